/* label_list.c: the labels of a list of values, from the names that stand in the same order before it (A、B和C增长1%、2%和
 * 3%), or from the levels said before it (分别增长22%和26%). label.c names what stands alone.
 */
#include "label.h"

/* The last number of the list that begins at i: 1.5%、2%和3%. Nothing but conjunctions and what carries a number
 * between. */
uint32_t list_end(const struct reader *rd, uint32_t i)
{
	const struct lexeme *lx = rd->lx;
	bool resp = phrase_respective(&rd->lx[i]) != NULL;
	for (;;) {
		uint32_t k = i + 1;
		while (is_word(&lx[k], W_AFTER | W_TAIL))
			k++;
		if (lx[k].kind != LEX_DUN && !is_word(&lx[k], W_AND))
			return i;
		k++;
		while (is_word(&lx[k], W_REACH | W_ADV | W_UP | W_DOWN) && !is_word(&lx[k], W_RESP))
			k++;
		if (lx[k].kind != LEX_NUMBER)
			return i;
		const struct token *a = token_of(rd, &lx[i]), *b = token_of(rd, &lx[k]);
		if (!resp && (a->kind != b->kind || (!a->shared_unit && !ds_str_eq(a->unit, b->unit))))
			return i;
		i = k;
	}
}

/* 一级、二级、三级医院起付线: what stands behind the word that the last name has in common with those before. */
static struct ds_str common_tail(const struct phrase *names, uint32_t n)
{
	struct ds_str last = names[n - 1].text, first = names[0].text;
	if (n >= 2 && first.n == CHAR && last.n >= 3 * CHAR) { /* 轻、重工业占比 */
		struct ds_str tail = phrase_tail(last);
		for (uint32_t k = 1; k + 1 < n; k++)
			if (names[k].text.n != CHAR)
				return DS_STR("");
		if (tail.n && last.n - tail.n == 2 * CHAR && !char_in(last.p + CHAR, last.p + last.n, "肉"))
			return tail; /* 猪、家禽出栏; but 猪、羊|肉产量 */
		return (struct ds_str){ last.p + CHAR, last.n - CHAR };
	}
	if (n < 2 || first.n < 2 * CHAR || first.n > 4 * CHAR || last.n < first.n + 2 * CHAR)
		return DS_STR("");
	/* 城镇和农村|低保对象 */
	size_t part = n == 2 && is_sort(first, S_PART) ? sort_at(last.p, last.p + last.n, S_PART) : 0;
	if (part && part + 2 * CHAR <= last.n)
		return (struct ds_str){ last.p + part, last.n - part };
	struct ds_str head = { first.p + first.n - CHAR, CHAR };
	for (uint32_t k = 1; k + 1 < n; k++)
		if (!ds_str_ends(names[k].text, head) || names[k].text.n > 4 * CHAR)
			return DS_STR("");
	if (ds_str_eq((struct ds_str){ last.p + first.n - CHAR, CHAR }, head))
		return (struct ds_str){ last.p + first.n, last.n - first.n };
	for (size_t at = CHAR; at + 3 * CHAR <= last.n && at <= 3 * CHAR;
	     at += CHAR) /* 国家级、省级、市级|龙头企业 */
		if (n > 2 && ds_str_eq((struct ds_str){ last.p + at, CHAR }, head))
			return (struct ds_str){ last.p + at + CHAR, last.n - at - CHAR };
	return DS_STR("");
}

static const char *const share_words[] = { "占比", "比重", "比例" };

/* What names of a list share beside what is measured: 稻谷、玉米、大豆|补贴. */
static const char *const shared_words[] = {
	"补贴", "在校生",   "天数",     "病例", "用户",     "补助", "贷款",   "毕业生", "在校学生", "用户数",
	"均价", "单产",     "亩产",     "人次", "专任教师", "户数", "学生数", "门诊量", "市场份额", "床位",
	"人数", "累计增速", "平均增速", "增速", "增幅",     "涨幅", "降幅",   "跌幅",   "平均分",   "患者",
};

static void share_tail(struct reader *rd, struct phrase *names, uint32_t n)
{
	static const char *const whole[] = { "数", "价", "总量", "总数" }; /* 火灾总量和死亡人数 */
	struct ds_str tail = common_tail(names, n);
	if (!tail.n)
		tail = phrase_tail(names[n - 1].text);
	const size_t share = tail.n ? 0 : ENDS_ANY(names[n - 1].text, share_words); /* 农业、工业用水|占比 */
	if (share && share < names[n - 1].text.n)
		tail = (struct ds_str){ names[n - 1].text.p + names[n - 1].text.n - share, share };
	const size_t each = tail.n ? 0 : ENDS_ANY(names[n - 1].text, shared_words); /* 稻谷、玉米、大豆|补贴 */
	if (each && each + 2 * CHAR <= names[n - 1].text.n)
		tail = (struct ds_str){ names[n - 1].text.p + names[n - 1].text.n - each, each };
	for (uint32_t k = 0; tail.n && k + 1 < n; k++)
		if (names[k].text.n && !ENDS_ANY(names[k].text, whole) && !phrase_tail(names[k].text).n &&
		    !ENDS_ANY(names[k].text, share_words) && !ds_str_ends(names[k].text, tail) &&
		    names[k].text.n <= LABEL_MAX)
			names[k].text = names[k].noun = phrase_join(rd, names[k].text, tail);
}

/* 蔬菜播种面积、|产量: a measure of a crop that names none takes the crop of the name before. */
static void names_own(struct reader *rd, struct phrase *names, uint32_t n)
{
	static const char *const areas[] = { "面积", "数量", "人数" };
	static const char *const sums[] = { "金额", "均价", "销售额" };
	for (uint32_t k = 1; k < n; k++) {
		struct ds_str owner = label_crop(names[k - 1].text);
		const size_t area = owner.n ? 0 : ENDS_ANY(names[k - 1].text, areas);
		if (area && names[k - 1].text.n >= area + 2 * CHAR && names[k - 1].text.n <= LABEL_MAX &&
		    IS_ANY(names[k].text, sums)) /* 商品房销售面积和|金额 */
			owner = (struct ds_str){ names[k - 1].text.p, names[k - 1].text.n - area };
		if (owner.n && (area || label_is_yield(names[k].text)))
			names[k].text = names[k].noun = phrase_join(rd, owner, names[k].text);
	}
}

static uint32_t list_count(const struct reader *rd, uint32_t first, uint32_t last)
{
	uint32_t n = 0;
	for (uint32_t i = first; i <= last; i++)
		n += rd->lx[i].kind == LEX_NUMBER;
	return n;
}

/* 两项指标分别增长22%和26%: a word that only sums up what was named before. */
static bool is_summary(struct ds_str s)
{
	static const char *const words[] = { "指标", "数据", "数字", "两者", "二者", "三者" };
	return IS_ANY(s, words);
}

/* Is b another level of what a is one of? */
static bool level_is_of(const struct level *a, const struct level *b)
{
	return !b->beside && a->label.n && ds_str_eq(a->label, b->label) &&
	       ds_place_eq(a->scope.place, b->scope.place);
}

/* The last n levels of the sentence name n growths in order; `alike`: those of one unit do. */
static bool label_levels(const struct reader *rd, uint32_t first, uint32_t last, uint32_t n, bool alike,
			 struct label *out)
{
	const struct flow *f = &rd->flow;
	uint32_t end = f->levels_n, from = f->levels_from;
	if (end > from && is_summary(f->levels[(end - 1) % FLOW_LEVELS].label))
		end--; /* the count of those words */
	if (end == from)
		from = f->levels_past; /* …收入286亿元。两项分别增长12%和15% */
	if (f->levels_n - from > FLOW_LEVELS)
		from = f->levels_n - FLOW_LEVELS;
	/* 甲组5户,共12人,乙组8户: what has two levels is one of the names */
	uint32_t names[FLOW_LEVELS], found = 0;
	for (uint32_t k = end; k > from && found < n; k--) {
		const struct level *v = &f->levels[(k - 1) % FLOW_LEVELS];
		static const char *const times[] = { "天", "年", "个月", "周", "小时" };
		if (IS_ANY(v->unit, times) && token_of(rd, &rd->lx[first])->kind == DS_KIND_PERCENT)
			continue; /* 与去年7天比较,分别增长28%和34% */
		if (from == f->levels_from && is_word(&rd->lx[v->at + 1], W_AFTER) && in_phrase(&rd->lx[v->at + 2]))
			continue; /* 投资额5亿元及以上|项目14个 */
		if (alike && found && !ds_str_eq(v->unit, f->levels[names[0]].unit))
			continue;
		if (found && level_is_of(v, &f->levels[names[found - 1]]))
			names[found - 1] = (k - 1) % FLOW_LEVELS;
		else
			names[found++] = (k - 1) % FLOW_LEVELS;
	}
	if (found < n)
		return false;
	for (uint32_t i = first; i <= last; i++) {
		if (rd->lx[i].kind != LEX_NUMBER)
			continue;
		const struct level *v = &f->levels[names[--found]];
		out[i] = (struct label){ .text = v->grows, .noun = v->noun, .scope = v->scope, .set = true };
	}
	return true;
}

/* 教育支出、社会保障和就业支出、卫生支出 of three values: 和 joins two words of one name, or two names. */
static uint32_t names_merge(struct reader *rd, struct phrase *names, uint32_t n, uint32_t values)
{
	const char *text = rd->r->text.p;
	for (uint32_t k = 0; values > 1 && n > values && k + 1 < n; k++) {
		struct phrase *a = &names[k], *b = a + 1;
		if (!a->text.n || !b->text.n)
			continue;
		const bool written =
		    a->text.p >= text && b->text.p > a->text.p + a->text.n && b->text.p <= text + rd->r->text.n;
		if (!written)
			continue;
		struct ds_str gap = { a->text.p + a->text.n, (size_t)(b->text.p - (a->text.p + a->text.n)) };
		if (gap.n != CHAR || ds_str_eq(gap, DS_STR("、")))
			continue;
		a->text.n = a->noun.n = (size_t)(b->text.p + b->text.n - a->text.p);
		a->noun.p = a->text.p;
		memmove(b, b + 1, (n - k - 2) * sizeof(*b));
		n--;
	}
	return n;
}

/* 甲公司和乙公司表现不俗,营收分别增长1%和2%: each name with what all of them do or have. */
static void names_take(struct reader *rd, struct phrase *names, uint32_t n, struct ds_str what)
{
	for (uint32_t k = 0; what.n && k < n; k++)
		if (names[k].text.n && names[k].text.n + what.n <= LABEL_MAX) {
			if (ds_str_ends(what, DS_STR("价格")) && ds_str_ends(names[k].text, DS_STR("价格")) &&
			    names[k].text.n > 2 * CHAR)
				names[k].text.n -= 2 * CHAR; /* 毛桃、油桃价格下降,批发价格分别 */
			names[k].text = names[k].noun = phrase_join(rd, names[k].text, what);
		}
}

/* 茶产值和税收: two names in one, that two values take; returns how many there are. */
static uint32_t name_split(struct phrase *names)
{
	struct ds_str s = names[0].text;
	size_t at = ds_str_find(s, DS_STR("和"), 0);
	if (at == SIZE_MAX)
		at = ds_str_find(s, DS_STR("与"), 0);
	if (at == SIZE_MAX || at < 2 * CHAR || s.n - at < 3 * CHAR || s.n - at > 7 * CHAR ||
	    !(phrase_tail((struct ds_str){ s.p, at }).n || phrase_is_amount((struct ds_str){ s.p, at })))
		return 1;
	names[1] = names[0];
	names[0].text = names[0].noun = (struct ds_str){ s.p, at };
	names[1].text = names[1].noun = (struct ds_str){ s.p + at + CHAR, s.n - at - CHAR };
	return 2;
}

/* 甲税和乙税分别下降5%和2%,|减收8万元和3万元, 两年平均下降3%和1%: the list before has as many values, whose names these take. */
static bool names_before(const struct reader *rd, uint32_t first, uint32_t last, uint32_t n, struct label *out)
{
	uint32_t at = numbers_from(rd, first);
	at -= at && token_of(rd, &rd->lx[rd->numbers[at - 1]])->kind == DS_KIND_DURATION; /* 两年|分别增长 */
	const uint32_t *number = &rd->numbers[at];
	if (at < n || list_end(rd, number[-(int)n]) != number[-1] || !ends_clause(&rd->lx[number[-1]] + 1))
		return false;
	for (uint32_t i = first, k = 0; i <= last; i++)
		if (rd->lx[i].kind == LEX_NUMBER)
			out[i] = out[number[(int)k++ - (int)n]];
	return true;
}

/* 总产量, 亩均收入, 占比: a measure alone, that says nothing without what it is of; how many bytes of its end say which. */
static size_t measure_alone(struct ds_str s)
{
	static const char *const hows[] = { "亩均", "户均", "人均", "平均", "日均", "年均", "总", "年" };
	if (!s.n)
		return 0;
	const size_t share = ENDS_ANY(s, share_words), how = ANY_AT(s.p, s.p + s.n, hows);
	const size_t of = s.n - share; /* 占总值的|比重 */
	if (share &&
	    (!of || ds_str_starts(s, DS_STR("占")) || (of > CHAR && char_in(s.p + of - CHAR, s.p + of, "的"))))
		return share;
	static const char *const others[] = {
		"市场份额", "份额", "均价", "单产", "亩产", "单价", "成活率", "完成率"
	};
	const struct ds_str rest = { s.p + how, s.n - how };
	return IS_ANY(rest, others) || phrase_names_measure(rest) || (phrase_is_amount(rest) && rest.n <= 2 * CHAR)
		   ? s.n
		   : 0;
}

/* 苹果、梨面积分别达到8万亩和2万亩,|总产量分别为12万吨和3万吨: the things of as many values right before, each with the measure;
 * returns how many. */
static uint32_t names_owning(struct reader *rd, uint32_t first, uint32_t n, struct ds_str what,
			     const struct label *out, struct phrase *names)
{
	const uint32_t at = numbers_from(rd, first), *number = &rd->numbers[at];
	const size_t tail = measure_alone(what);
	if (!tail || at < n || n > PHRASE_NAMES || !phrase_respective(&rd->lx[first]))
		return 0;
	for (const struct lexeme *l = &rd->lx[number[-(int)n]]; l < &rd->lx[number[-1]]; l++)
		if (ends_clause(l) && l->kind != LEX_DUN)
			return 0;
	if (at > n && !ends_clause(&rd->lx[number[-(int)n]] - 1) &&
	    list_end(rd, number[-(int)n - 1]) != number[-(int)n - 1])
		return 0;
	what = (struct ds_str){ what.p + what.n - tail, tail };
	for (uint32_t k = 0; k < n; k++) {
		const struct label *of = &out[number[(int)k - (int)n]];
		struct ds_str owner = of->noun.n ? of->noun : of->text;
		const size_t measure = phrase_tail(owner).n ? phrase_tail(owner).n : ENDS_ANY(owner, shared_words);
		owner.n -= tail == what.n && measure < owner.n && !ENDS_ANY(what, share_words) ? measure : 0;
		if (!owner.n || owner.n + what.n > LABEL_MAX || of->place ||
		    (k && ds_str_eq(owner, names[k - 1].subject)))
			return 0;
		names[k] = (struct phrase){ .subject = owner };
		names[k].text = names[k].noun = phrase_join(rd, owner, what);
	}
	for (uint32_t k = 0; k < n; k++)
		names[k].subject = DS_STR("");
	return n;
}

static bool is_compared_time(const struct reader *rd, const struct lexeme *l)
{
	return char_before_in(rd->r->text.p + l->start, rd->r->text.p, "与比较同跟以");
}

/* 2021、2022、2023年: the n years that end with the time l, the last with its 年; false when there are not so many. */
static bool years_listed(const struct reader *rd, const struct lexeme *l, struct ds_str *out, uint32_t n)
{
	enum { YEAR = 4 };
	const char *begin = rd->r->text.p + rd->lx[0].start, *end = rd->r->text.p + l->end;
	const char *p = end - CHAR - YEAR;
	if (p < begin || !char_in(end - CHAR, end, "年"))
		return false;
	for (uint32_t k = n; k-- > 0; p -= YEAR + CHAR) {
		for (int d = 0; d < YEAR; d++)
			if (p[d] < '0' || p[d] > '9')
				return false;
		out[k] = (struct ds_str){ p, k == n - 1 ? YEAR + CHAR : YEAR };
		if (k && (p - CHAR - YEAR < begin || !char_in(p - CHAR, end, "、和")))
			return false;
	}
	return true;
}

/* 2022年和2023年产值|分别为3亿元和4亿元: each value of the list has its own time. */
void list_periods(struct reader *rd, uint32_t first, uint32_t last, struct label *out)
{
	const struct lexeme *resp = phrase_respective(&rd->lx[first]), *l = resp;
	const uint32_t values = list_count(rd, first, last);
	struct ds_str times[PHRASE_NAMES];
	uint32_t n = 0;
	if (!resp || values < 2 || values > PHRASE_NAMES)
		return;
	const uint32_t at = numbers_from(rd, first), *number = &rd->numbers[at];
	/* not 比上年分别 */
	for (l--; l > rd->lx && l->kind != LEX_NUMBER; l--)
		if (l->kind == LEX_TIME && !is_compared_time(rd, l))
			break;
	if (l->kind == LEX_NUMBER) { /* 面积分别为3亩和4亩,|成活率分别为88%和91% */
		for (uint32_t i = first, k = 0; at >= values && number[-(int)values] < first && i <= last; i++)
			if (rd->lx[i].kind == LEX_NUMBER)
				out[i].period = out[number[(int)k++ - (int)values]].period;
		return;
	}
	if (l->kind == LEX_TIME && years_listed(rd, l, times, values))
		n = values;
	for (; n < values && l->kind == LEX_TIME; l -= 2) {
		times[values - ++n] = lexeme_text(rd, l);
		if (n == values || l < rd->lx + 2 || (l[-1].kind != LEX_DUN && !is_word(l - 1, W_AND)))
			break;
	}
	if (n != values || is_compared_time(rd, l))
		return; /* 与去年及2019年相比 */
	for (uint32_t i = first, k = 0; i <= last; i++)
		if (rd->lx[i].kind == LEX_NUMBER)
			out[i].period = times[k++];
}

/* A list of values on its way to its names. */
struct listing {
	struct reader *rd;
	uint32_t first, last, values;
	struct phrase names[PHRASE_NAMES];
	uint32_t n;                 /* of them */
	struct phrase after, whole; /* behind the last value; before the first */
	bool resp;                  /* 分别 stands before the values */
	bool counted;               /* what stands behind names them */
	bool each;                  /* 三县分别占: a place each */
	bool money;
};

/* The names that a row, a clause before or what was named before gives; true: the values have their labels already. */
static bool names_find(struct listing *l, struct label *out)
{
	struct reader *rd = l->rd;
	const struct phrase *whole = &l->whole;
	const uint32_t first = l->first, last = l->last, values = l->values;
	l->n = list_names(rd, first, values, l->names);
	if (l->n == 0)
		l->n = phrase_names(rd, first, l->names, PHRASE_NAMES);
	if (l->n > 1)
		return false;
	if (is_summary(whole->text) && label_levels(rd, first, last, values, false, out))
		return true;
	l->each = rd->flow.places_n == values && l->resp;
	static const char *const ranges[] = { "幅度", "涨幅", "降幅", "跌幅", "增幅", "升幅" };
	const bool told = l->resp || (values > 2 && IS_ANY(whole->text, ranges));
	if (!l->each && values > 1 && values <= PHRASE_NAMES && told) {
		l->n = phrase_names_said(rd, first, l->names, values);
		if (l->n > 1) {
			names_take(rd, l->names, l->n, l->counted ? l->after.text : whole->text);
			return false;
		}
		l->n = 0;
	}
	/* 签约12个,开工8个,分别|完成|全年任务的80%、64%: the aim is of what was named before */
	static const char *const aims[] = { "任务", "目标", "计划", "指标" };
	const bool aim = whole->compared && (rd->said & W_PART) && ENDS_ANY(whole->text, aims);
	if (!l->each && !l->counted && (!whole->text.n || aim) &&
	    (label_levels(rd, first, last, values, aim, out) ||
	     (aim && label_levels(rd, first, last, values, false, out))))
		return true;
	return (whole->alone || !whole->text.n) && !l->counted && names_before(rd, first, last, values, out);
}

/* Gives the names what they lack: one for all of the values, the measure that the last has, what grew before. */
static void names_complete(struct listing *l, const struct label *out)
{
	struct reader *rd = l->rd;
	struct phrase *names = l->names;
	if (l->n < 2 && l->values > 1)
		l->n = names_owning(rd, l->first, l->values, l->whole.text, out, names);
	if (l->n < 2) {
		struct label one = label_one(rd, l->first, NULL);
		names[0] = l->counted ? l->after : (struct phrase){ .text = one.text, .noun = one.noun };
		l->n = 1;
	}
	if (l->n > 1 && names[0].place && !names[0].text.n) { /* 粮价上涨2%。其中,甲、乙、丙分别上涨… */
		const struct theme *m = list_theme(rd, token_of(rd, &rd->lx[l->last]));
		for (uint32_t k = 0; m && k < l->n; k++)
			names[k].text = names[k].noun = m->label;
	}
	if (l->n == 1 && l->values == 2 && !l->counted && l->resp)
		l->n = name_split(names); /* 产值和税收增长15倍,分别达15亿元和5119万元 */
	l->n = names_merge(rd, names, l->n, l->values);
	if (l->n == 1 && !names[0].text.n && l->whole.moved && rd->flow.past.n)
		names[0].text = names[0].noun = rd->flow.past;
	share_tail(rd, names, l->n);
	names_own(rd, names, l->n);
	if (l->money && l->n == 1)
		names[0].text = names[0].noun = label_money(rd, l->first, names[0].text);
}

/* A list of values takes a list of names in order; what has no name left is empty. One name serves all. */
void label_list(struct reader *rd, uint32_t first, uint32_t last, struct label *out)
{
	struct listing l = { .rd = rd, .first = first, .last = last, .values = list_count(rd, first, last) };
	l.after = phrase_after(rd, last);
	l.whole = phrase_before(rd, first);
	l.resp = phrase_respective(&rd->lx[first]) != NULL;
	l.money = token_of(rd, &rd->lx[first])->kind == DS_KIND_MONEY;
	/* 以3分09秒和3分11秒的成绩; 学子获2000元、3000元不等的|助学金 */
	l.counted =
	    l.after.text.n && (!is_measure(token_of(rd, &rd->lx[last])) || (l.after.of && !l.whole.text.n) ||
			       (l.money && l.whole.bare && label_is_sum(l.after.text)));
	if (names_find(&l, out))
		return;
	names_complete(&l, out);
	uint32_t k = 0;
	for (uint32_t i = first; i <= last; i++) {
		if (rd->lx[i].kind != LEX_NUMBER)
			continue;
		const struct phrase *p = l.n == 1 ? &l.names[0] : k < l.n ? &l.names[k] : NULL;
		out[i] = (struct label){ .change = l.whole.change, .set = true };
		if (p) {
			out[i].text = p->text;
			out[i].noun = p->noun;
			out[i].place = p->place;
		}
		if (l.each && k < FLOW_PLACES)
			out[i].scope = (struct scope){ rd->flow.places[k], true };
		label_owner(rd, i, &out[i]);
		k++;
	}
}

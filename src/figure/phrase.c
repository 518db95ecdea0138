/* phrase.c: noun phrases before a number. Backwards from it: words that only carry the number (达到, 同比增长, 已) are
 * passed, then the phrase reaches to the verb, preposition, time, place or mark that opens it. It does not look behind
 * the number (phrase_after.c) or into other clauses (phrase_clause.c), and does not choose (label.c).
 */
#include "phrase.h"
#include "dushu/text.h"

/* The bracket before a number that closes at l, when it is short: its opening lexeme, or NULL. */
const struct lexeme *bracket_open(const struct lexeme *l)
{
	const struct lexeme *k = l - 1;
	for (int n = 0; n < LOOK_BACK && !ends_clause(k); n++, k--)
		if (k->kind == LEX_OPEN)
			return k;
	return NULL;
}

/* ---- before ----------------------------------------------------------------------------------------------- */

/* Does a noun stand at l, or before the adverbs there? 业务量累计完成1188亿件 */
static bool indicates(const struct lexeme *l)
{
	while (is_word(l, W_ADV | W_REACH | W_EACHALL) && !is_word(l, NOMINAL))
		l--;
	const struct lexeme *open = l->kind == LEX_CLOSE ? bracket_open(l) : NULL;
	return in_phrase(open ? open - 1 : l); /* 投资(500万元以上)完成11亿元 */
}

/* 最大雨量为甲乡112毫米: is the place at l where a measure was taken, behind 为 or 是 and the measure? 最大雨强|甲乡65毫米 */
static bool names_site(const struct reader *rd, const struct lexeme *l)
{
	while (l[-1].kind == LEX_PLACE)
		l--;
	if (l[-1].kind == LEX_TEXT || is_word(l - 1, W_NOUN))
		return ends_sort(lexeme_text(rd, l - 1), S_WEATHER);
	return is_word(l - 1, W_REACH) && !is_word(l - 1, W_EDGE) && in_phrase(l - 2);
}

/* 甲乡|站112毫米: a station that is called after its place. */
static bool is_station(const struct reader *rd, const struct lexeme *l)
{
	static const char *const stations[] = { "站",     "测站",   "雨量站", "水文站", "水位站",
						"气象站", "自动站", "监测站", "測站",   "氣象站" };
	return l->kind == LEX_TEXT && l[-1].kind == LEX_PLACE && IS_ANY(lexeme_text(rd, l), stations);
}

/* Passes what carries the number. */
struct walk walk_back(const struct reader *rd, const struct lexeme *number)
{
	struct walk w = { .l = number - 1 };
	for (;; w.crossed = true) {
		const struct lexeme *l = w.l;
		if (l->kind == LEX_WORD) {
			bool near = l == number - 1 || (l == number - 2 && is_word(l + 1, W_EACHALL | W_EACHHEAD));
			bool takes = l->end - l->start == CHAR || lexeme_says(rd, l, "采用"); /* 设计速度采用 */
			const bool in = is_word(l - 1, W_TARGET) && is_word(l, W_PREP) && lexeme_says(rd, l, "在");
			if (near && is_word(l, W_PREP) && takes && indicates(l - 1 - in) && /* 利润预计|在 */
			    !is_word(l, W_AND | W_FROM)) {
				w.l--; /* 入住率在七成上下 */
				continue;
			}
			if (l == number - 1 && (l->cls & W_PREP) && lexeme_says(rd, l, "采用") &&
			    in_phrase(l - 1)) {
				w.direct = true; /* 设计速度采用80公里/小时 */
				w.l--;
				continue;
			}
			bool each = is_word(l, W_EACHHEAD) && !in_phrase(l + 1); /* 某药每片由5.6元 */
			if (!each &&
			    ((l->cls & (NOMINAL | W_NEWADD)) || !(l->cls & (CARRIES | W_DE | W_VERB | W_LIGHT))))
				return w;
			bool carries = is_word(l - 1, W_RESP) || (is_word(l, W_PART | W_GAIN) && indicates(l - 1));
			if (is_verb(l) && !carries && !(l->cls & (W_ADV | W_REACH | W_TARGET | W_NORM)))
				return w;
			w.direct |= (l->cls & (W_REACH | W_NORM)) && !(l->cls & W_HAS);
			w.shared |= (l->cls & W_SHARE) != 0;
			w.moved |= (l->cls & (W_UP | W_DOWN | W_LEVELBY)) != 0;
		} else if (l->kind == LEX_CLOSE) {
			const struct lexeme *open = bracket_open(l);
			if (!open)
				return w;
			w.l = open;
		} else if (l->kind == LEX_COLON || l->kind == LEX_OPEN || l->kind == LEX_MARK) {
			bool list = l->kind == LEX_COLON && is_word(l - 1, W_REACH); /* 分别为:15件、8件 */
			bool said = l->kind == LEX_COLON && l[1].kind == LEX_MARK;   /* 他说:“20万呢” */
			if (((w.crossed || !in_phrase(l - 1)) && !list) || said)
				return w;
			w.direct = true;
		} else if (l == number - 1 && is_station(rd, l) && names_site(rd, l - 1)) {
			w.direct = true;
		} else if (l->kind == LEX_TEXT && bytes_of(l, l) == CHAR && !lexeme_says(rd, l, "最") &&
			   ds_word_pos(lexeme_text(rd, l)) == DS_POS_ADVERB) {
			; /* 销量却|只|比上年多3% */
		} else if (l->kind == LEX_PLACE && l >= number - 2 && names_site(rd, l)) {
			w.direct = true; /* 最大雨量为甲乡112毫米 */
			while (w.l[-1].kind == LEX_PLACE)
				w.l--;
		} else if ((l->kind == LEX_NUMBER || l->kind == LEX_OTHER) && is_word(l - 1, W_EACH)) {
			w.l--; /* 每50公斤 */
		} else if (l->kind == LEX_NUMBER && is_word(l + 1, W_LEAN) &&
			   is_word(l + 2, W_RESP | W_UP | W_DOWN) && token_of(rd, l)->kind == DS_KIND_DURATION) {
			; /* 消费支出|两年平均增长5% */
		} else if (l->kind != LEX_TIME) {
			return w;
		}
		w.l--;
	}
}

uint32_t phrase_each_noun(const struct reader *rd, const struct lexeme *number, const struct lexeme *each)
{
	if (!is_word(each, W_EACHHEAD) || each[1].kind != LEX_TEXT || walk_back(rd, number).l != each + 1)
		return EACH_ALL;
	uint32_t n = each[1].end - each[1].start;
	static const struct ds_str times[] = {
		{"年",  3},
                { "月", 3},
                { "日", 3}
	};
	struct ds_str noun = text_of(rd, each[1].start, each[1].end);
	for (size_t t = 0; n >= 3 * CHAR && t < DS_COUNT(times); t++)
		if (ds_str_starts(noun, times[t]))
			return 0; /* 每座年纯收入3万元 */
	if (is_word(each, W_EACHALL))
		return 0; /* 每次献全血200毫升 */
	static const char *const costs[] = { "成本", "租金", "造价", "造價", "售价", "售價" };
	if ((n == 2 * CHAR || n == 3 * CHAR) &&
	    (ends_sort(noun, S_GIFT | S_MONEY | S_MEASURE) || ENDS_ANY(noun, costs)))
		return n - 2 * CHAR; /* 每株苗补贴8元, 每栋造价13万元 */
	if (n < 4 * CHAR)
		return EACH_ALL;
	struct ds_word first; /* 每台机器人|可替代, 每名志愿者|服务时长 */
	const bool whole = ds_words_cut(noun, &first, 1) && first.at.end > 2 * CHAR && first.at.end < n;
	return whole ? first.at.end : 2 * CHAR;
}

INLINED bool ends_with(struct ds_str s, const char *z)
{
	return ds_str_ends(s, ds_str_of(z));
}

/* 3、|招生人数: the number of a section. */
static bool is_section(const struct reader *rd, const struct lexeme *l)
{
	return l->kind == LEX_OTHER && token_of(rd, l)->cls == DS_CLASS_LIST;
}

/* 这条|鱼|有37斤: is what s says one that is pointed at, and not what an amount is counted with? */
static bool is_one_of(const struct reader *rd, struct span_of s)
{
	const char *det = rd->r->text.p + s.first->start;
	return s.last[1].kind != LEX_NUMBER && s.first[-1].end - s.first[-1].start == 2 * CHAR &&
	       char_before_in(det, det - CHAR, "条只头棵根匹尾株艘块條隻頭");
}

struct phrase phrase_of(const struct reader *rd, struct span_of s)
{
	struct phrase p = { .bare = s.bare };
	const struct lexeme *added = is_word(s.first, W_NEWADD) ? s.first : NULL;
	/* A quotation in front of a noun that is long enough without it is left out, and the verb before it. */
	if (s.noun > s.first && s.noun < s.last && s.noun->kind == LEX_QUOTE &&
	    s.last->end - s.noun[1].start >= 4 * CHAR)
		s.first = s.noun;
	if (s.first < s.last && s.first->kind == LEX_QUOTE && s.last->end - s.first[1].start >= 4 * CHAR &&
	    in_phrase(s.first + 1))
		s.first++, s.noun = s.noun < s.first ? s.first : s.noun;
	/* 多个乡镇建设认定|“扶贫车间”17家: the long words before a name hold a verb */
	if (s.noun == s.first && s.last == s.first + 1 && s.last->kind == LEX_QUOTE && s.first->kind == LEX_TEXT &&
	    bytes_of(s.first, s.first) >= 6 * CHAR)
		s.first = s.noun = s.last;
	/* 引进|一家|投资2亿元的公司 */
	if (is_word(s.last, W_INVEST) && s.last > s.first && s.last[-1].kind == LEX_OTHER &&
	    ds_str_starts(lexeme_text(rd, s.last - 1), DS_STR("一")) &&
	    bytes_of(s.last - 1, s.last - 1) <= 2 * CHAR)
		s.first = s.noun = s.last;
	while (s.first < s.last && is_section(rd, s.first))
		s.first++, s.noun = s.noun < s.first ? s.first : s.noun;
	while (s.first <= s.last && (s.first->kind == LEX_DUN || is_word(s.first, W_AND | W_DE)))
		s.first++, s.noun = s.noun < s.first ? s.first : s.noun;
	if (s.first + 1 < s.last && s.first[-1].kind == LEX_PLACE && bytes_of(s.first, s.first) == CHAR &&
	    s.first[1].kind == LEX_DUN)
		s.first = s.noun = s.first + 2; /* 徐闻港、海安新港待渡车辆 */
	if (s.first == s.last && s.first->kind == LEX_OTHER &&
	    (s.last[1].kind == LEX_NUMBER || is_word(s.last + 1, W_REACH)) &&
	    bytes_of(s.first, s.last) <= 2 * CHAR &&
	    ds_str_starts(text_of(rd, s.first->start, s.first->end), DS_STR("一")))
		return p; /* 一片|200亩的样板地 */
	if (s.first < s.last && s.last->kind == LEX_OTHER && s.last[1].kind == LEX_NUMBER &&
	    is_word(s.last - 1, W_AND) && ds_str_starts(lexeme_text(rd, s.last), DS_STR("一")))
		return p; /* 男童和一名|20岁女子 */
	if (s.first == s.last && s.first->kind == LEX_OTHER && token_of(rd, s.first)->cls == DS_CLASS_DATE)
		return p; /* 一、二、三季度 */
	static const char *const days[] = { "天", "日", "年", "次", "场", "季" };
	if (s.first == s.last && s.first->kind == LEX_OTHER && s.last[1].kind == LEX_WORD &&
	    ENDS_ANY(text_of(rd, s.first->start, s.first->end), days))
		return p; /* 第三天|较第二天增长15% */
	if (s.first == s.last && s.first->kind == LEX_OTHER && is_word(s.last + 1, W_DE) &&
	    ds_str_starts(text_of(rd, s.first->start, s.first->end), DS_STR("第")))
		return p; /* 第七届的2.5亿元 */
	while (s.first < s.last && s.last->kind == LEX_OTHER && phrase_is_digits(lexeme_text(rd, s.last)))
		s.last--; /* 常住人口|421300 */
	if (s.first > s.last)
		return p;
	if (bytes_of(s.first, s.last) > TEXT_MAX)
		for (const struct lexeme *l = s.last; l > s.first; l--)
			if (l->kind == LEX_DUN) {
				s.first = s.noun = l + 1;
				break;
			}
	p.text = phrase_without_note(phrase_when(said_unquoted(rd, text_of(rd, s.first->start, s.last->end))));
	if (added && p.text.p > rd->r->text.p + added->start && p.text.p <= rd->r->text.p + s.last->start)
		p.text = phrase_join(rd, lexeme_text(rd, added), p.text); /* 新增省级“小巨人”|企业 */
	if (phrase_is_cause(p.text))
		return (struct phrase){ .bare = false };
	if (s.first[-1].kind == LEX_PLACE && ds_str_eq(p.text, DS_STR("地区")) &&
	    ds_str_ends(rd->flow.label, p.text))
		p.text = text_of(rd, s.first[-1].start, s.last->end); /* 华东地区占29%,新疆|地区|占2% */
	else if (s.first[-1].kind == LEX_PLACE)
		p.text = phrase_without_reach(p.text);
	if (is_word(s.first - 1, W_DET) && s.first[-1].end == s.first->start && p.text.n > 2 * CHAR)
		p.text = phrase_without_body(lexeme_text(rd, s.first - 1), p.text);
	if (s.first[-1].kind == LEX_NUMBER && !s.bare && phrase_tail(p.text).n) {
		size_t head = phrase_head(p.text);
		p.text.p += head; /* 832个重点县|基础服务覆盖率 */
		p.text.n -= head;
	}
	if (s.first[-1].kind == LEX_NUMBER) {
		size_t among = phrase_among(p.text);
		if (among && among + 2 * CHAR < p.text.n) {
			p.text.p += among + CHAR; /* 四项指标中起数下降 */
			p.text.n -= among + CHAR;
		}
	}
	if (is_verb(s.first - 1) && s.first[-1].end == s.first->start && p.text.n > 2 * CHAR &&
	    ds_str_starts(p.text, DS_STR("出")) &&
	    !char_in(p.text.p + CHAR, p.text.p + 2 * CHAR,
		     "口租版生行国國院土栏欄让讓资資场場席勤差境入厂廠产品发血水"))
		p.text.p += CHAR, p.text.n -= CHAR; /* 评选出|一等奖各2名 */
	p.text = phrase_trim_before(p.text, s.bare);
	static const char *const only[] = { "仅", "僅", "却", "卻" };
	if (p.text.n > 2 * CHAR && STARTS_ANY(p.text, only)) {
		p.text.p += CHAR; /* 仅|补助4万元 */
		p.text.n -= CHAR;
	}
	p.noun = p.text;
	if (p.text.n > 2 * CHAR && ends_with(p.text, "最"))
		p.text.n -= CHAR; /* 积水最|深80厘米 */
	if (is_word(s.last + 1, W_EACHALL | W_EACHHEAD) && p.text.n > 2 * CHAR && ds_str_ends(p.text, DS_STR("达")))
		p.text.n -= CHAR; /* 最大流量达每秒7.5万立方米 */
	/* 调整后达到3260元: what was named before. */
	if (p.text.n >= 3 * CHAR && (p.text.n <= 5 * CHAR || rd->flow.aside.depth) && rd->flow.label.n &&
	    (ends_with(p.text, "后") || ends_with(p.text, "後")))
		p.text = DS_STR("");
	/* 这|头|牛重800公斤 */
	if (p.text.n >= 2 * CHAR && !s.bare && is_word(s.first - 1, W_DET) && s.first[-1].end == s.first->start &&
	    (lexeme_says(rd, s.first - 1, "这") || lexeme_says(rd, s.first - 1, "那")) &&
	    char_in(p.text.p, p.text.p + CHAR, "条只头棵根匹尾株艘块") && p.text.n <= 4 * CHAR) {
		p.text.p += CHAR;
		p.text.n -= CHAR;
		p.noun = p.text;
	} else if (p.text.n == CHAR && !s.bare &&
		   (phrase_is_empty(p.text) || (is_word(s.first - 1, W_DET) && !is_one_of(rd, s))))
		p.text = DS_STR(""); /* 4年里从400家, 这笔40万元的善款 */
	if (s.bare)
		p.noun = DS_STR("");
	else if (s.noun != s.first)
		p.noun = phrase_when(said_unquoted(rd, text_of(rd, s.noun->start, s.last->end)));
	if (!p.text.n)
		p.noun = p.text;
	if (s.who && !s.bare)
		p.who = text_of(rd, s.who->start, s.who_last->end);
	const struct lexeme *last = s.last;
	p.invest = is_word(last, W_INVEST);
	if (p.invest && last == s.first + 1 && s.first->kind == LEX_TEXT && bytes_of(last, last) <= 4 * CHAR &&
	    ends_sort(lexeme_text(rd, s.first), S_FIRM | S_OFFICE))
		p.text = p.noun = lexeme_text(rd, last); /* 公司|投资 */
	p.ratio = s.first == last && is_word(last, W_RATIO);
	static const char *const built[] = { "建设", "改造", "工程" }; /* 农村公路建设|总投资 */
	bool designed = ds_str_starts(p.text, DS_STR("设计")) && p.text.n <= 6 * CHAR; /* 设计行车|时速 */
	if (is_word(last, W_ATTR) && s.first < last && !is_word(s.first, W_NEWADD) && !designed &&
	    !(p.invest && (bytes_of(s.first, last) <= 6 * CHAR || ENDS_ANY(lexeme_text(rd, last - 1), built))))
		p.text = p.noun = text_of(rd, last->start, last->end);
	p.rate = is_word(last, W_RATEUP | W_RATEDOWN | W_SHARE) || ends_with(p.text, "率") ||
		 ends_with(p.text, "比重") || ends_with(p.text, "占比") || ends_with(p.text, "比例") ||
		 ends_with(p.text, "度");
	return p;
}

void phrase_invested(const struct reader *rd, struct span_of s, struct phrase *p)
{
	if (p->invest && s.first < s.last && bytes_of(s.first, s.last) <= 14 * CHAR && in_phrase(s.first) &&
	    ds_str_eq(p->text, lexeme_text(rd, s.last)))
		p->text = p->noun = text_of(rd, s.first->start, s.last->end);
}

/* 这样的学堂在全县农村已有40所: a word for a part of the place named after 在 says where; what stands before 在 is counted. */
static const struct lexeme *without_part(const struct reader *rd, const struct lexeme *l)
{
	if (l->kind != LEX_TEXT || !is_sort(lexeme_text(rd, l), S_PART))
		return l;
	const struct lexeme *k = l - 1;
	while (k->kind == LEX_PLACE || is_word(k, W_DET))
		k--;
	bool in = k->kind == LEX_WORD && (k->cls & W_PREP) && ds_str_eq(lexeme_text(rd, k), DS_STR("在"));
	return in && in_phrase(k - 1) ? k - 1 : l;
}

/* 在全省各地市中率先突破600亿: a phrase that says among or in what is no indicator; what stands before it may be. */
static const struct lexeme *without_place(const struct reader *rd, const struct lexeme *l)
{
	static const char *const ends[] = { "中",   "里",   "裡",   "内",   "內",   "期间",
					    "期間", "之间", "之中", "以来", "以內", "以内" };
	static const char *const under[] = { "数下", "动下", "响下", "景下", "用下", "况下", "撑下", "力下" };
	if (l->kind != LEX_TEXT)
		return l;
	if (ends_clause(l - 1) && ENDS_ANY(lexeme_text(rd, l), under))
		return l - 1; /* 高基数下|同比仍增长3% */
	if (!ENDS_ANY(lexeme_text(rd, l), ends))
		return l;
	const struct lexeme *k = l;
	for (int n = 0; n < LOOK_BACK && !ends_clause(k) && k->kind != LEX_NUMBER; n++, k--)
		if (k->kind == LEX_WORD && (k->cls & W_PREP) && k->end - k->start == CHAR)
			return k - 1;
	return l;
}

/* 拓宽道路3公里, 改善灌溉面积2万亩: so much was worked on, no quantity grew. */
static bool is_work(struct ds_str verb)
{
	static const char *const verbs[] = { "改善", "拓宽", "加宽", "加固", "改良", "拓寬" };
	return IS_ANY(verb, verbs);
}

/* 价格上涨的|有4种: the verb that says which of those counted are so many, before the number; NULL without one. */
static const struct lexeme *class_moved(const struct lexeme *number)
{
	const struct lexeme *de = number - 1;
	while (is_word(de, W_REACH | W_HAS | W_ADV) && !is_word(de, W_UP | W_DOWN | W_DE))
		de--;
	return is_word(de, W_DE) && is_word(de - 1, W_UP | W_DOWN) && !is_word(de - 1, W_TO) ? de - 1 : NULL;
}

struct phrase phrase_before(const struct reader *rd, uint32_t i)
{
	const struct lexeme *number = &rd->lx[i];
	const struct token *t = token_of(rd, number);
	bool money = t->kind != DS_KIND_COUNT;
	struct walk w = walk_back(rd, number);
	bool points = t->kind == DS_KIND_PERCENT && t->unit.n > CHAR; /* 个百分点: a distance */
	w.l = without_part(rd, without_place(rd, w.l));
	const struct lexeme *compare = rd->said & (W_CMP | W_WITH) ? comparison(w.l, w.moved || points) : NULL;
	if (!compare && points && !w.crossed)
		compare = phrase_base(w.l);
	if (!compare && (t->kind == DS_KIND_PERCENT || t->kind == DS_KIND_MULTIPLE))
		compare = phrase_part(number);
	if (!compare && (rd->said & W_FROM))
		compare = phrase_start(rd, number);
	/* 价格由每袋1.9元: the measure behind 每 is no label. */
	if (!compare && w.l->kind == LEX_TEXT && is_word(w.l - 1, W_EACH) && w.l->end - w.l->start <= 4 * CHAR)
		compare = w.l - 1;
	struct span_of s;
	if (compare) {
		struct walk v = walk_back(rd, compare);
		s = collect_back(rd->r->text, v.l, money);
		w.crossed = true;
	} else {
		s = collect_back(rd->r->text, w.l, money);
	}
	/* 2020年比2019年收案数上升7%: between two years is nothing; what is compared follows. */
	if (compare && is_word(compare, W_CMP) && s.first > s.last &&
	    (compare[-1].kind == LEX_TIME || ends_clause(compare - 1)) && is_word(compare + 1, K_TIME | W_NOW) &&
	    in_phrase(compare + 2 + is_verb(compare + 2))) {
		static const char *const measures[] = { "数", "率", "数量", "总量", "數", "时间", "成本" };
		const struct lexeme *end = compare + 2 + is_verb(compare + 2);
		while (in_phrase(end + 1))
			end++;
		/* 较去年同期火灾数减少1.8%: where nothing stands before, only a measure is sure to be compared */
		bool sure = compare[-1].kind == LEX_TIME || ENDS_ANY(lexeme_text(rd, end), measures);
		if (sure && end < number)
			s = (struct span_of){
				.first = compare + 2, .last = end, .noun = compare + 2, .stop = compare + 1
			};
	}
	/* 全市完成今年造林任务的52%: nobody but the place does it; what is done names the share. */
	if (compare && is_word(compare, W_PART) && s.first > s.last) {
		const struct lexeme *end = number - 1;
		while (end > compare && !is_word(end, W_DE))
			end--;
		/* 在建3处,完成总工程量的9%: an amount of work is another row than what was counted */
		static const char *const works[] = { "工程量",   "總工程量", "总投资", "投资额",
						     "工程总量", "土石方",   "任务",   "目标" };
		if (rd->flow.label.n && !(end > compare + 1 && ENDS_ANY(lexeme_text(rd, end - 1), works)))
			end = compare;
		const struct lexeme *first = compare + 1;
		while (first < end && !in_phrase(first) && !is_verb(first))
			first++;
		if (first < end && bytes_of(first, end - 1) <= 10 * CHAR)
			s = (struct span_of){ .first = first, .last = end - 1, .noun = first, .stop = first - 1 };
	}
	/* 房价指数除南京市下降0.6%外: the subject stands before 除. */
	if (s.first > s.last && s.stop->kind == LEX_PLACE && is_word(s.stop - 1, W_PREP) && in_phrase(s.stop - 2) &&
	    ds_str_starts(text_of(rd, s.stop[-1].start, s.stop[-1].end), DS_STR("除")))
		s = collect_back(rd->r->text, s.stop - 2, money);
	/* 6个乡镇3200户: the words are the noun of the number before; 16枚金牌和总分|45分: but for those behind 和. */
	if (!w.crossed && s.stop->kind == LEX_NUMBER && !s.bare && s.noun == s.first &&
	    token_of(rd, s.stop)->kind == DS_KIND_COUNT) {
		const struct lexeme *own = s.last;
		while (own > s.first && !is_word(own, W_AND))
			own--;
		if (own > s.first)
			s.first = s.noun = own + 1;
		else if (t->kind == DS_KIND_COUNT && !phrase_is_harm(text_of(rd, s.first->start, s.last->end)) &&
			 !phrase_tail(text_of(rd, s.first->start, s.last->end)).n)
			s.first = s.last + 1; /* but: 火灾4起|死亡18人, 5条国道|车流量9000辆 */
	}
	/* 120亩水面|产毛蟹2000公斤 */
	size_t yield = !w.crossed && s.stop->kind == LEX_NUMBER && !s.bare && money && s.first == s.last &&
			       s.first->kind == LEX_TEXT
			   ? phrase_yields(lexeme_text(rd, s.first))
			   : 0;
	/* 5个以上农民出资、|出资额在1万元: the first is said of what the number before counts */
	const struct lexeme *told = s.stop - is_word(s.stop, W_AFTER);
	if (told->kind == LEX_NUMBER && token_of(rd, told)->kind == DS_KIND_COUNT && !s.bare && s.noun == s.first) {
		const struct lexeme *own = s.last;
		while (own > s.first && own->kind != LEX_DUN)
			own--;
		if (own > s.first && phrase_is_amount(text_of(rd, own->end, s.last->end)))
			s.first = s.noun = own + 1;
	}
	/* 41种蔬菜|6元/公斤的均价: the noun is of the number before, what is measured stands behind */
	if (!w.crossed && s.stop->kind == LEX_NUMBER && !s.bare && money && t->kind != DS_KIND_PERCENT &&
	    token_of(rd, s.stop)->kind == DS_KIND_COUNT && is_word(number + 1, W_DE) && in_phrase(number + 2) &&
	    s.first <= s.last && !phrase_tail(text_of(rd, s.first->start, s.last->end)).n &&
	    !phrase_is_amount(text_of(rd, s.first->start, s.last->end)))
		s.first = s.last + 1;
	if (is_word(s.first, W_SHARE) && s.first < s.last && t->kind != DS_KIND_PERCENT &&
	    t->kind != DS_KIND_MULTIPLE) {
		s.noun = s.noun == s.first ? s.first + 1 : s.noun; /* 占|下达任务5万亩的84% */
		s.first++;
	}
	/* 最大雨量为|东冲乡145毫米: where it was measured, though no table has the place. */
	if (s.first == s.last && s.last == number - 1 && s.first->kind == LEX_TEXT &&
	    (lexeme_says(rd, s.stop, "为") || lexeme_says(rd, s.stop, "是") || lexeme_says(rd, s.stop, "為")) &&
	    in_phrase(s.stop - 1) && t->kind != DS_KIND_COUNT && t->kind != DS_KIND_PERCENT &&
	    t->kind != DS_KIND_MONEY && bytes_of(s.first, s.last) <= 10 * CHAR &&
	    (ends_sort(lexeme_text(rd, s.stop - 1), S_WEATHER) ||
	     (bytes_of(s.first, s.last) <= 5 * CHAR &&
	      ends_sort(text_of(rd, s.first->start, s.last->end), S_NAMED))))
		s = collect_back(rd->r->text, s.stop - 1, money);
	/* 在3个村|投资13万元: the noun is of the number before. */
	if (is_word(s.last, W_INVEST) && s.last > s.first && s.stop->kind == LEX_NUMBER &&
	    token_of(rd, s.stop)->kind == DS_KIND_COUNT)
		s.first = s.noun = s.last;
	/* 投资3亿元的冷链物流园、|投资1.2亿元: the noun is of the number before. */
	if (is_word(s.last, W_INVEST) && s.last - s.first >= 2 && s.last[-1].kind == LEX_DUN &&
	    is_word(s.stop, W_DE) && s.stop[-1].kind == LEX_NUMBER)
		s.first = s.noun = s.last;
	/* 落户|灵川已有12年: how long something has been done there */
	if (t->kind == DS_KIND_DURATION && s.first > s.last && s.stop->kind == LEX_PLACE && is_verb(s.stop - 1) &&
	    w.crossed && bytes_of(s.stop - 1, s.stop - 1) == 2 * CHAR) {
		s.first = s.last = s.stop - 1;
		s.noun = s.last + 1;
		s.stop = s.first - 1;
		s.bare = true;
	}
	/* 稻种已|配制|8万公斤: what is done already is a verb, whether a table has it or not */
	s.bare |= !w.crossed && s.first == s.last && s.first->kind == LEX_TEXT &&
		  bytes_of(s.first, s.last) == 2 * CHAR && is_word(s.stop, W_ADV) &&
		  (is_word(s.stop, W_ACTUAL) || sum_subject(rd, s.first, t));
	/* 完成年度目标任务|78%: what is done names the share, not its year */
	bool aim = t->kind == DS_KIND_PERCENT && s.last == number - 2 && is_word(number - 1, W_TARGET) &&
		   bytes_of(number - 1, number - 1) >= 2 * CHAR && is_word(s.stop, W_PART) && s.stop + 1 == s.first;
	/* 臭氧日最大8小时浓度的|第90百分位数: a percentile names nothing alone */
	static const char *const percentiles[] = { "百分位数", "百分位浓度", "百分位數" };
	if (is_word(s.stop, W_DE) && in_phrase(s.stop - 1) && s.first <= s.last &&
	    ENDS_ANY(lexeme_text(rd, s.last), percentiles))
		s.first = s.noun = collect_back(rd->r->text, s.stop - 1, money).first;
	/* 下降的|为3个, 价格上涨|的有4种: the class of what is counted; it did not fall by so many */
	const struct lexeme *moved =
	    t->kind == DS_KIND_COUNT && w.moved && !compare && (rd->said & W_DE) ? class_moved(number) : NULL;
	if (moved && s.first > s.last)
		s = (struct span_of){ .first = moved, .last = moved, .noun = moved, .stop = moved - 1 };
	struct phrase p = phrase_of(rd, s);
	if (t->kind == DS_KIND_PERCENT)
		phrase_invested(rd, s, &p);
	if (moved) {
		w.moved = false;
		if (s.last < moved && !p.bare && p.text.n && p.text.n <= 6 * CHAR)
			p.text = phrase_join(rd, p.text, lexeme_text(rd, moved));
	}
	/* 车在路上|堵|了半个小时, 官兵用了16个小时: what is done so long */
	if (t->kind == DS_KIND_DURATION && is_word(number - 1, W_LE) && s.last == number - 2 && !p.bare &&
	    s.last->kind == LEX_TEXT && p.text.n >= 3 * CHAR &&
	    char_before_in(p.text.p + p.text.n, p.text.p, PHRASE_ACTS)) {
		bool spent = char_before_in(p.text.p + p.text.n, p.text.p, "用花");
		p.text = p.noun = (struct ds_str){ p.text.p + p.text.n - CHAR, spent ? 0 : CHAR };
	}
	static const char *const spends[] = { "用", "花", "耗", "用时" };
	if (t->kind == DS_KIND_DURATION && IS_ANY(p.text, spends) && in_phrase(number + 1))
		p = (struct phrase){ .change = DS_CHANGE_LEVEL }; /* 用10年时间|还清 */
	if (yield && !p.bare)
		p.text = p.noun = text_of(rd, s.first->start + (uint32_t)yield, s.last->end);
	/* 沿公路往北|行驶|20分钟 */
	static const char *const goings[] = { "行驶", "行走", "骑行", "徒步", "步行", "前行", "跋涉",
					      "奔波", "颠簸", "飞行", "航行", "走",   "跑",   "往返" };
	if ((t->kind == DS_KIND_DURATION || t->kind == DS_KIND_LENGTH) && !p.bare && p.text.n >= 4 * CHAR) {
		size_t going = ENDS_ANY(p.text, goings);
		if (going)
			p.text = p.noun = (struct ds_str){ p.text.p + p.text.n - going, going };
	}
	/* 西红柿|上周|均价3.5元: a price of one thing; of which day stands between */
	static const char *const prices[] = {
		"均价", "价格", "售价", "单价", "零售价", "批发价", "均價", "收购价"
	};
	bool dated =
	    s.stop->kind == LEX_TIME && in_phrase(s.stop - 1) && !p.bare && !p.who.n && ends_clause(s.stop - 2);
	if (dated && t->kind == DS_KIND_MONEY && bytes_of(s.stop - 1, s.stop - 1) <= 6 * CHAR &&
	    IS_ANY(p.text, prices))
		p.who = lexeme_text(rd, s.stop - 1);
	if (dated && p.ratio) /* 工业增加值|一季度|增速 */
		p.who = lexeme_text(rd, s.stop - 1);
	if (aim && !p.bare)
		p.text = text_of(rd, s.stop->start, number[-1].end);
	if (t->kind == DS_KIND_MONEY && !p.bare)
		p.text = phrase_unnamed(p.text);
	if (t->kind == DS_KIND_MONEY && p.text.n && !p.bare && !w.crossed && is_word(s.stop, W_DE) &&
	    ends_sort(p.text, S_PERSON | S_HOUSE)) {
		struct ds_str given = phrase_given_to(rd, s.stop);
		if (given.n) /* 奖励考上大学的学生|2000元 */
			p.text = given, p.noun = DS_STR("");
	}
	/* 从派出所和警务站|抽调|21人: the body they are of is not what they are */
	if (t->kind == DS_KIND_COUNT && phrase_self_unit(t->unit) && p.text.n && !p.bare && w.crossed &&
	    !w.direct && ends_sort(p.text, S_OFFICE)) {
		struct ds_str sent = phrase_called_from(rd, s.stop);
		if (sent.n)
			p.text = sent, p.noun = DS_STR("");
	}
	const struct lexeme *ages = p.text.n && !p.bare ? phrase_ages_before(rd, s.stop) : NULL;
	if (ages)
		p.text = p.noun = text_of(rd, ages->start, s.last->end);
	if (is_word(s.stop, W_EACHHEAD) && s.first == s.last && !compare) {
		uint32_t noun = phrase_each_noun(rd, number, s.stop);
		if (noun != EACH_ALL)
			p.text = p.noun = text_of(rd, s.first->start + noun, s.last->end);
		else if (t->kind != DS_KIND_MONEY || (rd->flow.label.n && ends_sort(p.text, S_PERSON | S_HOUSE)))
			p.text = p.noun = DS_STR(""); /* 捐款3万元,每名学生1500元 */
	}
	const struct lexeme *bound = p.text.n && !p.bare && (!w.crossed || w.direct) &&
					     (t->kind == DS_KIND_COUNT || t->kind == DS_KIND_LENGTH)
					 ? phrase_bound_before(rd, s)
					 : NULL;
	if (bound)
		p.text = p.noun = text_of(rd, bound->start, s.last->end);
	p.counted = s.stop->kind == LEX_NUMBER && token_of(rd, s.stop)->kind == DS_KIND_COUNT && w.crossed;
	p.counted |= is_word(s.stop, W_DE) && s.stop[-1].kind == LEX_NUMBER && w.crossed &&
		     token_of(rd, s.stop - 1)->kind == DS_KIND_PERCENT; /* 三成的村达到10万元 */
	static const char *const causes[] = { "造成", "导致", "引发", "带来", "经过", "进行", "需要", "開展" };
	p.copula = is_word(number - 1, W_REACH | W_ADV) &&
		   ds_str_ends(lexeme_text(rd, number - 1 - !is_word(number - 1, W_REACH)), DS_STR("是"));
	p.did = !w.crossed && ((s.noun > s.first && is_verb(s.first)) ||
			       (s.noun == s.first && is_verb(s.stop) && !is_word(s.stop, W_REACH | W_HAS) &&
				!IS_ANY(lexeme_text(rd, s.stop), causes)));
	p.compared = compare != NULL;
	p.direct = w.direct || w.moved || !w.crossed ||
		   (t->kind != DS_KIND_COUNT && s.last == number - 2 && lexeme_says(rd, number - 1, "为"));
	p.reached = w.direct;
	p.moved = w.moved;
	p.adjacent = !w.crossed;
	p.worded = number[-1].kind == LEX_WORD;
	if (p.bare) {
		p.subject = verb_subject(rd, s.first, t);
		if (!p.subject.n && t->kind == DS_KIND_VOLUME)
			p.subject = counted_subject(rd, s.first);
		const struct lexeme *made = s.first - 1;
		while (in_phrase(made) && s.first->start - made->start <= 8 * CHAR)
			made--;
		if (made < s.first - 1 && is_pivot(rd, made))
			p.made = text_of(rd, made[1].start, s.first->start);
		p.topical = is_word(s.last, W_TOPICAL);
		p.alone = is_word(s.last, W_UP | W_DOWN);
		p.gain = is_word(s.last, W_GAIN | W_PART);
	}
	if (is_word(w.l, W_NEWADD))
		p.added = text_of(rd, w.l->start, w.l->end);
	if (is_word(s.stop, W_UP | W_DOWN) && !is_word(s.stop, W_TO) && p.text.n && s.stop < number - 1 &&
	    !compare && is_work(lexeme_text(rd, s.stop))) {
		if (s.first == s.stop + 1 && p.text.n <= 6 * CHAR)
			p.text = phrase_join(rd, lexeme_text(rd, s.stop), p.text);
	} else if (is_word(s.stop, W_UP | W_DOWN) && !is_word(s.stop, W_TO) && p.text.n && s.stop < number - 1 &&
		   !compare)
		p.change = is_word(s.stop, W_UP) ? DS_CHANGE_UP : DS_CHANGE_DOWN;
	return p;
}

/* phrase_noun.c: the noun that stands behind a number: where it ends, and what of it is the name of what is counted. */
#include "phrase_after.h"

/* 完成新增20万个的任务: the noun behind 的 says nothing of what is counted. */
static bool is_plan(struct ds_str s)
{
	static const char *const states[] = {
		"平均水平", "平均值", "基础上", "基礎上", "基础", "前提下", "情况下"
	};
	return is_sort(s, S_GOAL) || IS_ANY(s, states);
}

/* 产值200亿元|年度目标: what is aimed at stands before the number. */
static bool is_aim(struct ds_str s)
{
	static const char *const marks[] = { "关口", "大关" };
	return s.n <= 6 * CHAR && (ends_sort(s, S_GOAL) || ENDS_ANY(s, marks));
}

/* 出资9万元|买车, 用欠款5万元|来抵账: what is done with the money. */
static bool is_spending(struct ds_str s)
{
	static const char *const verbs[] = { "来", "去", "给", "让", "买", "换", "请",
					     "搞", "盖", "托", "來", "給", "買" };
	return s.n > CHAR && STARTS_ANY(s, verbs);
}

/* 1支就业|促进|小分队: is what ends so a group or a place that a verb before it names? */
static bool is_named_body(struct ds_str s)
{
	static const char *const ends[] = { "队",     "隊",     "小组", "专班",   "工作组", "服务站", "工作站",
					    "服务点", "中心",   "基地", "平台",   "专区",   "专线",   "专柜",
					    "专员",   "联盟",   "协会", "示范点", "示范户", "示范区", "工作室",
					    "服务团", "宣讲团", "空间", "驿站",   "书屋",   "场所",   "专栏",
					    "窗口",   "通道",   "车间", "工厂",   "作坊",   "示范县", "示范村",
					    "示范镇", "示范园" };
	return s.n <= 6 * CHAR && ENDS_ANY(s, ends);
}

/* 6个中小学|新建扩建|项目: the noun behind verbs that it makes one name with; NULL when they are what is done. */
static const struct lexeme *scheme_behind(const struct reader *rd, struct ds_str unit, struct ds_str before,
					  const struct lexeme *l)
{
	static const char *const makers[] = { "组成", "組成", "组建", "成立", "建立", "设立", "加入", "建成",
					      "参加", "进入", "入驻", "成为", "走进", "获批", "获评", "入选" };
	const struct lexeme *k = l;
	while (is_word(k, W_VERB) && k - l < 2)
		k++;
	if (k[0].kind == LEX_DUN && k > l && is_word(k + 1, W_VERB))
		k += 2;
	if (k == l && is_verb(l))
		k++; /* 2支法律|援助|小分队 */
	if (k == l || !in_phrase(k) || is_word(k, W_VERB))
		return NULL;
	struct ds_str noun = lexeme_text(rd, k);
	static const char *const people[] = { "名", "位", "人", "户" };
	bool body =
	    k == l + 1 && is_named_body(noun) && !IS_ANY(lexeme_text(rd, l), makers) && !IS_ANY(unit, people);
	body |= k == l + 1 && phrase_cannot_count(unit, before); /* 2辆农民工|返岗|专车 */
	return (phrase_is_scheme(noun) && is_word(l, W_VERB)) || body ? k : NULL;
}

/* 20个项目|开工建设,7个项目|已竣工: how far they are tells one row from the other. */
static bool is_staged(struct ds_str noun, struct ds_str verb)
{
	static const char *const nouns[] = { "项目", "工程", "項目" };
	return IS_ANY(noun, nouns) && is_sort(verb, S_STAGE);
}

/* 1天的搬迁、|拘留、搜查等|集中活动: the noun that sums up a list which a verb cuts behind `last`; NULL: it is none. */
static const struct lexeme *summed_ahead(const struct lexeme *l, const struct lexeme *last)
{
	const struct lexeme *k = last + 1;
	if (is_word(k, W_ETC) && is_word(k + 1, W_DET) && in_phrase(k + 2))
		return k + 2; /* 10公里的燃气等各类|管道 */
	bool list = false;
	for (const struct lexeme *d = l; d <= last && !list; d++)
		list = d->kind == LEX_DUN;
	if (!list && k->kind != LEX_DUN && k[1].kind != LEX_DUN)
		return NULL;
	while (k - last < LOOK_AHEAD && (in_phrase(k) || is_verb(k) || k->kind == LEX_DUN || is_word(k, W_AND)))
		k++;
	return k > last + 1 && is_word(k, W_ETC) && in_phrase(k + 1) ? k + 1 : NULL;
}

/* 75万元的爱心|捐款, 1天的搬迁、拘留等|集中活动: the words of the noun, and what stands behind them. */
static bool noun_text(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct token *t = b->t;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	const struct lexeme *last = b->last;
	if (t->kind == DS_KIND_DURATION && p->of && bytes_of(l, last) == 2 * CHAR && is_verb(last + 1) &&
	    ends_clause(last + 2)) {
		p->text = p->noun = text_of(rd, l->start, last[1].end); /* 两个小时的|激烈角逐 */
		return true;
	}
	if (t->kind == DS_KIND_MONEY && p->of && is_sort(lexeme_text(rd, last + 1), S_MONEY) &&
	    (is_verb(last + 2) || in_phrase(last + 2)))
		last++; /* 75万元的爱心|捐款|转交给学校 */
	const struct lexeme *sum = p->of ? summed_ahead(l, last) : NULL;
	if (sum)
		l = sum, last = phrase_ahead(sum);
	if (bytes_of(l, last) > TEXT_MAX)
		for (const struct lexeme *k = l; k < last; k++)
			if (k->kind == LEX_DUN) {
				last = k - 1;
				break;
			}
	if (l < last && l->kind == LEX_QUOTE && last->end - l[1].start >= 4 * CHAR && in_phrase(l + 1))
		l++;
	p->text = said_unquoted(rd, text_of(rd, l->start, last->end));
	const struct lexeme *next = last + 1;
	while (is_word(next, W_REACH | W_ADV) || (next == last + 1 && is_word(next, W_PREP) &&
						  bytes_of(next, next) == CHAR && next[1].kind == LEX_NUMBER))
		next++;
	b->l = l;
	b->last = last;
	b->next = next;
	return false;
}

/* 2人平2项纪录, 火灾4起|死亡18人, 120亩水面|产毛蟹2000公斤: what of the noun belongs to the number behind it. */
static bool noun_before_number(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct token *t = b->t;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	const struct lexeme *last = b->last;
	const struct lexeme *next = b->next;
	if (last == l && next == last + 1 && next->kind == LEX_NUMBER && !p->of &&
	    ds_str_eq(p->text, DS_STR("平")) && (in_phrase(next + 1) || is_word(next + 1, K_PLACE | W_DET))) {
		const struct lexeme *record = next + 1 + is_word(next + 1, K_PLACE | W_DET);
		p->text = phrase_join(rd, p->text, text_of(rd, record->start, phrase_ahead(record)->end));
		p->verbal = true;
		return true; /* 2人|平|2项世界纪录 */
	}
	if (last == l && next == last + 1 && next->kind == LEX_NUMBER && !p->of && p->text.n == CHAR &&
	    char_in(p->text.p, p->text.p + CHAR, "驾携带替乘骑坐拿捧分占领用")) {
		p->text = DS_STR(""); /* 26人|驾|9辆皮卡 */
		return true;
	}
	if (next == last + 1 && next->kind == LEX_NUMBER && t->kind == DS_KIND_COUNT && !p->self && !p->of &&
	    phrase_is_harm(p->text) && phrase_self_unit(token_of(rd, next)->unit)) {
		p->text = DS_STR(""); /* 火灾4起|死亡18人 */
		return true;
	}
	const struct lexeme *link = last, *other = last + 1 + is_word(last + 1, W_ETC);
	while (other->kind == LEX_NUMBER && link > l && !is_word(link, W_AND))
		link--; /* 10名先进个人|和县医院等5个 */
	if (link > l && is_word(link, W_AND) && link < last && t->kind == DS_KIND_COUNT) { /* 16枚金牌|和总分45分 */
		last = link - 1;
		p->text = p->noun = said_unquoted(rd, text_of(rd, l->start, last->end));
		return true;
	}
	if (next->kind == LEX_NUMBER && t->kind == DS_KIND_COUNT &&
	    is_word(last, W_RATEUP | W_RATEDOWN | W_RATIO)) {
		last--; /* 5家同比增幅超30% */
		if (last < l)
			return true;
		p->text = said_unquoted(rd, text_of(rd, l->start, last->end));
	}
	b->last = last;
	return false;
}

/* 8亩茶园|收入7万元, 69个项目|完成投资5亿元, 153家|净利润超过1亿元: the noun ends where a measure of it begins. */
static bool noun_measured(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct token *t = b->t;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	const struct lexeme *last = b->last;
	const struct lexeme *next = b->next;
	size_t yield = next == last + 1 && next->kind == LEX_NUMBER && !p->of ? phrase_yields(p->text) : 0;
	if (yield)
		p->text.n = yield;                                    /* 120亩水面|产毛蟹2000公斤 */
	if (next->kind == LEX_NUMBER && t->kind != DS_KIND_PERCENT) { /* 8亩茶园收入7万元 */
		size_t tail = phrase_tail(p->text).n, head = tail ? phrase_head(p->text) : 0;
		static const char *const degrees[] = { "最大", "最高", "最低", "平均", "累计", "累計", "总", "總" };
		struct ds_str left = { p->text.p, head ? head : p->text.n - tail };
		if (is_word(last, W_INVEST) && last > l) { /* 69个项目|完成投资 */
			left.n = last->start - l->start;
			tail = p->text.n - left.n;
		}
		if (left.n > 2 * CHAR && char_before_in(left.p + left.n, left.p, "总總年月日"))
			left.n -= CHAR; /* 2个项目|总投资 */
		if (tail && !IS_ANY(left, degrees))
			p->text = left;
		const struct lexeme *de = next + 1 + is_word(next + 1, W_AFTER);
		if ((tail || phrase_names_measure(p->text)) && t->kind == DS_KIND_COUNT && !p->of &&
		    is_word(de, W_DE) && in_phrase(de + 1)) {
			/* 2宗用地面积约18万平方米的|地块 */
			p->text = p->noun = said_unquoted(rd, text_of(rd, de[1].start, phrase_ahead(de + 1)->end));
			return true;
		}
		const char *end = rd->r->text.p + next->end;
		if (t->kind == DS_KIND_COUNT && next > last + 1) {
			bool none = phrase_names_measure(p->text) || (tail && !head && p->text.n < 2 * CHAR);
			const char *from = none ? p->text.p : p->text.p + p->text.n;
			p->bound = (struct ds_str){ from, (size_t)(end - from) };
			if (none) /* 153家|净利润超过1亿元 */
				p->text = p->bound.n <= LABEL_MAX ? p->bound : DS_STR("");
		}
	}
	return false;
}

/* 4条国道|车流量均有上升, 3名党员|与帮扶人: the noun without what is said of it. */
static bool noun_cut(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct token *t = b->t;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	const struct lexeme *last = b->last;
	const struct lexeme *next = b->next;
	const uint32_t i = b->i;
	/* 4条国道|车流量均有上升: what is said of things counted is said of a measure of theirs */
	const bool rate = is_word(last, W_RATEUP | W_RATEDOWN);
	if (t->kind == DS_KIND_COUNT && !p->of && !p->self && next->kind != LEX_NUMBER &&
	    ((is_verb(last + 1) && !(rate && ends_clause(last + 2))) ||
	     is_word(last + 1, W_ADV | W_REACH | W_UP | W_DOWN | W_EACHALL | W_PER | W_LEVELBY)))
		p->text.n -= phrase_measured(p->text, rate);
	/* 3名党员|与帮扶人, 1万元现金|和银行卡 */
	static const char *const heads[] = { "名", "位", "元", "万元" };
	if (!p->of && l < last && is_word(l + 1, W_AND) && IS_ANY(t->unit, heads) && bytes_of(l, l) >= 2 * CHAR &&
	    !phrase_cannot_count(DS_STR("件"), p->text)) {
		last = l;
		p->text = lexeme_text(rd, l);
	}
	bool share = t->kind == DS_KIND_PERCENT && !p->of && next->kind == LEX_NUMBER && next > last + 1 &&
		     phrase_names_measure(p->text) &&
		     (is_word(&rd->lx[i] - 1, W_REACH) || ends_clause(&rd->lx[i] - 1));
	if (share) { /* 超四成|营收超10亿元 */
		p->bound = (struct ds_str){ p->text.p, (size_t)(rd->r->text.p + next->end - p->text.p) };
		p->text = p->bound.n <= LABEL_MAX ? p->bound : p->text;
	}
	if (p->bound.n && p->bound.p == p->text.p) {
		p->noun = DS_STR("");
		return true;
	}
	if (t->kind == DS_KIND_COUNT)
		p->text = phrase_people(t->unit, phrase_counted_noun(p->text, next->kind == LEX_NUMBER));
	else if (t->kind == DS_KIND_MONEY && is_word(last + 1, W_DE) && p->text.n > 2 * CHAR &&
		 phrase_among(p->text) == p->text.n - CHAR)
		p->text.n -= CHAR; /* 9亿元|财物中|的一部分 */
	if (t->kind == DS_KIND_COUNT && !p->of && ends_clause(last + 1))
		p->text = phrase_predicated(p->text);
	if (is_verb(last + 1) || is_word(last + 1, W_PREP | W_INVEST | W_ADV | W_CONN))
		p->text = phrase_without_how(p->text);
	if ((p->of || t->kind != DS_KIND_MONEY) && !p->self && last->kind == LEX_TEXT &&
	    last[1].end - last[1].start == CHAR)
		p->text = phrase_without_deed(rd, p->text, last + 1, in_phrase(&rd->lx[i] - 1));
	p->text = phrase_trim_after(p->text, t->kind == DS_KIND_MONEY, p->of, ends_clause(last + 1));
	p->noun = p->text;
	b->last = last;
	return false;
}

/* 2155辆排放超标的|柴油车, 74宗家庭|申请, 6个中小学|新建扩建项目: the noun that is told with what is done, or behind it. */
static bool noun_told(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct token *t = b->t;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	const struct lexeme *last = b->last;
	const struct lexeme *real =
	    t->kind == DS_KIND_COUNT && !p->of ? phrase_described(rd, t->unit, l, last) : NULL;
	if (real) { /* 2155辆排放超标的柴油车 */
		p->text = said_unquoted(rd, text_of(rd, real->start, phrase_ahead(real)->end));
		p->text = p->noun = phrase_people(t->unit, p->text);
		return true;
	}
	struct ds_str made = t->kind == DS_KIND_COUNT && !p->of && is_word(last + 1, W_PREP)
				 ? phrase_named_as(rd, last + 1)
				 : DS_STR("");
	if (made.n)
		p->text = p->noun = made;
	if (t->kind == DS_KIND_PERCENT && p->of &&
	    (ends_sort(p->text, S_ACTOR | S_FOLK | S_AGENT | S_SPOT) || ds_str_eq(p->text, DS_STR("人")))) {
		struct ds_str doing = phrase_share_doing(rd, last, p->text);
		p->text = doing.n ? doing : p->text;
	}
	const struct lexeme *stage = last + 1 + (is_word(last + 1, W_ACTUAL) && is_verb(last + 2));
	if (t->kind == DS_KIND_COUNT && last == l && !p->of && is_verb(stage) &&
	    is_staged(lexeme_text(rd, l), lexeme_text(rd, stage)))
		p->text = phrase_join(rd, lexeme_text(rd, l), lexeme_text(rd, stage));
	/* 74宗家庭|申请、8起噪声|投诉: what is counted by cases is done */
	static const char *const cases[] = { "宗", "件", "起", "例", "项", "份", "單", "单", "項", "次" };
	if (t->kind == DS_KIND_COUNT && !p->of && p->text.n && is_word(last + 1, W_AMBI) &&
	    last[1].end - last[1].start == 2 * CHAR &&
	    (ends_clause(last + 2) || last[2].kind == LEX_DUN || is_word(last + 2, W_AND)) &&
	    IS_ANY(t->unit, cases) && bytes_of(l, last + 1) <= 10 * CHAR)
		p->text = p->noun = text_of(rd, l->start, last[1].end);
	const struct lexeme *scheme = t->kind == DS_KIND_COUNT && !p->of && bytes_of(l, last) <= 8 * CHAR
					  ? scheme_behind(rd, t->unit, p->text, last + 1)
					  : NULL;
	if (scheme)
		p->text = p->noun = said_unquoted(rd, text_of(rd, l->start, scheme->end));
	return false;
}

/* 筹措资金250万元|建设10个中心, 22万亩|最重: words that only say what a sum is for, or how it is, are no noun. */
static void noun_refuse(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct token *t = b->t;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	const struct lexeme *last = b->last;
	const struct lexeme *next = b->next;
	const uint32_t i = b->i;
	if (t->kind == DS_KIND_MONEY && !p->of && last == l && next == last + 1 && next->kind == LEX_NUMBER &&
	    is_word(&rd->lx[i] - 1, NOMINAL | K_TEXT))
		p->text = DS_STR(""); /* 筹措资金250万元|建设|10个中心 */
	/* 资金9亿元|支持|培育产业 */
	if (t->kind == DS_KIND_MONEY && !p->of && last == l && is_verb(last + 1) && p->text.n == 2 * CHAR &&
	    (lexicon_match(p->text, 0).cls & (W_VERB | W_LIGHT | W_AMBI)))
		p->text = DS_STR("");
	if ((t->kind == DS_KIND_MONEY && !p->of && is_spending(p->text)) ||
	    (t->kind != DS_KIND_COUNT && !p->of && is_aim(p->text)))
		p->text = DS_STR("");
	bool most = ds_str_starts(p->text, DS_STR("最")) && p->text.n <= 3 * CHAR && ends_clause(last + 1);
	struct ds_str paid =
	    p->of && ds_str_eq(p->text, DS_STR("标准")) ? phrase_by_standard(rd, last + 1) : DS_STR("");
	if (paid.n)
		p->text = p->noun = paid;
	bool later = !p->of && (t->kind == DS_KIND_DURATION || t->kind == DS_KIND_LENGTH) &&
		     (ds_str_starts(p->text, DS_STR("后")) || ds_str_starts(p->text, DS_STR("後")));
	if ((p->of && is_plan(p->text)) || phrase_is_reckoning(p->text) || later || phrase_is_empty(p->text) ||
	    most) /* 22万亩最重 */
		p->text = p->noun = DS_STR("");
	if (p->self && is_word(last + 1, W_LE) && in_phrase(last + 2) && p->text.n >= 5 * CHAR) {
		p->text = phrase_cut(p->text, p->text.n - 2 * CHAR); /* 141户贫困户|代养|了中蜂 */
	} else if (p->self && is_word(last + 1, W_LE) && in_phrase(last + 2)) { /* 210户开了洗浴旅店 */
		const struct lexeme *object = phrase_ahead(last + 2);
		p->text = text_of(rd, l->start, object->end);
		p->verbal = true;
	}
}

bool phrase_noun(struct behind *b)
{
	if (b->last < b->l)
		return false;
	if (!noun_text(b) && !noun_before_number(b) && !noun_measured(b) && !noun_cut(b) && !noun_told(b))
		noun_refuse(b);
	return true;
}

/* phrase_before.c: the indicator or object before a number in its clause: from where it is told, to where it reaches, and
 * what of it names a row. */
#include "phrase_own.h"

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
	static const char *const ends[] = { "中", "里", "内", "期间", "之间", "之中", "以来", "以内" };
	static const char *const under[] = { "数下", "动下", "响下", "景下", "用下", "况下", "撑下", "力下" };
	static const char *const prices[] = { "价格", "不变价", "价格计算", "不变价计算" };
	if (l->kind != LEX_TEXT)
		return l;
	if (l[-1].kind == LEX_TIME && lexeme_says(rd, l - 2, "按") && IS_ANY(lexeme_text(rd, l), prices))
		return l - 3; /* 门诊费用90元,按|当年|价格|上涨3% */
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

#define AGES_LOOK 24u /* lexemes to another row of a list of ages */

/* 0—14岁|人口2.5万人,15—59岁人口8.9万人: the ages at l that tell the rows of a list apart, or NULL. */
static const struct lexeme *ages_before(const struct reader *rd, const struct lexeme *l)
{
	while (is_word(l, W_AFTER))
		l--;
	if (l->kind != LEX_NUMBER || !token_of(rd, l)->minor || !unit_is_age(token_of(rd, l)->unit))
		return NULL;
	uint32_t at = (uint32_t)(l - rd->lx), from = at > AGES_LOOK ? at - AGES_LOOK : 0;
	for (uint32_t k = from; k < rd->lx_n && k < at + AGES_LOOK; k++)
		if (k != at && rd->lx[k].kind == LEX_NUMBER && token_of(rd, &rd->lx[k])->minor &&
		    unit_is_age(token_of(rd, &rd->lx[k])->unit))
			return l;
	return NULL;
}

/* 奖励|考上大学的学生2000元: what is done to whoever is described up to l; empty when nothing is. */
static struct ds_str given_to(const struct reader *rd, const struct lexeme *l)
{
	static const char *const pays[] = { "发放", "支付" };
	for (int n = 0; n < LOOK_BACK && !ends_clause(l) && l->kind != LEX_NUMBER; n++, l--)
		if (is_sort(lexeme_text(rd, l), S_GIFT) || IS_ANY(lexeme_text(rd, l), pays))
			return lexeme_text(rd, l);
	return DS_STR("");
}

/* The words before a number as they are read, step by step. */
struct before {
	const struct reader *rd;
	const struct lexeme *number;
	const struct token *t;
	struct walk w;
	struct span_of s;
	const struct lexeme *compare; /* what opens the comparison; NULL */
	struct phrase p;
	bool counts; /* things or people */
	bool aim;    /* 年度任务|78%: what is done names the share */
};

/* What the words of the span say. */
static struct ds_str span_text(const struct before *b)
{
	return text_of(b->rd, b->s.first->start, b->s.last->end);
}

/* Is l a number that counts something? */
static bool is_count(const struct reader *rd, const struct lexeme *l)
{
	return l->kind == LEX_NUMBER && token_of(rd, l)->kind == DS_KIND_COUNT;
}

/* 比上年增长|5%, 占总产值的|三成: from the number back over what only carries it, or what it is compared with. */
static void walk_compared(struct before *b)
{
	const struct reader *rd = b->rd;
	const uint8_t kind = b->t->kind;
	bool points = kind == DS_KIND_PERCENT && b->t->unit.n > CHAR; /* 个百分点: a distance */
	b->w = walk_back(rd, b->number);
	b->w.l = without_part(rd, without_place(rd, b->w.l));
	if (rd->said & (W_CMP | W_WITH))
		b->compare = comparison(b->w.l, b->w.moved || points);
	if (!b->compare && (kind == DS_KIND_PERCENT || kind == DS_KIND_MULTIPLE))
		b->compare = phrase_part(b->number);
	if (!b->compare && (rd->said & W_FROM))
		b->compare = phrase_start(rd, b->number);
	b->s = collect_back(rd, b->compare ? walk_back(rd, b->compare).l : b->w.l);
	/* 城乡收入比|为2.02: a ratio */
	const struct lexeme *ratio = b->s.last + 1;
	if (!b->s.bare && b->s.first <= b->s.last && ratio < b->number && lexeme_says(rd, ratio, "比") &&
	    is_word(ratio + 1, W_REACH) && !is_word(ratio + 1, W_ADV | W_TARGET))
		b->s.last = ratio;
	b->w.crossed |= b->compare != NULL;
	/* 全市完成今年造林任务的52%: nobody but the place does it; what is done names the share. */
	if (!b->compare || !is_word(b->compare, W_PART) || b->s.first <= b->s.last)
		return;
	const struct lexeme *end = b->number - 1, *first = b->compare + 1;
	while (end > b->compare && !is_word(end, W_DE))
		end--;
	/* 在建3处,完成总工程量的9%: an amount of work is another row than what was counted */
	static const char *const works[] = { "工程量",   "总工程量", "总投资", "投资额",
					     "工程总量", "土石方",   "任务",   "目标" };
	if (first < end && bytes_of(first, end - 1) <= 10 * CHAR &&
	    (!rd->flow.label.n || ENDS_ANY(lexeme_text(rd, end - 1), works)))
		b->s = (struct span_of){ .first = first, .last = end - 1, .noun = first, .stop = first - 1 };
}

/* 6个乡镇|3200户, 41种蔬菜|6元/公斤的均价: without the noun of the number before. */
static void span_counted(struct before *b)
{
	struct span_of *s = &b->s;
	/* 6个乡镇|3200户; but: 火灾4起|死亡18人, 5条国道|车流量9000辆 */
	if (b->counts && !b->w.crossed && !s->bare && s->noun == s->first && s->first <= s->last &&
	    !is_word(s->first, W_INVEST) && is_count(b->rd, s->stop) && !phrase_is_harm(span_text(b)) &&
	    !phrase_tail(span_text(b)).n)
		s->first = s->last + 1;
}

/* 最大雨量为|东冲乡145毫米, 完成年度任务|78%: of which words the measure is. */
static void span_measured(struct before *b)
{
	const struct reader *rd = b->rd;
	const uint8_t kind = b->t->kind;
	struct span_of *s = &b->s;
	const uint32_t have = bytes_of(s->first, s->last);
	/* 最大雨量为|东冲乡145毫米: where it was measured, though no table has the place. */
	if (s->first == s->last && s->last == b->number - 1 && s->first->kind == LEX_TEXT &&
	    (lexeme_says(rd, s->stop, "为") || lexeme_says(rd, s->stop, "是") || lexeme_says(rd, s->stop, "为")) &&
	    in_phrase(s->stop - 1) && !b->counts && kind != DS_KIND_PERCENT && kind != DS_KIND_MONEY &&
	    have <= 10 * CHAR &&
	    (ends_sort(lexeme_text(rd, s->stop - 1), S_WEATHER) ||
	     (have <= 5 * CHAR && ends_sort(span_text(b), S_NAMED))))
		*s = collect_back(rd, s->stop - 1);
	/* 稻种已|配制|8万公斤: what is done already is a verb, whether a table has it or not */
	s->bare |= !b->w.crossed && s->first == s->last && s->first->kind == LEX_TEXT &&
		   bytes_of(s->first, s->last) == 2 * CHAR && is_word(s->stop, W_ADV) &&
		   (is_word(s->stop, W_ACTUAL) || sum_subject(rd, s->first, b->t));
	/* 完成年度目标任务|78%: what is done names the share, not its year */
	b->aim = kind == DS_KIND_PERCENT && s->last == b->number - 2 && is_word(b->number - 1, W_TARGET) &&
		 bytes_of(b->number - 1, b->number - 1) >= 2 * CHAR && is_word(s->stop, W_PART) &&
		 s->stop + 1 == s->first;
	/* 臭氧日最大8小时浓度的|第90百分位数: a percentile names nothing alone */
	static const char *const percentiles[] = { "百分位数", "百分位浓度" };
	if (is_word(s->stop, W_DE) && in_phrase(s->stop - 1) && s->first <= s->last &&
	    ENDS_ANY(lexeme_text(rd, s->last), percentiles))
		s->first = s->noun = collect_back(rd, s->stop - 1).first;
}

/* 工业增加值|一季度|增速, 奖励考上大学的学生|2000元: of whom or which it is, where that tells rows apart. */
static void text_owned(struct before *b)
{
	const struct reader *rd = b->rd;
	const bool money = b->t->kind == DS_KIND_MONEY;
	struct span_of *s = &b->s;
	struct phrase *p = &b->p;
	if (s->first == s->last && is_word(s->last, W_RATIO) && s->stop->kind == LEX_TIME &&
	    in_phrase(s->stop - 1) && !p->bare && !p->who.n &&
	    ends_clause(s->stop - 2)) /* 工业增加值|一季度|增速 */
		p->who = lexeme_text(rd, s->stop - 1);
	if (b->aim && !p->bare)
		p->text = text_of(rd, s->stop->start, b->number[-1].end);
	if (money && !p->bare)
		p->text = phrase_unnamed(p->text);
	if (money && p->text.n && !p->bare && !b->w.crossed && is_word(s->stop, W_DE) &&
	    ends_sort(p->text, S_PERSON | S_HOUSE)) {
		struct ds_str given = given_to(rd, s->stop);
		if (given.n) /* 奖励考上大学的学生|2000元 */
			p->text = given, p->noun = DS_STR("");
	}
	if (b->counts && is_word(b->number - 1, W_HAS) && p->text.n > CHAR &&
	    phrase_among(p->text) == p->text.n - CHAR)
		p->text.n -= CHAR, p->noun = p->text; /* 36个|行业大类|中有25个 */
	const struct lexeme *ages = p->text.n && !p->bare ? ages_before(rd, s->stop) : NULL;
	if (ages)
		p->text = p->noun = text_of(rd, ages->start, s->last->end);
	if (is_word(s->stop, W_EACHHEAD) && s->first == s->last && !b->compare) {
		uint32_t noun = phrase_each_noun(rd, b->number, s->stop);
		if (noun != EACH_ALL)
			p->text = p->noun = text_of(rd, s->first->start + noun, s->last->end);
		else if (!money || (rd->flow.label.n && ends_sort(p->text, S_PERSON | S_HOUSE)))
			p->text = p->noun = DS_STR(""); /* 捐款3万元,每名学生1500元 */
	}
}

/* What the label asks about a phrase that is nothing but a verb. */
static void verb_marks(struct before *b)
{
	const struct reader *rd = b->rd;
	const struct lexeme *first = b->s.first;
	struct phrase *p = &b->p;
	if (p->text.n > CHAR && ds_str_ends(p->text, DS_STR("了")))
		p->text.n -= CHAR; /* 卖了|3万 */
	p->subject = verb_subject(rd, first, b->t);
	p->topical = is_word(b->s.last, W_TOPICAL);
	p->alone = is_word(b->s.last, W_UP | W_DOWN);
	p->gain = is_word(b->s.last, W_GAIN | W_PART);
}

/* 是, 为, 了 and verbs around it: what the label asks about how the phrase is said. */
static void marks_set(struct before *b)
{
	const struct reader *rd = b->rd;
	const struct lexeme *number = b->number, *stop = b->s.stop;
	const struct walk *w = &b->w;
	const struct span_of *s = &b->s;
	struct phrase *p = &b->p;
	p->counted = is_count(rd, stop) && w->crossed;
	p->counted |= is_word(stop, W_DE) && stop[-1].kind == LEX_NUMBER && w->crossed &&
		      token_of(rd, stop - 1)->kind == DS_KIND_PERCENT; /* 三成的村达到10万元 */
	p->copula = is_word(number - 1, W_REACH | W_ADV) &&
		    ds_str_ends(lexeme_text(rd, number - 1 - !is_word(number - 1, W_REACH)), DS_STR("是"));
	p->did = !w->crossed && ((s->noun > s->first && is_verb(s->first)) ||
				 (s->noun == s->first && is_verb(stop) && !is_word(stop, W_REACH | W_HAS) &&
				  !phrase_is_effect(lexeme_text(rd, stop))));
	p->compared = b->compare != NULL;
	p->direct = w->direct || w->moved || !w->crossed ||
		    (!b->counts && s->last == number - 2 && lexeme_says(rd, number - 1, "为"));
	p->reached = w->direct;
	p->moved = w->moved;
	p->adjacent = !w->crossed;
	p->worded = number[-1].kind == LEX_WORD;
	if (p->bare)
		verb_marks(b);
	if (is_word(w->l, W_NEWADD))
		p->added = lexeme_text(rd, w->l);
	if (is_word(stop, W_UP | W_DOWN) && !is_word(stop, W_TO) && p->text.n && stop < number - 1 && !b->compare)
		p->change = is_word(stop, W_UP) ? DS_CHANGE_UP : DS_CHANGE_DOWN;
}

/* 沿江|向南|30公里: which way, not what is there. */
static void text_way(struct before *b)
{
	static const char *const ways[] = { "东", "南", "西",   "北",   "前",   "后",
					    "上", "下", "东南", "东北", "西南", "西北" };
	const struct lexeme *prep = b->s.stop;
	if (b->t->kind == DS_KIND_LENGTH && !b->w.crossed && b->s.first == b->s.last && is_word(prep, W_PREP) &&
	    (lexeme_says(b->rd, prep, "向") || lexeme_says(b->rd, prep, "往")) && IS_ANY(span_text(b), ways))
		b->p.text = b->p.noun = text_of(b->rd, prep->start, b->s.last->end);
}

/* 企业分|18期还清本金, 光前|三天就卖了: the character before the number belongs to it, and a body is not what is parted; but 工程|分三期进行. */
static void text_parted(struct before *b)
{
	static const char *const parts[] = { "期", "步", "批", "批次", "次", "档", "阶段", "轮", "年", "个阶段" };
	const struct ds_str s = b->p.text;
	if (b->w.crossed || s.n < 2 * CHAR ||
	    ds_word_pos((struct ds_str){ s.p + s.n - 2 * CHAR, 2 * CHAR }) != DS_POS_NONE)
		return;
	const struct ds_str noun = { s.p, s.n - CHAR };
	if (char_before_in(s.p + s.n, s.p, "分") && IS_ANY(b->t->unit, parts))
		b->p.text = b->p.noun =
		    ends_sort(noun, S_FIRM | S_OFFICE | S_HOUSE | S_ACTOR | S_PERSON | S_ROLE) ? DS_STR("") : noun;
	else if (noun.n == CHAR && b->t->kind == DS_KIND_DURATION && char_before_in(s.p + s.n, s.p, "前头"))
		b->p.text = b->p.noun = DS_STR("");
}

struct phrase phrase_before(const struct reader *rd, uint32_t i)
{
	struct before b = { .rd = rd, .number = &rd->lx[i], .t = token_of(rd, &rd->lx[i]) };
	b.counts = b.t->kind == DS_KIND_COUNT;
	walk_compared(&b);
	span_counted(&b);
	span_measured(&b);
	b.p = phrase_of(rd, b.s);
	text_way(&b);
	text_parted(&b);
	text_owned(&b);
	marks_set(&b);
	return b.p;
}

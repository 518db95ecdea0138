/* label_verb.c: what a bare verb takes to be a name (办结|案件, 下架|饮料品种, 文化活动|参与): its subject, the noun of the number before, what
 * the other of a pair of words belongs to. label_steps.c asks.
 */
#include "label.h"

#define VERB_ALONE (3 * CHAR) /* of a verb that says little without what it is done to */

/* 乌鸡存栏120万羽,出栏210万羽; 化肥采购3万吨,卖出2万吨,库存1万吨: what the one of such words belongs to, the others do. */
struct ds_str label_pair_owner(struct ds_str label, struct ds_str verb)
{
	static const struct {
		const char *word;
		int group;
	} words[] = {
		{"存栏",  0},
                { "出栏", 0},

		{ "进口", 1},
                { "出口", 1},

		{ "开工", 2},
                { "竣工", 2},

		{ "采购", 3},
                { "收购", 3},
                { "销售", 3},
                { "库存", 3}
	};
	/* with which all of them end: cheaper than the table */
	if (label.n > LABEL_MAX || !char_before_in(verb.p + verb.n, verb.p, "栏口工购售存") ||
	    !char_before_in(label.p + label.n, label.p, "栏口工购售存"))
		return DS_STR("");
	for (size_t a = 0; a < DS_COUNT(words); a++)
		for (size_t b = 0; b < DS_COUNT(words) && ds_str_eq(verb, ds_str_of(words[a].word)); b++) {
			const struct ds_str one = ds_str_of(words[b].word);
			if (b != a && words[a].group == words[b].group && label.n > one.n &&
			    ds_str_ends(label, one))
				return (struct ds_str){ label.p, label.n - one.n };
		}
	return DS_STR("");
}

/* 刑事案件: what courts take up and close. */
static bool is_case(struct ds_str s)
{
	static const char *const ends[] = { "案件", "案", "纠纷", "信访件", "工单", "线索" };
	static const char *const heads[] = { "新收", "各类", "旧存", "收案", "全部", "上述" };
	return ENDS_ANY(s, ends) && s.n >= 4 * CHAR && !STARTS_ANY(s, heads);
}

/* A phrase of a bare verb (办结4200件) takes the noun of the number before, when both count the same. */
struct ds_str label_of_verb(struct reader *rd, uint32_t i, const struct phrase *p, const struct token *t)
{
	const struct flow *f = &rd->flow;
	struct ds_str owner = p->subject.n ? DS_STR("") : label_pair_owner(f->label, p->text);
	if (owner.n)
		return phrase_join(rd, owner, p->text);
	if (p->gain && is_measure(t) && !p->subject.n && f->label.n) {
		const struct level *same = ds_str_eq(f->unit, t->unit) ? NULL : label_same(rd, t);
		return same ? same->label : f->label; /* 财政收入突破亿元大关,实现1.1亿元 */
	}
	const bool counts_them =
	    label_is_intransitive(p->text) && ends_sort(p->subject, S_ROLE | S_FOLK | S_PERSON);
	if (p->subject.n && t->kind == DS_KIND_MONEY && ds_str_eq(p->text, DS_STR("需要")))
		return p->subject; /* 一间铺面|需要9万元 */
	if (p->subject.n && (p->topical || counts_them || !label_is_body(p->subject))) /* 干部报到300人 */
		return phrase_join(rd, p->subject, p->text);
	const struct lexeme *verb = &rd->lx[i] - 1;
	while (!ends_clause(verb) && lexeme_text(rd, verb).p > p->text.p)
		verb--;
	if (t->kind == DS_KIND_MONEY && p->text.n == CHAR && is_word(verb - 1, W_HOME) &&
	    verb[-1].end == verb->start)
		return text_of(rd, verb[-1].start, verb->end); /* 学生掏5元,镇里|补|5元 */
	const struct level *before = verb[-1].kind == LEX_TIME && !p->subject.n ? label_same(rd, t) : NULL;
	if (before && before->label.n > p->text.n && before->label.n <= LABEL_MAX &&
	    ds_str_ends(before->label, p->text))
		return before->label; /* 商品房成交930套;上周|成交1325套 */
	bool compared = p->compared || (i > 1 && rd->lx[i - 2].kind == LEX_NUMBER) ||
			(verb[-1].kind == LEX_TIME && is_word(verb - 2, W_CMP)); /* 比上年同期|增收2亿元 */
	if (p->alone && compared && label_same(rd, t))
		return label_same(rd, t)->label; /* 收购2.1万担,比上年1.5万担增收0.6万担 */
	if (p->alone || label_is_intransitive(p->text) || (is_measure(t) && label_is_amount(p->text)) ||
	    ds_str_find(f->noun, p->text, 0) != SIZE_MAX)
		return p->text;
	struct ds_str event = p->gain && !f->label.n && !is_measure(t) ? phrase_event(rd, i) : DS_STR("");
	if (event.n)
		return event; /* 演出深入乡镇,全年完成400场 */
	if (f->aside.depth && ds_str_eq(p->text, DS_STR("新增")) && ds_str_eq(f->unit, t->unit) &&
	    f->label.n <= LABEL_MAX && ds_str_find(f->label, p->text, 0) == SIZE_MAX)
		return phrase_join(rd, p->text, f->label); /* 灌溉面积2万亩(新增1.9万亩) */
	if (is_measure(t) && (phrase_tail(f->noun).n || label_names_count(f->noun)) && !p->topical)
		return p->text; /* 年产量13.8万吨,出口4600吨 */
	if (t->kind == DS_KIND_MONEY && f->noun.n &&
	    (lexicon_match(f->noun, 0).cls & (W_VERB | W_LIGHT))) /* 20亿元支持农户,授信3亿元 */
		return p->text;
	if (p->text.n >= 4 * CHAR &&
	    ds_str_ends(f->noun, (struct ds_str){ p->text.p + p->text.n - 2 * CHAR, 2 * CHAR }))
		return p->text; /* 毕业生就业创业3000人,返乡创业700人 */
	if (ds_str_ends(p->text, DS_STR("案")) && ds_str_ends(f->noun, DS_STR("案件")) && f->noun.n <= LABEL_MAX)
		return phrase_join(rd, f->noun, p->text); /* 受理民事案件95件,结案60件 */
	if (f->noun.n && ds_str_eq(f->unit, t->unit) && f->noun.n <= LABEL_MAX)
		return phrase_join(rd, p->text, f->noun);
	const struct level *same = is_measure(t) ? NULL : label_same(rd, t);
	if (same && same->noun.n && same->noun.n <= LABEL_MAX &&
	    (ds_str_starts(same->label, p->text) || is_case(same->noun)))
		return phrase_join(rd, p->text, same->noun); /* 甲区接待游客9万人次,增长2%;乙区接待5万人次 */
	return p->text;
}

/* 玩具有18种款式,7种|已停产; 文化活动60场,2万人次|参与: the verb behind number i with the noun that its classifier counted before, or
 * with the event that people take part in. */
struct ds_str label_of_verb_behind(struct reader *rd, uint32_t i, struct ds_str verb)
{
	static const char *const parts[] = { "参与", "参加", "观看", "收看" };
	static const char *const none[] = { "次", "名", "位" }; /* of acts and people: they need no noun */
	const struct token *t = token_of(rd, &rd->lx[i]);
	if (IS_ANY(verb, parts))
		return phrase_join(rd, phrase_event(rd, i), verb);
	const struct level *same =
	    t->kind == DS_KIND_COUNT && verb.n <= VERB_ALONE && !phrase_self_unit(t->unit) && !IS_ANY(t->unit, none)
		? label_same(rd, t)
		: NULL;
	return same && same->noun.n && same->noun.n <= LABEL_MAX ? phrase_join(rd, verb, same->noun) : verb;
}

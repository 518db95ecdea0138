/* label.c: what a number counts or measures, in the words of its sentence. A number is named by the noun phrase
 * after it (5个专题展览), by the indicator before it (访问量超过31万人次), by its place in a list of names
 * (A、B和C增长1%、2%和3%), or by the number before it (同比增长5%). phrase.c finds the phrases; this file chooses.
 */
#include "label.h"

#define LABEL_LONG  (10 * CHAR) /* of a measure: it is cut to what it needs */
#define VERB_ALONE  (3 * CHAR)  /* of a verb that says little without what it is done to */
#define SHORT_BYTES (4 * CHAR)  /* shorter labels are left alone */

/* ---- one value -------------------------------------------------------------------------------------------- */

/* 乌鸡存栏120万羽,出栏210万羽: what the one of a pair of words belongs to, the other does. */
static struct ds_str pair_owner(struct ds_str label, struct ds_str verb)
{
	static const char *const pairs[][2] = {
		{"存栏",  "出栏"},
                { "存欄", "出欄"},
                { "进口", "出口"},
                { "開工", "竣工"},
                { "开工", "竣工"},
	};
	/* with which all of them end: cheaper than the table */
	if (!char_before_in(verb.p + verb.n, verb.p, "栏欄口工") ||
	    !char_before_in(label.p + label.n, label.p, "栏欄口工"))
		return DS_STR("");
	for (size_t i = 0; i < DS_COUNT(pairs); i++)
		for (size_t k = 0; k < 2; k++) {
			struct ds_str one = ds_str_of(pairs[i][k]), other = ds_str_of(pairs[i][1 - k]);
			if (ds_str_eq(verb, other) && label.n > one.n && label.n <= LABEL_MAX &&
			    ds_str_ends(label, one))
				return (struct ds_str){ label.p, label.n - one.n };
		}
	return DS_STR("");
}

const struct level *label_same(const struct reader *rd, const struct token *t)
{
	const struct flow *f = &rd->flow;
	const struct level *v;
	if (!t->unit.n || t->kind == DS_KIND_PERCENT || t->kind == DS_KIND_MULTIPLE)
		return NULL;
	for (uint32_t k = f->levels_n; (v = level_back(f, &k)) != NULL;) {
		if (ds_str_eq(v->unit, t->unit))
			return v;
	}
	return NULL;
}

/* 刑事案件: what courts take up and close. */
static bool is_case(struct ds_str s)
{
	static const char *const ends[] = { "案件", "案", "纠纷", "信访件", "工单", "线索" };
	static const char *const heads[] = { "新收", "各类", "旧存", "收案", "全部", "上述" };
	return ENDS_ANY(s, ends) && s.n >= 4 * CHAR && !STARTS_ANY(s, heads);
}

/* A phrase of a bare verb (办结4200件) takes the noun of the number before, when both count the same. */
static struct ds_str verb_label(struct reader *rd, uint32_t i, const struct phrase *p, const struct token *t)
{
	const struct flow *f = &rd->flow;
	struct ds_str owner = p->subject.n ? DS_STR("") : pair_owner(f->label, p->text);
	if (owner.n)
		return phrase_join(rd, owner, p->text);
	if (p->gain && is_measure(t) && !p->subject.n && f->label.n) {
		const struct level *same = ds_str_eq(f->unit, t->unit) ? NULL : label_same(rd, t);
		return same ? same->label : f->label; /* 财政收入突破亿元大关,实现1.1亿元 */
	}
	const bool counts_them =
	    label_is_intransitive(p->text) && ends_sort(p->subject, S_ROLE | S_FOLK | S_PERSON);
	if (p->subject.n && (p->topical || counts_them || !label_is_body(p->subject))) /* 干部报到300人 */
		return phrase_join(rd, p->subject, p->text);
	const struct lexeme *verb = &rd->lx[i] - 1;
	while (!ends_clause(verb) && lexeme_text(rd, verb).p > p->text.p)
		verb--;
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
	static const char *const reaches[] = { "涉及", "惠及", "波及" };
	if (p->topical && f->label.n && f->label.n <= LABEL_MAX &&
	    !(ds_str_eq(t->unit, DS_STR("人")) && IS_ANY(p->text, reaches))) /* 55个乡镇受灾,涉及4万人 */
		return phrase_join(rd, f->label, p->text);
	return p->text;
}

/* 水果有30个品种,其中4个|已下架; 文化活动60场,2万人次|参与: the verb behind number i with the noun that its classifier counted before, or
 * with the event that people take part in. */
static struct ds_str verb_behind(struct reader *rd, uint32_t i, struct ds_str verb)
{
	static const char *const parts[] = { "参与", "参加", "參與", "參加", "观看", "收看" };
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

static struct label from_phrase(const struct phrase *p)
{
	return (struct label){ .text = p->text, .noun = p->noun, .change = p->change, .set = true };
}

/* Does the phrase before the number name it even when a noun follows? 总投资5亿元的项目, 占比98%的企业. */
static bool before_wins(const struct token *t, const struct phrase *before, const struct phrase *after)
{
	static const char *const lights[] = { "进行", "开展", "举行", "举办", "组织", "接受", "实施",
					      "经过", "提供", "发起", "启动", "召开", "迎来", "打响",
					      "开启", "部署", "通过", "历经", "经历", "付出" };
	if (before->bare && t->kind == DS_KIND_DURATION && after->of &&
	    (before->text.n == 2 * CHAR || label_names_span(before->text)))
		return before->direct && !IS_ANY(before->text, lights); /* 建成近30年的家属院 */
	if (!before->text.n || before->bare)
		return false;
	if (before->invest && t->kind == DS_KIND_MONEY)
		return true;
	if (t->kind == DS_KIND_MONEY && after->of && before->text.n <= 4 * CHAR &&
	    ds_str_ends(before->text, DS_STR("卖")))
		return false; /* 卖 30元一罐的蜂蜜 */
	if (before->text.n == CHAR && after->of && after->text.n && before->adjacent && t->kind == DS_KIND_MASS)
		return false; /* 满|二两的螃蟹 */
	/* 房源都是|100平方米以下的小户型: what it is names it */
	if (before->copula && after->of && after->text.n && !phrase_tail(before->text).n &&
	    !phrase_is_amount(before->text))
		return false;
	/* 年用气量|400立方米以内|执行第一档价格, 总分|845分|列第三 */
	if (!after->of && before->adjacent && is_measure(t) &&
	    (after->verbal ? phrase_tail(before->text).n || phrase_is_amount(before->text)
			   : t->kind == DS_KIND_SCORE && ds_str_ends(before->text, t->unit)))
		return true;
	if (before->counted && after->text.n && !(after->of && is_measure(t) && phrase_is_amount(before->text)))
		return false; /* 38个镇录得250毫米以上降雨 */
	if (t->kind == DS_KIND_PERCENT)
		return before->rate || (before->direct && !after->of);
	if (t->kind == DS_KIND_DURATION && before->adjacent) /* 有期徒刑六年零六个月; but 经过法官20天的奔波 */
		return !after->of || label_names_span(before->text);
	/* 其中贫困户有30多个|人 */
	if (ds_str_eq(after->text, DS_STR("人")) && before->text.n >= 2 * CHAR &&
	    ends_sort(before->text, S_PERSON | S_HOUSE | S_FOLK | S_ROLE))
		return true;
	if (!is_measure(t))
		return after->of && (before->reached || before->adjacent) &&
		       (label_names_count(before->text) || /* 出警量超过1000次的消防站 */
			(!t->unit.n && ds_str_ends(before->text, DS_STR("人口")))); /* 人口4万的小县 */
	/* 石板沟1公里的|村道: where a thing of that size is does not name it; but 占地5亩的园区 */
	if (after->of && before->adjacent && !before->worded && after->text.n && !after->verbal &&
	    before->text.n >= 3 * CHAR && (t->kind == DS_KIND_LENGTH || t->kind == DS_KIND_AREA) &&
	    !phrase_tail(before->text).n && !phrase_is_amount(before->text))
		return false;
	/* 银行卡上有10万元|存款 */
	static const char *const places[] = { "上", "里", "中", "内", "裡", "內" };
	if (after->text.n && !(t->kind == DS_KIND_MONEY && after->of) && ENDS_ANY(before->text, places))
		return false; /* 仓库里1万吨的饲料 */
	/* 贫困户可享受不低于3000元的|分红: who gets it is not what it is */
	if (after->of && t->kind == DS_KIND_MONEY && after->text.n && label_is_body(before->text))
		return false;
	return (after->of && before->direct) || before->reached;
}

/* 55金39银: the metal is the medal. */
static bool is_medal(struct ds_str unit)
{
	return unit.n == CHAR && char_in(unit.p, unit.p + CHAR, "金银铜銀銅");
}

/* Does 最…的 stand before s in the text that goes to a number? */
static bool is_superlative(struct ds_str text, struct ds_str s)
{
	if (s.p < text.p + 3 * CHAR || s.p > text.p + text.n || memcmp(s.p - CHAR, "的", CHAR) != 0)
		return false;
	for (const char *p = s.p - 3 * CHAR; p >= text.p && p >= s.p - 4 * CHAR; p -= CHAR)
		if (memcmp(p, "最", CHAR) == 0)
			return true;
	return false;
}

struct label label_one(struct reader *rd, uint32_t i, const struct label *previous)
{
	const struct lexeme *lx = rd->lx;
	const struct token *t = token_of(rd, &lx[i]);
	struct ds_str named = i > 1 && ds_str_eq(t->unit, DS_STR("人")) ? label_named(rd, i) : DS_STR("");
	if (named.n)
		return (struct label){ .text = named, .noun = named, .set = true };
	const uint64_t near = i > 0 ? lx[i - 1].cls : 0;
	if (lx[i + 1].kind == LEX_TEXT || is_word(&lx[i + 1], W_VERB | W_NOUN))
		named = phrase_valued(rd, i);
	if (named.n)
		return (struct label){ .text = named, .noun = named, .set = true };
	struct phrase after = phrase_after(rd, i), before = phrase_before(rd, i);
	if (before.text.n == CHAR) {
		before.text = phrase_single(rd, &lx[i], before.text);
		if (before.text.n > CHAR)
			before.noun = before.text, before.subject = DS_STR(""), before.bare = false;
	}
	if (after.text.n == CHAR)
		after.text = phrase_single(rd, &lx[i], after.text);
	if (t->kind == DS_KIND_MONEY)
		after = label_sum_behind(rd, i, &before, after);
	/* 捐款1万元的|李某, 压岁钱400元全部|拿了出来: who gives it and what is done with it are no names of a sum */
	if (t->kind == DS_KIND_MONEY && after.text.n && before.text.n && before.adjacent &&
	    ((after.of && (ds_str_ends(after.text, DS_STR("某")) || ends_sort(after.text, S_PERSON))) ||
	     (after.text.n == CHAR && !after.of && (rd->said & W_LE))))
		after = (struct phrase){ .change = DS_CHANGE_LEVEL };
	if ((t->kind == DS_KIND_LENGTH || t->kind == DS_KIND_MASS) && i > 0) {
		struct phrase thing = label_sized(rd, i);
		if (thing.text.n)
			return from_phrase(&thing);
		/* 在海拔3800米|处安营扎寨 */
		if (lexicon_match(after.text, 0).n <= CHAR && ds_str_starts(after.text, DS_STR("处")) && !after.of)
			after.text = DS_STR("");
		struct ds_str way = t->kind == DS_KIND_LENGTH ? label_distance(rd, i) : DS_STR("");
		if (way.n)
			return (struct label){ .text = way, .set = true };
		struct ds_str side = lx[i + 1].kind == LEX_TEXT ? label_side_behind(rd, i, &before) : DS_STR("");
		if (side.n)
			return (struct label){ .text = side, .noun = side, .set = true };
		label_side_joins(rd, i, &before);
	}
	/* 最高气温:山区|7℃,其他地区10℃; 北部降雨概率达60%,南部|40% */
	static const char *const chances[] = { "概率", "機率", "机率" };
	const bool listed = t->kind == DS_KIND_TEMPERATURE || t->kind == DS_KIND_LENGTH ||
			    (t->kind == DS_KIND_PERCENT && ENDS_ANY(rd->flow.noun, chances));
	struct ds_str area = listed ? label_area(rd, i, before.text) : DS_STR("");
	if (area.n)
		return (struct label){ .text = area, .noun = area, .set = true };
	/* 北风6~7级|阵风8~9级: a wind is named before its force */
	if ((ds_str_eq(t->unit, DS_STR("级")) || ds_str_eq(t->unit, DS_STR("級"))) && before.adjacent &&
	    (ds_str_ends(before.text, DS_STR("风")) || ds_str_ends(before.text, DS_STR("風")))) {
		if (before.text.n > 2 * CHAR && ds_str_starts(before.text, DS_STR("转")))
			before.text = (struct ds_str){ before.text.p + CHAR, before.text.n - CHAR };
		return from_phrase(&before);
	}
	/* 某地吹出17级|强风 */
	if ((ds_str_eq(t->unit, DS_STR("级")) || ds_str_eq(t->unit, DS_STR("級"))) && after.text.n &&
	    (ds_str_ends(after.text, DS_STR("风")) || ds_str_ends(after.text, DS_STR("風"))))
		return from_phrase(&after);
	if (is_medal(t->unit))
		return (struct label){ .text = t->unit, .noun = t->unit, .set = true };
	bool self = phrase_self_unit(t->unit); /* 直升机4架投入扑救; but 线下线上178万人次参与. */
	bool acted = (ds_str_eq(t->unit, DS_STR("人次")) && !before.did) || /* but 吸引游客3万人次前来选购 */
		     ds_str_eq(t->unit, DS_STR("次"));                      /* 队员5次打破纪录 */
	bool summed =
	    is_word(&lx[i] - 1, W_ADV | W_REACH) && before.text.n > CHAR && is_word(&lx[i] - 3, W_ETC) &&
	    ds_str_ends(text_of(rd, lx[i].start - CHAR, lx[i].start), DS_STR("共")); /* 老人等人群共9万人|参保 */
	bool counted = after.verbal && before.text.n && (before.adjacent || summed) && !before.bare && !acted;
	/* 王祥等9人|荣获一等奖: who they are by name is not what they are */
	if (counted && self && (near & W_ETC) && before.text.n <= 4 * CHAR &&
	    !ends_sort(before.text, S_ACTOR | S_FOLK | S_ROLE | S_GUEST | S_NAMED | S_SPOT))
		counted = false;
	/* 接待游客52万人次|揽金3亿元: in a title without commas the words between belong to the second */
	const struct lexeme *behind = &lx[i] + 2;
	counted |= self && before.text.n && before.adjacent && !before.bare &&
		   is_word(behind - 1, K_TEXT | W_VERB) && !is_word(behind - 1, W_REACH) &&
		   behind->kind == LEX_NUMBER && token_of(rd, behind)->kind == DS_KIND_MONEY;
	if (t->kind == DS_KIND_DURATION && after.verbal && after.text.n && rd->flow.norm &&
	    is_word(&lx[i + 1], W_AFTER))
		return from_phrase(&after); /* 某公司10日内支付 */
	if (self && after.verbal && phrase_is_harm(after.text))
		return from_phrase(&after); /* 车上3人全部死亡 */
	if (t->kind == DS_KIND_DURATION && after.verbal && after.text.n && before.adjacent && !before.bare &&
	    label_is_body(before.text))
		return from_phrase(&after); /* 警方34小时破获抢劫案 */
	if (after.verbal && after.light && !self && !before.text.n && !after.of && label_same(rd, t))
		return label_carried(rd, i, &before); /* 18起火灾中有10起发生在住宅 */
	if (after.verbal && after.light && !before.text.n && !after.of && t->kind == DS_KIND_COUNT) {
		struct ds_str among = phrase_among_what(rd, i); /* 收到的线索中,8件来源于巡察 */
		if (among.n)
			return (struct label){ .text = among, .noun = among, .set = true };
	}
	if (after.of && i > 0 && t->kind == DS_KIND_COUNT && label_is_intransitive(lexeme_text(rd, &lx[i - 1])))
		return (struct label){ .text = lexeme_text(rd, &lx[i - 1]), .set = true }; /* 死亡5人的事故 */
	/* 捐赠价值3800元的|图书: what is worth so much, and that it is what it is worth */
	static const char *const worths[] = { "价值", "總值", "总值" };
	size_t worth = after.of && after.text.n && !before.bare && t->kind == DS_KIND_MONEY
			   ? ENDS_ANY(before.text, worths)
			   : 0;
	if (worth && after.text.n <= 8 * CHAR && ds_str_find(after.text, DS_STR("、"), 0) == SIZE_MAX) {
		struct ds_str value = { before.text.p + before.text.n - worth, worth };
		return (struct label){ .text = phrase_join(rd, after.text, value), .noun = value, .set = true };
	}
	/* 卡上有近10万元|存款, 公司等10多个|单位 */
	bool of_etc = (near & W_ETC) && after.text.n && !after.verbal;
	const bool size = (t->kind == DS_KIND_AREA || t->kind == DS_KIND_MASS) && !phrase_is_amount(before.text) &&
			  !phrase_tail(before.text).n && before.text.n; /* 张三有近10亩|果园 */
	bool had = (t->kind == DS_KIND_MONEY || size) && after.text.n && !after.of && !after.verbal && i > 1 &&
		   (near & W_REACH) && is_word(&lx[i - 1] - ((near & W_HAS) == 0), W_HAS);
	if (after.text.n && !counted && (of_etc || had || !before_wins(t, &before, &after))) {
		if (after.of && previous && previous->text.n)
			return *previous; /* 4.8万户11万人的帮扶机制 */
		struct label label = from_phrase(&after);
		label.change = before.change;
		if (after.verbal && !after.of)
			label.text = verb_behind(rd, i, after.text);
		struct ds_str added = before.added.n ? before.added : label_built(rd, i, label.text);
		if (before.adjacent && before.text.n <= 3 * CHAR && ds_str_eq(label.text, DS_STR("班")) &&
		    char_before_in(before.text.p + before.text.n, before.text.p, "学中园部级學級"))
			added = before.text; /* 小学3个|班 */
		label.text = phrase_join(rd, added, label.text);
		return label;
	}
	struct ds_str class = list_class(rd, i);
	if (class.n)
		return (struct label){ .text = class, .noun = class, .set = true };
	struct ds_str sold = t->kind == DS_KIND_MONEY ? label_sold(rd, i) : DS_STR("");
	if (sold.n)
		return (struct label){ .text = sold, .noun = sold, .set = true };
	struct label item;
	if (list_item(rd, i, &before, label_same(rd, t), &item))
		return item;
	if (before.text.n && !before.bare && (label_is_where(rd, before.text, t) || label_is_spread(rd, i)))
		return label_carried(rd, i, &before);
	/* 收入10万元以上的有9个,最多的村达到50万元: which of them it is */
	if (before.reached && before.text.n <= 2 * CHAR && label_same(rd, t) &&
	    is_superlative(text_of(rd, lx[0].start, lx[i].start), before.text))
		return label_carried(rd, i, &before);
	/* 424个乡镇超过100毫米: the words before are counted; the level that counts the same names the number. */
	if (before.counted && t->kind != DS_KIND_COUNT && t->kind != DS_KIND_PERCENT && label_same(rd, t) &&
	    !label_names_count(before.text) && !phrase_tail(before.text).n) /* 七届交易额达14亿元 */
		return label_carried(rd, i, &before);
	/* 小微企业贷款增长28%,五家大型银行增长35%: by so much grew what was named, not they. */
	if (before.counted && before.moved && t->kind == DS_KIND_PERCENT && rd->flow.grown.n &&
	    !phrase_tail(before.text).n && !before.rate)
		return (struct label){ .text = rd->flow.grown, .noun = rd->flow.grown, .set = true };
	if (before.bare && self && lx[i + 1].kind == LEX_NUMBER) {
		struct phrase next = phrase_chained(rd, i); /* 解决875户5240人的|饮水问题 */
		if (next.of && next.text.n && !next.verbal)
			return from_phrase(&next);
	}
	if (before.text.n) {
		struct label label = from_phrase(&before);
		if (before.bare) {
			label.text = verb_label(rd, i, &before, t);
			label.noun = DS_STR("");
			if (rd->flow.noun.n && ds_str_ends(label.text, rd->flow.noun))
				label.noun = rd->flow.noun;
		} else if (pair_owner(rd->flow.label, before.text).n) {
			label.text = phrase_join(rd, pair_owner(rd->flow.label, before.text), before.text);
		} else if (before.who.n) {
			label.text = phrase_join(rd, before.who, before.text);
		} else {
			struct ds_str whole = list_parallel(rd, before.text, t);
			if (!whole.n && (before.reached || (near & W_HAS)) && t->kind == DS_KIND_COUNT &&
			    (rd->said & W_DE))
				whole = label_chosen(rd, i, before.text);
			label.text = whole.n ? whole : label.text;
		}
		return label;
	}
	if (t->kind == DS_KIND_PERCENT || t->kind == DS_KIND_TEMPERATURE) {
		struct ds_str judged = phrase_judged(rd, i);
		if (judged.n)
			return (struct label){ .text = judged, .noun = judged, .set = true };
	}
	struct phrase next = phrase_chained(rd, i);
	if (next.text.n)
		return from_phrase(&next);
	if (previous)
		return *previous;
	struct ds_str reach = self ? phrase_reach(rd, i) : DS_STR("");
	if (reach.n)
		return (struct label){ .text = reach, .set = true };
	if (self && i > 0 && lx[i - 1].kind == LEX_PLACE && !label_same(rd, t) &&
	    rd->m->v[lx[i - 1].ref].form == DS_FORM_ANAPHOR) /* 全村378户 */
		return (struct label){ .text = text_of(rd, lx[i - 1].start, lx[i - 1].end), .set = true };
	const struct lexeme *where = self && !label_same(rd, t) ? label_counts_all(&lx[i]) : NULL;
	if (where) /* 全村有320户, 甲村有320户: of nothing that was told before */
		return (struct label){ .text = rd->m->v[where->ref].form == DS_FORM_ANAPHOR ? lexeme_text(rd, where)
											    : t->unit,
				       .set = true };
	struct phrase reached = phrase_reached(rd, i);
	if (reached.text.n && !label_is_body(reached.text))
		return from_phrase(&reached);
	struct phrase said = { .bare = false };
	if (!label_same(rd, t) && t->kind == DS_KIND_MONEY && t->kind != rd->flow.kind)
		said = phrase_said(rd, i);
	if (said.text.n)
		return from_phrase(&said);
	struct label label = label_carried(rd, i, &before);
	const struct lexeme *last = &lx[i] - 2; /* 18个自然村、|1126户、|4380人: another row than the villages */
	if (i > 2 && last[1].kind == LEX_DUN && self && label.text.n && !label_same(rd, t)) {
		while (last->kind == LEX_DUN ||
		       (last->kind == LEX_NUMBER && phrase_self_unit(token_of(rd, last)->unit)))
			last--;
		while (in_phrase(last))
			last--;
		if (last->kind == LEX_NUMBER && !phrase_self_unit(token_of(rd, last)->unit) &&
		    last[1].kind != LEX_DUN && token_of(rd, last)->kind == DS_KIND_COUNT)
			return (struct label){ .text = t->unit, .set = true, .change = before.change };
	}
	label.change = before.change;
	if (!label.text.n) {
		struct phrase topic = phrase_topic(rd, i);
		label = from_phrase(&topic);
		label.change = before.change;
	}
	if (!label.text.n && (before.moved || before.reached) && is_measure(t) && rd->flow.past.n &&
	    (t->kind == DS_KIND_PERCENT || t->kind == DS_KIND_MULTIPLE || ds_str_eq(rd->flow.past_unit, t->unit)))
		label.text = rd->flow.past; /* 出口值82亿元。其中对越南增长1.3倍 */
	if (!label.text.n && rd->block_index > 0 && rd->block->at.end - rd->block->at.start <= LINE_MAX)
		label.text = label.noun = caption_of_line(rd);
	if (t->kind == DS_KIND_MASS || t->kind == DS_KIND_LENGTH)
		label_side_carried(rd, i, &label);
	return label;
}

void label_number(struct reader *rd, uint32_t i, struct label *out)
{
	if (out[i].set || label_side(rd, i, &out[i]))
		return;
	uint32_t last = list_end(rd, i);
	if (last > i) {
		label_list(rd, i, last, out);
		list_periods(rd, i, last, out);
		for (uint32_t k = i; k <= last; k++)
			if (rd->lx[k].kind == LEX_NUMBER && !label_side(rd, k, &out[k]))
				label_share(rd, i, &out[k]);
		return;
	}
	/* 融资余额减少1.2亿元至8.9亿元 */
	if (i > 1 && is_word(&rd->lx[i - 1], W_TO) && rd->lx[i - 2].kind == LEX_NUMBER && out[i - 2].text.n &&
	    ds_str_eq(token_of(rd, &rd->lx[i])->unit, token_of(rd, &rd->lx[i - 2])->unit)) {
		out[i] = (struct label){ .text = out[i - 2].text, .noun = out[i - 2].noun, .set = true };
		return;
	}
	const struct label *previous = i > 0 && rd->lx[i - 1].kind == LEX_NUMBER ? &out[i - 1] : NULL;
	out[i] = label_one(rd, i, previous);
	const struct token *t = token_of(rd, &rd->lx[i]);
	if (t->kind == DS_KIND_MONEY) {
		const struct ds_str said = out[i].text;
		out[i].text = label_priced(rd, i, label_money(rd, i, said));
		if (said.n == 2 * CHAR && out[i].text.n > 6 * CHAR)
			out[i].plain = said; /* 供水工程|投资: a name that is not cut */
	}
	label_owner(rd, i, &out[i]);
	if (t->kind != DS_KIND_COUNT && out[i].text.n >= LABEL_LONG)
		out[i].text = out[i].noun = label_owner_short(out[i].text);
	if (t->kind == DS_KIND_OTHER && (ds_str_eq(t->unit, DS_STR("点")) || ds_str_eq(t->unit, DS_STR("點"))))
		out[i].text = label_points(rd, i, out[i].text);
	else if (t->kind == DS_KIND_TEMPERATURE)
		out[i].text = label_degrees(rd, i, out[i].text);
	else if (t->kind == DS_KIND_LENGTH && ds_str_eq(t->unit, DS_STR("毫米")))
		out[i].text = label_rain(rd, i, out[i].text);
	else if (t->kind == DS_KIND_DURATION && out[i].text.p >= rd->r->text.p + rd->lx[i].end &&
		 unit_is_age(t->unit))
		out[i].text = label_without_name(out[i].text);
	if (t->kind == DS_KIND_DURATION)
		out[i].text = label_lasting(rd, i, out[i].text);
	/* 某景区为最佳接待量的|5倍: so many times what is measured */
	const struct lexeme *of = &rd->lx[i] - 1;
	if (t->kind == DS_KIND_MULTIPLE && is_word(of, W_DE) && i > 3 && of[-1].kind == LEX_TEXT &&
	    (lexeme_says(rd, of - 2, "为") || lexeme_says(rd, of - 2, "為")) &&
	    phrase_is_amount(lexeme_text(rd, of - 1)) && !phrase_is_amount(out[i].text) &&
	    !phrase_tail(out[i].text).n)
		out[i].text = out[i].noun = lexeme_text(rd, of - 1);
	/* 引进项目196个,完成年度目标任务的85%,同比增长56%: the projects grew */
	static const char *const aims[] = { "任务", "目标" };
	if ((rd->said & W_PART) && token_of(rd, &rd->lx[i])->kind == DS_KIND_PERCENT && rd->flow.label.n &&
	    ENDS_ANY(out[i].text, aims) && !ENDS_ANY(rd->flow.label, aims))
		out[i].carried = rd->flow.label;
	rows_tell_apart(rd, i, &out[i]);
	label_share(rd, i, &out[i]);
	if (!rd->traditional && out[i].text.n >= SHORT_BYTES && !out[i].plain.n) {
		bool same = out[i].text.p == out[i].noun.p;
		out[i].text = phrase_short(out[i].text, (enum ds_kind)token_of(rd, &rd->lx[i])->kind);
		if (same)
			out[i].noun = out[i].text;
	}
}

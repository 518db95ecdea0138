/* label_steps.c: the label of a number alone, step by step: the first step that has a name for it gives it. A number is named by the noun
 * phrase after it (5个专题展览), by the indicator before it (访问量超过31万人次) or by what other clauses say (同比增长5%). The table at the end
 * has the steps in order, with the kinds and forms of numbers that each is asked for. phrase.c finds the phrases.
 */
#include "label.h"

/* What must be there for a step to be asked. */
enum {
	A_AFTER = 1, /* words behind the number */
	A_DEED = 2,  /* a verb there */
	A_BEFORE = 4,
	A_SELF = 8,   /* a unit that names what it counts */
	A_FIRST = 16, /* something at all before it in the sentence */
};

/* A number on its way to a label. */
struct naming {
	struct reader *rd;
	const struct lexeme *number;
	const struct token *t;
	const struct label *previous; /* of the number that stands right before it, NULL without one */
	struct phrase before, after;
	uint32_t i;  /* of the number */
	uint8_t has; /* A_… */
	bool self;   /* its unit names what it counts: 人 */
	struct label label;
};

/* What is there now: a step may take words away. */
static void look(struct naming *n)
{
	n->has = (uint8_t)((n->after.text.n ? A_AFTER : 0) | (n->after.verbal ? A_DEED : 0) |
			   (n->before.text.n ? A_BEFORE : 0) | (n->self ? A_SELF : 0) | (n->i > 0 ? A_FIRST : 0));
}

/* ---- how a step answers: true when the number is named ------------------------------------------------------ */

/* By a noun. */
static bool named(struct naming *n, struct ds_str s)
{
	if (s.n)
		n->label = (struct label){ .text = s, .noun = s, .set = true };
	return s.n != 0;
}

/* By what is done, which is no noun for the numbers behind it. */
static bool done(struct naming *n, struct ds_str s)
{
	if (s.n)
		n->label = (struct label){ .text = s, .set = true };
	return s.n != 0;
}

static bool phrased(struct naming *n, const struct phrase *p)
{
	if (p->text.n)
		n->label = (struct label){ .text = p->text, .noun = p->noun, .change = p->change, .set = true };
	return p->text.n != 0;
}

/* By the number before, whose label it may have none. */
static bool carried(struct naming *n)
{
	n->label = label_carried(n->rd, n->i, &n->before);
	return true;
}

/* ---- things with a measure ----------------------------------------------------------------------------------- */

/* 嫌疑人郑某、周某等4人 */
static bool by_person(struct naming *n)
{
	return n->i > 1 && ds_str_eq(n->t->unit, DS_STR("人")) && named(n, label_named(n->rd, n->i));
}

/* 果园有多少亩？|1200亩！ */
static bool by_question(struct naming *n)
{
	return n->i <= 1 && named(n, label_answered(n->rd, n->i));
}

/* 1万吨价值千万元的|芦苇 */
static bool by_value_behind(struct naming *n)
{
	const bool words = n->number[1].kind == LEX_TEXT || is_word(n->number + 1, W_VERB | W_NOUN);
	return words && named(n, phrase_valued(n->rd, n->i));
}

/* 长9公里、宽6.5米的|水泥路 */
static bool by_size(struct naming *n)
{
	const struct phrase thing = label_sized(n->rd, n->i);
	if (phrased(n, &thing))
		return true;
	/* 在海拔3800米|处安营扎寨 */
	struct phrase *after = &n->after;
	if (lexicon_match(after->text, 0).n <= CHAR && ds_str_starts(after->text, DS_STR("处")) && !after->of)
		after->text = DS_STR("");
	look(n);
	return false;
}

/* 震中距离某县城|88公里 */
static bool by_distance(struct naming *n)
{
	return done(n, label_distance(n->rd, n->i));
}

/* 桥面|12米宽 */
static bool by_side(struct naming *n)
{
	if (n->number[1].kind == LEX_TEXT && named(n, label_side_behind(n->rd, n->i, &n->before)))
		return true;
	label_side_joins(n->rd, n->i, &n->before);
	look(n);
	return false;
}

/* 最高气温:山区|7℃,其他地区10℃; 北部降雨概率达60%,南部|40% */
static bool by_area(struct naming *n)
{
	static const char *const chances[] = { "概率", "机率" };
	return (n->t->kind != DS_KIND_PERCENT || ENDS_ANY(n->rd->flow.noun, chances)) &&
	       named(n, label_area(n->rd, n->i, n->before.text));
}

/* 北风6~7级|阵风8~9级: a wind is named before its force; 某地吹出17级|强风 */
static bool by_wind(struct naming *n)
{
	static const char *const winds[] = { "风" };
	struct ds_str before = n->before.text;
	if (!ds_str_eq(n->t->unit, DS_STR("级")))
		return false;
	if (!n->before.adjacent || !ENDS_ANY(before, winds))
		return ENDS_ANY(n->after.text, winds) && phrased(n, &n->after);
	if (before.n > 2 * CHAR && ds_str_starts(before, DS_STR("转")))
		n->before.text = (struct ds_str){ before.p + CHAR, before.n - CHAR };
	return phrased(n, &n->before);
}

/* 55金39银: the metal is the medal. */
static bool by_medal(struct naming *n)
{
	const struct ds_str unit = n->t->unit;
	return unit.n == CHAR && char_in(unit.p, unit.p + CHAR, "金银铜") && named(n, unit);
}

/* ---- what is done in a time, by those counted, with a sum ----------------------------------------------------- */

/* 某公司10日内|支付; 警方34小时|破获抢劫案 */
static bool by_deed_within(struct naming *n)
{
	const bool due = n->rd->flow.norm && is_word(n->number + 1, W_AFTER),
		   body = n->before.adjacent && !n->before.bare && label_is_body(n->before.text);
	return (due || body) && phrased(n, &n->after);
}

/* 车上3人全部|死亡 */
static bool by_harm(struct naming *n)
{
	if (n->after.verbal && phrase_is_harm(n->after.text))
		return phrased(n, &n->after);
	/* 失踪的|4人被救出 */
	const struct lexeme *de = n->number - 1;
	return is_word(de, W_DE) && phrase_is_harm(lexeme_text(n->rd, de - 1)) &&
	       done(n, lexeme_text(n->rd, de - 1));
}

/* 致3人|伤, 2人|死、9人|伤 */
static bool by_toll(struct naming *n)
{
	static const char *const tolls[] = { "死", "亡", "伤" };
	const struct ds_str what = lexeme_text(n->rd, n->number + 1);
	return IS_ANY(what, tolls) && !in_phrase(n->number + 2) && done(n, what);
}

/* 捐赠价值3800元的|图书: what is worth so much, and that it is what it is worth */
static bool by_worth(struct naming *n)
{
	static const char *const worths[] = { "价值", "总值" };
	const struct ds_str thing = n->after.text, before = n->before.text;
	const size_t worth = n->after.of && !n->before.bare ? ENDS_ANY(before, worths) : 0;
	if (!worth || thing.n > 8 * CHAR)
		return false;
	const struct ds_str value = { before.p + before.n - worth, worth };
	n->label = (struct label){ .text = phrase_join(n->rd, thing, value), .noun = value, .set = true };
	return true;
}

/* ---- behind or before ---------------------------------------------------------------------------------------- */

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
	if (before->invest && t->kind == DS_KIND_MONEY) /* but 投入2000万元|专项资金 */
		return after->of || before->text.n > 2 * CHAR || !label_is_sum(after->text);
	if (t->kind == DS_KIND_MONEY && after->of && before->text.n <= 4 * CHAR &&
	    ds_str_ends(before->text, DS_STR("卖")))
		return false; /* 卖 30元一罐的蜂蜜 */
	if (before->text.n == CHAR && after->of && after->text.n && before->adjacent && t->kind == DS_KIND_MASS)
		return false; /* 满|二两的螃蟹 */
	/* 算上|28元的|采购成本 */
	if (t->kind == DS_KIND_MONEY && after->of && before->adjacent && phrase_is_amount(after->text) &&
	    !phrase_is_amount(before->text) && !label_is_sum(before->text))
		return false;
	/* 铺面都是|40平方米的小间: what it is names it */
	if (before->copula && after->of && after->text.n && !phrase_tail(before->text).n &&
	    !phrase_is_amount(before->text))
		return false;
	if (!after->of && before->adjacent && t->kind == DS_KIND_LENGTH &&
	    ds_str_ends(before->text, DS_STR("海拔")))
		return true; /* 海拔|900米以上山里有雨夹雪 */
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
	static const char *const places[] = { "上", "里", "中", "内" };
	if (after->text.n && !(t->kind == DS_KIND_MONEY && after->of) && ENDS_ANY(before->text, places))
		return false; /* 仓库里1万吨的饲料 */
	/* 贫困户可享受不低于3000元的|分红: who gets it is not what it is */
	if (after->of && t->kind == DS_KIND_MONEY && after->text.n && label_is_body(before->text))
		return false;
	return (after->of && before->direct) || before->reached;
}

/* Is what is counted told before the number, and what it does behind it? 直升机4架|投入扑救; but 线下线上178万人次|参与 */
static bool counts_before(const struct naming *n)
{
	const struct phrase *before = &n->before;
	const struct lexeme *number = n->number, *behind = number + 2;
	const struct ds_str unit = n->t->unit;
	if (before->bare && before->adjacent && n->self && n->after.text.n && label_is_intransitive(before->text))
		return true; /* 住院|2人|病情稳定 */
	if (!before->text.n || before->bare)
		return false;
	const bool acted = (ds_str_eq(unit, DS_STR("人次")) && !before->did) || /* but 吸引游客3万人次前来选购 */
			   ds_str_eq(unit, DS_STR("次"));                       /* 队员5次打破纪录 */
	static const uint64_t people = S_ACTOR | S_FOLK | S_ROLE | S_GUEST | S_AGENT | S_PERSON;
	const bool etc = n->self && is_word(number - 1, W_ETC) && ends_sort(before->text, people),
		   /* 民警、医生等|300余人|开展救援 */
	    summed = is_word(number - 1, W_ADV | W_REACH) && before->text.n > CHAR && is_word(number - 3, W_ETC) &&
		     ds_str_ends(text_of(n->rd, number->start - CHAR, number->start),
				 DS_STR("共")); /* 老人等人群共9万人|参保 */
	/* 王祥等9人|荣获一等奖: who they are by name is not what they are */
	const bool by_name = n->self && is_word(number - 1, W_ETC) && before->text.n <= 4 * CHAR &&
			     !ends_sort(before->text, S_ACTOR | S_FOLK | S_ROLE | S_GUEST | S_NAMED | S_SPOT);
	if (n->after.verbal && (before->adjacent || summed || etc) && !acted && !by_name)
		return true;
	/* 接待游客52万人次|揽金3亿元: in a title without commas the words between belong to the second */
	return n->self && before->adjacent && is_word(behind - 1, K_TEXT | W_VERB) &&
	       !is_word(behind - 1, W_REACH) && behind->kind == LEX_NUMBER &&
	       token_of(n->rd, behind)->kind == DS_KIND_MONEY;
}

/* 张三有近10亩|果园, 卡上有近10万元|存款: what somebody has stands behind. */
static bool has_behind(const struct naming *n)
{
	const struct phrase *before = &n->before, *after = &n->after;
	const uint8_t kind = n->t->kind;
	const struct lexeme *has = n->number - 1;
	const bool size = (kind == DS_KIND_AREA || kind == DS_KIND_MASS) && !phrase_is_amount(before->text) &&
			  !phrase_tail(before->text).n && before->text.n;
	return (kind == DS_KIND_MONEY || size) && !after->of && !after->verbal && n->i > 1 &&
	       is_word(has, W_REACH) && is_word(has - !is_word(has, W_HAS), W_HAS);
}

/* 5个|专题展览, 公司等10多个|单位 */
static bool by_noun_behind(struct naming *n)
{
	struct reader *rd = n->rd;
	const struct phrase *before = &n->before, *after = &n->after;
	const bool of_etc = is_word(n->number - 1, W_ETC) && !after->verbal;
	if (counts_before(n) || !(of_etc || has_behind(n) || !before_wins(n->t, before, after)))
		return false;
	if (after->of && n->previous && n->previous->text.n) {
		n->label = *n->previous; /* 4.8万户11万人的帮扶机制 */
		return true;
	}
	phrased(n, after);
	struct label *label = &n->label;
	label->change = before->change;
	if (after->verbal && !after->of)
		label->text = label_of_verb_behind(rd, n->i, after->text);
	struct ds_str added = before->added.n ? before->added : label_built(rd, n->i, label->text);
	if (before->adjacent && before->text.n <= 3 * CHAR && ds_str_eq(label->text, DS_STR("班")) &&
	    char_before_in(before->text.p + before->text.n, before->text.p, "学中园部级"))
		added = before->text; /* 小学3个|班 */
	label->text = phrase_join(rd, added, label->text);
	return true;
}

/* 18岁以下|占12% */
static bool by_class(struct naming *n)
{
	return named(n, list_class(n->rd, n->i));
}

/* 用工增加的企业|占48% */
static bool by_held(struct naming *n)
{
	return done(n, label_held(n->rd, n->i));
}

/* 木柴|卖得3块钱 */
static bool by_sale(struct naming *n)
{
	return named(n, label_sold(n->rd, n->i));
}

/* 甲县3个、乙县2个: an item of a list of places */
static bool by_item(struct naming *n)
{
	return list_item(n->rd, n->i, &n->before, &n->label);
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

/* 与前年普查的|28万人|相比, 比上次的|2.9人|减少: is it what the level said before is compared with? */
static bool is_compared(const struct reader *rd, const struct lexeme *number)
{
	const struct lexeme *l = number - 1;
	if (!is_word(l, W_DE))
		return false;
	for (int n = 0; n < LOOK_BACK && (n == 0 || in_phrase(l) || is_word(l, K_TIME | K_PLACE)); n++)
		l--;
	return is_word(l, W_CMP) || (is_word(l, W_WITH) && lexeme_says(rd, number + 1, "相比"));
}

/* The words before say which or where of what was named before: 平均降雨量20毫米,柳河区|63毫米; 收入10万元以上的有9个,最多的村|达到50万元;
 * 七成乡镇雨量超过50毫米,4个乡镇|超过100毫米. */
static bool by_same_before(struct naming *n)
{
	struct reader *rd = n->rd;
	const struct phrase *before = &n->before;
	if (before->text.n && !before->bare &&
	    (label_is_where(rd, before->text, n->t) || label_is_spread(rd, n->i)))
		return carried(n);
	if (!label_same(rd, n->t))
		return false;
	if ((rd->said & (W_CMP | W_WITH)) && is_compared(rd, n->number))
		return carried(n);
	if (before->reached && before->text.n <= 2 * CHAR &&
	    is_superlative(text_of(rd, rd->lx[0].start, n->number->start), before->text))
		return carried(n);
	return before->counted && n->t->kind != DS_KIND_COUNT && n->t->kind != DS_KIND_PERCENT &&
	       !label_names_count(before->text) && !phrase_tail(before->text).n /* 七届交易额达14亿元 */
	       && carried(n);
}

/* 访问量|超过31万人次, 办结|90件 */
static bool by_noun_before(struct naming *n)
{
	struct reader *rd = n->rd;
	const struct phrase *before = &n->before;
	struct label *label = &n->label;
	if (before->bare && is_word(n->number - 1, W_LIGHT) && n->number[1].kind == LEX_NUMBER) {
		const struct phrase next = phrase_chained(rd, n->i);
		if (phrased(n, &next))
			return true; /* 造成|15户48间|房屋受损 */
	}
	if (!phrased(n, before))
		return false;
	const struct ds_str pair = before->bare ? DS_STR("") : label_pair_owner(rd->flow.label, before->text);
	if (before->bare) {
		label->text = label_of_verb(rd, n->i, before, n->t);
		const bool noun = rd->flow.noun.n && ds_str_ends(label->text, rd->flow.noun);
		label->noun = noun ? rd->flow.noun : DS_STR("");
	} else if (pair.n || before->who.n) {
		label->text = phrase_join(rd, pair.n ? pair : before->who, before->text);
	} else {
		struct ds_str whole = list_parallel(rd, before->text, n->t);
		if (!whole.n && n->t->kind == DS_KIND_COUNT && (rd->said & W_DE))
			whole = label_chosen(rd, n->i, before->text);
		label->text = whole.n ? whole : label->text;
	}
	return true;
}

/* ---- other numbers and clauses ------------------------------------------------------------------------------- */

/* 3省8市|受灾, 5240人|3.6万亩… */
static bool by_chain(struct naming *n)
{
	const struct phrase next = phrase_chained(n->rd, n->i);
	if (phrased(n, &next) || !n->previous)
		return next.text.n != 0;
	n->label = *n->previous;
	return true;
}

/* 全村|378户, 全村现|有320户, 甲村|有320户: of nothing that was told before */
static bool by_place(struct naming *n)
{
	struct reader *rd = n->rd;
	if (label_same(rd, n->t))
		return false;
	const struct lexeme *at = n->number - 1;
	static const char *const places[] = { "县", "市", "区", "镇", "乡", "村", "旗", "州", "省" };
	if (IS_ANY(n->t->unit, places))
		return false;
	if (n->i > 0 && at->kind == LEX_PLACE && rd->m->v[at->ref].form == DS_FORM_ANAPHOR)
		return done(n, text_of(rd, at->start, at->end));
	const struct lexeme *where = label_counts_all(n->number);
	return where && done(n, rd->m->v[where->ref].form == DS_FORM_ANAPHOR ? lexeme_text(rd, where) : n->t->unit);
}

/* 18个自然村、1126户、|4380人: another row than the villages */
static bool by_unit(struct naming *n)
{
	const struct reader *rd = n->rd;
	const struct lexeme *last = n->number - 2;
	if (n->i < 3 || last[1].kind != LEX_DUN || label_same(rd, n->t))
		return false;
	while (last->kind == LEX_DUN || (last->kind == LEX_NUMBER && phrase_self_unit(token_of(rd, last)->unit)))
		last--;
	while (in_phrase(last))
		last--;
	if (last->kind != LEX_NUMBER || phrase_self_unit(token_of(rd, last)->unit) || last[1].kind == LEX_DUN ||
	    token_of(rd, last)->kind != DS_KIND_COUNT)
		return false;
	done(n, n->t->unit);
	n->label.change = n->before.change;
	return true;
}

/* The label of the number before, the topic of the clause before, what the sentence before told of, the caption. */
static bool by_number_before(struct naming *n)
{
	struct reader *rd = n->rd;
	const struct phrase *before = &n->before;
	const struct token *t = n->t;
	struct label *label = &n->label;
	carried(n);
	if (!label->text.n) {
		const struct phrase topic = phrase_topic(rd, n->i);
		*label = (struct label){ .text = topic.text, .noun = topic.noun, .set = true };
	}
	label->change = before->change;
	if (!label->text.n && (before->moved || before->reached) && is_measure(t) && rd->flow.past.n &&
	    (t->kind == DS_KIND_PERCENT || t->kind == DS_KIND_MULTIPLE || ds_str_eq(rd->flow.past_unit, t->unit)))
		label->text = rd->flow.past; /* 出口值82亿元。其中对越南增长1.3倍 */
	if (!label->text.n && rd->block_index > 0 && rd->block->at.end - rd->block->at.start <= LINE_MAX)
		label->text = label->noun = caption_of_line(rd);
	if (t->kind == DS_KIND_MASS || t->kind == DS_KIND_LENGTH)
		label_side_carried(rd, n->i, label);
	return true;
}

/* ---- the steps ----------------------------------------------------------------------------------------------- */

#define K(kind) (1u << DS_KIND_##kind)
#define K_ALL   UINT32_MAX

static const struct step {
	const char *name; /* as --explain prints it */
	uint32_t kinds;
	uint8_t asks;
	bool (*names)(struct naming *n);
} steps[] = {
	{"question",       K_ALL,				   0,                by_question     },
	{ "person",        K(COUNT),				A_SELF,           by_person       },
	{ "value-behind",  K_ALL,				   0,                by_value_behind },
	{ "size",          K(LENGTH) | K(MASS),                     A_FIRST,          by_size         },
	{ "distance",      K(LENGTH),                               A_FIRST,          by_distance     },
	{ "side",          K(LENGTH) | K(MASS),                     A_FIRST,          by_side         },
	{ "area",          K(TEMPERATURE) | K(LENGTH) | K(PERCENT), 0,                by_area         },
	{ "wind",          K_ALL,				   0,                by_wind         },
	{ "medal",         K(COUNT),				0,                by_medal        },
	{ "deed-within",   K(DURATION),                             A_AFTER | A_DEED, by_deed_within  },
	{ "harm",          K_ALL,				   A_SELF,           by_harm         },
	{ "toll",          K(COUNT),				0,                by_toll         },
	{ "worth",         K(MONEY),				A_AFTER,          by_worth        },
	{ "noun-behind",   K_ALL,				   A_AFTER,          by_noun_behind  },
	{ "class",         K(PERCENT) | K(COUNT),                   0,                by_class        },
	{ "held",          K(PERCENT) | K(COUNT),                   A_FIRST,          by_held         },
	{ "sale",          K(MONEY),				0,                by_sale         },
	{ "item",          K_ALL,				   0,                by_item         },
	{ "same-before",   K_ALL,				   0,                by_same_before  },
	{ "noun-before",   K_ALL,				   A_BEFORE,         by_noun_before  },
	{ "chain",         K_ALL,				   0,                by_chain        },
	{ "place",         K_ALL,				   A_SELF,           by_place        },
	{ "unit",          K_ALL,				   A_SELF,           by_unit         },
	{ "number-before", K_ALL,				   0,                by_number_before},
};

/* The phrases beside the number, each as far as it can name it. */
static void phrases_find(struct naming *n)
{
	struct reader *rd = n->rd;
	struct phrase *after = &n->after, *before = &n->before;
	*after = phrase_after(rd, n->i);
	*before = phrase_before(rd, n->i);
	if (before->text.n == CHAR) {
		before->text = phrase_single(rd, n->number, before->text);
		if (before->text.n > CHAR)
			before->noun = before->text, before->subject = DS_STR(""), before->bare = false;
	}
	if (after->text.n == CHAR)
		after->text = phrase_single(rd, n->number, after->text);
	if (n->t->kind != DS_KIND_MONEY)
		return;
	/* 水价|执行2.95元的|标准: the price, not that it is one */
	if (after->of && before->bare && phrase_is_amount(before->subject) &&
	    ds_str_eq(after->text, DS_STR("标准"))) {
		before->text = before->noun = before->subject;
		before->bare = false;
		*after = (struct phrase){ .change = DS_CHANGE_LEVEL };
	}
	*after = label_sum_behind(rd, n->i, before, *after);
	/* 捐款1万元的|李某, 压岁钱400元全部|拿了出来: who gives it and what is done with it are no names of a sum */
	const bool who = after->of && (ds_str_ends(after->text, DS_STR("某")) || ends_sort(after->text, S_PERSON)),
		   treated = after->text.n == CHAR && !after->of && (rd->said & W_LE);
	if (after->text.n && before->text.n && before->adjacent && (who || treated))
		*after = (struct phrase){ .change = DS_CHANGE_LEVEL };
}

struct label label_one(struct reader *rd, uint32_t i, const struct label *previous)
{
	struct naming n;
	n.rd = rd;
	n.i = i;
	n.number = &rd->lx[i];
	n.t = token_of(rd, n.number);
	n.previous = previous;
	n.self = phrase_self_unit(n.t->unit);
	phrases_find(&n);
	look(&n);
	const uint32_t kind = 1u << n.t->kind;
	const struct step *s = steps;
	while (!(s->kinds & kind) || (s->asks & ~n.has) || !s->names(&n))
		s++; /* the last one names them all */
	n.label.step = s->name;
	return n.label;
}

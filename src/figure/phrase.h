/* phrase.h: the noun phrases around a number, found on the row of lexemes. Private to label.c, period.c, state.c,
 * change.c, sentence.c and the phrase files.
 *
 * A clause of news with a number is [topic, time, place] [subject] [adverbs] [verb] [number unit] [noun], and its label
 * stands in one of five places:
 *   behind the unit       修建 3座 水库           a classifier: the noun; up to the next verb, or behind 的
 *   before the number     水库库容 达 3亿立方米    a measure: the indicator, back over what only carries the number
 *   verb and object       办结 案件 90件          the object, with its verb where the object alone is short
 *   the verb alone        其中 办结 90件          with the noun that the number before counted
 *   another clause        价格不错, 每公斤3元     its subject, when this clause has none: a comparison, a growth
 * Which words are verbs says the lexicon, and beside it what stands around them: 了, a counted or pointed-at actor
 * before them, one character behind them (sentence.c).
 */
#ifndef DUSHU_FIGURE_PHRASE_H
#define DUSHU_FIGURE_PHRASE_H

#include "meaning.h"

#define PHRASE_NAMES 16u
#define LABEL_MAX    36u /* bytes of a noun that still joins another word: twelve characters */

struct phrase {
	struct ds_str text;    /* empty: there is none */
	struct ds_str noun;    /* text without its verb */
	struct ds_str subject; /* who does what a bare verb says */
	struct ds_str made;    /* who is made to: 带动村集体|增收 */
	struct ds_str who;   /* the subject without which a short object says little: 第一产业实现增加值 */
	struct ds_str bound; /* what is said of those it counts: 净利润超过1亿元 */
	struct ds_str added; /* 新增, before a number that its noun follows */
	const struct lexeme *place; /* a name in a list that is a place and nothing else */
	uint8_t change;             /* of the verb whose object it is */
	bool bare;                  /* nothing but a verb */
	bool topical;               /* a verb that says little without its topic: 覆盖 */
	bool gain;                  /* 实现, 完成: what was named before */
	bool alone;                 /* 增收: needs no noun */
	bool reached;               /* a word of reaching stands between it and the number */
	bool moved;                 /* a word of change does */
	bool direct;                /* 为, 达到 or nothing stands between it and the number */
	bool adjacent;              /* nothing stands between */
	bool worded;                /* and its last word is one of the lexicon: 占地 */
	bool of;                    /* after the number and 的 */
	bool verbal;                /* after the number, and a verb: 3.2万人在线观看 */
	bool light;                 /* and one that adds nothing: 发生 */
	bool self;                  /* its unit names what it counts */
	bool copula;                /* 是 stands before the number */
	bool did;                   /* the object of a verb that stands before it: 从事|零售 */
	bool invest;
	bool ratio;    /* a word that names none alone: 占比 */
	bool counted;  /* the words are what the number before counts */
	bool compared; /* with something, or a part of it */
	bool rate;     /* a rate or share: …率, 占比, 增速 */
};

/* 每个考场考生30人: how many bytes of the text behind 每个 belong to it; the rest is the label. EACH_ALL when the text
 * does not reach to the number. */
#define EACH_ALL UINT32_MAX
uint32_t phrase_each_noun(const struct reader *rd, const struct lexeme *number, const struct lexeme *each);
/* The noun at the end of s that says what is measured (播种面积, 产值); empty when there is none or nothing else. */
struct ds_str phrase_tail(struct ds_str s);
/* How many bytes at the end of s say what is measured and how (学校|规划用地面积), all of s when it says nothing else. */
size_t phrase_measure(struct ds_str s);
/* How many bytes of s name the place or body that its measure is of (重点县|基础服务覆盖率); 0: none. */
size_t phrase_head(struct ds_str s);
/* Is it nothing but what is measured: 产量, 净利润? */
bool phrase_names_measure(struct ds_str s);
/* Does it say nothing of what is counted? */
bool phrase_is_empty(struct ds_str s);
/* 岁, 周岁: does a unit count years of age? */
static inline bool unit_is_age(struct ds_str unit)
{
	return ds_str_ends(unit, DS_STR("岁")) || ds_str_ends(unit, DS_STR("歲"));
}
/* The object that the verb had in the clauses before number i; empty without one. */
struct ds_str phrase_object(const struct reader *rd, uint32_t i, struct ds_str verb);
/* 热水器的覆盖率|最小,仅占37%, 从交易总量|来看,增长2%: the measure that the clause before the one of number i judges or looks at;
 * empty when it does neither. */
struct ds_str phrase_judged(const struct reader *rd, uint32_t i);
/* Among what the clause before number i says that it is a part: 线索中,8件来源于巡察; empty without such a clause. */
struct ds_str phrase_among_what(const struct reader *rd, uint32_t i);
/* What befell number i and those right behind it: 3省8市受灾. phrase_near.c */
struct phrase phrase_chained(const struct reader *rd, uint32_t i);
/* The verb that reaches number i over one that is counted before it: 惠及5个镇|11万人; empty without one. phrase_near.c */
struct ds_str phrase_reach(const struct reader *rd, uint32_t i);
/* The event that the clause before number i begins with: 文艺演出深入乡镇,完成400场; empty without one. */
struct ds_str phrase_event(const struct reader *rd, uint32_t i);
/* 浓度最低的|3个城市: what the things that number i counts are chosen by; empty when nothing says so. */
struct ds_str phrase_most(const struct reader *rd, uint32_t i);
/* Where 中 stands in s that says among which something is (四项指标中起数): its offset, 0 when there is none. */
size_t phrase_among(struct ds_str s);
/* Does the unit name what it counts: 人, 户? */
bool phrase_self_unit(struct ds_str unit);
/* s as short as the heading of a row, of what a number of this kind counts. phrase_short.c */
struct ds_str phrase_short(struct ds_str s, enum ds_kind kind);
/* 未, 不: what is not done is another row, and names the amount (尚有12万元|未追回)? */
bool phrase_is_negation(struct ds_str s);
/* 死亡, 受伤, 失踪: what befalls people in an accident, whoever they are. */
bool phrase_is_harm(struct ds_str s);
/* 新建, 改扩建: a verb that also tells what was built so from the rest. */
bool phrase_builds(struct ds_str verb);
/* 造成, 带动, 进行: what comes of something or goes on, that nobody does to the noun behind it. */
bool phrase_is_effect(struct ds_str verb);
/* 10起|发生在住宅: a verb that only says that they are. phrase_after.c */
bool phrase_is_existence(struct ds_str verb);
/* ---- phrase_counted.c ---- */

/* The noun s behind a number without what is said of those counted: 案件|被执行人; `measured`: before another number. */
struct ds_str phrase_counted_noun(struct ds_str s, bool measured);
/* How many bytes of the end of s, the noun behind a number, say what is measured of those counted (城市|平均浓度降幅); `rate`: its
 * last word is a rate. */
size_t phrase_measured(struct ds_str s, bool rate);
/* s without the verb before 了 or 到 at l, which no table may have: 果园|收成|了; `named`: a noun stands before the number. */
struct ds_str phrase_without_deed(const struct reader *rd, struct ds_str s, const struct lexeme *l, bool named);

/* 其中63%为|救援行动, 七成|销往外地: what l, behind the share that is number i and opens its clause, says of it. phrase_share.c */
struct phrase phrase_share_said(const struct reader *rd, uint32_t i, const struct lexeme *l);
/* 八成的|农户|已经|搬进新居: the noun whose share is told, which ends with `last`, with what it does in the rest of the clause; empty where that
 * is nothing short. phrase_share.c */
struct ds_str phrase_share_doing(const struct reader *rd, const struct lexeme *last, struct ds_str noun);
/* What number i counts by the words after it. */
struct phrase phrase_after(const struct reader *rd, uint32_t i);
/* The indicator or object before it in its clause. */
struct phrase phrase_before(const struct reader *rd, uint32_t i);
/* The noun that the clause before begins with, when its number is only reached: 现金流由负转正,达3亿元. */
struct phrase phrase_reached(const struct reader *rd, uint32_t i);
/* What the clause before says something of without a number: 价格也不错,每公斤3.2元. */
struct phrase phrase_said(const struct reader *rd, uint32_t i);
/* The subject of the clause before its clause, when that clause has no number. */
struct phrase phrase_topic(const struct reader *rd, uint32_t i);
/* Who or what the clauses between the lexemes `from` and i are about, when the first of them says it: 青年组获金牌2枚,…;
 * empty when a place or a time tells them apart. */
struct ds_str phrase_group(const struct reader *rd, uint32_t from, uint32_t i);
/* So many names, if a clause before that has no number lists them: 网约车、出租车增幅较大,分别查处9起、4起. Returns n or 0. */
uint32_t phrase_names_said(const struct reader *rd, uint32_t i, struct phrase *out, uint32_t n);
/* 甲县、乙市分别收案61件、58件: the word 分别 in the clause of the number, before it, or NULL. */
const struct lexeme *phrase_respective(const struct lexeme *number);
/* The parts of the phrase before it that 、 和 与 separate; returns how many. */
uint32_t phrase_names(const struct reader *rd, uint32_t i, struct phrase *out, uint32_t max);
/* Names that were found from the last one back, in the order of the text. */
void phrases_turn(struct phrase *p, uint32_t n);

/* ---- shared by phrase.c, phrase_before.c, phrase_after.c and phrase_noun.c ---- */

#define CHAR         3u         /* bytes of a Han character */
#define COUNTED_MOST (4 * CHAR) /* of a name with a number of its own in a list: 3辆消防车、消防员18人 */
#define TEXT_MAX     48u        /* a longer label is cut to its last or first name */
#define LOOK_BACK    8          /* lexemes to a word that opens a comparison */
#define LOOK_AHEAD   8
#define CLAUSES_BACK 64u /* lexemes to a clause that the label of another takes something from */

/* Words that stand in a noun phrase though they have a class of their own. */
#define NOMINAL (W_NOUN | W_INVEST | W_RATEUP | W_RATEDOWN | W_PERHEAD | W_ATTR | W_RATIO | W_FOREIGN)

static inline bool in_phrase(const struct lexeme *l)
{
	return is_word(l, K_TEXT | K_QUOTE | K_OTHER | NOMINAL);
}

static inline bool is_verb(const struct lexeme *l)
{
	return is_word(l, W_VERB | W_LIGHT) && !is_word(l, NOMINAL);
}

static inline uint32_t bytes_of(const struct lexeme *first, const struct lexeme *last)
{
	return first <= last ? last->end - first->start : 0;
}

/* Quotation marks and 、 begin with one of two bytes that no Han character begins with: does one stand in s? */
static inline bool may_hold_mark(struct ds_str s)
{
	const uint64_t ones = ~UINT64_C(0) / 255;
	uint64_t any = 0;
	if (s.n < 8) {
		for (size_t i = 0; i < s.n; i++)
			any |= ((unsigned char)s.p[i] & 0xfe) == 0xe2;
		return any;
	}
	for (size_t i = 0; i < s.n; i += 8) {
		uint64_t x = bytes8(s.p + (i + 8 <= s.n ? i : s.n - 8)) & (0xfe * ones);
		x ^= 0xe2 * ones;
		any |= (x - ones) & ~x; /* in the highest bit of a byte that is zero */
	}
	return any & (0x80 * ones);
}

/* The first n bytes of s, all of it when no character begins behind them. */
static inline struct ds_str phrase_cut(struct ds_str s, size_t n)
{
	return (struct ds_str){ s.p, n < s.n && ((unsigned char)s.p[n] & 0xc0) == 0x80 ? s.n : n };
}

/* One of them before 了 is a whole verb: 堵了半小时, 官兵用了两天. */
#define PHRASE_ACTS "用花堵等走跑坐开干做种养学练睡守忙教吃买卖喝写拿送修盖栽采摘搬"

/* a and b, as they stand when b follows a at once. */
struct ds_str phrase_join(const struct reader *rd, struct ds_str a, struct ds_str b);
/* s, before or behind a number, as it is when it has more than one character; else the word it is a part of, with what makes a name of a verb; empty
 * when it names nothing. phrase_single.c */
struct ds_str phrase_single(const struct reader *rd, const struct lexeme *number, struct ds_str s);
/* Does s end as what is measured does (…率, …量, …额)? phrase_short.c */
bool phrase_is_amount(struct ds_str s);
/* Is s a head that makes one noun of a verb before it and what that is done to: 农水路改善工程, 学校扩建项目? */
bool phrase_is_scheme(struct ds_str s);
/* ---- phrase_ahead.c ---- */

/* The noun phrase that begins at l: its last lexeme, l - 1 when there is none. */
const struct lexeme *phrase_ahead(const struct lexeme *l);
/* The 的 behind the bracket that opens at l (2万元(每人5000元)|的助学金); l when there is none. */
const struct lexeme *phrase_noted(const struct lexeme *l);
/* 4000公顷(6万亩)|晚稻: what stands behind both when number i or the one in brackets is the other in another unit; NULL. */
const struct lexeme *phrase_converted(const struct reader *rd, uint32_t i);
/* The noun behind the clause that begins at l and describes it: 12名|来自北京的|专家; NULL when there is none. */
const struct lexeme *phrase_behind(const struct lexeme *l);
/* The verb at l with its object. */
struct ds_str phrase_deed(const struct reader *rd, const struct lexeme *l);
/* What is done where somebody is or goes: 赴外地|就业, 在园区|上岗; empty when nothing follows at once. */
struct ds_str phrase_done_there(const struct reader *rd, const struct lexeme *l);
/* What befalls the people that a number before l counts: 被积水|围困, 经抢救无效|死亡, 伤势较重; empty when nothing that is
 * known does. phrase_said.c */
struct ds_str phrase_befallen(const struct reader *rd, const struct lexeme *l);
/* What took the time before l, `of`: behind 的: 将大火扑灭, 紧张|施救. phrase_said.c */
struct ds_str phrase_lasting(const struct reader *rd, const struct lexeme *l, bool of);

/* What stands behind number i and what it is worth: 1万吨价值千万元的|芦苇; empty without that. phrase_said.c */
struct ds_str phrase_valued(const struct reader *rd, uint32_t i);

/* ---- who acts and what only describes ---- */

/* Is l a word that makes somebody else act: 带动? actor.c */
bool is_pivot(const struct reader *rd, const struct lexeme *l);
/* What a number with this unit counts when the words from first to last only describe it: the lexeme its name begins with,
 * or NULL. phrase_described.c */
const struct lexeme *phrase_described(const struct reader *rd, struct ds_str unit, const struct lexeme *first,
				      const struct lexeme *last);
/* Does s only say how something is, before 的: 崭新, 厚厚? phrase_described.c */
bool phrase_is_quality(struct ds_str s);
/* Is s people, and unit no classifier of theirs: 2辆|农民工|返岗|专车? phrase_described.c */
bool phrase_cannot_count(struct ds_str unit, struct ds_str s);
/* s without whom it is paid to, when the name is veiled: 支付王某|工程款. phrase_described.c */
struct ds_str phrase_unnamed(struct ds_str s);
/* A phrase before a number without what is no part of its name: 当地, 部分农户. phrase_trim.c, as the next ones. */
struct ds_str phrase_trim_before(struct ds_str s);
/* A phrase behind a number: 部分农户, 茶园|给公司. */
struct ds_str phrase_trim_after(struct ds_str s);
/* s before a verb, without how that is done: 公交车|正式. phrase_trim.c */
struct ds_str phrase_without_how(struct ds_str s);
/* 受疫情影响: why, not what? */
bool phrase_is_cause(struct ds_str s);
/* s without the mark of a footnote at its end. */
struct ds_str phrase_without_note(struct ds_str s);
/* s behind the word det that points at something, without the body it points at: 该|行贷款余额. */
struct ds_str phrase_without_body(struct ds_str det, struct ds_str s);
/* s, counted with a classifier of people, without what is done to them: 山区群众|易地安置. phrase_described.c */
struct ds_str phrase_people(struct ds_str unit, struct ds_str s);
/* A label that is one quotation loses its marks; a title keeps them. */
struct ds_str phrase_unquoted(struct ds_str s);
/* The same of a part of the sentence that is read, which mostly has no quotation. */
static inline struct ds_str said_unquoted(const struct reader *rd, struct ds_str s)
{
	return rd->said & K_QUOTE ? phrase_unquoted(s) : s;
}

/* ---- shared by phrase.c, phrase_before.c and phrase_clause.c ---- */

/* What carries a number to its indicator and belongs to no label. */
#define CARRIES                                                                                                    \
	(W_REACH | W_TO | W_ADV | W_LE | W_PER | W_RESP | W_LEVELBY | W_AFTER | W_TAIL | W_TARGET | W_NORM |       \
	 W_ACTUAL | W_CONN | W_EACHALL | W_EACH | W_FROM | W_RANK | W_UP | W_DOWN | W_CMP | W_EDGE | W_SHARE)

/* How far back the words reach that only carry a number. */
struct walk {
	const struct lexeme *l; /* the last lexeme of the phrase, or what stopped the walk */
	bool direct;            /* a word of reaching stood between */
	bool moved;             /* a word of change */
	bool shared;            /* 占 */
	bool crossed;           /* anything at all */
};

struct walk walk_back(const struct reader *rd, const struct lexeme *number);
/* The word before l that opens a comparison (高于全国平均水平2.1个百分点), or NULL. */
const struct lexeme *comparison(const struct lexeme *l, bool over_verbs);
/* phrase_compare.c, as the last one: the word before the level left behind (从…的0.3%), before what a number is a part of
 * (占总值的), and before what a distance is measured from (超过时序进度); NULL when there is none. */
const struct lexeme *phrase_start(const struct reader *rd, const struct lexeme *number);
const struct lexeme *phrase_part(const struct lexeme *number);
const struct lexeme *phrase_base(const struct lexeme *l);
/* The short bracket that closes at l, or NULL. */
const struct lexeme *bracket_open(const struct lexeme *l);

struct span_of {
	const struct lexeme *first, *last;   /* of the phrase; last < first: nothing */
	const struct lexeme *noun;           /* first lexeme behind the verb */
	const struct lexeme *stop;           /* what ended it */
	const struct lexeme *who, *who_last; /* the subject that a short object needs; NULL */
	bool bare;
};

/* From `last` back to what opens the phrase. */
struct span_of collect_back(struct ds_str text, const struct lexeme *last);
struct phrase phrase_of(const struct reader *rd, struct span_of s);

/* ---- phrase_subject.c ---- */

/* What t, behind a bare verb and a word that adds up, was done to: the last lexeme of the subject, or NULL. */
const struct lexeme *sum_subject(const struct reader *rd, const struct lexeme *verb, const struct token *t);
/* The subject that is said for the bare verb alone, empty without one. 各地网站转发 */
struct ds_str verb_subject(const struct reader *rd, const struct lexeme *verb, const struct token *t);

#endif

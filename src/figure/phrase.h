/* phrase.h: the noun phrases around a number, found on the row of lexemes: what the rules of labels, periods, places and states ask
 * for. What the phrase files ask each other stands in phrase_own.h.
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
	struct ds_str who;   /* the subject without which a short object says little: 第一产业实现增加值 */
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
	bool copula;                /* 是 stands before the number */
	bool did;                   /* the object of a verb that stands before it: 从事|零售 */
	bool invest;
	bool counted;  /* the words are what the number before counts */
	bool compared; /* with something, or a part of it */
	bool rate;     /* a rate or share: …率, 占比, 增速 */
};

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

/* ---- the phrases of a number, and of the clauses around it ---- */

/* The indicator or object before it in its clause. */
struct phrase phrase_before(const struct reader *rd, uint32_t i);
/* What number i counts by the words after it. */
struct phrase phrase_after(const struct reader *rd, uint32_t i);
/* s, before or behind a number, as it is when it has more than one character; else the word it is a part of, with what makes a name of a verb; empty
 * when it names nothing. */
struct ds_str phrase_single(const struct reader *rd, const struct lexeme *number, struct ds_str s);
/* What befell number i and those right behind it: 3省8市受灾. */
struct phrase phrase_chained(const struct reader *rd, uint32_t i);
/* The event that the clause before number i begins with: 文艺演出深入乡镇,完成400场; empty without one. */
struct ds_str phrase_event(const struct reader *rd, uint32_t i);
/* The subject of the clause before its clause, when that clause has no number. */
struct phrase phrase_topic(const struct reader *rd, uint32_t i);
/* Who or what the clauses between the lexemes `from` and i are about, when the first of them says it: 青年组获金牌2枚,…;
 * empty when a place or a time tells them apart. */
struct ds_str phrase_group(const struct reader *rd, uint32_t from, uint32_t i);
/* 浓度最低的|3个城市: what the things that number i counts are chosen by; empty when nothing says so. */
struct ds_str phrase_most(const struct reader *rd, uint32_t i);
/* What took the time before l, `of`: behind 的: 将大火扑灭, 紧张|施救. */
struct ds_str phrase_lasting(const struct reader *rd, const struct lexeme *l, bool of);
/* What stands behind number i and what it is worth: 1万吨价值千万元的|芦苇; empty without that. */
struct ds_str phrase_valued(const struct reader *rd, uint32_t i);

/* ---- the names of a list ---- */

/* The parts of the phrase before it that 、 和 与 separate; returns how many. */
uint32_t phrase_names(const struct reader *rd, uint32_t i, struct phrase *out, uint32_t max);
/* So many names, if a clause before that has no number lists them: 网约车、出租车增幅较大,分别查处9起、4起. Returns n or 0. */
uint32_t phrase_names_said(const struct reader *rd, uint32_t i, struct phrase *out, uint32_t n);
/* 甲县、乙市分别收案61件、58件: the word 分别 in the clause of the number, before it, or NULL. */
const struct lexeme *phrase_respective(const struct lexeme *number);
/* Names that were found from the last one back, in the order of the text. */
void phrases_turn(struct phrase *p, uint32_t n);

/* ---- how far a phrase reaches ---- */

/* The noun phrase that begins at l: its last lexeme, l - 1 when there is none. */
const struct lexeme *phrase_ahead(const struct lexeme *l);
/* The verb at l with its object. */
struct ds_str phrase_deed(const struct reader *rd, const struct lexeme *l);
/* How far back the words reach that only carry a number. */
struct walk {
	const struct lexeme *l; /* the last lexeme of the phrase, or what stopped the walk */
	bool direct;            /* a word of reaching stood between */
	bool moved;             /* a word of change */
	bool crossed;           /* anything at all */
};

/* From the number back over what only carries it. */
struct walk walk_back(const struct reader *rd, const struct lexeme *number);
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
struct span_of collect_back(const struct reader *rd, const struct lexeme *last);

/* ---- what words say, whatever stands around them ---- */

/* The noun at the end of s that says what is measured (播种面积, 产值); empty when there is none or nothing else. */
struct ds_str phrase_tail(struct ds_str s);
/* How many bytes at the end of s say what is measured and how (学校|规划用地面积), all of s when it says nothing else. */
size_t phrase_measure(struct ds_str s);
/* How many bytes of s name the place or body that its measure is of (重点县|基础服务覆盖率); 0: none. */
size_t phrase_head(struct ds_str s);
/* Is it nothing but what is measured: 产量, 净利润? */
bool phrase_names_measure(struct ds_str s);
/* Does s end as what is measured does (…率, …量, …额)? */
bool phrase_is_amount(struct ds_str s);
/* Does it say nothing of what is counted? */
bool phrase_is_empty(struct ds_str s);
/* Does the unit name what it counts: 人, 户? */
bool phrase_self_unit(struct ds_str unit);
/* 岁, 周岁: does a unit count years of age? */
static inline bool unit_is_age(struct ds_str unit)
{
	return ds_str_ends(unit, DS_STR("岁"));
}
/* 死亡, 受伤, 失踪: what befalls people in an accident, whoever they are. */
bool phrase_is_harm(struct ds_str s);
/* 新建, 改扩建: a verb that also tells what was built so from the rest. */
bool phrase_builds(struct ds_str verb);
/* 为, 给: does l say for whom something is done? */
bool phrase_is_for(const struct reader *rd, const struct lexeme *l);
/* Is l a word that makes somebody else act: 带动? */
bool is_pivot(const struct reader *rd, const struct lexeme *l);

/* ---- words as a label has them ---- */

/* s as short as the heading of a row, of what a number of this kind counts. */
struct ds_str phrase_short(struct ds_str s, enum ds_kind kind);
/* a and b, as they stand when b follows a at once. */
struct ds_str phrase_join(const struct reader *rd, struct ds_str a, struct ds_str b);
/* A label that is one quotation loses its marks; a title keeps them. */
struct ds_str phrase_unquoted(struct ds_str s);
/* The same of a part of the sentence that is read, which mostly has no quotation. */
static inline struct ds_str said_unquoted(const struct reader *rd, struct ds_str s)
{
	return rd->said & K_QUOTE ? phrase_unquoted(s) : s;
}
/* One of them before 了 is a whole verb: 堵了半小时, 官兵用了两天. */
#define PHRASE_ACTS "用花堵等走跑坐开干做种养学练睡守忙教吃买卖喝写拿送修盖栽采摘搬"
/* s without the verb before 了 or 到 at l, which no table may have: 果园|收成|了; `named`: a noun stands before the number. */
struct ds_str phrase_without_deed(const struct reader *rd, struct ds_str s, const struct lexeme *l, bool named);
/* 每个考场考生30人: how many bytes of the text behind 每个 belong to it; the rest is the label. EACH_ALL when the text does not reach
 * to the number. */
#define EACH_ALL UINT32_MAX
uint32_t phrase_each_noun(const struct reader *rd, const struct lexeme *number, const struct lexeme *each);

#endif

/* lex.h: what the files of the scanner share: classes of characters, sorted word tables, the readers of numerals,
 * units and times. Private to the scanner: scan.c judge*.c amount.c item.c share.c money.c number.c number_usual.c
 * unit.c time.c time_part.c name.c cue.c. */
#ifndef DUSHU_FIGURE_LEX_H
#define DUSHU_FIGURE_LEX_H

#include "decimal.h"
#include "inline.h"
#include "lists.h"
#include "scan.h"

/* ---- characters ---------------------------------------------------------------------------------------------- */

/* The class of a character: a group in the high half and, for numerals, a value in the low half. */
enum char_group {
	CG_NONE = 0x00,
	CG_DIGIT = 0x10,  /* 0-9 ０-９: value */
	CG_HAN = 0x20,    /* 零〇一 … 九: value */
	CG_FORMAL = 0x30, /* 壹贰叁 …: value */
	CG_SMALL = 0x40,  /* 十百千: power of ten */
	CG_FSMALL = 0x50, /* 拾佰仟: power of ten */
	CG_BIG = 0x60,    /* 万亿兆: power of ten */
	CG_ODD = 0x70,    /* numerals with rules of their own */
	CG_MARK = 0x80,   /* what makes the scanner stop and look, without being a numeral */
};
enum char_class {
	CC_LIANG = CG_ODD,    /* 两 */
	CC_TWENTY,            /* 廿 */
	CC_THIRTY,            /* 卅 */
	CC_HALF,              /* 半 */
	CC_FEW,               /* 几 */
	CC_SEVERAL,           /* 数 */
	CC_ORDINAL = CG_MARK, /* 第 */
	CC_QUOTE,             /* “ 「 『 ‘ " */
	CC_TITLE,             /* 《 〈 */
	CC_BRACKET,           /* （ 〔 ( [ 【 */
	CC_CIRCLED,           /* ① … ⑳ ㈠ … */
	CC_TIME,              /* may begin a word of time: 今 去 上 本 全 … */
	CC_WORD,              /* may begin a figure or name without a numeral in front: 翻 成 过 */
	CC_SIGN,              /* - − ＋ ± ￥ $ */
	CC_END,               /* ends a sentence: 。 ！ ？ ! ? and the end of a line */
	CC_TOPIC,             /* may begin a word of topics.h: 判 in 判决 */
};
extern const uint8_t char_classes[0x10000];

/* Where else a character may stand. */
enum char_flag {
	CF_TIME2 = 1,      /* second in a word of time: 年 in 今年 */
	CF_STOP = 2,       /* ends a clause */
	CF_TIME_UNIT = 4,  /* after a numeral that is part of a time */
	CF_NAME_UNIT = 8,  /* after a numeral that is part of a name, ordinal or code */
	CF_JOIN = 16,      /* between two numbers of a range */
	CF_CUE_END = 32,   /* last of the words that bound a number: 过 in 超过 */
	CF_CUE_START = 64, /* first of those that follow one: 以 in 以上 */
	CF_SPECIAL = 128,  /* first of the words that are figures by themselves: 半 in 半数 */
};
extern const uint8_t char_flags[0x10000];

#define CC_GROUP(c) ((c)&0xf0)
#define CC_VALUE(c) ((c)&0x0f)

/* The code point of the three bytes at p. */
static inline uint32_t utf8_of3(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;
	return ((uint32_t)u[0] << 12) + ((uint32_t)u[1] << 6) + u[2] - 0xe2080;
}

/* Class of the character at p; its length in *len. p < end. Characters beyond the basic plane have none. */
static inline unsigned char_class(const char *p, unsigned *len)
{
	uint32_t cp = ds_utf8_at(p, len);
	return cp < 0x10000 ? char_classes[cp] : CG_NONE;
}

static inline unsigned class_at(const char *p, const char *end)
{
	unsigned len;
	return p < end ? char_class(p, &len) : CG_NONE;
}

static inline unsigned flags_at(const char *p, const char *end)
{
	unsigned len;
	uint32_t cp = p < end ? ds_utf8_at(p, &len) : 0x10000;
	return cp < 0x10000 ? char_flags[cp] : 0;
}

static inline unsigned flags_before(const char *p, const char *begin)
{
	return p > begin ? flags_at(ds_utf8_prev(p, begin), p) : 0;
}

static inline bool is_numeral_class(unsigned c)
{
	return c >= CG_DIGIT && c < CG_MARK;
}

static inline bool is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Does the text at p begin with the literal z? */
#define AT(p, end, z) ((end) - (p) >= (ptrdiff_t)sizeof(z) - 1 && memcmp((p), (z), sizeof(z) - 1) == 0)
/* Does the text before p, not before begin, end with the literal z? */
#define BEFORE(p, begin, z)                                                                                        \
	((size_t)((p) - (begin)) >= sizeof(z) - 1 && memcmp((p) - (sizeof(z) - 1), (z), sizeof(z) - 1) == 0)

bool is_cjk_at(const char *p, const char *end);

/* ---- tables of words ----------------------------------------------------------------------------------------- */

/* One row of a table sorted by the bytes of its words (LC_ALL=C sort). `veto` lists characters that, following the
 * word, make another word of it: 人 is no unit in 3000人民币. A row matches only when none of them follows. */
struct word {
	char z[29]; /* zero after n bytes */
	uint8_t n;
	uint8_t a, b; /* meaning depends on the table */
	const char *veto;
};
#define W(z, a, b, veto)                                                                                           \
	{                                                                                                          \
		z, sizeof(z) - 1, a, b, veto                                                                       \
	}

/* The longest word of the table that the text at p begins with; NULL when there is none. */
const struct word *word_at(const struct word *table, size_t n, const char *p, const char *end);
/* Long tables have an index, made at build time by make/mktables.c: an open hash from the first two characters, or
 * from the first alone where it is all of the word or none of three bytes, to the rows that begin so. */
struct word_slot {
	uint32_t key;
	uint16_t row, n; /* n 0: empty */
};
struct word_index {
	const struct word *rows;
	const uint64_t *vetoes; /* of each row the last bytes of its veto, as lists.h has them; none: 0 */
	const struct word_slot *slots;
	const uint64_t *filter; /* a bit for each key by its hash: most of what is asked for is not there */
	unsigned bits;
};
#define WORD_FILTER_BITS 13
static inline uint32_t word_key(uint32_t first, uint32_t second)
{
	return first << 16 ^ second;
}
static inline uint32_t word_slot_of(uint32_t key, unsigned bits)
{
	return key * UINT32_C(2654435761) >> (32 - bits);
}
const struct word *word_find(const struct word_index *t, const char *p, const char *end);
/* The longest word of the table that ends at p; the table is sorted by the last three bytes of its words. */
const struct word *word_before(const struct word *table, size_t n, const char *p, const char *begin);

/* ---- the text at hand ---------------------------------------------------------------------------------------- */

struct cue;
struct lex {
	const char *begin, *end; /* the block */
	const char *p;           /* how far everything has been read: no token may begin before */
	bool row;                /* a row of a table: cells are separated by TAB */
	bool traditional;        /* written in traditional script, which is Taiwan's */
};

/* ---- numerals: number.c -------------------------------------------------------------------------------------- */

struct numeral {
	const char *start, *end;
	struct ds_decimal value, high; /* high when ranged */
	bool ranged;                   /* 两三, 十五六 */
	bool han;                      /* begins with a Chinese numeral */
	bool bare;                     /* multipliers alone: 百, 千, 万, 百万 */
	bool vague;                    /* 数十, 几百 */
	bool sequence;                 /* Chinese digits in a row: 一四七, 二〇二一 */
	bool point;                    /* written with a decimal point */
	bool inner;                    /* an 余 多 几 来 stands in it */
	uint8_t approx;                /* what the inner word says */
	uint8_t scale;                 /* power of ten of the last multiplier, 0 without */
	uint8_t digits; /* length of the first run of ASCII digits, separators left out; 0 for Chinese numerals */
	bool elliptic;  /* the last digit counts the next lower place: 一百二 */
	bool zero;      /* that run begins with a needless 0 */
};

/* The longest numeral at p. A unit wins over a multiplier where it is so named (千瓦时, 千克). */
bool numeral_read(const struct lex *x, const char *p, struct numeral *out);

/* ---- units: unit.c ------------------------------------------------------------------------------------------- */

enum unit_flag {
	UNIT_MEASURE = 1, /* measures: 一 before it counts (一公里), and fractions of it are ordinary */
	UNIT_STRUCT = 2,  /* parts of the prose: minor with Chinese numerals (三方面) */
	UNIT_TIME = 4,    /* a duration that 前 后 来 make a time of */
};

struct unit {
	const char *start, *end; /* start is after a space, if one was written */
	struct ds_str name;      /* as written */
	uint8_t kind, flags;
};

/* The longest unit at p, compounds included (元/吨, 场(次), 篇条). `han`: after a Chinese numeral. */
bool unit_read(const struct lex *x, const char *p, bool han, struct unit *out);
/* A unit so named although it begins with a multiplier: 千米, 千瓦时, 百分点. */
bool unit_named(const char *p, const char *end);

/* ---- amounts: amount.c --------------------------------------------------------------------------------------- */

/* A figure at p with sign, range, fraction and unit; fills all of *t but at's offsets into the reading (made from
 * out_start and out_end), approx from words around it, and lists. */
struct amount {
	const char *start, *end, *num_start, *num_end;
	struct unit unit;
	bool has_unit;
	struct numeral num; /* of the (first) number; value and high are final */
	bool ranged;
	uint8_t kind, approx, move;
	uint16_t rule;
	bool minor;
	uint32_t unit_char; /* the unit, where it is one Han character, as unit_char_of gives it; 0: it is none */
};

/* One Han character as a number. */
INLINED uint32_t unit_char_of(const char *p)
{
	return (uint32_t)(unsigned char)p[0] | (uint32_t)(unsigned char)p[1] << 8 |
	       (uint32_t)(unsigned char)p[2] << 16;
}

/* Is its unit written so? */
INLINED bool unit_is(const struct amount *a, const char *z)
{
	size_t n = strlen(z);
	if (n == 3)
		return a->unit_char == unit_char_of(z);
	return a->has_unit && a->unit.name.n == n && memcmp(a->unit.name.p, z, n) == 0;
}

/* n is the numeral at p when it has been read already, else NULL. */
bool amount_read(const struct lex *x, const char *p, const struct numeral *n, struct amount *out);

/* ---- judgement: judge.c -------------------------------------------------------------------------------------- */

/* What a number is where it is no figure. */
struct verdict {
	uint8_t cls; /* enum ds_class */
	uint16_t rule;
};

#define LOOK_BACK 36 /* bytes: twelve characters of context */

/* The few words before p. */
static inline struct ds_str words_before(const struct lex *x, const char *p)
{
	const char *b = p - x->begin > LOOK_BACK ? p - LOOK_BACK : x->begin;
	return (struct ds_str){ b, (size_t)(p - b) };
}

/* Of those the words of the same clause. */
static inline struct ds_str words_of_clause(const struct lex *x, const char *p)
{
	struct ds_str s = words_before(x, p);
	for (const char *q = p; q > s.p; q = ds_utf8_prev(q, s.p))
		if ((flags_before(q, s.p) & CF_STOP) && !BEFORE(q, s.p, "、"))
			return (struct ds_str){ q, (size_t)(p - q) };
	return s;
}

/* The numeral is 一 and nothing else. */
static inline bool amount_is_one(const struct amount *a)
{
	return a->num.han && !a->ranged && a->num.end - a->num.start == 3 && AT(a->num.start, a->num.end, "一");
}

/* judge_per.c: is the number with its unit only what another is per: 一斤 in 一斤卖5元? */
bool amount_is_base(const struct lex *x, const struct amount *a);
bool amount_is_span(const struct lex *x, const struct amount *a);

/* judge_term.c: is the number with its unit part of a term: 24小时降雨量, 7天期逆回购? */
bool amount_is_term(const struct lex *x, const struct amount *a);
/* The kind of units of several kinds: 度 of heat, of power, of spirits; 分 of points, of money. */
void amount_kind_settle(const struct lex *x, struct amount *a);

/* Does a term of prison begin at p, behind 判刑 or 徒刑? Months stand there without 个: 3年6月. */
bool term_of_prison(const struct lex *x, const char *p);
/* 36胜23负: is it won, drawn or lost (*counts), or a lone 3胜? May set its kind. False when its unit is none of these. */
bool amount_is_match(const struct lex *x, struct amount *a, bool *counts);

/* judge_bare.c: does a number without a unit count? May set its kind. */
/* 两死四伤: is it one of the dead or the hurt of a headline? */
bool amount_is_toll(const struct lex *x, const struct amount *a);
bool amount_bare_counts(const struct lex *x, struct amount *a, const struct cue *before);

/* Is the amount a figure where it stands? When it is none, *other says what it is instead. May refine kind,
 * rule and minor of the amount. */
bool amount_judge(const struct lex *x, struct amount *a, const struct cue *before, struct verdict *other);

/* judge_other.c: is it a rank, a code, a part of a name, a word? */
bool amount_is_other(const struct lex *x, const struct amount *a, struct verdict *other);
bool rank_opens(const struct lex *x, const char *p);
/* 每斤两块: are 块 and 毛 money here? judge.c */
bool speaks_of_money(const struct lex *x, const struct amount *a);

/* Is the number with its unit part of a name, or one of order: 三厂街道, 二次装修? named.c. What it is in *other. */
bool amount_named(const struct lex *x, const struct amount *a, struct verdict *other);

/* years.c: is the number a year before the name of what is held in it (2024台北时装周); how old a place is at a feast? */
bool year_is_glued(const struct lex *x, const struct amount *a);
bool year_is_jubilee(const struct lex *x, const struct amount *a);

/* ---- times: time.c ------------------------------------------------------------------------------------------- */

/* End of the longest date, period or time of day at p; NULL when there is none. */
const char *time_read(const struct lex *x, const char *p);

/* ---- names, ordinals, ids, idioms: name.c -------------------------------------------------------------------- */

/* End of the longest thing at p that looks like a figure and is none, its enum ds_class in *cls; NULL. */
const char *name_read(const struct lex *x, const char *p, const struct numeral *n, unsigned *cls, uint16_t *rule);

/* ---- words that bound or soften: cue.c ----------------------------------------------------------------------- */

struct cue {
	const char *start, *end;
	uint8_t approx;
};
bool cue_before(const struct lex *x, const char *p, bool bare, struct cue *out);
bool cue_of_share(const struct lex *x, const char *p, struct cue *out);
bool cue_after(const struct lex *x, const char *p, const struct unit *unit, struct cue *out); /* unit may be NULL */

#endif

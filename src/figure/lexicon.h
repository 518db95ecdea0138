/* lexicon.h: the closed-class words that show where a phrase ends and what a number does in its clause. Private to
 * src/figure. Nouns of the language are not here, but for those that would be cut by a shorter word inside them
 * (公共 by 共, 增加值 by 增加) and that the dictionary does not know as nouns (sentence_noun.c).
 */
#ifndef DUSHU_FIGURE_LEXICON_H
#define DUSHU_FIGURE_LEXICON_H

#include "dushu/base.h"
#include "lexicon_index.h"

#define W_BIT(n)     (UINT64_C(1) << (n))
#define W_NOUN       W_BIT(0) /* part of a noun phrase, only listed to keep it whole */
#define W_REACH      W_BIT(1) /* between an indicator and its number: 达到, 为, 共有 */
#define W_TO         W_BIT(2) /* to a level: 增至, 降低到 */
#define W_UP         W_BIT(3) /* by an amount upwards */
#define W_DOWN       W_BIT(4)
#define W_RATEUP     W_BIT(5) /* nouns whose number is a growth: 增速 */
#define W_RATEDOWN   W_BIT(6)
#define W_LEVELBY    W_BIT(7) /* a distance that is no change: 高于 */
#define W_EDGE       W_BIT(8) /* a word only when a number follows directly */
#define W_ADV        W_BIT(9)
#define W_RESP       W_BIT(10) /* 分别: names and values in the same order */
#define W_PREP       W_BIT(11)
#define W_FROM       W_BIT(12) /* 由, 从: the level left behind */
#define W_CONN       W_BIT(13) /* opens a clause, belongs to no phrase */
#define W_NOW        W_BIT(14) /* ends the reach of a time, gives none */
#define W_DE         W_BIT(15)
#define W_LE         W_BIT(16)
#define W_AND        W_BIT(17)
#define W_ETC        W_BIT(18)
#define W_AFTER      W_BIT(19) /* bounds after a number: 以上, 左右 */
#define W_TAIL       W_BIT(20) /* 之一, 当中 */
#define W_DET        W_BIT(21) /* 各类, 该 */
#define W_PER        W_BIT(22) /* 人均 */
#define W_PERHEAD    W_BIT(23) /* 亩产: its first character is what it is per */
#define W_EACH       W_BIT(24) /* 每 */
#define W_EACHALL    W_BIT(25) /* 每人: complete */
#define W_EACHHEAD   W_BIT(26) /* 每名: its noun follows */
#define W_LIGHT      W_BIT(27) /* a verb that adds nothing to its object: 开展 */
#define W_VERB       W_BIT(28) /* a verb that tells rows apart: 办结 */
#define W_AMBI       W_BIT(29) /* verb at the start of a clause, noun elsewhere: 治理 */
#define W_INVEST     W_BIT(30)
#define W_NEWADD     W_BIT(31) /* 新增 */
#define W_TARGET     W_BIT(32)
#define W_AFTERBUILD W_BIT(33) /* 建成后: what a project will bring */
#define W_NORM       W_BIT(34)
#define W_ACTUAL     W_BIT(35)
#define W_CMP        W_BIT(36) /* opens a comparison: 比, 较 */
#define W_SHARE      W_BIT(37) /* 占 */
#define W_RANK       W_BIT(38) /* 位居 */
#define W_WITH       W_BIT(39)
#define W_FOREIGN    W_BIT(40)
#define W_TOPICAL    W_BIT(41) /* a verb that says little without its topic: 覆盖 */
#define W_LEAN       W_BIT(42) /* a word only before a word that carries a number: 要达到 */
#define W_WEAK       W_BIT(43) /* a norm unless something is aimed at: 不超过 */
#define W_ATTR       W_BIT(44) /* names a measure of what stands before it, alone: 海拔 */
#define W_PART       W_BIT(47) /* 完成计划的89.8% */
#define W_HAS        W_BIT(48) /* 有, 共有: a noun may follow the number */
#define W_GAIN       W_BIT(49) /* 实现: its subject may name its object */
#define W_PERSON     W_BIT(46) /* 人均, 户均: stay in the label of an income */
#define W_HOME       W_BIT(50) /* 村里: the village named last */
#define W_LIMIT      W_BIT(51) /* 至少, 最多: a norm where something is prescribed */
#define W_RATIO      W_BIT(45) /* names none without what stands before it: 占比 */
#define W_ONCE       W_BIT(63) /* 一次性: a grant behind it is a rule. Between stand the kinds of meaning.h */

struct found {
	uint64_t cls;
	size_t n; /* bytes; 0: no word */
};

extern const uint64_t lexicon_filter[], lexicon_singles[], lexicon_classes[];
extern const uint64_t lexicon_slots[];
extern const uint8_t lexicon_ones[HAN_NUMBERS]; /* the class of a word of one character; 0: it is none */
extern const uint32_t lexicon_rows[];
extern const char lexicon_rests[];

static inline bool lexicon_fits(uint64_t cls, size_t n, size_t edge)
{
	return !(cls & W_EDGE) || n == edge;
}

/* The longest of the words that begin with the two characters of `head`, which s begins with. `key` is their hash.
 * Behind s there is something to read up to `end`. */
static inline struct found lexicon_match_in(uint64_t head, uint32_t key, struct ds_str s, size_t edge,
					    const char *end)
{
	const struct found none = { .n = 0 };
	uint32_t slot = lexicon_slot_of(key);
	while (!lexicon_slot_is(lexicon_slots[slot], head)) {
		if (!lexicon_slots[slot])
			return none;
		slot = (slot + 1) % LEXICON_SLOTS;
	}
	uint32_t what = lexicon_slot_what(lexicon_slots[slot]);
	if (what & LEXICON_ALONE) {
		uint64_t cls = lexicon_classes[what & ~LEXICON_ALONE];
		return lexicon_fits(cls, PAIR_BYTES, edge) ? (struct found){ cls, PAIR_BYTES } : none;
	}
	uint64_t behind = bytes_upto8(s.p + PAIR_BYTES, end);
	for (const uint32_t *row = &lexicon_rows[what];; row++) {
		size_t n = *row % (1u << LEXICON_BYTES_BITS), more = n - PAIR_BYTES;
		const char *rest = lexicon_rests + (*row >> LEXICON_REST_SHIFT);
		if (n <= s.n && bytes_same(behind, bytes8(rest), more) &&
		    (more <= 8 || memcmp(s.p + PAIR_BYTES + 8, rest + 8, more - 8) == 0)) {
			uint64_t cls =
			    lexicon_classes[*row >> LEXICON_BYTES_BITS & ((1u << LEXICON_CLASS_BITS) - 1)];
			if (lexicon_fits(cls, n, edge))
				return (struct found){ cls, n };
		}
		if (*row & LEXICON_LAST)
			return none;
	}
}

static inline uint64_t lexicon_may_be_pair(uint32_t key)
{
	uint32_t bit = lexicon_bit_of(key);
	return lexicon_filter[bit / 64] >> (bit % 64) & 1;
}

/* What words are found by: two characters and their hash. */
struct lexicon_pair {
	uint64_t head;
	uint32_t key;
};

static inline struct lexicon_pair lexicon_pair_of(uint64_t bytes)
{
	const uint64_t head = bytes_first(bytes, PAIR_BYTES);
	return (struct lexicon_pair){ head, lexicon_key(head) };
}

/* The longest word that s begins with, `pair` and maybe more. A number begins at s.p + edge: what W_EDGE asks for. Eight
 * bytes are read at once where `end`, up to which there is something to read, lets them. */
static inline struct found lexicon_match_pair(struct lexicon_pair pair, struct ds_str s, size_t edge,
					      const char *end)
{
	const struct found none = { .n = 0 };
	if (s.n < HAN_BYTES)
		return none;
	if (s.n >= PAIR_BYTES && lexicon_may_be_pair(pair.key)) {
		struct found w = lexicon_match_in(pair.head, pair.key, s, edge, end);
		if (w.n)
			return w;
	}
	uint32_t one = lexicon_ones[han_number(s.p)];
	uint64_t cls = lexicon_classes[one];
	return one && lexicon_fits(cls, HAN_BYTES, edge) ? (struct found){ cls, HAN_BYTES } : none;
}

static inline struct found lexicon_match(struct ds_str s, size_t edge)
{
	const struct found none = { .n = 0 };
	if (s.n < HAN_BYTES || !is_han_lead(s.p[0]))
		return none;
	const char *end = s.p + s.n;
	return lexicon_match_pair(lexicon_pair_of(bytes_upto8(s.p, end)), s, edge, end);
}

/* Passes the Han characters from p on that begin no word for sure, as far as `stop`. Where one may begin, *pair is what
 * lexicon_match_pair takes. The text is valid UTF-8 and can be read up to `end`, not before stop. */
static inline const char *lexicon_skip(const char *p, const char *stop, const char *end, struct lexicon_pair *pair)
{
	const char *whole = end - p >= 8 ? end - 7 : p; /* before it eight bytes can be read at once */
	for (const char *last = whole < stop ? whole : stop; p < last && is_han_lead(*p); p += HAN_BYTES) {
		*pair = lexicon_pair_of(bytes8(p));
		if (lexicon_may_be_pair(pair->key) | (uint64_t)char_set_has(lexicon_singles, p)) {
			__builtin_prefetch(&lexicon_slots[lexicon_slot_of(pair->key)]); /* it is looked up next */
			return p;
		}
	}
	if (p < stop)
		*pair = lexicon_pair_of(bytes_upto8(p, end));
	return p;
}

#endif

/* lists.h: does one of a short list of characters or words stand at a place of the text, or before it? Long lists are
 * tables with an index (lex.h, lexicon.h).
 *
 * Every number asks some hundred such lists, and nearly all of them say no. So the compiler makes of each list, which
 * must be a constant where it is named, a mask of the last six bits of its first characters (or last ones), and a
 * place is refused by one look at one byte, or at two. What passes is compared in full: a mask never says yes. A third
 * mask would refuse half of that, but the code of all the places that ask grows by more than it saves. */
#ifndef DUSHU_FIGURE_LISTS_H
#define DUSHU_FIGURE_LISTS_H

#include "dushu/base.h"
#include "inline.h"

#define LIST_MOST  64  /* words of a list */
#define CHARS_MOST 256 /* bytes of a list of characters */

/* f(0) | f(1) | …: written out, so that it is a constant without a loop. */
#define LIST_OR4(f, i)  (f(i) | f((i) + 1) | f((i) + 2) | f((i) + 3))
#define LIST_OR16(f, i) (LIST_OR4(f, i) | LIST_OR4(f, (i) + 4) | LIST_OR4(f, (i) + 8) | LIST_OR4(f, (i) + 12))
#define LIST_OR64(f, i) (LIST_OR16(f, i) | LIST_OR16(f, (i) + 16) | LIST_OR16(f, (i) + 32) | LIST_OR16(f, (i) + 48))

INLINED uint64_t mask_bit(char c)
{
	return UINT64_C(1) << ((unsigned char)c & 63);
}

INLINED bool mask_has(uint64_t mask, char c)
{
	return mask >> ((unsigned char)c & 63) & 1;
}

/* Where the byte of a word that its first character is known by stands: the last of three, the first of others. */
INLINED size_t head_byte(const char *p)
{
	return (unsigned char)*p >= 0xe0 ? 2 : 0;
}

/* Two looks where there are two bytes to look at: the lists of a hundred words refuse most places too. */
struct list_mask {
	uint64_t last, other;
};

INLINED uint64_t heads_last(const char *const *list, size_t n)
{
#define HEAD_BIT(i) ((i) < n ? mask_bit(list[i][head_byte(list[i])]) : 0)
	return LIST_OR64(HEAD_BIT, 0);
#undef HEAD_BIT
}

INLINED uint64_t heads_second(const char *const *list, size_t n)
{
#define HEAD_BIT(i) ((i) < n ? (head_byte(list[i]) ? mask_bit(list[i][1]) : ~UINT64_C(0)) : 0)
	return LIST_OR64(HEAD_BIT, 0);
#undef HEAD_BIT
}

INLINED uint64_t tails_last(const char *const *list, size_t n)
{
#define TAIL_BIT(i) ((i) < n ? mask_bit(list[i][strlen(list[i]) - 1]) : 0)
	return LIST_OR64(TAIL_BIT, 0);
#undef TAIL_BIT
}

INLINED uint64_t tails_second(const char *const *list, size_t n)
{
#define TAIL_BIT(i) ((i) < n ? (strlen(list[i]) > 1 ? mask_bit(list[i][strlen(list[i]) - 2]) : ~UINT64_C(0)) : 0)
	return LIST_OR64(TAIL_BIT, 0);
#undef TAIL_BIT
}

/* Does a character end with byte i of z? */
#define CHAR_ENDS(i) ((i) < n && ((unsigned char)z[(i) + 1] & 0xc0) != 0x80)
/* Of each character its last byte. */
INLINED uint64_t chars_last(const char *z, size_t n)
{
#define CHAR_BIT_AT(i) (CHAR_ENDS(i) ? mask_bit(z[i]) : 0)
	return LIST_OR64(CHAR_BIT_AT, 0) | LIST_OR64(CHAR_BIT_AT, 64) | LIST_OR64(CHAR_BIT_AT, 128) |
	       LIST_OR64(CHAR_BIT_AT, 192);
#undef CHAR_BIT_AT
}

/* And the byte before it, which those of one byte do not have. */
INLINED uint64_t chars_other(const char *z, size_t n)
{
#define CHAR_BIT_AT(i)                                                                                             \
	(CHAR_ENDS(i) ? ((unsigned char)z[i] < 0x80 ? ~UINT64_C(0) : (i) > 0 ? mask_bit(z[(i)-1]) : 0) : 0)
	return LIST_OR64(CHAR_BIT_AT, 0) | LIST_OR64(CHAR_BIT_AT, 64) | LIST_OR64(CHAR_BIT_AT, 128) |
	       LIST_OR64(CHAR_BIT_AT, 192);
#undef CHAR_BIT_AT
}

/* ---- characters ----------------------------------------------------------------------------------------------- */

static inline unsigned char_len(const char *p)
{
	static const uint8_t by_lead[16] = { 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 4 };
	return by_lead[(unsigned char)*p >> 4];
}

/* Is the character of n bytes at p one of those in the list z, which need not be a constant? */
bool char_listed(const char *p, unsigned n, const char *z);

INLINED bool char_in_mask(const char *p, const char *end, const char *z, struct list_mask mask)
{
	if (p >= end)
		return false;
	unsigned n = char_len(p);
	return mask_has(mask.last, p[n - 1]) && (n == 1 || mask_has(mask.other, p[n - 2])) && char_listed(p, n, z);
}

INLINED bool char_before_in_mask(const char *p, const char *begin, const char *z, struct list_mask mask)
{
	if (p <= begin || !mask_has(mask.last, p[-1]) || (p - begin > 1 && !mask_has(mask.other, p[-2])))
		return false;
	const char *q = p - 1;
	while (q > begin && ((unsigned char)*q & 0xc0) == 0x80)
		q--;
	return char_listed(q, (unsigned)(p - q), z);
}

/* The mask of a literal; one that is too long is an array of negative size. */
#define CHARS_SIZE(z) (sizeof("" z) - 1 + 0 * sizeof(char[sizeof(z) <= CHARS_MOST ? 1 : -1]))
#define CHARS_MASK(z) ((struct list_mask){ chars_last((z), CHARS_SIZE(z)), chars_other((z), CHARS_SIZE(z)) })

/* Is the character at p, before p, one of the literal z? */
#define char_in(p, end, z)          char_in_mask((p), (end), (z), CHARS_MASK(z))
#define char_before_in(p, begin, z) char_before_in_mask((p), (begin), (z), CHARS_MASK(z))

/* ---- words ------------------------------------------------------------------------------------------------------ */

/* In full: the length of the longest of the n words at p, 0 without one; of the first in the list that ends at p; is
 * one all of s; does one stand anywhere in s? */
size_t list_at(const char *p, const char *end, const char *const *list, size_t n);
size_t list_before(const char *p, const char *begin, const char *const *list, size_t n);
bool list_is(struct ds_str s, const char *const *list, size_t n);
bool list_within(struct ds_str s, const char *const *list, size_t n, struct list_mask mask);

INLINED bool heads_have(struct list_mask m, const char *p)
{
	size_t last = head_byte(p);
	return mask_has(m.last, p[last]) && (!last || mask_has(m.other, p[1]));
}

INLINED size_t list_at_mask(const char *p, const char *end, const char *const *list, size_t n, struct list_mask m)
{
	return p < end && heads_have(m, p) ? list_at(p, end, list, n) : 0;
}

INLINED size_t list_before_mask(const char *p, const char *begin, const char *const *list, size_t n,
				struct list_mask m)
{
	return p > begin && mask_has(m.last, p[-1]) && (p - begin < 2 || mask_has(m.other, p[-2]))
		   ? list_before(p, begin, list, n)
		   : 0;
}

INLINED bool list_is_mask(struct ds_str s, const char *const *list, size_t n, struct list_mask m)
{
	return s.n && mask_has(m.last, s.p[s.n - 1]) && (s.n < 2 || mask_has(m.other, s.p[s.n - 2])) &&
	       list_is(s, list, n);
}

#define LIST_SIZE(list) (DS_COUNT(list) + 0 * sizeof(char[DS_COUNT(list) <= LIST_MOST ? 1 : -1]))
#define LIST_HEADS(list)                                                                                           \
	((struct list_mask){ heads_last((list), LIST_SIZE(list)), heads_second((list), LIST_SIZE(list)) })
#define LIST_TAILS(list)                                                                                           \
	((struct list_mask){ tails_last((list), LIST_SIZE(list)), tails_second((list), LIST_SIZE(list)) })

/* Length of the longest word of the list that the text at p begins with; 0 when there is none. */
#define ANY_AT(p, end, list)       list_at_mask((p), (end), (list), DS_COUNT(list), LIST_HEADS(list))
/* Length of the first of the list that the text before p, not before begin, ends with; 0 when there is none. */
#define ANY_BEFORE(p, begin, list) list_before_mask((p), (begin), (list), DS_COUNT(list), LIST_TAILS(list))
/* The same of a string: does it begin with one; how long is the one it ends with; is it one; does it hold one? */
INLINED bool starts_mask(struct ds_str s, const char *const *list, size_t n, struct list_mask m)
{
	return s.n && list_at_mask(s.p, s.p + s.n, list, n, m) > 0;
}
INLINED size_t ends_mask(struct ds_str s, const char *const *list, size_t n, struct list_mask m)
{
	return s.n ? list_before_mask(s.p + s.n, s.p, list, n, m) : 0;
}
#define STARTS_ANY(s, list) starts_mask((s), (list), DS_COUNT(list), LIST_HEADS(list))
#define ENDS_ANY(s, list)   ends_mask((s), (list), DS_COUNT(list), LIST_TAILS(list))
#define IS_ANY(s, list)     list_is_mask((s), (list), DS_COUNT(list), LIST_TAILS(list))
#define HAS_ANY(s, list)    list_within((s), (list), DS_COUNT(list), LIST_HEADS(list))

#endif

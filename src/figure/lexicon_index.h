/* lexicon_index.h: how the lexicon is looked up, shared by lexicon.c and the build tool that makes the tables
 * (make/mktables.c). Words are found by their first six bytes, two characters, in an open hash; those of one character
 * stand in a table of all characters. Most places of a text begin no word: a bit for each hash, which others may share, says so before the table is asked.
 *
 * A text uses most of the tables, and what counts is how many lines of the cache they fill: three words in four are
 * alone with their first two characters and are all in their slot of eight bytes, the others have four bytes each and
 * what follows the two characters. Classes are numbered: there are about a hundred combinations. */
#ifndef DUSHU_FIGURE_LEXICON_INDEX_H
#define DUSHU_FIGURE_LEXICON_INDEX_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define HAN_BYTES  3u /* of one character */
#define PAIR_BYTES (2 * HAN_BYTES)

/* Lead bytes of Han characters; a few of other characters are with them. */
static inline int is_han_lead(char c)
{
	return (unsigned char)c >= 0xe4 && (unsigned char)c <= 0xe9;
}

/* Those characters numbered: below 6 * 4096. */
#define HAN_NUMBERS (6u << 12)

static inline uint32_t han_number(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;
	return (u[0] - 0xe4u) << 12 | (u[1] & 0x3fu) << 6 | (u[2] & 0x3fu);
}

#define LEXICON_SLOT_BITS    14
#define LEXICON_SLOTS        (1u << LEXICON_SLOT_BITS)
#define LEXICON_HEADS_MOST   (LEXICON_SLOTS / 2) /* so many first characters; more need another bit */
#define LEXICON_FILTER_BITS  16
#define LEXICON_FILTER_WORDS ((1u << LEXICON_FILTER_BITS) / 64)

/* The words that share their first two characters are a slot of 64 bits: those bytes in the lowest 48, above them the class of the
 * one word that is no longer, or the first of the rows of all of them. 0: empty. */
#define LEXICON_ALONE 0x8000u

/* A word among others with its first two characters, the longest first. Bits from the lowest: its bytes, its class, whether it
 * is the last of them, and where what follows those stands. */
#define LEXICON_BYTES_BITS 5
#define LEXICON_CLASS_BITS 10
#define LEXICON_LAST       (1u << (LEXICON_BYTES_BITS + LEXICON_CLASS_BITS))
#define LEXICON_REST_SHIFT (LEXICON_BYTES_BITS + LEXICON_CLASS_BITS + 1)

#define LEXICON_WHAT_SHIFT 48

static inline int lexicon_slot_is(uint64_t slot, uint64_t head)
{
	return (slot ^ head) << (64 - LEXICON_WHAT_SHIFT) == 0;
}

static inline uint32_t lexicon_slot_what(uint64_t slot)
{
	return (uint32_t)(slot >> LEXICON_WHAT_SHIFT);
}

/* Eight bytes as a number, the first lowest. */
static inline uint64_t bytes8(const char *p)
{
	uint64_t x;
	memcpy(&x, p, sizeof(x));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap64(x);
#endif
	return x;
}

/* The same of the bytes before `end`, zero for those that are missing. */
static inline uint64_t bytes_upto8(const char *p, const char *end)
{
	uint64_t x = 0;
	if (end - p >= 8)
		return bytes8(p);
	for (int i = 0; p + i < end; i++)
		x |= (uint64_t)(unsigned char)p[i] << (8 * i);
	return x;
}

static inline uint64_t bytes_first(uint64_t x, unsigned n)
{
	return x & (~UINT64_C(0) >> (64 - 8 * n));
}

/* Are the first n bytes of both the same, 8 when there are more? */
static inline int bytes_same(uint64_t a, uint64_t b, size_t n)
{
	return ((a ^ b) & (n < 8 ? (UINT64_C(1) << 8 * n) - 1 : ~UINT64_C(0))) == 0;
}

/* The hash of the six first bytes of a word. */
static inline uint32_t lexicon_key(uint64_t head)
{
	return (uint32_t)(head * UINT64_C(0x9e3779b97f4a7c15) >> 32);
}

static inline uint32_t lexicon_slot_of(uint32_t key)
{
	return key >> (32 - LEXICON_SLOT_BITS);
}

static inline uint32_t lexicon_bit_of(uint32_t key)
{
	return key >> (32 - LEXICON_FILTER_BITS);
}

/* Sets of characters of three bytes, U+0800 to U+FFFF: a word for the first two bytes, a bit for the last. */
#define CHAR_SET_WORDS 1024u

static inline uint32_t char_set_word(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;
	return ((uint32_t)u[0] << 6) + u[1] - ((0xe0u << 6) + 0x80u);
}

static inline int char_set_has(const uint64_t *set, const char *p)
{
	return (int)(set[char_set_word(p)] >> ((unsigned char)p[2] & 63) & 1);
}

#endif

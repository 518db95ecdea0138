/* sorts_index.h: how the words of sorts.inc are looked up, shared by sorts.c and the build tool that makes the tables
 * (make/mktables.c). An open hash goes from the last two characters to the words that end so, with what those mean that are no
 * longer; where a word is one character, or longer ones end with it, from that character alone. Another one goes from the
 * first two to the words that begin so, the shorter before the longer. */
#ifndef DUSHU_FIGURE_SORTS_INDEX_H
#define DUSHU_FIGURE_SORTS_INDEX_H

#include <stdint.h>

#define SORT_ONE_BYTES 3u /* of a key of one character, of two */
#define SORT_TWO_BYTES 6u
#define SORT_WORD_MOST 23u /* bytes, with a zero */
#define SORT_SLOT_BITS 13
#define SORT_SLOTS     (1u << SORT_SLOT_BITS)

struct sort_row {
	uint64_t sorts;
	uint8_t n; /* bytes of z */
	char z[SORT_WORD_MOST];
};

/* What the word means that is all of the key, if any, and n longer ones: rows of the list of those that begin, or end, alike. */
struct sort_slot {
	uint64_t key; /* 0: empty */
	uint64_t sorts;
	uint16_t first, n;
	uint16_t more; /* of one character: longer ones begin, or end, with it */
};

/* The n bytes at p as a number. */
static inline uint64_t sort_key(const char *p, unsigned n)
{
	uint64_t key = 0;
	for (unsigned i = 0; i < n; i++)
		key = key << 8 | (unsigned char)p[i];
	return key;
}

static inline uint32_t sort_slot_of(uint64_t key)
{
	return (uint32_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> (64 - SORT_SLOT_BITS));
}

#endif

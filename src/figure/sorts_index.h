/* sorts_index.h: how the words of sorts.inc are looked up, shared by sorts.c and the build tool that makes the tables
 * (make/mktables.c): rows sorted by the bytes of their words, and two open hashes, from the first three bytes of a word to the
 * rows that begin so, from its last three to a list of those that end so. */
#ifndef DUSHU_FIGURE_SORTS_INDEX_H
#define DUSHU_FIGURE_SORTS_INDEX_H

#include <stdint.h>

#define SORT_KEY_BYTES 3u
#define SORT_WORD_MOST 23u /* bytes, with a zero */
#define SORT_SLOT_BITS 11
#define SORT_SLOTS     (1u << SORT_SLOT_BITS)

struct sort_row {
	uint64_t sorts;
	uint8_t n; /* bytes of z */
	char z[SORT_WORD_MOST];
};

/* The rows first … first + n - 1, or so many of the list of those that end alike; n 0: empty. */
struct sort_slot {
	uint32_t key;
	uint16_t first, n;
};

static inline uint32_t sort_key(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;
	return (uint32_t)u[0] << 16 | (uint32_t)u[1] << 8 | u[2];
}

static inline uint32_t sort_slot_of(uint32_t key)
{
	return key * UINT32_C(2654435761) >> (32 - SORT_SLOT_BITS);
}

#endif

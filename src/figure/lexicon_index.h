/* lexicon_index.h: how the lexicon is looked up, shared by lexicon.c and the build tool that makes the tables
 * (make/mktables.c). Words are found by their first two characters in an open hash. Most places of a text begin no
 * word: a bit for each pair of characters, which other pairs may share, says so before the hash is asked. */
#ifndef DUSHU_FIGURE_LEXICON_INDEX_H
#define DUSHU_FIGURE_LEXICON_INDEX_H

#include <stdint.h>

#define HAN_FIRST 0x4e00u
#define HAN_LAST  0x9fffu
#define HAN_WORDS ((HAN_LAST - HAN_FIRST + 1) / 64)

#define LEXICON_SLOT_BITS    13
#define LEXICON_SLOTS        (1u << LEXICON_SLOT_BITS)
#define LEXICON_FILTER_BITS  16
#define LEXICON_FILTER_WORDS ((1u << LEXICON_FILTER_BITS) / 64)

struct lexicon_slot {
	uint32_t key;
	uint16_t row; /* of the first word that begins so */
	uint16_t n;   /* how many do; 0: empty */
};

/* second is 0 for the words of one character. */
static inline uint32_t lexicon_key(uint32_t first, uint32_t second)
{
	return first << 16 ^ second;
}

static inline uint32_t lexicon_hash(uint32_t key)
{
	return key * UINT32_C(2654435761);
}

static inline uint32_t lexicon_slot_of(uint32_t key)
{
	return lexicon_hash(key) >> (32 - LEXICON_SLOT_BITS);
}

static inline uint32_t lexicon_bit_of(uint32_t key)
{
	return lexicon_hash(key) >> (32 - LEXICON_FILTER_BITS);
}

#endif

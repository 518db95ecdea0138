/* follow.h: private to src/region. Words that say something about a name they stand beside; one walk finds the
 * longest of each class. They lie in the matcher's table, so either script is read. */
#ifndef DUSHU_REGION_FOLLOW_H
#define DUSHU_REGION_FOLLOW_H

#include "region/table.h"

/* The words that begin at one place: bytes of the longest of each class, by the bit's number; 0 for none. */
#define FOLLOWS 15
_Static_assert(FOLLOW_WARE == 1 << (FOLLOWS - 1), "one length for each class");
struct follows {
	uint8_t len[FOLLOWS];
	uint32_t set; /* classes found */
};

void follows_at(struct ds_str text, size_t off, size_t end, struct follows *out);

static inline size_t follows_len(const struct follows *f, enum follow class)
{
	return f->len[__builtin_ctz((unsigned)class)];
}

#endif

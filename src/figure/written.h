/* written.h: what was found in the normal form of a reading, as the reading itself has it. Private to src/figure. */
#ifndef DUSHU_FIGURE_WRITTEN_H
#define DUSHU_FIGURE_WRITTEN_H

#include "meaning.h"

/* Strings of the arena that were put together from slices of the text, or from such strings. */
struct copies {
	struct copy {
		const char *p;    /* there are of.n bytes */
		struct ds_str of; /* the same bytes, elsewhere */
	} * v;
	size_t n, cap;
};

/* Takes down that the bytes at p, which are the arena's, are a copy of s. */
void copy_note(const struct reader *rd, const char *p, struct ds_str s);

/* All that was found in r->normal, in spans and strings of r. */
void figures_write(struct reader *rd, const struct ds_reading *r);

#endif

/* ink.h: private to src/term. A theme as this terminal can show it: one ink a look, and the shortest bytes from one ink
 * to another. Knows nothing of cells and the screen. */
#ifndef DUSHU_TERM_INK_H
#define DUSHU_TERM_INK_H

#include "dushu/view.h"

enum { INK_OWN = 0, INK_UNKNOWN = -1, INKS = 2 * DS_ROLES + 1, INK_PARTS = 7, INK_BYTES = 24 };

/* What switches an ink on from the terminal's own: a part for each look and colour, "" where there is none. */
struct ink {
	struct ds_style look; /* without what the terminal cannot do */
	char part[INK_PARTS][INK_BYTES];
};

struct inks {
	struct ink v[INKS];
	int n;
	uint8_t of_role[DS_ROLES];
	uint8_t of_blank[DS_ROLES];   /* the same for a blank, where only ground, underline and reverse show */
	uint8_t blank[INKS];          /* of each ink: the one a blank of it is as good as */
	uint8_t distance[INKS][INKS]; /* bytes from one to another, 0: not yet found */
	bool ecma;                    /* parts are parameters of ESC [ … m and can be sent together */
	char off[INK_BYTES];          /* back to the terminal's own */
};

/* For a terminal whose description has been read (caps.h); so many colours, DS_COLOURS_DIRECT for all. */
void inks_make(struct inks *k, const struct ds_theme *theme, int colours);
void inks_change(const struct inks *k, int from, int to, struct ds_buf *out);
size_t inks_distance(struct inks *k, int from, int to); /* how many bytes that takes */

#endif

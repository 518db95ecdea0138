/* stroke.h: private to src/term. What of a row must be written: stretches of cells, each sent from left to right. In
 * which order strokes are sent is the painter's choice. */
#ifndef DUSHU_TERM_STROKE_H
#define DUSHU_TERM_STROKE_H

#include "pen.h"

struct stroke {
	const struct ds_cell *row; /* as it shall be; borrowed */
	int y, x, end;
	int tail; /* from here on the row is blank, in one ink */
};

static inline bool cell_is_blank(const struct ds_cell *c)
{
	return c->n == 1 && c->s[0] == ' ';
}

/* The columns [x, end) of a row. */
struct stretch {
	int y, x, end;
};

/* Finds the strokes that make the row `next` of what the terminal shows, at most w of them, where all that differs lies
 * within `at`. wobbly: one of the two has a cluster of uncertain width; `at` is the whole row then. Returns how many. */
int strokes_find(struct pen *pen, const struct ds_cell *shown, const struct ds_cell *next, struct stretch at,
		 bool wobbly, struct stroke *out);
void stroke_send(struct pen *pen, const struct stroke *s);
/* Bytes until the first cell of it can be written; exact when less than limit. */
size_t stroke_distance(const struct pen *pen, const struct stroke *s, size_t limit);

#endif

/* rows.h: private to src/view. The cursor of every list that lies over the panes. */
#ifndef DUSHU_VIEW_ROWS_H
#define DUSHU_VIEW_ROWS_H

#include <stdbool.h>
#include <stdint.h>

/* Moves the chosen row of n by so many, as far as there are rows, and the first one on a screen of h rows with it.
 * by 0: n or h is another one. False when the same row stays chosen. */
static inline bool rows_move(uint32_t n, uint32_t *now, uint32_t *top, int h, long by)
{
	uint32_t was = *now, room = h > 0 ? (uint32_t)h : 1;
	long to = (long)*now + by;
	if (to >= (long)n)
		to = (long)n - 1;
	*now = to < 0 ? 0 : (uint32_t)to;
	if (*now < *top)
		*top = *now;
	if (*now >= *top + room)
		*top = *now - room + 1;
	if (*top + room > n)
		*top = n > room ? n - room : 0;
	return *now != was;
}

#endif

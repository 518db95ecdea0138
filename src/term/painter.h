/* painter.h: private to src/term. A grid of cells on the screen of curses, which knows how to bring the terminal from
 * the frame before to this one. One painter at a time: curses has one screen. */
#ifndef DUSHU_TERM_PAINTER_H
#define DUSHU_TERM_PAINTER_H

#include "dushu/view.h"

#include <stdio.h>

/* A style of the theme as curses has it. */
struct paint {
	uint32_t attr; /* A_BOLD … */
	short pair;    /* of colours; 0: the terminal's own */
};

struct painter {
	struct screen *screen;  /* of curses; NULL before painter_open */
	struct ds_screen shown; /* what curses has been given; a cell of zeros: nothing yet */
	const struct ds_theme *theme;
	struct paint paint[DS_ROLES];
	bool safe_corner; /* the last cell can be written without scrolling */
};

/* Starts curses on standard output and a terminal for keys: raw mode, alternate screen. False when it cannot. */
bool painter_open(struct painter *p, const struct ds_theme *theme, int colours, FILE *keys);
/* Other colours from the next frame on, which is painted whole. */
void painter_theme(struct painter *p, const struct ds_theme *theme, int colours);
void painter_close(struct painter *p);
void painter_leave(struct painter *p);  /* the terminal to others; the next frame takes it back and is whole */
void painter_forget(struct painter *p); /* the next frame is painted whole */
void painter_frame(struct painter *p, const struct ds_screen *s);

#endif

/* painter.h: private to src/term. A grid of cells on the terminal: curses starts and ends the screen, what lies between
 * two frames is found here, with as few bytes as possible. One painter at a time: curses has one screen. */
#ifndef DUSHU_TERM_PAINTER_H
#define DUSHU_TERM_PAINTER_H

#include "dushu/view.h"
#include "stroke.h"

#include <stdio.h>

enum { STROKES_NEAR = 64 }; /* with more, no other order is looked for */

/* A way to put a frame together: what of it is moved first, and what is written then. */
struct plan {
	struct pen_region region;
	int by;                /* 0: nothing is moved */
	struct pen pen, start; /* with all that is sent; before the first stroke, without bytes of its own */
	struct stroke *strokes;
	int n; /* those of the last row only when there are more than STROKES_NEAR */
};

struct painter {
	struct screen *screen; /* of curses; NULL before painter_open */
	struct caps *caps;
	struct inks inks;
	struct pen pen;
	struct plan plans[2];
	int w, h;
	struct ds_cell *shown; /* what the terminal shows, roles made inks; a cell of zeros: nobody knows */
	struct ds_cell *next;  /* what it shall show */
	struct ds_cell *row;   /* one row, while it is put together */
	bool *wobbly;          /* has a row of shown or next clusters of uncertain width */
	uint64_t *marks;       /* of the rows of shown and next: equal rows, equal marks */
	bool caret;
	bool left; /* the terminal is with others */
};

/* caps is borrowed, and may learn more while the painter lives. Without a screen of curses: frames for whatever reads the bytes. painter_close ends this too. */
void painter_init(struct painter *p, struct caps *caps, const struct ds_theme *theme);
/* The same, and starts curses on standard output and a terminal for keys: raw mode, alternate screen. False when it cannot. */
bool painter_open(struct painter *p, struct caps *caps, const struct ds_theme *theme, FILE *keys);
void painter_close(struct painter *p);
void painter_theme(struct painter *p, const struct ds_theme *theme); /* from the next frame on */
void painter_leave(struct painter *p);  /* the terminal to others; the next frame takes it back and is whole */
void painter_forget(struct painter *p); /* the next frame is painted whole */
/* The bytes for this frame, borrowed until the next call. */
struct ds_str painter_frame(struct painter *p, const struct ds_screen *s);

#endif

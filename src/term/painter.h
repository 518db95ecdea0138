/* painter.h: private to src/term. A grid of cells on the terminal: what lies between two frames, with as few bytes as
 * possible. Makes bytes; whoever calls it sends them. */
#ifndef DUSHU_TERM_PAINTER_H
#define DUSHU_TERM_PAINTER_H

#include "sheet.h"
#include "stroke.h"

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
	struct caps *caps;
	struct inks inks;
	struct pen pen;
	struct plan plans[2];
	int w, h;
	struct sheet sheet;  /* what the terminal shows, and what it shall show */
	struct ds_cell *row; /* one row, while it is put together */
	bool caret;
	bool left; /* the terminal is with others */
};

/* caps is borrowed, and may learn more while the painter lives. */
void painter_init(struct painter *p, struct caps *caps, const struct ds_theme *theme);
void painter_done(struct painter *p);
void painter_theme(struct painter *p, const struct ds_theme *theme); /* from the next frame on */
/* The terminal goes to others: adds what must be sent before. The next frame is whole. */
void painter_leave(struct painter *p, struct ds_buf *out);
void painter_forget(struct painter *p); /* the next frame is painted whole */
/* The bytes for this frame, borrowed until the next call. astray: the cursor may stay where the last cell was written, since
 * another frame is certain to follow soon; never while it is a caret. */
struct ds_str painter_frame(struct painter *p, const struct ds_screen *s, bool astray);

#endif

/* pen.h: private to src/term. Bytes for the terminal, with the cursor, the ink and the rows that scroll known at every
 * moment, so that nothing is sent that is so already. Knows nothing of frames. */
#ifndef DUSHU_TERM_PEN_H
#define DUSHU_TERM_PEN_H

#include "caps.h"
#include "ink.h"

/* The rectangle that scrolls: rows and columns inclusive. */
struct pen_region {
	int top, bottom, left, right;
};

struct pen {
	struct ds_buf out;
	struct inks *inks;
	const struct caps *caps;
	int w, h;
	int x, y; /* of the cursor; both -1: nobody knows */
	int ink;  /* INK_UNKNOWN: nobody knows */
	struct pen_region region;
	bool lost; /* what the terminal does with rows is not known */
};

void pen_init(struct pen *p, const struct caps *caps, struct inks *inks);
void pen_forget(struct pen *p, int w, int h); /* somebody else wrote on the terminal, or it has a new size */
/* Continues from where `from` is, in a buffer of its own. */
void pen_continue(struct pen *p, const struct pen *from);

void pen_regain(struct pen *p); /* first of all after pen_forget */
void pen_move(struct pen *p, int x, int y);
size_t pen_move_cost(const struct pen *p, int x, int y);
size_t pen_forward_cost(int cells); /* bytes to go so far to the right */
void pen_ink(struct pen *p, int ink);
bool pen_has_blank(const struct pen *p, int ink);       /* would a blank written now look like one of this ink? */
void pen_write(struct pen *p, const struct ds_cell *c); /* where the cursor stands; width > 0 */
bool pen_can_erase(const struct pen *p, int ink);       /* do erased cells look like blanks of this ink? */
void pen_erase_right(struct pen *p);                    /* to the end of the row */
void pen_erase(struct pen *p, int cells);
/* Moves the rows of a rectangle up (by > 0) or down; what appears is blank in ink, and the first of it will be written
 * from column x on; -1: nowhere. */
void pen_scroll(struct pen *p, const struct pen_region *r, int by, int ink, int x);
void pen_region_end(struct pen *p); /* the whole screen scrolls again */

#endif

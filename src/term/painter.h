/* painter.h: private to src/term. The grid becomes as few bytes as bring the terminal from the frame before to it. */
#ifndef DUSHU_TERM_PAINTER_H
#define DUSHU_TERM_PAINTER_H

#include "caps.h"
#include "dushu/view.h"

struct style {
	char on[96]; /* from any style to this one */
	uint8_t on_n;
	uint8_t id; /* the same for styles that look the same */
	bool fills; /* a blank cell shows it: background, underline, reverse */
};

struct painter {
	struct ds_screen shown; /* what the terminal has */
	struct style style[DS_ROLES];
	struct ds_buf out;
	int x, y;       /* where the terminal's cursor is; x < 0: not known */
	int now;        /* id of the terminal's style; -1: not known */
	uint64_t *rows; /* scratch: hashes of the old and the new rows */
	size_t rows_cap;
	/* from terminfo */
	char cup[CAP_BYTES], clear[CAP_BYTES], el[CAP_BYTES], ech[CAP_BYTES], csr[CAP_BYTES], indn[CAP_BYTES],
	    rin[CAP_BYTES], ri[CAP_BYTES], sgr0[CAP_BYTES]; /* empty where the terminal has none */
	bool ansi;                                          /* moves and styles are those of ECMA-48 */
	bool safe_corner;                                   /* the last cell can be written without scrolling */
	bool bce;
};

/* terminfo must be set up. False when the terminal cannot move its cursor. */
bool painter_init(struct painter *p, const struct ds_theme *theme, int colours);
void painter_done(struct painter *p);
void painter_forget(struct painter *p); /* the next frame is painted whole */
/* Appends to p->out what shows s. */
void painter_frame(struct painter *p, const struct ds_screen *s);

#endif

/* sheet.h: private to src/term. The rows that the terminal shows and those that it shall show, with numbers by which equal
 * rows are known without a look at their cells. Sends nothing. */
#ifndef DUSHU_TERM_SHEET_H
#define DUSHU_TERM_SHEET_H

#include "dushu/view.h"
#include "ink.h"

/* What is known of a part of a row: the columns that may scroll, or those beside them. */
struct sheet_part {
	uint64_t stamp;  /* that of the screen's row it was made of; 0: of none */
	uint64_t number; /* equal numbers, equal cells; 0: nobody knows */
	uint64_t mark;   /* equal cells, equal marks */
	bool blank, wobbly;
	int from; /* the row of the terminal it was found in; -1: none */
};

struct sheet_row {
	struct ds_cell *cells; /* roles made inks; NULL: nobody knows, or they are not made */
	struct sheet_part flow, rest;
	bool made; /* of those that shall be shown: the cells are there */
	bool kept; /* and nothing must be written to it */
};

struct sheet {
	int w, h;
	int left, right; /* the columns of flow: [left, right) */
	struct sheet_row *shown, *next;
	struct ds_cell *unknown;        /* a row of zeros */
	const struct ds_screen *screen; /* while a frame is put together */
	const struct inks *inks;
	uint64_t numbers; /* given so far */
	uint64_t newest;  /* no row on the terminal has a later stamp */
	/* by so many rows the last row was found further down: a guess for the next one */
	int flow_moved, rest_moved;
};

void sheet_resize(struct sheet *t, int w, int h); /* nothing is known afterwards */
void sheet_done(struct sheet *t);
void sheet_forget(struct sheet *t);
/* Takes the screen's frame as the next one. Its cells are made by sheet_row only. */
void sheet_next(struct sheet *t, const struct ds_screen *s, const struct inks *inks);
const struct ds_cell *sheet_cells(struct sheet *t, int y); /* of a row that shall be shown */
/* Of a row of the terminal; a cell of zeros: nobody knows what is there. */
const struct ds_cell *sheet_shown(const struct sheet *t, int y);
/* How many rows up the rectangle moved: the shift by which most of its rows that hold text are where they were. 0 when
 * hardly any did. */
int sheet_shift(const struct sheet *t, const struct ds_rect *flow);
/* The next frame is shown. Rows [top, bottom] of it were moved up by so many before it was written, in the columns of
 * flow or over the whole width. Rows that are `kept` were only moved. */
void sheet_show(struct sheet *t, int top, int bottom, int by, bool part);

#endif

/* outline.h: private to src/view. The pane of regions: a cursor in a tree that the library holds. */
#ifndef DUSHU_VIEW_OUTLINE_H
#define DUSHU_VIEW_OUTLINE_H

#include "dushu/view.h"

enum { OUTLINE_DEPTH = 12 };

/* A row of the tree by the way to it: at each level a place and its number among its siblings. Depth 0 is the row
 * above all regions, "everything". */
struct outline_node {
	int depth;
	struct ds_place place[OUTLINE_DEPTH]; /* [0] is NONE */
	uint32_t index[OUTLINE_DEPTH];
};

/* Places the reader opened. Keeps its own copies of their tails. */
struct outline_open {
	struct ds_place *v;
	size_t n, cap;
};

struct outline_find {
	bool on;
	struct ds_place *v;
	uint32_t n, now;
};

struct outline {
	struct ds_library *lib;
	struct ds_rect at;
	enum ds_region_sort sort;
	struct outline_node now;
	struct ds_region_row row; /* of the cursor */
	int offset;               /* rows between the pane's top and the cursor */
	struct outline_open open;
	struct ds_arena tails;   /* of what is open */
	struct ds_buf now_tails; /* of the cursor's way */
	struct outline_find find;
};

void outline_init(struct outline *t, struct ds_library *lib);
void outline_done(struct outline *t);
void outline_place_at(struct outline *t, struct ds_rect at);
void outline_refresh(struct outline *t); /* the library has read more */
bool outline_move(struct outline *t, long rows);
bool outline_first(struct outline *t);
bool outline_last(struct outline *t);
bool outline_expand(struct outline *t);   /* false when it is open already or has nothing below */
bool outline_collapse(struct outline *t); /* or to the parent */
void outline_sort_next(struct outline *t);
void outline_sort_by(struct outline *t, enum ds_region_sort sort);
bool outline_show(struct outline *t, struct ds_place place); /* opens what is above it and goes there */
void outline_open_first(struct outline *t,
			struct ds_place place); /* the state at start: the way to place is open */
bool outline_is_empty(const struct outline *t); /* no region at all */
struct ds_place outline_now(const struct outline *t);
bool outline_toggle(struct outline *t); /* opens or closes the chosen row; false: there is nothing below it */
bool outline_click(struct outline *t, int y);

/* Finding by typing: matches replace the tree in the pane, the cursor goes along. */
void outline_find_start(struct outline *t);
void outline_find_query(struct outline *t, struct ds_str query);
void outline_find_step(struct outline *t, int dir);
void outline_find_end(struct outline *t, bool keep);

/* Cells of a row with its numbers, in a pane so wide: the eye must find from a name to its numbers. */
int outline_row_width(int w);
void outline_draw(const struct outline *t, struct ds_screen *s, bool focus);

#endif

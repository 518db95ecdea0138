/* tree.h: private to src/view. The pane of regions: a cursor in a tree that the library holds. */
#ifndef DUSHU_VIEW_TREE_H
#define DUSHU_VIEW_TREE_H

#include "dushu/view.h"

enum { TREE_DEPTH = 12 };

/* A row of the tree by the way to it: at each level a place and its number among its siblings. Depth 0 is the row
 * above all regions, "everything". */
struct tree_node {
	int depth;
	struct ds_place place[TREE_DEPTH]; /* [0] is NONE */
	uint32_t index[TREE_DEPTH];
};

/* Places the reader opened. Keeps its own copies of their tails. */
struct tree_open {
	struct ds_place *v;
	size_t n, cap;
};

struct tree_find {
	bool on;
	struct ds_place *v;
	uint32_t n, now;
};

struct tree {
	struct ds_library *lib;
	struct ds_rect at;
	enum ds_region_sort sort;
	struct tree_node now;
	struct ds_region_row row; /* of the cursor */
	int offset;               /* rows between the pane's top and the cursor */
	struct tree_open open;
	struct ds_arena tails;     /* of what is open */
	struct ds_arena now_tails; /* of the cursor's way */
	struct tree_find find;
};

void tree_init(struct tree *t, struct ds_library *lib);
void tree_done(struct tree *t);
void tree_place_at(struct tree *t, struct ds_rect at);
void tree_refresh(struct tree *t); /* the library has read more */
bool tree_move(struct tree *t, long rows);
bool tree_first(struct tree *t);
bool tree_last(struct tree *t);
bool tree_expand(struct tree *t);   /* false when it is open already or has nothing below */
bool tree_collapse(struct tree *t); /* or to the parent */
void tree_sort_next(struct tree *t);
bool tree_show(struct tree *t, struct ds_place place); /* opens what is above it and goes there */
void tree_open_first(struct tree *t, struct ds_place place); /* the state at start: the way to place is open */
struct ds_place tree_now(const struct tree *t);
bool tree_click(struct tree *t, int y);

/* Finding by typing: matches replace the tree in the pane, the cursor goes along. */
void tree_find_start(struct tree *t);
void tree_find_query(struct tree *t, struct ds_str query);
void tree_find_step(struct tree *t, int dir);
void tree_find_end(struct tree *t, bool keep);

void tree_draw(const struct tree *t, struct ds_screen *s, bool focus);

#endif

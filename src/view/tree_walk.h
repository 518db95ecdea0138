/* tree_walk.h: private to src/view. Steps from row to row of the tree, for its cursor and its drawing. */
#ifndef DUSHU_VIEW_TREE_WALK_H
#define DUSHU_VIEW_TREE_WALK_H

#include "tree.h"

bool tree_is_open(const struct tree *t, struct ds_place place);
/* n becomes the row below or above it; false, and n as it was, at the ends. */
bool tree_next(const struct tree *t, struct tree_node *n, struct ds_region_row *row);
bool tree_prev(const struct tree *t, struct tree_node *n, struct ds_region_row *row);
bool tree_child(const struct tree *t, const struct tree_node *parent, uint32_t i, struct tree_node *out,
                struct ds_region_row *row);

#endif

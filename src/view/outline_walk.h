/* outline_walk.h: private to src/view. Steps from row to row of the tree, for its cursor and its drawing. */
#ifndef DUSHU_VIEW_OUTLINE_WALK_H
#define DUSHU_VIEW_OUTLINE_WALK_H

#include "outline.h"

bool outline_is_open(const struct outline *t, struct ds_place place);
/* n becomes the row below or above it; false, and n as it was, at the ends. */
bool outline_next(const struct outline *t, struct outline_node *n, struct ds_region_row *row);
bool outline_prev(const struct outline *t, struct outline_node *n, struct ds_region_row *row);
bool outline_child(const struct outline *t, const struct outline_node *parent, uint32_t i, struct outline_node *out,
		   struct ds_region_row *row);

#endif

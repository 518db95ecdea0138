/* columns.h: private to src/view. How wide the columns of a list are: as wide as what stands in them; where there is less
 * room, the widest texts give way first and numbers stay whole. Knows nothing of what the columns mean. */
#ifndef DUSHU_VIEW_COLUMNS_H
#define DUSHU_VIEW_COLUMNS_H

#include "dushu/view.h"

enum { COLUMNS_MOST = 8, COLUMNS_MEASURED = 2000 /* rows of a list; later ones may be cut */ };

struct columns {
	int n;
	struct column {
		int need;  /* cells of the widest that stands there */
		int least; /* of them are never cut, nor any of a whole one, while there is room at all */
		bool whole;
		int x, w; /* where it is drawn; w 0: it has no room, or is not wanted */
	} v[COLUMNS_MOST];
};

/* Something stands in a column. */
void columns_need(struct columns *c, int column, struct ds_str text, enum ds_ambiguous amb);
/* Places those of the columns whose bit is set into [x, end). */
void columns_fit(struct columns *c, unsigned wanted, int x, int end);
/* Writes into a column, from its left edge, or to its right one. */
void columns_put(const struct columns *c, struct ds_screen *s, int column, int y, struct ds_str text,
		 enum ds_role role);
void columns_put_right(const struct columns *c, struct ds_screen *s, int column, int y, struct ds_str text,
		       enum ds_role role);

#endif

/* why.h: what the fields of a figure were read from; private to src/figure. Nothing calls it unless rd->explain. */
#ifndef DUSHU_FIGURE_WHY_H
#define DUSHU_FIGURE_WHY_H

#include "meaning.h"

/* Of the figure added last, which is number i of the sentence; its fields are set, the flow is that before it.
 * `listed`: its label is its place in a list of names. */
void why_number(struct reader *rd, uint32_t i, const struct label *label, bool listed);

/* Of the figure added last, a cell of a table. `plain`: the cell is digits alone, its unit stands in a head. */
struct cell_heads {
	struct ds_str row, column, row_unit, column_unit, table_unit;
	const struct ds_mention *row_place, *column_place;
	bool plain;
};
void why_cell(struct reader *rd, const struct token *t, const struct cell_heads *h);

#endif

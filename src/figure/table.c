/* table.c: figures in tables. A value cell takes its label from the heads of its row and column, and its unit from
 * itself, the column's head, a unit column or the line above the table.
 */
#include "meaning.h"

void table_read(struct reader *rd, uint32_t first, uint32_t last)
{
	for (uint32_t b = first; b < last; b++) {
		rd->block = &rd->r->blocks[b];
		rd->block_index = b;
		scan_block(rd->r, b, rd->arena, &rd->tokens);
		for (uint32_t t = 0; t < rd->tokens.n; t++)
			if (rd->tokens.v[t].type == TOKEN_NUMBER)
				figure_add(rd, &rd->tokens.v[t]);
	}
}

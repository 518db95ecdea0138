/* cells.c: cells as one line of text. Those that hold cells: the items of a list behind each other with "; ", the values of an object
 * with blanks. What is missing is left out. */
#include "record.h"

void cell_plain(const struct cell *c, struct ds_buf *out)
{
	switch ((enum cell_type)c->type) {
	case CELL_TEXT:
	case CELL_NUMBER:
		ds_buf_adds(out, c->s);
		break;
	case CELL_TRUE:
		ds_buf_addz(out, "true");
		break;
	case CELL_FALSE:
		ds_buf_addz(out, "false");
		break;
	case CELL_LIST:
	case CELL_ITEMS:
	case CELL_OBJECT:
		cell_flat(c, out);
		break;
	case CELL_NULL:
		break;
	}
}

void cell_flat(const struct cell *c, struct ds_buf *out)
{
	if (c->type == CELL_LIST) {
		for (uint32_t i = 0; i < c->list_n; i++) {
			ds_buf_addz(out, i ? "; " : "");
			ds_buf_adds(out, c->list[i]);
		}
		return;
	}
	if (c->s.n) { /* it has been said in words */
		ds_buf_adds(out, c->s);
		return;
	}
	const char *between = c->type == CELL_OBJECT ? " " : "; ";
	bool any = false;
	for (uint32_t i = 0; i < c->list_n; i++) {
		const struct cell *item = &c->items[i];
		if (item->type == CELL_NULL)
			continue;
		ds_buf_addz(out, any ? between : "");
		any = true;
		cell_plain(item, out);
	}
}

/* set_table.c: a table row becomes columns. Column widths come from the first rows of the table, so that every row of
 * it, wherever reading begins, stands in the same columns. A table too wide for that is set one cell a line. */
#include "set.h"

#define SAMPLE       200 /* rows looked at for the widths */
#define GAP          2
#define LEAST        4 /* a column narrower than two characters is no column */
#define LEAST_PINYIN 8 /* nor one narrower than the longest syllable */

static bool is_number(struct ds_str cell)
{
	size_t i = 0;
	while (i < cell.n && (cell.p[i] == ' ' || cell.p[i] == '-' || cell.p[i] == '+'))
		i++;
	return i < cell.n && cell.p[i] >= '0' && cell.p[i] <= '9' && cell.n - i < 24;
}

/* The cell that begins at *off of text; moves *off behind its TAB. False after the last. */
static bool cell_next(struct ds_str text, size_t *off, struct ds_span *out)
{
	if (*off > text.n)
		return false;
	const char *tab = *off < text.n ? memchr(text.p + *off, '\t', text.n - *off) : NULL;
	size_t end = tab ? (size_t)(tab - text.p) : text.n;
	*out = (struct ds_span){ (uint32_t)*off, (uint32_t)end };
	*off = end + 1;
	return true;
}

static bool in_table(const struct ds_doc *d, uint32_t block, uint32_t table)
{
	return d->reading.blocks[block].table == table; /* rows, and the rules between them */
}

/* First block of the table that `block` belongs to, without walking over all its rows. */
static uint32_t table_first(const struct ds_doc *d, uint32_t block)
{
	uint32_t table = d->reading.blocks[block].table, step = 1, high = block, low = 0;
	while (step <= high && in_table(d, high - step, table)) {
		high -= step;
		step *= 2;
	}
	low = step <= high ? high - step + 1 : 0;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (in_table(d, mid, table))
			high = mid;
		else
			low = mid + 1;
	}
	return high;
}

static void columns_measure(struct ds_setter *s, const struct ds_doc *d, uint32_t block)
{
	struct set_table *t = &s->table;
	uint32_t first = table_first(d, block);
	memset(t->natural, 0, sizeof(t->natural));
	memset(t->body, 0, sizeof(t->body));
	t->columns = 0;
	for (uint32_t i = first; i < d->reading.blocks_n && i - first < SAMPLE && in_table(d, i, t->table); i++) {
		struct ds_str text = ds_block_text(&d->reading, &d->reading.blocks[i]);
		struct ds_span cell;
		uint32_t c = 0;
		if (d->reading.blocks[i].kind != DS_BLOCK_TABLE_ROW)
			continue;
		set_pinyin_prepare(s, d, i, t->width);
		for (size_t off = 0; cell_next(text, &off, &cell); c++) {
			if (c == TABLE_COLUMNS) {
				t->columns = 0;
				return;
			}
			int w = set_width(s, text, cell.start, cell.end);
			w = w < 0xffff ? w : 0xffff;
			if (w > t->natural[c])
				t->natural[c] = (uint16_t)w;
			if (w > t->body[c] && !d->reading.blocks[i].head)
				t->body[c] = (uint16_t)w;
		}
		if (c > t->columns)
			t->columns = c;
	}
}

/* The cells of column c when a limit is common to all: never fewer than floor says. */
static int column_width(const struct set_table *t, const uint16_t *floor, uint32_t c, int limit)
{
	const int w = t->natural[c] < limit ? t->natural[c] : limit;
	return w > floor[c] ? w : floor[c];
}

static int columns_sum(const struct set_table *t, const uint16_t *floor, int limit)
{
	int sum = 0;
	for (uint32_t c = 0; c < t->columns; c++)
		sum += column_width(t, floor, c, limit);
	return sum;
}

/* The least that columns get: what stands below their heads, so that only those are broken (第10县, 地区|生产|总值); where
 * that is too much, `least`. */
static void columns_floor(const struct set_table *t, int room, int least, uint16_t *floor)
{
	int sum = 0;
	for (uint32_t c = 0; c < t->columns; c++) {
		floor[c] = (uint16_t)(t->natural[c] < least ? t->natural[c] : least);
		floor[c] = t->body[c] > floor[c] ? t->body[c] : floor[c];
		sum += floor[c];
	}
	for (uint32_t c = 0; sum > room && c < t->columns; c++)
		floor[c] = (uint16_t)(t->natural[c] < least ? t->natural[c] : least);
}

/* Gives each column its natural width, or all wide ones the same when that is too much. */
static void columns_place(struct set_table *t, int width, int least)
{
	uint16_t floor[TABLE_COLUMNS];
	int room = width - GAP * ((int)t->columns - 1);
	int low = least, high = room;
	if (room < least * (int)t->columns) {
		t->columns = 0;
		return;
	}
	columns_floor(t, room, least, floor);
	while (low < high) { /* the largest common limit that fits */
		int mid = (low + high + 1) / 2;
		if (columns_sum(t, floor, mid) <= room)
			low = mid;
		else
			high = mid - 1;
	}
	int x = 0, left = room - columns_sum(t, floor, low);
	for (uint32_t c = 0; c < t->columns; c++) {
		int w = column_width(t, floor, c, low);
		if (w < t->natural[c] && left > 0) { /* what does not suffice for all goes to the first */
			w++;
			left--;
		}
		t->col[c] = (uint16_t)x;
		t->cells[c] = (uint16_t)(w < 1 ? 1 : w);
		x += w + GAP;
	}
}

static void table_prepare(struct ds_setter *s, const struct ds_doc *d, uint32_t block, int width)
{
	struct set_table *t = &s->table;
	uint32_t table = d->reading.blocks[block].table;
	if (t->doc == d && t->table == table && t->width == width)
		return;
	t->doc = d;
	t->table = table;
	t->width = width;
	columns_measure(s, d, block);
	if (t->columns > 0)
		columns_place(t, width, s->pinyin ? LEAST_PINYIN : LEAST);
	set_pinyin_prepare(s, d, block, width); /* it was that of the rows measured */
}

static int piece_order(const struct ds_set_piece *a, const struct ds_set_piece *b)
{
	return a->row != b->row ? (a->row < b->row ? -1 : 1) : a->col < b->col ? -1 : a->col > b->col;
}

/* By row, then column; Shell's sort, as a block has few pieces. */
void set_pieces_sort(struct ds_set_piece *v, size_t n)
{
	for (size_t gap = n / 2 > 0 ? n / 2 : 1; gap > 0; gap /= 2) {
		for (size_t i = gap; i < n; i++) {
			struct ds_set_piece p = v[i];
			size_t k = i;
			for (; k >= gap && piece_order(&v[k - gap], &p) > 0; k -= gap)
				v[k] = v[k - gap];
			v[k] = p;
		}
	}
}

uint32_t set_table_row(struct ds_setter *s, const struct ds_doc *d, uint32_t block, int width)
{
	const struct ds_block *b = &d->reading.blocks[block];
	struct ds_str text = ds_block_text(&d->reading, b);
	struct ds_span cell;
	uint32_t c = 0, rows = 0;
	table_prepare(s, d, block, width);
	for (size_t off = 0; cell_next(text, &off, &cell); c++) {
		struct set_form form = { .end = width };
		if (s->table.columns == 0 || c >= s->table.columns) {
			form.first = form.col = c > 0 && width > 8 ? 2 : 0;
			rows = set_fill(s, text, cell.start, cell.end, b->at.start, rows, &form);
			continue;
		}
		form.first = form.col = s->table.col[c];
		form.end = form.col + s->table.cells[c];
		form.right = is_number(ds_str_slice(text, cell));
		uint32_t after = set_fill(s, text, cell.start, cell.end, b->at.start, 0, &form);
		if (after > rows)
			rows = after;
	}
	if (s->table.columns > 0)
		set_pieces_sort(s->v, s->n);
	return rows;
}

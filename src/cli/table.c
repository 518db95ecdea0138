/* table.c: records as a table for people. Columns are as wide as their widest cell; where the width is limited the
 * least important columns go first, then long cells are cut with "…". Nothing is cut when the width is not limited.
 *
 * Rows are held back until TABLE_ROWS of them are known, so that memory stays small and output flows; a column that
 * must grow later does, and never shrinks. */
#include <stdlib.h>

#include "dushu/text.h"
#include "writer.h"

#define TABLE_ROWS 4096
#define GAP        2
#define NARROW     16 /* columns of text are not cut shorter than this */

struct kept {
	uint32_t start, n; /* in table.text */
	uint32_t width;
};

struct table {
	struct ds_buf text;
	struct kept *cells; /* rows of kind->n */
	size_t cells_cap, rows;
	unsigned widest[RECORD_FIELDS_MAX];  /* by place in pick */
	unsigned columns[RECORD_FIELDS_MAX]; /* what it gets; 0: not shown */
	bool headed;
};

static void table_begin(struct sink *s)
{
	s->table = ds_alloc(sizeof *s->table);
	*s->table = (struct table){ 0 };
}

static bool is_shown(const struct sink *s, size_t i)
{
	return s->picked || s->kind->fields[s->pick[i]].rank > 0;
}

static bool is_below(const struct sink *s, size_t i)
{
	return s->kind->fields[s->pick[i]].flags & FIELD_BELOW;
}

/* The text of a cell, shown, at the end of the table's text. */
static struct kept cell_keep(struct table *t, const struct cell *c, const struct field *f)
{
	struct kept k = { .start = (uint32_t)t->text.n };
	switch (c->type) {
	case CELL_TEXT:
	case CELL_NUMBER:
		k.width = out_shown(&t->text, c->s, false);
		break;
	case CELL_TRUE:
		k.width = out_shown(&t->text, DS_STR("yes"), false);
		break;
	case CELL_LIST:
		for (uint32_t i = 0; i < c->list_n; i++) {
			if (i)
				k.width += out_shown(&t->text, DS_STR("; "), false);
			k.width += out_shown(&t->text, c->list[i], false);
		}
		break;
	case CELL_ITEMS:
	case CELL_OBJECT: {
		struct ds_buf all = { 0 };
		if (f->flags & FIELD_BELOW) { /* shown when it is written */
			ds_buf_adds(&t->text, c->s);
			break;
		}
		cell_flat(c, &all);
		k.width = out_shown(&t->text, (struct ds_str){ all.p, all.n }, false);
		ds_buf_done(&all);
		break;
	}
	default: /* missing and false are blank */
		if (f->flags & FIELD_VERDICT)
			k.width = out_shown(&t->text, c->type == CELL_FALSE ? DS_STR("no") : DS_STR("?"), false);
		break;
	}
	k.n = (uint32_t)t->text.n - k.start;
	return k;
}

/* Gives each column its width; takes columns away, worst rank first, until what is left can be cut to fit. */
static void columns_fit(struct sink *s)
{
	struct table *t = s->table;
	for (size_t i = 0; i < s->pick_n; i++)
		t->columns[i] = is_shown(s, i) && !is_below(s, i) ? t->widest[i] : 0;
	while (s->width) {
		unsigned total = 0, least = 0, rank = 0;
		size_t shown = 0, worst = 0, longest = s->pick_n;
		for (size_t i = 0; i < s->pick_n; i++) {
			const struct field *f = &s->kind->fields[s->pick[i]];
			if (!t->columns[i])
				continue;
			shown++;
			total += t->columns[i] + GAP;
			least +=
			    ((f->flags & FIELD_NUMBER) || t->columns[i] < NARROW ? t->columns[i] : NARROW) + GAP;
			if (f->rank >= rank) {
				rank = f->rank;
				worst = i;
			}
			if (!(f->flags & FIELD_NUMBER) &&
			    (longest == s->pick_n || t->columns[i] > t->columns[longest]))
				longest = i;
		}
		if (total <= s->width + GAP || shown < 2)
			break;
		if (least > s->width + GAP && rank > 1 && !s->picked)
			t->columns[worst] = 0;
		else if (longest < s->pick_n && t->columns[longest] > NARROW)
			t->columns[longest]--;
		else
			break;
	}
}

static void blanks_add(struct ds_buf *b, size_t n)
{
	if (n == 0)
		return;
	memset(out_room(b, n), ' ', n);
	b->n += n;
}

/* Adds s, cut to so many cells at its end, or at its beginning when `tail` is what matters. Returns the cells used. */
static unsigned cut_add(struct ds_buf *b, struct ds_str s, unsigned width, unsigned limit, bool tail)
{
	size_t off = 0;
	unsigned used = 0, w = 0;
	if (width <= limit) {
		ds_buf_adds(b, s);
		return width;
	}
	while (off < s.n) {
		size_t next = ds_grapheme_next(s, off, DS_AMBIGUOUS_NARROW, &w);
		/* Forward to where the beginning is full, or to where the rest fits. */
		if (tail ? width - used <= limit - 1 : used + w > limit - 1)
			break;
		used += w;
		off = next;
	}
	if (tail) {
		ds_buf_addz(b, "…");
		ds_buf_add(b, s.p + off, s.n - off);
		return width - used + 1;
	}
	ds_buf_add(b, s.p, off);
	ds_buf_addz(b, "…");
	return used + 1;
}

/* One cell of a line; the blanks before it are added with it, so that no line ends in blanks. */
static void line_cell(struct ds_buf *b, struct ds_str s, unsigned width, unsigned column, const struct field *f,
		      size_t *owed)
{
	if (s.n == 0) {
		*owed += column + GAP;
		return;
	}
	if ((f->flags & FIELD_NUMBER) && width < column)
		*owed += column - width;
	blanks_add(b, *owed);
	unsigned used = cut_add(b, s, width, column, f->flags & FIELD_PATH);
	*owed = GAP + ((f->flags & FIELD_NUMBER) ? 0 : column - used);
}

/* The lines of a cell below its row, set in. */
static void lines_add(struct ds_buf *b, struct ds_str s)
{
	for (size_t off = 0; off < s.n;) {
		const char *stop = memchr(s.p + off, '\n', s.n - off);
		size_t n = stop ? (size_t)(stop - s.p) - off : s.n - off;
		ds_buf_addz(b, "    ");
		out_shown(b, (struct ds_str){ s.p + off, n }, false);
		ds_buf_addc(b, '\n');
		off += n + 1;
	}
}

static void table_flush(struct sink *s)
{
	struct table *t = s->table;
	struct ds_buf *b = &s->out->buf;
	columns_fit(s);
	if (!t->headed) {
		size_t owed = 0;
		for (size_t i = 0; i < s->pick_n; i++) {
			const struct field *f = &s->kind->fields[s->pick[i]];
			if (t->columns[i])
				line_cell(b, ds_str_of(f->name), (unsigned)strlen(f->name), t->columns[i], f,
					  &owed);
		}
		ds_buf_addc(b, '\n');
		t->headed = true;
	}
	for (size_t r = 0; r < t->rows; r++) {
		size_t owed = 0;
		for (size_t i = 0; i < s->pick_n; i++) {
			const struct kept *k = &t->cells[r * s->pick_n + i];
			if (t->columns[i])
				line_cell(b, (struct ds_str){ t->text.p + k->start, k->n }, k->width, t->columns[i],
					  &s->kind->fields[s->pick[i]], &owed);
		}
		ds_buf_addc(b, '\n');
		for (size_t i = 0; i < s->pick_n; i++) {
			const struct kept *k = &t->cells[r * s->pick_n + i];
			if (is_below(s, i))
				lines_add(b, (struct ds_str){ t->text.p + k->start, k->n });
		}
		out_more(s->out);
	}
	t->rows = 0;
	ds_buf_reset(&t->text);
}

static void table_row(struct sink *s, const struct cell *cells)
{
	struct table *t = s->table;
	t->cells = ds_grow(t->cells, &t->cells_cap, (t->rows + 1) * s->pick_n, sizeof *t->cells);
	for (size_t i = 0; i < s->pick_n; i++) {
		struct kept k = { 0 };
		if (is_shown(s, i))
			k = cell_keep(t, &cells[s->pick[i]], &s->kind->fields[s->pick[i]]);
		t->cells[t->rows * s->pick_n + i] = k;
		unsigned head = (unsigned)strlen(s->kind->fields[s->pick[i]].name);
		if (t->widest[i] < head)
			t->widest[i] = head;
		if (t->widest[i] < k.width)
			t->widest[i] = k.width;
	}
	if (++t->rows == TABLE_ROWS || t->text.n > 1 << 24)
		table_flush(s);
}

static void table_end(struct sink *s)
{
	if (s->table->rows || s->rows)
		table_flush(s);
	ds_buf_done(&s->table->text);
	free(s->table->cells);
	free(s->table);
	s->table = NULL;
}

const struct writer writer_table = { "table", table_begin, table_row, table_end,
				     "columns for people, as wide as the terminal" };

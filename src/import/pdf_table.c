/* pdf_table.c: rows of pieces become a table: which rows belong to one, which columns it has, and which lines are one
 * cell of several. */
#include "pdf_page.h"

#include <stdlib.h>

#include "import.h"

#define CELLS_MAX 64

/* The columns of a table: those of its row with most cells, widened by every cell that stands over one of them only. */
struct columns {
	float x0[CELLS_MAX], x1[CELLS_MAX];
	size_t n;
};

static void columns_find(const struct page *pg, const struct row *rows, size_t n, struct columns *c)
{
	size_t best = 0;
	for (size_t i = 1; i < n; i++)
		if (rows[i].n > rows[best].n)
			best = i;
	c->n = rows[best].n < CELLS_MAX ? rows[best].n : CELLS_MAX;
	for (size_t k = 0; k < c->n; k++) {
		c->x0[k] = pg->v[rows[best].from + k].x0;
		c->x1[k] = pg->v[rows[best].from + k].x1;
	}
	for (size_t i = 0; i < n; i++) {
		for (size_t k = rows[i].from; k < rows[i].from + rows[i].n; k++) {
			size_t hit = 0, over = 0;
			for (size_t m = 0; m < c->n; m++)
				if (pg->v[k].x0 < c->x1[m] && pg->v[k].x1 > c->x0[m]) {
					hit = m;
					over++;
				}
			if (over == 1 && (hit == 0 || pg->v[k].x0 > c->x1[hit - 1]) &&
			    (hit + 1 == c->n || pg->v[k].x1 < c->x0[hit + 1])) {
				c->x0[hit] = least(c->x0[hit], pg->v[k].x0);
				c->x1[hit] = most(c->x1[hit], pg->v[k].x1);
			}
		}
	}
}

/* A row of the table as it will be read: some of its cells may have several lines. */
struct record {
	struct ds_buf cell[CELLS_MAX];
	uint8_t across[CELLS_MAX]; /* columns that the cell covers; 0: it is empty */
	float y1;                  /* where its lowest line ends */
	bool open;
};

static void record_say(struct page *pg, struct record *r, const struct columns *c)
{
	struct ds_buf *out = &pg->l->out;
	if (!r->open)
		return;
	ds_buf_addz(out, "<tr>");
	for (size_t k = 0; k < c->n; k += r->across[k] ? r->across[k] : 1) {
		if (r->across[k] > 1)
			ds_buf_addf(out, "<td colspan=\"%u\">", r->across[k]);
		else
			ds_buf_addz(out, "<td>");
		html_text(out, (struct ds_str){ r->cell[k].p, r->cell[k].n });
		ds_buf_addz(out, "</td>");
	}
	ds_buf_addz(out, "</tr>\n");
	for (size_t k = 0; k < c->n; k++) {
		ds_buf_reset(&r->cell[k]);
		r->across[k] = 0;
	}
	r->open = false;
}

/* The columns [*from, *to] that a piece stands over, from column `first` on; what is left over goes to the last. */
static void piece_columns(const struct piece *p, const struct columns *c, size_t first, size_t *from, size_t *to)
{
	*from = first < c->n ? first : c->n - 1;
	while (*from + 1 < c->n && c->x1[*from] < p->x0)
		++*from;
	for (*to = *from; *to + 1 < c->n && c->x0[*to + 1] < p->x1;)
		++*to;
}

/* Does a line go on in cells of the record above it? Lines beside each other do; one below does when it is close, and
 * every cell of it stands under one that is there. */
static bool line_goes_on(const struct page *pg, const struct row *r, const struct columns *c,
			 const struct record *rec, float usual)
{
	const float size = r->y1 - r->y0, gap = r->y0 - rec->y1;
	size_t from, to, first = 0;
	if (!rec->open)
		return false;
	if (gap < -0.1f * size)
		return true;
	if (r->n >= c->n || gap > 0.5f * usual || gap > 0.6f * size)
		return false;
	for (size_t i = r->from; i < r->from + r->n; i++, first = to + 1) {
		piece_columns(&pg->v[i], c, first, &from, &to);
		if (!rec->across[from])
			return false;
	}
	return true;
}

static void line_take(const struct page *pg, const struct row *r, const struct columns *c, struct record *rec)
{
	size_t from, to, first = 0;
	for (size_t i = r->from; i < r->from + r->n; i++, first = to + 1) {
		piece_columns(&pg->v[i], c, first, &from, &to);
		/* a cell beside one that covers several is its neighbour's, not another over it */
		for (size_t k = 0; k < from; k++)
			if (rec->across[k] && k + rec->across[k] > from)
				from = k;
		ds_buf_adds(&rec->cell[from], text_of(pg, &pg->v[i]));
		for (size_t k = from + 1; k <= to; k++)
			if (rec->across[k])
				to = k - 1;
		if (rec->across[from] < to - from + 1)
			rec->across[from] = (uint8_t)(to - from + 1);
	}
	rec->y1 = rec->open ? most(rec->y1, r->y1) : r->y1;
	rec->open = true;
}

/* The usual white space between rows that have all cells, or most. */
static float gap_usual(const struct row *rows, size_t n, size_t cells)
{
	float *gaps = ds_alloc((n + 1) * sizeof *gaps);
	size_t gaps_n = 0, before = SIZE_MAX;
	for (size_t i = 0; i < n; i++) {
		if (rows[i].n * 2 < cells + 1)
			continue;
		if (before != SIZE_MAX && before + 1 == i)
			gaps[gaps_n++] = rows[i].y0 - rows[before].y1;
		before = i;
	}
	if (gaps_n)
		qsort(gaps, gaps_n, sizeof *gaps, float_cmp);
	const float middle = gaps_n ? gaps[gaps_n / 2] : 0;
	free(gaps);
	return middle;
}

void table_say(struct page *pg, const struct row *rows, size_t n)
{
	struct columns c;
	struct record rec = { 0 };
	columns_find(pg, rows, n, &c);
	const float usual = gap_usual(rows, n, c.n);
	para_close(pg->l);
	ds_buf_addz(&pg->l->out, "<table>\n");
	for (size_t i = 0; i < n; i++) {
		if (!line_goes_on(pg, &rows[i], &c, &rec, usual))
			record_say(pg, &rec, &c);
		line_take(pg, &rows[i], &c, &rec);
	}
	record_say(pg, &rec, &c);
	ds_buf_addz(&pg->l->out, "</table>\n");
	for (size_t k = 0; k < CELLS_MAX; k++)
		ds_buf_done(&rec.cell[k]);
}

/* A line of one piece in a table: beside the row before or behind it (a cell of more lines than its neighbours), or right
 * under the row before and within one of its columns. */
static bool is_cell_line(const struct page *pg, const struct row *rows, size_t n, size_t i)
{
	const struct row *r = &rows[i], *before = i > 0 && rows[i - 1].n > 1 ? &rows[i - 1] : NULL;
	const struct row *after = i + 1 < n && rows[i + 1].n > 1 ? &rows[i + 1] : NULL;
	const float size = r->y1 - r->y0;
	if ((before && r->y0 < before->y1 - 0.1f * size) || (after && after->y0 < r->y1 - 0.1f * size))
		return true;
	if (!before || r->y0 - before->y1 > 0.6f * size)
		return false;
	const struct piece *p = &pg->v[r->from];
	for (size_t k = before->from; k < before->from + before->n; k++) {
		const bool last = k + 1 == before->from + before->n;
		if (p->x0 > pg->v[k].x0 - size && p->x0 < pg->v[k].x1)
			return !last && p->x1 < pg->v[k + 1].x0;
	}
	return false;
}

/* Where the rows of a table end that begins at i, or i. */
size_t table_end(const struct page *pg, const struct row *rows, size_t i, size_t n)
{
	size_t end = i, many = 0;
	while (end < n && (rows[end].n > 1 || is_cell_line(pg, rows, n, end)) &&
	       (end == i || rows[end].y0 - rows[end - 1].y1 < 3 * (rows[i].y1 - rows[i].y0)))
		many += rows[end++].n > 1;
	/* One row of two pieces is a line with a gap in it; two rows are a table. */
	return many >= 2 || (many > 0 && rows[i].n >= 4) ? end : i;
}

/* table.c: the figures of an article as a list. Sorting and filtering touch every figure once; scrolling only what is
 * on the screen. */
#include "table.h"
#include "rows.h"
#include "glyph.h"
#include "match.h"
#include "words.h"

#include <stdio.h>
#include <stdlib.h>

static const struct {
	const char *title;
	uint8_t share; /* of the width left after number and unit, in tenths */
} columns[TABLE_SORTS] = {
	[COLUMN_PLACE] = {N_("as written"), 2},
          [COLUMN_VALUE] = { N_("value"),     0},
	[COLUMN_UNIT] = { N_("unit"),      0},
          [COLUMN_LABEL] = { N_("what"),      3},
	[COLUMN_REGION] = { N_("region"),    2},
          [COLUMN_PERIOD] = { N_("when"),      2},
	[COLUMN_STATUS] = { N_("status"),    1},
};

void table_done(struct table *t)
{
	free(t->v);
}

static const struct ds_figure *figure_of(const struct table *t, uint32_t i)
{
	return &t->page->doc->figures.v[i];
}

static int str_cmp(struct ds_str a, struct ds_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n > 0 ? memcmp(a.p, b.p, n) : 0;
	return c != 0 ? c : a.n < b.n ? -1 : a.n > b.n;
}

static int row_cmp(const struct table *t, uint32_t ia, uint32_t ib)
{
	const struct ds_figure *a = figure_of(t, ia), *b = figure_of(t, ib);
	int c = 0;
	switch (t->sort) {
	case COLUMN_VALUE:
		c = str_cmp(a->unit, b->unit);
		c = c != 0 ? c : ds_decimal_cmp(a->value, b->value);
		break;
	case COLUMN_UNIT:
		c = a->kind != b->kind ? (a->kind < b->kind ? -1 : 1) : str_cmp(a->unit, b->unit);
		break;
	case COLUMN_LABEL:
		c = str_cmp(a->label, b->label);
		break;
	case COLUMN_REGION:
		c = a->place.region != b->place.region ? (a->place.region < b->place.region ? -1 : 1)
						       : str_cmp(a->place.tail, b->place.tail);
		break;
	case COLUMN_PERIOD:
		c = str_cmp(a->period, b->period);
		break;
	case COLUMN_STATUS:
		c = a->status != b->status ? (a->status < b->status ? -1 : 1) : 0;
		break;
	case COLUMN_PLACE:
	case TABLE_SORTS:
		break;
	}
	if (c == 0)
		c = ia < ib ? -1 : ia > ib;
	return t->reverse ? -c : c;
}

/* Merge sort: stable in time whatever the figures are, and it needs no global for its context. */
static void rows_sort(const struct table *t, uint32_t *v, uint32_t *tmp, uint32_t n)
{
	for (uint32_t w = 1; w < n; w *= 2) {
		for (uint32_t a = 0; a < n; a += 2 * w) {
			uint32_t m = a + w < n ? a + w : n, e = a + 2 * w < n ? a + 2 * w : n, i = a, k = m;
			for (uint32_t o = a; o < e; o++)
				tmp[o] = i < m && (k >= e || row_cmp(t, v[i], v[k]) <= 0) ? v[i++] : v[k++];
		}
		memcpy(v, tmp, n * sizeof(*v));
	}
}

/* Every word must stand somewhere in the row, or be the name of its kind or status. */
static bool row_matches(const struct table *t, const struct match_words *words, const struct ds_figure *f,
			struct ds_buf *path)
{
	ds_buf_reset(path);
	if (words->n > 0 && f->place.region)
		ds_place_path(f->place, path);
	const struct ds_str texts[] = {
		ds_str_slice(t->page->doc->reading.text, f->at),
		f->unit,
		f->label,
		f->period,
		{path->p, path->n},
		ds_str_of(status_text(f->status))
	};
	for (size_t i = 0; i < words->n; i++) {
		const struct match *m = &words->v[i];
		bool found = ds_str_eq(ds_str_of(ds_kind_word(f->kind)), m->typed) ||
			     ds_str_eq(ds_str_of(ds_status_word(f->status)), m->typed) ||
			     (f->place.region && ds_region_matches(m->typed, f->place));
		for (size_t k = 0; k < DS_COUNT(texts) && !found; k++)
			found = match_in(m, texts[k]);
		if (!found)
			return false;
	}
	return true;
}

static void rows_make(struct table *t)
{
	const struct page *p = t->page;
	struct ds_buf path = { 0 };
	struct match_words words;
	uint32_t keep = t->now < t->n ? t->v[t->now] : UINT32_MAX;
	t->v = ds_grow(t->v, &t->cap, 2 * (size_t)p->nav_n + 2, sizeof(*t->v));
	t->n = 0;
	match_words_set(&words, ds_str_of(t->filter));
	for (uint32_t i = 0; i < p->nav_n; i++) {
		if (row_matches(t, &words, figure_of(t, p->nav[i]), &path))
			t->v[t->n++] = p->nav[i];
	}
	rows_sort(t, t->v, t->v + p->nav_n, t->n);
	t->now = 0;
	for (uint32_t i = 0; i < t->n; i++) {
		if (t->v[i] == keep)
			t->now = i;
	}
	ds_buf_done(&path);
}

void table_open(struct table *t, const struct page *p)
{
	t->page = p;
	t->filter[0] = 0;
	t->sort = COLUMN_PLACE;
	t->reverse = false;
	t->n = t->now = t->top = 0;
	rows_make(t);
	for (uint32_t i = 0; i < t->n; i++) {
		if (p->now == NOW_FIGURE && t->v[i] == p->now_i)
			t->now = i;
	}
	table_move(t, 0);
}

void table_filter(struct table *t, struct ds_str words)
{
	size_t n = words.n < sizeof(t->filter) ? words.n : sizeof(t->filter) - 1;
	memcpy(t->filter, words.p, n);
	t->filter[n] = 0;
	rows_make(t);
	table_move(t, 0);
}

void table_sort_next(struct table *t)
{
	t->sort = (t->sort + 1) % TABLE_SORTS;
	rows_make(t);
	table_move(t, 0);
}

void table_reverse(struct table *t)
{
	t->reverse = !t->reverse;
	rows_make(t);
	table_move(t, 0);
}

bool table_move(struct table *t, long rows)
{
	return rows_move(t->n, &t->now, &t->top, t->h, rows);
}

/* ---- drawing ------------------------------------------------------------------------------------------------ */

/* First cell of each column; [TABLE_SORTS] is the end. A column without room has none. */
static void columns_place(struct ds_rect at, int x[TABLE_SORTS + 1])
{
	int value_w = at.w >= 70 ? 18 : 12, unit_w = at.w >= 60 ? 9 : 0;
	int rest = at.w - 1 - value_w - unit_w, used = at.x + 1;
	bool narrow = at.w < 60;
	for (int c = 0; c < TABLE_SORTS; c++) {
		x[c] = used;
		if (c == COLUMN_VALUE)
			used += value_w;
		else if (c == COLUMN_UNIT)
			used += unit_w;
		else if (narrow)
			used += c == COLUMN_PLACE || c == COLUMN_LABEL ? rest / 2 : 0;
		else
			used += rest * columns[c].share / 10;
	}
	x[TABLE_SORTS] = at.x + at.w;
}

static void cell_put(struct ds_screen *s, const int x[TABLE_SORTS + 1], int c, int y, struct ds_str text,
		     enum ds_role role)
{
	if (x[c + 1] - x[c] > 1)
		ds_screen_put_cut(s, x[c], y, x[c + 1] - 1, text, role);
}

/* Numbers stand flush right, and so does what stands above them. */
static void value_put(struct ds_screen *s, const int x[TABLE_SORTS + 1], int y, struct ds_str text,
		      enum ds_role role)
{
	int from = x[COLUMN_UNIT] - 2 - glyphs_width(text, s->amb);
	if (from < x[COLUMN_VALUE])
		from = x[COLUMN_VALUE];
	ds_screen_put_cut(s, from, y, x[COLUMN_UNIT] - 1, text, role);
}

static void row_draw(const struct table *t, struct ds_screen *s, struct ds_rect at, const int x[TABLE_SORTS + 1],
		     uint32_t i, int y)
{
	const struct ds_figure *f = figure_of(t, t->v[i]);
	struct ds_buf value = { 0 };
	bool now = i == t->now;
	enum ds_role role = now ? DS_ROLE_TREE_NOW : DS_ROLE_TEXT;
	if (now)
		ds_screen_clear(s, at.x, y, at.w, 1, role);
	figure_value(f, &value);
	cell_put(s, x, COLUMN_PLACE, y, ds_str_slice(t->page->doc->reading.text, f->at),
		 now ? role : DS_ROLE_FIGURE);
	value_put(s, x, y, (struct ds_str){ value.p, value.n }, role);
	cell_put(s, x, COLUMN_UNIT, y, f->unit, role);
	cell_put(s, x, COLUMN_LABEL, y, f->label, role);
	if (f->place.region)
		cell_put(s, x, COLUMN_REGION, y, ds_place_name(f->place), role);
	cell_put(s, x, COLUMN_PERIOD, y, f->period, role);
	cell_put(s, x, COLUMN_STATUS, y, ds_str_of(status_text(f->status)), role);
	ds_buf_done(&value);
}

void table_draw(const struct table *t, struct ds_screen *s, struct ds_rect at)
{
	int x[TABLE_SORTS + 1];
	ds_screen_clear(s, at.x, at.y, at.w, at.h, DS_ROLE_TEXT);
	columns_place(at, x);
	for (int c = 0; c < TABLE_SORTS; c++) {
		char head[64];
		bool on = c == (int)t->sort;
		snprintf(head, sizeof(head), "%s%s", _(columns[c].title), !on ? "" : t->reverse ? " v" : " ^");
		enum ds_role role = on ? DS_ROLE_KEY : DS_ROLE_PANE;
		if (c == COLUMN_VALUE)
			value_put(s, x, at.y, ds_str_of(head), role);
		else
			cell_put(s, x, c, at.y, ds_str_of(head), role);
	}
	for (int y = 1; y < at.h && t->top + (uint32_t)y - 1 < t->n; y++)
		row_draw(t, s, at, x, t->top + (uint32_t)y - 1, at.y + y);
	s->cursor_x = at.x + 1;
	s->cursor_y = at.y + 1 + (int)(t->now - t->top);
}

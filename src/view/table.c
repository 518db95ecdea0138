/* table.c: the figures of an article, or of every one, as a list. Sorting and filtering touch every figure once; scrolling
 * only what is on the screen. */
#include "table.h"
#include "rows.h"
#include "glyph.h"
#include "match.h"
#include "words.h"

#include <stdio.h>
#include <stdlib.h>

/* A window less than NARROW wide has no more columns than these, one less than WIDE none for what stands in the first. */
enum {
	LABEL_LEAST = 14,
	LABEL_LEAST_WIDE = 20,
	PLACE_LEAST = 12,
	NARROW = 60,
	WIDE = 100,
	NARROW_COLUMNS = 1 << COLUMN_PLACE | 1 << COLUMN_LABEL
};

static const char *const titles[TABLE_COLUMNS_ALL] = {
	[COLUMN_PLACE] = N_("figure"),  [COLUMN_VALUE] = N_("value"),     [COLUMN_UNIT] = N_("unit"),
	[COLUMN_LABEL] = N_("what"),    [COLUMN_REGION] = N_("region"),   [COLUMN_PERIOD] = N_("when"),
	[COLUMN_STATUS] = N_("status"), [COLUMN_ARTICLE] = N_("article"),
};

void table_done(struct table *t)
{
	free(t->v);
	free(t->held);
	ds_arena_done(&t->words);
}

const struct ds_figure *table_figure_of(const struct table *t, uint32_t i)
{
	return t->every ? &t->held[i].figure : &t->page->doc->figures.v[i];
}

struct ds_str table_text(const struct table *t, uint32_t i)
{
	return t->every ? t->held[i].text : ds_str_slice(t->page->doc->reading.text, table_figure_of(t, i)->at);
}

const struct ds_figure *table_figure(const struct table *t)
{
	return t->now < t->n ? table_figure_of(t, t->v[t->now]) : NULL;
}

const struct table_held *table_held(const struct table *t)
{
	return t->every && t->now < t->n ? &t->held[t->v[t->now]] : NULL;
}

uint32_t table_all(const struct table *t)
{
	return t->every ? t->held_n : t->page->nav_n;
}

/* The title of the article that a row is of; empty in the list of one article. */
static struct ds_str title_of(const struct table *t, uint32_t i)
{
	struct ds_article_row row;
	return t->every && ds_library_row(t->page->lib, t->held[i].id, &row) ? row.title : DS_STR("");
}

static int str_cmp(struct ds_str a, struct ds_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n > 0 ? memcmp(a.p, b.p, n) : 0;
	return c != 0 ? c : a.n < b.n ? -1 : a.n > b.n;
}

static int row_cmp(const struct table *t, uint32_t ia, uint32_t ib)
{
	const struct ds_figure *a = table_figure_of(t, ia), *b = table_figure_of(t, ib);
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
	default:
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

/* What a change is called where its verb is no part of the label. */
static const char *const moves[] = {
	[DS_CHANGE_LEVEL] = "",
	[DS_CHANGE_UP] = "增长 增加 上升 提高",
	[DS_CHANGE_DOWN] = "下降 减少 降低",
};

bool table_row_has(const struct match_words *words, const struct ds_figure *f, struct ds_str text,
		   struct ds_str title, struct ds_buf *path)
{
	ds_buf_reset(path);
	if (words->n > 0 && f->place.region)
		ds_place_path(f->place, path);
	const struct ds_str texts[] = {
		text,
		title,
		f->unit,
		f->label,
		f->period,
		{path->p, path->n},
		ds_str_of(status_text(f->status)),
		ds_str_of(f->change < DS_COUNT(moves) ? moves[f->change] : ""),
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
	const uint32_t all = table_all(t), keep = t->now < t->n ? t->v[t->now] : UINT32_MAX;
	struct ds_buf path = { 0 };
	struct match_words words;
	t->v = ds_grow(t->v, &t->cap, 2 * (size_t)all + 2, sizeof(*t->v));
	t->n = 0;
	match_words_set(&words, ds_str_of(t->filter));
	for (uint32_t i = 0; i < all; i++) {
		const uint32_t row = t->every ? i : p->nav[i];
		if (words.n == 0 ||
		    table_row_has(&words, table_figure_of(t, row), table_text(t, row), title_of(t, row), &path))
			t->v[t->n++] = row;
	}
	rows_sort(t, t->v, t->v + all, t->n);
	t->now = 0;
	for (uint32_t i = 0; i < t->n; i++) {
		if (t->v[i] == keep)
			t->now = i;
	}
	ds_buf_done(&path);
}

/* What stands in a row. */
struct row {
	struct ds_str text[TABLE_COLUMNS_ALL];
	struct ds_buf value; /* owned */
	bool now;
};

static void row_make(const struct table *t, uint32_t i, struct row *r)
{
	const struct ds_figure *f = table_figure_of(t, i);
	ds_buf_reset(&r->value);
	figure_value(f, &r->value);
	r->text[COLUMN_PLACE] = table_text(t, i);
	r->text[COLUMN_VALUE] = (struct ds_str){ r->value.p, r->value.n };
	r->text[COLUMN_UNIT] = f->unit;
	r->text[COLUMN_LABEL] = f->label;
	r->text[COLUMN_REGION] = f->place.region ? ds_place_name(f->place) : DS_STR("");
	r->text[COLUMN_PERIOD] = f->period;
	r->text[COLUMN_STATUS] = ds_str_of(status_text(f->status));
	r->text[COLUMN_ARTICLE] = title_of(t, i);
}

/* Of all its figures, so that nothing moves while words are typed that filter them. */
static void columns_measure(struct table *t)
{
	struct row r = { 0 };
	t->columns = (struct columns){ .n = TABLE_COLUMNS_ALL };
	t->columns.v[COLUMN_VALUE].whole = true;
	for (uint32_t i = 0; i < table_all(t) && i < COLUMNS_MEASURED; i++) {
		row_make(t, t->every ? i : t->page->nav[i], &r);
		for (int c = 0; c < TABLE_COLUMNS_ALL; c++)
			columns_need(&t->columns, c, r.text[c], t->page->amb);
	}
	ds_buf_done(&r.value);
}

/* The row of the article's current figure becomes the chosen one; false: it is not there. */
static bool table_choose(struct table *t)
{
	const struct page *p = t->page;
	for (uint32_t i = 0; i < t->n && p->now == NOW_FIGURE; i++) {
		if (t->v[i] == p->now_i) {
			t->now = i;
			return true;
		}
	}
	return p->now != NOW_FIGURE;
}

void table_begin(struct table *t, const struct page *p, bool same)
{
	if (!same)
		t->sort = COLUMN_PLACE;
	if (!same)
		t->reverse = false;
	t->page = p;
	t->n = t->now = t->top = t->held_n = 0;
	ds_arena_done(&t->words);
	t->sentence = NULL;
}

void table_open(struct table *t, const struct page *p)
{
	const bool same = t->page && !t->every && t->id == p->id;
	table_begin(t, p, same);
	t->every = false;
	t->id = p->id;
	char filter[sizeof(t->filter)];
	memcpy(filter, t->filter, sizeof(filter));
	t->filter[0] = 0;
	rows_make(t);
	columns_measure(t);
	if (same && filter[0]) {
		table_filter(t, ds_str_of(filter));
		if (!table_choose(t)) /* the filter hides the figure that is meant */
			table_filter(t, DS_STR(""));
	}
	table_choose(t);
	table_move(t, 0);
}

void table_show(struct table *t)
{
	rows_make(t);
	columns_measure(t);
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

static void row_draw(const struct table *t, struct ds_screen *s, struct ds_rect at, const struct columns *k,
		     uint32_t i, int y)
{
	struct row r = { .now = i == t->now };
	enum ds_role role = r.now ? DS_ROLE_TREE_NOW : DS_ROLE_TEXT;
	row_make(t, t->v[i], &r);
	if (r.now)
		ds_screen_clear(s, at.x, y, at.w, 1, role);
	for (int c = 0; c < TABLE_COLUMNS_ALL; c++)
		(c == COLUMN_VALUE ? columns_put_right : columns_put)(
		    k, s, c, y, r.text[c], c == COLUMN_PLACE && !r.now ? DS_ROLE_FIGURE : role);
	ds_buf_done(&r.value);
}

/* Columns in which nothing stands need not be there, but for the one that rows are sorted by. */
static unsigned columns_wanted(const struct table *t, int w)
{
	unsigned all = w < NARROW ? NARROW_COLUMNS : (1u << TABLE_COLUMNS_ALL) - 1;
	unsigned filled = 1u << t->sort;
	if (w < WIDE) /* the line below the list names the article */
		all &= ~(1u << COLUMN_UNIT | 1u << COLUMN_ARTICLE);
	all |= filled;
	for (int c = 0; c < TABLE_COLUMNS_ALL; c++)
		filled |= t->columns.v[c].need > 0 ? 1u << c : 0;
	return t->columns.v[COLUMN_PLACE].need > 0 ? all & filled : all;
}

void table_draw(const struct table *t, struct ds_screen *s, struct ds_rect at)
{
	struct columns k = t->columns;
	char head[TABLE_COLUMNS_ALL][64];
	static const char *const ways[2][2] = {
		{"▴", "▾"},
                { "^",  "v"  }
	}; /* as in the tree: no sign that may be wide */
	const char *way = ways[s->amb == DS_AMBIGUOUS_WIDE][t->reverse];
	ds_screen_clear(s, at.x, at.y, at.w, at.h, DS_ROLE_TEXT);
	for (int c = 0; c < TABLE_COLUMNS_ALL; c++) {
		bool on = c == (int)t->sort;
		snprintf(head[c], sizeof(head[c]), "%s%s%s", _(titles[c]), on ? " " : "", on ? way : "");
		columns_need(&k, c, ds_str_of(head[c]), s->amb);
		k.v[c].least = on ? glyphs_width(ds_str_of(head[c]), s->amb) : 0;
	}
	const int label = at.w >= WIDE ? LABEL_LEAST_WIDE : LABEL_LEAST;
	if (at.w >= NARROW && k.v[COLUMN_LABEL].least < label) /* value and unit say again what is written */
		k.v[COLUMN_LABEL].least = label;
	if (at.w >= NARROW && k.v[COLUMN_PLACE].least < PLACE_LEAST)
		k.v[COLUMN_PLACE].least = PLACE_LEAST;
	columns_fit(&k, columns_wanted(t, at.w), at.x + 1, at.x + at.w - 1);
	for (int c = 0; c < TABLE_COLUMNS_ALL; c++)
		(c == COLUMN_VALUE ? columns_put_right : columns_put)(
		    &k, s, c, at.y, ds_str_of(head[c]), c == (int)t->sort ? DS_ROLE_KEY : DS_ROLE_PANE);
	for (int y = 1; y < at.h && t->top + (uint32_t)y - 1 < t->n; y++)
		row_draw(t, s, at, &k, t->top + (uint32_t)y - 1, at.y + y);
	s->cursor_x = at.x + 1;
	s->cursor_y = at.y + 1 + (int)(t->now - t->top);
}

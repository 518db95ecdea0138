/* compare.c: bars for the figures of one indicator. They are drawn to the scale of the greatest; what is not exact says
 * so behind its bar: > over, < under, ~ about. What is not there yet, or a rule, has a bar of another kind. */
#include "compare.h"
#include "glyph.h"
#include "rows.h"
#include "table.h"
#include "words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { COMPARE_REGION, COMPARE_PERIOD, COMPARE_STATUS, COMPARE_VALUE, COMPARE_COLUMNS };
enum { MARK_W = 2 /* behind a bar */, EIGHTHS = 8, NARROW = 60, NARROWEST = 32 };

static const char *const titles[COMPARE_COLUMNS] = {
	[COMPARE_REGION] = N_("region"),
	[COMPARE_PERIOD] = N_("when"),
	[COMPARE_STATUS] = N_("status"),
	[COMPARE_VALUE] = N_("value"),
};

static const char *const marks[DS_APPROXES] = {
	[DS_APPROX_EXACT] = "",  [DS_APPROX_MORE] = " >",  [DS_APPROX_LESS] = " <",
	[DS_APPROX_NEAR] = " ~", [DS_APPROX_ABOUT] = " ~",
};

static const struct ds_figure *figure_of(const struct compare *c, uint32_t row)
{
	return &c->page->doc->figures.v[c->v[row]];
}

/* 粮食产量 of two counties, in the same unit; what grew is another thing than how much there is. */
static bool same_indicator(const struct ds_figure *a, const struct ds_figure *b)
{
	return ds_str_eq(a->label, b->label) && ds_str_eq(a->unit, b->unit) && ds_str_eq(a->per, b->per) &&
	       (a->change == DS_CHANGE_LEVEL) == (b->change == DS_CHANGE_LEVEL);
}

static double size_of(struct ds_decimal d)
{
	char z[DS_DECIMAL_CHARS + 1];
	z[ds_decimal_format(d, z)] = 0;
	return fabs(strtod(z, NULL));
}

/* By how many powers of ten all values are shown smaller: as many 亿 or 万 when none is less than one of them. */
static const struct scale {
	int power;
	const char *name;
} scales[] = {
	{8,  "亿"},
        { 4, "万"},
        { 0, ""   }
};

static const struct scale *scale_of(const struct compare *c)
{
	const struct scale *scale = scales;
	for (uint32_t i = 0; i < c->n && scale->power; i++) {
		const struct ds_figure *f = figure_of(c, i);
		while (scale->power && size_of(f->value) < pow(10, scale->power))
			scale++;
	}
	return scale;
}

/* The figure's value in that scale, as it is shown. */
static void value_add(const struct ds_figure *f, const struct scale *scale, struct ds_buf *out)
{
	struct ds_figure g = *f;
	if (ds_decimal_shift(f->value, -scale->power, &g.value) &&
	    (!f->ranged || ds_decimal_shift(f->high, -scale->power, &g.high)))
		figure_value(&g, out);
	else
		figure_value(f, out);
}

/* Bytes of a shown value from its decimal point on. */
static size_t places_of(struct ds_str s)
{
	for (size_t n = 1; n <= s.n && (s.p[s.n - n] == '.' || (s.p[s.n - n] >= '0' && s.p[s.n - n] <= '9')); n++)
		if (s.p[s.n - n] == '.')
			return n;
	return 0;
}

static void scale_choose(struct compare *c)
{
	struct ds_buf b = { 0 };
	c->scale = scale_of(c);
	c->places = 0;
	for (uint32_t i = 0; i < c->n; i++) {
		ds_buf_reset(&b);
		value_add(figure_of(c, i), c->scale, &b);
		const size_t places = places_of((struct ds_str){ b.p, b.n });
		c->places = places > c->places ? places : c->places;
	}
	ds_buf_done(&b);
}

static int row_cmp(const struct compare *c, uint32_t a, uint32_t b)
{
	const struct ds_figure *v = c->page->doc->figures.v;
	const int order = c->by_value ? ds_decimal_cmp(v[b].value, v[a].value) : 0;
	return order != 0 ? order : a < b ? -1 : a > b;
}

/* Few rows, mostly in order already. */
static void rows_sort(struct compare *c)
{
	const uint32_t chosen = c->now < c->n ? c->v[c->now] : UINT32_MAX;
	for (uint32_t i = 1; i < c->n; i++) {
		uint32_t x = c->v[i], k = i;
		for (; k > 0 && row_cmp(c, c->v[k - 1], x) > 0; k--)
			c->v[k] = c->v[k - 1];
		c->v[k] = x;
	}
	for (uint32_t i = 0; i < c->n; i++)
		c->now = c->v[i] == chosen ? i : c->now;
}

bool compare_open(struct compare *c, const struct page *p, uint32_t i)
{
	enum { ROWS_MOST = 500 };
	const struct ds_figure *all = p->doc->figures.v;
	c->page = p;
	c->n = c->now = c->top = 0;
	c->by_value = false;
	for (uint32_t k = 0; k < p->nav_n && c->n < ROWS_MOST && all[i].label.n > 0; k++) {
		const uint32_t at = p->nav[k];
		if (at != i && !same_indicator(&all[at], &all[i]))
			continue;
		c->v = ds_grow(c->v, &c->cap, c->n + 1, sizeof(*c->v));
		c->now = at == i ? c->n : c->now;
		c->v[c->n++] = at;
	}
	scale_choose(c);
	compare_move(c, 0);
	return c->n > 1;
}

void compare_done(struct compare *c)
{
	free(c->v);
}

void compare_sort_next(struct compare *c)
{
	c->by_value = !c->by_value;
	rows_sort(c);
	compare_move(c, 0);
}

bool compare_move(struct compare *c, long rows)
{
	return rows_move(c->n, &c->now, &c->top, c->h, rows);
}

/* ---- drawing ------------------------------------------------------------------------------------------------ */

struct row {
	struct ds_str text[COMPARE_COLUMNS];
	struct ds_buf value; /* owned */
};

static void row_make(const struct compare *c, uint32_t i, struct row *r)
{
	const struct ds_figure *f = figure_of(c, i);
	ds_buf_reset(&r->value);
	value_add(f, c->scale, &r->value);
	for (size_t n = places_of((struct ds_str){ r->value.p, r->value.n }); n < c->places; n++)
		ds_buf_addc(&r->value, ' '); /* point under point */
	r->text[COMPARE_REGION] = f->place.region ? ds_place_name(f->place) : DS_STR("");
	r->text[COMPARE_PERIOD] = f->period;
	r->text[COMPARE_STATUS] = ds_str_of(status_text(f->status));
	r->text[COMPARE_VALUE] = (struct ds_str){ r->value.p, r->value.n };
}

/* What stands above a column; above the values their scale and unit, made in b. */
static struct ds_str title_of(const struct compare *c, int t, struct ds_buf *b)
{
	ds_buf_reset(b);
	ds_buf_addz(b, c->scale->name);
	ds_buf_adds(b, figure_of(c, 0)->unit);
	return t == COMPARE_VALUE && b->n > 0 ? (struct ds_str){ b->p, b->n } : ds_str_of(_(titles[t]));
}

/* The widths of the columns; those in which all rows say the same are not wanted, but for the region, and of region and
 * time one is enough in a narrow window. */
static unsigned columns_measure(const struct compare *c, struct columns *k, int w, enum ds_ambiguous amb)
{
	struct row first = { 0 }, r = { 0 };
	unsigned differ = 0;
	*k = (struct columns){ .n = COMPARE_COLUMNS };
	k->v[COMPARE_VALUE].whole = true;
	for (uint32_t i = 0; i < c->n; i++) {
		row_make(c, i, i == 0 ? &first : &r);
		for (int t = 0; t < COMPARE_COLUMNS; t++) {
			columns_need(k, t, i == 0 ? first.text[t] : r.text[t], amb);
			differ |= i > 0 && !ds_str_eq(first.text[t], r.text[t]) ? 1u << t : 0;
		}
	}
	for (int t = 0; t < COMPARE_COLUMNS; t++)
		columns_need(k, t, title_of(c, t, &r.value), amb);
	ds_buf_done(&first.value);
	ds_buf_done(&r.value);
	const unsigned region = 1u << COMPARE_REGION, period = 1u << COMPARE_PERIOD;
	if (!(differ & (region | period)))
		differ |= region;
	if (w < NARROW)
		differ &= ~(1u << COMPARE_STATUS | (differ & region ? period : 0));
	const unsigned value = 1u << COMPARE_VALUE;
	return w < NARROWEST ? differ & ~value : differ | value; /* the bar below says the one that is chosen */
}

/* Fills cells from x on up to `to` eighths of a cell; returns the column behind them. */
static int fill(struct ds_screen *s, int x, int y, int end, long eighths, const char *whole, enum ds_role role)
{
	static const char *const parts[EIGHTHS] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
	for (; eighths >= EIGHTHS && x < end; eighths -= EIGHTHS)
		x = ds_screen_put(s, x, y, end, ds_str_of(whole), role);
	if (eighths > 0 && s->amb != DS_AMBIGUOUS_WIDE)
		x = ds_screen_put(s, x, y, end, ds_str_of(parts[eighths % EIGHTHS]), role);
	return x;
}

static void stripe_draw(const struct ds_figure *f, double most, struct ds_screen *s, int x, int y, int end,
			enum ds_role role)
{
	const bool ascii = s->amb == DS_AMBIGUOUS_WIDE;
	const char *whole = f->status != DS_STATUS_ACTUAL ? (ascii ? "=" : "▒") : ascii ? "#" : "█";
	const int room = end - x - MARK_W;
	if (room < 1 || most <= 0)
		return;
	const double low = size_of(f->value), high = f->ranged ? size_of(f->high) : low;
	const long cells = lround(low / most * room * EIGHTHS), all = lround(high / most * room * EIGHTHS);
	const int behind = fill(s, x, y, end, cells > 0 || low <= 0 ? cells : 1, whole, role);
	x = all > cells ? fill(s, behind, y, end, all - cells, ascii ? "." : "░", role) : behind;
	ds_screen_put(s, x, y, end, ds_str_of(marks[f->approx < DS_APPROXES ? f->approx : 0]), role);
}

/* The chosen row is marked up to its bar, which looks like the others. */
static void row_draw(const struct compare *c, struct ds_screen *s, struct ds_rect at, const struct columns *k,
		     double most, uint32_t i, int y)
{
	const struct ds_figure *f = figure_of(c, i);
	const enum ds_role role = i == c->now ? DS_ROLE_TREE_NOW : DS_ROLE_TEXT;
	const int bar = k->v[COMPARE_VALUE].x + k->v[COMPARE_VALUE].w + 2;
	struct row r = { 0 };
	row_make(c, i, &r);
	if (i == c->now)
		ds_screen_clear(s, at.x, y, bar - 1 - at.x, 1, role);
	for (int t = 0; t < COMPARE_COLUMNS; t++)
		(t == COMPARE_VALUE ? columns_put_right : columns_put)(k, s, t, y, r.text[t], role);
	stripe_draw(f, most, s, bar, y, at.x + at.w - 1,
		    f->status == DS_STATUS_ACTUAL ? DS_ROLE_FIGURE : DS_ROLE_FIGURE_DIM);
	ds_buf_done(&r.value);
}

void compare_draw(const struct compare *c, struct ds_screen *s, struct ds_rect at)
{
	struct columns k;
	double most = 0;
	const unsigned wanted = columns_measure(c, &k, at.w, s->amb);
	ds_screen_clear(s, at.x, at.y, at.w, at.h, DS_ROLE_TEXT);
	columns_fit(&k, wanted, at.x + 1, at.x + 1 + at.w * 3 / 5); /* the rest is for the bars */
	for (uint32_t i = 0; i < c->n; i++) {
		const struct ds_figure *f = figure_of(c, i);
		const double size = size_of(f->ranged ? f->high : f->value);
		most = size > most ? size : most;
	}
	struct ds_buf unit = { 0 };
	for (int t = 0; t < COMPARE_COLUMNS; t++)
		(t == COMPARE_VALUE ? columns_put_right
				    : columns_put)(&k, s, t, at.y, title_of(c, t, &unit),
						   t == COMPARE_VALUE && c->by_value ? DS_ROLE_KEY : DS_ROLE_PANE);
	ds_buf_done(&unit);
	ds_screen_put_cut(s, k.v[COMPARE_VALUE].x + k.v[COMPARE_VALUE].w + 2, at.y, at.x + at.w - 1,
			  figure_of(c, 0)->label, DS_ROLE_PANE); /* what the bars show */
	for (int y = 1; y < at.h && c->top + (uint32_t)y - 1 < c->n; y++)
		row_draw(c, s, at, &k, most, c->top + (uint32_t)y - 1, at.y + y);
	s->cursor_x = at.x + 1;
	s->cursor_y = at.y + 1 + (int)(c->now - c->top);
}

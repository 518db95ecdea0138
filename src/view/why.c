/* why.c: the pane that says why the current figure means what the bar says: a line for each field with its value, the
 * rule, and the words of the text it was read from. The article's figures are read once more for it, since nobody
 * keeps such things before they are asked for. */
#include "why.h"
#include "glyph.h"
#include "table.h"
#include "words.h"

#include <stdio.h>

enum {
	FIELD_W = 10,
	INDENT = 3,
	VALUE_LEAST = 12,
	AT_ONCE = 500000 /* bytes read before anybody sees a key wait */
};

static const char *const field_names[DS_FIGURE_FIELDS] = {
	[DS_FIELD_VALUE] = N_("value"),   [DS_FIELD_UNIT] = N_("unit"),     [DS_FIELD_APPROX] = N_("bound"),
	[DS_FIELD_LABEL] = N_("what"),    [DS_FIELD_REGION] = N_("region"), [DS_FIELD_STATUS] = N_("status"),
	[DS_FIELD_CHANGE] = N_("change"), [DS_FIELD_PER] = N_("per"),       [DS_FIELD_PERIOD] = N_("when"),
};

void why_open(struct why *w, const struct page *p)
{
	why_done(w);
	w->page = p;
	w->waits = true;
	if (p->bytes.end - p->bytes.start < AT_ONCE)
		why_work(w);
}

void why_work(struct why *w)
{
	const struct ds_doc *d = w->page->doc;
	uint32_t first = w->page->first, end = w->page->last + 1;
	const uint32_t article = d->reading.blocks[first].article;
	while (first > 0 && d->reading.blocks[first - 1].article == article)
		first--;
	while (end < d->reading.blocks_n && d->reading.blocks[end].article == article)
		end++;
	w->waits = false;
	ds_figures_explain(&d->reading, &d->mentions, first, end, &w->arena, &w->figures);
}

void why_done(struct why *w)
{
	ds_arena_done(&w->arena);
	w->figures = (struct ds_figures){ .n = 0 };
	w->top = 0;
}

/* The figure with its grounds; figures.n when there is none. */
static uint32_t find(const struct why *w, const struct ds_figure *f)
{
	const uint32_t a = DS_FROM(w->figures.v, w->figures.n, f->at.start);
	return a < w->figures.n && w->figures.v[a].at.start == f->at.start ? a : w->figures.n;
}

static void field_value(const struct ds_figure *f, enum ds_figure_field k, struct ds_buf *out)
{
	char number[2 * DS_DECIMAL_CHARS];
	switch (k) {
	case DS_FIELD_VALUE:
		ds_buf_add(out, number, value_pretty(f->value, number));
		if (f->ranged) {
			ds_buf_addf(out, " %s ", _("to"));
			ds_buf_add(out, number, value_pretty(f->high, number));
		}
		break;
	case DS_FIELD_UNIT:
		ds_buf_adds(out, f->unit);
		break;
	case DS_FIELD_APPROX:
		ds_buf_addz(out, approx_text(f->approx));
		break;
	case DS_FIELD_LABEL:
		ds_buf_adds(out, f->label);
		break;
	case DS_FIELD_REGION:
		if (f->place.region != DS_REGION_NONE)
			ds_place_path(f->place, out);
		break;
	case DS_FIELD_STATUS:
		ds_buf_addz(out, status_text(f->status));
		break;
	case DS_FIELD_CHANGE:
		ds_buf_addz(out, change_text(f->change));
		break;
	case DS_FIELD_PER:
		ds_buf_adds(out, f->per);
		break;
	case DS_FIELD_PERIOD:
		ds_buf_adds(out, f->period);
		break;
	case DS_FIGURE_FIELDS:
		break;
	}
}

struct paint {
	const struct why *w;
	struct ds_screen *s;
	struct ds_rect at;
	uint32_t row;
	int value_w;
};

/* The row of the screen for the next line; -1 when it is scrolled away. */
static int line_next(struct paint *p)
{
	uint32_t row = p->row++;
	bool shown = row >= p->w->top && row < p->w->top + (uint32_t)p->at.h;
	return shown ? p->at.y + (int)(row - p->w->top) : -1;
}

/* Cells of the values: what the widest needs, as far as their grounds keep half of the room. */
static int values_width(const struct ds_figure *f, const struct ds_figure_why *why, int room, enum ds_ambiguous amb)
{
	int want = VALUE_LEAST, most = room / 2 > VALUE_LEAST ? room / 2 : VALUE_LEAST;
	for (int k = 0; k < DS_FIGURE_FIELDS; k++) {
		struct ds_buf value = { 0 };
		field_value(f, (enum ds_figure_field)k, &value);
		const int w = glyphs_width((struct ds_str){ value.p, value.n }, amb) + 2;
		if (why->of[k].kind != DS_GROUND_NONE && w > want)
			want = w;
		ds_buf_done(&value);
	}
	return want < most ? want : most;
}

/* One line of the pane, or two where the ground has no room behind the value. */
struct field {
	struct ds_buf value;
	struct ds_str words; /* of the text; empty where they are the value itself and room is short */
	const char *about;
	bool breaks;
	int ground_w; /* cells of words and about */
};

static void field_of(const struct why *w, const struct ds_figure *f, enum ds_figure_field k,
		     const struct ds_ground *g, int value_w, struct field *out)
{
	const int room = w->w - 1 - FIELD_W - value_w;
	*out = (struct field){ .words = ds_str_slice(w->page->doc->reading.text, g->at) };
	field_value(f, k, &out->value);
	out->about =
	    _(k == DS_FIELD_VALUE ? ds_figure_rule_about(f->rule) : ds_ground_about((enum ds_ground_kind)g->kind));
	const int about = glyphs_width(ds_str_of(out->about), w->amb);
	const bool fits = glyphs_width(out->words, w->amb) + 2 + about <= room;
	if (!fits && ds_str_eq(out->words, (struct ds_str){ out->value.p, out->value.n }))
		out->words.n = 0;
	const bool cut =
	    k != DS_FIELD_REGION && glyphs_width((struct ds_str){ out->value.p, out->value.n }, w->amb) >= value_w;
	out->breaks = cut || (!fits && (out->words.n > 0 || about > room));
	out->ground_w = about + (out->words.n > 0 ? glyphs_width(out->words, w->amb) + 2 : 0);
	if (k == DS_FIELD_REGION && out->value.n > 0)
		glyphs_path(&out->value, (out->breaks ? w->w - FIELD_W - 1 : value_w) - 1, w->amb);
}

/* Rows of the current figure: its words, a blank one, and those of each field with a ground. */
static long rows_of(const struct why *w)
{
	const struct ds_figure *now = page_now_figure(w->page);
	uint32_t i = now ? find(w, now) : w->figures.n;
	long rows = 2;
	if (i == w->figures.n)
		return rows;
	const struct ds_figure_why *why = &w->figures.why[i];
	const int value_w = values_width(&w->figures.v[i], why, w->w - 1 - FIELD_W, w->amb);
	for (int k = 0; k < DS_FIGURE_FIELDS; k++) {
		struct field field;
		if (why->of[k].kind == DS_GROUND_NONE)
			continue;
		field_of(w, &w->figures.v[i], (enum ds_figure_field)k, &why->of[k], value_w, &field);
		rows += field.breaks ? 2 : 1;
		ds_buf_done(&field.value);
	}
	return rows;
}

bool why_scroll(struct why *w, long rows)
{
	long most = rows_of(w) - w->h, top = (long)w->top + rows;
	if (top > most)
		top = most;
	if (top < 0)
		top = 0;
	bool moved = (uint32_t)top != w->top;
	w->top = (uint32_t)top;
	return moved;
}

static void field_draw(struct paint *p, const struct ds_figure *f, enum ds_figure_field k,
		       const struct ds_ground *g)
{
	struct field field;
	field_of(p->w, f, k, g, p->value_w, &field);
	const int left = p->at.x + 1 + FIELD_W, end = p->at.x + p->at.w;
	int y = line_next(p), x = left + p->value_w;
	if (y >= 0) {
		ds_screen_put_cut(p->s, p->at.x + 1, y, left - 1, ds_str_of(_(field_names[k])), DS_ROLE_PANE);
		ds_screen_put_cut(p->s, left, y, field.breaks ? end : x - 1,
				  (struct ds_str){ field.value.p, field.value.n },
				  k == DS_FIELD_VALUE ? DS_ROLE_FIGURE : DS_ROLE_TEXT);
	}
	if (field.breaks) {
		y = line_next(p);
		x = field.ground_w <= end - left ? left : p->at.x + INDENT;
	}
	if (y >= 0) {
		if (field.words.n > 0)
			x = ds_screen_put_cut(p->s, x, y, x + (end - x) / 2, field.words, DS_ROLE_HIT) + 2;
		ds_screen_put_cut(p->s, x, y, end, ds_str_of(field.about), DS_ROLE_QUIET);
	}
	ds_buf_done(&field.value);
}

void why_draw(const struct why *w, struct ds_screen *s, struct ds_rect at)
{
	const struct ds_figure *now = page_now_figure(w->page);
	uint32_t i = now ? find(w, now) : w->figures.n;
	struct paint p = { w, s, at, 0, 0 };
	ds_screen_clear(s, at.x, at.y, at.w, at.h, DS_ROLE_TEXT);
	s->cursor_x = at.x + 1;
	s->cursor_y = at.y;
	if (i == w->figures.n)
		return;
	const struct ds_figure *f = &w->figures.v[i];
	p.value_w = values_width(f, &w->figures.why[i], at.w - 1 - FIELD_W, s->amb);
	struct ds_str text = w->page->doc->reading.text;
	int y = line_next(&p);
	if (y >= 0) {
		/* the words around it, so that nobody has to remember which one it is */
		uint32_t from = f->at.start, to = f->at.end, block_start = p.w->page->bytes.start;
		for (int n = 0; n < 12 && from > block_start && text.p[from - 1] != '\n'; n++)
			from = (uint32_t)(ds_utf8_prev(text.p + from, text.p) - text.p);
		for (int n = 0; n < 12 && to < text.n && text.p[to] != '\n'; n++) {
			unsigned len;
			ds_utf8_at(text.p + to, &len);
			to += len;
		}
		int x = at.x + 1, end = at.x + at.w;
		bool cut = from > block_start && text.p[from - 1] != '\n';
		x = ds_screen_put_cut(s, x, y, end, cut ? DS_STR("…") : DS_STR(""), DS_ROLE_QUIET);
		x = ds_screen_put_cut(s, x, y, end, ds_str_slice(text, (struct ds_span){ from, f->at.start }),
				      DS_ROLE_QUIET);
		s->cursor_x = x < end ? x : end - 1;
		s->cursor_y = y;
		x = ds_screen_put_cut(s, x, y, end, ds_str_slice(text, f->at), DS_ROLE_FIGURE_NOW);
		ds_screen_put_cut(s, x, y, end, ds_str_slice(text, (struct ds_span){ f->at.end, to }),
				  DS_ROLE_QUIET);
	}
	line_next(&p);
	for (int k = 0; k < DS_FIGURE_FIELDS; k++) {
		const struct ds_ground *g = &w->figures.why[i].of[k];
		if (g->kind != DS_GROUND_NONE)
			field_draw(&p, f, (enum ds_figure_field)k, g);
	}
}

/* screen.c: a grid of cells, each a grapheme cluster with a role. There is no terminal in it. */
#include "glyph.h"

#include <stdlib.h>

static const char role_letters[DS_ROLES + 1] = " THqfdFmnMosS!|ptcXxbBrE>ghk";

void ds_screen_init(struct ds_screen *s, enum ds_ambiguous amb)
{
	*s = (struct ds_screen){ .amb = amb };
}

void ds_screen_done(struct ds_screen *s)
{
	free(s->rows);
	free(s->cells);
	free(s->stamps);
	*s = (struct ds_screen){ .amb = s->amb };
}

static struct ds_cell cell_blank(enum ds_role role)
{
	return (struct ds_cell){ .s = " ", .n = 1, .width = 1, .role = (uint8_t)role };
}

/* Something was written to the columns [x, end) of a row. */
static void row_touch(struct ds_screen *s, int y, int x, int end)
{
	int left = s->flow.x, right = left + s->flow.w;
	if (x < right && end > left)
		s->stamps[y].flow = ++s->clock;
	if (x < left || end > right)
		s->stamps[y].rest = ++s->clock;
}

static void rows_touch(struct ds_screen *s, int from, int end)
{
	for (int y = from; y < end; y++) {
		s->stamps[y].flow = ++s->clock;
		s->stamps[y].rest = ++s->clock;
	}
}

void ds_screen_flow(struct ds_screen *s, struct ds_rect flow)
{
	if (s->flow.x != flow.x || s->flow.w != flow.w)
		rows_touch(s, 0, s->h);
	s->flow = flow;
}

void ds_screen_resize(struct ds_screen *s, int w, int h)
{
	s->w = w > 0 ? w : 0;
	s->h = h > 0 ? h : 0;
	s->cells = ds_realloc(s->cells, ((size_t)s->w * (size_t)s->h + 1) * sizeof(*s->cells));
	s->rows = ds_realloc(s->rows, ((size_t)s->h + 1) * sizeof(*s->rows));
	for (int y = 0; y < s->h; y++)
		s->rows[y] = s->cells + (size_t)y * (size_t)s->w;
	s->stamps = ds_realloc(s->stamps, ((size_t)s->h + 1) * sizeof(*s->stamps));
	s->drawn.doc = NULL;
	rows_touch(s, 0, s->h);
	s->cursor_x = s->cursor_y = 0;
	ds_screen_clear(s, 0, 0, s->w, s->h, DS_ROLE_TEXT);
}

/* Writing over half of a wide character leaves a blank where the other half stood. */
static void cell_split(struct ds_screen *s, int x, int y)
{
	struct ds_cell *row = s->rows[y];
	if (x > 0 && x < s->w && row[x].width == 0) {
		row[x - 1] = cell_blank(row[x - 1].role);
		row[x] = cell_blank(row[x].role);
		row_touch(s, y, x - 1, x + 1);
	}
}

void ds_screen_clear(struct ds_screen *s, int x, int y, int w, int h, enum ds_role role)
{
	struct ds_cell blank = cell_blank(role);
	int right = x + w < s->w ? x + w : s->w;
	for (int r = y < 0 ? 0 : y; r < y + h && r < s->h; r++) {
		struct ds_cell *row = s->rows[r];
		cell_split(s, x, r);
		cell_split(s, right, r);
		int from = x < 0 ? 0 : x;
		if (from < right) {
			row[from] = blank;
			row_touch(s, r, from, right);
		}
		for (int done = 1, all = right - from; done < all; done *= 2)
			memcpy(row + from + done, row + from,
			       (size_t)(done < all - done ? done : all - done) * sizeof(*row));
	}
}

void ds_screen_scroll(struct ds_screen *s, struct ds_rect at, int by)
{
	int n = at.h - (by > 0 ? by : -by), from = by > 0 ? by : 0, to = by > 0 ? 0 : -by;
	size_t part = (size_t)at.w * sizeof(struct ds_cell);
	bool flows = at.x == s->flow.x && at.w == s->flow.w;
	for (int i = 0; i < n && by != 0; i++) {
		int y = at.y + (by > 0 ? i : n - 1 - i), a = y + to, b = y + from;
		struct ds_cell *row = s->rows[a];
		if (at.w == s->w) {
			s->rows[a] = s->rows[b];
			s->rows[b] = row;
		} else {
			memcpy(row + at.x, s->rows[b] + at.x, part);
		}
		if (flows)
			s->stamps[a].flow = s->stamps[b].flow;
	}
	for (int i = 0; i < at.h && by != 0; i++) {
		if (!flows || i < to || i >= to + n)
			row_touch(s, at.y + i, at.x, at.x + at.w);
	}
}

static void cell_simple(struct ds_cell *c, const char *p, unsigned n, unsigned width, enum ds_role role)
{
	*c = (struct ds_cell){ .n = (uint8_t)n, .width = (uint8_t)width, .role = (uint8_t)role };
	for (unsigned i = 0; i < n; i++)
		c->s[i] = p[i];
	if (width == 2)
		c[1] = (struct ds_cell){ .role = (uint8_t)role };
}

int ds_screen_put(struct ds_screen *s, int x, int y, int end, struct ds_str text, enum ds_role role)
{
	if (y < 0 || y >= s->h || x < 0)
		return x;
	if (end > s->w)
		end = s->w;
	struct ds_cell *row = s->rows[y];
	int from = x;
	if (x < end)
		cell_split(s, x, y);
	for (size_t off = 0; off < text.n;) {
		unsigned width, n = glyph_simple(text.p + off, text.p + text.n, s->amb, &width);
		if (n > 0) {
			if (x + (int)width > end)
				break;
			cell_split(s, x + (int)width, y);
			cell_simple(row + x, text.p + off, n, width, role);
			x += (int)width;
			off += n;
			continue;
		}
		struct ds_glyph g;
		ds_glyph_next(text, off, s->amb, &g);
		off = g.end;
		if (g.width == 0)
			continue;
		if (g.mark) {
			for (unsigned i = 0; i < g.n && x < end; i++, x++) {
				cell_split(s, x + 1, y);
				row[x] =
				    (struct ds_cell){ .s = { g.s[i] }, .n = 1, .width = 1, .role = DS_ROLE_MARK };
			}
			continue;
		}
		if (x + (int)g.width > end)
			break;
		cell_split(s, x + (int)g.width, y);
		struct ds_cell *c = row + x;
		memcpy(c->s, g.s, sizeof(c->s));
		c->n = g.n;
		c->width = (uint8_t)g.width;
		c->role = (uint8_t)role;
		c->wobbly = g.wobbly;
		if (g.width == 2)
			c[1] = (struct ds_cell){ .role = (uint8_t)role };
		x += (int)g.width;
	}
	if (x > from)
		row_touch(s, y, from, x);
	return x;
}

static int text_width(struct ds_str text, enum ds_ambiguous amb, int stop)
{
	int w = 0;
	for (size_t off = 0; off < text.n && w <= stop;) {
		struct ds_glyph g;
		ds_glyph_next(text, off, amb, &g);
		off = g.end;
		w += (int)g.width;
	}
	return w;
}

int ds_screen_put_cut(struct ds_screen *s, int x, int y, int end, struct ds_str text, enum ds_role role)
{
	if (end > s->w)
		end = s->w;
	if (x >= end)
		return x;
	if (text_width(text, s->amb, end - x) <= end - x)
		return ds_screen_put(s, x, y, end, text, role);
	int dots = s->amb == DS_AMBIGUOUS_WIDE ? 2 : 1;
	x = ds_screen_put(s, x, y, end - dots, text, role);
	return ds_screen_put(s, x, y, end, DS_STR("…"), role);
}

static void row_text(const struct ds_screen *s, int y, struct ds_buf *out)
{
	const struct ds_cell *row = s->rows[y];
	size_t keep = out->n;
	for (int x = 0; x < s->w; x++) {
		ds_buf_add(out, row[x].s, row[x].n);
		if (row[x].n > 1 || (row[x].n == 1 && row[x].s[0] != ' '))
			keep = out->n;
	}
	out->n = keep;
	ds_buf_addc(out, '\n');
}

void ds_screen_dump_text(const struct ds_screen *s, struct ds_buf *out)
{
	for (int y = 0; y < s->h; y++)
		row_text(s, y, out);
}

void ds_screen_dump(const struct ds_screen *s, struct ds_buf *out)
{
	ds_screen_dump_text(s, out);
	ds_buf_addz(out, "-- roles\n");
	for (int y = 0; y < s->h; y++) {
		const struct ds_cell *row = s->rows[y];
		size_t keep = out->n;
		for (int x = 0; x < s->w; x++) {
			ds_buf_addc(out, role_letters[row[x].role]);
			if (row[x].role != DS_ROLE_TEXT)
				keep = out->n;
		}
		out->n = keep;
		ds_buf_addz(out, "\n");
	}
	ds_buf_addf(out, "-- cursor %d,%d\n", s->cursor_x, s->cursor_y);
}

/* columns.c: the widths of columns, and writing into them. */
#include "columns.h"
#include "glyph.h"

enum { GAP = 2, GAP_MOST = 4 };

void columns_need(struct columns *c, int column, struct ds_str text, enum ds_ambiguous amb)
{
	int w = glyphs_width(text, amb);
	if (w > c->v[column].need)
		c->v[column].need = w;
}

/* Cells of a column when texts take no more than `most`. */
static int cells_with(const struct column *k, int most)
{
	if (k->whole || k->need <= most)
		return k->need;
	return most > k->least ? most : k->least < k->need ? k->least : k->need;
}

static int width_with(const struct columns *c, unsigned wanted, int most)
{
	int all = 0;
	for (int i = 0; i < c->n; i++)
		all += wanted >> i & 1 ? cells_with(&c->v[i], most) : 0;
	return all;
}

void columns_fit(struct columns *c, unsigned wanted, int x, int end)
{
	int count = 0, most = 0;
	for (int i = 0; i < c->n; i++)
		count += (int)(wanted >> i & 1);
	int room = end - x - GAP * (count - 1), all = width_with(c, wanted, INT16_MAX);
	if (all <= room)
		most = INT16_MAX;
	while (all > room && most < room && width_with(c, wanted, most + 1) <= room)
		most++;
	int left = room - width_with(c, wanted, most), gap = GAP;
	if (all <= room && count > 1) {
		gap += left / (count - 1);
		gap = gap < GAP_MOST ? gap : GAP_MOST;
	}
	for (int i = 0; i < c->n; i++) {
		struct column *k = &c->v[i];
		const bool here = wanted >> i & 1;
		k->x = x;
		k->w = here ? cells_with(k, most) : 0;
		if (here && left > 0 && k->w < k->need) { /* what is left over: a cell for each that is cut */
			k->w++;
			left--;
		}
		if (x + k->w > end)
			k->w = end > x ? end - x : 0;
		x += here ? k->w + gap : 0;
	}
}

void columns_put(const struct columns *c, struct ds_screen *s, int column, int y, struct ds_str text,
		 enum ds_role role)
{
	const struct column *k = &c->v[column];
	if (k->w > 0)
		ds_screen_put_cut(s, k->x, y, k->x + k->w, text, role);
}

void columns_put_right(const struct columns *c, struct ds_screen *s, int column, int y, struct ds_str text,
		       enum ds_role role)
{
	const struct column *k = &c->v[column];
	int from = k->x + k->w - glyphs_width(text, s->amb);
	if (k->w > 0)
		ds_screen_put_cut(s, from > k->x ? from : k->x, y, k->x + k->w, text, role);
}

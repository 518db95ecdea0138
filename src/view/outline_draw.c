/* outline_draw.c: the rows of the pane of regions. Changes nothing. */
#include "outline_walk.h"
#include "words.h"

#include "glyph.h"

#include <stdio.h>

static enum ds_role row_role(bool now, bool focus, enum ds_role other)
{
	return !now ? other : focus ? DS_ROLE_TREE_NOW : DS_ROLE_TREE_REST;
}

enum { ROW_MOST = 48 };

int outline_row_width(int w)
{
	return w < ROW_MOST ? w : ROW_MOST;
}

static void row_draw(const struct outline *t, struct ds_screen *s, const struct outline_node *n,
		     const struct ds_region_row *row, int y, bool now, bool focus)
{
	bool wide = s->amb == DS_AMBIGUOUS_WIDE;
	int x = t->at.x, end = x + outline_row_width(t->at.w);
	enum ds_role role = row_role(now, focus, DS_ROLE_TREE);
	char count[48];
	if (row->figures > 0)
		snprintf(count, sizeof(count), "%u%s%u", row->articles, wide ? ":" : "·", row->figures);
	else
		snprintf(count, sizeof(count), "%u", row->articles);
	int count_x = end - 1 - glyphs_width(ds_str_of(count), DS_AMBIGUOUS_NARROW);
	if (now && focus)
		ds_screen_clear(s, x, y, t->at.w, 1, role);
	/* a deep row keeps room for its name: the indent gives way first */
	int indent = n->depth > 0 ? 2 * (n->depth - 1) : 0;
	int most = t->at.w - 18 > 0 ? t->at.w - 18 : 0;
	x += 1 + (indent < most ? indent : most);
	const char *fold = n->depth == 0                            ? ""
			   : !row->has_children                     ? "  "
			   : outline_is_open(t, n->place[n->depth]) ? (wide ? "- " : "▾ ")
								    : (wide ? "+ " : "▸ ");
	x = ds_screen_put(s, x, y, end, ds_str_of(fold), now && focus ? role : DS_ROLE_TREE);
	struct ds_str name = n->depth == 0 ? ds_str_of(_("All regions")) : ds_place_name(n->place[n->depth]);
	ds_screen_put_cut(s, x, y, count_x - 1, name, role);
	ds_screen_put(s, count_x, y, end, ds_str_of(count), now && focus ? role : DS_ROLE_TREE_COUNT);
	if (now && focus) {
		s->cursor_x = x < end ? x : end - 1;
		s->cursor_y = y;
	}
}

/* What was found, best first, each with the region above it. */
static void find_draw(const struct outline *t, struct ds_screen *s)
{
	uint32_t first = t->find.now >= (uint32_t)t->at.h ? t->find.now - (uint32_t)t->at.h + 1 : 0;
	for (int y = 0; y < t->at.h && first + (uint32_t)y < t->find.n; y++) {
		struct ds_place p = t->find.v[first + (uint32_t)y];
		bool now = first + (uint32_t)y == t->find.now;
		int x = t->at.x + 1, end = t->at.x + t->at.w;
		enum ds_role role = row_role(now, true, DS_ROLE_TREE);
		if (now)
			ds_screen_clear(s, t->at.x, t->at.y + y, t->at.w, 1, role);
		x = ds_screen_put_cut(s, x, t->at.y + y, end, ds_place_name(p), role);
		ds_region above = p.tail.n > 0 ? p.region : ds_region_parent(p.region);
		if (above > DS_REGION_CHINA)
			ds_screen_put_cut(s, x + 1, t->at.y + y, end, ds_region_short(above),
					  row_role(now, true, DS_ROLE_TREE_COUNT));
	}
}

void outline_draw(const struct outline *t, struct ds_screen *s, bool focus)
{
	ds_screen_clear(s, t->at.x, t->at.y, t->at.w, t->at.h, DS_ROLE_TREE);
	if (t->find.on && t->find.n > 0) {
		find_draw(t, s);
		return;
	}
	struct outline_node n = t->now;
	struct ds_region_row row = t->row;
	for (int i = 0; i < t->offset; i++) {
		if (!outline_prev(t, &n, &row))
			break;
	}
	for (int y = 0; y < t->at.h; y++) {
		row_draw(t, s, &n, &row, t->at.y + y, y == t->offset, focus);
		if (!outline_next(t, &n, &row))
			break;
	}
}

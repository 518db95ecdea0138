/* frame.c: where the panes stand, the lines between them and the line above the article. */
#include "app.h"
#include "glyph.h"
#include "words.h"

#include <stdio.h>

enum { MAP_W = 32 }; /* cells of the map of the article */

bool frame_too_small(const struct ds_view *v)
{
	return v->w < LEAST_W || v->h < LEAST_H;
}

bool frame_two_panes(const struct ds_view *v)
{
	return v->w >= TWO_PANES_W && !v->bare;
}

bool frame_has_line(const struct ds_view *v)
{
	return v->h >= 16 && !v->bare;
}

/* Rows between the title line and the bar. */
static struct ds_rect body(const struct ds_view *v)
{
	int h = v->h - 2 - (frame_has_line(v) ? 1 : 0);
	return (struct ds_rect){ 0, 1, v->w, h > 0 ? h : 0 };
}

static int tree_width(const struct ds_view *v)
{
	int w = v->w / 4;
	return w < 20 ? 20 : w > 34 ? 34 : w;
}

void frame_layout(struct ds_view *v)
{
	struct ds_rect all = body(v), tree = all, page = all;
	if (frame_two_panes(v)) {
		tree.w = tree_width(v);
		page.x = tree.w + 1;
		page.w = v->w - page.x;
	}
	outline_place_at(&v->tree, tree);
	page_place_at(&v->page, page);
	v->links.h = all.h - 1;
	v->table.h = v->compare.h = v->checks.h = all.h - 1 - quote_rows(all.h);
	v->why.w = all.w;
	v->why.h = all.h;
	v->why.amb = v->amb;
	v->list.h = all.h;
}

/* ---- drawing ------------------------------------------------------------------------------------------------ */

/* The article's title at the left; where, when and how much at the right. */
static void title_draw(const struct ds_view *v, struct ds_screen *s, int x, int end)
{
	struct ds_article_row row;
	struct ds_buf b = { 0 };
	const char *dot = v->amb == DS_AMBIGUOUS_WIDE ? " | " : " · ";
	ds_screen_clear(s, x, 0, end - x, 1, DS_ROLE_PANE);
	if (v->page.id == DS_ARTICLE_NONE || !ds_library_row(v->lib, v->page.id, &row))
		return;
	uint32_t total = ds_library_count(v->lib, v->page.within);
	const uint32_t n = v->page.minor && v->page.doc ? v->page.nav_n : row.figures; /* as the bar counts them */
	if (row.place.region) {
		ds_buf_adds(&b, ds_place_name(row.place));
		ds_buf_addz(&b, dot);
	}
	if (row.published.n > 0) {
		ds_buf_add(&b, row.published.p, row.published.n < 10 ? row.published.n : 10);
		ds_buf_addz(&b, dot);
	}
	if (v->progress.beginning)
		ds_buf_addz(&b, "…");
	else
		ds_buf_addf(&b, dngettext("dushu", "%u figure", "%u figures", n), n);
	if (total > 1) {
		ds_buf_addz(&b, dot);
		const uint32_t rank = ds_library_rank(v->lib, v->page.within, row.id);
		if (ds_library_at(v->lib, v->page.within, rank) == row.id)
			ds_buf_addf(&b, "%u/%u", rank + 1, total);
		else /* it says nothing about the region of the tree's cursor */
			ds_buf_addf(&b, "-/%u", total);
	}
	struct ds_str right = { b.p, b.n };
	int from = end - 1 - glyphs_width(right, v->amb);
	if (from > x + (end - x) / 3)
		ds_screen_put(s, from, 0, end, right, DS_ROLE_QUIET);
	else
		from = end;
	if (v->page.script) {
		struct ds_str title = row.title;
		ds_buf_reset(&b);
		ds_buf_adds(&b, title);
		ds_script_convert(v->page.script, title, b.p);
		row.title.p = b.p;
	}
	ds_screen_put_cut(s, x + 1, 0, from - 1, row.title, DS_ROLE_PANE);
	ds_buf_done(&b);
}

static void tree_title_draw(const struct ds_view *v, struct ds_screen *s, int end)
{
	static const char *const sorts[] = {
		[DS_SORT_CODE] = N_("by code"), [DS_SORT_COUNT] = N_("by count"), [DS_SORT_PINYIN] = N_("by pinyin")
	};
	ds_screen_clear(s, 0, 0, end, 1, DS_ROLE_PANE);
	int x = ds_screen_put_cut(s, 1, 0, end, ds_str_of(_("Regions")), DS_ROLE_PANE);
	if (v->tree.sort != DS_SORT_CODE)
		x = ds_screen_put_cut(s, x + 1, 0, end, ds_str_of(_(sorts[v->tree.sort])), DS_ROLE_QUIET);
	/* what the numbers below count, where there is room to say so */
	char counted[64];
	snprintf(counted, sizeof(counted), "%s%s%s", _("articles"), v->amb == DS_AMBIGUOUS_WIDE ? ":" : "·",
		 _("figures"));
	int from = outline_row_width(end) - 1 - glyphs_width(ds_str_of(counted), DS_AMBIGUOUS_NARROW);
	if (from > x + 1)
		ds_screen_put(s, from, 0, end, ds_str_of(counted), DS_ROLE_QUIET);
}

static const char *list_title(const struct ds_view *v)
{
	return v->list.kind == LIST_NOTES    ? _("Marks and notes")
	       : v->list.kind == LIST_UNREAD ? _("Not read")
	       : v->list.kind == LIST_HITS   ? _("Found")
					     : _("Contents");
}

/* What a list is of: the words of a search or a filter, or a region. */
static struct ds_str title_of(const struct ds_view *v)
{
	const bool hits = v->overlay == IN_LIST && v->list.kind == LIST_HITS;
	if (hits && !v->list.filter[0])
		return v->sweep.place ? ds_place_name(v->page.within) : v->search.query.match.typed;
	return ds_str_of(v->overlay == IN_LIST ? v->list.filter : v->overlay == IN_TABLE ? v->table.filter : "");
}

static const char hint_gap[] = "   ";
enum { HINT_GAP = sizeof(hint_gap) - 1 };

static char *last_gap(char *hints)
{
	char *found = NULL;
	for (char *p = hints; (p = strstr(p, hint_gap)); p += HINT_GAP)
		found = p;
	return found;
}

/* Hints that are too long together lose whole ones before the last, which tells the way back. */
static void hints_shorten(char *hints, int room, enum ds_ambiguous amb)
{
	char *last;
	while (glyphs_width(ds_str_of(hints), amb) > room && (last = last_gap(hints))) {
		*last = 0;
		char *before = last_gap(hints), *to = before ? before + HINT_GAP : hints;
		memmove(to, last + HINT_GAP, strlen(last + HINT_GAP) + 1);
	}
}

static void overlay_title_draw(const struct ds_view *v, struct ds_screen *s)
{
	ds_screen_clear(s, 0, 0, v->w, 1, DS_ROLE_PANE);
	const bool every = v->overlay == IN_TABLE && v->table.every;
	const char *name = v->overlay == IN_LIST ? list_title(v)
			   : every               ? _("Figures of all articles")
						 : _(context_names[v->overlay]);
	int x = ds_screen_put_cut(s, 1, 0, v->w, ds_str_of(name), DS_ROLE_PANE);
	const bool list = v->overlay == IN_LIST &&
			  (v->list.kind == LIST_CONTENTS || (v->list.kind == LIST_HITS && !v->sweep.place));
	const bool region = (list || every) && v->page.within.region != DS_REGION_NONE;
	const struct ds_str of = title_of(v);
	if (region) /* only the articles that tell of it */
		x = ds_screen_put_cut(s, x + 1, 0, v->w, ds_place_name(v->page.within), DS_ROLE_PANE);
	if (of.n > 0) {
		const bool filter = of.p == v->list.filter || of.p == v->table.filter;
		x = ds_screen_put(s, x + 1, 0, v->w, ds_str_of(filter ? "/" : ""), DS_ROLE_KEY);
		x = ds_screen_put_cut(s, x, 0, v->w, of, DS_ROLE_KEY);
		char shown[32];
		const bool table = v->overlay == IN_TABLE;
		snprintf(shown, sizeof(shown), "%u/%u", table ? v->table.n : v->list.n,
			 table ? table_all(&v->table) : v->list.all);
		if (filter)
			x = ds_screen_put_cut(s, x + 1, 0, v->w, ds_str_of(shown), DS_ROLE_QUIET);
	}
	const char *hint =
	    v->overlay == IN_HELP  ? _("{down} {up} {page-down} {page-up} to move   {filter} find   {back} back")
	    : v->overlay == IN_WHY ? _("{next-figure} {prev-figure} other figures   {back} back")
	    : v->overlay == IN_COMPARE ? _("{enter} go   {sort-column} sort   {back} back")
	    : v->overlay == IN_CHECKS  ? _("{enter} go to the sentence   {back} back")
	    : v->overlay == IN_LINKS
		? _("{visit} open   {link} copy   {browse} elsewhere   {link-place} in the text   {back} back")
	    : v->overlay != IN_LIST
		? _("{enter} go   {sort-column} sort   {filter} filter   {export} write   {back} back")
	    : v->list.kind == LIST_UNREAD ? _("{filter} filter   {back} back")
	    : v->list.kind == LIST_NOTES  ? _("{enter} go   {remove} take away   {filter} filter   {back} back")
					  : _("{enter} go   {filter} filter   {back} back");
	char text[160];
	hint_write(v, hint, text, sizeof(text));
	hints_shorten(text, v->w - 1 - (x + 3), v->amb);
	ds_screen_put_cut(s, x + 3, 0, v->w - 1, ds_str_of(text), DS_ROLE_QUIET);
}

/* The line above the bar from a column on. */
static void line_draw(const struct ds_view *v, struct ds_screen *s, int split, int from)
{
	bool ascii = v->amb == DS_AMBIGUOUS_WIDE;
	for (int x = from; frame_has_line(v) && x < v->w; x++) {
		const char *sign = x == split ? (ascii ? "+" : "┴") : ascii ? "-" : "─";
		ds_screen_put(s, x, v->h - 2, x + 1, ds_str_of(sign), DS_ROLE_FRAME);
	}
}

static void lines_draw(const struct ds_view *v, struct ds_screen *s, bool panes)
{
	bool ascii = v->amb == DS_AMBIGUOUS_WIDE;
	int split = panes ? v->tree.at.w : -1;
	for (int r = 0; panes && r <= v->tree.at.h; r++)
		ds_screen_put(s, split, r, split + 1, ds_str_of(ascii ? "|" : "│"), DS_ROLE_FRAME);
	line_draw(v, s, split, 0);
}

/* In the line above the bar, so that it does not move with the text; in a low window, beside the text. */
static void map_draw(const struct ds_view *v, struct ds_screen *s)
{
	const struct ds_rect *page = &v->page.at;
	int y = v->h - 2, w = page->w / 2 < MAP_W ? page->w / 2 : MAP_W;
	if (!frame_has_line(v)) {
		minimap_draw(&v->page, s, (struct ds_rect){ page->x + page->w - 1, page->y, 1, page->h });
		return;
	}
	if (!minimap_draw(&v->page, s, (struct ds_rect){ v->w - w, y, w, 1 }))
		line_draw(v, s, -1, v->w - w);
}

static void overlay_body_draw(const struct ds_view *v, struct ds_screen *s, struct ds_rect at)
{
	if (v->overlay == IN_HELP)
		help_draw(v, s, at);
	else if (v->overlay == IN_WHY)
		why_draw(&v->why, s, at);
	else if (v->overlay == IN_COMPARE)
		compare_draw(&v->compare, s, at);
	else if (v->overlay == IN_CHECKS)
		checks_draw(&v->checks, s, at);
	else if (v->overlay == IN_LINKS)
		links_draw(&v->links, s, at);
	else if (v->overlay == IN_LIST)
		list_draw(&v->list, s, at);
	else
		table_draw(&v->table, s, at);
}

/* What is said of the chosen row, in the bar and above it, may wait while a key is held. */
static void overlay_draw(const struct ds_view *v, struct ds_screen *s, unsigned stale)
{
	const bool quotes = v->overlay == IN_TABLE || v->overlay == IN_COMPARE || v->overlay == IN_CHECKS;
	struct ds_rect at = body(v), below = at;
	below.h = quotes ? quote_rows(at.h) : 0;
	at.h -= below.h;
	below.y += at.h;
	if (stale & DS_STALE_PAGE) {
		overlay_title_draw(v, s);
		overlay_body_draw(v, s, at);
		empty_overlay_draw(v, s, at);
		lines_draw(v, s, false);
	}
	if (!(stale & (DS_STALE_BAR | DS_STALE_REST)))
		return;
	if (below.h > 0)
		quote_draw(v, s, below);
	bar_draw(v, s);
}

static void small_draw(const struct ds_view *v, struct ds_screen *s)
{
	char text[96];
	ds_screen_clear(s, 0, 0, v->w, v->h, DS_ROLE_TEXT);
	snprintf(text, sizeof(text), _("%dx%d is too small"), v->w, v->h);
	ds_screen_put_cut(s, 0, 0, v->w, ds_str_of(text), DS_ROLE_ALERT);
	snprintf(text, sizeof(text), _("need %dx%d"), LEAST_W, LEAST_H);
	ds_screen_put_cut(s, 0, 1, v->w, ds_str_of(text), DS_ROLE_TEXT);
	hint_write(v, _("{quit} quit"), text, sizeof(text));
	ds_screen_put_cut(s, 0, 2, v->w, ds_str_of(text), DS_ROLE_QUIET);
	s->cursor_x = s->cursor_y = 0;
}

/* What of the screen with an article is there, and stale. */
struct scene {
	unsigned stale;
	bool panes, tree, page;
};

static void tree_part(const struct ds_view *v, struct ds_screen *s, const struct scene *c)
{
	if (!c->tree)
		return;
	outline_draw(&v->tree, s, v->focus == IN_TREE);
	empty_tree_draw(v, s);
	tree_title_draw(v, s, c->panes ? v->tree.at.w : v->w);
}

static void page_part(const struct ds_view *v, struct ds_screen *s, const struct scene *c)
{
	const bool map_inside = !(frame_has_line(v) || v->bare); /* it moved with the text */
	if (!c->page)
		return;
	bool whole = page_draw(&v->page, s, v->focus == IN_PAGE, c->stale == DS_STALE_ALL || map_inside);
	empty_page_draw(v, s);
	if (v->bare)
		ds_screen_clear(s, 0, 0, v->w, 1, DS_ROLE_TEXT);
	else if (whole)
		title_draw(v, s, c->panes ? v->page.at.x : 0, v->w);
	if (map_inside)
		map_draw(v, s);
}

static void lines_part(const struct ds_view *v, struct ds_screen *s, const struct scene *c)
{
	if (c->stale == DS_STALE_ALL)
		lines_draw(v, s, c->panes);
}

static void map_part(const struct ds_view *v, struct ds_screen *s, const struct scene *c)
{
	if (c->page && !v->bare)
		map_draw(v, s);
}

static void bar_part(const struct ds_view *v, struct ds_screen *s, const struct scene *c)
{
	(void)c;
	bar_draw(v, s);
}

/* The parts in the order of drawing, each with what makes it stale. */
static const struct {
	unsigned when;
	void (*draw)(const struct ds_view *v, struct ds_screen *s, const struct scene *c);
} parts[] = {
	{DS_STALE_TREE,                 tree_part },
	{ DS_STALE_PAGE,                page_part },
	{ DS_STALE_ALL,                 lines_part},
	{ DS_STALE_REST,                map_part  },
	{ DS_STALE_BAR | DS_STALE_REST, bar_part  },
};

void ds_view_draw(const struct ds_view *v, unsigned stale, struct ds_screen *s)
{
	struct scene c = { .stale = stale, .panes = frame_two_panes(v) };
	c.tree = c.panes || v->focus == IN_TREE;
	c.page = c.panes || v->focus == IN_PAGE;
	s->caret = false;
	if (!c.page || v->overlay != IN_ANY || frame_too_small(v))
		s->drawn.doc = NULL; /* something else stands there */
	if (frame_too_small(v)) {
		ds_screen_flow(s, (struct ds_rect){ 0 });
		small_draw(v, s);
		return;
	}
	ds_screen_flow(s, v->overlay != IN_ANY || !c.panes ? body(v)
			  : v->focus == IN_TREE            ? v->tree.at
							   : v->page.at);
	if (v->overlay != IN_ANY) {
		overlay_draw(v, s, stale);
		return;
	}
	for (size_t i = 0; i < DS_COUNT(parts); i++) {
		if (stale & parts[i].when)
			parts[i].draw(v, s, &c);
	}
}

/* overlay.c: what lies over the panes (help, the lists of figures, checks, links, contents and notes) moves and is left the same way,
 * whichever it is. */
#include "app.h"
#include "words.h"

bool overlay_move(struct ds_view *v, long rows)
{
	switch (v->overlay) {
	case IN_HELP:
		return help_scroll(v, rows);
	case IN_TABLE:
		return table_move(&v->table, rows);
	case IN_COMPARE:
		return compare_move(&v->compare, rows);
	case IN_CHECKS:
		return checks_move(&v->checks, rows);
	case IN_WHY:
		return why_scroll(&v->why, rows);
	case IN_LINKS:
		return links_move(&v->links, rows);
	case IN_LIST:
		return list_move(&v->list, rows);
	default:
		return false;
	}
}

int overlay_rows(const struct ds_view *v)
{
	return v->overlay == IN_TABLE     ? v->table.h
	       : v->overlay == IN_COMPARE ? v->compare.h
	       : v->overlay == IN_CHECKS  ? v->checks.h
	       : v->overlay == IN_LINKS   ? v->links.h
	       : v->overlay == IN_LIST    ? v->list.h
					  : v->page.at.h;
}

/* The row under the pointer becomes the chosen one; *again: it was that already. */
bool overlay_click(struct ds_view *v, int y, bool *again)
{
	const struct {
		enum context overlay;
		uint32_t top, now, n;
		int head; /* rows above the first */
	} lists[] = {
		{IN_TABLE,    v->table.top,   v->table.now,   v->table.n,      2},
		{ IN_COMPARE, v->compare.top, v->compare.now, v->compare.n,    2},
		{ IN_CHECKS,  v->checks.top,  v->checks.now,  v->checks.all.n, 2},
		{ IN_LINKS,   v->links.top,   v->links.now,   v->links.n,      2},
		{ IN_LIST,    v->list.top,    v->list.now,    v->list.n,       1},
	};
	*again = false;
	for (size_t i = 0; i < DS_COUNT(lists); i++) {
		if (v->overlay != lists[i].overlay)
			continue;
		long row = (long)lists[i].top + y - lists[i].head;
		if (y < lists[i].head || row >= (long)lists[i].n)
			return false;
		*again = row == (long)lists[i].now;
		return overlay_move(v, row - (long)lists[i].now);
	}
	return false;
}

unsigned overlay_work(struct ds_view *v)
{
	if (v->overlay == IN_CHECKS && v->checks.waits)
		checks_work(&v->checks);
	else if (v->overlay == IN_WHY && v->why.waits)
		why_work(&v->why);
	else
		return 0;
	return DS_STALE_ALL;
}

/* Goes from the chosen row into the text. */
unsigned overlay_enter(struct ds_view *v)
{
	if (v->overlay == IN_LIST)
		return list_enter(v);
	jump_from(v, spot_here(v));
	const struct ds_check *k = v->overlay == IN_CHECKS ? checks_now(&v->checks) : NULL;
	const enum context from = v->overlay;
	v->overlay = IN_ANY;
	v->focus = IN_PAGE;
	if (from == IN_TABLE && table_held(&v->table))
		return survey_enter(v, table_held(&v->table));
	if (from == IN_TABLE && v->table.now < v->table.n)
		page_choose(&v->page, NOW_FIGURE, v->table.v[v->table.now]);
	if (from == IN_COMPARE && v->compare.now < v->compare.n)
		page_choose(&v->page, NOW_FIGURE, v->compare.v[v->compare.now]);
	if (k)
		page_choose(&v->page, NOW_FIGURE, checks_figure(&v->checks, k));
	return DS_STALE_ALL;
}

unsigned act_figures(struct ds_view *v, struct ds_key key)
{
	(void)key;
	if (!page_has_text(&v->page))
		return 0;
	v->overlay = IN_TABLE;
	table_open(&v->table, &v->page);
	return DS_STALE_ALL;
}

/* The figure that is meant, in the article or in the list of figures, beside others that tell the same of other places
 * or times. */
unsigned act_compare(struct ds_view *v, struct ds_key key)
{
	(void)key;
	if (!page_has_text(&v->page))
		return 0;
	if (v->overlay == IN_TABLE && v->table.every) /* all that is called so, in whatever article */
		return table_figure(&v->table) ? survey_filter(v, table_figure(&v->table)->label) : 0;
	if (v->overlay == IN_TABLE && v->table.now < v->table.n)
		page_choose(&v->page, NOW_FIGURE, v->table.v[v->table.now]);
	if (!page_now_figure(&v->page) && !page_figure(&v->page, 1))
		return article_ends(v, _("no figures in this article"));
	const struct ds_figure *f = page_now_figure(&v->page);
	if (compare_open(&v->compare, &v->page, v->page.now_i)) {
		v->overlay = IN_COMPARE;
		return DS_STALE_ALL;
	}
	char else_where[64] = "";
	if (articles_else(v))
		hint_write(v, _("   {all-figures} all articles"), else_where, sizeof(else_where));
	if (f->label.n > 0)
		view_note(v, false, _("no other figure in this article tells of %.*s%s"), (int)f->label.n,
			  f->label.p, else_where);
	else
		view_note(v, false, "%s", _("this figure does not say what it counts"));
	return DS_STALE_ALL;
}

unsigned act_checks(struct ds_view *v, struct ds_key key)
{
	(void)key;
	if (!page_has_text(&v->page))
		return 0;
	v->overlay = IN_CHECKS;
	checks_open(&v->checks, &v->page);
	return DS_STALE_ALL | (v->checks.waits ? DS_MORE : 0);
}

unsigned act_links(struct ds_view *v, struct ds_key key)
{
	(void)key;
	if (!page_has_text(&v->page))
		return 0;
	v->overlay = IN_LINKS;
	links_open(&v->links, &v->page);
	if (v->count > 0 && v->count <= v->links.n) /* 3L: the third */
		links_move(&v->links, (long)v->count - 1);
	return DS_STALE_ALL;
}

unsigned act_why(struct ds_view *v, struct ds_key key)
{
	(void)key;
	if (!page_has_text(&v->page))
		return 0;
	if (!page_now_figure(&v->page) && !page_figure(&v->page, 1)) {
		return article_ends(v, _("no figures in this article"));
	}
	v->overlay = IN_WHY;
	why_open(&v->why, &v->page);
	return DS_STALE_ALL | (v->why.waits ? DS_MORE : 0);
}

unsigned act_help(struct ds_view *v, struct ds_key key)
{
	(void)key;
	v->overlay = IN_HELP;
	v->help_top = 0;
	v->help_filter[0] = 0;
	return DS_STALE_ALL;
}

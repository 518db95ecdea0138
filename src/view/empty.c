/* empty.c: what a pane says that has nothing to show: why, and the keys that lead on, as they are bound. */
#include "app.h"
#include "glyph.h"
#include "words.h"

/* Of what lies over the panes; NULL: it has rows. */
static const char *overlay_says(const struct ds_view *v)
{
	switch (v->overlay) {
	case IN_TABLE:
		return v->table.n > 0       ? NULL
		       : v->table.filter[0] ? _("No figure has these words.   {filter} other words   {back} back")
		       : !v->table.every    ? _("No figures in this article.   {back} back")
		       : v->survey.on       ? ""
					    : _("No figures in what is open.   {back} back");
	case IN_CHECKS:
		return v->checks.waits       ? _("looking …")
		       : v->checks.all.n > 0 ? NULL
					     : _("No figure here follows from others.   {back} back");
	case IN_WHY:
		return v->why.waits ? _("looking …") : NULL;
	case IN_LINKS:
		return v->links.n > 0 ? NULL : _("This article has no links.   {back} back");
	case IN_LIST:
		return v->list.n > 0       ? NULL
		       : v->list.filter[0] ? _("No row has these words.   {filter} other words   {back} back")
		       : v->list.kind == LIST_HITS
			   ? v->sweep.on ? ""
					 : _("Nowhere in what is open.   {list-hits} other words   {back} back")
		       : v->list.kind == LIST_UNREAD ? _("All that was named could be read.   {back} back")
		       : v->list.kind == LIST_NOTES
			   ? _("No marks and no notes yet.   {mark} marks a place   {note} writes a note")
			   : _("There are no articles here.   {back} back");
	default:
		return NULL;
	}
}

static void hint_draw(const struct ds_view *v, struct ds_screen *s, struct ds_rect at, const char *text)
{
	char line[200];
	hint_write(v, text, line, sizeof(line));
	ds_screen_put_cut(s, at.x, at.y, at.x + at.w, ds_str_of(line), DS_ROLE_QUIET);
}

/* Says text; where that has no room in a row, every hint in it has one of its own. */
static void hints_draw(const struct ds_view *v, struct ds_screen *s, struct ds_rect at, const char *text)
{
	static const char gap[] = "   ";
	char line[200], *end;
	hint_write(v, text, line, sizeof(line));
	const bool fits = glyphs_width(ds_str_of(line), v->amb) <= at.w;
	for (char *p = line; p && at.h > 0; p = end, at.y++, at.h--) {
		end = fits ? NULL : strstr(p, gap);
		if (end) {
			*end = 0;
			end += sizeof(gap) - 1;
		}
		ds_screen_put_cut(s, at.x, at.y, at.x + at.w, ds_str_of(p), DS_ROLE_QUIET);
	}
}

void empty_overlay_draw(const struct ds_view *v, struct ds_screen *s, struct ds_rect at)
{
	const char *text = overlay_says(v);
	const int y = v->overlay == IN_LIST ? 1 : 2; /* others have a row of headings */
	if (text && y < at.h)
		hints_draw(v, s, (struct ds_rect){ at.x + 1, at.y + y, at.w - 1, at.h - y }, text);
}

/* Rows of hints, as many as there is room for. */
static void hint_rows_draw(const struct ds_view *v, struct ds_screen *s, struct ds_rect at,
			   const char *const *texts, size_t n)
{
	for (size_t i = 0; i < n && (int)i < at.h; i++)
		hint_draw(v, s, (struct ds_rect){ at.x, at.y + (int)i, at.w, 1 }, _(texts[i]));
}

/* Nothing at all is open, or nothing yet. */
static void nothing_draw(const struct ds_view *v, struct ds_screen *s, struct ds_rect at)
{
	const int end = at.x + at.w;
	const char *name = ds_library_source(v->lib, 0);
	struct ds_buf why = { 0 };
	if (name && strcmp(name, "-") == 0)
		name = ds_say("standard input");
	if (!v->progress.done)
		ds_buf_addz(&why, _("Nothing to read yet."));
	else if (name && !ds_library_source(v->lib, 1))
		ds_buf_addf(&why, _("%s has no text."), name);
	else
		ds_buf_addz(&why, _("What was opened has no text."));
	ds_screen_put_cut(s, at.x, at.y, end, (struct ds_str){ why.p, why.n }, DS_ROLE_TITLE);
	ds_buf_done(&why);
	if (v->progress.done)
		ds_screen_put_cut(s, at.x, at.y + 2, end,
				  ds_str_of(_("Open articles with:  dushu FILE… | DIR… | -")), DS_ROLE_TEXT);
	hint_draw(v, s, (struct ds_rect){ at.x, at.y + (v->progress.done ? 3 : 2), at.w, 1 },
		  _("{help} help   {quit} quit"));
}

/* No place is named in what is open: what else there is to do, a hint a row, as the pane is narrow. */
void empty_tree_draw(const struct ds_view *v, struct ds_screen *s)
{
	const struct ds_rect t = v->tree.at;
	struct ds_rect at = { t.x + 1, t.y + 2, t.w - 1, t.h - 2 };
	const char *hints[4];
	size_t n = 0;
	if (!outline_is_empty(&v->tree) || at.h < 1)
		return;
	if (v->page.id == DS_ARTICLE_NONE && !frame_two_panes(v)) {
		nothing_draw(v, s, at);
		return;
	}
	ds_screen_put_cut(s, at.x, at.y, at.x + at.w,
			  ds_str_of(v->progress.done ? _("No regions found here.") : _("No regions so far.")),
			  DS_ROLE_TREE_COUNT);
	if (v->focus == IN_TREE && v->page.id != DS_ARTICLE_NONE)
		hints[n++] = N_("{other-pane} to the article");
	if (v->page.nav_n > 0)
		hints[n++] = N_("{next-figure} next figure");
	if (articles_more(v))
		hints[n++] = N_("{next-article} next article");
	hint_rows_draw(v, s, (struct ds_rect){ at.x, at.y + 2, at.w, at.h - 2 }, hints, n);
}

void empty_page_draw(const struct ds_view *v, struct ds_screen *s)
{
	const struct page *p = &v->page;
	const int x = p->at.x + 2, end = p->at.x + p->at.w, y = p->at.y + p->at.h / 3;
	const char *lead =
	    articles_more(v) ? _("{next-article} next article   {quit} quit") : _("{help} help   {quit} quit");
	struct ds_rect below = { x, y + 3, end - x, 1 };
	if (page_has_text(p))
		return;
	if (p->error.status != DS_OK) {
		ds_screen_put_cut(s, x, y, end, ds_str_of(_("This article cannot be read.")), DS_ROLE_ALERT);
		ds_screen_put_cut(s, x, y + 1, end, ds_str_of(p->error.text), DS_ROLE_TEXT);
		hint_draw(v, s, below, lead);
	} else if (p->id == DS_ARTICLE_NONE) {
		nothing_draw(v, s, (struct ds_rect){ x, y, end - x, p->at.h - p->at.h / 3 });
	} else {
		below.y = y + 2;
		ds_screen_put_cut(s, x, y, end, ds_str_of(_("This article has no text.")), DS_ROLE_TITLE);
		hint_draw(v, s, below, lead);
	}
}

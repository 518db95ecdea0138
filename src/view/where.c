/* where.c: which file is read and where in it, and a search for what the bar speaks of. */
#include "app.h"
#include "glyph.h"
#include "words.h"

#include <stdio.h>

enum { PATH_LEAST = 12 };

/* report.txt   line 12 of 340   article 3 of 69; of a long path the end, so that there is room for all. */
unsigned act_where(struct ds_view *v, struct ds_key key)
{
	struct ds_article_row row;
	struct ds_buf path = { 0 };
	char line[64] = "", article[64] = "", where[192];
	(void)key;
	if (!page_has_text(&v->page) || !ds_library_row(v->lib, v->page.id, &row)) {
		view_note(v, false, "%s", _("no text here"));
		return DS_STALE_BAR;
	}
	const struct ds_doc *d = v->page.doc;
	const struct ds_span here =
	    ds_reading_source(&d->reading, (struct ds_span){ spot_here(v).byte, spot_here(v).byte });
	const uint32_t all = ds_library_count(v->lib, (struct ds_place){ 0 });
	if (!v->progress.beginning)
		snprintf(line, sizeof(line), _("   line %u of %u"), ds_text_line(d->text, here.start),
			 ds_text_line(d->text, (uint32_t)ds_text_str(d->text).n));
	if (all > 1)
		snprintf(article, sizeof(article), _("   article %u of %u"), v->page.id + 1, all);
	snprintf(where, sizeof(where), "%s%s   %s", line, article, ds_text_charset(d->text));
	const int room = v->w - 3 - glyphs_width(ds_str_of(where), v->amb);
	ds_buf_addz(&path, row.doc);
	glyphs_path(&path, room > PATH_LEAST ? room : PATH_LEAST, v->amb);
	view_note(v, false, "%.*s%s", (int)path.n, path.p, where);
	ds_buf_done(&path);
	return DS_STALE_BAR;
}

unsigned act_hit_here(struct ds_view *v, struct ds_key key)
{
	struct ds_str words = page_now_figure(&v->page) || v->page.now == NOW_MENTION ? words_now(v) : DS_STR("");
	(void)key;
	if (words.n == 0) {
		view_hint(v, false, "%s",
			  _("nothing chosen to search   {next-figure} next figure   {next-place} next place"));
		return DS_STALE_BAR;
	}
	jump_from(v, spot_here(v));
	v->search_from = (struct spot){ v->page.id, page_now_span(&v->page).end };
	return search_run(v, words, 1);
}

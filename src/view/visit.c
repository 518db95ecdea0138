/* visit.c: following a link: where it leads, the question before the network is used or a folder is left, and the
 * article that it brings. Fetching and reading are the library's. */
#include "app.h"
#include "dushu/source.h"
#include "words.h"

/* The chosen link, or the one with the number typed before; NULL, with a note, when there is none. */
static const struct ds_link *link_chosen(struct ds_view *v)
{
	if (v->count > 0 && v->count <= v->links.n)
		links_move(&v->links, (long)v->count - 1 - (long)v->links.now);
	const struct ds_link *k = v->count > v->links.n ? NULL : links_now(&v->links);
	if (!k && v->links.n > 0) /* else the pane says it */
		view_note(v, true, "%s", _("no link has this number"));
	return k;
}

/* Where it leads, with its target in v->visit. */
static enum ds_link_way way_of(struct ds_view *v, const struct ds_link *k)
{
	struct ds_article_row row = { .doc = "-" };
	ds_library_row(v->lib, v->page.id, &row);
	return ds_link_resolve(row.doc, k->href, &v->visit);
}

static unsigned way_refuse(struct ds_view *v, enum ds_link_way way, const struct ds_link *k)
{
	static const char *const whys[] = {
		[DS_LINK_HERE] = N_("leads to another place in this text: %.*s"),
		[DS_LINK_INSIDE] = N_("leads to another part of the same book or archive: %.*s"),
		[DS_LINK_GONE] = N_("there is no such file: %.*s"),
		[DS_LINK_NOWHERE] = N_("is neither http: nor https: nor a file: %.*s"),
	};
	view_note(v, true, _(whys[way]), (int)k->href.n, k->href.p);
	return DS_STALE_ALL;
}

/* The first article of what was opened. */
static unsigned visit_show(struct ds_view *v, ds_article_id first)
{
	v->visiting = false;
	jump_from(v, spot_here(v));
	v->overlay = IN_ANY;
	v->focus = IN_PAGE;
	struct spot to = v->visit_to; /* its id is the number of the article in the source */
	struct ds_article_row row, begin;
	to.id = to.id == DS_ARTICLE_NONE ? first : first + to.id;
	const bool there = ds_library_row(v->lib, to.id, &row) && ds_library_row(v->lib, first, &begin) &&
			   strcmp(row.doc, begin.doc) == 0;
	const unsigned stale =
	    there && v->visit_to.id != DS_ARTICLE_NONE ? spot_go(v, to) : act_open_article(v, first);
	view_hint(v, false, "%s", _("opened   {jump-back} back"));
	return stale | DS_STALE_ALL;
}

static unsigned visit_begin(struct ds_view *v)
{
	struct ds_error e;
	ds_article_id first;
	if (ds_library_visit(v->lib, v->visit.p, &e) != DS_OK) {
		view_note(v, true, "%s", e.text);
		return DS_STALE_ALL;
	}
	if (ds_library_visited(v->lib, &first) == DS_VISIT_HERE)
		return visit_show(v, first);
	v->visiting = true;
	view_note(v, false, _("opening %s   Esc stops"), v->visit.p);
	return DS_STALE_ALL | DS_MORE;
}

unsigned visit_arrive(struct ds_view *v)
{
	ds_article_id first;
	const enum ds_visit state = v->visiting ? ds_library_visited(v->lib, &first) : DS_VISIT_NONE;
	if (state == DS_VISIT_FAILED)
		v->visiting = false;
	/* Nobody who types is interrupted. */
	if (state != DS_VISIT_HERE || v->prompt.kind != PROMPT_NONE || v->waiting != WAIT_NOTHING)
		return 0;
	return visit_show(v, first);
}

unsigned visit_stop(struct ds_view *v)
{
	v->visiting = false;
	ds_library_visit_stop(v->lib);
	view_note(v, false, "%s", _("stopped"));
	return DS_STALE_ALL;
}

/* Goes there, or asks before. */
static unsigned visit_way(struct ds_view *v, enum ds_link_way way)
{
	const unsigned fetch = v->config ? ds_config_choice(v->config, DS_SET_FETCH) : 0;
	if (way == DS_LINK_NET && fetch == 2) {
		view_hint(v, true, "%s", _("nothing is fetched   :set fetch ask   {browse} in a program of yours"));
		return DS_STALE_ALL;
	}
	if (way == DS_LINK_NEAR || (way == DS_LINK_NET && fetch == 1))
		return visit_begin(v);
	v->waiting = WAIT_VISIT;
	view_note(v, true,
		  way == DS_LINK_NET ? _("fetch it?   y yes   %s") : _("a file elsewhere; open it?   y yes   %s"),
		  v->visit.p);
	return DS_STALE_ALL;
}

unsigned visit_note(struct ds_view *v, const struct ds_note *note)
{
	ds_buf_reset(&v->visit);
	ds_buf_adds(&v->visit, note->name);
	ds_buf_addc(&v->visit, 0);
	v->visit_to = (struct spot){ note->article > 0 ? note->article - 1 : 0, note->byte };
	return visit_way(v, ds_is_address(v->visit.p) ? DS_LINK_NET : DS_LINK_NEAR);
}

unsigned act_visit(struct ds_view *v, struct ds_key key)
{
	(void)key;
	const struct ds_link *k = link_chosen(v);
	const enum ds_link_way way = k ? way_of(v, k) : DS_LINK_GONE;
	if (!k)
		return DS_STALE_BAR;
	if (way != DS_LINK_NET && way != DS_LINK_NEAR && way != DS_LINK_FAR)
		return way_refuse(v, way, k);
	v->visit_to.id = DS_ARTICLE_NONE;
	return visit_way(v, way);
}

unsigned visit_answer(struct ds_view *v, struct ds_key key)
{
	v->waiting = WAIT_NOTHING;
	if (key.code == 'y' || key.code == 'Y')
		return visit_begin(v);
	view_note(v, false, "%s", _("not opened"));
	return DS_STALE_BAR;
}

unsigned act_browse(struct ds_view *v, struct ds_key key)
{
	(void)key;
	const struct ds_link *k = link_chosen(v);
	const enum ds_link_way way = k ? way_of(v, k) : DS_LINK_GONE;
	if (!k)
		return DS_STALE_BAR;
	if (!v->config || !ds_config_get(v->config, DS_SET_OPEN_LINK)[0]) {
		view_note(v, true, "%s", _("nothing is set to open links with   :set open-link PROGRAM %s"));
		return DS_STALE_BAR;
	}
	if (way != DS_LINK_NET && way != DS_LINK_NEAR && way != DS_LINK_FAR)
		return way_refuse(v, way, k);
	return program_run(v, ds_config_get(v->config, DS_SET_OPEN_LINK), ds_str_of(v->visit.p));
}

/* Its address goes to the clipboard. */
unsigned act_link(struct ds_view *v, struct ds_key key)
{
	(void)key;
	const struct ds_link *k = link_chosen(v);
	if (!k)
		return DS_STALE_BAR;
	ds_buf_reset(&v->copied);
	ds_buf_adds(&v->copied, k->href);
	view_note(v, false, _("copied: %.*s"), (int)k->href.n, k->href.p);
	return DS_STALE_ALL | DS_WANT_COPY;
}

/* The place in the text where the chosen link stands. */
unsigned act_link_place(struct ds_view *v, struct ds_key key)
{
	(void)key;
	const struct ds_link *k = links_now(&v->links);
	v->overlay = IN_ANY;
	v->focus = IN_PAGE;
	if (k)
		page_go_byte(&v->page, k->at.start);
	return DS_STALE_ALL;
}

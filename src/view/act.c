/* act.c: one function for each action of the key table. They change the state and say what is stale. */
#include "app.h"
#include "words.h"

#include <stdio.h>

enum { PAGE_BAR = DS_STALE_PAGE | DS_STALE_BAR | DS_STALE_REST, ROWS_MOST = 20000 };
enum { SCROLLED = DS_STALE_PAGE | DS_STALE_REST | DS_MORE }; /* to set what comes next, when no key waits */

static long steps(const struct ds_view *v)
{
	return v->count > 0 ? (long)v->count : 1;
}

void within_set(struct ds_view *v)
{
	struct ds_place now = outline_now(&v->tree);
	ds_buf_reset(&v->within);
	ds_buf_adds(&v->within, now.tail);
	v->page.within = (struct ds_place){
		now.region, {v->within.p, now.tail.n}
	};
}

/* What could not be decoded, or read as the page it looks like, is told where it is read. */
void damage_note(struct ds_view *v)
{
	const size_t n = v->page.doc ? ds_text_replaced(v->page.doc->text) : 0;
	if (n > 0)
		view_note(v, true, _("broken sequences of %s: %zu, shown as �"), ds_text_charset(v->page.doc->text),
			  n);
	if (v->page.doc && v->page.doc->reading.as_text.n)
		view_note(v, true, _("shown as plain text: %.*s"), (int)v->page.doc->reading.as_text.n,
			  v->page.doc->reading.as_text.p);
}

unsigned act_open_article(struct ds_view *v, ds_article_id id)
{
	v->overlay = IN_ANY; /* its lists are of the article before */
	position_leave(v);
	page_open(&v->page, id);
	v->progress.beginning = ds_library_beginning(v->lib);
	v->progress.whole = false;
	if (v->progress.beginning)
		v->moved = false; /* where to be in it is settled when all of it is there */
	position_take(v);
	damage_note(v);
	within_set(v);
	v->hit = v->hit_byte = UINT32_MAX;
	if (v->search.on) {
		search_again(&v->search, &v->page, v->page.bytes.start);
		search_work(&v->search, &v->page, 100000);
		search_publish(v);
	}
	return DS_STALE_ALL | (v->search.on && !v->search.done ? DS_MORE : 0);
}

unsigned act_select(struct ds_view *v)
{
	within_set(v);
	return DS_STALE_ALL;
}

/* ---- moving ------------------------------------------------------------------------------------------------- */

/* Rows down (or up) in whatever has the keys. */
static unsigned move_rows(struct ds_view *v, long rows)
{
	if (rows > ROWS_MOST)
		rows = ROWS_MOST;
	if (rows < -ROWS_MOST)
		rows = -ROWS_MOST;
	if (v->overlay != IN_ANY)
		return overlay_move(v, rows) ? SCROLLED & ~(unsigned)DS_MORE : 0;
	if (v->focus == IN_TREE)
		return outline_move(&v->tree, rows) ? act_select(v) : 0;
	return page_scroll(&v->page, rows) ? SCROLLED : 0;
}

static long pane_rows(const struct ds_view *v)
{
	int h = overlay_rows(v);
	return h > 2 ? h - 1 : 1;
}

static unsigned act_down(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return move_rows(v, steps(v));
}

static unsigned act_up(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return move_rows(v, -steps(v));
}

static unsigned act_page_down(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return move_rows(v, steps(v) * pane_rows(v));
}

static unsigned act_page_up(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return move_rows(v, -steps(v) * pane_rows(v));
}

static unsigned act_half_down(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return move_rows(v, steps(v) * ((pane_rows(v) + 1) / 2));
}

static unsigned act_half_up(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return move_rows(v, -steps(v) * ((pane_rows(v) + 1) / 2));
}

static unsigned act_ends(struct ds_view *v, bool last)
{
	if (v->overlay != IN_ANY)
		return overlay_move(v, last ? INT32_MAX : -INT32_MAX) ? DS_STALE_ALL : 0;
	if (v->focus == IN_TREE)
		return (last ? outline_last(&v->tree) : outline_first(&v->tree)) ? act_select(v) : 0;
	jump_from(v, spot_here(v));
	if (v->progress.beginning)
		v->far = v->count > 0 ? (unsigned)v->count + 1 : last ? 101 : 0;
	if (v->count > 0)
		return page_go_percent(&v->page, (unsigned)v->count) ? PAGE_BAR : 0;
	return (last ? page_last(&v->page) : page_first(&v->page)) ? PAGE_BAR : 0;
}

static unsigned act_first(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return act_ends(v, false);
}

static unsigned act_percent(struct ds_view *v, struct ds_key key)
{
	if (v->count > 0)
		return act_first(v, key);
	view_note(v, false, "%s", _("type how many percent before it: 50%"));
	return DS_STALE_BAR;
}

static unsigned act_last(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return act_ends(v, true);
}

/* The wheel moves what is under the pointer. */
static unsigned act_wheel(struct ds_view *v, struct ds_key key)
{
	long rows = key.code == DS_KEY_WHEEL_DOWN ? 3 : -3;
	if (v->overlay == IN_ANY && frame_two_panes(v) && key.x < v->tree.at.w)
		return outline_move(&v->tree, rows) ? act_select(v) : 0;
	if (v->overlay == IN_ANY && frame_two_panes(v))
		return page_scroll(&v->page, rows) ? SCROLLED : 0;
	return move_rows(v, rows);
}

/* A click chooses; one on what is chosen already opens it. */
static unsigned act_click(struct ds_view *v, struct ds_key key)
{
	bool again;
	if (v->overlay != IN_ANY) {
		bool moved = overlay_click(v, key.y, &again);
		return again ? ds_view_key(v, (struct ds_key){ .code = '\r' }) : moved ? DS_STALE_ALL : 0;
	}
	if (key.y < v->page.at.y || key.y >= v->page.at.y + v->page.at.h)
		return 0;
	if (frame_two_panes(v) ? key.x < v->tree.at.w : v->focus == IN_TREE) {
		again = v->focus == IN_TREE && key.y == v->tree.at.y + v->tree.offset;
		v->focus = IN_TREE;
		if (!again)
			outline_click(&v->tree, key.y);
		else if (!outline_toggle(&v->tree))
			return act_enter(v, key);
		return act_select(v);
	}
	v->focus = IN_PAGE;
	page_click(&v->page, key.x, key.y);
	return DS_STALE_ALL;
}

/* ---- the article -------------------------------------------------------------------------------------------- */

bool articles_else(const struct ds_view *v)
{
	return ds_library_count(v->lib, v->page.within) > 1;
}

bool articles_more(const struct ds_view *v)
{
	return v->page.id != DS_ARTICLE_NONE &&
	       ds_library_step(v->lib, v->page.within, v->page.id, 1) != DS_ARTICLE_NONE;
}

/* There is nothing more to go to in this article: the next one is, where there is one. */
unsigned article_ends(struct ds_view *v, const char *what)
{
	view_hint(v, false, "%s%s", what, articles_more(v) ? _("   {next-article} next article") : "");
	return DS_STALE_BAR;
}

/* Something in the article is chosen: the keys go there, for the bar speaks of what has them. */
static unsigned page_looked_at(struct ds_view *v)
{
	const bool there = v->overlay != IN_ANY || v->focus == IN_PAGE;
	v->focus = IN_PAGE;
	return there ? PAGE_BAR : DS_STALE_ALL;
}

static unsigned act_figure(struct ds_view *v, bool next)
{
	if (page_figure(&v->page, next ? steps(v) : -steps(v))) {
		overlay_move(v, 0);
		return page_looked_at(v);
	}
	if (v->page.nav_n == 0)
		return article_ends(v, _("no figures in this article"));
	if (next)
		return article_ends(v, _("this is the last figure"));
	view_note(v, false, "%s", _("this is the first figure"));
	return DS_STALE_BAR;
}

static unsigned act_figure_next(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return act_figure(v, true);
}

static unsigned act_figure_prev(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return act_figure(v, false);
}

static unsigned act_mention(struct ds_view *v, long by)
{
	if (page_mention(&v->page, by))
		return page_looked_at(v);
	if (v->page.mention_first == v->page.mention_end)
		return article_ends(v, _("no places in this article"));
	if (by > 0)
		return article_ends(v, _("no place after this"));
	view_note(v, false, "%s", _("no place before this"));
	return DS_STALE_BAR;
}

static unsigned act_mention_next(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return act_mention(v, steps(v));
}

static unsigned act_mention_prev(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return act_mention(v, -steps(v));
}

static unsigned act_article(struct ds_view *v, int dir)
{
	ds_article_id id = v->page.id;
	const struct ds_place within = v->page.within;
	const bool inside = ds_library_at(v->lib, within, ds_library_rank(v->lib, within, id)) == id;
	/* behind or before all that tell of the region: to the first, or the last, of them */
	if (!inside && ds_library_step(v->lib, within, id, dir) == DS_ARTICLE_NONE)
		id = DS_ARTICLE_NONE;
	for (long i = 0; i < steps(v) && i < 1000; i++) {
		ds_article_id to = ds_library_step(v->lib, v->page.within, id, dir);
		if (to == DS_ARTICLE_NONE)
			break;
		id = to;
	}
	if (id == v->page.id || id == DS_ARTICLE_NONE) {
		bool all = v->page.within.region == DS_REGION_NONE;
		struct ds_str name = all ? DS_STR("") : ds_place_name(v->page.within);
		view_note(v, false, dir > 0 ? _("the last article %.*s") : _("the first article %.*s"), (int)name.n,
			  name.p);
		return DS_STALE_BAR;
	}
	jump_from(v, spot_here(v));
	if (!frame_two_panes(v))
		v->focus = IN_PAGE; /* the tree lies over it */
	return act_open_article(v, id);
}

static unsigned act_article_next(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return act_article(v, 1);
}

static unsigned act_article_prev(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return act_article(v, -1);
}

static unsigned act_minor(struct ds_view *v, struct ds_key key)
{
	(void)key;
	const uint32_t before = v->page.nav_n;
	page_set_minor(&v->page, !v->page.minor);
	const uint32_t n = v->page.minor ? v->page.nav_n - before : 0;
	if (!v->page.minor)
		view_note(v, false, "%s", _("minor figures are hidden"));
	else if (n == 0)
		view_note(v, false, "%s", _("minor figures are shown, but there are none here"));
	else
		view_note(v, false, dngettext("dushu", "%u minor figure is shown", "%u minor figures are shown", n),
			  n);
	return DS_STALE_ALL;
}

static unsigned act_script(struct ds_view *v, struct ds_key key)
{
	static const char *const said[DS_SCRIPT_FORMS] = {
		[DS_SCRIPT_AS_WRITTEN] = N_("the text as it is written"),
		[DS_SCRIPT_SIMPLIFIED] = N_("shown in simplified characters"),
		[DS_SCRIPT_TRADITIONAL] = N_("shown in traditional characters"),
	};
	struct ds_error e;
	(void)key;
	if (page_set_script(&v->page, (v->page.form + 1) % DS_SCRIPT_FORMS, &e))
		view_note(v, false, "%s", _(said[v->page.form]));
	else
		view_note(v, true, "%s", e.text);
	return PAGE_BAR;
}

static unsigned act_pinyin(struct ds_view *v, struct ds_key key)
{
	(void)key;
	page_set_pinyin(&v->page, !v->page.pinyin);
	view_note(v, false, "%s", v->page.pinyin ? _("pinyin above the words") : _("no pinyin"));
	return PAGE_BAR;
}

static unsigned act_copy(struct ds_view *v, struct ds_key key)
{
	(void)key;
	if (!copy_sentence(v)) {
		view_hint(v, false, "%s", _("nothing chosen to copy   {next-figure} next figure"));
		return DS_STALE_BAR;
	}
	const char *end = memchr(v->copied.p, '\n', v->copied.n);
	view_note(v, false, _("copied: %.*s"), end ? (int)(end - v->copied.p) : (int)v->copied.n, v->copied.p);
	return DS_STALE_BAR | DS_WANT_COPY;
}

static unsigned focus_set(struct ds_view *v, enum context focus)
{
	v->overlay = IN_ANY;
	v->focus = focus;
	return DS_STALE_ALL;
}

static unsigned act_to_tree(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return focus_set(v, IN_TREE);
}

static unsigned act_other_pane(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return focus_set(v, v->focus == IN_TREE ? IN_PAGE : IN_TREE);
}

/* ---- everywhere --------------------------------------------------------------------------------------------- */

static unsigned act_table_sort(struct ds_view *v, struct ds_key key)
{
	(void)key;
	if (v->overlay == IN_COMPARE)
		compare_sort_next(&v->compare);
	else
		table_sort_next(&v->table);
	return DS_STALE_ALL;
}

static unsigned act_table_reverse(struct ds_view *v, struct ds_key key)
{
	(void)key;
	table_reverse(&v->table);
	return DS_STALE_ALL;
}

static unsigned act_back(struct ds_view *v, struct ds_key key)
{
	(void)key;
	if (v->overlay != IN_ANY) {
		v->overlay = IN_ANY;
	} else if (v->search.on) {
		search_off(&v->search);
		v->hit = v->hit_byte = UINT32_MAX;
		search_publish(v);
		page_follow(&v->page);
	}
	return DS_STALE_ALL;
}

static unsigned act_search(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return act_prompt_open(v, PROMPT_SEARCH);
}

static unsigned act_search_back(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return act_prompt_open(v, PROMPT_SEARCH_BACK);
}

static unsigned act_region_find(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return act_prompt_open(v, PROMPT_REGION);
}

static unsigned act_command(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return act_prompt_open(v, PROMPT_COMMAND);
}

static unsigned act_table_filter(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return act_prompt_open(v, PROMPT_FILTER);
}

static unsigned act_hit_next(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return act_hit(v, steps(v));
}

static unsigned act_hit_prev(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return act_hit(v, -steps(v));
}

static unsigned act_note(struct ds_view *v, struct ds_key key)
{
	(void)key;
	struct ds_buf name = { 0 };
	uint32_t article;
	if (!page_has_text(&v->page))
		return 0;
	const bool kept = article_name(v, v->page.id, &name, &article);
	ds_buf_done(&name);
	if (kept)
		return act_prompt_open(v, PROMPT_NOTE);
	view_note(v, true, "%s",
		  v->state ? _("what comes from a pipe has no name to keep notes by")
			   : _("notes cannot be kept here"));
	return DS_STALE_BAR;
}

static unsigned act_lookup(struct ds_view *v, struct ds_key key)
{
	(void)key;
	if (!v->config || !ds_config_get(v->config, DS_SET_LOOKUP)[0]) {
		view_note(v, true, "%s", _("nothing is set to look words up   :set lookup PROGRAM %s"));
		return DS_STALE_BAR;
	}
	return act_prompt_open(v, PROMPT_LOOKUP);
}

/* Nothing but the text, or everything again. */
static unsigned act_bare(struct ds_view *v, struct ds_key key)
{
	(void)key;
	v->bare = !v->bare;
	if (v->bare)
		v->focus = IN_PAGE;
	frame_layout(v);
	return DS_STALE_ALL | DS_WANT_REPAINT;
}

static unsigned act_outside(struct ds_view *v, struct ds_key key)
{
	(void)v;
	(void)key;
	return 0;
}

typedef unsigned act_fn(struct ds_view *v, struct ds_key key);

static const struct {
	act_fn *fn;
	unsigned also; /* what the world outside has to do */
} acts[ACTIONS] = {
	[ACT_DOWN] = {act_down,           0                             },
	[ACT_UP] = { act_up,            0                             },
	[ACT_PAGE_DOWN] = { act_page_down,     0                             },
	[ACT_PAGE_UP] = { act_page_up,       0                             },
	[ACT_HALF_DOWN] = { act_half_down,     0                             },
	[ACT_HALF_UP] = { act_half_up,       0                             },
	[ACT_FIRST] = { act_first,         0                             },
	[ACT_PERCENT] = { act_percent,       0                             },
	[ACT_LAST] = { act_last,          0                             },
	[ACT_WHEEL_DOWN] = { act_wheel,         0                             },
	[ACT_WHEEL_UP] = { act_wheel,         0                             },
	[ACT_FIGURE_NEXT] = { act_figure_next,   0                             },
	[ACT_FIGURE_PREV] = { act_figure_prev,   0                             },
	[ACT_MENTION_NEXT] = { act_mention_next,  0                             },
	[ACT_MENTION_PREV] = { act_mention_prev,  0                             },
	[ACT_ARTICLE_NEXT] = { act_article_next,  0                             },
	[ACT_ARTICLE_PREV] = { act_article_prev,  0                             },
	[ACT_SEARCH] = { act_search,        0                             },
	[ACT_SEARCH_BACK] = { act_search_back,   0                             },
	[ACT_HIT_NEXT] = { act_hit_next,      0                             },
	[ACT_HIT_PREV] = { act_hit_prev,      0                             },
	[ACT_HIT_HERE] = { act_hit_here,      0                             },
	[ACT_WHERE] = { act_where,         0                             },
	[ACT_HITS] = { act_hits,          0                             },
	[ACT_SCRIPT] = { act_script,        0                             },
	[ACT_PINYIN] = { act_pinyin,        0                             },
	[ACT_MINOR] = { act_minor,         0                             },
	[ACT_COPY] = { act_copy,          0                             },
	[ACT_MARK] = { act_mark_wait,     0                             },
	[ACT_MARK_GO] = { act_mark_go_wait,  0                             },
	[ACT_TO_REGION] = { act_to_region,     0                             },
	[ACT_FIGURES] = { act_figures,       0                             },
	[ACT_SURVEY] = { act_survey,        0                             },
	[ACT_COMPARE] = { act_compare,       0                             },
	[ACT_CHECKS] = { act_checks,        0                             },
	[ACT_WHY] = { act_why,           0                             },
	[ACT_LINKS] = { act_links,         0                             },
	[ACT_LINK] = { act_link,          0                             },
	[ACT_VISIT] = { act_visit,         0                             },
	[ACT_BROWSE] = { act_browse,        0                             },
	[ACT_LINK_PLACE] = { act_link_place,    0                             },
	[ACT_JUMP_BACK] = { act_jump_back,     0                             },
	[ACT_JUMP_FORWARD] = { act_jump_forward,  0                             },
	[ACT_CONTENTS] = { act_contents,      0                             },
	[ACT_NOTE] = { act_note,          0                             },
	[ACT_NOTES] = { act_notes,         0                             },
	[ACT_UNREAD] = { act_unread,        0                             },
	[ACT_LIST_REMOVE] = { act_list_remove,   0                             },
	[ACT_LOOKUP] = { act_lookup,        0                             },
	[ACT_BARE] = { act_bare,          0                             },
	[ACT_OPEN] = { act_open,          0                             },
	[ACT_CLOSE] = { act_close,         0                             },
	[ACT_ENTER] = { act_enter,         0                             },
	[ACT_SORT] = { act_sort,          0                             },
	[ACT_REGION_FIND] = { act_region_find,   0                             },
	[ACT_TO_TREE] = { act_to_tree,       0                             },
	[ACT_TABLE_SORT] = { act_table_sort,    0                             },
	[ACT_TABLE_REVERSE] = { act_table_reverse, 0                             },
	[ACT_EXPORT] = { act_export,        0                             },
	[ACT_TABLE_FILTER] = { act_table_filter,  0                             },
	[ACT_OTHER_PANE] = { act_other_pane,    0                             },
	[ACT_COMMAND] = { act_command,       0                             },
	[ACT_HELP] = { act_help,          0                             },
	[ACT_MOUSE] = { act_outside,       DS_WANT_MOUSE                 },
	[ACT_CLICK] = { act_click,         0                             },
	[ACT_REPAINT] = { act_outside,       DS_WANT_REPAINT | DS_STALE_ALL},
	[ACT_SUSPEND] = { act_outside,       DS_WANT_SUSPEND               },
	[ACT_BACK] = { act_back,          0                             },
	[ACT_QUIT] = { act_outside,       DS_WANT_QUIT                  },
};

unsigned act_run(struct ds_view *v, enum action a, struct ds_key key)
{
	return acts[a].fn ? acts[a].fn(v, key) | acts[a].also : 0;
}

unsigned act_bound(struct ds_view *v, const struct bound *b, struct ds_key key)
{
	if (b->action == ACT_LINE)
		return DS_STALE_ALL | act_line(v, ds_str_of(b->text));
	return act_run(v, (enum action)b->action, key);
}

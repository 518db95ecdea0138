/* app.c: a view from birth to end: keys in, stale bits out, work between keys. What single actions do is in act.c
 * and act_prompt.c, what they look like in frame.c and the panes. */
#include "app.h"
#include "words.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { SEARCH_STEP = 200000 }; /* bytes looked through between two looks at the keyboard: about 2 ms */
enum { COUNT_MOST = 100000 };

void view_note(struct ds_view *v, bool alert, const char *format, ...)
{
	va_list ap;
	va_start(ap, format);
	vsnprintf(v->note, sizeof(v->note), format, ap);
	va_end(ap);
	v->note_alert = alert;
	while (v->note[0] && !ds_utf8_valid(ds_str_of(v->note))) /* cut inside a character */
		v->note[strlen(v->note) - 1] = 0;
}

void ds_view_note(struct ds_view *v, struct ds_str message)
{
	view_note(v, false, "%.*s", (int)message.n, message.p);
}

struct ds_view *ds_view_new(struct ds_library *lib, const struct ds_view_options *opt)
{
	struct ds_view *v = ds_alloc(sizeof(*v));
	memset(v, 0, sizeof(*v));
	v->lib = lib;
	v->amb = opt && opt->ambiguous ? opt->ambiguous : DS_AMBIGUOUS_NARROW;
	v->focus = IN_PAGE;
	v->hit = v->hit_byte = UINT32_MAX;
	v->back.id = DS_ARTICLE_NONE;
	for (size_t i = 0; i < DS_COUNT(v->marks); i++)
		v->marks[i].id = DS_ARTICLE_NONE;
	outline_init(&v->tree, lib);
	page_init(&v->page, lib, v->amb);
	v->progress = ds_library_poll(lib);
	act_open_article(v, ds_library_step(lib, (struct ds_place){ 0 }, DS_ARTICLE_NONE, 1));
	v->note[0] = 0;
	struct ds_article_row row;
	if (v->page.id != DS_ARTICLE_NONE && ds_library_row(lib, v->page.id, &row))
		outline_open_first(&v->tree, row.place);
	return v;
}

void ds_view_free(struct ds_view *v)
{
	if (!v)
		return;
	outline_done(&v->tree);
	page_done(&v->page);
	search_done(&v->search);
	prompt_done(&v->prompt);
	table_done(&v->table);
	ds_buf_done(&v->copied);
	ds_buf_done(&v->within);
	free(v);
}

void ds_view_resize(struct ds_view *v, int w, int h)
{
	v->w = w;
	v->h = h;
	if (!frame_too_small(v))
		frame_layout(v);
	help_scroll(v, 0);
	if (v->overlay == IN_TABLE)
		table_move(&v->table, 0);
}

static enum context context_now(const struct ds_view *v)
{
	return v->overlay != IN_ANY ? v->overlay : v->focus;
}

unsigned ds_view_key(struct ds_view *v, struct ds_key key)
{
	unsigned stale = v->note[0] ? DS_STALE_BAR : 0;
	v->note[0] = 0;
	if (key.code == 3 && !v->across.on)
		return DS_WANT_QUIT;
	if (v->prompt.kind != PROMPT_NONE)
		return stale | act_prompt_key(v, key);
	if (v->waiting != WAIT_NOTHING)
		return stale | act_mark(v, key);
	if (v->across.on) { /* any key stops it */
		v->across.on = false;
		view_note(v, false, _("stopped after %u articles"), v->across.looked);
		stale |= DS_STALE_BAR;
		if (key.code == DS_KEY_ESC || key.code == 3)
			return stale;
	}
	if (key.code >= '0' && key.code <= '9' && (key.code != '0' || v->count > 0)) {
		v->count = v->count * 10 + (key.code - '0');
		if (v->count > COUNT_MOST)
			v->count = COUNT_MOST;
		return stale | DS_STALE_BAR;
	}
	if (frame_too_small(v) && key.code != 'q' && key.code != 3 && key.code != 26)
		return 0;
	enum action a = keymap_find(context_now(v), key.code);
	if (a == ACT_NONE) {
		char name[16];
		ds_key_name(key.code, name);
		view_note(v, false, _("%s does nothing here; ? lists the keys"), name);
		stale |= DS_STALE_BAR;
	} else {
		stale |= act_run(v, a, key);
	}
	if (v->count > 0)
		stale |= DS_STALE_BAR;
	v->count = 0;
	return stale;
}

unsigned ds_view_paste(struct ds_view *v, struct ds_str text)
{
	if (v->prompt.kind == PROMPT_NONE || !prompt_insert(&v->prompt, text))
		return 0;
	return act_prompt_changed(v);
}

static unsigned library_take_in(struct ds_view *v)
{
	struct ds_library_progress before = v->progress;
	v->progress = ds_library_poll(v->lib);
	unsigned stale = before.done != v->progress.done || before.read != v->progress.read ? DS_STALE_BAR : 0;
	if (v->progress.failed > before.failed) {
		const struct ds_error *e = ds_library_failure(v->lib, v->progress.failed - 1);
		if (e)
			view_note(v, true, "%s", e->text);
		stale |= DS_STALE_BAR;
	}
	if (before.version == v->progress.version)
		return stale;
	if (v->page.id == DS_ARTICLE_NONE)
		act_open_article(v, ds_library_step(v->lib, (struct ds_place){ 0 }, DS_ARTICLE_NONE, 1));
	outline_refresh(&v->tree);
	within_set(v);
	if (v->tree.find.on)
		outline_find_query(&v->tree, prompt_text(&v->prompt));
	return DS_STALE_ALL;
}

unsigned ds_view_work(struct ds_view *v)
{
	unsigned stale = library_take_in(v);
	if (v->across.on)
		return stale | act_across_step(v);
	if (v->search.on && !v->search.done) {
		bool more = search_work(&v->search, &v->page, SEARCH_STEP);
		search_publish(v);
		stale |= DS_STALE_PAGE | DS_STALE_BAR | (more ? DS_MORE : 0);
	}
	return stale;
}

struct ds_str ds_view_copied(const struct ds_view *v)
{
	return (struct ds_str){ v->copied.p, v->copied.n };
}

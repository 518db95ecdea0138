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

void ds_view_hint(const struct ds_view *v, const char *text, struct ds_buf *out)
{
	enum context where = v->overlay != IN_ANY ? v->overlay : v->focus;
	for (const char *p = text; *p; p++) {
		const char *end = *p == '{' ? strchr(p, '}') : NULL;
		struct ds_str name = { p + 1, end ? (size_t)(end - p) - 1 : 0 };
		enum action a = name.n > 0 ? keymap_command(where, name) : ACT_NONE;
		const struct bound *row = a != ACT_NONE ? keymap_first(&v->keys, where, a) : NULL;
		if (!row && name.n > 0) { /* what has no key here is one of the article's */
			const enum action of_page = keymap_command(IN_PAGE, name);
			row = of_page != ACT_NONE ? keymap_first(&v->keys, IN_PAGE, of_page) : NULL;
			a = a == ACT_NONE ? of_page : a;
		}
		if (a == ACT_NONE) {
			ds_buf_addc(out, *p);
			continue;
		}
		if (row)
			key_row_name(row->key, row->n, out);
		else
			ds_buf_addf(out, ":%.*s", (int)name.n, name.p);
		p = end;
	}
}

void hint_write(const struct ds_view *v, const char *text, char *out, size_t room)
{
	struct ds_buf b = { 0 };
	ds_view_hint(v, text, &b);
	snprintf(out, room, "%.*s", (int)b.n, b.p ? b.p : "");
	ds_buf_done(&b);
}

void view_hint(struct ds_view *v, bool alert, const char *format, ...)
{
	char text[sizeof(v->note)], line[sizeof(v->note)];
	va_list ap;
	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	hint_write(v, text, line, sizeof(line));
	view_note(v, alert, "%s", line);
}

void ds_view_note(struct ds_view *v, struct ds_str message)
{
	view_note(v, false, "%.*s", (int)message.n, message.p);
}

/* Lines that were typed on other days. */
static void history_take(struct ds_view *v)
{
	for (int k = 0; v->state && k < PROMPTS; k++) {
		const char *line[PROMPT_HISTORY];
		size_t n = prompt_kinds[k] ? ds_state_lines(v->state, prompt_kinds[k], line) : 0;
		for (size_t i = 0; i < n; i++)
			prompt_remember(&v->prompt, (enum prompt_kind)k, line[i]);
	}
}

/* What could not be read is told, else nobody would miss it. */
static void failures_note(struct ds_view *v)
{
	const struct ds_error *e = ds_library_failure(v->lib, v->progress.failed - 1);
	if (e && v->progress.failed == 1)
		view_note(v, true, "%s", e->text);
	else if (e) {
		char all[64];
		hint_write(v, _("{unread} names them"), all, sizeof(all));
		view_note(v, true, _("not read: %u   %s   the last: %s"), v->progress.failed, all, e->text);
	}
}

struct ds_view *ds_view_new(struct ds_library *lib, const struct ds_view_options *opt)
{
	struct ds_view *v = ds_alloc(sizeof(*v));
	memset(v, 0, sizeof(*v));
	v->lib = lib;
	v->amb = opt && opt->ambiguous ? opt->ambiguous : DS_AMBIGUOUS_NARROW;
	v->config = opt ? opt->config : NULL;
	v->state = opt ? opt->state : NULL;
	v->focus = IN_PAGE;
	v->hit = v->hit_byte = UINT32_MAX;
	v->back.id = v->visit_to.id = DS_ARTICLE_NONE;
	for (size_t i = 0; i < DS_COUNT(v->marks); i++)
		v->marks[i].id = DS_ARTICLE_NONE;
	outline_init(&v->tree, lib);
	page_init(&v->page, lib, v->amb);
	settings_init(v);
	v->progress = ds_library_poll(lib);
	act_open_article(v, ds_library_step(lib, (struct ds_place){ 0 }, DS_ARTICLE_NONE, 1));
	if (v->resume == 0 && !v->note_alert)
		v->note[0] = 0;
	history_take(v);
	if (v->progress.failed > 0)
		failures_note(v);
	size_t problems = 0;
	if (v->config)
		ds_config_problems(v->config, &problems);
	if (problems > 0)
		view_note(v, true, "%s", _("the configuration has mistakes; dushu config check names them"));
	struct ds_article_row row;
	if (v->page.id != DS_ARTICLE_NONE && ds_library_row(lib, v->page.id, &row))
		outline_open_first(&v->tree, row.place);
	return v;
}

void ds_view_free(struct ds_view *v)
{
	if (!v)
		return;
	position_leave(v);
	outline_done(&v->tree);
	page_done(&v->page);
	search_done(&v->search);
	prompt_done(&v->prompt);
	table_done(&v->table);
	compare_done(&v->compare);
	checks_done(&v->checks);
	why_done(&v->why);
	keymap_done(&v->keys);
	list_done(&v->list);
	free(v->sweep.found.v);
	ds_buf_done(&v->program);
	ds_buf_done(&v->export);
	ds_buf_done(&v->visit);
	ds_buf_done(&v->copied);
	ds_buf_done(&v->within);
	ds_buf_done(&v->within_survey);
	free(v);
}

void ds_view_resize(struct ds_view *v, int w, int h)
{
	v->w = w;
	v->h = h;
	if (!frame_too_small(v))
		frame_layout(v);
	if (v->resume > 0 && v->page.width > 0) {
		page_top_at(&v->page, v->resume);
		v->resume = 0;
	}
	if (v->overlay == IN_HELP)
		help_scroll(v, 0);
	if (v->overlay != IN_ANY)
		overlay_move(v, 0);
}

void ds_view_set_ambiguous(struct ds_view *v, enum ds_ambiguous amb)
{
	v->amb = amb;
	page_set_ambiguous(&v->page, amb);
	ds_view_resize(v, v->w, v->h);
}

static enum context context_now(const struct ds_view *v)
{
	return v->overlay != IN_ANY ? v->overlay : v->focus;
}

/* A key that belongs to no row of keys so far, or ends one that means nothing. */
static unsigned key_unknown(struct ds_view *v)
{
	struct ds_buf name = { 0 };
	key_row_name(v->typed, v->typed_n, &name);
	v->typed_n = 0;
	view_hint(v, false, _("%.*s does nothing here; {help} lists the keys"), (int)name.n, name.p);
	ds_buf_done(&name);
	return DS_STALE_BAR;
}

/* Adds the key to those typed before it and does what they mean, when they mean something by now. */
static unsigned key_bound(struct ds_view *v, struct ds_key key)
{
	bool more;
	v->typed[v->typed_n++] = key.code;
	const struct bound *b = keymap_find(&v->keys, context_now(v), v->typed, v->typed_n, &more);
	if (!b && more)
		return DS_STALE_BAR;
	unsigned did = b || v->typed_n > 1 || !(key.code & DS_KEY_META) ? 0 : DS_KEY_META;
	if (did) { /* Alt is sent as Esc, and Esc typed quickly before another key looks like Alt */
		v->typed_n = 0;
		did = ds_view_key(v, (struct ds_key){ .code = DS_KEY_ESC });
		key.code &= ~(uint32_t)DS_KEY_META;
		return did | ds_view_key(v, key);
	}
	if (!b)
		did = key_unknown(v);
	v->typed_n = 0;
	if (b && b->action == ACT_REPEAT) {
		if (v->count == 0)
			v->count = v->last_count;
		did = act_bound(v, &v->last, key);
	} else if (b) {
		v->last = *b;
		v->last_count = v->count;
		did = act_bound(v, b, key);
	}
	if (v->count > 0)
		did |= DS_STALE_BAR;
	v->count = 0;
	return did;
}

static unsigned key_take(struct ds_view *v, struct ds_key key)
{
	unsigned stale = v->note[0] || v->typed_n > 0 ? DS_STALE_BAR : 0;
	bool busy = v->prompt.kind != PROMPT_NONE || v->waiting != WAIT_NOTHING || v->across.on;
	v->note[0] = 0;
	v->far = v->aim = 0;
	v->aim_within = false;
	v->hit_wanted = v->progress.beginning ? 0 : v->hit_wanted;
	v->moved = true;
	if (key.code & DS_KEY_META && busy) {
		stale |= ds_view_key(v, (struct ds_key){ .code = DS_KEY_ESC });
		key.code &= ~(uint32_t)DS_KEY_META;
	}
	if (key.code == 3 && !v->across.on && v->typed_n == 0)
		return stale | DS_WANT_QUIT;
	if (v->prompt.kind != PROMPT_NONE)
		return stale | act_prompt_key(v, key) | (v->visiting ? DS_MORE : 0);
	if (v->waiting != WAIT_NOTHING)
		return stale | act_mark(v, key);
	if (v->across.on) { /* any key stops it */
		v->across.on = false;
		view_note(
		    v, false,
		    dngettext("dushu", "stopped after %u article", "stopped after %u articles", v->across.looked),
		    v->across.looked);
		stale |= DS_STALE_BAR;
		if (key.code == DS_KEY_ESC || key.code == 3)
			return stale;
	}
	if (v->visiting && v->typed_n == 0 && key.code == DS_KEY_ESC)
		return stale | visit_stop(v);
	if (v->typed_n > 0 && key.code == DS_KEY_ESC) {
		v->typed_n = 0;
		return stale;
	}
	if (v->typed_n == 0 && key.code >= '0' && key.code <= '9' && (key.code != '0' || v->count > 0)) {
		v->count = v->count * 10 + (key.code - '0');
		if (v->count > COUNT_MOST)
			v->count = COUNT_MOST;
		return stale | DS_STALE_BAR;
	}
	if (frame_too_small(v) && key.code != 'q' && key.code != 3 && key.code != 26)
		return stale;
	return stale | key_bound(v, key);
}

unsigned ds_view_key(struct ds_view *v, struct ds_key key)
{
	const unsigned did = key_take(v, key);
	return v->progress.whole ? did | DS_MORE : did; /* it may be taken in now */
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
	unsigned stale = visit_arrive(v);
	stale |= before.done != v->progress.done || before.read != v->progress.read ? DS_STALE_BAR : 0;
	if (v->progress.failed > before.failed) {
		failures_note(v);
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
	unsigned stale = library_take_in(v) | whole_take(v) | overlay_work(v);
	if (v->across.on)
		return stale | act_across_step(v);
	if (v->sweep.on)
		stale |= hits_step(v);
	if (v->survey.on)
		stale |= survey_step(v);
	if (v->search.on && !v->search.done) {
		bool more = search_work(&v->search, &v->page, SEARCH_STEP);
		search_publish(v);
		stale |= DS_STALE_PAGE | DS_STALE_BAR | DS_STALE_REST | (more ? DS_MORE : 0);
	}
	return page_ahead(&v->page) ? stale | DS_MORE : stale;
}

bool ds_view_waits(const struct ds_view *v)
{
	return v->sweep.on || v->survey.on;
}

struct ds_str ds_view_copied(const struct ds_view *v)
{
	return (struct ds_str){ v->copied.p, v->copied.n };
}

struct ds_str ds_view_program(const struct ds_view *v)
{
	return (struct ds_str){ v->program.p, v->program.n };
}

/* act_prompt.c: what is typed into prompts, and the searches that follow from it. */
#include "app.h"
#include "words.h"

#include <stdio.h>
#include <stdlib.h>

enum { SEARCH_FIRST = 200000 }; /* bytes looked through before the key returns */

/* ---- hits --------------------------------------------------------------------------------------------------- */

void search_publish(struct ds_view *v)
{
	uint32_t n = search_n(&v->search), i = v->hit_byte == UINT32_MAX ? n : search_from(&v->search, v->hit_byte);
	v->hit = i < n && search_at(&v->search, i).start == v->hit_byte ? i : UINT32_MAX;
	if (v->hit_wanted != 0 && v->hit == UINT32_MAX) {
		uint32_t from = search_from(&v->search, v->search_from.byte);
		uint32_t to = UINT32_MAX;
		if (v->hit_wanted > 0 && from < n)
			to = from; /* those after the start are found first */
		else if (v->search.done && n > 0)
			to = v->hit_wanted > 0 ? 0 : from > 0 ? from - 1 : n - 1;
		const bool all = v->search.done && !v->progress.beginning; /* else it may stand in the rest */
		if (to != UINT32_MAX || all)
			v->hit_wanted = 0;
		if (to != UINT32_MAX) {
			v->hit = to;
			v->hit_byte = search_at(&v->search, to).start;
			v->page.now = NOW_NONE;
			v->note[0] = 0;
			page_go_byte(&v->page, v->hit_byte);
		} else if (all && (v->note[0] || v->prompt.kind == PROMPT_NONE)) {
			/* in place of that it is still looked for; who still types sees it beside the line */
			view_note(v, true, "%s", _("not found"));
		}
	}
	v->page.hits = v->search.on ? search_hits(&v->search, v->hit) : (struct hits){ .now = UINT32_MAX };
}

static unsigned hit_go(struct ds_view *v, uint32_t i)
{
	v->hit_byte = search_at(&v->search, i).start;
	v->page.now = NOW_NONE;
	search_publish(v);
	page_go_byte(&v->page, v->hit_byte);
	return DS_STALE_PAGE | DS_STALE_BAR | DS_STALE_REST | DS_MORE;
}

/* In the other articles; of a text that is shown by its beginning, in the rest of it first. */
static unsigned across_start(struct ds_view *v, int dir)
{
	if (v->progress.beginning) {
		const struct ds_span hit = page_hit_span(&v->page);
		v->search_from = (struct spot){ v->page.id, hit.end > hit.start ? hit.start + (dir > 0)
										: page_top_byte(&v->page) };
		v->hit_wanted = dir;
		view_note(v, false, "%s", _("still looking …"));
		return DS_STALE_BAR;
	}
	v->across = (struct across){ .on = true, .dir = dir, .id = v->page.id, .from = v->page.id };
	view_note(v, false, "%s", _("looking in the other articles; any key stops"));
	return DS_STALE_BAR | DS_MORE;
}

unsigned act_hit(struct ds_view *v, long by)
{
	if (!v->search.on) {
		view_hint(v, false, "%s", _("nothing to look for yet   {search} search"));
		return DS_STALE_BAR;
	}
	uint32_t n = search_n(&v->search);
	uint32_t here = v->hit != UINT32_MAX ? v->hit : search_from(&v->search, page_top_byte(&v->page));
	long to = (long)here + by - (v->hit == UINT32_MAX && by > 0 ? 1 : 0);
	if (to >= 0 && to < (long)n)
		return hit_go(v, (uint32_t)to);
	if (!v->search.done) {
		view_note(v, false, "%s", _("still looking …"));
		return DS_STALE_BAR | DS_MORE;
	}
	return across_start(v, by > 0 ? 1 : -1);
}

/* Looks on from block a->block; true when the article has a hit. Sets *more when the step's share is used up. */
static bool across_look(struct ds_view *v, bool *more)
{
	struct across *a = &v->across;
	struct span_list found = { 0 };
	const struct ds_doc *doc;
	uint32_t index;
	*more = false;
	if (ds_library_open_doc(v->lib, a->id, &doc, &index, NULL) != DS_OK)
		return false;
	const struct ds_article *art = &doc->reading.articles[index];
	for (size_t seen = 0; found.n == 0 && a->block < art->block_n; a->block++) {
		if (seen > 400000) {
			*more = true;
			break;
		}
		seen += search_block(&v->search.query, doc, art->block + a->block, &found);
	}
	bool hit = found.n > 0;
	free(found.v);
	page_refresh(&v->page);
	return hit;
}

unsigned act_across_step(struct ds_view *v)
{
	struct across *a = &v->across;
	bool more = false;
	if (a->block == 0 && !a->waits) {
		ds_article_id to = ds_library_step(v->lib, v->page.within, a->id, a->dir);
		a->id =
		    to != DS_ARTICLE_NONE ? to : ds_library_step(v->lib, v->page.within, DS_ARTICLE_NONE, a->dir);
		if (a->id == a->from || a->id == DS_ARTICLE_NONE ||
		    a->looked >= ds_library_count(v->lib, v->page.within)) {
			a->on = false;
			view_note(v, true, "%s",
				  search_n(&v->search) > 0 ? _("in no other article") : _("not found"));
			return DS_STALE_BAR;
		}
		a->looked++;
	}
	a->waits = !ds_library_ready(v->lib, a->id);
	if (a->waits)
		return DS_STALE_BAR; /* goes on when it is read */
	bool hit = across_look(v, &more);
	if (more)
		return DS_MORE;
	a->block = 0;
	if (!hit) {
		if (a->looked % 64 != 0)
			return DS_MORE;
		view_note(v, false,
			  dngettext("dushu", "looked through %u article; any key stops",
				    "looked through %u articles; any key stops", a->looked),
			  a->looked);
		return DS_STALE_BAR | DS_MORE;
	}
	a->on = false;
	jump_from(v, spot_here(v));
	v->note[0] = 0;
	unsigned stale = act_open_article(v, a->id);
	v->note[0] = 0; /* the hit is what was looked for, not where reading stopped */
	v->search_from.byte = a->dir > 0 ? v->page.bytes.start : v->page.bytes.end;
	v->hit_wanted = a->dir;
	search_publish(v);
	return stale | DS_STALE_ALL;
}

/* ---- prompts ------------------------------------------------------------------------------------------------ */

struct ds_str words_now(const struct ds_view *v)
{
	const struct ds_figure *f = page_now_figure(&v->page);
	if (f && f->label.n > 0)
		return f->label;
	if (v->page.now == NOW_MENTION && v->page.doc)
		return ds_str_slice(v->page.doc->reading.text, page_now_span(&v->page));
	const struct prompt_history *typed = &v->prompt.history[PROMPT_SEARCH];
	return v->search.on && typed->n > 0 ? ds_str_of(typed->v[typed->n - 1]) : DS_STR("");
}

unsigned act_prompt_open(struct ds_view *v, enum prompt_kind kind)
{
	bool search = kind == PROMPT_SEARCH || kind == PROMPT_SEARCH_BACK;
	if (search) {
		v->overlay = IN_ANY;
		v->focus = IN_PAGE;
		v->search_from = (struct spot){ v->page.id, page_top_byte(&v->page) };
	}
	if (kind == PROMPT_REGION) {
		v->focus = IN_TREE;
		outline_find_start(&v->tree);
	}
	if (kind == PROMPT_FILTER && v->overlay == IN_HELP)
		kind = PROMPT_HELP;
	if (kind == PROMPT_FILTER && v->overlay == IN_LIST)
		kind = PROMPT_LIST;
	if (kind == PROMPT_FILTER && v->overlay != IN_TABLE)
		return 0;
	if (kind == PROMPT_NOTE) {
		prompt_open(&v->prompt, kind, note_text(v, spot_here(v)));
		return DS_STALE_ALL;
	}
	if (kind == PROMPT_LOOKUP) {
		prompt_open(&v->prompt, kind, words_now(v));
		return DS_STALE_ALL;
	}
	prompt_open(&v->prompt, kind,
		    ds_str_of(kind == PROMPT_FILTER ? v->table.filter
			      : kind == PROMPT_HELP ? v->help_filter
			      : kind == PROMPT_LIST ? v->list.filter
						    : ""));
	return DS_STALE_ALL;
}

unsigned search_run(struct ds_view *v, struct ds_str words, int dir)
{
	v->hit = v->hit_byte = UINT32_MAX;
	v->hit_wanted = dir;
	search_start(&v->search, &v->page, words, v->search_from.byte);
	bool more = search_work(&v->search, &v->page, SEARCH_FIRST);
	search_publish(v);
	if (v->hit == UINT32_MAX) /* nothing yet: stay where the search began */
		page_go_byte(&v->page, v->search_from.byte);
	return DS_STALE_ALL | (more ? DS_MORE : 0);
}

unsigned act_prompt_changed(struct ds_view *v)
{
	switch (v->prompt.kind) {
	case PROMPT_SEARCH:
	case PROMPT_SEARCH_BACK:
		return search_run(v, prompt_text(&v->prompt), v->prompt.kind == PROMPT_SEARCH ? 1 : -1);
	case PROMPT_REGION:
		outline_find_query(&v->tree, prompt_text(&v->prompt));
		return DS_STALE_ALL;
	case PROMPT_FILTER:
		return survey_filter(v, prompt_text(&v->prompt));
	case PROMPT_LIST:
		list_filter(&v->list, prompt_text(&v->prompt));
		return DS_STALE_ALL;
	case PROMPT_HELP:
		help_filter(v, prompt_text(&v->prompt));
		return DS_STALE_ALL;
	default:
		return DS_STALE_BAR;
	}
}

/* What is typed elsewhere for some commands. */
static const char *const habits[][2] = {
	{"h",           "help"  },
        { "q!",         "quit"  },
        { "qa",         "quit"  },
        { "qa!",        "quit"  },
        { "wq",         "quit"  },
	{ "x",          "quit"  },
        { "w",          "export"},
        { "noh",        "back"  },
        { "nohlsearch", "back"  },
        { "f",          "where" },
};

unsigned act_line(struct ds_view *v, struct ds_str text)
{
	unsigned long percent = 0;
	size_t i = 0;
	while (text.n > 0 && text.p[0] == ' ')
		text = (struct ds_str){ text.p + 1, text.n - 1 };
	while (text.n > 0 && text.p[text.n - 1] == ' ')
		text.n--;
	for (; i < text.n && i < 4 && text.p[i] >= '0' && text.p[i] <= '9'; i++)
		percent = percent * 10 + (unsigned long)(text.p[i] - '0');
	if (text.n == 0)
		return 0;
	if (i > 0 && (i == text.n || (i + 1 == text.n && text.p[i] == '%'))) {
		page_go_percent(&v->page, (unsigned)percent);
		return DS_STALE_ALL;
	}
	const char *blank = memchr(text.p, ' ', text.n);
	for (size_t k = 0; k < DS_COUNT(habits); k++)
		text = ds_str_eq(text, ds_str_of(habits[k][0])) ? ds_str_of(habits[k][1]) : text;
	enum action a = keymap_command(v->overlay != IN_ANY ? v->overlay : v->focus, text);
	/* "filter" alone is the command, with a kind of file behind it the statement */
	if (a == ACT_NONE && ds_config_knows((struct ds_str){ text.p, blank ? (size_t)(blank - text.p) : text.n }))
		return settings_say(v, text);
	if (a == ACT_NONE) {
		view_hint(v, true, _("no command \"%.*s\"; {help} lists them"), (int)text.n, text.p);
		return DS_STALE_BAR;
	}
	return act_run(v, a, (struct ds_key){ 0 });
}

/* Puts a completion into the line, with a blank behind it when it is the only one. */
static void command_put(struct ds_view *v, const char *word, size_t n, bool only)
{
	struct completion *c = &v->prompt.done;
	char line[PROMPT_BYTES + 1];
	int len = snprintf(line, sizeof(line), "%.*s%.*s%s", (int)c->start, v->prompt.text, (int)n, word,
			   only ? " " : "");
	if (len < 0 || (size_t)len >= sizeof(line))
		return;
	prompt_set(&v->prompt, ds_str_of(line));
	c->end = v->prompt.n;
}

/* Tab: as far as it is certain, then one completion after the other. */
static unsigned command_complete(struct ds_view *v)
{
	struct completion *c = &v->prompt.done;
	bool again = c->n > 1 && v->prompt.n == c->end && v->prompt.caret == c->end;
	if (again) {
		c->now = c->now + 1 < c->n ? c->now + 1 : 0;
		command_put(v, c->word[c->now], strlen(c->word[c->now]), false);
		return DS_STALE_BAR;
	}
	complete_find(c, v->overlay != IN_ANY ? v->overlay : v->focus, prompt_text(&v->prompt));
	if (c->n > 0)
		command_put(v, c->word[0], complete_common(c), c->n == 1);
	return DS_STALE_BAR;
}

static unsigned note_entered(struct ds_view *v, struct ds_str text)
{
	struct spot at = spot_here(v);
	bool had = note_text(v, at).n > 0;
	note_write(v, at, 0, text); /* without words it takes the note away */
	const char *trouble = ds_state_trouble(v->state);
	if (trouble)
		view_note(v, true, _("kept until you quit: %s"), trouble);
	else if (text.n > 0)
		view_hint(v, false, "%s", _("the note is kept   {notes} all notes"));
	else if (had)
		view_note(v, false, "%s", _("taken away"));
	return DS_STALE_ALL;
}

unsigned program_run(struct ds_view *v, const char *words, struct ds_str what)
{
	struct ds_buf *b = &v->program;
	bool placed = false;
	if (what.n == 0)
		return 0;
	ds_buf_reset(b);
	for (const char *p = words; *(p += strspn(p, " "));) {
		size_t n = strcspn(p, " ");
		size_t at = ds_str_find((struct ds_str){ p, n }, DS_STR("%s"), 0);
		ds_buf_add(b, p, at == SIZE_MAX ? n : at);
		if (at != SIZE_MAX) {
			ds_buf_adds(b, what);
			ds_buf_add(b, p + at + 2, n - at - 2);
			placed = true;
		}
		ds_buf_addc(b, 0);
		p += n;
	}
	if (!placed) {
		ds_buf_adds(b, what);
		ds_buf_addc(b, 0);
	}
	return DS_WANT_PROGRAM;
}

static unsigned prompt_entered(struct ds_view *v)
{
	enum prompt_kind kind = v->prompt.kind;
	char text[PROMPT_BYTES + 1];
	size_t n = v->prompt.n;
	memcpy(text, v->prompt.text, n + 1);
	if (v->state && prompt_kinds[kind] && n > 0)
		ds_state_line_add(v->state, prompt_kinds[kind], text);
	prompt_close(&v->prompt, true);
	switch (kind) {
	case PROMPT_REGION:
		outline_find_end(&v->tree, true);
		return act_select(v);
	case PROMPT_NOTE:
		return note_entered(v, (struct ds_str){ text, n });
	case PROMPT_LOOKUP:
		return DS_STALE_ALL |
		       program_run(v, ds_config_get(v->config, DS_SET_LOOKUP), (struct ds_str){ text, n });
	case PROMPT_COMMAND:
		return DS_STALE_ALL | act_line(v, (struct ds_str){ text, n });
	case PROMPT_SEARCH:
	case PROMPT_SEARCH_BACK:
		if (n == 0) {
			/* an empty line repeats the search before it */
			if (v->search.query.match.n == 0)
				return DS_STALE_ALL;
			v->search.on = true;
			return DS_STALE_ALL | act_hit(v, kind == PROMPT_SEARCH ? 1 : -1);
		}
		jump_from(v, v->search_from);
		if (!v->search.done || search_n(&v->search) > 0)
			return DS_STALE_ALL;
		if (v->progress.beginning || articles_else(v))
			return DS_STALE_ALL | across_start(v, kind == PROMPT_SEARCH ? 1 : -1);
		view_note(v, true, "%s", _("not found"));
		return DS_STALE_ALL;
	case PROMPT_EXPORT:
		return DS_STALE_ALL | export_entered(v, (struct ds_str){ text, n });
	case PROMPT_HITS:
		if (n == 0 && v->search.query.match.n == 0)
			return DS_STALE_ALL;
		if (n > 0)
			search_start(&v->search, &v->page, (struct ds_str){ text, n }, page_top_byte(&v->page));
		return hits_list(v, false, n == 0);
	default:
		return DS_STALE_ALL;
	}
}

static unsigned prompt_left(struct ds_view *v)
{
	enum prompt_kind kind = v->prompt.kind;
	prompt_close(&v->prompt, false);
	if (kind == PROMPT_REGION)
		outline_find_end(&v->tree, false);
	if (kind == PROMPT_FILTER)
		survey_filter(v, DS_STR(""));
	if (kind == PROMPT_HELP)
		help_filter(v, DS_STR(""));
	if (kind == PROMPT_LIST)
		list_filter(&v->list, DS_STR(""));
	if (kind == PROMPT_SEARCH || kind == PROMPT_SEARCH_BACK) {
		search_off(&v->search);
		v->hit = v->hit_byte = UINT32_MAX;
		v->hit_wanted = 0;
		search_publish(v);
		page_go_byte(&v->page, v->search_from.byte);
		page_follow(&v->page);
	}
	return DS_STALE_ALL;
}

unsigned act_prompt_key(struct ds_view *v, struct ds_key key)
{
	switch (prompt_key(&v->prompt, key)) {
	case PROMPT_CHANGED:
		return act_prompt_changed(v);
	case PROMPT_ENTERED:
		return prompt_entered(v);
	case PROMPT_LEFT:
		return prompt_left(v);
	case PROMPT_UP:
	case PROMPT_DOWN: {
		int dir = key.code == DS_KEY_UP || key.code == 16 ? -1 : 1;
		if (v->prompt.kind == PROMPT_REGION) {
			outline_find_step(&v->tree, dir);
			return DS_STALE_ALL;
		}
		return prompt_recall(&v->prompt, dir) ? act_prompt_changed(v) : 0;
	}
	case PROMPT_TAB:
		if (v->prompt.kind == PROMPT_REGION)
			outline_find_step(&v->tree, 1);
		return v->prompt.kind == PROMPT_COMMAND ? command_complete(v) : DS_STALE_ALL;
	case PROMPT_GOES_ON:
		break;
	}
	return DS_STALE_BAR;
}

/* bar.c: the bottom line, which says what the current figure or place means. What has no room is left out, least
 * important first. */
#include "app.h"
#include "glyph.h"
#include "words.h"

#include <stdio.h>
#include <stdlib.h>

enum { FIELDS = 12, DROPS = 9, MATTERS = 3, LABEL_LEAST = 5, PERCENT = 2, HELP };

/* Something to say; those with the highest `drop` go first when room is short. */
struct field {
	char text[192];
	uint8_t role;
	uint8_t drop;
	uint8_t least;      /* cells from which on its beginning is worth showing; 0: all of it or nothing */
	const char *before; /* what separates it from the field before */
	int width, gap;     /* cells of text and of before */
};

struct line {
	struct field v[FIELDS];
	size_t n;
	bool at_left; /* what is shown first stands at the edge, one cell from it */
	enum ds_ambiguous amb;
};

static void field_add(struct line *l, const char *before, struct ds_str text, enum ds_role role, uint8_t drop)
{
	if (text.n == 0 || l->n == FIELDS)
		return;
	struct field *f = &l->v[l->n++];
	size_t n = text.n < sizeof(f->text) ? text.n : sizeof(f->text) - 1;
	while (n < text.n && n > 0 && ((unsigned char)text.p[n] & 0xc0) == 0x80)
		n--;
	memcpy(f->text, text.p, n);
	f->text[n] = 0;
	f->role = (uint8_t)role;
	f->drop = drop;
	f->before = before;
	f->width = glyphs_width((struct ds_str){ f->text, n }, l->amb);
	f->gap = glyphs_width(ds_str_of(before), l->amb);
}

/* Cells between a field and what stands before it. */
static int gap_of(const struct line *l, const struct field *f, bool first)
{
	return first && l->at_left ? 1 : f->gap;
}

static int line_width(const struct line *l, uint8_t keep)
{
	int w = 0;
	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].drop <= keep)
			w += gap_of(l, &l->v[i], w == 0) + l->v[i].width;
	}
	return w;
}

/* The highest drop that has room, be it for the beginning of one more field. */
static uint8_t line_keep(const struct line *l, int room)
{
	uint8_t keep = DROPS;
	while (keep > 0 && line_width(l, keep) > room)
		keep--;
	int left = room - line_width(l, keep);
	for (size_t i = 0; i < l->n && keep < DROPS; i++) {
		const struct field *f = &l->v[i];
		if (f->drop == keep + 1 && f->least > 0 && left - f->gap >= f->least)
			return keep + 1;
	}
	return keep;
}

static int line_draw(const struct line *l, struct ds_screen *s, int x, int y, int end)
{
	const uint8_t keep = line_keep(l, end - x);
	bool first = true;
	for (size_t i = 0; i < l->n; i++) {
		const struct field *f = &l->v[i];
		if (f->drop > keep)
			continue;
		x = gap_of(l, f, first) == f->gap
			? ds_screen_put(s, x, y, end, ds_str_of(f->before), DS_ROLE_BAR_QUIET)
			: x + 1;
		first = false;
		x = (x + f->width <= end ? ds_screen_put : ds_screen_put_cut)(s, x, y, end, ds_str_of(f->text),
									      (enum ds_role)f->role);
	}
	return x;
}

/* Both ends of the bar: the hint at the right gives way to all that is at the left, the per cent to what matters most. */
static void sides_draw(const struct line *left, const struct line *right, struct ds_screen *s, int y, int end)
{
	uint8_t keep = DROPS;
	for (int level = DROPS; level >= 0; level--) {
		const int room = end - 2 - line_width(left, (uint8_t)level);
		keep = line_keep(right, room);
		if (line_width(right, keep) <= room && (level <= MATTERS || keep >= PERCENT))
			break;
	}
	int w = line_width(right, keep);
	line_draw(right, s, end - 1 - w, y, end - 1);
	line_draw(left, s, 0, y, end - 2 - w);
}

/* ---- what there is to say ----------------------------------------------------------------------------------- */

/* Which of the figures of its article, or of all, it is. */
static void figure_ordinal_say(const struct ds_view *v, const struct ds_figure *f, struct line *l)
{
	char number[24] = "-", total[24] = "…", ordinal[64];
	const bool row = v->overlay == IN_TABLE && v->table.every;
	const uint32_t i = row ? v->table.now + 1 : page_ordinal(&v->page, f);
	if (i > 0)
		snprintf(number, sizeof(number), "%u", i);
	if (row)
		snprintf(total, sizeof(total), "%u%s", v->table.n, v->survey.on || v->survey.full ? "+" : "");
	else if (!v->progress.beginning)
		snprintf(total, sizeof(total), "%u", v->page.nav_n);
	snprintf(ordinal, sizeof(ordinal), "%s/%s", number, total);
	field_add(l, l->n ? "   " : " ", ds_str_of(ordinal), DS_ROLE_BAR_QUIET, 7);
}

/* The figure as it stands in the text, and what it means. */
static void figure_say(const struct ds_figure *f, struct ds_str text, struct line *l)
{
	struct ds_buf b = { 0 };
	const char *dot = l->amb == DS_AMBIGUOUS_WIDE ? " | " : " · ";
	field_add(l, "  ", text, DS_ROLE_BAR_STRONG, 0);
	figure_value(f, &b);
	if (f->unit.n > 0) {
		if (f->unit.p[0] != '%')
			ds_buf_addc(&b, ' ');
		ds_buf_adds(&b, f->unit);
	}
	/* what stands there already needs no second time: 1286个 = 1,286 个 */
	size_t same = 0, said = 0;
	for (; said < b.n && same < text.n; said++) {
		if (b.p[said] == text.p[same])
			same++;
		else if (b.p[said] != ' ' && b.p[said] != ',')
			break;
	}
	if (same < text.n || said < b.n)
		field_add(l, " = ", (struct ds_str){ b.p, b.n }, DS_ROLE_BAR_STRONG, 2);
	const char *gap = "   ";
	struct {
		struct ds_str text;
		uint8_t drop;
	} parts[] = {
		{f->label,						1},
                { f->place.region ? ds_place_name(f->place) : DS_STR(""), 3},
		{ f->period,					      5},
                { ds_str_of(status_text(f->status)),                      4},
		{ f->per,						 6},
                { f->minor ? ds_str_of(_("minor")) : DS_STR(""),          8},
	};
	for (size_t k = 0; k < DS_COUNT(parts); k++) {
		if (parts[k].text.n == 0)
			continue;
		field_add(l, gap, parts[k].text, DS_ROLE_BAR, parts[k].drop);
		if (parts[k].drop == 1)
			l->v[l->n - 1].least = LABEL_LEAST;
		gap = dot;
	}
	ds_buf_done(&b);
}

static const char *const form_words[DS_FORMS] = {
	[DS_FORM_FULL] = N_("full name"),     [DS_FORM_SHORT] = N_("short name"),
	[DS_FORM_ALIAS] = N_("other name"),   [DS_FORM_ANAPHOR] = N_("stands for it"),
	[DS_FORM_EMBEDDED] = N_("in a name"),
};

/* 鼓楼区 ? 江苏省/南京市 · 福建省/福州市   25%: where each of those places lies that it may be, as far as there is
 * room, and how likely each is. */
static void open_say(const struct ds_mention *m, struct line *l)
{
	enum { SHOWN = 6 };
	const char *dot = l->amb == DS_AMBIGUOUS_WIDE ? " | " : " · ";
	struct ds_buf path = { 0 };
	char text[32];
	for (unsigned i = 0; i < m->candidates_n && i < SHOWN; i++) {
		ds_region up = ds_region_parent(m->candidates[i]);
		ds_buf_reset(&path);
		ds_place_path((struct ds_place){ .region = up > DS_REGION_CHINA ? up : m->candidates[i] }, &path);
		field_add(l, i ? dot : " ? ", (struct ds_str){ path.p, path.n }, DS_ROLE_BAR, (uint8_t)(1 + i));
	}
	if (m->candidates_n > SHOWN) {
		snprintf(text, sizeof(text), "+%u", m->candidates_n - SHOWN);
		field_add(l, dot, ds_str_of(text), DS_ROLE_BAR_QUIET, SHOWN);
	}
	snprintf(text, sizeof(text), "%u%%", m->confidence);
	field_add(l, "   ", ds_str_of(text), DS_ROLE_BAR_QUIET, SHOWN + 1);
	ds_buf_done(&path);
}

static void mention_say(const struct ds_view *v, const struct ds_mention *m, struct line *l)
{
	struct ds_buf path = { 0 };
	const char *dot = l->amb == DS_AMBIGUOUS_WIDE ? " | " : " · ";
	char code[16];
	field_add(l, l->n ? "   " : " ", ds_str_slice(v->page.doc->reading.text, m->at), DS_ROLE_BAR_STRONG, 0);
	if (m->candidates_n) {
		open_say(m, l);
		return;
	}
	ds_place_path(m->place, &path);
	if (!ds_str_eq((struct ds_str){ path.p, path.n }, ds_str_slice(v->page.doc->reading.text, m->at)))
		field_add(l, " = ", (struct ds_str){ path.p, path.n }, DS_ROLE_BAR, 1);
	field_add(l, "   ", ds_str_of(_(form_words[m->form < DS_FORMS ? m->form : 0])), DS_ROLE_BAR_QUIET, 5);
	if (m->place.tail.n == 0 && m->place.region && ds_region_code(m->place.region, code) > 0)
		field_add(l, dot, ds_str_of(code), DS_ROLE_BAR_QUIET, 4);
	ds_buf_done(&path);
}

static void hint_add(const struct ds_view *v, struct line *l, const char *before, const char *text, uint8_t drop)
{
	char hint[sizeof(l->v[0].text)];
	hint_write(v, text, hint, sizeof(hint));
	field_add(l, before, ds_str_of(hint), DS_ROLE_BAR_QUIET, drop);
}

/* What the row under the tree's cursor counts: 林西县 = 内蒙古自治区/赤峰市/林西县   150424 · 3 篇 · 31 个数字. */
static void region_say(const struct ds_view *v, struct line *l)
{
	const struct ds_region_row *row = &v->tree.row;
	const bool all = row->place.region == DS_REGION_NONE;
	if (row->articles == 0)
		return;
	const char *dot = l->amb == DS_AMBIGUOUS_WIDE ? " | " : " · ";
	struct ds_buf path = { 0 };
	char text[64];
	ds_place_path(row->place, &path);
	field_add(l, " ", all ? ds_str_of(_("All regions")) : ds_place_name(row->place), DS_ROLE_BAR_STRONG, 0);
	if (!all && !ds_str_eq((struct ds_str){ path.p, path.n }, ds_place_name(row->place)))
		field_add(l, " = ", (struct ds_str){ path.p, path.n }, DS_ROLE_BAR, 3);
	snprintf(text, sizeof(text), dngettext("dushu", "%u article", "%u articles", row->articles), row->articles);
	field_add(l, "   ", ds_str_of(text), DS_ROLE_BAR, 1);
	snprintf(text, sizeof(text), dngettext("dushu", "%u figure", "%u figures", row->figures), row->figures);
	field_add(l, dot, ds_str_of(text), DS_ROLE_BAR, 2);
	if (row->place.tail.n == 0 && !all && ds_region_code(row->place.region, text) > 0)
		field_add(l, dot, ds_str_of(text), DS_ROLE_BAR_QUIET, 4);
	ds_buf_done(&path);
}

/* How many hits, or which of them; true: all has been looked through, and there are none. */
static bool hits_count(const struct ds_view *v, char *text, size_t room)
{
	const uint32_t n = search_n(&v->search);
	const bool done = v->search.done && !v->progress.beginning;
	if (n == 0)
		snprintf(text, room, "%s", done ? _("not found") : _("looking …"));
	else if (v->hit < n)
		snprintf(text, room, "%u/%u%s", v->hit + 1, n, done ? "" : "+");
	else
		snprintf(text, room, "%u%s", n, done ? "" : "+");
	return n == 0 && done;
}

static void search_say(const struct ds_view *v, struct line *l)
{
	char text[96];
	const bool none = hits_count(v, text, sizeof(text));
	field_add(l, l->at_left ? " " : "  ", ds_str_of(text), none ? DS_ROLE_ALERT : DS_ROLE_BAR_QUIET, 0);
}

/* /增长 3/4: the words, so that the count is not taken for that of the figures. Beside a figure both go together where room
 * is short, first of all, and that there are none does not stand out. */
static void found_say(const struct ds_view *v, bool alone, struct line *l)
{
	char text[96];
	struct ds_buf words = { 0 };
	const bool none = hits_count(v, text, sizeof(text));
	ds_buf_addc(&words, '/');
	ds_buf_adds(&words, v->search.query.match.typed);
	if (!alone)
		ds_buf_addf(&words, " %s", none ? "0" : text);
	field_add(l, " ", (struct ds_str){ words.p, words.n }, DS_ROLE_BAR_QUIET, 8);
	ds_buf_done(&words);
	if (alone)
		search_say(v, l);
}

/* The line, and as many completions as there is room for. */
static void prompt_offer(const struct ds_view *v, struct ds_screen *s, const struct line *words, int y, int end)
{
	int x = ds_screen_put(s, 0, y, end, DS_STR(" :"), DS_ROLE_PROMPT);
	x = prompt_draw(&v->prompt, s, x, y, end - 1) + 3;
	for (size_t i = 0; i < words->n; i++) {
		if (x + words->v[i].width + 2 > end)
			break;
		x = ds_screen_put(s, x, y, end, ds_str_of(words->v[i].text), DS_ROLE_BAR_QUIET) + 2;
	}
}

static void prompt_say(const struct ds_view *v, struct ds_screen *s, int y, int end)
{
	static const char *const heads[PROMPTS] = {
		[PROMPT_SEARCH] = "/",
		[PROMPT_SEARCH_BACK] = "\\",
		[PROMPT_REGION] = "/",
		[PROMPT_COMMAND] = ":",
		[PROMPT_FILTER] = "/",
		[PROMPT_HELP] = "/",
		[PROMPT_HITS] = "&",
		[PROMPT_LIST] = "/",
		[PROMPT_NOTE] = N_("note: "),
		[PROMPT_LOOKUP] = N_("look up: "),
		[PROMPT_EXPORT] = N_("write to: "),
	};
	/* what may be typed, as long as nothing is */
	static const char *const offers[PROMPTS] = {
		[PROMPT_SEARCH] = N_("words, or their pinyin"),
		[PROMPT_SEARCH_BACK] = N_("words, or their pinyin"),
		[PROMPT_REGION] = N_("赤峰, chifeng, cf or 1504"),
		[PROMPT_COMMAND] = N_("Tab: what there is"),
		[PROMPT_FILTER] = N_("words, or their pinyin"),
		[PROMPT_LIST] = N_("words, or their pinyin"),
		[PROMPT_NOTE] = N_("Enter: keep it"),
	};
	struct line after = { .amb = v->amb };
	char text[256];
	const bool search = v->prompt.kind == PROMPT_SEARCH || v->prompt.kind == PROMPT_SEARCH_BACK;
	if (v->prompt.n == 0 && search && v->search.query.match.n > 0)
		field_add(&after, "   ", ds_str_of(_("Enter: as before")), DS_ROLE_BAR_QUIET, 1);
	else if (v->prompt.n == 0 && offers[v->prompt.kind])
		field_add(&after, "   ", ds_str_of(_(offers[v->prompt.kind])), DS_ROLE_BAR_QUIET, 1);
	if (search) {
		if (v->prompt.n > 0)
			search_say(v, &after);
		if (v->prompt.n > 0 && v->search.done && search_n(&v->search) == 0 && articles_else(v))
			field_add(&after, "   ", ds_str_of(_("Enter: the other articles")), DS_ROLE_BAR_QUIET, 1);
	} else if (v->prompt.kind == PROMPT_REGION && v->prompt.n > 0) {
		snprintf(text, sizeof(text), "%u/%u", v->tree.find.n ? v->tree.find.now + 1 : 0, v->tree.find.n);
		field_add(&after, "  ", ds_str_of(v->tree.find.n ? text : _("not found")),
			  v->tree.find.n ? DS_ROLE_BAR_QUIET : DS_ROLE_ALERT, 0);
	} else if (v->prompt.kind == PROMPT_HITS) {
		const bool same = v->prompt.n == 0 && v->search.query.match.n > 0;
		const bool all = v->page.within.region == DS_REGION_NONE;
		const struct ds_str name = all ? DS_STR("") : ds_place_name(v->page.within);
		snprintf(text, sizeof(text),
			 same  ? _("Enter: as before")
			 : all ? _("Enter: in all articles")
			       : _("Enter: in the articles of %.*s"),
			 (int)name.n, name.p);
		field_add(&after, "   ", ds_str_of(text), DS_ROLE_BAR_QUIET, 1);
	} else if (v->prompt.kind == PROMPT_FILTER && v->prompt.n > 0) {
		snprintf(text, sizeof(text), "%u", v->table.n);
		field_add(&after, "  ", ds_str_of(text), DS_ROLE_BAR_QUIET, 0);
	}
	const struct completion *c = &v->prompt.done;
	if (v->prompt.kind == PROMPT_COMMAND && c->n > 1 && v->prompt.n == c->end) {
		for (size_t i = 0; i < c->n && i < FIELDS; i++) /* those after the one in the line */
			field_add(&after, i ? " " : "   ",
				  ds_str_of(c->word[(c->now % c->n + i + (c->now < c->n)) % c->n]),
				  DS_ROLE_BAR_QUIET, 0);
		prompt_offer(v, s, &after, y, end);
		return;
	}
	const int room =
	    line_width(&after, line_keep(&after, end / 2)) + 1; /* the line itself has the other half */
	int x = ds_screen_put(s, 0, y, end, DS_STR(" "), DS_ROLE_PROMPT);
	x = ds_screen_put(s, x, y, end, ds_str_of(_(heads[v->prompt.kind])), DS_ROLE_PROMPT);
	x = prompt_draw(&v->prompt, s, x, y, end - room);
	line_draw(&after, s, x, y, end);
}

/* The hint is no part of what the view means, so that drawing a const view may keep it. */
static void help_hint_add(const struct ds_view *v, struct line *l)
{
	struct ds_view *keep = (struct ds_view *)v;
	enum context where = v->overlay != IN_ANY ? v->overlay : v->focus;
	if (v->hint.built != v->keys.built || v->hint.where != where) {
		hint_write(v, _("{help} help"), keep->hint.text, sizeof(keep->hint.text));
		keep->hint.built = v->keys.built;
		keep->hint.where = where;
	}
	field_add(l, "  ", ds_str_of(v->hint.text), DS_ROLE_BAR_QUIET, HELP);
}

/* What one may do, the last of it first to go where room is short. */
static void hints_add(const struct ds_view *v, struct line *l, const char *const *texts, size_t n)
{
	char hint[sizeof(l->v[0].text)];
	for (size_t i = 0; i < n; i++) {
		hint_write(v, _(texts[i]), hint, sizeof(hint));
		field_add(l, i ? "   " : " ", ds_str_of(hint), DS_ROLE_BAR_QUIET, (uint8_t)i);
	}
}

/* Which of how many the chosen row is. */
static void ordinal_add(struct line *l, uint32_t now, uint32_t n, uint8_t drop)
{
	char text[32];
	snprintf(text, sizeof(text), "%u/%u", now + 1, n);
	if (n > 0)
		field_add(l, " ", ds_str_of(text), DS_ROLE_BAR_QUIET, drop);
}

static void link_say(const struct ds_view *v, struct line *l)
{
	const struct ds_link *k = links_now(&v->links);
	if (!k)
		return;
	ordinal_add(l, v->links.now, v->links.n, 4);
	field_add(l, "  ", k->href, DS_ROLE_BAR_STRONG, 0);
}

/* 35 sentences in 12 of 69 articles. */
static void hits_say(const struct ds_view *v, struct line *l)
{
	const struct sweep *w = &v->sweep;
	char text[128];
	snprintf(text, sizeof(text), _("%u found in %u of %u articles"), w->rows, w->articles, w->looked);
	field_add(l, " ", ds_str_of(text), DS_ROLE_BAR, 0);
	field_add(l, "  ", ds_str_of(w->on ? _("looking …") : ""), DS_ROLE_BAR_QUIET, 1);
}

static void check_say(const struct ds_view *v, struct line *l)
{
	const struct ds_check *k = checks_now(&v->checks);
	if (!k)
		return;
	ordinal_add(l, v->checks.now, v->checks.all.n, 0);
	field_add(l, "  ", ds_str_of(verdict_text(k->verdict)),
		  k->verdict == DS_VERDICT_FALSE ? DS_ROLE_ALERT : DS_ROLE_BAR_STRONG, 0);
	field_add(l, "   ", checks_text(&v->checks), DS_ROLE_BAR, 0);
}

/* How far the list of all figures has come: 120/1400 篇; that it holds no more. */
static void survey_say(const struct ds_view *v, struct line *l)
{
	const struct survey *w = &v->survey;
	char text[96] = "", hint[96];
	if (w->full) {
		snprintf(hint, sizeof(hint), _("the first %u; {filter} looks through all"), v->table.held_n);
		hint_write(v, hint, text, sizeof(text));
	} else if (w->on && !v->progress.beginning) {
		snprintf(text, sizeof(text), _("looking … %u/%u"), w->looked, ds_library_count(v->lib, w->within));
	}
	field_add(l, "  ", ds_str_of(text), w->full ? DS_ROLE_ALERT : DS_ROLE_BAR_QUIET, 1);
}

/* What stands at the right: how reading goes on, keys that are waited with, how far it is, how to get help. */
static void right_say(const struct ds_view *v, struct line *l)
{
	char text[96];
	if (!v->progress.done || v->progress.beginning) {
		if (v->progress.sources > 1 && !v->progress.done)
			snprintf(text, sizeof(text), _("reading %u/%u"), v->progress.read, v->progress.sources);
		else
			snprintf(text, sizeof(text), "%s", _("reading …"));
		field_add(l, "  ", ds_str_of(text), DS_ROLE_BAR_QUIET, 1);
	}
	if (v->overlay == IN_TABLE && v->table.every)
		survey_say(v, l);
	if (v->typed_n > 0) {
		struct ds_buf name = { 0 };
		key_row_name(v->typed, v->typed_n, &name);
		field_add(l, "  ", (struct ds_str){ name.p, name.n }, DS_ROLE_PROMPT, 0);
		ds_buf_done(&name);
	}
	if (v->count > 0) {
		snprintf(text, sizeof(text), "%lu", v->count);
		field_add(l, "  ", ds_str_of(text), DS_ROLE_PROMPT, 0);
	}
	const bool hidden = v->overlay != IN_ANY || (v->focus == IN_TREE && !frame_two_panes(v));
	if (page_has_text(&v->page) && !v->progress.beginning && !hidden) {
		snprintf(text, sizeof(text), "%d%%", page_percent(&v->page));
		field_add(l, "  ", ds_str_of(text), DS_ROLE_BAR, PERCENT);
	}
	if (v->overlay == IN_ANY && v->focus == IN_TREE && !outline_is_empty(&v->tree))
		hint_add(v, l, "  ", _("{enter} read   {find-region} find"), HELP + 1);
	if (v->w >= 60 && v->overlay != IN_HELP)
		help_hint_add(v, l);
}

static void figure_all_say(const struct ds_view *v, const struct ds_figure *f, struct line *l)
{
	figure_ordinal_say(v, f, l);
	figure_say(f,
		   v->overlay == IN_TABLE ? table_text(&v->table, v->table.v[v->table.now])
					  : ds_str_slice(v->page.doc->reading.text, f->at),
		   l);
}

static void left_say(const struct ds_view *v, struct line *l)
{
	static const char *const some[] = { N_("{next-figure} next figure"), N_("{next-place} next place"),
					    N_("{search} search") };
	static const char *const none[] = { N_("no figures here"), N_("{search} search"),
					    N_("{next-article} next article") };
	const struct ds_figure *f = page_now_figure(&v->page);
	const size_t unknown = v->progress.beginning; /* there may be figures in the rest */
	if (v->overlay == IN_TABLE)
		f = table_figure(&v->table);
	if (v->overlay == IN_COMPARE)
		f = &v->page.doc->figures.v[v->compare.v[v->compare.now]];
	if (v->note[0]) {
		field_add(l, " ", ds_str_of(v->note), v->note_alert ? DS_ROLE_ALERT : DS_ROLE_BAR_STRONG, 0);
		return;
	}
	if (v->search.on && v->overlay == IN_ANY && v->focus != IN_TREE)
		found_say(v, !f && v->page.now != NOW_MENTION, l);
	if (v->overlay == IN_LIST && v->list.kind == LIST_HITS)
		hits_say(v, l);
	else if (v->overlay == IN_LIST)
		ordinal_add(l, v->list.now, v->list.n, 0);
	else if (v->overlay == IN_CHECKS)
		check_say(v, l);
	else if (v->overlay == IN_LINKS)
		link_say(v, l);
	else if (v->overlay == IN_ANY && v->focus == IN_TREE)
		region_say(v, l);
	else if (f)
		figure_all_say(v, f, l);
	else if (v->page.now == NOW_MENTION && v->page.doc)
		mention_say(v, &v->page.doc->mentions.v[v->page.now_i], l);
	else if (v->search.on && v->overlay == IN_ANY)
		hint_add(v, l, "   ", _("{next-hit} next   {prev-hit} previous   Esc done"), 2);
	else if (v->overlay == IN_ANY && page_has_text(&v->page) && v->page.nav_n > 0)
		hints_add(v, l, some, DS_COUNT(some));
	else if (v->overlay == IN_ANY && page_has_text(&v->page))
		hints_add(v, l, none + unknown, DS_COUNT(none) - unknown - (articles_more(v) ? 0 : 1));
}

void bar_draw(const struct ds_view *v, struct ds_screen *s)
{
	const int y = v->h - 1;
	ds_screen_clear(s, 0, y, v->w, 1, DS_ROLE_BAR);
	if (v->prompt.kind != PROMPT_NONE) {
		prompt_say(v, s, y, v->w);
		return;
	}
	bool says =
	    v->note[0] || page_now_figure(&v->page) || v->page.now == NOW_MENTION || v->search.on || v->count > 0;
	if (v->bare && v->overlay == IN_ANY && !says) {
		ds_screen_clear(s, 0, y, v->w, 1, DS_ROLE_TEXT);
		return;
	}
	struct line right = { .amb = v->amb }, left = { .amb = v->amb, .at_left = true };
	right_say(v, &right);
	left_say(v, &left);
	sides_draw(&left, &right, s, y, v->w);
}

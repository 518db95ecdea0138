/* survey.c: the list of the figures of all articles, or of what they say of a region. Articles are looked through one after
 * the other while the list is there; it holds no more rows than a person can use, and where there are more, only those
 * that have the words of the filter. */
#include "app.h"

#include <stdlib.h>

enum {
	SURVEY_MOST = 20000, /* rows */
	SURVEY_STEP = 2000,  /* figures looked at before a key is looked for */
	AROUND_BYTES = 480,  /* of a sentence */
	AROUND_BEFORE = 240, /* at most so many of them in front of the figure */
};

/* The sentence of a figure on one row; that of the row before where it is the same. */
static void around_hold(struct table *t, const struct ds_reading *r, struct table_held *h)
{
	const char *figure = r->text.p + h->figure.at.start;
	struct ds_str s = sentence_around(r, h->figure.at);
	if (figure - s.p > AROUND_BEFORE) { /* of a long one, the part around the figure */
		const char *from = ds_utf8_prev(figure - AROUND_BEFORE + 1, s.p);
		s = (struct ds_str){ from, s.n - (size_t)(from - s.p) };
	}
	while (s.n > AROUND_BYTES)
		s.n = (size_t)(ds_utf8_prev(s.p + s.n, s.p) - s.p);
	h->at = (uint32_t)(figure - s.p);
	if (t->sentence == s.p && t->held_n > 0 && h[-1].id == h->id) {
		h->around = h[-1].around;
		return;
	}
	t->sentence = s.p;
	char *copy = ds_arena_raw(&t->words, s.n + 1, 1);
	for (size_t i = 0; i < s.n; i++)
		copy[i] = s.p[i] == '\t' || s.p[i] == '\n' ? ' ' : s.p[i];
	h->around = (struct ds_str){ copy, s.n };
}

static void figure_hold(struct table *t, ds_article_id id, const struct ds_doc *d, const struct ds_figure *f)
{
	t->held = ds_grow(t->held, &t->held_cap, (size_t)t->held_n + 1, sizeof(*t->held));
	struct table_held *h = &t->held[t->held_n];
	*h = (struct table_held){ .figure = *f, .id = id };
	struct ds_str *const words[] = { &h->figure.unit, &h->figure.label, &h->figure.per, &h->figure.period,
					 &h->figure.place.tail };
	for (size_t i = 0; i < DS_COUNT(words); i++)
		if (words[i]->n > 0)
			*words[i] = ds_arena_copy(&t->words, *words[i]);
	h->text = ds_arena_copy(&t->words, ds_str_slice(d->reading.text, f->at));
	h->source = ds_reading_source(&d->reading, f->at);
	h->line = ds_text_line(d->text, h->source.start);
	around_hold(t, &d->reading, h);
	t->held_n++;
}

/* The list with what has been gathered; the figure that was current in the text is chosen, unless another one was. */
static void survey_show(struct ds_view *v)
{
	struct table *t = &v->table;
	const struct spot wanted = v->survey.wanted;
	table_show(t);
	for (uint32_t i = 0; wanted.id != DS_ARTICLE_NONE && t->now == 0 && i < t->n; i++) {
		const struct table_held *h = &t->held[t->v[i]];
		if (h->id != wanted.id || h->figure.at.start != wanted.byte)
			continue;
		table_move(t, (long)i);
		v->survey.wanted.id = DS_ARTICLE_NONE;
	}
}

/* Some of the figures of an article; true when it has been looked through. */
static bool article_look(struct ds_view *v, ds_article_id id)
{
	struct survey *w = &v->survey;
	const struct ds_doc *d;
	struct ds_article_row row = { 0 };
	struct match_words words;
	struct ds_buf path = { 0 };
	uint32_t index, seen = 0;
	if (ds_library_open_doc(v->lib, id, &d, &index, NULL) != DS_OK)
		return true;
	const struct ds_article *a = &d->reading.articles[index];
	const struct ds_figures *f = &d->figures;
	const uint32_t end = a->block + a->block_n;
	uint32_t i = w->next;
	if (i == 0 && a->block_n > 0)
		i = DS_FROM(f->v, f->n, d->reading.blocks[a->block].at.start);
	match_words_set(&words, ds_str_of(w->words));
	ds_library_row(v->lib, id, &row);
	for (; i < f->n && f->v[i].block < end && seen < SURVEY_STEP && v->table.held_n < SURVEY_MOST;
	     i++, seen++) {
		const struct ds_figure *one = &f->v[i];
		if ((one->minor && !v->page.minor) || !place_inside(w->within, one->place))
			continue;
		if (words.n == 0 ||
		    table_row_has(&words, one, ds_str_slice(d->reading.text, one->at), row.title, &path))
			figure_hold(&v->table, id, d, one);
	}
	w->next = i;
	const bool done = i >= f->n || f->v[i].block >= end;
	ds_buf_done(&path);
	page_refresh(&v->page);
	return done;
}

/* From the first article on, only what has these words, which may be none. */
static unsigned survey_begin(struct ds_view *v, struct ds_str words)
{
	struct survey *w = &v->survey;
	const struct ds_figure *f = page_now_figure(&v->page);
	*w = (struct survey){
		.on = true, .minor = v->page.minor, .wanted = {DS_ARTICLE_NONE, 0}
	};
	if (f && !v->page.by_itself)
		w->wanted = (struct spot){ v->page.id, f->at.start };
	ds_buf_reset(&v->within_survey);
	ds_buf_adds(&v->within_survey, v->page.within.tail);
	w->within = (struct ds_place){
		v->page.within.region, {v->within_survey.p, v->within_survey.n}
	};
	memcpy(w->words, words.p, words.n < sizeof(w->words) ? words.n : sizeof(w->words) - 1);
	return DS_STALE_ALL | DS_MORE;
}

unsigned survey_step(struct ds_view *v)
{
	struct survey *w = &v->survey;
	struct table *t = &v->table;
	if (v->overlay != IN_TABLE || !t->every) {
		w->on = false; /* goes on when the list is opened again */
		return 0;
	}
	const ds_article_id id = ds_library_at(v->lib, w->within, w->looked);
	const uint32_t held = t->held_n;
	w->full = held >= SURVEY_MOST;
	if (id == DS_ARTICLE_NONE || w->full) {
		w->on = !v->progress.done && !w->full; /* more may come */
		survey_show(v);
		return DS_STALE_ALL;
	}
	if (!ds_library_ready(v->lib, id))
		return DS_STALE_BAR; /* goes on when it is read */
	if (article_look(v, id)) {
		w->looked++;
		w->next = 0;
	}
	/* not so often that sorting takes longer than looking */
	if (t->held_n > w->shown + w->shown / 4) {
		w->shown = t->held_n;
		survey_show(v);
		return DS_STALE_ALL | DS_MORE;
	}
	if (t->filter[0] && t->held_n != held) /* the title says of how many: 3/1400 */
		return DS_STALE_ALL | DS_MORE;
	return DS_MORE | (w->looked % 16 ? 0 : DS_STALE_BAR);
}

unsigned act_survey(struct ds_view *v, struct ds_key key)
{
	struct survey *w = &v->survey;
	(void)key;
	v->overlay = IN_TABLE;
	const bool same = v->table.every && ds_place_eq(w->within, v->page.within) && w->minor == v->page.minor;
	w->on = true;
	if (same) {
		table_move(&v->table, 0);
		return DS_STALE_ALL | DS_MORE;
	}
	v->table.filter[0] = 0;
	return survey_again(v);
}

unsigned survey_again(struct ds_view *v)
{
	table_begin(&v->table, &v->page, v->table.every);
	v->table.every = true;
	return survey_begin(v, DS_STR(""));
}

unsigned survey_filter(struct ds_view *v, struct ds_str words)
{
	struct survey *w = &v->survey;
	table_filter(&v->table, words);
	if (!v->table.every || (!w->full && !w->words[0]))
		return DS_STALE_ALL;
	table_begin(&v->table, &v->page, true);
	table_show(&v->table);
	return survey_begin(v, words);
}

unsigned survey_enter(struct ds_view *v, const struct table_held *row)
{
	return DS_STALE_ALL | spot_go(v, (struct spot){ row->id, row->figure.at.start });
}

/* act_list.c: the lists: contents, marks and notes, what could not be read. */
#include "app.h"
#include "words.h"

#include <stdio.h>
#include <stdlib.h>

enum { QUOTE_BYTES = 240, ARTICLES_MOST = 50000 };

unsigned act_contents(struct ds_view *v, struct ds_key key)
{
	(void)key;
	if (!contents_open(v))
		return 0;
	v->overlay = IN_LIST;
	return DS_STALE_ALL;
}

unsigned list_enter(struct ds_view *v)
{
	const struct list_row *row = list_now(&v->list);
	if (!row)
		return 0;
	struct spot to = { row->id, row->byte };
	if (v->list.kind == LIST_UNREAD)
		return 0;
	if (to.id == DS_ARTICLE_NONE) {
		size_t n = 0;
		const struct ds_note *note = v->state ? ds_state_notes(v->state, &n) : NULL;
		return row->key < n ? visit_note(v, &note[row->key]) : 0;
	}
	v->overlay = IN_ANY;
	v->focus = IN_PAGE;
	jump_from(v, spot_here(v));
	if (v->list.kind == LIST_HITS)
		return hits_enter(v, row);
	if (v->list.kind == LIST_CONTENTS && row->indent == 0 && to.id != v->page.id)
		return DS_STALE_ALL | act_open_article(v, to.id);
	return spot_go(v, to);
}

/* ---- marks and notes ---------------------------------------------------------------------------------------- */

/* The sentence at a byte, as far as it has room in a list. */
static struct ds_str quote_at(const struct page *p, uint32_t byte)
{
	struct ds_str s = sentence_around(&p->doc->reading, (struct ds_span){ byte, byte });
	while (s.n > QUOTE_BYTES)
		s.n = (size_t)(ds_utf8_prev(s.p + s.n, s.p) - s.p);
	return s;
}

void note_write(struct ds_view *v, struct spot at, char mark, struct ds_str text)
{
	struct ds_buf name = { 0 };
	struct ds_article_row row;
	struct ds_note n = { .byte = at.byte, .mark = mark, .text = text };
	if (article_name(v, at.id, &name, &n.article) && ds_library_row(v->lib, at.id, &row)) {
		n.name = (struct ds_str){ name.p, name.n };
		n.title = row.title;
		if (at.id == v->page.id && page_has_text(&v->page))
			n.quote = quote_at(&v->page, at.byte);
		ds_state_note(v->state, &n);
	}
	ds_buf_done(&name);
}

/* Where the articles of notes are in the library; sources are looked through once. */
static void notes_find(const struct ds_view *v, const struct ds_note *note, size_t n, ds_article_id *id)
{
	struct ds_buf name = { 0 };
	struct ds_article_row row;
	const char *doc = NULL;
	for (size_t i = 0; i < n; i++)
		id[i] = DS_ARTICLE_NONE;
	for (ds_article_id a = 0; a < ARTICLES_MOST && ds_library_row(v->lib, a, &row); a++) {
		if (row.doc != doc) {
			ds_buf_reset(&name);
			ds_state_name(row.doc, &name);
			doc = row.doc;
		}
		for (size_t i = 0; i < n; i++) {
			if (note[i].article == row.article &&
			    ds_str_eq(note[i].name, (struct ds_str){ name.p, name.n }))
				id[i] = a;
		}
	}
	ds_buf_done(&name);
}

const struct ds_note *note_marked(const struct ds_view *v, char mark)
{
	size_t n = 0;
	const struct ds_note *note = v->state ? ds_state_notes(v->state, &n) : NULL;
	for (size_t i = 0; i < n; i++)
		if (note[i].mark == mark)
			return &note[i];
	return NULL;
}

struct spot note_spot(const struct ds_view *v, const struct ds_note *note)
{
	ds_article_id id;
	notes_find(v, note, 1, &id);
	return (struct spot){ id, note->byte };
}

struct ds_str note_text(const struct ds_view *v, struct spot at)
{
	struct ds_buf name = { 0 };
	struct ds_str text = { 0 };
	uint32_t article;
	size_t n = 0;
	if (article_name(v, at.id, &name, &article)) {
		const struct ds_note *note = ds_state_notes(v->state, &n);
		for (size_t i = 0; i < n; i++) {
			if (!note[i].mark && note[i].article == article && note[i].byte == at.byte &&
			    ds_str_eq(note[i].name, (struct ds_str){ name.p, name.n }))
				text = note[i].text;
		}
	}
	ds_buf_done(&name);
	return text;
}

static void notes_list(struct ds_view *v, uint32_t now)
{
	size_t n = 0;
	const struct ds_note *note = v->state ? ds_state_notes(v->state, &n) : NULL;
	ds_article_id *id = ds_alloc((n + 1) * sizeof(*id));
	notes_find(v, note, n, id);
	list_start(&v->list, LIST_NOTES);
	for (size_t i = 0; i < n; i++) {
		struct ds_buf words = { 0 };
		char mark[8];
		snprintf(mark, sizeof(mark), "%c ", note[i].mark ? note[i].mark : ' ');
		ds_buf_adds(&words, note[i].text.n > 0 ? note[i].text : note[i].quote);
		if (note[i].text.n > 0) {
			ds_buf_addz(&words, "   ");
			ds_buf_adds(&words, note[i].quote);
		}
		list_add(&v->list, (struct list_row){
				       .id = id[i],
				       .byte = note[i].byte,
				       .role = id[i] == DS_ARTICLE_NONE ? DS_ROLE_QUIET : DS_ROLE_TEXT,
				       .key = (uint32_t)i,
				       .head = ds_str_of(mark),
				       .text = {words.p, words.n},
				       .detail = id[i] == DS_ARTICLE_NONE ? note[i].name : note[i].title
                });
		ds_buf_done(&words);
	}
	list_show(&v->list, now);
	free(id);
}

unsigned act_notes(struct ds_view *v, struct ds_key key)
{
	(void)key;
	notes_list(v, UINT32_MAX);
	v->overlay = IN_LIST;
	return DS_STALE_ALL;
}

unsigned act_list_remove(struct ds_view *v, struct ds_key key)
{
	(void)key;
	const struct list_row *row = list_now(&v->list);
	if (v->overlay != IN_LIST || v->list.kind != LIST_NOTES || !row)
		return 0;
	size_t n = 0;
	const struct ds_note *note = ds_state_notes(v->state, &n);
	if (row->key < n && note[row->key].mark)
		v->marks[note[row->key].mark - 'a'].id = DS_ARTICLE_NONE;
	ds_state_note_remove(v->state, row->key);
	notes_list(v, v->list.shown[v->list.now]);
	view_note(v, false, "%s", _("taken away"));
	return DS_STALE_ALL;
}

/* ---- what could not be read --------------------------------------------------------------------------------- */

unsigned act_unread(struct ds_view *v, struct ds_key key)
{
	const struct ds_error *e;
	(void)key;
	list_start(&v->list, LIST_UNREAD);
	for (uint32_t i = 0; (e = ds_library_failure(v->lib, i)); i++)
		list_add(&v->list, (struct list_row){
				       .id = DS_ARTICLE_NONE, .role = DS_ROLE_TEXT, .text = ds_str_of(e->text) });
	list_show(&v->list, 0);
	v->overlay = IN_LIST;
	return DS_STALE_ALL;
}

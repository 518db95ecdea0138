/* later.c: villages, and townships that no list has, are found below a parent that is known; where the same name stands
 * before that, in a title or a first sentence, or far behind it, only what the rest of the article says tells what it is.
 * Settles nothing that the article does not name with its parent somewhere. */
#include "region/resolve.h"

#include <stdlib.h>

/* So many names of an article are looked for again. */
#define NAMES_MAX 16u

/* What was found, before it is put among the others. */
struct found {
	struct draft v[64];
	size_t n;
};

static int draft_order(const void *a, const void *b)
{
	const struct draft *x = a, *y = b;
	return (x->m.at.start > y->m.at.start) - (x->m.at.start < y->m.at.start);
}

/* The first mention of the article that ends behind off. */
static size_t mention_behind(const struct resolver *r, uint32_t off)
{
	size_t from = r->article_from, to = r->n;
	while (from < to) {
		const size_t mid = from + (to - from) / 2;
		if (r->v[mid].m.at.end <= off)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

static bool is_free(const struct resolver *r, struct ds_span at, const struct found *f)
{
	const size_t i = mention_behind(r, at.start);
	if (i < r->n && r->v[i].m.at.start < at.end)
		return false;
	for (size_t k = 0; k < f->n; k++) {
		if (f->v[k].m.at.start < at.end && f->v[k].m.at.end > at.start)
			return false;
	}
	return true;
}

static void found_put(const struct resolver *r, struct found *f, const struct draft *like, struct ds_span at,
		      uint32_t block, uint32_t sentence)
{
	if (f->n == DS_COUNT(f->v) || !is_free(r, at, f))
		return;
	f->v[f->n] = *like;
	f->v[f->n].m.at = at;
	f->v[f->n].m.block = block;
	f->v[f->n].m.form = DS_FORM_FULL;
	f->v[f->n++].sentence = sentence;
}

/* The names that may stand elsewhere: of villages and unlisted townships, each once. */
static size_t names_of(const struct resolver *r, const struct draft **names)
{
	size_t n = 0;
	for (size_t i = r->article_from; i < r->n && n < NAMES_MAX; i++) {
		const struct ds_mention *m = &r->v[i].m;
		const bool town = m->level == DS_LEVEL_TOWNSHIP && m->place.tail.n;
		if (!m->place.region || m->form == DS_FORM_ANAPHOR || ds_span_len(m->at) < 9 ||
		    (m->level != DS_LEVEL_VILLAGE && !town))
			continue;
		size_t k = 0;
		while (k < n && !ds_str_eq(ds_str_slice(r->text, names[k]->m.at), ds_str_slice(r->text, m->at)))
			k++;
		if (k == n)
			names[n++] = &r->v[i];
	}
	return n;
}

/* A village of one of the names at the end of a hit that was none. */
static void village_later(const struct resolver *r, const struct hit *h, const struct draft *const *names, size_t n,
			  struct found *f)
{
	const struct draft *best = NULL;
	for (size_t i = 0; i < n; i++) {
		const uint32_t len = ds_span_len(names[i]->m.at);
		if (names[i]->m.level == DS_LEVEL_VILLAGE && (!best || ds_span_len(best->m.at) < len) &&
		    h->at.end - r->reading->blocks[h->block].at.start >= len &&
		    text_before(r->text, h->at.end, ds_str_slice(r->text, names[i]->m.at)))
			best = names[i];
	}
	if (best)
		found_put(r, f, best, (struct ds_span){ h->at.end - ds_span_len(best->m.at), h->at.end }, h->block,
			  h->sentence);
}

/* Every place of the article where the township's name stands. */
static void town_later(const struct resolver *r, const struct draft *town, struct found *f)
{
	const struct ds_str name = ds_str_slice(r->text, town->m.at);
	const struct ds_reading *in = r->reading;
	const uint32_t article = in->blocks[town->m.block].article;
	uint32_t b = town->m.block;
	while (b > 0 && in->blocks[b - 1].article == article)
		b--;
	for (; b < in->blocks_n && in->blocks[b].article == article; b++) {
		const struct ds_str block = ds_str_slice(r->text, in->blocks[b].at);
		if (in->blocks[b].kind == DS_BLOCK_BOILERPLATE)
			continue;
		for (size_t at = 0; (at = ds_str_find(block, name, at)) != SIZE_MAX; at += name.n) {
			const uint32_t start = in->blocks[b].at.start + (uint32_t)at;
			const size_t near = mention_behind(r, start);
			found_put(r, f, town, (struct ds_span){ start, start + (uint32_t)name.n }, b,
				  near < r->n ? r->v[near].sentence : town->sentence);
		}
	}
}

/* 双泉村, of which the county has two, is the one that the article names with its township somewhere. */
static void villages_settle(struct resolver *r)
{
	const size_t oldest = r->villages > r->article_from + 64 ? r->villages - 64 : r->article_from;
	for (size_t i = oldest; i < r->villages; i++) {
		struct draft *d = &r->v[i];
		if (d->m.level != DS_LEVEL_VILLAGE || !d->m.place.tail.n || d->m.form == DS_FORM_ANAPHOR)
			continue;
		const struct ds_str name = ds_str_slice(r->text, d->m.at);
		for (size_t k = oldest; k < r->villages; k++) {
			const struct draft *o = &r->v[k];
			if (o->m.level != DS_LEVEL_VILLAGE || o->m.place.region == d->m.place.region ||
			    !draft_holds(d, o->m.place.region) || !ds_str_eq(ds_str_slice(r->text, o->m.at), name))
				continue;
			d->m.place = o->m.place;
			d->next = o->next;
			d->parent = o->parent;
			break;
		}
	}
}

void later_settle(struct resolver *r)
{
	const struct draft *names[NAMES_MAX];
	struct found f;
	if (r->villages)
		villages_settle(r);
	if (!r->towns && !(r->failed_n && r->villages))
		return;
	const size_t n = names_of(r, names);
	f.n = 0;
	for (size_t i = 0; i < r->failed_n; i++)
		village_later(r, &r->hits[r->failed[i]], names, n, &f);
	for (size_t i = 0; i < n && r->towns; i++) {
		if (names[i]->m.level == DS_LEVEL_TOWNSHIP)
			town_later(r, names[i], &f);
	}
	if (!f.n)
		return;
	const size_t before = r->n;
	for (size_t i = 0; i < f.n; i++) {
		if (r->trace) {
			trace_begin(r->trace);
			trace_candidate(r->trace, f.v[i].m.place);
			trace_score(r->trace, 0, DS_STANDING_CHOSEN);
			trace_note(r->trace, DS_REASON_AGAIN, 0, f.v[i].m.at, f.v[i].m.place.region);
			trace_end(r->trace, f.v[i].m.at, f.v[i].m.block, (uint32_t)(before + i));
		}
		draft_put(r, &f.v[i]);
	}
	qsort(r->v + r->article_from, r->n - r->article_from, sizeof(*r->v), draft_order);
	if (r->trace)
		trace_sort(r->trace, r->v[r->article_from].m.at.start, (uint32_t)r->article_from);
}

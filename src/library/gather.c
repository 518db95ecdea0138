/* gather.c: what the library keeps of a source: one row an article, and the distinct places it speaks of. Works on
 * one document only, so it runs on whatever thread has read it. */
#include "gather.h"

#include <stdlib.h>

static int place_cmp(const void *a, const void *b)
{
	const struct found_place *x = a, *y = b;
	if (x->article != y->article)
		return x->article < y->article ? -1 : 1;
	if (x->place.region != y->place.region)
		return x->place.region < y->place.region ? -1 : 1;
	size_t n = x->place.tail.n < y->place.tail.n ? x->place.tail.n : y->place.tail.n;
	int order = n ? memcmp(x->place.tail.p, y->place.tail.p, n) : 0;
	return order ? order : (x->place.tail.n > y->place.tail.n) - (x->place.tail.n < y->place.tail.n);
}

/* Every mention that counts and every figure that is not minor, as places, counted in their articles too. */
static size_t places_list(struct found *f, const struct ds_doc *doc, struct found_place *v)
{
	const struct ds_reading *r = &doc->reading;
	size_t n = 0;
	for (uint32_t i = 0; i < doc->mentions.n; i++) {
		const struct ds_mention *m = &doc->mentions.v[i];
		if (!m->counts)
			continue;
		uint32_t article = r->blocks[m->block].article;
		f->articles[article].mentions++;
		if (m->place.region != DS_REGION_NONE && m->place.region != DS_REGION_CHINA)
			v[n++] = (struct found_place){ m->place, article, 0 };
	}
	for (uint32_t i = 0; i < doc->figures.n; i++) {
		const struct ds_figure *g = &doc->figures.v[i];
		if (g->minor)
			continue;
		uint32_t article = r->blocks[g->block].article;
		f->articles[article].figures++;
		if (g->place.region != DS_REGION_NONE)
			v[n++] = (struct found_place){ g->place, article, 1 };
	}
	return n;
}

/* Sorts places by article and makes one of equal ones. */
static size_t places_merge(struct found_place *v, size_t n)
{
	size_t kept = 0;
	if (n)
		qsort(v, n, sizeof *v, place_cmp);
	for (size_t i = 0; i < n; i++) {
		if (kept && place_cmp(&v[kept - 1], &v[i]) == 0)
			v[kept - 1].figures += v[i].figures;
		else
			v[kept++] = v[i];
	}
	return kept;
}

static struct ds_place place_copy(struct ds_arena *a, struct ds_place p)
{
	if (p.tail.n)
		p.tail = ds_arena_copy(a, p.tail);
	return p;
}

void found_gather(struct found *f, const struct ds_doc *doc)
{
	const struct ds_reading *r = &doc->reading;
	f->articles_n = r->articles_n;
	f->articles = DS_NEW_ARRAY(&f->arena, struct found_article, r->articles_n + 1);
	struct found_place *all = ds_alloc((doc->mentions.n + doc->figures.n + 1) * sizeof *all);
	size_t n = places_merge(all, places_list(f, doc, all)), next = 0;
	struct found_place *places = DS_NEW_ARRAY(&f->arena, struct found_place, n + 1);
	for (size_t i = 0; i < n; i++) {
		places[i] = all[i];
		places[i].place = place_copy(&f->arena, all[i].place);
	}
	free(all);
	for (uint32_t i = 0; i < r->articles_n; i++) {
		struct found_article *a = &f->articles[i];
		a->title = ds_arena_copy(&f->arena, r->articles[i].title);
		a->source = ds_arena_copy(&f->arena, r->articles[i].source);
		a->published = ds_arena_copy(&f->arena, r->articles[i].published);
		if (doc->mentions.article)
			a->place = place_copy(&f->arena, doc->mentions.article[i]);
		a->places = places + next;
		while (next < n && places[next].article == i) {
			next++;
			a->places_n++;
		}
	}
}

void found_fail(struct found *f, const struct ds_error *e)
{
	f->failure = DS_NEW(&f->arena, struct ds_error);
	*f->failure = *e;
}

struct found *found_new(const char *path)
{
	struct found *f = ds_alloc(sizeof *f);
	size_t n = strlen(path) + 1;
	*f = (struct found){ .path = memcpy(ds_alloc(n), path, n) };
	return f;
}

void found_free(struct found *f)
{
	if (!f)
		return;
	free(f->path);
	ds_arena_done(&f->arena);
	if (f->kept.owned)
		ds_bytes_done(&f->kept);
	free(f);
}

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

/* Copies strings to where the allocation still has room. */
static struct ds_str str_keep(char **room, struct ds_str s)
{
	char *p = *room;
	if (s.n)
		memcpy(p, s.p, s.n);
	*room += s.n;
	return (struct ds_str){ p, s.n };
}

static struct ds_place place_of(const struct ds_doc *doc, uint32_t article)
{
	return doc->mentions.article ? doc->mentions.article[article] : (struct ds_place){ 0 };
}

static size_t strings_size(const struct ds_doc *doc, const struct found_place *places, size_t n)
{
	const struct ds_reading *r = &doc->reading;
	size_t size = 0;
	for (size_t i = 0; i < n; i++)
		size += places[i].place.tail.n;
	for (uint32_t i = 0; i < r->articles_n; i++)
		size += r->articles[i].title.n + r->articles[i].source.n + r->articles[i].published.n +
			place_of(doc, i).tail.n;
	return size;
}

void found_gather(struct found *f, const struct ds_doc *doc)
{
	const struct ds_reading *r = &doc->reading;
	size_t rows = (r->articles_n + 1) * sizeof *f->articles;
	f->articles_n = r->articles_n;
	f->articles = ds_alloc(rows);
	memset(f->articles, 0, rows);
	struct found_place *all = ds_alloc((doc->mentions.n + doc->figures.n + 1) * sizeof *all);
	size_t n = places_merge(all, places_list(f, doc, all)), next = 0;

	f->articles = ds_realloc(f->articles, rows + n * sizeof *all + strings_size(doc, all, n));
	struct found_place *places = (struct found_place *)((char *)f->articles + rows);
	char *room = (char *)(places + n);
	for (size_t i = 0; i < n; i++) {
		places[i] = all[i];
		places[i].place.tail = str_keep(&room, all[i].place.tail);
	}
	free(all);
	for (uint32_t i = 0; i < r->articles_n; i++) {
		struct found_article *a = &f->articles[i];
		a->title = str_keep(&room, r->articles[i].title);
		a->source = str_keep(&room, r->articles[i].source);
		a->published = str_keep(&room, r->articles[i].published);
		a->place = place_of(doc, i);
		a->place.tail = str_keep(&room, a->place.tail);
		a->places = places + next;
		while (next < n && places[next].article == i) {
			next++;
			a->places_n++;
		}
	}
}

void found_fail(struct found *f, const struct ds_error *e)
{
	f->failure = ds_alloc(sizeof *f->failure);
	*f->failure = *e;
}

void found_keep(struct found *f, const struct ds_source_doc *from, struct ds_bytes *bytes)
{
	const struct ds_hints *h = &from->hints;
	const size_t charset = from->charset ? strlen(from->charset) + 1 : 0;
	f->from = ds_alloc(sizeof *f->from + charset + h->title.n + h->author.n + h->published.n + h->source.n);
	*f->from = (struct ds_source_doc){ .format = from->format };
	char *room = (char *)(f->from + 1);
	if (charset)
		f->from->charset = str_keep(&room, (struct ds_str){ from->charset, charset }).p;
	f->from->hints.title = str_keep(&room, h->title);
	f->from->hints.author = str_keep(&room, h->author);
	f->from->hints.published = str_keep(&room, h->published);
	f->from->hints.source = str_keep(&room, h->source);
	f->kept = *bytes;
	*bytes = (struct ds_bytes){ .s = bytes->s };
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
	free(f->articles);
	free(f->failure);
	free(f->from);
	ds_doc_free(f->doc);
	if (f->bytes.owned)
		ds_bytes_done(&f->bytes);
	if (f->kept.owned)
		ds_bytes_done(&f->kept);
	free(f);
}

/* links.c: the links of an article: where their text stands in the reading, and what they lead to. */
#include "article/html.h"

#include <stdlib.h>

static int by_source(const void *a, const void *b)
{
	const struct ds_piece *x = a, *y = b;
	return x->src < y->src ? -1 : x->src > y->src;
}

static int by_place(const void *a, const void *b)
{
	const struct ds_link *x = a, *y = b;
	return x->at.start < y->at.start ? -1 : x->at.start > y->at.start;
}

/* Pieces in the order of the source: headlines may stand before a text that they follow there. Freed by the caller. */
static struct ds_piece *pieces_sorted(const struct ds_reading *r)
{
	struct ds_piece *v = ds_alloc((r->pieces_n + 1) * sizeof *v);
	bool sorted = true;
	memcpy(v, r->pieces, r->pieces_n * sizeof *v);
	for (uint32_t i = 1; i < r->pieces_n && sorted; i++)
		sorted = v[i - 1].src <= v[i].src;
	if (!sorted)
		qsort(v, r->pieces_n, sizeof *v, by_source);
	return v;
}

/* The reading place of source byte `at`, which piece p holds. */
static uint32_t read_of(const struct ds_piece *p, uint32_t at, bool end)
{
	if (p->len == p->src_len)
		return p->read + (at - p->src);
	return end ? p->read + p->len : p->read;
}

/* The first piece that ends behind source byte `at`. */
static uint32_t piece_find(const struct ds_piece *v, uint32_t n, uint32_t at)
{
	uint32_t low = 0;
	while (n) {
		const uint32_t half = n / 2;
		if (v[low + half].src + v[low + half].src_len <= at) {
			low += half + 1;
			n -= half + 1;
		} else {
			n = half;
		}
	}
	return low;
}

/* The reading span of a source span, within one shown block; empty when there is none. */
static struct ds_span link_span(const struct ds_reading *r, const struct ds_piece *v, struct ds_span src)
{
	const struct ds_span none = { 0, 0 };
	const uint32_t a = piece_find(v, r->pieces_n, src.start), b = piece_find(v, r->pieces_n, src.end - 1);
	if (b >= r->pieces_n || v[a].src > src.start || v[b].src >= src.end)
		return none;
	struct ds_span at = { read_of(&v[a], src.start, false), read_of(&v[b], src.end, true) };
	const struct ds_block *block = &r->blocks[ds_reading_block(r, at.start)];
	if (block->kind == DS_BLOCK_BOILERPLATE || at.start < block->at.start || at.start >= block->at.end)
		return none;
	at.end = at.end > block->at.end ? block->at.end : at.end;
	return at.end > at.start ? at : none;
}

static void feeds_read(const struct html_doc *d, struct ds_str base, struct ds_arena *arena, struct ds_reading *out)
{
	struct ds_str *feeds = DS_NEW_ARRAY(arena, struct ds_str, d->feeds_n);
	for (uint32_t i = 0; i < d->feeds_n; i++)
		feeds[i] =
		    html_resolve(base, ds_str_slice((struct ds_str){ d->hrefs.p, d->hrefs.n }, d->feeds[i]), arena);
	out->feeds = feeds;
	out->feeds_n = d->feeds_n;
}

void links_read(const struct html_doc *d, struct ds_str base, struct ds_arena *arena, struct ds_reading *out)
{
	const struct ds_str hrefs = { d->hrefs.p, d->hrefs.n };
	if (d->links_n + d->feeds_n > 0 && d->base.end > d->base.start)
		base = html_resolve(base, ds_str_slice(hrefs, d->base), arena);
	if (d->feeds_n > 0)
		feeds_read(d, base, arena, out);
	if (d->links_n == 0 || out->pieces_n == 0)
		return;
	struct ds_piece *v = pieces_sorted(out);
	struct ds_link *links = DS_NEW_ARRAY(arena, struct ds_link, d->links_n);
	uint32_t n = 0;
	for (size_t i = 0; i < d->links_n; i++) {
		const struct html_link *l = &d->links[i];
		const struct ds_span at =
		    l->src.end > l->src.start ? link_span(out, v, l->src) : (struct ds_span){ 0, 0 };
		if (at.end == 0)
			continue;
		const struct ds_str href = html_resolve(base, ds_str_slice(hrefs, l->href), arena);
		if (href.n)
			links[n++] = (struct ds_link){ at, href };
	}
	qsort(links, n, sizeof *links, by_place);
	out->links = links;
	out->links_n = n;
	free(v);
}

/* search.c: finding what was typed. Both sides are folded, so that 臺灣 finds 台湾 and ＧＤＰ finds gdp; letters also find
 * words by their pinyin, and places whatever they are called there. One article, in steps of bounded size; app.c goes on to other articles. */
#include "search.h"

#include <stdlib.h>

void search_done(struct search *s)
{
	free(s->before.v);
	free(s->after.v);
	*s = (struct search){ 0 };
}

void search_off(struct search *s)
{
	s->on = false;
	s->done = true;
	s->before.n = s->after.n = 0;
	s->version++;
}

bool search_query_set(struct search_query *q, struct ds_str typed)
{
	size_t n = typed.n < sizeof(q->text) ? typed.n : sizeof(q->text);
	if (n > 0)
		memcpy(q->text, typed.p, n);
	match_set(&q->match, (struct ds_str){ q->text, n });
	q->place = q->match.n > 1;
	for (uint32_t i = 0; i < q->match.n; i++)
		q->place = q->place && q->match.cp[i] >= 'a' && q->match.cp[i] <= 'z';
	return q->match.n > 0;
}

void span_add(struct span_list *l, struct ds_span at)
{
	l->v = ds_grow(l->v, &l->cap, l->n + 1, sizeof(*l->v));
	l->v[l->n++] = at;
}

size_t search_block(const struct search_query *q, const struct ds_doc *d, uint32_t block, struct span_list *out)
{
	const struct ds_block *b = &d->reading.blocks[block];
	struct ds_str text = ds_block_text(&d->reading, b);
	if (b->kind == DS_BLOCK_BOILERPLATE)
		return 1;
	uint32_t m = q->place ? DS_FROM(d->mentions.v, d->mentions.n, b->at.start) : 0;
	for (size_t off = 0; off < text.n;) {
		size_t end = match_at(&q->match, text, off);
		const struct ds_mention *place = NULL;
		if (q->place) {
			while (m < d->mentions.n && d->mentions.v[m].at.start < b->at.start + off)
				m++;
			if (m < d->mentions.n && d->mentions.v[m].at.start == b->at.start + off)
				place = &d->mentions.v[m];
		}
		if (!end && place && ds_region_matches(q->match.typed, place->place))
			end = place->at.end - b->at.start;
		if (end) {
			span_add(out, (struct ds_span){ b->at.start + (uint32_t)off, b->at.start + (uint32_t)end });
			off = end;
		} else {
			unsigned len;
			ds_utf8_at(text.p + off, &len);
			off += len;
		}
	}
	return text.n + 1;
}

void search_again(struct search *s, const struct page *p, uint32_t from)
{
	s->before.n = s->after.n = 0;
	s->version++;
	s->wrapped = false;
	s->on = s->query.match.n > 0;
	s->done = !s->on || !page_has_text(p);
	if (s->done)
		return;
	s->block = s->origin = ds_reading_block(&p->doc->reading, from);
	if (s->block < p->first)
		s->block = s->origin = p->first;
	s->last = p->last;
}

void search_start(struct search *s, const struct page *p, struct ds_str typed, uint32_t from)
{
	search_query_set(&s->query, typed);
	search_again(s, p, from);
}

bool search_work(struct search *s, const struct page *p, size_t bytes)
{
	const uint32_t before = search_n(s);
	for (size_t seen = 0; !s->done && seen < bytes;) {
		if (s->block > s->last) {
			s->done = s->wrapped || s->origin == p->first;
			s->wrapped = true;
			s->block = p->first;
			s->last = s->origin - 1;
			continue;
		}
		seen += search_block(&s->query, p->doc, s->block++, s->wrapped ? &s->before : &s->after);
	}
	s->version += search_n(s) != before;
	return !s->done;
}

uint32_t search_n(const struct search *s)
{
	return (uint32_t)(s->before.n + s->after.n);
}

struct ds_span search_at(const struct search *s, uint32_t i)
{
	return i < s->before.n ? s->before.v[i] : s->after.v[i - s->before.n];
}

uint32_t search_from(const struct search *s, uint32_t byte)
{
	uint32_t low = 0, high = search_n(s);
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (search_at(s, mid).start < byte)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

struct hits search_hits(const struct search *s, uint32_t now)
{
	return (struct hits){ .before = s->before.v,
			      .after = s->after.v,
			      .before_n = (uint32_t)s->before.n,
			      .after_n = (uint32_t)s->after.n,
			      .now = now,
			      .version = s->version };
}

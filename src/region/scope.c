/* scope.c: what an article is about, by counting the places it names. Knows nothing of how they were found. */
#include "region/resolve.h"

#include <stdlib.h>

static size_t tally_slot(const struct tally *t, ds_region r)
{
	size_t at = (r * 0x9e3779b1u >> 7) & (t->cap - 1);
	while (t->v[at].region && t->v[at].region != r)
		at = (at + 1) & (t->cap - 1);
	return at;
}

static void tally_grow(struct tally *t)
{
	struct tally old = *t;
	t->cap = old.cap ? old.cap * 2 : 32;
	t->v = ds_arena_alloc(t->arena, t->cap * sizeof(*t->v));
	for (size_t i = 0; i < old.cap; i++) {
		if (old.v[i].region)
			t->v[tally_slot(t, old.v[i].region)] = old.v[i];
	}
}

void tally_add(struct tally *t, ds_region r, uint32_t weight)
{
	if (r == DS_REGION_NONE)
		return;
	if (t->n && t->v[t->last].region == r) { /* as it often is */
		t->v[t->last].weight += weight;
		return;
	}
	if (t->n * 2 >= t->cap)
		tally_grow(t);
	const size_t at = t->last = tally_slot(t, r);
	t->n += !t->v[at].region;
	t->v[at].region = r;
	t->v[at].weight += weight;
}

static int counted_order(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;
	return (x->region > y->region) - (x->region < y->region);
}

#define FEW 48u /* sorted as they come */

/* What was counted, in the order of the regions: what lies in one of them then stands in a row. */
static struct counted *tally_sorted(const struct tally *t)
{
	struct counted *v = ds_arena_raw(t->arena, t->n * sizeof(*v), _Alignof(struct counted));
	size_t n = 0;
	for (size_t i = 0; i < t->cap; i++) {
		if (!t->v[i].region)
			continue;
		size_t at = n++;
		for (; t->n <= FEW && at > 0 && v[at - 1].region > t->v[i].region; at--)
			v[at] = v[at - 1];
		v[at] = t->v[i];
	}
	if (n > FEW)
		qsort(v, n, sizeof(*v), counted_order);
	return v;
}

/* The share, in percent, of what lies in a region that must lie in one of its parts for the article to be about
 * that part. */
static const uint8_t share[DS_LEVELS] = {
	[DS_LEVEL_PROVINCE] = 50, [DS_LEVEL_PREFECTURE] = 50, [DS_LEVEL_COUNTY] = 55,
	[DS_LEVEL_TOWNSHIP] = 75, [DS_LEVEL_VILLAGE] = 75,    [DS_LEVEL_OTHER] = 70,
};

ds_region tally_top(const struct tally *t)
{
	if (!t->n)
		return DS_REGION_NONE;
	const struct counted *v = tally_sorted(t), *end = v + t->n; /* those in `at` */
	ds_region at = DS_REGION_CHINA;
	uint64_t all = 0;
	for (size_t i = 0; i < t->n; i++)
		all += v[i].weight;
	for (;;) {
		const struct counted *from = v, *to = end; /* those in `best` */
		ds_region best = DS_REGION_NONE;
		uint64_t most = 0;
		for (const struct counted *p = v, *first; p < end;) {
			ds_region part = p->region, up;
			if (part == at) {
				p++;
				continue;
			}
			while ((up = region_parent(part)) != at)
				part = up;
			const ds_region next = row_at(part)->next;
			uint64_t weight = 0;
			for (first = p; p < end && p->region < next; p++)
				weight += p->weight;
			if (weight > most) {
				most = weight;
				best = part;
				from = first;
				to = p;
			}
		}
		if (!best || most * 100 <= all * share[region_level(best)])
			return at == DS_REGION_CHINA ? DS_REGION_NONE : at;
		at = best;
		all = most;
		v = from;
		end = to;
	}
}

uint32_t block_weight(const struct ds_reading *r, uint32_t block, uint32_t first)
{
	static const uint8_t weights[DS_BLOCK_KINDS] = {
		[DS_BLOCK_TITLE] = 16,    [DS_BLOCK_SUBTITLE] = 12, [DS_BLOCK_COLUMN] = 1,
		[DS_BLOCK_BYLINE] = 1,    [DS_BLOCK_SOURCE] = 1,    [DS_BLOCK_HEADING] = 4,
		[DS_BLOCK_PARAGRAPH] = 2, [DS_BLOCK_CAPTION] = 2,   [DS_BLOCK_LIST_ITEM] = 2,
		[DS_BLOCK_TABLE_ROW] = 1,
	};
	uint32_t w = weights[r->blocks[block].kind];
	return block == first && r->blocks[block].kind == DS_BLOCK_PARAGRAPH ? w * 2 : w;
}

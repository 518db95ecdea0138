/* scope.c: what an article is about, by counting the places it names. Knows nothing of how they were found. */
#include "region/resolve.h"

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

/* Counts r; where it is. */
static inline size_t tally_count(struct tally *t, ds_region r, uint32_t weight)
{
	if (t->n * 2 >= t->cap)
		tally_grow(t);
	const size_t at = tally_slot(t, r);
	t->n += !t->v[at].region;
	t->v[at].region = r;
	t->v[at].weight += weight;
	return at;
}

void tally_add(struct tally *t, ds_region r, uint32_t weight)
{
	if (r != DS_REGION_NONE)
		tally_count(t, r, weight);
}

/* What was counted, for the places and for all that hold them. */
static struct tally tally_spread(const struct tally *t)
{
	struct tally all = { .arena = t->arena };
	for (size_t i = 0; i < t->cap; i++) {
		for (ds_region r = t->v[i].region, up; r != DS_REGION_NONE; r = up) {
			up = region_parent(r);
			const size_t at = tally_count(&all, r, t->v[i].weight); /* may move all.v */
			all.v[at].parent = up;
		}
	}
	return all;
}

/* The share, in percent, of what lies in a region that must lie in one of its parts for the article to be about
 * that part. */
static const uint8_t share[DS_LEVELS] = {
	[DS_LEVEL_PROVINCE] = 50, [DS_LEVEL_PREFECTURE] = 50, [DS_LEVEL_COUNTY] = 55,
	[DS_LEVEL_TOWNSHIP] = 75, [DS_LEVEL_VILLAGE] = 75,    [DS_LEVEL_OTHER] = 70,
};

ds_region tally_top(const struct tally *counted)
{
	if (!counted->n)
		return DS_REGION_NONE;
	const struct tally t = tally_spread(counted);
	ds_region at = DS_REGION_CHINA;
	for (;;) {
		ds_region best = DS_REGION_NONE;
		uint64_t all = t.v[tally_slot(&t, at)].weight, most = 0;
		for (size_t i = 0; i < t.cap; i++) {
			const ds_region c = t.v[i].region;
			if (c && t.v[i].parent == at &&
			    (t.v[i].weight > most || (t.v[i].weight == most && c < best))) {
				most = t.v[i].weight;
				best = c;
			}
		}
		if (!best || most * 100 <= all * share[region_level(best)])
			return at == DS_REGION_CHINA ? DS_REGION_NONE : at;
		at = best;
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

/* match.h: private to src/region. Which known names stand where in a text: no meaning yet. */
#ifndef DUSHU_REGION_MATCH_H
#define DUSHU_REGION_MATCH_H

#include "region/table.h"

/* A key at a span of the reading. Hits are disjoint and in order. */
struct hit {
	struct ds_span at;
	uint32_t key;      /* index of SECTION_KEYS; of a lone 村, 0 */
	uint32_t sentence; /* counts sentences over the whole reading */
	uint32_t block;
	uint8_t kind; /* enum key_kind */
};

struct hits {
	struct hit *v;
	size_t n, cap;
	struct ds_arena *arena;
};

/* The text between 《 and 》. */
struct titles {
	struct ds_span *v;
	size_t n, cap;
};

/* Two characters at which a key may begin, or of which the first is a mark. */
struct maybe {
	uint32_t off; /* where the second begins, in the reading */
	uint32_t pair;
};

struct matcher {
	struct ds_arena *arena;
	struct maybe *maybe;
	size_t cap;      /* bytes of a block for which that is enough */
	struct hit *raw; /* every key at every place, before the choice among those that overlap */
	size_t raw_n, raw_cap;
	uint32_t sentence;
	struct titles titles; /* of the blocks since the count was set to 0, in order */
};

/* The state an edge leads to; 0 when there is none. */
static inline uint32_t edge_from(uint32_t from)
{
	const struct edge *edges = section_at(SECTION_EDGES);
	const uint32_t mask = section_n(SECTION_EDGES) - 1;
	uint32_t at = edge_hash(from) & mask;
	while (edges[at].to && edges[at].from != from)
		at = (at + 1) & mask;
	return edges[at].to;
}

/* Appends the hits of the block text[at]. Linear in its length. */
void match_block(struct matcher *m, struct ds_str text, struct ds_span at, uint32_t block, struct hits *out);

/* The longest key that begins at off and ends at `end` or before; *stop is where. 0 when there is none. */
uint32_t key_from(struct ds_str text, uint32_t off, uint32_t end, uint32_t *stop);

/* The key that is exactly s; NULL when there is none. */
const struct key *key_of(struct ds_str s);

static inline const struct key *key_at(uint32_t key)
{
	return (const struct key *)section_at(SECTION_KEYS) + key;
}

static inline const struct entry *entries_at(const struct key *k)
{
	return (const struct entry *)section_at(SECTION_ENTRIES) + k->entries;
}

#endif

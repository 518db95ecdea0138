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
	bool sound;   /* home.c: nothing beside it speaks against its key's only place */
	bool nested;  /* another key begins inside it */
	bool joined;  /* another place's begins at its end */
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

/* Bytes of a text that are looked through at a time. */
#define SIEVE_BYTES 4096u
#define SIEVE_MOST  (SIEVE_BYTES + 16)

/* Where a key may begin, or a mark stands: of each the offset, and the classes of the character there and of the two
 * behind it. */
struct sieve {
	bool narrow; /* one place at a time, even where the machine can do more; for tests */
	uint32_t off[SIEVE_MOST];
	uint16_t first[SIEVE_MOST], second[SIEVE_MOST];
	uint16_t third[SIEVE_MOST]; /* 0 where no key begins with all three */
};

/* sieve.c: where from *at on a key may begin, or a mark stands, into s, in order; returns how many. *at moves on,
 * to `end` at last, and to the beginning of a character before. */
size_t sieve_run(struct ds_str text, uint32_t *at, uint32_t end, struct sieve *s);

static inline bool is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

/* Of a character of three bytes. Lead and tail bits are taken away at once. */
static inline uint32_t class_of_three(const uint16_t *classes, const unsigned char *p)
{
	return classes[((uint32_t)p[0] << 12) + ((uint32_t)p[1] << 6) + p[2] - 0xe2080u];
}

/* The class of the character at *p, which moves behind it; 0 outside the BMP and at the end. */
static inline uint32_t class_next(const uint16_t *classes, const unsigned char **p, const unsigned char *end)
{
	const unsigned char *u = *p;
	if (end - u >= 3 && (*u & 0xf0) == 0xe0) {
		*p = u + 3;
		return class_of_three(classes, u);
	}
	if (u >= end)
		return 0;
	const ptrdiff_t len = *u < 0x80 ? 1 : *u < 0xe0 ? 2 : 4;
	*p = len < end - u ? u + len : end;
	return len == 1 ? classes[*u] : 0;
}

struct matcher {
	struct ds_arena *arena;
	struct sieve sieve;
	struct hit *raw; /* every key at every place of a block, before the choice among those that overlap */
	size_t raw_n, raw_cap;
	uint32_t sentence;
	struct titles titles; /* of the blocks since the count was set to 0, in order */
};

/* The child of a node that a class leads to; 0 when there is none. */
static inline uint32_t node_child(const unsigned char *nodes, uint32_t node, uint32_t class)
{
	uint32_t at = NODE_FIRST(node_at(nodes, node)), n = NODE_FIRST(node_at(nodes, node + 1)) - at;
	if (n == 0)
		return 0;
	for (; n > 1; n -= n / 2)
		at += node_class(nodes, at + n / 2) <= class ? n / 2 : 0;
	return node_class(nodes, at) == class ? at : 0;
}

/* The node of two classes; 0 when there is none. */
static inline uint32_t node_of_two(const unsigned char *nodes, uint32_t first, uint32_t second)
{
	const uint16_t *seconds = section_at(SECTION_SECONDS);
	const uint32_t h = key_hash(first, second), from = NODE_FIRST(node_at(nodes, first)),
		       to = NODE_FIRST(node_at(nodes, first + 1));
	for (uint32_t i = SECOND_SLOT(h); seconds[i]; i = (i + 1) % SECOND_SLOTS) {
		const uint32_t child = SECOND_CHILD(seconds[i]), node = from + child - 1;
		if (seconds[i] == SECOND(h, child) && node < to && node_class(nodes, node) == second)
			return node;
	}
	return 0;
}

/* Appends the hits of the blocks [from, to) that are no boilerplate. Linear in their length. */
void match_blocks(struct matcher *m, const struct ds_reading *reading, uint32_t from, uint32_t to,
		  struct hits *out);

/* The longest key that begins at off and ends at `end` or before; *stop is where. 0 when there is none. */
uint32_t key_from(struct ds_str text, uint32_t off, uint32_t end, uint32_t *stop);

/* The key that is exactly s; NULL when there is none. */
const struct key *key_of(struct ds_str s);

static inline const struct key *key_at(uint32_t key)
{
	return (const struct key *)section_at(SECTION_KEYS) + key;
}

static inline uint32_t key_entries(const struct key *k)
{
	return k[1].entries - k->entries;
}

static inline const struct entry *entries_at(const struct key *k)
{
	return (const struct entry *)section_at(SECTION_ENTRIES) + k->entries;
}

#endif

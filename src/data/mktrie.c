/* mktrie.c: gathers names into keys and lays out the automaton. Part of mkregions.
 *
 * Keys are sorted by their classes; a state is a distinct head of a key. Edges lie in one hash table; the first two
 * characters of a key are one edge, behind a filter of bits. */
#include "mk.h"

#include <stdlib.h>

#define KEY_CHARS 40

struct draft {
	uint16_t class[KEY_CHARS];
	unsigned chars;
	unsigned follows; /* 1 for words that follow names: they are looked up apart */
	uint32_t name;    /* index into mk.keys */
};

static int draft_order(const void *a, const void *b)
{
	const struct draft *x = a, *y = b;
	if (x->follows != y->follows)
		return x->follows ? 1 : -1;
	for (unsigned i = 0; i < x->chars && i < y->chars; i++) {
		if (x->class[i] != y->class[i])
			return x->class[i] - y->class[i];
	}
	if (x->chars != y->chars)
		return (int)x->chars - (int)y->chars;
	return (x->name > y->name) - (x->name < y->name);
}

static bool draft_same(const struct draft *x, const struct draft *y)
{
	return x->chars == y->chars && x->follows == y->follows &&
	       memcmp(x->class, y->class, x->chars * sizeof(*x->class)) == 0;
}

/* Classes are numbered as characters come up in keys; false when a character lies outside the BMP
 * or a name has but one. */
static bool draft_make(const struct mk *m, struct trie *t, unsigned *classes, struct ds_str s, struct draft *d)
{
	unsigned len;
	d->chars = 0;
	d->class[1] = 0;
	for (size_t i = 0; i < s.n; i += len) {
		uint32_t cp = ds_utf8_at(s.p + i, &len);
		if (cp > 0xffff || d->chars == KEY_CHARS)
			return false;
		cp = m->fold[cp];
		if (!t->classes[cp])
			t->classes[cp] = (uint16_t)++ * classes;
		d->class[d->chars++] = t->classes[cp];
	}
	return d->chars >= 2 || d->follows;
}

static void edge_put(struct trie *t, uint32_t from, uint32_t to)
{
	size_t at = edge_hash(from) & (t->edges_n - 1);
	while (t->edges[at].to)
		at = (at + 1) & (t->edges_n - 1);
	t->edges[at] = (struct edge){ from, to };
}

/* What a key is when several names share it: a word that blocks, an anaphor and so on win over places. */
static uint8_t kind_of(const struct mk *m, const struct draft *d, size_t n)
{
	uint8_t kind = 0;
	for (size_t i = 0; i < n; i++) {
		uint8_t k = m->keys[d[i].name].kind;
		kind = k > kind ? k : kind;
	}
	return kind;
}

static int entry_order(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	if (x->rank != y->rank)
		return x->rank - y->rank;
	return (x->region > y->region) - (x->region < y->region);
}

static void key_add(const struct mk *m, struct trie *t, const struct draft *d, size_t n)
{
	struct key *k = &t->keys[t->keys_n++];
	*k =
	    (struct key){ .entries = (uint32_t)t->entries_n, .kind = kind_of(m, d, n), .chars = (uint8_t)d->chars };
	for (size_t i = 0; i < n; i++) {
		const struct mk_name *name = &m->keys[d[i].name];
		bool known = name->entry.region == 0 || k->kind == KEY_FOLLOW;
		for (size_t e = k->entries; e < t->entries_n && !known; e++) {
			struct entry *old = &t->entries[e];
			if (old->region != name->entry.region)
				continue;
			known = true; /* one region under one name twice: the easier way in stands */
			if (name->entry.need < old->need ||
			    (name->entry.need == old->need && name->entry.rank < old->rank))
				*old = name->entry;
		}
		if (!known)
			t->entries[t->entries_n++] = name->entry;
	}
	if (k->kind == KEY_FOLLOW)
		k->entries = m->keys[d->name].entry.region;
	else
		k->entries_n = (uint16_t)(t->entries_n - k->entries);
	if (k->entries_n)
		qsort(t->entries + k->entries, k->entries_n, sizeof(*t->entries), entry_order);
}

static size_t power_above(size_t n)
{
	size_t p = 1;
	while (p < n)
		p *= 2;
	return p;
}

static void filter_set(struct trie *t, uint32_t bit)
{
	t->filter[bit >> 6] |= (uint64_t)1 << (bit & 63);
}

/* Every head of two characters or more becomes a state; drafts are sorted, so a new state is one that the draft
 * before did not have. */
static void states_make(struct trie *t, const struct draft *d, const uint32_t *key, size_t n)
{
	uint32_t stack[KEY_CHARS + 1] = { 0 };
	for (size_t i = 0; i < n; i++) {
		unsigned same = 0;
		if (i && d[i].follows == d[i - 1].follows) {
			while (same < d[i].chars && same < d[i - 1].chars &&
			       d[i].class[same] == d[i - 1].class[same])
				same++;
		}
		unsigned from = same < 2 ? 1 : same;
		/* a word of one character ends at the state of its pair with nothing */
		unsigned last = d[i].chars < 2 ? 2 : d[i].chars;
		for (unsigned at = from + 1; at <= last; at++) {
			uint32_t state = (uint32_t)t->states_n++;
			if (at == 2) {
				uint32_t pair = (uint32_t)d[i].class[0] << CLASS_BITS | d[i].class[1];
				edge_put(t, (d[i].follows ? EDGE_FOLLOW : EDGE_PAIR) | pair, state);
			} else {
				edge_put(t, stack[at - 1] << CLASS_BITS | d[i].class[at - 1], state);
			}
			stack[at] = state;
		}
		t->finals[stack[last]] = key[i];
		if (!d[i].follows) {
			uint32_t pair = (uint32_t)d[i].class[0] << CLASS_BITS | d[i].class[1];
			filter_set(t, filter_pair(pair));
			filter_set(t, filter_key(pair, d[i].chars > 2 ? d[i].class[2] : 0));
		}
	}
}

void trie_make(struct mk *m, struct trie *t)
{
	struct draft *d = calloc(m->keys_n, sizeof(*d));
	uint32_t *key = calloc(m->keys_n, sizeof(*key));
	t->classes = calloc(0x10000, sizeof(*t->classes));
	t->keys = calloc(m->keys_n + 1, sizeof(*t->keys));
	t->entries = calloc(m->keys_n, sizeof(*t->entries));
	if (!d || !key || !t->classes || !t->keys || !t->entries)
		mk_die("out of memory");
	static const uint16_t stops[] = { 0x3002, 0xff01, 0xff1f, 0xff1b, '!', '?', ';', '\n' };
	for (size_t i = 0; i < DS_COUNT(stops); i++)
		t->classes[stops[i]] = CLASS_STOP;
	t->classes[0x6751] = CLASS_VILLAGE; /* 村 */
	t->classes[0x300a] = CLASS_OPEN;
	t->classes[0x300b] = CLASS_CLOSE;
	unsigned classes = CLASS_FIRST - 1;
	size_t n = 0, chars = 0;
	for (size_t i = 0; i < m->keys_n; i++) {
		d[n].follows = m->keys[i].kind == KEY_FOLLOW;
		if (draft_make(m, t, &classes, m->keys[i].text, &d[n])) {
			d[n].name = (uint32_t)i;
			chars += d[n++].chars;
		}
	}
	if (classes >= 1u << CLASS_BITS)
		mk_die("%u classes of characters do not fit", classes);
	for (uint32_t cp = 0; cp < 0x10000; cp++) {
		if (m->fold[cp] != cp && !t->classes[cp])
			t->classes[cp] = t->classes[m->fold[cp]];
	}
	qsort(d, n, sizeof(*d), draft_order);
	t->keys_n = 1;
	size_t kept = 0;
	for (size_t i = 0; i < n;) {
		size_t to = i + 1;
		while (to < n && draft_same(&d[i], &d[to]))
			to++;
		key_add(m, t, d + i, to - i);
		key[kept] = (uint32_t)t->keys_n - 1;
		d[kept++] = d[i];
		i = to;
	}
	t->filter_n = (FILTER_PAIRS + FILTER_KEYS) / 64;
	t->filter = calloc(t->filter_n, sizeof(*t->filter));
	t->finals = calloc(chars + n + 2, sizeof(*t->finals));
	t->states_n = 1;
	/* the number of edges is not known before; count states first by a table large enough */
	t->edges_n = power_above(chars + n);
	t->edges = calloc(t->edges_n, sizeof(*t->edges));
	if (!t->filter || !t->finals || !t->edges)
		mk_die("out of memory");
	states_make(t, d, key, kept);
	if (t->states_n >= 1u << (31 - CLASS_BITS))
		mk_die("%zu states do not fit", t->states_n);
	struct edge *all = t->edges;
	size_t all_n = t->edges_n;
	t->edges_n = power_above(t->states_n * 3 / 2);
	t->edges = calloc(t->edges_n, sizeof(*t->edges));
	if (!t->edges)
		mk_die("out of memory");
	for (size_t i = 0; i < all_n; i++) {
		if (all[i].to)
			edge_put(t, all[i].from, all[i].to);
	}
	free(all);
	free(d);
	free(key);
}

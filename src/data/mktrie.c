/* mktrie.c: gathers names into keys and lays out the tree that finds them, the filter before it, and the words that
 * stand beside names. Part of mkregions.
 *
 * Keys are sorted by their classes; a node is a distinct head of a key, numbered level by level. */
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

/* The matcher looks for names by the bytes of two characters of three bytes each. Of the others it knows numbers before
 * 团 and 师, and 第 before a number: see odd_first in src/region/match.c. */
static void head_check(const struct mk *m, struct ds_str s)
{
	unsigned len;
	size_t i = 0;
	uint32_t cp = 0, chars = 0;
	for (; i < s.n; i += len, chars++) {
		cp = m->fold[ds_utf8_at(s.p + i, &len) & 0xffff];
		if (cp < '0' || cp > '9')
			break;
	}
	bool known = chars == 0 || (chars <= 8 && i < s.n && (cp == 0x56e2 || cp == 0x5e08));
	if (chars == 0 && s.n > len) {
		const uint32_t next = m->fold[ds_utf8_at(s.p + len, &len) & 0xffff];
		known = cp >= 0x800 && (next >= 0x800 || (next >= '0' && next <= '9' && cp == 0x7b2c));
	}
	if (!known)
		mk_die("%.*s: the matcher does not know names that begin so", (int)s.n, s.p);
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
	const struct mk_entry *x = a, *y = b;
	if (x->rank != y->rank)
		return x->rank - y->rank;
	return (x->region > y->region) - (x->region < y->region);
}

static void key_add(const struct mk *m, struct trie *t, const struct draft *d, size_t n)
{
	struct mk_entry *v = calloc(n, sizeof(*v));
	size_t v_n = 0;
	if (!v)
		mk_die("out of memory");
	for (size_t i = 0; i < n; i++) {
		const struct mk_entry *e = &m->keys[d[i].name].entry;
		bool known = e->region == 0;
		for (size_t k = 0; k < v_n && !known; k++) {
			if (v[k].region != e->region)
				continue;
			known = true; /* one region under one name twice: the easier way in stands */
			if (e->need < v[k].need || (e->need == v[k].need && e->rank < v[k].rank))
				v[k] = *e;
		}
		if (!known)
			v[v_n++] = *e;
	}
	if (v_n)
		qsort(v, v_n, sizeof(*v), entry_order);
	struct key *key = &t->keys[t->keys_n++];
	key->entries = t->entries_n & 0xfffff;
	key->kind = kind_of(m, d, n) & 0xfu;
	key->chars = d->chars & 0xff;
	for (size_t i = 0; i < v_n; i++) {
		struct entry *e = &t->entries[t->entries_n++];
		if (v[i].region > 0xfffff || v[i].rank > 31 || t->entries_n > 0xfffff)
			mk_die("an entry does not fit");
		e->region = v[i].region & 0xfffff;
		e->form = v[i].form & 7u;
		e->need = v[i].need & 7u;
		e->rank = v[i].rank & 31u;
		e->old = v[i].old & 1u;
	}
	free(v);
}

static size_t power_above(size_t n)
{
	size_t p = 1;
	while (p < n)
		p *= 2;
	return p;
}

/* The characters of each class that UTF-8 writes in three bytes. */
struct members {
	uint32_t *first; /* [c + 1]: of class c, in v */
	uint16_t *v;
};

static struct members members_make(const struct trie *t, unsigned classes)
{
	struct members b = { calloc(classes + 3, sizeof(*b.first)), calloc(0x10000, sizeof(*b.v)) };
	if (!b.first || !b.v)
		mk_die("out of memory");
	for (uint32_t cp = 0x800; cp < 0x10000; cp++)
		b.first[t->classes[cp] + 1]++;
	for (unsigned c = 0; c <= classes; c++)
		b.first[c + 1] += b.first[c];
	for (uint32_t cp = 0x10000; cp-- > 0x800;)
		b.v[--b.first[t->classes[cp] + 1]] = (uint16_t)cp;
	b.first[classes + 2] = 0x10000 - 0x800;
	return b; /* first[c + 1] went back to where c begins */
}

/* The three bytes of a character, the last lowest. */
static uint32_t bytes_of(uint32_t cp)
{
	return (0xe0 | cp >> 12) << 16 | (0x80 | (cp >> 6 & 0x3f)) << 8 | (0x80 | (cp & 0x3f));
}

static void pair_filter(struct trie *t, const struct members *b, unsigned first, unsigned second)
{
	for (uint32_t i = b->first[first + 1]; i < b->first[first + 2]; i++) {
		for (uint32_t k = b->first[second + 1]; k < b->first[second + 2]; k++) {
			const uint32_t h = pair_hash(bytes_of(b->v[i]), bytes_of(b->v[k]));
			t->filter[PAIR_WORD(h)] |= PAIR_BITS(h);
		}
	}
}

static void filter_make(struct trie *t, const struct draft *d, size_t n, unsigned classes)
{
	struct members b = members_make(t, classes);
	for (size_t i = 0; i < n; i++) {
		const uint16_t *c = d[i].class;
		if (i == 0 || memcmp(d[i - 1].class, c, 2 * sizeof(*c)) != 0)
			pair_filter(t, &b, c[0], c[1]);
		const uint32_t h =
		    (key_hash(c[0], c[1]) + KEY_THIRD(d[i].chars > 2 ? c[2] : 0u)) >> (32 - FILTER_KEY_BITS);
		t->filter[FILTER_PAIR_WORDS + (h >> 5)] |= (uint32_t)1 << (h & 31);
	}
	free(b.first);
	free(b.v);
}

/* Every head becomes a node, level by level. Drafts are sorted, so the heads of one length come in order, and so do
 * those one longer. */
static void nodes_make(struct trie *t, const struct draft *d, const uint32_t *key, size_t n, unsigned classes)
{
	uint32_t *at = calloc(n + 1, sizeof(*at)); /* the node of each draft on this level */
	if (!at)
		mk_die("out of memory");
	t->nodes_n = classes + 1;
	for (uint32_t c = 0; c <= classes; c++)
		t->nodes[c] = NODE(c, 0, 0);
	for (size_t i = 0; i < n; i++)
		at[i] = d[i].class[0];
	size_t from = 0;
	for (unsigned level = 1; from < t->nodes_n; level++) {
		size_t to = t->nodes_n, parent = from, before = n;
		for (size_t i = 0; i < n; i++) {
			if (d[i].chars <= level)
				continue;
			for (; parent <= at[i]; parent++)
				t->nodes[parent] |= NODE(0, t->nodes_n, 0);
			if (before == n ||
			    memcmp(d[before].class, d[i].class, (level + 1) * sizeof(*d[i].class)) != 0)
				t->nodes[t->nodes_n++] = NODE(d[i].class[level], 0, 0);
			before = i;
			at[i] = (uint32_t)t->nodes_n - 1;
			if (d[i].chars == level + 1)
				t->nodes[at[i]] |= NODE(0, 0, key[i]);
		}
		for (; parent < to; parent++)
			t->nodes[parent] |= NODE(0, t->nodes_n, 0);
		from = to;
	}
	t->nodes[t->nodes_n] = NODE(0, t->nodes_n, 0);
	t->nodes_n++;
	if (t->nodes_n >> NODE_FIRST_BITS || t->keys_n >> NODE_KEY_BITS)
		mk_die("%zu nodes and %zu keys do not fit", t->nodes_n, t->keys_n);
	free(at);
}

/* The nodes of two classes are found by their hash. */
static void seconds_make(struct trie *t, unsigned classes)
{
	t->seconds = calloc(SECOND_SLOTS, sizeof(*t->seconds));
	if (!t->seconds)
		mk_die("out of memory");
	for (uint32_t c = 1; c <= classes; c++) {
		const uint32_t from = NODE_FIRST(t->nodes[c]), n = NODE_FIRST(t->nodes[c + 1]) - from;
		if (n > SECOND_CHILD(UINT32_MAX))
			mk_die("%u characters behind one do not fit", (unsigned)n);
		for (uint32_t k = 0; k < n; k++) {
			const uint32_t h = key_hash(c, NODE_CLASS(t->nodes[from + k]));
			uint32_t i = SECOND_SLOT(h);
			while (t->seconds[i])
				i = (i + 1) % SECOND_SLOTS;
			t->seconds[i] = SECOND(h, k + 1);
		}
	}
}

/* Words beside names are few: each step is hashed. */
static void words_make(const struct mk *m, struct trie *t, const struct draft *d, size_t n)
{
	unsigned states = 0;
	t->words_n = power_above(n * 3);
	t->words = calloc(t->words_n, sizeof(*t->words));
	if (!t->words)
		mk_die("out of memory");
	for (size_t i = 0; i < n; i++) {
		uint32_t state = 0;
		for (unsigned k = 0; k < d[i].chars; k++) {
			const uint32_t from = state << CLASS_BITS | d[i].class[k];
			size_t at = word_hash(from) & (t->words_n - 1);
			while (t->words[at].to && t->words[at].from != from)
				at = (at + 1) & (t->words_n - 1);
			struct word_edge *e = &t->words[at];
			if (!e->to)
				*e = (struct word_edge){ from, ++states, 0 };
			state = e->to;
			if (k + 1 == d[i].chars)
				e->set = m->keys[d[i].name].entry.region;
		}
		if (states * 2 > t->words_n || states > UINT16_MAX)
			mk_die("%u steps of words do not fit", states);
	}
}

void trie_make(struct mk *m, struct trie *t)
{
	struct draft *d = calloc(m->keys_n, sizeof(*d));
	uint32_t *key = calloc(m->keys_n, sizeof(*key));
	t->classes = calloc(0x10000, sizeof(*t->classes));
	t->keys = calloc(m->keys_n + 2, sizeof(*t->keys));
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
		d[n].follows = m->keys[i].kind == MK_WORD;
		if (draft_make(m, t, &classes, m->keys[i].text, &d[n])) {
			if (!d[n].follows)
				head_check(m, m->keys[i].text);
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
	size_t kept = 0, words = 0;
	for (size_t i = 0; i < n;) {
		size_t to = i + 1;
		while (to < n && draft_same(&d[i], &d[to]))
			to++;
		if (d[i].follows) {
			words++;
		} else {
			key_add(m, t, d + i, to - i);
			key[kept - words] = (uint32_t)t->keys_n - 1;
		}
		d[kept++] = d[i];
		i = to;
	}
	t->keys[t->keys_n++].entries = t->entries_n & 0xfffff; /* where the last one's end */
	t->filter_n = FILTER_WORDS;
	t->filter = calloc(t->filter_n, sizeof(*t->filter));
	t->nodes = calloc(classes + chars + 2, sizeof(*t->nodes));
	if (!t->filter || !t->nodes)
		mk_die("out of memory");
	kept -= words; /* they are sorted behind the names */
	filter_make(t, d, kept, classes);
	nodes_make(t, d, key, kept, classes);
	seconds_make(t, classes);
	words_make(m, t, d + kept, words);
	free(d);
	free(key);
}

/* lookup.c: words of long tables at a place of the text or before it (units, times, names, bounds of numbers). The
 * rows and what they mean stand with those who ask. */
#include "lex.h"

bool is_cjk_at(const char *p, const char *end)
{
	unsigned len;
	if (p >= end)
		return false;
	uint32_t cp = ds_utf8_at(p, &len);
	return (cp >= 0x3400 && cp < 0xa000) || (cp >= 0x2e80 && cp < 0x2fe0) || (cp >= 0xf900 && cp < 0xfb00) ||
	       cp >= 0x20000;
}

/* Up to `most` bytes as one number that sorts like the bytes; missing ones are zero. */
static uint64_t key_of(const char *p, size_t n, size_t most)
{
	uint64_t k = 0;
	if (n >= 8) {
		memcpy(&k, p, 8);
		k = __builtin_bswap64(k);
	} else {
		for (size_t i = 0; i < n; i++)
			k |= (uint64_t)(unsigned char)p[i] << (56 - 8 * i);
	}
	return k & ~(uint64_t)0 << (64 - 8 * most);
}

static bool word_vetoed(const struct word *w, const char *after, const char *end)
{
	return w->veto && after < end && char_listed(after, char_len(after), w->veto);
}

/* The first `same` bytes are known to be the same. */
static inline bool word_is(const struct word *w, const char *p, size_t left, size_t same)
{
	return w->n <= left && (w->n == same || memcmp(w->z + same, p + same, w->n - same) == 0);
}

static inline bool word_fits(const struct word *w, const char *p, const char *end)
{
	return word_is(w, p, (size_t)(end - p), 0) && (!w->veto || !word_vetoed(w, p + w->n, end));
}

/* First row whose first `most` bytes are more than those of key. */
static size_t rows_until(const struct word *table, size_t n, uint64_t key, size_t most)
{
	size_t lo = 0;
	while (n > 0) {
		size_t half = n / 2;
		bool below = key_of(table[lo + half].z, sizeof(table->z), most) <= key;
		lo = below ? lo + half + 1 : lo;
		n = below ? n - half - 1 : half;
	}
	return lo;
}

const struct word *word_at(const struct word *table, size_t n, const char *p, const char *end)
{
	size_t left = (size_t)(end - p), first = char_len(p), most = first == 3 ? 6 : first;
	if (first > left)
		return NULL;
	/* Longer words sort after their beginnings, so that the last row that fits is the longest. Few rows share two
	 * characters; the row of one character is the first of those that share it. */
	uint64_t key = key_of(p, left, most);
	size_t i = rows_until(table, n, key, most);
	for (; i > 0 && key_of(table[i - 1].z, sizeof(table->z), most) == key; i--)
		if (word_fits(&table[i - 1], p, end))
			return &table[i - 1];
	if (first != 3)
		return NULL;
	i = rows_until(table, i, key_of(p, left, 3) - 1, 8);
	return i < n && table[i].n == 3 && word_fits(&table[i], p, end) ? &table[i] : NULL;
}

static inline bool slot_may_be(const struct word_index *t, uint32_t key)
{
	uint32_t bit = word_slot_of(key, WORD_FILTER_BITS);
	return t->filter[bit / 64] >> (bit % 64) & 1;
}

/* Of rows that begin with the same characters, `same` bytes of them, the last that fits is the longest. */
static NOT_INLINED const struct word *slot_find(const struct word_index *t, uint32_t key, size_t same,
						const char *p, const char *end)
{
	uint32_t i = word_slot_of(key, t->bits);
	while (t->slots[i].key != key) {
		if (!t->slots[i].n)
			return NULL;
		i = (i + 1) & ((1u << t->bits) - 1);
	}
	for (size_t row = t->slots[i].row + t->slots[i].n; row-- > t->slots[i].row;) {
		const struct word *w = &t->rows[row];
		const char *after = p + w->n;
		if (word_is(w, p, (size_t)(end - p), same) &&
		    !(after < end && mask_has(t->vetoes[row], after[char_len(after) - 1]) &&
		      word_vetoed(w, after, end)))
			return w;
	}
	return NULL;
}

const struct word *word_find(const struct word_index *t, const char *p, const char *end)
{
	unsigned len, next;
	uint32_t first = ds_utf8_at(p, &len);
	if (len == 3 && end - p > 3) {
		uint32_t second = ds_utf8_at(p + 3, &next), key = word_key(first, second);
		const struct word *w = slot_may_be(t, key)
					   ? slot_find(t, key, second && second < 0x10000 ? 3 + next : 0, p, end)
					   : NULL; /* NUL is no second one */
		if (w)
			return w;
	}
	/* keys of characters beyond the basic plane may be those of others */
	uint32_t key = word_key(first, 0);
	return slot_may_be(t, key) ? slot_find(t, key, first < 0x10000 ? len : 0, p, end) : NULL;
}

static uint64_t tail_key(const char *tail, size_t n)
{
	return n < 3 ? 0 : key_of(tail - 3, 3, 3);
}

static bool veto_before(const char *p, const char *begin, const char *veto)
{
	const char *q = p > begin ? ds_utf8_prev(p, begin) : p;
	return q < p && char_listed(q, (unsigned)(p - q), veto);
}

const struct word *word_before(const struct word *table, size_t n, const char *p, const char *begin)
{
	size_t left = (size_t)(p - begin), lo = 0, hi = n;
	uint64_t key = tail_key(p, left);
	const struct word *best = NULL;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		if (tail_key(table[mid].z + table[mid].n, table[mid].n) < key)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < n && tail_key(table[lo].z + table[lo].n, table[lo].n) == key; lo++) {
		const struct word *w = &table[lo];
		if (w->n <= left && memcmp(p - w->n, w->z, w->n) == 0 && (!best || w->n > best->n) &&
		    !(w->veto && veto_before(p - w->n, begin, w->veto)))
			best = w;
	}
	return best;
}

/* words.c: looks up the words by which the parts of a page are known (words.inc). */
#include "article/word_keys.h"

#include "article/words.inc"
#include "word_sets.inc"

/* Most words differ in their first character: three bytes are compared before memcmp is called. */
static inline bool same_start(const char *a, const char *b)
{
	return a[0] == b[0] && a[1] == b[1] && a[2] == b[2];
}

static inline bool is_at(struct ds_str word, const char *p, size_t n)
{
	if (word.n > n)
		return false;
	return word.n >= 3 ? same_start(word.p, p) && memcmp(word.p, p, word.n) == 0
			   : memcmp(word.p, p, word.n) == 0;
}

static inline bool set_has(const struct key_set *set, uint32_t key)
{
	const unsigned bit = key_bit(key);
	return set->bits[bit / 64] >> (bit % 64) & 1;
}

/* The first word whose key is not below that of s; no branch depends on the words. */
static inline const struct ds_str *words_from(const struct words *w, uint32_t key, uint32_t (*of)(struct ds_str))
{
	const struct ds_str *v = w->v;
	for (size_t n = w->n; n > 1; n -= n / 2)
		v += of(v[n / 2 - 1]) < key ? n / 2 : 0;
	return v + (of(*v) < key);
}

bool words_whole(enum word_list list, struct ds_str s)
{
	const struct words *w = &lists[list];
	const uint32_t key = head_key(s);
	if (!set_has(&heads[list], key))
		return false;
	for (const struct ds_str *v = words_from(w, key, head_key); v < w->v + w->n && head_key(*v) == key; v++)
		if (ds_str_eq(*v, s))
			return true;
	return false;
}

bool words_head(enum word_list list, struct ds_str s)
{
	const struct words *w = &lists[list];
	const uint32_t key = head_key(s);
	if (!set_has(&heads[list], key))
		return false;
	for (const struct ds_str *v = words_from(w, key, head_key); v < w->v + w->n && head_key(*v) == key; v++)
		if (ds_str_starts(s, *v))
			return true;
	return false;
}

bool words_begin(enum word_list list, const char *p)
{
	const struct words *w = &lists[list];
	const uint32_t key = head_key((struct ds_str){ p, 3 });
	if (!set_has(&heads[list], key))
		return false;
	const struct ds_str *v = words_from(w, key, head_key);
	return v < w->v + w->n && head_key(*v) == key;
}

bool words_tail(enum word_list list, struct ds_str s)
{
	const struct words *w = &lists[list];
	const uint32_t key = tail_key(s);
	if (!set_has(&tails[list], key))
		return false;
	for (const struct ds_str *v = words_from(w, key, tail_key); v < w->v + w->n && tail_key(*v) == key; v++)
		if (ds_str_ends(s, *v))
			return true;
	return false;
}

#define APART_BYTES 24u /* of the end of a line: as many as a tail has at most */

bool words_tail_apart(enum word_list list, struct ds_str s)
{
	char tail[APART_BYTES];
	size_t at = sizeof(tail);
	while (s.n) {
		const char *p = ds_utf8_prev(s.p + s.n, s.p);
		const size_t n = (size_t)(s.p + s.n - p);
		unsigned len;
		if (n > at)
			break;
		if (!cp_is_blank(ds_utf8_at(p, &len))) {
			at -= n;
			memcpy(tail + at, p, n);
		}
		s.n -= n;
	}
	return words_tail(list, (struct ds_str){ tail + at, sizeof(tail) - at });
}

/* May a word of three bytes or more begin at p? */
static inline bool may_start(enum word_list list, const char *p)
{
	return heads[list].lasts >> ((unsigned char)p[2] % 64) & 1 &&
	       set_has(&heads[list], head_key((struct ds_str){ p, 3 }));
}

/* Words begin where characters do. */
static inline size_t char_bytes(const char *p)
{
	const unsigned char lead = (unsigned char)*p;
	return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

bool words_any(enum word_list list, struct ds_str s)
{
	for (size_t i = 0; i + 3 <= s.n; i += char_bytes(s.p + i))
		if (may_start(list, s.p + i) && words_head(list, str_from(s, i)))
			return true;
	return false;
}

unsigned words_count(enum word_list list, struct ds_str s)
{
	const struct words *w = &lists[list];
	uint64_t found = 0;
	for (size_t i = 0; i + 3 <= s.n; i += char_bytes(s.p + i)) {
		if (!may_start(list, s.p + i))
			continue;
		for (size_t k = 0; k < w->n && k < 64; k++)
			if (is_at(w->v[k], s.p + i, s.n - i))
				found |= (uint64_t)1 << k;
	}
	unsigned n = 0;
	for (; found; found &= found - 1)
		n++;
	return n;
}

size_t words_end(enum word_list list, struct ds_str s)
{
	const struct words *w = &lists[list];
	size_t end = 0;
	for (size_t i = 0; i + 3 <= s.n; i += char_bytes(s.p + i)) {
		if (!may_start(list, s.p + i))
			continue;
		const uint32_t key = head_key((struct ds_str){ s.p + i, 3 });
		for (const struct ds_str *v = words_from(w, key, head_key); v < w->v + w->n && head_key(*v) == key;
		     v++)
			if (i + v->n > end && is_at(*v, s.p + i, s.n - i))
				end = i + v->n;
	}
	return end;
}

bool words_are_notice(struct ds_str s)
{
	return words_count(WORDS_NOTICE, s) > 0 || words_count(WORDS_NOTICE_WEAK, s) > 1;
}

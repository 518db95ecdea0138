/* lexicon.c: finds the longest closed-class word at a place of the text. The words are in lexicon.inc, sorted by
 * bytes; where those that share their first two characters stand comes from a table made at build time. It does not
 * segment Chinese: what it does not know stays a run of text.
 */
#include "lexicon.h"

#include "lexicon_index.inc"

#define WORD(z) .p = z, .n = sizeof(z) - 1, .cls
static const struct word words[] = {
#include "lexicon.inc"
};

_Static_assert(DS_COUNT(words) < UINT16_MAX, "row numbers are 16 bits");

size_t lexicon_size(void)
{
	return DS_COUNT(words);
}

const struct word *lexicon_row(size_t i)
{
	return &words[i];
}

/* The words that begin with the bytes of key; of those that begin like s the longest comes last. head: the first bytes
 * of s, at most eight. */
static inline const struct word *match_in(uint32_t key, uint64_t head, struct ds_str s, size_t edge)
{
	uint32_t slot = lexicon_slot_of(key);
	while (slots[slot].key != key) {
		if (!slots[slot].n)
			return NULL;
		slot = (slot + 1) % LEXICON_SLOTS;
	}
	const struct word *first = &words[slots[slot].row], *w = first + slots[slot].n;
	while (w-- > first) {
		if (w->n > s.n || ((w->cls & W_EDGE) && w->n != edge) ||
		    bytes_first(bytes8(w->p) ^ head, w->n < 8 ? w->n : 8) != 0)
			continue;
		size_t i = 8;
		while (i < w->n && w->p[i] == s.p[i])
			i++;
		if (i >= w->n)
			return w;
	}
	return NULL;
}

static inline bool may_be_pair(uint32_t key)
{
	uint32_t bit = lexicon_bit_of(key);
	return filter[bit / 64] >> (bit % 64) & 1;
}

const struct word *lexicon_match(struct ds_str s, size_t edge)
{
	if (s.n < HAN_BYTES || !is_han_lead(s.p[0]))
		return NULL;
	uint64_t head = bytes_upto8(s.p, s.n);
	if (s.n >= PAIR_BYTES) {
		uint32_t key = lexicon_key(bytes_first(head, PAIR_BYTES));
		const struct word *w = may_be_pair(key) ? match_in(key, head, s, edge) : NULL;
		if (w)
			return w;
	}
	if (!char_set_has(singles, s.p))
		return NULL;
	return match_in(lexicon_key(bytes_first(head, HAN_BYTES)), head, s, edge);
}

size_t lexicon_skip(struct ds_str s)
{
	size_t i = 0;
	for (; i + 8 <= s.n && is_han_lead(s.p[i]); i += HAN_BYTES)
		if (char_set_has(singles, s.p + i) ||
		    may_be_pair(lexicon_key(bytes_first(bytes8(s.p + i), PAIR_BYTES))))
			return i;
	return i;
}

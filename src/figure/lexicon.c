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

_Static_assert(DS_COUNT(words) < 1u << LEXICON_ROW_BITS, "a slot has so many bits for the row");

size_t lexicon_size(void)
{
	return DS_COUNT(words);
}

const struct word *lexicon_row(size_t i)
{
	return &words[i];
}

/* How many words begin like the one in row. */
static uint32_t group_size(const struct word *row, uint64_t head, unsigned bytes)
{
	uint32_t n = LEXICON_MORE_MAX + 1;
	while (row + n < words + DS_COUNT(words) && bytes_first(bytes8(row[n].p), bytes) == head)
		n++;
	return n;
}

/* The longest of the words that begin with the first `bytes` bytes of s that s begins with; of those that begin alike
 * the longest comes last. text: the first eight bytes of s. */
static const struct word *match_in(uint64_t text, unsigned bytes, struct ds_str s, size_t edge)
{
	uint64_t head = bytes_first(text, bytes);
	uint32_t slot = lexicon_slot_of(lexicon_key(head));
	while (!lexicon_slot_is(&slots[slot], head)) {
		if (!slots[slot].head)
			return NULL;
		slot = (slot + 1) % LEXICON_SLOTS;
	}
	const struct word *first = &words[slots[slot].rows & ((1u << LEXICON_ROW_BITS) - 1)];
	uint32_t more = slots[slot].rows >> LEXICON_ROW_BITS;
	if (more == LEXICON_MORE_MAX)
		more = group_size(first, head, bytes) - 1;
	for (const struct word *w = first + more;; w--) {
		size_t i = bytes;
		while (i < w->n && i < s.n && w->p[i] == s.p[i])
			i++;
		if (i >= w->n && (!(w->cls & W_EDGE) || w->n == edge))
			return w;
		if (w == first)
			return NULL;
	}
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
		bool pair = may_be_pair(lexicon_key(bytes_first(head, PAIR_BYTES)));
		const struct word *w = pair ? match_in(head, PAIR_BYTES, s, edge) : NULL;
		if (w)
			return w;
	}
	if (!char_set_has(singles, s.p))
		return NULL;
	return match_in(head, HAN_BYTES, s, edge);
}

size_t lexicon_skip(struct ds_str s)
{
	size_t i = 0;
	for (; i + 8 <= s.n && is_han_lead(s.p[i]); i += HAN_BYTES) {
		uint32_t key = lexicon_key(bytes_first(bytes8(s.p + i), PAIR_BYTES));
		if (may_be_pair(key)) {
			__builtin_prefetch(&slots[lexicon_slot_of(key)]); /* lexicon_match comes next */
			return i;
		}
		if (char_set_has(singles, s.p + i))
			return i;
	}
	return i;
}

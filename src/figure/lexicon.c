/* lexicon.c: finds the longest closed-class word at a place of the text. The words are rows of lexicon.inc, the
 * tables here are made of them at build time. It does not segment Chinese: what it does not know stays a run of text.
 */
#include "lexicon.h"

#include "lexicon_index.inc"

static inline bool fits(uint64_t cls, size_t n, size_t edge)
{
	return !(cls & W_EDGE) || n == edge;
}

/* The longest of the words that begin with the first `bytes` bytes of s that s begins with. text: the first eight
 * bytes of s. */
static struct found match_in(uint64_t text, unsigned bytes, struct ds_str s, size_t edge)
{
	const struct found none = { .n = 0 };
	uint64_t head = bytes_first(text, bytes);
	uint32_t slot = lexicon_slot_of(lexicon_key(head));
	while (!lexicon_slot_is(&slots[slot], head)) {
		if (!slots[slot].head)
			return none;
		slot = (slot + 1) % LEXICON_SLOTS;
	}
	uint32_t what = slots[slot].what;
	if (what & LEXICON_ALONE) {
		uint64_t cls = classes[what & ~LEXICON_ALONE];
		return fits(cls, bytes, edge) ? (struct found){ cls, bytes } : none;
	}
	for (const uint32_t *row = &rows[what];; row++) {
		size_t n = *row % (1u << LEXICON_BYTES_BITS), i = bytes;
		if (n <= s.n) {
			const char *rest = rests + (*row >> LEXICON_REST_SHIFT);
			while (i < n && *rest == s.p[i])
				i++, rest++;
			uint64_t cls = classes[*row >> LEXICON_BYTES_BITS & ((1u << LEXICON_CLASS_BITS) - 1)];
			if (i == n && fits(cls, n, edge))
				return (struct found){ cls, n };
		}
		if (*row & LEXICON_LAST)
			return none;
	}
}

static inline bool may_be_pair(uint32_t key)
{
	uint32_t bit = lexicon_bit_of(key);
	return filter[bit / 64] >> (bit % 64) & 1;
}

struct found lexicon_match(struct ds_str s, size_t edge)
{
	const struct found none = { .n = 0 };
	if (s.n < HAN_BYTES || !is_han_lead(s.p[0]))
		return none;
	uint64_t head = bytes_upto8(s.p, s.n);
	if (s.n >= PAIR_BYTES && may_be_pair(lexicon_key(bytes_first(head, PAIR_BYTES)))) {
		struct found w = match_in(head, PAIR_BYTES, s, edge);
		if (w.n)
			return w;
	}
	return char_set_has(singles, s.p) ? match_in(head, HAN_BYTES, s, edge) : none;
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

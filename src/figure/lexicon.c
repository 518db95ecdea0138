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

#define HEAD_BYTES 3u /* every word begins with a Han character of three bytes */

size_t lexicon_size(void)
{
	return DS_COUNT(words);
}

const struct word *lexicon_row(size_t i)
{
	return &words[i];
}

static inline bool fits(const struct word *w, struct ds_str s, size_t edge)
{
	if (w->n > s.n || ((w->cls & W_EDGE) && w->n != edge))
		return false;
	size_t i = HEAD_BYTES;
	while (i < w->n && w->p[i] == s.p[i])
		i++;
	return i == w->n;
}

/* The words that begin with two characters; of words that begin like s the longest comes last. */
static const struct word *match_in(uint32_t key, struct ds_str s, size_t edge)
{
	uint32_t slot = lexicon_slot_of(key);
	while (slots[slot].n && slots[slot].key != key)
		slot = (slot + 1) % LEXICON_SLOTS;
	const struct word *first = &words[slots[slot].row];
	for (uint32_t k = slots[slot].n; k-- > 0;)
		if (fits(&first[k], s, edge))
			return &first[k];
	return NULL;
}

static inline bool is_set(const uint64_t *bits, uint32_t i)
{
	return bits[i / 64] >> (i % 64) & 1;
}

const struct word *lexicon_match(struct ds_str s, size_t edge)
{
	if (s.n < HEAD_BYTES || ((unsigned char)s.p[0] & 0xf0) != 0xe0)
		return NULL;
	unsigned len;
	uint32_t first = ds_utf8_at(s.p, &len);
	if (first < HAN_FIRST || first > HAN_LAST)
		return NULL;
	if (s.n > HEAD_BYTES) {
		uint32_t key = lexicon_key(first, ds_utf8_at(s.p + HEAD_BYTES, &len));
		const struct word *w = is_set(filter, lexicon_bit_of(key)) ? match_in(key, s, edge) : NULL;
		if (w)
			return w;
	}
	return is_set(singles, first - HAN_FIRST) ? match_in(lexicon_key(first, 0), s, edge) : NULL;
}

static inline uint32_t han_of(const unsigned char *u)
{
	return (uint32_t)(u[0] & 0x0f) << 12 | (uint32_t)(u[1] & 0x3f) << 6 | (uint32_t)(u[2] & 0x3f);
}

/* Lead bytes of Han characters; a few of other characters are with them. */
static inline bool is_han_lead(unsigned char c)
{
	return c >= 0xe4 && c <= 0xe9;
}

size_t lexicon_skip(struct ds_str s)
{
	const unsigned char *u = (const unsigned char *)s.p;
	size_t i = 0;
	if (s.n < 2 * HEAD_BYTES || !is_han_lead(u[0]))
		return 0;
	uint32_t cp = han_of(u);
	/* the character behind is part of the question, and must be one of those that are looked up like this */
	while (i + 2 * HEAD_BYTES <= s.n && is_han_lead(u[i + HEAD_BYTES])) {
		uint32_t next = han_of(u + i + HEAD_BYTES);
		if (cp < HAN_FIRST || is_set(singles, cp - HAN_FIRST) ||
		    is_set(filter, lexicon_bit_of(lexicon_key(cp, next))))
			break;
		cp = next;
		i += HEAD_BYTES;
	}
	return i;
}

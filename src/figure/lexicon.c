/* lexicon.c: finds the longest closed-class word at a place of the text. The words are in lexicon.inc, sorted by
 * bytes. It does not segment Chinese: what it does not know stays a run of text.
 */
#include "lexicon.h"

#define WORD(z) .p = z, .n = sizeof(z) - 1, .cls
static const struct word words[] = {
#include "lexicon.inc"
};

_Static_assert(DS_COUNT(words) < UINT16_MAX, "row numbers are 16 bits");

#define HEAD_BYTES 3u /* every word begins with a Han character of three bytes */

static inline uint32_t first_of(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;
	return (uint32_t)(u[0] & 0x0f) << 12 | (uint32_t)(u[1] & 0x3f) << 6 | (uint32_t)(u[2] & 0x3f);
}

static inline unsigned slot_of(uint32_t cp)
{
	return (cp * UINT32_C(2654435761)) >> (32 - LEXICON_BITS);
}

size_t lexicon_size(void)
{
	return DS_COUNT(words);
}

const struct word *lexicon_row(size_t i)
{
	return &words[i];
}

/* The last byte of the second character as one of 64 bits: most text is refused by it without a look at the rows. */
static inline uint64_t second_bit(const char *p)
{
	return UINT64_C(1) << ((unsigned char)p[2 * HEAD_BYTES - 1] & 63);
}

void lexicon_make(struct lexicon *lx)
{
	memset(lx, 0, sizeof(*lx));
	for (size_t i = 0, n; i < DS_COUNT(words); i += n) {
		for (n = 1; i + n < DS_COUNT(words) && memcmp(words[i].p, words[i + n].p, HEAD_BYTES) == 0;)
			n++;
		uint32_t cp = first_of(words[i].p);
		unsigned slot = slot_of(cp);
		while (lx->slots[slot].first)
			slot = (slot + 1) % LEXICON_SLOTS;
		uint64_t seconds = 0;
		for (size_t k = 0; k < n; k++)
			if (words[i + k].n > HEAD_BYTES)
				seconds |= second_bit(words[i + k].p);
		lx->slots[slot] = (struct lexicon_slot){ seconds, (uint16_t)cp, (uint16_t)i, (uint8_t)n,
							 words[i].n == HEAD_BYTES };
	}
}

/* The second character as a number that sorts like its bytes; 0 for words of one. */
static inline uint32_t second_of(const char *p, size_t n)
{
	const unsigned char *u = (const unsigned char *)p + HEAD_BYTES;
	return n < 2 * HEAD_BYTES ? 0 : (uint32_t)u[0] << 16 | (uint32_t)u[1] << 8 | u[2];
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

/* Words are sorted, so those that begin like s stand together and the longest comes last. */
const struct word *lexicon_match(const struct lexicon *lx, struct ds_str s, size_t edge)
{
	if (s.n < HEAD_BYTES || ((unsigned char)s.p[0] & 0xf0) != 0xe0)
		return NULL;
	uint32_t cp = first_of(s.p);
	unsigned slot = slot_of(cp);
	while (lx->slots[slot].first && lx->slots[slot].first != cp)
		slot = (slot + 1) % LEXICON_SLOTS;
	if (!lx->slots[slot].first)
		return NULL;
	const struct word *first = &words[lx->slots[slot].row];
	if (s.n < 2 * HEAD_BYTES || !(lx->slots[slot].seconds & second_bit(s.p)))
		return lx->slots[slot].single && fits(first, s, edge) ? first : NULL;
	uint32_t low = 0, high = lx->slots[slot].n, second = second_of(s.p, s.n);
	while (low < high) { /* behind the last word whose second character is not greater */
		uint32_t mid = (low + high) / 2;
		if (second_of(first[mid].p, first[mid].n) <= second)
			low = mid + 1;
		else
			high = mid;
	}
	for (const struct word *w = first + low; w-- > first && second_of(w->p, w->n) == second;)
		if (fits(w, s, edge))
			return w;
	return lx->slots[slot].single && fits(first, s, edge) ? first : NULL;
}

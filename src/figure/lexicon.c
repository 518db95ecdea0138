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

/* A slot holds the last row of the words with one first character, so that walking back meets longer words before
 * their own beginnings. */
void lexicon_make(struct lexicon *lx)
{
	memset(lx, 0, sizeof(*lx));
	for (size_t i = 0; i < DS_COUNT(words); i++) {
		if (i + 1 < DS_COUNT(words) && memcmp(words[i].p, words[i + 1].p, HEAD_BYTES) == 0)
			continue;
		uint32_t cp = first_of(words[i].p);
		unsigned slot = slot_of(cp);
		while (lx->slots[slot].first)
			slot = (slot + 1) % LEXICON_SLOTS;
		lx->slots[slot].first = (uint16_t)cp;
		lx->slots[slot].last = (uint16_t)i;
	}
}

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
	for (const struct word *w = &words[lx->slots[slot].last];; w--) {
		if (w->n <= s.n && (!(w->cls & W_EDGE) || w->n == edge)) {
			size_t i = HEAD_BYTES;
			while (i < w->n && w->p[i] == s.p[i])
				i++;
			if (i == w->n)
				return w;
		}
		if (w->n == HEAD_BYTES || w == words || memcmp(w[-1].p, s.p, HEAD_BYTES) != 0)
			return NULL;
	}
}

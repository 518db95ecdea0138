/* lexicon.c: finds the longest closed-class word at a place of the text. The words are in lexicon.inc, sorted by
 * bytes. It does not segment Chinese: what it does not know stays a run of text.
 */
#include "lexicon.h"

#define WORD(z) .p = (z), .n = sizeof(z) - 1
static const struct word words[] = {
#include "lexicon.inc"
};

_Static_assert(DS_COUNT(words) < UINT16_MAX, "row numbers are 16 bits");

#define HEAD_BYTES 3u /* every word begins with a Han character of three bytes */

static unsigned slot_of(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;
	uint32_t cp = (uint32_t)(u[0] & 0x0f) << 12 | (uint32_t)(u[1] & 0x3f) << 6 | (uint32_t)(u[2] & 0x3f);
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
		unsigned slot = slot_of(words[i].p);
		while (lx->last[slot])
			slot = (slot + 1) % LEXICON_SLOTS;
		lx->last[slot] = (uint16_t)(i + 1);
	}
}

const struct word *lexicon_match(const struct lexicon *lx, struct ds_str s, size_t edge)
{
	if (s.n < HEAD_BYTES)
		return NULL;
	unsigned slot = slot_of(s.p);
	while (lx->last[slot] && memcmp(words[lx->last[slot] - 1].p, s.p, HEAD_BYTES) != 0)
		slot = (slot + 1) % LEXICON_SLOTS;
	if (!lx->last[slot])
		return NULL;
	for (const struct word *w = &words[lx->last[slot] - 1];; w--) {
		if (s.n >= w->n && memcmp(w->p, s.p, w->n) == 0 && (!(w->cls & W_EDGE) || w->n == edge))
			return w;
		if (w == words || memcmp(w[-1].p, s.p, HEAD_BYTES) != 0)
			return NULL;
	}
}

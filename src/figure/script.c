/* script.c: is a block written in traditional script, and its sentences in simplified characters for the lexicon.
 */
#include "lexicon_index.h"
#include "meaning.h"

#include "han_folded.inc"

#define SAMPLE 480u /* bytes of a block: a page may hold both scripts */

static inline size_t utf8_len(char lead)
{
	unsigned char c = (unsigned char)lead;
	return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

static size_t han_count(const char *p, size_t n)
{
	size_t count = 0;
	unsigned len;
	for (size_t i = 0; i < n; i += len) {
		uint32_t cp = ds_utf8_at(p + i, &len);
		count += cp >= 0x4e00 && cp <= 0x9fff;
	}
	return count;
}

/* Traditional when one Han character in twenty of the beginning has another simplified form. Mostly none has, and
 * then nobody needs to know how many there are. */
bool sentence_traditional(struct ds_str text)
{
	size_t n = text.n < SAMPLE ? text.n : SAMPLE, i = 0, others = 0;
	while (i < n) {
		while (i < n && is_han_lead(text.p[i])) {
			others += (size_t)char_set_has(folded, text.p + i);
			i += HAN_BYTES;
		}
		if (i < n)
			i += utf8_len(text.p[i]);
	}
	return others > 0 && others * 20 > han_count(text.p, n);
}

void sentence_fold(struct reader *rd, uint32_t from, uint32_t to)
{
	const char *p = rd->r->text.p;
	rd->fold = ds_grow(rd->fold, &rd->fold_cap, to - from + 1, 1);
	rd->fold_at = from;
	rd->fold_n = to - from;
	memcpy(rd->fold, p + from, to - from);
	for (uint32_t i = from; i < to;) {
		unsigned len;
		uint32_t cp = ds_utf8_at(p + i, &len);
		char simple[4];
		bool other = len == 3 && cp >= 0x3400 && cp < 0xa000;
		if (other && ds_utf8_put(ds_fold(cp), simple) == 3)
			memcpy(rd->fold + (i - from), simple, 3);
		i += len;
	}
}

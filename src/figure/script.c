/* script.c: is a block written in traditional script, and its sentences in simplified characters for the lexicon.
 */
#include "lexicon_index.h"
#include "meaning.h"

#include "han_folded.inc"

#define SAMPLE 480u /* bytes of a block: a page may hold both scripts */

static inline bool is_folded(uint32_t han)
{
	return folded_bits[(han - HAN_FIRST) / 64] >> ((han - HAN_FIRST) % 64) & 1;
}

/* Traditional when one Han character in twenty of the beginning has another simplified form. */
bool sentence_traditional(struct ds_str text)
{
	size_t n = text.n < SAMPLE ? text.n : SAMPLE, han = 0, folded = 0;
	for (size_t i = 0; i < n;) {
		unsigned len;
		uint32_t cp = ds_utf8_at(text.p + i, &len);
		if (cp >= HAN_FIRST && cp <= HAN_LAST) {
			han++;
			folded += is_folded(cp);
		}
		i += len;
	}
	return folded * 20 > han;
}

void sentence_fold(struct reader *rd, uint32_t from, uint32_t to)
{
	const char *p = rd->r->text.p;
	rd->fold = ds_grow(rd->fold, &rd->fold_cap, to - from + 1, 1);
	rd->fold_at = from;
	memcpy(rd->fold, p + from, to - from);
	for (uint32_t i = from; i < to;) {
		unsigned len;
		uint32_t cp = ds_utf8_at(p + i, &len);
		char simple[4];
		bool other = len == 3 && cp >= 0x3400 && cp <= HAN_LAST && (cp < HAN_FIRST || is_folded(cp));
		if (other && ds_utf8_put(ds_fold(cp), simple) == 3)
			memcpy(rd->fold + (i - from), simple, 3);
		i += len;
	}
}

/* script.c: is a block written in traditional script, and its sentences in simplified characters for the lexicon.
 */
#include "lexicon_index.h"
#include "meaning.h"

#include "han_folded.inc"

#define SAMPLE 480u /* bytes of a block: a page may hold both scripts */

/* Characters that is_han_lead takes for Han: U+4000 to U+4DFF. */
static size_t others_before_han(const char *p, size_t n)
{
	size_t count = 0;
	unsigned len;
	for (size_t i = 0; i < n; i += len)
		count += ds_utf8_at(p + i, &len) - 0x4000u < 0xe00u;
	return count;
}

/* Traditional when one Han character in twenty of the beginning has another simplified form. */
bool sentence_traditional(struct ds_str text)
{
	size_t n = text.n < SAMPLE ? text.n : SAMPLE, i = 0, han = 0, others = 0;
	while (i < n) {
		const char *p = text.p + i;
		unsigned char b = (unsigned char)*p;
		if (is_han_lead(*p)) {
			others += (size_t)char_set_has(folded, p);
			han++;
			i += 3;
		} else {
			i += b < 0x80 ? 1 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
		}
	}
	/* the first pass counted a few characters before U+4E00 as Han */
	return others * 20 > han - (others ? others_before_han(text.p, n) : 0);
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
		bool other = len == 3 && cp >= 0x3400 && cp < 0xa000;
		if (other && ds_utf8_put(ds_fold(cp), simple) == 3)
			memcpy(rd->fold + (i - from), simple, 3);
		i += len;
	}
}

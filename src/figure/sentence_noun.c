/* sentence_noun.c: is a word of the lexicon where it stands a part of a noun: 才 in 秀才, 开发 in 开发人员? The dictionary knows the
 * nouns; that the characters make one here says the cheapest way to cut those around them (产值|为, but 行为).
 */
#include "lexicon.h"
#include "meaning.h"

#define LEFT  (5 * HAN_BYTES) /* of what stands before the word, and behind it */
#define RIGHT (4 * HAN_BYTES)
#define MOST  48u /* bytes of a word of the lexicon */

/* Does a noun that begins in [from, word] hold the word's n bytes and more? Most words none does. */
static bool may_hold(const char *from, const char *word, size_t n, const char *end)
{
	for (const char *p = from; p <= word; p += HAN_BYTES)
		if (p + ds_noun_at((struct ds_str){ p, (size_t)(end - p) }) >= word + n + (p == word))
			return true;
	return false;
}

size_t sentence_noun(struct ds_str s, size_t n, size_t left)
{
	const char *from = s.p, *end = s.p + n;
	while (left >= HAN_BYTES && s.p - from < (ptrdiff_t)LEFT && is_han_lead(from[-(int)HAN_BYTES]))
		from -= HAN_BYTES, left -= HAN_BYTES;
	while (end + HAN_BYTES <= s.p + s.n && end < s.p + n + RIGHT && is_han_lead(*end))
		end += HAN_BYTES;
	if (!may_hold(from, s.p, n, end))
		return 0;
	struct ds_word words[(LEFT + MOST + RIGHT) / HAN_BYTES];
	const struct ds_str around = { from, (size_t)(end - from) };
	const size_t count = ds_words_cut(around, words, DS_COUNT(words)), at = (size_t)(s.p - from);
	size_t k = 0;
	while (k < count && words[k].at.end < at + n)
		k++;
	if (k == count || words[k].at.start > at || words[k].pos != DS_POS_NOUN || ds_span_len(words[k].at) <= n)
		return 0;
	/* 全村人|均: but 人均 is a word */
	const char *last = from + words[k].at.end - HAN_BYTES;
	return lexicon_match((struct ds_str){ last, (size_t)(end - last) }, SIZE_MAX).n > HAN_BYTES
		   ? 0
		   : words[k].at.end - at;
}

/* sentence_noun.c: is a word of the lexicon where it stands a part of a noun: 才 in 秀才, 开发 in 开发人员? The dictionary knows the
 * nouns; that the characters make one here says the cheapest way to cut those around them (产值|为, but 行为).
 */
#include "lexicon.h"
#include "meaning.h"

#define LEFT  (5 * HAN_BYTES) /* of what stands before the word, and behind it */
#define RIGHT (4 * HAN_BYTES)
#define MOST  48u /* bytes of a word of the lexicon */

/* Does a noun that begins before the word end in it or behind it, or one that begins with it behind it? Mostly none does. */
static bool may_hold(const char *from, const char *word, size_t n, const char *end)
{
	for (const char *p = from; p <= word; p += HAN_BYTES)
		if (p + ds_noun_at((struct ds_str){ p, (size_t)(end - p) }) > word + (p == word ? n : 0))
			return true;
	return false;
}

/* How many bytes the word of the lexicon has that begins at p; 0: none does, or one that is only listed to keep it whole. */
static size_t word_at(const char *p, const char *end)
{
	struct found w = lexicon_match((struct ds_str){ p, (size_t)(end - p) }, SIZE_MAX);
	return w.cls & W_NOUN ? 0 : w.n;
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
	while (k < count && words[k].at.end <= at)
		k++;
	if (k == count || words[k].at.start > at || (words[k].at.start == at && words[k].at.end <= at + n))
		return 0;
	const enum ds_pos pos = (enum ds_pos)words[k].pos;
	const bool part = words[k].at.end < at + n; /* 家长|达到, 安全|团队: no 长达, no 全团; but 田亩产|达 */
	if (part && (k + 1 == count || words[k + 1].at.end <= at + n))
		return 0;
	if (pos != DS_POS_NOUN && !((part || n == HAN_BYTES) && ds_pos_nominal(pos))) /* 温|和; but 层层|叠叠 */
		return 0;
	const char *close = from + words[k].at.end;
	const bool whole = part || word_at(close - HAN_BYTES, end) <= HAN_BYTES; /* but 全村|人均 */
	return whole ? (size_t)(close - s.p) : 0;
}

bool sentence_makes_noun(struct ds_str rest)
{
	return rest.n >= HAN_BYTES &&
	       char_in(rest.p, rest.p + HAN_BYTES, "量率额数值费度者员师性权品班价类式型园站") &&
	       (rest.n < PAIR_BYTES || ds_word_pos((struct ds_str){ rest.p, PAIR_BYTES }) == DS_POS_NONE) &&
	       ds_noun_at(rest) <= HAN_BYTES;
}

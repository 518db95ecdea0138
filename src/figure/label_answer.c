/* label_answer.c: a number that is all of a sentence and answers the question before it: 全村果园有多少亩？1200亩！ */
#include "dushu/text.h"
#include "label.h"

#define WORDS_MOST    32u
#define QUESTION_MOST (40 * CHAR) /* bytes that are looked back over */

static bool is_noun(const struct ds_word *w)
{
	return w->pos == DS_POS_NOUN || w->pos == DS_POS_NAME || w->pos == DS_POS_VERBAL_NOUN ||
	       w->pos == DS_POS_ABBREVIATION || w->pos == DS_POS_ATTRIBUTIVE;
}

/* The last nouns of s that stand together: 入冬|冷库温度|调到; only those at its beginning when `first`. */
static struct ds_str nouns_of(struct ds_str s, bool first)
{
	struct ds_word w[WORDS_MOST];
	const size_t n = ds_words_cut(s, w, WORDS_MOST);
	struct ds_str found = { s.p, 0 };
	for (size_t k = 0; k < n; k++) {
		if (!is_noun(&w[k])) {
			if (first)
				break;
			continue;
		}
		if (found.n == 0 || found.p + found.n != s.p + w[k].at.start)
			found = (struct ds_str){ s.p + w[k].at.start, 0 };
		found.n += w[k].at.end - w[k].at.start;
	}
	return found.n >= (first ? 1 : 2) * CHAR ? found : DS_STR("");
}

struct ds_str label_answered(const struct reader *rd, uint32_t i)
{
	static const char *const asks[] = { "多少", "几" };
	const char *begin = rd->r->text.p + rd->block->at.start, *end = rd->r->text.p + rd->lx[0].start;
	if (i > 1 || (i == 1 && rd->lx[0].kind != LEX_MARK) || !ends_clause(&rd->lx[i] + 1))
		return DS_STR("");
	while (char_before_in(end, begin, "“”「」‘’"))
		end = ds_utf8_prev(end, begin);
	if (!char_before_in(end, begin, "？?"))
		return DS_STR("");
	end = ds_utf8_prev(end, begin);
	const char *p = end;
	while (p > begin && end - p < QUESTION_MOST && !char_before_in(p, begin, "，。！？；：“”,!?;: 　"))
		p = ds_utf8_prev(p, begin);
	const struct ds_str question = { p, (size_t)(end - p) }, unit = token_of(rd, &rd->lx[i])->unit;
	for (size_t k = 0; k < DS_COUNT(asks); k++) {
		const struct ds_str ask = ds_str_of(asks[k]);
		const size_t at = ds_str_find(question, ask, 0);
		if (at == SIZE_MAX)
			continue;
		struct ds_str behind = { question.p + at + ask.n, question.n - at - ask.n };
		if (ds_str_starts(behind, unit))
			behind = (struct ds_str){ behind.p + unit.n, behind.n - unit.n };
		const struct ds_str noun = nouns_of(behind, true);
		return noun.n ? noun : nouns_of((struct ds_str){ question.p, at }, false);
	}
	return DS_STR("");
}

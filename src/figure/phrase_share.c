/* phrase_share.c: what is said behind a share that opens its clause, and names it: 其中63%为救援行动, 七成销往外地, 30%用于分红. What a
 * share is of stands before it (label_complete.c), or behind 的 with what that part of it does: 六成以上的店主|是返乡青年.
 */
#include "phrase.h"

#define DOING_MOST (12 * CHAR) /* what is told at more length is a story */

struct phrase phrase_share_said(const struct reader *rd, uint32_t i, const struct lexeme *l)
{
	struct phrase p = { .change = DS_CHANGE_LEVEL };
	const struct lexeme *before = &rd->lx[i] - 1;
	while (is_word(before, W_REACH | W_ADV | W_CONN | W_DET))
		before--;
	/* 其中63%为|救援行动; 一半的学生中有22名是|留守儿童 */
	if (is_word(l, W_REACH) && !is_word(l, W_TO | W_EDGE) && in_phrase(l + 1) &&
	    (ends_clause(before) || lexeme_says(rd, l, "是"))) {
		p.text = p.noun = text_of(rd, l[1].start, phrase_ahead(l + 1)->end);
		return p;
	}
	if (!ends_clause(before))
		return p;
	if (lexeme_says(rd, l, "用于")) { /* 30%用于|集体分红 */
		const struct lexeme *last = phrase_ahead(l + 1 + is_word(l + 1, W_VERB | W_LIGHT | W_UP | W_DOWN));
		if (last > l)
			p.text = p.noun = text_of(rd, l[1].start, last->end);
		return p;
	}
	if (lexeme_says(rd, l, "被") && in_phrase(l + 1)) { /* 八成被|游客采摘 */
		const struct lexeme *end = l + 1;
		while (in_phrase(end + 1) || is_verb(end + 1))
			end++;
		p.text = text_of(rd, l[1].start, end->end);
		p.verbal = true;
		return p.text.n <= 8 * CHAR ? p : (struct phrase){ .change = DS_CHANGE_LEVEL };
	}
	if (!is_word(l, W_VERB))
		return p;
	p.text = phrase_deed(rd, l);
	p.verbal = true;
	return p;
}

struct ds_str phrase_share_doing(const struct reader *rd, const struct lexeme *last, struct ds_str noun)
{
	const struct lexeme *first = last + 1, *end;
	while (is_word(first, W_ADV) && !is_word(first, W_CONN | W_TARGET) &&
	       !phrase_is_negation(lexeme_text(rd, first)))
		first++; /* 都, 已 */
	const bool is = is_word(first, W_REACH) && !is_word(first, W_TO | W_EDGE | W_HAS) &&
			!phrase_is_negation(lexeme_text(rd, first));
	if (is)
		first++; /* 是外地人 */
	for (end = first; !ends_clause(end); end++)
		if (end->kind == LEX_NUMBER || is_word(end, W_DE | W_UP | W_DOWN))
			return DS_STR("");
	if (end == first || (!is && !is_verb(first) && !is_word(first, K_TEXT | W_ADV | W_HAS | W_PREP)) ||
	    bytes_of(first, end - 1) > DOING_MOST || bytes_of(first, end - 1) < 2 * CHAR)
		return DS_STR("");
	return phrase_join(rd, noun, text_of(rd, first->start, end[-1].end));
}

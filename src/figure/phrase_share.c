/* phrase_share.c: what is said behind a share or a part, and names it: 其中63%为救援行动, 七成销往外地, 30%用于分红. What a share is of stands
 * before it (label_complete.c), or behind 的 with what that part of it does: 六成以上的店主|是返乡青年.
 */
#include "phrase_own.h"

#define DOING_MOST (12 * CHAR) /* what is told at more length is a story */

/* Is l 是, 为 or 成为, and no 达到 or 没有? */
static bool is_copula(const struct reader *rd, const struct lexeme *l)
{
	return is_word(l, W_REACH) && !is_word(l, W_TO | W_EDGE | W_HAS) && !phrase_is_negation(lexeme_text(rd, l));
}

/* The rest of the clause from l on, when it is short and nothing is counted or described in it. */
static struct ds_str clause_rest(const struct reader *rd, const struct lexeme *l)
{
	const struct lexeme *end = l;
	for (; !ends_clause(end); end++)
		if (end->kind == LEX_NUMBER || is_word(end, W_DE | W_UP | W_DOWN))
			return DS_STR("");
	const uint32_t n = end > l ? bytes_of(l, end - 1) : 0;
	return n >= 2 * CHAR && n <= DOING_MOST ? text_of(rd, l->start, end[-1].end) : DS_STR("");
}

struct phrase phrase_share_said(const struct reader *rd, uint32_t i, const struct lexeme *l)
{
	struct phrase p = { .change = DS_CHANGE_LEVEL };
	const struct lexeme *before = &rd->lx[i] - 1;
	while (is_word(before, W_REACH | W_ADV | W_CONN | W_DET))
		before--;
	const bool opens = ends_clause(before), use = lexeme_says(rd, l, "用于");
	/* 其中63%为|救援行动; 一半的队员中有9名是|退伍老兵; 30%用于|集体分红 */
	const struct lexeme *noun = l + 1;
	const bool is = is_word(l, W_REACH) && !is_word(l, W_TO | W_EDGE) && in_phrase(noun);
	if ((opens && (is || use)) || (is && lexeme_says(rd, l, "是"))) {
		const struct lexeme *last =
		    phrase_ahead(noun + (use && is_word(noun, W_VERB | W_LIGHT | W_UP | W_DOWN)));
		if (last > l)
			p.text = p.noun = text_of(rd, noun->start, last->end);
	} else if (opens && lexeme_says(rd, l, "被") && in_phrase(noun)) { /* 八成被|游客采摘 */
		p.text = clause_rest(rd, noun);
		p.verbal = true;
	} else if (opens && is_word(l, W_VERB)) {
		p.text = phrase_deed(rd, l);
		p.verbal = true;
	}
	return p;
}

struct ds_str phrase_share_doing(const struct reader *rd, const struct lexeme *last, struct ds_str noun)
{
	const struct lexeme *l = last + 1;
	while (is_word(l, W_ADV) && !is_word(l, W_CONN | W_TARGET) && !phrase_is_negation(lexeme_text(rd, l)))
		l++; /* 都, 已 */
	if (is_copula(rd, l))
		l++; /* 是外地人 */
	else if (!is_verb(l) && !is_word(l, K_TEXT | W_ADV | W_HAS | W_PREP))
		return DS_STR("");
	struct ds_str rest = clause_rest(rd, l);
	return rest.n ? phrase_join(rd, noun, rest) : rest;
}

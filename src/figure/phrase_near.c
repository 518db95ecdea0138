/* phrase_near.c: what names several numbers that stand right behind each other: what befell all of them (3省8市|受灾). It looks no further
 * than their clause.
 */
#include "phrase_own.h"

#define CHAIN_MOST 4u /* numbers */

/* The number right behind number i, over a bound: 1万元以上5万元以下; 0: there is none. */
static uint32_t number_behind(const struct reader *rd, uint32_t i)
{
	const struct lexeme *lx = rd->lx;
	uint32_t k = i + 1;
	while (is_word(&lx[k], W_AFTER))
		k++;
	/* 2200户、8600名|农牧民: households and their people */
	static const char *const homes[] = { "户", "家" }, *const people[] = { "人", "名", "位", "口" };
	if (lx[k].kind == LEX_DUN && IS_ANY(token_of(rd, &lx[i])->unit, homes)) {
		do
			k++;
		while (is_word(&lx[k], W_REACH | W_ADV));
		return lx[k].kind == LEX_NUMBER && IS_ANY(token_of(rd, &lx[k])->unit, people) ? k : 0;
	}
	return lx[k].kind == LEX_NUMBER ? k : 0;
}

struct phrase phrase_chained(const struct reader *rd, uint32_t i)
{
	struct phrase p = { .change = DS_CHANGE_LEVEL };
	uint32_t k = number_behind(rd, i);
	for (uint32_t n = 0; k && n < CHAIN_MOST; n++) {
		p = phrase_after(rd, k);
		k = p.text.n ? 0 : number_behind(rd, k);
	}
	return p;
}

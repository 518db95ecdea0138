/* phrase_compare.c: the word before what a number is compared with or a part of: 高于全国平均水平2个百分点, 占生产总值的23%, 从成立之初的
 * 0.3%提高到57%. What is compared stands before that word (phrase.c).
 */
#include "phrase_own.h"

/* 从成立之初的不足0.3%提高到57%: the subject stands before 从. */
const struct lexeme *phrase_start(const struct reader *rd, const struct lexeme *number)
{
	const struct lexeme *l = number - 1;
	while (is_word(l, W_REACH | W_ADV | W_EACHALL)) /* 由过去的|每亩|28元 */
		l--;
	/* 价格从7月的|最高点|14元回落 */
	static const char *const peaks[] = { "最高点", "最低点", "高点", "低点", "高峰",
					     "最高峰", "峰值",   "顶峰", "低谷" };
	if (!is_word(l, W_DE) && !(l->kind == LEX_TEXT && IS_ANY(lexeme_text(rd, l), peaks)))
		return NULL;
	for (int n = 0; n < LOOK_BACK; n++, l--) {
		if (is_word(l, W_FROM))
			return l;
		if (ends_clause(l) || l->kind == LEX_NUMBER)
			return NULL;
	}
	return NULL;
}

/* 高于全国平均水平2.1个百分点: what is compared stands before the word that opens the comparison. */
const struct lexeme *comparison(const struct lexeme *l, bool over_verbs)
{
	if (is_word(l, W_NEWADD))
		l--;
	for (int n = 0; n < LOOK_BACK; n++, l--) {
		if (is_word(l, W_CMP))
			return is_word(l, W_VERB) ? NULL : l; /* 领先第二名22.35分 */
		if (n <= 2 && is_word(l, W_WITH) && l[1].kind == LEX_TIME && l[-1].kind != LEX_TIME)
			return l; /* 与去年同期相比 */
		if (ends_clause(l) || l->kind == LEX_NUMBER || is_word(l, W_UP | W_DOWN) ||
		    (is_verb(l) && !over_verbs) || (is_word(l, W_TARGET) && !is_word(l, W_ADV)))
			return NULL;
	}
	return NULL;
}

/* 为全省平均水平的4.4倍, 占地区生产总值的22.8%: what is so much of the other stands before the word. */
const struct lexeme *phrase_part(const struct lexeme *number)
{
	const struct lexeme *l = number - 1;
	while (is_word(l, W_REACH | W_ADV))
		l--;
	if (!is_word(l, W_DE) && l->kind != LEX_PLACE) { /* 占全县人口41% */
		for (int n = 0;
		     n < LOOK_BACK && (in_phrase(l) || l->kind == LEX_PLACE || is_word(l, W_DET) || is_verb(l));
		     n++)
			l--;
		return is_word(l, W_SHARE) && l < number - 1 ? l : NULL;
	}
	bool whole = is_word(l, W_DE) && l == number - 1; /* 约为同区新落成公屋的九成 */
	for (int n = 0; n < LOOK_BACK; n++, l--) {
		if (is_word(l, W_SHARE | W_PART) || (is_word(l, W_REACH | W_TO) && l < number - 2))
			return l;
		if (ends_clause(l) || l->kind == LEX_NUMBER || is_word(l, W_FROM) || (is_verb(l) && !whole))
			return NULL;
	}
	return NULL;
}

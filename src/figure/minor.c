/* minor.c: figures that say little by themselves: counts that only sum up the names before them, bounds that name a class of
 * things. What is minor by its form alone is judge.c's.
 */
#include "phrase.h"

#define NAMES_MOST 20 /* more than that are not counted by the reader */

/* 河南、河北、山西3省, 甲厂、乙厂和丙厂等3家企业: a count that only sums up the names before it. */
static bool sums_up(const struct reader *rd, const struct lexeme *number)
{
	const struct token *t = token_of(rd, number);
	const struct ds_decimal v = t->value;
	if (t->kind != DS_KIND_COUNT || t->ranged || v.hi || v.exp || v.neg || v.lo < 2 || v.lo > NAMES_MOST)
		return false;
	const struct lexeme *l = number - 1;
	int64_t names = 0;
	while (is_word(l, W_ETC))
		l--;
	for (;; l--) {
		if (l->kind != LEX_TEXT && l->kind != LEX_PLACE && l->kind != LEX_QUOTE && !is_word(l, NOMINAL))
			return false;
		while (l[-1].kind == LEX_TEXT || l[-1].kind == LEX_PLACE || l[-1].kind == LEX_QUOTE ||
		       (is_word(l - 1, NOMINAL) && !is_word(l - 1, W_VERB | W_AND)))
			l--;
		names++;
		l--;
		if (l->kind != LEX_DUN && !is_word(l, W_AND))
			break;
	}
	/* 推出甲、乙2条线路: the verb before the first name */
	return names > 1 && ds_decimal_cmp(v, ds_decimal_from(names)) == 0;
}

/* 总投资5亿元以上的项目30个: a bound that tells which things are counted; 有50亩以上的水面 measures one. */
static bool bounds_class(const struct reader *rd, const struct lexeme *number, const struct ds_figure *f)
{
	static const char *const bounds[] = { "以上", "以下", "以内", "以內" };
	const struct token *t = token_of(rd, number);
	const struct lexeme *l = number + 1;
	if (f->status != DS_STATUS_ACTUAL || f->change != DS_CHANGE_LEVEL || t->kind == DS_KIND_PERCENT ||
	    t->kind == DS_KIND_COUNT || t->kind == DS_KIND_MULTIPLE || t->kind == DS_KIND_DURATION ||
	    !is_word(l, W_AFTER) || !IS_ANY(lexeme_text(rd, l), bounds))
		return false;
	for (const struct lexeme *k = number - 1; is_word(k, W_REACH | W_ADV | W_HAS | W_LE | W_TO); k--)
		if (is_word(k, W_HAS | W_LE | W_TO) || is_word(k, W_REACH))
			return false;
	if (is_word(++l, W_DE))
		l++;
	if (l->kind != LEX_TEXT && !is_word(l, NOMINAL))
		return false;
	for (; !ends_clause(l); l++)
		if (l->kind == LEX_NUMBER)
			return true;
	return false;
}

bool figure_is_minor(const struct reader *rd, const struct lexeme *number, const struct ds_figure *f)
{
	return sums_up(rd, number) || bounds_class(rd, number, f);
}

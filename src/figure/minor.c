/* minor.c: figures that say little by themselves: counts that only sum up the names before them, bounds that name a class of
 * things. What is minor by its form alone is judge.c's.
 */
#include "phrase.h"

#define NAMES_MOST 20 /* more than that are not counted by the reader */

/* May l be the last word of a name? */
static bool ends_name(const struct lexeme *l)
{
	return is_word(l, K_TEXT | K_PLACE | K_QUOTE | K_OTHER | K_TIME | K_CLOSE | NOMINAL);
}

/* How many names are listed before l, at least two; 0: none. 推出甲、乙2条: the verb stands before the first. Behind 等 each may
 * have its own number: 甲镇12毫米、乙镇9毫米等2个镇. */
static int64_t names_before(const struct lexeme *l, bool others)
{
	int64_t names = 1;
	bool marked = false; /* by 、 */
	if (!ends_name(l) && !(others && l->kind == LEX_NUMBER))
		return 0;
	for (; !ends_clause(l); l--) {
		const bool mark = l->kind == LEX_DUN;
		if (l->kind == LEX_NUMBER && names > 1 && !others)
			return 0; /* 教学楼1栋、宿舍楼2栋 */
		if (!mark && !is_word(l, W_AND))
			continue;
		if (!ends_name(l - 1) && !(others && l[-1].kind == LEX_NUMBER))
			return 0;
		if (!mark && marked && names > 1)
			return names; /* 和 among the words before the list */
		names++;
		marked |= mark;
	}
	return names > 1 ? names : 0;
}

/* 河南、河北、山西3省, 甲厂、乙厂和丙厂等3家企业: a count that only sums up the names before it. */
static bool sums_up(const struct reader *rd, const struct lexeme *number)
{
	const struct token *t = token_of(rd, number);
	const struct ds_decimal v = t->value;
	if (t->kind != DS_KIND_COUNT || t->ranged || v.hi || v.exp || v.neg || v.lo < 2 || v.lo > NAMES_MOST)
		return false;
	/* 东西两个园区: either side */
	static const char *const sides[] = { "东西", "南北", "东南", "西南", "东北",     "西北", "城乡",
					     "上下", "左右", "前后", "水陆", "线上线下", "公私", "海陆" };
	const struct lexeme *l = number - 1;
	if (v.lo == 2 && t->chinese && l->end == number->start && ENDS_ANY(lexeme_text(rd, l), sides))
		return true;
	const bool others = is_word(l, W_ETC);
	while (is_word(l, W_ETC))
		l--;
	return names_before(l, others) == (int64_t)v.lo;
}

/* 总投资5亿元以上的项目30个: a bound that tells which things are counted; 有50亩以上的水面 measures one. */
static bool bounds_class(const struct reader *rd, const struct lexeme *number, const struct ds_figure *f)
{
	static const char *const bounds[] = { "以上", "以下", "以内" };
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
	static const char *const things[] = { "项目", "企业", "工程", "园区", "大户", "用户" };
	bool noun = l->kind == LEX_TEXT || is_word(l, NOMINAL);
	for (; !ends_clause(l); l++) {
		noun |= is_word(l, W_DE);
		if (noun && (l->kind == LEX_NUMBER || ENDS_ANY(lexeme_text(rd, l), things)))
			return true;
	}
	return false;
}

bool figure_is_minor(const struct reader *rd, const struct lexeme *number, const struct ds_figure *f)
{
	return sums_up(rd, number) || bounds_class(rd, number, f);
}

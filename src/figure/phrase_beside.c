/* phrase_beside.c: what stands before a phrase in its clause and tells its row from others: ages, sums and voltages, the verb
 * that gives something to somebody or calls people together. phrase.c found the phrase.
 */
#include "phrase.h"

#define AGES_LOOK 24u /* lexemes to another row of a list of ages */

/* 0—14岁|人口2.5万人,15—59岁人口8.9万人: the ages at l that tell the rows of a list apart, or NULL. */
const struct lexeme *phrase_ages_before(const struct reader *rd, const struct lexeme *l)
{
	while (is_word(l, W_AFTER))
		l--;
	if (l->kind != LEX_NUMBER || !token_of(rd, l)->minor || !unit_is_age(token_of(rd, l)->unit))
		return NULL;
	uint32_t at = (uint32_t)(l - rd->lx), from = at > AGES_LOOK ? at - AGES_LOOK : 0;
	for (uint32_t k = from; k < rd->lx_n && k < at + AGES_LOOK; k++)
		if (k != at && rd->lx[k].kind == LEX_NUMBER && token_of(rd, &rd->lx[k])->minor &&
		    unit_is_age(token_of(rd, &rd->lx[k])->unit))
			return l;
	return NULL;
}

/* 5000万元以上|项目60个,其中亿元以上项目30个: the sum at s.stop that tells such rows apart, or NULL. */
const struct lexeme *phrase_bound_before(const struct reader *rd, struct span_of s)
{
	if (s.stop->kind == LEX_NUMBER && s.first == s.last &&
	    ds_str_eq(token_of(rd, s.stop)->unit, DS_STR("千伏"))) {
		uint32_t own = (uint32_t)(s.stop - rd->lx), low = own > AGES_LOOK ? own - AGES_LOOK : 0;
		for (uint32_t k = low; k + 1 < rd->lx_n && k < own + AGES_LOOK;
		     k++) /* 110千伏|变电站3座、35千伏|变电站6座 */
			if (k != own && rd->lx[k].kind == LEX_NUMBER &&
			    ds_str_eq(token_of(rd, &rd->lx[k])->unit, DS_STR("千伏")))
				return s.stop;
	}
	/* 产值|超百亿元|企业达到20户: so they are chosen, and so they are called */
	static const char *const chosen[] = { "企业", "项目", "公司", "村", "园区", "企業", "項目", "户" };
	if (s.stop->kind == LEX_NUMBER && token_of(rd, s.stop)->kind == DS_KIND_MONEY && s.first == s.last &&
	    is_word(s.stop - 1, W_REACH) && in_phrase(s.stop - 2) && ends_clause(s.stop - 3) &&
	    bytes_of(s.stop - 2, s.last) <= LABEL_MAX && IS_ANY(lexeme_text(rd, s.last), chosen))
		return s.stop - 2;
	if (!is_word(s.stop, W_AFTER) || s.stop[-1].kind != LEX_NUMBER || s.first != s.last ||
	    token_of(rd, s.stop - 1)->kind != DS_KIND_MONEY)
		return NULL;
	struct ds_str noun = lexeme_text(rd, s.last);
	uint32_t at = (uint32_t)(s.stop - rd->lx), from = at > AGES_LOOK ? at - AGES_LOOK : 0;
	for (uint32_t k = from; k + 1 < rd->lx_n && k < at + AGES_LOOK; k++)
		if (k != at && is_word(&rd->lx[k], W_AFTER) && ds_str_eq(lexeme_text(rd, &rd->lx[k + 1]), noun))
			return s.stop - 1;
	return NULL;
}

/* 奖励|考上大学的学生2000元: what is done to whoever is described up to l; empty when nothing is. */
struct ds_str phrase_given_to(const struct reader *rd, const struct lexeme *l)
{
	static const char *const pays[] = { "发放", "支付" };
	for (int n = 0; n < LOOK_BACK && !ends_clause(l) && l->kind != LEX_NUMBER; n++, l--)
		if (is_sort(lexeme_text(rd, l), S_GIFT) || IS_ANY(lexeme_text(rd, l), pays))
			return lexeme_text(rd, l);
	return DS_STR("");
}

/* 抽调|警务站和派出所共21人: the verb that calls people together, up to l; empty when there is none. */
struct ds_str phrase_called_from(const struct reader *rd, const struct lexeme *l)
{
	static const char *const calls[] = {
		"抽调", "抽派", "派出", "选派", "选调", "调集", "出动", "抽选", "调派"
	};
	for (int n = 0; n < LOOK_BACK && !ends_clause(l) && l->kind != LEX_NUMBER; n++, l--)
		if (IS_ANY(lexeme_text(rd, l), calls))
			return lexeme_text(rd, l);
	return DS_STR("");
}

/* norm_terms.c: the terms on which something may be had or is exacted: 对年销售额超过2000万元的企业,给予10万元奖励;
 * 凡年满60周岁的居民均可免费体检; 违者罚款200元. A sentence states terms when one of its clauses opens with whom they hold for,
 * what follows from them stands behind, and nothing tells of what was.
 */
#include "state.h"

#define TERMS_MAX 600u /* bytes from whom they hold for to what follows */

bool norm_dated(const struct reader *rd, const struct lexeme *l)
{
	static const char *const again[] = { "当年", "每年", "次年", "全年", "年度", "每月" };
	return l->kind == LEX_TIME && !IS_ANY(lexeme_text(rd, l), again);
}

bool norm_told(const struct reader *rd, const struct lexeme *l)
{
	static const char *const sums[] = { "共", "累计", "总共", "先后", "已", "曾" };
	return is_word(l, W_ACTUAL | W_LE) || IS_ANY(lexeme_text(rd, l), sums);
}

bool norm_terms(const struct reader *rd, const struct lexeme *l)
{
	static const char *const penalties[] = { "违者" };
	static const char *const toward[] = { "对", "对于" };
	static const char *const whoever[] = { "只要", "凡", "凡是", "符合条件", "年满" };
	static const char *const given[] = { "给予", "予以" };
	static const char *const had[] = { "可获得", "可享受", "可申请",   "可领取", "可申领",
					   "即可",   "均可",   "皆可获得", "可按" };
	static const char *const handed[] = { "发给", "给予", "补助", "补贴", "奖励" };
	const struct ds_str head = lexeme_text(rd, l);
	if (STARTS_ANY(head, penalties))
		return true;
	const bool to = IS_ANY(head, toward);
	if ((!to && !STARTS_ANY(head, whoever)) || (to && l[1].kind == LEX_NUMBER))
		return false; /* 对120户给予补助: whom it was given */
	static const char *const fines[] = { "罚款", "处以" };
	const struct lexeme *end = l;
	bool gives = false, of = false, counted = false;
	for (; end->kind != LEX_STOP && end->start - l->start < TERMS_MAX; end++) {
		if (end->kind == LEX_SEMI && !(to && IS_ANY(lexeme_text(rd, end + 1), toward)))
			break; /* 对…的;对…的,均可获得: what follows stands behind the last */
		if (norm_told(rd, end) || norm_dated(rd, end))
			return false;
		gives |= IS_ANY(lexeme_text(rd, end), given) || is_word(end, W_EACHHEAD | W_EACHALL);
		counted |= end->kind == LEX_NUMBER;
		if (to && of && !counted && ENDS_ANY(lexeme_text(rd, end), fines))
			return true; /* 对违规停放的车辆罚款100元 */
		of |= is_word(end, W_DE);
		if (to && gives && has_sort(lexeme_text(rd, end), S_GIFT))
			return true;
	}
	const struct ds_str terms = text_of(rd, l->start, end->start);
	return HAS_ANY(terms, had) || (!to && gives && HAS_ANY(terms, handed));
}

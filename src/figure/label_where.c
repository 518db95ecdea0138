/* label_where.c: names before a number that say where, not what: a part of what the number before measures, a place of a list
 * that tells where the things counted lie, the places that were chosen by what is measured. label.c names the number then
 * by what was said before.
 */
#include "label.h"

/* 局地, 东部, 甲镇: where a part of what the number before measures is, when both have one unit. */
bool label_is_where(const struct reader *rd, struct ds_str s, const struct token *t)
{
	/* 高峰时突破800人次: when what was measured before was so */
	static const char *const times[] = { "高峰时", "高峰时段", "高峰期", "高峰",   "旺季",
					     "淡季",   "最多时",   "最高峰", "高峰時", "高峰時段",
					     "平日",   "周末",     "节假日", "單日",   "单日" };
	bool past = rd->flow.levels_n == rd->flow.levels_from && t->kind != DS_KIND_COUNT &&
		    t->kind != DS_KIND_PERCENT && t->unit.n && ds_str_eq(rd->flow.past_unit, t->unit);
	if (!label_same(rd, t) && !past)
		return false;
	if (t->kind != DS_KIND_COUNT && t->kind != DS_KIND_MONEY && t->kind != DS_KIND_PERCENT && s.n <= 8 * CHAR &&
	    ends_sort(s, S_NAMED) && !ends_sort(s, S_GROUND))
		return true;
	/* 改造小区90个,其中市区50个 */
	if (t->kind == DS_KIND_COUNT && !phrase_self_unit(t->unit) && is_sort(s, S_PART | S_ZONE) &&
	    label_same(rd, t))
		return !is_sort(label_same(rd, t)->label, S_PART | S_ZONE);
	if (ENDS_ANY(s, times) || (t->kind != DS_KIND_COUNT && ends_sort(s, S_PART | S_SOME)))
		return true;
	/* 一村一品示范村, 重点镇: what is counted */
	static const char *const kinds[] = { "乡镇",   "鄉鎮",   "村镇",   "小镇",   "城镇",   "示范村", "重点村",
					     "中心村", "文明村", "贫困村", "行政村", "自然村", "示范镇", "重点镇",
					     "乡村",   "山村",   "农村",   "示范县", "重点县", "试点县", "先进县",
					     "出列村", "薄弱村", "试点村", "达标村" };
	return s.n >= 3 * CHAR && s.n <= 5 * CHAR && ends_sort(s, S_TOWN) && !ENDS_ANY(s, kinds);
}

/* 未开工16个,分布在:河口|5个,柳林、白马各|2个: are the names before number i places where the things counted before lie? */
bool label_is_spread(const struct reader *rd, uint32_t i)
{
	const struct token *t = token_of(rd, &rd->lx[i]);
	const struct lexeme *name = &rd->lx[i] - 1;
	if (t->kind != DS_KIND_COUNT || !(name->cls & (K_TEXT | W_ADV)) || name->end - name->start > 4 * CHAR ||
	    !label_same(rd, t))
		return false;
	for (const struct lexeme *l = name; l->kind != LEX_STOP && l->kind != LEX_SEMI; l--)
		if (is_word(l, W_VERB) && ds_str_starts(lexeme_text(rd, l), DS_STR("分布")))
			return true;
	return false;
}

struct ds_str label_most(const struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i] - 1;
	while (l->kind == LEX_PLACE)
		l--;
	if (l == &rd->lx[i] - 1)
		l--;
	while (is_word(l, W_ADV))
		l--;
	if (!is_word(l, W_REACH) || is_word(l, W_TO | W_EDGE))
		return DS_STR("");
	while (is_word(l, W_REACH | W_ADV))
		l--;
	/* 种植面积最大的|是甲县80万亩 */
	const bool named = l->kind == LEX_TEXT && is_word(l - 1, W_DE) && starts_sort(lexeme_text(rd, l), S_PLACES);
	if (!named && !(is_word(l, W_DE) && rd->lx[i - 1].kind == LEX_PLACE))
		return DS_STR("");
	const struct lexeme *end = l - 1 - named, *first = end;
	while (!ends_clause(first - 1) && first[-1].kind != LEX_NUMBER && end - first < 8)
		first--;
	while (first < end &&
	       (first->kind == LEX_TIME || first->kind == LEX_PLACE || is_word(first, W_CONN | W_DET)))
		first++;
	struct ds_str s = text_of(rd, first->start, end->end);
	static const char *const hows[] = { "最大", "最多", "最高", "最重", "较大", "较多", "较高", "较重",
					    "最低", "较低", "最快", "较快", "严重", "居前", "靠前", "集中",
					    "大",   "多",   "高",   "重",   "低",   "较",   "最",   "比较" };
	const size_t whole = s.n;
	for (size_t n; (n = ENDS_ANY(s, hows)) && s.n - n >= 2 * CHAR;)
		s.n -= n;
	return s.n >= 2 * CHAR && s.n <= LABEL_MAX && (named || s.n < whole) ? s : DS_STR("");
}

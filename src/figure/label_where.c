/* label_where.c: names before a number that say where, not what: a part of what the number before measures, a place of a list
 * that tells where the things counted lie, the places that were chosen by what is measured. label.c names the number then
 * by what was said before.
 */
#include "label.h"

/* 局地, 东部, 甲镇: where a part of what the number before measures is, when both have one unit. */
bool label_is_where(const struct reader *rd, struct ds_str s, const struct token *t)
{
	/* 高峰时突破800人次: when what was measured before was so */
	static const char *const times[] = { "高峰时", "高峰时段", "高峰期", "高峰", "旺季",   "淡季",
					     "最多时", "最高峰",   "平日",   "周末", "节假日", "单日" };
	bool past = rd->flow.levels_n == rd->flow.levels_from && t->kind != DS_KIND_COUNT &&
		    t->kind != DS_KIND_PERCENT && t->unit.n && ds_str_eq(rd->flow.past_unit, t->unit);
	if (!label_same(rd, t) && !past)
		return false;
	if ((t->kind == DS_KIND_LENGTH || t->kind == DS_KIND_TEMPERATURE) && s.n <= 8 * CHAR &&
	    ends_sort(s, S_NAMED) && !ends_sort(s, S_GROUND))
		return true; /* 平均降雨量20毫米,柳河区|63毫米 */
	/* 改造小区90个,其中市区50个 */
	if (t->kind == DS_KIND_COUNT && !phrase_self_unit(t->unit) && is_sort(s, S_PART | S_ZONE) &&
	    label_same(rd, t))
		return !is_sort(label_same(rd, t)->label, S_PART | S_ZONE);
	if (t->kind == DS_KIND_AREA && s.n == 3 * CHAR &&
	    ds_word_pos((struct ds_str){ s.p, 2 * CHAR }) == DS_POS_VERB)
		return false; /* 禁牧区: made by a deed */
	if (ENDS_ANY(s, times) || (t->kind != DS_KIND_COUNT && ends_sort(s, S_PART | S_SOME)))
		return true;
	/* 一村一品示范村, 重点镇: what is counted */
	static const char *const kinds[] = { "乡镇",   "村镇",   "小镇",   "城镇",   "示范村", "重点村",
					     "中心村", "文明村", "贫困村", "行政村", "自然村", "示范镇",
					     "重点镇", "乡村",   "山村",   "农村",   "示范县", "重点县",
					     "试点县", "先进县", "出列村", "薄弱村", "试点村", "达标村" };
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

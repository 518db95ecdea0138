/* label_where.c: names before a number that say where, not what: a part of what the number before measures, a place of a list
 * that tells where the things counted lie, the places that were chosen by what is measured. label.c names the number then
 * by what was said before.
 */
#include "label.h"

/* 局地, 东部, 甲镇: where a part of what the number before measures is, when both have one unit. */
bool label_is_where(const struct reader *rd, struct ds_str s, const struct token *t)
{
	static const char *const parts[] = { "局地",   "局部",   "东部",   "西部",   "南部", "北部", "中部",
					     "东南部", "西北部", "東部",   "山区",   "山區", "沿海", "地区",
					     "地區",   "一带",   "一帶",   "平原",   "上游", "下游", "城区",
					     "市区",   "站点",   "个别站", "个别点", "其他" };
	static const char *const towns[] = { "镇", "鎮", "乡", "鄉", "街道", "县", "縣", "村", "里" };
	/* 高峰时突破800人次: when what was measured before was so */
	static const char *const times[] = { "高峰时", "高峰时段", "高峰期", "高峰",   "旺季",
					     "淡季",   "最多时",   "最高峰", "高峰時", "高峰時段",
					     "平日",   "周末",     "节假日", "單日",   "单日" };
	/* 全市平均30毫米。甲区20毫米,乙岛41毫米 */
	static const char *const areas[] = { "区", "區",   "站",   "市", "旗",   "岛",   "島",
					     "镇", "鎮",   "乡",   "鄉", "县",   "縣",   "山",
					     "村", "水库", "街道", "厂", "机场", "码头", "口岸" };
	bool past = rd->flow.levels_n == rd->flow.levels_from && t->kind != DS_KIND_COUNT &&
		    t->kind != DS_KIND_PERCENT && t->unit.n && ds_str_eq(rd->flow.past_unit, t->unit);
	if (!label_same(rd, t) && !past)
		return false;
	if (t->kind != DS_KIND_COUNT && t->kind != DS_KIND_MONEY && t->kind != DS_KIND_PERCENT && s.n <= 8 * CHAR &&
	    ENDS_ANY(s, areas))
		return true;
	/* 改造小区90个,其中市区50个 */
	static const char *const zones[] = { "市区", "城区", "主城区", "县区", "各县", "郊区",   "功能区",
					     "农村", "城镇", "山区",   "牧区", "新区", "经开区", "高新区" };
	if (t->kind == DS_KIND_COUNT && !phrase_self_unit(t->unit) && IS_ANY(s, zones) && label_same(rd, t))
		return !IS_ANY(label_same(rd, t)->label, zones);
	if (ENDS_ANY(s, times) || (t->kind != DS_KIND_COUNT && ENDS_ANY(s, parts)))
		return true;
	/* 一村一品示范村, 重点镇: what is counted */
	static const char *const kinds[] = { "乡镇",   "鄉鎮",   "村镇",   "小镇",   "城镇",   "示范村", "重点村",
					     "中心村", "文明村", "贫困村", "行政村", "自然村", "示范镇", "重点镇",
					     "乡村",   "山村",   "农村",   "示范县", "重点县", "试点县", "先进县",
					     "出列村", "薄弱村", "试点村", "达标村" };
	size_t town = ENDS_ANY(s, kinds) ? 0 : ENDS_ANY(s, towns);
	return town && s.n >= town + 2 * CHAR && s.n <= 5 * CHAR;
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

/* 市县, 乡镇: places of one kind. */
static size_t names_places(struct ds_str s)
{
	static const char *const kinds[] = {
		"市县", "县市", "县区", "区县", "乡镇", "镇街", "市州", "地市", "地区",
		"省份", "城市", "省市", "州市", "旗县", "街镇", "村镇", "縣市", "鄉鎮"
	};
	for (size_t k = 0; k < DS_COUNT(kinds); k++)
		if (ds_str_starts(s, ds_str_of(kinds[k])))
			return s.n;
	return 0;
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
	if (l->kind != LEX_TEXT || !is_word(l - 1, W_DE) || !names_places(lexeme_text(rd, l)))
		return DS_STR("");
	const struct lexeme *end = l - 2, *first = end;
	while (!ends_clause(first - 1) && first[-1].kind != LEX_NUMBER && end - first < 8)
		first--;
	while (first < end &&
	       (first->kind == LEX_TIME || first->kind == LEX_PLACE || is_word(first, W_CONN | W_DET)))
		first++;
	struct ds_str s = text_of(rd, first->start, end->end);
	static const char *const hows[] = { "最大", "最多", "最高", "最重", "较大", "较多", "较高", "较重",
					    "最低", "较低", "最快", "较快", "严重", "居前", "靠前", "集中",
					    "大",   "多",   "高",   "重",   "低",   "较",   "最",   "比较" };
	for (size_t n; (n = ENDS_ANY(s, hows)) && s.n - n >= 2 * CHAR;)
		s.n -= n;
	return s.n >= 2 * CHAR && s.n <= LABEL_MAX ? s : DS_STR("");
}

/* phrase_counted.c: where the noun behind a number ends: before what those counted do (90个孩子|自己蒸饭, 3亩果园|收成|了), how they
 * are, and what is counted for itself. Words of the noun only, and the one behind it.
 */
#include "phrase.h"

struct ds_str phrase_counted_noun(struct ds_str s, bool measured)
{
	size_t mean = measured ? ds_str_find(s, DS_STR("平均"), 0) : SIZE_MAX;
	if (mean != SIZE_MAX && mean >= CHAR)
		s.n = mean;
	/* 6个服务点|建设: they are to be built, and they are counted */
	if (s.n >= 5 * CHAR && ds_str_ends(s, DS_STR("建设")))
		s.n -= 2 * CHAR;
	/* 7起案件|被执行人 */
	if (ds_str_starts(s, DS_STR("案件")))
		s.n = 2 * CHAR;
	size_t own = s.n >= 5 * CHAR ? ds_str_find(s, DS_STR("自己"), 0) : SIZE_MAX;
	if (own != SIZE_MAX && own >= 2 * CHAR)
		s.n = own; /* 90个孩子|自己蒸饭 */
	/* 4只小羊|正嗷嗷待哺 */
	size_t now = s.n >= 5 * CHAR ? ds_str_find(s, DS_STR("正"), 2 * CHAR) : SIZE_MAX;
	if (now != SIZE_MAX && now + 3 * CHAR <= s.n &&
	    !char_before_in(s.p + now, s.p, "公纠改修端校订真反廉更矫立") &&
	    !char_in(s.p + now + CHAR, s.p + s.n, "规式常义版确品宗面方负职处科厅局副"))
		s.n = now;
	/* 20张餐桌|坐得满满当当 */
	size_t how = s.n >= 6 * CHAR ? ds_str_find(s, DS_STR("得"), 3 * CHAR) : SIZE_MAX;
	if (how != SIZE_MAX && how + CHAR < s.n && !char_before_in(s.p + how, s.p, "所取获心赢懂值记夺") &&
	    !char_in(s.p + how + CHAR, s.p + s.n, "分奖票主意力利到"))
		s = phrase_cut(s, how - CHAR);
	/* 老人|和一名孩子 */
	size_t one = s.n >= 5 * CHAR ? ds_str_find(s, DS_STR("和一"), CHAR) : SIZE_MAX;
	if (one != SIZE_MAX && one >= 2 * CHAR && char_in(s.p + one + 2 * CHAR, s.p + s.n, "名位个辆台条只头座"))
		s.n = one;
	/* 分项|以及其他项目, 分项|上获得金牌 */
	size_t also = s.n >= 6 * CHAR ? ds_str_find(s, DS_STR("以及"), 2 * CHAR) : SIZE_MAX;
	if (also != SIZE_MAX)
		s.n = also;
	static const char *const fields[] = { "项上", "目上", "面上", "段上", "台上", "項上" };
	if (s.n >= 3 * CHAR && char_before_in(s.p + s.n, s.p, "上") && ENDS_ANY(s, fields))
		s.n -= CHAR;
	size_t among = phrase_among(s);
	return among ? (struct ds_str){ s.p, among } : s;
}

size_t phrase_measured(struct ds_str s, bool rate)
{
	static const char *const measures[] = { "均值", "降幅", "涨幅", "增幅", "增速", "水位", "流量",
						"客流", "质量", "均價", "漲幅", "销售", "实力" };
	struct ds_str tail = phrase_tail(s);
	if (!rate && !tail.n && !ENDS_ANY(s, measures))
		return 0;
	size_t head = ds_str_starts(s, DS_STR("行业")) || ds_str_starts(s, DS_STR("行業")) ? 2 * CHAR : 0;
	if (s.n >= 3 * CHAR && char_in(s.p, s.p + CHAR, "省") &&
	    !char_in(s.p + CHAR, s.p + 2 * CHAR, "级級会會道份属屬直市区區管"))
		head = CHAR; /* 16个省|平均气温 */
	if (!head)
		head = phrase_head(s);
	if (head && head < s.n)
		return s.n - head;
	return s.n >= tail.n + 2 * CHAR && (phrase_is_amount(tail) || ds_str_eq(tail, DS_STR("价格"))) ? tail.n : 0;
}

struct ds_str phrase_without_deed(const struct reader *rd, struct ds_str s, const struct lexeme *l, bool named)
{
	bool to = named && lexeme_says(rd, l, "到");
	if ((!to && !is_word(l, W_LE)) || s.n < 2 * CHAR || s.n == 3 * CHAR)
		return s;
	if (s.n == 2 * CHAR)
		return to ? DS_STR("") : s;
	bool one = s.n == 4 * CHAR && (char_before_in(s.p + 3 * CHAR, s.p, "生人员民者户工师童兵") ||
				       char_before_in(s.p + s.n, s.p, "红熟绿黄开谢亮满")); /* 贫困生|圆|了 */
	one |= char_before_in(s.p + s.n, s.p, PHRASE_ACTS);
	return phrase_cut(s, s.n - (one ? CHAR : 2 * CHAR));
}

bool phrase_counts_more(const struct reader *rd, const struct lexeme *l)
{
	const char *p = rd->r->text.p + l->start, *end = rd->r->text.p + l->end;
	return char_in(p, end, "多数若") && char_in(p + CHAR, end, "场个家项种次名所座处条件份位干十百");
}

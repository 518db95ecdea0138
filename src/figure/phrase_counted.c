/* phrase_counted.c: where the noun behind a number ends: before what is measured of those counted (城市|平均浓度降幅) or what they do
 * (3亩果园|收成|了). Words of the noun only, and the one behind it.
 */
#include "phrase.h"

struct ds_str phrase_counted_noun(struct ds_str s, bool measured)
{
	size_t mean = measured ? ds_str_find(s, DS_STR("平均"), 0) : SIZE_MAX;
	if (mean != SIZE_MAX && mean >= CHAR)
		s.n = mean;
	/* 7起案件|被执行人 */
	if (ds_str_starts(s, DS_STR("案件")))
		s.n = 2 * CHAR;
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
	size_t head = phrase_head(s);
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
	bool one =
	    s.n == 4 * CHAR && char_before_in(s.p + 3 * CHAR, s.p, "生人员民者户工师童兵"); /* 贫困生|圆|了 */
	one |= char_before_in(s.p + s.n, s.p, PHRASE_ACTS);
	return phrase_cut(s, s.n - (one ? CHAR : 2 * CHAR));
}

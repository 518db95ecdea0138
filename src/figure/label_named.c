/* label_named.c: labels that stand in a shape of their own: people counted behind their names, what was built and how, and
 * what is measured by an aim. label.c chooses.
 */
#include "label.h"

struct ds_str label_named(const struct reader *rd, uint32_t i)
{
	const struct lexeme *last = &rd->lx[i] - 1;
	while (is_word(last, W_ADV | W_REACH))
		last--; /* 等|共 */
	if (!is_word(last, W_ETC))
		return DS_STR("");
	const struct lexeme *first = last;
	while (in_phrase(first - 1) || first[-1].kind == LEX_DUN || is_word(first - 1, W_AND))
		first--;
	struct ds_str names = text_of(rd, first->start, last->start);
	size_t at = ds_str_find(names, DS_STR("某"), 0);
	if (at == SIZE_MAX || at < CHAR)
		return DS_STR("");
	names.n = at - CHAR; /* without the family name */
	if (names.n >= 2 * CHAR)
		return names.n <= LABEL_MAX && ds_str_find(names, DS_STR("、"), 0) == SIZE_MAX ? names : DS_STR("");
	if (is_word(first - 1, W_HAS) && in_phrase(first - 2))
		return lexeme_text(rd, first - 2); /* 成员有钱某等15人 */
	/* 抓获周某等4人; 周某等4人|起诉 */
	return is_verb(first - 1) ? lexeme_text(rd, first - 1) : phrase_after(rd, i).text;
}

struct ds_str label_built(const struct reader *rd, uint32_t i, struct ds_str noun)
{
	const struct lexeme *last = &rd->lx[i] - 1;
	while (is_word(last, W_LE | W_ADV | W_REACH))
		last--;
	const struct lexeme *first = last;
	if (noun.n > 3 * CHAR || !is_verb(last) || !phrase_builds(lexeme_text(rd, last)))
		return DS_STR("");
	while ((first[-1].kind == LEX_DUN || is_word(first - 1, W_AND)) && is_verb(first - 2) &&
	       phrase_builds(lexeme_text(rd, first - 2)))
		first -= 2;
	return text_of(rd, first->start, last->end);
}

const struct lexeme *label_counts_all(const struct lexeme *number)
{
	const struct lexeme *l = number - 1;
	while (l->kind == LEX_NUMBER)
		l--; /* 320户|1150人 */
	if (!is_word(l, W_HAS | W_ADV))
		return NULL;
	while (is_word(l, W_HAS | W_ADV) || l->kind == LEX_TIME)
		l--;
	return l->kind == LEX_PLACE && ends_clause(l - 1) &&
		       (ends_clause(number + 1) || number[1].kind == LEX_NUMBER)
		   ? l
		   : NULL;
}

/* How much of s, from its start, says which area it is about; 0: nothing. */
static size_t area_head(struct ds_str s)
{
	for (size_t n = s.n; n >= 2 * CHAR; n -= CHAR)
		if (ends_sort((struct ds_str){ s.p, n }, S_PART))
			return n;
	return 0;
}

/* The last measure of the weather that was named before number i in its sentence, without its area: 最高气温, 降雨概率. */
static struct ds_str weather_named(const struct reader *rd, uint32_t i)
{
	const struct lexeme *last = &rd->lx[i] - 1;
	while (last->kind != LEX_STOP && !(in_phrase(last) && ends_sort(lexeme_text(rd, last), S_WEATHER)))
		last--;
	if (last->kind == LEX_STOP)
		return DS_STR("");
	const struct lexeme *first = last;
	while (in_phrase(first - 1) && first[-1].end == first->start)
		first--;
	const struct ds_str s = text_of(rd, first->start, last->end);
	const size_t area = area_head(s);
	return s.n <= LABEL_MAX ? (struct ds_str){ s.p + area, s.n - area } : DS_STR("");
}

struct ds_str label_area(const struct reader *rd, uint32_t i, struct ds_str name)
{
	if (name.n < 2 * CHAR || area_head(name) != name.n)
		return DS_STR("");
	const struct ds_str measure = weather_named(rd, i);
	if (!measure.n)
		return DS_STR("");
	return ds_str_eq(name, DS_STR("各地")) ? measure : phrase_join(rd, name, measure);
}

struct ds_str label_degrees(const struct reader *rd, uint32_t i, struct ds_str text)
{
	static const char *const whole[] = { "温", "热", "寒", "冷", "夜", "晚", "晨", "度" };
	if (text.n > 6 * CHAR || (text.n && HAS_ANY(text, whole)))
		return text;
	const struct ds_str measure = weather_named(rd, i);
	return measure.n ? phrase_join(rd, text, measure) : text;
}

/* 创业板指|午后低开约20点,最低跌至|2100点: the index whose points number i tells, named before it in its sentence. */
struct ds_str label_points(const struct reader *rd, uint32_t i, struct ds_str text)
{
	static const char *const indices[] = { "指数", "恒指", "沪指", "深指",   "成指",   "综指",
					       "板指", "道指", "纳指", "股指",   "期指",   "标普",
					       "大盘", "国指", "日经", "科创50", "沪深300" };
	const struct lexeme *l = &rd->lx[i] - 1;
	for (; l->kind != LEX_STOP; l--) {
		const struct ds_str s = lexeme_text(rd, l);
		size_t end = 0;
		for (size_t k = 0; in_phrase(l) && k < DS_COUNT(indices); k++) {
			const size_t at = ds_str_find(s, ds_str_of(indices[k]), 0);
			if (at != SIZE_MAX && at + strlen(indices[k]) > end)
				end = at + strlen(indices[k]);
		}
		while (end && in_phrase(l - 1) && l[-1].end == l->start && l->start - l[-1].start < 4 * CHAR)
			end += bytes_of(l - 1, l - 1), l--;
		if (end)
			return end <= 8 * CHAR ? text_of(rd, l->start, l->start + (uint32_t)end) : text;
	}
	return text;
}

struct ds_str label_rain(const struct reader *rd, uint32_t i, struct ds_str text)
{
	static const char *const own[] = { "雨", "水", "雪", "雹", "径", "厚", "长", "宽", "高", "深", "蒸发" };
	if (text.n > 6 * CHAR || (text.n && HAS_ANY(text, own)))
		return text;
	const struct ds_str measure = weather_named(rd, i);
	static const char *const heats[] = { "温" };
	const bool heat = HAS_ANY(measure.n ? measure : text, heats); /* 高温33度;后天再下|50毫米 */
	return heat ? DS_STR("雨量") : measure.n ? measure : text;
}

struct ds_str label_without_name(struct ds_str text)
{
	const size_t role = sort_at(text.p, text.p + text.n, S_PERSON | S_ROLE | S_AGENT);
	return role && text.n >= role + 2 * CHAR ? (struct ds_str){ text.p, role } : text;
}

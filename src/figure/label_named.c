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

struct ds_str label_class(const struct reader *rd, uint32_t i)
{
	const struct lexeme *de = &rd->lx[i] - 1, *first = de;
	bool bound = false;
	while ((first[-1].kind == LEX_NUMBER && unit_is_age(token_of(rd, first - 1)->unit)) ||
	       is_word(first - 1, W_AFTER | W_REACH | W_AND)) {
		first--;
		bound |= first->kind != LEX_NUMBER;
	}
	while (is_word(first, W_AND) || (is_word(first, W_REACH) && first[1].kind != LEX_NUMBER))
		first++;
	struct ds_str s = first < de ? text_of(rd, first->start, de->start) : DS_STR("");
	/* 逾期未换证的26人、驾驶证|被|注销的14人: one of a list of clauses */
	if (first == de && is_verb(de - 1) && phrase_self_unit(token_of(rd, &rd->lx[i])->unit)) {
		while (is_verb(first - 1) || is_word(first - 1, W_ADV | W_PREP) || in_phrase(first - 1))
			first--;
		s = text_of(rd, first->start, de->start);
		bool item = first[-1].kind == LEX_DUN && first[-2].kind == LEX_NUMBER && de - first > 1;
		return item && s.n <= 10 * CHAR ? s : DS_STR("");
	}
	return bound && (ends_clause(first - 1) || is_word(first - 1, W_CONN)) && s.n <= LABEL_MAX ? s : DS_STR("");
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

struct ds_str label_ruled(const struct reader *rd, uint32_t i, struct ds_str noun)
{
	static const char *const rules[] = { "措施", "政策", "举措", "意见", "办法", "政策措施", "细则", "舉措" };
	static const char *const makers[] = { "出台", "推出", "制定", "实施", "落实", "发布", "印发",
					      "提出", "采取", "细化", "形成", "明确", "执行" };
	const struct lexeme *first = &rd->lx[i];
	if (noun.n > 4 * CHAR || !IS_ANY(noun, rules))
		return DS_STR("");
	while (in_phrase(first - 1) || (is_word(first - 1, W_VERB | W_UP | W_DOWN | W_LIGHT | W_AMBI) &&
					!IS_ANY(lexeme_text(rd, first - 1), makers)))
		first--;
	struct ds_str s = text_of(rd, first->start, rd->lx[i].start);
	const bool made = is_verb(first - 1) || first[-1].kind == LEX_PLACE || is_word(first - 1, W_LE);
	return made && s.n >= 2 * CHAR && s.n <= 8 * CHAR ? s : DS_STR("");
}

struct ds_str label_aged(const struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i] - 1;
	while (l->kind == LEX_TIME || is_word(l, W_ADV))
		l--;
	if (l->kind != LEX_COMMA)
		return DS_STR("");
	while (!ends_clause(l - 1) && l[-1].kind != LEX_NUMBER)
		l--;
	const struct lexeme *first = l;
	while (in_phrase(l))
		l++;
	bool is = lexeme_says(rd, l, "是") || lexeme_says(rd, l, "为");
	return l > first && is && first[-1].kind != LEX_NUMBER ? text_of(rd, first->start, l[-1].end) : DS_STR("");
}

struct ds_str label_head_shared(const struct reader *rd, uint32_t i, struct ds_str noun)
{
	static const char *const heads[] = { "项目", "工程", "企业", "学校", "医院", "景区", "基地", "園區",
					     "园区", "课程", "岗位", "品种", "产品", "單位", "单位", "類別",
					     "社区", "小区", "機構", "机构", "專案", "企業", "學校", "項目" };
	const struct lexeme *l = &rd->lx[i];
	const struct token *t = token_of(rd, l);
	if (t->kind != DS_KIND_COUNT || l[1].kind != LEX_TEXT || noun.n < 2 * CHAR || noun.n > 5 * CHAR ||
	    l[3].kind != LEX_NUMBER || !in_phrase(l + 4) || !ds_str_eq(token_of(rd, l + 3)->unit, t->unit) ||
	    ENDS_ANY(noun, heads))
		return DS_STR("");
	struct ds_str last = text_of(rd, l[4].start, phrase_ahead(l + 4)->end);
	size_t n = ENDS_ANY(last, heads);
	return n && last.n >= n + 2 * CHAR ? (struct ds_str){ last.p + last.n - n, n } : DS_STR("");
}

/* 为目标任务2亿元的|150%: what the share is of was said before what it is measured by. */
static struct ds_str done_of(const struct reader *rd, uint32_t i)
{
	const struct flow *f = &rd->flow;
	const struct lexeme *l = &rd->lx[i] - 1;
	if (token_of(rd, &rd->lx[i])->kind != DS_KIND_PERCENT || !is_word(l, W_DE) || i < 4)
		return DS_STR("");
	if (l[-1].kind == LEX_CLOSE && bracket_open(l - 1))
		l = bracket_open(l - 1); /* 占任务1000万元(其中加工200万元)的|31% */
	if (l[-1].kind != LEX_NUMBER)
		return DS_STR("");
	uint32_t by = (uint32_t)(l - 1 - rd->lx);
	for (l -= 2; !ends_clause(l - 1); l--)
		if (l->kind == LEX_NUMBER)
			return DS_STR("");
	if (!is_word(l, W_SHARE | W_REACH | W_PART) || l[-1].kind != LEX_COMMA)
		return DS_STR("");
	const struct level *v;
	for (uint32_t k = f->levels_n; (v = level_back(f, &k)) != NULL;)
		if (v->at < by)
			return v->label;
	return DS_STR("");
}

/* 为省定|目标任务|2亿元的150%. */
static struct ds_str aim_of(const struct reader *rd, uint32_t i)
{
	const struct lexeme *aim = &rd->lx[i] - 1, *last = aim, *share = &rd->lx[i] + 2;
	if (!is_word(aim, W_TARGET) || aim->end - aim->start < 2 * CHAR || !is_word(share - 1, W_DE) ||
	    share->kind != LEX_NUMBER || token_of(rd, share)->kind != DS_KIND_PERCENT)
		return DS_STR("");
	while (in_phrase(aim - 1))
		aim--;
	return text_of(rd, aim->start, last->end);
}

struct ds_str label_measured(const struct reader *rd, uint32_t i)
{
	if (i < 1)
		return DS_STR("");
	struct ds_str aim = aim_of(rd, i);
	return aim.n ? aim : done_of(rd, i);
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

struct ds_str label_whose(const struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i];
	while (!ends_clause(l - 1) && l[-1].kind != LEX_NUMBER)
		l--;
	if (!is_word(l, W_SHARE) || l[-1].kind != LEX_COMMA)
		return DS_STR("");
	const struct lexeme *is = l - 1;
	while (!ends_clause(is - 1) && is[-1].kind != LEX_NUMBER)
		is--;
	if (is[-1].kind == LEX_NUMBER)
		return DS_STR("");
	const struct lexeme *first = is;
	while (is_word(is, K_TEXT | K_QUOTE | NOMINAL))
		is++;
	struct ds_str s = is > first ? text_of(rd, first->start, is[-1].end) : DS_STR("");
	static const char *const links[] = { "为", "是", "成为", "作为", "為", "成為" };
	return s.n >= 2 * CHAR && s.n <= 8 * CHAR && IS_ANY(lexeme_text(rd, is), links) ? s : DS_STR("");
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
	static const char *const whole[] = { "温", "溫", "热", "熱", "寒", "冷", "夜", "晚", "晨", "度" };
	if (text.n > 6 * CHAR || (text.n && HAS_ANY(text, whole)))
		return text;
	const struct ds_str measure = weather_named(rd, i);
	return measure.n ? phrase_join(rd, text, measure) : text;
}

/* 创业板指|午后低开约20点,最低跌至|2100点: the index whose points number i tells, named before it in its sentence. */
struct ds_str label_points(const struct reader *rd, uint32_t i, struct ds_str text)
{
	static const char *const indices[] = { "指数", "指數", "恒指", "沪指", "滬指",   "深指",   "成指", "综指",
					       "綜指", "板指", "道指", "纳指", "股指",   "期指",   "标普", "大盘",
					       "國指", "国指", "日经", "日經", "科创50", "沪深300" };
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
	static const char *const own[] = { "雨", "水", "雪", "雹", "径", "徑", "厚",
					   "长", "長", "宽", "寬", "高", "深", "蒸发" };
	if (text.n > 6 * CHAR || (text.n && HAS_ANY(text, own)))
		return text;
	const struct ds_str measure = weather_named(rd, i);
	return measure.n ? measure : text;
}

struct ds_str label_without_name(struct ds_str text)
{
	const size_t role = sort_at(text.p, text.p + text.n, S_PERSON | S_ROLE | S_AGENT);
	return role && text.n >= role + 2 * CHAR ? (struct ds_str){ text.p, role } : text;
}

/* list_names.c: the names of a list of values behind 分别 where no row of nouns before the number gives them: classes that
 * begin with a number (0—5岁、6—18岁病人), three sectors that one word names (三次产业), the subjects of the clause
 * before (电动车、三轮车增多,分别查处90起、40起). phrase_clause.c reads rows of nouns; label_list.c chooses.
 */
#include "label.h"

static void name_set(struct phrase *p, struct ds_str text)
{
	*p = (struct phrase){ .text = text, .noun = text };
}

/* 0—5岁、6—18岁、70岁及以上病人|分别为: numbers of one unit, the last with the noun of all of them. */
static uint32_t names_of_classes(struct reader *rd, const struct lexeme *resp, struct phrase *out, uint32_t max)
{
	const struct lexeme *l = resp - 1;
	struct ds_str tail = DS_STR(""), unit = DS_STR("");
	uint32_t n = 0;
	while (n < max) {
		const struct lexeme *last = l;
		while (in_phrase(l) || is_verb(l) || (is_word(l, W_DE) && in_phrase(l - 1))) /* 住宅成交面积 */
			l--;
		struct ds_str noun = l < last ? text_of(rd, l[1].start, last->end) : DS_STR("");
		const struct lexeme *end = l;
		while (is_word(l, W_AFTER))
			l--;
		if (l->kind != LEX_NUMBER || noun.n > LABEL_MAX)
			return 0;
		const struct token *t = token_of(rd, l);
		if (n == 0) {
			tail = noun;
			unit = t->unit;
		}
		if (!t->unit.n || !ds_str_eq(unit, t->unit))
			return 0;
		name_set(&out[n++], phrase_join(rd, text_of(rd, l->start, end->end), noun.n ? noun : tail));
		l--;
		if (l->kind != LEX_DUN && !is_word(l, W_AND))
			break;
		l--;
	}
	if (!tail.n)
		return 0;
	phrases_turn(out, n);
	return n;
}

/* The clause in which number i stands, up to `end`, as text. */
static struct ds_str clause_before(const struct reader *rd, const struct lexeme *end)
{
	const struct lexeme *l = end;
	for (int n = 0; n < 2 * LOOK_BACK && !ends_clause(l - 1); n++)
		l--;
	return text_of(rd, l->start, end->start);
}

/* 三次产业的贡献|分别为, 第二、第三产业占比|分别回落: one name for each of so many sectors. */
static uint32_t names_of_sectors(struct reader *rd, const struct lexeme *resp, struct ds_str verb, uint32_t values,
				 struct phrase *out)
{
	static const char *const heads[] = { "三次产业", "第一、二、三产业", "第一、第二、第三产业",
					     "三次產業", "第一、二、三產業", "一二三产业",
					     "三次产業", "一、二、三产业" };
	static const char *const last_two[] = { "第二、第三产业", "第二、三产业", "二三产业",  "第二和第三产业",
						"第二、第三產業", "第二、三產業", "二、三产业" };
	static const char *const sectors[] = { "第一产业", "第二产业", "第三产业" };
	static const char *const sectors_old[] = { "第一產業", "第二產業", "第三產業" };
	struct ds_str clause = clause_before(rd, resp);
	bool all = values == 3 && HAS_ANY(clause, heads);
	if (!all && !(values == 2 && HAS_ANY(clause, last_two)))
		return 0;
	size_t at = SIZE_MAX, n = 0;
	for (size_t h = 0; h < (all ? DS_COUNT(heads) : DS_COUNT(last_two)) && at == SIZE_MAX; h++) {
		at = ds_str_find(clause, ds_str_of(all ? heads[h] : last_two[h]), 0);
		n = strlen(all ? heads[h] : last_two[h]);
	}
	struct ds_str tail = { clause.p + at + n, clause.n - at - n };
	for (size_t de; (de = ds_str_find(tail, DS_STR("的"), 0)) != SIZE_MAX;)
		tail = (struct ds_str){ tail.p + de + CHAR, tail.n - de - CHAR };
	if (ds_str_starts(tail, DS_STR("对")) || tail.n > LABEL_MAX)
		tail = DS_STR("");
	for (uint32_t k = 0; k < values; k++) {
		const char *sector = (rd->traditional ? sectors_old : sectors)[k + 3 - values];
		name_set(&out[k], phrase_join(rd, ds_str_of(sector), tail.n ? tail : verb));
	}
	return values;
}

/* 三轮车|突出: how many bytes of s are the name before what is said of it. */
static size_t without_saying(struct ds_str s)
{
	static const char *const said[] = { "突出", "多发", "多發", "明显", "明顯", "较多", "较大", "较快", "最多",
					    "最大", "最快", "居多", "领先", "集中", "活跃", "向好", "增幅", "升幅",
					    "涨幅", "降幅", "增速", "较高", "最高", "亮眼", "表现", "表現", "增长",
					    "上升", "下降", "减少", "增多", "较好", "大幅", "快速", "均",   "都",
					    "也",   "位居", "双双", "平稳", "持续", "幅度" };
	static const char *const ranks[] = { "居前", "位居", "居首", "列前", "位列", "排名" };
	size_t cut;
	for (size_t i = 0; HAS_ANY(s, ranks) && i < DS_COUNT(ranks); i++)
		if ((cut = ds_str_find(s, ds_str_of(ranks[i]), 0)) != SIZE_MAX)
			s.n = cut;
	do {
		cut = ENDS_ANY(s, said);
		s.n -= cut < s.n ? cut : 0;
	} while (cut && cut < s.n);
	return s.n;
}

/* 危险|驾驶|罪、盗窃罪: does the verb at l stand inside one of several names, with another behind it? */
static bool names_go_on(const struct lexeme *l)
{
	for (int n = 0; n < 4 && (in_phrase(l) || is_verb(l)); n++)
		l++;
	return l->kind == LEX_DUN || is_word(l, W_AND);
}

/* 电动车、三轮车增多,|分别查处90起、40起: the subjects of the clause before, which has no number. */
static uint32_t names_of_subjects(struct reader *rd, const struct lexeme *resp, struct ds_str whole,
				  struct phrase *out, uint32_t max)
{
	const struct lexeme *comma = resp - 1;
	while (comma->kind == LEX_TIME || is_word(comma, W_ADV | W_CMP))
		comma--; /* 同比|分别 */
	const struct lexeme *l = comma;
	if (comma->kind != LEX_COMMA)
		return 0;
	for (int n = 0; !ends_clause(l - 1); n++, l--)
		if (n > 2 * LOOK_BACK || l[-1].kind == LEX_NUMBER)
			return 0;
	while (l->kind == LEX_TIME || is_word(l, W_CONN | W_DET))
		l++;
	uint32_t n = 0, places = 0;
	struct ds_str shared = DS_STR("");
	while (n < max && l < comma) {
		const struct lexeme *first = l, *place = NULL;
		while (l->kind == LEX_PLACE)
			place = l++;
		const struct lexeme *noun = l;
		while (l->kind == LEX_TEXT || l->kind == LEX_QUOTE || l->kind == LEX_OTHER ||
		       l->kind == LEX_PLACE || is_word(l, W_NOUN | W_AMBI) || (is_verb(l) && names_go_on(l)))
			l++;
		if (l == first)
			return 0;
		struct ds_str s = noun < l ? text_of(rd, noun->start, l[-1].end) : DS_STR("");
		bool more = l->kind == LEX_DUN || is_word(l, W_AND);
		if (!more)
			s.n = without_saying(s);
		if (s.n > LABEL_MAX || (!s.n && !place))
			return 0;
		name_set(&out[n], s);
		out[n++].place = place;
		places += place != NULL;
		shared = s;
		if (!more)
			break;
		l++;
	}
	if (places && places != n)
		return 0;
	for (uint32_t k = 0; places && k < n; k++)
		out[k].text = out[k].noun = shared.n ? shared : whole;
	return n;
}

/* 甲、乙、丙三家企业利润|分别增长: the count that sums the names up is none of them; what stands behind it is theirs. */
static uint32_t names_of_sum(struct reader *rd, const struct lexeme *resp, uint32_t values, struct phrase *out)
{
	const struct lexeme *l = resp - 1;
	while (is_word(l, W_ADV))
		l--;
	const struct lexeme *last = l;
	while (in_phrase(l) || is_verb(l) || is_word(l, W_DE))
		l--;
	if (l->kind != LEX_NUMBER || l == last || token_of(rd, l)->kind != DS_KIND_COUNT ||
	    ds_decimal_cmp(token_of(rd, l)->value, ds_decimal_from((int64_t)values)) != 0)
		return 0;
	struct ds_str whole = text_of(rd, l[1].start, last->end), tail = phrase_tail(whole);
	size_t de = ds_str_find(whole, DS_STR("的"), 0);
	if (de != SIZE_MAX)
		tail = (struct ds_str){ whole.p + de + CHAR, whole.n - de - CHAR };
	uint32_t n = 0;
	for (l--; n < values; l--) {
		last = l;
		while (in_phrase(l))
			l--;
		if (l == last || last->end - l[1].start > LABEL_MAX)
			return 0;
		struct ds_str name = text_of(rd, l[1].start, last->end);
		name_set(&out[n++], tail.n && tail.n <= LABEL_MAX ? phrase_join(rd, name, tail) : name);
		if (l->kind != LEX_DUN && !is_word(l, W_AND))
			break;
	}
	phrases_turn(out, n);
	return n;
}

uint32_t list_names(struct reader *rd, uint32_t i, uint32_t values, const struct phrase *whole, struct phrase *out)
{
	const struct lexeme *resp = phrase_respective(&rd->lx[i]);
	if (!resp || values < 2 || values > PHRASE_NAMES)
		return 0;
	if (names_of_classes(rd, resp, out, PHRASE_NAMES) == values)
		return values;
	const struct lexeme *number = &rd->lx[i];
	struct ds_str verb = is_verb(resp + 1) ? text_of(rd, resp->end, number->start) : DS_STR("");
	if (names_of_sectors(rd, resp, verb.n <= LABEL_MAX ? verb : DS_STR(""), values, out) == values)
		return values;
	if (names_of_sum(rd, resp, values, out) == values)
		return values;
	struct ds_str shared = whole->bare ? DS_STR("") : whole->text;
	if (names_of_subjects(rd, resp, shared, out, PHRASE_NAMES) != values)
		return 0;
	/* 甲、乙表现亮眼,分别实现产值3亿元、2亿元 */
	bool behind = shared.n && shared.n <= LABEL_MAX && shared.p >= rd->r->text.p + resp->end;
	for (uint32_t k = 0; behind && k < values; k++)
		if (!out[k].place)
			out[k].text = phrase_join(rd, out[k].text, shared);
	return values;
}

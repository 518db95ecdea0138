/* list_names.c: the names of a list of values behind 分别 where no row of nouns before the number gives them: classes that
 * begin with a number (0—5岁、6—18岁病人), three sectors that one word names (三次产业). phrase_names.c reads rows of nouns; label_list.c chooses.
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
	static const char *const heads[] = { "三次产业", "第一、二、三产业", "第一、第二、第三产业", "一二三产业",
					     "一、二、三产业" };
	static const char *const last_two[] = { "第二、第三产业", "第二、三产业", "二三产业", "第二和第三产业",
						"二、三产业" };
	static const char *const sectors[] = { "第一产业", "第二产业", "第三产业" };
	struct ds_str clause = clause_before(rd, resp);
	bool all = (values == 3 || values == 4) && HAS_ANY(clause, heads);
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
	/* 第一、二、三产业和居民生活|用电量: a fourth beside them, whose measure is theirs */
	static const char *const ands[] = { "和", "与", "及", "以及" };
	const size_t and = values == 4 ? ANY_AT(tail.p, tail.p + tail.n, ands) : 0;
	if (values == 4) {
		if (!and || tail.n > LABEL_MAX)
			return 0;
		const struct ds_str fourth = { tail.p + and, tail.n - and};
		const size_t use = ds_str_find(fourth, DS_STR("用电"), 0);
		tail = use == SIZE_MAX ? phrase_tail(fourth) : (struct ds_str){ fourth.p + use, fourth.n - use };
		name_set(&out[3], fourth);
	}
	const uint32_t n_sectors = values == 4 ? 3 : values;
	if (ds_str_starts(tail, DS_STR("对")) || tail.n > LABEL_MAX)
		tail = DS_STR("");
	for (uint32_t k = 0; k < n_sectors; k++) {
		const char *sector = sectors[k + 3 - n_sectors];
		name_set(&out[k], phrase_join(rd, ds_str_of(sector), tail.n ? tail : verb));
	}
	return values;
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

uint32_t list_names(struct reader *rd, uint32_t i, uint32_t values, struct phrase *out)
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
	return names_of_sum(rd, resp, values, out) == values ? values : 0;
}

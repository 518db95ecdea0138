/* phrase_said.c: what is said of people, of a time or of a value behind a number, in the clause it stands in: what befalls them
 * (3人|经抢救无效死亡, 2人|伤势较重), what took so long (20分钟|将火扑灭), what is worth so much (3吨|价值90万元的假酒).
 * phrase_after.c and label.c ask here before they look for a noun.
 */
#include "phrase.h"

#define CLAUSE_MOST 16         /* lexemes of a clause that is read */
#define STATE_MOST  (7 * CHAR) /* of a clause that is a label as it stands */

/* The lexeme the clause ends before that goes on at l; NULL when a number stands in it, or it is long. */
static const struct lexeme *clause_end(const struct lexeme *l)
{
	for (int n = 0; n < CLAUSE_MOST; n++, l++) {
		if (ends_clause(l))
			return l;
		if (l->kind == LEX_NUMBER || is_word(l, W_DE))
			return NULL;
	}
	return NULL;
}

/* 无效死亡: the harm a text ends with; empty without one. */
static struct ds_str harm_of(struct ds_str s)
{
	struct ds_str last = { s.p + s.n - 2 * CHAR, 2 * CHAR };
	return s.n >= 2 * CHAR && phrase_is_harm(last) ? last : DS_STR("");
}

/* 送往|甲市|医院|救治: where people are taken, without the name of the place. */
static struct ds_str taken_to(const struct reader *rd, const struct lexeme *l, const struct lexeme *end)
{
	if (!is_word(l, W_VERB) || !ds_str_starts(lexeme_text(rd, l), DS_STR("送")) || l + 1 >= end)
		return DS_STR("");
	const struct lexeme *where = l + 1;
	while (where < end && where->kind == LEX_PLACE)
		where++;
	return where < end && bytes_of(where, end - 1) <= 12 * CHAR
		   ? phrase_join(rd, lexeme_text(rd, l), text_of(rd, where->start, end[-1].end))
		   : DS_STR("");
}

/* 被积水|围困, 经抢救无效|死亡, 因吸入浓烟|送医: what comes of the circumstance at l, the last verb of the clause. */
static struct ds_str came_of(const struct reader *rd, const struct lexeme *l)
{
	const struct lexeme *end = clause_end(l + 1);
	if (!end || end == l + 1)
		return DS_STR("");
	struct ds_str taken = taken_to(rd, l + 1, end);
	if (taken.n)
		return taken;
	const struct lexeme *verb = end - 1;
	if (ds_str_find(text_of(rd, verb[-1].start, verb->end), DS_STR("无一人"), 0) != SIZE_MAX)
		return DS_STR(""); /* 无一人伤亡 */
	if (!is_word(verb, W_VERB))
		return verb->kind == LEX_TEXT ? harm_of(lexeme_text(rd, verb)) : DS_STR("");
	while (verb - 1 > l && is_word(verb - 1, W_VERB) && bytes_of(verb - 1, end - 1) <= 4 * CHAR)
		verb--;
	return text_of(rd, verb->start, end[-1].end);
}

struct ds_str phrase_befallen(const struct reader *rd, const struct lexeme *l)
{
	static const char *const ways[] = { "被", "因", "经", "經", "遭", "在", "从", "從", "由", "向" };
	while (is_word(l, W_ADV) && !is_word(l, W_CONN | W_TARGET) && !ends_clause(l + 1))
		l++;
	if (ends_clause(l) || is_word(l + 1, W_DE))
		return DS_STR("");
	struct ds_str s = lexeme_text(rd, l);
	if (in_phrase(l) && phrase_is_harm(s))
		return s; /* 10人|被困|一处高台 */
	const bool way =
	    (is_word(l, W_PREP | W_FROM) && IS_ANY(s, ways)) ||
	    (l->kind == LEX_TEXT && (ds_str_starts(s, DS_STR("经")) || ds_str_starts(s, DS_STR("經"))));
	if (way)
		return came_of(rd, l);
	/* 情况|稳定, 伤势|较重 */
	const struct lexeme *end = l->kind == LEX_TEXT && !ends_sort(s, S_ACTOR) ? clause_end(l) : NULL;
	if (!end || end == l + 1 || bytes_of(l, end - 1) > STATE_MOST)
		return DS_STR("");
	for (const struct lexeme *k = l + 1; k < end; k++)
		if (!is_word(k, K_TEXT | W_NOUN | W_VERB | W_ADV | W_CMP) &&
		    !(is_word(k, W_REACH | W_UP | W_DOWN) && k + 1 == end))
			return DS_STR("");
	return text_of(rd, l->start, end[-1].end);
}

struct ds_str phrase_named_as(const struct reader *rd, const struct lexeme *l)
{
	const struct lexeme *end = is_word(l, W_PREP) && lexeme_says(rd, l, "被") ? clause_end(l + 1) : NULL;
	if (!end || end < l + 3 || !in_phrase(end - 1))
		return DS_STR("");
	const struct lexeme *first = end - 1;
	while (in_phrase(first - 1))
		first--;
	const struct lexeme *as = first - 1;
	while (is_word(as, K_PLACE | W_DET))
		as--;
	struct ds_str s = text_of(rd, first->start, end[-1].end);
	return as > l && is_word(as, W_REACH | W_VERB | W_LIGHT) &&
		       ds_str_ends(lexeme_text(rd, as), DS_STR("为")) && s.n >= 3 * CHAR && s.n <= 10 * CHAR
		   ? s
		   : DS_STR("");
}

struct ds_str phrase_lasting(const struct reader *rd, const struct lexeme *l, bool of)
{
	while (is_word(l, W_ADV) && !is_word(l, W_CONN | W_TARGET))
		l++;
	if (!of) {
		static const char *const takes[] = { "将", "將", "把" };
		if (!is_word(l, W_PREP) || !IS_ANY(lexeme_text(rd, l), takes))
			return DS_STR("");
		l++;
		while (l->kind == LEX_PLACE || is_word(l, W_DET))
			l++;
	}
	const struct lexeme *last = phrase_ahead(l), *verb = last + 1;
	if (last < l)
		return DS_STR("");
	while (is_word(verb, W_ADV))
		verb++;
	const struct lexeme *end = verb;
	while (is_word(end, W_VERB))
		end++;
	if (!ends_clause(end) || bytes_of(l, end - 1) > STATE_MOST || (of && end == verb))
		return DS_STR("");
	return text_of(rd, l->start, end[-1].end);
}

/* 追回的213万元|拖欠工资: what a sum is that a clause before 的 describes. */
static struct ds_str sum_named(const struct reader *rd, uint32_t i, const struct lexeme *l)
{
	if (i < 2 || !is_word(l, W_VERB) || !in_phrase(l + 1) || !is_word(&rd->lx[i - 1], W_DE) ||
	    !is_word(&rd->lx[i - 2], W_VERB))
		return DS_STR("");
	return text_of(rd, l->start, phrase_ahead(l + 1)->end);
}

/* 1万吨|价值近千万元的|芦苇: what is worth so much. */
static struct ds_str worth_named(const struct reader *rd, const struct lexeme *l)
{
	static const char *const worths[] = { "价值", "價值", "市值" };
	if (!in_phrase(l) || !IS_ANY(lexeme_text(rd, l), worths))
		return DS_STR("");
	const struct lexeme *de = l + 1;
	while (is_word(de, W_REACH | W_ADV | W_AFTER | K_NUMBER))
		de++;
	return is_word(de, W_DE) && in_phrase(de + 1)
		   ? phrase_unquoted(text_of(rd, de[1].start, phrase_ahead(de + 1)->end))
		   : DS_STR("");
}

struct ds_str phrase_valued(const struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i] + 1;
	return token_of(rd, &rd->lx[i])->kind == DS_KIND_MONEY ? sum_named(rd, i, l) : worth_named(rd, l);
}

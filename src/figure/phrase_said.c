/* phrase_said.c: what is said of people, of a time or of a value behind a number, in the clause it stands in: what befalls them
 * (3人|经抢救无效死亡, 2人|伤势较重), what took so long (20分钟|将火扑灭), what is worth so much (3吨|价值90万元的假酒).
 * phrase_after.c and label.c ask here before they look for a noun.
 */
#include "phrase_own.h"

#define CLAUSE_MOST 16         /* lexemes of a clause that is read */
#define STATE_MOST  (7 * CHAR) /* of a clause that is a label as it stands */

/* The lexeme the clause ends before that goes on at l; NULL when a number, but for a time, stands in it, or it is long. */
static const struct lexeme *clause_end(const struct reader *rd, const struct lexeme *l)
{
	for (int n = 0; n < CLAUSE_MOST; n++, l++) {
		if (ends_clause(l))
			return l;
		const bool number = l->kind == LEX_NUMBER && token_of(rd, l)->kind != DS_KIND_DURATION;
		if (number || is_word(l, W_DE)) /* but 被处以|5日|行政拘留 */
			return NULL;
	}
	return NULL;
}

/* 被积水|围困, 经抢救无效|死亡, 因吸入浓烟|送医, 因诈骗被处|行政拘留: what comes of the circumstance at l, the last word of the clause. */
static struct ds_str came_of(const struct reader *rd, const struct lexeme *l)
{
	const struct lexeme *end = clause_end(rd, l + 1);
	if (!end || end == l + 1)
		return DS_STR("");
	if (!in_phrase(end - 1) && !is_word(end - 1, W_VERB | W_LIGHT))
		return DS_STR("");
	struct ds_str last = lexeme_text(rd, end - 1);
	size_t harm = sort_before(last, S_HARM); /* 无效|死亡 */
	return harm ? (struct ds_str){ last.p + last.n - harm, harm } : last;
}

struct ds_str phrase_befallen(const struct reader *rd, const struct lexeme *l)
{
	if (ends_clause(l) || is_word(l + 1, W_DE))
		return DS_STR("");
	static const char *const heads[] = { "经" }, *const goals[] = { "前往", "赴", "到", "至" };
	struct ds_str s = lexeme_text(rd, l);
	if ((is_word(l, W_PREP | W_FROM) && !IS_ANY(s, goals)) || (l->kind == LEX_TEXT && STARTS_ANY(s, heads)))
		return came_of(rd, l);
	/* 情况|稳定, 伤势|较重 */
	const struct lexeme *end = l->kind == LEX_TEXT && !ends_sort(s, S_ACTOR) ? clause_end(rd, l) : NULL;
	if (!end || end == l + 1 || bytes_of(l, end - 1) > STATE_MOST)
		return DS_STR("");
	for (const struct lexeme *k = l + 1; k < end; k++)
		if (!is_word(k, K_TEXT | W_NOUN | W_VERB | W_ADV | W_CMP) &&
		    !(is_word(k, W_REACH | W_UP | W_DOWN) && k + 1 == end))
			return DS_STR("");
	return text_of(rd, l->start, end[-1].end);
}

struct ds_str phrase_lasting(const struct reader *rd, const struct lexeme *l, bool of)
{
	if (!of) {
		static const char *const takes[] = { "将", "把" };
		if (!is_word(l, W_PREP) || !IS_ANY(lexeme_text(rd, l), takes))
			return DS_STR("");
		l++;
		while (l->kind == LEX_PLACE || is_word(l, W_DET))
			l++;
	}
	const struct lexeme *last = phrase_ahead(l), *verb = last + 1;
	if (last < l)
		return DS_STR("");
	const struct lexeme *end = verb;
	while (is_word(end, W_VERB))
		end++;
	if (!ends_clause(end) || bytes_of(l, end - 1) > STATE_MOST || (of && end == verb))
		return DS_STR("");
	return text_of(rd, l->start, end[-1].end);
}

struct ds_str phrase_valued(const struct reader *rd, uint32_t i)
{
	static const char *const worths[] = { "价值", "市值" };
	const struct lexeme *l = &rd->lx[i] + 1;
	if (!in_phrase(l) || !IS_ANY(lexeme_text(rd, l), worths))
		return DS_STR("");
	const struct lexeme *de = l + 1;
	while (is_word(de, W_REACH | W_ADV | W_AFTER | K_NUMBER))
		de++;
	return is_word(de, W_DE) && in_phrase(de + 1)
		   ? phrase_unquoted(text_of(rd, de[1].start, phrase_ahead(de + 1)->end))
		   : DS_STR("");
}

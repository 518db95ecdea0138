/* phrase_single.c: a phrase of one character. Mostly it is a word that a longer one was cut by (总市值蒸|发, 也已|经高达, 乱搭乱|建)
 * or one that names nothing (仅, 次); a noun of one character (村, 羊) and a verb that stands alone (卖) are whole. label.c asks.
 */
#include "phrase_own.h"
#include "dushu/text.h"

#define WORDS_MOST 24u
#define AWAY       (10u * CHAR)
#define VERB_LONG  (6u * CHAR) /* 观光外汇|收 */

static bool names(const struct ds_word *w)
{
	return w->pos == DS_POS_NOUN || w->pos == DS_POS_VERBAL_NOUN || w->pos == DS_POS_ABBREVIATION ||
	       w->pos == DS_POS_IDIOM;
}

/* Says it nothing of what is counted? */
static bool is_void(const struct reader *rd, const struct ds_word *w, bool ahead)
{
	if (ds_str_eq(text_of(rd, w->at.start, w->at.end), DS_STR("地")))
		return false; /* 种有7分|地 */
	if (w->pos == DS_POS_CLASSIFIER)
		return !ahead; /* 全村|种了300亩 */
	return w->pos == DS_POS_ADVERB || w->pos == DS_POS_FUNCTION || w->pos == DS_POS_PRONOUN ||
	       w->pos == DS_POS_NUMBER || w->pos == DS_POS_TIME;
}

static uint32_t words_bytes(const struct ds_word *w, size_t first, size_t last)
{
	return w[last].at.end - w[first].at.start;
}

/* 招|才|引|才|政策|展架: the noun that a verb of one character begins, word k of n; empty when it ends in none. */
static struct ds_str noun_from(const struct reader *rd, const struct ds_word *w, size_t k, size_t n)
{
	size_t last = k;
	for (size_t i = k; i < n && w[i].pos != DS_POS_FUNCTION && w[i].at.end - w[k].at.start <= 8 * CHAR; i++)
		last = i;
	return last > k + 1 && names(&w[last]) ? text_of(rd, w[k].at.start, w[last].at.end) : DS_STR("");
}

struct ds_str phrase_single(const struct reader *rd, const struct lexeme *number, struct ds_str s)
{
	const char *text = rd->r->text.p;
	if (s.n != CHAR || s.p < text + rd->lx[0].start || s.p >= text + rd->lx[rd->lx_n].start)
		return s;
	const uint32_t at = (uint32_t)(s.p - text);
	const struct lexeme *first = number, *last = number;
	const bool ahead = at < number->start;
	if (ahead) {
		while (first->start > at)
			first--;
		last = first;
		while (last[1].kind != LEX_NUMBER && !ends_clause(last + 1))
			last++;
		while (!ends_clause(first - 1) && first[-1].kind != LEX_NUMBER && at - first[-1].start <= AWAY)
			first--;
	} else {
		first = last = number + 1;
		while (!ends_clause(last + 1) && last[1].end - first->start <= AWAY)
			last++;
	}
	if (first->start > at || last->end < at + CHAR)
		return s;
	struct ds_word w[WORDS_MOST];
	const struct ds_str clause = { words_at(rd, first->start), last->end - first->start };
	const size_t n = ds_words_cut(clause, w, WORDS_MOST);
	size_t k = 0;
	for (size_t i = 0; i < n; i++) {
		w[i].at.start += first->start;
		w[i].at.end += first->start;
		k = w[i].at.start <= at ? i : k;
	}
	if (!n || w[k].at.end <= at)
		return s;
	if (words_bytes(w, k, k) > CHAR)
		return ahead && is_void(rd, &w[k], ahead) ? DS_STR("") : text_of(rd, w[k].at.start, w[k].at.end);
	if (is_void(rd, &w[k], ahead))
		return is_word(number - 1, W_LE) && number[-1].start == at + CHAR ? s : DS_STR("");
	if (w[k].pos != DS_POS_VERB)
		return s;
	if (!ahead)
		return noun_from(rd, w, k, n);
	/* 乱|搭|乱|建; 观光外汇|收 */
	const bool manner = k > 1 && w[k - 1].pos == DS_POS_ADVERB && words_bytes(w, k - 1, k) == 2 * CHAR &&
			    w[k - 2].pos == DS_POS_VERB;
	const bool trades = k > 0 && char_in(s.p, s.p + s.n, "收支产销卖") && names(&w[k - 1]) &&
			    words_bytes(w, k - 1, k) >= 3 * CHAR;
	size_t from = k;
	while (from > 0 && (manner ? words_bytes(w, from - 1, from - 1) == CHAR : trades && names(&w[from - 1])) &&
	       words_bytes(w, from - 1, k) <= VERB_LONG && is_han_lead(text[w[from - 1].at.start]))
		from--;
	return text_of(rd, w[from].at.start, w[k].at.end);
}

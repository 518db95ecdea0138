/* phrase_ahead.c: phrases behind a number, each from its first word on: how far a noun reaches, the noun behind a clause that
 * describes it, the verb with its object. What of them names the number is chosen in phrase_after.c.
 */
#include "phrase_own.h"

/* The bracket that opens at l, when it is short: its closing lexeme, or NULL. */
static const struct lexeme *bracket_close(const struct lexeme *l)
{
	for (const struct lexeme *k = l + 1; !ends_clause(k) && k->end - l->start <= 6 * CHAR; k++)
		if (k->kind == LEX_CLOSE)
			return k;
	return NULL;
}

/* 6级东北风、|阵风可达9级: has the short name at l a number of its own behind it? */
static bool leads_to_number(const struct lexeme *l)
{
	for (l++; is_word(l, W_REACH | W_ADV); l++)
		;
	return l->kind == LEX_NUMBER;
}

/* The noun phrase that begins at l: its last lexeme, l - 1 when there is none. */
const struct lexeme *phrase_ahead(const struct lexeme *l)
{
	const struct lexeme *first = l;
	for (;; l++) {
		uint32_t have = bytes_of(first, l - 1);
		if (in_phrase(l) || (l->kind == LEX_PLACE && have)) {
			continue;
		} else if (l->kind == LEX_OPEN && have && bracket_close(l)) {
			l = bracket_close(l);
		} else if (l->kind == LEX_DUN && have && l[1].kind != LEX_OTHER &&
			   (in_phrase(l + 1) || (is_word(l + 1, W_DET) && l[1].end - l[1].start == CHAR)) &&
			   !leads_to_number(l + 1)) { /* 物流园、|投资2亿元 */
			continue;
		} else if (l->kind == LEX_DUN && have && l[1].kind == LEX_PLACE && in_phrase(l + 2)) {
			continue;
		} else if (is_word(l, W_AND) && have && have <= 2 * CHAR && in_phrase(l + 1) &&
			   l[1].kind != LEX_OTHER) { /* 10岁男童和|一名20岁女子 */
			continue;
		} else if (have == CHAR && is_verb(l) && !is_word(l, W_AMBI) && in_phrase(l + 1)) {
			continue; /* 5所新改扩建学校 */
		} else if (is_word(l, W_ETC | W_AFTER) && have && in_phrase(l + 1)) {
			continue;
		} else {
			return l - 1;
		}
	}
}

/* The 的 behind the bracket that opens at l; l when there is none. */
const struct lexeme *phrase_noted(const struct lexeme *l)
{
	const struct lexeme *k = l + 1;
	while (k - l < LOOK_AHEAD && k->kind != LEX_CLOSE && k->kind != LEX_STOP)
		k++;
	return k->kind == LEX_CLOSE && is_word(k + 1, W_DE) ? k + 1 : l;
}

const struct lexeme *phrase_converted(const struct reader *rd, uint32_t i)
{
	const struct lexeme *n = &rd->lx[i];
	const bool inner = n[1].kind == LEX_CLOSE;
	const struct lexeme *open = inner ? n - 1 : n + 1, *other = inner ? n - 2 : n + 2;
	if (i < (inner ? 2u : 0u) || open->kind != LEX_OPEN || other->kind != LEX_NUMBER)
		return NULL;
	const struct lexeme *close = inner ? n + 1 : n + 3;
	const uint8_t kind = token_of(rd, n)->kind;
	return close->kind == LEX_CLOSE && token_of(rd, other)->kind == kind && kind != DS_KIND_COUNT &&
		       kind != DS_KIND_PERCENT && in_phrase(close + 1)
		   ? close + 1
		   : NULL;
}

/* 12名来自北京的专家: the noun behind the clause that describes it. */
const struct lexeme *phrase_behind(const struct lexeme *l)
{
	for (int n = 0; n < 2 * LOOK_AHEAD && !ends_clause(l) && l->kind != LEX_NUMBER; n++, l++)
		if (is_word(l, W_DE)) {
			const struct lexeme *noun = l + 1;
			noun +=
			    noun->kind == LEX_PLACE || is_word(noun, W_NEWADD); /* 4名参与设计的|香港科大|教师 */
			if (in_phrase(noun))
				return noun;
		}
	return NULL;
}

struct ds_str phrase_deed(const struct reader *rd, const struct lexeme *l)
{
	const struct lexeme *first = l, *last = l;
	while (is_verb(last + 1) && last - first < 2)
		last++;
	/* 53次打破26项全省纪录 */
	if (last[1].kind == LEX_NUMBER && token_of(rd, last + 1)->kind == DS_KIND_COUNT) {
		const struct lexeme *noun = last + 2;
		while (is_word(noun, K_PLACE | W_DET))
			noun++;
		const struct lexeme *end = phrase_ahead(noun);
		if (end >= noun && bytes_of(noun, end) <= 8 * CHAR)
			return phrase_join(rd, text_of(rd, first->start, last->end),
					   text_of(rd, noun->start, end->end));
	}
	if (is_word(first, W_GAIN) && is_word(first + 1, W_REACH | W_ADV) && is_verb(first + 2) && last == first)
		return phrase_deed(rd, first + 2);                      /* 244人实现稳定|脱贫 */
	const struct lexeme *from = last + 1 + is_word(last + 1, W_LE); /* 参加了|健康体检 */
	const struct lexeme *object = phrase_ahead(from + (from->kind == LEX_PLACE || is_word(from, W_DET)));
	struct ds_str verb = text_of(rd, first->start, last->end);
	if (object >= from && is_word(object + 1, W_DE) && in_phrase(object + 2))
		return verb; /* 转移|江边的部分居民 */
	return object >= from && in_phrase(object) && bytes_of(from, object) <= 12 * CHAR
		   ? phrase_join(rd, verb, text_of(rd, from->start, object->end)) /* 打破|省运会纪录 */
		   : verb;
}

/* 赴外地|就业, 在园区|上岗: what is done where somebody is or goes; empty when nothing follows at once. */
struct ds_str phrase_done_there(const struct reader *rd, const struct lexeme *l)
{
	static const char *const ways[] = { "赴", "在", "到", "往", "前往", "从", "通过", "利用", "借助" };
	const struct lexeme *k = l + 1;
	while (k->kind == LEX_PLACE || in_phrase(k) || k->kind == LEX_DUN || is_word(k, W_ETC))
		k++;
	return k > l + 1 && k - l <= LOOK_AHEAD && is_word(k, W_VERB) && IS_ANY(lexeme_text(rd, l), ways)
		   ? phrase_deed(rd, k)
		   : DS_STR("");
}

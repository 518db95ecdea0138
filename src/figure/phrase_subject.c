/* phrase_subject.c: the subject that stands before a bare verb, where it tells what the verb was done to or which row
 * the number is of (早稻累计收割3万亩), and not who does it.
 */
#include "phrase_own.h"

/* 早稻|累计|收割3万亩: what is added up was done to the subject, unless it does the thing (志愿者共服务1200小时) or says
 * where it is done (现场累计签约9个). */
const struct lexeme *sum_subject(const struct reader *rd, const struct lexeme *verb, const struct token *t)
{
	static const char *const sums[] = { "共", "累计", "累計", "共计", "共計", "总共", "合计", "合計" };
	static const char *const actors[] = { "人", "人次", "户", "次", "场", "人员", "户次", "场次" };
	const struct lexeme *last = verb - 1;
	if (!is_word(last, W_ADV) || !in_phrase(last - 1) || t->kind == DS_KIND_DURATION ||
	    !IS_ANY(lexeme_text(rd, last), sums) || IS_ANY(t->unit, actors) ||
	    phrase_is_effect(lexeme_text(rd, verb)))
		return NULL;
	struct ds_str noun = lexeme_text(rd, last - 1);
	return ends_sort(noun, S_ACTOR | S_NAMED | S_PLACES | S_EVENT) ? NULL : last - 1;
}

/* Is a subject that stands before a bare verb said for this verb alone? 各地网站转发 */
struct ds_str verb_subject(const struct reader *rd, const struct lexeme *verb, const struct token *t)
{
	const struct lexeme *done = sum_subject(rd, verb, t), *last = done ? done : verb - 1;
	while ((is_word(verb, W_TOPICAL | W_EDGE) || is_word(last, W_ACTUAL)) && is_word(last, W_ADV))
		last--; /* 专职体育教师仍缺417名, 水稻已收318万亩 */
	const struct lexeme *first = last + 1;
	while (in_phrase(first - 1) || is_word(first - 1, W_DET))
		first--;
	if (first > last || bytes_of(first, last) > 10 * CHAR)
		return DS_STR("");
	const struct lexeme *l = first - 1;
	if (ends_clause(l) || l->kind == LEX_TIME || l->kind == LEX_PLACE ||
	    is_word(l, W_ETC | W_CONN | W_ADV | W_DET) ||
	    (l->kind == LEX_DUN && l[-1].kind == LEX_NUMBER)) /* 清理树木3棵、房屋倒塌1间 */
		return text_of(rd, first->start, last->end);
	return DS_STR("");
}

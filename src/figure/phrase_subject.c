/* phrase_subject.c: the subject that stands before a bare verb, where it tells what the verb was done to or which row
 * the number is of (早稻累计收割3万亩), and not who does it.
 */
#include "phrase_own.h"

/* 早稻|累计|收割3万亩: what is added up was done to the subject, unless it does the thing (志愿者共服务1200小时) or says
 * where it is done (现场累计签约9个). */
const struct lexeme *sum_subject(const struct reader *rd, const struct lexeme *verb, const struct token *t)
{
	static const char *const sums[] = { "共", "累计", "共计", "总共", "合计" };
	static const char *const actors[] = { "人", "人次", "户", "次", "场", "人员", "户次", "场次" };
	const struct lexeme *last = verb - 1;
	if (!is_word(last, W_ADV) || !in_phrase(last - 1) || t->kind == DS_KIND_DURATION ||
	    !IS_ANY(lexeme_text(rd, last), sums) || IS_ANY(t->unit, actors) ||
	    phrase_is_effect(lexeme_text(rd, verb)))
		return NULL;
	struct ds_str noun = lexeme_text(rd, last - 1);
	return ends_sort(noun, S_ACTOR | S_NAMED | S_PLACES | S_EVENT) ? NULL : last - 1;
}

/* The first lexeme of the noun that ends with last, without a quotation in front of it: “希望之星”|助学金. */
static const struct lexeme *noun_first(const struct lexeme *last)
{
	while (in_phrase(last - 1) || is_word(last - 1, W_DET))
		if ((--last)->kind == LEX_QUOTE)
			return last + 1;
	return last;
}

/* May the subject of a verb begin behind l? */
static bool subject_opens(const struct reader *rd, const struct lexeme *l)
{
	return ends_clause(l) || is_word(l, K_TIME | K_PLACE | K_QUOTE | W_ETC | W_CONN | W_ADV | W_DET) ||
	       lexeme_says(rd, l, "被") || lexeme_says(rd, l, "由") ||
	       (l->kind == LEX_DUN && l[-1].kind == LEX_NUMBER); /* 清理树木3棵、房屋倒塌1间 */
}

/* 一亩, 每茬: of a thing; 一天 and 每人 are of somebody who works. */
static bool is_of_thing(const struct reader *rd, const struct lexeme *l)
{
	const char *p = words_at(rd, l->end);
	return is_word(l, W_EACHALL) && !char_before_in(p, words_at(rd, l->start), "天日时月年人户家元");
}

/* 干部|到村、社区|报到, 苗木|今年|在甲县|上市, 4号线|3天内|运送, 学报|已连续|出版, 黄桃|一亩能|摘: the last lexeme of the subject, over what says when,
 * where and how the verb behind `last` is done; `last` when nothing does. */
static const struct lexeme *subject_over(const struct reader *rd, const struct lexeme *last, bool sum)
{
	for (int n = 0; n < LOOK_BACK; n++, last--) {
		const struct lexeme *k = last;
		while (in_phrase(k) || is_word(k, K_PLACE | W_AND) || k->kind == LEX_DUN)
			k--;
		if (k < last && is_word(k, W_PREP | W_TO) && k->end - k->start == CHAR &&
		    char_in(words_at(rd, k->start), words_at(rd, k->end), "在到向往从赴对为于"))
			last = k;
		else if (is_word(last, W_AFTER) && last[-1].kind == LEX_NUMBER &&
			 token_of(rd, last - 1)->kind == DS_KIND_DURATION)
			last--;
		else if (last->kind != LEX_TIME && !(!sum && is_of_thing(rd, last)) &&
			 !(is_word(last, W_ADV) && !is_word(last, W_CONN)))
			break;
	}
	return last;
}

/* Is a subject that stands before a bare verb said for this verb alone? 各地网站转发, 法官人均|结案 */
struct ds_str verb_subject(const struct reader *rd, const struct lexeme *verb, const struct token *t)
{
	const bool sum = t->kind == DS_KIND_MONEY; /* who pays it stands before, not what it is for */
	const struct lexeme *done = sum_subject(rd, verb, t), *last = done ? done : verb - 1;
	if (!done && t->kind != DS_KIND_DURATION) /* 台风|在甲省|滞留20小时 */
		last = subject_over(rd, last, sum);
	const uint32_t end = last == verb - 1 && is_word(last, W_PER) &&
				     ends_sort(lexeme_text(rd, last - 1), S_ROLE | S_FOLK | S_PERSON)
				 ? last->end
				 : 0;
	last -= end != 0;
	if (!in_phrase(last))
		return DS_STR("");
	const struct lexeme *first = noun_first(last);
	const bool owned =
	    !sum && is_word(first - 1, W_DE) && bytes_of(first, last) <= 4 * CHAR; /* 塘里的|草鱼能捞3万斤 */
	return bytes_of(first, last) <= 10 * CHAR && (owned || subject_opens(rd, first - 1))
		   ? text_of(rd, first->start, end ? end : last->end)
		   : DS_STR("");
}

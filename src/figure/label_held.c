/* label_held.c: the class that a share is of where a survey tells it by what holds for them: 销量比去年冬天上升的|企业占37%,持平的占41%.
 * The noun says little (企业, 受访者), and the classes behind it leave out what it is that grew.
 */
#include "label.h"

#define SHORT_MOST (4 * CHAR) /* of a class that is said without its subject */
#define WHOLE_MOST (12 * CHAR)

/* How a class is told before its share. */
struct held {
	const struct lexeme *first, *de; /* what holds, from there up to 的 */
	const struct lexeme *noun;       /* behind 的; NULL: 持平的占 */
};

/* 增长的|企业|占|31%, 差的|不超过|2%: how the class that number l is the share of is told; false: in another way. */
static bool held_before(const struct lexeme *l, bool counted, struct held *h)
{
	bool share = false;
	for (l--; is_word(l, W_SHARE | W_REACH | W_ADV | W_WEAK) && !is_word(l, NOMINAL); l--)
		share |= is_word(l, counted ? W_REACH : W_SHARE | W_WEAK);
	h->noun = in_phrase(l) && is_word(l - 1, W_DE) ? l : NULL;
	h->de = h->noun ? l - 1 : l;
	for (h->first = h->de; !ends_clause(h->first - 1) && h->first[-1].kind != LEX_NUMBER;)
		h->first--;
	while (h->first->kind == LEX_TIME || (is_word(h->first, W_NOW | W_CONN) && h->first < h->de))
		h->first++;
	return share && !is_word(h->first, W_PREP) && is_word(h->de, W_DE) && h->first < h->de;
}

/* 零件销量|比去年冬天|上升, 经营状况|好: the subject of what holds; *how: where that begins. Empty when none stands there. */
static struct ds_str held_subject(const struct reader *rd, const struct held *h, uint32_t *how)
{
	const struct lexeme *l = h->de - 1, *compare;
	*how = l->start;
	if (l->kind == LEX_TEXT) { /* 经营状况好: one run of words */
		struct ds_word w[8];
		const struct ds_str s = lexeme_text(rd, l);
		const size_t n = ds_words_cut(s, w, DS_COUNT(w));
		if (n < 2 || w[n - 1].at.end != s.n || w[n - 1].pos != DS_POS_ADJECTIVE)
			return DS_STR("");
		*how = l->start + w[n - 1].at.start;
	} else if (!is_word(l, W_UP | W_DOWN | W_LEVELBY)) {
		return DS_STR("");
	} else {
		for (compare = l - 1; compare > h->first && !is_word(compare, W_CMP);)
			compare--;
		l = is_word(compare, W_CMP) ? compare - 1 : l - 1; /* 用工|比上季度|增加 */
	}
	const struct lexeme *first = l + 1;
	static const char *const views[] = { "认为", "预计", "表示", "反映", "感到", "觉得" };
	while (first > h->first && !IS_ANY(lexeme_text(rd, first - 1), views) &&
	       (in_phrase(first - 1) || (is_verb(first - 1) && first <= l))) /* 生产|经营状况 */
		first--;
	const uint32_t end = first <= l ? (l->end < *how ? l->end : *how) : 0;
	return end > first->start && end - first->start <= 8 * CHAR ? text_of(rd, first->start, end) : DS_STR("");
}

/* The subject that a class before number i was told with, in its sentence. */
static struct ds_str held_earlier(const struct reader *rd, uint32_t i)
{
	for (uint32_t n = numbers_from(rd, i); n > 0 && i - rd->numbers[n - 1] <= CLAUSES_BACK; n--) {
		const struct lexeme *number = &rd->lx[rd->numbers[n - 1]];
		const bool counted = token_of(rd, number)->kind == DS_KIND_COUNT;
		struct held h;
		uint32_t how;
		if (token_of(rd, number)->kind != token_of(rd, &rd->lx[i])->kind ||
		    !held_before(number, counted, &h))
			return DS_STR("");
		const struct ds_str subject = held_subject(rd, &h, &how);
		if (h.noun || subject.n)
			return subject;
	}
	return DS_STR("");
}

struct ds_str label_held(struct reader *rd, uint32_t i)
{
	static const char *const nobody[] = { "企业", "受访者", "商户", "人",   "家庭", "居民",
					      "户",   "家长",   "单位", "公司", "网友", "市民" };
	const struct token *t = token_of(rd, &rd->lx[i]);
	const bool counted = t->kind == DS_KIND_COUNT;
	struct held h;
	uint32_t how;
	if ((!counted && t->unit.n > CHAR) || !(rd->said & W_DE) || !held_before(&rd->lx[i], counted, &h))
		return DS_STR("");
	if (h.noun) {
		const struct ds_str subject = token_of(rd, &rd->lx[i])->kind == DS_KIND_COUNT ? DS_STR("")
					      : IS_ANY(lexeme_text(rd, h.noun), nobody) ? held_subject(rd, &h, &how)
											: DS_STR("");
		return subject.n ? phrase_join(rd, subject, text_of(rd, how, h.noun->end)) : DS_STR("");
	}
	const struct ds_str how_said = text_of(rd, h.first->start, h.de->start);
	if (how_said.n > WHOLE_MOST / 2)
		return DS_STR("");
	const struct ds_str subject = how_said.n <= SHORT_MOST ? held_earlier(rd, i) : DS_STR("");
	return phrase_join(rd, subject, how_said);
}

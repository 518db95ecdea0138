/* label_owner.c: what a label is of that says little alone, a rate (增速, 占比, 年任务) or an amount of anything (收入, 人数): the words
 * before it in its clause, the subject of the clause before, or what the number before was of. label.c chose the label.
 */
#include "label.h"

#define OWNER_MOST (10 * CHAR)
#define OWNER_LONG (6 * CHAR)

/* 金融机构人民币各项|存款余额: as much of s as an owner needs. */
struct ds_str label_owner_short(struct ds_str s)
{
	static const char *const alls[] = { "各项", "各類", "各类", "各項", "机构", "機構" };
	for (size_t k = 0; k < DS_COUNT(alls); k++) {
		const size_t at = ds_str_find(s, ds_str_of(alls[k]), 0), end = at + 2 * CHAR;
		if (at != SIZE_MAX && at && s.n >= end + 2 * CHAR)
			return (struct ds_str){ s.p + end, s.n - end };
	}
	return s;
}

/* s, when it can be what something is of, and is nobody pointed at. */
static struct ds_str owner_of(struct ds_str s)
{
	s = label_owner_short(phrase_unquoted(s));
	const size_t head = s.n > OWNER_LONG ? phrase_head(s) : 0; /* 中西部地区|进出口 */
	if (head)
		s = (struct ds_str){ s.p + head, s.n - head };
	return s.n < 2 * CHAR || s.n > OWNER_MOST || phrase_is_empty(s) || is_sort(s, S_POINTING | S_PART)
		   ? DS_STR("")
		   : s;
}

/* 游人的|年均增幅, 进出口增长|贡献率: the words before l in its clause. */
static struct ds_str owner_within(const struct reader *rd, const struct lexeme *l)
{
	const struct lexeme *last = l - 1;
	if (is_word(last, W_DE))
		last--;
	l = last;
	while (in_phrase(l) || (is_word(l, W_UP | W_DOWN) && in_phrase(l - 1)))
		l--;
	return l < last ? owner_of(text_of(rd, l[1].start, last->end)) : DS_STR("");
}

/* 增值税|仍是主体税种,收入5亿元: the subject of the clause that ends before `comma`; empty when it has a number. */
static struct ds_str owner_told(const struct reader *rd, const struct lexeme *comma)
{
	const struct lexeme *first = comma, *last;
	while (!ends_clause(first - 1))
		if ((--first)->kind == LEX_NUMBER)
			return DS_STR("");
	while (is_word(first, K_TIME | K_PLACE | W_CONN | W_DET))
		first++;
	first += is_verb(first) && in_phrase(first + 1); /* 入园|企业迅速增加,数量达到90家 */
	for (last = first; last < comma && in_phrase(last);)
		last++;
	struct ds_str s = last > first ? text_of(rd, first->start, last[-1].end) : DS_STR("");
	if (last == comma)
		s.n = phrase_head(s); /* 旅游业|稳步恢复 */
	return owner_of(s);
}

void label_owner(struct reader *rd, uint32_t i, struct label *label)
{
	const struct flow *f = &rd->flow;
	const struct ds_str text = label->text;
	const struct found word = text.n ? lexicon_match(text, text.n) : (struct found){ 0, 0 };
	const bool rate = word.n == text.n && (word.cls & W_RATIO);
	if (!text.n || (!rate && !is_sort(text, S_AMOUNT)))
		return;
	const struct lexeme *l = label_start(rd, i, text);
	if (!l)
		return;
	const bool each = is_word(l - 1, W_PER);
	if (each)
		l--;
	struct ds_str own = text_of(rd, l->start, (uint32_t)(text.p + text.n - rd->r->text.p));
	struct ds_str owner = owner_within(rd, l);
	const bool within = owner.n;
	while (!owner.n && is_word(l - 1, W_ADV | W_REACH | W_DE | W_EACHALL | K_TIME))
		l--;
	if (!owner.n && l[-1].kind == LEX_COMMA && l[-2].kind != LEX_NUMBER)
		owner = owner_told(rd, l - 1);
	/* 公司稳步发展,收入5亿元: who has it is left out, as who acts is; but 旅游业 */
	if (!within && token_of(rd, &rd->lx[i])->kind == DS_KIND_MONEY && label_is_body(owner) &&
	    (!ds_str_ends(owner, DS_STR("业")) || ds_str_ends(owner, DS_STR("企业"))))
		owner = DS_STR("");
	if (!owner.n && rate && f->label.n <= LABEL_MAX)
		owner = label_owner_short(f->label);
	if (!owner.n && !each)
		return;
	if (rate && owner.n)
		label->noun = f->noun;
	if (rate && (word.cls & (W_RATEUP | W_RATEDOWN)))
		label->carried = f->label; /* 伤亡增加40人,增幅8%;乙县增加29人 */
	label->text = owner.n ? phrase_join(rd, owner, own) : own;
}

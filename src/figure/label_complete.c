/* label_complete.c: labels that say little alone take what they are of from the number before: a grade its noun, a share what it
 * is a share of. label.c chose the label.
 */
#include "label.h"

#define SHARE_LONG (9 * CHAR) /* a shorter one stays as it is */
#define SHARE_SIDE (8 * CHAR)
#define SHARE_MOST (26 * CHAR) /* a label with what it is a share of */

/* s without what it does not need: 同期|进出口总值, 金融机构|贷款余额, 民营企业|进出口. */
static struct ds_str share_side(struct ds_str s, size_t most)
{
	static const char *const hows[] = { "同期", "整个", "我国", "我省", "我市" };
	if (s.n >= 4 * CHAR && STARTS_ANY(s, hows))
		s = (struct ds_str){ s.p + 2 * CHAR, s.n - 2 * CHAR };
	s = label_owner_short(s);
	const size_t head = s.n > most ? phrase_head(s) : 0;
	const struct ds_str left = { s.p + head, s.n - head };
	return left.n < 2 * CHAR || phrase_names_measure(left) ? s : left; /* but 高技术制造业增加值 */
}

/* The bytes that both sides of a share begin with: 普惠小微|信用贷款余额占|普惠小微|贷款; 0: they are few, or all of one. */
static size_t share_common(struct ds_str part, struct ds_str whole)
{
	size_t n = 0;
	while (n + CHAR <= part.n && n + CHAR <= whole.n && memcmp(part.p + n, whole.p + n, CHAR) == 0)
		n += CHAR;
	return n >= 3 * CHAR && n + 2 * CHAR <= part.n && n + 2 * CHAR <= whole.n ? n : 0;
}

/* 民营企业进出口占我国进出口总值: either side of a share only as long as it needs. */
static struct ds_str share_short(const struct reader *rd, struct ds_str text)
{
	size_t at = ds_str_find(text, DS_STR("占"), 0);
	at = at == SIZE_MAX ? ds_str_find(text, DS_STR("占"), 0) : at;
	if (at == SIZE_MAX || !at || text.n < at + 3 * CHAR || text.n <= SHARE_LONG)
		return text;
	struct ds_str mark = { text.p + at, CHAR };
	struct ds_str part = share_side((struct ds_str){ text.p, at }, SHARE_SIDE),
		      whole = share_side((struct ds_str){ mark.p + CHAR, text.n - at - CHAR }, SHARE_SIDE);
	const size_t same = share_common(part, whole);
	part = (struct ds_str){ part.p + same, part.n - same };
	whole = (struct ds_str){ whole.p + same, whole.n - same };
	return phrase_join(rd, part, phrase_join(rd, mark, whole));
}

/* 查处酒驾58万起,占总数的64.3%: a share is named with what it is of. */
static void share_join(struct reader *rd, uint32_t i, struct label *label)
{
	const struct token *t = token_of(rd, &rd->lx[i]);
	static const char *const told[] = { "占", "比重", "比例", "率", "百分比" };
	if (t->kind != DS_KIND_PERCENT || t->unit.n > CHAR || HAS_ANY(label->text, told))
		return;
	const struct lexeme *share = &rd->lx[i] - 1, *last;
	while ((share->kind == LEX_DUN || is_word(share, W_AND)) && share[-1].kind == LEX_NUMBER &&
	       token_of(rd, share - 1)->kind == DS_KIND_PERCENT)
		share -= 2; /* 分别占总数的12%|、10% */
	while (is_word(share, W_REACH | W_ADV | W_DE | W_RESP) && !is_word(share, W_SHARE))
		share--;
	if (share->kind == LEX_CLOSE && bracket_open(share))
		share = bracket_open(share) - 1; /* 占对应库容(9亿立方米)的62% */
	last = share;
	while (!is_word(share, W_SHARE)) {
		if (ends_clause(share) || share->kind == LEX_NUMBER || last - share > LOOK_BACK)
			return;
		share--;
	}
	/* 占总数的80%;乙院收案9件,|占|13% */
	struct ds_str whole = share < last ? text_of(rd, share->start, last->end) : rd->flow.whole;
	rd->flow.whole = whole;
	if (!whole.n || whole.n + label->text.n > SHARE_MOST)
		return;
	label->carried = label->text;
	label->text = phrase_join(rd, label->text, whole);
}

void label_share(struct reader *rd, uint32_t i, struct label *label)
{
	if (!(rd->said & W_SHARE))
		return;
	share_join(rd, i, label);
	if (token_of(rd, &rd->lx[i])->kind == DS_KIND_PERCENT)
		label->text = share_short(rd, label->text);
}

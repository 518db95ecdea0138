/* label_complete.c: labels that say little alone take what they are of from the number before: a grade its noun, a share what it
 * is a share of. label.c chose the label.
 */
#include "label.h"

#define SHARE_MOST (26 * CHAR) /* a label with what it is a share of */

/* 国家级特色学校68所、省级92所: a grade takes the noun of the number before. */
void label_grade(struct reader *rd, uint32_t i, struct label *label)
{
	const struct flow *f = &rd->flow;
	struct ds_str grade = DS_STR("级"), noun = f->label;
	if (rd->traditional)
		grade = DS_STR("級");
	/* 产业集群43个,其中省级以上15个 */
	if ((ds_str_ends(label->text, DS_STR("级以上")) || ds_str_ends(label->text, DS_STR("級以上"))) && noun.n &&
	    noun.n <= LABEL_MAX && ds_str_find(noun, grade, 0) == SIZE_MAX &&
	    ds_str_eq(f->unit, token_of(rd, &rd->lx[i])->unit)) {
		label->text = label->noun = phrase_join(rd, label->text, noun);
		return;
	}
	if (!ds_str_ends(label->text, grade))
		return;
	size_t at = ds_str_find(noun, grade, 0);
	if (at == SIZE_MAX || at + CHAR == noun.n || noun.n > LABEL_MAX ||
	    !ds_str_eq(f->unit, token_of(rd, &rd->lx[i])->unit))
		return;
	label->text = phrase_join(rd, label->text, (struct ds_str){ noun.p + at + CHAR, noun.n - at - CHAR });
	label->noun = label->text;
}

/* 查处酒驾58万起,占总数的64.3%: a share is named with what it is of. */
void label_share(struct reader *rd, uint32_t i, struct label *label)
{
	const struct token *t = token_of(rd, &rd->lx[i]);
	if (!(rd->said & W_SHARE))
		return;
	static const char *const told[] = { "占", "佔", "比重", "比例", "率", "百分比" };
	if (t->kind != DS_KIND_PERCENT || t->unit.n > CHAR || !label->text.n || HAS_ANY(label->text, told))
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

/* label_carried.c: the label that a number takes from one before it, when its own clause names nothing: the last level that counts the
 * same, the last at all, what grew last, what the sentence before told of. label.c asks when nothing nearer names it.
 */
#include "label.h"

/* Is s a share or a rate of something? */
static bool is_rate(struct ds_str s)
{
	static const char *const ends[] = { "率", "比重", "占比", "比例" };
	return ENDS_ANY(s, ends);
}

/* 甲组5户,共12人,乙组8户,|共20人: does the second of a pair follow, as v was the second of the one before? */
static bool pairs_on(const struct reader *rd, const struct level *v, const struct phrase *before)
{
	const struct flow *f = &rd->flow;
	const struct level *first = v > f->levels ? v - 1 : &f->levels[FLOW_LEVELS - 1];
	const struct level *last = &f->levels[(f->levels_n - 1) % FLOW_LEVELS];
	return !before->text.n && !before->moved && f->levels_n - f->levels_from >= 3 && last != v &&
	       last != first && ds_str_eq(first->label, v->label) && ds_str_eq(first->unit, f->unit) &&
	       ds_str_eq(last->label, f->label) && !ds_str_eq(first->unit, v->unit);
}

/* How many bytes two labels end with in common; whole characters. */
static size_t common_end(struct ds_str a, struct ds_str b)
{
	size_t n = 0;
	while (n + CHAR <= a.n && n + CHAR <= b.n && memcmp(a.p + a.n - n - CHAR, b.p + b.n - n - CHAR, CHAR) == 0)
		n += CHAR;
	return n;
}

/* 医疗费800元、营养费200元,|共计1000元: what the sum of several things is called, by what their names have in common (水利|资金,
 * 交通|资金) or by its own word; empty when number i is no such sum. */
static struct ds_str label_total(const struct reader *rd, uint32_t i)
{
	const struct flow *f = &rd->flow;
	const struct token *t = token_of(rd, &rd->lx[i]);
	const struct level *v;
	struct ds_decimal sum = ds_decimal_from(0);
	struct ds_str tail = DS_STR(""), first = tail;
	bool differ = false;
	for (uint32_t k = f->levels_n; t->unit.n && (v = level_back(f, &k)) != NULL;) {
		if (!ds_str_eq(v->unit, t->unit))
			continue;
		tail.n = first.n ? common_end(tail, v->label) : v->label.n;
		tail.p = v->label.p + v->label.n - tail.n;
		differ |= first.n && !ds_str_eq(first, v->label);
		first = first.n ? first : v->label;
		if (!ds_decimal_add(sum, token_of(rd, &rd->lx[v->at])->value, &sum))
			break;
		if (!differ || ds_decimal_cmp(sum, t->value) != 0)
			continue;
		if (tail.n >= 2 * CHAR)
			return tail;
		const struct lexeme *word = &rd->lx[i] - 1;
		return is_word(word, W_HAS) && bytes_of(word, word) == 2 * CHAR ? lexeme_text(rd, word)
										: DS_STR("");
	}
	return DS_STR("");
}

/* 支出86亿元,其中教育18亿元,|其余68亿元: what is left of the whole that the parts are of; empty when number i is no rest, or its whole
 * was not told. */
static struct ds_str label_rest(struct reader *rd, uint32_t i)
{
	static const char *const rests[] = { "其余", "余下", "剩余", "剩下" };
	const struct lexeme *rest = &rd->lx[i] - 1, *part = rest;
	const struct level *v;
	if (!is_word(rest, W_DET) || !IS_ANY(lexeme_text(rd, rest), rests))
		return DS_STR("");
	while (part > rd->lx && part->kind != LEX_SEMI && !(is_word(part, W_CONN) && lexeme_says(rd, part, "其中")))
		part--;
	for (uint32_t k = rd->flow.levels_n; (v = level_back(&rd->flow, &k)) != NULL;)
		if (&rd->lx[v->at] < part && ds_str_eq(v->unit, token_of(rd, &rd->lx[i])->unit)) {
			const struct ds_str tail = phrase_tail(v->label).n ? phrase_tail(v->label) : v->label;
			return tail.n <= 6 * CHAR ? phrase_join(rd, lexeme_text(rd, rest), tail) : v->label;
		}
	return DS_STR("");
}

/* 互助组发展到73个、|1.9万人: is number i the second count of what the number right before it counts? */
static bool in_both_units(const struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i];
	return i > 1 && l[-1].kind == LEX_DUN && l[-2].kind == LEX_NUMBER && rd->flow.label.n &&
	       token_of(rd, l)->kind == DS_KIND_COUNT && token_of(rd, l - 2)->kind == DS_KIND_COUNT;
}

/* 面积2万亩,预计|减产|一成: a growth that says itself what grew, where the number before was none of it. */
static struct ds_str label_grown(const struct reader *rd, uint32_t i)
{
	static const char *const words[] = { "增产", "减产" };
	static const char *const crops[] = { "产量", "产" };
	const struct lexeme *l = &rd->lx[i] - 1;
	while (is_word(l, W_ADV | W_REACH | W_LE) && !is_word(l, W_UP | W_DOWN))
		l--;
	const struct ds_str word = lexeme_text(rd, l);
	return is_word(l, W_UP | W_DOWN) && IS_ANY(word, words) && !HAS_ANY(rd->flow.label, crops) ? word
												   : DS_STR("");
}

struct label label_carried(struct reader *rd, uint32_t i, const struct phrase *before)
{
	const struct flow *f = &rd->flow;
	const struct token *t = token_of(rd, &rd->lx[i]);
	const struct ds_str total = before->moved || before->text.n ? DS_STR("") : label_total(rd, i);
	if (total.n)
		return (struct label){ .text = total, .noun = total, .set = true };
	const struct ds_str left = (rd->said & W_DET) ? label_rest(rd, i) : DS_STR("");
	if (left.n)
		return (struct label){ .text = left, .noun = left, .set = true };
	const struct ds_str grown = before->text.n ? DS_STR("") : label_grown(rd, i);
	if (grown.n)
		return (struct label){ .text = grown, .noun = grown, .set = true };
	if (before->reached && f->change != DS_CHANGE_LEVEL && f->label.n)
		return (struct label){ .text = f->label, .noun = f->noun, .set = true }; /* 利润增长11%,达16亿元 */
	if (before->moved && f->change != DS_CHANGE_LEVEL && f->label.n && t->unit.n &&
	    ds_str_eq(f->unit, t->unit) && t->kind == DS_KIND_MONEY)
		return (struct label){ .text = f->label,
				       .noun = f->noun,
				       .set = true }; /* 存款增加9亿元,同比多增2亿元 */
	if (before->moved && t->kind == DS_KIND_MONEY && f->unit.n > t->unit.n && ds_str_starts(f->unit, t->unit) &&
	    f->unit.p[t->unit.n] == '/')
		return (struct label){ .text = f->label, .noun = f->noun, .set = true }; /* 均价3元/斤,涨0.3元 */
	if (f->most.n && t->kind != DS_KIND_COUNT)
		return (struct label){ .text = f->most, .noun = f->most, .set = true };
	const struct level *v = label_same(rd, t);
	const struct level *last = &f->levels[(f->levels_n - 1) % FLOW_LEVELS];
	/* 占总值的39%,比上年提高1.2个百分点: the share moved */
	if (before->moved && t->kind == DS_KIND_PERCENT && t->unit.n > CHAR && f->levels_n > f->levels_from &&
	    f->kind == DS_KIND_PERCENT && f->change == DS_CHANGE_LEVEL && !ds_str_eq(last->label, last->grows))
		return (struct label){ .text = last->label, .noun = last->noun, .carried = f->label, .set = true };
	/* 接种率达到98%的有12个乡镇,低于90%的|有3个: the share before, not what was counted */
	if (t->kind == DS_KIND_PERCENT && before->reached && is_word(&rd->lx[i + 1], W_DE) &&
	    f->kind == DS_KIND_COUNT) {
		const struct level *share;
		for (uint32_t k = f->levels_n; (share = level_back(f, &k)) != NULL;)
			if (ds_str_eq(share->unit, t->unit) && is_rate(share->label))
				return (struct label){ .text = share->label, .noun = share->noun, .set = true };
	}
	const uint32_t at = t->kind == DS_KIND_AREA || t->kind == DS_KIND_MASS || t->kind == DS_KIND_LENGTH ? i : 0;
	if (at > 1 && rd->lx[at - 1].kind == LEX_COMMA && rd->lx[at - 2].kind == LEX_NUMBER && f->label.n &&
	    f->kind == DS_KIND_COUNT)
		v = NULL; /* 渔场90亩,鱼池260口,|257亩 */
	if (v && (pairs_on(rd, v, before) || in_both_units(rd, i)))
		v = NULL;
	if (v)
		return (struct label){ .text = v->label, .noun = v->noun, .set = true };
	if (!f->label.n && is_measure(t) && t->unit.n && t->kind != DS_KIND_PERCENT && f->past.n &&
	    ds_str_eq(f->past_unit, t->unit))
		return (struct label){ .text = f->past, .noun = f->past, .set = true };
	return (struct label){ .text = f->label, .noun = f->noun, .set = true };
}

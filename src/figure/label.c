/* label.c: what a number counts or measures, in the words of its sentence. A number is named by its place in a list of names (A、B和C增长1%、
 * 2%和3%), by the number before it (减少1.2亿元至8.9亿元), or alone (label_steps.c); then its label gets what it lacks and loses what a row
 * heading does not need.
 */
#include "label.h"

#define LABEL_LONG  (10 * CHAR) /* of a measure: it is cut to what it needs */
#define SHORT_BYTES (4 * CHAR)  /* shorter labels are left alone */

const struct level *label_same(const struct reader *rd, const struct token *t)
{
	const struct flow *f = &rd->flow;
	const struct level *v;
	if (!t->unit.n || t->kind == DS_KIND_PERCENT || t->kind == DS_KIND_MULTIPLE)
		return NULL;
	for (uint32_t k = f->levels_n; (v = level_back(f, &k)) != NULL;) {
		if (ds_str_eq(v->unit, t->unit))
			return v;
	}
	return NULL;
}

/* “90后, -欧文, 宝藏·: s without the marks that a cut left at its ends. */
static struct ds_str unmarked(struct ds_str s)
{
	static const char *const marks[] = { "-", "*", "+", "/", ":", ",", "·", "—", "、", "，", "：", "；" };
	static const char *const opens[] = { "“", "「", "《", "（", "(" };
	static const char *const closes[] = { "”", "」", "》", "）", ")" };
	size_t n;
	if (!s.n)
		return s;
	while ((n = ENDS_ANY(s, marks)) > 0)
		s.n -= n;
	while ((n = ANY_AT(s.p, s.p + s.n, marks)) > 0 ||
	       ((n = ANY_AT(s.p, s.p + s.n, opens)) > 0 && !HAS_ANY(s, closes)))
		s = (struct ds_str){ s.p + n, s.n - n };
	return s;
}

/* 某景区为最佳接待量的|5倍, 交货款2倍以上8倍以下的|罚款: what number i is so many times of, or is fixed by it; empty: another says it. */
static struct ds_str label_multiple(const struct reader *rd, uint32_t i, struct ds_str text)
{
	static const char *const means[] = { "平均数", "平均值", "平均水平", "平均" };
	static const char *const fines[] = { "罚款", "罚金" };
	const struct lexeme *number = &rd->lx[i], *of = number - 1, *fine = number + 1;
	while (is_word(fine, W_AFTER | W_DE) ||
	       (fine->kind == LEX_NUMBER && token_of(rd, fine)->kind == DS_KIND_MULTIPLE))
		fine++;
	if (fine > number + 1 && ENDS_ANY(lexeme_text(rd, fine), fines))
		return lexeme_text(rd, fine);
	if (i <= 3 || !is_word(of, W_DE) || of[-1].kind != LEX_TEXT)
		return DS_STR("");
	const struct ds_str whole = lexeme_text(rd, of - 1);
	return !ENDS_ANY(whole, means) && phrase_is_amount(whole) && !phrase_is_amount(text) && !phrase_tail(text).n
		   ? whole
		   : DS_STR("");
}

/* What a label of number i lacks or has too much by the kind of the number. */
static void label_of_kind(struct reader *rd, uint32_t i, struct label *label)
{
	const struct token *t = token_of(rd, &rd->lx[i]);
	const bool behind = label->text.p >= rd->r->text.p + rd->lx[i].end;
	if (t->kind == DS_KIND_OTHER && ds_str_eq(t->unit, DS_STR("点")))
		label->text = label_points(rd, i, label->text);
	else if (t->kind == DS_KIND_TEMPERATURE)
		label->text = label_degrees(rd, i, label->text);
	else if (t->kind == DS_KIND_LENGTH && ds_str_eq(t->unit, DS_STR("毫米")))
		label->text = label_rain(rd, i, label->text);
	else if (t->kind == DS_KIND_DURATION && behind && unit_is_age(t->unit))
		label->text = label_without_name(label->text);
	if (t->kind == DS_KIND_DURATION)
		label->text = label_lasting(rd, i, label->text);
	const struct ds_str times = t->kind == DS_KIND_MULTIPLE ? label_multiple(rd, i, label->text) : DS_STR("");
	if (times.n)
		label->text = label->noun = times;
}

static void label_find(struct reader *rd, uint32_t i, struct label *out)
{
	if (out[i].set)
		return;
	if (label_side(rd, i, &out[i])) {
		out[i].step = "side";
		return;
	}
	uint32_t last = list_end(rd, i);
	if (last > i) {
		label_list(rd, i, last, out);
		list_periods(rd, i, last, out);
		for (uint32_t k = i; k <= last; k++) {
			if (rd->lx[k].kind == LEX_NUMBER && !label_side(rd, k, &out[k]))
				label_share(rd, i, &out[k]);
			out[k].step = "list";
		}
		return;
	}
	/* 融资余额减少1.2亿元至8.9亿元 */
	if (i > 1 && is_word(&rd->lx[i - 1], W_TO) && rd->lx[i - 2].kind == LEX_NUMBER && out[i - 2].text.n &&
	    ds_str_eq(token_of(rd, &rd->lx[i])->unit, token_of(rd, &rd->lx[i - 2])->unit)) {
		out[i] = (struct label){
			.text = out[i - 2].text, .noun = out[i - 2].noun, .set = true, .step = "change-to"
		};
		return;
	}
	const struct label *previous = i > 0 && rd->lx[i - 1].kind == LEX_NUMBER ? &out[i - 1] : NULL;
	out[i] = label_one(rd, i, previous);
	const struct token *t = token_of(rd, &rd->lx[i]);
	if (t->kind == DS_KIND_MONEY) {
		const struct ds_str said = out[i].text;
		out[i].text = label_priced(rd, i, label_money(rd, i, said));
		if (said.n == 2 * CHAR && out[i].text.n > 6 * CHAR)
			out[i].plain = said; /* 供水工程|投资: a name that is not cut */
	}
	label_owner(rd, i, &out[i]);
	if (t->kind != DS_KIND_COUNT && out[i].text.n >= LABEL_LONG)
		out[i].text = out[i].noun = label_owner_short(out[i].text);
	label_of_kind(rd, i, &out[i]);
	/* 引进项目196个,完成年度目标任务的85%,同比增长56%: the projects grew */
	static const char *const aims[] = { "任务", "目标" };
	if ((rd->said & W_PART) && token_of(rd, &rd->lx[i])->kind == DS_KIND_PERCENT && rd->flow.label.n &&
	    ENDS_ANY(out[i].text, aims) && !ENDS_ANY(rd->flow.label, aims))
		out[i].carried = rd->flow.label;
	rows_tell_apart(rd, i, &out[i]);
	label_share(rd, i, &out[i]);
	if (out[i].text.n >= SHORT_BYTES && !out[i].plain.n) {
		bool same = out[i].text.p == out[i].noun.p;
		out[i].text = phrase_short(out[i].text, (enum ds_kind)token_of(rd, &rd->lx[i])->kind);
		if (same)
			out[i].noun = out[i].text;
	}
}

void label_number(struct reader *rd, uint32_t i, struct label *out)
{
	label_find(rd, i, out);
	out[i].text = unmarked(out[i].text);
}

/* why.c: what each field of a figure was read from. It changes nothing: after the readers have spoken it looks where
 * their words stand, which for slices of the text is where they point to. Called only when somebody asks. */
#include "why.h"

#include "phrase.h"

#define MENTIONS_BACK 200u /* how far back a place is looked for */

static struct ds_ground ground(enum ds_ground_kind kind, struct ds_span at)
{
	return (struct ds_ground){ .at = at, .kind = (uint8_t)kind };
}

static const struct ds_span nowhere;

/* Where s stands in the reading; false when it was put together or comes from a table of ours. */
static bool locate(const struct reader *rd, struct ds_str s, struct ds_span *at)
{
	struct ds_str text = rd->r->text;
	uintptr_t p = (uintptr_t)s.p, begin = (uintptr_t)text.p;
	if (!s.n || p < begin || p + s.n > begin + text.n)
		return false;
	*at = (struct ds_span){ (uint32_t)(p - begin), (uint32_t)(p - begin + s.n) };
	return true;
}

static struct ds_span span_of(const struct lexeme *l)
{
	return (struct ds_span){ l->start, l->end };
}

/* The lexeme that opens the clause of l. */
static const struct lexeme *clause_of(const struct lexeme *l)
{
	while (!ends_clause(l - 1))
		l--;
	return l;
}

/* ---- number and unit -------------------------------------------------------------------------------------- */

static struct ds_ground unit_ground(const struct reader *rd, const struct token *t)
{
	struct ds_span at;
	if (!t->unit.n)
		return ground(DS_GROUND_NONE, nowhere);
	if (t->shared_unit)
		return ground(DS_GROUND_SHARED, locate(rd, t->unit, &at) ? at : nowhere);
	if (t->unit_at.end > t->unit_at.start)
		return ground(t->unit_at.start < t->number.start ? DS_GROUND_BEFORE : DS_GROUND_BEHIND, t->unit_at);
	return ground(DS_GROUND_NUMBER, t->at); /* 三成, 翻一番 */
}

static struct ds_ground approx_ground(const struct token *t)
{
	if (t->approx == DS_APPROX_EXACT)
		return ground(DS_GROUND_NONE, nowhere);
	if (t->cue.end > t->cue.start)
		return ground(t->cue.start < t->at.start ? DS_GROUND_BEFORE : DS_GROUND_BEHIND, t->cue);
	return ground(DS_GROUND_INSIDE, t->at);
}

/* ---- label ------------------------------------------------------------------------------------------------ */

/* The longest beginning of a label put together that stands in the sentence. */
static struct ds_span beginning_of(const struct reader *rd, struct ds_str label)
{
	uint32_t from = rd->lx[-1].start, to = rd->lx[rd->lx_n].start;
	struct ds_str sentence = ds_str_slice(rd->r->text, (struct ds_span){ from, to });
	for (size_t n = label.n; n > 0; n = (size_t)(ds_utf8_prev(label.p + n, label.p) - label.p)) {
		size_t at = ds_str_find(sentence, (struct ds_str){ label.p, n }, 0);
		if (at != SIZE_MAX)
			return (struct ds_span){ from + (uint32_t)at, from + (uint32_t)(at + n) };
	}
	return nowhere;
}

static struct ds_ground label_ground(const struct reader *rd, uint32_t i, struct ds_str label, bool listed)
{
	const struct lexeme *number = &rd->lx[i];
	struct ds_span at;
	if (!label.n)
		return ground(DS_GROUND_NONE, nowhere);
	bool found = locate(rd, label, &at);
	if (listed)
		return ground(DS_GROUND_LIST, found ? at : beginning_of(rd, label));
	if (!found)
		return ground(DS_GROUND_JOINED, beginning_of(rd, label));
	if (at.start >= number->end)
		return ground(DS_GROUND_BEHIND, at);
	if (at.start >= clause_of(number)->start) {
		for (const struct lexeme *l = number - 1; l->start > at.start && !ends_clause(l); l--)
			if (l->kind == LEX_NUMBER && l->start >= at.end)
				return ground(DS_GROUND_CARRIED, at);
		return ground(DS_GROUND_BEFORE, at);
	}
	for (const struct lexeme *l = number - 1; l->kind != LEX_STOP && l->start > at.start; l--)
		if (l->kind == LEX_NUMBER)
			return ground(DS_GROUND_CARRIED, at);
	return ground(DS_GROUND_SENTENCE, at);
}

/* ---- region ----------------------------------------------------------------------------------------------- */

/* The mention nearest before `off`, not before `from`, that names the place, else one in it. */
static struct ds_span place_span(const struct reader *rd, struct ds_place place, uint32_t from, uint32_t off)
{
	uint32_t i = rd->mention;
	struct ds_span inside = nowhere;
	while (i < rd->m->n && rd->m->v[i].at.start < off)
		i++;
	for (uint32_t n = 0; i > 0 && n < MENTIONS_BACK; n++) {
		const struct ds_mention *m = &rd->m->v[--i];
		if (m->at.start < from)
			break;
		if (m->at.start >= off || !m->counts)
			continue;
		if (ds_place_eq(m->place, place))
			return m->at;
		if (!inside.end && !place.tail.n && ds_region_contains(place.region, m->place.region))
			inside = m->at;
	}
	return inside;
}

/* The first mention of a place from `from` on, before `off`. */
static struct ds_span place_first(const struct reader *rd, struct ds_place place, uint32_t from, uint32_t off)
{
	uint32_t lo = DS_FROM(rd->m->v, rd->m->n, from);
	for (uint32_t n = 0; lo < rd->m->n && n < MENTIONS_BACK && rd->m->v[lo].at.start < off; n++, lo++)
		if (rd->m->v[lo].counts && ds_place_eq(rd->m->v[lo].place, place))
			return rd->m->v[lo].at;
	return nowhere;
}

static uint32_t article_start(const struct reader *rd)
{
	const struct ds_block *b = rd->block;
	while (b > rd->r->blocks && b[-1].article == b->article)
		b--;
	return b->at.start;
}

static struct ds_ground region_ground(const struct reader *rd, uint32_t i, const struct label *label,
				      struct ds_place place)
{
	const struct flow *f = &rd->flow;
	const struct lexeme *number = &rd->lx[i];
	uint32_t end = rd->lx[rd->lx_n].start, begin = rd->lx[-1].start;
	if (label->place)
		return ground(DS_GROUND_LIST, span_of(label->place));
	if (label->scope.known)
		return ground(DS_GROUND_LEVEL, place_span(rd, place, begin, number->start));
	const struct scope *s = scope_governing(f);
	if (place.region == DS_REGION_NONE)
		return ground(DS_GROUND_NONE, nowhere);
	if (!ds_place_eq(s->place, place)) { /* the receiver of money, or what is compared with */
		struct ds_span at = place_span(rd, place, number->start, end);
		if (at.end)
			return ground(DS_GROUND_BEHIND, at);
		return ground(DS_GROUND_BEFORE, place_span(rd, place, begin, number->start));
	}
	uint32_t paragraph = rd->block->at.start;
	if (s == &f->clause)
		return ground(DS_GROUND_CLAUSE, place_span(rd, place, begin, number->start));
	if (s == &f->item)
		return ground(DS_GROUND_PART, place_span(rd, place, begin, number->start));
	if (s == &f->first || s == &f->passing)
		return ground(DS_GROUND_SENTENCE, place_span(rd, place, begin, number->start));
	if (s == &f->topic)
		return ground(DS_GROUND_PARAGRAPH, place_span(rd, place, paragraph, number->start));
	uint32_t article = article_start(rd);
	if (rd->lead.scope.known && ds_place_eq(rd->lead.scope.place, place))
		return ground(DS_GROUND_LEAD, place_span(rd, place, article, paragraph));
	if (rd->heading.scope.known && ds_place_eq(rd->heading.scope.place, place))
		return ground(DS_GROUND_HEADING, place_span(rd, place, article, paragraph));
	return ground(DS_GROUND_ARTICLE, place_first(rd, place, article, paragraph));
}

/* ---- status, change, per, period ---------------------------------------------------------------------------- */

/* The last word of a class before the number, back to the start of the sentence; nothing else may end it but `stop`. */
static struct ds_span word_before(const struct reader *rd, uint32_t i, uint64_t cls, enum lex_kind stop)
{
	for (const struct lexeme *l = &rd->lx[i] - 1; l >= rd->lx && l->kind < (unsigned)stop; l--)
		if (is_word(l, cls))
			return span_of(l);
	return nowhere;
}

static struct ds_span word_behind(const struct reader *rd, uint32_t i, uint64_t cls)
{
	const struct lexeme *l = &rd->lx[i] + 1;
	for (int n = 0; n < 6 && !ends_clause(l) && l->kind != LEX_NUMBER; n++, l++)
		if (is_word(l, cls))
			return span_of(l);
	return nowhere;
}

static struct ds_ground status_ground(const struct reader *rd, uint32_t i, const struct ds_figure *f)
{
	struct ds_span at;
	if (f->status == DS_STATUS_ACTUAL)
		return ground(DS_GROUND_NONE, nowhere);
	bool norm = f->status == DS_STATUS_NORM;
	uint64_t cls = norm ? W_NORM | W_LIMIT : W_TARGET | W_AFTERBUILD;
	at = word_before(rd, i, cls, norm ? LEX_COMMA : LEX_STOP);
	if (at.end)
		return ground(DS_GROUND_BEFORE, at);
	at = word_behind(rd, i, norm ? W_NORM : W_TARGET | W_NOUN);
	if (norm && rd->flow.rule)
		return ground(DS_GROUND_RULE, nowhere);
	if (norm && f->per.n && locate(rd, f->per, &at))
		return ground(DS_GROUND_EACH, at);
	if (!norm && rd->flow.period_target && locate(rd, rd->flow.period, &at))
		return ground(DS_GROUND_AHEAD, at);
	if (!norm && rd->heading.target)
		return ground(DS_GROUND_HEADING, nowhere);
	at = word_behind(rd, i, cls);
	if (at.end)
		return ground(DS_GROUND_BEHIND, at);
	at = word_before(rd, i, cls, LEX_STOP);
	return ground(DS_GROUND_SENTENCE, at);
}

static struct ds_ground change_ground(const struct reader *rd, uint32_t i, const struct token *t,
				      const struct ds_figure *f)
{
	if (f->change == DS_CHANGE_LEVEL)
		return ground(DS_GROUND_NONE, nowhere);
	if (t->move != DS_CHANGE_LEVEL)
		return ground(DS_GROUND_NUMBER, t->at);
	uint64_t cls = f->change == DS_CHANGE_UP ? W_UP | W_RATEUP : W_DOWN | W_RATEDOWN;
	const struct lexeme *l = &rd->lx[i] - 1;
	bool joined = l->kind == LEX_DUN || is_word(l, W_AND);
	if (joined && l[-1].kind == LEX_NUMBER)
		return ground(DS_GROUND_LIST, word_before(rd, i, cls, LEX_STOP));
	struct ds_span at = word_before(rd, i, cls, LEX_COMMA);
	if (at.end)
		return ground(DS_GROUND_BEFORE, at);
	at = word_behind(rd, i, cls);
	if (at.end)
		return ground(DS_GROUND_BEHIND, at);
	/* 比去年多12个: a difference in time */
	for (; !ends_clause(l) && l->kind != LEX_NUMBER; l--)
		if (l->kind == LEX_WORD)
			return ground(DS_GROUND_BEFORE, span_of(l));
	return ground(DS_GROUND_CLAUSE, nowhere);
}

static struct ds_ground per_ground(const struct reader *rd, uint32_t i, struct ds_str per)
{
	struct ds_span at;
	const struct lexeme *number = &rd->lx[i];
	if (!per.n)
		return ground(DS_GROUND_NONE, nowhere);
	if (!locate(rd, per, &at))
		return ground(DS_GROUND_JOINED, nowhere);
	if (at.start >= number->start)
		return ground(DS_GROUND_BEHIND, at);
	return ground(at.start >= clause_of(number)->start ? DS_GROUND_BEFORE : DS_GROUND_SENTENCE, at);
}

static struct ds_ground period_ground(const struct reader *rd, struct ds_str period)
{
	struct ds_span at;
	if (!period.n || !locate(rd, period, &at))
		return ground(DS_GROUND_NONE, nowhere);
	if (rd->flow.once.n)
		return ground(DS_GROUND_ONCE, at);
	if (at.start >= rd->lx[-1].start)
		return ground(DS_GROUND_SENTENCE, at);
	if (at.start >= rd->block->at.start)
		return ground(DS_GROUND_PARAGRAPH, at);
	enum ds_block_kind above = rd->r->blocks[ds_reading_block(rd->r, at.start)].kind;
	return ground(above == DS_BLOCK_HEADING ? DS_GROUND_HEADING : DS_GROUND_LEAD, at);
}

/* ---- the whole ---------------------------------------------------------------------------------------------- */

static struct ds_figure_why *why_add(struct reader *rd)
{
	rd->why = ds_row_grow(rd->why, &rd->why_cap, rd->figures_n, sizeof(*rd->why));
	struct ds_figure_why *w = &rd->why[rd->figures_n - 1];
	*w = (struct ds_figure_why){ 0 };
	return w;
}

void why_number(struct reader *rd, uint32_t i, const struct label *label, bool listed)
{
	const struct token *t = token_of(rd, &rd->lx[i]);
	const struct ds_figure *f = &rd->figures[rd->figures_n - 1];
	struct ds_figure_why *w = why_add(rd);
	w->of[DS_FIELD_VALUE] = ground(DS_GROUND_NUMBER, t->number);
	w->of[DS_FIELD_UNIT] = unit_ground(rd, t);
	w->of[DS_FIELD_APPROX] = approx_ground(t);
	w->of[DS_FIELD_LABEL] = label_ground(rd, i, f->label, listed);
	w->label_step = f->label.n ? label->step : NULL;
	w->of[DS_FIELD_REGION] = region_ground(rd, i, label, f->place);
	w->of[DS_FIELD_STATUS] = status_ground(rd, i, f);
	w->of[DS_FIELD_CHANGE] = change_ground(rd, i, t, f);
	w->of[DS_FIELD_PER] = per_ground(rd, i, f->per);
	w->of[DS_FIELD_PERIOD] = period_ground(rd, f->period);
}

static struct ds_ground head_ground(const struct reader *rd, enum ds_ground_kind kind, struct ds_str s)
{
	struct ds_span at;
	return locate(rd, s, &at) ? ground(kind, at) : ground(kind, nowhere);
}

void why_cell(struct reader *rd, const struct token *t, const struct cell_heads *h)
{
	const struct ds_figure *f = &rd->figures[rd->figures_n - 1];
	struct ds_figure_why *w = why_add(rd);
	struct ds_span at;
	w->of[DS_FIELD_VALUE] = ground(DS_GROUND_NUMBER, h->plain ? t->at : t->number);
	if (!h->plain)
		w->of[DS_FIELD_UNIT] = unit_ground(rd, t);
	else if (f->unit.n)
		w->of[DS_FIELD_UNIT] = head_ground(rd,
						   h->column_unit.n  ? DS_GROUND_COLUMN
						   : h->row_unit.n   ? DS_GROUND_ROW
						   : h->table_unit.n ? DS_GROUND_TABLE
								     : DS_GROUND_COLUMN,
						   h->column_unit.n ? h->column_unit
						   : h->row_unit.n  ? h->row_unit
								    : h->table_unit);
	if (!h->plain)
		w->of[DS_FIELD_APPROX] = approx_ground(t);
	if (f->label.n)
		w->of[DS_FIELD_LABEL] =
		    locate(rd, f->label, &at)
			? ground(at.start >= rd->block->at.start ? DS_GROUND_ROW : DS_GROUND_COLUMN, at)
			: head_ground(rd, DS_GROUND_HEADS, h->row);
	if (h->row_place)
		w->of[DS_FIELD_REGION] = ground(DS_GROUND_ROW, h->row_place->at);
	else if (h->column_place)
		w->of[DS_FIELD_REGION] = ground(DS_GROUND_COLUMN, h->column_place->at);
	else if (f->place.region != DS_REGION_NONE)
		w->of[DS_FIELD_REGION] =
		    ground(DS_GROUND_ARTICLE, place_first(rd, f->place, article_start(rd), rd->block->at.start));
	if (f->status != DS_STATUS_ACTUAL)
		w->of[DS_FIELD_STATUS] = head_ground(rd, DS_GROUND_COLUMN, h->column);
	if (f->change != DS_CHANGE_LEVEL)
		w->of[DS_FIELD_CHANGE] = head_ground(rd, DS_GROUND_COLUMN, h->column);
	if (f->per.n)
		w->of[DS_FIELD_PER] = head_ground(rd, DS_GROUND_COLUMN, f->per);
	if (f->period.n && locate(rd, f->period, &at)) {
		bool row = rd->r->blocks[ds_reading_block(rd->r, at.start)].kind == DS_BLOCK_TABLE_ROW;
		w->of[DS_FIELD_PERIOD] = ground(!row                              ? DS_GROUND_TABLE
						: at.start >= rd->block->at.start ? DS_GROUND_ROW
										  : DS_GROUND_COLUMN,
						at);
	}
}

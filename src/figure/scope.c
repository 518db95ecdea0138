/* scope.c: which place governs a figure. The nearest scope wins: the place at the number, the subject of its clause,
 * of its part between semicolons, of its sentence, of the sentences before, then what the paragraph stands under. It
 * finds no places; it reads the mentions that stand in the sentence.
 */
#include "meaning.h"

void scope_paragraph(struct flow *f, struct scope base)
{
	*f = (struct flow){ .base = base };
}

void scope_sentence(struct flow *f)
{
	/* One subject in the sentence before is the topic now; several, one for each part, are none. */
	if (f->item.known && f->items <= 1)
		f->topic = f->item;
	f->first = f->item = f->clause = (struct scope){ .known = false };
	f->items = 0;
	f->item_own = false;
}

static struct scope current(const struct flow *f)
{
	if (f->clause.known)
		return f->clause;
	if (f->item.known)
		return f->item;
	if (f->first.known && f->items <= 1)
		return f->first;
	return f->topic.known ? f->topic : f->base;
}

static bool says(const struct reader *rd, const struct lexeme *l, const char *z)
{
	return ds_str_eq(text_of(rd, l->start, l->end), ds_str_of(z));
}

/* Does the clause begin with this place, but for times, connectives and 在? */
static bool is_subject(const struct reader *rd, const struct lexeme *l)
{
	for (const struct lexeme *k = l - 1;; k--) {
		if (ends_clause(k) || k->kind == LEX_OPEN)
			return true;
		if (k->kind == LEX_TIME || k->kind == LEX_OTHER)
			continue;
		if (is_word(k, W_PREP) && !is_word(k, W_ADV | W_CONN) && !says(rd, k, "在") && !says(rd, k, "由"))
			return false;
		if (!is_word(k, W_CONN | W_ADV | W_NOW | W_TARGET | W_DET | W_PREP | W_FROM))
			return false;
	}
}

static bool holds(struct scope above, struct ds_place below)
{
	if (above.place.region == DS_REGION_NONE)
		return false;
	return above.place.tail.n == 0 ? ds_region_contains(above.place.region, below.region)
				       : ds_place_eq(above.place, below);
}

static void subject_set(struct flow *f, struct scope s, bool chained)
{
	f->clause = f->item = s;
	f->subject = true;
	if (!f->item_own) {
		f->item_own = true;
		f->items++;
	}
	if (f->items == 1 && (chained || !(f->first.known && holds(f->first, s.place))))
		f->first = s;
}

/* Several places together: the lowest that holds them all; nothing when that is the whole country. */
static struct scope join_places(struct scope a, struct ds_place b)
{
	struct ds_place p = ds_place_common(a.place, b);
	if (p.region == DS_REGION_CHINA && b.region != DS_REGION_CHINA && a.place.region != DS_REGION_CHINA)
		p = (struct ds_place){ .region = DS_REGION_NONE };
	return (struct scope){ p, true };
}

/* The place of a mention; of several candidates the province, which a name alone mostly means (河北). */
static struct ds_place place_of(const struct ds_mention *m)
{
	if (m->place.region != DS_REGION_NONE)
		return m->place;
	for (uint8_t i = 0; i < m->candidates_n; i++)
		if (ds_region_level(m->candidates[i]) == DS_LEVEL_PROVINCE)
			return (struct ds_place){ .region = m->candidates[i] };
	return m->place;
}

static void place_read(struct reader *rd, const struct lexeme *l)
{
	struct flow *f = &rd->flow;
	const struct ds_mention *m = &rd->m->v[l->ref];
	const struct lexeme *before = l - 1;
	struct ds_place place = place_of(m);
	if (place.region == DS_REGION_NONE || !m->counts || is_word(before, W_CMP | W_SHARE | W_RANK))
		return;
	struct scope s = { place, true };
	bool chained = before->kind == LEX_PLACE && before->end == l->start;
	bool joined =
	    (before->kind == LEX_DUN || is_word(before, W_AND)) && before[-1].kind == LEX_PLACE && f->clause.known;
	if (joined)
		s = join_places(f->clause, place);
	if ((chained || joined) ? f->subject : is_subject(rd, l)) {
		subject_set(f, s, chained);
		return;
	}
	f->subject = false;
	if ((l[1].kind == LEX_DUN || is_word(l + 1, W_AND)) && l[2].kind != LEX_PLACE)
		return; /* 立新街道、社区30名精干力量 */
	/* An object governs when it stands at the number, or lies inside what governs already. */
	struct scope now = current(f);
	if (l[1].kind == LEX_NUMBER || joined || !now.known || now.place.region == DS_REGION_NONE ||
	    holds(now, place))
		f->clause = s;
}

void scope_lexeme(struct reader *rd, uint32_t i)
{
	struct flow *f = &rd->flow;
	const struct lexeme *l = &rd->lx[i];
	if (l->kind == LEX_PLACE) {
		place_read(rd, l);
	} else if (is_word(l, W_FOREIGN)) {
		if (is_subject(rd, l))
			subject_set(f, (struct scope){ .known = true }, false);
	} else if (l->kind == LEX_SEMI) {
		f->clause = f->item = (struct scope){ .known = false };
		f->item_own = false;
	} else if (ends_clause(l) && l->kind != LEX_MARK) {
		f->clause = (struct scope){ .known = false };
	}
}

/* Money goes to the place that receives it, when that place stands in the same clause. */
static struct scope receiver(const struct reader *rd, const struct lexeme *number)
{
	struct scope s = { .known = false };
	for (const struct lexeme *l = number + 1; !ends_clause(l) && l->kind != LEX_NUMBER; l++) {
		if (l->kind == LEX_PLACE && rd->m->v[l->ref].counts &&
		    rd->m->v[l->ref].place.region != DS_REGION_NONE)
			s = (struct scope){ rd->m->v[l->ref].place, true };
		else if (s.known)
			break;
	}
	return s;
}

struct scope scope_number(const struct reader *rd, uint32_t i, const struct label *label)
{
	const struct lexeme *l = &rd->lx[i];
	if (label->scope.known)
		return label->scope;
	if (label->place)
		return (struct scope){ place_of(&rd->m->v[label->place->ref]), true };
	const struct lexeme *verb = l - 1;
	while (is_word(verb, W_REACH | W_ADV | W_LE))
		verb--;
	if (token_of(rd, l)->kind == DS_KIND_MONEY && is_word(verb, W_INVEST)) {
		struct scope s = receiver(rd, l);
		if (s.known)
			return s;
	}
	return current(&rd->flow);
}

/* Stands a place at off where a clause or a sentence begins? */
static bool opens_clause(struct ds_str text, uint32_t from, uint32_t off)
{
	static const struct ds_str before[] = {
		{",",    1},
                { ";",   1},
                { "，", 3},
                { "；", 3},
                { "。", 3},
                { "在", 3},
                { "：", 3},
                { "　", 3}
	};
	struct ds_str head = ds_str_slice(text, (struct ds_span){ from, off });
	if (head.n == 0)
		return true;
	for (size_t i = 0; i < DS_COUNT(before); i++)
		if (ds_str_ends(head, before[i]))
			return true;
	return false;
}

void scope_passing(struct reader *rd, uint32_t from, uint32_t to)
{
	struct flow *f = &rd->flow;
	const struct ds_mentions *m = rd->m;
	bool subject = false;
	scope_sentence(f);
	for (; rd->mention < m->n && m->v[rd->mention].at.start < to; rd->mention++) {
		const struct ds_mention *v = &m->v[rd->mention];
		if (v->at.start < from || v->place.region == DS_REGION_NONE || !v->counts)
			continue;
		bool chained = subject && v > m->v && v[-1].at.end == v->at.start;
		subject = chained || opens_clause(rd->r->text, from, v->at.start);
		if (subject)
			subject_set(f, (struct scope){ v->place, true }, chained);
	}
}

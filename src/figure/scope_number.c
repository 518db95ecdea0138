/* scope_number.c: which place governs a number: one that stands at it, behind it or in a list it sums up, else the scope
 * that reaches it. Reads the flow that scope.c keeps and changes nothing.
 */
#include "scope.h"

/* Does the sentence name the whole country before l? */
static bool names_nation(const struct reader *rd, const struct lexeme *l)
{
	for (; l > &rd->lx[0]; l--)
		if (l->kind == LEX_PLACE && rd->m->v[l->ref].place.region == DS_REGION_CHINA)
			return true;
	return l->kind == LEX_PLACE && rd->m->v[l->ref].place.region == DS_REGION_CHINA;
}

/* What holds a sample of the things counted: the nearest scope that is wider than it. */
struct scope scope_around(const struct reader *rd, const struct lexeme *sample)
{
	const struct flow *f = &rd->flow;
	const struct scope *wider[] = { &f->item, &f->first, &f->topic, &f->base };
	struct ds_place place = rd->m->v[sample->ref].place;
	for (size_t i = 0; i < DS_COUNT(wider); i++)
		if (wider[i]->known && holds(*wider[i], place) && !ds_place_eq(wider[i]->place, place))
			return *wider[i];
	const struct scope own = { place, true }, now = *scope_governing(f);
	if (f->base.known && holds(own, f->base.place))
		return f->base;
	/* 全国公布了甲省乙村等255个: far away from what is told of */
	if (now.known && now.place.region > DS_REGION_CHINA && !holds(now, place) && !holds(own, now.place))
		return (struct scope){ { .region = names_nation(rd, sample) ? DS_REGION_CHINA : DS_REGION_NONE },
				       true };
	return now;
}

/* 分别高出全国(5.9%)、全省(6.4%)2.2个和1.7个百分点: is the place at l only what something is compared with? */
static bool is_measured(const struct lexeme *l)
{
	while (l->kind == LEX_PLACE || l->kind == LEX_DUN || l->kind == LEX_OPEN || l->kind == LEX_CLOSE ||
	       l->kind == LEX_NUMBER || is_word(l, W_AND))
		l--;
	return is_word(l, W_CMP | W_LEVELBY);
}

/* 面积达300平方米的甲镇集市: what has so much lies in the place that its name begins with. 十年的 and 300人的头号大村 say
 * nothing of where. */
static struct scope place_owner(const struct reader *rd, const struct lexeme *number)
{
	const struct lexeme *l = number + 2;
	if (!is_word(number + 1, W_DE) || l->kind != LEX_PLACE || !rd->m->v[l->ref].counts ||
	    rd->m->v[l->ref].form == DS_FORM_ANAPHOR || token_of(rd, number)->kind == DS_KIND_DURATION ||
	    place_is_origin(rd, l))
		return (struct scope){ .known = false };
	while (l[1].kind == LEX_PLACE && l[1].start == l->end)
		l++;
	const struct ds_place place = rd->m->v[l->ref].place;
	const struct scope *first = &rd->flow.first, *base = &rd->flow.base;
	/* 甲县引进投资5亿元的乙市企业 */
	return (struct scope){ place,
			       (!first->known || holds(*first, place)) && (!base->known || holds(*base, place)) };
}

/* 甲县是国家级贫困县、乙市最穷的四个县之一: a share of a wider set is told of that. */
static struct scope place_of_set(const struct reader *rd, const struct lexeme *number)
{
	const struct scope none = { .known = false }, now = *scope_governing(&rd->flow);
	const struct lexeme *l = number + 1;
	if (l->kind == LEX_TEXT)
		l++;
	if (!is_word(l, W_TAIL) || !now.known)
		return none;
	for (l = number - 1; !ends_clause(l) && l->kind != LEX_DUN && l->kind != LEX_NUMBER; l--) {
		const struct scope at = { l->kind == LEX_PLACE ? rd->m->v[l->ref].place : none.place, true };
		if (holds(at, now.place) && !ds_place_eq(at.place, now.place))
			return at;
	}
	return none;
}

struct scope scope_number(const struct reader *rd, uint32_t i, const struct label *label)
{
	const struct lexeme *l = &rd->lx[i];
	if (label->scope.known)
		return label->scope;
	/* 全国(5.9%), 甲市(七例): in brackets behind its name */
	if (l[-1].kind == LEX_OPEN && l[-2].kind == LEX_PLACE && l[1].kind == LEX_CLOSE &&
	    (token_of(rd, l)->kind == DS_KIND_PERCENT || !place_is_count(token_of(rd, l)->unit)))
		return (struct scope){ rd->m->v[l[-2].ref].place, true };
	const struct lexeme *sample = place_of_sample(rd, l);
	if (sample)
		return scope_around(rd, sample);
	if (label->place && !is_measured(label->place))
		return (struct scope){ rd->m->v[label->place->ref].place, true };
	/* 低于全省53.1%的平均水平, 占全省22个贫困县的一半: what is compared with has its own place. */
	if (l[-1].kind == LEX_PLACE &&
	    (is_word(l - 2, W_CMP | W_LEVELBY)
		 ? is_word(l + 1, W_DE)
		 : is_word(l - 2, W_SHARE | W_RANK) && token_of(rd, l)->kind == DS_KIND_COUNT))
		return (struct scope){ rd->m->v[l[-1].ref].place, true };
	/* 高于乙县的1.8万元 */
	if (is_word(l - 1, W_DE) && l[-2].kind == LEX_PLACE && is_word(l - 3, W_CMP | W_LEVELBY))
		return (struct scope){ rd->m->v[l[-2].ref].place, true };
	const struct scope owner = place_owner(rd, l), set = place_of_set(rd, l);
	if (owner.known)
		return owner;
	if (set.known)
		return set;
	if (token_of(rd, l)->kind == DS_KIND_COUNT) {
		const struct scope held = place_held(rd, l);
		if (held.known)
			return held;
	}
	const struct lexeme *verb = l - 1;
	while (is_word(verb, W_REACH | W_ADV | W_LE))
		verb--;
	/* 5万元捐助给甲村 */
	static const char *const gifts[] = { "捐", "援", "用于", "支持", "支援", "投入", "投向", "资助", "帮助" };
	if (token_of(rd, l)->kind == DS_KIND_MONEY &&
	    (is_word(verb, W_INVEST) || STARTS_ANY(lexeme_text(rd, l + 1), gifts))) {
		const struct scope s = place_receiver(rd, l);
		if (s.known)
			return s;
	}
	if (token_of(rd, l)->kind == DS_KIND_MONEY) {
		const struct scope s = place_invested(rd, l);
		if (s.known)
			return s;
	}
	return *scope_governing(&rd->flow);
}

/* scope.c: which place governs a figure. It finds no places; it reads the mentions that stand in the sentence.
 *
 * The nearest scope wins: the place at the number, the subject of its clause, of its part between semicolons, of its
 * sentence, of the sentences before, then what the paragraph stands under (heading, lead-in, article).
 * - A place opens a scope as the subject of its clause, or where it is said to lie or happen (在…, 位于…). It holds for
 *   the clauses behind it, up to the next subject or semicolon; a place that is only passed (object, partner, goal of goods,
 *   frame of a comparison) holds for its clause at most.
 * - The first subject of a sentence holds for all of it, and is the topic of the sentences that follow, when it came before
 *   the first figure and no second place stood beside it. What comes in behind figures of something else (其中甲县, 甲县居首,
 *   a later item of a list) is a part: it ends with its sentence.
 * - 其余, 全行, 支队 and the like give the word back to what the paragraph stands under.
 * - Another paragraph begins anew.
 */
#include "scope.h"

#define LEFT_LASTS 3u /* blocks that tell of no place, behind one that ended with a village */

void scope_paragraph(struct reader *rd, struct scope base)
{
	struct flow *f = &rd->flow;
	const struct scope section = place_of_section(rd, base);
	if (section.known)
		base = section;
	/* 平均降水量30毫米。 and below: 从各地看,甲区20毫米. Only what is measured in a unit of its own goes on so. */
	bool measured = f->kind == DS_KIND_LENGTH || f->kind == DS_KIND_TEMPERATURE || f->kind == DS_KIND_VOLUME;
	struct ds_str label = measured ? f->label : DS_STR(""), unit = measured ? f->unit : DS_STR("");
	/* the two arrays at the end are empty when their counts are zero */
	memset(f, 0, offsetof(struct flow, places));
	f->label = label;
	f->unit = unit;
	f->base = base;
	/* A first paragraph that only sets the scene in a village sets it for the next. */
	if (rd->opened.known && rd->left.known && holds(base, rd->left.place))
		f->topic = rd->left;
}

void scope_sentence(struct reader *rd, uint32_t from)
{
	struct flow *f = &rd->flow;
	/* One subject in the sentence before is the topic now; several, one for each part, are none. What came in as a part
	 * (其中赫山区, a later item of a list) is left again. So is, once the paragraph has told figures of the whole, a
	 * sentence about a part of it (全市…。罗田县…。过夜游客…), unless it sets the scene: 在罗田县,… */
	const struct scope subject =
	    !f->within && !f->several && f->item.known && f->parts == 0 ? f->item : f->first;
	/* What all stands under is no part of what the paragraph began with: 某市成立…。本县…。 */
	const bool part = (f->led && !f->scene && holds(f->topic.known ? f->topic : f->base, subject.place) &&
			   !(f->base.known && holds(subject, f->base.place) && f->topic.known &&
			     f->topic.place.region != DS_REGION_CHINA)) ||
			  (f->scattered && subject.place.region == DS_REGION_NONE); /* 专班分赴甲省、乙省 */
	if (subject.known && f->items <= 1 && !f->several && !part)
		f->topic = subject;
	else if (f->items > 1 && f->inside)
		f->topic = f->first;
	else if ((f->items > 1 || f->several) && f->topic.known && !holds(f->topic, f->item.place))
		f->topic.known = false;
	f->led |= f->told;
	f->told = f->scene = f->apart = false;
	f->parts = 0;
	f->within = f->scattered = false;
	f->first = f->item = f->clause = f->passing = (struct scope){ .known = false };
	f->items = 0;
	f->item_own = f->counted = f->settled = false;
	f->inside = true;
	f->several = false;
	/* “…。”甲村种粮户说: until the quotation has a subject of its own */
	struct scope speaker = { place_of_speaker(rd, from), true };
	if (speaker.place.region == DS_REGION_NONE)
		speaker = place_of_named(rd, text_of(rd, from, rd->block->at.end));
	if (speaker.known && holds(f->base, speaker.place) && !(f->topic.known && holds(speaker, f->topic.place)))
		f->topic = speaker;
}

void scope_leave(struct reader *rd)
{
	const struct flow *f = &rd->flow;
	const struct scope left = f->item.known ? f->item : f->first.known && f->items <= 1 ? f->first : f->topic;
	if (rd->block->kind == DS_BLOCK_HEADING) {
		rd->left.known = false;
	} else if (rd->block->kind == DS_BLOCK_PARAGRAPH && left.known) {
		rd->opened.known = !rd->opens && !f->told && !f->led && place_is_small(left.place);
		rd->opens = true;
	}
	if (rd->block_index > rd->left_block + LEFT_LASTS)
		rd->left.known = false;
	if (left.known) {
		rd->left_block = rd->block_index;
		rd->left = left;
		rd->left.known = ds_place_level(left.place) >= DS_LEVEL_TOWNSHIP;
	}
}

const struct scope *scope_governing(const struct flow *f)
{
	if (f->clause.known)
		return &f->clause;
	if (f->item.known)
		return &f->item;
	if (f->first.known && f->items <= 1)
		return &f->first;
	if (f->passing.known)
		return &f->passing;
	return f->topic.known ? &f->topic : &f->base;
}

static void subject_set(struct flow *f, struct scope s, bool chained)
{
	/* behind a figure of something else: a part of that */
	const struct scope *now = scope_governing(f);
	if (!chained && f->told && (holds(*now, s.place) || (!f->first.known && now->known)))
		f->within = true;
	f->several |=
	    !chained && f->told && f->first.known && !holds(f->first, s.place) && !holds(s, f->first.place);
	bool refines = chained && f->clause.known && f->first.known && ds_place_eq(f->first.place, f->clause.place);
	f->clause = f->item = s;
	f->passing.known = f->settled = false;
	f->subject = true;
	f->inside &= !f->first.known || holds(f->first, s.place);
	if (!f->item_own) {
		f->item_own = true;
		f->items++;
	}
	if (f->items == 1 && f->parts == 0 && !(f->within && !f->first.known) &&
	    (refines || !(f->first.known && holds(f->first, s.place))))
		f->first = s;
}

/* The places named together: the lowest that holds them all; nothing when that is the whole country. */
static struct scope common_place(const struct flow *f)
{
	struct ds_place p = f->places[0];
	bool country = p.region == DS_REGION_CHINA;
	for (uint32_t i = 1; i < f->places_n; i++) {
		country |= f->places[i].region == DS_REGION_CHINA;
		p = ds_place_common(p, f->places[i]);
	}
	if (p.region == DS_REGION_CHINA && !country)
		p = (struct ds_place){ .region = DS_REGION_NONE };
	return (struct scope){ p, true };
}

/* Takes the place into the list named together: does it join those before it? The bodies of a city and of its district do. */
static bool places_add(struct flow *f, struct ds_place place, bool chained, bool joined, bool bodies)
{
	struct ds_place *last = &f->places[f->places_n ? f->places_n - 1 : 0];
	struct scope above = { *last, true }, own = { place, true };
	bool nested = f->places_n && (holds(above, place) || holds(own, *last));
	if (chained && f->places_n) {
		/* 第一师阿拉尔市 is one place of two names */
		joined =
		    !nested && ds_place_level(*last) != DS_LEVEL_OTHER && ds_place_level(place) != DS_LEVEL_OTHER;
		if (!joined) {
			*last = place;
			return f->places_n > 1;
		}
	}
	/* 该区与天津某大学签约: a place and one that holds it are no list */
	joined = joined && f->places_n && (!nested || bodies);
	if (!joined)
		f->places_n = 0;
	else if (f->places_n == FLOW_PLACES) /* the first two as one */
		f->places[0] = ds_place_common(f->places[0], *last), f->places_n--;
	f->places[f->places_n++] = place;
	return joined;
}

static const char *const dashes[] = { "—", "–", "-", "－", "·", "•", "・" };

static struct ds_str words_before(const struct reader *rd, const struct lexeme *l)
{
	return text_of(rd, rd->lx[0].start, l->start);
}

/* Does the place say nothing of where what is told happens: compared with, come from, worked at, looked at, lain beside? */
static NOT_INLINED bool place_is_idle(const struct reader *rd, const struct lexeme *l, struct ds_place place)
{
	const struct flow *f = &rd->flow;
	const struct ds_mention *m = &rd->m->v[l->ref];
	const struct lexeme *before = l - 1;
	const struct scope own = { place, true };
	const struct ds_str rest = text_of(rd, l->end, rd->lx[rd->lx_n].start);
	if (place.region == DS_REGION_CHINA && STARTS_ANY(rest, dashes))
		return true; /* 中国—东盟博览会, 中国·甲县灯会 */
	if (place.region == DS_REGION_NONE || !m->counts || is_word(before, W_CMP | W_SHARE | W_RANK) ||
	    place_is_origin(rd, l) || place_is_dateline(rd, l) || place_is_ranking(rd, l) || place_is_branch(rd, l))
		return true;
	const bool outside = f->base.known && !holds(f->base, place), away = outside && !holds(own, f->base.place);
	const struct lexeme *head = place_list_head(l);
	/* 多年在甲省、乙省打工 */
	if (away && char_before_in(rd->r->text.p + head->start, rd->r->text.p + rd->lx[0].start, "在到去往赴") &&
	    place_is_abroad(rest))
		return true;
	/* 甲县香梨, in a story of another place */
	/* 京港澳高速312公里（昆明方向） in a story of another place: which way the road leads */
	if ((outside && m->ware) || (away && ds_str_starts(rest, DS_STR("方向"))))
		return true;
	if (place_is_nation_aside(rd, m) || (place_is_subject(rd, l) && place_is_neighbour(rest)))
		return true;
	/* 省长在甲县调研时强调,… */
	if (scope_governing(f)->known && place_is_visited(rd, head, l))
		return true;
	/* 在甲县委、县政府的扶持下 */
	if (lexeme_says(rd, head - 1, "在") && place_is_helper(rest))
		return true;
	if (place_is_far(rd, before) || place_is_aside(l) || place_is_included(rd, head, rest))
		return true;
	/* 甲市公安局发布通报称,… behind a sentence of a county in it */
	if (f->topic.known && !ds_place_eq(f->topic.place, place) && holds(own, f->topic.place) &&
	    place_is_teller(rd, l))
		return true;
	const bool wider = outside && !away && !ds_place_eq(f->base.place, place);
	/* a company of another place, in a story of this one */
	if (outside && m->form != DS_FORM_ANAPHOR && place_names_company(rest, wider))
		return true;
	/* 甲县|乙市现代产业园: who shares in what stands in the first */
	if (before->kind == LEX_PLACE && away && holds(f->base, rd->m->v[before->ref].place))
		return true;
	/* 甲市至乙县段: the way lies in the wider of the two */
	return place_leads_on(rd, before) && before[-1].kind == LEX_PLACE &&
	       holds((struct scope){ rd->m->v[before[-1].ref].place, true }, place);
}

/* A place that frames its clause: a way from it, a contest or a wider set in which something stands. True when it is no more. */
static bool frame_read(struct reader *rd, const struct lexeme *l, struct scope s, bool joined)
{
	static const char *const contests[] = { "大赛", "比赛", "竞赛", "联赛", "锦标赛", "运动会",
						"考试", "评比", "评选", "展示", "展览" };
	struct flow *f = &rd->flow;
	const bool in = !joined && lexeme_says(rd, l - 1, "在");
	const struct scope *now = scope_governing(f);
	/* 在全国技能大赛中获奖牌3枚: those who take part are told of */
	if (in && l[1].kind == LEX_TEXT && now->known && holds(s, now->place) &&
	    HAS_ANY(lexeme_text(rd, l + 1), contests))
		return true;
	/* 在全国168个城市中 */
	if (!place_is_route(rd, l) && !(in && !ends_clause(l + 1) && f->base.known &&
					!ds_place_eq(f->base.place, s.place) && holds(s, f->base.place)))
		return false;
	f->subject = false;
	f->clause = s;
	return true;
}

/* The place is what its clause is about. */
static void subject_read(struct reader *rd, const struct lexeme *l, struct scope s, bool chained, bool joined)
{
	struct flow *f = &rd->flow;
	const struct lexeme *before = l - 1;
	const bool scene = place_is_scene(rd, l);
	f->scene |= scene || rd->m->v[l->ref].form == DS_FORM_ANAPHOR;
	f->apart = joined && s.place.region == DS_REGION_NONE;
	subject_set(f, s, chained);
	/* 甲市文联走进乙村,…: all of it happens there */
	if (!chained && !joined && f->first.known && !f->told && f->parts == 0 && scene)
		f->first = s;
	f->within |= (f->first.known ? holds(f->first, s.place) : f->base.known && holds(f->base, s.place)) &&
		     lexeme_says(rd, before->kind == LEX_COMMA ? before - 1 : before, "其中");
}

/* The place stands inside its clause (s: with those it is listed with): it governs when it stands at the number, or lies inside
 * what governs already. */
static void object_read(struct reader *rd, const struct lexeme *l, struct ds_place place, struct scope s,
			bool listed)
{
	struct flow *f = &rd->flow;
	const struct lexeme *before = l - 1;
	f->subject = false;
	/* 渠江航道渠县段完成疏浚…,…; 甲市投入乙县资金2亿元,… */
	if (place_is_inner(rd, l) || (is_word(before, W_INVEST) && l[1].kind != LEX_NUMBER)) {
		f->clause = f->item = s;
		return;
	}
	if ((l[1].kind == LEX_DUN || is_word(l + 1, W_AND)) && l[2].kind != LEX_PLACE)
		return; /* 新城街道、社区20名骨干 */
	if (f->item.known && l[1].kind != LEX_NUMBER && place_is_partner(rd, before))
		return;
	f->settled = place_is_seat(rd, l);
	const struct scope now = *scope_governing(f);
	if (l[1].kind != LEX_NUMBER && !listed && now.known && now.place.region != DS_REGION_NONE &&
	    !holds(now, place))
		return;
	/* 该镇在甲村采取新办法投资10万元,种植30亩: all of it happens there */
	if (lexeme_says(rd, before, "在") && l[1].kind != LEX_NUMBER && l[1].kind != LEX_DUN && f->item.known &&
	    holds(f->item, place) && !ds_place_eq(f->item.place, place))
		f->item = s, f->within = true;
	f->clause = s;
}

static NOT_INLINED void place_read(struct reader *rd, const struct lexeme *l)
{
	struct flow *f = &rd->flow;
	const struct ds_mention *m = &rd->m->v[l->ref];
	const struct lexeme *before = l - 1;
	struct ds_place place = m->place;
	const bool nation = is_word(before, W_AND) && place_ends_nation(rd, l);
	if (nation)
		place.region = DS_REGION_CHINA;
	people_learn(rd, m);
	if (l[1].kind != LEX_PLACE && place_is_ward(rd, l)) {
		f->clause = f->item = (struct scope){ place, true };
		return;
	}
	if (place_is_idle(rd, l, place))
		return;
	const bool chained = before->kind == LEX_PLACE, range = place_leads_on(rd, before),
		   bodies = place_is_body(rd, before),
		   listed = bodies || place_is_part(rd, before) ||
			    ((before->kind == LEX_DUN || is_word(before, W_AND) || range) &&
			     before[-1].kind == LEX_PLACE);
	const bool joined = places_add(f, place, chained, listed, bodies);
	struct scope s = joined ? common_place(f) : (struct scope){ place, true };
	/* 甲市经乙县至丙县, which another province has, in a story of the province of the first two */
	if (range && s.place.region == DS_REGION_NONE && f->base.known && f->base.place.region != DS_REGION_CHINA &&
	    holds(f->base, f->places[0]))
		s = f->base;
	f->scattered |= joined && s.place.region == DS_REGION_NONE;
	if (frame_read(rd, l, s, joined))
		return;
	/* 甲区占22%、乙区占19%; 甲省(18%)、乙省(17%) */
	const bool next =
	    before->kind == LEX_DUN &&
	    (before[-1].kind == LEX_NUMBER || is_word(before - 1, W_AFTER) || before[-1].kind == LEX_CLOSE) &&
	    f->clause.known && (!f->base.known || holds(f->base, place));
	if ((chained || joined) ? f->subject : nation || next || place_is_subject(rd, l) || place_is_scene(rd, l))
		subject_read(rd, l, s, chained, joined);
	else
		object_read(rd, l, place, s, joined && (range || (listed && f->clause.known)));
}

static NOT_INLINED void word_read(struct reader *rd, const struct lexeme *l)
{
	struct flow *f = &rd->flow;
	bool subject = place_is_subject(rd, l);
	/* 中国—东盟产业园: a name */
	if ((l->cls & W_FOREIGN) && (place_is_origin(rd, l) || ENDS_ANY(words_before(rd, l), dashes)))
		return;
	/* 我国出口增长,其中东盟占两成: trade with it is still ours */
	if ((l->cls & W_FOREIGN) && lexeme_says(rd, l - 1, "其中"))
		return;
	if (l->cls & W_FOREIGN) {
		/* 中国援建的老挝医院 */
		bool abroad = is_word(l - 1, W_DE) && f->clause.place.region == DS_REGION_CHINA;
		if (subject || abroad)
			subject_set(f, (struct scope){ .known = true }, false);
	} else if (l->cls & W_HOME) {
		struct scope s = place_home(rd, l);
		if (s.known && subject) {
			subject_set(f, s, false);
			f->scene = true; /* pointing back goes on with it */
		}
	} else if (subject && place_is_rest(rd, l)) {
		f->clause = f->item = f->topic.known ? f->topic : f->base; /* 其余5县9所 */
	} else if (f->places_n == 2 && lexeme_says(rd, l, "前者")) {
		subject_set(f, (struct scope){ f->places[0], true }, false);
	} else if (f->places_n == 2 && lexeme_says(rd, l, "后者")) {
		subject_set(f, (struct scope){ f->places[1], true }, false);
	}
}

/* 甲镇90毫米、乙镇80毫米等4个镇: with the number of all the list is over. */
static void sample_close(struct reader *rd, const struct lexeme *number)
{
	struct flow *f = &rd->flow;
	if (!(f->item.known || f->clause.known) || number[-1].kind == LEX_PLACE)
		return;
	const struct lexeme *sample = place_of_sample(rd, number);
	if (!sample)
		return;
	const struct scope around = scope_around(rd, sample);
	if (f->clause.known && holds(around, f->clause.place) && place_is_sample(rd, sample, f->clause.place))
		f->clause = around;
	if (f->item.known && holds(around, f->item.place) && place_is_sample(rd, sample, f->item.place))
		f->clause = f->item = around;
}

/* 甲市5户、乙市7户,两市占全省的一半: a clause that begins with how many they are tells of all of them again. */
static void count_close(struct reader *rd, const struct lexeme *number)
{
	struct flow *f = &rd->flow;
	const struct scope *wider[] = { &f->first, &f->topic, &f->base }, now = *scope_governing(f);
	const struct ds_str unit = token_of(rd, number)->unit;
	if (!now.known || now.place.region == DS_REGION_NONE || !ends_clause(number - 1) || !place_is_count(unit))
		return;
	const struct ds_str kind = { unit.p + unit.n - HAN_BYTES, HAN_BYTES };
	if (!ds_str_eq(unit, DS_STR("地")) && !ds_str_ends(ds_place_name(now.place), kind))
		return; /* 甲市增长5%,3个县超过8% */
	for (size_t i = 0; i < DS_COUNT(wider); i++) {
		if (wider[i]->known && holds(*wider[i], now.place) && !ds_place_eq(wider[i]->place, now.place)) {
			f->clause = f->item = *wider[i];
			return;
		}
	}
}

#define BRACKET_MAX 64 /* lexemes of a bracket */

/* 37例(甲省9例、乙省6例): does the bracket that l ends stand behind a number? */
static bool details_number(const struct lexeme *l)
{
	for (int n = 0; n < BRACKET_MAX && l->kind != LEX_OPEN && l->kind != LEX_STOP; n++)
		l--;
	return l->kind == LEX_OPEN && l[-1].kind == LEX_NUMBER;
}

void scope_lexeme(struct reader *rd, uint32_t i)
{
	struct flow *f = &rd->flow;
	const struct lexeme *l = &rd->lx[i];
	if (l->kind == LEX_PLACE) {
		place_read(rd, l);
	} else if (l->kind == LEX_OPEN) {
		f->outside[0] = f->clause, f->outside[1] = f->item, f->outside[2] = f->first;
		f->outside_several = f->several;
	} else if (l->kind == LEX_CLOSE) {
		/* 7条河流(甲江、乙县河)13站: places among others in brackets */
		if (!place_fills_bracket(l))
			f->clause = f->outside[0], f->item = f->outside[1];
		/* 增长7.5%(全市11.1%): a wider place to compare with is no subject; 37例(甲省9例、乙省6例): nor are parts */
		if (f->outside[2].known || details_number(l))
			f->first = f->outside[2], f->several = f->outside_several;
	} else if (is_word(l, W_FOREIGN | W_HOME | W_DET)) {
		word_read(rd, l);
	} else if (l->kind == LEX_NUMBER) {
		/* 西安、天水等7市 tells nothing of them yet */
		sample_close(rd, l);
		count_close(rd, l);
		f->counted |= !(f->apart && place_is_count(token_of(rd, l)->unit));
		f->told |= !token_of(rd, l)->minor && token_of(rd, l)->kind != DS_KIND_DURATION;
	} else if (l->kind == LEX_SEMI) {
		f->clause = f->item = f->passing = (struct scope){ .known = false };
		f->item_own = f->counted = f->settled = false;
		f->parts++;
	} else if (ends_clause(l) && l->kind != LEX_MARK) {
		/* 西安、天水等地已与宝鸡互认,将新增…: places of no region in common that told nothing are left */
		if (f->apart && !f->counted && f->base.known && f->items == 1) {
			f->item = f->first = (struct scope){ .known = false };
			f->clause = f->item;
			f->item_own = false;
			f->items = 0;
		}
		f->apart = false;
		if (f->clause.known || (!f->settled && f->passing.known))
			f->passing = f->counted ? (struct scope){ .known = false } : f->clause;
		if (!(f->counted && f->clause.known && !f->item.known && l->kind == LEX_COMMA &&
		      place_change_follows(rd, l)))
			f->clause = (struct scope){ .known = false };
		f->counted = false;
	}
}

void scope_passing(struct reader *rd, uint32_t from, uint32_t to)
{
	struct flow *f = &rd->flow;
	const struct ds_mentions *m = rd->m;
	bool subject = false;
	scope_sentence(rd, from);
	f->scene |= place_is_news(text_of(rd, from, to));
	for (; rd->mention < m->n && m->v[rd->mention].at.start < to; rd->mention++) {
		const struct ds_mention *v = &m->v[rd->mention];
		if (v->at.start < from || v->place.region == DS_REGION_NONE || !v->counts ||
		    place_is_nation_aside(rd, v))
			continue;
		people_learn(rd, v);
		bool chained = subject && v > m->v && v[-1].at.end == v->at.start;
		bool joined = subject && v > m->v && place_is_joined(rd->r->text, v[-1].at, v->at);
		bool opens = place_opens_clause(rd->r->text, from, v->at.start);
		subject = chained || joined || opens;
		/* 活动在全省推广: where what stands before it was done, no subject of what follows */
		struct scope wide = { v->place, true };
		bool wider = f->base.known && holds(wide, f->base.place) && !ds_place_eq(v->place, f->base.place);
		bool away = f->base.known && !holds(f->base, v->place) && !holds(wide, f->base.place);
		if ((away || wider) && place_names_company(text_of(rd, v->at.end, to), wider))
			opens = subject = false;
		const bool in = char_before_in(rd->r->text.p + v->at.start, rd->r->text.p + from, "在");
		if (ds_str_starts(text_of(rd, v->at.end, to), DS_STR("往"))) /* 甲省往乙市方向 */
			subject = false;
		if (place_is_passed(rd->r->text, from, v, m->v + m->n)) {
			subject_set(f, (struct scope){ v->place, true }, true);
			f->first = f->item;
			subject = true;
			continue;
		}
		if ((wider || away) && in)
			subject = false;
		/* 甲市举办灯会、乙区山庄办花展: several */
		if (!subject && f->first.known && !holds(f->first, v->place) && !holds(wide, f->first.place) &&
		    char_before_in(rd->r->text.p + v->at.start, rd->r->text.p + from, "、"))
			f->several = true;
		if (!subject)
			continue;
		joined = places_add(f, v->place, chained, joined, false);
		if (!joined && !chained && !opens)
			continue; /* 该区与天津某大学 */
		struct scope s = joined ? common_place(f) : (struct scope){ v->place, true };
		f->scattered |= joined && s.place.region == DS_REGION_NONE;
		subject_set(f, s, chained);
	}
}

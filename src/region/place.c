/* place.c: settles which of the places that share a name is meant, and whether a name that is also a common word is
 * a place here at all, by the evidence of evidence.c and by what stands beside it. */
#include "region/evidence.h"
#include "region/follow.h"

static bool is_district(ds_region r)
{
	return region_level(r) == DS_LEVEL_COUNTY && ds_str_ends(ds_region_name(r), DS_STR("区"));
}

static bool need_met(const struct entry *entry, const struct evidence *e, unsigned entries, unsigned chars)
{
	switch ((enum need)entry->need) {
	case NEED_NOTHING:
		return true;
	case NEED_SCOPE:
		/* a full name of four characters that one place alone has: 十二吐乡 */
		return e->scope || e->told || (entry->form == DS_FORM_FULL && entries == 1 && chars >= 4);
	case NEED_SENTENCE:
		return e->sentence || e->parent || e->told;
	case NEED_ADJACENT: /* 公安县 has 公安 as its police */
		/* 台湾新兴产业, 湖南芙蓉: a district without its city is none */
		return (e->adjacent && !(e->far && entry->form == DS_FORM_SHORT && is_district(entry->region))) ||
		       (e->told && e->level == DS_LEVEL_TOWNSHIP) || (entry->form == DS_FORM_FULL && e->parent);
	default:
		return false;
	}
}

static void draft_make(struct draft *out, const struct hit *h, const struct entry *entry)
{
	*out = (struct draft){
		.m = {.at = h->at, .block = h->block, .form = entry->form, .counts = true},
		.sentence = h->sentence,
		.key = h->key,
	};
}

/* Several places remain: the mention says which. */
static void draft_open(struct resolver *r, struct draft *out, const ds_region *open, unsigned n)
{
	ds_region *v = DS_NEW_ARRAY(r->arena, ds_region, n);
	memcpy(v, open, n * sizeof(*v));
	out->m.candidates = v;
	out->m.candidates_n = (uint8_t)n;
}

/* Of several successors of an abolished name the one that kept it (增城市: 增城区), else what holds them all, else the
 * first. */
static ds_region successor_of(const struct resolver *r, const struct hit *h, const ds_region *open, unsigned n)
{
	ds_region common = open[0];
	for (unsigned i = 0; i < n; i++) {
		struct ds_str said = ds_region_name(open[i]);
		said.n = ROW_SHORT(row_at(open[i])->bits);
		if (ds_str_starts(ds_str_slice(r->text, h->at), said))
			return open[i];
		common = ds_region_common(common, open[i]);
	}
	return common > DS_REGION_CHINA ? common : open[0];
}

/* 绥阳镇河南村: a short name between a town or county and 村 is the village's. */
static bool is_villages(const struct resolver *r, const struct hit *h)
{
	const struct draft *last = draft_before(r, h);
	const struct hit *next = r->at + 1 < r->hits_n ? &r->hits[r->at + 1] : NULL;
	return last && last->m.at.end == h->at.start && last->m.level >= DS_LEVEL_COUNTY && next &&
	       next->kind == KEY_VILLAGE && next->at.start == h->at.end &&
	       !text_at(r->text, next->at.end, DS_STR("民"));
}

/* Where candidates must lie to have any evidence: the provinces of all that evidence is drawn from. */
struct vicinity {
	struct {
		ds_region from, to;
	} v[16];
	unsigned n;
	bool anywhere;
};

static bool vicinity_has(const struct vicinity *near, ds_region c)
{
	for (unsigned i = 0; i < near->n; i++) {
		if (c >= near->v[i].from && c < near->v[i].to)
			return true;
	}
	return near->anywhere;
}

static void vicinity_add(struct vicinity *near, ds_region c)
{
	if (c <= DS_REGION_CHINA || vicinity_has(near, c))
		return;
	while (region_parent(c) > DS_REGION_CHINA)
		c = region_parent(c);
	if (near->n == DS_COUNT(near->v)) {
		near->anywhere = true;
		return;
	}
	near->v[near->n].from = c;
	near->v[near->n++].to = ds_region_next(c);
}

/* 城关镇 are 160 places, and evidence costs a look at a dozen mentions for each: only those in provinces that have been
 * named are asked. The last mention counts across provinces where it and the hit stand in a list. */
static void vicinity_make(const struct resolver *r, const struct hit *h, struct vicinity *near)
{
	size_t oldest = r->n > 12 ? r->n - 12 : 0;
	for (size_t i = r->n; i > r->sentence_from && i > oldest; i--) {
		near->anywhere |= i == r->n && gap_lists(r->text, r->v[i - 1].m.at.end, h->at.start);
		vicinity_add(near, r->v[i - 1].m.place.region);
	}
	const struct draft *last = draft_before(r, h);
	vicinity_add(near, last ? last->m.place.region : DS_REGION_NONE);
	if (r->memo[h->key % MEMO_SIZE].key == h->key)
		vicinity_add(near, r->memo[h->key % MEMO_SIZE].region);
	vicinity_add(near, r->county);
	vicinity_add(near, r->about);
	vicinity_add(near, r->context);
}

/* How sure a place is, in percent, by what it was chosen by and how far the next one lies behind: an estimate on the
 * safe side. Of the tests' mentions below 95 one in a hundred is wrong, of those above none. */
static uint8_t confidence_of(const struct entry *best, const struct evidence *e, unsigned entries, unsigned chars,
			     unsigned lead)
{
	unsigned sure = 99;
	if (best->need == NEED_SCOPE)
		sure = best->form == DS_FORM_FULL ? 97 : e->sentence ? 94 : 88;
	else if (best->need == NEED_SENTENCE)
		sure = e->adjacent ? 96 : 90;
	else if (best->form == DS_FORM_SHORT && chars == 2)
		sure = 98;
	if (best->old)
		sure -= 4;
	unsigned clear = 99;
	if (entries > 1 && !e->adjacent)
		clear = lead >= 1500     ? 98
			: lead >= 600    ? 95
			: lead >= 200    ? 85
			: lead > 0       ? 75
			: best->rank < 2 ? 90
					 : 60;
	return (uint8_t)(sure < clear ? sure : clear);
}

/* Does the name stand between marks of a list and of a clause, and none but those: 、富田, or ,船寮、? */
static bool stands_free(const struct resolver *r, const struct hit *h)
{
	static const struct ds_str behind = WORD("和与等的");
	const uint32_t start = h->at.start, end = h->at.end;
	const bool joined = text_before(r->text, start, DS_STR("、")), joins = text_at(r->text, end, DS_STR("、"));
	if (!joined && !joins)
		return false;
	return (joined || !han_before(r->text, start)) &&
	       (joins || char_in(r->text, end, behind) ||
		(!han_at(r->text, end) && end < r->text.n && !is_digit((unsigned char)r->text.p[end])));
}

/* May the short name of a township stand without its parent: where its school or the like is named, or it is one of a list,
 * and the sentence or the article is about its county; or where no other place has it and the article is about that county. */
static bool is_of_county(const struct resolver *r, const struct hit *h, const struct entry *entry,
			 const struct evidence *e, unsigned entries)
{
	if (entry->form != DS_FORM_SHORT || e->level != DS_LEVEL_TOWNSHIP)
		return false;
	const ds_region up = e->up;
	if (entries == 1 && (up == r->about || people_behind(r->text, h->at.end)))
		return true;
	if (!e->sentence && !e->parent && !e->again && up != r->county)
		return false;
	const struct draft *last = draft_before(r, h);
	const bool near = e->sentence && (up == r->county || (last && last->m.place.region == up)); /* 东莞、虎门 */
	return is_local(r->text, h->at.end) || (near && stands_free(r, h));
}

/* 滨海:八个项目开工, where the text has the county in full: nothing but marks and numbers stand beside the name. */
static bool stands_alone(const struct resolver *r, const struct hit *h, const struct evidence *e)
{
	const struct ds_block *b = &r->reading->blocks[h->block];
	return e->told && h->at.start == b->at.start && !han_at(r->text, h->at.end);
}

/* 永兴水文站 where the article is about the prefecture around 永兴县: what follows says that it is a name. */
static bool is_in_name(const struct resolver *r, const struct hit *h, const struct entry *entry,
		       const struct evidence *e)
{
	struct follows after;
	if (entry->form != DS_FORM_SHORT || e->level != DS_LEVEL_COUNTY || !e->parent)
		return false;
	follows_at(r->text, h->at.end, r->text.n, &after);
	return follows_len(&after, FOLLOW_HEAD) >= 9; /* of three characters: heads of two end words too */
}

/* Is it a township of another county than the one that the article is about and names, when nothing else speaks for it? A
 * paper that means one of its neighbour's says so. */
static bool is_elsewhere(const struct resolver *r, const struct entry *entry, const struct evidence *e)
{
	ds_region about = r->about;
	if (e->level != DS_LEVEL_TOWNSHIP || entry->form != DS_FORM_FULL || e->sentence || e->adjacent ||
	    e->again || about <= DS_REGION_CHINA || region_level(about) < DS_LEVEL_COUNTY)
		return false;
	while (region_level(about) > DS_LEVEL_COUNTY)
		about = region_parent(about);
	if (e->up == about || e->up == r->county || region_holds(r->context, entry->region) ||
	    (r->county != about && r->told[about % MEMO_SIZE] != about))
		return false;
	return !is_district(about) ||
	       region_parent(about) != region_parent(e->up); /* cities name quarters of all districts */
}

/* The short name of a county that is also a word, where the article has the county in full: before people and authorities of its
 * own (平原交警), or at the head of a clause where the article is about it (台前是老区). */
static bool is_told(const struct resolver *r, const struct hit *h, const struct entry *entry,
		    const struct evidence *e)
{
	struct follows after;
	if (!e->told || entry->form != DS_FORM_SHORT || e->level != DS_LEVEL_COUNTY || !e->scope ||
	    han_before(r->text, h->at.start))
		return false;
	follows_at(r->text, h->at.end, r->text.n, &after);
	return after.set & FOLLOW_HOME || (entry->region == r->about &&
					   char_in(r->text, h->at.end, (struct ds_str)WORD("是有的县位地人将市")));
}

/* 泰宁旅游区、太姥山: in a text about its province a county whose name no other has needs no more than to stand alone before the
 * head of a name. */
static bool is_sight(const struct resolver *r, const struct hit *h, const struct key *key,
		     const struct entry *entry, const struct evidence *e)
{
	struct follows after;
	if (entry->form != DS_FORM_SHORT || e->level != DS_LEVEL_COUNTY || entry->need != NEED_SCOPE ||
	    e->score < EVIDENCE_ABOUT / 2 || han_before(r->text, h->at.start))
		return false;
	for (uint32_t i = 0; i < key_entries(key); i++) {
		const ds_region other = entries_at(key)[i].region;
		if (other != entry->region && region_level(other) <= DS_LEVEL_COUNTY)
			return false;
	}
	follows_at(r->text, h->at.end, r->text.n, &after);
	return after.set & (FOLLOW_HEAD | FOLLOW_HOME);
}

/* Does something speak against the candidate? With the reason kept for the trace. */
static bool is_refused(const struct resolver *r, const struct hit *h, const struct key *key,
		       const struct entry *entry, const struct evidence *e)
{
	enum ds_reason veto = DS_REASONS;
	if (e->astray || is_elsewhere(r, entry, e))
		veto = DS_REASON_ASTRAY;
	else if (!need_met(entry, e, key_entries(key), key->chars) && !is_in_name(r, h, entry, e) &&
		 !is_told(r, h, entry, e) && !is_sight(r, h, key, entry, e) &&
		 !is_of_county(r, h, entry, e, key_entries(key)) && !stands_alone(r, h, e))
		veto = DS_REASON_NEEDS;
	else if (entry->form != DS_FORM_FULL && is_villages(r, h))
		veto = DS_REASON_LARGER;
	else if (e->level == DS_LEVEL_TOWNSHIP && village_shares_name(r, h, e->up))
		veto = DS_REASON_LARGER;
	else
		veto = place_veto(r->text, h, entry, e->level, key->chars == 2, e->adjacent || e->again);
	if (veto != DS_REASONS)
		note(r, veto, 0, h->at, DS_REGION_NONE);
	return veto != DS_REASONS;
}

/* A name that one place alone has and that needs no evidence is that place, whatever stands around it, unless what stands
 * beside it makes it another word, road or person. */
static bool is_plain(const struct resolver *r, const struct hit *h, const struct key *key, const struct row *row)
{
	const struct entry *e = entries_at(key);
	const enum ds_level level = (enum ds_level)ROW_LEVEL(row->bits);
	return level != DS_LEVEL_TOWNSHIP && (e->form == DS_FORM_FULL || !is_villages(r, h)) &&
	       (h->sound || place_veto(r->text, h, e, level, key->chars == 2, false) == DS_REASONS);
}

static void draft_place(struct resolver *r, const struct hit *h, ds_region place, const struct row *row,
			uint8_t confidence, struct draft *out)
{
	out->m.place.region = place;
	out->next = row->next;
	out->parent = row_parent(row);
	out->level = out->m.level = (uint8_t)ROW_LEVEL(row->bits);
	out->m.confidence = confidence;
	r->memo[h->key % MEMO_SIZE].key = h->key;
	r->memo[h->key % MEMO_SIZE].region = place;
}

bool place_settle(struct resolver *r, const struct hit *h, struct draft *out)
{
	const struct key *key = key_at(h->key);
	const struct entry *v = entries_at(key), *best = NULL;
	struct evidence best_e = { 0 };
	const struct row *only =
	    key_entries(key) == 1 && v->need == NEED_NOTHING && !r->trace ? row_at(v->region) : NULL;
	if (only && is_plain(r, h, key, only)) {
		draft_make(out, h, v);
		draft_place(r, h, v->region, only, confidence_of(v, &best_e, 1, key->chars, 0), out);
		return true;
	}
	ds_region open[64];
	unsigned open_n = 0, most = 0, next = 0;
	uint32_t n = key_entries(key) < 512 ? key_entries(key) : 512;
	const bool many = n > 24;
	struct vicinity near; /* too large to be zeroed for names of few places */
	near.n = 0;
	near.anywhere = !many;
	if (many)
		vicinity_make(r, h, &near);
	if (many && near.n == 0 && !near.anywhere && r->needy[h->key % MEMO_SIZE] == h->key)
		return false;
	bool needy = true; /* every candidate needs some evidence */
	for (uint32_t i = 0; i < n; i++) {
		/* whatever needs no evidence is asked anyway */
		needy = needy && v[i].need != NEED_NOTHING;
		if (v[i].need != NEED_NOTHING && !vicinity_has(&near, v[i].region))
			continue;
		if (r->trace)
			trace_candidate(r->trace, (struct ds_place){ .region = v[i].region });
		struct evidence e = evidence_of(r, h, v[i].region, v[i].form, many);
		if (is_refused(r, h, key, &v[i], &e))
			continue;
		if (v[i].rank == 1 && e.score) {
			/* 吉林 is the province unless 吉林市 is meant by more than having been named */
			e.score += EVIDENCE_KNOWN;
			note(r, DS_REASON_KNOWN, EVIDENCE_KNOWN, h->at, v[i].region);
		}
		unsigned score = (e.score + 64) * 16 - v[i].rank;
		if (r->trace)
			trace_score(r->trace, score, DS_STANDING_LESS);
		if (score > most) {
			best = &v[i];
			best_e = e;
			next = most;
			most = score;
			open_n = 0;
		} else if (score > next && score < most) {
			next = score;
		}
		if (score == most && open_n < DS_COUNT(open))
			open[open_n++] = v[i].region;
	}
	if (many && needy)
		r->needy[h->key % MEMO_SIZE] = h->key;
	if (!best || (open_n > 1 && !best->old)) {
		const ds_region paired =
		    region_level(v->region) == DS_LEVEL_TOWNSHIP ? town_of_village(r, h) : DS_REGION_NONE;
		if (paired) {
			draft_make(out, h, v);
			draft_place(r, h, paired, row_at(paired), 90, out);
			note(r, DS_REASON_CHILD, 0, h->at, paired);
			return true;
		}
	}
	if (!best)
		return false;
	draft_make(out, h, best);
	out->m.level = (uint8_t)region_level(best->region);
	if (open_n > 1 && !best->old) {
		draft_open(r, out, open, open_n);
		out->m.confidence = (uint8_t)(100 / open_n);
		if (r->trace)
			trace_choose(r->trace, most, DS_REGION_NONE, true);
		return true;
	}
	if (out->m.form == DS_FORM_SHORT && out->m.level == DS_LEVEL_TOWNSHIP)
		town_lengthen(r, out);
	const ds_region place = open_n > 1 ? successor_of(r, h, open, open_n) : best->region;
	draft_place(r, h, place, row_at(place),
		    confidence_of(best, &best_e, key_entries(key), key->chars,
				  next ? (most + 15) / 16 - (next + 15) / 16 : 4000),
		    out);
	if (r->trace) {
		trace_choose(r->trace, most, out->m.place.region, false);
		trace_whole(r->trace);
		if (best->old)
			note(r, DS_REASON_OLD, 0, h->at, out->m.place.region);
	}
	return true;
}

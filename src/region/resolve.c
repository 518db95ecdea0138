/* resolve.c: the walk over an article: hits of the matcher become mentions, in order, each with the help of those
 * before it. What kind of hit is settled how stands in the files beside this one. */
#include "region/evidence.h"
#include "region/page.h"

#include <limits.h>
#include <stdlib.h>

void draft_put(struct resolver *r, const struct draft *from)
{
	if (r->n == r->cap)
		r->v = ds_grow(r->v, &r->cap, r->n + 256, sizeof(*r->v));
	struct draft *d = &r->v[r->n++];
	*d = *from;
	if (!d->next) {
		const struct row *row = row_at(d->m.place.region); /* of none: zeros */
		d->next = row->next;
		d->parent = row_parent(row);
		d->level = (uint8_t)ROW_LEVEL(row->bits);
	}
	const ds_region region = d->m.place.region;
	reach_add(&r->reach, region);
	if (d->m.level == DS_LEVEL_VILLAGE)
		r->villages = r->n;
	if (d->m.level == DS_LEVEL_TOWNSHIP ||
	    (d->m.level == DS_LEVEL_COUNTY && d->m.form != DS_FORM_SHORT && d->m.form != DS_FORM_ANAPHOR))
		r->told[region % MEMO_SIZE] = region;
	if (d->m.level == DS_LEVEL_COUNTY && region)
		r->county = region;
	if (d->m.level == DS_LEVEL_TOWNSHIP && !d->m.place.tail.n && region && r->town_times != UINT_MAX) {
		const bool other = r->town_times && r->town != region;
		r->town = other ? DS_REGION_NONE : region;
		r->town_times = other ? UINT_MAX : r->town_times + 1;
	}
}

/* 居全國之冠 in a text of Taiwan, which speaks of all of that. */
static bool is_of_taiwan(const struct resolver *r, const struct hit *h)
{
	return text_before(r->text, h->at.end, DS_STR("国")) && region_holds(r->taiwan, r->about);
}

static void nation_settle(struct resolver *r, const struct hit *h)
{
	if (text_at(r->text, h->at.end, DS_STR("网")))
		return; /* 中国网, which sends texts from anywhere */
	bool itself = text_at(r->text, h->at.start, DS_STR("中"));
	if (!itself && is_foreign(r->text, h->at.start))
		return;
	const ds_region all = !itself && is_of_taiwan(r, h) ? r->taiwan : DS_REGION_CHINA;
	if (r->trace) {
		trace_candidate(r->trace, (struct ds_place){ .region = all });
		trace_score(r->trace, 0, DS_STANDING_CHOSEN);
	}
	note(r, DS_REASON_FIXED, 0, h->at, all);
	draft_put(r, &(struct draft){
			 .m = {.at = h->at,
                               .place = { .region = all },
                               .block = h->block,
                               .level = (uint8_t)region_level(all),
                               .form = itself ? DS_FORM_FULL : DS_FORM_ANAPHOR,
                               .counts = true,
                               .confidence = 99},
			 .sentence = h->sentence,
			 .key = h->key
        });
}

/* The end of a village's name that one which is none here may hide: 寺村 in 阿寺村, 芙蓉社区. */
static bool village_end(const struct resolver *r, const struct hit *h, struct hit *end)
{
	static const struct ds_str ends[] = { WORD("社区"), WORD("嘎查") };
	/* last bytes of those and of 村, in either script */
	static const bool lasts[256] = {
		[0xba] = true, [0x80] = true, [0xa5] = true, [0x91] = true, [0xa8] = true
	};
	if (!lasts[(unsigned char)r->text.p[h->at.end - 1]])
		return false;
	uint32_t start = h->at.end;
	if (class_of(ds_utf8_at(r->text.p + h->at.end - 3, &(unsigned){ 0 })) == CLASS_VILLAGE)
		start = h->at.end - 3;
	for (size_t i = 0; i < DS_COUNT(ends); i++) {
		if (ds_span_len(h->at) > ends[i].n && text_before(r->text, h->at.end, ends[i]))
			start = h->at.end - (uint32_t)ends[i].n;
	}
	if (start == h->at.end)
		return false;
	*end = *h; /* the same one, perhaps */
	end->at.start = start;
	end->kind = KEY_VILLAGE;
	return true;
}

static bool village_inside(struct resolver *r, const struct hit *h, struct draft *d)
{
	struct hit end;
	return village_end(r, h, &end) && village_settle(r, &end, d);
}

/* 龙北社区: where 北社 is none, what begins in it may end a village's name; 龙居 in 道布龙居委会. True when the hit has become
 * that. */
bool ends_village(const struct resolver *r, struct hit *h)
{
	static const struct ds_str ends[] = { WORD("社区"), WORD("居委会") };
	if (ds_span_len(h->at) != 6 || !char_in(r->text, h->at.end - 3, (struct ds_str)WORD("社居")))
		return false;
	for (size_t i = 0; i < DS_COUNT(ends); i++) {
		if (!text_at(r->text, h->at.end - 3, ends[i]))
			continue;
		h->at.start = h->at.end - 3;
		h->at.end = h->at.start + (uint32_t)ends[i].n;
		h->kind = KEY_VILLAGE;
		return true;
	}
	return false;
}

/* The hit at hand may end a village that is none so far: kept for later.c. */
static void village_failed(struct resolver *r)
{
	if (r->failed_n < DS_COUNT(r->failed))
		r->failed[r->failed_n++] = (uint32_t)r->at;
}

static bool village_try(struct resolver *r, struct draft *d)
{
	const bool found = village_settle(r, &r->hits[r->at], d);
	if (!found)
		village_failed(r);
	return found;
}

/* What was said of the hit becomes a ds_why, with the mention of its own that it led to, if it did. */
static void hit_trace(struct resolver *r, const struct hit *h, size_t before)
{
	bool name = h->kind == KEY_PLACE || h->kind == KEY_ANAPHOR || h->kind == KEY_BLOCK;
	if (h->kind == KEY_BLOCK)
		note(r, DS_REASON_WORD, 0, h->at, DS_REGION_NONE);
	if (r->n == before && (name || r->trace->candidates_n))
		trace_end(r->trace, h->at, h->block, UINT32_MAX);
	if (r->n == before + 1 && h->kind != KEY_LETTERS) /* letters.c ends each of its own */
		trace_end(r->trace, r->v[before].m.at, h->block, (uint32_t)before);
}

/* A name from `start` on, as long as one is known before `end`. */
static bool place_from(struct resolver *r, const struct hit *h, uint32_t start, uint32_t end, struct hit *in)
{
	*in = *h;
	in->sound = in->joined = false;
	in->at.start = start;
	in->key = key_from(r->text, start, end, &in->at.end);
	return in->key && key_at(in->key)->kind == KEY_PLACE;
}

/* Is one of the places of that name a county that the article names in full? */
static bool is_told(const struct resolver *r, uint32_t key)
{
	const struct entry *e = entries_at(key_at(key));
	for (uint32_t i = 0; i < key_entries(key_at(key)) && i < 16; i++) {
		if (region_level(e[i].region) == DS_LEVEL_COUNTY && r->told[e[i].region % MEMO_SIZE] == e[i].region)
			return true;
	}
	return false;
}

/* It may hide one that begins inside it: 桂林 in 逼平桂林队, 新乡 in 定新乡辉县, 民乐 in 押回民乐, 丰县 in 沛县和丰县. */
static bool place_inside(struct resolver *r, const struct hit *h, struct draft *d)
{
	struct hit in;
	if (!h->nested)
		return false;
	const uint32_t block_end = r->reading->blocks[h->block].at.end,
		       most = r->at + 1 < r->hits_n && h[1].block == h->block ? h[1].at.start : block_end;
	const struct draft *last = draft_before(r, h);
	const bool listed =
	    last && last->m.at.end == h->at.start && gap_lists(r->text, h->at.start, h->at.start + 3);
	for (uint32_t at = h->at.start + 3; at + 3 <= h->at.end && han_at(r->text, at); at += 3) {
		if (!place_from(r, h, at, most, &in) || in.at.end < h->at.end ||
		    (in.at.end == h->at.end && in.at.end - at < 6))
			continue;
		const struct entry *e = entries_at(key_at(in.key));
		if ((e->need == NEED_NOTHING && region_level(e->region) <= DS_LEVEL_PREFECTURE &&
		     e->form != DS_FORM_FULL) ||
		    (listed && at == h->at.start + 3 && e->form == DS_FORM_FULL) ||
		    (in.at.end > h->at.end && is_told(r, in.key)))
			return place_settle(r, &in, d);
	}
	return false;
}

/* 南山城, which is none here, hides 南山 in 南山城管局, where the article has 南山区. */
static bool place_told(struct resolver *r, const struct hit *h, struct draft *d)
{
	struct hit in;
	return h->at.end - h->at.start >= 9 && place_from(r, h, h->at.start, h->at.end - 3, &in) &&
	       is_told(r, in.key) && place_settle(r, &in, d);
}

/* It may hide the name of a province or a city at its head, and one that goes on beyond it: 河南|镇平 in 河南镇平, where there
 * is a 河南镇. The first is put, the second is left to be. 广东|地处南方: what is only said of a township hides no more than the
 * first. */
static bool place_head(struct resolver *r, const struct hit *h, struct draft *d, size_t *before)
{
	struct hit in;
	if (h->at.end - h->at.start < 9 || !place_from(r, h, h->at.start, h->at.end - 3, &in))
		return false;
	const struct entry *e = entries_at(key_at(in.key));
	if (e->need != NEED_NOTHING || region_level(e->region) > DS_LEVEL_PREFECTURE || !place_settle(r, &in, d))
		return false;
	struct hit rest;
	const uint32_t most =
	    r->at + 1 < r->hits_n && h[1].block == h->block ? h[1].at.start : r->reading->blocks[h->block].at.end;
	if (!place_from(r, h, in.at.end, most, &rest) || rest.at.end <= h->at.end)
		return entries_at(key_at(h->key))->form == DS_FORM_SHORT;
	draft_put(r, d);
	if (r->trace) {
		trace_end(r->trace, d->m.at, h->block, (uint32_t)(r->n - 1));
		trace_begin(r->trace);
	}
	if (place_settle(r, &rest, d)) {
		++*before; /* of what the hit led to, the first is done */
		return true;
	}
	r->n--;
	if (r->trace)
		r->trace->why_n--;
	return false;
}

/* 合阳|坊镇, where there is a 阳坊镇: the name that is none here may hide the end of one that begins before it and the whole of one
 * in that. The first is put, the second is left to be. */
static bool place_across(struct resolver *r, const struct hit *h, struct draft *d, size_t *before)
{
	const uint32_t begin = r->reading->blocks[h->block].at.start,
		       floor = r->n > r->article_from && r->v[r->n - 1].m.at.end > begin ? r->v[r->n - 1].m.at.end
											 : begin;
	struct hit in, rest;
	if (ds_span_len(h->at) < 9)
		return false;
	for (uint32_t start = h->at.start;
	     start >= floor + 3 && start + 6 > h->at.start && han_before(r->text, start);) {
		start -= 3;
		if (!place_from(r, h, start, h->at.end - 3, &in) || in.at.end <= h->at.start ||
		    !place_from(r, h, in.at.end, h->at.end, &rest) || rest.at.end != h->at.end)
			continue;
		const struct entry *below = entries_at(key_at(rest.key));
		bool holds = false;
		for (uint32_t i = 0; i < key_entries(key_at(rest.key)) && i < 64; i++)
			holds |= below[i].form == DS_FORM_FULL &&
				 region_parent(below[i].region) == entries_at(key_at(in.key))->region;
		if (!holds || !place_settle(r, &in, d))
			continue;
		draft_put(r, d);
		if (place_settle(r, &rest, d)) {
			if (r->trace) {
				trace_end(r->trace, r->v[r->n - 1].m.at, h->block, (uint32_t)(r->n - 1));
				trace_begin(r->trace);
			}
			++*before;
			return true;
		}
		r->n--;
	}
	return false;
}

/* 云南|北部 at the head of a clause, where 风云|南北 needs what stands before: the city or province that a word across its end
 * hides. */
static bool place_before(struct resolver *r, const struct hit *h, struct draft *d)
{
	const struct key *word = key_at(h->key);
	struct hit in;
	return word->kind == KEY_BLOCK && key_entries(word) && !han_before(r->text, h->at.start) &&
	       place_from(r, h, h->at.start, h->at.end - 3, &in) && place_settle(r, &in, d);
}

/* seems: what home_first says. */
static void article_begin(struct resolver *r, uint32_t first_block, ds_region seems)
{
	r->article_from = r->sentence_from = r->n;
	r->villages = r->towns = r->failed_n = 0;
	r->town = DS_REGION_NONE;
	r->town_times = 0;
	r->gone.key = 0;
	memset(r->memo, 0, sizeof(r->memo));
	memset(r->told, 0, sizeof(r->told));
	memset(r->unpaired, 0, sizeof(r->unpaired));
	r->county = DS_REGION_NONE;
	r->about = seems;
	if (!r->about || region_holds(r->about, r->context))
		r->about = r->context; /* a text of 胶州 that once says 青岛 */
	r->about_up = region_parent(r->about);
	r->reach.n = 0;
	reach_add(&r->reach, r->about);
	reach_add(&r->reach, r->context);
	told_first(r);
	if (r->trace)
		home_trace(r, first_block);
}

/* The mention of a hit, into *d; true when there is one. Those of several letters and of the country are put at once. *before: how
 * many mentions there were before it. */
static bool hit_settle(struct resolver *r, const struct hit *h, struct draft *d, size_t *before)
{
	bool found = false;
	switch ((enum key_kind)h->kind) {
	case KEY_PLACE:
		found = place_settle(r, h, d) || village_inside(r, h, d) || place_inside(r, h, d) ||
			place_head(r, h, d, before) || place_across(r, h, d, before) || place_told(r, h, d) ||
			town_of_then(r, h, d);
		if (!found && h->at.end - h->at.start == 6)
			letters_settle(r, h); /* 云贵 in 云贵川, which is a township besides */
		if (!found && ends_village(r, &r->hits[r->at]))
			found = village_try(r, d);
		else if (!found && village_end(r, h, &r->hits[r->at]))
			village_failed(r); /* 韩村 in 大韩村, 洞村 in 冷洞村: village_inside has tried */
		break;
	case KEY_ANAPHOR:
		found = anaphor_settle(r, h, d) || (key_entries(key_at(h->key)) && place_settle(r, h, d));
		break;
	case KEY_VILLAGE:
		found = village_try(r, d);
		break;
	case KEY_NATION:
		nation_settle(r, h);
		break;
	case KEY_LETTERS:
		letters_settle(r, h);
		break;
	case KEY_BLOCK:
		found = place_before(r, h, d);
		break;
	case KEY_WAY: /* less.c */
	case KEY_KINDS:
		break;
	}
	return found;
}

/* What stands right behind a place, or beside it in a list, when only that tells what it is. found: *d has just been put. */
static void behind_settle(struct resolver *r, const struct hit *h, bool found, struct draft *d)
{
	if (h->kind == KEY_VILLAGE)
		villages_listed(r, h, found);
	if (found && d->m.level == DS_LEVEL_TOWNSHIP) {
		list_settle(r, h);
		if (han_at(r->text, r->v[r->n - 1].m.at.end))
			villages_behind(r, h);
	}
	while (found && r->v[r->n - 1].m.level >= DS_LEVEL_TOWNSHIP &&
	       town_listed(r, &r->v[r->n - 1], d)) { /* 甲镇乙村、丙乡丁村, 甲镇、丙乡 */
		if (r->trace)
			trace_end(r->trace, d->m.at, h->block, (uint32_t)r->n);
		draft_put(r, d);
	}
	if (found && ((d->m.place.region > r->taiwan && village_of_taiwan(r, h, d)) ||
		      (d->m.level == DS_LEVEL_VILLAGE && han_at(r->text, r->v[r->n - 1].m.at.end) &&
		       hamlet_settle(r, &r->v[r->n - 1], d)) ||
		      (d->m.level == DS_LEVEL_COUNTY &&
		       (town_unlisted(r, &r->v[r->n - 1], d) || town_short(r, &r->v[r->n - 1], d))) ||
		      (d->m.level == DS_LEVEL_PREFECTURE && text_at(r->text, d->m.at.end + 6, DS_STR("镇")) &&
		       town_unlisted(r, &r->v[r->n - 1], d)))) {
		if (r->trace)
			trace_end(r->trace, d->m.at, h->block, (uint32_t)r->n);
		draft_put(r, d);
		if (d->m.level == DS_LEVEL_TOWNSHIP)
			list_settle(r, h);
	}
}

static void article_resolve(struct resolver *r, uint32_t first_block, ds_region seems)
{
	struct draft d;
	article_begin(r, first_block, seems);
	for (r->at = 0; r->at < r->hits_n; r->at++) {
		const struct hit *h = &r->hits[r->at];
		if (r->at && h->sentence != h[-1].sentence)
			r->sentence_from = r->n;
		if (r->n > r->article_from && h->at.start < r->v[r->n - 1].m.at.end)
			continue; /* inside a compound or a village's name */
		size_t before = r->n;
		if (r->trace)
			trace_begin(r->trace);
		const bool found = hit_settle(r, h, &d, &before);
		if (found)
			draft_put(r, &d);
		if (r->trace)
			hit_trace(r, h, before);
		behind_settle(r, h, found, &d);
	}
	later_settle(r);
	forms_settle(r, r->article_from, r->n);
}

static void article_match(struct resolver *r, struct matcher *m, const struct ds_article *a, struct hits *hits)
{
	hits->n = 0;
	m->titles.n = 0;
	match_blocks(m, r->reading, a->block, a->block + a->block_n, hits);
	r->hits = hits->v;
	r->hits_n = hits->n;
	r->titles = &m->titles;
}

/* All articles of the page, in order. True when another look may tell more. */
static bool articles_resolve(struct resolver *r, struct matcher *m, struct hits *hits, struct page *page,
			     struct ds_place *about)
{
	page_begin(page);
	for (uint32_t a = 0; a < r->reading->articles_n; a++) {
		const struct ds_article *article = &r->reading->articles[a];
		article_match(r, m, article, hits);
		ds_region seems = home_first(r, article->block);
		r->context = page->given ? page->given : page_lends(page, r, &seems);
		article_resolve(r, article->block, seems);
		about[a] = home_last(r, article->block);
		if (!page->given)
			page_learns(page, r, about[a].region);
	}
	return page_wants_again(page);
}

/* By its full name: a path would be looked up with all its other names. */
static ds_region province_called(struct ds_str name)
{
	const ds_region end = row_at(DS_REGION_CHINA)->next;
	for (ds_region r = DS_REGION_CHINA + 1; r < end; r = row_at(r)->next) {
		if (ds_str_eq(name_at(row_at(r)->name), name))
			return r;
	}
	return DS_REGION_NONE;
}

static void mentions_find(const struct ds_reading *reading, const struct ds_region_options *opt,
			  struct ds_arena *arena, struct ds_mentions *out)
{
	struct ds_arena scratch = { 0 };
	struct resolver r = {
		.text = reading->text,
		.reading = reading,
		.arena = arena,
		.scratch = &scratch,
		.context = opt ? opt->context : DS_REGION_NONE,
		.taiwan = province_called(DS_STR("台湾省")),
	};
	struct trace trace = { .arena = arena };
	if (opt && opt->explain)
		r.trace = &trace;
	struct matcher *m =
	    ds_arena_raw(&scratch, sizeof(*m), _Alignof(struct matcher)); /* too large to be zeroed */
	m->arena = &scratch;
	m->sieve.narrow = false;
	m->raw_cap = m->sentence = 0;
	m->titles = (struct titles){ 0 };
	letters_learn(&r);
	r.v = ds_grow(NULL, &r.cap, reading->text.n / 128 + 64, sizeof(*r.v)); /* more than most texts name */
	struct hits hits = { .arena = &scratch };
	struct ds_place *about = DS_NEW_ARRAY(arena, struct ds_place, reading->articles_n);
	struct page page = { .given = r.context };
	if (articles_resolve(&r, m, &hits, &page, about)) {
		/* stories without a place came before the first that has one */
		r.n = 0;
		trace.why_n = 0;
		articles_resolve(&r, m, &hits, &page, about);
	}
	struct ds_mention *v = ds_arena_raw(arena, (r.n + 1) * sizeof(*v), _Alignof(struct ds_mention));
	for (size_t i = 0; i < r.n; i++)
		v[i] = r.v[i].m;
	*out = (struct ds_mentions){ .v = v, .n = (uint32_t)r.n, .article = about };
	if (r.trace) {
		struct ds_why *why = DS_NEW_ARRAY(arena, struct ds_why, trace.why_n + 1);
		if (trace.why_n)
			memcpy(why, trace.why, trace.why_n * sizeof(*why));
		out->why = why;
		out->why_n = (uint32_t)trace.why_n;
		trace_done(&trace);
	}
	free(r.v);
	ds_arena_done(&scratch);
}

/* What was found in the normal form of r, in spans of r. Names of places that no list has stay in simplified script, as the
 * gazetteer's are. */
static void mentions_write(const struct ds_reading *r, const struct ds_mentions *normal, struct ds_arena *arena,
			   struct ds_mentions *out)
{
	struct ds_mention *v = ds_arena_raw(arena, (normal->n + 1) * sizeof(*v), _Alignof(struct ds_mention));
	struct ds_why *why = DS_NEW_ARRAY(arena, struct ds_why, normal->why_n + 1);
	for (uint32_t i = 0; i < normal->n; i++) {
		v[i] = normal->v[i];
		v[i].at = ds_reading_source(r->normal, v[i].at);
	}
	for (uint32_t i = 0; i < normal->why_n; i++) {
		struct ds_evidence *e = DS_NEW_ARRAY(arena, struct ds_evidence, normal->why[i].evidence_n + 1);
		why[i] = normal->why[i];
		why[i].at = ds_reading_source(r->normal, why[i].at);
		for (uint32_t k = 0; k < why[i].evidence_n; k++) {
			e[k] = normal->why[i].evidence[k];
			if (e[k].at.end > e[k].at.start)
				e[k].at = ds_reading_source(r->normal, e[k].at);
		}
		why[i].evidence = e;
	}
	*out = *normal;
	out->v = v;
	out->why = normal->why ? why : NULL;
	out->normal = normal;
}

void ds_mentions_find(const struct ds_reading *reading, const struct ds_region_options *opt, struct ds_arena *arena,
		      struct ds_mentions *out)
{
	if (!reading->normal) {
		mentions_find(reading, opt, arena, out);
		return;
	}
	struct ds_mentions *normal = DS_NEW(arena, struct ds_mentions);
	mentions_find(reading->normal, opt, arena, normal);
	mentions_write(reading, normal, arena, out);
}

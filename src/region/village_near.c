/* village_near.c: what a village beside a name, or named elsewhere in the article, says of that name: 太平乡东合村 is in the one
 * 太平乡 that has it, 烟台东社区 is no city, and 东山 is the village where there is 东山村. Finds no village by its end. */
#include "region/village.h"

/* 高杰村 is short for 高杰村镇, but where the county has a village of that name, or lies elsewhere, it is a village; and so it is
 * right behind a township: 沙河镇刘家营|村, where there is 刘家营乡 besides. */
bool village_before_town(struct resolver *r, const struct hit *h, ds_region county)
{
	ds_region scope = village_scope(r, h), found;
	const struct draft *last = draft_before(r, h);
	if (last && last->m.at.end == h->at.start && last->m.level == DS_LEVEL_TOWNSHIP &&
	    (text_before(r->text, h->at.end, DS_STR("村")) || text_at(r->text, h->at.end, DS_STR("村"))))
		return true;
	if (!text_before(r->text, h->at.end, DS_STR("村")) || !scope)
		return false;
	while (region_level(scope) > DS_LEVEL_COUNTY)
		scope = region_parent(scope);
	const struct ds_str name = name_simple(r, h->at);
	return scope != county || villages_called(scope, name, (unsigned)(name.n / 3), &found) > 0;
}

ds_region town_of_village(struct resolver *r, const struct hit *h)
{
	const struct hit *next = NULL;
	const struct key *key = key_at(h->key);
	const struct entry *v = entries_at(key);
	struct span_name name;
	ds_region found = DS_REGION_NONE, village;
	for (size_t k = r->at + 1; k < r->hits_n && k < r->at + 4 && !next; k++) {
		if (r->hits[k].kind == KEY_VILLAGE)
			next = &r->hits[k];
	}
	if (!next || next->at.start < h->at.end + 3 || next->at.start > h->at.end + 15 || next->block != h->block ||
	    r->unpaired[h->key % MEMO_SIZE] == h->key)
		return DS_REGION_NONE;
	r->unpaired[h->key % MEMO_SIZE] = h->key;
	if (!name_fold(r, (struct ds_span){ h->at.end, next->at.end }, &name))
		return DS_REGION_NONE;
	for (uint32_t i = 0; i < key_entries(key) && i < 256; i++) {
		if (v[i].form != DS_FORM_FULL || region_level(v[i].region) != DS_LEVEL_TOWNSHIP ||
		    !villages_called(v[i].region, name.s, name.n, &village))
			continue;
		if (found)
			return DS_REGION_NONE;
		found = v[i].region;
	}
	if (found)
		r->unpaired[h->key % MEMO_SIZE] = 0;
	return found;
}

bool begins_village(struct resolver *r, const struct hit *h)
{
	const struct hit *next = r->at + 1 < r->hits_n ? &r->hits[r->at + 1] : NULL;
	struct span_name name;
	ds_region found;
	struct hit end;
	if (next && next->kind == KEY_PLACE && next->at.start == h->at.end) {
		end = *next;
		if (ends_village(r, &end))
			next = &end; /* 烟台|东社|区 */
		else if (r->at + 2 < r->hits_n)
			next++; /* 大连|珠河|村 */
	}
	if (!next || next->kind != KEY_VILLAGE || next->at.start < h->at.end || next->at.start > h->at.end + 6 ||
	    (next->at.start > h->at.end && (!han_at(r->text, h->at.end) || !han_at(r->text, next->at.start - 3))) ||
	    (goes_on_as_word(r->text, next->at.end) && !is_villagers(r->text, next->at.end)))
		return false;
	const ds_region scope = village_scope(r, h);
	if (!scope || !name_fold(r, (struct ds_span){ h->at.start, next->at.end }, &name))
		return false;
	/* the list may have it in the next township */
	return villages_called(scope, name.s, name.n, &found) > 0 ||
	       (region_level(scope) == DS_LEVEL_TOWNSHIP &&
		villages_called(region_parent(scope), name.s, name.n, &found) > 0);
}

/* A community by what it would be called had it no committee. */
static bool community_called(struct resolver *r, const struct hit *h, uint32_t start, ds_region scope, bool sure,
			     struct draft *out)
{
	char bytes[4 * CHARS_MAX + 6];
	struct span_name name;
	ds_region found = DS_REGION_NONE;
	if (!name_fold(r, (struct ds_span){ start, h->at.start }, &name) || name.s.n + 6 > sizeof bytes)
		return false;
	memcpy(bytes, name.s.p, name.s.n);
	memcpy(bytes + name.s.n, "社区", 6);
	const struct ds_str full = { bytes, name.s.n + 6 };
	const unsigned n = villages_called(scope, full, name.n + 2, &found);
	if (n == 0 && !(sure && may_be_name(name.s, 0)))
		return false;
	draft_village(r, h, start,
		      n == 1 ? (struct ds_place){ .region = found }
			     : (struct ds_place){ .region = scope, .tail = ds_arena_copy(r->arena, full) },
		      n ? DS_REASON_LISTED : DS_REASON_UNLISTED, n == 1 ? 92 : 82, out);
	return true;
}

bool committee_settle(struct resolver *r, const struct hit *h, struct draft *out)
{
	const struct draft *last = draft_before(r, h);
	const uint32_t begin = r->reading->blocks[h->block].at.start,
		       floor = last && last->m.at.end > begin ? last->m.at.end : begin;
	uint32_t at = h->at.start;
	unsigned n = 0;
	for (; n < 6 && at >= floor + 3 && han_before(r->text, at); n++)
		at -= 3;
	const bool behind = last && at == last->m.at.end && last->m.level >= DS_LEVEL_COUNTY &&
			    last->m.level != DS_LEVEL_VILLAGE && !last->m.place.tail.n;
	const ds_region scope = behind ? last->m.place.region : village_scope(r, h);
	if (!scope)
		return false;
	for (; n >= 2; n--, at += 3) {
		const bool whole = behind && at == last->m.at.end;
		if (community_called(r, h, at, scope, whole && n <= 4 && last->m.level == DS_LEVEL_TOWNSHIP, out))
			return true;
	}
	return false;
}

bool village_called(struct resolver *r, const struct hit *h, struct draft *out)
{
	static const struct ds_str ends[] = { WORD("村"), WORD("社区"), WORD("嘎查") };
	const uint32_t len = ds_span_len(h->at);
	const struct key *key = key_at(h->key);
	const uint32_t n = key_entries(key) < 64 ? key_entries(key) : 64;
	bool known = false; /* not only as a word that is a place's name besides */
	for (uint32_t i = 0; i < n && !known; i++)
		known = entries_at(key)[i].need <= NEED_SCOPE;
	if (!known)
		return false;
	const size_t oldest = r->n > r->article_from + 64 ? r->n - 64 : r->article_from;
	for (size_t i = r->villages; i > oldest; i--) {
		const struct ds_mention *m = &r->v[i - 1].m;
		if (m->level != DS_LEVEL_VILLAGE || m->form == DS_FORM_ANAPHOR || ds_span_len(m->at) <= len ||
		    memcmp(r->text.p + m->at.start, r->text.p + h->at.start, len) != 0)
			continue;
		for (size_t k = 0; k < DS_COUNT(ends); k++) {
			if (ds_span_len(m->at) != len + ends[k].n || !text_before(r->text, m->at.end, ends[k]))
				continue;
			if (text_at(r->text, h->at.end, ends[k]) &&
			    !goes_on_as_word(r->text, h->at.end + (uint32_t)ends[k].n))
				return false; /* with its end it is found as the village that it is */
			draft_village(r, h, h->at.start, m->place, DS_REASON_AGAIN, 80, out);
			out->m.form = DS_FORM_SHORT;
			return true;
		}
	}
	return false;
}

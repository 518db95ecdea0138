/* later_free.c: villages that stand before or far from every place they lie in: 锁石村 that heads two clauses, 江兜村 of a story
 * that names only its city, 河东村 that is said to lie in a county. later.c calls it last. */
#include "region/later.h"
#include "region/village.h"

/* The name that ends with a hit and begins a clause: 锁石村, or follows what leads there: 他从|柴家村. 0 long when it is none. */
static struct ds_span name_free(const struct resolver *r, const struct hit *h, bool *led)
{
	static const struct ds_str ways = WORD("从在到由离往进住自于访");
	const uint32_t floor = r->reading->blocks[h->block].at.start, end = h->at.start;
	uint32_t start = end;
	*led = false;
	while (start >= floor + 3 && start + 15 > end && han_before(r->text, start) && !*led) {
		*led = start < end && char_in(r->text, start - 3, ways);
		start -= *led ? 0 : 3;
	}
	const bool fits = start + 6 <= end && start + 12 >= end && (*led || !han_before(r->text, start));
	return (struct ds_span){ fits ? start : h->at.end, h->at.end };
}

/* The county that all places of the article lie in that are as small; NONE when there are two. */
static ds_region county_only(const struct resolver *r)
{
	ds_region county = DS_REGION_NONE;
	for (size_t i = r->article_from; i < r->n; i++) {
		ds_region at = r->v[i].m.place.region;
		while (at > DS_REGION_CHINA && region_level(at) > DS_LEVEL_COUNTY)
			at = region_parent(at);
		if (at <= DS_REGION_CHINA || region_level(at) != DS_LEVEL_COUNTY)
			continue;
		if (county && county != at)
			return DS_REGION_NONE;
		county = at;
	}
	return county;
}

/* 龙北社区、龙西社区: a village stands behind it in a list, or before, at `start`. */
static bool lists_village(const struct resolver *r, const struct hit *h, uint32_t start, const struct found *f)
{
	const uint32_t next = h->at.end + 3;
	for (size_t i = 0; i < f->n && text_before(r->text, start, DS_STR("、")); i++) {
		if (f->v[i].m.at.end + 3 == start && f->v[i].m.level == DS_LEVEL_VILLAGE)
			return true;
	}
	if (!text_at(r->text, h->at.end, DS_STR("、")))
		return false;
	const size_t i = mention_behind(r, next);
	return i < r->n && r->v[i].m.at.start == next && r->v[i].m.level == DS_LEVEL_VILLAGE;
}

/* The township of scope that the sentence names before off, by itself or with a village of it; NONE. */
static ds_region town_before(const struct resolver *r, const struct hit *h, uint32_t off, ds_region scope)
{
	const size_t i = mention_behind(r, off);
	if (i == r->article_from || r->v[i - 1].sentence != h->sentence)
		return DS_REGION_NONE;
	ds_region at = r->v[i - 1].m.place.region;
	if (at > DS_REGION_CHINA && region_level(at) == DS_LEVEL_VILLAGE)
		at = region_parent(at);
	return at > DS_REGION_CHINA && region_level(at) == DS_LEVEL_TOWNSHIP && region_holds(scope, at)
		   ? at
		   : DS_REGION_NONE;
}

/* A village whose name stands free, what is known of it by all places where it does. */
struct free_name {
	struct ds_str said, name; /* as written; simplified */
	unsigned times;
	bool once; /* what stands beside it says enough: once will do */
	ds_region defined;
	bool titled, sort; /* somewhere it stands in a title; it is said to be a sort of village */
};

/* 河东村位于某市某区乙镇: the smallest of the places it is said to lie in; NONE. */
ds_region village_defined(const struct resolver *r, uint32_t end, uint32_t block)
{
	static const struct ds_str words[] = { WORD("位于"), WORD("地处"), WORD("坐落"), WORD("隶属"),
					       WORD("是"),   WORD("属"),   WORD("系") };
	bool said = false;
	if (!char_in(r->text, end, (struct ds_str)WORD("位地坐隶是属系")))
		return DS_REGION_NONE;
	for (size_t i = 0; i < DS_COUNT(words) && !said; i++)
		said = text_at(r->text, end, words[i]);
	size_t i = said ? mention_behind(r, end) : r->n;
	if (i >= r->n || r->v[i].m.block != block || r->v[i].m.at.start > end + 18)
		return DS_REGION_NONE;
	while (i + 1 < r->n && r->v[i + 1].m.at.start == r->v[i].m.at.end &&
	       draft_holds(&r->v[i], r->v[i + 1].m.place.region))
		i++;
	const ds_region at = r->v[i].m.place.region;
	const enum ds_level level = at > DS_REGION_CHINA ? region_level(at) : DS_LEVEL_COUNTRY;
	return level == DS_LEVEL_COUNTY || level == DS_LEVEL_TOWNSHIP ? at : DS_REGION_NONE;
}

#define COUNTIES_MAX 8u

/* The one village of that name in the counties that the article names. */
static ds_region village_of_counties(const struct resolver *r, struct ds_str name)
{
	ds_region counties[COUNTIES_MAX], found = DS_REGION_NONE, first;
	unsigned n = 0;
	for (size_t i = r->article_from; i < r->n && n < COUNTIES_MAX; i++) {
		ds_region at = r->v[i].m.place.region;
		while (at > DS_REGION_CHINA && region_level(at) > DS_LEVEL_COUNTY)
			at = region_parent(at);
		unsigned k = 0;
		while (k < n && counties[k] != at)
			k++;
		if (k < n || at <= DS_REGION_CHINA || region_level(at) != DS_LEVEL_COUNTY)
			continue;
		counties[n++] = at;
		const unsigned times = villages_called(at, name, (unsigned)(name.n / 3), &first);
		if (times > 1 || (times && found))
			return DS_REGION_NONE;
		if (times)
			found = first;
	}
	return found;
}

/* 示范村, 小康村: a village may be called so; without its county it is a sort of village. */
static bool may_be_sort(struct ds_str name)
{
	static const struct ds_str sorts[] = {
		WORD("示范"), WORD("小康"), WORD("文明"), WORD("重点"), WORD("中心"), WORD("试点"), WORD("先进"),
		WORD("富裕"), WORD("贫困"), WORD("移民"), WORD("特色"), WORD("专业"), WORD("明星"), WORD("新农"),
		WORD("民族"), WORD("传统"), WORD("美丽"), WORD("幸福"), WORD("和谐"), WORD("度假"), WORD("民俗"),
		WORD("生态"), WORD("旅游"), WORD("长寿"), WORD("奥运")
	};
	for (size_t i = 0; i < DS_COUNT(sorts); i++) {
		if (ds_str_starts(name, sorts[i]))
			return true;
	}
	return false;
}

/* Where the village lies: where it is said to, in the place that the article is about, or where the list has the one of that
 * name among the counties that it names, or in its city or province. */
static struct ds_place place_free(struct resolver *r, const struct free_name *name, ds_region scope, ds_region town)
{
	const unsigned chars = (unsigned)(name->name.n / 3);
	ds_region found = DS_REGION_NONE;
	const ds_region within = name->defined ? name->defined : scope;
	if (within) {
		if (villages_called(town ? town : within, name->name, chars, &found) == 1 ||
		    villages_called(within, name->name, chars, &found) == 1)
			return (struct ds_place){ .region = found };
		return (struct ds_place){ .region = town ? town : within, .tail = name->name };
	}
	if (may_be_sort(name->name) || (name->times < 2 && !name->titled))
		return (struct ds_place){ 0 };
	found = village_of_counties(r, name->name);
	if (!found && r->about > DS_REGION_CHINA && villages_called(r->about, name->name, chars, &found) != 1)
		found = DS_REGION_NONE;
	return (struct ds_place){ .region = found };
}

/* Where names end that were none so far. The byte before their 村 tells most of them apart. */
struct ends {
	struct ds_span free[64]; /* the names that stand free; empty for none and for those that are counted */
	bool led[64];
	char before[64];
};
_Static_assert(sizeof(((struct ends *)0)->before) == DS_COUNT(((struct resolver *)0)->failed), "one for each");

/* Does the name end with the hit k of those that failed? */
static inline bool hit_has(const struct resolver *r, const struct ends *ends, size_t k, struct ds_str said)
{
	return ends->before[k] == said.p[said.n - 4] && text_before(r->text, r->hits[r->failed[k]].at.end, said);
}

/* What all hits that failed say of the name. */
static ds_region name_gather(const struct resolver *r, struct ends *ends, ds_region scope, struct free_name *name)
{
	ds_region town = DS_REGION_NONE;
	for (size_t k = 0; k < r->failed_n; k++) {
		if (!hit_has(r, ends, k, name->said))
			continue;
		const struct hit *o = &r->hits[r->failed[k]];
		const struct ds_span span = { o->at.end - (uint32_t)name->said.n, o->at.end };
		name->sort |= is_village_sort(r->text, span, ds_span_len(o->at));
		name->titled |= r->reading->blocks[o->block].kind == DS_BLOCK_TITLE;
		if (!name->defined)
			name->defined = village_defined(r, span.end, o->block);
		if (ends->free[k].start != span.start || !ds_span_len(ends->free[k]))
			continue;
		name->times++;
		if (!town)
			town = town_before(r, o, span.start, scope);
		ends->free[k].start = span.end;
	}
	return town;
}

/* Villages of the county that the article is about, when they head two clauses or more, and others whose place the article
 * or the list tells. */
void villages_free(struct resolver *r, struct found *f)
{
	ds_region scope = r->about;
	if (scope <= DS_REGION_CHINA || region_level(scope) < DS_LEVEL_COUNTY)
		scope = county_only(r);
	if (scope && region_level(scope) == DS_LEVEL_VILLAGE)
		return;
	if (is_of_one_town(r) && region_holds(scope, r->town))
		scope = r->town;
	struct ends ends; /* too large to be zeroed */
	for (size_t i = 0; i < r->failed_n; i++) {
		const struct hit *h = &r->hits[r->failed[i]];
		ends.free[i] = name_free(r, h, &ends.led[i]);
		ends.before[i] = h->at.end >= 6 ? r->text.p[h->at.end - 4] : 0;
	}
	for (size_t i = 0; i < r->failed_n; i++) {
		const struct ds_span own = ends.free[i];
		const struct hit *h = &r->hits[r->failed[i]];
		struct free_name name = { .said = ds_str_slice(r->text, own) };
		if (!name.said.n || goes_on_as_word(r->text, own.end))
			continue;
		const ds_region town = name_gather(r, &ends, scope, &name);
		name.once =
		    name.defined || (ends.led[i] && ends_like_village(r, h)) || lists_village(r, h, own.start, f);
		if (name.sort || (name.times < 2 && !name.once) || !village_may_be(r, h, own))
			continue; /* 从柴家村: once is enough */
		name.name = name_simple(r, own);
		const struct draft d = {
			.m = {.place = place_free(r, &name, scope, town),
                              .level = DS_LEVEL_VILLAGE,
                              .counts = true,
                              .confidence = 75},
		};
		for (size_t k = 0; k < r->failed_n && d.m.place.region; k++) {
			const struct hit *o = &r->hits[r->failed[k]];
			if (hit_has(r, &ends, k, name.said))
				found_put(r, f, &d,
					  (struct ds_span){ o->at.end - (uint32_t)name.said.n, o->at.end },
					  DS_FORM_FULL, o->block, o->sentence);
		}
	}
}

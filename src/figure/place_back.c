/* place_back.c: what points to a place without naming it where it stands: 村里, 本届省运会, 其他区县, 村集体 behind a sentence
 * about a village, and who says what is quoted, named behind the quotation. Remembers nothing; scope.c asks.
 */
#include "scope.h"

#define SPEAKER_MAX   60u   /* bytes that say who speaks */
#define QUOTATION_MAX 1800u /* bytes that are looked through for its end */

/* The last place named before `at` whose name, or that of one above it, ends like `kind`. */
#define HOME_LOOK_BACK 64u
static struct scope place_back(const struct reader *rd, struct ds_str kind, uint32_t at)
{
	const struct ds_mention *v = rd->m->v;
	uint32_t i = rd->mention;
	while (i > 0 && v[i - 1].at.start >= at)
		i--;
	for (uint32_t n = 0; i > 0 && n < HOME_LOOK_BACK; n++) {
		const struct ds_mention *m = &v[--i];
		if (rd->r->blocks[m->block].article != rd->block->article)
			break;
		struct ds_place p = m->place;
		for (; m->counts && p.region != DS_REGION_NONE; p.region = ds_region_parent(p.region)) {
			if (p.tail.n && ds_str_ends(ds_place_name(p), kind))
				return (struct scope){ p, true };
			p.tail = DS_STR("");
			if (ds_str_ends(ds_region_name(p.region), kind))
				return (struct scope){ p, true };
		}
	}
	return (struct scope){ .known = false };
}

/* 村里, 县里: a place named before, by its kind. */
struct scope place_home(const struct reader *rd, const struct lexeme *l)
{
	return place_back(rd, text_of(rd, l->start, l->start + HAN_BYTES), l->start);
}

#define SECTION_LEAST 4u  /* mentions that a section takes */
#define SECTION_WALK  64u /* that are looked at for them */

/* A story of one city that goes on with another: the mentions before all lie in that, and none in the first. */
struct scope place_of_section(const struct reader *rd, struct scope base)
{
	const struct scope none = { .known = false };
	const struct ds_mention *v = rd->m->v;
	struct scope all = none;
	unsigned n = 0, blocks = 0;
	uint32_t block = UINT32_MAX;
	const uint32_t first = rd->mention > SECTION_WALK ? rd->mention - SECTION_WALK : 0;
	for (uint32_t i = rd->mention; base.known && i-- > first && n < SECTION_LEAST;) {
		const struct ds_mention *m = &v[i];
		if (rd->r->blocks[m->block].article != rd->block->article)
			return none;
		const struct scope at = { m->place, true };
		if (!m->counts || m->place.region <= DS_REGION_CHINA ||
		    (all.known && v[i + 1].at.start == m->at.end && holds(at, all.place)))
			continue; /* 甲市|乙区 */
		if (holds(base, m->place) || holds(at, base.place))
			return none;
		all.place = all.known ? ds_place_common(all.place, m->place) : m->place;
		all.known = true;
		n++;
		blocks += m->block != block;
		block = m->block;
	}
	return n == SECTION_LEAST && blocks > 1 && ds_place_level(all.place) >= DS_LEVEL_PREFECTURE ? all : none;
}

bool place_is_small(struct ds_place place)
{
	static const char *const tails[] = { "村", "社区", "嘎查", "屯", "寨", "庄" };
	if (!place.tail.n)
		return ds_region_level(place.region) == DS_LEVEL_VILLAGE;
	return ds_place_level(place) == DS_LEVEL_VILLAGE || ENDS_ANY(ds_place_name(place), tails);
}

/* Where the quotation that begins at `from` ends, behind a stop of its own; 0 when none does. */
static uint32_t quotation_end(struct ds_str text, uint32_t from, uint32_t to)
{
	const char *p = text.p + from, *end = text.p + to;
	while (p < end && (p = memchr(p, 0xe2, (size_t)(end - p))) != NULL) { /* the first byte of ” */
		p += end - p < HAN_BYTES ? end - p : HAN_BYTES;
		if (memcmp(p - HAN_BYTES, "”", HAN_BYTES) == 0 &&
		    char_before_in(p - HAN_BYTES, text.p + from, "。！？，,!?"))
			return (uint32_t)(p - text.p);
	}
	return 0;
}

/* 张三, 62岁的张三: the place of the one whom s begins with, when he was named before or stands in a village that was told of. */
struct scope place_of_named(struct reader *rd, struct ds_str s)
{
	const struct scope none = { .known = false }, now = rd->flow.topic.known ? rd->flow.topic : rd->left;
	const bool local = now.known && ds_place_level(now.place) >= DS_LEVEL_TOWNSHIP;
	if (!local && !rd->people_n)
		return none;
	while (ds_str_starts(s, DS_STR("　")))
		s = (struct ds_str){ s.p + HAN_BYTES, s.n - HAN_BYTES };
	const struct scope who = people_at(rd, s);
	if (who.known || !local)
		return who;
	return people_aged(rd, s, now.place) && !rd->flow.topic.known ? now : none;
}

/* “…。”果园负责人张三说: who speaks of a village is of it, unless some authority does. */
static void local_learn(struct reader *rd, struct ds_str s)
{
	static const char *const above[] = { "县", "市", "区", "省", "镇", "乡", "局", "厅", "院" };
	const struct scope now = rd->flow.topic.known ? rd->flow.topic : rd->left;
	if (s.n > SPEAKER_MAX)
		s.n = SPEAKER_MAX;
	if (now.known && place_is_small(now.place) && !HAS_ANY(s, above))
		people_learn_at(rd, s, now.place);
}

/* “…。”甲区就业局主任说,…: who says what is quoted from `from` on. None, when what stands behind the quotation does not begin
 * with a place, or only says where somebody lives. */
struct ds_place place_of_speaker(struct reader *rd, uint32_t from)
{
	static const char *const guests[] = { "市民", "消费者", "网友", "小伙", "姑娘", "籍" };
	const struct ds_place none = { .region = DS_REGION_NONE };
	const uint32_t to = rd->block->at.end;
	struct ds_str text = rd->r->text;
	if (rd->m->n == 0 || to - from < HAN_BYTES || memcmp(text.p + from, "“", HAN_BYTES) != 0)
		return none;
	const uint32_t behind = quotation_end(text, from, to - from > QUOTATION_MAX ? from + QUOTATION_MAX : to);
	if (!behind)
		return none;
	const struct scope known = place_of_named(rd, text_of(rd, behind, to));
	if (known.known)
		return known.place;
	const struct ds_mention *v = rd->m->v + rd->mention, *end = rd->m->v + rd->m->n;
	while (v < end && v->at.start < behind)
		v++;
	if (v == end || v->at.start > behind) {
		local_learn(rd, text_of(rd, behind, to));
		return none;
	}
	if (!v->counts || v->place.region == DS_REGION_NONE)
		return none;
	while (v + 1 < end && v[1].at.start == v->at.end && v[1].counts && v[1].place.region != DS_REGION_NONE)
		v++;
	const struct ds_str who = ds_str_slice(text, (struct ds_span){ v->at.end, to });
	return starts_sort(who, S_GUEST) || STARTS_ANY(who, guests) ? none : v->place;
}

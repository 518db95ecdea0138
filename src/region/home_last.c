/* home_last.c: what an article is about, by all that was found in it: the place that most of its mentions lie in, or the one
 * county, township or village that it names alone. */
#include "region/home.h"

/* 本澳, 我市: who says so writes from there, whatever else is named. */
static bool is_own(const struct resolver *r, const struct ds_mention *m)
{
	return m->form == DS_FORM_ANAPHOR &&
	       (text_at(r->text, m->at.start, DS_STR("本")) || text_at(r->text, m->at.start, DS_STR("我")));
}

/* How much more than another a mention says whose the text is. */
static uint32_t home_share(const struct resolver *r, const struct ds_mention *m)
{
	if (is_own(r, m))
		return OWN_WEIGHT;
	if (is_report(r->text, m->at.end))
		return SENT_WEIGHT;
	/* 该县 says again what was said */
	return !(m->form == DS_FORM_ANAPHOR && text_at(r->text, m->at.start, DS_STR("该")));
}

#define ALONE_MOST 3u /* times that a county must be named to be all that a text is about */

/* 宜春:… in the title, and 奉新县 alone in the text: the one county of the prefecture that the text names, again and again,
 * or the prefecture when the text speaks of it or of two. */
static ds_region county_alone(const struct resolver *r, ds_region top)
{
	ds_region county = DS_REGION_NONE;
	unsigned named = 0;
	if (top == DS_REGION_NONE || region_level(top) != DS_LEVEL_PREFECTURE)
		return top;
	for (size_t i = r->article_from; i < r->n; i++) {
		const struct ds_mention *m = &r->v[i].m;
		const uint8_t kind = r->reading->blocks[m->block].kind;
		if (kind != DS_BLOCK_PARAGRAPH && kind != DS_BLOCK_LIST_ITEM)
			continue;
		ds_region at = m->place.region;
		if (at == top) {
			if (i + 1 < r->n && r->v[i + 1].m.at.start == m->at.end)
				continue; /* 宜春市|奉新县 */
			return top;
		}
		if (!region_holds(top, at))
			continue;
		while (region_parent(at) != top)
			at = region_parent(at);
		if (county != DS_REGION_NONE && county != at)
			return top;
		county = at;
		named += m->place.region == at && m->form == DS_FORM_FULL;
	}
	return named >= ALONE_MOST ? county : top;
}

#define PART_LEAST 3u /* times that a township or a village must be named to be all that a text is about */

/* The township or the village that a mention lies in; NONE when it is larger. */
static struct ds_place part_of(const struct ds_mention *m, enum ds_level level)
{
	ds_region at = m->place.region;
	if (m->level != DS_LEVEL_TOWNSHIP && m->level != DS_LEVEL_VILLAGE)
		return (struct ds_place){ 0 };
	if (level == DS_LEVEL_VILLAGE)
		return m->level == level ? m->place : (struct ds_place){ 0 };
	while (region_level(at) > level)
		at = region_parent(at);
	return (struct ds_place){ .region = region_level(at) == level ? at : DS_REGION_NONE };
}

/* The one township, or the one village, that a text about the place around it names, when it does so oftener than it speaks
 * of that or of others. */
static struct ds_place part_alone(const struct resolver *r, struct ds_place top, enum ds_level level)
{
	struct ds_place part = { 0 };
	unsigned named = 0, others = 0;
	const enum ds_level around = ds_place_level(top);
	if (top.region <= DS_REGION_CHINA || around < DS_LEVEL_PREFECTURE || around >= level ||
	    (level == DS_LEVEL_VILLAGE ? !r->villages : around == DS_LEVEL_PREFECTURE))
		return top;
	for (size_t i = r->article_from; i < r->n; i++) {
		const struct ds_mention *m = &r->v[i].m;
		const struct ds_place up = part_of(m, level);
		if (mention_leads(r, i))
			continue;
		if (up.region != DS_REGION_NONE) {
			if (part.region && !ds_place_eq(up, part))
				return top;
			part = up;
			named += m->form != DS_FORM_EMBEDDED; /* 大南街派出所 stands where it stands */
		} else if (m->counts && m->level >= DS_LEVEL_COUNTY) {
			const bool title = r->reading->blocks[m->block].kind == DS_BLOCK_TITLE;
			others += title ? 2 : m->form != DS_FORM_EMBEDDED;
		}
	}
	const unsigned least = around == DS_LEVEL_PREFECTURE ? PART_LEAST + 2 : PART_LEAST;
	return named >= least && named > others && region_holds(top.region, part.region) ? part : top;
}

/* 辗转广州、深圳、厦门等地: one of a list, which names more than the text is about. */
static bool is_listed(struct ds_str text, struct ds_span at)
{
	return text_at(text, at.end, DS_STR("、")) || text_before(text, at.start, DS_STR("、"));
}

/* 来自江西的客商, 从四川窜来, 湖南籍客车: where somebody comes from. */
static bool is_origin(struct ds_str text, struct ds_span at)
{
	static const struct ds_str behind[] = { WORD("籍"),   WORD("牌照"), WORD("号牌"),
						WORD("货车"), WORD("客车"), WORD("大货车") };
	/* third bytes of their first characters: no others are compared */
	const unsigned char third = at.end + 3 <= text.n ? (unsigned char)text.p[at.end + 2] : 0;
	if ((third == 0x8d || third == 0x8c || third == 0xb7 || third == 0xa7 || third == 0xa2 || third == 0xa4) &&
	    any_at(text, at.end, behind, DS_COUNT(behind)))
		return true;
	static const struct ds_str ways[] = { WORD("来"),   WORD("流窜"), WORD("窜"),   WORD("赶来"),
					      WORD("赶到"), WORD("赶往"), WORD("前往"), WORD("出发"),
					      WORD("乘"),   WORD("坐"),   WORD("自驾") };
	const unsigned char last = at.start ? (unsigned char)text.p[at.start - 1] : 0;
	/* of 自, of 于 and 从, of 從 */
	if (last != 0xaa && last != 0x8e && last != 0x9e)
		return false;
	if (text_before(text, at.start, DS_STR("来自")) || text_before(text, at.start, DS_STR("来源于")) ||
	    text_before(text, at.start, DS_STR("来自")))
		return true;
	if (!text_before(text, at.start, DS_STR("从")))
		return false;
	for (size_t i = 0; i < DS_COUNT(ways); i++) {
		if (text_at(text, at.end, ways[i]))
			return true;
	}
	return false;
}

#define FIRM_MAX 48u /* bytes of its name */

/* 云南恒泰蔬菜有限公司: a firm that may work anywhere in the province, or the prefecture, it is named after. */
static bool names_firm(const struct resolver *r, const struct ds_mention *m)
{
	if (m->level > DS_LEVEL_PREFECTURE)
		return false;
	const uint32_t end = m->at.end;
	static const char firm[] = "公司";
	if (!han_at(r->text, end) || r->text.n - end < sizeof(firm) - 1)
		return false;
	const char *p = r->text.p + end;
	const size_t room = r->text.n - end - (sizeof(firm) - 1);
	const char *const stop = p + (room < FIRM_MAX ? room : FIRM_MAX - 3);
	while (p <= stop && (p[2] != firm[2] || memcmp(p, firm, 6) != 0)) /* nearly always to the end */
		p += 3;
	if (p > stop)
		return false;
	uint32_t off = (uint32_t)(p - r->text.p);
	while (off > end && han_at(r->text, off - 3)) /* no mark between */
		off -= 3;
	return off == end;
}

bool lies_beside(struct ds_str text, struct ds_span at)
{
	static const struct ds_str words[] = { WORD("接壤"), WORD("毗邻"), WORD("相邻"), WORD("相连"),
					       WORD("相望"), WORD("交界"), WORD("为邻") };
	static const struct ds_str with = WORD("与和同跟");
	for (size_t i = 0; i < DS_COUNT(words); i++)
		if (text_at(text, at.end, words[i]))
			return at.start >= 3 && char_in(text, at.start - 3, with);
	return false;
}

/* The place that most of what was found lies in; lists: with the places of lists. */
static ds_region most_lie_in(const struct resolver *r, uint32_t first_block, bool lists)
{
	const struct ds_arena_mark before = ds_arena_mark(r->scratch);
	struct tally t = { .arena = r->scratch };
	uint32_t block = UINT32_MAX, weight = 0; /* that of the block at hand */
	for (size_t i = r->article_from; i < r->n; i++) {
		const struct ds_mention *m = &r->v[i].m;
		if (is_origin(r->text, m->at) || m->place.region <= DS_REGION_CHINA || mention_leads(r, i) ||
		    !m->counts || is_wire(r->text, m->at) || is_bourse(r->text, m->at.end) || names_firm(r, m) ||
		    (!lists && is_listed(r->text, m->at)))
			continue;
		if (m->block != block)
			weight = block_weight(r->reading, m->block, first_block);
		block = m->block;
		tally_add(&t, m->place.region, m->ware ? 1 : weight * home_share(r, m));
	}
	const ds_region top = tally_top(&t);
	ds_arena_release(r->scratch, before);
	return top;
}

/* Is the place, or one in it, named twice outside lists, or does it report itself? */
static bool is_said_again(const struct resolver *r, ds_region top)
{
	unsigned n = 0;
	for (size_t i = r->article_from; i < r->n && top != DS_REGION_NONE; i++) {
		const struct ds_mention *m = &r->v[i].m;
		if (region_holds(top, m->place.region) && !mention_leads(r, i) && !is_listed(r->text, m->at))
			n += is_report(r->text, m->at.end) ? 2 : 1;
	}
	return n >= 2;
}

struct ds_place home_last(struct resolver *r, uint32_t first_block)
{
	ds_region top = most_lie_in(r, first_block, true);
	if (top == DS_REGION_NONE && r->n > r->article_from + 2) {
		top = most_lie_in(r, first_block, false);
		if (!is_said_again(r, top))
			top = DS_REGION_NONE;
	}
	top = county_alone(r, top);
	if (top == DS_REGION_NONE)
		top = r->about ? r->about : r->context;
	const struct ds_place scene = home_of_lead(r, top);
	if (scene.region != top || scene.tail.n)
		return scene;
	const struct ds_place town = part_alone(r, (struct ds_place){ .region = top }, DS_LEVEL_TOWNSHIP);
	return part_alone(r, town, DS_LEVEL_VILLAGE);
}

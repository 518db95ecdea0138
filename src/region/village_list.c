/* village_list.c: villages that share one 村: 三口井、石岭岗等村, 刘坦、袁楼两个村, 寨里、邹家村. Between the marks of a list the
 * names before the last are looked up with 村 among the villages of the place in scope. Settles nothing that no list of
 * the gazetteer has. */
#include "region/resolve.h"

#define NAME_MIN 6u /* bytes of a name without 村 */
#define NAME_MAX 15u
#define LIST_MAX 10u

/* Where the names end that the 村 at off speaks of: before 等, 两, 5个; off itself when nothing says that it speaks of
 * any. */
static uint32_t names_end(struct ds_str text, uint32_t off, uint32_t floor)
{
	static const struct ds_str numbers = WORD("两几二三四五六七八九十多余两");
	/* last bytes of 个, 等 and numerals: few others stand there */
	static const bool lasts[256] = {
		[0xaa] = true, [0x89] = true, [0xa4] = true, [0xa0] = true, [0x8c] = true, [0x9b] = true,
		[0x94] = true, [0xad] = true, [0x83] = true, [0xab] = true, [0x9d] = true, [0x81] = true,
		[0x9a] = true, [0x99] = true, [0xa9] = true, [0x8b] = true
	};
	uint32_t at = off;
	if (at == floor || (!lasts[(unsigned char)text.p[at - 1]] && !is_digit((unsigned char)text.p[at - 1])))
		return off;
	if (at >= floor + 3 && text_before(text, at, DS_STR("个")))
		at -= 3;
	while (at > floor &&
	       (is_digit((unsigned char)text.p[at - 1]) || (at >= floor + 3 && char_in(text, at - 3, numbers))))
		at -= is_digit((unsigned char)text.p[at - 1]) ? 1 : 3;
	const bool counted = at < off && !text_at(text, at, DS_STR("个"));
	if (at >= floor + 3 && text_before(text, at, DS_STR("等")))
		return at - 3;
	return counted ? at : off;
}

static bool joins(struct ds_str text, uint32_t off)
{
	return char_in(text, off, (struct ds_str)WORD("、和与及"));
}

/* The village that is called s without 村, below scope; wide: or 社区, or in its county, when that is a township. */
static struct ds_place village_without(struct resolver *r, ds_region scope, struct ds_span at, bool wide)
{
	static const struct ds_str ends[] = { WORD("村"), WORD("社区") };
	char bytes[64];
	const struct ds_str said = name_simple(r, at);
	if (said.n + 6 > sizeof(bytes))
		return (struct ds_place){ 0 };
	memcpy(bytes, said.p, said.n);
	for (unsigned step = 0; step < (wide ? 2 : 1) && scope > DS_REGION_CHINA; step++) {
		for (size_t i = 0; i < (wide ? DS_COUNT(ends) : 1); i++) {
			memcpy(bytes + said.n, ends[i].p, ends[i].n);
			ds_region found = DS_REGION_NONE;
			const struct ds_str name = { bytes, said.n + ends[i].n };
			const unsigned n = villages_called(scope, name, (unsigned)(name.n / 3), &found);
			if (n == 1)
				return (struct ds_place){ .region = found };
			if (n > 1)
				return (struct ds_place){ .region = scope, .tail = ds_arena_copy(r->arena, name) };
		}
		if (region_level(scope) != DS_LEVEL_TOWNSHIP)
			break;
		scope = region_parent(scope);
	}
	return (struct ds_place){ 0 };
}

struct item {
	struct ds_span at;
	struct ds_place place;
};

/* The names of the list that ends at `end`, the last first; returns how many the gazetteer has. alone: one is enough. */
static unsigned names_before(struct resolver *r, ds_region scope, uint32_t floor, uint32_t end, bool alone,
			     struct item *items)
{
	unsigned n = 0;
	for (unsigned tried = 0; tried < LIST_MAX; tried++) {
		uint32_t start = end;
		while (start >= floor + 3 && end - start < NAME_MAX && han_before(r->text, start) &&
		       !joins(r->text, start - 3))
			start -= 3;
		const bool joined = start >= floor + 3 && joins(r->text, start - 3);
		if (!joined && !alone && tried == 0)
			break; /* 覆盖3个村: no list */
		/* 在三口井、岩口场等村: other words stand before the first */
		for (; end - start >= NAME_MIN; start += 3) {
			const struct ds_place place =
			    village_without(r, scope, (struct ds_span){ start, end }, true);
			if (place.region != DS_REGION_NONE) {
				items[n++] = (struct item){
					{start, end},
                                        place
				};
				break;
			}
			if (joined)
				break;
		}
		if (!joined)
			break;
		end = start - 3;
	}
	return n;
}

static void item_put(struct resolver *r, const struct hit *h, const struct item *item)
{
	struct draft d = {
		.m = {.at = item->at,
                      .place = item->place,
                      .block = h->block,
                      .level = DS_LEVEL_VILLAGE,
                      .form = DS_FORM_SHORT,
                      .counts = true,
                      .confidence = 85},
		.sentence = h->sentence,
	};
	if (r->trace) {
		trace_begin(r->trace);
		trace_candidate(r->trace, d.m.place);
		trace_score(r->trace, 0, DS_STANDING_CHOSEN);
		trace_note(r->trace, DS_REASON_LIST, 0, h->at, d.m.place.region);
		trace_end(r->trace, d.m.at, h->block, (uint32_t)r->n);
	}
	draft_put(r, &d);
}

/* May the short name of a village end at off: before a mark, a joint or how many there are? */
static bool stops(struct ds_str text, uint32_t off)
{
	static const struct ds_str behind = WORD("、和与及等的两三四五六七八九十自");
	return !han_at(text, off) || char_in(text, off, behind);
}

/* The village that begins at `start` and is written without 村, below scope; the longest that the list has. */
static struct ds_place village_at(struct resolver *r, ds_region scope, uint32_t start, uint32_t end, uint32_t *stop)
{
	static const struct ds_str tails = WORD("沟湾屯庄寨坪营堡洼坡垸崖岔坳塘冲");
	uint32_t off = start;
	while (off < end && off < start + NAME_MAX && han_at(r->text, off))
		off += 3;
	for (; off >= start + NAME_MIN; off -= 3) {
		const bool tail = char_in(r->text, off - 3, tails), three = off >= start + 9;
		if (char_in(r->text, off, (struct ds_str)WORD("村镇乡街路水河山桥")))
			continue;
		/* 某镇中心的 is none */
		if (stops(r->text, off) ? !three && !tail && !text_at(r->text, off, DS_STR("、")) : !three || !tail)
			continue;
		const struct ds_place place = village_without(r, scope, (struct ds_span){ start, off }, false);
		*stop = off;
		if (place.region != DS_REGION_NONE)
			return place;
	}
	return (struct ds_place){ 0 };
}

void villages_behind(struct resolver *r, const struct hit *h)
{
	const struct draft town = r->v[r->n - 1];
	const uint32_t end = r->reading->blocks[h->block].at.end;
	uint32_t at = town.m.at.end, stop;
	if (town.m.place.tail.n || town.m.place.region <= DS_REGION_CHINA)
		return;
	if (text_at(r->text, at, DS_STR("的")))
		at += 3;
	for (unsigned n = 0; n < LIST_MAX; n++) {
		if (r->at + 1 < r->hits_n && r->hits[r->at + 1].at.start == at &&
		    r->hits[r->at + 1].kind == KEY_BLOCK)
			return;
		const struct ds_place place = village_at(r, town.m.place.region, at, end, &stop);
		if (place.region == DS_REGION_NONE)
			return;
		item_put(r, h,
			 &(struct item){
			     {at, stop},
                             place
                });
		if (!joins(r->text, stop))
			return;
		at = stop + 3;
	}
}

void villages_listed(struct resolver *r, const struct hit *h, bool found)
{
	const size_t last = r->n - found; /* mentions before the village at hand */
	const uint32_t begin = r->reading->blocks[h->block].at.start;
	const bool near = last > r->article_from && r->v[last - 1].m.block == h->block;
	const uint32_t floor = near && r->v[last - 1].m.at.end > begin ? r->v[last - 1].m.at.end : begin;
	uint32_t of = h->at.start; /* 等自然村, 5个行政村 */
	if (of >= floor + 9 &&
	    (text_before(r->text, of, DS_STR("自然")) || text_before(r->text, of, DS_STR("行政"))))
		of -= 6;
	uint32_t end = found ? r->v[last].m.at.start : names_end(r->text, of, floor);
	if (found ? end < floor + 3 || !joins(r->text, end - 3) : end == of)
		return;
	end -= found ? 3 : 0;
	const ds_region scope = village_scope(r, h);
	struct item items[LIST_MAX];
	const bool alone = found || text_at(r->text, end, DS_STR("等"));
	unsigned n = scope ? names_before(r, scope, floor, end, alone, items) : 0;
	if (!n)
		return;
	const struct draft like = found ? r->v[--r->n] : (struct draft){ 0 };
	while (n-- > 0)
		item_put(r, h, &items[n]);
	if (found)
		draft_put(r, &like);
	if (r->trace)
		trace_sort(r->trace, r->v[last].m.at.start, (uint32_t)last);
}

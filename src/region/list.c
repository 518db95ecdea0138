/* list.c: short names of townships that only their place in a list tells: 铁锁、三岔河两镇, 石苍121毫米、南日110毫米. Such
 * names are words of every kind, and not all are known to the matcher; but between the marks of a list beside a township
 * they are looked up among its siblings. Settles nothing that no list has. */
#include "region/resolve.h"

#define NAME_MAX 5u  /* characters of a short name */
#define LIST_MAX 12u /* names that a list adds to one that is known */

static const struct ds_str joints[] = { WORD("、"), WORD("和"), WORD("与"), WORD("及"), WORD("至"), WORD("到") };

/* Bytes of what joins two names of a list at off, or ends there; 0 for none. */
static uint32_t joint_at(struct ds_str text, uint32_t off)
{
	for (size_t i = 0; i < DS_COUNT(joints); i++) {
		if (text_at(text, off, joints[i]))
			return (uint32_t)joints[i].n;
	}
	return 0;
}

static uint32_t joint_before(struct ds_str text, uint32_t off)
{
	for (size_t i = 0; i < DS_COUNT(joints); i++) {
		if (text_before(text, off, joints[i]))
			return (uint32_t)joints[i].n;
	}
	return 0;
}

/* May a name of a list end at off: before a joint, a mark, a number, 等 or how many there are? */
static bool ends_name(struct ds_str text, uint32_t off)
{
	static const struct ds_str ends = WORD("、和与及至到等的"), numbers = WORD("两二三四五六七八九十两");
	if (!han_at(text, off) || char_in(text, off, ends))
		return true;
	return char_in(text, off, numbers) && char_in(text, off + 3, (struct ds_str)WORD("镇乡街个村地处镇乡个处"));
}

/* Has the place townships of its own? 东莞市 has no counties. */
static bool has_towns(ds_region r)
{
	return region_level(r) == DS_LEVEL_COUNTY ||
	       (region_level(r) == DS_LEVEL_PREFECTURE && region_level(r + 1) == DS_LEVEL_TOWNSHIP);
}

/* The one township below `within` whose short name is s. */
ds_region town_called(ds_region within, struct ds_str s)
{
	const ds_region end = ds_region_next(within);
	ds_region found = DS_REGION_NONE;
	for (ds_region c = within + 1; c < end;) {
		const struct row *row = row_at(c);
		if (ROW_LEVEL(row->bits) != DS_LEVEL_TOWNSHIP) {
			c = ROW_LEVEL(row->bits) < DS_LEVEL_TOWNSHIP ? c + 1 : row->next;
			continue;
		}
		const struct ds_str name = ROW_SHORT(row->bits) == s.n ? name_at(row->name) : DS_STR("");
		if (name.n > s.n && memcmp(name.p, s.p, s.n) == 0) {
			if (found)
				return DS_REGION_NONE;
			found = c;
		}
		c = row->next;
	}
	return found;
}

/* The one 街道 of the county that is called so, or so with one character more: 侏儒山街道 is 侏儒街 to its people. */
static ds_region street_called(ds_region county, struct ds_str name)
{
	const struct ds_str end = DS_STR("街道");
	const ds_region same = town_called(county, name);
	if (same)
		return ds_str_ends(ds_region_name(same), end) ? same : DS_REGION_NONE;
	ds_region found = DS_REGION_NONE;
	for (ds_region c = county + 1, stop = ds_region_next(county); c < stop; c = row_at(c)->next) {
		const struct ds_str s = ds_region_name(c);
		if (s.n != name.n + 3 + end.n || !ds_str_starts(s, name) || !ds_str_ends(s, end))
			continue;
		if (found)
			return DS_REGION_NONE;
		found = c;
	}
	return found;
}

/* Does 街 stand there, and is no part of a longer word? */
static bool is_street_end(struct ds_str text, uint32_t off)
{
	return text_at(text, off, DS_STR("街")) &&
	       !char_in(text, off + 3, (struct ds_str)WORD("道头边口心巷上旁")) &&
	       !text_at(text, off + 3, DS_STR("街道")); /* 浆洗街街道 says it all */
}

/* The township at a span: of the same county as `like`, or else of the prefecture that the article is about. */
static ds_region town_like(struct resolver *r, const struct draft *like, struct ds_span at)
{
	const struct ds_str name = name_simple(r, at);
	const ds_region county = region_parent(like->m.place.region), found = town_called(county, name);
	if (found || region_level(r->about) != DS_LEVEL_PREFECTURE || region_parent(county) != r->about)
		return found;
	return town_called(r->about, name);
}

static void item_put(struct resolver *r, const struct hit *h, struct ds_span at, ds_region town,
		     const struct draft *like)
{
	struct draft d = {
		.m = {.at = at,
                      .place = { .region = town },
                      .block = h->block,
                      .level = DS_LEVEL_TOWNSHIP,
                      .form = DS_FORM_SHORT,
                      .counts = true,
                      .confidence = 90},
		.sentence = h->sentence,
	};
	if (r->trace) {
		trace_begin(r->trace);
		trace_candidate(r->trace, d.m.place);
		trace_score(r->trace, 0, DS_STANDING_CHOSEN);
		trace_note(r->trace, DS_REASON_LIST, 0, like->m.at, town);
		trace_end(r->trace, at, h->block, (uint32_t)r->n);
	}
	draft_put(r, &d);
}

/* Behind a name the next of its list, with a value between them perhaps: 121毫米、. 0 when the list does not go on. */
static uint32_t next_item(struct ds_str text, uint32_t at, uint32_t end)
{
	uint32_t off = at;
	while (off < end && (is_digit((unsigned char)text.p[off]) || text.p[off] == '.' || text.p[off] == '%'))
		off++;
	for (unsigned n = 0; off > at && n < 3 && han_at(text, off) && !joint_at(text, off); n++)
		off += 3;
	const uint32_t joint = joint_at(text, off);
	return joint && off + joint < end && (off == at || text_at(text, off, joints[0])) ? off + joint : 0;
}

#define UNKNOWN_MAX 2u /* names of one list that the gazetteer does not have */

/* The end of a name of a list that no township has now, when the list goes on behind it; else 0. */
static uint32_t unknown_end(struct ds_str text, uint32_t at, uint32_t end)
{
	uint32_t stop = at;
	for (unsigned k = 0; k < NAME_MAX && stop < end && han_at(text, stop); k++) {
		stop += 3;
		if (k && text_at(text, stop, joints[0]))
			return stop;
	}
	return 0;
}

/* Does a name that the matcher knows begin there? It is settled when its turn comes. */
static bool hit_at(const struct resolver *r, uint32_t off)
{
	for (size_t i = r->at + 1; i < r->hits_n && r->hits[i].at.start <= off; i++) {
		if (r->hits[i].at.start == off && r->hits[i].kind == KEY_PLACE)
			return true;
	}
	return false;
}

static void list_goes_on(struct resolver *r, const struct hit *h, struct draft like)
{
	const uint32_t end = r->reading->blocks[h->block].at.end;
	uint32_t at = like.m.at.end;
	unsigned unknown = 0;
	for (unsigned n = 0; n < LIST_MAX && (at = next_item(r->text, at, end)) != 0; n++) {
		uint32_t stop = at;
		ds_region town = DS_REGION_NONE;
		for (unsigned k = 0; k < NAME_MAX && !town && stop < end && han_at(r->text, stop); k++) {
			stop += 3;
			if (k && ends_name(r->text, stop))
				town = town_like(r, &like, (struct ds_span){ at, stop });
			else if (k && is_street_end(r->text, stop) &&
				 (town = street_called(region_parent(like.m.place.region),
						       name_simple(r, (struct ds_span){ at, stop }))) != 0)
				stop += 3; /* 王家河街和罗汉寺街 */
		}
		if (!town && !hit_at(r, at) && unknown++ < UNKNOWN_MAX &&
		    (stop = unknown_end(r->text, at, end)) != 0) {
			at = stop;
			continue; /* 下梁、石瓮、凤凰5镇: one that is no more */
		}
		if (!town)
			return;
		item_put(r, h, (struct ds_span){ at, stop }, town, &like);
		at = stop;
	}
}

/* Names before the last mention, which is taken away and put again behind them. */
static void list_came_before(struct resolver *r, const struct hit *h)
{
	const struct draft like = r->v[r->n - 1];
	const uint32_t begin = r->reading->blocks[h->block].at.start;
	const uint32_t floor =
	    r->n - 1 > r->article_from && r->v[r->n - 2].m.at.end > begin ? r->v[r->n - 2].m.at.end : begin;
	struct {
		struct ds_span at;
		ds_region town;
	} items[LIST_MAX];
	unsigned n = 0;
	uint32_t at = like.m.at.start, joint;
	while (n < LIST_MAX && (joint = joint_before(r->text, at)) != 0 && at - joint > floor) {
		const uint32_t stop = at - joint;
		uint32_t start = stop;
		items[n].town = DS_REGION_NONE;
		for (unsigned k = 0;
		     k < NAME_MAX && !items[n].town && start >= floor + 3 && han_before(r->text, start); k++) {
			start -= 3;
			if (k)
				items[n].town = town_like(r, &like, (struct ds_span){ start, stop });
		}
		if (!items[n].town)
			break;
		items[n++].at = (struct ds_span){ start, stop };
		at = start;
	}
	if (!n)
		return;
	const size_t from = --r->n;
	while (n-- > 0)
		item_put(r, h, items[n].at, items[n].town, &like);
	draft_put(r, &like);
	if (r->trace)
		trace_sort(r->trace, r->v[from].m.at.start, (uint32_t)from);
}

/* 东西湖区金银湖街: what is called 街道 officially is 街 to its people; right behind its county. */
static bool street_short(struct resolver *r, uint32_t start, uint32_t stop, ds_region county, struct ds_span *at,
			 ds_region *town)
{
	for (uint32_t end = start + 6; end + 6 <= stop && end <= start + 12 && han_at(r->text, end - 3); end += 3) {
		if (!is_street_end(r->text, end))
			continue;
		*at = (struct ds_span){ start, end + 3 };
		*town = street_called(county, name_simple(r, (struct ds_span){ start, end }));
		return *town != DS_REGION_NONE;
	}
	return false;
}

/* 甲区工商分局乙工商所, 甲区公安分局乙派出所, 甲区乙卫生院: the office of a township behind its county or behind
 * an authority of that. */
static bool office_short(struct resolver *r, uint32_t start, uint32_t stop, ds_region county, struct ds_span *at,
			 ds_region *town)
{
	static const struct ds_str authorities[] = {
		WORD("公安分局"), WORD("公安局"),   WORD("工商分局"),       WORD("工商局"),
		WORD("分局"),     WORD("税务局"),   WORD("市场监督管理局"), WORD("市场监管局"),
		WORD("法院"),     WORD("人民法院"), WORD("司法局"),
	};
	static const struct ds_str offices[] = {
		WORD("派出所"), WORD("工商所"), WORD("司法所"), WORD("税务所"),     WORD("卫生院"), WORD("供电所"),
		WORD("中心校"), WORD("财政所"), WORD("敬老院"), WORD("市场监管所"), WORD("小学"),   WORD("中学"),
		WORD("学校"),   WORD("收费站"), WORD("服务区"), WORD("幼儿园"),     WORD("信用社"), WORD("法庭"),
	};
	/* third bytes of the first characters of the two: no others are compared */
	static const bool of_authority[256] = { [0xac] = true, [0xa5] = true, [0x86] = true, [0x8e] = true,
						[0x82] = true, [0x95] = true, [0xba] = true, [0xb8] = true };
	static const bool of_office[256] = {
		[0xbe] = true, [0xa5] = true, [0xb8] = true, [0x8e] = true, [0xab] = true, [0x9b] = true,
		[0xad] = true, [0xa2] = true, [0xac] = true, [0x82] = true, [0x8f] = true, [0xa6] = true,
		[0xb6] = true, [0x8d] = true, [0xbc] = true, [0xa1] = true, [0x95] = true
	};
	for (size_t i = 0; of_authority[(unsigned char)r->text.p[start + 2]] && i < DS_COUNT(authorities); i++) {
		if (text_at(r->text, start, authorities[i])) {
			start += (uint32_t)authorities[i].n;
			break;
		}
	}
	for (uint32_t end = start + 6; end + 9 <= stop && end <= start + 12 && han_at(r->text, end - 3); end += 3) {
		const bool central =
		    text_at(r->text, end, DS_STR("中心")) && !text_at(r->text, end + 6, DS_STR("校"));
		const uint32_t office = central ? end + 6 : end; /* 槐桥中心小学 */
		if (office + 3 > stop)
			continue;
		for (size_t i = 0; of_office[(unsigned char)r->text.p[office + 2]] && i < DS_COUNT(offices); i++) {
			if (!text_at(r->text, office, offices[i]))
				continue;
			*at = (struct ds_span){ start, end };
			*town = town_called(county, name_simple(r, *at));
			return *town != DS_REGION_NONE;
		}
	}
	return false;
}

/* 南安水头的老李, 京山钱场段: may the short name of a township end there? */
static bool ends_short(struct ds_str text, uint32_t off)
{
	static const struct ds_str behind[] = { WORD("的"),   WORD("段"),   WORD("路段"), WORD("附近"),
						WORD("一带"), WORD("境内"), WORD("片区"), WORD("集镇") };
	return any_at(text, off, behind, DS_COUNT(behind)) || ends_name(text, off);
}

/* Right behind its county the short name of a township may be any word that no other goes on from. */
bool town_short(struct resolver *r, const struct draft *county, struct draft *out)
{
	const uint32_t start = county->m.at.end, end = r->reading->blocks[county->m.block].at.end;
	const struct hit *next = r->at + 1 < r->hits_n ? &r->hits[r->at + 1] : NULL;
	const ds_region within = county->m.place.region;
	if (within <= DS_REGION_CHINA || county->m.place.tail.n || county->m.form == DS_FORM_ANAPHOR ||
	    start + 9 > end || !han_at(r->text, start) || !han_at(r->text, start + 3) || !has_towns(within))
		return false;
	struct ds_span at = { start, start + 6 };
	ds_region town = DS_REGION_NONE;
	const bool office = office_short(r, start, end, within, &at, &town);
	r->towns += office; /* it may be named again without its county */
	const bool street = !office && street_short(r, start, end, within, &at, &town);
	r->towns += street;
	if (!office && !street) {
		at = (struct ds_span){ start, start + 6 };
		town = DS_REGION_NONE;
		if ((next && next->at.start < at.end) || !ends_short(r->text, at.end))
			return false;
		town = town_called(within, name_simple(r, at));
	}
	if (!town)
		return false;
	*out = (struct draft){
		.m = {.at = at,
                      .place = { .region = town },
                      .block = county->m.block,
                      .level = DS_LEVEL_TOWNSHIP,
                      .form = DS_FORM_SHORT,
                      .counts = true,
                      .confidence = 88},
		.sentence = county->sentence,
	};
	if (r->trace) {
		trace_begin(r->trace);
		trace_candidate(r->trace, out->m.place);
		trace_score(r->trace, 0, DS_STANDING_CHOSEN);
		trace_note(r->trace, DS_REASON_PARENT, 0, county->m.at, county->m.place.region);
	}
	return true;
}

void list_settle(struct resolver *r, const struct hit *h)
{
	const struct draft *d = &r->v[r->n - 1];
	if (d->m.level != DS_LEVEL_TOWNSHIP || d->m.place.tail.n || d->m.place.region <= DS_REGION_CHINA ||
	    d->m.form == DS_FORM_ANAPHOR || !has_towns(region_parent(d->m.place.region)))
		return;
	if (joint_before(r->text, d->m.at.start))
		list_came_before(r, h);
	list_goes_on(r, h, r->v[r->n - 1]);
}

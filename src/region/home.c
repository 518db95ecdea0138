/* home.c: what an article is about, before anything is resolved: by the places that need no context and by whose people
 * and authorities speak. Whose 我市 it is follows from it. What it turns out to be about is home_last.c's. */
#include "region/home.h"
#include "region/follow.h"

/* The county whose short name this is, when one alone has it and it is no common word. */
static const struct entry *county_called(const struct resolver *r, const struct hit *h)
{
	const struct key *k = key_at(h->key);
	const struct entry *v = entries_at(k), *county = NULL;
	for (uint32_t i = 0; i < key_entries(k); i++) {
		if (region_level(v[i].region) > DS_LEVEL_COUNTY)
			continue;
		if (county || v[i].form != DS_FORM_SHORT || v[i].need != NEED_SCOPE)
			return NULL;
		county = &v[i];
	}
	return county && place_veto(r->text, h, county, region_level(county->region), k->chars == 2, false) ==
			     DS_REASONS
		   ? county
		   : NULL;
}

/* 凤冈法院, 桐梓经开区: before an authority, a zone or people of its own. */
static const struct entry *entry_at_home(const struct resolver *r, const struct hit *h, const struct follows *after)
{
	return after->set & FOLLOW_HOME ? county_called(r, h) : NULL;
}

/* Does nothing but a mark or a blank stand before? */
static bool begins_clause(const struct resolver *r, const struct hit *h)
{
	return h->at.start == r->reading->blocks[h->block].at.start || !han_before(r->text, h->at.start);
}

/* Does the text say 全县, 我市 or the like, as one of the place of this name would, or, where `once`, of what it was once? 全区 may be an autonomous region's. */
static bool speaks_of(const struct resolver *r, ds_region county, bool once)
{
	const struct ds_str name = ds_region_name(county), kind = { name.p + name.n - 3, 3 };
	static const struct ds_str olds[] = { WORD("市"), WORD("县") };
	for (size_t i = 0; i < r->hits_n; i++) {
		const struct hit *h = &r->hits[i];
		if (h->kind != KEY_ANAPHOR)
			continue;
		if (!ds_str_eq(kind, DS_STR("区")) && text_before(r->text, h->at.end, kind))
			return true;
		for (size_t k = 0; once && k < DS_COUNT(olds); k++) /* 莱芜, which was 莱芜市 */
			if (text_before(r->text, h->at.end, olds[k]) && region_was_called(county, olds[k]))
				return true;
	}
	return false;
}

/* The county of a township's full name that no other has, or of such a short one before an office of its own (钱库派出所); NONE
 * for any other hit. */
static inline ds_region county_hinted(const struct resolver *r, const struct hit *h, const struct key *k,
				      const struct entry *e)
{
	if (h->kind != KEY_PLACE || key_entries(k) != 1 ||
	    (e->form == DS_FORM_FULL
		 ? e->need != NEED_SCOPE
		 : e->need == NEED_NOTHING || e->form != DS_FORM_SHORT || !is_town_office(r->text, h->at.end)))
		return DS_REGION_NONE;
	const struct row *row = row_at(e->region);
	return ROW_LEVEL(row->bits) == DS_LEVEL_TOWNSHIP ? row_parent(row) : DS_REGION_NONE;
}

/* The counties that the article's townships hint at: asked for by few articles. */
static void hints_take(struct resolver *r)
{
	r->hinted_n = 0;
	for (size_t i = 0; i < r->hits_n && r->hinted_n < DS_COUNT(r->hinted); i++) {
		const struct key *k = key_at(r->hits[i].key);
		const ds_region county = county_hinted(r, &r->hits[i], k, entries_at(k));
		if (county)
			r->hinted[r->hinted_n++] = county;
	}
}

ds_region home_hinted(struct resolver *r)
{
	if (r->hinted_n == SIZE_MAX)
		hints_take(r);
	for (size_t i = 1; i < r->hinted_n; i++) {
		if (r->hinted[i] != r->hinted[0])
			return DS_REGION_NONE;
	}
	return r->hinted_n ? r->hinted[0] : DS_REGION_NONE;
}

/* 云霄 where the article names a township that only 云霄县 has. */
static const struct entry *entry_at_town(struct resolver *r, const struct hit *h)
{
	if (r->hinted_n == SIZE_MAX)
		hints_take(r);
	const struct entry *e = r->hinted_n ? county_called(r, h) : NULL;
	for (size_t i = 0; e && i < r->hinted_n; i++) {
		if (r->hinted[i] == e->region)
			return e;
	}
	return NULL;
}

static const struct entry *entry_at_named(struct resolver *r, const struct hit *h, const struct follows *after)
{
	const struct entry *e = entry_at_home(r, h, after);
	return e ? e : entry_at_town(r, h);
}

/* 我市派出九名选手: but 我市派出所 */
static bool sends_out(struct ds_str text, uint32_t at)
{
	static const struct ds_str words[] = { WORD("派出"), WORD("选派"), WORD("共派出"), WORD("共选派"),
					       WORD("组队") };
	for (size_t i = 0; i < DS_COUNT(words); i++) {
		if (text_at(text, at, words[i]))
			return !text_at(text, at + (uint32_t)words[i].n, DS_STR("所"));
	}
	return false;
}

/* 我市代表团, 我县选手: the text comes from where they were sent from, and where they play says nothing of its home. */
static bool sends_team(const struct resolver *r)
{
	struct follows after;
	for (size_t i = 0; i < r->hits_n; i++) {
		const struct hit *h = &r->hits[i];
		if (h->kind != KEY_ANAPHOR ||
		    !(text_at(r->text, h->at.start, DS_STR("我")) || text_at(r->text, h->at.start, DS_STR("本"))))
			continue;
		follows_at(r->text, h->at.end, r->reading->blocks[h->block].at.end, &after);
		if (after.set & FOLLOW_TEAM || sends_out(r->text, h->at.end))
			return true;
	}
	return false;
}

/* 新华社北京3月8日电: what the capital's agencies send from there is about anything. */
bool sends_wire(struct ds_str text, struct ds_span at)
{
	static const struct ds_str agencies[] = { WORD("新华社"), WORD("新华网"), WORD("中新社"), WORD("中新网"),
						  WORD("人民网"), WORD("央视网"), WORD("央广网"), WORD("光明网"),

						  WORD("法治网"), WORD("中通社") };
	const unsigned char last = at.start ? (unsigned char)text.p[at.start - 1] : 0;
	if (last != 0xbe && last != 0x91 && last != 0xb2) /* of 社, 网 and 網 */
		return false;
	for (size_t i = 0; i < DS_COUNT(agencies); i++)
		if (at.start >= agencies[i].n && text_at(text, at.start - agencies[i].n, agencies[i]))
			return true;
	return false;
}

#define WIRE_BACK 36u /* bytes of 中央社記者 and his name */

/* (中央社記者某某台北27日電) */
bool sends_wire_from_taibei(struct ds_str text, struct ds_span at)
{
	const uint32_t from = at.start > WIRE_BACK ? at.start - WIRE_BACK : 0;
	return at.end < text.n && is_digit((unsigned char)text.p[at.end]) &&
	       ds_str_find(ds_str_slice(text, (struct ds_span){ from, at.start }), DS_STR("中央社"), 0) != SIZE_MAX;
}

/* 昆明市延安医院: what a hospital or a school of another place is called is no place here. */
static bool is_namesake(const struct resolver *r, size_t i)
{
	static const struct ds_str bearers[] = { WORD("医院"),   WORD("中学"),   WORD("小学"),
						 WORD("路小学"), WORD("路中学"), WORD("学校") };
	const struct hit *h = &r->hits[i];
	if (i == 0 || h[-1].kind != KEY_PLACE || h[-1].at.end != h->at.start || h->at.end - h->at.start > 9)
		return false;
	const struct entry *above = entries_at(key_at(h[-1].key)), *e = entries_at(key_at(h->key));
	if (above->need != NEED_NOTHING || e->form == DS_FORM_FULL || region_level(above->region) > DS_LEVEL_COUNTY)
		return false;
	for (uint32_t k = 0; k < key_entries(key_at(h->key)); k++) {
		if (region_holds(above->region, e[k].region))
			return false;
	}
	for (size_t k = 0; k < DS_COUNT(bearers); k++) {
		if (text_at(r->text, h->at.end, bearers[k]))
			return true;
	}
	return false;
}

/* That hospital later in the text: 延安医院 alone. */
static void namesakes_drop(struct resolver *r, size_t i)
{
	const struct hit named = r->hits[i];
	for (size_t k = 0; k < r->hits_n; k++) {
		struct hit *h = &r->hits[k];
		if (h->key == named.key && h->kind == KEY_PLACE &&
		    text_at(r->text, h->at.end,
			    ds_str_slice(r->text, (struct ds_span){ named.at.end, named.at.end + 6 })))
			h->kind = KEY_BLOCK;
	}
}

/* How much a place that is named says that the article is about it; weight: of its block. */
static uint32_t stand_weight(const struct resolver *r, const struct hit *h, const struct follows *after,
			     uint32_t weight, bool away)
{
	if (is_report(r->text, h->at.end))
		weight *= SENT_WEIGHT;
	if (after->set & FOLLOW_WARE)
		return 1;
	if (!away)
		return weight;
	if (after->set & FOLLOW_EVENT || text_at(r->text, h->at.end, DS_STR("电")))
		return 0;
	return after->set & FOLLOW_TEAM ? weight * OWN_WEIGHT : weight;
}

/* Is the place at once followed by one inside it that needs no context either? Then it only leads to that. */
static bool leads_on(const struct resolver *r, size_t i, ds_region region)
{
	const struct hit *h = &r->hits[i];
	if (i + 1 == r->hits_n || h[1].kind != KEY_PLACE || h[1].at.start != h->at.end)
		return false;
	const struct key *next = key_at(h[1].key);
	const struct entry *below = entries_at(next);
	return key_entries(next) == 1 && below->need == NEED_NOTHING && below->region != region &&
	       region_holds(region, below->region);
}

/* Words that only texts of one place use of it without its name. */
static const struct {
	struct ds_str word;
	const char *path;
} hints[] = {
	{WORD("访港"),     "香港特别行政区"},

	{ WORD("来港"),    "香港特别行政区"},

	{ WORD("港府"),    "香港特别行政区"},
        { WORD("港人"),    "香港特别行政区"},
	{ WORD("旅发局"), "香港特别行政区"},
        { WORD("港铁"),    "香港特别行政区"},
	{ WORD("访澳"),    "澳门特别行政区"},

	{ WORD("来澳"),    "澳门特别行政区"},
        { WORD("澳人"),    "澳门特别行政区"},
	{ WORD("访台"),    "台湾省"            },
        { WORD("来台"),    "台湾省"            },
	{ WORD("行政院"), "台湾省"            },
        { WORD("立法院"), "台湾省"            },
	{ WORD("健保署"), "台湾省"            },
        { WORD("渔护署"), "香港特别行政区"},
	{ WORD("食环署"), "香港特别行政区"},
        { WORD("房委会"), "香港特别行政区"},
	{ WORD("医管局"), "香港特别行政区"},
        { WORD("入境处"), "香港特别行政区"},
	{ WORD("警务处"), "香港特别行政区"},
        { WORD("惩教署"), "香港特别行政区"},
	{ WORD("康文署"), "香港特别行政区"},
        { WORD("劳工处"), "香港特别行政区"},
	{ WORD("运输署"), "香港特别行政区"},
        { WORD("路政署"), "香港特别行政区"},
	{ WORD("消防处"), "香港特别行政区"},
        { WORD("水警"),    "香港特别行政区"},
	{ WORD("特首"),    "香港特别行政区"},
        { WORD("区议会"), "香港特别行政区"},
	{ WORD("卫福部"), "台湾省"            },
        { WORD("疾管署"), "台湾省"            },
	{ WORD("食药署"), "台湾省"            },
        { WORD("国健署"), "台湾省"            },
	{ WORD("监察院"), "台湾省"            },
        { WORD("司法院"), "台湾省"            },
	{ WORD("乡公所"), "台湾省"            },
        { WORD("镇公所"), "台湾省"            },
	{ WORD("乡长"),    "台湾省"            },
        { WORD("里长"),    "台湾省"            },
	{ WORD("台铁"),    "台湾省"            },
        { WORD("气象署"), "台湾省"            },
	{ WORD("中央社"), "台湾省"            }
};

/* By such words in the title or the first block of text; a text that names places is not asked. */
static ds_region hinted(const struct resolver *r, uint32_t first_block)
{
	const struct ds_reading *in = r->reading;
	const uint32_t article = in->blocks[first_block].article;
	for (uint32_t b = first_block; b < in->blocks_n && b < first_block + 4 && in->blocks[b].article == article;
	     b++) {
		const struct ds_str s = ds_str_slice(r->text, in->blocks[b].at);
		for (size_t i = 0; in->blocks[b].kind != DS_BLOCK_BOILERPLATE && i < DS_COUNT(hints); i++) {
			if (ds_str_find(s, hints[i].word, 0) != SIZE_MAX)
				return ds_region_of_path(ds_str_of(hints[i].path));
		}
	}
	return DS_REGION_NONE;
}

/* The county that a name needing its surroundings may be, as what the text itself is about: 义县, whose two characters are
 * often parts of other words, and 泽州. */
static const struct entry *entry_told(const struct resolver *r, const struct hit *h)
{
	const struct key *k = key_at(h->key);
	const struct entry *e = entries_at(k);
	if (key_entries(k) == 1 && e->form == DS_FORM_FULL && e->need == NEED_SCOPE &&
	    region_level(e->region) == DS_LEVEL_COUNTY)
		return begins_clause(r, h) || (h->at.start >= 3 &&
					       char_in(r->text, h->at.start - 3, (struct ds_str)WORD("在到从赴")))
			   ? e
			   : NULL;
	return county_called(r, h);
}

static bool has_town(ds_region county, const struct key *k)
{
	for (uint32_t i = 0; i < key_entries(k) && i < 64; i++) {
		if (region_parent(entries_at(k)[i].region) == county)
			return true;
	}
	return false;
}

#define LIST_LEAST 3u /* townships of one list that tell their county */

/* 灵溪、钱库、矾山、马站: the county that has townships of most names of a list. */
static ds_region home_listed(const struct resolver *r)
{
	for (size_t i = 0; i + LIST_LEAST <= r->hits_n; i++) {
		const struct hit *h = &r->hits[i];
		if (h[1].at.start != h->at.end + 3)
			continue;
		size_t n = 1;
		while (i + n < r->hits_n && n < 12 && h[n].at.start == h[n - 1].at.end + 3 &&
		       text_at(r->text, h[n - 1].at.end, DS_STR("、")))
			n++;
		if (n < LIST_LEAST || h->kind != KEY_PLACE)
			continue;
		const struct key *k = key_at(h->key);
		for (uint32_t e = 0; e < key_entries(k) && e < 64; e++) {
			const ds_region county = region_parent(entries_at(k)[e].region);
			if (region_level(entries_at(k)[e].region) != DS_LEVEL_TOWNSHIP)
				continue;
			size_t have = 0;
			for (size_t j = 0; j < n; j++)
				have += h[j].kind == KEY_PLACE && has_town(county, key_at(h[j].key));
			if (have >= LIST_LEAST && have * 2 > n)
				return county;
		}
		i += n - 1;
	}
	return DS_REGION_NONE;
}

/* `home` and what the article names in full of the counties and townships of the city: what holds them all. */
static ds_region widen_to_named(const struct resolver *r, ds_region home, ds_region city)
{
	for (size_t i = 0; i < r->hits_n; i++) {
		const struct key *k = key_at(r->hits[i].key);
		for (uint32_t e = 0; r->hits[i].kind == KEY_PLACE && e < key_entries(k) && e < 64; e++) {
			const struct entry *v = &entries_at(k)[e];
			if (v->form == DS_FORM_FULL && v->region != city && region_holds(city, v->region))
				home = ds_region_common(home, v->region);
		}
	}
	return home;
}

#define VILLAGE_NAME 15u /* bytes of a village's name without its end */

/* 北辰村、西堡社区、东坝村, in a story of their city: what holds those of a list that the city has once, if that is less. */
static ds_region home_of_villages(const struct resolver *r, ds_region city)
{
	ds_region home = DS_REGION_NONE, found;
	unsigned n = 0;
	if (city == DS_REGION_NONE || region_level(city) != DS_LEVEL_PREFECTURE)
		return DS_REGION_NONE;
	for (size_t i = 0; i < r->hits_n; i++) {
		const struct hit *h = &r->hits[i];
		uint32_t start = h->at.start;
		while (h->kind == KEY_VILLAGE && han_before(r->text, start) && start + VILLAGE_NAME > h->at.start)
			start -= 3;
		if (start + 3 > h->at.start || !text_before(r->text, start, DS_STR("、")))
			continue;
		const struct ds_str name = name_simple(r, (struct ds_span){ start, h->at.end });
		if (villages_called(city, name, (unsigned)(name.n / 3), &found) != 1)
			continue;
		home = n++ ? ds_region_common(home, found) : region_parent(found);
		if (home == city)
			return DS_REGION_NONE;
	}
	home = n > 1 ? widen_to_named(r, home, city) : city;
	return home == city ? DS_REGION_NONE : home;
}

/* Where no place that needs no context says what the article is about: the one county whose name it has, when it speaks of
 * 全县 or has the name again and again. */
static ds_region home_told(struct resolver *r)
{
	ds_region county = DS_REGION_NONE;
	ds_region common = DS_REGION_NONE; /* of several */
	unsigned times = 0, heads = 0;
	bool title = false, head = false; /* of a title */
	for (size_t i = 0; i < r->hits_n; i++) {
		const struct hit *h = &r->hits[i];
		const struct entry *e = h->kind == KEY_PLACE ? entry_told(r, h) : NULL;
		if (!e)
			continue;
		if (county != DS_REGION_NONE && county != e->region &&
		    (region_level(county) > DS_LEVEL_COUNTY || (common && !region_holds(common, e->region)) ||
		     region_level(ds_region_common(county, e->region)) != DS_LEVEL_PREFECTURE))
			return DS_REGION_NONE;
		if (county != DS_REGION_NONE && county != e->region)
			common = ds_region_common(county, e->region); /* 兴义往安龙: both of one prefecture */
		county = e->region;
		times++;
		heads += begins_clause(r, h);
		title = title || r->reading->blocks[h->block].kind == DS_BLOCK_TITLE;
		head = head || (r->reading->blocks[h->block].kind == DS_BLOCK_TITLE &&
				r->reading->blocks[h->block].at.start == h->at.start);
	}
	if (common != DS_REGION_NONE)
		return times >= 3 ? common : DS_REGION_NONE;
	if (!times || !(times >= 3 ? heads : speaks_of(r, county, title)))
		return heads >= 2 || (head && times >= 2) ? county : DS_REGION_NONE; /* 新县… over 在新县 */
	return county;
}

/* Before anything is resolved: places that need no context, by the weight of where they stand. */
ds_region home_first(struct resolver *r, uint32_t first_block)
{
	const struct ds_arena_mark before = ds_arena_mark(r->scratch);
	struct tally t = { .arena = r->scratch };
	const bool away = sends_team(r);
	uint32_t block = UINT32_MAX, weight = 0; /* that of the block at hand */
	r->hinted_n = SIZE_MAX;
	for (size_t i = 0; i < r->hits_n; i++) {
		struct hit *h = &r->hits[i];
		if (h->kind != KEY_PLACE)
			continue;
		const struct key *k = key_at(h->key);
		const struct entry *e = entries_at(k);
		struct follows after = { 0 };
		if (is_namesake(r, i)) {
			namesakes_drop(r, i);
			continue;
		}
		const ds_region hint = county_hinted(r, h, k, e);
		if (hint)
			tally_add(&t, hint, 1); /* it hints at its county, no more */
		if (e->need != NEED_NOTHING && e->need != NEED_SCOPE)
			continue; /* which most hits are */
		if (away || e->need == NEED_SCOPE || e->form != DS_FORM_FULL)
			follows_at(r->text, h->at.end, r->reading->blocks[h->block].at.end, &after);
		if (e->need == NEED_SCOPE) {
			e = entry_at_named(r, h, &after);
		} else if (key_entries(k) == 1 || e[1].rank - e->rank >= 2) {
			h->sound = e->form == DS_FORM_FULL || place_veto(r->text, h, e, region_level(e->region),
									 k->chars == 2, false) == DS_REASONS;
			if (!h->sound || leads_on(r, i, e->region) || is_wire(r->text, h->at) ||
			    is_bourse(r->text, h->at.end) || is_neighbour(r->text, h->at))
				continue;
		} else {
			continue;
		}
		if (!e)
			continue;
		if (h->block != block)
			weight = block_weight(r->reading, h->block, first_block);
		block = h->block;
		tally_add(&t, e->region, stand_weight(r, h, &after, weight, away));
	}
	ds_region top = tally_top(&t);
	if (top == DS_REGION_NONE)
		top = home_told(r);
	if (region_level(top) < DS_LEVEL_PREFECTURE) {
		const ds_region county = home_listed(r);
		if (county && (top == DS_REGION_NONE || region_holds(top, county) || speaks_of(r, county, false)))
			top = county;
	}
	const ds_region town = home_of_villages(r, top);
	if (town)
		top = town;
	if (top == DS_REGION_NONE && !t.n)
		top = hinted(r, first_block);
	ds_arena_release(r->scratch, before);
	return top;
}

void told_first(struct resolver *r)
{
	if (r->about > DS_REGION_CHINA && region_level(r->about) == DS_LEVEL_TOWNSHIP)
		r->told[r->about % MEMO_SIZE] = r->about;
	for (size_t i = 0; i < r->hits_n; i++) {
		if (r->hits[i].kind != KEY_PLACE)
			continue;
		const struct key *k = key_at(r->hits[i].key);
		const struct entry *v = entries_at(k);
		if (v->form != DS_FORM_FULL || v->old)
			continue;
		const uint32_t n = key_entries(k);
		if (n == 1 && r->told[v->region % MEMO_SIZE] == v->region)
			continue; /* named before */
		const enum ds_level level = region_level(v->region);
		if (level < DS_LEVEL_PREFECTURE || level > DS_LEVEL_TOWNSHIP)
			continue;
		/* 楼院、平房区 is no district where the text is not about its city */
		if (n == 1 && v->need > NEED_SCOPE && level == DS_LEVEL_COUNTY &&
		    !region_holds(r->about, v->region))
			continue;
		ds_region only = n == 1 ? v->region : DS_REGION_NONE;
		bool several = false;
		for (uint32_t e = 0; n > 1 && e < n && e < 64; e++) {
			if (v[e].form != DS_FORM_FULL || !region_holds(r->about, v[e].region))
				continue;
			several = several || only;
			only = v[e].region;
		}
		if (only && !several)
			r->told[only % MEMO_SIZE] = only;
	}
}

/* Where what the article is about is named first in the block that says most of it, for the trace. */
void home_trace(struct resolver *r, uint32_t first_block)
{
	static const uint8_t reasons[DS_BLOCK_KINDS] = {
		[DS_BLOCK_TITLE] = DS_REASON_TITLE,       [DS_BLOCK_SUBTITLE] = DS_REASON_TITLE,
		[DS_BLOCK_COLUMN] = DS_REASON_ARTICLE,    [DS_BLOCK_BYLINE] = DS_REASON_SOURCE,
		[DS_BLOCK_SOURCE] = DS_REASON_SOURCE,     [DS_BLOCK_HEADING] = DS_REASON_HEADING,
		[DS_BLOCK_CAPTION] = DS_REASON_ARTICLE,   [DS_BLOCK_PARAGRAPH] = DS_REASON_ARTICLE,
		[DS_BLOCK_LIST_ITEM] = DS_REASON_ARTICLE, [DS_BLOCK_TABLE_ROW] = DS_REASON_ARTICLE,
	};
	uint32_t most = 0;
	r->about_at = (struct ds_span){ 0, 0 };
	r->about_why = DS_REASON_CONTEXT;
	for (size_t i = 0; i < r->hits_n && r->about != r->context; i++) {
		const struct hit *h = &r->hits[i];
		if (h->kind != KEY_PLACE)
			continue;
		const struct entry *e = entries_at(key_at(h->key));
		uint32_t weight = block_weight(r->reading, h->block, first_block);
		if (e->need != NEED_NOTHING) {
			struct follows after;
			follows_at(r->text, h->at.end, r->reading->blocks[h->block].at.end, &after);
			e = entry_at_named(r, h, &after);
			if (!e)
				e = entry_told(r, h);
		}
		if (!e || !region_holds(r->about, e->region) || weight <= most)
			continue;
		const struct ds_block *b = &r->reading->blocks[h->block];
		most = weight;
		r->about_at = h->at;
		r->about_why = (enum ds_reason)reasons[b->kind];
		if (h->block == first_block && b->kind == DS_BLOCK_PARAGRAPH)
			r->about_why = DS_REASON_DATELINE;
	}
}

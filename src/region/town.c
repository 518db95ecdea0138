/* town.c: townships that no list has, because they went into others or are too new, where they stand right behind their
 * county: 高县大窝镇. They stand under it as they are written. Finds none elsewhere: later.c knows them again. And
 * those that the list calls only 乡 but people by the people that live there. */
#include "region/follow.h"
#include "region/resolve.h"

/* Characters of such a name without what it ends in. */
#define TOWN_MIN 2u
#define TOWN_MAX 4u

/* What the names of townships end in. `before`: the last characters of words that end so and are no names (古镇, 家乡);
 * `behind`: with what follows it is part of another word (乡镇, 镇长). */
static const struct ending {
	struct ds_str word, before, behind;
} endings[] = {
	{WORD("镇"),
         WORD("重城小古集乡村制心强名场冰坐各个型点色县些座数本该全区市街分等业星境范名两二三四五六七八九十"),
         WORD("域静痛压定")																			     },
	{ WORD("镇"),    WORD("重城小古集乡村制心强名场冰坐各个型点色县些座数本该全区市街分等业"),
         WORD("域静痛压定")																			     },
	{ WORD("乡"),    WORD("家故老下返城之还回异同入离梦名各个全本该镇农县些等区市贫分部两二三四五六七八九十"),
         WORD("镇村土亲下里间愁域情风贤企野邻音")															    },
	{ WORD("乡"),    WORD("家故老下返城之还回异同入离梦名各个全本该镇农县些等区市贫分部"),
         WORD("镇村土亲下里间愁域情风贤企野邻音")															    },
	{ WORD("街道"), WORD("条要各个区市老新商业乡镇主的色城内沿两些等分"),                                                        WORD("两两上边边旁绿绿")},
	{ WORD("苏木"), WORD("各个个些等旗乡乡镇镇"),											    WORD("镇")                     },
};

static const struct ending *ending_at(struct ds_str text, size_t off)
{
	/* third bytes of their first characters: no others are compared */
	static const bool third[256] = {
		[0x87] = true, [0xae] = true, [0xa1] = true, [0x89] = true, [0x97] = true, [0x8f] = true
	};
	if (!third[(unsigned char)text.p[off + 2]])
		return NULL;
	for (size_t i = 0; i < DS_COUNT(endings); i++) {
		if (text_at(text, off, endings[i].word))
			return &endings[i];
	}
	return NULL;
}

/* Words that begin no name, and longer ones that stand in none. */
static bool has_word(struct ds_str name)
{
	struct follows f;
	for (size_t i = 0; i < name.n; i += 3) {
		follows_at(name, i, name.n, &f);
		if (f.set & FOLLOW_NO_VILLAGE && (i == 0 || follows_len(&f, FOLLOW_NO_VILLAGE) > 3))
			return true;
		if (char_in(name, i, (struct ds_str)WORD("的了等各和及与等在各个")))
			return true;
	}
	return false;
}

/* Does a hit at the span, or in it, say what stands there: a township that lies in the county, or a name that goes on
 * beyond? listed: or any part of it. */
static bool is_known(const struct resolver *r, ds_region county, struct ds_span at, bool listed)
{
	for (size_t i = r->at + 1; i < r->hits_n && r->hits[i].at.start < at.end; i++) {
		const struct hit *h = &r->hits[i];
		if (h->at.start < at.start || h->kind == KEY_VILLAGE)
			continue;
		if (h->at.end > at.end || h->kind != KEY_PLACE)
			return true;
		if (h->at.start > at.start || h->at.end < at.end) {
			if (listed)
				return true; /* 甲镇、循化|街子镇 */
			continue;
		}
		const struct key *k = key_at(h->key);
		const struct entry *v = entries_at(k);
		for (uint32_t e = 0; e < key_entries(k); e++) {
			if (region_holds(county, v[e].region))
				return true;
		}
	}
	return false;
}

/* A township that no list has: as it is written, under the county. */
static void draft_unlisted(struct resolver *r, struct ds_span at, uint32_t block, uint32_t sentence,
			   ds_region county, uint8_t confidence, struct draft *out)
{
	const struct ds_place place = { .region = county, .tail = name_simple(r, at) };
	if (r->trace) {
		trace_begin(r->trace);
		trace_candidate(r->trace, place);
		trace_score(r->trace, 0, DS_STANDING_CHOSEN);
		trace_note(r->trace, DS_REASON_UNLISTED, 0, at, place.region);
	}
	*out = (struct draft){
		.m = {.at = at,
                      .place = place,
                      .block = block,
                      .level = DS_LEVEL_TOWNSHIP,
                      .form = DS_FORM_FULL,
                      .counts = true,
                      .confidence = confidence},
		.sentence = sentence,
	};
	r->towns++;
}

/* 来自新街乡的农户 in a story of a county that has none of that name any more, as others have: its own of then. */
bool town_of_then(struct resolver *r, const struct hit *h, struct draft *out)
{
	static const struct ds_str ways = WORD("在到从自、进往赴和及与，。；：　");
	const struct key *k = key_at(h->key);
	const struct entry *v = entries_at(k);
	ds_region county = r->about;
	while (county > DS_REGION_CHINA && region_level(county) > DS_LEVEL_COUNTY)
		county = region_parent(county);
	if (county <= DS_REGION_CHINA || region_level(county) != DS_LEVEL_COUNTY || r->county != county ||
	    region_holds(r->taiwan, county) || v->form != DS_FORM_FULL || v->need > NEED_SENTENCE ||
	    ds_span_len(h->at) < 9 ||
	    (h->at.start > r->reading->blocks[h->block].at.start && !char_in(r->text, h->at.start - 3, ways)))
		return false;
	for (uint32_t i = 0; i < key_entries(k); i++) {
		if (region_level(v[i].region) != DS_LEVEL_TOWNSHIP ||
		    region_level(ds_region_common(v[i].region, county)) >= DS_LEVEL_PREFECTURE)
			return false; /* a neighbour's */
	}
	draft_unlisted(r, h->at, h->block, h->sentence, county, 70, out);
	return true;
}

/* 甲县乙溪乡村民: people of a township. 偏远乡村民众 are no one's. */
static bool is_of_villagers(struct ds_str text, uint32_t at, uint32_t end)
{
	return text_at(text, end, DS_STR("村民")) && is_villagers(text, end + 3) &&
	       !char_in(text, at - 3, (struct ds_str)WORD("困远丽色族边山"));
}

/* The township of the county that no list has and whose name begins at `start`, behind the mention: right behind, or as the
 * next of a list; city: the county is a city with districts. */
static bool town_at(struct resolver *r, const struct draft *behind, uint32_t start, ds_region county, bool city,
		    struct draft *out)
{
	const bool listed = start > behind->m.at.end;
	const uint32_t stop = r->reading->blocks[behind->m.block].at.end;
	const struct ending *e = NULL;
	uint32_t at = start;
	if (!han_at(r->text, start) || region_holds(r->taiwan, county))
		return false;
	for (unsigned n = 0; n <= TOWN_MAX && han_at(r->text, at) && at < stop; n++, at += 3) {
		if (n && (e = ending_at(r->text, at)))
			break;
	}
	if (!e || at - start < 3 * TOWN_MIN || at + e->word.n > stop ||
	    (!listed && at - start > 3 * TOWN_MIN && char_in(r->text, at, (struct ds_str)WORD("乡乡")) &&
	     !char_in(r->text, at - 3, (struct ds_str)WORD("峪沟河庄坪湾坝岭坡塘桥溪垭坳铺店岗山"))))
		return false; /* 巴南云林天乡: words that end so are as many as names, but 中阳县车鸣峪乡 */
	if (city && (at - start > 3 * TOWN_MIN || !text_at(r->text, at, DS_STR("镇"))))
		return false;
	const uint32_t end = at + (uint32_t)e->word.n;
	if (char_in(r->text, at - 3, e->before) || is_known(r, county, (struct ds_span){ start, end }, listed) ||
	    (char_in(r->text, end, e->behind) && !is_of_villagers(r->text, at, end)))
		return false;
	const struct ds_str name = name_simple(r, (struct ds_span){ start, end });
	if (has_word((struct ds_str){ name.p, name.n - e->word.n }))
		return false;
	draft_unlisted(r, (struct ds_span){ start, end }, behind->m.block, behind->sentence, county, 88, out);
	return true;
}

bool town_unlisted(struct resolver *r, const struct draft *county, struct draft *out)
{
	/* 三亚市天涯镇: of a city once, whose districts are newer */
	const bool city = county->m.level == DS_LEVEL_PREFECTURE && county->m.form == DS_FORM_FULL &&
			  text_before(r->text, county->m.at.end, DS_STR("市"));
	return county->m.place.region > DS_REGION_CHINA && !county->m.place.tail.n &&
	       county->m.form != DS_FORM_ANAPHOR && (county->m.level == DS_LEVEL_COUNTY || city) &&
	       town_at(r, county, county->m.at.end, county->m.place.region, city, out);
}

bool town_listed(struct resolver *r, const struct draft *before, struct draft *out)
{
	ds_region county = before->m.place.region;
	if (before->m.level < DS_LEVEL_TOWNSHIP || before->m.form != DS_FORM_FULL || county <= DS_REGION_CHINA ||
	    !text_at(r->text, before->m.at.end, DS_STR("、")))
		return false;
	while (region_level(county) > DS_LEVEL_COUNTY)
		county = region_parent(county);
	return county == r->county && town_at(r, before, before->m.at.end + 3, county, false, out);
}

/* 街津口赫哲族乡 is 街津口乡 in the list: bytes of the people and 乡 behind a short name, 0 for none. */
uint32_t people_behind(struct ds_str text, uint32_t end)
{
	for (uint32_t at = end + 3; at <= end + 18 && at + 6 <= text.n; at += 3) {
		if ((unsigned char)text.p[at + 2] != 0x8f || !text_at(text, at, DS_STR("族")))
			continue;
		for (uint32_t name = end + 3; name < at; name += 3) {
			if (!han_at(text, name))
				return 0;
		}
		if (char_in(text, at + 3, (struct ds_str)WORD("乡乡镇镇")))
			return at + 6 - end;
	}
	return 0;
}

void town_lengthen(const struct resolver *r, struct draft *d)
{
	const uint32_t more = people_behind(r->text, d->m.at.end);
	if (!more || d->m.at.end + more > r->reading->blocks[d->m.block].at.end)
		return;
	d->m.at.end += more;
	d->m.form = DS_FORM_FULL;
}

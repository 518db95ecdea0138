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
		/* 湖南省…锡矿山: a mine rather than the town that is called after it */
		return (e->sentence &&
			!(e->faint && e->level == DS_LEVEL_TOWNSHIP && entry->form == DS_FORM_SHORT)) ||
		       e->parent || e->told;
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

/* 皖南山区: the hills of a province's south are no 南山区. */
static bool is_hills(const struct resolver *r, const struct hit *h, const struct entry *entry)
{
	unsigned len;
	if (entry->form != DS_FORM_FULL || ds_span_len(h->at) != 9 || !han_before(r->text, h->at.start) ||
	    !text_before(r->text, h->at.end, DS_STR("山区")) ||
	    !char_in(r->text, h->at.start, (struct ds_str)WORD("东南西北中东")))
		return false;
	const unsigned class = class_of(ds_utf8_at(r->text.p + h->at.start - 3, &len));
	return letter_of_class(r, class);
}

/* Does the character that begins at off end the name of a river? */
static bool ends_river(struct ds_str text, uint32_t off)
{
	return char_in(text, off, (struct ds_str)WORD("河江溪水"));
}

/* 昌江水位, 流经白河: what only water has, behind its name or before. */
static bool is_water(struct ds_str text, struct ds_span at)
{
	static const struct ds_str behind[] = {
		WORD("水位"),   WORD("洪水"),   WORD("上游"), WORD("下游"),     WORD("中游"),     WORD("干流"),
		WORD("支流"),   WORD("源头"),   WORD("江段"), WORD("河段"),     WORD("江面"),     WORD("河面"),
		WORD("水面"),   WORD("江水"),   WORD("河水"), WORD("超警"),     WORD("两岸"),     WORD("河道"),
		WORD("出现超"), WORD("发生超"), WORD("奔流"), WORD("峡谷"),     WORD("水系"),     WORD("主航道"),
		WORD("特大桥"), WORD("出现洪"), WORD("发源"), WORD("国家湿地"), WORD("湿地公园"),
	};
	static const struct ds_str before[] = { WORD("流经"), WORD("横跨"), WORD("支流"),
						WORD("注入"), WORD("汇入"), WORD("流域"),
						WORD("沿着"), WORD("横渡"), WORD("干流") };
	if (at.start >= 3 && text_at(text, at.end, DS_STR("公路")) &&
	    !char_in(text, at.start - 3, (struct ds_str)WORD("至到与和、—")))
		return true; /* 独龙江公路, but 罗城至环江公路 */
	for (size_t i = 0; i < DS_COUNT(behind); i++) {
		if (text_at(text, at.end, behind[i]))
			return true;
	}
	for (size_t i = 0; i < DS_COUNT(before); i++) {
		if (text_before(text, at.start, before[i]))
			return true;
	}
	return false;
}

/* Does the name stand behind that of a river in a list? */
static bool is_among_rivers(const struct resolver *r, const struct hit *h)
{
	static const struct ds_str joins = WORD("、和与与及");
	const struct draft *last = draft_before(r, h);
	return h->at.start >= 9 && char_in(r->text, h->at.start - 3, joins) &&
	       ends_river(r->text, h->at.start - 6) && !(last && last->m.at.end + 3 == h->at.start);
}

#define RIVERS_AHEAD 48u /* bytes behind a name to what a list of rivers ends in */

/* 沙柳河、布哈河等5条河流: does the list that the name is in end in what it lists? */
static bool heads_rivers(const struct resolver *r, const struct hit *h)
{
	const uint32_t from = h->at.end + 3;
	if (!text_at(r->text, h->at.end, DS_STR("、")) || from >= r->text.n)
		return false;
	const size_t left = r->text.n - from;
	struct ds_str ahead = { r->text.p + from, left < RIVERS_AHEAD ? left : RIVERS_AHEAD };
	const size_t stop = ds_str_find(ahead, DS_STR("，"), 0);
	ahead.n = stop < ahead.n ? stop : ahead.n;
	return ds_str_find(ahead, DS_STR("条河"), 0) != SIZE_MAX ||
	       ds_str_find(ahead, DS_STR("等河流"), 0) != SIZE_MAX ||
	       ds_str_find(ahead, DS_STR("条支流"), 0) != SIZE_MAX;
}

/* 西淝河, 北洛河: one of the arms of a river */
static bool is_arm(struct ds_str text, uint32_t start)
{
	return start >= 3 && char_in(text, start - 3, (struct ds_str)WORD("东西南北东"));
}

/* 滦河、黑河、白河的发源地: a name like a river's between those of rivers, or with what rivers have; these are no places. */
static bool is_river(const struct resolver *r, const struct hit *h, const struct entry *entry,
		     const struct evidence *e)
{
	return entry->form == DS_FORM_SHORT && ends_river(r->text, h->at.end - 3) &&
	       ((e->level >= DS_LEVEL_COUNTY && is_water(r->text, h->at)) || heads_rivers(r, h) ||
		(!e->adjacent && (is_among_rivers(r, h) || is_arm(r->text, h->at.start))));
}

/* 龙港、金乡、钱库 in 苍南县: no county of another province where the county that the text is about has a township of that
 * name. */
static bool is_town_here(const struct resolver *r, const struct hit *h, const struct entry *entry,
			 const struct evidence *e)
{
	return entry->form == DS_FORM_SHORT && e->level == DS_LEVEL_COUNTY && e->score < EVIDENCE_SIBLING &&
	       !e->again && r->about > DS_REGION_CHINA && region_level(r->about) == DS_LEVEL_COUNTY &&
	       ds_region_common(r->about, entry->region) <= DS_REGION_CHINA &&
	       town_called(r->about, name_simple(r, h->at));
}

/* 霍邱宁国: what stands before is a place's, and nobody's surname. */
static bool is_behind_place(const struct resolver *r, const struct hit *h)
{
	const struct draft *last = draft_before(r, h);
	return last && last->m.at.end == h->at.start;
}

/* 澧县、湘潭: beside counties of other cities alone the name is rather that of a city than of the county in it. */
static bool is_rather_city(const struct resolver *r, const struct hit *h, const struct entry *entry,
			   const struct evidence *e)
{
	if (e->level != DS_LEVEL_COUNTY || entry->form != DS_FORM_SHORT || e->told || e->again || e->parent ||
	    region_level(e->up) != DS_LEVEL_PREFECTURE)
		return false;
	const struct row *up = row_at(e->up);
	if (ROW_SHORT(up->bits) != ds_span_len(h->at) || !ds_str_starts(name_at(up->name), name_simple(r, h->at)))
		return false;
	for (size_t i = r->n; i > r->sentence_from; i--) {
		if (region_holds(e->up, r->v[i - 1].m.place.region))
			return false; /* 湘乡、韶山、湘潭 */
	}
	return true;
}

/* Does something speak against the candidate? With the reason kept for the trace. */
static bool is_refused(struct resolver *r, const struct hit *h, const struct key *key, const struct entry *entry,
		       const struct evidence *e)
{
	enum ds_reason veto = DS_REASONS;
	if (e->astray || is_elsewhere(r, entry, e) || is_town_here(r, h, entry, e))
		veto = DS_REASON_ASTRAY;
	else if (is_hills(r, h, entry))
		veto = DS_REASON_LARGER;
	else if (!need_met(entry, e, key_entries(key), key->chars) && !is_vouched(r, h, key, entry, e))
		veto = DS_REASON_NEEDS;
	else if (is_rather_city(r, h, entry, e))
		veto = DS_REASON_ASTRAY;
	else if (entry->form != DS_FORM_FULL && begins_village(r, h))
		veto = DS_REASON_LARGER;
	else if (e->level == DS_LEVEL_TOWNSHIP && entry->form == DS_FORM_SHORT && village_before_town(r, h, e->up))
		veto = DS_REASON_LARGER;
	else if (is_river(r, h, entry, e) ||
		 (!e->adjacent && e->level >= DS_LEVEL_COUNTY && is_foreign(r->text, h->at.start)))
		veto = DS_REASON_LARGER;
	else
		veto = place_veto(r->text, h, entry, e->level, key->chars == 2,
				  e->adjacent || e->again || is_behind_place(r, h));
	if (veto != DS_REASONS)
		note(r, veto, 0, h->at, DS_REGION_NONE);
	return veto != DS_REASONS;
}

/* A name that one place alone has and that needs no evidence is that place, whatever stands around it, unless what stands
 * beside it makes it another word, road or person. */
static bool is_plain(struct resolver *r, const struct hit *h, const struct key *key, const struct row *row)
{
	const struct entry *e = entries_at(key);
	const enum ds_level level = (enum ds_level)ROW_LEVEL(row->bits);
	return level != DS_LEVEL_TOWNSHIP &&
	       (e->form == DS_FORM_FULL ||
		(!begins_village(r, h) && !(ends_river(r->text, h->at.end - 3) && is_among_rivers(r, h)))) &&
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

/* 石家庄市桥东区: of a city that has no such district any more what is there today; its own courts and bureaus later in the
 * text are of the same. Only a name that is not of one of the city's parts gets here. */
static bool place_gone(struct resolver *r, const struct hit *h, const struct entry *v, const struct draft *last,
		       struct draft *out)
{
	if (v->form != DS_FORM_FULL || region_level(v->region) != DS_LEVEL_COUNTY)
		return false;
	ds_region now = r->gone.key == h->key ? r->gone.region : DS_REGION_NONE;
	if (last && last->m.at.end == h->at.start && last->m.level <= DS_LEVEL_PREFECTURE &&
	    last->m.form != DS_FORM_ANAPHOR && last->m.place.region > DS_REGION_CHINA) {
		for (uint32_t i = 0; i < key_entries(key_at(h->key)); i++) {
			if (draft_holds(last, v[i].region))
				return false;
		}
		now = former_below(last->m.place.region, name_simple(r, h->at));
	}
	if (now == DS_REGION_NONE)
		return false;
	r->gone.key = h->key;
	r->gone.region = now;
	draft_make(out, h, v);
	out->m.form = DS_FORM_ALIAS;
	draft_place(r, h, now, row_at(now), 85, out);
	note(r, DS_REASON_OLD, 0, h->at, now);
	return true;
}

/* 长春至吉林: is the short name of a town that of a province, or of a city of its own, or a county's that of a province? 兰西县's
 * 榆林 is none of another's. */
static bool is_of_namesake(const struct entry *great, const struct entry *town, enum ds_level level)
{
	if (town->form != DS_FORM_SHORT || great->need != NEED_NOTHING ||
	    region_level(great->region) > DS_LEVEL_PREFECTURE)
		return false;
	if (region_level(great->region) == DS_LEVEL_PROVINCE)
		return true; /* 广东2例,北京1例: not 北京街道 of 广州市; 河北2亿吨,天津9亿吨: not 河北区; 合肥和海南: not 海南州 */
	if (level < DS_LEVEL_TOWNSHIP)
		return false;
	ds_region province = great->region;
	while (region_level(province) > DS_LEVEL_PROVINCE)
		province = region_parent(province);
	return region_holds(province, town->region);
}

/* The place of a name that speaks for itself most, and those that do so as much. */
struct choice {
	const struct entry *best; /* NULL: none */
	struct evidence e;        /* for it */
	unsigned most, next;      /* its score, and that of the next */
	unsigned open_n;
	ds_region open[64]; /* of the same score */
};

/* What the i-th place of the name scores; 0 when it is out of the question. */
static unsigned place_score(struct resolver *r, const struct hit *h, const struct key *key, uint32_t i, bool many,
			    struct evidence *e)
{
	const struct entry *v = entries_at(key), *entry = &v[i];
	if (r->trace)
		trace_candidate(r->trace, (struct ds_place){ .region = entry->region });
	else if (entry->need != NEED_NOTHING && evidence_none(r, h, entry->region, many) &&
		 !is_vouched_alone(r, h, key, entry))
		return 0;
	*e = evidence_of(r, h, entry->region, entry->form, many);
	if (is_refused(r, h, key, entry, e))
		return 0;
	const bool nearer =
	    e->level == DS_LEVEL_PREFECTURE && (e->told || e->again || entry->region == r->about ||
						(e->parent && !region_holds(v[0].region, entry->region)));
	if (i > 0 && !e->adjacent && !nearer && is_of_namesake(&v[0], entry, e->level)) {
		note(r, DS_REASON_LARGER, 0, h->at, v[0].region);
		return 0;
	}
	if (entry->rank == 1 && e->score) {
		/* 吉林 is the province unless 吉林市 is meant by more than having been named */
		e->score += EVIDENCE_KNOWN;
		note(r, DS_REASON_KNOWN, EVIDENCE_KNOWN, h->at, entry->region);
	}
	const unsigned score = (e->score + 64) * 16 - entry->rank;
	if (r->trace)
		trace_score(r->trace, score, DS_STANDING_LESS);
	return score;
}

static void choice_add(struct choice *c, const struct entry *entry, unsigned score, const struct evidence *e)
{
	if (score > c->most) {
		c->best = entry;
		c->e = *e;
		c->next = c->most;
		c->most = score;
		c->open_n = 0;
	} else if (score > c->next && score < c->most) {
		c->next = score;
	}
	if (score == c->most && c->open_n < DS_COUNT(c->open))
		c->open[c->open_n++] = entry->region;
}

#define ASKED_MOST 512u /* places of one name */
#define MANY       24u  /* so many that only those near what was named are asked */

/* false: the name is known to need evidence, and nothing that could be any has been named. */
static bool choice_make(struct resolver *r, const struct hit *h, const struct key *key, struct choice *c)
{
	const struct entry *v = entries_at(key);
	const uint32_t n = key_entries(key) < ASKED_MOST ? key_entries(key) : ASKED_MOST;
	const bool many = n > MANY;
	struct vicinity near; /* like the choice too large to be zeroed for names of few places */
	near.n = 0;
	near.anywhere = !many;
	c->best = NULL;
	c->most = c->next = c->open_n = 0;
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
		struct evidence e;
		const unsigned score = place_score(r, h, key, i, many, &e);
		if (score)
			choice_add(c, &v[i], score, &e);
	}
	if (many && needy)
		r->needy[h->key % MEMO_SIZE] = h->key;
	return true;
}

/* Fills in the mention of the place chosen; of several the mention stays open, unless they follow one that is gone. */
static void choice_draft(struct resolver *r, const struct hit *h, const struct key *key, const struct choice *c,
			 struct draft *out)
{
	const struct entry *best = c->best;
	draft_make(out, h, best);
	out->m.level = (uint8_t)region_level(best->region);
	if (c->open_n > 1 && !best->old) {
		draft_open(r, out, c->open, c->open_n);
		out->m.confidence = (uint8_t)(100 / c->open_n);
		if (r->trace)
			trace_choose(r->trace, c->most, DS_REGION_NONE, true);
		return;
	}
	if (out->m.form == DS_FORM_SHORT && out->m.level == DS_LEVEL_TOWNSHIP)
		town_lengthen(r, out);
	const ds_region place = c->open_n > 1 ? successor_of(r, h, c->open, c->open_n) : best->region;
	const unsigned lead = c->next ? (c->most + 15) / 16 - (c->next + 15) / 16 : 4000;
	draft_place(r, h, place, row_at(place), confidence_of(best, &c->e, key_entries(key), key->chars, lead),
		    out);
	if (r->trace) {
		trace_choose(r->trace, c->most, place, false);
		trace_whole(r->trace);
		if (best->old)
			note(r, DS_REASON_OLD, 0, h->at, place);
	}
}

/* 太平乡东合村: the township that alone of all of its name has the village behind it. */
static bool place_paired(struct resolver *r, const struct hit *h, const struct entry *v, struct draft *out)
{
	if (region_level(v->region) != DS_LEVEL_TOWNSHIP)
		return false;
	const ds_region paired = town_of_village(r, h);
	if (!paired)
		return false;
	draft_make(out, h, v);
	draft_place(r, h, paired, row_at(paired), 90, out);
	note(r, DS_REASON_CHILD, 0, h->at, paired);
	return true;
}

bool place_settle(struct resolver *r, const struct hit *h, struct draft *out)
{
	const struct key *key = key_at(h->key);
	const struct entry *v = entries_at(key);
	const struct draft *last = draft_before(r, h);
	if (__builtin_expect((last && last->m.at.end == h->at.start) || r->gone.key == h->key, 0) &&
	    place_gone(r, h, v, last, out))
		return true;
	const struct row *only =
	    key_entries(key) == 1 && v->need == NEED_NOTHING && !r->trace ? row_at(v->region) : NULL;
	if (only && is_plain(r, h, key, only)) {
		draft_make(out, h, v);
		draft_place(r, h, v->region, only, confidence_of(v, &(struct evidence){ 0 }, 1, key->chars, 0),
			    out);
		return true;
	}
	struct choice c;
	if (!choice_make(r, h, key, &c))
		return false;
	if ((!c.best || (c.open_n > 1 && !c.best->old)) && place_paired(r, h, v, out))
		return true;
	if ((!c.best || c.open_n > 1) && r->villages && village_called(r, h, out))
		return true;
	if (!c.best)
		return false;
	choice_draft(r, h, key, &c, out);
	return true;
}

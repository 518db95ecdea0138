/* village.c: villages, communities and gachas, which are looked up only below a place that is in scope: 620,000 of
 * their names share every word of the language, but the thousand of one county hardly do.
 *
 * A village that no list has stands under its parent as it is written. Newspapers drop a character now and then: a
 * name one character short of exactly one village is that one, written short. */
#include "region/follow.h"
#include "region/village.h"

#include "dushu/text.h"

/* Bytes between two villages of a list: 、 and what is said of the first (A村12人、B村8人). */
#define LIST_GAP 30u

/* What follows 村 when it begins another word: 村民, 村官. */
static const struct ds_str village_words = WORD("民官级庄镇里落寨容医史道企组居数路");

bool goes_on_as_word(struct ds_str text, uint32_t end)
{
	/* 村民宅, 村官兵, 村路灯: 民, 官 and 路 begin words of their own */
	static const struct ds_str of_people = WORD("宅警兵宿俗谣"), of_office = WORD("兵员方庄堡"),
				   of_road = WORD("灯口边旁段上网两通");
	if (!char_in(text, end, village_words) ||
	    (text_at(text, end, DS_STR("居")) && char_in(text, end - 3, (struct ds_str)WORD("区"))))
		return false; /* 曙光社区|居民 */
	return !(text_at(text, end, DS_STR("民")) && char_in(text, end + 3, of_people)) &&
	       !(text_at(text, end, DS_STR("官")) && char_in(text, end + 3, of_office)) &&
	       !(text_at(text, end, DS_STR("路")) && char_in(text, end + 3, of_road));
}

bool is_village_road(struct ds_str text, uint32_t end)
{
	return text_at(text, end, DS_STR("路")) && goes_on_as_word(text, end);
}

bool is_villagers(struct ds_str text, uint32_t end)
{
	return text_at(text, end, DS_STR("民")) && goes_on_as_word(text, end);
}

/* What names of places end in before 村, 社区 and 嘎查: 梁山街社区, 白鹊山村. */
static const struct ds_str name_tails = {
	"街路巷里苑园庄家府湾屯堡营沟坡岭山河桥口塘坝店集寨坪滩洲岗寺庙庵泉井湖江溪潭圩垸浦港埠", 129
};

bool name_fold(const struct resolver *r, struct ds_span at, struct span_name *out)
{
	unsigned len;
	bool same = true;
	char bytes[4 * DS_COUNT(out->cp)];
	size_t n = 0;
	out->n = 0;
	for (uint32_t i = at.start; i < at.end; i += len) {
		if (out->n == DS_COUNT(out->cp))
			return false;
		uint32_t cp = ds_utf8_at(r->text.p + i, &len);
		uint32_t simple = ds_fold(cp);
		if (same && simple != cp) {
			memcpy(bytes, r->text.p + at.start, n);
			same = false;
		}
		out->off[out->n] = (uint8_t)n;
		out->cp[out->n++] = simple;
		n += same ? len : ds_utf8_put(simple, bytes + n);
	}
	out->s = same ? ds_str_slice(r->text, at) : ds_arena_copy(r->arena, (struct ds_str){ bytes, n });
	return true;
}

typedef uint16_t stamps8 __attribute__((vector_size(16)));
typedef uint64_t halves __attribute__((vector_size(16)));

/* The first of the stamps v[from … to) that is `stamp`, or `to`: thirty-two at a time while none of them is. */
static uint32_t stamp_find(const uint16_t *v, uint32_t from, uint32_t to, uint16_t stamp)
{
	const stamps8 want = { stamp, stamp, stamp, stamp, stamp, stamp, stamp, stamp };
	for (; from + 32 <= to; from += 32) {
		stamps8 a, b, c, d;
		memcpy(&a, v + from, sizeof a);
		memcpy(&b, v + from + 8, sizeof b);
		memcpy(&c, v + from + 16, sizeof c);
		memcpy(&d, v + from + 24, sizeof d);
		const halves same = (halves)((a == want) | (b == want) | (c == want) | (d == want));
		if (same[0] | same[1])
			break;
	}
	for (; from + 8 <= to; from += 8) {
		stamps8 a;
		memcpy(&a, v + from, sizeof a);
		const halves same = (halves)(a == want);
		if (same[0] | same[1])
			break;
	}
	while (from < to && v[from] != stamp)
		from++;
	return from;
}

static unsigned villages_stamped(ds_region scope, struct ds_str name, uint16_t stamp, ds_region *first)
{
	const uint16_t *stamps = section_at(SECTION_STAMPS);
	const ds_region end = row_at(scope)->next;
	unsigned n = 0;
	for (ds_region v = scope + 1; (v = stamp_find(stamps, v, end, stamp)) < end; v++) {
		if (region_level(v) != DS_LEVEL_VILLAGE || !ds_str_eq(ds_region_name(v), name))
			continue;
		if (n++ == 0)
			*first = v;
	}
	return n;
}

unsigned villages_called(ds_region scope, struct ds_str name, unsigned chars, ds_region *first)
{
	return villages_stamped(scope, name, name_stamp_of(name_hash(NAME_HASH, name.p, name.n), chars), first);
}

/* Is `name` the name of v with one character left out? */
static bool drops_one(const struct span_name *name, struct ds_str full)
{
	unsigned at = 0, dropped = 0, len;
	for (size_t i = 0; i < full.n; i += len) {
		uint32_t cp = ds_utf8_at(full.p + i, &len);
		if (at < name->n && name->cp[at] == cp)
			at++;
		else if (dropped++)
			return false;
	}
	return at == name->n && dropped == 1;
}

/* The only village below scope whose name is one character longer and holds `name`; NONE when there are others. */
static ds_region village_short_for(ds_region scope, const struct span_name *name)
{
	const uint16_t *stamps = section_at(SECTION_STAMPS);
	ds_region end = ds_region_next(scope), found = DS_REGION_NONE;
	for (ds_region v = scope + 1; v < end; v++) {
		if ((stamps[v] & 15u) != name->n + 1)
			continue;
		const struct row *row = row_at(v);
		if (ROW_LEVEL(row->bits) != DS_LEVEL_VILLAGE || !drops_one(name, name_at(row->name)))
			continue;
		if (found && !ds_str_eq(ds_region_name(found), ds_region_name(v)))
			return DS_REGION_NONE;
		found = v;
	}
	return found;
}

struct ds_str name_simple(const struct resolver *r, struct ds_span at)
{
	struct span_name name;
	return name_fold(r, at, &name) ? name.s : ds_str_slice(r->text, at);
}

/* 中和村, 太和村: 和 right before 村 joins nothing, but in 镇和村. */
static bool is_last_and(struct ds_str name, size_t off, size_t suffix)
{
	static const struct ds_str levels = WORD("省市县区乡镇户组社队厂校家街部局会庭园站府干委");
	return off == 3 && off + 3 + suffix == name.n && text_at(name, off, DS_STR("和")) &&
	       !char_in(name, 0, levels);
}

bool may_be_name(struct ds_str name, size_t suffix)
{
	struct follows f;
	for (size_t i = 0; i + suffix < name.n; i += 3) {
		follows_at(name, i, name.n - suffix, &f);
		if (f.set & FOLLOW_NO_VILLAGE && !is_last_and(name, i, suffix))
			return false;
	}
	return true;
}

/* A place that has villages below it and few enough to look through. */
static bool has_villages(ds_region r)
{
	return r > DS_REGION_CHINA && region_level(r) >= DS_LEVEL_PREFECTURE &&
	       region_level(r) != DS_LEVEL_VILLAGE && ds_region_next(r) - r < 4000;
}

#define TOWN_LEAST 2u /* times that a township must be named to be what an article about its county tells of */

bool is_of_one_town(const struct resolver *r)
{
	return r->town && r->town_times >= TOWN_LEAST && has_villages(r->town) &&
	       (r->about <= DS_REGION_CHINA || region_holds(r->about, r->town));
}

ds_region village_scope(const struct resolver *r, const struct hit *h)
{
	size_t oldest = r->n > 8 ? r->n - 8 : 0;
	for (size_t i = r->n; i > r->article_from && i > oldest; i--) {
		const struct ds_mention *m = &r->v[i - 1].m;
		ds_region at = m->place.region;
		if (m->block + 1 < h->block)
			break;
		if (at > DS_REGION_CHINA && region_level(at) == DS_LEVEL_VILLAGE)
			at = region_parent(at);
		if (at > DS_REGION_CHINA && region_level(at) >= DS_LEVEL_COUNTY && has_villages(at))
			return at;
	}
	if (is_of_one_town(r))
		return r->town;
	return region_level(r->about) >= DS_LEVEL_COUNTY && has_villages(r->about) ? r->about : DS_REGION_NONE;
}

void draft_village(const struct resolver *r, const struct hit *h, uint32_t start, struct ds_place p,
		   enum ds_reason why, uint8_t confidence, struct draft *out)
{
	if (r->trace) {
		trace_candidate(r->trace, p);
		trace_score(r->trace, 0, DS_STANDING_CHOSEN);
		trace_note(r->trace, why, 0, (struct ds_span){ start, h->at.end }, region_parent(p.region));
	}
	*out = (struct draft){
		.m = {.at = { start, h->at.end },
                      .place = p,
                      .block = h->block,
                      .level = DS_LEVEL_VILLAGE,
                      .form = DS_FORM_FULL,
                      .counts = true,
                      .confidence = confidence},
		.sentence = h->sentence,
	};
}

/* The stamps of what the name ends with, from each of its characters on. */
static void stamps_make(const struct span_name *name, uint16_t *stamps)
{
	uint32_t hash = NAME_HASH;
	size_t end = name->s.n;
	for (unsigned i = name->n; i-- > 0; end = name->off[i]) {
		hash = name_hash(hash, name->s.p + name->off[i], end - name->off[i]);
		stamps[i] = name_stamp_of(hash, name->n - i);
	}
}

/* The village of this name below scope that the list has; stamps: those of the whole. */
static bool village_listed(struct resolver *r, const struct hit *h, uint32_t start, const struct span_name *whole,
			   const uint16_t *stamps, ds_region scope, bool near, struct draft *out)
{
	ds_region found = DS_REGION_NONE;
	const unsigned chars = (h->at.end - start) / 3; /* all of three bytes */
	if (chars < (near ? 2u : 3u) || chars > CHARS_MAX + 2 || chars > whole->n)
		return false;
	const uint8_t off = whole->off[whole->n - chars];
	const struct ds_str name = { whole->s.p + off, whole->s.n - off };
	const unsigned n = villages_stamped(scope, name, stamps[whole->n - chars], &found);
	if (n == 0)
		return false;
	draft_village(r, h, start,
		      n == 1 ? (struct ds_place){ .region = found }
			     : (struct ds_place){ .region = scope, .tail = name },
		      DS_REASON_LISTED, n == 1 ? (near ? 98 : 92) : 85, out);
	return true;
}

/* Words that gachas' names, which are Mongolian, do not have; they have 日, 来 and 和, which are no part of others. */
static bool may_be_gacha(struct ds_str name)
{
	static const struct ds_str none = WORD("各全的等所个几两该本每有这那");
	for (size_t i = 0; i < name.n; i += 3) {
		if (char_in(name, i, none))
			return false;
	}
	return true;
}

/* “空壳村”: what is named between quotes is a sort of village, 一届村委会 is counted, 强村 and 兴村 are aims. */
bool is_village_sort(struct ds_str text, struct ds_span at, size_t suffix)
{
	static const struct ds_str opens = WORD("“‘「『"), closes = WORD("”’」』");
	static const struct ds_str aims = WORD("强兴稳富活治护入联帮驻进大小名老"), counts = WORD("届"),
				   after[] = { WORD("委会"), WORD("两委"), WORD("“两委”"), WORD("支部") };
	const uint32_t last = at.end - (uint32_t)suffix;
	if (at.start >= 3 && char_in(text, at.start - 3, opens) && char_in(text, at.end, closes))
		return true;
	if (char_in(text, last - 3, counts))
		for (size_t i = 0; i < DS_COUNT(after); i++)
			if (text_at(text, at.end, after[i]))
				return true;
	return at.end - at.start > 9 && suffix == 3 && char_in(text, last - 3, aims);
}

static bool may_be_village(const struct resolver *r, const struct hit *h, const struct span_name *name)
{
	const size_t suffix = h->at.end - h->at.start;
	if (goes_on_as_word(r->text, h->at.end))
		return false;
	if (name->n >= 2 && text_at(r->text, h->at.start, DS_STR("村")) &&
	    char_in(r->text, h->at.start - 3, (struct ds_str)WORD("农乡")))
		return false; /* 全县|农村, short for no village of four characters; 国家农村信息化 */
	if (name->n > 7 || text_at(r->text, h->at.start, DS_STR("嘎查")))
		return name->n > 4 && text_at(r->text, h->at.start, DS_STR("嘎查"))
			   ? may_be_gacha((struct ds_str){ name->s.p, name->s.n - suffix })
			   : name->n <= 7 && may_be_name(name->s, suffix);
	return may_be_name(name->s, suffix);
}

bool village_may_be(const struct resolver *r, const struct hit *h, struct ds_span at)
{
	struct span_name name;
	return name_fold(r, at, &name) && may_be_village(r, h, &name) &&
	       !is_village_sort(r->text, at, ds_span_len(h->at));
}

/* A village written a character short, below scope; or one that no list has, when it is `sure` to be a village. */
static bool village_unlisted(struct resolver *r, const struct hit *h, uint32_t start, ds_region scope, bool sure,
			     struct draft *out)
{
	struct span_name name;
	if (!name_fold(r, (struct ds_span){ start, h->at.end }, &name) || !may_be_village(r, h, &name))
		return false;
	if (is_village_sort(r->text, (struct ds_span){ start, h->at.end }, ds_span_len(h->at)))
		return false;
	if (h->at.end - h->at.start == 6 && text_at(r->text, h->at.end, DS_STR("村")))
		return false; /* 嘎查村 speaks of both kinds */
	ds_region found = village_short_for(scope, &name);
	if (!found && !sure)
		return false;
	draft_village(r, h, start,
		      (struct ds_place){ .region = found ? region_parent(found) : scope, .tail = name.s },
		      found ? DS_REASON_SHORTENED : DS_REASON_UNLISTED, found ? 88 : 82, out);
	return true;
}

/* A village that was named before in this article: the longest name that ends with the hit and begins at `from` or a
 * character behind it, of two the one named last. */
static bool village_again(const struct resolver *r, const struct hit *h, uint32_t from, struct draft *out)
{
	const struct ds_mention *again = NULL;
	size_t oldest = r->n > 64 ? r->n - 64 : 0;
	for (size_t i = r->villages; i > r->article_from && i > oldest; i--) {
		const struct ds_mention *m = &r->v[i - 1].m;
		const uint32_t len = ds_span_len(m->at);
		if (m->level != DS_LEVEL_VILLAGE || m->form == DS_FORM_ANAPHOR || !m->place.region ||
		    len > h->at.end - from || len <= ds_span_len(h->at) || (len - ds_span_len(h->at)) % 3 ||
		    (again && ds_span_len(again->at) >= len))
			continue;
		if (memcmp(r->text.p + m->at.start, r->text.p + h->at.end - len, len) == 0)
			again = m;
	}
	if (!again)
		return false;
	draft_village(r, h, h->at.end - ds_span_len(again->at), again->place, DS_REASON_AGAIN, again->confidence,
		      out);
	return true;
}

bool ends_like_village(const struct resolver *r, const struct hit *h)
{
	return char_in(r->text, h->at.start - 3, name_tails);
}

/* Is there more than its form to say that this is a village's name, far from any parent: a village before it in the
 * same list (、沅溪村), or something behind it that only villages have? Without either 已培育村, 整治嘎查 and 说起社区
 * would be names. */
static bool stands_apart(const struct resolver *r, const struct hit *h, uint32_t start, const struct draft *last)
{
	static const struct ds_str after[] = { WORD("位于"),     WORD("党支部"), WORD("党总支"), WORD("支书"),
					       WORD("第一书记"), WORD("驻村"),   WORD("村民"),   WORD("村委") };
	if (last && last->m.level == DS_LEVEL_VILLAGE && last->m.at.end < start &&
	    last->m.at.end + LIST_GAP >= start &&
	    (text_at(r->text, start - 3, DS_STR("、")) || text_at(r->text, start - 3, DS_STR("和"))))
		return true;
	if (han_before(r->text, start))
		return false;
	const bool tail = h->at.start > start && ends_like_village(r, h);
	/* 张三全接任村支书: somebody who does something for the village */
	if (!tail && h->at.start - start > 9 && surname_before(r->text, start + 3) != DS_SURNAME_NONE)
		return false;
	for (size_t i = 0; i < DS_COUNT(after); i++) {
		if (text_at(r->text, h->at.end, after[i]))
			return true;
	}
	return tail;
}

struct ds_place place_below(const struct resolver *r, struct ds_place up, struct ds_str name)
{
	char path[160];
	if (up.tail.n == 0 || up.tail.n + 1 + name.n > sizeof(path)) {
		up.tail = ds_arena_copy(r->arena, name);
		return up;
	}
	memcpy(path, up.tail.p, up.tail.n);
	path[up.tail.n] = '/';
	memcpy(path + up.tail.n + 1, name.p, name.n);
	up.tail = ds_arena_copy(r->arena, (struct ds_str){ path, up.tail.n + 1 + name.n });
	return up;
}

/* 高县大窝镇大屋村: of a township that no list has, so it is not asked for. */
static bool village_of_town(struct resolver *r, const struct hit *h, uint32_t start, const struct draft *town,
			    struct draft *out)
{
	struct span_name name;
	if (!name_fold(r, (struct ds_span){ start, h->at.end }, &name) || name.n > 7 ||
	    !may_be_name(name.s, h->at.end - h->at.start) || goes_on_as_word(r->text, h->at.end))
		return false;
	draft_village(r, h, start, place_below(r, town->m.place, name.s), DS_REASON_UNLISTED, 82, out);
	return true;
}

/* What stands before a 村: where its name may begin, and below which place. */
struct head {
	uint32_t at; /* the farthest start */
	uint32_t starts[CHARS_MAX + 1];
	unsigned n;               /* of those, the nearest first */
	const struct draft *last; /* the mention before; NULL */
	bool touches;             /* it stands right before the name */
	ds_region above;          /* that place, when it has villages; NONE */
	ds_region scope;          /* above, else that whose villages the text speaks of */
};

/* The characters before the hit, as far as they may be of a name. */
static void head_read(const struct resolver *r, const struct hit *h, struct head *w)
{
	uint32_t floor = r->reading->blocks[h->block].at.start;
	uint32_t end = 0; /* of the mention before */
	w->last = draft_before(r, h);
	if (w->last) {
		end = w->last->m.at.end;
		if (w->last->m.level == DS_LEVEL_TOWNSHIP && text_at(r->text, end, DS_STR("办事处")))
			end += 9; /* 甲街道办事处乙社区 */
		floor = end > floor ? end : floor;
	}
	w->at = h->at.start;
	w->n = 0;
	while (w->n < CHARS_MAX && w->at >= floor + 3 && han_before(r->text, w->at)) {
		w->at -= 3;
		w->starts[w->n++] = w->at;
	}
	if (w->n && w->last && w->at == end && text_at(r->text, w->at, DS_STR("的")))
		w->at = --w->n ? w->starts[w->n - 1] : w->at;
	w->touches = w->last && (w->at == end || (w->at == end + 3 && text_at(r->text, end, DS_STR("的"))));
}

static void head_scope(struct resolver *r, const struct hit *h, struct head *w)
{
	w->above = w->touches ? w->last->m.place.region : DS_REGION_NONE;
	if (w->above && region_level(w->above) == DS_LEVEL_VILLAGE)
		w->above = region_parent(w->above);
	if (!has_villages(w->above) || w->last->m.place.tail.n)
		w->above = DS_REGION_NONE;
	w->scope = w->above ? w->above : village_scope(r, h);
}

/* One of a list: the whole, then what is left when two characters or more belong to something else (东城白鹊山村). */
static bool village_of_scope(struct resolver *r, const struct hit *h, const struct head *w,
			     const struct span_name *name, const uint16_t *stamps, struct draft *out)
{
	const bool direct = w->above != DS_REGION_NONE;
	if (village_listed(r, h, w->at, name, stamps, w->scope, direct, out))
		return true;
	for (unsigned i = w->n - 1; i-- > 0;) {
		if ((!direct || w->starts[i] >= w->at + 6) &&
		    village_listed(r, h, w->starts[i], name, stamps, w->scope, direct, out))
			return true;
	}
	return false;
}

/* 曲硐村 after 龙门乡, which has none of that name: another township's of its county; but quarters of a town are often called
 * alike, if not by three characters, and a text about the township speaks of its own. */
static bool village_of_county(struct resolver *r, const struct hit *h, const struct head *w,
			      const struct span_name *name, const uint16_t *stamps, struct draft *out)
{
	const bool village = h->at.end - h->at.start == 3;
	if (w->above || region_level(w->scope) != DS_LEVEL_TOWNSHIP || region_holds(w->scope, r->about) ||
	    !has_villages(region_parent(w->scope)))
		return false;
	for (unsigned i = 1; i < w->n && i < (village ? 4 : 6); i++) {
		if ((w->starts[i] == w->at || w->starts[i] >= w->at + 6) &&
		    (village || w->starts[i] + 9 <= h->at.start) &&
		    village_listed(r, h, w->starts[i], name, stamps, region_parent(w->scope), false, out))
			/* others of the county have it: none that the text is about */
			return !out->m.place.tail.n || !is_of_one_town(r);
	}
	return false;
}

/* One that no list has. */
static bool village_alone(struct resolver *r, const struct hit *h, struct head *w, struct draft *out)
{
	const bool behind_village = w->touches && w->last->m.level == DS_LEVEL_VILLAGE;
	if (behind_village && w->n >= 3 && char_in(r->text, w->at, (struct ds_str)WORD("和与及"))) {
		/* 东岗村和西岗村: no name begins with what joins the two */
		w->at = w->starts[--w->n - 1];
		w->above = DS_REGION_NONE;
	} else if (behind_village && w->at == w->last->m.at.end && w->n >= 2) {
		/* 庄河村石榴沟村: a hamlet stands under the village that its name follows, beside one that no list has */
		w->scope = w->above = w->last->m.place.region;
	}
	if (region_level(w->scope) < DS_LEVEL_COUNTY || w->n < (w->above ? 1u : 2u))
		return false;
	return village_unlisted(r, h, w->at, w->scope, w->above || stands_apart(r, h, w->at, w->last), out);
}

static bool village_find(struct resolver *r, const struct hit *h, struct draft *out)
{
	struct head w;
	head_read(r, h, &w);
	const struct draft *last = w.last;
	if (w.n == 0)
		return false;
	if (w.n == 1 && last && w.at == last->m.at.end && last->m.level == DS_LEVEL_VILLAGE)
		return false; /* 三教村联村共建 */
	const bool of_town = w.touches && last->m.place.tail.n && last->m.level == DS_LEVEL_TOWNSHIP;
	/* 库山乡双泉村 says more than 双泉村 did, of which the county has two */
	if (r->villages && village_again(r, h, w.at, out) &&
	    !(out->m.place.tail.n && w.touches && last->m.level == DS_LEVEL_TOWNSHIP))
		return true;
	if (of_town)
		return village_of_town(r, h, w.at, last, out);
	head_scope(r, h, &w);
	if (!w.scope)
		return false;
	struct span_name name;
	if (!name_fold(r, (struct ds_span){ w.at, h->at.end }, &name))
		return false;
	uint16_t stamps[DS_COUNT(name.cp)];
	stamps_make(&name, stamps);
	return village_of_scope(r, h, &w, &name, stamps, out) || village_of_county(r, h, &w, &name, stamps, out) ||
	       village_alone(r, h, &w, out);
}

bool village_settle(struct resolver *r, const struct hit *h, struct draft *out)
{
	if (text_at(r->text, h->at.start, DS_STR("居")))
		return committee_settle(r, h, out);
	if (is_village_road(r->text, h->at.end))
		return false;
	if (!village_find(r, h, out))
		return false;
	for (uint32_t at = out->m.at.start; at < h->at.start; at += 3) {
		if (is_foreign(r->text, at))
			return false; /* 缅甸岗房村 */
	}
	return true;
}

bool village_of_taiwan(struct resolver *r, const struct hit *h, struct draft *d)
{
	static const struct ds_str not_behind = WORD("程面外头边路弄巷斯");
	const ds_region district = d->m.place.region;
	const uint32_t start = d->m.at.end, end = start + 9;
	struct span_name name;
	if (!region_holds(r->taiwan, district) || district == r->taiwan ||
	    end > r->reading->blocks[h->block].at.end || !text_at(r->text, end - 3, DS_STR("里")) ||
	    !han_at(r->text, start) || !han_at(r->text, start + 3) || d->m.form == DS_FORM_ANAPHOR ||
	    text_at(r->text, start + 3, DS_STR("公")) || char_in(r->text, end, not_behind) ||
	    !name_fold(r, (struct ds_span){ start, end }, &name))
		return false;
	struct hit li = *h;
	li.at = (struct ds_span){ start, end };
	if (r->trace)
		trace_begin(r->trace);
	draft_village(r, &li, start, (struct ds_place){ .region = district, .tail = name.s }, DS_REASON_UNLISTED,
		      85, d);
	return true;
}

/* anaphor.c: 全市, 该旗, 我省, 自治区: which place they stand for. */
#include "region/home.h"

/* What an anaphor's last characters ask of a place: how its name ends, on which levels. */
static const struct suffix {
	struct ds_str word;
	struct ds_str name;     /* how the place's name must end */
	struct ds_str not_name; /* and must not */
	uint8_t from, to;       /* levels */
	const char *fixed;      /* 全疆: always this one */
} suffixes[] = {
	{{ "自治区", 9 }, { "自治区", 9 }, { "", 0 },          DS_LEVEL_PROVINCE,   DS_LEVEL_PROVINCE,   NULL                      },
	{ { "省", 3 },      { "省", 3 },       { "", 0 },          DS_LEVEL_PROVINCE,   DS_LEVEL_PROVINCE,   NULL                      },
	{ { "盟", 3 },      { "盟", 3 },       { "", 0 },          DS_LEVEL_PREFECTURE, DS_LEVEL_PREFECTURE, NULL                      },
	{ { "州", 3 },      { "州", 3 },       { "", 0 },          DS_LEVEL_PREFECTURE, DS_LEVEL_PREFECTURE, NULL                      },
	{ { "市", 3 },      { "市", 3 },       { "", 0 },          DS_LEVEL_PROVINCE,   DS_LEVEL_COUNTY,     NULL                      },
	{ { "县", 3 },      { "县", 3 },       { "", 0 },          DS_LEVEL_PREFECTURE, DS_LEVEL_COUNTY,     NULL                      },
	{ { "旗", 3 },      { "旗", 3 },       { "", 0 },          DS_LEVEL_COUNTY,     DS_LEVEL_COUNTY,     NULL                      },
	{ { "社区", 6 },   { "社区", 6 },    { "", 0 },          DS_LEVEL_VILLAGE,    DS_LEVEL_VILLAGE,    NULL                      },
	{ { "地区", 6 },   { "地区", 6 },    { "", 0 },          DS_LEVEL_PREFECTURE, DS_LEVEL_PREFECTURE, NULL                      },
	{ { "区", 3 },      { "区", 3 },       { "地区", 6 },    DS_LEVEL_PROVINCE,   DS_LEVEL_OTHER,      NULL                      },
	{ { "镇", 3 },      { "镇", 3 },       { "", 0 },          DS_LEVEL_TOWNSHIP,   DS_LEVEL_TOWNSHIP,   NULL                      },
	{ { "乡", 3 },      { "乡", 3 },       { "", 0 },          DS_LEVEL_TOWNSHIP,   DS_LEVEL_TOWNSHIP,   NULL                      },
	{ { "街道", 6 },   { "街道", 6 },    { "", 0 },          DS_LEVEL_TOWNSHIP,   DS_LEVEL_TOWNSHIP,   NULL                      },
	{ { "街", 3 },      { "街道", 6 },    { "", 0 },          DS_LEVEL_TOWNSHIP,   DS_LEVEL_TOWNSHIP,   NULL                      },
	{ { "苏木", 6 },   { "苏木", 6 },    { "", 0 },          DS_LEVEL_TOWNSHIP,   DS_LEVEL_TOWNSHIP,   NULL                      },
	{ { "村", 3 },      { "村", 3 },       { "自然村", 9 }, DS_LEVEL_VILLAGE,    DS_LEVEL_VILLAGE,    NULL                      },
	{ { "嘎查", 6 },   { "嘎查", 6 },    { "", 0 },          DS_LEVEL_VILLAGE,    DS_LEVEL_VILLAGE,    NULL                      },
	{ { "师", 3 },      { "师", 3 },       { "", 0 },          DS_LEVEL_OTHER,      DS_LEVEL_OTHER,      NULL                      },
	{ { "团", 3 },      { "团", 3 },       { "兵团", 6 },    DS_LEVEL_OTHER,      DS_LEVEL_OTHER,      NULL                      },
	{ { "兵团", 6 },   { "兵团", 6 },    { "", 0 },          DS_LEVEL_OTHER,      DS_LEVEL_OTHER,      NULL                      },
	{ { "疆", 3 },      { "", 0 },          { "", 0 },          0,                   0,                   "新疆维吾尔自治区"},
	{ { "港", 3 },      { "", 0 },          { "", 0 },          0,                   0,                   "香港特别行政区"   },
	{ { "澳", 3 },      { "", 0 },          { "", 0 },          0,                   0,                   "澳门特别行政区"   },
	{ { "台", 3 },      { "", 0 },          { "", 0 },          0,                   0,                   "台湾省"               },
};

/* Text of either script against a simplified word, character by character through the matcher's classes. */
static bool same_word(struct ds_str a, struct ds_str b)
{
	if (a.n != b.n)
		return false;
	unsigned len;
	for (size_t i = 0; i < a.n; i += len) {
		uint32_t x = ds_utf8_at(a.p + i, &len), y = ds_utf8_at(b.p + i, &len);
		if (x != y && (!class_of(x) || class_of(x) != class_of(y)))
			return false;
	}
	return true;
}

static const struct suffix *suffix_of(struct ds_str word)
{
	const struct suffix *best = NULL;
	for (size_t i = 0; i < DS_COUNT(suffixes); i++) {
		struct ds_str s = suffixes[i].word;
		if (ds_str_ends(word, s) && (!best || s.n > best->word.n))
			best = &suffixes[i];
	}
	for (size_t i = 0; i < DS_COUNT(suffixes) && !best; i++) { /* in traditional script, perhaps */
		struct ds_str s = suffixes[i].word;
		if (word.n >= s.n && same_word((struct ds_str){ word.p + word.n - s.n, s.n }, s))
			best = &suffixes[i];
	}
	return best;
}

static bool place_fits(struct ds_place p, const struct suffix *s)
{
	if (p.region <= DS_REGION_CHINA)
		return false;
	const struct row *row = row_at(p.region);
	enum ds_level level = p.tail.n ? ds_place_level(p) : (enum ds_level)ROW_LEVEL(row->bits);
	if (level < s->from || level > s->to)
		return false;
	struct ds_str name = p.tail.n ? ds_place_name(p) : name_at(row->name);
	if (level == DS_LEVEL_VILLAGE && ds_str_eq(s->word, DS_STR("村")) && ds_str_ends(name, DS_STR("嘎查")))
		return true; /* 本村, of a gacha */
	return ds_str_ends(name, s->name) && !(s->not_name.n && ds_str_ends(name, s->not_name));
}

/* The region itself or the nearest above it that fits. */
static ds_region fit_above(ds_region r, const struct suffix *s)
{
	for (; r > DS_REGION_CHINA; r = region_parent(r)) {
		if (place_fits((struct ds_place){ .region = r }, s))
			return r;
	}
	return DS_REGION_NONE;
}

/* 莱芜市 is a district today; 全市 behind it still means it. */
static bool written_fits(const struct resolver *r, const struct draft *d, const struct suffix *s)
{
	struct ds_str name = ds_str_slice(r->text, d->m.at);
	return d->m.form == DS_FORM_ALIAS && d->m.level >= s->from && d->m.level <= s->to &&
	       name.n > 2 * s->word.n && ds_str_ends(name, s->word) &&
	       !(s->not_name.n && ds_str_ends(name, s->not_name));
}

/* 发往西安: where goods and people go is nobody's 全市. */
static bool is_destination(struct ds_str text, struct ds_span at)
{
	static const struct ds_str words[] = {
		WORD("发往"), WORD("销往"), WORD("运往"), WORD("输往"), WORD("飞往"),
		WORD("开往"), WORD("送往"), WORD("前往"), WORD("远销"), WORD("赶赴")
	};
	const unsigned char last = at.start ? (unsigned char)text.p[at.start - 1] : 0;
	if (last != 0x80 && last != 0xb4) /* of 往 and 销, of 赴 */
		return false;
	for (size_t i = 0; i < DS_COUNT(words); i++) {
		if (text_before(text, at.start, words[i]))
			return true;
	}
	return false;
}

/* 甲县至乙县公路: the end of a way is no 该县. */
static bool ends_way(struct ds_str text, struct ds_span at)
{
	static const struct ds_str ways[] = { WORD("公路"), WORD("高速"), WORD("铁路"), WORD("高铁"), WORD("二级"),
					      WORD("一级"), WORD("段"),   WORD("客车"), WORD("班车"), WORD("线") };
	if (at.start < 3 || !char_in(text, at.start - 3, (struct ds_str)WORD("至到—经")))
		return false;
	for (size_t i = 0; i < DS_COUNT(ways); i++) {
		if (text_at(text, at.end, ways[i]))
			return true;
	}
	return false;
}

/* The nearest mention before, not before v[from], that fits. */
static const struct draft *fit_before(const struct resolver *r, size_t from, const struct suffix *s)
{
	size_t oldest = r->n > 256 ? r->n - 256 : 0;
	for (size_t i = r->n; i > from && i > oldest; i--) {
		const struct draft *d = &r->v[i - 1];
		if (d->m.form == DS_FORM_ALIAS && ds_span_len(d->m.at) == 3)
			continue; /* 沪苏浙 */
		if ((place_fits(d->m.place, s) || written_fits(r, d, s)) && !is_destination(r->text, d->m.at) &&
		    !ends_way(r->text, d->m.at) && !is_neighbour(r->text, d->m.at))
			return d;
	}
	return NULL;
}

/* 居全区第一, 在全市率先: the whole is more than the one that is compared with it. */
static bool compares(struct ds_str text, struct ds_span at)
{
	static const struct ds_str before[] = { WORD("居"),   WORD("列"), WORD("占"),   WORD("位居"), WORD("成为"),
						WORD("为"),   WORD("是"), WORD("在"),   WORD("占到"), WORD("获"),
						WORD("获得"), WORD("向"), WORD("领跑"), WORD("被") };
	static const struct ds_str after[] = { WORD("第一"), WORD("第二"),   WORD("第三"), WORD("首"),
					       WORD("前列"), WORD("率先"),   WORD("唯一"), WORD("最"),
					       WORD("领先"), WORD("前茅"),   WORD("平均"), WORD("之首"),
					       WORD("总量"), WORD("的比重"), WORD("先进"), WORD("推广"),
					       WORD("第"),   WORD("总"),     WORD("前"),   WORD("各") };
	/* 高出全市5.7个百分点: these need nothing behind */
	static const struct ds_str over[] = { WORD("高出"), WORD("高于"), WORD("低于"), WORD("快于"), WORD("慢于"),
					      WORD("好于"), WORD("优于"), WORD("领先"), WORD("超过") };
	bool led = false, follows = false;
	for (size_t i = 0; i < DS_COUNT(over); i++) {
		if (text_before(text, at.start, over[i]))
			return true;
	}
	for (size_t i = 0; i < DS_COUNT(before) && !led; i++)
		led = text_before(text, at.start, before[i]);
	for (size_t i = 0; i < DS_COUNT(after) && led; i++)
		follows = follows || text_at(text, at.end, after[i]);
	return led && follows;
}

/* What an anaphor stands for, how sure, and by what. */
struct referent {
	struct ds_place place;
	uint8_t confidence;
	enum ds_reason why;
	struct ds_span at;
};

static struct referent referent_before(const struct resolver *r, size_t from, const struct suffix *s)
{
	const struct draft *d = fit_before(r, from, s);
	if (!d)
		return (struct referent){ .confidence = 0 };
	return (struct referent){ d->m.place, from == r->sentence_from ? 95 : 85, DS_REASON_SUFFIX, d->m.at };
}

/* Does the article name the region, or, seldom, another of that name? The first and the last 64 names are asked. */
static bool is_named(const struct resolver *r, ds_region region)
{
	for (size_t i = 0; i < r->hits_n; i++) {
		const struct hit *h = &r->hits[i];
		if (i == 64 && r->hits_n > 128)
			i = r->hits_n - 64;
		if (h->kind == KEY_PLACE && key_entries(key_at(h->key)) &&
		    entries_at(key_at(h->key))->region == region)
			return true;
	}
	return false;
}

/* 我市 where the article is about 莱芜, which was a city when it was written: it is, when the text has neither 莱芜区, its name
 * of today, nor what would be a city today, and is not known to come from there. */
static bool was_itself(const struct resolver *r, const struct suffix *s, ds_region found)
{
	return r->about > DS_REGION_CHINA && region_level(r->about) == DS_LEVEL_COUNTY && found != r->about &&
	       r->told[r->about % MEMO_SIZE] != r->about && !region_holds(found, r->context) &&
	       s->to >= DS_LEVEL_COUNTY && s->from <= DS_LEVEL_COUNTY && s->name.n == 3 &&
	       region_was_called(r->about, s->name) && (found == DS_REGION_NONE || !is_named(r, found));
}

static struct referent referent_about(const struct resolver *r, const struct suffix *s)
{
	ds_region found = fit_above(r->about, s);
	if (was_itself(r, s, found))
		return (struct referent){ { .region = r->about }, 85, r->about_why, r->about_at };
	if (found != r->about) { /* what the article is about may be called by an old name */
		const size_t oldest = r->n > r->article_from + 64 ? r->n - 64 : r->article_from;
		for (size_t i = r->n; i > oldest; i--) {
			const struct draft *d = &r->v[i - 1];
			if (d->m.place.region == r->about && written_fits(r, d, s))
				return (struct referent){ d->m.place, 90, DS_REASON_SUFFIX, d->m.at };
		}
	}
	if (found)
		return (struct referent){ { .region = found }, 94, r->about_why, r->about_at };
	found = fit_above(r->context, s);
	return (struct referent){
		{.region = found},
                94, DS_REASON_CONTEXT, { 0,              0 }
	};
}

/* Does the sentence name another place beside p, of its level and under its parent? Then neither is the whole. */
static bool has_sibling(const struct resolver *r, ds_region p)
{
	size_t oldest = r->n > 24 ? r->n - 24 : 0;
	for (size_t i = r->n; i > r->sentence_from && i > oldest; i--) {
		ds_region m = r->v[i - 1].m.place.region;
		if (m != p && m > DS_REGION_CHINA && region_parent(m) == region_parent(p))
			return true;
	}
	return false;
}

/* 甲镇的增速居全市第三: the whole of what the sentence named last, where that lies elsewhere than what the article
 * seems to be about. */
static ds_region whole_of_part(const struct resolver *r, const struct hit *h, const struct suffix *s)
{
	const struct draft *last = r->n > r->sentence_from ? &r->v[r->n - 1] : NULL;
	if (!last || last->m.place.region <= DS_REGION_CHINA || last->m.level < DS_LEVEL_PREFECTURE)
		return DS_REGION_NONE;
	/* 全市占全区的四分之一: no district is the whole of a city */
	const bool share = last->m.level == DS_LEVEL_PREFECTURE && text_before(r->text, h->at.start, DS_STR("占"));
	if (!share && (last->m.level < DS_LEVEL_COUNTY || !compares(r->text, h->at)))
		return DS_REGION_NONE;
	ds_region above = fit_above(region_parent(last->m.place.region), s);
	return above && (share || !region_holds(above, r->about)) ? above : DS_REGION_NONE;
}

/* 甘南州地处…,北靠临夏州。全州: the place that the paragraph begins with, which it speaks of. */
static const struct draft *head_of_block(const struct resolver *r, const struct hit *h)
{
	const uint32_t start = r->reading->blocks[h->block].at.start;
	const size_t oldest = r->n > r->article_from + 32 ? r->n - 32 : r->article_from;
	for (size_t i = r->n; i > oldest && r->v[i - 1].m.block == h->block; i--) {
		if (r->v[i - 1].m.at.start == start)
			return &r->v[i - 1];
	}
	return NULL;
}

/* What 全… stands for: what the sentence names, unless that is only a part that is compared with the whole or one of
 * several; then what the article is about; then what was named last. */
static struct referent whole_of(const struct resolver *r, const struct hit *h, const struct suffix *s)
{
	struct referent p = referent_before(r, r->sentence_from, s);
	const ds_region part = p.place.region ? DS_REGION_NONE : whole_of_part(r, h, s);
	if (part)
		return (struct referent){ { .region = part }, 90, DS_REASON_WHOLE, r->v[r->n - 1].m.at };
	/* 在曲阜市…位列全市第四: where things are compared is the whole */
	if (p.place.region && (has_sibling(r, p.place.region) ||
			       (compares(r->text, h->at) && !text_before(r->text, p.at.start, DS_STR("在"))))) {
		ds_region above = fit_above(region_parent(p.place.region), s);
		if (above)
			return (struct referent){ { .region = above }, 92, DS_REASON_WHOLE, p.at };
	}
	if (p.place.region && p.at.end != h->at.start && region_holds(p.place.region, r->about) &&
	    p.place.region != r->about) {
		/* 胶南市在青岛市投资的基础上…全市: what the article is about, when the sentence names both */
		for (size_t i = r->n; i > r->sentence_from && i + 12 > r->n; i--) {
			const struct draft *d = &r->v[i - 1];
			if (d->m.place.region == r->about && (place_fits(d->m.place, s) || written_fits(r, d, s)))
				return (struct referent){ d->m.place, 92, DS_REASON_SUFFIX, d->m.at };
		}
	}
	if (p.place.region)
		return p;
	struct referent about = referent_about(r, s);
	if (about.place.region)
		return about;
	const struct draft *head = head_of_block(r, h);
	if (head && (place_fits(head->m.place, s) || written_fits(r, head, s)))
		return (struct referent){ head->m.place, 85, DS_REASON_SUFFIX, head->m.at };
	return referent_before(r, r->article_from, s);
}

/* The only place of this full name, or the only one that lies in what the article is about: 江北区 of 重庆市. */
static const struct entry *only_within(const struct key *k, ds_region about)
{
	const struct entry *v = entries_at(k), *only = NULL;
	const uint32_t n = key_entries(k);
	if (n == 0 || n > 16 || v->form != DS_FORM_FULL)
		return NULL;
	for (uint32_t i = 0; n > 1 && i < n; i++) {
		if (v[i].form != DS_FORM_FULL || !region_holds(about, v[i].region))
			continue;
		if (only)
			return NULL;
		only = &v[i];
	}
	return n == 1 ? v : only;
}

/* 我区代表团 before 栖霞区: the only place of that kind that the article names in full, be it later. */
static struct referent referent_later(const struct resolver *r, const struct suffix *s)
{
	ds_region found = DS_REGION_NONE;
	struct ds_span at = { 0, 0 };
	for (size_t i = r->at + 1; i < r->hits_n && i < r->at + 64; i++) {
		const struct hit *h = &r->hits[i];
		const struct entry *e = h->kind == KEY_PLACE ? only_within(key_at(h->key), r->about) : NULL;
		if (!e || e->region == found || !place_fits((struct ds_place){ .region = e->region }, s))
			continue;
		if (found || (r->about > DS_REGION_CHINA && !region_holds(r->about, e->region)))
			return (struct referent){ .confidence = 0 };
		found = e->region;
		at = h->at;
	}
	return (struct referent){ { .region = found }, 80, DS_REASON_SUFFIX, at };
}

/* 全镇 behind a village of a town that the article need not name. */
static struct referent referent_around(const struct resolver *r, const struct suffix *s)
{
	const struct draft *last = r->n > r->article_from ? &r->v[r->n - 1] : NULL;
	if (!last || last->m.level != DS_LEVEL_VILLAGE || s->to != DS_LEVEL_TOWNSHIP)
		return (struct referent){ .confidence = 0 };
	return (
	    struct referent){ { .region = fit_above(last->m.place.region, s) }, 80, DS_REASON_SUFFIX, last->m.at };
}

/* 我县丹江镇: the only county of the kind with a township of the name right behind. */
static ds_region county_behind(const struct resolver *r, const struct hit *h, const struct suffix *s)
{
	const struct hit *next = r->at + 1 < r->hits_n ? &r->hits[r->at + 1] : h;
	if (next->kind != KEY_PLACE || next->at.start != h->at.end)
		return DS_REGION_NONE;
	const struct key *k = key_at(next->key);
	const struct entry *v = entries_at(k);
	ds_region only = DS_REGION_NONE;
	for (uint32_t i = 0; i < key_entries(k); i++) {
		const ds_region county = region_parent(v[i].region);
		if (v[i].form != DS_FORM_FULL || region_level(v[i].region) != DS_LEVEL_TOWNSHIP ||
		    !place_fits((struct ds_place){ .region = county }, s) ||
		    (r->about > DS_REGION_CHINA && !region_holds(r->about, county) &&
		     !region_holds(county, r->about)))
			continue;
		if (only && only != county)
			return DS_REGION_NONE;
		only = county;
	}
	return only;
}

/* 我县 where the article names its township, be it later, and no other county's. */
static struct referent referent_of_town(struct resolver *r, const struct hit *h, const struct suffix *s)
{
	ds_region county = county_behind(r, h, s);
	if (county)
		return (struct referent){ { .region = county }, 85, DS_REASON_SUFFIX, r->hits[r->at + 1].at };
	county = home_hinted(r);
	if (!place_fits((struct ds_place){ .region = county }, s) || !region_holds(r->about, county))
		county = DS_REGION_NONE;
	return (struct referent){ { .region = county }, 80, DS_REASON_SUFFIX, h->at };
}

/* By the first word: 该 the last that was named, 全 the whole, 我, 本 and 自治区 what the article is about. */
static struct referent referent_of(struct resolver *r, const struct hit *h, const struct suffix *s)
{
	unsigned len;
	uint32_t class = class_of(ds_utf8_at(r->text.p + h->at.start, &len));
	struct referent p;
	if (s->fixed) {
		/* 全港 is a harbour where the article is about another place */
		ds_region fixed = r->anaphors[h->key % DS_COUNT(r->anaphors)].fixed;
		bool harbour = region_parent(fixed) == DS_REGION_CHINA && ds_str_ends(s->word, DS_STR("港"));
		if (harbour && r->about > DS_REGION_CHINA && !region_holds(fixed, r->about))
			return (struct referent){ .confidence = 0 };
		return (struct referent){ { .region = fixed }, 97, DS_REASON_FIXED, h->at };
	}
	if (class == class_of(0x5168)) { /* 全 */
		p = whole_of(r, h, s);
		return p.place.region ? p : referent_around(r, s);
	}
	if (class == class_of(0x8be5) || s->from >= DS_LEVEL_TOWNSHIP ||
	    (ds_span_len(h->at) > 6 && s->from > DS_LEVEL_PROVINCE)) { /* 该, 我们村, 这个县 */
		p = referent_before(r, r->article_from, s);
		return p.place.region ? p : referent_about(r, s);
	}
	p = referent_about(r, s);
	if (!p.place.region)
		p = referent_before(r, r->article_from, s);
	if (!p.place.region)
		p = referent_later(r, s);
	return p.place.region ? p : referent_of_town(r, h, s);
}

/* The few anaphors of the language are found out about once. */
static const struct suffix *suffix_known(struct resolver *r, const struct hit *h)
{
	const size_t at = h->key % DS_COUNT(r->anaphors);
	if (r->anaphors[at].key != h->key) {
		const struct suffix *s = suffix_of(ds_str_slice(r->text, h->at));
		r->anaphors[at].key = h->key;
		r->anaphors[at].suffix = s;
		r->anaphors[at].fixed = s && s->fixed ? ds_region_of_path(ds_str_of(s->fixed)) : DS_REGION_NONE;
	}
	return r->anaphors[at].suffix;
}

bool anaphor_settle(struct resolver *r, const struct hit *h, struct draft *out)
{
	const struct suffix *s = suffix_known(r, h);
	const struct draft *last = r->n > r->article_from ? &r->v[r->n - 1] : NULL;
	if (!s || anaphor_vetoed(r->text, h, last && last->m.at.end == h->at.start) ||
	    text_at(r->text, h->at.end, DS_STR("级"))) { /* 自治区级: a level, no place */
		note(r, DS_REASON_WORD, 0, h->at, DS_REGION_NONE);
		return false;
	}
	struct referent p = referent_of(r, h, s);
	if (!p.place.region)
		return false;
	if (r->trace) {
		trace_candidate(r->trace, p.place);
		trace_score(r->trace, 0, DS_STANDING_CHOSEN);
		trace_note(r->trace, p.why, 0, p.at, p.place.region);
	}
	*out = (struct draft){
		.m = {.at = h->at,
                      .place = p.place,
                      .block = h->block,
                      .form = DS_FORM_ANAPHOR,
                      .counts = true,
                      .confidence = p.confidence},
		.sentence = h->sentence,
		.key = h->key,
	};
	out->m.level = (uint8_t)(p.place.tail.n ? ds_place_level(p.place) : region_level(p.place.region));
	return true;
}

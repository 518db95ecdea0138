/* resolve.h: private to src/region. From hits to mentions: what the parts of the resolver share.
 *
 *   resolve.c  walks the hits of an article in order; makes the mentions
 *   place.c    which of several places of one name, and whether the name is a place at all, by what stands around
 *   evidence.c what speaks for each of them
 *   vouch.c    what lets a name stand that needs more
 *   veto.c     words, people and roads that merely look like a place
 *   anaphor.c  全市, 该旗, 自治区
 *   village.c  villages, looked up only below a place that is in scope
 *   village_near.c what a village beside or elsewhere says of a name
 *   village_list.c villages that share one 村: 刘坦、袁楼等村
 *   list.c     names that only their place in a list tells
 *   hamlet.c   parts of villages, right behind them
 *   town.c     townships that no list has, right behind their county
 *   later.c    what the article names before it says where that lies
 *   later_free.c villages far from what they lie in
 *   later_own.c whose 我们村 is, which a quotation says before it names him
 *   less.c     新区, 沪 in a title, 绵 阳
 *   letters.c  京津冀
 *   home.c     what an article seems to be about, and where its 我市 is
 *   home_last.c what it is about, when all is found
 *   page.c     what the articles of a page tell of each other
 *   scope.c    the counting for that
 *   form.c     embedded in the name of an organisation; counts or not
 *   trace.c    what the choices were made by, when asked for
 */
#ifndef DUSHU_REGION_RESOLVE_H
#define DUSHU_REGION_RESOLVE_H

#include "dushu/text.h"
#include "region/gazetteer.h"
#include "region/match.h"
#include "region/trace.h"

struct draft {
	struct ds_mention m;
	uint32_t sentence;
	uint32_t key; /* 0 for villages */
	/* what later names ask of the place again and again; draft_put fills it in */
	ds_region next, parent;
	uint8_t level; /* of the region */
};

/* Does the mention's place hold c? */
static inline bool draft_holds(const struct draft *d, ds_region c)
{
	return c >= d->m.place.region && c < d->next;
}

/* A region and what holds it, the smallest first: how close others lie. */
struct circle {
	ds_region region;
	unsigned n;
	struct {
		ds_region from, to;
		uint8_t near; /* of what lies in it and in none before it */
	} v[8];
};

/* The provinces that what an article names lies in. */
struct reach {
	struct {
		ds_region from, to;
	} v[12];
	unsigned n; /* more than there is room for: all */
};

static inline bool reach_has(const struct reach *k, ds_region c)
{
	if (k->n > DS_COUNT(k->v))
		return true;
	for (unsigned i = 0; i < k->n; i++) {
		if (c >= k->v[i].from && c < k->v[i].to)
			return true;
	}
	return false;
}

/* c: a region or NONE. */
static inline void reach_add(struct reach *k, ds_region c)
{
	if (c <= DS_REGION_CHINA || reach_has(k, c))
		return;
	for (ds_region up; (up = region_parent(c)) > DS_REGION_CHINA;)
		c = up;
	if (k->n < DS_COUNT(k->v)) {
		k->v[k->n].from = c;
		k->v[k->n].to = row_at(c)->next;
	}
	k->n++;
}

#define MEMO_SIZE 256u

struct suffix; /* anaphor.c */

struct resolver {
	struct ds_str text; /* of the reading */
	const struct ds_reading *reading;
	struct ds_arena *arena;   /* of what is found */
	struct ds_arena *scratch; /* for as long as something is worked out */
	struct hit *hits;         /* of one article */
	size_t hits_n, at;
	const struct titles *titles; /* of the same article */
	struct draft *v;             /* mentions so far, of all articles */
	size_t n, cap;
	size_t article_from;       /* first mention of this article */
	size_t sentence_from;      /* first mention of this sentence */
	ds_region context;         /* where the text is known to come from */
	ds_region about, about_up; /* what the article seems to be about, and what holds that */
	ds_region county;          /* the county named last in this article */
	ds_region town;            /* the only township that this article names; NONE when there are two */
	unsigned town_times;       /* that it does; UINT_MAX: there are two */
	struct circle about_circle, context_circle; /* around those two; made by place.c when asked */
	struct reach reach;                         /* of those two and of the mentions of this article */
	ds_region hinted[8]; /* counties of townships that no other has and the article names; the first of them */
	size_t hinted_n;     /* SIZE_MAX: not asked for yet */
	size_t failed_n;
	uint32_t failed[64]; /* hits of the article that may end villages and are none so far */
	size_t towns;        /* of those townships of the article that no list has */
	size_t villages;     /* index behind the last village mentioned in this article; 0 none */
	ds_region taiwan;
	uint64_t letters[16]; /* classes of one-letter names, folded; letters.c */
	struct {
		uint32_t key;
		ds_region region;
	} memo[MEMO_SIZE]; /* what a name was in this article the last time */
	struct {
		uint32_t key;
		ds_region region;
	} gone; /* a district that is no more, by the name that another has, and what is there now */
	ds_region told[MEMO_SIZE];    /* counties and townships that this article names in full */
	uint32_t unpaired[MEMO_SIZE]; /* keys of townships that the village behind does not tell apart */
	uint32_t needy[MEMO_SIZE];    /* keys of many places none of which goes without evidence */
	struct {
		uint32_t key;
		const struct suffix *suffix;
		ds_region fixed;
	} anaphors[64];          /* what anaphors ask for, by key */
	struct trace *trace;     /* NULL unless choices are to be explained */
	struct ds_span about_at; /* where `about` is named first or most prominently; only for the trace */
	enum ds_reason about_why;
};

/* Keeps evidence for the trace, if there is one. */
static inline void note(const struct resolver *r, enum ds_reason reason, unsigned weight, struct ds_span at,
			ds_region region)
{
	if (__builtin_expect(r->trace != NULL, 0))
		trace_note(r->trace, reason, (int32_t)weight, at, region);
}

void draft_put(struct resolver *r, const struct draft *d); /* not one of r->v itself */
/* The mention before the current hit in its block; NULL when there is none. */
static inline const struct draft *draft_before(const struct resolver *r, const struct hit *h)
{
	return r->n == r->article_from || r->v[r->n - 1].m.block != h->block ? NULL : &r->v[r->n - 1];
}

/* scope.c: counts places and says which of them, if any, most of what was counted lies in. A place is counted by itself;
 * what holds it gets its share at the end, once for each place and not for each time that it is named. */
struct counted {
	ds_region region;
	uint32_t weight;
};

struct tally {
	struct counted *v; /* hashed by region; NONE where nothing is */
	size_t n, cap;     /* cap: a power of two */
	size_t last;       /* counted last */
	struct ds_arena *arena;
};
void tally_add(struct tally *t, ds_region r, uint32_t weight);
ds_region tally_top(const struct tally *t);
uint32_t block_weight(const struct ds_reading *r, uint32_t block, uint32_t first);

/* home.c and home_last.c: what the article of r->hits is about, before and after they are settled. */
ds_region home_first(struct resolver *r, uint32_t first_block);
/* Which counties and townships the article names in full somewhere: their short names may stand before. */
void told_first(struct resolver *r);
struct ds_place home_last(struct resolver *r, uint32_t first_block);
/* Where what the article is about is named first in the block that says most of it, for the trace. */
void home_trace(struct resolver *r, uint32_t first_block);

/* place.c: settles a hit of known places; false when it is none. */
bool place_settle(struct resolver *r, const struct hit *h, struct draft *out);

/* veto.c */
/* What speaks against the name being this place; DS_REASONS nothing. adjacent: an ancestor stands immediately before,
 * so it is nobody's given name. */
enum ds_reason place_veto(struct ds_str text, const struct hit *h, const struct entry *e, enum ds_level level,
			  bool two_chars, bool adjacent);
/* free: what stands before the hit is a place, and no part of a word with it. */
bool anaphor_vetoed(struct ds_str text, const struct hit *h, bool free);
/* Does what follows make the name that of a school, a clinic, a police station or an industrial zone, which small towns give
 * theirs? */
bool is_local(struct ds_str text, uint32_t end);
/* 钱库派出所, 望里工商所: does the office of a township follow, which bears its name? */
bool is_town_office(struct ds_str text, uint32_t end);
/* Does the name of a foreign country end at off? */
bool is_foreign(struct ds_str text, uint32_t off);

bool anaphor_settle(struct resolver *r, const struct hit *h, struct draft *out);
bool village_settle(struct resolver *r, const struct hit *h, struct draft *out);
/* 太平乡东合村: of all townships of the name at h the only one that has the village behind it; NONE for several. */
ds_region town_of_village(struct resolver *r, const struct hit *h);
/* Villages below `scope` with exactly this name of so many characters: how many, and the first. */
unsigned villages_called(ds_region scope, struct ds_str name, unsigned chars, ds_region *first);
/* The township or county whose villages are meant at h; NONE. */
ds_region village_scope(const struct resolver *r, const struct hit *h);
/* village_list.c: the names before the 村 at h that share it; found: it has just been put as a village's. */
void villages_listed(struct resolver *r, const struct hit *h, bool found);
/* 甲镇王家沟、李庄: those right behind the township mentioned last, without 村. */
void villages_behind(struct resolver *r, const struct hit *h);
/* resolve.c: 龙北社区, where 北社 is none: does what begins in the hit end a village's name? Then the hit becomes that. */
bool ends_village(const struct resolver *r, struct hit *h);
/* 烟台东社区: does the short name at h begin that of a village which the list has where the text is? */
bool begins_village(struct resolver *r, const struct hit *h);
/* Is the short name at h, of a township of the county, rather that of a village: 高杰村? */
bool village_before_town(struct resolver *r, const struct hit *h, ds_region county);
/* 东山 is no district where the article has 东山村: the village that is called so. */
bool village_called(struct resolver *r, const struct hit *h, struct draft *out);
/* May the span, which ends with the hit, be a village that no list has, by the words in and behind it? */
bool village_may_be(const struct resolver *r, const struct hit *h, struct ds_span at);
/* 村民 behind a village's name: those that live there. 村民宅 is none. */
bool is_villagers(struct ds_str text, uint32_t end);
/* 牌坊村路: 路 behind a village's name makes it that of a road. 村路灯 is none. */
bool is_village_road(struct ds_str text, uint32_t end);
/* Does the article, about a county or more, tell of one township alone? */
bool is_of_one_town(const struct resolver *r);
/* Does what stands before 村 end like the name of one: 家, 庄, 岭? */
bool ends_like_village(const struct resolver *r, const struct hit *h);
/* May a name that no list has be one, by the words in it? Of `suffix` bytes is what it ends in. */
bool may_be_name(struct ds_str name, size_t suffix);
/* The text at a span in simplified script. */
struct ds_str name_simple(const struct resolver *r, struct ds_span at);

/* The one township below `within` whose short name is s; NONE for none or two. */
ds_region town_called(ds_region within, struct ds_str s);
/* list.c: the names beside the township mentioned last, in a list. */
void list_settle(struct resolver *r, const struct hit *h);
/* 南安水头的老李: the township right behind the county of a mention. */
bool town_short(struct resolver *r, const struct draft *county, struct draft *out);

/* hamlet.c: 那布村后卡屯: the part of a village right behind it. */
bool hamlet_settle(struct resolver *r, const struct draft *village, struct draft *out);

/* town.c: 双峰县蛇形山镇: the township right behind the county of a mention, when no list has it. */
bool town_unlisted(struct resolver *r, const struct draft *county, struct draft *out);
/* 甲镇乙村、丙乡: the next of a list behind a township or a village. */
bool town_listed(struct resolver *r, const struct draft *before, struct draft *out);
/* The name of other counties' townships at h, as one that this county had once. */
bool town_of_then(struct resolver *r, const struct hit *h, struct draft *out);
uint32_t people_behind(struct ds_str text, uint32_t end); /* 赫哲族乡: bytes of it; 0 for none */
/* The name of a township goes on with the people whose it is. */
void town_lengthen(const struct resolver *r, struct draft *d);

/* later.c: villages, and townships that no list has, where they stand before their parents or far from them. */
void later_settle(struct resolver *r);
/* 復興區羅浮里: what stands right behind a district of Taiwan and ends in 里. */
bool village_of_taiwan(struct resolver *r, const struct hit *h, struct draft *d);
/* The place of a one-letter name: 沪; NONE. */
ds_region letter_region(uint32_t cp);
void letters_run(struct resolver *r, const struct hit *h);
void letters_learn(struct resolver *r); /* once, before */

/* Is the class that of a one-letter name, or, seldom, of another character? */
static inline bool letter_of_class(const struct resolver *r, unsigned class)
{
	return r->letters[class / 64 % 16] >> class % 64 & 1;
}

/* Most that are asked about are none, and then a look at a few bits says so. */
static inline bool letter_at(const struct resolver *r, uint32_t off)
{
	const unsigned char *p = (const unsigned char *)r->text.p + off;
	return (p[0] & 0xf0) == 0xe0 && letter_of_class(r, class_of_three(section_at(SECTION_CLASSES), p));
}

static inline void letters_settle(struct resolver *r, const struct hit *h)
{
	if (ds_span_len(h->at) >= 6 && letter_at(r, h->at.start) && letter_at(r, h->at.start + 3))
		letters_run(r, h);
}

/* form.c: marks what is embedded and what does not count among v[from … to). */
void forms_settle(const struct resolver *r, size_t from, size_t to);

/* A row of a table of words: with its length, which strlen would find again at every look. */
#define WORD(lit)                                                                                                  \
	{                                                                                                          \
		(lit), sizeof(lit) - 1                                                                             \
	}

/* ---- bytes around a span -------------------------------------------------------------------------------- */

/* Words differ in their last byte first: nearly all begin with one of the same six. `what` is not empty. */
static inline bool text_at(struct ds_str text, size_t off, struct ds_str what)
{
	return off + what.n <= text.n && text.p[off + what.n - 1] == what.p[what.n - 1] &&
	       memcmp(text.p + off, what.p, what.n) == 0;
}

static inline bool text_before(struct ds_str text, size_t off, struct ds_str what)
{
	return off >= what.n && text_at(text, off - what.n, what);
}

/* Does one of n words stand at off, or end there? */
static inline bool any_at(struct ds_str text, size_t off, const struct ds_str *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (text_at(text, off, words[i]))
			return true;
	}
	return false;
}

static inline bool any_before(struct ds_str text, size_t off, const struct ds_str *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (text_before(text, off, words[i]))
			return true;
	}
	return false;
}

/* Is the three-byte character at off one of `set`? */
static inline bool char_in(struct ds_str text, size_t off, struct ds_str set)
{
	if (off + 3 > text.n)
		return false;
	const char *const c = text.p + off;
	for (size_t i = 0; i + 3 <= set.n; i += 3) { /* they too differ in their last byte first */
		if (set.p[i + 2] == c[2] && memcmp(set.p + i, c, 2) == 0)
			return true;
	}
	return false;
}

/* Is there a Chinese character at off? */
static inline bool han_at(struct ds_str text, size_t off)
{
	if (off + 3 > text.n)
		return false;
	const unsigned char *p = (const unsigned char *)text.p + off;
	return (p[0] >= 0xe4 && p[0] <= 0xe9) || (p[0] == 0xe3 && p[1] >= 0x90);
}

static inline bool han_before(struct ds_str text, size_t off)
{
	return off >= 3 && han_at(text, off - 3) && ((unsigned char)text.p[off - 3] & 0xc0) == 0xc0;
}

/* What the character before off says as a family name: 陈|桂林. */
static inline enum ds_surname surname_before(struct ds_str text, size_t off)
{
	unsigned len;
	return han_before(text, off) ? ds_surname(ds_utf8_at(text.p + off - 3, &len)) : DS_SURNAME_NONE;
}

#endif

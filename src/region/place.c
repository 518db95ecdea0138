/* place.c: settles which of the places that share a name is meant, and whether a name that is also a common word is
 * a place here at all. Both are decided by evidence: what stands immediately before, in the sentence, in the
 * article, and where the text is known to come from. */
#include "region/follow.h"
#include "region/resolve.h"

/* Evidence for one candidate, strongest first. Steps lie far enough apart that no lower one outweighs a higher. */
enum {
	EVIDENCE_ADJACENT = 4000, /* its ancestor stands immediately before: 徐州的鼓楼区 */
	EVIDENCE_CHILD = 3500,    /* something in it stands immediately after: 鼓楼区湖南路街道 */
	EVIDENCE_SENTENCE = 2000, /* an ancestor, itself or a sibling in a list stands in the sentence */
	EVIDENCE_SIBLING = 1800,
	EVIDENCE_AHEAD = 1600,  /* an ancestor comes later in the sentence */
	EVIDENCE_MEMO = 1500,   /* this name was that place before, in this article */
	EVIDENCE_COUNTY = 1200, /* it lies in the county named last, which may have been a heading */
	EVIDENCE_ABOUT = 1000,  /* the article is about its surroundings */
	EVIDENCE_CONTEXT = 500, /* the text comes from its surroundings */
	EVIDENCE_KNOWN = 400,   /* it is what most people mean by the name */
};

struct evidence {
	unsigned score;
	ds_region up; /* the candidate's parent, and its own level: of its row, which is looked up once */
	enum ds_level level;
	bool adjacent, sentence, parent, scope, again;
	bool told;   /* the article names it in full */
	bool astray; /* a township of another county than the one the sentence is about */
};

/* How close what lies in a region, but in none of its parts that holds `about`, lies to that. */
static uint8_t nearness_of(ds_region common)
{
	switch (region_level(common)) {
	case DS_LEVEL_PROVINCE:
		return 60;
	case DS_LEVEL_PREFECTURE:
		return 80;
	default:
		return 90;
	}
}

static void circle_make(struct circle *k, ds_region about)
{
	k->region = about;
	k->n = 0;
	for (ds_region up = about; up > DS_REGION_CHINA && k->n < DS_COUNT(k->v); up = region_parent(up), k->n++) {
		k->v[k->n].from = up;
		k->v[k->n].to = row_at(up)->next;
		k->v[k->n].near = up == about ? 95 : nearness_of(up);
	}
}

/* How close c lies to the region something is about: 100 inside it or around it, less for the same prefecture and
 * the same province, 0 for nothing in common. */
static inline unsigned closeness(struct circle *k, ds_region about, ds_region c)
{
	if (about <= DS_REGION_CHINA)
		return 0;
	if (k->region != about)
		circle_make(k, about);
	if (c == about)
		return 100;
	for (unsigned i = 0; i < k->n; i++) {
		if (c < k->v[i].from || c >= k->v[i].to)
			continue;
		if (i == 0)
			return region_parent(c) == about ? 99 : 95;
		return c == k->v[i].from ? 96 : k->v[i].near;
	}
	return c == DS_REGION_CHINA ? 96 : 0;
}

/* Bytes between two mentions that still bind them: nothing, 的, 下辖, blanks, an opening bracket. */
static bool gap_binds(struct ds_str text, uint32_t from, uint32_t to)
{
	static const struct ds_str gaps[] = { WORD("的"),   WORD("所辖"),   WORD("下辖"),  WORD(" "),
					      WORD("　"),   WORD("·"),      WORD("（"),    WORD("("),
					      WORD("所属"), WORD("境内的"), WORD("辖区的") };
	if (from == to)
		return true;
	if (from > to || to - from > 12)
		return false;
	struct ds_str gap = { text.p + from, to - from };
	for (size_t i = 0; i < DS_COUNT(gaps); i++) {
		if (ds_str_eq(gap, gaps[i]))
			return true;
	}
	return false;
}

static bool gap_lists(struct ds_str text, uint32_t from, uint32_t to)
{
	if (from >= to || to - from > 6)
		return false;
	static const struct ds_str gaps[] = { WORD("、"),   WORD("和"), WORD("与"), WORD("及"),
					      WORD("以及"), WORD("，"), WORD(","),  WORD("到"),
					      WORD("至"),   WORD("-"),  WORD("—"),  WORD("跟"),
					      WORD("同"),   WORD("或"), WORD("/"),  WORD(" ") };
	struct ds_str gap = { text.p + from, to - from };
	for (size_t i = 0; i < DS_COUNT(gaps); i++) {
		if (ds_str_eq(gap, gaps[i]))
			return true;
	}
	return false;
}

/* Is the gap a comma, which may as well end a clause? 县里,白云飘过 lists nothing. */
static bool gap_pauses(struct ds_str text, uint32_t from)
{
	return text_at(text, from, DS_STR(",")) || text_at(text, from, DS_STR("，"));
}

const struct draft *draft_before(const struct resolver *r, const struct hit *h)
{
	if (r->n == r->article_from || r->v[r->n - 1].m.block != h->block)
		return NULL;
	return &r->v[r->n - 1];
}

/* What a mention d before in the sentence says for c, which lies in `up`; `last`: no other stands between it and the hit. */
static inline unsigned mention_weight(const struct resolver *r, const struct hit *h, ds_region c, ds_region up,
				      const struct draft *d, bool last, size_t back, enum ds_reason *why)
{
	ds_region m = d->m.place.region;
	if (m == c) {
		*why = DS_REASON_REPEATED;
		return EVIDENCE_SENTENCE + 290;
	}
	if (draft_holds(d, c)) {
		*why = DS_REASON_SENTENCE;
		return EVIDENCE_SENTENCE + 50u * d->level - (unsigned)back;
	}
	bool listed = last && gap_lists(r->text, d->m.at.end, h->at.start);
	bool sibling = d->parent == up;
	*why = listed ? DS_REASON_LIST : DS_REASON_SIBLING;
	if (sibling && up != DS_REGION_CHINA)
		return listed ? EVIDENCE_SENTENCE + 100 : EVIDENCE_SIBLING;
	if (!listed)
		return 0;
	if (sibling)
		return EVIDENCE_SIBLING; /* 辽宁、吉林: provinces in a list */
	if (d->level != region_level(c))
		return 0;
	return ds_region_common(m, c) > DS_REGION_CHINA ? EVIDENCE_SIBLING - 100 : EVIDENCE_SIBLING - 200;
}

static void evidence_before(const struct resolver *r, const struct hit *h, ds_region c, struct evidence *e)
{
	const struct draft *last = draft_before(r, h);
	if (last && last->m.place.region > DS_REGION_CHINA && last->m.place.region != c && draft_holds(last, c) &&
	    gap_binds(r->text, last->m.at.end, h->at.start)) {
		unsigned score = EVIDENCE_ADJACENT + 50u * last->level;
		e->adjacent = e->sentence = e->scope = true;
		e->score += score;
		note(r, DS_REASON_PARENT, score, last->m.at, last->m.place.region);
	}
	unsigned best = 0;
	enum ds_reason best_why = DS_REASONS;
	const struct draft *by = NULL;
	size_t from = r->sentence_from, oldest = r->n > 12 ? r->n - 12 : 0;
	const ds_region up = e->up;
	for (size_t i = r->n; i > from && i > oldest; i--) {
		const struct draft *d = &r->v[i - 1];
		enum ds_reason why;
		if (d->m.place.region <= DS_REGION_CHINA)
			continue;
		unsigned score = mention_weight(r, h, c, up, d, i == r->n, r->n - i, &why);
		/* 高州、化州: a list of siblings is as good as their parent before each */
		if (i == r->n && !gap_pauses(r->text, d->m.at.end) &&
		    (score == EVIDENCE_SENTENCE + 100 || score == EVIDENCE_SIBLING - 100))
			e->adjacent = true;
		if (score > best) {
			best = score;
			best_why = why;
			by = d;
		}
	}
	if (best) {
		e->sentence = e->scope = true;
		e->score += best;
		note(r, best_why, best, by->m.at, by->m.place.region);
	}
}

/* 滨海、响水: the next of a list may be c's sibling, 吴川、化州: or a county of the same province. */
static void evidence_listed(const struct resolver *r, const struct hit *h, const struct hit *after, ds_region c,
			    struct evidence *e)
{
	const bool firm = !gap_pauses(r->text, h->at.end);
	const struct key *next = key_at(after->key);
	const struct entry *v = entries_at(next);
	unsigned best = 0;
	ds_region by = DS_REGION_NONE;
	for (uint32_t i = 0; i < key_entries(next) && key_entries(next) <= 16; i++) {
		ds_region o = v[i].region;
		if (o == c || region_level(o) != region_level(c) || region_level(c) == DS_LEVEL_PROVINCE)
			continue;
		bool sibling = region_parent(o) == region_parent(c);
		if (!sibling && (best || ds_region_common(o, c) <= DS_REGION_CHINA))
			continue;
		best = sibling ? EVIDENCE_SIBLING : EVIDENCE_SIBLING - 200;
		by = o;
	}
	if (!best)
		return;
	e->score += best;
	e->scope = true;
	e->sentence = e->sentence || firm;
	e->adjacent = e->adjacent || (firm && best == EVIDENCE_SIBLING);
	note(r, DS_REASON_LIST, best, after->at, by);
}

/* What comes after the hit in its sentence: a child immediately, an ancestor within the next few names. */
static void evidence_after(const struct resolver *r, const struct hit *h, ds_region c, struct evidence *e)
{
	for (size_t k = 1; k <= 3 && r->at + k < r->hits_n; k++) {
		const struct hit *next = &r->hits[r->at + k]; /* h may be a name inside the one at r->at */
		if (next->sentence != h->sentence)
			return;
		if (next->kind != KEY_PLACE)
			continue;
		const struct key *key = key_at(next->key);
		const struct entry *v = entries_at(key);
		if (k == 1 && gap_lists(r->text, h->at.end, next->at.start))
			evidence_listed(r, h, next, c, e);
		bool near = k == 1 && gap_binds(r->text, h->at.end, next->at.start);
		for (uint32_t i = 0; near && i < key_entries(key) && i < 64; i++) {
			bool told = v[i].form == DS_FORM_FULL || region_level(v[i].region) == DS_LEVEL_OTHER;
			if (told && v[i].region != c && region_holds(c, v[i].region)) {
				e->score += EVIDENCE_CHILD;
				e->sentence = e->scope = true;
				note(r, DS_REASON_CHILD, EVIDENCE_CHILD, next->at, v[i].region);
				return;
			}
		}
		if (key_entries(key) == 1 && v[0].need == NEED_NOTHING && v[0].region != c &&
		    region_holds(v[0].region, c) && !e->sentence) {
			e->score += EVIDENCE_AHEAD;
			e->sentence = e->scope = true;
			note(r, DS_REASON_AHEAD, EVIDENCE_AHEAD, next->at, v[0].region);
		}
	}
}

/* Does c lie in another county than every one that the sentence names? */
static bool is_astray(const struct resolver *r, ds_region c, enum ds_level level)
{
	if (level != DS_LEVEL_TOWNSHIP)
		return false;
	bool named = false;
	size_t oldest = r->n > 12 ? r->n - 12 : 0;
	for (size_t i = r->n; i > r->sentence_from && i > oldest; i--) {
		const struct draft *d = &r->v[i - 1];
		if (d->level == DS_LEVEL_COUNTY) {
			named = true;
			if (draft_holds(d, c))
				return false;
		}
	}
	return named;
}

/* form: what the name is of c. many: so many places have the name that what comes after is not asked for each. */
static struct evidence evidence_of(struct resolver *r, const struct hit *h, ds_region c, enum ds_form form,
				   bool many)
{
	const bool full = form == DS_FORM_FULL;
	const struct row *row = row_at(c);
	struct evidence e = { .up = row_parent(row), .level = (enum ds_level)ROW_LEVEL(row->bits) };
	evidence_before(r, h, c, &e);
	if (!many)
		evidence_after(r, h, c, &e);
	if (r->memo[h->key % MEMO_SIZE].key == h->key && r->memo[h->key % MEMO_SIZE].region == c) {
		e.score += EVIDENCE_MEMO;
		e.scope = e.again = true;
		note(r, DS_REASON_AGAIN, EVIDENCE_MEMO, h->at, c);
	}
	if (full && r->county != c && region_holds(r->county, c)) {
		e.score += EVIDENCE_COUNTY;
		e.scope = true;
		note(r, DS_REASON_COUNTY, EVIDENCE_COUNTY, h->at, r->county);
	}
	unsigned about = closeness(&r->about_circle, r->about, c),
		 context = closeness(&r->context_circle, r->context, c);
	e.score += EVIDENCE_ABOUT * about / 100 + EVIDENCE_CONTEXT * context / 100;
	if (about)
		note(r, r->about_why, EVIDENCE_ABOUT * about / 100, r->about_at, r->about);
	if (context)
		note(r, DS_REASON_CONTEXT, EVIDENCE_CONTEXT * context / 100, (struct ds_span){ 0, 0 }, r->context);
	e.scope = e.scope || about >= 80 || context >= 80;
	e.told = !full && r->told[c % MEMO_SIZE] == c;
	if (e.told && !e.again && form == DS_FORM_SHORT && e.level == DS_LEVEL_COUNTY) {
		e.score += EVIDENCE_COUNTY;
		note(r, DS_REASON_ARTICLE, EVIDENCE_COUNTY, h->at, c);
	}
	e.astray = e.score < EVIDENCE_ADJACENT && r->told[c % MEMO_SIZE] != c && is_astray(r, c, e.level);
	const ds_region up = e.up;
	e.parent = up > DS_REGION_CHINA &&
		   (up == r->about || c == r->about || up == r->about_up || up == r->context || c == r->context);
	return e;
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
		return e->sentence || e->parent || e->told;
	case NEED_ADJACENT: /* 公安县 has 公安 as its police */
		return e->adjacent || (e->told && e->level == DS_LEVEL_TOWNSHIP) ||
		       (entry->form == DS_FORM_FULL && e->parent);
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

/* 绥阳镇河南村: a short name between a town or county and 村 is the village's. */
static bool is_villages(const struct resolver *r, const struct hit *h)
{
	const struct draft *last = draft_before(r, h);
	const struct hit *next = r->at + 1 < r->hits_n ? &r->hits[r->at + 1] : NULL;
	return last && last->m.at.end == h->at.start && last->m.level >= DS_LEVEL_COUNTY && next &&
	       next->kind == KEY_VILLAGE && next->at.start == h->at.end &&
	       !text_at(r->text, next->at.end, DS_STR("民"));
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

/* May the short name of a township stand without its parent: where its school or the like is named and the sentence or the
 * article is about its county; or where no other place has it and the article is about that county. */
static bool is_of_county(const struct resolver *r, const struct hit *h, const struct entry *entry,
			 const struct evidence *e, unsigned entries)
{
	if (entry->form != DS_FORM_SHORT || e->level != DS_LEVEL_TOWNSHIP)
		return false;
	const ds_region up = e->up;
	if (entries == 1 && (up == r->about || people_behind(r->text, h->at.end)))
		return true;
	return (e->sentence || e->parent || e->again || up == r->county) && is_school(r->text, h->at.end);
}

/* 滨海:八个项目开工, where the text has the county in full: nothing but marks and numbers stand beside the name. */
static bool stands_alone(const struct resolver *r, const struct hit *h, const struct evidence *e)
{
	const struct ds_block *b = &r->reading->blocks[h->block];
	return e->told && h->at.start == b->at.start && !han_at(r->text, h->at.end);
}

/* 永兴水文站 where the article is about the prefecture around 永兴县: what follows says that it is a name. */
static bool is_in_name(const struct resolver *r, const struct hit *h, const struct entry *entry,
		       const struct evidence *e)
{
	struct follows after;
	if (entry->form != DS_FORM_SHORT || e->level != DS_LEVEL_COUNTY || !e->parent)
		return false;
	follows_at(r->text, h->at.end, r->text.n, &after);
	return follows_len(&after, FOLLOW_HEAD) >= 9; /* of three characters: heads of two end words too */
}

/* Does something speak against the candidate? With the reason kept for the trace. */
static bool is_refused(const struct resolver *r, const struct hit *h, const struct key *key,
		       const struct entry *entry, const struct evidence *e)
{
	enum ds_reason veto = DS_REASONS;
	if (e->astray)
		veto = DS_REASON_ASTRAY;
	else if (!need_met(entry, e, key_entries(key), key->chars) && !is_in_name(r, h, entry, e) &&
		 !is_of_county(r, h, entry, e, key_entries(key)) && !stands_alone(r, h, e))
		veto = DS_REASON_NEEDS;
	else if (entry->form != DS_FORM_FULL && is_villages(r, h))
		veto = DS_REASON_LARGER;
	else
		veto = place_veto(r->text, h, entry, e->level, key->chars == 2, e->adjacent || e->again);
	if (veto != DS_REASONS)
		note(r, veto, 0, h->at, DS_REGION_NONE);
	return veto != DS_REASONS;
}

/* A name that one place alone has and that needs no evidence is that place, whatever stands around it, unless what stands
 * beside it makes it another word, road or person. */
static bool is_plain(const struct resolver *r, const struct hit *h, const struct key *key, const struct row *row)
{
	const struct entry *e = entries_at(key);
	const enum ds_level level = (enum ds_level)ROW_LEVEL(row->bits);
	return level != DS_LEVEL_TOWNSHIP && (e->form == DS_FORM_FULL || !is_villages(r, h)) &&
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

bool place_settle(struct resolver *r, const struct hit *h, struct draft *out)
{
	const struct key *key = key_at(h->key);
	const struct entry *v = entries_at(key), *best = NULL;
	struct evidence best_e = { 0 };
	const struct row *only =
	    key_entries(key) == 1 && v->need == NEED_NOTHING && !r->trace ? row_at(v->region) : NULL;
	if (only && is_plain(r, h, key, only)) {
		draft_make(out, h, v);
		draft_place(r, h, v->region, only, confidence_of(v, &best_e, 1, key->chars, 0), out);
		return true;
	}
	ds_region open[64];
	unsigned open_n = 0, most = 0, next = 0;
	uint32_t n = key_entries(key) < 512 ? key_entries(key) : 512;
	const bool many = n > 24;
	struct vicinity near; /* too large to be zeroed for names of few places */
	near.n = 0;
	near.anywhere = !many;
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
		if (r->trace)
			trace_candidate(r->trace, (struct ds_place){ .region = v[i].region });
		struct evidence e = evidence_of(r, h, v[i].region, v[i].form, many);
		if (is_refused(r, h, key, &v[i], &e))
			continue;
		if (v[i].rank == 1 && e.score) {
			/* 吉林 is the province unless 吉林市 is meant by more than having been named */
			e.score += EVIDENCE_KNOWN;
			note(r, DS_REASON_KNOWN, EVIDENCE_KNOWN, h->at, v[i].region);
		}
		unsigned score = (e.score + 64) * 16 - v[i].rank;
		if (r->trace)
			trace_score(r->trace, score, DS_STANDING_LESS);
		if (score > most) {
			best = &v[i];
			best_e = e;
			next = most;
			most = score;
			open_n = 0;
		} else if (score > next && score < most) {
			next = score;
		}
		if (score == most && open_n < DS_COUNT(open))
			open[open_n++] = v[i].region;
	}
	if (many && needy)
		r->needy[h->key % MEMO_SIZE] = h->key;
	if (!best)
		return false;
	draft_make(out, h, best);
	out->m.level = (uint8_t)region_level(best->region);
	if (open_n > 1 && !best->old) {
		draft_open(r, out, open, open_n);
		out->m.confidence = (uint8_t)(100 / open_n);
		if (r->trace)
			trace_choose(r->trace, most, DS_REGION_NONE, true);
		return true;
	}
	if (out->m.form == DS_FORM_SHORT && out->m.level == DS_LEVEL_TOWNSHIP)
		town_lengthen(r, out);
	const ds_region place = open_n > 1 ? successor_of(r, h, open, open_n) : best->region;
	draft_place(r, h, place, row_at(place),
		    confidence_of(best, &best_e, key_entries(key), key->chars,
				  next ? (most + 15) / 16 - (next + 15) / 16 : 4000),
		    out);
	if (r->trace) {
		trace_choose(r->trace, most, out->m.place.region, false);
		trace_whole(r->trace);
		if (best->old)
			note(r, DS_REASON_OLD, 0, h->at, out->m.place.region);
	}
	return true;
}

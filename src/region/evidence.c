/* evidence.c: what speaks for one of the places that share a name: what stands immediately before and after, in the
 * sentence, in the article, and where the text is known to come from. Chooses none of them. */
#include "region/evidence.h"
#include "region/home.h"

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
	/* the other districts of 重庆 lie as near to one as those of a city */
	const uint8_t near = nearness_of(region_parent(about)),
		      of_parent = near < 80 && region_level(about) >= DS_LEVEL_COUNTY ? 80 : near;
	k->region = about;
	k->n = 0;
	for (ds_region up = about; up > DS_REGION_CHINA && k->n < DS_COUNT(k->v); up = region_parent(up), k->n++) {
		k->v[k->n].from = up;
		k->v[k->n].to = row_at(up)->next;
		k->v[k->n].near = up == about ? 95 : up == region_parent(about) ? of_parent : nearness_of(up);
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

#define GAP_MOST 12u /* bytes between two mentions that say something of each other */

/* Bytes between two mentions that still bind them: nothing, 的, 下辖, blanks, an opening bracket; 甲市公安局乙分局: an
 * authority whose branch it is. */
static bool gap_binds(struct ds_str text, uint32_t from, uint32_t to)
{
	static const struct ds_str authorities[] = { WORD("公安局"), WORD("工商局"), WORD("税务局"),
						     WORD("国税局"), WORD("地税局"), WORD("环保局"),
						     WORD("规划局"), WORD("国土局"), WORD("交警支队") };
	static const struct ds_str gaps[] = { WORD("的"),   WORD("所辖"),   WORD("下辖"),  WORD(" "),
					      WORD("　"),   WORD("·"),      WORD("（"),    WORD("("),
					      WORD("所属"), WORD("境内的"), WORD("辖区的") };
	if (from == to)
		return true;
	if (from > to || to - from > GAP_MOST)
		return false;
	struct ds_str gap = { text.p + from, to - from };
	for (size_t i = 0; i < DS_COUNT(gaps); i++) {
		if (ds_str_eq(gap, gaps[i]))
			return true;
	}
	for (size_t i = 0; gap.n >= 9 && i < DS_COUNT(authorities); i++) {
		if (ds_str_eq(gap, authorities[i]))
			return true;
	}
	return false;
}

bool gap_lists(struct ds_str text, uint32_t from, uint32_t to)
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

/* Do two places of one level, named together, lie near enough: counties in one province, townships in one prefecture? */
static bool share_enough(ds_region a, ds_region b)
{
	const ds_region common = ds_region_common(a, b);
	switch (region_level(b)) {
	case DS_LEVEL_PREFECTURE:
		return true;
	case DS_LEVEL_TOWNSHIP:
		return common > DS_REGION_CHINA && region_level(common) >= DS_LEVEL_PREFECTURE;
	default:
		return common > DS_REGION_CHINA;
	}
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
	bool listed = last && gap_lists(r->text, d->m.at.end, h->at.start);
	if (draft_holds(d, c)) {
		*why = DS_REASON_SENTENCE;
		/* 金沙、平坝: what stands beside a county in a list is rather another than a part of it */
		return listed && d->level == DS_LEVEL_COUNTY && d->m.form != DS_FORM_FULL
			   ? EVIDENCE_SIBLING - 300
			   : EVIDENCE_SENTENCE + 50u * d->level - (unsigned)back;
	}
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
	if (region_level(c) == DS_LEVEL_TOWNSHIP && !share_enough(m, c))
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
		e->far = last->m.level == DS_LEVEL_PROVINCE && e->up != last->m.place.region;
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
		/* 巧家的核桃、镇雄的竹荪、大关的竹笋: in step with one of the same parent */
		if (i == r->n && why == DS_REASON_SIBLING && score == EVIDENCE_SIBLING &&
		    text_before(r->text, h->at.start, DS_STR("、")) && text_at(r->text, h->at.end, DS_STR("的")) &&
		    text_at(r->text, d->m.at.end, DS_STR("的")))
			e->adjacent = true;
		/* 高州、化州: a list of siblings is as good as their parent before each */
		if (why == DS_REASON_LIST && !gap_pauses(r->text, d->m.at.end) &&
		    (score == EVIDENCE_SENTENCE + 100 || score == EVIDENCE_SIBLING - 100))
			e->adjacent = true;
		if (score > best) {
			best = score;
			best_why = why;
			by = d;
		}
	}
	if (best) {
		e->faint = !e->sentence && by->level == DS_LEVEL_PROVINCE && by->m.place.region != c;
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
	/* 重庆、乐山: no township that is called like a city known to all */
	const bool known = v[0].need == NEED_NOTHING && region_level(v[0].region) <= DS_LEVEL_PREFECTURE;
	const uint32_t n = known ? 1 : key_entries(next);
	for (uint32_t i = 0; i < n && n <= 16; i++) {
		ds_region o = v[i].region;
		if (o == c || region_level(o) != region_level(c) || region_level(c) == DS_LEVEL_PROVINCE)
			continue;
		bool sibling = region_parent(o) == region_parent(c);
		if (!sibling && (best || !share_enough(o, c)))
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
				e->adjacent =
				    e->adjacent || (next->at.start == h->at.end && e->level == DS_LEVEL_COUNTY &&
						    region_parent(v[i].region) == c);
				note(r, DS_REASON_CHILD, EVIDENCE_CHILD, next->at, v[i].region);
				return;
			}
		}
		/* 合川铜溪: a county and a township in it, both short */
		for (uint32_t i = 0; k == 1 && e->level == DS_LEVEL_COUNTY && next->at.start == h->at.end &&
				     i < key_entries(key) && i < 64;
		     i++) {
			if (region_parent(v[i].region) != c)
				continue;
			e->score += EVIDENCE_SENTENCE;
			e->adjacent = e->adjacent || e->sentence; /* 佛山顺德、南海桂城 */
			e->sentence = e->scope = true;
			note(r, DS_REASON_CHILD, EVIDENCE_SENTENCE, next->at, v[i].region);
			break;
		}
		if (key_entries(key) == 1 && v[0].region == c && !e->sentence &&
		    (e->level == DS_LEVEL_PREFECTURE || e->level == DS_LEVEL_COUNTY))
			e->score += EVIDENCE_AHEAD + 50; /* 湘潭 before 湘潭市 is the city and not 湘潭县 */
		/* 徐闻、湛江: the city, of which a quarter elsewhere is called so too */
		const bool clear = key_entries(key) == 1 ||
				   (region_level(v[0].region) <= DS_LEVEL_PREFECTURE && v[1].rank - v[0].rank >= 2);
		if (clear && next->key != h->key && v[0].need == NEED_NOTHING && v[0].region != c &&
		    region_holds(v[0].region, c) && !e->sentence) {
			e->score += EVIDENCE_AHEAD;
			e->sentence = e->scope = true;
			note(r, DS_REASON_AHEAD, EVIDENCE_AHEAD, next->at, v[0].region);
		}
	}
}

/* Does c lie in another county than every one that the sentence names? */
static bool is_astray(const struct resolver *r, ds_region c, ds_region up, enum ds_level level)
{
	if (level != DS_LEVEL_TOWNSHIP)
		return false;
	bool named = false;
	size_t oldest = r->n > 12 ? r->n - 12 : 0;
	for (size_t i = r->n; i > r->sentence_from && i > oldest; i--) {
		const struct draft *d = &r->v[i - 1];
		if (d->level == DS_LEVEL_TOWNSHIP && d->parent == up)
			return false; /* 乙区,丙镇、丁镇: as the one before it */
		if (d->level == DS_LEVEL_COUNTY) {
			if (draft_holds(d, c))
				return false;
			named = named ||
				!(is_neighbour(r->text, d->m.at) || text_at(r->text, d->m.at.end, DS_STR("籍")));
		}
	}
	return named;
}

/* Most names that need evidence have none, and to find that out took longer than to settle those that have: where nothing
 * that the article names lies in c's province, only what stands right beside the hit, and what follows in the sentence,
 * may tell. */
bool evidence_none(const struct resolver *r, const struct hit *h, ds_region c, bool many)
{
	const struct draft *last = draft_before(r, h);
	if (reach_has(&r->reach, c) || r->told[c % MEMO_SIZE] == c ||
	    (r->memo[h->key % MEMO_SIZE].key == h->key && r->memo[h->key % MEMO_SIZE].region == c) ||
	    (last && last->m.at.end + GAP_MOST >= h->at.start))
		return false;
	for (size_t k = 1; k <= 3 && !many && r->at + k < r->hits_n; k++) {
		const struct hit *next = &r->hits[r->at + k];
		if (next->sentence != h->sentence)
			return true;
		if (next->kind != KEY_PLACE)
			continue;
		if (k == 1 && next->at.start <= h->at.end + GAP_MOST)
			return false;
		const struct key *key = key_at(next->key);
		if (key_entries(key) == 1 && region_holds(entries_at(key)->region, c))
			return false;
	}
	return true;
}

/* 喀什 in a text about 喀什地区, which names 喀什市 too: what holds the county, and has its name, is what the article is about. */
static bool is_namesake(const struct resolver *r, const struct hit *h, ds_region up)
{
	const struct row *row = row_at(up);
	return up == r->about && up > DS_REGION_CHINA && ROW_SHORT(row->bits) == ds_span_len(h->at) &&
	       ds_str_starts(name_at(row->name), ds_str_slice(r->text, h->at));
}

struct evidence evidence_of(struct resolver *r, const struct hit *h, ds_region c, enum ds_form form, bool many)
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
	if (full && r->county == c && !e.again) {
		e.score += EVIDENCE_MEMO; /* 城关区 behind 城关分局 */
		e.scope = true;
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
	if (e.told && !e.again && form == DS_FORM_SHORT && e.level == DS_LEVEL_COUNTY && !is_namesake(r, h, e.up)) {
		e.score += EVIDENCE_COUNTY;
		note(r, DS_REASON_ARTICLE, EVIDENCE_COUNTY, h->at, c);
	}
	if (e.told && !e.again && form == DS_FORM_SHORT && e.level == DS_LEVEL_PREFECTURE)
		e.score += EVIDENCE_TOLD;
	e.astray = e.score < EVIDENCE_ADJACENT && r->told[c % MEMO_SIZE] != c && is_astray(r, c, e.up, e.level);
	const ds_region up = e.up;
	e.parent = up > DS_REGION_CHINA &&
		   (up == r->about || c == r->about || up == r->about_up || up == r->context || c == r->context);
	return e;
}

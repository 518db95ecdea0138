/* match.c: one pass over a block's bytes that finds every known name in it, then chooses among those that overlap.
 * Decides nothing about what a name means.
 *
 * Each character becomes a class by one look-up; two classes ask one bit of a filter, three another; only what passes
 * both walks the automaton, whose tables do not fit the nearer caches. Longest keys win from the left, except that a
 * short name may not eat the head of a full one: 其中西乌珠穆沁旗 has no 中西.
 *
 * Measured on newspaper pages: of a hundred characters sixteen pass the first filter or are marks, and four begin a
 * key. The first filter is asked without a branch, since nothing foretells it, and what passes is listed for the
 * second; asking both without a branch was slower. The loop takes some 37 instructions a character, a third of those
 * of finding mentions; the choice among hits and what they mean take the rest. */
#include "region/match.h"

static void *room(struct ds_arena *a, void *old, size_t n, size_t *cap, size_t item)
{
	size_t want = *cap ? *cap * 2 : 256;
	void *p = ds_arena_raw(a, want * item, 16);
	if (n)
		memcpy(p, old, n * item);
	*cap = want;
	return p;
}

static void hit_put(struct hits *h, const struct hit *hit)
{
	if (h->n == h->cap)
		h->v = room(h->arena, h->v, h->n, &h->cap, sizeof(*h->v));
	h->v[h->n++] = *hit;
}

static void raw_put(struct matcher *m, struct hit hit)
{
	if (m->raw_n == m->raw_cap)
		m->raw = room(m->arena, m->raw, m->raw_n, &m->raw_cap, sizeof(*m->raw));
	m->raw[m->raw_n++] = hit;
}

static bool filter_has(const uint64_t *filter, uint32_t bit)
{
	return filter[bit >> 6] >> (bit & 63) & 1;
}

/* The class of the character at *p, which moves behind it; 0 outside the BMP and at the end. */
static inline uint32_t class_next(const uint16_t *classes, const unsigned char **p, const unsigned char *end)
{
	const unsigned char *u = *p;
	if (end - u >= 3 && (*u & 0xf0) == 0xe0) {
		*p = u + 3;
		return classes[(u[0] & 0x0fu) << 12 | (u[1] & 0x3fu) << 6 | (u[2] & 0x3fu)];
	}
	if (u >= end)
		return 0;
	ptrdiff_t len = *u < 0x80 ? 1 : *u < 0xe0 ? 2 : 4;
	*p = len < end - u ? u + len : end;
	return len == 1 ? classes[*u] : 0;
}

/* Lists in `to` each two characters that pass the first filter, or of which the first is a mark. Without a branch on either: which pass cannot be foreseen. Not inlined, for want of registers. */
__attribute__((noinline)) static size_t maybe_list(const unsigned char *base, struct ds_span at, struct maybe *to)
{
	const uint64_t *filter = section_at(SECTION_FILTER);
	const uint16_t *classes = section_at(SECTION_CLASSES);
	const unsigned char *end = base + at.end, *p = base + at.start;
	const unsigned char *three = at.end - at.start >= 3 ? end - 2 : p; /* three bytes fit before it */
	size_t k = 0;
	uint32_t last = class_next(classes, &p, end); /* the class of the character before p */
	for (;;) {
		for (; p < three && (*p & 0xf0) == 0xe0; p += 3) {
			/* lead and tail bits of the three bytes are taken away at once */
			uint32_t class = classes[((uint32_t)p[0] << 12) + ((uint32_t)p[1] << 6) + p[2] - 0xe2080u];
			uint32_t pair = last << CLASS_BITS | class;
			to[k] = (struct maybe){ (uint32_t)(p - base), pair };
			k += filter_has(filter, filter_pair(pair)) | (last - 1 < CLASS_FIRST - 1);
			last = class;
		}
		const bool over = p == end;
		to[k].off = (uint32_t)(p - base);
		uint32_t class = class_next(classes, &p, end); /* of what is not three bytes, or 0 at the end */
		to[k].pair = last << CLASS_BITS | class;
		k += filter_has(filter, filter_pair(to[k].pair)) | (last - 1 < CLASS_FIRST - 1);
		last = class;
		if (over)
			return k;
	}
}

/* Every key that begins at `start` goes to raw, longest first; its first two characters end at `off`. */
static void keys_from(struct matcher *m, struct ds_str text, struct ds_span block_at, uint32_t start, uint32_t off,
		      uint32_t state, uint32_t block)
{
	const uint32_t *finals = section_at(SECTION_FINALS);
	const uint16_t *classes = section_at(SECTION_CLASSES);
	const unsigned char *base = (const unsigned char *)text.p, *p = base + off, *stop = base + block_at.end;
	uint32_t key[8], end[8];
	unsigned n = 0;
	while (state) {
		if (finals[state]) {
			if (n ==
			    DS_COUNT(key)) /* more keys than that in one another do not exist; keep the longest */
				n--;
			key[n] = finals[state];
			end[n++] = (uint32_t)(p - base);
		}
		uint32_t class = class_next(classes, &p, stop);
		state = class ? edge_from(state << CLASS_BITS | class) : 0;
	}
	while (n-- > 0) {
		raw_put(m, (struct hit){
			       .at = {start, end[n]},
			       .key = key[n],
			       .sentence = m->sentence,
			       .block = block,
			       .kind = key_at(key[n])->kind
                });
	}
}

/* Classes with a meaning of their own; true when the character may begin a key besides. */
static bool mark_take(struct matcher *m, struct ds_span at, uint32_t class, uint32_t block)
{
	struct titles *t = &m->titles;
	switch (class) {
	case CLASS_STOP:
		m->sentence++;
		return false;
	case CLASS_VILLAGE:
		raw_put(m, (struct hit){ .at = at, .sentence = m->sentence, .block = block, .kind = KEY_VILLAGE });
		return true;
	case CLASS_OPEN:
		if (t->n == t->cap)
			t->v = room(m->arena, t->v, t->n, &t->cap, sizeof(*t->v));
		t->v[t->n++] = (struct ds_span){ at.end, at.end };
		return false;
	case CLASS_CLOSE:
		if (t->n && t->v[t->n - 1].start == t->v[t->n - 1].end && at.start >= t->v[t->n - 1].start)
			t->v[t->n - 1].end = at.start;
		return false;
	default:
		return false;
	}
}

/* Where the character before `off` begins. */
static inline uint32_t char_before(const unsigned char *base, uint32_t off)
{
	do {
		off--;
	} while ((base[off] & 0xc0) == 0x80);
	return off;
}

static void raw_find(struct matcher *m, struct ds_str text, struct ds_span at, uint32_t block)
{
	const uint64_t *filter = section_at(SECTION_FILTER);
	const uint16_t *classes = section_at(SECTION_CLASSES);
	const unsigned char *base = (const unsigned char *)text.p, *end = base + at.end;
	m->raw_n = 0;
	if (at.start >= at.end) {
		m->sentence++;
		return;
	}
	if (at.end - at.start + 1 > m->cap) {
		m->cap = at.end - at.start + 1 > 2 * DS_BLOCK_MAX ? at.end - at.start + 1 : 2 * DS_BLOCK_MAX;
		m->maybe = ds_arena_raw(m->arena, m->cap * sizeof(*m->maybe), 16);
	}
	for (size_t k = 0, maybe_n = maybe_list(base, at, m->maybe); k < maybe_n; k++) {
		const uint32_t off = m->maybe[k].off, pair = m->maybe[k].pair, class = pair >> CLASS_BITS;
		if (class < CLASS_FIRST &&
		    (!mark_take(m, (struct ds_span){ char_before(base, off), off }, class, block) ||
		     !filter_has(filter, filter_pair(pair))))
			continue;
		const unsigned char *p = base + off;
		(void)class_next(classes, &p, end);
		const uint32_t after = (uint32_t)(p - base);
		if (!filter_has(filter, filter_key(pair, 0))) {
			uint32_t third = class_next(classes, &p, end);
			if (!third || !filter_has(filter, filter_key(pair, third)))
				continue;
		}
		uint32_t state = edge_from(EDGE_PAIR | pair);
		if (state)
			keys_from(m, text, at, char_before(base, off), after, state, block);
	}
	m->sentence++;
	if (m->titles.n && m->titles.v[m->titles.n - 1].start == m->titles.v[m->titles.n - 1].end)
		m->titles.n--; /* never closed in its block */
}

/* ---- choice --------------------------------------------------------------------------------------------- */

/* How firmly a key holds its span against one that overlaps it. */
static unsigned firmness(const struct hit *h)
{
	if (h->kind == KEY_VILLAGE)
		return 0;
	if (h->kind == KEY_LETTERS)
		return 1;
	if (h->kind != KEY_PLACE)
		return 3;
	const struct key *k = key_at(h->key);
	const struct entry *e = entries_at(k);
	if (e->form == DS_FORM_FULL && k->chars >= 3)
		return e->need == NEED_NOTHING ? 5 : 4;
	return e->need <= NEED_SCOPE ? 2 : 1;
}

/* X市 before 民 (not 民政, 民族 …), 场, 区, 值 and X省 before 会, 际 lose their last character to the next word. */
static bool tail_is_taken(struct ds_str text, struct ds_span at)
{
	static const struct taker {
		struct ds_str tail, next;
		struct ds_str but; /* third characters with which next is a word of its own, 3 bytes each */
	} takers[] = {
		{{ "市", 3 },  { "民", 3 }, { "政族营委宿革盟建进兵俗办航用法乐", 48 }},
		{ { "市", 3 }, { "场", 3 }, { "馆所", 6 }                                           },
		{ { "市", 3 }, { "場", 3 }, { "館所", 6 }                                           },
		{ { "市", 3 }, { "值", 3 }, { "班守", 6 }                                           },
		{ { "市", 3 }, { "面", 3 }, { "向临对积", 12 }                                    },
		{ { "省", 3 }, { "会", 3 }, { "议同场", 9 }                                        },
		{ { "省", 3 }, { "际", 3 }, { "", 0 }                                                 },
		{ { "省", 3 }, { "會", 3 }, { "議同場", 9 }                                        },
		{ { "市", 3 }, { "区", 3 }, { "域块划县级", 15 }                                 },
	};
	if (at.end - at.start <= 6)
		return false;
	struct ds_str name = ds_str_slice(text, at);
	struct ds_str rest = { text.p + at.end, text.n - at.end };
	for (size_t i = 0; i < DS_COUNT(takers); i++) {
		if (!ds_str_ends(name, takers[i].tail) || !ds_str_starts(rest, takers[i].next))
			continue;
		struct ds_str third = { rest.p + 3, rest.n >= 6 ? 3 : 0 };
		bool own = false;
		for (size_t b = 0; third.n && b + 3 <= takers[i].but.n; b += 3)
			own = own || memcmp(takers[i].but.p + b, third.p, 3) == 0;
		return !own;
	}
	return false;
}

/* 宜蘭山區 is no 蘭山區: what is left of the longer name is a word of its own behind a name. */
static bool rest_is_word(const struct hit *h, const struct hit *o, struct ds_str text)
{
	static const char *const rests[] = { "山区", "山區", "市区", "市區", "城区", "城區", "郊区", "郊區",
					     "林区", "林區", "矿区", "礦區", "牧区", "牧區", "港区", "港區" };
	if (h->kind != KEY_PLACE || entries_at(key_at(h->key))->need > NEED_SCOPE)
		return false;
	struct ds_str rest = { text.p + h->at.end, o->at.end - h->at.end };
	for (size_t i = 0; i < DS_COUNT(rests); i++) {
		if (ds_str_eq(rest, ds_str_of(rests[i])))
			return true;
	}
	return false;
}

/* Is the hit at raw[i] run into by a firmer one that begins inside it and ends beyond? */
static const struct hit *overrun(const struct matcher *m, size_t i, struct ds_str text)
{
	const struct hit *h = &m->raw[i];
	unsigned mine = firmness(h);
	for (size_t j = i + 1; j < m->raw_n && m->raw[j].at.start < h->at.end; j++) {
		const struct hit *o = &m->raw[j];
		if (o->at.start > h->at.start && o->at.end > h->at.end && firmness(o) > mine &&
		    !rest_is_word(h, o, text))
			return o;
	}
	return NULL;
}

/* Does a full name begin at off? */
static bool full_from(const struct matcher *m, size_t i, uint32_t off)
{
	while (i < m->raw_n && m->raw[i].at.start < off)
		i++;
	return i < m->raw_n && m->raw[i].at.start == off && firmness(&m->raw[i]) >= 4;
}

static void hits_choose(struct matcher *m, struct ds_str text, struct hits *out)
{
	uint32_t taken = 0;
	for (size_t i = 0; i < m->raw_n;) {
		uint32_t start = m->raw[i].at.start;
		size_t group = i;
		while (group < m->raw_n && m->raw[group].at.start == start)
			group++;
		if (start < taken) {
			i = group;
			continue;
		}
		for (; i < group; i++) {
			const struct hit *h = &m->raw[i];
			if (h->kind == KEY_PLACE && i + 1 < group && tail_is_taken(text, h->at) &&
			    !full_from(m, group, h->at.end))
				continue; /* 北京市民: the shorter name; 武威市民勤县 keeps its 市 */
			if (overrun(m, i, text))
				continue; /* a shorter one may still stand before the firmer */
			hit_put(out, h);
			taken = h->at.end;
			break;
		}
		i = group;
	}
}

void match_block(struct matcher *m, struct ds_str text, struct ds_span at, uint32_t block, struct hits *out)
{
	raw_find(m, text, at, block);
	hits_choose(m, text, out);
}

uint32_t key_from(struct ds_str text, uint32_t off, uint32_t end, uint32_t *stop)
{
	const uint32_t *finals = section_at(SECTION_FINALS);
	const uint16_t *classes = section_at(SECTION_CLASSES);
	const unsigned char *base = (const unsigned char *)text.p, *p = base + off, *most = base + end;
	uint32_t first = class_next(classes, &p, most), second = class_next(classes, &p, most), key = 0;
	uint32_t state = first && second ? edge_from(EDGE_PAIR | first << CLASS_BITS | second) : 0;
	while (state) {
		if (finals[state]) {
			key = finals[state];
			*stop = (uint32_t)(p - base);
		}
		uint32_t class = class_next(classes, &p, most);
		state = class ? edge_from(state << CLASS_BITS | class) : 0;
	}
	return key;
}

const struct key *key_of(struct ds_str s)
{
	unsigned len;
	uint32_t state = 0, first = 0;
	size_t chars = 0;
	for (size_t i = 0; i < s.n; i += len, chars++) {
		uint32_t class = class_of(ds_utf8_at(s.p + i, &len));
		if (!class)
			return NULL;
		if (chars == 0) {
			first = class;
			continue;
		}
		state =
		    edge_from(chars == 1 ? EDGE_PAIR | first << CLASS_BITS | class : state << CLASS_BITS | class);
		if (!state)
			return NULL;
	}
	uint32_t key = ((const uint32_t *)section_at(SECTION_FINALS))[state];
	return key ? key_at(key) : NULL;
}

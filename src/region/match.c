/* match.c: one pass over an article's bytes that finds every known name in it, then chooses among those that overlap.
 * Decides nothing about what a name means.
 *
 * Where a name may begin is sieved first (sieve.c); there the tree of keys is walked. Longest keys win from the left,
 * except that a short name may not eat the head of a full one: 其中西乌珠穆沁旗 has no 中西. */
#include "region/match.h"
#include "region/gazetteer.h"

static void *room(struct ds_arena *a, void *old, size_t n, size_t *cap, size_t item)
{
	size_t want = *cap ? *cap * 2 : 256;
	void *p = ds_arena_raw(a, want * item, 16);
	if (n)
		memcpy(p, old, n * item);
	*cap = want;
	return p;
}

/* There is room: hits_choose sees to it. */
static inline void hit_put(struct hits *h, const struct hit *hit)
{
	if (h->n && h->v[h->n - 1].at.end == hit->at.start)
		h->v[h->n - 1].joined = hit->kind == KEY_PLACE;
	h->v[h->n++] = *hit;
}

static void raw_put(struct matcher *m, struct hit hit)
{
	if (m->raw_n == m->raw_cap)
		m->raw = room(m->arena, m->raw, m->raw_n, &m->raw_cap, sizeof(*m->raw));
	m->raw[m->raw_n++] = hit;
}

/* Keys that begin at one place. */
#define KEYS_MAX 8u

/* ---- keys and marks ------------------------------------------------------------------------------------- */

/* Every key that begins at `start` goes to raw, longest first; `node` is that of its first two characters, which end
 * at p, third the class of what stands there, or 0. No key has the LF in it that stands behind a block. */
static inline __attribute__((always_inline)) void keys_from(struct matcher *m, struct ds_str text, uint32_t start,
							    const unsigned char *p, uint32_t node, uint32_t third,
							    uint32_t block)
{
	const unsigned char *nodes = section_at(SECTION_NODES);
	const uint16_t *classes = section_at(SECTION_CLASSES);
	const unsigned char *base = (const unsigned char *)text.p, *end = base + text.n;
	uint32_t key[KEYS_MAX], stop[KEYS_MAX];
	unsigned n = 0;
	key[0] = NODE_KEY(node_at(nodes, node));
	stop[0] = (uint32_t)(p - base);
	n += key[0] != 0;
	if (third) {
		node = node_child(nodes, node, third);
		p += *p < 0x80 ? 1 : 3;
	}
	while (third && node) {
		const uint64_t w = node_at(nodes, node);
		if (NODE_KEY(w)) {
			if (n == KEYS_MAX) /* so many in one another do not exist; keep the longest */
				n--;
			key[n] = NODE_KEY(w);
			stop[n++] = (uint32_t)(p - base);
		}
		if (NODE_FIRST(node_at(nodes, node + 1)) == NODE_FIRST(w))
			break; /* nothing is longer */
		const uint32_t class = class_next(classes, &p, end);
		node = class ? node_child(nodes, node, class) : 0;
	}
	if (m->raw_n + KEYS_MAX > m->raw_cap)
		m->raw = room(m->arena, m->raw, m->raw_n, &m->raw_cap, sizeof(*m->raw));
	struct hit *to = m->raw + m->raw_n;
	m->raw_n += n;
	for (; n-- > 0; to++) {
		to->at.start = start;
		to->at.end = stop[n];
		to->key = key[n];
		to->sentence = m->sentence;
		to->block = block;
		to->kind = (uint8_t)key_at(key[n])->kind;
		to->sound = to->nested = to->joined = false;
	}
}

/* The same from two characters on, whatever they are. */
static void keys_at(struct matcher *m, struct ds_str text, uint32_t start, uint32_t block)
{
	const uint16_t *classes = section_at(SECTION_CLASSES);
	const unsigned char *p = (const unsigned char *)text.p + start,
			    *end = (const unsigned char *)text.p + text.n;
	const uint32_t first = class_next(classes, &p, end), second = class_next(classes, &p, end),
		       node = first && second ? node_of_two(section_at(SECTION_NODES), first, second) : 0;
	const unsigned char *behind = p;
	if (node)
		keys_from(m, text, start, p, node, class_next(classes, &behind, end), block);
}

/* No name has more digits. */
#define DIGITS_MAX 8u

/* The last digit of a number stands at off: names may begin with any of them. */
static void digits_take(struct matcher *m, struct ds_str text, uint32_t from, uint32_t off, uint32_t block)
{
	const unsigned char *base = (const unsigned char *)text.p;
	uint32_t start = off;
	if (off + 1 >= text.n || base[off + 1] < 0xe0)
		return;
	while (start > from && off - start < DIGITS_MAX && is_digit(base[start - 1]))
		start--;
	for (; start <= off; start++)
		keys_at(m, text, start, block);
}

/* Classes with a meaning of their own, but the end of a sentence; true when the character may begin a key besides. */
static bool mark_take(struct matcher *m, struct ds_span at, uint32_t class, uint32_t block)
{
	struct titles *t = &m->titles;
	switch (class) {
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

/* ---- choice --------------------------------------------------------------------------------------------- */

/* How firmly a key holds its span against one that overlaps it. */
static unsigned firmness(const struct hit *h)
{
	if (h->kind == KEY_VILLAGE || h->kind == KEY_WAY)
		return 0;
	if (h->kind == KEY_LETTERS)
		return 1;
	if (h->kind != KEY_PLACE)
		return 3;
	const struct key *k = key_at(h->key);
	const struct entry *e = entries_at(k);
	if (e->form == DS_FORM_FULL && k->chars >= 3)
		return e->need == NEED_NOTHING ? 5 : 4;
	if (e->form == DS_FORM_ALIAS && k->chars >= 3 && e->need == NEED_NOTHING)
		return e->old ? 3 : 4; /* 都安县公安局 */
	return e->need <= NEED_SCOPE ? 2 : 1;
}

/* X市 before 民 (not 民政, 民族 …), 场, 区, 值, X省 before 会, 际, X县 before 域, X地 before 区 and X乡 before 村 or 镇 lose their last character to the next
 * word. */
static bool tail_is_taken(struct ds_str text, struct ds_span at)
{
	static const struct taker {
		struct ds_str tail, next;
		struct ds_str but; /* third characters with which next is a word of its own, 3 bytes each */
	} takers[] = {
		{{ "市", 3 },  { "民", 3 }, { "政族营委宿革盟建进兵俗办航用法乐众间警", 57 }},
		{ { "市", 3 }, { "场", 3 }, { "馆所", 6 }                                                    },
		{ { "市", 3 }, { "场", 3 }, { "馆所", 6 }                                                    },
		{ { "市", 3 }, { "值", 3 }, { "班守", 6 }                                                    },
		{ { "市", 3 }, { "面", 3 }, { "向临对积", 12 }                                             },
		{ { "省", 3 }, { "会", 3 }, { "议同场", 9 }                                                 },
		{ { "省", 3 }, { "际", 3 }, { "", 0 }							  },
		{ { "省", 3 }, { "会", 3 }, { "议同场", 9 }                                                 },
		{ { "市", 3 }, { "区", 3 }, { "域块划县级", 15 }                                          },
		{ { "县", 3 }, { "域", 3 }, { "", 0 }							  },
		{ { "区", 3 }, { "域", 3 }, { "", 0 }							  },
		{ { "县", 3 }, { "区", 3 }, { "域划", 6 }                                                    },
		{ { "城", 3 }, { "市", 3 }, { "", 0 }							  },
		{ { "城", 3 }, { "镇", 3 }, { "", 0 }							  },
		{ { "地", 3 }, { "区", 3 }, { "", 0 }							  },
		{ { "口", 3 }, { "岸", 3 }, { "", 0 }							  },
		{ { "乡", 3 }, { "镇", 3 }, { "", 0 }							  },
		{ { "乡", 3 }, { "村", 3 }, { "", 0 }							  },
		{ { "乡", 3 }, { "土", 3 }, { "", 0 }							  },
		{ { "乡", 3 }, { "亲", 3 }, { "", 0 }							  },
	};
	/* last bytes of the tails and of what is next: few others have both */
	static const bool tails[256] = { [0x82] = true, [0x81] = true, [0xbf] = true, [0x8e] = true,
					 [0xb0] = true, [0xa3] = true, [0xa1] = true, [0xba] = true };
	static const bool nexts[256] = { [0x91] = true, [0xba] = true, [0xb4] = true, [0xbc] = true, [0xa2] = true,
					 [0x9a] = true, [0x85] = true, [0x83] = true, [0x9f] = true, [0x82] = true,
					 [0x87] = true, [0xb8] = true, [0xb2] = true };
	if (at.end - at.start <= 6 || at.end + 3 > text.n || !tails[(unsigned char)text.p[at.end - 1]] ||
	    !nexts[(unsigned char)text.p[at.end + 2]])
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

/* 宜蘭山區 is no 蘭山區, 广东城镇 no 东城镇: what is left of the longer name is a word of its own behind a name. */
static bool rest_is_word(const struct hit *h, const struct hit *o, struct ds_str text)
{
	static const char *const rests[] = { "山区", "市区", "城区", "郊区", "林区", "矿区", "牧区", "港区",
					     "城镇", "园区", "乡镇", "村镇", "乡村", "城乡", "城市" };
	if (h->kind != KEY_PLACE || entries_at(key_at(h->key))->need > NEED_SCOPE)
		return false;
	struct ds_str rest = { text.p + h->at.end, o->at.end - h->at.end };
	for (size_t i = 0; i < DS_COUNT(rests); i++) {
		if (ds_str_eq(rest, ds_str_of(rests[i])))
			return true;
	}
	return false;
}

/* 江西|南部, 福建|水利, 银川|西部: no part of a province or city that all know belongs to a word that begins inside its name. */
static bool is_known(const struct hit *h, const struct hit *o)
{
	return o->kind == KEY_BLOCK && h->kind == KEY_PLACE && entries_at(key_at(h->key))->need == NEED_NOTHING &&
	       region_level(entries_at(key_at(h->key))->region) <= DS_LEVEL_PREFECTURE;
}

static bool runs_into(const struct hit *o, const struct hit *h)
{
	if (o->at.start <= h->at.start || o->at.start >= h->at.end || o->at.end <= h->at.end ||
	    firmness(o) <= firmness(h))
		return false;
	/* 陇南康县: no name that is gone, 南康县, takes a part of a city's */
	return !(h->kind == KEY_PLACE && o->kind == KEY_PLACE && entries_at(key_at(o->key))->old &&
		 entries_at(key_at(h->key))->need == NEED_NOTHING);
}

/* Does a place of this name lie in `around`? */
static bool has_part(ds_region around, const struct hit *h)
{
	const struct key *k = key_at(h->key);
	for (uint32_t i = 0; i < key_entries(k) && i < 64; i++) {
		if (region_holds(around, entries_at(k)[i].region))
			return true;
	}
	return false;
}

/* 包头市青山|城区: what stands right before h holds a place of its name, and none of the name that runs into it. */
static bool is_led(const struct hits *before, const struct hit *h, const struct hit *o)
{
	const struct hit *led = before->n ? &before->v[before->n - 1] : NULL;
	if (!led || led->at.end != h->at.start || led->kind != KEY_PLACE || h->kind != KEY_PLACE ||
	    o->kind != KEY_PLACE || entries_at(key_at(led->key))->need != NEED_NOTHING)
		return false;
	const ds_region around = entries_at(key_at(led->key))->region;
	return has_part(around, h) && !has_part(around, o);
}

/* 河南|新乡, where there is a 南新乡: a province or city and, right behind it, one of its own places that ends with the name. */
static bool leads_to(const struct matcher *m, size_t i, const struct hit *h, const struct hit *o)
{
	if (h->kind != KEY_PLACE || o->kind != KEY_PLACE)
		return false;
	const struct entry *great = entries_at(key_at(h->key));
	if (great->need != NEED_NOTHING || region_level(great->region) > DS_LEVEL_PREFECTURE ||
	    region_level(entries_at(key_at(o->key))->region) != DS_LEVEL_TOWNSHIP)
		return false;
	for (; i < m->raw_n && m->raw[i].at.start <= h->at.end; i++) {
		const struct hit *part = &m->raw[i];
		if (part->at.start == h->at.end && part->at.end >= o->at.end && part->kind == KEY_PLACE &&
		    has_part(great->region, part))
			return true;
	}
	return false;
}

/* Is the hit at raw[i] run into by a firmer one that begins inside it and ends beyond? Not by 宁北镇 in 辽宁北镇市, which
 * is run into itself. */
static const struct hit *overrun(const struct matcher *m, size_t i, struct ds_str text, const struct hits *before)
{
	const struct hit *h = &m->raw[i];
	for (size_t j = i + 1; j < m->raw_n && m->raw[j].at.start < h->at.end; j++) {
		const struct hit *o = &m->raw[j];
		if (!runs_into(o, h) || rest_is_word(h, o, text) || is_known(h, o) || tail_is_taken(text, o->at) ||
		    is_led(before, h, o) || leads_to(m, j, h, o))
			continue;
		size_t k = j + 1;
		while (k < m->raw_n && m->raw[k].at.start < o->at.end &&
		       (m->raw[k].at.start < h->at.end || !runs_into(&m->raw[k], o)))
			k++;
		if (k == m->raw_n || m->raw[k].at.start >= o->at.end)
			return o;
	}
	return NULL;
}

/* 其中西乡小学: 其中 is a word, so 中西 is none. */
static bool is_split(const struct hit *h, struct ds_str text)
{
	return (h->kind == KEY_BLOCK || h->kind == KEY_PLACE) && h->at.start >= 3 &&
	       memcmp(text.p + h->at.start - 3, "其中", 6) == 0;
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
	while (out->n + m->raw_n > out->cap)
		out->v = room(out->arena, out->v, out->n, &out->cap, sizeof(*out->v));
	for (size_t i = 0; i < m->raw_n;) {
		uint32_t start = m->raw[i].at.start;
		if ((i + 1 == m->raw_n || m->raw[i + 1].at.start >= m->raw[i].at.end) && start >= taken &&
		    !is_split(&m->raw[i], text)) {
			taken = m->raw[i].at.end; /* nothing overlaps it: so it is with most */
			hit_put(out, &m->raw[i++]);
			continue;
		}
		size_t group = i;
		while (group < m->raw_n && m->raw[group].at.start == start)
			group++;
		if (start < taken) {
			out->v[out->n - 1].nested = true;
			i = group;
			continue;
		}
		for (; i < group; i++) {
			const struct hit *h = &m->raw[i];
			if (h->kind == KEY_PLACE && i + 1 < group && tail_is_taken(text, h->at) &&
			    !full_from(m, group, h->at.end))
				continue; /* 北京市民: the shorter name; 武威市民勤县 keeps its 市 */
			if (is_split(h, text) || overrun(m, i, text, out))
				continue; /* a shorter one may still stand before the firmer */
			hit_put(out, h);
			taken = h->at.end;
			break;
		}
		i = group;
	}
}

/* The block that is being read: what was found in it is settled at its end. */
static void block_end(struct matcher *m, struct ds_str text, struct hits *out)
{
	m->sentence++;
	if (m->titles.n && m->titles.v[m->titles.n - 1].start == m->titles.v[m->titles.n - 1].end)
		m->titles.n--; /* never closed in its block */
	if (m->raw_n)
		hits_choose(m, text, out);
	m->raw_n = 0;
}

/* 2024台州马拉松: four digits are a year rather than a number of machines. */
static bool is_year(const unsigned char *base, uint32_t from, uint32_t off)
{
	if (off < from + 4 || (off > from + 4 && is_digit(base[off - 5])))
		return false;
	const unsigned char *p = base + off - 4;
	return (memcmp(p, "19", 2) == 0 || memcmp(p, "20", 2) == 0) && is_digit(p[2]) && is_digit(p[3]) &&
	       memcmp(base + off, "台", 3) == 0;
}

/* 35名山区教师, 修建2道县乡公路: a classifier behind its number begins no name. Asked of every place where one may begin,
 * so what is seldom so comes first: a digit or a numeral before it. */
static bool counts_here(const unsigned char *base, uint32_t from, uint32_t off)
{
	static const char classifiers[][4] = {
		"名", /* of these it and 个 alone behind a numeral: 三门峡 goes on from 三 */
		"道", "门", "株", "台", "个", "口", "头", "只", "条", "人", /* 8人和5人 */
		"户", "家"
	};
	static const char one[] = "个"; /* 一个旧工厂 */
	static const char numerals[][4] = { "一", "两", "三", "四", "五", "六", "七", "八",
					    "九", "十", "百", "千", "万", "余", "多", "几" };
	/* last bytes of numerals, and digits */
	static const bool lasts[256] = {
		[0x80] = true, [0xa4] = true, [0x89] = true, [0x9b] = true, [0x94] = true, [0xad] = true,
		[0x83] = true, [0xab] = true, [0x9d] = true, [0x81] = true, [0xbe] = true, [0x87] = true,
		[0x99] = true, [0x9a] = true, [0xa0] = true, [0xa9] = true, [0xac] = true, [0x98] = true,
		[0x30] = true, [0x31] = true, [0x32] = true, [0x33] = true, [0x34] = true, [0x35] = true,
		[0x36] = true, [0x37] = true, [0x38] = true, [0x39] = true
	};
	if (off == from || !lasts[base[off - 1]])
		return false;
	if (is_digit(base[off - 1])) {
		if (is_year(base, from, off))
			return false;
		for (size_t i = 0; i < DS_COUNT(classifiers); i++)
			if (memcmp(base + off, classifiers[i], 3) == 0)
				return true;
		return false;
	}
	if (off - from < 3 ||
	    ((base[off] != (unsigned char)classifiers[0][0] || memcmp(base + off, classifiers[0], 3) != 0) &&
	     (base[off] != (unsigned char)one[0] || memcmp(base + off, one, 3) != 0)))
		return false;
	for (size_t i = 0; i < DS_COUNT(numerals); i++)
		if (memcmp(base + off - 3, numerals[i], 3) == 0)
			return true;
	return false;
}

/* The k-th of what was sieved stands in a block that begins at `from`. */
static void maybe_take(struct matcher *m, struct ds_str text, uint32_t from, size_t k, uint32_t block)
{
	const uint32_t off = m->sieve.off[k], first = m->sieve.first[k], second = m->sieve.second[k];
	const unsigned char *base = (const unsigned char *)text.p, *p = base + off;
	if (first == CLASS_STOP) {
		m->sentence++;
		return;
	}
	if (is_digit(*p)) {
		digits_take(m, text, from, off, block);
		return;
	}
	p += *p < 0x80 ? 1 : 3; /* the others have no class */
	if (first < CLASS_FIRST && !mark_take(m, (struct ds_span){ off, (uint32_t)(p - base) }, first, block))
		return;
	const unsigned char *nodes = section_at(SECTION_NODES);
	const uint32_t node = first && second ? node_of_two(nodes, first, second) : 0;
	if (node && !counts_here(base, from, off)) {
		p += *p < 0x80 ? 1 : 3;
		keys_from(m, text, off, p, node, m->sieve.third[k], block);
	}
}

void match_blocks(struct matcher *m, const struct ds_reading *reading, uint32_t from, uint32_t to, struct hits *out)
{
	const struct ds_str text = reading->text;
	const struct ds_block *blocks = reading->blocks;
	const uint32_t end = from < to ? blocks[to - 1].at.end : 0;
	uint32_t block = from;
	m->raw_n = 0;
	struct ds_span in = from < to ? blocks[from].at : (struct ds_span){ 0, 0 };
	uint32_t shown =
	    from < to && blocks[from].kind != DS_BLOCK_BOILERPLATE ? in.start : UINT32_MAX; /* from here */
	for (uint32_t at = in.start; at < end;) {
		const size_t n = sieve_run(text, &at, end, &m->sieve);
		for (size_t k = 0; k < n; k++) {
			const uint32_t off = m->sieve.off[k];
			while (off >= in.end && block + 1 < to) {
				block_end(m, text, out);
				in = blocks[++block].at;
				shown = blocks[block].kind != DS_BLOCK_BOILERPLATE ? in.start : UINT32_MAX;
			}
			if (off >= shown && off < in.end)
				maybe_take(m, text, in.start, k, block);
		}
	}
	if (from < to)
		block_end(m, text, out);
}

uint32_t key_from(struct ds_str text, uint32_t off, uint32_t end, uint32_t *stop)
{
	const unsigned char *nodes = section_at(SECTION_NODES);
	const uint16_t *classes = section_at(SECTION_CLASSES);
	const unsigned char *base = (const unsigned char *)text.p, *p = base + off, *most = base + end;
	const uint32_t first = class_next(classes, &p, most), second = class_next(classes, &p, most);
	uint32_t key = 0;
	for (uint32_t node = first && second ? node_of_two(nodes, first, second) : 0; node;) {
		if (NODE_KEY(node_at(nodes, node))) {
			key = NODE_KEY(node_at(nodes, node));
			*stop = (uint32_t)(p - base);
		}
		const uint32_t class = class_next(classes, &p, most);
		node = class ? node_child(nodes, node, class) : 0;
	}
	return key;
}

const struct key *key_of(struct ds_str s)
{
	const unsigned char *nodes = section_at(SECTION_NODES);
	unsigned len;
	uint32_t node = 0;
	for (size_t i = 0; i < s.n; i += len) {
		const uint32_t class = class_of(ds_utf8_at(s.p + i, &len));
		node = !class ? 0 : i ? node_child(nodes, node, class) : class;
		if (!node)
			return NULL;
	}
	return node && NODE_KEY(node_at(nodes, node)) ? key_at(NODE_KEY(node_at(nodes, node))) : NULL;
}

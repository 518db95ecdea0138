/* mkkeys.c: which names the matcher knows and what each needs to be taken for a place. Part of mkregions.
 *
 * The needs come from measured precision on newspaper text: names of provinces and prefectures and full names of
 * counties are places nearly always; short names of counties one time in three; those of townships one in five. */
#include "mk.h"

#include <stdlib.h>

enum word_class {
	WORD_BLOCK,
	WORD_ACROSS,
	WORD_FREE,
	WORD_SCOPE,
	WORD_SENTENCE,
	WORD_ADJACENT,
	WORD_NEVER,
	WORD_ANAPHOR,
	WORD_NATION,
	WORD_VILLAGE,
	WORD_CLASSES
};

static const char *const class_words[WORD_CLASSES] = {
	[WORD_BLOCK] = "block",     [WORD_ACROSS] = "across",     [WORD_FREE] = "free",
	[WORD_SCOPE] = "scope",     [WORD_SENTENCE] = "sentence", [WORD_ADJACENT] = "adjacent",
	[WORD_NEVER] = "never",     [WORD_ANAPHOR] = "anaphor",   [WORD_NATION] = "nation",
	[WORD_VILLAGE] = "village",
};

struct word {
	struct ds_str text;
	enum word_class class;
};

struct words {
	struct word *v;
	size_t n, cap;
};

static int word_order(const void *a, const void *b)
{
	const struct word *x = a, *y = b;
	size_t n = x->text.n < y->text.n ? x->text.n : y->text.n;
	int c = memcmp(x->text.p, y->text.p, n);
	return c ? c : (x->text.n > y->text.n) - (x->text.n < y->text.n);
}

static const struct word *word_of(const struct mk *m, struct ds_str s)
{
	struct word probe = { .text = s };
	return bsearch(&probe, m->words->v, m->words->n, sizeof(probe), word_order);
}

static void key_put(struct mk *m, struct ds_str text, struct mk_entry entry, enum key_kind kind)
{
	m->keys = mk_grow(m->keys, &m->keys_cap, m->keys_n + 1, sizeof(*m->keys));
	m->keys[m->keys_n++] = (struct mk_name){ text, entry, (uint8_t)kind };
}

void keys_read_words(struct mk *m, const char *path)
{
	struct words *w = m->words = calloc(1, sizeof(*w));
	if (!w)
		mk_die("out of memory");
	struct rows r;
	for (rows_open(&r, path); rows_next(&r);) {
		unsigned c = 0;
		while (c < WORD_CLASSES && !ds_str_eq(r.field[1], ds_str_of(class_words[c])))
			c++;
		if (r.fields < 2 || c == WORD_CLASSES)
			mk_die("%s:%u: no class", path, r.at);
		w->v = mk_grow(w->v, &w->cap, w->n + 1, sizeof(*w->v));
		struct ds_str text = mk_keep(r.field[0]);
		w->v[w->n++] = (struct word){ text, c };
		if (c == WORD_BLOCK)
			key_put(m, text, (struct mk_entry){ 0 }, KEY_BLOCK);
		else if (c == WORD_ACROSS)
			key_put(m, text, (struct mk_entry){ .region = DS_REGION_CHINA }, KEY_BLOCK);
		else if (c == WORD_ANAPHOR)
			key_put(m, text, (struct mk_entry){ 0 }, KEY_ANAPHOR);
		else if (c == WORD_NATION)
			key_put(m, text, (struct mk_entry){ .region = DS_REGION_CHINA }, KEY_NATION);
		else if (c == WORD_VILLAGE)
			key_put(m, text, (struct mk_entry){ 0 }, KEY_VILLAGE);
	}
	rows_close(&r);
	qsort(w->v, w->n, sizeof(*w->v), word_order);
	for (size_t i = 1; i < w->n; i++) {
		if (ds_str_eq(w->v[i - 1].text, w->v[i].text))
			mk_die("%s: %.*s stands twice", path, (int)w->v[i].text.n, w->v[i].text.p);
	}
}

void keys_read_follow(struct mk *m, const char *path)
{
	static const struct {
		const char *word;
		uint32_t bit;
	} classes[] = {
		{"head",        FOLLOW_HEAD      },
		{ "modifier",   FOLLOW_MODIFIER  },
		{ "no-head",    FOLLOW_NO_HEAD   },
		{ "road",       FOLLOW_ROAD      },
		{ "no-road",    FOLLOW_NO_ROAD   },
		{ "smaller",    FOLLOW_SMALLER   },
		{ "no-smaller", FOLLOW_NO_SMALLER},
		{ "says",       FOLLOW_SAYS      },
		{ "railway",    FOLLOW_RAILWAY   },
		{ "no-village", FOLLOW_NO_VILLAGE},
		{ "tail",       FOLLOW_TAIL      },
		{ "home",       FOLLOW_HOME      },
		{ "event",      FOLLOW_EVENT     },
		{ "team",       FOLLOW_TEAM      },
		{ "ware",       FOLLOW_WARE      },
	};
	struct rows r;
	for (rows_open(&r, path); rows_next(&r);) {
		uint32_t bits = 0;
		for (size_t i = 0; r.fields > 1 && i < r.field[1].n;) {
			const char *blank = memchr(r.field[1].p + i, ' ', r.field[1].n - i);
			size_t stop = blank ? (size_t)(blank - r.field[1].p) : r.field[1].n;
			struct ds_str one = { r.field[1].p + i, stop - i };
			uint32_t bit = 0;
			for (size_t c = 0; c < DS_COUNT(classes); c++)
				bit |= ds_str_eq(one, ds_str_of(classes[c].word)) ? classes[c].bit : 0;
			if (!bit)
				mk_die("%s:%u: class %.*s?", path, r.at, (int)one.n, one.p);
			bits |= bit;
			i = stop + 1;
		}
		key_put(m, mk_keep(r.field[0]), (struct mk_entry){ .region = bits }, MK_WORD);
	}
	rows_close(&r);
}

static unsigned chars_of(struct ds_str s)
{
	unsigned n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

/* What a name needs, given what it would need were it no common word; false when it should not be known at all.
 * A word is common as the name of a township, mostly: provinces and prefectures only heed what is said of them. */
static bool need_of(const struct mk *m, struct ds_str text, enum ds_level level, enum need usually, uint8_t *need)
{
	static const uint8_t needs[WORD_CLASSES] = {
		[WORD_SCOPE] = NEED_SCOPE,
		[WORD_SENTENCE] = NEED_SENTENCE,
		[WORD_ADJACENT] = NEED_ADJACENT,
	};
	const struct word *w = word_of(m, text);
	*need = (uint8_t)usually;
	if (!w)
		return true;
	if (w->class == WORD_FREE) {
		*need = NEED_NOTHING;
		return true;
	}
	if (level == DS_LEVEL_PROVINCE || level == DS_LEVEL_PREFECTURE) {
		if (w->class == WORD_SCOPE || w->class == WORD_SENTENCE)
			*need = needs[w->class];
		return true;
	}
	if (w->class == WORD_ANAPHOR)
		return level == DS_LEVEL_COUNTY; /* 全州 in 桂林, where it is no whole */
	if (w->class == WORD_NEVER)
		return level == DS_LEVEL_COUNTY; /* a word as a township's name alone */
	if (!needs[w->class])
		return false;
	if (needs[w->class] > usually)
		*need = needs[w->class];
	return true;
}

/* usual needs of full and short names by level; rank orders regions of one name where nothing else decides */
static const struct usual {
	uint8_t full, said2, said3; /* the full name; a short one of two characters; of three and more */
	uint8_t full_rank, said_rank;
} usual[DS_LEVELS] = {
	[DS_LEVEL_PROVINCE] = {NEED_NOTHING,  NEED_NOTHING,  NEED_NOTHING,  0, 1},
	[DS_LEVEL_PREFECTURE] = { NEED_NOTHING, NEED_NOTHING,  NEED_NOTHING,  2, 3},
	[DS_LEVEL_COUNTY] = { NEED_NOTHING, NEED_SCOPE,    NEED_NOTHING,  4, 6},
	[DS_LEVEL_TOWNSHIP] = { NEED_SCOPE,   NEED_ADJACENT, NEED_SENTENCE, 7, 8},
	[DS_LEVEL_OTHER] = { NEED_NOTHING, NEED_SCOPE,    NEED_SCOPE,    5, 6},
};

/* Short names that are roads, quarters of a town or things: never known. */
static bool said_is_thing(struct ds_str s)
{
	static const char *const tails[] = {
		"路", "街", "道", "巷", "桥", "场", "区", "园", "站", "门", "厂", "矿"
	};
	for (size_t i = 0; i < DS_COUNT(tails); i++) {
		if (ds_str_ends(s, ds_str_of(tails[i])))
			return true;
	}
	return false;
}

/* 道真仡佬族苗族自治县 is written 道真自治县 */
static void self_ruled_put(struct mk *m, struct ds_str full, struct ds_str said, struct mk_entry e)
{
	char bytes[96];
	struct ds_str title = { full.p + full.n - 9, 9 };
	if (full.n < said.n + 12 || said.n + 9 > sizeof(bytes) || !ds_str_starts(title, DS_STR("自治")))
		return;
	memcpy(bytes, said.p, said.n);
	memcpy(bytes + said.n, title.p, title.n);
	e.rank++;
	e.form = DS_FORM_ALIAS;
	key_put(m, mk_keep((struct ds_str){ bytes, said.n + title.n }), e, KEY_PLACE);
}

/* Townships under other titles: 朔北藏族乡 is written 朔北乡, 峪口地区 is 峪口镇 to its people, and what is 镇 or 街道
 * in the list of one year was 乡 or 镇 some years before. */
static void town_put(struct mk *m, struct ds_str full, struct ds_str said, struct mk_entry e)
{
	static const struct ds_str titles[] = {
		{"镇",  3},
                { "乡", 3}
	};
	char bytes[64];
	if (said.n == full.n || said.n + 3 > sizeof(bytes))
		return;
	for (size_t i = 0; i < DS_COUNT(titles); i++) {
		struct ds_str title = { full.p + said.n, full.n - said.n };
		if (ds_str_eq(title, titles[i]))
			continue;
		memcpy(bytes, said.p, said.n);
		memcpy(bytes + said.n, titles[i].p, 3);
		struct ds_str name = { bytes, said.n + 3 };
		bool of_people = title.n > 3 && ds_str_ends(title, titles[i]);
		e.rank = (uint8_t)(usual[DS_LEVEL_TOWNSHIP].full_rank + (of_people ? 1 : 2));
		if (need_of(m, name, DS_LEVEL_TOWNSHIP, of_people ? NEED_SCOPE : NEED_SENTENCE, &e.need))
			key_put(m, mk_keep(name), e, KEY_PLACE);
	}
}

void keys_of_regions(struct mk *m)
{
	uint32_t corps = tree_path(m, DS_STR("新疆维吾尔自治区/新疆生产建设兵团"));
	uint32_t taiwan = tree_path(m, DS_STR("台湾省"));
	for (uint32_t i = DS_REGION_CHINA + 1; i < m->regions_n; i++) {
		const struct mk_row *row = &m->regions[i].row;
		enum ds_level level = ROW_LEVEL(row->bits);
		if (level == DS_LEVEL_VILLAGE)
			continue;
		const struct usual *u = &usual[level];
		struct ds_str full = mk_str_at(m, row->name);
		struct ds_str said = { full.p, ROW_SHORT(row->bits) };
		bool in_corps = i > corps && i < m->regions[corps].row.next;
		bool in_taiwan = i > taiwan && i < m->regions[taiwan].row.next;
		enum need full_need = u->full;
		if (level == DS_LEVEL_OTHER && (in_corps || chars_of(full) < 4))
			full_need = in_corps && chars_of(full) < 3 ? NEED_SENTENCE : NEED_SCOPE;
		if (level == DS_LEVEL_TOWNSHIP && ds_str_ends(full, DS_STR("水库")))
			full_need = NEED_SENTENCE; /* 石门水库: mostly the water, and often another */
		struct mk_entry e = { .region = i,
				      .form = DS_FORM_FULL,
				      .rank = (uint8_t)(u->full_rank + in_taiwan) };
		if (need_of(m, full, level, full_need, &e.need))
			key_put(m, mk_keep(full), e, KEY_PLACE);
		if (level == DS_LEVEL_TOWNSHIP)
			town_put(m, full, said, e);
		if (said.n == full.n || (level == DS_LEVEL_TOWNSHIP && said_is_thing(said)))
			continue;
		if (memmem(full.p, full.n, "自治", 6))
			self_ruled_put(m, full, said, e);
		bool common = word_of(m, said) != NULL;
		if (level == DS_LEVEL_TOWNSHIP && common)
			continue;
		e = (struct mk_entry){ .region = i,
				       .form = DS_FORM_SHORT,
				       .rank = (uint8_t)(u->said_rank + in_taiwan) };
		if (need_of(m, said, level, chars_of(said) < 3 ? u->said2 : u->said3, &e.need))
			key_put(m, mk_keep(said), e, KEY_PLACE);
	}
}

/* ---- names.tsv ------------------------------------------------------------------------------------------ */

static void letter_put(struct mk *m, struct ds_str text, uint32_t region)
{
	unsigned len;
	uint32_t cp = ds_utf8_at(text.p, &len);
	m->letters = mk_grow(m->letters, &m->letters_cap, m->letters_n + 1, sizeof(*m->letters));
	m->letters[m->letters_n++] = (struct letter){ .class = (uint16_t)cp, .region = region };
}

/* Is it what people say for a region of today? Then it is no abolished county. */
static bool is_said_of_another(const struct mk *m, struct ds_str said)
{
	for (size_t i = 0; i < m->keys_n; i++) {
		const struct mk_name *k = &m->keys[i];
		if (k->kind == KEY_PLACE && k->entry.form == DS_FORM_SHORT && ds_str_eq(k->text, said) &&
		    ROW_LEVEL(m->regions[k->entry.region].row.bits) <= DS_LEVEL_COUNTY)
			return true;
	}
	return false;
}

static void name_put(struct mk *m, struct ds_str class, struct ds_str text, uint32_t region)
{
	enum ds_level level = ROW_LEVEL(m->regions[region].row.bits);
	struct mk_entry e = { .region = region, .form = DS_FORM_ALIAS, .rank = 9 };
	enum need usually = NEED_NOTHING;
	const bool gone = ds_str_eq(class, DS_STR("gone"));
	if (ds_str_eq(class, DS_STR("letter"))) {
		letter_put(m, text, region);
		return;
	}
	if (ds_str_eq(class, DS_STR("said"))) {
		m->regions[region].said = mk_name_of(m, text);
		return;
	}
	if (ds_str_eq(class, DS_STR("context"))) {
		bool unit = level == DS_LEVEL_OTHER && m->regions[region].depth > 2; /* of the 兵团 */
		usually = unit && chars_of(text) < 4 ? NEED_SENTENCE : NEED_SCOPE;
	} else if (ds_str_eq(class, DS_STR("old"))) {
		e.rank = 10;
		e.old = 1;
		/* 晋宁县 is no word of the language, 新县 and 东山区 may be */
		bool county =
		    ds_str_ends(text, DS_STR("市")) || (chars_of(text) == 3 && ds_str_ends(text, DS_STR("县")));
		usually = level == DS_LEVEL_COUNTY && chars_of(text) < 4 && !county ? NEED_SCOPE : NEED_NOTHING;
	} else if (!gone && !ds_str_eq(class, DS_STR("alias"))) {
		mk_die("class %.*s?", (int)class.n, class.p);
	}
	if (!gone && need_of(m, text, level, usually, &e.need))
		key_put(m, text, e, KEY_PLACE);
	struct ds_str said = { text.p, text.n - 3 };
	if (e.old && level == DS_LEVEL_COUNTY && chars_of(text) >= 3 &&
	    (ds_str_ends(text, DS_STR("县")) || ds_str_ends(text, DS_STR("市")) ||
	     ds_str_ends(text, DS_STR("区")))) {
		e.rank++; /* 长岛 for 长岛县 */
		if (!is_said_of_another(m, said) && need_of(m, said, level, NEED_SCOPE, &e.need))
			key_put(m, said, e, KEY_PLACE);
	}
	m->aliases = mk_grow(m->aliases, &m->aliases_cap, m->aliases_n + 1, sizeof(*m->aliases));
	m->aliases[m->aliases_n++] =
	    (struct alias){ region, mk_name_of(m, text) | (gone || e.old ? ALIAS_OLD : 0) };
}

void keys_read_names(struct mk *m, const char *path)
{
	struct rows r;
	for (rows_open(&r, path); rows_next(&r);) {
		if (r.fields < 3)
			mk_die("%s:%u: not a row", path, r.at);
		struct ds_str text = mk_keep(r.field[0]), paths = r.field[2];
		for (size_t i = 0; i < paths.n;) {
			const char *blank = memchr(paths.p + i, ' ', paths.n - i);
			size_t stop = blank ? (size_t)(blank - paths.p) : paths.n;
			struct ds_str one = { paths.p + i, stop - i };
			uint32_t region = tree_path(m, one);
			if (!region)
				mk_die("%s:%u: no %.*s", path, r.at, (int)one.n, one.p);
			name_put(m, r.field[1], text, region);
			i = stop + 1;
		}
	}
	rows_close(&r);
}

static unsigned char_put(char *to, uint32_t cp)
{
	to[0] = (char)(0xe0 | cp >> 12);
	to[1] = (char)(0x80 | (cp >> 6 & 0x3f));
	to[2] = (char)(0x80 | (cp & 0x3f));
	return 3;
}

/* 抵沪, 供港 */
static void keys_of_ways(struct mk *m, uint32_t letter)
{
	static const char ways[] = WAYS;
	for (size_t i = 0; i + 3 < sizeof(ways); i += 3) {
		char pair[8];
		memcpy(pair, ways + i, 3);
		key_put(m, mk_keep((struct ds_str){ pair, 3 + char_put(pair + 3, letter) }), (struct mk_entry){ 0 },
			KEY_WAY);
	}
}

/* Two one-letter names in a row: the matcher only says that they stand there; what they are is decided in context. */
void keys_of_letters(struct mk *m)
{
	for (size_t i = 0; i < m->letters_n; i++)
		keys_of_ways(m, m->letters[i].class);
	for (size_t i = 0; i < m->letters_n; i++) {
		for (size_t j = 0; j < m->letters_n; j++) {
			char pair[8];
			if (m->letters[i].region == m->letters[j].region)
				continue;
			unsigned n = 0;
			for (unsigned k = 0; k < 2; k++)
				n += char_put(pair + n, m->letters[k ? j : i].class);
			key_put(m, mk_keep((struct ds_str){ pair, n }), (struct mk_entry){ 0 }, KEY_LETTERS);
		}
	}
}

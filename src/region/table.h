/* table.h: private to src/region and to the tool that makes the table (src/data). The layout of the gazetteer as it
 * is linked into the program: one read-only block of sections; every reference is an index or an offset into a
 * section, so nothing is relocated or parsed at start and a page is touched only when it is needed.
 *
 *   rows      one a region in tree order: the descendants of r are r + 1 … next - 1
 *   stamps    16 bits of each row's name, so that a search among a thousand villages touches two kilobytes
 *   names     length byte + bytes; equal names stand once
 *   details   pinyin and said form of regions above the village, sorted by region
 *   aliases   (region, name) pairs, sorted by region
 *   trie      every key the matcher knows, over character classes: a class is a character together with its
 *             traditional, radical and full-width forms
 */
#ifndef DUSHU_REGION_TABLE_H
#define DUSHU_REGION_TABLE_H

#include "dushu/base.h"
#include "dushu/region.h"

enum section {
	SECTION_ROWS,    /* struct row, [0] unused */
	SECTION_STAMPS,  /* uint16_t, one a row */
	SECTION_NAMES,   /* bytes */
	SECTION_DETAILS, /* struct detail */
	SECTION_ALIASES, /* struct alias */
	SECTION_CLASSES, /* uint16_t, one a code point of the BMP; 0: in no key */
	SECTION_FILTER, /* uint64_t bits: which pairs begin a key, then which pairs are one and which threes begin one */
	SECTION_EDGES,   /* struct edge, open addressing, a power of two */
	SECTION_FINALS,  /* uint32_t, one a state: its key, 0 none */
	SECTION_KEYS,    /* struct key, [0] unused */
	SECTION_ENTRIES, /* struct entry */
	SECTION_LETTERS, /* struct letter: one-letter names, sorted by class */
	SECTION_FORMERS, /* struct former, sorted by region and year */
	SECTION_SOUNDS,  /* uint32_t, one a code point U+4E00 … U+9FFF: its reading in names, 0 none */
	SECTIONS
};

#define TABLE_MAGIC 0x31725344u /* "DSr1" */

struct table {
	uint32_t magic, regions;
	struct {
		uint32_t off, n; /* bytes from the start of the table; items */
	} section[SECTIONS];
};

struct row {
	uint32_t name; /* offset in names */
	uint32_t next; /* first row that is not below */
	uint32_t parent;
	uint32_t bits; /* code digits this row adds: 17, how many: 3, level: 3, bytes of the short form: 8 */
};

#define ROW_CODE(bits)   ((bits)&0x1ffffu)
#define ROW_DIGITS(bits) ((bits) >> 17 & 7u)
#define ROW_LEVEL(bits)  ((bits) >> 20 & 7u)
#define ROW_SHORT(bits)  ((bits) >> 23)
#define ROW_BITS(code, digits, level, said)                                                                        \
	((uint32_t)(code) | (uint32_t)(digits) << 17 | (uint32_t)(level) << 20 | (uint32_t)(said) << 23)

struct detail {
	uint32_t region;
	uint32_t pinyin; /* in names */
	uint32_t said;   /* in names: what people say when it is no head of the full name (科右中旗); 0 none */
};

struct alias {
	uint32_t region, name; /* ALIAS_OLD: an abolished name */
};
#define ALIAS_OLD 0x80000000u

/* A division that is gone, renamed or moved, once for each region that it became. */
struct former {
	uint32_t region; /* what is there today */
	uint32_t path;   /* in names: the path it had */
	uint32_t code;
	uint16_t until; /* the year it ended in */
	uint8_t level;
	uint8_t goes_on; /* region is its continuation, not what it was merged into */
};

/* Where a name may be taken for a place. */
enum need {
	NEED_NOTHING,  /* anywhere */
	NEED_SCOPE,    /* where the article, the paragraph or the sentence is about its surroundings */
	NEED_SENTENCE, /* an ancestor stands in the sentence, or the article is about its parent */
	NEED_ADJACENT, /* an ancestor stands immediately before */
	NEEDS
};

/* In rising order: what shares its name with several is the last of them. */
enum key_kind {
	KEY_LETTERS, /* two one-letter names in a row: 京津 */
	KEY_PLACE,   /* entries say which */
	KEY_BLOCK,   /* a word that merely contains a name */
	KEY_ANAPHOR, /* 全市, 该旗, 自治区, 我省 */
	KEY_NATION,  /* 中国, 全国, 我国 */
	KEY_VILLAGE, /* 村, 社区, 嘎查: the end of a village's name, perhaps */
	KEY_FOLLOW,  /* no name: a word that may follow one; entries is a set of enum follow */
	KEY_KINDS
};

struct edge {
	uint32_t from; /* state << 13 | class; for the first two characters class << 13 | class, marked EDGE_PAIR */
	uint32_t to;   /* state; 0: an empty slot */
};

#define CLASS_BITS 13

/* Classes with a meaning of their own; the others are numbered as characters come up in keys. */
#define CLASS_STOP    1u /* ends a sentence: 。！？； */
#define CLASS_VILLAGE 2u /* 村 */
#define CLASS_OPEN    3u /* 《 */
#define CLASS_CLOSE   4u /* 》 */
#define CLASS_FIRST   5u
#define EDGE_PAIR     0x80000000u
#define EDGE_FOLLOW   0x84000000u /* the same for words that follow a name; their second class may be 0 */

/* What a word says about a place that it follows; a set of bits in place of a key's entries. */
enum follow {
	FOLLOW_HEAD = 1,         /* the name of an organisation, product or event ends here */
	FOLLOW_MODIFIER = 2,     /* or goes on */
	FOLLOW_NO_HEAD = 4,      /* begins like one and is none: 办起 */
	FOLLOW_ROAD = 8,         /* a road's name */
	FOLLOW_NO_ROAD = 16,     /* 街道 */
	FOLLOW_SMALLER = 32,     /* the name of a smaller place */
	FOLLOW_NO_SMALLER = 64,  /* 乡村 */
	FOLLOW_SAYS = 128,       /* what a person does */
	FOLLOW_RAILWAY = 256,    /* a railway bureau or its part */
	FOLLOW_NO_VILLAGE = 512, /* cannot be part of a village's name */
	FOLLOW_SURNAME = 1024,   /* stands before a given name */
	FOLLOW_MAYBE_SURNAME = 2048,
	FOLLOW_TAIL = 4096, /* a head, but only after a modifier: 宣传部, never 内蒙古部 */
	FOLLOW_HOME = 8192, /* an authority, a zone or the people of the place, of whom a text from there speaks */
	FOLLOW_EVENT = 16384, /* it takes place there */
	FOLLOW_TEAM = 32768,  /* sent from there to play or to sing */
};

struct key {
	uint32_t entries; /* first of entries */
	uint16_t entries_n;
	uint8_t kind; /* enum key_kind */
	uint8_t chars;
};

struct entry {
	uint32_t region;
	uint8_t form; /* enum ds_form */
	uint8_t need; /* enum need */
	uint8_t rank; /* of several with one name the lowest wins where nothing else decides */
	uint8_t old;  /* an abolished name */
};

struct letter {
	uint16_t class;
	uint16_t spare;
	uint32_t region;
};

extern const unsigned char ds_region_bytes[]; /* of unknown size to the compiler: sections lie behind the head */
#define ds_region_table (*(const struct table *)(const void *)ds_region_bytes)

static inline const void *section_at(enum section s)
{
	return (const char *)ds_region_bytes + ds_region_table.section[s].off;
}

static inline uint32_t section_n(enum section s)
{
	return ds_region_table.section[s].n;
}

static inline const struct row *row_at(ds_region r)
{
	return (const struct row *)section_at(SECTION_ROWS) + r;
}

static inline struct ds_str name_at(uint32_t off)
{
	const unsigned char *p = (const unsigned char *)section_at(SECTION_NAMES) + off;
	return (struct ds_str){ (const char *)p + 1, *p };
}

static inline unsigned class_of(uint32_t cp)
{
	return cp < 0x10000u ? ((const uint16_t *)section_at(SECTION_CLASSES))[cp] : 0;
}

/* The filter before the automaton. Bits of FILTER_PAIRS say whether two classes begin any key; those after them
 * whether two classes are a whole key (third 0), or three begin one. Both are small enough to stay in the cache, and
 * nearly every place of a text that gets past both begins a key. */
#define FILTER_PAIRS (1u << 19)
#define FILTER_KEYS  (1u << 21)

static inline uint32_t filter_pair(uint32_t pair)
{
	return (pair * 0x9e3779b1u) >> 13;
}

static inline uint32_t filter_key(uint32_t pair, uint32_t third)
{
	return FILTER_PAIRS + ((pair * 0x9e3779b1u ^ third * 0x85ebca6bu) * 0xc2b2ae35u >> 11);
}

static inline uint32_t edge_hash(uint32_t from)
{
	return (from * 0x9e3779b1u) ^ (from * 0x9e3779b1u) >> 15;
}

/* 12 bits of a name's hash and its length in characters: what SECTION_STAMPS holds. */
static inline uint16_t name_stamp(struct ds_str s)
{
	uint32_t h = 2166136261u;
	unsigned chars = 0;
	for (size_t i = 0; i < s.n; i++) {
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
		chars += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	}
	return (uint16_t)((h ^ h >> 16) << 4 | (chars < 15 ? chars : 15));
}

#endif

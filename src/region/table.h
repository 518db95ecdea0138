/* table.h: private to src/region and to the tool that makes the table (src/data). The layout of the gazetteer as it
 * is linked into the program: one read-only block of sections; every reference is an index or an offset into a
 * section, so nothing is relocated or parsed at start and a page is touched only when it is needed.
 *
 *   classes   a class is a character together with its traditional, radical and full-width forms
 *   filter    which characters may begin a key: bits by the bytes of two, then by the classes of three
 *   seconds   which child of a character's node the one of two characters is, hashed
 *   nodes     every key the matcher knows, as a tree over classes, level by level
 *   keys      what stands at a node, in the order of the nodes; entries: which regions have the name
 *   words     what may stand beside a name, hashed: small enough for the nearest cache
 *   ranks     where the row of a region is: rows above the village come first, and their names too
 *   rows      one a region in tree order: the descendants of r are r + 1 … next - 1
 *   names     length byte + bytes; equal names stand once
 *   aliases   (region, name) pairs, sorted by region
 *   stamps    16 bits of each region's name, so that a search among a thousand villages touches two kilobytes
 *   details   pinyin and said form of regions above the village, as their rows are
 *
 * What is asked for every text comes first and is packed: the kernel maps sixteen pages around each that is touched,
 * so a table of which every page holds something wanted would be resident as a whole.
 */
#ifndef DUSHU_REGION_TABLE_H
#define DUSHU_REGION_TABLE_H

#include "dushu/base.h"
#include "dushu/region.h"

enum section {
	SECTION_CLASSES, /* uint16_t, one a code point of the BMP; 0: in no key */
	SECTION_FILTER,  /* uint32_t, FILTER_WORDS */
	SECTION_WORDS,   /* struct word_edge, open addressing, a power of two */
	SECTION_SECONDS, /* uint16_t, SECOND_SLOTS */
	SECTION_NODES,   /* six bytes each, NODE_…; one a class, then level by level; one more at the end */
	SECTION_KEYS,    /* struct key, [0] unused; one more at the end */
	SECTION_ENTRIES, /* struct entry */
	SECTION_LETTERS, /* struct letter: one-letter names, sorted by class */
	SECTION_RANKS,   /* struct rank, one for eight regions */
	SECTION_ROWS,    /* struct row, of regions above the village, then of villages; [0] unused */
	SECTION_NAMES,   /* bytes */
	SECTION_ALIASES, /* struct alias */
	SECTION_FORMERS, /* struct former, sorted by region and year */
	SECTION_STAMPS,  /* uint16_t, one a region */
	SECTION_DETAILS, /* struct detail, one a row above the village */
	SECTION_SOUNDS,  /* uint32_t, one a code point U+4E00 … U+9FFF: its reading in names, 0 none */
	SECTIONS
};

#define TABLE_MAGIC 0x34725344u /* "DSr4" */

struct table {
	uint32_t magic, regions;
	uint32_t upper; /* rows above the village, [0] included */
	uint32_t spare;
	struct {
		uint32_t off, n; /* bytes from the start of the table; items */
	} section[SECTIONS];
};

struct row {
	uint32_t next : 20; /* first region that is not below */
	uint32_t parent_low : 12;
	uint32_t name : 24; /* offset in names */
	uint32_t parent_high : 8;
	uint32_t bits; /* code digits this row adds: 17, how many: 3, level: 3, bytes of the short form: 8 */
};

#define ROW_CODE(bits)   ((bits)&0x1ffffu)
#define ROW_DIGITS(bits) ((bits) >> 17 & 7u)
#define ROW_LEVEL(bits)  ((bits) >> 20 & 7u)
#define ROW_SHORT(bits)  ((bits) >> 23)
#define ROW_BITS(code, digits, level, said)                                                                        \
	((uint32_t)(code) | (uint32_t)(digits) << 17 | (uint32_t)(level) << 20 | (uint32_t)(said) << 23)

/* Of the regions 8 i … 8 i + 7: which are above the village, and how many before them are. */
struct rank {
	uint16_t before;
	uint8_t upper, spare;
};

struct detail {
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
	KEY_WAY,     /* a verb and a one-letter name: 抵沪 */
	KEY_LETTERS, /* two one-letter names in a row: 京津 */
	KEY_PLACE,   /* entries say which */
	KEY_BLOCK,   /* a word that merely contains a name */
	KEY_ANAPHOR, /* 全市, 该旗, 自治区, 我省 */
	KEY_NATION,  /* 中国, 全国, 我国 */
	KEY_VILLAGE, /* 村, 社区, 嘎查: the end of a village's name, perhaps */
	KEY_KINDS
};

/* What leads to a one-letter name: 抵沪, 在京, 供港. */
#define WAYS "抵赴在来访驻离返进入供援留旅回"

#define CLASS_BITS 13

/* A node: its class, the first of its children, which follow each other by class and end where those of the next node
 * begin, and its key, 0 for none. A class has the node of its number. */
#define NODE_BYTES        6
#define NODE_KEY_BITS     17
#define NODE_FIRST_BITS   18
#define NODE_KEY(n)       ((uint32_t)(n) & ((1u << NODE_KEY_BITS) - 1))
#define NODE_FIRST(n)     ((uint32_t)((n) >> NODE_KEY_BITS) & ((1u << NODE_FIRST_BITS) - 1))
#define NODE_CLASS(n)     ((uint32_t)((n) >> (NODE_KEY_BITS + NODE_FIRST_BITS)))
#define NODE(c, first, k) ((((uint64_t)(c) << NODE_FIRST_BITS | (uint64_t)(first)) << NODE_KEY_BITS) | (k))

/* Classes with a meaning of their own; the others are numbered as characters come up in keys. */
#define CLASS_STOP    1u /* ends a sentence: 。！？； */
#define CLASS_VILLAGE 2u /* 村 */
#define CLASS_OPEN    3u /* 《 */
#define CLASS_CLOSE   4u /* 》 */
#define CLASS_FIRST   5u

/* What a word says about a place that it follows or stands before; a set of bits. */
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
	FOLLOW_TAIL = 1024,      /* a head, but only after a modifier: 宣传部, never 内蒙古部 */
	FOLLOW_HOME = 2048,  /* an authority, a zone or the people of the place, of whom a text from there speaks */
	FOLLOW_EVENT = 4096, /* it takes place there */
	FOLLOW_TEAM = 8192,  /* sent from there to play or to sing */
	FOLLOW_WARE = 16384, /* what is named after the place where it grows or is made: 库尔勒香梨 */
};

/* One step through the words beside names. */
struct word_edge {
	uint32_t from; /* state << 13 | class; words begin at state 0 */
	uint32_t to;   /* 0: an empty slot */
	uint32_t set;  /* enum follow: what the word that ends here says; 0 when none does */
};

struct key {
	uint32_t entries : 20; /* first of entries; the next key's is their end */
	uint32_t kind : 4;     /* enum key_kind */
	uint32_t chars : 8;
};

struct entry {
	uint32_t region : 20;
	uint32_t form : 3; /* enum ds_form */
	uint32_t need : 3; /* enum need */
	uint32_t rank : 5; /* of several with one name the lowest wins where nothing else decides */
	uint32_t old : 1;  /* an abolished name */
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

extern const uint8_t ds_bits_of_byte[256]; /* how many are set */

/* Regions above the village before r, by which their rows are numbered; *upper: is r one of them? */
static inline uint32_t rank_of(ds_region r, bool *upper)
{
	const struct rank k = ((const struct rank *)section_at(SECTION_RANKS))[r >> 3];
	*upper = k.upper >> (r & 7) & 1;
	return (uint32_t)k.before + ds_bits_of_byte[k.upper & ((1u << (r & 7)) - 1)];
}

static inline const struct row *row_at(ds_region r)
{
	bool upper;
	const uint32_t rank = rank_of(r, &upper);
	return (const struct row *)section_at(SECTION_ROWS) + (upper ? rank : ds_region_table.upper + r - rank);
}

static inline ds_region row_parent(const struct row *row)
{
	return row->parent_low | (uint32_t)row->parent_high << 12;
}

static inline struct ds_str name_at(uint32_t off)
{
	const unsigned char *p = (const unsigned char *)section_at(SECTION_NAMES) + off;
	return (struct ds_str){ (const char *)p + 1, *p };
}

static inline uint64_t node_at(const unsigned char *nodes, uint32_t node)
{
	uint64_t w; /* two bytes stand behind the last */
	memcpy(&w, nodes + (size_t)NODE_BYTES * node, sizeof w);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	return w >> 16;
#else
	return w & 0xffffffffffffu;
#endif
}

/* NODE_CLASS of that, for a search that wants nothing else. */
static inline uint32_t node_class(const unsigned char *nodes, uint32_t node)
{
	uint16_t w; /* the class is what is highest */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	memcpy(&w, nodes + (size_t)NODE_BYTES * node, sizeof w);
#else
	memcpy(&w, nodes + (size_t)NODE_BYTES * node + NODE_BYTES - sizeof w, sizeof w);
#endif
	return w >> (16 - CLASS_BITS);
}

static inline unsigned class_of(uint32_t cp)
{
	return cp < 0x10000u ? ((const uint16_t *)section_at(SECTION_CLASSES))[cp] : 0;
}

/* The filter before the tree. The first part says whether two characters of three bytes begin any key, by their bytes: no
 * character is looked up to ask. Both bits of a pair lie in one word, so asking for two costs one look, and lets four
 * times fewer others pass. The second part says whether two classes are a whole key (third 0), or three begin one. Both
 * are small enough to stay in the cache, and nearly every place of a text that gets past both begins a key. */
#define FILTER_PAIR_WORDS (1u << 15)
#define FILTER_KEY_BITS   19
#define FILTER_WORDS      (FILTER_PAIR_WORDS + (1u << (FILTER_KEY_BITS - 5)))

/* What the bytes of two characters are mixed by; the last byte of each is the lowest. */
#define PAIR_FIRST  0x9e3779b1u
#define PAIR_SECOND 0x85ebca6bu

static inline uint32_t pair_hash(uint32_t first, uint32_t second)
{
	return first * PAIR_FIRST + second * PAIR_SECOND;
}

#define PAIR_WORD(h) ((h) >> 17)
#define PAIR_BITS(h) ((uint32_t)1 << ((h) >> 12 & 31) | (uint32_t)1 << ((h) >> 7 & 31))

/* h: key_hash of two classes, and what the third adds to it. */
#define KEY_THIRD(third) ((third)*0xc2b2ae35u)
static inline uint32_t key_hash(uint32_t first, uint32_t second)
{
	return first * 0x9e3779b1u + second * 0x85ebca6bu;
}

/* Its bit of the second part, at `keys`, the lowest of what is returned. */
static inline uint32_t filter_key(const uint32_t *keys, uint32_t h)
{
	h >>= 32 - FILTER_KEY_BITS;
	return keys[h >> 5] >> (h & 31);
}

/* Where the node of two classes is among the children of the first's, one more than its number, below six bits of their
 * hash: open addressing, 0 where nothing is. One look where halving the children takes eight, each waiting for the last. */
#define SECOND_SLOTS    (1u << 16)
#define SECOND_SLOT(h)  ((h) >> 16)
#define SECOND(h, k)    ((uint16_t)(((h)&63u) << 10 | (k)))
#define SECOND_CHILD(s) ((s)&1023u)

static inline uint32_t word_hash(uint32_t from)
{
	return from * 0x9e3779b1u >> 16;
}

/* A name is hashed from its end, so that one walk gives the hashes of all that it ends with. */
#define NAME_HASH 2166136261u
static inline uint32_t name_hash(uint32_t h, const char *p, size_t n)
{
	while (n-- > 0)
		h = (h ^ (unsigned char)p[n]) * 16777619u;
	return h;
}

/* 12 bits of a name's hash and its length in characters: what SECTION_STAMPS holds. */
static inline uint16_t name_stamp_of(uint32_t hash, unsigned chars)
{
	return (uint16_t)((hash ^ hash >> 16) << 4 | (chars < 15 ? chars : 15));
}

static inline uint16_t name_stamp(struct ds_str s)
{
	unsigned chars = 0;
	for (size_t i = 0; i < s.n; i++)
		chars += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return name_stamp_of(name_hash(NAME_HASH, s.p, s.n), chars);
}

#endif

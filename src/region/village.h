/* village.h: private to src/region. What village.c and the files beside it share about the names of villages. */
#ifndef DUSHU_REGION_VILLAGE_H
#define DUSHU_REGION_VILLAGE_H

#include "region/resolve.h"

#define CHARS_MAX 10u /* of a village's name */

/* So many characters more has what ends a village's name. */
#define SUFFIX_MAX 6u

struct span_name {
	struct ds_str s; /* simplified */
	uint32_t cp[CHARS_MAX + SUFFIX_MAX];
	uint8_t off[CHARS_MAX + SUFFIX_MAX]; /* of each in s */
	unsigned n;
};

/* The name at a span in simplified script; the bytes of the text itself when they are. False when it is too long. */
bool name_fold(const struct resolver *r, struct ds_span at, struct span_name *out);

/* Is 村, which ends at `end`, part of another word with what follows: 村民, 村镇? */
bool goes_on_as_word(struct ds_str text, uint32_t end);

/* A draft of the village that ends with the hit and begins at start. */
void draft_village(const struct resolver *r, const struct hit *h, uint32_t start, struct ds_place p,
		   enum ds_reason why, uint8_t confidence, struct draft *out);

/* 道布龙居委会: a community that is named by the committee of those who live there, which ends with the hit. */
bool committee_settle(struct resolver *r, const struct hit *h, struct draft *out);

/* Does the span, that ends in so many bytes of 村 or 社区, speak of a sort of village: “空壳村”, 农业强村? */
bool is_village_sort(struct ds_str text, struct ds_span at, size_t suffix);

/* What no list has, under a place: 蛇形山镇/大屋村. */
struct ds_place place_below(const struct resolver *r, struct ds_place up, struct ds_str name);

#endif

/* evidence.h: private to src/region. What speaks for one of the places that share a name (evidence.c), for place.c to
 * choose by. */
#ifndef DUSHU_REGION_EVIDENCE_H
#define DUSHU_REGION_EVIDENCE_H

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
	EVIDENCE_TOLD = 60,     /* of two prefectures of one short name the article has this one in full */
};

struct evidence {
	unsigned score;
	ds_region up; /* the candidate's parent, and its own level: of its row, which is looked up once */
	enum ds_level level;
	bool adjacent, sentence, parent, scope, again;
	bool told;   /* the article names it in full */
	bool far;    /* adjacent is its province alone, not what lies between */
	bool faint;  /* what the sentence has of it is its province alone */
	bool astray; /* a township of another county than the one the sentence is about */
};

/* form: what the name is of c. many: so many places have the name that what comes after is not asked for each. */
struct evidence evidence_of(struct resolver *r, const struct hit *h, ds_region c, enum ds_form form, bool many);

/* Is there nothing that could speak for c? */
bool evidence_none(const struct resolver *r, const struct hit *h, ds_region c, bool many);

/* vouch.c: may the name be the place although nothing speaks for it, by what stands right beside it? A look at the text
 * alone. */
bool is_vouched_alone(const struct resolver *r, const struct hit *h, const struct key *key,
		      const struct entry *entry);

/* vouch.c: may the name be the place although what it needs is not there? */
bool is_vouched(const struct resolver *r, const struct hit *h, const struct key *key, const struct entry *entry,
		const struct evidence *e);

/* Does the text between two mentions join them as the names of a list: 、, 和, a blank? */
bool gap_lists(struct ds_str text, uint32_t from, uint32_t to);

#endif

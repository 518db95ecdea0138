/* compare.h: private to src/view. One indicator over regions and periods, as bars: the figures of an article that say
 * the same of other places or other times. */
#ifndef DUSHU_VIEW_COMPARE_H
#define DUSHU_VIEW_COMPARE_H

#include "columns.h"
#include "dushu/view.h"
#include "page.h"

struct compare {
	const struct page *page;
	uint32_t *v; /* indices into the document's figures; owned */
	uint32_t n, now, top;
	size_t cap;
	bool by_value;             /* the greatest first; else as they are written */
	const struct scale *scale; /* of the values: 亿, 万 or one; where unit and scale stand in the heading */
	size_t places;             /* bytes of the longest fraction, with its point */
	int h;                     /* rows of the list on the screen */
};

/* With figure i of the document; false when no other of the article says the same of anything else. */
bool compare_open(struct compare *c, const struct page *p, uint32_t i);
void compare_done(struct compare *c);
void compare_sort_next(struct compare *c);
bool compare_move(struct compare *c, long rows);
void compare_draw(const struct compare *c, struct ds_screen *s, struct ds_rect at);

#endif

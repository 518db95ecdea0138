/* links.h: private to src/view. The links of an article as a numbered list, one chosen. */
#ifndef DUSHU_VIEW_LINKS_H
#define DUSHU_VIEW_LINKS_H

#include "dushu/view.h"
#include "page.h"

struct links {
	const struct page *page;
	uint32_t first, n; /* of the reading's links: those of the article */
	uint32_t now, top;
	int h; /* rows of the list on the screen */
};

void links_open(struct links *l, const struct page *p);
bool links_move(struct links *l, long rows);
void links_draw(const struct links *l, struct ds_screen *s, struct ds_rect at);
const struct ds_link *links_now(const struct links *l); /* NULL when there is none */

#endif

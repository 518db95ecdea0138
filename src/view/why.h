/* why.h: private to src/view. Why the current figure means what the bar says: what each field was read from. */
#ifndef DUSHU_VIEW_WHY_H
#define DUSHU_VIEW_WHY_H

#include "dushu/view.h"
#include "page.h"

struct why {
	const struct page *page;
	bool waits; /* nothing has been read yet */
	struct ds_arena arena;
	struct ds_figures figures; /* of the article, with their grounds */
	uint32_t top;
	int w, h; /* cells and rows on the screen */
	enum ds_ambiguous amb;
};

void why_open(struct why *w, const struct page *p); /* a long article is read by why_work only */
void why_work(struct why *w);                       /* reads the article's figures once more, with their grounds */
void why_done(struct why *w);
bool why_scroll(struct why *w, long rows);
void why_draw(const struct why *w, struct ds_screen *s, struct ds_rect at);

#endif

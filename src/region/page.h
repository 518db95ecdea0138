/* page.h: private to src/region. What the articles of one page tell of each other. */
#ifndef DUSHU_REGION_PAGE_H
#define DUSHU_REGION_PAGE_H

#include "region/resolve.h"

struct page {
	ds_region given;    /* where the text is known to come from; NONE */
	ds_region about;    /* what the articles so far, also those of an earlier look, are about */
	ds_region paper;    /* the city or county whose paper or site reports one of them; 中国: two */
	ds_region homes[8]; /* what the articles before are about, the last of them */
	unsigned homes_n;
	bool homeless; /* one had no place of its own, and none was known of the page */
	bool lent;     /* one got that of the page */
};

void page_begin(struct page *p); /* before each look at all articles */
ds_region page_lends(struct page *p, const struct resolver *r, ds_region *seems);
/* home: what the article of r turned out to be about. */
void page_learns(struct page *p, const struct resolver *r, ds_region home);
/* May another look tell more: an article without a place stood before the first that has one, or got the place of a page whose
 * later articles turned out to be of anywhere? */
bool page_wants_again(const struct page *p);

#endif

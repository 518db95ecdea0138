/* checks.h: private to src/view. The checks of an article as a list: what does not agree first, one chosen. */
#ifndef DUSHU_VIEW_CHECKS_H
#define DUSHU_VIEW_CHECKS_H

#include "columns.h"
#include "dushu/check.h"
#include "dushu/view.h"
#include "page.h"

struct checks {
	const struct page *page;
	bool waits;            /* nothing has been looked for yet */
	struct ds_arena arena; /* of what was found in the article */
	struct ds_checks all;
	uint32_t first; /* of the document's figures: what checks count from */
	uint32_t *v;    /* rows: indices into all; in arena */
	uint32_t now, top;
	int h;                  /* rows of the list on the screen */
	struct columns columns; /* with what all its rows need */
};

void checks_open(struct checks *c,
		 const struct page *p); /* in a long text they are looked for by checks_work only */
void checks_work(struct checks *c);
void checks_done(struct checks *c);
bool checks_move(struct checks *c, long rows);
void checks_draw(const struct checks *c, struct ds_screen *s, struct ds_rect at);
const struct ds_check *checks_now(const struct checks *c); /* NULL when there is none */
/* The figure to go to: the one that is stated, else the total, else the first part; an index of the document. */
uint32_t checks_figure(const struct checks *c, const struct ds_check *k);
/* What the chosen one says, in the words of the text. */
struct ds_str checks_text(const struct checks *c);
const char *verdict_text(uint8_t verdict); /* translated */

#endif

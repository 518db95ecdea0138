/* list.h: private to src/view. A list of places to go to: the contents of what is open, marks and notes, sentences that
 * were looked for; or of what could not be read. Rows are kept as they were when the list was opened. */
#ifndef DUSHU_VIEW_LIST_H
#define DUSHU_VIEW_LIST_H

#include "dushu/view.h"

enum list_kind { LIST_CONTENTS, LIST_NOTES, LIST_UNREAD, LIST_HITS };

struct list_row {
	ds_article_id id;      /* DS_ARTICLE_NONE: in nothing that is open */
	uint32_t byte;         /* of the reading */
	uint8_t indent;        /* steps to the right */
	uint8_t role;          /* enum ds_role */
	uint32_t key;          /* what the maker of the row calls it */
	struct ds_str head;    /* shown before the text; may be empty */
	struct ds_str text;    /* both in the list's arena */
	struct ds_span strong; /* bytes of the text that stand out */
	struct ds_str detail;  /* at the right end when there is room */
};

struct list {
	enum list_kind kind;
	struct ds_arena words;
	struct list_row *v; /* owned */
	uint32_t all;       /* rows */
	uint32_t *shown;    /* those that the filter leaves; owned */
	uint32_t n, now, top;
	size_t cap, shown_cap;
	char filter[256];
	int h; /* rows of the list on the screen */
};

void list_start(struct list *l, enum list_kind kind); /* empty again */
/* Copies the words. */
void list_add(struct list *l, struct list_row row);
void list_show(struct list *l, uint32_t now); /* all rows are there; the cursor on the row `now` */
void list_filter(struct list *l, struct ds_str words);
bool list_move(struct list *l, long rows);
const struct list_row *list_now(const struct list *l); /* NULL when nothing is shown */
void list_done(struct list *l);
void list_draw(const struct list *l, struct ds_screen *s, struct ds_rect at);

#endif

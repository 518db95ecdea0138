/* table.h: private to src/view. The figures of an article as a list: sorted, filtered, one chosen. */
#ifndef DUSHU_VIEW_TABLE_H
#define DUSHU_VIEW_TABLE_H

#include "columns.h"
#include "dushu/view.h"
#include "page.h"

enum table_column {
	COLUMN_PLACE,
	COLUMN_VALUE,
	COLUMN_UNIT,
	COLUMN_LABEL,
	COLUMN_REGION,
	COLUMN_PERIOD,
	COLUMN_STATUS,
	TABLE_SORTS
};

struct table {
	const struct page *page;
	ds_article_id id; /* whose figures they are */
	uint32_t *v;      /* shown rows: indices into the document's figures; owned */
	uint32_t n, now, top;
	size_t cap;
	enum table_column sort;
	bool reverse;
	char filter[256];
	int h;                  /* rows of the list on the screen */
	struct columns columns; /* with what all its figures need */
};

void table_open(struct table *t, const struct page *p);
void table_done(struct table *t);
void table_filter(struct table *t, struct ds_str words);
void table_sort_next(struct table *t);
void table_reverse(struct table *t);
bool table_move(struct table *t, long rows);
void table_draw(const struct table *t, struct ds_screen *s, struct ds_rect at);

/* words.c: numbers and words for a person */
/* With thousands separators: 14,000. Returns bytes written, no NUL. */
size_t value_pretty(struct ds_decimal d, char out[2 * DS_DECIMAL_CHARS]);
/* Value, range, bound and direction of a figure: "over 14,000", "up 9.7", "3 to 5". */
void figure_value(const struct ds_figure *f, struct ds_buf *out);
const char *status_text(uint8_t status); /* translated; "" for actual */
const char *approx_text(uint8_t approx); /* "" for exact */
const char *change_text(uint8_t change); /* "" for a level */

#endif

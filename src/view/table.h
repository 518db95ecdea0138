/* table.h: private to src/view. The figures of an article, or of every one, as a list: sorted, filtered, one chosen. */
#ifndef DUSHU_VIEW_TABLE_H
#define DUSHU_VIEW_TABLE_H

#include "columns.h"
#include "dushu/view.h"
#include "match.h"
#include "page.h"

enum table_column {
	COLUMN_PLACE,
	COLUMN_VALUE,
	COLUMN_UNIT,
	COLUMN_LABEL,
	COLUMN_REGION,
	COLUMN_PERIOD,
	COLUMN_STATUS,
	TABLE_SORTS,
	COLUMN_ARTICLE = TABLE_SORTS, /* in the order of the first column already */
	TABLE_COLUMNS_ALL
};

/* A figure of any article, with what the list shows of it: the article itself need not be there. */
struct table_held {
	struct ds_figure figure; /* its words in the table's arena */
	struct ds_str text;      /* as written */
	struct ds_str around;    /* the sentence, or some of it */
	uint32_t at;             /* where text stands in it */
	ds_article_id id;
	uint32_t line; /* of the source, from 1 */
	struct ds_span source;
};

struct table {
	const struct page *page;
	bool every;       /* of every article: rows are held */
	ds_article_id id; /* whose figures they are else */
	uint32_t *v;      /* shown rows: indices into the document's figures, or into held; owned */
	uint32_t n, now, top;
	size_t cap;
	struct table_held *held; /* owned */
	uint32_t held_n;
	size_t held_cap;
	struct ds_arena words;
	const char *sentence; /* of the last one held, where it was copied from */
	enum table_column sort;
	bool reverse;
	char filter[256];
	int h;                  /* rows of the list on the screen */
	struct columns columns; /* with what all its figures need */
};

void table_open(struct table *t, const struct page *p);
void table_begin(struct table *t, const struct page *p, bool same); /* no rows; same: what it is sorted by stays */
void table_show(struct table *t);                                   /* rows were held */
/* Does every word stand somewhere in the row, or is it the name of its kind or status? path: any buffer. */
bool table_row_has(const struct match_words *words, const struct ds_figure *f, struct ds_str text,
		   struct ds_str title, struct ds_buf *path);
/* Of the chosen row; NULL: there is none. */
const struct ds_figure *table_figure(const struct table *t);
const struct table_held *table_held(const struct table *t);  /* NULL also in the list of one article */
uint32_t table_all(const struct table *t);                   /* rows without a filter */
struct ds_str table_text(const struct table *t, uint32_t i); /* as written, of a row of v */
const struct ds_figure *table_figure_of(const struct table *t, uint32_t i);
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

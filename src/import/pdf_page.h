/* pdf_page.h: private to pdf_layout.c and pdf_table.c: a page as pieces of lines, and rows of them. */
#ifndef DUSHU_IMPORT_PDF_PAGE_H
#define DUSHU_IMPORT_PDF_PAGE_H

#include "pdf_layout.h"

/* Characters of one line without a wide gap between them. */
struct piece {
	float x0, y0, x1, y1;
	uint32_t at, n; /* in words */
};

struct page {
	struct layout *l;
	struct ds_buf words;
	struct piece *v;
	size_t n, cap;
	float width, height;
};

static inline float size_of(const struct piece *p)
{
	return p->y1 - p->y0;
}

static inline struct ds_str text_of(const struct page *pg, const struct piece *p)
{
	return (struct ds_str){ pg->words.p + p->at, p->n };
}

static inline float least(float a, float b)
{
	return a < b ? a : b;
}

static inline float most(float a, float b)
{
	return a > b ? a : b;
}

static inline int float_cmp(const void *a, const void *b)
{
	const float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

struct row {
	size_t from, n; /* pieces, sorted by x0 */
	float y0, y1;
};

void para_close(struct layout *l); /* pdf_layout.c */

/* pdf_table.c: where the rows of a table end that begins with row i, or i when none begins there; and a table's rows as
 * HTML. */
size_t table_end(const struct page *pg, const struct row *rows, size_t i, size_t n);
void table_say(struct page *pg, const struct row *rows, size_t n);

#endif

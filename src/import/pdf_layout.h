/* pdf_layout.h: characters that stand somewhere on a page become paragraphs, headings and table rows in reading order.
 * Knows nothing of PDF: anything that gives boxes of characters may use it. */
#ifndef DUSHU_IMPORT_PDF_LAYOUT_H
#define DUSHU_IMPORT_PDF_LAYOUT_H

#include "dushu/base.h"

/* A character and its box; x to the right, y downward, any unit. */
struct glyph {
	float x0, y0, x1, y1;
	char s[4];
	uint8_t n;
};

/* What goes on from page to page. Zero-initialised it is ready for use. */
struct layout {
	struct ds_buf out;  /* HTML so far */
	struct ds_buf para; /* the paragraph that is open; a sentence may go on in the next column or page */
	float para_size;    /* height of its characters; 0: none is open */
	bool para_full;     /* its last line reached the right edge */
	uint8_t para_head;  /* level of the heading it is; 0 */
	float body;         /* height of the text on the pages so far */
	bool titled;
	struct ds_buf edge[2]; /* first and last line of the page before, without digits: printed on each page */
};

#define LAYOUT_GLYPHS_MAX 200000u

/* One page. Linear but for sorting; at most LAYOUT_GLYPHS_MAX characters are looked at. */
void layout_page(struct layout *l, const struct glyph *glyphs, size_t n, float width, float height);
void layout_end(struct layout *l); /* closes what is open */
void layout_free(struct layout *l);

#endif

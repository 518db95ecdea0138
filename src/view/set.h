/* set.h: private to src/view. What the setter of paragraphs and the setter of tables share. */
#ifndef DUSHU_VIEW_SET_H
#define DUSHU_VIEW_SET_H

#include "dushu/view.h"

#define TABLE_COLUMNS 48 /* a table with more is set one cell a line */

struct set_table {
	const struct ds_doc *doc; /* the table whose columns are known; NULL for none */
	uint32_t table;
	int width;
	uint32_t columns;                                  /* 0: set one cell a line */
	uint16_t natural[TABLE_COLUMNS];                   /* cells that a column would take */
	uint16_t body[TABLE_COLUMNS];                      /* its heads not counted */
	uint16_t col[TABLE_COLUMNS], cells[TABLE_COLUMNS]; /* first cell and room of each column */
};

struct ds_setter {
	enum ds_ambiguous amb;
	struct ds_breaker *breaker;
	struct ds_set_piece *v; /* pieces of the block being set */
	size_t n, cap;
	uint8_t *breaks; /* enum ds_break of the block's text, n + 1 */
	size_t breaks_cap;
	struct ds_span *keep;
	size_t keep_cap;
	struct set_table table;
	bool at_blanks; /* rows end behind a blank where there is one */

	/* set_pinyin.c */
	bool pinyin;
	struct ds_speaker *speaker;
	const struct ds_syllable *sounds; /* of the block being set */
	size_t sounds_n;
	uint8_t *wider; /* cells by which the column of the character at a byte is wider than it; NULL: none is */
	uint8_t *wider_store;
	size_t wider_cap;
	struct ds_sounds_known *known;
	size_t known_cap;
	struct ds_set_piece *apart;
	size_t apart_n, apart_cap;
};

/* Looks how the block is read and how wide its characters' columns are; after this set_fill makes room for them. */
void set_pinyin_prepare(struct ds_setter *s, const struct ds_doc *d, uint32_t block, int width);
/* Puts readings above the pieces that were set, in twice as many rows. False: nothing is read here. */
bool set_pinyin_place(struct ds_setter *s, struct ds_str text, uint32_t base);
void set_pieces_sort(struct ds_set_piece *v, size_t n); /* by row, then column */

/* How a run of text is filled into rows. */
struct set_form {
	int col;   /* first cell of rows after the first */
	int first; /* first cell of the first row */
	int end;   /* cells of a row, punctuation that hangs not counted */
	int hang;  /* cells for punctuation that hangs */
	bool centre;
	bool right; /* flush right, for numbers in tables */
};

/* Sets text bytes [start, end) (of `text`, whose breaks are in s->breaks) from row `row` on, adding base to the
 * offsets it stores. Returns the row after the last. */
uint32_t set_fill(struct ds_setter *s, struct ds_str text, uint32_t start, uint32_t end, uint32_t base,
		  uint32_t row, const struct set_form *form);

/* Sets a table row; s->breaks is ready. Returns the number of rows. */
uint32_t set_table_row(struct ds_setter *s, const struct ds_doc *d, uint32_t block, int width);

/* Cells of bytes [start, end) of the text of the block being set. */
int set_width(struct ds_setter *s, struct ds_str text, uint32_t start, uint32_t end);

#endif

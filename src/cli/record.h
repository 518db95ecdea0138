/* record.h: what the commands print, once, for all five formats. A record is an array of cells in the order of its
 * kind's fields; writers know cells, never figures. */
#ifndef DUSHU_CLI_RECORD_H
#define DUSHU_CLI_RECORD_H

#include "dushu/check.h"
#include "dushu/extract.h"
#include "dushu/view.h"

enum cell_type {
	CELL_NULL,
	CELL_TEXT,
	CELL_NUMBER,
	CELL_TRUE,
	CELL_FALSE,
	CELL_LIST,   /* of texts */
	CELL_ITEMS,  /* of cells */
	CELL_OBJECT, /* of named cells; where a format has none, its values in order */
};

struct cell {
	uint8_t type;
	uint32_t list_n;
	struct ds_str s;           /* text; a number's digits, as JSON writes them; objects as lines to read */
	const struct ds_str *list; /* of texts */
	const struct cell *items;  /* list_n of them; at most four levels deep */
	const char *const *names;  /* of the items of an object */
};

/* A cell as one line of text, for formats without lists and objects; cell_flat: of one that holds others. */
void cell_plain(const struct cell *c, struct ds_buf *out);
void cell_flat(const struct cell *c, struct ds_buf *out);

enum field_flag {
	FIELD_TEXT = 0,
	FIELD_NUMBER = 1,  /* stands at the right of its column and is never cut */
	FIELD_PATH = 2,    /* too long for its column it loses its beginning, not its end */
	FIELD_EXTRA = 4,   /* printed only when --with, --explain or --fields asks for it */
	FIELD_VERDICT = 8, /* the table says no for false and ? for missing, where it leaves others blank */
	FIELD_BELOW = 16,  /* the table writes its lines below the row */
	FIELD_WHY = 32,    /* printed only when --explain or --fields asks for it */
};

struct field {
	const char *name;
	uint8_t rank;  /* the table drops the highest ranks first; 0: there only when --fields asks for it */
	uint8_t flags; /* enum field_flag */
	const char *about;
};

struct record_kind {
	const char *command;
	const struct field *fields;
	size_t n;
};

/* Fields as in the man page; scripts rely on names and order. */
enum {
	FIGURE_DOC,
	FIGURE_ARTICLE,
	FIGURE_LINE,
	FIGURE_START,
	FIGURE_END,
	FIGURE_TEXT,
	FIGURE_VALUE,
	FIGURE_HIGH,
	FIGURE_UNIT,
	FIGURE_APPROX,
	FIGURE_KIND,
	FIGURE_LABEL,
	FIGURE_REGION,
	FIGURE_CODE,
	FIGURE_STATUS,
	FIGURE_CHANGE,
	FIGURE_PER,
	FIGURE_PERIOD,
	FIGURE_MINOR,
	FIGURE_CLASS,
	FIGURE_WHY,
	FIGURE_FIELDS
};
enum { LINK_DOC, LINK_ARTICLE, LINK_LINE, LINK_START, LINK_END, LINK_NUMBER, LINK_TEXT, LINK_HREF, LINK_FIELDS };
enum {
	MENTION_DOC,
	MENTION_ARTICLE,
	MENTION_LINE,
	MENTION_START,
	MENTION_END,
	MENTION_TEXT,
	MENTION_PATH,
	MENTION_CODE,
	MENTION_LEVEL,
	MENTION_FORM,
	MENTION_UNTIL,
	MENTION_COUNTS,
	MENTION_CANDIDATES,
	MENTION_CHOICE,
	MENTION_CONFIDENCE,
	MENTION_CONSIDERED,
	MENTION_EVIDENCE,
	MENTION_FIELDS
};
enum {
	ARTICLE_DOC,
	ARTICLE_ARTICLE,
	ARTICLE_TITLE,
	ARTICLE_SUBTITLE,
	ARTICLE_COLUMN,
	ARTICLE_AUTHORS,
	ARTICLE_SOURCE,
	ARTICLE_PUBLISHED,
	ARTICLE_EDITORS,
	ARTICLE_REGION,
	ARTICLE_HEADINGS,
	ARTICLE_CAPTIONS,
	ARTICLE_FIGURES,
	ARTICLE_MENTIONS,
	ARTICLE_FIELDS
};
enum {
	REGION_NAME,
	REGION_PATH,
	REGION_CODE,
	REGION_LEVEL,
	REGION_SHORT,
	REGION_PINYIN,
	REGION_CHILDREN,
	REGION_NAMES,
	REGION_FORMER,
	REGION_UNTIL,
	REGION_SUCCESSOR,
	REGION_PARTS,
	REGION_FIELDS
};
enum {
	CHECK_DOC,
	CHECK_ARTICLE,
	CHECK_LINE,
	CHECK_START,
	CHECK_END,
	CHECK_KIND,
	CHECK_CONSISTENT,
	CHECK_TEXT,
	CHECK_LABEL,
	CHECK_TOTAL,
	CHECK_PARTS,
	CHECK_COMPUTED,
	CHECK_STATED,
	CHECK_UNIT,
	CHECK_REGION,
	CHECK_CITES,
	CHECK_FIELDS
};
#define RECORD_FIELDS_MAX 24

extern const struct record_kind record_check, record_figure, record_mention, record_article, record_region,
    record_link, record_note;

/* The document that records are made of, and the scratch their cells point into: cells hold until the next record. */
struct record_doc {
	struct ds_str name; /* valid UTF-8 */
	const struct ds_doc *doc;
	unsigned as_of;        /* the year whose divisions are printed; 0 today's, UINT_MAX each article's */
	struct ds_place place; /* the one whose path and code are in `path` */
	unsigned year;         /* … as it was then; 0 today */
	struct ds_str said;    /* … by a name that was called so */
	enum ds_level level;
	struct ds_buf path;
	char code[16];
	char digits[8][DS_DECIMAL_CHARS];
	struct ds_str *list; /* cells of type CELL_LIST */
	size_t list_cap;
	struct ds_buf words;     /* what `list` points into, where nothing else holds it */
	struct ds_arena scratch; /* of the record, for cells that hold cells */
};

void record_doc_init(struct record_doc *d);
void record_doc_done(struct record_doc *d);

void record_of_figure(struct record_doc *d, const struct ds_figure *f, struct cell *cells);
/* The same of a list of the reader; the document need not be there, only its name. */
void record_of_row(struct record_doc *d, const struct ds_view_figure *row, struct cell *cells);
void record_of_nonfigure(struct record_doc *d, const struct ds_nonfigure *f, struct cell *cells);
void record_of_mention(struct record_doc *d, const struct ds_mention *m, struct cell *cells);
/* figures and mentions: how many of them are in that article. */
/* explain.c: the cells that tell why. why may be of a name that was refused: then all cells are set. */
void record_of_why(struct record_doc *d, const struct ds_why *why, struct cell *cells);
/* The field `why` of a figure, and nothing but it. */
void record_of_grounds(struct record_doc *d, const struct ds_figure *f, const struct ds_figure_why *why,
		       struct cell *cells);
void record_of_article(struct record_doc *d, uint32_t article, uint32_t figures, uint32_t mentions,
		       struct cell *cells);
void record_of_link(struct record_doc *d, uint32_t link, struct cell *cells);
void record_of_check(struct record_doc *d, const struct ds_check *c, struct cell *cells);
void record_of_region(struct record_doc *d, ds_region r, struct cell *cells);
void record_of_former(struct record_doc *d, const struct ds_former *f, struct cell *cells);

const char *record_class_word(enum ds_class c);
const char *record_level_word(enum ds_level l);

/* ---- cells: for the files that make records ---- */

struct cell text_cell(struct ds_str s); /* missing when empty */
struct cell word_cell(const char *word);
struct cell list_cell(const struct ds_str *v, size_t n);
struct cell count_cell(char digits[DS_DECIMAL_CHARS], uint32_t n);
struct cell decimal_cell(char digits[DS_DECIMAL_CHARS], struct ds_decimal v);
/* doc, article, line, start, end: how every record of a span begins. */
void span_cells(struct record_doc *d, struct ds_span at, uint32_t block, struct cell *cells);
/* The path of a place; holds until the next call with another place. */
struct cell place_cell(struct record_doc *d, struct ds_place p);

#endif

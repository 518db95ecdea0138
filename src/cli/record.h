/* record.h: what the commands print, once, for all five formats. A record is an array of cells in the order of its
 * kind's fields; writers know cells, never figures. */
#ifndef DUSHU_CLI_RECORD_H
#define DUSHU_CLI_RECORD_H

#include "dushu/extract.h"

enum cell_type { CELL_NULL, CELL_TEXT, CELL_NUMBER, CELL_TRUE, CELL_FALSE, CELL_LIST };

struct cell {
	uint8_t type;
	uint32_t list_n;
	struct ds_str s;           /* text; a number's digits, as JSON writes them */
	const struct ds_str *list; /* of texts */
};

enum field_flag {
	FIELD_TEXT = 0,
	FIELD_NUMBER = 1, /* stands at the right of its column and is never cut */
	FIELD_PATH = 2,   /* too long for its column it loses its beginning, not its end */
	FIELD_EXTRA = 4,  /* printed only when --with or --fields asks for it */
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

/* Fields as in SPEC and the man page; scripts rely on names and order. */
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
	FIGURE_FIELDS
};
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
	MENTION_COUNTS,
	MENTION_CANDIDATES,
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
	REGION_FIELDS
};
#define RECORD_FIELDS_MAX 20

extern const struct record_kind record_figure, record_mention, record_article, record_region;

/* The document that records are made of, and the scratch their cells point into: cells hold until the next record. */
struct record_doc {
	struct ds_str name; /* valid UTF-8 */
	const struct ds_doc *doc;
	struct ds_place place; /* the one whose path and code are in `path` */
	struct ds_buf path;
	char code[16];
	char digits[8][DS_DECIMAL_CHARS];
	struct ds_str *list; /* cells of type CELL_LIST */
	size_t list_cap;
	struct ds_buf words; /* what `list` points into, where nothing else holds it */
};

void record_doc_init(struct record_doc *d);
void record_doc_done(struct record_doc *d);

void record_of_figure(struct record_doc *d, const struct ds_figure *f, struct cell *cells);
void record_of_nonfigure(struct record_doc *d, const struct ds_nonfigure *f, struct cell *cells);
void record_of_mention(struct record_doc *d, const struct ds_mention *m, struct cell *cells);
/* figures and mentions: how many of them are in that article. */
void record_of_article(struct record_doc *d, uint32_t article, uint32_t figures, uint32_t mentions,
		       struct cell *cells);
void record_of_region(struct record_doc *d, ds_region r, struct cell *cells);

const char *record_class_word(enum ds_class c);

#endif

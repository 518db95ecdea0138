/* html.h: what the files that read HTML share: the elements, and the lines that a document is flattened to.
 *
 *   html.c        the parser's events; the only file that knows libxml2
 *   html_page.c   writes the page: lines, blanks, cells, where elements meet
 *   html_tags.c, html_names.c, html_meta.c   what elements, classes, <meta> and scripts mean
 *   markup.c      which lines are the article's
 *   links.c       links of the article
 */
#ifndef DUSHU_ARTICLE_HTML_H
#define DUSHU_ARTICLE_HTML_H

#include "article/private.h"

/* An element that holds text: the tree by which main.c finds the article. Parents stand before children. */
struct html_node {
	uint32_t parent;
	uint32_t text, links,
	    marks;    /* characters, those inside links, punctuation; of its own lines, then of all below */
	uint8_t role; /* enum html_role */
};

enum html_role { HTML_PLAIN, HTML_ASIDE, HTML_CONTENT };

/* What an element's id and class say about it. */
struct html_named {
	uint8_t role, hint; /* enum html_role; as struct line */
};

enum html_tag_kind {
	TAG_INLINE,
	TAG_BLOCK, /* begins and ends a line, holds others */
	TAG_BREAK, /* <br> */
	TAG_SKIP,  /* its text is not for readers */
	TAG_ASIDE, /* for readers, but not of the article */
	TAG_HEADING,
	TAG_LIST,
	TAG_ITEM,
	TAG_CAPTION,
	TAG_TABLE,
	TAG_ROW,
	TAG_CELL,
	TAG_LINK,
	TAG_TITLE,
	TAG_META,
	TAG_SCRIPT,
};

struct html_tag {
	const char *name;
	uint8_t kind, level;
};

struct html_tag html_tag_of(const char *name); /* html_tags.c */
void html_name_tag(const char *name, struct html_named *out);

void html_name_id(struct ds_str value, struct html_named *out); /* html_names.c */
void html_name_class(struct ds_str value, struct html_named *out);

/* libxml2 looks for an end tag's element through all open ones: true when that would take too long. */
bool html_is_nested_too_deep(struct ds_str source);
/* The same of attributes in one tag. */
bool html_is_crowded(struct ds_str source);

/* One block of text on the page. */
struct html_line {
	struct ds_span at; /* in the page */
	uint32_t node;
	uint32_t table, row; /* 0 outside tables */
	uint32_t links;      /* bytes inside links */
	uint8_t hint;        /* as struct line */
	uint8_t level;
	bool cell, head; /* the end of a table cell; of a header cell */
	bool name;       /* of <title> */
};

/* <a href>: the source bytes from its text's first to its last character. */
struct html_link {
	struct ds_span src;
	struct ds_span href; /* in html_doc.hrefs, references resolved */
};

/* Pages name one feed, or a few. */
#define FEEDS_MAX 16u

/* What html.c makes of a document. */
struct html_doc {
	struct html_link *links;
	size_t links_n, links_cap;
	struct ds_buf hrefs;
	struct ds_span base;             /* of <base href>, in hrefs */
	struct ds_span feeds[FEEDS_MAX]; /* of <link rel=alternate> to a feed */
	uint32_t feeds_n;
	struct ds_buf text; /* the page: one line a block */
	struct ds_str read; /* … in the form that is read; the lines are spans of it once it is made */
	struct ds_piece *map;
	size_t map_n, map_cap;
	struct html_node *nodes;
	size_t nodes_n, nodes_cap;
	struct html_line *lines;
	size_t lines_n, lines_cap;
	struct ds_str published, source, author; /* by <meta>, JSON-LD or script; borrowed from the source */
};

/* Fields of d by <meta> and by a script; end: where in the source the tag or script ends. html_meta.c */
void html_meta_read(struct html_doc *d, struct ds_str source, size_t end, const char *name, const char *content);
void html_script_read(struct html_doc *d, struct ds_str source, size_t end, struct ds_str script);

/* ---- html_page.c: writing the page ------------------------------------------------------------------------- */

/* Columns that colspan and rowspan are followed in. */
#define SPAN_MAX  60u
/* Inline elements of a line that meet without a blank: at most so many are kept. */
#define SEAMS_MAX 24u

/* A cell that reaches into rows below. */
struct reach {
	uint32_t left;       /* rows */
	struct ds_span text; /* in the page; empty when it is not repeated */
	struct ds_span src;
	bool head;
};

struct html_cell {
	uint32_t col, across, down; /* column; columns and rows covered */
	size_t text, map;           /* where it begins in the page, its first piece */
	uint32_t line;              /* its first line */
	bool open, head;
};

struct html_page {
	struct html_doc *d;
	uint32_t node; /* that holds the text being read */
	uint32_t tables, table, row, rows;
	uint8_t hint, level; /* of the line being read */
	size_t line;         /* where it begins in the page */
	uint32_t line_links;
	bool link, name; /* inside <a>, <title> */
	bool blank;      /* a blank waits */
	bool blank_line; /* … and it held a line end */
	struct ds_span blank_at;
	uint32_t seams[SEAMS_MAX], seams_n; /* in the page */
	struct html_cell cell;
	struct reach reach[SPAN_MAX];
};

/* Characters of the source span `at`, as they stand there when both are equally long. */
void html_chars(struct html_page *p, struct ds_str s, struct ds_span at);
/* An inline element begins or ends here. */
void html_seam(struct html_page *p);
/* Ends the line being read; src: where the source stands. */
void html_line_end(struct html_page *p, size_t src);
void html_table_begin(struct html_page *p);
void html_table_end(struct html_page *p);
void html_row_begin(struct html_page *p, size_t src);
void html_row_end(struct html_page *p, size_t src);
void html_cell_begin(struct html_page *p, uint32_t across, uint32_t down, bool head, size_t src);
void html_cell_end(struct html_page *p, size_t src);

enum ds_status html_parse(struct ds_str source, struct html_doc *out, struct ds_error *e); /* html.c */
void html_done(struct html_doc *d);
/* href against base by RFC 3986; empty when it has no address to open. In the arena. html.c */
struct ds_str html_resolve(struct ds_str base, struct ds_str href, struct ds_arena *arena);

/* links.c: the links of shown blocks, in the order of the reading. */
void links_read(const struct html_doc *d, struct ds_str base, struct ds_arena *arena, struct ds_reading *out);

#endif

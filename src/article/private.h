/* private.h: what the files of src/article share. Nothing outside this folder includes it.
 *
 * Everything is read as a page of lines. Plain text is its own page; HTML is first flattened to one line a block,
 * with hints. The stages run over the page in this order, each in a file of its own:
 *
 *   forms.c     one script, one kind of digits
 *   lines.c     split and measured              captions.c  pictures' texts by their gaps
 *   markdown_marks.c  **粗** without its marks
 *   markdown.c  what # says
 *   digest.c    news told in a line each
 *   tables_loose.c  rows without marks between the cells
 *   wrap.c      hard-wrapped lines joined       notices.c   the legal tail of a page
 *   tables.c    rows                            joins.c     paragraphs that a column broke
 *   classify.c  what a line says by itself      heads.c     names and dates above a page
 *   furniture.c … that it is no article's       articles.c  articles: headlines.c, headings.c
 *   plain.c     runs the stages, writes it      pictures.c  stories between the lines of others
 *                                               facts.c     title, authors, source, date
 */
#ifndef DUSHU_ARTICLE_PRIVATE_H
#define DUSHU_ARTICLE_PRIVATE_H

#include "article/credits.h"

/* radicals.c: are there CJK radicals in s; p[0 … n) with ideographs in their place. */
bool radicals_have(struct ds_str s);
void radicals_fold(char *p, size_t n);

/* forms.c: a page as it is read and as it was written. */
struct forms {
	struct ds_str read, written;
	struct ds_piece *map; /* read to written, sorted; owned. NULL: they are the same */
	size_t n;
};
void forms_make(struct ds_str written, struct ds_arena *arena, struct forms *out);
void forms_done(struct forms *f);
/* A span of what is read as one of what was written; where a byte that was written is read. */
struct ds_span forms_written(const struct forms *f, struct ds_span at);
uint32_t forms_read(const struct forms *f, uint32_t off);

/* normal.c: the normal form of a reading; NULL when it is in it already. */
const struct ds_reading *normal_make(const struct ds_reading *r, struct ds_arena *arena);

/* ---- builder.c: writes a reading block by block ---------------------------------------------------------- */

struct builder {
	const struct forms *forms;  /* builder_source's offsets are those of what is read */
	struct ds_str source;       /* the page as written */
	const struct ds_piece *map; /* page to source, sorted; NULL when they are the same */
	size_t map_n, map_at;       /* map_at: where the last look-up ended */
	struct ds_arena *arena;
	char *text; /* of the arena */
	size_t n, cap;
	struct ds_piece *pieces;
	size_t pieces_n, pieces_cap;
	struct ds_block *blocks;
	size_t blocks_n, blocks_cap;
	size_t begin;         /* of the open block in text */
	struct ds_block open; /* its attributes */
};

void builder_begin(struct builder *b, const struct forms *forms, struct ds_arena *arena);

/* Opens a block of these attributes; `at` is set by builder_block_end. */
void builder_block(struct builder *b, struct ds_block as);

/* Appends bytes of the page as they are. */
void builder_source(struct builder *b, uint32_t start, uint32_t end);

/* Appends text that stands for the page bytes [start, end) as a whole. */
void builder_text(struct builder *b, struct ds_str text, uint32_t start, uint32_t end);

/* Closes the open block: an empty one vanishes, a long one was split after sentences. */
void builder_block_end(struct builder *b);

/* Moves everything into the arena; the builder is empty afterwards. out->articles is not touched. */
void builder_end(struct builder *b, struct ds_reading *out);

/* ---- the page ---------------------------------------------------------------------------------------------- */

/* enum ds_block_kind, and what is not decided yet or no block of its own */
enum line_kind {
	LINE_SHORT = DS_BLOCK_KINDS, /* title, heading, or something else: its neighbours tell */
	LINE_GOES_ON,                /* part of the paragraph of an earlier line */
	LINE_RULE,                   /* -----, |---|---| */
};

enum line_flag {
	LINE_STOP_INSIDE = 1,  /* a sentence ends inside */
	LINE_UNCLOSED = 2,     /* a quote or bracket is left open */
	LINE_CLOSES_FIRST = 4, /* … or closed that was not opened */
	LINE_LONG = 8,         /* longer than SHORT_BYTES: chars and cells are not counted */
	LINE_NAV = 16,         /* boilerplate by its shape: separators between short items */
	LINE_DATED = 32,       /* a SOURCE line with a date */
	LINE_CREDIT = 64,      /* says nothing but who took the picture */
	LINE_PICTURE = 128,    /* a caption that is the title of the story that a picture tells */
};

/* What a short line has among its characters; of a long one only TAB, | and > are noted. */
enum line_mark {
	MARK_DIGIT = 1,
	MARK_COLON = 2,
	MARK_SLASH = 4,
	MARK_BAR = 8,
	MARK_ANGLE = 16, /* > and its like */
	MARK_TAB = 32,
	MARK_GAP = 64,   /* two cells of blanks */
	MARK_ROLE = 128, /* the ends of 记者, 通讯员 and their like; 文 */
};

/* How the cells of a row are parted that has no marks between them; the row emits them. */
enum loose_row {
	LOOSE_NONE,
	LOOSE_WORDS, /* by single blanks */
	LOOSE_LINES, /* one a line */
	LOOSE_WHOLE, /* nobody knows: the row is one cell */
};

#define SHORT_BYTES 240u
#define NO_LINE     UINT32_MAX

struct line {
	struct ds_span at; /* without blanks at its ends */
	uint32_t next;     /* the line that continues it, or NO_LINE */
	uint32_t last;     /* of such a chain; itself when alone. Meaningful at the first line */
	uint32_t article, table;
	uint16_t chars, cells; /* of a short line */
	uint8_t gap;           /* blank lines before it */
	uint8_t indent;        /* cells of blanks before it */
	uint8_t kind, level;
	uint8_t ending; /* of the chain */
	uint8_t flags;
	uint8_t marks; /* enum line_mark */
	uint8_t hint;  /* the block kind its markup says, + 1; 0 for none */
	bool head;     /* table header */
	uint8_t loose; /* enum loose_row */
	/* of two rows of such heads: how many columns the upper one's first cells take one each, and the others each; the
	 * lower one has no cells for the former */
	uint8_t lead, span;
	bool corner; /* … whose bar at the beginning stands behind an empty first cell */
};

/* Where the next of a few bytes stands: looked for once a page, never again a line. */
struct ahead {
	size_t from; /* asked last */
	size_t tab, bar, angle;
};

struct page {
	struct ds_str s;
	struct forms forms; /* forms.read is s; owned */
	struct line *v;     /* owned */
	uint32_t n;
	size_t cap;
	uint8_t gap;   /* usual number of blank lines between blocks */
	bool indented; /* paragraphs begin with blanks */
	bool spaced;   /* some blocks are parted by blank lines */
	bool markup;   /* flattened HTML: lines are blocks, nothing is wrapped or broken */
	struct ahead ahead;
	uint32_t tables;
	struct ds_str paper;         /* the newspaper named above the page */
	struct ds_article *articles; /* of the arena */
	uint32_t articles_n;
};

static inline struct ds_str line_str(const struct page *p, const struct line *l)
{
	return ds_str_slice(p->s, l->at);
}

static inline bool is_credit(uint8_t kind)
{
	return kind == DS_BLOCK_BYLINE || kind == DS_BLOCK_SOURCE;
}

static inline bool is_body(uint8_t kind)
{
	return kind == DS_BLOCK_PARAGRAPH || kind == DS_BLOCK_LIST_ITEM || kind == DS_BLOCK_TABLE_ROW;
}

static inline bool is_skipped(uint8_t kind)
{
	return kind == LINE_GOES_ON || kind == DS_BLOCK_BOILERPLATE || kind == LINE_RULE;
}

/* The next line from i on that is no furniture; p->n at the end. */
static inline uint32_t next_shown(const struct page *p, uint32_t i)
{
	while (i < p->n && is_skipped(p->v[i].kind))
		i++;
	return i;
}

static inline bool is_dashed(struct ds_str s)
{
	return ds_str_starts(s, DS_STR("——")) || ds_str_starts(s, DS_STR("--")) || ds_str_starts(s, DS_STR("—"));
}

/* Headlines, bylines and sources that stand together, furniture between them included. */
struct group {
	uint32_t from, to; /* lines */
	uint32_t head;     /* first short line or column name; `to` when there is none */
	uint32_t credit;   /* first credit behind it; `to` when there is none */
	uint32_t shorts;   /* short lines from head to credit */
	bool column;       /* begins with a column's name */
	bool body;         /* text follows */
	bool lead;         /* … which begins like a report of its own: 本报讯 */
	bool paged;        /* the number of a page stands above it */
	bool told;         /* the markup says that a story begins: ### */
	bool by;           /* that names its authors, as a credit above it may do */
	uint32_t text;     /* its first line; the page's end when none follows */
};

/* headlines.c: names the short lines of a new article's group, from its head to its credit. */
void headlines_find(struct page *p, const struct group *g);
/* Who signs: 江州市统计局. */
bool line_is_office(const struct page *p, uint32_t i);
/* headings.c: short lines that are left are headings when text follows them, a list when they are many or stand close. */
void page_headings(struct page *p);
/* furniture.c: what a line shows by itself to be no part of an article. */
bool line_is_navigation(struct ds_str s, const struct line *l);
bool line_is_furniture(struct ds_str s, unsigned chars);
bool line_is_weather(struct ds_str s, unsigned chars);
bool line_is_record(struct ds_str s);
bool line_is_record_field(struct ds_str s);
bool line_is_page_mark(struct ds_str s, unsigned chars);
bool line_is_property(struct ds_str s);
/* top: it stands at the top of the page; elsewhere 2013-10-18 A2版 要闻 is a story's source. */
bool line_is_folio(struct ds_str s, unsigned chars, bool top);
/* The column that a line names: 专栏:县乡新事, also behind the number of the page; empty when it names none. */
struct ds_str column_named(struct ds_str s);

/* What is known of the story that stands before a short line. */
struct story {
	bool has_authors;  /* in a byline above it, or in its first words */
	bool wide;         /* one of its headings stands apart by more blank lines than its paragraphs */
	bool boxed;        /* it stands in a column of short news, which all have a title: 简讯 */
	bool outdented;    /* its title has no indent */
	uint32_t begins;   /* the line of its title */
	uint32_t headings; /* short lines in it that were taken for headings */
	struct ds_str title;
};

/* titles.c: does the short line begin a new story whose text begins at line `body`? */
/* Does the text from line `body` on begin with when it happened? */
bool text_tells_news(const struct page *p, uint32_t body);
bool title_begins_story(const struct page *p, uint32_t title, uint32_t body, const struct story *before);

/* pictures.c: the story that a picture tells, from the line of its title on, becomes the article of this number; where it ends. */
uint32_t picture_story_take(struct page *p, uint32_t title, uint32_t article);
/* pictures.c: the lines of each article one behind the other, where others stood between them. */
void page_gather(struct page *p, uint32_t articles);

/* copies.c: what an article is said to be, of the arena: read in the page's form, shown as written. */
struct copies {
	struct ds_arena *arena;
	const struct page *page;
	struct copy *last;
};
/* Runs of blanks become one, blanks at the ends none; so do those between characters that are set apart. */
struct ds_str copy_folded(struct copies *c, struct ds_str s);
/* A name without the blanks that only widen it; between Latin words they stay. */
struct ds_str copy_name(struct copies *c, struct ds_str s);
/* Appends a line to what a field has already. */
void copy_add(struct copies *c, struct ds_str *field, struct ds_str s);
/* A copy, or a slice of one, as it was written. */
struct ds_str copy_written(struct copies *c, struct ds_str s);

void page_split(struct page *p); /* lines.c */
struct line *page_line_add(struct page *p, struct ds_span raw, struct ds_span at, unsigned gap);
/* markdown.c: a line without its marks: ### 标题, **标题**; how many # there are. */
struct ds_span markdown_line(struct ds_str page, struct ds_span at, uint8_t *level);
/* markdown_marks.c: is the text Markdown? It without the marks inside its lines, and what of the source is left; the caller frees
 * the map. */
bool markdown_is(struct ds_str s);
struct ds_str markdown_strip(struct ds_str source, struct ds_arena *arena, struct ds_piece **map, size_t *map_n);
void page_markdown(struct page *p);
void page_digest(struct page *p);                           /* digest.c */
void page_loose_tables(struct page *p);                     /* tables_loose.c */
void page_unwrap(struct page *p);                           /* wrap.c */
void page_tables(struct page *p);                           /* tables.c */
void page_classify(struct page *p);                         /* classify.c */
void page_captions(struct page *p);                         /* captions.c */
void page_notices(struct page *p);                          /* notices.c */
void page_join(struct page *p);                             /* joins.c */
void page_head(struct page *p);                             /* heads.c */
void page_articles(struct page *p, struct ds_arena *arena); /* articles.c */
void page_facts(struct page *p, struct ds_arena *arena);    /* facts.c */

/* Next cell of a table row from *off on; false at its end. */
bool table_cell(struct ds_str row, size_t *off, struct ds_span *cell);

/* The same of a row whose cells are parted by single blanks. */
bool table_word(struct ds_str row, size_t *off, struct ds_span *cell);

/* - — … /: a cell without a value. */
bool cell_is_void(struct ds_str s);

/* plain.c: runs the stages over a page that has text and, for HTML, lines already. */
void page_read(struct page *p, const struct ds_piece *map, size_t map_n, struct ds_arena *arena,
	       struct ds_reading *out);
void plain_read(struct ds_str source, struct ds_arena *arena, struct ds_reading *out);

/* ---- HTML: markup.c, html_*.c; what they share is in html.h ------------------------------------------------ */

#define HTML_HINT(kind) ((kind) + 1)

bool html_looks_like(struct ds_str source);
/* The main text of a document becomes a page and is read. base: the address that links are relative to, or empty. */
enum ds_status html_read(struct ds_str source, struct ds_str base, struct ds_arena *arena, struct ds_reading *out,
			 struct ds_error *e);

#endif

/* private.h: what the files of src/article share. Nothing outside this folder includes it.
 *
 * Everything is read as a page of lines. Plain text is its own page; HTML is first flattened to one line a block,
 * with hints. The stages run over the page in this order, each in a file of its own:
 *
 *   lines.c     split and measured              captions.c  pictures' texts by their gaps
 *   markdown.c  what # says
 *   digest.c    news told in a line each
 *   tables_loose.c  rows without marks between the cells
 *   wrap.c      hard-wrapped lines joined       notices.c   the legal tail of a page
 *   tables.c    rows                            joins.c     paragraphs that a column broke
 *   classify.c  what a line says by itself      heads.c     names and dates above a page
 *   furniture.c … that it is no article's       articles.c  articles: headlines.c, headings.c
 *   plain.c     runs the stages, writes it      facts.c     title, authors, source, date
 */
#ifndef DUSHU_ARTICLE_PRIVATE_H
#define DUSHU_ARTICLE_PRIVATE_H

#include "dushu/article.h"

#include <uchar.h>

/* radicals.c: are there CJK radicals in s; p[0 … n) with ideographs in their place. */
bool radicals_have(struct ds_str s);
void radicals_fold(char *p, size_t n);

/* ---- builder.c: writes a reading block by block ---------------------------------------------------------- */

struct builder {
	struct ds_str source;       /* what builder_source's offsets mean: the page */
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

void builder_begin(struct builder *b, struct ds_str source, struct ds_arena *arena);

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

/* ---- chars.c: what a careful reader sees at the edges of a line ------------------------------------------- */

/* How a line ends, closing quotes and brackets aside. */
enum ending { END_OPEN, END_COMMA, END_COLON, END_CLAUSE, END_FINAL };

/* Marks that number a section: 一、 (一) 1. (1) ① 第一章 */
struct numbering {
	uint8_t level; /* 1-5; 0 when there is none */
	uint8_t bytes; /* of the mark */
};

/* Most characters are Han, of three bytes, and no marks: their first byte tells that. */
static inline bool is_han_lead(char c)
{
	return (unsigned char)c >= 0xe4 && (unsigned char)c <= 0xe9;
}

static inline bool cp_is_blank(uint32_t cp)
{
	if (cp <= ' ')
		return cp == ' ' || (cp >= '\t' && cp <= '\r');
	if (cp < 0x2000 || cp > 0x3000)
		return cp == 0xa0 || cp == 0xfeff;
	return cp == 0x3000 || cp <= 0x200b || cp == 0x202f;
}

static inline bool cp_is_han(uint32_t cp)
{
	return (cp >= 0x4e00 && cp <= 0x9fff) || (cp >= 0x3400 && cp <= 0x4dbf) ||
	       (cp >= 0x20000 && cp <= 0x323af) || (cp >= 0x2e80 && cp <= 0x2fd5) || cp == 0x3007;
}

/* Sets are written u"…": comparing code units costs a fraction of decoding the set's UTF-8 for every character. */
static inline bool cp_in(uint32_t cp, const char16_t *set)
{
	for (; *set; set++)
		if (*set == cp)
			return true;
	return false;
}

/* The same for a set without Chinese characters, but for the 丨 that stands for a bar: refuses most text at once. */
static inline bool cp_in_marks(uint32_t cp, const char16_t *set)
{
	return (cp < 0x3400 || cp > 0x9fff || cp == 0x4e28) && cp_in(cp, set);
}

static inline uint32_t cp_next(struct ds_str s, size_t *off)
{
	unsigned len;
	const uint32_t cp = ds_utf8_at(s.p + *off, &len);
	*off += len;
	return cp;
}

static inline uint32_t cp_first(struct ds_str s)
{
	unsigned len;
	return s.n ? ds_utf8_at(s.p, &len) : 0;
}

static inline uint32_t cp_last(struct ds_str s)
{
	unsigned len;
	return s.n ? ds_utf8_at(ds_utf8_prev(s.p + s.n, s.p), &len) : 0;
}

static inline struct ds_str str_from(struct ds_str s, size_t off)
{
	return (struct ds_str){ s.p + off, s.n - off };
}

struct ds_span span_trim(struct ds_str s, struct ds_span at);
size_t str_chars(struct ds_str s);
/* Does a line end in the word for a document, its characters set apart or not? …统计公报, 统 计 公 报 */
bool ends_in_document(struct ds_str s);
/* As ds_str_find, for a word in a line: memmem makes itself a table first, which takes longer than the line does. A
 * character's last byte tells it from others best. `what` is short, and not empty. */
size_t str_find(struct ds_str s, struct ds_str what, size_t from);
size_t str_find_last(struct ds_str s, struct ds_str what); /* the last place; `what` is not empty */
bool str_has(struct ds_str s, struct ds_str what);
struct ds_str str_trim(struct ds_str s);
enum ending str_ending(struct ds_str s);
struct numbering str_numbering(struct ds_str s);
/* Opening quotes and brackets without their closing ones; negative: closing ones come first. */
int str_balance(struct ds_str s, bool *closes_first);
/* +1 for a bracket or quote that opens, -1 for one that closes. */
int cp_bracket(uint32_t cp);
struct ds_span str_bracket_back(struct ds_str s); /* of what ends with a bracket */
/* The bracketed end of s, brackets of either width included: (记者 张三). Empty when there is none. */
static inline struct ds_span str_tail_bracket(struct ds_str s)
{
	const uint32_t last = cp_last(s);
	return last == ')' || last == 0xff09 ? str_bracket_back(s) : (struct ds_span){ 0, 0 };
}

/* ---- words.c: tables of words and how to look them up ----------------------------------------------------- */

enum word_list {
	WORDS_UI,            /* whole lines of a page's furniture */
	WORDS_UI_HEAD,       /* what such lines begin with */
	WORDS_NOTICE,        /* copyright and liability, wherever in a line */
	WORDS_NOTICE_WEAK,   /* … two of which are wanted */
	WORDS_NOTICE_FIELD,  /* lines of a notice have one of these */
	WORDS_CONTACT,       /* 地址: 电话: */
	WORDS_SITE_TAIL,     /* names of sites end so */
	WORDS_PRESS_TAIL,    /* names of papers, agencies, stations, offices */
	WORDS_MASTHEAD_TAIL, /* names of papers above a page */
	WORDS_COLUMN_TAIL,   /* names of columns end so */
	WORDS_SUBTITLE_TAIL, /* 综述 纪实 */
	WORDS_KICKER_TAIL,   /* 强调 召开 */
	WORDS_GUEST_TAIL,    /* 出席 并讲话 */
	WORDS_CAPTION_HEAD,  /* 图为 ▲ */
	WORDS_CAPTION_TAIL,  /* 摄 供图 */
	WORDS_OPENER,        /* paragraphs begin so, continuations do not */
	WORDS_OFFICE_TAIL,   /* who signs: 局 队 委员会 */
	WORDS_FIELD_HEAD,    /* 时间: 地点: */
	WORDS_ROLE,          /* what a reporter is: 记者 */
	WORDS_NOTE,          /* what a paper says before a story of its own: 编者按 */
	WORDS_BOX,           /* names of columns that hold short pieces: 短讯 */
	WORDS_DECLARATION,   /* what a site says about itself: 特别声明 */
	WORDS_INVITATION,    /* to install or follow something: 下载 */
	WORDS_PIECE,         /* a piece beside a story: 短评 */
	WORDS_REMARK_TAIL,   /* what brackets behind a title say ends so, when it is no column: 试行 */
	WORDS_DOCUMENT_TAIL, /* names of documents end so: 公报 */
	WORDS_PROFILE_TAIL,  /* 简介 */
	WORDS_RELATED,       /* headings of lists of other stories: 相关新闻 */
	WORDS_CHANNEL,       /* names of a site's channels: 财经 */
	WORDS_PORTAL,        /* sites whose channels are sources: 新浪 */
	WORDS_SUBTITLE_HEAD, /* 新增 惠及, with a number */
	WORDS_NEWS_LEAD,     /* a report begins so: 近日 记者从 */
	WORDS_GOES_ON,       /* a paragraph that goes on a story: 此外 */
	WORDS_RECORD,        /* labels of a document's record: 索引号 */
	WORD_LISTS
};

/* Does s speak of copyright and liability as the foot of a page does? */
bool words_are_notice(struct ds_str s);
bool words_whole(enum word_list list, struct ds_str s);
bool words_head(enum word_list list, struct ds_str s);
/* Has a list that is sorted by heads a word that begins with the three bytes at p? */
bool words_begin(enum word_list list, const char *p);
bool words_tail(enum word_list list, struct ds_str s);
/* For lists whose words have three bytes or more; words_count sees the first 64 of them. */
size_t words_end(enum word_list list, struct ds_str s); /* where the last of them in s ends; 0 when there is none */
unsigned words_count(enum word_list list, struct ds_str s); /* how many different words occur */
bool words_any(enum word_list list, struct ds_str s);       /* of a list that is sorted by heads: does any? */

/* ---- credits.c, names.c: who and when --------------------------------------------------------------------- */

#define NAMES_MAX 24u

struct names {
	struct ds_str v[NAMES_MAX];
	uint32_t n;
};

/* What a line says about the article. Strings are borrowed from the line, blanks inside names included. */
struct credits {
	struct names authors, editors;
	struct ds_str source;
	struct ds_str press; /* whose reporters they are: 江州日报 of 江州日报记者 */
	struct ds_span date; /* in the line */
	char published[32];  /* ISO 8601; "" when there is none */
	struct ds_str left;  /* words beside a date that may name the source */
	bool photo;          /* a photographer's credit */
	bool others;         /* … of people whom no record names */
	size_t rest;         /* characters that no rule explains */
};

/* Nothing said yet. Names stay as they are: only the first n of them count. */
static inline void credits_clear(struct credits *c)
{
	c->authors.n = c->editors.n = 0;
	c->source = c->left = c->press = (struct ds_str){ 0 };
	c->date = (struct ds_span){ 0, 0 };
	memset(c->published, 0, sizeof c->published);
	c->photo = c->others = false;
	c->rest = 0;
}

/* Splits at blanks and 、; two single characters are one name (王  寅). False when something is no name.
 * `strict` asks for a common family name. */
bool names_parse(struct ds_str s, bool strict, struct names *out);
bool names_glued(struct ds_str s, struct names *out); /* 冯彪吴彩文: two or more with nothing between them */
/* 韩江雪, 县长 韩江雪: one or more people, an office before the first aside. */
bool person_parse(struct ds_str s, struct names *out);
void names_add(struct names *to, const struct names *from);
bool name_is_plausible(struct ds_str s, bool strict);

/* 2021年11月26日19:14 | 来源:人民网 编辑:张三. True when the line gives a date, a source or a labelled name and
 * hardly anything else. */
bool credits_parse_source(struct ds_str line, struct credits *out);
/* Parts of a source line that count clicks or change the size of letters; at most JUNK_MAX spans of it. */
#define JUNK_MAX 8u
unsigned credits_junk(struct ds_str line, struct ds_span junk[JUNK_MAX]);
/* Where the last role in s ends; 0 when there is none. */
static inline size_t role_end(struct ds_str s)
{
	return words_end(WORDS_ROLE, s);
}
/* bylines.c, for leads.c and tails.c: roles and names; marked: behind □ or in brackets, where they are believed at once. */
bool byline_scan(struct ds_str s, bool marked, struct credits *out);
bool credits_are_unnamed(struct ds_str line); /* 江州县委通讯组 江州日报记者: whose people, and no name */
bool byline_is_photo(struct ds_str s);        /* 张三 摄 */
struct ds_str str_word(struct ds_str s);      /* up to the first blank; nothing when there is none */
bool is_press_name(struct ds_str s);          /* 江州晚报: a paper's name and nothing else */
struct ds_str bracket_inside(struct ds_str s); /* one code point off each end */
/* □本报记者 张三 通讯员 李四; (记者 张三); 文/张三. `out->photo` for 张三 摄. */
bool credits_parse_byline(struct ds_str line, struct credits *out);
/* The end of an article's last paragraph: …。(记者 张三 李四) */
bool credits_parse_tail(struct ds_str line, struct credits *out);
/* The beginning of its first: 本报讯(记者 张三), 新华社北京1月17日电 */
bool credits_parse_head(struct ds_str line, struct credits *out);
/* A line that is the opening of a report and nothing else: 新华社北京1月17日电, 新华社杭州电 题:…, 中央社／江州3日電.
 * out->left: the subject behind 题:. */
bool credits_parse_wire(struct ds_str line, struct credits *out);
/* A date at the beginning of s; bytes used, 0 when there is none. iso gets it as exact as it is. */
size_t date_parse(struct ds_str s, char iso[32]);

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
	struct line *v; /* owned */
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
bool line_is_page_mark(struct ds_str s, unsigned chars);
/* The column that a line names: 专栏:县乡新事, also behind the number of the page; empty when it names none. */
struct ds_str column_named(struct ds_str s);

/* What is known of the story that stands before a short line. */
struct story {
	bool has_authors;  /* in a byline above it, or in its first words */
	bool marked;       /* its title begins with a mark: >> */
	bool wide;         /* one of its headings stands apart by more blank lines than its paragraphs */
	bool boxed;        /* it stands in a column of short news, which all have a title: 简讯 */
	bool in_row;       /* it is one of a row of short reports that each begin with a day */
	bool outdented;    /* its title has no indent */
	uint32_t begins;   /* the line of its title */
	unsigned briefs;   /* titles of the page of short news behind it (row_of_briefs) */
	uint32_t headings; /* short lines in it that were taken for headings */
	struct ds_str title;
};

/* titles.c: does a line begin with a mark of the kind that sets titles off? */
bool is_marked(struct ds_str line);

/* titles.c: is the short line the title of one of three short reports or more, each under a title of its own and all
 * beginning with a day? in_row: the story before it was one of such a row. */
bool row_of_reports(const struct page *p, uint32_t title, bool in_row);
unsigned row_of_briefs(const struct page *p, uint32_t title);

/* titles.c: does the short line begin a new story whose text begins at line `body`? */
/* Does the text from line `body` on begin with when it happened? */
bool text_tells_news(const struct page *p, uint32_t body);
bool title_begins_story(const struct page *p, uint32_t title, uint32_t body, const struct story *before);

void page_split(struct page *p); /* lines.c */
struct line *page_line_add(struct page *p, struct ds_span raw, struct ds_span at, unsigned gap);
/* markdown.c: a line without its marks: ### 标题, **标题**; how many # there are. */
struct ds_span markdown_line(struct ds_str page, struct ds_span at, uint8_t *level);
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

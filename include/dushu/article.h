/* article.h: a decoded text becomes articles made of blocks. The door of src/article.
 *
 * A reading is the readable text of one source: every block's text in order, column breaks joined, boilerplate
 * kept apart. Blocks, mentions and figures are spans of the reading; pieces lead back to the source, and what
 * leaves the program (CSV, JSON) is always in source bytes.
 *
 *   source   全市农户…新打机井三⏎⏎十六眼，浇地八千亩…    bytes of ds_text_str
 *   reading  全市农户…新打机井三十六眼，浇地八千亩…⏎     one block, two pieces
 *
 * In the reading every block is followed by one LF which belongs to no block. The cells of a table row are
 * separated by TAB. A block is at most DS_BLOCK_MAX bytes; a longer paragraph continues in the next block, split
 * after the end of a sentence where there is one.
 */
#ifndef DUSHU_ARTICLE_H
#define DUSHU_ARTICLE_H

#include "base.h"
#include "text.h"

enum ds_block_kind {
	DS_BLOCK_TITLE,
	DS_BLOCK_SUBTITLE,
	DS_BLOCK_COLUMN, /* 栏目: ■视点, 小康答卷⑬ */
	DS_BLOCK_BYLINE, /* □本报记者 …, (记者 …) on a line of its own, 责编:… */
	DS_BLOCK_SOURCE, /* 2021年11月26日19:14 | 来源:… */
	DS_BLOCK_HEADING,
	DS_BLOCK_PARAGRAPH,
	DS_BLOCK_CAPTION, /* under or beside a picture, photo credits too */
	DS_BLOCK_LIST_ITEM,
	DS_BLOCK_TABLE_ROW,
	DS_BLOCK_BOILERPLATE, /* never shown, searched or counted */
	DS_BLOCK_KINDS
};

#define DS_BLOCK_MAX 16384u

struct ds_block {
	struct ds_span at; /* in the reading */
	uint8_t kind;      /* enum ds_block_kind */
	uint8_t level;     /* headings 1-6, list depth from 1; 0 otherwise */
	bool head;         /* a table's header row */
	bool continues;    /* goes on from the block before: the same paragraph, split for its length */
	uint32_t article;  /* index; boilerplate outside any article belongs to the nearest */
	uint32_t table;    /* rows and the rules between them: which table of the reading, from 1; or 0 */
	bool traditional;  /* of a normal form: its characters were those of traditional script */
};

/* Reading bytes [read, read + len) are source bytes [src, src + src_len). len and src_len differ only where a
 * character reference or a folded sequence stood; then the piece maps as a whole. Pieces are sorted by read and
 * cover all but the LFs between blocks. */
struct ds_piece {
	uint32_t read, len;
	uint32_t src, src_len;
};

struct ds_article {
	struct ds_str title, subtitle, column, source; /* whitespace folded; empty when not given */
	struct ds_str published;                       /* ISO 8601 as exact as the text gives it; empty */
	struct ds_str *authors, *editors;
	uint32_t authors_n, editors_n;
	uint32_t block, block_n; /* its blocks: a contiguous range */
};

/* A link of the text: what is underlined, and the address it leads to, made absolute where the page's own address or
 * its <base> is known (RFC 3986, 5.2); else as written. Numbered from 1 in this order. */
struct ds_link {
	struct ds_span at; /* in the reading, inside one block that is shown */
	struct ds_str href;
};

struct ds_reading {
	struct ds_str text;
	const struct ds_piece *pieces;
	const struct ds_block *blocks;
	const struct ds_article *articles;
	const struct ds_link *links;
	const struct ds_str
	    *feeds; /* addresses of the feeds that a page names (<link rel=alternate>), as links are */
	uint32_t pieces_n, blocks_n, articles_n, links_n, feeds_n;
	struct ds_str as_text; /* why what looks like a page is read as plain text; empty when it is not */
	/* What regions and figures are found in: the same blocks and articles under the same numbers, in simplified script,
	 * with digits and letters in ASCII, quotation marks “ ”, and without the blanks that some set between Han and
	 * digits. Its pieces lead back to this reading; nobody is shown it. NULL where it would be the same, as mostly. */
	const struct ds_reading *normal;
};

/* Reads the structure of t. Plain text or HTML by its first bytes unless told. Everything in *out lives in
 * `arena`; reading.text may be borrowed from t. Never fails on odd structure: text without any is one article of
 * paragraphs. DS_ERR_FORMAT only when an HTML parser gives up. Linear in the length of t. */
enum ds_status ds_reading_make(const struct ds_text *t, enum ds_format format, struct ds_arena *arena,
			       struct ds_reading *out, struct ds_error *e);

/* The same for a text that was fetched from the address `base`; empty when it has none. */
enum ds_status ds_reading_make_at(const struct ds_text *t, enum ds_format format, struct ds_str base,
				  struct ds_arena *arena, struct ds_reading *out, struct ds_error *e);

/* The version of the HTML parser. */
const char *ds_reading_engine(void);

/* Source span of a reading span (of one block); both ends mapped, so a span over a column break holds it. */
struct ds_span ds_reading_source(const struct ds_reading *r, struct ds_span at);

/* s, where it is a slice of the text of the normal form, as this reading has it; else as it is. */
struct ds_str ds_reading_written(const struct ds_reading *r, struct ds_str s);

/* Index of the block that holds reading byte off, or the last one before it. O(log n). */
uint32_t ds_reading_block(const struct ds_reading *r, uint32_t off);

static inline struct ds_str ds_block_text(const struct ds_reading *r, const struct ds_block *b)
{
	return ds_str_slice(r->text, b->at);
}

#endif

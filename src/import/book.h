/* book.h: files that are a zip of XML: e-books and word processors' documents. */
#ifndef DUSHU_IMPORT_BOOK_H
#define DUSHU_IMPORT_BOOK_H

#include "import.h"

void epub_import(struct job *job);
void docx_import(struct job *job);

/* ---- parts: members of the zip that are held in memory, parts.c ------------------------------------------- */

struct part {
	char *path;          /* owned */
	struct ds_buf bytes; /* empty unless it was found and could be read */
	bool found, said;
	const char *why; /* not read; a constant or owned by nobody */
};

struct parts {
	struct part *v;
	size_t n, cap;
	size_t held; /* bytes */
};

/* Wants a member by its path (copied). Returns its index; the same for the same path. */
size_t parts_want(struct parts *p, struct ds_str path);
/* Goes through the zip once and holds what is wanted and not yet there. Says what is wrong with the zip itself. */
void parts_load(struct parts *p, struct job *job);
struct ds_str part_bytes(const struct parts *p, size_t i);
void parts_free(struct parts *p);

/* ---- the package of an EPUB, opf.c ------------------------------------------------------------------------ */

struct spine {
	struct ds_buf paths; /* of the places in reading order, each with its NUL */
	uint32_t n;
	struct ds_buf title, author, published;
};

/* The path of the package file by META-INF/container.xml, at the end of out. False: none. */
bool container_read(struct ds_str xml, struct ds_buf *out);
/* Reading order and title of a package file that stands at `path` in the zip. Returns what is wrong, or NULL. */
const char *opf_read(struct ds_str xml, struct ds_str path, struct spine *out);
void spine_free(struct spine *s);

/* ---- a DOCX: docx.c, its styles and numbers: docx_style.c -------------------------------------------------- */

/* The parts of one, each empty when missing. */
struct docx {
	struct ds_str document, styles, numbering, footnotes, core;
};

/* What core properties say, and its text as HTML at the end of out. Returns what is wrong, or NULL; what came before
 * counts. */
struct docx_about {
	struct ds_buf title, author, created;
};
const char *docx_read(const struct docx *d, struct docx_about *about, struct ds_buf *out);
void docx_about_free(struct docx_about *a);

#define DOCX_LEVELS 9

/* What a paragraph is by its style and its own properties. */
struct docx_look {
	uint8_t outline; /* 0: none; 1: title; 2 and more: heading of that level less one */
	uint8_t level;   /* of a list, from 0 */
	uint32_t list;   /* its number; 0: no list */
};

struct docx_styles;
struct docx_styles *docx_styles_read(struct ds_str styles, struct ds_str numbering);
void docx_styles_free(struct docx_styles *s);
/* By the id of a style; false when there is no such style. */
bool docx_style_of(const struct docx_styles *s, struct ds_str id, struct docx_look *look);
/* Counts one more paragraph of that list and level and adds its number as it is shown: 一、 or (二) or 3.1. A bullet adds
 * nothing. Returns false when there is no such list. */
bool docx_number(struct docx_styles *s, uint32_t list, uint8_t level, struct ds_buf *out);

#endif

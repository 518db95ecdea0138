/* extract.h: one call from bytes to everything found in them. The door of src/extract.
 *
 * A document is the one result that the terminal interface, CSV and JSON read. It is a pure function of the bytes
 * and the options, made without globals, and read-only afterwards: threads may share it.
 */
#ifndef DUSHU_EXTRACT_H
#define DUSHU_EXTRACT_H

#include "article.h"
#include "base.h"
#include "figure.h"
#include "region.h"
#include "source.h"
#include "text.h"

/* How far to go: each step costs time, and who wants only the text need not wait for figures. */
enum ds_depth { DS_DEPTH_ALL, DS_DEPTH_TEXT, DS_DEPTH_REGIONS };

struct ds_extract_options {
	const char *charset; /* declared by the transport; NULL */
	enum ds_format format;
	ds_region context;            /* where the text is known to come from; NONE */
	enum ds_depth depth;          /* what is not reached stays empty */
	bool explain;                 /* keep why: mentions.why, figures.why */
	struct ds_str base;           /* the address it was fetched from, for its links; empty */
	const struct ds_hints *hints; /* fill the fields of articles that the text leaves empty; NULL */
};

struct ds_doc {
	struct ds_text *text;
	struct ds_reading reading;
	struct ds_mentions mentions;
	struct ds_figures figures;
	struct ds_arena arena; /* holds all of the above but text */
};

/* opt with what the source says of this document: its format, its encoding unless opt knows better, hints. Borrows
 * doc. */
struct ds_extract_options ds_extract_options_of(const struct ds_extract_options *opt,
						const struct ds_source_doc *doc);

/* `bytes` is borrowed until ds_doc_free. opt may be NULL. *out owned; NULL on failure, which is that of ds_text_decode
 * (DS_ERR_BINARY, DS_ERR_TOO_LARGE) or of ds_reading_make (DS_ERR_FORMAT). */
enum ds_status ds_extract(struct ds_str bytes, const struct ds_extract_options *opt, struct ds_doc **out,
			  struct ds_error *e);
void ds_doc_free(struct ds_doc *d);

#endif

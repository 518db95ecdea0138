/* private.h: what the files of src/text share. Nothing outside this folder includes it. */
#ifndef DUSHU_TEXT_PRIVATE_H
#define DUSHU_TEXT_PRIVATE_H

#include "dushu/text.h"

/* ---- sniff.c -------------------------------------------------------------------------------------------- */

/* How the bytes are to be read. */
struct charset {
	const char *name;      /* canonical, as users see it */
	const char *converter; /* ICU's name; NULL for UTF-8 */
	size_t bom;            /* bytes to skip */
	bool valid;            /* known to be valid UTF-8 */
};

/* Longest label that is looked at; real ones are shorter. */
#define CHARSET_LABEL_MAX 40u

/* A label as transports and pages declare it; false when nobody knows it. */
bool charset_of_label(struct ds_str label, struct charset *out);

/* Finds the encoding; `store` keeps the name when no table has it. */
struct charset charset_sniff(struct ds_str bytes, const char *declared, char store[CHARSET_LABEL_MAX]);

/* ---- binary.c ------------------------------------------------------------------------------------------- */

/* By so many of its first bytes a text is told from what is none, and UTF-16 from the rest. */
#define BINARY_SAMPLE 65536u

/* What the bytes are when they are no text ("a PDF document", "binary data"); NULL for text. */
const char *binary_kind(struct ds_str bytes);

/* "UTF-16LE", "UTF-32BE" … when zero bytes stand where Chinese or Latin text in that encoding has them, without a
 * byte order mark; NULL otherwise. */
const char *wide_kind(struct ds_str bytes);

/* ---- convert.c ------------------------------------------------------------------------------------------ */

/* Decodes to UTF-8, appending to out. Counts what became U+FFFD in *replaced. */
enum ds_status convert_to_utf8(struct ds_str bytes, const struct charset *cs, struct ds_buf *out, size_t *replaced,
			       struct ds_error *e);

/* Broken sequences in s when read by this converter. */
size_t convert_count_errors(struct ds_str s, const char *converter);

#endif

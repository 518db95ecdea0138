/* coding.h: the codings that a body may have been sent in (RFC 9110, 8.4; RFC 9112, 7). Knows no network. */
#ifndef DUSHU_IMPORT_CODING_H
#define DUSHU_IMPORT_CODING_H

#include "dushu/base.h"

/* Undoes a list of codings such as "gzip, br" or "gzip, chunked", the last first, at most max bytes each. *body is what
 * comes of it, borrowed from itself or from room. Archivers undo codings and leave the header: a body that is none in
 * that coding, but text, stays. Returns NULL, or what is wrong, for a person, up to `whys` bytes in why. */
const char *coding_undo(struct ds_str list, struct ds_str *body, struct ds_buf room[2], size_t max, char *why,
			size_t whys);

#endif

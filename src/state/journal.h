/* journal.h: private to src/state. A file of lines that only grows, until it is written anew. */
#ifndef DUSHU_STATE_JOURNAL_H
#define DUSHU_STATE_JOURNAL_H

#include "dushu/base.h"

enum { JOURNAL_FIELDS = 8 };

/* Calls fn for every line with its fields, unescaped, borrowed until fn returns; missing ones are empty. A file that
 * is not there has no lines. Returns how many lines there were. */
typedef void journal_fn(void *ctx, const struct ds_str field[JOURNAL_FIELDS]);
size_t journal_read(const char *path, journal_fn *fn, void *ctx, struct ds_error *e);

/* One line, escaped, into b; n fields. */
void journal_line(struct ds_buf *b, const struct ds_str *field, size_t n);
/* Appends to the file in one write, under a lock. */
enum ds_status journal_append(const char *path, struct ds_str line, struct ds_error *e);

#endif

/* reader.h: the background thread that reads sources one after the other and hands over what it found. */
#ifndef DUSHU_LIBRARY_READER_H
#define DUSHU_LIBRARY_READER_H

#include "gather.h"

struct reader;

/* Takes over the walk where it stands. paths of it and opt's charset are borrowed until reader_free. */
struct reader *reader_new(struct ds_walk *walk, const struct ds_extract_options *opt);
void reader_free(struct reader *r); /* stops it: at once, or after the file it is at */

/* The next source that is finished, in order; NULL when none waits. Owned by the caller. */
struct found *reader_take(struct reader *r);
/* How many sources it knows of, taken ones included; *done when no more will come. */
uint32_t reader_known(struct reader *r, bool *done);
/* Readable while something waits to be taken, or the reader has ended and nobody was told. */
int reader_fd(const struct reader *r);

/* Reads one source; on success also hands out its document unless doc is NULL. The document borrows *bytes. */
struct found *source_read(const char *path, const struct ds_extract_options *opt, struct ds_bytes *bytes,
			  struct ds_doc **doc);

#endif

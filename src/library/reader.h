/* reader.h: the background thread that reads sources one after the other and hands over what it found. */
#ifndef DUSHU_LIBRARY_READER_H
#define DUSHU_LIBRARY_READER_H

#include "queue.h"

struct reader;

/* Takes over the walk and the queue where they stand. What they borrow is borrowed until reader_free. `first`, unless NULL, is
 * read before all others, known already, and handed over with its document. */
struct reader *reader_new(struct ds_walk *walk, struct queue *queue, const char *first);
void reader_free(struct reader *r); /* stops it: at once, or after the file it is at */

/* The next source that is finished, in order; NULL when none waits. Owned by the caller. */
struct found *reader_take(struct reader *r);
/* How many sources it knows of, taken ones included; *done when no more will come. */
uint32_t reader_known(struct reader *r, bool *done);
/* Readable while something waits to be taken, or the reader has ended and nobody was told. */
int reader_fd(const struct reader *r);

#endif

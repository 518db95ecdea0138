/* queue.h: sources one after the other, document by document. Used by one thread at a time. */
#ifndef DUSHU_LIBRARY_QUEUE_H
#define DUSHU_LIBRARY_QUEUE_H

#include "gather.h"

struct queue {
	const struct ds_importer *im;
	struct ds_extract_options opt;
	struct ds_source_options source_opt;
	struct ds_source *source; /* the one that is open; NULL */
	struct found *failure;    /* it could not be opened; owned */
	char *path;               /* its name; owned */
	struct ds_buf input;      /* what of standard input was read before it was opened */
	bool input_ended;         /* and there is no more */
	uint32_t docs;            /* that came of it so far, failures too */
	size_t kept;              /* bytes of documents that are kept in memory */
};

/* Opens a source; what fails comes as the next document. `bytes` is what standard input held, else NULL. */
void queue_open(struct queue *q, const char *path, struct ds_bytes *bytes);
/* What came of the next document, NULL when the source has no more and is closed. *doc is NULL when it failed; it
 * borrows *bytes, which hold no memory of their own where f keeps them. */
struct found *queue_next(struct queue *q, struct ds_bytes *bytes, struct ds_doc **doc);
void queue_close(struct queue *q);
/* The beginning of a long text as a document of its own; NULL: it is no such text. What was read of standard input is in
 * q->input from then on. */
struct found *queue_head(struct queue *q, const char *path, struct ds_bytes *bytes, struct ds_doc **doc);
/* Opens standard input as a source, from q->input on to its end, or until go_on is false, which is told what came so far. */
void queue_open_input(struct queue *q, bool (*go_on)(void *ctx, struct ds_str so_far), void *ctx);
/* What came of it so far as a document of its own, found->doc; NULL: it is no plain text, or no more than `least` bytes. */
struct found *queue_part(const struct queue *q, struct ds_str so_far, size_t least);

#endif

/* out.h: standard output in large pieces. */
#ifndef DUSHU_CLI_OUT_H
#define DUSHU_CLI_OUT_H

#include "dushu/base.h"

/* Writers add to buf and call out_more now and then. After an error everything more is dropped. */
struct out {
	struct ds_buf buf;
	int fd;
	int error;     /* errno of the first write that failed; 0 */
	bool terminal; /* a person looks: control characters go out as visible marks */
};

void out_init(struct out *o, int fd);
void out_flush(struct out *o);
/* Flushes, says what went wrong unless the reader of our output just left. DS_EXIT_OK or DS_EXIT_FAILED. */
int out_done(struct out *o);
/* The same for what went through stdio: the exit code, or DS_EXIT_FAILED. */
int out_stdio_done(int code);

static inline void out_more(struct out *o)
{
	if (o->buf.n >= 65536)
		out_flush(o);
}

/* Room for n more bytes at the end of b; the caller raises b->n itself. */
static inline char *out_room(struct ds_buf *b, size_t n)
{
	if (b->cap - b->n < n)
		b->p = ds_grow(b->p, &b->cap, b->n + n, 1);
	return b->p + b->n;
}

/* Adds s with its control characters (escape sequences, bidi controls) as visible marks; LF and TAB stay when
 * `lines` is set. Returns the cells it takes. */
unsigned out_shown(struct ds_buf *b, struct ds_str s, bool lines);

#endif

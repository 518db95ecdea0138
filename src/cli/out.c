/* out.c: standard output in large pieces; on a terminal, nothing that could command it. Knows no formats. */
#include "out.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "dushu/cli.h"
#include "dushu/view.h"

void out_init(struct out *o, int fd)
{
	*o = (struct out){ .fd = fd, .terminal = isatty(fd) };
}

unsigned out_shown(struct ds_buf *b, struct ds_str s, bool lines)
{
	unsigned width = 0;
	size_t off = 0, plain = 0; /* from plain on nothing is added yet */
	while (off < s.n) {
		struct ds_glyph g;
		if (lines && (s.p[off] == '\n' || s.p[off] == '\t' || s.p[off] == '\r')) {
			off++;
			continue;
		}
		ds_glyph_next(s, off, DS_AMBIGUOUS_NARROW, &g);
		width += g.width;
		if (g.mark) {
			ds_buf_add(b, s.p + plain, off - plain);
			ds_buf_add(b, g.s, g.n);
			plain = g.end;
		}
		off = g.end;
	}
	ds_buf_add(b, s.p + plain, s.n - plain);
	return width;
}

static void write_all(struct out *o, const char *p, size_t n)
{
	while (n > 0 && !o->error) {
		ssize_t done = write(o->fd, p, n);
		if (done < 0 && errno != EINTR) {
			o->error = errno;
		} else if (done > 0) {
			p += done;
			n -= (size_t)done;
		}
	}
}

void out_flush(struct out *o)
{
	if (o->terminal && !o->error) {
		/* Pieces end after whole records, so no character is cut here. */
		struct ds_buf shown = { 0 };
		out_shown(&shown, (struct ds_str){ o->buf.p, o->buf.n }, true);
		write_all(o, shown.p, shown.n);
		ds_buf_done(&shown);
	} else {
		write_all(o, o->buf.p, o->buf.n);
	}
	ds_buf_reset(&o->buf);
}

/* Unless the reader of our output just left. */
static void error_tell(int error)
{
	if (error != EPIPE)
		fprintf(stderr, ds_say("dushu: standard output: cannot be written: %s\n"), ds_say(strerror(error)));
}

int out_done(struct out *o)
{
	out_flush(o);
	ds_buf_done(&o->buf);
	if (o->error)
		error_tell(o->error);
	return o->error ? DS_EXIT_FAILED : DS_EXIT_OK;
}

int out_stdio_done(int code)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return code;
	error_tell(errno);
	return code == DS_EXIT_OK ? DS_EXIT_FAILED : code;
}

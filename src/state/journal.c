/* journal.c: files of lines that only grow. */
#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <libintl.h>
#include <sys/file.h>
#include <unistd.h>

#include "dushu/config.h"

static const struct {
	char plain, letter;
} escapes[] = {
	{'\t',  't' },
	{ '\n', 'n' },
	{ '\r', 'r' },
	{ '\\', '\\'},
};

void journal_line(struct ds_buf *b, const struct ds_str *field, size_t n)
{
	for (size_t f = 0; f < n; f++) {
		if (f > 0)
			ds_buf_addc(b, '\t');
		for (size_t i = 0; i < field[f].n; i++) {
			size_t e = 0;
			while (e < DS_COUNT(escapes) && escapes[e].plain != field[f].p[i])
				e++;
			if (e < DS_COUNT(escapes))
				ds_buf_addc(b, '\\');
			ds_buf_addc(b, e < DS_COUNT(escapes) ? escapes[e].letter : field[f].p[i]);
		}
	}
	ds_buf_addc(b, '\n');
}

/* Cuts a line into fields; the words go to b. */
static void line_cut(struct ds_str line, struct ds_buf *b, struct ds_str field[JOURNAL_FIELDS])
{
	size_t start[JOURNAL_FIELDS + 1] = { 0 }, n = 0;
	ds_buf_reset(b);
	for (size_t i = 0; i < line.n; i++) {
		char c = line.p[i];
		if (c == '\t') {
			if (n + 1 == JOURNAL_FIELDS)
				break;
			start[++n] = b->n;
			continue;
		}
		if (c == '\\' && i + 1 < line.n) {
			size_t e = 0;
			i++;
			while (e + 1 < DS_COUNT(escapes) && escapes[e].letter != line.p[i])
				e++;
			c = escapes[e].plain;
		}
		ds_buf_addc(b, c);
	}
	start[n + 1 <= JOURNAL_FIELDS ? n + 1 : JOURNAL_FIELDS] = b->n;
	for (size_t f = 0; f < JOURNAL_FIELDS; f++)
		field[f] = f <= n ? (struct ds_str){ b->p + start[f], start[f + 1] - start[f] } : DS_STR("");
}

size_t journal_read(const char *path, journal_fn *fn, void *ctx, struct ds_error *e)
{
	struct ds_bytes bytes;
	struct ds_buf words = { 0 };
	size_t lines = 0;
	if (access(path, F_OK) != 0 || ds_bytes_read(path, &bytes, e) != DS_OK)
		return 0;
	ds_buf_addc(&words, 0); /* so that there are words to point at */
	for (size_t at = 0; at < bytes.s.n; lines++) {
		const char *end = memchr(bytes.s.p + at, '\n', bytes.s.n - at);
		struct ds_str line = { bytes.s.p + at, end ? (size_t)(end - bytes.s.p) - at : bytes.s.n - at };
		struct ds_str field[JOURNAL_FIELDS];
		at += line.n + 1;
		if (!end || !ds_utf8_valid(line)) /* cut short, or not ours */
			continue;
		line_cut(line, &words, field);
		fn(ctx, field);
	}
	ds_buf_done(&words);
	ds_bytes_done(&bytes);
	return lines;
}

enum ds_status journal_append(const char *path, struct ds_str line, struct ds_error *e)
{
	enum ds_status st = ds_home_make(path, e);
	if (st != DS_OK)
		return st;
	int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
	bool ok = fd >= 0 && flock(fd, LOCK_EX) == 0 && write(fd, line.p, line.n) == (ssize_t)line.n;
	if (!ok)
		st = ds_fail(e, DS_ERR_WRITE, "%s: cannot be written: %s", path, ds_say(strerror(errno)));
	if (fd >= 0)
		close(fd);
	return st;
}

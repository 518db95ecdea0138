/* head.c: the beginning of a long text, so that something can be shown before all of it is read. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "private.h"

#define LONG_TEXT  (128 << 10) /* bytes from which on reading all of it takes longer than nobody notices */
#define HEAD_BYTES (32 << 10)  /* several screens */

/* Cut behind a line's end, which in every encoding without zero bytes is one byte that is a part of no character. False for
 * what may be a page, for UTF-16 and for a line without end. */
static bool head_cut(struct ds_str *s)
{
	size_t i = ds_str_starts(*s, DS_STR("\xef\xbb\xbf")) ? 3 : 0;
	while (i < s->n && memchr(" \t\r\n", s->p[i], 4))
		i++;
	if (i == s->n || s->p[i] == '<' || memchr(s->p, 0, s->n))
		return false;
	while (s->n > 0 && s->p[s->n - 1] != '\n')
		s->n--;
	return s->n > HEAD_BYTES / 2;
}

bool ds_source_head(const struct ds_importer *im, const char *name, struct ds_bytes *out)
{
	struct stat st;
	*out = (struct ds_bytes){ 0 };
	if (stat(name, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size < LONG_TEXT || filter_of(&im->filters, name))
		return false;
	const int fd = ds_bytes_open(name, NULL);
	char *p = ds_alloc(HEAD_BYTES);
	const ssize_t n = fd >= 0 ? pread(fd, p, HEAD_BYTES, 0) : -1;
	struct ds_str s = { p, n > 0 ? (size_t)n : 0 };
	if (fd >= 0)
		close(fd);
	if (s.n < HEAD_BYTES || ds_wrap_of(s) != DS_WRAP_PLAIN || !head_cut(&s)) {
		free(p);
		return false;
	}
	*out = (struct ds_bytes){ s, p };
	return true;
}

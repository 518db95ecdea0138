/* head.c: the beginning of a long text, so that something can be shown before all of it is read. */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "private.h"

#define LONG_TEXT (128 << 10) /* bytes from which on reading all of it takes longer than nobody notices */
#define PAUSE_MS  150         /* a pipe that is silent for so long may be so for longer */

/* UTF-16 shows itself by its mark: 1 where the first byte of a unit is the greater, 0 where the second is; else -1. */
static int mark_16(struct ds_str s)
{
	const bool little = ds_str_starts(s, DS_STR("\xff\xfe"));
	if (s.n < 4 || (little && s.p[2] == 0 && s.p[3] == 0)) /* UTF-32 */
		return -1;
	return little ? 0 : ds_str_starts(s, DS_STR("\xfe\xff")) ? 1 : -1;
}

/* The same for its units of two bytes. */
static bool cut_16(struct ds_str *s, int big, size_t least)
{
	const size_t low = big ? 1 : 0, high = !low;
	size_t i = 2;
	while (i + 1 < s->n && s->p[i + high] == 0 && memchr(" \t\r\n", s->p[i + low], 4))
		i += 2;
	if (i + 1 >= s->n || (s->p[i + high] == 0 && s->p[i + low] == '<'))
		return false;
	s->n -= s->n % 2;
	while (s->n > 2 && (s->p[s->n - 2 + low] != '\n' || s->p[s->n - 2 + high] != 0))
		s->n -= 2;
	return s->n > 2 && s->n > least;
}

/* Cut behind a line's end, which in every encoding without zero bytes is one byte that is a part of no character. False where
 * no more than `least` bytes are left, for what is no plain text, and for what may be a page: which part of one is the article
 * shows only when all of it is there (its menu would be read first, and thrown away). */
bool ds_source_cut(struct ds_str *s, size_t least)
{
	if (ds_wrap_of(*s) != DS_WRAP_PLAIN)
		return false;
	if (mark_16(*s) >= 0)
		return cut_16(s, mark_16(*s), least);
	size_t i = ds_str_starts(*s, DS_STR("\xef\xbb\xbf")) ? 3 : 0;
	while (i < s->n && memchr(" \t\r\n", s->p[i], 4))
		i++;
	if (i == s->n || s->p[i] == '<' || memchr(s->p, 0, s->n))
		return false;
	while (s->n > 0 && s->p[s->n - 1] != '\n')
		s->n--;
	return s->n > least;
}

bool ds_source_head(const struct ds_importer *im, const char *name, struct ds_bytes *out)
{
	struct stat st;
	*out = (struct ds_bytes){ 0 };
	if (stat(name, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size < LONG_TEXT || filter_of(&im->filters, name))
		return false;
	const int fd = ds_bytes_open(name, NULL);
	char *p = ds_alloc(DS_SOURCE_HEAD);
	const ssize_t n = fd >= 0 ? pread(fd, p, DS_SOURCE_HEAD, 0) : -1;
	struct ds_str s = { p, n > 0 ? (size_t)n : 0 };
	if (fd >= 0)
		close(fd);
	if (s.n < DS_SOURCE_HEAD || !ds_source_cut(&s, DS_SOURCE_HEAD / 2)) {
		free(p);
		return false;
	}
	*out = (struct ds_bytes){ s, p };
	return true;
}

/* More of standard input; false at its end and where it cannot be read. */
static bool input_more(struct ds_buf *all)
{
	ssize_t n;
	all->p = ds_grow(all->p, &all->cap, all->n + LONG_TEXT, 1);
	while ((n = read(STDIN_FILENO, all->p + all->n, all->cap - all->n)) < 0 && errno == EINTR)
		;
	all->n += n > 0 ? (size_t)n : 0;
	return n > 0;
}

bool ds_source_head_input(struct ds_buf *all, bool *ended, struct ds_bytes *out)
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
	*out = (struct ds_bytes){ 0 };
	*ended = isatty(STDIN_FILENO); /* who types pauses */
	if (*ended)
		return false;
	do {
		*ended = !input_more(all);
		if (*ended)
			return false;
	} while (all->n < LONG_TEXT && (all->n == 0 || poll(&in, 1, PAUSE_MS) != 0));
	struct ds_str s = { all->p, all->n < DS_SOURCE_HEAD ? all->n : DS_SOURCE_HEAD };
	if (!ds_source_cut(&s, 0))
		return false;
	out->owned = memcpy(ds_alloc(s.n), s.p, s.n);
	out->s = (struct ds_str){ out->owned, s.n };
	return true;
}

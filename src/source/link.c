/* link.c: where a link leads, seen from the document it stands in: to the network, to a file, or nowhere that can be
 * read. Looks at names of files, never into one. */
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "private.h"

static int hex_of(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : isxdigit((unsigned char)c) ? (c | 32) - 'a' + 10 : -1;
}

/* %E6%96 … as bytes. False for what no path can hold, or nobody should be shown. */
static bool unescaped(struct ds_str s, struct ds_buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		int c = (unsigned char)s.p[i];
		if (c == '%' && i + 2 < s.n && hex_of(s.p[i + 1]) >= 0 && hex_of(s.p[i + 2]) >= 0) {
			c = hex_of(s.p[i + 1]) << 4 | hex_of(s.p[i + 2]);
			i += 2;
		}
		if (c < ' ' || c == 0x7f)
			return false;
		ds_buf_addc(out, (char)c);
	}
	return true;
}

/* mailto:, javascript:, file: and the like: letters before the first colon (RFC 3986, 3.1). */
static bool has_scheme(struct ds_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		const unsigned char c = (unsigned char)s.p[i];
		if (c == ':')
			return i > 0;
		if (!isalpha(c) && !(i > 0 && c < 0x80 && (isdigit(c) || memchr("+-.", c, 3))))
			return false;
	}
	return false;
}

static bool is_net(struct ds_str s)
{
	char head[9] = "";
	memcpy(head, s.p, s.n < 8 ? s.n : 8);
	return ds_is_address(head);
}

/* The folder of the file that a document came from, with a / at its end: book.epub#3 came from book.epub. False: out of
 * a container, whose parts have no path. */
static bool folder_of(const char *doc, struct ds_buf *out)
{
	const char *slash = strrchr(doc, '/');
	if (strcmp(doc, "-") != 0 && access(doc, F_OK) != 0)
		return false;
	if (slash)
		ds_buf_add(out, doc, (size_t)(slash - doc) + 1);
	else
		ds_buf_addz(out, "./");
	return true;
}

/* A file: beside the document or below its folder, links followed, or elsewhere. */
static enum ds_link_way file_way(const char *folder, struct ds_buf *out)
{
	char place[PATH_MAX], target[PATH_MAX];
	struct stat st;
	if (!realpath(folder, place) || !realpath(out->p, target) || stat(target, &st) != 0)
		return DS_LINK_GONE;
	if (!S_ISREG(st.st_mode))
		return DS_LINK_NOWHERE;
	const size_t n = strlen(place);
	if (strncmp(target, place, n) == 0 && (target[n] == '/' || (n > 0 && place[n - 1] == '/')))
		return DS_LINK_NEAR;
	ds_buf_reset(out);
	ds_buf_add(out, target, strlen(target) + 1);
	return DS_LINK_FAR;
}

enum ds_link_way ds_link_resolve(const char *doc, struct ds_str href, struct ds_buf *out)
{
	struct ds_buf folder = { 0 };
	enum ds_link_way way = DS_LINK_NOWHERE;
	ds_buf_reset(out);
	if (href.n == 0 || href.p[0] == '#')
		return DS_LINK_HERE;
	if (ds_str_starts(href, DS_STR("//")))
		ds_buf_addz(out, "https:");
	if (is_net(href) || out->n) {
		ds_line_clean(out, href);
		ds_buf_addc(out, '\0');
		return DS_LINK_NET;
	}
	if (has_scheme(href))
		return DS_LINK_NOWHERE;
	for (size_t i = 0; i < href.n; i++)
		if (href.p[i] == '#' || href.p[i] == '?')
			href.n = i;
	if (ds_is_address(doc) || !folder_of(doc, &folder))
		way = DS_LINK_INSIDE;
	else if (href.n == 0)
		way = DS_LINK_HERE;
	else {
		if (href.p[0] != '/')
			ds_buf_adds(out, (struct ds_str){ folder.p, folder.n });
		if (unescaped(href, out)) {
			ds_buf_addc(out, '\0');
			ds_buf_addc(&folder, '\0');
			way = file_way(folder.p, out);
		}
	}
	ds_buf_done(&folder);
	return way;
}

/* http.c: heads and bodies of HTTP messages as bytes. Knows no network and unpacks nothing. */
#include "http.h"

#include <strings.h>

static struct ds_str trim(struct ds_str s)
{
	while (s.n && (s.p[0] == ' ' || s.p[0] == '\t')) {
		s.p++;
		s.n--;
	}
	while (s.n && memchr(" \t\r\n", s.p[s.n - 1], 4))
		s.n--;
	return s;
}

struct ds_str http_header(struct ds_str head, const char *name)
{
	const size_t n = strlen(name);
	for (size_t i = 0; i < head.n;) {
		const char *p = head.p + i, *stop = memchr(p, '\n', head.n - i);
		const size_t len = stop ? (size_t)(stop - p) : head.n - i;
		if (len > n && p[n] == ':' && strncasecmp(p, name, n) == 0)
			return trim((struct ds_str){ p + n + 1, len - n - 1 });
		i += len + 1;
	}
	return (struct ds_str){ 0 };
}

size_t http_body(struct ds_str s)
{
	for (size_t i = 0; i < s.n;) {
		const char *stop = memchr(s.p + i, '\n', s.n - i);
		if (!stop)
			break;
		i = (size_t)(stop - s.p) + 1;
		if (i < s.n && s.p[i] == '\n')
			return i + 1;
		if (i + 1 < s.n && s.p[i] == '\r' && s.p[i + 1] == '\n')
			return i + 2;
	}
	return SIZE_MAX;
}

int http_status(struct ds_str head)
{
	const char *blank = head.n > 12 ? memchr(head.p, ' ', 12) : NULL;
	if (!blank || !ds_str_starts(head, DS_STR("HTTP/")) || head.n - (size_t)(blank - head.p) < 4)
		return 0;
	int status = 0;
	for (int i = 1; i <= 3; i++) {
		if (blank[i] < '0' || blank[i] > '9')
			return 0;
		status = status * 10 + (blank[i] - '0');
	}
	return status;
}

void http_unchunk(struct ds_str s, struct ds_buf *out)
{
	for (size_t i = 0; i < s.n;) {
		size_t size = 0, digits = 0;
		for (; i < s.n; i++, digits++) {
			const char c = s.p[i];
			const int v = c >= '0' && c <= '9'                 ? c - '0'
				      : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
									   : -1;
			if (v < 0 || digits > 8)
				break;
			size = size << 4 | (size_t)v;
		}
		const char *stop = memchr(s.p + i, '\n', s.n - i);
		if (digits == 0 || size == 0 || !stop)
			return;
		i = (size_t)(stop - s.p) + 1;
		const size_t n = size < s.n - i ? size : s.n - i;
		ds_buf_add(out, s.p + i, n);
		i += n;
		while (i < s.n && (s.p[i] == '\r' || s.p[i] == '\n'))
			i++;
	}
}

struct ds_str http_charset(struct ds_str type)
{
	for (size_t i = 0; i + 8 < type.n; i++) {
		if (strncasecmp(type.p + i, "charset=", 8) != 0)
			continue;
		struct ds_str v = { type.p + i + 8, type.n - i - 8 };
		size_t n = 0;
		if (v.n && (v.p[0] == '"' || v.p[0] == '\'')) {
			v.p++;
			v.n--;
		}
		while (n < v.n && !memchr("\"'; ,\t", v.p[n], 6))
			n++;
		return (struct ds_str){ v.p, n };
	}
	return (struct ds_str){ 0 };
}

enum ds_format http_format(struct ds_str type)
{
	if (type.n >= 9 && strncasecmp(type.p, "text/html", 9) == 0)
		return DS_FORMAT_HTML;
	if (type.n >= 21 && strncasecmp(type.p, "application/xhtml+xml", 21) == 0)
		return DS_FORMAT_HTML;
	if (type.n >= 10 && strncasecmp(type.p, "text/plain", 10) == 0)
		return DS_FORMAT_TEXT;
	return DS_FORMAT_AUTO;
}

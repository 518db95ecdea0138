/* frame.c: frames and fields as bytes, and strings of strangers made fit to be shown. Believes nothing and decides
 * nothing; what a stream of frames amounts to is intake.c's. */
#include "dushu/frame.h"

#include <errno.h>
#include <unistd.h>

#define VALUE_MAX 2000

void ds_field_add(struct ds_buf *fields, const char *key, struct ds_str value)
{
	if (value.n == 0)
		return;
	if (value.n > VALUE_MAX) {
		value.n = VALUE_MAX;
		while (value.n > 0 && ((unsigned char)value.p[value.n] & 0xc0) == 0x80)
			value.n--;
	}
	ds_buf_addz(fields, key);
	ds_buf_addc(fields, '=');
	ds_buf_adds(fields, value);
	for (char *p = fields->p + fields->n - value.n; (p = memchr(p, '\0', (size_t)(fields->p + fields->n - p)));)
		*p = ' ';
	ds_buf_addc(fields, '\0');
}

struct ds_str ds_field(struct ds_str fields, const char *key)
{
	const size_t n = strlen(key);
	for (const char *p = fields.p, *end = p + fields.n; p < end;) {
		const char *stop = memchr(p, '\0', (size_t)(end - p));
		if (!stop)
			break;
		if ((size_t)(stop - p) > n && p[n] == '=' && memcmp(p, key, n) == 0)
			return (struct ds_str){ p + n + 1, (size_t)(stop - p) - n - 1 };
		p = stop + 1;
	}
	return (struct ds_str){ 0 };
}

static bool write_all(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, p, n);
		if (done < 0 && errno != EINTR)
			return false;
		if (done > 0) {
			p += done;
			n -= (size_t)done;
		}
	}
	return true;
}

bool ds_frame_write(int fd, enum ds_frame_type type, struct ds_str body)
{
	do {
		const size_t n = body.n < DS_FRAME_MAX ? body.n : DS_FRAME_MAX;
		const char head[DS_FRAME_HEAD] = { (char)type, (char)(n >> 24), (char)(n >> 16), (char)(n >> 8),
						   (char)n };
		if (!write_all(fd, head, sizeof head) || !write_all(fd, body.p, n))
			return false;
		if (n) /* no body has no place to move on from */
			body.p += n;
		body.n -= n;
	} while (body.n > 0);
	return true;
}

/* Code points that could command a terminal or turn a line round. */
static bool is_unsafe(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0x61c || cp == 0x200e || cp == 0x200f ||
	       (cp >= 0x2028 && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069) || cp == 0xfeff;
}

void ds_line_clean(struct ds_buf *out, struct ds_str s)
{
	bool blank = true; /* none at the beginning */
	for (size_t i = 0; i < s.n;) {
		size_t n = s.n - i < 4 ? s.n - i : 4;
		unsigned len = 1;
		while (n > 0 && !ds_utf8_valid((struct ds_str){ s.p + i, n }))
			n--;
		const uint32_t cp = n ? ds_utf8_at(s.p + i, &len) : 0xfffd;
		if (n && (cp == ' ' || (cp >= '\t' && cp <= '\r'))) {
			if (!blank)
				ds_buf_addc(out, ' ');
			blank = true;
		} else {
			blank = false;
			ds_buf_add(out, n == 0 || is_unsafe(cp) ? "\xef\xbf\xbd" : s.p + i,
				   n == 0 || is_unsafe(cp) ? 3 : len);
		}
		i += len;
	}
	if (blank && out->n && out->p[out->n - 1] == ' ')
		out->n--;
}

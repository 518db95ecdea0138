/* str.c: byte strings, growing buffers, UTF-8, error messages. */
#include "dushu/base.h"

#include <libintl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define WORD_MOST 16u /* bytes of a word */

/* memmem makes a table before it looks. A word is found sooner by the last byte of its first character, which in Chinese tells
 * more than the first; it is so short that what is compared in vain stays in proportion. (Two bytes at once, sixteen places at a
 * time, took a third longer: what is searched is mostly shorter than that.) */
static size_t word_find(struct ds_str s, struct ds_str what, size_t from)
{
	const size_t k = what.n < 3 ? what.n - 1 : 2;
	const char *p = s.p + from + k, *last = s.p + s.n - (what.n - 1 - k); /* where that byte may stand */
	while (p < last && (p = memchr(p, what.p[k], (size_t)(last - p))) != NULL) {
		if (p[what.n - 1 - k] == what.p[what.n - 1] && memcmp(p - k, what.p, what.n) == 0)
			return (size_t)(p - k - s.p);
		p++;
	}
	return SIZE_MAX;
}

size_t ds_str_find(struct ds_str s, struct ds_str what, size_t from)
{
	if (from > s.n || what.n > s.n - from)
		return SIZE_MAX;
	if (what.n == 0)
		return from;
	if (what.n <= WORD_MOST)
		return word_find(s, what, from);
	const char *hit = memmem(s.p + from, s.n - from, what.p, what.n);
	return hit ? (size_t)(hit - s.p) : SIZE_MAX;
}

bool ds_str_has_any(struct ds_str s, const struct ds_str *words, size_t n)
{
	uint64_t by_last[64] = { 0 }; /* the words, a bit each, by the last six bits of their first characters */
	for (size_t k = 0; k < n; k++)
		by_last[(unsigned char)words[k].p[2] % 64] |= UINT64_C(1) << k;
	for (size_t i = 0; i + 3 <= s.n; i += (unsigned char)s.p[i] < 0xe0 ? 1 : 3) {
		const char *p = s.p + i;
		for (uint64_t left = by_last[(unsigned char)p[2] % 64]; left; left &= left - 1) {
			const struct ds_str *w = &words[__builtin_ctzll(left)];
			if (w->p[1] == p[1] && w->n <= s.n - i && memcmp(p, w->p, w->n) == 0)
				return true;
		}
	}
	return false;
}

/* Cuts n bytes of p back to the end of a whole code point. */
static size_t whole(const char *p, size_t n)
{
	size_t start = n;
	while (start > 0 && n - start < 4 && ((unsigned char)p[start - 1] & 0xc0) == 0x80)
		start--;
	if (start == 0)
		return 0;
	unsigned char lead = (unsigned char)p[start - 1];
	size_t want = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
	return n - (start - 1) >= want ? n : start - 1;
}

const char *ds_say(const char *english)
{
	return dgettext("dushu", english);
}

enum ds_status ds_fail(struct ds_error *e, enum ds_status status, const char *format, ...)
{
	if (!e)
		return status;
	va_list args;
	va_start(args, format);
	int n = vsnprintf(e->text, sizeof(e->text), ds_say(format), args);
	va_end(args);
	e->status = status;
	if (n < 0)
		e->text[0] = '\0';
	else if ((size_t)n >= sizeof(e->text))
		e->text[whole(e->text, sizeof(e->text) - 1)] = '\0';
	return status;
}

struct ds_str ds_arena_printf(struct ds_arena *a, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	size_t len = n < 0 ? 0 : (size_t)n;
	char *p = ds_arena_raw(a, len + 1, 1);
	if (vsnprintf(p, len + 1, format, again) < 0)
		p[0] = '\0';
	va_end(again);
	return (struct ds_str){ p, len };
}

static char *buf_room(struct ds_buf *b, size_t n)
{
	b->p = ds_grow(b->p, &b->cap, b->n + n, 1);
	return b->p + b->n;
}

void ds_buf_add(struct ds_buf *b, const void *p, size_t n)
{
	if (n == 0)
		return;
	memcpy(buf_room(b, n), p, n);
	b->n += n;
}

void ds_buf_adds(struct ds_buf *b, struct ds_str s)
{
	ds_buf_add(b, s.p, s.n);
}

void ds_buf_addz(struct ds_buf *b, const char *z)
{
	ds_buf_add(b, z, strlen(z));
}

void ds_buf_addc(struct ds_buf *b, char c)
{
	*buf_room(b, 1) = c;
	b->n++;
}

void ds_buf_addf(struct ds_buf *b, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n > 0) {
		size_t len = (size_t)n;
		vsnprintf(buf_room(b, len + 1), len + 1, format, again);
		b->n += len;
	}
	va_end(again);
}

void ds_buf_reset(struct ds_buf *b)
{
	b->n = 0;
}

void ds_buf_done(struct ds_buf *b)
{
	free(b->p);
	*b = (struct ds_buf){ 0 };
}

unsigned ds_utf8_put(uint32_t cp, char out[4])
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

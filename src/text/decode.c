/* decode.c: makes the immutable UTF-8 text of a source and answers on which line a byte stands. */
#include "text/private.h"

#include <stdlib.h>

/* Line ends are counted once, at decoding; one mark for each so many bytes keeps a look-up to a short count. */
#define MARK_BYTES 256u

struct ds_text {
	struct ds_str s;
	char *owned; /* the bytes of s, unless borrowed */
	const char *charset;
	char store[CHARSET_LABEL_MAX]; /* a name that no table has */
	size_t replaced;
	bool has_cr;
	uint32_t *marks; /* line ends before byte i * MARK_BYTES */
};

/* ---- lines ---------------------------------------------------------------------------------------------- */

typedef uint8_t bytes16 __attribute__((vector_size(16)));
typedef uint64_t halves __attribute__((vector_size(16)));

static uint32_t count_lf(const char *p, size_t n)
{
	uint32_t count = 0;
	while (n >= 16) {
		/* each byte of the sum counts to 255 before it is added up */
		const size_t rows = n / 16 < 255 ? n / 16 : 255;
		bytes16 sum = { 0 };
		for (size_t i = 0; i < rows; i++, p += 16) {
			bytes16 v;
			memcpy(&v, p, sizeof v);
			sum -= (bytes16)(v == '\n'); /* all bits are set where it is one */
		}
		n -= rows * 16;
		const halves h = (halves)sum, even = h & 0x00ff00ff00ff00ffu, odd = h >> 8 & 0x00ff00ff00ff00ffu;
		const halves all = even + odd;
		count += (uint32_t)((all[0] + all[1]) * 0x0001000100010001u >> 48);
	}
	for (; n; p++, n--)
		count += *p == '\n';
	return count;
}

/* CRs that end a line by themselves; `next` is what follows the range, or NUL. */
static uint32_t count_lone_cr(const char *p, size_t n, char next)
{
	uint32_t count = 0;
	for (const char *end = p + n; (p = memchr(p, '\r', (size_t)(end - p))); p++)
		count += (p + 1 < end ? p[1] : next) != '\n';
	return count;
}

/* Line ends whose last byte lies in [from, to). */
static uint32_t line_ends(const struct ds_text *t, size_t from, size_t to)
{
	uint32_t n = count_lf(t->s.p + from, to - from);
	if (t->has_cr)
		n += count_lone_cr(t->s.p + from, to - from, to < t->s.n ? t->s.p[to] : 0);
	return n;
}

static void marks_build(struct ds_text *t)
{
	const size_t n = t->s.n / MARK_BYTES + 1;
	t->has_cr = t->s.n && memchr(t->s.p, '\r', t->s.n);
	t->marks = ds_alloc(n * sizeof *t->marks);
	t->marks[0] = 0;
	for (size_t i = 1; i < n; i++)
		t->marks[i] = t->marks[i - 1] + line_ends(t, (i - 1) * MARK_BYTES, i * MARK_BYTES);
}

uint32_t ds_text_line(const struct ds_text *t, uint32_t off)
{
	const size_t at = off < t->s.n ? off : t->s.n, mark = at / MARK_BYTES;
	return 1 + t->marks[mark] + line_ends(t, mark * MARK_BYTES, at);
}

/* ---- decoding ------------------------------------------------------------------------------------------- */

static void text_take(struct ds_text *t, struct ds_buf *b)
{
	t->owned = b->p;
	t->s = (struct ds_str){ b->p, b->n };
	*b = (struct ds_buf){ 0 };
}

static enum ds_status text_fill(struct ds_text *t, struct ds_str bytes, const struct charset *cs,
				struct ds_error *e)
{
	struct ds_str body = { bytes.p + cs->bom, bytes.n - cs->bom };
	if (!cs->converter && (cs->valid || ds_utf8_valid_prefix(body) == body.n)) {
		t->s = body;
		return DS_OK;
	}
	struct ds_buf out = { 0 };
	enum ds_status status = DS_OK;
	if (cs->converter)
		status = convert_to_utf8(body, cs, &out, &t->replaced, e);
	else
		t->replaced = ds_utf8_repair(body, &out);
	if (status == DS_OK && out.n > DS_TEXT_MAX)
		status = ds_fail(e, DS_ERR_TOO_LARGE, "more than %u bytes after decoding", DS_TEXT_MAX);
	if (status == DS_OK)
		text_take(t, &out);
	ds_buf_done(&out);
	return status;
}

enum ds_status ds_text_decode(struct ds_str bytes, const struct ds_text_options *opt, struct ds_text **out,
			      struct ds_error *e)
{
	*out = NULL;
	if (bytes.n > DS_TEXT_MAX)
		return ds_fail(e, DS_ERR_TOO_LARGE, "more than %u bytes", DS_TEXT_MAX);
	struct ds_text *t = ds_alloc(sizeof *t);
	*t = (struct ds_text){ 0 };
	enum ds_status status = DS_OK;
	const char *kind = opt && opt->allow_binary ? NULL : binary_kind(bytes);
	/* What is no text in any encoding is not looked through for one: a file of nothing may be very long. */
	const struct ds_str head = { bytes.p, kind && bytes.n > BINARY_SAMPLE ? BINARY_SAMPLE : bytes.n };
	const struct charset cs = charset_sniff(head, opt ? opt->charset : NULL, t->store);
	t->charset = cs.name;
	/* UTF-16 and UTF-32 are full of zero bytes */
	if (kind && strncmp(cs.name, "UTF-16", 6) != 0 && strncmp(cs.name, "UTF-32", 6) != 0)
		status = ds_fail(e, DS_ERR_BINARY, "not a text but %s; dushu reads text and web pages", kind);
	else
		status = text_fill(t, bytes, &cs, e);
	if (status != DS_OK) {
		ds_text_free(t);
		return status;
	}
	marks_build(t);
	*out = t;
	return DS_OK;
}

void ds_text_free(struct ds_text *t)
{
	if (!t)
		return;
	free(t->owned);
	free(t->marks);
	free(t);
}

struct ds_str ds_text_str(const struct ds_text *t)
{
	return t->s;
}

const char *ds_text_charset(const struct ds_text *t)
{
	return t->charset;
}

size_t ds_text_replaced(const struct ds_text *t)
{
	return t->replaced;
}

/* coding.c: chunked, gzip, deflate, zstd and br. gzip and zstd are libarchive's, deflate zlib's, br that of the Brotli
 * authors; without one of these what it would have read is told by name. */
#include "coding.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#ifdef HAVE_BROTLI
#include <brotli/decode.h>
#endif
#ifdef HAVE_ZLIB
#include <zlib.h>
#endif

#include "http.h"
#include "pack.h"

#define STEP     ((size_t)64 << 10)
#define CODINGS  4 /* one after the other; nobody needs more, and each may be a bomb */
#define WORD_MAX 20

enum undone { UNDONE, BROKEN, LARGE, MISSING };

/* Room for more output. False: that would be too much. */
static bool room_make(struct ds_buf *out, size_t max)
{
	if (out->n > max)
		return false;
	out->p = ds_grow(out->p, &out->cap, out->n + STEP, 1);
	return true;
}

#ifdef HAVE_ZLIB
static enum undone inflate_as(struct ds_str in, int bits, struct ds_buf *out, size_t max)
{
	z_stream z = { .next_in = (Bytef *)(uintptr_t)in.p, .avail_in = (uInt)in.n };
	int got = inflateInit2(&z, bits);
	while (got == Z_OK && room_make(out, max)) {
		z.next_out = (Bytef *)(out->p + out->n);
		z.avail_out = STEP;
		got = inflate(&z, Z_NO_FLUSH);
		out->n += STEP - z.avail_out;
	}
	inflateEnd(&z);
	return got == Z_STREAM_END ? UNDONE : got == Z_OK ? LARGE : BROKEN;
}

/* What the standard calls deflate has the head of zlib; many servers send it without. */
static enum undone deflate_undo(struct ds_str in, struct ds_buf *out, size_t max)
{
	enum undone got = inflate_as(in, MAX_WBITS, out, max);
	if (got == BROKEN) {
		ds_buf_reset(out);
		got = inflate_as(in, -MAX_WBITS, out, max);
	}
	return got;
}
#else
#define deflate_undo NULL
#endif

#ifdef HAVE_BROTLI
static enum undone br_undo(struct ds_str in, struct ds_buf *out, size_t max)
{
	BrotliDecoderState *b = BrotliDecoderCreateInstance(NULL, NULL, NULL);
	BrotliDecoderResult got = b ? BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT : BROTLI_DECODER_RESULT_ERROR;
	const uint8_t *from = (const uint8_t *)in.p;
	size_t left = in.n;
	while (got == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && room_make(out, max)) {
		uint8_t *to = (uint8_t *)out->p + out->n;
		size_t room = STEP;
		got = BrotliDecoderDecompressStream(b, &left, &from, &room, &to, NULL);
		out->n += STEP - room;
	}
	if (b)
		BrotliDecoderDestroyInstance(b);
	return got == BROTLI_DECODER_RESULT_SUCCESS             ? UNDONE
	       : got == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT ? LARGE
								: BROKEN;
}
#else
#define br_undo NULL
#endif

static enum undone packed_undo(struct ds_str in, struct ds_buf *out, size_t max)
{
	return pack_inflate(in, out, max) ? UNDONE : out->n + STEP > max ? LARGE : BROKEN;
}

static enum undone chunks_undo(struct ds_str in, struct ds_buf *out, size_t max)
{
	(void)max; /* never more than there was */
	http_unchunk(in, out);
	return out->n ? UNDONE : BROKEN;
}

static const struct coding {
	const char *word;
	enum undone (*undo)(struct ds_str in, struct ds_buf *out, size_t max); /* NULL: left out */
	const char *package;
	const char *magic; /* what it begins with; NULL: nothing certain */
} codings[] = {
	{"gzip",     packed_undo,  NULL,            "\x1f\x8b"        },
        { "x-gzip",  packed_undo,  NULL,            "\x1f\x8b"        },
	{ "zstd",    packed_undo,  NULL,            "\x28\xb5\x2f\xfd"},
        { "deflate", deflate_undo, "zlib1g-dev",    NULL              },
	{ "br",      br_undo,      "libbrotli-dev", NULL              },
        { "chunked", chunks_undo,  NULL,            NULL              },
};

/* Bytes that no coding leaves behind but by chance: a tag, or much that is UTF-8. */
static bool is_text(struct ds_str s)
{
	while (s.n && (unsigned char)s.p[0] <= ' ') {
		s.p++;
		s.n--;
	}
	const struct ds_str head = { s.p, s.n < 1024 ? s.n : 1024 };
	return head.n == 0 || head.p[0] == '<' || ds_utf8_valid_prefix(head) + 4 > head.n;
}

static enum undone one_undo(const struct coding *c, struct ds_str *body, struct ds_buf *room, size_t max)
{
	if (c->magic && !ds_str_starts(*body, ds_str_of(c->magic)))
		return is_text(*body) ? UNDONE : BROKEN;
	if (!c->undo)
		return is_text(*body) ? UNDONE : MISSING;
	ds_buf_reset(room);
	const enum undone got = c->undo(*body, room, max);
	if (got == UNDONE)
		*body = (struct ds_str){ room->p, room->n };
	return got == BROKEN && is_text(*body) ? UNDONE : got;
}

/* The last word of a list parted by commas, in lower case; the list loses it. False: there is none. */
static bool word_last(struct ds_str *list, char word[WORD_MAX])
{
	size_t n = 0;
	while (list->n && memchr(", \t\r\n", list->p[list->n - 1], 5))
		list->n--;
	size_t from = list->n;
	while (from > 0 && !memchr(", \t\r\n", list->p[from - 1], 5))
		from--;
	for (size_t i = from; i < list->n && n < WORD_MAX - 1; i++) {
		const unsigned char c = (unsigned char)list->p[i];
		word[n++] = c >= 0x7f || c < ' ' ? '?' : (char)(c >= 'A' && c <= 'Z' ? c | 32 : c);
	}
	word[n] = '\0';
	list->n = from;
	return n > 0;
}

const char *coding_undo(struct ds_str list, struct ds_str *body, struct ds_buf room[2], size_t max, char *why,
			size_t whys)
{
	char word[WORD_MAX];
	for (int i = 0; word_last(&list, word); i++) {
		const struct coding *c = NULL;
		for (size_t k = 0; k < DS_COUNT(codings) && !c; k++)
			c = strcmp(word, codings[k].word) == 0 ? &codings[k] : NULL;
		if (!c && (strcmp(word, "identity") == 0 || is_text(*body)))
			continue;
		if (i == CODINGS) {
			snprintf(why, whys, ds_say("is packed more than %d times over; this may be a bomb"),
				 CODINGS);
			return why;
		}
		if (!c) {
			snprintf(why, whys, ds_say("is packed as %s, which cannot be unpacked"), word);
			return why;
		}
		switch (one_undo(c, body, &room[i % 2], max)) {
		case UNDONE:
			continue;
		case BROKEN:
			snprintf(why, whys, ds_say("is packed as %s and damaged"), word);
			return why;
		case LARGE:
			snprintf(why, whys, ds_say("has more than %zu MB unpacked; this may be a bomb"), max >> 20);
			return why;
		case MISSING:
			snprintf(
			    why, whys,
			    ds_say("is packed as %s; this dushu was built without what unpacks it; install %s and "
				   "build it again (make)"),
			    word, c->package);
			return why;
		}
	}
	return NULL;
}

/* stops.c: where a sentence ends. Sixteen bytes are looked at together: most of them hold no stop. */
#include "meaning.h"

#define STEP 16u

typedef unsigned char bytes16 __attribute__((vector_size(STEP)));

static inline bytes16 load16(const char *p)
{
	bytes16 v;
	memcpy(&v, p, sizeof(v));
	return v;
}

/* Length of the stop at p: ! ? 。 ！ ？ or the end of a line; 0 when there is none. */
static size_t stop_at(const char *p, const char *end)
{
	const unsigned char *u = (const unsigned char *)p;
	if (*p == '!' || *p == '?' || *p == '\n')
		return 1;
	if (end - p < 3)
		return 0;
	bool stop = (u[0] == 0xe3 && u[1] == 0x80 && u[2] == 0x82) ||
		    (u[0] == 0xef && u[1] == 0xbc && (u[2] == 0x81 || u[2] == 0x9f));
	return stop ? 3 : 0;
}

/* Not zero where a stop may begin, by the one byte that it is or the last two of three. Reads STEP + 2 bytes. */
static inline bytes16 stops_maybe(const char *p)
{
	bytes16 a = load16(p), b = load16(p + 1), c = load16(p + 2);
	return (bytes16)((a == '!') | (a == '?') | (a == '\n') | ((b == 0x80) & (c == 0x82)) |
			 ((b == 0xbc) & ((c == 0x81) | (c == 0x9f))));
}

static bool is_zero(bytes16 v)
{
	uint64_t w[2];
	memcpy(w, &v, sizeof(w));
	return !(w[0] | w[1]);
}

static bool closes_quote(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;
	return (u[0] == 0xe2 && u[1] == 0x80 && (u[2] == 0x99 || u[2] == 0x9d)) ||
	       (u[0] == 0xe3 && u[1] == 0x80 && (u[2] == 0x8d || u[2] == 0x8f));
}

uint32_t sentence_end(struct ds_str text, uint32_t from, uint32_t to)
{
	const char *p = text.p + from, *end = text.p + to;
	while (p < end) {
		while ((size_t)(end - p) >= STEP + 2 && is_zero(stops_maybe(p)))
			p += STEP;
		size_t n = 0;
		for (unsigned i = 0; i < STEP && p < end && n == 0; i++, p++)
			n = stop_at(p, end);
		if (n == 0)
			continue;
		for (p += n - 1; end - p >= 3 && closes_quote(p);)
			p += 3;
		break;
	}
	return (uint32_t)(p - text.p);
}

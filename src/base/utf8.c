/* utf8.c: checks UTF-8 at memory speed, and repairs what is broken. Knows no other encoding.
 *
 * The check has three gears: 64 bytes at a time where nothing but their order need be known; one or two three-byte
 * characters (Chinese) or eight ASCII bytes; and one sequence at a time by table for everything else.
 */
#include "dushu/base.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* For each lead byte: length of the sequence, and the range its second byte must lie in (Unicode, table 3-7).
 * Length 0: no lead byte. */
struct lead {
	uint8_t len, low, high;
};

static struct lead lead_of(unsigned char c)
{
	static const struct lead none = { 0, 0, 0 };
	if (c < 0x80)
		return (struct lead){ 1, 0, 0 };
	if (c < 0xc2 || c > 0xf4)
		return none;
	if (c < 0xe0)
		return (struct lead){ 2, 0x80, 0xbf };
	if (c < 0xf0)
		return (struct lead){ 3, c == 0xe0 ? 0xa0 : 0x80, c == 0xed ? 0x9f : 0xbf };
	return (struct lead){ 4, c == 0xf0 ? 0x90 : 0x80, c == 0xf4 ? 0x8f : 0xbf };
}

/* Bytes of the sequence at p that are well-formed so far, at least 1; *whole tells whether it is complete. */
static size_t sequence_at(const unsigned char *p, const unsigned char *end, bool *whole)
{
	const struct lead l = lead_of(*p);
	*whole = l.len == 1;
	if (l.len < 2)
		return 1;
	if (p + 1 == end || p[1] < l.low || p[1] > l.high)
		return 1;
	size_t n = 2;
	while (n < l.len && p + n < end && (p[n] & 0xc0) == 0x80)
		n++;
	*whole = n == l.len;
	return n;
}

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
/* A three-byte sequence in the low bytes of w whose lead is neither E0 nor ED: those need a closer look. */
static inline bool is_plain_han(uint64_t w)
{
	const unsigned low = (unsigned)w & 0xf;
	return (w & 0x00c0c0f0u) == 0x008080e0u && low != 0 && low != 0xd;
}
#else
static inline bool is_plain_han(uint64_t w)
{
	(void)w;
	return false;
}
#endif

#ifdef __SSE2__
/* How many of the 64 bytes at p, where a sequence begins, are whole sequences in order; 0 when that takes a closer look:
 * four bytes, and the leads C0, C1, E0 and ED, of which not every second byte is allowed. */
static size_t valid_64(const unsigned char *p)
{
	uint64_t high = 0, lead = 0, three = 0;
	__m128i odd = _mm_setzero_si128();
	for (unsigned i = 0; i < 64; i += 16) {
		const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
		/* as signed numbers ASCII is above all others */
		high |= (uint64_t)(unsigned)_mm_movemask_epi8(v) << i;
		lead |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpgt_epi8(v, _mm_set1_epi8((char)0xbf))) << i;
		three |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpgt_epi8(v, _mm_set1_epi8((char)0xdf))) << i;
		odd = _mm_or_si128(odd, _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xe0)));
		odd = _mm_or_si128(odd, _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xed)));
		odd =
		    _mm_or_si128(odd, _mm_cmpeq_epi8(_mm_or_si128(v, _mm_set1_epi8(1)), _mm_set1_epi8((char)0xc1)));
		odd = _mm_or_si128(odd, _mm_subs_epu8(v, _mm_set1_epi8((char)0xef))); /* not 0 from F0 on */
	}
	lead &= high;
	three &= high;
	if ((lead << 1 | three << 2) != (high & ~lead) ||
	    _mm_movemask_epi8(_mm_cmpeq_epi8(odd, _mm_setzero_si128())) != 0xffff)
		return 0;
	return lead >> 63 ? 63 : three >> 62 & 1 ? 62 : 64;
}
#else
static size_t valid_64(const unsigned char *p)
{
	(void)p;
	return 0;
}
#endif

size_t ds_utf8_valid_prefix(struct ds_str s)
{
	if (s.n == 0)
		return 0; /* NULL has no end */
	const unsigned char *p = (const unsigned char *)s.p, *begin = p, *end = p + s.n, *look = p;
	while (p < end) {
		if (p >= look && end - p >= 64) {
			const size_t n = valid_64(p);
			p += n;
			if (n)
				continue;
			look = p + 64; /* the other gears get this far first */
		}
		if (end - p >= 8) {
			uint64_t w;
			memcpy(&w, p, sizeof w);
			if ((w & 0x8080808080808080u) == 0) {
				p += 8;
				continue;
			}
			if (is_plain_han(w)) {
				p += is_plain_han(w >> 24) ? 6 : 3;
				continue;
			}
		}
		if (*p < 0x80) {
			p++;
			continue;
		}
		bool whole;
		const size_t n = sequence_at(p, end, &whole);
		if (!whole)
			break;
		p += n;
	}
	return (size_t)(p - begin);
}

size_t ds_utf8_broken(struct ds_str s)
{
	bool whole;
	const unsigned char *p = (const unsigned char *)s.p;
	const size_t n = s.n ? sequence_at(p, p + s.n, &whole) : 0;
	return n && !whole ? n : 0;
}

bool ds_utf8_valid(struct ds_str s)
{
	return ds_utf8_valid_prefix(s) == s.n;
}

size_t ds_utf8_repair(struct ds_str s, struct ds_buf *out)
{
	size_t replaced = 0;
	while (s.n) {
		const size_t good = ds_utf8_valid_prefix(s);
		ds_buf_add(out, s.p, good);
		s.p += good;
		s.n -= good;
		if (s.n == 0)
			break;
		const size_t bad = ds_utf8_broken(s);
		ds_buf_adds(out, DS_STR("\xef\xbf\xbd"));
		replaced++;
		s.p += bad;
		s.n -= bad;
	}
	return replaced;
}

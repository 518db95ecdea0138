/* utf8.c: checks UTF-8 at memory speed, and repairs what is broken. Knows no other encoding.
 *
 * The check has four gears: 64 bytes at a time by tables that are looked up in registers, where the machine can; as many where
 * nothing but their order need be known; one or two three-byte characters (Chinese) or eight ASCII bytes; and one
 * sequence at a time by table for everything else.
 */
#include "dushu/wide.h"

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

#ifdef DS_HAVE_WIDE
/* What can be wrong with two bytes that follow each other, a bit each. Three tables, of both halves of the first byte and of
 * the upper half of the second, say which it may be; what all of them say it is. (Keiser and Lemire, Validating UTF-8 in less
 * than one instruction per byte.) */
enum wrong {
	TOO_SHORT = 1,    /* a lead byte and no continuation */
	TOO_LONG = 2,     /* ASCII and a continuation */
	OVER_3 = 4,       /* E0 80: longer than needed */
	TOO_LARGE = 8,    /* F4 90: beyond Unicode */
	SURROGATE = 16,   /* ED A0 */
	OVER_2 = 32,      /* C0, C1 */
	TOO_LARGE_2 = 64, /* F5 80 */
	OVER_4 = 64,      /* F0 80 */
	TWO_CONTS = 128,  /* right only as third or fourth byte */
	CARRIED = TOO_SHORT | TOO_LONG | TWO_CONTS,
};
#define TWICE(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                                                      \
	_mm256_setr_epi8((char)(a), (char)(b), (char)(c), (char)(d), (char)(e), (char)(f), (char)(g), (char)(h),   \
			 (char)(i), (char)(j), (char)(k), (char)(l), (char)(m), (char)(n), (char)(o), (char)(p),   \
			 (char)(a), (char)(b), (char)(c), (char)(d), (char)(e), (char)(f), (char)(g), (char)(h),   \
			 (char)(i), (char)(j), (char)(k), (char)(l), (char)(m), (char)(n), (char)(o), (char)(p))

/* Not zero where something is wrong among the bytes of `v` and the three before them; `before`: the 32 before them. */
DS_WIDE static inline __m256i wrong_in(__m256i v, __m256i before)
{
	enum { F = CARRIED | TOO_LARGE | TOO_LARGE_2, CONT = TOO_LONG | OVER_2 | TWO_CONTS };
	const __m256i first_high =
	    TWICE(TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TWO_CONTS,
		  TWO_CONTS, TWO_CONTS, TWO_CONTS, TOO_SHORT | OVER_2, TOO_SHORT, TOO_SHORT | OVER_3 | SURROGATE,
		  TOO_SHORT | TOO_LARGE | TOO_LARGE_2 | OVER_4);
	const __m256i first_low = TWICE(CARRIED | OVER_3 | OVER_2 | OVER_4, CARRIED | OVER_2, CARRIED, CARRIED,
					CARRIED | TOO_LARGE, F, F, F, F, F, F, F, F, F | SURROGATE, F, F);
	const __m256i second_high =
	    TWICE(TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
		  CONT | OVER_3 | TOO_LARGE_2 | OVER_4, CONT | OVER_3 | TOO_LARGE, CONT | SURROGATE | TOO_LARGE,
		  CONT | SURROGATE | TOO_LARGE, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT);
	const __m256i low = _mm256_set1_epi8(0x0f), between = _mm256_permute2x128_si256(before, v, 0x21);
	const __m256i one = _mm256_alignr_epi8(v, between, 15), two = _mm256_alignr_epi8(v, between, 14),
		      three = _mm256_alignr_epi8(v, between, 13);
	const __m256i said = _mm256_and_si256(
	    _mm256_and_si256(_mm256_shuffle_epi8(first_high, _mm256_and_si256(_mm256_srli_epi16(one, 4), low)),
			     _mm256_shuffle_epi8(first_low, _mm256_and_si256(one, low))),
	    _mm256_shuffle_epi8(second_high, _mm256_and_si256(_mm256_srli_epi16(v, 4), low)));
	/* the highest bit, of TWO_CONTS, behind a lead of three bytes or more and of four */
	const __m256i inside = _mm256_or_si256(_mm256_subs_epu8(two, _mm256_set1_epi8((char)(0xe0 - 0x80))),
					       _mm256_subs_epu8(three, _mm256_set1_epi8((char)(0xf0 - 0x80))));
	return _mm256_xor_si256(_mm256_and_si256(inside, _mm256_set1_epi8((char)0x80)), said);
}

/* How many bytes from p on, where a sequence begins, are valid, at least; it stops before what is wrong or the last 63. */
DS_WIDE static size_t valid_wide(const unsigned char *p, const unsigned char *end)
{
	const unsigned char *const begin = p;
	__m256i before = _mm256_setzero_si256();
	for (; end - p >= 64; p += 64) {
		const __m256i a = _mm256_loadu_si256((const __m256i *)(const void *)p),
			      b = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32));
		const __m256i wrong = _mm256_or_si256(wrong_in(a, before), wrong_in(b, a));
		if (!_mm256_testz_si256(wrong, wrong))
			break;
		before = b;
	}
	for (int k = 1; k <= 3 && p - begin >= k; k++) { /* back to the lead of a sequence that goes on */
		const int bytes = p[-k] < 0xc0 ? 0 : p[-k] < 0xe0 ? 2 : p[-k] < 0xf0 ? 3 : 4;
		if (bytes > k)
			p -= k;
		if (bytes)
			break;
	}
	return (size_t)(p - begin);
}
#endif

size_t ds_utf8_valid_prefix(struct ds_str s)
{
	if (s.n == 0)
		return 0; /* NULL has no end */
	const unsigned char *p = (const unsigned char *)s.p, *begin = p, *end = p + s.n, *look = p;
#ifdef DS_HAVE_WIDE
	if (s.n >= 128 && ds_wide_here())
		p = look = p + valid_wide(p, end);
#endif
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

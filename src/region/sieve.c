/* sieve.c: where in a text a key may begin, or a mark stands. What is left the tree of keys has to answer (match.c).
 *
 * Two loops without branches on what a character is, since nothing foretells that. The first asks one word of a filter
 * by the bytes of two characters, without looking either up; eight places at a time where the machine can. The second
 * looks up the classes of what is left, and asks another filter about three of them.
 *
 * Measured on newspaper pages: of a hundred characters thirteen pass the first loop, six of them marks and names; six
 * the second. Characters that are not three bytes long are let through where a name may begin or end with them. */
#include "region/match.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define HAVE_WIDE
#include <immintrin.h>
#endif

/* What the bytes of two characters of three bytes cannot tell: marks, and names that begin with digits or have one
 * second (143团, 第1师), also in full width. By the first byte and the third: none is refused, few others pass. The tool
 * that makes the table makes sure that there are no other such names. */
enum { ODD_3 = 1, ODD_F = 2, ODD_VILLAGE = 4, ODD_STOP = 8, ODD_DIGIT = 16, ODD_ORDINAL = 32 };
static const uint8_t odd_first[256] = {
	['\n'] = ODD_STOP, ['!'] = ODD_STOP,     [';'] = ODD_STOP,     ['?'] = ODD_STOP,
	[0xe3] = ODD_3,    [0xe6] = ODD_VILLAGE, [0xe7] = ODD_ORDINAL, [0xef] = ODD_F,
};
static const uint8_t odd_third[256] = {
	[0x81] = ODD_F,               /* ！ */
	[0x82] = ODD_3,               /* 。 */
	[0x8a] = ODD_3,               /* 《 */
	[0x8b] = ODD_3,               /* 》 */
	[0x90] = ODD_F,               /* ０ */
	[0x91] = ODD_F | ODD_VILLAGE, /* １, 村 */
	[0x92] = ODD_F,
	[0x93] = ODD_F,
	[0x94] = ODD_F,
	[0x95] = ODD_F,
	[0x96] = ODD_F,
	[0x97] = ODD_F,
	[0x98] = ODD_F,
	[0x99] = ODD_F,       /* ９ */
	[0x9b] = ODD_F,       /* ； */
	[0x9f] = ODD_F,       /* ？ */
	[0xac] = ODD_ORDINAL, /* 第 */
};

/* Eight bytes can be read at p. */
static inline size_t may_begin(const uint32_t *filter, const unsigned char *p)
{
	uint64_t w;
	memcpy(&w, p, sizeof w);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	const uint32_t h = pair_hash((uint32_t)(w >> 40), (uint32_t)(w >> 16) & 0xffffffu),
		       word = filter[PAIR_WORD(h)];
	return (word >> (h >> 12 & 31) & word >> (h >> 7 & 31) & 1) | ((odd_first[p[0]] & odd_third[p[2]]) != 0);
}

/* A list that grows at its end. */
struct list {
	uint32_t *v;
	size_t n;
};

#ifdef HAVE_WIDE
/* Bytes that are read from a place on. */
#define WIDE_BYTES 32

/* Four characters of three bytes as numbers of which the last byte is the lowest. */
__attribute__((target("avx2"))) static inline __m256i chars_at(const unsigned char *p)
{
	const __m256i order =
	    _mm256_setr_epi8(2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1, /* both halves */
			     2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1);
	const __m128i low = _mm_loadu_si128((const __m128i *)(const void *)p);
	const __m128i high = _mm_loadu_si128((const __m128i *)(const void *)(p + 12));
	return _mm256_shuffle_epi8(_mm256_inserti128_si256(_mm256_castsi128_si256(low), high, 1), order);
}

/* Marks, and a few others between ０ and ？ in full width. */
__attribute__((target("avx2"))) static inline __m256i odd_chars(__m256i v)
{
	const __m256i wide = _mm256_and_si256(_mm256_cmpgt_epi32(v, _mm256_set1_epi32(0xefbc8f)),
					      _mm256_cmpgt_epi32(_mm256_set1_epi32(0xefbca0), v));
	const __m256i title =
	    _mm256_cmpeq_epi32(_mm256_or_si256(v, _mm256_set1_epi32(1)), _mm256_set1_epi32(0xe3808b));
	const __m256i stop = _mm256_or_si256(_mm256_cmpeq_epi32(v, _mm256_set1_epi32(0xe38082)),  /* 。 */
					     _mm256_cmpeq_epi32(v, _mm256_set1_epi32(0xefbc81))); /* ！ */
	const __m256i name = _mm256_or_si256(_mm256_cmpeq_epi32(v, _mm256_set1_epi32(0xe69d91)),  /* 村 */
					     _mm256_cmpeq_epi32(v, _mm256_set1_epi32(0xe7acac))); /* 第 */
	return _mm256_or_si256(_mm256_or_si256(wide, title), _mm256_or_si256(stop, name));
}

/* Lists what may_begin says of the characters of three bytes from p on, to `stop` or a little behind it. Returns the
 * first of another length, or the first behind which too little is left before `end`. */
__attribute__((target("avx2"))) static const unsigned char *
wide_list(const uint32_t *filter, const unsigned char *base, const unsigned char *p, const unsigned char *stop,
	  const unsigned char *end, struct list *to)
{
	const __m256i lead_bits = _mm256_set1_epi32(0xf00000), lead = _mm256_set1_epi32(0xe00000);
	uint32_t *v = to->v + to->n;
	while (p < stop && end - p >= WIDE_BYTES) {
		const __m256i first = chars_at(p), second = chars_at(p + 3);
		const unsigned three = (unsigned)_mm256_movemask_ps(
		    _mm256_castsi256_ps(_mm256_cmpeq_epi32(_mm256_and_si256(first, lead_bits), lead)));
		const unsigned n = (unsigned)__builtin_ctz(~three);
		if (n == 0)
			break;
		const __m256i h = _mm256_add_epi32(_mm256_mullo_epi32(first, _mm256_set1_epi32((int)PAIR_FIRST)),
						   _mm256_mullo_epi32(second, _mm256_set1_epi32((int)PAIR_SECOND)));
		const __m256i word =
		    _mm256_i32gather_epi32((const int *)(const void *)filter, _mm256_srli_epi32(h, 17), 4);
		/* the bit asked for becomes the highest */
		const __m256i a =
		    _mm256_sllv_epi32(word, _mm256_andnot_si256(_mm256_srli_epi32(h, 12), _mm256_set1_epi32(31)));
		const __m256i b =
		    _mm256_sllv_epi32(word, _mm256_andnot_si256(_mm256_srli_epi32(h, 7), _mm256_set1_epi32(31)));
		const __m256i may = _mm256_or_si256(_mm256_and_si256(a, b), odd_chars(first));
		unsigned bits = (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(may)) & ((1u << n) - 1);
		const uint32_t off = (uint32_t)(p - base);
		const unsigned count = ds_bits_of_byte[bits];
		/* mostly one or two: written without asking whether they are there */
		for (unsigned k = 0; k < 2 || bits; k++) {
			v[k] = off + 3 * (unsigned)__builtin_ctz(bits | 0x100);
			bits &= bits - 1;
		}
		v += count;
		p += 3 * n;
	}
	to->n = (size_t)(v - to->v);
	return p;
}
#endif

/* Lists where a key may begin, or a mark stands, from *at on to `end` or a little behind it, but not behind `last`. */
static size_t maybe_list(struct ds_str text, uint32_t *at, uint32_t end, uint32_t last, uint32_t *to)
{
	const uint32_t *filter = section_at(SECTION_FILTER);
	const unsigned char *base = (const unsigned char *)text.p, *p = base + *at, *stop = base + end;
	const unsigned char *whole = text.n < last + 8u ? base + (text.n < 8 ? 0 : text.n - 8) : base + last;
	struct list list = { to, 0 };
#ifdef HAVE_WIDE
	const bool wide = __builtin_cpu_supports("avx2");
#endif
	while (p < stop) {
#ifdef HAVE_WIDE
		if (wide)
			p = wide_list(filter, base, p, stop, base + text.n, &list);
#endif
		for (; p < stop && p < whole && (*p & 0xf0) == 0xe0; p += 3) {
			list.v[list.n] = (uint32_t)(p - base);
			list.n += may_begin(filter, p);
		}
		for (; p < stop && *p < 0x80; p++) {
			list.v[list.n] = (uint32_t)(p - base);
			list.n += odd_first[*p] == ODD_STOP ||
				  (is_digit(*p) && (size_t)(p - base) + 1 < text.n && p[1] >= 0xe0);
		}
		if (p < stop && (p >= whole || (*p & 0xf0) != 0xe0)) {
			list.v[list.n++] = (uint32_t)(p - base); /* two bytes or four, or too near the end to ask */
			p += *p < 0x80 ? 1 : *p < 0xe0 ? 2 : *p < 0xf0 ? 3 : 4;
		}
	}
	*at = (uint32_t)(p - base);
	return list.n;
}

/* Of those the ones whose classes may begin a key, marks, and digits. */
static size_t maybe_sift(struct ds_str text, const uint32_t *v, size_t n, struct maybe *to)
{
	const uint32_t *filter = section_at(SECTION_FILTER);
	const uint16_t *classes = section_at(SECTION_CLASSES);
	const unsigned char *base = (const unsigned char *)text.p, *end = base + text.n;
	size_t k = 0;
	for (size_t i = 0; i < n; i++) {
		const unsigned char *p = base + v[i];
		uint32_t a, b, c;
		if (v[i] + 9u <= text.n && ((p[0] ^ 0xe0) | (p[3] ^ 0xe0) | (p[6] ^ 0xe0)) < 0x10) {
			a = class_of_three(classes, p);
			b = class_of_three(classes, p + 3);
			c = class_of_three(classes, p + 6);
		} else {
			a = class_next(classes, &p, end);
			b = class_next(classes, &p, end);
			c = class_next(classes, &p, end);
		}
		const uint32_t h = key_hash(a, b);
		to[k] = (struct maybe){ v[i], (uint16_t)a, (uint16_t)b };
		/* digits have a class, and any of a number may begin a name */
		k += ((filter_key(filter, h) | filter_key(filter, h + KEY_THIRD(c))) & 1) |
		     (a - 1 < CLASS_FIRST - 1) | is_digit(base[v[i]]);
	}
	return k;
}

size_t sieve_run(struct ds_str text, uint32_t *at, uint32_t end, struct sieve *s)
{
	const uint32_t stop = end - *at > SIEVE_BYTES ? *at + SIEVE_BYTES : end;
	const size_t n = maybe_list(text, at, stop, end, s->list);
	return maybe_sift(text, s->list, n, s->maybe);
}

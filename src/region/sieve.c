/* sieve.c: where in a text a key may begin, or a mark stands. What is left the tree of keys has to answer (match.c).
 *
 * Two loops without branches on what a character is, since nothing foretells that. The first asks one word of a filter
 * by the bytes of two characters, without looking either up; eight places at a time where the machine can. The second
 * looks up the classes of what is left, and asks another filter about three of them.
 *
 * Measured on newspaper pages: of a hundred characters fourteen pass the first loop, three of them marks; seven the
 * second. Eight single looks at the filter take two thirds of the time of one instruction that gathers them. To count how
 * far ASCII goes on, instead of asking each byte, spares a third of the branches that are foretold wrong, and takes longer
 * all the same. Characters that are not three bytes long are let through where a name may begin or end with them. */
#include "region/match.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define HAVE_WIDE
#include <immintrin.h>
#endif

/* A list that grows at its end. */
struct list {
	uint32_t *v;
	size_t n;
};

/* What is asked of each chunk. */
struct pass {
	const uint32_t *filter;
	const uint16_t *classes;
	const unsigned char *base, *end; /* of the text */
	const unsigned char *stop;       /* of the chunk: a little behind it is looked at too */
};

static inline bool is_three(unsigned char c)
{
	return (c & 0xf0) == 0xe0;
}

/* ---- marks and numbers ---------------------------------------------------------------------------------- */

/* Marks of three bytes, by their first byte and their third, and 村, which ends villages: none is refused, few others
 * pass. */
enum { ODD_3 = 1, ODD_F = 2, ODD_VILLAGE = 4 };
static const uint8_t odd_first[256] = { [0xe3] = ODD_3, [0xe6] = ODD_VILLAGE, [0xef] = ODD_F };
static const uint8_t odd_third[256] = {
	[0x81] = ODD_F,       /* ！ */
	[0x82] = ODD_3,       /* 。 */
	[0x8a] = ODD_3,       /* 《 */
	[0x8b] = ODD_3,       /* 》 */
	[0x91] = ODD_VILLAGE, /* 村 */
	[0x9b] = ODD_F,       /* ； */
	[0x9f] = ODD_F,       /* ？ */
};

/* The bytes of two characters cannot tell of names that begin with digits or have one second: 143团, 第1师, which may be
 * in full width besides. The tool that makes the table makes sure that there are no other such names. */
static bool ends_number(const struct pass *a, const unsigned char *p)
{
	if (a->end - p < 3 || !is_three(*p) || (*p != 0xe5 && *p != 0xef))
		return false;
	const uint32_t class = class_of_three(a->classes, p);
	return class && (class == class_of(0x56e2) || class == class_of(0x5e08) || *p == 0xef); /* 团, 师, １ */
}

/* 第 or １ right before a digit at p. */
static bool begins_number(const struct pass *a, const unsigned char *p)
{
	return p - a->base >= 3 && (memcmp(p - 3, "第", 3) == 0 || memcmp(p - 3, "\xef\xbc", 2) == 0);
}

/* Lists what matters of the characters from p on that are not three bytes long; returns what is behind them. */
static inline const unsigned char *others_list(const struct pass *a, const unsigned char *p, struct list *to)
{
	if (p < a->stop && is_digit(*p) && begins_number(a, p))
		to->v[to->n++] = (uint32_t)(p - 3 - a->base);
	for (; p < a->stop && !is_three(*p); p += *p < 0x80 ? 1 : *p < 0xe0 ? 2 : 4) {
		const bool digit = is_digit(*p) && ends_number(a, p + 1);
		to->v[to->n] = (uint32_t)(p - a->base);
		to->n += digit || *p >= 0x80 || a->classes[*p] == CLASS_STOP;
	}
	return p;
}

/* ---- pairs ---------------------------------------------------------------------------------------------- */

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

/* Lists where from p on a pair may begin a key, to the end of the chunk or a little behind it; returns where it ended. */
static const unsigned char *pairs_list(const struct pass *a, const unsigned char *p, struct list *to)
{
	while (p < a->stop) {
		for (; p < a->stop && is_three(*p); p += 3) {
			to->v[to->n] = (uint32_t)(p - a->base);
			to->n += a->end - p < 8 || may_begin(a->filter, p); /* too near the end to ask */
		}
		p = others_list(a, p, to);
	}
	return p;
}

#ifdef HAVE_WIDE
/* Bytes that are read from a place on. */
#define WIDE_BYTES 32

#define WIDE __attribute__((target("avx2,bmi2")))

/* Eight characters of three bytes as numbers of which the last byte is the lowest. */
WIDE static inline __m256i chars_at(const unsigned char *p)
{
	const __m256i order =
	    _mm256_setr_epi8(2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1, /* both halves */
			     2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1);
	const __m128i low = _mm_loadu_si128((const __m128i *)(const void *)p);
	const __m128i high = _mm_loadu_si128((const __m128i *)(const void *)(p + 12));
	return _mm256_shuffle_epi8(_mm256_inserti128_si256(_mm256_castsi128_si256(low), high, 1), order);
}

/* One bit for each of eight. */
WIDE static inline unsigned bits_of(__m256i v)
{
	return (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(v));
}

WIDE static inline __m256i is_char(__m256i v, int bytes)
{
	return _mm256_cmpeq_epi32(v, _mm256_set1_epi32(bytes));
}

/* Marks and 村. */
WIDE static inline __m256i odd_chars(__m256i v)
{
	const __m256i title = is_char(_mm256_or_si256(v, _mm256_set1_epi32(1)), 0xe3808b); /* 《》 */
	const __m256i query = is_char(_mm256_or_si256(v, _mm256_set1_epi32(4)), 0xefbc9f); /* ；？ */
	const __m256i stop = _mm256_or_si256(is_char(v, 0xe38082), is_char(v, 0xefbc81));  /* 。！ */
	const __m256i village = is_char(v, 0xe69d91);                                      /* 村 */
	return _mm256_or_si256(_mm256_or_si256(title, query), _mm256_or_si256(stop, village));
}

/* May the pair begin a key? In the highest bit of each. */
WIDE static inline __m256i may_begin_wide(const uint32_t *filter, __m256i first, __m256i second)
{
	const __m256i h = _mm256_add_epi32(_mm256_mullo_epi32(first, _mm256_set1_epi32((int)PAIR_FIRST)),
					   _mm256_mullo_epi32(second, _mm256_set1_epi32((int)PAIR_SECOND)));
	uint32_t
	    at[8]; /* one look each: gathering instructions take longer where they are, and much longer on some */
	_mm256_storeu_si256((__m256i *)(void *)at, _mm256_srli_epi32(h, 17));
	const __m256i word =
	    _mm256_setr_epi32((int)filter[at[0]], (int)filter[at[1]], (int)filter[at[2]], (int)filter[at[3]],
			      (int)filter[at[4]], (int)filter[at[5]], (int)filter[at[6]], (int)filter[at[7]]);
	const __m256i low = _mm256_set1_epi32(31);
	return _mm256_and_si256(_mm256_sllv_epi32(word, _mm256_andnot_si256(_mm256_srli_epi32(h, 12), low)),
				_mm256_sllv_epi32(word, _mm256_andnot_si256(_mm256_srli_epi32(h, 7), low)));
}

/* Lists the offsets of the bits that are set, those of characters of three bytes from off on. All eight are written;
 * those that count come first. */
WIDE static inline void bits_list(unsigned bits, uint32_t off, struct list *to)
{
	const uint64_t chosen = _pdep_u64(bits, 0x0101010101010101u) * 0xff;
	const __m128i steps = _mm_cvtsi64_si128((long long)_pext_u64(0x15120f0c09060300u, chosen));
	_mm256_storeu_si256((__m256i *)(void *)(to->v + to->n),
			    _mm256_add_epi32(_mm256_cvtepu8_epi32(steps), _mm256_set1_epi32((int)off)));
	to->n += ds_bits_of_byte[bits];
}

/* pairs_list, as far as so many bytes can be read. */
WIDE static const unsigned char *wide_list(const struct pass *a, const unsigned char *p, struct list *to)
{
	const __m256i lead_bits = _mm256_set1_epi32(0xf00000);
	while (p < a->stop && a->end - p >= WIDE_BYTES) {
		const __m256i first = chars_at(p), second = chars_at(p + 3);
		const unsigned three = bits_of(is_char(_mm256_and_si256(first, lead_bits), 0xe00000));
		const unsigned n = (unsigned)__builtin_ctz(~three); /* so many follow each other */
		const unsigned pairs = bits_of(may_begin_wide(a->filter, first, second)) & (three >> 1 | 0x80);
		bits_list((pairs | bits_of(odd_chars(first))) & ((1u << n) - 1), (uint32_t)(p - a->base), to);
		p += 3 * n;
		if (n < 8)
			p = others_list(a, p, to);
	}
	return p;
}
#endif

/* ---- classes -------------------------------------------------------------------------------------------- */

/* Of those the ones whose classes may begin a key, marks, and digits. */
static size_t maybe_sift(const struct pass *a, const struct list *list, struct maybe *to)
{
	size_t k = 0;
	for (size_t i = 0; i < list->n; i++) {
		const unsigned char *p = a->base + list->v[i];
		const bool digit = is_digit(*p);
		uint32_t first, second, third;
		if (a->end - p >= 9 && ((p[0] ^ 0xe0) | (p[3] ^ 0xe0) | (p[6] ^ 0xe0)) < 0x10) {
			first = class_of_three(a->classes, p);
			second = class_of_three(a->classes, p + 3);
			third = class_of_three(a->classes, p + 6);
		} else {
			first = class_next(a->classes, &p, a->end);
			second = class_next(a->classes, &p, a->end);
			third = class_next(a->classes, &p, a->end);
		}
		const uint32_t h = key_hash(first, second);
		to[k] = (struct maybe){ list->v[i], (uint16_t)first, (uint16_t)second };
		/* digits have a class, and any of a number may begin a name */
		k += ((filter_key(a->filter, h) | filter_key(a->filter, h + KEY_THIRD(third))) & 1) |
		     (first - 1 < CLASS_FIRST - 1) | digit;
	}
	return k;
}

size_t sieve_run(struct ds_str text, uint32_t *at, uint32_t end, struct sieve *s)
{
	const unsigned char *base = (const unsigned char *)text.p, *p = base + *at;
	const struct pass a = { .filter = section_at(SECTION_FILTER),
				.classes = section_at(SECTION_CLASSES),
				.base = base,
				.end = base + text.n,
				.stop = end - *at > SIEVE_BYTES ? p + SIEVE_BYTES : base + end };
	struct list list = { s->list, 0 };
#ifdef HAVE_WIDE
	if (!s->narrow && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"))
		p = wide_list(&a, p, &list);
#endif
	*at = (uint32_t)(pairs_list(&a, p, &list) - base);
	return maybe_sift(&a, &list, s->maybe);
}

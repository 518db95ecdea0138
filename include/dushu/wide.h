/* wide.h: eight characters of three bytes at a time, for loops over a text that list what matters in it and look then
 * (region/sieve.c, figure/scan.c). Only where the compiler knows the instructions and the machine has them; whoever uses
 * it has the same for one character, and for the end of a text. */
#ifndef DUSHU_WIDE_H
#define DUSHU_WIDE_H

#include "base.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define DS_HAVE_WIDE
#include <immintrin.h>

#define DS_WIDE __attribute__((target("avx2,bmi2,popcnt")))

/* Bytes that are read from a place on. */
#define DS_WIDE_BYTES 28

static inline bool ds_wide_here(void)
{
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
}

/* Eight characters of three bytes as numbers of which the last byte is the lowest. */
DS_WIDE static inline __m256i ds_wide_chars(const unsigned char *p)
{
	const __m256i order =
	    _mm256_setr_epi8(2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1, /* both halves */
			     2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1);
	const __m128i low = _mm_loadu_si128((const __m128i *)(const void *)p);
	const __m128i high = _mm_loadu_si128((const __m128i *)(const void *)(p + 12));
	return _mm256_shuffle_epi8(_mm256_inserti128_si256(_mm256_castsi128_si256(low), high, 1), order);
}

/* The highest bit of each of eight. */
DS_WIDE static inline unsigned ds_wide_bits(__m256i v)
{
	return (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(v));
}

/* The word of a table for each of eight. One look each: the instruction that gathers takes longer on most machines, and much
 * longer on some. The places go through memory: the compiler would take each out of the register, and has none left. */
typedef uint32_t ds_wide_word __attribute__((may_alias)); /* half of a longer one */
DS_WIDE static inline __m256i ds_wide_look(const ds_wide_word *table, __m256i places)
{
	uint32_t at[8];
	_mm256_storeu_si256((__m256i *)(void *)at, places);
	__asm__("" : "+m"(at));
	return _mm256_setr_epi32((int)table[at[0]], (int)table[at[1]], (int)table[at[2]], (int)table[at[3]],
				 (int)table[at[4]], (int)table[at[5]], (int)table[at[6]], (int)table[at[7]]);
}

/* Lists the offsets of the bits that are set, those of characters of three bytes from off on; returns how many. All eight
 * are written; those that count come first. */
DS_WIDE static inline unsigned ds_wide_list(unsigned bits, uint32_t off, uint32_t *to)
{
	const uint64_t chosen = _pdep_u64(bits, 0x0101010101010101u) * 0xff;
	const __m128i steps = _mm_cvtsi64_si128((long long)_pext_u64(0x15120f0c09060300u, chosen));
	_mm256_storeu_si256((__m256i *)(void *)to,
			    _mm256_add_epi32(_mm256_cvtepu8_epi32(steps), _mm256_set1_epi32((int)off)));
	return (unsigned)__builtin_popcount(bits);
}
#endif

#endif

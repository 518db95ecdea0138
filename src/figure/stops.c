/* stops.c: lists those characters of a text that have a class or another form, without a branch on whether one has, since
 * nothing foretells that; what is listed the scanner looks at then. One look at a set of 3 kB, that stays in the cache, for each
 * Han character. */
#include "stops.h"

#include "dushu/wide.h"
#include "lex.h"
#include "lexicon_index.h"

#include "scan_stops.inc"

/* Lists the stops from p on until stop or, behind other characters, until one of three bytes. */
INLINED const char *stops_list_one(const char *p, const char *stop, const char *piece, struct stops *to)
{
	unsigned len;
	size_t n = to->n;
	for (; p < stop && is_three_bytes(*p); p += 3) {
		to->at[n] = (uint32_t)(p - piece);
		n += (size_t)char_set_has(stops, p);
	}
	for (; p < stop && (unsigned char)*p < 0x80; p++) {
		to->at[n] = (uint32_t)(p - piece);
		n += char_classes[(unsigned char)*p] != CG_NONE;
	}
	for (; p < stop && (unsigned char)*p >= 0x80 && !is_three_bytes(*p); p += len) {
		to->at[n] = (uint32_t)(p - piece);
		n += char_class(p, &len) != CG_NONE;
	}
	to->n = n;
	return p;
}

#ifdef DS_HAVE_WIDE
/* stops_list, eight characters of three bytes at a time. The set has a bit for each code point, so that it can be asked for 32
 * at once. */
DS_WIDE static const char *stops_list_wide(const char *p, const char *stop, const char *end, struct stops *to)
{
	const char *const piece = p;
	const ds_wide_word *const set = (const ds_wide_word *)stops;
	while (p < stop) {
		unsigned run = 8; /* so many follow each other */
		while (run == 8 && p < stop && end - p >= DS_WIDE_BYTES) {
			const __m256i v = ds_wide_chars((const unsigned char *)p);
			const unsigned three = ds_wide_bits(_mm256_cmpeq_epi32(
			    _mm256_and_si256(v, _mm256_set1_epi32(0xf00000)), _mm256_set1_epi32(0xe00000)));
			/* the last byte and 64 times the one before it; then 4096 times the first */
			const __m256i cp =
			    _mm256_madd_epi16(_mm256_maddubs_epi16(_mm256_and_si256(v, _mm256_set1_epi32(0x0f3f3f)),
								   _mm256_set1_epi32(0x014001)),
					      _mm256_set1_epi32(4096 << 16 | 1));
			const __m256i word = ds_wide_look(set, _mm256_srli_epi32(cp, 5));
			/* its bit to the highest */
			const unsigned hits =
			    ds_wide_bits(_mm256_sllv_epi32(word, _mm256_andnot_si256(cp, _mm256_set1_epi32(31))));
			run = (unsigned)__builtin_ctz(~three);
			to->n += ds_wide_list(_bzhi_u32(hits, run), (uint32_t)(p - piece), to->at + to->n);
			p += 3 * run;
		}
		do /* one alone, as between the numbers of a date, is sooner looked at by itself */
			p = stops_list_one(p, stop, piece, to);
		while (p < stop && (end - p < DS_WIDE_BYTES || !is_three_bytes(p[3])));
	}
	return p;
}
#endif

const char *stops_list(const char *p, const char *stop, const char *end, struct stops *to)
{
	const char *const piece = p;
	to->n = 0;
#ifdef DS_HAVE_WIDE
	if (ds_wide_here())
		return stops_list_wide(p, stop, end, to);
#endif
	while (p < stop)
		p = stops_list_one(p, stop, piece, to);
	return p;
}

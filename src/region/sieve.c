/* sieve.c: where in a text a key may begin, or a mark stands. What is left the tree of keys has to answer (match.c).
 *
 * Two loops without branches on what a character is, since nothing foretells that. The first asks one word of a filter
 * by the bytes of two characters, without looking either up; eight places at a time where the machine can. The second
 * looks up the classes of what is left, and asks another filter about three of them.
 *
 * Measured on newspaper pages: of a hundred characters fourteen pass the first loop, three of them marks; seven the
 * second. Eight single looks at the filter take two thirds of the time of one instruction that gathers them. To count how
 * far ASCII goes on, instead of asking each byte, spares a third of the branches that are foretold wrong, and takes longer
 * all the same. Characters that are not three bytes long are let through where a name may begin or end with them.
 *
 * Counted in instructions: matching and resolving takes 31 a byte, the sieve 9 of them; each rule that is asked of every
 * mention adds to that. What told: compilers make constants of wide registers anew in each round, three instructions each,
 * unless they cannot see them (wide_words); one instruction takes the code point out of three bytes where shifts and sums
 * take nine; a character alone between numbers cost a round for eight; fields side by side are stored at once, after shifts
 * and sums that cost more than four stores, so each has an array of its own. Outside the sieve: a look at a region's row
 * takes twenty-five instructions, so each is looked at once for a candidate; lists of words are asked only behind a byte that
 * one of them has; an inner function that is called for every place of a text spends a quarter of its time on keeping
 * registers; of ten names that need evidence nine have none, which a look at the provinces named so far says (evidence_none);
 * what the matcher sees on its way (a key inside another, a third character that none goes on with) is kept, since asking
 * for it again costs a walk through the tree; places that were counted lie in a row once they are sorted, and need no tally
 * of all that holds them. */
#include "dushu/wide.h"
#include "region/match.h"

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
	if (a->end - p < 3 || (*p != 0xe5 && *p != 0xef))
		return false;
	const uint32_t class = class_of_three(a->classes, p);
	return class && (class == class_of(0x56e2) || class == class_of(0x5e08) || *p == 0xef); /* 团, 师, １ */
}

/* 第 or １ right before a digit at p. */
static bool begins_number(const struct pass *a, const unsigned char *p)
{
	return p - a->base >= 3 && (memcmp(p - 3, "第", 3) == 0 || memcmp(p - 3, "\xef\xbc", 2) == 0);
}

/* Of ASCII: what neither is a digit nor may end a sentence, and digits; the others are looked up. An LF ends sentences
 * too, but stands behind blocks only, and no block is gone through beyond its end. */
enum { ODD_ASCII, PLAIN_ASCII, DIGIT_ASCII };
#define EIGHT_FROM(c, k)                                                                                           \
	[(c)] = (k), [(c) + 1] = (k), [(c) + 2] = (k), [(c) + 3] = (k), [(c) + 4] = (k), [(c) + 5] = (k),          \
	[(c) + 6] = (k), [(c) + 7] = (k)
static const uint8_t ascii_kinds[256] = {
	EIGHT_FROM('A', PLAIN_ASCII), EIGHT_FROM('I', PLAIN_ASCII), EIGHT_FROM('Q', PLAIN_ASCII),
	EIGHT_FROM('a', PLAIN_ASCII), EIGHT_FROM('i', PLAIN_ASCII), EIGHT_FROM('q', PLAIN_ASCII),
	EIGHT_FROM('0', DIGIT_ASCII), ['8'] = DIGIT_ASCII,          ['9'] = DIGIT_ASCII,
	['Y'] = PLAIN_ASCII,          ['Z'] = PLAIN_ASCII,          ['y'] = PLAIN_ASCII,
	['z'] = PLAIN_ASCII,          [' '] = PLAIN_ASCII,          ['\t'] = PLAIN_ASCII,
	['\n'] = PLAIN_ASCII,         ['.'] = PLAIN_ASCII,          [','] = PLAIN_ASCII,
	['-'] = PLAIN_ASCII,          ['('] = PLAIN_ASCII,          [')'] = PLAIN_ASCII,
	['"'] = PLAIN_ASCII,          ['/'] = PLAIN_ASCII,          ['%'] = PLAIN_ASCII,
	[':'] = PLAIN_ASCII
};

/* Lists what matters of the characters from p on that are not three bytes long; returns what is behind them. */
static inline const unsigned char *others_list(const struct pass *a, const unsigned char *p, struct list *to)
{
	if (p < a->stop && is_digit(*p) && begins_number(a, p))
		to->v[to->n++] = (uint32_t)(p - 3 - a->base);
	const unsigned char *const stop = a->stop;
	for (;;) {
		while (p < stop && (ascii_kinds[*p] == PLAIN_ASCII ||
				    (ascii_kinds[*p] == DIGIT_ASCII && !ends_number(a, p + 1))))
			p++;
		if (p >= stop || is_three(*p))
			return p;
		if (*p >= 0x80 || is_digit(*p) || a->classes[*p] == CLASS_STOP)
			to->v[to->n++] = (uint32_t)(p - a->base);
		p += *p < 0x80 ? 1 : *p < 0xe0 ? 2 : 4;
	}
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

#ifdef DS_HAVE_WIDE
/* Bytes that are read from a place on: two characters each of eight places. */
#define WIDE_BYTES (DS_WIDE_BYTES + 4)

/* Constants, each eight times. They stay in memory, out of the compiler's sight: there are more than registers, and one that
 * is made anew in each round of the loop takes three instructions. */
enum wide_word {
	LEAD_BITS,
	LEAD_OF_THREE,
	MIX_FIRST,
	MIX_SECOND,
	LOW_BITS,
	BITS_9,
	BIT_4,
	TITLE_CLOSE, /* 》; with bits 8 and 1 《 and 。 too, and 〃, which is seldom */
	QUERY,       /* ？, and with bit 4 ； */
	SHOUT,       /* ！ */
	VILLAGE,     /* 村 */
	WIDE_WORDS
};
#define EIGHT(w)                                                                                                   \
	{                                                                                                          \
		(w), (w), (w), (w), (w), (w), (w), (w)                                                             \
	}
static _Alignas(32) const uint32_t wide_words[WIDE_WORDS][8] = {
	[LEAD_BITS] = EIGHT(0xf00000),
	[LEAD_OF_THREE] = EIGHT(0xe00000),
	[MIX_FIRST] = EIGHT(PAIR_FIRST),
	[MIX_SECOND] = EIGHT(PAIR_SECOND),
	[LOW_BITS] = EIGHT(31),
	[BITS_9] = EIGHT(9),
	[BIT_4] = EIGHT(4),
	[TITLE_CLOSE] = EIGHT(0xe3808b),
	[QUERY] = EIGHT(0xefbc9f),
	[SHOUT] = EIGHT(0xefbc81),
	[VILLAGE] = EIGHT(0xe69d91),
};

DS_WIDE static inline __m256i word_of(const uint32_t (*words)[8], enum wide_word w)
{
	return _mm256_load_si256((const __m256i *)(const void *)words[w]);
}

/* Marks and 村. */
DS_WIDE static inline __m256i odd_chars(const uint32_t (*words)[8], __m256i v)
{
	const __m256i t =
	    _mm256_cmpeq_epi32(_mm256_or_si256(v, word_of(words, BITS_9)), word_of(words, TITLE_CLOSE));
	const __m256i q = _mm256_cmpeq_epi32(_mm256_or_si256(v, word_of(words, BIT_4)), word_of(words, QUERY));
	return _mm256_or_si256(_mm256_or_si256(t, q),
			       _mm256_or_si256(_mm256_cmpeq_epi32(v, word_of(words, SHOUT)),
					       _mm256_cmpeq_epi32(v, word_of(words, VILLAGE))));
}

/* May the pair begin a key? In the highest bit of each. */
DS_WIDE static inline __m256i may_begin_wide(const uint32_t (*words)[8], const uint32_t *filter, __m256i first,
					     __m256i second)
{
	const __m256i h = _mm256_add_epi32(_mm256_mullo_epi32(first, word_of(words, MIX_FIRST)),
					   _mm256_mullo_epi32(second, word_of(words, MIX_SECOND)));
	const __m256i word = ds_wide_look(filter, _mm256_srli_epi32(h, 17));
	const __m256i low = word_of(words, LOW_BITS);
	return _mm256_and_si256(_mm256_sllv_epi32(word, _mm256_andnot_si256(_mm256_srli_epi32(h, 12), low)),
				_mm256_sllv_epi32(word, _mm256_andnot_si256(_mm256_srli_epi32(h, 7), low)));
}

/* pairs_list, as far as so many bytes can be read. */
DS_WIDE static const unsigned char *wide_list(const struct pass *a, const unsigned char *p, struct list *to)
{
	const uint32_t(*words)[8] = wide_words;
	const uint32_t *const filter = a->filter;
	const unsigned char *const base = a->base, *stop = a->stop;
	uint32_t *v = to->v + to->n;
	if (a->end - stop < WIDE_BYTES - 1)
		stop = a->end - p >= WIDE_BYTES ? a->end - WIDE_BYTES + 1 : p;
	__asm__("" : "+r"(words));
	while (p < stop) {
		const __m256i first = ds_wide_chars(p), second = ds_wide_chars(p + 3);
		const unsigned three = ds_wide_bits(_mm256_cmpeq_epi32(
		    _mm256_and_si256(first, word_of(words, LEAD_BITS)), word_of(words, LEAD_OF_THREE)));
		const unsigned n = (unsigned)__builtin_ctz(~three); /* so many follow each other */
		const unsigned pairs =
		    ds_wide_bits(may_begin_wide(words, filter, first, second)) & (three >> 1 | 0x80);
		v += ds_wide_list(_bzhi_u32(pairs | ds_wide_bits(odd_chars(words, first)), n), (uint32_t)(p - base),
				  v);
		p += 3 * n;
		if (n == 8)
			continue;
		do {
			while (p < stop && ascii_kinds[*p] == PLAIN_ASCII) /* a comma or a blank, mostly */
				p++;
			if (p < stop && !is_three(*p)) {
				to->n = (size_t)(v - to->v);
				p = others_list(a, p, to);
				v = to->v + to->n;
			}
			if (p >= stop || is_three(p[3]))
				break;
			*v = (uint32_t)(p - base); /* one alone, as between the numbers of a date */
			v += (odd_first[p[0]] & odd_third[p[2]]) != 0;
			p += 3;
		} while (p < stop);
	}
	to->n = (size_t)(v - to->v);
	return p;
}
#endif

/* ---- classes -------------------------------------------------------------------------------------------- */

/* Keeps the place at off as the k-th when its classes may begin a key, and marks and digits; returns how many it then is.
 * That many or fewer have been kept, so the list is written over as it is read. */
static inline size_t maybe_keep(const uint32_t *filter, struct sieve *s, size_t k, uint32_t off, bool digit,
				uint32_t first, uint32_t second, uint32_t third)
{
	const uint32_t h = key_hash(first, second), two = filter_key(filter, h),
		       three = filter_key(filter, h + KEY_THIRD(third)) & 1;
	s->off[k] = off;
	s->first[k] = (uint16_t)first;
	s->second[k] = (uint16_t)second;
	s->third[k] = (uint16_t)(third * three);
	/* digits have a class, and any of a number may begin a name */
	return k + (((two | three) & 1) | (first - 1 < CLASS_FIRST - 1) | digit);
}

/* The same of any characters. */
static size_t any_keep(const struct pass *a, struct sieve *s, size_t k, uint32_t off)
{
	const unsigned char *p = a->base + off;
	const bool digit = is_digit(*p);
	const uint32_t first = class_next(a->classes, &p, a->end);
	if (first == CLASS_STOP) { /* begins nothing */
		s->off[k] = off;
		s->first[k] = CLASS_STOP;
		return k + 1;
	}
	if (!first && !digit)
		return k;
	const uint32_t second = class_next(a->classes, &p, a->end), third = class_next(a->classes, &p, a->end);
	return maybe_keep(a->filter + FILTER_PAIR_WORDS, s, k, off, digit, first, second, third);
}

/* Of the n places listed the ones whose classes may begin a key, marks, and digits. */
static size_t maybe_sift(const struct pass *a, struct sieve *s, size_t n)
{
	size_t k = 0;
	for (size_t i = 0; i < n; i++) {
		const uint32_t off = s->off[i];
		const unsigned char *p = a->base + off;
		if (a->end - p >= 9 && ((p[0] ^ 0xe0) | (p[3] ^ 0xe0) | (p[6] ^ 0xe0)) < 0x10)
			k = maybe_keep(a->filter + FILTER_PAIR_WORDS, s, k, off, false,
				       class_of_three(a->classes, p), class_of_three(a->classes, p + 3),
				       class_of_three(a->classes, p + 6));
		else
			k = any_keep(a, s, k, off);
	}
	return k;
}

#ifdef DS_HAVE_WIDE
/* The same: code points are taken out of eight bytes at once. */
DS_WIDE static size_t wide_sift(const struct pass *a, struct sieve *s, size_t n)
{
	const uint16_t *const classes = a->classes;
	const uint32_t *const filter = a->filter + FILTER_PAIR_WORDS;
	const unsigned char *const base = a->base;
	size_t k = 0, i = 0, far = n; /* behind those before `far` nine bytes can be read */
	while (far > 0 && a->end - base < (ptrdiff_t)s->off[far - 1] + 9)
		far--;
	for (; i < far; i++) {
		const uint32_t off = s->off[i];
		const unsigned char *p = base + off;
		uint64_t two;
		uint32_t three; /* its last three bytes are the third character */
		memcpy(&two, p, sizeof two);
		memcpy(&three, p + 5, sizeof three);
		two = __builtin_bswap64(two);
		three = __builtin_bswap32(three);
		if ((two & 0xf00000f000000000u) != 0xe00000e000000000u) {
			k = any_keep(a, s, k, off);
			continue;
		}
		const unsigned char *behind = p + 6;
		k = maybe_keep(filter, s, k, off, false, classes[_pext_u64(two, 0x0f3f3f0000000000u)],
			       classes[_pext_u64(two, 0x0000000f3f3f0000u)],
			       (three & 0xf00000u) == 0xe00000u ? classes[_pext_u32(three, 0x0f3f3fu)]
								: class_next(classes, &behind, a->end));
	}
	for (; i < n; i++)
		k = any_keep(a, s, k, s->off[i]);
	return k;
}
#endif

size_t sieve_run(struct ds_str text, uint32_t *at, uint32_t end, struct sieve *s)
{
	const unsigned char *base = (const unsigned char *)text.p, *p = base + *at;
	const struct pass a = { .filter = section_at(SECTION_FILTER),
				.classes = section_at(SECTION_CLASSES),
				.base = base,
				.end = base + text.n,
				.stop = end - *at > SIEVE_BYTES ? p + SIEVE_BYTES : base + end };
	struct list list = { s->off, 0 };
#ifdef DS_HAVE_WIDE
	const bool wide = !s->narrow && ds_wide_here();
	if (wide)
		p = wide_list(&a, p, &list);
#endif
	*at = (uint32_t)(pairs_list(&a, p, &list) - base);
#ifdef DS_HAVE_WIDE
	if (wide)
		return wide_sift(&a, s, list.n);
#endif
	return maybe_sift(&a, s, list.n);
}

/* word_keys.h: what the lists of words.inc are sorted and asked by, for words.c and for the tool that makes their sets. */
#ifndef DUSHU_ARTICLE_WORD_KEYS_H
#define DUSHU_ARTICLE_WORD_KEYS_H

#include "article/chars.h"

struct words {
	const struct ds_str *v;
	size_t n;
};

/* Lists are sorted by these keys, those of heads and whole lines by the first three bytes of each word, those of tails
 * by the last two. Tested in tests/unit/article_test.c. */
static inline uint32_t head_key(struct ds_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	if (s.n >= 3)
		return (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
	return (s.n > 0 ? (uint32_t)p[0] << 16 : 0) | (s.n > 1 ? (uint32_t)p[1] << 8 : 0);
}

static inline uint32_t tail_key(struct ds_str s)
{
	if (s.n < 2) /* nothing may be nowhere */
		return 0;
	const unsigned char *end = (const unsigned char *)s.p + s.n;
	return (uint32_t)end[-2] << 8 | end[-1];
}

/* A set of the keys of a list's words, hashed to a bit each: a line is asked about a dozen lists and has a word of hardly any,
 * which one look at the set says. What is in it by chance the list refuses. */
#define KEY_SET_BITS 512u
struct key_set {
	uint64_t bits[KEY_SET_BITS / 64];
	uint64_t
	    lasts; /* the last six bits of the keys, a bit each: a look at one byte where a line is searched through */
};

/* The last bytes of a Chinese character tell most. */
static inline unsigned key_bit(uint32_t key)
{
	return (key + (key >> 8) * 9 + (key >> 16) * 67) % KEY_SET_BITS;
}

#endif

/* lists.c: the full comparison with short lists of characters and words, behind the masks of lists.h.
 *
 * Nothing foretells which word of a list it is, if any. So the first two bytes of all are compared without a branch, and only
 * the few that are left are looked at. */
#include "lists.h"

bool char_listed(const char *p, unsigned n, const char *z)
{
	if (*p == '\0')
		return false;
	/* a list is valid UTF-8: where its bytes end like the character, the bytes before decide */
	for (; (z = strchr(z, p[n - 1])) != NULL; z++)
		if (n == 1 || (z[-1] == p[n - 2] && (n == 2 || (z[-2] == p[n - 3] && (n == 3 || z[-3] == *p)))))
			return true;
	return false;
}

/* Which of the words begin so, a bit each? They have two bytes, be the second their end. */
static inline uint64_t heads_like(const char *const *list, size_t n, char first, char second)
{
	const char head[2] = { first, second };
	uint64_t like = 0;
	uint16_t two, word;
	memcpy(&two, head, sizeof(two));
	while (n-- > 0) { /* from the last on: shifted by one each time, a bit comes to its place */
		memcpy(&word, list[n], sizeof(word));
		like = like << 1 | (word == two);
	}
	return like;
}

size_t list_at(const char *p, const char *end, const char *const *list, size_t n)
{
	size_t best = 0, left = (size_t)(end - p);
	if (!left)
		return 0;
	const char second = left > 1 ? p[1] : '\0';
	uint64_t like = heads_like(list, n, p[0], second);
	if ((unsigned char)*p < 0x80 && second) /* what is more than ASCII has two bytes at least */
		like |= heads_like(list, n, p[0], '\0');
	for (; like; like &= like - 1) {
		const char *z = list[__builtin_ctzll(like)];
		size_t k = 1;
		while (k < left && z[k] && z[k] == p[k])
			k++;
		if (!z[k] && k > best)
			best = k;
	}
	return best;
}

#define HEADS_MANY 12u /* a list so long is worth a look at the characters that its words may begin with */
#define HEADS_BACK 16u /* characters; no word has more */

/* Of the characters before p a bit each, by the byte that heads_last goes by. */
static uint64_t heads_back(const char *p, const char *begin)
{
	uint64_t heads = 0;
	for (unsigned k = 0; k < HEADS_BACK && p > begin; k++) {
		if (p - begin >= 3 && ((unsigned char)p[-3] & 0xf0) == 0xe0) { /* mostly */
			heads |= mask_bit(p[-1]);
			p -= 3;
			continue;
		}
		do
			p--;
		while (p > begin && ((unsigned char)*p & 0xc0) == 0x80);
		heads |= mask_bit(p[head_byte(p)]);
	}
	return heads;
}

size_t list_before(const char *p, const char *begin, const char *const *list, size_t n)
{
	size_t left = (size_t)(p - begin);
	uint64_t heads = n >= HEADS_MANY ? heads_back(p, begin) : ~UINT64_C(0), like = 0;
	for (size_t i = n; i-- > 0;)
		like = like << 1 | mask_has(heads, list[i][head_byte(list[i])]);
	for (; like; like &= like - 1) {
		const char *z = list[__builtin_ctzll(like)];
		size_t k = strlen(z);
		if (k <= left && p[-1] == z[k - 1] && memcmp(p - k, z, k) == 0)
			return k;
	}
	return 0;
}

bool list_is(struct ds_str s, const char *const *list, size_t n)
{
	if (!s.n)
		return false;
	for (uint64_t like = heads_like(list, n, s.p[0], s.n > 1 ? s.p[1] : '\0'); like; like &= like - 1)
		if (ds_str_eq(s, ds_str_of(list[__builtin_ctzll(like)])))
			return true;
	return false;
}

bool list_within(struct ds_str s, const char *const *list, size_t n, struct list_mask mask)
{
	size_t i = 0;
	while (i < s.n && ((unsigned char)s.p[i] & 0xc0) == 0x80)
		i++; /* s may begin inside a character */
	while (i < s.n) {
		const char *p = s.p + i;
		unsigned char c = (unsigned char)*p;
		bool may;
		if (c >= 0xe0) {
			may = i + 2 < s.n && mask_has(mask.last, p[2]) && mask_has(mask.other, p[1]);
			i += c < 0xf0 ? 3 : 4;
		} else {
			may = mask_has(mask.last, *p);
			i += c < 0x80 ? 1 : 2;
		}
		if (may && list_at(p, s.p + s.n, list, n) > 0)
			return true;
	}
	return false;
}

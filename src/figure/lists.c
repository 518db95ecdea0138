/* lists.c: the full comparison with short lists of characters and words, behind the masks of lists.h. */
#include "lists.h"

bool char_listed(const char *p, unsigned n, const char *z)
{
	if (*p == '\0')
		return false;
	/* a list is valid UTF-8: where its bytes end like the character, the bytes before decide */
	while ((z = strchr(z, p[n - 1])) != NULL) {
		unsigned k = 1;
		while (k < n && z[-(ptrdiff_t)k] == p[n - 1 - k])
			k++;
		if (k == n)
			return true;
		z++;
	}
	return false;
}

size_t list_at(const char *p, const char *end, const char *const *list, size_t n)
{
	size_t best = 0, left = (size_t)(end - p);
	if (!left)
		return 0;
	/* two bytes refuse nearly all of the list, and without a branch between them that nobody can foresee */
	char first = p[0], second = left > 1 ? p[1] : '\0';
	for (size_t i = 0; i < n; i++) {
		const char *z = list[i];
		if ((z[0] ^ first) | (z[1] ? z[1] ^ second : 0))
			continue;
		size_t k = 1;
		while (z[k] && k < left && z[k] == p[k])
			k++;
		if (!z[k] && k > best)
			best = k;
	}
	return best;
}

size_t list_before(const char *p, const char *begin, const char *const *list, size_t n)
{
	size_t left = (size_t)(p - begin);
	for (size_t i = 0; i < n; i++) {
		size_t k = strlen(list[i]);
		if (k <= left && p[-1] == list[i][k - 1] && memcmp(p - k, list[i], k) == 0)
			return k;
	}
	return 0;
}

bool list_is(struct ds_str s, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ds_str_eq(s, ds_str_of(list[i])))
			return true;
	return false;
}

bool list_within(struct ds_str s, const char *const *list, size_t n, struct list_mask mask)
{
	for (size_t i = 0; i < s.n; i++) {
		const char *p = s.p + i;
		if (i + head_byte(p) < s.n && heads_have(mask, p) && list_at(p, s.p + s.n, list, n) > 0)
			return true;
	}
	return false;
}

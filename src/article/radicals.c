/* radicals.c: radicals that PDF fonts write for ideographs (⻓ for 长) become what they stand for, byte for byte in the
 * same place, so that every span still means the source. */
#include "article/private.h"

/* The next radical of s from `from` on; s.n when there is none. */
static size_t radical_find(struct ds_str s, size_t from)
{
	while (from + 3 <= s.n) {
		const char *p = memchr(s.p + from, 0xe2, s.n - from - 2);
		if (!p)
			break;
		from = (size_t)(p - s.p);
		/* U+2E80 to U+2FD5 */
		if ((unsigned char)p[1] >= 0xba && (unsigned char)p[1] <= 0xbf)
			return from;
		from++;
	}
	return s.n;
}

bool radicals_have(struct ds_str s)
{
	return radical_find(s, 0) < s.n;
}

void radicals_fold(char *p, size_t n)
{
	const struct ds_str s = { p, n };
	for (size_t i = 0; (i = radical_find(s, i)) < n; i += 3) {
		unsigned len;
		char to[4];
		const uint32_t cp = ds_radical(ds_utf8_at(p + i, &len));
		if (ds_utf8_put(cp, to) == 3)
			memcpy(p + i, to, 3);
	}
}

/* utf8.c: repairs broken UTF-8. What is well-formed is base's to say. */
#include "text/private.h"

size_t utf8_repair(struct ds_str s, struct ds_buf *out)
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

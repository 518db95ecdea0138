/* decode.c: any bytes to text: the first says which label the transport gave, or none; and what must hold for lines, widths
 * and clusters of the result. */
#include <stdlib.h>

#include "dushu/text.h"

#define MUST(what)                                                                                                 \
	do {                                                                                                       \
		if (!(what))                                                                                       \
			abort();                                                                                   \
	} while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void text_check(const struct ds_text *t)
{
	const struct ds_str s = ds_text_str(t);
	uint32_t line = 1;
	MUST(ds_utf8_valid(s));
	MUST(ds_text_charset(t) && *ds_text_charset(t));
	for (size_t i = 0; i < s.n;) {
		unsigned width;
		const size_t next = ds_grapheme_next(s, i, DS_AMBIGUOUS_WIDE, &width);
		const uint32_t at = ds_text_line(t, (uint32_t)i);
		MUST(next > i && next <= s.n && width <= 2);
		MUST(at >= line && at <= s.n + 1);
		line = at;
		i = next;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const labels[] = { NULL,    "utf-8",    "gb2312",   "gbk",    "gb18030",      "big5",
					      "hkscs", "utf-16le", "utf-16be", "euc-kr", "no such thing" };
	if (size == 0)
		return 0;
	struct ds_text *t = NULL;
	const struct ds_text_options opt = { .charset = labels[data[0] % DS_COUNT(labels)],
					     .allow_binary = (data[0] & 0x80) != 0 };
	if (ds_text_decode((struct ds_str){ (const char *)data + 1, size - 1 }, &opt, &t, NULL) == DS_OK) {
		text_check(t);
		ds_text_free(t);
	}
	return 0;
}

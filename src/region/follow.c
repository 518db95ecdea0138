/* follow.c: looks up words beside a name: heads of organisations, roads, surnames. */
#include "region/follow.h"

static unsigned class_at(struct ds_str text, size_t off, size_t end, unsigned *len)
{
	*len = 1;
	if (off >= end)
		return 0;
	return class_of(ds_utf8_at(text.p + off, len));
}

/* Longer words come later. */
static void set_take(uint32_t set, uint8_t len, struct follows *out)
{
	out->set |= set;
	for (; set; set &= set - 1)
		out->len[__builtin_ctz(set)] = len;
}

void follows_at(struct ds_str text, size_t off, size_t end, struct follows *out)
{
	const struct word_edge *words = section_at(SECTION_WORDS);
	const uint32_t mask = section_n(SECTION_WORDS) - 1;
	unsigned len;
	uint32_t state = 0, class;
	*out = (struct follows){ 0 };
	for (size_t at = off; (class = class_at(text, at, end, &len)) != 0;) {
		const uint32_t from = state << CLASS_BITS | class;
		uint32_t i = word_hash(from) & mask;
		while (words[i].to && words[i].from != from)
			i = (i + 1) & mask;
		if (!words[i].to)
			return;
		at += len;
		state = words[i].to;
		if (words[i].set && at - off <= UINT8_MAX)
			set_take(words[i].set, (uint8_t)(at - off), out);
	}
}

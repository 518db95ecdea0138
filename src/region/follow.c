/* follow.c: looks up words beside a name: heads of organisations, roads. */
#include "region/follow.h"
#include "region/match.h"

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
	const uint16_t *classes = section_at(SECTION_CLASSES);
	const uint32_t mask = section_n(SECTION_WORDS) - 1;
	const unsigned char *const from = (const unsigned char *)text.p + off,
				   *const stop = (const unsigned char *)text.p + end, *p = from;
	uint32_t state = 0, class;
	*out = (struct follows){ 0 };
	while (p < stop && (class = class_next(classes, &p, stop)) != 0) {
		const uint32_t step = state << CLASS_BITS | class;
		uint32_t i = word_hash(step) & mask;
		while (words[i].to && words[i].from != step)
			i = (i + 1) & mask;
		if (!words[i].to)
			return;
		state = words[i].to;
		if (words[i].set && p - from <= UINT8_MAX)
			set_take(words[i].set, (uint8_t)(p - from), out);
	}
}

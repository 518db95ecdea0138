/* follow.c: looks up words beside a name: heads of organisations, roads, surnames. */
#include "region/follow.h"

#include "region/match.h"

static unsigned class_at(struct ds_str text, size_t off, size_t end, unsigned *len)
{
	*len = 1;
	if (off >= end)
		return 0;
	return class_of(ds_utf8_at(text.p + off, len));
}

static void key_take(uint32_t key, size_t len, struct follows *out)
{
	if (!key || len > UINT8_MAX)
		return;
	uint32_t set = key_at(key)->entries;
	out->set |= set;
	for (unsigned i = 0; i < FOLLOWS; i++) {
		if (set >> i & 1 && len > out->len[i])
			out->len[i] = (uint8_t)len;
	}
}

void follows_at(struct ds_str text, size_t off, size_t end, struct follows *out)
{
	const uint32_t *finals = section_at(SECTION_FINALS);
	unsigned len;
	*out = (struct follows){ 0 };
	size_t at = off;
	uint32_t first = class_at(text, at, end, &len);
	if (!first)
		return;
	at += len;
	uint32_t state = edge_from(EDGE_FOLLOW | first << CLASS_BITS);
	if (state)
		key_take(finals[state], at - off, out);
	uint32_t class = class_at(text, at, end, &len);
	state = class ? edge_from(EDGE_FOLLOW | first << CLASS_BITS | class) : 0;
	while (state) {
		at += len;
		key_take(finals[state], at - off, out);
		class = class_at(text, at, end, &len);
		state = class ? edge_from(state << CLASS_BITS | class) : 0;
	}
}

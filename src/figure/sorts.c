/* sorts.c: finds the words of sorts.inc by their first or their last character. What the sorts mean stands in sorts.h. */
#include "sorts.h"

#include "lists.h"
#include "sorts_index.h"

#include "sorts_index.inc"

static inline const struct sort_slot *slot_find(const struct sort_slot *slots, const char *p)
{
	const uint32_t key = sort_key(p);
	const struct sort_slot *s = &slots[sort_slot_of(key)];
	while (s->n && s->key != key)
		s = s == slots + SORT_SLOTS - 1 ? slots : s + 1;
	return s;
}

uint64_t sorts_ending(struct ds_str s)
{
	if (s.n < SORT_KEY_BYTES)
		return 0;
	const char *end = s.p + s.n;
	const struct sort_slot *slot = slot_find(sort_tails, end - SORT_KEY_BYTES);
	uint64_t sorts = 0;
	for (const uint16_t *i = &sort_by_tail[slot->first], *to = i + slot->n; i < to; i++) {
		const struct sort_row *row = &sort_rows[*i];
		if (row->n <= s.n && memcmp(end - row->n, row->z, row->n - SORT_KEY_BYTES) == 0)
			sorts |= row->sorts;
	}
	return sorts;
}

uint64_t sorts_of(struct ds_str s)
{
	if (s.n < SORT_KEY_BYTES)
		return 0;
	const struct sort_slot *slot = slot_find(sort_heads, s.p);
	for (const struct sort_row *row = &sort_rows[slot->first], *to = row + slot->n; row < to; row++)
		if (row->n == s.n && memcmp(s.p, row->z, s.n) == 0)
			return row->sorts;
	return 0;
}

size_t sorts_at(const char *p, const char *end, uint64_t sorts)
{
	if (end - p < (ptrdiff_t)SORT_KEY_BYTES)
		return 0;
	const struct sort_slot *slot = slot_find(sort_heads, p);
	/* sorted by their bytes, so that what is longer comes later */
	for (const struct sort_row *first = &sort_rows[slot->first], *row = first + slot->n; row-- > first;)
		if ((row->sorts & sorts) && row->n <= end - p && memcmp(p, row->z, row->n) == 0)
			return row->n;
	return 0;
}

size_t sorts_last(struct ds_str s, uint64_t sorts)
{
	size_t last = 0;
	for (size_t i = 0; i < s.n; i += char_len(s.p + i)) {
		const size_t n = sorts_at(s.p + i, s.p + s.n, sorts);
		if (n && i + n < s.n)
			last = i + n;
	}
	return last;
}

bool has_sort(struct ds_str s, uint64_t sorts)
{
	for (size_t i = 0; i < s.n; i += char_len(s.p + i))
		if (sorts_at(s.p + i, s.p + s.n, sorts))
			return true;
	return false;
}

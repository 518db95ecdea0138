/* sorts.c: finds the words of sorts.inc by their first or their last characters. What the sorts mean stands in sorts.h. */
#include "sorts.h"

#include "sorts_index.h"

#include "sorts_index.inc"

static inline const struct sort_slot *slot_find(const struct sort_slot *slots, const char *p, unsigned n)
{
	const uint64_t key = sort_key(p, n);
	uint32_t i = sort_slot_of(key);
	while (slots[i].key && slots[i].key != key)
		i = (i + 1) % SORT_SLOTS;
	return &slots[i];
}

static inline bool row_begins(const struct sort_row *row, const char *p, size_t left)
{
	return row->n <= left && memcmp(p + SORT_TWO_BYTES, row->z + SORT_TWO_BYTES, row->n - SORT_TWO_BYTES) == 0;
}

static inline bool row_ends(const struct sort_row *row, const char *end, size_t left)
{
	return row->n <= left && memcmp(end - row->n, row->z, row->n - SORT_TWO_BYTES) == 0;
}

uint64_t sorts_ending(struct ds_str s)
{
	const char *end = s.p + s.n;
	if (s.n < SORT_ONE_BYTES)
		return 0;
	const struct sort_slot *one = slot_find(sort_tails, end - SORT_ONE_BYTES, SORT_ONE_BYTES);
	if (!one->more || s.n < SORT_TWO_BYTES)
		return one->sorts;
	const struct sort_slot *two = slot_find(sort_tails, end - SORT_TWO_BYTES, SORT_TWO_BYTES);
	uint64_t sorts = one->sorts | two->sorts;
	for (const uint16_t *i = &sort_by_tail[two->first], *to = i + two->n; i < to; i++)
		if (row_ends(&sort_rows[*i], end, s.n))
			sorts |= sort_rows[*i].sorts;
	return sorts;
}

size_t sorts_end(struct ds_str s, uint64_t sorts)
{
	const char *end = s.p + s.n;
	if (s.n < SORT_ONE_BYTES)
		return 0;
	const struct sort_slot *one = slot_find(sort_tails, end - SORT_ONE_BYTES, SORT_ONE_BYTES);
	size_t most = one->sorts & sorts ? SORT_ONE_BYTES : 0;
	if (!one->more || s.n < SORT_TWO_BYTES)
		return most;
	const struct sort_slot *two = slot_find(sort_tails, end - SORT_TWO_BYTES, SORT_TWO_BYTES);
	most = two->sorts & sorts ? SORT_TWO_BYTES : most;
	for (const uint16_t *i = &sort_by_tail[two->first], *to = i + two->n; i < to; i++) {
		const struct sort_row *row = &sort_rows[*i];
		if ((row->sorts & sorts) && row->n > most && row_ends(row, end, s.n))
			most = row->n;
	}
	return most;
}

uint64_t sorts_of(struct ds_str s)
{
	if (s.n < SORT_ONE_BYTES)
		return 0;
	const unsigned n = s.n < SORT_TWO_BYTES ? SORT_ONE_BYTES : SORT_TWO_BYTES;
	const struct sort_slot *slot = slot_find(sort_heads, s.p, n);
	if (s.n == n)
		return slot->sorts;
	if (n == SORT_ONE_BYTES)
		return 0;
	for (const struct sort_row *row = &sort_rows[slot->first], *to = row + slot->n; row < to; row++)
		if (row->n == s.n && row_begins(row, s.p, s.n))
			return row->sorts;
	return 0;
}

size_t sorts_begin(const char *p, size_t left, uint64_t sorts)
{
	if (left < SORT_ONE_BYTES)
		return 0;
	const struct sort_slot *one = slot_find(sort_heads, p, SORT_ONE_BYTES);
	if (one->more && left >= SORT_TWO_BYTES) {
		const struct sort_slot *two = slot_find(sort_heads, p, SORT_TWO_BYTES);
		for (const struct sort_row *first = &sort_rows[two->first], *row = first + two->n; row-- > first;)
			if ((row->sorts & sorts) && row_begins(row, p, left))
				return row->n;
		if (two->sorts & sorts)
			return SORT_TWO_BYTES;
	}
	return one->sorts & sorts ? SORT_ONE_BYTES : 0;
}

bool sorts_stand_in(struct ds_str s, uint64_t sorts, struct list_mask heads)
{
	for (size_t i = 0; i + SORT_ONE_BYTES <= s.n; i += char_len(s.p + i))
		if (heads_have(heads, s.p + i) && sorts_begin(s.p + i, s.n - i, sorts))
			return true;
	return false;
}

size_t sorts_last(struct ds_str s, uint64_t sorts, struct list_mask heads)
{
	size_t last = 0;
	for (size_t i = 0; i + SORT_ONE_BYTES <= s.n; i += char_len(s.p + i)) {
		const size_t n = heads_have(heads, s.p + i) ? sorts_begin(s.p + i, s.n - i, sorts) : 0;
		if (n && i + n > last && i + n < s.n)
			last = i + n;
	}
	return last;
}

/* words.c: looking for words of a list in folded text, and whether two items count the same. */
#include "private.h"

/* The next word of a list; *list moves behind it. */
static struct ds_str word_next(const char **list)
{
	const char *start = *list; /* no calls: this is done for every word beside every figure */
	while (*start == ' ')
		start++;
	const char *end = start;
	while (*end && *end != ' ')
		end++;
	*list = end;
	return (struct ds_str){ start, (size_t)(end - start) };
}

bool has_any(struct ds_str s, const char *words)
{
	for (struct ds_str w; (w = word_next(&words)).n > 0;)
		if (ds_str_find(s, w, 0) != SIZE_MAX)
			return true;
	return false;
}

size_t last_of(struct ds_str s, const char *words, size_t *len)
{
	size_t best = SIZE_MAX;
	for (struct ds_str w; (w = word_next(&words)).n > 0;)
		for (size_t at = 0; (at = ds_str_find(s, w, at)) != SIZE_MAX; at++)
			if (best == SIZE_MAX || at > best || (at == best && w.n > *len)) {
				best = at;
				*len = w.n;
			}
	return best;
}

struct ds_str from(struct ds_str s, size_t at)
{
	return (struct ds_str){ s.p + at, s.n - at };
}

struct ds_str strip_head(struct ds_str s, const char *words)
{
	for (;;) {
		size_t longest = 0;
		const char *list = words;
		for (struct ds_str w; (w = word_next(&list)).n > 0;)
			if (w.n > longest && ds_str_starts(s, w))
				longest = w.n;
		if (!longest)
			return s;
		s = from(s, longest);
	}
}

struct ds_str strip_tail(struct ds_str s, const char *words)
{
	for (;;) {
		size_t longest = 0;
		const char *list = words;
		for (struct ds_str w; (w = word_next(&list)).n > 0;)
			if (w.n > longest && ds_str_ends(s, w))
				longest = w.n;
		if (!longest)
			return s;
		s.n -= longest;
	}
}

bool only_words(struct ds_str s, const char *words)
{
	while (s.n > 0) {
		struct ds_str rest = strip_head(strip_head(s, ", ， ( （"), words);
		if (rest.n == s.n)
			return s.p[0] == ' ' && only_words(from(s, 1), words);
		s = rest;
	}
	return true;
}

bool same_unit(const struct item *a, const struct item *b)
{
	return a->f->kind == b->f->kind && ds_str_eq(a->f->unit, b->f->unit) && ds_str_eq(a->f->per, b->f->per);
}

/* 今年计划改造460户,截至10月中旬竣工412户: how far it has come of the same time. */
static bool goes_on(struct ds_str period)
{
	return ds_str_starts(period, DS_STR("截至")) || ds_str_starts(period, DS_STR("截止"));
}

bool same_time(const struct item *a, const struct item *b)
{
	return !a->f->period.n || !b->f->period.n || ds_str_eq(a->f->period, b->f->period) || goes_on(b->f->period);
}

bool same_scope(const struct item *a, const struct item *b)
{
	return ds_place_eq(a->f->place, b->f->place) && same_time(a, b);
}

bool lies_in(const struct item *part, const struct item *whole)
{
	struct ds_place above = whole->f->place, below = part->f->place;
	return ds_place_eq(above, below) ||
	       (above.region != DS_REGION_NONE && !above.tail.n && ds_region_contains(above.region, below.region));
}

bool is_percent(const struct item *i)
{
	return i->f->kind == DS_KIND_PERCENT && ds_str_eq(i->f->unit, DS_STR("%"));
}

bool is_aside(const struct item *t, const struct item *part)
{
	return t->aside && !part->aside;
}

bool says(const struct item *i, const char *words)
{
	return has_any(i->head, words) || has_any(i->label, words);
}

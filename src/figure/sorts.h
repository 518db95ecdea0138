/* sorts.h: what a word names: people, a body of the state, a firm, an area, harm … The words stand in sorts.inc, one a row, and
 * nowhere else: a rule asks for sorts, several at once where it likes, and never lists such words itself. Lists of a rule's
 * own words (what it reads before or behind something) stay with the rule, see lists.h; words that end a phrase or say what a
 * number does are the lexicon's, lexicon.h.
 *
 * Words are written in simplified script; the build adds the two indexes, by the first character and by the last one. */
#ifndef DUSHU_FIGURE_SORTS_H
#define DUSHU_FIGURE_SORTS_H

#include "dushu/base.h"
#include "inline.h"
#include "lists.h"
#include "sort_classes.h"

/* Of the words of each sort the bytes that lists.h looks at first: at their head, at their tail. Made by the build. */
#include "sorts_masks.inc"

#define SORTS_4(f, i)  (f(i) | f((i) + 1) | f((i) + 2) | f((i) + 3))
#define SORTS_16(f, i) (SORTS_4(f, i) | SORTS_4(f, (i) + 4) | SORTS_4(f, (i) + 8) | SORTS_4(f, (i) + 12))
#define SORTS_ALL(f)   (SORTS_16(f, 0) | SORTS_16(f, 16) | SORTS_16(f, 32))

INLINED struct list_mask sorts_heads(uint64_t sorts)
{
#define LAST(i)  (sorts >> (i)&1 ? sort_head_masks[i].last : 0)
#define OTHER(i) (sorts >> (i)&1 ? sort_head_masks[i].other : 0)
	return (struct list_mask){ SORTS_ALL(LAST), SORTS_ALL(OTHER) };
#undef LAST
#undef OTHER
}

INLINED struct list_mask sorts_tails(uint64_t sorts)
{
#define LAST(i)  (sorts >> (i)&1 ? sort_tail_masks[i].last : 0)
#define OTHER(i) (sorts >> (i)&1 ? sort_tail_masks[i].other : 0)
	return (struct list_mask){ SORTS_ALL(LAST), SORTS_ALL(OTHER) };
#undef LAST
#undef OTHER
}

/* In full: all sorts of the words that s ends with; those of s as a whole; how many bytes the longest word of one of the sorts has
 * that so many bytes at p begin with, that s ends with; does one stand anywhere in s, and
 * where does the last of them end? */
uint64_t sorts_ending(struct ds_str s);
uint64_t sorts_of(struct ds_str s);
size_t sorts_begin(const char *p, size_t left, uint64_t sorts);
size_t sorts_end(struct ds_str s, uint64_t sorts);
bool sorts_stand_in(struct ds_str s, uint64_t sorts, struct list_mask heads);
size_t sorts_last(struct ds_str s, uint64_t sorts, struct list_mask heads);

INLINED bool may_end_sort(struct ds_str s, uint64_t sorts)
{
	const struct list_mask m = sorts_tails(sorts);
	return s.n > 1 && mask_has(m.last, s.p[s.n - 1]) && mask_has(m.other, s.p[s.n - 2]);
}

/* Does s end with a word of one of the sorts, is it one, does it begin with one, does one stand in it? `sorts` is a constant: the
 * compiler makes masks of it, which refuse most of what is asked. */
INLINED bool ends_sort(struct ds_str s, uint64_t sorts)
{
	return may_end_sort(s, sorts) && (sorts_ending(s) & sorts);
}

INLINED bool is_sort(struct ds_str s, uint64_t sorts)
{
	return may_end_sort(s, sorts) && (sorts_of(s) & sorts);
}

/* How many bytes the longest has that the text at p begins with; 0: none does. */
INLINED size_t sort_at(const char *p, const char *end, uint64_t sorts)
{
	return end - p > 2 && heads_have(sorts_heads(sorts), p) ? sorts_begin(p, (size_t)(end - p), sorts) : 0;
}

INLINED bool starts_sort(struct ds_str s, uint64_t sorts)
{
	return sort_at(s.p, s.p + s.n, sorts) > 0;
}

INLINED bool has_sort(struct ds_str s, uint64_t sorts)
{
	return sorts_stand_in(s, sorts, sorts_heads(sorts));
}

/* How many bytes the longest word of one of the sorts has that s ends with; 0: none does. */
INLINED size_t sort_before(struct ds_str s, uint64_t sorts)
{
	return may_end_sort(s, sorts) ? sorts_end(s, sorts) : 0;
}

/* Where in s the last word of one of the sorts ends that has more behind it; 0: none has. */
INLINED size_t sort_last(struct ds_str s, uint64_t sorts)
{
	return sorts_last(s, sorts, sorts_heads(sorts));
}

#endif

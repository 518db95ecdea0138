/* range.h: what a written number may stand for, as an interval of exact decimals. Private to src/check. */
#ifndef DUSHU_CHECK_RANGE_H
#define DUSHU_CHECK_RANGE_H

#include "dushu/check.h"

/* [low, high], without high when open; no_low, no_high: without end on that side (超过, 不足). `mid` is the number as it
 * is written. ok is false when there is none or the arithmetic did not fit. */
struct range {
	struct ds_decimal low, mid, high;
	bool open, no_low, no_high;
	bool soft; /* a word widens it */
	bool ok;
};

/* As wide as the last written digit and the words around it. `coarse`: where the number ends in zeros, those may be
 * rounded too, all but the first of them. */
struct range range_written(const struct ds_figure *f, struct ds_str text, bool coarse);
struct range range_point(int64_t n);

struct range range_add(struct range a, struct range b);
struct range range_sub(struct range a, struct range b);
struct range range_div(struct range a, struct range b); /* both above zero */
struct range range_times(struct range a, int64_t factor);
struct range range_negate(struct range a);

/* Has the number of f an end to its digits: a last place that it is rounded to? */
int range_places(const struct ds_figure *f); /* decimal places of its value; 0 for whole numbers */

bool range_meets(struct range a, struct range b);
/* Is it so, judged by what is worked out and what is stated? The coarse ranges decide whether a difference may come
 * from rounding that the digits do not show. */
enum ds_verdict range_judge(struct range computed, struct range stated, struct range computed_coarse,
			    struct range stated_coarse);

#endif

/* decimal.h: exact arithmetic on ds_decimal, private to src/figure. No function rounds unless its name says so. */
#ifndef DUSHU_FIGURE_DECIMAL_H
#define DUSHU_FIGURE_DECIMAL_H

#include "dushu/figure.h"

/* Each returns false, leaving *out alone, when the result does not fit into 128 bits of coefficient. */
bool decimal_add(struct ds_decimal a, struct ds_decimal b, struct ds_decimal *out);
bool decimal_mul(struct ds_decimal a, struct ds_decimal b, struct ds_decimal *out);
bool decimal_shift(struct ds_decimal a, int by, struct ds_decimal *out); /* a * 10^by */

/* a / b rounded half up to `places` decimal places; false when b is zero or the result does not fit. */
bool decimal_div_round(struct ds_decimal a, struct ds_decimal b, int places, struct ds_decimal *out);

/* Appends one decimal digit to a coefficient: the fast path of reading digits. False when it does not fit. */
bool decimal_push(struct ds_decimal *d, unsigned digit);
void decimal_canon(struct ds_decimal *d); /* after decimal_push and setting exp or neg */

static inline bool decimal_is_zero(struct ds_decimal d)
{
	return d.hi == 0 && d.lo == 0;
}

static inline bool decimal_is_integer(struct ds_decimal d)
{
	return d.exp >= 0;
}

#endif

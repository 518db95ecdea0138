/* decimal.h: what src/figure does with ds_decimal beside the arithmetic of the door: building one digit by digit. */
#ifndef DUSHU_FIGURE_DECIMAL_H
#define DUSHU_FIGURE_DECIMAL_H

#include "dushu/figure.h"

/* Short names of what the door offers. */
#define decimal_add   ds_decimal_add
#define decimal_mul   ds_decimal_mul
#define decimal_shift ds_decimal_shift

/* a / b rounded half up to `places` decimal places; false when b is zero or the result does not fit. */
static inline bool decimal_div_round(struct ds_decimal a, struct ds_decimal b, int places, struct ds_decimal *out)
{
	return ds_decimal_div(a, b, places, DS_ROUND_NEAREST, out);
}

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

/* decimal.c: exact decimals with a coefficient of 128 bits: reading, writing, comparing and the little arithmetic
 * that numerals need. It knows nothing of text around a number; numerals are read by number.c. */
#include "decimal.h"

__extension__ typedef unsigned __int128 wide;

#define WIDE_MAX  (~(wide)0)
#define TENTH     (WIDE_MAX / 10)
#define EXP_LIMIT 200 /* far above any number in a text; keeps the arithmetic on exponents from overflowing */
#define POWER_MAX 38  /* 10^38 is the largest power of ten in 128 bits */

static wide coef_of(struct ds_decimal d)
{
	return (wide)d.hi << 64 | d.lo;
}

/* Canonical: trailing zeros move into exp while there is a fraction, and out of it while the coefficient holds
 * them, so that equal numbers are equal bytes. False when the exponent is out of bounds. */
static bool decimal_make(wide coef, int exp, bool neg, struct ds_decimal *out)
{
	if (coef == 0) {
		*out = (struct ds_decimal){ 0 };
		return true;
	}
	for (; exp < 0 && coef > UINT64_MAX && coef % 10 == 0; exp++)
		coef /= 10;
	if (exp < 0 && coef <= UINT64_MAX) {
		uint64_t low = (uint64_t)coef; /* 128 bits are divided by a call, 64 by a multiplication */
		for (; exp < 0 && low % 10 == 0; exp++)
			low /= 10;
		coef = low;
	}
	while (exp > 0 && coef <= TENTH) {
		coef *= 10;
		exp--;
	}
	if (exp < -EXP_LIMIT || exp > DS_DECIMAL_CHARS - 42)
		return false;
	*out = (struct ds_decimal){
		.hi = (uint64_t)(coef >> 64), .lo = (uint64_t)coef, .exp = (int16_t)exp, .neg = neg
	};
	return true;
}

bool decimal_push(struct ds_decimal *d, unsigned digit)
{
	wide c = coef_of(*d);
	if (c > TENTH || (c == TENTH && digit > WIDE_MAX % 10))
		return false;
	c = c * 10 + digit;
	d->hi = (uint64_t)(c >> 64);
	d->lo = (uint64_t)c;
	return true;
}

void decimal_canon(struct ds_decimal *d)
{
	decimal_make(coef_of(*d), d->exp, d->neg, d);
}

bool ds_decimal_parse(struct ds_str s, struct ds_decimal *out)
{
	struct ds_decimal d = { 0 };
	size_t i = 0;
	bool neg = false, point = false, any = false;
	if (i < s.n && (s.p[i] == '-' || s.p[i] == '+'))
		neg = s.p[i++] == '-';
	int exp = 0;
	for (; i < s.n; i++) {
		if (s.p[i] == '.' && !point && any) {
			point = true;
			any = false;
			continue;
		}
		if (s.p[i] < '0' || s.p[i] > '9' || !decimal_push(&d, (unsigned)(s.p[i] - '0')))
			return false;
		any = true;
		exp -= point;
	}
	return any && exp > -EXP_LIMIT && decimal_make(coef_of(d), exp, neg, out);
}

size_t ds_decimal_format(struct ds_decimal d, char out[DS_DECIMAL_CHARS])
{
	char digits[40];
	size_t n = 0, len = 0;
	wide c = coef_of(d);
	do {
		digits[n++] = (char)('0' + (unsigned)(c % 10));
		c /= 10;
	} while (c);
	int point = (int)n + d.exp; /* digits before the point */
	if (d.neg)
		out[len++] = '-';
	if (point <= 0) {
		out[len++] = '0';
		out[len++] = '.';
		for (int i = point; i < 0 && len < DS_DECIMAL_CHARS - n; i++)
			out[len++] = '0';
	}
	for (size_t i = 0; i < n; i++) {
		if (point > 0 && i == (size_t)point)
			out[len++] = '.';
		out[len++] = digits[n - 1 - i];
	}
	for (int i = 0; i < d.exp; i++)
		out[len++] = '0';
	return len;
}

struct ds_decimal ds_decimal_from(int64_t n)
{
	struct ds_decimal d = { .lo = n < 0 ? (uint64_t)0 - (uint64_t)n : (uint64_t)n, .neg = n < 0 };
	return d;
}

static unsigned coef_digits(wide c)
{
	unsigned n = 0;
	for (; c; c /= 10)
		n++;
	return n;
}

/* Compares magnitudes of nonzero numbers. */
static int magnitude_cmp(struct ds_decimal a, struct ds_decimal b)
{
	wide x = coef_of(a), y = coef_of(b);
	int ea = a.exp, eb = b.exp;
	if (ea == eb)
		return x < y ? -1 : x > y;
	int top_a = (int)coef_digits(x) + ea, top_b = (int)coef_digits(y) + eb;
	if (top_a != top_b)
		return top_a < top_b ? -1 : 1;
	/* Equal magnitudes: bringing both to the lower exponent stays within the digits of the longer one, which
	 * may just not fit; then the one that cannot be scaled has the smaller part left over. */
	while (ea > eb) {
		if (x > TENTH)
			return 1;
		x *= 10;
		ea--;
	}
	while (eb > ea) {
		if (y > TENTH)
			return -1;
		y *= 10;
		eb--;
	}
	return x < y ? -1 : x > y;
}

int ds_decimal_cmp(struct ds_decimal a, struct ds_decimal b)
{
	if (a.exp == b.exp && !(a.hi | b.hi) && !a.neg && !b.neg) /* mostly */
		return a.lo < b.lo ? -1 : a.lo > b.lo;
	bool za = decimal_is_zero(a), zb = decimal_is_zero(b);
	if (za || zb)
		return za && zb ? 0 : za ? (b.neg ? 1 : -1) : (a.neg ? -1 : 1);
	if (a.neg != b.neg)
		return a.neg ? -1 : 1;
	int m = magnitude_cmp(a, b);
	return a.neg ? -m : m;
}

bool ds_decimal_add(struct ds_decimal a, struct ds_decimal b, struct ds_decimal *out)
{
	if (decimal_is_zero(a) || decimal_is_zero(b)) {
		*out = decimal_is_zero(a) ? b : a;
		return true;
	}
	if (a.exp < b.exp) {
		struct ds_decimal t = a;
		a = b;
		b = t;
	}
	wide x = coef_of(a), y = coef_of(b);
	for (int e = a.exp; e > b.exp; e--) {
		if (x > TENTH)
			return false;
		x *= 10;
	}
	if (a.neg != b.neg)
		return x >= y ? decimal_make(x - y, b.exp, a.neg, out) : decimal_make(y - x, b.exp, b.neg, out);
	return y <= WIDE_MAX - x && decimal_make(x + y, b.exp, a.neg, out);
}

bool ds_decimal_mul(struct ds_decimal a, struct ds_decimal b, struct ds_decimal *out)
{
	wide x = coef_of(a), y = coef_of(b);
	int exp = a.exp + b.exp;
	while (x && x % 10 == 0) {
		x /= 10;
		exp++;
	}
	while (y && y % 10 == 0) {
		y /= 10;
		exp++;
	}
	if (x && y > WIDE_MAX / x)
		return false;
	return decimal_make(x * y, exp, a.neg != b.neg, out);
}

bool ds_decimal_shift(struct ds_decimal a, int by, struct ds_decimal *out)
{
	return by >= -EXP_LIMIT && by <= EXP_LIMIT && decimal_make(coef_of(a), a.exp + by, a.neg, out);
}

bool ds_decimal_sub(struct ds_decimal a, struct ds_decimal b, struct ds_decimal *out)
{
	b.neg = !b.neg && !decimal_is_zero(b);
	return ds_decimal_add(a, b, out);
}

bool ds_decimal_div(struct ds_decimal a, struct ds_decimal b, int places, enum ds_round round,
		    struct ds_decimal *out)
{
	wide x = coef_of(a), y = coef_of(b);
	int shift = a.exp - b.exp + places; /* quotient = x / y * 10^shift, in units of the last place */
	if (!y || places < 0 || places > POWER_MAX)
		return false;
	for (; shift > 0; shift--) {
		if (x > TENTH)
			return false;
		x *= 10;
	}
	for (; shift < 0; shift++) {
		if (y > TENTH)
			return false;
		y *= 10;
	}
	wide q = x / y, r = x % y;
	bool neg = a.neg != b.neg;
	if (round == DS_ROUND_NEAREST)
		q += r >= y - r;
	else
		q += r && (round == DS_ROUND_UP) != neg;
	return decimal_make(q, -places, neg, out);
}

/* number_usual.c: the usual forms of numerals, digits with one multiplier and single Chinese ones. What they cannot tell for
 * sure is left to the grammar in number.c. */
#include "number.h"

#define PLAIN_DIGITS 18u /* these fit into 64 bits */

static const char *plain_digits(const char *p, const char *end, uint64_t *value)
{
	uint64_t v = *value;
	for (; p < end && is_digit(*p); p++)
		v = v * 10 + (uint64_t)(*p - '0');
	*value = v;
	return p;
}

/* May what stands at p go on with a numeral: another numeral, a separator, 余 or 多? When in doubt it may. */
static bool goes_on(const char *p, const char *end)
{
	if (p >= end)
		return false;
	unsigned char c = (unsigned char)*p;
	if (c < 0x80)
		return is_digit((char)c) || ((c == ',' || c == ' ' || c == '.') && p + 1 < end &&
					     (is_digit(p[1]) || (unsigned char)p[1] >= 0x80));
	if (c == 0xe4 && AT(p, end, "个亿"))
		return true;
	if (c == 0xc2 || c == 0xe2 || c == 0xef)
		return true; /* narrow blanks, full-width digits and points */
	unsigned len;
	return is_numeral_class(char_class(p, &len)) || char_in(p, end, "余多来把");
}

/* 1200, 12.5, 2.4万, 300亿: digits, one point, one multiplier, and nothing that the grammar has to look at. Most numbers
 * are written so; the others and those in doubt are left to it. */
bool numeral_plain(const char *p, const char *end, struct numeral *out)
{
	uint64_t value = 0;
	const char *limit = end - p > (ptrdiff_t)PLAIN_DIGITS ? p + PLAIN_DIGITS : end;
	const char *q = plain_digits(p, limit, &value);
	unsigned digits = (unsigned)(q - p), places = 0;
	if (!digits || q == p + PLAIN_DIGITS)
		return false;
	if (end - q > 1 && *q == '.' && is_digit(q[1])) {
		const char *point = q;
		q = plain_digits(point + 1, limit, &value);
		if (q == p + PLAIN_DIGITS)
			return false;
		places = (unsigned)(q - point) - 1;
	}
	int power = AT(q, end, "万") ? 4 : AT(q, end, "亿") ? 8 : 0;
	const char *stop = power ? q + 3 : q;
	if (goes_on(stop, end) || (power && AT(stop, end, "分之")))
		return false;
	*out = (struct numeral){
		.start = p,
		.end = stop,
		.value = {.lo = value, .exp = (int16_t) - (int)places},
		.point = places > 0,
		.scale = (uint8_t)power,
		.digits = (uint8_t)digits,
		.zero = digits > 1 && *p == '0'
	};
	if (power)
		return decimal_shift(out->value, power, &out->value);
	if (places)
		decimal_canon(&out->value);
	return true;
}

/* 三, 两, 十: one Chinese numeral and nothing that goes on with it, as most of them stand in words and dates. */
bool numeral_lone(const char *p, const char *end, struct numeral *out)
{
	unsigned c = class_at(p, end);
	bool ten = c == (CG_SMALL | 1);
	if ((!in_group(c, CG_HAN) && c != CC_LIANG && !ten) || goes_on(p + 3, end) || char_in(p + 3, end, "点"))
		return false;
	*out = (struct numeral){
		.start = p, .end = p + 3, .value = { .lo = ten ? 10 : han_value(c) }, .han = true, .scale = ten
	};
	return true;
}

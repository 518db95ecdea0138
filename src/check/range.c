/* range.c: intervals of exact decimals. Sums and products are exact; quotients are rounded outwards, so that an
 * interval never loses a number that belongs to it. */
#include "range.h"

#define PLACES_MOST 18 /* of a quotient; fewer where the numbers are long */

static const struct ds_decimal zero;

static bool is_zero(struct ds_decimal d)
{
	return d.hi == 0 && d.lo == 0;
}

/* ---- what a written number stands for ----------------------------------------------------------------------- */

/* The digits of a number as they are written: 1,234.50 is the coefficient 1234.50 with two places. */
struct written {
	struct ds_decimal coefficient;
	int places, zeros; /* behind the point; zeros at the end of a whole number */
	bool found;
};

static int digit_at(struct ds_str s, size_t i, size_t *len)
{
	*len = 1;
	if (s.p[i] >= '0' && s.p[i] <= '9')
		return s.p[i] - '0';
	if (s.n - i >= 3 && memcmp(s.p + i, "\xef\xbc", 2) == 0 && (unsigned char)s.p[i + 2] >= 0x90 &&
	    (unsigned char)s.p[i + 2] <= 0x99) {
		*len = 3; /* ０ … ９ */
		return (unsigned char)s.p[i + 2] - 0x90;
	}
	return -1;
}

static bool separates(struct ds_str s, size_t i, size_t *len)
{
	static const struct ds_str marks[] = {
		{",",    1},
                { " ",   1},
                { "，", 3}
	};
	for (size_t k = 0; k < DS_COUNT(marks); k++) {
		*len = marks[k].n;
		if (ds_str_starts((struct ds_str){ s.p + i, s.n - i }, marks[k]))
			return true;
	}
	return false;
}

static struct written written_read(struct ds_str s)
{
	struct written w = { .found = false };
	char plain[48];
	size_t n = 0, len, i = 0;
	bool point = false;
	while (i < s.n && digit_at(s, i, &len) < 0)
		i++;
	while (i < s.n && n < sizeof plain) {
		int d = digit_at(s, i, &len);
		size_t next;
		if (d >= 0) {
			plain[n++] = (char)('0' + d);
			w.places += point;
			w.zeros = d || point ? 0 : w.zeros + 1;
		} else if (s.p[i] == '.' && !point && i + 1 < s.n && digit_at(s, i + 1, &next) >= 0) {
			plain[n++] = '.';
			point = true;
			w.zeros = 0;
			len = 1;
		} else if (point || !separates(s, i, &len) || i + len >= s.n || digit_at(s, i + len, &next) < 0) {
			break;
		}
		i += len;
	}
	w.found = n > 0 && ds_decimal_parse((struct ds_str){ plain, n }, &w.coefficient);
	return w;
}

/* The multiplier that makes the value of the digits, as a power of ten; -1 when there is none (3万4000). */
static int scale_of(struct ds_decimal coefficient, struct ds_decimal value)
{
	struct ds_decimal d;
	value.neg = false;
	for (int k = 0; k <= 16; k++)
		if (ds_decimal_shift(coefficient, k, &d) && ds_decimal_cmp(d, value) == 0)
			return k;
	return -1;
}

/* The last place of the number as a power of ten, in *coarse counting zeros at its end as rounded but for one. Counts
 * that are written out are exact: *whole. */
static bool last_place(const struct ds_figure *f, struct ds_str text, int *place, int *coarse, bool *whole)
{
	struct written w = written_read(text);
	int scale = w.found ? scale_of(w.coefficient, f->value) : -1;
	bool countable = (f->kind == DS_KIND_COUNT || f->kind == DS_KIND_MONEY) && !f->per.n;
	if (scale >= 0) {
		*place = scale - w.places;
		*coarse = *place + (w.zeros > 1 ? w.zeros - 1 : 0);
		*whole = countable && scale == 0 && w.places == 0;
		return true;
	}
	/* Chinese numerals and mixed forms: whole numbers as they are said. */
	if (f->kind == DS_KIND_PERCENT && text.n && !w.found)
		return false; /* 半数, 三分之一 */
	struct ds_decimal v = f->value;
	int zeros = 0;
	if (v.exp < 0) {
		*place = *coarse = v.exp;
		*whole = false;
		return true;
	}
	for (uint64_t c = v.lo; !v.hi && c && c % 10 == 0; c /= 10)
		zeros++;
	*place = zeros >= 3 ? zeros : 0;
	*coarse = zeros;
	*whole = countable && zeros < 3;
	return true;
}

static bool tenth_of(struct ds_decimal v, int tenths, struct ds_decimal *out)
{
	return ds_decimal_mul(v, ds_decimal_from(tenths), out) && ds_decimal_shift(*out, -1, out);
}

struct range range_written(const struct ds_figure *f, struct ds_str text, bool coarse)
{
	struct range g = { .low = f->value, .mid = f->value, .high = f->value, .ok = true };
	int place, rough;
	bool whole;
	if (f->ranged) {
		g.high = f->high;
		g.soft = true;
	} else if (!last_place(f, text, &place, &rough, &whole)) {
		g.ok = false;
	} else if (f->approx == DS_APPROX_EXACT && (!whole || (coarse && rough > place))) {
		struct ds_decimal half = { .lo = 5 };
		g.ok = ds_decimal_shift(half, (coarse ? rough : place) - 1, &half) &&
		       ds_decimal_sub(f->value, half, &g.low) && ds_decimal_add(f->value, half, &g.high);
		g.open = true;
	}
	switch ((enum ds_approx)f->approx) {
	case DS_APPROX_MORE:
		g.no_high = g.soft = true;
		break;
	case DS_APPROX_LESS:
		g.no_low = g.soft = true;
		break;
	case DS_APPROX_NEAR:
		g.ok &= tenth_of(f->value, 9, &g.low);
		g.soft = true;
		break;
	case DS_APPROX_ABOUT:
		g.ok &= tenth_of(f->value, 9, &g.low) && tenth_of(g.high, 11, &g.high);
		g.soft = true;
		break;
	case DS_APPROX_EXACT:
	case DS_APPROXES:
		break;
	}
	return g;
}

struct range range_point(int64_t n)
{
	struct ds_decimal d = ds_decimal_from(n);
	return (struct range){ .low = d, .mid = d, .high = d, .ok = true };
}

int range_places(const struct ds_figure *f)
{
	return f->value.exp < 0 ? -f->value.exp : 0;
}

/* ---- arithmetic ------------------------------------------------------------------------------------------------ */

struct range range_add(struct range a, struct range b)
{
	struct range g = { .open = a.open || b.open,
			   .no_low = a.no_low || b.no_low,
			   .no_high = a.no_high || b.no_high,
			   .soft = a.soft || b.soft };
	g.ok = a.ok && b.ok && ds_decimal_add(a.low, b.low, &g.low) && ds_decimal_add(a.mid, b.mid, &g.mid) &&
	       ds_decimal_add(a.high, b.high, &g.high);
	return g;
}

struct range range_negate(struct range a)
{
	struct range g = a;
	g.ok = a.ok && ds_decimal_sub(zero, a.high, &g.low) && ds_decimal_sub(zero, a.mid, &g.mid) &&
	       ds_decimal_sub(zero, a.low, &g.high);
	g.no_low = a.no_high;
	g.no_high = a.no_low;
	g.open = false; /* the end that is left out is the lower one now: keeping it only widens */
	return g;
}

struct range range_sub(struct range a, struct range b)
{
	return range_add(a, range_negate(b));
}

struct range range_times(struct range a, int64_t factor)
{
	struct ds_decimal k = ds_decimal_from(factor);
	struct range g = a;
	g.ok = a.ok && ds_decimal_mul(a.low, k, &g.low) && ds_decimal_mul(a.mid, k, &g.mid) &&
	       ds_decimal_mul(a.high, k, &g.high);
	return g;
}

static bool quotient(struct ds_decimal a, struct ds_decimal b, enum ds_round round, struct ds_decimal *out)
{
	for (int places = PLACES_MOST; places >= 0; places -= 3)
		if (ds_decimal_div(a, b, places, round, out))
			return true;
	return false;
}

struct range range_div(struct range a, struct range b)
{
	struct range g = { .open = a.open, .soft = a.soft || b.soft };
	/* Nothing is below zero here: an interval that reaches there begins at zero. */
	if (a.no_low || a.low.neg)
		a.low = zero, a.no_low = false;
	g.no_high = a.no_high || b.no_low || b.low.neg || is_zero(b.low);
	g.ok = a.ok && b.ok && !b.mid.neg && !is_zero(b.mid) && !a.mid.neg &&
	       quotient(a.mid, b.mid, DS_ROUND_NEAREST, &g.mid);
	if (g.ok && b.no_high)
		g.low = zero;
	else if (g.ok)
		g.ok = quotient(a.low, b.high, DS_ROUND_DOWN, &g.low);
	g.high = g.mid;
	if (g.ok && !g.no_high)
		g.ok = quotient(a.high, b.low, DS_ROUND_UP, &g.high);
	return g;
}

/* ---- verdicts -------------------------------------------------------------------------------------------------- */

/* Is everything of a below all of b? */
static bool is_below(struct range a, struct range b)
{
	if (a.no_high || b.no_low)
		return false;
	int c = ds_decimal_cmp(a.high, b.low);
	return c < 0 || (c == 0 && a.open);
}

bool range_meets(struct range a, struct range b)
{
	return !is_below(a, b) && !is_below(b, a);
}

enum ds_verdict range_judge(struct range computed, struct range stated, struct range computed_coarse,
			    struct range stated_coarse)
{
	struct range point = { .low = computed.mid, .mid = computed.mid, .high = computed.mid, .ok = true };
	if (!computed.ok || !stated.ok)
		return DS_VERDICT_OPEN;
	if (range_meets(computed, stated))
		return (!computed.soft && !stated.soft) || range_meets(point, stated) ? DS_VERDICT_TRUE
										      : DS_VERDICT_OPEN;
	if (!computed_coarse.ok || !stated_coarse.ok || range_meets(computed_coarse, stated_coarse))
		return DS_VERDICT_OPEN;
	return DS_VERDICT_FALSE;
}

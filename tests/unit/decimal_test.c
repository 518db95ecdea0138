/* decimal_test.c: exact decimals against plain 64-bit arithmetic and against their own written form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "figure/decimal.h"

static uint64_t next_random(uint64_t *s)
{
	*s ^= *s << 13;
	*s ^= *s >> 7;
	return *s ^= *s << 17;
}

static struct ds_decimal parsed(const char *z)
{
	struct ds_decimal d;
	assert_true(ds_decimal_parse(ds_str_of(z), &d));
	return d;
}

static void assert_writes(struct ds_decimal d, const char *want)
{
	char out[DS_DECIMAL_CHARS + 1];
	size_t n = ds_decimal_format(d, out);
	assert_true(n <= DS_DECIMAL_CHARS);
	out[n] = '\0';
	assert_string_equal(out, want);
}

static void writes_what_it_read(void **state)
{
	(void)state;
	static const char *const same[] = { "0",
					    "7",
					    "-1.9",
					    "0.84",
					    "13370000000",
					    "0.000001",
					    "99999999999999999999999999999999999999",
					    "12345678901234567890.123456789012345678",
					    "-0.5" };
	for (size_t i = 0; i < DS_COUNT(same); i++)
		assert_writes(parsed(same[i]), same[i]);
	assert_writes(parsed("1.50"), "1.5");
	assert_writes(parsed("100.00"), "100");
	assert_writes(parsed("-0.0"), "0");
	assert_writes(parsed("+7"), "7");
}

static void refuses_what_is_no_decimal(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"", "-", ".", "1.", ".5", "1.2.3", "1e5", "1,000", " 1", "500000000000000000000000000000000000000"
	};
	struct ds_decimal d;
	for (size_t i = 0; i < DS_COUNT(bad); i++)
		assert_false(ds_decimal_parse(ds_str_of(bad[i]), &d));
}

static void assert_same(struct ds_decimal a, struct ds_decimal b)
{
	assert_true(a.hi == b.hi && a.lo == b.lo && a.exp == b.exp && a.neg == b.neg);
}

static void equal_numbers_are_equal_fields(void **state)
{
	(void)state;
	struct ds_decimal a, b = parsed("1337000000");
	assert_true(decimal_shift(parsed("13.37"), 8, &a));
	assert_same(a, b);
	assert_true(decimal_mul(parsed("0.25"), parsed("4"), &a));
	b = ds_decimal_from(1);
	assert_same(a, b);
	assert_int_equal(ds_decimal_cmp(a, b), 0);
}

static void agrees_with_whole_numbers(void **state)
{
	(void)state;
	uint64_t seed = 88172645463325252u;
	for (int i = 0; i < 20000; i++) {
		int64_t x = (int64_t)(next_random(&seed) >> (33 + next_random(&seed) % 20)) - 1000;
		int64_t y = (int64_t)(next_random(&seed) >> (33 + next_random(&seed) % 20)) - 1000;
		struct ds_decimal a = ds_decimal_from(x), b = ds_decimal_from(y), r;
		assert_int_equal(ds_decimal_cmp(a, b), x < y ? -1 : x > y);
		assert_true(decimal_add(a, b, &r));
		assert_int_equal(ds_decimal_cmp(r, ds_decimal_from(x + y)), 0);
		assert_true(decimal_mul(a, b, &r));
		assert_int_equal(ds_decimal_cmp(r, ds_decimal_from(x * y)), 0);
		struct ds_decimal down, up;
		int by = (int)(next_random(&seed) % 12);
		assert_true(decimal_shift(a, -by, &down));
		assert_true(decimal_shift(down, by, &up));
		assert_int_equal(ds_decimal_cmp(up, a), 0);
	}
}

static void divides_to_places(void **state)
{
	(void)state;
	struct ds_decimal r;
	assert_true(decimal_div_round(ds_decimal_from(100), ds_decimal_from(3), 4, &r));
	assert_writes(r, "33.3333");
	assert_true(decimal_div_round(ds_decimal_from(200), ds_decimal_from(3), 2, &r));
	assert_writes(r, "66.67");
	assert_true(decimal_div_round(ds_decimal_from(300), ds_decimal_from(4), 4, &r));
	assert_writes(r, "75");
	assert_true(decimal_div_round(parsed("9593"), parsed("9648"), 4, &r));
	assert_writes(r, "0.9943");
	assert_false(decimal_div_round(ds_decimal_from(1), ds_decimal_from(0), 2, &r));
}

/* a - b + b is a; (q - 1 place) * b <= a <= (q + 1 place) * b for every rounding; down and up enclose the nearest. */
static void obeys_the_laws_of_arithmetic(void **state)
{
	(void)state;
	uint64_t seed = 0x9e3779b97f4a7c15u;
	for (int i = 0; i < 20000; i++) {
		struct ds_decimal a, b, d, s, q[3], low, high;
		unsigned shift = (unsigned)(next_random(&seed) % 50) + 10;
		assert_true(ds_decimal_shift(ds_decimal_from((int64_t)(next_random(&seed) >> shift)),
					     -(int)(next_random(&seed) % 6), &a));
		assert_true(ds_decimal_shift(ds_decimal_from((int64_t)(next_random(&seed) >> shift) + 1),
					     -(int)(next_random(&seed) % 6), &b));
		a.neg = (next_random(&seed) & 1) && (a.hi || a.lo);
		b.neg = next_random(&seed) & 1;
		assert_true(ds_decimal_sub(a, b, &d));
		assert_true(ds_decimal_add(d, b, &s));
		assert_same(s, a);
		assert_true(ds_decimal_sub(b, a, &s));
		s.neg = !s.neg && (s.hi || s.lo);
		assert_same(s, d);
		int places = (int)(next_random(&seed) % 7);
		if (!ds_decimal_div(a, b, places, DS_ROUND_DOWN, &q[0]))
			continue; /* too many digits */
		assert_true(ds_decimal_div(a, b, places, DS_ROUND_NEAREST, &q[1]));
		assert_true(ds_decimal_div(a, b, places, DS_ROUND_UP, &q[2]));
		assert_true(ds_decimal_cmp(q[0], q[1]) <= 0 && ds_decimal_cmp(q[1], q[2]) <= 0);
		assert_true(ds_decimal_sub(q[2], q[0], &d));
		struct ds_decimal step;
		assert_true(ds_decimal_shift(ds_decimal_from(1), -places, &step));
		assert_true((!d.hi && !d.lo) || ds_decimal_cmp(d, step) == 0);
		assert_true(ds_decimal_mul(q[0], b, &low) && ds_decimal_mul(q[2], b, &high));
		assert_true(b.neg ? ds_decimal_cmp(low, a) >= 0 && ds_decimal_cmp(high, a) <= 0
				  : ds_decimal_cmp(low, a) <= 0 && ds_decimal_cmp(high, a) >= 0);
	}
}

static void rounds_as_told(void **state)
{
	(void)state;
	static const struct {
		const char *a, *b;
		int places;
		const char *nearest, *down, *up;
	} rows[] = {
		{"1",    "3",  4, "0.3333",  "0.3333",  "0.3334" },
		{ "-1",  "3",  4, "-0.3333", "-0.3334", "-0.3333"},
		{ "1",   "8",  2, "0.13",    "0.12",    "0.13"   },
		{ "-1",  "8",  2, "-0.13",   "-0.13",   "-0.12"  },
		{ "6",   "3",  0, "2",       "2",       "2"      },
		{ "0",   "7",  3, "0",       "0",       "0"      },
		{ "0.5", "-2", 1, "-0.3",    "-0.3",    "-0.2"   },
		{ "2",   "-1", 0, "-2",      "-2",      "-2"     },
	};
	for (size_t i = 0; i < DS_COUNT(rows); i++) {
		struct ds_decimal r;
		assert_true(
		    ds_decimal_div(parsed(rows[i].a), parsed(rows[i].b), rows[i].places, DS_ROUND_NEAREST, &r));
		assert_writes(r, rows[i].nearest);
		assert_true(
		    ds_decimal_div(parsed(rows[i].a), parsed(rows[i].b), rows[i].places, DS_ROUND_DOWN, &r));
		assert_writes(r, rows[i].down);
		assert_true(ds_decimal_div(parsed(rows[i].a), parsed(rows[i].b), rows[i].places, DS_ROUND_UP, &r));
		assert_writes(r, rows[i].up);
	}
}

static void says_when_a_result_does_not_fit(void **state)
{
	(void)state;
	struct ds_decimal most = parsed("340282366920938463463374607431768211455"), r;
	assert_false(decimal_add(most, ds_decimal_from(1), &r));
	assert_false(decimal_mul(most, ds_decimal_from(3), &r));
	assert_false(decimal_add(most, parsed("0.1"), &r));
	assert_true(decimal_add(most, ds_decimal_from(-1), &r));
	assert_false(decimal_shift(most, 190, &r));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_what_it_read),
		cmocka_unit_test(refuses_what_is_no_decimal),
		cmocka_unit_test(equal_numbers_are_equal_fields),
		cmocka_unit_test(agrees_with_whole_numbers),
		cmocka_unit_test(divides_to_places),
		cmocka_unit_test(obeys_the_laws_of_arithmetic),
		cmocka_unit_test(rounds_as_told),
		cmocka_unit_test(says_when_a_result_does_not_fit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* check_range_test.c: what a written number may stand for, and when two such intervals agree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/range.h"

static struct ds_decimal dec(const char *z)
{
	struct ds_decimal d;
	assert_true(ds_decimal_parse(ds_str_of(z), &d));
	return d;
}

static struct range written(const char *value, const char *text, enum ds_kind kind, enum ds_approx approx,
			    bool coarse)
{
	struct ds_figure f = { .value = dec(value), .kind = (uint8_t)kind, .approx = (uint8_t)approx };
	return range_written(&f, ds_str_of(text), coarse);
}

static void assert_ends(struct range g, const char *low, const char *high)
{
	assert_true(g.ok);
	assert_int_equal(ds_decimal_cmp(g.low, dec(low)), 0);
	assert_int_equal(ds_decimal_cmp(g.high, dec(high)), 0);
}

static void is_as_wide_as_its_last_digit(void **state)
{
	(void)state;
	assert_ends(written("99", "99%", DS_KIND_PERCENT, 0, false), "98.5", "99.5");
	assert_ends(written("99", "99.0%", DS_KIND_PERCENT, 0, false), "98.95", "99.05");
	assert_ends(written("14000", "1.4万人", DS_KIND_COUNT, 0, false), "13500", "14500");
	assert_ends(written("9648", "9648件", DS_KIND_COUNT, 0, false), "9648", "9648");
	assert_ends(written("12345", "12 345人", DS_KIND_COUNT, 0, false), "12345", "12345");
	assert_ends(written("28460", "28,460元", DS_KIND_MONEY, 0, false), "28460", "28460");
	assert_ends(written("12345000", "1234.5万亩", DS_KIND_AREA, 0, false), "12344500", "12345500");
	assert_ends(written("52", "５２.0%", DS_KIND_PERCENT, 0, false), "51.95", "52.05");
	assert_ends(written("320", "三百二十人", DS_KIND_COUNT, 0, false), "320", "320");
	assert_ends(written("30000", "三万人", DS_KIND_COUNT, 0, false), "25000", "35000");
	assert_false(written("50", "半数", DS_KIND_PERCENT, 0, false).ok);
}

static void zeros_at_the_end_may_be_rounded(void **state)
{
	(void)state;
	assert_ends(written("14000", "14000人", DS_KIND_COUNT, 0, true), "13950", "14050");
	assert_ends(written("100", "100件", DS_KIND_COUNT, 0, true), "95", "105");
	assert_ends(written("120", "120家", DS_KIND_COUNT, 0, true), "120", "120");
}

static void words_widen(void **state)
{
	(void)state;
	struct range g = written("99", "99%", DS_KIND_PERCENT, DS_APPROX_MORE, false);
	assert_true(g.no_high && !g.no_low);
	g = written("99", "99%", DS_KIND_PERCENT, DS_APPROX_LESS, false);
	assert_true(g.no_low && !g.no_high);
	assert_ends(written("300", "300件", DS_KIND_COUNT, DS_APPROX_NEAR, false), "270", "300");
	assert_ends(written("300", "300件", DS_KIND_COUNT, DS_APPROX_ABOUT, false), "270", "330");
}

static enum ds_verdict judged(struct range a, struct range b)
{
	return range_judge(a, b, a, b);
}

static void judges_rates(void **state)
{
	(void)state;
	struct range whole = written("9648", "9648件", DS_KIND_COUNT, 0, false);
	struct range part = written("9593", "9593件", DS_KIND_COUNT, 0, false);
	struct range rate = range_times(range_div(part, whole), 100);
	assert_int_equal(judged(rate, written("99", "99%", DS_KIND_PERCENT, 0, false)), DS_VERDICT_TRUE);
	assert_int_equal(judged(rate, written("99.4", "99.4%", DS_KIND_PERCENT, 0, false)), DS_VERDICT_TRUE);
	assert_int_equal(judged(rate, written("99.5", "99.5%", DS_KIND_PERCENT, 0, false)), DS_VERDICT_FALSE);
	assert_int_equal(judged(rate, written("99", "99%", DS_KIND_PERCENT, DS_APPROX_MORE, false)),
			 DS_VERDICT_TRUE);
	assert_int_equal(judged(rate, written("99", "99%", DS_KIND_PERCENT, DS_APPROX_LESS, false)),
			 DS_VERDICT_FALSE);
	/* 199 of 200 is 99.5 exactly, which rounds to 100 */
	rate = range_times(range_div(range_point(199), range_point(200)), 100);
	assert_int_equal(judged(rate, written("99", "99%", DS_KIND_PERCENT, 0, false)), DS_VERDICT_FALSE);
	assert_int_equal(judged(rate, written("100", "100%", DS_KIND_PERCENT, 0, false)), DS_VERDICT_TRUE);
	assert_false(range_div(range_point(1), range_point(0)).ok);
}

static void sums_keep_rounding(void **state)
{
	(void)state;
	struct range total = written("10.0", "10.0亿元", DS_KIND_MONEY, 0, false), sum = range_point(0);
	for (int i = 0; i < 3; i++)
		sum = range_add(sum, written("3.3", "3.3", DS_KIND_RATE, 0, false));
	/* 3.3 three times is 9.9, and at most 10.05 */
	total.low = dec("9.95");
	total.high = dec("10.05");
	assert_int_equal(judged(sum, total), DS_VERDICT_TRUE);
	total.low = dec("10.05");
	total.high = dec("10.15");
	assert_int_equal(judged(sum, total), DS_VERDICT_FALSE);
	assert_ends(range_sub(range_point(5), range_point(7)), "-2", "-2");
	assert_ends(range_negate(range_point(5)), "-5", "-5");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_as_wide_as_its_last_digit),
		cmocka_unit_test(zeros_at_the_end_may_be_rounded),
		cmocka_unit_test(words_widen),
		cmocka_unit_test(judges_rates),
		cmocka_unit_test(sums_keep_rounding),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

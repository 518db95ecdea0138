/* amount_test.c: every amount that can be written reads back to its value: ranges in all notations, fractions and shares,
 * ratios, discounts, signs, 余 多 几 in every place, halves. Numerals alone are tested by number_test.c; what stands in a
 * sentence by the cases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "figure/lex.h"

#define ROUNDS 3000

static unsigned random_below(uint64_t *s, unsigned n)
{
	*s ^= *s << 13;
	*s ^= *s >> 7;
	*s ^= *s << 17;
	return (unsigned)(*s % n);
}

static bool same(struct ds_decimal d, const char *want)
{
	struct ds_decimal w;
	assert_true(ds_decimal_parse(ds_str_of(want), &w));
	return ds_decimal_cmp(d, w) == 0;
}

/* The text between a verb and a stop is one number with this value, unit, approx, and this high unless NULL. */
static void assert_amount(const char *amount, const char *value, const char *high, const char *unit,
			  enum ds_approx approx)
{
	struct ds_buf b = { 0 };
	struct ds_arena a = { 0 };
	struct tokens t;
	ds_buf_addz(&b, "实际达到");
	size_t start = b.n;
	ds_buf_addz(&b, amount);
	size_t end = b.n;
	ds_buf_addz(&b, "。");
	struct ds_block block = {
		.at = {0, (uint32_t)b.n},
                  .kind = DS_BLOCK_PARAGRAPH
	};
	struct ds_reading r = {
		.text = {b.p, b.n},
                  .blocks = &block, .blocks_n = 1
	};
	scan_block(&r, 0, &a, &t);
	if (t.n != 1 || t.v[0].type != TOKEN_NUMBER)
		fail_msg("%s: %u tokens, wanted one number", amount, t.n);
	const struct token *k = &t.v[0];
	bool whole = k->at.start == start && k->at.end == end;
	if (!whole || !same(k->value, value) || k->ranged != (high != NULL) || (high && !same(k->high, high)) ||
	    !ds_str_eq(k->unit, ds_str_of(unit)) || k->approx != approx) {
		char v[DS_DECIMAL_CHARS];
		size_t n = ds_decimal_format(k->value, v);
		fail_msg("%s: read bytes %u to %u of %zu to %zu, value %.*s, unit %.*s, approx %u", amount,
			 k->at.start, k->at.end, start, end, (int)n, v, (int)k->unit.n, k->unit.p, k->approx);
	}
	ds_buf_done(&b);
	ds_arena_done(&a);
}

static const char *const han[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

static void ranges_read_back(void **state)
{
	(void)state;
	static const char *const joins[] = { "至", "到", "-", "—", "——", "－", "～", "~", "–" };
	static const struct {
		const char *format, *unit;
		unsigned scale;
	} forms[] = {
		{"%u%s%u个",           "个",    0},
                { "%u%s%u万元",       "元",    4},
                { "%u万元%s%u万元", "元",    4},
		{ "%u万%s%u万人",    "人",    4},
                { "%u%s%u%%",           "%",      0},
                { "%u%%%s%u%%",         "%",      0},
		{ "%u%s%u℃",          "℃",    0},
                { "%u公里%s%u公里", "公里", 0},
	};
	uint64_t seed = 88172645463325252u;
	char text[96], low[32], high[32];
	for (int i = 0; i < ROUNDS; i++) {
		unsigned a = 2 + random_below(&seed, 90), b = a + 1 + random_below(&seed, 300);
		size_t f = random_below(&seed, DS_COUNT(forms));
		snprintf(text, sizeof(text), forms[f].format, a, joins[random_below(&seed, DS_COUNT(joins))], b);
		snprintf(low, sizeof(low), "%u%s", a, forms[f].scale ? "0000" : "");
		snprintf(high, sizeof(high), "%u%s", b, forms[f].scale ? "0000" : "");
		assert_amount(text, low, high, forms[f].unit, DS_APPROX_EXACT);
	}
}

static void neighbouring_numerals_are_a_range(void **state)
{
	(void)state;
	static const struct {
		const char *zeros, *text;
	} tails[] = {
		{"",        "名"      },
                { "0",      "十名"   },
                { "00",     "百名"   },
		{ "000",    "千名"   },
                { "0000",   "万名"   },
                { "000000", "百万名"}
	};
	char text[64], low[32], high[32];
	for (unsigned a = 1; a < 9; a++)
		for (size_t k = 0; k < DS_COUNT(tails); k++) {
			if (a == 2)
				snprintf(text, sizeof(text), "两三%s", tails[k].text);
			else
				snprintf(text, sizeof(text), "%s%s%s", han[a], a == 1 ? "两" : han[a + 1],
					 tails[k].text);
			snprintf(low, sizeof(low), "%u%s", a, tails[k].zeros);
			snprintf(high, sizeof(high), "%u%s", a + 1, tails[k].zeros);
			assert_amount(text, low, high, "名", DS_APPROX_EXACT);
		}
	for (unsigned a = 1; a < 9; a++) {
		snprintf(text, sizeof(text), "十%s%s名", han[a], han[a + 1]);
		snprintf(low, sizeof(low), "%u", 10 + a);
		snprintf(high, sizeof(high), "%u", 11 + a);
		assert_amount(text, low, high, "名", DS_APPROX_EXACT);
	}
}

static void shares_read_back(void **state)
{
	(void)state;
	uint64_t seed = 521288629;
	char text[160], want[64];
	for (unsigned a = 1; a < 10; a++) {
		snprintf(text, sizeof(text), "%s成", a == 2 ? "两" : han[a]);
		snprintf(want, sizeof(want), "%u0", a);
		assert_amount(text, want, NULL, "%", DS_APPROX_EXACT);
		for (unsigned b = 1; b < 10; b++) {
			snprintf(text, sizeof(text), "%s成%s", a == 2 ? "两" : han[a], han[b]);
			snprintf(want, sizeof(want), "%u%u", a, b);
			assert_amount(text, want, NULL, "%", DS_APPROX_EXACT);
		}
		snprintf(text, sizeof(text), "%s成半", a == 2 ? "两" : han[a]);
		snprintf(want, sizeof(want), "%u5", a);
		assert_amount(text, want, NULL, "%", DS_APPROX_EXACT);
		snprintf(text, sizeof(text), "百分之%s", han[a]);
		snprintf(want, sizeof(want), "%u", a);
		assert_amount(text, want, NULL, "%", DS_APPROX_EXACT);
	}
	for (int i = 0; i < ROUNDS; i++) {
		unsigned a = random_below(&seed, 1000), b = random_below(&seed, 100);
		snprintf(want, sizeof(want), "%u.%02u", a, b);
		snprintf(text, sizeof(text), "%s%%", want);
		assert_amount(text, want, NULL, "%", DS_APPROX_EXACT);
		snprintf(text, sizeof(text), "%s‰", want);
		assert_amount(text, want, NULL, "‰", DS_APPROX_EXACT);
		snprintf(text, sizeof(text), "%s个百分点", want);
		assert_amount(text, want, NULL, "个百分点", DS_APPROX_EXACT);
		snprintf(text, sizeof(text), "百分之%s", want);
		assert_amount(text, want, NULL, "%", DS_APPROX_EXACT);
	}
	/* fractions that are tenths of a percent without a remainder */
	static const unsigned denominators[] = { 2, 4, 5, 8 };
	for (size_t d = 0; d < DS_COUNT(denominators); d++)
		for (unsigned a = 1; a < denominators[d]; a++) {
			unsigned thousandths = 1000 * a / denominators[d];
			snprintf(text, sizeof(text), "%s分之%s", han[denominators[d]], han[a]);
			snprintf(want, sizeof(want), "%u.%u", thousandths / 10, thousandths % 10);
			assert_amount(text, want, NULL, "%", DS_APPROX_EXACT);
		}
}

static void what_is_left_over_is_more(void **state)
{
	(void)state;
	uint64_t seed = 7654321;
	char text[160], want[64];
	for (int i = 0; i < ROUNDS; i++) {
		unsigned a = 1 + random_below(&seed, 900), ten = 10 * (1 + random_below(&seed, 90));
		static const char *const more[] = { "余", "多" };
		const char *m = more[random_below(&seed, DS_COUNT(more))];
		snprintf(want, sizeof(want), "%u0000", a);
		snprintf(text, sizeof(text), "%u万%s人", a, m);
		assert_amount(text, want, NULL, "人", DS_APPROX_MORE);
		snprintf(want, sizeof(want), "%u0000", ten);
		snprintf(text, sizeof(text), "%u%s万人", ten, m);
		assert_amount(text, want, NULL, "人", DS_APPROX_MORE);
		snprintf(want, sizeof(want), "%u", ten);
		snprintf(text, sizeof(text), "%u%s人", ten, m);
		assert_amount(text, want, NULL, "人", DS_APPROX_MORE);
		snprintf(text, sizeof(text), "%u.%u亿%s元", ten / 1000, ten / 10 % 10, m);
		snprintf(want, sizeof(want), "%u%u0000000", ten / 1000, ten / 10 % 10);
		assert_amount(text, want, NULL, "元", DS_APPROX_MORE);
	}
	assert_amount("三百二十余万株", "3200000", NULL, "株", DS_APPROX_MORE);
	assert_amount("二十来天", "20", NULL, "天", DS_APPROX_ABOUT);
	assert_amount("十几个", "10", NULL, "个", DS_APPROX_MORE);
}

static void signs_and_rare_numerals_read_back(void **state)
{
	(void)state;
	uint64_t seed = 99991;
	char text[160], want[64];
	for (int i = 0; i < ROUNDS; i++) {
		unsigned a = random_below(&seed, 100), b = 1 + random_below(&seed, 9);
		snprintf(want, sizeof(want), "-%u.%u", a, b);
		snprintf(text, sizeof(text), "-%u.%u℃", a, b);
		assert_amount(text, want, NULL, "℃", DS_APPROX_EXACT);
		snprintf(text, sizeof(text), "零下%u.%u℃", a, b);
		assert_amount(text, want, NULL, "℃", DS_APPROX_EXACT);
		snprintf(want, sizeof(want), "%u.%u", a, b);
		snprintf(text, sizeof(text), "+%u.%u℃", a, b);
		assert_amount(text, want, NULL, "℃", DS_APPROX_EXACT);
	}
	for (unsigned a = 1; a < 10; a++) {
		snprintf(text, sizeof(text), "廿%s人", han[a]);
		snprintf(want, sizeof(want), "2%u", a);
		assert_amount(text, want, NULL, "人", DS_APPROX_EXACT);
		snprintf(text, sizeof(text), "卅%s人", han[a]);
		snprintf(want, sizeof(want), "3%u", a);
		assert_amount(text, want, NULL, "人", DS_APPROX_EXACT);
		snprintf(text, sizeof(text), "%s个半月", a == 2 ? "两" : han[a]);
		snprintf(want, sizeof(want), "%u.5", a);
		if (a > 1)
			assert_amount(text, want, NULL, "个月", DS_APPROX_EXACT);
		snprintf(text, sizeof(text), "%s斤半", a == 2 ? "两" : han[a]);
		if (a > 1)
			assert_amount(text, want, NULL, "斤", DS_APPROX_EXACT);
	}
	assert_amount("一万五千亿元", "1500000000000", NULL, "元", DS_APPROX_EXACT);
	assert_amount("3万4000人", "34000", NULL, "人", DS_APPROX_EXACT);
	assert_amount("１２３４．５万吨", "12345000", NULL, "吨", DS_APPROX_EXACT);
	assert_amount("12 345人", "12345", NULL, "人", DS_APPROX_EXACT);
	assert_amount("1,234,567元", "1234567", NULL, "元", DS_APPROX_EXACT);
	assert_amount("八五折", "8.5", NULL, "折", DS_APPROX_EXACT);
	assert_amount("七折", "7", NULL, "折", DS_APPROX_EXACT);
}

static void ratios_take_their_first_term(void **state)
{
	(void)state;
	uint64_t seed = 424242;
	char text[160], want[64];
	static const char *const colons[] = { ":", "：", "∶" };
	for (int i = 0; i < ROUNDS; i++) {
		unsigned a = 1 + random_below(&seed, 60), b = 1 + random_below(&seed, 60),
			 c = random_below(&seed, 10);
		const char *colon = colons[random_below(&seed, DS_COUNT(colons))];
		snprintf(text, sizeof(text), "%u.%u%s%u.5%s%u.2", a, c, colon, b, colon, a + 1);
		snprintf(want, sizeof(want), "%u.%u", a, c);
		assert_amount(text, want, NULL, "", DS_APPROX_EXACT);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ranges_read_back),
		cmocka_unit_test(neighbouring_numerals_are_a_range),
		cmocka_unit_test(shares_read_back),
		cmocka_unit_test(what_is_left_over_is_more),
		cmocka_unit_test(signs_and_rare_numerals_read_back),
		cmocka_unit_test(ratios_take_their_first_term),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

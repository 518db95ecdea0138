/* width_test.c: cells of code points and clusters; ICU's own iterator says where clusters end. */
#include "unit.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "dushu/text.h"

static void widths_of_code_points(void **state)
{
	(void)state;
	static const struct {
		uint32_t cp;
		unsigned narrow, wide;
	} want[] = {
		{'a',      1, 1},
                { 0,       0, 0},
                { '\n',    0, 0},
                { 0x7f,    0, 0},
                { 0x4e2d,  2, 2},
		{ 0x3000,  2, 2},
                { 0x3001,  2, 2},
                { 0x201c,  1, 2},
                { 0x2014,  1, 2},
                { 0x2026,  1, 2},
		{ 0x25a1,  1, 2},
                { 0x2460,  1, 2},
                { 0x0301,  0, 0},
                { 0x200b,  0, 0},
                { 0x200d,  0, 0},
		{ 0x202e,  0, 0},
                { 0xfeff,  0, 0},
                { 0xff0c,  2, 2},
                { 0xff71,  1, 1},
                { 0x1f600, 2, 2},
		{ 0x20000, 2, 2},
                { 0xac00,  2, 2},
                { 0x1160,  0, 0},
                { 0x302a,  0, 0},
                { 0xe000,  1, 2},
		{ 0xfffd,  1, 2},
                { 0x3400,  2, 2},
                { 0xa0,    1, 1},
                { 0x00b7,  1, 2},
                { 0x2028,  0, 0},
	};
	for (size_t i = 0; i < DS_COUNT(want); i++) {
		assert_int_equal(ds_cp_width(want[i].cp, DS_AMBIGUOUS_NARROW), want[i].narrow);
		assert_int_equal(ds_cp_width(want[i].cp, DS_AMBIGUOUS_WIDE), want[i].wide);
	}
}

static void widths_of_clusters(void **state)
{
	(void)state;
	static const struct {
		const char *s;
		unsigned cells;
	} want[] = {
		{"",									  0    },
		{ "赤峰12人",							      7 + 1},
		{ "e\xcc\x81",								1    }, /* e and an accent */
		{ "\xf0\x9f\x87\xa8\xf0\x9f\x87\xb3",                                         2    }, /* a flag */
		{ "\xe2\x9d\xa4\xef\xb8\x8f",						 2    }, /* a heart asked for in colour */
		{ "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", 2    }, /* a family */
		{ "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab",                                     2    }, /* 한 in three parts */
		{ "\r\n",								     0    },
	};
	for (size_t i = 0; i < DS_COUNT(want); i++)
		assert_int_equal(ds_str_width(ds_str_of(want[i].s), DS_AMBIGUOUS_NARROW), want[i].cells);
}

/* Ends of clusters of random text from a repertoire that meets every rule of UAX #29. */
static void clusters_end_where_icu_says(void **state)
{
	(void)state;
	static const uint32_t pool[] = { 'a',     '1',    ' ',     '\r',    '\n',    0x0301,  0x200d, 0xfe0f,
					 0x4e2d,  0x3002, 0x1f468, 0x1f469, 0x1f1e8, 0x1f1f3, 0x2764, 0x1100,
					 0x1161,  0x11a8, 0xac00,  0xac01,  0x0600,  0x0903,  0x0e33, 0x200b,
					 0x1f3fb, 0x00a9, 0xff0c,  0x3099,  0x302a,  0x7f };
	uint64_t seed = 3;
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *icu = ubrk_open(UBRK_CHARACTER, "zh", NULL, 0, &status);
	assert_true(U_SUCCESS(status));
	for (int round = 0; round < 3000; round++) {
		struct ds_buf b = { 0 };
		const uint32_t n = 1 + unit_random(&seed) % 12;
		for (uint32_t i = 0; i < n; i++) {
			char utf8[4];
			ds_buf_add(&b, utf8, ds_utf8_put(pool[unit_random(&seed) % DS_COUNT(pool)], utf8));
		}
		UText text = UTEXT_INITIALIZER;
		utext_openUTF8(&text, b.p, (int64_t)b.n, &status);
		ubrk_setUText(icu, &text, &status);
		ubrk_first(icu);
		for (size_t at = 0; at < b.n;) {
			unsigned width;
			at = ds_grapheme_next((struct ds_str){ b.p, b.n }, at, DS_AMBIGUOUS_NARROW, &width);
			assert_int_equal(at, ubrk_next(icu));
			assert_true(width <= 2);
		}
		utext_close(&text);
		ds_buf_done(&b);
	}
	ubrk_close(icu);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(widths_of_code_points),
		cmocka_unit_test(widths_of_clusters),
		cmocka_unit_test(clusters_end_where_icu_says),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* sorts_test.c: the rows of sorts.inc keep their order and are written in simplified script; every word is found by its head and by
 * its tail, alone and in company, in either script. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "dushu/text.h"
#include "figure/sorts.h"

#define WORD(z) { z, sizeof(z) - 1 }, .sorts
static const struct row {
	struct ds_str word;
	uint64_t sorts;
} rows[] = {
#include "figure/sorts.inc"
};

static void rows_are_sorted(void **state)
{
	(void)state;
	for (size_t i = 0; i < DS_COUNT(rows); i++) {
		struct ds_str w = rows[i].word;
		assert_true(w.n >= 3 && rows[i].sorts != 0);
		assert_true(ds_utf8_valid(w));
		if (i)
			assert_true(strcmp(rows[i - 1].word.p, w.p) < 0);
		for (size_t at = 0; at < w.n;) {
			unsigned len;
			const uint32_t cp = ds_utf8_at(w.p + at, &len);
			assert_int_equal(ds_fold(cp), cp);
			at += len;
		}
	}
}

static void every_word_is_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < DS_COUNT(rows); i++) {
		struct ds_str w = rows[i].word;
		const uint64_t sorts = rows[i].sorts;
		assert_true(sorts_of(w) == sorts);
		assert_int_equal(sort_at(w.p, w.p + w.n, sorts), w.n);
		assert_true((sorts_ending(w) & sorts) == sorts);
		char among[64];
		const int n = snprintf(among, sizeof(among), "鿿%s鿿", w.p);
		struct ds_str s = { among, (size_t)n };
		assert_true(has_sort(s, sorts));
		assert_int_equal(sort_last(s, sorts), w.n + 3);
		assert_true(sorts_of(s) == 0 && sorts_ending(s) == 0);
		s.n -= 3;
		assert_true((sorts_ending(s) & sorts) == sorts);
		assert_int_equal(sort_last(s, sorts) == s.n, false);
	}
}

static void words_at_either_end(void **state)
{
	(void)state;
	assert_true(ends_sort(DS_STR("甲县消防队"), S_OFFICE));
	assert_true(starts_sort(DS_STR("游客很多"), S_GUEST));
	assert_false(starts_sort(DS_STR("甲县消防队"), S_OFFICE) || ends_sort(DS_STR("游客很多"), S_GUEST));
}

static void ends_are_told_together(void **state)
{
	(void)state;
	const uint64_t sorts = sorts_ending(DS_STR("两个小区"));
	assert_true((sorts & S_AREA) && (sorts & S_GROUND));
	assert_false(ends_sort(DS_STR("区划"), S_AREA));
	assert_false(is_sort(DS_STR("两个小区"), S_GROUND));
	assert_false(ends_sort(DS_STR(""), S_AREA) || ends_sort(DS_STR("km"), S_AREA) ||
		     has_sort(DS_STR("a"), ~UINT64_C(0)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_sorted),
		cmocka_unit_test(every_word_is_found),
		cmocka_unit_test(words_at_either_end),
		cmocka_unit_test(ends_are_told_together),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

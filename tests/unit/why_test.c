/* why_test.c: explaining changes no figure, and every ground stands in the text. */
#include <stdio.h>

#include "unit.h"

#include "dushu/extract.h"

static const char text[] =
    "保山市前三季度工作\n\n一、农业\n\n前三季度,全市粮食总产量12.8万吨,比上年增长1.5%,"
    "其中玉米占六成。今年计划新增果树3至5万亩,每户补助"
    "不超过3000元。\n\n昌宁县、施甸县和龙陵县分别投入120万元、90万元和85万元。到2035年,高标准农田达到30万亩;"
    "人均水资源近3200立方米。"
    "\n\n| 地区 | 产量(万吨) | 增长(%) |\n|---|---|---|\n| 昌宁县 | 12.8 | 1.5 |\n| 施甸县 | 20.1 | -0.6 |\n";

static struct ds_doc *extracted(bool explain)
{
	const struct ds_extract_options opt = { .explain = explain };
	struct ds_doc *doc = NULL;
	struct ds_error e;
	assert_int_equal(ds_extract(ds_str_of(text), &opt, &doc, &e), DS_OK);
	return doc;
}

static void explaining_changes_nothing(void **state)
{
	(void)state;
	struct ds_doc *plain = extracted(false), *told = extracted(true);
	assert_null(plain->figures.why);
	assert_non_null(told->figures.why);
	assert_true(plain->figures.n > 12);
	assert_int_equal(plain->figures.n, told->figures.n);
	for (uint32_t i = 0; i < plain->figures.n; i++) {
		const struct ds_figure *a = &plain->figures.v[i], *b = &told->figures.v[i];
		assert_memory_equal(&a->at, &b->at, sizeof a->at);
		assert_int_equal(ds_decimal_cmp(a->value, b->value), 0);
		assert_true(ds_str_eq(a->unit, b->unit) && ds_str_eq(a->label, b->label) &&
			    ds_str_eq(a->per, b->per));
		assert_true(ds_str_eq(a->period, b->period) && ds_place_eq(a->place, b->place));
		assert_true(a->status == b->status && a->change == b->change && a->approx == b->approx);
		assert_int_equal(a->rule, b->rule);
	}
	ds_doc_free(plain);
	ds_doc_free(told);
}

/* A field that says something has a ground; one that says nothing has none. */
static void every_field_has_its_ground(void **state)
{
	(void)state;
	struct ds_doc *d = extracted(true);
	for (uint32_t i = 0; i < d->figures.n; i++) {
		const struct ds_figure *f = &d->figures.v[i];
		const struct ds_ground *g = d->figures.why[i].of;
		bool said[DS_FIGURE_FIELDS] = {
			[DS_FIELD_VALUE] = true,
			[DS_FIELD_UNIT] = f->unit.n > 0,
			[DS_FIELD_APPROX] = f->approx != DS_APPROX_EXACT,
			[DS_FIELD_LABEL] = f->label.n > 0,
			[DS_FIELD_REGION] = f->place.region != DS_REGION_NONE,
			[DS_FIELD_STATUS] = f->status != DS_STATUS_ACTUAL,
			[DS_FIELD_CHANGE] = f->change != DS_CHANGE_LEVEL,
			[DS_FIELD_PER] = f->per.n > 0,
			[DS_FIELD_PERIOD] = f->period.n > 0,
		};
		for (int k = 0; k < DS_FIGURE_FIELDS; k++) {
			assert_int_equal(said[k], g[k].kind != DS_GROUND_NONE);
			assert_true(g[k].at.start <= g[k].at.end && g[k].at.end <= d->reading.text.n);
		}
		assert_true(g[DS_FIELD_VALUE].at.start >= f->at.start && g[DS_FIELD_VALUE].at.end <= f->at.end);
	}
	ds_doc_free(d);
}

static void all_words_are_there(void **state)
{
	(void)state;
	for (int k = 0; k < DS_GROUNDS; k++) {
		assert_true(strlen(ds_ground_word((enum ds_ground_kind)k)) > 2);
		assert_true(strlen(ds_ground_about((enum ds_ground_kind)k)) > 4);
		for (int n = 0; n < k; n++)
			assert_string_not_equal(ds_ground_word((enum ds_ground_kind)k),
						ds_ground_word((enum ds_ground_kind)n));
	}
	for (int k = 0; k < DS_FIGURE_FIELDS; k++)
		assert_non_null(ds_figure_field_word((enum ds_figure_field)k));
	assert_string_equal(ds_figure_rule_word(60000), ds_figure_rule_word(0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(explaining_changes_nothing),
		cmocka_unit_test(every_field_has_its_ground),
		cmocka_unit_test(all_words_are_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

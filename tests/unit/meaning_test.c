/* meaning_test.c: the lexicon keeps its order; sentences end where they should; and the reader of meaning stands odd
 * and hostile text in linear time. What figures mean is checked by tests/cases/figures-*.jsonl. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "dushu/extract.h"
#include "figure/meaning.h"

#define WORD(z) { z, sizeof(z) - 1 }, .cls
static const struct row {
	struct ds_str word;
	uint64_t cls;
} rows[] = {
#include "figure/lexicon.inc"
};

static void lexicon_is_sorted(void **state)
{
	(void)state;
	for (size_t i = 0; i < DS_COUNT(rows); i++) {
		struct ds_str w = rows[i].word;
		assert_true(w.n >= 3 && w.n < 32 && rows[i].cls != 0);
		assert_true(ds_utf8_valid(w));
		if (i == 0)
			continue;
		struct ds_str v = rows[i - 1].word;
		int order = memcmp(v.p, w.p, v.n < w.n ? v.n : w.n);
		assert_true(order < 0 || (order == 0 && v.n < w.n));
	}
}

/* Every word is found, and nothing longer than it where nothing follows. */
static void lexicon_finds_every_word(void **state)
{
	(void)state;
	for (size_t i = 0; i < DS_COUNT(rows); i++) {
		struct ds_str w = rows[i].word;
		struct found found = lexicon_match(w, w.n);
		assert_int_equal(found.n, w.n);
		assert_true(found.cls == rows[i].cls);
		struct lexicon_pair pair;
		char behind[64]; /* what is passed in runs begins no word */
		int n = snprintf(behind, sizeof(behind), "%.*s鿿鿿鿿鿿", (int)w.n, w.p);
		assert_ptr_equal(lexicon_skip(behind, behind + n, behind + n, &pair), behind);
	}
	assert_int_equal(lexicon_match(DS_STR("鿿"), 0).n, 0);
	assert_int_equal(lexicon_match(DS_STR("a"), 0).n, 0);
	/* The longest wins, and a word that leans on a number needs one. */
	assert_int_equal(lexicon_match(DS_STR("达到了"), 0).n, 9);
	assert_int_equal(lexicon_match(DS_STR("约"), 0).n, 0);
	assert_int_equal(lexicon_match(DS_STR("约5"), 3).n, 3);
}

static void sentences_end(void **state)
{
	(void)state;
	struct ds_str s = DS_STR("甲。”乙!丙\n2021年？」！丁");
	struct ds_block b = {
		.at = {0, (uint32_t)s.n},
                  .kind = DS_BLOCK_PARAGRAPH
	};
	struct ds_reading r = { .text = s, .blocks = &b, .blocks_n = 1 };
	struct token_row row = { 0 };
	scan_append(&r, 0, &row);
	static const uint32_t ends[] = { 9, 13, 17, 30, 33 };
	assert_int_equal(row.ends_n, DS_COUNT(ends));
	assert_memory_equal(row.ends, ends, sizeof(ends));
	free(row.v);
	free(row.ends);
}

static struct ds_doc *extract(const char *p, size_t n)
{
	struct ds_doc *d = NULL;
	struct ds_error e;
	assert_int_equal(ds_extract((struct ds_str){ p, n }, NULL, &d, &e), DS_OK);
	return d;
}

/* Figures stand in order, inside their blocks, with labels of valid text. */
static void check_doc(const struct ds_doc *d)
{
	for (uint32_t i = 0; i < d->figures.n; i++) {
		const struct ds_figure *f = &d->figures.v[i];
		const struct ds_span block = d->reading.blocks[f->block].at;
		assert_true(f->at.start < f->at.end && f->at.start >= block.start && f->at.end <= block.end);
		assert_true(i == 0 || d->figures.v[i - 1].at.end <= f->at.start);
		assert_true(ds_utf8_valid(f->label) && ds_utf8_valid(f->per) && ds_utf8_valid(f->period));
		assert_true(f->status < DS_STATUSES && f->change < DS_CHANGES);
	}
}

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Time for `unit` repeated to n bytes. */
static double cost(const char *unit, size_t n)
{
	struct ds_buf b = { 0 };
	ds_buf_addz(&b, "全市情况。");
	while (b.n < n)
		ds_buf_addz(&b, unit);
	struct ds_doc *d = extract(b.p, b.n);
	check_doc(d);
	double best = 1e9;
	for (int round = 0; round < 3; round++) {
		struct ds_arena arena = { 0 };
		struct ds_figures figures;
		double t = seconds();
		ds_figures_find(&d->reading, &d->mentions, &arena, &figures);
		t = seconds() - t;
		best = t < best ? t : best;
		ds_arena_done(&arena);
	}
	ds_doc_free(d);
	ds_buf_done(&b);
	return best;
}

/* Eight times the text may take eight times the time and some noise, never sixty-four times. */
static void hostile_text_is_linear(void **state)
{
	(void)state;
	static const char *const units[] = {
		"1个",
		"1、",
		"增长5%、",
		"的",
		"每",
		"“1",
		"《1个》",
		"(1",
		"1)",
		"A市1个、",
		"比上年",
		"分别为1、2和3,",
		"其中",
		"占全市的1%",
		"从1到2",
		"在在在1个",
		"北京、上海、1个",
		"2021年1个",
		"为人民服务达1次的",
		"、、、、1个",
	};
	for (size_t i = 0; i < DS_COUNT(units); i++) {
		double small = cost(units[i], 20000), large = cost(units[i], 160000);
		if (large > 0.01 && large > small * 30)
			fail_msg("“%s”: %.1f ms for 20 kB, %.1f ms for 160 kB", units[i], small * 1e3, large * 1e3);
	}
}

/* Any cut of a text, and any run of its lexemes, is read without harm. */
static void pieces_are_read(void **state)
{
	(void)state;
	static const char text[] =
	    "到2025年,全市(含县)产值达到1.5亿元,增长5%、6%和7%;其中,A县、B县分别为3个和4个。"
	    "每名党员、每人每年开展5项,比上年多12家(户),占全省的1/3。“投入”1000万元的项目将增2万个";
	for (size_t from = 0; from < sizeof text - 1; from += 3)
		for (size_t n = 0; from + n < sizeof text; n += 7) {
			struct ds_doc *d = extract(text + from, n);
			check_doc(d);
			ds_doc_free(d);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lexicon_is_sorted),      cmocka_unit_test(lexicon_finds_every_word),
		cmocka_unit_test(sentences_end),          cmocka_unit_test(pieces_are_read),
		cmocka_unit_test(hostile_text_is_linear),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* view_set_test.c: Setting text: at every width from 4 to 200 nothing is lost, rows fit, figures stay whole, and no row begins with
 * closing punctuation or ends with an opening bracket. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "dushu/view.h"

enum { SETTLED_WIDTH = 24 }; /* from here on every figure and every rule has room */

static const char hostile[] =
    "控制字符\x01\x1b[31m红\x1b[0m与\x7f\xc2\x85,方向\xe2\x80\xae反\xe2\x80\xac过来,零宽\xe2\x80\x8b空格。\n"
    "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc"
    "\x81"
    "\xcc\x81\xcc\x81 和 \xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7 与 "
    "\xf0\xa0\x80\x80\n"
    "ThisIsOneVeryLongLatinWordWithoutAnyPlaceToBreakItThatGoesOnAndOnAndOnAndOnAndOnAndOnAndOn12345678901234567890"
    "1234567890\n"
    "，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，\n"
    "　　已经缩进的段落,全年生产总值1463.20亿元,比上年增长6.8%。……——“引文”(括号)《书名》!?\n";

static struct ds_str glyph_text(const char *p, size_t n)
{
	return (struct ds_str){ p, n };
}

static bool is_one_of(struct ds_str c, const char *set)
{
	for (const char *p = set; *p;) {
		unsigned n;
		ds_utf8_at(p, &n);
		if (ds_str_eq(c, glyph_text(p, n)))
			return true;
		p += n;
	}
	return false;
}

static int ink_width(struct ds_str s)
{
	int w = 0, ink = 0;
	for (size_t off = 0; off < s.n;) {
		struct ds_glyph g;
		ds_glyph_next(s, off, DS_AMBIGUOUS_NARROW, &g);
		w += (int)g.width;
		if (!(g.n == 1 && g.s[0] == ' ') && !(g.n == 3 && memcmp(g.s, "　", 3) == 0))
			ink = w;
		off = g.end;
	}
	return ink;
}

static int by_start(const void *a, const void *b)
{
	const struct ds_set_piece *x = a, *y = b;
	return x->start < y->start ? -1 : x->start > y->start;
}

static void nothing_lost(const struct ds_doc *d, const struct ds_block *b, const struct ds_set_block *set)
{
	struct ds_set_piece *v = malloc((set->n + 1) * sizeof(*v));
	memcpy(v, set->v, set->n * sizeof(*v));
	qsort(v, set->n, sizeof(*v), by_start);
	uint32_t at = b->at.start;
	for (uint32_t i = 0; i < set->n; i++) {
		for (; at < v[i].start; at++)
			assert_int_equal(d->reading.text.p[at], '\t');
		assert_int_equal(v[i].start, at);
		at = v[i].end;
	}
	for (; at < b->at.end; at++)
		assert_int_equal(d->reading.text.p[at], '\t');
	free(v);
}

static void rows_good(const struct ds_doc *d, const struct ds_block *b, const struct ds_set_block *set, int width)
{
	for (uint32_t i = 0; i < set->n; i++) {
		const struct ds_set_piece *p = &set->v[i];
		struct ds_str row = ds_str_slice(d->reading.text, (struct ds_span){ p->start, p->end });
		assert_true(p->row < set->rows && (i == 0 || set->v[i - 1].row <= p->row));
		if (row.n == 0)
			continue;
		struct ds_glyph first;
		ds_glyph_next(row, 0, DS_AMBIGUOUS_NARROW, &first);
		if (first.end < row.n) /* one thing wider than the width has nowhere to go */
			assert_true((int)p->col + ink_width(row) <= width);
		if (b->kind == DS_BLOCK_TABLE_ROW || width < SETTLED_WIDTH || p->start == b->at.start)
			continue;
		assert_false(is_one_of(glyph_text(row.p, first.end), "，。、；：！？）」』》〉】”’,;:!?)%"));
		size_t last = row.n;
		while (last > 0 && row.p[last - 1] == ' ')
			last--;
		if (p->end < b->at.end && last > 0) {
			const char *c = ds_utf8_prev(row.p + last, row.p);
			assert_false(is_one_of(glyph_text(c, (size_t)(row.p + last - c)), "（「『《〈【“‘"));
		}
	}
}

static void figures_whole(const struct ds_doc *d, const struct ds_block *b, const struct ds_set_block *set,
			  int width)
{
	for (uint32_t f = 0; f < d->figures.n; f++) {
		struct ds_span at = d->figures.v[f].at;
		if (at.start < b->at.start || at.end > b->at.end ||
		    ink_width(ds_str_slice(d->reading.text, at)) > width - 8)
			continue;
		for (uint32_t i = 0; i < set->n; i++)
			assert_false(set->v[i].start > at.start && set->v[i].start < at.end);
	}
}

static void doc_at_all_widths(const struct ds_doc *d, int step)
{
	struct ds_setter *s = ds_setter_new(DS_AMBIGUOUS_NARROW);
	for (int width = 4; width <= 200; width += step) {
		for (uint32_t i = 0; i < d->reading.blocks_n; i++) {
			const struct ds_block *b = &d->reading.blocks[i];
			struct ds_set_block set;
			if (b->kind == DS_BLOCK_BOILERPLATE)
				continue;
			ds_setter_run(s, d, i, width, &set);
			assert_true(set.rows >= 1);
			nothing_lost(d, b, &set);
			rows_good(d, b, &set, width);
			if (b->kind != DS_BLOCK_TABLE_ROW && width >= SETTLED_WIDTH)
				figures_whole(d, b, &set, width);
		}
	}
	ds_setter_free(s);
}

static void shipped_articles(void **state)
{
	(void)state;
	static const char *const paths[] = { "src/share/articles" };
	struct ds_library *lib;
	struct ds_error e;
	assert_int_equal(ds_library_open(paths, 1, NULL, &lib, &e), DS_OK);
	ds_library_wait(lib);
	ds_article_id id = DS_ARTICLE_NONE;
	int n = 0;
	while ((id = ds_library_step(lib, (struct ds_place){ 0 }, id, 1)) != DS_ARTICLE_NONE) {
		const struct ds_doc *d;
		uint32_t index;
		assert_int_equal(ds_library_open_doc(lib, id, &d, &index, &e), DS_OK);
		if (index == 0)
			doc_at_all_widths(d, 1);
		n++;
	}
	assert_true(n >= 8);
	ds_library_close(lib);
}

static void hostile_text(void **state)
{
	(void)state;
	struct ds_doc *d;
	assert_int_equal(ds_extract(DS_STR(hostile), NULL, &d, NULL), DS_OK);
	struct ds_setter *s = ds_setter_new(DS_AMBIGUOUS_NARROW);
	for (int width = 4; width <= 200; width++) {
		for (uint32_t i = 0; i < d->reading.blocks_n; i++) {
			struct ds_set_block set;
			ds_setter_run(s, d, i, width, &set);
			nothing_lost(d, &d->reading.blocks[i], &set);
		}
	}
	ds_setter_free(s);
	ds_doc_free(d);
}

/* …… and —— stay whole wherever a row has room for them. */
static void long_marks_are_whole(void **state)
{
	static const char text[] = "他停了一下……又说——这件事，要从头说起……谁也没有料到——\n";
	struct ds_doc *d;
	(void)state;
	assert_int_equal(ds_extract(DS_STR(text), NULL, &d, NULL), DS_OK);
	for (enum ds_ambiguous amb = DS_AMBIGUOUS_NARROW; amb <= DS_AMBIGUOUS_WIDE; amb++) {
		struct ds_setter *s = ds_setter_new(amb);
		for (int width = 8; width <= 200; width++) {
			struct ds_set_block set;
			ds_setter_run(s, d, 0, width, &set);
			for (uint32_t i = 1; i < set.n; i++) {
				const char *at = d->reading.text.p + set.v[i].start;
				for (const char *mark = "……\0——\0"; *mark; mark += strlen(mark) + 1)
					assert_false(memcmp(at - 3, mark, 3) == 0 && memcmp(at, mark, 3) == 0);
			}
		}
		ds_setter_free(s);
	}
	ds_doc_free(d);
}

/* Nothing that a terminal would obey comes out of a glyph. */
static void glyphs_are_harmless(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		unsigned width;
		const char *shown;
	} cases[] = {
		{"\x1b[2J",       2, "^["       },
		{ "\x7f",         2, "^?"       },
		{ "\xc2\x9b",     6, "<009B>"   },
		{ "\xe2\x80\xae", 6, "<202E>"   },
		{ "\xe2\x81\xa6", 6, "<2066>"   },
		{ "\xe2\x80\x8b", 0, ""         },
		{ "\xcc\x81",     6, "<0301>"   },
		{ "\t",           1, " "        },
		{ "中",          2, "中"      },
		{ "，",          2, "，"      },
		{ "e\xcc\x81",    1, "e\xcc\x81"},
	};
	for (size_t i = 0; i < DS_COUNT(cases); i++) {
		struct ds_glyph g;
		ds_glyph_next(ds_str_of(cases[i].text), 0, DS_AMBIGUOUS_NARROW, &g);
		assert_int_equal(g.width, cases[i].width);
		assert_int_equal(g.n, strlen(cases[i].shown));
		assert_memory_equal(g.s, cases[i].shown, g.n);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shipped_articles),
		cmocka_unit_test(hostile_text),
		cmocka_unit_test(long_marks_are_whole),
		cmocka_unit_test(glyphs_are_harmless),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

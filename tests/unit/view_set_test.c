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
	return x->start != y->start ? (x->start < y->start ? -1 : 1) : x->end < y->end ? -1 : x->end > y->end;
}

static void nothing_lost(const struct ds_doc *d, const struct ds_block *b, const struct ds_set_block *set)
{
	struct ds_set_piece *v = malloc((set->n + 1) * sizeof(*v));
	memcpy(v, set->v, set->n * sizeof(*v));
	qsort(v, set->n, sizeof(*v), by_start);
	uint32_t at = b->at.start;
	for (uint32_t i = 0; i < set->n; i++) {
		if (v[i].over) /* stands for no bytes */
			continue;
		for (; at < v[i].start; at++)
			assert_int_equal(d->reading.text.p[at], '\t');
		assert_int_equal(v[i].start, at);
		at = v[i].end;
	}
	for (; at < b->at.end; at++)
		assert_int_equal(d->reading.text.p[at], '\t');
	free(v);
}

/* Text of a row in the order of its columns: only pieces with bytes. Returns the index behind it. */
static uint32_t row_end(const struct ds_set_block *set, uint32_t i)
{
	uint32_t row = set->v[i].row;
	while (i < set->n && set->v[i].row == row)
		i++;
	return i;
}

static struct ds_str piece_text(const struct ds_doc *d, const struct ds_set_piece *p)
{
	return p->over ? ds_str_of(p->over) : ds_str_slice(d->reading.text, (struct ds_span){ p->start, p->end });
}

/* Rows fit, and nothing in them stands on something else. */
static void rows_fit(const struct ds_doc *d, const struct ds_set_block *set, int width)
{
	for (uint32_t i = 0; i < set->n; i++) {
		const struct ds_set_piece *p = &set->v[i];
		struct ds_str text = piece_text(d, p);
		struct ds_glyph first;
		assert_true(p->row < set->rows && (i == 0 || set->v[i - 1].row <= p->row));
		assert_true(!p->over || (p->start == p->end && p->row % 2 == 0 && set->over));
		if (text.n == 0)
			continue;
		ds_glyph_next(text, 0, DS_AMBIGUOUS_NARROW, &first);
		if (first.end < text.n) /* one thing wider than the width has nowhere to go */
			assert_true((int)p->col + ink_width(text) <= width);
		if (i > 0 && set->v[i - 1].row == p->row)
			assert_true(set->v[i - 1].col + ink_width(piece_text(d, &set->v[i - 1])) <= p->col);
	}
}

/* How a block was parted into rows, against what the breaker says: no row ends at a worse place than one it passed.
 * Returns whether a row begins with what closes or ends with what opens. */
static bool ends_well(const struct ds_doc *d, const struct ds_block *b, const struct ds_set_block *set,
		      const uint8_t *breaks)
{
	struct ds_str text = ds_block_text(&d->reading, b);
	bool forced = false;
	uint32_t from = 0;
	for (uint32_t i = 0; i < set->n; i = row_end(set, i)) {
		uint32_t end = from, to = row_end(set, i);
		for (uint32_t k = i; k < to; k++)
			end = !set->v[k].over && set->v[k].end - b->at.start > end ? set->v[k].end - b->at.start
										   : end;
		if (end == from)
			continue;
		uint8_t best = DS_BREAK_NEVER;
		for (size_t p = from; p < end;) {
			struct ds_glyph g;
			ds_glyph_next(text, p, DS_AMBIGUOUS_NARROW, &g);
			p = g.end;
			if (p < end && breaks[p] > best)
				best = breaks[p];
		}
		assert_true(breaks[end] >= best || breaks[end] == DS_BREAK_NEVER);
		forced = forced || breaks[end] <= DS_BREAK_FORCED;
		from = end;
	}
	return forced;
}

static void rows_good(const struct ds_doc *d, const struct ds_block *b, const struct ds_set_block *set)
{
	for (uint32_t i = 0, to; i < set->n; i = to) {
		to = row_end(set, i);
		struct ds_set_piece row = set->v[i];
		row.end = set->v[to - 1].end;
		if (row.over || row.end == row.start || row.start == b->at.start)
			continue;
		struct ds_str text = ds_str_slice(d->reading.text, (struct ds_span){ row.start, row.end });
		struct ds_glyph first;
		ds_glyph_next(text, 0, DS_AMBIGUOUS_NARROW, &first);
		assert_false(is_one_of(glyph_text(text.p, first.end), "，。、；：！？）」』》〉】”’,;:!?)%％℃‰·"));
		size_t last = text.n;
		while (last > 0 && text.p[last - 1] == ' ')
			last--;
		if (row.end < b->at.end && last > 0) {
			const char *c = ds_utf8_prev(text.p + last, text.p);
			assert_false(is_one_of(glyph_text(c, (size_t)(text.p + last - c)), "（「『《〈【“‘(["));
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
		for (uint32_t i = 0, to; i < set->n; i = to) {
			to = row_end(set, i);
			assert_false(set->v[i].start > at.start && set->v[i].start < at.end);
		}
	}
}

/* The figures of a block, as the setter keeps them. */
static size_t figures_of(const struct ds_doc *d, const struct ds_block *b, struct ds_span *out, size_t max)
{
	size_t n = 0;
	for (uint32_t f = 0; f < d->figures.n && n < max; f++) {
		struct ds_span at = d->figures.v[f].at;
		if (at.start >= b->at.start && at.end <= b->at.end)
			out[n++] = (struct ds_span){ at.start - b->at.start, at.end - b->at.start };
	}
	return n;
}

static void doc_at_widths(const struct ds_doc *d, int from, int step)
{
	struct ds_setter *plain = ds_setter_new(DS_AMBIGUOUS_NARROW), *pinyin = ds_setter_new(DS_AMBIGUOUS_NARROW);
	struct ds_breaker *breaker = ds_breaker_new();
	ds_setter_pinyin(pinyin, true);
	for (uint32_t i = 0; i < d->reading.blocks_n; i++) {
		const struct ds_block *b = &d->reading.blocks[i];
		struct ds_str text = ds_block_text(&d->reading, b);
		struct ds_span *keep = malloc((d->figures.n + 1) * sizeof(*keep));
		uint8_t *breaks = malloc(text.n + 1);
		struct ds_set_block set;
		bool table = b->kind == DS_BLOCK_TABLE_ROW;
		ds_breaker_run(breaker, text, keep, figures_of(d, b, keep, d->figures.n), breaks);
		for (int width = from; width <= 200 && b->kind != DS_BLOCK_BOILERPLATE; width += step) {
			ds_setter_run(plain, d, i, width, &set);
			assert_true(set.rows >= 1);
			nothing_lost(d, b, &set);
			rows_fit(d, &set, width);
			bool forced = !table && ends_well(d, b, &set, breaks);
			if (!table && width >= SETTLED_WIDTH) {
				assert_false(forced);
				rows_good(d, b, &set);
				figures_whole(d, b, &set, width);
			}
			if (width % 3 != 0) /* a third of the widths is enough for the slower kind */
				continue;
			ds_setter_run(pinyin, d, i, width, &set);
			nothing_lost(d, b, &set);
			rows_fit(d, &set, width);
			if (!table && width >= 2 * SETTLED_WIDTH)
				assert_false(ends_well(d, b, &set, breaks));
		}
		free(breaks);
		free(keep);
	}
	ds_breaker_free(breaker);
	ds_setter_free(plain);
	ds_setter_free(pinyin);
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
			doc_at_widths(d, 4, 1);
		n++;
	}
	assert_true(n >= 8);
	ds_library_close(lib);
}

/* Texts of other kinds, written for other tests; all widths, each on a part of the texts. */
static void texts_of_cases(void **state)
{
	(void)state;
	static const char *const files[] = { "tests/cases/figures-meaning.jsonl", "tests/cases/articles-own.jsonl",
					     "tests/cases/figures-genre-table.jsonl",
					     "tests/cases/regions-own.jsonl",
					     "tests/cases/figures-genre-trad.jsonl" };
	int texts = 0;
	for (size_t i = 0; i < DS_COUNT(files); i++) {
		struct ds_bytes file;
		struct ds_error e;
		assert_int_equal(ds_bytes_read(files[i], &file, &e), DS_OK);
		struct ds_str all = file.s;
		for (size_t at = 0; (at = ds_str_find(all, DS_STR("\"text\":"), at)) != SIZE_MAX; texts++) {
			struct ds_buf text = { 0 };
			struct ds_doc *d;
			for (at = ds_str_find(all, DS_STR("\""), at + 7) + 1; at < all.n && all.p[at] != '"';
			     at++) {
				if (all.p[at] == '\\')
					at++;
				ds_buf_addc(&text, all.p[at - 1] != '\\' ? all.p[at]
						   : all.p[at] == 'n'    ? '\n'
						   : all.p[at] == 't'    ? '\t'
									 : all.p[at]);
			}
			assert_int_equal(ds_extract((struct ds_str){ text.p, text.n }, NULL, &d, NULL), DS_OK);
			doc_at_widths(d, 4 + texts % 7, 7);
			ds_doc_free(d);
			ds_buf_done(&text);
		}
		ds_bytes_done(&file);
	}
	assert_true(texts > 300);
}

static void gold_texts(void **state)
{
	(void)state;
	static const char *const paths[] = {
		"tests/gold/audit/audit-a-dangjian.txt",  "tests/gold/audit/audit-b-yuebao.txt",
		"tests/gold/audit/audit-c-jiaotong.txt",  "tests/gold/audit/audit-d-shezhai.txt",
		"tests/gold/audit2/n01-hebei-tongji.txt", "tests/gold/audit2/n04-taihe-bao.txt"
	};
	for (size_t i = 0; i < DS_COUNT(paths); i++) {
		struct ds_bytes file;
		struct ds_error e;
		struct ds_doc *d;
		assert_int_equal(ds_bytes_read(paths[i], &file, &e), DS_OK);
		assert_int_equal(ds_extract(file.s, NULL, &d, NULL), DS_OK);
		doc_at_widths(d, 4, 1);
		ds_doc_free(d);
		ds_bytes_done(&file);
	}
}

/* Emoji of several code points, flags, variation selectors, marks on letters, ideographs of planes 2 and 3: each in one
 * piece, and never parted. */
static void clusters_are_whole(void **state)
{
	static const char *const clusters[] = {
		"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80", /* woman ZWJ rocket */
		"\xf0\x9f\x87\xa8\xf0\x9f\x87\xb3",             /* flag CN */
		"\xe2\x9d\xa4\xef\xb8\x8f",                     /* heart VS16 */
		"e\xcc\x81",
		"\xf0\xa0\xae\xb7", /* U+20BB7 */
		"\xf0\xb0\x80\x80", /* U+30000 */
		"\xe8\xbe\xbb\xf3\xa0\x84\x80"
	}; /* 辻 with an ideographic variation */
	struct ds_buf text = { 0 };
	struct ds_doc *d;
	(void)state;
	for (int round = 0; round < 40; round++) {
		ds_buf_addz(&text, clusters[round * 5 % (int)DS_COUNT(clusters)]);
		ds_buf_addz(&text, round % 3 ? "字" : "");
	}
	assert_int_equal(ds_extract((struct ds_str){ text.p, text.n }, NULL, &d, NULL), DS_OK);
	struct ds_setter *s = ds_setter_new(DS_AMBIGUOUS_NARROW);
	for (int width = 4; width <= 200; width++) {
		struct ds_set_block set;
		ds_setter_run(s, d, 0, width, &set);
		nothing_lost(d, &d->reading.blocks[0], &set);
		rows_fit(d, &set, width);
		for (uint32_t i = 0; i < set.n; i++) {
			struct ds_str piece = piece_text(d, &set.v[i]);
			for (size_t k = 0, off = 0; off < piece.n; k++) {
				size_t n = 0;
				for (size_t c = 0; c < DS_COUNT(clusters); c++) {
					if (ds_str_starts((struct ds_str){ piece.p + off, piece.n - off },
							  ds_str_of(clusters[c])))
						n = strlen(clusters[c]);
				}
				if (n == 0 &&
				    ds_str_starts((struct ds_str){ piece.p + off, piece.n - off }, DS_STR("字")))
					n = 3;
				assert_true(n > 0); /* what stands here is the rest of one */
				off += n;
			}
		}
	}
	ds_setter_free(s);
	ds_doc_free(d);
	ds_buf_done(&text);
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
		cmocka_unit_test(shipped_articles),    cmocka_unit_test(texts_of_cases),
		cmocka_unit_test(gold_texts),          cmocka_unit_test(clusters_are_whole),
		cmocka_unit_test(hostile_text),        cmocka_unit_test(long_marks_are_whole),
		cmocka_unit_test(glyphs_are_harmless),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* article_test.c: what holds of every reading, whatever the bytes; and how it leads back to the source. The structure
 * of articles is tested by tests/cases/articles-*.jsonl. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "dushu/article.h"

#include "article/labels.c"
#include "article/words.c" /* the tables themselves */

struct made {
	struct ds_text *text;
	struct ds_arena arena;
	struct ds_reading r;
};

static struct made make(struct ds_str bytes, enum ds_format format)
{
	struct made m = { 0 };
	const struct ds_text_options opt = { .charset = "utf-8", .allow_binary = true };
	assert_int_equal(ds_text_decode(bytes, &opt, &m.text, NULL), DS_OK);
	assert_int_equal(ds_reading_make(m.text, format, &m.arena, &m.r, NULL), DS_OK);
	return m;
}

static void unmake(struct made *m)
{
	ds_arena_done(&m->arena);
	ds_text_free(m->text);
}

static void check_blocks(const struct ds_reading *r)
{
	uint32_t at = 0;
	for (uint32_t i = 0; i < r->blocks_n; i++) {
		const struct ds_block *b = &r->blocks[i];
		assert_int_equal(b->at.start, at);
		assert_true(b->at.end > b->at.start);
		assert_true(b->at.end - b->at.start <= DS_BLOCK_MAX);
		assert_int_equal(r->text.p[b->at.end], '\n');
		assert_null(memchr(r->text.p + b->at.start, '\n', b->at.end - b->at.start));
		assert_true(b->kind < DS_BLOCK_KINDS && b->article < r->articles_n);
		assert_int_equal(ds_reading_block(r, b->at.start), i);
		assert_int_equal(ds_reading_block(r, b->at.end - 1), i);
		at = b->at.end + 1;
	}
	assert_int_equal(at, r->text.n);
}

/* Pieces cover all but the LFs between blocks, and lie in the source. */
static void check_pieces(const struct made *m)
{
	const struct ds_reading *r = &m->r;
	const size_t source = ds_text_str(m->text).n;
	uint32_t at = 0;
	for (uint32_t i = 0; i < r->pieces_n; i++) {
		const struct ds_piece *p = &r->pieces[i];
		for (; at < p->read; at++)
			assert_int_equal(r->text.p[at], '\n');
		assert_int_equal(p->read, at);
		assert_true(p->len > 0 && (size_t)p->src + p->src_len <= source);
		at += p->len;
	}
	for (; at < r->text.n; at++)
		assert_int_equal(r->text.p[at], '\n');
}

static void check_articles(const struct ds_reading *r)
{
	uint32_t block = 0;
	for (uint32_t i = 0; i < r->articles_n; i++) {
		assert_int_equal(r->articles[i].block, block);
		for (uint32_t k = 0; k < r->articles[i].block_n; k++)
			assert_int_equal(r->blocks[block + k].article, i);
		block += r->articles[i].block_n;
	}
	assert_int_equal(block, r->blocks_n);
}

static void check(const struct made *m)
{
	assert_true(ds_utf8_valid(m->r.text));
	check_blocks(&m->r);
	check_pieces(m);
	check_articles(&m->r);
	for (uint32_t i = 0; i < m->r.blocks_n; i++) {
		const struct ds_span s = ds_reading_source(&m->r, m->r.blocks[i].at);
		assert_true(s.start <= s.end && s.end <= ds_text_str(m->text).n);
	}
}

static void any_bytes(enum ds_format format, uint64_t seed)
{
	static const char *const parts[] = {
		"\n",
		"\n\n",
		"\n\n\n\n",
		" ",
		"　",
		"|",
		"\t",
		"■",
		"□",
		"本报记者 ",
		"王  寅",
		"来源:",
		"2021-04-16 10:20",
		"责编:",
		"(",
		")",
		"“",
		"”",
		"。",
		",",
		"——",
		"1、",
		"(一)",
		"摄",
		"▲",
		"版权所有",
		"首页",
		"12.5",
		"亿元",
		"中",
		"\r\n",
		"\r",
		"图为",
		"地址:",
		"<table><tr><td>",
		"</td><td>",
		"<li>",
		"<div>",
		"&nbsp;",
		"&lt;",
		"<html>",
		"<br/>",
		"&#x4e2d;",
		"</div>",
		"<script>",
		"</script>",
		"<a href='x'>",
		"</a>",
		"<h2>",
		"</h2>",
	};
	for (int round = 0; round < 1500; round++) {
		struct ds_buf b = { 0 };
		const uint32_t n = unit_random(&seed) % 120;
		const bool bytes = unit_random(&seed) % 4 == 0;
		for (uint32_t i = 0; i < n; i++) {
			if (bytes && unit_random(&seed) % 2)
				ds_buf_addc(&b, (char)unit_random(&seed));
			else
				ds_buf_addz(&b, parts[unit_random(&seed) % DS_COUNT(parts)]);
		}
		struct made m = make((struct ds_str){ b.p ? b.p : "", b.n }, format);
		check(&m);
		unmake(&m);
		ds_buf_done(&b);
	}
}

static void any_bytes_of_text(void **state)
{
	(void)state;
	any_bytes(DS_FORMAT_TEXT, 5);
}

static void any_bytes_of_html(void **state)
{
	(void)state;
	any_bytes(DS_FORMAT_HTML, 6);
}

/* The block of this text; fails when there is none. */
static const struct ds_block *block_of(const struct made *m, const char *text)
{
	for (uint32_t i = 0; i < m->r.blocks_n; i++)
		if (ds_str_eq(ds_block_text(&m->r, &m->r.blocks[i]), ds_str_of(text)))
			return &m->r.blocks[i];
	fail_msg("no block reads %s", text);
	return NULL;
}

static void expect_source(const struct made *m, struct ds_span at, const char *want)
{
	const struct ds_str s = ds_str_slice(ds_text_str(m->text), ds_reading_source(&m->r, at));
	assert_int_equal(s.n, strlen(want));
	assert_memory_equal(s.p, want, s.n);
}

static void a_joined_paragraph_leads_back(void **state)
{
	(void)state;
	static const char source[] =
	    "题目\n\n□李想\n\n村里修通了十二公里的山路,核桃每公斤多卖三元,全村都\n\n▲新路。姜黎 摄\n\n增收了。\n";
	struct made m = make(ds_str_of(source), DS_FORMAT_TEXT);
	check(&m);
	const struct ds_block *b = block_of(&m, "村里修通了十二公里的山路,核桃每公斤多卖三元,全村都增收了。");
	assert_int_equal(b->kind, DS_BLOCK_PARAGRAPH);
	expect_source(&m, (struct ds_span){ b->at.end - 15, b->at.end }, "都\n\n▲新路。姜黎 摄\n\n增收了。");
	expect_source(&m, (struct ds_span){ b->at.start, b->at.start + 6 }, "村里");
	unmake(&m);
}

/* ⻓ and ⼤ as PDF fonts write them, in either format: read as ideographs, and the spans mean the source. */
static void radicals_are_read_as_ideographs(void **state)
{
	(void)state;
	static const char plain[] = "⻓桥镇⼤坝\n\n□李想\n\n⻓桥镇的⼤坝加⾼了三⽶。\n";
	static const char html[] = "<html><body><h1>⻓桥镇⼤坝</h1><p>⻓桥镇的⼤坝加⾼了三⽶。</p></body></html>";
	static const struct ds_str sources[] = {
		{plain, sizeof plain - 1},
                { html, sizeof html - 1 }
	};
	for (size_t k = 0; k < DS_COUNT(sources); k++) {
		struct made m = make(sources[k], DS_FORMAT_AUTO);
		check(&m);
		const struct ds_block *b = block_of(&m, "长桥镇的大坝加高了三米。");
		expect_source(&m, (struct ds_span){ b->at.start, b->at.start + 9 }, "⻓桥镇");
		assert_true(ds_str_eq(m.r.articles[0].title, DS_STR("长桥镇大坝")));
		unmake(&m);
	}
}

/* The first cell of rows that share it, and a head over two columns, stand in each; a number only once. */
static void cells_reach_over_rows(void **state)
{
	(void)state;
	static const char source[] =
	    "<html><body><h1>两个港区的吞吐量</h1><table><thead><tr><th rowspan=2>港区<th "
	    "colspan=2>吞吐量(万吨)</tr>"
	    "<tr><th>本期<th>上年</tr></thead><tr><td rowspan=2>东港<td>612<td rowspan=2>590</tr><tr><td>208</tr>"
	    "<tr><td>西港<td colspan=2>停航</tr></table></body></html>";
	static const char *const rows[] = { "港区\t吞吐量(万吨)\t吞吐量(万吨)", "港区\t本期\t上年",
					    "东港\t612\t590", "东港\t208\t", "西港\t停航\t" };
	struct made m = make(ds_str_of(source), DS_FORMAT_AUTO);
	check(&m);
	for (size_t k = 0; k < DS_COUNT(rows); k++) {
		const struct ds_block *b = block_of(&m, rows[k]);
		assert_int_equal(b->kind, DS_BLOCK_TABLE_ROW);
		assert_int_equal(b->head, k < 2);
	}
	unmake(&m);
}

static void references_lead_back(void **state)
{
	(void)state;
	static const char source[] =
	    "<html><body><h1>三河镇的水</h1><p>水质&ge;Ⅲ类的断面由52%提高到91%&#x3002;</p></body></html>";
	struct made m = make(ds_str_of(source), DS_FORMAT_AUTO);
	check(&m);
	const struct ds_block *b = block_of(&m, "水质≥Ⅲ类的断面由52%提高到91%。");
	expect_source(&m, (struct ds_span){ b->at.start + 6, b->at.start + 9 }, "&ge;");
	expect_source(&m, (struct ds_span){ b->at.end - 6, b->at.end }, "91%&#x3002;");
	unmake(&m);
}

static void a_long_paragraph_is_split_after_sentences(void **state)
{
	(void)state;
	struct ds_buf b = { 0 };
	while (b.n < 100000)
		ds_buf_addz(&b, "全市粮食总产量达到12.5万吨,同比增长3.2%。");
	struct made m = make((struct ds_str){ b.p, b.n }, DS_FORMAT_TEXT);
	check(&m);
	assert_true(m.r.blocks_n >= b.n / DS_BLOCK_MAX);
	struct ds_buf again = { 0 };
	for (uint32_t i = 0; i < m.r.blocks_n; i++) {
		assert_int_equal(m.r.blocks[i].continues, i > 0);
		assert_true(ds_str_ends(ds_block_text(&m.r, &m.r.blocks[i]), DS_STR("。")));
		ds_buf_adds(&again, ds_block_text(&m.r, &m.r.blocks[i]));
	}
	assert_int_equal(again.n, b.n);
	assert_memory_equal(again.p, b.p, b.n);
	ds_buf_done(&again);
	unmake(&m);
	ds_buf_done(&b);
}

static void nesting_has_no_depth(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
		{"<div>",            "</div>"},
                { "<b>",             "</i>"  },
                { "<table><tr><td>", ""      },
                { "<a><p>",          ""      }
	};
	for (size_t k = 0; k < DS_COUNT(pairs); k++) {
		struct ds_buf b = { 0 };
		ds_buf_addz(&b, "<html><body>");
		for (int i = 0; i < 100000; i++)
			ds_buf_addz(&b, pairs[k][0]);
		ds_buf_addz(&b, "水到渠成。");
		for (int i = 0; i < 100000; i++)
			ds_buf_addz(&b, pairs[k][1]);
		struct made m = make((struct ds_str){ b.p, b.n }, DS_FORMAT_AUTO);
		check(&m);
		unmake(&m);
		ds_buf_done(&b);
	}
}

/* A word out of order would never be found. */
static void words_are_in_order(void **state)
{
	(void)state;
	for (unsigned k = 0; k < WORD_LISTS; k++) {
		const bool counted = k == WORDS_NOTICE || k == WORDS_NOTICE_WEAK || k == WORDS_NOTICE_FIELD;
		const bool head = k == WORDS_UI || k == WORDS_UI_HEAD || k == WORDS_CAPTION_HEAD ||
				  k == WORDS_OPENER || k == WORDS_FIELD_HEAD || k == WORDS_NOTE ||
				  k == WORDS_RELATED || k == WORDS_DECLARATION || k == WORDS_INVITATION ||
				  k == WORDS_NEWS_LEAD || k == WORDS_CHANNEL || k == WORDS_SUBTITLE_HEAD ||
				  k == WORDS_GOES_ON || k == WORDS_RECORD || k == WORDS_RECORD_FIELD ||
				  k == WORDS_PORTAL || k == WORDS_ROLE || k == WORDS_KEEPER || k == WORDS_PROVINCE;
		if (counted)
			continue; /* searched in the middle of lines */
		for (size_t i = 0; i < lists[k].n; i++) {
			const struct ds_str w = lists[k].v[i];
			assert_true(k == WORDS_UI ? words_whole(k, w) : head ? words_head(k, w) : words_tail(k, w));
			if (i == 0)
				continue;
			if (head)
				assert_true(head_key(lists[k].v[i - 1]) <= head_key(w));
			else
				assert_true(tail_key(lists[k].v[i - 1]) <= tail_key(w));
		}
	}
}

/* A label behind a shorter one would not be found. */
static void labels_are_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < DS_COUNT(labels); i++) {
		char line[64];
		snprintf(line, sizeof line, "%s:", labels[i].word.p);
		if (labels[i].word.n == 3 || strchr(line, '/')) /* found only at some marks */
			continue;
		size_t seen = 0, bytes = 0;
		assert_ptr_equal(label_find(ds_str_of(line), 0, &seen, &bytes), &labels[i]);
	}
}

/* What looks for words in lines finds what memmem does, and what a look at every word does. */
static void words_are_found(void **state)
{
	(void)state;
	static const char *const parts[] = { "记", "者", "报", "道", "。", "a",  " ",
					     "今", "天", "日", "目", "前", "近", "来" };
	uint64_t seed = 77;
	for (unsigned round = 0; round < 20000; round++) {
		struct ds_buf b = { 0 };
		for (unsigned i = 0, n = unit_random(&seed) % 24; i < n; i++)
			ds_buf_adds(&b, ds_str_of(parts[unit_random(&seed) % DS_COUNT(parts)]));
		const struct ds_str s = { b.p, b.n };
		char pair[8] = { 0 };
		for (unsigned i = 0, n = 1 + unit_random(&seed) % 2; i < n; i++)
			strcat(pair, parts[unit_random(&seed) % DS_COUNT(parts)]);
		const size_t from = unit_random(&seed) % 30;
		assert_true(str_find(s, ds_str_of(pair), from) == ds_str_find(s, ds_str_of(pair), from));
		bool any = false;
		for (size_t k = 0; k < lists[WORDS_NEWS_LEAD].n && !any; k++)
			any = ds_str_find(s, lists[WORDS_NEWS_LEAD].v[k], 0) != SIZE_MAX;
		assert_true(any == words_any(WORDS_NEWS_LEAD, s));
		assert_true(any == (words_count(WORDS_NEWS_LEAD, s) > 0));
		ds_buf_done(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_bytes_of_text),
		cmocka_unit_test(any_bytes_of_html),
		cmocka_unit_test(a_joined_paragraph_leads_back),
		cmocka_unit_test(references_lead_back),
		cmocka_unit_test(radicals_are_read_as_ideographs),
		cmocka_unit_test(cells_reach_over_rows),
		cmocka_unit_test(a_long_paragraph_is_split_after_sentences),
		cmocka_unit_test(words_are_in_order),
		cmocka_unit_test(labels_are_found),
		cmocka_unit_test(words_are_found),
		cmocka_unit_test(nesting_has_no_depth),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

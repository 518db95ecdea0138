/* break_test.c: where lines may end, and that lines set at any width lose nothing and begin with nothing forbidden. */
#include "unit.h"

#include <stdlib.h>

#include "dushu/text.h"

/* The text with | where a line may end. */
static void expect(struct ds_breaker *b, const char *text, struct ds_span keep, const char *want)
{
	uint8_t may[512];
	struct ds_buf got = { 0 };
	const struct ds_str s = ds_str_of(text);
	ds_breaker_run(b, s, &keep, keep.end ? 1 : 0, may);
	for (size_t i = 0; i < s.n; i++) {
		if (may[i] == DS_BREAK_YES)
			ds_buf_addc(&got, '|');
		ds_buf_addc(&got, s.p[i]);
	}
	ds_buf_addc(&got, 0);
	assert_string_equal(got.p, want);
	assert_int_equal(may[s.n], DS_BREAK_YES);
	ds_buf_done(&got);
}

static void prohibitions(void **state)
{
	(void)state;
	static const char *const want[][2] = {
		{"全市,新增:就业",            "全|市,|新|增:|就|业"          },
		{ "好!吗?对;(是)",              "好!|吗?|对;|(是)"               },
		{ "他说“你好”“再见”", "他|说|“你|好”|“再|见”"},
		{ "《甲》、《乙》",          "《甲》、|《乙》"             },
		{ "投资3.5万元",                "投|资|3.5万元"                  },
		{ "约20余名",                    "约|20余名"                       },
		{ "１２３．４％的",          "１２３．４％|的"             },
		{ "等……走——去",          "等……|走|——|去"           },
		{ "a word here",                    "a |word |here"                      },
		{ "廷·巴特尔",                 "廷·|巴|特|尔"                  },
	};
	struct ds_breaker *b = ds_breaker_new();
	for (size_t i = 0; i < DS_COUNT(want); i++)
		expect(b, want[i][0], (struct ds_span){ 0, 0 }, want[i][1]);
	/* a figure is kept whole */
	expect(b, "共三千零五十户人", (struct ds_span){ 3, 21 }, "共|三千零五十户|人");
	ds_breaker_free(b);
}

/* What gives way first where no row has room: units, then words and numbers, punctuation last. */
static void what_gives_way(void **state)
{
	(void)state;
	static const struct {
		const char *text, *how; /* of each character but the first: N never F forced W word U unit Y yes */
	} cases[] = {
		{"共3.5万元。",    "YFWUUF"  },
                { "12,345.6人",       "WFWWWFWU"},
                { "GDP为",            "WWY"     },
		{ "等……了",      "WFY"     },
                { "说“好”(真)", "YFFYFF"  },
                { "𠀀，𠀁5𠀂",  "FYYU"    },
	};
	static const char letters[] = "NFWUY";
	struct ds_breaker *b = ds_breaker_new();
	for (size_t i = 0; i < DS_COUNT(cases); i++) {
		struct ds_str s = ds_str_of(cases[i].text);
		uint8_t how[64];
		char got[32];
		size_t n = 0;
		ds_breaker_run(b, s, NULL, 0, how);
		for (size_t at = 1; at < s.n; at++) {
			if (((unsigned char)s.p[at] & 0xc0) != 0x80)
				got[n++] = letters[how[at]];
			else
				assert_int_equal(how[at], DS_BREAK_NEVER);
		}
		got[n] = 0;
		assert_string_equal(got, cases[i].how);
	}
	ds_breaker_free(b);
}

static bool is_forbidden_first(struct ds_str s, size_t at)
{
	static const char *const marks[] = { "，", "。", "、", "；", "：", "！", "？", "”", "）",
					     "》", ",",  ".",  ";",  ":",  "!",  "?",  ")" };
	for (size_t i = 0; i < DS_COUNT(marks); i++)
		if (ds_str_starts((struct ds_str){ s.p + at, s.n - at }, ds_str_of(marks[i])))
			return true;
	return false;
}

/* Sets s in `width` cells the simple way; a row too long for its words is cut between clusters. */
static void set_and_check(const struct ds_str s, const uint8_t *may, unsigned width)
{
	struct ds_buf joined = { 0 };
	for (size_t row = 0; row < s.n;) {
		size_t at = row, last = row;
		unsigned cells = 0, w;
		while (at < s.n) {
			const size_t next = ds_grapheme_next(s, at, DS_AMBIGUOUS_NARROW, &w);
			if (cells + w > width && at > row)
				break;
			cells += w;
			at = next;
			if (may[at] == DS_BREAK_YES)
				last = at;
		}
		const bool cut = last == row && at < s.n;
		const size_t end = at == s.n ? at : cut ? at : last;
		if (!cut && end < s.n && s.p[end - 1] != ' ')
			assert_false(is_forbidden_first(s, end));
		ds_buf_add(&joined, s.p + row, end - row);
		row = end;
	}
	assert_int_equal(joined.n, s.n);
	assert_memory_equal(joined.p, s.p, s.n);
	ds_buf_done(&joined);
}

static void rows_of_any_width_give_the_text_back(void **state)
{
	(void)state;
	static const char *const words[] = { "全市",      "新增",
					     "就业",      "1.4万",
					     "人",        ",",
					     "，",        "。",
					     "“",         "”",
					     "(",         ")",
					     "——",        "……",
					     "GDP",       " ",
					     "《",        "》",
					     "、",        "3.5",
					     "%",         "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9",
					     "e\xcc\x81", "\xe2\x80\xae" };
	struct ds_breaker *b = ds_breaker_new();
	uint64_t seed = 11;
	for (int round = 0; round < 60; round++) {
		struct ds_buf t = { 0 };
		const uint32_t n = 1 + unit_random(&seed) % 80;
		for (uint32_t i = 0; i < n; i++)
			ds_buf_addz(&t, words[unit_random(&seed) % DS_COUNT(words)]);
		uint8_t *may = ds_alloc(t.n + 1);
		const struct ds_str s = { t.p, t.n };
		ds_breaker_run(b, s, NULL, 0, may);
		for (size_t i = 0; i < t.n; i++)
			assert_true(((unsigned char)t.p[i] & 0xc0) != 0x80 || may[i] == DS_BREAK_NEVER);
		for (unsigned width = 1; width <= 60; width++)
			set_and_check(s, may, width);
		free(may);
		ds_buf_done(&t);
	}
	ds_breaker_free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prohibitions),
		cmocka_unit_test(what_gives_way),
		cmocka_unit_test(rows_of_any_width_give_the_text_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

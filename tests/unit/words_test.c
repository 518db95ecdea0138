/* words_test.c: a text cut into words, and the parts of speech of words. */
#include "unit.h"

#include "dushu/text.h"
#include "text/dictionary.h"

#include <stdio.h>
#include <stdlib.h>

/* The words, parted by |; every one begins where the one before it ends. */
static void cut_print(struct ds_str s, struct ds_buf *out)
{
	static struct ds_word v[4096];
	const size_t n = ds_words_cut(s, v, DS_COUNT(v));
	uint32_t end = 0;
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(v[i].at.start, end);
		assert_true(v[i].at.end > end && v[i].at.end <= s.n);
		const struct ds_str word = ds_str_slice(s, v[i].at);
		assert_int_equal(v[i].pos, ds_word_pos(word));
		if (i > 0)
			ds_buf_addc(out, '|');
		ds_buf_adds(out, word);
		end = v[i].at.end;
	}
	assert_int_equal(end, s.n);
	ds_buf_addc(out, 0);
}

static void known_cuts(void **state)
{
	(void)state;
	static const char *const want[] = {
		"利民|实事|有机|结合",
		"农村|居民|人均|可支配|收入",
		"遗留|违建",
		"城镇|新增|就业|人数",
		"農村|居民|人均|可支配|收入",
		"幼儿园|和|养老|服务中心",
		"電商|銷售額|增長",
		"同比|增长|3|.|5|%",
		"GDP|突破|2025|年",
		"在|5G|基站|（|含|Ｗｉ|-|Ｆｉ６|）|中",
		"café|的|×|2",
		"我|\xf0\xa0\x80\x80|们|\xf0\x9f\x98\x80|\xf0\x9f\x98\x80",
		"年",
		"",
	};
	for (size_t i = 0; i < DS_COUNT(want); i++) {
		struct ds_buf text = { 0 }, got = { 0 };
		for (const char *p = want[i]; *p; p++)
			if (*p != '|')
				ds_buf_addc(&text, *p);
		cut_print((struct ds_str){ text.p, text.n }, &got);
		assert_string_equal(got.p, want[i]);
		ds_buf_done(&text);
		ds_buf_done(&got);
	}
}

/* A long text is cut in pieces, and in all of them as its parts alone. */
static void long_texts(void **state)
{
	(void)state;
	struct ds_buf text = { 0 }, want = { 0 }, got = { 0 };
	for (unsigned i = 0; i < 300; i += 10) {
		ds_buf_addz(&text, "承上启下的居民收入，");
		ds_buf_addz(&want, i ? "|承上启下|的|居民|收入|，" : "承上启下|的|居民|收入|，");
	}
	ds_buf_addc(&want, 0);
	cut_print((struct ds_str){ text.p, text.n }, &got);
	assert_string_equal(got.p, want.p);
	struct ds_word few[3];
	assert_int_equal(ds_words_cut((struct ds_str){ text.p, text.n }, few, 3), 3);
	assert_int_equal(few[2].at.end, 21);
	ds_buf_done(&text);
	ds_buf_done(&want);
	ds_buf_done(&got);
}

static void parts_of_speech(void **state)
{
	(void)state;
	static const struct {
		const char *word;
		enum ds_pos pos;
	} want[] = {
		{"粮食",     DS_POS_NOUN       },
                { "糧食",    DS_POS_NOUN       },
		{ "收入",    DS_POS_NOUN       },
                { "增长",    DS_POS_VERB       },
		{ "投资",    DS_POS_VERBAL_NOUN},
                { "稳定",    DS_POS_ADJECTIVE  },
		{ "去年",    DS_POS_TIME       },
                { "公里",    DS_POS_CLASSIFIER },
		{ "的",       DS_POS_FUNCTION   },
                { "很",       DS_POS_ADVERB     },
		{ "增长粮", DS_POS_NONE       },
                { "可支",    DS_POS_NONE       },
		{ "5",         DS_POS_NONE       },
                { "",          DS_POS_NONE       },
	};
	for (size_t i = 0; i < DS_COUNT(want); i++)
		assert_int_equal(ds_word_pos(ds_str_of(want[i].word)), want[i].pos);
}

static void every_row_is_found(void **state)
{
	(void)state;
	FILE *f = fopen(DICTIONARY, "r");
	char line[256];
	size_t rows = 0;
	assert_non_null(f);
	for (; fgets(line, sizeof(line), f); rows++) {
		char *tab = strchr(line, '\t'), *letter = strrchr(line, '\t') + 1;
		const enum ds_pos pos = ds_word_pos((struct ds_str){ line, (size_t)(tab - line) });
		assert_int_equal(DICT_LETTERS[pos], *letter);
	}
	fclose(f);
	assert_true(rows > 100000);
}

/* Any text is the sum of its words: characters of all lengths in UTF-8, many of them such as words begin with. */
static void nothing_is_lost(void **state)
{
	(void)state;
	uint64_t seed = 20;
	static const uint32_t from[] = { 0x4e00, 0x4e00, 0x5e74, 0x20, 0xa0, 0x3000, 0xf900, 0x10000 };
	static const uint32_t many[] = { 0x5200, 0x300, 0x40, 0x5f, 0x300, 0x1c00, 0x200, 0x20000 };
	for (unsigned round = 0; round < 3000; round++) {
		struct ds_buf text = { 0 }, got = { 0 };
		for (unsigned n = unit_random(&seed) % 200; n > 0; n--) {
			const uint32_t k = unit_random(&seed) % DS_COUNT(from);
			char c[4];
			ds_buf_add(&text, c, ds_utf8_put(from[k] + unit_random(&seed) % many[k], c));
		}
		char *exact = malloc(text.n + !text.n); /* sanitizers see a step behind the end */
		assert_non_null(exact);
		if (text.n)
			memcpy(exact, text.p, text.n);
		cut_print((struct ds_str){ exact, text.n }, &got);
		free(exact);
		ds_buf_done(&text);
		ds_buf_done(&got);
	}
}

/* A character says more as a family name the less it stands in other words; either script is read. */
static void surnames(void **state)
{
	(void)state;
	assert_int_equal(ds_surname(U'刘'), DS_SURNAME_SURE);
	assert_int_equal(ds_surname(U'劉'), DS_SURNAME_SURE);
	assert_int_equal(ds_surname(U'高'), DS_SURNAME_COMMON);
	assert_int_equal(ds_surname(U'傅'), DS_SURNAME_SURE);
	assert_int_equal(ds_surname(U'馬'), DS_SURNAME_COMMON);
	assert_int_equal(ds_surname(U'全'), DS_SURNAME_RARE); /* 全市 */
	assert_int_equal(ds_surname(U'云'), DS_SURNAME_RARE);
	assert_int_equal(ds_surname(U'的'), DS_SURNAME_NONE);
	assert_int_equal(ds_surname('L'), DS_SURNAME_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_cuts),      cmocka_unit_test(long_texts),
		cmocka_unit_test(parts_of_speech), cmocka_unit_test(every_row_is_found),
		cmocka_unit_test(nothing_is_lost), cmocka_unit_test(surnames),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

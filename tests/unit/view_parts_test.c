/* view_parts_test.c: Parts of the view by themselves: the grid, keys and the key table, prompts, numbers for people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "view/keymap.h"
#include "view/prompt.h"
#include "view/search.h"
#include "view/table.h"

static void expect_dump(const struct ds_screen *s, const char *want)
{
	struct ds_buf b = { 0 };
	ds_screen_dump(s, &b);
	ds_buf_addc(&b, 0);
	assert_string_equal(b.p, want);
	ds_buf_done(&b);
}

static void grid_keeps_wide_characters_whole(void **state)
{
	(void)state;
	struct ds_screen s;
	ds_screen_init(&s, DS_AMBIGUOUS_NARROW);
	ds_screen_resize(&s, 5, 1);
	assert_int_equal(ds_screen_put(&s, 0, 0, 5, DS_STR("中文字"), DS_ROLE_TITLE), 4);
	expect_dump(&s, "中文\n-- roles\nTTTT\n-- cursor 0,0\n");
	/* writing over half of one leaves a blank where the other half stood */
	ds_screen_put(&s, 1, 0, 5, DS_STR("x"), DS_ROLE_TEXT);
	expect_dump(&s, " x文\n-- roles\nT TT\n-- cursor 0,0\n");
	ds_screen_clear(&s, 2, 0, 1, 1, DS_ROLE_TEXT);
	expect_dump(&s, " x\n-- roles\nT  T\n-- cursor 0,0\n");
	ds_screen_done(&s);
}

static void grid_cuts_with_dots(void **state)
{
	(void)state;
	struct ds_screen s;
	ds_screen_init(&s, DS_AMBIGUOUS_NARROW);
	ds_screen_resize(&s, 7, 1);
	ds_screen_put_cut(&s, 0, 0, 7, DS_STR("城镇新增就业"), DS_ROLE_TEXT);
	expect_dump(&s, "城镇新…\n-- roles\n\n-- cursor 0,0\n");
	ds_screen_put_cut(&s, 0, 0, 7, DS_STR("abcdefg"), DS_ROLE_TEXT);
	expect_dump(&s, "abcdefg\n-- roles\n\n-- cursor 0,0\n");
	ds_screen_done(&s);
}

/* Rows that move take their stamps along; those that were written to, and only those, have new ones. */
static void grid_moves_rows_with_their_stamps(void **state)
{
	static const char *const rows[] = { "一a", "二b", "三c", "四d" };
	(void)state;
	for (int part = 0; part < 2; part++) {
		struct ds_rect flow = { part ? 2 : 0, 0, part ? 1 : 3, 4 };
		struct ds_stamp before[4];
		struct ds_screen s;
		ds_screen_init(&s, DS_AMBIGUOUS_NARROW);
		ds_screen_resize(&s, 3, 4);
		ds_screen_flow(&s, flow);
		for (int y = 0; y < 4; y++)
			ds_screen_put(&s, 0, y, 3, ds_str_of(rows[y]), DS_ROLE_TEXT);
		memcpy(before, s.stamps, sizeof(before));
		ds_screen_scroll(&s, flow, 1);
		ds_screen_clear(&s, flow.x, 3, flow.w, 1, DS_ROLE_TEXT);
		expect_dump(&s, part ? "一b\n二c\n三d\n四\n-- roles\n\n\n\n\n-- cursor 0,0\n"
				     : "二b\n三c\n四d\n\n-- roles\n\n\n\n\n-- cursor 0,0\n");
		for (int y = 0; y < 4; y++) {
			assert_int_equal(s.stamps[y].flow == before[(y + 1) % 4].flow, y < 3);
			assert_true(s.stamps[y].rest == before[y].rest);
		}
		ds_screen_scroll(&s, flow, -2);
		ds_screen_clear(&s, flow.x, 0, flow.w, 2, DS_ROLE_TEXT);
		expect_dump(&s, part ? "一\n二\n三b\n四c\n-- roles\n\n\n\n\n-- cursor 0,0\n"
				     : "\n\n二b\n三c\n-- roles\n\n\n\n\n-- cursor 0,0\n");
		assert_true(s.stamps[2].flow == before[1].flow && s.stamps[3].flow == before[2].flow);
		ds_screen_flow(&s, (struct ds_rect){ 0, 0, 2, 4 }); /* other columns */
		for (int y = 0; y < 4; y++)
			assert_true(s.stamps[y].rest != before[y].rest);
		ds_screen_done(&s);
	}
}

static void key_names_go_both_ways(void **state)
{
	(void)state;
	for (uint32_t code = 1; code < DS_KEY_CLICK + 1; code++) {
		char name[24];
		struct ds_key k;
		if (code == DS_KEY_NAMED || (code >= 0xd800 && code < 0xe000))
			continue;
		if (code > 0x3000 && code < 0x10fff0)
			continue; /* one range of plain characters is like the other */
		size_t n = ds_key_name(code, name);
		assert_true(ds_key_parse((struct ds_str){ name, n }, &k));
		assert_int_equal(k.code, code);
	}
}

/* Every name in the table parses, no key has two meanings in one place, every action is reachable. */
static void key_table_is_sound(void **state)
{
	(void)state;
	bool reached[ACTIONS] = { [ACT_NONE] = true, [ACT_LINE] = true }, more;
	struct keymap m = { 0 };
	keymap_build(&m, NULL, NULL, NULL);
	for (size_t i = 0; i < bindings_n; i++) {
		reached[bindings[i].action] = true;
		for (const char *p = bindings[i].keys; *p;) {
			size_t n = strcspn(p, " ");
			uint32_t keys[KEYS_IN_ROW];
			size_t keys_n = key_row_parse((struct ds_str){ p, n }, keys);
			assert_int_not_equal(keys_n, 0);
			const struct bound *b = keymap_find(&m, bindings[i].where, keys, keys_n, &more);
			assert_non_null(b);
			assert_int_equal(b->action, bindings[i].action);
			p += n + (p[n] == ' ');
		}
	}
	keymap_done(&m);
	for (int a = 0; a < ACTIONS; a++)
		assert_true(reached[a]);
}

static void commands_by_their_beginnings(void **state)
{
	(void)state;
	assert_int_equal(keymap_command(IN_PAGE, DS_STR("next-figure")), ACT_FIGURE_NEXT);
	assert_int_equal(keymap_command(IN_PAGE, DS_STR("qu")), ACT_QUIT);
	assert_int_equal(keymap_command(IN_PAGE, DS_STR("next")), ACT_NONE); /* several */
	assert_int_equal(keymap_command(IN_PAGE, DS_STR("nothing")), ACT_NONE);
	assert_int_equal(keymap_command(IN_HELP, DS_STR("next-figure")), ACT_NONE);
}

static void type_keys(struct prompt *p, const char *text)
{
	for (size_t off = 0, n = strlen(text); off < n;) {
		unsigned len;
		prompt_key(p, (struct ds_key){ .code = ds_utf8_at(text + off, &len) });
		off += len;
	}
}

static void prompt_edits_whole_characters(void **state)
{
	(void)state;
	struct prompt p = { 0 };
	prompt_open(&p, PROMPT_SEARCH, DS_STR(""));
	type_keys(&p, "赤峰市");
	assert_int_equal(prompt_key(&p, (struct ds_key){ .code = 0x7f }), PROMPT_CHANGED);
	assert_string_equal(p.text, "赤峰");
	prompt_key(&p, (struct ds_key){ .code = DS_KEY_LEFT });
	type_keys(&p, "x");
	assert_string_equal(p.text, "赤x峰");
	assert_int_equal(prompt_key(&p, (struct ds_key){ .code = DS_KEY_UP }), PROMPT_UP);
	assert_int_equal(prompt_key(&p, (struct ds_key){ .code = '\r' }), PROMPT_ENTERED);
	prompt_close(&p, true);
	prompt_open(&p, PROMPT_SEARCH, DS_STR(""));
	assert_true(prompt_recall(&p, -1));
	assert_string_equal(p.text, "赤x峰");
	assert_true(prompt_recall(&p, 1));
	assert_string_equal(p.text, "");
	prompt_insert(&p, DS_STR("a\x1b[31m\nb"));
	assert_string_equal(p.text, "a[31mb");
	for (int i = 0; i < 300; i++)
		type_keys(&p, "字");
	assert_true(p.n <= PROMPT_BYTES && ds_utf8_valid(prompt_text(&p)));
	prompt_close(&p, false);
	prompt_done(&p);
}

static void numbers_for_people(void **state)
{
	(void)state;
	static const struct {
		const char *plain, *pretty;
	} cases[] = {
		{"0",           "0"            },
                { "999",        "999"          },
                { "1000",       "1,000"        },
		{ "14000",      "14,000"       },
                { "-1234.5",    "-1,234.5"     },
                { "1337000000", "1,337,000,000"},
		{ "0.0001",     "0.0001"       },
                { "-999",       "-999"         },
	};
	for (size_t i = 0; i < DS_COUNT(cases); i++) {
		struct ds_decimal d;
		char out[2 * DS_DECIMAL_CHARS];
		assert_true(ds_decimal_parse(ds_str_of(cases[i].plain), &d));
		size_t n = value_pretty(d, out);
		assert_int_equal(n, strlen(cases[i].pretty));
		assert_memory_equal(out, cases[i].pretty, n);
	}
}

static void search_folds_both_sides(void **state)
{
	(void)state;
	struct ds_doc *d;
	assert_int_equal(ds_extract(DS_STR("臺灣與台湾的ＧＤＰ，还有gdp。\n赤峰市新增就业。\n"), NULL, &d, NULL),
			 DS_OK);
	static const struct {
		const char *query;
		size_t hits;
	} cases[] = {
		{"台湾",   2},
                { "臺灣",  2},
                { "GDP",     2},
                { "gdp",     2},
                { "就业",  1},
		{ "没有",  0},
                { "chifeng", 1},
                { "xinzeng", 1},
                { "xzjy",    1},
                { "taiwan",  2}
	};
	for (size_t i = 0; i < DS_COUNT(cases); i++) {
		struct search_query q;
		struct span_list found = { 0 };
		assert_true(search_query_set(&q, ds_str_of(cases[i].query)));
		for (uint32_t b = 0; b < d->reading.blocks_n; b++)
			search_block(&q, d, b, &found);
		assert_int_equal(found.n, cases[i].hits);
		free(found.v);
	}
	ds_doc_free(d);
}

/* Letters find Chinese by its readings, and only by them. */
static void letters_find_chinese(void **state)
{
	(void)state;
	static const struct {
		const char *query, *text, *found; /* NULL: nothing */
	} cases[] = {
		{"zengzhang",   "同比增长5%", "增长"   },
		{ "zz",         "同比增长5%", "增长"   },
		{ "zengz",      "同比增长5%", "增长"   },
		{ "zengzh",     "同比增长5%", "增长"   },
		{ "zhang",      "市长说",      "长"      },
		{ "chang",      "市长说",      "长"      },
		{ "yinhang",    "银行业",      "银行"   },
		{ "xian",       "西安",         "西安"   },
		{ "xi'an",      "西安",         "西安"   },
		{ "lvse",       "绿色",         "绿色"   },
		{ "lüse",      "绿色",         "绿色"   },
		{ "增z",       "同比增长",   "增长"   },
		{ "gdpzz",      "GDP增长",      "GDP增长"},
		{ "ＺＺ",     "增长",         "增长"   },
		{ "zengchai",   "增長",         NULL       },
		{ "eng",        "增长",         NULL       },
		{ "z",          "增长",         NULL       },
		{ "zegz",       "增长",         NULL       },
		{ "zengzhangx", "增长",         NULL       },
		{ "jg",         "經過",         "經過"   },
		{ "shuj",       "数据",         "数据"   },
		{ "sj",         "数据",         "数据"   },
	};
	for (size_t i = 0; i < DS_COUNT(cases); i++) {
		struct match q;
		struct ds_str text = ds_str_of(cases[i].text), found = { NULL, 0 };
		assert_true(match_set(&q, ds_str_of(cases[i].query)));
		for (size_t off = 0; off < text.n && found.n == 0;) {
			unsigned len;
			size_t end = match_at(&q, text, off);
			if (end)
				found = (struct ds_str){ text.p + off, end - off };
			ds_utf8_at(text.p + off, &len);
			off += len;
		}
		if (!ds_str_eq(found, cases[i].found ? ds_str_of(cases[i].found) : DS_STR("")))
			fail_msg("%s finds \"%.*s\" in %s", cases[i].query, (int)found.n, found.p, cases[i].text);
	}
	/* every word somewhere */
	struct match_words words;
	const struct ds_str texts[] = { DS_STR("社会消费品零售总额"), DS_STR("赤峰市") };
	match_words_set(&words, DS_STR(" xiaofei  cf "));
	assert_true(match_words_in(&words, texts, 2));
	match_words_set(&words, DS_STR("xiaofei bj"));
	assert_false(match_words_in(&words, texts, 2));
	match_words_set(&words, DS_STR(""));
	assert_true(match_words_in(&words, texts, 2));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grid_keeps_wide_characters_whole),
		cmocka_unit_test(grid_cuts_with_dots),
		cmocka_unit_test(grid_moves_rows_with_their_stamps),
		cmocka_unit_test(key_names_go_both_ways),
		cmocka_unit_test(key_table_is_sound),
		cmocka_unit_test(commands_by_their_beginnings),
		cmocka_unit_test(prompt_edits_whole_characters),
		cmocka_unit_test(numbers_for_people),
		cmocka_unit_test(search_folds_both_sides),
		cmocka_unit_test(letters_find_chinese),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

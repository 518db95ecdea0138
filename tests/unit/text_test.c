/* text_test.c: decoding: encodings found and named, damage counted, lines, what is no text, folding. */
#include "unit.h"

#include "dushu/text.h"

static struct ds_text *decode(const char *bytes, size_t n, const char *charset)
{
	struct ds_text *t = NULL;
	struct ds_error e = { 0 };
	const struct ds_text_options opt = { .charset = charset };
	assert_int_equal(ds_text_decode((struct ds_str){ bytes, n }, &opt, &t, &e), DS_OK);
	return t;
}

static void expect(const char *bytes, size_t n, const char *declared, const char *charset, const char *utf8,
		   size_t replaced)
{
	struct ds_text *t = decode(bytes, n, declared);
	assert_string_equal(ds_text_charset(t), charset);
	assert_int_equal(ds_text_str(t).n, strlen(utf8));
	assert_memory_equal(ds_text_str(t).p, utf8, strlen(utf8));
	assert_int_equal(ds_text_replaced(t), replaced);
	ds_text_free(t);
}

#define EXPECT(bytes, declared, charset, utf8, replaced)                                                           \
	expect((bytes), sizeof(bytes) - 1, (declared), (charset), (utf8), (replaced))

static void utf8_is_borrowed(void **state)
{
	(void)state;
	static const char s[] = "赤峰市1.4万人\n";
	struct ds_text *t = decode(s, sizeof s - 1, NULL);
	assert_ptr_equal(ds_text_str(t).p, s);
	assert_string_equal(ds_text_charset(t), "UTF-8");
	ds_text_free(t);
	EXPECT("\xef\xbb\xbf"
	       "中",
	       NULL, "UTF-8", "中", 0);
	EXPECT("", NULL, "UTF-8", "", 0);
}

static void broken_utf8_is_counted(void **state)
{
	(void)state;
	/* one mark for each maximal subpart: Unicode 15, table 3-8 */
	EXPECT("中文\xe4\xb8 中文", NULL, "UTF-8", "中文\xef\xbf\xbd 中文", 1);
	EXPECT("中文中文中文a\xf1\x80\x80\xe1\x80\xc2"
	       "b",
	       "utf-8", "UTF-8",
	       "中文中文中文a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
	       "b",
	       3);
	EXPECT("中文中文中文\xed\xa0\x80", "utf-8", "UTF-8", "中文中文中文\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", 3);
}

static void chinese_encodings_are_found(void **state)
{
	(void)state;
	/* 中国人民 in GB 2312, with A3A0 for an ideographic space, and a four-byte character (㐀) */
	EXPECT("\xd6\xd0\xb9\xfa\xc8\xcb\xc3\xf1", NULL, "GB18030", "中国人民", 0);
	EXPECT("\xd6\xd0\xa3\xa0\xb9\xfa", "gb2312", "GB18030", "中\xe3\x80\x80国", 0);
	EXPECT("\xd6\xd0\x81\x39\xee\x39", "gbk", "GB18030", "中㐀", 0);
	/* 中國人民的 in Big5 */
	EXPECT("\xa4\xa4\xb0\xea\xa4\x48\xa5\xc1\xaa\xba", NULL, "Big5", "中國人民的", 0);
	EXPECT("\xff\xfe\x2d\x4e\x0a\x00", NULL, "UTF-16LE", "中\n", 0);
	EXPECT("\xfe\xff\x4e\x2d\x00\x0a", NULL, "UTF-16BE", "中\n", 0);
	EXPECT("\x2d\x4e\xfd\x56\xba\x4e\x11\x6c\x0a\x00", NULL, "UTF-16LE", "中国人民\n", 0);
	EXPECT("\x4e\x2d\x56\xfd\x4e\xba\x6c\x11\x00\x0a", NULL, "UTF-16BE", "中国人民\n", 0);
}

static void declarations_are_weighed(void **state)
{
	(void)state;
	/* what is UTF-8 was never anything else */
	EXPECT("中国人民", "gb2312", "UTF-8", "中国人民", 0);
	/* and what is hardly UTF-8 was declared wrongly */
	EXPECT("\xd6\xd0\xb9\xfa\xc8\xcb\xc3\xf1\xd6\xd0\xb9\xfa", "utf-8", "GB18030", "中国人民中国", 0);
	EXPECT("<html><meta charset=\"gbk\"><p>\xd6\xd0", NULL, "GB18030", "<html><meta charset=\"gbk\"><p>中", 0);
	EXPECT("<?xml version='1.0' encoding='big5'?>\xa4\xa4", NULL, "Big5",
	       "<?xml version='1.0' encoding='big5'?>中", 0);
	EXPECT("plain", "no-such-label", "UTF-8", "plain", 0);
}

static void binary_is_refused(void **state)
{
	(void)state;
	static const struct ds_str files[] = {
		{"%PDF-1.4\n%\xe2\xe3",                     11},
		{ "\x7f"
		  "ELF\2\1\1\0\0\0\0\0\0", 13},
		{ "PK\3\4\x14\0\6\0\x08\0\0\0!\0\xdf",      15},
		{ "\0\1\2\3\0\0\7\0\0\0",                   10}
	};
	for (size_t i = 0; i < DS_COUNT(files); i++) {
		struct ds_text *t = NULL;
		struct ds_error e = { 0 };
		assert_int_equal(ds_text_decode(files[i], NULL, &t, &e), DS_ERR_BINARY);
		assert_null(t);
		assert_true(e.text[0] != 0);
		const struct ds_text_options opt = { .allow_binary = true };
		assert_int_equal(ds_text_decode(files[i], &opt, &t, &e), DS_OK);
		assert_true(ds_utf8_valid(ds_text_str(t)));
		ds_text_free(t);
	}
}

static void lines_are_counted(void **state)
{
	(void)state;
	uint64_t seed = 1;
	for (int round = 0; round < 40; round++) {
		struct ds_buf b = { 0 };
		const size_t size = unit_random(&seed) % 30000;
		while (b.n < size)
			ds_buf_addz(&b, (const char *[]){ "a", "中文", "\n", "\r\n", "\r",
							  "长长的一行" }[unit_random(&seed) % 6]);
		struct ds_text *t = decode(b.p ? b.p : "", b.n, NULL);
		uint32_t line = 1;
		for (uint32_t i = 0; i <= b.n; i++) {
			if (i % 7 == 0 || i == b.n)
				assert_int_equal(ds_text_line(t, i), line);
			if (i < b.n && (b.p[i] == '\n' || (b.p[i] == '\r' && !(i + 1 < b.n && b.p[i + 1] == '\n'))))
				line++;
		}
		ds_text_free(t);
		ds_buf_done(&b);
	}
}

static void random_bytes_become_text(void **state)
{
	(void)state;
	uint64_t seed = 7;
	for (int round = 0; round < 300; round++) {
		char bytes[600];
		const size_t n = unit_random(&seed) % sizeof bytes;
		for (size_t i = 0; i < n; i++)
			bytes[i] = (char)unit_random(&seed);
		struct ds_text *t = NULL;
		const struct ds_text_options opt = { .allow_binary = true };
		assert_int_equal(ds_text_decode((struct ds_str){ bytes, n }, &opt, &t, NULL), DS_OK);
		assert_true(ds_utf8_valid(ds_text_str(t)));
		ds_text_free(t);
	}
}

static void folding_is_by_table(void **state)
{
	(void)state;
	static const uint32_t pairs[][2] = {
		{0x81fa,   0x53f0 },
 /* 臺 台 */
		{ 0x7063,  0x6e7e },
 /* 灣 湾 */
		{ 0x2ec4,  0x897f }, /* ⻄ 西, a radical */
		{ 0x2f24,  0x5927 },
 /* ⼤ 大 */
		{ 0xff11,  '1'    },
		{ 0xff21,  'A'    },
		{ 0x4e2d,  0x4e2d },
		{ 'x',     'x'    },
		{ 0x88cf,  0x91cc },
 /* 裏 里 */
		{ 0xf900,  0x5c82 },
		{ 0x1f600, 0x1f600},
		{ 0xffff,  0xffff },
	};
	for (size_t i = 0; i < DS_COUNT(pairs); i++)
		assert_int_equal(ds_fold(pairs[i][0]), pairs[i][1]);
	/* folding twice is folding once */
	for (uint32_t cp = 0; cp < 0x20000; cp++)
		assert_int_equal(ds_fold(ds_fold(cp)), ds_fold(cp));
}

static void scripts_keep_every_offset(void **state)
{
	static const struct {
		enum ds_script_form form;
		const char *text, *want;
	} cases[] = {
		{DS_SCRIPT_TRADITIONAL,  "头发的发展，3.5万只羊在里面，后来皇后",
                 "頭髮的發展，3.5萬隻羊在裏面，後來皇后"								     },
		{ DS_SCRIPT_SIMPLIFIED,  "臺灣的體溫計 abc 說：「乾坤」",              "台湾的体温计 abc 说：「乾坤」"},
		{ DS_SCRIPT_TRADITIONAL, "",						       ""                                         },
	};
	(void)state;
	for (size_t i = 0; i < DS_COUNT(cases); i++) {
		struct ds_script *s;
		struct ds_error e;
		char out[256] = "";
		struct ds_str text = ds_str_of(cases[i].text);
		assert_int_equal(ds_script_open(cases[i].form, &s, &e), DS_OK);
		ds_script_convert(s, text, out);
		assert_string_equal(out, cases[i].want);
		ds_script_close(s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8_is_borrowed),
		cmocka_unit_test(broken_utf8_is_counted),
		cmocka_unit_test(chinese_encodings_are_found),
		cmocka_unit_test(declarations_are_weighed),
		cmocka_unit_test(binary_is_refused),
		cmocka_unit_test(lines_are_counted),
		cmocka_unit_test(random_bytes_become_text),
		cmocka_unit_test(folding_is_by_table),
		cmocka_unit_test(scripts_keep_every_offset),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* pinyin_test.c: how characters and words are read aloud, and which syllables stand together. */
#include "unit.h"

#include "dushu/text.h"

/* The reading of a text: words parted by a blank. */
static void expect(struct ds_speaker *s, const char *text, const struct ds_sounds_known *known, size_t known_n,
		   const char *want)
{
	const struct ds_syllable *v;
	struct ds_buf got = { 0 };
	size_t n = ds_speaker_run(s, ds_str_of(text), known, known_n, &v);
	for (size_t i = 0; i < n; i++) {
		assert_true(i == 0 || v[i].at > v[i - 1].at);
		ds_buf_addf(&got, "%s%s", i > 0 && !v[i].joined ? " " : "", v[i].text);
	}
	ds_buf_addc(&got, 0);
	assert_string_equal(got.p, want);
	ds_buf_done(&got);
}

static void words_have_their_readings(void **state)
{
	(void)state;
	static const char *const want[][2] = {
		{"重庆银行",        "chóngqìng yínháng"            },
		{ "重要的还款",    "zhòngyào de huánkuǎn"         },
		{ "增长得快",       "zēngzhǎng de kuài"             },
		{ "为了得到数据", "wèile dédào shùjù"           },
		{ "行长率先出行", "hángzhǎng shuàixiān chūxíng"},
		{ "社会长期稳定", "shèhuì chángqī wěndìng"     },
		{ "只有3只羊",      "zhǐyǒu zhī yáng"              },
		{ "积极地推进",    "jījí de tuījìn"               },
		{ "該銀行的會計", "gāi yínháng de kuàijì"       },
		{ "人均可支配",    "rénjūn kě zhīpèi"            },
		{ "比上年增长",    "bǐ shàngnián zēngzhǎng"      },
		{ "18岁以上年龄",  "suì yǐshàng niánlíng"        },
		{ "房子和电子",    "fángzi hé diànzǐ"             },
		{ "GDP 3.5%",           ""				 },
		{ "\xf0\xa0\x80\x80",   "hē"                              },
		{ "",                   ""				 },
	};
	struct ds_speaker *s = ds_speaker_new();
	for (size_t i = 0; i < DS_COUNT(want); i++)
		expect(s, want[i][0], NULL, 0, want[i][1]);
	ds_speaker_free(s);
}

static void what_is_known_comes_first(void **state)
{
	(void)state;
	struct ds_speaker *s = ds_speaker_new();
	/* a place: letters without tones choose among the readings of each character */
	expect(s, "在六安市",
	       &(struct ds_sounds_known){
		   {3, 12},
                   DS_STR("lu an shi")
        },
	       1, "zài lùānshì");
	expect(s, "长沙的",
	       &(struct ds_sounds_known){
		   {0, 6},
                   DS_STR("chang sha shi")
        },
	       1, "chángshā de");
	/* letters that no reading has leave the usual one */
	expect(s, "天台",
	       &(struct ds_sounds_known){
		   {0, 6},
                   DS_STR("xyz")
        },
	       1, "tiāntái");
	ds_speaker_free(s);
}

static void readings_of_characters(void **state)
{
	(void)state;
	assert_string_equal(ds_pinyin(0x957f, 0), "cháng"); /* 长 */
	assert_string_equal(ds_pinyin(0x957f, 1), "zhǎng");
	assert_null(ds_pinyin(0x957f, 2));
	assert_string_equal(ds_pinyin_letters(0x7eff, 0), "lv"); /* 绿 */
	assert_null(ds_pinyin('a', 0));
	assert_null(ds_pinyin(0x3002, 0));
	assert_null(ds_pinyin(0x10ffff, 3));
	unsigned read = 0;
	for (uint32_t cp = 0x4e00; cp < 0x9fff; cp++)
		for (unsigned i = 0; ds_pinyin(cp, i); i++) {
			read += i == 0;
			for (const char *p = ds_pinyin_letters(cp, i); *p; p++)
				assert_true(*p >= 'a' && *p <= 'z');
		}
	assert_true(read > 20000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_have_their_readings),
		cmocka_unit_test(what_is_known_comes_first),
		cmocka_unit_test(readings_of_characters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

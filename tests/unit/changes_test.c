/* changes_test.c: changes of a text that change nothing of its structure: line ends, indents, blanks, script, digits, characters
 * without width, the numbers of pages. */
#include "unit.h"

#include <stdio.h>

#include "dushu/article.h"

/* Two stories as a site's roll has them; in traditional script below. */
static const char simplified[] =
    "青原县改造供水管网86公里\n"
    "2024年3月6日 09:20 来源：江州日报 责任编辑：许知行\n"
    "3月5日，记者从青原县水务局获悉，今年全县改造老旧管网86公里，涉及9个乡镇，已开工31公里。\n"
    "“水更清了，压力也稳了。”村民陈立秋说。\n"
    "另据了解，6个村还将试装远传水表1300只。（记者 林青禾 通讯员 高远）\n"
    "海湾县加固防波堤12公里\n"
    "2024年3月4日 11:02 来源：海湾发布\n"
    "3月3日，海湾县公布方案，今年加固堤段12公里，9月底前完工，施工期间渔港保留两条航道。\n"
    "图为施工人员在吊装护面块体。罗佳怡 摄\n";
static const char traditional[] =
    "青原縣改造供水管網86公里\n"
    "2024年3月6日 09:20 來源：江州日報 責任編輯：許知行\n"
    "3月5日，記者從青原縣水務局獲悉，今年全縣改造老舊管網86公里，涉及9個鄉鎮，已開工31公里。\n"
    "「水更清了，壓力也穩了。」村民陳立秋說。\n"
    "另據了解，6個村還將試裝遠傳水表1300隻。（記者 林青禾 通訊員 高遠）\n"
    "海灣縣加固防波堤12公里\n"
    "2024年3月4日 11:02 來源：海灣發布\n"
    "3月3日，海灣縣公布方案，今年加固堤段12公里，9月底前完工，施工期間漁港保留兩條航道。\n"
    "圖為施工人員在吊裝護面塊體。羅佳怡 攝\n";

/* Characters alone, in one form: blanks and what has no width are left out, quotation marks are one. */
static void squeeze(struct ds_buf *out, struct ds_str s)
{
	unsigned len;
	for (size_t i = 0; i < s.n; i += len) {
		uint32_t cp = ds_utf8_at(s.p + i, &len);
		char to[4];
		if (cp <= ' ' || cp == 0xa0 || cp == 0x3000 || cp == 0xfeff || (cp >= 0x200b && cp <= 0x200d))
			continue;
		cp = cp == 0x300c ? 0x201c : cp == 0x300d ? 0x201d : ds_fold(cp);
		ds_buf_add(out, to, ds_utf8_put(cp, to));
	}
	ds_buf_addc(out, '|');
}

/* What a reader is told: every article, and its blocks that are shown. */
static void told(struct ds_str bytes, struct ds_buf *out)
{
	struct ds_arena arena = { 0 };
	struct ds_text *text;
	struct ds_reading r;
	assert_int_equal(ds_text_decode(bytes, &(struct ds_text_options){ .charset = "utf-8" }, &text, NULL),
			 DS_OK);
	assert_int_equal(ds_reading_make(text, DS_FORMAT_TEXT, &arena, &r, NULL), DS_OK);
	for (uint32_t i = 0; i < r.articles_n; i++) {
		const struct ds_article *a = &r.articles[i];
		squeeze(out, a->title);
		squeeze(out, a->source);
		squeeze(out, a->published);
		for (uint32_t k = 0; k < a->authors_n; k++)
			squeeze(out, a->authors[k]);
		for (uint32_t k = 0; k < a->editors_n; k++)
			squeeze(out, a->editors[k]);
		for (uint32_t k = a->block; k < a->block + a->block_n; k++) {
			if (r.blocks[k].kind == DS_BLOCK_BOILERPLATE)
				continue;
			ds_buf_addf(out, "%u:", r.blocks[k].kind);
			squeeze(out, ds_block_text(&r, &r.blocks[k]));
		}
	}
	ds_arena_done(&arena);
	ds_text_free(text);
}

static void same(const char *what, struct ds_str bytes)
{
	struct ds_buf want = { 0 }, got = { 0 };
	told(ds_str_of(simplified), &want);
	told(bytes, &got);
	if (want.n != got.n || memcmp(want.p, got.p, want.n) != 0)
		fail_msg("%s:\n%.*s\nwanted\n%.*s", what, (int)got.n, got.p, (int)want.n, want.p);
	ds_buf_done(&want);
	ds_buf_done(&got);
}

static bool is_digit(uint32_t cp)
{
	return cp - '0' < 10u;
}

/* What may stand for a character, between two, or at a line's beginning and end. */
struct change {
	const char *name, *begin, *end;
	unsigned ways;
};

enum { WIDE = 1, SPACED = 2, NO_BREAK = 4, WIDTHLESS = 8 };

static void apply(const struct change *c, struct ds_buf *out)
{
	unsigned len, before_len, n = 0;
	uint32_t before = '\n';
	for (const char *p = simplified; *p; p += len, before = ds_utf8_at(p - len, &before_len)) {
		const uint32_t cp = ds_utf8_at(p, &len);
		if (before == '\n')
			ds_buf_addz(out, c->begin);
		if ((c->ways & SPACED) && ((is_digit(cp) && before > 0x4e00 && before < 0xa000) ||
					   (is_digit(before) && cp > 0x4e00 && cp < 0xa000)))
			ds_buf_addc(out, ' ');
		if ((c->ways & WIDTHLESS) && n++ % 5 == 3 && cp > 0x4e00)
			ds_buf_addz(out, n % 2 ? "\u200b" : "\ufeff");
		if (cp == '\n')
			ds_buf_addz(out, c->end);
		else if ((c->ways & WIDE) && is_digit(cp))
			ds_buf_addf(out, "\xef\xbc%c", (char)(0x90 + cp - '0'));
		else if ((c->ways & NO_BREAK) && cp == ' ')
			ds_buf_addz(out, "\u00a0");
		else
			ds_buf_add(out, p, len);
	}
}

static void changes_change_nothing(void **state)
{
	static const struct change changes[] = {
		{"CR LF",                     "",                         "\r\n",       0                          },
		{ "CR",                       "",                         "\r",         0                          },
		{ "empty lines",              "",                         "\n\n",       0                          },
		{ "empty lines, CR",          "",                         "\r\r",       0                          },
		{ "blanks behind",            "",                         " \u3000\n",  0                          },
		{ "two full blanks",          "\u3000\u3000",             "\n",         0                          },
		{ "four blanks",              "    ",                     "\n",         0                          },
		{ "a tab",                    "\t",                       "\n",         0                          },
		{ "no-break blanks",          "\u00a0\u00a0\u00a0\u00a0", "\n",         0                          },
		{ "full-width digits",        "",                         "\n",         WIDE                       },
		{ "blanks beside digits",     "",                         "\n",         SPACED                     },
		{ "blanks that do not break", "",                         "\n",         NO_BREAK                   },
		{ "no width",                 "",                         "\n",         WIDTHLESS                  },
		{ "all",                      "\u200b\u3000",             "\u00a0\r\n", WIDE | NO_BREAK | WIDTHLESS},
	};
	(void)state;
	for (size_t i = 0; i < DS_COUNT(changes); i++) {
		struct ds_buf b = { 0 };
		apply(&changes[i], &b);
		same(changes[i].name, (struct ds_str){ b.p, b.n });
		ds_buf_done(&b);
	}
	same("no line end", (struct ds_str){ simplified, sizeof simplified - 2 });
	same("traditional", ds_str_of(traditional));
}

/* The numbers of pages stand between paragraphs. */
static void page_numbers_change_nothing(void **state)
{
	static const char *const numbers[] = { "— 1 —", "- 1 -", "－1－", "第1页", "第 1 页 共 3 页", "1/3" };
	(void)state;
	for (size_t i = 0; i < DS_COUNT(numbers); i++) {
		struct ds_buf b = { 0 };
		const char *at = strstr(simplified, "“水更");
		ds_buf_add(&b, simplified, (size_t)(at - simplified));
		ds_buf_addf(&b, "%s\n%s", numbers[i], at);
		same(numbers[i], (struct ds_str){ b.p, b.n });
		ds_buf_done(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(changes_change_nothing),
		cmocka_unit_test(page_numbers_change_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

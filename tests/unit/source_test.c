/* source_test.c: the language that dushu and its helper speak: what is written is read again, and what no helper would
 * say is refused. Then kinds of bytes, names, filters. */
#include "unit.h"
#include "temp.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dushu/frame.h"
#include "dushu/source.h"

static const struct ds_intake_limits small = { 100, 150, 3 };

static void frame_add(struct ds_buf *b, char type, const char *body, size_t n)
{
	const char head[DS_FRAME_HEAD] = { type, (char)(n >> 24), (char)(n >> 16), (char)(n >> 8), (char)n };
	ds_buf_add(b, head, sizeof head);
	ds_buf_add(b, body, n);
}

static enum ds_got first_of(struct ds_intake *in, struct ds_str all)
{
	ds_intake_feed(in, all);
	return ds_intake_next(in);
}

static void fields_test(void **state)
{
	(void)state;
	struct ds_buf b = { 0 };
	ds_field_add(&b, "title", DS_STR("江海县"));
	ds_field_add(&b, "empty", DS_STR(""));
	ds_field_add(&b, "nul", DS_STR("a\0b"));
	const struct ds_str all = { b.p, b.n };
	assert_true(ds_str_eq(ds_field(all, "title"), DS_STR("江海县")));
	assert_true(ds_str_eq(ds_field(all, "nul"), DS_STR("a b")));
	assert_int_equal(ds_field(all, "empty").n, 0);
	assert_int_equal(ds_field(all, "titl").n, 0);
	assert_int_equal(ds_field((struct ds_str){ "title=x", 7 }, "title").n, 0);
	ds_buf_done(&b);
}

static void stream_test(void **state)
{
	(void)state;
	struct ds_buf b = { 0 };
	ds_buf_addz(&b, DS_FRAME_MAGIC);
	frame_add(&b, DS_FRAME_PROGRESS, "done=5\0total=10\0", 16);
	frame_add(&b, DS_FRAME_DOC, "number=3\0", 9);
	frame_add(&b, DS_FRAME_BYTES, "如皋", 6);
	frame_add(&b, DS_FRAME_BYTES, "市", 3);
	frame_add(&b, DS_FRAME_END, "", 0);
	frame_add(&b, DS_FRAME_ERROR, "status=7\0text=a\033[31m\nb\0", 23);
	frame_add(&b, DS_FRAME_DONE, "", 0);
	/* The same whatever the pieces are that it comes in. */
	for (size_t piece = 1; piece < 40; piece += 3) {
		struct ds_intake in = { .limits = small };
		enum ds_got seen[8], got;
		size_t n = 0;
		for (size_t i = 0; i < b.n; i += piece) {
			ds_intake_feed(&in, (struct ds_str){ b.p + i, b.n - i < piece ? b.n - i : piece });
			while ((got = ds_intake_next(&in)) != DS_GOT_NOTHING && n < 8) {
				seen[n++] = got;
				if (got == DS_GOT_PROGRESS)
					assert_true(in.at == 5 && in.of == 10);
				if (got == DS_GOT_DOC)
					assert_true(
					    ds_str_eq((struct ds_str){ in.bytes.p, in.bytes.n }, DS_STR("如皋市")));
				if (got == DS_GOT_ERROR)
					assert_string_equal(in.error.text, "a\xef\xbf\xbd[31m b");
			}
		}
		assert_int_equal(n, 4);
		assert_true(seen[0] == DS_GOT_PROGRESS && seen[1] == DS_GOT_DOC && seen[2] == DS_GOT_ERROR &&
			    seen[3] == DS_GOT_DONE);
		ds_intake_done(&in);
	}
	ds_buf_done(&b);
}

/* Each of these ends the stream. */
static void broken_test(void **state)
{
	static const struct {
		const char *name;
		const char *frames; /* letters of frames; b: 60 bytes */
	} cases[] = {
		{"bytes of no document",        "b"       },
		{ "an end of no document",      "E"       },
		{ "a document in another",      "DD"      },
		{ "more bytes than a document", "Dbb"     },
		{ "more bytes than the source", "DbEDbEDb"},
		{ "more documents",             "DEDEDED" },
		{ "an end inside a document",   "DZ"      },
		{ "an unknown frame",           "q"       },
	};
	static const char bytes[60] = { 0 };
	(void)state;
	for (size_t i = 0; i < DS_COUNT(cases); i++) {
		struct ds_intake in = { .limits = small };
		struct ds_buf b = { 0 };
		enum ds_got got;
		ds_buf_addz(&b, DS_FRAME_MAGIC);
		for (const char *p = cases[i].frames; *p; p++)
			frame_add(&b, *p == 'b' ? 'B' : *p, bytes, *p == 'b' ? sizeof bytes : 0);
		got = first_of(&in, (struct ds_str){ b.p, b.n });
		while (got == DS_GOT_DOC)
			got = ds_intake_next(&in);
		if (got != DS_GOT_BROKEN)
			fail_msg("%s: %d", cases[i].name, got);
		assert_int_equal(ds_intake_next(&in), DS_GOT_NOTHING);
		assert_true(in.error.text[0] != '\0');
		ds_intake_done(&in);
		ds_buf_done(&b);
	}
	struct ds_intake in = { .limits = small };
	assert_int_equal(first_of(&in, DS_STR("#!/bin/sh\n")), DS_GOT_BROKEN);
	ds_intake_done(&in);
	in = (struct ds_intake){ .limits = small };
	assert_int_equal(first_of(&in, DS_STR(DS_FRAME_MAGIC "B\x7f\0\0\0")), DS_GOT_BROKEN);
	ds_intake_done(&in);
}

#define LITERAL(s)                                                                                                 \
	{                                                                                                          \
		s, sizeof(s) - 1                                                                                   \
	}

static void wrap_test(void **state)
{
	static const struct {
		struct ds_str head;
		enum ds_wrap wrap;
	} cases[] = {
		{LITERAL(""),					 DS_WRAP_PLAIN     },
		{ LITERAL("如皋市"),                               DS_WRAP_PLAIN     },
		{ LITERAL("PK\3\4"),                                  DS_WRAP_ZIP       },
		{ LITERAL("PKU"),				     DS_WRAP_PLAIN     },
		{ LITERAL("\x1f\x8b\x08"),                            DS_WRAP_COMPRESSED},
		{ LITERAL("BZh91AY&SYxx"),                            DS_WRAP_COMPRESSED},
		{ LITERAL("BZhongwen in pinyin"),                     DS_WRAP_PLAIN     },
		{ LITERAL("%PDF-1.7"),                                DS_WRAP_PDF       },
		{ LITERAL("<rss version=\"2.0\">"),                   DS_WRAP_FEED      },
		{ LITERAL("\xef\xbb\xbf <?xml?><!-- > --><feed>"),    DS_WRAP_FEED      },
		{ LITERAL("<!DOCTYPE rss [<!ENTITY a \"b\">]><rss>"), DS_WRAP_FEED      },
		{ LITERAL("<html><rss>"),                             DS_WRAP_PLAIN     },
		{ LITERAL("<rssx>"),                                  DS_WRAP_PLAIN     },
		{ LITERAL("WARC/1.0\r\n"),                            DS_WRAP_WARC      },
	};
	(void)state;
	for (size_t i = 0; i < DS_COUNT(cases); i++)
		if (ds_wrap_of(cases[i].head) != cases[i].wrap)
			fail_msg("%.*s: %d", (int)cases[i].head.n, cases[i].head.p, ds_wrap_of(cases[i].head));
}

static void address_test(void **state)
{
	(void)state;
	assert_true(ds_is_address("https://a.example/"));
	assert_true(ds_is_address("HTTP://a.example/"));
	assert_false(ds_is_address("file:///etc/passwd"));
	assert_false(ds_is_address("ftp://a.example/"));
	assert_false(ds_is_address("http:"));
}

/* ---- links ------------------------------------------------------------------------------------------------ */

static void link_test(void **state)
{
	static const struct {
		struct ds_str href;
		enum ds_link_way way;
		const char *to; /* behind the folder, or the whole of it */
	} cases[] = {
		{LITERAL("b%20c.txt?x=1#y"),         DS_LINK_NEAR,    "b c.txt"                       },
		{ LITERAL("sub/../b c.txt"),         DS_LINK_NEAR,    "sub/../b c.txt"                },
		{ LITERAL("%2e%2e/outside.txt"),     DS_LINK_FAR,     "outside.txt"                   },
		{ LITERAL("../outside.txt"),         DS_LINK_FAR,     "outside.txt"                   },
		{ LITERAL("leads-out.txt"),          DS_LINK_FAR,     "outside.txt"                   },
		{ LITERAL("/etc/passwd"),            DS_LINK_FAR,     "/etc/passwd"                   },
		{ LITERAL("/dev/zero"),              DS_LINK_NOWHERE, NULL                            },
		{ LITERAL("sub"),                    DS_LINK_NOWHERE, NULL                            },
		{ LITERAL("."),                      DS_LINK_NOWHERE, NULL                            },
		{ LITERAL("nothing.txt"),            DS_LINK_GONE,    NULL                            },
		{ LITERAL("b%00.txt"),               DS_LINK_NOWHERE, NULL                            },
		{ LITERAL("b%1b[2J.txt"),            DS_LINK_NOWHERE, NULL                            },
		{ LITERAL(""),                       DS_LINK_HERE,    NULL                            },
		{ LITERAL("#top"),                   DS_LINK_HERE,    NULL                            },
		{ LITERAL("?page=2"),                DS_LINK_HERE,    NULL                            },
		{ LITERAL("mailto:a@example.com"),   DS_LINK_NOWHERE, NULL                            },
		{ LITERAL("JavaScript:go()"),        DS_LINK_NOWHERE, NULL                            },
		{ LITERAL("file:///etc/passwd"),     DS_LINK_NOWHERE, NULL                            },
		{ LITERAL("ftp://a.example/x"),      DS_LINK_NOWHERE, NULL                            },
		{ LITERAL("HTTPS://a.example/x"),    DS_LINK_NET,     "HTTPS://a.example/x"           },
		{ LITERAL("//a.example/x"),          DS_LINK_NET,     "https://a.example/x"           },
		{ LITERAL("http://a.example/\x1b["), DS_LINK_NET,     "http://a.example/\xef\xbf\xbd["},
	};
	char top[240], path[600], doc[300], up[300];
	struct ds_buf out = { 0 };
	(void)state;
	assert_non_null(temp_folder(top, sizeof top, "source"));
	snprintf(path, sizeof path, "%s/in/sub", top);
	snprintf(up, sizeof up, "%s/in", top);
	assert_true(mkdir(up, 0700) == 0 && mkdir(path, 0700) == 0);
	static const char *const files[] = { "in/a.html", "in/b c.txt", "outside.txt" };
	for (size_t i = 0; i < DS_COUNT(files); i++) {
		snprintf(path, sizeof path, "%s/%s", top, files[i]);
		fclose(fopen(path, "w"));
	}
	snprintf(path, sizeof path, "%s/in/leads-out.txt", top);
	assert_int_equal(symlink("../outside.txt", path), 0);
	snprintf(doc, sizeof doc, "%s/in/a.html", top);
	for (size_t i = 0; i < DS_COUNT(cases); i++) {
		const enum ds_link_way way = ds_link_resolve(doc, cases[i].href, &out);
		if (way != cases[i].way)
			fail_msg("%.*s: %d", (int)cases[i].href.n, cases[i].href.p, way);
		if (!cases[i].to)
			continue;
		if (way == DS_LINK_NET || cases[i].to[0] == '/')
			snprintf(path, sizeof path, "%s", cases[i].to);
		else
			snprintf(path, sizeof path, "%s/%s", way == DS_LINK_NEAR ? up : top, cases[i].to);
		assert_string_equal(out.p, path);
	}
	strcat(doc, "#2"); /* a part of a.html, if that were a book */
	assert_int_equal(ds_link_resolve(doc, DS_STR("b%20c.txt"), &out), DS_LINK_INSIDE);
	assert_int_equal(ds_link_resolve("https://a.example/", DS_STR("b.html"), &out), DS_LINK_INSIDE);
	ds_buf_done(&out);
}

/* ---- filters ---------------------------------------------------------------------------------------------- */

/* A file of the test with these bytes. */
static void file_write(char path[240], const char *name, const char *bytes)
{
	snprintf(path, 240, "%s/%s", temp_dir(), name);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(bytes, f);
	assert_int_equal(fclose(f), 0);
}

static struct ds_importer *importer_of(const char *config)
{
	char path[240];
	file_write(path, "config", config);
	const struct ds_importer_options opt = { .config = path };
	return ds_importer_new(&opt);
}

static void filter_test(void **state)
{
	(void)state;
	char path[240], said[260];
	struct ds_importer *im = importer_of("# mine\ntheme light\nfilter *.CAJ = echo \"a  b\" %s\n"
					     "filter *.bad false %s\nfilter *.slow no-such-program %s\n");
	struct ds_source *s;
	struct ds_source_doc doc;
	struct ds_error e;
	assert_null(ds_importer_complaint(im));
	file_write(path, "page.caj", "");
	snprintf(said, sizeof said, "a  b %s", path);
	assert_int_equal(ds_source_open(im, path, NULL, &s, &e), DS_OK);
	assert_int_equal(ds_source_next(s, &doc, &e), DS_OK);
	assert_true(ds_str_starts(doc.bytes.s, ds_str_of(said)));
	ds_bytes_done(&doc.bytes);
	assert_int_equal(ds_source_next(s, &doc, &e), DS_OK);
	assert_null(doc.name.p);
	ds_source_close(s);
	file_write(path, "page.bad", "");
	assert_int_equal(ds_source_open(im, path, NULL, &s, &e), DS_ERR_FORMAT);
	assert_non_null(strstr(e.text, "false failed"));
	ds_importer_free(im);
	im = importer_of("filter *.caj converter\n");
	assert_non_null(strstr(ds_importer_complaint(im)->text, ":1: no %s"));
	ds_importer_free(im);
}

static size_t cut(const char *bytes, size_t n)
{
	struct ds_str s = { bytes, n };
	return ds_source_cut(&s, 0) ? s.n : 0;
}

/* The beginning of a text ends with a line; in UTF-16, by its mark, where that is a unit and no half of two. */
static void cut_test(void **state)
{
	(void)state;
#define CUT(s) cut(s, sizeof(s) - 1)
	assert_int_equal(CUT("市区\n县城\n未完"), 14);
	assert_int_equal(CUT("未完"), 0);
	assert_int_equal(CUT("<p>市区</p>\n"), 0);
	assert_int_equal(CUT("\xff\xfe\x02\x5e\x0a\x00\xbf\x53\x0a"), 6); /* 市 LF 县 and a half */
	assert_int_equal(CUT("\xfe\xff\x5e\x02\x00\x0a\x53\xbf\x00"), 6);
	assert_int_equal(CUT("\xff\xfe\x02\x5e\x0a\x0a\x00\x5e"), 0); /* U+0A0A is no end of a line */
	assert_int_equal(CUT("\xfe\xff\x5e\x00\x0a\x0a\x53\xbf"), 0);
	assert_int_equal(CUT("\xff\xfe\x3c\x00\x70\x00\x0a\x00"), 0);                 /* <p */
	assert_int_equal(CUT("\xff\xfe\x00\x00\x02\x5e\x00\x00\x0a\x00\x00\x00"), 0); /* UTF-32 */
	assert_int_equal(CUT("\xff\xfe"), 0);
	assert_int_equal(CUT("\xff\xfe\x0a\x00"), 0);
#undef CUT
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_test), cmocka_unit_test(stream_test),  cmocka_unit_test(broken_test),
		cmocka_unit_test(wrap_test),   cmocka_unit_test(address_test), cmocka_unit_test(filter_test),
		cmocka_unit_test(link_test),   cmocka_unit_test(cut_test),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

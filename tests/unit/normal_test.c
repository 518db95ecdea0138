/* normal_test.c: the ways a text may be written change nothing of what is found in it: traditional script, full-width digits, blanks
 * between Han and digits, other quotation marks, characters without width. Every shipped article is written in each way; what comes
 * out must be the same places and figures, and their words must be those that stand there. */
#include <stdio.h>
#include <stdlib.h>

#include "unit.h"

#include "dushu/extract.h"
#include "dushu/text.h"

/* A traditional character for each that has one. */
static uint16_t traditional[0x10000];

static void traditional_learn(void)
{
	for (uint32_t cp = 0x4e00; cp < 0xa000; cp++) {
		char utf8[4];
		ds_utf8_put(cp, utf8);
		if (ds_is_folded(utf8) && !traditional[ds_fold(cp)])
			traditional[ds_fold(cp)] = (uint16_t)cp;
	}
}

static void cp_add(struct ds_buf *to, uint32_t cp)
{
	char utf8[4];
	ds_buf_add(to, utf8, ds_utf8_put(cp, utf8));
}

static bool is_han(uint32_t cp)
{
	return cp >= 0x4e00 && cp < 0xa000;
}

static bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* Each writes the character cp, behind the character before it. */
static void in_traditional(struct ds_buf *to, uint32_t before, uint32_t cp)
{
	(void)before;
	cp_add(to, is_han(cp) && traditional[cp] ? traditional[cp] : cp);
}

static void full_width(struct ds_buf *to, uint32_t before, uint32_t cp)
{
	(void)before;
	cp_add(to, is_digit(cp) ? cp + 0xfee0 : cp);
}

static void spaced(struct ds_buf *to, uint32_t before, uint32_t cp)
{
	if ((is_han(before) && is_digit(cp)) || ((is_digit(before) || before == '%') && is_han(cp)))
		ds_buf_addc(to, ' ');
	cp_add(to, cp);
}

static void corner_quoted(struct ds_buf *to, uint32_t before, uint32_t cp)
{
	(void)before;
	cp_add(to, cp == 0x201c ? 0x300c : cp == 0x201d ? 0x300d : cp);
}

static void straight_quoted(struct ds_buf *to, uint32_t before, uint32_t cp)
{
	(void)before;
	cp_add(to, cp == 0x201c || cp == 0x201d ? '"' : cp);
}

static void with_widthless(struct ds_buf *to, uint32_t before, uint32_t cp)
{
	if (is_digit(before) && is_han(cp))
		cp_add(to, 0x200b);
	cp_add(to, cp);
}

static const struct way {
	const char *name;
	void (*write)(struct ds_buf *to, uint32_t before, uint32_t cp);
} ways[] = {
	{"traditional",   in_traditional },
        { "full width",   full_width     },
        { "spaced",       spaced         },
	{ "corner marks", corner_quoted  },
        { "straight",     straight_quoted},
        { "widthless",    with_widthless },
};

/* What both ways of writing have in common. */
static struct ds_str plain(struct ds_str s, struct ds_buf *to)
{
	unsigned len;
	ds_buf_reset(to);
	for (size_t i = 0; i < s.n; i += len) {
		const uint32_t cp = ds_fold(ds_utf8_at(s.p + i, &len));
		if (cp != ' ' && cp != 0x200b && cp != 0x300c && cp != 0x300d && cp != 0x201c && cp != 0x201d &&
		    cp != '"')
			cp_add(to, cp);
	}
	return (struct ds_str){ to->p, to->n };
}

static void same(const char *what, const char *name, struct ds_str a, struct ds_str b)
{
	struct ds_buf x = { 0 }, y = { 0 };
	const struct ds_str p = plain(a, &x), q = plain(b, &y);
	if (!ds_str_eq(p, q))
		fail_msg("%s: %s: %.*s, was %.*s", name, what, (int)b.n, b.p, (int)a.n, a.p);
	ds_buf_done(&x);
	ds_buf_done(&y);
}

static struct ds_str text_at(const struct ds_doc *d, struct ds_span at)
{
	return ds_str_slice(d->reading.text, at);
}

static void same_figures(const struct ds_doc *a, const struct ds_doc *b, const char *name)
{
	for (uint32_t i = 0; i < a->figures.n && i < b->figures.n; i++) {
		const struct ds_figure *f = &a->figures.v[i], *g = &b->figures.v[i];
		same("figure", name, text_at(a, f->at), text_at(b, g->at));
		assert_int_equal(ds_decimal_cmp(f->value, g->value), 0);
		assert_int_equal(ds_decimal_cmp(f->high, g->high), 0);
		same("unit", name, f->unit, g->unit);
		same("label", name, f->label, g->label);
		same("per", name, f->per, g->per);
		same("period", name, f->period, g->period);
		assert_true(ds_place_eq(f->place, g->place));
		assert_true(f->status == g->status && f->change == g->change && f->approx == g->approx);
		assert_true(f->kind == g->kind && f->minor == g->minor && f->rule == g->rule);
	}
	assert_int_equal(a->figures.n, b->figures.n);
	assert_int_equal(a->figures.non_n, b->figures.non_n);
}

static void same_mentions(const struct ds_doc *a, const struct ds_doc *b, const char *name)
{
	for (uint32_t i = 0; i < a->mentions.n && i < b->mentions.n; i++) {
		const struct ds_mention *m = &a->mentions.v[i], *k = &b->mentions.v[i];
		same("mention", name, text_at(a, m->at), text_at(b, k->at));
		assert_true(ds_place_eq(m->place, k->place));
		assert_true(m->form == k->form && m->counts == k->counts);
	}
	if (a->mentions.n != b->mentions.n)
		fail_msg("%s: %u mentions, were %u", name, b->mentions.n, a->mentions.n);
}

static struct ds_doc *extracted(struct ds_str text)
{
	struct ds_doc *doc = NULL;
	struct ds_error e;
	assert_int_equal(ds_extract(text, NULL, &doc, &e), DS_OK);
	return doc;
}

static void each_way_says_the_same(void **state)
{
	static const char *const articles[] = { "01-rugao-gongshui",    "02-mianyang-gongbao",
						"03-yuexi-baoyu",       "04-zhengzhou-fayuan",
						"05-xinjiang-mianhua",  "06-dali-xueshengqiu",
						"10-xilinguole-caoyuan" };
	(void)state;
	traditional_learn();
	for (size_t i = 0; i < DS_COUNT(articles); i++) {
		char path[64];
		struct ds_bytes bytes;
		struct ds_error e;
		snprintf(path, sizeof(path), "src/share/articles/%s.txt", articles[i]);
		assert_int_equal(ds_bytes_read(path, &bytes, &e), DS_OK);
		struct ds_doc *was = extracted(bytes.s);
		const struct ds_str text = ds_text_str(was->text);
		assert_true(was->figures.n > 0 && was->mentions.n > 0);
		for (size_t w = 0; w < DS_COUNT(ways); w++) {
			struct ds_buf b = { 0 };
			uint32_t before = '\n';
			unsigned len;
			for (size_t k = 0; k < text.n; k += len) {
				const uint32_t cp = ds_utf8_at(text.p + k, &len);
				ways[w].write(&b, before, cp);
				before = cp;
			}
			struct ds_doc *is = extracted((struct ds_str){ b.p, b.n });
			same_mentions(was, is, ways[w].name);
			same_figures(was, is, ways[w].name);
			ds_doc_free(is);
			ds_buf_done(&b);
		}
		ds_doc_free(was);
		ds_bytes_done(&bytes);
	}
}

/* What a text is read as. */
static void forms(void **state)
{
	static const struct {
		const char *written, *normal; /* NULL: it is in normal form */
	} rows[] = {
		{"乾隆年间,显著增长5%。",                              "干隆年间,显著增长5%。"                      },
		{ "隨著 3 個縣的發展,著名企業達５家。",          "随着 3 个县的发展,著名企业达5家。"     },
		{ "产值 35 亿元，增长 9.7% 以上，涉及 3 个县。", "产值35亿元，增长9.7%以上，涉及3个县。"},
		{ "产值35亿元 增长9.7% 居全省第一",                  NULL                                                  },
		{ "称\"万亩\"基地和「百家」企业",                   "称“万亩”基地和“百家”企业"          },
		{ "一块5\"屏幕",					    NULL						  },
	};
	(void)state;
	for (size_t i = 0; i < DS_COUNT(rows); i++) {
		struct ds_doc *d = extracted(ds_str_of(rows[i].written));
		const struct ds_reading *n = d->reading.normal;
		if (!n != !rows[i].normal)
			fail_msg("%s: %s", rows[i].written, n ? "has a normal form" : "has none");
		if (n) {
			const struct ds_str s = ds_block_text(n, &n->blocks[0]);
			if (!ds_str_eq(s, ds_str_of(rows[i].normal)))
				fail_msg("%s is read as %.*s", rows[i].written, (int)s.n, s.p);
		}
		ds_doc_free(d);
	}
}

/* Characters of the normal form lead back to the characters they stand for. */
static void spans_lead_back(void **state)
{
	(void)state;
	struct ds_doc *d = extracted(DS_STR("這是 5 個「萬」字，共１２ 戶，以及 3 條\"路\"。"));
	const struct ds_reading *r = &d->reading, *n = r->normal;
	assert_non_null(n);
	unsigned len, of;
	for (uint32_t i = 0; i < n->blocks[0].at.end; i += len) {
		const uint32_t cp = ds_utf8_at(n->text.p + i, &len);
		const struct ds_span at = ds_reading_source(n, (struct ds_span){ i, i + len });
		const struct ds_str one = ds_reading_written(r, (struct ds_str){ n->text.p + i, len });
		const uint32_t was = ds_fold(ds_utf8_at(r->text.p + at.start, &of));
		assert_int_equal(at.end - at.start, of);
		assert_true(one.p == r->text.p + at.start && one.n == of);
		if (was != ds_fold(cp) && cp != 0x201c && cp != 0x201d)
			fail_msg("byte %u, %.*s, leads back to %.*s", i, (int)len, n->text.p + i, (int)of, one.p);
	}
	ds_doc_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_way_says_the_same),
		cmocka_unit_test(forms),
		cmocka_unit_test(spans_lead_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

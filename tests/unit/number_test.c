/* number_test.c: every number that can be written in digits, Chinese numerals or a mixture reads back to its value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "figure/lex.h"

static uint64_t next_random(uint64_t *s)
{
	*s ^= *s << 13;
	*s ^= *s >> 7;
	return *s ^= *s << 17;
}

/* A number with a random count of digits, often round. */
static uint64_t number_of(uint64_t *seed)
{
	uint64_t limit = 1, n = 1 + next_random(seed) % 16;
	while (n--)
		limit *= 10;
	uint64_t v = next_random(seed) % limit;
	static const uint64_t round[] = { 1, 1, 1, 10, 100, 1000, 10000, 1000000, 100000000 };
	uint64_t r = round[next_random(seed) % DS_COUNT(round)];
	return v / r * r;
}

struct script {
	const char *digits[10], *two, *tens[4], *wan, *yi;
};

static const struct script scripts[] = {
	{{ "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" },
         NULL,  { "", "十", "百", "千" },
         "万", "亿"},
	{ { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" },
         "两", { "", "十", "百", "千" },
         "万", "亿"},
	{ { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" },
         NULL,  { "", "拾", "佰", "仟" },
         "万", "亿"},
};

/* Below 10^4; `inside` says that something stands before. */
static void section_write(struct ds_buf *b, unsigned v, const struct script *s, bool inside)
{
	bool zero = inside && v < 1000, any = false;
	static const unsigned powers[] = { 1, 10, 100, 1000 };
	for (int i = 3; i >= 0; i--) {
		unsigned d = v / powers[i] % 10;
		if (!d) {
			zero = zero || any;
			continue;
		}
		if (zero)
			ds_buf_addz(b, s->digits[0]);
		zero = false;
		if (!(i == 1 && d == 1 && !any && !inside && s->tens[1][0] == "十"[0] && !strcmp(s->tens[1], "十")))
			ds_buf_addz(b, d == 2 && s->two && i >= 2 ? s->two : s->digits[d]);
		ds_buf_addz(b, s->tens[i]);
		any = true;
	}
}

static void chinese_write(struct ds_buf *b, uint64_t v, const struct script *s)
{
	ds_buf_reset(b);
	if (v == 0) {
		ds_buf_addz(b, s->digits[0]);
		return;
	}
	unsigned low = (unsigned)(v % 10000), mid = (unsigned)(v / 10000 % 10000),
		 high = (unsigned)(v / 100000000 % 10000), top = (unsigned)(v / 1000000000000u);
	if (top) {
		section_write(b, top, s, false);
		ds_buf_addz(b, s->wan);
	}
	if (high)
		section_write(b, high, s, top > 0);
	if (top || high)
		ds_buf_addz(b, s->yi);
	if (mid) {
		section_write(b, mid, s, top || high);
		ds_buf_addz(b, s->wan);
	}
	if (low)
		section_write(b, low, s, v >= 10000 && (mid == 0 || low < 1000));
}

static void assert_reads(struct ds_str text, const char *want)
{
	struct lex x = { .begin = text.p, .end = text.p + text.n, .p = text.p };
	struct numeral n;
	struct ds_decimal d;
	char out[DS_DECIMAL_CHARS];
	assert_true(ds_decimal_parse(ds_str_of(want), &d));
	if (!numeral_read(&x, text.p, &n))
		fail_msg("not read: %.*s", (int)text.n, text.p);
	size_t len = ds_decimal_format(n.value, out);
	if (n.end != x.end || ds_decimal_cmp(n.value, d) != 0)
		fail_msg("%.*s read as %.*s up to byte %d, wanted %s", (int)text.n, text.p, (int)len, out,
			 (int)(n.end - text.p), want);
}

static void chinese_numerals_read_back(void **state)
{
	(void)state;
	struct ds_buf b = { 0 };
	uint64_t seed = 2463534242u;
	char want[32];
	for (int i = 0; i < 40000; i++) {
		uint64_t v = i < 12000 ? (uint64_t)i : number_of(&seed);
		const struct script *s = &scripts[(size_t)i % DS_COUNT(scripts)];
		chinese_write(&b, v, s);
		/* a formal numeral alone is a word, and 零 beside nothing is no number to test */
		if (v < 10 && s >= &scripts[2])
			continue;
		snprintf(want, sizeof(want), "%llu", (unsigned long long)v);
		if (v == 10 && s >= &scripts[2])
			continue;
		assert_reads((struct ds_str){ b.p, b.n }, want);
	}
	ds_buf_done(&b);
}

static void full_width(struct ds_buf *b, const char *z)
{
	for (; *z; z++) {
		char out[4];
		ds_buf_add(b, out, ds_utf8_put(*z == '.' ? 0xff0e : 0xff10 + (uint32_t)(*z - '0'), out));
	}
}

static void digits_read_back(void **state)
{
	(void)state;
	struct ds_buf b = { 0 };
	uint64_t seed = 123456789;
	char plain[64], want[64];
	for (int i = 0; i < 20000; i++) {
		uint64_t v = number_of(&seed), f = next_random(&seed) % 1000;
		bool fraction = next_random(&seed) % 2;
		if (fraction)
			snprintf(plain, sizeof(plain), "%llu.%03llu", (unsigned long long)v, (unsigned long long)f);
		else
			snprintf(plain, sizeof(plain), "%llu", (unsigned long long)v);
		assert_reads(ds_str_of(plain), plain);
		ds_buf_reset(&b);
		full_width(&b, plain);
		assert_reads((struct ds_str){ b.p, b.n }, plain);
		/* thousands separated by commas, and by blanks */
		snprintf(want, sizeof(want), "%llu", (unsigned long long)v);
		for (int k = 0; k < 2; k++) {
			ds_buf_reset(&b);
			size_t n = strlen(want);
			for (size_t j = 0; j < n; j++) {
				if (j && (n - j) % 3 == 0)
					ds_buf_addc(&b, k ? ' ' : ',');
				ds_buf_addc(&b, want[j]);
			}
			assert_reads((struct ds_str){ b.p, b.n }, want);
		}
	}
	ds_buf_done(&b);
}

static void mixed_forms_read_back(void **state)
{
	(void)state;
	uint64_t seed = 362436069;
	char text[64], want[64];
	for (int i = 0; i < 20000; i++) {
		unsigned a = 1 + (unsigned)(next_random(&seed) % 9999),
			 c = 1000 + (unsigned)(next_random(&seed) % 9000);
		snprintf(text, sizeof(text), "%u万%u", a, c);
		snprintf(want, sizeof(want), "%u%04u", a, c);
		assert_reads(ds_str_of(text), want);
		snprintf(text, sizeof(text), "%u亿%u万", a, c);
		snprintf(want, sizeof(want), "%u%04u0000", a, c);
		assert_reads(ds_str_of(text), want);
		snprintf(text, sizeof(text), "%u.%02u万亿", a, c % 90 + 10);
		snprintf(want, sizeof(want), "%u%02u0000000000", a, c % 90 + 10);
		assert_reads(ds_str_of(text), want);
		snprintf(text, sizeof(text), "%u万%u千", a, c % 9 + 1);
		snprintf(want, sizeof(want), "%u%u000", a, c % 9 + 1);
		assert_reads(ds_str_of(text), want);
	}
}

static void reads_many_digits_exactly(void **state)
{
	(void)state;
	assert_reads(DS_STR("12345678901234567890123456789012345678"), "12345678901234567890123456789012345678");
	assert_reads(DS_STR("1234567890123456789012345678.9012345678"), "1234567890123456789012345678.9012345678");
	assert_reads(DS_STR("0.00000000000000000000000000000000000001万"), "0.0000000000000000000000000000000001");
	struct lex x = { 0 };
	struct numeral n;
	const char *z = "1234567890123456789012345678901234567890123456789";
	x.begin = x.p = z;
	x.end = z + strlen(z);
	assert_false(numeral_read(&x, z, &n));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chinese_numerals_read_back),
		cmocka_unit_test(digits_read_back),
		cmocka_unit_test(mixed_forms_read_back),
		cmocka_unit_test(reads_many_digits_exactly),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

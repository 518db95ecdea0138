/* base_test.c: strings, UTF-8, arenas, buffers, files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "dushu/base.h"
#include "temp.h"

static void finds_substrings(void **state)
{
	(void)state;
	struct ds_str s = DS_STR("abcabc");
	assert_int_equal(ds_str_find(s, DS_STR("ca"), 0), 2);
	assert_int_equal(ds_str_find(s, DS_STR("abc"), 1), 3);
	assert_int_equal(ds_str_find(s, DS_STR("abc"), 4), SIZE_MAX);
	assert_int_equal(ds_str_find(s, DS_STR(""), 6), 6);
	assert_int_equal(ds_str_find(s, DS_STR(""), 7), SIZE_MAX);
	assert_int_equal(ds_str_find((struct ds_str){ NULL, 0 }, DS_STR("a"), 0), SIZE_MAX);
	/* everywhere in a text of two letters: words and what is longer, found where it begins first */
	const struct ds_str t = DS_STR("aababbaaabbabababbbaabbaaabababbabaabbbb");
	for (size_t i = 0; i < t.n; i++)
		for (size_t n = 1; n <= t.n - i; n++) {
			const struct ds_str what = { t.p + i, n };
			const size_t at = ds_str_find(t, what, i > 5 ? i - 5 : 0);
			assert_true(at <= i && memcmp(t.p + at, what.p, n) == 0);
			for (size_t k = i > 5 ? i - 5 : 0; k < at; k++)
				assert_true(memcmp(t.p + k, what.p, n) != 0);
		}
}

static void finds_one_of_many(void **state)
{
	(void)state;
	const struct ds_str words[] = { DS_STR("火灾"), DS_STR("坠"), DS_STR("开庭审理") };
	assert_true(ds_str_has_any(DS_STR("a仓库é发生火灾"), words, DS_COUNT(words)));
	assert_true(ds_str_has_any(DS_STR("坠"), words, DS_COUNT(words)));
	assert_true(ds_str_has_any(DS_STR("案件😀开庭审理完毕"), words, DS_COUNT(words)));
	assert_false(ds_str_has_any(DS_STR("火和灾, 案件开庭审"), words, DS_COUNT(words)));
	assert_false(ds_str_has_any((struct ds_str){ "坠", 2 }, words, DS_COUNT(words)));
	assert_false(ds_str_has_any((struct ds_str){ NULL, 0 }, words, DS_COUNT(words)));
}

static void finds_the_first_from_a_byte(void **state)
{
	(void)state;
	const struct {
		char other;
		struct ds_span at;
	} v[] = {
		{'a',  { 3, 9 }  },
                { 'b', { 7, 8 }  },
                { 'c', { 7, 9 }  },
                { 'd', { 12, 13 }}
	};
	static const uint32_t first[] = { 0, 0, 0, 0, 1, 1, 1, 1, 3, 3, 3, 3, 3, 4, 4 };
	for (uint32_t byte = 0; byte < DS_COUNT(first); byte++)
		assert_int_equal(DS_FROM(v, DS_COUNT(v), byte), first[byte]);
	const struct {
		struct ds_span at;
	} *none = NULL;
	assert_int_equal(DS_FROM(none, 0, 5), 0);
}

static void reads_back_every_scalar_value(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x10ffff; cp++) {
		if (cp >= 0xd800 && cp <= 0xdfff)
			continue;
		char bytes[4];
		unsigned n = ds_utf8_put(cp, bytes), len = 0;
		assert_true(ds_utf8_valid((struct ds_str){ bytes, n }));
		assert_false(n > 1 && ds_utf8_valid((struct ds_str){ bytes, n - 1 }));
		assert_int_equal(ds_utf8_at(bytes, &len), cp);
		assert_int_equal(len, n);
		assert_ptr_equal(ds_utf8_prev(bytes + n, bytes), bytes);
	}
}

/* The definition, byte by byte, as an oracle for the fast one. */
static bool valid_by_definition(const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n;) {
		size_t len = p[i] < 0x80   ? 1
			     : p[i] < 0xc0 ? 0
			     : p[i] < 0xe0 ? 2
			     : p[i] < 0xf0 ? 3
			     : p[i] < 0xf8 ? 4
					   : 0;
		if (len == 0 || len > n - i)
			return false;
		uint32_t cp = len == 1 ? p[i] : (uint32_t)(p[i] & (0x7f >> len));
		for (size_t k = 1; k < len; k++) {
			if ((p[i + k] & 0xc0) != 0x80)
				return false;
			cp = cp << 6 | (p[i + k] & 0x3f);
		}
		static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
		if (cp < least[len] || cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff))
			return false;
		i += len;
	}
	return true;
}

static void validates_like_the_definition(void **state)
{
	(void)state;
	static const unsigned char odd[] = { 0x00, 0x41, 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf,
					     0xe0, 0xe4, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff };
	uint32_t seed = 1;
	size_t valid = 0;
	for (int round = 0; round < 400000; round++) {
		unsigned char s[8];
		size_t n = 0;
		seed = seed * 1664525 + 1013904223;
		for (uint32_t r = seed; n < (seed >> 28) % 7; n++, r = r * 22695477 + 1)
			s[n] = odd[(r >> 16) % sizeof(odd)];
		bool want = valid_by_definition(s, n);
		valid += want;
		assert_int_equal(ds_utf8_valid((struct ds_str){ (const char *)s, n }), want);
	}
	assert_in_range(valid, 1000, 399000); /* both answers were tried */
}

/* Long texts are checked many bytes at a time: of one with up to three bytes changed, is the same valid as by looking at each
 * sequence? */
static void long_texts_are_valid_as_far(void **state)
{
	(void)state;
	static const char *const parts[] = {
		"报", "a", "é", "𠀀", "道", "\xed\x9f\xbf", "\xf4\x8f\xbf\xbf", "\xe0\xa0\x80"
	};
	uint32_t seed = 7;
	for (int round = 0; round < 20000; round++) {
		char s[512];
		size_t n = 0, good = 0;
		for (size_t most = 100 + seed % 400; n < most;) {
			seed = seed * 1664525 + 1013904223;
			const char *part = parts[(seed >> 16) % 24 % DS_COUNT(parts) * (seed >> 30 ? 0 : 1)];
			memcpy(s + n, part, strlen(part));
			n += strlen(part);
		}
		for (unsigned k = (seed >> 9) % 4; k > 0; k--) {
			seed = seed * 1664525 + 1013904223;
			s[(seed >> 8) % n] = (char)(seed >> 24);
		}
		while (good < n && ds_utf8_broken((struct ds_str){ s + good, n - good }) == 0)
			good += (unsigned char)s[good] < 0x80   ? 1
				: (unsigned char)s[good] < 0xe0 ? 2
				: (unsigned char)s[good] < 0xf0 ? 3
								: 4;
		assert_int_equal(ds_utf8_valid_prefix((struct ds_str){ s, n }), good);
	}
}

static void errors_are_cut_between_code_points(void **state)
{
	(void)state;
	struct ds_error e;
	char name[1000];
	for (size_t i = 0; i + 3 < sizeof(name); i += 3)
		memcpy(name + i, "数", 3);
	name[999] = '\0';
	for (int lead = 0; lead < 4; lead++) {
		assert_int_equal(ds_fail(&e, DS_ERR_READ, "%.*s%s", lead, "abc", name), DS_ERR_READ);
		assert_true(strlen(e.text) >= sizeof(e.text) - 4);
		assert_true(ds_utf8_valid(ds_str_of(e.text)));
	}
	assert_int_equal(ds_fail(NULL, DS_ERR_USAGE, "nobody listens"), DS_ERR_USAGE);
}

static void arena_gives_back_to_the_mark(void **state)
{
	(void)state;
	struct ds_arena a = { 0 };
	struct ds_str kept = ds_arena_copy(&a, DS_STR("kept"));
	struct ds_arena_mark m = ds_arena_mark(&a);
	size_t total = a.total;
	for (size_t i = 1; i < 400; i++) {
		unsigned char *p = ds_arena_alloc(&a, i * 97);
		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t k = 0; k < i * 97; k++)
			assert_int_equal(p[k], 0);
		memset(p, 0xee, i * 97);
	}
	assert_true(a.total > total);
	ds_arena_release(&a, m);
	assert_int_equal(a.total, total);
	assert_string_equal(kept.p, "kept");
	struct ds_str s = ds_arena_printf(&a, "%d/%s", 7, "x");
	assert_string_equal(s.p, "7/x");
	assert_int_equal(s.n, 3);
	/* a row grows by itself, lives as long as the arena that kept it, and outlives marks made before */
	uint32_t *row = NULL, *lost = NULL;
	size_t cap = 0, lost_cap = 0;
	m = ds_arena_mark(&a);
	for (uint32_t i = 0; i < 100000; i++) {
		row = ds_row_grow(row, &cap, i + 1, sizeof(*row));
		row[i] = i;
	}
	ds_arena_keep(&a, row);
	ds_arena_keep(&a, NULL);
	ds_arena_release(&a, m);
	for (uint32_t i = 0; i < 100000; i += 999)
		assert_int_equal(row[i], i);
	assert_string_equal(ds_arena_copy(&a, DS_STR("kept")).p, "kept");
	struct ds_arena empty = { 0 };
	lost = ds_row_grow(lost, &lost_cap, 3, sizeof(*lost));
	lost[2] = 3;
	ds_arena_keep(&empty, lost);
	assert_string_equal(ds_arena_copy(&empty, DS_STR("behind")).p, "behind");
	assert_int_equal(lost[2], 3);
	ds_arena_done(&empty);
	ds_row_free(ds_row_grow(NULL, &(size_t){ 0 }, 1, 1));
	ds_row_free(NULL);
	ds_arena_done(&a);
	assert_int_equal(a.total, 0);
}

static void buffers_grow(void **state)
{
	(void)state;
	struct ds_buf b = { 0 };
	for (int i = 0; i < 1000; i++)
		ds_buf_addf(&b, "%d,", i);
	ds_buf_addc(&b, '!');
	assert_int_equal(b.n, 10 * 2 + 90 * 3 + 900 * 4 + 1);
	assert_memory_equal(b.p + b.n - 5, "999,!", 5);
	ds_buf_reset(&b);
	ds_buf_adds(&b, DS_STR("再来"));
	assert_int_equal(b.n, 6);
	ds_buf_done(&b);
	assert_null(b.p);
}

static void reads_files_of_all_sizes(void **state)
{
	(void)state;
	static const size_t sizes[] = { 0, 5, (1 << 20) - 1, 1 << 20, 3 << 20 };
	char path[240];
	snprintf(path, sizeof(path), "%s/sizes", temp_dir());
	int fd = open(path, O_RDWR | O_CREAT, 0600);
	assert_true(fd >= 0);
	for (size_t i = 0; i < DS_COUNT(sizes); i++) {
		char *p = ds_alloc(sizes[i]);
		for (size_t k = 0; k < sizes[i]; k++)
			p[k] = (char)(k * 31 >> 3);
		assert_int_equal(ftruncate(fd, 0), 0);
		assert_int_equal(pwrite(fd, p, sizes[i], 0), (ssize_t)sizes[i]);
		struct ds_bytes b;
		struct ds_error e;
		assert_int_equal(ds_bytes_read(path, &b, &e), DS_OK);
		assert_int_equal(ftruncate(fd, 0), 0); /* what was read stays */
		assert_int_equal(b.s.n, sizes[i]);
		assert_memory_equal(b.s.p, p, sizes[i]);
		ds_bytes_done(&b);
		free(p);
	}
	close(fd);
	unlink(path);
	struct ds_bytes b;
	struct ds_error e;
	assert_int_equal(ds_bytes_read(path, &b, &e), DS_ERR_NOT_FOUND);
	assert_non_null(strstr(e.text, path));
	assert_int_equal(ds_bytes_read("/tmp", &b, &e), DS_ERR_USAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_substrings),
		cmocka_unit_test(finds_one_of_many),
		cmocka_unit_test(finds_the_first_from_a_byte),
		cmocka_unit_test(reads_back_every_scalar_value),
		cmocka_unit_test(validates_like_the_definition),
		cmocka_unit_test(long_texts_are_valid_as_far),
		cmocka_unit_test(errors_are_cut_between_code_points),
		cmocka_unit_test(arena_gives_back_to_the_mark),
		cmocka_unit_test(buffers_grow),
		cmocka_unit_test(reads_files_of_all_sizes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

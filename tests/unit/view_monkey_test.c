/* view_monkey_test.c: Random keys, pastes, sizes and clicks on a view over the articles that ship: nothing breaks, every frame is whole,
 * the cursor stays on the screen. DUSHU_MONKEY sets how many keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "dushu/view.h"

static uint64_t seed = 20211126;

static uint32_t rnd(uint32_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 11) % n;
}

static struct ds_key key_random(void)
{
	static const char often[] =
	    "]][[}{JKjkdu gGlhs/\\nNfMrym'?:\t\r\r\x0c\x15\x0f\x1d 0123456789abcxyz%oBDtiL!.S";
	struct ds_key k = { 0 };
	switch (rnd(8)) {
	case 0:
		k.code = DS_KEY_UP + rnd(DS_KEY_CLICK - DS_KEY_UP + 1);
		k.x = (int16_t)rnd(210);
		k.y = (int16_t)rnd(70);
		break;
	case 1:
		k.code = 0x4e00 + rnd(0x5000);
		break;
	case 2:
		k.code = DS_KEY_ESC;
		break;
	default:
		k.code = (unsigned char)often[rnd(sizeof(often) - 1)];
	}
	return k;
}

/* Wide cells are followed by their second half, nothing else is; bytes are valid text. */
static void frame_check(const struct ds_screen *s)
{
	for (int y = 0; y < s->h; y++) {
		for (int x = 0; x < s->w; x++) {
			const struct ds_cell *c = &s->cells[y * s->w + x];
			assert_true(c->role < DS_ROLES);
			assert_true(c->n <= DS_CELL_BYTES && ds_utf8_valid((struct ds_str){ c->s, c->n }));
			assert_true(c->n == 0 || (unsigned char)c->s[0] >= 0x20);
			if (c->width == 0)
				assert_true(x > 0 && c[-1].width == 2);
			if (c->width == 2)
				assert_true(x + 1 < s->w && c[1].width == 0);
		}
	}
	assert_true(s->cursor_x >= 0 && s->cursor_y >= 0);
	assert_true(s->w == 0 || s->cursor_x < s->w);
	assert_true(s->h == 0 || s->cursor_y < s->h);
}

static void keys_in_any_order(void **state)
{
	(void)state;
	const char *n = getenv("DUSHU_MONKEY");
	long keys = n ? atol(n) : 20000;
	static const char *const paths[] = { "src/share/articles" };
	struct ds_library *lib;
	struct ds_error e;
	assert_int_equal(ds_library_open(paths, 1, NULL, &lib, &e), DS_OK);
	struct ds_view *v = ds_view_new(lib, NULL);
	struct ds_screen s;
	ds_screen_init(&s, DS_AMBIGUOUS_NARROW);
	ds_screen_resize(&s, 120, 40);
	ds_view_resize(v, 120, 40);
	unsigned stale = DS_STALE_ALL;
	for (long i = 0; i < keys; i++) {
		if (rnd(50) == 0) {
			int w = (int)rnd(200) + 1, h = (int)rnd(60) + 1;
			ds_screen_resize(&s, w, h);
			ds_view_resize(v, w, h);
			stale = DS_STALE_ALL;
		}
		stale |= rnd(60) == 0 ? ds_view_paste(v, DS_STR("赤峰\x1b[2J chifeng 　１５０４"))
				      : ds_view_key(v, key_random());
		if (rnd(4) == 0)
			stale |= ds_view_work(v);
		if (rnd(3) == 0) {
			ds_view_draw(v, stale & DS_STALE_ALL, &s);
			stale = 0;
			frame_check(&s);
		}
	}
	ds_view_free(v);
	ds_screen_done(&s);
	ds_library_close(lib);
}

static void frames_differ(int i, struct ds_key key, const struct ds_buf *part, const struct ds_buf *whole)
{
	fprintf(stderr, "key %d (%#x): drawn in parts:\n%.*s\nat once:\n%.*s", i, (unsigned)key.code, (int)part->n,
		part->p, (int)whole->n, whole->p);
	fail();
}

/* A part redrawn is the same as all redrawn: nothing stale was forgotten. */
static void stale_parts_are_all_parts(void **state)
{
	(void)state;
	static const char *const paths[] = { "src/share/articles" };
	struct ds_library *lib;
	struct ds_error e;
	assert_int_equal(ds_library_open(paths, 1, NULL, &lib, &e), DS_OK);
	ds_library_wait(lib);
	struct ds_view *v = ds_view_new(lib, NULL);
	struct ds_screen part, whole;
	ds_screen_init(&part, DS_AMBIGUOUS_NARROW);
	ds_screen_init(&whole, DS_AMBIGUOUS_NARROW);
	ds_screen_resize(&part, 110, 30);
	ds_view_resize(v, 110, 30);
	ds_view_draw(v, DS_STALE_ALL, &part);
	const char *n = getenv("DUSHU_MONKEY");
	for (int i = 0, most = n ? atoi(n) / 20 : 3000; i < most; i++) {
		struct ds_key key = key_random();
		unsigned stale = ds_view_key(v, key) | ds_view_work(v);
		if (stale & DS_STALE_ALL)
			ds_view_draw(v, stale & DS_STALE_ALL, &part);
		ds_screen_resize(&whole, 110, 30);
		ds_view_draw(v, DS_STALE_ALL, &whole);
		struct ds_buf a = { 0 }, b = { 0 };
		ds_screen_dump(&part, &a);
		ds_screen_dump(&whole, &b);
		if (a.n != b.n || memcmp(a.p, b.p, a.n) != 0)
			frames_differ(i, key, &a, &b);
		ds_buf_done(&a);
		ds_buf_done(&b);
	}
	ds_view_free(v);
	ds_screen_done(&part);
	ds_screen_done(&whole);
	ds_library_close(lib);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_in_any_order),
		cmocka_unit_test(stale_parts_are_all_parts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

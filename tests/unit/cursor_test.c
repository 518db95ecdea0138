/* cursor_test.c: where the cursor of the terminal stands, for those who follow it with fingers or ears: in a prompt at
 * the caret; else on what is selected in the pane or list that has the keys, whatever was pressed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "dushu/view.h"

static uint64_t seed = 20240715;

static uint32_t rnd(uint32_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 11) % n;
}

struct rig {
	struct ds_library *lib;
	struct ds_view *view;
	struct ds_screen screen;
};

static void rig_resize(struct rig *r, int w, int h)
{
	ds_screen_resize(&r->screen, w, h);
	ds_view_resize(r->view, w, h);
	ds_view_draw(r->view, DS_STALE_ALL, &r->screen);
}

static void rig_open(struct rig *r, const char *path)
{
	struct ds_error e;
	assert_int_equal(ds_library_open(&path, 1, NULL, &r->lib, &e), DS_OK);
	ds_library_wait(r->lib);
	r->view = ds_view_new(r->lib, NULL);
	ds_screen_init(&r->screen, DS_AMBIGUOUS_NARROW);
	rig_resize(r, 120, 30);
	while (ds_view_work(r->view) & DS_MORE)
		;
}

static void rig_close(struct rig *r)
{
	ds_view_free(r->view);
	ds_library_close(r->lib);
	ds_screen_done(&r->screen);
}

static bool has_role(const struct ds_screen *s, enum ds_role role)
{
	for (int i = 0; i < s->w * s->h; i++) {
		if (s->cells[i].role == role)
			return true;
	}
	return false;
}

static void cursor_check(const struct ds_screen *s, const char *keys)
{
	static const enum ds_role selected[] = { DS_ROLE_TREE_NOW, DS_ROLE_FIGURE_NOW, DS_ROLE_MENTION_NOW };
	if (s->cursor_x < 0 || s->cursor_x >= s->w || s->cursor_y < 0 || s->cursor_y >= s->h)
		fail_msg("after %s: outside, at %d,%d", keys, s->cursor_x, s->cursor_y);
	if (s->caret) {
		if (s->cursor_y != s->h - 1)
			fail_msg("after %s: a caret in row %d", keys, s->cursor_y);
		return;
	}
	int role = s->rows[s->cursor_y][s->cursor_x].role;
	for (size_t i = 0; i < DS_COUNT(selected); i++) {
		if (!has_role(s, selected[i]))
			continue;
		if (role != (int)selected[i])
			fail_msg("after %s: role %d is on the screen, but the cursor at %d,%d stands on role %d",
				 keys, (int)selected[i], s->cursor_x, s->cursor_y, role);
		return;
	}
}

static void cursor_on_what_is_selected(void **state)
{
	static const char *const paths[] = { "src/share/articles", "tests/screen/in/county.txt",
					     "tests/screen/in/strange.txt" };
	static const char keys[] = "jjjkk]]]]}}[{ bdugG\t\t\tlhJKfM!iLn/?:\x1b\x1b\x1b\x1b\r5\x0f";
	(void)state;
	for (size_t p = 0; p < DS_COUNT(paths); p++) {
		struct rig r;
		char typed[16] = "nothing";
		rig_open(&r, paths[p]);
		cursor_check(&r.screen, typed);
		for (int i = 0; i < 4000; i++) {
			if (rnd(80) == 0)
				rig_resize(&r, 24 + (int)rnd(120), 6 + (int)rnd(40));
			char c = keys[rnd(sizeof(keys) - 1)];
			memmove(typed, typed + 1, sizeof(typed) - 2);
			typed[sizeof(typed) - 2] = c < ' ' ? (char)('@' + c) : c;
			typed[sizeof(typed) - 1] = 0;
			unsigned stale = ds_view_key(
			    r.view, (struct ds_key){ .code = c == '\x1b' ? DS_KEY_ESC : (unsigned char)c });
			for (unsigned more = DS_MORE; more & DS_MORE; stale |= more)
				more = ds_view_work(r.view);
			ds_view_draw(r.view, stale & DS_STALE_ALL, &r.screen);
			cursor_check(&r.screen, typed);
		}
		rig_close(&r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(cursor_on_what_is_selected) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* paint_test.c: the painter's bytes on a terminal in memory (libvterm): whatever keys come, the terminal shows the frame of
 * the view, cell by cell with its looks, with every kind of terminal; and no more bytes are sent than needed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
#include <unicode/uchar.h>
#include <vterm.h>

#include <curses.h>
#include <term.h>

#include "term/painter.h"

static uint64_t seed;

static uint32_t rnd(uint32_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 11) % n;
}

struct rig {
	VTerm *vt;
	VTermScreen *cells;
	struct caps caps;
	struct painter painter;
	const struct ds_theme *theme;
	struct ds_library *lib;
	struct ds_view *view;
	struct ds_screen screen;
	unsigned stale;
};

static void rig_resize(struct rig *r, int w, int h)
{
	vterm_set_size(r->vt, h, w);
	ds_screen_resize(&r->screen, w, h);
	ds_view_resize(r->view, w, h);
	r->stale = DS_STALE_ALL;
}

static void rig_open(struct rig *r, const char *term, const char *theme, bool margins, const char *path, int w,
		     int h)
{
	struct ds_error e;
	int found;
	if (cur_term)
		del_curterm(cur_term);
	assert_int_equal(setupterm(term, 1, &found), OK);
	*r = (struct rig){ .stale = DS_STALE_ALL };
	caps_find(&r->caps, -1);
	r->caps.margins = margins;
	r->theme = ds_theme_get(theme, r->caps.colours);
	painter_init(&r->painter, &r->caps, r->theme);
	r->vt = vterm_new(h, w);
	vterm_set_utf8(r->vt, 1);
	r->cells = vterm_obtain_screen(r->vt);
	vterm_screen_enable_altscreen(r->cells, 1);
	vterm_screen_reset(r->cells, 1);
	assert_int_equal(ds_library_open(&path, 1, NULL, &r->lib, &e), DS_OK);
	ds_library_wait(r->lib);
	r->view = ds_view_new(r->lib, NULL);
	ds_screen_init(&r->screen, DS_AMBIGUOUS_NARROW);
	rig_resize(r, w, h);
	while (ds_view_work(r->view) & DS_MORE)
		;
}

static void rig_close(struct rig *r)
{
	painter_done(&r->painter);
	ds_view_free(r->view);
	ds_library_close(r->lib);
	ds_screen_done(&r->screen);
	vterm_free(r->vt);
}

/* Is the text of a cell on the terminal? What is wobbly need not be: there terminals differ. */
static bool same_text(const struct ds_cell *want, const VTermScreenCell *got)
{
	char text[VTERM_MAX_CHARS_PER_CELL * 4 + 1];
	size_t n = 0;
	if (want->wobbly)
		return true;
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && got->chars[i] && got->chars[i] != UINT32_MAX; i++)
		n += ds_utf8_put(got->chars[i], text + n);
	if (n == 0 || (n == 1 && text[0] == ' '))
		return want->n == 0 || (want->n == 1 && want->s[0] == ' ');
	return n == want->n && memcmp(text, want->s, n) == 0;
}

static bool same_look(const struct rig *r, const struct ds_cell *want, const VTermScreenCell *got)
{
	struct ds_style s = r->theme->style[want->role];
	bool blank = want->n == 1 && want->s[0] == ' ';
	bool colours = r->caps.colours > 0;
	if (!got->attrs.reverse != !(s.look & DS_LOOK_REVERSE))
		return false;
	if (blank) /* nothing else shows on it but the ground */
		return true;
	return !got->attrs.bold == !(s.look & DS_LOOK_BOLD) &&
	       (r->caps.colours == 8 || !got->attrs.underline == !(s.look & DS_LOOK_UNDERLINE)) &&
	       (!colours || s.fg >= 8 || VTERM_COLOR_IS_DEFAULT_FG(&got->fg) == (s.fg < 0));
}

static void terminal_check(const struct rig *r)
{
	for (int y = 0; y < r->screen.h; y++) {
		for (int x = 0; x < r->screen.w; x++) {
			const struct ds_cell *want = &r->screen.rows[y][x];
			VTermScreenCell got;
			vterm_screen_get_cell(r->cells, (VTermPos){ .row = y, .col = x }, &got);
			if (want->width == 0)
				continue;
			if (!r->caps.safe_corner && y == r->screen.h - 1 && x + want->width >= r->screen.w)
				continue;
			if (!same_text(want, &got) || !same_look(r, want, &got))
				fail_msg("column %d row %d: %.*s with role %d is U+%04X, bold %d reverse %d", x, y,
					 (int)want->n, want->s, want->role, (unsigned)got.chars[0],
					 (int)got.attrs.bold, (int)got.attrs.reverse);
		}
	}
}

/* A frame is shown at once where the terminal can do that: what begins it is its first byte and what ends it its last; only
 * one that goes out in a single packet may do without. Nothing is blanked before it is written anew, and the cursor is
 * never hidden: it is what braille displays follow. */
static void frame_is_whole(const struct rig *r, struct ds_str bytes)
{
	static const struct ds_str begin = { "\033[?2026h", 8 }, end = { "\033[?2026l", 8 };
	size_t at = ds_str_find(bytes, begin, 0);
	assert_true(ds_str_find(bytes, DS_STR("\033[2J"), 0) == SIZE_MAX);
	assert_true(ds_str_find(bytes, DS_STR("\033[J"), 0) == SIZE_MAX);
	assert_true(ds_str_find(bytes, DS_STR("\033[?25l"), 0) == SIZE_MAX);
	if (!r->caps.synchronized || bytes.n <= 400) {
		assert_true(at == SIZE_MAX);
		return;
	}
	assert_int_equal(at, 0);
	assert_true(ds_str_find(bytes, begin, 1) == SIZE_MAX);
	assert_int_equal(ds_str_find(bytes, end, 0), bytes.n - end.n);
}

/* held: as while a key is held, when some of it waits for the reader to rest, the cursor's way too. */
static size_t frame_how(struct rig *r, bool held)
{
	const unsigned waits = held && !(r->stale & DS_STALE_BAR) ? r->stale & DS_STALE_REST : 0;
	VTermPos cursor;
	ds_view_draw(r->view, r->stale & DS_STALE_ALL & ~waits, &r->screen);
	struct ds_str bytes = painter_frame(&r->painter, &r->screen, waits);
	frame_is_whole(r, bytes);
	vterm_input_write(r->vt, bytes.p, bytes.n);
	terminal_check(r);
	vterm_state_get_cursorpos(vterm_obtain_state(r->vt), &cursor);
	if (!waits) {
		assert_int_equal(cursor.col, r->screen.cursor_x);
		assert_int_equal(cursor.row, r->screen.cursor_y);
	}
	r->stale = waits;
	return bytes.n;
}

static size_t frame(struct rig *r)
{
	return frame_how(r, false);
}

static size_t press_how(struct rig *r, uint32_t code, bool held)
{
	r->stale |= ds_view_key(r->view, (struct ds_key){ .code = code });
	for (unsigned more = DS_MORE; more & DS_MORE; r->stale |= more & DS_STALE_ALL)
		more = ds_view_work(r->view);
	return frame_how(r, held);
}

static size_t press(struct rig *r, uint32_t code)
{
	return press_how(r, code, false);
}

static void terminal_shows_the_frame(void **state)
{
	static const struct {
		const char *term, *theme, *path;
		bool margins;
	} kinds[] = {
		{"xterm-256color",  "default", "src/share/articles",          false},
		{ "xterm-256color", "default", "src/share/articles",          true },
		{ "xterm-256color", "plain",   "tests/screen/in/strange.txt", true },
		{ "tmux-256color",  "default", "src/share/articles",          false},
		{ "linux",          "default", "src/share/articles",          false},
		{ "vt100",          "plain",   "tests/screen/in/strange.txt", false},
	};
	static const char keys[] = "jjjjjjjkkkkJK]]]}[{ bdugGh\t\tlfM?q:/n\x1b\x1b\x1b\x0c";
	(void)state;
	for (size_t k = 0; k < DS_COUNT(kinds); k++) {
		struct rig r;
		seed = 20211126 + k;
		rig_open(&r, kinds[k].term, kinds[k].theme, kinds[k].margins, kinds[k].path, 120, 40);
		r.caps.synchronized = k % 2;
		frame(&r);
		for (int i = 0; i < 1500; i++) {
			if (rnd(60) == 0) {
				rig_resize(&r, 24 + (int)rnd(120), 6 + (int)rnd(40));
				frame(&r);
			}
			press_how(&r, (unsigned char)keys[rnd(sizeof(keys) - 1)], rnd(3) == 0);
		}
		rig_close(&r);
	}
}

/* A row scrolled costs that row and little more. */
static void scrolling_costs_a_row(void **state)
{
	static const struct {
		int w;
		bool margins;
		size_t most, held; /* bytes a key, on average: key by key, and while one is held */
	} kinds[] = {
		{90,   false, 165, 115},
		{ 120, true,  165, 115},
		{ 120, false, 480, 460},
	};
	(void)state;
	for (size_t k = 0; k < DS_COUNT(kinds); k++) {
		struct rig r;
		size_t bytes = 0;
		rig_open(&r, "xterm-256color", "default", kinds[k].margins,
			 "src/share/articles/04-zhengzhou-fayuan.txt", kinds[k].w, 24);
		frame(&r);
		for (int i = 0; i < 20; i++)
			bytes += press(&r, 'j');
		assert_in_range(bytes / 20, 1, kinds[k].most);
		bytes = 0;
		for (int i = 0; i < 20; i++)
			bytes += press_how(&r, 'k', i % 6 < 5);
		assert_in_range(bytes / 20, 1, kinds[k].held);
		assert_in_range(press(&r, '~'), 1, 120); /* a key that does nothing: the bar says so */
		rig_close(&r);
	}
}

/* And a row scrolled is all that is drawn and looked at: the others keep their stamps. */
static void scrolling_draws_a_row(void **state)
{
	(void)state;
	for (int w = 90; w <= 120; w += 30) {
		struct rig r;
		struct ds_stamp before[24];
		rig_open(&r, "xterm-256color", "default", true, "src/share/articles/04-zhengzhou-fayuan.txt", w,
			 24);
		frame(&r);
		press(&r, 'j');
		for (int i = 0; i < 12; i++) {
			int drawn = 0;
			memcpy(before, r.screen.stamps, sizeof(before));
			press(&r, 'j');
			for (int y = r.screen.flow.y; y < r.screen.flow.y + r.screen.flow.h; y++) {
				drawn += r.screen.stamps[y].flow != before[y + 1].flow;
				assert_true(r.screen.stamps[y].rest == before[y].rest);
			}
			assert_in_range(drawn, 1, 3); /* two more when another figure becomes the current one */
		}
		rig_close(&r);
	}
}

/* Sizes that follow each other as fast as a hand can drag: one frame for each that is drawn, right at once. */
static void a_storm_of_sizes(void **state)
{
	struct rig r;
	(void)state;
	rig_open(&r, "xterm-256color", "default", false, "src/share/articles", 120, 40);
	r.caps.synchronized = true;
	frame(&r);
	for (int i = 0; i < 300; i++) {
		seed = 99 + (uint64_t)i;
		rnd(2);
		rig_resize(&r, 24 + (int)rnd(150), 6 + (int)rnd(50));
		size_t bytes = frame(&r);
		assert_in_range(bytes, 1, (size_t)r.screen.w * (size_t)r.screen.h * 6);
	}
	rig_close(&r);
}

static void nothing_new_costs_nothing(void **state)
{
	struct rig r;
	(void)state;
	rig_open(&r, "xterm-256color", "default", true, "src/share/articles/04-zhengzhou-fayuan.txt", 100, 24);
	assert_true(frame(&r) > 1000);
	r.stale = DS_STALE_ALL;
	assert_int_equal(frame(&r), 0);
	rig_close(&r);
}

/* The cells of a character are those by which the terminal moves its cursor. */
static void widths_are_those_of_a_terminal(void **state)
{
	VTerm *vt = vterm_new(2, 20);
	VTermPos cursor;
	(void)state;
	vterm_set_utf8(vt, 1);
	vterm_screen_reset(vterm_obtain_screen(vt), 1);
	for (uint32_t cp = 0x20; cp < 0x32000; cp++) {
		char s[4];
		struct ds_glyph g;
		if (cp >= 0xd800 && cp < 0xe000)
			continue;
		unsigned n = ds_utf8_put(cp, s);
		ds_glyph_next((struct ds_str){ s, n }, 0, DS_AMBIGUOUS_NARROW, &g);
		if (u_charType((UChar32)cp) == U_UNASSIGNED || g.mark || g.wobbly || g.width == 0)
			continue;
		vterm_input_write(vt, "\r", 1);
		vterm_input_write(vt, s, n);
		vterm_state_get_cursorpos(vterm_obtain_state(vt), &cursor);
		if (cursor.col != (int)g.width)
			fail_msg("U+%04X: %u cells, the terminal moves %d", (unsigned)cp, g.width, cursor.col);
	}
	vterm_free(vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(terminal_shows_the_frame),  cmocka_unit_test(scrolling_costs_a_row),
		cmocka_unit_test(scrolling_draws_a_row),     cmocka_unit_test(a_storm_of_sizes),
		cmocka_unit_test(nothing_new_costs_nothing), cmocka_unit_test(widths_are_those_of_a_terminal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

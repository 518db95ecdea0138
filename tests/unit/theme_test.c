/* theme_test.c: the colours of every theme can be read on every ground they are meant for, whatever the terminal makes of
 * them, and what differs in meaning differs without colour. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "dushu/view.h"

static void contrast_is_that_of_wcag(void **state)
{
	(void)state;
	assert_true(ds_colour_contrast(0xffffff, 0x000000) > 20.99);
	assert_true(ds_colour_contrast(0x000000, 0x000000) < 1.01);
	/* the darkest grey that passes AA on white, and the first that does not */
	assert_true(ds_colour_contrast(0x767676, 0xffffff) >= 4.5);
	assert_true(ds_colour_contrast(0x777777, 0xffffff) < 4.5);
}

static void readable(const struct ds_theme *t, int role, uint32_t ground, int colours)
{
	double least = strcmp(t->name, "contrast") == 0 ? 7 : role == DS_ROLE_GUTTER ? 3 : 4.5;
	const struct ds_style *s = &t->style[role];
	int32_t fg = s->fg >= 0 ? s->fg : t->ground.fg, bg = s->bg >= 0 ? s->bg : t->ground.bg;
	uint32_t on = bg >= 0 ? ds_colour_rgb(ds_colour_near(bg, colours)) : ground;
	if (fg < 0 || role == DS_ROLE_FRAME) /* the reader's own colours; lines that say nothing */
		return;
	double have = ds_colour_contrast(ds_colour_rgb(ds_colour_near(fg, colours)), on);
	if (have < least)
		fail_msg("theme %s, role %d on #%06x: contrast %.2f", t->name, role, (unsigned)on, have);
}

static void colours_can_be_read(void **state)
{
	const struct ds_theme *t;
	(void)state;
	for (size_t i = 0; (t = ds_theme_nth(i)); i++) {
		if (t->colours < 256) /* those colours are the terminal's */
			continue;
		for (int role = 0; role < DS_ROLES; role++) {
			readable(t, role, t->on.darkest, 256);
			readable(t, role, t->on.lightest, 256);
			readable(t, role, t->on.darkest, DS_COLOURS_DIRECT);
			readable(t, role, t->on.lightest, DS_COLOURS_DIRECT);
		}
	}
}

static void the_ground_picks_the_theme(void **state)
{
	static const struct {
		uint32_t ground;
		const char *name;
	} cases[] = {
		{0x000000,  "dark" },
                { 0x1e1e2e, "dark" },
                { 0x002b36, "dark" },
                { 0xffffff, "light"},
		{ 0xfdf6e3, "light"},
                { 0xeeeeee, "light"},
                { 0x606060, "night"},
                { 0xb0b0b0, "paper"},
	};
	(void)state;
	for (size_t i = 0; i < DS_COUNT(cases); i++)
		assert_string_equal(ds_theme_for(cases[i].ground, 256)->name, cases[i].name);
	assert_string_equal(ds_theme_for(0xffffff, 8)->name, "light");
	assert_string_equal(ds_theme_for(0xffffff, 0)->name, "plain");
	assert_null(ds_theme_get("no such theme", 256));
	assert_string_equal(ds_theme_get("night", 8)->name, "plain");
}

static void meanings_need_no_colour(void **state)
{
	static const enum ds_role text[] = { DS_ROLE_TEXT,        DS_ROLE_FIGURE,  DS_ROLE_FIGURE_DIM,
					     DS_ROLE_FIGURE_NOW,  DS_ROLE_MENTION, DS_ROLE_MENTION_DIM,
					     DS_ROLE_MENTION_NOW, DS_ROLE_OPEN,    DS_ROLE_HIT,
					     DS_ROLE_HIT_NOW,     DS_ROLE_MARK };
	static const enum ds_role tree[] = { DS_ROLE_TREE, DS_ROLE_TREE_NOW, DS_ROLE_TREE_REST };
	static const enum ds_role bar[] = { DS_ROLE_BAR, DS_ROLE_BAR_STRONG, DS_ROLE_ALERT };
	static const struct {
		const enum ds_role *v;
		size_t n;
	} groups[] = {
		{text,  DS_COUNT(text)},
                { tree, DS_COUNT(tree)},
                { bar,  DS_COUNT(bar) }
	};
	const struct ds_theme *t = ds_theme_get("plain", 0);
	(void)state;
	for (size_t g = 0; g < DS_COUNT(groups); g++) {
		for (size_t i = 0; i < groups[g].n; i++) {
			const struct ds_style *a = &t->style[groups[g].v[i]];
			assert_int_equal(a->fg, -1);
			assert_int_equal(a->bg, -1);
			for (size_t k = 0; k < i; k++)
				assert_int_not_equal(a->look, t->style[groups[g].v[k]].look);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(contrast_is_that_of_wcag),
		cmocka_unit_test(colours_can_be_read),
		cmocka_unit_test(the_ground_picks_the_theme),
		cmocka_unit_test(meanings_need_no_colour),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

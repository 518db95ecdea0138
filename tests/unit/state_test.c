/* state_test.c: what was left behind is there again, whatever it was; journals that others wrote, cut short or full of
 * rubbish do no harm; long ones are written anew. */
#include "unit.h"
#include "temp.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dushu/base.h"
#include "dushu/state.h"

static char home[240];

static void home_make(void)
{
	assert_non_null(temp_folder(home, sizeof(home), "state"));
	setenv("XDG_STATE_HOME", home, 1);
}

static const char *file(const char *name)
{
	static char path[300];
	snprintf(path, sizeof(path), "%s/dushu/%s", home, name);
	return path;
}

static void file_write(const char *name, const char *bytes, size_t n)
{
	char dir[300];
	snprintf(dir, sizeof(dir), "%s/dushu", home);
	mkdir(dir, 0700);
	FILE *f = fopen(file(name), "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	fclose(f);
}

static void positions_come_back(void **state)
{
	(void)state;
	uint32_t byte;
	home_make();
	struct ds_state *s = ds_state_open();
	ds_state_position_set(s, "/a\tb\nc\\", 2, 700);
	ds_state_position_set(s, "/a\tb\nc\\", 3, 5);
	ds_state_position_set(s, "/a\tb\nc\\", 2, 800);
	ds_state_position_set(s, "/a\tb\nc\\", 3, 0);
	ds_state_position_set(s, "", 1, 9); /* standard input has no name */
	ds_state_close(s);
	s = ds_state_open();
	assert_null(ds_state_trouble(s));
	assert_true(ds_state_position(s, "/a\tb\nc\\", 2, &byte));
	assert_int_equal(byte, 800);
	assert_false(ds_state_position(s, "/a\tb\nc\\", 3, &byte));
	assert_false(ds_state_position(s, "", 1, &byte));
	ds_state_close(s);
}

static void notes_come_back(void **state)
{
	(void)state;
	size_t n;
	home_make();
	struct ds_state *s = ds_state_open();
	struct ds_note note = { DS_STR("/x"),     1,         40, 0, DS_STR("题\t目"), DS_STR("一句\n两句"),
				DS_STR("说\\明"), DS_STR("") };
	ds_state_note(s, &note);
	note.text = DS_STR("改了");
	ds_state_note(s, &note); /* in the same place: replaced */
	note.byte = 50;
	note.mark = 'q';
	note.text = DS_STR("");
	ds_state_note(s, &note);
	note.byte = 60;
	ds_state_note(s, &note); /* the letter moves */
	note.byte = 70;
	note.mark = 0;
	ds_state_note(s, &note); /* no words: nothing */
	ds_state_close(s);
	s = ds_state_open();
	const struct ds_note *v = ds_state_notes(s, &n);
	assert_int_equal(n, 2);
	assert_true(ds_str_eq(v[0].text, DS_STR("改了")));
	assert_true(ds_str_eq(v[0].title, DS_STR("题\t目")));
	assert_true(ds_str_eq(v[0].quote, DS_STR("一句\n两句")));
	assert_int_equal(v[0].when.n, 16);
	assert_int_equal(v[1].mark, 'q');
	assert_int_equal(v[1].byte, 60);
	ds_state_note_remove(s, 1);
	ds_state_note_remove(s, 7);
	ds_state_close(s);
	s = ds_state_open();
	ds_state_notes(s, &n);
	assert_int_equal(n, 1);
	ds_state_note_remove(s, 0);
	ds_state_close(s);
	s = ds_state_open();
	ds_state_notes(s, &n);
	assert_int_equal(n, 0);
	ds_state_close(s);
}

static void lines_come_back(void **state)
{
	(void)state;
	const char *v[32];
	char line[16];
	home_make();
	struct ds_state *s = ds_state_open();
	for (int i = 0; i < 600; i++) {
		snprintf(line, sizeof(line), "%d", i);
		ds_state_line_add(s, "search", line);
		ds_state_line_add(s, "search", line);
	}
	ds_state_line_add(s, "command", "set theme light");
	ds_state_close(s);
	s = ds_state_open();
	assert_int_equal(ds_state_lines(s, "search", v), 32);
	assert_string_equal(v[31], "599");
	assert_string_equal(v[0], "568");
	assert_int_equal(ds_state_lines(s, "command", v), 1);
	assert_int_equal(ds_state_lines(s, "region", v), 0);
	ds_state_close(s);
	/* 601 lines for 33 were too many: opening wrote them anew */
	struct stat st;
	assert_int_equal(stat(file("history"), &st), 0);
	assert_true(st.st_size < 700);
	s = ds_state_open();
	assert_int_equal(ds_state_lines(s, "search", v), 32);
	assert_string_equal(v[31], "599");
	ds_state_close(s);
}

static void rubbish_does_no_harm(void **state)
{
	(void)state;
	static const char often[] = "\t\n\\tn1 9a/x\xe8\xb5\xa4\xff\r\0";
	uint64_t seed = 11;
	for (int i = 0; i < 300; i++) {
		char b[400];
		size_t n = unit_random(&seed) % sizeof(b);
		for (size_t k = 0; k < n; k++)
			b[k] = often[unit_random(&seed) % (sizeof(often) - 1)];
		home_make();
		file_write("positions", b, n);
		file_write("notes", b, n);
		file_write("history", b, n);
		struct ds_state *s = ds_state_open();
		ds_state_position_set(s, "/x", 1, 77);
		uint32_t byte = 0;
		assert_true(ds_state_position(s, "/x", 1, &byte) && byte == 77);
		ds_state_close(s);
	}
}

static void without_a_home_nothing_is_kept(void **state)
{
	(void)state;
	size_t n;
	setenv("XDG_STATE_HOME", "/proc/nowhere", 1);
	struct ds_state *s = ds_state_open();
	struct ds_note note = { .name = DS_STR("/x"), .article = 1, .byte = 1, .text = DS_STR("t") };
	ds_state_note(s, &note);
	ds_state_notes(s, &n);
	assert_int_equal(n, 1); /* till the end of the session */
	assert_non_null(ds_state_trouble(s));
	assert_non_null(strstr(ds_state_trouble(s), "/proc/nowhere"));
	ds_state_close(s);
}

static void names_are_absolute(void **state)
{
	(void)state;
	static const struct {
		const char *doc, *name; /* NULL: behind the working folder */
	} rows[] = {
		{"/a/./b//c/../d",       "/a/b/d"             },
		{ "/../a",               "/a"                 },
		{ "-",                   ""                   },
		{ "https://x.cn/a/../b", "https://x.cn/a/../b"},
	};
	struct ds_buf b = { 0 };
	for (size_t i = 0; i < DS_COUNT(rows); i++) {
		ds_buf_reset(&b);
		ds_state_name(rows[i].doc, &b);
		assert_string_equal(b.p, rows[i].name);
	}
	char cwd[4096];
	assert_non_null(getcwd(cwd, sizeof(cwd)));
	ds_buf_reset(&b);
	ds_state_name("./x/../y", &b);
	assert_int_equal(strncmp(b.p, cwd, strlen(cwd)), 0);
	assert_string_equal(b.p + strlen(cwd), "/y");
	ds_buf_done(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(positions_come_back),
		cmocka_unit_test(notes_come_back),
		cmocka_unit_test(lines_come_back),
		cmocka_unit_test(rubbish_does_no_harm),
		cmocka_unit_test(without_a_home_nothing_is_kept),
		cmocka_unit_test(names_are_absolute),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

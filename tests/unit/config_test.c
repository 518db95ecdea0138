/* config_test.c: statements are taken or refused with a reason, files lose nothing, keys and presets are sound. */
#include "unit.h"
#include "temp.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dushu/config.h"
#include "dushu/view.h"
#include "view/keymap.h"

static const struct {
	const char *statement;
	const char *refusal; /* words of the message; NULL: taken */
} statements[] = {
	{"set theme light",						      NULL                       },
	{ "  set\tmeasure 0 # as wide as it gets",                               NULL                       },
	{ "",								    NULL		       },
	{ "# nothing",							   NULL                       },
	{ "set lookup \"dict \\\"%s\\\"\"",                                      NULL                       },
	{ "bind page ' go-mark",						 NULL                       },
	{ "bind page \"'\" go-mark",					     NULL                       },
	{ "unbind any F2",						       NULL                       },
	{ "filter *.caj = caj2txt %s",					   NULL                       },
	{ "set measure 401",						     "from 0 to 400"            },
	{ "set measure -1",						      "from 0 to 400"            },
	{ "set measure 99999999999999999999",                                    "from 0 to 400"            },
	{ "set mouse maybe",						     "off on"                   },
	{ "set colour red",						      "there is no setting"      },
	{ "set theme",							   "set NAME VALUE"           },
	{ "bind page gg",							"bind CONTEXT KEYS COMMAND"},
	{ "unbind page",							 "unbind CONTEXT KEYS"      },
	{ "set lookup \"open",						   "is not closed"            },
	{ "colour red",							  "begins no statement"      },
	{ "set theme \xff\xfe",						  "UTF-8"                    },
	{ "1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4", "more than"                },
};

static void statements_are_taken_or_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < DS_COUNT(statements); i++) {
		struct ds_config *c = ds_config_new();
		struct ds_error e = { 0 };
		enum ds_status st = ds_config_say(c, ds_str_of(statements[i].statement), 3, NULL, &e);
		assert_int_equal(st, statements[i].refusal ? DS_ERR_USAGE : DS_OK);
		if (statements[i].refusal)
			assert_non_null(strstr(e.text, statements[i].refusal));
		ds_config_free(c);
	}
}

static void words_keep_their_quotes(void **state)
{
	(void)state;
	struct ds_config *c = ds_config_new();
	size_t n;
	assert_int_equal(ds_config_say(c, DS_STR("set lookup 'w3m -dump' \"a \\\"b\\\" # c\""), 1, NULL, NULL),
			 DS_OK);
	assert_string_equal(ds_config_get(c, DS_SET_LOOKUP), "w3m -dump a \"b\" # c");
	assert_int_equal(ds_config_say(c, DS_STR("bind page ' set theme light # why"), 7, NULL, NULL), DS_OK);
	const struct ds_binding *b = ds_config_bindings(c, &n);
	assert_int_equal(n, 1);
	assert_string_equal(b->keys, "'");
	assert_string_equal(b->command, "set theme light");
	assert_int_equal(b->line, 7);
	ds_config_free(c);
}

/* The commented sample, its # taken away, is a configuration without mistakes. */
static void sample_is_right(void **state)
{
	(void)state;
	struct ds_buf b = { 0 };
	struct ds_config *c = ds_config_new();
	size_t problems, line = 0;
	ds_config_sample(&b);
	ds_buf_addc(&b, 0);
	for (char *p = b.p; *p; line++) {
		size_t n = strcspn(p, "\n");
		size_t from = p[0] == '#' && p[1] != ' ';
		assert_int_equal(
		    ds_config_say(c, (struct ds_str){ p + from, n - from }, (uint32_t)line, NULL, NULL), DS_OK);
		p += n + (p[n] == '\n');
	}
	ds_view_check_keys(c);
	ds_config_problems(c, &problems);
	assert_int_equal(problems, 0);
	ds_config_free(c);
	ds_buf_done(&b);
}

/* Random bytes are taken or refused, and never more than that. */
static void any_bytes_do_no_harm(void **state)
{
	(void)state;
	static const char often[] =
	    "set bind unbind page \"'\\#\t measure 82 g ^X <PgDn> M- theme auto \xe8\xb5\xa4\xff";
	uint64_t seed = 7;
	for (int i = 0; i < 20000; i++) {
		struct ds_config *c = ds_config_new();
		char s[64];
		size_t n = unit_random(&seed) % sizeof(s);
		for (size_t k = 0; k < n; k++)
			s[k] = often[unit_random(&seed) % (sizeof(often) - 1)];
		struct ds_error e;
		if (ds_config_say(c, (struct ds_str){ s, n }, 1, NULL, &e) != DS_OK)
			assert_true(strlen(e.text) > 0);
		ds_view_check_keys(c);
		ds_config_free(c);
	}
}

static void files_are_replaced_as_a_whole(void **state)
{
	(void)state;
	char dir[240], path[300];
	struct ds_buf b = { 0 };
	struct ds_bytes bytes;
	struct stat st;
	assert_non_null(temp_folder(dir, sizeof(dir), "config"));
	setenv("XDG_STATE_HOME", dir, 1);
	assert_true(ds_home_path(DS_HOME_STATE, "a/b", &b));
	snprintf(path, sizeof(path), "%s/dushu/a/b", dir);
	assert_string_equal(b.p, path);
	assert_int_equal(ds_home_write(path, DS_STR("one"), NULL), DS_OK);
	assert_int_equal(ds_home_write(path, DS_STR("two"), NULL), DS_OK);
	assert_int_equal(ds_bytes_read(path, &bytes, NULL), DS_OK);
	assert_true(ds_str_eq(bytes.s, DS_STR("two")));
	ds_bytes_done(&bytes);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	/* a path that goes through a file */
	struct ds_error e;
	ds_buf_addz(&b, "/c/d");
	ds_buf_addc(&b, 0);
	assert_int_equal(ds_home_write(b.p, DS_STR("x"), &e), DS_ERR_WRITE);
	assert_non_null(strstr(e.text, path));
	ds_buf_done(&b);
	/* what is no absolute path is passed over, as the specification asks */
	setenv("XDG_STATE_HOME", "here", 1);
	setenv("HOME", "/nowhere", 1);
	assert_true(ds_home_path(DS_HOME_STATE, "", &b));
	assert_string_equal(b.p, "/nowhere/.local/state/dushu");
	ds_buf_done(&b);
	unsetenv("HOME");
	assert_false(ds_home_path(DS_HOME_STATE, "", &b));
	ds_buf_done(&b);
}

/* ---- keys --------------------------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	uint32_t keys[KEYS_IN_ROW];
	size_t n; /* 0: no name of keys */
} rows[] = {
	{"j",           { 'j' },			    1},
	{ "gg",         { 'g', 'g' },                       2},
	{ "^X^C",       { 24, 3 },                          2},
	{ "PgDn",       { DS_KEY_PGDN },                    1},
	{ "g<PgDn>",    { 'g', DS_KEY_PGDN },               2},
	{ "M-x",        { DS_KEY_META | 'x' },              1},
	{ "^XM-x",      { 24, DS_KEY_META | 'x' },          2},
	{ "M-<Left>j",  { DS_KEY_META | DS_KEY_LEFT, 'j' }, 2},
	{ "<",          { '<' },			    1},
	{ "M-<",        { DS_KEY_META | '<' },              1},
	{ "赤峰",     { 0x8d64, 0x5cf0 },                 2},
	{ "",           { 0 },			      0},
	{ "abcde",      { 0 },			      0},
	{ "g<Nowhere>", { 0 },                              0},
	{ "\xff",       { 0 },			      0},
};

static void rows_of_keys_have_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < DS_COUNT(rows); i++) {
		uint32_t got[KEYS_IN_ROW], again[KEYS_IN_ROW];
		struct ds_buf name = { 0 };
		size_t n = key_row_parse(ds_str_of(rows[i].name), got);
		assert_int_equal(n, rows[i].n);
		if (n == 0)
			continue;
		assert_memory_equal(got, rows[i].keys, n * sizeof(got[0]));
		key_row_name(got, n, &name);
		assert_int_equal(key_row_parse((struct ds_str){ name.p, name.n }, again), n);
		assert_memory_equal(got, again, n * sizeof(got[0]));
		ds_buf_done(&name);
	}
}

static const struct bound *find(const struct keymap *m, enum context where, const char *keys, bool *more)
{
	uint32_t row[KEYS_IN_ROW];
	size_t n = key_row_parse(ds_str_of(keys), row);
	assert_int_not_equal(n, 0);
	return keymap_find(m, where, row, n, more);
}

/* In every preset: no row of keys hides another of the same context, help and leaving can be reached everywhere. */
static void presets_are_sound(void **state)
{
	(void)state;
	static const char *const names[] = { "dushu", "less", "vi", "emacs" };
	for (size_t p = 0; p < DS_COUNT(names); p++) {
		struct ds_config *c = ds_config_new();
		struct keymap m = { 0 };
		bool more;
		assert_int_equal(ds_config_set(c, DS_SET_KEYS, names[p], NULL), DS_OK);
		keymap_build(&m, c, NULL, NULL);
		for (size_t i = 0; i < m.n; i++) {
			assert_int_not_equal(m.v[i].action, ACT_NONE);
			const struct bound *b =
			    keymap_find(&m, (enum context)m.v[i].where, m.v[i].key, m.v[i].n, &more);
			assert_ptr_equal(b, &m.v[i]);
		}
		for (int w = IN_TREE; w < CONTEXTS; w++) {
			assert_non_null(keymap_first(&m, (enum context)w, w == IN_HELP ? ACT_BACK : ACT_HELP));
			assert_non_null(keymap_first(&m, (enum context)w, ACT_BACK));
		}
		keymap_done(&m);
		ds_config_free(c);
	}
}

static void later_lines_win_and_say_so(void **state)
{
	(void)state;
	struct ds_config *c = ds_config_new();
	struct keymap m = { 0 };
	size_t n;
	bool more;
	ds_config_say(c, DS_STR("bind page gx top"), 1, NULL, NULL); /* takes g away from the table */
	ds_config_say(c, DS_STR("bind page g end"), 2, NULL, NULL);  /* hides gx */
	ds_config_say(c, DS_STR("bind nowhere g end"), 3, NULL, NULL);
	ds_config_say(c, DS_STR("bind page abcde end"), 4, NULL, NULL);
	ds_config_say(c, DS_STR("bind page z fly"), 5, NULL, NULL);
	ds_config_say(c, DS_STR("bind help z next-figure"), 6, NULL, NULL);
	ds_config_say(c, DS_STR("bind any F9 set theme light"), 7, NULL, NULL);
	ds_config_say(c, DS_STR("unbind page ]"), 8, NULL, NULL);
	ds_config_say(c, DS_STR("bind page % 50%"), 9, NULL, NULL);
	ds_view_check_keys(c);
	const struct ds_config_problem *p = ds_config_problems(c, &n);
	static const struct {
		uint32_t line;
		const char *words;
	} want[] = {
		{2,  "line 1"        },
                { 3, "is no context" },
                { 4, "names no keys" },
		{ 5, "no command"    },
                { 6, "cannot be done"},
	};
	assert_int_equal(n, DS_COUNT(want));
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(p[i].line, want[i].line);
		assert_non_null(strstr(p[i].text, want[i].words));
	}
	keymap_build(&m, c, NULL, NULL);
	assert_int_equal(find(&m, IN_PAGE, "g", &more)->action, ACT_LAST);
	assert_null(find(&m, IN_PAGE, "gx", &more));
	assert_int_equal(find(&m, IN_PAGE, "F9", &more)->action, ACT_LINE);
	assert_int_equal(find(&m, IN_PAGE, "%", &more)->action, ACT_LINE);
	assert_null(find(&m, IN_PAGE, "]", &more));
	assert_false(more);
	keymap_done(&m);
	ds_config_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statements_are_taken_or_refused),
		cmocka_unit_test(words_keep_their_quotes),
		cmocka_unit_test(sample_is_right),
		cmocka_unit_test(any_bytes_do_no_harm),
		cmocka_unit_test(files_are_replaced_as_a_whole),
		cmocka_unit_test(rows_of_keys_have_names),
		cmocka_unit_test(presets_are_sound),
		cmocka_unit_test(later_lines_win_and_say_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

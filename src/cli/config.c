/* config.c: dushu config: what is in force and where it was said, what is wrong in a configuration, and a commented
 * one to begin with. */
#include "config.h"

#include <libintl.h>
#include <stdio.h>
#include <unistd.h>

#include "dushu/config.h"
#include "dushu/view.h"

/* A path with a NUL after it; false, after saying so, when there is no place for configurations. */
static bool own_path(struct ds_buf *out)
{
	if (ds_home_path(DS_HOME_CONFIG, "config", out))
		return true;
	fputs(dgettext("dushu", "dushu: config: there is no home for it; set HOME or XDG_CONFIG_HOME\n"), stderr);
	return false;
}

static const char *shown(const char *value)
{
	return value[0] ? value : "\"\"";
}

enum { LINE_NAME = 48 };

static void line_name(uint32_t line, char out[LINE_NAME])
{
	snprintf(out, LINE_NAME, dgettext("dushu", "line %u"), line);
}

static void config_show(const struct ds_config *c)
{
	const char *path = ds_config_path(c);
	size_t n;
	const struct ds_binding *b = ds_config_bindings(c, &n);
	for (int s = 0; s < DS_SETTINGS; s++) {
		uint32_t line;
		bool said = ds_config_is_set(c, (enum ds_setting)s, &line);
		char where[LINE_NAME];
		line_name(line, where);
		printf("set %-10s %-8s # %s; %s\n", ds_setting_rows[s].name,
		       shown(ds_config_get(c, (enum ds_setting)s)), said ? where : dgettext("dushu", "as it comes"),
		       dgettext("dushu", ds_setting_rows[s].about));
	}
	for (size_t i = 0; i < n; i++) {
		char where[LINE_NAME];
		line_name(b[i].line, where);
		if (b[i].command)
			printf("bind %s %s %s # %s\n", b[i].context, b[i].keys, b[i].command, where);
		else
			printf("unbind %s %s # %s\n", b[i].context, b[i].keys, where);
	}
	if (path)
		printf(dgettext("dushu", "# from %s\n"), path);
	else
		puts(dgettext("dushu", "# no configuration file; dushu config write makes one to begin with"));
}

int config_problems(struct ds_config *c)
{
	size_t n;
	const struct ds_config_problem *p = ds_config_problems(c, &n);
	for (size_t i = 0; i < n; i++)
		fprintf(stderr, "dushu: %s:%u: %s\n", ds_config_path(c), p[i].line, p[i].text);
	return n ? DS_EXIT_FAILED : DS_EXIT_OK;
}

static int config_write(const char *to)
{
	struct ds_buf text = { 0 }, path = { 0 };
	struct ds_error e;
	int code = DS_EXIT_OK;
	ds_config_sample(&text);
	if (to && strcmp(to, "-") == 0) {
		fwrite(text.p, 1, text.n, stdout);
	} else if (to) {
		ds_buf_add(&path, to, strlen(to) + 1);
	} else if (!own_path(&path)) {
		code = DS_EXIT_FAILED;
	}
	if (path.n > 0 && access(path.p, F_OK) == 0) {
		fprintf(
		    stderr,
		    dgettext(
			"dushu",
			"dushu: %s: is there already and stays as it is; dushu config write - prints a new one\n"),
		    path.p);
		code = DS_EXIT_FAILED;
	} else if (path.n > 0 && ds_home_write(path.p, (struct ds_str){ text.p, text.n }, &e) != DS_OK) {
		fprintf(stderr, "dushu: %s\n", e.text);
		code = DS_EXIT_FAILED;
	} else if (path.n > 0) {
		printf("%s\n", path.p);
	}
	ds_buf_done(&text);
	ds_buf_done(&path);
	return code;
}

static int config_path(void)
{
	struct ds_buf path = { 0 };
	int code = DS_EXIT_FAILED;
	if (own_path(&path)) {
		puts(path.p);
		code = DS_EXIT_OK;
	}
	ds_buf_done(&path);
	return code;
}

int config_run(const struct args *a)
{
	const char *what = a->operands_n > 0 ? a->operands[0] : "show";
	const char *file = a->operands_n > 1 ? a->operands[1] : a->config;
	bool check = strcmp(what, "check") == 0;
	struct ds_error e;
	if (a->operands_n > 2)
		return usage_error("config: at most one file; see dushu help config");
	if (strcmp(what, "write") == 0)
		return config_write(file);
	if (strcmp(what, "path") == 0)
		return config_path();
	if (!check && strcmp(what, "show") != 0)
		return usage_error("config %s: say show, check, write or path", what);
	struct ds_config *c = ds_config_new();
	int code = DS_EXIT_FAILED;
	if (ds_config_load(c, file, &e) != DS_OK) {
		fprintf(stderr, "dushu: %s\n", e.text);
	} else {
		ds_view_check_keys(c);
		if (!check)
			config_show(c);
		fflush(stdout);
		code = config_problems(c);
		if (check && code == DS_EXIT_OK)
			printf(dgettext("dushu", "%s: nothing is wrong\n"),
			       ds_config_path(c) ? ds_config_path(c) : dgettext("dushu", "no configuration file"));
	}
	ds_config_free(c);
	return code;
}

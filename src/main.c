/* main.c: a command that prints, or the reader. The only file that knows every part. */
#include <fcntl.h>
#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dushu/cli.h"
#include "dushu/config.h"
#include "dushu/library.h"
#include "dushu/state.h"
#include "dushu/term.h"
#include "dushu/view.h"

enum { BIG = 8000000 /* bytes that take long enough to be noticed */, FAILURES_TOLD = 8 };

static int complain(const struct ds_error *e, int code)
{
	fprintf(stderr, "dushu: %s\n", e->text);
	return code;
}

/* A first source that takes a while is named before it is read. */
static void announce(const char *path)
{
	struct stat st;
	if (ds_is_address(path) && isatty(STDERR_FILENO))
		fprintf(stderr, dgettext("dushu", "dushu: fetching %s\n"), path);
	else if (stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > BIG && isatty(STDERR_FILENO))
		fprintf(stderr, dgettext("dushu", "dushu: reading %s, %ld MB\n"), path,
			(long)(st.st_size / 1000000));
}

/* The configuration, and above it what the command line says. What is wrong in the file is told before the screen is
 * taken, and does not keep anybody from reading. */
static enum ds_status choices_take(const struct ds_cli_reader *reader, struct ds_tui_options *opt,
				   struct ds_error *e)
{
	struct ds_config *c = ds_config_new(); /* lives as long as the program */
	enum ds_status st = DS_OK;
	size_t n = 0;
	if (!reader->config || reader->config[0])
		st = ds_config_load(c, reader->config, e);
	if (st == DS_OK && reader->theme)
		st = ds_config_set(c, DS_SET_THEME, reader->theme, e);
	if (st == DS_OK && reader->mouse)
		st = ds_config_set(c, DS_SET_MOUSE, "on", e);
	if (st == DS_OK && reader->ambiguous)
		st = ds_config_set(c, DS_SET_AMBIGUOUS, reader->ambiguous == DS_AMBIGUOUS_WIDE ? "wide" : "narrow",
				   e);
	if (st != DS_OK) {
		ds_config_free(c);
		return st;
	}
	ds_view_check_keys(c);
	const struct ds_config_problem *p = ds_config_problems(c, &n);
	for (size_t i = 0; i < n; i++)
		fprintf(stderr, "dushu: %s:%u: %s\n", ds_config_path(c), p[i].line, p[i].text);
	const char *theme = ds_config_get(c, DS_SET_THEME);
	unsigned cells = ds_config_choice(c, DS_SET_AMBIGUOUS);
	*opt = (struct ds_tui_options){ .theme = strcmp(theme, "auto") == 0 ? NULL : theme,
					.colours = reader->colours,
					.mouse = ds_config_choice(c, DS_SET_MOUSE) == 1,
					.config = c,
					.state = ds_state_open() };
	if (cells > 0)
		opt->ambiguous = cells == 1 ? DS_AMBIGUOUS_NARROW : DS_AMBIGUOUS_WIDE;
	return DS_OK;
}

/* What could not be read is named once more when the screen is gone. */
static int failures_tell(struct ds_library *lib)
{
	const uint32_t n = ds_library_poll(lib).failed;
	for (uint32_t i = 0; i < n && i < FAILURES_TOLD; i++)
		fprintf(stderr, "dushu: %s\n", ds_library_failure(lib, i)->text);
	if (n > FAILURES_TOLD)
		fprintf(stderr, dgettext("dushu", "dushu: %u more could not be read\n"), n - FAILURES_TOLD);
	return n > 0 ? DS_EXIT_FAILED : DS_EXIT_OK;
}

/* Opens the terminal interface on what the command line names, or on standard input when that is a pipe or file. */
static int reader_run(const struct ds_cli_reader *reader)
{
	static const char *const input[] = { "-" };
	struct ds_tui_options opt;
	const char *const *paths = reader->paths;
	size_t n = reader->paths_n;
	struct ds_library *lib;
	struct ds_error e;
	if (n == 0 && !isatty(STDIN_FILENO) /* also with --plain: name a file to give it keys */) {
		paths = input;
		n = 1;
	}
	if (n == 0) {
		fputs(dgettext("dushu", "dushu: nothing to read; name files or directories: dushu FILE… | DIR… | - "
					"  (dushu --help)\n"),
		      stderr);
		return DS_EXIT_USAGE;
	}
	if (!reader->plain && ds_tui_check(&e) != DS_OK)
		return complain(&e, DS_EXIT_USAGE);
	if (choices_take(reader, &opt, &e) != DS_OK)
		return complain(&e, DS_EXIT_USAGE);
	announce(paths[0]);
	const struct ds_importer_options importer = { .config = reader->config };
	for (size_t i = 0; i < n; i++)
		opt.keys_elsewhere |= strcmp(paths[i], "-") == 0;
	/* keys from a script find a file whole, whatever its length; a pipe may go on for ever */
	const bool soon = !reader->plain || opt.keys_elsewhere;
	if (ds_library_open_with(paths, n, &reader->extract, &importer, soon, &lib, &e) != DS_OK)
		return complain(&e, DS_EXIT_FAILED);
	int failed = reader->plain ? ds_plain_run(lib, &opt, &e) : ds_tui_run(lib, &opt, &e);
	int code = failed == 0 ? failures_tell(lib) : complain(&e, DS_EXIT_FAILED);
	_exit(code); /* nobody who quits waits for the reader to finish a large file */
}

/* A text of gigabytes may need more memory than there is. Who asks for more is told; who only uses it is killed. */
static void memory_bound(void)
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) /* their shadow alone is larger */
	const long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
	struct rlimit limit;
	if (pages <= 0 || size <= 0 || getrlimit(RLIMIT_DATA, &limit) != 0)
		return;
	const rlim_t most = (rlim_t)pages * (rlim_t)size;
	if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > most) {
		limit.rlim_cur = most;
		setrlimit(RLIMIT_DATA, &limit);
	}
#endif
}

/* A descriptor that was closed must not become that of a file or a pipe; what is done with it shall still fail. */
static void descriptors_fill(void)
{
	for (int fd = 0; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
			return;
	}
}

int main(int argc, char **argv)
{
	struct ds_cli_reader reader;
	descriptors_fill();
	memory_bound();
	setlocale(LC_CTYPE, "");
	ds_tui_language();
	signal(SIGPIPE, SIG_IGN); /* a reader that leaves shows as EPIPE */
	int code = ds_cli_run(argc, argv, &reader, ds_tui_doctor);
	if (code != DS_CLI_READER)
		return code;
	code = reader_run(&reader);
	free(reader.owned);
	return code;
}

/* main.c: a command that prints, or the reader. The only file that knows every part. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dushu/cli.h"
#include "dushu/library.h"
#include "dushu/term.h"

enum { BIG = 8000000 }; /* bytes that take long enough to be noticed */

static int complain(const struct ds_error *e, int code)
{
	fprintf(stderr, "dushu: %s\n", e->text);
	return code;
}

/* A first source that takes a while is named before it is read. */
static void announce(const char *path)
{
	struct stat st;
	if (stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > BIG && isatty(STDERR_FILENO))
		fprintf(stderr, "dushu: reading %s, %ld MB\n", path, (long)(st.st_size / 1000000));
}

/* Opens the terminal interface on what the command line names, or on standard input when that is a pipe or file. */
static int reader_run(const struct ds_cli_reader *reader)
{
	static const char *const input[] = { "-" };
	struct ds_tui_options opt = { .ambiguous = reader->ambiguous,
				      .theme = reader->theme,
				      .mouse = reader->mouse };
	const char *const *paths = reader->paths;
	size_t n = reader->paths_n;
	struct ds_library *lib;
	struct ds_error e;
	if (n == 0 && !isatty(STDIN_FILENO)) {
		paths = input;
		n = 1;
	}
	if (n == 0) {
		fputs(
		    "dushu: nothing to read; name files or directories: dushu FILE… | DIR… | -   (dushu --help)\n",
		    stderr);
		return DS_EXIT_USAGE;
	}
	if (ds_tui_check(&e) != DS_OK)
		return complain(&e, DS_EXIT_USAGE);
	announce(paths[0]);
	if (ds_library_open(paths, n, &reader->extract, &lib, &e) != DS_OK)
		return complain(&e, DS_EXIT_FAILED);
	int code = ds_tui_run(lib, &opt, &e) == 0 ? DS_EXIT_OK : complain(&e, DS_EXIT_FAILED);
	_exit(code); /* nobody who quits waits for the reader to finish a large file */
}

int main(int argc, char **argv)
{
	struct ds_cli_reader reader;
	setlocale(LC_CTYPE, "");
	signal(SIGPIPE, SIG_IGN); /* a reader that leaves shows as EPIPE */
	int code = ds_cli_run(argc, argv, &reader);
	return code == DS_CLI_READER ? reader_run(&reader) : code;
}

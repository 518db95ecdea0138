/* main.c: a command that prints, or the reader. The only file that knows every part. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>

#include "dushu/cli.h"

int main(int argc, char **argv)
{
	struct ds_cli_reader reader;
	setlocale(LC_ALL, "");
	signal(SIGPIPE, SIG_IGN); /* a reader that leaves shows as EPIPE */
	int code = ds_cli_run(argc, argv, &reader);
	if (code != DS_CLI_READER)
		return code;
	fputs("dushu: the terminal interface is not built in yet; see dushu --help for what is\n", stderr);
	return DS_EXIT_USAGE;
}

/* help.c: --help, help COMMAND and --version, printed from the tables. */
#include <stdio.h>

#include "options.h"

static void option_print(const struct option_row *row)
{
	char name[64];
	int n =
	    snprintf(name, sizeof name, "%c%c%s--%s%s%s", row->letter ? '-' : ' ', row->letter ? row->letter : ' ',
		     row->letter ? ", " : "  ", row->name, row->arg ? " " : "", row->arg ? row->arg : "");
	unsigned width = ds_str_width((struct ds_str){ name, (size_t)n }, DS_AMBIGUOUS_NARROW);
	printf("  %s%*s%s\n", name, width < 24 ? (int)(26 - width) : 2, "", ds_say(row->about));
}

static void command_print(const struct command_row *row)
{
	char name[64];
	int n = snprintf(name, sizeof name, "dushu %s%s%s", row->name, row->name[0] ? " " : "", row->args);
	unsigned width = ds_str_width((struct ds_str){ name, (size_t)n }, DS_AMBIGUOUS_NARROW);
	printf("  %s%*s%s\n", name, width < 34 ? (int)(34 - width) : 2, "", ds_say(row->about));
}

static void everything_print(void)
{
	printf("%s\n\n%s\n",
	       ds_say("dushu 读数 reads Chinese news, reports and communiqués by their regions and figures."),
	       ds_say("Usage:"));
	for (int c = 0; c < COMMANDS; c++)
		command_print(&command_rows[c]);
	printf("\n%s\n", ds_say("Options (dushu help COMMAND says which go with it and what fields it prints):"));
	for (int o = 0; o < OPTIONS; o++)
		option_print(&option_rows[o]);
	printf(
	    "\n%s\n",
	    ds_say("PATH is a file (text, HTML, EPUB, DOCX, PDF, feeds, archives), a directory (every file below "
		   "it),\n"
		   "an http: or https: address, or - for standard input; book.epub#3 is one document of several.\n"
		   "Exit codes: 0 all was read; 1 something could not be read or written; 2 wrong usage."));
}

static void fields_print(const struct record_kind *kind)
{
	printf("\n%s\n", ds_say("Fields:"));
	for (size_t i = 0; i < kind->n; i++)
		printf("  %-11s %s\n", kind->fields[i].name, ds_say(kind->fields[i].about));
}

static void formats_print(void)
{
	printf("\n%s\n", ds_say("Formats:"));
	for (size_t i = 0; writer_nth(i); i++)
		printf("  %-11s %s\n", writer_nth(i)->name, ds_say(writer_nth(i)->about));
}

int help_print(enum command c)
{
	const struct command_row *row = &command_rows[c];
	if (c == COMMAND_READER || c == COMMAND_HELP) {
		everything_print();
		return DS_EXIT_OK;
	}
	printf(ds_say("dushu %s [OPTION…] %s\n\n%s\n\nOptions:\n"), row->name, row->args, ds_say(row->detail));
	for (int o = 0; o < OPTIONS; o++)
		if (option_rows[o].commands & 1u << c)
			option_print(&option_rows[o]);
	if (row->kind) {
		formats_print();
		fields_print(row->kind);
	}
	return DS_EXIT_OK;
}

int version_print(void)
{
	puts("dushu " DUSHU_VERSION);
	return DS_EXIT_OK;
}

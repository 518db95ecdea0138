/* options.h: the commands and options as tables, and the command line read by them. */
#ifndef DUSHU_CLI_OPTIONS_H
#define DUSHU_CLI_OPTIONS_H

#include "dushu/cli.h"
#include "dushu/view.h"
#include "writer.h"

enum command {
	COMMAND_READER, /* no command: the terminal interface */
	COMMAND_FIGURES,
	COMMAND_CHECKS,
	COMMAND_REGIONS,
	COMMAND_ARTICLES,
	COMMAND_TEXT,
	COMMAND_LINKS,
	COMMAND_REGION,
	COMMAND_NOTES,
	COMMAND_FEED,
	COMMAND_CONFIG,
	COMMAND_DOCTOR,
	COMMAND_HELP,
	COMMANDS
};

struct command_row {
	const char *name;
	const char *args;
	const char *about;              /* one line */
	const char *detail;             /* for `help CMD`; lines of at most 78 cells */
	const struct record_kind *kind; /* what it prints; NULL: no records */
};

enum option_id {
	OPTION_FORMAT,
	OPTION_FIELDS,
	OPTION_WITH,
	OPTION_EXPLAIN,
	OPTION_AS_OF,
	OPTION_WIDTH,
	OPTION_PINYIN,
	OPTION_CONTEXT,
	OPTION_CHARSET,
	OPTION_INPUT,
	OPTION_MAX,
	OPTION_THEME,
	OPTION_COLOR,
	OPTION_AMBIGUOUS,
	OPTION_MOUSE,
	OPTION_PLAIN,
	OPTION_CONFIG,
	OPTION_FULL,
	OPTION_HELP,
	OPTION_VERSION,
	OPTIONS
};

struct option_row {
	const char *name;
	char letter;       /* 0: none */
	const char *arg;   /* NULL: takes none */
	unsigned commands; /* bit 1 << enum command */
	const char *about;
};

extern const struct command_row command_rows[COMMANDS];
extern const struct option_row option_rows[OPTIONS];

struct args {
	enum command command;
	const struct writer *writer; /* NULL: not said */
	const char *fields;          /* NULL: not said */
	unsigned with;               /* bits 1 << enum ds_class */
	unsigned width;              /* 0: not said */
	unsigned as_of;              /* as in struct record_doc */
	uint32_t max;
	struct ds_extract_options extract;
	enum ds_ambiguous ambiguous;
	const char *theme;
	int colours;
	bool pinyin;
	bool mouse;
	bool plain;
	bool full;          /* feed add: whole pages */
	const char *config; /* NULL: not said */
	const char *const *operands;
	size_t operands_n;
};

/* Reads the command line. Returns -1 to go on, or an exit code when that was all (--help) or wrong (said why). */
int args_read(int argc, char **argv, struct args *out);

/* Complains about the command line on standard error; returns DS_EXIT_USAGE. */
int usage_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Prints help about everything or about one command; returns DS_EXIT_OK. */
int help_print(enum command c);
int version_print(void);

#endif

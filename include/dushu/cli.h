/* cli.h: the command line and the commands that print. The door of src/cli.
 *
 * What main does not find done after ds_cli_run it has to do itself: open the reader on what is in `reader`.
 */
#ifndef DUSHU_CLI_H
#define DUSHU_CLI_H

#include "base.h"
#include "extract.h"
#include "text.h"
#include "view.h"

/* What the terminal interface is to open and how. Borrowed from argv. */
struct ds_cli_reader {
	const char *const *paths;
	size_t paths_n; /* 0: nothing was named */
	struct ds_extract_options extract;
	enum ds_ambiguous ambiguous; /* 0: not said */
	const char *theme;           /* NULL: by the terminal */
	int colours;                 /* -1 none; 0: what the terminal has */
	bool mouse;
	bool plain;         /* in lines, without a screen */
	const char *config; /* NULL: not said; "": none */
	void *owned;        /* the caller's to free when paths are not argv's; NULL */
};

enum {
	DS_EXIT_OK = 0,
	DS_EXIT_FAILED = 1, /* something could not be read, or not be written */
	DS_EXIT_USAGE = 2,
	DS_CLI_READER = -1, /* no command was given: the reader is wanted */
};

/* A finding of dushu doctor: fine, worth knowing, or in the way; what helps, or NULL. */
enum ds_health { DS_HEALTH_FINE, DS_HEALTH_NOTE, DS_HEALTH_BAD };
typedef void ds_finding_fn(void *ctx, enum ds_health health, const char *name, const char *value,
			   const char *remedy);
/* Finds out what it can about something and tells it. */
typedef void ds_doctor_fn(ds_finding_fn *fn, void *ctx);

/* Runs the command that argv names and returns the exit code, or DS_CLI_READER with *reader filled. Prints on
 * standard output, complains on standard error, never needs a terminal; `terminal` tells dushu doctor about it. Call setlocale and ignore SIGPIPE first. */
int ds_cli_run(int argc, char **argv, struct ds_cli_reader *reader, ds_doctor_fn *terminal);

/* Writes figures as the command figures prints them to a new file: .csv .tsv .json .jsonl; .md: those fields that a person reads. */
enum ds_status ds_figures_write(const struct ds_view_export *x, struct ds_error *e);

#endif

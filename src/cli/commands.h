/* commands.h: what a command does with each document. */
#ifndef DUSHU_CLI_COMMANDS_H
#define DUSHU_CLI_COMMANDS_H

#include "dushu/view.h"
#include "options.h"

/* A run of a command. */
struct job {
	const struct args *args;
	struct out out;
	struct sink sink;
	struct record_doc record;
	struct ds_setter *setter; /* text --width */
	struct ds_importer *importer;
	bool printed; /* text: something stands above */
	bool failed;  /* something could not be read */
};

void figures_print(struct job *job);
void checks_print(struct job *job);
void regions_print(struct job *job);
void articles_print(struct job *job);
void text_print(struct job *job);
void links_print(struct job *job);

/* dushu notes */
void notes_print(struct job *job);

/* dushu region NAME… */
void places_print(struct job *job);

/* A name of a file as text: bytes that are no UTF-8 become U+FFFD. */
struct ds_str name_clean(const char *path, struct ds_buf *scratch);
void fields_usual(struct sink *sink); /* picks those that need not be asked for */

/* One record to the job's sink. */
void job_row(struct job *job, const struct cell *cells);

/* Complains on standard error, and goes on. */
void job_complain(struct job *job, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif

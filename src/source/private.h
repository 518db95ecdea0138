/* private.h: what the files of src/source share: child processes, filters. */
#ifndef DUSHU_SOURCE_PRIVATE_H
#define DUSHU_SOURCE_PRIVATE_H

#include <sys/types.h>

#include "dushu/frame.h"
#include "dushu/source.h"

/* ---- child processes ------------------------------------------------------------------------------------- */

struct child_limits {
	uint64_t memory; /* bytes of address space; 0: as much as there is */
	unsigned cpu;    /* seconds */
	bool no_write;   /* no file grows */
};

/* A program that reads `input` and whose output is read from out. */
struct child {
	pid_t pid; /* 0: none */
	int out;
	int err;          /* what it says on standard error; -1 */
	int64_t deadline; /* monotonic, ms; 0: none but the silence */
	int64_t silence;  /* ms without a word after which it is stopped */
};

/* Starts argv in a process group of its own. input is borrowed (-1: nothing to read). */
enum ds_status child_start(struct child *c, const char *const *argv, int input, const struct child_limits *limits,
			   struct ds_error *e);
/* Its next bytes: DS_OK with *n 0 at their end; DS_ERR_INTERRUPTED when nothing came for wait_ms (call again);
 * DS_ERR_TOO_LARGE when it was silent or busy for too long. */
enum ds_status child_read(struct child *c, char *p, size_t max, int wait_ms, size_t *n);
/* Ends it, by force when it still runs. Returns what waitpid says. */
int child_stop(struct child *c);
/* The beginning of what it said on standard error, as a clean line. */
void child_words(struct child *c, struct ds_buf *line);

int64_t now_ms(void);

/* ---- filters ---------------------------------------------------------------------------------------------- */

struct filter {
	char *pattern; /* of file names, as in a shell; owned, the words lie behind it */
	char **words;  /* NULL at the end; owned */
};

struct filters {
	struct filter *v;
	size_t n, cap;
	struct ds_error *complaint; /* owned; NULL */
};

void filters_read(struct filters *f, const char *config);
void filters_free(struct filters *f);
const struct filter *filter_of(const struct filters *f, const char *path);
/* Runs it on a file; all it prints is *out. */
enum ds_status filter_run(const struct filter *f, const char *path, struct ds_bytes *out, struct ds_error *e);

/* ---- importers -------------------------------------------------------------------------------------------- */

struct ds_importer {
	char *helper; /* NULL: none was found */
	struct filters filters;
};

/* The helper's path, owned; NULL when there is none. */
char *helper_find(const char *given);

#endif

/* config.h: what a person has chosen. The door of src/config.
 *
 * A configuration is a list of the statements that the reader's command line takes too, one a line:
 *
 *   set theme light          a setting; ds_setting_rows lists them
 *   bind page gg top         a key, or several in a row, runs a command; views know contexts and commands
 *   unbind any F2
 *   filter *.caj = caj2txt %s     a program that turns a kind of file into text; the source layer runs it
 *   # a remark
 *
 * Words are separated by blanks; "…" and '…' hold blanks together, inside "…" a backslash takes the next character
 * as it is. What cannot be understood is a problem with file and line; everything else still counts.
 *
 * Files are found by the XDG Base Directory Specification 0.8.
 */
#ifndef DUSHU_CONFIG_H
#define DUSHU_CONFIG_H

#include "base.h"

/* ---- where files live --------------------------------------------------------------------------------------- */

enum ds_home { DS_HOME_CONFIG, DS_HOME_STATE, DS_HOME_CACHE, DS_HOMES };

/* $XDG_…_HOME/dushu/name, or below $HOME where that is not set (or is no absolute path, as the specification asks).
 * Appended to out with a NUL after it; false, and nothing appended, when there is no home at all. name may be "". */
bool ds_home_path(enum ds_home what, const char *name, struct ds_buf *out);
/* ~/figures.csv, as people type it where no shell reads it: the whole path, appended to out with a NUL. */
void ds_home_expand(const char *path, struct ds_buf *out);
/* Makes the folders that lead to path, private to the user, as far as they are missing. */
enum ds_status ds_home_make(const char *path, struct ds_error *e);
/* Replaces the file at path as a whole or leaves it as it was: written beside it, flushed, renamed. Mode 0600. */
enum ds_status ds_home_write(const char *path, struct ds_str bytes, struct ds_error *e);

/* The language of the interface, as the environment asks for it, from now on; English when what is there cannot show
 * Chinese. */
void ds_language_take(bool chinese);

/* ---- settings ----------------------------------------------------------------------------------------------- */

enum ds_setting {
	DS_SET_THEME,
	DS_SET_AMBIGUOUS,
	DS_SET_KEYS,
	DS_SET_MOUSE,
	DS_SET_MEASURE,
	DS_SET_MINOR,
	DS_SET_PINYIN,
	DS_SET_SORT,
	DS_SET_RESUME,
	DS_SET_LOOKUP,
	DS_SET_OPEN_LINK,
	DS_SET_FETCH,
	DS_SETTINGS
};

struct ds_setting_row {
	const char *name;
	const char *words;    /* what may be said, separated by blanks; NULL: free text */
	uint32_t least, most; /* a number in this range when most > 0 */
	const char *standard;
	const char *about;
};
extern const struct ds_setting_row ds_setting_rows[DS_SETTINGS];

/* ---- a configuration ---------------------------------------------------------------------------------------- */

/* bind or unbind, as it was written. */
struct ds_binding {
	const char *context, *keys; /* borrowed until ds_config_free */
	const char *command;        /* NULL: unbind */
	uint32_t line;              /* 0: from the command line of the reader */
};

struct ds_config_problem {
	uint32_t line;
	const char *text; /* what is wrong and what helps */
};

struct ds_config;

struct ds_config *ds_config_new(void); /* everything as it comes; owned */
void ds_config_free(struct ds_config *c);

/* Takes the statements of a file; path NULL: config in the configuration folder, which need not exist. Lines that
 * cannot be understood become problems. Fails only when the file cannot be read. */
enum ds_status ds_config_load(struct ds_config *c, const char *path, struct ds_error *e);
const char *ds_config_path(const struct ds_config *c); /* of the file that was taken; NULL: none was there */
/* Takes one statement. DS_ERR_USAGE with what is wrong. *touched (may be NULL) gets the setting that changed, or
 * DS_SETTINGS for a binding. */
enum ds_status ds_config_say(struct ds_config *c, struct ds_str statement, uint32_t line, enum ds_setting *touched,
			     struct ds_error *e);
/* Is this the first word of a statement? */
bool ds_config_knows(struct ds_str word);

const char *ds_config_get(const struct ds_config *c, enum ds_setting s); /* never NULL; borrowed until it is set */
unsigned ds_config_choice(const struct ds_config *c, enum ds_setting s); /* index among the row's words */
uint32_t ds_config_number(const struct ds_config *c, enum ds_setting s);
bool ds_config_is_set(const struct ds_config *c, enum ds_setting s, uint32_t *line); /* by the person */
enum ds_status ds_config_set(struct ds_config *c, enum ds_setting s, const char *value, struct ds_error *e);

const struct ds_binding *ds_config_bindings(const struct ds_config *c, size_t *n);
void ds_config_complain(struct ds_config *c, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
const struct ds_config_problem *ds_config_problems(const struct ds_config *c, size_t *n);

/* A configuration with every setting as it comes, explained and commented out. */
void ds_config_sample(struct ds_buf *out);

#endif

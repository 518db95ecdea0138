/* term.h: the view on a real terminal. The door of src/term, the only folder that knows curses.
 *
 * The terminal is given back as it was on every way out: quit, signal, crash, lack of memory, closed output.
 */
#ifndef DUSHU_TERM_H
#define DUSHU_TERM_H

#include "base.h"
#include "cli.h"
#include "config.h"
#include "library.h"
#include "state.h"
#include "text.h"

struct ds_tui_options {
	enum ds_ambiguous ambiguous; /* cells of “ ” — … as this terminal draws them; 0: it is asked */
	const char *theme;           /* name of a theme; NULL: by the ground of the terminal, which is asked */
	int colours;                 /* how many to use: -1 none; 0: what the terminal has, and NO_COLOR */
	bool mouse;                  /* listen to the mouse from the start; F2 switches */
	bool keys_elsewhere;         /* in lines: they come from /dev/tty */
	struct ds_state *state;      /* for the view; borrowed; NULL: nothing is kept */
	struct ds_config *config;    /* for the view; borrowed; NULL: everything as it comes */
};

/* The language that messages and the interface speak from here on: the locale's, where it is translated and the
 * terminal can show it. */
void ds_tui_language(void);

/* Can there be a terminal interface at all? Sets the locale; looks at TERM, standard output and the keyboard
 * (standard input, or /dev/tty when an article comes from standard input). DS_ERR_UNSUPPORTED with a message that
 * helps otherwise. Writes nothing. Call it before anything slow is read. */
enum ds_status ds_tui_check(struct ds_error *e);

/* Runs until the reader quits; lib stays the caller's. opt may be NULL. Returns the exit code: 0; 1 when e says
 * what went wrong (no terminal, output gone). A signal that ends programs ends this one after the terminal is
 * restored, so that the parent sees it. */
int ds_tui_run(struct ds_library *lib, const struct ds_tui_options *opt, struct ds_error *e);

/* The same reader in lines: keys are typed in lines, what is new is printed, nothing is written over. Needs no terminal.
 * keys_elsewhere in opt: standard input is an article. Returns the exit code like ds_tui_run. */
int ds_plain_run(struct ds_library *lib, const struct ds_tui_options *opt, struct ds_error *e);

/* What this terminal is and can do, for dushu doctor. Asks the terminal when there is one; at most about two seconds. */
void ds_tui_doctor(ds_finding_fn *fn, void *ctx);

#endif

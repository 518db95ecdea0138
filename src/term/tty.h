/* tty.h: private to src/term. The terminal as a device: taken, written to, given back. */
#ifndef DUSHU_TERM_TTY_H
#define DUSHU_TERM_TTY_H

#include "dushu/base.h"

#include <termios.h>

/* What woke the main loop, written by signal handlers into a pipe. */
enum { WAKE_RESIZE = 'r', WAKE_SUSPEND = 's', WAKE_CONTINUE = 'c' };

enum { TTY_BYTES = 256 };

struct tty {
	int in, out;
	int wake;    /* read end of the pipe */
	bool own_in; /* in was opened here */
	bool gone;   /* nobody reads what is written any more */
	struct termios before;
	char enter[TTY_BYTES], leave[TTY_BYTES];
	size_t enter_n, leave_n;
};

/* Is there a terminal for keys? A descriptor: standard input, or /dev/tty opened (then *own is set); -1. */
int tty_keyboard(bool *own);

/* Takes the terminal: raw mode, enter written, signals caught. From here on every way out gives it back. */
enum ds_status tty_open(struct tty *t, struct ds_error *e);
void tty_close(struct tty *t);
void tty_size(const struct tty *t, int *w, int *h);
bool tty_write(struct tty *t, const char *p, size_t n); /* false, and t->gone, when it cannot be written */
void tty_suspend(struct tty *t);                        /* returns when continued */
void tty_resume(struct tty *t); /* somebody stopped and continued us: take the terminal again */

#endif

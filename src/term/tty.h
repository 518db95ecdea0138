/* tty.h: private to src/term. The terminal as a device: descriptors, signals, modes that curses does not know, and the
 * way back to how it was that needs no curses. */
#ifndef DUSHU_TERM_TTY_H
#define DUSHU_TERM_TTY_H

#include "dushu/base.h"

#include <stdio.h>
#include <termios.h>

/* What woke the main loop, written by signal handlers into a pipe. */
enum { WAKE_RESIZE = 'r', WAKE_SUSPEND = 's', WAKE_CONTINUE = 'c' };

enum { TTY_BYTES = 256 };
struct tty_bytes {
	char b[TTY_BYTES];
	size_t n;
};

struct tty {
	int in, out;
	int wake;    /* read end of the pipe */
	FILE *keys;  /* in, for curses */
	bool own_in; /* in was opened here */
	bool gone;   /* nobody reads what is written any more */
	struct termios before;
	struct tty_bytes on, off; /* modes beside those of curses */
	struct tty_bytes undo;    /* everything, curses' modes too: for signals, crashes, lack of memory */
};

/* Is there a terminal for keys? A descriptor: standard input, or /dev/tty opened (then *own is set); -1. */
int tty_keyboard(bool *own);

/* Finds the terminal and catches signals. From here on every way out gives it back as it is now. */
enum ds_status tty_open(struct tty *t, struct ds_error *e);
/* Something more to undo, before everything else. */
void tty_undo_first(struct tty *t, const char *bytes);
void tty_take(struct tty *t);  /* raw keys, modes on; after curses has started */
void tty_close(struct tty *t); /* after curses has ended */
void tty_size(const struct tty *t, int *w, int *h);
/* Straight to the terminal; between frames, when curses holds nothing back. False, and t->gone, when it cannot. */
bool tty_write(struct tty *t, const char *p, size_t n);
/* Runs a program with the terminal, words with a NUL after each; asks for Enter behind it. After curses has left. */
void tty_program(struct tty *t, struct ds_str words, const char *ask);
void tty_suspend(struct tty *t); /* after curses has left; returns when continued */

#endif

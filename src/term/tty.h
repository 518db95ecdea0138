/* tty.h: private to src/term. The terminal as a device: descriptors, signals, and the way back to how it was. */
#ifndef DUSHU_TERM_TTY_H
#define DUSHU_TERM_TTY_H

#include "dushu/base.h"

#include <termios.h>

/* What woke the main loop, written by signal handlers into a pipe. */
enum { WAKE_RESIZE = 'r', WAKE_SUSPEND = 's', WAKE_CONTINUE = 'c', WAKE_END = 'e' };

enum { TTY_BYTES = 512 };
struct tty_bytes {
	char b[TTY_BYTES];
	size_t n;
};

struct tty {
	int in, out;
	int wake;    /* read end of the pipe */
	bool own_in; /* in was opened here */
	bool gone;   /* nobody reads what is written any more */
	struct termios before;
	struct tty_bytes on, off; /* our screen and modes (caps_modes) */
	struct tty_bytes undo;    /* everything, whatever was going on: for signals, crashes, lack of memory */
	struct tty_bytes later;   /* waits for what is written next */
};

/* Is there a terminal for keys? A descriptor: standard input, or /dev/tty opened (then *own is set); -1. */
int tty_keyboard(bool *own);

/* Finds the terminal and catches signals. From here on every way out gives it back as it is now. */
enum ds_status tty_open(struct tty *t, struct ds_error *e);
/* Something more to undo, before everything else. */
void tty_undo_first(struct tty *t, const char *bytes);
void tty_asked(
    bool on); /* the terminal was asked something, or has answered all: also waited for where a signal ends us */
void tty_take(struct tty *t); /* raw keys; our screen and modes with what is written next */
void tty_close(struct tty *t);
void tty_end_asked(
    void); /* after everything: ends as the signal wants that brought WAKE_END; returns when none did */
void tty_size(const struct tty *t, int *w, int *h);
void tty_later(struct tty *t, const char *p, size_t n); /* together with what is written next */
/* Straight to the terminal, in one write. False, and t->gone, when it cannot. */
bool tty_write(struct tty *t, const char *p, size_t n);
/* Runs a program with the terminal, words with a NUL after each; asks for Enter behind it. */
void tty_program(struct tty *t, struct ds_str words, const char *ask);
void tty_suspend(struct tty *t); /* returns when continued */

#endif

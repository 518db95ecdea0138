/* caps.h: private to src/term. What the terminal can do, by its description (terminfo), its name, and its own answers. */
#ifndef DUSHU_TERM_CAPS_H
#define DUSHU_TERM_CAPS_H

#include "tty.h"

enum { CAP_BYTES = 64 };

struct caps {
	int colours;        /* 0 as well when the user wants none; DS_COLOURS_DIRECT for any */
	bool modes;         /* it knows private modes beyond those of terminfo, and questions */
	bool ansi;          /* the cursor moves by the sequences of ECMA-48 */
	bool to_column;     /* also to a column or row */
	bool erases;        /* erases characters within a row */
	bool paints_erased; /* what is erased takes the ground that is on (bce) */
	bool regions;       /* rows can scroll alone */
	bool scrolls;       /* by a number of rows, wherever the cursor is */
	bool own_screen;    /* beside the one of the shell */
	bool safe_corner;   /* the last cell can be written without scrolling */
	char erase_right[CAP_BYTES];
	char cursor_plain[CAP_BYTES], cursor_strong[CAP_BYTES];
	/* by its answers only (ask.h) */
	bool margins;      /* columns can scroll alone */
	bool synchronized; /* a frame can be shown all at once */
	bool all_keys;     /* it tells Ctrl-I from Tab, and Esc from the beginning of a sequence */
};

/* Reads the description; an error that helps when the terminal cannot have an interface. */
enum ds_status caps_take(struct ds_error *e);
/* What the description says, caps_take having read it. colours: how many the user wants; -1: as many as there are. */
void caps_find(struct caps *c, int colours);
/* A capability without the delays that hardware once needed; false, and empty, when there is none of that name. */
bool caps_string(const char *name, char out[CAP_BYTES]);
bool caps_string_of(const char *name, int a, int b, char out[CAP_BYTES]);
int caps_number(const char *name);
/* The bytes that switch our screen and modes on and off, and those that undo everything whatever was going on. */
void caps_modes(const struct caps *c, struct tty *t);

#endif

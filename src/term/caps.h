/* caps.h: private to src/term. What the terminal can do, by its description (terminfo) and its name. */
#ifndef DUSHU_TERM_CAPS_H
#define DUSHU_TERM_CAPS_H

#include "tty.h"

/* Reads the description; an error that helps when the terminal cannot have an interface. */
enum ds_status caps_take(struct ds_error *e);
int caps_colours(void);     /* 0 as well when the user wants none */
bool caps_know_modes(void); /* it knows the private modes for mouse and paste */
/* The bytes that switch modes on and off which curses does not know, and those that undo everything. */
void caps_modes(struct tty *t);

#endif

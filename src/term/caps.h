/* caps.h: private to src/term. Strings of the terminal's description, without the delays that hardware once needed. */
#ifndef DUSHU_TERM_CAPS_H
#define DUSHU_TERM_CAPS_H

#include <stdbool.h>

enum { CAP_BYTES = 64 };

/* Copies a capability; empty when the terminal has none of that name. terminfo must be set up. */
bool cap_get(const char *name, char out[CAP_BYTES]);

#endif

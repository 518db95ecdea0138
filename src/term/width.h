/* width.h: private to src/term. The program's own answer to how wide a character is, for curses. */
#ifndef DUSHU_TERM_WIDTH_H
#define DUSHU_TERM_WIDTH_H

#include "dushu/text.h"

/* Characters of ambiguous width are so wide from now on. Call it once, before curses starts. */
void width_set(enum ds_ambiguous amb);

#endif

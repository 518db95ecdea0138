/* console.h: private to src/term. */
#ifndef DUSHU_TERM_CONSOLE_H
#define DUSHU_TERM_CONSOLE_H

#include <stdbool.h>

/* Is fd the text console of Linux, with a font that has no Chinese? */
bool console_lacks_chinese(int fd);

#endif

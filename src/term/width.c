/* width.c: wcwidth() of this program. curses asks it how many columns a character takes; the C library would answer by
 * its locale tables, which know neither the reader's choice for “ ” — … nor agree with the cells of a view. */
#include "width.h"

#include <wchar.h>

/* wcwidth has no argument for it. Written once, before the screen is opened. */
static enum ds_ambiguous ambiguous = DS_AMBIGUOUS_NARROW;

void width_set(enum ds_ambiguous amb)
{
	ambiguous = amb;
}

int wcwidth(wchar_t c)
{
	uint32_t cp = (uint32_t)c;
	if (cp == 0)
		return 0;
	if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp > 0x10ffff)
		return -1;
	return (int)ds_cp_width(cp, ambiguous);
}

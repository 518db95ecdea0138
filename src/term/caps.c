/* caps.c: capabilities of the terminal's description (terminfo). */
#include "caps.h"

#include <curses.h>
#include <string.h>
#include <term.h>

bool cap_get(const char *name, char out[CAP_BYTES])
{
	const char *s = tigetstr(name);
	size_t n = 0;
	out[0] = 0;
	if (!s || s == (const char *)-1)
		return false;
	while (*s) {
		const char *end = s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;
		if (end) {
			s = end + 1; /* $<5>: wait five milliseconds */
			continue;
		}
		if (n + 1 >= CAP_BYTES) {
			out[0] = 0;
			return false;
		}
		out[n++] = *s++;
	}
	out[n] = 0;
	return n > 0;
}

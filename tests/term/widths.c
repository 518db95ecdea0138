/* widths.c: asks the terminal it runs on how far its cursor moves for characters of every kind, and whether that is what
 * the view counts. Those about which terminals are known to differ are left out: behind them the cursor is placed anew.
 *
 *   widths STEP [FILE]   every STEPth assigned character; prints the differences, then "N agree, N differ", into FILE if named */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include "dushu/view.h"

enum { BATCH = 32 };

static bool is_asked(uint32_t cp, struct ds_glyph *g, char s[4], unsigned *n)
{
	if (cp >= 0xd800 && cp < 0xe000)
		return false;
	*n = ds_utf8_put(cp, s);
	ds_glyph_next((struct ds_str){ s, *n }, 0, DS_AMBIGUOUS_NARROW, g);
	return u_charType((UChar32)cp) != U_UNASSIGNED && !g->mark && !g->wobbly && g->width > 0;
}

/* The column of the next answer ESC [ row ; column R; 0 when none comes. */
static int column_read(void)
{
	int v[2] = { 0, 0 }, at = 0;
	bool inside = false;
	for (;;) {
		struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };
		char c;
		if (poll(&p, 1, 3000) <= 0 || read(STDIN_FILENO, &c, 1) != 1)
			return 0;
		if (c == '\033')
			inside = true;
		else if (inside && c == ';')
			at = 1;
		else if (inside && c >= '0' && c <= '9')
			v[at] = v[at] * 10 + (c - '0');
		else if (inside && c == 'R')
			return v[1];
	}
}

int main(int argc, char **argv)
{
	uint32_t step = argc > 1 ? (uint32_t)atoi(argv[1]) : 1, cp = 0x20;
	unsigned agree = 0, differ = 0;
	struct termios was, raw;
	struct ds_buf wrong = { 0 };
	if (step < 1 || tcgetattr(STDIN_FILENO, &was) != 0) {
		fprintf(stderr, "usage: widths STEP [FILE], on a terminal\n");
		return 2;
	}
	raw = was;
	cfmakeraw(&raw);
	tcsetattr(STDIN_FILENO, TCSANOW, &raw);
	while (cp < 0x32000) {
		uint32_t asked[BATCH];
		unsigned widths[BATCH], n = 0;
		for (; n < BATCH && cp < 0x32000; cp += step) {
			struct ds_glyph g;
			char s[4];
			unsigned len;
			if (!is_asked(cp, &g, s, &len))
				continue;
			asked[n] = cp;
			widths[n++] = g.width;
			printf("\r%.*s\033[6n", (int)len, s);
		}
		fflush(stdout);
		for (unsigned i = 0; i < n; i++) {
			int column = column_read();
			agree += column == (int)widths[i] + 1;
			differ += column != (int)widths[i] + 1;
			if (column != (int)widths[i] + 1 && wrong.n < 100000)
				ds_buf_addf(&wrong, "U+%04X %u %d\n", (unsigned)asked[i], widths[i], column - 1);
		}
	}
	tcsetattr(STDIN_FILENO, TCSANOW, &was);
	FILE *to = argc > 2 ? fopen(argv[2], "w") : stdout;
	if (to)
		fprintf(to, "%s%.*s%u agree, %u differ\n", argc > 2 ? "" : "\r\033[K", (int)wrong.n,
			wrong.n ? wrong.p : "", agree, differ);
	if (to && to != stdout)
		fclose(to);
	ds_buf_done(&wrong);
	return differ > 0;
}

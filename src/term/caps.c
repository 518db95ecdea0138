/* caps.c: what the terminal can do, and the strings for it that are needed where curses cannot run: in a signal
 * handler, or for modes that it does not know. */
#include "caps.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

enum { CAP_BYTES = 64 };

/* Copies a capability, without the delays that hardware once needed; empty when the terminal has none of that name. */
static bool cap_get(const char *name, char out[CAP_BYTES])
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

enum ds_status caps_take(struct ds_error *e)
{
	const char *term = getenv("TERM");
	int found = 0;
	if (cur_term)
		return DS_OK;
	if (!term || !*term)
		return ds_fail(e, DS_ERR_UNSUPPORTED,
			       "TERM is not set, so the terminal is unknown; try TERM=xterm");
	if (setupterm(NULL, STDOUT_FILENO, &found) != OK) {
		return ds_fail(e, DS_ERR_UNSUPPORTED,
			       "the terminal type \"%.60s\" is not known here; try TERM=xterm", term);
	}
	char cup[CAP_BYTES];
	if (!cap_get("cup", cup) || tigetflag("gn") > 0 || tigetflag("hc") > 0)
		return ds_fail(e, DS_ERR_UNSUPPORTED,
			       "a terminal of type \"%.60s\" cannot move its cursor; dushu text prints without one",
			       term);
	return DS_OK;
}

int caps_colours(void)
{
	const char *no = getenv("NO_COLOR");
	int n = tigetnum("colors");
	return no && *no ? 0 : n > 0 ? n : 0;
}

/* Terminals that know private modes beyond those of terminfo. Others may print the sequence. */
bool caps_know_modes(void)
{
	static const char *const names[] = { "xterm",   "tmux",  "screen",  "rxvt",  "alacritty",
					     "kitty",   "foot",  "wezterm", "vte",   "gnome",
					     "konsole", "putty", "st-",     "iterm", "mlterm" };
	const char *term = getenv("TERM");
	for (size_t i = 0; i < DS_COUNT(names); i++) {
		if (term && strncmp(term, names[i], strlen(names[i])) == 0)
			return true;
	}
	return false;
}

static void add(struct tty_bytes *b, const char *s)
{
	size_t len = strlen(s);
	if (b->n + len < TTY_BYTES) {
		memcpy(b->b + b->n, s, len);
		b->n += len;
	}
}

static bool add_cap(struct tty_bytes *b, const char *name)
{
	char s[CAP_BYTES];
	bool has = cap_get(name, s);
	add(b, s);
	return has;
}

void caps_modes(struct tty *t)
{
	char thin[CAP_BYTES];
	bool modes = caps_know_modes();
	t->on.n = t->off.n = t->undo.n = 0;
	add(&t->on, modes ? "\033[?2004h" : "");
	if (modes && cap_get("Ss", thin)) { /* a thin cursor, so that it stands beside the figure it marks */
		add(&t->on, tiparm(thin, 6));
		add(&t->off, "\033[0 q");
	}
	add(&t->off, modes ? "\033[?1006l\033[?1000l\033[?2004l" : "");
	t->undo = t->off;
	add(&t->undo, modes ? "\033[r" : ""); /* rows may have been about to scroll */
	add_cap(&t->undo, "sgr0");
	add_cap(&t->undo, "rmkx");
	add_cap(&t->undo, "cnorm");
	if (!add_cap(&t->undo, "rmcup"))
		add_cap(&t->undo, "clear");
}

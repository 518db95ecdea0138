/* caps.c: what the terminal can do by its description (terminfo), and the strings that begin and end our time on it, made
 * early, so that a signal handler can send them. */
#include "caps.h"

#include "dushu/view.h"

#include <curses.h>
#include <libintl.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

static bool copy_without_delays(const char *s, char out[CAP_BYTES])
{
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

bool caps_string(const char *name, char out[CAP_BYTES])
{
	return copy_without_delays(tigetstr(name), out);
}

bool caps_string_of(const char *name, int a, int b, char out[CAP_BYTES])
{
	const char *s = tigetstr(name);
	out[0] = 0;
	return s && s != (const char *)-1 && copy_without_delays(tiparm(s, a, b), out);
}

int caps_number(const char *name)
{
	return tigetnum(name);
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
	if (!caps_string("cup", cup) || tigetflag("gn") > 0 || tigetflag("hc") > 0)
		return ds_fail(e, DS_ERR_UNSUPPORTED,
			       "a terminal of type \"%.60s\" cannot move its cursor; dushu "
			       "--plain reads in lines, dushu text prints",
			       term);
	return DS_OK;
}

/* Terminals that know private modes and questions beyond those of terminfo. Others may print the sequence. */
static bool knows_modes(void)
{
	static const char *const names[] = { "xterm", "tmux",    "screen", "rxvt",    "alacritty", "kitty",
					     "foot",  "wezterm", "vte",    "gnome",   "konsole",   "putty",
					     "st-",   "iterm",   "mlterm", "ghostty", "contour" };
	const char *term = getenv("TERM");
	for (size_t i = 0; i < DS_COUNT(names); i++) {
		if (term && strncmp(term, names[i], strlen(names[i])) == 0)
			return true;
	}
	return false;
}

static bool is(const char *name, int a, int b, const char *want)
{
	char got[CAP_BYTES];
	return caps_string_of(name, a, b, got) && strcmp(got, want) == 0;
}

static int colours_there(void)
{
	const char *no = getenv("NO_COLOR"), *direct = getenv("COLORTERM");
	int n = tigetnum("colors");
	if (no && *no)
		return 0;
	if (n >= 256 && direct && (strcmp(direct, "truecolor") == 0 || strcmp(direct, "24bit") == 0))
		return DS_COLOURS_DIRECT;
	return n > 256 ? DS_COLOURS_DIRECT : n > 0 ? n : 0;
}

void caps_find(struct caps *c, int colours)
{
	char s[CAP_BYTES];
	*c = (struct caps){ .colours = colours >= 0 ? colours : colours_there(), .modes = knows_modes() };
	c->ansi = is("cup", 4, 6, "\033[5;7H") && is("cuf", 5, 0, "\033[5C") && tigetflag("xhp") <= 0;
	c->to_column = c->ansi && is("hpa", 4, 0, "\033[5G") && is("vpa", 4, 0, "\033[5d");
	c->erases = is("ech", 5, 0, "\033[5X");
	c->paints_erased = tigetflag("bce") > 0;
	c->regions = c->ansi && is("csr", 4, 6, "\033[5;7r") && is("ind", 0, 0, "\n") && is("ri", 0, 0, "\033M");
	c->scrolls = c->regions && is("indn", 5, 0, "\033[5S") && is("rin", 5, 0, "\033[5T");
	c->safe_corner = tigetflag("am") <= 0 || tigetflag("xenl") > 0;
	c->own_screen = caps_string("smcup", s) && caps_string("rmcup", s);
	caps_string("el", c->erase_right);
	caps_string("cnorm", c->cursor_plain);
	if (!caps_string("cvvis", s))
		memcpy(s, c->cursor_plain, sizeof(s));
	memcpy(c->cursor_strong, s, sizeof(s));
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
	bool has = caps_string(name, s);
	add(b, s);
	return has;
}

/* Sent in this order at the end: modes, look, keypad, cursor, and the shell's screen at last. */
static void end_add(struct tty_bytes *b, const struct caps *c, const char *thin, bool clears)
{
	add(b, thin);
	add(b, c->modes ? "\033[?1006l\033[?1000l\033[?2004l" : "");
	add_cap(b, "sgr0");
	add_cap(b, "rmkx");
	add_cap(b, "cnorm");
	if (!add_cap(b, "rmcup") && clears)
		add_cap(b, "clear");
}

void caps_modes(const struct caps *c, struct tty *t)
{
	char thin[CAP_BYTES];
	bool shapes = c->modes && caps_string("Ss", thin);
	t->on.n = t->off.n = t->undo.n = 0;
	if (!add_cap(&t->on, "smcup"))
		add_cap(&t->on, "clear");
	add_cap(&t->on, "smkx");
	add(&t->on, c->modes ? "\033[?2004h" : "");
	if (shapes) /* a thin cursor, so that it stands beside the figure it marks */
		add(&t->on, tiparm(thin, 6));
	end_add(&t->off, c, shapes ? "\033[0 q" : "", false);
	add(&t->undo, c->modes ? "\033[?2026l\033[?69l" : "");
	add(&t->undo, c->regions ? "\033[r" : "");
	end_add(&t->undo, c, shapes ? "\033[0 q" : "", true);
}

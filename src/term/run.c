/* run.c: the loop between a view and a terminal. Keys in, frames out; nothing here knows what a view shows. */
#include "dushu/term.h"
#include "dushu/view.h"
#include "caps.h"
#include "input.h"
#include "locale.h"
#include "painter.h"
#include "tty.h"

#include <curses.h>
#include <errno.h>
#include <libintl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <term.h>
#include <unistd.h>

enum { ESC_MS = 25 }; /* an escape byte with nothing after it for so long is the Esc key */

struct run {
	struct tty tty;
	struct input input;
	struct painter painter;
	struct ds_screen screen;
	struct ds_view *view;
	struct ds_library *lib;
	bool mouse;
	bool eof;
	unsigned stale;
};

/* ---- what the terminal can do ------------------------------------------------------------------------------- */

static enum ds_status terminfo_take(struct ds_error *e)
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

enum ds_status ds_tui_check(struct ds_error *e)
{
	bool own;
	enum ds_status st = locale_take(e);
	if (st != DS_OK)
		return st;
	if (!isatty(STDOUT_FILENO))
		return ds_fail(
		    e, DS_ERR_UNSUPPORTED,
		    "standard output is not a terminal; to print use dushu text, figures, regions or articles");
	st = terminfo_take(e);
	if (st != DS_OK)
		return st;
	int keys = tty_keyboard(&own);
	if (keys < 0)
		return ds_fail(e, DS_ERR_UNSUPPORTED,
			       "there is no keyboard: neither standard input nor /dev/tty is a terminal");
	if (own)
		close(keys);
	return DS_OK;
}

static int colours_of(void)
{
	const char *no = getenv("NO_COLOR");
	int n = tigetnum("colors");
	return no && *no ? 0 : n > 0 ? n : 0;
}

/* Terminals that know private modes beyond those of terminfo. Others may print the sequence. */
static bool knows_modes(void)
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

/* Adds a string to the bytes that take or give back the terminal. */
static void add(char *b, size_t *n, const char *s)
{
	size_t len = strlen(s);
	if (*n + len < TTY_BYTES) {
		memcpy(b + *n, s, len);
		*n += len;
	}
}

static bool add_cap(char *b, size_t *n, const char *name)
{
	char s[CAP_BYTES];
	bool has = cap_get(name, s);
	add(b, n, s);
	return has;
}

static void modes_make(struct tty *t)
{
	char thin[CAP_BYTES];
	bool modes = knows_modes();
	t->enter_n = t->leave_n = 0;
	add_cap(t->enter, &t->enter_n, "smcup");
	add_cap(t->enter, &t->enter_n, "smkx");
	add(t->enter, &t->enter_n, modes ? "\033[?2004h" : "");
	if (modes && cap_get("Ss", thin)) { /* a thin cursor, so that it stands beside the figure it marks */
		add(t->enter, &t->enter_n, tiparm(thin, 6));
		add(t->leave, &t->leave_n, "\033[0 q");
	}
	add(t->leave, &t->leave_n, modes ? "\033[?1006l\033[?1000l\033[?2004l" : "");
	add_cap(t->leave, &t->leave_n, "sgr0");
	add_cap(t->leave, &t->leave_n, "rmkx");
	add_cap(t->leave, &t->leave_n, "cnorm");
	if (!add_cap(t->leave, &t->leave_n, "rmcup"))
		add_cap(t->leave, &t->leave_n, "clear");
}

/* ---- output ------------------------------------------------------------------------------------------------- */

static void flush(struct run *r)
{
	tty_write(&r->tty, r->painter.out.p, r->painter.out.n);
	ds_buf_reset(&r->painter.out);
}

static void mouse_set(struct run *r, bool on)
{
	if (!knows_modes()) {
		ds_view_note(r->view, ds_str_of(dgettext("dushu", "this terminal has no mouse")));
		return;
	}
	r->mouse = on;
	ds_buf_addz(&r->painter.out, on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
}

/* The clipboard by OSC 52: over SSH too, and through tmux when its set-clipboard is on. */
static void clipboard_set(struct run *r, struct ds_str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	struct ds_buf *b = &r->painter.out;
	if (s.n > 48000)
		return;
	ds_buf_addz(b, "\033]52;c;");
	for (size_t i = 0; i < s.n; i += 3) {
		uint32_t v = (uint32_t)(unsigned char)s.p[i] << 16;
		v |= i + 1 < s.n ? (uint32_t)(unsigned char)s.p[i + 1] << 8 : 0;
		v |= i + 2 < s.n ? (uint32_t)(unsigned char)s.p[i + 2] : 0;
		ds_buf_addc(b, digits[v >> 18]);
		ds_buf_addc(b, digits[v >> 12 & 63]);
		ds_buf_addc(b, i + 1 < s.n ? digits[v >> 6 & 63] : '=');
		ds_buf_addc(b, i + 2 < s.n ? digits[v & 63] : '=');
	}
	ds_buf_addc(b, '\a');
}

static void resize(struct run *r)
{
	int w, h;
	tty_size(&r->tty, &w, &h);
	if (w == r->screen.w && h == r->screen.h)
		return;
	ds_screen_resize(&r->screen, w, h);
	ds_view_resize(r->view, w, h);
	r->stale |= DS_STALE_ALL;
}

static void repaint(struct run *r)
{
	painter_forget(&r->painter);
	r->stale |= DS_STALE_ALL;
}

static void paint(struct run *r)
{
	if (!(r->stale & DS_STALE_ALL))
		return;
	ds_view_draw(r->view, r->stale & DS_STALE_ALL, &r->screen);
	painter_frame(&r->painter, &r->screen);
	flush(r);
	r->stale &= ~(unsigned)DS_STALE_ALL;
}

/* ---- input -------------------------------------------------------------------------------------------------- */

static bool obey(struct run *r, unsigned did)
{
	r->stale |= did & (DS_STALE_ALL | DS_MORE);
	if (did & DS_WANT_REPAINT)
		repaint(r);
	if (did & DS_WANT_MOUSE) {
		mouse_set(r, !r->mouse);
		if (knows_modes())
			ds_view_note(r->view,
				     ds_str_of(r->mouse
						   ? dgettext("dushu", "mouse on; F2 gives it back to the terminal")
						   : dgettext("dushu", "mouse off")));
		r->stale |= DS_STALE_BAR;
	}
	if (did & DS_WANT_COPY)
		clipboard_set(r, ds_view_copied(r->view));
	if (did & DS_WANT_SUSPEND) {
		flush(r);
		tty_suspend(&r->tty);
		if (r->mouse)
			mouse_set(r, true);
		repaint(r);
		resize(r);
	}
	return !(did & DS_WANT_QUIT);
}

/* Keys that have come; false to quit. */
static bool keys_take(struct run *r, bool late)
{
	for (;;) {
		struct ds_key key;
		switch (input_next(&r->input, late, &key)) {
		case INPUT_NONE:
		case INPUT_WAIT:
			return true;
		case INPUT_KEY:
			if (!obey(r, ds_view_key(r->view, key)))
				return false;
			break;
		case INPUT_PASTE:
			if (ds_utf8_valid((struct ds_str){ r->input.paste.p, r->input.paste.n }))
				r->stale |=
				    ds_view_paste(r->view, (struct ds_str){ r->input.paste.p, r->input.paste.n });
			break;
		}
	}
}

static bool keys_read(struct run *r)
{
	ssize_t n = read(r->tty.in, r->input.b + r->input.n, sizeof(r->input.b) - r->input.n);
	if (n > 0)
		r->input.n += (size_t)n;
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		r->eof = true; /* the terminal went away */
	return keys_take(r, false);
}

static void wakes_take(struct run *r)
{
	char b[64];
	ssize_t n = read(r->tty.wake, b, sizeof(b));
	for (ssize_t i = 0; i < n; i++) {
		if (b[i] == WAKE_SUSPEND)
			obey(r, DS_WANT_SUSPEND);
		if (b[i] == WAKE_CONTINUE) {
			tty_resume(&r->tty);
			if (r->mouse)
				mouse_set(r, true);
			repaint(r);
		}
	}
	resize(r);
}

static void loop(struct run *r)
{
	bool done = false;
	for (;;) {
		paint(r);
		if (r->tty.gone || r->eof)
			return;
		int lib = done ? -1 : ds_library_fd(r->lib);
		struct pollfd fds[3] = {
			{.fd = r->tty.in,    .events = POLLIN},
			{ .fd = r->tty.wake, .events = POLLIN},
			{ .fd = lib,         .events = POLLIN}
		};
		int wait = r->stale & DS_MORE ? 0 : r->input.n > 0 ? ESC_MS : -1;
		int n = poll(fds, 3, wait);
		if (n < 0 && errno != EINTR)
			return;
		if (n <= 0)
			fds[0].revents = fds[1].revents = fds[2].revents = 0;
		if (fds[1].revents)
			wakes_take(r);
		if (fds[0].revents) {
			if (!keys_read(r))
				return;
		} else if (r->input.n > 0 && n == 0 && !keys_take(r, true)) {
			return;
		}
		if (fds[2].revents || (r->stale & DS_MORE && !fds[0].revents)) {
			r->stale &= ~(unsigned)DS_MORE;
			r->stale |= ds_view_work(r->view) & (DS_STALE_ALL | DS_MORE);
		}
	}
}

/* ---- the door ----------------------------------------------------------------------------------------------- */

int ds_tui_run(struct ds_library *lib, const struct ds_tui_options *opt, struct ds_error *e)
{
	static const struct ds_tui_options none = { 0 };
	struct run r = { .lib = lib };
	opt = opt ? opt : &none;
	if (ds_tui_check(e) != DS_OK)
		return 1;
	int colours = colours_of();
	const struct ds_theme *theme = ds_theme_get(opt->theme, colours);
	if (!theme) {
		ds_fail(e, DS_ERR_USAGE, "there is no theme \"%.60s\"", opt->theme);
		return 1;
	}
	locale_messages();
	modes_make(&r.tty);
	if (!painter_init(&r.painter, theme, colours) || tty_open(&r.tty, e) != DS_OK) {
		painter_done(&r.painter);
		return 1;
	}
	enum ds_ambiguous amb = opt->ambiguous ? opt->ambiguous : DS_AMBIGUOUS_NARROW;
	ds_screen_init(&r.screen, amb);
	r.view = ds_view_new(lib, &(struct ds_view_options){ .ambiguous = amb });
	resize(&r);
	if (opt->mouse)
		mouse_set(&r, true);
	r.stale |= DS_STALE_ALL;
	loop(&r);
	bool gone = r.tty.gone;
	tty_close(&r.tty);
	ds_view_free(r.view);
	ds_screen_done(&r.screen);
	painter_done(&r.painter);
	input_done(&r.input);
	if (gone)
		ds_fail(e, DS_ERR_WRITE, "the terminal is gone");
	return gone ? 1 : 0;
}

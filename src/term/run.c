/* run.c: the loop between a view and a terminal. Keys in, frames out; nothing here knows what a view shows. */
#include "dushu/term.h"
#include "dushu/view.h"
#include "ask.h"
#include "caps.h"
#include "console.h"
#include "export.h"
#include "input.h"
#include "locale.h"
#include "painter.h"
#include "rest.h"
#include "tty.h"

#include <errno.h>
#include <libintl.h>
#include <poll.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { ESC_MS = 50 };     /* an escape byte with nothing after it for so long is the Esc key */
enum { ANSWER_MS = 300 }; /* so soon after the questions a program that ends waits for their answers */

struct run {
	struct tty tty;
	struct input input;
	struct painter painter;
	struct ds_screen screen;
	struct ds_view *view;
	struct ds_library *lib;
	struct caps caps;
	const struct ds_theme *theme, *ground_theme; /* what is shown; what auto means */
	bool any_theme, any_width;                   /* the terminal's answers decide */
	bool asked;                                  /* and not all has been answered */
	long asked_ms;
	bool mouse;
	struct ds_config *config; /* may be NULL */
	bool eof;
	unsigned stale;
	struct rest rest; /* when DS_STALE_REST of it is drawn */
};

/* ---- output ------------------------------------------------------------------------------------------------- */

static void mouse_set(struct run *r, bool on)
{
	if (!r->caps.modes) {
		ds_view_note(r->view, ds_str_of(dgettext("dushu", "this terminal has no mouse")));
		return;
	}
	r->mouse = on;
	struct ds_str s = on ? DS_STR("\033[?1000h\033[?1006h") : DS_STR("\033[?1006l\033[?1000l");
	tty_later(&r->tty, s.p, s.n);
}

/* The clipboard by OSC 52: over SSH too, and through tmux when its set-clipboard is on. */
static void clipboard_set(struct run *r, struct ds_str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	struct ds_buf out = { 0 }, *b = &out;
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
	tty_write(&r->tty, b->p, b->n);
	ds_buf_done(b);
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

/* All keys told apart, by kitty's protocol: only on our own screen, since each screen has its own memory of that. */
static void keys_tell(struct run *r, bool on)
{
	if (r->caps.all_keys)
		tty_later(&r->tty, on ? "\033[>1u" : "\033[<u", on ? 5 : 4);
}

/* The terminal goes to others. */
static void leave(struct run *r)
{
	struct ds_buf b = { 0 };
	keys_tell(r, false);
	painter_leave(&r->painter, &b);
	tty_later(&r->tty, b.p, b.n);
	ds_buf_done(&b);
}

/* The terminal is ours again after others had it. */
static void return_to(struct run *r)
{
	if (r->mouse)
		mouse_set(r, true);
	r->stale |= DS_STALE_ALL;
	resize(r);
}

static long now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* What is drawn now: what may wait goes with the bar, of which it is a part. */
static unsigned parts_due(const struct run *r)
{
	unsigned parts = r->stale & DS_STALE_ALL, waits = DS_STALE_REST;
	if (parts & DS_STALE_BAR || !(parts & waits) || rest_left(&r->rest, now_ms()) == 0)
		return parts;
	return parts & ~waits;
}

static void paint(struct run *r)
{
	const unsigned parts = parts_due(r);
	if (!parts) {
		tty_write(&r->tty, NULL, 0); /* what waits for no frame */
		return;
	}
	ds_view_draw(r->view, parts, &r->screen);
	if (r->painter.left)
		keys_tell(r, true);
	/* while a key is held the cursor's way back waits too: nothing can be read in Braille then */
	const bool astray = r->stale & ~parts & DS_STALE_REST && r->rest.held;
	struct ds_str bytes = painter_frame(&r->painter, &r->screen, astray);
	tty_write(&r->tty, bytes.p, bytes.n);
	r->stale &= ~parts;
	if (parts & DS_STALE_REST)
		rest_over(&r->rest);
}

/* Settings that concern the terminal: the mouse and the colours. How wide it draws is asked once, at the start. */
static void settings_obey(struct run *r)
{
	const char *name = ds_config_get(r->config, DS_SET_THEME);
	const struct ds_theme *theme =
	    strcmp(name, "auto") == 0 ? r->ground_theme : ds_theme_get(name, r->caps.colours);
	bool mouse = ds_config_choice(r->config, DS_SET_MOUSE) == 1;
	if (mouse != r->mouse)
		mouse_set(r, mouse);
	if (!theme) {
		struct ds_buf b = { 0 };
		ds_buf_addz(&b, dgettext("dushu", "there is no such theme; there are:"));
		for (size_t i = 0; ds_theme_name(i); i++)
			ds_buf_addf(&b, " %s", ds_theme_name(i));
		ds_view_note(r->view, (struct ds_str){ b.p, b.n });
		ds_buf_done(&b);
	} else if (theme != r->theme) {
		r->theme = theme;
		painter_theme(&r->painter, theme);
		r->stale |= DS_STALE_ALL;
	}
}

/* ---- questions ---------------------------------------------------------------------------------------------- */

/* Together with the first frame, which paints over what a terminal might show of them. */
static void questions_send(struct run *r)
{
	struct ds_buf b = { 0 };
	if (!r->caps.modes)
		return;
	ask(&b, r->any_width, r->caps.colours > 0);
	tty_later(&r->tty, b.p, b.n);
	ds_buf_done(&b);
	r->asked = true;
	tty_asked(true);
	r->asked_ms = now_ms();
}

static void answer_take(struct run *r, const struct answer *a)
{
	bool can = a->b == 1 || a->b == 2;
	const struct ds_theme *theme;
	switch (a->kind) {
	case ANSWER_MODE:
		if (a->a == MODE_MARGINS)
			r->caps.margins = can && r->caps.regions;
		else if (a->a == MODE_SYNCHRONIZED)
			r->caps.synchronized = can;
		break;
	case ANSWER_CURSOR:
		if (r->any_width && a->a == ASK_ROW && a->b == 3) {
			r->screen.amb = DS_AMBIGUOUS_WIDE;
			ds_view_set_ambiguous(r->view, DS_AMBIGUOUS_WIDE);
			repaint(r);
		}
		break;
	case ANSWER_GROUND:
		r->ground_theme = theme = ds_theme_for(a->rgb, r->caps.colours);
		if (r->any_theme && theme != r->theme) {
			r->theme = theme;
			painter_theme(&r->painter, theme);
			r->stale |= DS_STALE_ALL;
		}
		break;
	case ANSWER_KEYS:
		if (!r->caps.all_keys) {
			r->caps.all_keys = true;
			tty_undo_first(&r->tty, "\033[<u");
			keys_tell(r, true);
			tty_write(&r->tty, NULL, 0);
		}
		break;
	case ANSWER_DEVICE:
		r->asked = false;
		tty_asked(false);
		break;
	}
}

/* ---- input -------------------------------------------------------------------------------------------------- */

static bool obey(struct run *r, unsigned did)
{
	r->stale |= did & (DS_STALE_ALL | DS_MORE);
	if (did & DS_WANT_REPAINT)
		repaint(r);
	if (did & DS_WANT_MOUSE) {
		mouse_set(r, !r->mouse);
		if (r->caps.modes)
			ds_view_note(r->view,
				     ds_str_of(r->mouse
						   ? dgettext("dushu", "mouse on; F2 gives it back to the terminal")
						   : dgettext("dushu", "mouse off")));
		r->stale |= DS_STALE_BAR;
	}
	if (did & DS_WANT_SETTINGS)
		settings_obey(r);
	if (did & DS_WANT_COPY)
		clipboard_set(r, ds_view_copied(r->view));
	if (did & DS_WANT_EXPORT) {
		figures_export(r->view);
		r->stale |= DS_STALE_BAR;
	}
	if (did & DS_WANT_PROGRAM) {
		leave(r);
		tty_program(&r->tty, ds_view_program(r->view), dgettext("dushu", "Enter: back to reading "));
		return_to(r);
	}
	if (did & DS_WANT_SUSPEND) {
		leave(r);
		tty_suspend(&r->tty);
		return_to(r);
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
			if (r->stale & DS_STALE_REST)
				rest_key(&r->rest, now_ms());
			break;
		case INPUT_ANSWER:
			answer_take(r, &r->input.answer);
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

/* False to end. */
static bool wakes_take(struct run *r)
{
	char b[64];
	ssize_t n = read(r->tty.wake, b, sizeof(b));
	for (ssize_t i = 0; i < n; i++) {
		if (b[i] == WAKE_END)
			return false;
		if (b[i] == WAKE_SUSPEND)
			obey(r, DS_WANT_SUSPEND);
		if (b[i] == WAKE_CONTINUE) { /* somebody stopped and continued us */
			leave(r);
			tty_take(&r->tty);
			return_to(r);
		}
	}
	resize(r);
	return true;
}

/* How long to wait for a key: an escape byte may be the Esc key, and something may wait for the reader to rest. */
static int patience(const struct run *r, bool *escape)
{
	*escape = !(r->stale & DS_MORE) && r->input.n > 0 && !r->input.half;
	if (r->stale & DS_MORE)
		return 0;
	if (*escape)
		return ESC_MS;
	return r->stale & DS_STALE_REST ? (int)rest_left(&r->rest, now_ms()) : -1;
}

static void loop(struct run *r)
{
	for (;;) {
		paint(r);
		if (r->tty.gone || r->eof)
			return;
		struct pollfd fds[4] = {
			{.fd = r->tty.in,              .events = POLLIN },
			{ .fd = r->tty.wake,                           .events = POLLIN },
			{ .fd = ds_library_fd(r->lib),.events = POLLIN },
			{ .fd = r->tty.out}, /* to hear at once when nobody reads any more */
		};
		bool escape;
		int wait = patience(r, &escape), n = poll(fds, 4, wait);
		if (n < 0 && errno != EINTR)
			return;
		if (n <= 0)
			fds[0].revents = fds[1].revents = fds[2].revents = fds[3].revents = 0;
		if (fds[3].revents)
			r->tty.gone = true;
		if (fds[1].revents && !wakes_take(r))
			return;
		if (fds[0].revents) {
			if (!keys_read(r))
				return;
		} else if (escape && n == 0 && !keys_take(r, true)) {
			return;
		}
		if (fds[2].revents || (r->stale & DS_MORE && !fds[0].revents)) {
			r->stale &= ~(unsigned)DS_MORE;
			r->stale |= ds_view_work(r->view) & (DS_STALE_ALL | DS_MORE);
		}
	}
}

/* Answers that come after the end would be typed into the shell. */
static void answers_await(struct run *r)
{
	struct pollfd in = { .fd = r->tty.in, .events = POLLIN };
	for (long left; r->asked && !r->tty.gone && !r->eof && (left = r->asked_ms + ANSWER_MS - now_ms()) > 0;) {
		if (poll(&in, 1, (int)left) > 0)
			keys_read(r);
	}
}

/* ---- the door ----------------------------------------------------------------------------------------------- */

enum ds_status ds_tui_check(struct ds_error *e)
{
	bool own;
	enum ds_status st = locale_take(e);
	if (st != DS_OK)
		return st;
	if (!isatty(STDOUT_FILENO))
		return ds_fail(e, DS_ERR_UNSUPPORTED,
			       "standard output is not a terminal; to print use dushu text, "
			       "figures, regions or articles");
	st = caps_take(e);
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

int ds_tui_run(struct ds_library *lib, const struct ds_tui_options *opt, struct ds_error *e)
{
	static const struct ds_tui_options none = { 0 };
	opt = opt ? opt : &none;
	struct run r = { .lib = lib, .config = opt->config };
	if (ds_tui_check(e) != DS_OK)
		return 1;
	caps_find(&r.caps, opt->colours < 0 ? 0 : opt->colours > 0 ? opt->colours : -1);
	r.any_theme = !opt->theme;
	r.any_width = !opt->ambiguous;
	r.ground_theme = ds_theme_get(NULL, r.caps.colours);
	r.theme = ds_theme_get(opt->theme, r.caps.colours);
	if (!r.theme) {
		ds_fail(e, DS_ERR_USAGE, "there is no theme \"%.60s\"", opt->theme);
		return 1;
	}
	const bool unread = console_lacks_chinese(STDOUT_FILENO);
	enum ds_ambiguous amb = opt->ambiguous ? opt->ambiguous : DS_AMBIGUOUS_NARROW;
	caps_modes(&r.caps, &r.tty);
	if (tty_open(&r.tty, e) != DS_OK)
		return 1;
	painter_init(&r.painter, &r.caps, r.theme);
	tty_take(&r.tty);
	ds_screen_init(&r.screen, amb);
	r.view = ds_view_new(
	    lib, &(struct ds_view_options){ .ambiguous = amb, .config = opt->config, .state = opt->state });
	resize(&r);
	char other[32];
	if (locale_names_other(other)) { /* in ASCII, the part of the screen that can be read then */
		char note[160];
		snprintf(note, sizeof(note),
			 "locale %s, but dushu writes UTF-8; unreadable? set the terminal to UTF-8", other);
		ds_view_note(r.view, ds_str_of(note));
	}
	if (unread)
		ds_view_note(r.view,
			     DS_STR("this console has no Chinese characters; dushu doctor says what helps"));
	if (opt->mouse)
		mouse_set(&r, true);
	r.stale |= DS_STALE_ALL | DS_MORE;
	questions_send(&r);
	loop(&r);
	answers_await(&r);
	bool gone = r.tty.gone;
	leave(&r);
	tty_close(&r.tty);
	painter_done(&r.painter);
	ds_view_free(r.view);
	ds_screen_done(&r.screen);
	input_done(&r.input);
	tty_end_asked();
	if (gone)
		ds_fail(e, DS_ERR_WRITE, "the terminal is gone");
	return gone ? 1 : 0;
}

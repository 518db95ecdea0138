/* doctor.c: what the terminal is, by its name, its description and its own answers. Everything is asked on the
 * alternate screen and given back at once. */
#include "dushu/term.h"
#include "ask.h"
#include "caps.h"
#include "console.h"
#include "input.h"
#include "locale.h"
#include "tty.h"

#include <curses.h>
#include <langinfo.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { ANSWER_WAIT_MS = 2000 };

/* What terminals draw differently, and what dushu does about it. */
static const struct {
	const char *name, *text;
	const char *remedy;
} samples[] = {
	{"width of 中",                   "中",       "this terminal cannot show Chinese; use one with wide characters"},
	{ "width of “",                  "“",       NULL							     },
	{ "width of …",                  "…",       NULL							     },
	{ "width of ℃",                  "℃",       NULL							     },
	{ "width of 𠀀 (plane 2)",       "𠀀",      "rare characters are placed anew each time"                      },
	{ "width of ｡ (half-width)",     "｡",       "half-width forms are placed anew each time"                     },
	{ "width of é (e and an accent)", "e\xcc\x81", "combining marks are placed anew each time"                      },
	{ "width of 🙂",                 "🙂",      "emoji are placed anew each time"                                },
};

struct answers {
	int column[DS_COUNT(samples)]; /* behind each sample; 0: no answer */
	size_t columns;
	bool sync, margins, keys, whole;
	bool has_ground;
	uint32_t ground;
};

static void answer_keep(struct answers *all, const struct answer *a)
{
	bool can = a->b == 1 || a->b == 2;
	switch (a->kind) {
	case ANSWER_MODE:
		if (a->a == MODE_SYNCHRONIZED)
			all->sync = can;
		if (a->a == MODE_MARGINS)
			all->margins = can;
		break;
	case ANSWER_CURSOR:
		if (all->columns < DS_COUNT(samples))
			all->column[all->columns++] = a->b;
		break;
	case ANSWER_GROUND:
		all->has_ground = true;
		all->ground = a->rgb;
		break;
	case ANSWER_KEYS:
		all->keys = true;
		break;
	case ANSWER_DEVICE:
		all->whole = true;
		break;
	}
}

/* Sends every question and takes answers until the last one, or until it has been quiet for two seconds. */
static bool answers_take(struct answers *all, const struct caps *caps)
{
	struct tty tty;
	struct input in = { .n = 0 };
	struct ds_buf b = { 0 };
	struct ds_key key;
	caps_modes(caps, &tty);
	if (tty_open(&tty, NULL) != DS_OK)
		return false;
	tty_take(&tty);
	ds_buf_addz(&b, "\033[2J");
	for (size_t i = 0; i < DS_COUNT(samples); i++)
		ds_buf_addf(&b, "\033[%dH%s\033[6n", ASK_ROW, samples[i].text);
	ask(&b, false, true);
	tty_write(&tty, b.p, b.n);
	struct pollfd fd = { .fd = tty.in, .events = POLLIN };
	while (!all->whole && poll(&fd, 1, ANSWER_WAIT_MS) > 0) {
		ssize_t n = read(tty.in, in.b + in.n, sizeof(in.b) - in.n);
		if (n <= 0)
			break;
		in.n += (size_t)n;
		for (enum input_result r; (r = input_next(&in, false, &key)) != INPUT_NONE && r != INPUT_WAIT;) {
			if (r == INPUT_ANSWER)
				answer_keep(all, &in.answer);
		}
	}
	tty_close(&tty);
	input_done(&in);
	ds_buf_done(&b);
	return true;
}

static void widths_tell(const struct answers *all, ds_finding_fn *fn, void *ctx)
{
	for (size_t i = 0; i < all->columns; i++) {
		char value[64];
		struct ds_str s = ds_str_of(samples[i].text);
		int cells = all->column[i] - 1;
		int narrow = (int)ds_str_width(s, DS_AMBIGUOUS_NARROW),
		    wide = (int)ds_str_width(s, DS_AMBIGUOUS_WIDE);
		bool fine = cells == narrow || cells == wide;
		snprintf(value, sizeof(value), cells == 1 ? "%d cell" : "%d cells", cells);
		fn(ctx, fine ? DS_HEALTH_FINE : DS_HEALTH_NOTE, samples[i].name, value,
		   fine ? NULL : samples[i].remedy);
	}
}

static void answers_tell(const struct caps *caps, ds_finding_fn *fn, void *ctx)
{
	struct answers all = { .columns = 0 };
	char value[64];
	const char *term = getenv("TERM");
	if (!caps->modes && term && strcmp(term, "linux") == 0) {
		fn(ctx, DS_HEALTH_FINE, "answers", "the Linux console is not asked", NULL);
		return;
	}
	if (!caps->modes) {
		fn(ctx, DS_HEALTH_NOTE, "answers", "a terminal of this name is not asked",
		   "set TERM to what it really is (xterm-256color, tmux-256color …), and --ambiguous if “ takes "
		   "two "
		   "cells");
		return;
	}
	if (!answers_take(&all, caps) || !all.whole) {
		fn(ctx, DS_HEALTH_NOTE, "answers", "none within two seconds",
		   "widths and colours are guessed; say --ambiguous and --theme");
		return;
	}
	widths_tell(&all, fn, ctx);
	fn(ctx, DS_HEALTH_FINE, "frames shown at once", all.sync ? "yes (mode 2026)" : "no", NULL);
	fn(ctx, DS_HEALTH_FINE, "columns scroll alone", all.margins ? "yes (mode 69)" : "no", NULL);
	fn(ctx, DS_HEALTH_FINE, "Ctrl-I is not Tab", all.keys ? "yes (CSI u)" : "no", NULL);
	snprintf(value, sizeof(value), "#%06x", (unsigned)all.ground);
	fn(ctx, DS_HEALTH_FINE, "ground", all.has_ground ? value : "not told", NULL);
}

static void names_tell(ds_finding_fn *fn, void *ctx)
{
	const char *term = getenv("TERM"), *direct = getenv("COLORTERM"), *none = getenv("NO_COLOR");
	const char *within = getenv("TMUX") ? "tmux" : getenv("STY") ? "screen" : NULL;
	char value[128];
	fn(ctx, DS_HEALTH_FINE, "TERM", term ? term : "not set", NULL);
	if (direct && *direct)
		fn(ctx, DS_HEALTH_FINE, "COLORTERM", direct, NULL);
	if (none && *none)
		fn(ctx, DS_HEALTH_NOTE, "NO_COLOR", "set", "no colours are used; unset it or say --color 256");
	snprintf(value, sizeof(value), "%s%s%s", within ? within : "no",
		 getenv("SSH_CONNECTION") ? ", over SSH" : "", within ? "" : " multiplexer");
	fn(ctx, DS_HEALTH_FINE, "within", value, NULL);
	if (within && strcmp(within, "tmux") == 0)
		fn(ctx, DS_HEALTH_NOTE, "clipboard", "by OSC 52 through tmux",
		   "needs: tmux set -g set-clipboard on");
}

void ds_tui_doctor(ds_finding_fn *fn, void *ctx)
{
	struct ds_error e;
	struct caps caps;
	char value[64], other[32];
	names_tell(fn, ctx);
	if (locale_take(&e) != DS_OK)
		fn(ctx, DS_HEALTH_BAD, "characters", "not UTF-8", e.text);
	else if (locale_names_other(other))
		fn(ctx, DS_HEALTH_NOTE, "characters", "UTF-8",
		   "the locale says otherwise; the terminal must take UTF-8");
	else
		fn(ctx, DS_HEALTH_FINE, "characters", nl_langinfo(CODESET), NULL);
	fn(ctx, DS_HEALTH_FINE, "terminfo", curses_version(), NULL);
	if (caps_take(&e) != DS_OK) {
		fn(ctx, DS_HEALTH_BAD, "terminal", "the reader cannot run in it", e.text);
		return;
	}
	caps_find(&caps, -1);
	snprintf(value, sizeof(value), caps.colours == DS_COLOURS_DIRECT ? "any" : "%d", caps.colours);
	fn(ctx, DS_HEALTH_FINE, "colours", value, NULL);
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		fn(ctx, DS_HEALTH_NOTE, "answers", "not asked: this is no terminal", "run dushu doctor in one");
		return;
	}
	if (console_lacks_chinese(STDOUT_FILENO))
		fn(ctx, DS_HEALTH_BAD, "font of the console", "no Chinese: it has 512 characters at most",
		   "read in fbterm or kmscon (apt-get install), in a terminal of a desktop, or over SSH");
	int w, h;
	struct tty tty = { .in = STDIN_FILENO, .out = STDOUT_FILENO };
	tty_size(&tty, &w, &h);
	snprintf(value, sizeof(value), "%d x %d", w, h);
	fn(ctx, w >= 24 && h >= 6 ? DS_HEALTH_FINE : DS_HEALTH_BAD, "size", value,
	   w >= 24 && h >= 6 ? NULL : "needs 24 x 6");
	answers_tell(&caps, fn, ctx);
}

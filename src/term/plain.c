/* plain.c: the reader in lines, for screen readers, braille displays, terminals that cannot move their cursor, and
 * scripts. What is typed in a line are the keys of the reader; what a frame has that the one before had not is printed
 * from top to bottom, then the bar and a prompt. Nothing is ever written over; what colours mark stands in brackets. */
#include "dushu/term.h"
#include "dushu/view.h"
#include "export.h"
#include "locale.h"

#include <libintl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { COLUMNS_MOST = 99 }; /* one pane at a time */

/* The signal that asked us to end: where one was reading is kept first. A second one is not waited for. */
static volatile sig_atomic_t ending;
static const int requests[] = { SIGHUP, SIGTERM, SIGINT };

static void on_request(int number)
{
	ending = number;
}

static void requests_catch(void (*handler)(int))
{
	struct sigaction sa = { .sa_handler = handler, .sa_flags = (int)SA_RESETHAND },
			 was; /* reading a line ends */
	sigemptyset(&sa.sa_mask);
	for (size_t i = 0; i < DS_COUNT(requests); i++) {
		if (sigaction(requests[i], NULL, &was) == 0 && was.sa_handler != SIG_IGN) /* nohup */
			sigaction(requests[i], &sa, NULL);
	}
}

struct plain {
	struct ds_library *lib;
	struct ds_view *view;
	struct ds_screen now, before;
	struct ds_buf out;
};

static const struct ds_cell *row_of(const struct ds_screen *s, int y)
{
	return s->rows[y];
}

/* What a cell says; the minimap is for eyes, and read aloud only noise. */
static struct ds_str text_of(const struct ds_cell *c)
{
	const bool map = c->role == DS_ROLE_GUTTER || c->role == DS_ROLE_GUTTER_HERE;
	return map ? DS_STR(" ") : (struct ds_str){ c->s, c->n };
}

static bool is_blank(const struct ds_cell *c)
{
	return ds_str_eq(text_of(c), DS_STR(" "));
}

static bool same_text(const struct ds_screen *a, int ya, const struct ds_screen *b, int yb)
{
	const struct ds_cell *p = row_of(a, ya), *q = row_of(b, yb);
	for (int x = 0; x < a->w; x++) {
		if (!ds_str_eq(text_of(&p[x]), text_of(&q[x])))
			return false;
	}
	return true;
}

static bool is_now(const struct ds_cell *c)
{
	return c->role == DS_ROLE_FIGURE_NOW || c->role == DS_ROLE_MENTION_NOW || c->role == DS_ROLE_HIT_NOW;
}

/* A row without the blanks at its end, what is current in it in brackets; in lists, the chosen row marked. */
static void row_add(struct plain *p, int y)
{
	const struct ds_cell *row = row_of(&p->now, y);
	bool inside = false;
	size_t keep = p->out.n;
	ds_buf_addz(&p->out, row[0].role == DS_ROLE_TREE_NOW ? "> " : "");
	for (int x = 0; x < p->now.w; x++) {
		if (row[x].width == 0)
			continue;
		if (is_now(&row[x]) != inside)
			ds_buf_addc(&p->out, inside ? ']' : '[');
		inside = is_now(&row[x]);
		ds_buf_adds(&p->out, text_of(&row[x]));
		if (!is_blank(&row[x]))
			keep = p->out.n;
	}
	if (keep < p->out.n)
		p->out.n = keep;
	ds_buf_addz(&p->out, inside ? "]\n" : "\n");
}

/* The row behind the last of the text; blank ones at its end say nothing. */
static int text_end(const struct ds_screen *s)
{
	int end = s->flow.y + s->flow.h;
	for (; end > s->flow.y; end--) {
		const struct ds_cell *row = row_of(s, end - 1);
		int x = 0;
		while (x < s->w && is_blank(&row[x]))
			x++;
		if (x < s->w)
			break;
	}
	return end;
}

/* The first row of the text that does not stand at the end of the frame before: those above it have been printed. */
static int first_new(const struct plain *p)
{
	const int top = p->now.flow.y, end = text_end(&p->before);
	for (int from = top; from < end; from++) {
		int y = from;
		while (y < end && same_text(&p->now, top + y - from, &p->before, y))
			y++;
		if (y == end)
			return top + end - from;
	}
	return top;
}

static void frame_print(struct plain *p)
{
	ds_view_draw(p->view, DS_STALE_ALL, &p->now);
	const struct ds_rect *at = &p->now.flow;
	const bool changed = at->h != p->before.flow.h || at->y != p->before.flow.y;
	const int cursor = p->now.cursor_y, end = text_end(&p->now), from = changed ? at->y : first_new(p);
	if (changed || !same_text(&p->now, 0, &p->before, 0))
		row_add(p, 0);
	for (int y = from; y < end; y++)
		row_add(p, y);
	const bool elsewhere = cursor != p->before.cursor_y || p->now.cursor_x != p->before.cursor_x;
	if (from == end && elsewhere && cursor >= at->y && cursor < end && !p->now.caret)
		row_add(p, cursor); /* only what is chosen has changed */
	row_add(p, p->now.h - 1);
	for (int y = 0; y < p->now.h; y++)
		memcpy(p->before.rows[y], p->now.rows[y], (size_t)p->now.w * sizeof(struct ds_cell));
	p->before.flow = p->now.flow;
	p->before.cursor_x = p->now.cursor_x;
	p->before.cursor_y = p->now.cursor_y;
}

static void work(struct plain *p)
{
	while (ds_view_work(p->view) & DS_MORE)
		;
	/* Frames come after lines only: a link that was followed, and a list of all articles, are waited for. */
	while (ds_library_visited(p->lib, NULL) == DS_VISIT_BUSY || ds_view_waits(p->view)) {
		struct pollfd fd = { ds_library_fd(p->lib), POLLIN, 0 };
		poll(&fd, 1, 1000);
		while (ds_view_work(p->view) & DS_MORE)
			;
	}
}

/* False to quit. */
static bool key_take(struct plain *p, struct ds_key key)
{
	unsigned did = ds_view_key(p->view, key);
	if (did & DS_WANT_COPY) {
		ds_buf_adds(&p->out, ds_view_copied(p->view));
		ds_buf_addc(&p->out, '\n');
	}
	if (did & DS_WANT_EXPORT)
		figures_export(p->view);
	work(p);
	return !(did & DS_WANT_QUIT);
}

static bool answer_take(struct plain *p, struct ds_str line)
{
	if (line.n > 0 && ds_utf8_valid(line)) {
		key_take(p, (struct ds_key){ .code = 21 }); /* ^U */
		ds_view_paste(p->view, line);
	}
	return key_take(p, (struct ds_key){ .code = '\r' });
}

/* A line is the name of a key, or keys one after the other; an empty one turns the page; what is typed into a prompt
 * ends with the line. False to quit. */
static bool line_take(struct plain *p, struct ds_str line)
{
	struct ds_key key;
	ds_view_draw(p->view, DS_STALE_ALL, &p->now);
	/* the line is what is asked for, in place of what is offered; an empty one takes that */
	if (p->now.caret && !(line.n > 1 && ds_key_parse(line, &key)))
		return answer_take(p, line);
	if (line.n == 0)
		return key_take(p, (struct ds_key){ .code = ' ' });
	if (ds_key_parse(line, &key))
		return key_take(p, key);
	if (!ds_utf8_valid(line))
		return true;
	for (size_t i = 0; i < line.n;) {
		unsigned len;
		key = (struct ds_key){ .code = ds_utf8_at(line.p + i, &len) };
		if (!key_take(p, key))
			return false;
		i += len;
	}
	ds_view_draw(p->view, DS_STALE_ALL, &p->now);
	return !p->now.caret || key_take(p, (struct ds_key){ .code = '\r' });
}

static bool out_send(struct plain *p)
{
	size_t n = fwrite(p->out.p, 1, p->out.n, stdout);
	bool ok = n == p->out.n && fflush(stdout) == 0;
	ds_buf_reset(&p->out);
	return ok;
}

static void size_find(int *w, int *h)
{
	struct winsize size = { 0 };
	bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0;
	*w = known && size.ws_col < COLUMNS_MOST ? size.ws_col : known ? COLUMNS_MOST : 80;
	*h = known ? size.ws_row : 24;
	*w = *w < 24 ? 24 : *w;
	*h = *h < 8 ? 8 : *h;
}

static bool loop(struct plain *p, FILE *keys, bool asks)
{
	char *line = NULL;
	size_t cap = 0;
	bool more = true, ok = true;
	if (asks) { /* who meets it for the first time */
		ds_view_hint(p->view,
			     dgettext("dushu",
				      "Type a key, then Enter; an empty line turns the page. {help} lists the "
				      "keys, {quit} ends."),
			     &p->out);
		ds_buf_addc(&p->out, '\n');
	}
	while (more && ok) {
		work(p);
		frame_print(p);
		ds_buf_addz(&p->out, asks ? "> " : "");
		ok = out_send(p);
		ssize_t n = ok && !ending ? getline(&line, &cap, keys) : -1;
		if (n < 0)
			break;
		while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == '\r'))
			n--;
		more = line_take(p, (struct ds_str){ line, (size_t)n });
	}
	ds_buf_addz(&p->out, asks ? "\n" : "");
	ok = out_send(p) && ok;
	free(line);
	return ok;
}

int ds_plain_run(struct ds_library *lib, const struct ds_tui_options *opt, struct ds_error *e)
{
	struct plain p = { .lib = lib };
	enum ds_ambiguous amb = opt->ambiguous ? opt->ambiguous : DS_AMBIGUOUS_NARROW;
	int w, h;
	if (locale_take(e) != DS_OK)
		return 1;
	FILE *keys = opt->keys_elsewhere ? fopen("/dev/tty", "re") : stdin;
	if (!keys) {
		ds_fail(e, DS_ERR_UNSUPPORTED,
			"there is no keyboard: the article comes from standard input, and "
			"/dev/tty is no terminal");
		return 1;
	}
	size_find(&w, &h);
	p.view = ds_view_new(
	    lib, &(struct ds_view_options){ .ambiguous = amb, .config = opt->config, .state = opt->state });
	ds_view_resize(p.view, w, h);
	ds_screen_init(&p.now, amb);
	ds_screen_init(&p.before, amb);
	ds_screen_resize(&p.now, w, h);
	ds_screen_resize(&p.before, w, h);
	requests_catch(on_request);
	bool ok = loop(&p, keys, isatty(fileno(keys)));
	if (keys != stdin)
		fclose(keys);
	ds_view_free(p.view);
	ds_screen_done(&p.now);
	ds_screen_done(&p.before);
	ds_buf_done(&p.out);
	requests_catch(SIG_DFL);
	if (ending)
		raise(ending);
	if (!ok)
		ds_fail(e, DS_ERR_WRITE, "standard output cannot be written");
	return ok ? 0 : 1;
}

/* drive_screen.c: plays a script on a view without a terminal and prints the frames it asks for.
 *
 *   drive_screen SCRIPT
 *
 *   size 80x24          columns and rows (also later: a resize)
 *   language zh         of the interface, before open
 *   ambiguous wide      “ ” — take two cells
 *   config STATEMENT    set, bind or unbind, before open
 *   state               keep positions, notes and typed lines, in a new empty place;   state DIR   there
 *   leave               as one who quits; open opens again
 *   open FILE…          what the library opens; everything is read before the first key
 *   soon N FILE         a text of FILE, its body so many times over, shown by its beginning;   whole   when all of it is there
 *   soon N FILE BEFORE  the same behind another file: the text is shown by its beginning when it is gone to
 *   keys ] ] Space ^D   by the names of the key table
 *   type 赤峰           each character is a key
 *   click X,Y           the mouse, in cells from 0;   wheel up X,Y   wheel down X,Y
 *   paste TEXT
 *   dump                text, roles, cursor;   dump text: the rows alone
 *   dump held           the rows while a key is held: before what waits for the reader to rest is drawn
 *   # …                 a remark
 */
#include <libintl.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dushu/view.h"
#include "temp.h"

struct drive {
	struct ds_library *lib;
	struct ds_view *view;
	struct ds_screen screen;
	struct ds_config *config;
	struct ds_state *state;
	enum ds_ambiguous amb;
	int w, h;
	unsigned stale;
	bool held; /* nothing is taken in */
};

static void die(const char *what, const char *detail)
{
	fprintf(stderr, "drive_screen: %s: %s\n", what, detail);
	exit(2);
}

static void settle(struct drive *d, unsigned did)
{
	d->stale |= did & DS_STALE_ALL;
	for (unsigned more = d->held ? 0 : DS_MORE; more & DS_MORE;) {
		more = ds_view_work(d->view);
		d->stale |= more & DS_STALE_ALL;
		if (ds_library_visited(d->lib, NULL) == DS_VISIT_BUSY) { /* a link was followed */
			ds_library_wait(d->lib);
			more |= DS_MORE;
		}
	}
}

static void leave(struct drive *d)
{
	bool kept = d->state;
	ds_view_free(d->view);
	ds_library_close(d->lib);
	ds_screen_done(&d->screen);
	ds_state_close(d->state);
	d->view = NULL;
	d->lib = NULL;
	d->state = kept ? ds_state_open() : NULL; /* from the journals alone */
}

static void view_begin(struct drive *d)
{
	d->view = ds_view_new(
	    d->lib, &(struct ds_view_options){ .ambiguous = d->amb, .config = d->config, .state = d->state });
	ds_screen_init(&d->screen, d->amb ? d->amb : DS_AMBIGUOUS_NARROW);
	ds_screen_resize(&d->screen, d->w, d->h);
	ds_view_resize(d->view, d->w, d->h);
	settle(d, DS_STALE_ALL);
}

/* One long text: the file, and what stands below its first two lines again and again. */
static void open_soon(struct drive *d, char *rest)
{
	char name[256], *file = strchr(rest, ' '), *before = file ? strchr(file + 1, ' ') : NULL;
	const char *const paths[] = { before ? before + 1 : name, name };
	if (before)
		*before = 0;
	struct ds_bytes once;
	struct ds_error e;
	if (!file || ds_bytes_read(file + 1, &once, &e) != DS_OK)
		die("soon", rest);
	snprintf(name, sizeof(name), "%s/long.txt", temp_dir());
	FILE *to = fopen(name, "w");
	if (!to)
		die("soon", name);
	size_t body = 0;
	for (int line = 0; line < 2 && body < once.s.n; body++)
		line += once.s.p[body] == '\n';
	for (int i = 1; i <= atoi(rest); i++) {
		const size_t from = i > 1 ? body : 0;
		fprintf(to, "%.*s\n", (int)(once.s.n - from), once.s.p + from);
	}
	fclose(to);
	ds_bytes_done(&once);
	if (d->view)
		leave(d);
	d->held = !before;
	if (ds_library_open_with(paths, before ? 2 : 1, NULL, NULL, true, &d->lib, &e) != DS_OK)
		die("open", e.text);
	if (before)
		ds_library_wait(d->lib);
	view_begin(d);
	d->held = true;
}

static void whole(struct drive *d)
{
	while (!ds_library_poll(d->lib).whole) {
		struct pollfd fd = { ds_library_fd(d->lib), POLLIN, 0 };
		poll(&fd, 1, 1000);
	}
	d->held = false;
	settle(d, 0);
	ds_library_wait(d->lib);
	settle(d, 0);
}

static void open_files(struct drive *d, char *names)
{
	const char *paths[64];
	size_t n = 0;
	struct ds_error e;
	if (d->view)
		leave(d); /* what was open before */
	for (char *p = strtok(names, " "); p && n < 64; p = strtok(NULL, " "))
		paths[n++] = p;
	if (ds_library_open(paths, n, NULL, &d->lib, &e) != DS_OK)
		die("open", e.text);
	ds_library_wait(d->lib);
	view_begin(d);
}

static void resize(struct drive *d, const char *size)
{
	if (sscanf(size, "%dx%d", &d->w, &d->h) != 2)
		die("size", size);
	if (!d->view)
		return;
	ds_screen_resize(&d->screen, d->w, d->h);
	ds_view_resize(d->view, d->w, d->h);
	d->stale |= DS_STALE_ALL;
}

static void dump(struct drive *d, const char *how)
{
	struct ds_buf b = { 0 };
	const bool held = strcmp(how, "held") == 0;
	const unsigned waits = held && !(d->stale & DS_STALE_BAR) ? d->stale & DS_STALE_REST : 0;
	ds_view_draw(d->view, d->stale & ~waits, &d->screen);
	d->stale = waits;
	if (held || strcmp(how, "text") == 0)
		ds_screen_dump_text(&d->screen, &b);
	else
		ds_screen_dump(&d->screen, &b);
	fwrite(b.p, 1, b.n, stdout);
	puts("====");
	ds_buf_done(&b);
}

static void press(struct drive *d, struct ds_str name)
{
	struct ds_key key;
	if (!ds_key_parse(name, &key))
		die("no such key", name.p);
	settle(d, ds_view_key(d->view, key));
}

static void keys(struct drive *d, char *names)
{
	for (char *p = strtok(names, " "); p; p = strtok(NULL, " "))
		press(d, ds_str_of(p));
}

static void type(struct drive *d, const char *text)
{
	for (size_t off = 0, n = strlen(text); off < n;) {
		unsigned len;
		settle(d, ds_view_key(d->view, (struct ds_key){ .code = ds_utf8_at(text + off, &len) }));
		off += len;
	}
}

static void mouse(struct drive *d, uint32_t code, const char *at)
{
	int x, y;
	if (sscanf(at, "%d,%d", &x, &y) != 2)
		die("no cell", at);
	settle(d, ds_view_key(d->view, (struct ds_key){ .code = code, .x = (int16_t)x, .y = (int16_t)y }));
}

static void configure(struct drive *d, const char *statement)
{
	struct ds_error e;
	if (ds_config_say(d->config, ds_str_of(statement), 1, NULL, &e) != DS_OK)
		die("config", e.text);
}

/* The interface speaks it, as it is translated in this build. */
static void language(const char *name)
{
	const char *locales = getenv("SCREEN_LOCALES");
	if (!setlocale(LC_MESSAGES, "C.UTF-8") || setenv("LANGUAGE", name, 1) != 0 ||
	    !bindtextdomain("dushu", locales ? locales : "build/locale"))
		die("language", name);
	bind_textdomain_codeset("dushu", "UTF-8");
}

/* Where journals are. */
static void state_begin(struct drive *d, const char *where)
{
	char dir[240];
	if ((!*where && !temp_folder(dir, sizeof(dir), "state")) ||
	    setenv("XDG_STATE_HOME", *where ? where : dir, 1) != 0)
		die("state", dir);
	ds_state_close(d->state); /* of an earlier place */
	d->state = ds_state_open();
}

int main(int argc, char **argv)
{
	struct drive d = { .w = 80, .h = 24, .config = ds_config_new() };
	char line[4096];
	FILE *f = argc == 2 ? fopen(argv[1], "r") : NULL;
	if (!f)
		die("usage", "drive_screen SCRIPT");
	while (fgets(line, sizeof(line), f)) {
		line[strcspn(line, "\n")] = 0;
		char *rest = line + strcspn(line, " ");
		if (*rest)
			*rest++ = 0;
		if (line[0] == 0 || line[0] == '#')
			continue;
		if (strcmp(line, "size") == 0)
			resize(&d, rest);
		else if (strcmp(line, "ambiguous") == 0)
			d.amb = strcmp(rest, "wide") == 0 ? DS_AMBIGUOUS_WIDE : DS_AMBIGUOUS_NARROW;
		else if (strcmp(line, "language") == 0)
			language(rest);
		else if (strcmp(line, "config") == 0)
			configure(&d, rest);
		else if (strcmp(line, "state") == 0)
			state_begin(&d, rest);
		else if (strcmp(line, "leave") == 0)
			leave(&d);
		else if (strcmp(line, "open") == 0)
			open_files(&d, rest);
		else if (strcmp(line, "soon") == 0)
			open_soon(&d, rest);
		else if (!d.view)
			die("open comes first", line);
		else if (strcmp(line, "keys") == 0)
			keys(&d, rest);
		else if (strcmp(line, "type") == 0)
			type(&d, rest);
		else if (strcmp(line, "click") == 0)
			mouse(&d, DS_KEY_CLICK, rest);
		else if (strcmp(line, "wheel") == 0)
			mouse(&d, rest[0] == 'u' ? DS_KEY_WHEEL_UP : DS_KEY_WHEEL_DOWN, rest + strcspn(rest, " "));
		else if (strcmp(line, "paste") == 0)
			settle(&d, ds_view_paste(d.view, ds_str_of(rest)));
		else if (strcmp(line, "whole") == 0)
			whole(&d);
		else if (strcmp(line, "dump") == 0)
			dump(&d, rest);
		else
			die("no such command", line);
	}
	fclose(f);
	leave(&d);
	ds_state_close(d.state);
	ds_config_free(d.config);
	return 0;
}

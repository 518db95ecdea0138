/* config.c: settings, and the statements that change them. What keys and commands there are is known to views only:
 * bindings are kept here as they were written. */
#include "dushu/config.h"

#include <errno.h>
#include <libintl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define N_(s) (s) /* translated where it is shown */

enum { WORDS_MOST = 32, PROBLEMS_MOST = 200 };

/* clang-format off */
const struct ds_setting_row ds_setting_rows[DS_SETTINGS] = {
	[DS_SET_THEME]     = { "theme",     NULL,                 0, 0,   "auto",  N_("colours: auto looks at the terminal; :set theme shows the names") },
	[DS_SET_AMBIGUOUS] = { "ambiguous", "auto narrow wide",   0, 0,   "auto",  N_("cells of “ ” — … in this terminal") },
	[DS_SET_KEYS]      = { "keys",      "dushu less vi emacs", 0, 0,  "dushu", N_("whose habits the keys follow") },
	[DS_SET_MOUSE]     = { "mouse",     "off on",             0, 0,   "off",   N_("listen to the mouse; the terminal's own selection then needs Shift") },
	[DS_SET_MEASURE]   = { "measure",   NULL,                 0, 400, "72",    N_("longest row of an article in cells; 0: as wide as there is room") },
	[DS_SET_MINOR]     = { "minor",     "off on",             0, 0,   "off",   N_("show minor figures too") },
	[DS_SET_PINYIN]    = { "pinyin",    "off on",             0, 0,   "off",   N_("pinyin above the words, for learners") },
	[DS_SET_SORT]      = { "sort",      "code count pinyin",  0, 0,   "code",  N_("order of the regions") },
	[DS_SET_RESUME]    = { "resume",    "on off",             0, 0,   "on",    N_("begin where an article was left") },
	[DS_SET_LOOKUP]    = { "lookup",    NULL,                 0, 0,   "",      N_("program that looks words up; %s stands for the words") },
	[DS_SET_OPEN_LINK] = { "open-link", NULL,                 0, 0,   "",      N_("program that links are handed to; %s stands for the address") },
	[DS_SET_FETCH]     = { "fetch",     "ask always never",   0, 0,   "ask",   N_("when a link leads to the network") },
};
/* clang-format on */

struct ds_config {
	struct ds_arena arena;
	const char *value[DS_SETTINGS];
	uint32_t line[DS_SETTINGS];
	bool set[DS_SETTINGS];
	const char *path;
	struct ds_binding *bind;
	size_t bind_n, bind_cap;
	struct ds_config_problem *problem;
	size_t problem_n, problem_cap;
};

struct ds_config *ds_config_new(void)
{
	struct ds_config *c = ds_alloc(sizeof(*c));
	*c = (struct ds_config){ 0 };
	for (int s = 0; s < DS_SETTINGS; s++)
		c->value[s] = ds_setting_rows[s].standard;
	return c;
}

void ds_config_free(struct ds_config *c)
{
	if (!c)
		return;
	free(c->bind);
	free(c->problem);
	ds_arena_done(&c->arena);
	free(c);
}

void ds_config_complain(struct ds_config *c, uint32_t line, const char *format, ...)
{
	char text[512];
	va_list ap;
	if (c->problem_n == PROBLEMS_MOST) /* a file that is no configuration at all */
		return;
	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	c->problem = ds_grow(c->problem, &c->problem_cap, c->problem_n + 1, sizeof(*c->problem));
	c->problem[c->problem_n++] =
	    (struct ds_config_problem){ line, ds_arena_copy(&c->arena, ds_str_of(text)).p };
}

/* ---- reading what was said ---------------------------------------------------------------------------------- */

const char *ds_config_get(const struct ds_config *c, enum ds_setting s)
{
	return c->value[s];
}

bool ds_config_is_set(const struct ds_config *c, enum ds_setting s, uint32_t *line)
{
	if (line)
		*line = c->line[s];
	return c->set[s];
}

/* Index of value among words; -1. */
static int word_index(const char *words, const char *value)
{
	int i = 0;
	size_t n = strlen(value);
	for (const char *p = words; *p; i++) {
		size_t len = strcspn(p, " ");
		if (len == n && memcmp(p, value, n) == 0)
			return i;
		p += len + (p[len] == ' ');
	}
	return -1;
}

unsigned ds_config_choice(const struct ds_config *c, enum ds_setting s)
{
	int i = ds_setting_rows[s].words ? word_index(ds_setting_rows[s].words, c->value[s]) : 0;
	return i > 0 ? (unsigned)i : 0;
}

uint32_t ds_config_number(const struct ds_config *c, enum ds_setting s)
{
	return (uint32_t)strtoul(c->value[s], NULL, 10);
}

const struct ds_binding *ds_config_bindings(const struct ds_config *c, size_t *n)
{
	*n = c->bind_n;
	return c->bind;
}

const struct ds_config_problem *ds_config_problems(const struct ds_config *c, size_t *n)
{
	*n = c->problem_n;
	return c->problem;
}

const char *ds_config_path(const struct ds_config *c)
{
	return c->path;
}

/* ---- statements --------------------------------------------------------------------------------------------- */

enum ds_status ds_config_set(struct ds_config *c, enum ds_setting s, const char *value, struct ds_error *e)
{
	const struct ds_setting_row *row = &ds_setting_rows[s];
	if (row->words && word_index(row->words, value) < 0)
		return ds_fail(e, DS_ERR_USAGE, "%s: \"%.60s\" cannot be chosen; there are: %s", row->name, value,
			       row->words);
	if (row->most > 0) {
		char *end;
		errno = 0;
		unsigned long n = strtoul(value, &end, 10);
		if (value[0] < '0' || value[0] > '9' || *end || errno || n < row->least || n > row->most)
			return ds_fail(e, DS_ERR_USAGE, "%s: \"%.60s\" is no number from %u to %u", row->name,
				       value, row->least, row->most);
	}
	c->value[s] = ds_arena_copy(&c->arena, ds_str_of(value)).p;
	c->set[s] = true;
	return DS_OK;
}

struct words {
	char *v[WORDS_MOST];
	size_t n;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* A quotation mark with nothing beside it is a key, not the beginning of a quotation. */
static bool opens_quote(const char *p, const char *word, const char *to)
{
	return (*p == '"' || *p == '\'') && (to != word || (p[1] && !is_blank(p[1])));
}

/* Cuts s, which is overwritten, into words. */
static enum ds_status words_cut(char *s, struct words *w, struct ds_error *e)
{
	char *to = s;
	for (char *p = s;;) {
		while (is_blank(*p))
			p++;
		if (!*p || *p == '#')
			return DS_OK;
		if (w->n == WORDS_MOST)
			return ds_fail(e, DS_ERR_USAGE, "more than %d words", WORDS_MOST);
		char *word = to, quote = 0;
		for (; *p && (quote || !is_blank(*p)); p++) {
			if (quote == '"' && *p == '\\' && p[1])
				*to++ = *++p;
			else if (quote ? *p == quote : opens_quote(p, word, to))
				quote = quote ? 0 : *p;
			else
				*to++ = *p;
		}
		if (quote)
			return ds_fail(e, DS_ERR_USAGE, "the quotation mark %c is not closed", quote);
		if (*p)
			p++;
		*to++ = 0;
		w->v[w->n++] = word;
	}
}

/* The words from i on with blanks between them. */
static const char *words_join(struct ds_config *c, const struct words *w, size_t i)
{
	struct ds_buf b = { 0 };
	for (size_t k = i; k < w->n; k++) {
		ds_buf_addz(&b, k > i ? " " : "");
		ds_buf_addz(&b, w->v[k]);
	}
	const char *z = ds_arena_copy(&c->arena, (struct ds_str){ b.p, b.n }).p;
	ds_buf_done(&b);
	return z;
}

typedef enum ds_status say_fn(struct ds_config *c, const struct words *w, uint32_t line, enum ds_setting *touched,
			      struct ds_error *e);

static enum ds_status say_set(struct ds_config *c, const struct words *w, uint32_t line, enum ds_setting *touched,
			      struct ds_error *e)
{
	if (w->n < 3)
		return ds_fail(e, DS_ERR_USAGE, "say: set NAME VALUE");
	for (int s = 0; s < DS_SETTINGS; s++) {
		if (strcmp(ds_setting_rows[s].name, w->v[1]) != 0)
			continue;
		enum ds_status st = ds_config_set(c, (enum ds_setting)s, words_join(c, w, 2), e);
		if (st == DS_OK) {
			c->line[s] = line;
			*touched = (enum ds_setting)s;
		}
		return st;
	}
	struct ds_buf names = { 0 };
	for (int s = 0; s < DS_SETTINGS; s++)
		ds_buf_addf(&names, "%s%s", s ? " " : "", ds_setting_rows[s].name);
	enum ds_status st = ds_fail(e, DS_ERR_USAGE, "there is no setting \"%.60s\"; there are: %.*s", w->v[1],
				    (int)names.n, names.p);
	ds_buf_done(&names);
	return st;
}

static enum ds_status binding_add(struct ds_config *c, const struct words *w, const char *command, uint32_t line)
{
	c->bind = ds_grow(c->bind, &c->bind_cap, c->bind_n + 1, sizeof(*c->bind));
	c->bind[c->bind_n++] = (struct ds_binding){ ds_arena_copy(&c->arena, ds_str_of(w->v[1])).p,
						    ds_arena_copy(&c->arena, ds_str_of(w->v[2])).p, command, line };
	return DS_OK;
}

static enum ds_status say_bind(struct ds_config *c, const struct words *w, uint32_t line, enum ds_setting *touched,
			       struct ds_error *e)
{
	(void)touched;
	if (w->n < 4)
		return ds_fail(e, DS_ERR_USAGE, "say: bind CONTEXT KEYS COMMAND");
	return binding_add(c, w, words_join(c, w, 3), line);
}

static enum ds_status say_unbind(struct ds_config *c, const struct words *w, uint32_t line,
				 enum ds_setting *touched, struct ds_error *e)
{
	(void)touched;
	if (w->n != 3)
		return ds_fail(e, DS_ERR_USAGE, "say: unbind CONTEXT KEYS");
	return binding_add(c, w, NULL, line);
}

/* The source layer reads these lines itself; here they are only held against their form. */
static enum ds_status say_filter(struct ds_config *c, const struct words *w, uint32_t line,
				 enum ds_setting *touched, struct ds_error *e)
{
	(void)c;
	(void)line;
	(void)touched;
	if (w->n < 4 || strcmp(w->v[2], "=") != 0)
		return ds_fail(e, DS_ERR_USAGE, "say: filter PATTERN = PROGRAM … %%s …");
	return DS_OK;
}

static const struct {
	const char *word;
	say_fn *fn;
} sayings[] = {
	{"set",     say_set   },
	{ "bind",   say_bind  },
	{ "unbind", say_unbind},
	{ "filter", say_filter},
};

bool ds_config_knows(struct ds_str word)
{
	for (size_t i = 0; i < DS_COUNT(sayings); i++) {
		if (ds_str_eq(word, ds_str_of(sayings[i].word)))
			return true;
	}
	return false;
}

enum ds_status ds_config_say(struct ds_config *c, struct ds_str statement, uint32_t line, enum ds_setting *touched,
			     struct ds_error *e)
{
	struct words w = { 0 };
	enum ds_setting none;
	touched = touched ? touched : &none;
	*touched = DS_SETTINGS;
	if (memchr(statement.p ? statement.p : "", 0, statement.n) || !ds_utf8_valid(statement))
		return ds_fail(e, DS_ERR_USAGE, "this is no UTF-8 text");
	char *z = ds_alloc(statement.n + 1);
	if (statement.n > 0)
		memcpy(z, statement.p, statement.n);
	z[statement.n] = 0;
	enum ds_status st = words_cut(z, &w, e);
	if (st == DS_OK && w.n > 0) {
		st = DS_ERR_NOT_FOUND;
		for (size_t i = 0; i < DS_COUNT(sayings) && st == DS_ERR_NOT_FOUND; i++) {
			if (strcmp(sayings[i].word, w.v[0]) == 0)
				st = sayings[i].fn(c, &w, line, touched, e);
		}
		if (st == DS_ERR_NOT_FOUND)
			st = ds_fail(e, DS_ERR_USAGE,
				     "\"%.60s\" begins no statement; there are: set, bind, unbind, filter", w.v[0]);
	}
	free(z);
	return st;
}

/* ---- files -------------------------------------------------------------------------------------------------- */

static void lines_take(struct ds_config *c, struct ds_str text)
{
	uint32_t line = 0;
	for (size_t at = 0; at < text.n;) {
		const char *end = memchr(text.p + at, '\n', text.n - at);
		size_t n = end ? (size_t)(end - text.p) - at : text.n - at;
		struct ds_error e;
		line++;
		if (ds_config_say(c, (struct ds_str){ text.p + at, n }, line, NULL, &e) != DS_OK)
			ds_config_complain(c, line, "%s", e.text);
		at += n + 1;
	}
}

enum ds_status ds_config_load(struct ds_config *c, const char *path, struct ds_error *e)
{
	struct ds_buf own = { 0 };
	struct ds_bytes bytes;
	enum ds_status st = DS_OK;
	if (!path) {
		if (!ds_home_path(DS_HOME_CONFIG, "config", &own) || access(own.p, F_OK) != 0)
			goto done;
		path = own.p;
	}
	st = ds_bytes_read(path, &bytes, e);
	if (st == DS_OK) {
		c->path = ds_arena_copy(&c->arena, ds_str_of(path)).p;
		lines_take(c, bytes.s);
		ds_bytes_done(&bytes);
	}
done:
	ds_buf_done(&own);
	return st;
}

void ds_config_sample(struct ds_buf *out)
{
	ds_buf_addz(
	    out,
	    dgettext(
		"dushu",
		"# What dushu does unless told otherwise. Take the # away to choose; dushu config check looks\n"
		"# for mistakes. The command line of the reader (:) takes the same statements.\n"));
	for (int s = 0; s < DS_SETTINGS; s++) {
		const struct ds_setting_row *row = &ds_setting_rows[s];
		ds_buf_addf(out, "\n# %s\n", dgettext("dushu", row->about));
		if (row->words)
			ds_buf_addf(out, dgettext("dushu", "# one of: %s\n"), row->words);
		ds_buf_addf(out, "#set %s %s\n", row->name, row->standard[0] ? row->standard : "\"\"");
	}
	ds_buf_addz(
	    out,
	    dgettext("dushu",
		     "\n# Keys: bind CONTEXT KEYS COMMAND. Contexts: page tree table compare checks why list help "
		     "any. Several "
		     "keys may be\n"
		     "# typed in a row (gg, ^X^C); names: Space Enter Tab Esc Up PgDn F5 M-x (Alt), ^X (Ctrl).\n"));
	ds_buf_addz(out, "#bind page gg top\n"
			 "#bind any F5 set theme light\n"
			 "#unbind any F2\n");
	ds_buf_addz(
	    out,
	    dgettext("dushu", "\n# Programs that turn other files into text: filter PATTERN = PROGRAM … %s …\n"));
	ds_buf_addz(out, "#filter *.caj = caj2txt %s\n");
}

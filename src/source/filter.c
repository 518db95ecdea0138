/* filter.c: programs of the user's choice for what dushu cannot read: lines of the configuration such as
 *
 *   filter *.caj  caj2html --plain %s
 *
 * No shell has a part in it: words are split at blanks, "…" and '…' keep blanks in a word, %s in a word is the path.
 * The program's output is read as text or HTML. */
#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dushu/config.h"
#include "private.h"

#define CONFIG_MAX    (1 << 20)
#define FILTER_MAX    (256u << 20)
#define FILTER_TIME   180000
#define FILTER_CPU    120
#define FILTER_WORDS  64
#define FILTER_MEMORY (UINT64_C(4) << 30)

/* ---- the table -------------------------------------------------------------------------------------------- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* The next word of a line, copied to *room; NULL at the end of the line. */
static char *word_next(const char **p, const char *end, char **room)
{
	while (*p < end && is_blank(**p))
		++*p;
	if (*p == end)
		return NULL;
	char *word = *room, *to = word, quote = '\0';
	for (; *p < end && (quote || !is_blank(**p)); ++*p) {
		if (quote ? **p == quote : **p == '"' || **p == '\'')
			quote = quote ? '\0' : **p;
		else if (quote == '"' && **p == '\\' && *p + 1 < end)
			*to++ = *++*p;
		else
			*to++ = **p;
	}
	*to++ = '\0';
	*room = to;
	return word;
}

static void complain(struct filters *f, const char *config, unsigned line, const char *what)
{
	if (f->complaint)
		return;
	f->complaint = ds_alloc(sizeof *f->complaint);
	ds_fail(f->complaint, DS_ERR_USAGE, "%s:%u: %s; a line is: filter *.caj converter %%s", config, line, what);
}

static void line_read(struct filters *f, const char *config, unsigned number, struct ds_str line)
{
	struct filter one = { 0 };
	char *words[FILTER_WORDS + 1], *block = ds_alloc(line.n + 2), *room = block;
	const char *p = line.p, *end = line.p + line.n;
	size_t n = 0;
	bool path = false;
	const char *key = word_next(&p, end, &room);
	if (!key || strcmp(key, "filter") != 0) {
		free(block); /* a line of somebody else */
		return;
	}
	one.pattern = word_next(&p, end, &room);
	while (n < FILTER_WORDS && (words[n] = word_next(&p, end, &room))) {
		if (n == 0 && strcmp(words[n], "=") == 0)
			continue; /* filter *.caj = converter %s reads well too */
		path = strstr(words[n++], "%s") || path;
	}
	words[n++] = NULL;
	if (!one.pattern || n < 2 || !path) {
		complain(f, config, number,
			 !one.pattern ? ds_say("which files is the filter for?")
			 : n < 2      ? ds_say("which program is the filter?")
				      : ds_say("no %s says where the path goes"));
		free(block);
		return;
	}
	/* pattern owns the block: the first word is gone, the others follow it. */
	const size_t from = (size_t)(one.pattern - block);
	memmove(block, block + from, (size_t)(room - block) - from);
	one.pattern = block;
	one.words = ds_alloc(n * sizeof *one.words);
	for (size_t i = 0; i < n; i++)
		one.words[i] = words[i] ? words[i] - from : NULL;
	f->v = ds_grow(f->v, &f->cap, f->n + 1, sizeof *f->v);
	f->v[f->n++] = one;
}

void filters_read(struct filters *f, const char *config)
{
	struct ds_buf path = { 0 };
	struct ds_bytes bytes;
	const bool given = config && config[0];
	if (!config && ds_home_path(DS_HOME_CONFIG, "config", &path))
		config = path.p;
	if (!config || access(config, R_OK) != 0 || ds_bytes_read(config, &bytes, NULL) != DS_OK) {
		if (given) {
			f->complaint = ds_alloc(sizeof *f->complaint);
			ds_fail(f->complaint, DS_ERR_READ, "%s: this configuration cannot be read", config);
		}
		ds_buf_done(&path);
		return;
	}
	const size_t size = bytes.s.n < CONFIG_MAX ? bytes.s.n : CONFIG_MAX;
	unsigned number = 0;
	for (size_t i = 0; i < size;) {
		const char *p = bytes.s.p + i, *stop = memchr(p, '\n', size - i);
		const size_t n = stop ? (size_t)(stop - p) : size - i;
		number++;
		if (!memchr(p, '\0', n))
			line_read(f, config, number, (struct ds_str){ p, n });
		i += n + 1;
	}
	ds_bytes_done(&bytes);
	ds_buf_done(&path);
}

void filters_free(struct filters *f)
{
	for (size_t i = 0; i < f->n; i++) {
		free(f->v[i].pattern);
		free(f->v[i].words);
	}
	free(f->v);
	free(f->complaint);
}

const struct filter *filter_of(const struct filters *f, const char *path)
{
	const char *name = strrchr(path, '/');
	name = name ? name + 1 : path;
	for (size_t i = 0; i < f->n; i++)
		if (fnmatch(f->v[i].pattern, name, FNM_CASEFOLD) == 0)
			return &f->v[i];
	return NULL;
}

/* ---- running one ------------------------------------------------------------------------------------------ */

/* A word with every %s become the path. A path that begins with - would be taken for an option: it gets ./ before it. */
static char *word_filled(const char *word, const char *path)
{
	struct ds_buf b = { 0 };
	for (const char *at; (at = strstr(word, "%s")); word = at + 2) {
		ds_buf_add(&b, word, (size_t)(at - word));
		ds_buf_addz(&b, path[0] == '-' ? "./" : "");
		ds_buf_addz(&b, path);
	}
	ds_buf_addz(&b, word);
	ds_buf_addc(&b, '\0');
	return b.p;
}

static enum ds_status output_read(struct child *c, struct ds_buf *all)
{
	for (;;) {
		size_t n;
		all->p = ds_grow(all->p, &all->cap, all->n + 65536, 1);
		const enum ds_status status = child_read(c, all->p + all->n, 65536, 1000, &n);
		if (status == DS_ERR_INTERRUPTED)
			continue;
		if (status != DS_OK || n == 0)
			return status;
		all->n += n;
		if (all->n > FILTER_MAX)
			return DS_ERR_TOO_LARGE;
	}
}

enum ds_status filter_run(const struct filter *f, const char *path, struct ds_bytes *out, struct ds_error *e)
{
	const struct child_limits limits = { FILTER_MEMORY, FILTER_CPU, false };
	const char *argv[FILTER_WORDS + 1];
	size_t n = 0;
	struct child c;
	struct ds_buf all = { 0 }, words = { 0 };
	for (; f->words[n]; n++)
		argv[n] = word_filled(f->words[n], path);
	argv[n] = NULL;
	enum ds_status status = child_start(&c, argv, -1, &limits, e);
	if (status != DS_OK) {
		ds_fail(e, status, "%s: the filter %s cannot be started; is it installed?", path, argv[0]);
	} else {
		c.deadline = now_ms() + FILTER_TIME;
		status = output_read(&c, &all);
		child_words(&c, &words);
		if (status == DS_OK) {
			close(c.out);
			c.out = -1;
		}
		const int code = child_stop(&c);
		if (status != DS_OK)
			ds_fail(e, status, "%s: the filter %s took too long or printed too much", path, argv[0]);
		else if (!WIFEXITED(code) || WEXITSTATUS(code) != 0)
			status = ds_fail(e, DS_ERR_FORMAT, "%s: the filter %s failed%s%.*s", path, argv[0],
					 words.n ? ": " : "", (int)words.n, words.n ? words.p : "");
	}
	for (size_t i = 0; i < n; i++)
		free((char *)argv[i]);
	ds_buf_done(&words);
	if (status != DS_OK) {
		ds_buf_done(&all);
		return status;
	}
	*out = (struct ds_bytes){
		.s = {all.p ? all.p : "", all.n},
                  .owned = all.p
	};
	return DS_OK;
}

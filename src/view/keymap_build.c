/* keymap_build.c: the keys in force. The table comes first, a preset changes it, the person's own lines change both;
 * what a later one needs, the earlier one gives up. Only the person's lines can be wrong, and are told so. */
#include "keymap.h"
#include "words.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static const struct preset_row presets[] = {
#include "presets.inc"
};

struct build {
	struct keymap *m;
	const struct ds_config *config;
	keymap_problem_fn *fn;
	void *ctx;
};

static void complain(const struct build *b, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void complain(const struct build *b, uint32_t line, const char *format, ...)
{
	char text[256];
	va_list ap;
	if (!b->fn)
		return;
	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	b->fn(b->ctx, line, text);
}

/* One of the two rows is the beginning of the other, or both are the same. */
static bool rows_clash(const struct bound *a, const uint32_t *keys, size_t n)
{
	size_t least = a->n < n ? a->n : n;
	return memcmp(a->key, keys, least * sizeof(keys[0])) == 0;
}

/* Takes away what stands in the way of these keys. A line of the person's own that goes is worth a word. */
static void keys_free(const struct build *b, enum context where, const uint32_t *keys, size_t n, uint32_t line)
{
	struct keymap *m = b->m;
	size_t to = 0;
	for (size_t i = 0; i < m->n; i++) {
		const struct bound *old = &m->v[i];
		if (old->where != where || !rows_clash(old, keys, n)) {
			m->v[to++] = m->v[i];
			continue;
		}
		if (old->origin == BOUND_PERSON && line != old->line) {
			struct ds_buf name = { 0 };
			key_row_name(old->key, old->n, &name);
			complain(b, line, _("%.*s (%s) was bound in line %u already; that line means nothing now"),
				 (int)name.n, name.p, context_words[where], old->line);
			ds_buf_done(&name);
		}
	}
	m->n = to;
}

static struct bound *bound_add(struct keymap *m, enum context where, const uint32_t *keys, size_t n, enum action a)
{
	m->v = ds_grow(m->v, &m->cap, m->n + 1, sizeof(*m->v));
	struct bound *row = &m->v[m->n++];
	*row = (struct bound){ .n = (uint8_t)n, .where = (uint8_t)where, .action = (uint8_t)a };
	memcpy(row->key, keys, n * sizeof(keys[0]));
	return row;
}

/* Calls for each name in a list separated by blanks. */
typedef void each_fn(const struct build *b, struct ds_str name, const void *row);

static void names_each(const struct build *b, const char *names, each_fn *fn, const void *row)
{
	while (*names) {
		size_t n = strcspn(names, " ");
		fn(b, (struct ds_str){ names, n }, row);
		names += n + (names[n] == ' ');
	}
}

static void table_key(const struct build *b, struct ds_str name, const void *from)
{
	const struct binding *row = from;
	uint32_t keys[KEYS_IN_ROW];
	size_t n = key_row_parse(name, keys);
	if (n > 0)
		bound_add(b->m, row->where, keys, n, row->action);
}

static void preset_key(const struct build *b, struct ds_str name, const void *from)
{
	const struct preset_row *row = from;
	uint32_t keys[KEYS_IN_ROW];
	size_t n = key_row_parse(name, keys);
	if (n == 0)
		return;
	keys_free(b, row->where, keys, n, 0);
	if (row->command)
		bound_add(b->m, row->where, keys, n, keymap_command(row->where, ds_str_of(row->command)))->origin =
		    BOUND_PRESET;
}

/* ---- the person's lines ------------------------------------------------------------------------------------- */

static int context_of(const char *word)
{
	for (int c = 0; c < CONTEXTS; c++) {
		if (strcmp(word, context_words[c]) == 0)
			return c;
	}
	return -1;
}

/* The action of a whole name of a command; ACT_LINE for a statement or for a command with something behind it. */
static enum action action_of(enum context where, const char *command)
{
	size_t n = strcspn(command, " ");
	for (const char *p = command; *p == '0' || (*p >= '1' && *p <= '9'); p++) {
		if (!p[1] || (p[1] == '%' && !p[2])) /* 50% */
			return ACT_LINE;
	}
	enum action a = keymap_command(where, (struct ds_str){ command, n });
	if (ds_config_knows((struct ds_str){ command, n }) && (command[n] || a == ACT_NONE))
		return ACT_LINE; /* "filter" alone is the command, with a kind of file behind it the statement */
	return a != ACT_NONE && command[n] ? ACT_LINE : a;
}

static bool command_exists(const char *command)
{
	const char *name;
	for (size_t i = 0; (name = keymap_command_name(i)); i++) {
		if (strcmp(name, command) == 0)
			return true;
	}
	return false;
}

static void person_bind(const struct build *b, const struct ds_binding *line)
{
	int where = context_of(line->context);
	uint32_t keys[KEYS_IN_ROW];
	size_t n = key_row_parse(ds_str_of(line->keys), keys);
	if (where < 0) {
		struct ds_buf words = { 0 };
		for (int c = 0; c < CONTEXTS; c++)
			ds_buf_addf(&words, "%s%s", c ? " " : "", context_words[c]);
		complain(b, line->line, _("\"%.40s\" is no context; there are: %.*s"), line->context, (int)words.n,
			 words.p);
		ds_buf_done(&words);
		return;
	}
	if (n == 0) {
		complain(b, line->line, _("\"%.40s\" names no keys; names are like gg ^X^C M-x F5 Space <PgDn>j"),
			 line->keys);
		return;
	}
	if (!line->command) {
		keys_free(b, (enum context)where, keys, n, line->line);
		return;
	}
	enum action a = action_of((enum context)where, line->command);
	if (a == ACT_NONE) {
		complain(b, line->line,
			 command_exists(line->command)
			     ? _("\"%.60s\" cannot be done in the context %s")
			     : _("there is no command \"%.60s\" in the context %s; Tab behind : lists them"),
			 line->command, line->context);
		return;
	}
	keys_free(b, (enum context)where, keys, n, line->line);
	struct bound *row = bound_add(b->m, (enum context)where, keys, n, a);
	row->origin = BOUND_PERSON;
	row->line = line->line;
	row->text = a == ACT_LINE ? line->command : NULL;
}

void keymap_build(struct keymap *m, const struct ds_config *config, keymap_problem_fn *fn, void *ctx)
{
	struct build b = { m, config, fn, ctx };
	m->n = 0;
	m->built++;
	for (size_t i = 0; i < bindings_n; i++)
		names_each(&b, bindings[i].keys, table_key, &bindings[i]);
	if (!config)
		return;
	const char *preset = ds_config_get(config, DS_SET_KEYS);
	for (size_t i = 0; i < DS_COUNT(presets); i++) {
		if (strcmp(presets[i].preset, preset) == 0)
			names_each(&b, presets[i].keys, preset_key, &presets[i]);
	}
	size_t n;
	const struct ds_binding *lines = ds_config_bindings(config, &n);
	for (size_t i = 0; i < n; i++)
		person_bind(&b, &lines[i]);
}

void keymap_done(struct keymap *m)
{
	free(m->v);
	*m = (struct keymap){ 0 };
}

/* ---- asking ------------------------------------------------------------------------------------------------- */

const struct bound *keymap_find(const struct keymap *m, enum context where, const uint32_t *keys, size_t n,
				bool *more)
{
	const enum context order[] = { where, IN_ANY };
	*more = false;
	for (size_t c = 0; c < DS_COUNT(order); c++) {
		for (size_t i = 0; i < m->n; i++) {
			const struct bound *row = &m->v[i];
			if (row->where != order[c] || row->n < n || !rows_clash(row, keys, n))
				continue;
			if (row->n == n)
				return row;
			*more = true;
		}
		if (*more)
			return NULL;
	}
	return NULL;
}

void keymap_names(const struct keymap *m, enum context where, enum action a, struct ds_buf *out)
{
	size_t before = out->n;
	for (size_t i = 0; i < m->n; i++) {
		const struct bound *row = &m->v[i];
		if (row->where != where || row->action != a)
			continue;
		if (out->n > before)
			ds_buf_addc(out, ' ');
		key_row_name(row->key, row->n, out);
	}
}

const struct bound *keymap_first(const struct keymap *m, enum context where, enum action a)
{
	for (int any = 0; any < 2; any++) {
		for (size_t i = 0; i < m->n; i++) {
			const struct bound *row = &m->v[i];
			bool more;
			if (row->where == (any ? IN_ANY : where) && row->action == a &&
			    keymap_find(m, where, row->key, row->n, &more) == row)
				return row;
		}
	}
	return NULL;
}

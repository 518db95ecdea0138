/* complete.c: what a command line may go on with: commands, then the settings, contexts and values of statements. */
#include "complete.h"

#include <stdlib.h>

static void word_add(struct completion *c, const char *word, struct ds_str typed)
{
	if (c->n < COMPLETIONS_MOST && ds_str_starts(ds_str_of(word), typed))
		c->word[c->n++] = word;
}

static void commands_add(struct completion *c, enum context where, struct ds_str typed)
{
	static const char *const statements[] = { "set", "bind", "unbind" };
	const char *name;
	for (size_t i = 0; (name = keymap_command_name(i)); i++) {
		if (keymap_command(where, ds_str_of(name)) != ACT_NONE)
			word_add(c, name, typed);
	}
	for (size_t i = 0; i < DS_COUNT(statements); i++)
		word_add(c, statements[i], typed);
}

static void values_add(struct completion *c, struct ds_str setting, struct ds_str typed)
{
	for (int s = 0; s < DS_SETTINGS; s++) {
		const struct ds_setting_row *row = &ds_setting_rows[s];
		if (!ds_str_eq(setting, ds_str_of(row->name)))
			continue;
		if (s == DS_SET_THEME) {
			word_add(c, "auto", typed);
			for (size_t i = 0; ds_theme_name(i); i++)
				word_add(c, ds_theme_name(i), typed);
		}
		if (!row->words)
			return;
		free(c->own);
		c->own = ds_alloc(strlen(row->words) + 1);
		memcpy(c->own, row->words, strlen(row->words) + 1);
		for (char *p = strtok(c->own, " "); p; p = strtok(NULL, " "))
			word_add(c, p, typed);
	}
}

void complete_find(struct completion *c, enum context where, struct ds_str line)
{
	struct ds_str word[4] = { 0 }; /* those before the last one */
	size_t n = 0, at = 0;
	c->n = 0;
	for (;;) {
		while (at < line.n && line.p[at] == ' ')
			at++;
		const char *blank = at < line.n ? memchr(line.p + at, ' ', line.n - at) : NULL;
		if (!blank)
			break;
		if (n < DS_COUNT(word))
			word[n++] = (struct ds_str){ line.p + at, (size_t)(blank - line.p) - at };
		at = (size_t)(blank - line.p);
	}
	struct ds_str typed = { line.p + at, line.n - at };
	bool bind = n > 0 && (ds_str_eq(word[0], DS_STR("bind")) || ds_str_eq(word[0], DS_STR("unbind")));
	c->start = at;
	if (n == 0 || (bind && n == 3))
		commands_add(c, where, typed);
	else if (bind && n == 1) {
		for (int i = 0; i < CONTEXTS; i++)
			word_add(c, context_words[i], typed);
	} else if (ds_str_eq(word[0], DS_STR("set")) && n == 1) {
		for (int s = 0; s < DS_SETTINGS; s++)
			word_add(c, ds_setting_rows[s].name, typed);
	} else if (ds_str_eq(word[0], DS_STR("set")) && n == 2) {
		values_add(c, word[1], typed);
	}
	c->now = c->n;
}

size_t complete_common(const struct completion *c)
{
	size_t same = c->n > 0 ? strlen(c->word[0]) : 0;
	for (size_t i = 1; i < c->n; i++) {
		size_t k = 0;
		while (k < same && c->word[i][k] == c->word[0][k])
			k++;
		same = k;
	}
	return same;
}

void complete_done(struct completion *c)
{
	free(c->own);
	*c = (struct completion){ 0 };
}

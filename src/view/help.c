/* help.c: the pane that lists the keys in force, each with what it does and with the name of its command. What is
 * typed after / leaves only the rows with these words. */
#include "app.h"
#include "match.h"
#include "words.h"

#include <stdio.h>

enum { KEYS_W = 22, COMMAND_W = 16, WIDE = 84 };

/* Rows of help in order: headings (keys NULL) and bindings. */
typedef void help_row_fn(void *ctx, uint32_t row, const char *keys, const char *text, const char *command);

static const char *command_of(enum action a)
{
	for (size_t i = 0; i < bindings_n; i++) {
		if (bindings[i].action == a && bindings[i].command)
			return bindings[i].command;
	}
	return "";
}

/* Calls fn for each row; returns how many there are. */
static uint32_t help_rows(const struct ds_view *v, help_row_fn *fn, void *ctx)
{
	static const enum context order[] = { IN_PAGE, IN_TREE,  IN_TABLE, IN_COMPARE, IN_CHECKS,
					      IN_WHY,  IN_LINKS, IN_LIST,  IN_ANY };
	struct match_words words;
	struct ds_buf keys = { 0 };
	uint32_t row = 0;
	match_words_set(&words, ds_str_of(v->help_filter));
	for (size_t c = 0; c < DS_COUNT(order); c++) {
		bool headed = false;
		for (size_t i = 0; i < bindings_n; i++) {
			const struct binding *b = &bindings[i];
			if (b->where != order[c] || !b->text)
				continue;
			ds_buf_reset(&keys);
			keymap_names(&v->keys, order[c], b->action, &keys);
			ds_buf_addc(&keys, 0);
			const struct ds_str texts[] = { ds_str_of(_(b->text)), ds_str_of(keys.p),
							ds_str_of(command_of(b->action)) };
			if (!match_words_in(&words, texts, DS_COUNT(texts)))
				continue;
			if (!headed && row > 0)
				fn(ctx, row++, NULL, NULL, NULL);
			if (!headed)
				fn(ctx, row++, NULL, context_names[order[c]], NULL);
			headed = true;
			fn(ctx, row++, keys.p, b->text, command_of(b->action));
		}
	}
	ds_buf_done(&keys);
	return row;
}

struct help_paint {
	struct ds_screen *s;
	struct ds_rect at;
	uint32_t top;
};

static void row_count(void *ctx, uint32_t row, const char *keys, const char *text, const char *command)
{
	(void)ctx;
	(void)row;
	(void)keys;
	(void)text;
	(void)command;
}

static void row_paint(void *ctx, uint32_t row, const char *keys, const char *text, const char *command)
{
	struct help_paint *p = ctx;
	if (row < p->top || row >= p->top + (uint32_t)p->at.h || !text)
		return;
	int y = p->at.y + (int)(row - p->top), x = p->at.x + 2, end = p->at.x + p->at.w;
	int keys_w = p->at.w < 60 ? p->at.w / 3 : KEYS_W;
	if (!keys) {
		ds_screen_put_cut(p->s, x, y, end, ds_str_of(_(text)), DS_ROLE_HEADING);
		return;
	}
	ds_screen_put_cut(p->s, x + 2, y, x + keys_w, ds_str_of(keys), DS_ROLE_KEY);
	if (p->at.w >= WIDE) {
		end -= COMMAND_W;
		ds_screen_put_cut(p->s, end, y, end + COMMAND_W, ds_str_of(command), DS_ROLE_QUIET);
	}
	ds_screen_put_cut(p->s, x + keys_w + 1, y, end - 1, ds_str_of(_(text)), DS_ROLE_TEXT);
}

bool help_scroll(struct ds_view *v, long rows)
{
	long n = (long)help_rows(v, row_count, NULL), h = v->page.at.h, top = (long)v->help_top + rows;
	if (top > n - h)
		top = n - h;
	if (top < 0)
		top = 0;
	bool moved = (uint32_t)top != v->help_top;
	v->help_top = (uint32_t)top;
	return moved;
}

void help_filter(struct ds_view *v, struct ds_str words)
{
	snprintf(v->help_filter, sizeof(v->help_filter), "%.*s", (int)words.n, words.p ? words.p : "");
	help_scroll(v, 0);
}

void help_draw(const struct ds_view *v, struct ds_screen *s, struct ds_rect at)
{
	struct help_paint p = { s, at, v->help_top };
	ds_screen_clear(s, at.x, at.y, at.w, at.h, DS_ROLE_TEXT);
	if (help_rows(v, row_paint, &p) == 0)
		ds_screen_put_cut(s, at.x + 2, at.y, at.x + at.w, ds_str_of(_("no key or command has these words")),
				  DS_ROLE_QUIET);
	s->cursor_x = at.x + 2;
	s->cursor_y = at.y;
}

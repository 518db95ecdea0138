/* help.c: the pane that lists the keys, written by the key table. */
#include "app.h"
#include "words.h"

#include <stdio.h>

enum { KEYS_W = 22 };

/* Rows of help in order: headings and bindings. Calls fn for each; returns how many there are. */
typedef void help_row_fn(void *ctx, uint32_t row, const char *keys, const char *text);

static uint32_t help_rows(help_row_fn *fn, void *ctx)
{
	static const enum context order[] = { IN_PAGE, IN_TREE, IN_TABLE, IN_ANY };
	uint32_t row = 0;
	for (size_t c = 0; c < DS_COUNT(order); c++) {
		if (c > 0)
			fn(ctx, row++, NULL, NULL);
		fn(ctx, row++, NULL, context_names[order[c]]);
		for (size_t i = 0; i < bindings_n; i++) {
			if (bindings[i].where == order[c] && bindings[i].text)
				fn(ctx, row++, bindings[i].keys, bindings[i].text);
		}
	}
	return row;
}

struct help_paint {
	struct ds_screen *s;
	struct ds_rect at;
	uint32_t top;
};

static void row_count(void *ctx, uint32_t row, const char *keys, const char *text)
{
	(void)ctx;
	(void)row;
	(void)keys;
	(void)text;
}

static void row_paint(void *ctx, uint32_t row, const char *keys, const char *text)
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
	ds_screen_put_cut(p->s, x + keys_w + 1, y, end, ds_str_of(_(text)), DS_ROLE_TEXT);
}

bool help_scroll(struct ds_view *v, long rows)
{
	long n = (long)help_rows(row_count, NULL), h = v->page.at.h, top = (long)v->help_top + rows;
	if (top > n - h)
		top = n - h;
	if (top < 0)
		top = 0;
	bool moved = (uint32_t)top != v->help_top;
	v->help_top = (uint32_t)top;
	return moved;
}

void help_draw(const struct ds_view *v, struct ds_screen *s, struct ds_rect at)
{
	struct help_paint p = { s, at, v->help_top };
	ds_screen_clear(s, at.x, at.y, at.w, at.h, DS_ROLE_TEXT);
	help_rows(row_paint, &p);
	s->cursor_x = at.x + 2;
	s->cursor_y = at.y;
}

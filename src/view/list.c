/* list.c: a list of places to go to. What the rows are is known to contents.c and notes.c. */
#include "list.h"
#include "glyph.h"
#include "match.h"
#include "rows.h"
#include "words.h"

#include <stdlib.h>

enum { DETAIL_W = 24, DETAIL_FROM = 70 };

void list_start(struct list *l, enum list_kind kind)
{
	ds_arena_done(&l->words);
	l->kind = kind;
	l->all = l->n = l->now = l->top = 0;
	l->filter[0] = 0;
}

void list_add(struct list *l, struct list_row row)
{
	row.head = ds_arena_copy(&l->words, row.head);
	row.text = ds_arena_copy(&l->words, row.text);
	row.detail = ds_arena_copy(&l->words, row.detail);
	l->v = ds_grow(l->v, &l->cap, l->all + 1, sizeof(*l->v));
	l->v[l->all++] = row;
}

void list_done(struct list *l)
{
	ds_arena_done(&l->words);
	free(l->v);
	free(l->shown);
}

void list_show(struct list *l, uint32_t now)
{
	l->shown = ds_grow(l->shown, &l->shown_cap, (size_t)l->all + 1, sizeof(*l->shown));
	struct match_words words;
	l->n = l->now = 0;
	match_words_set(&words, ds_str_of(l->filter));
	for (uint32_t i = 0; i < l->all; i++) {
		const struct ds_str texts[] = { l->v[i].text, l->v[i].detail, l->v[i].head };
		if (!match_words_in(&words, texts, DS_COUNT(texts)))
			continue;
		if (i <= now)
			l->now = l->n;
		l->shown[l->n++] = i;
	}
	list_move(l, 0);
}

void list_filter(struct list *l, struct ds_str words)
{
	uint32_t now = l->n > 0 ? l->shown[l->now] : 0;
	size_t n = words.n < sizeof(l->filter) ? words.n : sizeof(l->filter) - 1;
	if (n > 0)
		memcpy(l->filter, words.p, n);
	l->filter[n] = 0;
	list_show(l, now);
}

bool list_move(struct list *l, long rows)
{
	return rows_move(l->n, &l->now, &l->top, l->h, rows);
}

const struct list_row *list_now(const struct list *l)
{
	return l->now < l->n ? &l->v[l->shown[l->now]] : NULL;
}

static void row_draw(const struct list *l, struct ds_screen *s, struct ds_rect at, uint32_t i, int y)
{
	const struct list_row *row = &l->v[l->shown[i]];
	bool now = i == l->now;
	enum ds_role role = now ? DS_ROLE_TREE_NOW : (enum ds_role)row->role;
	int x = at.x + 1 + 2 * row->indent, end = at.x + at.w;
	if (now)
		ds_screen_clear(s, at.x, y, at.w, 1, role);
	if (at.w >= DETAIL_FROM && row->detail.n > 0) {
		struct ds_buf detail = { 0 };
		end -= DETAIL_W;
		ds_buf_adds(&detail, row->detail);
		if (row->id == DS_ARTICLE_NONE) /* where it is, if not among what is open */
			glyphs_path(&detail, DETAIL_W - 2, s->amb);
		const struct ds_str shown = { detail.p, detail.n };
		int from = at.x + at.w - 1 - glyphs_width(shown, s->amb);
		ds_screen_put_cut(s, from > end ? from : end + 1, y, at.x + at.w - 1, shown,
				  now ? role : DS_ROLE_QUIET);
		ds_buf_done(&detail);
	}
	x = ds_screen_put_cut(s, x, y, end, row->head, now ? role : DS_ROLE_KEY);
	x += row->head.n > 0;
	const struct ds_span strong = row->strong;
	struct ds_str rest = row->text;
	if (strong.end > strong.start) {
		x = ds_screen_put(s, x, y, end, (struct ds_str){ rest.p, strong.start }, role);
		x = ds_screen_put(s, x, y, end, ds_str_slice(rest, strong), now ? DS_ROLE_HIT_NOW : DS_ROLE_HIT);
		rest = (struct ds_str){ rest.p + strong.end, rest.n - strong.end };
	}
	ds_screen_put_cut(s, x, y, end, rest, role);
}

void list_draw(const struct list *l, struct ds_screen *s, struct ds_rect at)
{
	ds_screen_clear(s, at.x, at.y, at.w, at.h, DS_ROLE_TEXT);
	for (int y = 0; y < at.h && l->top + (uint32_t)y < l->n; y++)
		row_draw(l, s, at, l->top + (uint32_t)y, at.y + y);
	s->cursor_x = at.x + 1;
	s->cursor_y = at.y + (int)(l->now - l->top);
}

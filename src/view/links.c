/* links.c: the links of an article as a list: its number, the words that are underlined, the address they lead to. */
#include "links.h"
#include "rows.h"
#include "words.h"

#include <stdio.h>

/* Cells of the number's column. */
#define NUMBER_W 6

void links_open(struct links *l, const struct page *p)
{
	const struct ds_reading *r = &p->doc->reading;
	*l = (struct links){ .page = p, .h = l->h };
	l->first = DS_FROM(r->links, r->links_n, p->bytes.start);
	l->n = DS_FROM(r->links, r->links_n, p->bytes.end) - l->first;
}

bool links_move(struct links *l, long rows)
{
	return rows_move(l->n, &l->now, &l->top, l->h, rows);
}

const struct ds_link *links_now(const struct links *l)
{
	return l->now < l->n ? &l->page->doc->reading.links[l->first + l->now] : NULL;
}

/* Words at the left, the address at the right; on a narrow screen the words alone: the bar shows the address. */
static void row_draw(const struct links *l, struct ds_screen *s, struct ds_rect at, uint32_t i, int y)
{
	const struct ds_reading *r = &l->page->doc->reading;
	const struct ds_link *k = &r->links[l->first + i];
	const bool now = i == l->now;
	const enum ds_role role = now ? DS_ROLE_TREE_NOW : DS_ROLE_TEXT;
	const int end = at.x + at.w, words = at.x + 1 + NUMBER_W,
		  address = at.w < 70 ? end : words + (end - words) / 2;
	char number[16];
	if (now)
		ds_screen_clear(s, at.x, y, at.w, 1, role);
	snprintf(number, sizeof(number), "%u", i + 1);
	ds_screen_put_cut(s, at.x + 1, y, words - 1, ds_str_of(number), now ? role : DS_ROLE_QUIET);
	ds_screen_put_cut(s, words, y, address - 1, ds_str_slice(r->text, k->at), role);
	if (address < end)
		ds_screen_put_cut(s, address, y, end - 1, k->href, now ? role : DS_ROLE_QUIET);
}

void links_draw(const struct links *l, struct ds_screen *s, struct ds_rect at)
{
	ds_screen_clear(s, at.x, at.y, at.w, at.h, DS_ROLE_TEXT);
	ds_screen_put_cut(s, at.x + 1 + NUMBER_W, at.y, at.x + at.w, ds_str_of(_("link")), DS_ROLE_PANE);
	for (int y = 1; y < at.h && l->top + (uint32_t)y - 1 < l->n; y++)
		row_draw(l, s, at, l->top + (uint32_t)y - 1, at.y + y);
	s->cursor_x = at.x + 1;
	s->cursor_y = at.y + 1 + (int)(l->now - l->top);
}

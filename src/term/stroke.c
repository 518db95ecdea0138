/* stroke.c: a row that shows one thing and shall show another. Cells that are equal are not sent again, unless going over
 * them by writing is as short; blanks are erased where that is shorter.
 *
 * Clusters about whose width terminals disagree are followed by a new position of the cursor, and a row with one is
 * written from there on whenever it changes. */
#include "stroke.h"

#include <assert.h>
#include <stddef.h>

/* Nearly all cells hold no more than eight bytes, and zeros behind them. */
static inline bool equal(const struct ds_cell *a, const struct ds_cell *b)
{
	uint64_t head[2];
	uint32_t tail[2];
	memcpy(&head[0], a->s, sizeof(head[0]));
	memcpy(&head[1], b->s, sizeof(head[1]));
	memcpy(&tail[0], &a->n, sizeof(tail[0]));
	memcpy(&tail[1], &b->n, sizeof(tail[1]));
	return head[0] == head[1] && tail[0] == tail[1] && (a->n <= 8 || memcmp(a->s, b->s, sizeof(a->s)) == 0);
}

static_assert(sizeof(struct ds_cell) == offsetof(struct ds_cell, n) + sizeof(uint32_t), "four bytes behind s");

/* ---- finding ------------------------------------------------------------------------------------------------ */

static int first_wobbly(const struct ds_cell *row, int w)
{
	int x = 0;
	while (x < w && !row[x].wobbly)
		x++;
	return x;
}

/* Is writing the cells [from, to), which are there already, behind one of this ink no longer than moving over them? */
static bool bridges(const struct pen *pen, const struct ds_cell *row, int ink, int from, int to)
{
	size_t bytes = 0, limit = pen_forward_cost(to - from);
	for (int x = from; x < to; x++) {
		const uint8_t *blank = pen->inks->blank;
		bool inked = cell_is_blank(&row[x]) ? blank[ink] == blank[row[x].role] : row[x].role == ink;
		bytes += row[x].n;
		if (bytes > limit || !inked || row[x].wobbly)
			return false;
	}
	return true;
}

int strokes_find(struct pen *pen, const struct ds_cell *shown, const struct ds_cell *next, struct stretch at,
		 bool wobbly, struct stroke *out)
{
	int n = 0, ink = 0, y = at.y, x = at.x, end = at.end, tail = pen->w;
	while (x < end && equal(&shown[x], &next[x]))
		x++;
	if (x == end)
		return 0;
	if (wobbly) { /* behind the first nothing is where it should be */
		int a = first_wobbly(shown, end), b = first_wobbly(next, end);
		x = x < a && x < b ? x : a < b ? a : b;
	}
	while (!wobbly && equal(&shown[end - 1], &next[end - 1]))
		end--;
	while (tail > 0 && cell_is_blank(&next[tail - 1]) && next[tail - 1].role == next[pen->w - 1].role)
		tail--;
	for (int from = x; x < end; from = x) {
		while (!wobbly && x < end && equal(&shown[x], &next[x]))
			x++;
		if (n == 0 || (x > from && !bridges(pen, next, ink, from, x)))
			out[n++] = (struct stroke){ next, y, x, x, tail };
		for (; x < end && (wobbly || !equal(&shown[x], &next[x])); x++) {
			const uint8_t *blank = pen->inks->blank;
			if (!cell_is_blank(&next[x]) || blank[ink] != blank[next[x].role] || x == out[n - 1].x)
				ink = next[x].role;
		}
		out[n - 1].end = x;
	}
	return n;
}

/* ---- sending ------------------------------------------------------------------------------------------------ */

static int blanks_end(const struct ds_cell *row, int x, int end)
{
	int e = x;
	while (e < end && cell_is_blank(&row[e]) && row[e].role == row[x].role)
		e++;
	return e;
}

/* A blank is content with any ink that shows none of itself on it. */
static bool ink_serves(const struct pen *pen, const struct ds_cell *c)
{
	return cell_is_blank(c) && pen_has_blank(pen, c->role);
}

static inline void ink_for(struct pen *pen, const struct ds_cell *c)
{
	if (pen->ink != c->role && !ink_serves(pen, c))
		pen_ink(pen, c->role);
}

static inline void cell_send(struct pen *pen, const struct ds_cell *c, int x, int y)
{
	if (!pen->caps->safe_corner && y == pen->h - 1 && x + c->width >= pen->w)
		return; /* would scroll the screen */
	if (x != pen->x || y != pen->y)
		pen_move(pen, x, y);
	ink_for(pen, c);
	if (c->wobbly && c->width == 2) { /* where it is drawn narrow, nothing old shows beside it */
		ds_buf_addz(&pen->out, "  ");
		pen->x = x + 2 < pen->w ? x + 2 : -1;
		pen->y = x + 2 < pen->w ? y : -1;
		pen_move(pen, x, y);
	}
	pen_write(pen, c);
}

void stroke_send(struct pen *pen, const struct stroke *s)
{
	for (int x = s->x; x < s->end;) {
		const struct ds_cell *c = &s->row[x];
		if (!cell_is_blank(c)) {
			if (c->width > 0)
				cell_send(pen, c, x, s->y);
			x++;
			continue;
		}
		int e = blanks_end(s->row, x, s->end);
		bool erases = pen_can_erase(pen, c->role);
		if (x >= s->tail && erases && pen->caps->erase_right[0] && s->end - x > 3) {
			pen_move(pen, x, s->y);
			ink_for(pen, c);
			pen_erase_right(pen);
			return;
		}
		if (erases && pen->caps->erases && e - x > (e == s->end ? 5 : 9)) {
			pen_move(pen, x, s->y);
			ink_for(pen, c);
			pen_erase(pen, e - x);
			x = e;
			continue;
		}
		cell_send(pen, c, x++, s->y);
	}
}

size_t stroke_distance(const struct pen *pen, const struct stroke *s, size_t limit)
{
	const struct ds_cell *c = &s->row[s->x];
	unsigned rows = (unsigned)(s->y > pen->y ? s->y - pen->y : pen->y - s->y);
	size_t least = (rows > 3 ? 4 : rows) + (s->x > 0 && s->x != pen->x); /* that any way takes, but home */
	if (least >= limit && s->x + s->y > 0)
		return limit;
	size_t way = pen_move_cost(pen, s->x, s->y);
	return way >= limit || ink_serves(pen, c) ? way : way + inks_distance(pen->inks, pen->ink, c->role);
}

/* sheet.c: of a frame only the rows that are new are looked at cell by cell. A row whose stamp the terminal's rows have
 * already is one of them; another one is compared with those that may be equal to it, and gets their number or its own. */
#include "sheet.h"

#include <stdlib.h>

static bool is_blank(const struct ds_cell *c)
{
	return c->n == 1 && c->s[0] == ' ';
}

static uint64_t mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 29;
}

/* ---- memory ------------------------------------------------------------------------------------------------- */

static void rows_free(struct sheet *t)
{
	for (int y = 0; y < t->h; y++) {
		free(t->shown[y].cells);
		free(t->next[y].cells);
	}
}

void sheet_resize(struct sheet *t, int w, int h)
{
	rows_free(t);
	t->w = w;
	t->h = h;
	t->shown = ds_realloc(t->shown, ((size_t)h + 1) * sizeof(*t->shown));
	t->next = ds_realloc(t->next, ((size_t)h + 1) * sizeof(*t->next));
	t->unknown = ds_realloc(t->unknown, ((size_t)w + 1) * sizeof(*t->unknown));
	memset(t->unknown, 0, ((size_t)w + 1) * sizeof(*t->unknown));
	for (int y = 0; y < h; y++)
		t->shown[y] = t->next[y] = (struct sheet_row){ 0 };
}

void sheet_done(struct sheet *t)
{
	rows_free(t);
	free(t->shown);
	free(t->next);
	free(t->unknown);
	*t = (struct sheet){ 0 };
}

void sheet_forget(struct sheet *t)
{
	for (int y = 0; y < t->h; y++) {
		free(t->shown[y].cells);
		t->shown[y] = (struct sheet_row){ 0 };
	}
}

const struct ds_cell *sheet_shown(const struct sheet *t, int y)
{
	return t->shown[y].cells ? t->shown[y].cells : t->unknown;
}

/* ---- the next frame ----------------------------------------------------------------------------------------- */

/* Roles become inks, so that cells that look the same are the same; those of a row that the terminal has are so already. */
static void cells_make(const struct sheet *t, int y, int x, int end, int from)
{
	const uint8_t *const inks[] = { t->inks->of_role, t->inks->of_blank };
	const bool there = from >= 0 && t->shown[from].cells;
	struct ds_cell *row = t->next[y].cells;
	if (end > x)
		memcpy(row + x, (there ? t->shown[from].cells : t->screen->rows[y]) + x,
		       (size_t)(end - x) * sizeof(*row));
	for (; !there && x < end; x++)
		row[x].role = inks[is_blank(&row[x])][row[x].role];
}

const struct ds_cell *sheet_cells(struct sheet *t, int y)
{
	struct sheet_row *row = &t->next[y];
	if (row->made)
		return row->cells;
	if (!row->cells)
		row->cells = ds_alloc(((size_t)t->w + 1) * sizeof(*row->cells));
	cells_make(t, y, 0, t->left, row->rest.from);
	cells_make(t, y, t->left, t->right, row->flow.from);
	cells_make(t, y, t->right, t->w, row->rest.from);
	row->made = true;
	return row->cells;
}

static void cells_look(const struct ds_cell *row, int x, int end, struct sheet_part *part)
{
	for (; x < end; x++) {
		uint64_t head;
		memcpy(&head, row[x].s, sizeof(head));
		part->mark = mix(part->mark, head ^ (uint64_t)row[x].role << 56);
		part->blank &= is_blank(&row[x]);
		part->wobbly |= row[x].wobbly;
	}
}

static struct sheet_part *part_of(struct sheet_row *row, bool flow)
{
	return flow ? &row->flow : &row->rest;
}

static bool same_cells(const struct sheet *t, const struct ds_cell *a, const struct ds_cell *b, bool flow)
{
	size_t left = (size_t)t->left, right = (size_t)t->right, w = (size_t)t->w;
	if (flow)
		return memcmp(a + left, b + left, (right - left) * sizeof(*a)) == 0;
	return memcmp(a, b, left * sizeof(*a)) == 0 && memcmp(a + right, b + right, (w - right) * sizeof(*a)) == 0;
}

/* Gives a row that was written to the number of one it is equal to: of those on the terminal, of those above it. */
static void part_number(struct sheet *t, int y, bool flow)
{
	const struct ds_cell *cells = sheet_cells(t, y);
	struct sheet_part *part = part_of(&t->next[y], flow);
	*part = (struct sheet_part){ .stamp = part->stamp, .mark = 1, .blank = true, .from = -1 };
	cells_look(cells, flow ? t->left : 0, flow ? t->right : t->left, part);
	if (!flow)
		cells_look(cells, t->right, t->w, part);
	for (int i = 0; i < t->h + y; i++) {
		struct sheet_row *row = i < t->h ? &t->shown[i] : &t->next[i - t->h];
		const struct sheet_part *have = part_of(row, flow);
		if (have->mark == part->mark && have->number && (i < t->h || row->made) &&
		    same_cells(t, row->cells, cells, flow)) {
			part->number = have->number;
			return;
		}
	}
	part->number = ++t->numbers;
}

static void part_find(struct sheet *t, int y, bool flow, uint64_t stamp)
{
	struct sheet_part *part = part_of(&t->next[y], flow);
	int *moved = flow ? &t->flow_moved : &t->rest_moved, guess = y + *moved;
	for (int i = -2; i < t->h && stamp <= t->newest; i++) {
		int at = i >= 0 ? i : i == -2 && guess >= 0 && guess < t->h ? guess : y;
		const struct sheet_part *have = part_of(&t->shown[at], flow);
		if (have->stamp == stamp && have->number) {
			*part = *have;
			part->from = at;
			*moved = at - y;
			return;
		}
	}
	part->stamp = stamp;
	part_number(t, y, flow);
}

void sheet_next(struct sheet *t, const struct ds_screen *s, const struct inks *inks)
{
	int left = s->flow.x < t->w ? s->flow.x : t->w, right = left + s->flow.w < t->w ? left + s->flow.w : t->w;
	t->screen = s;
	t->inks = inks;
	for (int y = 0; (left != t->left || right != t->right) && y < t->h; y++) {
		struct sheet_row *row = &t->shown[y];
		row->flow = row->rest = (struct sheet_part){ .wobbly = row->flow.wobbly || row->rest.wobbly };
	}
	t->left = left;
	t->right = right;
	for (int y = 0; y < t->h; y++) {
		t->next[y].made = t->next[y].kept = false;
		t->next[y].flow.from = t->next[y].rest.from = -1;
		part_find(t, y, true, s->stamps[y].flow);
		part_find(t, y, false, s->stamps[y].rest);
	}
	t->newest = s->clock;
}

/* ---- moving ------------------------------------------------------------------------------------------------- */

static int rows_equal(const struct sheet *t, const struct ds_rect *flow, int by)
{
	int first = by > 0 ? flow->y : flow->y - by, count = 0;
	int after = by > 0 ? flow->y + flow->h - by : flow->y + flow->h;
	for (int y = first; y < after; y++)
		count += t->next[y].flow.number == t->shown[y + by].flow.number && !t->next[y].flow.blank;
	return count;
}

int sheet_shift(const struct sheet *t, const struct ds_rect *flow)
{
	int best = 0, most = 1, text = 0;
	for (int y = flow->y; y < flow->y + flow->h; y++)
		text += !t->next[y].flow.blank;
	if (rows_equal(t, flow, 0) == text)
		return 0;
	for (int by = 1; by < flow->h && most * 2 <= text; by++) {
		for (int way = 1; way >= -1; way -= 2) {
			int count = rows_equal(t, flow, way * by);
			if (count > most) {
				most = count;
				best = way * by;
			}
		}
	}
	return best;
}

/* The rows [top, bottom] of the terminal, moved. What nothing moves to is of no use. */
static void rows_move(struct sheet *t, int top, int bottom, int by, bool part)
{
	size_t bytes = (size_t)(t->right - t->left) * sizeof(struct ds_cell);
	int n = bottom - top + 1;
	for (int i = 0; i < n; i++) {
		int y = by > 0 ? top + i : bottom - i, from = y + by;
		if (from < top || from > bottom)
			continue;
		if (!part) { /* what is moved over goes where rows come in */
			struct ds_cell *cells = t->shown[y].cells;
			t->shown[y].cells = t->shown[from].cells;
			t->shown[from].cells = cells;
		} else if (t->next[y].kept) {
			memcpy(t->shown[y].cells + t->left, t->shown[from].cells + t->left, bytes);
		}
	}
}

void sheet_show(struct sheet *t, int top, int bottom, int by, bool part)
{
	if (by != 0)
		rows_move(t, top, bottom, by, part);
	for (int y = 0; y < t->h; y++) {
		struct sheet_row *shown = &t->shown[y], *next = &t->next[y];
		if (!next->kept) {
			struct ds_cell *cells = shown->cells;
			sheet_cells(t, y);
			shown->cells = next->cells;
			next->cells = cells;
		}
		shown->flow = next->flow;
		shown->rest = next->rest;
	}
}

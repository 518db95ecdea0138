/* painter.c: from the frame on the terminal to the next one. Rows that only moved are moved by the terminal where that
 * takes fewer bytes, and what is left is written as it is read or in the order that needs the shortest ways between;
 * which is best is found out by trying: a frame is put together each way, and the shortest one is sent. */
#include "painter.h"

#include <stdlib.h>

static struct ds_cell *row_of(struct ds_cell *cells, const struct painter *p, int y)
{
	return cells + (size_t)y * (size_t)p->w;
}

/* ---- the next frame ----------------------------------------------------------------------------------------- */

static uint64_t mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 29;
}

/* Roles become inks, so that cells that look the same are the same. Marks the part of each row that may scroll, and rows
 * with clusters of uncertain width. */
static void next_make(struct painter *p, const struct ds_screen *s)
{
	int left = s->flow.x, right = s->flow.x + s->flow.w < p->w ? s->flow.x + s->flow.w : p->w;
	const uint8_t *const inks[] = { p->inks.of_role, p->inks.of_blank };
	for (int y = 0; y < p->h; y++) {
		const struct ds_cell *from = s->cells + (size_t)y * (size_t)p->w;
		struct ds_cell *row = row_of(p->next, p, y);
		uint64_t mark = 1, head;
		bool wobbly = false;
		for (int x = 0; x < p->w; x++) {
			row[x] = from[x];
			row[x].role = inks[cell_is_blank(&from[x])][from[x].role];
			wobbly |= from[x].wobbly;
		}
		for (int x = left; x < right; x++) {
			memcpy(&head, row[x].s, sizeof(head));
			mark = mix(mark, head ^ (uint64_t)row[x].role << 56);
		}
		p->marks[p->h + y] = mark;
		p->wobbly[p->h + y] = wobbly;
	}
}

/* How many rows up the rectangle moved: the shift by which most of its rows that hold text are where they were. 0 when
 * hardly any did. */
static int shift_find(const struct painter *p, const struct ds_rect *flow)
{
	const uint64_t *old = p->marks, *new = p->marks + p->h;
	int best = 0, most = 1, same = 0;
	uint64_t blank = 0;
	for (int y = flow->y; y < flow->y + flow->h; y++) {
		const struct ds_cell *row = row_of(p->next, p, y);
		bool empty = true;
		for (int x = flow->x; x < flow->x + flow->w && empty; x++)
			empty = cell_is_blank(&row[x]);
		if (empty)
			blank = new[y];
		same += old[y] == new[y];
	}
	if (same == flow->h)
		return 0;
	for (int by = 1 - flow->h; by < flow->h; by++) {
		int first = by > 0 ? flow->y : flow->y - by, count = 0;
		int after = by > 0 ? flow->y + flow->h - by : flow->y + flow->h;
		for (int y = first; y < after; y++)
			count += new[y] == old[y + by] && new[y] != blank;
		if (by != 0 && count > most) {
			most = count;
			best = by;
		}
	}
	return best;
}

/* ---- a frame ------------------------------------------------------------------------------------------------ */

/* The row as it is after a scroll, before anything is sent. */
static const struct ds_cell *row_scrolled(struct painter *p, const struct pen_region *r, int by, int ink, int y)
{
	struct ds_cell *shown = row_of(p->shown, p, y);
	int from = y + by;
	size_t cells = (size_t)(r->right - r->left + 1);
	bool comes = from >= r->top && from <= r->bottom;
	if (by == 0 || y < r->top || y > r->bottom)
		return shown;
	if (comes && (int)cells == p->w)
		return row_of(p->shown, p, from);
	memcpy(p->row, shown, (size_t)p->w * sizeof(*p->row));
	if (comes)
		memcpy(p->row + r->left, row_of(p->shown, p, from) + r->left, cells * sizeof(*p->row));
	for (int x = r->left; !comes && x <= r->right; x++)
		p->row[x] = (struct ds_cell){ .s = " ", .n = 1, .width = 1, .role = (uint8_t)ink };
	return p->row;
}

/* Moves the rows of the plan; the pen stands, if it had to go anywhere, where the row that appeared begins. */
static void plan_scroll(struct painter *p, struct plan *plan, int ink)
{
	const struct pen_region *r = &plan->region;
	const struct ds_cell *row = row_of(p->next, p, plan->by > 0 ? r->bottom : r->top);
	int x = r->left;
	while (x <= r->right && cell_is_blank(&row[x]))
		x++;
	pen_scroll(&plan->pen, r, plan->by, ink, x <= r->right ? x : -1);
}

/* Puts the frame together, strokes as they are read. False when that takes so many bytes or more. */
static bool plan_make(struct painter *p, struct plan *plan, size_t limit)
{
	int ink = p->caps->paints_erased ? p->inks.of_blank[DS_ROLE_TEXT] : INK_OWN;
	struct pen *pen = &plan->pen;
	pen_continue(pen, &p->pen);
	pen_regain(pen);
	plan->n = 0;
	if (plan->by != 0)
		plan_scroll(p, plan, ink);
	plan->start = *pen;
	for (int y = 0; y < p->h && pen->out.n < limit; y++) {
		const struct ds_cell *shown = row_scrolled(p, &plan->region, plan->by, ink, y);
		bool inside = plan->by != 0 && y >= plan->region.top && y <= plan->region.bottom;
		int from = inside ? y + plan->by : y;
		bool comes = from >= plan->region.top && from <= plan->region.bottom;
		bool wobbly = p->wobbly[p->h + y] || p->wobbly[y] || (inside && comes && p->wobbly[from]);
		int kept = plan->n <= STROKES_NEAR ? plan->n : 0;
		int n = strokes_find(pen, shown, row_of(p->next, p, y), y, wobbly, plan->strokes + kept);
		for (int i = 0; i < n; i++)
			stroke_send(pen, &plan->strokes[kept + i]);
		plan->n += n;
	}
	return pen->out.n < limit;
}

/* The same strokes, but each time the one that the pen reaches with the fewest bytes. */
static bool plan_make_near(struct plan *plan, struct pen *pen, size_t limit)
{
	struct stroke *v = plan->strokes;
	pen_continue(pen, &plan->start);
	ds_buf_add(&pen->out, plan->pen.out.p, plan->start.out.n);
	for (int n = plan->n; n > 0 && pen->out.n < limit;) {
		size_t least = SIZE_MAX;
		int best = 0;
		for (int i = 0; i < n && least > 0; i++) {
			size_t bytes = stroke_distance(pen, &v[i], least);
			if (bytes < least) {
				least = bytes;
				best = i;
			}
		}
		stroke_send(pen, &v[best]);
		memmove(v + best, v + best + 1, (size_t)(--n - best) * sizeof(*v));
	}
	return pen->out.n < limit;
}

/* Moved or not, whichever is shorter; then whether another order makes that shorter still. */
static void plan_choose(struct painter *p, const struct ds_rect *flow)
{
	int by = p->caps->regions && flow->h > 1 ? shift_find(p, flow) : 0;
	bool part = by != 0 && flow->w < p->w && p->caps->margins;
	struct plan *best = &p->plans[0], *other = &p->plans[1], *swap = best;
	best->region = (struct pen_region){ flow->y, flow->y + flow->h - 1, part ? flow->x : 0,
					    part ? flow->x + flow->w - 1 : p->w - 1 };
	best->by = by;
	plan_make(p, best, SIZE_MAX);
	other->region = best->region;
	other->by = 0;
	if (by != 0 && plan_make(p, other, best->pen.out.n)) {
		best = other;
		other = swap;
	}
	struct pen *pen = &best->pen;
	if (best->n > 1 && best->n <= STROKES_NEAR && plan_make_near(best, &other->pen, best->pen.out.n))
		pen = &other->pen;
	struct ds_buf sent = p->pen.out;
	p->pen = *pen;
	pen->out = sent;
}

enum { LARGE = 400 }; /* bytes from which on a frame might be seen half done */

struct ds_str painter_frame(struct painter *p, const struct ds_screen *s)
{
	if (p->w != s->w || p->h != s->h || !p->shown) {
		size_t cells = (size_t)s->w * (size_t)s->h;
		p->w = s->w;
		p->h = s->h;
		p->shown = ds_realloc(p->shown, (cells + 1) * sizeof(*p->shown));
		p->next = ds_realloc(p->next, (cells + 1) * sizeof(*p->next));
		p->row = ds_realloc(p->row, ((size_t)s->w + 1) * sizeof(*p->row));
		for (int i = 0; i < 2; i++) {
			size_t most = (size_t)s->w + STROKES_NEAR + 1;
			p->plans[i].strokes = ds_realloc(p->plans[i].strokes, most * sizeof(struct stroke));
		}
		p->wobbly = ds_realloc(p->wobbly, ((size_t)s->h + 1) * 2);
		p->marks = ds_realloc(p->marks, ((size_t)s->h + 1) * 2 * sizeof(*p->marks));
		painter_forget(p);
	}
	p->left = false;
	next_make(p, s);
	plan_choose(p, &s->flow);
	struct pen *pen = &p->pen;
	int x = s->cursor_x < s->w ? s->cursor_x : s->w - 1, y = s->cursor_y < s->h ? s->cursor_y : s->h - 1;
	pen_move(pen, x < 0 ? 0 : x, y < 0 ? 0 : y);
	if (s->caret != p->caret) /* never hidden: it stands on the selected thing, for screen readers */
		ds_buf_addz(&pen->out, s->caret ? p->caps->cursor_strong : p->caps->cursor_plain);
	p->caret = s->caret;

	struct ds_cell *old = p->shown;
	p->shown = p->next;
	p->next = old;
	memcpy(p->marks, p->marks + p->h, (size_t)p->h * sizeof(*p->marks));
	memcpy(p->wobbly, p->wobbly + p->h, (size_t)p->h);
	if (pen->out.n > LARGE && p->caps->synchronized) {
		struct ds_buf *b = &p->plans[0].pen.out;
		ds_buf_reset(b);
		ds_buf_addz(b, "\033[?2026h");
		ds_buf_add(b, pen->out.p, pen->out.n);
		ds_buf_addz(b, "\033[?2026l");
		return (struct ds_str){ b->p, b->n };
	}
	return (struct ds_str){ pen->out.p, pen->out.n };
}

/* ---- the screen --------------------------------------------------------------------------------------------- */

void painter_init(struct painter *p, struct caps *caps, const struct ds_theme *theme)
{
	*p = (struct painter){ .caps = caps };
	pen_init(&p->pen, caps, &p->inks);
	inks_make(&p->inks, theme, caps->colours);
}

void painter_forget(struct painter *p)
{
	size_t cells = (size_t)p->w * (size_t)p->h;
	if (cells > 0) {
		memset(p->shown, 0, cells * sizeof(*p->shown));
		memset(p->marks, 0, (size_t)p->h * sizeof(*p->marks));
		memset(p->wobbly, 0, (size_t)p->h);
	}
	pen_forget(&p->pen, p->w, p->h);
}

void painter_leave(struct painter *p, struct ds_buf *out)
{
	char bottom[CAP_BYTES];
	if (p->caps->regions)
		ds_buf_addz(out, p->caps->margins ? "\033[?69l\033[r" : "\033[r");
	if (p->h > 0 && !p->caps->own_screen && caps_string_of("cup", p->h - 1, 0, bottom)) {
		ds_buf_addz(out, bottom); /* no other screen to go back to: the shell goes on below */
		ds_buf_addz(out, "\r\n");
	}
	p->left = true;
	painter_forget(p);
}

void painter_done(struct painter *p)
{
	ds_buf_done(&p->pen.out);
	for (int i = 0; i < 2; i++) {
		ds_buf_done(&p->plans[i].pen.out);
		free(p->plans[i].strokes);
	}
	free(p->shown);
	free(p->next);
	free(p->row);
	free(p->wobbly);
	free(p->marks);
	*p = (struct painter){ 0 };
}

void painter_theme(struct painter *p, const struct ds_theme *theme)
{
	inks_make(&p->inks, theme, p->caps->colours);
	painter_forget(p);
}

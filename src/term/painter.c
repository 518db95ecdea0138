/* painter.c: from the frame on the terminal to the next one. Rows that only moved are moved by the terminal where that
 * takes fewer bytes, and what is left is written as it is read or in the order that needs the shortest ways between;
 * which is best is found out by trying: a frame is put together each way, and the shortest one is sent. */
#include "painter.h"

#include <stdlib.h>

/* ---- a frame ------------------------------------------------------------------------------------------------ */

/* The row of the terminal that stands in row y after a scroll; -1: a blank one. */
static int row_before(const struct plan *plan, int y)
{
	const struct pen_region *r = &plan->region;
	if (plan->by == 0 || y < r->top || y > r->bottom)
		return y;
	int from = y + plan->by;
	return from >= r->top && from <= r->bottom ? from : -1;
}

static bool is_part(const struct painter *p, const struct plan *plan)
{
	return plan->region.left > 0 || plan->region.right < p->w - 1;
}

/* Which parts of row y are right after the scroll, with nothing written? */
static bool flow_kept(const struct painter *p, const struct plan *plan, int y)
{
	int from = row_before(plan, y);
	return from >= 0 && p->sheet.next[y].flow.number == p->sheet.shown[from].flow.number;
}

static bool rest_kept(const struct painter *p, const struct plan *plan, int y)
{
	int beside = is_part(p, plan) ? y : row_before(plan, y);
	return beside >= 0 && p->sheet.next[y].rest.number == p->sheet.shown[beside].rest.number;
}

static bool row_kept(const struct painter *p, const struct plan *plan, int y)
{
	return flow_kept(p, plan, y) && rest_kept(p, plan, y);
}

/* The columns of a row among which it may not be right. */
static struct stretch row_changed(const struct painter *p, const struct plan *plan, int y)
{
	const struct sheet *t = &p->sheet;
	if (t->right == p->w && flow_kept(p, plan, y))
		return (struct stretch){ y, 0, t->left };
	if (rest_kept(p, plan, y))
		return (struct stretch){ y, t->left, t->right };
	return (struct stretch){ y, 0, p->w };
}

/* The row as it is after a scroll, before anything is sent. */
static const struct ds_cell *row_scrolled(struct painter *p, const struct plan *plan, int ink, int y)
{
	const struct pen_region *r = &plan->region;
	const struct ds_cell *shown = sheet_shown(&p->sheet, y);
	int from = row_before(plan, y);
	size_t cells = (size_t)(r->right - r->left + 1);
	if (from == y)
		return shown;
	if (from >= 0 && !is_part(p, plan))
		return sheet_shown(&p->sheet, from);
	memcpy(p->row, shown, (size_t)p->w * sizeof(*p->row));
	if (from >= 0)
		memcpy(p->row + r->left, sheet_shown(&p->sheet, from) + r->left, cells * sizeof(*p->row));
	for (int x = r->left; from < 0 && x <= r->right; x++)
		p->row[x] = (struct ds_cell){ .s = " ", .n = 1, .width = 1, .role = (uint8_t)ink };
	return p->row;
}

/* Has the row, as it shall be or as it stands there, clusters of uncertain width? */
static bool row_wobbles(const struct painter *p, const struct plan *plan, int y)
{
	const struct sheet_row *next = &p->sheet.next[y], *shown = &p->sheet.shown[y];
	int from = row_before(plan, y);
	return next->flow.wobbly || next->rest.wobbly || shown->flow.wobbly || shown->rest.wobbly ||
	       (from >= 0 && (p->sheet.shown[from].flow.wobbly || p->sheet.shown[from].rest.wobbly));
}

/* Moves the rows of the plan; the pen stands, if it had to go anywhere, where the row that appeared begins. */
static void plan_scroll(struct painter *p, struct plan *plan, int ink)
{
	const struct pen_region *r = &plan->region;
	const struct ds_cell *row = sheet_cells(&p->sheet, plan->by > 0 ? r->bottom : r->top);
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
		if (row_kept(p, plan, y))
			continue;
		const struct ds_cell *shown = row_scrolled(p, plan, ink, y);
		int kept = plan->n <= STROKES_NEAR ? plan->n : 0;
		const bool wobbles = row_wobbles(p, plan, y);
		const struct stretch at = wobbles ? (struct stretch){ y, 0, p->w } : row_changed(p, plan, y);
		int n = strokes_find(pen, shown, sheet_cells(&p->sheet, y), at, wobbles, plan->strokes + kept);
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

enum { LEAST_ROW = 20 };     /* bytes: writing another text over a row hardly ever takes fewer */
enum { MOSTLY_TEXT = 1500 }; /* bytes from which on the ways between strokes are too small a part to be looked at */

/* How many rows are right by a scroll that would have to be written without. */
static size_t rows_gained(const struct painter *p, const struct plan *moved, const struct plan *still)
{
	size_t n = 0;
	for (int y = 0; y < p->h; y++)
		n += row_kept(p, moved, y) && !row_kept(p, still, y);
	return n;
}

/* Moved or not, whichever is shorter; then whether another order makes that shorter still. */
static void plan_choose(struct painter *p, const struct ds_rect *flow)
{
	int by = p->caps->regions && flow->h > 1 ? sheet_shift(&p->sheet, flow) : 0;
	bool part = by != 0 && flow->w < p->w && p->caps->margins;
	struct plan *best = &p->plans[0], *other = &p->plans[1], *swap = best;
	best->region = (struct pen_region){ flow->y, flow->y + flow->h - 1, part ? flow->x : 0,
					    part ? flow->x + flow->w - 1 : p->w - 1 };
	best->by = by;
	plan_make(p, best, SIZE_MAX);
	other->region = best->region;
	other->by = 0;
	if (by != 0 && rows_gained(p, best, other) * LEAST_ROW < best->pen.out.n &&
	    plan_make(p, other, best->pen.out.n)) {
		best = other;
		other = swap;
	}
	for (int y = 0; y < p->h; y++)
		p->sheet.next[y].kept = row_kept(p, best, y);
	struct pen *pen = &best->pen;
	if (best->n > 1 && best->n <= STROKES_NEAR && pen->out.n < MOSTLY_TEXT &&
	    plan_make_near(best, &other->pen, pen->out.n))
		pen = &other->pen;
	sheet_show(&p->sheet, best->region.top, best->region.bottom, best->by, is_part(p, best));
	struct ds_buf sent = p->pen.out;
	p->pen = *pen;
	pen->out = sent;
}

enum { LARGE = 400 }; /* bytes from which on a frame might be seen half done */

struct ds_str painter_frame(struct painter *p, const struct ds_screen *s, bool astray)
{
	if (p->w != s->w || p->h != s->h || !p->row) {
		p->w = s->w;
		p->h = s->h;
		sheet_resize(&p->sheet, s->w, s->h);
		p->row = ds_realloc(p->row, ((size_t)s->w + 1) * sizeof(*p->row));
		for (int i = 0; i < 2; i++) {
			size_t most = (size_t)s->w + STROKES_NEAR + 1;
			p->plans[i].strokes = ds_realloc(p->plans[i].strokes, most * sizeof(struct stroke));
		}
		pen_forget(&p->pen, p->w, p->h);
	}
	p->left = false;
	sheet_next(&p->sheet, s, &p->inks);
	plan_choose(p, &s->flow);
	struct pen *pen = &p->pen;
	int x = s->cursor_x < s->w ? s->cursor_x : s->w - 1, y = s->cursor_y < s->h ? s->cursor_y : s->h - 1;
	if (!astray || s->caret || p->caret)
		pen_move(pen, x < 0 ? 0 : x, y < 0 ? 0 : y);
	if (s->caret != p->caret) /* never hidden: it stands on the selected thing, for screen readers */
		ds_buf_addz(&pen->out, s->caret ? p->caps->cursor_strong : p->caps->cursor_plain);
	p->caret = s->caret;

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
	sheet_forget(&p->sheet);
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
	sheet_done(&p->sheet);
	free(p->row);
	*p = (struct painter){ 0 };
}

void painter_theme(struct painter *p, const struct ds_theme *theme)
{
	inks_make(&p->inks, theme, p->caps->colours);
	painter_forget(p);
}

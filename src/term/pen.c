/* pen.c: the shortest way for a cursor and a look. Sequences are those of ECMA-48 where the terminal's description has
 * them in this form, else only what terminfo names is used: cursor addressing and erasing to the end of a row. */
#include "pen.h"

#include <stdio.h>

void pen_init(struct pen *p, const struct caps *caps, const struct inks *inks)
{
	*p = (struct pen){ .caps = caps, .inks = inks };
	pen_forget(p, 0, 0);
}

static struct pen_region region_whole(const struct pen *p)
{
	return (struct pen_region){ 0, p->h - 1, 0, p->w - 1 };
}

void pen_forget(struct pen *p, int w, int h)
{
	p->w = w;
	p->h = h;
	p->x = p->y = -1;
	p->ink = INK_UNKNOWN;
	p->region = region_whole(p);
	p->lost = true;
}

void pen_regain(struct pen *p)
{
	if (p->lost && p->caps->regions)
		ds_buf_addz(&p->out, p->caps->margins ? "\033[?69l\033[r" : "\033[r");
	p->lost = false;
}

void pen_continue(struct pen *p, const struct pen *from)
{
	struct ds_buf own = p->out;
	*p = *from;
	p->out = own;
	ds_buf_reset(&p->out);
}

/* ---- the cursor --------------------------------------------------------------------------------------------- */

enum { WAY = 32 };
struct way {
	char v[WAY];
	size_t n;
};

static void way_number(struct way *w, int n)
{
	char digits[12];
	size_t len = 0;
	do {
		digits[len++] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	while (len > 0)
		w->v[w->n++] = digits[--len];
}

/* ESC [ n final; a 1 need not be said. */
static void way_csi(struct way *w, int n, char final)
{
	w->v[w->n++] = '\033';
	w->v[w->n++] = '[';
	if (n != 1)
		way_number(w, n);
	w->v[w->n++] = final;
}

static void way_cup(const struct caps *caps, struct way *w, int x, int y)
{
	char s[CAP_BYTES];
	if (!caps->ansi) {
		if (caps_string_of("cup", y, x, s) && strlen(s) < WAY)
			memcpy(w->v, s, w->n = strlen(s));
		return;
	}
	w->v[w->n++] = '\033';
	w->v[w->n++] = '[';
	if (y > 0)
		way_number(w, y + 1);
	if (x > 0) {
		w->v[w->n++] = ';';
		way_number(w, x + 1);
	}
	w->v[w->n++] = 'H';
}

static void way_shorter(struct way *best, const struct way *w)
{
	if (w->n > 0 && (w->n < best->n || best->n == 0))
		*best = *w;
}

/* Rows above, inside and below the part that scrolls: relative moves stop, or scroll, at its edges. */
static int zone(const struct pen *p, int y)
{
	return y < p->region.top ? 0 : y <= p->region.bottom ? 1 : 2;
}

static bool has_margins(const struct pen *p, const struct pen_region *r)
{
	return r->left > 0 || r->right < p->w - 1;
}

/* To another row of this column; empty when there is no way. */
static struct way way_down_or_up(const struct pen *p, int y)
{
	struct way best = { .n = 0 }, w = { .n = 0 };
	int down = y - p->y;
	if (zone(p, y) == zone(p, p->y)) {
		if (down > 0 && down <= 3)
			memset(w.v, '\n', w.n = (size_t)down);
		else if (down == -1 && p->caps->regions)
			memcpy(w.v, "\033M", w.n = 2);
		else
			way_csi(&w, down > 0 ? down : -down, down > 0 ? 'B' : 'A');
		way_shorter(&best, &w);
	}
	w.n = 0;
	if (p->caps->to_column)
		way_csi(&w, y + 1, 'd');
	way_shorter(&best, &w);
	return best;
}

/* To another column of this row. Margins stop relative moves, and a return inside them leads to the left one. */
static struct way way_aside(const struct pen *p, int x)
{
	struct way best = { .n = 0 }, w = { .n = 0 };
	const struct pen_region *r = &p->region;
	bool margins = has_margins(p, r);
	int home = margins && p->x >= r->left ? r->left : 0;
	if (x > p->x && (!margins || p->x > r->right || x <= r->right)) {
		way_csi(&w, x - p->x, 'C');
	} else if (x < p->x && (!margins || p->x < r->left || x >= r->left)) {
		if (p->x - x <= 4)
			memset(w.v, '\b', w.n = (size_t)(p->x - x));
		else
			way_csi(&w, p->x - x, 'D');
	}
	way_shorter(&best, &w);
	w.n = 0;
	if (x >= home && (!margins || (home == r->left && x <= r->right))) {
		w.v[w.n++] = '\r';
		if (x > home)
			way_csi(&w, x - home, 'C');
		way_shorter(&best, &w);
	}
	w.n = 0;
	if (p->caps->to_column)
		way_csi(&w, x + 1, 'G');
	way_shorter(&best, &w);
	return best;
}

static struct way way_find(const struct pen *p, int x, int y)
{
	struct way best = { .n = 0 };
	if (x == p->x && y == p->y)
		return best;
	way_cup(p->caps, &best, x, y);
	if (!p->caps->ansi || p->x < 0)
		return best;
	struct way rows = { .n = 0 }, columns = { .n = 0 };
	if (y != p->y)
		rows = way_down_or_up(p, y);
	if (x != p->x)
		columns = way_aside(p, x);
	if ((y != p->y && rows.n == 0) || (x != p->x && columns.n == 0) || rows.n + columns.n >= best.n)
		return best;
	memcpy(best.v, columns.v, columns.n);
	memcpy(best.v + columns.n, rows.v, rows.n);
	best.n = columns.n + rows.n;
	return best;
}

size_t pen_move_cost(const struct pen *p, int x, int y)
{
	return way_find(p, x, y).n;
}

void pen_move(struct pen *p, int x, int y)
{
	struct way w = way_find(p, x, y);
	ds_buf_add(&p->out, w.v, w.n);
	p->x = x;
	p->y = y;
}

size_t pen_forward_cost(int cells)
{
	return cells < 2 ? 3 : cells < 10 ? 4 : cells < 100 ? 5 : 6;
}

/* ---- marks on the screen ------------------------------------------------------------------------------------ */

void pen_ink(struct pen *p, int ink)
{
	inks_change(p->inks, p->ink, ink, &p->out);
	p->ink = ink;
}

bool pen_has_blank(const struct pen *p, int ink)
{
	return p->ink != INK_UNKNOWN && p->inks->blank[p->ink] == p->inks->blank[ink];
}

void pen_write(struct pen *p, const struct ds_cell *c)
{
	ds_buf_add(&p->out, c->s, c->n);
	p->x += c->width;
	if (p->x >= p->w || c->wobbly) /* the cursor hangs between two rows, or may stand anywhere */
		p->x = p->y = -1;
}

bool pen_can_erase(const struct pen *p, int ink)
{
	const struct ds_style *s = &p->inks->v[ink].look;
	return s->look == 0 && (p->caps->paints_erased || s->bg < 0);
}

void pen_erase_right(struct pen *p)
{
	ds_buf_addz(&p->out, p->caps->erase_right);
}

void pen_erase(struct pen *p, int cells)
{
	struct way w = { .n = 0 };
	way_csi(&w, cells, 'X');
	ds_buf_add(&p->out, w.v, w.n);
}

/* ---- scrolling ---------------------------------------------------------------------------------------------- */

static bool same(const struct pen_region *a, const struct pen_region *b)
{
	return a->top == b->top && a->bottom == b->bottom && a->left == b->left && a->right == b->right;
}

static void region_set(struct pen *p, const struct pen_region *r)
{
	char s[CAP_BYTES];
	if (same(&p->region, r))
		return;
	bool before = has_margins(p, &p->region), after = has_margins(p, r);
	if (after && !before)
		ds_buf_addz(&p->out, "\033[?69h");
	if (after && (!before || p->region.left != r->left || p->region.right != r->right))
		ds_buf_addf(&p->out, "\033[%d;%ds", r->left + 1, r->right + 1);
	if (before && !after)
		ds_buf_addz(&p->out, "\033[?69l");
	if (p->region.top != r->top || p->region.bottom != r->bottom) {
		if (caps_string_of("csr", r->top, r->bottom, s))
			ds_buf_addz(&p->out, s);
	}
	p->region = *r;
	p->x = p->y = -1; /* terminals send the cursor home */
}

void pen_region_end(struct pen *p)
{
	struct pen_region all = region_whole(p);
	region_set(p, &all);
}

void pen_scroll(struct pen *p, const struct pen_region *r, int by, int ink, int x)
{
	int rows = by > 0 ? by : -by, edge = by > 0 ? r->bottom : r->top;
	region_set(p, r);
	if (!pen_has_blank(p, ink))
		pen_ink(p, ink);
	struct way w = { .n = 0 };
	if (p->caps->scrolls)
		way_csi(&w, rows, by > 0 ? 'S' : 'T');
	/* to be at the edge is worth the way to it */
	if (w.n == 0 || (rows == 1 && pen_move_cost(p, x, edge) + (by > 0 ? 1 : 2) <= w.n + 7)) {
		pen_move(p, x, edge);
		for (int i = 0; i < rows; i++)
			ds_buf_addz(&p->out, by > 0 ? "\n" : "\033M");
	} else {
		ds_buf_add(&p->out, w.v, w.n);
	}
	/* a margin that is not at the screen's edge would bend what is written across it */
	if (r->right < p->w - 1)
		pen_region_end(p);
}

/* pen.c: the shortest way for a cursor and a look. Sequences are those of ECMA-48 where the terminal's description has
 * them in this form, else only what terminfo names is used: cursor addressing and erasing to the end of a row. */
#include "pen.h"

#include <limits.h>
#include <stdio.h>

void pen_init(struct pen *p, const struct caps *caps, struct inks *inks)
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

static unsigned digits(int n)
{
	return n < 10 ? 1 : n < 100 ? 2 : n < 1000 ? 3 : 5;
}

static void number_add(struct ds_buf *out, int n)
{
	char v[12];
	size_t at = sizeof(v);
	do
		v[--at] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	ds_buf_add(out, v + at, sizeof(v) - at);
}

/* ESC [ n final; a 1 need not be said. */
static void csi_add(struct ds_buf *out, int n, char final)
{
	ds_buf_add(out, "\033[", 2);
	if (n != 1)
		number_add(out, n);
	ds_buf_addc(out, final);
}

static unsigned csi_bytes(int n)
{
	return 3 + (n != 1 ? digits(n) : 0);
}

/* A move within a row or a column: a control character or sequence, so many times or with that number. */
struct step {
	unsigned bytes; /* UINT_MAX: there is no way */
	int times;
	char what; /* a final byte, \n, \r, \b, or M: up by a reverse index */
	int then;  /* behind a return: so far to the right */
};

static void step_try(struct step *best, unsigned bytes, char what, int times, int then)
{
	if (bytes < best->bytes)
		*best = (struct step){ bytes, times, what, then };
}

static void step_add(struct ds_buf *out, const struct step *s)
{
	if (s->what == 'M') {
		ds_buf_add(out, "\033M", 2);
	} else if (s->what == '\n' || s->what == '\b' || s->what == '\r') {
		for (int i = 0; i < s->times; i++)
			ds_buf_addc(out, s->what);
		if (s->then > 0)
			csi_add(out, s->then, 'C');
	} else if (s->what) {
		csi_add(out, s->times, s->what);
	}
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

static struct step step_to_row(const struct pen *p, int y)
{
	struct step best = { .bytes = UINT_MAX };
	int down = y - p->y;
	if (down == 0)
		return (struct step){ 0 };
	if (zone(p, y) == zone(p, p->y)) {
		if (down > 0 && down <= 3)
			step_try(&best, (unsigned)down, '\n', down, 0);
		else if (down == -1 && p->caps->regions)
			step_try(&best, 2, 'M', 1, 0);
		else if (down < 0)
			step_try(&best, csi_bytes(-down), 'A', -down, 0);
		else
			step_try(&best, csi_bytes(down), 'B', down, 0);
	}
	if (p->caps->to_column)
		step_try(&best, csi_bytes(y + 1), 'd', y + 1, 0);
	return best;
}

/* Margins stop relative moves, and a return inside them leads to the left one. */
static struct step step_to_column(const struct pen *p, int x)
{
	struct step best = { .bytes = UINT_MAX };
	const struct pen_region *r = &p->region;
	bool margins = has_margins(p, r);
	int home = margins && p->x >= r->left ? r->left : 0, right = x - p->x;
	if (right == 0)
		return (struct step){ 0 };
	if (right > 0 && (!margins || p->x > r->right || x <= r->right))
		step_try(&best, csi_bytes(right), 'C', right, 0);
	if (right < 0 && (!margins || p->x < r->left || x >= r->left)) {
		if (right >= -4)
			step_try(&best, (unsigned)-right, '\b', -right, 0);
		step_try(&best, csi_bytes(-right), 'D', -right, 0);
	}
	if (!margins)
		step_try(&best, 1 + (x > 0 ? csi_bytes(x) : 0), '\r', 1, x);
	else if (x == home && home == r->left)
		step_try(&best, 1, '\r', 1, 0);
	if (p->caps->to_column)
		step_try(&best, csi_bytes(x + 1), 'G', x + 1, 0);
	return best;
}

/* To anywhere from anywhere; parameters that are 1 are left out. */
static unsigned address_bytes(int x, int y)
{
	return 3 + (y > 0 ? digits(y + 1) : 0) + (x > 0 ? 1 + digits(x + 1) : 0);
}

static void address_add(struct pen *p, int x, int y)
{
	char s[CAP_BYTES];
	if (!p->caps->ansi) {
		if (caps_string_of("cup", y, x, s))
			ds_buf_addz(&p->out, s);
		return;
	}
	ds_buf_add(&p->out, "\033[", 2);
	if (y > 0)
		number_add(&p->out, y + 1);
	if (x > 0) {
		ds_buf_addc(&p->out, ';');
		number_add(&p->out, x + 1);
	}
	ds_buf_addc(&p->out, 'H');
}

/* The steps that are shorter than the address; false when there are none. */
static bool steps_find(const struct pen *p, int x, int y, struct step *column, struct step *row)
{
	if (!p->caps->ansi || p->x < 0)
		return false;
	*row = step_to_row(p, y);
	*column = row->bytes < UINT_MAX ? step_to_column(p, x) : *row;
	return row->bytes < UINT_MAX && column->bytes < UINT_MAX &&
	       row->bytes + column->bytes < address_bytes(x, y);
}

size_t pen_move_cost(const struct pen *p, int x, int y)
{
	struct step column, row;
	if (x == p->x && y == p->y)
		return 0;
	return steps_find(p, x, y, &column, &row) ? column.bytes + row.bytes : address_bytes(x, y);
}

void pen_move(struct pen *p, int x, int y)
{
	struct step column, row;
	if (x == p->x && y == p->y)
		return;
	if (steps_find(p, x, y, &column, &row)) {
		step_add(&p->out, &column);
		step_add(&p->out, &row);
	} else {
		address_add(p, x, y);
	}
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
	struct ds_buf *out = &p->out;
	if (out->cap - out->n >= sizeof(c->s)) { /* all of it, in one move */
		memcpy(out->p + out->n, c->s, sizeof(c->s));
		out->n += c->n;
	} else {
		ds_buf_add(out, c->s, c->n);
	}
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
	csi_add(&p->out, cells, 'X');
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
	unsigned bytes = p->caps->scrolls ? csi_bytes(rows) : UINT_MAX;
	bool nowhere = x < 0;
	if (nowhere)
		x = p->x >= r->left && p->x <= r->right ? p->x : r->left;
	/* to be at the edge is worth the way to it */
	if (bytes == UINT_MAX ||
	    (rows == 1 && !nowhere && pen_move_cost(p, x, edge) + (by > 0 ? 1 : 2) <= bytes + 7)) {
		pen_move(p, x, edge);
		for (int i = 0; i < rows; i++)
			ds_buf_addz(&p->out, by > 0 ? "\n" : "\033M");
	} else {
		csi_add(&p->out, rows, by > 0 ? 'S' : 'T');
	}
	/* a margin that is not at the screen's edge would bend what is written across it */
	if (r->right < p->w - 1)
		pen_region_end(p);
}

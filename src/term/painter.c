/* painter.c: from the frame on the terminal to the next one. Rows that only moved are moved by the terminal where that
 * takes fewer bytes, which is found out by trying: a frame is put together each way, and the shorter one is sent. In
 * what is left, cells that are equal are not sent again.
 *
 * Clusters about whose width terminals disagree are followed by a new position of the cursor, and a row with one is
 * written from there on whenever it changes. */
#include "painter.h"

#include <curses.h>
#include <stdlib.h>
#include <term.h>

static struct ds_cell *row_of(struct ds_cell *cells, const struct painter *p, int y)
{
	return cells + (size_t)y * (size_t)p->w;
}

static bool is_blank(const struct ds_cell *c)
{
	return c->n == 1 && c->s[0] == ' ';
}

static bool equal(const struct ds_cell *a, const struct ds_cell *b)
{
	return memcmp(a, b, sizeof(*a)) == 0;
}

/* ---- the next frame ----------------------------------------------------------------------------------------- */

static uint64_t mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 29;
}

/* Roles become inks, so that cells that look the same are the same. Marks the part of each row that may scroll. */
static void next_make(struct painter *p, const struct ds_screen *s)
{
	int left = s->flow.x, right = s->flow.x + s->flow.w < p->w ? s->flow.x + s->flow.w : p->w;
	memcpy(p->next, s->cells, (size_t)p->w * (size_t)p->h * sizeof(*p->next));
	for (int y = 0; y < p->h; y++) {
		struct ds_cell *row = row_of(p->next, p, y);
		uint64_t mark = 1, head;
		for (int x = 0; x < p->w; x++) {
			const uint8_t *inks = is_blank(&row[x]) ? p->inks.of_blank : p->inks.of_role;
			row[x].role = inks[row[x].role];
		}
		for (int x = left; x < right; x++) {
			memcpy(&head, row[x].s, sizeof(head));
			mark = mix(mark, head ^ (uint64_t)row[x].role << 56);
		}
		p->marks[p->h + y] = mark;
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
			empty = is_blank(&row[x]);
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

/* ---- a row -------------------------------------------------------------------------------------------------- */

struct stretch {
	int from, end;
	bool wobbly; /* nothing of it is where it should be */
};

/* The cells of a row that must be sent, from the first to the last that differs. */
static struct stretch stretch_find(const struct painter *p, const struct ds_cell *old, const struct ds_cell *new)
{
	struct stretch s = { 0, p->w, false };
	if (memcmp(old, new, (size_t)p->w * sizeof(*old)) == 0)
		return (struct stretch){ 0, 0, false };
	while (s.from < s.end && equal(&old[s.from], &new[s.from]))
		s.from++;
	while (equal(&old[s.end - 1], &new[s.end - 1]))
		s.end--;
	for (int x = 0; x < p->w && !s.wobbly; x++) {
		s.wobbly = old[x].wobbly || new[x].wobbly;
		if (s.wobbly && x < s.from)
			s.from = x;
	}
	if (s.wobbly)
		s.end = p->w;
	return s;
}

/* Is going on by writing what stands there already no longer than moving over it? */
static bool cheap_to_write(const struct pen *pen, const struct ds_cell *row, int from, int to)
{
	size_t bytes = 0, limit = pen_forward_cost(to - from);
	for (int x = from; x < to; x++) {
		bytes += row[x].n;
		bool inked = is_blank(&row[x]) ? pen_has_blank(pen, row[x].role) : row[x].role == pen->ink;
		if (bytes > limit || !inked || row[x].wobbly)
			return false;
	}
	return true;
}

static int blanks_end(const struct ds_cell *row, int x, int end)
{
	int e = x;
	while (e < end && is_blank(&row[e]) && row[e].role == row[x].role)
		e++;
	return e;
}

/* The ink for a cell; a blank is content with any that shows none of itself on it. */
static void ink_for(struct pen *pen, const struct ds_cell *c)
{
	if (!is_blank(c) || !pen_has_blank(pen, c->role))
		pen_ink(pen, c->role);
}

static void cell_send(struct painter *p, struct pen *pen, const struct ds_cell *c, int x, int y)
{
	if (!p->caps->safe_corner && y == p->h - 1 && x + c->width >= p->w)
		return; /* would scroll the screen */
	pen_move(pen, x, y);
	ink_for(pen, c);
	if (c->wobbly && c->width == 2) { /* where it is drawn narrow, nothing old shows beside it */
		ds_buf_addz(&pen->out, "  ");
		pen->x = x + 2 < p->w ? x + 2 : -1;
		pen->y = x + 2 < p->w ? y : -1;
		pen_move(pen, x, y);
	}
	pen_write(pen, c);
}

static void row_send(struct painter *p, struct pen *pen, const struct ds_cell *old, const struct ds_cell *new,
		     int y)
{
	struct stretch s = stretch_find(p, old, new);
	int tail = p->w;
	if (s.from == s.end)
		return;
	while (tail > 0 && is_blank(&new[tail - 1]) && new[tail - 1].role == new[p->w - 1].role)
		tail--;
	for (int x = s.from; x < s.end;) {
		const struct ds_cell *c = &new[x];
		int e = x;
		bool erases = p->caps->erase_right[0] && pen_can_erase(pen, c->role);
		if (x >= tail && erases && s.end - x > 3) {
			pen_move(pen, x, y);
			ink_for(pen, c);
			pen_erase_right(pen);
			return;
		}
		while (!s.wobbly && e < s.end && equal(&old[e], &new[e]))
			e++;
		if (e > x && !(pen->y == y && pen->x == x && cheap_to_write(pen, new, x, e))) {
			x = e; /* all the same: go over it */
			continue;
		}
		e = e > x ? e : blanks_end(new, x, s.end);
		if (p->caps->erases && e - x > 8 && is_blank(c) && pen_can_erase(pen, c->role)) {
			pen_move(pen, x, y);
			ink_for(pen, c);
			pen_erase(pen, e - x);
			x = e;
			continue;
		}
		if (c->width > 0)
			cell_send(p, pen, c, x, y);
		x++;
	}
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

/* Puts the frame together with the region moved first (by 0: nothing). Gives up when that takes more than so many
 * bytes. */
static void plan_make(struct painter *p, struct pen *pen, const struct pen_region *r, int by, size_t limit)
{
	int ink = p->caps->paints_erased ? p->inks.of_blank[DS_ROLE_TEXT] : INK_OWN;
	pen_continue(pen, &p->pen);
	pen_regain(pen);
	if (by != 0)
		pen_scroll(pen, r, by, ink);
	for (int y = 0; y < p->h && pen->out.n < limit; y++)
		row_send(p, pen, row_scrolled(p, r, by, ink, y), row_of(p->next, p, y), y);
}

/* Tries every way that there is; the best so far limits the next. */
static void plan_choose(struct painter *p, const struct ds_rect *flow)
{
	int by = p->caps->regions && flow->h > 1 ? shift_find(p, flow) : 0;
	struct pen_region whole = { flow->y, flow->y + flow->h - 1, 0, p->w - 1 };
	struct pen_region part = { flow->y, flow->y + flow->h - 1, flow->x, flow->x + flow->w - 1 };
	struct {
		const struct pen_region *region;
		int by;
		bool can;
	} ways[] = {
		{&part,   by, by != 0 && flow->w < p->w && p->caps->margins},
		{ &whole, by, by != 0				      },
		{ &whole, 0,  true					 },
	};
	struct pen *best = NULL, *next = &p->plans[0];
	for (size_t i = 0; i < DS_COUNT(ways); i++) {
		if (!ways[i].can)
			continue;
		plan_make(p, next, ways[i].region, ways[i].by, best ? best->out.n : SIZE_MAX);
		if (best && next->out.n >= best->out.n)
			continue;
		best = next;
		next = best == &p->plans[0] ? &p->plans[1] : &p->plans[0];
	}
	struct ds_buf sent = p->pen.out;
	p->pen = *best;
	best->out = sent;
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
		p->marks = ds_realloc(p->marks, ((size_t)s->h + 1) * 2 * sizeof(*p->marks));
		painter_forget(p);
	}
	if (p->left)
		refresh();
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
	if (pen->out.n > LARGE && p->caps->synchronized) {
		struct ds_buf *b = &p->plans[0].out;
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

/* curses with a screen of its smallest size: it starts and ends the terminal, the cells are ours, and three windows of
 * all of them would cost more to make than the first frame. */
static struct screen *curses_start(FILE *keys)
{
	static const char *const names[] = { "LINES", "COLUMNS" };
	char *was[DS_COUNT(names)];
	for (size_t i = 0; i < DS_COUNT(names); i++) {
		const char *value = getenv(names[i]);
		was[i] = value ? strdup(value) : NULL;
		setenv(names[i], "2", 1);
	}
	struct screen *screen = newterm(NULL, stdout, keys);
	for (size_t i = 0; i < DS_COUNT(names); i++) {
		if (was[i])
			setenv(names[i], was[i], 1);
		else
			unsetenv(names[i]);
		free(was[i]);
	}
	return screen;
}

bool painter_open(struct painter *p, struct caps *caps, const struct ds_theme *theme, FILE *keys)
{
	TERMINAL *looked = cur_term; /* from looking at the terminal's description */
	painter_init(p, caps, theme);
	p->screen = curses_start(keys);
	if (looked && looked != cur_term)
		del_curterm(looked);
	if (!p->screen)
		return false;
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	refresh(); /* alternate screen, keypad */
	return true;
}

void painter_forget(struct painter *p)
{
	size_t cells = (size_t)p->w * (size_t)p->h;
	if (cells > 0) {
		memset(p->shown, 0, cells * sizeof(*p->shown));
		memset(p->marks, 0, (size_t)p->h * sizeof(*p->marks));
	}
	pen_forget(&p->pen, p->w, p->h);
}

void painter_leave(struct painter *p)
{
	if (p->caps->regions) /* before curses gives the cursor back: this moves it */
		putp(p->caps->margins ? "\033[?69l\033[r" : "\033[r");
	fflush(stdout);
	endwin();
	if (p->h > 0 && !exit_ca_mode) { /* no other screen to go back to: the shell goes on below */
		putp(tiparm(cursor_address, p->h - 1, 0));
		putp("\r\n");
		fflush(stdout);
	}
	p->left = true;
	painter_forget(p);
}

void painter_close(struct painter *p)
{
	if (p->screen) {
		painter_leave(p);
		delscreen(p->screen);
	}
	ds_buf_done(&p->pen.out);
	ds_buf_done(&p->plans[0].out);
	ds_buf_done(&p->plans[1].out);
	free(p->shown);
	free(p->next);
	free(p->row);
	free(p->marks);
	*p = (struct painter){ 0 };
}

void painter_theme(struct painter *p, const struct ds_theme *theme)
{
	inks_make(&p->inks, theme, p->caps->colours);
	painter_forget(p);
}

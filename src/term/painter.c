/* painter.c: frames on the screen of curses. Changed cells go into stdscr and one doupdate() a frame brings them to the
 * terminal: curses finds the bytes, and the rows to scroll. Widths are ours (width.c), so that both count the same
 * columns. What curses cannot do is done after it: a row with a character about whose width terminals disagree, or with
 * a cluster too long for a cell of curses, is written again from there on, with the cursor placed anew behind each. */
#include "painter.h"
#include "width.h"

#include <curses.h>
#include <string.h>
#include <term.h>
#include <wchar.h>

/* ---- styles ------------------------------------------------------------------------------------------------- */

static struct paint paint_make(const struct ds_style *look, int colours)
{
	static const struct {
		uint8_t bit;
		attr_t attr;
	} looks[] = {
		{DS_LOOK_BOLD,       A_BOLD     },
                { DS_LOOK_DIM,       A_DIM      },
                { DS_LOOK_ITALIC,    A_ITALIC   },
		{ DS_LOOK_UNDERLINE, A_UNDERLINE},
                { DS_LOOK_REVERSE,   A_REVERSE  },
	};
	struct paint paint = { 0 };
	for (size_t i = 0; i < DS_COUNT(looks); i++) {
		if (look->look & looks[i].bit)
			paint.attr |= looks[i].attr;
	}
	int fg = look->fg < colours ? look->fg : -1, bg = look->bg < colours ? look->bg : -1;
	int pair = fg >= 0 || bg >= 0 ? alloc_pair(fg, bg) : 0;
	paint.pair = pair > 0 ? (short)pair : 0;
	return paint;
}

static void paints_make(struct painter *p, const struct ds_theme *theme, int colours)
{
	bool has = colours > 0 && start_color() == OK && use_default_colors() == OK;
	p->theme = theme;
	for (int r = 0; r < DS_ROLES; r++)
		p->paint[r] = paint_make(&theme->style[r], has ? colours : 0);
}

/* ---- cells -------------------------------------------------------------------------------------------------- */

static void cchar_put(const struct painter *p, int x, int y, const wchar_t *w, unsigned role)
{
	const struct paint *paint = &p->paint[role];
	cchar_t c;
	if (setcchar(&c, w, paint->attr, paint->pair, NULL) == OK)
		mvadd_wch(y, x, &c); /* ERR in the last column of the last row, but the cell is set */
}

/* As much of the cluster as a cell of curses takes: a character with a width, and combining ones. */
static void cell_put(const struct painter *p, int x, int y, const struct ds_cell *c)
{
	wchar_t w[CCHARW_MAX + 1] = { 0 };
	unsigned len;
	size_t n = 0;
	for (size_t i = 0; i < c->n && n < CCHARW_MAX; i += len) {
		wchar_t cp = (wchar_t)ds_utf8_at(c->s + i, &len);
		if (n > 0 && wcwidth(cp) != 0)
			break;
		w[n++] = cp;
	}
	int width = n > 0 ? wcwidth(w[0]) : 0;
	if (width < 1 || width > c->width)
		cchar_put(p, x, y, L"?", c->role);
	else
		cchar_put(p, x, y, w, c->role);
	if (c->width == 2 && width != 2)
		cchar_put(p, x + 1, y, L" ", c->role);
}

static const struct ds_cell *row_of(const struct ds_screen *s, int y)
{
	return s->cells + (size_t)y * (size_t)s->w;
}

/* A wide cell that is new takes its second column with it: no cell that stays is touched. */
static bool row_put(const struct painter *p, const struct ds_screen *s, int y)
{
	const struct ds_cell *row = row_of(s, y), *old = row_of(&p->shown, y);
	if (memcmp(row, old, (size_t)s->w * sizeof(*row)) == 0)
		return false;
	for (int x = 0; x < s->w; x++) {
		if (row[x].width > 0 && memcmp(&row[x], &old[x], sizeof(*row)) != 0)
			cell_put(p, x, y, &row[x]);
	}
	return true;
}

/* ---- characters that terminals do not agree about ----------------------------------------------------------- */

/* curses' low level writes to stdout, which doupdate() does not use: nothing of its own waits there. */
static void cursor_put(int x, int y)
{
	putp(tiparm(cursor_address, y, x));
}

/* Writes the row from its first such character on, whole clusters, each where it belongs whatever came before. */
static bool row_settle(const struct painter *p, const struct ds_screen *s, int y)
{
	const struct ds_cell *row = row_of(s, y);
	bool placed = false;
	int x = 0, role = -1;
	while (x < s->w && !row[x].wobbly)
		x++;
	if (x == s->w)
		return false;
	for (; x < s->w; x++) {
		const struct ds_cell *c = &row[x];
		char text[DS_CELL_BYTES + 1] = { 0 };
		if (c->width == 0)
			continue;
		if (!p->safe_corner && y == s->h - 1 && x + c->width >= s->w)
			break;
		if (!placed)
			cursor_put(x, y);
		memcpy(text, c->s, c->n);
		if (role != c->role)
			vid_attr(p->paint[c->role].attr, p->paint[c->role].pair, NULL);
		role = c->role;
		putp(text);
		placed = !c->wobbly;
	}
	return true;
}

/* ---- the screen --------------------------------------------------------------------------------------------- */

bool painter_open(struct painter *p, const struct ds_theme *theme, int colours, FILE *keys)
{
	TERMINAL *looked = cur_term; /* from looking at the terminal's description */
	*p = (struct painter){ 0 };
	ds_screen_init(&p->shown, DS_AMBIGUOUS_NARROW);
	p->screen = newterm(NULL, stdout, keys);
	if (looked && looked != cur_term)
		del_curterm(looked);
	if (!p->screen)
		return false;
	raw();
	noecho();
	nonl();
	typeahead(-1); /* keys are read elsewhere; a frame is never given up halfway */
	keypad(stdscr, TRUE);
	idlok(stdscr, TRUE);
	paints_make(p, theme, colours);
	p->safe_corner = tigetflag("am") <= 0 || tigetflag("xenl") > 0;

	cchar_t blank;
	const struct paint *text = &p->paint[DS_ROLE_TEXT];
	if (setcchar(&blank, L" ", text->attr, text->pair, NULL) == OK)
		bkgrndset(&blank); /* what is erased looks like text */
	return true;
}

void painter_close(struct painter *p)
{
	if (p->screen) {
		endwin();
		delscreen(p->screen);
	}
	p->screen = NULL;
	ds_screen_done(&p->shown);
}

void painter_theme(struct painter *p, const struct ds_theme *theme, int colours)
{
	paints_make(p, theme, colours);
	painter_forget(p);
}

void painter_leave(struct painter *p)
{
	endwin();
	painter_forget(p);
}

void painter_forget(struct painter *p)
{
	size_t cells = (size_t)p->shown.w * (size_t)p->shown.h;
	if (cells > 0)
		memset(p->shown.cells, 0, cells * sizeof(*p->shown.cells));
	clearok(stdscr, TRUE);
}

void painter_frame(struct painter *p, const struct ds_screen *s)
{
	bool changed = false, wobbled = false;
	if (p->shown.w != s->w || p->shown.h != s->h) {
		resizeterm(s->h, s->w);
		ds_screen_resize(&p->shown, s->w, s->h);
		painter_forget(p);
	}
	for (int y = 0; y < s->h; y++)
		changed |= row_put(p, s, y);
	int x = s->cursor_x < s->w ? s->cursor_x : s->w - 1, y = s->cursor_y < s->h ? s->cursor_y : s->h - 1;
	x = x < 0 ? 0 : x;
	y = y < 0 ? 0 : y;
	curs_set(s->caret ? 2 : 1); /* never hidden: it stands on the selected thing, for screen readers */
	move(y, x);
	wnoutrefresh(stdscr);
	doupdate();
	if (!changed)
		return;
	memcpy(p->shown.cells, s->cells, (size_t)s->w * (size_t)s->h * sizeof(*s->cells));
	for (int row = 0; row < s->h; row++)
		wobbled |= row_settle(p, s, row);
	if (wobbled) {
		vid_attr(A_NORMAL, 0, NULL);
		cursor_put(x, y); /* where curses left it */
		fflush(stdout);
	}
}

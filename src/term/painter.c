/* painter.c: the difference between two frames, in few bytes. The terminal scrolls what moved (even when a pane beside
 * it stands still: that is written again when it costs less), blanks are erased, and after a character about whose
 * width terminals disagree the cursor is placed anew, so that a row never shifts. curses' own painting can do neither
 * of the last two; its terminal descriptions are used. */
#include "painter.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <term.h>

/* ---- styles ------------------------------------------------------------------------------------------------- */

static void style_ansi(struct style *s, const struct ds_style *look, int colours)
{
	static const struct {
		uint8_t bit;
		const char *cap, *code;
	} looks[] = {
		{DS_LOOK_BOLD,       "bold", ";1"},
                { DS_LOOK_DIM,       "dim",  ";2"},
		{ DS_LOOK_ITALIC,    "sitm", ";3"},
                { DS_LOOK_UNDERLINE, "smul", ";4"},
		{ DS_LOOK_REVERSE,   "rev",  ";7"},
	};
	char b[96], has[CAP_BYTES];
	int n = 0;
	for (size_t i = 0; i < DS_COUNT(looks); i++) {
		if (look->look & looks[i].bit && cap_get(looks[i].cap, has))
			n += snprintf(b + n, sizeof(b) - (size_t)n, "%s", looks[i].code);
	}
	int sides[2] = { look->fg, look->bg };
	for (int k = 0; k < 2 && colours >= 8; k++) {
		int c = sides[k], base = k == 0 ? 30 : 40;
		if (c < 0)
			continue;
		if (c < 8)
			n += snprintf(b + n, sizeof(b) - (size_t)n, ";%d", base + c);
		else if (c < 16 && colours >= 16)
			n += snprintf(b + n, sizeof(b) - (size_t)n, ";%d", base + 52 + c);
		else if (colours >= 256)
			n += snprintf(b + n, sizeof(b) - (size_t)n, ";%d;5;%d", base + 8, c);
	}
	s->on_n = (uint8_t)snprintf(s->on, sizeof(s->on), "\033[%sm", n > 0 ? b : "");
}

static void style_terminfo(struct style *s, const char *sgr0, const struct ds_style *look, int colours)
{
	static const struct {
		uint8_t bit;
		const char *cap;
	} looks[] = {
		{DS_LOOK_BOLD,       "bold"},
                { DS_LOOK_DIM,       "dim" },
                { DS_LOOK_ITALIC,    "sitm"},
		{ DS_LOOK_UNDERLINE, "smul"},
                { DS_LOOK_REVERSE,   "rev" },
	};
	char has[CAP_BYTES];
	int n = snprintf(s->on, sizeof(s->on), "%s", sgr0);
	for (size_t i = 0; i < DS_COUNT(looks) && n < 64; i++) {
		if (look->look & looks[i].bit && cap_get(looks[i].cap, has))
			n += snprintf(s->on + n, sizeof(s->on) - (size_t)n, "%s", has);
	}
	if (look->fg >= 0 && look->fg < colours && n < 64 && cap_get("setaf", has))
		n += snprintf(s->on + n, sizeof(s->on) - (size_t)n, "%s", tiparm(has, look->fg));
	if (look->bg >= 0 && look->bg < colours && n < 64 && cap_get("setab", has))
		n += snprintf(s->on + n, sizeof(s->on) - (size_t)n, "%s", tiparm(has, look->bg));
	s->on_n = (uint8_t)(n < (int)sizeof(s->on) ? n : 0);
}

static void styles_make(struct painter *p, const struct ds_theme *theme, int colours)
{
	for (int r = 0; r < DS_ROLES; r++) {
		struct style *s = &p->style[r];
		const struct ds_style *look = &theme->style[r];
		if (p->ansi)
			style_ansi(s, look, colours);
		else
			style_terminfo(s, p->sgr0, look, colours);
		s->fills = look->bg >= 0 || look->look & (DS_LOOK_REVERSE | DS_LOOK_UNDERLINE);
		s->id = (uint8_t)r;
		for (int k = r - 1; k >= 0; k--) {
			if (p->style[k].on_n == s->on_n && memcmp(p->style[k].on, s->on, s->on_n) == 0)
				s->id = p->style[k].id;
		}
	}
}

bool painter_init(struct painter *p, const struct ds_theme *theme, int colours)
{
	*p = (struct painter){ .x = -1, .now = -1 };
	ds_screen_init(&p->shown, DS_AMBIGUOUS_NARROW);
	if (!cap_get("cup", p->cup))
		return false;
	cap_get("clear", p->clear);
	cap_get("sgr0", p->sgr0);
	cap_get("el", p->el);
	cap_get("ech", p->ech);
	cap_get("csr", p->csr);
	cap_get("indn", p->indn);
	cap_get("rin", p->rin);
	cap_get("ri", p->ri);
	p->ansi = strcmp(p->cup, "\033[%i%p1%d;%p2%dH") == 0 && strstr(p->sgr0, "\033[");
	p->bce = tigetflag("bce") > 0;
	p->safe_corner = tigetflag("am") <= 0 || tigetflag("xenl") > 0;
	styles_make(p, theme, colours);
	return true;
}

void painter_done(struct painter *p)
{
	ds_screen_done(&p->shown);
	ds_buf_done(&p->out);
	free(p->rows);
}

void painter_forget(struct painter *p)
{
	ds_screen_resize(&p->shown, 0, 0);
}

/* ---- cells -------------------------------------------------------------------------------------------------- */

static bool is_plain_blank(const struct painter *p, const struct ds_cell *c)
{
	return c->n == 1 && c->s[0] == ' ' && !p->style[c->role].fills;
}

static bool looks_same(const struct painter *p, const struct ds_cell *a, const struct ds_cell *b)
{
	if (a->role == b->role && memcmp(a->s, b->s, sizeof(a->s)) == 0 && a->width == b->width)
		return true;
	if (is_plain_blank(p, a) && is_plain_blank(p, b))
		return true;
	return p->style[a->role].id == p->style[b->role].id && a->width == b->width && a->n == b->n &&
	       memcmp(a->s, b->s, a->n) == 0;
}

static void style_set(struct painter *p, unsigned role)
{
	const struct style *s = &p->style[role];
	if (p->now == s->id)
		return;
	ds_buf_add(&p->out, s->on, s->on_n);
	p->now = s->id;
}

static void move_to(struct painter *p, int x, int y)
{
	if (p->x == x && p->y == y)
		return;
	if (!p->ansi) {
		ds_buf_addz(&p->out, tiparm(p->cup, y, x));
	} else if (p->x >= 0 && p->y == y && x > p->x && x - p->x < 1000) {
		if (x - p->x == 1)
			ds_buf_addz(&p->out, "\033[C");
		else
			ds_buf_addf(&p->out, "\033[%dC", x - p->x);
	} else if (p->x >= 0 && p->y == y && x == 0) {
		ds_buf_addc(&p->out, '\r');
	} else if (p->x >= 0 && y == p->y + 1 && x == 0) {
		ds_buf_addz(&p->out, "\r\n");
	} else if (x == 0) {
		ds_buf_addf(&p->out, "\033[%dH", y + 1);
	} else {
		ds_buf_addf(&p->out, "\033[%d;%dH", y + 1, x + 1);
	}
	p->x = x;
	p->y = y;
}

/* Writes cells [x, end) of a row. */
static void cells_write(struct painter *p, const struct ds_screen *s, int x, int end, int y)
{
	const struct ds_cell *row = s->cells + (size_t)y * (size_t)s->w;
	for (; x < end; x++) {
		const struct ds_cell *c = &row[x];
		if (c->width == 0)
			continue;
		if (!p->safe_corner && y == s->h - 1 && x + c->width >= s->w)
			return;
		move_to(p, x, y);
		if (!is_plain_blank(p, c) || p->now < 0)
			style_set(p, c->role);
		else if (p->now >= 0 && p->style[p->now].fills)
			style_set(p, DS_ROLE_TEXT);
		ds_buf_add(&p->out, c->s, c->n);
		p->x = x + c->width < s->w && !c->wobbly ? x + c->width : -1;
	}
}

static int blanks_end(const struct painter *p, const struct ds_cell *row, int x, int w)
{
	while (x < w && is_plain_blank(p, &row[x]))
		x++;
	return x;
}

static void blanks_erase(struct painter *p, const struct ds_screen *s, int x, int end, int y)
{
	bool line = end == s->w && p->el[0] && end - x > 3;
	bool run = !line && p->ech[0] && p->ansi && end - x > 8;
	if (!line && !run) {
		cells_write(p, s, x, end, y);
		return;
	}
	move_to(p, x, y);
	if (p->now < 0 || p->now != p->style[DS_ROLE_TEXT].id)
		style_set(p, DS_ROLE_TEXT);
	if (line)
		ds_buf_addz(&p->out, p->el);
	else
		ds_buf_addf(&p->out, "\033[%dX", end - x);
}

static void row_paint(struct painter *p, const struct ds_screen *s, int y)
{
	const struct ds_cell *row = s->cells + (size_t)y * (size_t)s->w;
	const struct ds_cell *old = p->shown.cells + (size_t)y * (size_t)s->w;
	int x = 0, w = s->w;
	while (x < w) {
		while (x < w && looks_same(p, &row[x], &old[x]))
			x++;
		if (x == w)
			break;
		while (x > 0 && row[x].width == 0)
			x--;
		int blank = blanks_end(p, row, x, w);
		if (blank - x > 3) {
			/* the blanks after the last change need no erasing */
			int last = blank;
			while (last > x && last < w && looks_same(p, &row[last - 1], &old[last - 1]))
				last--;
			blanks_erase(p, s, x, blank == w ? w : last, y);
			x = blank;
			continue;
		}
		/* up to where a few cells in a row stay as they are */
		int end = x, same = 0;
		while (end < w && same < 3) {
			same = looks_same(p, &row[end], &old[end]) ? same + 1 : 0;
			if (same == 0 && blanks_end(p, row, end, w) - end > 3)
				break;
			end++;
		}
		end -= same;
		while (end < w && row[end].width == 0)
			end++;
		cells_write(p, s, x, end, y);
		x = end > x ? end : x + 1;
	}
}

/* ---- scrolling ---------------------------------------------------------------------------------------------- */

static uint64_t segment_hash(const struct ds_screen *s, struct ds_rect at, int y)
{
	const struct ds_cell *c = s->cells + (size_t)y * (size_t)s->w + at.x;
	uint64_t h = 0;
	for (int x = 0; x < at.w; x++, c++) {
		uint64_t v;
		memcpy(&v, c->s, sizeof(v));
		if (c->n != 1 || c->s[0] != ' ')
			h = (h ^ v ^ (uint64_t)(unsigned)x) * 0x9e3779b97f4a7c15u;
		h ^= h >> 29;
	}
	return h;
}

/* Bytes, about, that it takes to make rows [top, end) right when the terminal's have moved up by k. */
static size_t cost_of(const struct painter *p, const struct ds_screen *s, int top, int end, int k)
{
	static const struct ds_cell blank = { .s = " ", .n = 1, .width = 1 };
	size_t cost = 0;
	for (int y = top; y < end; y++) {
		bool old = y + k >= top && y + k < end;
		const struct ds_cell *row = s->cells + (size_t)y * (size_t)s->w;
		const struct ds_cell *from = p->shown.cells + (old ? (size_t)(y + k) * (size_t)s->w : 0);
		bool run = false;
		for (int x = 0; x < s->w; x++) {
			bool same = looks_same(p, &row[x], old ? &from[x] : &blank);
			if (!same)
				cost += row[x].n + (run ? 0u : 6u);
			run = !same;
		}
	}
	return cost;
}

/* How far the article moved: the shift under which most of its rows are where they were. 0: not at all. */
static int shift_find(struct painter *p, const struct ds_screen *s)
{
	struct ds_rect at = s->scrolls;
	at.w -= 1; /* the gutter stands still */
	p->rows = ds_grow(p->rows, &p->rows_cap, 2 * (size_t)at.h, sizeof(*p->rows));
	uint64_t *old = p->rows, *new = p->rows + at.h;
	int moved = 0;
	for (int y = 0; y < at.h; y++) {
		old[y] = segment_hash(&p->shown, at, at.y + y);
		new[y] = segment_hash(s, at, at.y + y);
		moved += old[y] != new[y];
	}
	int best = 0, most = 2;
	for (int k = 1 - at.h; k < at.h && moved > 2; k++) {
		int rows = 0;
		for (int y = k < 0 ? -k : 0; y < at.h && y + k < at.h; y++)
			rows += k != 0 && new[y] != 0 && new[y] == old[y + k];
		if (rows > most) {
			most = rows;
			best = k;
		}
	}
	return best;
}

static void terminal_scroll(struct painter *p, int top, int end, int k)
{
	int n = k > 0 ? k : -k;
	style_set(p, DS_ROLE_TEXT);
	ds_buf_addz(&p->out, tiparm(p->csr, top, end - 1));
	p->x = -1;
	if (k > 0) {
		move_to(p, 0, end - 1);
		if (n > 4 && p->indn[0])
			ds_buf_addz(&p->out, tiparm(p->indn, n));
		else
			for (int i = 0; i < n; i++)
				ds_buf_addc(&p->out, '\n');
	} else {
		move_to(p, 0, top);
		if (n > 2 && p->rin[0])
			ds_buf_addz(&p->out, tiparm(p->rin, n));
		else
			for (int i = 0; i < n; i++)
				ds_buf_addz(&p->out, p->ri);
	}
	ds_buf_addz(&p->out, tiparm(p->csr, 0, p->shown.h - 1));
	p->x = -1;
}

static void scroll_try(struct painter *p, const struct ds_screen *s)
{
	struct ds_rect at = s->scrolls;
	if (at.h < 4 || at.w < 4 || !p->csr[0] || !p->ri[0] || p->style[DS_ROLE_TEXT].fills)
		return;
	int k = shift_find(p, s), top = at.y, end = at.y + at.h;
	if (k == 0 || cost_of(p, s, top, end, k) + 24 >= cost_of(p, s, top, end, 0))
		return;
	terminal_scroll(p, top, end, k);
	size_t w = (size_t)s->w;
	struct ds_cell *cells = p->shown.cells;
	int keep = at.h - (k > 0 ? k : -k);
	if (k > 0) {
		memmove(cells + (size_t)top * w, cells + (size_t)(top + k) * w, (size_t)keep * w * sizeof(*cells));
		ds_screen_clear(&p->shown, 0, end - k, s->w, k, DS_ROLE_TEXT);
	} else {
		memmove(cells + (size_t)(top - k) * w, cells + (size_t)top * w, (size_t)keep * w * sizeof(*cells));
		ds_screen_clear(&p->shown, 0, top, s->w, -k, DS_ROLE_TEXT);
	}
}

/* ---- frames ------------------------------------------------------------------------------------------------- */

void painter_frame(struct painter *p, const struct ds_screen *s)
{
	if (p->shown.w != s->w || p->shown.h != s->h) {
		ds_screen_resize(&p->shown, s->w, s->h);
		p->x = p->now = -1;
		style_set(p, DS_ROLE_TEXT);
		ds_buf_addz(&p->out, p->clear);
		if (p->style[DS_ROLE_TEXT].fills && !p->bce) { /* erased is not the theme's blank: write all */
			for (int i = 0; i < s->w * s->h; i++)
				p->shown.cells[i].n = 0;
		}
	} else {
		scroll_try(p, s);
	}
	for (int y = 0; y < s->h; y++)
		row_paint(p, s, y);
	memcpy(p->shown.cells, s->cells, (size_t)s->w * (size_t)s->h * sizeof(*s->cells));
	int x = s->cursor_x < s->w ? s->cursor_x : s->w - 1, y = s->cursor_y < s->h ? s->cursor_y : s->h - 1;
	move_to(p, x < 0 ? 0 : x, y < 0 ? 0 : y);
}

/* ink.c: looks become bytes. Terminfo says what the terminal has; where all of it is of the ECMA-48 form ESC [ … m, which
 * it nearly always is, several changes go into one sequence and what is on already is not sent again. */
#include "ink.h"
#include "caps.h"

#include <stdio.h>

enum { BOLD, DIM, ITALIC, UNDERLINE, REVERSE, FRONT, BACK };

/* Looks in the order of the parts: the capability, the parameter that ends it, its bit in no_color_video. */
static const struct {
	uint8_t bit;
	const char *cap;
	const char *off;
	int ncv;
} looks[] = {
	[BOLD] = {DS_LOOK_BOLD,       "bold", "22", 32},
          [DIM] = { DS_LOOK_DIM,       "dim",  "22", 16},
	[ITALIC] = { DS_LOOK_ITALIC,    "sitm", "23", 0 },
          [UNDERLINE] = { DS_LOOK_UNDERLINE, "smul", "24", 2 },
	[REVERSE] = { DS_LOOK_REVERSE,   "rev",  "27", 4 },
};

static int ink_add(struct inks *k, struct ds_style look)
{
	for (int i = 0; i < k->n; i++) {
		const struct ds_style *have = &k->v[i].look;
		if (have->fg == look.fg && have->bg == look.bg && have->look == look.look)
			return i;
	}
	k->v[k->n] = (struct ink){ .look = look };
	return k->n++;
}

/* What the terminal has for each look. */
struct abilities {
	char look[DS_COUNT(looks)][CAP_BYTES];
	int clash; /* looks that it does not show together with colours */
	int colours;
};

static void abilities_find(struct abilities *a, int colours)
{
	a->colours = colours;
	a->clash = caps_number("ncv");
	for (size_t i = 0; i < DS_COUNT(looks); i++)
		caps_string(looks[i].cap, a->look[i]);
}

/* The look on the theme's ground without what this terminal lacks; its colours among those it has. */
static struct ds_style look_possible(const struct ds_theme *theme, int role, const struct abilities *a)
{
	struct ds_style s = theme->style[role];
	s.fg = ds_colour_near(s.fg < 0 ? theme->ground.fg : s.fg, a->colours);
	s.bg = ds_colour_near(s.bg < 0 ? theme->ground.bg : s.bg, a->colours);
	for (size_t i = 0; i < DS_COUNT(looks); i++) {
		bool clashes = (s.fg >= 0 || s.bg >= 0) && a->clash > 0 && (a->clash & looks[i].ncv);
		if (clashes || !a->look[i][0])
			s.look &= (uint8_t)~looks[i].bit;
	}
	return s;
}

/* Takes ESC [ and m away, leaving the parameters; false when there is anything else. */
static bool parameters_take(char *s)
{
	size_t n = strlen(s), inner = n > 3 ? n - 3 : 0;
	if (n < 4 || s[0] != '\033' || s[1] != '[' || s[n - 1] != 'm' || strspn(s + 2, "0123456789;") != inner)
		return false;
	memmove(s, s + 2, inner);
	s[inner] = 0;
	return true;
}

static void part_make(struct inks *k, char out[INK_BYTES], const char *bytes)
{
	char copy[CAP_BYTES];
	snprintf(copy, sizeof(copy), "%s", bytes);
	if (strlen(copy) >= INK_BYTES)
		return;
	memcpy(out, copy, strlen(copy) + 1);
	if (!parameters_take(copy))
		k->ecma = false;
}

static void colour_make(struct inks *k, char out[INK_BYTES], int32_t colour, bool back)
{
	char bytes[CAP_BYTES];
	if (colour < 0)
		return;
	if (colour & DS_RGB_BIT)
		snprintf(bytes, sizeof(bytes), "\033[%d;2;%d;%d;%dm", back ? 48 : 38, (int)(colour >> 16 & 255),
			 (int)(colour >> 8 & 255), (int)(colour & 255));
	else if (!caps_string_of(back ? "setab" : "setaf", colour, 0, bytes))
		return;
	part_make(k, out, bytes);
}

void inks_make(struct inks *k, const struct ds_theme *theme, int colours)
{
	struct abilities able;
	char bytes[CAP_BYTES];
	abilities_find(&able, colours);
	*k = (struct inks){ .ecma = true };
	ink_add(k, (struct ds_style){ -1, -1, 0 });
	for (int r = 0; r < DS_ROLES; r++)
		k->of_role[r] = (uint8_t)ink_add(k, look_possible(theme, r, &able));
	for (int i = 0, n = k->n; i < n; i++) {
		struct ds_style blank = k->v[i].look;
		blank.look &= DS_LOOK_UNDERLINE | DS_LOOK_REVERSE;
		if (!blank.look)
			blank.fg = -1;
		int b = ink_add(k, blank);
		k->blank[i] = k->blank[b] = (uint8_t)b;
	}
	for (int r = 0; r < DS_ROLES; r++)
		k->of_blank[r] = k->blank[k->of_role[r]];
	for (int i = 0; i < k->n; i++) {
		struct ink *ink = &k->v[i];
		for (size_t l = 0; l < DS_COUNT(looks); l++) {
			if (ink->look.look & looks[l].bit)
				part_make(k, ink->part[l], able.look[l]);
		}
		colour_make(k, ink->part[FRONT], ink->look.fg, false);
		colour_make(k, ink->part[BACK], ink->look.bg, true);
	}
	if (k->ecma) {
		for (int i = 0; i < k->n; i++) {
			for (int l = 0; l < INK_PARTS; l++)
				parameters_take(k->v[i].part[l]);
		}
		memcpy(k->off, "\033[m", 4);
	} else if (caps_string("sgr0", bytes) && strlen(bytes) < sizeof(k->off)) {
		memcpy(k->off, bytes, strlen(bytes) + 1);
	}
}

/* ---- from one to another ------------------------------------------------------------------------------------ */

struct params {
	char v[INK_PARTS * (INK_BYTES + 4)];
	size_t n;
};

static void param_add(struct params *p, const char *s)
{
	size_t len = strlen(s);
	if (p->n > 0)
		p->v[p->n++] = ';';
	memcpy(p->v + p->n, s, len);
	p->n += len;
}

/* Everything off, then what the ink needs. */
static void afresh(const struct ink *to, struct params *p)
{
	p->n = 0;
	for (int l = 0; l < INK_PARTS; l++) {
		if (!to->part[l][0])
			continue;
		size_t len = strlen(to->part[l]);
		p->v[p->n++] = ';'; /* the first parameter is left out: 0 */
		memcpy(p->v + p->n, to->part[l], len);
		p->n += len;
	}
}

/* Only what differs, switched off or on one by one. */
static void step(const struct ink *from, const struct ink *to, struct params *p)
{
	bool heavy = (from->part[BOLD][0] && !to->part[BOLD][0]) || (from->part[DIM][0] && !to->part[DIM][0]);
	p->n = 0;
	if (heavy)
		param_add(p, "22"); /* both */
	for (int l = 0; l < INK_PARTS; l++) {
		const char *a = from->part[l], *b = to->part[l];
		if (heavy && (l == BOLD || l == DIM)) {
			if (b[0])
				param_add(p, b);
		} else if (a[0] && !b[0]) {
			param_add(p, l == FRONT ? "39" : l == BACK ? "49" : looks[l].off);
		} else if (b[0] && strcmp(a, b) != 0) {
			param_add(p, b);
		}
	}
}

/* The parameters from one ink to another, the shorter way. */
static void change_find(const struct inks *k, int from, int to, struct params *best)
{
	struct params less;
	afresh(&k->v[to], best);
	if (from == INK_UNKNOWN)
		return;
	step(&k->v[from], &k->v[to], &less);
	if (less.n < best->n)
		*best = less;
}

size_t inks_distance(struct inks *k, int from, int to)
{
	struct params p;
	if (from == to)
		return 0;
	if (from != INK_UNKNOWN && k->distance[from][to])
		return k->distance[from][to];
	size_t n = strlen(k->off);
	for (int l = 0; !k->ecma && l < INK_PARTS; l++)
		n += strlen(k->v[to].part[l]);
	if (k->ecma) {
		change_find(k, from, to, &p);
		n = p.n + 3;
	}
	if (from != INK_UNKNOWN)
		k->distance[from][to] = (uint8_t)(n < 255 ? n : 255);
	return n;
}

void inks_change(const struct inks *k, int from, int to, struct ds_buf *out)
{
	struct params p;
	if (from == to)
		return;
	if (!k->ecma) {
		ds_buf_addz(out, k->off);
		for (int l = 0; l < INK_PARTS; l++)
			ds_buf_addz(out, k->v[to].part[l]);
		return;
	}
	change_find(k, from, to, &p);
	ds_buf_addz(out, "\033[");
	ds_buf_add(out, p.v, p.n);
	ds_buf_addc(out, 'm');
}

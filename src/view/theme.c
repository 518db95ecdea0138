/* theme.c: how roles look, and colours as such. Every meaning is also there without colour: bold, underline, reverse.
 *
 * Contrast is that of the Web Content Accessibility Guidelines 2.1 (relative luminance of sRGB); tests hold every theme
 * of fixed colours to level AA, the one named contrast to AAA. */
#include "dushu/view.h"

#include <math.h>

enum {
	B = DS_LOOK_BOLD,
	D = DS_LOOK_DIM,
	U = DS_LOOK_UNDERLINE,
	R = DS_LOOK_REVERSE,
};

#define OWN        (-1)
#define X(rgb)     DS_RGB(0x##rgb)
#define ROLE(role) [DS_ROLE_##role]

/* clang-format off */
/* Bold and reverse never together: where bold makes a colour brighter, as the Linux console does, reversed text is then
 * grey on brown. */
static const struct ds_style palette[DS_ROLES] = {
	ROLE(TEXT)        = { OWN, OWN, 0 },     ROLE(TITLE)       = { OWN, OWN, B },
	ROLE(HEADING)     = { 4, OWN, B },       ROLE(QUIET)       = { OWN, OWN, D },
	ROLE(FIGURE)      = { 3, OWN, B },       ROLE(FIGURE_DIM)  = { 3, OWN, D },
	ROLE(FIGURE_NOW)  = { 3, OWN, R },       ROLE(MENTION)     = { 6, OWN, U },
	ROLE(MENTION_DIM) = { 6, OWN, D },       ROLE(MENTION_NOW) = { 6, OWN, R },
	ROLE(OPEN)        = { 1, OWN, B | U },
	ROLE(HIT)         = { 5, OWN, R },       ROLE(HIT_NOW)     = { 5, OWN, R | U },
	ROLE(MARK)        = { 1, OWN, R },       ROLE(FRAME)       = { OWN, OWN, D },
	ROLE(PANE)        = { OWN, OWN, B },     ROLE(TREE)        = { OWN, OWN, 0 },
	ROLE(TREE_COUNT)  = { OWN, OWN, D },     ROLE(TREE_NOW)    = { OWN, OWN, R },
	ROLE(TREE_REST)   = { OWN, OWN, B | U }, ROLE(BAR)         = { OWN, OWN, 0 },
	ROLE(BAR_STRONG)  = { 3, OWN, B },       ROLE(BAR_QUIET)   = { OWN, OWN, D },
	ROLE(ALERT)       = { 1, OWN, B },       ROLE(PROMPT)      = { OWN, OWN, B },
	ROLE(GUTTER)      = { OWN, OWN, 0 },       ROLE(GUTTER_HERE) = { OWN, OWN, 0 },
	ROLE(KEY)         = { 6, OWN, B },
};

static const struct ds_style palette_light[DS_ROLES] = { /* no yellow and no cyan on white */
	ROLE(TEXT)        = { OWN, OWN, 0 },     ROLE(TITLE)       = { OWN, OWN, B },
	ROLE(HEADING)     = { 4, OWN, B },       ROLE(QUIET)       = { OWN, OWN, D },
	ROLE(FIGURE)      = { 1, OWN, B },       ROLE(FIGURE_DIM)  = { 1, OWN, D },
	ROLE(FIGURE_NOW)  = { 1, OWN, R },       ROLE(MENTION)     = { 4, OWN, U },
	ROLE(MENTION_DIM) = { 4, OWN, D },       ROLE(MENTION_NOW) = { 4, OWN, R },
	ROLE(OPEN)        = { 1, OWN, B | U },
	ROLE(HIT)         = { 5, OWN, R },       ROLE(HIT_NOW)     = { 5, OWN, R | U },
	ROLE(MARK)        = { 1, OWN, R },       ROLE(FRAME)       = { OWN, OWN, D },
	ROLE(PANE)        = { OWN, OWN, B },     ROLE(TREE)        = { OWN, OWN, 0 },
	ROLE(TREE_COUNT)  = { OWN, OWN, D },     ROLE(TREE_NOW)    = { OWN, OWN, R },
	ROLE(TREE_REST)   = { OWN, OWN, B | U }, ROLE(BAR)         = { OWN, OWN, 0 },
	ROLE(BAR_STRONG)  = { 1, OWN, B },       ROLE(BAR_QUIET)   = { OWN, OWN, D },
	ROLE(ALERT)       = { 1, OWN, B },       ROLE(PROMPT)      = { OWN, OWN, B },
	ROLE(GUTTER)      = { OWN, OWN, 0 },       ROLE(GUTTER_HERE) = { OWN, OWN, 0 },
	ROLE(KEY)         = { 4, OWN, B },
};

static const struct ds_style dark[DS_ROLES] = {
	ROLE(TEXT)        = { OWN, OWN, 0 },            ROLE(TITLE)       = { OWN, OWN, B },
	ROLE(HEADING)     = { X(87d7ff), OWN, B },      ROLE(QUIET)       = { X(a8a8a8), OWN, 0 },
	ROLE(FIGURE)      = { X(ffd75f), OWN, B },      ROLE(FIGURE_DIM)  = { X(afaf87), OWN, 0 },
	ROLE(FIGURE_NOW)  = { X(1c1c1c), X(ffd75f), B }, ROLE(MENTION)     = { X(87d7af), OWN, U },
	ROLE(MENTION_DIM) = { X(87af87), OWN, 0 },      ROLE(MENTION_NOW) = { X(1c1c1c), X(87d7af), B },
	ROLE(OPEN)        = { X(ffaf87), OWN, B | U },
	ROLE(HIT)         = { X(1c1c1c), X(d7afff), 0 }, ROLE(HIT_NOW)     = { X(1c1c1c), X(ff87ff), B | U },
	ROLE(MARK)        = { X(ffffff), X(af0000), 0 }, ROLE(FRAME)       = { X(6c6c6c), OWN, 0 },
	ROLE(PANE)        = { OWN, OWN, B },            ROLE(TREE)        = { OWN, OWN, 0 },
	ROLE(TREE_COUNT)  = { X(a8a8a8), OWN, 0 },      ROLE(TREE_NOW)    = { X(1c1c1c), X(87d7ff), B },
	ROLE(TREE_REST)   = { X(87d7ff), OWN, B | U },  ROLE(BAR)         = { OWN, OWN, 0 },
	ROLE(BAR_STRONG)  = { X(ffd75f), OWN, B },      ROLE(BAR_QUIET)   = { X(a8a8a8), OWN, 0 },
	ROLE(ALERT)       = { X(ffaf87), OWN, B },      ROLE(PROMPT)      = { OWN, OWN, B },
	ROLE(GUTTER)      = { OWN, OWN, 0 },      ROLE(GUTTER_HERE) = { OWN, OWN, 0 },
	ROLE(KEY)         = { X(87d7af), OWN, B },
};

static const struct ds_style light[DS_ROLES] = {
	ROLE(TEXT)        = { OWN, OWN, 0 },            ROLE(TITLE)       = { OWN, OWN, B },
	ROLE(HEADING)     = { X(005faf), OWN, B },      ROLE(QUIET)       = { X(585858), OWN, 0 },
	ROLE(FIGURE)      = { X(870000), OWN, B },      ROLE(FIGURE_DIM)  = { X(5f5f00), OWN, 0 },
	ROLE(FIGURE_NOW)  = { X(ffffff), X(870000), B }, ROLE(MENTION)     = { X(005f5f), OWN, U },
	ROLE(MENTION_DIM) = { X(005f5f), OWN, 0 },      ROLE(MENTION_NOW) = { X(ffffff), X(005f5f), B },
	ROLE(OPEN)        = { X(af0000), OWN, B | U },
	ROLE(HIT)         = { X(1c1c1c), X(ffd787), 0 }, ROLE(HIT_NOW)     = { X(ffffff), X(5f0087), B | U },
	ROLE(MARK)        = { X(ffffff), X(af0000), 0 }, ROLE(FRAME)       = { X(949494), OWN, 0 },
	ROLE(PANE)        = { OWN, OWN, B },            ROLE(TREE)        = { OWN, OWN, 0 },
	ROLE(TREE_COUNT)  = { X(585858), OWN, 0 },      ROLE(TREE_NOW)    = { X(ffffff), X(005faf), B },
	ROLE(TREE_REST)   = { X(005faf), OWN, B | U },  ROLE(BAR)         = { OWN, OWN, 0 },
	ROLE(BAR_STRONG)  = { X(870000), OWN, B },      ROLE(BAR_QUIET)   = { X(585858), OWN, 0 },
	ROLE(ALERT)       = { X(af0000), OWN, B },      ROLE(PROMPT)      = { OWN, OWN, B },
	ROLE(GUTTER)      = { OWN, OWN, 0 },      ROLE(GUTTER_HERE) = { OWN, OWN, 0 },
	ROLE(KEY)         = { X(005f5f), OWN, B },
};

static const struct ds_style contrast[DS_ROLES] = {
	ROLE(TEXT)        = { OWN, OWN, 0 },            ROLE(TITLE)       = { OWN, OWN, B },
	ROLE(HEADING)     = { OWN, OWN, B | U },        ROLE(QUIET)       = { OWN, OWN, 0 },
	ROLE(FIGURE)      = { X(ffff00), OWN, B },      ROLE(FIGURE_DIM)  = { X(d7d787), OWN, 0 },
	ROLE(FIGURE_NOW)  = { X(000000), X(ffff00), B }, ROLE(MENTION)     = { X(00ffff), OWN, U },
	ROLE(MENTION_DIM) = { X(87d7d7), OWN, 0 },      ROLE(MENTION_NOW) = { X(000000), X(00ffff), B },
	ROLE(OPEN)        = { X(ffaf87), OWN, B | U },
	ROLE(HIT)         = { X(000000), X(ffafff), 0 }, ROLE(HIT_NOW)     = { X(000000), X(ffffff), B | U },
	ROLE(MARK)        = { X(000000), X(ffaf87), 0 }, ROLE(FRAME)       = { OWN, OWN, 0 },
	ROLE(PANE)        = { OWN, OWN, B },            ROLE(TREE)        = { OWN, OWN, 0 },
	ROLE(TREE_COUNT)  = { OWN, OWN, 0 },            ROLE(TREE_NOW)    = { X(000000), X(ffffff), B },
	ROLE(TREE_REST)   = { OWN, OWN, B | U },        ROLE(BAR)         = { OWN, OWN, 0 },
	ROLE(BAR_STRONG)  = { X(ffff00), OWN, B },      ROLE(BAR_QUIET)   = { OWN, OWN, 0 },
	ROLE(ALERT)       = { X(ffaf87), OWN, B },      ROLE(PROMPT)      = { OWN, OWN, B },
	ROLE(GUTTER)      = { OWN, OWN, 0 },      ROLE(GUTTER_HERE) = { OWN, OWN, 0 },
	ROLE(KEY)         = { X(00ffff), OWN, B },
};

static const struct ds_style plain[DS_ROLES] = {
	ROLE(TEXT)        = { OWN, OWN, 0 },         ROLE(TITLE)       = { OWN, OWN, B },
	ROLE(HEADING)     = { OWN, OWN, B },         ROLE(QUIET)       = { OWN, OWN, 0 },
	ROLE(FIGURE)      = { OWN, OWN, B },         ROLE(FIGURE_DIM)  = { OWN, OWN, D },
	ROLE(FIGURE_NOW)  = { OWN, OWN, B | R },     ROLE(MENTION)     = { OWN, OWN, U },
	ROLE(MENTION_DIM) = { OWN, OWN, D | U },     ROLE(MENTION_NOW) = { OWN, OWN, U | R },
	ROLE(OPEN)        = { OWN, OWN, B | U },
	ROLE(HIT)         = { OWN, OWN, R },         ROLE(HIT_NOW)     = { OWN, OWN, B | U | R },
	ROLE(MARK)        = { OWN, OWN, D | R },     ROLE(FRAME)       = { OWN, OWN, 0 },
	ROLE(PANE)        = { OWN, OWN, B },         ROLE(TREE)        = { OWN, OWN, 0 },
	ROLE(TREE_COUNT)  = { OWN, OWN, 0 },         ROLE(TREE_NOW)    = { OWN, OWN, R },
	ROLE(TREE_REST)   = { OWN, OWN, B | U },     ROLE(BAR)         = { OWN, OWN, 0 },
	ROLE(BAR_STRONG)  = { OWN, OWN, B },         ROLE(BAR_QUIET)   = { OWN, OWN, 0 },
	ROLE(ALERT)       = { OWN, OWN, B | R },     ROLE(PROMPT)      = { OWN, OWN, B },
	ROLE(GUTTER)      = { OWN, OWN, 0 },         ROLE(GUTTER_HERE) = { OWN, OWN, 0 },
	ROLE(KEY)         = { OWN, OWN, B },
};

/* Of one name those that need more colours come first. */
static const struct ds_theme themes[] = {
	{ "default",  "the terminal's own palette",              8,   { OWN, OWN, 0 }, { 0, 0xffffff }, palette },
	{ "dark",     "for a dark ground, which stays",          256, { OWN, OWN, 0 }, { 0, 0x303030 }, dark },
	{ "dark",     "for a dark ground, which stays",          8,   { OWN, OWN, 0 }, { 0, 0xffffff }, palette },
	{ "light",    "for a light ground, which stays",         256, { OWN, OWN, 0 }, { 0xe4e4e4, 0xffffff }, light },
	{ "light",    "for a light ground, which stays",         8,   { OWN, OWN, 0 }, { 0, 0xffffff }, palette_light },
	{ "night",    "light on its own dark ground",            256, { X(d7d7d7), X(1c1c1c), 0 }, { 0, 0 }, dark },
	{ "paper",    "dark on its own white ground",            256, { X(262626), X(ffffff), 0 }, { 0, 0 }, light },
	{ "contrast", "the strongest contrast, white on black",  256, { X(ffffff), X(000000), 0 }, { 0, 0 }, contrast },
	{ "plain",    "no colour",                               0,   { OWN, OWN, 0 }, { 0, 0xffffff }, plain },
};
/* clang-format on */

static const struct ds_theme *without_colour(void)
{
	return &themes[DS_COUNT(themes) - 1];
}

const struct ds_theme *ds_theme_nth(size_t i)
{
	return i < DS_COUNT(themes) ? &themes[i] : NULL;
}

const char *ds_theme_name(size_t i)
{
	for (size_t k = 0; k < DS_COUNT(themes); k++) {
		if (k > 0 && strcmp(themes[k].name, themes[k - 1].name) == 0)
			continue;
		if (i-- == 0)
			return themes[k].name;
	}
	return NULL;
}

const struct ds_theme *ds_theme_get(const char *name, int colours)
{
	bool known = !name;
	for (size_t i = 0; i < DS_COUNT(themes); i++) {
		if (strcmp(themes[i].name, name ? name : themes[0].name) != 0)
			continue;
		known = true;
		if (colours >= themes[i].colours)
			return &themes[i];
	}
	return known ? without_colour() : NULL;
}

const struct ds_theme *ds_theme_for(uint32_t ground, int colours)
{
	double white = ds_colour_contrast(ground, 0xffffff);
	bool is_dark = white > ds_colour_contrast(ground, 0x000000);
	const struct ds_theme *t = ds_theme_get(is_dark ? "dark" : "light", colours);
	bool in_reach = is_dark ? white >= ds_colour_contrast(t->on.lightest, 0xffffff)
				: white <= ds_colour_contrast(t->on.darkest, 0xffffff);
	if (t->colours < 256 || in_reach)
		return t;
	return ds_theme_get(is_dark ? "night" : "paper", colours); /* a middling ground bears neither */
}

/* ---- colours ------------------------------------------------------------------------------------------------ */

static const uint32_t first_sixteen[16] = { 0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd,
					    0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00,
					    0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff };

static uint32_t cube_level(uint32_t step)
{
	return step ? 55 + 40 * step : 0;
}

uint32_t ds_colour_rgb(int32_t colour)
{
	if (colour < 0)
		return 0;
	uint32_t c = (uint32_t)colour;
	if (colour & DS_RGB_BIT)
		return c & 0xffffff;
	if (c < 16)
		return first_sixteen[c];
	if (c >= 232)
		return (8 + 10 * (c - 232)) * 0x010101u;
	c -= 16;
	return cube_level(c / 36) << 16 | cube_level(c / 6 % 6) << 8 | cube_level(c % 6);
}

static int distance(uint32_t a, uint32_t b)
{
	int sum = 0;
	for (unsigned shift = 0; shift <= 16; shift += 8) {
		int d = (int)(a >> shift & 255) - (int)(b >> shift & 255);
		sum += d * d;
	}
	return sum;
}

int32_t ds_colour_near(int32_t colour, int colours)
{
	if (!(colour & DS_RGB_BIT) || colour < 0)
		return colour < colours ? colour : -1;
	if (colours >= DS_COLOURS_DIRECT)
		return colour;
	if (colours < 256)
		return -1;
	int32_t best = 16;
	for (int32_t c = 16; c < 256; c++) { /* the first 16 may be anything */
		if (distance(ds_colour_rgb(c), ds_colour_rgb(colour)) <
		    distance(ds_colour_rgb(best), ds_colour_rgb(colour)))
			best = c;
	}
	return best;
}

static double luminance(uint32_t rgb)
{
	static const double weights[3] = { 0.0722, 0.7152, 0.2126 };
	double sum = 0;
	for (unsigned i = 0; i < 3; i++) {
		double v = (double)(rgb >> (8 * i) & 255) / 255;
		sum += weights[i] * (v <= 0.03928 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4));
	}
	return sum;
}

double ds_colour_contrast(uint32_t a, uint32_t b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
	return x > y ? x / y : y / x;
}

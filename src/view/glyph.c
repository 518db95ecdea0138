/* glyph.c: what is shown for the characters at one place of a text, and how wide. It decides what may reach a
 * terminal; it knows neither rows nor roles. */
#include "glyph.h"

#include <stdio.h>

struct range {
	uint32_t first, last;
};

/* Shown as <U+…>: they would change how the text around them looks. */
static const struct range marked[] = {
	{0x0080,   0x009f }, /* C1 controls */
	{ 0x061c,  0x061c }, /* Arabic letter mark */
	{ 0x200e,  0x200f }, /* left-to-right, right-to-left mark */
	{ 0x2028,  0x202e }, /* line and paragraph separator, bidi embeddings and overrides */
	{ 0x2066,  0x206f }, /* bidi isolates, deprecated format characters */
	{ 0xfff9,  0xfffb }, /* interlinear annotation */
	{ 0xe0000, 0xe0fff}, /* tags, supplementary variation selectors on their own */
};

/* Nothing to see and nothing that harms: not shown, not sent. */
static const struct range unseen[] = {
	{0x00ad,  0x00ad}, /* soft hyphen */
	{ 0x034f, 0x034f}, /* combining grapheme joiner */
	{ 0x180e, 0x180e}, /* Mongolian vowel separator */
	{ 0x200b, 0x200d}, /* zero width space, joiners outside a cluster */
	{ 0x2060, 0x2064}, /* word joiner, invisible operators */
	{ 0xfe00, 0xfe0f}, /* variation selectors without a base */
	{ 0xfeff, 0xfeff}, /* byte order mark */
};

/* Symbols that some terminals draw wide and others narrow. */
static const struct range wobbling[] = {
	{0x06de,   0x06de  }, /* a sign that some take for a combining one */
	{ 0x115f,  0x115f  }, /* fills the place of a Hangul initial */
	{ 0x1734,  0x1734  },
        { 0x4dc0,  0x4dff  }, /* hexagrams: wide since Unicode 16 */
	{ 0x2300,  0x23ff  }, /* technical symbols, some of them emoji */
	{ 0x2600,  0x27bf  }, /* symbols, dingbats */
	{ 0x2b00,  0x2bff  }, /* arrows, stars */
	{ 0xe000,  0xf8ff  }, /* private use */
	{ 0x3248,  0x324f  }, /* numbers on squares: ambiguous, but wide in old tables */
	{ 0x16fe0, 0x1b2ff }, /* Tangut, Khitan, Nüshu, added from Unicode 9 on */
	{ 0x1f000, 0x1ffff }, /* emoji */
	{ 0xf0000, 0x10ffff}, /* private use */
	{ 0x0cf3,  0x0cf3  }, /* added by Unicode 15; older terminals drop them */
	{ 0x1123f, 0x11240 },
        { 0x11b00, 0x11b09 },
        { 0x11f00, 0x11f59 },
        { 0x1342f, 0x13455 },
	{ 0x1d2c0, 0x1d2d3 },
        { 0x1df25, 0x1df2a },
        { 0x1e030, 0x1e06d },
        { 0x1e4d0, 0x1e4f9 },
	{ 0x2b739, 0x2b739 },
        { 0x31350, 0x323af }, /* CJK extension H */
};

static bool in_ranges(uint32_t cp, const struct range *r, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (cp >= r[i].first && cp <= r[i].last)
			return true;
	}
	return false;
}

static void mark_set(struct ds_glyph *g, uint32_t cp)
{
	int n = cp < 0x20 || cp == 0x7f ? snprintf(g->s, sizeof(g->s), "^%c", (int)(cp ^ 0x40))
					: snprintf(g->s, sizeof(g->s), "<%04X>", (unsigned)cp);
	g->n = (uint8_t)n;
	g->width = (unsigned)n;
	g->mark = true;
}

void ds_glyph_next(struct ds_str s, size_t off, enum ds_ambiguous amb, struct ds_glyph *out)
{
	const char *p = s.p + off;
	unsigned char c = (unsigned char)*p;
	unsigned len;

	memset(out, 0, sizeof(*out));
	out->n = (uint8_t)glyph_simple(p, s.p + s.n, amb, &out->width);
	if (out->n > 0) {
		memcpy(out->s, p, out->n);
		out->end = off + out->n;
		return;
	}
	uint32_t cp = ds_utf8_at(p, &len);
	size_t end = off + len;
	out->end = end;
	if (c == '\t') {
		out->s[0] = ' ';
		out->n = 1;
		out->width = 1;
		return;
	}
	if (c < 0x20 || c == 0x7f) {
		mark_set(out, cp);
		return;
	}
	if (in_ranges(cp, marked, DS_COUNT(marked))) {
		mark_set(out, cp);
		return;
	}
	if (in_ranges(cp, unseen, DS_COUNT(unseen)))
		return;
	unsigned width;
	size_t whole = ds_grapheme_next(s, off, amb, &width);
	if (width == 0) { /* a combining mark with nothing to stand on */
		mark_set(out, cp);
		return;
	}
	if (width > 2)
		width = 2;
	out->wobbly = whole > end || in_ranges(cp, wobbling, DS_COUNT(wobbling)) || ds_cp_joins(cp);
	while (end < whole) { /* a cluster too long for a cell continues as marks */
		unsigned more;
		uint32_t next = ds_utf8_at(s.p + end, &more);
		if (end + more - off > DS_CELL_BYTES || in_ranges(next, marked, DS_COUNT(marked) - 1))
			break;
		end += more;
	}
	out->end = end;
	out->width = width;
	out->n = (uint8_t)(end - off);
	memcpy(out->s, p, end - off);
}

int glyphs_width(struct ds_str s, enum ds_ambiguous amb)
{
	int w = 0;
	for (size_t off = 0; off < s.n;) {
		struct ds_glyph g;
		ds_glyph_next(s, off, amb, &g);
		off = g.end;
		w += (int)g.width;
	}
	return w;
}

void glyphs_path(struct ds_buf *path, int room, enum ds_ambiguous amb)
{
	static const struct ds_str more = { "…", 3 };
	const int least = glyphs_width(more, amb);
	const char *p = path->p, *end = path->p + path->n;
	if (glyphs_width((struct ds_str){ p, path->n }, amb) <= room)
		return;
	for (const char *next; (next = memchr(p + 1, '/', (size_t)(end - p) - 1)); p = next)
		if (p > path->p && least + glyphs_width((struct ds_str){ p, (size_t)(end - p) }, amb) <= room)
			break;
	if (p - path->p < (long)more.n)
		return;
	memcpy(path->p, more.p, more.n);
	memmove(path->p + more.n, p, (size_t)(end - p));
	path->n = more.n + (size_t)(end - p);
}

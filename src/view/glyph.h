/* glyph.h: private to src/view. The characters nearly all Chinese text is made of, seen without a function call. */
#ifndef DUSHU_VIEW_GLYPH_H
#define DUSHU_VIEW_GLYPH_H

#include "dushu/view.h"

/* Bytes of the character at p when it is certain to be a cluster of its own, whatever stands before it, and one that
 * may be shown as it is: printable ASCII, ideographs, CJK and full-width punctuation, “ ” ‘ ’ — … ·, lines and shapes. 0 when not. */
static inline unsigned glyph_plain(const char *p, const char *end)
{
	const unsigned char *u = (const unsigned char *)p;
	if (u[0] >= 0x20 && u[0] < 0x7f)
		return 1;
	if (u[0] == 0xc2)
		return end - p > 1 && u[1] == 0xb7 ? 2 : 0;
	if (end - p < 3 || u[0] < 0xe2 || u[0] > 0xef)
		return 0;
	if (u[0] >= 0xe4 && u[0] <= 0xe9)
		return u[0] == 0xe4 && u[1] == 0xb7 ? 0 : 3; /* without the hexagrams */
	if (u[0] == 0xe3)
		return u[1] == 0x80 && u[2] < 0xaa ? 3 : 0;
	if (u[0] == 0xef)
		return (u[1] == 0xbc && u[2] > 0x80) || (u[1] == 0xbd && u[2] <= 0xa0) ? 3 : 0;
	if (u[0] != 0xe2)
		return 0;
	return (u[1] == 0x80 && u[2] >= 0x94 && u[2] <= 0xa6) || (u[1] >= 0x94 && u[1] <= 0x97) ? 3 : 0;
}

/* The same, when nothing after it can belong to it either. Sets its cells. */
static inline unsigned glyph_simple(const char *p, const char *end, enum ds_ambiguous amb, unsigned *width)
{
	unsigned n = glyph_plain(p, end);
	if (n == 0 || (p + n < end && !glyph_plain(p + n, end)))
		return 0;
	*width = n == 1 ? 1 : (unsigned char)*p <= 0xe2 ? ds_cp_width(ds_utf8_at(p, &n), amb) : 2;
	return n;
}

/* Cells of all that is shown of a text. */
int glyphs_width(struct ds_str s, enum ds_ambiguous amb);
/* A path that has no room keeps its end, which says more: …/九华镇/四圩社区. */
void glyphs_path(struct ds_buf *path, int room, enum ds_ambiguous amb);

#endif

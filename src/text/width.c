/* width.c: cells of code points and of grapheme clusters (UAX #11, UAX #29). Draws nothing and knows no locale. */
#include "text/private.h"

#include <unicode/uchar.h>

/* Han, kana, CJK punctuation and full-width forms, where neither width nor clusters need a look-up: always two
 * cells, never joined to a neighbour of the same sort. */
static bool is_plain_wide(uint32_t cp)
{
	return (cp >= 0x4e00 && cp <= 0x9fff) || (cp >= 0x3001 && cp <= 0x3029) || (cp >= 0xff01 && cp <= 0xff60) ||
	       (cp >= 0x3400 && cp <= 0x4dbf) || cp == 0x3000;
}

static bool is_plain_ascii(uint32_t cp)
{
	return cp >= 0x20 && cp < 0x7f;
}

unsigned ds_cp_width(uint32_t cp, enum ds_ambiguous amb)
{
	if (is_plain_ascii(cp))
		return 1;
	if (is_plain_wide(cp))
		return 2;
	if (cp == 0x201c || cp == 0x201d || cp == 0x2014 || cp == 0x2026 || cp == 0xb7 ||
	    (cp >= 0x2500 && cp <= 0x254b))
		return (unsigned)amb; /* frequent, and ambiguous */
	switch (u_charType((UChar32)cp)) {
	case U_CONTROL_CHAR:
	case U_FORMAT_CHAR:
	case U_NON_SPACING_MARK:
	case U_ENCLOSING_MARK:
	case U_LINE_SEPARATOR:
	case U_PARAGRAPH_SEPARATOR:
	case U_SURROGATE:
		return 0;
	default:
		break;
	}
	/* vowels and finals of conjoining Hangul stand inside the cell of their initial */
	if ((cp >= 0x1160 && cp <= 0x11ff) || (cp >= 0xd7b0 && cp <= 0xd7fb))
		return 0;
	if (u_hasBinaryProperty((UChar32)cp, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) && cp != 0x115f)
		return 0;
	switch (u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH)) {
	case U_EA_FULLWIDTH:
	case U_EA_WIDE:
		return 2;
	case U_EA_AMBIGUOUS:
		return (unsigned)amb;
	default:
		return 1;
	}
}

/* ---- clusters ------------------------------------------------------------------------------------------- */

#define VS16 0xfe0fu /* asks for the coloured picture */

static int break_class(uint32_t cp)
{
	return u_getIntPropertyValue((UChar32)cp, UCHAR_GRAPHEME_CLUSTER_BREAK);
}

bool ds_cp_joins(uint32_t cp)
{
	return u_charType((UChar32)cp) == U_COMBINING_SPACING_MARK || break_class(cp) == U_GCB_EXTEND;
}

static bool is_pictographic(uint32_t cp)
{
	return u_hasBinaryProperty((UChar32)cp, UCHAR_EXTENDED_PICTOGRAPHIC);
}

/* What has been read of the cluster so far. */
struct cluster {
	int last;          /* break class of the last code point */
	unsigned flags_n;  /* regional indicators so far */
	bool pictographic; /* began with a picture, and only extenders and joiners since */
	bool joined;       /* … of which the last was ZWJ */
};

static bool is_control_class(int c)
{
	return c == U_GCB_CONTROL || c == U_GCB_CR || c == U_GCB_LF;
}

/* Does cp, of break class c, go on the cluster? Rules GB3 to GB13. */
static bool cluster_takes(const struct cluster *k, uint32_t cp, int c)
{
	if (k->last == U_GCB_CR && c == U_GCB_LF)
		return true;
	if (is_control_class(k->last) || is_control_class(c))
		return false;
	if (c == U_GCB_EXTEND || c == U_GCB_ZWJ || c == U_GCB_SPACING_MARK || k->last == U_GCB_PREPEND)
		return true;
	switch (k->last) {
	case U_GCB_L:
		return c == U_GCB_L || c == U_GCB_V || c == U_GCB_LV || c == U_GCB_LVT;
	case U_GCB_LV:
	case U_GCB_V:
		return c == U_GCB_V || c == U_GCB_T;
	case U_GCB_LVT:
	case U_GCB_T:
		return c == U_GCB_T;
	case U_GCB_REGIONAL_INDICATOR:
		return c == U_GCB_REGIONAL_INDICATOR && k->flags_n % 2 == 1;
	default:
		return k->joined && is_pictographic(cp);
	}
}

static void cluster_add(struct cluster *k, uint32_t cp, int c)
{
	if (c == U_GCB_EXTEND || c == U_GCB_ZWJ)
		k->joined = k->pictographic && c == U_GCB_ZWJ;
	else {
		k->pictographic = is_pictographic(cp);
		k->joined = false;
	}
	k->flags_n += c == U_GCB_REGIONAL_INDICATOR;
	k->last = c;
}

static size_t cluster_slow(struct ds_str s, uint32_t cp, size_t at, enum ds_ambiguous amb, unsigned *width)
{
	struct cluster k = { .last = break_class(cp) };
	const uint32_t first = cp;
	unsigned cells = ds_cp_width(cp, amb);
	cluster_add(&k, cp, k.last);
	while (at < s.n) {
		unsigned len;
		cp = ds_utf8_at(s.p + at, &len);
		const int c = break_class(cp);
		if (!cluster_takes(&k, cp, c))
			break;
		cluster_add(&k, cp, c);
		at += len;
		if (cp == VS16 && u_hasBinaryProperty((UChar32)first, UCHAR_EMOJI) && first >= 0x80)
			cells = 2;
		else if (cells == 0)
			cells = ds_cp_width(cp, amb);
		if (k.flags_n == 2)
			cells = 2;
	}
	*width = cells;
	return at;
}

size_t ds_grapheme_next(struct ds_str s, size_t off, enum ds_ambiguous amb, unsigned *width)
{
	unsigned len, next_len;
	const uint32_t cp = ds_utf8_at(s.p + off, &len);
	const size_t at = off + len;
	const bool ascii = is_plain_ascii(cp), wide = is_plain_wide(cp);
	if (ascii || wide) {
		const uint32_t next = at < s.n ? ds_utf8_at(s.p + at, &next_len) : 0;
		if (next < 0x7f || is_plain_wide(next)) {
			*width = wide ? 2 : 1;
			return at;
		}
	}
	return cluster_slow(s, cp, at, amb, width);
}

unsigned ds_str_width(struct ds_str s, enum ds_ambiguous amb)
{
	unsigned total = 0, width;
	for (size_t i = 0; i < s.n; total += width)
		i = ds_grapheme_next(s, i, amb, &width);
	return total;
}

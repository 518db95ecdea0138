/* chars.c: what a careful reader sees at the edges of a line: blanks, endings, numberings, open quotes. */
#include "article/chars.h"

struct ds_str str_trim(struct ds_str s)
{
	while (s.n && !is_han_lead(s.p[0])) {
		unsigned len;
		if (!cp_is_blank(ds_utf8_at(s.p, &len)))
			break;
		s.p += len;
		s.n -= len;
	}
	while (s.n && !(s.n >= 3 && is_han_lead(s.p[s.n - 3]))) {
		const char *p = ds_utf8_prev(s.p + s.n, s.p);
		unsigned len;
		if (!cp_is_blank(ds_utf8_at(p, &len)))
			break;
		s.n = (size_t)(p - s.p);
	}
	return s;
}

struct ds_span span_trim(struct ds_str s, struct ds_span at)
{
	const struct ds_str t = str_trim(ds_str_slice(s, at));
	const uint32_t start = at.start == at.end ? at.start : (uint32_t)(t.p - s.p);
	return (struct ds_span){ start, start + (uint32_t)t.n };
}

size_t str_chars(struct ds_str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

size_t str_find(struct ds_str s, struct ds_str what, size_t from)
{
	if (from > s.n || what.n > s.n - from)
		return SIZE_MAX;
	if (!what.n)
		return from;
	const size_t tail = what.n - 1;
	const char *p = s.p + from + tail, *const end = s.p + s.n;
	while (p < end && (p = memchr(p, what.p[tail], (size_t)(end - p))) != NULL) {
		if (p[-(ptrdiff_t)tail] == what.p[0] && memcmp(p - tail, what.p, tail) == 0)
			return (size_t)(p - tail - s.p);
		p++;
	}
	return SIZE_MAX;
}

size_t str_find_last(struct ds_str s, struct ds_str what)
{
	for (size_t at = s.n - what.n + 1; what.n <= s.n && at-- > 0;)
		if (s.p[at + what.n - 1] == what.p[what.n - 1] && memcmp(s.p + at, what.p, what.n) == 0)
			return at;
	return SIZE_MAX;
}

bool str_has(struct ds_str s, struct ds_str what)
{
	return str_find(s, what, 0) != SIZE_MAX;
}

/* ---- endings -------------------------------------------------------------------------------------------- */

#define BRACKETS_CLOSE ")）]】〕"
#define QUOTES_CLOSE   "”’」』》〉\""

int cp_bracket(uint32_t cp)
{
	switch (cp) {
	case '(':
	case '[':
	case 0x2018:
	case 0x201c:
	case 0x3008:
	case 0x300a:
	case 0x300c:
	case 0x300e:
	case 0x3010:
	case 0xff08:
		return 1;
	case ')':
	case ']':
	case 0x2019:
	case 0x201d:
	case 0x3009:
	case 0x300b:
	case 0x300d:
	case 0x300f:
	case 0x3011:
	case 0xff09:
		return -1;
	default:
		return 0;
	}
}

/* How far back the opening bracket of a final one is looked for. */
#define BRACKET_BYTES 240u

struct ds_span str_bracket_back(struct ds_str s)
{
	static const struct ds_span none = { 0, 0 };
	const char *p = s.p + s.n;
	const char *stop = s.n > BRACKET_BYTES ? p - BRACKET_BYTES : s.p;
	int depth = 0;
	/* by bytes, and to the start of the character on which `stop` falls */
	while (p > stop || (p > s.p && ((unsigned char)*p & 0xc0) == 0x80)) {
		const bool wide = (unsigned char)*--p == 0xef && (unsigned char)p[1] == 0xbc;
		depth += *p == ')' || (wide && (unsigned char)p[2] == 0x89);
		if ((*p == '(' || (wide && (unsigned char)p[2] == 0x88)) && --depth == 0)
			return (struct ds_span){ (uint32_t)(p - s.p), (uint32_t)s.n };
	}
	return none;
}

static enum ending ending_of(uint32_t cp, uint32_t before)
{
	switch (cp) {
	case 0x3002: /* 。 */
	case 0xff61:
	case 0xff01:
	case 0xff1f:
	case '!':
	case '?':
	case 0x2026: /* … */
		return END_FINAL;
	case '.':
	case 0xff0e:
		return before >= 0x80 ? END_FINAL : END_OPEN;
	case ';':
	case 0xff1b:
		return END_CLAUSE;
	case ':':
	case 0xff1a:
		return END_COLON;
	case ',':
	case 0xff0c:
	case 0x3001: /* 、 */
		return END_COMMA;
	default:
		return END_OPEN;
	}
}

/* Closing brackets and quotes, those that stand behind a full stop. */
static bool is_closer(uint32_t cp)
{
	return cp == '"' || cp == 0x3015 || cp_bracket(cp) < 0;
}

struct ds_str str_unmarked(struct ds_str s)
{
	for (size_t i = 0; s.n;) {
		const uint32_t cp = cp_next(s, &i);
		const bool mark = (cp >= 0x2190 && cp < 0x2460) || (cp >= 0x2500 && cp < 0x2c00) ||
				  (cp >= 0x1f000 && cp < 0x1fb00) || cp == 0xfe0f || cp == 0x200d ||
				  cp_is_blank(cp);
		if (!mark)
			break;
		s = str_from(s, i);
		i = 0;
	}
	return s;
}

enum ending str_ending(struct ds_str s)
{
	if (ds_str_ends(s, DS_STR("。"))) /* mostly */
		return END_FINAL;
	/* a last bracket says where the text comes from, or explains: what stands before it counts */
	for (int i = 0; i < 2; i++) {
		const struct ds_span b = str_tail_bracket(s);
		if (b.end == 0)
			break;
		const struct ds_str inside = { s.p + b.start, b.end - b.start - 1 };
		const struct ds_str before = str_trim((struct ds_str){ s.p, b.start });
		if (before.n == 0 || ending_of(cp_last(inside), 0) == END_FINAL)
			return ending_of(cp_last(inside), 0);
		s = before;
	}
	uint32_t cp = cp_last(s);
	for (int i = 0; i < 3 && s.n && is_closer(cp); i++) {
		s.n = (size_t)(ds_utf8_prev(s.p + s.n, s.p) - s.p);
		cp = cp_last(s);
	}
	if (s.n == 0)
		return END_OPEN;
	const struct ds_str before = { s.p, (size_t)(ds_utf8_prev(s.p + s.n, s.p) - s.p) };
	return ending_of(cp, cp_last(before));
}

int str_balance(struct ds_str s, bool *closes_first)
{
	int depth = 0;
	*closes_first = false;
	for (size_t i = 0; i < s.n;) {
		/* Chinese characters, at a glance */
		if (is_han_lead(s.p[i])) {
			i += 3;
			continue;
		}
		depth += cp_bracket(cp_next(s, &i));
		if (depth < 0) {
			*closes_first = true;
			depth = 0;
		}
	}
	return depth;
}

/* ---- numberings ----------------------------------------------------------------------------------------- */

static bool is_chinese_number(uint32_t cp)
{
	return cp_is_han(cp) && cp_in(cp, u"一二三四五六七八九十百零〇壹贰叁");
}

static size_t number_len(struct ds_str s, bool *chinese)
{
	size_t i = 0, chars = 0;
	*chinese = s.n && (unsigned char)s.p[0] >= 0x80;
	while (i < s.n && chars < 3) {
		size_t to = i;
		const uint32_t cp = cp_next(s, &to);
		const bool digit = (cp >= '0' && cp <= '9') || (cp >= 0xff10 && cp <= 0xff19);
		if (*chinese && !digit ? !is_chinese_number(cp) : !digit)
			break;
		if (digit)
			*chinese = false;
		i = to;
		chars++;
	}
	return i;
}

struct numbering str_numbering(struct ds_str s)
{
	static const struct numbering none = { 0, 0 };
	bool chinese;
	size_t i = 0;
	const uint32_t first = s.n ? cp_next(s, &i) : 0;
	if (first >= 0x2460 && first <= 0x2473) /* ① */
		return (struct numbering){ 5, (uint8_t)i };
	if (first == '(' || first == 0xff08 || first == 0x3010) { /* (一), 【一】 */
		const size_t n = number_len(str_from(s, i), &chinese);
		if (n == 0 || i + n >= s.n)
			return none;
		size_t to = i + n;
		const uint32_t close = cp_next(s, &to);
		if (first == 0x3010 ? close != 0x3011 : close != ')' && close != 0xff09)
			return none;
		return (struct numbering){ (uint8_t)((chinese ? 2 : 4) - (first == 0x3010)), (uint8_t)to };
	}
	if (first == 0x7b2c) { /* 第 */
		const size_t n = number_len(str_from(s, i), &chinese);
		static const struct ds_str units[] = {
			{"部分", 6},
                        { "章",   3},
                        { "节",   3},
                        { "篇",   3},
                        { "编",   3}
		};
		for (size_t k = 0; n && k < DS_COUNT(units); k++)
			if (ds_str_starts(str_from(s, i + n), units[k]))
				return (struct numbering){ 1, (uint8_t)(i + n + units[k].n) };
		return none;
	}
	const size_t n = number_len(s, &chinese);
	if (n == 0 || n >= s.n)
		return none;
	size_t to = n;
	const uint32_t mark = cp_next(s, &to), after = to < s.n ? cp_first(str_from(s, to)) : 0;
	const bool dot = mark == '.' || mark == 0xff0e, digit = after >= '0' && after <= '9';
	if (mark == 0x3001 || (dot && !digit) || ((mark == ')' || mark == 0xff09) && !chinese))
		return (struct numbering){ chinese ? 1 : 3, (uint8_t)to };
	/* 1 聚焦着力点: a number, one blank, words */
	if (cp_is_blank(mark) && cp_is_han(after) && n <= (chinese ? 6u : 2u) &&
	    !cp_in(after, u"年月日时个名人万亿元次"))
		return (struct numbering){ chinese ? 1 : 3, (uint8_t)to };
	return none;
}

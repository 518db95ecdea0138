/* markdown_marks.c: marks inside the lines of a page kept in Markdown: **粗**, `码`, [字](https://…), ![图](…), > 引. They are left
 * out of the page, and a map says what of the source is left. Marks that make a line what it is are markdown.c's. */
#include "article/private.h"

#include <stdlib.h>

/* What a mark closes stands no further behind it. */
#define MARK_BYTES 600u
/* Whether a page is Markdown shows within so many bytes. */
#define SEEN_BYTES 20000u

struct strip {
	struct ds_str s;
	char *to;
	size_t n;
	struct ds_piece *v; /* owned until the end */
	size_t v_n, cap;
};

/* The bytes [from, to) of the source stay. */
static void keep(struct strip *k, size_t from, size_t to)
{
	if (from >= to)
		return;
	struct ds_piece *last = k->v_n ? &k->v[k->v_n - 1] : NULL;
	const uint32_t n = (uint32_t)(to - from);
	memcpy(k->to + k->n, k->s.p + from, n);
	if (last && last->src + last->src_len == from) {
		last->len += n;
		last->src_len += n;
	} else {
		k->v = ds_grow(k->v, &k->cap, k->v_n + 1, sizeof *k->v);
		k->v[k->v_n++] = (struct ds_piece){ (uint32_t)k->n, n, (uint32_t)from, n };
	}
	k->n += n;
}

/* Where `what` stands next in [from, to), not far on; `to` when it does not. */
static size_t find_near(const struct strip *k, size_t from, size_t to, struct ds_str what)
{
	const size_t end = to - from < MARK_BYTES ? to : from + MARK_BYTES;
	const size_t at = ds_str_find((struct ds_str){ k->s.p + from, end - from }, what, 0);
	return at == SIZE_MAX ? to : from + at;
}

/* [字](https://…) from the bracket on: where its words end, and where the address does. */
static bool link_at(const struct strip *k, size_t from, size_t to, size_t *close, size_t *end)
{
	*close = find_near(k, from, to, DS_STR("]"));
	if (*close + 1 >= to || k->s.p[*close + 1] != '(')
		return false;
	*end = find_near(k, *close, to, DS_STR(")")) + 1;
	return *end <= to;
}

/* 3*4*5 is no emphasis. */
static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* How many * begin emphasis at i, and where those that end it stand; 0 for none. */
static size_t stars_at(const struct strip *k, size_t i, size_t to, size_t *close)
{
	static const char stars[] = "***";
	size_t n = 0;
	while (i + n < to && n < 3 && k->s.p[i + n] == '*')
		n++;
	if (n == 0 || i + n >= to || k->s.p[i + n] == ' ' || (n == 1 && i > 0 && is_word(k->s.p[i - 1])))
		return 0;
	*close = find_near(k, i + n, to, (struct ds_str){ stars, n });
	return *close<to && * close> i + n && k->s.p[*close - 1] != ' ' ? n : 0;
}

/* The bytes [i, to) without the marks in them. */
static void inline_strip(struct strip *k, size_t i, size_t to)
{
	while (i < to) {
		const char c = k->s.p[i];
		size_t close = to, end = to, n = 0;
		if (c == '\\' && i + 1 < to && strchr("*_`[]#!>\\", k->s.p[i + 1])) {
			keep(k, i + 1, i + 2);
			i += 2;
		} else if (c == '!' && i + 1 < to && k->s.p[i + 1] == '[' && link_at(k, i + 1, to, &close, &end)) {
			i = end;
		} else if (c == '[' && link_at(k, i, to, &close, &end)) {
			keep(k, i + 1, close);
			i = end;
		} else if (c == '`' && (close = find_near(k, i + 1, to, DS_STR("`"))) < to) {
			keep(k, i + 1, close);
			i = close + 1;
		} else if (c == '*' && (n = stars_at(k, i, to, &close)) > 0) {
			keep(k, i + n, close);
			i = close + n;
		} else {
			keep(k, i, i + 1);
			i++;
		}
	}
}

/* **市场回暖**, [查看原文](https://…) by themselves say what the line is. */
static bool is_whole(const struct strip *k, size_t from, size_t to)
{
	size_t close, end;
	const struct ds_str s = { k->s.p + from, to - from };
	return (s.n > 4 && ds_str_starts(s, DS_STR("**")) && find_near(k, from + 2, to, DS_STR("**")) == to - 2) ||
	       (s.n > 4 && s.p[0] == '[' && link_at(k, from, to, &close, &end) && end == to);
}

static void line_strip(struct strip *k, size_t from, size_t to)
{
	const struct ds_span at = span_trim(k->s, (struct ds_span){ (uint32_t)from, (uint32_t)to });
	size_t i = at.start;
	while (i < at.end && k->s.p[i] == '>')
		i += i + 1 < at.end && k->s.p[i + 1] == ' ' ? 2 : 1;
	if (i == at.start)
		keep(k, from, i);
	if (is_whole(k, i, at.end))
		keep(k, i, at.end);
	else
		inline_strip(k, i, at.end);
	keep(k, at.end, to);
}

bool markdown_is(struct ds_str s)
{
	s.n = s.n < SEEN_BYTES ? s.n : SEEN_BYTES;
	for (size_t i = 0; i < s.n;) {
		const char *lf = memchr(s.p + i, '\n', s.n - i);
		size_t marks = 0;
		while (i + marks < s.n && marks < 6 && s.p[i + marks] == '#')
			marks++;
		if ((marks && i + marks < s.n && s.p[i + marks] == ' ') ||
		    ds_str_starts(str_from(s, i), DS_STR("![")))
			return true;
		i = lf ? (size_t)(lf - s.p) + 1 : s.n;
	}
	return false;
}

struct ds_str markdown_strip(struct ds_str source, struct ds_arena *arena, struct ds_piece **map, size_t *map_n)
{
	struct strip k = { .s = source, .to = ds_arena_raw(arena, source.n + 1, 1) };
	for (size_t i = 0; i < source.n;) {
		const char *lf = memchr(source.p + i, '\n', source.n - i);
		const size_t end = lf ? (size_t)(lf - source.p) : source.n;
		line_strip(&k, i, end);
		keep(&k, end, lf ? end + 1 : end);
		i = end + 1;
	}
	*map = k.v;
	*map_n = k.v_n;
	return (struct ds_str){ k.to, k.n };
}

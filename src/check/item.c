/* item.c: the figures of a block with the words around them. It decides nothing but where sentences end. */
#include "private.h"

#include "dushu/text.h"

#define WORDS_MAX 240u /* bytes: what stands farther from a figure says nothing about it */

struct ds_str text_fold(struct ds_arena *arena, struct ds_str s)
{
	char *p = ds_arena_raw(arena, s.n + 1, 1);
	for (size_t i = 0; i < s.n;) {
		unsigned len;
		uint32_t cp = ds_utf8_at(s.p + i, &len);
		memcpy(p + i, s.p + i, len);
		if (len == 3 && cp >= 0x3400 && cp <= 0x9fff) {
			char simple[4];
			if (ds_utf8_put(ds_fold(cp), simple) == 3)
				memcpy(p + i, simple, 3);
		}
		i += len;
	}
	return (struct ds_str){ p, s.n };
}

static bool is_one_of(const char *p, size_t n, const struct ds_str *marks, size_t marks_n, size_t *len)
{
	const unsigned char c = (unsigned char)*p;
	if ((c & 0xc0) == 0x80 ||
	    (c >= 0xe4 && c <= 0xe9)) /* most of a text: inside a character, or a Chinese one */
		return false;
	for (size_t k = 0; k < marks_n; k++)
		if (ds_str_starts((struct ds_str){ p, n }, marks[k])) {
			*len = marks[k].n;
			return true;
		}
	return false;
}

static const struct ds_str stops[] = {
	{"。",  3},
        { "！", 3},
        { "？", 3},
        { "!",   1},
        { "?",   1},
        { "\n",  1}
};
static const struct ds_str marks[] = {
	{"，",  3},
        { ",",   1},
        { "；", 3},
        { ";",   1},
        { "：", 3},
        { ":",   1},
        { "、", 3},
        { "（", 3},
	{ "(",   1},
        { "）", 3},
        { ")",   1},
        { "。", 3},
        { "　", 3},
        { "！", 3},
        { "？", 3},
        { "\t",  1}
};

/* Behind the last mark of s. */
static struct ds_str behind_mark(struct ds_str s)
{
	size_t start = 0, len;
	for (size_t i = 0; i < s.n; i++)
		if (is_one_of(s.p + i, s.n - i, marks, DS_COUNT(marks), &len))
			start = i + len;
	return from(s, start);
}

static struct ds_str before_mark(struct ds_str s)
{
	size_t len;
	for (size_t i = 0; i < s.n; i++)
		if (is_one_of(s.p + i, s.n - i, marks, DS_COUNT(marks), &len))
			return (struct ds_str){ s.p, i };
	return s;
}

/* The end of s, at most so much of it, on a character's boundary. */
static struct ds_str end_of(struct ds_str s, size_t most)
{
	size_t at = s.n > most ? s.n - most : 0;
	while (at < s.n && ((unsigned char)s.p[at] & 0xc0) == 0x80)
		at++;
	return from(s, at);
}

static bool is_level(const struct ds_figure *f)
{
	return f->change == DS_CHANGE_LEVEL && !f->minor && !f->ranged && !f->value.neg;
}

void items_make(struct finder *fd, uint32_t block, uint32_t first, uint32_t last)
{
	const struct ds_block *b = &fd->r->blocks[block];
	struct ds_str text = text_fold(&fd->scratch, ds_block_text(fd->r, b));
	fd->items = DS_NEW_ARRAY(&fd->scratch, struct item, last - first + 1);
	fd->n = last - first;
	static const struct ds_str opens[] = {
		{"（", 3},
                { "(",  1}
	};
	static const struct ds_str closes[] = {
		{"）", 3},
                { ")",  1}
	};
	uint32_t sentence = 0, depth = 0;
	size_t at = 0, begin = 0; /* how far it is read; where the sentence or the figure before ends */
	for (uint32_t k = 0; k < fd->n; k++) {
		struct item *i = &fd->items[k];
		const struct ds_figure *f = &fd->figures->v[first + k];
		size_t start = f->at.start - b->at.start, end = f->at.end - b->at.start, len;
		while (at < start) {
			if (is_one_of(text.p + at, text.n - at, stops, DS_COUNT(stops), &len)) {
				sentence++;
				depth = 0;
				at += len;
				begin = at;
			} else {
				depth += is_one_of(text.p + at, text.n - at, opens, DS_COUNT(opens), &len);
				depth -= depth > 0 &&
					 is_one_of(text.p + at, text.n - at, closes, DS_COUNT(closes), &len);
				at++;
			}
		}
		size_t next = k + 1 < fd->n ? fd->figures->v[first + k + 1].at.start - b->at.start : text.n;
		if (next > end + WORDS_MAX)
			next = end + WORDS_MAX;
		*i = (struct item){ .f = f, .index = first + k, .sentence = sentence };
		i->level = is_level(f);
		i->aside = depth > 0;
		i->gap = end_of((struct ds_str){ text.p + begin, start - begin }, WORDS_MAX);
		i->head = behind_mark(i->gap);
		i->tail = before_mark((struct ds_str){ text.p + end, next - end });
		i->text = ds_str_slice(fd->r->text, f->at);
		i->label = text_fold(&fd->scratch, f->label);
		i->v = range_written(f, i->text, false);
		i->coarse = range_written(f, i->text, true);
		i->level &= i->v.ok;
		at = begin = end;
	}
}

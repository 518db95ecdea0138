/* headings.c: what short lines inside an article are, when none of them begins a new one: headings, the items of a list,
 * the name of a table. */
#include "article/private.h"

/* So many short lines in a row are a list, not headings. */
#define LIST_RUN 4u

/* Three or more short lines without blank lines between them, where blocks are parted by some, are a list: where it
 * ends, or `from`. */
static uint32_t stack_end(const struct page *p, uint32_t from, uint32_t to)
{
	uint32_t k = from + 1;
	while (p->gap && k < to && p->v[k].gap == 0 && p->v[k].kind == LINE_SHORT)
		k++;
	return k - from >= 3 && !str_numbering(line_str(p, &p->v[from])).level ? k : from;
}

/* Names a table, alone or with its unit: 各地区人口, 单位:人. */
static bool is_table_name(const struct page *p, uint32_t k)
{
	uint32_t i = next_shown(p, k + 1);
	if (i < p->n && p->v[i].kind == DS_BLOCK_CAPTION && str_has(line_str(p, &p->v[i]), DS_STR("单位")))
		i = next_shown(p, i + 1);
	return i < p->n && p->v[i].kind == DS_BLOCK_TABLE_ROW && !str_numbering(line_str(p, &p->v[k])).level;
}

/* What a short line that is left is: a list's item, a table's name, a heading, or a short paragraph. */
static void heading_name(struct page *p, uint32_t k, bool body, bool list)
{
	struct line *l = &p->v[k];
	const uint8_t level = str_numbering(line_str(p, l)).level;
	if (!list && is_table_name(p, k)) {
		l->kind = DS_BLOCK_CAPTION;
		return;
	}
	/* (江州农展会现场) */
	const struct ds_span aside = str_tail_bracket(line_str(p, l));
	const bool framed = aside.end && aside.start == 0 && !level;
	l->kind = list ? DS_BLOCK_LIST_ITEM : body && !framed ? DS_BLOCK_HEADING : DS_BLOCK_PARAGRAPH;
	l->level = l->kind == DS_BLOCK_PARAGRAPH ? 0 : level ? level : 1;
}

/* PART.02, Part 3 over the heading of a part. */
static bool is_part_mark(const struct page *p, uint32_t k)
{
	const struct ds_str s = line_str(p, &p->v[k]);
	return p->v[k].kind == LINE_SHORT && p->v[k].chars <= 8 &&
	       (ds_str_starts(s, DS_STR("PART")) || ds_str_starts(s, DS_STR("Part")));
}

void page_headings(struct page *p)
{
	for (uint32_t i = 0; i < p->n;) {
		if (p->v[i].kind != LINE_SHORT) {
			i++;
			continue;
		}
		uint32_t to = i, run = 0, numbered = 0, counted = 0, stacked = 0, stack = i;
		for (; to < p->n && p->v[to].article == p->v[i].article && !(to > i && is_part_mark(p, to)) &&
		       (p->v[to].kind == LINE_SHORT || is_skipped(p->v[to].kind) ||
			p->v[to].kind == DS_BLOCK_CAPTION);
		     to++)
			if (p->v[to].kind == LINE_SHORT) {
				run++;
				const struct ds_str s = line_str(p, &p->v[to]);
				numbered += str_numbering(s).level > 0;
				counted += s.p[0] >= '0' && s.p[0] <= '9' && str_numbering(s).level > 0;
			}
		for (uint32_t k = i; k < to; k++) {
			stack = k >= stack && p->v[k].kind == LINE_SHORT ? stack_end(p, k, to) : stack;
			stacked += k < stack;
		}
		const bool body = to < p->n && p->v[to].article == p->v[i].article && is_body(p->v[to].kind);
		/* 1.江州大桥通车 / 2.粮食丰收 / …: as many with nothing between them are a list, if they begin with figures */
		const bool list = run - stacked >= LIST_RUN && (numbered * 2 < run || counted >= LIST_RUN);
		stack = i;
		for (uint32_t k = i; k < to; k++) {
			if (p->v[k].kind != LINE_SHORT)
				continue;
			stack = k >= stack ? stack_end(p, k, to) : stack;
			heading_name(p, k, body || (stacked && k >= stack), list || k < stack);
		}
		i = to;
	}
}

/* table.c: columns of a table with a row of totals, and rows of one with a column of totals. They must be flat: no 其中, no
 * 小计, a number in each, and the total first or last. Where most do not add up they are no parts, and nothing is said. */
#include "private.h"

#include <stdlib.h>

#define COLUMNS 64u

struct cell {
	uint32_t row, column;
	struct item item;
};

struct grid {
	struct cell *v;
	uint32_t n, rows;
	struct ds_str *heads; /* folded first cells */
};

static uint32_t column_of(const struct finder *f, const struct ds_figure *x)
{
	const struct ds_block *b = &f->r->blocks[x->block];
	uint32_t column = 0;
	for (uint32_t at = b->at.start; at < x->at.start; at++)
		column += f->r->text.p[at] == '\t';
	return column;
}

static struct ds_str head_of(struct finder *f, uint32_t block)
{
	struct ds_str s = ds_block_text(f->r, &f->r->blocks[block]);
	const char *tab = s.n ? memchr(s.p, '\t', s.n) : NULL;
	if (tab)
		s.n = (size_t)(tab - s.p);
	return text_fold(&f->scratch, s);
}

static struct grid grid_make(struct finder *f, uint32_t first, uint32_t last)
{
	struct grid g = { .v = DS_NEW_ARRAY(&f->scratch, struct cell, last - first) };
	g.heads = DS_NEW_ARRAY(&f->scratch, struct ds_str, last - first);
	uint32_t block = UINT32_MAX;
	for (uint32_t i = first; i < last; i++) {
		const struct ds_figure *x = &f->figures->v[i];
		if (x->block != block) {
			block = x->block;
			g.heads[g.rows++] = head_of(f, block);
		}
		struct cell *c = &g.v[g.n++];
		*c = (struct cell){ .row = g.rows - 1, .column = column_of(f, x) };
		c->item = (struct item){ .f = x,
					 .index = i,
					 .text = ds_str_slice(f->r->text, x->at),
					 .label = text_fold(&f->scratch, x->label),
					 .level = x->change == DS_CHANGE_LEVEL && !x->ranged };
		c->item.v = range_written(x, c->item.text, false);
		c->item.coarse = range_written(x, c->item.text, true);
	}
	return g;
}

/* 合计, 合 计, 总计: the head and nothing else. */
static bool is_total(struct ds_str head)
{
	static const char *const names[] = { "合计", "总计", "合 计", "总 计", "合　计", "总　计", "共计" };
	head = strip_tail(strip_head(head, "  　"), "  　");
	for (size_t k = 0; k < DS_COUNT(names); k++)
		if (ds_str_eq(head, ds_str_of(names[k])))
			return true;
	return false;
}

/* 全市: of all rows, where these are all its parts. */
static bool is_whole(struct ds_str head)
{
	static const char *const names[] = { "全国", "全省", "全区", "全市", "全州",
					     "全盟", "全县", "全旗", "全镇", "全乡" };
	head = strip_tail(strip_head(head, "  　"), "  　");
	for (size_t k = 0; k < DS_COUNT(names); k++)
		if (ds_str_eq(head, ds_str_of(names[k])))
			return true;
	return false;
}

/* The row of totals; UINT32_MAX when there is not one, or the rows have an order among themselves. */
static uint32_t total_row(const struct grid *g)
{
	uint32_t total = UINT32_MAX;
	for (uint32_t r = 0; r < g->rows; r++) {
		if (has_any(g->heads[r], "其中 小计 # ＃ 占 比重 平均 增长 ＋") || g->heads[r].n == 0)
			return UINT32_MAX;
		if (!is_total(g->heads[r]) && !is_whole(g->heads[r]))
			continue;
		if (total != UINT32_MAX)
			return UINT32_MAX;
		total = r;
	}
	return total == 0 || total == g->rows - 1 ? total : UINT32_MAX;
}

struct sum {
	const struct item *total, *parts[PARTS_MAX];
	uint32_t n;
	struct range sum;
	enum ds_verdict verdict;
	bool near; /* off by less than a fifth */
};

static bool column_sum(const struct grid *g, uint32_t total, uint32_t column, struct sum *s)
{
	struct range rough = range_point(0);
	*s = (struct sum){ .sum = range_point(0) };
	uint32_t rows = 0;
	for (uint32_t i = 0; i < g->n; i++) {
		const struct cell *c = &g->v[i];
		if (c->column != column)
			continue;
		if (!c->item.level || !c->item.v.ok || c->item.v.soft || c->item.f->per.n ||
		    has_any(c->item.label, "均 率 指数 价 密度 年限 排名"))
			return false;
		if (c->row == total) {
			if (s->total)
				return false;
			s->total = &c->item;
			continue;
		}
		rows++;
		if (s->n == PARTS_MAX)
			return false;
		s->parts[s->n++] = &c->item;
		s->sum = range_add(s->sum, c->item.v);
		rough = range_add(rough, c->item.coarse);
	}
	if (!s->total || s->n < 2 || rows != g->rows - 1 || !s->sum.ok)
		return false;
	for (uint32_t i = 0; i < s->n; i++)
		if (!same_unit(s->parts[i], s->total) || !ds_str_eq(s->parts[i]->f->period, s->total->f->period))
			return false;
	bool percent = s->total->f->kind == DS_KIND_PERCENT;
	if (percent && ds_decimal_cmp(s->total->f->value, ds_decimal_from(100)) != 0)
		return false;
	s->verdict = range_judge(s->sum, s->total->v, rough, s->total->coarse);
	struct ds_decimal off, five;
	s->near =
	    ds_decimal_sub(s->sum.mid, s->total->f->value, &off) && ds_decimal_mul(off, ds_decimal_from(5), &five);
	five.neg = false;
	s->near = s->near && ds_decimal_cmp(five, s->total->f->value) < 0;
	return true;
}

/* The n-th cell of a row. */
static struct ds_str cell_of(struct ds_str row, uint32_t n)
{
	while (n-- > 0) {
		const char *tab = row.n ? memchr(row.p, '\t', row.n) : NULL;
		if (!tab)
			return DS_STR("");
		row = from(row, (size_t)(tab - row.p) + 1);
	}
	const char *tab = row.n ? memchr(row.p, '\t', row.n) : NULL;
	if (tab)
		row.n = (size_t)(tab - row.p);
	return row;
}

/* Turns rows and columns: the heads are the cells of the row above the first that has figures. False without one, or
 * when a column has no head or not a figure in each row. */
static bool grid_turn(struct finder *f, const struct grid *g, uint32_t first, struct grid *out)
{
	uint32_t block = f->figures->v[first].block, columns = 0, at[COLUMNS];
	uint32_t table = f->r->blocks[block].table;
	if (block == 0 || f->r->blocks[block - 1].kind != DS_BLOCK_TABLE_ROW ||
	    f->r->blocks[block - 1].table != table)
		return false;
	struct ds_str head = text_fold(&f->scratch, ds_block_text(f->r, &f->r->blocks[block - 1]));
	for (uint32_t i = 0; i < g->n; i++) {
		uint32_t c = 0;
		while (c < columns && at[c] != g->v[i].column)
			c++;
		if (c == COLUMNS)
			return false;
		if (c == columns)
			at[columns++] = g->v[i].column;
	}
	if (columns < 3 || g->n != columns * g->rows)
		return false;
	*out = (struct grid){ .v = DS_NEW_ARRAY(&f->scratch, struct cell, g->n), .n = g->n, .rows = columns };
	out->heads = DS_NEW_ARRAY(&f->scratch, struct ds_str, columns);
	for (uint32_t c = 0; c < columns; c++) {
		size_t len, unit = last_of(cell_of(head, at[c]), "（ (", &len);
		out->heads[c] = cell_of(head, at[c]);
		if (unit != SIZE_MAX)
			out->heads[c].n = unit; /* 合计（人） */
		if (!out->heads[c].n)
			return false;
	}
	for (uint32_t i = 0; i < g->n; i++) {
		uint32_t c = 0;
		while (at[c] != g->v[i].column)
			c++;
		out->v[i] = (struct cell){ .row = c, .column = g->v[i].row, .item = g->v[i].item };
	}
	return true;
}

/* First see how it goes, then say it. */
static void grid_check(struct finder *f, const struct grid *g)
{
	uint32_t total = total_row(g), wrong = 0, right = 0;
	for (int pass = 0; pass < 2 && total != UINT32_MAX && g->rows <= PARTS_MAX; pass++) {
		for (uint32_t c = 0; c < COLUMNS; c++) {
			struct sum s;
			if (!column_sum(g, total, c, &s))
				continue;
			bool bad = s.verdict != DS_VERDICT_TRUE;
			if (pass == 0)
				wrong += bad, right += !bad;
			else if (!bad || (s.near && wrong <= (right || is_whole(g->heads[total]) ? right : 1)))
				check_add(f, DS_CHECK_PARTS, s.total, s.parts, s.n, s.total, s.sum, s.verdict);
		}
	}
}

void table_find(struct finder *f, uint32_t first, uint32_t last)
{
	struct ds_arena_mark mark = ds_arena_mark(&f->scratch);
	struct grid g = grid_make(f, first, last), turned;
	grid_check(f, &g);
	if (grid_turn(f, &g, first, &turned))
		grid_check(f, &turned);
	ds_arena_release(&f->scratch, mark);
}

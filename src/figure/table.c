/* table.c: figures in tables. A value cell takes its label from the heads of its row and column, its unit from
 * itself, the column's head (产量(万吨)), a unit column or the line above the table (单位：万元). Cells of text are
 * read by the same scanner as prose; it does not read sentences.
 */
#include "table.h"

struct row {
	struct cells cells;
	struct column head; /* of the row: name, unit */
	struct ds_str unit; /* of its unit cell */
	bool when;          /* the head is a time */
};

/* The head of a row of names may be no cell at all: then its columns stand one further on. */
static void columns_shift(struct table *t, const struct reader *rd)
{
	struct cells c = cells_of(rd->r->text, rd->block->at);
	if (t->n == 0 || t->n + 1 != c.n || t->n == COLUMNS || cell_is_number(ds_str_slice(rd->r->text, c.at[0])) ||
	    t->columns[0].kind == COLUMN_SERIAL)
		return;
	memmove(t->columns + 1, t->columns, t->n * sizeof(*t->columns));
	t->columns[0] = (struct column){ .kind = COLUMN_VALUE };
	t->n++;
}

/* ---- values ----------------------------------------------------------------------------------------------- */

static struct ds_str value_label(struct reader *rd, const struct table *t, const struct row *row,
				 const struct column *c)
{
	const struct ds_str name = row->head.name;
	const bool column = c->name.n && !c->plain && !c->all_place;
	if (row->head.all_place || row->when || !name.n || (column && head_is_total(name)))
		return column ? c->name : t->topic.n || c->period.n ? t->topic : c->name;
	if (!column)
		return head_is_total(name) && t->topic.n ? t->topic : name;
	if ((t->indicators && (c->kind == COLUMN_GROWTH || c->kind == COLUMN_FALL)) ||
	    ds_str_find(name, c->name, 0) != SIZE_MAX)
		return name;
	/* 城镇居民 above, 人均可支配收入 beside */
	if (phrase_tail(name).n && !phrase_tail(c->name).n && !row->head.place)
		return phrase_join(rd, c->name, name);
	return phrase_join(rd, name, c->name);
}

/* 同比下降3.1%, ↑2.4: what a cell of text says before or behind its number; else `change`. */
static uint8_t change_said(struct ds_str cell, uint8_t change)
{
	static const char *const falls[] = { "下降", "减少", "降低", "回落", "下滑", "↓", "▼", "跌", "降" };
	static const char *const rises[] = { "增长", "增加", "提高", "上升", "↑", "▲", "涨", "同比", "环比" };
	return HAS_ANY(cell, falls) ? DS_CHANGE_DOWN : HAS_ANY(cell, rises) ? DS_CHANGE_UP : change;
}

/* 新建水厂1座,铺设管网36公里: what the words of a cell say before or behind the number; else `label`. */
static struct ds_str said_label(const struct reader *rd, struct ds_span cell, const struct token *token,
				struct ds_str label)
{
	enum { SAID_MAX = 10 * CHAR };
	static const char *const moves[] = { "同比", "增长", "下降", "增加", "减少", "占",
					     "约",   "↑",    "↓",    "含",   "其中" };
	const char *begin = rd->r->text.p + cell.start, *end = rd->r->text.p + cell.end;
	const char *p = rd->r->text.p + token->at.start, *q = rd->r->text.p + token->at.end;
	const char *first = p, *last = q;
	while (first > begin && (unsigned char)first[-1] >= 0x80 && !char_before_in(first, begin, "，、；：。（）"))
		first--;
	while (last < end && (unsigned char)*last >= 0x80 && !char_in(last, end, "，、；：。（）"))
		last += char_len(last);
	const struct ds_str before = { first, (size_t)(p - first) }, behind = { q, (size_t)(last - q) };
	if (HAS_ANY(before, moves))
		return label;
	if (before.n >= 3 * CHAR && before.n <= SAID_MAX)
		return before;
	return !before.n && behind.n >= 2 * CHAR && behind.n <= SAID_MAX && token->kind == DS_KIND_COUNT ? behind
													 : label;
}

static uint8_t value_change(const struct row *row, const struct column *c)
{
	return c->kind == COLUMN_GROWTH          ? DS_CHANGE_UP
	       : c->kind == COLUMN_FALL          ? DS_CHANGE_DOWN
	       : row->head.kind == COLUMN_GROWTH ? DS_CHANGE_UP
	       : row->head.kind == COLUMN_FALL   ? DS_CHANGE_DOWN
						 : DS_CHANGE_LEVEL;
}

static void value_add(struct reader *rd, const struct table *t, const struct row *row, uint32_t col,
		      const struct token *token)
{
	static const struct column none = { .kind = COLUMN_VALUE };
	const struct column *c = col < t->n ? &t->columns[col] : &none;
	const struct ds_str cell = ds_str_slice(rd->r->text, row->cells.at[col]);
	const bool plain = cell_is_number(cell) || cell_is_range(cell);
	struct ds_figure *f = figure_add(rd, token);
	f->label = value_label(rd, t, row, c);
	f->change = value_change(row, c);
	if (!plain)
		f->change = change_said(cell, f->change);
	if (!plain && (token->at.start > row->cells.at[col].start || token->at.end < row->cells.at[col].end))
		f->label = said_label(rd, row->cells.at[col], token, f->label);
	if (!plain && token->kind != DS_KIND_PERCENT && token->kind != DS_KIND_MULTIPLE && c->kind == COLUMN_VALUE)
		f->change = DS_CHANGE_LEVEL;
	if (f->change == DS_CHANGE_LEVEL || token->kind != DS_KIND_PERCENT)
		f->per = c->per.n ? c->per : row->head.per;
	/* 年末 below a line that says 2022年末, or 6月末 */
	const bool same = ds_str_ends(t->period, c->period) ||
			  (ds_str_ends(c->period, DS_STR("末")) && ds_str_ends(t->period, DS_STR("末")));
	f->period = row->when                                            ? row->head.period
		    : c->period.n && (cell_is_dated(c->period) || !same) ? c->period
									 : t->period;
	f->status = c->target ? DS_STATUS_TARGET : DS_STATUS_ACTUAL;
	f->place = row->head.place ? row->head.place->place : c->place ? c->place->place : t->base.place;
	if (!rd->explain)
		return;
	const struct cell_heads heads = { .row = row->head.name,
					  .column = c->said,
					  .row_unit = row->unit.n ? row->unit : row->head.unit,
					  .column_unit = c->unit,
					  .table_unit = t->unit,
					  .row_place = row->head.place,
					  .column_place = c->place,
					  .plain = plain };
	why_cell(rd, token, &heads);
}

/* 增减: is the number what the two before it differ by? */
static bool is_difference(struct reader *rd, const struct table *t, const struct row *row, uint32_t col)
{
	struct ds_decimal v[3], off;
	uint32_t n = 0;
	for (uint32_t c = col + 1; c-- > t->head + 1 && n < DS_COUNT(v);) {
		struct token token;
		if (!cell_is_number(ds_str_slice(rd->r->text, row->cells.at[c])) ||
		    !cell_read(rd, row->cells.at[c], DS_STR(""), &token))
			return false;
		v[n++] = token.value;
	}
	if (n < DS_COUNT(v) || !ds_decimal_sub(v[1], v[2], &off))
		return false;
	off.neg = v[0].neg = false;
	return ds_decimal_cmp(off, v[0]) == 0;
}

/* Digits alone in a cell: a figure where its column is known, or its unit. */
static void number_cell(struct reader *rd, const struct table *t, const struct row *row, uint32_t col,
			uint32_t numbers)
{
	static const struct column none = { .kind = COLUMN_VALUE };
	const struct column *c = col < t->n ? &t->columns[col] : &none;
	const struct ds_span cell = row->cells.at[col];
	struct column amount = *c;
	amount.amount |= c->unsure && is_difference(rd, t, row, col);
	struct ds_str unit = table_unit(t, &amount, &row->head, row->unit);
	const struct ds_str text = ds_str_slice(rd->r->text, cell), other = row->unit.n        ? row->unit
									    : row->head.unit.n ? row->head.unit
											       : t->unit;
	struct token token;
	if (!unit.n && !amount.share && amount.kind == COLUMN_VALUE)
		unit = t->row_unit;
	if (col >= t->n && (t->n > 1 || numbers > 1 || !unit.n))
		return; /* nothing says what it is */
	if (c->unsure && !amount.amount && other.n && !ds_str_eq(other, DS_STR("%")))
		return; /* 增减 in a table of 万元 is of either */
	if (cell_is_year(text) && ds_str_find(c->said, DS_STR("年份"), 0) != SIZE_MAX)
		return; /* 建校年份 */
	if (cell_is_range(text) && !unit.n)
		return;
	if (cell_read(rd, cell, unit, &token))
		value_add(rd, t, row, col, &token);
}

/* 增长(%) below the row of what grew. */
static void row_grows(struct table *t, struct row *row)
{
	const bool grows = row->head.kind == COLUMN_GROWTH || row->head.kind == COLUMN_FALL;
	if (grows && !row->head.name.n)
		row->head.name = t->measure;
	else if (!grows)
		t->measure = row->head.name;
}

/* 财税 | 地方财政收入, 收入 12 | 支出项目 9: a name behind the first one is that of the numbers behind it. */
static void row_rename(struct reader *rd, struct table *t, struct row *row, struct ds_span cell)
{
	const struct ds_mention *place = row->head.place;
	head_of_row(rd, cell, &row->head);
	if (!row->head.place)
		row->head.place = place;
	row_grows(t, row);
	row->when = false;
}

/* The name of the row; false when the row is too short to have one. */
static bool row_name(struct reader *rd, struct table *t, struct row *row)
{
	if (t->head >= row->cells.n)
		return false;
	const struct ds_str head = ds_str_slice(rd->r->text, row->cells.at[t->head]), of = t->columns[t->head].name;
	head_of_row(rd, row->cells.at[t->head], &row->head);
	row_grows(t, row);
	if (cell_is_year(head) && (!of.n || ds_str_find(of, DS_STR("年"), 0) != SIZE_MAX))
		row->head.period = head;
	row->when = row->head.period.n > 0;
	if (head_is_numbered(head) || row->head.unit.n)
		t->row_unit = row->head.unit;
	if (head.n)
		t->owner = row->head.place;
	else if (t->part != NO_HEAD)
		row->head.place = t->owner;
	return true;
}

static void row_read(struct reader *rd, struct table *t)
{
	struct row row = { .cells = cells_of(rd->r->text, rd->block->at) };
	const struct ds_str text = rd->r->text;
	if (t->head != NO_HEAD && !row_name(rd, t, &row))
		return;
	uint32_t numbers = 0, next = 0;
	for (uint32_t c = 0; c < row.cells.n; c++) {
		const struct ds_str cell = ds_str_slice(text, row.cells.at[c]);
		numbers += c >= t->head + 1 && cell_is_number(cell);
		if (c < t->n ? t->columns[c].kind == COLUMN_UNIT && c != t->head
			     : c >= t->head + 1 && t->n <= 1 && cell_is_unit(rd, cell))
			row.unit = cell;
	}
	for (uint32_t c = t->head + 1; c < row.cells.n; c++) {
		const struct column *col = c < t->n ? &t->columns[c] : NULL;
		const struct ds_span cell = row.cells.at[c];
		const struct ds_str s = ds_str_slice(text, cell);
		if (col && s.n && (c == t->part || head_names_rows(col)) && !cell_is_number(s))
			row_rename(rd, t, &row, cell);
		else if (s.n && !row.head.place && cell_is_place(rd, cell))
			row.head.place = cell_place(rd, cell); /* 所在县 */
		if (col && (col->kind == COLUMN_UNIT || col->kind == COLUMN_SERIAL))
			continue;
		if (s.n && (s.p[0] < '0' || s.p[0] > '9') && cell_is_unit(rd, s))
			continue; /* 万吨, without a head that says so */
		if (cell_is_number(s) || cell_is_range(s)) {
			number_cell(rd, t, &row, c, numbers);
			continue;
		}
		for (; next < rd->tokens.n && rd->tokens.v[next].at.start < cell.end; next++)
			if (rd->tokens.v[next].type == TOKEN_NUMBER && rd->tokens.v[next].at.start >= cell.start)
				value_add(rd, t, &row, c, &rd->tokens.v[next]);
	}
}

/* A first row without a plain number behind its first cell is a head, marked or not; years are heads. */
static bool is_head(const struct reader *rd, bool first)
{
	if (rd->block->head)
		return true;
	if (!first)
		return false;
	struct cells c = cells_of(rd->r->text, rd->block->at);
	for (uint32_t i = 1; i < c.n; i++) {
		const struct ds_str cell = ds_str_slice(rd->r->text, c.at[i]);
		if (cell_is_number(cell) && !cell_is_year(cell))
			return false;
		for (uint32_t t = 0; t < rd->tokens.n && !cell_is_year(cell); t++) { /* 3,250.6万元 */
			const struct token *k = &rd->tokens.v[t];
			if (k->type == TOKEN_NUMBER && k->at.start == c.at[i].start && k->at.end == c.at[i].end)
				return false;
		}
	}
	return true;
}

/* 单位：万元 in a row of its own: the unit of the table. */
static bool row_is_unit(const struct reader *rd, struct table *t)
{
	const struct ds_str unit = unit_said(ds_block_text(rd->r, rd->block));
	if (!unit.n)
		return false;
	t->unit = unit;
	return true;
}

/* Under a head that reaches over several columns stand blank cells: a second row of heads parts it. */
static void heads_spread(struct table *t, const struct cells *row)
{
	for (uint32_t i = 2; i < row->n && i < COLUMNS; i++) {
		const struct column *left = &t->columns[i - 1];
		bool blank = i >= t->n || (!t->columns[i].said.n && !t->columns[i].unit.n);
		if (blank && left->said.n && left->kind == COLUMN_VALUE && ds_span_len(row->at[i]) > 0 &&
		    ds_span_len(row->at[i - 1]) > 0)
			t->columns[i] = *left;
	}
}

/* 性别 | 男 | 196 over | 女 | 224: the column whose words name the parts of what stands left of it in several rows, in the
 * rows [from, last); NO_HEAD without one. */
static uint32_t part_column(struct reader *rd, const struct table *t, uint32_t from, uint32_t last)
{
	const uint32_t col = t->head + 1;
	struct ds_str before = DS_STR("");
	bool parts = false;
	if (t->head == NO_HEAD || col + 1 >= t->n || t->columns[col].kind != COLUMN_VALUE || t->columns[col].unit.n)
		return NO_HEAD;
	for (uint32_t b = from; b < last; b++) {
		const struct cells row = cells_of(rd->r->text, rd->r->blocks[b].at);
		if (rd->r->blocks[b].kind != DS_BLOCK_TABLE_ROW || col >= row.n)
			continue;
		const struct ds_str name = ds_str_slice(rd->r->text, row.at[t->head]),
				    part = ds_str_slice(rd->r->text, row.at[col]);
		for (size_t i = 0; i < part.n; i++)
			if ((part.p[i] >= '0' && part.p[i] <= '9') || part.p[i] == '-')
				return NO_HEAD;
		parts |= part.n >= CHAR && b > from && (!name.n || ds_str_eq(name, before));
		before = name.n ? name : before;
	}
	return parts && !cell_is_unit(rd, t->columns[col].said) ? col : NO_HEAD;
}

void table_read(struct reader *rd, uint32_t first, uint32_t last)
{
	struct table t = { .unit = unit_above(rd, first, last), .base = rd->flow.base, .period = rd->flow.period };
	struct ds_str above = DS_STR("");
	if (rd->flow.topic.known)
		t.base = rd->flow.topic;
	caption_above(rd, first, &above, &t.topic);
	if (above.n)
		t.period = above;
	bool heads = true, shifted = false;
	for (uint32_t b = first; b < last; b++) {
		rd->block = &rd->r->blocks[b];
		rd->block_index = b;
		if (rd->block->kind != DS_BLOCK_TABLE_ROW)
			continue;
		while (rd->mention < rd->m->n && rd->m->v[rd->mention].at.start < rd->block->at.start)
			rd->mention++;
		struct ds_arena_mark mark = ds_arena_mark(&rd->scratch);
		scan_block(rd->r, b, &rd->scratch, &rd->tokens);
		nonfigures_add(rd);
		heads = heads && is_head(rd, b == first);
		if (heads && row_is_unit(rd, &t)) {
			ds_arena_release(&rd->scratch, mark);
			continue;
		}
		if (heads) {
			struct cells c = cells_of(rd->r->text, rd->block->at);
			if (t.n)
				heads_spread(&t, &c);
			for (uint32_t i = 0; i < c.n; i++)
				head_read(rd, c.at[i], &t.columns[i]);
			if (c.n > t.n)
				t.n = c.n;
		} else {
			if (!shifted) {
				columns_shift(&t, rd);
				if (heads_are_entry(&t))
					t.n = 0;
				heads_end(rd, &t);
				t.part = part_column(rd, &t, b, last);
			}
			shifted = true;
			row_read(rd, &t);
		}
		ds_arena_release(&rd->scratch, mark);
	}
}

/* table.c: figures in tables. A value cell takes its label from the heads of its row and column, its unit from
 * itself, the column's head (产量(万吨)), a unit column or the line above the table (单位：万元). Cells of text are
 * read by the same scanner as prose; it does not read sentences.
 */
#include "why.h"

#define COLUMNS 64u

enum column_kind {
	COLUMN_VALUE,  /* its head names what is measured, or when */
	COLUMN_UNIT,   /* 计量单位 */
	COLUMN_GROWTH, /* 同比增长 */
	COLUMN_FALL,   /* 降幅 */
	COLUMN_SERIAL, /* 序号, 位次: its numbers are no figures */
};

struct column {
	struct ds_str name, unit, period, per;
	const struct ds_mention *place;
	uint8_t kind;
	bool plain; /* a head that says only when or which: 2023年, 绝对数 */
	bool target;
};

struct table {
	struct column columns[COLUMNS];
	uint32_t n;
	struct ds_str unit; /* of the whole table */
	bool indicators;    /* the rows name what is measured */
	struct scope base;
	struct ds_str period;
};

struct cells {
	struct ds_span at[COLUMNS];
	uint32_t n;
};

/* ---- cells ------------------------------------------------------------------------------------------------ */

static struct ds_span trim_cell(struct ds_str text, struct ds_span at)
{
	while (at.start < at.end && (text.p[at.start] == ' ' || text.p[at.start] == '\r'))
		at.start++;
	while (at.start + 3 <= at.end && memcmp(text.p + at.start, "　", 3) == 0)
		at.start += 3;
	while (at.start < at.end && (text.p[at.end - 1] == ' ' || text.p[at.end - 1] == '\r'))
		at.end--;
	while (at.start + 3 <= at.end && memcmp(text.p + at.end - 3, "　", 3) == 0)
		at.end -= 3;
	return at;
}

static struct cells cells_of(struct ds_str text, struct ds_span row)
{
	struct cells c = { .n = 0 };
	for (uint32_t at = row.start; c.n < COLUMNS;) {
		const char *tab = memchr(text.p + at, '\t', row.end - at);
		uint32_t end = tab ? (uint32_t)(tab - text.p) : row.end;
		c.at[c.n++] = trim_cell(text, (struct ds_span){ at, end });
		if (!tab)
			break;
		at = end + 1;
	}
	return c;
}

/* 5352.5, 3,012, -0.6: digits with a sign, separators and a point, nothing else. */
static bool is_plain_number(struct ds_str s)
{
	bool digit = false;
	for (size_t i = 0; i < s.n; i++) {
		bool sign = i == 0 && (s.p[i] == '-' || s.p[i] == '+');
		if (digit && s.p[i] == ' ' && i + 3 < s.n)
			continue; /* 1 126.4 */
		if (!sign && s.p[i] != '.' && s.p[i] != ',' && (s.p[i] < '0' || s.p[i] > '9'))
			return false;
		digit |= s.p[i] >= '0' && s.p[i] <= '9';
	}
	return digit;
}

/* ---- heads ------------------------------------------------------------------------------------------------ */

struct head_word {
	const char *word;
	uint8_t kind;
	bool plain, target;
};

static const struct head_word head_words[] = {
	{"单位",        COLUMN_UNIT,   true, false},
        { "單位",       COLUMN_UNIT,   true, false},
	{ "计量单位", COLUMN_UNIT,   true, false},
        { "序号",       COLUMN_SERIAL, true, false},
	{ "位次",       COLUMN_SERIAL, true, false},
        { "排名",       COLUMN_SERIAL, true, false},
	{ "名次",       COLUMN_SERIAL, true, false},
        { "序號",       COLUMN_SERIAL, true, false},
	{ "编号",       COLUMN_SERIAL, true, false},
        { "增长",       COLUMN_GROWTH, true, false},
	{ "增速",       COLUMN_GROWTH, true, false},
        { "增幅",       COLUMN_GROWTH, true, false},
	{ "增减",       COLUMN_GROWTH, true, false},
        { "涨幅",       COLUMN_GROWTH, true, false},
	{ "增長",       COLUMN_GROWTH, true, false},
        { "涨跌",       COLUMN_GROWTH, true, false},
	{ "变动",       COLUMN_GROWTH, true, false},
        { "同比",       COLUMN_GROWTH, true, false},
	{ "环比",       COLUMN_GROWTH, true, false},
        { "降幅",       COLUMN_FALL,   true, false},
	{ "下降",       COLUMN_FALL,   true, false},
        { "绝对数",    COLUMN_VALUE,  true, false},
	{ "绝对值",    COLUMN_VALUE,  true, false},
        { "数值",       COLUMN_VALUE,  true, false},
	{ "数量",       COLUMN_VALUE,  true, false},
        { "总量",       COLUMN_VALUE,  true, false},
	{ "指标值",    COLUMN_VALUE,  true, false},
        { "本月",       COLUMN_VALUE,  true, false},
	{ "当月",       COLUMN_VALUE,  true, false},
        { "本期",       COLUMN_VALUE,  true, false},
	{ "累计",       COLUMN_VALUE,  true, false},
        { "实绩",       COLUMN_VALUE,  true, false},
	{ "完成数",    COLUMN_VALUE,  true, false},
        { "目标",       COLUMN_VALUE,  true, true },
	{ "计划",       COLUMN_VALUE,  true, true },
        { "年末数",    COLUMN_VALUE,  true, false},
};

static bool holds_word(struct ds_str s, const char *z)
{
	return ds_str_find(s, ds_str_of(z), 0) != SIZE_MAX;
}

/* 绝 对 数: a head set wide, without its blanks. */
static struct ds_str head_narrow(struct reader *rd, struct ds_str s)
{
	size_t n = 0;
	if (!memchr(s.p, ' ', s.n) && ds_str_find(s, DS_STR("　"), 0) == SIZE_MAX)
		return s;
	char *p = ds_arena_raw(rd->arena, s.n, 1);
	for (size_t i = 0; i < s.n;) {
		size_t len = char_len(s.p + i), blank = s.p[i] == ' '                                   ? 1
							: s.n - i >= 3 && memcmp(s.p + i, "　", 3) == 0 ? 3
													: 0;
		if (blank && n && (unsigned char)p[n - 1] >= 0x80) {
			i += blank; /* behind Han */
			continue;
		}
		memcpy(p + n, s.p + i, len);
		n += len;
		i += len;
	}
	return (struct ds_str){ p, n };
}

/* 产量(万吨): name and unit. A bracket that holds no unit (2020年) stays in the name. */
static void head_split(struct ds_str cell, struct column *c)
{
	static const struct ds_str opens[] = {
		{"(",    1},
                { "（", 3}
	};
	static const struct ds_str percent[] = {
		{"±%",  3},
                { "%",   1},
                { "％", 3}
	};
	c->name = cell;
	for (size_t i = 0; i < DS_COUNT(opens); i++) {
		size_t at = ds_str_find(cell, opens[i], 0);
		if (at == SIZE_MAX)
			continue;
		size_t start = at + opens[i].n, end = cell.n - (ds_str_ends(cell, DS_STR("）")) ? 3 : 1);
		if (!ds_str_ends(cell, DS_STR(")")) && !ds_str_ends(cell, DS_STR("）")))
			continue;
		if (end > start) {
			c->unit = (struct ds_str){ cell.p + start, end - start };
			c->name = (struct ds_str){ cell.p, at };
		}
	}
	for (size_t i = 0; i < DS_COUNT(percent) && !c->unit.n; i++)
		if (ds_str_ends(c->name, percent[i])) {
			c->unit = DS_STR("%");
			c->name.n -= percent[i].n;
		}
	if (ds_str_ends(c->unit, DS_STR("%")) || ds_str_ends(c->unit, DS_STR("％")))
		c->unit = DS_STR("%");
}

/* 2023年1—6月: a head that begins with a digit and says when. */
static bool is_time(struct ds_str s)
{
	return s.n > 4 && s.p[0] >= '0' && s.p[0] <= '9' && (holds_word(s, "年") || holds_word(s, "月"));
}

static struct ds_str join_heads(struct reader *rd, struct ds_str row, struct ds_str column)
{
	if (!row.n || !column.n)
		return row.n ? row : column;
	char *p = ds_arena_raw(rd->arena, row.n + column.n, 1);
	memcpy(p, row.p, row.n);
	memcpy(p + row.n, column.p, column.n);
	return (struct ds_str){ p, row.n + column.n };
}

static void head_read(struct reader *rd, struct ds_span cell, struct column *c)
{
	static const char *const pers[] = { "人均", "生均", "户均", "亩均", "日均" };
	struct column before = *c;
	struct ds_str text = ds_str_slice(rd->r->text, cell);
	if (!text.n)
		return;
	*c = (struct column){ .unit = before.unit };
	head_split(head_narrow(rd, text), c);
	for (size_t i = 0; i < DS_COUNT(head_words); i++) {
		const struct head_word *h = &head_words[i];
		struct ds_str word = ds_str_of(h->word);
		bool unit = h->kind == COLUMN_UNIT;
		if (unit ? !ds_str_eq(c->name, word) : !holds_word(c->name, h->word))
			continue;
		if (h->kind == COLUMN_VALUE && !h->target && c->name.n > word.n + 9)
			continue; /* 存款总量 … names more than a kind of number */
		if (c->kind == COLUMN_VALUE)
			c->kind = h->kind;
		c->plain |= h->plain;
		c->target |= h->target;
	}
	for (size_t i = 0; i < DS_COUNT(pers); i++)
		if (ds_str_starts(c->name, ds_str_of(pers[i])))
			c->per = ds_str_of(pers[i]);
	for (uint32_t t = 0; t < rd->tokens.n; t++) {
		const struct token *k = &rd->tokens.v[t];
		if (k->type != TOKEN_TIME || k->at.start < cell.start || k->at.end > cell.end)
			continue;
		if (c->kind == COLUMN_VALUE)
			c->period = ds_str_slice(rd->r->text, k->at);
		c->plain |= ds_span_len(k->at) + 6 >= c->name.n;
	}
	if (is_time(c->name)) {
		c->period = c->name;
		c->plain = true;
	}
	for (uint32_t m = rd->mention; m < rd->m->n && rd->m->v[m].at.start < cell.end; m++)
		if (rd->m->v[m].at.start >= cell.start && rd->m->v[m].counts)
			c->place = &rd->m->v[m];
	/* A second row of heads goes below the first. */
	if (before.name.n && c->plain && !before.plain && c->kind != COLUMN_UNIT) {
		c->name = before.name;
		c->plain = false;
	} else if (before.name.n && !before.plain && !c->plain && c->kind == COLUMN_VALUE) {
		c->name = join_heads(rd, before.name, c->name); /* 水稻 over 面积 */
	}
	if (!c->period.n)
		c->period = before.period;
	if (!c->place)
		c->place = before.place;
}

/* 单位：万元 in the block above the table. */
static struct ds_str unit_above(const struct reader *rd, uint32_t first)
{
	static const char *const marks[] = { "单位：", "单位:", "單位：", "單位:" };
	static const char *const ends[] = { "）", ")", " ", "　", "，", "," };
	for (uint32_t b = first; b > 0 && first - b < 2; b--) {
		struct ds_str s = ds_block_text(rd->r, &rd->r->blocks[b - 1]);
		for (size_t i = 0; i < DS_COUNT(marks); i++) {
			size_t at = ds_str_find(s, ds_str_of(marks[i]), 0);
			if (at == SIZE_MAX)
				continue;
			size_t start = at + strlen(marks[i]), end = s.n;
			for (size_t k = 0; k < DS_COUNT(ends); k++) {
				size_t stop = ds_str_find(s, ds_str_of(ends[k]), start);
				if (stop < end)
					end = stop;
			}
			return (struct ds_str){ s.p + start, end - start };
		}
	}
	return DS_STR("");
}

/* 表1 2019年某市生产总值: the time that a line above the table gives. */
static struct ds_str period_above(struct reader *rd, uint32_t first)
{
	enum { CAPTION_MAX = 120 };
	struct ds_str period = DS_STR("");
	for (uint32_t b = first; b > 0 && first - b < 2 && !period.n; b--) {
		const struct ds_block *above = &rd->r->blocks[b - 1];
		struct ds_str s = ds_block_text(rd->r, above);
		if (above->article != rd->r->blocks[first].article || above->kind == DS_BLOCK_TABLE_ROW ||
		    above->kind == DS_BLOCK_BOILERPLATE || s.n > CAPTION_MAX || ds_str_ends(s, DS_STR("。")))
			break;
		struct ds_arena_mark mark = ds_arena_mark(&rd->scratch);
		struct tokens tokens;
		scan_block(rd->r, b - 1, &rd->scratch, &tokens);
		for (size_t i = 0; i < tokens.n; i++)
			if (tokens.v[i].type == TOKEN_TIME)
				period = ds_str_slice(rd->r->text, tokens.v[i].at);
		ds_arena_release(&rd->scratch, mark);
	}
	return period;
}

/* The head of a row of names may be no cell at all: then its columns stand one further on. */
static void columns_shift(struct table *t, const struct reader *rd)
{
	struct cells c = cells_of(rd->r->text, rd->block->at);
	if (t->n == 0 || t->n + 1 != c.n || t->n == COLUMNS ||
	    is_plain_number(ds_str_slice(rd->r->text, c.at[0])) || t->columns[0].kind == COLUMN_SERIAL)
		return;
	memmove(t->columns + 1, t->columns, t->n * sizeof(*t->columns));
	t->columns[0] = (struct column){ .kind = COLUMN_VALUE };
	t->n++;
}

/* ---- values ----------------------------------------------------------------------------------------------- */

/* A plain number with the unit that stands elsewhere, read as if they stood together. */
static bool read_with_unit(struct reader *rd, struct ds_span at, struct ds_str unit, struct token *out)
{
	struct ds_str number = ds_str_slice(rd->r->text, at);
	char *p = ds_arena_raw(rd->arena, number.n + unit.n + 1, 1);
	size_t n = 0; /* in a row spaces part cells: 1 126.4 loses its own */
	for (size_t i = 0; i < number.n; i++)
		if (number.p[i] != ' ')
			p[n++] = number.p[i];
	number.n = n;
	memcpy(p + n, unit.p, unit.n);
	struct ds_block block = {
		.at = {0, (uint32_t)(number.n + unit.n)},
                  .kind = DS_BLOCK_TABLE_ROW
	};
	struct ds_reading r = {
		.text = {p, number.n + unit.n},
                  .blocks = &block, .blocks_n = 1
	};
	struct tokens tokens;
	scan_block(&r, 0, &rd->scratch, &tokens);
	if (tokens.n == 0 || tokens.v[0].type != TOKEN_NUMBER || tokens.v[0].at.start != 0)
		return false;
	*out = tokens.v[0];
	out->at = at;
	if (!out->unit.n && unit.n && !tokens.v[0].unit_at.end)
		out->unit = DS_STR("");
	return true;
}

/* The place a cell names: the last of a chain (略阳县白水江镇). */
static const struct ds_mention *place_in(const struct reader *rd, struct ds_span cell)
{
	const struct ds_mention *found = NULL;
	for (uint32_t m = rd->mention; m < rd->m->n && rd->m->v[m].at.start < cell.end; m++) {
		const struct ds_mention *v = &rd->m->v[m];
		if (v->at.start < cell.start || !v->counts || v->place.region == DS_REGION_NONE)
			continue;
		if (!found || found->at.end == v->at.start)
			found = v;
	}
	return found;
}

/* Is the cell a place, or a chain of them, and nothing else? */
static bool places_cover(const struct reader *rd, struct ds_span cell)
{
	uint32_t at = cell.start;
	for (uint32_t m = rd->mention; m < rd->m->n && rd->m->v[m].at.start == at && at < cell.end; m++)
		at = rd->m->v[m].at.end;
	return at == cell.end && cell.end > cell.start;
}

struct row {
	struct cells cells;
	struct column head; /* of the row: name, unit */
	const struct ds_mention *place;
	struct ds_str unit; /* of its unit cell */
	bool all_place;     /* the head is a place and nothing else */
	bool when;          /* the head is a time */
};

static void value_add(struct reader *rd, const struct table *t, const struct row *row, uint32_t col,
		      const struct token *token)
{
	static const struct column none = { .kind = COLUMN_VALUE };
	const struct column *c = col < t->n ? &t->columns[col] : &none;
	struct ds_figure *f = figure_add(rd, token);
	bool rows_name = !row->all_place && (t->indicators || c->plain);
	if (row->all_place || row->when || !row->head.name.n)
		f->label = c->name;
	else if (rows_name && (c->plain || !c->name.n))
		f->label = row->head.name;
	else
		f->label = join_heads(rd, row->head.name, c->name);
	f->change = token->kind != DS_KIND_PERCENT && token->kind != DS_KIND_MULTIPLE ? DS_CHANGE_LEVEL
		    : c->kind == COLUMN_GROWTH                                        ? DS_CHANGE_UP
		    : c->kind == COLUMN_FALL                                          ? DS_CHANGE_DOWN
		    : holds_word(row->head.name, "增长")                              ? DS_CHANGE_UP
										      : DS_CHANGE_LEVEL;
	f->per = token->per.n ? token->per : c->per;
	f->period = row->when ? row->head.name : c->period.n ? c->period : t->period;
	f->status = c->target ? DS_STATUS_TARGET : DS_STATUS_ACTUAL;
	f->place = row->place ? row->place->place : c->place ? c->place->place : t->base.place;
	if (!rd->explain)
		return;
	const struct cell_heads heads = { .row = row->head.name,
					  .column = c->name,
					  .row_unit = row->unit.n ? row->unit : row->head.unit,
					  .column_unit = c->unit,
					  .table_unit = t->unit,
					  .row_place = row->place,
					  .column_place = c->place,
					  .plain = is_plain_number(ds_str_slice(rd->r->text, token->at)) };
	why_cell(rd, token, &heads);
}

static void row_read(struct reader *rd, const struct table *t)
{
	struct row row = { .cells = cells_of(rd->r->text, rd->block->at) };
	uint32_t head = 0;
	while (head < row.cells.n && head < t->n && t->columns[head].kind == COLUMN_SERIAL)
		head++;
	while (rd->mention < rd->m->n && head < row.cells.n &&
	       rd->m->v[rd->mention].at.start < row.cells.at[head].start)
		rd->mention++;
	if (head >= row.cells.n)
		return;
	struct ds_span at = row.cells.at[head];
	head_split(ds_str_slice(rd->r->text, at), &row.head);
	row.place = place_in(rd, at);
	row.all_place = places_cover(rd, at);
	row.when = is_time(row.head.name);
	for (uint32_t c = 0; c < row.cells.n && c < t->n; c++)
		if (t->columns[c].kind == COLUMN_UNIT)
			row.unit = ds_str_slice(rd->r->text, row.cells.at[c]);
	uint32_t next = 0;
	for (uint32_t c = head + 1; c < row.cells.n; c++) {
		const struct column *col = c < t->n ? &t->columns[c] : NULL;
		struct ds_span cell = row.cells.at[c];
		struct ds_str text = ds_str_slice(rd->r->text, cell);
		if (col && (col->kind == COLUMN_UNIT || col->kind == COLUMN_SERIAL))
			continue;
		if (is_plain_number(text)) {
			bool growth = col && (col->kind == COLUMN_GROWTH || col->kind == COLUMN_FALL);
			struct ds_str unit = col && col->unit.n ? col->unit
					     : growth           ? DS_STR("%")
					     : row.unit.n       ? row.unit
					     : row.head.unit.n  ? row.head.unit
								: t->unit;
			struct token token;
			if (read_with_unit(rd, cell, unit, &token))
				value_add(rd, t, &row, c, &token);
			continue;
		}
		for (; next < rd->tokens.n && rd->tokens.v[next].at.start < cell.end; next++)
			if (rd->tokens.v[next].type == TOKEN_NUMBER && rd->tokens.v[next].at.start >= cell.start)
				value_add(rd, t, &row, c, &rd->tokens.v[next]);
	}
}

/* A first row without a plain number behind its first cell is a head, marked or not. */
static bool is_head(const struct reader *rd, bool first)
{
	if (rd->block->head)
		return true;
	if (!first)
		return false;
	struct cells c = cells_of(rd->r->text, rd->block->at);
	for (uint32_t i = 1; i < c.n; i++)
		if (is_plain_number(ds_str_slice(rd->r->text, c.at[i])))
			return false;
	return true;
}

/* Under a head that reaches over several columns stand blank cells: a second row of heads parts it. */
static void heads_spread(struct table *t, const struct cells *row)
{
	for (uint32_t i = 2; i < row->n && i < COLUMNS; i++) {
		const struct column *left = &t->columns[i - 1];
		bool blank = i >= t->n || (!t->columns[i].name.n && !t->columns[i].unit.n);
		if (blank && left->name.n && left->kind == COLUMN_VALUE && ds_span_len(row->at[i]) > 0 &&
		    ds_span_len(row->at[i - 1]) > 0)
			t->columns[i] = *left;
	}
}

void table_read(struct reader *rd, uint32_t first, uint32_t last)
{
	struct table t = { .unit = unit_above(rd, first), .base = rd->flow.base, .period = rd->flow.period };
	if (rd->flow.topic.known)
		t.base = rd->flow.topic;
	struct ds_str above = period_above(rd, first);
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
		if (heads) {
			struct cells c = cells_of(rd->r->text, rd->block->at);
			if (t.n)
				heads_spread(&t, &c);
			for (uint32_t i = 0; i < c.n; i++)
				head_read(rd, c.at[i], &t.columns[i]);
			if (c.n > t.n)
				t.n = c.n;
			for (uint32_t i = 0; i < t.n; i++)
				t.indicators |= t.columns[i].kind == COLUMN_UNIT;
		} else {
			if (!shifted)
				columns_shift(&t, rd);
			shifted = true;
			row_read(rd, &t);
		}
		ds_arena_release(&rd->scratch, mark);
	}
}

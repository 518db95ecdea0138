/* table.h: what the files that read tables share; private to src/figure. */
#ifndef DUSHU_FIGURE_TABLE_H
#define DUSHU_FIGURE_TABLE_H

#include "phrase.h"
#include "why.h"

#define COLUMNS 64u
#define NO_HEAD UINT32_MAX /* one more is the first column */

/* How many bytes of s the longest word of the list takes that it begins with. */
#define HEAD_LEN(s, list) ANY_AT((s).p, (s).p + (s).n, list)

enum column_kind {
	COLUMN_VALUE,  /* its head names what is measured, or when */
	COLUMN_UNIT,   /* 计量单位 */
	COLUMN_GROWTH, /* 同比增长 */
	COLUMN_FALL,   /* 降幅 */
	COLUMN_SERIAL, /* 序号, 位次, 联系电话: its numbers are no figures */
};

/* What a head says, of a column or of a row. */
struct column {
	struct ds_str name, unit, period, per;
	struct ds_str said; /* the head as written, growth and time with it */
	const struct ds_mention *place;
	uint8_t kind;
	bool plain;     /* a head that says only when, which or how much: 2023年, 绝对数, 比上年增长 */
	bool all_place; /* … only where */
	bool amount;    /* of growth: in the unit of what grew, 增减额 */
	bool unsure;    /* … in that or in percent: 增减 */
	bool share;     /* 占比, 完成率: in percent, whatever unit the table is in */
	bool target;
};

struct table {
	struct column columns[COLUMNS];
	uint32_t n;
	uint32_t head;       /* the column that names the rows; NO_HEAD where none does */
	uint32_t part;       /* the one right of it that names parts of them, or NO_HEAD */
	struct ds_str unit;  /* of the whole table; several: 户、% */
	struct ds_str topic; /* what the line above says is measured */
	bool indicators;     /* the rows name what is measured */
	struct scope base;
	struct ds_str period;
	const struct ds_mention *owner; /* the place of the rows that have parts */
	struct ds_str row_unit; /* of the last numbered row, for the rows below it: 一、总产值（亿元） */
	struct ds_str measure;  /* the last row that names one, for rows that say how it grew */
};

struct cells {
	struct ds_span at[COLUMNS];
	uint32_t n;
};

/* table_cell.c: cells of a row, and what a cell alone is. */
struct cells cells_of(struct ds_str text, struct ds_span row);
/* 5352.5, 3,012, -0.6: digits with a sign, separators and a point, nothing else. */
bool cell_is_number(struct ds_str s);
/* 2.8-3.5: two such numbers. */
bool cell_is_range(struct ds_str s);
/* 2018: a year alone. */
bool cell_is_year(struct ds_str s);
/* 2022年, 1-9月: does a time begin with its number? */
static inline bool cell_is_dated(struct ds_str s)
{
	return s.n && s.p[0] >= '0' && s.p[0] <= '9';
}
/* 万元, 元/公斤: may it stand behind a number as its unit? */
bool cell_is_unit(struct reader *rd, struct ds_str s);
/* A plain number with the unit that stands elsewhere, read as if they stood together. */
bool cell_read(struct reader *rd, struct ds_span at, struct ds_str unit, struct token *out);
/* The place a cell names: the last of a chain (略阳县白水江镇). */
const struct ds_mention *cell_place(const struct reader *rd, struct ds_span cell);
/* Is the cell a place, or a chain of them, and nothing else? */
bool cell_is_place(const struct reader *rd, struct ds_span cell);

/* table_head.c: heads of columns and rows. */
/* The head of a column, below the one read before. */
void head_read(struct reader *rd, struct ds_span cell, struct column *c);
/* 一、总产值, 1.小麦: does the head of a row begin with an ordinal? */
bool head_is_numbered(struct ds_str name);
/* The head of a row: 其中：税收收入, 机收率（%）. */
void head_of_row(struct reader *rd, struct ds_span cell, struct column *c);
/* The rows of heads are all read and the first of values is come: growth is of the column left of it. */
void heads_end(struct reader *rd, struct table *t);
bool head_is_total(struct ds_str name);
/* 项目名称 | 第二中学操场改造: the heads of two columns are the first of several entries, and head nothing. */
bool heads_are_entry(const struct table *t);
/* Without the growth that a head tells of: 产量|比上年增长. */
struct ds_str head_of_growth(struct ds_str name);
/* 指标, 项目名称: does the column name its rows, wherever it stands? */
bool head_names_rows(const struct column *c);

/* table_above.c: what the lines above a table say of all of it, or the one below it. */
struct ds_str unit_above(struct reader *rd, uint32_t first, uint32_t last);
/* 单位：万元 in s; empty without it. */
struct ds_str unit_said(struct ds_str s);
/* 表1 2019年某市粮食产量: the time, and what is measured. */
void caption_above(struct reader *rd, uint32_t first, struct ds_str *period, struct ds_str *topic);
/* The unit of a number in the column: from its head, the row's or the table's. */
struct ds_str table_unit(const struct table *t, const struct column *c, const struct column *row,
			 struct ds_str unit_cell);

#endif

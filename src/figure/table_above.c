/* table_above.c: what the lines above a table say of all of it: 单位：万元, 表1 2019年某市粮食产量（吨）; and whose unit a number
 * in it has. */
#include "label.h"
#include "table.h"

#define ABOVE 2u /* lines above a table that may speak of it */

static const char *const unit_marks[] = { "单位：", "单位:" };

struct ds_str unit_said(struct ds_str s)
{
	static const char *const ends[] = { "）", ")", " ", "　", "，", ",", "\t" };
	for (size_t i = 0; i < DS_COUNT(unit_marks); i++) {
		size_t at = ds_str_find(s, ds_str_of(unit_marks[i]), 0);
		if (at == SIZE_MAX)
			continue;
		size_t start = at + strlen(unit_marks[i]), end = s.n;
		while (start < s.n && s.p[start] == ' ')
			start++;
		for (size_t k = 0; k < DS_COUNT(ends); k++) {
			size_t stop = ds_str_find(s, ds_str_of(ends[k]), start);
			if (stop < end)
				end = stop;
		}
		return (struct ds_str){ s.p + start, end - start };
	}
	return DS_STR("");
}

/* 主要税种收入（万元）: the unit in brackets at the end of a caption. */
static struct ds_str unit_ending(struct reader *rd, struct ds_str s)
{
	static const char *const closes[] = { ")", "）" };
	static const char *const opens[] = { "(", "（" };
	const size_t close = ENDS_ANY(s, closes);
	if (!close)
		return DS_STR("");
	for (size_t at = s.n - close; at > 0; at--) {
		const struct ds_str rest = { s.p + at - 1, s.n - close - at + 1 };
		const size_t open = HEAD_LEN(rest, opens);
		const struct ds_str inside = { rest.p + open, rest.n - open };
		if (open)
			return cell_is_unit(rd, inside) ? inside : DS_STR("");
	}
	return DS_STR("");
}

/* The n-th line above the table, when it may speak of it. */
static struct ds_str line_above(const struct reader *rd, uint32_t first, uint32_t n)
{
	enum { CAPTION_MAX = 120 };
	if (n > first)
		return DS_STR("");
	const struct ds_block *above = &rd->r->blocks[first - n];
	struct ds_str s = ds_block_text(rd->r, above);
	if (above->article != rd->r->blocks[first].article || above->kind == DS_BLOCK_TABLE_ROW ||
	    above->kind == DS_BLOCK_BOILERPLATE || s.n > CAPTION_MAX || ds_str_ends(s, DS_STR("。")))
		return DS_STR("");
	return s;
}

struct ds_str unit_above(struct reader *rd, uint32_t first, uint32_t last)
{
	for (uint32_t n = 1; n <= ABOVE && n <= first; n++) {
		const struct ds_block *above = &rd->r->blocks[first - n];
		struct ds_str unit = unit_said(ds_block_text(rd->r, above));
		if (!unit.n)
			unit = unit_ending(rd, line_above(rd, first, n));
		if (unit.n)
			return unit;
	}
	const struct ds_block *below = last < rd->r->blocks_n ? &rd->r->blocks[last] : NULL;
	if (!below || below->article != rd->r->blocks[first].article || below->kind == DS_BLOCK_TABLE_ROW)
		return DS_STR("");
	const struct ds_str s = ds_block_text(rd->r, below);
	return STARTS_ANY(s, unit_marks) ? unit_said(s) : DS_STR("");
}

static inline struct ds_str from_byte(struct ds_str s, size_t n)
{
	return (struct ds_str){ s.p + n, s.n - n };
}

/* 各县粮食产量|统计表: without what a caption says of itself. */
static struct ds_str caption_trim(struct ds_str s)
{
	static const char *const tails[] = { "分配表", "安排表", "计划表", "统计表", "情况表", "一览表", "明细表",
					     "汇总表", "对比表", "表",     "情况",   "统计",   "一览",   "对比",
					     "汇总",   "公示",   "排名",   "排行榜", "排行",   "榜单",   "如下",
					     "分别为", "分别是", "依次为", "依次是", "：",     ":",      "名单",
					     "榜",     "分布",   "构成" };
	static const char *const opens[] = { "的",   "分县市", "分县", "分乡镇", "分地区",
					     "全县", "全市",   "全省", "部分" };
	size_t cut;
	while ((cut = ENDS_ANY(s, tails)) != 0 && cut < s.n)
		s.n -= cut;
	static const char *const firsts[] = { "前三", "前五", "前十", "前3", "前5", "前10", "前六", "前八" };
	for (size_t i = 0, at; i < DS_COUNT(firsts); i++)
		if ((at = ds_str_find(s, ds_str_of(firsts[i]), 0)) != SIZE_MAX && at > 0)
			s.n = at; /* 粮食产量|前三名 */
	size_t each = ds_str_find(s, DS_STR("各"), 0);
	if (each != SIZE_MAX) { /* 各县（市、区）| */
		each += CHAR;
		while (each < s.n && char_in(s.p + each, s.p + s.n, "县市区乡镇州盟旗村地街道（）()、"))
			each += char_len(s.p + each);
		s = from_byte(s, each < s.n ? each : 0);
	}
	while ((cut = HEAD_LEN(s, opens)) != 0 && cut < s.n)
		s = (struct ds_str){ s.p + cut, s.n - cut };
	return s;
}

static bool ends_as_lead(struct ds_str s)
{
	static const char *const ends[] = { "：",   ":",    "涨幅",  "增速", "增幅",
					    "降幅", "跌幅", "（%）", "(%)",  "增长率" };
	return s.n && ENDS_ANY(s, ends);
}

/* What the caption at `at` says is measured, behind its time and place. */
static struct ds_str caption_topic(const struct reader *rd, struct ds_span at, uint32_t from)
{
	for (uint32_t m = 0; m < rd->m->n && rd->m->v[m].at.start < at.end; m++)
		if (rd->m->v[m].at.start >= at.start && rd->m->v[m].at.end > from)
			from = rd->m->v[m].at.end;
	struct ds_str s = ds_str_slice(rd->r->text, (struct ds_span){ from, at.end });
	static const char *const opens[] = { "(", "（" };
	s = caption_trim(s); /* 各县（市、区）: before the bracket of a unit */
	for (size_t open = 1; open < s.n; open++)
		if (STARTS_ANY(from_byte(s, open), opens))
			s.n = open;
	s = caption_trim(s);
	if (s.n <= 10 * CHAR)
		s = head_of_growth(s);
	static const char *const products[] = { "GDP", "CPI", "PPI" };
	const bool measured = s.n >= 2 * CHAR && s.n <= 10 * CHAR &&
			      (phrase_tail(s).n || phrase_names_measure(s) || phrase_is_amount(s));
	return measured || ENDS_ANY(s, products) ? s : DS_STR("");
}

/* Where the words of block b begin behind its last time; *period: what that is. */
static uint32_t caption_time(struct reader *rd, uint32_t b, struct ds_str *period)
{
	static const char *const vague[] = { "历年" };
	struct ds_arena_mark mark = ds_arena_mark(&rd->scratch);
	struct tokens tokens;
	scan_block(rd->r, b, &rd->scratch, &tokens);
	uint32_t from = rd->r->blocks[b].at.start;
	for (size_t i = 0; i < tokens.n; i++) {
		if (tokens.v[i].type != TOKEN_TIME)
			continue;
		const struct ds_str time = ds_str_slice(rd->r->text, tokens.v[i].at);
		*period = IS_ANY(time, vague) ? *period : time;
		from = tokens.v[i].at.end;
	}
	ds_arena_release(&rd->scratch, mark);
	return from;
}

/* The heading or the lead that the short line at hand stands under with others; NULL without one. */
static const struct ds_block *line_leader(const struct reader *rd)
{
	enum { LINES_MAX = 64 };
	const struct ds_block *line = rd->block;
	for (unsigned n = 0; n < LINES_MAX && line->article == rd->block->article; n++, line--) {
		const struct ds_str s = ds_block_text(rd->r, line);
		const bool heads = line->kind == DS_BLOCK_HEADING || line->kind == DS_BLOCK_TITLE ||
				   line->kind == DS_BLOCK_CAPTION || ends_as_lead(s);
		const bool item = s.n && strchr("0123456789%", s.p[s.n - 1]); /* 食品 -2.2%, taken for a heading */
		if (n > 0 && heads && !item)
			return line;
		if (s.n > LINE_MAX || ds_str_ends(s, DS_STR("。")) || line == rd->r->blocks)
			return NULL;
	}
	return NULL;
}

struct ds_str caption_of_line(struct reader *rd)
{
	const struct ds_block *line = line_leader(rd);
	struct ds_str time = DS_STR("");
	return line ? caption_topic(rd, line->at, caption_time(rd, (uint32_t)(line - rd->r->blocks), &time))
		    : DS_STR("");
}

uint8_t caption_change(const struct reader *rd)
{
	static const char *const ends[] = { "（%）", "(%)", "：", ":", "如下", "（％）" };
	static const char *const rises[] = { "涨幅", "增速", "增幅", "增长率", "涨跌幅",
					     "增长", "同比", "环比", "升幅" };
	static const char *const falls[] = { "降幅", "跌幅" };
	const struct ds_block *line = line_leader(rd);
	struct ds_str s = line ? ds_block_text(rd->r, line) : DS_STR("");
	for (size_t n; s.n && (n = ENDS_ANY(s, ends)) != 0;)
		s.n -= n;
	return !s.n                 ? DS_CHANGE_LEVEL
	       : ENDS_ANY(s, rises) ? DS_CHANGE_UP
	       : ENDS_ANY(s, falls) ? DS_CHANGE_DOWN
				    : DS_CHANGE_LEVEL;
}

void caption_above(struct reader *rd, uint32_t first, struct ds_str *period, struct ds_str *topic)
{
	for (uint32_t n = 1; n <= ABOVE && !period->n; n++) {
		const struct ds_str s = line_above(rd, first, n);
		if (!s.n)
			break;
		const uint32_t from = caption_time(rd, first - n, period);
		if (!topic->n && !unit_said(s).n)
			*topic = caption_topic(rd, rd->r->blocks[first - n].at, from);
	}
}

/* ---- whose unit ------------------------------------------------------------------------------------------------ */

static bool is_percent(struct ds_str s)
{
	static const char *const percents[] = { "%", "％", "±%" };
	return IS_ANY(s, percents);
}

/* 户数 in 户、万元: does the name of the column speak of what the unit counts? */
static bool names_unit(struct ds_str name, struct ds_str unit)
{
	static const struct {
		const char *unit, *said;
	} kinds[] = {
		{"户",     "户"   },
                { "人",    "人"   },
                { "亩",    "面积"},
                { "顷",    "面积"},
		{ "米",    "面积"},
                { "元",    "额"   },
                { "元",    "资金"},
                { "元",    "收入"},
		{ "元",    "支出"},
                { "元",    "投资"},
                { "元",    "产值"},
                { "元",    "价"   },
		{ "元",    "款"   },
                { "吨",    "产量"},
                { "斤",    "产量"},
                { "千克", "产量"},
	};
	for (size_t i = 0; i < DS_COUNT(kinds); i++)
		if (ds_str_ends(unit, ds_str_of(kinds[i].unit)) &&
		    ds_str_find(name, ds_str_of(kinds[i].said), 0) != SIZE_MAX)
			return true;
	static const char *const thousands[] = { "万", "亿", "千", "百万" };
	const size_t times = HEAD_LEN(unit, thousands); /* 接待人次 in 亿元、万|人次 */
	return ds_str_find(name, times < unit.n ? from_byte(unit, times) : unit, 0) != SIZE_MAX;
}

/* One of 户、万元、%: the unit for the column, empty when it is not clear which. */
static struct ds_str unit_of_several(struct ds_str units, const struct column *c, struct ds_str row)
{
	static const char *const degrees[] = { "度", "率", "比重", "占比" };
	struct ds_str only = DS_STR("");
	uint32_t n = 0;
	for (size_t at = 0; at <= units.n;) {
		size_t end = ds_str_find(units, DS_STR("、"), at);
		if (end == SIZE_MAX)
			end = units.n;
		struct ds_str one = { units.p + at, end - at };
		at = end + CHAR;
		if ((is_percent(one) || ds_str_eq(one, DS_STR("‰"))) && ENDS_ANY(c->name, degrees))
			return one; /* 满意度 in 户、% */
		if (is_percent(one) || !one.n)
			continue;
		if (names_unit(c->name, one) || names_unit(row, one))
			return one;
		only = one;
		n++;
	}
	return n == 1 ? only : DS_STR("");
}

/* 户数 in a table of 万元: a column that counts something else. */
static bool counts_other(struct ds_str name, struct ds_str unit)
{
	static const char *const counts[] = { "户数", "人数", "人口", "人口数", "个数", "家数", "件数",
					      "宗数", "次数", "班数", "台数",   "笔数", "只数", "村数",
					      "套数", "项数", "份数", "头数",   "辆数" };
	static const char *const masses[] = { "元", "亩", "吨", "斤", "米", "顷", "克", "时", "%", "里" };
	return ENDS_ANY(name, counts) && ENDS_ANY(unit, masses);
}

struct ds_str table_unit(const struct table *t, const struct column *c, const struct column *row,
			 struct ds_str unit_cell)
{
	const bool grows = c->kind == COLUMN_GROWTH || c->kind == COLUMN_FALL;
	if (!grows && row->unit.n)
		return row->unit;
	if (!grows && !c->unit.n && unit_cell.n)
		return unit_cell; /* 出生率 | ‰ */
	if (row->share || ((row->kind == COLUMN_GROWTH || row->kind == COLUMN_FALL) && !row->amount))
		return DS_STR("%");
	if (c->unit.n)
		return c->unit;
	if (grows && !c->amount)
		return DS_STR("%");
	if (unit_cell.n)
		return unit_cell;
	if (row->unit.n)
		return row->unit;
	const bool several = ds_str_find(t->unit, DS_STR("、"), 0) != SIZE_MAX;
	if (c->share && !several && !ds_str_eq(t->unit, DS_STR("‰")))
		return DS_STR("%");
	if (several)
		return unit_of_several(t->unit, c, row->name);
	return counts_other(c->name, t->unit) || counts_other(row->name, t->unit) ? DS_STR("") : t->unit;
}

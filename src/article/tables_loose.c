/* tables_loose.c: tables that lost their columns on the way: cells parted by single blanks, as a PDF is copied, and one
 * cell a line, as a browser is. Both are believed only where heads and rows agree in number; a row that does not stays
 * whole, so that nothing is read from it. */
#include "article/private.h"

#define HEADS_MOST 3u  /* rows of heads */
#define STACK_MOST 12u /* columns of a table that stands one cell a line */
#define CELL_CHARS 24u

/* A number, with a unit or not: 26.84, -3.4%, 9.01万人, (1,204). */
static bool is_value(struct ds_str s)
{
	size_t i = 0, digits = 0;
	if (s.n && strchr("+-(", s.p[0]))
		i = 1;
	else if (cp_in(cp_first(s), u"−－＋"))
		i = 3;
	for (; i < s.n && (strchr(".,", s.p[i]) || (s.p[i] >= '0' && s.p[i] <= '9')); i++)
		digits += s.p[i] >= '0' && s.p[i] <= '9';
	if (digits == 4 && s.n == i + 3 && memcmp(s.p + i, "年", 3) == 0)
		return false; /* 2023年: a head */
	return digits && s.n - i <= 15 && !strchr("-:/~", i < s.n ? s.p[i] : ' ');
}

static bool is_bare(struct ds_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80 && i > 2)
			return false;
	return is_value(s) && s.n && s.p[s.n - 1] != '%';
}

static bool is_year(struct ds_str s)
{
	return s.n >= 4 && (memcmp(s.p, "19", 2) == 0 || memcmp(s.p, "20", 2) == 0) &&
	       (s.n == 4 || s.p[4] == (char)0xe5);
}

/* ---- cells parted by single blanks -------------------------------------------------------------------------- */

static bool is_one_han(struct ds_str s)
{
	return s.n == 3 && cp_is_han(cp_first(s));
}

/* The word at *off and what belongs to its cell: 产量 （吨）, 比上年 增长(%), 合 计 before numbers. */
static bool word_next(struct ds_str row, size_t *off, struct ds_span *word)
{
	size_t i = *off, to = i;
	while (i < row.n && cp_is_blank(cp_next(row, &to)))
		i = to;
	const size_t start = i;
	for (to = i; i < row.n && !cp_is_blank(cp_next(row, &to)); i = to)
		;
	*word = (struct ds_span){ (uint32_t)start, (uint32_t)i };
	*off = i;
	return i > start;
}

/* 乡 镇 合 计 水 田: is every word of the row one character, and their number even? */
static bool is_wide_row(struct ds_str row)
{
	struct ds_span word;
	unsigned words = 0;
	for (size_t off = 0; word_next(row, &off, &word); words++)
		if (!is_one_han(ds_str_slice(row, word)))
			return false;
	return words >= 4 && words % 2 == 0;
}

bool table_word(struct ds_str row, size_t *off, struct ds_span *cell)
{
	static const char *const than[] = { "比", "较", "同比", "占" };
	static const char *const grows[] = { "增长", "增减", "增幅", "±", "的比重" };
	const bool first = *off == 0;
	if (!word_next(row, off, cell))
		return false;
	if (cell->end - cell->start == 3 && is_wide_row(row)) {
		struct ds_span second;
		word_next(row, off, &second);
		cell->end = second.end;
		return true;
	}
	for (;;) {
		size_t ahead = *off, further;
		struct ds_span word, third;
		if (!word_next(row, &ahead, &word))
			return true;
		const struct ds_str s = ds_str_slice(row, *cell), next = ds_str_slice(row, word);
		further = ahead;
		/* 合 计 before its value, not 沈阳 晴 */
		const bool wide = first && is_one_han(next) && str_chars(s) <= 3 && cp_is_han(cp_first(s)) &&
				  (s.n == 3 || memchr(s.p, ' ', s.n) || str_has(s, DS_STR("　"))) &&
				  word_next(row, &further, &third) &&
				  (is_value(ds_str_slice(row, third)) || cell_is_void(ds_str_slice(row, third)) ||
				   (is_one_han(ds_str_slice(row, third)) && s.n == 3));
		bool joins = wide || cp_in(cp_first(next), u"(（");
		for (size_t g = 0; ds_str_eq(next, DS_STR("%")) && g < DS_COUNT(grows); g++)
			joins |= ds_str_ends(s, ds_str_of(grows[g]));
		for (size_t k = 0; k < DS_COUNT(than) && !joins; k++)
			for (size_t g = 0; ds_str_starts(s, ds_str_of(than[k])) && g < DS_COUNT(grows); g++)
				joins |= ds_str_starts(next, ds_str_of(grows[g]));
		if (!joins || (is_bare(next) && cp_first(next) == '('))
			return true;
		cell->end = word.end;
		*off = ahead;
	}
}

struct loose {
	unsigned cells, values, bare, years;
	unsigned united; /* values with their unit: -18℃, 10.86秒 */
};

static struct loose loose_shape(struct ds_str s)
{
	struct loose r = { 0 };
	struct ds_span cell;
	for (size_t off = 0; table_word(s, &off, &cell); r.cells++) {
		const struct ds_str c = ds_str_slice(s, cell);
		if (!r.cells)
			continue;
		r.values += is_value(c) || cell_is_void(c);
		r.bare += is_bare(c);
		r.united += is_value(c) && !is_bare(c);
		r.years += is_year(c);
	}
	return r;
}

/* Is the line short, of the page's text, without the marks of prose? */
static bool may_be_row(const struct page *p, uint32_t i)
{
	const struct line *l = &p->v[i];
	if (l->kind != DS_BLOCK_PARAGRAPH || l->hint || (l->flags & LINE_LONG) ||
	    (l->marks & (MARK_TAB | MARK_BAR)))
		return false;
	const struct ds_str s = line_str(p, l);
	for (size_t k = 0; k < s.n;)
		if (cp_in(cp_next(s, &k), u"，。；！？;"))
			return false;
	return true;
}

static bool is_row(const struct page *p, uint32_t i, struct loose *shape)
{
	const struct line *l = &p->v[i];
	const struct ds_str s = line_str(p, l);
	/* mostly: prose has no blanks */
	if (!(l->marks & MARK_DIGIT) || (!(l->marks & MARK_GAP) && !memchr(s.p, ' ', s.n)) || !may_be_row(p, i))
		return false;
	*shape = loose_shape(s);
	return shape->cells >= 3 && (shape->bare > shape->years || shape->united) &&
	       shape->values * 4 >= shape->cells - 1;
}

static bool is_head_row(const struct page *p, uint32_t i, struct loose *shape)
{
	if (!may_be_row(p, i))
		return false;
	*shape = loose_shape(line_str(p, &p->v[i]));
	return shape->cells >= 3 && shape->bare <= shape->years && !shape->united;
}

static void row_set(struct page *p, uint32_t i, unsigned cells, bool head)
{
	struct line *l = &p->v[i];
	l->kind = DS_BLOCK_TABLE_ROW;
	l->table = p->tables;
	l->head = head;
	l->loose = loose_shape(line_str(p, l)).cells == cells ? LOOSE_WORDS : LOOSE_WHOLE;
}

/* 地区 人口 比重 over 2020年 2010年: two rows of heads above line `from`, the upper of which reach over as many of the
 * lower each, but for the first ones. How many these are; 0: there are no such heads. */
static unsigned heads_lead(const struct page *p, uint32_t from, unsigned cells)
{
	if (from < 2 || p->v[from].gap > 1 || p->v[from - 1].gap > 1 || !may_be_row(p, from - 1) ||
	    !may_be_row(p, from - 2))
		return 0;
	const struct ds_str below = line_str(p, &p->v[from - 1]);
	const struct loose upper = loose_shape(line_str(p, &p->v[from - 2])), lower = loose_shape(below);
	const unsigned lead = cells > lower.cells ? cells - lower.cells : 0;
	const bool years = is_year(below) && lower.years + 1 == lower.cells;
	if (!lead || lower.cells < 2 || upper.bare > upper.years || (lower.bare > lower.years && !years) ||
	    upper.cells <= lead || lower.cells % (upper.cells - lead) || lower.cells == upper.cells - lead)
		return 0;
	/* which of many heads is the one over two, the years below it do not say, but it is the last */
	return lead <= 2 || years ? lead : 0;
}

static void heads_set(struct page *p, uint32_t from, unsigned lead, unsigned cells)
{
	struct line *upper = &p->v[from - 2], *lower = &p->v[from - 1];
	const unsigned over = loose_shape(line_str(p, upper)).cells - lead;
	for (struct line *l = upper; l <= lower; l++) {
		l->kind = DS_BLOCK_TABLE_ROW;
		l->table = p->tables;
		l->head = true;
		l->loose = LOOSE_WORDS;
		l->lead = (uint8_t)lead;
	}
	upper->span = (uint8_t)((cells - lead) / over);
}

/* The rows [from, to) and the heads above them become a table when enough of them agree. */
static void spaced_mark(struct page *p, uint32_t from, uint32_t to)
{
	unsigned cells = 0, most = 0, gaps = 0;
	struct loose shape;
	uint32_t first = from;
	while (first > 0 && from - first < HEADS_MOST && p->v[first].gap <= 1 &&
	       is_head_row(p, first - 1, &shape) && (!cells || shape.cells == cells)) {
		cells = shape.cells;
		first--;
	}
	/* 一、采矿业: a name of rows stands between them and their heads */
	if (first == from && from > 1 && p->v[from].gap <= 1 && may_be_row(p, from - 1) &&
	    p->v[from - 1].chars <= CELL_CHARS && loose_shape(line_str(p, &p->v[from - 1])).cells == 1 &&
	    p->v[from - 1].gap <= 1 && is_head_row(p, from - 2, &shape)) {
		cells = shape.cells;
		first = from - 2;
	}
	unsigned agree = 0, sure = 0, lead = 0;
	for (uint32_t i = from; i < to; i++) {
		const bool row = is_row(p, i, &shape);
		gaps += (p->v[i].marks & MARK_GAP) != 0;
		agree += row && shape.cells == cells;
		if (!row || shape.bare < 2)
			continue;
		unsigned same = 0;
		struct loose other;
		for (uint32_t k = from; k < to && k < from + 64; k++)
			same += is_row(p, k, &other) && other.cells == shape.cells;
		if (same > sure) {
			sure = same;
			most = shape.cells;
		}
		if (i > from + 8)
			break;
	}
	if (gaps == to - from && (first == from || (p->v[from - 1].marks & MARK_GAP)))
		return; /* wide gaps say more */
	if (agree < 2) {
		lead = sure >= 2 ? heads_lead(p, from, most) : 0;
		if (sure < 3 && !lead)
			return;
		cells = most;
		first = from;
	}
	p->tables++;
	for (uint32_t i = first; i < to; i++)
		row_set(p, i, cells, i < from && loose_shape(line_str(p, &p->v[i])).cells == cells);
	if (lead)
		heads_set(p, from, lead, cells);
}

/* 大白菜 0.8, 2008年 3,215: a name and a number alone, parted by a blank. */
static bool is_pair(const struct page *p, uint32_t i)
{
	const struct line *l = &p->v[i];
	if (!(l->marks & MARK_DIGIT) || (l->marks & MARK_COLON) || l->chars > CELL_CHARS || !may_be_row(p, i))
		return false;
	const struct ds_str s = line_str(p, l);
	struct ds_span name, value;
	size_t off = 0;
	return memchr(s.p, ' ', s.n) && word_next(s, &off, &name) && word_next(s, &off, &value) &&
	       value.end == s.n && is_bare(ds_str_slice(s, value)) && cp_is_han(cp_last(ds_str_slice(s, name)));
}

/* Such lines below one that says in what they are counted, 菜价（元/斤） or 单位：元, are rows; where they end. */
static uint32_t pairs_mark(struct page *p, uint32_t from)
{
	uint32_t to = from;
	while (to < p->n && (to == from || p->v[to].gap <= 1) && is_pair(p, to))
		to++;
	const struct ds_str above = from > 0 ? line_str(p, &p->v[from - 1]) : DS_STR("");
	const bool counted = cp_in(cp_last(above), u")）") || str_has(above, DS_STR("单位"));
	if (to - from < 3 || p->v[from].gap > 1 || !counted || above.n > SHORT_BYTES)
		return to > from ? to : from + 1;
	p->tables++;
	for (uint32_t i = from; i < to; i++)
		row_set(p, i, 2, false);
	return to;
}

static void page_spaced(struct page *p)
{
	for (uint32_t i = 0; i < p->n;) {
		struct loose shape;
		if (!is_row(p, i, &shape)) {
			i = is_pair(p, i) ? pairs_mark(p, i) : i + 1;
			continue;
		}
		uint32_t to = i + 1;
		while (to < p->n && p->v[to].gap <= 1) {
			/* 一、工业: a row that names those below */
			const bool name = to + 1 < p->n && may_be_row(p, to) && p->v[to].chars <= CELL_CHARS &&
					  loose_shape(line_str(p, &p->v[to])).cells == 1 &&
					  is_row(p, to + 1, &shape);
			if (!name && !is_row(p, to, &shape))
				break;
			to++;
		}
		if (to - i >= 2)
			spaced_mark(p, i, to);
		i = to;
	}
}

/* ---- one cell a line ------------------------------------------------------------------------------------------ */

static bool is_cell_line(const struct page *p, uint32_t i)
{
	const struct line *l = &p->v[i];
	return l->chars <= CELL_CHARS && l->gap <= 1 && !(l->marks & MARK_COLON) && may_be_row(p, i);
}

static bool is_value_line(const struct page *p, uint32_t i)
{
	const struct ds_str s = line_str(p, &p->v[i]);
	return is_value(s) || cell_is_void(s);
}

/* How many rows of `cells` lines from `at` on have values where the first has? */
static uint32_t stack_rows(const struct page *p, uint32_t at, unsigned cells)
{
	uint32_t rows = 0;
	for (uint32_t i = at; i + cells <= p->n; i += cells, rows++) {
		unsigned values = 0;
		for (unsigned k = 0; k < cells; k++) {
			if (!is_cell_line(p, i + k) || is_value_line(p, i + k) != is_value_line(p, at + k))
				return rows;
			values += is_value_line(p, i + k);
		}
		if (!values)
			return rows;
	}
	return rows;
}

/* 产量（吨）, 增长率: does one of the lines [from, to) read like the head of a column of numbers? */
static bool heads_measure(const struct page *p, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		const struct ds_str s = line_str(p, &p->v[i]);
		for (size_t k = 0; k < s.n;)
			if (cp_in(cp_next(s, &k), u"（(数值率量额价年月%增分"))
				return true;
	}
	return false;
}

static void stack_mark(struct page *p, uint32_t from, uint32_t rows, unsigned cells)
{
	p->tables++;
	for (uint32_t r = 0; r < rows; r++) {
		const uint32_t at = from + r * cells;
		struct line *l = &p->v[at];
		l->kind = DS_BLOCK_TABLE_ROW;
		l->table = p->tables;
		l->head = r == 0;
		l->loose = LOOSE_LINES;
		l->last = at + cells - 1;
		l->flags |= LINE_LONG;
		for (unsigned k = 0; k + 1 < cells; k++) {
			p->v[at + k].next = at + k + 1;
			p->v[at + k + 1].kind = LINE_GOES_ON;
			p->v[at + k + 1].loose = LOOSE_LINES;
		}
	}
}

/* The first value of the page from `value` on: rows of how many cells, below as many heads, explain most lines? */
static uint32_t stack_try(struct page *p, uint32_t begin, uint32_t value)
{
	uint32_t best = 0, best_at = 0;
	unsigned best_cells = 0;
	for (unsigned cells = 2; cells <= STACK_MOST; cells++) {
		for (unsigned lead = 0; lead < cells; lead++) {
			if (value < begin + cells + lead)
				break;
			const uint32_t at = value - lead;
			bool heads = true;
			for (uint32_t k = at - cells; k < value && heads; k++)
				heads = is_cell_line(p, k) && !is_value_line(p, k);
			heads = heads && heads_measure(p, at - cells + 1, at);
			uint32_t rows = heads ? stack_rows(p, at, cells) : 0;
			/* 年龄 30 姓名 李四: names and values in turn */
			if (rows >= 2 && ds_str_eq(line_str(p, &p->v[at]), line_str(p, &p->v[at + cells])))
				rows = 0;
			/* 1, 2, 3: a row that begins with its number */
			const bool numbered =
			    lead > 0 || (rows >= 2 && ds_str_eq(line_str(p, &p->v[at]), DS_STR("1")) &&
					 ds_str_eq(line_str(p, &p->v[at + cells]), DS_STR("2")));
			if (numbered && rows >= (cells == 2 ? 3u : 2u) && rows * cells > best) {
				best = rows * cells;
				best_at = at - cells;
				best_cells = cells;
			}
		}
	}
	if (!best)
		return value + 1;
	stack_mark(p, best_at, best / best_cells + 1, best_cells);
	return best_at + best + best_cells;
}

static void page_stacked(struct page *p)
{
	uint32_t begin = 0;
	for (uint32_t i = 0; i < p->n;) {
		if (!(p->v[i].marks & MARK_DIGIT) || !is_cell_line(p, i) || !is_value_line(p, i)) {
			i++;
			continue;
		}
		const uint32_t to = stack_try(p, begin, i);
		if (to > i + 1)
			begin = to;
		i = to;
	}
}

void page_loose_tables(struct page *p)
{
	page_spaced(p);
	page_stacked(p);
}

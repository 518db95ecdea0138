/* tables.c: finds rows of tables: cells parted by bars, tabs, or wide gaps that numbers stand behind. */
#include "article/private.h"

enum separator { SEP_NONE, SEP_TAB, SEP_BAR, SEP_GAP };

/* Rows longer than this are prose with a stray bar. */
#define ROW_BYTES 4000u

static bool is_bar(uint32_t cp)
{
	return cp == '|' || cp == 0xff5c || cp == 0x2502 || cp == 0x2503;
}

static bool has_byte(struct ds_str s, char c)
{
	return s.n && memchr(s.p, c, s.n);
}

/* Is there a gap of two cells of blanks at off? Its end; off when there is none. */
static size_t gap_end(struct ds_str s, size_t off)
{
	unsigned cells = 0;
	size_t i = off;
	while (i < s.n) {
		size_t to = i;
		const uint32_t cp = cp_next(s, &to);
		if (!cp_is_blank(cp))
			break;
		cells += cp == 0x3000 ? 2 : 1;
		i = to;
	}
	return cells >= 2 ? i : off;
}

static enum separator row_separator(struct ds_str s)
{
	if (s.n > ROW_BYTES)
		return SEP_NONE;
	if (has_byte(s, '\t'))
		return SEP_TAB;
	if (has_byte(s, '|'))
		return SEP_BAR;
	if (s.n > SHORT_BYTES)
		return SEP_NONE;
	if (str_has(s, DS_STR("｜")) || str_has(s, DS_STR("│")) || str_has(s, DS_STR("┃")))
		return SEP_BAR;
	for (size_t i = 0; i < s.n;) {
		if (gap_end(s, i) > i)
			return SEP_GAP;
		cp_next(s, &i);
	}
	return SEP_NONE;
}

/* Bytes of the separator at off, 0 when there is none. */
static size_t separator_at(struct ds_str s, size_t off, enum separator sep)
{
	size_t to = off;
	const uint32_t cp = cp_next(s, &to);
	if (sep == SEP_TAB)
		return cp == '\t' ? 1 : 0;
	if (sep == SEP_BAR)
		return is_bar(cp) ? to - off : 0;
	return gap_end(s, off) - off;
}

/* 合　　计   386: where the second character of a name set wide stands; 0 when the row begins with none. */
static size_t wide_name(struct ds_str row)
{
	size_t at = 0, next, to;
	if (!cp_is_han(cp_next(row, &at)) || (next = gap_end(row, at)) == at || next >= row.n)
		return 0;
	to = next;
	if (!cp_is_han(cp_next(row, &to)))
		return 0;
	const size_t value = gap_end(row, to);
	return value > to && value < row.n && strchr("-+.0123456789", row.p[value]) ? next : 0;
}

bool table_cell(struct ds_str row, size_t *off, struct ds_span *cell)
{
	const enum separator sep = row_separator(row);
	if (*off > row.n)
		return false;
	size_t i = *off;
	/* a bar at the very beginning or end frames the row */
	if (i == 0 && sep == SEP_BAR)
		i = separator_at(row, 0, sep);
	const size_t start = i;
	if (sep == SEP_GAP && i == 0)
		i = wide_name(row);
	while (i < row.n) {
		const size_t n = separator_at(row, i, sep);
		if (n) {
			*cell = span_trim(row, (struct ds_span){ (uint32_t)start, (uint32_t)i });
			*off = sep == SEP_BAR && i + n == row.n ? row.n + 1 : i + n;
			return true;
		}
		cp_next(row, &i);
	}
	*cell = span_trim(row, (struct ds_span){ (uint32_t)start, (uint32_t)row.n });
	*off = row.n + 1;
	return true;
}

/* A number and nothing else: 1,234.5  -0.3%  (1,204); 12.6(亿元) is not one. */
static bool is_number(struct ds_str s)
{
	bool digit = false;
	for (size_t i = 0; i < s.n;) {
		const uint32_t cp = cp_next(s, &i);
		if (cp >= '0' && cp <= '9')
			digit = true;
		else if (!cp_in(cp, u"+-.,% ()−－＋（）↑↓"))
			return false;
	}
	return digit;
}

bool cell_is_void(struct ds_str s)
{
	const uint32_t cp = cp_first(s);
	return s.n && cp_in(cp, u"-—–…/\\－─一") && str_chars(s) <= 2 && cp_last(s) == cp;
}

/* 3,250.6万元, -16人, 9860元/平方米: a number and its unit. Not 3月5日. */
static bool is_amount(struct ds_str s)
{
	const size_t first = s.n && (s.p[0] == '-' || s.p[0] == '+');
	size_t i = first;
	while (i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '.' || s.p[i] == ','))
		i++;
	const struct ds_str unit = str_from(s, i);
	for (size_t k = 0; k < unit.n;) {
		const uint32_t cp = cp_next(unit, &k);
		if (!cp_is_han(cp) && !cp_in(cp, u"/℃㎡°"))
			return false;
	}
	return i > first && unit.n && unit.n <= 15 && !str_has(unit, DS_STR("年")) &&
	       !str_has(unit, DS_STR("月")) && !str_has(unit, DS_STR("日")) && !str_has(unit, DS_STR("版")) &&
	       !str_has(unit, DS_STR("号"));
}

struct shape {
	enum separator sep;
	unsigned cells, numbers, voids; /* numbers, with a unit or not, and dashes: of the cells behind the first */
	bool rule;                      /* |---|---|, +---+---+ */
};

static bool is_rule(struct ds_str s)
{
	size_t marks = 0;
	for (size_t i = 0; i < s.n;) {
		const uint32_t cp = cp_next(s, &i);
		if (cp == '-' || cp == '=' || cp == '_' || cp == '*' || (cp >= 0x2500 && cp <= 0x257f) ||
		    cp == 0x2014)
			marks++;
		else if (!is_bar(cp) && !cp_is_blank(cp) && cp != '+' && cp != ':')
			return false;
	}
	return marks >= 3;
}

/* - by itself, between stories */
static bool is_dash(const struct page *p, const struct line *l)
{
	return l->chars == 1 && !p->markup && cp_in(cp_first(line_str(p, l)), u"-–—─_=*");
}

/* ├──┼──┤, +---+---+: a rule that parts rows, and no stories. */
static bool is_grid(struct ds_str s)
{
	return is_rule(s) && cp_in(cp_first(s), u"+┌├└┏┣┗╔╠╚┠┝") && cp_last(s) != '-';
}

static struct shape row_shape(struct ds_str s)
{
	struct shape r = { row_separator(s), 0, 0, 0, false };
	if (r.sep == SEP_NONE) {
		r.rule = is_grid(s);
		return r;
	}
	r.rule = is_rule(s);
	struct ds_span cell;
	for (size_t off = 0; table_cell(s, &off, &cell);) {
		const struct ds_str c = ds_str_slice(s, cell);
		if (!r.cells++)
			continue;
		r.numbers += is_number(c) || is_amount(c);
		r.voids += cell_is_void(c);
	}
	return r;
}

static bool shapes_agree(const struct shape *a, const struct shape *b)
{
	if (b->sep == SEP_NONE)
		return b->rule && a->sep == SEP_BAR;
	if (a->sep != b->sep)
		return false;
	if (a->rule || b->rule)
		return true;
	if (a->sep == SEP_GAP)
		return a->cells == b->cells;
	const unsigned most = a->cells > b->cells ? a->cells : b->cells, least = a->cells + b->cells - most;
	return most - least <= 1 + most / 4;
}

/* Lines [from, to) have rows' shapes: are they a table? Numbers in columns or a rule say so. */
static bool is_table(const struct page *p, uint32_t from, uint32_t to)
{
	unsigned rows = 0, counted = 0, rules = 0, wide = 0;
	for (uint32_t i = from; i < to; i++) {
		const struct shape r = row_shape(line_str(p, &p->v[i]));
		rules += r.rule;
		rows += !r.rule;
		counted += r.numbers > 0;
		wide += r.cells >= 3 && r.sep == SEP_TAB;
	}
	if (rows < 2)
		return false;
	return rules > 0 || counted * 2 >= rows || (counted && counted * 3 >= rows) || wide == rows;
}

/* The empty first cell of a header row was taken for an indent. */
static void corner_restore(struct page *p, uint32_t from, uint32_t to)
{
	uint32_t tabs = 0;
	for (uint32_t i = from; i < to; i++)
		tabs += p->v[i].at.start > 0 && p->s.p[p->v[i].at.start - 1] == '\t';
	if (tabs == to - from)
		return;
	for (uint32_t i = from; i < to; i++)
		while (p->v[i].at.start > 0 && p->s.p[p->v[i].at.start - 1] == '\t')
			p->v[i].at.start--;
}

/* The empty last cells of a row were taken for blanks at its end. */
static void tail_restore(const struct page *p, struct line *l, enum separator sep)
{
	while (sep == SEP_TAB && l->at.end < p->s.n && p->s.p[l->at.end] == '\t')
		l->at.end++;
}

/* Heads of aligned columns above the first row: they lack the corner, whose place is taken by blanks. */
static uint32_t heads_take(struct page *p, uint32_t from)
{
	const struct shape row = row_shape(line_str(p, &p->v[from]));
	uint32_t first = from;
	while (row.sep == SEP_GAP && first > 0 && from - first < 3) {
		struct line *l = &p->v[first - 1];
		if (l->kind != DS_BLOCK_PARAGRAPH || l->hint || p->v[first].gap > 1 || (l->flags & LINE_LONG))
			break;
		const struct shape head = row_shape(line_str(p, l));
		const bool corner = head.cells + 1 == row.cells && l->indent >= 2;
		if (head.sep != SEP_GAP || head.numbers || head.cells < 2 || (!corner && head.cells != row.cells))
			break;
		if (corner)
			while (l->at.start > 0 && p->s.p[l->at.start - 1] == ' ')
				l->at.start--;
		first--;
	}
	return first;
}

/* | 绝对数 | 增长 | over 工业 | 617.5 | 5.2 |: where the rows below begin with no bar, that of the head frames nothing. */
static bool has_corner(const struct page *p, uint32_t i, uint32_t to)
{
	const struct ds_str s = line_str(p, &p->v[i]);
	const struct shape head = row_shape(s);
	if (head.sep != SEP_BAR || head.rule || !is_bar(cp_first(s)))
		return false;
	for (uint32_t k = i + 1; k < to; k++) {
		const struct ds_str below = line_str(p, &p->v[k]);
		const struct shape row = row_shape(below);
		if (row.numbers && !row.rule)
			return row.cells == head.cells + 1 && !is_bar(cp_first(below));
	}
	return false;
}

static void table_mark(struct page *p, uint32_t from, uint32_t to)
{
	from = p->markup ? from : heads_take(p, from);
	corner_restore(p, from, to);
	p->tables++;
	bool head = true;
	bool numbers_below = false;
	for (uint32_t i = from; i < to; i++)
		numbers_below |= row_shape(line_str(p, &p->v[i])).numbers > 0;
	for (uint32_t i = from; i < to; i++) {
		struct line *l = &p->v[i];
		const struct shape r = row_shape(line_str(p, l));
		if (r.rule) {
			l->kind = LINE_RULE;
			l->table = p->tables;
			head = false;
			continue;
		}
		if (r.numbers || (r.voids && i > from) || i - from >= 3)
			head = false;
		l->kind = DS_BLOCK_TABLE_ROW;
		l->table = p->tables;
		l->head |= head && (numbers_below || i == from);
		l->corner = head && has_corner(p, i, to);
	}
}

void page_tables(struct page *p)
{
	for (uint32_t i = 0; i < p->n;) {
		struct line *l = &p->v[i];
		if (l->hint == DS_BLOCK_TABLE_ROW + 1) {
			uint32_t end = i;
			while (end < p->n && p->v[end].hint == l->hint && p->v[end].table == l->table)
				end++;
			table_mark(p, i, end);
			i = end;
			continue;
		}
		const bool parted = (l->marks & (MARK_TAB | MARK_BAR | MARK_GAP)) != 0;
		const struct shape first = !parted || l->kind == DS_BLOCK_TABLE_ROW || l->hint ||
						   l->next != NO_LINE || l->kind == LINE_GOES_ON
					       ? (struct shape){ 0 }
					       : row_shape(line_str(p, l));
		if (first.sep == SEP_NONE || first.cells < 2) {
			if (!l->hint && l->kind == DS_BLOCK_PARAGRAPH && !(l->flags & LINE_LONG) &&
			    (is_rule(line_str(p, l)) || is_dash(p, l)))
				l->kind = LINE_RULE;
			i++;
			continue;
		}
		uint32_t to = i + 1;
		struct shape before = first;
		for (; to < p->n && p->v[to].gap <= 1 && p->v[to].kind == DS_BLOCK_PARAGRAPH; to++) {
			tail_restore(p, &p->v[to], first.sep);
			const struct shape next = row_shape(line_str(p, &p->v[to]));
			if ((next.cells < 2 && !next.rule) || !shapes_agree(&before, &next))
				break;
			if (!next.rule)
				before = next;
		}
		if (is_table(p, i, to))
			table_mark(p, i, to);
		i = to;
	}
}

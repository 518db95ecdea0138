/* lines.c: splits a page into lines and measures each: gap and indent before it, its length, how it ends. Long
 * lines are looked at only at their ends. */
#include "article/labels.h"

/* Last characters of words for people, each with those before it that make a reporter's: 记者. */
static const struct {
	uint32_t last;
	const char16_t *before;
} people[] = {
	{0x8005,  u"记作"         }, /* 者 */
	{ 0x5458, u"讯信派论察"}, /* 员 */
	{ 0x751f, u"习"            }, /* 生 */
	{ 0x5199, u"采"            }, /* 写 */
	{ 0x4eba, u"稿持"         }, /* 人 */
	{ 0x7a3f, u"撰供"         }, /* 稿 */
	{ 0x6587, NULL              }, /* 文: 张三 文 */
};

/* MARK_ROLE when the character ends a reporter's word. */
static uint8_t people_mark(uint32_t cp, uint32_t before)
{
	for (size_t k = 0; k < DS_COUNT(people); k++)
		if (people[k].last == cp)
			return !people[k].before || cp_listed(before, people[k].before) ? MARK_ROLE : 0;
	return 0;
}

static uint8_t mark_of(uint32_t cp)
{
	if (cp < 0x80) {
		if (cp >= '0' && cp <= '9')
			return MARK_DIGIT;
		return cp == ':'    ? MARK_COLON
		       : cp == '/'  ? MARK_SLASH
		       : cp == '|'  ? MARK_BAR
		       : cp == '>'  ? MARK_ANGLE
		       : cp == '\t' ? MARK_TAB
				    : 0;
	}
	switch (cp) {
	case 0xff1a:
		return MARK_COLON;
	case 0xff0f:
		return MARK_SLASH;
	case 0x4e28: /* 丨 */
	case 0x2502:
	case 0x2503:
	case 0xff5c:
		return MARK_BAR;
	case 0xff1e:
	case 0xbb:
	case 0x203a:
		return MARK_ANGLE;
	case 0x5e74: /* 年: a date in Chinese numerals */
		return MARK_DIGIT;
	default:
		return cp >= 0xff10 && cp <= 0xff19 ? MARK_DIGIT : 0;
	}
}

/* The last six bits of 者 员 生 写 人 稿 文 年 丨, as bits. */
#define HAN_MARKS                                                                                                  \
	((uint64_t)1 << 5 | (uint64_t)1 << 24 | (uint64_t)1 << 31 | (uint64_t)1 << 25 | (uint64_t)1 << 58 |        \
	 (uint64_t)1 << 63 | (uint64_t)1 << 7 | (uint64_t)1 << 52 | (uint64_t)1 << 40)

/* And those of the byte before. */
#define HAN_MARKS_SECOND                                                                                           \
	((uint64_t)1 << 0 | (uint64_t)1 << 17 | (uint64_t)1 << 20 | (uint64_t)1 << 6 | (uint64_t)1 << 58 |         \
	 (uint64_t)1 << 40 | (uint64_t)1 << 22 | (uint64_t)1 << 57 | (uint64_t)1 << 56)

/* Counts characters and cells of a short line, and sees what is in it. */
static void line_measure(struct line *l, struct ds_str s)
{
	unsigned chars = 0, cells = 0, marks = 0, gap = 0;
	int depth = 0;
	bool closes_first = false;
	for (size_t i = 0; i < s.n;) {
		/* most are Chinese characters, of which few matter: their last bytes tell that */
		if (is_han_lead(s.p[i])) {
			chars++;
			/* 养 老 服 务, as a scanner reads it: blanks between Chinese characters do not widen the line */
			cells += gap == 1 && i > 1 && (unsigned char)s.p[i - 2] >= 0x80 ? 1 : 2;
			gap = 0;
			if ((HAN_MARKS >> (s.p[i + 2] & 63) & 1) && (HAN_MARKS_SECOND >> (s.p[i + 1] & 63) & 1)) {
				unsigned len;
				const uint32_t cp = ds_utf8_at(s.p + i, &len);
				marks |= mark_of(cp);
				marks |= people_mark(cp, i >= 3 ? ds_utf8_at(s.p + i - 3, &len) : 0);
			}
			i += 3;
			continue;
		}
		const uint32_t cp = cp_next(s, &i);
		chars++;
		cells += cp < 0x80 ? 1 : 2;
		marks |= mark_of(cp);
		if (cp >= 0x3400 && cp <= 0x9fff) {
			gap = 0;
			continue;
		}
		depth += cp_bracket(cp);
		if (depth < 0) { /* as str_balance */
			closes_first = true;
			depth = 0;
		}
		gap = cp == 0x3000 ? 2 : cp_is_blank(cp) ? gap + 1 : 0;
		marks |= gap >= 2 ? (unsigned)MARK_GAP : 0;
		if ((cp == 0x3002 || cp == 0xff01 || cp == 0xff1f) && i + 4 < s.n)
			l->flags |= LINE_STOP_INSIDE;
	}
	l->marks = (uint8_t)marks;
	l->chars = (uint16_t)chars;
	l->cells = (uint16_t)cells;
	l->flags = (uint8_t)(l->flags | (depth > 0 ? LINE_UNCLOSED : 0) | (closes_first ? LINE_CLOSES_FIRST : 0));
}

static size_t byte_from(struct ds_str s, size_t from, char c)
{
	const char *p = from < s.n ? memchr(s.p + from, c, s.n - from) : NULL;
	return p ? (size_t)(p - s.p) : s.n;
}

static bool byte_within(struct ds_str page, struct ds_span at, size_t *next, char c)
{
	if (*next <= at.start) /* 0: never looked for */
		*next = byte_from(page, at.start, c);
	return *next < at.end;
}

/* The bytes that part cells and items, in a line of any length. */
static uint8_t separators_in(struct page *p, struct ds_span at)
{
	if (at.start < p->ahead.from)
		p->ahead = (struct ahead){ 0 };
	p->ahead.from = at.start;
	return (uint8_t)((byte_within(p->s, at, &p->ahead.tab, '\t') ? MARK_TAB : 0) |
			 (byte_within(p->s, at, &p->ahead.bar, '|') ? MARK_BAR : 0) |
			 (byte_within(p->s, at, &p->ahead.angle, '>') ? MARK_ANGLE : 0));
}

/* Long lines: only the quotes near both ends matter for joining. */
static void line_glance(struct page *p, struct line *l, struct ds_str s)
{
	bool closes_first;
	size_t cut = 90;
	while (((unsigned char)s.p[cut] & 0xc0) == 0x80)
		cut--;
	str_balance((struct ds_str){ s.p, cut }, &closes_first);
	l->flags = (uint8_t)(l->flags | LINE_LONG | (closes_first ? LINE_CLOSES_FIRST : 0));
	l->chars = l->cells = UINT16_MAX;
	l->marks = separators_in(p, l->at);
}

static uint8_t indent_cells(struct ds_str s, uint32_t from, uint32_t to)
{
	unsigned cells = 0;
	for (uint32_t i = from; i < to;) {
		unsigned len;
		const uint32_t cp = ds_utf8_at(s.p + i, &len);
		cells += cp == '\t' ? 8 : cp == 0x3000 ? 2 : 1;
		i += len;
	}
	return (uint8_t)(cells < 255 ? cells : 255);
}

struct line *page_line_add(struct page *p, struct ds_span raw, struct ds_span at, unsigned gap)
{
	p->v = ds_grow(p->v, &p->cap, (size_t)p->n + 1, sizeof *p->v);
	struct line *l = &p->v[p->n];
	*l = (struct line){ .at = at, .next = NO_LINE, .last = p->n, .kind = DS_BLOCK_PARAGRAPH };
	p->n++;
	l->gap = (uint8_t)(gap < 255 ? gap : 255);
	l->indent = indent_cells(p->s, raw.start, at.start);
	const struct ds_str s = ds_str_slice(p->s, at);
	if (s.n <= SHORT_BYTES)
		line_measure(l, s);
	else
		line_glance(p, l, s);
	l->ending = (uint8_t)str_ending(s);
	return l;
}

/* Where line ends stand; each kind is looked for once a page, never again a line. */
struct ends {
	size_t lf, cr;
};

/* LF, CR LF and CR end a line. */
static size_t line_end(struct ds_str s, size_t from, struct ends *e)
{
	if (e->lf < from)
		e->lf = byte_from(s, from, '\n');
	if (e->cr < from)
		e->cr = byte_from(s, from, '\r');
	return e->lf < e->cr ? e->lf : e->cr;
}

/* The usual gap is the smallest that a quarter of the lines have: pictures leave wider ones. */
static void page_habits(struct page *p)
{
	uint32_t gaps[4] = { 0 }, indented = 0, bodies = 0, first = 0, firsts = 0;
	for (uint32_t i = 1; i < p->n; i++) {
		const struct line *l = &p->v[i];
		gaps[l->gap < 3 ? l->gap : 3]++;
		bodies += l->ending == END_FINAL;
		indented += l->ending == END_FINAL && l->indent >= 2;
		/* of a paragraph that a margin breaks only the first line is indented */
		if (p->v[i - 1].ending == END_FINAL) {
			firsts++;
			first += l->indent >= 2;
		}
	}
	while (p->gap < 3 && gaps[p->gap] * 4 + 1 < p->n)
		p->gap++;
	p->spaced = gaps[1] + gaps[2] + gaps[3] >= 2;
	p->indented = (bodies > 1 && indented * 2 > bodies) || (firsts > 1 && first * 2 > firsts);
}

void page_split(struct page *p)
{
	struct ends ends = { byte_from(p->s, 0, '\n'), byte_from(p->s, 0, '\r') };
	unsigned gap = 0;
	for (size_t i = 0; i < p->s.n;) {
		const size_t end = line_end(p->s, i, &ends);
		const struct ds_span raw = { (uint32_t)i, (uint32_t)end };
		struct ds_span at = span_trim(p->s, raw);
		if (at.start < at.end) {
			const char first = p->s.p[at.start];
			uint8_t level = 0, hint = 0;
			if (first == '#' || first == '*')
				at = markdown_line(p->s, at, &level);
			else if (first == '\xe3')
				at = record_line(p->s, at, &hint);
			struct line *l = page_line_add(p, raw, at, gap);
			struct credits c;
			l->level = level;
			l->hint = hint;
			if (hint && credits_parse_source(line_str(p, l), &c) && c.published[0])
				l->flags |= LINE_DATED;
			gap = 0;
		} else if (!(end > 0 && end < p->s.n && p->s.p[end - 1] == '\r' && p->s.p[end] == '\n' &&
			     i == end)) {
			gap++; /* the LF of CR LF is no blank line */
		}
		i = end + 1;
	}
	page_habits(p);
}

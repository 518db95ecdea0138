/* joins.c: paragraphs that a newspaper's column broke are made whole, even when pictures stand between the parts. */
#include "article/private.h"

/* A line without end is believed to be broken off when it has so many characters. */
#define BROKEN_CHARS 30u
/* So many captions and the like may stand between the parts. */
#define BETWEEN      24u

/* The first line behind i's chain that may go on with it. */
static uint32_t candidate(const struct page *p, uint32_t i)
{
	uint32_t j = p->v[i].last + 1;
	for (unsigned k = 0; k < BETWEEN && j < p->n; k++) {
		const uint8_t kind = p->v[j].kind;
		if (kind != DS_BLOCK_CAPTION && kind != DS_BLOCK_BOILERPLATE && kind != LINE_RULE &&
		    kind != LINE_GOES_ON)
			return j;
		j = p->v[j].kind == LINE_GOES_ON ? j + 1 : p->v[j].last + 1;
	}
	return NO_LINE;
}

/* Nothing else can follow: a comma, an open quotation. */
static bool wants_more(const struct page *p, const struct line *l)
{
	if (l->ending == END_COMMA)
		return true;
	const struct line *last = &p->v[l->last];
	/* 今年列入实事的 over 12个小区: broken where no line ends */
	if (cp_in(cp_last(line_str(p, last)), u"的把将和与及") && l->last + 1 < p->n && p->v[l->last + 1].gap == 0)
		return true;
	if (!(last->flags & LINE_LONG))
		return (last->flags & LINE_UNCLOSED) != 0;
	struct ds_str s = line_str(p, last);
	if (s.n > SHORT_BYTES) {
		s = str_from(s, s.n - SHORT_BYTES);
		while (s.n && ((unsigned char)s.p[0] & 0xc0) == 0x80)
			s = str_from(s, 1);
	}
	bool closes_first;
	return str_balance(s, &closes_first) > 0;
}

static bool begins_anew(const struct page *p, const struct line *l)
{
	const struct ds_str s = line_str(p, l);
	return str_numbering(s).level || words_head(WORDS_OPENER, s) || cp_in_marks(cp_first(s), u"■□●◆▲△▼—[［【");
}

static bool is_broken_off(const struct page *p, uint32_t i)
{
	const struct line *l = &p->v[i];
	if (l->kind != DS_BLOCK_PARAGRAPH || (l->ending != END_OPEN && l->ending != END_COMMA))
		return false;
	if (words_head(WORDS_FIELD_HEAD, line_str(p, l)))
		return false;
	const uint32_t last = cp_last(line_str(p, &p->v[l->last]));
	return cp_is_han(last) || last < 0x80 || cp_in(last, u"”》）、，％℃·");
}

static bool goes_on(const struct page *p, uint32_t i, uint32_t j, bool first)
{
	const struct line *a = &p->v[i], *b = &p->v[j];
	const bool sure = wants_more(p, a);
	const bool paragraph = b->kind == DS_BLOCK_PARAGRAPH;
	if (!paragraph && b->kind != LINE_SHORT)
		return false;
	/* where paragraphs are indented, a continuation is not */
	if (p->indented && b->indent >= 2 && a->indent >= 2)
		return false;
	if (sure)
		return !str_numbering(line_str(p, b)).level;
	if (!paragraph || begins_anew(p, b))
		return false;
	/* the first line of a page may be a long title */
	if (first && !(a->flags & LINE_STOP_INSIDE) && a->last == i)
		return false;
	if (!(a->flags & (LINE_LONG | LINE_STOP_INSIDE)) && a->chars < BROKEN_CHARS)
		return b->gap <= p->gap && a->chars >= 8;
	return true;
}

static void join(struct page *p, uint32_t i, uint32_t j)
{
	struct line *a = &p->v[i], *b = &p->v[j];
	p->v[a->last].next = j;
	a->last = b->last;
	a->ending = b->ending;
	a->flags |= LINE_LONG;
	b->kind = LINE_GOES_ON;
}

void page_join(struct page *p)
{
	if (p->markup)
		return;
	bool first = true;
	for (uint32_t i = 0; i < p->n; i++) {
		if (p->v[i].kind == LINE_GOES_ON || p->v[i].kind == DS_BLOCK_BOILERPLATE)
			continue;
		/* each turn joins a line that stands behind all earlier ones */
		while (is_broken_off(p, i)) {
			const uint32_t j = candidate(p, i);
			if (j == NO_LINE || !goes_on(p, i, j, first))
				break;
			join(p, i, j);
		}
		first = false;
	}
}

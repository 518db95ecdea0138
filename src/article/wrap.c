/* wrap.c: hard-wrapped text: lines of nearly one width, broken by a typewriter's margin, become paragraphs again.
 * Paragraphs that a newspaper column broke are joins.c's. */
#include "article/private.h"

/* Widths above this are no margin that anybody set. */
#define WIDTH_MAX 200u
/* A margin narrower than this is not told from verse and lists. */
#define WIDTH_MIN 28u
/* Prohibited line ends leave a line this much shorter than the margin. */
#define SLACK     5u
/* So many full lines are wanted before a margin is believed. */
#define EVIDENCE  4u

/* Is line i followed by another without a blank line or an indent between? */
static bool is_followed(const struct page *p, uint32_t i)
{
	return i + 1 < p->n && p->v[i + 1].gap == 0;
}

static bool is_measured(const struct line *l)
{
	/* columns of a table keep their width as well */
	return !l->loose && !(l->flags & LINE_LONG) && !(l->marks & (MARK_GAP | MARK_TAB | MARK_BAR)) &&
	       l->cells + l->indent <= WIDTH_MAX;
}

/* The margin: the width that nearly all lines that break off in the middle reach; 0 when there is none. */
static unsigned page_margin(const struct page *p)
{
	uint32_t of_width[WIDTH_MAX + 1] = { 0 }, all = 0, wider = 0;
	for (uint32_t i = 0; i < p->n; i++) {
		const struct line *l = &p->v[i];
		if (!is_followed(p, i) || p->v[i + 1].loose || l->ending == END_FINAL || !is_measured(l))
			continue;
		of_width[l->cells + l->indent]++;
		all++;
	}
	unsigned best = 0;
	uint32_t most = 0;
	for (unsigned w = WIDTH_MIN; w <= WIDTH_MAX; w++) {
		uint32_t near = 0;
		for (unsigned k = 0; k < SLACK; k++)
			near += of_width[w - k];
		if (of_width[w] && near >= most) {
			most = near;
			best = w;
		}
	}
	/* 要闻 江州新闻网 09-08 14:04 over story after story is as wide each time, and the text below it wider */
	for (uint32_t i = 0; i < p->n; i++)
		wider += (p->v[i].flags & LINE_LONG) || p->v[i].cells + p->v[i].indent > best + SLACK;
	return most >= EVIDENCE && most * 10 >= all * 6 && wider * 4 <= most ? best : 0;
}

/* Does line i + 1 go on with line i, which is as wide as the margin? */
static bool is_wrapped(const struct page *p, uint32_t i, unsigned margin)
{
	const struct line *l = &p->v[i], *after = &p->v[i + 1];
	if (!is_followed(p, i) || !is_measured(l) || l->cells + l->indent + SLACK <= margin)
		return false;
	if (after->indent > l->indent + 1 && after->indent >= 2)
		return false;
	if (p->indented && after->indent >= 2 && l->indent >= 2 && l->ending == END_FINAL)
		return false;
	/* without indents and blank lines nothing else tells where a paragraph ends */
	return l->ending != END_FINAL || p->indented || p->spaced;
}

void page_unwrap(struct page *p)
{
	const unsigned margin = page_margin(p);
	if (margin == 0)
		return;
	uint32_t head = 0;
	for (uint32_t i = 0; i + 1 < p->n; i++) {
		if (!is_wrapped(p, i, margin)) {
			head = i + 1;
			continue;
		}
		struct line *h = &p->v[head];
		p->v[i].next = i + 1;
		p->v[i + 1].kind = LINE_GOES_ON;
		h->last = i + 1;
		h->ending = p->v[i + 1].ending;
		h->flags |= LINE_LONG;
		h->chars = UINT16_MAX;
	}
}

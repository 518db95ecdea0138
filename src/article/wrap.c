/* wrap.c: hard-wrapped text: lines of nearly one width, broken by a typewriter's margin, become paragraphs again; the columns of
 * a page may be of several widths. Paragraphs that a newspaper column broke are joins.c's. */
#include "article/private.h"

/* Widths above this are no margin that anybody set. */
#define WIDTH_MAX   200u
/* A margin narrower than this is not told from verse and lists. */
#define WIDTH_MIN   28u
/* Prohibited line ends leave a line this much shorter than the margin. */
#define SLACK       5u
/* A word is no longer, or it is broken. */
#define WORD_MAX    16u
/* A mark that may begin no line hangs beyond the margin. */
#define HANGING     2u
/* So many full lines are wanted before a margin is believed. */
#define EVIDENCE    4u
/* Columns of so many widths. */
#define MARGINS_MAX 4u

struct margins {
	unsigned v[MARGINS_MAX], n;
};

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

static unsigned width(const struct line *l)
{
	return l->flags & LINE_LONG ? UINT16_MAX : (unsigned)l->cells + l->indent;
}

/* Cells of what line i begins with and nobody breaks: 37.5%, a word of Latin letters; a mark that may end no line goes with it. */
static unsigned first_word(const struct page *p, uint32_t i)
{
	const struct ds_str s = line_str(p, &p->v[i]);
	unsigned cells = 0;
	for (size_t k = 0; k < s.n && cells < WORD_MAX;) {
		const uint32_t cp = cp_next(s, &k);
		const bool narrow = cp > ' ' && cp < 0x80;
		if (!narrow && cells)
			break;
		cells += narrow ? 1 : 2;
		if (!narrow && !cp_in_marks(cp, u"“‘（《「"))
			break;
	}
	return cells;
}

/* Does line i reach the margin, so that what stands below it had no room, and does none go beyond it right below?
 * 要闻 江州新闻网 09-08 14:04 over story after story is as wide each time, and the text below it wider. */
static bool is_full(const struct page *p, uint32_t i, unsigned margin)
{
	const unsigned w = width(&p->v[i]);
	const bool hangs = w > margin && w <= margin + HANGING && p->v[i].ending != END_OPEN;
	if ((w > margin && !hangs) || width(&p->v[i + 1]) > margin + HANGING)
		return false;
	return w + SLACK > margin || w + first_word(p, i + 1) > margin;
}

static bool is_open(const struct page *p, uint32_t i)
{
	return is_followed(p, i) && !p->v[i + 1].loose && p->v[i].ending != END_FINAL && is_measured(&p->v[i]);
}

/* Do lines of that width go on, half of them to the end of a sentence? Headlines below one another do not. */
static bool ends_sentences(const struct page *p, unsigned margin)
{
	uint32_t runs = 0, ended = 0;
	for (uint32_t i = 0; i + 1 < p->n; i++) {
		if (!is_open(p, i) || !is_full(p, i, margin))
			continue;
		while (i + 2 < p->n && is_open(p, i + 1) && is_full(p, i + 1, margin))
			i++;
		runs++;
		ended += p->v[i + 1].ending == END_FINAL;
	}
	return ended * 2 >= runs;
}

/* The margins: the widths that nearly all lines that break off in the middle reach; none when the lines are whole. */
static struct margins page_margins(const struct page *p)
{
	uint32_t of_width[WIDTH_MAX + 1] = { 0 }, all = 0, full = 0;
	struct margins found = { .n = 0 };
	for (uint32_t i = 0; i < p->n; i++)
		if (is_open(p, i) && width(&p->v[i]) >= WIDTH_MIN) {
			all++;
			of_width[width(&p->v[i])] += width(&p->v[i + 1]) <= width(&p->v[i]) + SLACK;
		}
	while (found.n < MARGINS_MAX && full * 10 < all * 9) {
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
		if (most < EVIDENCE)
			break;
		for (unsigned k = 0; k < SLACK; k++)
			of_width[best - k] = 0;
		if (!ends_sentences(p, best))
			continue;
		full += most;
		found.v[found.n++] = best;
	}
	if (full * 10 < all * 6)
		found.n = 0;
	return found;
}

/* What begins a paragraph of its own wherever the line before ended: ● △ 1. */
static bool is_marked(const struct page *p, const struct line *l)
{
	const struct ds_str s = line_str(p, l);
	return cp_in_marks(cp_first(s), u"●○■□◆◇▲△▼▽★☆▶▷◎※•") || str_numbering(s).level;
}

/* Does line i + 1 go on with line i, which is as wide as one of the margins? */
static bool is_wrapped(const struct page *p, uint32_t i, const struct margins *margins)
{
	const struct line *l = &p->v[i], *after = &p->v[i + 1];
	unsigned k = 0;
	if (!is_followed(p, i) || !is_measured(l))
		return false;
	while (k < margins->n && !is_full(p, i, margins->v[k]))
		k++;
	/* 春耕见闻:http://… ends with what it leads to */
	if (k == margins->n || str_has(line_str(p, l), DS_STR("://")) ||
	    (after->indent > l->indent + 1 && after->indent >= 2))
		return false;
	if (l->ending == END_FINAL &&
	    ((p->indented && after->indent >= 2 && l->indent >= 2) || is_marked(p, after)))
		return false;
	/* without indents and blank lines nothing else tells where a paragraph ends */
	return l->ending != END_FINAL || p->indented || p->spaced;
}

void page_unwrap(struct page *p)
{
	const struct margins margins = page_margins(p);
	if (margins.n == 0)
		return;
	uint32_t head = 0;
	for (uint32_t i = 0; i + 1 < p->n; i++) {
		if (!is_wrapped(p, i, &margins)) {
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

/* articles.c: tells the articles of a page apart: which short lines are headlines of a new one, which are headings,
 * and which lines close the one before. What the headlines and credits say is gathered in facts.c. */
#include "article/private.h"

/* A headline without end may be longer than a short line when source or byline follow it. */
#define HEADLINE_CHARS 76u
/* Names of sites and channels above a page have no more characters. */
#define SITE_CHARS     12u
/* So many short lines in a row are a list, not headings. */
#define LIST_RUN       4u

static bool is_credit(uint8_t kind)
{
	return kind == DS_BLOCK_BYLINE || kind == DS_BLOCK_SOURCE;
}

static bool is_grouped(uint8_t kind)
{
	return kind == LINE_SHORT || kind == DS_BLOCK_COLUMN || kind == DS_BLOCK_TITLE ||
	       kind == DS_BLOCK_SUBTITLE || is_credit(kind);
}

static bool is_body(uint8_t kind)
{
	return kind == DS_BLOCK_PARAGRAPH || kind == DS_BLOCK_LIST_ITEM || kind == DS_BLOCK_TABLE_ROW;
}

static bool is_skipped(uint8_t kind)
{
	return kind == LINE_GOES_ON || kind == DS_BLOCK_BOILERPLATE || kind == LINE_RULE;
}

/* The next line from i on that is no furniture; p->n at the end. */
static uint32_t next_shown(const struct page *p, uint32_t i)
{
	while (i < p->n && is_skipped(p->v[i].kind))
		i++;
	return i;
}

static bool is_dashed(struct ds_str s)
{
	return ds_str_starts(s, DS_STR("——")) || ds_str_starts(s, DS_STR("--")) || ds_str_starts(s, DS_STR("—"));
}

/* ---- before the text ------------------------------------------------------------------------------------- */

/* The site's name, and what stands above its navigation. */
static void site_names_hide(struct page *p)
{
	uint32_t nav = NO_LINE;
	for (uint32_t i = 0; i < p->n && i < 40 && !is_body(p->v[i].kind) && !is_credit(p->v[i].kind); i++)
		if (p->v[i].flags & LINE_NAV)
			nav = i;
	for (uint32_t i = 0; i < p->n && !is_body(p->v[i].kind) && !is_credit(p->v[i].kind); i++) {
		struct line *l = &p->v[i];
		if (l->kind != LINE_SHORT)
			continue;
		const bool named = l->chars <= SITE_CHARS && words_tail(WORDS_SITE_TAIL, line_str(p, l));
		const uint32_t after = next_shown(p, i + 1);
		if (after < p->n && !is_body(p->v[after].kind) &&
		    (named || (nav != NO_LINE && i < nav && l->chars <= 10)))
			l->kind = DS_BLOCK_BOILERPLATE;
		else
			break;
	}
}

/* A paper's name above its page, parted from the headlines: 南粤晨报. A short name of another sort is a column's. */
static void masthead_find(struct page *p)
{
	const uint32_t i = next_shown(p, 0), after = i < p->n ? next_shown(p, i + 1) : p->n;
	if (after >= p->n || p->v[i].kind != LINE_SHORT || p->v[after].kind != LINE_SHORT)
		return;
	struct line *l = &p->v[i];
	const struct line *title = &p->v[after];
	if (l->chars > 8 || title->gap == 0 || title->chars * 2 < l->chars * 3 || is_dashed(line_str(p, title)))
		return;
	l->kind = words_tail(WORDS_MASTHEAD_TAIL, line_str(p, l)) ? DS_BLOCK_BOILERPLATE : DS_BLOCK_COLUMN;
}

/* 3 要闻 2023年10月11日 星期三: the head of a printed page, which dates all its articles. */
static void page_head_hide(struct page *p)
{
	const uint32_t i = next_shown(p, 0);
	if (i < p->n && p->v[i].kind == DS_BLOCK_SOURCE && str_has(line_str(p, &p->v[i]), DS_STR("星期")) &&
	    !str_has(line_str(p, &p->v[i]), DS_STR(":")) && !str_has(line_str(p, &p->v[i]), DS_STR("：")))
		p->v[i].kind = DS_BLOCK_BOILERPLATE;
}

static void long_headlines_find(struct page *p)
{
	uint8_t before = LINE_SHORT;
	for (uint32_t i = 0; i < p->n; i++) {
		struct line *l = &p->v[i];
		if (is_skipped(l->kind))
			continue;
		if (l->kind == DS_BLOCK_PARAGRAPH && l->ending == END_OPEN && l->last == i &&
		    l->chars <= HEADLINE_CHARS && !(l->flags & (LINE_STOP_INSIDE | LINE_LONG | LINE_UNCLOSED))) {
			const uint32_t after = next_shown(p, i + 1);
			if (after < p->n && is_credit(p->v[after].kind) &&
			    (p->v[after].flags & LINE_DATED || before != DS_BLOCK_PARAGRAPH))
				l->kind = LINE_SHORT;
		}
		before = l->kind;
	}
}

/* ---- groups ---------------------------------------------------------------------------------------------- */

/* Headlines, bylines and sources that stand together, furniture between them included. */
struct group {
	uint32_t from, to; /* lines */
	uint32_t head;     /* first short line or column name; `to` when there is none */
	uint32_t credit;   /* first credit behind it; `to` when there is none */
	uint32_t shorts;   /* short lines from head to credit */
	bool column;       /* begins with a column's name */
	bool body;         /* text follows */
	bool lead;         /* … which begins like a report of its own: 本报讯 */
};

/* What is known of the article being read. */
struct state {
	uint32_t article;
	bool body, title, closed;
};

static uint32_t group_end(const struct page *p, uint32_t from)
{
	uint32_t to = from;
	for (uint32_t i = from; i < p->n; i++) {
		if (is_grouped(p->v[i].kind))
			to = i + 1;
		else if (!is_skipped(p->v[i].kind))
			break;
	}
	return to;
}

static bool is_office(struct ds_str s, const struct line *l)
{
	return l->chars <= 24 && l->chars >= 4 && words_tail(WORDS_OFFICE_TAIL, s);
}

/* Lines at the group's front that close the article before: (记者 …), 责编:…, a signature with its date. */
static uint32_t group_tail(const struct page *p, uint32_t from, uint32_t to, bool *closes)
{
	uint32_t i = from;
	while (i < to) {
		const struct line *l = &p->v[i];
		if (is_credit(l->kind)) {
			*closes = true;
		} else if (l->kind == LINE_SHORT && is_office(line_str(p, l), l)) {
			uint32_t k = i + 1;
			while (k < to && (is_skipped(p->v[k].kind) || (p->v[k].kind == LINE_SHORT &&
								       is_office(line_str(p, &p->v[k]), &p->v[k]))))
				k++;
			if (k >= to || p->v[k].kind != DS_BLOCK_SOURCE || !(p->v[k].flags & LINE_DATED))
				break;
			*closes = true;
			i = k;
		} else if (!is_skipped(l->kind)) {
			break;
		}
		i++;
	}
	return i;
}

static struct group group_read(const struct page *p, uint32_t from, uint32_t to)
{
	struct group g = { .from = from, .to = to, .head = to, .credit = to };
	for (uint32_t i = from; i < to; i++) {
		const uint8_t kind = p->v[i].kind;
		if (is_skipped(kind))
			continue;
		if (is_credit(kind)) {
			if (g.head < to && g.shorts && g.credit == to)
				g.credit = i;
			continue;
		}
		if (g.head == to) {
			g.head = i;
			g.column = kind == DS_BLOCK_COLUMN;
		}
		if (g.credit == to)
			g.shorts += kind != DS_BLOCK_COLUMN;
	}
	uint32_t after = next_shown(p, to);
	while (after < p->n && (p->v[after].kind == DS_BLOCK_CAPTION || is_skipped(p->v[after].kind)))
		after++;
	struct credits c;
	g.body = after < p->n && is_body(p->v[after].kind);
	g.lead =
	    g.body && p->v[after].kind == DS_BLOCK_PARAGRAPH && credits_parse_head(line_str(p, &p->v[after]), &c);
	return g;
}

/* A document of HTML holds one article; a page of text may hold several. */
static bool group_is_new(const struct group *g, const struct state *s, bool markup)
{
	if (g->shorts == 0)
		return false;
	if (!s->body && !s->title)
		return true;
	if (!g->body || markup)
		return false;
	return g->column || g->credit < g->to || g->lead || s->closed;
}

/* ---- headlines ------------------------------------------------------------------------------------------- */

#define HEADLINES_MAX 5u

/* Which of the short lines v[0 … n) are the title, the rest being kicker and subtitle. */
static void headlines_name(struct page *p, uint32_t *v, uint32_t n)
{
	uint32_t first = 0, last = 1;
	for (uint32_t i = 1; i < n; i++) {
		if (is_dashed(line_str(p, &p->v[v[i]])))
			p->v[v[i]].kind = DS_BLOCK_SUBTITLE;
		else
			v[last++] = v[i];
	}
	while (last - first > 1) {
		const struct ds_str s = line_str(p, &p->v[v[last - 1]]);
		if (!words_tail(WORDS_SUBTITLE_TAIL, s) && !words_tail(WORDS_GUEST_TAIL, s))
			break;
		p->v[v[--last]].kind = DS_BLOCK_SUBTITLE;
	}
	if (last - first > 1 && words_tail(WORDS_KICKER_TAIL, line_str(p, &p->v[v[first]])))
		p->v[v[first++]].kind = DS_BLOCK_SUBTITLE;
	if (last - first == 2) {
		const unsigned a = p->v[v[first]].chars, b = p->v[v[first + 1]].chars;
		if (a * 5 >= b * 8 && b >= 5 && a + b > 24)
			p->v[v[first++]].kind = DS_BLOCK_SUBTITLE;
		else if (b * 5 >= a * 8 && a >= 5 && a + b > 24)
			p->v[v[--last]].kind = DS_BLOCK_SUBTITLE;
	}
	for (uint32_t i = first; i < last; i++)
		p->v[v[i]].kind = DS_BLOCK_TITLE;
}

/* 韩江雪, 县长 韩江雪 */
static bool is_person(struct ds_str s)
{
	struct names names;
	const size_t blank = ds_str_find(s, DS_STR(" "), 0);
	if (blank != SIZE_MAX && blank >= 6 && cp_in(cp_last((struct ds_str){ s.p, blank }), u"长記记席任"))
		s = str_trim(str_from(s, blank));
	return s.n <= 30 && names_parse(s, true, &names);
}

/* Names the short lines of a new article's group, from its head to its credit. */
static void group_name(struct page *p, const struct group *g)
{
	uint32_t v[HEADLINES_MAX], n = 0;
	bool titled = false; /* the markup has said which line it is */
	for (uint32_t i = g->head; i < g->credit && n < HEADLINES_MAX; i++) {
		struct line *l = &p->v[i];
		const struct ds_str s = line_str(p, l);
		titled |= l->kind == DS_BLOCK_TITLE;
		if (l->kind != LINE_SHORT)
			continue;
		if (titled) {
			if (is_dashed(s))
				l->kind = DS_BLOCK_SUBTITLE;
			continue;
		}
		/* without a credit between them, the first heading ends the headlines */
		if (n && str_numbering(s).level && str_numbering(line_str(p, &p->v[v[0]])).level == 0)
			break;
		if (n && is_office(s, l) && g->credit < g->to && l->chars >= 5) {
			l->kind = DS_BLOCK_BYLINE;
			continue;
		}
		if (n && l->chars <= 12 && is_person(s)) {
			l->kind = DS_BLOCK_BYLINE;
			continue;
		}
		if (n == 0 && g->shorts > 1 && l->chars <= 8 && i + 1 < g->credit &&
		    words_tail(WORDS_COLUMN_TAIL, s)) {
			l->kind = DS_BLOCK_COLUMN;
			continue;
		}
		v[n++] = i;
	}
	if (n)
		headlines_name(p, v, n);
}

/* ---- headings -------------------------------------------------------------------------------------------- */

/* Short lines that are left are headings when text follows them, a list when they are many. */
static void headings_name(struct page *p)
{
	for (uint32_t i = 0; i < p->n;) {
		if (p->v[i].kind != LINE_SHORT) {
			i++;
			continue;
		}
		uint32_t to = i, run = 0, numbered = 0;
		for (; to < p->n && p->v[to].article == p->v[i].article &&
		       (p->v[to].kind == LINE_SHORT || is_skipped(p->v[to].kind) ||
			p->v[to].kind == DS_BLOCK_CAPTION);
		     to++)
			if (p->v[to].kind == LINE_SHORT) {
				run++;
				numbered += str_numbering(line_str(p, &p->v[to])).level > 0;
			}
		const bool body = to < p->n && p->v[to].article == p->v[i].article && is_body(p->v[to].kind);
		const bool list = run >= LIST_RUN && numbered * 2 < run;
		for (uint32_t k = i; k < to; k++) {
			struct line *l = &p->v[k];
			if (l->kind != LINE_SHORT)
				continue;
			const uint8_t level = str_numbering(line_str(p, l)).level;
			l->kind = body && !list ? DS_BLOCK_HEADING : list ? DS_BLOCK_LIST_ITEM : DS_BLOCK_PARAGRAPH;
			l->level = l->kind == DS_BLOCK_PARAGRAPH ? 0 : level ? level : 1;
		}
		i = to;
	}
}

/* A column's name in the middle of an article is a heading. */
static void column_settle(struct page *p, const struct group *g, bool body)
{
	for (uint32_t i = g->from; i < g->to; i++)
		if (p->v[i].kind == DS_BLOCK_COLUMN && body)
			p->v[i].kind = LINE_SHORT;
}

static void lines_assign(struct page *p, uint32_t from, uint32_t to, uint32_t article)
{
	for (uint32_t i = from; i < to; i++)
		p->v[i].article = article;
}

/* Headlines at the end of the page of an article that had none: columns of text came first. */
static bool group_is_late_title(const struct page *p, const struct group *g, const struct state *s)
{
	return s->body && !s->title && g->shorts > 0 && g->credit < g->to && !g->body &&
	       !is_office(line_str(p, &p->v[g->head]), &p->v[g->head]);
}

static uint32_t group_take(struct page *p, uint32_t from, struct state *s)
{
	const uint32_t to = group_end(p, from);
	uint32_t rest = from;
	if (s->body)
		rest = group_tail(p, from, to, &s->closed);
	lines_assign(p, from, rest, s->article);
	for (uint32_t i = from; i < rest; i++)
		if (p->v[i].kind == LINE_SHORT)
			p->v[i].kind = DS_BLOCK_BYLINE;
	const struct group g = group_read(p, rest, to);
	if (group_is_new(&g, s, p->markup)) {
		if (s->body || s->title)
			s->article++;
		*s = (struct state){ .article = s->article, .title = true };
		group_name(p, &g);
	} else if (group_is_late_title(p, &g, s)) {
		group_name(p, &g);
		s->title = true;
	} else {
		column_settle(p, &g, s->body);
	}
	lines_assign(p, rest, to, s->article);
	return to;
}

void page_articles(struct page *p, struct ds_arena *arena)
{
	struct state s = { 0 };
	if (!p->markup) {
		site_names_hide(p);
		page_head_hide(p);
		masthead_find(p);
	}
	long_headlines_find(p);
	for (uint32_t i = 0; i < p->n;) {
		const uint8_t kind = p->v[i].kind;
		if (is_grouped(kind)) {
			i = group_take(p, i, &s);
			continue;
		}
		p->v[i].article = s.article;
		if (is_body(kind)) {
			struct credits c;
			s.body = true;
			s.closed =
			    kind == DS_BLOCK_PARAGRAPH && credits_parse_tail(line_str(p, &p->v[p->v[i].last]), &c);
		}
		i++;
	}
	headings_name(p);
	p->articles_n = p->n ? s.article + 1 : 0;
	p->articles = DS_NEW_ARRAY(arena, struct ds_article, p->articles_n + 1);
	page_facts(p, arena);
}

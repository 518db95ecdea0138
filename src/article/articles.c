/* articles.c: tells the articles of a page apart: which short lines begin a new one, and which lines close the one before.
 * What these lines are is said in headlines.c and headings.c, what they tell gathered in facts.c. */
#include "article/private.h"

/* A headline without end may be longer than a short line when source or byline follow it. */
#define HEADLINE_CHARS 76u
/* A headline of calls and questions. */
#define CALL_CHARS     40u
/* The first line of a headline that was broken where no headline ends. */
#define BROKEN_CHARS   18u

/* The place that a headline's first line names, with its colon. */
#define PLACE_CHARS   6u
/* A summary above the text has no more items. */
#define SUMMARY_ITEMS 5u

static bool is_grouped(uint8_t kind)
{
	return kind == LINE_SHORT || kind == DS_BLOCK_COLUMN || kind == DS_BLOCK_TITLE ||
	       kind == DS_BLOCK_SUBTITLE || is_credit(kind);
}

/* ---- headlines that do not look like any ------------------------------------------------------------------ */

/* A headline longer than a short line, known by the credit behind it; or one broken behind a word that ends none. */
static bool is_headline(const struct page *p, const struct line *l, uint32_t after, uint8_t before)
{
	if (l->chars <= BROKEN_CHARS && p->v[after].kind == LINE_SHORT && p->v[after].chars <= BROKEN_CHARS)
		return true;
	return is_credit(p->v[after].kind) && (p->v[after].flags & LINE_DATED || before != DS_BLOCK_PARAGRAPH);
}

/* 江州发布“禁烧令”： begins a page, and a report's first words follow. */
static bool is_announced(const struct page *p, const struct line *l, uint32_t after)
{
	struct credits c;
	return l->ending == END_COLON && l->chars >= 6 && l->chars <= CALL_CHARS &&
	       !(l->flags & LINE_STOP_INSIDE) && p->v[after].kind == DS_BLOCK_PARAGRAPH &&
	       credits_parse_head(line_str(p, &p->v[after]), &c);
}

/* 甲县: on a line of its own over the rest of the headline. */
static bool is_place_above(const struct page *p, const struct line *l, uint32_t after)
{
	return l->ending == END_COLON && l->chars <= PLACE_CHARS && p->v[after].kind == LINE_SHORT &&
	       p->v[after].gap == 0;
}

static void long_headlines_find(struct page *p)
{
	uint8_t before = LINE_SHORT;
	bool first = true; /* what begins a page and does not end is its headline */
	for (uint32_t i = 0; i < p->n; i++) {
		struct line *l = &p->v[i];
		if (is_skipped(l->kind))
			continue;
		const uint32_t after = next_shown(p, i + 1);
		if (l->kind == DS_BLOCK_PARAGRAPH && l->last == i && after < p->n &&
		    !(l->flags & (LINE_LONG | LINE_UNCLOSED)) &&
		    (((l->ending == END_OPEN ||
		       (l->ending == END_COLON && l->chars > PLACE_CHARS && is_credit(p->v[after].kind))) &&
		      l->chars <= HEADLINE_CHARS && !(l->flags & LINE_STOP_INSIDE) &&
		      (is_headline(p, l, after, before) || (first && !p->markup))) ||
		     (first && (is_announced(p, l, after) || is_place_above(p, l, after)))))
			l->kind = LINE_SHORT;
		first = false;
		before = l->kind;
	}
}

/* ---- groups ---------------------------------------------------------------------------------------------- */

/* What is known of the article being read. */
struct state {
	uint32_t article, last; /* last: of all that have begun */
	bool body, title, closed;
	bool note;       /* an introduction is being read, no text yet */
	bool introduced; /* … has been read under the title, and no text yet */
	bool dated; /* the page begins with a day that stands above its first title, and so do the other stories */
	struct story story;
};

/* body: text stands before, so that a column's name begins a group of its own; dated: days stand above titles, and so does one
 * below a story that is all title. */
static uint32_t group_end(const struct page *p, uint32_t from, bool body, bool dated)
{
	uint32_t to = from;
	bool titled = false;
	for (uint32_t i = from; i < p->n; i++) {
		if (body && i > from && p->v[i].kind == DS_BLOCK_COLUMN)
			break;
		if (!p->markup && titled && p->v[i].kind == DS_BLOCK_TITLE)
			break;
		if (dated && titled && p->v[i].gap > 0 && p->v[i].flags & LINE_DATED)
			break;
		titled |= p->v[i].kind == DS_BLOCK_TITLE || p->v[i].kind == LINE_SHORT;
		if (is_grouped(p->v[i].kind))
			to = i + 1;
		else if (!is_skipped(p->v[i].kind))
			break;
	}
	return to;
}

/* 秦晓梅 罗于睿 by themselves below a text: before the next title or at the page's end. */
static bool is_signature(const struct page *p, uint32_t i, uint32_t to)
{
	struct names who;
	const struct ds_str s = line_str(p, &p->v[i]);
	if (p->markup || s.n > 42 || !person_parse(s, &who))
		return false;
	const uint32_t after = next_shown(p, i + 1);
	if (after >= p->n)
		return true;
	/* 市民 林青山 below a letter */
	const bool told = who.v[0].p > s.p;
	return after < to && (told || (who.n > 1 && p->v[after].gap > 0));
}

/* The day below who signs is nothing else: 2024-03-18 10:20 来源:江州日报 dates a story whose title ends like an office's name. */
static bool is_signed_day(const struct page *p, uint32_t k)
{
	struct credits c;
	return p->v[k].kind == DS_BLOCK_SOURCE && (p->v[k].flags & LINE_DATED) &&
	       !(credits_parse_source(line_str(p, &p->v[k]), &c) &&
		 (c.source.n || c.authors.n || c.editors.n || strchr(c.published, 'T')));
}

/* Lines at the group's front that close the article before: (记者 …), 责编:…, a signature with its date. */
static uint32_t group_tail(const struct page *p, uint32_t from, uint32_t to, bool dated, bool *closes)
{
	uint32_t i = from;
	while (i < to) {
		const struct line *l = &p->v[i];
		if (dated && l->kind == DS_BLOCK_SOURCE && l->flags & LINE_DATED) {
			*closes = true;
			break;
		} else if (is_credit(l->kind)) {
			*closes = true;
		} else if (l->kind == LINE_SHORT && i == from && is_signature(p, i, to)) {
			*closes = true;
		} else if (l->kind == LINE_SHORT && line_is_office(p, i)) {
			uint32_t k = i + 1;
			while (k < to &&
			       (is_skipped(p->v[k].kind) || (p->v[k].kind == LINE_SHORT && line_is_office(p, k))))
				k++;
			if (k >= to || !is_signed_day(p, k))
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

/* Short lines right below the text and parted by a blank line from the headline behind them, which a credit follows: a table's
 * name, the last words of the story before. Where the headline begins, or `from`. */
static uint32_t group_leavings(const struct page *p, uint32_t from, uint32_t to)
{
	uint32_t i = from;
	if (p->markup || from >= to || p->v[from].gap > 0)
		return from;
	while (i < to && (is_skipped(p->v[i].kind) || p->v[i].kind == LINE_SHORT) &&
	       (i == from || p->v[i].gap == 0))
		i++;
	const uint32_t after = next_shown(p, i + 1);
	return i < to && p->v[i].kind == LINE_SHORT && p->v[i].gap > 0 && after < to && is_credit(p->v[after].kind)
		   ? i
		   : from;
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
		g.told |= kind == DS_BLOCK_TITLE && !p->markup;
		if (g.credit == to)
			g.shorts += kind != DS_BLOCK_COLUMN;
	}
	uint32_t after = next_shown(p, to);
	/* below a picture the day and the name may stand, and then the text */
	for (bool picture = false;
	     after < p->n && (p->v[after].kind == DS_BLOCK_CAPTION || is_skipped(p->v[after].kind) ||
			      (picture && is_credit(p->v[after].kind)));
	     after++)
		picture |= p->v[after].kind == DS_BLOCK_CAPTION;
	struct credits c;
	g.body = after < p->n && is_body(p->v[after].kind);
	/* ●全县设立6个供应点 above the text: what it says in short */
	uint32_t told = after;
	while (!p->markup && told < p->n && told - after < SUMMARY_ITEMS && p->v[told].kind == DS_BLOCK_LIST_ITEM)
		told = next_shown(p, told + 1);
	if (told < p->n && p->v[told].kind == DS_BLOCK_PARAGRAPH)
		after = told;
	g.text = after;
	g.lead =
	    g.body && p->v[after].kind == DS_BLOCK_PARAGRAPH && credits_parse_head(line_str(p, &p->v[after]), &c);
	g.by = g.lead && c.authors.n > 0;
	for (uint32_t i = g.credit; i < to && !g.by; i++)
		g.by = p->v[i].kind == DS_BLOCK_BYLINE ||
		       (p->v[i].kind == DS_BLOCK_SOURCE && credits_parse_source(line_str(p, &p->v[i]), &c) &&
			c.authors.n > 0);
	return g;
}

/* The line that is weighed as a title: below 县乡要闻, a column's name that no mark tells from a title, the next one. */
static uint32_t group_title(const struct page *p, const struct group *g)
{
	const uint32_t after = next_shown(p, g->head + 1);
	const struct line *l = &p->v[g->head];
	return g->shorts > 1 && after < g->to && p->v[after].kind == LINE_SHORT && l->chars <= 8 &&
		       p->v[after].chars > l->chars && words_tail(WORDS_COLUMN_TAIL, line_str(p, l))
		   ? after
		   : g->head;
}

/* 2024-01-18 and, right below it, the title. */
static bool is_dated_above(const struct page *p, const struct group *g)
{
	const uint32_t after = next_shown(p, g->from + 1);
	return !p->markup && p->v[g->from].kind == DS_BLOCK_SOURCE && p->v[g->from].flags & LINE_DATED &&
	       after == g->head && p->v[after].kind == LINE_SHORT;
}

/* 遗失声明, 江州市水务局关于夜间停水的公告: printed so that all may know it, not 特此公告 */
static bool is_public(struct ds_str s)
{
	return words_tail_apart(WORDS_PUBLIC_TAIL, s) && !ds_str_starts(s, DS_STR("特此"));
}

/* A document of HTML holds one article; a page of text may hold several. */
static bool group_is_new(const struct page *p, const struct group *g, const struct state *s)
{
	if (g->shorts == 0)
		return false;
	if ((!s->body && !s->title) || g->told || (s->dated && is_dated_above(p, g)))
		return true;
	if (!g->body || p->markup)
		return false;
	/* (此件公开发布) behind the signature */
	const struct ds_span aside = str_tail_bracket(line_str(p, &p->v[g->head]));
	if (g->shorts == 1 && aside.end && aside.start == 0)
		return false;
	/* 【记者调查】 set like the text of a story whose title is not: a part of it */
	const bool part = p->indented && s->story.outdented && p->v[g->head].indent >= 2;
	/* … and so is a third heading, whose text is 江州晚报讯 */
	const bool third = part && s->story.headings > 1;
	return (g->column && !part) || g->paged || is_public(line_str(p, &p->v[g->head])) || g->credit < g->to ||
	       (g->lead && !third) || s->closed ||
	       (!s->introduced && title_begins_story(p, group_title(p, g), g->text, &s->story));
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
	       !line_is_office(p, g->head);
}

/* 编者按, 【编者按】 and 编者按:… introduce what follows. */
static bool is_note(struct ds_str s)
{
	while (s.n && cp_in_marks(cp_first(s), u"【[■●◆□")) {
		size_t n = 0;
		cp_next(s, &n);
		s = str_from(s, n);
	}
	if (!words_head(WORDS_NOTE, s))
		return false;
	/* the longest word: 编前语 */
	for (size_t n = 0, i = 0; n < 6 && i < s.n; n++) {
		cp_next(s, &i);
		const struct ds_str rest = str_from(s, i);
		if ((rest.n == 0 || cp_is_blank(cp_first(rest)) || cp_in_marks(cp_first(rest), u"：:】]")) &&
		    words_whole(WORDS_NOTE, (struct ds_str){ s.p, i }))
			return true;
	}
	return false;
}

/* A note at line i: is a new article's headline behind its text? Then the note is that article's. */
static void note_begin(struct page *p, uint32_t i, struct state *s)
{
	uint32_t k = i + 1;
	while (k < p->n && (is_skipped(p->v[k].kind) || p->v[k].kind == DS_BLOCK_PARAGRAPH))
		k++;
	if (k < p->n && is_grouped(p->v[k].kind)) {
		const struct group g = group_read(p, k, group_end(p, k, s->body, s->dated));
		if (!group_is_new(p, &g, s) && s->body)
			return;
		if (s->body || s->title)
			s->article = ++s->last;
		*s = (struct state){ .article = s->article, .last = s->last, .note = g.shorts > 0 };
	}
}

/* The first line of a group names a note and nothing else: it is taken alone. */
static bool note_take(struct page *p, uint32_t i, struct state *s)
{
	struct line *l = &p->v[i];
	if ((l->kind != LINE_SHORT && l->kind != DS_BLOCK_COLUMN) || l->chars > 8 || !is_note(line_str(p, l)))
		return false;
	const uint32_t after = next_shown(p, i + 1);
	if (after >= p->n || p->v[after].kind != DS_BLOCK_PARAGRAPH)
		return false;
	l->kind = DS_BLOCK_PARAGRAPH;
	note_begin(p, i, s);
	l->article = s->article;
	return true;
}

/* A title over a caption that tells what happened, and no other text, is a story told by a picture: its caption is the
 * text. */
static void picture_story_mark(struct page *p, struct group *g, const struct state *s)
{
	const uint32_t at = next_shown(p, g->to);
	if (g->body || p->markup || g->shorts == 0 || at >= p->n || p->v[at].kind != DS_BLOCK_CAPTION ||
	    p->v[at].flags & LINE_CREDIT || !text_tells_news(p, at))
		return;
	p->v[at].kind = DS_BLOCK_PARAGRAPH;
	g->body = true;
	g->text = at;
	g->lead = s->body;
}

/* The title line of the group that has been named. */
static struct ds_str headline_of(const struct page *p, const struct group *g)
{
	for (uint32_t i = g->head; i < g->to; i++)
		if (p->v[i].kind == DS_BLOCK_TITLE)
			return line_str(p, &p->v[i]);
	return (struct ds_str){ 0 };
}

/* Does a page begin or end right above the lines from i on? 第2版(), 首页 > 新闻 > 正文, what an e-paper leaves below a story */
static bool is_below_page_mark(const struct page *p, uint32_t i)
{
	while (i > 0 && is_skipped(p->v[i - 1].kind)) {
		const struct line *l = &p->v[--i];
		if (l->kind == DS_BLOCK_BOILERPLATE && !(l->flags & LINE_LONG) &&
		    (line_is_page_mark(line_str(p, l), l->chars) || line_is_property(line_str(p, l)) ||
		     (l->flags & LINE_NAV && l->marks & MARK_ANGLE)))
			return true;
	}
	return false;
}

/* 县内简讯, 【县内简讯】 */
static bool names_box(struct ds_str s)
{
	if (s.n && cp_last(s) == 0x3011)
		s.n -= 3;
	return words_tail_apart(WORDS_BOX, s);
}

/* Does the group begin with the name of a column of short news? */
static bool is_box(const struct page *p, const struct group *g)
{
	for (uint32_t i = g->from; i < g->credit; i++)
		if (p->v[i].kind == DS_BLOCK_COLUMN && names_box(line_str(p, &p->v[i])))
			return true;
	return false;
}

/* 简讯 over items that have no titles of their own: the name is theirs. */
static void box_title(struct page *p, struct group *g, bool body)
{
	if (!body || !g->body || p->markup || g->shorts || g->column == false || !is_box(p, g))
		return;
	p->v[g->head].kind = LINE_SHORT;
	g->column = false;
	g->shorts = 1;
	g->told = true;
}

/* ■柳坝镇办班 right below 简讯, or in such a column: the title of an item, as every other line with a mark in it. */
static void box_item_settle(struct page *p, uint32_t i, const struct state *s)
{
	if (p->v[i].kind == DS_BLOCK_COLUMN && names_box(line_str(p, &p->v[i])))
		i = next_shown(p, i + 1);
	else if (!s->story.boxed)
		return;
	if (i < p->n && !p->markup && p->v[i].kind == DS_BLOCK_COLUMN && p->v[i].hint == 0 &&
	    cp_in_marks(cp_first(line_str(p, &p->v[i])), u"■●◆★"))
		p->v[i].kind = LINE_SHORT;
}

static uint32_t group_take(struct page *p, uint32_t from, struct state *s)
{
	if (note_take(p, from, s))
		return from + 1;
	box_item_settle(p, from, s);
	const uint32_t to = group_end(p, from, s->body, s->dated);
	uint32_t rest = from;
	if (s->body)
		rest = group_tail(p, from, to, s->dated, &s->closed);
	lines_assign(p, from, rest, s->article);
	for (uint32_t i = from; i < rest; i++)
		if (p->v[i].kind == LINE_SHORT)
			p->v[i].kind = DS_BLOCK_BYLINE;
	const uint32_t head = s->body ? group_leavings(p, rest, to) : rest;
	for (uint32_t i = rest; i < head; i++)
		if (p->v[i].kind == LINE_SHORT)
			p->v[i].kind = DS_BLOCK_CAPTION;
	lines_assign(p, rest, head, s->article);
	rest = head;
	struct group g = group_read(p, rest, to);
	picture_story_mark(p, &g, s);
	g.paged = s->body && is_below_page_mark(p, rest);
	box_title(p, &g, s->body);
	if (group_is_new(p, &g, s)) {
		const bool boxed = is_box(p, &g) || (s->story.boxed && !g.column && !g.told && g.credit == g.to);
		if (s->body || s->title)
			s->article = ++s->last;
		const bool dated = s->dated || (!s->body && !s->title && g.credit == g.to && is_dated_above(p, &g));
		*s = (struct state){
			.article = s->article,
			.last = s->last,
			.title = true,
			.dated = dated,
			.story = {.has_authors = g.by,
                                  .boxed = boxed,
                                  .outdented = p->v[g.head].indent == 0,
                                  .begins = g.head}
		};
		headlines_find(p, &g);
		s->story.title = headline_of(p, &g);
		for (uint32_t i = g.credit; i < to && s->story.headings == 0; i++)
			s->story.headings += p->v[i].kind == LINE_SHORT;
	} else if (group_is_late_title(p, &g, s)) {
		headlines_find(p, &g);
		s->title = true;
	} else {
		column_settle(p, &g, s->body);
		s->story.headings += g.shorts > 0;
		s->story.wide |= g.shorts > 0 && p->v[g.head].gap > p->gap;
	}
	lines_assign(p, rest, to, s->article);
	return to;
}

/* 江州农展会 below title after title, three in a row: a tag of the site, not a line of any headline. */
static void tags_hide(struct page *p)
{
	uint32_t first = NO_LINE, before = NO_LINE, n = 0;
	for (uint32_t i = 1; i < p->n && !p->markup; i++) {
		struct line *l = &p->v[i];
		if (l->kind != LINE_SHORT || l->gap > 0 || p->v[i - 1].kind != LINE_SHORT)
			continue;
		if (before == NO_LINE || !ds_str_eq(line_str(p, l), line_str(p, &p->v[before]))) {
			first = i;
			n = 0;
		}
		before = i;
		if (++n < 3)
			continue;
		for (uint32_t k = first; k <= i; k++)
			if (p->v[k].kind == LINE_SHORT && ds_str_eq(line_str(p, &p->v[k]), line_str(p, l)))
				p->v[k].kind = DS_BLOCK_BOILERPLATE;
		first = i;
	}
}

void page_articles(struct page *p, struct ds_arena *arena)
{
	struct state s = { 0 };
	bool inset = false; /* a story stands between the lines of another */
	page_head(p);
	tags_hide(p);
	long_headlines_find(p);
	for (uint32_t i = 0; i < p->n;) {
		const uint8_t kind = p->v[i].kind;
		if (is_grouped(kind)) {
			i = group_take(p, i, &s);
			continue;
		}
		if (kind == DS_BLOCK_CAPTION && p->v[i].flags & LINE_PICTURE && s.body) {
			i = picture_story_take(p, i, ++s.last);
			inset = true;
			continue;
		}
		if (kind == DS_BLOCK_PARAGRAPH && !s.note && (!s.title || s.body) && is_note(line_str(p, &p->v[i])))
			note_begin(p, i, &s);
		p->v[i].article = s.article;
		if (is_body(kind)) {
			struct credits c;
			s.introduced =
			    s.title && !s.body && kind == DS_BLOCK_PARAGRAPH && is_note(line_str(p, &p->v[i]));
			s.body = !s.note;
			s.closed =
			    kind == DS_BLOCK_PARAGRAPH && credits_parse_tail(line_str(p, &p->v[p->v[i].last]), &c);
		}
		i++;
	}
	p->articles_n = p->n ? s.last + 1 : 0;
	if (inset)
		page_gather(p, p->articles_n);
	page_headings(p);
	p->articles = DS_NEW_ARRAY(arena, struct ds_article, p->articles_n + 1);
	page_facts(p, arena);
}

/* articles.c: tells the articles of a page apart: which short lines are headlines of a new one, which are headings,
 * and which lines close the one before. What the headlines and credits say is gathered in facts.c. */
#include "article/private.h"

/* A headline without end may be longer than a short line when source or byline follow it. */
#define HEADLINE_CHARS 76u
/* The first line of a headline that was broken where no headline ends. */
#define BROKEN_CHARS   18u
/* So many short lines in a row are a list, not headings. */
#define LIST_RUN       4u

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
			if (after < p->n && is_headline(p, l, after, before))
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
	bool by;           /* that names its authors, as a credit above it may do */
	uint32_t text;     /* its first line; the page's end when none follows */
};

/* What is known of the article being read. */
struct state {
	uint32_t article;
	bool body, title, closed;
	bool note; /* an introduction is being read, no text yet */
	struct story story;
};

/* body: text stands before, so that a column's name begins a group of its own. */
static uint32_t group_end(const struct page *p, uint32_t from, bool body)
{
	uint32_t to = from;
	for (uint32_t i = from; i < p->n; i++) {
		if (body && i > from && p->v[i].kind == DS_BLOCK_COLUMN)
			break;
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

/* 秦晓梅 罗于睿 by themselves below a text: before the next title or at the page's end. */
static bool is_signature(const struct page *p, uint32_t i, uint32_t to)
{
	struct names who;
	const struct ds_str s = line_str(p, &p->v[i]);
	if (p->markup || s.n > 42 || !names_parse(s, true, &who))
		return false;
	const uint32_t after = next_shown(p, i + 1);
	if (after >= p->n)
		return true;
	return who.n > 1 && after < to && p->v[after].gap > 0;
}

/* Lines at the group's front that close the article before: (记者 …), 责编:…, a signature with its date. */
static uint32_t group_tail(const struct page *p, uint32_t from, uint32_t to, bool *closes)
{
	uint32_t i = from;
	while (i < to) {
		const struct line *l = &p->v[i];
		if (is_credit(l->kind)) {
			*closes = true;
		} else if (l->kind == LINE_SHORT && i == from && is_signature(p, i, to)) {
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

/* A document of HTML holds one article; a page of text may hold several. */
static bool group_is_new(const struct page *p, const struct group *g, const struct state *s)
{
	if (g->shorts == 0)
		return false;
	if (!s->body && !s->title)
		return true;
	if (!g->body || p->markup)
		return false;
	return g->column || g->credit < g->to || g->lead || s->closed ||
	       title_begins_story(p, g->head, g->text, &s->story);
}

/* ---- headlines ------------------------------------------------------------------------------------------- */

#define HEADLINES_MAX 5u

/* Digits; MARK_DIGIT stands for 年 as well. */
static bool has_number(const struct page *p, uint32_t i)
{
	const struct ds_str s = line_str(p, &p->v[i]);
	for (size_t k = 0; k < s.n; k++)
		if (s.p[k] >= '0' && s.p[k] <= '9')
			return true;
	return false;
}

/* 完成农村公路新改建412公里: a number and a unit of three characters at most end the line; 年 and 月 are none. */
static bool ends_with_figure(struct ds_str s)
{
	struct ds_str rest = s;
	for (unsigned k = 0; k < 4 && rest.n; k++) {
		const uint32_t cp = cp_last(rest);
		if (cp >= '0' && cp <= '9')
			return str_chars(rest) >= 8 && k > 0;
		if (cp_in(cp, u"年月日至到和的"))
			return false;
		rest.n = (size_t)(ds_utf8_prev(rest.p + rest.n, rest.p) - rest.p);
	}
	return false;
}

static bool is_plain_line(const struct page *p, uint32_t i)
{
	const struct ds_str s = line_str(p, &p->v[i]);
	return !(p->v[i].marks & MARK_DIGIT) && !str_has(s, DS_STR(" ")) && !str_has(s, DS_STR("　"));
}

/* “十四五”开局看变化 in two lines, a blank line, and the headline in two: how many lines stand above the gap. */
static uint32_t kicker_lines(const struct page *p, const uint32_t *v, uint32_t n)
{
	uint32_t gap = 0, gaps = 0;
	for (uint32_t i = 1; i < n; i++)
		if (p->v[v[i]].gap) {
			gap = i;
			gaps++;
		}
	return gaps == 1 && n >= 3 && gap >= 1 ? gap : 0;
}

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
	const uint32_t kicker = last == n ? kicker_lines(p, v, n) : 0;
	/* 引题 above, 副题 below: one line by itself is no headline of two lines */
	if (kicker >= n - kicker)
		while (first < kicker && kicker > 1)
			p->v[v[first++]].kind = DS_BLOCK_SUBTITLE;
	if (last - first > 1 &&
	    (words_tail(WORDS_KICKER_TAIL, line_str(p, &p->v[v[first]])) ||
	     (p->v[v[first]].chars >= 16 && ds_str_ends(line_str(p, &p->v[v[first]]), DS_STR("——")))))
		p->v[v[first++]].kind = DS_BLOCK_SUBTITLE;
	/* below a headline without numbers, lines that give them or come in halves */
	if (last - first > 2 && is_plain_line(p, v[first])) {
		uint32_t k = first + 1;
		while (k < last && !is_plain_line(p, v[k]))
			k++;
		for (; k == last && last - first > 1;)
			p->v[v[k = --last]].kind = DS_BLOCK_SUBTITLE;
	}
	/* 冬闲田里“油”文章 / 全县已播油菜16万亩: the line with the number says what the other means */
	if (last - first == 2 && has_number(p, v[first + 1]) && !has_number(p, v[first]))
		p->v[v[--last]].kind = DS_BLOCK_SUBTITLE;
	/* …新改建412公里 / …完成投资4.93亿元: a line that ends with its figure is whole, one below it with its own goes on */
	if (last - first == 2 && ends_with_figure(line_str(p, &p->v[v[first]])) && has_number(p, v[first + 1]))
		p->v[v[--last]].kind = DS_BLOCK_SUBTITLE;
	/* below a headline: 新增受益人口4万人 */
	if (last - first == 2 && words_head(WORDS_SUBTITLE_HEAD, line_str(p, &p->v[v[first + 1]])))
		p->v[v[--last]].kind = DS_BLOCK_SUBTITLE;
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

/* Offices above the name of a document that they issue. */
static bool is_issuer(const struct page *p, uint32_t i, uint32_t to)
{
	while (i < to && (is_skipped(p->v[i].kind) ||
			  (p->v[i].kind == LINE_SHORT && is_office(line_str(p, &p->v[i]), &p->v[i]))))
		i++;
	if (i >= to || p->v[i].kind != LINE_SHORT || p->v[i].chars < 9)
		return false;
	struct ds_str s = line_str(p, &p->v[i]);
	const struct ds_span b = str_tail_bracket(s);
	s.n = b.end ? b.start : s.n;
	return words_tail(WORDS_DOCUMENT_TAIL, s);
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
		if (is_office(s, l) && l->chars >= 5 && (n ? g->credit < g->to : is_issuer(p, i, g->credit))) {
			l->kind = DS_BLOCK_BYLINE;
			continue;
		}
		struct names person;
		if (n && l->chars <= 16 && person_parse(s, &person)) {
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

/* Three or more short lines without blank lines between them, where blocks are parted by some, are a list: where it
 * ends, or `from`. */
static uint32_t stack_end(const struct page *p, uint32_t from, uint32_t to)
{
	uint32_t k = from + 1;
	while (p->gap && k < to && p->v[k].gap == 0 && p->v[k].kind == LINE_SHORT)
		k++;
	return k - from >= 3 && !str_numbering(line_str(p, &p->v[from])).level ? k : from;
}

/* Names a table, alone or with its unit: 各地区人口, 单位:人. */
static bool is_table_name(const struct page *p, uint32_t k)
{
	uint32_t i = next_shown(p, k + 1);
	if (i < p->n && p->v[i].kind == DS_BLOCK_CAPTION && str_has(line_str(p, &p->v[i]), DS_STR("单位")))
		i = next_shown(p, i + 1);
	return i < p->n && p->v[i].kind == DS_BLOCK_TABLE_ROW && !str_numbering(line_str(p, &p->v[k])).level;
}

/* What a short line that is left is: a list's item, a table's name, a heading, or a short paragraph. */
static void heading_name(struct page *p, uint32_t k, bool body, bool list)
{
	struct line *l = &p->v[k];
	const uint8_t level = str_numbering(line_str(p, l)).level;
	if (!list && is_table_name(p, k)) {
		l->kind = DS_BLOCK_CAPTION;
		return;
	}
	l->kind = list ? DS_BLOCK_LIST_ITEM : body ? DS_BLOCK_HEADING : DS_BLOCK_PARAGRAPH;
	l->level = l->kind == DS_BLOCK_PARAGRAPH ? 0 : level ? level : 1;
}

/* Short lines that are left are headings when text follows them, a list when they are many or stand close. */
static void headings_name(struct page *p)
{
	for (uint32_t i = 0; i < p->n;) {
		if (p->v[i].kind != LINE_SHORT) {
			i++;
			continue;
		}
		uint32_t to = i, run = 0, numbered = 0, stacked = 0, stack = i;
		for (; to < p->n && p->v[to].article == p->v[i].article &&
		       (p->v[to].kind == LINE_SHORT || is_skipped(p->v[to].kind) ||
			p->v[to].kind == DS_BLOCK_CAPTION);
		     to++)
			if (p->v[to].kind == LINE_SHORT) {
				run++;
				numbered += str_numbering(line_str(p, &p->v[to])).level > 0;
			}
		for (uint32_t k = i; k < to; k++) {
			stack = k >= stack && p->v[k].kind == LINE_SHORT ? stack_end(p, k, to) : stack;
			stacked += k < stack;
		}
		const bool body = to < p->n && p->v[to].article == p->v[i].article && is_body(p->v[to].kind);
		const bool list = run - stacked >= LIST_RUN && numbered * 2 < run;
		stack = i;
		for (uint32_t k = i; k < to; k++) {
			if (p->v[k].kind != LINE_SHORT)
				continue;
			stack = k >= stack ? stack_end(p, k, to) : stack;
			heading_name(p, k, body || (stacked && k >= stack), list || k < stack);
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
		const struct group g = group_read(p, k, group_end(p, k, s->body));
		if (!group_is_new(p, &g, s) && s->body)
			return;
		if (s->body || s->title)
			s->article++;
		*s = (struct state){ .article = s->article, .note = g.shorts > 0 };
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

/* 短评 on a line of its own, with a headline and text behind it. */
static void piece_mark(struct page *p, uint32_t i)
{
	const uint32_t after = next_shown(p, i + 1), text = after < p->n ? next_shown(p, after + 1) : p->n;
	if (p->v[i].kind == LINE_SHORT && p->v[i].chars <= 7 && text < p->n && p->v[after].kind == LINE_SHORT &&
	    (is_body(p->v[text].kind) || is_credit(p->v[text].kind)) &&
	    words_whole(WORDS_PIECE, line_str(p, &p->v[i])))
		p->v[i].kind = DS_BLOCK_COLUMN;
}

/* 西江市民政局 / 2022年6月28日 among the last lines of a document. */
static void signature_mark(struct page *p, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		struct line *l = &p->v[i];
		const uint32_t after = next_shown(p, i + 1);
		if (l->kind == LINE_SHORT && after < to && p->v[after].kind == DS_BLOCK_SOURCE &&
		    (p->v[after].flags & LINE_DATED) && is_office(line_str(p, l), l))
			l->kind = DS_BLOCK_BYLINE;
	}
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

static uint32_t group_take(struct page *p, uint32_t from, struct state *s)
{
	if (note_take(p, from, s))
		return from + 1;
	if (s->body)
		piece_mark(p, from);
	const uint32_t to = group_end(p, from, s->body);
	uint32_t rest = from;
	if (s->body)
		rest = group_tail(p, from, to, &s->closed);
	if (s->body && next_shown(p, to) >= p->n)
		signature_mark(p, rest, to);
	lines_assign(p, from, rest, s->article);
	for (uint32_t i = from; i < rest; i++)
		if (p->v[i].kind == LINE_SHORT)
			p->v[i].kind = DS_BLOCK_BYLINE;
	struct group g = group_read(p, rest, to);
	picture_story_mark(p, &g, s);
	if (group_is_new(p, &g, s)) {
		if (s->body || s->title)
			s->article++;
		*s = (struct state){
			.article = s->article,
			.title = true,
			.story = {.has_authors = g.by, .marked = is_marked(line_str(p, &p->v[g.head]))}
		};
		group_name(p, &g);
	} else if (group_is_late_title(p, &g, s)) {
		group_name(p, &g);
		s->title = true;
	} else {
		column_settle(p, &g, s->body);
		s->story.headings += g.shorts > 0;
		s->story.wide |= g.shorts > 0 && p->v[g.head].gap > p->gap;
	}
	lines_assign(p, rest, to, s->article);
	return to;
}

void page_articles(struct page *p, struct ds_arena *arena)
{
	struct state s = { 0 };
	page_head(p);
	long_headlines_find(p);
	for (uint32_t i = 0; i < p->n;) {
		const uint8_t kind = p->v[i].kind;
		if (is_grouped(kind)) {
			i = group_take(p, i, &s);
			continue;
		}
		if (kind == DS_BLOCK_PARAGRAPH && !s.note && (!s.title || s.body) && is_note(line_str(p, &p->v[i])))
			note_begin(p, i, &s);
		p->v[i].article = s.article;
		if (is_body(kind)) {
			struct credits c;
			s.body = !s.note;
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

/* heads.c: what stands above the headlines: the names of sites and channels, a newspaper's name, the date and number of
 * a printed page. They are furniture, but the paper and the date hold for every article below. */
#include "article/private.h"

/* Names of sites and channels above a page have no more characters. */
#define SITE_CHARS    12u
/* … and a channel's name above the tools of a page. */
#define CHANNEL_CHARS 5u
/* Names of papers. */
#define PAPER_CHARS   10u
/* … and of sites, on a line of their own. */
#define OUTLET_CHARS  12u
/* The column that a page's first line names. */
#define COLUMN_CHARS  5u
/* So many items make a menu. */
#define MENU_ITEMS    6u
/* So many lines make one without items, of entries of so many characters. */
#define MENU_LINES    12u
#define MENU_CHARS    10u
/* … and so many whatever they say. */
#define MENU_SURE     40u
/* So far down stand the tools of a page. */
#define TOOL_LINES    40u
/* So many lines hold the head of a printed page. */
#define HEAD_LINES    5u

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
		/* 本報新聞 and, below it, 字體:放大 還原 縮小 */
		const bool channel = l->chars <= CHANNEL_CHARS && i + 1 < p->n &&
				     p->v[i + 1].kind == DS_BLOCK_BOILERPLATE && after < p->n &&
				     p->v[after].chars > l->chars && p->v[after].kind == LINE_SHORT;
		/* a banner above the breadcrumb, below which the headline stands */
		const uint32_t below = nav != NO_LINE && i < nav ? next_shown(p, nav + 1) : p->n;
		const bool banner = below < p->n && p->v[nav].marks & MARK_ANGLE &&
				    p->v[below].kind == LINE_SHORT && p->v[below].chars >= 8;
		if (after < p->n && !is_body(p->v[after].kind) &&
		    (named || channel || banner || (nav != NO_LINE && i < nav && l->chars <= 10)))
			l->kind = DS_BLOCK_BOILERPLATE;
		else
			break;
	}
}

static bool is_paper(const struct page *p, const struct line *l)
{
	return l->kind == LINE_SHORT && l->chars <= PAPER_CHARS && words_tail(WORDS_MASTHEAD_TAIL, line_str(p, l));
}

/* A paper's name above its page, parted from the headlines: 南粤晨报. A short name of another sort is a column's. */
static void masthead_find(struct page *p)
{
	const uint32_t i = next_shown(p, 0), after = i < p->n ? next_shown(p, i + 1) : p->n;
	if (after >= p->n || p->v[i].kind != LINE_SHORT || p->v[after].kind != LINE_SHORT)
		return;
	struct line *l = &p->v[i];
	const struct line *title = &p->v[after];
	const bool dated = str_has(line_str(p, l), DS_STR("日·")); /* 3月8日·江州要闻 */
	if (title->gap == 0 || (title->chars * 2 < l->chars * 3 && !dated) || is_dashed(line_str(p, title)))
		return;
	if (is_paper(p, l)) {
		l->kind = DS_BLOCK_BOILERPLATE;
		p->paper = line_str(p, l);
	} else if ((l->chars <= COLUMN_CHARS && !cp_in(cp_last(line_str(p, l)), u"院局部厅镇县市区乡村校队团")) ||
		   ((l->chars <= 8 || dated) && words_tail(WORDS_COLUMN_TAIL, line_str(p, l)))) {
		l->kind = DS_BLOCK_COLUMN;
	}
}

/* 3 要闻 2023年10月11日 星期三 责编:…: a day, its name or the page's number, and neither hour nor source. */
static bool is_page_date(const struct page *p, const struct line *l, struct ds_str *paper)
{
	const struct ds_str s = line_str(p, l);
	struct credits c;
	if (l->kind != DS_BLOCK_SOURCE || !(l->flags & LINE_DATED) || !credits_parse_source(s, &c))
		return false;
	/* 1983年5月6日江州日报 第2版 */
	if (c.authors.n == 0 && c.date.start == 0 && c.date.end && ds_str_ends(s, DS_STR("版")) && c.source.n) {
		*paper = c.source;
		return true;
	}
	/* 江州日报 2017年11月19日 星期日 */
	const bool named = c.source.n && words_tail(WORDS_MASTHEAD_TAIL, c.source) && !str_has(s, DS_STR("来源"));
	if (named && c.authors.n == 0 && !strchr(c.published, 'T') && str_has(s, DS_STR("星期"))) {
		*paper = c.source;
		return true;
	}
	return c.source.n == 0 && c.authors.n == 0 && !strchr(c.published, 'T') &&
	       (str_has(s, DS_STR("星期")) || str_has(s, DS_STR("/周")) || str_has(s, DS_STR(" 周")) ||
		str_has(s, DS_STR("版")));
}

/* 星期六 above or below a day: that of the page, not of a story. */
static bool is_weekday(const struct page *p, uint32_t i)
{
	return i < p->n && p->v[i].chars == 3 && ds_str_starts(line_str(p, &p->v[i]), DS_STR("星期"));
}

static bool is_page_mark(const struct page *p, uint32_t i)
{
	return i < p->n && p->v[i].kind == DS_BLOCK_BOILERPLATE &&
	       line_is_page_mark(line_str(p, &p->v[i]), p->v[i].chars);
}

static bool is_folio(const struct page *p, const struct line *l, struct ds_str *paper)
{
	struct credits c;
	if ((l->flags & LINE_LONG) || !line_is_folio(line_str(p, l), l->chars, true))
		return false;
	credits_parse_source(line_str(p, l), &c);
	if (c.source.n)
		*paper = c.source;
	return true;
}

/* NANJIANG NEWS, below the name in Chinese: letters and blanks. */
static bool is_latin(struct ds_str s)
{
	size_t letters = 0;
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] | 0x20) >= 'a' && (s.p[i] | 0x20) <= 'z')
			letters++;
		else if (s.p[i] != ' ' && s.p[i] != '\'')
			return false;
	return letters > 3;
}

/* What may stand above the date of a page: 要闻, 02 综合, 副刊, LITERARY SUPPLEMENT. */
static bool is_page_name(const struct page *p, const struct line *l)
{
	return l->kind == LINE_SHORT && (l->chars <= PAPER_CHARS || is_latin(line_str(p, l)));
}

/* 6 专题, 3, and the name above such a number: what page it is. */
static bool has_page_number(const struct page *p, uint32_t i)
{
	for (uint32_t k = i; k < p->n && k <= i + 1; k++) {
		const struct ds_str s = line_str(p, &p->v[k]);
		size_t n = 0;
		while (n < s.n && n < 3 && s.p[n] >= '0' && s.p[n] <= '9')
			n++;
		if (n > 0 && n < 3 && (n == s.n || (k == i && s.p[n] == ' ')))
			return true;
	}
	return false;
}

/* The head of a printed page, which dates all its articles; above or below it may stand the paper's name. */
static void page_date_hide(struct page *p)
{
	uint32_t date = NO_LINE, i = 0;
	for (unsigned k = 0; k < HEAD_LINES && i < p->n; k += !is_skipped(p->v[i].kind), i++) {
		const struct line *l = &p->v[i];
		if (l->kind == DS_BLOCK_BOILERPLATE ? is_folio(p, l, &p->paper) : is_page_date(p, l, &p->paper))
			date = i;
		else if (l->flags & LINE_DATED && (is_weekday(p, i + 1) || (i > 0 && is_weekday(p, i - 1))))
			date = is_weekday(p, i + 1) ? i + 1 : i;
		else if (l->flags & LINE_DATED && is_page_mark(p, i + 1)) /* 2024年3月8日 over 第02版:要闻 */
			date = i + 1;
		else if (!is_skipped(l->kind) && !is_page_name(p, l))
			break;
	}
	/* 6 专题, 3 below it */
	for (i = date + 1; date != NO_LINE && i < p->n && is_page_name(p, &p->v[i]) && has_page_number(p, i); i++)
		date = i;
	const uint32_t below = date == NO_LINE ? p->n : next_shown(p, date + 1);
	if (below >= p->n)
		return;
	/* 生态江州 over 2013-10-18 A2版 and the text: a title */
	for (i = 0; i < date; i++)
		if (is_body(p->v[below].kind) && p->v[i].kind == LINE_SHORT && !is_paper(p, &p->v[i]))
			return;
	for (i = 0; i <= below && i < p->n; i++) {
		struct line *l = &p->v[i];
		if (is_paper(p, l))
			p->paper = line_str(p, l);
		else if (i > date || is_skipped(l->kind))
			continue;
		l->kind = DS_BLOCK_BOILERPLATE;
	}
	/* 南江新闻 over NANJIANG XINWEN */
	const uint32_t top = next_shown(p, date + 1), latin = top < p->n ? next_shown(p, top + 1) : p->n;
	if (latin < p->n && is_page_name(p, &p->v[top]) && is_latin(line_str(p, &p->v[latin])))
		p->v[top].kind = p->v[latin].kind = DS_BLOCK_BOILERPLATE;
}

/* A site's menu set as lists above the page: • 澳聞 • 經濟 …, several of them under short heads, down to the headline, which
 * a date follows. */
static void menu_above_hide(struct page *p)
{
	uint32_t last = NO_LINE, items = 0, i = 0;
	for (; i < p->n &&
	       (p->v[i].kind == LINE_SHORT || p->v[i].kind == DS_BLOCK_LIST_ITEM || is_skipped(p->v[i].kind));
	     i++)
		if (p->v[i].kind == DS_BLOCK_LIST_ITEM) {
			last = i;
			items++;
		}
	if (items < MENU_ITEMS || i >= p->n || !(p->v[i].flags & LINE_DATED))
		return;
	/* the headline stands above the date, or below it */
	const uint32_t below = next_shown(p, i + 1);
	if (next_shown(p, last + 1) >= i && (below >= p->n || p->v[below].kind != LINE_SHORT))
		return;
	for (uint32_t k = 0; k <= last; k++)
		p->v[k].kind = DS_BLOCK_BOILERPLATE;
}

/* A site's menu one entry a line above the headline, which a date follows, or behind the text: so many short lines, a fourth of
 * which or more are words of furniture. */
static void menu_lines_hide(struct page *p)
{

	uint32_t text = 0, last = p->n, known = 0, shorts = 0;
	while (text < p->n && !is_body(p->v[text].kind))
		text++;
	uint32_t dated = 0;
	while (dated < text && !(p->v[dated].kind == DS_BLOCK_SOURCE && p->v[dated].flags & LINE_DATED))
		dated++;
	uint32_t title = dated < text ? dated : 0;
	while (title > 0 && p->v[title].kind != LINE_SHORT)
		title--;
	for (uint32_t i = 0; i < title; i++) {
		known += p->v[i].kind == DS_BLOCK_BOILERPLATE || words_whole(WORDS_CHANNEL, line_str(p, &p->v[i]));
		shorts += p->v[i].kind == DS_BLOCK_BOILERPLATE || p->v[i].chars <= MENU_CHARS;
	}
	if (title >= MENU_LINES && (known * 4 >= title || title >= MENU_SURE) && shorts * 10 >= title * 9)
		for (uint32_t i = 0; i < title; i++)
			p->v[i].kind = DS_BLOCK_BOILERPLATE;
	while (last > 0 && !is_body(p->v[last - 1].kind) && p->v[last - 1].kind != LINE_GOES_ON)
		last--;
	known = 0;
	for (uint32_t i = last; i < p->n; i++)
		known += p->v[i].kind == DS_BLOCK_BOILERPLATE;
	struct names who;
	if (last > 0 && p->n - last >= MENU_LINES && known * 4 >= p->n - last)
		for (uint32_t i = last; i < p->n; i++)
			if (p->v[i].kind == LINE_SHORT && !names_parse(line_str(p, &p->v[i]), true, &who))
				p->v[i].kind = DS_BLOCK_BOILERPLATE;
}

/* 3上一篇 2014年8月8日 放大 缩小: the tools of a newspaper's page, and what stands above them is a list of its headlines
 * where the next headline is one of them. */
static void contents_hide(struct page *p)
{
	for (uint32_t i = 1; i < p->n && i < TOOL_LINES && !is_body(p->v[i].kind); i++) {
		const struct ds_str s = line_str(p, &p->v[i]);
		const bool tools =
		    (str_has(s, DS_STR("上一篇")) || str_has(s, DS_STR("下一篇"))) && str_has(s, DS_STR("放大"));
		const bool issues = p->v[i].kind == DS_BLOCK_BOILERPLATE && str_has(s, DS_STR("上一期")) &&
				    str_has(s, DS_STR("下一期"));
		if (!tools && !issues)
			continue;
		uint32_t title = i + 1;
		while (title < p->n && (is_skipped(p->v[title].kind) || is_credit(p->v[title].kind)))
			title++;
		bool listed = false;
		for (uint32_t k = 0; title < p->n && p->v[title].kind == LINE_SHORT && k < i; k++)
			listed |= ds_str_eq(line_str(p, &p->v[k]), line_str(p, &p->v[title]));
		for (uint32_t k = 0; listed && k <= i; k++)
			p->v[k].kind = DS_BLOCK_BOILERPLATE;
		if (listed)
			return;
	}
}

/* 3 上一篇 放大 缩小 below the story, and the headlines of others below that. */
static void others_hide(struct page *p)
{
	uint32_t tools = NO_LINE, i = p->n;
	while (i > 0 && p->n - i < TOOL_LINES && !is_body(p->v[i - 1].kind)) {
		i--;
		const struct ds_str s = line_str(p, &p->v[i]);
		if (p->v[i].kind == DS_BLOCK_BOILERPLATE &&
		    (str_has(s, DS_STR("上一篇")) || str_has(s, DS_STR("下一篇"))))
			tools = i;
	}
	if (tools == NO_LINE || i == 0)
		return;
	for (uint32_t k = tools; k < p->n; k++)
		if (p->v[k].kind == LINE_SHORT)
			p->v[k].kind = DS_BLOCK_BOILERPLATE;
}

/* 江州网, a line of its own between a headline and its day: who put the story up. */
static void outlets_find(struct page *p)
{
	uint32_t title = NO_LINE;
	for (uint32_t i = 0, after; i < p->n; i = after) {
		struct line *l = &p->v[i];
		after = next_shown(p, i + 1);
		if (after < p->n && title != NO_LINE && l->kind == LINE_SHORT && l->chars <= OUTLET_CHARS &&
		    l->chars < p->v[title].chars && p->v[after].flags & LINE_DATED &&
		    p->v[after].kind == DS_BLOCK_SOURCE && is_outlet(str_unmarked(line_str(p, l))))
			l->kind = DS_BLOCK_SOURCE;
		title = l->kind == LINE_SHORT || l->kind == DS_BLOCK_TITLE ? i : NO_LINE;
	}
}

void page_head(struct page *p)
{
	outlets_find(p);
	if (p->markup)
		return;
	contents_hide(p);
	others_hide(p);
	menu_above_hide(p);
	menu_lines_hide(p);
	page_date_hide(p);
	site_names_hide(p);
	masthead_find(p);
}

/* markdown.c: pages kept in Markdown: ### 江州新增车位3200个, **一、基本情况**, [查看原文](https://…). The marks are no part of
 * a line's text; they say which lines are titles and which headings. */
#include "article/private.h"

/* Names of sections have fewer characters than titles do: ## 新闻摘要. */
#define TITLE_CHARS 7u
/* ### 江州快讯, over stories that have titles of their own. */
#define BOX_CHARS   8u
/* #### is as deep as anybody goes. */
#define LEVELS      6u
/* **市场回暖** by itself. */
#define BOLD        7u
#define BOLD_CHARS  30u

/* [标题](https://…), whole: what stands in its brackets; empty when it is none. */
static struct ds_str link_text(struct ds_str s)
{
	const size_t close = s.n && s.p[s.n - 1] == ')' && s.p[0] == '[' ? str_find(s, DS_STR("]("), 0) : SIZE_MAX;
	const struct ds_str to = str_from(s, close == SIZE_MAX ? s.n : close + 2);
	return ds_str_starts(to, DS_STR("http")) || ds_str_starts(to, DS_STR("/"))
		   ? (struct ds_str){ s.p + 1, close - 1 }
		   : (struct ds_str){ 0 };
}

struct ds_span markdown_line(struct ds_str page, struct ds_span at, uint8_t *level)
{
	struct ds_str s = ds_str_slice(page, at);
	size_t marks = 0;
	while (marks < s.n && marks <= LEVELS && s.p[marks] == '#')
		marks++;
	*level = 0;
	if (marks > 0 && marks <= LEVELS && marks < s.n && s.p[marks] == ' ') {
		*level = (uint8_t)marks;
		s = str_trim(str_from(s, marks));
		while (s.n && s.p[s.n - 1] == '#')
			s.n--;
		s = str_trim(s);
		const struct ds_str text = link_text(s);
		s = text.n ? text : s;
	}
	/* **市场回暖** */
	if (s.n > 7 && ds_str_starts(s, DS_STR("**")) && ds_str_ends(s, DS_STR("**")) &&
	    str_find(s, DS_STR("**"), 2) == s.n - 2) {
		s = str_trim((struct ds_str){ s.p + 2, s.n - 4 });
		*level = *level ? *level : BOLD;
	}
	if (s.n == 0)
		return at;
	const size_t from = (size_t)(s.p - page.p);
	return (struct ds_span){ (uint32_t)from, (uint32_t)(from + s.n) };
}

/* The lines with marks of one level. */
struct level {
	uint32_t n, chars, led; /* led: over a report's first words, 央视网消息 */
};

/* The level whose lines are titles of stories, or 0: that of the one line above all others, or of several of which no
 * headline stands above the first. */
static uint8_t story_level(const struct page *p, const struct level of[LEVELS + 1], uint32_t first)
{
	uint8_t top = 1;
	while (top <= LEVELS && of[top].n == 0)
		top++;
	for (uint8_t k = top; k <= LEVELS; k++)
		if (of[k].n >= 2 && of[k].chars >= of[k].n * TITLE_CHARS &&
		    (of[k].led * 2 >= of[k].n || (k == top && next_shown(p, 0) == first)))
			return k;
	return top <= LEVELS && of[top].n == 1 ? top : 0;
}

/* A bold line below another is a heading, if it says nothing about who wrote the text. */
static bool is_bold_heading(const struct page *p, uint32_t i)
{
	const struct line *l = &p->v[i];
	struct credits c;
	return i > 0 && l->level == BOLD && l->chars <= BOLD_CHARS && l->ending == END_OPEN && i + 1 < p->n &&
	       p->v[i + 1].level == 0 && !credits_parse_source(line_str(p, l), &c) &&
	       !credits_parse_byline(line_str(p, l), &c);
}

void page_markdown(struct page *p)
{
	struct level of[LEVELS + 1] = { { 0 } };
	uint32_t first = NO_LINE;
	for (uint32_t i = 0; i < p->n; i++) {
		struct line *l = &p->v[i];
		const char mark = p->s.p[l->at.start];
		/* [查看原文](https://…), ![](…) */
		if (mark == '[' || mark == '!') {
			const struct ds_str s = line_str(p, l);
			if (link_text(str_from(s, mark == '!' ? 1 : 0)).n || ds_str_starts(s, DS_STR("![](")))
				l->kind = DS_BLOCK_BOILERPLATE;
		}
		if (l->level == BOLD && is_bold_heading(p, i))
			l->hint = HTML_HINT(DS_BLOCK_HEADING);
		if (l->level == BOLD)
			l->level = 0;
		if (l->level == 0)
			continue;
		struct credits c;
		struct level *k = &of[l->level];
		const uint32_t after = next_shown(p, i + 1);
		k->n++;
		k->chars += l->flags & LINE_LONG ? TITLE_CHARS : l->chars;
		if (after < p->n && p->v[after].level == 0)
			k->led += credits_parse_head(line_str(p, &p->v[after]), &c);
		first = first == NO_LINE ? i : first;
	}
	if (first == NO_LINE)
		return;
	const uint8_t title = story_level(p, of, first);
	for (uint32_t i = 0; i < p->n; i++) {
		struct line *l = &p->v[i];
		/* what stands above the stories of a roll names the whole: 新闻联播 */
		const bool box =
		    l->level == title && l->chars <= BOX_CHARS && words_tail(WORDS_BOX, line_str(p, l));
		if (l->level)
			l->hint = box                 ? HTML_HINT(DS_BLOCK_COLUMN)
				  : l->level == title ? HTML_HINT(DS_BLOCK_TITLE)
				  : l->level < title  ? HTML_HINT(DS_BLOCK_BOILERPLATE)
						      : HTML_HINT(DS_BLOCK_HEADING);
		l->level = 0;
	}
}

/* headlines.c: which of the short lines above an article are its title, and which kicker, subtitle, column or byline. That an
 * article begins there is known: articles.c. */
#include "article/private.h"

#define HEADLINES_MAX  5u
/* Headlines of other stories have as many characters. */
#define OTHERS_CHARS   12u
/* A line that is found whole in another is its repetition when it has as many. */
#define REPEATED_BYTES 24u

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

/* 江湾县石桥镇上坪村 above a headline: a place under another, and nothing else. */
static bool is_place_chain(struct ds_str s)
{
	const size_t chars = str_chars(s);
	const bool ends =
	    cp_in(cp_last(s), u"镇乡村鎮鄉") || ds_str_ends(s, DS_STR("街道")) || ds_str_ends(s, DS_STR("社区"));
	size_t at = 0, upper = 0;
	for (size_t i = 0; ends && chars <= 16 && i < s.n; at++) {
		const uint32_t cp = cp_next(s, &i);
		if (!cp_is_han(cp))
			return false;
		if (at >= 2 && at + 3 <= chars && cp_in(cp, u"省市县區区旗镇鎮乡鄉縣"))
			upper = at;
	}
	return upper > 0 && chars - upper - 1 <= 4;
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
	if (last - first > 1 && is_place_chain(line_str(p, &p->v[v[first]])))
		p->v[v[first++]].kind = DS_BLOCK_SUBTITLE;
	const uint32_t kicker = last == n && first == 0 ? kicker_lines(p, v, n) : 0;
	/* 引题 above, 副题 below: one line by itself is no headline of two lines */
	if (kicker >= n - kicker)
		while (first < kicker && kicker > 1)
			p->v[v[first++]].kind = DS_BLOCK_SUBTITLE;
	if (last - first > 1 &&
	    (words_tail(WORDS_KICKER_TAIL, line_str(p, &p->v[v[first]])) ||
	     (p->v[v[first]].chars >= 16 && ds_str_ends(line_str(p, &p->v[v[first]]), DS_STR("——")))))
		p->v[v[first++]].kind = DS_BLOCK_SUBTITLE;
	/* 铺轨 架桥 通电 / 江州大桥九月建成 / …: of three lines the shortest is the headline when it stands between two */
	if (last - first == 3 && p->v[v[first + 1]].chars < p->v[v[first]].chars &&
	    p->v[v[first + 1]].chars + 3 < p->v[v[first + 2]].chars && p->v[v[first + 1]].chars >= 6) {
		p->v[v[first++]].kind = DS_BLOCK_SUBTITLE;
		p->v[v[--last]].kind = DS_BLOCK_SUBTITLE;
	}
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

bool line_is_office(const struct page *p, uint32_t i)
{
	const struct line *l = &p->v[i];
	return l->chars <= 24 && l->chars >= 4 && words_tail(WORDS_OFFICE_TAIL, line_str(p, l));
}

/* Offices above the name of a document that they issue. */
static bool is_issuer(const struct page *p, uint32_t i, uint32_t to)
{
	while (i < to && (is_skipped(p->v[i].kind) || (p->v[i].kind == LINE_SHORT && line_is_office(p, i))))
		i++;
	if (i >= to || p->v[i].kind != LINE_SHORT || p->v[i].chars < 9)
		return false;
	struct ds_str s = line_str(p, &p->v[i]);
	const struct ds_span b = str_tail_bracket(s);
	s.n = b.end ? b.start : s.n;
	return words_tail(WORDS_DOCUMENT_TAIL, s);
}

/* A page may say its title twice, once with its site's name or a document's number: the shorter one stands. */
static uint32_t repeated_hide(struct page *p, uint32_t *v, uint32_t n)
{
	bool again[HEADLINES_MAX] = { false };
	for (uint32_t i = 0; i < n; i++) {
		const struct ds_str a = line_str(p, &p->v[v[i]]);
		for (uint32_t k = 0; k < n; k++) {
			const struct ds_str b = line_str(p, &p->v[v[k]]);
			if (k != i && !again[i] && !again[k] && (k > i || b.n > a.n) &&
			    (a.n >= REPEATED_BYTES ? str_has(b, a) : ds_str_eq(a, b)))
				again[k] = true;
		}
	}
	uint32_t kept = 0;
	for (uint32_t i = 0; i < n; i++)
		if (again[i])
			p->v[v[i]].kind = DS_BLOCK_BOILERPLATE;
		else
			v[kept++] = v[i];
	return kept;
}

/* Headlines of other stories above the page's own, parted from it by furniture: 听新闻, 0:00 / 3:25. */
static uint32_t others_hide(struct page *p, uint32_t *v, uint32_t n)
{
	uint32_t from = 0;
	for (uint32_t k = 0; k < n && p->v[v[k]].chars >= OTHERS_CHARS; k++)
		if (k >= 2 && p->v[v[k] - 1].kind == DS_BLOCK_BOILERPLATE)
			from = k;
	for (uint32_t k = 0; k < from; k++)
		p->v[v[k]].kind = DS_BLOCK_BOILERPLATE;
	for (uint32_t k = from; k < n && from > 0; k++)
		v[k - from] = v[k];
	return n - from;
}

/* The headline again behind its source and date: hidden, or the headline itself when the first had more than it. */
static uint32_t retold(struct page *p, const struct group *g, uint32_t headline)
{
	const struct ds_str a = line_str(p, &p->v[headline]);
	for (uint32_t i = g->credit; i < g->to; i++) {
		const struct ds_str b = line_str(p, &p->v[i]);
		if (p->v[i].kind != LINE_SHORT || b.n > a.n || (b.n < REPEATED_BYTES && b.n < a.n) ||
		    !str_has(a, b))
			continue;
		p->v[b.n < a.n ? headline : i].kind = DS_BLOCK_BOILERPLATE;
		headline = b.n < a.n ? i : headline;
		break;
	}
	return headline;
}

/* 12, below the source: how many have read it. */
static bool is_count(struct ds_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0 && s.n <= 7;
}

/* Below source and date: 江州市统计局, 林青, ■高远: who wrote it. */
static void credits_below(struct page *p, const struct group *g)
{
	for (uint32_t i = g->credit; i < g->to; i++) {
		struct line *l = &p->v[i];
		struct ds_str s = line_str(p, l);
		struct names person;
		if (l->kind == DS_BLOCK_COLUMN) {
			size_t n = 0;
			cp_next(s, &n);
			s = str_trim(str_from(s, n));
		}
		if (l->kind == LINE_SHORT && is_count(s)) {
			l->kind = DS_BLOCK_BOILERPLATE;
			continue;
		}
		if ((l->kind == LINE_SHORT || l->kind == DS_BLOCK_COLUMN) &&
		    ((l->chars <= 16 && person_parse(s, &person)) ||
		     (l->kind == LINE_SHORT && line_is_office(p, i) && l->chars >= 5)))
			l->kind = DS_BLOCK_BYLINE;
	}
}

void headlines_find(struct page *p, const struct group *g)
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
		/* (一) by itself names nothing */
		const struct numbering num = str_numbering(s);
		if (n == 0 && num.level && num.bytes == s.n)
			break;
		/* without a credit between them, the first heading ends the headlines */
		if (n && str_numbering(s).level && str_numbering(line_str(p, &p->v[v[0]])).level == 0)
			break;
		if (line_is_office(p, i) && l->chars >= 5 && (n ? g->credit < g->to : is_issuer(p, i, g->credit))) {
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
	n = others_hide(p, v, n);
	n = repeated_hide(p, v, n);
	if (n == 1)
		v[0] = retold(p, g, v[0]);
	if (n)
		headlines_name(p, v, n);
	credits_below(p, g);
}

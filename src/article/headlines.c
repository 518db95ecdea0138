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

static bool is_plain_line(const struct page *p, uint32_t i)
{
	const struct ds_str s = line_str(p, &p->v[i]);
	return !(p->v[i].marks & MARK_DIGIT) && !str_has(s, DS_STR(" ")) && !str_has(s, DS_STR("　"));
}

/* ---- which of them is the title ---------------------------------------------------------------------------- */

/* The lines v[0 … n) that are headlines; v[first … last) are not named yet, and become the title when no rule takes them
 * away. The rules take from either end, or lines with a dash from anywhere. */
struct naming {
	struct page *p;
	uint32_t *v;
	uint32_t n, first, last;
};

static const struct line *headline(const struct naming *h, uint32_t k)
{
	return &h->p->v[h->v[k]];
}

static struct ds_str headline_str(const struct naming *h, uint32_t k)
{
	return line_str(h->p, headline(h, k));
}

static void first_take(struct naming *h)
{
	h->p->v[h->v[h->first++]].kind = DS_BLOCK_SUBTITLE;
}

static void last_take(struct naming *h)
{
	h->p->v[h->v[--h->last]].kind = DS_BLOCK_SUBTITLE;
}

/* ——江州县春耕见闻 below the first line */
static void take_dashed(struct naming *h)
{
	uint32_t kept = 1;
	for (uint32_t i = 1; i < h->last; i++) {
		if (is_dashed(headline_str(h, i)))
			h->p->v[h->v[i]].kind = DS_BLOCK_SUBTITLE;
		else
			h->v[kept++] = h->v[i];
	}
	h->last = kept;
}

/* 江州春耕见闻, 林青出席并讲话 as the last */
static void take_sorts_below(struct naming *h)
{
	while (h->last - h->first > 1) {
		const struct ds_str s = headline_str(h, h->last - 1);
		if (!words_tail(WORDS_SUBTITLE_TAIL, s) && !words_tail(WORDS_GUEST_TAIL, s))
			break;
		last_take(h);
	}
}

/* “十四五”开局看变化 in two lines, a blank line, and the headline in two. One line by itself above the gap is no headline
 * of two lines, unless nothing but it is the title. */
static void take_above_gap(struct naming *h)
{
	uint32_t gap = 0, gaps = 0;
	if (h->last != h->n || h->first)
		return;
	for (uint32_t i = 1; i < h->n; i++)
		if (headline(h, i)->gap) {
			gap = i;
			gaps++;
		}
	if (gaps != 1 || gap < 2 || gap < h->n - gap)
		return;
	while (h->first < gap)
		first_take(h);
}

/* 江州市召开春耕现场会 above what was said there; 一条路走了十六年才走完—— */
static void take_kicker(struct naming *h)
{
	const struct ds_str s = headline_str(h, h->first);
	if (words_tail(WORDS_KICKER_TAIL, s) || (headline(h, h->first)->chars >= 9 && ds_str_ends(s, DS_STR("——"))))
		first_take(h);
}

/* 江州上线共享菜地，每月收租200元 / “菜地共享”能走多远？: what has happened, above the question that is the headline */
static void take_above_question(struct naming *h)
{
	const struct ds_str s = headline_str(h, h->first);
	if (ds_str_ends(headline_str(h, h->last - 1), DS_STR("？")) && headline(h, h->first)->ending == END_OPEN &&
	    headline(h, h->first)->chars >= 12 && (str_has(s, DS_STR("，")) || str_has(s, DS_STR(","))))
		first_take(h);
}

/* 铺轨 架桥 通电 / 江州大桥九月建成 / …: of three lines the shortest is the headline when it stands between two */
static void take_around_shortest(struct naming *h)
{
	const unsigned above = headline(h, h->first)->chars, chars = headline(h, h->first + 1)->chars,
		       below = headline(h, h->first + 2)->chars;
	if (chars >= above || chars + 3 >= below || chars < 6)
		return;
	first_take(h);
	last_take(h);
}

/* Below a headline without numbers, lines that give them or come in halves. */
static void take_uneven_below(struct naming *h)
{
	uint32_t k = h->first;
	if (!is_plain_line(h->p, h->v[k++]))
		return;
	while (k < h->last && !is_plain_line(h->p, h->v[k]))
		k++;
	while (k == h->last && h->last - h->first > 1) {
		last_take(h);
		k = h->last;
	}
}

/* 冬闲田里“油”文章 / 全县已播油菜16万亩: the line with the number says what the other means. */
static void take_figure_below(struct naming *h)
{
	if (has_number(h->p, h->v[h->first + 1]) && !has_number(h->p, h->v[h->first]))
		last_take(h);
}

/* 新增受益人口4万人 */
static void take_result_below(struct naming *h)
{
	if (words_head(WORDS_SUBTITLE_HEAD, headline_str(h, h->first + 1)))
		last_take(h);
}

/* A line below that is much longer says more of it. */
static void take_much_longer(struct naming *h)
{
	const unsigned a = headline(h, h->first)->chars, b = headline(h, h->first + 1)->chars;
	if (b * 5 >= a * 8 && a >= 5 && a + b > 24)
		last_take(h);
}

/* Tried in this order, each while so many lines are left: the first find what is no title wherever it stands, the last
 * compare two lines that both might be one. */
static const struct {
	void (*apply)(struct naming *h);
	uint32_t least, most;
} naming_rules[] = {
	{take_dashed,           2, HEADLINES_MAX},
	{ take_sorts_below,     2, HEADLINES_MAX},
	{ take_above_gap,       3, HEADLINES_MAX},
	{ take_kicker,          2, HEADLINES_MAX},
	{ take_above_question,  2, 2            },
	{ take_around_shortest, 3, 3            },
	{ take_uneven_below,    3, HEADLINES_MAX},
	{ take_figure_below,    2, 2            },
	{ take_result_below,    2, 2            },
	{ take_much_longer,     2, 2            },
};

/* Which of the short lines v[0 … n) are the title, the rest being kicker and subtitle. */
static void headlines_name(struct page *p, uint32_t *v, uint32_t n)
{
	struct naming h = { .p = p, .v = v, .n = n, .last = n };
	for (size_t k = 0; k < DS_COUNT(naming_rules); k++) {
		const uint32_t left = h.last - h.first;
		if (left >= naming_rules[k].least && left <= naming_rules[k].most)
			naming_rules[k].apply(&h);
	}
	for (uint32_t i = h.first; i < h.last; i++)
		p->v[v[i]].kind = DS_BLOCK_TITLE;
}

/* ---- what stands with them ----------------------------------------------------------------------------------- */

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
	if (i >= to || p->v[i].kind != LINE_SHORT)
		return false;
	if (p->v[i].chars < 9) /* 民事判决书 */
		return p->v[i].chars >= 4 && (ds_str_ends(line_str(p, &p->v[i]), DS_STR("判决书")) ||
					      ds_str_ends(line_str(p, &p->v[i]), DS_STR("裁定书")));
	struct ds_str s = line_str(p, &p->v[i]);
	const struct ds_span b = str_tail_bracket(s);
	s.n = b.end ? b.start : s.n;
	return words_tail(WORDS_DOCUMENT_TAIL, s);
}

/* 山清水秀！江州走上新路 over 走上新路: does the longer say more in words that lead to the shorter? A site's name is set off. */
static bool leads_to(struct ds_str longer, struct ds_str shorter)
{
	if (longer.n > shorter.n && ds_str_ends(longer, shorter) &&
	    cp_is_han(cp_last((struct ds_str){ longer.p, longer.n - shorter.n })))
		return true;
	/* 快讯:江州春耕现场会在南江召开 over 江州春耕现场会 */
	const size_t at = str_find(longer, shorter, 0);
	return at != SIZE_MAX && at + shorter.n < longer.n &&
	       cp_is_han(cp_first(str_from(longer, at + shorter.n))) &&
	       (at == 0 || cp_is_han(cp_last((struct ds_str){ longer.p, at })) ||
		cp_in(cp_last((struct ds_str){ longer.p, at }), u"：:"));
}

/* A page may say its title twice, once with its site's name or a document's number: the shorter one stands. Of a path whose last
 * step is the headline, one step a line, nothing stands but the headline below it. */
static uint32_t repeated_hide(struct page *p, uint32_t *v, uint32_t n)
{
	bool again[HEADLINES_MAX] = { false };
	for (uint32_t i = 1; i + 1 < n; i++)
		for (uint32_t k = 0; k < i && v[i + 1] == v[i] + 1 && p->v[v[i]].chars >= 6 &&
				     ds_str_eq(line_str(p, &p->v[v[i]]), line_str(p, &p->v[v[i + 1]]));
		     k++)
			again[k] = true;
	for (uint32_t i = 0; i < n; i++) {
		const struct ds_str a = line_str(p, &p->v[v[i]]);
		for (uint32_t k = 0; k < n; k++) {
			const struct ds_str b = line_str(p, &p->v[v[k]]);
			if (k != i && !again[i] && !again[k] && (k > i || b.n > a.n) &&
			    (a.n >= REPEATED_BYTES ? str_has(b, a) : ds_str_eq(a, b)))
				again[leads_to(b, a) ? i : k] = true;
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
		/* 江州经济网 below the day */
		if (l->kind == LINE_SHORT && is_press_name(s)) {
			l->kind = DS_BLOCK_SOURCE;
			continue;
		}
		if ((l->kind == LINE_SHORT || l->kind == DS_BLOCK_COLUMN) &&
		    ((l->chars <= 16 && !is_dashed(s) && person_parse(s, &person)) ||
		     (l->kind == LINE_SHORT && line_is_office(p, i) && l->chars >= 5)))
			l->kind = DS_BLOCK_BYLINE;
	}
}

/* Below the first line of the group stands a gap, and below it a text that was broken into short lines, as on a poster:
 * where that begins, or the group's credit. */
static uint32_t poster_begins(const struct page *p, const struct group *g)
{
	uint32_t second = NO_LINE, shorts = 0;
	for (uint32_t i = g->head; i < g->credit; i++) {
		if (p->v[i].kind != LINE_SHORT)
			continue;
		if (shorts++ == 1)
			second = i;
		if (shorts > 1 && (p->v[i].gap > 0) != (shorts == 2))
			return g->credit;
	}
	return shorts > HEADLINES_MAX ? second : g->credit;
}

/* 江川县 above a headline: where its news is from. 社区, 夜市 and the like are words. */
static bool is_area(struct ds_str s, unsigned chars)
{
	if (chars < 3 || chars > 5 || s.n != chars * 3 || !cp_in(cp_last(s), u"县区市旗"))
		return false;
	const uint32_t before = cp_last((struct ds_str){ s.p, s.n - 3 });
	return !cp_in(before, u"社小园景山牧农库地城都夜超街集门股花早菜闹") && cp_is_han(before);
}

/* The headline that marks have told, once more above its text. */
static void told_again_hide(struct page *p, const struct group *g)
{
	struct ds_str title = { 0 };
	for (uint32_t i = g->head; i < g->to; i++) {
		const struct ds_str s = line_str(p, &p->v[i]);
		if (p->v[i].kind == DS_BLOCK_TITLE)
			title = s;
		else if (p->v[i].kind == LINE_SHORT && title.n && ds_str_eq(s, title))
			p->v[i].kind = DS_BLOCK_BOILERPLATE;
	}
}

void headlines_find(struct page *p, const struct group *g)
{
	uint32_t v[HEADLINES_MAX], n = 0;
	const uint32_t end = poster_begins(p, g);
	bool titled = false; /* the markup has said which line it is */
	for (uint32_t i = g->head; i < end && n < HEADLINES_MAX; i++) {
		struct line *l = &p->v[i];
		const struct ds_str s = line_str(p, l);
		titled |= l->kind == DS_BLOCK_TITLE;
		if (l->kind != LINE_SHORT)
			continue;
		struct names person;
		if (titled) {
			if (is_dashed(s))
				l->kind = DS_BLOCK_SUBTITLE;
			else if (l->chars <= 16 && person_parse(s, &person))
				l->kind = DS_BLOCK_BYLINE;
			else if (p->markup && line_is_office(p, i) && l->chars >= 5 && g->credit < g->to)
				l->kind = DS_BLOCK_BYLINE;
			continue;
		}
		/* (一) by itself names nothing */
		const struct numbering num = str_numbering(s);
		if (n == 0 && num.level && num.bytes == s.n)
			break;
		/* without a credit between them, the first heading ends the headlines */
		if (n && str_numbering(s).level && str_numbering(line_str(p, &p->v[v[0]])).level == 0)
			break;
		if (line_is_office(p, i) && l->chars >= 5 &&
		    (n ? g->credit < g->to ||
			     (n > 1 && words_tail_apart(WORDS_DOCUMENT_TAIL, line_str(p, &p->v[v[n - 1]])))
		       : is_issuer(p, i, g->credit))) {
			l->kind = DS_BLOCK_BYLINE;
			continue;
		}
		if (n && l->chars <= 16 && !is_dashed(s) && person_parse(s, &person)) {
			l->kind = DS_BLOCK_BYLINE;
			continue;
		}
		if (n == 0 && g->shorts > 1 && l->chars <= 8 && i + 1 < g->credit &&
		    (words_tail_apart(WORDS_COLUMN_TAIL, s) || words_tail_apart(WORDS_PUBLIC_TAIL, s) ||
		     is_area(s, l->chars))) {
			l->kind = DS_BLOCK_COLUMN;
			continue;
		}
		/* 江州发布 below the headline, 江州日报 above one */
		if ((n || (g->shorts > 1 && !is_report_name(s))) && l->chars <= 10 && is_press_name(s)) {
			l->kind = DS_BLOCK_SOURCE;
			continue;
		}
		v[n++] = i;
	}
	if (titled)
		told_again_hide(p, g);
	n = others_hide(p, v, n);
	n = repeated_hide(p, v, n);
	if (n == 1)
		v[0] = retold(p, g, v[0]);
	if (n)
		headlines_name(p, v, n);
	credits_below(p, g);
}

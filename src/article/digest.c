/* digest.c: news told in a line each: 1,江州大桥通车。记者16日从…, 【江州大桥通车】近日,…. Every item is a story with a title of its
 * own, and is parted from its text before anything else is asked. Rules that a document numbers are no news: they have
 * neither days nor so many words before their first stop. */
#include "article/private.h"

#include <stdlib.h>

#define ITEMS        3u   /* make a digest */
#define HEAD_LINES   3u   /* stand above it at most */
#define HEAD_CHARS   24u  /* in the line that names it */
#define TITLE_BYTES  24u  /* of an item's first sentence at least, */
#define FRAME_BYTES  15u  /* … or of what stands in 【】, */
#define TITLE_MOST   150u /* and at most */
#define TEXT_BYTES   45u  /* of what is behind it */
#define SIGNED_CHARS 8u   /* of a title behind a mark */
#define NEWS_BYTES   120u /* in which a text tells its day */

/* An item: its number, where its title begins and ends, and where its text begins. */
struct item {
	unsigned long number; /* 0 for 【…】 */
	size_t title, end, text;
};

static size_t first_stop(struct ds_str s, size_t from)
{
	for (size_t i = from; i < s.n && i - from <= TITLE_MOST;) {
		const size_t at = i;
		if (cp_in(cp_next(s, &i), u"。！？"))
			return at;
	}
	return SIZE_MAX;
}

static bool item_read(struct ds_str s, struct item *out)
{
	size_t i = 0;
	*out = (struct item){ 0 };
	if (ds_str_starts(s, DS_STR("【"))) {
		out->title = 3;
		out->end = str_find(s, DS_STR("】"), 0);
		out->text = out->end + 3;
		i = 3;
	} else {
		while (i < s.n && i < 2 && s.p[i] >= '0' && s.p[i] <= '9')
			out->number = out->number * 10 + (unsigned long)(s.p[i++] - '0');
		if (i == 0 || i >= s.n || !cp_in(cp_next(s, &i), u",，.．、") || i >= s.n ||
		    (s.p[i] >= '0' && s.p[i] <= '9' && s.p[i - 1] == '.'))
			return false;
		out->title = i;
		out->end = first_stop(s, i);
		out->text = out->end == SIZE_MAX ? 0 : out->end + 3;
		out->end = out->text; /* the stop belongs to it */
	}
	const size_t least = out->number ? TITLE_BYTES : FRAME_BYTES;
	return out->end <= s.n && out->end >= out->title + least && out->end <= out->title + TITLE_MOST &&
	       s.n >= out->text + TEXT_BYTES;
}

static bool tells_day(struct ds_str s, size_t from)
{
	const struct ds_str text = { s.p + from, s.n - from < NEWS_BYTES ? s.n - from : NEWS_BYTES };
	if (words_any(WORDS_NEWS_LEAD, text))
		return true;
	for (size_t i = 1; i + 3 <= text.n; i++)
		if (text.p[i - 1] >= '0' && text.p[i - 1] <= '9' && ds_str_starts(str_from(text, i), DS_STR("日")))
			return true;
	return false;
}

/* How many lines from i on are items of one digest. */
static uint32_t run_of(const struct page *p, uint32_t i)
{
	uint32_t n = 0, told = 0;
	struct item item;
	unsigned long before = 0;
	for (uint32_t k = i; k < p->n && p->v[k].kind == DS_BLOCK_PARAGRAPH; k++, n++) {
		const struct ds_str s = line_str(p, &p->v[k]);
		if (!item_read(s, &item) || (n ? item.number != (before ? before + 1 : 0) : item.number > 1))
			break;
		before = item.number;
		told += tells_day(s, item.text);
	}
	return n >= ITEMS && told * 2 >= n ? n : 0;
}

static void line_copy(struct page *p, const struct line *l)
{
	p->v = ds_grow(p->v, &p->cap, (size_t)p->n + 1, sizeof *p->v);
	p->v[p->n] = *l;
	p->v[p->n].last = p->n;
	p->n++;
}

/* The lines [from, to) become two each. */
static void lines_part(struct page *p, uint32_t from, uint32_t to)
{
	struct line *old = p->v;
	const uint32_t n = p->n;
	p->v = NULL;
	p->n = 0;
	p->cap = 0;
	for (uint32_t i = 0; i < n; i++) {
		struct item item;
		if (i < from || i >= to) {
			line_copy(p, &old[i]);
			continue;
		}
		const uint32_t start = old[i].at.start;
		item_read(ds_str_slice(p->s, old[i].at), &item);
		const struct ds_span all = { start, old[i].at.end };
		const struct ds_span title = { start + (uint32_t)item.title, start + (uint32_t)item.end };
		const struct ds_span text = { start + (uint32_t)item.text, old[i].at.end };
		page_line_add(p, all, span_trim(p->s, title), old[i].gap)->hint = HTML_HINT(DS_BLOCK_TITLE);
		page_line_add(p, text, span_trim(p->s, text), 0);
	}
	free(old);
}

/* 一、 二、 三、: which of them the line begins with; 0 for none. */
static unsigned long chinese_number(struct ds_str s)
{
	static const char digits[] = "一二三四五六七八九十";
	size_t n = 0;
	while (n + 3 < sizeof digits && !ds_str_starts(s, (struct ds_str){ digits + n, 3 }))
		n += 3;
	return n + 3 < sizeof digits && ds_str_starts(str_from(s, 3), DS_STR("、")) ? n / 3 + 1 : 0;
}

/* 3、江州大桥通车: the number of a title of so many words; 0 when the line is none. */
static unsigned long title_number(const struct page *p, const struct line *l)
{
	const struct ds_str s = line_str(p, l);
	unsigned long number = chinese_number(s);
	for (size_t at = 0; at < s.n && at < 2 && s.p[at] >= '0' && s.p[at] <= '9'; at++)
		number = number * 10 + (unsigned long)(s.p[at] - '0');
	return l->kind == DS_BLOCK_PARAGRAPH && !(l->flags & LINE_LONG) && l->ending == END_OPEN &&
		       s.n >= TITLE_BYTES && str_numbering(s).level
		   ? number
		   : 0;
}

/* A document numbers its parts so as well: 一、 begins news where a name above says so, 一周要闻. */
static bool names_news(const struct page *p, uint32_t i)
{
	return i > 0 && p->v[i - 1].chars <= 8 &&
	       (words_tail(WORDS_COLUMN_TAIL, line_str(p, &p->v[i - 1])) ||
		words_tail_apart(WORDS_BOX, line_str(p, &p->v[i - 1])));
}

/* 1. 江州大桥通车, over paragraphs of which the first tells its day; 2. …: how many such titles follow one another from line i on.
 * mark: they are titles of stories. A document numbers its headings as well, but its paragraphs tell no days. */
static uint32_t titles_of(struct page *p, uint32_t i, bool mark)
{
	uint32_t n = 0, told = 0;
	for (uint32_t k = i; k + 1 < p->n; k++) {
		const struct line *text = &p->v[k + 1];
		if (title_number(p, &p->v[k]) != n + 1 || text->ending != END_FINAL) {
			/* between paragraphs nothing else stands that is short */
			if (p->v[k].ending != END_FINAL && !(p->v[k].flags & LINE_LONG))
				break;
			continue;
		}
		n++;
		told += tells_day(line_str(p, text), 0);
		if (mark)
			p->v[k].hint = HTML_HINT(DS_BLOCK_TITLE);
	}
	return n >= ITEMS && told * 2 >= n ? n : 0;
}

/* ■江州大桥通车, over paragraphs: titles that bear one mark from the page's first line on. Those of a feature stand below its title. */
static bool marked_titles(struct page *p, bool mark)
{
	uint32_t n = 0, told = 0;
	const uint32_t sign = p->n ? cp_first(line_str(p, &p->v[0])) : 0;
	if (!cp_in_marks(sign, u"■●◆★"))
		return false;
	for (uint32_t k = 0; k + 1 < p->n; k++) {
		struct line *l = &p->v[k];
		if (cp_first(line_str(p, l)) != sign)
			continue;
		if (l->flags & LINE_LONG || l->ending != END_OPEN || p->v[k + 1].ending != END_FINAL ||
		    l->chars < SIGNED_CHARS)
			return false;
		n++;
		told += tells_day(line_str(p, &p->v[k + 1]), 0);
		if (mark)
			l->hint = HTML_HINT(DS_BLOCK_TITLE);
	}
	return n >= ITEMS && told * 2 >= n;
}

void page_digest(struct page *p)
{
	if (marked_titles(p, false))
		marked_titles(p, true);
	for (uint32_t i = 0; i < p->n && i <= HEAD_LINES; i++) {
		const char c = p->s.p[p->v[i].at.start];
		const uint32_t n = c == '1' || c == '\xe3' ? run_of(p, i) : 0;
		const uint32_t titles =
		    n == 0 && (c == '1' || (c == '\xe4' && names_news(p, i))) ? titles_of(p, i, false) : 0;
		if (n + titles == 0)
			continue;
		/* 国内新闻, 江州早报 */
		if (i > 0 && p->v[i - 1].hint == 0 && p->v[i - 1].chars <= HEAD_CHARS &&
		    p->v[i - 1].ending != END_FINAL)
			p->v[i - 1].hint = HTML_HINT(DS_BLOCK_COLUMN);
		if (titles)
			titles_of(p, i, true);
		if (n)
			lines_part(p, i, i + n);
		return;
	}
}

/* notices.c: the legal tail of a page: copyright, liability, how to reach the office. Judged from the end of the page
 * backwards, because the same words may be an article's subject. */
#include "article/private.h"

/* Long lines show within so many bytes that they are a notice. */
#define GLANCE_BYTES   600u
#define CONTACT_CHARS  150u
/* A page has named its headline within so many lines. */
#define HEADLINE_LINES 24u
/* A notice is not longer. */
#define TAIL_LINES     200u
/* The name of a list that is gone. */
#define LABEL_CHARS    8u
/* What is shown of another story. */
#define TEASER_BYTES   600u

static struct ds_str glance(struct ds_str s)
{
	if (s.n <= GLANCE_BYTES)
		return s;
	s.n = GLANCE_BYTES;
	while (((unsigned char)s.p[s.n] & 0xc0) == 0x80)
		s.n--;
	return s;
}

/* How many labels such as 地址: stand in the line; *first: one stands at its beginning. */
static unsigned contact_labels(struct ds_str s, bool *first)
{
	unsigned n = 0;
	bool begin = true;
	*first = false;
	for (size_t i = 0; i < s.n;) {
		size_t to = i;
		const uint32_t cp = cp_next(s, &to);
		if (cp == ':' || cp == 0xff1a) {
			const struct ds_str label = str_trim((struct ds_str){ s.p, i });
			if (words_tail(WORDS_CONTACT, label)) {
				n++;
				*first |= begin;
			}
			begin = false;
		}
		i = to;
	}
	return n;
}

static bool is_contact(const struct page *p, const struct line *l, bool tail)
{
	if ((l->flags & LINE_LONG) || !(l->marks & MARK_COLON) || l->chars > CONTACT_CHARS ||
	    l->ending == END_FINAL)
		return false;
	bool first;
	const unsigned labels = contact_labels(line_str(p, l), &first);
	return labels >= 2 || (tail && first);
}

/* A paragraph is a notice when it speaks of the page itself; an article about copyright does not. */
static bool is_notice(struct ds_str s)
{
	static const struct ds_str selves[] = {
		{"本网",        6 },
                { "本站",       6 },
                { "版权所有", 12},
                { "声明",       6 },
		{ "请注明",    9 },
                { "ICP",          3 },
                { "opyright",     8 },
	};
	for (size_t i = 0; i < DS_COUNT(selves); i++)
		if (str_has(s, selves[i]))
			return words_count(WORDS_NOTICE, s) + words_count(WORDS_NOTICE_WEAK, s) > 0;
	return false;
}

/* 特别声明:…本平台仅提供信息存储服务。: what a platform says below what others put there */
static bool is_platform(struct ds_str s)
{
	static const char *const heads[] = { "特别声明", "免责声明", "平台声明", "声明：", "声明:" };
	for (size_t k = 0; k < DS_COUNT(heads); k++)
		if (ds_str_starts(s, ds_str_of(heads[k])))
			return str_has(s, DS_STR("存储服务")) || str_has(s, DS_STR("转载")) ||
			       str_has(s, DS_STR("侵权"));
	return false;
}

/* 版权与免责声明 on a line of its own. */
static bool is_notice_title(const struct line *l, struct ds_str s)
{
	return !(l->flags & LINE_LONG) && ds_str_ends(s, DS_STR("声明"));
}

static bool may_be_text(uint8_t kind)
{
	return kind == DS_BLOCK_PARAGRAPH || kind == LINE_SHORT || kind == DS_BLOCK_LIST_ITEM;
}

/* 主办:江州市人民政府办公室 */
static bool is_keeper(const struct page *p, const struct line *l)
{
	const struct ds_str s = line_str(p, l);
	size_t at = 0;
	while (at < s.n && at < 18 && !cp_in_marks(cp_first(str_from(s, at)), u":："))
		cp_next(s, &at);
	return !(l->flags & LINE_LONG) && l->ending != END_FINAL && at < s.n && at < 18 &&
	       words_whole(WORDS_KEEPER, str_trim((struct ds_str){ s.p, at }));
}

static void contacts_hide(struct page *p)
{
	bool tail = true, foot = false; /* foot: furniture stands below */
	for (uint32_t i = p->n; i-- > 0;) {
		struct line *l = &p->v[i];
		foot |= l->kind == DS_BLOCK_BOILERPLATE;
		if (is_skipped(l->kind) || is_credit(l->kind))
			continue;
		if (may_be_text(l->kind) && (is_contact(p, l, tail) || (tail && foot && is_keeper(p, l))))
			l->kind = DS_BLOCK_BOILERPLATE;
		else
			tail = false;
	}
}

/* · 河湾大桥通车 (2023-04-18) */
static bool is_marked_item(const struct page *p, const struct line *l)
{
	return (l->kind == DS_BLOCK_LIST_ITEM || l->kind == DS_BLOCK_SOURCE) &&
	       cp_in(cp_first(line_str(p, l)), u"·•●▪◦");
}

/* …一个个摊位排列有序... is cut off: the beginning of another story. …… may end any. */
static bool is_teaser(const struct page *p, const struct line *l)
{
	const struct ds_str s = line_str(p, l);
	return may_be_text(l->kind) && l->next == NO_LINE && s.n <= TEASER_BYTES &&
	       (ds_str_ends(s, DS_STR("...")) || (ds_str_ends(s, DS_STR("…")) && !ds_str_ends(s, DS_STR("……"))));
}

static bool is_listed(const struct page *p, const struct line *l)
{
	return l->kind == LINE_SHORT || l->kind == DS_BLOCK_LIST_ITEM || is_teaser(p, l) ||
	       (l->kind == DS_BLOCK_PARAGRAPH && (l->ending == END_COLON || l->ending == END_OPEN) &&
		!(l->flags & (LINE_LONG | LINE_STOP_INSIDE)));
}

/* Headlines of other stories behind the text, two at least, one of them with a short line below it that was cut off. */
static void teasers_hide(struct page *p)
{
	uint32_t from = p->n, first = p->n, heads = 0;
	while (from > 0 && p->n - from < TAIL_LINES && !(p->v[from - 1].flags & LINE_LONG) &&
	       (is_listed(p, &p->v[from - 1]) || is_skipped(p->v[from - 1].kind))) {
		const bool teaser = is_teaser(p, &p->v[--from]);
		heads += !teaser && p->v[from].kind == LINE_SHORT;
		if (teaser && from > 0 && p->v[from - 1].kind == LINE_SHORT)
			first = from - 1;
	}
	for (uint32_t i = first; from > 0 && heads >= 2 && i < p->n; i++)
		p->v[i].kind = DS_BLOCK_BOILERPLATE;
}

/* Headlines of other stories at the page's end, three or more, behind the credit that closed the text. */
static void others_below_hide(struct page *p)
{
	uint32_t from = p->n, shorts = 0;
	while (from > 0 && p->n - from < TAIL_LINES &&
	       (p->v[from - 1].kind == LINE_SHORT || is_skipped(p->v[from - 1].kind))) {
		const struct line *l = &p->v[--from];
		if (l->kind != LINE_SHORT)
			continue;
		if (l->chars < 4 || str_numbering(line_str(p, l)).level || line_is_office(p, from))
			return;
		shorts++;
	}
	const uint32_t credit = from > 0 ? from - 1 : 0;
	if (shorts < 3 || credit == 0 || p->v[credit].kind != DS_BLOCK_SOURCE)
		return;
	uint32_t text = credit;
	while (text > 0 && (is_skipped(p->v[text - 1].kind) || is_credit(p->v[text - 1].kind)))
		text--;
	for (uint32_t i = from; i < p->n && text > 0; i++)
		p->v[i].kind = DS_BLOCK_BOILERPLATE;
}

/* 甲县新闻,记录家乡的每一天。… below the news of others: what a site of many towns says of each. */
static bool is_motto(const struct page *p, const struct line *l)
{
	const struct ds_str s = line_str(p, l);
	const size_t at = str_find((struct ds_str){ s.p, s.n < 27 ? s.n : 27 }, DS_STR("新闻"), 0);
	return l->kind == DS_BLOCK_PARAGRAPH && !(l->flags & LINE_LONG) && l->ending == END_FINAL &&
	       at != SIZE_MAX && at >= 6 && at + 6 < s.n && cp_in_marks(cp_first(str_from(s, at + 6)), u"，,");
}

/* 相关新闻 and the short lines behind it, down to the next furniture or the end of the page. */
static void related_hide(struct page *p)
{
	for (uint32_t i = 0; i < p->n; i++) {
		if (p->v[i].kind != DS_BLOCK_BOILERPLATE || p->v[i].chars > 8)
			continue;
		struct ds_str s = line_str(p, &p->v[i]);
		while (s.n && cp_in_marks(cp_last(s), u"：:】]>》"))
			s.n = (size_t)(ds_utf8_prev(s.p + s.n, s.p) - s.p);
		while (s.n && cp_in_marks(cp_first(s), u"【[■<《"))
			s = str_from(s, s.p[0] == '[' || s.p[0] == '<' ? 1 : 3);
		if (!words_whole(WORDS_RELATED, s))
			continue;
		uint32_t to = i + 1;
		/* three that bear the mark of a list are all of it, whatever follows */
		while (to < p->n && is_marked_item(p, &p->v[to]))
			to++;
		const bool marked = to - i > 3;
		while (!marked && to < p->n && is_listed(p, &p->v[to]))
			to++;
		/* several such lists, down to the end of the page */
		uint32_t end = to;
		while (end < p->n &&
		       (p->v[end].kind == LINE_SHORT || p->v[end].kind == DS_BLOCK_LIST_ITEM ||
			p->v[end].kind == DS_BLOCK_BOILERPLATE ||
			(end > i + 1 && p->v[end].kind == DS_BLOCK_SOURCE && p->v[end].flags & LINE_DATED)))
			end++;
		if (end == p->n)
			to = end;
		/* and so is what ends with the beginning of a story */
		const bool begun = to > i + 1 && is_teaser(p, &p->v[to - 1]);
		const bool whole = marked || begun || to == p->n || p->v[to].kind == DS_BLOCK_BOILERPLATE;
		to += begun && to < p->n && is_motto(p, &p->v[to]);
		for (uint32_t k = i + 1; whole && k < to; k++) {
			p->v[k].kind = DS_BLOCK_BOILERPLATE;
			p->v[k].flags = (uint8_t)(p->v[k].flags & ~LINE_DATED);
		}
		i = to - 1;
	}
}

/* A label and its colon: • 来源: */
static bool is_label_alone(struct ds_str s)
{
	return s.n <= 40 && cp_in(cp_last(s), u":：");
}

/* 10-04 below 日期: on a line of its own. */
static bool is_labelled_day(const struct page *p, uint32_t i)
{
	return p->v[i].kind == LINE_SHORT && p->v[i].chars <= 5 && p->v[i].marks & MARK_DIGIT &&
	       p->v[i - 1].kind == DS_BLOCK_BOILERPLATE && is_label_alone(line_str(p, &p->v[i - 1])) &&
	       ds_str_starts(line_str(p, &p->v[i - 1]), DS_STR("日期"));
}

/* 县区新闻: between furniture and furniture: names a list that is gone. */
static void labels_hide(struct page *p)
{
	for (uint32_t i = 1; i < p->n; i++)
		if (is_labelled_day(p, i))
			p->v[i].kind = DS_BLOCK_BOILERPLATE;
	for (uint32_t i = 1; i + 1 < p->n; i++)
		if (p->v[i].kind == DS_BLOCK_PARAGRAPH && p->v[i].chars <= LABEL_CHARS &&
		    is_label_alone(line_str(p, &p->v[i])) && p->v[i - 1].kind == DS_BLOCK_BOILERPLATE &&
		    p->v[i + 1].kind == DS_BLOCK_BOILERPLATE)
			p->v[i].kind = DS_BLOCK_BOILERPLATE;
}

/* A line of a record that stands beside one that is known for it. */
static bool is_field(const struct page *p, uint32_t i)
{
	const struct line *l = &p->v[i];
	return !(l->flags & LINE_LONG) && l->ending != END_FINAL && line_is_record_field(line_str(p, l));
}

/* 发文机关:… 成文日期:… and 标题:… around 索引号:…: they go with it. */
static void fields_hide(struct page *p)
{
	for (uint32_t i = 0; i < p->n; i++) {
		if (p->v[i].kind != DS_BLOCK_BOILERPLATE || p->v[i].flags & LINE_LONG ||
		    !line_is_record(line_str(p, &p->v[i])))
			continue;
		for (uint32_t k = i; k > 0 && is_field(p, k - 1); k--)
			p->v[k - 1].kind = DS_BLOCK_BOILERPLATE;
		for (; i + 1 < p->n && is_field(p, i + 1); i++)
			p->v[i + 1].kind = DS_BLOCK_BOILERPLATE;
	}
}

/* The record of a document, whose labels and values stand on lines of their own: hidden with its values. */
static void record_hide(struct page *p)
{
	fields_hide(p);
	for (uint32_t i = 0; i < p->n; i++) {
		if (p->v[i].kind != DS_BLOCK_BOILERPLATE || (p->v[i].flags & LINE_LONG) ||
		    !line_is_record(line_str(p, &p->v[i])) || !is_label_alone(line_str(p, &p->v[i])))
			continue;
		bool label = true;
		for (uint32_t k = i + 1, at = i; k < p->n && !(p->v[k].flags & LINE_LONG); k++) {
			struct line *l = &p->v[k];
			const bool alone = is_label_alone(line_str(p, l));
			/* a value stands under its label and a little to the right, or right below */
			if (!alone && (!label || (l->gap > 0 && l->indent <= p->v[at].indent)))
				break;
			l->kind = DS_BLOCK_BOILERPLATE;
			label = alone;
			at = alone ? k : at;
			i = k;
		}
	}
}

/* What else stands on the pages of a paper: three short lines or more at the page's end, behind the names of its pages or
 * with a headline among them that the page has had already. */
static void contents_hide(struct page *p)
{
	uint32_t from = p->n, shorts = 0;
	while (from > 0 && (p->v[from - 1].kind == LINE_SHORT || p->v[from - 1].kind == DS_BLOCK_BOILERPLATE)) {
		from--;
		shorts += p->v[from].kind == LINE_SHORT;
	}
	while (from < p->n && p->v[from].kind == LINE_SHORT)
		from++; /* a heading, or what it is: no furniture stands before it */
	shorts = 0;
	bool listed = false;
	for (uint32_t i = from; i < p->n; i++) {
		const struct ds_str s = line_str(p, &p->v[i]);
		shorts += p->v[i].kind == LINE_SHORT;
		listed |= p->v[i].kind == DS_BLOCK_BOILERPLATE && line_is_page_mark(s, p->v[i].chars);
		for (uint32_t k = 0; k < from && k < HEADLINE_LINES && p->v[i].kind == LINE_SHORT && !listed; k++)
			listed = p->v[k].kind == LINE_SHORT && p->v[k].chars == p->v[i].chars &&
				 p->v[i].chars >= 7 && ds_str_eq(line_str(p, &p->v[k]), s);
	}
	for (uint32_t i = from; i < p->n && from > 0 && listed && shorts >= 3; i++)
		p->v[i].kind = DS_BLOCK_BOILERPLATE;
}

/* ●江州新增公交站12处 A3版, 春耕见闻（第3版）: a headline, and the page that it stands on. */
static bool is_index_entry(const struct page *p, const struct line *l)
{
	struct ds_str s = line_str(p, l);
	if ((l->flags & LINE_LONG) || l->ending == END_FINAL || l->chars < 8)
		return false;
	while (s.n && cp_in_marks(cp_last(s), u")）】]》"))
		s.n = (size_t)(ds_utf8_prev(s.p + s.n, s.p) - s.p);
	size_t at = s.n;
	while (at > 0 && !cp_in(cp_last((struct ds_str){ s.p, at }), u" 　(（【[…·详见"))
		at = (size_t)(ds_utf8_prev(s.p + at, s.p) - s.p);
	return at > 0 && ds_str_ends(s, DS_STR("版")) &&
	       line_is_page_mark(str_from(s, at), (unsigned)str_chars(str_from(s, at)));
}

/* Two such lines or more, and 导读 above them. */
static void index_hide(struct page *p)
{
	for (uint32_t i = 0, to; i < p->n; i = to + (to == i)) {
		for (to = i; to < p->n && is_index_entry(p, &p->v[to]); to++)
			;
		if (to - i < 2)
			continue;
		const bool named = i > 0 && p->v[i - 1].chars <= 6 &&
				   (p->v[i - 1].kind == LINE_SHORT || p->v[i - 1].kind == DS_BLOCK_COLUMN);
		for (uint32_t k = i - named; k < to; k++)
			p->v[k].kind = DS_BLOCK_BOILERPLATE;
	}
}

/* Lines around a menu have no more characters. */
#define MENU_CHARS 20u

/* A channel's name behind the mark of a list: • 财经. */
static bool is_menu_entry(const struct page *p, const struct line *l)
{
	return l->chars <= 6 && !(l->flags & LINE_LONG) && l->ending == END_OPEN &&
	       cp_in(cp_first(line_str(p, l)), u"•·●▪◦");
}

/* The menu behind the text: three such entries or more, and behind them nothing but short lines, which go with it. */
static void menu_hide(struct page *p)
{
	uint32_t to = p->n, from;
	while (to > 0 && p->n - to < TAIL_LINES && !(p->v[to - 1].flags & LINE_LONG) &&
	       p->v[to - 1].chars <= MENU_CHARS && !is_menu_entry(p, &p->v[to - 1]))
		to--;
	for (from = to; from > 0 && is_menu_entry(p, &p->v[from - 1]); from--)
		;
	if (to - from >= 3 && from > 0 && p->v[from - 1].ending == END_FINAL)
		for (uint32_t k = from; k < p->n; k++)
			p->v[k].kind = DS_BLOCK_BOILERPLATE;
}

/* 下载客户端 and the like: an invitation, not a sentence of the article. */
static bool is_invitation(struct ds_str s)
{
	static const struct ds_str what[] = {
		{"APP",        3},
                { "App",       3},
                { "客户端", 9},
                { "公众号", 9},
                { "二维码", 9},
                { "微信号", 9}
	};
	if (!words_head(WORDS_INVITATION, s) && !str_has(s, DS_STR("尽在")) && !str_has(s, DS_STR("点我")))
		return false;
	for (size_t i = 0; i < DS_COUNT(what); i++)
		if (str_has(s, what[i]))
			return true;
	return false;
}

/* 特别声明:…, 未经授权不得转载, 报料:…, END, 01 and lines of marks alone: what stands around an article inside its element. */
static bool is_edge(struct ds_str s, const struct line *l)
{
	if (l->flags & LINE_LONG)
		return words_head(WORDS_DECLARATION, s) || (is_notice(glance(s)) && words_are_notice(glance(s))) ||
		       is_invitation(s);
	bool letters = false;
	for (size_t i = 0; i < s.n && !letters;) {
		const uint32_t cp = cp_next(s, &i);
		letters = cp_is_han(cp) || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') ||
			  (cp >= '0' && cp <= '9' && s.n > 3);
	}
	return !letters || words_head(WORDS_DECLARATION, s) || words_are_notice(s) || is_invitation(s);
}

/* Lines at both ends of the article of a document. */
static void edges_hide(struct page *p)
{
	for (uint32_t i = p->n, seen = 0; i-- > 0 && seen < TAIL_LINES; seen++) {
		struct line *l = &p->v[i];
		const struct ds_str s = line_str(p, l);
		/* 手机查看财经快讯: no sentence, and behind the text */
		const bool invites = !(l->flags & LINE_LONG) && l->chars <= 14 && l->ending == END_OPEN &&
				     words_head(WORDS_INVITATION, s);
		if (l->kind == DS_BLOCK_HEADING || (may_be_text(l->kind) && (invites || is_edge(s, l))))
			l->kind = DS_BLOCK_BOILERPLATE; /* a heading without text */
		else if (may_be_text(l->kind) || l->kind == DS_BLOCK_TABLE_ROW || l->kind == DS_BLOCK_TITLE)
			break;
	}
	for (uint32_t i = 0; i < p->n; i++) {
		struct line *l = &p->v[i];
		const struct ds_str s = line_str(p, l);
		if (may_be_text(l->kind) && is_edge(s, l))
			l->kind = DS_BLOCK_BOILERPLATE;
		else if (may_be_text(l->kind) && (l->ending == END_FINAL || (l->flags & LINE_LONG)))
			break;
	}
}

/* 索引号 | 00812345 | 主题分类 | …: the same as a table, above the text. */
static void record_table_hide(struct page *p)
{
	for (uint32_t i = 0; i < p->n && p->v[i].kind != DS_BLOCK_PARAGRAPH; i++) {
		struct ds_span cell;
		size_t off = 0;
		const struct ds_str row = line_str(p, &p->v[i]);
		if (p->v[i].kind != DS_BLOCK_TABLE_ROW || p->v[i].loose || !table_cell(row, &off, &cell) ||
		    !words_whole(WORDS_RECORD, str_trim(ds_str_slice(row, cell))))
			continue;
		for (uint32_t k = 0; k < p->n; k++)
			if (p->v[k].kind == DS_BLOCK_TABLE_ROW && p->v[k].table == p->v[i].table)
				p->v[k].kind = DS_BLOCK_BOILERPLATE;
	}
}

void page_notices(struct page *p)
{
	record_table_hide(p);
	if (p->markup)
		edges_hide(p);
	if (!p->markup) {
		record_hide(p);
		labels_hide(p);
		related_hide(p);
		menu_hide(p);
		index_hide(p);
		teasers_hide(p);
		others_below_hide(p);
		contents_hide(p);
	}
	uint32_t from = NO_LINE;
	for (uint32_t i = p->n; i-- > 0 && p->n - i <= TAIL_LINES;) {
		const struct line *l = &p->v[i];
		const struct ds_str s = glance(line_str(p, l));
		if (l->kind == LINE_GOES_ON)
			continue;
		const bool body = may_be_text(l->kind);
		const unsigned fields = body ? words_count(WORDS_NOTICE_FIELD, s) : 0;
		/* 评论仅代表网友观点,不代表本网立场。 特别声明:…本平台仅提供信息存储服务。 */
		const bool short_notice = body && !(l->flags & LINE_LONG) && l->next == NO_LINE && is_notice(s);
		if (short_notice || (body && is_platform(s)))
			p->v[i].kind = DS_BLOCK_BOILERPLATE;
		if (short_notice || is_platform(s))
			continue;
		if (l->kind == DS_BLOCK_BOILERPLATE ? words_are_notice(s)
						    : fields >= 2 && (is_notice(s) || is_notice_title(l, s)))
			from = i;
		if (body && fields == 0 && l->kind != LINE_SHORT && !is_contact(p, l, true))
			break;
		if (l->kind == DS_BLOCK_TABLE_ROW || l->kind == DS_BLOCK_COLUMN || l->kind == DS_BLOCK_CAPTION)
			break;
	}
	for (uint32_t i = from; i < p->n; i++)
		if (may_be_text(p->v[i].kind))
			p->v[i].kind = DS_BLOCK_BOILERPLATE;
	contacts_hide(p);
}

/* classify.c: what a line says by itself, from words and shape alone: source, byline,
 * caption, column, list item, paragraph, or something short that its neighbours will explain. */
#include "article/labels.h"

/* A title or heading has no more characters than this; a numbered heading may have more. */
#define SHORT_CHARS    45u
#define NUMBERED_CHARS 60u
/* 第3版()专栏:县乡新事 is no longer. */
#define COLUMN_CHARS   30u
/* 新华社杭州7月31日电 题:… */
#define WIRE_CHARS     60u
/* A heading may end with ! or ?, when it is shorter than this. */
#define CALL_CHARS     24u

/* ---- captions, columns, lists ---------------------------------------------------------------------------- */

/* …高玉江 摄 or …(张三 摄) at the end of a line of any length. */
static bool ends_with_credit(struct ds_str line)
{
	struct ds_str s = line;
	const struct ds_span bracket = str_tail_bracket(s);
	/* 林青摄(某某图片) */
	const struct ds_str before =
	    bracket.start ? str_trim((struct ds_str){ s.p, bracket.start }) : (struct ds_str){ 0 };
	if (bracket.end && bracket.start && bracket.end - bracket.start <= 36 &&
	    (ds_str_ends(before, DS_STR("摄")) || ds_str_ends(before, DS_STR("摄影报道")) ||
	     ds_str_ends(before, DS_STR("摄影报导"))))
		s = before;
	while (s.n && cp_in_marks(cp_last(s), u")）。]】"))
		s.n = (size_t)(ds_utf8_prev(s.p + s.n, s.p) - s.p);
	/* …江海社記者林青傳真 114年3月8日 */
	if (cp_last(s) == 0x65e5 && s.n > 60) {
		const struct ds_str end = str_from(s, s.n - 60);
		const size_t wired = str_find(end, DS_STR("传真"), 0);
		if (wired != SIZE_MAX && (str_has((struct ds_str){ end.p, wired }, DS_STR("记者")) ||
					  str_has((struct ds_str){ end.p, wired }, DS_STR("摄"))))
			return true;
	}
	if (!words_tail(WORDS_CAPTION_TAIL, s))
		return false;
	if (ds_str_ends(s, DS_STR("摄")))
		return true;
	/* behind a bracket the day's report may end so as well: 林青摄影报道(江州视觉) says what a picture shows */
	if (s.n == before.n && bracket.end && bracket.start)
		return true;
	/* the others are ordinary words as well: a bracket or a short line makes them a credit, but (林青 高发) is two names */
	struct names who;
	if (bracket.end && names_parse(bracket_inside(ds_str_slice(line, bracket)), true, &who))
		return false;
	return bracket.end != 0 || (s.n <= 60 && str_has(s, DS_STR("图")));
}

/* …庆祝获胜。 新华社发: an agency behind the last stop, and that it sent the picture. */
static bool ends_with_agency(struct ds_str s)
{
	if (!ds_str_ends(s, DS_STR("发")))
		return false;
	s.n -= 3;
	const size_t most = s.n < 30 ? s.n : 30;
	const struct ds_str end = { s.p + s.n - most, most };
	const size_t stop = str_find(end, DS_STR("。"), 0);
	return stop != SIZE_MAX && words_tail(WORDS_PRESS_TAIL, s);
}

static bool is_caption(struct ds_str s, const struct line *l)
{
	const bool brief = !(l->flags & LINE_LONG);
	const struct ds_str framed = str_from(s, cp_first(s) == '(' ? 1 : cp_first(s) == 0xff08 ? 3 : 0);
	if (brief && framed.n < s.n && words_head(WORDS_CAPTION_HEAD, framed))
		return true;
	if (words_head(WORDS_CAPTION_HEAD, s))
		return brief || ends_with_credit(s) || !ds_str_starts(s, DS_STR("图"));
	if (ends_with_credit(s) || (brief && ends_with_agency(s)))
		return true;
	/* (本版图片由…提供) */
	const struct ds_span b = str_tail_bracket(s);
	return brief && b.end && b.start == 0 && (str_has(s, DS_STR("图片")) || str_has(s, DS_STR("照片")));
}

/* 表1 2022年主要指标, 单位:万元, (数据来源:县统计局) */
static bool is_table_caption(struct ds_str s, const struct line *l)
{
	if (l->chars > 40 || l->ending == END_FINAL)
		return false;
	static const char *const labels[] = {
		"单位:",
		"单位：",
		"数据来源",
		"资料来源",
	};
	const struct ds_str bare = str_from(s, cp_first(s) == '(' ? 1 : cp_first(s) == 0xff08 ? 3 : 0);
	for (size_t k = 0; k < DS_COUNT(labels); k++)
		if (ds_str_starts(bare, ds_str_of(labels[k])))
			return true;
	if (bare.n < s.n && ds_str_starts(bare, DS_STR("单位")))
		return true;
	static const struct ds_str heads[] = {
		{"表",     3},
                { "附表", 6},
                { "图",    3}
	};
	for (size_t k = 0; k < DS_COUNT(heads); k++) {
		if (!ds_str_starts(s, heads[k]))
			continue;
		const struct ds_str rest = str_trim(str_from(s, heads[k].n));
		const uint32_t cp = cp_first(rest);
		if ((cp >= '0' && cp <= '9') || cp_in(cp, u"一二三四五六七八九十"))
			return true;
	}
	return false;
}

static bool ends_with_serial(struct ds_str s)
{
	const uint32_t cp = cp_last(s);
	if ((cp >= 0x2460 && cp <= 0x2473) || (cp >= 0x3251 && cp <= 0x325f) || (cp >= 0x32b1 && cp <= 0x32bf))
		return true;
	const struct ds_span b = str_tail_bracket(s);
	if (b.end == 0 || b.end - b.start > 14)
		return false;
	const struct ds_str inside = ds_str_slice(s, b);
	size_t digits = 0, chars = 0;
	for (size_t i = 0; i < inside.n; chars++) {
		const uint32_t c = cp_next(inside, &i);
		digits += (c >= '0' && c <= '9') || cp_in(c, u"一二三四五六七八九十");
	}
	return digits > 0 && digits + 2 == chars && str_has(s, DS_STR("·"));
}

/* A number that is no year. */
static bool has_figure(struct ds_str s, const struct line *l)
{
	for (size_t i = 0; i < s.n && l->marks & MARK_DIGIT;) {
		size_t to = i;
		while (to < s.n && s.p[to] >= '0' && s.p[to] <= '9')
			to++;
		if (to > i && !(to - i == 4 && (to == s.n || ds_str_starts(str_from(s, to), DS_STR("年")) ||
						ds_str_starts(str_from(s, to), DS_STR("·")))))
			return true;
		i = to > i ? to : i + 1;
	}
	return false;
}

static bool is_column(struct ds_str s, const struct line *l)
{
	if (l->chars > 24 || l->ending == END_FINAL)
		return false;
	const uint32_t first = cp_first(s);
	/* ■均价5.5万元 says something: a column's name has no figures */
	if (cp_in_marks(first, u"■●◆★▌▍█"))
		return l->chars <= 18 && !has_figure(s, l);
	/* □春来草自青 over a story; behind a shorter or longer one stand names or words of a list */
	if (first == 0x25a1)
		return l->chars >= 8 && l->chars <= 12 && l->ending == END_OPEN && !has_figure(s, l);
	if (first == 0x3010 && cp_last(s) == 0x3011) /* 【…】 */
		return true;
	if (l->chars <= 6 && words_tail_apart(WORDS_BOX, s))
		return true;
	return ends_with_serial(s);
}

static bool is_list_item(struct ds_str s)
{
	size_t n = 0;
	const uint32_t first = cp_next(s, &n);
	if (cp_in_marks(first, u"•●○◆◇▪▫■□★☆➢➤✓√◎※∙"))
		return true;
	return (first == '-' || first == '*' || first == 0xb7) && n < s.n && (s.p[n] == ' ' || first == 0xb7);
}

/* ---- lines ----------------------------------------------------------------------------------------------- */

/* Words that never end a heading: the line was broken off. */
static bool breaks_off(struct ds_str s)
{
	const uint32_t last = cp_last(s);
	/* 冷库是怎么建起来的 is whole */
	if (last == 0x7684 && (str_has(s, DS_STR("是")) || str_has(s, DS_STR("怎"))))
		return false;
	if (cp_in(last, u"的把让并且但而或"))
		return true;
	/* 一直把“开门办公”: a preposition before a last quotation wants a verb */
	if (last != 0x201d)
		return false;
	const size_t open = str_find_last(s, DS_STR("“"));
	if (open == SIZE_MAX || open < 3)
		return false;
	const struct ds_str before = { s.p, open };
	/* “红”和“绿” are two things */
	const bool pair = open > 6 && cp_last((struct ds_str){ s.p, open - 3 }) == 0x201d;
	return !pair && cp_in(cp_last(before), u"把将对以与和同及由被向从在");
}

/* Clauses of a line: 稳增长,促改革,惠民生 is a heading, 截至昨日,全县共维修渠道86公里,新打机井 a sentence broken off. */
static bool is_running_text(struct ds_str s)
{
	unsigned commas = 0, chars = 0, longest = 0, shortest = UINT16_MAX;
	for (size_t i = 0; i <= s.n;) {
		const uint32_t cp = i < s.n ? cp_next(s, &i) : ',';
		if (cp == ',' || cp == 0xff0c || cp == ';' || cp == 0xff1b) {
			longest = chars > longest ? chars : longest;
			shortest = chars < shortest ? chars : shortest;
			chars = 0;
			commas++;
			if (i == s.n)
				break;
		} else {
			chars++;
		}
	}
	/* 粮食;蔬菜;水果: words of a list */
	if (commas >= 3 && !str_has(s, DS_STR(",")) && !str_has(s, DS_STR("，")))
		return false;
	if (commas < 3)
		return commas == 2 && words_head(WORDS_OPENER, s);
	return longest > shortest + 2;
}

/* 记者:泵站运行多久了? */
static bool is_spoken(struct ds_str s)
{
	size_t i = 0;
	for (unsigned k = 0; k < 8 && i < s.n; k++) {
		const uint32_t cp = cp_next(s, &i);
		if (cp == ':' || cp == 0xff1a)
			return true;
	}
	return false;
}

/* No sentence ends in the line but calls and questions, and no clause goes on; behind them somebody may speak:
 * 江州要建机场？市长：还在论证. */
static bool only_calls(struct ds_str s)
{
	static const char *const marks[] = { "。", "；", "，", ",", "：", ":" };
	size_t called = str_find(s, DS_STR("？"), 0);
	called = called == SIZE_MAX ? str_find(s, DS_STR("！"), 0) : called;
	for (size_t k = 0; k < DS_COUNT(marks); k++) {
		const size_t at = str_find(s, ds_str_of(marks[k]), 0);
		if (at != SIZE_MAX && (k < 4 || at < called))
			return false;
	}
	return true;
}

/* 附件:1.责任人名单: what comes with a document is no heading of it. */
static bool is_enclosure(struct ds_str s)
{
	if (s.n < 6 || (unsigned char)s.p[2] != 0x84) /* 附 */
		return false;
	static const struct ds_str heads[] = {
		{"附件",  6},
                { "附：", 6},
                { "附:",   4}
	};
	for (size_t k = 0; k < DS_COUNT(heads); k++)
		if (ds_str_starts(s, heads[k]))
			return k > 0 || str_has(s, DS_STR("：")) || str_has(s, DS_STR(":"));
	return false;
}

static uint8_t plain_kind(struct ds_str s, const struct line *l)
{
	const struct numbering num = str_numbering(s);
	const unsigned most = num.level ? NUMBERED_CHARS : SHORT_CHARS;
	if (l->flags & (LINE_UNCLOSED | LINE_CLOSES_FIRST | LINE_LONG) || is_enclosure(s))
		return DS_BLOCK_PARAGRAPH;
	/* 车位不够！江州新建停车场12处: a call, and what it is about */
	if (l->flags & LINE_STOP_INSIDE && (l->ending != END_OPEN || l->chars < 12 || num.level || !only_calls(s)))
		return DS_BLOCK_PARAGRAPH;
	if (l->chars > most || breaks_off(s))
		return DS_BLOCK_PARAGRAPH;
	if (l->ending == END_FINAL)
		return cp_in(cp_last(s), u"!！?？…") && l->chars <= CALL_CHARS && !is_spoken(s)
			   ? LINE_SHORT
			   : DS_BLOCK_PARAGRAPH;
	if (l->ending == END_OPEN && words_head(WORDS_FIELD_HEAD, s) && is_spoken(s))
		return DS_BLOCK_PARAGRAPH;
	if (l->ending == END_OPEN)
		return num.level == 0 && is_running_text(s) ? DS_BLOCK_PARAGRAPH : LINE_SHORT;
	/* 二、主要目标: is a heading, 会议要求: is not */
	return l->ending == END_COLON && num.level && l->chars <= CALL_CHARS ? LINE_SHORT : DS_BLOCK_PARAGRAPH;
}

/* Dates, labels and roles: without what they are made of no line gives a source or a name. */
#define SOURCE_MARKS (MARK_DIGIT | MARK_COLON | MARK_SLASH | MARK_BAR)

static bool may_be_byline(struct ds_str s, const struct line *l)
{
	const uint32_t first = cp_first(s), last = cp_last(s);
	return (l->marks & (MARK_ROLE | MARK_SLASH)) || (first >= 0x2500 && first < 0x2700) ||
	       cp_in(first, u"编责校审美版") || first == '(' || first == 0xff08 ||
	       cp_in(last, u"摄图发影绘道导供组");
}

/* 青政发〔2022〕12号, (2022)闽0626民初1127号: a year in brackets and a number. */
static bool is_document_number(struct ds_str s, const struct line *l)
{
	static const struct ds_str open[] = {
		{"〔",  3},
                { "（", 3},
                { "［", 3},
                { "(",   1},
                { "[",   1}
	};
	if (l->chars < 8 || l->chars > 30 || !(l->marks & MARK_DIGIT) || !ds_str_ends(s, DS_STR("号")))
		return false;
	for (size_t k = 0; k < DS_COUNT(open); k++) {
		const size_t at = str_find(s, open[k], 0);
		if (at == SIZE_MAX || at + open[k].n + 5 > s.n)
			continue;
		const char *year = s.p + at + open[k].n;
		if ((year[0] == '1' || year[0] == '2') && strspn(year, "0123456789") == 4)
			return true;
	}
	return false;
}

/* (作者单位:市委党校), (作者系本报评论员), 县医保局供稿 */
static bool is_about_author(struct ds_str s, const struct line *l)
{
	const struct ds_span b = str_tail_bracket(s);
	if (l->chars <= 20 && ds_str_ends(s, DS_STR("供稿")) &&
	    words_tail(WORDS_OFFICE_TAIL, str_trim((struct ds_str){ s.p, s.n - 6 })))
		return true;
	if (l->chars > 80 || b.end == 0 || b.start != 0)
		return false;
	const struct ds_str inside = str_from(s, cp_first(s) == '(' ? 1 : 3);
	if (ds_str_starts(inside, DS_STR("作者")) || ds_str_starts(inside, DS_STR("本文作者")))
		return true;
	/* (江州大学 法学院,江苏 江州 225000) */
	const size_t end = inside.n - (inside.n && inside.p[inside.n - 1] == ')' ? 1 : 3);
	size_t from = end;
	while (from > 0 && from <= inside.n && inside.p[from - 1] >= '0' && inside.p[from - 1] <= '9')
		from--;
	return inside.n > 12 && end - from == 6 && l->chars >= 12;
}

/* A field of a source line and nothing in it. */
static bool is_empty_field(struct ds_str s)
{
	size_t seen = 0, bytes;
	struct credits c;
	return label_at(s, 0, &seen, &bytes) && !credits_parse_source(s, &c);
}

/* edge: the line stands before or behind the text, where notices are. */
static uint8_t brief_kind(struct ds_str s, struct line *l, bool edge)
{
	struct credits c;
	if (l->marks & MARK_COLON && l->chars <= COLUMN_CHARS && column_named(s).n)
		return DS_BLOCK_COLUMN;
	if (line_is_furniture(s, l->chars)) {
		l->flags |= l->marks & MARK_ANGLE ? LINE_NAV : 0;
		return DS_BLOCK_BOILERPLATE;
	}
	/* not 要闻 江州新闻网 09-06 20:01 */
	if (line_is_navigation(s, l) && !((l->marks & MARK_DIGIT) && s.p[s.n - 1] >= '0' && s.p[s.n - 1] <= '9' &&
					  credits_parse_source(s, &c) && c.source.n)) {
		l->flags |= LINE_NAV;
		return DS_BLOCK_BOILERPLATE;
	}
	if (edge && l->marks & MARK_DIGIT && line_is_weather(s, l->chars))
		return DS_BLOCK_BOILERPLATE;
	/* 索引号:…; not 索引号:… 时间:2020-05-11 来源:江州市融媒体中心 */
	if ((l->marks & MARK_COLON) && line_is_record(s) &&
	    !(credits_parse_source(s, &c) && c.published[0] && c.source.n))
		return DS_BLOCK_BOILERPLATE;
	/* 信息来源: 关键词: */
	if (l->ending == END_COLON && l->chars <= 24 && is_empty_field(s))
		return DS_BLOCK_BOILERPLATE;
	/* no source ends like a sentence */
	if ((l->marks & SOURCE_MARKS || ds_str_starts(s, DS_STR("原创 "))) && l->ending != END_FINAL &&
	    credits_parse_source(s, &c)) {
		l->flags = (uint8_t)(l->flags | (c.published[0] || c.date.end ? LINE_DATED : 0));
		/* 本版编辑:周琴 美编:陈露: the foot of a printed page */
		if (!c.published[0] && !c.source.n && !c.authors.n &&
		    (ds_str_starts(s, DS_STR("本版")) || str_has(s, DS_STR("美编")) || str_has(s, DS_STR("版式"))))
			return DS_BLOCK_BOILERPLATE;
		return l->flags & LINE_DATED || c.source.n ? DS_BLOCK_SOURCE : DS_BLOCK_BYLINE;
	}
	if (edge && l->ending != END_FINAL && words_are_notice(s))
		return DS_BLOCK_BOILERPLATE;
	if (is_document_number(s, l))
		return DS_BLOCK_SOURCE;
	if (is_about_author(s, l))
		return DS_BLOCK_BYLINE;
	if (l->ending != END_FINAL && l->chars <= WIRE_CHARS && credits_parse_wire(s, &c))
		return DS_BLOCK_SOURCE;
	if (may_be_byline(s, l)) {
		if (credits_parse_byline(s, &c))
			return DS_BLOCK_BYLINE;
		const bool photo = c.photo;
		/* 本报上饶6月12日讯 (记者 吴洪) with nothing behind it, or with a text that was broken off */
		if (l->chars <= 60 && credits_parse_head(s, &c) && c.authors.n)
			return str_tail_bracket(s).end ? DS_BLOCK_BYLINE : DS_BLOCK_PARAGRAPH;
		if (photo) {
			/* 图为河湾大桥。林青 摄 says what it shows */
			l->flags = (uint8_t)(l->flags | (l->flags & LINE_STOP_INSIDE ? 0 : LINE_CREDIT));
			return DS_BLOCK_CAPTION;
		}
	}
	if (is_caption(s, l) || is_table_caption(s, l))
		return DS_BLOCK_CAPTION;
	if (is_column(s, l))
		return DS_BLOCK_COLUMN;
	if (is_list_item(s) && !(cp_in_marks(cp_first(s), u"■◆▌▍█") && l->chars <= 24))
		return DS_BLOCK_LIST_ITEM;
	return plain_kind(s, l);
}

static uint8_t long_kind(struct ds_str s, struct line *l)
{
	if (l->next == NO_LINE && line_is_navigation(s, l)) {
		l->flags |= LINE_NAV;
		return DS_BLOCK_BOILERPLATE;
	}
	if (s.n <= 1200 && l->next == NO_LINE && is_caption(s, l))
		return DS_BLOCK_CAPTION;
	/* 作者:林青(江州大学副校长);高远(江州大学教授) */
	struct credits c;
	if (s.n <= 600 && l->ending != END_FINAL && l->next == NO_LINE && ds_str_starts(s, DS_STR("作者")) &&
	    credits_parse_source(s, &c) && c.authors.n)
		return DS_BLOCK_BYLINE;
	return is_list_item(s) ? DS_BLOCK_LIST_ITEM : DS_BLOCK_PARAGRAPH;
}

/* Notices stand among so many lines at either end of a page, or next to furniture. */
#define EDGE_LINES 24u
/* The head of a printed page stands among so many. */
#define TOP_LINES  8u

/* A column's name behind a mark, or an item behind the same. */
static bool is_mark_item(const struct page *p, uint32_t i)
{
	const struct line *l = &p->v[i];
	return l->hint == 0 && (l->kind == DS_BLOCK_COLUMN || l->kind == DS_BLOCK_LIST_ITEM) &&
	       cp_in_marks(cp_first(line_str(p, l)), u"■●◆★");
}

/* ▲王小丽遗失身份证，声明作废。: a sentence behind a mark that may point at a picture, but tells of none. */
static bool is_arrow_item(const struct page *p, uint32_t i)
{
	const struct line *l = &p->v[i];
	const struct ds_str s = line_str(p, l);
	return (l->kind == DS_BLOCK_CAPTION || l->kind == DS_BLOCK_LIST_ITEM) && l->ending == END_FINAL &&
	       cp_in_marks(cp_first(s), u"▲△▶▷▼") && !str_has(s, DS_STR("图")) && !str_has(s, DS_STR("摄"));
}

/* 路通了！山里人出行更方便，土货卖得快: a call and what is behind it. It is a headline where one is looked for: above all text, or
 * behind the day that closes the story before, parted from it and not from its text. */
static bool is_called_headline(const struct page *p, uint32_t i, bool above)
{
	const struct line *l = &p->v[i];
	if (p->markup || i + 1 >= p->n || l->ending != END_OPEN || l->chars > SHORT_CHARS || l->next != NO_LINE ||
	    l->flags & (LINE_LONG | LINE_UNCLOSED) || !(l->flags & LINE_STOP_INSIDE) ||
	    str_has(line_str(p, l), DS_STR("。")))
		return false;
	return above || (i > 0 && l->gap > 0 && p->v[i + 1].gap == 0 && p->v[i - 1].kind == DS_BLOCK_SOURCE &&
			 p->v[i - 1].flags & LINE_DATED);
}

static bool is_bare_number(struct ds_str s)
{
	size_t n = 0;
	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n == s.n && n <= 3;
}

void page_classify(struct page *p)
{
	bool near = true, above = true; /* above: no text has been seen */
	bool enclosed = false;          /* a list of what comes with the document is being read */
	for (uint32_t i = 0; i < p->n; i++) {
		struct line *l = &p->v[i];
		const struct ds_str s = line_str(p, l);
		if (l->kind != DS_BLOCK_PARAGRAPH)
			continue;
		const bool edge = near || i < EDGE_LINES || p->n - i <= EDGE_LINES;
		struct credits c;
		if (l->hint) {
			l->kind = (uint8_t)(l->hint - 1);
		} else if (l->marks & MARK_DIGIT && !(l->flags & LINE_LONG) &&
			   line_is_folio(s, l->chars, i < TOP_LINES)) {
			credits_parse_source(s, &c);
			l->flags = (uint8_t)(l->flags | (c.published[0] ? LINE_DATED : 0));
			l->kind = DS_BLOCK_BOILERPLATE;
		} else
			l->kind = l->flags & LINE_LONG ? long_kind(s, l) : brief_kind(s, l, edge);
		if (l->kind == DS_BLOCK_PARAGRAPH && is_called_headline(p, i, above))
			l->kind = LINE_SHORT;
		/* 江苏 below the day and the hour: where the account that put it up is */
		if (l->kind == LINE_SHORT && i > 0 && p->v[i - 1].kind == DS_BLOCK_SOURCE &&
		    p->v[i - 1].flags & LINE_DATED && p->v[i - 1].marks & MARK_COLON &&
		    words_whole(WORDS_PROVINCE, s))
			l->kind = DS_BLOCK_BOILERPLATE;
		/* 02 between paragraphs, parted from them: the number of a part or of a page, and no line of a headline */
		if (l->kind == LINE_SHORT && !above && !p->markup && is_bare_number(s) && i + 1 < p->n &&
		    p->v[i + 1].gap > 0)
			l->kind = DS_BLOCK_HEADING;
		above &= l->kind == DS_BLOCK_BOILERPLATE || l->kind == DS_BLOCK_SOURCE;
		/* ●全县设立供应点 over ●储备充足: items, and no column's name */
		if (i > 0 &&
		    ((is_mark_item(p, i) && is_mark_item(p, i - 1)) ||
		     (is_arrow_item(p, i) && is_arrow_item(p, i - 1))) &&
		    cp_first(s) == cp_first(line_str(p, &p->v[i - 1])))
			l->kind = p->v[i - 1].kind = DS_BLOCK_LIST_ITEM;
		/* what is numbered below 附件:1.… goes on with it */
		enclosed = (enclosed && l->kind == LINE_SHORT && str_numbering(s).level) || is_enclosure(s);
		if (enclosed && l->kind == LINE_SHORT)
			l->kind = DS_BLOCK_LIST_ITEM;
		near = l->kind == DS_BLOCK_BOILERPLATE || l->kind == DS_BLOCK_BYLINE;
	}
}

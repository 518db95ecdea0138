/* facts.c: what the headlines and credits of each article say: title, column, authors, editors, source, date. */
#include "article/private.h"

/* ■五化协同 大抓基层④ and 【…】 without their marks. */
static struct ds_str column_name(struct ds_str s)
{
	const struct ds_str named = column_named(s);
	if (named.n)
		return named;
	while (s.n && cp_in(cp_first(s), u"■●◆★▌▍█【[ ")) {
		size_t n = 0;
		cp_next(s, &n);
		s = str_from(s, n);
	}
	if (s.n && cp_in(cp_last(s), u"】]"))
		s.n = (size_t)(ds_utf8_prev(s.p + s.n, s.p) - s.p);
	return s;
}

/* A page may name it twice. */
static void column_add(struct copies *c, struct ds_str *column, struct ds_str s)
{
	if (s.n && !str_has(*column, s))
		copy_add(c, column, s);
}

/* What may stand in brackets behind a title and is no column's name: (试行), (第3号), (组图), (2023年), (摘要). */
static bool is_remark(struct ds_str s)
{
	for (size_t i = 0; i < s.n;) {
		const uint32_t cp = cp_next(s, &i);
		if (!cp_is_han(cp) && !cp_in(cp, u"·“” "))
			return true;
	}
	return words_tail(WORDS_REMARK_TAIL, s);
}

/* 山路通到家门口(乡村新事): the column in brackets at the end of a headline, which is printed with it. */
static void column_split(struct copies *c, struct ds_article *a)
{
	/* … [复制链接], as forums have it */
	const size_t button = str_find(a->title, DS_STR("[复制链接]"), 0);
	if (button != SIZE_MAX)
		a->title = str_trim((struct ds_str){ a->title.p, button });
	/* 标题:… in a record */
	static const struct ds_str labels[] = {
		{"标题：", 9},
		{ "标题:",  7},
	};
	for (size_t k = 0; k < DS_COUNT(labels); k++)
		if (ds_str_starts(a->title, labels[k]) && a->title.n > labels[k].n)
			a->title = str_trim(str_from(a->title, labels[k].n));
	/* 【乡村新事】山路通到家门口 */
	const size_t close = ds_str_starts(a->title, DS_STR("【")) ? str_find(a->title, DS_STR("】"), 0) : SIZE_MAX;
	if (close != SIZE_MAX && str_chars(str_trim(str_from(a->title, close + 3))) >= 5) {
		const struct ds_str name = { a->title.p + 3, close - 3 };
		if (a->column.n == 0)
			a->column = copy_folded(c, name);
		a->title = str_trim(str_from(a->title, close + 3));
	}
	const struct ds_span b = str_tail_bracket(a->title);
	if (b.end == 0 || a->column.n)
		return;
	const struct ds_str before = str_trim((struct ds_str){ a->title.p, b.start });
	const struct ds_str inside = bracket_inside(ds_str_slice(a->title, b));
	const size_t chars = str_chars(inside);
	if (chars < 4 || chars > 14 || is_remark(inside) || words_tail(WORDS_DOCUMENT_TAIL, before))
		return;
	a->column = copy_folded(c, inside);
}

/* —— before a subtitle is no part of it. */
static struct ds_str subtitle_name(struct ds_str s)
{
	while (s.n && cp_in(cp_first(s), u"—-─ ")) {
		size_t n = 0;
		cp_next(s, &n);
		s = str_from(s, n);
	}
	return s;
}

/* Everything the credits of one article have said so far. */
struct facts {
	struct names authors, editors;
	struct ds_str source, wire; /* wire: by the report's first words, when nothing else names a source */
	struct ds_str press;        /* … and whose reporters wrote it, when not even those do */
	char published[32];
};

/* What is said first stands. */
static void name_first(struct ds_str *to, struct ds_str name)
{
	if (to->n == 0)
		*to = name;
}

static void facts_add(struct facts *f, const struct credits *c)
{
	names_add(&f->authors, &c->authors);
	names_add(&f->editors, &c->editors);
	name_first(&f->press, c->press);
	name_first(&f->source, c->source);
	/* the first date stands, unless a later one says the same day more exactly */
	if (strncmp(f->published, c->published, strlen(f->published)) == 0)
		memcpy(f->published, c->published, sizeof f->published);
}

/* 江州治水三年见效(发布时间:2023-04-01): the date in brackets at the end of a headline, which goes without it. */
static void date_split(struct ds_article *a, struct facts *f)
{
	const struct ds_span b = str_tail_bracket(a->title);
	struct credits c;
	/* 2023-04-01 江州治水三年见效 */
	char iso[sizeof f->published];
	struct ds_str s = a->title;
	if (ds_str_starts(s, DS_STR("date ")))
		s = str_from(s, 5);
	const bool digits = s.n > 16 && s.p[0] == '2' && strspn(s.p, "0123456789") == 4 && strchr("-/.", s.p[4]);
	const size_t n = digits ? date_parse(s, iso) : 0;
	if (n >= 8 && n < s.n) {
		a->title = str_trim(str_from(s, n));
		if (!f->published[0])
			memcpy(f->published, iso, sizeof iso);
		return;
	}
	if (b.start == 0 || !credits_parse_source(bracket_inside(ds_str_slice(a->title, b)), &c))
		return;
	a->title = str_trim((struct ds_str){ a->title.p, b.start });
	facts_add(f, &c);
}

static void line_facts(const struct page *p, uint32_t i, struct facts *f)
{
	const struct line *l = &p->v[i];
	const struct ds_str s = line_str(p, l);
	struct credits c;
	/* 【纠错】【责任编辑:赵宁】, 责任编辑:孟丹 电话:…: furniture that names the editors */
	if (l->kind == DS_BLOCK_BOILERPLATE && !(l->flags & LINE_LONG) && (l->marks & (MARK_COLON | MARK_SLASH)) &&
	    f->editors.n == 0 && (!p->markup || l->hint == 0)) {
		credits_parse_source(s, &c);
		names_add(&f->editors, &c.editors);
	}
	/* 发布日期: in the record of a document */
	if (l->kind == DS_BLOCK_BOILERPLATE && !(l->flags & LINE_LONG) && !p->markup && !f->published[0] &&
	    (l->marks & MARK_DIGIT) && ((l->flags & LINE_DATED) || line_is_record(s)) &&
	    credits_parse_source(s, &c)) {
		memcpy(f->published, c.published, sizeof f->published);
		name_first(&f->wire, c.source);
	}
	if (l->kind != DS_BLOCK_BYLINE && l->kind != DS_BLOCK_SOURCE)
		return;
	if (credits_parse_source(s, &c) || credits_parse_byline(s, &c)) {
		facts_add(f, &c);
		/* 2016-10-12 09:33  云上江州: beside an hour stands who put it up */
		if (p->markup || strchr(c.published, 'T'))
			name_first(&f->wire, c.left);
		return;
	}
	struct names names;
	if (l->flags & LINE_CREDIT) { /* of a story that a picture tells */
		credits_clear(&c);
		if (credits_parse_shot(s, &c))
			names_add(&f->authors, &c.authors);
	} else if ((l->kind == DS_BLOCK_SOURCE && credits_parse_wire(s, &c)) || credits_parse_head(s, &c)) {
		names_add(&f->authors, &c.authors);
		f->wire = c.source.n ? c.source : f->wire;
	} else if (l->kind == DS_BLOCK_SOURCE && !l->hint && is_outlet(str_unmarked(s))) {
		name_first(&f->source, str_unmarked(s)); /* 江州网 over a wire's report */
	} else if (person_parse(str_unmarked(s), &names)) {
		names_add(&f->authors, &names);
	} else if (s.n <= 60 && (words_tail(WORDS_OFFICE_TAIL, s) || (l->kind == DS_BLOCK_SOURCE && l->hint))) {
		name_first(&f->wire, s);
	}
}

/* 江州晚报官方账号: whose account it is. */
static struct ds_str account_less(struct ds_str s)
{
	static const struct ds_str tails[] = {
		{"官方账号",  12},
		{ "官方帐号", 12},
	};
	for (size_t k = 0; k < DS_COUNT(tails); k++)
		if (s.n > tails[k].n && ds_str_ends(s, tails[k]))
			s.n -= tails[k].n;
	return s;
}

/* Who a paragraph that begins a report says wrote it. A source line may say it more exactly: 中新网江州 beside the hour. */
static void head_facts(struct ds_str line, struct facts *f)
{
	struct credits c;
	if (!credits_parse_head(line, &c))
		return;
	names_add(&f->authors, &c.authors);
	name_first(&f->press, c.press);
	if (c.source.n && !ds_str_starts(f->wire, c.source))
		f->wire = c.source;
}

/* What the first and the last paragraph say about who wrote it. */
static void text_facts(const struct page *p, uint32_t first, uint32_t last, struct ds_str title, struct facts *f)
{
	struct credits c;
	if (first == NO_LINE)
		return;
	/* the beginning of a story as lists of them show it: headline and text in one */
	const struct ds_str line = line_str(p, &p->v[first]);
	head_facts(str_from(line, title.n && ds_str_starts(line, title) ? title.n : 0), f);
	const bool tail = credits_parse_tail(line_str(p, &p->v[p->v[last].last]), &c);
	if (tail)
		facts_add(f, &c);
	else if (c.photo && first == last && f->authors.n == 0)
		names_add(&f->authors, &c.authors); /* one paragraph under a picture */
}

/* …正式开工。(记者 张三): reporters may stand behind any paragraph when neither the first nor the last names them. */
static void paragraph_facts(const struct page *p, const struct line *l, struct facts *f)
{
	const struct ds_str s = line_str(p, &p->v[l->last]);
	const struct ds_span at = str_tail_bracket(s);
	if (at.end == 0)
		return;
	const struct ds_str inside = bracket_inside(ds_str_slice(s, at));
	struct credits c;
	if ((role_end(inside) || str_has(inside, DS_STR("文/"))) && credits_parse_tail(s, &c)) {
		names_add(&f->authors, &c.authors);
		name_first(&f->press, c.press);
	}
}

/* ——2024年1月9日在江州市第五届人民代表大会第四次会议上: when a report was given. */
static void report_date(struct ds_str s, struct facts *f)
{
	const struct ds_str rest = subtitle_name(s);
	char iso[sizeof f->published];
	if (rest.n < s.n && !f->published[0] && date_parse(rest, iso))
		memcpy(f->published, iso, sizeof iso);
}

static struct ds_str *names_store(struct copies *c, const struct names *names)
{
	struct ds_str *v = DS_NEW_ARRAY(c->arena, struct ds_str, names->n + 1);
	for (uint32_t i = 0; i < names->n; i++)
		v[i] = copy_written(c, copy_name(c, names->v[i]));
	return v;
}

/* (原标题:江州新增车位3200个): the title it had where it was first printed. */
static struct ds_str first_title(struct ds_str s)
{
	static const struct ds_str heads[] = {
		{"原标题", 9},
	};
	size_t n = 0;
	if (cp_in_marks(cp_next(s, &n), u"(（[【")) {
		s = str_from(s, n);
		if (s.n && cp_in_marks(cp_last(s), u")）]】"))
			s.n = (size_t)(ds_utf8_prev(s.p + s.n, s.p) - s.p);
	}
	for (size_t k = 0; k < DS_COUNT(heads); k++)
		if (ds_str_starts(s, heads[k])) {
			n = heads[k].n;
			if (n < s.n && cp_in_marks(cp_next(s, &n), u":："))
				return str_trim(str_from(s, n));
		}
	return (struct ds_str){ 0 };
}

static void article_facts(const struct page *p, uint32_t from, uint32_t to, struct copies *copies,
			  struct ds_article *a)
{
	struct facts f = { 0 };
	uint32_t first = NO_LINE, last = NO_LINE;
	for (uint32_t i = from; i < to; i++) {
		const struct line *l = &p->v[i];
		const struct ds_str s = line_str(p, l);
		if (l->kind == DS_BLOCK_TITLE)
			copy_add(copies, &a->title, cp_in_marks(cp_first(s), u"●■◆") ? str_unmarked(s) : s);
		else if (l->kind == DS_BLOCK_SUBTITLE) {
			copy_add(copies, &a->subtitle, subtitle_name(s));
			report_date(s, &f);
		} else if (l->kind == DS_BLOCK_COLUMN)
			column_add(copies, &a->column, column_name(s));
		else if (l->kind == DS_BLOCK_PARAGRAPH) {
			first = first == NO_LINE ? i : first;
			last = i;
		} else
			line_facts(p, i, &f);
	}
	text_facts(p, first, last, a->title, &f);
	/* summaries without a full stop stand above 本报讯 (记者 …; 又讯 (记者 … begins another part */
	bool above = first != NO_LINE && p->v[first].ending == END_OPEN, second = true;
	struct credits c;
	for (uint32_t i = first + 1; first != NO_LINE && i <= last; i++) {
		if (p->v[i].kind != DS_BLOCK_PARAGRAPH)
			continue;
		if ((above && f.authors.n == 0) || ds_str_starts(line_str(p, &p->v[i]), DS_STR("又讯")))
			head_facts(line_str(p, &p->v[i]), &f);
		else if ((second || p->v[i - 1].kind == DS_BLOCK_HEADING) && f.authors.n == 0 &&
			 credits_parse_head(line_str(p, &p->v[i]), &c) && c.authors.n)
			head_facts(line_str(p, &p->v[i]), &f);
		second = false;
		above &= p->v[i].ending == END_OPEN;
	}
	for (uint32_t i = from; i < to && f.authors.n == 0 && last != NO_LINE && i < last; i++)
		if (p->v[i].kind == DS_BLOCK_PARAGRAPH)
			paragraph_facts(p, &p->v[i], &f);
	/* 新华社江州3月2日电 题:春到江州 over a text without a headline */
	for (uint32_t i = from; i < to && a->title.n == 0 && i < first; i++) {
		if (p->v[i].kind == DS_BLOCK_SOURCE && credits_parse_wire(line_str(p, &p->v[i]), &c) && c.left.n)
			copy_add(copies, &a->title, c.left);
	}
	for (uint32_t i = from; i < to && a->title.n == 0; i++)
		if (p->v[i].kind == DS_BLOCK_BOILERPLATE && !(p->v[i].flags & LINE_LONG) &&
		    (p->v[i].marks & MARK_COLON))
			copy_add(copies, &a->title, first_title(line_str(p, &p->v[i])));
	date_split(a, &f);
	column_split(copies, a);
	if (f.source.n == 0 && f.wire.n == 0)
		f.source = p->paper;
	name_first(&f.source, f.wire);
	name_first(&f.source, f.press);
	a->source = copy_written(copies, copy_folded(copies, account_less(f.source)));
	a->published = ds_arena_copy(copies->arena, ds_str_of(f.published));
	a->authors = names_store(copies, &f.authors);
	a->authors_n = f.authors.n;
	a->editors = names_store(copies, &f.editors);
	a->editors_n = f.editors.n;
}

void page_facts(struct page *p, struct ds_arena *arena)
{
	/* the head of a printed page is furniture, but its date holds for every article */
	struct credits page;
	credits_clear(&page);
	for (uint32_t i = 0; i < p->n && p->v[i].kind == DS_BLOCK_BOILERPLATE; i++)
		if ((p->v[i].flags & LINE_DATED) && page.published[0] == 0)
			credits_parse_source(line_str(p, &p->v[i]), &page);
	struct ds_str box = { 0 }; /* a column of short news, named above the first of them */
	for (uint32_t i = 0; i < p->n;) {
		const uint32_t from = i, article = p->v[i].article;
		while (i < p->n && p->v[i].article == article)
			i++;
		struct ds_article *a = &p->articles[article];
		struct copies copies = { .arena = arena, .page = p };
		article_facts(p, from, i, &copies, a);
		a->title = copy_written(&copies, a->title);
		a->subtitle = copy_written(&copies, a->subtitle);
		if (a->column.n) {
			const bool boxed = words_tail(WORDS_BOX, a->column);
			a->column = copy_written(&copies, a->column);
			box = boxed ? a->column : (struct ds_str){ 0 };
		} else {
			a->column = box;
		}
		if (a->published.n == 0 && page.published[0])
			a->published = ds_arena_copy(arena, ds_str_of(page.published));
	}
}

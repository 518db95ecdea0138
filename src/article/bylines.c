/* bylines.c: lines and brackets that name reporters: □本报记者 郭俊楼 通讯员 常歌; (记者 刘晓云); 高玉江 摄. */
#include "article/private.h"

#define W(lit)                                                                                                     \
	{                                                                                                          \
		(lit), sizeof(lit) - 1                                                                             \
	}

/* What may follow the names. */
static const struct ds_str closers[] = {
	W("綜合報導"), W("綜合報道"), W("图"),   W("圖"),    W("攝影"),  W("摄影"), W("报道"), W("综合报道"),
	W("摄影报道"), W("图文报道"), W("文"),   W("文/图"), W("图/文"), W("整理"), W("电"),   W("采写"),
	W("文图"),     W("图文"),     W("報導"), W("報道"),  W("综合"),  W("摄"),   W("攝"),   W("发自"),
	W("编译"),     W("撰"),       W("供稿"), W("等"),    W("连线"),
};

/* What ends a photographer's credit. */
static const struct ds_str shot[] = {
	W("摄"),   W("摄影"), W("供图"), W("图"), W("攝"),       W("攝影"),
	W("供圖"), W("制图"), W("绘"),   W("发"), W("摄影报道"),
};

static bool in_list(const struct ds_str *list, size_t n, struct ds_str s)
{
	for (size_t i = 0; i < n; i++)
		if (ds_str_eq(list[i], s))
			return true;
	return false;
}

/* Where the last role in s ends; 0 when there is none. */
static size_t role_end(struct ds_str s)
{
	return words_end(WORDS_ROLE, s);
}

/* Labels without a colon: 编辑 孙小雅 审核 金鑫. True for those whose names are editors. */
static const struct {
	struct ds_str word;
	bool editor;
} desks[] = {
	{W("编辑"),        true },
        { W("责编"),       true },
        { W("责任编辑"), true },
        { W("編輯"),       true },
	{ W("審核"),       false},
        { W("审核"),       false},
        { W("校对"),       false},
        { W("版式"),       false},
	{ W("美编"),       false},
        { W("值班编委"), false},
        { W("监制"),       false},
        { W("策划"),       false},
	{ W("统筹"),       false},
        { W("终审"),       false},
        { W("初审"),       false},
        { W("复审"),       false},
	{ W("制图"),       false},
        { W("視覺"),       false},
};

/* Whose names are being read. */
enum desk { DESK_AUTHOR, DESK_EDITOR, DESK_OTHER };

/* Words of a byline one after another, with what has been learned of it. */
struct reading_byline {
	enum desk desk;
	struct credits *out;
	bool marked;          /* □ before it, or in brackets */
	bool role;            /* a role has been named */
	struct ds_str one;    /* 王, waiting for 寅 */
	struct ds_str office; /* 本报评论员: a role without a name */
};

static void name_keep(struct reading_byline *b, struct ds_str name)
{
	const struct names one = { .v = { name }, .n = 1 };
	if (b->desk == DESK_AUTHOR)
		names_add(&b->out->authors, &one);
	else if (b->desk == DESK_EDITOR)
		names_add(&b->out->editors, &one);
}

static bool desk_take(struct reading_byline *b, struct ds_str w)
{
	for (size_t k = 0; k < DS_COUNT(desks); k++)
		if (ds_str_eq(w, desks[k].word)) {
			b->desk = desks[k].editor ? DESK_EDITOR : DESK_OTHER;
			return true;
		}
	return false;
}

/* One word; false when it fits no byline. */
static bool word_take(struct reading_byline *b, struct ds_str w)
{
	const size_t end = role_end(w);
	if ((b->role || b->marked) && desk_take(b, w))
		return true;
	/* 彭越 文 袁野 图 */
	if (b->out->authors.n && ds_str_eq(w, DS_STR("文"))) {
		b->role = true;
		b->desk = DESK_OTHER;
		return true;
	}
	if (end) {
		b->desk = DESK_AUTHOR;
		if (str_chars((struct ds_str){ w.p, end }) > 16)
			return false;
		b->role = true;
		b->office = (struct ds_str){ w.p, end };
		w = str_from(w, end);
		if (w.n && (cp_first(w) == ':' || cp_first(w) == 0xff1a))
			w = str_from(w, w.p[0] == ':' ? 1 : 3);
		if (w.n == 0)
			return true;
		/* 记者观察 names nobody */
		if (!name_is_plausible(w, !b->marked) && !in_list(closers, DS_COUNT(closers), w))
			return false;
	}
	/* 报道, 中部報導 */
	if (in_list(closers, DS_COUNT(closers), w) || ds_str_ends(w, DS_STR("報導")) ||
	    ds_str_ends(w, DS_STR("报道")))
		return b->role || b->marked;
	const bool single = w.n == 3 && cp_is_han(cp_first(w));
	if (single && b->one.n) {
		name_keep(b, (struct ds_str){ b->one.p, (size_t)(w.p + w.n - b->one.p) });
		b->one.n = 0;
		return true;
	}
	if (b->one.n)
		return false;
	if (single) {
		b->one = w;
		return true;
	}
	if (!b->role && !b->marked)
		return words_tail(WORDS_PRESS_TAIL, w) || ds_str_eq(w, DS_STR("本报"));
	/* an office before its people: 通讯员 省公安厅 张三 */
	if (str_chars(w) > 3 && words_tail(WORDS_PRESS_TAIL, w))
		return true;
	if (!name_is_plausible(w, false))
		return false;
	name_keep(b, w);
	return true;
}

static bool is_separator(uint32_t cp)
{
	return cp_is_blank(cp) || cp_in_marks(cp, u"、,，;；|｜丨│()（）/／\\＼");
}

static bool byline_scan(struct ds_str s, bool marked, struct credits *out)
{
	struct reading_byline b = { .out = out, .marked = marked };
	size_t i = 0, start = SIZE_MAX;
	for (;;) {
		size_t to = i;
		const uint32_t cp = i < s.n ? cp_next(s, &to) : ' ';
		if (start == SIZE_MAX && !is_separator(cp))
			start = i;
		if (start != SIZE_MAX && is_separator(cp)) {
			if (!word_take(&b, (struct ds_str){ s.p + start, i - start })) {
				/* (记者 张三 对本文亦有贡献) */
				if (!marked || !b.role || out->authors.n == 0)
					return false;
				break;
			}
			start = SIZE_MAX;
		}
		if (i >= s.n)
			break;
		i = to;
	}
	if (b.one.n)
		return false;
	if (out->authors.n == 0 && b.role && b.office.n && ds_str_ends(b.office, DS_STR("评论员")))
		name_keep(&b, b.office);
	return out->authors.n > 0 && (b.role || b.marked);
}

/* 张三 摄, 本报记者 陈春艳 摄, 摄影:张三 */
static bool is_photo_credit(struct ds_str s)
{
	for (size_t k = 0; k < DS_COUNT(shot); k++) {
		if (!ds_str_ends(s, shot[k]) || s.n == shot[k].n)
			continue;
		const struct ds_str before = { s.p, s.n - shot[k].n };
		const struct ds_str people = str_trim(before);
		struct credits c = { 0 };
		struct names names;
		/* 图 and 发 are ordinary words too: there a blank or a slash must part them from the name */
		const bool apart = people.n < before.n || cp_last(people) == '/';
		if (shot[k].n == 3 && !apart && cp_in(cp_first(shot[k]), u"图发绘"))
			continue;
		if (byline_scan(people, false, &c) || names_parse(people, !apart, &names))
			return true;
	}
	return false;
}

/* The inside of a bracket, one code point off each end. */
static struct ds_str bracket_inside(struct ds_str s)
{
	size_t n = 0;
	cp_next(s, &n);
	const char *end = ds_utf8_prev(s.p + s.n, s.p);
	return str_trim((struct ds_str){ s.p + n, end > s.p + n ? (size_t)(end - s.p) - n : 0 });
}

/* 〔記者陳怡婷／台中報導〕 without its brackets. */
static struct ds_str unframed(struct ds_str s)
{
	static const struct ds_str frames[][2] = {
		{W("〔"),  W("〕")},
                { W("【"), W("】")},
                { W("［"), W("］")},
                { W("["),   W("]")  }
	};
	for (size_t i = 0; i < DS_COUNT(frames); i++) {
		if (ds_str_starts(s, frames[i][0]) && ds_str_ends(s, frames[i][1]))
			return (struct ds_str){ s.p + frames[i][0].n, s.n - frames[i][0].n - frames[i][1].n };
	}
	return s;
}

/* 文/ 文\ 文| 文: at the beginning of s: bytes of the word and its mark; 0 when there is none. */
static size_t mark_after(struct ds_str s, struct ds_str word)
{
	if (!ds_str_starts(s, word) || s.n == word.n)
		return 0;
	size_t i = word.n;
	return cp_in_marks(cp_next(s, &i), u"/／\\＼|｜丨") ? i : 0;
}

/* Where 图/… begins in s, which names who took the pictures; s.n when nothing does. */
static size_t photo_part(struct ds_str s)
{
	for (size_t at = 0; (at = ds_str_find(s, DS_STR("图"), at)) != SIZE_MAX; at += 3)
		if (mark_after(str_from(s, at), DS_STR("图")))
			return at;
	return s.n;
}

bool credits_parse_byline(struct ds_str line, struct credits *out)
{
	*out = (struct credits){ 0 };
	struct ds_str s = unframed(str_trim(line));
	bool marked = false;
	const struct ds_span bracket = str_tail_bracket(s);
	if (bracket.end && bracket.start == 0)
		s = bracket_inside(s);
	if (s.n == 0 || s.n > 300)
		return false;
	if (cp_in_marks(cp_first(s), u"□◎○◇☐▢❑◯☉⊙")) {
		size_t n = 0;
		cp_next(s, &n);
		s = str_trim(str_from(s, n));
		marked = true;
	} else if (cp_in_marks(cp_first(s), u"■●◆*★☆▪·")) {
		size_t n = 0;
		cp_next(s, &n);
		s = str_trim(str_from(s, n));
	}
	const size_t wrote_mark = mark_after(s, DS_STR("文"));
	if (wrote_mark) {
		s = str_trim(str_from(s, wrote_mark));
		if (ds_str_starts(s, DS_STR("图")))
			s = str_trim(str_from(s, 3));
		s.n = photo_part(s);
		s = str_trim(s);
		marked = true;
	}
	/* a sentence; only behind a mark or in a bracket may words follow the names */
	if (!marked && ds_str_ends(s, DS_STR("。")))
		return false;
	/* 本报记者 高远 摄影报道 wrote as well */
	const bool wrote = ds_str_ends(s, DS_STR("文/摄")) || ds_str_ends(s, DS_STR("文／摄")) ||
			   ds_str_ends(s, DS_STR("文并摄")) || ds_str_ends(s, DS_STR("报道")) ||
			   ds_str_ends(s, DS_STR("報導")) || str_has(s, DS_STR(" 文 ")) ||
			   str_has(s, DS_STR("　文　"));
	if (!wrote && is_photo_credit(s)) {
		out->photo = true;
		return false;
	}
	if (byline_scan(s, marked, out))
		return true;
	if (wrote && is_photo_credit(s)) {
		*out = (struct credits){ .photo = true };
		return false;
	}
	/* (金秋 田野) on a line of its own */
	*out = (struct credits){ 0 };
	return bracket.end && bracket.start == 0 && names_parse(s, true, &out->authors);
}

/* ---- inside paragraphs ----------------------------------------------------------------------------------- */

/* 据新华社电, 原载《人民日报》, 来源:新华网 */
static bool source_of(struct ds_str s, struct credits *out)
{
	static const struct ds_str heads[] = { W("据"),   W("原载"), W("转载自"), W("转自"),
					       W("摘自"), W("來源"), W("来源") };
	static const struct ds_str tails[] = { W("报道"), W("电"), W("消息"), W("供稿"), W("》") };
	for (size_t k = 0; k < DS_COUNT(heads); k++) {
		if (!ds_str_starts(s, heads[k]))
			continue;
		s = str_from(s, heads[k].n);
		while (s.n && cp_in(cp_first(s), u":：《 ")) {
			size_t n = 0;
			cp_next(s, &n);
			s = str_from(s, n);
		}
		for (size_t t = 0; t < DS_COUNT(tails); t++)
			if (ds_str_ends(s, tails[t]))
				s.n -= tails[t].n;
		if (s.n < 6 || s.n > 60 || !words_tail(WORDS_PRESS_TAIL, s))
			return false;
		out->source = s;
		return true;
	}
	return false;
}

bool credits_parse_tail(struct ds_str line, struct credits *out)
{
	*out = (struct credits){ 0 };
	/* (編輯:李大雲)1120305 */
	while (line.n > 6 && line.p[line.n - 1] >= '0' && line.p[line.n - 1] <= '9')
		line.n--;
	const struct ds_span at = str_tail_bracket(line);
	if (at.end == 0)
		return false;
	const struct ds_str s = bracket_inside(ds_str_slice(line, at));
	if (s.n < 6 || s.n > 150)
		return false;
	if ((str_has(s, DS_STR("编辑")) || str_has(s, DS_STR("編輯")) || str_has(s, DS_STR("责编"))) &&
	    credits_parse_source(s, out))
		return true;
	if (source_of(s, out))
		return true;
	if (is_photo_credit(s)) {
		out->photo = true;
		return false;
	}
	if (role_end(s))
		return byline_scan(s, true, out);
	return names_parse(s, true, &out->authors) && out->authors.n <= 6;
}

/* How a report begins, and whom that makes its source. */
static const struct {
	struct ds_str word, source;
} leads[] = {
	{W("本报讯"),                 W("")               },
	{ W("本网讯"),                W("")               },
	{ W("本台消息"),             W("")               },
	{ W("新华社"),                W("新华社")      },
	{ W("新华网"),                W("新华网")      },
	{ W("中新社"),                W("中新社")      },
	{ W("中新网"),                W("中新网")      },
	{ W("人民网"),                W("人民网")      },
	{ W("央视网"),                W("央视网")      },
	{ W("央广网"),                W("央广网")      },
	{ W("光明网"),                W("光明网")      },
	{ W("中国网"),                W("中国网")      },
	{ W("中央社"),                W("中央社")      },
	{ W("本报"),                   W("")               },
	{ W("新華社"),                W("新华社")      },
	{ W("本報訊"),                W("")               },
	{ W("中国新闻网"),          W("中国新闻网")},
	{ W("中央广播电视总台"), W("")               },
};

/* How far into the first paragraph reporters are named. */
#define LEAD_BYTES 240u
/* … and the words that open it end. */
#define LEAD_END   80u

/* Where the words that open a report end: 本报讯, 【黑河日报讯】, 新华社北京1月17日电. 0 when it opens with none. */
static size_t lead_end(struct ds_str s, struct credits *out)
{
	size_t lead = SIZE_MAX, end = SIZE_MAX;
	for (size_t k = 0; k < DS_COUNT(leads) && lead == SIZE_MAX; k++)
		if (ds_str_starts(s, leads[k].word))
			lead = k;
	/* so far in at most: most paragraphs have none, and are not searched to their ends */
	for (size_t to = 0; to < s.n && to < LEAD_END && end == SIZE_MAX;)
		if (cp_in(cp_next(s, &to), u"讯訊电電") && to <= LEAD_END)
			end = to;
	if (end == SIZE_MAX)
		return lead != SIZE_MAX && leads[lead].source.n == 0 && ds_str_starts(s, DS_STR("本台消息")) ? 12
													     : 0;
	const struct ds_str name = { s.p, end - 3 };
	if (lead != SIZE_MAX) {
		/* a wire is named with its 电 only: 人民网 may begin any sentence */
		out->source = leads[lead].source;
		return end;
	}
	/* 黑河日报讯 */
	if (name.n >= 6 && name.n <= 36 && words_tail(WORDS_PRESS_TAIL, name)) {
		out->source = name;
		return end;
	}
	return 0;
}

/* 某某网海城9月12日电(记者 …: any agency, known by the day before 电 and the bracket behind it. Where 电 ends; 0. */
static size_t wire_end(struct ds_str s, struct credits *out)
{
	size_t at = ds_str_find(s, DS_STR("日电"), 0);
	if (at == SIZE_MAX)
		at = ds_str_find(s, DS_STR("日電"), 0);
	if (at == SIZE_MAX || at == 0 || at > LEAD_END || s.p[at - 1] < '0' || s.p[at - 1] > '9')
		return 0;
	const struct ds_str after = str_trim(str_from(s, at + 6));
	if (cp_first(after) != '(' && cp_first(after) != 0xff08)
		return 0;
	for (size_t i = 0; i < at && i < 36;) {
		const uint32_t cp = cp_next(s, &i);
		if (i >= 9 && cp_in(cp, u"社网報报網")) {
			out->source = (struct ds_str){ s.p, i };
			break;
		}
	}
	return at + 6;
}

/* 记者张三 李四报道: at the beginning of s. */
static void lead_names(struct ds_str s, struct credits *out)
{
	static const struct ds_str says[] = { W("报道"), W("報道"), W("報導"), W("报导"), W("摄影报道"), W("：") };
	s = str_trim(s);
	if (s.n > 120) {
		s.n = 120;
		while (((unsigned char)s.p[s.n] & 0xc0) == 0x80)
			s.n--;
	}
	size_t end = SIZE_MAX;
	for (size_t k = 0; k < DS_COUNT(says); k++) {
		const size_t at = ds_str_find(s, says[k], 0);
		end = at < end ? at : end;
	}
	if (end == SIZE_MAX || end > 90 || role_end((struct ds_str){ s.p, end }) == 0)
		return;
	struct credits c = { 0 };
	if (byline_scan((struct ds_str){ s.p, end }, true, &c))
		names_add(&out->authors, &c.authors);
}

/* 记者 罗敏 通讯员 许安 12月1日,…: roles and names parted by blanks, at the beginning of s. */
static bool lead_roles(struct ds_str s, struct credits *out)
{
	struct names found = { .n = 0 };
	bool role = false;
	s = str_trim(s);
	for (size_t i = 0; i < s.n;) {
		size_t to = i;
		while (to < s.n && !cp_is_blank(cp_first(str_from(s, to))))
			cp_next(s, &to);
		struct ds_str w = { s.p + i, to - i };
		const size_t end = role_end(w);
		if (end && end == w.n && str_chars(w) <= 8)
			role = true;
		else if (role && to < s.n && name_is_plausible(str_from(w, end), true)) {
			const struct names one = { .v = { str_from(w, end) }, .n = 1 };
			names_add(&found, &one);
		} else
			break;
		for (i = to; i < s.n && cp_is_blank(cp_first(str_from(s, i)));)
			cp_next(s, &i);
	}
	names_add(&out->authors, &found);
	return found.n > 0;
}

/* 中央社記者王小明、李大華台北5日電: the last name runs into the place. */
static bool wired_names(struct ds_str s, struct credits *out)
{
	const size_t end = role_end(s);
	if (end == 0 || (!ds_str_ends(s, DS_STR("日電")) && !ds_str_ends(s, DS_STR("日电"))))
		return false;
	size_t from = end, n = 0;
	for (size_t i = end; i < s.n;) {
		const size_t at = i;
		const uint32_t cp = cp_next(s, &i);
		const bool digit = cp >= '0' && cp <= '9';
		if (cp != 0x3001 && !cp_is_blank(cp) && !digit) {
			n++;
			continue;
		}
		struct ds_str name = { s.p + from, at - from };
		if (digit && n > 3)
			name.n = n == 4 ? 6 : 9;
		const struct names one = { .v = { name }, .n = 1 };
		if (name_is_plausible(name, false))
			names_add(&out->authors, &one);
		from = i;
		n = 0;
		if (digit)
			break;
	}
	return out->authors.n > 0;
}

/* A bracket with a role at the beginning of s: (记者 张三), 〔記者陳怡婷／台中報導〕. led: behind 本报讯, where names may
 * stand without one. */
static bool lead_bracket(struct ds_str s, bool led, struct credits *out)
{
	s = str_trim(s);
	if (!cp_in_marks(cp_first(s), u"(（〔【[［"))
		return false;
	size_t close = 0;
	while (close < s.n && !cp_in_marks(cp_next(s, &close), u")）〕】]］"))
		;
	if (close > 200)
		return false;
	const struct ds_str inside = bracket_inside((struct ds_str){ s.p, close });
	struct credits c = { 0 };
	if (wired_names(inside, out))
		return true;
	if (inside.n == 0 ||
	    (role_end(inside) ? !byline_scan(inside, true, &c) : !led || !names_parse(inside, true, &c.authors)))
		return false;
	names_add(&out->authors, &c.authors);
	return true;
}

bool credits_parse_head(struct ds_str line, struct credits *out)
{
	*out = (struct credits){ 0 };
	struct ds_str s = { line.p, line.n < LEAD_BYTES ? line.n : LEAD_BYTES };
	while (s.n < line.n && ((unsigned char)line.p[s.n] & 0xc0) == 0x80)
		s.n--;
	if (lead_bracket(s, false, out))
		return true;
	const bool framed = ds_str_starts(s, DS_STR("【"));
	if (framed || ds_str_starts(s, DS_STR("（")))
		s = str_from(s, 3);
	size_t end = lead_end(s, out);
	if (end == 0)
		end = wire_end(s, out);
	/* 【台北訊】 */
	if (end == 0 && framed) {
		const size_t close = ds_str_find(s, DS_STR("】"), 0);
		const struct ds_str said = { s.p, close < 40 ? close : 0 };
		if (ds_str_ends(said, DS_STR("讯")) || ds_str_ends(said, DS_STR("訊")) ||
		    ds_str_ends(said, DS_STR("電")))
			end = close;
		/* 【某新网】(记者 夏至) */
		const uint32_t next = said.n ? cp_first(str_trim(str_from(s, close + 3))) : 0;
		if ((next == '(' || next == 0xff08) && words_tail(WORDS_PRESS_TAIL, said)) {
			out->source = said;
			end = close;
		}
	}
	if (end == 0)
		return false;
	struct ds_str rest = str_from(s, end);
	if (ds_str_starts(rest, DS_STR("】")) || ds_str_starts(rest, DS_STR("）")))
		rest = str_from(rest, 3);
	if (!lead_bracket(rest, true, out) && !lead_roles(rest, out))
		lead_names(rest, out);
	return true;
}

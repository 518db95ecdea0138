/* bylines.c: lines and brackets that name reporters: □本报记者 郭俊楼 通讯员 常歌; (记者 刘晓云); 高玉江 摄. */
#include "article/credits.h"

#define W(lit)                                                                                                     \
	{                                                                                                          \
		(lit), sizeof(lit) - 1                                                                             \
	}

/* What may follow the names. */
static const struct ds_str closers[] = {
	W("综合报导"), W("综合报道"), W("图"),    W("摄影"), W("报道"), W("摄影报道"), W("图文报道"),
	W("文"),       W("文/图"),    W("图/文"), W("整理"), W("电"),   W("采写"),     W("文图"),
	W("图文"),     W("报导"),     W("综合"),  W("摄"),   W("视频"), W("发自"),     W("编译"),
	W("撰"),       W("供稿"),     W("等"),    W("连线"),
};

/* What ends a photographer's credit. apart: an ordinary word as well, which a blank or a slash parts from the name. */
static const struct {
	struct ds_str word;
	bool apart;
} shots[] = {
	{W("摄影报道"),  false},
        { W("摄影报导"), false},
        { W("摄"),          false},
	{ W("摄影"),       false},
        { W("供图"),       false},
        { W("制图"),       false},
	{ W("图"),          true },
        { W("绘"),          true },
        { W("发"),          true },
};

/* The last characters of all of these: nearly no line ends so. */
#define SHOTS_END u"道导摄影图绘发"

/* What authors did, behind their names. parted: only behind a blank. */
static const struct {
	struct ds_str word;
	bool parted;
} deeds[] = {
	{W("摄影报道"),  false},
        { W("摄影报导"), false},
        { W("图文报道"), false},
        { W("文/摄"),      false},
	{ W("文／摄"),    false},
        { W("文并摄"),    false},
        { W("文/图"),      false},
        { W("文／图"),    false},
	{ W("图/文"),      false},
        { W("图／文"),    false},
        { W("文图"),       false},
        { W("图文"),       false},
	{ W("报道"),       false},
        { W("报导"),       false},
        { W("文并图"),    true },
        { W("撰文"),       true },
	{ W("文"),          true },
};

#define DEEDS_END u"道导摄图文"

static bool in_list(const struct ds_str *list, size_t n, struct ds_str s)
{
	for (size_t i = 0; i < n; i++)
		if (ds_str_eq(list[i], s))
			return true;
	return false;
}

/* Labels without a colon: 编辑 孙小雅 审核 金鑫. True for those whose names are editors. */
static const struct {
	struct ds_str word;
	bool editor;
} desks[] = {
	{W("编辑"),        true },
        { W("责编"),       true },
        { W("责任编辑"), true },
        { W("编审"),       true },
	{ W("主编"),       true },
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
        { W("视觉"),       false},
};

/* A name without a role beside it has no more. */
#define NAME_BYTES 12u

/* Whose names are being read. */
enum desk { DESK_AUTHOR, DESK_EDITOR, DESK_OTHER };

/* Words of a byline one after another, with what has been learned of it. */
struct reading_byline {
	enum desk desk;
	struct credits *out;
	bool marked;          /* □ before it, or in brackets */
	bool role;            /* a role has been named */
	bool press;           /* … or a paper */
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

/* The desk that the word labels, or DS_COUNT(desks). */
static size_t desk_of(struct ds_str w)
{
	size_t k = 0;
	while (k < DS_COUNT(desks) && !ds_str_eq(w, desks[k].word))
		k++;
	return k;
}

static bool desk_take(struct reading_byline *b, struct ds_str w)
{
	const size_t desk = desk_of(w);
	if (desk < DS_COUNT(desks)) {
		b->desk = desks[desk].editor ? DESK_EDITOR : DESK_OTHER;
		return true;
	}
	/* 财观编辑 林青: whose editor */
	if (w.n == 12 && ds_str_ends(w, DS_STR("编辑"))) {
		b->desk = DESK_EDITOR;
		return true;
	}
	return false;
}

/* 记者孙登海通讯员冯彬: where the next role begins; w.n when none does. */
static size_t role_next(struct ds_str w)
{
	static const struct ds_str next[] = { W("通讯员"), W("通信员"), W("实习生"), W("特约记者"), W("摄影记者") };
	size_t at = w.n;
	if (w.n < 3 + 9) /* none is shorter than three characters, and one stands before it */
		return at;
	for (size_t k = 0; k < DS_COUNT(next); k++) {
		const size_t found = str_find(w, next[k], 3);
		at = found < at ? found : at;
	}
	return at;
}

/* 江州日报记者: whose they are. */
static void press_take(struct reading_byline *b, struct ds_str office)
{
	const size_t at = str_find(office, DS_STR("记者"), 0);
	struct ds_str press = { office.p, at == SIZE_MAX ? 0 : at };
	/* 江州晚报全媒体记者 */
	static const struct ds_str sorts[] = { W("全媒体"), W("首席"), W("见习"), W("实习"), W("特派"), W("特约") };
	for (size_t k = 0; k < DS_COUNT(sorts); k++)
		if (ds_str_ends(press, sorts[k]))
			press.n -= sorts[k].n;
	if (b->out->press.n == 0 && (is_press_name(press) || (press.n >= 12 && ds_str_ends(press, DS_STR("新闻")))))
		b->out->press = press;
}

/* What became of a word: nothing is left of it, it fits no byline, or what stands behind its role is left. */
enum taken { TAKEN, REFUSED, LEFT };

/* The role that ends at byte `end` of the word, and names that are glued to it. */
static enum taken role_take(struct reading_byline *b, struct ds_str *w, size_t end)
{
	b->desk = DESK_AUTHOR;
	if (str_chars((struct ds_str){ w->p, end }) > 16)
		return REFUSED;
	b->role = true;
	b->office = (struct ds_str){ w->p, end };
	press_take(b, b->office);
	*w = str_from(*w, end);
	if (w->n && (cp_first(*w) == ':' || cp_first(*w) == 0xff1a))
		*w = str_from(*w, w->p[0] == ':' ? 1 : 3);
	if (w->n == 0)
		return TAKEN;
	/* 作者系江州大学讲师 says what he is */
	if (cp_in(cp_first(*w), u"为系是"))
		return REFUSED;
	struct names glued;
	if (names_glued(*w, &glued)) {
		for (uint32_t k = 0; k < glued.n; k++)
			name_keep(b, glued.v[k]);
		return TAKEN;
	}
	/* 记者观察 names nobody */
	return name_is_plausible(*w, !b->marked) ? LEFT : REFUSED;
}

/* A word before any role and without a mark: a paper, or the first name behind one. */
static bool press_or_name(struct reading_byline *b, struct ds_str w)
{
	/* 江州观察 张山 南江日报记者 李思远: the role may stand behind the first name */
	if (b->press && name_is_plausible(w, true)) {
		name_keep(b, w);
		return true;
	}
	b->press = words_tail(WORDS_PRESS_TAIL, w) || ds_str_eq(w, DS_STR("本报")) ||
		   (str_chars(w) > 3 && ds_str_ends(w, DS_STR("观察")));
	return b->press;
}

/* 程书瑶报道, 报道, 中部報導: that somebody reports. True when the word says no more than that; *fits: and stands where it may. */
static bool told_take(struct reading_byline *b, struct ds_str w, bool *fits)
{
	const struct ds_str stem = { w.p, w.n > 6 ? w.n - 6 : 0 };
	struct names *who = &b->out->authors;
	*fits = true;
	const bool place = stem.n == 6 && who->n && cp_in(cp_last(stem), u"州京"); /* 林青 江州报道 */
	if (b->role && !place && ds_str_ends(w, DS_STR("报道")) && name_is_plausible(stem, true)) {
		name_keep(b, stem);
		return true;
	}
	if (ds_str_eq(w, DS_STR("报道")) && who->n > 1 && !name_is_plausible(who->v[who->n - 1], true))
		who->n--; /* 记者 林青 高远 怀化 报道: where they report from */
	*fits = b->role || b->marked;
	return in_list(closers, DS_COUNT(closers), w) || ds_str_ends(w, DS_STR("报导")) ||
	       ds_str_ends(w, DS_STR("报道")) || ds_str_ends(w, DS_STR("报导"));
}

/* One word; false when it fits no byline. */
static bool word_take_one(struct reading_byline *b, struct ds_str w)
{
	const size_t end = role_end(w);
	if ((b->role || b->marked) && desk_take(b, w))
		return true;
	/* (江州日报海城记者站 林青) */
	if (w.n > 15 && ds_str_ends(w, DS_STR("记者站"))) {
		b->desk = DESK_AUTHOR;
		b->role = true;
		return true;
	}
	/* 彭越 文 袁野 图 */
	if (b->out->authors.n && ds_str_eq(w, DS_STR("文"))) {
		b->role = true;
		b->desk = DESK_OTHER;
		return true;
	}
	/* 林青山记者高远: whose role is not said, before the one whose is */
	const size_t at = end > 9 ? str_find(w, DS_STR("记者"), 0) : 0;
	if (at == 9 && name_is_plausible((struct ds_str){ w.p, at }, true) &&
	    !words_tail(WORDS_PRESS_TAIL, (struct ds_str){ w.p, at }) && b->marked &&
	    !ds_str_ends((struct ds_str){ w.p, at }, DS_STR("媒体"))) { /* not 全媒体记者 */
		name_keep(b, (struct ds_str){ w.p, at });
		return word_take_one(b, str_from(w, at));
	}
	const enum taken role = end ? role_take(b, &w, end) : LEFT;
	if (role != LEFT)
		return role == TAKEN;
	bool fits;
	if (told_take(b, w, &fits))
		return fits;
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
		return press_or_name(b, w);
	/* 江州日报电 记者林青; 江州快报讯 */
	if (cp_in(cp_last(w), u"电讯") && words_tail(WORDS_PRESS_TAIL, (struct ds_str){ w.p, w.n - 3 }))
		return true;
	/* an office before its people: 通讯员 省公安厅 张三 */
	if (str_chars(w) > 3 && words_tail(WORDS_PRESS_TAIL, w))
		return true;
	if (!name_is_plausible(w, false))
		return false;
	name_keep(b, w);
	return true;
}

static bool word_take(struct reading_byline *b, struct ds_str w)
{
	for (size_t next; (next = role_next(w)) < w.n; w = str_from(w, next)) {
		struct ds_str head = { w.p, next };
		if (role_end(head) == 0) /* 本报通讯员 */
			break;
		if (ds_str_ends(head, DS_STR("本报")))
			head.n -= 6; /* 本报记者林青本报|通讯员高远 */
		if (!word_take_one(b, head))
			return false;
	}
	return word_take_one(b, w);
}

static bool is_separator(uint32_t cp)
{
	return cp_is_blank(cp) || cp_in_marks(cp, u"、,，;；|｜丨│()（）/／\\＼");
}

static bool photo_begins(struct ds_str s)
{
	return cp_in(cp_first(s), u"图摄");
}

bool byline_scan(struct ds_str s, bool marked, struct credits *out)
{
	struct reading_byline b = { .out = out, .marked = marked };
	/* 林大雲／江州 報導: where they report from */
	const size_t slash = ds_str_ends(s, DS_STR("报导")) ? str_find_last(s, DS_STR("／")) : SIZE_MAX;
	s.n = slash < s.n ? slash : s.n;
	size_t i = 0, start = SIZE_MAX;
	for (;;) {
		size_t to = i;
		const uint32_t cp = i < s.n ? cp_next(s, &to) : ' ';
		if (start == SIZE_MAX && !is_separator(cp))
			start = i;
		if (start != SIZE_MAX && is_separator(cp)) {
			struct ds_str w = { s.p + start, i - start };
			if (cp_in_marks(cp, u"/／") && w.n >= 12 && ds_str_ends(w, DS_STR("文")) &&
			    photo_begins(str_from(s, to)))
				w.n -= 3; /* 记者林青文/图 */
			if (!word_take(&b, w)) {
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
	/* □山乡新变化看今朝, ◎老街小档案: a mark before a heading */
	if (!b.role && out->authors.n == 1 && out->authors.v[0].n > NAME_BYTES &&
	    !name_is_foreign(out->authors.v[0]))
		return false;
	if (out->authors.n == 0 && b.role && ds_str_ends(b.office, DS_STR("评论员")))
		name_keep(&b, b.office);
	return out->authors.n > 0 && (b.role || b.marked);
}

/* 张三 摄, 本报记者 陈春艳 摄, 摄影:张三 */
bool byline_is_photo(struct ds_str s)
{
	if (!cp_in(cp_last(s), SHOTS_END))
		return false;
	for (size_t k = 0; k < DS_COUNT(shots); k++) {
		if (!ds_str_ends(s, shots[k].word) || s.n == shots[k].word.n)
			continue;
		const struct ds_str before = { s.p, s.n - shots[k].word.n };
		const struct ds_str people = str_trim(before);
		struct credits c;
		credits_clear(&c);
		struct names names;
		const bool apart = people.n < before.n || cp_last(people) == '/';
		if (shots[k].apart && !apart)
			continue;
		if (byline_scan(people, false, &c) || names_parse(people, !apart, &names))
			return true;
	}
	return false;
}

struct ds_str shot_by(struct ds_str s)
{
	if (!cp_in(cp_last(s), u"摄道导")) /* nearly all */
		return (struct ds_str){ 0 };
	for (size_t k = 0; k < DS_COUNT(shots); k++) {
		if (!ds_str_ends(s, shots[k].word))
			continue;
		s.n -= shots[k].word.n;
		if (cp_in(cp_last(s), u"/／"))
			s.n = (size_t)(ds_utf8_prev(s.p + s.n, s.p) - s.p);
		return str_trim(s);
	}
	return (struct ds_str){ 0 };
}

struct ds_str wrote_by(struct ds_str s, bool parted)
{
	if (!cp_in(cp_last(s), DEEDS_END))
		return (struct ds_str){ 0 };
	for (size_t k = 0; k < DS_COUNT(deeds); k++) {
		const struct ds_str who = { s.p, ds_str_ends(s, deeds[k].word) ? s.n - deeds[k].word.n : 0 };
		if (who.n && ((!parted && !deeds[k].parted) || cp_is_blank(cp_last(who))))
			return str_trim(who);
	}
	return (struct ds_str){ 0 };
}

/* The inside of a bracket, one code point off each end. */
struct ds_str bracket_inside(struct ds_str s)
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
	for (size_t at = 0; (at = str_find(s, DS_STR("图"), at)) != SIZE_MAX; at += 3)
		if (mark_after(str_from(s, at), DS_STR("图")))
			return at;
	return s.n;
}

struct ds_str str_word(struct ds_str s)
{
	const char *blank = s.n ? memchr(s.p, ' ', s.n) : NULL;
	const size_t wide = str_find(s, DS_STR("　"), 0);
	size_t n = blank ? (size_t)(blank - s.p) : 0;
	if (wide != SIZE_MAX && (n == 0 || wide < n))
		n = wide;
	return (struct ds_str){ s.p, n };
}

/* 南江日报讯 记者 曾小光 报道: without the word that says whose news it is. */
static struct ds_str unheaded(struct ds_str s)
{
	const struct ds_str head = str_word(s);
	const struct ds_str rest = str_trim(str_from(s, head.n));
	return head.n > 6 && head.n <= 36 && ds_str_ends(head, DS_STR("讯")) && role_end(rest) ? rest : s;
}

/* 责任编辑 杨莹春, 责编 高远　美编 林青　校对 周琴: desks and their people, parted by blanks, and nothing else. */
static bool desk_names(struct ds_str s, struct credits *out)
{
	if (!cp_in(cp_first(s), u"编责主审校美版"))
		return false;
	bool editor = false, named = false;
	struct ds_str who = { s.p, 0 };
	for (size_t i = 0; i <= s.n;) {
		size_t to = i;
		while (to < s.n && !cp_is_blank(cp_first(str_from(s, to))))
			cp_next(s, &to);
		const struct ds_str w = { s.p + i, to - i };
		const size_t desk = i < s.n ? desk_of(w) : 0;
		if (i == s.n || desk < DS_COUNT(desks)) {
			struct names found;
			if (who.n && !names_parse(str_trim(who), true, &found))
				return false;
			if (who.n && editor)
				names_add(&out->editors, &found);
			named |= who.n > 0;
			if (i == s.n)
				break;
			editor = desks[desk].editor;
			who = (struct ds_str){ s.p + to, 0 };
		} else if (i == 0) {
			return false;
		} else {
			who.n = (size_t)(s.p + to - who.p);
		}
		for (i = to; i < s.n && cp_is_blank(cp_first(str_from(s, i)));)
			cp_next(s, &i);
	}
	return named;
}

/* … 李青/图: the part behind the blank names who took the pictures. */
static bool photo_behind(struct ds_str s)
{
	return ds_str_ends(s, DS_STR("/图")) || ds_str_ends(s, DS_STR("/摄"));
}

bool credits_parse_byline(struct ds_str line, struct credits *out)
{
	credits_clear(out);
	struct ds_str s = unframed(str_trim(line));
	bool marked = false;
	const struct ds_span bracket = str_tail_bracket(s);
	if (bracket.end && bracket.start == 0) {
		s = bracket_inside(s);
		/* (江州新聞/林青、高遠 江州報導) */
		marked = ds_str_ends(s, DS_STR("报导"));
	}
	if (s.n == 0 || s.n > 300)
		return false;
	const bool box = cp_in_marks(cp_first(s), u"□◎○◇☐▢❑◯☉⊙");
	marked |= box;
	if (box || cp_in_marks(cp_first(s), u"■●◆*★☆▪·")) {
		size_t n = 0;
		cp_next(s, &n);
		s = str_trim(str_from(s, n));
	}
	if (desk_names(s, out))
		return true;
	const size_t wrote_mark = mark_after(s, DS_STR("文"));
	if (wrote_mark) {
		s = str_trim(str_from(s, wrote_mark));
		if (ds_str_starts(s, DS_STR("图")))
			s = str_trim(str_from(s, 3));
		s.n = photo_part(s);
		s = str_trim(s);
		marked = true;
	}
	/* 本报记者 王小明/文 李青/图 */
	const bool text = str_has(s, DS_STR("文"));
	const size_t written = text ? str_find(s, DS_STR("/文"), 0) : SIZE_MAX;
	if (written != SIZE_MAX && cp_is_blank(cp_first(str_from(s, written + 4))) && photo_behind(s)) {
		s = str_trim((struct ds_str){ s.p, written });
		marked = true;
	}
	/* a sentence; only behind a mark or in a bracket may words follow the names */
	if (!marked && ds_str_ends(s, DS_STR("。")))
		return false;
	/* 本报记者 高远 摄影报道 wrote as well */
	if (wrote_by(s, false).n == 0 && byline_is_photo(s)) {
		out->photo = true;
		return false;
	}
	s = unheaded(s);
	/* without a mark a byline has a role, or 文 behind who wrote */
	if ((marked || text || role_end(s)) && byline_scan(s, marked, out))
		return true;
	/* 廖敏 文图 */
	const struct ds_str who = wrote_by(s, true);
	if (who.n && names_parse(who, true, &out->authors))
		return true;
	/* (金秋 田野) on a line of its own */
	credits_clear(out);
	return bracket.end && bracket.start == 0 && names_parse(s, true, &out->authors);
}

/* credits.c: who wrote, edited and published it, and when: source lines and labelled fields. Bylines: bylines.c. */
#include "article/labels.h"

/* Bytes of a word of the page's furniture between blanks at off: 听新闻, 我要评论. 0 when there is none. */
static size_t furniture_word(struct ds_str s, size_t off)
{
	/* the last bytes of blanks, first: nearly every place is refused by one look */
	const unsigned char before = off ? (unsigned char)s.p[off - 1] : ' ';
	if (before > ' ' && before != 0x80 && before != 0xa0)
		return 0;
	if (off && !cp_is_blank(cp_last((struct ds_str){ s.p, off })))
		return 0;
	size_t to = off;
	while (to < s.n && !cp_is_blank(cp_first(str_from(s, to))))
		cp_next(s, &to);
	const struct ds_str w = { s.p + off, to - off };
	return w.n >= 6 && w.n <= 36 && words_whole(WORDS_UI, w) && label_field(w) == FIELD_NONE ? w.n : 0;
}

/* One field's value: up to the next label, date, bar or wide gap. */
static size_t value_end(struct ds_str s, size_t from, enum field field)
{
	size_t i = from, seen = from, bytes;
	char iso[32];
	bool begun = false;
	while (i < s.n) {
		size_t to = i;
		const uint32_t cp = cp_next(s, &to);
		if (label_at(s, i, &seen, &bytes) || cp_in_marks(cp, u"|｜丨│【】]"))
			break;
		if (begun && cp >= '0' && cp <= '9' && date_parse(str_from(s, i), iso))
			break;
		if (cp_is_blank(cp)) {
			size_t after = to;
			const uint32_t next = to < s.n ? cp_next(s, &after) : 0;
			if (begun && (furniture_word(s, to) || cp_is_blank(next) || cp == 0x3000 || cp == '\t' ||
				      field == FIELD_SOURCE))
				break;
		} else {
			begun = true;
		}
		i = to;
	}
	return i;
}

/* 林青(江州大学副校长);高远(江州大学教授): the names before brackets that say who they are. */
static bool names_explained(struct ds_str s, struct names *to)
{
	struct names found, all = { .n = 0 };
	size_t from = 0;
	for (size_t i = 0; i < s.n;) {
		const size_t at = i;
		if (!cp_in_marks(cp_next(s, &i), u"（("))
			continue;
		if (!names_parse((struct ds_str){ s.p + from, at - from }, false, &found))
			return false;
		names_add(&all, &found);
		while (i < s.n && !cp_in_marks(cp_next(s, &i), u"）)"))
			;
		from = i;
	}
	if (all.n == 0 || from < s.n)
		return false;
	names_add(to, &all);
	return true;
}

/* Names behind a label; brackets and 等 aside. */
static void names_take(struct ds_str value, struct names *to, struct credits *c)
{
	struct names found;
	value = str_trim(value);
	if (names_explained(value, to))
		return;
	while (value.n && cp_in(cp_last(value), u")）】]。.;；"))
		value.n = (size_t)(ds_utf8_prev(value.p + value.n, value.p) - value.p);
	if (names_parse(value, false, &found)) {
		uint32_t kept = 0;
		for (uint32_t i = 0; i < found.n; i++)
			if (!words_tail(WORDS_OFFICE_TAIL, found.v[i])) /* 宣传处 李萌 */
				found.v[kept++] = found.v[i];
		found.n = kept ? kept : found.n;
		names_add(to, &found);
	} else if (value.n && value.n <= 60) {
		struct credits byline;
		credits_clear(&byline);
		if (credits_parse_byline(value, &byline)) {
			names_add(to, &byline.authors);
			c->press = byline.press;
		}
	}
}

static void field_take(struct credits *c, enum field field, struct ds_str value)
{
	struct names others;
	switch (field) {
	case FIELD_SOURCE:
		value = str_trim(value);
		/* the bracket that the label stands in; not that of 江州网(作者授权) */
		while (value.n && cp_in(cp_last(value), u")）】]") && str_bracket_back(value).end == 0)
			value.n = (size_t)(ds_utf8_prev(value.p + value.n, value.p) - value.p);
		if (ds_str_starts(value, DS_STR("《")) && ds_str_ends(value, DS_STR("》")))
			value = (struct ds_str){ value.p + 3, value.n - 6 };
		if (value.n && !cp_in(cp_last(value), u":：")) /* 来源: 关键词: */
			c->source = value;
		break;
	case FIELD_OFFICE:
		if (c->source.n == 0)
			c->source = str_trim(value);
		break;
	case FIELD_AUTHOR:
		names_take(value, &c->authors, c);
		break;
	case FIELD_EDITOR:
		names_take(value, &c->editors, c);
		break;
	case FIELD_PHOTO:
		c->photo = true;
		break;
	case FIELD_OTHER:
		c->others |= names_parse(value, false, &others);
		break;
	default:
		break;
	}
}

/* Words that stand beside a date and say nothing. */
static bool is_filler(uint32_t cp)
{
	return cp_is_blank(cp) || cp_in_marks(cp, u"|｜丨│/()（）[]【】·•-—:：,，.<>《》");
}

/* 星期五, 周五: how long; 0 when s begins with no day. */
static size_t weekday_bytes(struct ds_str s)
{
	size_t i = ds_str_starts(s, DS_STR("星期")) ? 6 : ds_str_starts(s, DS_STR("周")) ? 3 : 0;
	if (i == 0 || i >= s.n)
		return 0;
	return cp_in(cp_next(s, &i), u"一二三四五六日天") ? i : 0;
}

/* Characters that may be left over: the name of a paper beside a date. */
#define REST_MAX 16u

/* Bytes of an address of the web at off. */
static size_t address_bytes(struct ds_str s, size_t off)
{
	/* most of a line is no small letter, or // of an address that lost its beginning, at its beginning or behind a blank */
	const char c = s.p[off];
	if (((c < 'a' || c > 'z') && c != '/') ||
	    (off && s.p[off - 1] != ' ' && (unsigned char)s.p[off - 1] < 0x80))
		return 0;
	const struct ds_str rest = str_from(s, off);
	if (c == '/' && !ds_str_starts(rest, DS_STR("//")))
		return 0;
	size_t n = 0, dots = 0;
	for (; n < rest.n && (unsigned char)rest.p[n] > ' ' && (unsigned char)rest.p[n] < 0x80; n++)
		dots += rest.p[n] == '.';
	return ds_str_starts(rest, DS_STR("http")) || dots >= 2 ? n : 0;
}

/* What no field explains, in the pieces that fields part. */
#define PARTS_MAX 4u
struct parts {
	struct ds_str v[PARTS_MAX];
	unsigned n;
	bool open; /* the last goes on */
};

static void part_add(struct parts *parts, const char *from, const char *to)
{
	if (!parts->open && parts->n < PARTS_MAX)
		parts->v[parts->n++] = (struct ds_str){ from, 0 };
	parts->open = true;
	struct ds_str *last = &parts->v[parts->n - 1];
	last->n = (size_t)(to - last->p);
}

/* 资金|来源, 图片|来源: where something comes from that is no article. */
static bool sources_goods(struct ds_str line, size_t off)
{
	const uint32_t before = cp_last((struct ds_str){ line.p, off });
	return cp_in(before, u"金费款入源品物水电气力票货片据料") &&
	       ds_str_starts(str_from(line, off), DS_STR("来源"));
}

/* How far s is like the shape, in which 0 stands for a digit. */
static size_t shape_bytes(struct ds_str s, const char *shape)
{
	size_t i = 0;
	while (i < s.n && shape[i] && (shape[i] == '0' ? s.p[i] >= '0' && s.p[i] <= '9' : s.p[i] == shape[i]))
		i++;
	return i;
}

/* 05-25 10:21:59, 5月25日 10:21: a day without its year, and when on it. Its bytes; 0. */
static size_t stamp_bytes(struct ds_str s)
{
	const size_t i = shape_bytes(s, "00-00 00:00:00");
	if (i == 11 || i == 14)
		return i;
	static const char *const days[] = { "0月0日 00:00", "0月00日 00:00", "00月0日 00:00", "00月00日 00:00" };
	for (size_t k = 0; k < DS_COUNT(days) && s.n; k++)
		if (shape_bytes(s, days[k]) == strlen(days[k]))
			return strlen(days[k]);
	return 0;
}

/* 5月25日 10:21 · 江州新闻 · 林青: behind such a day a paper's name, or a reporter's, and nothing else. */
static bool is_stamped_before(struct ds_str line, struct credits *out)
{
	const size_t from = stamp_bytes(line);
	if (from == 0)
		return false;
	for (size_t i = from; i < line.n;) {
		size_t to = i;
		const uint32_t cp = cp_next(line, &to);
		if (is_filler(cp)) {
			i = to;
			continue;
		}
		while (to < line.n && !is_filler(cp_first(str_from(line, to))))
			cp_next(line, &to);
		const struct names one = { .v = { { line.p + i, to - i } }, .n = 1 };
		if (out->source.n == 0 && is_outlet(one.v[0]))
			out->source = one.v[0];
		else if (name_is_plausible(one.v[0], true))
			names_add(&out->authors, &one);
		else
			return false;
		i = to;
	}
	out->date = (struct ds_span){ 0, (uint32_t)from };
	return true;
}

#define DAY_BYTES 8u /* of a day with its year at least: 2024-5-6 */

/* The value behind a label, which ends at `from`; where it ends. */
static size_t label_take(struct ds_str line, size_t from, enum field field, struct credits *out)
{
	const size_t end = value_end(line, from, field);
	const struct ds_str value = { line.p + from, end - from };
	char iso[32];
	const struct ds_str t = str_trim(value);
	const size_t n = date_parse(t, iso);
	if (field != FIELD_DATE && n >= DAY_BYTES)
		return (size_t)(t.p - line.p); /* 作者: 2024-05-06: nobody is named, and the day stands by itself */
	if (field != FIELD_DATE) {
		field_take(out, field, value);
		return end;
	}
	if (n && !out->published[0])
		memcpy(out->published, iso, sizeof iso);
	return n ? (size_t)(t.p - line.p) + n : end;
}

/* Looks for the fields of the line; what is left over goes to `rest`. */
static unsigned fields_scan(struct ds_str line, struct credits *out, struct parts *rest)
{
	unsigned fields = 0;
	size_t i = 0, seen = 0, bytes;
	char iso[32];
	*rest = (struct parts){ .n = 0 };
	while (i < line.n) {
		const struct label *l = label_at(line, i, &seen, &bytes);
		if (l && sources_goods(line, i))
			return 0;
		if (l) {
			rest->open = false;
			i = label_take(line, i + bytes, l->field, out);
			fields++;
			continue;
		}
		size_t junk = furniture_word(line, i); /* 打印本页, before 打印 */
		junk = junk ? junk : bare_junk(line, i);
		junk = junk ? junk : address_bytes(line, i);
		if (junk) {
			rest->open = false;
			i += junk;
			continue;
		}
		if (ds_str_starts(str_from(line, i), DS_STR("来源于"))) {
			rest->open = false;
			const size_t end = value_end(line, i + 9, FIELD_SOURCE);
			field_take(out, FIELD_SOURCE, (struct ds_str){ line.p + i + 9, end - i - 9 });
			fields++;
			i = end;
			continue;
		}
		size_t to = i;
		const uint32_t cp = cp_next(line, &to);
		const bool digit =
		    (cp >= '0' && cp <= '9') || cp == 0x4e8c || cp == 0x6c11 || (cp >= 0xff10 && cp <= 0xff19);
		const size_t n = digit && !out->published[0] ? date_parse(str_from(line, i), iso) : 0;
		if (n) {
			memcpy(out->published, iso, sizeof iso);
			out->date = (struct ds_span){ (uint32_t)i, (uint32_t)(i + n) };
			rest->open = false;
			fields++;
			i += n;
			continue;
		}
		size_t day = weekday_bytes(str_from(line, i));
		day = day == 0 && digit ? stamp_bytes(str_from(line, i)) : day;
		if (day) {
			i += day;
			continue;
		}
		if (!is_filler(cp)) {
			part_add(rest, line.p + i, line.p + to);
			if (++out->rest > REST_MAX)
				return 0; /* a sentence */
		}
		i = to;
	}
	return fields;
}

/* Characters that were left over and are explained after all. */
static void rest_explain(struct credits *out, struct ds_str s)
{
	size_t chars = 0;
	for (size_t i = 0; i < s.n;)
		chars += !is_filler(cp_next(s, &i));
	out->rest -= chars < out->rest ? chars : out->rest;
}

bool is_report_name(struct ds_str w)
{
	static const char *const ends[] = {
		"月报", "季报", "年报", "简报", "通报", "公报", "预报", "喜报",
	};
	for (size_t k = 0; k < DS_COUNT(ends); k++)
		if (ds_str_ends(w, ds_str_of(ends[k])))
			return true;
	return ds_str_ends(w, DS_STR("快报")) &&
	       (str_has(w, DS_STR("指标")) || str_has(w, DS_STR("统计")) || str_has(w, DS_STR("业绩")));
}

/* A word left beside a date: a paper's name, a reporter's, a role; or just a word. */
static void word_take(struct credits *out, struct ds_str w, enum field *desk)
{
	const size_t chars = str_chars(w);
	const enum field named = label_field(w);
	const struct names one = { .v = { w }, .n = 1 };
	struct names glued;
	if (w.n >= 6 && words_whole(WORDS_UI, w)) { /* 关闭 */
		rest_explain(out, w);
		return;
	}
	if (is_report_name(w)) {
		out->rest = REST_MAX; /* a title, and the time that it reports of */
		return;
	}
	if (named != FIELD_NONE) {
		*desk = named;
	} else if (out->source.n == 0 && (chars >= 3 || ds_str_ends(w, DS_STR("网"))) &&
		   words_tail(WORDS_PRESS_TAIL, w) &&
		   !(chars == 4 && ds_str_ends(w, DS_STR("新闻")))) { /* 综合新闻 */
		out->source = w;
	} else if (*desk == FIELD_AUTHOR && names_glued(w, &glued)) {
		names_add(&out->authors, &glued);
	} else if (*desk == FIELD_AUTHOR && name_is_plausible(w, true) &&
		   !str_has(w, DS_STR("·"))) { /* 经济·民生 is a page's subject */
		names_add(&out->authors, &one);
	} else {
		if (chars >= 2 && chars <= 12 && cp_is_han(cp_first(w)) && cp_is_han(cp_last(w)))
			out->left = w;
		return;
	}
	rest_explain(out, w);
}

/* 2023-05-01 07:05 新华社; 某某网 2024-03-08 记者 贺小竹; 〔記者陳怡婷/台中報導〕2024-11-13 */
static void part_take(struct credits *out, struct ds_str part)
{
	struct credits byline;
	credits_clear(&byline);
	enum field desk = FIELD_AUTHOR;
	if (part.n >= 12 && !words_tail(WORDS_PRESS_TAIL, part) && credits_parse_byline(part, &byline)) {
		names_add(&out->authors, &byline.authors);
		names_add(&out->editors, &byline.editors);
		rest_explain(out, part);
		size_t first = 0; /* 文匯網 記者 何建邦 */
		while (first < part.n && !cp_is_blank(cp_first(str_from(part, first))))
			cp_next(part, &first);
		const struct ds_str name = { part.p, first };
		if (out->source.n == 0 && words_tail(WORDS_PRESS_TAIL, name))
			out->source = name;
		return;
	}
	for (size_t i = 0; i < part.n;) {
		size_t to = i;
		while (to < part.n && !cp_is_blank(cp_first(str_from(part, to))) && part.p[to] != '|')
			cp_next(part, &to);
		word_take(out, (struct ds_str){ part.p + i, to - i }, &desk);
		for (i = to; i < part.n && (cp_is_blank(cp_first(str_from(part, i))) || part.p[i] == '|');)
			cp_next(part, &i);
	}
}

/* 《东江日报》(2023年10月19日 第 02 版) in a line: what paper printed it, and when. Its bytes; empty when there is none. */
static struct ds_span printed_in(struct ds_str line, struct credits *out)
{
	const struct ds_span none = { 0, 0 };
	const size_t open = str_find(line, DS_STR("《"), 0);
	const size_t close = open == SIZE_MAX ? SIZE_MAX : str_find(line, DS_STR("》"), open);
	if (close == SIZE_MAX || close - open > 45 || close + 3 >= line.n)
		return none;
	size_t i = close + 3;
	const struct ds_str name = str_trim((struct ds_str){ line.p + open + 3, close - open - 3 });
	const uint32_t bracket = cp_next(line, &i);
	if ((bracket != '(' && bracket != 0xff08) ||
	    !(words_tail(WORDS_PRESS_TAIL, name) || str_has(name, DS_STR("报"))))
		return none;
	const struct ds_str inside = str_trim(str_from(line, i));
	char iso[32];
	if (date_parse(inside, iso) == 0)
		return none;
	size_t end = i;
	while (end < line.n && !cp_in(cp_next(line, &end), u")）"))
		;
	out->source = name;
	memcpy(out->published, iso, sizeof iso);
	return (struct ds_span){ (uint32_t)open, (uint32_t)end };
}

/* 江州新闻网 09-06 20:01, 📰 要闻 江州新闻网 09-06 20:01: a paper's name, and when without the year. */
static bool is_stamped(struct ds_str line, struct credits *out)
{
	size_t digits = 0, marks = 0, n = line.n;
	while (n > 0 && ((line.p[n - 1] >= '0' && line.p[n - 1] <= '9') || strchr("-/: ", line.p[n - 1]))) {
		digits += line.p[n - 1] >= '0' && line.p[n - 1] <= '9';
		marks += line.p[n - 1] == ':' || line.p[n - 1] == '-';
		n--;
	}
	struct ds_str name = str_trim((struct ds_str){ line.p, n });
	for (size_t i = name.n; i > 0; i--)
		if (name.p[i - 1] == ' ') { /* what section it is of stands before */
			name = str_from(name, i);
			break;
		}
	char iso[32];
	if (date_parse(str_trim(str_from(line, n)), iso))
		return false;
	if (digits < 4 || digits > 8 || marks == 0 || line.p[n] == ':' || !is_press_name(name))
		return false;
	out->source = name;
	out->date = (struct ds_span){ (uint32_t)n, (uint32_t)line.n };
	return true;
}

/* 原创 林青 江州发布: as an article of WeChat is copied: who wrote it, and whose account it stands in. */
static bool is_account(struct ds_str line, struct credits *out)
{
	static const struct ds_str mark = { "原创", 6 };
	if (!ds_str_starts(line, mark) || line.n > 90 || !cp_is_blank(cp_first(str_from(line, mark.n))))
		return false;
	struct ds_str s = str_trim(str_from(line, mark.n));
	size_t last = 0;
	for (size_t i = 0; i < s.n;) {
		const uint32_t cp = cp_next(s, &i);
		last = cp_is_blank(cp) ? i : last;
		if (cp_in_marks(cp, u"，。！？：；,:"))
			return false;
	}
	out->source = str_from(s, last);
	names_parse(str_trim((struct ds_str){ s.p, last }), false, &out->authors);
	return true;
}

bool credits_parse_source(struct ds_str line, struct credits *out)
{
	struct parts rest;
	credits_clear(out);
	if (is_account(line, out))
		return true;
	if (is_stamped_before(line, out))
		return true;
	credits_clear(out);
	if (line.n > 12 && line.n < 60 && line.p[line.n - 1] <= '9' && is_stamped(line, out))
		return true;
	/* 当前位置:江州网 >> 新闻 来源:…: a breadcrumb before it */
	const char *angle = line.n ? memchr(line.p, '>', line.n) : NULL;
	const size_t crumb = angle ? ds_str_find(line, DS_STR(">>"), 0) : SIZE_MAX;
	const size_t named = crumb == SIZE_MAX ? SIZE_MAX : str_find(line, DS_STR("源:"), crumb);
	if (named != SIZE_MAX && named > crumb + 5)
		line = str_from(line, named - 3);
	const struct ds_span printed = printed_in(line, out);
	if (printed.end) {
		const struct ds_str before = str_trim((struct ds_str){ line.p, printed.start });
		struct credits byline;
		if (str_chars(str_from(line, printed.end)) > 4 ||
		    (before.n && !credits_parse_byline(before, &byline)))
			return false;
		if (before.n)
			names_add(&out->authors, &byline.authors);
		return true;
	}
	const unsigned fields = fields_scan(line, out, &rest);
	if (fields == 0 || (out->photo && out->authors.n == 0)) /* 撰文:林青 摄影:高远 */
		return false;
	for (unsigned k = 0; k < rest.n && out->published[0]; k++)
		part_take(out, rest.v[k]);
	if (!out->published[0] && !out->source.n && !out->editors.n && !out->authors.n && !out->others)
		return false;
	/* 第12版 and the like may remain; a sentence may not */
	const size_t most = out->published[0] && out->source.n ? 16 : 8; /* | 进入论坛 | … | 手机看视频 */
	return out->rest <= most && str_ending(line) != END_FINAL;
}

/* 浏览次数:128 次: behind the word for what is counted, which an element may part from its number. */
static size_t count_end(struct ds_str s, size_t end)
{
	size_t i = end;
	while (i < s.n && cp_is_blank(cp_first(str_from(s, i))))
		cp_next(s, &i);
	return i < s.n && cp_in(cp_next(s, &i), u"次人") ? i : end;
}

unsigned credits_junk(struct ds_str line, struct ds_span junk[JUNK_MAX])
{
	unsigned n = 0;
	size_t seen = 0;
	for (size_t i = 0; i < line.n && n < JUNK_MAX;) {
		size_t bytes;
		const struct label *l = label_at(line, i, &seen, &bytes);
		size_t end = 0;
		if (l && l->field == FIELD_JUNK)
			end = count_end(line, value_end(line, i + bytes, FIELD_JUNK));
		else if (l)
			i = value_end(line, i + bytes, l->field);
		else if ((bytes = furniture_word(line, i)) > 0 || (bytes = bare_junk(line, i)) > 0)
			end = i + bytes;
		/* 字体:【大 中 小】 */
		if (end && end < line.n && cp_in(cp_first(str_from(line, end)), u"【[")) {
			const size_t close = str_find(line, DS_STR("】"), end),
				     narrow = str_find(line, DS_STR("]"), end);
			const size_t to = close < narrow ? close + 3 : narrow + 1;
			if (to > end && to - end <= 24)
				end = to;
		}
		if (end) {
			/* 【字体:大 中 小】 with its brackets */
			const struct ds_str before = { line.p, i }, after = str_from(line, end);
			if (cp_in(cp_last(before), u"【[") && cp_in(cp_first(after), u"】]")) {
				i = (size_t)(ds_utf8_prev(line.p + i, line.p) - line.p);
				cp_next(line, &end);
			}
			junk[n++] = (struct ds_span){ (uint32_t)i, (uint32_t)end };
			i = end;
		} else if (!l) {
			cp_next(line, &i);
		}
	}
	return n;
}

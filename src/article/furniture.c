/* furniture.c: lines of a page that are no part of its articles, known by themselves: navigation, breadcrumbs, names of
 * channels, switches, offers. What stands at the ends of a page is notices.c, what stands above it heads.c. */
#include "article/labels.h"

/* Navigation lines longer than this are no navigation. */
#define NAV_BYTES   3000u
/* Nor is the head of a printed page longer than this. */
#define FOLIO_CHARS 72u

/* ---- navigation ------------------------------------------------------------------------------------------ */

/* Items of a navigation line. */
struct items {
	unsigned n, longest, known; /* known: names of furniture, such as 首页 */
	bool digits, colons, stops;
};

/* False when the item is longer than `most`: the line is no navigation then, and the rest need not be known. */
static bool item_take(struct items *k, struct ds_str s, unsigned most)
{
	s = str_trim(s);
	if (s.n == 0)
		return true;
	const size_t chars = s.n < 400 ? str_chars(s) : 400;
	k->n++;
	if (chars > k->longest)
		k->longest = (unsigned)chars;
	if (chars > most)
		return false;
	k->known += words_whole(WORDS_UI, s) || words_whole(WORDS_CHANNEL, s) || ds_str_eq(s, DS_STR("正文"));
	for (size_t i = 0; i < s.n; i++) {
		k->digits |= s.p[i] >= '0' && s.p[i] <= '9';
		k->colons |= s.p[i] == ':';
	}
	k->colons |= str_has(s, DS_STR("："));
	k->stops |= str_ending(s) == END_FINAL;
	return true;
}

static struct items items_of(struct ds_str s, const char16_t *separators, unsigned most)
{
	struct items k = { 0 };
	size_t start = 0;
	for (size_t i = 0; i < s.n;) {
		if (is_han_lead(s.p[i]) && (unsigned char)s.p[i] != 0xe4) { /* as that of 丨 */
			i += 3;
			continue;
		}
		size_t to = i;
		const uint32_t cp = cp_next(s, &to);
		if (cp_listed(cp, separators)) {
			if (!item_take(&k, (struct ds_str){ s.p + start, i - start }, most))
				return k;
			start = to;
		}
		i = to;
	}
	item_take(&k, str_from(s, start), most);
	return k;
}

/* 今日江州 今日甲县 今日乙县 …: short items parted by blanks that all begin with the same two characters, the names of a site's
 * channels. */
static bool are_channels(struct ds_str s)
{
	unsigned n = 0;
	for (size_t i = 0; i < s.n;) {
		size_t to = i;
		while (to < s.n && to - i <= 18 && !cp_is_blank(cp_first(str_from(s, to))))
			cp_next(s, &to);
		if (to - i < 9 || to - i > 18 || memcmp(s.p + i, s.p, 6) != 0)
			return false;
		n++;
		for (i = to; i < s.n && cp_is_blank(cp_first(str_from(s, i)));)
			cp_next(s, &i);
	}
	return n >= 4;
}

bool line_is_navigation(struct ds_str s, const struct line *l)
{
	const bool brief = !(l->flags & LINE_LONG);
	if (s.n > NAV_BYTES)
		return false;
	if (l->marks & MARK_BAR) {
		const struct items k = items_of(s, u"|｜│丨", 12);
		size_t first = 0; /* 编辑丨林青 校对丨高远 */
		while (first < s.n && !cp_in_marks(cp_first(str_from(s, first)), u"|｜│丨"))
			cp_next(s, &first);
		const struct ds_str label = str_trim((struct ds_str){ s.p, first });
		if (k.known == 0 && (label_field(label) != FIELD_NONE || ds_str_eq(label, DS_STR("文"))))
			return false;
		return !k.stops && !k.colons && k.longest <= 12 &&
		       ((k.n >= 3 && !k.digits) || (k.n >= 2 && k.known * 2 >= k.n));
	}
	if (l->marks & MARK_ANGLE) {
		const struct items k = items_of(s, u">＞»›", 40);
		const bool goes_on =
		    cp_in_marks(cp_first(s), u">＞»›"); /* 首页 on the line before, > 工作动态 > 媒体视点 */
		if (!k.stops && k.n >= 2 && k.longest <= 40 && (k.n >= 3 || k.known || goes_on))
			return true;
	}
	/* 首页→国内新闻: an arrow begins the text of a picture as well */
	if (brief && ds_str_starts(s, DS_STR("首页→")))
		return true;
	if (l->chars < 8 || !memchr(s.p, ' ', s.n))
		return false;
	if (are_channels(s))
		return true;
	if (!brief)
		return false;
	const struct items k = items_of(s, u" \t　·", 8);
	return !k.stops && k.n >= 4 && k.longest <= 8 && k.known * 3 >= k.n;
}

/* ---- furniture ------------------------------------------------------------------------------------------- */

/* Blanks and frames around the words of a page's furniture. */
static bool is_frame(uint32_t cp)
{
	return cp_in_marks(cp, u" \t　/[]【】「」<>|｜:：*·•>»↑↓《》()（）▲△▼…～~。");
}

/* The line without blanks and frames, for looking it up. */
static struct ds_str bare(struct ds_str s, char store[SHORT_BYTES])
{
	size_t n = 0;
	for (size_t i = 0; i < s.n && n + 4 < SHORT_BYTES;) {
		const size_t from = i;
		if (is_frame(cp_next(s, &i)))
			continue;
		memcpy(store + n, s.p + from, i - from);
		n += i - from;
	}
	return (struct ds_str){ store, n };
}

/* Is the last character that is no frame a digit? */
static bool ends_in_digit(struct ds_str s)
{
	while (s.n && is_frame(cp_last(s)))
		s.n = (size_t)(ds_utf8_prev(s.p + s.n, s.p) - s.p);
	return s.n && s.p[s.n - 1] >= '0' && s.p[s.n - 1] <= '9';
}

/* May a word of furniture begin as the bare line does? Where its first character that is no frame has three bytes, that
 * is all of it that the list is sorted by. */
static bool may_be_ui(struct ds_str s)
{
	size_t i = 0, from = 0;
	while (i < s.n) {
		from = i;
		if (!is_frame(cp_next(s, &i)))
			break;
	}
	return i - from != 3 || words_begin(WORDS_UI, s.p + from);
}

/* 第三, 第08, A2, 3: which page, as it stands before 版. */
static bool is_page_number(struct ds_str s)
{
	size_t i = ds_str_starts(s, DS_STR("第")) ? 3 : 0;
	const bool told = i > 0;
	if (i < s.n && s.p[i] >= 'A' && s.p[i] <= 'Z')
		i++;
	const size_t from = i;
	while (i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || (told && s.p[i] == ' ')))
		i++;
	while (told && i < s.n && cp_in(cp_first(str_from(s, i)), u"一二三四五六七八九十"))
		i += 3;
	return i == s.n && i > from && i - from <= 6;
}

/* 第3版:综合新闻, A03版 要闻, 第RB06版:区域 */
bool line_is_page_mark(struct ds_str s, unsigned chars)
{
	size_t i = ds_str_starts(s, DS_STR("第")) ? 3 : 0;
	const bool first = i > 0;
	for (unsigned k = 0; k < 2 && i < s.n && s.p[i] >= 'A' && s.p[i] <= 'Z'; k++)
		i++;
	const size_t from = i;
	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	if (i == from || i - from > 3 || !ds_str_starts(str_from(s, i), DS_STR("版")))
		return false;
	/* behind a colon the page may have a motto for a name */
	const uint32_t after = i + 3 < s.n ? cp_first(str_from(s, i + 3)) : 0;
	return chars <= (first && (after == ':' || after == 0xff1a) ? 24u : 14u);
}

/* Who made the page, and how to reach them. */
static const char *const page_desks[] = {
	"责编", "编辑", "责校", "校对", "组版", "版式", "美编", "审校",
};
static const char *const page_reach[] = { "电话", "热线", "邮箱", "QQ", "mail" };

/* A word of the list at the beginning of s, or behind a word for the page, and a blank, a colon or a slash behind it. */
static bool is_page_label(struct ds_str s, const char *const *words, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		const struct ds_str w = ds_str_of(words[k]);
		const uint32_t after = ds_str_starts(s, w) && s.n > w.n ? cp_first(str_from(s, w.n)) : 0;
		if (after && (cp_is_blank(after) || cp_in_marks(after, u":：/／|")))
			return true;
	}
	return false;
}

/* 第三版 社会·民生 2009年8月12日 星期三 编辑：林青 组版：高远; 责编 林青 电话 0755-…: the head of a printed page, by two of its
 * parts. Who wrote, or where it comes from, is a story's. */
bool line_is_folio(struct ds_str s, unsigned chars, bool top)
{
	bool page = false, dated = false, desk = false, reach = false;
	char iso[32];
	if (chars > FOLIO_CHARS || words_any(WORDS_ROLE, s))
		return false;
	/* A04 对话 */
	const struct ds_str first = str_word(s);
	page = first.n > 1 && first.n < 4 && is_page_number(first);
	for (size_t i = 0, n; i < s.n; i = n) {
		const struct ds_str rest = str_from(s, i);
		n = i;
		const uint32_t cp = cp_next(s, &n);
		if (cp_in(cp, u"，。！？；“”《,源摄"))
			return false;
		if (ds_str_starts(rest, DS_STR("第")) || (cp < 0x80 && cp != ' ')) {
			size_t to = i;
			while (to < s.n && to - i < 15 && !ds_str_starts(str_from(s, to), DS_STR("版")))
				cp_next(s, &to);
			page |= to < s.n && is_page_number((struct ds_str){ s.p + i, to - i });
		}
		const size_t bytes = cp >= '0' && cp <= '9' ? date_parse(rest, iso) : 0;
		dated |= bytes > 0 && strlen(iso) == 10;
		n = bytes ? i + bytes : n;
		desk |= is_page_label(rest, page_desks, DS_COUNT(page_desks));
		reach |= is_page_label(rest, page_reach, DS_COUNT(page_reach));
	}
	const bool day = str_has(s, DS_STR("星期"));
	return (page && (desk || reach || (top && (dated || day)))) || (top && desk && (day || reach));
}

struct ds_str column_named(struct ds_str s)
{
	static const struct ds_str labels[] = {
		{"专栏", 6},
	};
	if (!cp_in(cp_first(s), u"第专"))
		return (struct ds_str){ 0 };
	for (size_t k = 0; k < DS_COUNT(labels); k++) {
		const size_t at = str_find(s, labels[k], 0);
		if (at == SIZE_MAX || at + 6 >= s.n || (at && !line_is_page_mark((struct ds_str){ s.p, at }, 1)))
			continue;
		size_t n = at + 6;
		if (cp_in_marks(cp_next(s, &n), u":："))
			return str_trim(str_from(s, n));
	}
	return (struct ds_str){ 0 };
}

/* 3上一篇, 下一篇4: arrows of a font whose letters they are. */
static struct ds_str arrow_less(struct ds_str s)
{
	const size_t at = s.n && cp_in(cp_first(s), u"34") ? 1 : 0;
	s = str_from(s, at);
	return s.n && cp_in(cp_last(s), u"34") ? (struct ds_str){ s.p, s.n - 1 } : s;
}

static bool parts_words(uint32_t cp)
{
	return cp_is_blank(cp) || cp_in_marks(cp, u"【】[]");
}

/* A+ A-, 收藏此页】【打印】【关闭: nothing but such words, parted by blanks; 3上一篇, one with its arrow. */
static bool all_furniture(struct ds_str s)
{
	unsigned n = 0;
	bool arrow = false;
	for (size_t i = 0; i < s.n;) {
		size_t to = i;
		while (to < s.n && !parts_words(cp_first(str_from(s, to))))
			cp_next(s, &to);
		const struct ds_str w = arrow_less((struct ds_str){ s.p + i, to - i });
		if (w.n && !words_whole(WORDS_UI, w))
			return false;
		arrow |= w.n && w.n < to - i;
		n++;
		for (i = to; i < s.n && parts_words(cp_first(str_from(s, i)));)
			cp_next(s, &i);
	}
	return n >= 2 || arrow;
}

/* 央视网新闻移动端, 扫一扫,用手机继续阅读!: where else the page may be read. */
static bool is_offer(struct ds_str s, unsigned chars)
{
	static const struct ds_str tails[] = {
		{"客户端",        9 },
                { "移动端",       9 },
                { "手机版",       9 },
                { "二维码",       9 },
		{ "扫描下载",    12},
                { "扫码下载",    12},
                { "客户端iPhone", 15},
                { "点我下载",    12}
	};
	static const struct ds_str heads[] = {
		{"扫一扫",        9 },
                { "下载到桌面", 15},
                { "留言要注意", 15}
	};
	static const struct ds_str holds[] = {
		{"APP下载",      9 },
                { "App下载",     9 },
                { "新闻APP",     9 },
                { "电子报APP",  12},
                { "电子报 APP", 13},
	};
	if (chars > 40)
		return false;
	if (memchr(s.p, 'p', s.n) || memchr(s.p, 'P', s.n))
		for (size_t k = 0; k < DS_COUNT(holds); k++)
			if (str_has(s, holds[k]))
				return true;
	if (chars > 30)
		return false;
	/* 喜欢就点个“在看”吧 */
	if (chars <= 20 && str_has(s, DS_STR("在看")) && (str_has(s, DS_STR("点")) || str_has(s, DS_STR("赞"))))
		return true;
	for (size_t k = 0; k < DS_COUNT(heads); k++)
		if (ds_str_starts(s, heads[k]))
			return true;
	for (size_t k = 0; chars <= 14 && k < DS_COUNT(tails); k++)
		if (ds_str_ends(s, tails[k]))
			return true;
	return false;
}

/* Does the line begin with a label of the list and its colon? • 主题分类:, 主 题 词: */
static bool has_label(enum word_list list, struct ds_str s)
{
	while (s.n && cp_in_marks(cp_first(s), u"•·●▪◦[【 　")) {
		size_t n = 0;
		cp_next(s, &n);
		s = str_from(s, n);
	}
	if (s.n < 6 || !words_begin(list, s.p))
		return false;
	size_t end = 0;
	for (unsigned k = 0; k < 9 && end < s.n && !cp_in_marks(cp_first(str_from(s, end)), u":：】]"); k++)
		cp_next(s, &end);
	/* 主 题 词: its characters may be set apart */
	char store[SHORT_BYTES];
	const struct ds_str label = str_trim((struct ds_str){ s.p, end });
	return end < s.n && cp_in_marks(cp_first(str_from(s, end)), u":：】]") &&
	       (words_whole(list, label) || words_whole(list, bare(label, store)));
}

/* 索引号:…: what a government's site files a document under. */
bool line_is_record(struct ds_str s)
{
	return has_label(WORDS_RECORD, s);
}

/* 发布机构:…: as well, beside such a line. */
bool line_is_record_field(struct ds_str s)
{
	return has_label(WORDS_RECORD, s) || has_label(WORDS_RECORD_FIELD, s);
}

/* Forms of whole lines that are never text: # stands for digits, a blank for any blanks, * for what is neither blank nor
 * Chinese. */
static const struct {
	const char *form;
	unsigned most; /* characters */
} forms[] = {
	{"- # -",                  9          }, /* the number of a page */
	{ "— # —",             9          },
	{ "－ # －",             9          },
	{ "– # –",             9          },
	{ "#·",		   5          },
	{ "# / #",                 9          },
	{ "第 # 页",             9          },
	{ "第 # 页 共 # 页",   16         },
	{ "第 # 页 / 共 # 页", 17         },
	{ "第 # 页，共 # 页", 17         },
	{ "共 # 页 第 # 页",   16         },
	{ "P. #",		  9          },
	{ "#:# / #:#",             15         }, /* how long a sound is */
	{ "#:#:# / #:#:#",         21         },
	{ "日期:#-#",            8          }, /* a day without its year, which the head of the page tells */
	{ "日期：#-#",          8          },
	{ "【有#人参与】",   20         },
	{ "跟贴 #",              14         },
	{ "阅读 (#)",            14         },
	{ "#跟贴",               14         },
	{ "#阅读",               14         }, /* how many have done what with a page */
	{ "#回复",               14         },
	{ "#回覆",               14         },
	{ "#浏览",               14         },
	{ "#评论",               14         },
	{ "#点赞",               14         },
	{ "#人气",               14         },
	{ "*分隔线*",           40         },
	{ "*.jpg",                 SHORT_BYTES}, /* a picture that is gone */
	{ "*.jpeg",                SHORT_BYTES},
	{ "*.png",                 SHORT_BYTES},
	{ "*.gif",                 SHORT_BYTES},
	{ "*.webp",                SHORT_BYTES},
};

static bool is_of_form(struct ds_str s, const char *form)
{
	for (; *form; form++) {
		size_t n = 0;
		if (*form == '*') {
			while (!is_of_form(str_from(s, n), form + 1)) {
				const uint32_t cp = n < s.n ? cp_next(s, &n) : ' ';
				if (cp_is_blank(cp) || cp_is_han(cp))
					return false;
			}
			return true;
		}
		while (*form == '#' && n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
			n++;
		while (*form == ' ' && n < s.n && s.p[n] == ' ')
			n++;
		if (*form != ' ' && *form != '#')
			n = s.n && s.p[0] == *form;
		if (n == 0 && *form != ' ')
			return false;
		s = str_from(s, n);
	}
	return s.n == 0;
}

/* Does the byte stand at that edge of the form? */
static bool form_has(char form, char byte)
{
	return form == '*' || form == byte || (form == '#' && byte >= '0' && byte <= '9');
}

static bool has_form(struct ds_str s, unsigned chars)
{
	size_t from = 0;
	/* no form begins with another Chinese character */
	if (s.n && is_han_lead(s.p[0]) && !cp_in(cp_first(s), u"日第共跟阅"))
		return false;
	for (size_t i = 0; i < s.n && cp_in(cp_next(s, &i), u"•·● ");)
		from = i;
	s = str_from(s, from);
	for (size_t k = 0; k < DS_COUNT(forms) && s.n; k++) {
		const char *form = forms[k].form;
		/* its first and last byte refuse most lines */
		if (chars <= forms[k].most && form_has(*form, *s.p) &&
		    form_has(form[strlen(form) - 1], s.p[s.n - 1]) && is_of_form(s, form))
			return true;
	}
	return false;
}

/* 2024-05-06 1 3 江州日报 content_123.html 1 甲县修路 /enpproperty-->: what the program that lays out digital papers leaves behind */
/* 第1版：头条第2版：社会第3版：文娱: what pages a paper has */
static bool is_page_list(struct ds_str s)
{
	unsigned n = 0;
	for (size_t at = 0; (at = str_find(s, DS_STR("版"), at)) != SIZE_MAX; at += 3)
		n += at > 0 && s.p[at - 1] >= '0' && s.p[at - 1] <= '9';
	return n >= 3 && ds_str_starts(s, DS_STR("第")) && str_ending(s) == END_OPEN;
}

bool line_is_property(struct ds_str s)
{
	return ds_str_ends(s, DS_STR("-->")) && str_has(s, DS_STR("enpproperty"));
}

/* 5d41402abc4b2a76b9719d911017c592: the name of a picture that is gone */
static bool is_token(struct ds_str s)
{
	size_t digits = 0;
	for (size_t i = 0; i < s.n; i++) {
		const char c = s.p[i];
		digits += c >= '0' && c <= '9';
		if (!(c >= '0' && c <= '9') && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
			return false;
	}
	return s.n >= 20 && digits >= 4 && digits < s.n;
}

/* • 江州网甲县频道欢迎您 */
static bool is_welcome(struct ds_str s, unsigned chars)
{
	return chars <= 20 && (ds_str_ends(s, DS_STR("欢迎您")) || ds_str_ends(s, DS_STR("欢迎你")));
}

/* 江州春耕开始:http://…, 图1.jpg:http://…: an address, and what it leads to */
static bool is_linked(struct ds_str s)
{
	const size_t at = s.n && (unsigned char)s.p[s.n - 1] < 0x80 ? str_find(s, DS_STR("http"), 0) : SIZE_MAX;
	if (at == SIZE_MAX || at < 3 || at + 10 > s.n || str_has(s, DS_STR("。")))
		return false;
	for (size_t i = at; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || (unsigned char)s.p[i] >= 0x80)
			return false;
	return ds_str_starts(str_from(s, at + 4), DS_STR("://")) ||
	       ds_str_starts(str_from(s, at + 4), DS_STR("s://"));
}

/* 03/09 週一 彰化縣|15°C - 17°C: the day and its weather above a page */
bool line_is_weather(struct ds_str s, unsigned chars)
{
	static const char *const days[] = { "周", "星期" };
	if (chars > 40 || str_ending(s) != END_OPEN || !(str_has(s, DS_STR("°")) || str_has(s, DS_STR("℃"))))
		return false;
	for (size_t k = 0; k < DS_COUNT(days); k++)
		if (str_has(s, ds_str_of(days[k])) && !str_has(s, DS_STR("，")) && !str_has(s, DS_STR(",")))
			return true;
	return false;
}

bool line_is_furniture(struct ds_str s, unsigned chars)
{
	char store[SHORT_BYTES];
	struct credits c;
	if (chars <= 24) {
		const bool may = may_be_ui(s);
		struct ds_str b = may ? bare(s, store) : (struct ds_str){ 0 };
		if (may && words_whole(WORDS_UI, b))
			return true;
		if (all_furniture(s))
			return true;
	}
	if (is_offer(s, chars))
		return true;
	if (chars <= 24 && ends_in_digit(s)) {
		struct ds_str b = bare(s, store);
		while (b.n && b.p[b.n - 1] >= '0' && b.p[b.n - 1] <= '9') /* 最新评论(0) */
			b.n--;
		if (b.n > 3 && words_whole(WORDS_UI, b))
			return true;
	}
	if (line_is_page_mark(s, chars) || is_page_list(s) || line_is_property(s) || is_welcome(s, chars) ||
	    is_token(s))
		return true;
	/* 返回江州日报 */
	if (chars <= 10 && ds_str_starts(s, DS_STR("返回")) && words_tail(WORDS_MASTHEAD_TAIL, s))
		return true;
	/* 今天是3月8日/星期三/二月十七 */
	if (ds_str_starts(s, DS_STR("今天是")) && chars <= 40 && str_ending(s) != END_FINAL)
		return true;
	/* (原标题:…), [中图分类号]… */
	size_t framed = 0;
	for (size_t n = 0; n < s.n && cp_in_marks(cp_next(s, &n), u"(（[【•·▶▷►→");)
		framed = n;
	if (chars <= 60 && str_ending(s) != END_FINAL &&
	    (words_head(WORDS_UI_HEAD, s) ||
	     (framed && words_head(WORDS_UI_HEAD, str_trim(str_from(s, framed)))))) {
		/* http://… 2007年4月16日 某某网; 点击:0 时间:2021-09-24 */
		return !(credits_parse_source(s, &c) && c.published[0]);
	}
	if (is_linked(s))
		return !credits_parse_source(s, &c);
	return has_form(s, chars);
}

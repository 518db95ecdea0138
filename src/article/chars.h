/* chars.h: characters, the edges of a line, and the tables of words: chars.c, words.c. */
#ifndef DUSHU_ARTICLE_CHARS_H
#define DUSHU_ARTICLE_CHARS_H

#include "dushu/article.h"

#include <uchar.h>

/* ---- chars.c: what a careful reader sees at the edges of a line ------------------------------------------- */

/* How a line ends, closing quotes and brackets aside. */
enum ending { END_OPEN, END_COMMA, END_COLON, END_CLAUSE, END_FINAL };

/* Marks that number a section: 一、 (一) 1. (1) ① 第一章 */
struct numbering {
	uint8_t level; /* 1-5; 0 when there is none */
	uint8_t bytes; /* of the mark */
};

/* Most characters are Han, of three bytes, and no marks: their first byte tells that. */
static inline bool is_han_lead(char c)
{
	return (unsigned char)c >= 0xe4 && (unsigned char)c <= 0xe9;
}

static inline bool cp_is_blank(uint32_t cp)
{
	if (cp <= ' ')
		return cp == ' ' || (cp >= '\t' && cp <= '\r');
	if (cp < 0x2000 || cp > 0x3000)
		return cp == 0xa0 || cp == 0xfeff;
	return cp == 0x3000 || cp <= 0x200b || cp == 0x202f;
}

/* Copies from web pages hold them inside words. */
static inline bool cp_is_widthless(uint32_t cp)
{
	return cp == 0xad || cp == 0xfeff || cp == 0x2060 || (cp >= 0x200b && cp <= 0x200f);
}

static inline bool cp_is_han(uint32_t cp)
{
	return (cp >= 0x4e00 && cp <= 0x9fff) || (cp >= 0x3400 && cp <= 0x4dbf) ||
	       (cp >= 0x20000 && cp <= 0x323af) || (cp >= 0x2e80 && cp <= 0x2fd5) || cp == 0x3007;
}

/* Sets are written u"…": comparing code units costs a fraction of decoding the set's UTF-8 for every character. */
static inline bool cp_listed(uint32_t cp, const char16_t *set)
{
	for (; *set; set++)
		if (*set == cp)
			return true;
	return false;
}

/* The last six bits of a literal's units, which the compiler makes a constant: they refuse most characters at once. */
#define CP_BIT(set, i)  ((i) < sizeof(set) / 2 - 1 ? UINT64_C(1) << ((set)[(i) % (sizeof(set) / 2)] & 63) : 0)
#define CP_BITS4(s, i)  (CP_BIT(s, i) | CP_BIT(s, (i) + 1) | CP_BIT(s, (i) + 2) | CP_BIT(s, (i) + 3))
#define CP_BITS16(s, i) (CP_BITS4(s, i) | CP_BITS4(s, (i) + 4) | CP_BITS4(s, (i) + 8) | CP_BITS4(s, (i) + 12))
#define CP_SET_MOST     48 /* units; a longer one is an array of negative size, what is no literal no u"" s */
#define CP_SET_FITS(s)  sizeof(char[sizeof(u"" s) / 2 <= CP_SET_MOST + 1 ? 1 : -1])
#define CP_SET_MASK(s)  (CP_BITS16(s, 0) | CP_BITS16(s, 16) | CP_BITS16(s, 32) | 0 * CP_SET_FITS(s))

static inline bool cp_in_mask(uint32_t cp, const char16_t *set, uint64_t mask)
{
	return (mask >> (cp & 63) & 1) && cp_listed(cp, set);
}

static inline bool cp_in_marks_mask(uint32_t cp, const char16_t *set, uint64_t mask)
{
	return (cp < 0x3400 || cp > 0x9fff || cp == 0x4e28) && cp_in_mask(cp, set, mask);
}

/* Is the character one of the literal? The second, for one without Chinese characters but for the 丨 that stands for a bar,
 * refuses most text sooner. */
#define cp_in(cp, set)       cp_in_mask((cp), (set), CP_SET_MASK(set))
#define cp_in_marks(cp, set) cp_in_marks_mask((cp), (set), CP_SET_MASK(set))

static inline uint32_t cp_next(struct ds_str s, size_t *off)
{
	unsigned len;
	const uint32_t cp = ds_utf8_at(s.p + *off, &len);
	*off += len;
	return cp;
}

static inline uint32_t cp_first(struct ds_str s)
{
	unsigned len;
	return s.n ? ds_utf8_at(s.p, &len) : 0;
}

static inline uint32_t cp_last(struct ds_str s)
{
	unsigned len;
	return s.n ? ds_utf8_at(ds_utf8_prev(s.p + s.n, s.p), &len) : 0;
}

static inline struct ds_str str_from(struct ds_str s, size_t off)
{
	return (struct ds_str){ s.p + off, s.n - off };
}

struct ds_span span_trim(struct ds_str s, struct ds_span at);
size_t str_chars(struct ds_str s);
/* As ds_str_find, for a word in a line: memmem makes itself a table first, which takes longer than the line does. A
 * character's last byte tells it from others best. `what` is short, and not empty. */
size_t str_find(struct ds_str s, struct ds_str what, size_t from);
size_t str_find_last(struct ds_str s, struct ds_str what); /* the last place; `what` is not empty */
bool str_has(struct ds_str s, struct ds_str what);
struct ds_str str_trim(struct ds_str s);
struct ds_str str_unmarked(struct ds_str s); /* without the marks and pictures before it: ■林青 */
enum ending str_ending(struct ds_str s);
struct numbering str_numbering(struct ds_str s);
/* Opening quotes and brackets without their closing ones; negative: closing ones come first. */
int str_balance(struct ds_str s, bool *closes_first);
/* +1 for a bracket or quote that opens, -1 for one that closes. */
int cp_bracket(uint32_t cp);
struct ds_span str_bracket_back(struct ds_str s); /* of what ends with a bracket */
/* The bracketed end of s, brackets of either width included: (记者 张三). Empty when there is none. */
static inline struct ds_span str_tail_bracket(struct ds_str s)
{
	const uint32_t last = cp_last(s);
	return last == ')' || last == 0xff09 ? str_bracket_back(s) : (struct ds_span){ 0, 0 };
}

/* ---- words.c: tables of words and how to look them up ----------------------------------------------------- */

enum word_list {
	WORDS_UI,            /* whole lines of a page's furniture */
	WORDS_UI_HEAD,       /* what such lines begin with */
	WORDS_NOTICE,        /* copyright and liability, wherever in a line */
	WORDS_NOTICE_WEAK,   /* … two of which are wanted */
	WORDS_NOTICE_FIELD,  /* lines of a notice have one of these */
	WORDS_CONTACT,       /* 地址: 电话: */
	WORDS_KEEPER,        /* 主办: 承办: */
	WORDS_PROVINCE,      /* 江苏, by itself */
	WORDS_SITE_TAIL,     /* names of sites end so */
	WORDS_PRESS_TAIL,    /* names of papers, agencies, stations, offices */
	WORDS_MASTHEAD_TAIL, /* names of papers above a page */
	WORDS_COLUMN_TAIL,   /* names of columns end so */
	WORDS_SUBTITLE_TAIL, /* 综述 纪实 */
	WORDS_KICKER_TAIL,   /* 强调 召开 */
	WORDS_GUEST_TAIL,    /* 出席 并讲话 */
	WORDS_CAPTION_HEAD,  /* 图为 ▲ */
	WORDS_CAPTION_TAIL,  /* 摄 供图 */
	WORDS_OPENER,        /* paragraphs begin so, continuations do not */
	WORDS_OFFICE_TAIL,   /* who signs: 局 队 委员会 */
	WORDS_FIELD_HEAD,    /* 时间: 地点: */
	WORDS_ROLE,          /* what a reporter is: 记者 */
	WORDS_NOTE,          /* what a paper says before a story of its own: 编者按 */
	WORDS_BOX,           /* names of columns that hold short pieces: 短讯 */
	WORDS_DECLARATION,   /* what a site says about itself: 特别声明 */
	WORDS_INVITATION,    /* to install or follow something: 下载 */
	WORDS_REMARK_TAIL,   /* what brackets behind a title say ends so, when it is no column: 试行 */
	WORDS_DOCUMENT_TAIL, /* names of documents end so: 公报 */
	WORDS_PUBLIC_TAIL,   /* what a paper prints for others to be known: 公告 启事 */
	WORDS_RELATED,       /* headings of lists of other stories: 相关新闻 */
	WORDS_CHANNEL,       /* names of a site's channels: 财经 */
	WORDS_PORTAL,        /* sites whose channels are sources: 新浪 */
	WORDS_SUBTITLE_HEAD, /* 新增 惠及, with a number */
	WORDS_NEWS_LEAD,     /* a report begins so: 近日 记者从 */
	WORDS_GOES_ON,       /* a paragraph that goes on a story: 此外 */
	WORDS_RECORD,        /* labels of a document's record: 索引号 */
	WORDS_RECORD_FIELD,  /* … that other lines have as well: 标题 */
	WORD_LISTS
};

/* Does s speak of copyright and liability as the foot of a page does? */
bool words_are_notice(struct ds_str s);
bool words_whole(enum word_list list, struct ds_str s);
bool words_head(enum word_list list, struct ds_str s);
/* Has a list that is sorted by heads a word that begins with the three bytes at p? */
bool words_begin(enum word_list list, const char *p);
bool words_tail(enum word_list list, struct ds_str s);
/* The same, its characters set apart or not: …统计公报, 统 计 公 报 */
bool words_tail_apart(enum word_list list, struct ds_str s);
/* For lists whose words have three bytes or more; words_count sees the first 64 of them. */
size_t words_end(enum word_list list, struct ds_str s); /* where the last of them in s ends; 0 when there is none */
unsigned words_count(enum word_list list, struct ds_str s); /* how many different words occur */
bool words_any(enum word_list list, struct ds_str s);       /* of a list that is sorted by heads: does any? */

#endif

/* credits.h: who wrote and edited a story, who published it and when: credits.c, names.c, bylines.c, leads.c, tails.c, dates.c. */
#ifndef DUSHU_ARTICLE_CREDITS_H
#define DUSHU_ARTICLE_CREDITS_H

#include "article/chars.h"

/* ---- credits.c, names.c: who and when --------------------------------------------------------------------- */

#define NAMES_MAX 24u

struct names {
	struct ds_str v[NAMES_MAX];
	uint32_t n;
};

/* What a line says about the article. Strings are borrowed from the line, blanks inside names included. */
struct credits {
	struct names authors, editors;
	struct ds_str source;
	struct ds_str press; /* whose reporters they are: 江州日报 of 江州日报记者 */
	struct ds_span date; /* in the line */
	char published[32];  /* ISO 8601; "" when there is none */
	struct ds_str left;  /* words beside a date that may name the source */
	bool photo;          /* a photographer's credit */
	bool others;         /* … of people whom no record names */
	size_t rest;         /* characters that no rule explains */
};

/* Nothing said yet. Names stay as they are: only the first n of them count. */
static inline void credits_clear(struct credits *c)
{
	c->authors.n = c->editors.n = 0;
	c->source = c->left = c->press = (struct ds_str){ 0 };
	c->date = (struct ds_span){ 0, 0 };
	memset(c->published, 0, sizeof c->published);
	c->photo = c->others = false;
	c->rest = 0;
}

/* Splits at blanks and 、; two single characters are one name (王  寅). False when something is no name.
 * `strict` asks for a common family name. */
bool names_parse(struct ds_str s, bool strict, struct names *out);
bool names_glued(struct ds_str s, struct names *out); /* 冯彪吴彩文: two or more with nothing between them */
/* 韩江雪, 县长 韩江雪: one or more people, an office before the first aside. */
bool person_parse(struct ds_str s, struct names *out);
void names_add(struct names *to, const struct names *from);
bool name_is_plausible(struct ds_str s, bool strict);
bool name_is_foreign(struct ds_str s); /* 乌云其其格 */

/* 2021年11月26日19:14 | 来源:人民网 编辑:张三. True when the line gives a date, a source or a labelled name and
 * hardly anything else. */
bool credits_parse_source(struct ds_str line, struct credits *out);
/* Parts of a source line that count clicks or change the size of letters; at most JUNK_MAX spans of it. */
#define JUNK_MAX 8u
unsigned credits_junk(struct ds_str line, struct ds_span junk[JUNK_MAX]);
/* Where the last role in s ends; 0 when there is none. */
static inline size_t role_end(struct ds_str s)
{
	return words_end(WORDS_ROLE, s);
}
/* bylines.c, for leads.c and tails.c: roles and names; marked: behind □ or in brackets, where they are believed at once. */
bool byline_scan(struct ds_str s, bool marked, struct credits *out);
bool byline_is_photo(struct ds_str s); /* 张三 摄 */
/* Who stands before the word that says who took the picture, 江州日报记者 张三/摄; or who wrote: 张三 文/图, parted from it by a
 * blank when asked. Nothing when no such word ends s. */
struct ds_str shot_by(struct ds_str s);
struct ds_str wrote_by(struct ds_str s, bool parted);
struct ds_str str_word(struct ds_str s); /* up to the first blank; nothing when there is none */
bool is_press_name(struct ds_str s);     /* 江州晚报: a paper's name and nothing else */
bool is_outlet(struct ds_str s); /* … also 江州新闻, 中新网江州, which are names only where one is looked for */
/* 主要指标快报, 统计公报: a report's name, which ends as those of papers do. 现代快报 is a paper. */
bool is_report_name(struct ds_str w);
struct ds_str bracket_inside(struct ds_str s); /* one code point off each end */
/* □本报记者 张三 通讯员 李四; (记者 张三); 文/张三. `out->photo` for 张三 摄. */
bool credits_parse_byline(struct ds_str line, struct credits *out);
/* 本报记者 张三 摄 and nothing else: who told a story with a picture. */
bool credits_parse_shot(struct ds_str line, struct credits *out);
/* The end of an article's last paragraph: …。(记者 张三 李四) */
bool credits_parse_tail(struct ds_str line, struct credits *out);
/* The beginning of its first: 本报讯(记者 张三), 新华社北京1月17日电 */
bool credits_parse_head(struct ds_str line, struct credits *out);
/* A line that is the opening of a report and nothing else: 新华社北京1月17日电, 新华社杭州电 题:…, 中央社／江州3日電.
 * out->left: the subject behind 题:. */
bool credits_parse_wire(struct ds_str line, struct credits *out);
/* A date at the beginning of s; bytes used, 0 when there is none. iso gets it as exact as it is. */
size_t date_parse(struct ds_str s, char iso[32]);

#endif

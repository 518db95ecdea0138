/* tails.c: what the end of a paragraph says about who wrote it: …。(记者 张三), …。(据新华社电), …增长17.4%。张三. How a report
 * begins is leads.c's, lines that hold nothing else are bylines.c's. */
#include "article/credits.h"

#include <stdio.h>

#define W(lit)                                                                                                     \
	{                                                                                                          \
		(lit), sizeof(lit) - 1                                                                             \
	}

/* 据新华社电, 原载《人民日报》, 来源:新华网 */
static bool source_of(struct ds_str s, struct credits *out)
{
	static const struct ds_str heads[] = {
		W("据"), W("原载"), W("转载自"), W("转自"), W("摘自"), W("来源"),
	};
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

/* …增长17.4%。臧小华: a name, or two, behind the last stop. */
static bool name_behind(struct ds_str line, struct names *out)
{
	const size_t most = line.n < 36 ? line.n : 36;
	const struct ds_str end = { line.p + line.n - most, most };
	const size_t at = str_find_last(end, DS_STR("。"));
	if (at == SIZE_MAX)
		return false;
	struct ds_str rest = str_from(end, at + 3);
	if (ds_str_starts(rest, DS_STR("”")))
		rest = str_from(rest, 3);
	rest = str_trim(rest);
	return rest.n >= 6 && rest.n <= 21 && names_parse(rest, true, out);
}

bool credits_parse_shot(struct ds_str line, struct credits *out)
{
	const struct ds_str who = shot_by(line);
	return who.n >= 6 && (role_end(who) ? byline_scan(who, true, out) : names_parse(who, true, &out->authors));
}

/* …。 刘玉 记者 刘国 摄: who told the story with a picture. */
static bool photographers(struct ds_str line, struct credits *out)
{
	const size_t most = line.n < 90 ? line.n : 90;
	struct ds_str end = { line.p + line.n - most, most };
	const size_t at = str_find_last(end, DS_STR("。"));
	return at != SIZE_MAX && credits_parse_shot(str_from(end, at + 3), out);
}

/* 王小明/文 李青/图: who wrote. */
static bool wrote(struct ds_str s, struct names *out)
{
	size_t at = str_find(s, DS_STR("/文"), 0);
	at = at == SIZE_MAX ? str_find(s, DS_STR("／文"), 0) : at;
	/* 图/李青 文/王小明 */
	const size_t by =
	    at == SIZE_MAX && ds_str_starts(s, DS_STR("图")) ? str_find(s, DS_STR("文/"), 0) : SIZE_MAX;
	if (by != SIZE_MAX && by >= 9)
		return names_parse(str_from(s, by + 4), true, out);
	return at != SIZE_MAX && at >= 6 && names_parse((struct ds_str){ s.p, at }, true, out);
}

/* (西安晚报): nothing but whose news it is. */
bool is_press_name(struct ds_str s)
{
	if (s.n < 9 || s.n > 30 || !words_tail(WORDS_PRESS_TAIL, s))
		return false;
	static const char *const papers[] = {
		"报", "网", "社", "电视台", "电台", "广播网", "在线", "发布",
	};
	for (size_t i = 0; i < s.n;)
		if (!cp_is_han(cp_next(s, &i)))
			return false;
	for (size_t k = 0; k < DS_COUNT(papers); k++)
		if (ds_str_ends(s, ds_str_of(papers[k])))
			return true;
	return false;
}

bool is_outlet(struct ds_str s)
{
	if (is_press_name(s) || (s.n >= 12 && (ds_str_ends(s, DS_STR("新闻")) || ds_str_ends(s, DS_STR("客户端")))))
		return true;
	/* 中新网江州: a site and which of its offices */
	const size_t site = str_find(s, DS_STR("网"), 0);
	return site != SIZE_MAX && site >= 6 && s.n - site <= 12 && is_press_name((struct ds_str){ s.p, site + 3 });
}

/* 1120305 at the end of a line: the day, in years of the republic. */
static void date_of_code(struct ds_str line, char iso[32])
{
	unsigned long code = 0;
	size_t n = 0;
	while (n < line.n && n < 8 && line.p[line.n - 1 - n] >= '0' && line.p[line.n - 1 - n] <= '9')
		n++;
	for (size_t i = line.n - n; i < line.n; i++)
		code = code * 10 + (unsigned long)(line.p[i] - '0');
	const unsigned long month = code / 100 % 100, day = code % 100;
	if (n == 7 && code / 10000 >= 90 && month >= 1 && month <= 12 && day >= 1 && day <= 31)
		snprintf(iso, 32, "%04lu-%02lu-%02lu", (code / 10000 + 1911) % 10000, month, day);
}

bool credits_parse_tail(struct ds_str line, struct credits *out)
{
	credits_clear(out);
	/* (編輯:李大雲)1120305 */
	char published[sizeof out->published] = "";
	date_of_code(line, published);
	while (line.n > 6 && line.p[line.n - 1] >= '0' && line.p[line.n - 1] <= '9')
		line.n--;
	const struct ds_span at = str_tail_bracket(line);
	if (at.end == 0)
		return name_behind(line, &out->authors) || photographers(line, out);
	const struct ds_str s = bracket_inside(ds_str_slice(line, at));
	if (s.n < 6 || s.n > 150)
		return false;
	if ((str_has(s, DS_STR("编辑")) || str_has(s, DS_STR("责编"))) && credits_parse_source(s, out)) {
		if (!out->published[0])
			memcpy(out->published, published, sizeof published);
		return true;
	}
	if (source_of(s, out))
		return true;
	if (is_press_name(s)) {
		out->source = s;
		return true;
	}
	if (byline_is_photo(s)) {
		out->photo = true;
		const struct ds_str who = shot_by(s);
		struct credits c;
		credits_clear(&c);
		if (wrote(s, &out->authors))
			return true;
		if (role_end(who) ? byline_scan(who, true, &c) : names_parse(who, true, &c.authors))
			out->authors = c.authors;
		return false;
	}
	if (role_end(s))
		return byline_scan(s, true, out);
	if (name_is_foreign(s) && at.start && cp_in(cp_last((struct ds_str){ line.p, at.start }), u"。！？”")) {
		out->authors = (struct names){ .v = { s }, .n = 1 };
		return true;
	}
	if (wrote(s, &out->authors))
		return true;
	/* (江州日报 林青) */
	const struct ds_str press = str_word(s);
	if (press.n >= 9 && words_tail(WORDS_PRESS_TAIL, press) &&
	    names_parse(str_from(s, press.n), true, &out->authors) && out->authors.n <= 4)
		return true;
	/* 陈强 文/图 */
	const struct ds_str who = wrote_by(s, true);
	return names_parse(who.n ? who : s, true, &out->authors) && out->authors.n <= 6;
}

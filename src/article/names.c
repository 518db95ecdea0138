/* names.c: lists of people's names: 张雪冬、刘泽; 巴依斯古楞 杨超杰; 王  寅. Knows no roles. */
#include "article/credits.h"

/* Words that begin like a name and are none. */
static const struct ds_str no_names[] = {
	{"全文",     6},
        { "全图",    6},
        { "成都",    6},
        { "石家庄", 9},
        { "安徽",    6},
        { "江苏",    6},
        { "江西",    6},
	{ "云南",    6},
        { "海南",    6},
        { "宁夏",    6},
        { "金融",    6},
        { "高考",    6},
        { "时评",    6},
        { "时事",    6},
	{ "文图",    6},
        { "文化",    6},
        { "文艺",    6},
        { "向上",    6},
        { "安全",    6},
        { "平安",    6},
        { "平均",    6},
	{ "元旦",    6},
        { "路透",    6},
        { "明年",    6},
        { "华东",    6},
        { "下同",    6},
        { "支付",    6},
        { "计划",    6},
	{ "经济",    6},
        { "贺信",    6},
        { "单位",    6},
        { "连载",    6},
        { "和平",    6},
        { "相关",    6},
        { "国内",    6},
	{ "国家",    6},
        { "国际",    6},
        { "南京",    6},
        { "广告",    6},
        { "公告",    6},
        { "公示",    6},
        { "解读",    6},
	{ "解说",    6},
        { "简讯",    6},
        { "简称",    6},
        { "简介",    6},
        { "包括",    6},
        { "时间",    6},
        { "相同",    6},
	{ "谢谢",    6},
        { "来自",    6},
        { "原创",    6},
};

static bool is_dot(uint32_t cp)
{
	return cp == 0xb7 || cp == 0x2022 || cp == 0x30fb || cp == 0x2027 || cp == 0xff0e || cp == 0x16eb;
}

bool name_is_plausible(struct ds_str s, bool strict)
{
	size_t chars = 0, dots = 0;
	for (size_t i = 0; i < s.n;) {
		const uint32_t cp = cp_next(s, &i);
		if (is_dot(cp)) {
			dots++;
			if (chars == 0 || i == s.n)
				return false;
		} else if (cp_is_han(cp)) {
			chars++;
		} else {
			return false;
		}
	}
	for (size_t k = 0; k < DS_COUNT(no_names); k++)
		if (ds_str_eq(s, no_names[k]))
			return false;
	if (dots)
		return dots <= 3 && chars >= 3 && chars <= 16;
	/* longer names are Mongolian or Uygur in Chinese letters; words of a sentence are not */
	if (!strict && chars > 4)
		return chars <= 8;
	if (!strict)
		return chars >= 2;
	/* 关键词: a word of three characters is hardly anybody's name; 高峰 and 白雪 are */
	const enum ds_pos pos = chars == 3 ? ds_word_pos(s) : DS_POS_NONE;
	if (pos != DS_POS_NONE && pos != DS_POS_NAME && pos != DS_POS_OTHER)
		return false;
	const size_t most = ds_str_starts(s, DS_STR("欧阳")) || ds_str_starts(s, DS_STR("司马")) ? 4 : 3;
	return chars >= 2 && chars <= most && ds_surname(cp_first(s)) != DS_SURNAME_NONE;
}

/* 乌云其其格: a name in Chinese letters of Mongolian, Kazakh or Uygur, by its length and how it ends. */
bool name_is_foreign(struct ds_str s)
{
	return s.n >= 12 && s.n <= 24 && name_is_plausible(s, false) &&
	       cp_in(cp_last(s), u"格图其巴勒雅娜苏根木布尔嘎拉特夫江古丽汗提罕玛娃别克买孜");
}

/* 冯彬吴彩霞: names without anything between them, each of a family name and one or two characters. The second begins
 * where a family name stands behind the first; of two places the later one. False when s is no two to four names. */
bool names_glued(struct ds_str s, struct names *out)
{
	const size_t chars = str_chars(s);
	out->n = 0;
	if (chars < 4 || chars > 12 || s.n != chars * 3 || ds_str_starts(s, DS_STR("欧阳")))
		return false;
	while (s.n > 9) {
		if (out->n == 3)
			return false;
		const bool at3 = name_is_plausible((struct ds_str){ s.p + 9, 6 < s.n - 9 ? 6 : s.n - 9 }, true);
		const bool at2 = name_is_plausible((struct ds_str){ s.p + 6, 6 }, true);
		if (!at2 && !at3)
			return false;
		const struct ds_str name = { s.p, at3 ? 9 : 6 };
		if (!name_is_plausible(name, true))
			return false;
		out->v[out->n++] = name;
		s = str_from(s, name.n);
	}
	out->v[out->n++] = s;
	return name_is_plausible(s, true) && out->n > 1;
}

/* The next part of s between separators; false at the end. */
static bool part_next(struct ds_str s, size_t *off, struct ds_str *part)
{
	size_t i = *off, start = SIZE_MAX;
	while (i < s.n) {
		size_t to = i;
		const uint32_t cp = cp_next(s, &to);
		const bool sep = cp_is_blank(cp) || cp_in_marks(cp, u"、,，;；/|｜丨");
		if (!sep && start == SIZE_MAX)
			start = i;
		if (sep && start != SIZE_MAX)
			break;
		i = to;
	}
	*off = i;
	if (start == SIZE_MAX)
		return false;
	*part = (struct ds_str){ s.p + start, i - start };
	return true;
}

/* 林　小　满 and nothing else: a name of three characters, set apart. */
static bool is_spaced_name(struct ds_str s)
{
	char store[9];
	struct ds_str part;
	size_t off = 0, n = 0;
	while (part_next(s, &off, &part)) {
		if (part.n != 3 || n == sizeof store)
			return false;
		memcpy(store + n, part.p, 3);
		n += 3;
	}
	return n == sizeof store && name_is_plausible((struct ds_str){ store, n }, true);
}

bool names_parse(struct ds_str s, bool strict, struct names *out)
{
	struct ds_str part, single = { 0 };
	size_t off = 0;
	out->n = 0;
	if (s.n >= 11 && s.n <= 30 && is_spaced_name(s)) {
		out->v[out->n++] = s;
		return true;
	}
	while (part_next(s, &off, &part)) {
		if (part.n >= 6 && words_whole(WORDS_UI, part)) /* 作者:何其 我要评论 */
			continue;
		if (part.n >= 6 && role_end(part) == part.n) /* 作者:沈静 通讯员 高原 */
			continue;
		const bool one = part.n >= 3 && part.n <= 4 && cp_is_han(cp_first(part));
		if (one && single.n) {
			/* 在 江 州 召 开: words set apart */
			if (strict && ds_surname(cp_first(single)) == DS_SURNAME_NONE)
				return false;
			part = (struct ds_str){ single.p, (size_t)(part.p + part.n - single.p) };
			single.n = 0;
		} else if (one) {
			single = part;
			continue;
		} else if (single.n || !name_is_plausible(part, strict)) {
			return false;
		}
		if (out->n == NAMES_MAX)
			return false;
		out->v[out->n++] = part;
	}
	return out->n > 0 && single.n == 0;
}

bool person_parse(struct ds_str s, struct names *out)
{
	size_t blank = 0;
	while (blank < s.n && !cp_is_blank(cp_first(str_from(s, blank))))
		cp_next(s, &blank);
	if (blank >= 6 && blank < s.n && cp_in(cp_last((struct ds_str){ s.p, blank }), u"长记席任民者友"))
		s = str_trim(str_from(s, blank));
	return s.n <= 30 && names_parse(s, true, out);
}

void names_add(struct names *to, const struct names *from)
{
	for (uint32_t i = 0; i < from->n && to->n < NAMES_MAX; i++) {
		bool known = false;
		for (uint32_t k = 0; k < to->n && !known; k++)
			known = ds_str_eq(to->v[k], from->v[i]);
		if (!known)
			to->v[to->n++] = from->v[i];
	}
}

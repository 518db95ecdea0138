/* phrase_words.c: what the words of a phrase say, whatever stands around them: do they name a measure, what befalls people, an
 * amount of something; where does the name of their owner end? Lists of words, and nothing of their sentence.
 */
#include "phrase_own.h"

/* Quotation marks and 、 begin with one of two bytes that no Han character begins with: does one stand in s? */
static bool may_hold_mark(struct ds_str s)
{
	const uint64_t ones = ~UINT64_C(0) / 255;
	uint64_t any = 0;
	if (s.n < 8) {
		for (size_t i = 0; i < s.n; i++)
			any |= ((unsigned char)s.p[i] & 0xfe) == 0xe2;
		return any;
	}
	for (size_t i = 0; i < s.n; i += 8) {
		uint64_t x = bytes8(s.p + (i + 8 <= s.n ? i : s.n - 8)) & (0xfe * ones);
		x ^= 0xe2 * ones;
		any |= (x - ones) & ~x; /* in the highest bit of a byte that is zero */
	}
	return any & (0x80 * ones);
}

struct ds_str phrase_unquoted(struct ds_str s)
{
	static const char *const pairs[] = { "“”", "‘’", "「」", "『』" };
	if (!may_hold_mark(s))
		return s; /* mostly */
	size_t mark = 0;
	while (mark < s.n && !char_in(s.p + mark, s.p + s.n, "”’」』"))
		mark += char_len(s.p + mark);
	if (mark >= s.n)
		return s;
	for (size_t i = 0; i < DS_COUNT(pairs); i++) {
		struct ds_str head = { pairs[i], CHAR }, tail = { pairs[i] + CHAR, CHAR };
		if (s.n > 2 * CHAR && ds_str_starts(s, head) && ds_str_ends(s, tail) &&
		    ds_str_find(s, tail, 0) == s.n - CHAR)
			return (struct ds_str){ s.p + CHAR, s.n - 2 * CHAR };
		/* 推出“暖心服务”便民措施: the name of it is an adjective */
		size_t at = SIZE_MAX;
		for (size_t k = 0; (k = ds_str_find(s, tail, k)) != SIZE_MAX; k += CHAR)
			at = k;
		if (at != SIZE_MAX && s.n - at >= 5 * CHAR && ds_str_find(s, head, at) == SIZE_MAX)
			return (struct ds_str){ s.p + at + CHAR, s.n - at - CHAR };
	}
	return s;
}

static bool holds_char(const char *chars, const char *p)
{
	for (; *chars; chars += CHAR)
		if (memcmp(chars, p, CHAR) == 0)
			return true;
	return false;
}

size_t phrase_head(struct ds_str s)
{
	static const char heads[] = "县市区镇乡村户业司店校院站队人";
	static const char after[] = "级域民内委、均口数员工力物";    /* 县级, 农户、村 */
	static const char before[] = "上农超门夜菜股楼产行就工营营"; /* 上市, 农村, 产业 */
	/* 5个村|集体经济收入, 16个站|雨量; but 市场, 村庄, 户籍 */
	static const char ones[] = "县市区镇乡村站";
	static const char no[] = "场伍市区城庄村均籍价值州政直镇乡户点口址里外中级域民内委重属本管办、";
	if (s.n >= 3 * CHAR && holds_char(ones, s.p) && !holds_char(no, s.p + CHAR))
		return CHAR;
	for (size_t i = 2 * CHAR; i + 2 * CHAR <= s.n; i += CHAR)
		if (holds_char(heads, s.p + i - CHAR) && !holds_char(after, s.p + i) &&
		    !holds_char(before, s.p + i - 2 * CHAR) && !(i == 2 * CHAR && char_in(s.p, s.p + i, "地")))
			return i; /* but 地区生产总值 */
	return 0;
}

struct ds_str phrase_tail(struct ds_str s)
{
	/* not all of s */
	size_t n = s.n ? sort_before((struct ds_str){ s.p + 1, s.n - 1 }, S_MEASURE) : 0;
	return n ? (struct ds_str){ s.p + s.n - n, n } : DS_STR("");
}

bool phrase_names_measure(struct ds_str s)
{
	return s.n > CHAR && is_sort(s, S_MEASURE);
}

size_t phrase_measure(struct ds_str s)
{
	static const char *const hows[] = { "规划", "净",   "用地", "占地", "建筑", "总",     "建设",
					    "设计", "计划", "年度", "估算", "预计", "完成",   "实际",
					    "累计", "规",   "年",   "可研", "概算", "概算总", "平均",
					    "到位", "签约", "协议", "地上", "地下" };
	size_t tail = phrase_names_measure(s) ? s.n : phrase_tail(s).n, n = 1;
	for (struct ds_str left; tail && tail < s.n && n; tail += n) {
		left = (struct ds_str){ s.p, s.n - tail };
		n = ENDS_ANY(left, hows);
	}
	return s.n - tail < 2 * CHAR ? s.n : tail;
}

bool phrase_is_empty(struct ds_str s)
{
	return is_sort(s, S_EMPTY);
}

bool phrase_self_unit(struct ds_str unit)
{
	return is_sort(unit, S_COUNTED);
}

size_t phrase_among(struct ds_str s)
{
	static const char after[] = "心学小国国药医央型级等间草试山共华东西南北部层专职路枢考介老青年期途队产标文式"
				    "秋原锋外英美欧非亚石铁建车交核化航转断毒奖稻籼午餐段游旬院频性继粮";
	static const char before[] = "初高其集空水途手当心年月途程";
	for (size_t i = 2 * CHAR; i + CHAR <= s.n; i += CHAR)
		if (memcmp(s.p + i, "中", CHAR) == 0 && (unsigned char)s.p[i - CHAR] >= 0xe4 &&
		    !holds_char(before, s.p + i - CHAR) && (i + CHAR == s.n || !holds_char(after, s.p + i + CHAR)))
			return i;
	return 0;
}

bool phrase_is_negation(struct ds_str s)
{
	static const char *const words[] = { "未", "尚未", "不", "没", "没有", "未能", "从未", "尚未能" };
	return IS_ANY(s, words);
}

bool phrase_is_harm(struct ds_str s)
{
	return is_sort(s, S_HARM);
}

bool phrase_builds(struct ds_str verb)
{
	return is_sort(verb, S_BUILD);
}

bool phrase_is_effect(struct ds_str verb)
{
	static const char *const verbs[] = { "造成", "导致", "引发", "带来", "经过", "进行",
					     "需要", "开展", "带动", "惠及", "产生" };
	return IS_ANY(verb, verbs);
}

bool phrase_is_scheme(struct ds_str s)
{
	return starts_sort(s, S_SCHEME) && s.n <= 4 * CHAR;
}

bool phrase_is_existence(struct ds_str verb)
{
	static const char *const verbs[] = { "发生", "发生在", "出现",   "出现在", "存在", "位于",
					     "属于", "来自",   "来源于", "源于",   "源自" };
	return IS_ANY(verb, verbs);
}

/* phrase_trim.c: what stands at the edges of a phrase and is no part of the name of a row: words that only point, how much of
 * a thing, how it is done or reckoned. It knows the words of the phrase alone, not their sentence.
 */
#include "phrase_own.h"

static struct ds_str without_head(struct ds_str s, size_t n)
{
	return (struct ds_str){ s.p + n, s.n - n };
}

/* 当地|19万人受灾: words that point at something and name nothing. */
static bool only_points(struct ds_str s)
{
	return s.n <= 4 * CHAR && is_sort(s, S_POINTING);
}

/* 部分|农户: how many of them. */
static struct ds_str without_part(struct ds_str s)
{
	static const char *const parts[] = { "部分", "部份", "大部分", "绝大部分", "多数", "大多数" };
	size_t n = ANY_AT(s.p, s.p + s.n, parts);
	return n && s.n >= n + 2 * CHAR && s.p[n] != '\xef' ? without_head(s, n) : s;
}

/* 当时|海面风力, 一艘|载重50吨, 要求|坏账率, 初步估算|损失: when, that it is one, or who wants or reckons it is no part of the name. */
static struct ds_str without_one(struct ds_str s)
{
	static const char *const heads[] = { "当时", "一架", "一艘",     "一辆",     "一台", "一块", "一根",
					     "一座", "一栋", "一只",     "一头",     "一棵", "一株", "一匹",
					     "一枚", "一个", "一张",     "一间",     "一套", "一份", "一名",
					     "一位", "唯一", "初步估算", "初步统计", "要求", "同意" };
	const size_t n = ANY_AT(s.p, s.p + s.n, heads);
	return n && s.n >= n + 2 * CHAR ? without_head(s, n) : s;
}

static bool is_deed(struct ds_str word)
{
	const enum ds_pos pos = ds_word_pos(word);
	const struct found w = lexicon_match(word, SIZE_MAX);
	return pos == DS_POS_VERB || pos == DS_POS_VERBAL_NOUN ||
	       (w.n == word.n && (w.cls & (W_VERB | W_LIGHT))); /* 清理, a noun to the dictionary */
}

/* 县农业农村局|推广节水面积, 市公安局|排查隐患: the office that does it is no part of what is done; but 市水利局预算. */
static struct ds_str without_office(struct ds_str s)
{
	static const char *const offices[] = { "局", "厅", "大队", "支队", "法院", "检察院", "派出所", "政府" };
	for (size_t at = 2 * CHAR; at + 4 * CHAR <= s.n; at += char_len(s.p + at))
		if (char_before_in(s.p + at, s.p, "局厅队院所府") &&
		    ENDS_ANY(((struct ds_str){ s.p, at }), offices) &&
		    is_deed((struct ds_str){ s.p + at, 2 * CHAR }))
			return without_head(s, at);
	return s;
}

/* 造价|要, 老人|为, 要|烂掉: a word of one character that only carries what is said, where it makes no word with its neighbour
 * (主要, 行为, 要求). */
static struct ds_str without_carrier(struct ds_str s)
{
	if (s.n < 3 * CHAR)
		return s;
	const struct ds_str end = { s.p + s.n - 2 * CHAR, 2 * CHAR };
	if (s.n >= 4 * CHAR && ds_str_ends(s, DS_STR("需要")))
		return (struct ds_str){ s.p, s.n - 2 * CHAR }; /* 一套住房|需要 */
	if (char_before_in(s.p + s.n, s.p, "要为") &&
	    (ds_word_pos(end) == DS_POS_NONE || ds_str_eq(end, DS_STR("人为"))))
		s.n -= CHAR;
	return s.n >= 3 * CHAR && char_in(s.p, s.p + s.n, "要若") &&
		       ds_word_pos((struct ds_str){ s.p, 2 * CHAR }) == DS_POS_NONE
		   ? without_head(s, CHAR)
		   : s;
}

struct ds_str phrase_trim_before(struct ds_str s)
{
	return only_points(s) ? DS_STR("") : without_carrier(without_office(without_one(without_part(s))));
}

/* 为当事人|减免诉讼费, 给农户|发放补贴 */
struct ds_str phrase_without_whom(struct ds_str s)
{
	const size_t whom = sort_at(s.p, s.p + s.n, S_PERSON | S_ROLE | S_FOLK | S_FIRM | S_HOUSE);
	return whom && s.n >= whom + 4 * CHAR && is_deed((struct ds_str){ s.p + whom, 2 * CHAR })
		   ? without_head(s, whom)
		   : s;
}

/* 30辆公交车集中|投入运营: how something is done is no part of the noun before the verb; but 3个先进集体|受到表彰. */
struct ds_str phrase_without_how(struct ds_str s)
{
	static const char *const hows[] = { "集体", "集中", "统一", "现场", "联合", "联动",
					    "牵头", "进展", "主要", "整体", "定向" };
	for (size_t how; (how = ENDS_ANY(s, hows)) > 0 && s.n >= how + 2 * CHAR;) {
		const struct ds_str left = { s.p, s.n - how };
		if (ds_word_pos((struct ds_str){ left.p + left.n - 2 * CHAR, 2 * CHAR }) == DS_POS_ADJECTIVE)
			break;
		s = left;
	}
	return s;
}

struct ds_str phrase_trim_after(struct ds_str s)
{
	s = without_part(s);
	if (s.n >= 2 * CHAR && char_before_in(s.p + s.n, s.p, "中里") &&
	    ds_word_pos(s.n == 2 * CHAR ? s : (struct ds_str){ s.p + s.n - 2 * CHAR, 2 * CHAR }) == DS_POS_NONE)
		s.n -= CHAR;                         /* 十个人|里有两个 */
	size_t at = ds_str_find(s, DS_STR("给"), 0); /* 茶园|给公司: what is done with it */
	if (at != SIZE_MAX && at >= CHAR && !char_before_in(s.p + at, s.p, "供补自配发救") &&
	    !(at + CHAR < s.n && char_in(s.p + at + CHAR, s.p + at + 2 * CHAR, "水料养予付排氧药")))
		s.n = at;
	at = s.n < 4 * CHAR ? 0 : s.n - 2 * CHAR; /* 筒裙料|要织: what has to be done */
	if (at && memcmp(s.p + at, "要", CHAR) == 0 && ds_str_find(s, DS_STR("要"), 0) == at &&
	    ds_word_pos((struct ds_str){ s.p + at, 2 * CHAR }) == DS_POS_NONE &&
	    !char_before_in(s.p + at, s.p, "主重需纪摘概简首必想快将提险紧"))
		s.n = at;
	at = ds_str_find(s, DS_STR("作为"), 0); /* 客车|作为备用车辆 */
	if (at != SIZE_MAX && at >= 2 * CHAR)
		s.n = at;
	/* 加工厂|日处理鲜果: how much of it they do in a day */
	for (at = 2 * CHAR; at + 3 * CHAR <= s.n; at += char_len(s.p + at))
		if (char_in(s.p + at, s.p + s.n, "日年月") &&
		    is_deed((struct ds_str){ s.p + at + CHAR, 2 * CHAR }) &&
		    !char_before_in(s.p + at, s.p, "节假夏冬春秋今昨明生工休连当每单周青少老中成往历学"))
			return (struct ds_str){ s.p, at };
	return s;
}

/* 受疫情影响: why, not what. */
bool phrase_is_cause(struct ds_str s)
{
	static const char *const heads[] = { "受", "因", "由于" };
	static const char *const ends[] = {
		"影响", "拖累", "冲击", "推动", "带动", "提振", "因素", "原因", "缘故"
	};
	return STARTS_ANY(s, heads) && ENDS_ANY(s, ends);
}

/* 综合能耗[3], 规模以上工业[2]|增加值: the mark of a footnote. */
struct ds_str phrase_without_note(const struct reader *rd, struct ds_str s)
{
	const char *close = s.n ? memchr(s.p, ']', s.n) : NULL, *open = close;
	while (open && open > s.p && open[-1] >= '0' && open[-1] <= '9')
		open--;
	if (!close || open == close || open == s.p || open[-1] != '[')
		return s;
	const struct ds_str before = { s.p, (size_t)(open - 1 - s.p) },
			    behind = { close + 1, (size_t)(s.p + s.n - close - 1) };
	return phrase_join(rd, before, behind);
}

/* 该|行贷款余额: a body that is pointed at is the subject. */
struct ds_str phrase_without_body(struct ds_str det, struct ds_str s)
{
	bool body = s.n >= 2 * CHAR && ds_str_eq(det, DS_STR("该")) &&
		    char_in(s.p, s.p + CHAR, "行局院校厂所社队站店园团馆") &&
		    !char_in(s.p + CHAR, s.p + 2 * CHAR, "长内里、") &&
		    ds_word_pos((struct ds_str){ s.p, 2 * CHAR }) == DS_POS_NONE;
	return body ? without_head(s, CHAR) : s;
}

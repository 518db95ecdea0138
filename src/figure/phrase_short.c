/* phrase_short.c: a label as short as the heading of a row. Long compounds of news are cut where a known word begins:
 * what stands before says where, whose or what kind (新时代文明实践|志愿服务点). It knows no sentence, only the label.
 */
#include "phrase.h"

#define SHORT_FROM  10u /* characters: shorter labels of what is counted stay as they are */
#define SHORT_ACT   8u  /* and of what is done to what is measured */
#define SHORT_FAR   12u /* from here on only the end matters */
#define SHORT_WHOLE 15u /* and tasks up to here, with what they are done to */
#define SHORT_LEFT  4u  /* characters that a cut leaves at least */

/* The station or island before a measure of the sky or of a river is a place. */
static const char sites[] = "站岛島镇鎮乡鄉县縣江湖库庫坝闸村港";

/* Measures of an amount: what stands before them is part of their name. */
bool phrase_is_amount(struct ds_str s)
{
	static const char *const ends[] = { "率", "量", "额", "額",   "数",   "數",   "值",   "度",  "费",
					    "費", "价", "價", "积",   "積",   "比",   "重",   "入",  "出",
					    "本", "利", "限", "时间", "時間", "时长", "增速", "占比" };
	return ENDS_ANY(s, ends);
}

static bool has_mark(struct ds_str s)
{
	static const char *const marks[] = { "、", "“", "《", "(", "（", "和", "及", "与", "的", "「" };
	return HAS_ANY(s, marks);
}

/* The last place where s may be cut and leaves `least` bytes: where a word of the lexicon begins, one that acts when
 * `act`. 0: there is none. */
static size_t cut_of(struct ds_str s, size_t least, bool act)
{
	size_t cut = 0;
	for (size_t i = 0; i + 2 * CHAR <= s.n;) {
		struct found w = lexicon_match((struct ds_str){ s.p + i, s.n - i }, 0);
		bool fits = w.n >= 2 * CHAR && i >= 2 * CHAR && s.n - i >= least && s.n - i > w.n;
		if (fits && (w.cls & (act ? W_VERB : W_VERB | W_LIGHT | W_NOUN)))
			cut = i;
		i += w.n ? w.n : CHAR;
	}
	return cut;
}

/* 对象化、分众化、互动化宣讲: what each of a row of words in 化 says of the noun. */
static struct ds_str without_manner(struct ds_str s)
{
	static const char *const manner[] = { "化、" };
	if (!may_hold_mark(s) || !HAS_ANY(s, manner)) /* mostly */
		return s;
	size_t at = ds_str_find(s, DS_STR("化、"), 0), end = 0;
	for (size_t k = at; (k = ds_str_find(s, DS_STR("化"), k)) != SIZE_MAX; k += CHAR)
		end = k + CHAR;
	return s.n >= end + 2 * CHAR ? (struct ds_str){ s.p + end, s.n - end } : s;
}

static bool ends_before(struct ds_str s, size_t n, const char *chars)
{
	for (; *chars; chars += CHAR)
		if (n >= 2 * CHAR && memcmp(s.p + n - CHAR, chars, CHAR) == 0)
			return true;
	return false;
}

/* 建成通车: nothing but verbs, which say little without their subject. */
static bool only_acts(struct ds_str s)
{
	while (s.n) {
		struct found w = lexicon_match(s, 0);
		if (!w.n || !(w.cls & (W_VERB | W_LIGHT)))
			return false;
		s.p += w.n;
		s.n -= w.n;
	}
	return true;
}

struct ds_str phrase_short(struct ds_str s, enum ds_kind kind)
{
	s = without_manner(s);
	static const char *const flows[] = { "入库", "出库", "入庫", "出庫" };
	size_t sky = s.n >= 4 * CHAR && kind != DS_KIND_COUNT ? sort_before(s, S_WEATHER) : 0;
	if (sky && sky < s.n && ends_before(s, s.n - sky, sites) &&
	    !ENDS_ANY(((struct ds_str){ s.p, s.n - sky }), flows)) /* 入库流量 */
		return (struct ds_str){ s.p + s.n - sky, sky };
	size_t chars = s.n / CHAR;
	bool counted = kind == DS_KIND_COUNT;
	/* 12座|水库除险加固任务: what is done to them counts nothing */
	static const char *const tasks[] = { "任务", "任務", "工作" };
	if (counted && chars < SHORT_WHOLE && ENDS_ANY(s, tasks))
		return s;
	if (chars < (counted ? SHORT_FROM : SHORT_ACT) || kind == DS_KIND_PERCENT || phrase_is_amount(s) ||
	    has_mark(s))
		return s;
	size_t least = chars >= SHORT_FAR ? SHORT_LEFT : (chars * 43 + 99) / 100;
	if (least < SHORT_LEFT)
		least = SHORT_LEFT;
	size_t cut = cut_of(s, least * CHAR, !counted);
	struct ds_str left = { s.p + cut, s.n - cut };
	return cut && chars < SHORT_FROM && only_acts(left) ? s : left;
}

/* phrase_short.c: a label as short as the heading of a row. Long compounds of news are cut where a known word begins:
 * what stands before says where, whose or what kind (新时代文明实践|志愿服务点). It knows no sentence, only the label.
 */
#include "phrase_own.h"

#define SHORT_FROM 14u /* characters: shorter labels of what is counted stay as they are */
#define SHORT_ACT  12u /* and of what is done to what is measured */
#define SHORT_LEFT 4u  /* characters that a cut leaves at least */

/* Measures of an amount: what stands before them is part of their name. */
bool phrase_is_amount(struct ds_str s)
{
	static const char *const ends[] = { "率", "量", "额", "数", "值", "度", "费",   "价",   "积",   "比",
					    "重", "入", "出", "本", "利", "限", "时间", "时长", "增速", "占比" };
	return ENDS_ANY(s, ends);
}

static bool has_mark(struct ds_str s)
{
	static const char *const marks[] = { "、", "“", "《", "(", "（", "和", "及", "与", "的", "「" };
	return HAS_ANY(s, marks);
}

/* The last place where s may be cut: where a word of the lexicon begins, one that acts when `act`. 0: there is none. */
static size_t cut_of(struct ds_str s, bool act)
{
	size_t cut = 0;
	for (size_t i = 0; i + SHORT_LEFT * CHAR <= s.n;) {
		struct found w = lexicon_match((struct ds_str){ s.p + i, s.n - i }, 0);
		bool fits = w.n >= 2 * CHAR && i >= 2 * CHAR && s.n - i > w.n;
		if (fits && (w.cls & (act ? W_VERB : W_VERB | W_LIGHT | W_NOUN)))
			cut = i;
		i += w.n ? w.n : CHAR;
	}
	return cut;
}

struct ds_str phrase_short(struct ds_str s, enum ds_kind kind)
{
	static const char *const flows[] = { "入库", "出库" };
	const bool counted = kind == DS_KIND_COUNT;
	size_t sky = s.n >= 4 * CHAR && !counted ? sort_before(s, S_WEATHER) : 0;
	/* The station or island before a measure of the sky or of a river is a place; but: 入库流量 */
	if (sky && s.n >= sky + 2 * CHAR && char_before_in(s.p + s.n - sky, s.p, "站岛镇乡县江湖库坝闸村港") &&
	    !ENDS_ANY(((struct ds_str){ s.p, s.n - sky }), flows))
		return (struct ds_str){ s.p + s.n - sky, sky };
	if (s.n < (counted ? SHORT_FROM : SHORT_ACT) * CHAR || kind == DS_KIND_PERCENT || phrase_is_amount(s) ||
	    has_mark(s))
		return s;
	size_t cut = cut_of(s, !counted);
	return (struct ds_str){ s.p + cut, s.n - cut };
}

/* phrase_described.c: the noun that a number counts, among the words that only describe it: behind 的 when they stand before
 * it (8个交通流量大的广场), and before what is said of it (3亩果园|收成|了).
 */
#include "phrase_own.h"

/* Does s end in a word that says how something is: 流量大, 人员集中? */
static bool is_quality(struct ds_str s)
{
	static const char *const ends[] = { "大",   "小",   "高",   "低",   "强",   "弱",   "好",   "差",
					    "优",   "快",   "慢",   "旧",   "长",   "短",   "集中", "突出",
					    "困难", "明显", "显著", "严重", "丰富", "便利", "薄弱", "先进",
					    "优秀", "完善", "齐全", "俱全", "稳定", "成熟" };
	static const char *const kinds[] = { "不同", "各种", "各类", "多种" };
	return ENDS_ANY(s, ends) || ends_sort(s, S_QUALITY) || STARTS_ANY(s, kinds) || /* 不同尺寸的|地毯 */
	       (s.n >= 4 * CHAR &&
		ds_word_pos((struct ds_str){ s.p + s.n - 2 * CHAR, 2 * CHAR }) == DS_POS_ADJECTIVE);
}

/* 崭新的, 厚厚的: */
bool phrase_is_quality(struct ds_str s)
{
	return is_sort(s, S_QUALITY) || (s.n == 2 * CHAR && memcmp(s.p, s.p + CHAR, CHAR) == 0);
}

/* 名, 位: classifiers of people. */
static bool counts_people(struct ds_str unit)
{
	static const char *const units[] = { "名", "位", "余名", "余位", "来名" };
	return IS_ANY(unit, units);
}

/* 本, 件: classifiers of what is neither somebody nor a body. */
static bool counts_things(struct ds_str unit)
{
	static const char *const units[] = { "本", "册", "份", "件", "条", "项", "张", "封", "篇",
					     "部", "辆", "台", "套", "种", "块", "幅", "座", "起",
					     "处", "栋", "间", "株", "棵", "盏", "颗" };
	return IS_ANY(unit, units);
}

/* 6名家庭|特别|困难|的|新生: the people behind a clause that describes them and begins before l; NULL without one. */
static const struct lexeme *people_beside(const struct reader *rd, const struct lexeme *l)
{
	for (int n = 0; n < LOOK_AHEAD; n++, l++) {
		struct ds_str who = is_word(l, W_DE) && in_phrase(l + 1) ? lexeme_text(rd, l + 1) : DS_STR("");
		if (who.n > CHAR && ds_str_ends(who, DS_STR("中")))
			who.n -= CHAR; /* 从200名困难的|大学生|中选出 */
		if (who.n && (ends_sort(who, S_PERSON) || sort_last(who, S_FOLK)))
			return l + 1; /* 4名涉嫌诈骗的|嫌疑人驾乘轿车 */
		if (!in_phrase(l) && !is_verb(l) && !is_word(l, W_ADV | W_AND | W_DE | W_CONN) &&
		    l->kind != LEX_DUN)
			return NULL; /* 品学兼优|但|家庭困难的|学生 */
	}
	return NULL;
}

const struct lexeme *phrase_described(const struct reader *rd, struct ds_str unit, const struct lexeme *first,
				      const struct lexeme *last)
{
	struct ds_str s = text_of(rd, first->start, last->end);
	if (counts_people(unit) && !ends_sort(s, S_PERSON)) {
		const struct lexeme *who = people_beside(rd, last + 1);
		if (who)
			return who;
	}
	if (is_verb(last + 1) && is_word(last + 2, W_DE) && in_phrase(last + 3)) {
		if (bytes_of(first, last) <= 2 * CHAR && !ends_sort(s, S_ACTOR))
			return last + 3; /* 2155辆排放超标的柴油车 */
		bool people = counts_people(unit) && !ends_sort(s, S_PERSON);
		if ((people || counts_things(unit)) && bytes_of(first, last) <= 8 * CHAR && ends_sort(s, S_ACTOR))
			return last + 3; /* 60条市民反映的问题 */
		return people ? last + 3 : NULL;
	}
	if (!is_word(last + 1, W_DE) || !in_phrase(last + 2))
		return NULL;
	/* 30个急需|做手术|的孩子: what begins with a verb only describes */
	if (s.n >= 2 * CHAR && s.n <= 6 * CHAR && char_in(s.p, s.p + CHAR, "做患缺懂爱穿戴骑想没像") &&
	    !char_in(s.p + CHAR, s.p + 2 * CHAR, "者法口陷工素"))
		return last + 2;
	static const char *const verbs[] = { "涉嫌", "从事", "符合", "具有", "患有", "违反", "未" };
	if (s.n >= 4 * CHAR && STARTS_ANY(s, verbs))
		return last + 2; /* 9户涉嫌售假的商户 */
	if (is_quality(s))
		return last + 2; /* 8个交通流量大的广场 */
	/* 2名外地流窜作案的嫌疑人: a classifier of people counts no deed */
	if (!counts_people(unit) || ends_sort(s, S_PERSON) || last[2].kind != LEX_TEXT)
		return NULL;
	return ends_sort(lexeme_text(rd, last + 2), S_PERSON) ? last + 2 : NULL;
}

bool phrase_cannot_count(struct ds_str unit, struct ds_str s)
{
	return counts_things(unit) && ends_sort(s, S_PERSON);
}

/* 20家企业|负责人, 15个社区|书记: what a classifier of bodies, or of places before people, counts; all of s where it is neither. */
static struct ds_str body_counted(struct ds_str unit, struct ds_str s)
{
	static const char *const bodies[] = { "家", "所", "间" };
	static const char *const areas[] = { "村", "社区", "镇", "乡", "街道", "小区" };
	const bool body = ENDS_ANY(unit, bodies);
	if ((!body && !ds_str_ends(unit, DS_STR("个"))) || !ends_sort(s, S_FOLK | S_PERSON | S_ROLE))
		return s;
	size_t end = body ? sort_last(s, S_FIRM | S_OFFICE | S_HOUSE | S_ZONE | S_SPOT) : phrase_head(s);
	while (body && end && char_in(s.p + end, s.p + s.n, "长员士")) /* 学校|校长 */
		end = sort_last((struct ds_str){ s.p, end }, S_FIRM | S_OFFICE | S_HOUSE | S_ZONE | S_SPOT);
	const struct ds_str whose = { s.p, end };
	return end && (body || ENDS_ANY(whose, areas)) ? whose : s;
}

struct ds_str phrase_people(struct ds_str unit, struct ds_str s)
{
	s = body_counted(unit, s);
	if ((unit.n && !counts_people(unit)) || s.n < (unit.n ? 3u : 4u) * CHAR || ends_sort(s, S_PERSON))
		return s;
	const size_t best = sort_last(s, S_FOLK);
	if (best || !unit.n || s.n < 5 * CHAR || ends_sort(s, S_FOLK))
		return best ? (struct ds_str){ s.p, best } : s;
	for (size_t at = s.n - 2 * CHAR; at >= 2 * CHAR; at -= CHAR) /* 网格员|走村入户 */
		if (char_before_in(s.p + at, s.p, "员者兵警") && (unsigned char)s.p[at] >= 0xe4)
			return (struct ds_str){ s.p, at };
	return s;
}

struct ds_str phrase_unnamed(struct ds_str s)
{
	size_t at = 0;
	for (size_t k = 0; (k = ds_str_find(s, DS_STR("某"), k)) != SIZE_MAX; k += CHAR)
		at = k + CHAR;
	return at && at + 2 * CHAR <= s.n ? (struct ds_str){ s.p + at, s.n - at } : s;
}

/* ---- where it ends: before what those counted do, or what is measured of them --------------------------------------- */

struct ds_str phrase_counted_noun(struct ds_str s, bool measured)
{
	size_t mean = measured ? ds_str_find(s, DS_STR("平均"), 0) : SIZE_MAX;
	if (mean != SIZE_MAX && mean >= CHAR)
		s.n = mean;
	/* 7起案件|被执行人 */
	if (ds_str_starts(s, DS_STR("案件")))
		s.n = 2 * CHAR;
	size_t among = phrase_among(s);
	return among ? (struct ds_str){ s.p, among } : s;
}

size_t phrase_counted_tail(struct ds_str s)
{
	static const char *const shares[] = { "比例", "占比", "比重" };
	const size_t measure = phrase_tail(s).n, tail = measure ? measure : ENDS_ANY(s, shares);
	struct ds_word w[8];
	const struct ds_str left = { s.p, s.n - tail };
	const size_t n = tail == CHAR ? ds_words_cut(left, w, DS_COUNT(w)) : 0;
	return n > 1 && w[n - 1].at.end == left.n && w[n - 1].at.start >= 2 * CHAR ? s.n - w[n - 1].at.start : tail;
}

size_t phrase_measured(struct ds_str s, bool rate)
{
	static const char *const measures[] = { "均值", "降幅", "涨幅", "增幅", "增速", "水位",
						"流量", "客流", "质量", "均价", "销售", "实力" };
	struct ds_str tail = phrase_tail(s);
	if (!rate && !tail.n && !ENDS_ANY(s, measures))
		return 0;
	size_t head = phrase_head(s);
	if (head && head < s.n)
		return s.n - head;
	return s.n >= tail.n + 2 * CHAR && (phrase_is_amount(tail) || ds_str_eq(tail, DS_STR("价格"))) ? tail.n : 0;
}

/* The first n bytes of s, all of it when no character begins behind them. */
static struct ds_str cut_to(struct ds_str s, size_t n)
{
	return (struct ds_str){ s.p, n < s.n && ((unsigned char)s.p[n] & 0xc0) == 0x80 ? s.n : n };
}

struct ds_str phrase_without_deed(const struct reader *rd, struct ds_str s, const struct lexeme *l, bool named)
{
	bool to = named && lexeme_says(rd, l, "到");
	if (!named && s.n >= 3 * CHAR && lexeme_says(rd, l, "到") &&
	    char_before_in(s.p + s.n, s.p, "下走来赶送运派") &&
	    ds_word_pos((struct ds_str){ s.p + s.n - 2 * CHAR, 2 * CHAR }) == DS_POS_NONE)
		return cut_to(s, s.n - CHAR); /* 12支医疗队|下|到村里 */
	if ((!to && !is_word(l, W_LE)) || s.n < 2 * CHAR || s.n == 3 * CHAR)
		return s;
	if (s.n == 2 * CHAR)
		return to ? DS_STR("") : s;
	bool one =
	    s.n == 4 * CHAR && char_before_in(s.p + 3 * CHAR, s.p, "生人员民者户工师童兵"); /* 贫困生|圆|了 */
	one |= char_before_in(s.p + s.n, s.p, PHRASE_ACTS) ||
	       ds_word_pos((struct ds_str){ s.p + s.n - 2 * CHAR, 2 * CHAR }) == DS_POS_NONE; /* 林青松|雇|了 */
	return cut_to(s, s.n - (one ? CHAR : 2 * CHAR));
}

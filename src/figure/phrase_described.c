/* phrase_described.c: the noun that a number counts, among the words that only describe it: behind 的 when they stand before
 * it (8个交通流量大的广场), before them when they are what is said of it (13个节目水平精湛).
 */
#include "phrase.h"

/* How many bytes of the end of s say how something is and are part of no noun: 形式多样, 年久失修? */
static size_t quality_of(struct ds_str s)
{
	static const char *const more[] = {
		"喜闻乐见", "形式多样", "种类多样", "精彩纷呈", "热气腾腾", "通俗易懂", "多样", "精美", "精彩",
		"优美",     "独特",     "新颖",     "宽敞",     "明亮",     "整洁",     "专用", "专属", "各异",
		"不同",     "不一",     "良好",     "优异",     "精湛",     "过硬",     "偏远", "落后", "繁多",
		"鲜明",     "齐备",     "健全",     "平整",     "整齐",     "清晰",     "完好", "破旧", "简陋",
		"干净",     "丰硕",     "旺盛",     "喜人",     "可观",     "深厚",     "扎实", "活跃", "积极",
		"有限",     "充足",     "紧张",     "年久失修", "老化",     "完备",     "简单", "复杂", "浓郁"
	};
	return s.n < 3 * CHAR ? 0 : ENDS_ANY(s, more);
}

/* Does s end in a word that says how something is: 流量大, 人员集中? */
static bool is_quality(struct ds_str s)
{
	static const char *const ends[] = { "大",   "小",   "高",   "低",   "强",   "弱",   "好",   "差",   "优",
					    "快",   "慢",   "旧",   "长",   "短",   "集中", "突出", "困难", "明显",
					    "显著", "严重", "丰富", "便利", "薄弱", "先进", "优秀", "完善", "齐全",
					    "俱全", "稳定", "成熟", "困難", "明顯", "豐富" };
	return s.n >= 3 * CHAR && (ENDS_ANY(s, ends) || quality_of(s));
}

/* Somebody who acts: farms, firms, people. */
static bool is_actor(struct ds_str s)
{
	static const char *const ends[] = { "业", "司", "社", "员", "人", "民", "众", "者", "户", "商",
					    "师", "生", "兵", "队", "校", "院", "位", "局", "府", "部门" };
	return ENDS_ANY(s, ends);
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
	static const char *const units[] = { "本", "册", "冊", "份", "件", "条", "條", "项", "項", "张", "張", "封",
					     "篇", "部", "辆", "輛", "台", "套", "种", "種", "块", "塊", "幅", "座",
					     "起", "处", "處", "栋", "棟", "间", "間", "株", "棵", "盏", "颗" };
	return IS_ANY(unit, units);
}

/* Does s end as a word for people does: 嫌疑人, 党员, 农民? */
static bool names_people(struct ds_str s)
{
	static const char *const ends[] = { "人",   "员",   "民",   "众",   "者",   "师",   "生",   "兵",
					    "長",   "长",   "工",   "手",   "家",   "童",   "妇",   "婦",
					    "孩",   "老人", "青年", "干部", "幹部", "書記", "书记", "代表",
					    "專家", "嫌犯", "司机", "教授", "同志", "同学", "朋友", "女性",
					    "男性", "男子", "女子", "客",   "員",   "師" };
	return ENDS_ANY(s, ends);
}

/* 6名家庭|特别|困难|的|新生: the people behind a clause that describes them and begins before l; NULL without one. */
static const struct lexeme *people_beside(const struct reader *rd, const struct lexeme *l)
{
	for (int n = 0; n < LOOK_AHEAD; n++, l++) {
		if (is_word(l, W_DE) && in_phrase(l + 1) && names_people(lexeme_text(rd, l + 1)))
			return l + 1;
		if (!in_phrase(l) && !is_verb(l) && !is_word(l, W_ADV | W_AND | W_DE) && l->kind != LEX_DUN)
			return NULL;
	}
	return NULL;
}

const struct lexeme *phrase_described(const struct reader *rd, struct ds_str unit, const struct lexeme *first,
				      const struct lexeme *last)
{
	struct ds_str s = text_of(rd, first->start, last->end);
	if (counts_people(unit) && !names_people(s)) {
		const struct lexeme *who = people_beside(rd, last + 1);
		if (who)
			return who;
	}
	if (is_verb(last + 1) && is_word(last + 2, W_DE) && in_phrase(last + 3)) {
		if (bytes_of(first, last) <= 2 * CHAR && !is_actor(s))
			return last + 3; /* 2155辆排放超标的柴油车 */
		bool people = counts_people(unit) && !names_people(s);
		if ((people || counts_things(unit)) && bytes_of(first, last) <= 8 * CHAR && is_actor(s))
			return last + 3; /* 60条市民反映的问题 */
		return people ? last + 3 : NULL;
	}
	if (!is_word(last + 1, W_DE) || !in_phrase(last + 2))
		return NULL;
	/* 30个急需|做手术|的孩子: what begins with a verb only describes */
	if (s.n >= 2 * CHAR && s.n <= 6 * CHAR && char_in(s.p, s.p + CHAR, "做患缺懂爱穿戴骑想没") &&
	    !char_in(s.p + CHAR, s.p + 2 * CHAR, "者法口陷工"))
		return last + 2;
	if (is_quality(s))
		return last + 2; /* 8个交通流量大的广场 */
	/* 2名外地流窜作案的嫌疑人: a classifier of people counts no deed */
	if (!counts_people(unit) || names_people(s) || last[2].kind != LEX_TEXT)
		return NULL;
	return names_people(lexeme_text(rd, last + 2)) ? last + 2 : NULL;
}

struct ds_str phrase_predicated(struct ds_str s)
{
	static const char *const of[] = { "水平", "质量", "成绩", "长势", "表现", "性能", "功能", "环境",
					  "条件", "效果", "内容", "形式", "情绪", "技术", "設施", "设施",
					  "布局", "路面", "结构", "品种", "特色", "生意", "手艺", "經驗" };
	size_t said = quality_of(s);
	if (!said || s.n < said + 2 * CHAR)
		return s;
	struct ds_str left = { s.p, s.n - said };
	size_t n = ENDS_ANY(left, of);
	return n && left.n >= n + 2 * CHAR ? (struct ds_str){ s.p, left.n - n } : left;
}

bool phrase_cannot_count(struct ds_str unit, struct ds_str s)
{
	return counts_things(unit) && names_people(s);
}

/* How many bytes of s end with the last of the words of a list that stands in it, when more follows. */
static size_t people_to(struct ds_str s, const char *const *names, size_t n, size_t best)
{
	for (size_t i = 0; i < n; i++) {
		struct ds_str one = ds_str_of(names[i]);
		size_t at = ds_str_find(s, one, 0);
		if (at != SIZE_MAX && at + one.n > best && at + one.n < s.n)
			best = at + one.n;
	}
	return best;
}

struct ds_str phrase_people(struct ds_str unit, struct ds_str s)
{
	static const char *const names[] = { "群众", "群眾", "村民",   "居民", "农民", "農民", "学生", "學生",
					     "职工", "職工", "民工",   "老人", "儿童", "兒童", "党员", "干部",
					     "员工", "工人", "旅客",   "游客", "民警", "患者", "市民", "人员",
					     "人員", "队员", "师生",   "牧民", "渔民", "妇女", "教师", "护士",
					     "专家", "选手", "志愿者", "人口" };
	static const char *const more[] = { "执行人", "嫌疑人", "负责人", "责任人", "申请人", "当事人", "官兵",
					    "消防员", "乘客",   "业主",   "司机",   "驾驶员", "医生",   "干警",
					    "交警",   "法官",   "战士",   "代表",   "会员",   "劳动力", "委员",
					    "立委",   "议员",   "女工",   "男工",   "帮工",   "农户",   "贫困户",
					    "脱贫户", "男子",   "女子",   "学子",   "果农",   "菜农",   "茶农",
					    "客商",   "考生",   "新生",   "孩子" };
	if ((unit.n && !counts_people(unit)) || s.n < (unit.n ? 3u : 4u) * CHAR || names_people(s))
		return s;
	size_t best = HAS_ANY(s, names) ? people_to(s, names, DS_COUNT(names), 0) : 0;
	if (unit.n && HAS_ANY(s, more))
		best = people_to(s, more, DS_COUNT(more), best);
	return best ? (struct ds_str){ s.p, best } : s;
}

struct ds_str phrase_unnamed(struct ds_str s)
{
	size_t at = SIZE_MAX;
	for (size_t k = 0; (k = ds_str_find(s, DS_STR("某"), k)) != SIZE_MAX; k += CHAR)
		at = k + CHAR;
	if (at == SIZE_MAX || at + 2 * CHAR > s.n)
		return s;
	struct ds_str left = { s.p + at, s.n - at }, shorter = { left.p + CHAR, left.n - CHAR };
	bool given =
	    left.n > 2 * CHAR && !lexicon_match(left, 0).n && lexicon_match(shorter, 0).n; /* 王某东|工程款 */
	return given ? shorter : left;
}

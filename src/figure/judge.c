/* judge.c: is an amount a figure where it stands? 一 counts only in some places, a grade is a figure only of wind
 * and earthquakes. Numbers without a unit are judged in judge_bare.c, what others are per in judge_per.c. Reads a few
 * characters on either side, no more. */
#include "dushu/text.h"
#include "lex.h"
#include "rules.h"
#include "sorts.h"

/* The provinces by the characters they are written with side by side. */
#define PROVINCES "京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼滇黔陇"

/* ---- 一 ------------------------------------------------------------------------------------------------------------ */

/* 教学楼一栋、宿舍楼两栋: behind its noun and before a stop 一 counts things, if the classifier is one of things. */
static bool ends_a_list(const struct lex *x, const struct amount *a)
{
	return a->unit.name.n == 3 &&
	       char_in(a->unit.name.p, x->end,
		       "栋所座台辆套间处家名幢艘架部条张支枚口块件册头只株棵户份人把例起宗") &&
	       char_in(a->end, x->end, "、，,；;。及和") &&
	       is_cjk_at(a->start > x->begin ? ds_utf8_prev(a->start, x->begin) : x->end, x->end) &&
	       !char_before_in(a->start, x->begin, "了过这那每各是为有个万见看成咬喝尝吸叹掉落漏");
}

/* 在建的项目一个。: behind a noun of two characters and before a stop; not 就这么一个。 */
static bool ends_with_one(const struct lex *x, const struct amount *a)
{
	return unit_is(a, "个") && a->start - x->begin > 9 &&
	       (a->end == x->end || (flags_at(a->end, x->end) & CF_STOP)) &&
	       ds_word_pos((struct ds_str){ a->start - 6, 6 }) == DS_POS_NOUN;
}

/* 每年还款|一次, 每15天保养一次: how often. */
static bool is_repeated(const struct lex *x, const struct amount *a)
{
	static const char *const each[] = { "每" };
	return char_in(a->unit.name.p, a->unit.end, "次场趟遍轮") && a->unit.name.n == 3 &&
	       is_cjk_at(a->start - 3, x->end) && HAS_ANY(words_of_clause(x, a->start), each);
}

/* Does 一 with its unit stand once more, `far` bytes before or behind it? */
static bool is_said_again(const struct lex *x, const struct amount *a, ptrdiff_t far)
{
	const size_t n = (size_t)(a->end - a->start);
	const ptrdiff_t all = (ptrdiff_t)n + far;
	return (x->end - a->end >= all && !memcmp(a->end + far, a->start, n)) ||
	       (a->start - x->begin >= all && !memcmp(a->start - all, a->start, n));
}

/* 栽一棵活一棵, “帮扶一户,致富一户”: a way of speaking. 男一人女一人 and, where nobody is quoted, 死亡一人,受伤一人 are counted. */
static bool is_echoed(const struct lex *x, const struct amount *a)
{
	const char *p = a->start;
	if (is_said_again(x, a, strlen("活")))
		return !char_in(a->end, x->end, "男女") && !char_before_in(p, x->begin, "男女");
	if (!is_said_again(x, a, strlen("，就业")))
		return false;
	for (int i = 0; i < 10 && p > x->begin && !BEFORE(p, x->begin, "”"); i++, p = ds_utf8_prev(p, x->begin))
		if (BEFORE(p, x->begin, "“"))
			return true;
	return false;
}

/* 统一, 一次死亡3人, 无一人受伤, 一年比一年多, 只有一个目标: 一 in a word or a way of speaking. */
static bool one_is_said(const struct lex *x, const struct amount *a)
{
	static const char *const at_once[] = { "记" };
	static const char *const no[] = { "无", "没有", "未有" };
	static const char *const asked[] = { "多少钱" };
	static const char *const told[] = { "目的只有", "原因只有", "目标只有", "答案只有", "理由只有",
					    "心愿只有", "愿望只有", "想法只有", "要求只有", "办法只有" };
	static const char *const sought[] = { "目标", "目的", "心愿", "愿望", "念头", "信念",
					      "想法", "答案", "理由", "原因", "原则", "声音" };
	const char *p = a->start, *e = a->end;
	if (unit_is(a, "次") && (sort_at(e, x->end, S_HARM) || ANY_AT(e, x->end, at_once)))
		return true; /* at one time */
	if (char_before_in(p, x->begin, "统进唯单专同逐之其每这那某第任均划合归如下再另头前"))
		return true;
	if (char_before_in(p, x->begin, "上下") && unit_is(a, "交易日"))
		return true;
	const bool more =
	    BEFORE(p, x->begin, "比") && char_before_in(p - 3, x->begin, "年天次个月届批场代"); /* 一年比|一年 */
	return more || AT(e, x->end, "比一") || ANY_BEFORE(p, x->begin, no) || ANY_BEFORE(p, x->begin, asked) ||
	       ANY_BEFORE(p, x->begin, told) || ANY_AT(e, x->end, sought) || is_echoed(x, a);
}

/* 一 is indefinite (一个, 一批) unless a word before it counts, or a unit of measure follows that nobody uses for "a
 * little while": 一公里, 一小时, 仅一周, 只有一家. */
static bool one_counts(const struct lex *x, const struct amount *a, const struct cue *before)
{
	static const char *const counting[] = {
		"拘捕",   "逮捕", "抓获",   "造成",   "仅",     "仅有",  "只",   "只有", "仅用",     "只用",
		"历时",   "用时", "为期",   "长达",   "满",     "共",    "各",   "剩",   "政治权利", "仅剩",
		"只剩",   "增加", "减少",   "仅用了", "达",     "缩短",  "徒刑", "缓刑", "拘役",     "管制",
		"观察",   "延长", "停业",   "停产",   "停课",   "整顿",  "隔离", "推迟", "延期",     "提前",
		"暂停",   "停运", "捐赠",   "中就有", "期限",   "存期",  "租期", "聘期", "任期",     "学制",
		"有效期", "工期", "保质期", "试用期", "质保期", "合同期"
	};
	/* a little while, or a little */
	static const char *const loose[] = { "星期", "礼拜", "年", "天", "日", "周", "晚", "夜",   "分", "度", "角",
					     "平",   "里",   "方", "折", "番", "升", "两", "刻钟", "载", "克" };
	static const char *const among[] = { "其中", "还有", "另有" };
	struct cue after;
	if (!a->has_unit || one_is_said(x, a))
		return false;
	/* 用一年, where 用一张纸条 counts nothing */
	bool counted = before->approx || ANY_BEFORE(a->start, x->begin, counting) ||
		       ((a->unit.flags & UNIT_MEASURE) && BEFORE(a->start, x->begin, "用"));
	if (char_in(a->unit.name.p, a->unit.end, "胜负败平"))
		return true; /* 三胜一负 */
	if (!(a->unit.flags & UNIT_MEASURE))
		return counted || is_repeated(x, a) ||
		       (ANY_BEFORE(a->start, x->begin, among) && char_in(a->unit.name.p, x->end, "人户")) ||
		       sort_at(a->end, x->end, S_HARM) || ends_a_list(x, a) || ends_with_one(x, a);
	return !IS_ANY(a->unit.name, loose) || counted || cue_after(x, a->end, &a->unit, &after);
}

/* ---- grades ---------------------------------------------------------------------------------------------------------- */

#define WIND_CHARS 5  /* 级|偏北转西北风 */
#define WIND_LIST  60 /* bytes from one grade of a list to the last */

/* 9级强阵风, 6级东南风, 6到7级的偏北大风: is a wind named behind the grade? */
static bool wind_follows(const struct lex *x, const char *p)
{
	static const char *const other[] = { "风险", "风景", "风貌", "风格", "风情", "风电", "风机", "风圈" };
	for (int n = 0; n < WIND_CHARS && p + 3 <= x->end; n++, p += 3) {
		if (char_in(p, x->end, "风"))
			return !ANY_AT(p, x->end, other);
		if ((unsigned char)*p < 0xE4 || (unsigned char)*p > 0xE9)
			return false;
	}
	return false;
}

/* 陆地有3到4级、海面有6到7级的偏北大风: is the grade of a list with the wind behind its last? */
static bool wind_ends_list(const struct lex *x, const char *p)
{
	const char *end = x->end - p > WIND_LIST ? p + WIND_LIST : x->end;
	if (!AT(p, x->end, "、"))
		return false;
	for (p += 3; p + 3 <= end && (!(flags_at(p, x->end) & CF_STOP) || AT(p, x->end, "、")); p += char_len(p))
		if (char_in(p, x->end, "级") && wind_follows(x, p + 3))
			return true;
	return false;
}

/* 级: wind and earthquakes are measured, administrations are counted, anything else is a rank. */
static bool grade_judge(const struct lex *x, struct amount *a)
{
	static const char *const measured[] = { "风", "地震", "震级", "里氏", "烈度", "震度" };
	static const char *const measured_after[] = { "地震", "以上地震", "左右地震", "的地震",
						      "雷暴", "雷雨",     "瞬时" };
	static const char *const levels_after[] = { "联动", "书记", "干部", "政府",   "党委", "指导组", "网络",
						    "体系", "法院", "检察", "党组织", "财政", "人大",   "政协",
						    "医疗", "领导", "组织", "宣",     "河长", "林长" };
	/* a fraction of a grade is measured always: 最大4.1级 */
	struct cue about;
	const char *behind = cue_after(x, a->end, &a->unit, &about) ? about.end : a->end;
	if (a->num.point || HAS_ANY(words_before(x, a->start), measured) ||
	    ANY_AT(a->end, x->end, measured_after) || ANY_AT(behind, x->end, measured_after) ||
	    wind_follows(x, behind) || wind_ends_list(x, behind)) {
		a->kind = DS_KIND_OTHER;
		a->minor = false;
		a->rule = RULE_GRADE;
		return true;
	}
	if (!a->num.han || a->num.point || a->num.bare)
		return false;
	a->minor = true;
	a->rule = RULE_LEVELS;
	return AT(a->start, a->end, "两") || char_before_in(a->start, x->begin, "省市县乡村区盟旗镇州央") ||
	       ANY_AT(a->end, x->end, levels_after);
}

/* ---- the whole ------------------------------------------------------------------------------------------------------------ */

/* A bare multiplier before these is a word, not a count: 百年, 千里, 万户侯. */
static bool bare_is_word(const struct amount *a)
{
	static const char *const units[] = { "年", "日", "天", "里", "岁", "代", "世", "国", "方", "面",
					     "分", "度", "角", "倍", "重", "层", "户", "节", "丈", "尺" };
	return a->has_unit && IS_ANY(a->unit.name, units);
}

/* 万元国内生产总值能耗, 万车死亡人数: what a rate is per, without 每. */
static bool bare_is_base(const struct lex *x, const struct amount *a)
{
	static const char *const after[] = { "国内生产", "地区生产", "生产总值", "GDP",  "工业增加",
					     "增加值",   "产值",     "死亡",     "发明", "单位" };
	return ANY_AT(a->end, x->end, after) > 0;
}

static bool ends_clause(const struct lex *x, const char *p)
{
	static const char *const more[] = { "一斤", "一公斤", "每斤", "左右", "一个", "”" };
	if (AT(p, x->end, "多"))
		p += 3;
	return p == x->end || (flags_at(p, x->end) & CF_STOP) || ANY_AT(p, x->end, more);
}

/* 每斤两块: 块 and 毛 are money where the words before speak of prices and nothing follows that could be counted. */
bool speaks_of_money(const struct lex *x, const struct amount *a)
{
	static const char *const prices[] = { "补", "租", "薪", "奖", "斤",   "价",   "钱", "费", "卖", "挣",
					      "赚", "花", "涨", "贵", "便宜", "只要", "领", "借", "罚" };
	static const char *const money[] = { "元" }; /* in the same clause: 毒资9万元,毒品27块 */
	static const char *const each[] = { "一斤", "一公斤", "一碗", "一张", "一个", "一串", "一把" };
	if (ANY_AT(a->end, x->end, each) || a->end > a->unit.end)
		return true;      /* 八毛一斤, 2毛5 */
	const char *end = a->end; /* 都卖5块多嘞, 只要7块了 */
	for (int n = 0; n < 3 && char_in(end, x->end, "多了嘞呢吧啊呀哦"); n++)
		end += 3;
	return ends_clause(x, end) &&
	       (HAS_ANY(words_before(x, a->start), prices) || HAS_ANY(words_of_clause(x, a->start), money));
}

/* 两省合计, 三县分别: a clause that begins with so many places means those just named; 京津冀三地 sums them up. */
static bool means_named_places(const struct lex *x, const struct amount *a)
{
	if (!a->num.han || a->num.end - a->num.start != 3 || !a->has_unit || a->unit.name.n != 3)
		return false;
	if (unit_is(a, "地"))
		return true;
	if (unit_is(a, "市") && char_before_in(a->start, x->begin, "深沪"))
		return true; /* 沪深两市 */
	static const char *const parts[] = { "南方", "北方", "西北", "东北", "西南", "华北",
					     "华东", "华南", "沿海", "周边", "西部", "中部" };
	static const char *const meet[] = { "交界", "交汇", "交会", "结合部", "接壤", "毗邻" };
	const char *behind = a->end + (AT(a->end, x->end, "区") ? 3 : 0);
	if (char_in(a->unit.name.p, x->end, "省市县区") &&
	    ((unit_is(a, "省") && ANY_BEFORE(a->start, x->begin, parts)) || ANY_AT(behind, x->end, meet)))
		return true; /* 南方五省, 三县交界 */
	/* 冀鲁豫三省 */
	if (char_in(a->unit.name.p, x->end, "省市区") && char_before_in(a->start, x->begin, PROVINCES) &&
	    char_before_in(ds_utf8_prev(a->start, x->begin), x->begin, PROVINCES))
		return true;
	/* 为两县提供服务: the two just named */
	if ((AT(a->num_start, x->end, "两")) && char_in(a->unit.name.p, x->end, "省市县区州旗镇村国") &&
	    char_before_in(a->start, x->begin, "为助给使让对与和在至到由从向"))
		return true;
	return char_in(a->unit.name.p, x->end, "省市县区州") && !a->num.bare &&
	       (a->start == x->begin || (flags_before(a->start, x->begin) & CF_STOP));
}

/* 这两项工程, 上述三家企业: those just told of; 两种容量, 三类企业: sorts; 分三次支付: in how many parts. */
static bool means_named(const struct lex *x, const struct amount *a)
{
	static const char *const told[] = { "该",   "这",   "上述", "此",   "前述", "该等",
					    "以上", "这个", "那",   "前面", "其余", "这样的" };
	static const char *const sorts[] = { "种", "类", "款", "大类", "部分", "个部分", "大块" };
	static const char *const parts[] = { "次", "批", "个批次", "批次", "场", "组", "个组", "轮", "个阶段" };
	static const char *const splits[] = { "分", "分成", "分为", "共分", "并分", "共分为", "分作" };
	if (!a->num.han || a->num.end - a->num.start != 3 || a->num.bare || a->ranged || !a->has_unit ||
	    a->kind != DS_KIND_COUNT)
		return false;
	return ANY_BEFORE(a->start, x->begin, told) || IS_ANY(a->unit.name, sorts) ||
	       (IS_ANY(a->unit.name, parts) && ANY_BEFORE(a->start, x->begin, splits));
}

/* 百亩示范园, 千万元以上项目: a size that names a class of things. */
static bool names_class(const struct lex *x, const struct amount *a)
{
	struct cue after;
	if (!a->num.bare || !a->has_unit || !(a->unit.flags & UNIT_MEASURE) || a->unit.kind == DS_KIND_PERCENT)
		return false;
	const char *p = cue_after(x, a->end, &a->unit, &after) ? after.end : a->end;
	return is_cjk_at(p, x->end) && !(flags_at(p, x->end) & CF_STOP) && !is_numeral_class(class_at(p, x->end));
}

/* 3:2, 三成, 半年: forms that are figures wherever they stand. */
static bool is_form(const struct amount *a)
{
	return a->rule == RULE_RATIO || a->rule == RULE_SCORE || a->rule == RULE_SHARE_WORD ||
	       a->rule == RULE_DOUBLING || a->rule == RULE_FRACTION || a->rule == RULE_TENTHS ||
	       a->rule == RULE_CURRENCY || a->rule == RULE_HALF;
}

/* 过去的五年,是快速增长的五年。 */
static bool is_era(const struct lex *x, const struct amount *a, const struct cue *before)
{
	static const char *const spans[] = { "过去的", "以往的", "走过的", "今后的", "未来的", "这" };
	return unit_is(a, "年") && !before->approx && !a->ranged &&
	       (ANY_BEFORE(a->start, x->begin, spans) ||
		(BEFORE(a->start, x->begin, "的") && a->num.han && char_in(a->end, x->end, "。，、；,;")));
}

/* 这两天, 2024台北时装周: does the number only say when? */
static bool tells_when(const struct lex *x, struct amount *a, const struct cue *before)
{
	if (year_is_glued(x, a)) {
		a->has_unit = false;
		a->end = a->num_end;
		return true;
	}
	return a->kind == DS_KIND_DURATION && a->num.han && !before->approx && !a->ranged && !unit_is(a, "年") &&
	       char_before_in(a->start, x->begin, "这那");
}

static void make_measure(struct amount *a, enum ds_kind kind)
{
	a->kind = (uint8_t)kind;
	a->unit.flags |= UNIT_MEASURE;
}

/* Units that are several things: 方 of earth, 分 of land, 块 of money, 起 behind a price. */
static void unit_settle(const struct lex *x, struct amount *a)
{
	static const char *const dug[] = { "土方",   "石方", "土石方", "方量", "蓄水",   "挖填", "库容",
					   "天然气", "木材", "沙",     "砂",   "混凝土", "用水" };
	if (unit_is(a, "方") && a->kind == DS_KIND_COUNT &&
	    (a->num.scale >= 4 || ANY_BEFORE(a->start, x->begin, dug)))
		make_measure(a, DS_KIND_VOLUME); /* 土石方1325万方; three sides are three */
	if (unit_is(a, "分") && a->kind == DS_KIND_SCORE &&
	    (char_before_in(a->start, x->begin, "亩") || char_in(a->end, x->end, "地田") ||
	     (AT(a->end, x->end, "多") && char_in(a->end + 3, x->end, "地田"))))
		a->kind = DS_KIND_AREA; /* 一亩|八分, 二分地 */
	if ((unit_is(a, "块")) && a->kind == DS_KIND_COUNT && speaks_of_money(x, a))
		make_measure(a, DS_KIND_MONEY);
	if (unit_is(a, "起") && a->num.scale >= 4 && char_before_in(a->num_start, x->begin, "价金租费售")) {
		a->has_unit = false; /* 总价150万起: from so much on */
		a->end = a->num_end;
	}
}

/* 亿元以上项目, 京津冀三地, 这两项工程: classes of things and what was named before. */
static bool is_minor(const struct lex *x, const struct amount *a, const struct cue *before)
{
	static const char *const sized[] = { "项目", "企业",   "元项目", "元企业",
					     "工程", "的企业", "的项目", "的产业" };
	if ((!before->approx || ANY_AT(a->end, x->end, sized)) && names_class(x, a))
		return true;
	if (a->num.bare && a->num.scale >= 8 && (unit_is(a, "项目") || unit_is(a, "企业") || unit_is(a, "产业")))
		return true; /* 百亿项目 */
	return !before->approx && (means_named_places(x, a) || means_named(x, a));
}

/* 9点到校, 每天四五点: a time of day, where 3820点 is an index and 3点建议 are points. */
static bool is_clock(const struct lex *x, struct amount *a)
{
	static const char *const passed[] = { "一过", "刚过", "快到" };
	static const char *const days[] = { "每天", "天天", "清晨", "早上", "凌晨",
					    "晚上", "下午", "上午", "傍晚", "半夜" };
	const bool index = a->num.point || (!a->num.han && ds_decimal_cmp(a->num.value, ds_decimal_from(24)) > 0);
	if (!index && ((!a->num.han && !a->num.scale) || ANY_BEFORE(a->start, x->begin, passed) ||
		       (a->ranged && a->num.han && ANY_BEFORE(a->start, x->begin, days))))
		return true;
	a->kind = index ? DS_KIND_OTHER : DS_KIND_COUNT;
	a->minor = !index;
	return false;
}

/* A number without a unit: a code, unless something near says that it counts. */
static bool bare_judge(const struct lex *x, struct amount *a, const struct cue *before)
{
	if (a->rule != RULE_CELL && !a->minor)
		a->rule = RULE_BARE;
	if (a->num.point && a->num.scale < 4)
		a->kind = DS_KIND_OTHER; /* an index, a rate of exchange */
	return amount_bare_counts(x, a, before);
}

bool amount_judge(const struct lex *x, struct amount *a, const struct cue *before, struct verdict *other)
{
	bool counts;
	*other = (struct verdict){ DS_CLASS_IDIOM, RULE_IDIOM };
	if (is_form(a) || amount_is_toll(x, a))
		return true;
	unit_settle(x, a);
	if (tells_when(x, a, before)) {
		*other = (struct verdict){ DS_CLASS_DATE, RULE_TIME };
		return false;
	}
	if (is_era(x, a, before) || amount_named(x, a, other) || (amount_is_match(x, a, &counts) && !counts) ||
	    amount_is_other(x, a, other))
		return false;
	a->minor |= is_minor(x, a, before);
	/* 一年半 and 一年零三个月 are no 一 */
	if (amount_is_one(a) && ds_decimal_cmp(a->num.value, ds_decimal_from(1)) == 0) {
		a->rule = RULE_ONE;
		return one_counts(x, a, before);
	}
	amount_kind_settle(x, a);
	if (unit_is(a, "级")) {
		*other = (struct verdict){ DS_CLASS_ORDINAL, RULE_ORDINAL };
		return grade_judge(x, a);
	}
	if ((unit_is(a, "点")) && is_clock(x, a)) {
		*other = (struct verdict){ DS_CLASS_DATE, RULE_TIME };
		return false;
	}
	if (a->minor && a->rule == RULE_SIZE)
		return true;
	if (!a->has_unit) {
		*other = (struct verdict){ DS_CLASS_ID, RULE_ID };
		return bare_judge(x, a, before);
	}
	*other = (struct verdict){ DS_CLASS_NAME, RULE_NAME };
	return !a->num.bare || before->approx || ((a->num.scale > 4 || !bare_is_word(a)) && !bare_is_base(x, a));
}

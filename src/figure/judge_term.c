/* judge_term.c: numbers with units that belong to a term, and units of several kinds by the words beside them. Tables of
 * words, looked at right before and behind the number. */
#include "lex.h"

bool term_of_prison(const struct lex *x, const char *p)
{
	static const char *const terms[] = { "徒刑", "判刑", "拘役", "缓刑", "刑期", "判处", "服刑", "判囚",
					     "监禁", "改判", "获刑", "执行", "入狱", "判他", "判她" };
	return ANY_BEFORE(p, x->begin, terms) > 0;
}

static bool is_match_mark(const char *p, const char *end)
{
	return char_in(p, end, "胜平负败");
}

bool amount_is_match(const struct lex *x, struct amount *a, bool *counts)
{
	struct numeral n;
	if (!a->has_unit || a->unit.name.n != 3 || !is_match_mark(a->unit.name.p, a->unit.end))
		return false;
	const char *mark = a->start > x->begin ? ds_utf8_prev(a->start, x->begin) : x->begin;
	bool before = is_match_mark(mark, a->start) && mark > x->begin &&
		      is_numeral_class(class_at(ds_utf8_prev(mark, x->begin), x->end));
	bool behind = is_numeral_class(class_at(a->end, x->end)) && numeral_read(x, a->end, &n) &&
		      is_match_mark(n.end, x->end);
	/* 本赛季36胜,… */
	const bool alone = a->num.digits >= 2 && unit_is(a, "胜") && (flags_at(a->end, x->end) & CF_STOP);
	/* 战成2平 is no area */
	static const char *const draws[] = { "战成", "踢成", "打成", "战至", "扳成", "逼成" };
	const bool drawn = unit_is(a, "平") && ANY_BEFORE(a->start, x->begin, draws);
	*counts = before || behind || alone || drawn;
	if (!*counts && unit_is(a, "平"))
		return false;
	a->kind = drawn ? DS_KIND_SCORE : DS_KIND_COUNT;
	return true;
}

/* What a number of hours before it says how long one measured: 24小时降雨量, 8小时平均浓度. */
static const char *const measured[] = {
	"滑动平均", "平均浓度", "平均值", "平均第", "均值第", "累计降", "累计雨", "累积雨",
	"累积降",   "最大降",   "最大雨", "最大点", "降雨",   "降水",   "雨量",   "里的最大",
	"内的最大", "雨强",     "尿蛋白", "动态心", "动态血", "浓度",   "面雨量", "点雨量",
};

/* What 期 after a length of time belongs to, where it is no 期间 or 期限. */
static const char *const terms[] = {
	"逆", "正", "国", "定", "存", "贷", "美", "债", "LPR", "MLF", "Shibor", "SHIBOR", "Hibor", "HIBOR", "理",
	"铜", "铝", "铅", "锌", "镍", "锡", "同", "地", "央",  "公",  "政",     "票",     "上",    "商",
};

/* What the two exchanges of a report of shares have: 两市成交额. */
static const char *const exchanges[] = {
	"成交", "个股", "融资", "超",     "主力", "三大", "股指",
	"上涨", "下跌", "合计", "总成交", "共有", "飘红", "均",
};

static bool lasts_hours(const struct amount *a)
{
	return unit_is(a, "小时");
}

/* What is asked about after a length of time: 5年生存率. */
static const char *const survivals[] = { "生存率",       "存活率", "总生存",   "无病生存",
					 "无进展生存率", "复发率", "再入院率", "生存期" };

/* What a number with its unit tells the kind of: 360度全景, 52度白酒, 75%酒精, 7纳米芯片, 24小时便利店, 7天酒店, 3米板决赛. */
static const struct {
	const char *unit, *behind;
} kinds[] = {
	{"度",     "全景"   },
        { "度",    "无死角"},
        { "度",    "全方位"},
        { "度",    "白酒"   },
        { "度",    "飞天"   },
	{ "%",      "酒精"   },
        { "%",      "医用酒"},
        { "%",      "乙醇"   },
        { "nm",     "工艺"   },
        { "nm",     "制程"   },
	{ "nm",     "芯片"   },
        { "纳米", "工艺"   },
        { "纳米", "制程"   },
        { "纳米", "芯片"   },
        { "小时", "便利店"},
	{ "小时", "自助"   },
        { "小时", "书房"   },
        { "天",    "酒店"   },
        { "天",    "连锁"   },
        { "米",    "板决赛"},
	{ "米",    "板项目"},
        { "米",    "板冠军"},
        { "米",    "板跳水"},
        { "米",    "板双人"},
        { "级",    "水泥"   },
};

bool amount_is_term(const struct lex *x, const struct amount *a)
{
	for (size_t i = 0; a->has_unit && i < DS_COUNT(kinds); i++)
		if (a->end < x->end && *a->end == *kinds[i].behind &&
		    list_at(a->end, x->end, &kinds[i].behind, 1) &&
		    ds_str_eq(a->unit.name, ds_str_of(kinds[i].unit)))
			return true;

	static const char *const shares[] = { "沪深", "深沪" };
	if (lasts_hours(a) && ANY_AT(a->end, x->end, measured))
		return true;
	if (unit_is(a, "市") && char_in(a->num_start, x->end, "两"))
		return ANY_BEFORE(a->start, x->begin, shares) || ANY_AT(a->end, x->end, exchanges);
	/* 500克装“蜜宝”: a package by its name */
	if ((a->kind == DS_KIND_MASS || a->kind == DS_KIND_VOLUME) && !a->num.han &&
	    char_in(a->end, x->end, "装") && class_at(a->end + 3, x->end) == CC_QUOTE)
		return true;
	static const char *const vehicles[] = { "货车", "卡车", "自卸" };
	if (unit_is(a, "吨"))
		if (!a->num.han && ANY_AT(a->end, x->end, vehicles))
			return true; /* 5吨货车 */
	static const char *const heavier[] = { "以上重刑", "以上有期徒刑", "以下有期徒刑" };
	const size_t prison = a->kind == DS_KIND_DURATION ? ANY_AT(a->end, x->end, heavier) : 0;
	if (prison == 12 || (prison && is_numeral_class(class_at(a->end + prison, x->end))))
		return true; /* 判处三年以上有期徒刑|134人 */
	static const char *const bouts[] = { "制服", "制止", "制造", "制作", "制成", "制定" };
	if (unit_is(a, "人") && AT(a->end, x->end, "制") && !ANY_AT(a->end, x->end, bouts))
		return true; /* 5人制足球 */
	/* 铁人三项, 武汉三镇, 7级风圈半径, 5年生存率 */
	if ((a->has_unit && a->unit.name.n == 3 && char_in(a->unit.name.p, x->end, "级") &&
	     AT(a->end, x->end, "风圈")))
		return true;
	static const char *const schools[] = { "学前" };
	if (a->kind == DS_KIND_DURATION &&
	    (ANY_AT(a->end, x->end, survivals) || ANY_BEFORE(a->start, x->begin, schools)))
		return true; /* 5年生存率, 学前三年毛入园率 */
	return a->kind == DS_KIND_DURATION && AT(a->end, x->end, "期") && ANY_AT(a->end + 3, x->end, terms);
}

/* Words in the clause before 度 that make something else of it than heat. */
static const char *const other_degrees[] = {
	"近视", "远视", "散光", "老花", "酒精", "白酒", "烈度", "震度", "倾斜", "旋转", "夹角", "倾角", "俯角",
	"折角", "仰角", "坡度", "视角", "转角", "角度", "回转", "方位", "屏",   "镜",   "度数", "酒度",
};

void amount_kind_settle(const struct lex *x, struct amount *a)
{
	static const char *const power[] = { "电" };
	static const char *const sight[] = {
		"近视", "远视", "散光", "以上近", "以上高度近", "的近", "白酒", "酱香"
	};
	static const char *const rates[] = { "贬值", "贬", "升值", "升", "跌", "涨", "贬了" };
	static const char *const money[] = { "汇率", "美元", "台币", "日圆", "美分" };
	if (unit_is(a, "度") &&
	    (((a->num.scale >= 4 || a->num.digits >= 3) && HAS_ANY(words_of_clause(x, a->start), power)) ||
	     HAS_ANY(words_of_clause(x, a->start), other_degrees) || ANY_AT(a->end, x->end, sight)))
		a->kind = DS_KIND_OTHER; /* 发电68万度, 白酒酒精度52度 */
	if (unit_is(a, "分") && a->kind == DS_KIND_SCORE && ANY_BEFORE(a->start, x->begin, rates) &&
	    HAS_ANY(words_before(x, a->start), money))
		a->kind = DS_KIND_MONEY; /* 新台幣匯率收32.4元，貶值5.2分 */
}

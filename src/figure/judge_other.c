/* judge_other.c: what a number with its unit is where it counts nothing: a rank, a code, a part of a name, a word. One row of the
 * table for each; a new class of these is one predicate and one row. Reads a few characters on either side, no more. */
#include "dushu/text.h"
#include "lex.h"
#include "rules.h"
#include "sorts.h"

#define LIST_RANKS 8 /* numbers of a list of ranks that are looked back over */

static bool is_stop(const struct lex *x, const char *p)
{
	return p == x->end || (flags_at(p, x->end) & CF_STOP);
}

/* ---- ranks --------------------------------------------------------------------------------------------------- */

/* 前2、3、|4位: does 前 stand before the first number of the list that goes on at p? */
bool rank_opens(const struct lex *x, const char *p)
{
	for (int n = 0; n < LIST_RANKS && BEFORE(p, x->begin, "、"); n++) {
		p -= 3;
		while (p > x->begin && is_numeral_class(class_at(ds_utf8_prev(p, x->begin), x->end)))
			p = ds_utf8_prev(p, x->begin);
	}
	return char_before_in(p, x->begin, "前第");
}

static bool is_from_last(const struct lex *x, const struct amount *a)
{
	static const char *const lasts[] = { "退出后", "排名后", "位居后", "位列后", "倒数", "倒数后" };
	return ANY_BEFORE(a->start, x->begin, lasts);
}

static bool is_listed_rank(const struct lex *x, const struct amount *a)
{
	return BEFORE(a->start, x->begin, "、") && rank_opens(x, a->start);
}

/* Not 目前300名. */
static bool is_among_first(const struct lex *x, const struct amount *a)
{
	return BEFORE(a->start, x->begin, "前") &&
	       !char_before_in(a->start - 3, x->begin, "日目此之提年月天空以先生午餐当赛面跟眼向往从");
}

static bool is_place(const struct lex *x, const struct amount *a)
{
	static const char *const ranked[] = { "列全", "居全", "排全", "位列", "位居",
					      "排名", "名列", "列同", "排在", "排位" };
	return is_stop(x, a->end) && HAS_ANY(words_of_clause(x, a->start), ranked);
}

static bool are_first_parts(const struct lex *x, const struct amount *a)
{
	return char_before_in(a->start, x->begin, "前") ||
	       (a->ranged && !a->num.han && char_in(a->unit.name.p, x->end, "章节"));
}

static bool is_page(const struct lex *x, const struct amount *a)
{
	return char_before_in(a->start, x->begin, "转接见");
}

static bool sums_up_quote(const struct lex *x, const struct amount *a)
{
	return a->num.han && BEFORE(a->start, x->begin, "”");
}

static bool is_widget(const struct lex *x, const struct amount *a)
{
	static const char *const tails[] = { "参与】", "参与]", "跟贴】", "评论】" };
	return ANY_AT(a->end, x->end, tails) > 0;
}

static bool is_fought_for(const struct lex *x, const struct amount *a)
{
	static const char *const matches[] = { "决赛", "争夺", "之争", "排位" };
	return a->ranged && ANY_AT(a->end, x->end, matches);
}

static bool is_second(const struct lex *x, const struct amount *a)
{
	(void)x;
	return a->num_end - a->num_start == 3 && AT(a->num_start, a->num_end, "二");
}

static bool is_article(const struct lex *x, const struct amount *a)
{
	return char_before_in(a->start, x->begin, "法例");
}

/* 建成|3层办公室, 拆除2层居民楼, 一座|3层商场: how many floors are built or had. */
static bool has_floors(const struct lex *x, const struct amount *a)
{
	return char_before_in(a->start, x->begin, "建成盖起修拆除高共有了租用占购") ||
	       (char_before_in(a->start, x->begin, "座栋幢") && a->start - x->begin >= 6 &&
		is_numeral_class(class_at(a->start - 6, x->end)));
}

/* 1层为架空层, 2层楼梯间, 4层以教室为主, 位于A栋1至2层, 从8层坠下: which floor, where 4层楼 and 共4层 count. */
static bool is_floor(const struct lex *x, const struct amount *a)
{
	static const char *const rooms[] = { "楼梯",   "楼道",   "走廊", "阳台", "窗",   "展厅", "大厅", "展区",
					     "中庭",   "平台",   "餐厅", "车库", "商场", "商铺", "功能", "会议",
					     "办公室", "报告厅", "服务", "窗口", "住户", "业主", "居民", "某",
					     "设",     "起火",   "着火", "失火", "坠",   "跌",   "摔",   "跳下",
					     "东侧",   "西侧",   "南侧", "北侧", "房间", "室" };
	static const char *const at[] = { "在", "位于", "从", "住", "自", "爬上", "爬到", "上到" };
	static const char *const houses[] = { "号楼", "单元", "大厦", "广场", "馆" };
	const char *e = a->end, *house = a->start - ANY_BEFORE(a->start, x->begin, houses);
	if (char_in(e, x->end, "为是系") && !is_numeral_class(class_at(e + 3, x->end)))
		return true;
	if (AT(e, x->end, "以") ? !char_in(e + 3, x->end, "上下内外") : ANY_AT(e, x->end, rooms) > 0)
		return !has_floors(x, a);
	if (ANY_BEFORE(a->start, x->begin, at))
		return is_stop(x, e);
	/* A栋, 3座, where 一栋 counts */
	if (house == a->start && char_before_in(house, x->begin, "栋座") && house - x->begin > 3)
		house -= is_alpha(house[-4]) ? 3 : 0;
	return house < a->start && (a->ranged || (is_cjk_at(e, x->end) && !char_in(e, x->end, "高楼的住建别")));
}

/* 升级到2.0版: which version, where 12版 are counted; 404厂: which plant. */
static bool is_version(const struct lex *x, const struct amount *a)
{
	(void)x;
	return unit_is(a, "版") ? a->num.point : a->num.digits == 3 && a->num.end - a->num.start == 3;
}

/* 航天八院, 市三院, 电科十四所: a body by its number, where 两院 and 五所学校 are counted. */
static bool is_institute(const struct lex *x, const struct amount *a)
{
	static const char *const trades[] = { "航天", "工业", "电科", "兵器", "船舶", "中科院", "核工业" };
	static const char *const parents[] = { "科技", "学", "医", "市", "县", "附属", "电子" };
	return a->num.han && !a->num.scale && !AT(a->start, a->end, "两") &&
	       (ANY_BEFORE(a->start, x->begin, trades) ||
		(unit_is(a, "院") && ANY_BEFORE(a->start, x->begin, parents)));
}

/* 交警|三支|队, 生产二队: which of the squads, where 三支队伍 are counted. */
static bool is_squad(const struct lex *x, const struct amount *a)
{
	static const char *const forces[] = { "交警", "特警", "刑警", "武警", "巡警", "水警", "消防",
					      "执法", "总队", "生产", "治安", "经侦", "网安", "稽查" };
	return a->num.han && !AT(a->start, a->end, "两") && ANY_BEFORE(a->start, x->begin, forces) &&
	       (unit_is(a, "队") || (AT(a->end, x->end, "队") && !AT(a->end, x->end, "队伍")));
}

/* 二年级3班, 高三二班: which class of a school. */
static bool is_school_class(const struct lex *x, const struct amount *a)
{
	static const char *const years[] = { "年级", "高一", "高二", "高三", "初一", "初二", "初三" };
	return ANY_BEFORE(a->start, x->begin, years);
}

/* 铁人三项, 现代五项, 腊八节, 劣五类: what is called so together with the word before it. */
static bool ends_a_name(const struct lex *x, const struct amount *a)
{
	static const char *const heads[] = { "铁人", "现代", "腊", "劣" };
	return a->num.han && ANY_BEFORE(a->start, x->begin, heads);
}

/* ---- codes --------------------------------------------------------------------------------------------------- */

static bool is_on_road(const struct lex *x, const struct amount *a)
{
	const bool length = a->has_unit && a->unit.kind == DS_KIND_LENGTH;
	if (length && *a->start == '+' && char_before_in(a->start, x->begin, "里米"))
		return true; /* 1200公里+300米处 */
	if (a->start - x->begin > 1 && a->start[-1] == '+' && (is_digit(a->start[-2]) || is_alpha(a->start[-2])))
		return true;
	return length && a->end + 1 < x->end && *a->end == '+' && is_digit(a->end[1]);
}

static bool is_door(const struct lex *x, const struct amount *a)
{
	static const char *const doors[] = { "单元", "号楼" };
	return a->num.digits >= 3 && ANY_BEFORE(a->start, x->begin, doors);
}

static bool is_issue(const struct lex *x, const struct amount *a)
{
	(void)x;
	return a->num.digits > 4;
}

/* Not GDP1.2万亿元. */
static bool is_model(const struct lex *x, const struct amount *a)
{
	const char *s = a->start;
	return !a->num.scale && s > x->begin && is_alpha(s[-1]) && !(s - x->begin > 1 && is_alpha(s[-2])) &&
	       !(a->has_unit && (a->unit.flags & UNIT_MEASURE));
}

static bool is_last_code(const struct lex *x, const struct amount *a)
{
	const char *code = a->start;
	if (code == x->begin || !is_alpha(code[-1]))
		return false;
	while (code > x->begin && is_alpha(code[-1]))
		code--;
	return a->start - code <= 3 && code - x->begin > 3 && char_before_in(code, x->begin, "至到—-~、") &&
	       is_digit(code[AT(code - 1, code, "-") || AT(code - 1, code, "~") ? -2 : -4]);
}

/* K871+500处, C919首飞, RL4至RL7段: digits that a letter or + stands at. */
static bool is_code(const struct lex *x, const struct amount *a)
{
	if (a->num.han)
		return false;
	const char before = a->start > x->begin ? a->start[-1] : ' ', behind = a->end < x->end ? *a->end : ' ';
	if (!is_alpha(before) && before != '+' && behind != '+' && *a->start != '+')
		return false;
	return is_on_road(x, a) || is_model(x, a) || is_last_code(x, a);
}

static bool is_ride(const struct lex *x, const struct amount *a)
{
	static const char *const rides[] = { "航班", "列车", "动车", "高铁", "班机" };
	return !a->num.han && a->start > x->begin && is_alpha(a->start[-1]) && ANY_AT(a->end, x->end, rides);
}

/* G8513平凉—绵阳高速 */
static bool is_expressway(const struct lex *x, const struct amount *a)
{
	return a->start > x->begin && a->start[-1] >= 'A' && a->start[-1] <= 'Z';
}

/* ---- words --------------------------------------------------------------------------------------------------- */

static bool is_of_months(const struct lex *x, const struct amount *a)
{
	return a->num.han && char_in(a->end, x->end, "个");
}

static bool is_zero_word(const struct lex *x, const struct amount *a)
{
	(void)x;
	return a->num.han && a->num_end - a->num_start == 3 && AT(a->num_start, a->num_end, "零");
}

static bool is_denied(const struct lex *x, const struct amount *a)
{
	static const char *const none[] = { "无", "没", "没有", "没什么" };
	const bool one = a->has_unit && a->num.digits == 1 && a->num.end - a->num.start == 1 &&
			 *a->num.start == '1' && !a->num.scale;
	return (one || (unit_is(a, "样") && AT(a->start, a->end, "两"))) && ANY_BEFORE(a->start, x->begin, none);
}

static bool is_shot(const struct lex *x, const struct amount *a)
{
	return AT(a->end, x->end, "球") && a->num.digits <= 1;
}

static bool are_a_couple(const struct lex *x, const struct amount *a)
{
	return a->num.han && char_before_in(a->start, x->begin, "老小");
}

/* 历时两月 and 判刑8月 are no dates. */
static bool is_month(const struct lex *x, const struct amount *a)
{
	return a->num_end - a->num_start <= 6 && !char_in(a->num_start, x->end, "两") &&
	       !term_of_prison(x, a->start);
}

/* 亿元: all that is left of a chart. */
static bool is_left_alone(const struct lex *x, const struct amount *a)
{
	return a->num.bare && a->start == x->begin && a->end == x->end && !x->row;
}

static bool is_ring_road(const struct lex *x, const struct amount *a)
{
	return a->num_end - a->num_start == 3 && char_in(a->num_start, x->end, "二三四五六七");
}

static bool is_last_mile(const struct lex *x, const struct amount *a)
{
	return amount_is_one(a) && (unit_is(a, "公里") || unit_is(a, "米")) && BEFORE(a->start, x->begin, "最后");
}

static bool is_behind_each(const struct lex *x, const struct amount *a)
{
	return char_before_in(a->start, x->begin, "每");
}

static bool is_no_money(const struct lex *x, const struct amount *a)
{
	return !speaks_of_money(x, a);
}

static bool is_ago(const struct lex *x, const struct amount *a)
{
	return a->ranged && a->num.han && char_in(a->end, x->end, "前后来");
}

/* 五十年一遇的洪水: how rare. */
static bool is_rarity(const struct lex *x, const struct amount *a)
{
	return AT(a->end, x->end, "一遇");
}

/* 四处奔走, 四处求医: on all sides; 四处隐患 are counted. */
static bool is_all_around(const struct lex *x, const struct amount *a)
{
	return AT(a->num_start, a->num_end, "四") && a->num_end - a->num_start == 3 &&
	       char_in(a->end, x->end, "奔寻觅求借逃散飘碰搜蔓招躲漏跑");
}

static bool is_canal(const struct lex *x, const struct amount *a)
{
	return a->num.han && a->num_end - a->num_start == 3 && char_in(a->end, x->end, "渠沟");
}

/* ---- the table ----------------------------------------------------------------------------------------------- */

/* The first row that holds says what the number is: holds, class, rule. The rows become code: a loop over them, which asked
 * each through a pointer, cost twice as much. */
/* clang-format off */
#define ANYWHERE(ROW) \
	ROW(is_left_alone, IDIOM, IDIOM) /* 亿元 */ \
	ROW(is_behind_each, IDIOM, PER) /* 每|10股 */ \
	ROW(amount_is_base, IDIOM, PER) /* 一斤|卖5元 */ \
	ROW(amount_is_term, NAME, NAME) /* 24小时降雨量 */ \
	ROW(is_code, ID, ID) /* K871+500处, C919首飞 */ \
	ROW(is_denied, IDIOM, IDIOM) /* 没有1例, 并无两样 */ \
	ROW(is_last_mile, IDIOM, IDIOM) /* 打通最后一公里 */

/* Of these units, each of one character: holds, class, rule, units. */
#define OF_UNIT(ROW) \
	ROW(amount_is_span, DATE, TIME, "年") /* 产值五年|翻一番 */ \
	ROW(is_ago, DATE, TIME, "年天") /* 二、三年|前 */ \
	ROW(is_rarity, IDIOM, IDIOM, "年") /* 五十年|一遇 */ \
	ROW(is_from_last, ORDINAL, ORDINAL, "名位") /* 排名后10位 */ \
	ROW(is_listed_rank, ORDINAL, ORDINAL, "名位") /* 前2、3、|4位 */ \
	ROW(is_among_first, ORDINAL, ORDINAL, "名位强强") /* 前3名 */ \
	ROW(is_place, ORDINAL, ORDINAL, "位") /* 均值列全省56位 */ \
	ROW(are_first_parts, ORDINAL, ORDINAL, "章节节页页集回卷") /* 前三章 */ \
	ROW(is_page, ORDINAL, ORDINAL, "版") /* 转3版 */ \
	ROW(sums_up_quote, IDIOM, IDIOM, "字") /* “廉”“洁”|二字 */ \
	ROW(is_widget, ID, ID, "人条") /* 【有120|人参与】 */ \
	ROW(is_fought_for, ORDINAL, ORDINAL, "名") /* 三、四名决赛 */ \
	ROW(is_second, ORDINAL, ORDINAL, "茬套孩胎档档") /* 二茬瓜 */ \
	ROW(is_of_months, IDIOM, IDIOM, "两两") /* 七、八|两个月 */ \
	ROW(is_version, NAME, NAME, "版厂") /* 2.0版, 404厂 */ \
	ROW(is_institute, NAME, NAME, "院所") /* 航天八院 */ \
	ROW(is_squad, NAME, NAME, "支队") /* 交警三支队 */ \
	ROW(is_school_class, ORDINAL, ORDINAL, "班") /* 二年级3班 */ \
	ROW(ends_a_name, NAME, NAME, "项节类") /* 铁人三项 */ \
	ROW(is_all_around, IDIOM, IDIOM, "处") /* 四处奔走 */ \
	ROW(is_zero_word, IDIOM, IDIOM, "点点件头头担担部星") /* 零点, 零件 */ \
	ROW(is_door, ID, ID, "户") /* 2单元101户 */ \
	ROW(is_shot, IDIOM, IDIOM, "分") /* 3分球 */ \
	ROW(are_a_couple, IDIOM, IDIOM, "口") /* 老两口 */ \
	ROW(is_month, IDIOM, IDIOM, "月") /* 8月 */ \
	ROW(is_issue, ID, ID, "期") /* 2009076期 */ \
	ROW(is_article, ORDINAL, ORDINAL, "条条") /* 民法188条 */ \
	ROW(is_floor, ORDINAL, ORDINAL, "层层") /* 1层楼梯间 */ \
	ROW(is_ride, ID, ID, "次") /* CZ3102次航班 */ \
	ROW(is_canal, NAME, NAME, "支斗农") /* 二支渠 */ \
	ROW(is_no_money, IDIOM, IDIOM, "毛") \
	ROW(is_ring_road, NAME, NAME, "环") /* 北四环 */ \
	ROW(is_expressway, ID, ID, "平") /* G8513平凉高速 */

#define ASK(holds, cls, rule) \
	if (holds(x, a)) \
		return *other = (struct verdict){ DS_CLASS_##cls, RULE_##rule }, true;
#define ASK_OF_UNIT(holds, cls, rule, units) \
	if (unit_among(a, units)) \
		ASK(holds, cls, rule)
#define UNITS(holds, cls, rule, units) units
/* clang-format on */

static bool unit_is_listed(const struct amount *a, const char *units)
{
	for (; *units; units += 3)
		if (a->unit_char == unit_char_of(units))
			return true;
	return false;
}

#define unit_may_be(a, units) heads_have(CHARS_MASK(units), (a)->unit.name.p)
#define unit_among(a, units)  (unit_may_be(a, units) && unit_is_listed(a, units))

bool amount_is_other(const struct lex *x, const struct amount *a, struct verdict *other)
{
	/* one look refuses most units */
	if (a->unit_char && unit_may_be(a, OF_UNIT(UNITS))) {
		OF_UNIT(ASK_OF_UNIT)
	}
	ANYWHERE(ASK)
	return false;
}

/* judge_bare.c: does a number without a unit count where it stands? Prices, indices, people and cases behind their noun, what a
 * word before it announces; no years, codes, names. Reads a few characters on either side, no more. */
#include "lex.h"
#include "rules.h"
#include "sorts.h"

enum answer { COUNTS_NOT, COUNTS, UNSURE };

/* A number alone in the cell of a table. */
static bool fills_cell(const struct lex *x, const struct amount *a)
{
	const char *b = a->start, *e = a->end;
	while (b > x->begin && b[-1] == ' ')
		b--;
	while (e < x->end && *e == ' ')
		e++;
	return (b == x->begin || b[-1] == '\t') && (e == x->end || *e == '\t' || *e == '\n');
}

static bool ends_clause(const struct lex *x, const struct amount *a)
{
	return a->end == x->end || (flags_at(a->end, x->end) & CF_STOP) || AT(a->end, x->end, "…");
}

/* 月薪八千, 总价150万起, GDP达1.8万亿, 收入7000,…, 十斤能卖到一百二: money without its unit. */
static bool is_price(const struct lex *x, const struct amount *a)
{
	static const char *const pays[] = { "月薪", "年薪",   "工资", "薪水", "房租", "底薪", "月租",
					    "总价", "成交价", "售价", "房价", "拍出", "卖" };
	static const char *const incomes[] = { "收入", "支出" };
	static const char *const sums[] = { "GDP",  "产值", "营收", "市值",   "投资",   "融资", "票房", "利润",
					    "净利", "揽金", "债务", "成交额", "销售额", "预算", "收入" };
	static const char *const from[] = { "起", "左右", "以上", "最高" };
	const struct numeral *n = &a->num;
	const bool ends = ends_clause(x, a);
	if (n->scale >= 2 && ANY_BEFORE(a->start, x->begin, pays) && (ends || ANY_AT(a->end, x->end, from)))
		return true;
	if (!ends)
		return false;
	if (n->scale >= 8 && HAS_ANY(words_of_clause(x, a->start), sums))
		return true;
	if (!n->han && !n->point && n->digits >= 4 && ANY_BEFORE(a->start, x->begin, incomes) &&
	    !AT(a->num_start, x->end, "19") && !AT(a->num_start, x->end, "20"))
		return true;
	return n->han && (n->elliptic || (a->ranged && n->scale >= 1)) &&
	       char_before_in(a->start, x->begin, "到收赚挣卖涨给花费价要落得");
}

/* 死亡率控制在1.2以内, 收入比由上年的2.22缩小至2.17: a decimal that a rate, ratio or index reaches or leaves. */
static bool is_index(const struct lex *x, const struct amount *a)
{
	static const char *const nouns[] = { "率", "系数", "指数", "比" };
	static const char *const reaching[] = { "在",   "由",   "从",   "自",   "的",  "缩小",
						"扩大", "上升", "下降", "提高", "降低" };
	static const char *const leaving[] = { "缩", "降", "下", "升", "上", "提",   "扩",   "增", "减", "回",
					       "变", "调", "至", "到", "以", "左右", "之间", "）", ")" };
	return ANY_BEFORE(a->start, x->begin, reaching) &&
	       (a->end == x->end || (flags_at(a->end, x->end) & CF_STOP) || ANY_AT(a->end, x->end, leaving)) &&
	       HAS_ANY(words_before(x, a->start), nouns);
}

/* 总分836: a score by its name alone. */
static bool is_total(const struct lex *x, const struct amount *a)
{
	static const char *const scores[] = { "总分", "总得分", "总积分", "积分", "团体分" };
	return ANY_BEFORE(a->start, x->begin, scores) > 0;
}

/* 3被告, 两男子: people counted without a classifier, as headlines and courts do. */
static bool are_people(const struct lex *x, const struct amount *a)
{
	const struct numeral *n = &a->num;
	bool year = n->digits == 4 && (AT(n->start, n->end, "19") || AT(n->start, n->end, "20"));
	bool small = n->han ? n->end - n->start == 3 && !AT(n->start, n->end, "一")
			    : n->digits <= 5 && n->end - n->start == n->digits && !n->zero && !year;
	size_t noun = small ? sort_at(a->end, x->end, S_FOLK) : 0;
	return noun && !char_in(a->end + noun, x->end, "小区委公宿食证户楼席") &&
	       !char_before_in(a->start, x->begin, "第十百千万数几某初高大研博硕周期星号班组组队.-—/:：") &&
	       !is_alpha(a->start > x->begin ? a->start[-1] : ' ');
}

/* 两死四伤, 一死三傷: the dead and the hurt of a headline, in numerals of one character. 九死一生 is none. */
bool amount_is_toll(const struct lex *x, const struct amount *a)
{
	if (!a->num.han || a->has_unit || a->num_end - a->num_start != 3)
		return false;
	if (char_in(a->num_end, x->end, "死亡"))
		return is_numeral_class(class_at(a->num_end + 3, x->end)) &&
		       char_in(a->num_end + 6, x->end, "伤失");
	return char_in(a->num_end, x->end, "伤失") && char_before_in(a->start, x->begin, "死亡伤") &&
	       a->start - x->begin >= 6 && is_numeral_class(class_at(a->start - 6, x->end));
}

/* 二被告, 两上诉人: the parties of a case, named before. */
static bool are_parties(const struct lex *x, const struct amount *a)
{
	static const char *const parties[] = {
		"被告", "原告", "上诉人", "被上诉人", "申请人", "被申请人", "当事人"
	};
	return a->num.han && a->num.end - a->num.start == 3 && !AT(a->start, a->end, "一") &&
	       !char_before_in(a->start, x->begin, "第十百几数") && ANY_AT(a->end, x->end, parties);
}

/* 接到110指挥中心电话: the numbers that are called for help. */
static bool is_emergency(const struct lex *x, const struct amount *a)
{
	static const char *const numbers[] = { "110", "119", "120", "122" };
	static const char *const after[] = {
		"指挥", "报警", "接警", "急救", "电话", "民警", "警情", "平台", "中心",
		"调度", "消防", "联动", "出警", "救护", "处警", "报案", "岗亭", "警务"
	};
	return a->num.digits == 3 && a->num_end - a->num_start == 3 && ANY_AT(a->num_start, x->end, numbers) &&
	       ANY_AT(a->num_end, x->end, after);
}

/* 12345热线, 985高校, 618购物节: digits that are the name of what stands behind them. */
static bool is_called_so(const struct lex *x, const struct amount *a)
{
	static const char *const called[] = { "热线", "便民",   "政务服务", "工程", "高校",
					      "院校", "购物节", "医院",     "强企" };
	const struct numeral *n = &a->num;
	return !n->han && !n->point && n->digits >= 3 && n->digits <= 6 &&
	       a->num_end - a->num_start == (ptrdiff_t)n->digits && ANY_AT(a->num_end, x->end, called);
}

/* 常住人口766579,…; 抓获犯罪嫌疑人1088,: people and cases counted behind their noun, before a stop, in digits. */
static bool is_headcount(const struct lex *x, const struct amount *a)
{
	static const char *const nouns[] = { "人数", "户数", "案件", "企业" };
	const struct numeral *n = &a->num;
	bool year = n->digits == 4 && (AT(n->start, n->end, "19") || AT(n->start, n->end, "20"));
	return !n->han && !n->point && !n->zero && !year && n->digits >= 3 && n->digits <= 8 && a->end < x->end &&
	       (flags_at(a->end, x->end) & CF_STOP) &&
	       (ANY_BEFORE(a->start, x->begin, nouns) ||
		ends_sort((struct ds_str){ x->begin, (size_t)(a->start - x->begin) }, S_FOLK));
}

/* 3.0版本, 升破7.15关口, 芮氏規模5.1地震, 视力5.0: does a decimal count? UNSURE: other words have to say. */
static enum answer decimal_counts(const struct lex *x, struct amount *a)
{
	static const char *const versions[] = { "版", "系统", "时代", "升级版" };
	static const char *const passing[] = { "升破", "跌破", "突破", "收于", "触及", "重返", "失守" };
	static const char *const sizes[] = { "规模", "里氏", "芮氏" };
	static const char *const quakes[] = { "地震", "的地震", "有感", "浅层", "极浅", "强震", "左右地震" };
	static const char *const indices[] = { "视力", "比", "得分", "评分", "均分" };
	if (ANY_AT(a->end, x->end, versions))
		return COUNTS_NOT;
	if (ANY_BEFORE(a->start, x->begin, passing))
		return COUNTS;
	if (ANY_BEFORE(a->start, x->begin, sizes) &&
	    (ANY_AT(a->end, x->end, quakes) || (flags_at(a->end, x->end) & CF_STOP))) {
		a->kind = DS_KIND_OTHER;
		return COUNTS;
	}
	return ANY_BEFORE(a->start, x->begin, indices) || is_index(x, a) ? COUNTS : UNSURE;
}

/* 上百万, 百余警力, 均在百万以上: a bare multiplier, or a round Chinese numeral behind a word that bounds it. */
static bool round_counts(const struct lex *x, const struct amount *a, const struct cue *before)
{
	const struct numeral *n = &a->num;
	struct cue after;
	return before->approx || (n->inner && is_cjk_at(a->end, x->end)) ||
	       (n->scale >= 4 && n->end - n->start > 3 && cue_after(x, a->end, NULL, &after) &&
		(after.approx == DS_APPROX_MORE || after.approx == DS_APPROX_LESS));
}

/* 请求判令:1.返还定金, 399週年, 10转8, 90后: numbers of items, feasts, terms and generations. */
static bool is_mark(const struct lex *x, const struct amount *a)
{
	static const char *const jubilees[] = { "周年", "周岁" };
	const struct numeral *n = &a->num;
	if (n->han)
		return false;
	if (char_in(a->end, x->end, "转送派配") && is_numeral_class(class_at(a->end + 3, x->end)))
		return true;
	if (n->digits == 2 && char_in(a->end, x->end, "后") && (n->end[-1] == '0' || n->end[-1] == '5'))
		return true;
	const bool item = n->digits <= 2 && !n->point && !n->scale && char_in(a->end, x->end, ".．") &&
			  is_cjk_at(char_len(a->end) + a->end, x->end);
	return item || ANY_AT(a->end, x->end, jubilees);
}

/* Plain digits: what is around them has to say that they count. */
static bool digits_count(const struct lex *x, struct amount *a, const struct cue *before)
{
	static const char *const announcing[] = { "为", "达", "达到", "共", "计", "仅", "报", "于",
						  "是", "值", "至",   "到", ":",  "：", "数", "率",
						  "=",  "涨", "跌",   "升", "降", "有", "了" };
	static const char *const told[] = { "死",   "伤",   "失踪", "篮板", "助攻",
					    "抢断", "盖帽", "关口", "大关", "关卡" };
	const struct numeral *n = &a->num;
	struct cue after;
	const enum answer decimal = n->point ? decimal_counts(x, a) : UNSURE;
	if (decimal != UNSURE)
		return decimal == COUNTS;
	/* digits written together beyond a million are a code */
	if (n->digits > 6 && a->num_end - a->num_start <= n->digits)
		return false;
	if (is_total(x, a)) {
		a->kind = DS_KIND_SCORE;
		return true;
	}
	if (n->digits == 4 && !n->point && a->num_end - a->num_start == 4 && !before->approx)
		return false; /* a year, most likely */
	if (char_before_in(a->start, x->begin, "在约") && cue_after(x, a->end, NULL, &after) &&
	    after.approx == DS_APPROX_ABOUT)
		return true;                   /* 收入在150左右 */
	return ANY_AT(a->end, x->end, told) || /* 3死5伤, 跌破150关口 */
	       before->approx || ANY_BEFORE(a->start, x->begin, announcing);
}

bool amount_bare_counts(const struct lex *x, struct amount *a, const struct cue *before)
{
	static const char *const codes[] = {
		"编号", "号码", "电话", "代码", "ID",   "热线", "邮编", "传真", "证号",
		"微信", "QQ",   "账号", "帐号", "密码", "车牌", "型号", "拨打", "版本"
	};
	const struct numeral *n = &a->num;
	if (is_emergency(x, a) || is_called_so(x, a))
		return false;
	if (x->row && fills_cell(x, a)) {
		a->rule = RULE_CELL;
		return true;
	}

	if (is_price(x, a)) {
		a->kind = DS_KIND_MONEY;
		return true;
	}
	if (n->bare || (n->han && n->scale >= 2 && before->approx))
		return round_counts(x, a, before);
	if (a->ranged && !n->han && AT(a->end, x->end, "不等"))
		return true; /* 5000-20000不等 */
	if (are_parties(x, a)) {
		a->minor = true;
		return true;
	}
	if (is_mark(x, a))
		return false;
	if (are_people(x, a) || is_headcount(x, a))
		return true;
	if (n->scale >= 2 && a->start == x->begin && a->end == x->end)
		return true; /* 二千七: all that is said */
	if (n->scale >= 4 || (n->inner && (is_cjk_at(a->end, x->end) || n->digits > 2 || n->scale >= 2)) ||
	    n->vague)
		return !AT(a->end, x->end, "级");
	if (n->han)
		return n->point;
	return !n->zero && !HAS_ANY(words_before(x, a->start), codes) && digits_count(x, a, before);
}

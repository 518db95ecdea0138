/* amount.c: a figure as a span with exact values: numbers of item.c joined to ranges and ratios, shares of share.c,
 * halves and sums behind a currency sign. Whether the words around it make it a figure is decided in judge.c. */
#include "amount.h"

const char *connector_skip(const char *p, const char *end)
{
	static const char *const words[] = { "至", "到", "——", "—", "–", "－", "―", "~", "～", "〜", "∼", "-" };
	size_t n = flags_at(p, end) & CF_JOIN ? ANY_AT(p, end, words) : 0;
	return n ? p + n : NULL;
}

#define LIST_LOOK_BACK 36 /* bytes: the items of a list before its last */

/* ---- ranges --------------------------------------------------------------------------------------------------- */

/* 3—5万: the first number takes the multiplier of the second, unless it is larger than what stands before it. */
static void scale_share(struct item *a, const struct item *b)
{
	struct ds_decimal coefficient;
	if (!b->num.scale || a->has_unit || b->num.han != a->num.han)
		return;
	if (a->num.scale && (a->num.scale >= 4 || b->num.scale < 4))
		return; /* 三百二十至三百五十万 shares 万, 三百至五千 nothing */
	if (decimal_shift(b->num.value, -(int)b->num.scale, &coefficient) &&
	    ds_decimal_cmp(a->num.value, coefficient) <= 0)
		decimal_shift(a->num.value, b->num.scale, &a->num.value);
}

static bool changes_before(const struct lex *x, const char *p)
{
	static const char *const verbs[] = { "减少", "增加", "下降", "上升", "提高", "降低", "增长",
					     "下跌", "上涨", "下调", "上调", "回落", "压缩", "缩短",
					     "由",   "从",   "高开", "低开", "收高", "收低" };
	if (char_before_in(p, x->begin, "约近了"))
		p = ds_utf8_prev(p, x->begin);
	return ANY_BEFORE(p, x->begin, verbs);
}

/* 下降10%至15%: a share that changes by a range. Where the second is ten times the first, it is what is arrived at:
 * 上升0.2%至5.1%. */
static bool changes_by_range(const struct item *a, const struct item *b)
{
	struct ds_decimal tenfold;
	return a->unit.kind == DS_KIND_PERCENT && decimal_shift(a->num.value, 1, &tenfold) &&
	       ds_decimal_cmp(b->num.value, tenfold) < 0;
}

/* 从5元、10元到1万元: a list that 从 opened before its first item. */
static bool list_from(const struct lex *x, const char *p)
{
	const char *limit = p - x->begin > LIST_LOOK_BACK ? p - LIST_LOOK_BACK : x->begin;
	if (!BEFORE(p, x->begin, "、"))
		return false;
	for (p -= 3; p > limit; p = ds_utf8_prev(p, x->begin)) {
		if (char_before_in(p, x->begin, "从由"))
			return is_numeral_class(class_at(p, x->end));
		if (flags_before(p, x->begin) & CF_STOP)
			return false;
	}
	return false;
}

/* 三、四百, 3、4千万: takes a the multiplier of b, when it is the digit before that of b? */
static bool digit_scaled(struct item *a, const struct item *b)
{
	static const struct ds_decimal one = { .lo = 1 };
	struct ds_decimal next;
	if (!decimal_add(a->num.value, one, &next))
		return false;
	for (int power = 1; power <= 9 && ds_decimal_cmp(next, b->num.value) < 0; power++)
		if (!decimal_shift(next, 1, &next))
			return false;
		else if (ds_decimal_cmp(next, b->num.value) == 0)
			return decimal_shift(a->num.value, power, &a->num.value);
	return false;
}

#define EACH_BACK 15 /* bytes before a list in which 分别 says that each of it counts */

/* 1、2根, 3、4千人, 7、800公斤: a digit and the next, for either of them; not behind 第, nor behind another item of the list. */
static bool digits_either(const struct lex *x, struct item *a, struct item *b)
{

	static const char *const each[] = { "分别" }; /* 分别增加3、4个 */
	static const struct ds_decimal one = { .lo = 1 };
	struct ds_decimal next;
	const char *from = a->start - x->begin > EACH_BACK ? a->start - EACH_BACK : x->begin;
	return a->start > x->begin && is_cjk_at(ds_utf8_prev(a->start, x->begin), x->end) &&
	       !HAS_ANY(((struct ds_str){ from, (size_t)(a->start - from) }), each) &&
	       !char_before_in(a->start, x->begin, "、第周期初高组号月日年题图表章条") &&
	       item_read(x, a->end + 3, NULL, b) && b->has_unit && !b->num.han && !b->num.point &&
	       char_in(b->unit.name.p, x->end, "年天个名人家户岁里斤亩米倍辆台头棵条次根成件分度元公块吨") &&
	       (b->num.scale || b->num.digits > 1
		    ? digit_scaled(a, b)
		    : decimal_add(a->num.value, one, &next) && ds_decimal_cmp(next, b->num.value) == 0);
}

/* 四、五年, 十七、八岁, 三、四百人: a Chinese digit and the next, for either of them. */
static bool either_read(const struct lex *x, struct item *a, struct item *b)
{
	static const char *const units[] = { "年", "天",   "个", "名",   "人",   "家",     "户",   "件",   "岁",
					     "里", "公里", "米", "斤",   "亩",   "元",     "块",   "小时", "个月",
					     "倍", "辆",   "台", "公斤", "分钟", "个小时", "万元", "头",   "棵",
					     "吨", "间",   "座", "条",   "处",   "次" };
	static const struct ds_decimal one = { .lo = 1 };
	struct ds_decimal next, last;
	if (!a->has_unit && !a->num.han && a->num.digits == 1 && !a->num.scale && !a->num.point)
		return digits_either(x, a, b);
	if (a->has_unit || !a->num.han || a->num.scale > 1 || a->num.inner || a->num.ranged ||
	    a->start == x->begin || char_before_in(a->start, x->begin, "第周期初高") ||
	    (!char_before_in(a->start, x->begin, "，,") && !is_cjk_at(ds_utf8_prev(a->start, x->begin), x->end)) ||
	    !item_read(x, a->end + 3, NULL, b) || !b->has_unit || !b->num.han || b->num.ranged ||
	    !IS_ANY(b->unit.name, units) || AT(b->end, x->end, "级"))
		return false;
	if (!a->num.scale && b->num.scale)
		return digit_scaled(a, b); /* 三、四百, 七、八百万 */
	if (!decimal_add(a->num.value, one, &next))
		return false;
	if (a->num.scale) { /* 十七、八 */
		struct ds_decimal ten = ds_decimal_from(10);
		last = b->num.value;
		while (ds_decimal_cmp(last, a->num.value) < 0)
			if (!decimal_add(last, ten, &last))
				return false;
		b->num.value = last;
	}
	return ds_decimal_cmp(next, b->num.value) == 0 && ds_decimal_cmp(a->num.value, one) > 0;
}

#define WIND_BACK 18 /* bytes before a grade in which the wind is named */

/* 南风3、4级, 阵风五、六级: a grade of wind and the next, for either of them. 二、三级医院 have no wind. */
static bool grades_read(const struct lex *x, struct item *a, struct item *b)
{
	static const char *const winds[] = { "风" };
	static const struct ds_decimal one = { .lo = 1 };
	struct ds_decimal next;
	const char *from = a->start - x->begin > WIND_BACK ? a->start - WIND_BACK : x->begin;
	return !a->has_unit && !a->num.scale && !a->num.point && !a->num.ranged &&
	       item_read(x, a->end + 3, NULL, b) && b->has_unit && !b->num.scale && !b->num.ranged &&
	       char_in(b->unit.name.p, x->end, "级") && decimal_add(a->num.value, one, &next) &&
	       ds_decimal_cmp(next, b->num.value) == 0 &&
	       HAS_ANY(((struct ds_str){ from, (size_t)(a->start - from) }), winds);
}

static bool range_read(const struct lex *x, struct item *a, struct item *b)
{
	if (AT(a->end, x->end, "、"))
		return either_read(x, a, b) || grades_read(x, a, b);
	if (!(flags_at(a->end, x->end) & CF_JOIN))
		return false;
	const char *q = connector_skip(a->end, x->end);
	if (!q || a->half || a->num.ranged || !item_read(x, q, NULL, b) || b->num.ranged)
		return false;
	/* 2017年1月6—2017年1月8日: to a year, from a day of another */
	if (!a->has_unit && b->num.digits == 4 && a->num.digits < 3 && b->has_unit &&
	    AT(b->unit.start, x->end, "年"))
		return false;
	const size_t unit = a->has_unit ? a->unit.name.n : 0; /* 4500元-6000元/月 */
	const bool same = b->has_unit && ds_str_starts(b->unit.name, a->unit.name) &&
			  (b->unit.name.n == unit || b->unit.name.p[unit] == '/');
	if (a->has_unit && !same)
		return false;
	/* 从5%到8%: two levels, not a range; temperatures and durations do range */
	bool spread = AT(b->end, x->end, "不等") || (a->has_unit && a->unit.kind == DS_KIND_TEMPERATURE);
	if (list_from(x, a->start) || (char_before_in(a->start, x->begin, "从由") && a->has_unit && !spread))
		return false;
	/* 减少1.1万人至368万人: by how much and to what */
	if (a->has_unit && !spread && (AT(a->end, x->end, "至") || AT(a->end, x->end, "到")) &&
	    changes_before(x, a->start) && !changes_by_range(a, b))
		return false;
	scale_share(a, b);
	/* 零下3至5度, 零下8℃至零下12℃: the colder is the lower */
	const bool below = a->num.value.neg && AT(a->start, x->end, "零下");
	if (below && (b->num.value.neg ||
		      (!a->has_unit && is_numeral_class(class_at(q, x->end)) && !AT(q, x->end, "零上")))) {
		const struct ds_decimal first = a->num.value;
		b->num.value.neg = true;
		if (ds_decimal_cmp(first, b->num.value) > 0) {
			a->num.value = b->num.value;
			b->num.value = first;
		}
	}
	return ds_decimal_cmp(a->num.value, b->num.value) < 0;
}

/* ---- ratios and results ---------------------------------------------------------------------------------------- */

static const char *colon_skip(const char *p, const char *end)
{
	if (AT(p, end, ":"))
		return p + 1;
	if (AT(p, end, "：") || AT(p, end, "∶") || AT(p, end, "︰") || AT(p, end, "比"))
		return p + 3;
	return NULL;
}

static bool is_result(const struct lex *x, const char *start, const char *end)
{
	static const char *const after[] = { "战胜", "击败", "胜",   "力克", "逆转", "取胜", "战平", "不敌", "负于",
					     "完胜", "大胜", "险胜", "横扫", "领先", "落后", "淘汰", "轻取", "平",
					     "获胜", "拿下", "力压", "告负", "追平", "逼平", "痛斩", "痛击", "大破",
					     "完败", "惜败", "惨败", "力挫", "挫败", "告捷", "输给", "憾负", "憾平",
					     "握手", "速胜", "完封", "惨遭", "首胜" };
	static const char *const reached[] = {
		"以",     "比分",   "比分为", "比分是", "战至",   "战成",   "打成",
		"缠斗到", "扳成",   "追成",   "追至",   "改写为", "改写成", "扳为",
		"定格在", "定格为", "锁定为", "锁定在", "扩大为", "扩大到", "扳平为"
	};
	static const char *const scores[] = { "比分" };
	return ANY_AT(end, x->end, after) || ANY_BEFORE(start, x->begin, reached) ||
	       (char_before_in(start, x->begin, "、,，和") && HAS_ANY(words_before(x, start), scores));
}

/* 3:4:3, 3比1. The value is the first term. */
static bool ratio_read(const struct lex *x, const struct item *a, struct amount *out)
{
	const char *p = a->num_end, *q;
	int terms = 1;
	struct numeral n;
	if (!colon_skip(p, x->end) || char_before_in(a->num_start, x->begin, "之第其")) /* 要点之一:2022年 */
		return false;
	bool word = AT(p, x->end, "比");
	while ((q = colon_skip(p, x->end)) != NULL && terms < 8 && numeral_read(x, q, &n) && !n.sequence &&
	       !n.inner && n.han == a->num.han) { /* not 表三：2024年 */
		p = n.end;
		terms++;
	}
	if (terms < 2)
		return false;
	struct unit u;
	if (word && unit_read(x, p, false, &u) && !(u.name.n == 3 && is_result(x, a->start, p)))
		return false;
	bool result = terms == 2 && is_result(x, a->start, p);
	*out = (struct amount){ .start = a->start,
				.end = p,
				.num_start = a->start,
				.num_end = p,
				.num = a->num,
				.kind = result ? DS_KIND_SCORE : DS_KIND_OTHER,
				.minor = true,
				.rule = result ? RULE_SCORE : RULE_RATIO };
	return true;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

/* 四个方面: what a Chinese numeral with 个 announces are parts of the text. */
static bool announces_parts(const struct lex *x, const struct item *it)
{
	static const char *const parts[] = { "方面", "部分", "层面", "层次",   "环节", "阶段",   "维度", "角度",
					     "一批", "确保", "坚持", "必须",   "关键", "要点",   "步骤", "层级",
					     "不同", "班子", "亮点", "新亮点", "特点", "新特点", "特征", "转变" };
	if (!it->num.han || it->unit.name.n != 3 || !AT(it->unit.start, x->end, "个"))
		return false;
	return ANY_AT(it->end, x->end, parts) > 0;
}

/* 半年, 半个小时: half of a measure. 上半年 and 过半 have been read before. */
static bool half_read(const struct lex *x, const char *p, struct amount *out)
{
	static const char *const units[] = { "年", "个月", "小时",     "个小时", "个世纪", "个多世纪",
					     "斤", "亩",   "个工作日", "米",     "公里",   "个百分点" };
	static const char *const passed[] = { "经过", "超过", "历经" };
	if (char_before_in(p, x->begin, "上下大多一前后对夜") ||
	    (char_before_in(p, x->begin, "过") && !ANY_BEFORE(p, x->begin, passed)))
		return false;
	const char *q = p + 3;
	const size_t n = ANY_AT(q, x->end, units);
	struct item split = { .half = false };
	const bool more = !n && split_unit_read(x, q, &split) && split.more_inside; /* 半个多小时 */
	if (more)
		out->unit = split.unit;
	else if (!n || !unit_read(x, q, true, &out->unit) || (size_t)(out->unit.end - q) != n)
		return false;
	*out = (struct amount){ .unit = out->unit,
				.rule = RULE_HALF,
				.approx = more ? DS_APPROX_MORE : DS_APPROX_EXACT };
	out->start = out->num_start = p;
	out->num_end = q;
	out->end = out->unit.end;
	out->has_unit = true;
	out->kind = out->unit.kind;
	out->num.han = true;
	out->num.value = (struct ds_decimal){ .lo = 5, .exp = -1 };
	return true;
}

static const char *currency_skip(const char *p, const char *end)
{
	return char_in(p, end, "$＄¥￥£€") ? p + char_len(p) : NULL;
}

static bool currency_read(const struct lex *x, const char *p, struct amount *out)
{
	const char *q = currency_skip(p, x->end);
	struct item it;
	if (!q || CC_GROUP(class_at(q, x->end)) != CG_DIGIT || !item_read(x, q, NULL, &it))
		return false;
	*out = (struct amount){ .start = p,
				.num_start = q,
				.num_end = it.num_end,
				.end = it.end,
				.num = it.num,
				.unit = it.unit,
				.has_unit = true,
				.approx = it.num.approx,
				.rule = RULE_CURRENCY };
	if (!it.has_unit || it.unit.kind != DS_KIND_MONEY) {
		out->end = it.num_end;
		out->unit = (struct unit){
			.start = p, .end = q, .name = {p, (size_t)(q - p)},
                                .flags = UNIT_MEASURE
		};
	}
	out->kind = DS_KIND_MONEY;
	static const char *const countries[] = { "HK", "NT", "US" };
	if (*p == '$' && ANY_BEFORE(p, x->p, countries)) {
		out->start = out->num_start = p - 2;
		if (out->unit.start == p) {
			out->unit.start = p - 2;
			out->unit.name = (struct ds_str){ p - 2, (size_t)(q - p) + 2 };
		}
	}
	return true;
}

/* 140/90毫米汞柱: the pressure when the heart beats, and when it rests. The value is the first, as of a ratio. */
static bool pressure_read(const struct lex *x, const struct item *a, struct amount *out)
{
	static const char *const units[] = { "毫米汞柱", "mmHg", "毫米水银柱", "毫米汞" };
	struct numeral rest;
	if (a->has_unit || a->num.han || !AT(a->num_end, x->end, "/") || !numeral_read(x, a->num_end + 1, &rest) ||
	    rest.han || !ANY_AT(rest.end, x->end, units) || !unit_read(x, rest.end, false, &out->unit))
		return false;
	*out = (struct amount){ .start = a->start,
				.num_start = a->num_start,
				.num_end = rest.end,
				.end = out->unit.end,
				.num = a->num,
				.unit = out->unit,
				.has_unit = true,
				.kind = DS_KIND_OTHER,
				.rule = RULE_MEASURE };
	return true;
}

/* The end of the last of 21-19、17-21、21-15, of which the first ends at p. */
static const char *results_end(const struct lex *x, const char *p)
{
	struct numeral n;
	for (int i = 0; i < 8; i++) {
		if (!AT(p, x->end, "、") || !numeral_read(x, p + 3, &n) || !AT(n.end, x->end, "-") ||
		    !numeral_read(x, n.end + 1, &n))
			break;
		p = n.end;
	}
	return p;
}

/* 110-97击败, 比分为25-18: the result of a match, written with a dash; 3-5倍 has a unit and is a range. */
static bool dash_result_read(const struct lex *x, const struct item *a, struct amount *out)
{
	struct numeral n;
	struct unit u;
	const char *p = a->num_end;
	if (a->has_unit || a->num.han || a->num.point || a->num.scale || a->num.digits > 3 || !AT(p, x->end, "-") ||
	    p + 1 >= x->end || !is_digit(p[1]) || !numeral_read(x, p + 1, &n) || n.point || n.scale ||
	    n.digits > 3 || AT(n.end, x->end, "-") || !is_result(x, a->start, results_end(x, n.end)) ||
	    (unit_read(x, n.end, false, &u) && !(u.name.n == 3 && char_in(u.name.p, x->end, "平胜负"))))
		return false;
	*out = (struct amount){ .start = a->start,
				.end = n.end,
				.num_start = a->start,
				.num_end = n.end,
				.num = a->num,
				.kind = DS_KIND_SCORE,
				.minor = true,
				.rule = RULE_SCORE };
	return true;
}

static bool amount_parse(const struct lex *x, const char *p, const struct numeral *n, struct amount *out)
{
	struct item a, b;
	unsigned c = class_at(p, x->end);
	if ((flags_at(p, x->end) & CF_SPECIAL) && special_read(x, p, out))
		return true;
	if (c == CC_SIGN && currency_read(x, p, out))
		return true;
	if (c == CC_HALF && half_read(x, p, out))
		return true;
	if ((CC_GROUP(c) == CG_SMALL || CC_GROUP(c) == CG_BIG) &&
	    (AT(p + 3, x->end, "分之") || (x->end - p > 6 && AT(p + 6, x->end, "分之"))) &&
	    share_read(x, p, NULL, out))
		return true;
	if (!item_read(x, p, n, &a))
		return false;
	if (AT(a.num_end, x->end, "分之") && share_read(x, p, &a.num, out))
		return true;
	if (slash_share_read(x, &a, out) || pressure_read(x, &a, out) || ratio_read(x, &a, out) ||
	    dash_result_read(x, &a, out))
		return true;
	bool ranged = range_read(x, &a, &b);
	if (tenths_read(x, &a, ranged ? &b : NULL, out))
		return true;
	const struct item *last = ranged ? &b : &a;
	out->start = a.start;
	out->num_start = a.num_start;
	out->num_end = last->num_end;
	out->end = last->end;
	out->num = a.num;
	out->unit = last->unit;
	out->has_unit = last->has_unit;
	out->ranged = ranged || a.num.ranged;
	out->move = DS_CHANGE_LEVEL;
	if (ranged)
		out->num.high = b.num.value;
	out->kind = last->has_unit ? last->unit.kind : DS_KIND_COUNT;
	out->approx = last->more_inside ? DS_APPROX_MORE : last->num.approx;
	out->rule = ranged                            ? RULE_RANGE
		    : a.num.ranged                    ? RULE_PAIR
		    : !last->has_unit                 ? RULE_BARE
		    : last->unit.flags & UNIT_MEASURE ? RULE_MEASURE
						      : RULE_COUNT;
	out->minor = a.num.vague || (last->has_unit && ((last->unit.flags & UNIT_STRUCT) && a.num.han)) ||
		     (last->has_unit && announces_parts(x, last));
	if (a.num.vague)
		out->rule = RULE_VAGUE;
	/* 万吨级, 百亿级: a size that names a class */
	if (AT(out->end, x->end, "级") && (a.num.bare || a.num.scale >= 4) &&
	    !char_in(out->end + 3, x->end, "别")) {
		out->end += 3;
		out->minor = true;
		out->rule = RULE_SIZE;
	}
	return true;
}

bool amount_read(const struct lex *x, const char *p, const struct numeral *n, struct amount *out)
{
	if (!amount_parse(x, p, n, out))
		return false;
	out->unit_char = out->has_unit && out->unit.name.n == 3 ? unit_char_of(out->unit.name.p) : 0;
	return true;
}

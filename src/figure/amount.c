/* amount.c: a numeral with all that belongs to it: sign, currency, range, ratio, fraction, 成, unit, 半. The result is
 * a span with exact values; whether the words around it make it a figure is decided in scan.c. */
#include "lex.h"
#include "rules.h"

/* ---- words that are figures by themselves -------------------------------------------------------------------- */

enum special { SPECIAL_SHARE, SPECIAL_OVER_HALF, SPECIAL_TURN, SPECIAL_DIGITS, SPECIAL_MANY };

/* word, value, what it is. Sorted by LC_ALL=C sort. */
static const struct word specials[] = {
	W("一半", 50, SPECIAL_SHARE, NULL),
	W("两位数", 10, SPECIAL_DIGITS, NULL),
	W("兩位數", 10, SPECIAL_DIGITS, NULL),
	W("半数", 50, SPECIAL_SHARE, NULL),
	W("半數", 50, SPECIAL_SHARE, NULL),
	W("对半", 50, SPECIAL_SHARE, NULL),
	W("成千上万", 100, SPECIAL_MANY, NULL),
	W("成千上萬", 100, SPECIAL_MANY, NULL),
	W("成百上千", 100, SPECIAL_MANY, NULL),
	W("翻一番", 2, SPECIAL_TURN, NULL),
	W("翻三番", 8, SPECIAL_TURN, NULL),
	W("翻两番", 4, SPECIAL_TURN, NULL),
	W("翻了一番", 2, SPECIAL_TURN, NULL),
	W("翻了三番", 8, SPECIAL_TURN, NULL),
	W("翻了两番", 4, SPECIAL_TURN, NULL),
	W("翻了四番", 16, SPECIAL_TURN, NULL),
	W("翻兩番", 4, SPECIAL_TURN, NULL),
	W("翻四番", 16, SPECIAL_TURN, NULL),
	W("翻番", 2, SPECIAL_TURN, NULL),
	W("过半", 50, SPECIAL_OVER_HALF, "百数數年个個小天月"),
	W("過半", 50, SPECIAL_OVER_HALF, "百数數年个個小天月"),
};

static void unit_set(struct amount *a, const char *at, const char *name, unsigned kind)
{
	a->unit = (struct unit){
		.start = at, .end = at, .name = ds_str_of(name), .kind = (uint8_t)kind, .flags = UNIT_MEASURE
	};
	a->has_unit = true;
	a->kind = (uint8_t)kind;
}

static bool special_read(const struct lex *x, const char *p, struct amount *a)
{
	const struct word *w = word_at(specials, DS_COUNT(specials), p, x->end);
	if (!w)
		return false;
	*a = (struct amount){ 0 };
	if (w->b == SPECIAL_OVER_HALF && char_before_in(p, x->begin, "年已人"))
		return false; /* 年过半百 stands in the table of names, 人过半百 is no share either */
	a->start = a->num_start = p;
	a->end = a->num_end = p + w->n;
	a->num.value = ds_decimal_from(w->a);
	a->num.han = a->num.bare = true;
	a->rule = RULE_SHARE_WORD;
	switch ((enum special)w->b) {
	case SPECIAL_OVER_HALF:
		a->approx = DS_APPROX_MORE;
		unit_set(a, a->end, "%", DS_KIND_PERCENT);
		break;
	case SPECIAL_SHARE:
	case SPECIAL_DIGITS:
		unit_set(a, a->end, "%", DS_KIND_PERCENT);
		break;
	case SPECIAL_TURN:
		unit_set(a, a->end, "倍", DS_KIND_MULTIPLE);
		a->move = DS_CHANGE_UP;
		a->rule = RULE_DOUBLING;
		break;
	case SPECIAL_MANY:
		a->approx = DS_APPROX_MORE;
		a->minor = true;
		a->rule = RULE_VAGUE;
		a->has_unit = unit_read(x, a->end, true, &a->unit);
		if (a->has_unit)
			a->end = a->unit.end;
		break;
	}
	return true;
}

/* ---- signs and connectors ------------------------------------------------------------------------------------- */

/* 零下, 负, minus and plus; where the digits begin. NULL when what looks like a sign is none. */
static const char *sign_read(const struct lex *x, const char *p, bool *neg)
{
	const char *end = x->end;
	*neg = false;
	if (AT(p, end, "零下")) {
		*neg = true;
		return p + 6;
	}
	if (AT(p, end, "零上"))
		return p + 6;
	if (AT(p, end, "负") || AT(p, end, "負")) {
		*neg = true;
		return is_numeral_class(class_at(p + 3, end)) ? p + 3 : NULL;
	}
	unsigned len;
	bool minus = AT(p, end, "-") || AT(p, end, "−") || AT(p, end, "－");
	if (!minus && !AT(p, end, "+") && !AT(p, end, "＋") && !AT(p, end, "±"))
		return p;
	len = char_len(p);
	if (CC_GROUP(class_at(p + len, end)) != CG_DIGIT)
		return NULL;
	if (p > x->begin && (is_alpha(p[-1]) || is_digit(p[-1]) || p[-1] == ')' || p[-1] == '-' || p[-1] == '/'))
		return NULL;
	*neg = minus;
	return p + len;
}

/* Where the second number of a range may begin; NULL when no connector stands at p. */
static const char *connector_skip(const char *p, const char *end)
{
	static const char *const words[] = { "至", "到", "——", "—", "–", "－", "―", "~", "～", "〜", "∼", "-" };
	size_t n = ANY_AT(p, end, words);
	return n ? p + n : NULL;
}

static const char *colon_skip(const char *p, const char *end)
{
	if (AT(p, end, ":"))
		return p + 1;
	if (AT(p, end, "：") || AT(p, end, "∶") || AT(p, end, "比"))
		return p + 3;
	return NULL;
}

/* ---- shares ------------------------------------------------------------------------------------------------------ */

struct share {
	const char *start, *end;
	struct ds_decimal value;
	bool permille;
};

/* 百分之五, 千分之三, 三分之一, 萬分之肆. `n` is the numeral before 分之, NULL for 百分之 and its like. */
static bool share_read(const struct lex *x, const char *p, const struct numeral *n, struct share *out)
{
	const char *end = x->end, *q;
	struct numeral part;
	int places = 0;
	if (n) {
		if (!AT(n->end, end, "分之"))
			return false;
		q = n->end + 6;
	} else {
		places = AT(p, end, "百分之")                           ? 2
			 : AT(p, end, "千分之")                         ? 3
			 : AT(p, end, "万分之") || AT(p, end, "萬分之") ? 4
									: 0;
		if (!places)
			return false;
		q = p + 9;
	}
	if (AT(q, end, "百") && !AT(q, end, "百分")) {
		part = (struct numeral){ .end = q + 3, .value = ds_decimal_from(100) };
	} else if (CC_GROUP(class_at(q, end)) == CG_FORMAL && !numeral_read(x, q, &part)) {
		part =
		    (struct numeral){ .end = q + 3, .value = ds_decimal_from((int64_t)CC_VALUE(class_at(q, end))) };
	} else if (!numeral_read(x, q, &part)) {
		return false;
	} else if (part.sequence && n) {
		/* 十分之一二手房: only the first digit belongs to the fraction */
		struct lex cut = *x;
		cut.end = q + 3;
		if (!numeral_read(&cut, q, &part))
			return false;
	} else if (part.ranged && n) {
		struct lex cut = *x;
		cut.end = q + 3;
		numeral_read(&cut, q, &part);
	}
	struct ds_decimal v = part.value;
	if (n) {
		struct ds_decimal hundred;
		if (!decimal_shift(v, 2, &hundred) || !decimal_div_round(hundred, n->value, 4, &v))
			return false;
	} else if (places == 4 && !decimal_shift(v, -2, &v)) {
		return false;
	}
	*out = (struct share){ .start = p, .end = part.end, .value = v, .permille = places == 3 };
	return true;
}

/* ---- one number with its unit -------------------------------------------------------------------------------- */

struct item {
	const char *start, *num_start, *num_end, *end;
	struct numeral num;
	struct unit unit;
	bool has_unit, half, more_inside;
};

/* 两个半月, 三个多小时: words of time that take 半 or 多 inside. */
static const struct split_unit {
	const char *written, *unit;
	bool half;
} split_units[] = {
	{"个多月",     "个月",    false},
        { "個多月",    "個月",    false},
        { "个余月",    "个月",    false},
	{ "个半月",    "个月",    true },
        { "個半月",    "個月",    true },
        { "个多小时", "个小时", false},
	{ "個多小時", "個小時", false},
        { "个半小时", "个小时", true },
        { "個半小時", "個小時", true },
	{ "个多星期", "个星期", false},
        { "个多世纪", "个世纪", false},
        { "个半世纪", "个世纪", true },
};

static bool split_unit_read(const struct lex *x, const char *p, struct item *it)
{
	if (!AT(p, x->end, "个") && !AT(p, x->end, "個"))
		return false;
	for (size_t i = 0; i < DS_COUNT(split_units); i++) {
		const struct split_unit *s = &split_units[i];
		size_t n = strlen(s->written);
		if ((size_t)(x->end - p) < n || memcmp(p, s->written, n) != 0)
			continue;
		it->unit = (struct unit){ .start = p,
					  .end = p + n,
					  .name = ds_str_of(s->unit),
					  .kind = DS_KIND_DURATION,
					  .flags = UNIT_MEASURE | UNIT_TIME };
		it->has_unit = true;
		it->half = s->half;
		it->more_inside = !s->half;
		it->end = p + n;
		return true;
	}
	return false;
}

/* 半 after a unit of measure: 十五斤半, 两年半. */
static bool half_follows(const struct lex *x, const struct item *it)
{
	const char *p = it->end;
	return (it->unit.flags & UNIT_MEASURE) && AT(p, x->end, "半") && !it->num.point &&
	       !char_in(p + 3, x->end, "年天个個月小数數成价價径徑导島岛球场場决程自夜路途脱农農");
}

static bool add_half(struct ds_decimal *v)
{
	struct ds_decimal half = { .lo = 5, .exp = -1, .neg = v->neg };
	return decimal_add(*v, half, v);
}

/* 46秒40, 6米72, 一米八: the fraction written behind the unit. */
static void fraction_behind(const struct lex *x, struct item *it)
{
	struct numeral n;
	struct unit u;
	bool seconds = AT(it->unit.start, it->end, "秒"), metres = AT(it->unit.start, it->end, "米");
	if ((!seconds && !metres) || it->unit.name.n != 3 || it->num.point || it->num.scale ||
	    !is_numeral_class(class_at(it->end, x->end)) || !numeral_read(x, it->end, &n) || n.han != it->num.han ||
	    n.point || n.scale || n.inner || n.bare || n.ranged || unit_read(x, n.end, n.han, &u))
		return;
	unsigned digits = n.han ? (unsigned)(n.end - n.start) / 3 : n.digits;
	struct ds_decimal part;
	if (digits <= 3 && decimal_shift(n.value, -(int)digits, &part) &&
	    decimal_add(it->num.value, part, &it->num.value))
		it->end = n.end;
}

/* 3分20秒: 分 are minutes where seconds follow. */
static bool minutes_follow(const struct lex *x, const char *p)
{
	struct numeral n;
	return numeral_read(x, p, &n) && AT(n.end, x->end, "秒");
}

static bool item_unit(const struct lex *x, struct item *it)
{
	if ((it->num.bare || it->num.scale >= 4) && AT(it->end, x->end, "级"))
		return true; /* 百亿级 */
	if (split_unit_read(x, it->end, it) || unit_read(x, it->end, it->num.han, &it->unit)) {
		it->has_unit = true;
		it->end = it->unit.end;
		fraction_behind(x, it);
		if (it->unit.kind == DS_KIND_SCORE && AT(it->unit.start, it->end, "分") &&
		    minutes_follow(x, it->end))
			it->unit.kind = DS_KIND_DURATION;
		if (half_follows(x, it)) {
			it->half = true;
			it->end += 3;
		}
	}
	return !it->half || add_half(&it->num.value);
}

/* 八五折 is 8.5 折. */
static bool discount_read(const struct lex *x, struct item *it)
{
	const struct numeral *n = &it->num;
	if (n->end - n->start != 6 || !AT(n->end, x->end, "折") || !decimal_shift(n->value, -1, &it->num.value))
		return false;
	it->num.sequence = it->num.ranged = false;
	return true;
}

static bool item_read(const struct lex *x, const char *p, const struct numeral *n, struct item *it)
{
	bool neg = false;
	*it = (struct item){ .start = p };
	if (n) {
		it->num = *n;
	} else {
		const char *q = sign_read(x, p, &neg);
		if (!q || !numeral_read(x, q, &it->num))
			return false;
	}
	if (it->num.sequence && !discount_read(x, it))
		return false;
	it->num_start = p;
	it->num_end = it->end = it->num.end;
	it->num.value.neg = neg && !decimal_is_zero(it->num.value);
	return item_unit(x, it);
}

/* ---- ranges --------------------------------------------------------------------------------------------------- */

/* 3—5万: the first number takes the multiplier of the second, unless it is larger than what stands before it. */
static void scale_share(struct item *a, const struct item *b)
{
	struct ds_decimal coefficient;
	if (!b->num.scale || a->num.scale || a->has_unit || b->num.han != a->num.han)
		return;
	if (decimal_shift(b->num.value, -(int)b->num.scale, &coefficient) &&
	    ds_decimal_cmp(a->num.value, coefficient) <= 0)
		decimal_shift(a->num.value, b->num.scale, &a->num.value);
}

static bool changes_before(const struct lex *x, const char *p)
{
	static const char *const verbs[] = { "减少", "減少", "增加", "下降", "上升", "提高", "降低", "增长",
					     "增長", "下跌", "上涨", "上漲", "下调", "上调", "下調", "上調",
					     "回落", "压缩", "缩短", "由",   "从",   "從" };
	if (char_before_in(p, x->begin, "约約近了"))
		p = ds_utf8_prev(p, x->begin);
	return any_before(p, x->begin, verbs, DS_COUNT(verbs));
}

static bool range_read(const struct lex *x, struct item *a, struct item *b)
{
	if (!(flags_at(a->end, x->end) & CF_JOIN))
		return false;
	const char *q = connector_skip(a->end, x->end);
	if (!q || a->half || a->num.ranged || !item_read(x, q, NULL, b) || b->num.ranged)
		return false;
	if (a->has_unit && !(b->has_unit && ds_str_eq(a->unit.name, b->unit.name)))
		return false;
	/* 从5%到8%: two levels, not a range; temperatures and durations do range */
	if (char_before_in(a->start, x->begin, "从從由") && a->has_unit && a->unit.kind != DS_KIND_TEMPERATURE)
		return false;
	/* 减少1.1万人至368万人: by how much and to what */
	if (a->has_unit && (AT(a->end, x->end, "至") || AT(a->end, x->end, "到")) && changes_before(x, a->start))
		return false;
	scale_share(a, b);
	return ds_decimal_cmp(a->num.value, b->num.value) < 0;
}

/* ---- ratios and results ---------------------------------------------------------------------------------------- */

static bool is_result(const struct lex *x, const char *start, const char *end)
{
	static const char *const after[] = { "战胜", "戰勝", "击败", "擊敗", "胜",   "勝",   "力克",
					     "逆转", "取胜", "战平", "不敌", "负于", "完胜", "大胜",
					     "险胜", "横扫", "领先", "落后", "淘汰", "轻取", "平",
					     "获胜", "獲勝", "取胜", "拿下", "力压", "逆轉", "告负" };
	if (BEFORE(start, x->begin, "以") || BEFORE(start, x->begin, "比分") || BEFORE(start, x->begin, "比分为") ||
	    BEFORE(start, x->begin, "比分是"))
		return true;
	return ANY_AT(end, x->end, after) > 0;
}

/* 3:4:3, 3比1. The value is the first term. */
static bool ratio_read(const struct lex *x, const struct item *a, struct amount *out)
{
	const char *p = a->num_end, *q;
	int terms = 1;
	bool word = AT(p, x->end, "比");
	struct numeral n;
	if (!colon_skip(p, x->end))
		return false;
	if (a->has_unit && a->unit.start == a->num_end)
		return false;
	while ((q = colon_skip(p, x->end)) != NULL && terms < 8 && numeral_read(x, q, &n) && !n.sequence &&
	       !n.inner) {
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

/* 3/4的受访者: a fraction in digits, where the words around it leave no other reading. */
static bool slash_share_read(const struct lex *x, const struct item *a, struct amount *out)
{
	static const char *const after[] = { "的", "以上", "左右", "强", "多" };
	struct numeral b;
	if (a->has_unit || a->num.han || !AT(a->num_end, x->end, "/") || !numeral_read(x, a->num_end + 1, &b) ||
	    b.han || b.point || a->num.point || ds_decimal_cmp(a->num.value, b.value) >= 0 ||
	    ds_decimal_cmp(b.value, ds_decimal_from(100)) > 0 || !ANY_AT(b.end, x->end, after))
		return false;
	*out = (struct amount){ .start = a->start,
				.num_start = a->start,
				.num_end = b.end,
				.end = b.end,
				.num = a->num,
				.rule = RULE_FRACTION };
	if (!decimal_shift(a->num.value, 2, &out->num.value) ||
	    !decimal_div_round(out->num.value, b.value, 4, &out->num.value))
		return false;
	unit_set(out, out->end, "%", DS_KIND_PERCENT);
	return true;
}

/* ---- tenths ---------------------------------------------------------------------------------------------------- */

/* 三成, 七八成, 三成五: tenths as percent. 成 begins many verbs (成立, 成为). */
static bool tenths_read(const struct lex *x, const struct item *a, const struct item *b, struct amount *out)
{
	const struct item *last = b ? b : a;
	const char *p = last->num_end, *end = x->end;
	if (!AT(p, end, "成") || last->num.scale > 1 || last->num.bare ||
	    char_in(p + 3, end,
		    "立功为為员員果交本熟长長年就都绩績品效语語型人天名活套因才群体體片绿綠林倍百千了份串语语") ||
	    ds_decimal_cmp(last->num.value, ds_decimal_from(10)) > 0)
		return false;
	p += 3;
	out->num = a->num;
	if (b)
		out->num.high = b->num.value;
	out->ranged = b || a->num.ranged;
	if (!decimal_shift(out->num.value, 1, &out->num.value) || !decimal_shift(out->num.high, 1, &out->num.high))
		return false;
	unsigned len, c = p < end ? char_class(p, &len) : CG_NONE;
	if (!out->ranged && (CC_GROUP(c) == CG_HAN) && CC_VALUE(c) && !is_numeral_class(class_at(p + 3, end)) &&
	    decimal_add(out->num.value, ds_decimal_from(CC_VALUE(c)), &out->num.value))
		p += 3;
	out->start = out->num_start = a->start;
	out->num_end = out->end = p;
	out->approx = last->num.approx;
	unit_set(out, p, "%", DS_KIND_PERCENT);
	out->rule = RULE_TENTHS;
	return true;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

/* 四个方面: what a Chinese numeral with 个 announces are parts of the text. */
static bool announces_parts(const struct lex *x, const struct item *it)
{
	static const char *const parts[] = { "方面", "层面", "层次", "环节", "阶段", "维度", "角度",
					     "关键", "要点", "步骤", "层级", "不同", "班子" };
	if (!it->num.han || it->unit.name.n != 3 ||
	    (!AT(it->unit.start, x->end, "个") && !AT(it->unit.start, x->end, "個")))
		return false;
	return ANY_AT(it->end, x->end, parts) > 0;
}

static bool share_amount(const struct lex *x, const char *p, const struct numeral *n, struct amount *out)
{
	struct share s, t;
	if (!share_read(x, p, n, &s))
		return false;
	*out = (struct amount){ .start = p, .num_start = p, .end = s.end, .num_end = s.end, .rule = RULE_FRACTION };
	out->num = n ? *n : (struct numeral){ .han = true };
	out->num.value = s.value;
	out->num.ranged = false;
	const char *q = connector_skip(s.end, x->end);
	struct numeral high;
	if (!n && q && share_read(x, q, NULL, &t)) {
		out->ranged = true;
		out->num.high = t.value;
		out->end = out->num_end = t.end;
	} else if (!n && q && numeral_read(x, q, &high) && ds_decimal_cmp(s.value, high.value) < 0) {
		struct unit u;
		if (!unit_read(x, high.end, true, &u)) {
			out->ranged = true;
			out->num.high = high.value;
			out->end = out->num_end = high.end;
		}
	}
	unit_set(out, out->end, s.permille ? "‰" : "%", DS_KIND_PERCENT);
	return true;
}

/* 半年, 半个小时: half of a measure. 上半年 and 过半 have been read before. */
static bool half_read(const struct lex *x, const char *p, struct amount *out)
{
	static const char *const units[] = { "年",     "个月",   "個月",     "小时", "小時", "个小时",  "個小時",
					     "个世纪", "個世紀", "个多世纪", "斤",   "亩",   "个工作日" };
	if (!AT(p, x->end, "半") || char_before_in(p, x->begin, "上下过過大多一前后後对對夜"))
		return false;
	const char *q = p + 3;
	size_t n = ANY_AT(q, x->end, units);
	if (!n || !unit_read(x, q, true, &out->unit) || (size_t)(out->unit.end - q) != n)
		return false;
	*out = (struct amount){ .unit = out->unit, .rule = RULE_HALF };
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
	if (AT(p, end, "$"))
		return p + 1;
	if (AT(p, end, "¥") || AT(p, end, "£"))
		return p + 2;
	if (AT(p, end, "￥") || AT(p, end, "＄") || AT(p, end, "€"))
		return p + 3;
	return NULL;
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
	return true;
}

bool amount_read(const struct lex *x, const char *p, const struct numeral *n, struct amount *out)
{
	struct item a, b;
	unsigned c = class_at(p, x->end);
	if ((flags_at(p, x->end) & CF_SPECIAL) && special_read(x, p, out))
		return true;
	if (c == CC_SIGN && currency_read(x, p, out))
		return true;
	if (c == CC_HALF && half_read(x, p, out))
		return true;
	if ((CC_GROUP(c) == CG_SMALL || CC_GROUP(c) == CG_BIG) && AT(p + 3, x->end, "分之") &&
	    share_amount(x, p, NULL, out))
		return true;
	if (!item_read(x, p, n, &a))
		return false;
	if (AT(a.num_end, x->end, "分之") && share_amount(x, p, &a.num, out))
		return true;
	if (slash_share_read(x, &a, out) || ratio_read(x, &a, out))
		return true;
	bool ranged = range_read(x, &a, &b);
	if (tenths_read(x, &a, ranged ? &b : NULL, out))
		return true;
	const struct item *last = ranged ? &b : &a;
	*out = (struct amount){ .start = a.start,
				.num_start = a.num_start,
				.num_end = last->num_end,
				.end = last->end,
				.num = a.num,
				.unit = last->unit,
				.has_unit = last->has_unit,
				.ranged = ranged || a.num.ranged };
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
	    !char_in(out->end + 3, x->end, "别別")) {
		out->end += 3;
		out->minor = true;
		out->rule = RULE_SIZE;
	}
	return true;
}

/* item.c: one number with its sign and unit, and what may stand inside or behind the unit: 两个半月, 十五斤半, 6米72. */
#include "amount.h"

/* ---- signs ------------------------------------------------------------------------------------------------ */

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
	if (char_in(p, end, "负")) {
		if (char_before_in(p, x->begin, "自各担肩"))
			return NULL; /* 其余自负30% */
		*neg = true;
		return is_numeral_class(class_at(p + 3, end)) ? p + 3 : NULL;
	}
	unsigned len;
	const bool minus = char_in(p, end, "-−－");
	if (!minus && !char_in(p, end, "+＋±"))
		return p;
	len = char_len(p);
	if (CC_GROUP(class_at(p + len, end)) != CG_DIGIT)
		return NULL;
	if (p > x->begin && (is_alpha(p[-1]) || is_digit(p[-1]) || p[-1] == ')' || p[-1] == '-' || p[-1] == '/'))
		return NULL;
	const char *behind = p + len;
	while (behind < end && is_digit(*behind))
		behind++;
	if (minus && p > x->begin && char_in(behind, end, "日号月"))
		return NULL; /* 2日夜间-4日 */
	*neg = minus;
	return p + len;
}

/* ---- one number with its unit -------------------------------------------------------------------------------- */

/* 两个半月, 三个多小时, 5块多钱: units that take 半 or 多 inside. */
static const struct split_unit {
	const char *written, *unit;
	bool half;
	uint8_t kind;
} split_units[] = {
	{"个多月",        "个月",       false, DS_KIND_DURATION},
        { "个余月",       "个月",       false, DS_KIND_DURATION},
	{ "个半月",       "个月",       true,  DS_KIND_DURATION},
        { "个多小时",    "个小时",    false, DS_KIND_DURATION},
	{ "个半小时",    "个小时",    true,  DS_KIND_DURATION},
        { "个多星期",    "个星期",    false, DS_KIND_DURATION},
	{ "个多世纪",    "个世纪",    false, DS_KIND_DURATION},
        { "个半世纪",    "个世纪",    true,  DS_KIND_DURATION},
	{ "个半百分点", "个百分点", true,  DS_KIND_PERCENT },
        { "个多百分点", "个百分点", false, DS_KIND_PERCENT },
	{ "块多钱",       "块钱",       false, DS_KIND_MONEY   },
        { "毛多钱",       "毛钱",       false, DS_KIND_MONEY   },
	{ "个多钟头",    "个钟头",    false, DS_KIND_DURATION},
        { "个半钟头",    "个钟头",    true,  DS_KIND_DURATION},
	{ "分多钟",       "分钟",       false, DS_KIND_DURATION}
};

bool split_unit_read(const struct lex *x, const char *p, struct item *it)
{
	if (!char_in(p, x->end, "个分块毛") || !char_in(p + 3, x->end, "多余半"))
		return false;
	for (size_t i = 0; i < DS_COUNT(split_units); i++) {
		const struct split_unit *s = &split_units[i];
		size_t n = strlen(s->written);
		if ((size_t)(x->end - p) < n || memcmp(p, s->written, n) != 0)
			continue;
		it->unit = (struct unit){ .start = p,
					  .end = p + n,
					  .name = ds_str_of(s->unit),
					  .kind = s->kind,
					  .flags = UNIT_MEASURE | (s->kind == DS_KIND_DURATION ? UNIT_TIME : 0) };
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
	if (!AT(p, x->end, "半") || it->num.point)
		return false;
	if (!(it->unit.flags & UNIT_MEASURE)) /* 两间半: things are halved at the end of a clause only */
		return p + 3 == x->end || (flags_at(p + 3, x->end) & CF_STOP);
	return !char_in(p + 3, x->end, "年天个月小数成价径导岛球场决程自夜路途脱农载");
}

static bool add_half(struct ds_decimal *v)
{
	struct ds_decimal half = { .lo = 5, .exp = -1, .neg = v->neg };
	return decimal_add(*v, half, v);
}

/* 46秒40, 6米72, 一米八, 一米七八: the fraction written behind the unit. */
static void fraction_behind(const struct lex *x, struct item *it)
{
	struct numeral n;
	struct unit u;
	bool seconds = AT(it->unit.start, it->end, "秒"),
	     metres = AT(it->unit.start, it->end, "米") || AT(it->unit.start, it->end, "公尺");
	if ((!seconds && !metres) || it->unit.name.n > 6 || (it->unit.name.n == 6 && seconds) || it->num.point ||
	    it->num.scale || !is_numeral_class(class_at(it->end, x->end)) || !numeral_read(x, it->end, &n) ||
	    n.han != it->num.han || n.point || n.scale || n.inner || n.bare || unit_read(x, n.end, n.han, &u))
		return;
	unsigned digits = n.han ? (unsigned)(n.end - n.start) / 3 : n.digits;
	struct ds_decimal part;
	if (n.ranged && (digits != 2 || !metres || !decimal_shift(n.value, 1, &n.value) ||
			 !decimal_add(n.value, n.high, &n.value)))
		return; /* 一米七八 */
	if (digits <= 3 && decimal_shift(n.value, -(int)digits, &part) &&
	    decimal_add(it->num.value, part, &it->num.value))
		it->end = n.end;
}

/* Units of time with those that parts of them are told in, and how many make one. */
static const char *const year_units[] = { "年" };
static const char *const age_units[] = { "岁" };
static const char *const month_units[] = { "个月" };
static const char *const day_units[] = { "天" };
static const char *const hour_units[] = { "小时", "个小时" };
static const char *const minute_units[] = { "分", "分钟" };
static const char *const second_units[] = { "秒", "秒钟" };
#define UNITS(list) list, DS_COUNT(list)
static const struct time_step {
	const char *const *unit;
	size_t units;
	const char *const *part;
	size_t parts;
	uint8_t times;
	bool zero; /* 三年零六个月 */
} time_steps[] = {
	{UNITS(year_units),    UNITS(month_units),  12, true },
	{ UNITS(age_units),    UNITS(month_units),  12, true },
	{ UNITS(day_units),    UNITS(hour_units),   24, true },
	{ UNITS(hour_units),   UNITS(minute_units), 60, true },
	{ UNITS(minute_units), UNITS(second_units), 60, false}
};

static bool is_one_of(struct ds_str s, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ds_str_eq(s, ds_str_of(list[i])))
			return true;
	return false;
}

static const struct time_step *step_of(struct ds_str unit)
{
	for (size_t i = 0; i < DS_COUNT(time_steps); i++)
		if (is_one_of(unit, time_steps[i].unit, time_steps[i].units))
			return &time_steps[i];
	return NULL;
}

/* 判刑5年|6月: a term of prison, told in months without 个. */
static bool is_sentence_month(const struct lex *x, const struct item *it, const struct numeral *n, struct unit *u)
{
	const char *end = n->end;
	if (!AT(end, x->end, "月") || is_numeral_class(class_at(end + 3, x->end)) || !term_of_prison(x, it->start))
		return false;
	*u = (struct unit){
		.start = end,
		.end = end + 3,
		.name = {end, 3},
		.kind = DS_KIND_DURATION,
		.flags = UNIT_MEASURE | UNIT_TIME
	};
	return true;
}

/* Adds the part of a time that stands behind it, told in the next smaller unit and fewer than make one of the larger; false
 * when there is none. */
static bool part_add(const struct lex *x, struct item *it, const struct time_step *step)
{
	struct numeral n;
	struct unit u;
	const struct ds_decimal times = ds_decimal_from(step->times);
	struct ds_decimal value = it->num.value;
	const char *p = it->end;
	if (step->zero && (AT(p, x->end, "零") || AT(p, x->end, "又")))
		p += 3;
	if (!is_numeral_class(class_at(p, x->end)) || !numeral_read(x, p, &n) || n.point || n.scale > 1 ||
	    n.inner || n.bare || n.ranged || (n.han != it->num.han && step->times < 60) ||
	    ds_decimal_cmp(n.value, times) >= 0)
		return false;
	if (!(unit_read(x, n.end, n.han, &u) && is_one_of(u.name, step->part, step->parts)) &&
	    !(step->unit == year_units && is_sentence_month(x, it, &n, &u)))
		return false;
	if (!decimal_mul(value, times, &value) || !decimal_add(value, n.value, &value))
		return false;
	it->num.value = value;
	it->num_end = n.end;
	it->unit = u;
	it->unit.kind = DS_KIND_DURATION; /* minutes, where 分 alone would be points */
	it->end = u.end;
	return true;
}

/* 2小时41分钟, 三年零六个月, 4分12秒3: a time told in several units is one amount of the smallest. A year has no parts (2023年
 * 6个月), nor has a day of work (一天8小时). */
static void parts_behind(const struct lex *x, struct item *it)
{
	const bool more = is_numeral_class(class_at(it->end, x->end)) || char_in(it->end, x->end, "零又");
	if (!more || (it->unit.kind != DS_KIND_DURATION && it->unit.kind != DS_KIND_SCORE))
		return; /* mostly */
	const struct time_step *step = step_of(it->unit.name);
	if (!step || it->num.point || it->num.scale > 1 || it->num.ranged || it->num.inner || it->num.digits > 3)
		return;
	if (step->unit == day_units && ds_decimal_cmp(it->num.value, ds_decimal_from(1)) == 0)
		return;
	while (step && part_add(x, it, step))
		step = step_of(it->unit.name);
}

static bool item_unit(const struct lex *x, struct item *it)
{
	if ((it->num.bare || it->num.scale >= 4) && AT(it->end, x->end, "级"))
		return true; /* 百亿级 */
	if (AT(it->end, x->end, " ") && char_before_in(it->start, x->begin, "表图件"))
		return true; /* 表3 盘锦市人口 */
	if (split_unit_read(x, it->end, it) || unit_read(x, it->end, it->num.han, &it->unit)) {
		it->has_unit = true;
		it->end = it->unit.end;
		parts_behind(x, it);
		fraction_behind(x, it);
		money_behind(x, it);
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

/* The digits of an exponent at p, raised or not; where they end, p when there are none. */
static const char *exponent_digits(const char *p, const char *end, int *value)
{
	static const char *const raised[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
	*value = 0;
	for (int n = 0; n < 2; n++) {
		size_t len = p < end && is_digit(*p) ? 1 : 0;
		int digit = len ? *p - '0' : 0;
		for (int d = 0; !len && d < (int)DS_COUNT(raised); d++) {
			size_t size = strlen(raised[d]);
			if ((size_t)(end - p) >= size && memcmp(p, raised[d], size) == 0) {
				len = size;
				digit = d;
			}
		}
		if (!len)
			break;
		*value = *value * 10 + digit;
		p += len;
	}
	return p;
}

/* 12.5×10^9/L, 86×10⁹/L, 3×10的8次方: times a power of ten. */
static void power_behind(const struct lex *x, struct numeral *n)
{
	const char *p = n->end, *end = x->end;
	int power;
	if (n->han || n->inner || n->ranged || !AT(p, end, "×10"))
		return;
	p += strlen("×10");
	bool of = AT(p, end, "的"), sign = AT(p, end, "^");
	p += of ? strlen("的") : sign ? 1 : 0;
	bool less = AT(p, end, "-") || AT(p, end, "⁻");
	p += less ? char_len(p) : 0;
	if (!of && !sign && p < end && is_digit(*p))
		return; /* 3×100 */
	const char *behind = exponent_digits(p, end, &power);
	if (behind == p || (of && !AT(behind, end, "次方")) ||
	    !decimal_shift(n->value, less ? -power : power, &n->value))
		return;
	n->end = behind + (of ? strlen("次方") : 0);
}

bool item_read(const struct lex *x, const char *p, const struct numeral *n, struct item *it)
{
	bool neg = false;
	it->start = p;
	it->unit = (struct unit){ .start = NULL };
	it->has_unit = it->half = it->more_inside = false;
	if (n) {
		it->num = *n;
	} else {
		const char *q = sign_read(x, p, &neg);
		if (!q || !numeral_read(x, q, &it->num))
			return false;
	}
	if (it->num.sequence && !discount_read(x, it))
		return false;
	power_behind(x, &it->num);
	it->num_start = p;
	it->num_end = it->end = it->num.end;
	it->num.value.neg = neg && !decimal_is_zero(it->num.value);
	return item_unit(x, it);
}

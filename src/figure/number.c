/* number.c: numerals to exact values. Digits and Chinese numerals are one grammar, since they mix freely:
 *
 *   numeral  = part+ inner*            3万4000, 一万五千亿, 二百三十余万, 1,100.9亿
 *   part     = coefficient multiplier* | multiplier
 *   inner    = 余 | 多 | 几 | 来         wherever a multiplier could stand
 *
 * A multiplier takes everything smaller before it: 一万五千亿 is (10000 + 5000) * 10^8. Units, signs, ranges with
 * 至 or ~, and fractions stand one level higher, in amount.c.
 */
#include "number.h"

#define SECTION_TOP 4 /* no small multiplier may follow one of its own size or less: 10^4 is above 千 */

struct reader {
	const struct lex *x;
	const char *p;
	struct numeral *out;
	struct ds_decimal high_part, mid_part, section; /* parts of 亿 and more, of 万, below */
	struct ds_decimal section_high;                 /* as section, for the upper end of 二三十 */
	struct ds_decimal cur, cur_high;
	int last_small; /* power of the last small multiplier of the section */
	int last_any;   /* power of the last multiplier of any size: 万2 is 2 * 10^3 */
	int last_big;
	bool has_cur, cur_han, cur_liang, pair, zero, any, ok;
	bool high_set, mid_set;
};

static bool is_han_digit(unsigned c)
{
	return in_group(c, CG_HAN) || in_group(c, CG_FORMAL);
}

/* ---- digits --------------------------------------------------------------------------------------------------- */

static const char *digits_skip(const char *p, const char *end, unsigned *n)
{
	unsigned len;
	*n = 0;
	while (p < end && in_group(char_class(p, &len), CG_DIGIT)) {
		p += len;
		++*n;
	}
	return p;
}

/* A thousands separator at p, followed by exactly three digits: where those begin; NULL when it is none. The
 * half-width comma is punctuation in many Chinese texts too; only groups of three after a head of one to three
 * digits are read as one number. A full-width comma never separates thousands. */
static const char *group_after(const struct lex *x, const char *p)
{
	const char *end = x->end, *d = NULL;
	if (p >= end)
		return NULL;
	if (*p == ',' || *p == ' ')
		d = p + 1;
	else if (AT(p, end, "\u00a0"))
		d = p + 2;
	else if (AT(p, end, "\u2009") || AT(p, end, "\u202f"))
		d = p + 3;
	if (!d || (*p == ' ' && x->row))
		return NULL;
	unsigned n;
	digits_skip(d, end, &n);
	return n == 3 ? d : NULL;
}

static bool push_digits(struct ds_decimal *d, const char *p, const char *end)
{
	while (p < end) {
		unsigned len, c = char_class(p, &len);
		if (!decimal_push(d, CC_VALUE(c)))
			return false;
		p += len;
	}
	return true;
}

/* 上涨1·8%: a middle dot is a decimal point where what stands behind the digits is measured; else it is one of a name or a
 * date (5·12). */
static bool is_middle_dot(const char *p, const char *end)
{
	static const char *const measures[] = { "%", "％", "‰", "亿", "万", "个百分点", "倍" };
	unsigned n;
	return AT(p, end, "·") && ANY_AT(digits_skip(p + strlen("·"), end, &n), end, measures) && n > 0;
}

/* Reads digits with separators and, when `fraction` allows, a decimal part. */
static bool digits_read(struct reader *r, bool fraction)
{
	const struct lex *x = r->x;
	const char *p = r->p, *end = x->end;
	struct ds_decimal d = { 0 };
	unsigned n, total;
	const char *stop = digits_skip(p, end, &n);
	if (!push_digits(&d, p, stop))
		return false;
	total = n;
	bool zero = n > 1 && CC_VALUE(class_at(p, end)) == 0;
	if (n <= 3 && !zero && CC_VALUE(class_at(p, end)) != 0) {
		const char *g, sep = *(stop < end ? stop : p);
		while ((g = group_after(x, stop)) != NULL && sep == *stop &&
		       (!r->any || (int)total + 3 <= r->last_any)) {
			unsigned k;
			const char *next = digits_skip(g, end, &k);
			if (!push_digits(&d, g, next))
				return false;
			stop = next;
			total += 3;
		}
	}
	if (!r->any) {
		r->out->zero = zero;
		r->out->digits = (uint8_t)(total > 255 ? 255 : total);
	}
	if (fraction && (AT(stop, end, ".") || AT(stop, end, "．") || is_middle_dot(stop, end))) {
		const char *f = stop + char_len(stop);
		unsigned k;
		const char *next = digits_skip(f, end, &k);
		/* 2021.11.26 and 192.168.0.1 are no decimals */
		bool again = k && (AT(next, end, ".") || AT(next, end, "．")) &&
			     in_group(class_at(next + char_len(next), end), CG_DIGIT);
		if (k && !again) {
			if (!push_digits(&d, f, next))
				return false;
			d.exp = (int16_t) - (int)k;
			stop = next;
			r->out->point = true;
		}
	}
	decimal_canon(&d);
	r->cur = d;
	r->has_cur = true;
	r->cur_han = r->cur_liang = false;
	r->p = stop;
	return true;
}

/* ---- Chinese digits -------------------------------------------------------------------------------------------- */

/* 三四, 两三, 三五: the numerals beside each other that mean "three or four". */
static bool is_pair(unsigned a, unsigned b)
{
	return b == a + 1 || (a == 3 && b == 5);
}

/* Reads one Chinese digit, a pair (两三) or a row of digits (一四七). */
static bool han_read(struct reader *r)
{
	const char *end = r->x->end, *p = r->p;
	unsigned len, c = char_class(p, &len), run = 0;
	const char *q = p;
	unsigned first = han_value(c), second = 0;
	struct ds_decimal row = { 0 };
	while (q < end && run <= 30) {
		unsigned k, d = char_class(q, &k);
		if (!is_han_digit(d) && !(d == CC_LIANG && run <= 1))
			break;
		if (d == CC_LIANG && run == 1 && first != 1)
			break; /* 三两: three of the unit 两 */
		if (run == 1)
			second = han_value(d);
		if (!decimal_push(&row, han_value(d)))
			return false;
		run++;
		q += k;
	}
	if (run == 1) {
		r->cur = ds_decimal_from((int64_t)first);
		r->cur_liang = c == CC_LIANG;
		q = p + len;
	} else if (run == 2 && is_pair(first, second) && second) {
		r->cur = ds_decimal_from((int64_t)first);
		r->cur_high = ds_decimal_from((int64_t)second);
		r->pair = true;
	} else {
		if (r->any || run > 30)
			return false;
		r->cur = row;
		decimal_canon(&r->cur);
		r->out->sequence = true;
	}
	r->has_cur = r->cur_han = true;
	r->p = q;
	return true;
}

/* 点三 after 二十七: the decimal part in Chinese digits. 八点三十 is a time of day and no decimal. */
static void han_point_read(struct reader *r)
{
	const char *end = r->x->end, *p = r->p;
	bool dot = AT(p, end, ".") || AT(p, end, "．");
	if (!dot && !AT(p, end, "点"))
		return;
	p += char_len(p);
	/* 卅六.九八公頃; at the head of a line 一.三 would be a section */
	if (dot && (r->out->start == r->x->begin || !is_han_digit(class_at(p, end))))
		return;
	struct ds_decimal d = { 0 };
	unsigned n = 0;
	while (p < end && n < 20) {
		unsigned len, c = char_class(p, &len);
		if (!is_han_digit(c) && c != CC_LIANG)
			break;
		if (!decimal_push(&d, han_value(c)))
			return;
		p += len;
		n++;
	}
	unsigned next = class_at(p, end);
	if (!n || next == (CG_SMALL | 1) || AT(p, end, "刻") || (dot && AT(p, end, ".")))
		return;
	if (dot && r->pair) {
		r->pair = false;
		if (!decimal_shift(r->cur, 1, &r->cur) || !decimal_add(r->cur, r->cur_high, &r->cur))
			return;
	}
	r->out->sequence &= !dot;
	d.exp = (int16_t) - (int)n;
	decimal_canon(&d);
	struct ds_decimal whole = r->section;
	if (r->has_cur && !decimal_add(whole, r->cur, &whole))
		return;
	if (!decimal_add(whole, d, &r->cur))
		return;
	r->section = (struct ds_decimal){ 0 };
	r->has_cur = r->cur_han = true;
	r->last_any = 0;
	r->out->point = true;
	r->p = p;
}

/* ---- multipliers ------------------------------------------------------------------------------------------------ */

static bool add_scaled(struct ds_decimal *to, struct ds_decimal coefficient, int power)
{
	return decimal_shift(coefficient, power, &coefficient) && decimal_add(*to, coefficient, to);
}

static bool small_read(struct reader *r, int power, unsigned len)
{
	struct ds_decimal c = ds_decimal_from(1), c_high = c;
	if (power >= r->last_small)
		return false;
	if (r->has_cur) {
		c = r->cur;
		c_high = r->pair ? r->cur_high : c;
	} else if (r->any && !r->zero && power != 1) {
		return false;
	}
	if (!r->any && !r->has_cur && power > 1)
		r->out->bare = true;
	if (!add_scaled(&r->section_high, c_high, power) || !add_scaled(&r->section, c, power))
		return false;
	r->last_small = r->last_any = power;
	if (power > r->out->scale)
		r->out->scale = (uint8_t)power;
	r->has_cur = r->zero = false;
	r->p += len;
	return true;
}

static bool big_read(struct reader *r, int power, unsigned len)
{
	struct ds_decimal sum = r->section, sum_high = r->section_high;
	bool something = r->has_cur || !decimal_is_zero(r->section) || r->mid_set;
	bool nested = power >= 8 && r->mid_set && !r->has_cur && decimal_is_zero(r->section);  /* 万亿 */
	if (power == 8 && r->last_big == 8 && r->high_set && !something && r->last_any == 8) { /* 12亿亿次 */
		r->p += len;
		return decimal_shift(r->high_part, power, &r->high_part);
	}
	if (!something && r->any)
		return false;
	if (r->high_set && power >= 8 && !(power == 8 && r->last_big == 12))
		return false;
	if (power == 4 && r->mid_set)
		return false;
	if (r->has_cur) {
		if (!decimal_add(sum, r->cur, &sum) ||
		    !decimal_add(sum_high, r->pair ? r->cur_high : r->cur, &sum_high))
			return false;
	}
	if (!something) {
		sum = sum_high = ds_decimal_from(1);
		r->out->bare = true;
	}
	if (power >= 8 && !decimal_add(sum, r->mid_part, &sum))
		return false;
	if (!decimal_shift(sum, power, &sum) || !decimal_shift(sum_high, power, &sum_high))
		return false;
	if (power == 4) {
		r->mid_part = sum;
		r->mid_set = true;
	} else {
		if (!decimal_add(r->high_part, sum, &r->high_part))
			return false;
		r->mid_part = (struct ds_decimal){ 0 };
		r->mid_set = false;
		r->high_set = true;
	}
	if (r->pair || r->out->ranged)
		r->out->high = sum_high;
	r->section = (struct ds_decimal){ 0 };
	r->section_high = (struct ds_decimal){ 0 };
	r->last_small = SECTION_TOP;
	r->last_any = power;
	r->last_big = power;
	if (power > r->out->scale)
		r->out->scale = (uint8_t)(nested ? power + 4 : power);
	r->has_cur = r->zero = false;
	r->p += len;
	return true;
}

/* Is the multiplier at p the beginning of another word? 百分之, 百分点, 万分, 千克, 兆瓦, 万一. 近百|分钟, 满分三百|分 are counted. */
static bool multiplier_is_word(const struct reader *r, const char *p, unsigned c)
{
	const char *end = r->x->end;
	if (AT(p, end, "百分") || AT(p, end, "千分之") || AT(p, end, "万分"))
		return r->any || r->has_cur || r->out->vague ? char_in(p + 6, end, "点比位") > 0
							     : !char_in(p + 6, end, "钟米升");
	if (c == (CG_BIG | 12))
		return !char_in(p + 3, end, "元圆美日韩0123456789");
	if (AT(p, end, "千米")) /* 五千米 is five thousand, 上千米 a thousand, 12千米 twelve */
		return !(r->any && r->out->han) && !char_before_in(p, r->x->begin, "上近数几逾过");
	return c != (CG_BIG | 4) && c != (CG_BIG | 8) && unit_named(p, end);
}

/* ---- inner words ------------------------------------------------------------------------------------------------- */

static bool inner_follows(const struct reader *r, const char *p)
{
	const char *end = r->x->end;
	struct unit u;
	unsigned c = class_at(p, end);
	return in_group(c, CG_SMALL) || in_group(c, CG_BIG) || unit_read(r->x, p, false, &u);
}

/* Everything after the first digits is round: 20, 300, 2.4万, 一百. */
static bool is_round(const struct reader *r)
{
	if (!r->has_cur)
		return r->any;
	struct ds_decimal t;
	return r->cur.exp >= 0 && !r->cur_han && decimal_shift(r->cur, -1, &t) && t.exp >= 0;
}

/* 21多|公里: what is measured may be more than a number that is not round. */
static bool measure_follows(const struct reader *r, const char *p)
{
	struct unit u;
	return unit_read(r->x, p, false, &u) && (u.flags & UNIT_MEASURE) && u.name.n >= 6 &&
	       u.kind != DS_KIND_DURATION && u.kind != DS_KIND_PERCENT;
}

/* 余 多 几 来 inside a numeral or before its unit. */
static bool inner_read(struct reader *r)
{
	const char *end = r->x->end, *p = r->p;
	unsigned len = p < end ? char_len(p) : 0;
	if (AT(p, end, "余")) {
		if (char_in(p + len, end, "额热地粮款下震杭姚"))
			return false;
	} else if (AT(p, end, "多")) {
		if ((!is_round(r) && !measure_follows(r, p + len)) || char_in(p + len, end, "样数"))
			return false;
		if (AT(p + len, end, "元化"))
			return false;
	} else if (AT(p, end, "几")) {
		if (r->has_cur || !r->any || r->last_any > 3)
			return false;
	} else if (AT(p, end, "把")) {
		if (!r->out->bare || r->has_cur || !inner_follows(r, p + len))
			return false; /* 万把块钱, 百把人 */
	} else if (AT(p, end, "来")) {
		if (!is_round(r) || !inner_follows(r, p + len))
			return false;
	} else {
		return false;
	}
	r->out->approx = (uint8_t)(char_in(p, end, "来把") ? DS_APPROX_ABOUT : DS_APPROX_MORE);
	r->p = p + len;
	return true;
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

/* 二千七 is 2700: a last digit right after a multiplier of 100 or more counts the next lower place. */
static bool elliptic_apply(struct reader *r)
{
	if (!r->has_cur || r->zero || r->last_any < 2 || r->pair || r->out->sequence)
		return true;
	struct ds_decimal ten = ds_decimal_from(10);
	if (r->cur.exp < 0 || ds_decimal_cmp(r->cur, ten) >= 0 || decimal_is_zero(r->cur))
		return true;
	r->out->elliptic = r->cur_han;
	return decimal_shift(r->cur, r->last_any - 1, &r->cur);
}

static bool numeral_finish(struct reader *r)
{
	struct numeral *o = r->out;
	struct ds_decimal v, h;
	if (!elliptic_apply(r))
		return false;
	if (!decimal_add(r->high_part, r->mid_part, &v))
		return false;
	h = v;
	if (!decimal_add(v, r->section, &v) || !decimal_add(h, r->section_high, &h))
		return false;
	if (r->has_cur && (!decimal_add(v, r->cur, &v) || !decimal_add(h, r->pair ? r->cur_high : r->cur, &h)))
		return false;
	o->value = v;
	o->ranged = r->pair;
	if (r->pair && decimal_is_zero(o->high))
		o->high = h;
	if (!r->pair)
		o->high = (struct ds_decimal){ 0 };
	o->end = r->p;
	o->bare &= !o->vague && !o->inner; /* 数百户, 百余户 are counted */
	return true;
}

/* 数 and 几 before a multiplier: 数十, 几百万. 数 must not end a word: 总人数百余, 次数十. */
static bool vague_start(struct reader *r)
{
	const char *p = r->p, *end = r->x->end;
	unsigned c = class_at(p, end);
	if (c != CC_SEVERAL && c != CC_FEW)
		return false;
	unsigned next = class_at(p + 3, end);
	if (!in_group(next, CG_SMALL) && !in_group(next, CG_BIG))
		return false;
	if (c == CC_SEVERAL && char_before_in(p, r->x->begin, "人总次件户天指个位参系多少半岁分基倍负整度家条"))
		return false;
	r->out->vague = true;
	r->out->approx = DS_APPROX_MORE;
	r->p = p + 3;
	return true;
}

/* Formal numerals are ordinary words too (队伍, 大陆, 收拾): one counts only with another beside it or with 元. */
static bool formal_alone(const struct lex *x, const char *p)
{
	unsigned c = class_at(p, x->end);
	if (!in_group(c, CG_FORMAL) && !in_group(c, CG_FSMALL))
		return false;
	const char *q = p + 3;
	unsigned next = class_at(q, x->end);
	return !(in_group(next, CG_FORMAL) || in_group(next, CG_FSMALL) || in_group(next, CG_BIG) ||
		 next == CC_FEW || next == (CG_HAN | 0) || char_in(q, x->end, "元圆角"));
}

/* One blank may stand between digits and their multiplier: 12.5 万人. */
static const char *blank_before_big(const struct reader *r)
{
	const char *p = r->p;
	if (r->has_cur && !r->cur_han && AT(p, r->x->end, " ") && in_group(class_at(p + 1, r->x->end), CG_BIG))
		return p + 1;
	return p;
}

/* 投资11个亿, where 3个亿元项目 are projects: 个 between a number and its multiplier weighs nothing. */
static const char *piece_before_big(const struct reader *r, const char *p)
{
	const char *end = r->x->end;
	if (!r->has_cur || !AT(p, end, "个亿"))
		return p;
	const char *q = p + 6;
	return q == end || (flags_at(q, end) & CF_STOP) || char_in(q, end, "的多呢吧啊”、") ? p + 3 : p;
}

static bool part_read(struct reader *r)
{
	const char *end = r->x->end, *p = r->p = piece_before_big(r, blank_before_big(r));
	if (p >= end)
		return false;
	unsigned len, c = char_class(p, &len);
	switch (CC_GROUP(c)) {
	case CG_DIGIT:
		if (r->has_cur || r->out->inner || (r->any && (r->out->point || !r->last_any)))
			return false;
		if (r->any) {
			unsigned n;
			digits_skip(p, end, &n);
			/* the digits must fit below the multiplier: 3万4000, 1千零1, 25万6千 */
			if ((int)n > r->last_any || r->last_any > 12)
				return false;
		}
		return digits_read(r, !r->any);
	case CG_HAN:
	case CG_FORMAL:
		if (CC_VALUE(c) == 0 && r->any && !r->has_cur && !r->zero) {
			unsigned next = class_at(p + len, end);
			if (!is_numeral_class(next) || next == CC_HALF)
				return false;
			r->zero = true;
			r->p += len;
			return true;
		}
		return !r->has_cur && !r->out->inner && han_read(r);
	case CG_SMALL:
	case CG_FSMALL:
		return !multiplier_is_word(r, p, c) && small_read(r, (int)CC_VALUE(c), len);
	case CG_BIG:
		return !multiplier_is_word(r, p, c) && big_read(r, (int)CC_VALUE(c), len);
	default:
		break;
	}
	if (c == CC_LIANG) {
		unsigned next = class_at(p + len, end);
		if (r->has_cur || r->out->inner)
			return false;
		/* 三千两百两: at the end it is the unit */
		if (r->any && !in_group(next, CG_SMALL) && !in_group(next, CG_BIG))
			return false;
		return han_read(r);
	}
	if ((c == CC_TWENTY || c == CC_THIRTY) && !r->any) {
		r->section = r->section_high = ds_decimal_from(c == CC_TWENTY ? 20 : 30);
		r->last_small = r->last_any = 1;
		r->p += len;
		return true;
	}
	if (r->any && inner_read(r)) {
		r->out->inner = true;
		return true;
	}
	return false;
}

/* 五○多名, 一〇〇餘人, 二○位: a round number of two or three digits in a row, and what can be no year and no name behind it. */
static bool counts_tens(const char *start, const char *p, const char *end)
{
	static const char *const behind[] = { "多", "余", "名", "位", "人", "家", "所", "件" };
	return p - start <= 9 && (AT(p - 3, end, "○") || AT(p - 3, end, "〇")) && ANY_AT(p, end, behind);
}

/* 二五六萬元, 四七一件: digits in a row count where a multiplier follows, or, when there are three, a unit that no year and
 * no name has. */
static void row_counts(struct reader *r)
{
	static const char *const units[] = { "人", "户", "件", "公顷", "处", "座", "元" };
	const char *p = r->p, *end = r->x->end;
	int power = AT(p, end, "万") ? 4 : AT(p, end, "亿") ? 8 : 0;
	if (power && decimal_shift(r->cur, power, &r->cur)) {
		r->p += 3;
		r->out->scale = (uint8_t)power;
		r->out->sequence = false;
	} else if ((p - r->out->start >= 9 && ANY_AT(p, end, units)) || counts_tens(r->out->start, p, end)) {
		r->out->sequence = false;
		r->section = r->cur; /* 五○|多名 */
		r->has_cur = false;
		r->out->inner = inner_read(r);
	}
}

bool numeral_read(const struct lex *x, const char *p, struct numeral *out)
{
	if (p < x->end && (is_digit(*p) ? numeral_plain(p, x->end, out) : numeral_lone(p, x->end, out)))
		return true;
	unsigned c = class_at(p, x->end);
	if (!is_numeral_class(c) || formal_alone(x, p))
		return false;
	struct reader r = { .x = x, .p = p, .out = out, .last_small = SECTION_TOP };
	*out = (struct numeral){ .start = p };
	out->han = c != CG_NONE && !in_group(c, CG_DIGIT);
	vague_start(&r);
	while (part_read(&r)) {
		r.any = true;
		if (out->sequence)
			han_point_read(&r);
		if (out->sequence) {
			row_counts(&r);
			break;
		}
		if (r.cur_han || r.last_any == 1)
			han_point_read(&r);
	}
	return r.any && numeral_finish(&r);
}

/* share.c: shares of a whole, written with 分之, with 成, with a slash or as a word, and the words that are figures by
 * themselves. All become percent with the unit %, but for 千分之, which stays ‰, and 翻番, which is times. */
#include "amount.h"

/* ---- words that are figures by themselves -------------------------------------------------------------------- */

enum special { SPECIAL_SHARE, SPECIAL_OVER_HALF, SPECIAL_TURN, SPECIAL_NEAR_TURN, SPECIAL_DIGITS, SPECIAL_MANY };

/* word, value, what it is. Sorted by LC_ALL=C sort. */
static const struct word specials[] = {
	W("一半", 50, SPECIAL_SHARE, NULL),
	W("两位数", 10, SPECIAL_DIGITS, NULL),
	W("半数", 50, SPECIAL_SHARE, NULL),
	W("对半", 50, SPECIAL_SHARE, NULL),
	W("成千上万", 100, SPECIAL_MANY, NULL),
	W("成百上千", 100, SPECIAL_MANY, NULL),
	W("翻一番", 2, SPECIAL_TURN, NULL),
	W("翻三番", 8, SPECIAL_TURN, NULL),
	W("翻两番", 4, SPECIAL_TURN, NULL),
	W("翻了一番", 2, SPECIAL_TURN, NULL),
	W("翻了三番", 8, SPECIAL_TURN, NULL),
	W("翻了两番", 4, SPECIAL_TURN, NULL),
	W("翻了四番", 16, SPECIAL_TURN, NULL),
	W("翻了将近一番", 2, SPECIAL_NEAR_TURN, NULL),
	W("翻了将近两番", 4, SPECIAL_NEAR_TURN, NULL),
	W("翻了近一番", 2, SPECIAL_NEAR_TURN, NULL),
	W("翻了近两番", 4, SPECIAL_NEAR_TURN, NULL),
	W("翻四番", 16, SPECIAL_TURN, NULL),
	W("翻番", 2, SPECIAL_TURN, NULL),
	W("翻近一番", 2, SPECIAL_NEAR_TURN, NULL),
	W("过半", 50, SPECIAL_OVER_HALF, "百数年个小天月"),
};

void amount_unit(struct amount *a, const char *at, const char *name, unsigned kind)
{
	a->unit = (struct unit){
		.start = at, .end = at, .name = ds_str_of(name), .kind = (uint8_t)kind, .flags = UNIT_MEASURE
	};
	a->has_unit = true;
	a->kind = (uint8_t)kind;
}

bool special_read(const struct lex *x, const char *p, struct amount *a)
{
	if (!char_in(p + char_len(p), x->end, "半位数千百一三两了四近番")) /* their second characters */
		return false;
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
		amount_unit(a, a->end, "%", DS_KIND_PERCENT);
		break;
	case SPECIAL_SHARE:
	case SPECIAL_DIGITS:
		amount_unit(a, a->end, "%", DS_KIND_PERCENT);
		break;
	case SPECIAL_NEAR_TURN:
	case SPECIAL_TURN:
		a->approx = w->b == SPECIAL_NEAR_TURN ? DS_APPROX_NEAR : DS_APPROX_EXACT;
		amount_unit(a, a->end, "倍", DS_KIND_MULTIPLE);
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

/* ---- shares ------------------------------------------------------------------------------------------------------ */

struct share {
	const char *start, *end;
	struct ds_decimal value, high;
	bool permille, ranged; /* 百分之二三十 */
};

/* 百分之, 万分之: behind it, and how many tenfolds it is; NULL when p begins with none. */
static const char *whole_skip(const char *p, const char *end, int *places)
{
	static const struct {
		const char *z;
		int places;
	} wholes[] = {
		{"百分之",     2},
                { "千分之",    3},
                { "万分之",    4},

		{ "十万分之", 5},

		{ "百万分之", 6},

		{ "千万分之", 7},

		{ "亿分之",    8}
	};
	for (size_t i = 0; i < DS_COUNT(wholes); i++)
		if (list_at(p, end, &wholes[i].z, 1)) {
			*places = wholes[i].places;
			return p + strlen(wholes[i].z);
		}
	return NULL;
}

/* 百分之五, 千分之三, 三分之一, 萬分之肆. `n` is the numeral before 分之, NULL for 百分之 and its like. */
static bool fraction_read(const struct lex *x, const char *p, const struct numeral *n, struct share *out)
{
	struct numeral part;
	int places = 0;
	const char *end = x->end, *q = n ? n->end + 6 : whole_skip(p, end, &places);
	if (!q)
		return false;
	if (AT(q, end, "百") && !AT(q, end, "百分")) {
		part = (struct numeral){ .end = q + 3, .value = ds_decimal_from(100) };
	} else if (CC_GROUP(class_at(q, end)) == CG_FORMAL && !numeral_read(x, q, &part)) {
		part =
		    (struct numeral){ .end = q + 3, .value = ds_decimal_from((int64_t)CC_VALUE(class_at(q, end))) };
	} else if (!numeral_read(x, q, &part)) {
		return false;
	} else if ((part.ranged || part.sequence) &&
		   n) { /* 十分之一二手房: only the first digit belongs to the fraction */
		struct lex cut = *x;
		cut.end = q + 3;
		numeral_read(&cut, q, &part);
	}
	struct ds_decimal v = part.value;
	if (n) {
		struct ds_decimal hundred;
		if (!decimal_shift(v, 2, &hundred) || !decimal_div_round(hundred, n->value, 4, &v))
			return false;
	} else if (places > 3 && !decimal_shift(v, 2 - places, &v)) {
		return false;
	}
	*out = (struct share){ .start = p, .end = part.end, .value = v, .permille = places == 3 };
	out->ranged = !n && places <= 3 && part.ranged;
	out->high = part.high;
	return true;
}

bool share_read(const struct lex *x, const char *p, const struct numeral *n, struct amount *out)
{
	struct share s, t;
	if (!fraction_read(x, p, n, &s))
		return false;
	*out = (struct amount){ .start = p, .num_start = p, .end = s.end, .num_end = s.end, .rule = RULE_FRACTION };
	out->num = n ? *n : (struct numeral){ .han = true };
	out->num.value = s.value;
	out->num.high = s.high;
	out->num.ranged = out->ranged = s.ranged;
	const char *q = connector_skip(s.end, x->end);
	struct numeral high;
	if (!n && q && fraction_read(x, q, NULL, &t)) {
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
	amount_unit(out, out->end, s.permille ? "‰" : "%", DS_KIND_PERCENT);
	return true;
}

/* 3/4的受访者: a fraction in digits, where the words around it leave no other reading. */
bool slash_share_read(const struct lex *x, const struct item *a, struct amount *out)
{
	static const char *const after[] = { "的", "以上", "左右", "强", "多" };
	struct numeral b;
	if (a->has_unit || a->num.han || !AT(a->num_end, x->end, "/") || !numeral_read(x, a->num_end + 1, &b) ||
	    b.han || b.point || a->num.point || ds_decimal_cmp(a->num.value, b.value) >= 0 ||
	    ds_decimal_cmp(b.value, ds_decimal_from(100)) > 0 || AT(b.end, x->end, "/"))
		return false;
	bool softened = ds_decimal_cmp(b.value, ds_decimal_from(10)) <= 0 && is_cjk_at(b.end, x->end) &&
			char_before_in(a->start, x->begin, "近约占过足到于");
	/* 占全国1/5, 增长了1/4和 */
	static const char *const shares[] = { "占", "增长", "增加", "减少", "下降" };
	softened |= ds_decimal_cmp(b.value, ds_decimal_from(10)) <= 0 &&
		    (BEFORE(a->start, x->begin, "的") || HAS_ANY(words_of_clause(x, a->start), shares)) &&
		    (b.end == x->end || (flags_at(b.end, x->end) & CF_STOP) || char_in(b.end, x->end, "和与及"));
	if (!softened && !ANY_AT(b.end, x->end, after))
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
	amount_unit(out, out->end, "%", DS_KIND_PERCENT);
	return true;
}

/* ---- tenths ---------------------------------------------------------------------------------------------------- */

/* 五成至七成: the second end behind the first. 由五成至七成 are two levels. NULL: there is none. */
static const char *tenths_to(const struct lex *x, const struct item *a, const char *p, struct ds_decimal *high)
{
	static const char *const joins[] = { "至", "到", "——", "—", "~", "～" };
	struct numeral n;
	size_t join = ANY_AT(p, x->end, joins);
	if (!join || char_before_in(a->start, x->begin, "从由自") || !numeral_read(x, p + join, &n) ||
	    !AT(n.end, x->end, "成") || char_in(n.end + 3, x->end, "立功为员果交本熟长年就都") ||
	    ds_decimal_cmp(n.value, ds_decimal_from(10)) > 0 || ds_decimal_cmp(n.value, a->num.value) <= 0 ||
	    !decimal_shift(n.value, 1, high))
		return NULL;
	return n.end + 3;
}

/* 三成, 七八成, 三成五: tenths as percent. 成 begins many verbs (成立, 成为). */
bool tenths_read(const struct lex *x, const struct item *a, const struct item *b, struct amount *out)
{
	const struct item *last = b ? b : a;
	const char *p = last->num_end, *end = x->end;
	if (!AT(p, end, "成") || last->num.scale > 1 || last->num.bare ||
	    (char_in(p + 3, end, "立功为员果交本熟长年就都绩品效语型人天名活套因才群体片绿林倍百千了份串") &&
	     !AT(p + 3, end, "群众") &&
	     !(AT(p + 3, end, "人") && last->num.digits <= 1 && !char_in(p + 6, end, "教礼用票高式影病"))) ||
	    ds_decimal_cmp(last->num.value, ds_decimal_from(10)) > 0)
		return false;
	p += 3;
	*out = (struct amount){ .num = a->num };
	if (b)
		out->num.high = b->num.value;
	out->ranged = b || a->num.ranged;
	if (!decimal_shift(out->num.value, 1, &out->num.value) || !decimal_shift(out->num.high, 1, &out->num.high))
		return false;
	const char *to = out->ranged ? NULL : tenths_to(x, a, p, &out->num.high);
	if (to) {
		out->ranged = true;
		p = to;
	}
	unsigned len, c = p < end ? char_class(p, &len) : CG_NONE;
	if (!out->ranged && c == CC_HALF && !char_in(p + 3, end, "年天个月数") &&
	    decimal_add(out->num.value, ds_decimal_from(5), &out->num.value))
		p += 3;
	else if (!out->ranged && (CC_GROUP(c) == CG_HAN) && CC_VALUE(c) &&
		 !is_numeral_class(class_at(p + 3, end)) &&
		 decimal_add(out->num.value, ds_decimal_from(CC_VALUE(c)), &out->num.value))
		p += 3;
	out->start = out->num_start = a->start;
	out->num_end = out->end = p;
	out->approx = last->num.approx;
	amount_unit(out, p, "%", DS_KIND_PERCENT);
	out->rule = RULE_TENTHS;
	return true;
}

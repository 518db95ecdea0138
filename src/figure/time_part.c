/* time_part.c: the parts of a time that begin with a number: 2023年, 8月, 5日, 19:14, 7时30分, 2024Q3, 3天后. It does not join
 * them; that is done in time.c.
 */
#include "time_part.h"

#define SCORES_BACK 40 /* characters of a list of scores behind the word that says so */

/* ---- small whole numbers ----------------------------------------------------------------------------------------- */

static bool han_whole_read(const char *p, const char *end, struct whole *out)
{
	unsigned value = 0, row = 0, n = 0, len, c;
	unsigned hundreds = 0;
	bool ten = false, unit = false;
	for (; p < end && n < 5; p += len, n++) {
		c = char_class(p, &len);
		if (n && unit && !ten && char_in(p, end, "0０Oo"))
			c = CG_HAN; /* 二00三年, 二OO三年 */
		if (CC_GROUP(c) == CG_HAN) {
			row = row * 10 + CC_VALUE(c);
			if (unit && ten)
				break;
			value = ten ? value + CC_VALUE(c) : CC_VALUE(c);
			unit = true;
		} else if (c == (CG_SMALL | 1) && !ten && (n < 2 || hundreds)) {
			value = value ? value * 10 : 10;
			ten = true;
			unit = false;
		} else if (c == (CG_SMALL | 2) && n == 1 && !ten) {
			hundreds = value * 100; /* 民国一百一十年 */
			value = 0;
			unit = false;
			row = 0;
		} else if (c == CC_TWENTY && n == 0) {
			value = 20;
			ten = true;
		} else if (c == CC_LIANG && n == 0) {
			value = row = 2;
			unit = true;
		} else {
			break;
		}
	}
	out->end = p;
	out->row = !ten && n > 1;
	out->row = out->row && !hundreds;
	out->value = hundreds ? hundreds + value : out->row ? row : value;
	out->digits = n;
	out->han = true;
	return n > 0;
}

bool whole_read(const char *p, const char *end, struct whole *out)
{
	unsigned len;
	*out = (struct whole){ 0 };
	if (p >= end)
		return false;
	if (!is_digit(*p) && CC_GROUP(char_class(p, &len)) != CG_DIGIT)
		return han_whole_read(p, end, out);
	for (; p < end && is_digit(*p); p++) {
		if (++out->digits > 4)
			return false;
		out->value = out->value * 10 + (unsigned)(*p - '0');
	}
	bool wide = p < end && (unsigned char)*p >= 0x80; /* digits of full width may stand among them */
	while (wide && p < end) {
		unsigned c = char_class(p, &len);
		if (CC_GROUP(c) != CG_DIGIT)
			break;
		if (++out->digits > 4)
			return false;
		out->value = out->value * 10 + CC_VALUE(c);
		p += len;
	}
	out->end = p;
	return true;
}

/* ---- atoms: what a number with its unit of time says -------------------------------------------------------------- */

/* 2021-04-16, 2021/4/16, 2021.4.16; 112.06.07, of the republic; 11/3号, 8/27下午4點 */
static const char *iso_read(const struct whole *year, const char *end)
{
	const char *p = year->end;
	struct whole month, day;
	if (year->han || p >= end || (*p != '-' && *p != '/' && *p != '.'))
		return NULL;
	char sep = *p;
	static const char *const parts[] = { "上午", "下午", "中午", "晚间", "凌晨" };
	if (!whole_read(p + 1, end, &month) || month.han)
		return NULL;
	if (sep == '/' && in_range(year, 1, 12) && in_range(&month, 1, 31)) { /* a month and its day */
		if (char_in(month.end, end, "号日"))
			return month.end + 3;
		return ANY_AT(month.end, end, parts) ? month.end : NULL;
	}
	const bool republic = sep == '.' && year->digits == 3 && year->value <= 160;
	if ((!republic && !is_year(year)) || !in_range(&month, 1, 12) || month.end >= end || *month.end != sep ||
	    !whole_read(month.end + 1, end, &day) || day.han || !in_range(&day, 1, 31))
		return NULL;
	return day.end;
}

/* 10:20, 10:20:22 */
static const char *clock_read(const struct whole *h, const char *end)
{
	struct whole m, s;
	const char *p = h->end;
	unsigned colon = AT(p, end, ":") ? 1 : AT(p, end, "：") ? 3 : 0;
	if (!colon || h->han || h->digits > 2 || h->value > 24 || !whole_read(p + colon, end, &m) || m.han ||
	    m.digits != 2 || m.value > 59)
		return NULL;
	p = m.end;
	colon = AT(p, end, ":") ? 1 : AT(p, end, "：") ? 3 : 0;
	if (colon && whole_read(p + colon, end, &s) && !s.han && s.digits == 2 && s.value < 60)
		return s.end;
	return p;
}

/* 7时, 7时30分, 八点三十分, 3点半; `sure`: words before say that it is a time of day */
static const char *hour_read(const struct whole *h, const char *end, bool sure)
{
	const char *p = h->end;
	struct whole m;
	bool dian = AT(p, end, "点");
	if (!in_range(h, 0, 24) || (!dian && !char_in(p, end, "时")))
		return NULL;
	if (char_in(p + 3, end, "期代候段空速差效间评论"))
		return NULL;
	p += 3;
	if (whole_read(p, end, &m) && m.value < 60 && !m.row && char_in(m.end, end, "分刻")) {
		p = m.end + 3;
		return whole_read(p, end, &m) && AT(m.end, end, "秒") ? m.end + 3 : p;
	}
	static const char *const behind[] = { "多钟", "半", "整", "钟", "许" };
	const size_t n = ANY_AT(p, end, behind);
	return n || !dian || sure ? p + n : NULL;
}

/* 2000年历史: two thousand years, not the year 2000 */
bool is_span_of_years(const char *p, const char *end)
{
	if (AT(p, end, "历史"))
		return !char_in(p + 6, end, "极最同纪新记"); /* 突破1998年历史极值 */
	return AT(p, end, "的历史") || AT(p, end, "以上");
}

const char *month_read(const struct whole *m, const char *end)
{
	return in_range(m, 1, 12) && AT(m->end, end, "月") ? m->end + 3 : NULL;
}

static const char *day_read(const struct whole *d, const char *end, bool after_month)
{
	static const char *const spans[] = { "内", "以内", "之内", "以上", "以下", "游" };
	const char *p = d->end;
	if (!in_range(d, 1, 31))
		return NULL;
	if (AT(p, end, "日")) {
		if (char_in(p + 3, end, "元圆均益常") || (!after_month && ANY_AT(p + 3, end, spans)))
			return NULL; /* 30日内 is how long, 16日 which day */
		return p + 3;
	}
	/* 3号 is a line or a house, 20号夜里 a day */
	static const char *const parts[] = {
		"上午", "下午", "中午", "晚上", "凌晨", "夜里", "白天", "夜间", "晚间"
	};
	return char_in(p, end, "号") && (after_month || ANY_AT(p + 3, end, parts)) ? p + 3 : NULL;
}

/* 比分为22:25、25:19: no times of day. */
static bool in_scores(const struct lex *x, const char *p)
{
	static const char *const before[] = { "比分", "比分为", "比分是", "以",   "比例为",
					      "比为", "结构为", "生比",   "师比", "女比" };
	for (int i = 0; i < SCORES_BACK && p > x->begin; i++) {
		const char *q = ds_utf8_prev(p, x->begin);
		if (ANY_BEFORE(p, x->begin, before))
			return true;
		if (!is_digit(*q) && !char_in(q, x->end, ":：、，,和 "))
			return false;
		p = q;
	}
	return false;
}

/* Q3: a quarter, behind a year or at the head of a clause; elsewhere a model. */
const char *quarter_read(const char *p, const char *end)
{
	bool quarter = end - p >= 2 && *p == 'Q' && p[1] >= '1' && p[1] <= '4';
	return quarter && !(end - p > 2 && (is_alpha(p[2]) || is_digit(p[2]) || p[2] == '-')) ? p + 2 : NULL;
}

/* 於119年完工, 115年底, 截至113年: years of the republic, where what stands around them says when. `behind` stands behind 年. */
static bool is_minguo(const struct lex *x, const char *p, const char *behind, unsigned value)
{
	static const char *const before[] = { "于", "截至", "自", "至", "从", "而", "较" };

	static const char *const budgets[] = { "总预算", "预算", "岁入", "岁出", "总决算" };
	if (value < 90 || value > 160)
		return false;
	struct whole until; /* 97年至110年 */
	if (char_in(behind, x->end, "至到") && whole_read(behind + 3, x->end, &until) && until.value > value &&
	    AT(until.end, x->end, "年"))
		return true;
	if (value < 100)
		return false;
	if (char_in(behind, x->end, "底度起") || BEFORE(p, x->begin, "于") || ANY_AT(behind, x->end, budgets))
		return true;
	return value != 100 && (ANY_BEFORE(p, x->begin, before) || year_of_republic(x, p, behind, value));
}

/* 8、9两月, 7、8、9三个月: from the second month on, the number of all before the unit. */
static const char *months_read(struct whole month, const char *end)
{
	static const char *const sums[] = { "两个月", "两月", "三个月" };
	while (AT(month.end, end, "、") && in_range(&month, 1, 12))
		if (!whole_read(month.end + 3, end, &month))
			return NULL;
	const size_t n = in_range(&month, 1, 12) ? ANY_AT(month.end, end, sums) : 0;
	return n ? month.end + n : NULL;
}

/* 距今约1800年, 树龄约1500年: how long ago, no year. */
static bool is_age_in_years(const char *p, const char *begin)
{
	static const char *const since[] = { "距今", "树龄" };
	static const char *const bounds[] = { "约", "近", "逾", "超", "超过", "大约", "已", "已有", "有", "为" };
	p -= ANY_BEFORE(p, begin, bounds);
	return ANY_BEFORE(p, begin, since);
}

/* 拘留3日, 处以5至10日拘留: how long, not which day. */
bool lasts_days(const struct lex *x, const char *p)
{
	static const char *const lasting[] = { "拘留", "持续", "为期", "历时", "长达", "停课", "提前",
					       "暂停", "延长", "延期", "顺延", "推迟", "停业", "停产",
					       "休市", "关闭", "运作", "运营", "营业", "住院", "观察",
					       "隔离", "停留", "限期", "处以" };
	return ANY_BEFORE(p, x->begin, lasting) > 0;
}

/* One part of a date at p, which begins with that number. `seen` says that parts stood before, `sure` that a word for a time of day did. */
const char *numeric_atom(const struct lex *x, const char *p, const struct whole *number, bool seen, bool sure)
{
	const char *end = x->end, *e;
	struct whole w = *number, v;
	if ((e = iso_read(&w, end)) != NULL || ((e = clock_read(&w, end)) != NULL && !in_scores(x, p)) ||
	    (e = hour_read(&w, end, sure)) != NULL)
		return e;
	const char *u = blank_skip(w.end, end);
	if (is_year(&w) && !w.han && (e = quarter_read(w.end, end)) != NULL)
		return e; /* 2024Q3 */
	if (is_year(&w) && AT(u, end, "年") && !is_span_of_years(u + 3, end))
		return is_age_in_years(p, x->begin) ? NULL : u + 3;
	const bool pair = AT(p, end, "两"); /* 两月 is how long */
	if (!pair && (e = month_read(&w, end)) != NULL)
		return seen || !term_of_prison(x, p) ? e : NULL; /* 判刑8月 */
	if (u != w.end && in_range(&w, 1, 12) && AT(u, end, "月"))
		return u + 3;
	if ((e = day_read(&w, end, seen)) != NULL)
		return seen || !lasts_days(x, p) ? e : NULL;
	if (u != w.end && seen && in_range(&w, 0, 24) && !w.han && char_in(u, end, "时"))
		return u + 3; /* 9 日 08 时 */
	/* 9 日, 114 年 12 月: a blank between number and unit weighs nothing */
	const struct whole apart = { u, w.value, w.digits, w.han, w.row };
	if (u != w.end && (e = day_read(&apart, end, seen)) != NULL)
		return e;
	if (u != w.end && w.digits == 3 && w.value <= 160 && AT(u, end, "年") &&
	    whole_read(blank_skip(u + 3, end), end, &v) && AT(blank_skip(v.end, end), end, "月"))
		return u + 3;
	if (!w.han && (w.digits == 3 || w.digits == 2) && AT(u, end, "年") && is_minguo(x, p, u + 3, w.value))
		return u + 3;
	if (!w.han && w.digits == 2 && u == w.end && AT(u, end, "年") && year_is_short(x, p, u + 3, w.value))
		return u + 3;
	const bool zero = w.han ? w.row && char_in(p, end, "零〇○") : *p == '0';
	if (zero && w.digits == 2 && AT(u, end, "年"))
		return u + 3; /* 09年, 零九年 */
	static const char *const terms[] = { "学年度", "学年", "财年", "赛季", "榨季", "雪季" };
	const size_t term = is_year(&w) || (!w.han && w.digits == 3 && w.value <= 160) ? ANY_AT(u, end, terms) : 0;
	if (term)
		return u + term; /* 110學年度, 2024财年 */
	if (in_range(&w, 1, 4) && AT(w.end, end, "季度"))
		return w.end + 6;
	if (in_range(&w, 5, 30) && AT(w.end, end, "世纪"))
		return w.end + 6;
	if (w.value % 10 == 0 && w.value < 2100 && AT(w.end, end, "年代"))
		return w.end + 6;
	/* 1、2月; 8、9两月; 2019、2020年: the unit stands after the last */
	if (AT(w.end, end, "、") && whole_read(w.end + 3, end, &v)) {
		if (in_range(&w, 1, 12) && ((e = months_read(v, end)) != NULL || (e = month_read(&v, end)) != NULL))
			return e;
		if (is_year(&w) && AT(v.end, end, "年"))
			return v.end + 3;
	}
	return NULL;
}

/* Where the unit of a span ends that begins with the number w at p. */
static const char *span_of(const char *p, const struct whole *number, const char *end)
{
	static const char *const units[] = { "个季度",   "个星期", "个交易日", "个多月", "余年",   "几年",
					     "个工作日", "年",     "个月",     "季度",   "天",     "日",
					     "周",       "小时",   "个小时",   "分钟",   "个世纪", "多年",
					     "秒",       "秒钟",   "个赛季",   "届" };
	struct whole w;
	if (char_in(p, end, "几数半") && !char_in(p + 3, end, "多余")) /* 案件数|多年来 */
		w = (struct whole){ .end = p + 3, .value = 3 };
	else if (!number || (number->han && number->row && number->digits > 2))
		return NULL;
	else
		w = *number;
	const char *u = blank_skip(w.end, end);
	size_t best = 0;
	const bool pair = AT(p, end, "两");
	if (AT(u, end, "年多") && char_in(u + 6, end, "来以前后"))
		best = 6;                                                     /* 三年多来 */
	else if (char_in(u, end, "年天日周届") || (pair && AT(u, end, "月"))) /* which begin none that is longer */
		best = 3;
	else if ((AT(u, end, "个")) && !char_in(u + 3, end, "月季星小交世多工赛"))
		best = 0;                             /* 3个村 */
	else if (char_in(u, end, "个季小分几多余秒")) /* with which all others begin */
		best = ANY_AT(u, end, units);
	return best ? u + best : NULL;
}

/* A duration used as a time: 3个月 after 前, 三年 after 近, 五年 before 来. */
const char *span_read(const char *p, const char *end)
{
	struct whole w;
	return span_of(p, whole_read(p, end, &w) ? &w : NULL, end);
}

/* 五年来, 3天后, 100年前: a duration that its suffix makes a time. */
const char *span_with_suffix(const char *p, const struct whole *w, const char *end)
{
	static const char *const after[] = { "以来", "来",   "间",     "前",   "后",   "之前", "之后",
					     "以前", "以后", "小长假", "长假", "假期", "连假" };
	const char *e = span_of(p, w, end);
	const size_t best = e && char_in(e, end, "以来间前后之小长假连") ? ANY_AT(e, end, after) : 0;
	const bool received =
	    best && AT(e + best - 3, e + best, "来") && AT(e + best, end, "接待"); /* 五年来|接待游客 */
	if (!best || (!received && char_in(e + best, end, "往来期后锋沿景自到了隔断接备续方勤所列进")) ||
	    (w && is_year(w) && char_in(e + best, end, "台港华"))) /* 2030年|來台旅客 */
		return NULL;
	return e + best;
}

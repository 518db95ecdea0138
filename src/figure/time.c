/* time.c: dates, periods and times of day as written: 2023年8月5日19:14, 今年前5个月, 3月4日至7日, 截至6月底,
 * 晚7时至9时, 上世纪60年代, “十四五”期间. It finds where they end; it does not compute what day they mean.
 *
 *   time = [截至] atom+ suffix* [connector atom+ suffix*]
 */
#include "lex.h"

enum time_word {
	TIME_WHOLE = 1,   /* a period by itself: 今年, 上半年 */
	TIME_PART,        /* only beside a clock or a date: 晚, 上午 */
	TIME_BEFORE_SPAN, /* before a duration: 近三年, 前5个月, 未来五年 */
	TIME_ERA,         /* before a year: 民国38年 */
};

static const struct word word_rows[] = {
#include "times.inc"
};
static const struct word suffix_rows[] = {
#include "time_suffixes.inc"
};
#include "times_index.inc"
static const struct word_index words = { word_rows, times_slots, times_filter, times_BITS };
static const struct word_index suffixes = { suffix_rows, suffixes_slots, suffixes_filter, suffixes_BITS };

#define SCORES_BACK 40 /* characters of a list of scores behind the word that says so */
#define ATOMS_MAX   12 /* no date has more parts; bounds the work on hostile text */

/* ---- small whole numbers ----------------------------------------------------------------------------------------- */

struct whole {
	const char *end;
	unsigned value, digits;
	bool han, row; /* row: Chinese digits one after the other, 二〇二一 */
};

static bool han_whole_read(const char *p, const char *end, struct whole *out)
{
	unsigned value = 0, row = 0, n = 0, len, c;
	unsigned hundreds = 0;
	bool ten = false, unit = false;
	for (; p < end && n < 5; p += len, n++) {
		c = char_class(p, &len);
		if (CC_GROUP(c) == CG_HAN) {
			row = row * 10 + CC_VALUE(c);
			if (unit && (ten || n == 0))
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

static bool whole_read(const char *p, const char *end, struct whole *out)
{
	unsigned len;
	*out = (struct whole){ 0 };
	if (p >= end)
		return false;
	if (CC_GROUP(char_class(p, &len)) != CG_DIGIT)
		return han_whole_read(p, end, out);
	while (p < end) {
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

static const char *blank_skip(const char *p, const char *end)
{
	return p < end && *p == ' ' ? p + 1 : p;
}

static bool is_year(const struct whole *w)
{
	return w->digits == 4 && (!w->han || w->row) && w->value >= 1000 && w->value < 2200;
}

static bool in_range(const struct whole *w, unsigned low, unsigned high)
{
	return w->value >= low && w->value <= high && w->digits <= (w->han ? 3 : 2) && !(w->han && w->row);
}

/* ---- atoms: what a number with its unit of time says -------------------------------------------------------------- */

/* 2021-04-16, 2021/4/16, 2021.4.16 and 2021-04; 11/3号 */
static const char *iso_read(const struct whole *year, const char *end)
{
	const char *p = year->end;
	struct whole month, day;
	if (year->han || p >= end || (*p != '-' && *p != '/' && *p != '.'))
		return NULL;
	char sep = *p;
	if (!whole_read(p + 1, end, &month) || month.han || !in_range(&month, 1, 12))
		return sep == '/' || sep == '-' ? NULL : NULL;
	if (year->digits <= 2 && sep == '/' && in_range(year, 1, 12) && in_range(&month, 1, 31) &&
	    (AT(month.end, end, "号") || AT(month.end, end, "日")))
		return month.end + 3;
	if (!is_year(year) || month.end >= end || *month.end != sep || !whole_read(month.end + 1, end, &day) ||
	    day.han || !in_range(&day, 1, 31))
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
	bool dian = AT(p, end, "点") || AT(p, end, "點");
	if (!in_range(h, 0, 24) || (!dian && !AT(p, end, "时") && !AT(p, end, "時")))
		return NULL;
	if (char_in(p + 3, end, "期代候段空速差效间間评論"))
		return NULL;
	p += 3;
	if (whole_read(p, end, &m) && m.value < 60 && !m.row && (AT(m.end, end, "分") || AT(m.end, end, "刻")) &&
	    !AT(m.end, end, "分之")) {
		p = m.end + 3;
		if (AT(p, end, "钟"))
			p += 3;
		else if (whole_read(p, end, &m) && m.value < 60 && AT(m.end, end, "秒"))
			p = m.end + 3;
		return p;
	}
	if (AT(p, end, "半") || AT(p, end, "整") || AT(p, end, "钟") || AT(p, end, "鐘") || AT(p, end, "许"))
		return p + 3;
	if (sure && whole_read(p, end, &m) && m.digits <= 3 && m.value < 60 && m.value >= 10 && dian)
		return m.end;
	return dian && !sure ? NULL : p;
}

/* 2000年历史: two thousand years, not the year 2000 */
static bool is_span_of_years(const char *p, const char *end)
{
	return AT(p, end, "历史") || AT(p, end, "的历史") || AT(p, end, "歷史") || AT(p, end, "的歷史") ||
	       AT(p, end, "左右") || AT(p, end, "以上") || AT(p, end, "多");
}

static const char *month_read(const struct whole *m, const char *end)
{
	if (!in_range(m, 1, 12) || !AT(m->end, end, "月") || char_in(m->end + 3, end, "球票饼餅嫂子季薪供租"))
		return NULL;
	return m->end + 3;
}

static const char *day_read(const struct whole *d, const char *end, bool after_month)
{
	if (!in_range(d, 1, 31))
		return NULL;
	const char *p = d->end;
	if (AT(p, end, "日")) {
		if (char_in(p + 3, end, "游遊元圆圓均益常") ||
		    (!after_month && (AT(p + 3, end, "内") || AT(p + 3, end, "以上") || AT(p + 3, end, "以下") ||
				      AT(p + 3, end, "以内") || AT(p + 3, end, "之内"))))
			return NULL; /* 30日内 is how long, 16日 which day */
		return p + 3;
	}
	if ((AT(p, end, "号") || AT(p, end, "號")) && after_month)
		return p + 3;
	return NULL;
}

/* 比分为22:25、25:19: no times of day. */
static bool in_scores(const struct lex *x, const char *p)
{
	static const char *const before[] = { "比分",   "比分为", "比分為", "比分是", "以",    "比例为",
					      "比例為", "比为",   "比為",   "结构为", "結構為" };
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
static const char *quarter_read(const char *p, const char *end)
{
	bool quarter = end - p >= 2 && *p == 'Q' && p[1] >= '1' && p[1] <= '4';
	return quarter && !(end - p > 2 && (is_alpha(p[2]) || is_digit(p[2]) || p[2] == '-')) ? p + 2 : NULL;
}

/* One part of a date at p. `seen` says that parts stood before, `sure` that a word for a time of day did. */
static const char *numeric_atom(const struct lex *x, const char *p, bool seen, bool sure)
{
	const char *end = x->end, *e;
	struct whole w, v;
	if (!whole_read(p, end, &w))
		return NULL;
	if ((e = iso_read(&w, end)) != NULL || ((e = clock_read(&w, end)) != NULL && !in_scores(x, p)) ||
	    (e = hour_read(&w, end, sure)) != NULL)
		return e;
	const char *u = blank_skip(w.end, end);
	if (is_year(&w) && !w.han && (e = quarter_read(w.end, end)) != NULL)
		return e; /* 2024Q3 */
	if (is_year(&w) && AT(u, end, "年") && !is_span_of_years(u + 3, end) && !AT(u, end, "年级"))
		return u + 3;
	if ((e = month_read(&w, end)) != NULL)
		return e;
	if (u != w.end && in_range(&w, 1, 12) && AT(u, end, "月"))
		return u + 3;
	if ((e = day_read(&w, end, seen)) != NULL)
		return e;
	/* 9 日, 114 年 12 月: a blank between number and unit weighs nothing */
	const struct whole apart = { u, w.value, w.digits, w.han, w.row };
	if (u != w.end && AT(u, end, "日") && (e = day_read(&apart, end, seen)) != NULL)
		return e;
	if (u != w.end && w.digits == 3 && w.value >= 90 && w.value <= 160 && AT(u, end, "年") &&
	    whole_read(blank_skip(u + 3, end), end, &v) && in_range(&v, 1, 12) &&
	    AT(blank_skip(v.end, end), end, "月"))
		return u + 3;
	if (in_range(&w, 1, 4) && (AT(w.end, end, "季度")))
		return w.end + 6;
	if (in_range(&w, 1, 30) && (AT(w.end, end, "世纪") || AT(w.end, end, "世紀")) && w.value > 4)
		return w.end + 6;
	if (w.value % 10 == 0 && w.value < 2100 && AT(w.end, end, "年代"))
		return w.end + 6;
	/* 1、2月; 2019、2020年: the unit stands after the last */
	if (AT(w.end, end, "、") && whole_read(w.end + 3, end, &v)) {
		if (in_range(&w, 1, 12) && (e = month_read(&v, end)) != NULL && w.value < v.value)
			return e;
		if (is_year(&w) && is_year(&v) && AT(v.end, end, "年"))
			return v.end + 3;
		if (seen && in_range(&w, 1, 31) && in_range(&v, 1, 31) && AT(v.end, end, "日"))
			return v.end + 3;
	}
	return NULL;
}

/* A duration used as a time: 3个月 after 前, 三年 after 近, 五年 before 来. */
static const char *span_read(const char *p, const char *end)
{
	static const char *const units[] = { "年",   "个月",     "個月",   "季度",     "个季度", "天",     "日",
					     "周",   "个星期",   "小时",   "小時",     "个小时", "個小時", "分钟",
					     "分鐘", "个交易日", "个世纪", "几年",     "週",     "个多月", "多年",
					     "余年", "秒",       "秒钟",   "个工作日", "个赛季", "届" };
	struct whole w;
	if (AT(p, end, "几") || AT(p, end, "幾") || AT(p, end, "数") || AT(p, end, "半"))
		w = (struct whole){ .end = p + 3, .value = 3 };
	else if (!whole_read(p, end, &w) || (w.han && w.row && w.digits > 2))
		return NULL;
	const char *u = blank_skip(w.end, end);
	size_t best = 0;
	if (char_in(u, end, "年个個季天日周小分週几多余秒届")) /* with which all of them begin */
		best = ANY_AT(u, end, units);
	return best ? u + best : NULL;
}

/* 五年来, 3天后, 100年前: a duration that its suffix makes a time. */
static const char *span_with_suffix(const char *p, const char *end)
{
	static const char *const after[] = { "以来",   "以來", "来",   "來",   "间",   "間",   "前",   "后",
					     "後",     "之前", "之后", "之後", "以前", "以后", "以後", "小长假",
					     "小長假", "长假", "長假", "假期", "连假", "連假" };
	const char *e = span_read(p, end);
	size_t best = 0;
	best = e && char_in(e, end, "以来來间間前后後之小长長假连連") ? ANY_AT(e, end, after) : 0;
	if (!best || char_in(e + best, end, "往来來期后後锋沿景自到了隔断接备续方勤所列进"))
		return NULL;
	return e + best;
}

/* ---- words ----------------------------------------------------------------------------------------------------------- */

static const char *weekday_read(const char *p, const char *end)
{
	unsigned n = AT(p, end, "周") || AT(p, end, "週")                             ? 3
		     : AT(p, end, "星期") || AT(p, end, "礼拜") || AT(p, end, "禮拜") ? 6
										      : 0;
	if (!n || !char_in(p + n, end, "一二三四五六日天"))
		return NULL;
	/* 周三 is a day; 一周五天, 本周一共 are none */
	if (AT(p + n, end, "一共") || (n == 3 && char_in(p + 6, end, "个天年百千次场種种")))
		return NULL;
	return p + n + 3;
}

static const char *plan_read(const char *p, const char *end)
{
	static const char *const after[] = { "期间", "期間",     "时期", "時期",   "以来",   "期末",
					     "末",   "收官之年", "假期", "小长假", "黄金周", "开局之年" };
	unsigned open = AT(p, end, "“") || AT(p, end, "「") ? 3 : 0;
	const char *q = p + open;
	unsigned close = 0;
	if (AT(q, end, "五一") || AT(q, end, "十一"))
		q += 6;
	else if (AT(q, end, "十") && char_in(q + 3, end, "一二三四五六") && AT(q + 6, end, "五"))
		q += 9;
	else
		return NULL;
	close = open && (AT(q, end, "”") || AT(q, end, "」")) ? 3 : 0;
	if (open && !close)
		return NULL;
	q += close;
	size_t n = ANY_AT(q, end, after);
	return n ? q + n : NULL;
}

static const char *era_read(const struct word *w, const char *p, const char *end)
{
	struct whole n;
	p += w->n;
	if (AT(p, end, "元年"))
		return p + 6;
	return whole_read(p, end, &n) && AT(n.end, end, "年") ? n.end + 3 : NULL;
}

static const char *lunar_read(const char *p, const char *end)
{
	struct whole w;
	const char *start = p;
	if (AT(p, end, "年初")) /* 年初一至年初七: of the new year */
		p += 3;
	if (AT(p, end, "农历") || AT(p, end, "農曆"))
		p += 6;
	if (AT(p, end, "正月") || AT(p, end, "腊月") || AT(p, end, "臘月") || AT(p, end, "冬月"))
		p += 6;
	else if (p != start && whole_read(p, end, &w) && AT(w.end, end, "月"))
		p = w.end + 3;
	else if (!(AT(p, end, "初") && whole_read(p + 3, end, &w) && w.han && w.value <= 10))
		return NULL;
	if (AT(p, end, "初"))
		p += 3;
	if (whole_read(p, end, &w) && w.han && w.value <= 30)
		p = w.end;
	/* 初二 is a form of a school too */
	return char_in(p, end, "年学學班下上语数英物化（(") ? NULL : p;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------- */

static const char *short_range_read(const struct lex *x, const char *p);

/* 全年目标, 全年计划的54%, 年初预算: what is aimed at, not when. 全年计划投资3亿元 says when. */
static bool names_goal(const char *p, const char *e, const char *end)
{
	static const char *const goals[] = { "目标", "目標", "任务", "任務", "指标",   "指標",
					     "计划", "計劃", "预算", "預算", "计划数", "計劃數" };
	bool early = AT(p, end, "年初");
	size_t n = early || AT(p, end, "全年") ? ANY_AT(e, end, goals) : 0;
	if (!n)
		return false;
	bool plan = !early && char_in(e, end, "计計预預");
	return !plan || e + n == end || char_in(e + n, end, "的任目指，、。；,;");
}

static bool opens_clause(const struct lex *x, const char *p)
{
	return p == x->begin || (flags_before(p, x->begin) & CF_STOP);
}

static const char *atom_read(const struct lex *x, const char *p, bool seen, bool *sure)
{
	const char *end = x->end, *e;
	if (p >= end)
		return NULL;
	unsigned c = class_at(p, end);
	bool numeral = is_numeral_class(c);
	if (numeral && seen && (e = short_range_read(x, p)) != NULL)
		return e;
	if (numeral && (e = span_with_suffix(p, end)) != NULL)
		return e;
	if (numeral && (e = numeric_atom(x, p, seen, *sure)) != NULL)
		return e;
	if (numeral || c == CC_QUOTE)
		return plan_read(p, end);
	if (c != CC_TIME && c != CC_ORDINAL)
		return NULL;
	if (*p == 'Q')
		return seen || opens_clause(x, p) ? quarter_read(p, end) : NULL;
	if (c == CC_ORDINAL) {
		struct whole w;
		if (!whole_read(p + 3, end, &w))
			return NULL;
		if (seen && in_range(&w, 1, 6) && AT(w.end, end, "周"))
			return w.end + 3; /* 6月第3周 */
		if ((seen || opens_clause(x, p) || char_before_in(p, x->begin, "省市縣县區区州國国灣湾司")) &&
		    in_range(&w, 1, 4) && AT(w.end, end, "季") && !AT(w.end, end, "季度"))
			return w.end + 3; /* 今年第二季, 第二季營收, 台中市第3季 */
		return in_range(&w, 1, 4) && AT(w.end, end, "季度") ? w.end + 6 : NULL;
	}
	if ((e = weekday_read(p, end)) != NULL || (e = lunar_read(p, end)) != NULL)
		return e;
	const struct word *w = word_find(&words, p, end);
	if (!w)
		return NULL;
	e = p + w->n;
	struct whole n;
	switch ((enum time_word)w->a) {
	case TIME_WHOLE:
		return names_goal(p, e, end) ? NULL : e;
	case TIME_PART:
		if (!seen && !(whole_read(e, end, &n) &&
			       (AT(n.end, end, "时") || AT(n.end, end, "点") || AT(n.end, end, "時") ||
				AT(n.end, end, "點") || AT(n.end, end, ":") || AT(n.end, end, "：") ||
				AT(n.end, end, "许"))))
			return NULL;
		*sure = true;
		return e;
	case TIME_BEFORE_SPAN:
		/* 将近40分钟, 历时近3小时: how long, not when */
		if (char_before_in(p, x->begin, "最附以目之日大生空提史将將接逼趋趨时時续續达達了花需"))
			return NULL;
		e = span_read(e, end);
		if (e && is_span_of_years(e, end))
			return NULL;
		if (e && (w->n == 3 && (AT(p, end, "后") || AT(p, end, "後")) && !seen) &&
		    !(flags_before(p, x->begin) & CF_STOP))
			return NULL;
		/* 前15分钟 is how long, 前5个月 which */
		return e && (seen || !AT(p, end, "前") || AT(e - 3, end, "月") || AT(e - 3, end, "度") ||
			     AT(e - 3, end, "年"))
			   ? e
			   : NULL;
	case TIME_ERA:
		return era_read(w, p, end);
	}
	return NULL;
}

/* `seen`: parts of the time stand before; `sure`: a time of day does. */
static const char *atoms_read(const struct lex *x, const char *p, bool seen, bool sure)
{
	const char *last = NULL, *e;
	for (int i = 0; i < ATOMS_MAX; i++) {
		const char *q = seen ? blank_skip(p, x->end) : p;
		e = atom_read(x, q, seen, &sure);
		if (!e)
			break;
		seen = true;
		p = last = e;
		const struct word *s;
		while (p < x->end && (s = word_find(&suffixes, p, x->end)) != NULL && i++ < ATOMS_MAX)
			p = last = p + s->n;
	}
	return last;
}

/* Where the second end of a range may begin: 3月4日至7日, 2016—2020年. */
static const char *until_skip(const char *p, const char *end)
{
	static const char *const joins[] = { "至", "到", "——", "—", "–", "－", "~", "～", "-" };
	size_t n = flags_at(p, end) & CF_JOIN ? ANY_AT(p, end, joins) : 0;
	return n ? p + n : NULL;
}

/* 2016—2020年, 1—9月, 7至9时: the first number without its unit. */
static const char *short_range_read(const struct lex *x, const char *p)
{
	struct whole a, b;
	const char *q, *e;
	if (!whole_read(p, x->end, &a) || (q = until_skip(a.end, x->end)) == NULL || !whole_read(q, x->end, &b) ||
	    (b.value <= a.value && !AT(b.end, x->end, "时")))
		return NULL;
	const char *u = b.end;
	if (is_year(&a) && (is_year(&b) || b.digits == 2) && AT(u, x->end, "年"))
		return u + 3;
	if (is_year(&a) && is_year(&b) && (AT(u, x->end, "学年") || AT(u, x->end, "赛季") || AT(u, x->end, "财年")))
		return u + 6;
	if (in_range(&a, 1, 12) && (e = month_read(&b, x->end)) != NULL)
		return e;
	if (in_range(&a, 1, 4) && in_range(&b, 1, 4) && AT(u, x->end, "季度"))
		return u + 6;
	if (in_range(&a, 1, 31) && AT(u, x->end, "日") && in_range(&b, 1, 31))
		return u + 3;
	if (in_range(&a, 0, 24) && (AT(u, x->end, "时") || AT(u, x->end, "時")) && in_range(&b, 0, 24))
		return u + 3;
	return NULL;
}

const char *time_read(const struct lex *x, const char *p)
{
	const char *end = x->end, *start = p, *e;
	if (AT(p, end, "截至") || AT(p, end, "截止")) {
		p += 6;
		if (AT(p, end, "到"))
			p += 3;
	}
	unsigned c = class_at(p, end);
	if (!is_numeral_class(c) && c != CC_TIME && c != CC_QUOTE && c != CC_ORDINAL)
		return NULL;
	const char *first = is_numeral_class(c) ? short_range_read(x, p) : NULL;
	if (first) {
		e = atoms_read(x, first, true, false);
		const struct word *s;
		p = e ? e : first;
		while (p < end && (s = word_find(&suffixes, p, end)) != NULL)
			p += s->n;
	} else {
		p = atoms_read(x, p, false, false);
	}
	if (!p)
		return NULL;
	const char *q = until_skip(p, end);
	if (q && q < end && p != start) {
		const char *second = is_numeral_class(class_at(q, end)) || class_at(q, end) == CC_TIME
					 ? atoms_read(x, q, true, char_before_in(p, start, "点點半整"))
					 : NULL;
		if (second)
			p = second;
	}
	return p;
}

/* time.c: dates, periods and times of day as written: 2023年8月5日19:14, 今年前5个月, 3月4日至7日, 截至6月底,
 * 晚7时至9时, 上世纪60年代, “十四五”期间. It finds where they end; it does not compute what day they mean.
 *
 *   time = [截至] atom+ suffix* [connector atom+ suffix*]
 */
#include "sorts.h"
#include "time_part.h"

enum time_word {
	TIME_WHOLE = 1,   /* a period by itself: 今年, 上半年 */
	TIME_PART,        /* only beside a clock or a date: 晚, 上午 */
	TIME_BEFORE_SPAN, /* before a duration: 近三年, 前5个月, 未来五年 */
	TIME_ERA,         /* before a year: 民国38年 */
	TIME_FESTIVAL,    /* with what says that its days are meant: 春节期间, 国庆长假, 清明前夕 */
	TIME_HOLIDAY,     /* the same without a name: 节日期间, 长假|7天 */
};

static const struct word word_rows[] = {
#include "times.inc"
};
static const struct word suffix_rows[] = {
#include "time_suffixes.inc"
};
#include "times_index.inc"
static const struct word_index words = { word_rows, times_vetoes, times_slots, times_filter, times_BITS };
static const struct word_index suffixes = { suffix_rows, suffixes_vetoes, suffixes_slots, suffixes_filter,
					    suffixes_BITS };

#define ATOMS_MAX 12 /* no date has more parts; bounds the work on hostile text */

/* ---- words ----------------------------------------------------------------------------------------------------------- */

static const char *weekday_read(const char *p, const char *end)
{
	static const char *const weeks[] = { "周", "星期", "礼拜" };
	const size_t n = ANY_AT(p, end, weeks);
	if (!n || !char_in(p + n, end, "一二三四五六日天"))
		return NULL;
	/* 周三 is a day, 一周五天 is none */
	return n == 3 && char_in(p + 6, end, "个天年百千次场种") ? NULL : p + n + 3;
}

static const char *const days_off[] = { "假日", "假期", "小长假", "长假", "黄金周", "连假", "节日" };
static const char *const throughout[] = { "期间", "首日" };

/* What follows the name of a holiday and makes it a time: 节假日期间, 小长假, 期间. Its end, p without one. */
static const char *days_off_read(const char *p, const char *end)
{
	const char *q = p + (char_in(p, end, "节") ? 3 : 0);
	const size_t off = ANY_AT(q, end, days_off), during = ANY_AT(q + off, end, throughout);
	return off + during ? q + off + during : p;
}

static const char *plan_read(const char *p, const char *end)
{
	static const char *const after[] = { "期间", "时期", "以来", "期末", "末", "收官之年", "开局之年" };
	static const char *const spoken[] = { "十五", "九五", "八五", "七五" };
	static const char *const labour[] = { "劳动", "国庆" };
	unsigned open = AT(p, end, "“") || AT(p, end, "「") ? 3 : 0;
	const char *q = p + open;
	unsigned close = 0;
	if (AT(q, end, "十") && char_in(q + 3, end, "一二三四五六") && AT(q + 6, end, "五"))
		q += 9;
	else if (open && ANY_AT(q, end, spoken))
		q += 6;
	else if (AT(q, end, "五一") || AT(q, end, "十一"))
		q += 6;
	else
		return NULL;
	close = open && char_in(q, end, "”」") ? 3 : 0;
	if (open && !close)
		return NULL;
	q += close;
	size_t n = ANY_AT(q, end, after);
	if (n)
		return q + n;
	const char *day = q + ANY_AT(q, end, labour), *off = days_off_read(day, end);
	if (off > day)
		return off;
	/* “十一五”前三年 */
	return char_in(q, end, "前后头") ? span_read(q + 3, end) : NULL;
}

/* 春节前, 国庆后: before or after it, no 春节后勤 and no 国庆前线. 春节前三天: a span of it. */
static const char *beside_read(const char *p, const char *end)
{
	static const char *const sides[] = { "前夕", "前后", "当天", "当日" };
	const size_t n = ANY_AT(p, end, sides);
	if (n)
		return p + n;
	if (!char_in(p, end, "前后") || char_in(p + 3, end, "线方勤续备卫来往期"))
		return NULL;
	const char *span = span_read(p + 3, end);
	return span ? span : is_numeral_class(class_at(p + 3, end)) ? NULL : p + 3;
}

/* 中秋、国庆假期, 春节前夕, 元旦3天: a festival with what tells that its days are meant; 今年春节, as well. */
static const char *festival_read(const char *p, const char *end, bool seen)
{
	const struct word *w;
	const char *e;
	while ((w = word_find(&words, p, end)) != NULL && w->a == TIME_FESTIVAL) {
		p += w->n;
		if ((e = days_off_read(p, end)) > p)
			return e;
		p += char_in(p, end, "节") ? 3 : 0;
		if ((e = beside_read(p, end)) != NULL || (e = span_read(p, end)) != NULL)
			return e;
		if (seen && (p == end || (flags_at(p, end) & CF_STOP)))
			return p;
		p += AT(p, end, "、") ? 3 : 0;
	}
	return NULL;
}

/* 节日期间, 长假|7天 at the head of a clause. */
static const char *holiday_read(const struct word *w, const char *p, const char *end, bool opens)
{
	const char *q = p + w->n;
	const size_t during = ANY_AT(q, end, throughout);
	return during ? q + during : opens && span_read(q, end) ? q : NULL;
}

static const char *era_read(const struct word *w, const char *p, const char *end)
{
	struct whole n;
	p += w->n;
	return whole_read(p, end, &n) && AT(n.end, end, "年") ? n.end + 3 : NULL;
}

static const char *lunar_read(const char *p, const char *end)
{
	struct whole w;
	const char *start = p;
	if (AT(p, end, "年初")) /* 年初一至年初七: of the new year */
		p += 3;
	if (AT(p, end, "农历"))
		p += 6;
	static const char *const months[] = { "正月", "冬月", "腊月" };
	const size_t named = ANY_AT(p, end, months);
	if (named)
		p += named;
	else if (p != start && whole_read(p, end, &w) && AT(w.end, end, "月"))
		p = w.end + 3;
	else if (!(AT(p, end, "初") && whole_read(p + 3, end, &w) && w.han && w.value <= 10))
		return NULL;
	if (AT(p, end, "初"))
		p += 3;
	if (whole_read(p, end, &w) && w.han && w.value <= 30)
		p = w.end;
	/* 初二 is a form of a school too */
	return char_in(p, end, "年学班下上语数英物化生（(") || AT(p, end, "新生") ? NULL : p;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------- */

static const char *short_range_read(const struct lex *x, const char *p, const struct whole *a);
static const char *days_read(const struct lex *x, const struct whole *a);

/* 全年目标, 全年计划的54%, 年初预算: what is aimed at, not when. 全年计划投资3亿元 says when. */
static bool names_goal(const char *p, const char *e, const char *end)
{
	bool early = AT(p, end, "年初");
	if (!early && !AT(p, end, "全年"))
		return false;
	static const char *const budgets[] = { "预算" };
	const size_t goal = sort_at(e, end, S_GOAL), n = goal ? goal : ANY_AT(e, end, budgets);
	if (!n)
		return false;
	bool plan = !early && char_in(e, end, "计预");
	return !plan || e + n == end || char_in(e + n, end, "的任目指，、。；,;");
}

static bool opens_clause(const struct lex *x, const char *p)
{
	return p == x->begin || (flags_before(p, x->begin) & CF_STOP);
}

/* 前4天累计接待: is what was in the days told behind them? */
static bool sums_up(const char *p, const char *end)
{
	static const char *const sums[] = { "累计", "共", "接待", "全", "日均", "平均", ",", "，" };
	return ANY_AT(p, end, sums) != 0;
}

/* 被困40分钟后获救, 持续8小时后扑灭: is what stands from p to e, which ends in 后, how long something went on? */
static bool lasted(const struct lex *x, const char *p, const char *e)
{
	static const char *const states[] = { "持续", "历时", "耗时",   "被困", "受困", "停水", "停电", "中断",
					      "昏迷", "失联", "潜逃",   "拖欠", "等待", "等候", "等了", "排队",
					      "奋战", "抢救", "扑救",   "冷却", "燃烧", "观察", "隔离", "停留",
					      "作业", "滞留", "潜伏",   "出逃", "逃亡", "蹲守", "侦查", "封闭",
					      "抢修", "停业", "停业了", "使用", "停产", "停课", "停运", "关闭",
					      "闭馆", "歇业", "休市",   "停摆" };
	if (!AT(e - 3, x->end, "后"))
		return false;
	/* 约20分钟后: minutes and hours are always counted */
	const char *unit = e - (char_before_in(e - 3, p, "之以") ? 6 : 3);
	if (char_before_in(unit, p, "钟时"))
		return true;
	return ANY_BEFORE(p, x->begin, states) > 0;
}

/* 昨(19)日, 今（3）天: a day with its number in brackets. */
static const char *dated_read(const char *p, const char *end)
{
	struct whole day;
	if (!char_in(p, end, "昨今明前"))
		return NULL;
	const unsigned open = AT(p + 3, end, "(") ? 1 : AT(p + 3, end, "（") ? 3 : 0;
	if (!open || !whole_read(p + 3 + open, end, &day) || !in_range(&day, 1, 31))
		return NULL;
	const char *q = day.end + (AT(day.end, end, ")") ? 1 : AT(day.end, end, "）") ? 3 : 0);
	return q > day.end && char_in(q, end, "日天晚早") ? q + 3 : NULL;
}

/* 第三季度, 6月第3周, 第二年,… */
static const char *ordinal_time(const struct lex *x, const char *p, bool seen)
{
	const char *end = x->end;
	struct whole w;
	if (!whole_read(p + 3, end, &w))
		return NULL;
	if (seen && in_range(&w, 1, 6) && AT(w.end, end, "周"))
		return w.end + 3; /* 6月第3周 */
	if ((seen || opens_clause(x, p) || char_before_in(p, x->begin, "省市县区州国湾司")) && in_range(&w, 1, 4) &&
	    AT(w.end, end, "季") && !AT(w.end, end, "季度"))
		return w.end + 3; /* 今年第二季, 第二季營收, 台中市第3季 */
	/* 第二年,产量翻番; 第二天,… */
	if (opens_clause(x, p) && char_in(w.end, end, "年天") && (flags_at(w.end + 3, end) & CF_STOP))
		return w.end + 3;
	return in_range(&w, 1, 4) && AT(w.end, end, "季度") ? w.end + 6 : NULL;
}

/* 今年, 上周三晚: a word w of times at p that is one by itself. */
static const char *whole_time(const struct lex *x, const struct word *w, const char *p, bool *sure)
{
	const char *end = x->end, *e = p + w->n;
	if ((AT(p, end, "后年")) &&
	    (char_in(e, end, "产收销处加可均营利发创接纳出供节减") || char_before_in(p, x->begin, "产成工业")))
		return NULL; /* 建成后|年产值, 达产后|年生产能力 */
	if (AT(p, end, "今年") && char_before_in(p, x->begin, "如") &&
	    !(p - x->begin > 3 && char_before_in(p - 3, x->begin, "比例譬诸假")))
		return NULL;                         /* 如今|年产值 */
	*sure |= char_before_in(e, p, "晚早晨夜午"); /* 当晚8点 */
	if (char_in(e - 3, end, "周")) {
		const char *day = weekday_read(e - 3, end);
		return day ? day : e; /* 上周三晚10点 */
	}
	return names_goal(p, e, end) ? NULL : e;
}

/* 上午9时: a part of a day, behind a day or before an hour. */
static const char *day_part(const struct lex *x, const struct word *w, const char *p, bool seen, bool *sure)
{
	const char *end = x->end, *e = p + w->n;
	struct whole n;
	if (!seen &&
	    !(whole_read(e, end, &n) &&
	      (AT(n.end, end, "时") || AT(n.end, end, "点") || AT(n.end, end, "时") || AT(n.end, end, "点") ||
	       AT(n.end, end, ":") || AT(n.end, end, "：") || AT(n.end, end, "许"))))
		return NULL;
	*sure = true;
	return e;
}

/* 经过|近2个小时|的扑救, 建成|近50年|的水库, 患病|近20年|。: does the span from 近 at p to e tell how long, and not when? */
static bool nearly_lasts(const struct lex *x, const char *p, const char *e)
{
	if (!AT(p, x->end, "近") || char_in(e, x->end, "来以间内降雨最累平气")) /* 全市近24小时降雨 */
		return false;
	if (char_in(e - 3, x->end, "时钟") && (AT(e, x->end, "的") || !opens_clause(x, p)))
		return true;
	if (char_before_in(p, x->begin, "成立作业婚办役休居守营养种教顾住拖欠潜逃"))
		return true;
	return p > x->begin && (e == x->end || (flags_at(e, x->end) & CF_STOP)) &&
	       is_cjk_at(ds_utf8_prev(p, x->begin), x->end) && !(flags_before(p, x->begin) & CF_STOP) &&
	       !char_before_in(p, x->begin, "在从对自这");
}

/* 近三年, 前8月, 过去5天: a word w before a span of time. */
static const char *before_span(const struct lex *x, const struct word *w, const char *p, bool seen)
{
	const char *end = x->end, *e = p + w->n;
	struct whole n;
	/* 将近40分钟, 历时近3小时: how long, not when; 此前8月 */
	if (!seen && char_before_in(p, x->begin, "最附以目之日大生空提史将接逼趋时续达了花需此"))
		return NULL;
	if (AT(p, end, "头") && !seen && !opens_clause(x, p))
		return NULL; /* 龙头三年, 3头三天 */
	if (AT(p, end, "前") && whole_read(e, end, &n) && in_range(&n, 2, 11)) {
		if (month_read(&n, end))
			return n.end + 3; /* 前8月 */
		if (in_range(&n, 2, 3) && AT(n.end, end, "季"))
			return n.end + (AT(n.end, end, "季度") ? 6 : 3); /* 前三季營收 */
	}
	e = span_read(e, end);
	if (!e || nearly_lasts(x, p, e) || is_span_of_years(e, end))
		return NULL;
	if (AT(p, end, "前") && char_before_in(p, x->begin, "学"))
		return NULL; /* 学前三年毛入园率 */
	if (w->n == 3 && char_in(p, end, "后") && !opens_clause(x, p))
		return NULL;
	/* 前15分钟 is how long, 前5个月 which */
	return (seen || !AT(p, end, "前") || AT(e - 3, end, "月") || AT(e - 3, end, "度") || AT(e - 3, end, "年") ||
		(AT(e - 3, end, "天") && (sums_up(e, end) || opens_clause(x, p))))
		   ? e
		   : NULL;
}

static const char *atom_read(const struct lex *x, const char *p, bool seen, bool *sure)
{
	const char *end = x->end, *e;
	if (p >= end)
		return NULL;
	if (!seen && (e = dated_read(p, end)) != NULL)
		return e;
	if (seen && char_in(p, end, "头"))
		return span_read(p + 3, end); /* 今年头10个月 */
	unsigned c = class_at(p, end);
	bool numeral = is_numeral_class(c);
	struct whole number;
	const bool whole = numeral && whole_read(p, end, &number);
	if ((whole && seen &&
	     ((e = short_range_read(x, p, &number)) != NULL || (e = days_read(x, &number)) != NULL)) ||
	    (numeral && (e = span_with_suffix(p, whole ? &number : NULL, end)) != NULL && !lasted(x, p, e)) ||
	    (whole && (e = numeric_atom(x, p, &number, seen, *sure)) != NULL))
		return e;
	if (numeral || c == CC_QUOTE)
		return plan_read(p, end);
	if (c != CC_TIME && c != CC_ORDINAL)
		return NULL;
	if (*p == 'Q')
		return seen || opens_clause(x, p) ? quarter_read(p, end) : NULL;
	if (c == CC_ORDINAL)
		return ordinal_time(x, p, seen);
	if ((e = weekday_read(p, end)) != NULL || (e = lunar_read(p, end)) != NULL)
		return e;
	const struct word *w = word_find(&words, p, end);
	if (!w)
		return NULL;
	switch ((enum time_word)w->a) {
	case TIME_WHOLE:
		return whole_time(x, w, p, sure);
	case TIME_PART:
		return day_part(x, w, p, seen, sure);
	case TIME_BEFORE_SPAN:
		return before_span(x, w, p, seen);
	case TIME_ERA:
		return era_read(w, p, end);
	case TIME_FESTIVAL:
		return festival_read(p, end, seen);
	case TIME_HOLIDAY:
		return holiday_read(w, p, end, opens_clause(x, p));
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
	if (AT(p, end, "开始")) /* 20日开始到23日 */
		p += 6;
	size_t n = flags_at(p, end) & CF_JOIN ? ANY_AT(p, end, joins) : 0;
	return n ? p + n : NULL;
}

/* 2016—2020年, 2023/24年度, 2021至22学年: from year a on, `at` behind it. */
static const char *years_read(const struct whole *a, const char *at, const char *end)
{
	static const char *const kinds[] = { "学年", "赛季", "财年", "财政年", "榨季", "产季", "雪季" };
	const bool slash = AT(at, end, "/");
	const char *q = slash ? at + 1 : until_skip(at, end);
	struct whole b;
	if (!is_year(a) || !q || !whole_read(q, end, &b))
		return NULL;
	const bool next = b.value == (is_year(&b) ? a->value + 1 : (a->value + 1) % 100);
	if (!(is_year(&b) ? b.value > a->value : b.digits == 2 && !b.han && b.value > a->value % 100))
		return NULL;
	const size_t kind = next || is_year(&b) ? ANY_AT(b.end, end, kinds) : 0;
	if (kind)
		return b.end + kind;
	return AT(b.end, end, "年") && (!slash || (next && AT(b.end + 3, end, "度"))) ? b.end + 3 : NULL;
}

/* 七月|十一及十二日, 8月|3和4日: two days, the first without its unit. */
static const char *days_read(const struct lex *x, const struct whole *a)
{
	static const char *const joins[] = { "及", "和", "与" };
	struct whole b;
	const size_t n = ANY_AT(a->end, x->end, joins);
	return n && in_range(a, 1, 30) && whole_read(a->end + n, x->end, &b) && in_range(&b, a->value + 1, 31) &&
		       AT(b.end, x->end, "日")
		   ? b.end + 3
		   : NULL;
}

/* 1—9月, 7至9时, and years: the first number without its unit. */
static const char *short_range_read(const struct lex *x, const char *p, const struct whole *a)
{
	struct whole b;
	const char *q, *e;
	if ((e = years_read(a, a->end, x->end)) != NULL)
		return e;
	if ((q = until_skip(a->end, x->end)) == NULL || !whole_read(q, x->end, &b) ||
	    (b.value <= a->value && !AT(b.end, x->end, "时")))
		return NULL;
	const char *u = b.end;
	if (in_range(a, 1, 12) && (e = month_read(&b, x->end)) != NULL)
		return e;
	if (in_range(a, 1, 4) && in_range(&b, 1, 4) && AT(u, x->end, "季度"))
		return u + 6;
	if (in_range(a, 1, 31) && AT(u, x->end, "日") && in_range(&b, 1, 31))
		return lasts_days(x, p) ? NULL : u + 3;
	if (in_range(a, 0, 24) && char_in(u, x->end, "时") && in_range(&b, 0, 24))
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
	struct whole w;
	const char *first = is_numeral_class(c) && whole_read(p, end, &w) ? short_range_read(x, p, &w) : NULL;
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
	if (!q && AT(p, end, "或") && char_before_in(p, start, "日号月"))
		q = p + 3; /* 3日或4日 */
	if (q && q < end) {
		const char *second = is_numeral_class(class_at(q, end)) || class_at(q, end) == CC_TIME
					 ? atoms_read(x, q, true, char_before_in(p, start, "点半整"))
					 : NULL;
		if (second)
			p = second;
	}
	return p;
}

/* judge_per.c: is a number with its unit only what another is per: 一斤 before 能卖5元, 四年 before 一届, 100ml behind a stroke?
 * Reads a few characters on either side, no more. */
#include "lex.h"

#define YEARLY_LOOK 42u /* bytes behind one acre to what a year of it brings */

/* Does a sum of money begin at p, or behind the word for it: 水钱十二三块, 毛收入一万三四? */
static bool is_priced(const struct lex *x, const char *p, bool land)
{
	static const char *const bounds[] = { "不到", "不足", "大约", "大概", "差不多", "也就", "至少", "才",
					      "只要", "要",   "约",   "得",   "近",     "超",   "上" };
	struct amount sum;
	p += ANY_AT(p, x->end, bounds);
	if (land && AT(p, x->end, "地"))
		p += 3;
	for (int i = 0; land && i < 4 && is_cjk_at(p, x->end) && !is_numeral_class(class_at(p, x->end)) &&
			!(flags_at(p, x->end) & CF_STOP);
	     i++)
		p += char_len(p);
	if (land && is_numeral_class(class_at(p, x->end)) && amount_read(x, p, NULL, &sum) && !sum.has_unit &&
	    sum.num.scale >= 3)
		return true;
	return is_numeral_class(class_at(p, x->end)) && amount_read(x, p, NULL, &sum) && sum.has_unit &&
	       sum.num.scale < 4 && (sum.unit.kind == DS_KIND_MONEY || unit_is(&sum, "块") || unit_is(&sum, "毛"));
}

#define EARNING_AHEAD 18 /* bytes between a time and what is earned in it: six characters */

/* 一天|线上销量有200公斤, 一个月|来三趟: is so much earned, sold or done in the time that ends at p? */
static bool is_earned(const struct lex *x, const char *p)
{
	static const char *const earns[] = { "能",   "可",   "挣",   "赚",   "收入", "利润", "销量",
					     "卖",   "工钱", "工资", "租金", "分红", "纯收", "产量",
					     "客流", "采",   "摘",   "要走", "就有", "顶多", "最多" };
	static const char *const comes[] = { "来", "跑", "去", "开", "做", "喝", "吃", "用", "服",
					     "抽", "打", "送", "接", "拉", "洗", "修", "写", "编",
					     "背", "搬", "喂", "运", "产", "织", "发" };
	static const char *const rounds[] = { "趟", "回", "次", "顿", "瓶", "包", "片", "粒",
					      "碗", "杯", "个", "件", "单", "车", "袋" };
	static const char *const has[] = { "有", "要", "能有", "可有", "能得", "得" };
	static const char *const asked[] = { "多少" };
	const char *q = p, *ahead = x->end - p > EARNING_AHEAD ? p + EARNING_AHEAD : x->end;
	const bool more = AT(p, x->end, "多") && char_in(p + 3, x->end, "赚挣收卖花省得");
	if (char_in(p, x->end, "内后前里间中多半以之下度级到") && !more)
		return false;
	if (HAS_ANY(((struct ds_str){ p, (size_t)(ahead - p) }), asked))
		return true; /* 一亩地|一年能有多少收入? */
	while (q - p <= EARNING_AHEAD && is_cjk_at(q, x->end) && !is_numeral_class(class_at(q, x->end)) &&
	       !(flags_at(q, x->end) & CF_STOP))
		q += char_len(q);
	if (!is_numeral_class(class_at(q, x->end)))
		return false;
	struct amount times;
	if (q == p + 3 && ANY_AT(p, x->end, comes))
		return amount_read(x, q, NULL, &times) &&
		       (times.kind == DS_KIND_MASS || IS_ANY(times.unit.name, rounds)); /* 一天|运10吨 */
	if (q > p && IS_ANY(((struct ds_str){ p, (size_t)(q - p) }), has))
		return amount_read(x, q, NULL, &times) && times.kind == DS_KIND_MONEY; /* 一年有1万多元的收入 */
	return q > p && HAS_ANY(((struct ds_str){ p, (size_t)(q - p) }), earns) && amount_read(x, q, NULL, &times);
}

/* 一棵树|一年不到200元: a thing, named, before what it costs or brings in a time. */
static bool is_for_a_time(const struct lex *x, const char *p)
{
	static const char *const times[] = { "一年", "一天", "一个月", "一月", "一季", "一晚", "每年", "每月" };
	for (int i = 0; i < 3; i++) {
		size_t n = ANY_AT(p, x->end, times);
		if (n)
			return is_priced(x, p + n, false) || is_earned(x, p + n);
		if (!is_cjk_at(p, x->end) || is_numeral_class(class_at(p, x->end)))
			return false;
		p += char_len(p);
	}
	return false;
}

#define NOUN_CHARS 6 /* of them before 能卖 */

/* 一头|牛能卖1.5万元, 一斤|工钱6元, 一斤|鱼成本5块: does a short noun stand between and then what it brings or costs? */
static bool brings(const struct lex *x, const char *p)
{
	static const char *const ways[] = { "能卖",   "能卖到", "能产", "能结",   "能收",   "能赚",
					    "能挣",   "可卖",   "可产", "卖到",   "成本",   "工钱",
					    "利润",   "净赚",   "卖得", "换得",   "可以卖", "批发价",
					    "收购价", "零售价", "运费", "加工费", "地头价", "市场价" };
	struct amount sum;
	for (int i = 0; i < NOUN_CHARS; i++) {
		size_t n = ANY_AT(p, x->end, ways);
		if (n) {
			p += n;
			return is_numeral_class(class_at(p, x->end)) && amount_read(x, p, NULL, &sum) &&
			       sum.kind != DS_KIND_DURATION; /* 一茬茶能收12年 */
		}
		if (!is_cjk_at(p, x->end) || is_numeral_class(class_at(p, x->end)))
			return false;
		p += char_len(p);
	}
	return false;
}

/* 林地面积八年|增长1.4倍, 产值五年|翻一番: the years in which something grew by so much. 连续三年增长 counts them. */
bool amount_is_span(const struct lex *x, const struct amount *a)
{
	static const char *const grew[] = { "增长", "增加", "翻了", "翻", "下降", "增长了", "增加了" };
	struct amount by;
	const char *p = a->end;
	p += unit_is(a, "年") ? ANY_AT(p, x->end, grew) : 0;
	if (p == a->end || a->start == x->begin || !is_cjk_at(ds_utf8_prev(a->start, x->begin), x->end) ||
	    char_before_in(a->start, x->begin, "续近第这过去来达约超满争用要"))
		return false;
	return amount_read(x, p, NULL, &by) && (by.kind == DS_KIND_MULTIPLE || by.kind == DS_KIND_PERCENT);
}

/* 投资(万元), 单位：亿元、|万人次, 上年同月=100, mg乙醇/|100ml血液: what stands in a heading or behind a stroke. */
static bool is_heading(const struct lex *x, const struct amount *a)
{
	static const char *const announced[] = { "单位:", "单位：" };
	static const char *const bases[] = { "年=", "月=", "期=", "年＝", "月＝", "期＝", "季=", "周=", "日=" };
	if (a->num.bare) {
		const char *list = a->start;
		for (int n = 0; n < 12 && list > x->begin && !char_before_in(list, x->begin, ":：，。；,;"); n++)
			list = ds_utf8_prev(list, x->begin);
		return (char_before_in(a->start, x->begin, "(（") && char_in(a->end, x->end, ")）")) ||
		       ANY_BEFORE(list, x->begin, announced);
	}
	if (!a->has_unit)
		return AT(a->num_start, x->end, "100") && a->num.digits == 3 &&
		       ANY_BEFORE(a->start, x->begin, bases);
	return a->start > x->begin && a->start[-1] == '/' && AT(a->num_start, x->end, "1") &&
	       (a->unit.kind == DS_KIND_VOLUME || a->unit.kind == DS_KIND_MASS) && a->num.digits <= 4 &&
	       is_cjk_at(ds_utf8_prev(a->start - 1, x->begin), x->end);
}

/* 两年平均增长, 四年一届: the time of a mean or a turn. */
static bool is_turn(const struct lex *x, const struct amount *a)
{
	static const char *const means[] = { "平均增", "平均增长", "年均增", "平均下降", "平均增速" };
	static const char *const rounds[] = { "一届", "一度", "一次", "一轮", "一换" };
	if (unit_is(a, "年") && a->num.end - a->num.start == 3 && ANY_AT(a->end, x->end, means))
		return true;
	return (a->unit.flags & UNIT_TIME) && ANY_AT(a->end, x->end, rounds);
}

/* 一亩地的粮|能卖到两千: where the verb stands behind land and what grows there. */
static const char *behind_land(const struct lex *x, const char *p)
{
	if (!char_in(p, x->end, "地田"))
		return p;
	p += 3;
	if (AT(p, x->end, "的") && is_cjk_at(p + 3, x->end))
		p += 3 + char_len(p + 3);
	return p;
}

/* 一亩玉米,年收入680元; 一亩地用20斤种: what a year of one acre brings or takes. */
static bool is_acre(const struct lex *x, const struct amount *a, const char *verb)
{
	static const char *const yearly[] = {
		"年收入", "年纯收入", "年产值", "年收益", "年利润", "年毛收入", "效益"
	};
	if (a->unit.kind != DS_KIND_AREA)
		return false;
	size_t left = (size_t)(x->end - a->end), n = left < YEARLY_LOOK ? left : YEARLY_LOOK;
	size_t stop = ds_str_find((struct ds_str){ a->end, n }, DS_STR("。"), 0);
	return HAS_ANY(((struct ds_str){ a->end, stop < n ? stop : n }), yearly) ||
	       (char_in(verb, x->end, "用要需栽种植") && is_numeral_class(class_at(verb + 3, x->end)));
}

/* 5元|一斤, 9元钱|一斤, 20元左右|一斤: what a price before it is for. */
static bool is_behind_price(const struct lex *x, const struct amount *a)
{
	static const char *const about[] = { "左右", "上下", "出头", "不到" };
	const char *p = a->start;
	if (a->unit.kind == DS_KIND_DURATION || p == x->begin)
		return false;
	const char *last = char_before_in(p, x->begin, "钱") && p - 3 == x->p ? x->p : p;
	if (last == x->p && (char_before_in(p, x->begin, "元块毛角分钱") ||
			     is_numeral_class(class_at(ds_utf8_prev(p, x->begin), x->end))))
		return true;
	return ANY_BEFORE(p, x->begin, about) && char_before_in(p - 6, x->begin, "元块毛角分钱");
}

/* 一斤九毛二, 一天能挣200元, 一头牛能卖1.5万元. */
static bool one_is_base(const struct lex *x, const struct amount *a)
{
	static const char *const yields[] = { "利润", "成本", "纯利",   "净利",   "毛利",  "售价", "租金",
					      "均价", "净赚", "能",     "可",     "卖",    "挣",   "赚",
					      "落",   "收入", "打",     "产",     "收",    "结",   "大概",
					      "大约", "平均", "净收入", "纯收入", "毛收入" };
	const char *verb = behind_land(x, a->end);
	if (is_priced(x, a->end, a->unit.kind == DS_KIND_AREA) || is_acre(x, a, verb) || is_behind_price(x, a))
		return true;
	if (char_in(a->unit.name.p, x->end, "级等类"))
		return false; /* 一级果能卖到5元 */
	if (a->unit.flags & UNIT_TIME)
		return AT(a->end, x->end, "下来") || is_earned(x, a->end);
	return ANY_AT(verb, x->end, yields) || is_for_a_time(x, a->end) || brings(x, a->end);
}

/* 1瓶3000元, 120元1天, 1公斤能卖2元: the same in a digit, which counts more often. */
static bool digit_is_base(const struct lex *x, const struct amount *a)
{
	static const char *const sells[] = { "能卖", "可卖", "能产", "可产", "能卖到", "卖到", "能赚", "可赚" };
	const char *p = a->start;
	const bool opens =
	    p == x->begin || (flags_before(p, x->begin) & CF_STOP) || char_before_in(p, x->begin, "他她它要");
	if (opens && ((a->unit.flags & UNIT_TIME) ? is_earned(x, a->end)
						  : a->kind != DS_KIND_MONEY && is_priced(x, a->end, false)))
		return true;
	if ((unit_is(a, "天") || unit_is(a, "晚")) && p == x->p && char_before_in(p, x->begin, "元块") &&
	    (a->end == x->end || (flags_at(a->end, x->end) & CF_STOP)))
		return true;
	return (a->kind == DS_KIND_MASS || a->kind == DS_KIND_AREA) &&
	       ANY_AT(behind_land(x, a->end), x->end, sells);
}

bool amount_is_base(const struct lex *x, const struct amount *a)
{
	static const char *const weighs[] = { "重", "重约", "约重", "净重", "重达" };
	if (a->kind == DS_KIND_MASS && ANY_BEFORE(a->start, x->begin, weighs))
		return false; /* 一个重一斤的萝卜能卖6元 */
	if (is_heading(x, a) || (a->num.han && is_turn(x, a)))
		return true;
	if (!a->has_unit)
		return false;
	if (amount_is_one(a))
		return one_is_base(x, a);
	return a->num.digits == 1 && a->num_end - a->num_start == 1 && *a->num_start == '1' && digit_is_base(x, a);
}

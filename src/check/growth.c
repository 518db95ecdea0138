/* growth.c: growth from two levels, or from a level and what it grew by: 由120家增加到150家,增长25%; 比上年的35万吨增长4.3%;
 * 达1234.5万亩,比上年增加12.3万亩,增长1.0%. */
#include "private.h"

/* What leads from one number to the growth behind it and names no other time or subject. */
#define LEADS                                                                                                                                               \
	"增长 增加 增产 减产 增收 减收 提高 提升 上升 上涨 上调 扩大 增幅 增速 升幅 涨幅 涨 升 增 下降 减少 降低 " \
	"下跌 回落 降幅 跌幅 "                                                                                                                      \
	"减 降 跌 缩减 "                                                                                                                               \
	"压缩 缩短 下调 增加值 为 达 达到 达到了 了 率 幅度 约 近 超过 逾 超 将近 净 共 合计 累计 也 已 又 即 的 "   \
	"翻了 翻 幅 "
/* Comparisons that may stand before the second of two growths when the first has the same or none. */
#define YEARLY "同比 比上年 较上年 比去年 较去年 比上年同期 较上年同期 比去年同期 较去年同期 比上年末 较上年末 "
/* Prices move such values, so that growth is not that of the amounts. */
#define REAL                                                                                                                                             \
	"生产总值 增加值 GDP 总产值 产值 国民收入 国民总收入 不变价 可比价 可比口径 实际增长 扣除价格 同口径 " \
	"按可比 剔除"

static bool counts(const struct item *i)
{
	return i->level && i->f->kind != DS_KIND_MULTIPLE;
}

static bool moves(const struct item *i)
{
	return i->f->change != DS_CHANGE_LEVEL && !i->f->minor && !i->f->ranged && i->v.ok;
}

/* As much as it moved, below zero when it fell. */
static struct range signed_range(const struct item *i, struct range g)
{
	return i->f->change == DS_CHANGE_DOWN ? range_negate(g) : g;
}

static bool is_real(const struct item *level, const struct item *stated)
{
	return has_any(level->label, REAL) || has_any(stated->gap, REAL) || has_any(stated->label, REAL) ||
	       has_any(stated->tail, REAL);
}

static void growth_add(struct finder *f, const struct item *level, const struct item *part,
		       const struct item *stated, struct range g, struct range rough)
{
	enum ds_verdict v =
	    range_judge(g, signed_range(stated, stated->v), rough, signed_range(stated, stated->coarse));
	if (v != DS_VERDICT_TRUE && is_real(level, stated))
		return;
	if (stated->f->change == DS_CHANGE_DOWN)
		g = range_negate(g); /* what is stated is the size of the fall */
	check_add(f, DS_CHECK_GROWTH, level, &part, 1, stated, g, v);
}

/* From level a to level b, in the unit that the growth is stated in. False when they do not go together. */
static bool growth_between(struct range a, struct range b, const struct item *from_level, const struct item *stated,
			   struct range *out)
{
	const struct ds_figure *s = stated->f;
	bool shares = from_level->f->kind == DS_KIND_PERCENT;
	if (s->kind == DS_KIND_MULTIPLE && ds_str_eq(s->unit, DS_STR("倍"))) {
		/* 翻一番 says to how many times, 增长两倍 by how many */
		*out = range_div(b, a);
		if (!has_any(stated->text, "番") && !has_any(stated->gap, "番"))
			*out = range_sub(*out, range_point(1));
		return true;
	}
	if (is_percent(stated) && !shares) {
		*out = range_times(range_sub(range_div(b, a), range_point(1)), 100);
		return true;
	}
	bool points = ds_str_eq(s->unit, DS_STR("个百分点")) || ds_str_eq(s->unit, DS_STR("個百分點")) ||
		      ds_str_eq(s->unit, DS_STR("百分点"));
	if ((shares && points && is_percent(from_level)) ||
	    (!shares && s->kind == from_level->f->kind && ds_str_eq(s->unit, from_level->f->unit))) {
		*out = range_sub(b, a);
		return true;
	}
	return false;
}

static void levels_add(struct finder *f, const struct item *before, const struct item *after,
		       const struct item *stated)
{
	struct range g, rough;
	if (growth_between(before->v, after->v, before, stated, &g) &&
	    growth_between(before->coarse, after->coarse, before, stated, &rough))
		growth_add(f, after, before, stated, g, rough);
}

/* 由A增加到B */
static bool leads_from(const struct item *a, const struct item *b)
{
	size_t len;
	size_t at = last_of(a->head, "由 从 自", &len);
	if (at == SIZE_MAX || has_any(from(a->head, at), "不 了 已"))
		return false;
	return !has_any(b->gap, ", ， ; ； 。 、") && has_any(b->gap, "到 至 增为 变为 升为 降为") &&
	       a->sentence == b->sentence && same_unit(a, b) && ds_place_eq(a->f->place, b->f->place);
}

/* 由A增加到B,增长25%; 由A增加到B,增加30家,增长25% */
static void from_to_find(struct finder *f, uint32_t k)
{
	const struct item *a = &f->items[k], *b = a + 1;
	if (k + 2 >= f->n || !counts(a) || !counts(b) || !leads_from(a, b))
		return;
	for (const struct item *s = b + 1; s < f->items + f->n && s - b <= 2; s++) {
		if (s->sentence != b->sentence || !moves(s) || !only_words(s->gap, LEADS))
			return;
		levels_add(f, a, b, s);
	}
}

/* B,比上年的A增长25%; B,上年同期为A,增长25% */
static void than_find(struct finder *f, uint32_t k)
{
	const struct item *b = &f->items[k], *a = b + 1, *s = b + 2;
	if (k + 2 >= f->n || !counts(a) || !counts(b) || !moves(s) || a->sentence != b->sentence ||
	    s->sentence != b->sentence || !same_unit(a, b) || !ds_place_eq(a->f->place, b->f->place))
		return;
	bool than = has_any(a->gap, "比 较") && has_any(strip_tail(a->gap, "约 近 "), "的") &&
		    has_any(a->gap, "上年 去年 同期 前年 上月 上季 年前 年末 年底 年的");
	bool last = has_any(a->gap, "上年同期 去年同期 上年 去年") &&
		    !has_any(a->gap, "比 较 增 减 持平 相当 ； ;"); /* 2万吨,与去年持平;蔬菜23万吨 */
	if (!than && !last)
		return;
	if (!only_words(s->gap, than ? LEADS : LEADS YEARLY))
		return;
	levels_add(f, a, b, s);
}

/* B,比上年增加D,增长P; B,比上年增长P,增加D. D and P say the same against the same. */
static void by_find(struct finder *f, uint32_t k)
{
	const struct item *b = &f->items[k], *d = b + 1, *p = b + 2;
	if (k + 2 >= f->n || !counts(b) || is_percent(b) || !moves(d) || !moves(p) || d->sentence != b->sentence ||
	    p->sentence != b->sentence || d->f->change != p->f->change)
		return;
	bool swapped = is_percent(d) && !is_percent(p);
	if (swapped) {
		const struct item *t = d;
		d = p;
		p = t;
	}
	if (!is_percent(p) || d->f->kind != b->f->kind || !ds_str_eq(d->f->unit, b->f->unit) ||
	    !ds_str_eq(b->label, d->label) || !ds_place_eq(b->f->place, d->f->place))
		return;
	/* the first says against what, the second nothing new */
	if (!only_words((swapped ? d : p)->gap, LEADS) ||
	    !only_words((swapped ? p : d)->gap,
			LEADS YEARLY "环比 比上月 较上月 比年初 较年初 比上季度 较上季度 比上届 较上届 "))
		return;
	/* 比上年的6000元增900元: the level is the one before */
	if (has_any(b->head, "比上年 比去年 较上年 较去年 上年同期 去年同期 同期的 上年的"))
		return;
	struct range g[2];
	for (int rough = 0; rough < 2; rough++) {
		struct range by = signed_range(d, rough ? d->coarse : d->v), level = rough ? b->coarse : b->v;
		/* D / (B - D); both ends move together, so the growth is 1 / (B / D - 1) */
		struct range size = rough ? d->coarse : d->v;
		struct range base = range_sub(level, by);
		g[rough] = range_times(range_div(size, base), 100);
		if (d->f->change == DS_CHANGE_DOWN)
			g[rough] = range_negate(g[rough]);
	}
	growth_add(f, b, d, p, g[0], g[1]);
}

void growth_find(struct finder *f)
{
	for (uint32_t k = 0; k < f->n; k++) {
		from_to_find(f, k);
		than_find(f, k);
		by_find(f, k);
	}
}

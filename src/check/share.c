/* share.c: shares of a whole written with 占: 其中规模以上企业300家,占25%; 占企业总数的25%; 完成投资56.2亿元,占计划80亿元的
 * 70.3%. The whole must be named by the words behind 占, stand behind them, or be what 其中 divides. */
#include "private.h"

/* What says of a name only that it is the whole. */
#define WHOLE_HEADS                                                                                                                                     \
	"全市 全省 全县 全区 全国 全州 全盟 全旗 全镇 全乡 全村 全校 全院 全部 全体 全 本市 当年 同期 总 所有 " \
	"该市 "
#define WHOLE_TAILS                                                                                                \
	"总数 总量 总额 总值 总人数 总户数 总面积 数 的比重 比重 的比例 比例 的 总 约 近 达 为 到 超过 之 "

static bool counts(const struct item *i)
{
	return i->level && i->f->kind != DS_KIND_PERCENT && i->f->kind != DS_KIND_MULTIPLE;
}

static void share_add(struct finder *f, const struct item *whole, const struct item *part,
		      const struct item *stated)
{
	struct range g = range_times(range_div(part->v, whole->v), 100);
	struct range rough = range_times(range_div(part->coarse, whole->coarse), 100);
	check_add(f, DS_CHECK_RATE, whole, &part, 1, stated, g, range_judge(g, stated->v, rough, stated->coarse));
}

/* 占年度计划80亿元的70.3%: the whole stands between 占 and the rate. */
static bool whole_inside(struct finder *f, uint32_t k)
{
	if (k < 2)
		return false;
	const struct item *stated = &f->items[k], *whole = stated - 1, *part = stated - 2;
	size_t len;
	if (whole->sentence != stated->sentence || part->sentence != stated->sentence || !counts(whole) ||
	    !counts(part) || !same_unit(whole, part) || !ds_place_eq(whole->f->place, part->f->place))
		return false;
	if (!ds_str_starts(stated->gap, DS_STR("的")) ||
	    !only_words(stated->gap, "的 约 近 超过 逾 超 将近 大约 达"))
		return false;
	if (last_of(whole->head, "占 完成 是 为", &len) == SIZE_MAX ||
	    last_of(whole->head, "比 较", &len) != SIZE_MAX)
		return false;
	share_add(f, whole, part, stated);
	return true;
}

/* The name of the whole behind 占, without what says only that it is one. */
static struct ds_str whole_name(struct ds_str s)
{
	return strip_tail(strip_head(s, WHOLE_HEADS), WHOLE_TAILS);
}

/* A place named between 占 and the rate that is not the place of the whole. */
static bool is_elsewhere(const struct finder *f, const struct item *stated, const struct item *whole)
{
	uint32_t end = stated->f->at.start, start = end - (uint32_t)stated->head.n;
	uint32_t lo = 0, hi = f->m->n;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (f->m->v[mid].at.end <= start)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < f->m->n && f->m->v[lo].at.start < end; lo++)
		if (!ds_place_eq(f->m->v[lo].place, whole->f->place))
			return true;
	return has_any(stated->head, "全国 全球 世界") && whole->f->place.region != DS_REGION_CHINA;
}

/* Is the label the name of the whole: the same, or one ends like the other? */
static bool is_named(struct ds_str label, struct ds_str name)
{
	label = whole_name(label);
	return label.n && name.n && (ds_str_ends(label, name) || ds_str_ends(name, label));
}

/* 占企业总数的25%: the whole was counted before, under that name. */
static const struct item *whole_before(const struct finder *f, const struct item *part, const struct item *stated,
				       struct ds_str name)
{
	for (const struct item *w = part; w-- > f->items && part - w <= (ptrdiff_t)LOOK_BACK;) {
		if (part->sentence - w->sentence > 1)
			break;
		if (counts(w) && same_unit(w, part) && is_named(w->label, name) && same_scope(w, part) &&
		    !is_elsewhere(f, stated, w) && ds_decimal_cmp(w->f->value, part->f->value) >= 0)
			return w;
	}
	return NULL;
}

/* 有企业1200家,其中规模以上300家,占25%: the figure before 其中. */
static const struct item *whole_divided(const struct finder *f, const struct item *part)
{
	for (const struct item *p = part; p > f->items && part - p <= (ptrdiff_t)LOOK_BACK; p--) {
		if (p->sentence != part->sentence)
			break;
		if (!has_any(p->gap, "其中"))
			continue;
		for (const struct item *w = p; w-- > f->items && p - w <= 4;) {
			bool here = w->sentence == p->sentence || w->sentence + 1 == p->sentence;
			if (!here)
				break;
			if (counts(w) && same_unit(w, part) && !is_aside(w, part))
				return lies_in(part, w) && same_time(w, part) ? w : NULL;
		}
		return NULL;
	}
	return NULL;
}

/* 328家公司营收超10亿元,占比45%: the bound that so many pass, and it is they who have the share. */
static bool is_passed(const struct finder *f, const struct item *part)
{
	return part > f->items && part->v.no_high && part[-1].sentence == part->sentence &&
	       part[-1].f->kind == DS_KIND_COUNT && !has_any(part->gap, "， , 、 ； ;");
}

/* What has the share: the figure before it, or before its growth: 出口1321亿美元,增长4.8%,占82.1%. */
static const struct item *part_of(const struct finder *f, const struct item *stated)
{
	const struct item *part = stated - 1;
	for (int n = 0; n < 2 && part > f->items && part->f->change != DS_CHANGE_LEVEL; n++)
		part--;
	return part;
}

void shares_find(struct finder *f)
{
	for (uint32_t k = 1; k < f->n; k++) {
		const struct item *stated = &f->items[k], *part = part_of(f, stated);
		size_t len = 0, at;
		if (!stated->level || !is_percent(stated) || whole_inside(f, k))
			continue;
		at = last_of(stated->gap, "占", &len);
		if (at == SIZE_MAX || part->sentence != stated->sentence || !counts(part))
			continue;
		struct ds_str before = { stated->gap.p, at }, rest = from(stated->gap, at + len);
		/* 其余占25%, 男性占51%: the share is of something else than the figure before it */
		if (!only_words(strip_head(before, "， , （ ("), "约 大约 均 分别 各 "))
			continue;
		if (has_any(before, "分别 各") || has_any(rest, "、 分别"))
			continue;
		struct ds_str name = whole_name(strip_head(rest, "比重 比例 比 了 总 到 据 "));
		/* 年度计划投资53亿元,占年度计划投资的53%: of what, is not said */
		if (name.n && ds_str_eq(whole_name(part->label), name))
			continue;
		const struct item *whole = name.n ? whole_before(f, part, stated, name) : whole_divided(f, part);
		if (!whole && !name.n && has_any(rest, "总"))
			whole = whole_divided(f, part);
		if (whole && whole != part && !is_passed(f, part))
			share_add(f, whole, part, stated);
	}
}

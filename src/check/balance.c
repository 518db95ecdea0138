/* balance.c: what is left when one is taken from the other: 出口120亿元,进口45亿元,顺差75亿元; 收入86万元,支出52万元,结余34万元.
 * The greater is the total of the other and of what is left. Only plain exports and imports, income and expense are read;
 * what is left of all years (累计结余) is another thing.
 */
#include "private.h"

struct balance {
	const char *left;        /* how what is left is called */
	const char *more, *less; /* what is taken from: the last word of their labels */
	const char *never;       /* of which nothing is known */
	const char *sure;        /* words that make what is left that of these two; empty: always */
};

/* 对美出口: trade with one partner, or of one kind */
#define PARTNERS "对 从 自 向"
#define EVER     "累计 滚存 历年 结转 期末 年末 收窄 扩大 对"

static const struct balance balances[] = {
	{"顺差",                "出口 出口额 出口总额 出口值 出口总值", "进口 进口额 进口总额 进口值 进口总值", EVER,                  ""                                  },
	{ "逆差",               "进口 进口额 进口总额 进口值 进口总值", "出口 出口额 出口总额 出口值 出口总值", EVER,                  ""                                  },
	{ "结余 盈余 节余", "收入 总收入",                                     "支出 总支出",                                     EVER " 资金 项目", "当期 当年 收支 本年 本期"},
	{ "赤字",               "支出 总支出",				     "收入 总收入",                                     EVER " 比例 率",    "当期 当年 收支 本年 本期"},
};

static bool counts(const struct item *i)
{
	return i->level && i->f->kind == DS_KIND_MONEY && !i->f->per.n;
}

/* 货物出口额 is 货物 of 出口额; false when the label ends with none of the words. */
static bool owner_of(const struct item *i, const char *words, struct ds_str *owner)
{
	size_t len, at = last_of(i->label, words, &len);
	if (at == SIZE_MAX || at + len != i->label.n || has_any(i->label, "进出口"))
		return false;
	*owner = strip_tail((struct ds_str){ i->label.p, at }, "总");
	return true;
}

/* 当年结余 is of the year that was named. */
static bool is_of_time(const struct item *i, const struct item *left)
{
	return same_time(i, left) || ds_str_eq(left->f->period, DS_STR("当年")) ||
	       ds_str_eq(left->f->period, DS_STR("當年"));
}

/* The nearest before `at` that is called so, in this sentence or the one before. */
static const struct item *nearest(const struct finder *f, const struct item *at, const char *words,
				  struct ds_str *owner)
{
	for (const struct item *i = at; i-- > f->items && at - i <= (ptrdiff_t)LOOK_BACK;) {
		if (at->sentence - i->sentence > 1)
			return NULL;
		if (counts(i) && owner_of(i, words, owner))
			return same_unit(i, at) && ds_place_eq(i->f->place, at->f->place) && is_of_time(i, at) &&
				       i->f->status == at->f->status
				   ? i
				   : NULL;
	}
	return NULL;
}

static void balance_find(struct finder *f, const struct balance *b, const struct item *left)
{
	struct ds_str of_more = { 0 }, of_less = { 0 };
	const struct item *more = nearest(f, left, b->more, &of_more), *less = nearest(f, left, b->less, &of_less);
	if (!more || !less || !same_time(more, less))
		return;
	/* 村集体收入…,支出…: the second needs not say whose it is */
	if (!ds_str_eq(of_more, of_less) && (more < less ? of_less.n : of_more.n))
		return;
	if (has_any(more->head, PARTNERS) || has_any(less->head, PARTNERS))
		return;
	const struct item *parts[] = { less, left };
	struct range sum = range_add(less->v, left->v);
	enum ds_verdict v = range_judge(sum, more->v, range_add(less->coarse, left->coarse), more->coarse);
	bool near = left->sentence == more->sentence && left->sentence == less->sentence;
	bool sure = !*b->sure || says(left, b->sure);
	if (v == DS_VERDICT_TRUE || (near && sure))
		check_add(f, DS_CHECK_PARTS, more, parts, 2, more, sum, v);
}

void balances_find(struct finder *f)
{
	for (uint32_t k = 2; k < f->n; k++) {
		const struct item *i = &f->items[k];
		for (size_t b = 0; b < DS_COUNT(balances) && counts(i); b++)
			if (says(i, balances[b].left) && !says(i, balances[b].never))
				balance_find(f, &balances[b], i);
	}
}

/* pair.c: what was received and what was closed, promised and done, where the text leaves the rate to the reader. More
 * closed than received is possible where older cases are closed too; only where it cannot be is it inconsistent. */
#include "private.h"

struct pair {
	const char *whole, *part;
	bool strict; /* never more of the second */
};

static const struct pair pairs[] = {
	{"应到",										    "实到",								       true },
	{ "应出席",										"实到 实际出席 实出席",						true },
	{ "应考",										   "实考 参考",								true },
	{ "应参加",										"实际参加 实参加",						       true },
	{ "应缴 应收",									    "实缴 实收",								false},
	{ "发放问卷 发出问卷 派发问卷 发放调查问卷",                                "回收 收回 收到有效",                                                   true },
	{ "受理 收到 接到 接收 接获 登记 交办 转办",                                  "办结 办理 处理 处置 答复 回复 办复 解决 化解 调处 调解",
         false																					     },
	{ "投诉 举报 诉求 报警",							      "处理 办结 解决 处置",                                                  false},
	{ "收案 新收 立案",								     "结案 审结 执结 侦破 破案 破获",                                    false},
	{ "发现问题 发现隐患 排查隐患 排查问题 查出隐患 排查出 发现 排查", "整改 消除 化解 销号 处置 解决",                                    false},
	{ "承诺",										   "兑现 完成 落实 办结 办成",                                           false},
	{ "计划 目标任务 任务",							       "完成 实际 已建成 已完成",                                            false},
	{ "签约",										   "开工 落地",								false},
	{ "下达 安排",									    "到位 支出 拨付 完成 兑付",                                           false},
};

static bool counts(const struct item *i)
{
	return i->level && i->f->kind != DS_KIND_PERCENT && i->f->kind != DS_KIND_MULTIPLE &&
	       i->f->kind != DS_KIND_DURATION && !i->f->per.n;
}

/* The word stands right before the number, or opens its label: what is counted is received, not only spoken of. */
static bool counted_by(const struct item *i, const char *words)
{
	return has_any(i->head, words) || has_any(i->label, words);
}

static bool is_pair(const struct pair *p, const struct item *whole, const struct item *part)
{
	return counted_by(whole, p->whole) && !counted_by(whole, p->part) && counted_by(part, p->part) &&
	       !has_any(part->head, p->whole);
}

static const struct pair *pair_of(const struct item *whole, const struct item *part)
{
	for (size_t p = 0; p < DS_COUNT(pairs); p++)
		if (is_pair(&pairs[p], whole, part))
			return &pairs[p];
	return NULL;
}

static bool is_expected(const struct item *whole)
{
	return counted_by(whole, "应到 应出席 应考 应参加");
}

static void pair_add(struct finder *f, const struct pair *p, const struct item *whole, const struct item *part)
{
	struct range g = range_times(range_div(part->v, whole->v), 100);
	int more = ds_decimal_cmp(part->f->value, whole->f->value);
	enum ds_verdict v = more <= 0                                      ? DS_VERDICT_TRUE
			    : p->strict && !range_meets(part->v, whole->v) ? DS_VERDICT_FALSE
									   : DS_VERDICT_OPEN;
	if (!check_cites(f, DS_CHECK_RATE, whole->index, part->index))
		check_add(f, DS_CHECK_PAIR, whole, &part, 1, NULL, g, v);
}

/* 承诺实事10件。已办成9件: does the sentence of the part go on with that of the whole, and say nothing of its own before? */
static bool goes_on(const struct finder *f, const struct item *whole, const struct item *part)
{
	if (part->sentence == whole->sentence)
		return true;
	if (part->sentence - whole->sentence > 1 || part != whole + 1 || part == f->items)
		return false;
	struct ds_str gap = strip_head(part->gap, "已 共 均 全部 目前 现 截至目前 其中 ， ,");
	for (size_t p = 0; p < DS_COUNT(pairs); p++) {
		size_t len, at = last_of(gap, pairs[p].part, &len);
		if (at == 0 && is_pair(&pairs[p], whole, part))
			return true;
	}
	return false;
}

void pairs_find(struct finder *f)
{
	for (uint32_t k = 0; k + 1 < f->n; k++) {
		const struct item *whole = &f->items[k];
		if (!counts(whole))
			continue;
		for (const struct item *part = whole + 1; part < f->items + f->n && part - whole <= 3; part++) {
			if (!goes_on(f, whole, part) || has_any(part->gap, "； ;") ||
			    (part->sentence == whole->sentence && has_any(part->gap, "其中")))
				break;
			if (!same_unit(part, whole))
				continue;
			const struct pair *p = NULL;
			if (counts(part) && same_scope(whole, part) && part->f->status == DS_STATUS_ACTUAL)
				p = pair_of(whole, part);
			if (p)
				pair_add(f, p, whole, part);
			if (p || !is_expected(whole))
				break; /* only the next that counts the same; 应到380名,请假12名,实到368名 */
		}
	}
}

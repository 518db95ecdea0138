/* parts.c: do parts add up to their total? Only where the text says that they are all of it (合计, both sexes, the three
 * industries, exports and imports), or where they come to more than there is. Other lists behind 其中 are checks only
 * when they fit. Tables are in table.c. */
#include "private.h"

#define AHEAD 24u /* items: how far the parts may stand behind their total, and how many a list has */

static bool counts(const struct item *i)
{
	static const bool adds[DS_KINDS] = {
		[DS_KIND_COUNT] = true, [DS_KIND_MONEY] = true,  [DS_KIND_AREA] = true,  [DS_KIND_LENGTH] = true,
		[DS_KIND_MASS] = true,  [DS_KIND_VOLUME] = true, [DS_KIND_OTHER] = true, [DS_KIND_SCORE] = true,
	};
	/* rain and heights lie beside each other, they do not add up; nor do means, extremes and prices */
	return i->level && adds[i->f->kind] && !has_any(i->text, "毫米 厘米 級 级 點 点") &&
	       !has_any(i->label, "均 最 价 雨量 降水量 指数") && !has_any(i->head, "平均 最 均价 人均 日均");
}

/* ---- families: parts that are all there is ---------------------------------------------------------------------- */

#define FAMILY_MOST 3u

/* The words of each member; the total is so named, or anything when empty. */
struct family {
	const char *members[FAMILY_MOST];
	const char *total;
	const char *never; /* in a label: averages and rates do not add up */
};

static const struct family families[] = {
	{{ "男性 男", "女性 女", NULL },                                     "",						     "均 率 比 寿命"          },
	{ { "城镇", "乡村 农村", NULL },                                     "人口 零售总额 零售额 消费品 就业人员", "均 率 收入 支出 新增"},
	{ { "第一产业 一产", "第二产业 二产", "第三产业 三产" }, "生产总值 GDP",                                     "均 率 占"                 },
	{ { "出口", "进口", NULL },					    "进出口",                                            "均 率"                     },
	{ { "死亡", "受伤", NULL },					    "伤亡 死伤",                                        "率"                         },
	{ { "不合格", "合格", NULL },					 "抽检 抽查 检验 检测 抽样",                   "率"                         },
	{ { "国内", "入境 海外 境外", NULL },                              "游客 旅游 旅客",                                 "均 率 消费"              },
	{ { "汉族", "少数民族", NULL },                                      "人口",                                               "率"                         },
	{ { "家庭户", "集体户", NULL },                                      "户",						  "率 人口 规模"           },
};

/* What in a label does not tell members of a family apart. */
static struct ds_str plain_label(struct ds_str s)
{
	return strip_head(s, "其中 全市 全省 全县 全区 全国 全州 全盟 全旗 各 ");
}

/* Which member of the family the label names; the rest of the label in rest, around the word. NONE: -1. */
static int member_of(const struct family *fam, struct ds_str label, struct ds_str rest[2])
{
	label = plain_label(label);
	for (int k = 0; k < (int)FAMILY_MOST && fam->members[k]; k++) {
		size_t len = 0, at = last_of(label, fam->members[k], &len);
		if (at == SIZE_MAX)
			continue;
		rest[0] = (struct ds_str){ label.p, at };
		rest[1] = strip_head(from(label, at + len), "的 性 ");
		return k;
	}
	return -1;
}

/* Is the member's word a part of the total's, as 出口 is of 进出口? */
static bool is_of_total(const struct family *fam, struct ds_str label, struct ds_str head)
{
	size_t len = 0, at = last_of(label, fam->total, &len);
	return at != SIZE_MAX && head.n >= at && head.n < at + len;
}

static bool in_any_family(const struct item *i)
{
	struct ds_str rest[2];
	for (size_t k = 0; k < DS_COUNT(families); k++)
		if (member_of(&families[k], i->label, rest) >= 0 &&
		    !is_of_total(&families[k], plain_label(i->label), rest[0]))
			return true;
	return false;
}

struct members {
	const struct item *v[FAMILY_MOST];
	uint32_t n;
};

/* All members of the family from item k on, each once, alike but for the word that tells them apart. */
static bool members_read(const struct finder *f, const struct family *fam, uint32_t k, struct members *out)
{
	uint32_t want = fam->members[2] ? 3 : 2;
	struct ds_str rest[2], first[2] = { { 0 } };
	*out = (struct members){ .n = 0 };
	for (uint32_t i = k; i < f->n && i - k < AHEAD && out->n < want; i++) {
		const struct item *x = &f->items[i];
		if (x->sentence != f->items[k].sentence)
			break;
		if (!x->level || !same_unit(x, &f->items[k]))
			continue;
		int m = member_of(fam, x->label, rest);
		if (m < 0 || has_any(x->label, fam->never) || out->v[m])
			continue;
		if (i == k)
			memcpy(first, rest, sizeof first);
		if (!ds_str_eq(rest[0], first[0]) || !ds_str_eq(rest[1], first[1]) || !same_scope(x, &f->items[k]))
			continue;
		out->v[m] = x;
		out->n++;
	}
	if (out->n < want)
		return false;
	for (uint32_t a = 0; a < want; a++) /* in the order of the text */
		for (uint32_t b = a + 1; b < want; b++)
			if (out->v[b] < out->v[a]) {
				const struct item *t = out->v[a];
				out->v[a] = out->v[b];
				out->v[b] = t;
			}
	return true;
}

static struct range sum_of(const struct item *const *v, uint32_t n, bool coarse)
{
	struct range sum = range_point(0);
	for (uint32_t k = 0; k < n; k++)
		sum = range_add(sum, coarse ? v[k]->coarse : v[k]->v);
	return sum;
}

static void sum_add(struct finder *f, const struct item *total, const struct item *const *parts, uint32_t n,
		    bool only_true)
{
	struct range sum = sum_of(parts, n, false), rough = sum_of(parts, n, true);
	struct range hundred = range_point(100);
	enum ds_verdict v = range_judge(sum, total ? total->v : hundred, rough, total ? total->coarse : hundred);
	if (v == DS_VERDICT_TRUE || !only_true)
		check_add(f, DS_CHECK_PARTS, total, parts, n, total, sum, v);
}

/* May t be the total of a family whose first member is `first`? */
static bool is_family_total(const struct family *fam, const struct item *t, const struct item *first)
{
	return counts(t) && same_unit(t, first) && !is_aside(t, first) &&
	       (!fam->total[0] || has_any(t->label, fam->total)) && !has_any(t->label, fam->never) &&
	       same_scope(t, first);
}

/* The total of a family whose first member is item k: what stands next before it, or the figure that fits where another
 * division stands between (总人口11.3万人,其中城镇…,乡村…;男性…,女性…). */
static const struct item *family_total(const struct finder *f, const struct family *fam, uint32_t k,
				       struct range sum)
{
	const struct item *first = &f->items[k], *best = NULL;
	for (const struct item *t = first; t-- > f->items && first - t <= (ptrdiff_t)AHEAD;) {
		bool far = first->sentence != t->sentence;
		bool of_it = has_any(first->gap, "其中");
		if (first->sentence - t->sentence > 1 || (far && !of_it && !fam->total[0]))
			break;
		if (counts(t) && same_unit(t, first) && has_any(t->label, fam->total) &&
		    has_any(t->label, fam->never))
			break;
		if (!is_family_total(fam, t, first))
			continue;
		if (range_judge(sum, t->v, sum, t->v) == DS_VERDICT_TRUE)
			return t;
		/* a member of another division may be divided itself, or stand beside */
		if (in_any_family(t)) {
			if (!of_it || t + 1 != first)
				continue;
			return t;
		}
		if (!best)
			best = t;
	}
	return best;
}

static bool is_share_of_all(const struct item *i)
{
	return is_percent(i) && has_any(i->gap, "占 比重 占比 构成 比例") && !has_any(i->gap, "中占 均占");
}

/* 分别占38%、35%和27%: shares in a list that come to all of it. That they do is the only sign that they are all. */
static void shares_list_find(struct finder *f, uint32_t k)
{
	const struct item *first = &f->items[k], *v[PARTS_MAX];
	if (!first->level || !is_share_of_all(first))
		return;
	uint32_t n = 0;
	for (uint32_t i = k; i < f->n && n < AHEAD; i++) {
		const struct item *x = &f->items[i];
		if (x->sentence != first->sentence || !x->level || !is_percent(x) ||
		    (i > k && !only_words(x->gap, "、 和 与 及 以及 占 约 约占 约为")))
			break;
		v[n++] = x;
	}
	if (n > 1)
		sum_add(f, NULL, v, n, true);
}

static void families_find(struct finder *f, uint32_t k)
{
	const struct item *first = &f->items[k];
	struct ds_str rest[2];
	for (size_t c = 0; c < DS_COUNT(families); c++) {
		const struct family *fam = &families[c];
		struct members m;
		if (!first->level || member_of(fam, first->label, rest) < 0 || !members_read(f, fam, k, &m))
			continue;
		if (is_percent(first)) {
			bool all = true;
			for (uint32_t i = 0; i < m.n; i++)
				all &= is_share_of_all(m.v[i]) || (c == 2 && has_any(m.v[0]->gap, "比重 占"));
			if (all)
				sum_add(f, NULL, m.v, m.n, false);
			continue;
		}
		const struct item *total = counts(first) ? family_total(f, fam, k, sum_of(m.v, m.n, false)) : NULL;
		if (total)
			sum_add(f, total, m.v, m.n, false);
	}
}

/* ---- lists behind a total --------------------------------------------------------------------------------------- */

/* Who may be counted twice: a member of the party may be a woman. */
#define OVERLAP                                                                                                                                            \
	"女 党员 民族 岁 以上 以下 学历 本科 硕士 博士 研究生 职称 高级 新增 重点 规模 上市 民营 国有 外资 龙头 " \
	"高新 "                                                                                                                                          \
	"老年 残疾 贫困 脱贫 农民工 大学生 毕业生 困难 出口 进口 机电 一般贸易 国家级 建成 完成 累计 总 全 获 "   \
	"其他 首 贫困户 "
#define SUMS "合计 共计 总计 总共 一共"

/* Words of one dimension: who is in one is in no other. */
static const char *const dimensions[] = {
	"刑事 民事 行政 执行 商事",
	"省级 市级 县级 国家级 乡级 镇级",
	"厅级 处级 科级 正科 副科 股级",
	"小学 初中 高中 幼儿园 中职 高校 中专 职高 普通高中",
	"一等奖 二等奖 三等奖 特等奖 优秀奖",
	"金牌 银牌 铜牌",
	"死亡 重伤 轻伤 受伤 失踪",
	"一级 二级 三级 四级 五级",
	"公路 铁路 水路 民航 航空",
	"春季 夏季 秋季 冬季",
	"种植业 林业 牧业 渔业 农业",
	"新开工 续建 收尾",
	"住宅 办公楼 商业营业用房",
	"男 女",
	"城镇 农村 乡村",
};

/* 16枚铜牌 is not divided by 金牌8枚: two words of a dimension count different things. */
static bool is_another(const struct item *x, const struct item *total)
{
	for (size_t d = 0; d < DS_COUNT(dimensions); d++) {
		size_t len, other, at = last_of(total->label, dimensions[d], &len);
		if (at == SIZE_MAX || has_any((struct ds_str){ total->label.p, at }, dimensions[d]))
			continue; /* 中小学幼儿园 are several */
		const size_t is = last_of(x->label, dimensions[d], &other);
		if (is != SIZE_MAX && !ds_str_eq((struct ds_str){ total->label.p + at, len },
						 (struct ds_str){ x->label.p + is, other }))
			return true;
	}
	return false;
}

/* Items from `at` on that count what the total counts, up to the next sum or 其中; marks between must be no more than
 * commas. */
static uint32_t list_read(const struct finder *f, const struct item *total, uint32_t at, bool semicolons,
			  const struct item **out)
{
	uint32_t n = 0, sentence = f->items[at].sentence;
	for (uint32_t i = at; i < f->n && n < AHEAD && i - at < 3 * AHEAD; i++) {
		const struct item *x = &f->items[i];
		if (x->sentence != sentence || (i > at && has_any(x->gap, "其中 " SUMS)) ||
		    (i > at && !semicolons && has_any(x->gap, "； ;")))
			break;
		if (!counts(x) || !same_unit(x, total) || is_another(x, total))
			continue;
		if (has_any(x->gap, "累计 总数 达到 增至 增加到 比 较 平均 均"))
			break;
		out[n++] = x;
	}
	return n;
}

/* Do labels, the words before them or places tell all of them apart, and none may be counted twice? */
static bool are_apart(const struct item *const *v, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (has_any(v[i]->label, OVERLAP))
			return false;
		for (uint32_t k = 0; k < i; k++)
			if (ds_str_eq(v[i]->label, v[k]->label) && ds_str_eq(v[i]->head, v[k]->head) &&
			    ds_place_eq(v[i]->f->place, v[k]->f->place))
				return false;
	}
	return true;
}

static bool is_dimension(const struct item *const *v, uint32_t n, const char *words)
{
	for (uint32_t i = 0; i < n; i++)
		if (!has_any(v[i]->label, words))
			return false;
	return true;
}

/* Is it one list, of names with 、 between, of places, or of words of one dimension? 其中教师80人,党员30人 are two views of
 * the same people. */
static bool is_one_list(const struct item *const *v, uint32_t n)
{
	bool marks = true, places = true;
	for (uint32_t i = 1; i < n; i++) {
		struct ds_str rest = strip_head(v[i]->gap, "（ ） ( )");
		marks = marks && (ds_str_starts(rest, DS_STR("、")) || ds_str_starts(rest, DS_STR("和")) ||
				  ds_str_starts(rest, DS_STR("及")) || ds_str_starts(rest, DS_STR("与")));
		places = places && !ds_place_eq(v[i]->f->place, v[i - 1]->f->place);
	}
	for (size_t d = 0; d < DS_COUNT(dimensions); d++)
		if (is_dimension(v, n, dimensions[d]))
			return true;
	return marks || places;
}

static bool in_place(const struct item *total, const struct item *const *v, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (!lies_in(v[i], total) || !same_time(total, v[i]) || v[i]->f->status != total->f->status)
			return false;
	}
	return true;
}

/* 其中, or a colon or 包括 that opens the list of all parts. */
static bool opens_list(const struct item *first, bool *all)
{
	struct ds_str gap = first->gap;
	*all = false;
	if (has_any(gap, "其中"))
		return true;
	/* 年度计划投资:2亿元 opens nothing, 学校100所:小学60所 does */
	*all = has_any(gap, "： : 包括 分为") && !has_any(gap, "比 较 。 ； ;") && !ds_str_ends(gap, DS_STR(":")) &&
	       !ds_str_ends(gap, DS_STR("："));
	return *all;
}

/* 按经营地分, 分门类看: opens a list of all parts, of a total that may stand some sentences before. */
static bool divides(const struct item *first)
{
	struct ds_str gap = strip_tail(first->gap, "， ,");
	size_t len, at = last_of(first->gap, "看， 看, 分， 分, 划分， 来看，", &len);
	if (at == SIZE_MAX)
		return false;
	gap.n = at;
	return has_any(gap, "按 分 从");
}

/* 起降架次中:国内航线…: words that name another total than the figure before them. */
static bool divides_other(const struct item *first, const struct item *total)
{
	size_t len, at = last_of(first->gap, "中： 中: 中， 中,", &len);
	if (at == SIZE_MAX)
		return false;
	struct ds_str name =
	    strip_head((struct ds_str){ first->gap.p, at }, "， , 。 ； ; 在 这些 上述 全部 所有 ");
	return name.n > 3 && !ds_str_ends(name, DS_STR("其")) && total->label.n &&
	       !ds_str_ends(name, total->label) && !ds_str_ends(total->label, name);
}

static const struct item *list_total(const struct finder *f, uint32_t k)
{
	const struct item *first = &f->items[k];
	for (const struct item *t = first; t-- > f->items && first - t <= 4;) {
		if (first->sentence - t->sentence > 1)
			break;
		if (t->f->change != DS_CHANGE_LEVEL || !same_unit(t, first) || is_aside(t, first))
			continue; /* 1200家,比上年增加20家,其中 … divides either: not sure */
		return counts(t) ? t : NULL;
	}
	return NULL;
}

static bool changes_between(const struct item *total, const struct item *first)
{
	for (const struct item *i = total + 1; i < first; i++)
		if (same_unit(i, total))
			return true;
	return false;
}

/* The total of a division is the figure that fits; when none does, nothing is said. */
static void divisions_find(struct finder *f, uint32_t k)
{
	const struct item *first = &f->items[k], *v[PARTS_MAX];
	for (const struct item *t = first; t-- > f->items && first - t <= (ptrdiff_t)LOOK_BACK;) {
		if (first->sentence - t->sentence > 3)
			return;
		if (!counts(t) || !same_unit(t, first))
			continue;
		uint32_t n = list_read(f, t, k, true, v);
		if (n > 1 && in_place(t, v, n) && are_apart(v, n))
			sum_add(f, t, v, n, true);
	}
}

static void lists_find(struct finder *f, uint32_t k)
{
	const struct item *first = &f->items[k], *v[PARTS_MAX];
	bool all;
	if (k == 0 || !counts(first))
		return;
	if (divides(first))
		divisions_find(f, k);
	if (!opens_list(first, &all))
		return;
	const struct item *total = list_total(f, k);
	if (!total || divides_other(first, total))
		return;
	/* as far as the sentence goes, or to the next semicolon, whichever fits */
	for (int semicolons = 1; semicolons >= 0; semicolons--) {
		uint32_t n = list_read(f, total, k, semicolons, v);
		if (n < 2 || !in_place(total, v, n) || !are_apart(v, n))
			continue;
		sum_add(f, total, v, n, true);
	}
	uint32_t n = list_read(f, total, k, false, v);
	if (changes_between(total, first) || !n || !in_place(total, v, n))
		return;
	/* more than there is */
	struct range one = first->v, sum = sum_of(v, n, false), rough = sum_of(v, n, true);
	bool one_more = !one.no_low && !total->v.no_high &&
			ds_decimal_cmp(first->coarse.low, total->coarse.high) > 0 &&
			!ds_str_eq(first->label, total->label);
	bool sum_more = n > 1 && are_apart(v, n) && is_one_list(v, n) && !sum.no_low && !total->v.no_high &&
			ds_decimal_cmp(rough.low, total->coarse.high) > 0;
	if (one_more)
		check_add(f, DS_CHECK_PARTS, total, v, 1, total, one, DS_VERDICT_FALSE);
	else if (sum_more)
		check_add(f, DS_CHECK_PARTS, total, v, n, total, sum, DS_VERDICT_FALSE);
}

/* ---- sums behind their parts ------------------------------------------------------------------------------------ */

/* 小学60所、初中40所,合计100所 */
static void sums_find(struct finder *f, uint32_t k)
{
	const struct item *total = &f->items[k], *v[PARTS_MAX];
	size_t len = 0, at = last_of(total->gap, SUMS, &len);
	if (!counts(total) || at == SIZE_MAX || has_any(from(total->gap, at), ", ， 、 ； ;") ||
	    has_any(total->gap, "； ; 其中"))
		return;
	uint32_t n = 0, i = k;
	bool clean = true; /* nothing but the parts stands before */
	while (i > 0 && f->items[i - 1].sentence == total->sentence && k - i < 3 * AHEAD && n < AHEAD) {
		const struct item *x = &f->items[--i];
		if (!same_unit(x, total)) {
			clean &= is_percent(x);
			continue;
		}
		if (!counts(x) || has_any(x->gap, "其中 比 较 " SUMS)) {
			clean = false;
			break;
		}
		v[n++] = x;
		if (has_any(x->gap, "； ;"))
			clean = false;
	}
	for (uint32_t a = 0; a + 1 < n - a && n > 1; a++) {
		const struct item *t = v[a];
		v[a] = v[n - 1 - a];
		v[n - 1 - a] = t;
	}
	if (n > 1 && in_place(total, v, n))
		sum_add(f, total, v, n, !clean);
}

static bool is_plain_part(struct ds_str gap)
{
	return !has_any(gap, "比 较 累计 平均 均 达到 增 新 第");
}

/* 全市共有公园86个。城区52个、乡镇34个。 Parts in a sentence of their own, which nothing announces: only that they come to
 * the total says that they are. */
static void next_find(struct finder *f, uint32_t k)
{
	const struct item *first = &f->items[k], *v[PARTS_MAX];
	if (k == 0 || !counts(first) || first[-1].sentence + 1 != first->sentence ||
	    has_any(first->gap, "其中 " SUMS))
		return;
	const struct item *total = &f->items[k - 1];
	while (total > f->items && total[-1].sentence == first[-1].sentence && !same_unit(total, first))
		total--;
	if (!counts(total) || !same_unit(total, first))
		return;
	uint32_t n = 0, i = k;
	for (; i < f->n && f->items[i].sentence == first->sentence && n < AHEAD; i++) {
		const struct item *x = &f->items[i];
		if (!counts(x) || !same_unit(x, first) || !is_plain_part(x->gap))
			return; /* it tells of something else too */
		v[n++] = x;
	}
	if (n > 1 && in_place(total, v, n) && are_apart(v, n) && is_one_list(v, n))
		sum_add(f, total, v, n, true);
}

/* ---- ratios ------------------------------------------------------------------------------------------------------ */

/* 三次产业结构为19.7:32.0:48.3: shares of a hundred. */
static void ratio_find(struct finder *f, uint32_t k)
{
	const struct item *i = &f->items[k];
	if (i->f->kind != DS_KIND_OTHER || !has_any(i->text, ": ： ∶") || !(says(i, "结构 构成 比重 比例")))
		return;
	struct range sum = range_point(0);
	struct ds_str rest = i->text;
	uint32_t terms = 0;
	while (rest.n && terms < 8) {
		size_t n = 0;
		while (n < rest.n && ((rest.p[n] >= '0' && rest.p[n] <= '9') || rest.p[n] == '.'))
			n++;
		struct ds_figure term = { .kind = DS_KIND_PERCENT };
		if (!n || !ds_decimal_parse((struct ds_str){ rest.p, n }, &term.value))
			return;
		sum = range_add(sum, range_written(&term, (struct ds_str){ rest.p, n }, false));
		rest = strip_head(from(rest, n), ": ： ∶");
		terms++;
	}
	struct ds_decimal low = ds_decimal_from(90), high = ds_decimal_from(110);
	if (terms < 2 || !sum.ok || ds_decimal_cmp(sum.mid, low) < 0 || ds_decimal_cmp(sum.mid, high) > 0)
		return; /* 4:3:3 */
	struct range hundred = range_point(100);
	check_add(f, DS_CHECK_PARTS, NULL, &i, 1, NULL, sum, range_judge(sum, hundred, sum, hundred));
}

void parts_find(struct finder *f)
{
	for (uint32_t k = 0; k < f->n; k++) {
		families_find(f, k);
		shares_list_find(f, k);
		lists_find(f, k);
		sums_find(f, k);
		next_find(f, k);
		ratio_find(f, k);
	}
}

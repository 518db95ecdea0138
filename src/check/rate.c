/* rate.c: named rates from two counts: 受理9648件,办结9593件,办结率99%. A rate is known by its name; the table says what
 * words its part and its whole are counted by. Shares written with 占 are in share.c. */
#include "private.h"

struct rate {
	const char *name; /* how the rate is called */
	const char *part, *whole;
};

#define TAKEN   "受理 收到 接到 接收 接获 承接 登记 交办 转办 转交 收 接听 办理 流转 派发 立案"
#define CHECKED "抽检 抽查 抽样 检查 检测 检验 监测 监督抽查 送检 检疫"

static const struct rate rates[] = {
	{"办结率",        "办结 办毕 结案 审结 处结",                   TAKEN							  },
	{ "结案率",       "结案 审结 办结 执结",                          "受理 收案 新收 立案 收"                              },
	{ "审结率",       "审结 结案",					"受理 收案 新收 收"                                     },
	{ "执结率",       "执结 结案",					"受理 收案 新收 收 立案"                              },
	{ "办复率",       "办复 答复 回复 办结",                          TAKEN							  },
	{ "回复率",       "回复 答复 办复",                                 TAKEN							  },
	{ "答复率",       "答复 回复 办复",                                 TAKEN							  },
	{ "办理率",       "办理 办结",					"受理 收到 接到 交办"                                  },
	{ "处理率",       "处理 办结",					TAKEN " 发现 产生"                                         },
	{ "处置率",       "处置 处理",					TAKEN " 发现 产生"                                         },
	{ "解决率",       "解决 办结",					TAKEN							  },
	{ "响应率",       "响应",					       TAKEN							  },
	{ "化解率",       "化解 调处 调解成功",                           TAKEN " 排查 发现 调解"                                  },
	{ "调解成功率", "调解成功 调成 成功调解 成功化解 成功", "受理 调解 调处 排查"                                  },
	{ "调处率",       "调处",					       TAKEN " 排查 发现"                                         },
	{ "整改率",       "整改",					       "发现 排查 反馈 查出 移交 交办 检出"             },
	{ "整改完成率", "整改",					       "发现 排查 反馈 查出 移交 交办 检出"             },
	{ "销号率",       "销号",					       "发现 排查 反馈 查出 移交 交办"                    },
	{ "合格率",       "合格",					       CHECKED							},
	{ "达标率",       "达标",					       CHECKED							},
	{ "不合格率",    "不合格",					    CHECKED							},
	{ "检出率",       "检出 阳性",					CHECKED " 筛查"                                              },
	{ "阳性率",       "阳性 检出",					CHECKED " 筛查"                                              },
	{ "优良率",       "优良",					       "监测 有效监测"                                          },
	{ "中签率",       "中签",					       "申请 报名 编码 参加 参与 有效"                    },
	{ "录取率",       "录取",					       "报名 报考 参加 参考 考生 申请"                    },
	{ "上线率",       "上线",					       "报名 报考 参加 参考 考生"                           },
	{ "及格率",       "及格",					       "参加 参考 应考 实考 考生 测试"                    },
	{ "优秀率",       "优秀",					       "参加 参考 实考 考生 测试 评定"                    },
	{ "通过率",       "通过",					       "参加 参考 报名 申请 申报 考生 受理"             },
	{ "就业率",       "就业",					       "毕业生 毕业"					     },
	{ "成活率",       "成活 存活",					"栽植 移栽 种植 栽种 植树 产 出生 繁育"         },
	{ "满意率",       "满意",					       "回访 评价 测评 参评 调查 受访 访问"             },
	{ "回收率",       "回收 收回",					"发放 发出 派发 投放"                                  },
	{ "有效率",       "有效",					       "回收 收回"						},
	{ "出席率",       "实到 出席 到会",                                 "应到 应出席"                                             },
	{ "到会率",       "实到 到会 出席",                                 "应到 应出席"                                             },
	{ "出勤率",       "实到 出勤 到岗",                                 "应到 应出勤 在册"                                      },
	{ "到课率",       "实到 到课",					"应到"						       },
	{ "到岗率",       "到岗 实到",					"应到 在册"						},
	{ "参保率",       "参保 参加",					"应参保 应保"                                             },
	{ "入学率",       "入学",					       "适龄 应入学"					     },
	{ "入园率",       "入园 在园",					"适龄 应入园"                                             },
	{ "投票率",       "投票 参加投票 参选",                           "选民 登记"                                                },
	{ "参选率",       "参选 投票",					"选民 登记"						},
	{ "破案率",       "破案 侦破 破获",                                 "立案 发案 受理"                                         },
	{ "侦破率",       "侦破 破获",					"立案 发案 受理"                                         },
	{ "完成率",       "完成",					       "计划 任务 目标 下达"                                  },
	{ "完工率",       "完工 竣工",					"计划 开工 下达 任务"                                  },
	{ "开工率",       "开工",					       "计划 下达 任务 安排 项目"                           },
	{ "复工率",       "复工 开复工",				     "共有 应复工 在建"                                      },
	{ "竣工率",       "竣工",					       "计划 开工 在建"                                         },
	{ "兑现率",       "兑现",					       "承诺"						       },
	{ "签约率",       "签约",					       "共有 应签 任务 计划 涉及 服务对象 户籍 常住"},
	{ "腾空率",       "腾空",					       "签约 共有 涉及"                                         },
	{ "接通率",       "接通 接听",					"呼入 来电 受理 接到"                                  },
	{ "接种率",       "接种",					       "应接种 应种"					     },
	{ "执行率",       "执行 支出 完成",                                 "预算 下达 安排"                                         },
	{ "支付率",       "支付 支出 拨付",                                 "预算 下达 安排 到位"                                  },
	{ "到位率",       "到位",					       "计划 应到 下达 合同 签约 协议"                    },
	{ "转化率",       "转化",					       "签约 授权 申请"                                         },
	{ "返岗率",       "返岗",					       "应返岗 在册"					     },
};

/* What courts close they may have taken in before: these rates are of all there was to do, not of what came in. */
#define CLOSING "结案率 审结率 执结率"

/* What may stand between the mark and the name without making another rate of it: 总体合格率, but not 按期办结率. */
#define PLAIN_WORDS                                                                                                                                         \
	"总 总体 整体 综合 的 其 其中 平均 案件 诉求 投诉 工单 信访 事项 产品 样品 食品 水质 问题 隐患 纠纷 举报 " \
	"热线 项目 "                                                                                                                                    \
	"投资 建议 提案 检测 检验 抽检 抽查 监测 达 到 实际 已 目前 当前 本次 全年 年度 全市 全县 全区 全省 全州 " \
	"全院 全盟 全旗 全镇 全乡 全村 全校 今年 去年 资金 预算 苗木 树苗 造林 考试 问卷 会议 学生 病例 线索 "      \
	"订单 "

/* Words that make whole and part run over different times: carried over from before, or counted from the beginning. */
#define CARRIED "旧存 结转 存案 积案 上年未 历年 累计 往年 遗留"

/* 计划完成造林5.2万亩: what is to be done is named by the same word as what is done. */
#define EXPECTED "计划 任务 目标 应"

/* The rate that the item is, by the name that stands before it. */
static const struct rate *rate_of(const struct item *i, struct ds_str *before)
{
	const struct rate *best = NULL;
	size_t longest = 0;
	struct ds_str s = i->head.n ? i->head : i->gap;
	for (size_t k = 0; k < DS_COUNT(rates); k++) {
		struct ds_str name = ds_str_of(rates[k].name);
		size_t at = ds_str_find(s, name, 0);
		if (at == SIZE_MAX || name.n <= longest)
			continue;
		longest = name.n;
		best = &rates[k];
		*before = (struct ds_str){ s.p, at };
	}
	return best;
}

/* Is what stands before the name of the rate said of its whole or part too? */
static bool is_plain(struct ds_str before, const struct item *whole, const struct item *part)
{
	before = strip_head(before, PLAIN_WORDS);
	if (!before.n)
		return true;
	before = strip_tail(before, PLAIN_WORDS);
	return !before.n || ds_str_find(whole->gap, before, 0) != SIZE_MAX ||
	       ds_str_find(whole->label, before, 0) != SIZE_MAX || ds_str_find(part->head, before, 0) != SIZE_MAX;
}

static bool counts(const struct item *i)
{
	return i->level && i->f->kind != DS_KIND_PERCENT && i->f->kind != DS_KIND_MULTIPLE && !i->f->per.n;
}

struct found {
	const struct item *whole, *part;
	struct range computed;
	enum ds_verdict verdict;
};

/* Does the word say what is counted: before the number, right behind it, or in its label? */
static bool counted_by(const struct item *i, const char *words)
{
	return says(i, words) || has_any(i->tail, words);
}

/* Is anything between two items counted from before? */
static bool is_carried(const struct item *first, const struct item *last)
{
	for (const struct item *i = first; i <= last; i++)
		if (has_any(i->gap, CARRIED))
			return true;
	return false;
}

/* 已办结9593件 at the head of a sentence: it goes on with what the sentence before received. */
static bool goes_on(const struct item *p, const struct item *first, const char *words)
{
	struct ds_str gap = strip_head(p->gap, "已 共 均 全部 目前 现 截至目前 其中 累计 ， ,");
	bool opens = p == first || p[-1].sentence != p->sentence;
	size_t len, at = last_of(gap, words, &len);
	return opens && at == 0;
}

/* All ways to read whole and part out of the sentence and the one before; the one that fits wins, else there must be only
 * one, and no other subject between. */
static unsigned pairs_try(const struct finder *f, const struct rate *r, struct ds_str before,
			  const struct item *stated, struct found *out)
{
	unsigned ways = 0;
	const struct item *first = f->items;
	for (const struct item *p = stated; p-- > first && stated - p <= (ptrdiff_t)LOOK_BACK;) {
		if (stated->sentence - p->sentence > 1)
			break;
		if (!counts(p) || !counted_by(p, r->part) || has_any(p->head, "计划 任务 目标"))
			continue;
		for (const struct item *w = p; w-- > first && stated - w <= (ptrdiff_t)LOOK_BACK;) {
			if (stated->sentence - w->sentence > 1)
				break;
			if (!counts(w) || !same_unit(w, p) || !same_scope(w, p) || !counted_by(w, r->whole) ||
			    (says(w, r->part) && !says(w, EXPECTED)) || is_carried(w, stated) ||
			    !is_plain(before, w, p))
				continue;
			struct range g = range_times(range_div(p->v, w->v), 100);
			struct range rough = range_times(range_div(p->coarse, w->coarse), 100);
			if (!g.ok)
				continue;
			enum ds_verdict v = range_judge(g, stated->v, rough, stated->coarse);
			if (v == DS_VERDICT_FALSE && has_any(ds_str_of(r->name), CLOSING) && !says(w, "受理"))
				continue;
			bool far = w->sentence != stated->sentence;
			if (far && v != DS_VERDICT_TRUE &&
			    (p->sentence == w->sentence || !goes_on(p, first, r->part)))
				continue;
			if (ways++ == 0 || v == DS_VERDICT_TRUE)
				*out = (struct found){ w, p, g, v };
			if (v == DS_VERDICT_TRUE)
				return 1;
		}
	}
	return ways;
}

void rates_find(struct finder *f)
{
	for (uint32_t k = 0; k < f->n; k++) {
		const struct item *i = &f->items[k];
		struct ds_str before = { 0 };
		const struct rate *r = i->level && is_percent(i) ? rate_of(i, &before) : NULL;
		struct found found;
		if (r && pairs_try(f, r, before, i, &found) == 1)
			check_add(f, DS_CHECK_RATE, found.whole, &found.part, 1, i, found.computed, found.verdict);
	}
}

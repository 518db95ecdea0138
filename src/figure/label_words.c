/* label_words.c: what label.c asks of a word: is it somebody who is left out, does it take no object, is it a measure? Lists
 * of words, and nothing of their sentence.
 */
#include "label.h"

/* 受伤249人: what happens to somebody takes no object. */
bool label_is_intransitive(struct ds_str verb)
{
	static const char *const verbs[] = { "出动", "参赛", "参加", "参与", "获奖", "住院", "出院", "立案",
					     "撤案", "超载", "超员", "超速", "上岗", "就业", "脱贫", "返贫",
					     "毕业", "到岗", "亡",   "伤",   "确诊", "治愈", "晋级", "夺冠",
					     "落户", "报到", "返乡", "返岗", "下沉" };
	return is_sort(verb, S_HARM) || IS_ANY(verb, verbs);
}

/* 损失1200万元: verbs that name an amount themselves. */
bool label_is_yield(struct ds_str s)
{
	static const char *const yields[] = { "产量",     "总产量", "年产量", "总产",     "单产",
					      "平均单产", "亩产",   "面积",   "播种面积", "产品产量",
					      "预计产量", "产值",   "总产值", "年产值",   "综合产值" };
	return IS_ANY(s, yields);
}

struct ds_str label_crop(struct ds_str s)
{
	static const char *const measures[] = { "播种面积", "种植面积", "养殖面积", "收获面积", "总产量",
						"年产量",   "产量",     "总产",     "单产",     "亩产" };
	static const char *const none[] = { "受灾", "计划", "全部", "全年", "平均",
					    "累计", "当年", "其中", "预计", "实际" };
	const size_t n = ENDS_ANY(s, measures);
	struct ds_str crop = { s.p, s.n - n };
	return n && crop.n >= 2 * CHAR && crop.n <= 8 * CHAR && !STARTS_ANY(crop, none) ? crop : DS_STR("");
}

bool label_is_amount(struct ds_str verb)
{
	static const char *const verbs[] = { "支出", "盈利", "亏损", "欠款", "让利", "创收", "增收", "赚",
					     "赚到", "挣",   "挣到", "赚得", "挣得", "获利", "获益", "净赚",
					     "净挣", "减税", "退税", "纳税", "缴税", "消费", "赔付", "分红" };
	return is_sort(verb, S_GIFT | S_MONEY) || IS_ANY(verb, verbs);
}

/* 刑期, 车程: does s say that it is a length of time? */
bool label_names_span(struct ds_str s)
{
	static const char *const ends[] = { "期",   "时间", "期限", "时长", "车程", "徒刑", "拘役", "拘留", "寿命",
					    "周期", "年限", "时限", "管制", "为期", "工龄", "历史", "经验" };
	return ENDS_ANY(s, ends);
}

/* 出警量, 总人数: does s say that it is a number of something? */
bool label_names_count(struct ds_str s)
{
	static const char *const ends[] = { "量", "数", "额" };
	return s.n >= 2 * CHAR && ENDS_ANY(s, ends);
}

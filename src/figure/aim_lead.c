/* aim_lead.c: headings, lead-ins and openings that announce aims or tasks, by their words alone. What stands below them is
 * figure.c's.
 */
#include "phrase.h"

#define TITLE_MAX 48u /* bytes of a title that is a heading too */

unsigned aim_rank(struct ds_str heading)
{
	static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
	static const char *const opens[] = { "（", "(" };
	if (STARTS_ANY(heading, opens))
		return 2;
	if (heading.n && heading.p[0] >= '0' && heading.p[0] <= '9')
		return 3;
	return STARTS_ANY(heading, numerals) && ds_str_find(heading, DS_STR("、"), 0) <= 3 * CHAR ? 1 : 0;
}

bool aim_heads(struct ds_str heading)
{
	static const char *const tasks[] = { "目标",     "规划",     "重点工作", "重点任务", "主要任务",
					     "工作安排", "工作打算", "工作计划", "下一步",   "下步",
					     "工作思路", "工作要点", "今后",     "未来",     "展望",
					     "主要举措", "预算安排", "预算草案", "收支安排", "预算收支" };
	static const char *const done[] = { "完成情况", "进展",     "回顾",     "总结",
					    "成效",     "推进情况", "执行情况", "落实情况" };
	return HAS_ANY(heading, tasks) && !HAS_ANY(heading, done);
}

bool aim_titles(struct ds_str title)
{
	static const char *const aims[] = { "预期目标", "主要目标", "奋斗目标", "发展目标", "工作目标" };
	return title.n <= TITLE_MAX && ENDS_ANY(title, aims) && aim_heads(title);
}

bool aim_schedules(struct ds_str behind)
{
	static const char *const plans[] = { "工作安排", "工作打算", "工作计划", "工作思路", "工作目标",
					     "主要目标", "重点任务", "奋斗目标", "发展目标" };
	static const char *const marks[] = { ",", "，", ":", "：" };
	size_t n = ANY_AT(behind.p, behind.p + behind.n, plans);
	return n && STARTS_ANY(((struct ds_str){ behind.p + n, behind.n - n }), marks);
}

#define LEAD_MAX 120u /* bytes at the end of a lead-in that are looked at */

/* The last sentence of a lead-in, without its colon. */
static struct ds_str lead_end(struct ds_str s)
{
	static const char *const colons[] = { ":", "：" };
	static const char *const stops[] = { "。", "；", "！" };
	while (s.n && ENDS_ANY(s, colons))
		s.n -= s.p[s.n - 1] == ':' ? 1 : CHAR;
	struct ds_str end = s.n > LEAD_MAX ? (struct ds_str){ s.p + s.n - LEAD_MAX, LEAD_MAX } : s;
	for (const char *p = end.p + end.n - CHAR; p >= end.p; p--)
		if (STARTS_ANY(((struct ds_str){ p, CHAR }), stops))
			return (struct ds_str){ p + CHAR, (size_t)(s.p + s.n - p - CHAR) };
	return end;
}

bool aim_leads(struct ds_str lead)
{
	static const char *const aims[] = { "目标", "目标是", "目标为" };
	static const char *const met[] = { "完成了", "实现了", "达到了", "对照" };
	struct ds_str s = lead_end(lead);
	return ENDS_ANY(s, aims) && !HAS_ANY(s, met);
}

bool aim_leads_tasks(struct ds_str lead)
{
	static const char *const does[] = {
		"重点做好", "重点抓好", "着力抓好", "着力做好", "要做好",   "要抓好",
		"全力抓好", "全力做好", "扎实做好", "认真做好", "突出抓好", "突出做好",
		"切实抓好", "切实做好", "将做好",   "将抓好",   "集中抓好", "统筹抓好"
	};
	static const char *const done[] = { "了" };
	struct ds_str s = lead_end(lead);
	return HAS_ANY(s, does) && !HAS_ANY(s, done);
}

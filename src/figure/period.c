/* period.c: which time holds for a figure. A time takes over from the one before, unless it only says when something began
 * or what a change is measured against; of times ahead the figures are aims. */
#include "period.h"

#define REPORT_AHEAD 24   /* lexemes */
#define AHEAD_LEAST  2000 /* no article is so old that an earlier year lies ahead */
#define SPAN_MAX     120u /* bytes of a time that spans */

/* The first four digits of s as a year, 0 when there are none. */
unsigned period_year(struct ds_str s)
{
	unsigned year = 0, digits = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9') {
			if (digits == 4)
				break;
			year = digits = 0;
			continue;
		}
		if (++digits > 4)
			return 0;
		year = year * 10 + (unsigned)(s.p[i] - '0');
	}
	return digits == 4 ? year : 0;
}

/* 到2025年: ahead, unless the article is known to be younger. */
static bool lies_ahead(const struct reader *rd, struct ds_str time)
{
	unsigned year = period_year(time);
	static const char *const stands[] = { "日", "月末" };
	if (year < AHEAD_LEAST || ENDS_ANY(time, stands))
		return false; /* 至2025年5月8日,仍欠1万元 */
	struct ds_str published = { NULL, 0 };
	if (rd->block->article < rd->r->articles_n)
		published = rd->r->articles[rd->block->article].published;
	return year >= period_year(published);
}

/* 到2015年,空置率仍高达37%; 到2018年2月底,共有书屋416个; 逐年增加,至2015年达1000万人: told as it went, whatever the year. */
static bool is_told(const struct reader *rd, const struct lexeme *l)
{
	static const char *const still[] = { "仍",   "依然", "已经", "更是", "高达", "竟",
					     "仅剩", "只剩", "飙升", "暴涨", "猛增", "跌至",
					     "跌破", "萎缩", "还剩", "共有", "现有", "共建成" };
	static const char *const courses[] = { "持续攀", "持续上", "持续增", "持续下",
					       "逐年",   "一路",   "连年",   "当年" };
	const struct lexeme *to = l + 1;
	while (to->kind != LEX_NUMBER && to->kind != LEX_STOP)
		to++;
	return HAS_ANY(text_of(rd, l->end, to->start), still) ||
	       HAS_ANY(text_of(rd, rd->lx[0].start, l->start), courses);
}

/* 年底前, 2026年底前: until when something is to be reached. */
static bool is_deadline(struct ds_str s)
{
	return ds_str_ends(s, DS_STR("底前"));
}

/* 明年, 下月: what is said of it lies ahead. */
bool period_is_coming(struct ds_str s)
{
	static const char *const heads[] = { "明年", "后年", "下月", "下个月", "来年", "未来", "今后" };
	return STARTS_ANY(s, heads);
}

/* 年底前, 9月20日前, 明年: a time that holds for no fact of another sentence. */
bool period_is_ahead(struct ds_str s)
{
	static const char *const tails[] = { "日前", "月前", "号前" };
	return period_is_coming(s) || is_deadline(s) ||
	       (ENDS_ANY(s, tails) && s.n > 2 * CHAR && s.p[s.n - 2 * CHAR - 1] >= '0' &&
		s.p[s.n - 2 * CHAR - 1] <= '9');
}

/* 明年迎来校庆,28日开幕的展览…: a time that another takes over from, where 年底前 binds what is planned. */
static bool is_next_year(struct ds_str s)
{
	static const char *const heads[] = { "明年", "来年" };
	return IS_ANY(s, heads);
}

/* 6月3日, 昨晚: a day, or a part of one. */
bool period_is_day(struct ds_str s)
{
	static const char *const tails[] = { "日", "号", "天", "午", "晚", "早", "晨", "夜", "夜间", "昨" };
	return ENDS_ANY(s, tails) && ds_str_find(s, DS_STR("至"), 0) == SIZE_MAX && !ds_str_starts(s, DS_STR("截"));
}

/* 清晨5点, 22时许: an hour of the day, which holds for its own sentence; 截至17时 and 9日8时 hold on. */
bool period_is_hour(struct ds_str s)
{
	static const char *const tails[] = { "时", "点", "点半", "时半", "时许", "点多", "点钟", "分", "分许" };
	if (s.n >= 5 && s.p[s.n - 3] == ':' && s.p[s.n - 1] <= '9')
		return true; /* 6:30至22:00 */
	static const char *const others[] = { "日", "号", "截", "月", "年", "今", "昨", "当" };
	return ENDS_ANY(s, tails) && !HAS_ANY(s, others) && !ds_str_ends(s, DS_STR("小时"));
}

/* Does the clause say that something is made known? 发布预警 is news itself. */
bool period_reports(struct ds_str clause)
{
	static const char *const says[] = { "获悉", "了解到", "通报", "公布", "披露", "透露", "公告",
					    "拍摄", "介绍",   "发布", "表示", "宣布", "指出", "消息" };
	static const char *const tails[] = { "称", "说" };
	/* who reports a crime tells when it became known, and so when it was */
	static const char *const others[] = { "报案", "报警", "报称", "接警", "举报" };
	return (HAS_ANY(clause, says) || ENDS_ANY(clause, tails)) && !HAS_ANY(clause, others) &&
	       ds_str_find(clause, DS_STR("预警"), 0) == SIZE_MAX &&
	       ds_str_find(clause, DS_STR("预警"), 0) == SIZE_MAX;
}

/* 6月3日,记者从市林业局获悉,…: the day on which figures are made known is not the time they are about. The clause that
 * says so has no figure of its own. */
static bool is_said_on(const struct reader *rd, const struct lexeme *l)
{
	const struct lexeme *from = l + 1;
	if (!period_is_day(lexeme_text(rd, l)))
		return false;
	if (from->kind == LEX_COMMA)
		from++;
	const struct lexeme *to = from;
	for (int n = 0; n < REPORT_AHEAD && !ends_clause(to); n++, to++)
		if (to->kind == LEX_NUMBER || to->kind == LEX_TIME)
			return false;
	return ends_clause(to) && period_reports(text_of(rd, from->start, to->start));
}

static const char *const promising[] = { "预计", "将在", "将于", "计划", "预估", "有望", "可望" };

void period_pass(struct reader *rd, struct ds_span at, struct ds_span sentence)
{
	const struct ds_str text = rd->r->text, time = ds_str_slice(text, at),
			    before = ds_str_slice(text, (struct ds_span){ sentence.start, at.start }),
			    behind = ds_str_slice(text, (struct ds_span){ at.end, sentence.end });
	if (char_before_in(time.p, before.p, "比较与同和于由从") ||
	    (period_is_day(time) && period_reports(behind)) || ENDS_ANY(before, promising) ||
	    period_is_limit(before) || (rd->flow.period.n && period_of_event(before, time, behind)))
		return;
	rd->flow.period = time;
	rd->flow.period_target = false;
}

bool period_is_past(const struct reader *rd, struct ds_str time)
{
	static const char *const heads[] = { "去年", "上年", "前年", "截至",   "截止",    "上月",
					     "昨",   "近年", "过去", "上半年", "前三季度" };
	if (STARTS_ANY(time, heads))
		return true;
	unsigned year = period_year(time), now = 0;
	if (rd->block->article < rd->r->articles_n)
		now = period_year(rd->r->articles[rd->block->article].published);
	return year && now && year < now;
}

/* 自4月1日上线以来, 由年初至12月29日止, 从2月中旬至3月初,…: a time that begins with 自 and is all of its clause, or says at its
 * end that it goes on. Its whole span, or nothing. */
static struct ds_str spanned(const struct reader *rd, const struct lexeme *l)
{
	static const char *const ends[] = { "以来", "开始", "至今", "止", "起" };
	const struct lexeme *end = l + 1;
	while (!ends_clause(end) && end->kind != LEX_NUMBER)
		end++;
	struct ds_str s = text_of(rd, l[-1].start, end->start);
	return ends_clause(end) && (end == l + 1 || (s.n <= SPAN_MAX && ENDS_ANY(s, ends))) ? s : DS_STR("");
}

/* 入汛以来, 自活动开展以来, 学校推行新办法以来: where a time that begins with an event ends, 0 when what stands from l on is none. */
static uint32_t period_since(const struct reader *rd, const struct lexeme *l)
{
	for (const struct lexeme *end = l; !is_word(end, K_END | K_NUMBER | K_TIME | W_REACH); end++)
		if (lexeme_says(rd, end, "以来"))
			return end > l && end->end - l->start <= SPAN_MAX && !period_is_best(words_behind(rd, end))
				   ? end->end
				   : 0;
	return 0;
}

void period_event(struct reader *rd, const struct lexeme *l)
{
	while (is_word(l, W_CONN)) /* 其中,此外 */
		l++;
	const uint32_t end = period_since(rd, l);
	if (end)
		rd->flow.period = text_of(rd, l->start, end);
}

bool period_goes_on(struct reader *rd, const struct lexeme *now)
{
	static const char *const starts[] = { "起", "开始", "以来" }, *const from[] = { "自", "从" };
	struct flow *f = &rd->flow;
	const struct lexeme *l = now - 1;
	while (!is_word(l, K_END | K_TIME | K_NUMBER))
		l--;
	if (l->kind == LEX_TIME && now->end - l->start <= SPAN_MAX)
		f->period = text_of(rd, l[-is_word(l - 1, W_FROM)].start, now->end);
	else if (!ENDS_ANY(f->period, starts) && !STARTS_ANY(f->period, from) &&
		 !(f->period.n && ANY_AT(f->period.p + f->period.n, rd->r->text.p + now->start, starts)))
		return false;
	f->period_old = false;
	return true;
}

/* 由上年的12%: of the next number alone; 从17日上午开始已设立六个点: and on. */
static void from_read(struct reader *rd, const struct lexeme *l)
{
	static const char *const starts[] = { "起", "开始" };
	struct flow *f = &rd->flow;
	const struct ds_str s = lexeme_text(rd, l), span = spanned(rd, l);
	if (ends_clause(l - 2) && period_is_past(rd, s))
		f->target = false; /* 规划多年,自去年开放后,游客达9万人次 */
	if (span.n) {
		f->period = span;
		f->period_target = f->period_old = false;
		return;
	}
	if (!period_takes_over(rd, l))
		return;
	const size_t start = ANY_AT(rd->r->text.p + l->end, rd->r->text.p + rd->lx[rd->lx_n].start, starts);
	const bool begins = start || ENDS_ANY(s, starts);
	if (period_number_ahead(l))
		f->once = s;
	else if (begins) /* not 从9月29日召开的会上获悉 */
		f->once = text_of(rd, l[-1].start, l->end + (uint32_t)start);
	if (begins) {
		f->period = f->once;
		f->period_old = false;
	}
}

/* 其中,5月份增长9%; 分季度看,一季度增长4%; 二季度单季: is the time at l a part of the one before, told once? */
static bool is_part(const struct reader *rd, const struct lexeme *l)
{
	static const char *const views[] = { "季度看", "月看", "月度看", "月份看", "季看" };
	static const char *const alone[] = { "单季", "单月", "当月" };
	const struct lexeme *before = l - 1 - (l[-1].kind == LEX_COMMA);
	const struct ds_str ahead =
	    text_of(rd, rd->lx[0].start, before->end > rd->lx[0].start ? before->end : rd->lx[0].start);
	return lexeme_says(rd, before, "其中") || ENDS_ANY(ahead, views) || ENDS_ANY(lexeme_text(rd, l), alone) ||
	       STARTS_ANY(words_behind(rd, l), alone);
}

/* The time at l with the event it is told from: 今年|入汛以来, 改革开放|40年来, where 官方|近年来 tells of two things. */
static struct ds_str with_event(const struct reader *rd, const struct lexeme *l)
{
	static const char *const since[] = { "来" };
	const struct ds_str time = lexeme_text(rd, l);
	const uint32_t end = period_since(rd, l + 1);
	const bool counted = (*time.p >= '0' && *time.p <= '9' && !period_year(time)) ||
			     char_in(time.p, time.p + time.n, "一二三四五六七八九十两几");
	const bool event = l[-1].kind == LEX_TEXT && ends_clause(l - 2) && counted && ENDS_ANY(time, since);
	return end ? text_of(rd, l->start, end) : text_of(rd, l[-event].start, l->end);
}

/* 年底前, 明年, 年内|再建: is what is told of the time at l still to come? */
static bool is_coming(const struct reader *rd, const struct lexeme *l, bool until)
{
	const struct ds_str time = lexeme_text(rd, l);
	if (ds_str_eq(time, DS_STR("年内")))
		return is_word(l + 1, W_VERB | W_LIGHT | W_TARGET) ||
		       ds_str_starts(words_behind(rd, l), DS_STR("再"));
	if (until)
		return is_deadline(time) || (ds_str_eq(time, DS_STR("年底")) && !is_told(rd, l));
	return is_deadline(time) || period_is_coming(time);
}

/* What the time at l says of the status of the figures behind it; `before` held until then. */
static void aim_of_time(struct reader *rd, const struct lexeme *l, struct ds_str before)
{
	static const char *const tos[] = { "到", "至" };
	static const char *const backs[] = { "回溯到", "追溯到", "回到", "回溯至", "追溯至", "拉回到", "拨回到" };
	static const char *const years[] = { "全年", "全年度" }; /* 下半年力争完成3亿元,全年增长5% */
	struct flow *f = &rd->flow;
	const struct ds_str time = lexeme_text(rd, l);
	const bool until = IS_ANY(lexeme_text(rd, l - 1), tos) && !ENDS_ANY(words_ahead_of(rd, l), backs);
	const bool coming = is_coming(rd, l, until);
	f->fact |= period_is_past(rd, time);
	if (coming) {
		f->target = true; /* 年底前达5800名 */
		f->planned |= !is_next_year(time);
	}
	f->period_target = until && lies_ahead(rd, time) && !is_told(rd, l);
	if (f->period_target)
		f->target = true;
	else if (ds_str_starts(time, DS_STR("昨")))
		f->target = false;
	if (until || coming || f->planned || IS_ANY(time, years) ||
	    ds_str_starts(time, DS_STR("第"))) /* 投产后第二年 */
		return;
	/* 明年预算9亿元,其中115年3亿元: only a day ends it */
	if (!is_next_year(before) || period_is_day(time))
		f->target = f->target && !ends_clause(l - 1);
}

void period_read(struct reader *rd, const struct lexeme *l)
{
	struct flow *f = &rd->flow;
	if (is_said_on(rd, l)) {
		if (f->led)
			f->period = DS_STR("");
	} else if (is_word(l - 1, W_FROM)) {
		from_read(rd, l);
	} else if (period_takes_over(rd, l)) {
		const struct ds_str before = f->period;
		if (!f->wider.n && is_part(rd, l))
			f->wider = before;
		f->period = with_event(rd, l);
		f->period_old = false;
		aim_of_time(rd, l, before);
	}
}

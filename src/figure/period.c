/* period.c: which time holds for a figure. A time takes over from the one before, unless it only says when something began
 * or what a change is measured against; of times ahead the figures are aims. */
#include "phrase.h"

#define REPORT_AHEAD 24   /* lexemes */
#define AHEAD_LEAST  2000 /* no article is so old that an earlier year lies ahead */
#define SPAN_MAX     60u  /* bytes of a time that spans */
#define EVENT_MAX    18u  /* bytes of the event since which: 改革开放以来 */

/* The first four digits of s as a year, 0 when there are none. */
static unsigned year_of(struct ds_str s)
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
	unsigned year = year_of(time);
	static const char *const stands[] = { "日", "月末" };
	if (year < AHEAD_LEAST || ENDS_ANY(time, stands))
		return false; /* 至2025年5月8日,仍欠1万元 */
	struct ds_str published = { NULL, 0 };
	if (rd->block->article < rd->r->articles_n)
		published = rd->r->articles[rd->block->article].published;
	return year >= year_of(published);
}

/* 到2015年,空置率仍高达37%; 到2018年2月底,共有书屋416个; 逐年增加,至2015年达1000万人: told as it went, whatever the year. */
static bool is_told(const struct reader *rd, const struct lexeme *l)
{
	static const char *const still[] = { "仍",   "依然", "已经", "更是", "高达", "高達", "竟",
					     "仅剩", "只剩", "飙升", "暴涨", "猛增", "跌至", "跌破",
					     "萎缩", "還剩", "还剩", "共有", "现有", "現有", "共建成" };
	static const char *const courses[] = { "持续攀", "持续上", "持续增", "持续下", "逐年",   "一路", "连年",
					       "当年",   "持續攀", "持續上", "持續增", "持續下", "連年", "當年" };
	const struct lexeme *to = l + 1;
	while (to->kind != LEX_NUMBER && to->kind != LEX_STOP)
		to++;
	return HAS_ANY(text_of(rd, l->end, to->start), still) ||
	       HAS_ANY(text_of(rd, rd->lx[0].start, l->start), courses);
}

/* 成立于2020年6月, 2016年成立的合作社: when something began, not the time of its figures. */
static bool began(const struct reader *rd, const struct lexeme *l)
{
	static const char *const begun[] = {
		"成立", "创立", "创建", "创办", "组建", "始建", "筹建", "修建", "兴建", "落成", "诞生", "出生",
		"毕业", "入职", "开业", "注册", "创刊", "投产", "建",   "生",   "建设", "开办", "開辦", "創立",
		"創建", "創辦", "組建", "興建", "誕生", "畢業", "入職", "開業", "註冊", "創刊", "投產", "始創"
	};
	static const char *const at[] = { "于", "於", "在" };
	struct ds_str before = lexeme_text(rd, l - 1), behind = lexeme_text(rd, l + 1);
	bool on = ENDS_ANY(before, at);
	if (!on && !is_word(l + 2, W_DE))
		return false;
	if (on && before.n == CHAR)
		before = lexeme_text(rd, l - 2);
	else if (on)
		before.n -= CHAR;
	return (on && ENDS_ANY(before, begun)) || (is_word(l + 2, W_DE) && IS_ANY(behind, begun));
}

/* 年底前, 2026年底前: until when something is to be reached. */
static bool is_deadline(struct ds_str s)
{
	return ds_str_ends(s, DS_STR("底前"));
}

/* 明年, 下月: what is said of it lies ahead. */
bool period_is_coming(struct ds_str s)
{
	static const char *const heads[] = { "明年", "后年", "後年", "下月", "下个月", "下個月",
					     "来年", "來年", "未来", "未來", "今后",   "今後" };
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
	static const char *const heads[] = { "明年", "来年", "來年" };
	return IS_ANY(s, heads);
}

/* 6月3日, 昨晚: a day, or a part of one. */
static bool is_day(struct ds_str s)
{
	static const char *const tails[] = { "日", "号", "號", "天", "午", "晚", "早", "晨", "夜", "夜间", "昨" };
	return ENDS_ANY(s, tails) && ds_str_find(s, DS_STR("至"), 0) == SIZE_MAX && !ds_str_starts(s, DS_STR("截"));
}

/* 清晨5点, 22时许: an hour of the day, which holds for its own sentence; 截至17时 and 9日8时 hold on. */
bool period_is_hour(struct ds_str s)
{
	static const char *const tails[] = { "时",   "時",   "点",   "點",   "点半", "时半",
					     "时许", "時許", "点多", "点钟", "分",   "分许" };
	if (s.n >= 5 && s.p[s.n - 3] == ':' && s.p[s.n - 1] <= '9')
		return true; /* 6:30至22:00 */
	static const char *const others[] = { "日", "号", "號", "截", "月", "年", "今", "昨", "当", "當" };
	return ENDS_ANY(s, tails) && !HAS_ANY(s, others) && !ds_str_ends(s, DS_STR("小时")) &&
	       !ds_str_ends(s, DS_STR("小時"));
}

/* Does the clause say that something is made known? 发布预警 is news itself. */
static bool reports(struct ds_str clause)
{
	static const char *const says[] = { "获悉", "獲悉", "了解到", "通报", "通報", "公布", "公佈",
					    "披露", "透露", "公告",   "拍摄", "介绍", "介紹", "发布",
					    "發布", "發佈", "表示",   "宣布", "指出", "消息" };
	static const char *const tails[] = { "称", "稱", "说", "說" };
	/* who reports a crime tells when it became known, and so when it was */
	static const char *const others[] = { "报案", "报警", "报称", "接警", "举报", "報案", "報警", "舉報" };
	return (HAS_ANY(clause, says) || ENDS_ANY(clause, tails)) && !HAS_ANY(clause, others) &&
	       ds_str_find(clause, DS_STR("预警"), 0) == SIZE_MAX &&
	       ds_str_find(clause, DS_STR("預警"), 0) == SIZE_MAX;
}

/* 6月3日,记者从市林业局获悉,…: the day on which figures are made known is not the time they are about. The clause that
 * says so has no figure of its own. */
static bool is_said_on(const struct reader *rd, const struct lexeme *l)
{
	const struct lexeme *from = l + 1;
	if (!is_day(lexeme_text(rd, l)))
		return false;
	if (from->kind == LEX_COMMA)
		from++;
	const struct lexeme *to = from;
	for (int n = 0; n < REPORT_AHEAD && !ends_clause(to); n++, to++)
		if (to->kind == LEX_NUMBER || to->kind == LEX_TIME)
			return false;
	return ends_clause(to) && reports(text_of(rd, from->start, to->start));
}

/* 花期持续到6月底, 订单排到了明年3月, 创下年内新高: does the time only end or bound what is told? */
static bool is_limit(struct ds_str before)
{
	static const char *const ends[] = { "持续", "延续", "延长", "持續", "延續", "延長", "延",   "排",
					    "订",   "创下", "创",   "创出", "刷新", "打破", "創下", "創" };
	static const char *const tos[] = { "到了", "到", "至" };
	before.n -= ENDS_ANY(before, tos);
	return ENDS_ANY(before, ends);
}

/* 举办了2014年迎春招聘会: the year is part of the name of what was held. */
static bool is_of_event(struct ds_str before, struct ds_str time, struct ds_str behind)
{
	static const char *const held[] = { "举办", "举办了", "举行", "举行了", "召开", "召开了",
					    "启动", "启动了", "开展", "开展了", "主办", "承办",
					    "参加", "出席",   "舉辦", "舉行",   "召開", "參加" };
	static const char *const years[] = { "年", "年度" };
	return ENDS_ANY(time, years) && ENDS_ANY(before, held) && behind.n && (unsigned char)*behind.p >= 0xe4;
}

static const char *const promising[] = { "预计", "将在", "将于", "計劃", "计划",
					 "預計", "预估", "預估", "有望", "可望" };

void period_pass(struct reader *rd, struct ds_span at, struct ds_span sentence)
{
	const struct ds_str text = rd->r->text, time = ds_str_slice(text, at),
			    before = ds_str_slice(text, (struct ds_span){ sentence.start, at.start }),
			    behind = ds_str_slice(text, (struct ds_span){ at.end, sentence.end });
	if (char_before_in(time.p, before.p, "比较較与與同和於于由从從") || (is_day(time) && reports(behind)) ||
	    ENDS_ANY(before, promising) || is_limit(before) ||
	    (rd->flow.period.n && is_of_event(before, time, behind)))
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
	unsigned year = year_of(time), now = 0;
	if (rd->block->article < rd->r->articles_n)
		now = year_of(rd->r->articles[rd->block->article].published);
	return year && now && year < now;
}

/* 自4月1日上线以来, 由年初至12月29日止, 从2月中旬至3月初,…: a time that begins with 自 and is all of its clause, or says at its
 * end that it goes on. Its whole span, or nothing. */
static struct ds_str spanned(const struct reader *rd, const struct lexeme *l)
{
	static const char *const ends[] = { "以来", "以來", "开始", "開始", "至今", "止", "起" };
	const struct lexeme *end = l + 1;
	for (int n = 0; n < 6 && !ends_clause(end) && end->kind != LEX_NUMBER; n++, end++)
		;
	struct ds_str s = text_of(rd, l[-1].start, end->start);
	return ends_clause(end) && (end == l + 1 || (s.n <= SPAN_MAX && ENDS_ANY(s, ends))) ? s : DS_STR("");
}

/* 超过去年同期1.1个百分点, 高于2019年的水平, 按2020年不变价: does the word before measure against the time? */
static bool is_measure(const struct reader *rd, const struct lexeme *l)
{
	static const char *const over[] = { "超过", "超過", "超出", "高于",   "高於",  "低于", "低於",
					    "多于", "多於", "少于", "少於",   "快于",  "快於", "慢于",
					    "慢於", "好于", "好於", "优于",   "優於",  "大于", "大於",
					    "小于", "小於", "不及", "相当于", "相當於" };
	if (l[-1].kind != LEX_TEXT && l[-1].kind != LEX_WORD)
		return false;
	struct ds_str s = lexeme_text(rd, l - 1);
	return s.n > CHAR ? ENDS_ANY(s, over) : ds_str_eq(s, DS_STR("超")) || ds_str_eq(s, DS_STR("按"));
}

/* 入汛以来, 党的十八大以来: where a time that begins with an event ends, 0 when text l is none. */
static uint32_t period_since(const struct reader *rd, const struct lexeme *l)
{
	const struct lexeme *end = l;
	if (l->kind != LEX_TEXT && l->kind != LEX_OTHER)
		return 0;
	while (end->end - l->start <= EVENT_MAX && (is_word(end, K_TEXT | K_OTHER | K_PLACE | W_DE)))
		end++;
	bool on = lexeme_says(rd, end, "以来") || lexeme_says(rd, end, "以來");
	return on && end > l && end[-1].end - l->start <= EVENT_MAX ? end->end : 0;
}

void period_event(struct reader *rd, const struct lexeme *l)
{
	uint32_t end = period_since(rd, l);
	if (end)
		rd->flow.period = text_of(rd, l->start, end);
}

/* ---- a time that does not take over ------------------------------------------------------------------------- */

/* The number behind l in its clause; NULL: there is none. */
static const struct lexeme *number_ahead(const struct lexeme *l)
{
	for (l++; !ends_clause(l); l++)
		if (l->kind == LEX_NUMBER)
			return l;
	return NULL;
}

static struct ds_str words_ahead_of(const struct reader *rd, const struct lexeme *l)
{
	return text_of(rd, rd->lx[0].start, l->start);
}

static struct ds_str words_behind(const struct reader *rd, const struct lexeme *l)
{
	return text_of(rd, l->end, rd->lx[rd->lx_n].start);
}

static bool points_back(const struct reader *rd, const struct lexeme *l)
{
	const char *p = rd->r->text.p + l->start, *end = rd->r->text.p + l->end;
	return char_in(p, end, "这這那") && char_in(p + HAN_BYTES, end, "两兩二三四五六七八九十几");
}

static bool is_same(const struct reader *rd, const struct lexeme *l)
{
	const struct ds_str s = lexeme_text(rd, l);
	return ds_str_starts(s, DS_STR("同")) && s.n <= 2 * CHAR;
}

static bool is_alone(const struct reader *rd, const struct lexeme *l)
{
	static const char *const alone[] = { "仅", "僅", "单是", "仅仅" };
	static const char *const one[] = { "一天", "当天", "这天", "一日", "单日", "當天" };
	return IS_ANY(lexeme_text(rd, l - 1), alone) && STARTS_ANY(words_behind(rd, l), one);
}

/* Behind the time and 同期. */
static const struct lexeme *behind_same(const struct reader *rd, const struct lexeme *l)
{
	return ds_str_starts(lexeme_text(rd, l + 1), DS_STR("同期")) ? l + 2 : l + 1;
}

static const char *const beside[] = { "相比", "相較", "相较" };

static bool is_compared(const struct reader *rd, const struct lexeme *l)
{
	static const char *const before[] = { "前", "上", "上一", "前一" };
	return is_word(l - 1, W_CMP | W_WITH) || is_measure(rd, l) ||
	       (IS_ANY(lexeme_text(rd, l - 1), before) && is_word(l - 2, W_CMP)) ||
	       STARTS_ANY(lexeme_text(rd, behind_same(rd, l)), beside);
}

static bool is_level_compared(const struct reader *rd, const struct lexeme *l)
{
	return is_word(l + 1, W_DE) && l[2].kind == LEX_NUMBER &&
	       (is_compared(rd, l) || STARTS_ANY(lexeme_text(rd, l + 3), beside));
}

static bool is_named_event(const struct reader *rd, const struct lexeme *l)
{
	return (rd->flow.period.n || l[1].kind == LEX_QUOTE) &&
	       is_of_event(words_ahead_of(rd, l), lexeme_text(rd, l), words_behind(rd, l));
}

static bool is_base(const struct reader *rd, const struct lexeme *l)
{
	static const char *const bases[] = { "恢复", "恢復", "相当", "相當", "是", "为", "為" };
	const struct lexeme *of = behind_same(rd, l);
	if (!is_word(of, W_DE) || of[1].kind != LEX_NUMBER ||
	    !(STARTS_ANY(lexeme_text(rd, l - 1), bases) || joins_numbers(l - 1)))
		return false;
	const uint8_t kind = token_of(rd, of + 1)->kind;
	return kind == DS_KIND_PERCENT || kind == DS_KIND_MULTIPLE;
}

static const char *const since[] = { "来", "來" };

static bool is_bound(const struct reader *rd, const struct lexeme *l)
{
	static const char *const bests[] = { "最", "新高", "新低", "首次", "同期最" };
	return is_limit(words_ahead_of(rd, l)) ||
	       (ENDS_ANY(lexeme_text(rd, l), since) && STARTS_ANY(lexeme_text(rd, l + 1), bests));
}

/* 今年是“十四五”开局之年: another name of the time before. 开放时间为8时至17时: told of the time itself. */
static bool is_predicate(const struct reader *rd, const struct lexeme *l)
{
	static const char *const is[] = { "是", "为", "為", "系" }, *const whens[] = { "时间", "時間", "日期",
										       "时段" };
	return IS_ANY(lexeme_text(rd, l - 1), is) &&
	       (l[-2].kind == LEX_TIME || (ends_clause(l + 1) && ENDS_ANY(lexeme_text(rd, l - 2), whens)));
}

/* 2023年全县|全年收入: the year has been said. */
static bool is_whole_of_year(const struct reader *rd, const struct lexeme *l)
{
	return lexeme_says(rd, l, "全年") && l[-1].kind == LEX_PLACE && l[-2].kind == LEX_TIME &&
	       year_of(lexeme_text(rd, l - 2)) && rd->flow.period.n;
}

static bool is_attribute(const struct reader *rd, const struct lexeme *l)
{
	return ds_str_starts(lexeme_text(rd, l), DS_STR("周")) && l[1].kind == LEX_TEXT;
}

/* The first that holds says why; `once`: the time is that of the next number alone. */
static const struct {
	bool (*holds)(const struct reader *rd, const struct lexeme *time);
	bool once;
} others[] = {
	{is_whole_of_year,   false}, /* 2023年全县|全年收入 */
	{ points_back,       false}, /* 18日和19日|这两天 */
	{ began,             false},
	{ is_predicate,      false}, /* 今年是“十四五”开局之年 */
	{ is_same,           false}, /* 同期, where 同年6月 is a time of its own */
	{ is_alone,          true }, /* 仅22日一天,游客达4.58万人次,… */
	{ is_level_compared, true }, /* 比2020年的395公斤增加两成, 同2000年的51万人相比 */
	{ is_named_event,    false},
	{ is_compared,       false}, /* 比去年, 较前一日, 与上年相比 */
	{ is_base,           false}, /* 恢复至2019年同期的86%, 是去年的6倍、2019年的1.4倍 */
	{ is_bound,          false}, /* 持续到6月, 近5年来最低值 */
	{ is_attribute,      false}, /* 周末夜校课程 */
};

static bool takes_over(struct reader *rd, const struct lexeme *l)
{
	for (size_t i = 0; i < DS_COUNT(others); i++)
		if (others[i].holds(rd, l)) {
			if (others[i].once)
				rd->flow.once = lexeme_text(rd, l);
			return false;
		}
	return true;
}

/* 由上年的12%: of the next number alone; 从17日上午开始已设立六个点: and on. */
static void from_read(struct reader *rd, const struct lexeme *l)
{
	static const char *const starts[] = { "起", "开始", "開始" };
	struct flow *f = &rd->flow;
	const struct ds_str s = lexeme_text(rd, l), span = spanned(rd, l);
	if (ends_clause(l - 2) && period_is_past(rd, s))
		f->target = false; /* 规划多年,自去年开放后,游客达9万人次 */
	if (span.n) {
		f->period = span;
		f->period_target = false;
		return;
	}
	if (!takes_over(rd, l))
		return;
	const size_t start = ANY_AT(rd->r->text.p + l->end, rd->r->text.p + rd->lx[rd->lx_n].start, starts);
	const bool begins = start || ENDS_ANY(s, starts);
	if (number_ahead(l))
		f->once = s;
	else if (begins) /* not 从9月29日召开的会上获悉 */
		f->once = text_of(rd, l[-1].start, l->end + (uint32_t)start);
	if (begins)
		f->period = f->once;
}

void period_read(struct reader *rd, const struct lexeme *l)
{
	struct flow *f = &rd->flow;
	f->period_old = false;
	if (is_said_on(rd, l)) {
		if (f->led)
			f->period = DS_STR("");
		return;
	}
	if (is_word(l - 1, W_FROM)) {
		from_read(rd, l);
		return;
	}
	if (!takes_over(rd, l))
		return;
	static const char *const tos[] = { "到", "至" };
	static const char *const backs[] = { "回溯到", "追溯到", "回到", "回溯至", "追溯至", "拉回到", "拨回到" };
	const struct ds_str time = lexeme_text(rd, l);
	const bool until = IS_ANY(lexeme_text(rd, l - 1), tos) && !ENDS_ANY(words_ahead_of(rd, l), backs);
	const bool next = is_next_year(f->period); /* 明年预算9亿元,其中115年3亿元: only a day ends it */
	const uint32_t since_end = period_since(rd, l + 1);
	f->period = since_end ? text_of(rd, l->start, since_end) : time;
	f->fact |= period_is_past(rd, time);
	const bool told = is_told(rd, l);
	bool coming = is_deadline(time) || (until && !told && ds_str_eq(time, DS_STR("年底"))) ||
		      (period_is_coming(time) && !until) ||
		      (ds_str_eq(time, DS_STR("年内")) && (is_word(l + 1, W_VERB | W_LIGHT | W_TARGET) ||
							   ds_str_starts(words_behind(rd, l), DS_STR("再"))));
	if (coming) {
		f->target = true; /* 年底前达5800名 */
		f->planned |= !is_next_year(time);
	}
	f->period_target = until && lies_ahead(rd, time) && !told;
	if (f->period_target)
		f->target = true;
	else if (ds_str_starts(time, DS_STR("昨")))
		f->target = false;
	else if (!until && !f->planned && !coming && (!next || is_day(time)))
		f->target = f->target && !ends_clause(l - 1);
}

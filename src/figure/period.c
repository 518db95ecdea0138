/* period.c: which time holds for a figure. A time takes over from the one before, unless it only says when something began
 * or what a change is measured against; of times ahead the figures are aims. */
#include "phrase.h"

#define REPORT_AHEAD 24   /* lexemes */
#define AHEAD_LEAST  2000 /* no article is so old that an earlier year lies ahead */
#define SPAN_MAX     60u  /* bytes of a time that spans */
#define AWARD_BACK   24u  /* bytes before a time that say what was won */
#define OPENING_MAX  30u  /* bytes of a clause that says what began */
#define EVENT_MAX    18u  /* bytes of the event since which: 改革开放以来 */

static struct ds_str drop_head(struct ds_str s, const char *head)
{
	struct ds_str h = ds_str_of(head);
	return ds_str_starts(s, h) && s.n > h.n ? (struct ds_str){ s.p + h.n, s.n - h.n } : s;
}

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

#define TOLD_BACK 3000u /* bytes of an article without a date that are searched for what its day is after */

/* 2015年9月,省里启动会战: the last year of which the article has told a month, 0 when it has told of none. */
static unsigned year_told(const struct reader *rd, const char *before)
{
	const struct ds_block *b = rd->block;
	while (b > rd->r->blocks && b[-1].article == rd->block->article)
		b--;
	const char *p = rd->r->text.p + b->at.start;
	if (before - p > (ptrdiff_t)TOLD_BACK)
		p = before - TOLD_BACK;
	unsigned year = 0;
	struct ds_str rest = { p, (size_t)(before - p) };
	for (size_t at = 0; (at = ds_str_find(rest, DS_STR("年"), at)) != SIZE_MAX; at += HAN_BYTES) {
		const char *q = rest.p + at + HAN_BYTES, *end = rest.p + rest.n;
		const size_t digits =
		    q < end && *q >= '0' && *q <= '9' ? (q + 1 < end && q[1] >= '0' && q[1] <= '9' ? 2 : 1) : 0;
		if (at < 4 || !digits || !char_in(q + digits, end, "月") ||
		    char_before_in(rest.p + at - 4, rest.p, "到至"))
			continue;
		const unsigned y = year_of((struct ds_str){ rest.p + at - 4, 4 });
		year = y > year ? y : year;
	}
	return year;
}

/* 到2025年: ahead, unless the article is known to be younger. */
static bool lies_ahead(const struct reader *rd, struct ds_str time)
{
	unsigned year = year_of(time);
	if (year < AHEAD_LEAST || ds_str_ends(time, DS_STR("日")))
		return false; /* 至2025年5月8日,仍欠1万元 */
	struct ds_str published = { NULL, 0 };
	if (rd->block->article < rd->r->articles_n)
		published = rd->r->articles[rd->block->article].published;
	unsigned now = year_of(published);
	return now ? year >= now : year > year_told(rd, time.p);
}

/* 到2018年2月底,全市共有饭堂928个: what is there at the end of a month has been counted. */
static bool is_stock(const struct reader *rd, const struct lexeme *l, struct ds_str time)
{
	const bool to = ds_str_starts(lexeme_text(rd, l), DS_STR("至")) || lexeme_says(rd, l - 1, "至");
	const bool end = to && (ds_str_ends(time, DS_STR("底")) || ds_str_ends(time, DS_STR("末")));
	if (ds_str_find(time, DS_STR("月"), 0) == SIZE_MAX && !end)
		return false;
	unsigned commas = 0;
	for (l++; l->kind != LEX_NUMBER && (!ends_clause(l) || (l->kind == LEX_COMMA && ++commas < 2)); l++)
		if (lexeme_says(rd, l, "共有") || lexeme_says(rd, l, "现有") || lexeme_says(rd, l, "現有") ||
		    (end && (lexeme_says(rd, l, "共") || lexeme_says(rd, l, "共建成"))))
			return true; /* 至2018年底,全区共建成30个 */
	return false;
}

/* 到2015年,贫困发生率仍高达82%; 逐年增加,至2015年达1000万人: told as it went, whatever the year. */
static bool is_told(const struct reader *rd, const struct lexeme *l)
{
	static const char *const still[] = { "仍",   "依然", "已经", "更是", "高达", "高達", "竟",   "仅剩", "只剩",
					     "飙升", "暴涨", "猛增", "跌至", "跌破", "萎缩", "還剩", "还剩" };
	static const char *const courses[] = { "持续攀", "持续上", "持续增", "持续下", "逐年",   "一路", "连年",
					       "当年",   "持續攀", "持續上", "持續增", "持續下", "連年", "當年" };
	const struct lexeme *to = l + 1;
	while (to->kind != LEX_NUMBER && to->kind != LEX_STOP && to->kind != LEX_SEMI)
		to++;
	return HAS_ANY(text_of(rd, l->end, to->start), still) ||
	       HAS_ANY(text_of(rd, rd->lx[0].start, l->start), courses);
}

bool state_looks_back(struct ds_str text, uint32_t from, uint32_t at)
{
	return char_before_in(text.p + at, text.p + from, "比较較与與同和于於由从從");
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
	return (on && ENDS_ANY(before, begun)) ||
	       (is_word(l + 2, W_DE) && behind.n > CHAR && IS_ANY(behind, begun));
}

/* 南环线5月开工,…: when one thing of many began, told of itself alone. */
static bool is_opening(const struct reader *rd, const struct lexeme *l)
{
	const struct lexeme *next = l + 1;
	if (l[-1].kind != LEX_TEXT || is_word(l - 2, W_ACTUAL | W_NOW))
		return false;
	while (is_word(next, W_ADV | W_ACTUAL))
		next++;
	if (!starts_sort(text_of(rd, next->start, rd->lx[rd->lx_n].start), S_STAGE))
		return false;
	for (int n = 0; n < 4 && !ends_clause(next); n++, next++)
		if (next->kind == LEX_NUMBER)
			return false;
	return ends_clause(next);
}

/* 年底前, 2026年底前: until when something is to be reached. */
static bool is_deadline(struct ds_str s)
{
	return ds_str_ends(s, DS_STR("底前")) && !ds_str_starts(s, DS_STR("去")) && !ds_str_starts(s, DS_STR("上"));
}

/* 明年, 下月: what is said of it lies ahead. */
bool period_is_coming(struct ds_str s)
{
	static const char *const heads[] = { "明年", "后年", "後年", "下月", "下个月", "下個月",
					     "来年", "來年", "未来", "未來", "今后",   "今後" };
	return STARTS_ANY(s, heads);
}

/* 明年迎来校庆,28日开幕的展览…: a time that another takes over from, where 年底前 binds what is planned. */
static bool is_next_year(struct ds_str s)
{
	static const char *const heads[] = { "明年", "来年", "來年" };
	return IS_ANY(s, heads);
}

bool period_is_ahead(struct ds_str s)
{
	return is_deadline(s) || period_is_coming(s);
}

/* 在去年大增的基础上: does the clause only tell on what something is built? */
static bool is_basis(const struct reader *rd, const struct lexeme *l)
{
	static const char *const bases[] = { "基础上", "基礎上" };
	if (!lexeme_says(rd, l - 1, "在"))
		return false;
	const struct lexeme *k = l + 1;
	while (!ends_clause(k) && k->kind != LEX_NUMBER)
		k++;
	return ENDS_ANY(text_of(rd, l->end, k->start), bases);
}

/* 6月3日, 昨晚: a day, or a part of one. */
static bool is_day(struct ds_str s)
{
	static const char *const tails[] = { "日", "号", "號", "天", "午", "晚", "早", "晨", "夜", "夜间", "昨" };
	return ENDS_ANY(s, tails) && ds_str_find(s, DS_STR("至"), 0) == SIZE_MAX && !ds_str_starts(s, DS_STR("截"));
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

bool period_is_said(struct ds_str text, struct ds_span time, uint32_t to)
{
	return is_day(ds_str_slice(text, time)) && reports(ds_str_slice(text, (struct ds_span){ time.end, to }));
}

bool period_is_to_come(struct ds_str text, uint32_t from, uint32_t at)
{
	static const char *const words[] = { "预计", "将在", "将于", "計劃", "计划",
					     "預計", "预估", "預估", "有望", "可望" };
	struct ds_str before = ds_str_slice(text, (struct ds_span){ from, at });
	return ENDS_ANY(before, words);
}

bool period_is_limit(struct ds_str text, uint32_t from, struct ds_span time)
{
	static const char *const ends[] = { "持续", "延续", "延长", "持續", "延續", "延長", "延",   "排",
					    "订",   "创下", "创",   "创出", "刷新", "打破", "創下", "創" };
	static const char *const tos[] = { "到", "至" };
	static const char *const left[] = { "到了" };
	struct ds_str s = ds_str_slice(text, time),
		      before = ds_str_slice(text, (struct ds_span){ from, time.start });
	if (STARTS_ANY(s, tos) && before.n)
		return ENDS_ANY(before, ends);
	if (ENDS_ANY(before, tos) || ENDS_ANY(before, left))
		before.n -= ENDS_ANY(before, left) ? 2 * CHAR : CHAR; /* 订单排到了明年3月 */
	return ENDS_ANY(before, ends);
}

/* 入选2023年度最美村庄, 获批2021年全国强镇: the time is part of the name of what was won. */
bool period_is_of_award(struct ds_str text, uint32_t from, struct ds_span time, uint32_t to)
{
	static const char *const wins[] = { "获评", "获批",   "荣获", "获得", "列入", "入选",   "评为",  "评选为",
					    "授予", "命名为", "跻身", "上榜", "列为", "認定为", "认定为" };
	static const char *const names[] = { "最",   "十大", "十佳", "优秀", "先进", "百强",
					     "全国", "中国", "全省", "省级", "国家", "“" };
	struct ds_str s = ds_str_slice(text, time);
	if (!ds_str_ends(s, DS_STR("年")) && !ds_str_ends(s, DS_STR("年度")))
		return false;
	if (!STARTS_ANY(ds_str_slice(text, (struct ds_span){ time.end, to }), names))
		return false;
	uint32_t back = time.start - from > AWARD_BACK ? time.start - AWARD_BACK : from;
	return HAS_ANY(ds_str_slice(text, (struct ds_span){ back, time.start }), wins);
}

/* 大坝于2024年5月动工,今年雨季前完工。: is the time, in a sentence without figures, only that of the clause in which something
 * began or was finished? */
bool period_is_opening(struct ds_str text, struct ds_span time, uint32_t to)
{
	struct ds_str rest = ds_str_slice(text, (struct ds_span){ time.end, to });
	const char *p = rest.p, *end = rest.p + rest.n;
	while (p < end && p - rest.p <= (ptrdiff_t)OPENING_MAX && !char_in(p, end, "，。；,;!！"))
		p += char_len(p);
	rest.n = (size_t)((p < end ? p : end) - rest.p);
	return rest.n <= OPENING_MAX && ends_sort(rest, S_STAGE);
}

/* 举办了2014年迎春招聘会: the year is part of the name of what was held. */
bool period_is_of_event(struct ds_str text, uint32_t from, struct ds_span time, uint32_t to)
{
	static const char *const held[] = { "举办", "举办了", "举行", "举行了", "召开", "召开了",
					    "启动", "启动了", "开展", "开展了", "主办", "承办",
					    "参加", "出席",   "舉辦", "舉行",   "召開", "參加" };
	static const char *const years[] = { "年", "年度" };
	struct ds_str before = ds_str_slice(text, (struct ds_span){ from, time.start });
	struct ds_str after = ds_str_slice(text, (struct ds_span){ time.end, to });
	return ENDS_ANY(ds_str_slice(text, time), years) && ENDS_ANY(before, held) && after.n >= CHAR &&
	       ((unsigned char)after.p[0] >= 0xe4 || ds_str_starts(after, DS_STR("“")));
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

/* 自4月1日上线以来, 由年初至12月29日止: a time that begins with 自 and says at its end that it goes on. Its whole span, or
 * nothing. */
static struct ds_str spanned(const struct reader *rd, const struct lexeme *l)
{
	static const char *const ends[] = { "以来", "以來", "开始", "開始", "至今", "止", "起" };
	const struct lexeme *end = l + 1;
	for (int n = 0; n < 6 && !ends_clause(end) && end->kind != LEX_NUMBER; n++, end++)
		;
	struct ds_str s = text_of(rd, l[-1].start, end->start);
	if (ENDS_ANY(lexeme_text(rd, l), ends) && ends_clause(l + 1))
		return text_of(rd, l[-1].start, l->end); /* 从2011年起 */
	if (end == l + 1 || !ends_clause(end) || s.n > SPAN_MAX || !ENDS_ANY(s, ends))
		return DS_STR("");
	return s;
}

/* 超过去年同期1.1个百分点, 高于2019年的水平: does the word before measure against the time? */
static bool is_measure(const struct reader *rd, const struct lexeme *l)
{
	static const char *const over[] = { "超过", "超過", "超出", "高于",   "高於",  "低于", "低於",
					    "多于", "多於", "少于", "少於",   "快于",  "快於", "慢于",
					    "慢於", "好于", "好於", "优于",   "優於",  "大于", "大於",
					    "小于", "小於", "不及", "相当于", "相當於" };
	if (l[-1].kind != LEX_TEXT && l[-1].kind != LEX_WORD)
		return false;
	struct ds_str s = lexeme_text(rd, l - 1);
	return s.n > 3 ? ENDS_ANY(s, over) : ds_str_eq(s, DS_STR("超")) && !ends_clause(l - 2);
}

/* 到年底可完成…: is it said behind the time what can be until then? */
static bool may_be(const struct reader *rd, const struct lexeme *l)
{
	static const char *const may[] = { "可", "能", "将", "將", "预计", "預計" };
	return STARTS_ANY(lexeme_text(rd, l + 1), may);
}

/* 较前一周同日, 同期: a time that only says which other one something is measured against. 同年6月 is a time of its own. */
static bool is_same(const struct reader *rd, const struct lexeme *l)
{
	struct ds_str s = lexeme_text(rd, l);
	if (!ds_str_starts(s, DS_STR("同")))
		return false;
	return s.n <= 2 * CHAR || ds_str_starts(s, DS_STR("同期")) || is_word(l - 1, W_CMP);
}

/* 从2月中旬至3月初,…: from when until when, no level left behind. */
static struct ds_str from_until(const struct reader *rd, const struct lexeme *l)
{
	static const char *const joins[] = { "至", "到", "—", "-" };
	struct ds_str s = lexeme_text(rd, l);
	if (!ends_clause(l + 1) || !HAS_ANY(s, joins))
		return DS_STR("");
	return text_of(rd, l[-1].start, l->end);
}

static const char *const since[] = { "来", "來", "以来", "以來" };

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

static bool is_share(const struct reader *rd, const struct lexeme *number)
{
	const uint8_t kind = token_of(rd, number)->kind;
	return kind == DS_KIND_PERCENT || kind == DS_KIND_MULTIPLE;
}

/* 预计明天下午恢复供水。: the time of a clause that ends its sentence without a number. */
static bool is_promised(const struct reader *rd, const struct lexeme *l)
{
	static const char *const ahead[] = { "预计", "预估", "有望", "預計", "預估", "可望" };
	if (!ENDS_ANY(text_of(rd, rd->lx[0].start, l->start), ahead))
		return false;
	const struct lexeme *k = l + 1;
	while (!ends_clause(k) && k->kind != LEX_NUMBER)
		k++;
	return ends_clause(k) && k->kind != LEX_COMMA;
}

#define QUOTED_MAX 600u /* bytes behind a day */

void period_sentence(struct reader *rd, uint32_t from)
{
	static const char *const days[] = { "今天", "昨天", "明天", "今晚", "昨晚", "今早", "前天" };
	struct flow *f = &rd->flow;
	const char *p = f->period.p, *to = rd->r->text.p + from;
	if (!f->period.n || !IS_ANY(f->period, days) || p >= to || (size_t)(to - p) > QUOTED_MAX)
		return;
	const struct ds_str said = { p, (size_t)(to - p) };
	const size_t close = ds_str_find(said, DS_STR("”"), 0);
	if (close != SIZE_MAX && ds_str_find(said, DS_STR("“"), 0) > close)
		f->period = DS_STR("");
}

static const char *const nearly[] = { "近", "将近", "將近", "前后", "连续" };

void period_read(struct reader *rd, const struct lexeme *l)
{
	struct flow *f = &rd->flow;
	f->period_old = false;
	if (is_said_on(rd, l)) {
		if (f->led)
			f->period = DS_STR("");
		return;
	}
	const char *written_at = rd->r->text.p + l->start, *written_end = rd->r->text.p + l->end;
	if (char_in(written_at, written_end, "这這那") &&
	    char_in(written_at + HAN_BYTES, written_end, "两兩二三四五六七八九十几"))
		return; /* 18日和19日这两天: points to a time told before */
	if (is_word(l - 1, W_FROM) && ends_clause(l - 2) && period_is_past(rd, lexeme_text(rd, l)))
		f->target = false; /* 规划多年,自去年开放后,游客达9万人次 */
	struct ds_str span = is_word(l - 1, W_FROM) ? spanned(rd, l) : DS_STR("");
	if (!span.n && is_word(l - 1, W_FROM))
		span = from_until(rd, l);
	if (span.n) {
		f->period = span;
		f->period_target = false;
		return;
	}
	/* 较前一日明显增加 */
	static const char *const before[] = { "前", "上", "上一", "前一" };
	if (IS_ANY(lexeme_text(rd, l - 1), before) && is_word(l - 2, W_CMP))
		return;
	if (began(rd, l) || is_opening(rd, l) || is_same(rd, l) ||
	    period_is_of_award(rd->r->text, rd->lx[0].start, (struct ds_span){ l->start, l->end },
			       rd->lx[rd->lx_n].start))
		return;
	/* 经过近五年实践: how long it took */
	static const char *const through[] = { "通过", "通過", "经过", "經過", "历经",
					       "歷經", "历时", "歷時", "用了" };
	if (ENDS_ANY(lexeme_text(rd, l - 1), through) && STARTS_ANY(lexeme_text(rd, l), nearly))
		return;
	/* 按2018年平均汇率计算 */
	static const char *const rates[] = { "平均汇率", "年均汇率", "平均匯率", "不变价",
					     "可比价",   "不變價",   "价格" };
	if (char_before_in(rd->r->text.p + l->start, rd->r->text.p + rd->lx[0].start, "按以") &&
	    STARTS_ANY(text_of(rd, l->end, rd->lx[rd->lx_n].start), rates))
		return;
	/* 在近年来持续下降的基础上,再下降14.7%: what it began with */
	if (is_basis(rd, l))
		return;
	/* 仅22日一天,游客达4.58万人次,…: of the next number alone */
	static const char *const alone[] = { "仅", "僅", "单是", "仅仅" };
	static const char *const one[] = { "一天", "当天", "这天", "一日", "单日", "當天" };
	if (IS_ANY(lexeme_text(rd, l - 1), alone) && STARTS_ANY(text_of(rd, l->end, rd->lx[rd->lx_n].start), one)) {
		f->once = lexeme_text(rd, l);
		return;
	}
	if ((is_word(l - 1, W_CMP) || is_measure(rd, l)) && is_word(l + 1, W_DE) && l[2].kind == LEX_NUMBER) {
		f->once = lexeme_text(rd, l); /* 比2020年的395公斤增加两成 */
		return;
	}
	/* 同2000年的51万人相比 */
	static const char *const beside[] = { "相比", "相較", "相较" };
	if (is_word(l + 1, W_DE) && l[2].kind == LEX_NUMBER && STARTS_ANY(lexeme_text(rd, l + 3), beside)) {
		f->once = lexeme_text(rd, l);
		return;
	}
	if ((f->period.n || l[1].kind == LEX_QUOTE) &&
	    period_is_of_event(rd->r->text, rd->lx[0].start, (struct ds_span){ l->start, l->end },
			       rd->lx[rd->lx_n].start))
		return;
	if (is_word(l - 1, W_CMP | W_WITH) || is_word(l + 1, W_CMP) || is_measure(rd, l) ||
	    STARTS_ANY(lexeme_text(rd, l + 1), beside))
		return; /* what a change is measured against */
	const struct lexeme *of = l + 1;
	if (ds_str_starts(lexeme_text(rd, of), DS_STR("同期")))
		of++; /* 恢复到2019年同期的96.7% */
	if (l[-1].kind == LEX_WORD && is_word(of, W_DE) && of[1].kind == LEX_NUMBER) {
		static const char *const bases[] = { "恢复", "恢復", "相当", "相當", "是", "为", "為" };
		if (STARTS_ANY(lexeme_text(rd, l - 1), bases)) {
			if (!is_share(rd, of + 1)) /* 其次为2月的324万人次 */
				f->once = lexeme_text(rd, l);
			return; /* 恢复至2019年的86% */
		}
	}
	if (of > l + 1 && rd->said & (W_CMP | W_WITH))
		return; /* 较疫情前的2019年同期相比 */
	if (lexeme_says(rd, l, "当日") && is_word(l - 1, W_ADV))
		return;               /* 全部当日办结 */
	if (is_word(l - 1, W_FROM)) { /* 由上年的12%: of the next number alone */
		const struct lexeme *k = l + 1;
		while (!ends_clause(k) && k->kind != LEX_NUMBER)
			k++;
		static const char *const starts[] = { "起", "开始", "開始" };
		if (k->kind == LEX_NUMBER)
			f->once = lexeme_text(rd, l);
		if (k->kind == LEX_NUMBER &&
		    (STARTS_ANY(lexeme_text(rd, l + 1), starts) || ENDS_ANY(lexeme_text(rd, l), starts)))
			f->period = f->once; /* 从17日上午开始已设立六个点 */
		else if (k->kind == LEX_NUMBER)
			return;
		else if (ds_str_starts(lexeme_text(rd, l + 1), DS_STR("起")))
			f->period = f->once = text_of(rd, l[-1].start, l->end + HAN_BYTES);
		else if (STARTS_ANY(lexeme_text(rd, l + 1), starts)) /* not 从9月29日召开的会上获悉 */
			f->period = f->once = text_of(rd, l[-1].start, l->end + 2 * HAN_BYTES);
		else if (ENDS_ANY(lexeme_text(rd, l), starts))
			f->period = f->once = text_of(rd, l[-1].start, l->end);
		return;
	}
	/* 是去年同期的6倍、2019年同期的1.4倍 */
	if ((l[-1].kind == LEX_DUN || is_word(l - 1, W_AND)) && l[-2].kind == LEX_NUMBER && is_word(of, W_DE) &&
	    of[1].kind == LEX_NUMBER && is_share(rd, l - 2) && is_share(rd, of + 1))
		return;
	if (period_is_limit(rd->r->text, rd->lx[0].start, (struct ds_span){ l->start, l->end }) ||
	    is_promised(rd, l))
		return;
	/* 近3个小时的活动 */
	static const char *const shorts[] = { "小时", "小時", "分钟", "分鐘", "天" };
	if (is_word(l + 1, W_DE) && STARTS_ANY(lexeme_text(rd, l), nearly) && ENDS_ANY(lexeme_text(rd, l), shorts))
		return;
	/* 周末夜校课程: an attribute, no time of anything. */
	if (ds_str_starts(lexeme_text(rd, l), DS_STR("周")) && l[1].kind == LEX_TEXT)
		return;
	/* 未出现往年无序的现象,七天接待…: what only describes has no number in its clause */
	static const char *const once[] = { "往年", "以往", "历年", "歷年" };
	if (IS_ANY(lexeme_text(rd, l), once)) {
		const struct lexeme *k = l + 1;
		while (!ends_clause(k) && k->kind != LEX_NUMBER)
			k++;
		if (k->kind != LEX_NUMBER)
			return;
	}
	/* 近5年来最低值 */
	static const char *const bests[] = { "最", "新高", "新低", "首次", "同期最" };
	if (ENDS_ANY(lexeme_text(rd, l), since) && STARTS_ANY(lexeme_text(rd, l + 1), bests))
		return;
	struct ds_str written = lexeme_text(rd, l), time = drop_head(drop_head(written, "到"), "至");
	bool until = time.n < written.n || lexeme_says(rd, l - 1, "到") || lexeme_says(rd, l - 1, "至") ||
		     (l[-1].kind == LEX_TEXT && ds_str_ends(lexeme_text(rd, l - 1), DS_STR("到")));
	static const char *const backs[] = { "回溯到", "追溯到", "回到", "回溯至", "追溯至", "拉回到", "拨回到" };
	until &= !ENDS_ANY(text_of(rd, rd->lx[0].start, l->end - (uint32_t)time.n), backs);
	const bool next = is_next_year(f->period); /* 明年预算9亿元,其中115年3亿元: only a day ends it */
	f->period = period_since(rd, l + 1) ? text_of(rd, l->start, period_since(rd, l + 1)) : time;
	f->fact |= period_is_past(rd, time);
	/* 到年底可完成50公里 */
	bool end = until && l[1].kind != LEX_NUMBER && may_be(rd, l) && year_of(time) == 0;
	bool coming = (period_is_coming(written) && !until) || end ||
		      (ds_str_eq(written, DS_STR("年内")) && is_word(l + 1, W_VERB | W_LIGHT | W_TARGET));
	if ((is_deadline(written) || coming) && !is_word(l + 1, W_ACTUAL)) {
		f->target = true; /* 年底前达5800名 */
		f->planned |= !is_next_year(written);
	}
	f->period_target = until && lies_ahead(rd, time) && !is_stock(rd, l, time) && !is_told(rd, l);
	if (f->period_target)
		f->target = true;
	else if ((f->tasks || ds_str_starts(written, DS_STR("昨"))) && period_is_past(rd, written))
		f->target = false;
	else if (!until && !is_deadline(written) && !f->planned && !coming && (!next || is_day(written)))
		f->target = f->target && (!ends_clause(l - 1) || l[-1].kind == LEX_COLON);
}

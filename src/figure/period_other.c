/* period_other.c: times that do not take over from the one before, as they only say when something began, what a change is
 * measured against, or which of several is meant. */
#include "period.h"

/* 成立于2020年6月, 2016年成立的合作社, 于1998年创立,…: when something began, not the time of its figures. */
static bool began(const struct reader *rd, const struct lexeme *l)
{
	static const char *const begun[] = { "成立", "创立", "创建", "创办", "组建", "始建", "筹建", "修建",
					     "兴建", "落成", "诞生", "出生", "毕业", "入职", "开业", "注册",
					     "创刊", "投产", "建",   "生",   "建设", "开办", "始创" };
	static const char *const founded[] = { "成立", "创立", "创建", "创办", "组建", "出生", "创刊", "开办" };
	static const char *const at[] = { "于", "在" };
	struct ds_str before = lexeme_text(rd, l - 1), behind = lexeme_text(rd, l + 1);
	bool on = ENDS_ANY(before, at);
	const struct lexeme *end = l + 1;
	for (const size_t n = ANY_AT(rd->r->text.p + l->end, rd->r->text.p + rd->lx[rd->lx_n].start, founded);
	     end->start < l->end + n;)
		end++;
	if (end > l + 1 && ends_clause(end))
		return true;
	if (!on && !is_word(l + 2, W_DE))
		return false;
	if (on && before.n == CHAR)
		before = lexeme_text(rd, l - 2);
	else if (on)
		before.n -= CHAR;
	return (on && ENDS_ANY(before, begun)) || (is_word(l + 2, W_DE) && IS_ANY(behind, begun));
}

/* 花期持续到6月底, 订单排到了明年3月, 创下年内新高: does the time only end or bound what is told? */
bool period_is_limit(struct ds_str before)
{
	static const char *const ends[] = { "持续", "延续", "延长", "延",   "排",  "订",
					    "创下", "创",   "创出", "刷新", "打破" };
	static const char *const tos[] = { "到了", "到", "至" };
	before.n -= ENDS_ANY(before, tos);
	return ENDS_ANY(before, ends);
}

/* 举办了2014年迎春招聘会: the year is part of the name of what was held. */
bool period_of_event(struct ds_str before, struct ds_str time, struct ds_str behind)
{
	static const char *const held[] = { "举办",   "举办了", "举行",   "举行了", "召开", "召开了", "启动",
					    "启动了", "开展",   "开展了", "主办",   "承办", "参加",   "出席" };
	static const char *const years[] = { "年", "年度" };
	return ENDS_ANY(time, years) && ENDS_ANY(before, held) && behind.n && (unsigned char)*behind.p >= 0xe4;
}

/* 超过去年同期1.1个百分点, 高于2019年的水平, 按2020年不变价: does the word before measure against the time? */
static bool is_measure(const struct reader *rd, const struct lexeme *l)
{
	static const char *const over[] = { "超过", "超出", "高于", "低于", "多于", "少于", "快于",
					    "慢于", "好于", "优于", "大于", "小于", "不及", "相当于" };
	if (l[-1].kind != LEX_TEXT && l[-1].kind != LEX_WORD)
		return false;
	struct ds_str s = lexeme_text(rd, l - 1);
	return s.n > CHAR ? ENDS_ANY(s, over) : ds_str_eq(s, DS_STR("超")) || ds_str_eq(s, DS_STR("按"));
}

/* The number behind l in its clause; NULL: there is none. */
const struct lexeme *period_number_ahead(const struct lexeme *l)
{
	for (l++; !ends_clause(l); l++)
		if (l->kind == LEX_NUMBER)
			return l;
	return NULL;
}

static bool points_back(const struct reader *rd, const struct lexeme *l)
{
	const char *p = rd->r->text.p + l->start, *end = rd->r->text.p + l->end;
	return char_in(p, end, "这那") && char_in(p + HAN_BYTES, end, "两二三四五六七八九十几");
}

static bool is_same(const struct reader *rd, const struct lexeme *l)
{
	const struct ds_str s = lexeme_text(rd, l);
	return ds_str_starts(s, DS_STR("同")) && s.n <= 2 * CHAR;
}

static bool is_alone(const struct reader *rd, const struct lexeme *l)
{
	static const char *const alone[] = { "仅", "单是", "仅仅" };
	static const char *const one[] = { "一天", "当天", "这天", "一日", "单日" };
	return IS_ANY(lexeme_text(rd, l - 1), alone) && STARTS_ANY(words_behind(rd, l), one);
}

/* Behind the time and 同期. */
static const struct lexeme *behind_same(const struct reader *rd, const struct lexeme *l)
{
	return ds_str_starts(lexeme_text(rd, l + 1), DS_STR("同期")) ? l + 2 : l + 1;
}

static const char *const beside[] = { "相比", "相较" };

/* 较产量最高的2010年: is the time described behind a word that compares? */
static bool is_measured_by(const struct lexeme *l)
{
	if (!is_word(--l, W_DE))
		return false;
	while (!ends_clause(l) && l->kind != LEX_NUMBER && !is_word(l, W_CMP))
		l--;
	return is_word(l, W_CMP);
}

static bool is_compared(const struct reader *rd, const struct lexeme *l)
{
	static const char *const before[] = { "前", "上", "上一", "前一" };
	static const char *const alike[] = { "同比", "环比" };
	return is_word(l - 1, W_CMP | W_WITH) || is_measure(rd, l) || is_measured_by(l) ||
	       IS_ANY(lexeme_text(rd, l - 1), alike) ||
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
	       period_of_event(words_ahead_of(rd, l), lexeme_text(rd, l), words_behind(rd, l));
}

static bool is_base(const struct reader *rd, const struct lexeme *l)
{
	static const char *const bases[] = { "恢复", "相当", "是", "为" };
	static const char *const back[] = { "恢复" };
	const struct ds_str before = lexeme_text(rd, l - 1);
	const struct lexeme *of = behind_same(rd, l), *number = of + is_word(of, W_DE);
	if (number->kind != LEX_NUMBER || !(number > of || STARTS_ANY(before, back)) ||
	    !(STARTS_ANY(before, bases) || joins_numbers(l - 1)))
		return false;
	const uint8_t kind = token_of(rd, number)->kind;
	return kind == DS_KIND_PERCENT || kind == DS_KIND_MULTIPLE;
}

static const char *const since[] = { "来" };

static const char *const bests[] = { "最", "新高", "新低", "首次", "第", "罕见", "同期最" };

bool period_is_best(struct ds_str s)
{
	return STARTS_ANY(s, bests);
}

/* 持续到6月, 近5年来最低值, 为1960年以来历时最长的一次 */
static bool is_bound(const struct reader *rd, const struct lexeme *l)
{
	static const char *const is[] = { "为", "是", "系", "创" };
	if (period_is_limit(words_ahead_of(rd, l)))
		return true;
	if (!ENDS_ANY(lexeme_text(rd, l), since))
		return false;
	if (!IS_ANY(lexeme_text(rd, l - 1), is))
		return period_is_best(lexeme_text(rd, l + 1));
	const struct lexeme *end = l + 1;
	while (!ends_clause(end))
		end++;
	return HAS_ANY(text_of(rd, l->end, end->start), bests);
}

/* 今年是“十四五”开局之年: another name of the time before. 开放时间为8时至17时: told of the time itself. */
static bool is_predicate(const struct reader *rd, const struct lexeme *l)
{
	static const char *const is[] = { "是", "为", "系" };
	static const char *const whens[] = { "时间", "日期", "时段", "期", "期限" };
	return IS_ANY(lexeme_text(rd, l - 1), is) &&
	       (l[-2].kind == LEX_TIME || (ends_clause(l + 1) && ENDS_ANY(lexeme_text(rd, l - 2), whens)));
}

/* 2023年全县|全年收入: the year has been said. */
static bool is_whole_of_year(const struct reader *rd, const struct lexeme *l)
{
	return lexeme_says(rd, l, "全年") && l[-1].kind == LEX_PLACE && l[-2].kind == LEX_TIME &&
	       period_year(lexeme_text(rd, l - 2)) && rd->flow.period.n;
}

/* 一季度目标任务, 周末夜校课程: the time only tells which. */
static bool is_attribute(const struct reader *rd, const struct lexeme *l)
{
	static const char *const goals[] = { "目标任务", "目标", "任务", "计划目标" };
	const struct ds_str behind = words_behind(rd, l);
	const size_t goal = STARTS_ANY(behind, goals);
	if (goal && !period_number_ahead(l))
		return true;
	return ds_str_starts(lexeme_text(rd, l), DS_STR("周")) && l[1].kind == LEX_TEXT;
}

/* 今年“五一”假期,…。假期|5天: the days off that have been named. */
static bool is_said_again(const struct reader *rd, const struct lexeme *l)
{
	static const char *const unnamed[] = { "假期", "假日", "小长假", "长假", "黄金周" };
	const struct ds_str time = lexeme_text(rd, l);
	return IS_ANY(time, unnamed) && ds_str_ends(rd->flow.period, time);
}

/* Does a time of this sentence hold before l? */
static bool is_held(const struct reader *rd)
{
	return rd->flow.period.n && !rd->flow.period_old;
}

/* 10月1日,码头盼来|元旦假期|旅客,…: the time is told of an object. */
static bool is_of_object(const struct reader *rd, const struct lexeme *l)
{
	return is_held(rd) && is_word(l - 1, W_VERB | W_LIGHT | W_LE) && l[1].kind == LEX_TEXT &&
	       !period_number_ahead(l) && !period_reports(lexeme_text(rd, l - 1));
}

/* 截至8日13时,|6日深夜|暴发的山洪已造成…: the time is told of what is counted. */
static bool is_of_noun(const struct reader *rd, const struct lexeme *l)
{
	return is_held(rd) && ds_str_starts(rd->flow.period, DS_STR("截")) && is_word(l + 1, W_VERB | W_LIGHT) &&
	       is_word(l + 2, W_DE) && l[3].kind != LEX_NUMBER;
}

/* 2月份|当年|户数完成率40%,|往年|户数完成率7%: the account of which years. */
static bool is_of_account(const struct reader *rd, const struct lexeme *l)
{
	static const char *const past[] = { "往年", "历年" }, *const own[] = { "当年" };
	const struct ds_str time = lexeme_text(rd, l);
	if (!is_held(rd) || ends_clause(l + 1))
		return false;
	if (IS_ANY(time, past))
		return true;
	if (!IS_ANY(time, own) || ends_clause(l - 1))
		return false;
	while (!ends_clause(--l))
		if (l->kind == LEX_TIME)
			return true;
	return false;
}

/* 6日上午,|2024年|社区羽毛球赛开赛,…: of the name of what is told of a day. */
static bool is_year_of_name(const struct reader *rd, const struct lexeme *l)
{
	const struct ds_str time = lexeme_text(rd, l);
	return is_held(rd) && period_is_day(rd->flow.period) && time.n == 4 + CHAR &&
	       ds_str_ends(time, DS_STR("年")) && ends_clause(l - 1) && !ends_clause(l + 1) &&
	       !period_number_ahead(l);
}

/* 人口26万人（|2023年|）,…: of the number before it alone. */
static bool is_of_number(const struct reader *rd, const struct lexeme *l)
{
	(void)rd;
	return l[-1].kind == LEX_OPEN && l[1].kind == LEX_CLOSE && l[-2].kind == LEX_NUMBER;
}

/* The first that holds says why; `once`: the time is that of the next number alone. */
static const struct {
	bool (*holds)(const struct reader *rd, const struct lexeme *time);
	bool once;
} others[] = {
	{is_whole_of_year,   false}, /* 2023年全县|全年收入 */
	{ points_back,       false}, /* 18日和19日|这两天 */
	{ began,             false}, /* 2016年成立的合作社 */
	{ is_predicate,      false}, /* 今年是“十四五”开局之年 */
	{ is_same,           false}, /* 同期, where 同年6月 is a time of its own */
	{ is_alone,          true }, /* 仅22日一天,游客达4.58万人次,… */
	{ is_level_compared, true }, /* 比2020年的395公斤增加两成, 同2000年的51万人相比 */
	{ is_named_event,    false}, /* 举办了2014年迎春招聘会 */
	{ is_compared,       false}, /* 比去年, 较前一日, 与上年相比 */
	{ is_base,           false}, /* 恢复至2019年同期的86%, 是去年的6倍、2019年的1.4倍 */
	{ is_bound,          false}, /* 持续到6月, 近5年来最低值 */
	{ is_attribute,      false}, /* 周末夜校课程 */
	{ is_said_again,     false}, /* 今年“五一”假期,…。假期5天 */
	{ is_of_object,      false}, /* 盼来元旦假期旅客 */
	{ is_of_noun,        false}, /* 6日深夜暴发的山洪 */
	{ is_of_account,     false}, /* 往年户数完成率 */
	{ is_year_of_name,   false}, /* 6日,2024年羽毛球赛开赛 */
	{ is_of_number,      false}, /* 人口26万人（2023年） */
};

bool period_takes_over(struct reader *rd, const struct lexeme *l)
{
	for (size_t i = 0; i < DS_COUNT(others); i++)
		if (others[i].holds(rd, l)) {
			if (others[i].once)
				rd->flow.once = lexeme_text(rd, l);
			return false;
		}
	return true;
}

/* state.c: what holds beside the label: is a figure reached, aimed at or prescribed; is it a level or a change; what
 * it is per; for which time. Words set a state, marks end it: a target holds to the end of its sentence, a norm to the
 * end of its clause, a time through its paragraph.
 */
#include "phrase.h"

#define PER_LOOK_BACK 24 /* lexemes */

void state_sentence(struct flow *f)
{
	f->past = f->label;
	f->label = f->noun = f->unit = f->per = DS_STR("");
	f->levels_n = 0;
	f->change = DS_CHANGE_LEVEL;
	f->status = DS_STATUS_ACTUAL;
	f->target = f->period_target;
	f->norm = f->rule = f->weak = f->court = f->ruled = f->built = f->soft = f->planned = false;
	f->each = DS_STR("");
	f->judged_to = 0;
}

static struct ds_str words(const struct reader *rd, const struct lexeme *l)
{
	return text_of(rd, l->start, l->end);
}

INLINED bool says(const struct reader *rd, const struct lexeme *l, const char *z)
{
	return ds_str_eq(words(rd, l), ds_str_of(z));
}

/* ---- period ----------------------------------------------------------------------------------------------- */

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

/* 到2025年: ahead, unless the article is known to be younger. */
static bool lies_ahead(const struct reader *rd, struct ds_str time)
{
	unsigned year = year_of(time);
	if (!year)
		return false;
	struct ds_str published = { NULL, 0 };
	if (rd->block->article < rd->r->articles_n)
		published = rd->r->articles[rd->block->article].published;
	unsigned now = year_of(published);
	return !now || year >= now;
}

bool state_looks_back(struct ds_str text, uint32_t from, uint32_t at)
{
	static const char words[][4] = { "比", "较", "較", "与", "與", "同", "和", "于", "於", "由", "从", "從" };
	for (size_t i = 0; at >= from + 3 && i < DS_COUNT(words); i++)
		if (memcmp(text.p + at - 3, words[i], 3) == 0)
			return true;
	return false;
}

/* 成立于2020年6月, 2016年成立的合作社: when something began, not the time of its figures. */
static bool began(const struct reader *rd, const struct lexeme *l)
{
	static const char *const begun[] = { "成立", "创立", "创建", "创办", "组建", "始建", "筹建", "修建", "兴建",
					     "落成", "诞生", "出生", "毕业", "入职", "开业", "注册", "创刊", "投产",
					     "建",   "生",   "开办", "開辦", "創立", "創建", "創辦", "組建", "興建",
					     "誕生", "畢業", "入職", "開業", "註冊", "創刊", "投產", "始創" };
	static const char *const at[] = { "于", "於", "在" };
	struct ds_str before = words(rd, l - 1), behind = words(rd, l + 1);
	bool on = false;
	for (size_t i = 0; i < DS_COUNT(at); i++)
		on |= ds_str_ends(before, ds_str_of(at[i]));
	if (!on && !is_word(l + 2, W_DE))
		return false;
	if (on && before.n == CHAR)
		before = words(rd, l - 2);
	else if (on)
		before.n -= CHAR;
	for (size_t i = 0; i < DS_COUNT(begun); i++) {
		struct ds_str verb = ds_str_of(begun[i]);
		if (on && ds_str_ends(before, verb))
			return true;
		if (is_word(l + 2, W_DE) && ds_str_eq(behind, verb) && verb.n > CHAR)
			return true;
	}
	return false;
}

/* 年底前, 2026年底前: until when something is to be reached. */
static bool is_deadline(struct ds_str s)
{
	return ds_str_ends(s, DS_STR("底前")) && !ds_str_starts(s, DS_STR("去")) && !ds_str_starts(s, DS_STR("上"));
}

/* 明年, 下月: what is said of it lies ahead. */
static bool is_coming(struct ds_str s)
{
	static const char *const heads[] = { "明年", "后年", "後年", "下月", "下个月", "下個月", "来年", "來年" };
	for (size_t i = 0; i < DS_COUNT(heads); i++)
		if (ds_str_starts(s, ds_str_of(heads[i])))
			return true;
	return false;
}

static void time_read(struct reader *rd, const struct lexeme *l)
{
	struct flow *f = &rd->flow;
	if (began(rd, l) || ds_str_starts(words(rd, l), DS_STR("同")))
		return; /* 较前一周同日 */
	if (is_word(l - 1, W_CMP) && is_word(l + 1, W_DE) && l[2].kind == LEX_NUMBER) {
		f->once = words(rd, l); /* 比2020年的395公斤增加两成 */
		return;
	}
	if (is_word(l - 1, W_CMP | W_WITH) || is_word(l + 1, W_CMP))
		return; /* what a change is measured against */
	const struct lexeme *of = l + 1;
	if (ds_str_starts(words(rd, of), DS_STR("同期")))
		of++; /* 恢复到2019年同期的96.7% */
	if (l[-1].kind == LEX_WORD && is_word(of, W_DE) && of[1].kind == LEX_NUMBER) {
		static const char *const bases[] = { "恢复", "恢復", "相当", "相當", "是", "为", "為" };
		for (size_t i = 0; i < DS_COUNT(bases); i++)
			if (ds_str_starts(words(rd, l - 1), ds_str_of(bases[i])))
				return; /* 恢复至2019年的86% */
	}
	if (says(rd, l, "当日") && is_word(l - 1, W_ADV))
		return;               /* 全部当日办结 */
	if (is_word(l - 1, W_FROM)) { /* 由上年的12%: of the next number alone */
		f->once = words(rd, l);
		return;
	}
	/* 周末志愿服务: an attribute, no time of anything. */
	if (ds_str_starts(words(rd, l), DS_STR("周")) && l[1].kind == LEX_TEXT)
		return;
	struct ds_str written = words(rd, l), time = drop_head(drop_head(written, "到"), "至");
	bool until = time.n < written.n || says(rd, l - 1, "到") || says(rd, l - 1, "至");
	f->period = time;
	if ((is_deadline(written) || is_coming(written)) && !is_word(l + 1, W_ACTUAL))
		f->target = f->planned = true; /* 年底前达5800名 */
	f->period_target = until && lies_ahead(rd, time);
	if (f->period_target)
		f->target = true;
	else if (!until && !is_deadline(written) && !f->planned)
		f->target = f->target && (!ends_clause(l - 1) || l[-1].kind == LEX_COLON);
}

/* ---- status ----------------------------------------------------------------------------------------------- */

/* 计划实施的69个任务: the plan describes the noun, not the number. */
static bool describes(const struct lexeme *l)
{
	for (int n = 0; n < 6 && !ends_clause(l) && l->kind != LEX_NUMBER && !is_word(l, W_FROM); n++, l++)
		if (is_word(l, W_DE))
			return true;
	return false;
}

/* 将申请材料由11份减为4份: 将 takes an object, and something is done to it. */
static bool takes_object(const struct lexeme *l)
{
	bool object = false;
	if (l->cls != (W_ADV | W_TARGET))
		return false;
	for (l++; !ends_clause(l) && l->kind != LEX_NUMBER; l++) {
		if (is_word(l, W_FROM) || (object && is_word(l, W_TO | W_UP | W_DOWN) && l[-1].kind == LEX_TEXT))
			return true;
		object |= l->kind == LEX_TEXT;
	}
	return false;
}

/* 将 before an object aims at nothing, nor does 要 before a number. */
static bool aims(const struct lexeme *l)
{
	if (!(l->cls & W_TARGET) || (l->cls & W_PREP) || describes(l) || takes_object(l))
		return false;
	if (is_word(l, W_LIGHT) && (l[1].kind == LEX_TEXT || is_word(l + 1, W_LE)))
		return false; /* 争取资金2860万元 */
	return !((l->cls & W_LEAN) && (l->cls & W_REACH) && l[1].kind == LEX_NUMBER);
}

/* 每次会议前,安排两位: a clause of 每 without a figure says what the next is per. */
static void clause_close(struct reader *rd, uint32_t i)
{
	struct flow *f = &rd->flow;
	const struct lexeme *end = &rd->lx[i], *first = end - 1;
	f->each = DS_STR("");
	if (end->kind != LEX_COMMA || ends_clause(first))
		return; /* lx[-1] ends a clause too */
	for (int n = 0; n < PER_LOOK_BACK && !ends_clause(first - 1); n++) {
		if (first->kind == LEX_NUMBER)
			return;
		first--;
	}
	if (first >= end || !is_word(first, W_EACHALL | W_EACHHEAD | W_EACH))
		return;
	struct ds_str s = text_of(rd, first->start, end->start);
	static const struct ds_str tails[] = {
		{"前",  3},
                { "后", 3},
                { "後", 3},
                { "时", 3},
                { "時", 3},
                { "中", 3}
	};
	for (size_t t = 0; t < DS_COUNT(tails); t++)
		if (ds_str_ends(s, tails[t]))
			f->each = (struct ds_str){ s.p, s.n - 3 };
}

/* 政府工作报告提出,…: a report or plan proposes what stands behind. */
static bool plans(const struct reader *rd, const struct lexeme *l)
{
	static const char *const papers[] = { "工作报告", "规划",     "方案", "纲要",     "行动计划",
					      "指导意见", "工作報告", "規劃", "施政報告", "实施意见" };
	static const char *const proposes[] = { "提出", "明确", "明確", "要求", "部署" };
	struct ds_str s = words(rd, l);
	bool proposed = false;
	for (size_t i = 0; i < DS_COUNT(proposes); i++)
		proposed |= ds_str_ends(s, ds_str_of(proposes[i]));
	for (int n = 0; proposed && n < 6 && !ends_clause(l); n++, l--)
		for (size_t i = 0; i < DS_COUNT(papers); i++)
			if (ds_str_find(words(rd, l), ds_str_of(papers[i]), 0) != SIZE_MAX)
				return true;
	return false;
}

/* 市教育局要求,…; 提出新目标:…: what is asked for stands behind the mark. */
static bool announces(const struct reader *rd, const struct lexeme *mark)
{
	const struct lexeme *l = mark - 1;
	struct ds_str s = words(rd, l);
	bool aim = mark->kind == LEX_COLON && (ds_str_ends(s, DS_STR("目标")) || ds_str_ends(s, DS_STR("目標")));
	bool asked = ds_str_ends(s, DS_STR("要求"));
	bool given = ds_str_ends(s, DS_STR("承诺")) || ds_str_ends(s, DS_STR("承諾"));
	if (mark->kind == LEX_COMMA && plans(rd, l))
		return true;
	if (given)
		return s.n > 6 || l[-1].kind == LEX_PLACE; /* no 兑现承诺 */
	if (!aim && !asked)
		return false;
	for (int n = 0; asked && n < PER_LOOK_BACK && !ends_clause(l); n++, l--)
		if (l->kind == LEX_NUMBER || is_word(l, W_DE | W_PREP | W_CONN))
			return false; /* 按照…要求, 符合…的要求 */
	return true;
}

/* Does 每 stand before l in its clause? */
static bool of_each(const struct lexeme *l)
{
	for (int n = 0; n < PER_LOOK_BACK && !ends_clause(l); n++, l--)
		if (is_word(l, W_EACH | W_EACHALL | W_EACHHEAD))
			return true;
	return false;
}

/* 违反规定的,暂扣…; 超过100公里/小时时,应当…: a condition, and in the clause behind it what is prescribed or punished. */
/* 对…的,给予20万元奖励: who does this is given so much. */
static bool grants(const struct reader *rd, const struct lexeme *l)
{
	static const char *const gifts[] = { "奖励", "奖补", "补助", "补贴", "资助", "獎勵", "補助", "補貼" };
	bool given = false;
	if (!says(rd, l, "对") && !says(rd, l, "對"))
		return false;
	for (int n = 0; n < PER_LOOK_BACK && (!ends_clause(l) || l->kind == LEX_COMMA); n++, l++) {
		struct ds_str s = words(rd, l);
		if (l->kind == LEX_TIME || is_word(l, W_ACTUAL) || says(rd, l, "共") || says(rd, l, "累计"))
			return false;
		given |=
		    ds_str_eq(s, DS_STR("给予")) || ds_str_eq(s, DS_STR("給予")) || ds_str_eq(s, DS_STR("予以"));
		for (size_t k = 0; given && k < DS_COUNT(gifts); k++)
			if (ds_str_find(s, ds_str_of(gifts[k]), 0) != SIZE_MAX)
				return true;
	}
	return false;
}

static bool prescribes(const struct reader *rd, const struct lexeme *l)
{
	if (grants(rd, l))
		return true;
	static const char *const penal[] = { "暂扣", "暫扣", "吊销", "吊銷", "拘留", "罚款", "罰款", "记", "記" };
	bool dated = false;
	for (int n = 0; n < PER_LOOK_BACK && !ends_clause(l); n++, l++)
		dated |= l->kind == LEX_TIME;
	struct ds_str before = words(rd, l - 1);
	bool of = is_word(l - 1, W_DE);
	bool when = !of && (ds_str_ends(before, DS_STR("时")) || ds_str_ends(before, DS_STR("時")));
	if (l->kind != LEX_COMMA || dated || (!of && !when))
		return false;
	l++;
	for (int n = 0; n < PER_LOOK_BACK && !ends_clause(l); n++, l++) {
		struct ds_str s = words(rd, l);
		if (is_word(l, W_NORM) && !(l->cls & W_WEAK) && !ds_str_starts(s, DS_STR("判")))
			return true;
		for (size_t k = 0; of && k < DS_COUNT(penal); k++)
			if (ds_str_ends(s, ds_str_of(penal[k])))
				return true;
	}
	return false;
}

/* 法院一审判决, 仲裁委裁决: what is said behind is ordered. */
static bool judges(const struct reader *rd, const struct lexeme *l)
{
	static const char *const orders[] = { "判决", "判決", "裁决", "裁決", "判令", "调解", "調解" };
	struct ds_str s = words(rd, l);
	for (size_t i = 0; i < DS_COUNT(orders); i++) {
		size_t at = ds_str_find(s, ds_str_of(orders[i]), 0);
		if (at != SIZE_MAX && !is_word(l + 1, W_DE))
			return true;
	}
	return false;
}

/* Was anything judged in the sentence so far? Only bounds ask, and each lexeme is looked at once. */
static bool is_judged(struct reader *rd, uint32_t i)
{
	struct flow *f = &rd->flow;
	for (; f->judged_to <= i && !f->ruled; f->judged_to++) {
		const struct lexeme *l = &rd->lx[f->judged_to];
		f->ruled = (l->kind == LEX_TEXT || l->kind == LEX_WORD) && judges(rd, l);
	}
	return f->ruled;
}

/* 超过限速30%: a limit that was passed is named, not set. */
static bool passes(const struct reader *rd, const struct lexeme *l)
{
	static const char *const over[] = { "超过", "超過", "超出", "超", "突破", "高于", "低于", "未达到" };
	for (size_t i = 0; i < DS_COUNT(over); i++)
		if (says(rd, l, over[i]) || (l->kind == LEX_TEXT && ds_str_ends(words(rd, l), ds_str_of(over[i]))))
			return true;
	return false;
}

/* Lexemes that this leaves alone do not get here: a class that is looked at must stand in STATE_WORDS, and what is said
 * by other words in says_nothing of figure.c. */
void state_lexeme(struct reader *rd, uint32_t i)
{
	struct flow *f = &rd->flow;
	const struct lexeme *l = &rd->lx[i];
	if (i == 0 && says(rd, l, "同期"))
		f->label = f->noun = f->past;                                       /* 同期高雄市9486套 */
	if (ends_clause(l - 1) && !ends_clause(l) && !f->rule && prescribes(rd, l)) /* lx[-1] ends a clause */
		f->rule = f->norm = f->ruled = true;
	if (l->kind == LEX_TIME) {
		time_read(rd, l);
		return;
	}
	if ((l->kind == LEX_COMMA || l->kind == LEX_COLON) && announces(rd, l))
		f->target = f->planned = true;
	if (ends_clause(l) && l->kind != LEX_MARK && l->kind != LEX_COLON) {
		f->rule &= l->kind == LEX_COMMA;
		f->norm = f->rule;
		f->weak = f->court = false;
		if (l->kind == LEX_SEMI && f->soft)
			f->target = f->soft = false;
		clause_close(rd, i);
		return;
	}
	if (l->kind != LEX_WORD)
		return;
	bool left = is_word(l - 1, W_FROM); /* 从目前的3.4%提高到6% */
	if ((l->cls & W_NOW) && !left) {
		f->period = DS_STR("");
		f->period_target = f->target = false;
	}
	if ((l->cls & W_ACTUAL) && !left)
		f->target = f->built = false;
	if (l->cls & W_TO)
		f->once = DS_STR("");
	if (aims(l))
		f->target = true;
	f->soft = f->target &&
		  ((l->cls & W_WEAK) ? (l->cls & W_TARGET) != 0 || f->soft : f->soft && !(l->cls & W_TARGET));
	if (says(rd, l - 1, "一次性") && !(f->target && !f->soft))
		f->norm = f->ruled = true; /* 一次性奖励5万元 */
	if (l->cls & W_AFTERBUILD)
		f->built = true;
	if ((l->cls & W_NORM) && !is_word(l - 1, W_CMP | W_LEVELBY) && !passes(rd, l - 1)) {
		f->weak = (l->cls & W_WEAK) && (f->weak || !f->norm);
		f->norm = f->ruled = true;
		f->court = ds_str_starts(words(rd, l), DS_STR("判"));
	}
	/* 每个乡镇至少1名; after a rule every bound is one. */
	if ((l->cls & W_LIMIT) && (f->ruled || is_judged(rd, i) || (of_each(l) && says(rd, l, "至少")))) {
		f->weak = f->weak || !f->norm;
		f->norm = f->ruled = true;
	}
}

/* 3.4%, left behind: 要从3.4%提高到6% */
static bool left_behind(const struct lexeme *number)
{
	const struct lexeme *l = number - 1;
	while (l->kind == LEX_TIME || is_word(l, W_NOW | W_DE | W_REACH))
		l--;
	return is_word(l, W_FROM);
}

/* 10万元以下的免征增值税, 低于5.5%左右的控制目标: what stands behind rules or aims. */
static bool behind(const struct reader *rd, const struct lexeme *number, uint64_t cls, const char *noun)
{
	const struct lexeme *l = number + 1;
	while (is_word(l, W_AFTER))
		l++;
	if (!is_word(l, W_DE))
		return false;
	for (int n = 0; n < 4 && !ends_clause(l) && l->kind != LEX_NUMBER; n++, l++)
		if (is_word(l, cls) || (noun && ds_str_ends(words(rd, l), ds_str_of(noun))))
			return true;
	return false;
}

/* What is asked of every participant: 每人每年开展5项. */
static bool asks(const struct reader *rd, uint32_t i, struct ds_str per)
{
	static const struct ds_str heads[] = {
		{"每人",  6},
                { "每名", 6},
                { "每位", 6}
	};
	const struct token *t = token_of(rd, &rd->lx[i]);
	if (t->kind != DS_KIND_COUNT && t->kind != DS_KIND_DURATION)
		return false;
	for (size_t h = 0; h < DS_COUNT(heads); h++)
		if (ds_str_starts(per, heads[h]))
			return true;
	return false;
}

/* 超过4小时应停车休息: the bound of a rule whose verb stands behind it. */
static bool obliges(const struct reader *rd, const struct lexeme *number)
{
	static const char *const others[] = { "应急", "应用", "应对", "应届", "应收", "应付", "应邀",
					      "应征", "应税", "应纳", "應急", "應用", "應對", "應屆",
					      "應收", "應付", "應邀", "應徵", "應稅", "應納" };
	const struct token *t = token_of(rd, number);
	const struct lexeme *next = number + 1;
	while (is_word(next, W_AFTER))
		next++;
	static const char *const may[] = { "即可", "方可", "才可", "才能", "方能" };
	for (size_t i = 0; t->kind == DS_KIND_DURATION && i < DS_COUNT(may); i++)
		if (says(rd, next, may[i]) || ds_str_starts(words(rd, next), ds_str_of(may[i])))
			return true; /* 满6个月即可申请 */
	if (t->kind == DS_KIND_DURATION && is_word(next, W_NORM) && !is_word(next, W_WEAK | W_EDGE))
		return true; /* 五年内不得重新申请 */
	if ((t->approx != DS_APPROX_MORE && t->approx != DS_APPROX_LESS) || ends_clause(next))
		return false;
	struct ds_str s = words(rd, next);
	if (!ds_str_starts(s, DS_STR("应")) && !ds_str_starts(s, DS_STR("應")))
		return false;
	for (size_t i = 0; i < DS_COUNT(others); i++)
		if (ds_str_starts(s, ds_str_of(others[i])))
			return false;
	return true;
}

static bool spans_year(struct ds_str s)
{
	static const char *const years[] = { "全年", "年内", "今年", "本年度", "今年全年", "年內" };
	for (size_t i = 0; i < DS_COUNT(years); i++)
		if (ds_str_eq(s, ds_str_of(years[i])))
			return true;
	return false;
}

enum ds_modality state_status(const struct reader *rd, uint32_t i, struct ds_str per)
{
	const struct flow *f = &rd->flow;
	const struct lexeme *l = &rd->lx[i];
	bool year = f->weak && spans_year(f->period);                     /* 全年投放不低于150亿元 */
	bool people = f->court && token_of(rd, l)->kind == DS_KIND_COUNT; /* 判处刑罚56人 */
	if (year && f->norm)
		return DS_STATUS_TARGET;
	if ((f->norm && !(f->weak && f->target) && !people) || asks(rd, i, per) || behind(rd, l, W_NORM, NULL) ||
	    obliges(rd, l))
		return DS_STATUS_NORM;
	if (f->built || behind(rd, l, 0, "目标"))
		return DS_STATUS_TARGET;
	if (f->target && f->soft && token_of(rd, l)->kind == DS_KIND_MONEY && ds_str_starts(per, DS_STR("每")))
		return DS_STATUS_ACTUAL; /* 预计产量2万吨,每斤卖6元 */
	if (f->target && !left_behind(l))
		return DS_STATUS_TARGET;
	return DS_STATUS_ACTUAL;
}

/* ---- change ----------------------------------------------------------------------------------------------- */

/* 上届, 前一轮: the one before in time. */
static bool is_last(struct ds_str s)
{
	static const char *const heads[] = { "上届",   "上屆", "上轮", "上輪", "上次", "上一", "上赛季",
					     "上賽季", "前一", "前周", "前週", "往年", "往届", "常年" };
	for (size_t i = 0; i < DS_COUNT(heads); i++)
		if (ds_str_starts(s, ds_str_of(heads[i])))
			return true;
	return false;
}

/* 比去年多12个: a difference in time is a change. */
static enum ds_change difference(const struct reader *rd, const struct lexeme *l)
{
	bool up = says(rd, l, "多") || says(rd, l, "高"), down = says(rd, l, "少") || says(rd, l, "低");
	if (!up && !down)
		return DS_CHANGE_LEVEL;
	const struct lexeme *k = l - 1;
	bool before = ds_str_ends(words(rd, k), DS_STR("同比")) || ds_str_ends(words(rd, k), DS_STR("环比")) ||
		      ds_str_ends(words(rd, k), DS_STR("環比")); /* 同比低12.3% */
	while (k->kind == LEX_TIME || is_word(k, W_ADV))
		k--;
	if (k->kind == LEX_TEXT && is_word(k - 1, W_CMP) && is_last(words(rd, k)))
		before = true;
	if (!before && (!is_word(k, W_CMP) || k[1].kind != LEX_TIME))
		return DS_CHANGE_LEVEL;
	return up ? DS_CHANGE_UP : DS_CHANGE_DOWN;
}

enum ds_change state_change(const struct reader *rd, uint32_t i, const struct label *label)
{
	const struct token *t = token_of(rd, &rd->lx[i]);
	const struct lexeme *l = &rd->lx[i];
	if (t->move != DS_CHANGE_LEVEL)
		return (enum ds_change)t->move;
	/* 6%以上的增长 */
	const struct lexeme *next = l + 1;
	while (is_word(next, W_AFTER | W_DE))
		next++;
	if (t->kind == DS_KIND_PERCENT && is_word(next, W_UP | W_RATEUP) && !is_word(next, W_TO))
		return DS_CHANGE_UP;
	if (t->kind == DS_KIND_PERCENT && next > l + 1 && is_word(next, W_DOWN | W_RATEDOWN) &&
	    !is_word(next, W_TO))
		return DS_CHANGE_DOWN;
	if ((l[-1].kind == LEX_DUN || is_word(l - 1, W_AND)) &&
	    (l[-2].kind == LEX_NUMBER || is_word(l - 2, W_AFTER)))
		return (enum ds_change)rd->flow.change;
	for (l--; l->kind == LEX_WORD; l--) {
		if (l->cls & (W_TO | W_LEVELBY))
			return DS_CHANGE_LEVEL;
		if (l->cls & W_UP)
			return DS_CHANGE_UP;
		if (l->cls & W_DOWN)
			return DS_CHANGE_DOWN;
		if ((l->cls & (W_RATEUP | W_RATEDOWN)) && t->kind == DS_KIND_PERCENT)
			return l->cls & W_RATEUP ? DS_CHANGE_UP : DS_CHANGE_DOWN;
		enum ds_change d = difference(rd, l);
		if (d != DS_CHANGE_LEVEL)
			return d;
		bool within = l->end == rd->lx[i].start && says(rd, l, "在"); /* 涨幅在1.1%到3.7%之间 */
		if (!within && !(l->cls & (W_REACH | W_ADV | W_LE | W_PER | W_AFTER | W_RESP)))
			break;
	}
	return (enum ds_change)label->change;
}

/* ---- per -------------------------------------------------------------------------------------------------- */

bool state_is_per(const struct reader *rd, uint32_t i)
{
	return is_word(&rd->lx[i] - 1, W_EACH);
}

/* 每名党员, 每人每年, 每棵古树每年: from the first 每 to the noun of the last. */
static struct ds_str each_phrase(const struct reader *rd, const struct lexeme *number, const struct lexeme *l)
{
	const struct lexeme *first = l, *last = l;
	while (is_word(first - 1, W_EACHALL | W_EACHHEAD))
		first--;
	uint32_t noun = phrase_each_noun(rd, number, l);
	if (noun != EACH_ALL)
		return text_of(rd, first->start, l->end + noun);
	if (is_word(l, W_EACHHEAD | W_EACH))
		while (last[1].kind == LEX_TEXT || last[1].kind == LEX_PLACE || last[1].kind == LEX_OTHER ||
		       last[1].kind == LEX_OPEN || last[1].kind == LEX_CLOSE ||
		       (last == l && last[1].kind == LEX_NUMBER && is_word(l, W_EACH)))
			last++;
	/* 每棵古树每年: the noun between two. */
	if (first[-1].kind == LEX_TEXT && is_word(first - 2, W_EACHHEAD))
		first -= 2;
	struct ds_str per = text_of(rd, first->start, last->end);
	if (per.n >= 5 * CHAR && ds_str_ends(per, DS_STR("中")))
		per.n -= CHAR; /* 每百元营业收入中的成本 */
	return per;
}

struct ds_str state_per(const struct reader *rd, uint32_t i, enum ds_change change)
{
	const struct token *t = token_of(rd, &rd->lx[i]);
	if (t->per.n)
		return t->per;
	bool growth = change != DS_CHANGE_LEVEL && t->kind == DS_KIND_PERCENT, noun = false, joined = false;
	const struct lexeme *l = &rd->lx[i] - 1;
	for (int n = 0; n < PER_LOOK_BACK; n++, l--) {
		if (ends_clause(l))
			break;
		if (l->kind == LEX_NUMBER && token_of(rd, l)->minor && is_word(l + 1, W_AFTER))
			continue; /* 每千人口拥有3岁以下婴幼儿托位数4.5个 */
		if (l->kind == LEX_NUMBER) {
			if (is_word(l - 1, W_EACH))
				return each_phrase(rd, &rd->lx[i], l - 1);
			return joined ? rd->flow.per : rd->flow.each; /* 执业医师3.2人、注册护士3.9人 */
		}
		if (is_word(l, W_PER) && !(growth && noun))
			return words(rd, l);
		if (is_word(l, W_PERHEAD) && !growth && !is_word(l - 1, W_PER | W_EACHALL | W_EACHHEAD))
			return text_of(rd, l->start, l->start + 3);
		if (is_word(l, W_EACHALL | W_EACHHEAD | W_EACH) && !growth)
			return each_phrase(rd, &rd->lx[i], l);
		noun |= l->kind == LEX_TEXT;
		joined |= l->kind == LEX_DUN || is_word(l, W_AND | W_TO);
	}
	return rd->flow.each;
}

/* state.c: is a figure reached, aimed at or prescribed? Words set a state, marks end it: a target holds to the end of its
 * sentence, a norm to the end of its clause. Times are read in period.c, changes and what a rate is per in change.c.
 */
#include "phrase.h"

#define PER_LOOK_BACK 24 /* lexemes */

void state_sentence(struct flow *f)
{
	f->past = f->label;
	f->past_unit = f->unit;
	f->label = f->noun = f->unit = f->per = DS_STR("");
	f->levels_n = 0;
	f->change = DS_CHANGE_LEVEL;
	f->status = DS_STATUS_ACTUAL;
	f->target = f->period_target;
	f->norm = f->rule = f->weak = f->court = f->ruled = f->built = f->soft = f->planned = f->paper = f->left =
	    false;
	f->each = DS_STR("");
	f->judged_to = 0;
}

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
	static const char *const tails[] = { "前", "后", "後", "时", "時", "中" };
	if (ENDS_ANY(s, tails))
		f->each = (struct ds_str){ s.p, s.n - 3 };
}

/* 政府工作报告提出,…: a report or plan proposes what stands behind. */
static bool plans(const struct reader *rd, const struct lexeme *l)
{
	static const char *const papers[] = { "工作报告", "规划",     "方案", "纲要",     "行动计划",
					      "指导意见", "工作報告", "規劃", "施政報告", "实施意见" };
	static const char *const proposes[] = { "提出", "明确", "明確", "要求", "部署" };
	struct ds_str s = lexeme_text(rd, l);
	bool proposed = ENDS_ANY(s, proposes);
	for (int n = 0; proposed && n < 6 && !ends_clause(l); n++, l--)
		if (HAS_ANY(lexeme_text(rd, l), papers))
			return true;
	return false;
}

/* 市教育局要求,…; 提出新目标:…: what is asked for stands behind the mark. */
static bool announces(const struct reader *rd, const struct lexeme *mark)
{
	const struct lexeme *l = mark - 1;
	struct ds_str s = lexeme_text(rd, l);
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
	if (!lexeme_says(rd, l, "对") && !lexeme_says(rd, l, "對"))
		return false;
	for (int n = 0; n < PER_LOOK_BACK && (!ends_clause(l) || l->kind == LEX_COMMA); n++, l++) {
		struct ds_str s = lexeme_text(rd, l);
		if (l->kind == LEX_TIME || is_word(l, W_ACTUAL) || lexeme_says(rd, l, "共") ||
		    lexeme_says(rd, l, "累计"))
			return false;
		given |=
		    ds_str_eq(s, DS_STR("给予")) || ds_str_eq(s, DS_STR("給予")) || ds_str_eq(s, DS_STR("予以"));
		if (given && HAS_ANY(s, gifts))
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
	struct ds_str before = lexeme_text(rd, l - 1);
	bool of = is_word(l - 1, W_DE);
	bool when = !of && (ds_str_ends(before, DS_STR("时")) || ds_str_ends(before, DS_STR("時")));
	if (l->kind != LEX_COMMA || dated || (!of && !when))
		return false;
	l++;
	for (int n = 0; n < PER_LOOK_BACK && !ends_clause(l); n++, l++) {
		struct ds_str s = lexeme_text(rd, l);
		if (is_word(l, W_NORM) && !(l->cls & W_WEAK) && !ds_str_starts(s, DS_STR("判")))
			return true;
		if (of && ENDS_ANY(s, penal))
			return true;
	}
	return false;
}

/* 法院一审判决, 仲裁委裁决: what is said behind is ordered. */
static bool judges(const struct reader *rd, const struct lexeme *l)
{
	static const char *const orders[] = { "判决", "判決", "裁决", "裁決", "判令", "调解", "調解" };
	return !is_word(l + 1, W_DE) && HAS_ANY(lexeme_text(rd, l), orders);
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
	struct ds_str s = lexeme_text(rd, l);
	return l->kind == LEX_TEXT ? ENDS_ANY(s, over) : IS_ANY(s, over);
}

static bool spans_year(struct ds_str s)
{
	static const char *const years[] = { "全年", "年内", "今年", "本年度", "今年全年", "年內" };
	return IS_ANY(s, years);
}

/* 根据通知,…; 按照新规,…: what stands behind is so by a paper of rules. Plans have other papers. */
static bool follows_paper(const struct reader *rd, const struct lexeme *comma)
{
	static const char *const heads[] = { "根据", "根據", "按照", "依据", "依據", "依照", "按" };
	static const char *const papers[] = { "通知", "办法", "辦法", "规定", "規定", "条例", "條例", "细则",
					      "細則", "新规", "新規", "政策", "公约", "公約", "标准", "標準" };
	struct ds_str s = text_of(rd, rd->lx[0].start, comma->start);
	return STARTS_ANY(s, heads) && ENDS_ANY(s, papers);
}

/* 由法定30个工作日压缩至3个: the rule was what is left behind, not what is reached. */
static bool leaves_rule(const struct lexeme *to)
{
	bool rule = false;
	for (const struct lexeme *l = to - 1; !ends_clause(l); l--) {
		if (rule && is_word(l, W_FROM))
			return true;
		rule = is_word(l, W_NORM) ||
		       (rule && (is_word(l, W_NOW | W_DE | W_REACH | W_ADV) || l->end - l->start <= CHAR));
	}
	return false;
}

/* Lexemes that this leaves alone do not get here: a class that is looked at must stand in STATE_WORDS, and what is said
 * by other words in says_nothing of figure.c. */
void state_lexeme(struct reader *rd, uint32_t i)
{
	struct flow *f = &rd->flow;
	const struct lexeme *l = &rd->lx[i];
	if (i == 0 && lexeme_says(rd, l, "同期"))
		f->label = f->noun = f->past;                                       /* 同期高雄市9486套 */
	if (ends_clause(l - 1) && !ends_clause(l) && !f->rule && prescribes(rd, l)) /* lx[-1] ends a clause */
		f->rule = f->norm = f->ruled = true;
	if (l->kind == LEX_TIME) {
		period_read(rd, l);
		return;
	}
	if (l->kind == LEX_COMMA && follows_paper(rd, l))
		f->paper = f->ruled = true;
	if ((l->kind == LEX_COMMA || l->kind == LEX_COLON) && announces(rd, l))
		f->target = f->planned = true;
	if (ends_clause(l) && l->kind != LEX_MARK && l->kind != LEX_COLON) {
		f->rule &= l->kind == LEX_COMMA && !lexeme_says(rd, l + 1, "其中");
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
	if (l->cls & W_TO) {
		f->once = DS_STR("");
		f->norm &= !leaves_rule(l);
	}
	bool hard = f->target && !f->soft; /* 后期展望:预计… */
	if (aims(l))
		f->target = true;
	f->soft = f->target && !hard &&
		  ((l->cls & W_WEAK) ? (l->cls & W_TARGET) != 0 || f->soft : f->soft && !(l->cls & W_TARGET));
	if (lexeme_says(rd, l - 1, "一次性") && !(f->target && !f->soft))
		f->norm = f->ruled = true; /* 一次性奖励5万元 */
	if (l->cls & W_AFTERBUILD)
		f->built = true;
	if ((l->cls & W_NORM) && !is_word(l - 1, W_CMP | W_LEVELBY) && !passes(rd, l - 1)) {
		f->weak = (l->cls & W_WEAK) && (f->weak || !f->norm);
		f->norm = f->ruled = true;
		f->court = ds_str_starts(lexeme_text(rd, l), DS_STR("判"));
		f->rule |= f->court && !ds_str_starts(lexeme_text(rd, l), DS_STR("判处"));
		if (f->weak && spans_year(f->period))
			f->target = f->soft = true; /* 全年投放不低于150亿元 */
	}
	/* 每个乡镇至少1名; after a rule every bound is one. */
	if ((l->cls & W_LIMIT) && (f->ruled || is_judged(rd, i) || (of_each(l) && lexeme_says(rd, l, "至少")))) {
		f->weak = f->weak || !f->norm;
		f->norm = f->ruled = true;
	}
}

/* 3.4%, left behind: 要从3.4%提高到6% */
static bool left_behind(const struct lexeme *number)
{
	const struct lexeme *l = number - 1;
	while (l->kind == LEX_TIME || is_word(l, W_NOW | W_DE | W_REACH | W_NORM | W_ADV))
		l--;
	return is_word(l, W_FROM);
}

bool state_leaves(const struct reader *rd, uint32_t i)
{
	return left_behind(&rd->lx[i]);
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
		if (is_word(l, cls) || (noun && ds_str_ends(lexeme_text(rd, l), ds_str_of(noun))))
			return true;
	return false;
}

/* What is asked of every participant: 每人每年开展5项. */
static bool asks(const struct reader *rd, uint32_t i, struct ds_str per)
{
	static const char *const heads[] = { "每人", "每名", "每位" };
	const struct token *t = token_of(rd, &rd->lx[i]);
	if (t->kind != DS_KIND_COUNT && t->kind != DS_KIND_DURATION)
		return false;
	return STARTS_ANY(per, heads);
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
	if (t->kind == DS_KIND_DURATION && STARTS_ANY(lexeme_text(rd, next), may))
		return true; /* 满6个月即可申请 */
	if (t->kind == DS_KIND_DURATION && is_word(next, W_NORM) && !is_word(next, W_WEAK | W_EDGE))
		return true; /* 五年内不得重新申请 */
	if ((t->approx != DS_APPROX_MORE && t->approx != DS_APPROX_LESS) || ends_clause(next))
		return false;
	struct ds_str s = lexeme_text(rd, next);
	if (!ds_str_starts(s, DS_STR("应")) && !ds_str_starts(s, DS_STR("應")))
		return false;
	return !STARTS_ANY(s, others);
}

/* Does the word that aims stand in the clause of l? */
static bool aimed_here(const struct lexeme *l)
{
	for (l--; !ends_clause(l); l--)
		if (is_word(l, W_TARGET))
			return true;
	return false;
}

/* Of what a paper of rules gives: so much for each, at most so much, for who has paid a full year. */
static bool by_paper(const struct reader *rd, const struct lexeme *number, struct ds_str per)
{
	const struct flow *f = &rd->flow;
	const struct token *t = token_of(rd, number);
	if (t->kind == DS_KIND_DURATION && f->ruled && !f->target &&
	    ds_str_ends(lexeme_text(rd, number - 1), DS_STR("满")))
		return true;
	return f->paper && !f->target && (ds_str_starts(per, DS_STR("每")) || t->approx == DS_APPROX_LESS) &&
	       (t->kind == DS_KIND_MONEY || t->kind == DS_KIND_DURATION);
}

enum ds_modality state_status(const struct reader *rd, uint32_t i, struct ds_str per)
{
	const struct flow *f = &rd->flow;
	const struct lexeme *l = &rd->lx[i];
	bool people = f->court && token_of(rd, l)->kind == DS_KIND_COUNT; /* 判处刑罚56人 */
	if ((f->norm && !(f->weak && f->target) && !people) || asks(rd, i, per) || behind(rd, l, W_NORM, NULL) ||
	    obliges(rd, l))
		return DS_STATUS_NORM;
	struct ds_str cue = ds_str_slice(rd->r->text, token_of(rd, l)->cue);
	if (token_of(rd, l)->approx == DS_APPROX_LESS && !f->target &&
	    (ds_str_eq(cue, DS_STR("最高")) || ds_str_eq(cue, DS_STR("最长")) || ds_str_eq(cue, DS_STR("最長"))))
		return DS_STATUS_NORM; /* 补贴期限最长3年 */
	if (by_paper(rd, l, per))
		return DS_STATUS_NORM;
	if (f->built || behind(rd, l, 0, "目标"))
		return DS_STATUS_TARGET;
	if (f->target && f->soft && !aimed_here(l) && token_of(rd, l)->kind == DS_KIND_MONEY &&
	    ds_str_starts(per, DS_STR("每")))
		return DS_STATUS_ACTUAL; /* 预计产量2万吨,每斤卖6元 */
	if (f->target && !left_behind(l))
		return DS_STATUS_TARGET;
	return DS_STATUS_ACTUAL;
}

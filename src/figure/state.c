/* state.c: is a figure reached, aimed at or prescribed? What opens a target stands in aim.c, what prescribes in norm.c, times
 * are read in period.c; how far each of them holds stands here.
 *
 * - A target holds to the end of its sentence; one that is only expected (预计) to a semicolon behind which something else
 *   is told. It goes on in the next sentence when that has no subject, no time and no word of what is done already, and in
 *   all that stands under a heading of tasks. 已, 目前, 此前 or a time that is over end it.
 * - A norm holds to the end of its clause; a condition takes in what follows from it. What a paper of rules gives holds for
 *   its sentence. Where a paragraph has told rules and little else, its other amounts are rules too.
 * - A level that is left behind (由60万元提高到…) is actual under a target.
 */
#include "state.h"
#include "topics.h"

void state_sentence(struct flow *f)
{
	f->going = f->target && !f->soft && !f->built && f->status == DS_STATUS_TARGET;
	f->aimed = f->status == DS_STATUS_TARGET;
	f->planning = f->all_planned;
	f->all_planned = true;
	f->past = f->label;
	f->past_unit = f->unit;
	f->period_old = true;
	if (f->wider.n)
		f->period = f->wider; /* 前五月增长7%。其中,5月份增长9%。|全市投资… */
	f->wider = DS_STR("");
	if (f->period.n && period_is_hour(f->period))
		f->period = DS_STR("");
	f->label = f->noun = f->unit = f->per = f->mean = f->whole = DS_STR("");
	f->levels_past = f->levels_from;
	f->levels_from = f->levels_n;
	f->most = DS_STR("");
	f->aside.depth = 0;
	f->change = DS_CHANGE_LEVEL;
	f->status = DS_STATUS_ACTUAL;
	f->target = f->period_target || f->tasks;
	f->done = f->fact = f->guess = f->listed = false;
	f->norm = f->rule = f->weak = f->court = f->ruled = f->built = f->soft = f->planned = f->paper = f->left =
	    false;
	f->planned = f->tasks;
	f->each = DS_STR("");
	f->judged_to = 0;
}

/* 每次会议前,安排两位: a clause of 每 without a figure says what the next is per. */
static void clause_close(struct reader *rd, uint32_t i)
{
	struct flow *f = &rd->flow;
	const struct lexeme *end = &rd->lx[i], *first = end - 1;
	f->each = DS_STR("");
	if (end->kind != LEX_COMMA || ends_clause(first) || !(rd->said & (W_EACHALL | W_EACHHEAD | W_EACH)))
		return; /* lx[-1] ends a clause too */
	for (int n = 0; n < CLAUSE_BACK && !ends_clause(first - 1); n++) {
		if (first->kind == LEX_NUMBER)
			return;
		first--;
	}
	if (first >= end || !is_word(first, W_EACHALL | W_EACHHEAD | W_EACH))
		return;
	struct ds_str s = text_of(rd, first->start, end->start);
	static const char *const tails[] = { "前", "后", "时", "中" };
	const bool hour = s.n > CHAR && s.p[s.n - CHAR - 1] >= '0' && s.p[s.n - CHAR - 1] <= '9';
	if (ENDS_ANY(s, tails) && !hour) /* not 每晚7时至11时 */
		f->each = (struct ds_str){ s.p, s.n - 3 };
}

bool spans_year(struct ds_str s)
{
	static const char *const years[] = { "全年", "年内", "今年", "本年度", "今年全年" };
	return IS_ANY(s, years);
}

/* What goes on from the sentence before. */
static void sentence_opens(struct reader *rd, const struct lexeme *l)
{
	struct flow *f = &rd->flow;
	if (f->going && aim_goes_on(rd))
		f->target = f->planned = true;
	if (f->aimed && aim_has_parts(rd))
		f->target = true;
	if (lexeme_says(rd, l, "同期"))
		f->label = f->noun = f->past; /* 同期高雄市9486套 */
}

static void clause_opens(struct reader *rd, const struct lexeme *l)
{
	struct flow *f = &rd->flow;
	if (!f->rule && norm_prescribes(rd, l))
		f->rule = f->norm = f->ruled = true;
	if (f->target && aim_was_met(rd, l)) {
		f->target = f->soft = false; /* 去年计划投资3亿元,累计完成3.4亿元 */
		f->done = true;
	}
	static const char *const once[] = { "过去", "以前", "从前", "早年" };
	if (l[1].kind == LEX_COMMA && IS_ANY(lexeme_text(rd, l), once))
		f->period = DS_STR(""); /* 2014年…。过去,人均收入不到2000元 */
	period_event(rd, l);
}

static void time_read_of(struct reader *rd, const struct lexeme *l)
{
	struct flow *f = &rd->flow;
	period_read(rd, l);
	if (f->built && !f->period_old && period_is_past(rd, f->period))
		f->target = f->built = false; /* 投产后,去年产值3亿元 */
	if (l[1].kind != LEX_NUMBER && ends_clause(l - 1) &&
	    aim_schedules(text_of(rd, l->end, rd->lx[rd->lx_n].start)))
		f->tasks = f->target = f->planned = true;
}

/* A mark that ends a clause, or announces what is behind it. */
static void mark_read(struct reader *rd, uint32_t i)
{
	struct flow *f = &rd->flow;
	const struct lexeme *l = &rd->lx[i];
	const bool comma = l->kind == LEX_COMMA, semi = l->kind == LEX_SEMI;
	if (comma && norm_paper(rd, l))
		f->paper = f->ruled = true;
	if (comma && norm_law(rd, l))
		f->rule = f->ruled = true;
	if ((comma || l->kind == LEX_COLON) && aim_announced(rd, l))
		f->target = f->planned = true;
	if ((comma || semi) && f->target && !f->all_planned && !f->tasks && aim_of_money(rd, l))
		f->target = f->soft = f->planned = false;
	if (!ends_clause(l) || l->kind == LEX_MARK || l->kind == LEX_COLON)
		return;
	f->rule &= comma && !lexeme_says(rd, l + 1, "其中");
	f->norm = f->rule;
	f->weak = f->court = f->done = false;
	if (semi && f->target && !f->planned && !f->period_target && aim_idle(l))
		f->target = f->soft = false;
	if (semi && (f->built || f->guess) && aim_counts_projects(rd, l))
		f->target = f->soft = f->built = false;
	if (semi && f->soft && !(f->guess && aim_plain(rd, l)) && !aim_lists_works(rd, l))
		f->target = f->soft = false;
	clause_close(rd, i);
}

/* 目前, 已, 现有: what is or was ends what is aimed at. */
static void fact_read(struct reader *rd, const struct lexeme *l)
{
	struct flow *f = &rd->flow;
	if (f->soft && lexeme_says(rd, l, "现有"))
		f->target = f->soft = false;
	bool left = is_word(l - 1, W_FROM); /* 从目前的3.4%提高到6% */
	/* 将…,在目前基础上翻一番 */
	static const char *const bases[] = { "基础上", "基础", "的基础" };
	const bool base =
	    lexeme_says(rd, l - 1, "在") && STARTS_ANY(text_of(rd, l->end, rd->lx[rd->lx_n].start), bases);
	if ((l->cls & W_NOW) && !left && !base) {
		if (!lexeme_says(rd, l, "至今") || !period_goes_on(rd, l))
			f->period = DS_STR("");
		f->period_target = f->target = false;
	}
	if ((l->cls & W_ACTUAL) && !left && !base) {
		if (f->target && ends_clause(l - 1) && period_is_coming(f->period))
			f->period = DS_STR(""); /* 明年建成100所 已惠及300人 */
		f->target = f->built = false;
		f->done = true;
	}
	f->fact |= is_word(l, W_ACTUAL | W_NOW | W_HAS) && is_word(l, W_ADV | W_NOW);
	if (l->cls & W_TO) {
		f->once = DS_STR("");
		f->norm &= !norm_left(l);
	}
}

/* 将, 计划, 预计: what is to come; `soft` while only a weak word says so. */
static void aim_read(struct reader *rd, const struct lexeme *l)
{
	struct flow *f = &rd->flow;
	const bool hard = f->target && !f->soft; /* 后期展望:预计… */
	const bool over =
	    (l->cls & W_AFTERBUILD) && !f->period_old && period_is_past(rd, f->period); /* 去年5月建成后 */
	if (!over && aim_opens(rd, l)) {
		f->listed =
		    !f->target && l[-1].kind == LEX_DUN && (l[-2].kind == LEX_NUMBER || is_word(l - 2, W_AFTER));
		f->target = true;
		static const char *const nexts[] = { "下一", "下步", "下阶段", "接下来", "今后" };
		if (f->period_old && !f->period_target && STARTS_ANY(lexeme_text(rd, l), nexts))
			f->period = DS_STR(""); /* 前三季度产量9万吨。下一步,计划打井20口 */
	}
	f->built |= (l->cls & W_AFTERBUILD) && !over;
	f->soft = f->target && !hard &&
		  ((l->cls & W_WEAK) ? (l->cls & W_TARGET) != 0 || f->soft : f->soft && !(l->cls & W_TARGET));
	if (!f->soft || !(l->cls & W_WEAK) || !(l->cls & W_TARGET))
		return;
	static const char *const guesses[] = { "预计", "预测", "预期", "预估" };
	f->guess = STARTS_ANY(lexeme_text(rd, l), guesses);
	if (f->guess && (l[1].kind == LEX_COMMA || l[1].kind == LEX_COLON)) {
		f->soft = false; /* 预计,全市… */
		f->planned = true;
	}
}

/* Does the word prescribe where it stands? */
static bool prescribes(const struct reader *rd, const struct lexeme *l)
{
	/* 起付线以上费用: what lies beyond a bound is told */
	const bool beyond = (is_word(l + 1, W_AFTER) && l[2].kind == LEX_TEXT) || norm_names(rd, l);
	/* 58公里處|3車追撞: a place, no penalty */
	const bool spot = l->end - l->start == CHAR && is_word(l - 1, K_NUMBER | K_OTHER);
	return !beyond && !spot && !is_word(l - 1, W_CMP | W_LEVELBY) &&
	       !((rd->topics & TOPIC_COURT) && norm_prayed(rd, l));
}

/* 应, 不低于, 判处: what is so by a rule. */
static void norm_read(struct reader *rd, uint32_t i)
{
	static const char *const grants[] = { "奖", "补", "资助", "给予", "扶持", "支持", "发放", "救助", "缴" };
	static const char *const terms[] = { "判", "有期", "拘役", "缓刑", "缓期", "罚金", "责令", "限期", "获刑" };
	struct flow *f = &rd->flow;
	const struct lexeme *l = &rd->lx[i];
	if (is_word(l - 1, W_ONCE) && STARTS_ANY(lexeme_text(rd, l), grants) && !(f->target && !f->soft))
		f->norm = f->ruled = true; /* 一次性奖励5万元 */
	if ((l->cls & W_NORM) && prescribes(rd, l)) {
		f->weak = (l->cls & W_WEAK) && (f->weak || !f->norm);
		f->norm = f->ruled = true;
		const bool judged = ds_str_starts(lexeme_text(rd, l), DS_STR("判"));
		f->court |= STARTS_ANY(lexeme_text(rd, l), terms);
		f->rule |= judged && !ds_str_starts(lexeme_text(rd, l), DS_STR("判处"));
		if (f->weak && spans_year(f->period) && !f->paper && !f->rule && !norm_of_each(l) &&
		    !(rd->said & W_LE))
			f->target = f->soft = true; /* 全年投放不低于150亿元 */
	}
	/* 每个乡镇至少1名; after a rule every bound is one. */
	if ((l->cls & W_LIMIT) &&
	    (f->ruled || norm_judged(rd, i) || (norm_of_each(l) && lexeme_says(rd, l, "至少")))) {
		f->weak = f->weak || !f->norm;
		f->norm = f->ruled = true;
	}
}

/* Lexemes that this leaves alone do not get here: a class that is looked at must stand in STATE_WORDS (meaning.h). */
void state_lexeme(struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i];
	if (i == 0)
		sentence_opens(rd, l);
	if (ends_clause(l - 1) && !ends_clause(l)) /* lx[-1] ends a clause */
		clause_opens(rd, l);
	if (l->kind == LEX_TIME) {
		time_read_of(rd, l);
	} else if (l->kind == LEX_WORD) {
		fact_read(rd, l);
		aim_read(rd, l);
		norm_read(rd, i);
	} else {
		mark_read(rd, i);
	}
}

/* 还有十二个电站正在施工, 比原计划提前两个月: what goes on or was done is there, whatever is aimed at before. */
static bool goes_on_now(const struct reader *rd, const struct lexeme *number)
{
	static const char *const there[] = { "现有", "原有", "剩下", "剩余" };
	if (is_word(number - 1, W_HAS | W_ADV | W_REACH | W_DET) && IS_ANY(lexeme_text(rd, number - 1), there))
		return true; /* 提升现有20个示范县 */
	static const char *const plans[] = { "原计划", "计划", "预定", "原定", "预期", "预计" };
	for (const struct lexeme *l = number - 1; (rd->said & W_CMP) && !ends_clause(l); l--)
		if (is_word(l, W_CMP) && STARTS_ANY(lexeme_text(rd, l + 1), plans))
			return true; /* 比原计划提前两个月 */
	static const char *const stands[] = { "立足", "依托" };
	for (const struct lexeme *l = number - 1; !ends_clause(l) && l > number - 4; l--)
		if (STARTS_ANY(lexeme_text(rd, l), stands))
			return true; /* 将立足全市300个服务点,评选… */
	if (aim_here(number))
		return false;
	const struct lexeme *verb = number - 1;
	while (is_word(verb, W_REACH | W_ADV))
		verb--;
	if (is_word(verb, W_LE))
		return true; /* 原计划种水稻,后来种了3亩玉米 */
	for (const struct lexeme *l = number + 1; !ends_clause(l) && l->kind != LEX_NUMBER; l++)
		if (is_word(l, W_ADV) && ds_str_starts(lexeme_text(rd, l), DS_STR("正在")))
			return true;
	return false;
}

/* 投资20亿元建设年产10万吨电池项目: what a project that is only begun will bring. */
bool state_is_capacity(const struct reader *rd, const struct lexeme *number, struct ds_str per)
{
	static const char *const ways[] = { "年", "日" };
	static const char *const works[] = { "项目", "生产线", "工程", "基地" };
	static const char *const begins[] = {
		"建设", "签约", "签订", "引进", "开工", "落户", "新上", "拟建", "实施"
	};
	static const char *const done[] = { "建成", "投产", "竣工", "完成", "已" };
	const struct lexeme *first = number, *last = number + 1;
	if (!IS_ANY(per, ways) || token_of(rd, number)->kind == DS_KIND_MONEY || rd->flow.done)
		return false;
	while (!ends_clause(last) && last->kind != LEX_NUMBER && last->kind != LEX_DUN)
		last++;
	if (!HAS_ANY(text_of(rd, number->end, last->start), works))
		return false;
	while (!ends_clause(first - 1))
		first--;
	struct ds_str before = text_of(rd, first->start, number->start);
	return HAS_ANY(before, begins) && !HAS_ANY(before, done);
}

/* 组建了不少于50人的队伍, 设立3个面积不少于200平方米的展厅: what was made is so large, nothing is prescribed. */
static bool tells_deed(const struct lexeme *number)
{
	bool thing = false;
	const struct lexeme *l = number - 1;
	for (; !ends_clause(l); l--) {
		if (is_word(l, W_EACH | W_EACHALL | W_EACHHEAD | W_LEAN))
			return false;
		if (is_word(l, W_LE))
			return true;
		thing |= l->kind == LEX_NUMBER && l[1].kind == LEX_TEXT;
	}
	return thing;
}

/* 参加的人数不超过30, 能挂果的不超过三成: how many there are is told with a bound; so much for each is prescribed. */
static bool counts_with_bound(const struct reader *rd, const struct lexeme *number)
{
	static const char *const counted[] = { "人数", "数量", "户数", "总数", "能够", "能" };
	static const char *const rules[] = { "应",   "应当", "须",   "必须", "要求", "规定", "原则",
					     "控制", "限制", "上限", "标准", "补",   "奖",   "每" };
	const struct ds_str all = text_of(rd, rd->lx[0].start, rd->lx[rd->lx_n].start);
	const struct lexeme *first = number;
	while (!ends_clause(first - 1))
		first--;
	return HAS_ANY(text_of(rd, first->start, number->start), counted) && !HAS_ANY(all, rules);
}

bool state_leaves(const struct reader *rd, uint32_t i)
{
	return (rd->said & W_FROM) && aim_left(&rd->lx[i]);
}

enum ds_modality state_status(const struct reader *rd, uint32_t i, struct ds_str per, enum ds_change change)
{
	const struct flow *f = &rd->flow;
	const struct lexeme *l = &rd->lx[i];
	/* 判处刑罚56人, 责令整改12家: how many were sentenced or ordered is a fact */
	bool people = f->court && (token_of(rd, l)->kind == DS_KIND_COUNT || is_word(l - 1, W_SHARE));
	bool guessed = f->guess && f->target && aim_here(l); /* 预计最高可容纳1800人 */
	/* 贷款额度增加了6倍 */
	bool grown = change != DS_CHANGE_LEVEL &&
		     (token_of(rd, l)->kind == DS_KIND_MULTIPLE ||
		      (token_of(rd, l)->approx == DS_APPROX_EXACT && !f->target &&
		       (token_of(rd, l)->kind == DS_KIND_PERCENT || token_of(rd, l)->kind == DS_KIND_MONEY)));
	const bool told = f->weak && (f->target || tells_deed(l) || counts_with_bound(rd, l));
	if ((f->norm && !told && !people && !guessed && !grown) || norm_asks(rd, i, per) ||
	    norm_behind(rd, l, W_NORM, NULL) || norm_obliges(rd, l))
		return DS_STATUS_NORM;
	struct ds_str cue = ds_str_slice(rd->r->text, token_of(rd, l)->cue);
	if (token_of(rd, l)->approx == DS_APPROX_LESS && !f->target &&
	    (ds_str_eq(cue, DS_STR("最高")) || ds_str_eq(cue, DS_STR("最长"))))
		return DS_STATUS_NORM; /* 补贴期限最长3年 */
	if (norm_by_paper(rd, l, per))
		return DS_STATUS_NORM;
	if (norm_given(rd, l, per) || (change == DS_CHANGE_LEVEL && norm_of_case(rd, l, per)))
		return DS_STATUS_NORM;
	bool aim = (rd->said & W_DE) && (norm_behind(rd, l, 0, "目标") || norm_behind(rd, l, 0, "目标任务"));
	for (const struct lexeme *k = l - 1; aim && !ends_clause(k); k--)
		aim = !is_word(k, W_LE) &&
		      !ds_str_ends(lexeme_text(rd, k), DS_STR("了")); /* 实现了增收10万元的目标 */
	if ((f->built && !aim_left(l)) || aim || aim_named(rd, l))
		return DS_STATUS_TARGET;
	if (f->target && goes_on_now(rd, l))
		return DS_STATUS_ACTUAL;
	if (f->target && f->soft && !aim_here(l) && token_of(rd, l)->kind == DS_KIND_MONEY &&
	    ds_str_starts(per, DS_STR("每")) && !ds_str_starts(per, DS_STR("每股")))
		return DS_STATUS_ACTUAL; /* 预计产量2万吨,每斤卖6元 */
	if ((f->target && !aim_left(l)) || aim_behind(rd, l))
		return DS_STATUS_TARGET;
	return norm_rules(rd, l, change) ? DS_STATUS_NORM : DS_STATUS_ACTUAL;
}

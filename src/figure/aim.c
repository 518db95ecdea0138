/* aim.c: what aims at something to come: verbs (将, 计划, 力争), papers of plans, what is asked for or promised. Says whether a
 * word opens an aim where it stands; how far that holds is state.c's.
 */
#include "state.h"

#define PLAN_MAX 60u /* bytes before a comma in which a plan is named */

/* 计划实施的69个任务: the plan describes the noun, not the number; 投产后的第一年,… tells when. */
static bool describes(const struct reader *rd, const struct lexeme *l)
{
	if (is_word(l, W_AFTERBUILD) && is_word(l + 1, W_DE) && is_word(l + 2, K_TIME | K_OTHER))
		return false;
	if (is_word(l, W_WEAK) && is_word(l + 1, K_TIME))
		return false; /* 预计今年全县播种的3万亩… */
	/* 计划给乡小学的|学生捐助508本: whom it is for is described */
	static const char *const givers[] = { "计划给", "计划向", "计划对", "计划为" };
	const bool toward = IS_ANY(lexeme_text(rd, l), givers);
	for (int n = 0; n < 6 && !ends_clause(l) && l->kind != LEX_NUMBER && !is_word(l, W_FROM); n++, l++)
		if (is_word(l, W_DE))
			return !toward || l[1].kind == LEX_NUMBER;
	return false;
}

/* 将申请材料由11份减为4份: 将 takes an object, and something is done to it. */
static bool takes_object(const struct lexeme *l)
{
	bool object = false;
	if (l->cls != (W_ADV | W_TARGET))
		return false;
	for (l++; !ends_clause(l) && l->kind != LEX_NUMBER; l++) {
		if (object && (is_word(l, W_FROM) || (is_word(l, W_TO | W_UP | W_DOWN) && l[-1].kind == LEX_TEXT)))
			return true;
		object |= l->kind == LEX_TEXT;
	}
	return false;
}

/* 将新投用学校17所, where no word behind 将 is known as a verb: what stands there reaches the number, and nothing is done to
 * it before or behind. */
static bool takes_verb(const struct lexeme *l)
{
	const struct lexeme *k = l + 1;
	if (ends_clause(l - 1) || k->kind != LEX_TEXT)
		return false;
	bool alone = k->end - k->start <= CHAR; /* 新, 再 */
	for (k++; alone && is_word(k, W_VERB | W_LIGHT | W_ADV); k++)
		alone = false;
	while (is_word(k, K_TEXT | K_PLACE | K_OPEN | K_CLOSE | W_AND | W_ETC) || k->kind == LEX_DUN)
		k++; /* 将组织甲、乙等地2000家单位 */
	if (k->kind != LEX_NUMBER)
		return false;
	for (k++; k->kind == LEX_TEXT || is_word(k, W_AFTER | W_DE); k++)
		;
	return ends_clause(k) || k->kind == LEX_DUN || is_word(k, W_AND);
}

/* 为确保…,…: what something is done for is no aim of the number behind. */
static bool is_purpose(const struct reader *rd, const struct lexeme *l)
{
	static const char *const heads[] = { "为", "为了", "以" };
	return IS_ANY(lexeme_text(rd, l - 1), heads) ||
	       (l[-1].kind == LEX_TEXT && ds_str_ends(lexeme_text(rd, l - 1), DS_STR("为")));
}

/* 拟补贴的农机公示结束,入围90台: what is made known is settled. */
static bool is_made_known(const struct reader *rd, const struct lexeme *l)
{
	static const char *const known[] = { "公示", "公告" };
	while (!ends_clause(l + 1) && l->kind != LEX_NUMBER)
		l++;
	return ENDS_ANY(lexeme_text(rd, l), known);
}

/* 将社区划分成14个网格: where an object stands between, 将 says what is made of it; 将统一划分成14个网格 is to come. */
static bool is_divided(struct ds_str s)
{
	static const char *const made[] = { "划分成", "划分为", "分成", "分为",   "划为",
					    "编为",   "编成",   "编入", "合并成", "合并为" };
	static const char *const hows[] = {
		"科学", "统一", "重新", "合理", "逐步", "继续", "全部", "进一步", "被"
	};
	for (size_t i = 0; i < DS_COUNT(made); i++)
		if (ds_str_ends(s, ds_str_of(made[i]))) {
			s.n -= ds_str_of(made[i]).n;
			return s.n >= 2 * CHAR && !IS_ANY(s, hows);
		}
	return false;
}

/* 将非法制枪的王某夫妇抓获: done to its object, as the end of the clause says. */
static bool is_disposal(const struct reader *rd, const struct lexeme *l)
{
	static const char *const done[] = { "抓获", "查获", "归案", "制服", "控制", "带回", "押解", "刑拘", "逮捕",
					    "送医", "救出", "捣毁", "拆除", "移送", "转移", "公示", "公布" };
	static const char *const whom[] = { "其", "他", "她", "它", "该", "对方" };
	if (!ds_str_starts(lexeme_text(rd, l), DS_STR("将")))
		return false;
	const uint32_t from = l->end;
	const struct ds_str object = lexeme_text(rd, l + 1);
	if (l->cls & W_PREP && l[1].kind == LEX_TEXT &&
	    (STARTS_ANY(object, whom) || char_in(object.p + CHAR, object.p + object.n, "某")))
		return true; /* 将其拘禁3天, 将郭某打成轻伤 */
	while (!ends_clause(l + 1)) {
		l++;
		if (l->kind == LEX_NUMBER)
			return is_divided(text_of(rd, from, l->start));
	}
	return ENDS_ANY(lexeme_text(rd, l), done);
}

/* 剩余370公里争取进入国道网;…: does the part before the semicolon aim at nothing behind its words? */
bool aim_idle(const struct lexeme *semi)
{
	bool number = false, idle = false;
	for (const struct lexeme *l = semi - 1; l->kind != LEX_SEMI && l->kind != LEX_STOP; l--) {
		number |= l->kind == LEX_NUMBER;
		if (is_word(l, W_TARGET) && number)
			return false; /* 目标是增长5%,争取更好结果 */
		idle |= is_word(l, W_TARGET);
	}
	return idle;
}

/* 预计达产后年创税收5亿元;集中开工的项目40个: does the part behind the semicolon count projects? */
bool aim_counts_projects(const struct reader *rd, const struct lexeme *semi)
{
	const struct lexeme *l = semi + 1;
	while (l->kind != LEX_NUMBER && !ends_clause(l))
		l++;
	if (l->kind != LEX_NUMBER || token_of(rd, l)->kind != DS_KIND_COUNT)
		return false;
	for (l--; is_word(l, W_REACH | W_ADV); l--)
		;
	static const char *const projects[] = { "项目", "工程" };
	return l->kind == LEX_TEXT && ENDS_ANY(lexeme_text(rd, l), projects);
}

bool aim_of_money(const struct reader *rd, const struct lexeme *comma)
{
	bool plan = false, money = false, counted = false;
	const struct lexeme *l = comma - 1;
	if (!(rd->said & W_INVEST))
		return false;
	for (; !ends_clause(l); l--) {
		plan |= is_word(l, W_TARGET);
		money |=
		    l->kind == LEX_NUMBER && is_word(l - 1, W_INVEST) && token_of(rd, l)->kind == DS_KIND_MONEY;
	}
	if (!plan || !money)
		return false;
	for (; l->kind != LEX_STOP && l->kind != LEX_SEMI; l--) {
		if (is_word(l, W_TARGET))
			return false;
		counted |= l->kind == LEX_NUMBER && token_of(rd, l)->kind == DS_KIND_COUNT;
	}
	return counted;
}

/* 其中, behind a sentence of aims: does it go on, without a time and a word of what is done already? */
bool aim_has_parts(const struct reader *rd)
{
	if (!lexeme_says(rd, &rd->lx[0], "其中"))
		return false;
	const struct lexeme *number = NULL;
	for (uint32_t i = 0; i < rd->lx_n; i++) {
		if (is_word(&rd->lx[i], W_ACTUAL | W_NOW | W_LE))
			return false;
		if (!number && rd->lx[i].kind == LEX_NUMBER &&
		    !(is_word(&rd->lx[i] + 1, W_AFTER) && rd->lx[i + 2].kind == LEX_TEXT))
			number = &rd->lx[i]; /* 亿元以上|项目20个 */
	}
	/* 年度计划投资90亿元。其中甲市20个: counts are no parts of money */
	if (!number || token_of(rd, number)->kind != DS_KIND_COUNT || !rd->flow.past_unit.n ||
	    ds_str_eq(token_of(rd, number)->unit, rd->flow.past_unit))
		return true;
	/* 计划改造90个小区,计划投资4亿元。其中甲区30个 */
	const struct flow *f = &rd->flow;
	uint32_t from = f->levels_past + FLOW_LEVELS < f->levels_n ? f->levels_n - FLOW_LEVELS : f->levels_past;
	for (uint32_t k = from; k < f->levels_from; k++)
		if (f->planning && ds_str_eq(f->levels[k % FLOW_LEVELS].unit, token_of(rd, number)->unit))
			return true;
	return false;
}

/* 产值将超过120亿元: will more than that be reached? 将超过50人送往… is done to them. */
static bool will_pass(const struct reader *rd, const struct lexeme *l)
{
	static const char *const over[] = { "超过", "突破", "超", "逾", "会突破", "会超过" };
	if (ends_clause(l - 1) || l[2].kind != LEX_NUMBER || !IS_ANY(lexeme_text(rd, l + 1), over))
		return false;
	for (l += 3; l->kind == LEX_TEXT && l->end - l->start <= 2 * CHAR; l++)
		;
	return ends_clause(l);
}

/* 剩下的5部将在明春装好, 将聚焦养老,新建…: 将 before how, where or when it is done has no object. */
static bool will_act(const struct reader *rd, const struct lexeme *l)
{
	static const char *const ways[] = { "立足", "聚焦", "围绕", "紧扣", "瞄准", "突出", "著力", "着力" };
	return (is_word(l + 1, W_PREP | W_FROM | K_TIME) && !is_word(l + 1, W_TARGET)) ||
	       STARTS_ANY(lexeme_text(rd, l + 1), ways);
}

/* 计划投资同比增长8%, 计划开工项目完成投资3亿元, 未按计划开工项目3个: the name of what was planned, where it is not counted or
 * measured itself. */
static bool names_plan(const struct reader *rd, const struct lexeme *l)
{
	if ((l->cls & (W_TARGET | W_NOUN)) != (W_TARGET | W_NOUN))
		return false;
	if (!(l->cls & W_INVEST))
		return ds_str_ends(lexeme_text(rd, l - 1), DS_STR("按")) ||
		       (l[1].kind != LEX_NUMBER && !(is_word(l + 1, W_REACH | W_ADV) && l[2].kind == LEX_NUMBER));
	for (l++; l->kind == LEX_WORD; l++)
		if (is_word(l, W_UP | W_DOWN))
			return true;
	return false;
}

/* 一斤要卖9元, 一趟要走两小时, 要便宜近一半: what it costs or takes. */
static bool is_needed(const struct reader *rd, const struct lexeme *l)
{
	static const char *const ways[] = { "卖", "花", "走", "跑", "耗", "便宜", "贵" };
	return lexeme_says(rd, l, "要") && l[1].end - l[1].start <= 2 * CHAR &&
	       (l[2].kind == LEX_NUMBER || (is_word(l + 2, W_REACH | W_ADV) && l[3].kind == LEX_NUMBER)) &&
	       STARTS_ANY(lexeme_text(rd, l + 1), ways);
}

/* 使用该系统可实现增产5%: what a thing can do now, where nothing tells of something that is to be built or reached first. */
static bool is_ability(const struct reader *rd, const struct lexeme *l)
{
	static const char *const first[] = { "项目",   "建成", "投产", "达产", "竣工", "投用", "完工",
					     "建设",   "工程", "达效", "预计", "计划", "规划", "明年",
					     "年底",   "后",   "将",   "届时", "通车", "实施", "完成",
					     "生产线", "全部", "签约", "投资", "如果", "一旦", "若" };
	if (!ds_str_starts(lexeme_text(rd, l), DS_STR("可")) || lexeme_says(rd, l, "可望"))
		return false;
	return !HAS_ANY(text_of(rd, rd->lx[0].start, l->start), first);
}

/* 将 before an object aims at nothing, nor does 要 before a number, nor what was done: 已争取资金. */
bool aim_opens(const struct reader *rd, const struct lexeme *l)
{
	if (!(l->cls & W_TARGET))
		return false;
	if (l->cls == (W_ADV | W_TARGET) && l[1].kind == LEX_NUMBER && !ends_clause(l + 2))
		return false; /* 将2个村引入基地: done to them */
	static const char *const olds[] = { "原本", "原有", "原来的", "现有" };
	if (l->end - l->start == CHAR && STARTS_ANY(lexeme_text(rd, l + 1), olds))
		return false; /* 将原本5处扩增至48处 */
	if (l[1].kind == LEX_NUMBER && lexeme_says(rd, l, "目标任务"))
		return false; /* 为年度目标任务6亿元的103%: aim_named */
	if (lexeme_says(rd, l, "上看") && l[1].kind != LEX_NUMBER)
		return false; /* 从结构上看 */
	if (is_ability(rd, l))
		return false;
	if (lexeme_says(rd, l, "决定") && !is_word(l + 1, W_INVEST | W_NEWADD | W_LIGHT))
		return false; /* 决定表彰50人: and so it was done */
	if ((l->cls & W_LEAN) && is_needed(rd, l))
		return false; /* 一斤要卖9元 */
	static const char *const shares[] = { "比例", "占比", "完成率" };
	if (STARTS_ANY(lexeme_text(rd, l + 1), shares))
		return false; /* 完成计划投资比例为72%, 计划完成率 */
	if (is_disposal(rd, l) || is_made_known(rd, l))
		return false;
	if (is_word(l - 1, W_DE) && l->end - l->start > CHAR && !is_word(l, W_PREP | W_ADV | W_WEAK | W_REACH))
		return false; /* 转让的决定, where 今年的目标是 aims */
	if (is_word(l, W_LIGHT) && (l->cls & W_AMBI) && l[1].kind == LEX_NUMBER)
		return false; /* 准备3万元 */
	if (((l->cls & W_PREP) && !takes_verb(l) && !will_pass(rd, l) && !will_act(rd, l)) || describes(rd, l) ||
	    names_plan(rd, l) || takes_object(l) || is_purpose(rd, l) || (rd->flow.done && is_word(l, W_LIGHT)))
		return false;
	static const char *const sums[] = { "累计", "共", "先后", "共计", "成功" };
	if (is_word(l, W_LIGHT) && (l[1].kind == LEX_TEXT || is_word(l + 1, W_LE) ||
				    (l[-1].kind != LEX_COMMA && IS_ANY(lexeme_text(rd, l - 1), sums))))
		return false; /* 争取资金2860万元, 累计争取2860万元 */
	if (is_word(l, W_LIGHT) && l[1].kind == LEX_COMMA)
		return false; /* 积极向上级争取,申请资金200万元 */
	if (is_word(l, W_LIGHT) && is_word(l + 1, W_AND | W_CONN) && !ends_clause(l + 2) && is_word(l + 3, W_LE))
		return false; /* 争取并实施了… */
	return !((l->cls & W_LEAN) && (l->cls & W_REACH) && l[1].kind == LEX_NUMBER);
}

/* 1800套住房将分配给申请者: what so many will do or will be done to them. */
bool aim_behind(const struct reader *rd, const struct lexeme *number)
{
	static const char *const will[] = { "将",   "将要", "将会", "将在", "将于",
					    "也将", "还将", "都将", "均将", "仍将" };
	if (!(rd->said & W_TARGET))
		return false;
	static const char *const these[] = { "这", "该", "此", "上述" };
	const struct lexeme *l = number;
	while (!ends_clause(l - 1))
		l--;
	if (is_word(number - 1, W_DE) && STARTS_ANY(lexeme_text(rd, l), these))
		return false; /* 这笔到账的86万元将交给… */
	l = number + 1;
	for (int n = 0; n < 3 && (l->kind == LEX_TEXT || is_word(l, NOMINAL)) && !is_word(l, W_TARGET); n++)
		l++;
	return is_word(l, W_TARGET) && IS_ANY(lexeme_text(rd, l), will) && aim_opens(rd, l);
}

/* 政府工作报告提出,…: a report or plan proposes what stands behind. */
static bool plans(const struct reader *rd, const struct lexeme *l)
{
	static const char *const proposes[] = { "提出", "明确", "要求", "部署" };
	struct ds_str s = lexeme_text(rd, l);
	if (ds_str_ends(s, DS_STR("报告提出")) ||
	    (ds_str_eq(s, DS_STR("提出")) && ds_str_ends(lexeme_text(rd, l - 1), DS_STR("报告"))))
		return true; /* no 报告指出, which looks back */
	bool proposed = ENDS_ANY(s, proposes);
	for (int n = 0; proposed && n < 6 && !ends_clause(l); n++, l--)
		if (has_sort(lexeme_text(rd, l), S_PAPER))
			return true;
	return false;
}

/* 按照方案,…; 根据规划,…: what stands behind is so by a plan. Rules have other papers. */
static bool follows_plan(const struct reader *rd, const struct lexeme *comma)
{
	static const char *const heads[] = { "根据", "按照", "依据", "按" };
	struct ds_str s = text_of(rd, rd->lx[0].start, comma->start);
	return s.n <= PLAN_MAX && STARTS_ANY(s, heads) && (ends_sort(s, S_PAPER) || ds_str_ends(s, DS_STR("部署")));
}

/* 市教育局要求,…; 提出新目标:…: what is asked for stands behind the mark. */
bool aim_announced(const struct reader *rd, const struct lexeme *mark)
{
	/* what all of this ends with */
	static const char *const asks[] = { "要求", "承诺", "提出", "明确", "部署" };
	const struct lexeme *l = mark - 1;
	struct ds_str s = lexeme_text(rd, l);
	if (l->end == mark->start && !ends_sort(text_of(rd, rd->lx[0].start, l->end), S_PAPER | S_GOAL) &&
	    !ENDS_ANY(text_of(rd, rd->lx[0].start, l->end), asks))
		return false;
	bool aim = mark->kind == LEX_COLON && ds_str_ends(s, DS_STR("目标"));
	bool asked = ds_str_ends(s, DS_STR("要求"));
	bool given = ds_str_ends(s, DS_STR("承诺"));
	if (mark->kind == LEX_COMMA && (plans(rd, l) || follows_plan(rd, mark)))
		return true;
	if (given)
		return s.n > 6 || ends_in_actor(rd, l - 1) || l[-1].kind == LEX_PLACE; /* no 兑现承诺 */
	static const char *const nouns[] = { "工作要求", "相关要求", "有关要求", "新要求",   "总要求",  "目标要求",
					     "标准要求", "各项要求", "政策要求", "基本要求", "具体要求" };
	if ((!aim && !asked) || (asked && ENDS_ANY(s, nouns)))
		return false;
	static const char *const kept[] = { "落实", "贯彻", "满足", "应", "按", "依" };
	for (int n = 0; asked && n < CLAUSE_BACK && !ends_clause(l); n++, l--)
		if (l->kind == LEX_NUMBER || HAS_ANY(lexeme_text(rd, l), kept) ||
		    is_word(l, W_DE | W_PREP | W_CONN))
			return false; /* 按照…要求, 符合…的要求 */
	return true;
}

/* 3.4%, left behind: 要从3.4%提高到6% */
bool aim_left(const struct lexeme *number)
{
	const struct lexeme *l = number - 1;
	while ((l->kind == LEX_DUN || is_word(l, W_AND)) && l[-1].kind == LEX_NUMBER)
		l -= 2; /* 由4小时和2.5小时缩至 */
	while (l->kind == LEX_TIME || is_word(l, W_NOW | W_DE | W_REACH | W_NORM | W_ADV))
		l--;
	if (l->kind == LEX_TEXT && l->end - l->start <= 3 * CHAR && is_word(l - 1, W_FROM)) {
		const struct lexeme *to = number + 1; /* 从双向|6车道拓宽为8车道 */
		while (!ends_clause(to) && to->kind != LEX_NUMBER && !is_word(to, W_TO))
			to++;
		return is_word(to, W_TO);
	}
	return is_word(l, W_FROM);
}

/* 年度目标1200户, 改厕任务3.8万座: the number is what was set, unless something was done to it: 完成任务900户. */
bool aim_named(const struct reader *rd, const struct lexeme *number)
{
	const struct lexeme *l = number - 1;
	while (is_word(l, W_REACH | W_ADV) && !is_word(l, W_LIGHT | W_PART))
		l--;
	if ((l->kind != LEX_TEXT && !lexeme_says(rd, l, "目标任务") && !is_word(l, W_RATIO)) ||
	    !ends_sort(lexeme_text(rd, l), S_GOAL))
		return false;
	static const char *const works[] = { "担负", "承担", "执行", "出动" };
	static const char *const over[] = { "超过", "超出" };
	if (STARTS_ANY(lexeme_text(rd, l), works))
		return false; /* 担负救援任务377起: what was done */
	for (const struct lexeme *k = l; !ends_clause(k); k--)
		if (is_word(k, W_CMP | W_LEVELBY) || STARTS_ANY(lexeme_text(rd, k), over))
			return false; /* 低于年度目标1.6个百分点 */
	/* 完成任务60亿元的37%: a share of what was set */
	const struct lexeme *next = number + 1;
	if (is_word(next, W_DE) && next[1].kind == LEX_NUMBER && token_of(rd, next + 1)->kind == DS_KIND_PERCENT)
		return true;
	for (l--; l->kind == LEX_TEXT || is_word(l, W_DE | W_AMBI | W_NOUN); l--)
		;
	static const char *const sets[] = { "下达", "确定", "制定", "设定", "安排" };
	return IS_ANY(lexeme_text(rd, l), sets) || /* 省里下达|目标任务200套 */
	       !is_word(l, W_VERB | W_LIGHT | W_PART | W_ACTUAL | W_SHARE);
}

/* 同时, 此外, and how it is done, before the verb of a sentence: the first lexeme behind them. */
static const struct lexeme *behind_links(const struct reader *rd)
{
	static const char *const links[] = { "同时", "此外", "另外", "与此同时" };
	static const char *const manners[] = { "强力", "大力", "全力",   "继续", "着力",
					       "积极", "全面", "进一步", "统筹" };
	const struct lexeme *l = &rd->lx[0], *end = &rd->lx[rd->lx_n];
	if (l + 2 < end && IS_ANY(lexeme_text(rd, l), links))
		l += l[1].kind == LEX_COMMA ? 2 : 1;
	if (l + 1 < end && IS_ANY(lexeme_text(rd, l), manners))
		l++;
	return l;
}

/* 建设苗木带50万亩,…, behind 将新建30万亩…: the list of what will be done goes on, as long as nobody is named who did it, no
 * time and no word of what is done already. */
bool aim_goes_on(const struct reader *rd)
{
	static const char *const reached[] = { "完成", "累计", "实现", "达到", "截至" };
	const struct lexeme *l = behind_links(rd);
	static const char *const adds[] = { "新增", "新建", "新开", "新辟" };
	bool added = l->kind == LEX_TEXT && STARTS_ANY(lexeme_text(rd, l), adds);
	if ((!added && !is_word(l, W_VERB | W_LIGHT | W_NEWADD | W_INVEST)) || is_word(l, W_ACTUAL | W_NOW) ||
	    STARTS_ANY(lexeme_text(rd, l), reached))
		return false;
	for (uint32_t i = 0; i < rd->lx_n; i++)
		if (is_word(&rd->lx[i], W_ACTUAL | W_NOW | W_LE) ||
		    (rd->lx[i].kind == LEX_TIME && !spans_year(lexeme_text(rd, &rd->lx[i]))))
			return false;
	return true;
}

/* Does the part behind the semicolon only name the next amount, without a verb, a time or a place of its own? */
bool aim_plain(const struct reader *rd, const struct lexeme *semi)
{
	const struct lexeme *l = semi + 1;
	for (; l->kind != LEX_NUMBER && !ends_clause(l); l++)
		if (is_word(l, W_VERB | W_LIGHT | W_ACTUAL | W_NOW | W_NORM | W_HAS) || l->kind == LEX_TIME ||
		    l->kind == LEX_PLACE)
			return false;
	if (l->kind != LEX_NUMBER)
		return false;
	for (l++; !ends_clause(l) && l->kind != LEX_NUMBER; l++)
		if (is_word(l, W_ACTUAL | W_LE) || lexeme_says(rd, l, "完成"))
			return false; /* 25所中小学完成改造 */
	return true;
}

/* 计划投资5亿元,新建水厂3座;|改造泵站5座;|二是铺设管网60公里: does the part behind the semicolon go on with works? */
bool aim_lists_works(const struct reader *rd, const struct lexeme *semi)
{
	static const char *const works[] = {
		"新建", "改造", "改建", "扩建", "建设", "铺设", "安装", "修建", "完善",
		"实施", "打造", "配套", "整治", "购置", "维修", "拆除", "拓宽", "续建"
	};
	const struct lexeme *l = semi + 1;
	if (aim_counts_projects(rd, semi))
		return false;
	for (const struct lexeme *k = l; !ends_clause(k); k++)
		if (is_word(k, W_ACTUAL | W_NOW | W_LE | W_HAS | K_TIME))
			return false;
	const struct ds_str s = text_of(rd, l->start, rd->lx[rd->lx_n].start);
	static const char *const counted[] = { "一是", "二是", "三是", "四是", "五是", "六是" };
	return ANY_AT(s.p + ANY_AT(s.p, s.p + s.n, counted), s.p + s.n, works) > 0;
}

bool aim_was_met(const struct reader *rd, const struct lexeme *l)
{
	static const char *const met[] = { "实际完成", "实际到位", "实际投资", "实际使用", "实际建成", "实际开工",
					   "实际竣工", "实际实施", "实际招收", "实际签约", "实际出栏", "实际到账" };
	static const char *const does[] = { "实际" }; /* 计划招生300人,实际招生280人 */
	static const char *const sums[] = { "累计完成", "累计实现", "累计投入", "累计建成", "共完成" };
	struct ds_str s = text_of(rd, l->start, rd->lx[rd->lx_n].start);
	return STARTS_ANY(s, met) || (STARTS_ANY(s, does) && l->kind != LEX_TIME) ||
	       (STARTS_ANY(s, sums) && period_is_past(rd, rd->flow.period));
}

/* Does the word that aims stand in the clause of l? */
bool aim_here(const struct lexeme *l)
{
	for (l--; !ends_clause(l); l--)
		if (is_word(l, W_TARGET))
			return true;
	return false;
}

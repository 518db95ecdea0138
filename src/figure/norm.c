/* norm.c: what prescribes: conditions and what follows from them, papers of rules, judgments, bounds on what may be had.
 * Says whether words do where they stand; how far that holds is state.c's.
 */
#include "state.h"
#include "topics.h"

#define PAPER_MAX  60u  /* bytes before a comma in which a paper is named */
#define NOTICE_MAX 600u /* bytes of a sentence that is read for the words of a notice */
#define NORMS_MANY 2u   /* rules that make a paragraph one of rules */

/* Does 每 stand before l in its clause? */
bool norm_of_each(const struct lexeme *l)
{
	for (int n = 0; n < CLAUSE_BACK && !ends_clause(l); n++, l--)
		if (is_word(l, W_EACH | W_EACHALL | W_EACHHEAD))
			return true;
	return false;
}

/* 违反规定的,暂扣…; 超过100公里/小时时,应当…: a condition, and in the clause behind it what is prescribed or punished. */
bool norm_prescribes(const struct reader *rd, const struct lexeme *l)
{
	if (norm_terms(rd, l))
		return true;
	static const char *const allows[] = { "可", "可以", "可按", "可凭", "可在", "可享", "即可" };
	static const char *const had[] = { "申请", "享受", "领取", "报销", "提取", "贷款", "免", "减", "获得补" };
	static const char *const gifts[] = { "补", "奖", "贴", "助" };
	static const char *const penal[] = { "暂扣", "吊销", "拘留", "罚款", "记" };
	if (!rd->conditions)
		return false;
	bool dated = false;
	for (int n = 0; n < CLAUSE_BACK && !ends_clause(l); n++, l++)
		dated |= norm_dated(rd, l);
	struct ds_str before = lexeme_text(rd, l - 1);
	bool of = is_word(l - 1, W_DE);
	bool when = !of && ds_str_ends(before, DS_STR("时"));
	if (l->kind != LEX_COMMA || dated || (!of && !when))
		return false;
	l++;
	bool may = of && STARTS_ANY(lexeme_text(rd, l), allows);
	static const char *const ways[] = { "按", "给予", "一次性", "由", "最高", "按照" };
	bool given = of && (is_word(l, W_EACH | W_EACHALL | W_EACHHEAD) || STARTS_ANY(lexeme_text(rd, l), ways));
	for (int n = 0; n < CLAUSE_BACK && !ends_clause(l); n++, l++) {
		struct ds_str s = lexeme_text(rd, l);
		if (is_word(l, W_NORM) && !(l->cls & W_WEAK) && !ds_str_starts(s, DS_STR("判")))
			return true;
		if ((may && HAS_ANY(s, had)) || (given && l->kind != LEX_NUMBER && HAS_ANY(s, gifts)))
			return true; /* 满15年的,可按月领取; 100亩以上的,每亩补贴200元 */
		if (of && ENDS_ANY(s, penal))
			return true;
	}
	return false;
}

/* 请求法院判令…: asked for, not ordered. */
bool norm_prayed(const struct reader *rd, const struct lexeme *l)
{
	static const char *const asks[] = { "请求", "诉请", "要求法院", "诉求", "起诉要求" };
	for (l--; !ends_clause(l); l--)
		if (HAS_ANY(lexeme_text(rd, l), asks))
			return true;
	return false;
}

/* 法院一审判决, 仲裁委裁决: what is said behind is ordered. */
static bool judges(const struct reader *rd, const struct lexeme *l)
{
	static const char *const orders[] = { COURT_WORDS };
	return !is_word(l + 1, W_DE) && HAS_ANY(lexeme_text(rd, l), orders) && !norm_prayed(rd, l);
}

/* Was anything judged in the sentence so far? Only bounds ask, and each lexeme is looked at once. */
bool norm_judged(struct reader *rd, uint32_t i)
{
	struct flow *f = &rd->flow;
	if (!(rd->topics & TOPIC_COURT))
		return f->ruled;
	for (; f->judged_to <= i && !f->ruled; f->judged_to++) {
		const struct lexeme *l = &rd->lx[f->judged_to];
		f->ruled = (l->kind == LEX_TEXT || l->kind == LEX_WORD) && judges(rd, l);
	}
	return f->ruled;
}

bool norm_names(const struct reader *rd, const struct lexeme *l)
{
	static const char *const terms[] = { "时限", "期限", "办结", "办理", "审批", "最低", "最高",
					     "退休", "工作", "年龄", "标准", "上限", "承诺" };
	return lexeme_says(rd, l, "法定") && l[1].kind == LEX_TEXT && !STARTS_ANY(lexeme_text(rd, l + 1), terms);
}

/* 根据通知,…; 按照新规,…: what stands behind is so by a paper of rules. Plans have other papers. */
bool norm_paper(const struct reader *rd, const struct lexeme *comma)
{
	static const char *const heads[] = { "根据", "按照", "依据", "依照", "按" };
	static const char *const papers[] = { "通知", "办法", "规定", "条例", "细则",
					      "新规", "政策", "公约", "标准", "公告" };
	static const char *const rules[] = { "规定", "明确" };
	static const char *const these[] = { "这个标准", "此标准", "这一标准" };
	struct ds_str s = text_of(rd, rd->lx[0].start, comma->start);
	if (ENDS_ANY(s, these))
		return false; /* 按这个标准,每年可省800元: reckoned */
	const bool whole = s.n <= PAPER_MAX;
	if (!whole) /* its end is what is looked at */
		s = (struct ds_str){ s.p + s.n - PAPER_MAX, PAPER_MAX };
	if (ENDS_ANY(s, papers) && ((whole && STARTS_ANY(s, heads)) || STARTS_ANY(clause_before(rd, comma), heads)))
		return true;                             /* …,根据相关规定,… */
	return ENDS_ANY(s, rules) && HAS_ANY(s, papers); /* 新办法规定,… */
}

/* 法律规定,…: all that is said behind is a rule, where 根据法律规定 only says on what something was done. */
bool norm_law(const struct reader *rd, const struct lexeme *comma)
{
	static const char *const heads[] = { "根据", "按照", "依据", "依照", "按", "违反", "符合" };
	static const char *const laws[] = { "法律规定",     "法规规定",   "法》规定",  "条例》规定",
					    "法》明确规定", "劳动法规定", "民法典规定" };
	return ENDS_ANY(text_of(rd, rd->lx[0].start, comma->start), laws) &&
	       !STARTS_ANY(clause_before(rd, comma), heads);
}

/* 救助额度每公顷10万元, 补贴标准为每人每月300元: what the number is called is a rule by its nature. */
static bool is_rate_set(const struct reader *rd, const struct lexeme *number, bool each)
{
	static const char *const named[] = { "标准" };
	const struct lexeme *noun = is_word(number + 1, W_DE) ? number + 2 : number + 1;
	static const char *const set[] = { "标准",   "限额",   "上限", "下限", "门槛",
					   "起付线", "封顶线", "底线", "限值" };
	static const char *const shares[] = { "额度", "金额" };
	const struct lexeme *l = number - 1;
	if (token_of(rd, number)->kind == DS_KIND_COUNT)
		return false; /* 制定标准46项 */
	if (each && token_of(rd, number)->kind == DS_KIND_MONEY && STARTS_ANY(lexeme_text(rd, noun), named))
		return true; /* 按每人每天50元标准发放 */
	while (is_word(l, W_REACH | W_ADV | W_EACH | W_EACHALL | W_EACHHEAD) ||
	       (l->kind == LEX_TEXT && is_word(l - 1, W_EACH | W_EACHHEAD | W_EACHALL)))
		l--;
	if (is_word(number - 1, W_LEVELBY) || is_word(l - 1, W_CMP))
		return false; /* 比国家标准低2个百分点 */
	struct ds_str s = lexeme_text(rd, l);
	if (l->kind == LEX_TEXT && (ENDS_ANY(s, set) || (each && ENDS_ANY(s, shares))))
		return true;
	/* 救助额度为荞麦每公顷2万元、大豆每公顷3万元 */
	for (int n = 0; each && n < CLAUSE_BACK && !ends_clause(l); n++, l--)
		if (is_word(l, W_REACH) && l[-1].kind == LEX_TEXT &&
		    (ENDS_ANY(lexeme_text(rd, l - 1), set) || ENDS_ANY(lexeme_text(rd, l - 1), shares)))
			return true;
	return false;
}

/* 每公顷补助10万元: what is given for each, where nothing says that it was. */
static bool is_grant(const struct reader *rd, const struct lexeme *number, struct ds_str per)
{
	const struct lexeme *l = number - 1;
	while (is_word(l, W_ADV | W_REACH))
		l--;
	static const char *const notices[] = { "申请", "标准", "符合条件", "可享" };
	if (token_of(rd, number)->kind != DS_KIND_MONEY || !ds_str_starts(per, DS_STR("每")) || rd->flow.fact ||
	    !ends_sort(lexeme_text(rd, l), S_GIFT))
		return false;
	struct ds_str sentence = text_of(rd, rd->lx[-1].start, rd->lx[rd->lx_n].start);
	return sentence.n <= NOTICE_MAX && (rd->flow.norms || HAS_ANY(sentence, notices));
}

/* 判决某公司支付工程款50万元, 作出判决:被告返还林木30株: what one side has to give, told by a judgment of the same sentence. */
static bool is_ordered(const struct reader *rd, const struct lexeme *number)
{
	static const char *const gives[] = { "支付", "偿还", "返还", "给付", "归还",
					     "退还", "退赔", "赔付", "赔偿", "没收" };
	static const char *const over[] = { "生效", "书", "后" };
	enum ds_kind kind = (enum ds_kind)token_of(rd, number)->kind;
	bool gives_now = false, here = true;
	const struct lexeme *l = number - 1, *first = number;
	if (!(rd->topics & TOPIC_COURT) || (kind != DS_KIND_MONEY && kind != DS_KIND_COUNT) || rd->flow.fact)
		return false;
	for (int n = 0; n < CLAUSE_BACK && !ends_clause(first - 1); n++)
		first--;
	if (!HAS_ANY(text_of(rd, first->start, number->start), gives))
		return false; /* mostly */
	for (int n = 0; n < CLAUSE_BACK && l->kind != LEX_STOP; n++, l--) {
		here &= !ends_clause(l);
		if (!here && !gives_now)
			return false; /* mostly */
		gives_now |= here && (l->kind == LEX_TEXT || l->kind == LEX_WORD) &&
			     l->end - l->start >= 2 * CHAR && HAS_ANY(lexeme_text(rd, l), gives);
		if (is_word(l, W_LE | W_ACTUAL))
			return false;
		if (l->kind == LEX_TEXT || l->kind == LEX_WORD) {
			if (gives_now && judges(rd, l))
				return !STARTS_ANY(lexeme_text(rd, l + 1), over);
		}
	}
	return false;
}

/* 按90%报销, 按实际费用的50%予以补助: the share that is paid. */
static bool is_share_paid(const struct reader *rd, const struct lexeme *number)
{
	static const char *const pays[] = { "报销", "报支", "给予", "予以", "缴纳",  "缴费",
					    "征收", "支付", "扣减", "赔偿", "为标准" };
	static const char *const by[] = { "按", "按照", "依", "以" };
	const struct lexeme *l = number + 1;
	const uint8_t kind = token_of(rd, number)->kind;
	if ((kind != DS_KIND_PERCENT && kind != DS_KIND_MULTIPLE) || rd->flow.fact)
		return false;
	if (is_word(l, W_DE) && lexeme_says(rd, l + 1, "比例"))
		l += 2;
	if (!STARTS_ANY(lexeme_text(rd, l), pays) && !starts_sort(lexeme_text(rd, l), S_GIFT))
		return false;
	for (l = number - 1; !ends_clause(l); l--)
		if (STARTS_ANY(lexeme_text(rd, l), by) || ds_str_ends(lexeme_text(rd, l), DS_STR("按")))
			return true;
	return false;
}

bool norm_given(const struct reader *rd, const struct lexeme *number, struct ds_str per)
{
	if (is_share_paid(rd, number))
		return true;
	if (rd->flow.target)
		return false;
	return is_ordered(rd, number) || is_rate_set(rd, number, ds_str_starts(per, DS_STR("每"))) ||
	       is_grant(rd, number, per);
}

/* In a paragraph of rules amounts are rules, where nothing tells what was: 顺产2000元、剖宫产3500元. */
bool norm_rules(const struct reader *rd, const struct lexeme *number, enum ds_change change)
{
	const struct flow *f = &rd->flow;
	const struct token *t = token_of(rd, number);
	static const char *const sums[] = { "累计", "共", "先后", "总共", "共计" };
	for (const struct lexeme *l = number - 1; f->norms >= NORMS_MANY && !ends_clause(l); l--)
		if (STARTS_ANY(lexeme_text(rd, l), sums))
			return false; /* 累计投入资金1200万元 */
	/* 单笔面积达0.01公顷以上: who may have it */
	if (f->norms >= NORMS_MANY && f->norms > f->facts && !f->fact && !f->target &&
	    t->approx == DS_APPROX_MORE && is_word(number + 1, W_AFTER) && is_word(number - 1, W_REACH))
		return true;
	return f->norms >= NORMS_MANY && f->norms > f->facts && !f->fact && !f->target &&
	       change == DS_CHANGE_LEVEL && (t->kind == DS_KIND_MONEY || (t->kind == DS_KIND_PERCENT && f->ruled));
}

/* 由法定30个工作日压缩至3个: the rule was what is left behind, not what is reached. */
bool norm_left(const struct lexeme *to)
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

/* 10万元以下的免征增值税, 低于5.5%左右的控制目标: what stands behind rules or aims. */
bool norm_behind(const struct reader *rd, const struct lexeme *number, uint64_t cls, const char *noun)
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
bool norm_asks(const struct reader *rd, uint32_t i, struct ds_str per)
{
	static const char *const heads[] = { "每人", "每名", "每位" };
	static const char *const done[] = { "起", "了", "成", "出", "过", "到", "过了", "获", "得" };
	const struct token *t = token_of(rd, &rd->lx[i]);
	if (STARTS_ANY(per, heads) && ENDS_ANY(lexeme_text(rd, &rd->lx[i] - 1), done))
		return false; /* 每人建起一座大棚 */
	if ((t->kind != DS_KIND_COUNT && t->kind != DS_KIND_DURATION) || !STARTS_ANY(per, heads))
		return false;
	static const char *const means[] = { "平均", "均" };
	return !ANY_BEFORE(per.p, rd->r->text.p, means); /* 平均每人出游3次 */
}

/* 满200元|减50元, 满100元送20元: what is taken off, and from how much on. */
static bool is_voucher(const struct reader *rd, const struct lexeme *number)
{
	static const char *const off[] = { "减", "立减", "减免", "可减", "抵", "可抵", "送", "返", "立" };
	const bool second = number - rd->lx >= 2 && is_word(number - 2, K_NUMBER);
	const struct lexeme *first = second ? number - 2 : number;
	return token_of(rd, number)->kind == DS_KIND_MONEY && token_of(rd, first)->kind == DS_KIND_MONEY &&
	       ds_str_ends(lexeme_text(rd, first - 1), DS_STR("满")) && IS_ANY(lexeme_text(rd, first + 1), off);
}

/* 超过4小时应停车休息: the bound of a rule whose verb stands behind it. */
bool norm_obliges(const struct reader *rd, const struct lexeme *number)
{
	static const char *const others[] = { "应急", "应用", "应对", "应届", "应收",
					      "应付", "应邀", "应征", "应税", "应纳" };
	const struct token *t = token_of(rd, number);
	const struct lexeme *next = number + 1;
	while (is_word(next, W_AFTER))
		next++;
	if (is_voucher(rd, number))
		return true;
	static const char *const marks[] = { "记", "扣" };
	if (t->kind == DS_KIND_SCORE && rd->flow.ruled && ENDS_ANY(lexeme_text(rd, number - 1), marks))
		return true; /* 处200元罚款,记3分 */
	static const char *const fines[] = { "罚款", "罚金" };
	if (t->kind == DS_KIND_MONEY && rd->flow.ruled && !rd->flow.fact &&
	    ENDS_ANY(lexeme_text(rd, number - 1), fines))
		return true; /* 入狱2年8个月,并罚款4万元 */
	static const char *const judged[] = { "判刑", "改判" };
	if (t->kind == DS_KIND_DURATION && ENDS_ANY(lexeme_text(rd, number - 1), judged))
		return true; /* 二审|判刑5年6月 */
	static const char *const terms[] = { "徒刑", "有期徒刑", "拘役" };
	if (t->kind == DS_KIND_DURATION && STARTS_ANY(lexeme_text(rd, next), terms))
		return true; /* 判他2年徒刑 */
	static const char *const may[] = { "即可", "方可", "才可", "才能", "方能" };
	static const char *const rights[] = { "免", "可申请", "可领", "可享", "即可", "方可", "不得" };
	const struct lexeme *stop = next;
	while (!ends_clause(stop) && stop->kind != LEX_NUMBER)
		stop++;
	if (unit_is_age(t->unit) && t->approx != DS_APPROX_EXACT && next > number + 1 &&
	    ds_str_ends(lexeme_text(rd, number - 1), DS_STR("满")) &&
	    HAS_ANY(text_of(rd, next->start, stop->start), rights))
		return true; /* 年满70岁以上可申领 */
	/* 仅需36微秒即可完成: no rule of anybody */
	if (t->kind == DS_KIND_DURATION && !ds_str_ends(t->unit, DS_STR("秒")) &&
	    STARTS_ANY(lexeme_text(rd, next), may))
		return true; /* 满6个月即可申请 */
	if (t->kind == DS_KIND_DURATION && is_word(next, W_NORM) && !is_word(next, W_WEAK | W_EDGE))
		return true; /* 五年内不得重新申请 */
	if ((t->approx != DS_APPROX_MORE && t->approx != DS_APPROX_LESS) || ends_clause(next))
		return false;
	struct ds_str s = lexeme_text(rd, next);
	if (!ds_str_starts(s, DS_STR("应")))
		return false;
	return !STARTS_ANY(s, others);
}

/* Of what a paper of rules gives: so much for each, at most so much, for who has paid a full year. */
bool norm_by_paper(const struct reader *rd, const struct lexeme *number, struct ds_str per)
{
	const struct flow *f = &rd->flow;
	const struct token *t = token_of(rd, number);
	if (t->kind == DS_KIND_DURATION && f->ruled && !f->target &&
	    ds_str_ends(lexeme_text(rd, number - 1), DS_STR("满")))
		return true;
	return f->paper && !f->target && (ds_str_starts(per, DS_STR("每")) || t->approx == DS_APPROX_LESS) &&
	       (t->kind == DS_KIND_MONEY || t->kind == DS_KIND_DURATION);
}

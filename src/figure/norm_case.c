/* norm_case.c: rules that are told of one number: by what follows from it (425分以上为合格, 7座以下小客车免费), by what it is called (产假98天,
 * 有效期五年), by what is given for each where nothing tells that it was, by a list or a sum of what is prescribed.
 */
#include "state.h"
#include "topics.h"

#define SENTENCE_MAX 900u /* bytes of a sentence that is read for words of terms */

struct ds_str clause_before(const struct reader *rd, const struct lexeme *number)
{
	const struct lexeme *l = number;
	for (int n = 0; n < CLAUSE_BACK && !ends_clause(l - 1); n++)
		l--;
	return text_of(rd, l->start, number->start);
}

static struct ds_str clause_behind(const struct reader *rd, const struct lexeme *number)
{
	const struct lexeme *l = number + 1;
	for (int n = 0; n < CLAUSE_BACK && !ends_clause(l) && (l->kind != LEX_NUMBER || l[-1].kind == LEX_DUN); n++)
		l++; /* 200万元、|100万元的奖励 */
	return text_of(rd, number->end, l->start);
}

/* Does the part of the sentence up to the number tell what was, by 已, 共 or …了? */
static bool tells_done(const struct reader *rd, const struct lexeme *number)
{
	for (const struct lexeme *l = number - 1; l->kind != LEX_STOP && l->kind != LEX_SEMI; l--)
		if (norm_told(rd, l))
			return true;
	return false;
}

/* And by a time that is no term of its own? */
static bool tells_past(const struct reader *rd, const struct lexeme *number)
{
	for (const struct lexeme *l = number - 1; l->kind != LEX_STOP && l->kind != LEX_SEMI; l--)
		if (norm_dated(rd, l))
			return true;
	return tells_done(rd, number);
}

/* 98天产假, 年休假5天, 有效期五年: lengths of time that are set by their nature. */
static bool is_set_time(const struct reader *rd, const struct lexeme *number)
{
	static const char *const leaves[] = { "产假",   "婚假",   "年假",   "年休假", "育儿假",
					      "护理假", "陪产假", "探亲假", "带薪",   "特休" };
	static const char *const named[] = { "产假",   "婚假",     "年休假",   "育儿假",     "护理假",  "陪产假",
					     "有效期", "有效期为", "保质期",   "保修期",     "质保期",  "试用期",
					     "公示期", "有效期限", "退休年龄", "退休年龄为", "追诉时效" };
	const struct lexeme *l = number - 1;
	while (is_word(l, W_REACH | W_ADV))
		l--;
	if (is_word(number + 1, W_LE) || is_word(number - 1, W_LE))
		return false; /* 休了5天年假 */
	static const char *const must[] = { "须", "应", "必须" };
	static const char *const full[] = { "年满", "须满", "应满" };
	static const char *const counted[] = { "之日起" };
	const struct ds_str before = clause_before(rd, number);
	if (ENDS_ANY(before, counted))
		return true; /* 自受理之日起|十日内答复 */
	if (ENDS_ANY(before, full) && HAS_ANY(before, must))
		return true; /* 申请人须年满18周岁 */
	return STARTS_ANY(lexeme_text(rd, number + 1), leaves) || ENDS_ANY(lexeme_text(rd, l), named);
}

/* 7座以下小客车免费, 未达20%免缴健保费: who is let off; 200米范围内不得设网吧. */
static bool lets_off(const struct reader *rd, const struct lexeme *number)
{
	static const char *const off[] = { "免费", "免缴", "免征", "免收", "免交", "免经", "免考", "免试" };
	static const char *const barred[] = { "不得", "禁止", "严禁", "不准", "不允许" };
	static const char *const within[] = { "内", "以内", "范围", "之内" };
	const struct token *t = token_of(rd, number);
	static const char *const givers[] = { "为", "给", "向", "对" };
	const bool bound = t->approx == DS_APPROX_LESS || t->approx == DS_APPROX_MORE;
	if (!bound && t->kind != DS_KIND_LENGTH)
		return false;
	const struct ds_str behind = clause_behind(rd, number);
	if (t->kind == DS_KIND_LENGTH && STARTS_ANY(behind, within) &&
	    (HAS_ANY(behind, barred) || HAS_ANY(clause_before(rd, number), barred)))
		return true;
	return bound && HAS_ANY(behind, off) && !HAS_ANY(clause_before(rd, number), givers) &&
	       !tells_done(rd, number);
}

/* 应及时给付欠款8万元, 原判13万元, 于判决生效之日起十日内支付35万元: what a court says is to be given. */
static bool is_owed(const struct reader *rd, const struct lexeme *number)
{
	static const char *const shall[] = { "应及时", "应予",   "应向",   "应由", "应当", "应承担",
					     "应赔",   "应支付", "应给付", "酌定", "酌情" };
	static const char *const gives[] = { "支付", "给付", "赔偿", "偿还", "返还", "承担", "考虑" };
	static const char *const ruled[] = { "原判", "一审判决", "原审判决", "二审判决" };
	static const char *const in_force[] = { "生效之日起", "效力之日起" };
	const struct token *t = token_of(rd, number);
	if ((!(rd->topics & TOPIC_COURT) && !rd->flow.ruled) ||
	    (t->kind != DS_KIND_MONEY && t->kind != DS_KIND_DURATION))
		return false;
	const struct ds_str before = clause_before(rd, number);
	if (HAS_ANY(before, in_force))
		return true;
	if (t->kind != DS_KIND_MONEY)
		return false;
	static const char *const taken[] = { "没收", "追缴" };
	if (rd->flow.status == DS_STATUS_NORM && HAS_ANY(before, taken) && !tells_done(rd, number))
		return true; /* 改判九年,没收财产30万元 */
	static const char *const denied[] = { "不应" };
	return ENDS_ANY(before, ruled) ||
	       (!HAS_ANY(before, denied) && HAS_ANY(before, shall) && HAS_ANY(before, gives));
}

/* 付给营养费2800元、车费300元,共计3100元; 每人200万元、100万元: a sum of, or the next in a list with, what is prescribed. */
static bool goes_on(const struct reader *rd, const struct lexeme *number)
{
	static const char *const sums[] = { "共计", "合计", "总计" };
	const struct token *t = token_of(rd, number);
	const struct lexeme *l = number - 1;
	if (rd->flow.status != DS_STATUS_NORM || rd->flow.kind != t->kind || t->kind != DS_KIND_MONEY)
		return false;
	return (l->kind == LEX_DUN && l[-1].kind == LEX_NUMBER) ||
	       (l[-1].kind == LEX_COMMA && IS_ANY(lexeme_text(rd, l), sums));
}

/* 给予每人20万元奖励; 还会得到政府的补助,每只羊补助50元: so much for each, where words say that who asks is given it and nothing
 * that it was given. */
static bool is_each_given(const struct reader *rd, const struct lexeme *number, struct ds_str per)
{
	static const char *const gives[] = { "给予", "予以" };
	static const char *const notices[] = { "政策", "政府的补", "会得到", "可得到", "符合", "标准", "实施细则" };
	static const char *const gifts[] = { "补助", "补贴", "奖励", "津贴", "奖补", "资助", "以奖代补" };
	const struct token *t = token_of(rd, number);
	if (t->kind != DS_KIND_MONEY || !ds_str_starts(per, DS_STR("每")) || ds_str_ends(per, DS_STR("股")))
		return false;
	const struct ds_str before = clause_before(rd, number);
	const struct ds_str sentence = text_of(rd, rd->lx[-1].start, rd->lx[rd->lx_n].start);
	const bool given = HAS_ANY(before, gives);
	if (!given && !HAS_ANY(before, gifts) && !HAS_ANY(clause_behind(rd, number), gifts))
		return false;
	return (given || rd->flow.status == DS_STATUS_NORM ||
		(sentence.n <= SENTENCE_MAX && HAS_ANY(sentence, notices))) &&
	       !tells_past(rd, number) && !rd->flow.target &&
	       !(rd->flow.period.n && period_is_past(rd, rd->flow.period));
}

/* 三分之二以上业主同意方可申请: a bound in a sentence that says what may be had on which terms. */
static bool is_condition(const struct reader *rd, const struct lexeme *number)
{
	static const char *const may[] = { "即可申", "方可",   "才可", "可申请",  "可申领",
					   "可享受", "可领取", "方能", "均可免费" };
	static const char *const who[] = { "符合", "凡", "满足", "须", "具备", "均可享受", "均可申", "均可领" };
	const struct token *t = token_of(rd, number);
	if ((t->approx != DS_APPROX_MORE && t->approx != DS_APPROX_LESS) || !is_word(number + 1, W_AFTER))
		return false;
	const struct ds_str sentence = text_of(rd, rd->lx[-1].start, rd->lx[rd->lx_n].start);
	return sentence.n <= SENTENCE_MAX && HAS_ANY(sentence, may) && HAS_ANY(sentence, who) &&
	       !tells_done(rd, number);
}

/* 本人出一半,其余50%由乡里出: who bears which share, in a paragraph of rules. */
static bool is_share_borne(const struct reader *rd, const struct lexeme *number)
{
	static const char *const bears[] = { "缴", "补助", "补贴", "承担", "负担", "报销", "自付", "分担" };
	const struct token *t = token_of(rd, number);
	if (t->kind != DS_KIND_PERCENT || t->unit.n > CHAR || !rd->flow.norms || rd->flow.fact)
		return false;
	return HAS_ANY(clause_behind(rd, number), bears) || ENDS_ANY(clause_before(rd, number), bears);
}

/* 新建冷库500平方米以上的,每平方米补助30元: from how much on so much is given for each. */
static bool opens_grant(const struct reader *rd, const struct lexeme *number)
{
	const struct lexeme *l = number + 1;
	if (!is_word(l, W_AFTER) || rd->flow.fact)
		return false;
	while (!ends_clause(l) && l->kind != LEX_NUMBER)
		l++;
	if (l->kind != LEX_COMMA || !(is_word(l + 1, W_EACH | W_EACHALL | W_EACHHEAD)))
		return false;
	return has_sort(clause_behind(rd, l), S_GIFT) && !tells_past(rd, number);
}

/* 法院认定房东承担30%的责任: a share that a court lays on somebody. */
static bool is_blame(const struct reader *rd, const struct lexeme *number)
{
	static const char *const bears[] = { "承担", "负" };
	static const char *const blames[] = { "责任", "赔偿责任" };
	static const char *const courts[] = { "法院", "判", "认定", "裁定", "酌定" };
	return token_of(rd, number)->kind == DS_KIND_PERCENT &&
	       HAS_ANY(text_of(rd, rd->lx[0].start, number->start), courts) &&
	       HAS_ANY(clause_behind(rd, number), blames) && HAS_ANY(clause_before(rd, number), bears);
}

bool norm_of_case(const struct reader *rd, const struct lexeme *number, struct ds_str per)
{
	const struct token *t = token_of(rd, number);
	if (goes_on(rd, number) || opens_grant(rd, number) || is_blame(rd, number) || is_owed(rd, number))
		return true;
	if (t->kind == DS_KIND_DURATION && is_set_time(rd, number))
		return true;
	return is_each_given(rd, number, per) || is_share_borne(rd, number) || lets_off(rd, number) ||
	       is_condition(rd, number);
}

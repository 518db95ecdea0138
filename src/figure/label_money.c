/* label_money.c: sums of money. What stands behind a sum without 的 is what it is only where it is a word for money (5000元退休金);
 * else it is what the money is for (捐资10万元|重建小学), and the words before the sum name it. Who pays and who is paid are no
 * names of it, and what a fund is set up for is nearer than the verb that takes the money out. What is sold, and for how
 * much, says label_sold.c; what is invested in, label_project.c.
 */
#include "label.h"

/* Is s, by its end, money of some kind? */
bool label_is_sum(struct ds_str s)
{
	return ends_sort(s, S_MONEY | S_GIFT) ||
	       char_before_in(s.p + s.n, s.p, "金款费资钱贷券币税债奖薪价额票酬蓄润利");
}

/* 退休金|定向, 现金|后脱逃: how many bytes of s are the money it begins with; 0: it begins with none, or is nothing else. */
static size_t money_head(struct ds_str s)
{
	size_t end = sort_last(s, S_MONEY | S_GIFT);
	for (size_t at = CHAR; !end && at + CHAR < s.n; at += char_len(s.p + at))
		if (char_in(s.p + at, s.p + s.n, "金款券") &&
		    !char_in(s.p + at + CHAR, s.p + s.n, "额项融属牌库池链秋桥白"))
			end = at + CHAR;
	return end;
}

struct phrase label_sum_behind(const struct reader *rd, uint32_t i, const struct phrase *before,
			       struct phrase after)
{
	const struct phrase none = { .change = DS_CHANGE_LEVEL };
	static const char *const others[] = { "项目", "企业", "大户", "来源" }; /* 500万元|投资项目8个 */
	if (after.of || !after.text.n || !in_phrase(&rd->lx[i + 1]) || label_is_sum(after.text) ||
	    ENDS_ANY(after.text, others))
		return after;
	size_t head = money_head(after.text);
	if (head) {
		after.text.n = head;
		after.noun = after.text;
		return after;
	}
	if (!before->text.n || (!before->adjacent && !is_word(&rd->lx[i] - 1, W_LE)))
		return after;
	/* but 安排18亿元|支持春耕: a verb that says nothing of the money */
	const bool light = before->bare && (lexicon_match(before->text, 0).cls & W_LIGHT);
	const bool does = (lexicon_match(after.text, 0).cls & (W_VERB | W_LIGHT | W_AMBI)) && !light;
	return does || label_is_sum(before->text) ? none : after;
}

/* Who pays, who is paid. */
static bool is_party(struct ds_str s)
{
	return ends_sort(s, S_ACTOR | S_FOLK | S_ROLE) || char_before_in(s.p + s.n, s.p, "某");
}

/* 判决餐厅|赔偿|李某, 经纪公司|索赔: the verb of paying in s alone, when nobody but the parties stands beside it. */
static struct ds_str paid_alone(struct ds_str s)
{
	static const char *const pays[] = {
		"赔偿", "索赔", "获赔", "捐款", "捐资", "捐赠", "捐出", "认捐", "出资",
		"支付", "退赔", "给付", "拿出", "募捐", "筹资", "转账", "被骗", "赞助"
	};
	static const char *const takes[] = { "拿出", "捐出" };
	static const char *const courts[] = { "判决", "判令", "裁定", "裁决" };
	for (size_t at = 0; at + 2 * CHAR <= s.n; at += char_len(s.p + at)) {
		size_t n = ANY_AT(s.p + at, s.p + s.n, pays);
		if (!n)
			continue;
		struct ds_str who = { s.p, at }, whom = { s.p + at + n, s.n - at - n };
		if (!whom.n && who.n && STARTS_ANY(((struct ds_str){ s.p + at, n }), takes))
			return (struct ds_str){ s.p + at, n }; /* 张三|拿出4500元 */
		size_t party = label_is_sum(whom) ? sort_last(whom, S_PERSON | S_ROLE | S_FOLK) : 0;
		if (party >= 2 * CHAR && party + 2 * CHAR <= whom.n &&
		    char_before_in(whom.p + party, whom.p, "人告")) /* 赔偿原告人|医药费 */
			return (struct ds_str){ whom.p + party, whom.n - party };
		const bool court = whom.n && HAS_ANY(who, courts);
		if ((!who.n || is_party(who) || court) && (!whom.n || is_party(whom)) && who.n + whom.n)
			return (struct ds_str){ s.p + at, n };
	}
	return s;
}

/* 将15万元|全额退还: what is done with the sum that is number i, by the verb behind it; empty: nothing. */
static struct ds_str sum_treated(const struct reader *rd, uint32_t i)
{
	static const char *const withs[] = { "将", "把" };
	const struct lexeme *l = &rd->lx[i + 1], *before = &rd->lx[i] - 1;
	while (is_word(l, W_ADV | W_AFTER))
		l++;
	return is_word(before, W_PREP) && IS_ANY(lexeme_text(rd, before), withs) && is_verb(l) ? lexeme_text(rd, l)
											       : DS_STR("");
}

/* 拨付|某省|7800万元: the verb before number i that nothing but a place parts from it. */
static struct ds_str verb_before(const struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i] - 1;
	while (l->kind == LEX_PLACE || is_word(l, W_DE | W_ADV | W_LE))
		l--;
	return is_verb(l) ? lexeme_text(rd, l) : DS_STR("");
}

/* 某集团|投资2亿元建设新厂: the verb at the end of text where what it is invested in follows number i: who invests is no part of the name. */
static struct ds_str invests(const struct reader *rd, uint32_t i, struct ds_str text)
{
	const struct lexeme *verb = &rd->lx[i] - 1, *aim = &rd->lx[i + 1];
	while (is_word(verb, W_ADV | W_REACH | W_LE) && !is_word(verb, W_INVEST))
		verb--;
	const struct ds_str said = lexeme_text(rd, verb);
	return is_word(verb, W_INVEST) && is_verb(aim) && in_phrase(aim + 1) && ds_str_eq(said, DS_STR("投资")) &&
		       text.n > said.n && text.p + text.n == said.p + said.n
		   ? said
		   : text;
}

/* 向某公司|借款, 从10名客户手中|收取定金: what is taken, without whom it is taken from. */
static struct ds_str taken(const struct reader *rd, uint32_t i, struct ds_str text)
{
	static const char *const hands[] = { "手中", "手里", "手上", "处", "那里", "身上", "中", "里", "上" };
	const struct lexeme *l = label_start(rd, i, text);
	if (!l)
		return text;
	for (l--; is_word(l, K_PLACE | K_NUMBER | W_DET); l--)
		;
	if (!lexeme_says(rd, l, "向") && !lexeme_says(rd, l, "从"))
		return text;
	size_t at = sort_last(text, S_FIRM | S_OFFICE | S_PERSON | S_FOLK | S_ROLE);
	at += at ? ANY_AT(text.p + at, text.p + text.n, hands) : 0;
	return at && text.n >= at + 2 * CHAR ? (struct ds_str){ text.p + at, text.n - at } : text;
}

struct ds_str label_money(struct reader *rd, uint32_t i, struct ds_str text)
{
	struct ds_str treated = text.p < rd->r->text.p + rd->lx[i].start ? sum_treated(rd, i) : DS_STR("");
	if (treated.n)
		return treated;
	if (!text.n)
		return verb_before(rd, i);
	text = taken(rd, i, invests(rd, i, text));
	/* 追回的9万元|返还给失主 */
	size_t to = text.p > rd->r->text.p + rd->lx[i].start ? ds_str_find(text, DS_STR("给"), 0) : SIZE_MAX;
	if (to != SIZE_MAX && to == 2 * CHAR)
		text.n = to;
	/* 没收口罩和|罚款 */
	static const char *const fines[] = { "和罚款", "和罚金", "及罚款", "并罚款" };
	if (text.n > 3 * CHAR && ENDS_ANY(text, fines))
		return (struct ds_str){ text.p + text.n - 2 * CHAR, 2 * CHAR };
	if (text.n >= 4 * CHAR && text.n <= 16 * CHAR)
		text = paid_alone(text);
	/* 两家企业|分别捐资420万元 */
	const struct lexeme *verb = &rd->lx[i] - 1;
	while (is_word(verb, W_ADV | W_LE | W_EACHALL))
		verb--;
	if (is_verb(verb) && label_is_sum(lexeme_text(rd, verb)))
		return lexeme_text(rd, verb);
	return text;
}

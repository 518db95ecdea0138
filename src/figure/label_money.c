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
	       char_before_in(s.p + s.n, s.p, "金款费費资資钱錢贷貸券币幣税稅债債奖獎薪价價额額票酬蓄润潤利");
}

/* 退休金|定向, 现金|后脱逃: how many bytes of s are the money it begins with; 0: it begins with none, or is nothing else. */
static size_t money_head(struct ds_str s)
{
	size_t end = sort_last(s, S_MONEY | S_GIFT);
	for (size_t at = CHAR; !end && at + CHAR < s.n; at += char_len(s.p + at))
		if (char_in(s.p + at, s.p + s.n, "金款券") &&
		    !char_in(s.p + at + CHAR, s.p + s.n, "额額项項融属屬牌库庫池链鏈秋桥橋白"))
			end = at + CHAR;
	return end;
}

struct phrase label_sum_behind(const struct reader *rd, uint32_t i, const struct phrase *before,
			       struct phrase after)
{
	const struct phrase none = { .change = DS_CHANGE_LEVEL };
	static const char *const others[] = {
		"项目", "企业", "大户", "来源", "項目", "企業"
	}; /* 500万元|投资项目8个 */
	if (after.of && after.text.n >= 3 * CHAR &&
	    char_before_in(after.text.p + after.text.n, after.text.p, "既已将均都也并可就") &&
	    label_is_sum((struct ds_str){ after.text.p, after.text.n - CHAR })) {
		after.text.n -= CHAR; /* 40万元的爱心款|既助力企业 */
		after.noun = after.text;
	}
	/* 罚款6万元的|行政处罚 */
	static const char *const wholes[] = { "处罚", "判决", "处分", "决定", "處罰", "判決" };
	if (after.of && ENDS_ANY(after.text, wholes) && before->adjacent && label_is_sum(before->text))
		return none;
	if (after.of || !after.text.n || !in_phrase(&rd->lx[i + 1]) || label_is_sum(after.text) ||
	    ENDS_ANY(after.text, others))
		return after;
	/* 300万元爱心|捐款: a verb elsewhere */
	const struct lexeme *next = &rd->lx[i + 1];
	const char *end = after.text.p + after.text.n;
	while (!ends_clause(next) && rd->r->text.p + next->start < end)
		next++;
	if (after.text.n <= 4 * CHAR && rd->r->text.p + next->start == end &&
	    is_sort(lexeme_text(rd, next), S_MONEY | S_GIFT) &&
	    (ends_clause(next + 1) || is_word(next + 1, W_CONN | W_DE | W_AND))) {
		after.text.n += next->end - next->start;
		after.noun = after.text;
		return after;
	}
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
	return does || starts_sort(after.text, S_BUILD) || label_is_sum(before->text) ? none : after;
}

/* Who pays, who is paid. */
static bool is_party(struct ds_str s)
{
	return ends_sort(s, S_ACTOR | S_FOLK | S_ROLE) || char_before_in(s.p + s.n, s.p, "某");
}

/* 判决餐厅|赔偿|李某, 经纪公司|索赔: the verb of paying in s alone, when nobody but the parties stands beside it. */
static struct ds_str paid_alone(struct ds_str s)
{
	static const char *const pays[] = { "赔偿", "索赔", "获赔", "捐款", "捐资", "捐赠", "捐出",
					    "认捐", "出资", "支付", "退赔", "给付", "拿出", "募捐",
					    "筹资", "转账", "被骗", "賠償", "捐贈", "贊助" };
	static const char *const takes[] = { "拿出", "捐出" };
	static const char *const courts[] = { "判决", "判令", "裁定", "裁决", "判決" };
	for (size_t at = 0; at + 2 * CHAR <= s.n; at += char_len(s.p + at)) {
		size_t n = ANY_AT(s.p + at, s.p + s.n, pays);
		if (!n)
			continue;
		struct ds_str who = { s.p, at }, whom = { s.p + at + n, s.n - at - n };
		if (who.n > CHAR && char_before_in(who.p + who.n, who.p, "各共均"))
			who.n -= CHAR;
		if (!whom.n && who.n && STARTS_ANY(((struct ds_str){ s.p + at, n }), takes))
			return (struct ds_str){ s.p + at, n }; /* 张三|拿出4500元 */
		size_t party = label_is_sum(whom) ? sort_last(whom, S_PERSON | S_ROLE | S_FOLK) : 0;
		if (party >= 2 * CHAR && party + 2 * CHAR <= whom.n &&
		    char_before_in(whom.p + party, whom.p, "人告")) /* 赔偿原告人|医药费 */
			return (struct ds_str){ whom.p + party, whom.n - party };
		const bool court = whom.n && HAS_ANY(who, courts);
		if ((!who.n || is_party(who) || court) &&
		    (!whom.n || is_party(whom) || (court && whom.n <= 3 * CHAR && !label_is_sum(whom))) &&
		    who.n + whom.n)
			return (struct ds_str){ s.p + at, n };
	}
	return s;
}

/* 拿出300万元设立|教育基金: what is made of the money, behind number i; empty when it is not said. */
static struct ds_str fund_made(const struct reader *rd, uint32_t i)
{
	static const char *const makes[] = { "设立", "发放", "成立", "建立", "设置", "作为", "用作", "充实" };
	const struct lexeme *l = &rd->lx[i + 1];
	if (!(is_verb(l) || in_phrase(l) || is_word(l, W_PREP)) || !IS_ANY(lexeme_text(rd, l), makes))
		return DS_STR("");
	const struct lexeme *last = phrase_ahead(l + 1);
	struct ds_str s = last > l ? said_unquoted(rd, text_of(rd, l[1].start, last->end)) : DS_STR("");
	return s.n >= 2 * CHAR && s.n <= 10 * CHAR && label_is_sum(s) ? s : DS_STR("");
}

/* 光卖羊绒就|收入7万元, 仅烤烟一项就|收入3万元: what alone brings in the sum that `text` before number i names; empty: the clause
 * does not say. */
static struct ds_str earned_by(const struct reader *rd, uint32_t i, struct ds_str text)
{
	static const char *const gains[] = { "收入", "挣",       "赚",     "增收",   "产值",  "进账",
					     "创收", "经济收入", "纯收入", "创产值", "收益",  "效益",
					     "挣了", "赚了",     "净赚",   "获利",   "总收入" };
	static const char *const alone[] = { "光是卖", "光是", "光靠", "光卖", "单是", "单靠",
					     "仅靠",   "只靠", "单卖", "光",   "仅" };
	static const char *const light[] = { "伏", "荣", "彩", "缆", "电", "年", "有",
					     "能", "用", "需", "此", "仅", "是" };
	static const char *const ends[] = { "一项", "这项", "就", "一年", "我", "他",
					    "她",   "老人", "每", "能",   "可", "一季" };
	const struct lexeme *l = &rd->lx[i];
	if (!IS_ANY(text, gains) || text.p >= rd->r->text.p + l->start)
		return DS_STR("");
	while (!ends_clause(l - 1))
		l--;
	const char *from = rd->r->text.p + l->start;
	struct ds_str clause = { from, text.p > from ? (size_t)(text.p - from) : 0 };
	for (size_t at = 0; at < clause.n; at += char_len(from + at)) {
		size_t n = ANY_AT(from + at, text.p, alone);
		if (!n || ANY_AT(from + at + n, text.p, light) ||
		    (n == CHAR && at && char_before_in(from + at, from, "观阳月时风目眼不")))
			continue;
		const char *what = from + at + n, *end = what;
		while (end < text.p && !ANY_AT(end, text.p, ends))
			end += char_len(end);
		struct ds_str s = { what, (size_t)(end - what) };
		const bool closed = end < text.p;
		return closed && s.n >= 2 * CHAR && s.n <= 4 * CHAR && !is_party(s) ? s : DS_STR("");
	}
	return DS_STR("");
}

/* 涉农贷款2万户、|金额85亿元: what the number before counted is the sum of. */
static struct ds_str amount_of(const struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i] - 1;
	while (is_word(l, W_ADV | W_REACH))
		l--;
	const struct flow *f = &rd->flow;
	static const char *const units[] = { "笔", "户", "件", "起", "份", "宗", "单", "筆", "戶" };
	if (i < 3 || l[-1].kind != LEX_DUN || l[-2].kind != LEX_NUMBER || !f->noun.n || f->noun.n > 6 * CHAR ||
	    !IS_ANY(f->unit, units))
		return DS_STR("");
	return f->noun;
}

/* 将15万元|全额退还, 追回的9万元|返还给失主: what is done with the sum, number i, by the verb behind it; empty: nothing, or the
 * sum has a noun. */
static struct ds_str sum_treated(const struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i + 1], *before = &rd->lx[i] - 1;
	const bool with =
	    is_word(before, W_PREP) &&
	    (lexeme_says(rd, before, "将") || lexeme_says(rd, before, "把") || lexeme_says(rd, before, "將"));
	while (is_word(l, W_ADV | W_AFTER))
		l++;
	return with && is_verb(l) && l->end - l->start >= 2 * CHAR ? lexeme_text(rd, l) : DS_STR("");
}

/* 拨付|某省|7800万元, 领回被|诈骗|的10万元: the verb before number i that nothing but a place or 的 parts from it. */
static struct ds_str verb_before(const struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i] - 1;
	while (l->kind == LEX_PLACE || is_word(l, W_DE | W_ADV | W_LE))
		l--;
	return is_verb(l) && l->end - l->start == 2 * CHAR ? lexeme_text(rd, l) : DS_STR("");
}

struct ds_str label_money(struct reader *rd, uint32_t i, struct ds_str text)
{
	struct ds_str treated =
	    !text.n || text.p < rd->r->text.p + rd->lx[i].start ? sum_treated(rd, i) : DS_STR("");
	if (treated.n)
		return treated;
	if (!text.n)
		return verb_before(rd, i);
	/* 追回的9万元|返还给失主 */
	size_t to = text.p > rd->r->text.p + rd->lx[i].start ? ds_str_find(text, DS_STR("给"), 0) : SIZE_MAX;
	if (to != SIZE_MAX && to == 2 * CHAR)
		text.n = to;
	/* 没收口罩和|罚款 */
	static const char *const fines[] = { "和罚款", "和罚金", "及罚款", "并罚款", "和罰款" };
	if (text.n > 3 * CHAR && ENDS_ANY(text, fines))
		return (struct ds_str){ text.p + text.n - 2 * CHAR, 2 * CHAR };
	static const char *const takes[] = {
		"拿出", "筹措", "筹集", "安排", "出资", "投入", "列支", "划拨", "拨出"
	};
	static const char *const amounts[] = { "金额", "总金额", "金額", "總金額" };
	if (text.n >= 4 * CHAR && text.n <= 16 * CHAR)
		text = paid_alone(text);
	/* 两家企业|分别捐资420万元 */
	const struct lexeme *verb = &rd->lx[i] - 1;
	while (is_word(verb, W_ADV | W_LE | W_EACHALL))
		verb--;
	if (is_verb(verb) && is_party(text) && label_is_sum(lexeme_text(rd, verb)))
		return lexeme_text(rd, verb);
	struct ds_str fund = ENDS_ANY(text, takes) ? fund_made(rd, i) : DS_STR("");
	if (fund.n)
		return fund;
	static const char *const got[] = { "争取到总投资", "引进总投资", "爭取到總投資" };
	if (IS_ANY(text, got))
		return (struct ds_str){ text.p + text.n - 3 * CHAR, 3 * CHAR };
	static const char *const invested[] = { "投资", "投入", "投資" };
	if (text.n == 3 * CHAR && ENDS_ANY(text, invested) && char_in(text.p, text.p + CHAR, "村县镇乡市区縣鎮")) {
		text.p += CHAR; /* 某|村投入 */
		text.n -= CHAR;
	}
	if (IS_ANY(text, invested) && text.p < rd->r->text.p + rd->lx[i].start)
		return phrase_join(rd, label_scheme(rd, i), text);
	struct ds_str earned = earned_by(rd, i, text);
	if (earned.n)
		return phrase_join(rd, earned, text);
	if (IS_ANY(text, amounts))
		return phrase_join(rd, amount_of(rd, i), text);
	return text;
}

/* label_owner.c: what a label is of that says little alone, a rate (增速, 占比, 年任务) or an amount of anything (收入, 人数): the words
 * before it in its clause, the subject of the clause before, or what the number before was of. label.c chose the label.
 */
#include "dushu/text.h"
#include "label.h"

#define OWNER_MOST  (10 * CHAR)
#define OWNER_LONG  (6 * CHAR)
#define WORDS_MOST  24
#define WORDS_BYTES (8 * CHAR)

/* 金融机构人民币各项|存款余额: as much of s as an owner needs. */
struct ds_str label_owner_short(struct ds_str s)
{
	static const char *const alls[] = { "各项", "各类", "机构" };
	for (size_t k = 0; k < DS_COUNT(alls); k++) {
		const size_t at = ds_str_find(s, ds_str_of(alls[k]), 0), end = at + 2 * CHAR;
		if (at != SIZE_MAX && at && s.n >= end + 2 * CHAR)
			return (struct ds_str){ s.p + end, s.n - end };
	}
	return s;
}

/* 一线城市新建|商品住宅销售价格: the last words of a long name that are no longer than an owner should be. */
static struct ds_str owner_words(struct ds_str s)
{
	struct ds_word w[WORDS_MOST];
	size_t n = s.n > LABEL_MAX ? ds_words_cut(s, w, WORDS_MOST) : 0, from = s.n;
	if (!n || w[n - 1].at.end < s.n)
		return s;
	while (n && s.n - w[n - 1].at.start <= WORDS_BYTES)
		from = w[--n].at.start;
	return s.n - from < 2 * CHAR ? DS_STR("") : (struct ds_str){ s.p + from, s.n - from };
}

/* s, when it can be what something is of, and is nobody pointed at. */
static struct ds_str owner_of(struct ds_str s)
{
	s = label_owner_short(phrase_unquoted(s));
	const size_t head = s.n > OWNER_LONG ? phrase_head(s) : 0; /* 中西部地区|进出口 */
	if (head)
		s = (struct ds_str){ s.p + head, s.n - head };
	return s.n < 2 * CHAR || s.n > OWNER_MOST || phrase_is_empty(s) || is_sort(s, S_POINTING | S_PART)
		   ? DS_STR("")
		   : s;
}

/* 游人的|年均增幅, 进出口增长|贡献率, 疏散撤离的|人数, 空气质量为优的|天数: the words before l in its clause. */
static struct ds_str owner_within(const struct reader *rd, const struct lexeme *l)
{
	const bool of = is_word(l - 1, W_DE);
	const struct lexeme *last = l - 1 - of;
	if (last->kind == LEX_CLOSE && bracket_open(last))
		last = bracket_open(last) - 1; /* 贷款(单户1000万元以下)|余额 */
	l = last;
	while (in_phrase(l) || (is_word(l, W_UP | W_DOWN) && in_phrase(l - 1)) ||
	       (of && l < last && is_word(l, W_REACH) && in_phrase(l - 1)))
		l--;
	while (of && is_word(l, W_VERB) && last->end - l->end <= CHAR)
		l--;
	return l < last ? owner_of(text_of(rd, l[1].start, last->end)) : DS_STR("");
}

/* 增值税|仍是主体税种,收入5亿元: the subject of the clause that ends before `comma`; empty when it has a number. */
static struct ds_str owner_told(const struct reader *rd, const struct lexeme *comma)
{
	const struct lexeme *first = comma, *last;
	while (!ends_clause(first - 1))
		if ((--first)->kind == LEX_NUMBER)
			return DS_STR("");
	while (is_word(first, K_TIME | K_PLACE | W_CONN | W_DET))
		first++;
	first += is_verb(first) && in_phrase(first + 1); /* 入园|企业迅速增加,数量达到90家 */
	for (last = first; last < comma && in_phrase(last);)
		last++;
	struct ds_str s = last > first ? text_of(rd, first->start, last[-1].end) : DS_STR("");
	if (last == comma)
		s.n = phrase_head(s); /* 旅游业|稳步恢复 */
	return owner_of(s);
}

/* 烟草业利润增长9%,|拉动|工业利润增长2个百分点: the verb behind which the measure at l moves with another one; NULL. */
static const char *const pulling[] = { "拉动", "拉低", "拉高", "推高" };

static const struct lexeme *pulls(const struct reader *rd, const struct lexeme *l)
{
	do
		l--;
	while (is_word(l, W_ADV | W_DET | K_PLACE));
	return l->kind == LEX_WORD && IS_ANY(lexeme_text(rd, l), pulling) ? l : NULL;
}

/* 税收8亿元,增长9%,|增收1亿元: the sum that moved by one more, right behind the comma before l; NULL without one. */
static const struct level *moved_more(const struct reader *rd, uint32_t i, const struct lexeme *l)
{
	const bool behind = is_word(l, W_UP | W_DOWN) && l[-1].kind == LEX_COMMA && l[-2].kind == LEX_NUMBER;
	const struct level *v = behind ? label_same(rd, token_of(rd, &rd->lx[i])) : NULL;
	return v && ends_sort(v->label, S_MONEY) ? v : NULL;
}

/* 为市民|减免诉讼费: do the words before l only say for whom? */
static bool is_for_whom(const struct reader *rd, const struct lexeme *l)
{
	do
		l--;
	while (in_phrase(l));
	return phrase_is_for(rd, l);
}

/* Labels that are whole words and yet not all of the name: 拉动|工业利润, 商品住宅|成交面积, 播种面积稳定,面积3亿亩, and 增收 behind what it
 * is more of. Does one of these hold? */
static bool owner_special(struct reader *rd, uint32_t i, const struct lexeme *l, struct label *label)
{
	const struct token *t = token_of(rd, &rd->lx[i]);
	const struct ds_str text = label->text;
	struct ds_str all = DS_STR("");
	const struct lexeme *pull = t->kind == DS_KIND_PERCENT && t->unit.n > CHAR ? pulls(rd, l) : NULL;
	if (pull)
		all = phrase_join(rd, lexeme_text(rd, pull), text);
	if (text.n >= 4 * CHAR && text.n <= 6 * CHAR && is_word(l, W_VERB) && is_verb(l) && in_phrase(l - 1) &&
	    phrase_is_amount(text)) {
		const struct ds_str owner = is_for_whom(rd, l) ? DS_STR("") : owner_within(rd, l);
		all = owner.n && !label_is_body(owner) ? phrase_join(rd, owner, text) : text;
	}
	if (l[-1].kind == LEX_COMMA && phrase_names_measure(text)) {
		const struct ds_str told = owner_told(rd, l - 1);
		all = told.n > text.n && ds_str_ends(told, text) ? told : all;
	}
	const struct level *more =
	    t->kind == DS_KIND_MONEY && is_sort(text, S_AMOUNT) ? moved_more(rd, i, l) : NULL;
	if (more)
		*label =
		    (struct label){ .text = more->label, .noun = more->noun, .change = label->change, .set = true };
	else if (all.n)
		label->text = all;
	return more || all.n;
}

/* 金额, 单价, 长: how much there is of what was counted, or for how much; it says nothing alone. */
static bool says_how_much(struct ds_str s)
{
	static const char *const sums[] = { "金额", "总金额", "总额", "吨数", "总量", "数量",
					    "单价", "长",     "重",   "重量", "长度" };
	return IS_ANY(s, sums);
}

/* 进口茶叶5吨,|金额2万元, 发放贷款8笔、|金额9万元: the last thing counted in the sentence; empty without one. */
static struct ds_str counted_before(const struct reader *rd)
{
	const struct flow *f = &rd->flow;
	const struct level *v;
	for (uint32_t k = f->levels_n; (v = level_back(f, &k)) != NULL;)
		if (v->label.n <= LABEL_MAX && !phrase_is_amount(v->label) && !phrase_tail(v->label).n &&
		    !ds_str_ends(v->unit, DS_STR("元")) &&
		    !char_before_in(v->label.p + v->label.n, v->label.p, "长宽高"))
			return v->label;
	return DS_STR("");
}

/* What the rate or amount is of that begins at l; `each`: 人均 stands before it. */
static struct ds_str owner_find(const struct reader *rd, uint32_t i, const struct lexeme *l, bool rate, bool each,
				bool sum)
{
	const struct ds_str before = rd->flow.label;
	while ((is_word(l - 1, W_AND) || l[-1].kind == LEX_DUN) && is_sort(lexeme_text(rd, l - 2), S_AMOUNT))
		l -= 2; /* 甲景区回暖,收入与|利润分别增长 */
	struct ds_str owner =
	    sum && lexeme_text(rd, l).n == CHAR ? DS_STR("") : owner_within(rd, l); /* 一根|长约2米 */
	if (!owner.n && sum && rd->flow.kind == DS_KIND_MONEY && before.n && before.n <= LABEL_MAX &&
	    ds_str_eq(lexeme_text(rd, l), DS_STR("总额")) && !says_how_much(before))
		owner = before; /* 每人补贴房租300元,|总额4万元 */
	if (!owner.n)
		owner = sum ? counted_before(rd) : owner;
	if (owner.n)
		return owner;
	while (is_word(l - 1, W_ADV | W_REACH | W_DE | W_EACHALL | K_TIME))
		l--;
	if (l[-1].kind == LEX_COMMA && l[-2].kind != LEX_NUMBER)
		owner = owner_told(rd, l - 1);
	/* 公司稳步发展,收入5亿元: who has it is left out, as who acts is; but 旅游业 */
	if (token_of(rd, &rd->lx[i])->kind == DS_KIND_MONEY && label_is_body(owner) &&
	    (!ds_str_ends(owner, DS_STR("业")) || ds_str_ends(owner, DS_STR("企业"))))
		owner = DS_STR("");
	if (owner.n || (each && !rate))
		return owner;
	if (rate)
		return owner_words(label_owner_short(before));
	return owner_of((struct ds_str){ before.p, phrase_head(before) }); /* 甲景区|接待量上升5%,收入增长8% */
}

/* Gives the label the owner it lacks. */
static void owner_join(struct reader *rd, uint32_t i, struct label *label)
{
	const struct ds_str text = label->text;
	const struct lexeme *l = text.n && (is_measure(token_of(rd, &rd->lx[i])) || is_sort(text, S_AMOUNT))
				     ? label_start(rd, i, text)
				     : NULL;
	if (!l || owner_special(rd, i, l, label))
		return;
	const struct found word = lexicon_match(text, text.n);
	const bool rate = word.n == text.n && (word.cls & W_RATIO), sum = says_how_much(text),
		   amount = sum || is_sort(text, S_AMOUNT), each = is_word(l - 1, W_PER),
		   of = is_word(l - 1, W_DE | W_PER | K_CLOSE) && text.n == 2 * CHAR &&
			(is_sort(text, S_MEASURE) || ds_str_eq(text, DS_STR("资金"))); /* 种植金银花的|面积 */
	if (!rate && !amount && !of)
		return;
	l -= each;
	const struct ds_str own = text_of(rd, l->start, (uint32_t)(text.p + text.n - rd->r->text.p)),
			    owner = rate || amount ? owner_find(rd, i, l, rate, each, sum) : owner_within(rd, l);
	if (rate && owner.n)
		label->noun = rd->flow.noun;
	if (rate && (word.cls & (W_RATEUP | W_RATEDOWN)))
		label->carried = rd->flow.label; /* 伤亡增加40人,增幅8%;乙县增加29人 */
	if (amount && (owner.n || each))
		label->plain = text; /* rows are told apart by what is left out */
	label->text = phrase_join(rd, owner, own);
}

void label_owner(struct reader *rd, uint32_t i, struct label *label)
{
	owner_join(rd, i, label);
	/* 烟草业增长9%,拉动工业增长2个百分点,|占全市的8%: what goes on is what pulls */
	if (STARTS_ANY(label->text, pulling) && !STARTS_ANY(rd->flow.label, pulling))
		label->carried = rd->flow.label;
}

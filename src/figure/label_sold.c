/* label_sold.c: what is sold for a sum: 一担木柴卖得3块钱, 豆芽七斤,每斤卖4元, 五花肉的均价. A verb of selling and a price say
 * little alone; the row is the thing. Who sells is none: a sum that is for no unit is named by what stands counted before the verb, or not here.
 */
#include "label.h"

#define CLAUSES_SOLD 2 /* back to what a clause without a number is about */

/* 卖, 卖到, 售: the verb that number i is the price of, or NULL. */
static const struct lexeme *sale_of(const struct reader *rd, const struct lexeme *number)
{
	const struct lexeme *l = number - 1;
	if (l->kind == LEX_MARK && l->end - l->start == 1)
		l--; /* 卖 30元 */
	while (is_word(l, W_ADV | W_LE | W_EACHALL) || (is_word(l, W_REACH) && !lexeme_says(rd, l, "卖到")))
		l--;
	static const char *const sells[] = { "卖", "卖到", "卖得", "卖出", "售", "能卖" };
	return IS_ANY(lexeme_text(rd, l), sells) ? l : NULL;
}

/* Somebody, or a word that points at him. */
static bool is_seller(struct ds_str s)
{
	return ends_sort(s, S_ACTOR | S_FOLK | S_ROLE) || char_before_in(s.p + s.n, s.p, "我他她们家爷妈叔婶嫂农");
}

/* The run of nouns that ends at last. */
static struct ds_str noun_back(const struct reader *rd, const struct lexeme *last, const struct lexeme **before)
{
	const struct lexeme *first = last + 1;
	while (in_phrase(first - 1) && first[-1].kind != LEX_OTHER)
		first--; /* 1公斤|能卖2元 */
	*before = first - 1;
	return first <= last ? text_of(rd, first->start, last->end) : DS_STR("");
}

/* 水蜜桃成了俏手货,最高时可以|卖到18元一斤: what a clause before begins with. */
static struct ds_str sold_topic(const struct reader *rd, const struct lexeme *l)
{
	static const char *const whens[] = { "后", "前", "时" };
	for (int n = 0; n < CLAUSES_SOLD; n++) {
		while (!ends_clause(l - 1))
			l--;
		if (l[-1].kind != LEX_COMMA)
			break;
		const struct lexeme *end = --l, *first = l;
		while (!ends_clause(first - 1) && first[-1].kind != LEX_NUMBER)
			first--;
		if (first[-1].kind == LEX_NUMBER)
			break;
		while (first->kind == LEX_TIME || first->kind == LEX_PLACE || is_word(first, W_CONN | W_DET | W_DE))
			first++;
		const struct lexeme *last = first;
		while (last < end && (in_phrase(last) || (is_word(last, W_DE) && in_phrase(last + 1)))) {
			if (is_word(last, W_DE))
				first = last + 1; /* 山里的|蓝莓 */
			last++;
		}
		struct ds_str s = last > first ? text_of(rd, first->start, last[-1].end) : DS_STR("");
		if (HAS_ANY(s, whens))
			break; /* 元旦后开秤,一公斤|卖40元 */
		if (s.n >= 2 * CHAR && s.n <= 8 * CHAR && !is_seller(s))
			return s;
		l = first;
	}
	return DS_STR("");
}

struct ds_str label_sold(const struct reader *rd, uint32_t i)
{
	const struct lexeme *number = &rd->lx[i], *sale = sale_of(rd, number);
	if (!sale)
		return DS_STR("");
	const struct token *t = token_of(rd, number);
	const struct lexeme *unit = &rd->lx[list_end(rd, i)] + 1;
	while (is_word(unit, W_AFTER))
		unit++; /* 20元左右|一斤 */
	bool each =
	    is_word(unit, W_EACHALL) || is_word(number - 1, W_EACHALL) ||
	    ds_str_find(t->unit, DS_STR("/"), 0) != SIZE_MAX ||
	    (is_word(unit - 1, W_AFTER) && unit->kind == LEX_NUMBER && token_of(rd, unit)->kind == DS_KIND_MASS);
	const struct lexeme *l = sale - 1;
	while (l->kind == LEX_TIME || is_word(l, W_ADV | W_EACHALL) ||
	       (is_word(l, W_TARGET) && is_word(l, W_REACH))) {
		each |= is_word(l, W_EACHALL);
		l--;
	}
	static const char *const weights[] = { "斤", "公斤", "吨", "亩" };
	const struct lexeme *before;
	struct ds_str noun = noun_back(rd, l, &before);
	if (l == sale - 1 && char_before_in(noun.p + noun.n, noun.p, "多少"))
		return text_of(rd, l->end - CHAR, sale->end); /* 每斤比往年的|多卖8分钱 */
	if (noun.n && is_word(before, W_PREP))
		noun = noun_back(rd, before - 1, &before); /* 价格在地头|就能卖到2元 */
	static const char *const hows[] = { "最低", "最高", "只", "只要", "平均" };
	if (IS_ANY(noun, hows)) { /* 韭菜今早|最低|卖4元 */
		for (l = before; l->kind == LEX_TIME;)
			l--;
		noun = noun_back(rd, l, &before);
	}
	static const char *const wheres[] = { "市场", "超市", "店", "地头", "网上", "摊", "摊位", "门口", "集市" };
	if (ENDS_ANY(noun, wheres))
		noun = DS_STR(""); /* 苏州市场|卖38元一斤 */
	if (ds_str_ends(noun, DS_STR("时")) || ds_str_ends(noun, DS_STR("时候")) ||
	    (ds_str_starts(noun, DS_STR("最")) && noun.n <= 3 * CHAR))
		noun = DS_STR(""); /* 最高时|卖到18元 */
	each |= !noun.n && before->kind == LEX_OTHER && ENDS_ANY(lexeme_text(rd, before), weights);
	bool counted = before->kind == LEX_NUMBER || before->kind == LEX_OTHER || is_word(before, W_EACHALL);
	/* 花菜能|卖1元: what can be sold; 老李能卖 is rare */
	bool can = l < sale - 1 && char_in(rd->r->text.p + l[1].start, rd->r->text.p + l[1].end, "能可") &&
		   noun.n <= 4 * CHAR;
	if (noun.n && noun.n <= 8 * CHAR && !is_seller(noun) &&
	    (each || counted || can || phrase_names_measure(noun)))
		return noun;
	const struct flow *f = &rd->flow;
	if (noun.n || !each)
		return DS_STR("");
	if (f->noun.n && f->kind != DS_KIND_MONEY && f->kind != DS_KIND_PERCENT && f->kind != DS_KIND_DURATION &&
	    !is_seller(f->noun))
		return f->noun; /* 产15斤蜜,一斤|卖88元 */
	return f->label.n ? DS_STR("") : sold_topic(rd, number);
}

/* Is s a price, and nothing else? */
static bool is_price(struct ds_str s)
{
	static const char *const prices[] = { "价格",     "均价",     "售价",   "单价",     "批发价",
					      "收购价",   "零售价",   "市场价", "成交价",   "收购价格",
					      "批发价格", "平均价格", "销售价", "出厂价",   "进货价",
					      "拿货价",   "报价",     "造价",   "销售价格", "零售价格",
					      "市场价格", "价" };
	static const char *const ranks[] = { "最高", "最低", "平均", "一般" };
	if (s.n > 4 * CHAR && STARTS_ANY(s, ranks)) {
		s.p += 2 * CHAR; /* 最高|批发价格 */
		s.n -= 2 * CHAR;
	}
	return IS_ANY(s, prices);
}

/* May s be a thing that has a price? */
static bool is_ware(struct ds_str s)
{
	static const char *const none[] = {
		"这里", "当地", "目前", "平均", "正常", "合理", "最高", "最低", "理想",
		"不错", "优惠", "便宜", "同样", "同等", "实际", "市场", "现在", "此前"
	};
	return (s.n >= 2 * CHAR || char_in(s.p, s.p + s.n, "猪牛羊鸡鸭鱼虾蟹蛋肉菜粮油煤米")) && s.n <= 6 * CHAR &&
	       !is_seller(s) && !ENDS_ANY(s, none) &&
	       !ends_sort(s, S_NAMED | S_PART | S_OFFICE | S_POINTING | S_QUALITY) && !is_price(s) &&
	       !phrase_is_amount(s);
}

/* 五花肉的|均价在每斤20元, 韭菜花|以每斤3元的|价格卖给: the price `text` of number i with what it is of. */
struct ds_str label_priced(struct reader *rd, uint32_t i, struct ds_str text)
{
	const struct lexeme *number = &rd->lx[i], *l = number - 1, *before;
	const char *at = rd->r->text.p + number->end;
	if (text.p >= at && text.p < at + 4 * CHAR) {
		size_t price = ds_str_find(text, DS_STR("价格"), 0), made = ds_str_find(text, DS_STR("价"), 0);
		if (made == SIZE_MAX || made > 3 * CHAR)
			return text;
		text.n = price != SIZE_MAX ? price + 2 * CHAR : made + CHAR; /* 收购价格|计算 */
		while (is_word(l, W_ADV | W_REACH | W_EACHALL) && !ends_clause(l))
			l--;
		if (!in_phrase(l) && !is_word(l, W_PREP))
			return text;
		if (is_word(l, W_PREP))
			l--; /* 韭菜花|以 */
		struct ds_str noun = noun_back(rd, l, &before);
		if (noun.n && is_word(before, W_PREP) && lexeme_says(rd, before, "被"))
			noun = noun_back(rd, before - 1, &before);                   /* 黄精|被药企|以 */
		const bool where = is_word(before - is_word(before, W_DET), W_PREP); /* 在朋友圈|以 */
		return !where && is_ware(noun) && is_price(text) ? phrase_join(rd, noun, text) : text;
	}
	if (!is_price(text))
		return text;
	while (l > rd->lx && !ends_clause(l) && rd->r->text.p + l->start > text.p)
		l--;
	if (rd->r->text.p + l->start != text.p)
		return text;
	const bool of = is_word(l - 1, W_DE);
	for (l--; (is_word(l, W_DE | W_EACHALL | W_ADV | W_FROM) || l->kind == LEX_TIME) && !ends_clause(l);)
		l--; /* 白糖|每吨报价, 菜花|今天最高批发价格, 支架|由均价1万元 */
	if (rd->r->text.p + l->end == text.p)
		return text;
	struct ds_str noun = noun_back(rd, l, &before);
	if (!of && !ends_clause(before) && before->kind != LEX_TIME && before->kind != LEX_PLACE)
		return text;
	size_t on = ds_str_find(noun, DS_STR("上"), 0); /* 菜摊上|鲜豆角 */
	if (on != SIZE_MAX && on >= CHAR && on + 3 * CHAR <= noun.n &&
	    !char_in(noun.p + on + CHAR, noun.p + noun.n, "海等好市浮")) {
		noun.p += on + CHAR;
		noun.n -= on + CHAR;
	}
	return is_ware(noun) ? phrase_join(rd, noun, text) : text;
}

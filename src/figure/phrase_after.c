/* phrase_after.c: the noun phrase behind a number, or the verb when the unit is a noun itself (3.2万人在线观看).
 * What a phrase asks of its own words is in phrase_words.c. */
#include "phrase_after.h"

struct ds_str phrase_join(const struct reader *rd, struct ds_str a, struct ds_str b)
{
	if (!a.n || !b.n)
		return a.n ? a : b;
	if (a.p + a.n == b.p)
		return (struct ds_str){ a.p, a.n + b.n };
	char *p = ds_arena_raw(rd->arena, a.n + b.n, 1);
	memcpy(p, a.p, a.n);
	memcpy(p + a.n, b.p, b.n);
	return (struct ds_str){ p, a.n + b.n };
}

/* 按每亩4吨计算: it says how, not what. */
bool phrase_is_reckoning(struct ds_str verb)
{
	static const char *const verbs[] = { "计算", "計算", "来计算", "來計算", "测算", "估算", "计",
					     "折算", "推算", "来算",   "算",     "算账", "计价", "核算" };
	return IS_ANY(verb, verbs);
}

bool phrase_is_scheme(struct ds_str s)
{
	return starts_sort(s, S_SCHEME) && s.n <= 4 * CHAR;
}

/* 10起发生在住宅: a verb that only says that they are. */
static bool is_existence(struct ds_str verb)
{
	static const char *const verbs[] = { "发生", "發生", "出现", "出現", "存在",   "位于", "位於",
					     "属于", "屬於", "来自", "來自", "来源于", "源于", "源自" };
	return IS_ANY(verb, verbs);
}

/* 8元|一斤|的粉条, 6万元(每人3000元)|的助学金, 35名|去年考上高中的学生: over what stands between the number and its noun. */
static void skip_marks(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct token *t = b->t;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	const uint32_t i = b->i;
	if (l->kind == LEX_MARK && l[-2].kind == LEX_MARK && l->end - l->start == 1 && in_phrase(l + 1))
		l++; /* 共 835 公顷 农田埋没: set apart by spaces */
	while (is_word(l, W_AFTER | W_TAIL))
		l++;
	if (t->kind == DS_KIND_MONEY && is_word(l, W_EACHALL) && is_word(l + 1, W_DE))
		l++; /* 8元|一斤|的粉条 */
	/* 对12笔、300万元|赃款: two values before one noun */
	if (l->kind == LEX_DUN && l[1].kind == LEX_NUMBER && t->kind == DS_KIND_COUNT && in_phrase(l + 2) &&
	    i > 0 && is_word(&rd->lx[i - 1], W_PREP | W_LIGHT | W_VERB | W_DE) &&
	    token_of(rd, l + 1)->kind != DS_KIND_COUNT)
		l += 2;
	if (l->kind == LEX_OPEN || l->kind == LEX_CLOSE) {
		const struct lexeme *behind = phrase_converted(rd, i);
		l = behind ? behind : l->kind == LEX_OPEN ? phrase_noted(l) : l; /* 6万元(每人3000元)|的助学金 */
	}
	if (l->kind == LEX_TIME && t->kind == DS_KIND_COUNT && !p->self && (is_verb(l + 1) || in_phrase(l + 1)))
		l++; /* 35名|去年考上高中的学生 */
	b->l = l;
}

/* 2公里长的|步道, 1万吨价值千万元的|芦苇, 35万元|全部|积蓄: over what else measures it, and 的. */
static void skip_measures(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct token *t = b->t;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	static const char *const sides[] = { "长", "宽", "高", "深", "厚", "長", "寬", "装", "重", "裝" };
	if ((t->kind == DS_KIND_LENGTH || t->kind == DS_KIND_MASS || t->kind == DS_KIND_VOLUME) &&
	    is_word(l + 1, W_DE) && IS_ANY(lexeme_text(rd, l), sides))
		l++; /* 2公里长的|步道, 1.5千克装的|牛奶 */
	/* 1万吨|价值千万元的|芦苇 */
	if (t->kind == DS_KIND_MASS && l->end - l->start <= 2 * CHAR && l->kind != LEX_COMMA) {
		const struct lexeme *worth = l + 1;
		while (is_word(worth, W_REACH | W_ADV))
			worth++;
		if (worth->kind == LEX_NUMBER && token_of(rd, worth)->kind == DS_KIND_MONEY &&
		    is_word(worth + 1, W_DE))
			l = worth + 1;
	}
	if (is_word(l, W_DE)) {
		p->of = true;
		l++;
		if (is_word(l, W_ADV) && is_verb(l + 1))
			l++; /* 2个小时的|奋力|扑救 */
	}
	if (t->kind == DS_KIND_MONEY && lexeme_says(rd, l, "全部") && in_phrase(l + 1))
		l++; /* 35万元|全部|积蓄 */
	b->l = l;
}

/* 用16个小时|将大火扑灭, 1.8万元|资助: what is said without a noun behind it. */
static bool says_at_once(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct token *t = b->t;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	/* 重复了2000多个|清晨, 两年的|努力: an adverb that ends its clause is none */
	if (is_word(l, W_ADV) && ends_clause(l + 1) && l->end - l->start == 2 * CHAR && !p->self &&
	    (p->of || t->kind == DS_KIND_COUNT) && !is_word(l, W_REACH | W_CONN | W_TAIL)) {
		p->text = p->noun = lexeme_text(rd, l);
		return true;
	}
	/* 90名|即将|跨入大学校门的新生 */
	if (t->kind == DS_KIND_COUNT && !p->self && is_word(l, W_TARGET) && is_word(l, W_ADV) && is_verb(l + 1))
		l++;
	/* 用16个小时|将大火扑灭 */
	if (t->kind == DS_KIND_DURATION && !p->of && is_word(l, W_ADV) && is_word(l + 1, W_PREP))
		l++; /* 16个小时|彻底|将 */
	if (t->kind == DS_KIND_DURATION && !p->of && (lexeme_says(rd, l, "将") || lexeme_says(rd, l, "把")) &&
	    in_phrase(l + 1)) {
		const struct lexeme *done = l + 2;
		while (in_phrase(done) || is_verb(done))
			done++;
		p->text = text_of(rd, l[1].start, done[-1].end);
		p->verbal = true;
		if (p->text.n > 8 * CHAR)
			p->text = DS_STR("");
		return true;
	}
	/* 1.8万元|资助 */
	static const char *const gifts[] = { "资助", "救助", "捐助", "奖励", "补助", "补贴", "赔偿", "补偿" };
	if (t->kind == DS_KIND_MONEY && is_verb(l) && IS_ANY(lexeme_text(rd, l), gifts) &&
	    (ends_clause(l + 1) || is_word(l + 1, W_CONN))) {
		p->text = p->noun = lexeme_text(rd, l);
		return true;
	}
	b->l = l;
	return false;
}

/* 142个|计划实施项目, 13人|被积水围困, 两天|抢修: what is to be done with it, befalls it or took the time. */
static bool says_fate(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct token *t = b->t;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	while ((l->kind == LEX_PLACE && (in_phrase(l + 1) || l[1].kind == LEX_PLACE)) || is_word(l, W_DET))
		l++;
	if (t->kind == DS_KIND_DURATION && !p->of && is_verb(l + 1) &&
	    ds_str_eq(lexeme_text(rd, l), DS_STR("时间")))
		l++; /* 2天时间|查到18个 */
	if (t->kind == DS_KIND_COUNT && !p->of && !p->self &&
	    is_word(l, K_TEXT | W_ADV | W_TARGET | W_VERB | W_LIGHT)) {
		p->text = p->noun = phrase_planned(rd, l);
		if (p->text.n)
			return true;
	}
	if (is_word(l, W_ADV) && !is_word(l, W_CONN | W_TARGET) && in_phrase(l + 1) && t->kind == DS_KIND_COUNT &&
	    !p->self)
		l++; /* 2次明显降水过程 */
	struct ds_str what = DS_STR("");
	if (t->kind == DS_KIND_DURATION)
		what = phrase_lasting(rd, l, p->of);
	else if (p->self && !p->of && ds_str_ends(t->unit, DS_STR("人")))
		what = phrase_befallen(rd, l);
	if (what.n) {
		p->text = what;
		p->noun = p->of ? what : DS_STR("");
		p->verbal = true;
		return true;
	}
	b->l = l;
	return false;
}

/* 1起|一次死亡5人的|交通事故, 4位投入初选的|委员: the noun behind a clause with a number or sum of its own. */
static bool says_inner(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct token *t = b->t;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	const struct lexeme *inner = l; /* 1起|一次死亡5人的|交通事故 */
	while (t->kind == DS_KIND_COUNT && !p->of && !p->self && inner - l < 3 &&
	       (is_verb(inner) || is_word(inner, W_ADV) ||
		(inner->kind == LEX_TEXT && phrase_is_harm(lexeme_text(rd, inner)))))
		inner++;
	if (inner > l && inner->kind == LEX_NUMBER && is_word(inner + 1, W_DE) && in_phrase(inner + 2)) {
		p->text = p->noun = said_unquoted(rd, text_of(rd, inner[2].start, phrase_ahead(inner + 2)->end));
		return true;
	}
	if (is_word(l, W_INVEST) && t->kind == DS_KIND_COUNT && !p->of && in_phrase(l + 1)) {
		const struct lexeme *who = phrase_behind(l + 1);
		if (who) /* 4位投入初选的|委员 */
			p->text = p->noun = phrase_people(
			    t->unit, said_unquoted(rd, text_of(rd, who->start, phrase_ahead(who)->end)));
		if (who || lexeme_says(rd, l, "投入"))
			return true; /* but: 45个|投资合作项目 */
	}
	if (is_word(l, W_INVEST) && t->kind == DS_KIND_COUNT && !p->of &&
	    (!in_phrase(l + 1) || lexeme_says(rd, l, "投入")))
		return true; /* 直升机4架投入扑救 */
	return false;
}

/* 10个村|建有大棚, 1890万元|扶持合作社的|专项资金: from where to where the noun reaches. */
static bool noun_find(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct token *t = b->t;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	bool act = is_verb(l) && l[1].kind == LEX_TEXT && /* 的发运记录, 5所新改扩建学校 */
		   (p->of || (t->kind == DS_KIND_COUNT && !p->self && phrase_builds(lexeme_text(rd, l))));
	const struct lexeme *last = phrase_ahead(act ? l + 1 : l);
	if (t->kind == DS_KIND_COUNT && last > l && bytes_of(l, l) == CHAR && is_verb(l + 1) &&
	    char_in(rd->r->text.p + l->start, rd->r->text.p + l->end, "村镇乡县市区校院厂店户組组站場场"))
		last = l; /* 10个村|建有大棚 */
	/* 七个村|群众抢栽抢种: who lives there is not counted */
	static const char *const lives[] = { "群众", "村民", "居民", "干部", "农户", "百姓", "农民", "党员" };
	if (t->kind == DS_KIND_COUNT && !p->of && last == l && l->kind == LEX_TEXT && bytes_of(l, l) >= 3 * CHAR &&
	    char_in(rd->r->text.p + l->start, rd->r->text.p + l->end, "村镇乡县区组") &&
	    STARTS_ANY(text_of(rd, l->start + CHAR, l->end), lives)) {
		p->text = p->noun = text_of(rd, l->start, l->start + CHAR);
		return true;
	}
	for (const struct lexeme *k = l + 1; t->kind == DS_KIND_COUNT && !p->of && k < last; k++)
		if (is_word(k, W_INVEST) && lexeme_says(rd, k, "投入"))
			last = k - 1; /* 30万台农业机械|投入小麦抢收 */
	/* 1890万元|扶持合作社的专项资金: what a sum is for stands before what it is */
	if (t->kind == DS_KIND_MONEY && !p->of && last >= l && is_word(last + 1, W_DE) && in_phrase(last + 2) &&
	    ends_sort(lexeme_text(rd, phrase_ahead(last + 2)), S_MONEY))
		l = last + 2, last = phrase_ahead(l);
	for (const struct lexeme *k = l + 1; t->kind == DS_KIND_COUNT && k < last; k++)
		if (k->kind == LEX_DUN && phrase_counts_more(rd, k + 1))
			last = k - 1;
	b->l = l;
	b->last = last;
	return false;
}

/* 32座高标准、现代化的|日光温室, 10万人|现场|观看: over what only says how the noun is, or how it is done. */
static void noun_pass(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct token *t = b->t;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	const struct lexeme *last = b->last;
	/* 2个小时|紧张、激烈的|比赛 */
	if (!p->of && last > l && is_word(last + 1, W_DE) && bytes_of(l, l) == 2 * CHAR &&
	    (in_phrase(last + 2) || (is_verb(last + 2) && ends_clause(last + 3)))) {
		const struct lexeme *quality = l;
		while (quality < last && quality[1].kind == LEX_DUN &&
		       bytes_of(quality + 2, quality + 2) == 2 * CHAR)
			quality += 2;
		if (quality == last && quality > l && t->kind != DS_KIND_MONEY)
			l = last + 2, last = is_verb(l) ? l : phrase_ahead(l);
	}
	/* 138亿元夏粮|收购|资金 */
	if (t->kind == DS_KIND_MONEY && !p->of && last == l && is_verb(last + 1) && !is_word(last + 1, W_REACH) &&
	    in_phrase(last + 2) && last[1].end == last[2].start && ends_sort(lexeme_text(rd, last + 2), S_MONEY))
		last += 2;
	/* 32座高标准、现代化的|日光温室 */
	static const char *const kinds[] = {
		"化", "标准", "標準", "型", "式", "性", "高端", "优质", "先进", "全新"
	};
	if (!p->of && last >= l && is_word(last + 1, W_DE | W_ADV) && in_phrase(last + 2) &&
	    (t->kind == DS_KIND_COUNT ? ENDS_ANY(lexeme_text(rd, last), kinds) > 0 ||
					    (last == l && phrase_is_quality(lexeme_text(rd, l)))
				      : t->kind == DS_KIND_AREA && lexeme_says(rd, last, "连片")))
		l = last + 2, last = phrase_ahead(l);
	/* 每公斤6元的价格|与合作社签订合同 */
	if (p->of && l < last && is_word(l + 1, W_WITH) && is_verb(last + 1) &&
	    phrase_names_measure(lexeme_text(rd, l)))
		last = l;
	/* 10万人|现场|观看 */
	static const char *const ways[] = { "现场", "免费", "集中", "线上", "当场", "就地", "就近", "统一" };
	if (p->self && !p->of && last == l && is_verb(l + 1) && IS_ANY(lexeme_text(rd, l), ways))
		last = l++;
	b->l = l;
	b->last = last;
}

/* 6个小时的|奋战, 4座20万立方米|储罐, 以143万元|成交: no noun stands behind the number, but 的, another number or what was done for it. */
static bool says_next(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct token *t = b->t;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	const uint32_t i = b->i;
	if (p->of && is_verb(l) && ends_clause(l + 1) && !is_word(l, W_REACH | W_ADV) &&
	    bytes_of(l, l) >= 2 * CHAR) {
		p->text = p->noun = lexeme_text(rd, l); /* 6个小时的|奋战 */
		return true;
	}
	if (l->kind == LEX_NUMBER && t->kind == DS_KIND_COUNT && token_of(rd, l)->kind != DS_KIND_COUNT) {
		const struct lexeme *de = l + 1;
		while (is_word(de, W_AFTER) || in_phrase(de))
			de++;
		if (!is_word(de, W_DE) || !in_phrase(de + 1)) {
			*p = phrase_after(rd, i + 1); /* 4座20万立方米储罐 */
			if (p->text.n && p->text.p == p->noun.p)
				p->text = p->noun = phrase_people(t->unit, p->text); /* 12名65岁以上老人|免费体检 */
			return true;
		}
		p->text = p->noun = phrase_trim_after(
		    said_unquoted(rd, text_of(rd, de[1].start, phrase_ahead(de + 1)->end)), false, true, false);
		return true; /* 12个百亩以上集中连片的|示范基地 */
	}
	const struct lexeme *by = &rd->lx[i] - 1; /* 以每公斤|1.4元收购 */
	while (is_word(by, W_EACHALL | W_REACH) && by > rd->lx)
		by--;
	if (t->kind == DS_KIND_MONEY && is_verb(l) && !is_word(l, W_RANK) && lexeme_says(rd, by, "以")) {
		p->text = phrase_deed(rd, l); /* 最终以143万元成交 */
		return true;
	}
	b->open = t->kind == DS_KIND_MONEY && is_word(l, W_ADV) &&
		  phrase_is_negation(text_of(rd, l->start, l->end)) && is_word(&rd->lx[i] - 1, W_HAS);
	if (t->kind == DS_KIND_PERCENT && !p->of) {
		*p = phrase_share_said(rd, i, l);
		return true;
	}
	if (t->kind == DS_KIND_COUNT && !p->of && is_word(l, W_REACH) && (in_phrase(l + 1) || is_verb(l + 1))) {
		struct phrase said = phrase_share_said(rd, i, l); /* 其中30个为|新单位 */
		if (said.text.n) {
			*p = said;
			return true;
		}
	}
	if (p->of || (t->kind == DS_KIND_MONEY && !b->open) || t->kind == DS_KIND_PERCENT)
		return true;
	return false;
}

/* 五年内不得|重新申请, 10人已|现场签约: over the adverbs before a verb, and what they make of it. */
static bool says_adverb(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct token *t = b->t;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	while ((is_word(l, W_ADV) && !is_word(l, W_CONN)) ||
	       (p->self && is_word(l, W_REACH) && !is_word(l, W_TO | W_HAS) && is_verb(l + 1)) || /* 稳定|脱贫 */
	       (t->kind == DS_KIND_DURATION && is_word(l, W_NORM) && !is_word(l, W_WEAK)))
		l++;
	if (is_word(l - 1, W_NORM) && in_phrase(l)) { /* 五年内不得|重新申请 */
		p->text = text_of(rd, l->start, phrase_ahead(l)->end);
		p->verbal = true;
		return true;
	}
	bool told = is_word(l - 1, W_ADV) && l[-1].end == l->start && in_phrase(l); /* 2000斤又大又甜的|西瓜 */
	const struct lexeme *deed = l + is_verb(l + 1);
	if (told && p->self && is_word(l - 1, W_ACTUAL) && ends_clause(deed + 1) && bytes_of(l, deed) >= 2 * CHAR &&
	    bytes_of(l, deed) <= 6 * CHAR) {
		p->text = text_of(rd, l->start, deed->end); /* 10人已|现场签约 */
		p->verbal = true;
		return true;
	}
	if (p->self && is_word(l, W_PREP) && lexeme_says(rd, l, "被"))
		l += 1 +
		     (in_phrase(l + 1) && is_verb(l + 2) && bytes_of(l + 1, l + 1) <= 6 * CHAR); /* 被安全|转移 */
	if (!told && !is_verb(l) && !is_word(l, W_PREP | W_REACH))
		return true;
	b->l = l;
	return false;
}

/* 600户|种植大棚蔬菜: the noun behind the verb. */
static bool says_object(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct token *t = b->t;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	const struct lexeme *noun = ds_str_eq(t->unit, DS_STR("次")) ? NULL : phrase_behind(l); /* 分3次|转移 */
	static const char *const bars[] = { "标准", "要求", "水平", "目标", "条件", "任务" };
	if (noun && p->self && IS_ANY(lexeme_text(rd, noun), bars))
		return true; /* 600户2000人达到脱贫的|标准 */
	const struct lexeme *last = noun ? phrase_ahead(noun) : NULL;
	if (noun && last >= noun) {
		p->text = p->noun = said_unquoted(rd, text_of(rd, noun->start, last->end));
		if (t->kind == DS_KIND_COUNT)
			p->text = p->noun = phrase_counted_noun(p->text, false);
		return true;
	}
	return false;
}

/* 38人|达到二级运动员标准, 94个|未开工: the verb itself. */
static void says_deed(struct behind *b)
{
	const struct reader *rd = b->rd;
	struct phrase *p = b->p;
	const struct lexeme *l = b->l;
	struct ds_str done = p->self ? phrase_done_there(rd, l) : DS_STR("");
	if (done.n) {
		p->text = done;
		p->verbal = true;
		return;
	}
	if (p->self && is_word(l, W_REACH) && !is_word(l, W_TO | W_EDGE) && in_phrase(l + 1)) {
		p->text = text_of(rd, l[1].start, phrase_ahead(l + 1)->end); /* 38人达到二级运动员标准 */
		p->verbal = true;
		return;
	}
	if (is_verb(l) && !phrase_is_reckoning(text_of(rd, l->start, l->end)) &&
	    !(is_word(l, W_UP | W_DOWN) && l[1].kind == LEX_NUMBER)) { /* 比上年1.5万担|增收|0.6万担 */
		p->text = phrase_deed(rd, l);
		p->verbal = true;
		p->light = is_existence(text_of(rd, l->start, l->end));
		/* 94个未|开工 */
		if (b->open ||
		    (is_word(l - 1, W_ADV) && l[-1].end == l->start && p->text.p == rd->r->text.p + l->start &&
		     phrase_is_negation(lexeme_text(rd, l - 1)))) {
			p->text.n += (size_t)(p->text.p - (rd->r->text.p + l[-1].start));
			p->text.p = rd->r->text.p + l[-1].start;
		}
	}
}

struct phrase phrase_after(const struct reader *rd, uint32_t i)
{
	const struct token *t = token_of(rd, &rd->lx[i]);
	struct phrase p = { .change = DS_CHANGE_LEVEL, .self = phrase_self_unit(t->unit) };
	struct behind b = { .rd = rd, .i = i, .t = t, .l = &rd->lx[i] + 1, .p = &p };
	skip_marks(&b);
	skip_measures(&b);
	if (says_at_once(&b) || says_fate(&b) || says_inner(&b) || noun_find(&b))
		return p;
	noun_pass(&b);
	if (!phrase_noun(&b) && !says_next(&b) && !says_adverb(&b) && !says_object(&b))
		says_deed(&b);
	return p;
}

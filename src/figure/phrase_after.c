/* phrase_after.c: the noun phrase behind a number, or the verb when the unit is a noun itself (3.2万人在线观看).
 * What a phrase asks of its own words is in phrase_words.c. */
#include "phrase.h"

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
static bool is_reckoning(struct ds_str verb)
{
	static const char *const verbs[] = { "计算", "計算", "来计算", "來計算", "测算", "估算", "计",
					     "折算", "推算", "来算",   "算",     "算账", "计价", "核算" };
	return IS_ANY(verb, verbs);
}

/* 完成新增20万个的任务: the noun behind 的 says nothing of what is counted. */
static bool is_plan(struct ds_str s)
{
	static const char *const states[] = {
		"平均水平", "平均值", "基础上", "基礎上", "基础", "前提下", "情况下"
	};
	return is_sort(s, S_GOAL) || IS_ANY(s, states);
}

/* 产值200亿元|年度目标: what is aimed at stands before the number. */
static bool is_aim(struct ds_str s)
{
	static const char *const marks[] = { "关口", "大关" };
	return s.n <= 6 * CHAR && (ends_sort(s, S_GOAL) || ENDS_ANY(s, marks));
}

/* 出资9万元|买车, 用欠款5万元|来抵账: what is done with the money. */
static bool is_spending(struct ds_str s)
{
	static const char *const verbs[] = { "来", "去", "给", "让", "买", "换", "请",
					     "搞", "盖", "托", "來", "給", "買" };
	return s.n > CHAR && STARTS_ANY(s, verbs);
}

bool phrase_is_scheme(struct ds_str s)
{
	return starts_sort(s, S_SCHEME) && s.n <= 4 * CHAR;
}

/* 1支就业|促进|小分队: is what ends so a group or a place that a verb before it names? */
static bool is_named_body(struct ds_str s)
{
	static const char *const ends[] = { "队",     "隊",     "小组", "专班",   "工作组", "服务站", "工作站",
					    "服务点", "中心",   "基地", "平台",   "专区",   "专线",   "专柜",
					    "专员",   "联盟",   "协会", "示范点", "示范户", "示范区", "工作室",
					    "服务团", "宣讲团", "空间", "驿站",   "书屋",   "场所",   "专栏",
					    "窗口",   "通道",   "车间", "工厂",   "作坊",   "示范县", "示范村",
					    "示范镇", "示范园" };
	return s.n <= 6 * CHAR && ENDS_ANY(s, ends);
}

/* 6个中小学|新建扩建|项目: the noun behind verbs that it makes one name with; NULL when they are what is done. */
static const struct lexeme *scheme_behind(const struct reader *rd, struct ds_str unit, struct ds_str before,
					  const struct lexeme *l)
{
	static const char *const makers[] = { "组成", "組成", "组建", "成立", "建立", "设立", "加入", "建成",
					      "参加", "进入", "入驻", "成为", "走进", "获批", "获评", "入选" };
	const struct lexeme *k = l;
	while (is_word(k, W_VERB) && k - l < 2)
		k++;
	if (k[0].kind == LEX_DUN && k > l && is_word(k + 1, W_VERB))
		k += 2;
	if (k == l && is_verb(l))
		k++; /* 2支法律|援助|小分队 */
	if (k == l || !in_phrase(k) || is_word(k, W_VERB))
		return NULL;
	struct ds_str noun = lexeme_text(rd, k);
	static const char *const people[] = { "名", "位", "人", "户" };
	bool body =
	    k == l + 1 && is_named_body(noun) && !IS_ANY(lexeme_text(rd, l), makers) && !IS_ANY(unit, people);
	body |= k == l + 1 && phrase_cannot_count(unit, before); /* 2辆农民工|返岗|专车 */
	return (phrase_is_scheme(noun) && is_word(l, W_VERB)) || body ? k : NULL;
}

/* 10起发生在住宅: a verb that only says that they are. */
static bool is_existence(struct ds_str verb)
{
	static const char *const verbs[] = { "发生", "發生", "出现", "出現", "存在",   "位于", "位於",
					     "属于", "屬於", "来自", "來自", "来源于", "源于", "源自" };
	return IS_ANY(verb, verbs);
}

/* 20个项目|开工建设,7个项目|已竣工: how far they are tells one row from the other. */
static bool is_staged(struct ds_str noun, struct ds_str verb)
{
	static const char *const nouns[] = { "项目", "工程", "項目" };
	return IS_ANY(noun, nouns) && is_sort(verb, S_STAGE);
}

/* 1天的搬迁、|拘留、搜查等|集中活动: the noun that sums up a list which a verb cuts behind `last`; NULL: it is none. */
static const struct lexeme *summed_ahead(const struct lexeme *l, const struct lexeme *last)
{
	const struct lexeme *k = last + 1;
	if (is_word(k, W_ETC) && is_word(k + 1, W_DET) && in_phrase(k + 2))
		return k + 2; /* 10公里的燃气等各类|管道 */
	bool list = false;
	for (const struct lexeme *d = l; d <= last && !list; d++)
		list = d->kind == LEX_DUN;
	if (!list && k->kind != LEX_DUN && k[1].kind != LEX_DUN)
		return NULL;
	while (k - last < LOOK_AHEAD && (in_phrase(k) || is_verb(k) || k->kind == LEX_DUN || is_word(k, W_AND)))
		k++;
	return k > last + 1 && is_word(k, W_ETC) && in_phrase(k + 1) ? k + 1 : NULL;
}

struct phrase phrase_after(const struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i] + 1;
	const struct token *t = token_of(rd, &rd->lx[i]);
	struct phrase p = { .change = DS_CHANGE_LEVEL, .self = phrase_self_unit(t->unit) };
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
	if (l->kind == LEX_TIME && t->kind == DS_KIND_COUNT && !p.self && (is_verb(l + 1) || in_phrase(l + 1)))
		l++; /* 35名|去年考上高中的学生 */
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
		p.of = true;
		l++;
		if (is_word(l, W_ADV) && is_verb(l + 1))
			l++; /* 2个小时的|奋力|扑救 */
	}
	if (t->kind == DS_KIND_MONEY && lexeme_says(rd, l, "全部") && in_phrase(l + 1))
		l++; /* 35万元|全部|积蓄 */
	/* 重复了2000多个|清晨, 两年的|努力: an adverb that ends its clause is none */
	if (is_word(l, W_ADV) && ends_clause(l + 1) && l->end - l->start == 2 * CHAR && !p.self &&
	    (p.of || t->kind == DS_KIND_COUNT) && !is_word(l, W_REACH | W_CONN | W_TAIL)) {
		p.text = p.noun = lexeme_text(rd, l);
		return p;
	}
	/* 90名|即将|跨入大学校门的新生 */
	if (t->kind == DS_KIND_COUNT && !p.self && is_word(l, W_TARGET) && is_word(l, W_ADV) && is_verb(l + 1))
		l++;
	/* 用16个小时|将大火扑灭 */
	if (t->kind == DS_KIND_DURATION && !p.of && is_word(l, W_ADV) && is_word(l + 1, W_PREP))
		l++; /* 16个小时|彻底|将 */
	if (t->kind == DS_KIND_DURATION && !p.of && (lexeme_says(rd, l, "将") || lexeme_says(rd, l, "把")) &&
	    in_phrase(l + 1)) {
		const struct lexeme *done = l + 2;
		while (in_phrase(done) || is_verb(done))
			done++;
		p.text = text_of(rd, l[1].start, done[-1].end);
		p.verbal = true;
		if (p.text.n > 8 * CHAR)
			p.text = DS_STR("");
		return p;
	}
	/* 1.8万元|资助 */
	static const char *const gifts[] = { "资助", "救助", "捐助", "奖励", "补助", "补贴", "赔偿", "补偿" };
	if (t->kind == DS_KIND_MONEY && is_verb(l) && IS_ANY(lexeme_text(rd, l), gifts) &&
	    (ends_clause(l + 1) || is_word(l + 1, W_CONN))) {
		p.text = p.noun = lexeme_text(rd, l);
		return p;
	}
	while ((l->kind == LEX_PLACE && (in_phrase(l + 1) || l[1].kind == LEX_PLACE)) || is_word(l, W_DET))
		l++;
	if (t->kind == DS_KIND_DURATION && !p.of && is_verb(l + 1) && ds_str_eq(lexeme_text(rd, l), DS_STR("时间")))
		l++; /* 2天时间|查到18个 */
	if (t->kind == DS_KIND_COUNT && !p.of && !p.self &&
	    is_word(l, K_TEXT | W_ADV | W_TARGET | W_VERB | W_LIGHT)) {
		p.text = p.noun = phrase_planned(rd, l);
		if (p.text.n)
			return p;
	}
	if (is_word(l, W_ADV) && !is_word(l, W_CONN | W_TARGET) && in_phrase(l + 1) && t->kind == DS_KIND_COUNT &&
	    !p.self)
		l++; /* 2次明显降水过程 */
	struct ds_str what = DS_STR("");
	if (t->kind == DS_KIND_DURATION)
		what = phrase_lasting(rd, l, p.of);
	else if (p.self && !p.of && ds_str_ends(t->unit, DS_STR("人")))
		what = phrase_befallen(rd, l);
	if (what.n) {
		p.text = what;
		p.noun = p.of ? what : DS_STR("");
		p.verbal = true;
		return p;
	}
	const struct lexeme *inner = l; /* 1起|一次死亡5人的|交通事故 */
	while (t->kind == DS_KIND_COUNT && !p.of && !p.self && inner - l < 3 &&
	       (is_verb(inner) || is_word(inner, W_ADV) ||
		(inner->kind == LEX_TEXT && phrase_is_harm(lexeme_text(rd, inner)))))
		inner++;
	if (inner > l && inner->kind == LEX_NUMBER && is_word(inner + 1, W_DE) && in_phrase(inner + 2)) {
		p.text = p.noun = said_unquoted(rd, text_of(rd, inner[2].start, phrase_ahead(inner + 2)->end));
		return p;
	}
	if (is_word(l, W_INVEST) && t->kind == DS_KIND_COUNT && !p.of && in_phrase(l + 1)) {
		const struct lexeme *who = phrase_behind(l + 1);
		if (who) /* 4位投入初选的|委员 */
			p.text = p.noun = phrase_people(
			    t->unit, said_unquoted(rd, text_of(rd, who->start, phrase_ahead(who)->end)));
		if (who || lexeme_says(rd, l, "投入"))
			return p; /* but: 45个|投资合作项目 */
	}
	if (is_word(l, W_INVEST) && t->kind == DS_KIND_COUNT && !p.of &&
	    (!in_phrase(l + 1) || lexeme_says(rd, l, "投入")))
		return p;                                 /* 直升机4架投入扑救 */
	bool act = is_verb(l) && l[1].kind == LEX_TEXT && /* 的发运记录, 5所新改扩建学校 */
		   (p.of || (t->kind == DS_KIND_COUNT && !p.self && phrase_builds(lexeme_text(rd, l))));
	const struct lexeme *last = phrase_ahead(act ? l + 1 : l);
	if (t->kind == DS_KIND_COUNT && last > l && bytes_of(l, l) == CHAR && is_verb(l + 1) &&
	    char_in(rd->r->text.p + l->start, rd->r->text.p + l->end, "村镇乡县市区校院厂店户組组站場场"))
		last = l; /* 10个村|建有大棚 */
	/* 七个村|群众抢栽抢种: who lives there is not counted */
	static const char *const lives[] = { "群众", "村民", "居民", "干部", "农户", "百姓", "农民", "党员" };
	if (t->kind == DS_KIND_COUNT && !p.of && last == l && l->kind == LEX_TEXT && bytes_of(l, l) >= 3 * CHAR &&
	    char_in(rd->r->text.p + l->start, rd->r->text.p + l->end, "村镇乡县区组") &&
	    STARTS_ANY(text_of(rd, l->start + CHAR, l->end), lives)) {
		p.text = p.noun = text_of(rd, l->start, l->start + CHAR);
		return p;
	}
	for (const struct lexeme *k = l + 1; t->kind == DS_KIND_COUNT && !p.of && k < last; k++)
		if (is_word(k, W_INVEST) && lexeme_says(rd, k, "投入"))
			last = k - 1; /* 30万台农业机械|投入小麦抢收 */
	/* 1890万元|扶持合作社的专项资金: what a sum is for stands before what it is */
	if (t->kind == DS_KIND_MONEY && !p.of && last >= l && is_word(last + 1, W_DE) && in_phrase(last + 2) &&
	    ends_sort(lexeme_text(rd, phrase_ahead(last + 2)), S_MONEY))
		l = last + 2, last = phrase_ahead(l);
	for (const struct lexeme *k = l + 1; t->kind == DS_KIND_COUNT && k < last; k++)
		if (k->kind == LEX_DUN && phrase_counts_more(rd, k + 1))
			last = k - 1;
	/* 2个小时|紧张、激烈的|比赛 */
	if (!p.of && last > l && is_word(last + 1, W_DE) && bytes_of(l, l) == 2 * CHAR &&
	    (in_phrase(last + 2) || (is_verb(last + 2) && ends_clause(last + 3)))) {
		const struct lexeme *quality = l;
		while (quality < last && quality[1].kind == LEX_DUN &&
		       bytes_of(quality + 2, quality + 2) == 2 * CHAR)
			quality += 2;
		if (quality == last && quality > l && t->kind != DS_KIND_MONEY)
			l = last + 2, last = is_verb(l) ? l : phrase_ahead(l);
	}
	/* 138亿元夏粮|收购|资金 */
	if (t->kind == DS_KIND_MONEY && !p.of && last == l && is_verb(last + 1) && !is_word(last + 1, W_REACH) &&
	    in_phrase(last + 2) && last[1].end == last[2].start && ends_sort(lexeme_text(rd, last + 2), S_MONEY))
		last += 2;
	/* 32座高标准、现代化的|日光温室 */
	static const char *const kinds[] = {
		"化", "标准", "標準", "型", "式", "性", "高端", "优质", "先进", "全新"
	};
	if (!p.of && last >= l && is_word(last + 1, W_DE | W_ADV) && in_phrase(last + 2) &&
	    (t->kind == DS_KIND_COUNT ? ENDS_ANY(lexeme_text(rd, last), kinds) > 0 ||
					    (last == l && phrase_is_quality(lexeme_text(rd, l)))
				      : t->kind == DS_KIND_AREA && lexeme_says(rd, last, "连片")))
		l = last + 2, last = phrase_ahead(l);
	/* 每公斤6元的价格|与合作社签订合同 */
	if (p.of && l < last && is_word(l + 1, W_WITH) && is_verb(last + 1) &&
	    phrase_names_measure(lexeme_text(rd, l)))
		last = l;
	/* 10万人|现场|观看 */
	static const char *const ways[] = { "现场", "免费", "集中", "线上", "当场", "就地", "就近", "统一" };
	if (p.self && !p.of && last == l && is_verb(l + 1) && IS_ANY(lexeme_text(rd, l), ways))
		last = l++;
	if (last >= l) {
		if (t->kind == DS_KIND_DURATION && p.of && bytes_of(l, last) == 2 * CHAR && is_verb(last + 1) &&
		    ends_clause(last + 2)) {
			p.text = p.noun = text_of(rd, l->start, last[1].end); /* 两个小时的|激烈角逐 */
			return p;
		}
		if (t->kind == DS_KIND_MONEY && p.of && is_sort(lexeme_text(rd, last + 1), S_MONEY) &&
		    (is_verb(last + 2) || in_phrase(last + 2)))
			last++; /* 75万元的爱心|捐款|转交给学校 */
		const struct lexeme *sum = p.of ? summed_ahead(l, last) : NULL;
		if (sum)
			l = sum, last = phrase_ahead(sum);
		if (bytes_of(l, last) > TEXT_MAX)
			for (const struct lexeme *k = l; k < last; k++)
				if (k->kind == LEX_DUN) {
					last = k - 1;
					break;
				}
		if (l < last && l->kind == LEX_QUOTE && last->end - l[1].start >= 4 * CHAR && in_phrase(l + 1))
			l++;
		p.text = said_unquoted(rd, text_of(rd, l->start, last->end));
		const struct lexeme *next = last + 1;
		while (is_word(next, W_REACH | W_ADV) ||
		       (next == last + 1 && is_word(next, W_PREP) && bytes_of(next, next) == CHAR &&
			next[1].kind == LEX_NUMBER))
			next++;
		if (last == l && next == last + 1 && next->kind == LEX_NUMBER && !p.of &&
		    ds_str_eq(p.text, DS_STR("平")) &&
		    (in_phrase(next + 1) || is_word(next + 1, K_PLACE | W_DET))) {
			const struct lexeme *record = next + 1 + is_word(next + 1, K_PLACE | W_DET);
			p.text = phrase_join(rd, p.text, text_of(rd, record->start, phrase_ahead(record)->end));
			p.verbal = true;
			return p; /* 2人|平|2项世界纪录 */
		}
		if (last == l && next == last + 1 && next->kind == LEX_NUMBER && !p.of && p.text.n == CHAR &&
		    char_in(p.text.p, p.text.p + CHAR, "驾携带替乘骑坐拿捧分占领用")) {
			p.text = DS_STR(""); /* 26人|驾|9辆皮卡 */
			return p;
		}
		if (next == last + 1 && next->kind == LEX_NUMBER && t->kind == DS_KIND_COUNT && !p.self && !p.of &&
		    phrase_is_harm(p.text) && phrase_self_unit(token_of(rd, next)->unit)) {
			p.text = DS_STR(""); /* 火灾4起|死亡18人 */
			return p;
		}
		const struct lexeme *and = last, *other = last + 1 + is_word(last + 1, W_ETC);
		while (other->kind == LEX_NUMBER && and > l && !is_word(and, W_AND))
			and--; /* 10名先进个人|和县医院等5个 */
		if (and > l && is_word(and, W_AND) && and < last &&
		    t->kind == DS_KIND_COUNT) { /* 16枚金牌|和总分45分 */
			last = and-1;
			p.text = p.noun = said_unquoted(rd, text_of(rd, l->start, last->end));
			return p;
		}
		if (next->kind == LEX_NUMBER && t->kind == DS_KIND_COUNT &&
		    is_word(last, W_RATEUP | W_RATEDOWN | W_RATIO)) {
			last--; /* 5家同比增幅超30% */
			if (last < l)
				return p;
			p.text = said_unquoted(rd, text_of(rd, l->start, last->end));
		}
		size_t yield = next == last + 1 && next->kind == LEX_NUMBER && !p.of ? phrase_yields(p.text) : 0;
		if (yield)
			p.text.n = yield;                                     /* 120亩水面|产毛蟹2000公斤 */
		if (next->kind == LEX_NUMBER && t->kind != DS_KIND_PERCENT) { /* 8亩茶园收入7万元 */
			size_t tail = phrase_tail(p.text).n, head = tail ? phrase_head(p.text) : 0;
			static const char *const degrees[] = { "最大", "最高", "最低", "平均",
							       "累计", "累計", "总",   "總" };
			struct ds_str left = { p.text.p, head ? head : p.text.n - tail };
			if (is_word(last, W_INVEST) && last > l) { /* 69个项目|完成投资 */
				left.n = last->start - l->start;
				tail = p.text.n - left.n;
			}
			if (left.n > 2 * CHAR && char_before_in(left.p + left.n, left.p, "总總年月日"))
				left.n -= CHAR; /* 2个项目|总投资 */
			if (tail && !IS_ANY(left, degrees))
				p.text = left;
			const struct lexeme *de = next + 1 + is_word(next + 1, W_AFTER);
			if ((tail || phrase_names_measure(p.text)) && t->kind == DS_KIND_COUNT && !p.of &&
			    is_word(de, W_DE) && in_phrase(de + 1)) {
				/* 2宗用地面积约18万平方米的|地块 */
				p.text = p.noun =
				    said_unquoted(rd, text_of(rd, de[1].start, phrase_ahead(de + 1)->end));
				return p;
			}
			const char *end = rd->r->text.p + next->end;
			if (t->kind == DS_KIND_COUNT && next > last + 1) {
				bool none = phrase_names_measure(p.text) || (tail && !head && p.text.n < 2 * CHAR);
				const char *from = none ? p.text.p : p.text.p + p.text.n;
				p.bound = (struct ds_str){ from, (size_t)(end - from) };
				if (none) /* 153家|净利润超过1亿元 */
					p.text = p.bound.n <= LABEL_MAX ? p.bound : DS_STR("");
			}
		}
		/* 4条国道|车流量均有上升: what is said of things counted is said of a measure of theirs */
		const bool rate = is_word(last, W_RATEUP | W_RATEDOWN);
		if (t->kind == DS_KIND_COUNT && !p.of && !p.self && next->kind != LEX_NUMBER &&
		    ((is_verb(last + 1) && !(rate && ends_clause(last + 2))) ||
		     is_word(last + 1, W_ADV | W_REACH | W_UP | W_DOWN | W_EACHALL | W_PER | W_LEVELBY)))
			p.text.n -= phrase_measured(p.text, rate);
		/* 3名党员|与帮扶人, 1万元现金|和银行卡 */
		static const char *const heads[] = { "名", "位", "元", "万元" };
		if (!p.of && l < last && is_word(l + 1, W_AND) && IS_ANY(t->unit, heads) &&
		    bytes_of(l, l) >= 2 * CHAR && !phrase_cannot_count(DS_STR("件"), p.text)) {
			last = l;
			p.text = lexeme_text(rd, l);
		}
		bool share = t->kind == DS_KIND_PERCENT && !p.of && next->kind == LEX_NUMBER && next > last + 1 &&
			     phrase_names_measure(p.text) &&
			     (is_word(&rd->lx[i] - 1, W_REACH) || ends_clause(&rd->lx[i] - 1));
		if (share) { /* 超四成|营收超10亿元 */
			p.bound = (struct ds_str){ p.text.p, (size_t)(rd->r->text.p + next->end - p.text.p) };
			p.text = p.bound.n <= LABEL_MAX ? p.bound : p.text;
		}
		if (p.bound.n && p.bound.p == p.text.p) {
			p.noun = DS_STR("");
			return p;
		}
		if (t->kind == DS_KIND_COUNT)
			p.text = phrase_people(t->unit, phrase_counted_noun(p.text, next->kind == LEX_NUMBER));
		else if (t->kind == DS_KIND_MONEY && is_word(last + 1, W_DE) && p.text.n > 2 * CHAR &&
			 phrase_among(p.text) == p.text.n - CHAR)
			p.text.n -= CHAR; /* 9亿元|财物中|的一部分 */
		if (t->kind == DS_KIND_COUNT && !p.of && ends_clause(last + 1))
			p.text = phrase_predicated(p.text);
		if (is_verb(last + 1) || is_word(last + 1, W_PREP | W_INVEST | W_ADV | W_CONN))
			p.text = phrase_without_how(p.text);
		if ((p.of || t->kind != DS_KIND_MONEY) && !p.self && last->kind == LEX_TEXT &&
		    last[1].end - last[1].start == CHAR)
			p.text = phrase_without_deed(rd, p.text, last + 1, in_phrase(&rd->lx[i] - 1));
		p.text = phrase_trim_after(p.text, t->kind == DS_KIND_MONEY, p.of, ends_clause(last + 1));
		p.noun = p.text;
		const struct lexeme *real =
		    t->kind == DS_KIND_COUNT && !p.of ? phrase_described(rd, t->unit, l, last) : NULL;
		if (real) { /* 2155辆排放超标的柴油车 */
			p.text = said_unquoted(rd, text_of(rd, real->start, phrase_ahead(real)->end));
			p.text = p.noun = phrase_people(t->unit, p.text);
			return p;
		}
		struct ds_str made = t->kind == DS_KIND_COUNT && !p.of && is_word(last + 1, W_PREP)
					 ? phrase_named_as(rd, last + 1)
					 : DS_STR("");
		if (made.n)
			p.text = p.noun = made;
		if (t->kind == DS_KIND_PERCENT && p.of &&
		    (ends_sort(p.text, S_ACTOR | S_FOLK | S_AGENT | S_SPOT) || ds_str_eq(p.text, DS_STR("人")))) {
			struct ds_str doing = phrase_share_doing(rd, last, p.text);
			p.text = doing.n ? doing : p.text;
		}
		const struct lexeme *stage = last + 1 + (is_word(last + 1, W_ACTUAL) && is_verb(last + 2));
		if (t->kind == DS_KIND_COUNT && last == l && !p.of && is_verb(stage) &&
		    is_staged(lexeme_text(rd, l), lexeme_text(rd, stage)))
			p.text = phrase_join(rd, lexeme_text(rd, l), lexeme_text(rd, stage));
		/* 74宗家庭|申请、8起噪声|投诉: what is counted by cases is done */
		static const char *const cases[] = { "宗", "件", "起", "例", "项", "份", "單", "单", "項", "次" };
		if (t->kind == DS_KIND_COUNT && !p.of && p.text.n && is_word(last + 1, W_AMBI) &&
		    last[1].end - last[1].start == 2 * CHAR &&
		    (ends_clause(last + 2) || last[2].kind == LEX_DUN || is_word(last + 2, W_AND)) &&
		    IS_ANY(t->unit, cases) && bytes_of(l, last + 1) <= 10 * CHAR)
			p.text = p.noun = text_of(rd, l->start, last[1].end);
		const struct lexeme *scheme = t->kind == DS_KIND_COUNT && !p.of && bytes_of(l, last) <= 8 * CHAR
						  ? scheme_behind(rd, t->unit, p.text, last + 1)
						  : NULL;
		if (scheme)
			p.text = p.noun = said_unquoted(rd, text_of(rd, l->start, scheme->end));
		if (t->kind == DS_KIND_MONEY && !p.of && last == l && next == last + 1 &&
		    next->kind == LEX_NUMBER && is_word(&rd->lx[i] - 1, NOMINAL | K_TEXT))
			p.text = DS_STR(""); /* 筹措资金250万元|建设|10个中心 */
		/* 资金9亿元|支持|培育产业 */
		if (t->kind == DS_KIND_MONEY && !p.of && last == l && is_verb(last + 1) && p.text.n == 2 * CHAR &&
		    (lexicon_match(p.text, 0).cls & (W_VERB | W_LIGHT | W_AMBI)))
			p.text = DS_STR("");
		if ((t->kind == DS_KIND_MONEY && !p.of && is_spending(p.text)) ||
		    (t->kind != DS_KIND_COUNT && !p.of && is_aim(p.text)))
			p.text = DS_STR("");
		bool most = ds_str_starts(p.text, DS_STR("最")) && p.text.n <= 3 * CHAR && ends_clause(last + 1);
		struct ds_str paid =
		    p.of && ds_str_eq(p.text, DS_STR("标准")) ? phrase_by_standard(rd, last + 1) : DS_STR("");
		if (paid.n)
			p.text = p.noun = paid;
		bool later = !p.of && (t->kind == DS_KIND_DURATION || t->kind == DS_KIND_LENGTH) &&
			     (ds_str_starts(p.text, DS_STR("后")) || ds_str_starts(p.text, DS_STR("後")));
		if ((p.of && is_plan(p.text)) || is_reckoning(p.text) || later || phrase_is_empty(p.text) ||
		    most) /* 22万亩最重 */
			p.text = p.noun = DS_STR("");
		if (p.self && is_word(last + 1, W_LE) && in_phrase(last + 2) && p.text.n >= 5 * CHAR) {
			p.text = phrase_cut(p.text, p.text.n - 2 * CHAR); /* 141户贫困户|代养|了中蜂 */
		} else if (p.self && is_word(last + 1, W_LE) && in_phrase(last + 2)) { /* 210户开了洗浴旅店 */
			const struct lexeme *object = phrase_ahead(last + 2);
			p.text = text_of(rd, l->start, object->end);
			p.verbal = true;
		}
		return p;
	}
	if (p.of && is_verb(l) && ends_clause(l + 1) && !is_word(l, W_REACH | W_ADV) &&
	    bytes_of(l, l) >= 2 * CHAR) {
		p.text = p.noun = lexeme_text(rd, l); /* 6个小时的|奋战 */
		return p;
	}
	if (l->kind == LEX_NUMBER && t->kind == DS_KIND_COUNT && token_of(rd, l)->kind != DS_KIND_COUNT) {
		const struct lexeme *de = l + 1;
		while (is_word(de, W_AFTER) || in_phrase(de))
			de++;
		if (!is_word(de, W_DE) || !in_phrase(de + 1)) {
			p = phrase_after(rd, i + 1); /* 4座20万立方米储罐 */
			if (p.text.n && p.text.p == p.noun.p)
				p.text = p.noun = phrase_people(t->unit, p.text); /* 12名65岁以上老人|免费体检 */
			return p;
		}
		p.text = p.noun = phrase_trim_after(
		    said_unquoted(rd, text_of(rd, de[1].start, phrase_ahead(de + 1)->end)), false, true, false);
		return p; /* 12个百亩以上集中连片的|示范基地 */
	}
	const struct lexeme *by = &rd->lx[i] - 1; /* 以每公斤|1.4元收购 */
	while (is_word(by, W_EACHALL | W_REACH) && by > rd->lx)
		by--;
	if (t->kind == DS_KIND_MONEY && is_verb(l) && !is_word(l, W_RANK) && lexeme_says(rd, by, "以")) {
		p.text = phrase_deed(rd, l); /* 最终以143万元成交 */
		return p;
	}
	bool open = t->kind == DS_KIND_MONEY && is_word(l, W_ADV) &&
		    phrase_is_negation(text_of(rd, l->start, l->end)) && is_word(&rd->lx[i] - 1, W_HAS);
	if (t->kind == DS_KIND_PERCENT && !p.of)
		return phrase_share_said(rd, i, l);
	if (t->kind == DS_KIND_COUNT && !p.of && is_word(l, W_REACH) && (in_phrase(l + 1) || is_verb(l + 1))) {
		struct phrase said = phrase_share_said(rd, i, l); /* 其中30个为|新单位 */
		if (said.text.n)
			return said;
	}
	if (p.of || (t->kind == DS_KIND_MONEY && !open) || t->kind == DS_KIND_PERCENT)
		return p;
	while ((is_word(l, W_ADV) && !is_word(l, W_CONN)) ||
	       (p.self && is_word(l, W_REACH) && !is_word(l, W_TO | W_HAS) && is_verb(l + 1)) || /* 稳定|脱贫 */
	       (t->kind == DS_KIND_DURATION && is_word(l, W_NORM) && !is_word(l, W_WEAK)))
		l++;
	if (is_word(l - 1, W_NORM) && in_phrase(l)) { /* 五年内不得|重新申请 */
		p.text = text_of(rd, l->start, phrase_ahead(l)->end);
		p.verbal = true;
		return p;
	}
	bool told = is_word(l - 1, W_ADV) && l[-1].end == l->start && in_phrase(l); /* 2000斤又大又甜的|西瓜 */
	const struct lexeme *deed = l + is_verb(l + 1);
	if (told && p.self && is_word(l - 1, W_ACTUAL) && ends_clause(deed + 1) && bytes_of(l, deed) >= 2 * CHAR &&
	    bytes_of(l, deed) <= 6 * CHAR) {
		p.text = text_of(rd, l->start, deed->end); /* 10人已|现场签约 */
		p.verbal = true;
		return p;
	}
	if (p.self && is_word(l, W_PREP) && lexeme_says(rd, l, "被"))
		l += 1 +
		     (in_phrase(l + 1) && is_verb(l + 2) && bytes_of(l + 1, l + 1) <= 6 * CHAR); /* 被安全|转移 */
	if (!told && !is_verb(l) && !is_word(l, W_PREP | W_REACH))
		return p;
	const struct lexeme *noun = ds_str_eq(t->unit, DS_STR("次")) ? NULL : phrase_behind(l); /* 分3次|转移 */
	static const char *const bars[] = { "标准", "要求", "水平", "目标", "条件", "任务" };
	if (noun && p.self && IS_ANY(lexeme_text(rd, noun), bars))
		return p; /* 600户2000人达到脱贫的|标准 */
	if (noun && (last = phrase_ahead(noun)) >= noun) {
		p.text = p.noun = said_unquoted(rd, text_of(rd, noun->start, last->end));
		if (t->kind == DS_KIND_COUNT)
			p.text = p.noun = phrase_counted_noun(p.text, false);
		return p;
	}
	struct ds_str done = p.self ? phrase_done_there(rd, l) : DS_STR("");
	if (done.n) {
		p.text = done;
		p.verbal = true;
		return p;
	}
	if (p.self && is_word(l, W_REACH) && !is_word(l, W_TO | W_EDGE) && in_phrase(l + 1)) {
		p.text = text_of(rd, l[1].start, phrase_ahead(l + 1)->end); /* 38人达到二级运动员标准 */
		p.verbal = true;
		return p;
	}
	if (is_verb(l) && !is_reckoning(text_of(rd, l->start, l->end)) &&
	    !(is_word(l, W_UP | W_DOWN) && l[1].kind == LEX_NUMBER)) { /* 比上年1.5万担|增收|0.6万担 */
		p.text = phrase_deed(rd, l);
		p.verbal = true;
		p.light = is_existence(text_of(rd, l->start, l->end));
		/* 94个未|开工 */
		if (open || (is_word(l - 1, W_ADV) && l[-1].end == l->start &&
			     p.text.p == rd->r->text.p + l->start && phrase_is_negation(lexeme_text(rd, l - 1)))) {
			p.text.n += (size_t)(p.text.p - (rd->r->text.p + l[-1].start));
			p.text.p = rd->r->text.p + l[-1].start;
		}
	}
	return p;
}

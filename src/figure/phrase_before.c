/* phrase_before.c: the indicator or object before a number in its clause: from where it is told, to where it reaches, and
 * what of it names a row. */
#include "phrase.h"

/* 这样的学堂在全县农村已有40所: a word for a part of the place named after 在 says where; what stands before 在 is counted. */
static const struct lexeme *without_part(const struct reader *rd, const struct lexeme *l)
{
	if (l->kind != LEX_TEXT || !is_sort(lexeme_text(rd, l), S_PART))
		return l;
	const struct lexeme *k = l - 1;
	while (k->kind == LEX_PLACE || is_word(k, W_DET))
		k--;
	bool in = k->kind == LEX_WORD && (k->cls & W_PREP) && ds_str_eq(lexeme_text(rd, k), DS_STR("在"));
	return in && in_phrase(k - 1) ? k - 1 : l;
}

/* 在全省各地市中率先突破600亿: a phrase that says among or in what is no indicator; what stands before it may be. */
static const struct lexeme *without_place(const struct reader *rd, const struct lexeme *l)
{
	static const char *const ends[] = { "中",   "里",   "裡",   "内",   "內",   "期间",
					    "期間", "之间", "之中", "以来", "以內", "以内" };
	static const char *const under[] = { "数下", "动下", "响下", "景下", "用下", "况下", "撑下", "力下" };
	if (l->kind != LEX_TEXT)
		return l;
	if (ends_clause(l - 1) && ENDS_ANY(lexeme_text(rd, l), under))
		return l - 1; /* 高基数下|同比仍增长3% */
	if (!ENDS_ANY(lexeme_text(rd, l), ends))
		return l;
	const struct lexeme *k = l;
	for (int n = 0; n < LOOK_BACK && !ends_clause(k) && k->kind != LEX_NUMBER; n++, k--)
		if (k->kind == LEX_WORD && (k->cls & W_PREP) && k->end - k->start == CHAR)
			return k - 1;
	return l;
}

/* 拓宽道路3公里, 改善灌溉面积2万亩: so much was worked on, no quantity grew. */
static bool is_work(struct ds_str verb)
{
	static const char *const verbs[] = { "改善", "拓宽", "加宽", "加固", "改良", "拓寬" };
	return IS_ANY(verb, verbs);
}

/* 价格上涨的|有4种: the verb that says which of those counted are so many, before the number; NULL without one. */
static const struct lexeme *class_moved(const struct lexeme *number)
{
	const struct lexeme *de = number - 1;
	while (is_word(de, W_REACH | W_HAS | W_ADV) && !is_word(de, W_UP | W_DOWN | W_DE))
		de--;
	return is_word(de, W_DE) && is_word(de - 1, W_UP | W_DOWN) && !is_word(de - 1, W_TO) ? de - 1 : NULL;
}

/* The words before a number as they are read, step by step. */
struct before {
	const struct reader *rd;
	const struct lexeme *number;
	const struct token *t;
	struct walk w;
	struct span_of s;
	const struct lexeme *compare; /* what opens the comparison; NULL */
	const struct lexeme *moved;   /* 下降 in 下降的|为3个; NULL */
	size_t yield;                 /* where 产 stands in 水面|产毛蟹 */
	bool aim;                     /* 年度任务|78%: what is done names the share */
	struct phrase *p;
};

/* 比上年增长|5%, 占总产值的|三成: from the number back over what only carries it, or what it is compared with. */
static void walk_compared(struct before *b)
{
	const struct reader *rd = b->rd;
	const struct lexeme *number = b->number;
	const struct token *t = b->t;
	const bool money = b->t->kind != DS_KIND_COUNT;
	struct walk *w = &b->w;
	struct span_of *s = &b->s;
	bool points = t->kind == DS_KIND_PERCENT && t->unit.n > CHAR; /* 个百分点: a distance */
	*w = walk_back(rd, number);
	w->l = without_part(rd, without_place(rd, w->l));
	const struct lexeme *compare = rd->said & (W_CMP | W_WITH) ? comparison(w->l, w->moved || points) : NULL;
	if (!compare && points && !w->crossed)
		compare = phrase_base(w->l);
	if (!compare && (t->kind == DS_KIND_PERCENT || t->kind == DS_KIND_MULTIPLE))
		compare = phrase_part(number);
	if (!compare && (rd->said & W_FROM))
		compare = phrase_start(rd, number);
	/* 价格由每袋1.9元: the measure behind 每 is no label. */
	if (!compare && w->l->kind == LEX_TEXT && is_word(w->l - 1, W_EACH) && w->l->end - w->l->start <= 4 * CHAR)
		compare = w->l - 1;
	if (compare) {
		struct walk v = walk_back(rd, compare);
		*s = collect_back(rd->r->text, v.l, money);
		w->crossed = true;
	} else {
		*s = collect_back(rd->r->text, w->l, money);
	}
	b->compare = compare;
}

/* 2020年比2019年|收案数上升7%, 完成|造林任务的52%: what is compared, where nothing stands before that. */
static void span_compared(struct before *b)
{
	const struct reader *rd = b->rd;
	const struct lexeme *number = b->number;
	const bool money = b->t->kind != DS_KIND_COUNT;
	struct span_of *s = &b->s;
	const struct lexeme *compare = b->compare;
	/* 2020年比2019年收案数上升7%: between two years is nothing; what is compared follows. */
	if (compare && is_word(compare, W_CMP) && s->first > s->last &&
	    (compare[-1].kind == LEX_TIME || ends_clause(compare - 1)) && is_word(compare + 1, K_TIME | W_NOW) &&
	    in_phrase(compare + 2 + is_verb(compare + 2))) {
		static const char *const measures[] = { "数", "率", "数量", "总量", "數", "时间", "成本" };
		const struct lexeme *end = compare + 2 + is_verb(compare + 2);
		while (in_phrase(end + 1))
			end++;
		/* 较去年同期火灾数减少1.8%: where nothing stands before, only a measure is sure to be compared */
		bool sure = compare[-1].kind == LEX_TIME || ENDS_ANY(lexeme_text(rd, end), measures);
		if (sure && end < number)
			*s = (struct span_of){
				.first = compare + 2, .last = end, .noun = compare + 2, .stop = compare + 1
			};
	}
	/* 全市完成今年造林任务的52%: nobody but the place does it; what is done names the share. */
	if (compare && is_word(compare, W_PART) && s->first > s->last) {
		const struct lexeme *end = number - 1;
		while (end > compare && !is_word(end, W_DE))
			end--;
		/* 在建3处,完成总工程量的9%: an amount of work is another row than what was counted */
		static const char *const works[] = { "工程量",   "總工程量", "总投资", "投资额",
						     "工程总量", "土石方",   "任务",   "目标" };
		if (rd->flow.label.n && !(end > compare + 1 && ENDS_ANY(lexeme_text(rd, end - 1), works)))
			end = compare;
		const struct lexeme *first = compare + 1;
		while (first < end && !in_phrase(first) && !is_verb(first))
			first++;
		if (first < end && bytes_of(first, end - 1) <= 10 * CHAR)
			*s = (struct span_of){ .first = first, .last = end - 1, .noun = first, .stop = first - 1 };
	}
	/* 房价指数除南京市下降0.6%外: the subject stands before 除. */
	if (s->first > s->last && s->stop->kind == LEX_PLACE && is_word(s->stop - 1, W_PREP) &&
	    in_phrase(s->stop - 2) && ds_str_starts(text_of(rd, s->stop[-1].start, s->stop[-1].end), DS_STR("除")))
		*s = collect_back(rd->r->text, s->stop - 2, money);
}

/* 6个乡镇|3200户, 41种蔬菜|6元/公斤的均价: without the noun of the number before. */
static void span_counted(struct before *b)
{
	const struct reader *rd = b->rd;
	const struct lexeme *number = b->number;
	const struct token *t = b->t;
	const bool money = b->t->kind != DS_KIND_COUNT;
	struct walk *w = &b->w;
	struct span_of *s = &b->s;
	/* 6个乡镇3200户: the words are the noun of the number before; 16枚金牌和总分|45分: but for those behind 和. */
	if (!w->crossed && s->stop->kind == LEX_NUMBER && !s->bare && s->noun == s->first &&
	    token_of(rd, s->stop)->kind == DS_KIND_COUNT) {
		const struct lexeme *own = s->last;
		while (own > s->first && !is_word(own, W_AND))
			own--;
		if (own > s->first)
			s->first = s->noun = own + 1;
		else if (t->kind == DS_KIND_COUNT && !phrase_is_harm(text_of(rd, s->first->start, s->last->end)) &&
			 !phrase_tail(text_of(rd, s->first->start, s->last->end)).n)
			s->first = s->last + 1; /* but: 火灾4起|死亡18人, 5条国道|车流量9000辆 */
	}
	/* 120亩水面|产毛蟹2000公斤 */
	b->yield = !w->crossed && s->stop->kind == LEX_NUMBER && !s->bare && money && s->first == s->last &&
			   s->first->kind == LEX_TEXT
		       ? phrase_yields(lexeme_text(rd, s->first))
		       : 0;
	/* 5个以上农民出资、|出资额在1万元: the first is said of what the number before counts */
	const struct lexeme *told = s->stop - is_word(s->stop, W_AFTER);
	if (told->kind == LEX_NUMBER && token_of(rd, told)->kind == DS_KIND_COUNT && !s->bare &&
	    s->noun == s->first) {
		const struct lexeme *own = s->last;
		while (own > s->first && own->kind != LEX_DUN)
			own--;
		if (own > s->first && phrase_is_amount(text_of(rd, own->end, s->last->end)))
			s->first = s->noun = own + 1;
	}
	/* 41种蔬菜|6元/公斤的均价: the noun is of the number before, what is measured stands behind */
	if (!w->crossed && s->stop->kind == LEX_NUMBER && !s->bare && money && t->kind != DS_KIND_PERCENT &&
	    token_of(rd, s->stop)->kind == DS_KIND_COUNT && is_word(number + 1, W_DE) && in_phrase(number + 2) &&
	    s->first <= s->last && !phrase_tail(text_of(rd, s->first->start, s->last->end)).n &&
	    !phrase_is_amount(text_of(rd, s->first->start, s->last->end)))
		s->first = s->last + 1;
	if (is_word(s->first, W_SHARE) && s->first < s->last && t->kind != DS_KIND_PERCENT &&
	    t->kind != DS_KIND_MULTIPLE) {
		s->noun = s->noun == s->first ? s->first + 1 : s->noun; /* 占|下达任务5万亩的84% */
		s->first++;
	}
}

/* 最大雨量为|东冲乡145毫米, 落户|灵川已有12年: of which words the measure or deed is. */
static void span_measured(struct before *b)
{
	const struct reader *rd = b->rd;
	const struct lexeme *number = b->number;
	const struct token *t = b->t;
	const bool money = b->t->kind != DS_KIND_COUNT;
	struct walk *w = &b->w;
	struct span_of *s = &b->s;
	const struct lexeme *compare = b->compare;
	/* 最大雨量为|东冲乡145毫米: where it was measured, though no table has the place. */
	if (s->first == s->last && s->last == number - 1 && s->first->kind == LEX_TEXT &&
	    (lexeme_says(rd, s->stop, "为") || lexeme_says(rd, s->stop, "是") || lexeme_says(rd, s->stop, "為")) &&
	    in_phrase(s->stop - 1) && t->kind != DS_KIND_COUNT && t->kind != DS_KIND_PERCENT &&
	    t->kind != DS_KIND_MONEY && bytes_of(s->first, s->last) <= 10 * CHAR &&
	    (ends_sort(lexeme_text(rd, s->stop - 1), S_WEATHER) ||
	     (bytes_of(s->first, s->last) <= 5 * CHAR &&
	      ends_sort(text_of(rd, s->first->start, s->last->end), S_NAMED))))
		*s = collect_back(rd->r->text, s->stop - 1, money);
	/* 在3个村|投资13万元: the noun is of the number before. */
	if (is_word(s->last, W_INVEST) && s->last > s->first && s->stop->kind == LEX_NUMBER &&
	    token_of(rd, s->stop)->kind == DS_KIND_COUNT)
		s->first = s->noun = s->last;
	/* 投资3亿元的冷链物流园、|投资1.2亿元: the noun is of the number before. */
	if (is_word(s->last, W_INVEST) && s->last - s->first >= 2 && s->last[-1].kind == LEX_DUN &&
	    is_word(s->stop, W_DE) && s->stop[-1].kind == LEX_NUMBER)
		s->first = s->noun = s->last;
	/* 落户|灵川已有12年: how long something has been done there */
	if (t->kind == DS_KIND_DURATION && s->first > s->last && s->stop->kind == LEX_PLACE &&
	    is_verb(s->stop - 1) && w->crossed && bytes_of(s->stop - 1, s->stop - 1) == 2 * CHAR) {
		s->first = s->last = s->stop - 1;
		s->noun = s->last + 1;
		s->stop = s->first - 1;
		s->bare = true;
	}
	/* 稻种已|配制|8万公斤: what is done already is a verb, whether a table has it or not */
	s->bare |= !w->crossed && s->first == s->last && s->first->kind == LEX_TEXT &&
		   bytes_of(s->first, s->last) == 2 * CHAR && is_word(s->stop, W_ADV) &&
		   (is_word(s->stop, W_ACTUAL) || sum_subject(rd, s->first, t));
	/* 完成年度目标任务|78%: what is done names the share, not its year */
	b->aim = t->kind == DS_KIND_PERCENT && s->last == number - 2 && is_word(number - 1, W_TARGET) &&
		 bytes_of(number - 1, number - 1) >= 2 * CHAR && is_word(s->stop, W_PART) &&
		 s->stop + 1 == s->first;
	/* 臭氧日最大8小时浓度的|第90百分位数: a percentile names nothing alone */
	static const char *const percentiles[] = { "百分位数", "百分位浓度", "百分位數" };
	if (is_word(s->stop, W_DE) && in_phrase(s->stop - 1) && s->first <= s->last &&
	    ENDS_ANY(lexeme_text(rd, s->last), percentiles))
		s->first = s->noun = collect_back(rd->r->text, s->stop - 1, money).first;
	/* 下降的|为3个, 价格上涨|的有4种: the class of what is counted; it did not fall by so many */
	const struct lexeme *moved =
	    t->kind == DS_KIND_COUNT && w->moved && !compare && (rd->said & W_DE) ? class_moved(number) : NULL;
	if (moved && s->first > s->last)
		*s = (struct span_of){ .first = moved, .last = moved, .noun = moved, .stop = moved - 1 };
	b->moved = moved;
}

/* 堵|了半个小时, 沿公路|行驶|20分钟: the words of the phrase, and what is done so long or so far. */
static void text_spent(struct before *b)
{
	const struct reader *rd = b->rd;
	const struct lexeme *number = b->number;
	const struct token *t = b->t;
	struct walk *w = &b->w;
	struct span_of *s = &b->s;
	struct phrase *p = b->p;
	const struct lexeme *moved = b->moved;
	*p = phrase_of(rd, *s);
	if (t->kind == DS_KIND_PERCENT)
		phrase_invested(rd, *s, p);
	if (moved) {
		w->moved = false;
		if (s->last < moved && !p->bare && p->text.n && p->text.n <= 6 * CHAR)
			p->text = phrase_join(rd, p->text, lexeme_text(rd, moved));
	}
	/* 车在路上|堵|了半个小时, 官兵用了16个小时: what is done so long */
	if (t->kind == DS_KIND_DURATION && is_word(number - 1, W_LE) && s->last == number - 2 && !p->bare &&
	    s->last->kind == LEX_TEXT && p->text.n >= 3 * CHAR &&
	    char_before_in(p->text.p + p->text.n, p->text.p, PHRASE_ACTS)) {
		bool spent = char_before_in(p->text.p + p->text.n, p->text.p, "用花");
		p->text = p->noun = (struct ds_str){ p->text.p + p->text.n - CHAR, spent ? 0 : CHAR };
	}
	static const char *const spends[] = { "用", "花", "耗", "用时" };
	if (t->kind == DS_KIND_DURATION && IS_ANY(p->text, spends) && in_phrase(number + 1))
		*p = (struct phrase){ .change = DS_CHANGE_LEVEL }; /* 用10年时间|还清 */
	if (b->yield && !p->bare)
		p->text = p->noun = text_of(rd, s->first->start + (uint32_t)b->yield, s->last->end);
	/* 沿公路往北|行驶|20分钟 */
	static const char *const goings[] = { "行驶", "行走", "骑行", "徒步", "步行", "前行", "跋涉",
					      "奔波", "颠簸", "飞行", "航行", "走",   "跑",   "往返" };
	if ((t->kind == DS_KIND_DURATION || t->kind == DS_KIND_LENGTH) && !p->bare && p->text.n >= 4 * CHAR) {
		size_t going = ENDS_ANY(p->text, goings);
		if (going)
			p->text = p->noun = (struct ds_str){ p->text.p + p->text.n - going, going };
	}
}

/* 西红柿|上周|均价3.5元, 奖励考上大学的学生|2000元: of whom or which it is, where that tells rows apart. */
static void text_owned(struct before *b)
{
	const struct reader *rd = b->rd;
	const struct lexeme *number = b->number;
	const struct token *t = b->t;
	struct walk *w = &b->w;
	struct span_of *s = &b->s;
	struct phrase *p = b->p;
	const struct lexeme *compare = b->compare;
	/* 西红柿|上周|均价3.5元: a price of one thing; of which day stands between */
	static const char *const prices[] = {
		"均价", "价格", "售价", "单价", "零售价", "批发价", "均價", "收购价"
	};
	bool dated = s->stop->kind == LEX_TIME && in_phrase(s->stop - 1) && !p->bare && !p->who.n &&
		     ends_clause(s->stop - 2);
	if (dated && t->kind == DS_KIND_MONEY && bytes_of(s->stop - 1, s->stop - 1) <= 6 * CHAR &&
	    IS_ANY(p->text, prices))
		p->who = lexeme_text(rd, s->stop - 1);
	if (dated && p->ratio) /* 工业增加值|一季度|增速 */
		p->who = lexeme_text(rd, s->stop - 1);
	if (b->aim && !p->bare)
		p->text = text_of(rd, s->stop->start, number[-1].end);
	if (t->kind == DS_KIND_MONEY && !p->bare)
		p->text = phrase_unnamed(p->text);
	if (t->kind == DS_KIND_MONEY && p->text.n && !p->bare && !w->crossed && is_word(s->stop, W_DE) &&
	    ends_sort(p->text, S_PERSON | S_HOUSE)) {
		struct ds_str given = phrase_given_to(rd, s->stop);
		if (given.n) /* 奖励考上大学的学生|2000元 */
			p->text = given, p->noun = DS_STR("");
	}
	/* 从派出所和警务站|抽调|21人: the body they are of is not what they are */
	if (t->kind == DS_KIND_COUNT && phrase_self_unit(t->unit) && p->text.n && !p->bare && w->crossed &&
	    !w->direct && ends_sort(p->text, S_OFFICE)) {
		struct ds_str sent = phrase_called_from(rd, s->stop);
		if (sent.n)
			p->text = sent, p->noun = DS_STR("");
	}
	const struct lexeme *ages = p->text.n && !p->bare ? phrase_ages_before(rd, s->stop) : NULL;
	if (ages)
		p->text = p->noun = text_of(rd, ages->start, s->last->end);
	if (is_word(s->stop, W_EACHHEAD) && s->first == s->last && !compare) {
		uint32_t noun = phrase_each_noun(rd, number, s->stop);
		if (noun != EACH_ALL)
			p->text = p->noun = text_of(rd, s->first->start + noun, s->last->end);
		else if (t->kind != DS_KIND_MONEY || (rd->flow.label.n && ends_sort(p->text, S_PERSON | S_HOUSE)))
			p->text = p->noun = DS_STR(""); /* 捐款3万元,每名学生1500元 */
	}
	const struct lexeme *bound = p->text.n && !p->bare && (!w->crossed || w->direct) &&
					     (t->kind == DS_KIND_COUNT || t->kind == DS_KIND_LENGTH)
					 ? phrase_bound_before(rd, *s)
					 : NULL;
	if (bound)
		p->text = p->noun = text_of(rd, bound->start, s->last->end);
}

/* 是, 为, 了 and verbs around it: what the label asks about how the phrase is said. */
static void marks_set(struct before *b)
{
	const struct reader *rd = b->rd;
	const struct lexeme *number = b->number;
	const struct token *t = b->t;
	struct walk *w = &b->w;
	struct span_of *s = &b->s;
	struct phrase *p = b->p;
	const struct lexeme *compare = b->compare;
	p->counted = s->stop->kind == LEX_NUMBER && token_of(rd, s->stop)->kind == DS_KIND_COUNT && w->crossed;
	p->counted |= is_word(s->stop, W_DE) && s->stop[-1].kind == LEX_NUMBER && w->crossed &&
		      token_of(rd, s->stop - 1)->kind == DS_KIND_PERCENT; /* 三成的村达到10万元 */
	static const char *const causes[] = { "造成", "导致", "引发", "带来", "经过", "进行", "需要", "開展" };
	p->copula = is_word(number - 1, W_REACH | W_ADV) &&
		    ds_str_ends(lexeme_text(rd, number - 1 - !is_word(number - 1, W_REACH)), DS_STR("是"));
	p->did = !w->crossed && ((s->noun > s->first && is_verb(s->first)) ||
				 (s->noun == s->first && is_verb(s->stop) && !is_word(s->stop, W_REACH | W_HAS) &&
				  !IS_ANY(lexeme_text(rd, s->stop), causes)));
	p->compared = compare != NULL;
	p->direct = w->direct || w->moved || !w->crossed ||
		    (t->kind != DS_KIND_COUNT && s->last == number - 2 && lexeme_says(rd, number - 1, "为"));
	p->reached = w->direct;
	p->moved = w->moved;
	p->adjacent = !w->crossed;
	p->worded = number[-1].kind == LEX_WORD;
	if (p->bare) {
		p->subject = verb_subject(rd, s->first, t);
		if (!p->subject.n && t->kind == DS_KIND_VOLUME)
			p->subject = counted_subject(rd, s->first);
		const struct lexeme *made = s->first - 1;
		while (in_phrase(made) && s->first->start - made->start <= 8 * CHAR)
			made--;
		if (made < s->first - 1 && is_pivot(rd, made))
			p->made = text_of(rd, made[1].start, s->first->start);
		p->topical = is_word(s->last, W_TOPICAL);
		p->alone = is_word(s->last, W_UP | W_DOWN);
		p->gain = is_word(s->last, W_GAIN | W_PART);
	}
	if (is_word(w->l, W_NEWADD))
		p->added = text_of(rd, w->l->start, w->l->end);
	if (is_word(s->stop, W_UP | W_DOWN) && !is_word(s->stop, W_TO) && p->text.n && s->stop < number - 1 &&
	    !compare && is_work(lexeme_text(rd, s->stop))) {
		if (s->first == s->stop + 1 && p->text.n <= 6 * CHAR)
			p->text = phrase_join(rd, lexeme_text(rd, s->stop), p->text);
	} else if (is_word(s->stop, W_UP | W_DOWN) && !is_word(s->stop, W_TO) && p->text.n &&
		   s->stop < number - 1 && !compare)
		p->change = is_word(s->stop, W_UP) ? DS_CHANGE_UP : DS_CHANGE_DOWN;
}

struct phrase phrase_before(const struct reader *rd, uint32_t i)
{
	struct phrase p;
	struct before b = { .rd = rd, .number = &rd->lx[i], .t = token_of(rd, &rd->lx[i]), .p = &p };
	walk_compared(&b);
	span_compared(&b);
	span_counted(&b);
	span_measured(&b);
	text_spent(&b);
	text_owned(&b);
	marks_set(&b);
	return p;
}

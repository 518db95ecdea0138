/* phrase_after.c: the noun phrase behind a number, or the verb when the unit is a noun itself (3.2万人在线观看).
 * What a phrase asks of its own words is in phrase_words.c. */
#include "phrase_after.h"
#include "written.h"

struct ds_str phrase_join(const struct reader *rd, struct ds_str a, struct ds_str b)
{
	if (!a.n || !b.n)
		return a.n ? a : b;
	if (a.p + a.n == b.p)
		return (struct ds_str){ a.p, a.n + b.n };
	char *p = ds_arena_raw(rd->arena, a.n + b.n, 1);
	memcpy(p, a.p, a.n);
	memcpy(p + a.n, b.p, b.n);
	copy_note(rd, p, a);
	copy_note(rd, p + a.n, b);
	return (struct ds_str){ p, a.n + b.n };
}

/* 8元|一斤|的粉条, 6万元(每人3000元)|的助学金, 35名|去年考上高中的学生: over what stands between the number and its noun. */
static void skip_marks(struct behind *b)
{
	const uint8_t kind = b->t->kind;
	const struct lexeme *l = b->l;
	while (is_word(l, W_AFTER | W_TAIL))
		l++;
	if (kind == DS_KIND_MONEY && lexeme_says(b->rd, l, "钱"))
		l++;
	if (kind == DS_KIND_MONEY && is_word(l, W_EACHALL) && is_word(l + 1, W_DE))
		l++; /* 8元(钱)|一斤|的粉条 */
	if (l->kind == LEX_OPEN || l->kind == LEX_CLOSE) {
		const struct lexeme *behind = phrase_converted(b->rd, (uint32_t)(b->number - b->rd->lx));
		l = behind ? behind : l->kind == LEX_OPEN ? phrase_noted(l) : l; /* 6万元(每人3000元)|的助学金 */
	}
	if (l->kind == LEX_TIME && kind == DS_KIND_COUNT && !b->self && (is_verb(l + 1) || in_phrase(l + 1)))
		l++; /* 35名|去年考上高中的学生 */
	b->l = l;
}

/* 2公里长的|步道, 2个小时的|奋力|扑救: over what else measures it, and 的. */
static void skip_measures(struct behind *b)
{
	const uint8_t kind = b->t->kind;
	if ((kind == DS_KIND_LENGTH || kind == DS_KIND_MASS || kind == DS_KIND_VOLUME) && !ends_clause(b->l) &&
	    is_word(b->l + 1, W_DE))
		b->l++; /* 2公里长的|步道, 1.5千克装的|牛奶 */
	b->p.of = is_word(b->l, W_DE);
	b->l += b->p.of;
	if (b->p.of && is_word(b->l, W_ADV) && is_verb(b->l + 1))
		b->l++; /* 2个小时的|奋力|扑救 */
	b->counts = kind == DS_KIND_COUNT && !b->p.of;
}

/* 13人|被积水围困, 两天|抢修: what befalls those counted or took the time. */
static bool says_fate(struct behind *b)
{
	const struct reader *rd = b->rd;
	struct phrase *p = &b->p;
	const struct lexeme *l = b->l;
	while ((l->kind == LEX_PLACE && (in_phrase(l + 1) || l[1].kind == LEX_PLACE)) || is_word(l, W_DET))
		l++;
	if (is_word(l, W_ADV) && !is_word(l, W_CONN | W_TARGET) && in_phrase(l + 1) &&
	    b->t->kind == DS_KIND_COUNT) {
		if (phrase_is_negation(lexeme_text(rd, l)) && l->end == l[1].start)
			b->denied = lexeme_text(rd, l); /* 两次|不|合格的 */
		l++;                                    /* 2次明显降水过程 */
	}
	b->l = l;
	struct ds_str what = DS_STR("");
	if (b->t->kind == DS_KIND_DURATION)
		what = phrase_lasting(rd, l, p->of);
	else if (b->self && !p->of && ds_str_ends(b->t->unit, DS_STR("人")))
		what =
		    phrase_befallen(rd, l + (is_word(l, W_ADV) && lexeme_says(rd, l + 1, "被"))); /* 5人已|被拘留 */
	if (!what.n)
		return false;
	p->noun = p->of ? what : DS_STR("");
	return behind_done(b, what);
}

/* From where to where the noun reaches: 10个村|建有大棚, 32座高标准、现代化的|日光温室; false: 直升机4架|投入扑救 has none. */
static bool noun_find(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct lexeme *l = b->l;
	const bool count = b->t->kind == DS_KIND_COUNT;
	if (b->counts && is_word(l, W_INVEST) && (!in_phrase(l + 1) || lexeme_says(rd, l, "投入")))
		return false;
	bool act = is_verb(l) && /* 的发运记录, 5所新改扩建学校 */
		   (b->p.of || (b->counts && !b->self && phrase_builds(lexeme_text(rd, l))));
	const struct lexeme *last = phrase_ahead(act ? l + 1 : l);
	if (count && last > l && bytes_of(l, l) == CHAR && (is_verb(l + 1) || is_word(l + 1, W_INVEST)) &&
	    char_in(rd->r->text.p + l->start, rd->r->text.p + l->end, "村镇乡县市区校院厂店户组站场"))
		last = l; /* 10个村|建有大棚 */
	/* 32座高标准、现代化的|日光温室 */
	static const char *const kinds[] = { "化", "标准", "型", "式", "性", "高端", "优质", "先进", "全新" };
	if (!b->p.of && last >= l && is_word(last + 1, W_DE | W_ADV) && in_phrase(last + 2) &&
	    (count ? ENDS_ANY(lexeme_text(rd, last), kinds) > 0 ||
			 (last == l && phrase_is_quality(lexeme_text(rd, l)))
		   : b->t->kind == DS_KIND_AREA && lexeme_says(rd, last, "连片")))
		l = last + 2, last = phrase_ahead(l);
	b->l = l;
	b->last = last;
	return true;
}

/* 6个小时的|奋战, 4座20万立方米|储罐, 以143万元|成交: no noun stands behind the number, but 的, another number or what was done for it. */
static bool says_next(struct behind *b)
{
	const struct reader *rd = b->rd;
	const uint8_t kind = b->t->kind;
	struct phrase *p = &b->p;
	const struct lexeme *l = b->l;
	const uint32_t i = (uint32_t)(b->number - rd->lx);
	if (p->of && is_verb(l) && ends_clause(l + 1) && !is_word(l, W_REACH | W_ADV) && bytes_of(l, l) >= 2 * CHAR)
		return behind_named(b, lexeme_text(rd, l)); /* 6个小时的|奋战 */
	if (l->kind == LEX_NUMBER && kind == DS_KIND_COUNT &&
	    (token_of(rd, l)->kind != DS_KIND_COUNT || ds_str_ends(lexeme_text(rd, l), DS_STR("级")))) {
		const struct lexeme *de = l + 1;
		while (is_word(de, W_AFTER) || in_phrase(de))
			de++;
		if (is_word(de, W_DE) && in_phrase(de + 1)) /* 12个百亩以上集中连片的|示范基地 */
			return behind_named(b, phrase_trim_after(noun_at(rd, de + 1)));
		*p = phrase_after(rd, i + 1); /* 4座20万立方米储罐, 3个百亿级产业集群 */
		if (p->text.n && p->text.p == p->noun.p)
			p->text = p->noun = phrase_people(b->t->unit, p->text); /* 12名65岁以上老人|免费体检 */
		return true;
	}
	if (kind == DS_KIND_MONEY && is_verb(l) && !is_word(l, W_RANK) &&
	    (lexeme_says(rd, b->number - 1, "以") || (is_sort(lexeme_text(rd, l), S_GIFT) && ends_clause(l + 1)))) {
		p->text = phrase_deed(rd, l); /* 最终以143万元|成交, 给予每人1.8万元|资助 */
		return true;
	}
	if (!p->of && (kind == DS_KIND_PERCENT ||
		       (b->counts && is_word(l, W_REACH) && (in_phrase(l + 1) || is_verb(l + 1))))) {
		struct phrase said = phrase_share_said(rd, i, l); /* 其中30个为|新单位 */
		if (said.text.n || kind == DS_KIND_PERCENT) {
			*p = said;
			return true;
		}
	}
	return p->of || kind == DS_KIND_MONEY || kind == DS_KIND_PERCENT;
}

/* 600户|种植大棚蔬菜的农户: the noun behind the verb, over the adverbs before it. */
static bool says_object(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct lexeme *l = b->l;
	while ((is_word(l, W_ADV) && (!is_word(l, W_CONN) || is_word(l, W_TARGET))) ||
	       (b->self && is_word(l, W_REACH) && !is_word(l, W_TO | W_HAS) && is_verb(l + 1))) /* 稳定|脱贫 */
		l++;
	b->l = l;
	bool told = is_word(l - 1, W_ADV) && l[-1].end == l->start && in_phrase(l); /* 2000斤又大又甜的|西瓜 */
	const struct lexeme *deed = l + is_verb(l + 1);
	if (told && b->self && ends_clause(deed + 1) && bytes_of(l, deed) >= 2 * CHAR &&
	    bytes_of(l, deed) <= 6 * CHAR)
		return behind_done(b, text_of(rd, l->start, deed->end)); /* 10人已|现场签约 */
	const struct lexeme *noun = ds_str_eq(b->t->unit, DS_STR("次")) ? NULL : phrase_behind(l); /* 分3次|转移 */
	return noun && behind_named(b, phrase_counted_noun(noun_at(rd, noun), false));
}

/* 赴外地|就业, 达到二级运动员标准, 94个|未开工: the verb itself. */
static void says_deed(struct behind *b)
{
	const struct reader *rd = b->rd;
	struct phrase *p = &b->p;
	const struct lexeme *l = b->l;
	struct ds_str done = b->self ? phrase_done_there(rd, l) : DS_STR("");
	if (done.n) {
		behind_done(b, done);
	} else if (is_verb(l) &&
		   !(is_word(l, W_UP | W_DOWN) && l[1].kind == LEX_NUMBER)) { /* 比上年1.5万担|增收|0.6万担 */
		behind_done(b, phrase_deed(rd, l));
		p->light = phrase_is_existence(lexeme_text(rd, l));
		/* 94个未|开工 */
		if (is_word(l - 1, W_ADV) && l[-1].end == l->start && phrase_is_negation(lexeme_text(rd, l - 1)))
			p->text = phrase_join(rd, lexeme_text(rd, l - 1), p->text);
	}
}

struct phrase phrase_after(const struct reader *rd, uint32_t i)
{
	const struct token *t = token_of(rd, &rd->lx[i]);
	struct behind b = { .rd = rd, .number = &rd->lx[i], .t = t, .l = &rd->lx[i] + 1 };
	b.self = phrase_self_unit(t->unit);
	b.p.change = DS_CHANGE_LEVEL;
	skip_marks(&b);
	skip_measures(&b);
	if (!says_fate(&b) && noun_find(&b) && !phrase_noun(&b) && !says_next(&b) && !says_object(&b))
		says_deed(&b);
	if (b.denied.n && b.p.text.p == b.denied.p + b.denied.n)
		b.p.text = phrase_join(rd, b.denied, b.p.text);
	return b.p;
}

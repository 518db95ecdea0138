/* phrase_noun.c: the noun that stands behind a number: where it ends, and what of it is the name of what is counted. */
#include "phrase_after.h"

#define WORDS_MOST 16u

/* 完成新增20万个的任务: the noun behind 的 says nothing of what is counted. */
static bool is_plan(struct ds_str s)
{
	static const char *const states[] = { "平均水平", "平均值", "基础上", "基础", "前提下", "情况下" };
	return is_sort(s, S_GOAL) || IS_ANY(s, states);
}

/* 按每亩4吨计算: it says how, not what. */
static bool is_reckoning(struct ds_str verb)
{
	static const char *const verbs[] = { "计算", "来计算", "测算", "估算", "计",   "折算",
					     "推算", "来算",   "算",   "算账", "计价", "核算" };
	return IS_ANY(verb, verbs);
}

/* 1支就业|促进|小分队: is what ends so a group or a place that a verb before it names? */
static bool is_named_body(struct ds_str s)
{
	static const char *const ends[] = { "队",     "小组",   "专班",   "工作组", "服务站", "工作站",
					    "服务点", "中心",   "基地",   "平台",   "专区",   "专线",
					    "专柜",   "专员",   "联盟",   "协会",   "示范点", "示范户",
					    "示范区", "工作室", "服务团", "宣讲团", "空间",   "驿站",
					    "书屋",   "场所",   "专栏",   "窗口",   "通道",   "车间",
					    "工厂",   "作坊",   "示范县", "示范村", "示范镇", "示范园" };
	return s.n <= 6 * CHAR && ENDS_ANY(s, ends);
}

/* 6个中小学|新建|项目, 2支法律|援助|小分队: the noun behind a verb at l that it makes one name with; NULL when that is what is done. */
static const struct lexeme *scheme_behind(const struct reader *rd, struct ds_str unit, struct ds_str before,
					  const struct lexeme *l)
{
	if (!is_verb(l) || !in_phrase(l + 1))
		return NULL;
	struct ds_str noun = lexeme_text(rd, l + 1);
	return (phrase_is_scheme(noun) && is_word(l, W_VERB)) || is_named_body(noun) ||
		       phrase_cannot_count(unit, before) /* 2辆农民工|返岗|专车 */
		   ? l + 1
		   : NULL;
}

/* 2000棵杨树、柳树: the words of the noun, and what stands behind them. */
static void noun_text(struct behind *b)
{
	if (bytes_of(b->l, b->last) > TEXT_MAX)
		for (const struct lexeme *k = b->l; k < b->last; k++)
			if (k->kind == LEX_DUN) {
				b->last = k - 1;
				break;
			}
	b->p.text = said_unquoted(b->rd, text_of(b->rd, b->l->start, b->last->end));
	const struct lexeme *next = b->last + 1;
	while (is_word(next, W_REACH | W_ADV))
		next++;
	b->next = next;
}

/* 火灾4起|死亡18人, 8亩茶园|收入7万元: what of the noun belongs to the number behind it; true: p is the answer. */
static bool noun_before_number(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct lexeme *next = b->next;
	struct phrase *p = &b->p;
	if (next->kind != LEX_NUMBER)
		return false;
	if (next == b->last + 1 && b->counts && !b->self && phrase_is_harm(p->text) &&
	    phrase_self_unit(token_of(rd, next)->unit)) {
		p->text = DS_STR(""); /* 火灾4起|死亡18人 */
		return true;
	}
	size_t tail = phrase_counted_tail(p->text), head = tail ? phrase_head(p->text) : 0;
	head = tail && !head ? sort_last(p->text, S_SITE) : head; /* 6个断面|水质优良比例83% */
	p->text.n = head ? head : p->text.n - tail;
	const struct lexeme *de = next + 1 + is_word(next + 1, W_AFTER);
	if ((tail || phrase_names_measure(p->text)) && b->counts && is_word(de, W_DE) && in_phrase(de + 1))
		return behind_named(b, noun_at(rd, de + 1)); /* 3幅占地约7万平方米的|地块 */
	return false;
}

/* Does the word that ends at `end` only say something of the noun before it: 缓缓, 鳞次栉比, 挤? A verb of two characters may name a
 * deed (专题学习), a set phrase may end in a noun (农业|经济作物), and 会 and 包 may be one (推进会, 项目包). */
static bool is_saying(const char *end, const struct ds_word *w)
{
	const size_t n = w->at.end - w->at.start;
	switch (w->pos) {
	case DS_POS_ADVERB:
		return memcmp(end - n, "最", CHAR) != 0;
	case DS_POS_ADJECTIVE:
		return true;
	case DS_POS_IDIOM:
		return n == 4 * CHAR && ds_word_pos((struct ds_str){ end - 2 * CHAR, 2 * CHAR }) != DS_POS_NOUN;
	case DS_POS_VERB:
		return n == CHAR && !char_in(end - n, end, "会包");
	default:
		return false;
	}
}

/* 48座大棚|整齐排列, 12栋厂房|拔地而起: the noun without the words at its end that only say something of it. Its words are those of
 * the clause, so that one that reaches out of it is seen whole (厂房拔地, 农村小). */
static struct ds_str said_off(const struct behind *b, struct ds_str s)
{
	const struct ds_str text = b->rd->r->text;
	/* a noun of any sort at the end is whole as it is */
	if (!b->counts || s.n < 3 * CHAR || s.p < text.p || s.p >= text.p + text.n || ends_sort(s, ~0ull))
		return s;
	const struct lexeme *last = b->last;
	while (!ends_clause(last + 1) && last[1].end - b->last->end < 5 * CHAR)
		last++;
	struct ds_word w[WORDS_MOST];
	const size_t n = ds_words_cut((struct ds_str){ s.p, (size_t)(text.p + last->end - s.p) }, w, WORDS_MOST);
	static const char *const ones[] = {
		"条", "头", "只", "匹", "棵", "株", "艘", "户", "家", "名", "位", "人"
	};
	const bool one = IS_ANY(b->t->unit, ones); /* 项 and 个 count names of several words: 行政执法职权 */
	size_t head = 0;
	for (size_t k = 0; k < n && w[k].at.start < s.n; k++) {
		/* 自卸车|来回穿梭: verb behind verb up to the end of the clause */
		const bool says = is_saying(s.p + w[k].at.end, &w[k]) ||
				  (k + 2 == n && w[k].pos == DS_POS_VERB && w[k + 1].pos == DS_POS_VERB);
		/* 37条河流|暴发洪水: verb and object up to the end of the clause */
		if (one && k > 0 && k + 2 == n && w[k].pos == DS_POS_VERB &&
		    w[k].at.end - w[k].at.start == 2 * CHAR && w[k - 1].pos == DS_POS_NOUN &&
		    w[k + 1].pos == DS_POS_NOUN && w[k + 1].at.end == s.n) {
			head = w[k].at.start;
			break;
		}
		if (w[k].at.end > s.n) {
			head = !k || !(says || w[k].pos == DS_POS_NOUN) ? s.n : says ? w[k].at.start : w[k].at.end;
			break;
		}
		if (!says)
			head = w[k].at.end;
	}
	s.n = head ? head : s.n;
	return s;
}

/* 菜农|上了保险, 村民|入了股: what stands right before 了 is no noun. */
static bool ends_verb(struct ds_str s)
{
	return ds_word_pos((struct ds_str){ s.p + s.n - 2 * CHAR, 2 * CHAR }) == DS_POS_NONE;
}

/* 把9名工友|接回来: the noun without what is done with it. */
static struct ds_str without_treatment(struct ds_str s)
{
	struct ds_word w[WORDS_MOST];
	const size_t n = ds_words_cut(s, w, WORDS_MOST);
	for (size_t k = n; k-- > 1;)
		if (w[k].pos == DS_POS_VERB && w[k - 1].pos == DS_POS_NOUN && w[k].at.start >= 2 * CHAR)
			return k + 1 == n || w[k + 1].pos != DS_POS_NOUN ? (struct ds_str){ s.p, w[k].at.start }
									 : s;
	return s;
}

/* 4条国道|车流量均有上升, 山区群众|易地安置: the noun without what is said of it. */
static void noun_cut(struct behind *b)
{
	const struct lexeme *last = b->last;
	const uint8_t kind = b->t->kind;
	struct phrase *p = &b->p;
	/* 4条国道|车流量均有上升: what is said of things counted is said of a measure of theirs */
	const bool rate = is_word(last, W_RATEUP | W_RATEDOWN);
	if (b->counts && !b->self && b->next->kind != LEX_NUMBER &&
	    ((is_verb(last + 1) && !(rate && ends_clause(last + 2))) ||
	     is_word(last + 1, W_ADV | W_REACH | W_UP | W_DOWN | W_EACHALL | W_PER | W_LEVELBY)))
		p->text.n -= phrase_measured(p->text, rate);
	if (kind == DS_KIND_COUNT)
		p->text = phrase_people(b->t->unit, phrase_counted_noun(p->text, b->next->kind == LEX_NUMBER));
	if (is_verb(last + 1) || is_word(last + 1, W_PREP | W_INVEST | W_ADV | W_CONN))
		p->text = phrase_without_how(p->text);
	if ((p->of || kind != DS_KIND_MONEY) && !b->self && last->kind == LEX_TEXT &&
	    last[1].end - last[1].start == CHAR)
		p->text = phrase_without_deed(b->rd, p->text, last + 1, in_phrase(b->number - 1));
	if (is_word(last + 1, W_LE) && p->text.n >= 3 * CHAR && ends_verb(p->text))
		p->text.n -= CHAR; /* 菜农|上了保险 */
	p->text = phrase_trim_after(p->text);
	if (lexeme_says(b->rd, b->number - 1, "把") || lexeme_says(b->rd, b->number - 1, "将"))
		p->text = without_treatment(p->text);
	p->text = said_off(b, p->text);
	p->noun = p->text;
}

/* 2155辆排放超标的|柴油车, 6个中小学|新建扩建项目: the noun that is told with what is done, or behind it; true: p is the answer. */
static bool noun_told(struct behind *b)
{
	const struct reader *rd = b->rd;
	const struct lexeme *l = b->l, *last = b->last;
	struct phrase *p = &b->p;
	const struct lexeme *real = b->counts ? phrase_described(rd, b->t->unit, l, last) : NULL;
	if (real) /* 2155辆排放超标的柴油车 */
		return behind_named(b, phrase_people(b->t->unit, noun_at(rd, real)));
	if (b->t->kind == DS_KIND_PERCENT && p->of && ends_sort(p->text, S_ACTOR | S_FOLK | S_AGENT | S_SPOT)) {
		struct ds_str doing = phrase_share_doing(rd, last, p->text);
		p->text = doing.n ? doing : p->text;
	}
	const struct lexeme *scheme =
	    b->counts && bytes_of(l, last) <= 8 * CHAR ? scheme_behind(rd, b->t->unit, p->text, last + 1) : NULL;
	if (scheme)
		behind_named(b, said_unquoted(rd, text_of(rd, l->start, scheme->end)));
	return false;
}

/* 完成20万个的|任务, 两小时|后, 22万亩|最重: words that only say what it is for, when or how it is are no noun. */
static void noun_refuse(struct behind *b)
{
	const uint8_t kind = b->t->kind;
	struct phrase *p = &b->p;
	bool most = ds_str_starts(p->text, DS_STR("最")) && p->text.n <= 3 * CHAR && ends_clause(b->last + 1);
	/* 三分之一|强: how near it is */
	static const char *const near[] = { "强", "弱", "多", "余" };
	static const char *const sizes[] = { "大", "大小" }; /* 最小的田只有一亩|大 */
	const bool bound = !p->of && (kind == DS_KIND_PERCENT ? IS_ANY(p->text, near)
							      : kind == DS_KIND_AREA && IS_ANY(p->text, sizes));
	/* 在上年18%的|高增速基础上: that it is one names nothing */
	const bool grown =
	    kind == DS_KIND_PERCENT && p->of && p->text.n <= 4 * CHAR && is_word(b->last, W_RATEUP | W_RATEDOWN);
	bool later = !p->of && (kind == DS_KIND_DURATION || kind == DS_KIND_LENGTH) &&
		     char_in(p->text.p, p->text.p + p->text.n, "后");
	if ((p->of && is_plan(p->text)) || is_reckoning(p->text) || later || phrase_is_empty(p->text) || most ||
	    bound || grown)
		p->text = p->noun = DS_STR("");
}

bool phrase_noun(struct behind *b)
{
	if (b->last < b->l)
		return false;
	noun_text(b);
	if (noun_before_number(b))
		return true;
	noun_cut(b);
	if (!noun_told(b))
		noun_refuse(b);
	return true;
}

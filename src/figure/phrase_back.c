/* phrase_back.c: how far a noun phrase reaches back from its last word: over nouns, what joins them and short brackets, to
 * the verb whose object it is, and into verbs where they are part of a name (改善计划, 销售伪劣产品案件). What carries a
 * number is passed before (phrase.c).
 */
#include "phrase_own.h"

/* A conjunction belongs to the phrase when a noun stands before it. Not when both are short and the one before is counted:
 * 3辆消防车、|消防员18人. */
static bool joins_before(const struct lexeme *l, uint32_t have)
{
	const struct lexeme *k = l - 1;
	const bool counted = l->kind == LEX_DUN && have <= COUNTED_MOST && k[-1].kind == LEX_NUMBER;
	return in_phrase(k) && !is_verb(k) && !counted;
}

/* Nothing but names of foreign places? */
static bool is_foreign(const struct lexeme *first, const struct lexeme *last)
{
	if (first > last)
		return false;
	for (const struct lexeme *l = first; l <= last; l++)
		if (!is_word(l, W_FOREIGN | W_AND) && l->kind != LEX_DUN)
			return false;
	return true;
}

/* What courts and the police do with a case: its name begins behind it. */
static bool is_case_verb(struct ds_str s)
{
	static const char *const verbs[] = {
		"受理",     "审结",     "起诉", "批捕",     "批准逮捕", "逮捕",   "提起公诉", "公诉",     "立案",
		"立案侦查", "立案查处", "查处", "查办",     "侦办",     "侦破",   "破获",     "办结",     "办理",
		"审理",     "执结",     "监督", "纠正",     "抗诉",     "打击",   "打掉",     "发生",     "处置",
		"调处",     "化解",     "调解", "判决",     "移送",     "审执结", "侦查",     "收案",     "结案",
		"新收",     "通报",     "发现", "妥善处理", "处理",     "查获",   "审查起诉", "依法审理", "查结",
		"接报",     "惩处",     "严惩", "查纠",
	};
	return IS_ANY(s, verbs);
}

/* 起诉|传销、集资诈骗和非法吸收公众存款案件: the name of a crime may hold verbs, and a list of crimes ends in 等. */
static void case_back(const struct reader *rd, struct span_of *s)
{
	static const char *const heads[] = { "案件", "犯罪", "纠纷", "违法行为" };
	const struct lexeme *k = s->stop;
	if (s->first > s->last || (!is_verb(k) && !is_word(k, W_ETC)))
		return;
	const struct ds_str noun = text_of(rd, s->first->start, s->last->end);
	const bool crime = noun.n >= 3 * CHAR && ds_str_ends(noun, DS_STR("案")) && /* 占用|农用地案, no 方案 */
			   ds_word_pos((struct ds_str){ noun.p + noun.n - 2 * CHAR, 2 * CHAR }) == DS_POS_NONE;
	if (!crime && !ENDS_ANY(noun, heads))
		return;
	const struct lexeme *first = s->first;
	for (int n = 0; n < 2 * LOOK_BACK; n++, k--) {
		bool goes = in_phrase(k) || k->kind == LEX_DUN || is_verb(k) || is_word(k, W_ETC | W_AND | W_ADV);
		if (!goes || is_word(k, W_REACH | W_UP | W_DOWN | W_DET | W_CONN | W_NOW) ||
		    is_case_verb(lexeme_text(rd, k)))
			break;
		if (!is_word(k, W_ADV | W_AND) && k->kind != LEX_DUN)
			first = k;
	}
	s->first = s->noun = first;
	s->stop = k;
}

/* Does l, before the noun s that was found, belong to it as what joins or limits nouns does: 规模以上, 占工业产值的比重, 不|系安全带? */
static bool joins(const struct reader *rd, const struct lexeme *l, const struct span_of *s)
{
	const uint32_t have = bytes_of(s->first, s->last);
	if (!have)
		return false;
	if (l->kind == LEX_DUN || is_word(l, W_AND)) /* 男童和|一名20岁女子; 甲项目、投资|3亿元的乙项目 */
		return joins_before(l, have) &&
		       !(s->first == s->last &&
			 ((is_word(l, W_AND) && s->first->kind == LEX_OTHER) || is_word(s->first, W_INVEST)));
	if (is_word(l, W_PER))
		return have < 2 * CHAR || is_word(l, W_PERSON) ||          /* 地铁|日均客运量 */
		       (l[-1].kind == LEX_OTHER && l[-1].end == l->start); /* PM2.5年均浓度 */
	if (is_word(l, W_ADV) && l->end == s->first->start && bytes_of(l, l) == CHAR &&
	    !is_word(s->first, K_QUOTE | W_ATTR) && phrase_is_negation(lexeme_text(rd, l)))
		return true;  /* 不|系安全带 */
	if (is_word(l, W_DE)) /* 占工业产值的比重, 占全国的比重 */
		return is_word(l + 1, W_RATIO) &&
		       (in_phrase(l - 1) || (is_word(l - 1, K_PLACE | W_DET) && is_word(l - 2, W_SHARE)));
	return (is_word(l, W_AFTER) && in_phrase(l - 1)) || /* 规模以上, 县级以上 */
	       is_word(l, W_SHARE) || (is_word(l, K_PLACE | W_DET) && is_word(l - 1, W_SHARE));
}

/* Over the nouns before `last` and what joins them; what ends them is s.stop. */
static struct span_of nouns_back(const struct reader *rd, const struct lexeme *last)
{
	struct span_of s = { .first = last + 1, .last = last };
	const struct lexeme *l = last;
	if (is_word(l, W_ETC))
		s.last = --l, s.first = l + 1;
	for (;; l--) {
		if (is_word(l + 1, W_PERHEAD) && s.first == l + 1 && s.first < s.last && l < last)
			break; /* 厂里|日产酸奶 */
		if (l->kind == LEX_CLOSE) {
			const struct lexeme *open = bracket_open(l);
			if (!open || !in_phrase(open - 1) || l->end - open->start > 6 * CHAR)
				break;
			l = open;
		} else if (!in_phrase(l) && !joins(rd, l, &s)) {
			break;
		}
		s.first = l;
	}
	s.stop = l;
	return s;
}

/* The first lexeme of the nouns that end with l and of those that 、 or 和 joins to them. */
static const struct lexeme *list_first(const struct lexeme *l)
{
	while (in_phrase(l - 1) || ((is_word(l - 1, W_AND) || l[-1].kind == LEX_DUN) && in_phrase(l - 2)))
		l--;
	return l;
}

/* 企业开办时间, 排水改善计划, 完成土方开挖: a verb at s.stop between nouns is part of a name. */
static void verb_inside(const struct reader *rd, struct span_of *s)
{
	const struct lexeme *l = s->stop, *head = NULL;
	const bool noun = s->first <= s->last, beside = l[-1].kind == LEX_TEXT && l[-1].end == l->start;
	if (noun && beside && is_verb(l) && !is_word(l, W_GAIN | W_PART) && bytes_of(l - 1, l - 1) <= 6 * CHAR &&
	    phrase_is_amount(text_of(rd, s->first->start, s->last->end)))
		head = l - 1;
	else if (noun && beside && (is_verb(l) || is_word(l, W_UP | W_DOWN)) &&
		 phrase_is_scheme(text_of(rd, s->first->start, s->last->end)) &&
		 s->last->end - list_first(l - 1)->start <= TEXT_MAX)
		head = list_first(l - 1);
	else if (!noun && is_verb(l) && !is_word(l, W_GAIN | W_PART | W_REACH) && l->end - l->start == 2 * CHAR &&
		 in_phrase(l - 1)) {
		const struct lexeme *object = list_first(l - 1);
		if (is_word(object - 1, W_LIGHT) && !is_word(object - 1, W_REACH | W_AMBI) &&
		    l->end - object->start <= 10 * CHAR)
			head = object; /* 完成|土方开挖: behind a verb that takes any object */
	}
	if (head) {
		s->noun = s->first = head;
		s->stop = head - 1;
	}
}

/* 办结|案件, 未|通车: a short noun with the verb it is the object of, or the verb alone. */
static void verb_before(const struct reader *rd, struct span_of *s)
{
	const struct lexeme *l = s->stop;
	const uint32_t have = bytes_of(s->first, s->last);
	bool keep = !have || is_word(l, W_NEWADD) || (is_word(l, W_VERB) && have <= 4 * CHAR) ||
		    (have <= 2 * CHAR && !is_word(l, W_GAIN | W_PART) &&
		     phrase_is_amount(text_of(rd, s->first->start, s->last->end))); /* 交易|金额 */
	if (!is_verb(l) || is_word(l, W_REACH | W_ADV) || !keep)
		return;
	s->bare = !have;
	s->first = l;
	while (is_verb(l - 1) && is_word(l - 1, W_VERB) && bytes_of(l - 1, s->last) <= 6 * CHAR)
		s->first = --l;
	l--;
	if (is_word(l, W_ADV) && l->end == s->first->start && phrase_is_negation(lexeme_text(rd, l)))
		s->first = l--; /* 未通车5公里 */
	s->stop = l;
}

/* From `last` back to what opens the phrase. */
struct span_of collect_back(const struct reader *rd, const struct lexeme *last)
{
	struct span_of s = nouns_back(rd, last);
	if (is_foreign(s.first, s.last))
		s.last = s.first - 1; /* 出口欧盟、新加坡4600吨 */
	s.noun = s.first;
	if (is_word(s.stop, W_DET) && is_word(s.stop - 1, W_VERB) && bytes_of(s.first, s.last) == 2 * CHAR &&
	    s.stop[-1].end == s.stop->start) {
		s.first = s.stop - 1; /* 受理各类|案件 */
		s.stop -= 2;
		return s;
	}
	case_back(rd, &s);
	verb_inside(rd, &s);
	verb_before(rd, &s);
	/* 第一产业实现增加值, 困难人员实现就业: a short object alone would read like others. */
	const struct lexeme *l = s.stop, *who = l - 1;
	if (s.noun == s.first && is_word(l, W_PART | W_GAIN) && bytes_of(s.first, s.last) <= 3 * CHAR &&
	    in_phrase(who)) {
		while (in_phrase(who - 1))
			who--;
		if (bytes_of(who, l - 1) <= 8 * CHAR && who[-1].kind != LEX_NUMBER && who[-1].kind != LEX_DUN)
			s.who = who, s.who_last = l - 1;
	}
	return s;
}

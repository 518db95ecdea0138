/* phrase_back.c: how far a noun phrase reaches back from its last word: over nouns, what joins them and short brackets, to
 * the verb whose object it is, and into verbs where they are part of a name (改善计划, 销售伪劣产品案件). What carries a
 * number is passed before (phrase.c).
 */
#include "phrase.h"

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

/* 管辖面积, 实际投入: names of measures that say little without the verb before them. */
static bool is_measure_end(struct ds_str text, const struct lexeme *l)
{
	static const char *const ends[] = { "面积", "面積", "投入", "金额", "金額", "资金", "資金", "人数",
					    "人數", "数量", "數量", "里程", "天数", "天數", "户数", "戶數" };
	struct ds_str s = ds_str_slice(text, (struct ds_span){ l->start, l->end });
	return IS_ANY(s, ends);
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
static void case_back(struct ds_str text, struct span_of *s, const struct lexeme **stop)
{
	static const char *const heads[] = { "案件", "犯罪", "诈骗案", "纠纷", "违法行为" };
	const struct lexeme *k = *stop;
	if (s->first > s->last || (!is_verb(k) && !is_word(k, W_ETC)) ||
	    !ENDS_ANY(ds_str_slice(text, (struct ds_span){ s->first->start, s->last->end }), heads))
		return;
	const struct lexeme *first = s->first;
	for (int n = 0; n < 2 * LOOK_BACK; n++, k--) {
		bool goes = in_phrase(k) || k->kind == LEX_DUN || is_verb(k) || is_word(k, W_ETC | W_AND | W_ADV);
		if (!goes || is_word(k, W_REACH | W_UP | W_DOWN | W_DET | W_CONN | W_NOW) ||
		    is_case_verb(ds_str_slice(text, (struct ds_span){ k->start, k->end })))
			break;
		if (!is_word(k, W_ADV | W_AND) && k->kind != LEX_DUN)
			first = k;
	}
	if (is_verb(first) && ends_clause(k) && first == *stop)
		return; /* 办案|案件 */
	s->first = s->noun = first;
	*stop = k;
}

/* 接待海内外游客: whoever they are, what is done with them is the row. */
static bool is_host(struct ds_str text, const struct lexeme *l)
{
	struct ds_str s = ds_str_slice(text, (struct ds_span){ l->start, l->end });
	return ds_str_eq(s, DS_STR("接待"));
}

static bool is_in(struct ds_str text, const struct lexeme *l)
{
	return l->kind == LEX_WORD &&
	       ds_str_eq(ds_str_slice(text, (struct ds_span){ l->start, l->end }), DS_STR("在"));
}

/* From `last` back to what opens the phrase. */
struct span_of collect_back(struct ds_str text, const struct lexeme *last, bool money)
{
	struct span_of s = { .first = last + 1, .last = last };
	const struct lexeme *l = last;
	if (is_word(l, W_ETC))
		s.last = --l, s.first = l + 1;
	for (;; l--) {
		uint32_t have = bytes_of(s.first, s.last);
		if (is_word(l + 1, W_PERHEAD) && s.first == l + 1 && s.first < s.last && l < last) {
			break; /* 厂里|日产酸奶 */
		} else if (is_word(l, W_INVEST) && have && !money) {
			break; /* 投入大型机械46台 */
		} else if (in_phrase(l)) {
			s.first = l;
		} else if (l->kind == LEX_CLOSE) {
			const struct lexeme *open = bracket_open(l);
			if (!open || !in_phrase(open - 1))
				break;
			if (l->end - open->start > 6 * CHAR) {
				break;
			}
			s.first = l = open;
		} else if (l->kind == LEX_DUN || is_word(l, W_AND)) {
			bool next = money && s.first == s.last &&
				    is_word(s.first, W_INVEST); /* 甲项目、投资|3亿元的乙项目 */
			bool one = is_word(l, W_AND) && s.first == s.last && s.first->kind == LEX_OTHER;
			if (!have || next || one || !joins_before(l, have)) /* 男童和|一名20岁女子 */
				break;
			s.first = l;
		} else if (is_word(l, W_PER) && have >= 2 * CHAR && !is_word(l, W_PERSON)) {
			break; /* 地铁日均客运量 */
		} else if (is_word(l, W_PER) && have) {
			s.first = l;
		} else if (is_word(l, W_ADV) && have && l->end == s.first->start && bytes_of(l, l) == CHAR &&
			   !is_word(s.first, K_QUOTE | W_ATTR) &&
			   phrase_is_negation(ds_str_slice(text, (struct ds_span){ l->start, l->end }))) {
			s.first = l; /* 不|系安全带 */
		} else if (is_word(l, W_AFTER) && have && in_phrase(l - 1)) {
			s.first = l; /* 规模以上, 县级以上 */
		} else if (is_word(l, W_DET) && have && have <= 4 * CHAR && l[-1].kind == LEX_TEXT &&
			   l[-1].end == l->start &&
			   ds_str_ends(ds_str_slice(text, (struct ds_span){ l->start, l->end }), DS_STR("项"))) {
			s.first = l; /* 人民币|各项|存款 */
		} else if (is_word(l, W_DE) && is_word(l + 1, W_RATIO) &&
			   (in_phrase(l - 1) || (l[-1].kind == LEX_PLACE && is_word(l - 2, W_SHARE)))) {
			s.first = l; /* 占工业产值的比重 */
		} else if (is_word(l, W_SHARE) && have) {
			s.first = l;
		} else if (is_word(l, K_PLACE | W_DET) && have && is_word(l - 1, W_SHARE)) {
			s.first = l;
		} else {
			break;
		}
	}
	if (is_word(s.first, W_SHARE) && is_word(s.last, W_RATIO) && in_phrase(l))
		while (in_phrase(l) && l->end - l->start <= 10 * CHAR && s.last->end - l->start <= TEXT_MAX)
			s.first = l--; /* 蔬菜产量|占全国的比重 */
	if (is_foreign(s.first, s.last))
		s.last = s.first - 1; /* 出口欧盟、新加坡4600吨 */
	if (is_word(l, W_DET) && is_word(l - 1, W_VERB) && bytes_of(s.first, s.last) == 2 * CHAR &&
	    l[-1].end == l->start) {
		s.noun = s.first; /* 受理各类|案件 */
		s.first = l - 1;
		s.stop = l - 2;
		return s;
	}
	for (const struct lexeme *k = s.last; k > s.first && is_in(text, l); k--)
		if (is_word(k, W_INVEST)) {
			s.first = k; /* 在油茶产业|累计投入资金 */
			break;
		}
	s.noun = s.first;
	case_back(text, &s, &l);
	/* 棉花采收进度: a verb between nouns is part of the name of a measure. */
	if (is_verb(l) && l[-1].kind == LEX_TEXT && l[-1].end == l->start && bytes_of(l - 1, l - 1) <= 6 * CHAR &&
	    s.first <= s.last &&
	    phrase_is_measure(ds_str_slice(text, (struct ds_span){ s.first->start, s.last->end }))) {
		s.noun = s.first = l - 1;
		l -= 2;
	}
	/* 投放|精准帮扶贷款: behind another verb it is part of the name of a fund */
	if (is_verb(l) && !is_word(l, W_REACH) && s.first == s.last && l->end == s.first->start &&
	    l[-1].end == l->start && is_verb(l - 2) && (in_phrase(l - 1) || is_word(l - 1, W_ADV)) &&
	    bytes_of(l - 1, l - 1) >= 2 * CHAR &&
	    is_sort(ds_str_slice(text, (struct ds_span){ s.first->start, s.last->end }), S_MONEY)) {
		s.noun = s.first = l - 1;
		l -= 2;
	}
	/* 河川及区域排水改善计划: so it is of what is planned. */
	if ((is_verb(l) || is_word(l, W_UP | W_DOWN)) && l[-1].kind == LEX_TEXT && l[-1].end == l->start &&
	    s.first <= s.last &&
	    phrase_is_scheme(ds_str_slice(text, (struct ds_span){ s.first->start, s.last->end }))) {
		const struct lexeme *head = l - 1;
		while (in_phrase(head - 1) ||
		       ((is_word(head - 1, W_AND) || head[-1].kind == LEX_DUN) && in_phrase(head - 2)))
			head--;
		if (s.last->end - head->start <= TEXT_MAX) {
			s.noun = s.first = head;
			l = head - 1;
		}
	}
	/* 完成土方|开挖: behind a verb that takes any object, a noun and a verb are one object. */
	if (s.first > s.last && is_verb(l) && is_word(l, W_VERB) && l->end - l->start == 2 * CHAR &&
	    in_phrase(l - 1)) {
		const struct lexeme *head = l - 1;
		while (in_phrase(head - 1) ||
		       ((is_word(head - 1, W_AND) || head[-1].kind == LEX_DUN) && in_phrase(head - 2)))
			head--;
		if (is_word(head - 1, W_LIGHT) && !is_word(head - 1, W_REACH | W_AMBI) &&
		    l->end - head->start <= 10 * CHAR) {
			s.first = s.noun = head;
			l = head - 1;
		}
	}
	if (is_verb(l) && !is_word(l, W_REACH | W_ADV)) {
		uint32_t have = bytes_of(s.first, s.last);
		uint32_t most = is_host(text, l) ? 6 * CHAR : 4 * CHAR;
		bool keep = !have || (is_word(l, W_VERB | W_NEWADD) && have <= most) || is_word(l, W_NEWADD) ||
			    (have <= 2 * CHAR && is_measure_end(text, s.last));
		if (keep) {
			s.bare = !have;
			s.first = l;
			while (is_verb(l - 1) && is_word(l - 1, W_VERB) && bytes_of(l - 1, s.last) <= 6 * CHAR)
				s.first = --l;
			l--;
			if (is_word(l, W_ADV) && l->end == s.first->start && /* 未开工项目 */
			    phrase_is_negation(ds_str_slice(text, (struct ds_span){ l->start, l->end })))
				s.first = l--; /* 未通车5公里 */
		}
	}
	/* 第一产业实现增加值, 困难人员实现就业: a short object alone would read like others. */
	if (s.noun == s.first && is_word(l, W_PART | W_GAIN) && bytes_of(s.first, s.last) <= 3 * CHAR &&
	    in_phrase(l - 1)) {
		const struct lexeme *who = l - 1;
		while (in_phrase(who - 1))
			who--;
		if (bytes_of(who, l - 1) <= 8 * CHAR && who[-1].kind != LEX_NUMBER && who[-1].kind != LEX_DUN)
			s.who = who, s.who_last = l - 1;
	}
	s.stop = l;
	return s;
}

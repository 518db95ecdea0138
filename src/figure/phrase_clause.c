/* phrase_clause.c: the phrases of other clauses that name a number (the topic of the clause before, the noun that its
 * number is reached by). It does not look at the clause of the number itself: phrase.c does. */
#include "phrase_own.h"

/* The clause before that of number i: its first word that says more than when and where, and the mark it ends with; false when a
 * number stands in one of them or no mark parts them. */
static bool clause_before(const struct reader *rd, uint32_t i, const struct lexeme **first,
			  const struct lexeme **end)
{
	const struct lexeme *l = &rd->lx[i] - 1;
	while (!ends_clause(l) && l->kind != LEX_NUMBER)
		l--;
	*end = l;
	if (l->kind != LEX_COMMA && l->kind != LEX_COLON)
		return false;
	while (!ends_clause(l - 1) && l[-1].kind != LEX_NUMBER)
		l--;
	if (l[-1].kind == LEX_NUMBER)
		return false;
	while (is_word(l, K_TIME | K_PLACE | W_CONN | W_DET))
		l++;
	*first = l;
	return l < *end;
}

struct ds_str phrase_event(const struct reader *rd, uint32_t i)
{
	static const char *const events[] = { "演出", "活动", "改造", "建设", "整治",   "培训", "展览",
					      "比赛", "工作", "服务", "宣讲", "招聘会", "展演", "创建",
					      "电影", "讲座", "监测", "检测", "演练",   "义诊" };
	const struct lexeme *comma = &rd->lx[i] - 1, *first, *end, *last;
	while (!ends_clause(comma))
		comma--;
	struct ds_str s = DS_STR("");
	if (comma->kind != LEX_COMMA)
		return s;
	if (comma[-1].kind == LEX_NUMBER) {
		s = rd->flow.noun; /* 文化活动60场,2万人次参与 */
	} else if (clause_before(rd, i, &first, &end)) {
		for (last = first; in_phrase(last); last++)
			;
		s = text_of(rd, first->start, last > first ? last[-1].end : first->start);
	}
	if (s.n > LABEL_MAX)
		return DS_STR("");
	s = phrase_unquoted(s);
	return s.n >= 2 * CHAR && (ends_sort(s, S_SCHEME) || ENDS_ANY(s, events)) ? s : DS_STR("");
}

struct ds_str phrase_most(const struct reader *rd, uint32_t i)
{
	const struct lexeme *de = &rd->lx[i] - 1;
	if (!is_word(de, W_DE))
		return DS_STR("");
	const struct lexeme *first = de;
	for (int n = 0; n < LOOK_BACK && (in_phrase(first - 1) || is_word(first - 1, W_ADV)); n++)
		first--;
	struct ds_str s = text_of(rd, first->start, de->start);
	size_t at = ds_str_find(s, DS_STR("最"), 0);
	return at != SIZE_MAX && at >= 2 * CHAR && s.n - at <= 3 * CHAR &&
		       phrase_is_amount((struct ds_str){ s.p, at })
		   ? (struct ds_str){ s.p, at }
		   : DS_STR("");
}

/* 消息称, 分季度看: a clause that only says who speaks, or how what follows is looked at. */
static bool only_says(struct ds_str s)
{
	static const char *const ends[] = { "统计", "介绍", "显示", "公告", "宣布",
					    "披露", "消息", "公布", "报道", "看" };
	return ENDS_ANY(s, ends);
}

struct phrase phrase_topic(const struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i];
	for (int clauses = 0; clauses < 3; clauses++) {
		while (!ends_clause(l) && l->kind != LEX_OPEN) {
			l--;
			if (l->kind == LEX_NUMBER)
				return (struct phrase){ .change = DS_CHANGE_LEVEL };
		}
		if (l->kind != LEX_COMMA && l->kind != LEX_OPEN && l->kind != LEX_MARK && l->kind != LEX_COLON)
			break;
		if (l->kind == LEX_COLON && l[-2].kind == LEX_STOP && bytes_of(l - 1, l - 1) <= 4 * CHAR)
			break; /* 局长:截至去年底一共1260个 */
		l--;
		while (is_word(l, W_UP | W_DOWN | W_LE) ||
		       (is_word(l, W_ADV | W_PREP) && is_word(l + 1, W_UP | W_DOWN | W_ADV | W_PREP)))
			l--; /* 比重也在逐年提升,由25%提升到27% */
		if (l->kind == LEX_TEXT && is_word(l - 1, W_ADV) && in_phrase(l - 2) &&
		    ds_word_pos(lexeme_text(rd, l)) == DS_POS_ADJECTIVE)
			l -= 2; /* 价格|持续坚挺,每斤5元 */
		if (is_word(l - 1, W_FROM) && ds_str_find(lexeme_text(rd, l), DS_STR("转"), 0) == CHAR)
			l -= 2; /* 出口|由降转升,增长2% */
		if (l->kind == LEX_TEXT && only_says(lexeme_text(rd, l)))
			continue;
		const struct lexeme *first = l;
		while (!ends_clause(first) && first->kind != LEX_NUMBER)
			first--;
		if (first->kind == LEX_NUMBER)
			break;
		if (is_word(first + 1, W_PREP | W_CONN) && !is_word(first + 1, W_ADV | W_TARGET))
			continue;
		const struct lexeme *compare = comparison(l, false);
		struct phrase p = phrase_of(rd, collect_back(rd, compare ? walk_back(rd, compare).l : l));
		if (ds_word_pos(p.text) == DS_POS_TIME)
			continue; /* 元宵节,村里凑了3000元 */
		if (p.text.n > CHAR && !p.bare && !char_before_in(p.text.p + p.text.n, p.text.p, "后时"))
			return p;
	}
	return (struct phrase){ .change = DS_CHANGE_LEVEL };
}

struct ds_str phrase_group(const struct reader *rd, uint32_t from, uint32_t i)
{
	/* 开工率为98% names nobody */
	static const char *const nobody[] = {
		"规模", "具体", "集中", "联合", "统一", "集体", "率", "比例", "占比"
	};
	const struct lexeme *end = &rd->lx[i], *l = &rd->lx[from] + 1;
	for (; l < end; l++) {
		if (l->kind != LEX_COMMA && l->kind != LEX_SEMI && l->kind != LEX_COLON)
			continue;
		const struct lexeme *first = l + 1, *last;
		while (is_word(first, W_CONN | W_DET | W_REACH) && first < end)
			first++; /* 其次为县城,共发生5起 */
		if (first->kind == LEX_PLACE || first->kind == LEX_TIME)
			return DS_STR("");
		for (last = first; last < end && in_phrase(last); last++)
			;
		struct ds_str s = last > first ? text_of(rd, first->start, last[-1].end) : DS_STR("");
		if (s.n < 2 * CHAR || s.n - phrase_measure(s) > 10 * CHAR || last >= end || ENDS_ANY(s, nobody))
			continue;
		if (is_verb(last) || (l->kind != LEX_COMMA && last->kind == LEX_COMMA))
			return s.n <= 8 * CHAR ? s : DS_STR(""); /* ;商业,成交206套 */
	}
	return DS_STR("");
}

/* actor.c: does a noun say who acts, so that a word behind it which may be a noun or a verb is a verb? It looks at the
 * lexemes before that word only.
 */
#include "phrase.h"

/* 带动周边农户|发展油茶 */
bool is_pivot(const struct reader *rd, const struct lexeme *l)
{
	static const char *const pivots[] = { "带动", "引导",     "组织", "动员", "发动", "鼓励", "帮助", "扶持",
					      "支持", "指导",     "辐射", "号召", "吸引", "安排", "带领", "促使",
					      "助力", "辐射带动", "资助", "协助", "协调", "教会", "邀请" };
	return is_word(l, W_VERB | W_LIGHT | W_PREP) && IS_ANY(lexeme_text(rd, l), pivots);
}

/* Does such a word stand before the names that end at l? */
static bool follows_pivot(const struct reader *rd, const struct lexeme *l)
{
	for (int n = 0; n < LOOK_BACK; n++, l--) {
		if (is_pivot(rd, l))
			return true;
		if (!in_phrase(l) && l->kind != LEX_PLACE && l->kind != LEX_DUN &&
		    !is_word(l, W_AND | W_ETC | W_DE | W_DET))
			return false;
	}
	return false;
}

bool ends_in_actor(const struct reader *rd, const struct lexeme *l)
{
	if (l->kind != LEX_TEXT || l->end - l->start < CHAR)
		return false;
	/* 承包50亩土地|种植葡萄: land that is counted does nothing, what follows is done on it */
	static const char *const lands[] = { "地",   "土地", "田地", "耕地", "荒地",  "农田",
					     "水田", "旱地", "坡地", "山地", "撂荒地" };
	if (l[-1].kind == LEX_NUMBER && IS_ANY(lexeme_text(rd, l), lands))
		return true;
	/* 13条措施|支持产业发展 */
	static const char *const rules[] = { "措施", "举措", "政策", "政策措施", "办法", "新政", "意见", "行动" };
	if (l[-1].kind == LEX_NUMBER && IS_ANY(lexeme_text(rd, l), rules))
		return true;
	const char *begin = words_at(rd, l->start), *end = words_at(rd, l->end - CHAR) + CHAR;
	if (!char_before_in(end, begin,
			    "业司社员人民众者户商师生兵警长士童校镇乡县市区村局院馆厂场儿女妇孩庭队团企手"))
		return false;
	static const char *const trades[] = { "农业", "产业", "工业", "就业", "创业", "行业", "作业", "渔业",
					      "林业", "牧业", "毕业", "专业", "事业", "开业", "商业", "失业",
					      "市场", "广场", "现场", "立场", "赛场", "会场" };
	if (ANY_BEFORE(end, begin, trades))
		return false; /* 3000册农业种植书籍 */
	bool short_one = l->end - l->start == CHAR;
	const struct lexeme *before = l - 1;
	if (is_verb(before))
		before--; /* 1500万户次受灾农户|支付赔款 */
	if (is_word(l - 1, W_DET))
		return short_one ||
		       (l->end - l->start <= 6 * CHAR && char_before_in(end, begin, "司社户校院馆厂儿女妇孩庭"));
	if (short_one && l[-1].kind == LEX_NUMBER && char_before_in(end, begin, "村镇乡县校院厂"))
		return true; /* 两个村|建设广场 */
	return (before->kind == LEX_NUMBER && !short_one) || follows_pivot(rd, l);
}

/* label_distance.c: lengths that say how far something is: 距县城10公里, 离镇上8公里, 位于市区以东30公里处. What it is far from names them.
 * label.c asks before it looks for what is so long.
 */
#include "label.h"

#define DISTANCE_LOOK 12 /* lexemes back */
#define WHERE_MOST    (10 * CHAR)

/* Where 距, 距离, 相距 or 离 begins in s, the centre of an earthquake and the straight line with it; SIZE_MAX: nowhere. */
static size_t distance_in(struct ds_str s)
{
	static const char *const no[] = { "差距", "间距", "焦距", "轴距", "车距", "行距", "株距" };
	size_t at = ds_str_find(s, DS_STR("距"), 0);
	if (at == SIZE_MAX) {
		at = ds_str_find(s, DS_STR("离"), 0); /* 村子|离镇上 */
		const bool away = at != SIZE_MAX &&
				  !(at && char_before_in(s.p + at, s.p, "距分脱隔撤远偏游逃驶剥背")) &&
				  !(at + CHAR < s.n &&
				    char_in(s.p + at + CHAR, s.p + s.n, "开婚岸职别任心校休退合散去岗世队线婚家"));
		return away ? at : SIZE_MAX;
	}
	if (HAS_ANY(s, no))
		return SIZE_MAX;
	static const char *const heads[] = { "相", "震中", "直线", "距", "最近", "最远" };
	size_t head = ENDS_ANY(((struct ds_str){ s.p, at }), heads);
	return at - head;
}

/* 位于|市区|以东, 居|某市|南: where something lies, by the words that end before lexeme l; empty when no direction ends them. */
static struct ds_str lies(const struct reader *rd, const struct lexeme *l)
{
	static const char *const sides[] = { "以东",   "以西",   "以南",   "以北", "东",   "东部", "西部", "南部",
					     "北部",   "东面",   "西面",   "南面", "北面", "东侧", "西侧", "南侧",
					     "北侧",   "东北",   "西北",   "东南", "西南", "西",   "南",   "北",
					     "上游",   "下游",   "以外",   "东边", "西边", "南边", "北边", "东北部",
					     "西北部", "东南部", "西南部", "正东", "正西", "正南", "正北", "方向" };
	const struct ds_str s = lexeme_text(rd, l);
	const size_t n = in_phrase(l) || is_word(l, W_ADV | W_AFTER) ? ENDS_ANY(s, sides) : 0;
	if (!n || (n < s.n && s.n - n > 6 * CHAR))
		return DS_STR("");
	const struct lexeme *place = n < s.n ? l : l - 1;
	place -= lexeme_says(rd, place, "以"); /* 市区|以|东 */
	if (place != l && !is_word(place, K_PLACE | W_HOME | W_DET) && !in_phrase(place))
		return DS_STR("");
	static const char *const verbs[] = { "位于", "地处", "居", "座落于", "坐落于", "坐落在", "位在", "处于" };
	const struct lexeme *verb = place - 1;
	while (verb->kind == LEX_PLACE)
		verb--;
	if (IS_ANY(lexeme_text(rd, verb), verbs) && l->end - verb->start <= WHERE_MOST)
		return text_of(rd, verb->start, l->end);
	const struct ds_str where = text_of(rd, place->start, l->end);
	return is_word(place, K_PLACE | W_HOME) || n < s.n ||
		       ends_sort(lexeme_text(rd, place), S_NAMED | S_SPOT | S_PART)
		   ? where
		   : DS_STR("");
}

struct ds_str label_distance(struct reader *rd, uint32_t i)
{
	const struct lexeme *last = &rd->lx[i] - 1;
	if (lexeme_says(rd, last, "差"))
		last--; /* 距保证水位还|差 */
	while (is_word(last, W_ADV | W_REACH | W_HAS))
		last--;
	const struct ds_str where = lies(rd, last);
	if (where.n)
		return where;
	if (!is_word(last, K_PLACE | W_HOME) && !in_phrase(last))
		return DS_STR("");
	const struct lexeme *own = NULL; /* first lexeme behind the number before, in 距离甲镇63公里、乙乡97公里 */
	for (const struct lexeme *l = last; last - l < DISTANCE_LOOK; l--) {
		size_t at = l->kind == LEX_PLACE ? SIZE_MAX : distance_in(lexeme_text(rd, l));
		if (at != SIZE_MAX && own)
			return phrase_join(rd, DS_STR("距离"), text_of(rd, own->start, last->end));
		if (at != SIZE_MAX)
			return text_of(rd, l->start + (uint32_t)at, last->end);
		if (l->kind == LEX_DUN && l[-1].kind == LEX_NUMBER && token_of(rd, l - 1)->kind == DS_KIND_LENGTH) {
			own = own ? own : l + 1;
			l--;
		} else if (l->kind != LEX_PLACE && !in_phrase(l) &&
			   !is_word(l, W_NOW | W_HOME | W_PREP | W_DE | W_AND | W_WITH | W_ADV | W_AMBI | K_TIME) &&
			   l->kind != LEX_DUN) {
			break;
		}
	}
	return DS_STR("");
}

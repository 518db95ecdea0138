/* place_list.c: places named together: joined in a list, samples of what is counted, the bodies of several, what is left of the
 * whole. Looks at the lexemes around them and remembers nothing.
 */
#include "scope.h"

#define BODY_MAX 30u /* bytes of 区人民法院 */

/* 大理至保山 */
bool place_leads_on(const struct reader *rd, const struct lexeme *l)
{
	return lexeme_says(rd, l, "至") || lexeme_says(rd, l, "到");
}

#define LIST_BACK 24 /* lexemes of a list of places */

const struct lexeme *place_list_head(const struct lexeme *l)
{
	for (int n = 0; n < LIST_BACK; n++, l--)
		if (l[-1].kind != LEX_PLACE &&
		    !((l[-1].kind == LEX_DUN || is_word(l - 1, W_AND)) && l[-2].kind == LEX_PLACE))
			break;
	return l;
}

bool place_is_rest(const struct reader *rd, const struct lexeme *l)
{
	static const char *const rests[] = { "其余", "余下", "其他", "其它" };
	if (!IS_ANY(lexeme_text(rd, l), rests))
		return false;
	/* 甲村伤5人,其中2人重伤,其余3人轻伤: of those five */
	if (l[1].kind == LEX_NUMBER && l[-1].kind == LEX_COMMA) {
		const struct lexeme *k = l - 2;
		while (!ends_clause(k - 1))
			k--;
		if (lexeme_says(rd, k, "其中") && k[1].kind == LEX_NUMBER)
			return false;
	}
	/* 其它水库均距离…1米 */
	return l[1].kind == LEX_TEXT || (l[1].kind == LEX_NUMBER && token_of(rd, l + 1)->kind == DS_KIND_COUNT);
}

/* 、甲县造纸: does the place begin a later item of a list? */
static bool is_item(const struct lexeme *l)
{
	while (l[-1].kind == LEX_PLACE && l[-1].end == l->start)
		l--;
	return l[-1].kind == LEX_DUN || is_word(l - 1, W_AND);
}

#define SAMPLE_BACK 16 /* lexemes of a list of samples */

/* 甲镇中学、乙镇小学等40所, 甲区等375个站, 甲县5万吨化肥、乙县造纸等8个项目, 甲镇党委等中心村党委4个: the places before 等 are among
 * those counted. The last of them, NULL when there is none. */
const struct lexeme *place_of_sample(const struct reader *rd, const struct lexeme *number)
{
	const struct lexeme *l = number - 1;
	if (token_of(rd, number)->kind == DS_KIND_COUNT)
		while (is_word(l, K_TEXT | K_OPEN | K_CLOSE) && !lexeme_says(rd, l, "等"))
			l--;
	if (!is_word(l, W_ETC) && !lexeme_says(rd, l, "等"))
		return NULL;
	const struct lexeme *etc = l;
	for (l--; l->kind == LEX_TEXT || l->kind == LEX_QUOTE; l--)
		;
	const bool near = etc == number - 1;
	if (l->kind == LEX_PLACE && rd->m->v[l->ref].counts && (near || is_item(l)))
		return l;
	for (int n = 0; n < SAMPLE_BACK && !ends_clause(l); n++, l--)
		if (l->kind == LEX_PLACE && rd->m->v[l->ref].counts && is_item(l))
			return l;
	return NULL;
}

#define LIST_LAST 40 /* lexemes of a list of samples up to its last */

bool place_is_sample(const struct reader *rd, const struct lexeme *last, struct ds_place place)
{
	for (int n = 0; n < LIST_LAST && !ends_clause(last); n++, last--)
		if (last->kind == LEX_PLACE && ds_place_eq(rd->m->v[last->ref].place, place))
			return n == 0 || last[1].kind == LEX_DUN || last[2].kind == LEX_DUN;
	return false;
}

/* 甲市中院|、|乙区法院: does l join the bodies of two places? */
bool place_is_body(const struct reader *rd, const struct lexeme *l)
{
	return l->kind == LEX_DUN && l[-1].kind == LEX_TEXT && l[-2].kind == LEX_PLACE &&
	       l[-2].end == l[-1].start && l[-1].end - l[-1].start <= BODY_MAX &&
	       ends_sort(lexeme_text(rd, l - 1), S_OFFICE);
}

/* 甲省南部|、|乙省北部: does l join parts of two places? */
bool place_is_part(const struct reader *rd, const struct lexeme *l)
{
	static const char *const sides[] = { "东部",   "西部",   "南部",   "北部",   "中部",   "大部",   "东南部",
					     "西南部", "东北部", "西北部", "中东部", "中西部", "中南部", "中北部",
					     "沿海",   "山区",   "西北",   "东南",   "西南",   "东北" };
	return l->kind == LEX_DUN && l[-1].kind == LEX_TEXT && l[-2].kind == LEX_PLACE &&
	       l[-2].end == l[-1].start && IS_ANY(lexeme_text(rd, l - 1), sides);
}

bool place_is_count(struct ds_str unit)
{
	static const char *const kinds[] = { "市",     "县", "省",   "省市", "省份", "个市", "个县", "个省",
					     "个城市", "地", "区县", "县区", "县市", "市县", "地市" };
	return IS_ANY(unit, kinds);
}

/* 鹿寨县、融安县: nothing but a word that joins between a and b. */
bool place_is_joined(struct ds_str text, struct ds_span a, struct ds_span b)
{
	static const char *const joins[] = { "、", "和", "与", "及" };
	if (b.start < a.end)
		return false;
	struct ds_str between = ds_str_slice(text, (struct ds_span){ a.end, b.start });
	return IS_ANY(between, joins);
}

/* 31个省(自治区、直辖市)和新疆生产建设兵团: all of the country, which ends with the Corps. */
bool place_ends_nation(const struct reader *rd, const struct lexeme *l)
{
	enum { NEAR = 60 };
	struct ds_str name = text_of(rd, l->start, l->end);
	const uint32_t open = rd->block->at.start, from = l->start - open > NEAR ? l->start - NEAR : open;
	struct ds_str before = ds_str_slice(rd->r->text, (struct ds_span){ from, l->start });
	return ds_str_ends(name, DS_STR("兵团")) && ds_str_find(before, DS_STR("31个省"), 0) != SIZE_MAX;
}

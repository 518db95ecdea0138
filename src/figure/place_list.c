/* place_list.c: places named together: joined in a list, samples of what is counted, the bodies of several, what is left of the
 * whole. Looks at the lexemes around them and remembers nothing.
 */
#include "scope.h"

#define HOSTS_MAX   150u /* bytes of a list of hosts */
#define UNKNOWN_MAX 18u  /* bytes of a name: 经济开发区 */
#define BODY_MAX    30u  /* bytes of 区人民法院 */

/* 大理至保山 */
bool place_leads_on(const struct reader *rd, const struct lexeme *l)
{
	return lexeme_says(rd, l, "至") || lexeme_says(rd, l, "到");
}

/* 第二的甲市、第三的乙市: does l join the place behind it to one before? */
bool place_is_ranked(const struct lexeme *l)
{
	return is_word(l, W_DE) && l[-1].kind == LEX_OTHER && (l[-2].kind == LEX_DUN || is_word(l - 2, W_AND)) &&
	       l[-3].kind == LEX_PLACE;
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
	static const char *const rests[] = { "其余", "其餘", "余下", "餘下", "其他", "其它" };
	if (!IS_ANY(lexeme_text(rd, l), rests))
		return false;
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
		if (last->kind == LEX_PLACE && ds_place_eq(place_of(&rd->m->v[last->ref]), place))
			return n == 0 || last[1].kind == LEX_DUN || last[2].kind == LEX_DUN;
	return false;
}

/* 甲市|高新区|乙街道: is l a zone between a place and one in it? 甲市|公安局|乙区分局: a body of it? */
bool place_is_zone(const struct reader *rd, const struct lexeme *l)
{
	static const char *const bodies[] = { "公安局", "税务局", "供电局", "气象局", "烟草局", "公司" };
	return l->kind == LEX_TEXT && l[-1].kind == LEX_PLACE && l[-1].end == l->start &&
	       (ends_sort(lexeme_text(rd, l), S_ZONE) || IS_ANY(lexeme_text(rd, l), bodies));
}

/* 甲区(乙镇)至丙县: is l the end of a bracket that holds no more than a place, behind one? */
bool place_is_aside_of(const struct lexeme *l)
{
	return l->kind == LEX_CLOSE && l[-1].kind == LEX_PLACE && l[-2].kind == LEX_OPEN && l[-3].kind == LEX_PLACE;
}

/* 甲市中院|、|乙区法院: does l join the bodies of two places? */
bool place_is_body(const struct reader *rd, const struct lexeme *l)
{
	return l->kind == LEX_DUN && l[-1].kind == LEX_TEXT && l[-2].kind == LEX_PLACE &&
	       l[-2].end == l[-1].start && l[-1].end - l[-1].start <= BODY_MAX &&
	       ends_sort(lexeme_text(rd, l - 1), S_OFFICE);
}

/* 甲街道、乙局承办: are those of the place only the hosts of what is told? `to`: the end of the sentence. */
bool place_is_host(struct ds_str text, const struct ds_mention *v, uint32_t to)
{
	static const char *const hosts[] = { "主办",     "承办", "协办", "举办", "联合主办",
					     "共同主办", "主辦", "承辦", "協辦" };
	const uint32_t end = to - v->at.end > HOSTS_MAX ? v->at.end + HOSTS_MAX : to;
	struct ds_str rest = ds_str_slice(text, (struct ds_span){ v->at.end, end });
	const char *p = rest.p, *stop = rest.p + rest.n;
	while (p < stop && !char_in(p, stop, "，；。,;"))
		p += char_len(p);
	rest.n = p < stop ? (size_t)(p - rest.p) : rest.n;
	return ENDS_ANY(rest, hosts);
}

bool place_is_others(const struct reader *rd, const struct lexeme *number)
{
	static const char *const heads[] = { "其它", "其他", "其余", "其餘" };
	const struct lexeme *l = &rd->lx[rd->clause];
	if (l == number - 1 &&
	    (lexeme_says(rd, l, "另") || lexeme_says(rd, l, "另外") || lexeme_says(rd, l, "还有")))
		return rd->flow.within; /* 其中甲镇3所已开学,另两所… */
	return l->kind == LEX_TEXT && STARTS_ANY(lexeme_text(rd, l), heads);
}

bool place_is_count(struct ds_str unit)
{
	static const char *const kinds[] = { "市",   "县",   "縣",   "省",     "省市", "省份",
					     "个市", "个县", "个省", "个城市", "地" };
	return IS_ANY(unit, kinds);
}

/* 高新区12毫米, in a row of places: a name that no mention has. */
bool place_is_unknown(const struct reader *rd, const struct lexeme *number)
{
	const struct lexeme *l = number - 1;
	while (is_word(l, W_REACH | W_ADV))
		l--;
	struct ds_str s = lexeme_text(rd, l);
	if (l->kind != LEX_TEXT || !(ends_clause(l - 1) || l[-1].kind == LEX_DUN) || s.n < 2 * HAN_BYTES ||
	    s.n > UNKNOWN_MAX)
		return false;
	return char_before_in(s.p + s.n, s.p, "区區县縣市镇鎮乡鄉");
}

/* 合占, 三地占: several places together. */
bool place_is_sum(const struct reader *rd, const struct lexeme *l)
{
	struct ds_str s = text_of(rd, l->start, l->end);
	if (l->kind == LEX_NUMBER)
		return token_of(rd, l)->minor && token_of(rd, l)->chinese;
	return ds_str_ends(s, DS_STR("合计")) || ds_str_ends(s, DS_STR("合")) || ds_str_ends(s, DS_STR("合計")) ||
	       ds_str_ends(s, DS_STR("共")) || ds_str_ends(s, DS_STR("总共"));
}

/* 鹿寨县、融安县: nothing but a word that joins between a and b. */
bool place_is_joined(struct ds_str text, struct ds_span a, struct ds_span b)
{
	static const char *const joins[] = { "、", "和", "与", "與", "及" };
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

/* 在东坪、甲村开出300亩: is what l joins to a place a name that no mention has? */
bool place_is_beside_unknown(const struct reader *rd, const struct lexeme *l)
{
	const struct lexeme *name = l - 1;
	return name->kind == LEX_TEXT && name->end - name->start >= 2 * HAN_BYTES &&
	       name->end - name->start <= 3 * HAN_BYTES && lexeme_says(rd, name - 1, "在");
}

#define VILLAGE_MAX 4 /* characters of a village's name */

struct ds_place place_beside_village(const struct reader *rd, const struct lexeme *l, struct ds_place place)
{
	const struct lexeme *name = l + 2;
	if (!place_is_small(place) || !(l[1].kind == LEX_DUN || is_word(l + 1, W_AND)) || name->kind != LEX_TEXT ||
	    !ds_str_ends(lexeme_text(rd, l), DS_STR("村")))
		return place;
	const struct ds_str s = lexeme_text(rd, name);
	const size_t at = ds_str_find(s, DS_STR("村"), 0);
	if (at == SIZE_MAX || at < 2 * HAN_BYTES || at >= VILLAGE_MAX * HAN_BYTES)
		return place;
	/* above it: a village may be the last of several names that no list has */
	while (place.tail.n && place.tail.p[place.tail.n - 1] != '/')
		place.tail.n--;
	if (place.tail.n)
		place.tail.n--;
	else if (ds_region_level(place.region) == DS_LEVEL_VILLAGE)
		place.region = ds_region_parent(place.region);
	return place;
}

/* 上述6省, 上述地区: those named together before. */
bool place_is_those(const struct reader *rd, const struct lexeme *l)
{
	if (!lexeme_says(rd, l, "上述") && !lexeme_says(rd, l, "以上"))
		return false;
	if (l[1].kind == LEX_NUMBER)
		return place_is_count(token_of(rd, l + 1)->unit);
	return starts_sort(lexeme_text(rd, l + 1), S_PLACES);
}

/* 甲县东滩|、|乙县南山等集中安置区: does l join what lies in two places? */
bool place_is_listed(const struct lexeme *l)
{
	return l->kind == LEX_DUN && l[-1].kind == LEX_TEXT && l[-2].kind == LEX_PLACE &&
	       l[-2].end == l[-1].start && l[-1].end - l[-1].start <= BODY_MAX;
}

/* 从甲市南|至|乙镇: does l lead from a spot of one place to another? */
bool place_is_end(const struct reader *rd, const struct lexeme *l)
{
	return place_leads_on(rd, l) && l[-1].kind == LEX_TEXT && l[-2].kind == LEX_PLACE &&
	       is_word(l - 3, W_FROM) && l[-1].end - l[-1].start <= 2 * HAN_BYTES;
}

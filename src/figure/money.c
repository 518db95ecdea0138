/* money.c: money as it is spoken, several units for one amount: 十一块四毛钱, 1块8, 一块二毛五, 3元5角, 贰佰元陆角柒分. The unit of the whole
 * is the first that is written. Whether 块 means money or pieces where it stands alone is decided in judge.c. */
#include "amount.h"

#define LEVELS 3 /* 块, 毛, 分 */

/* Which tenth of a 块 the unit at p is worth; LEVELS when it is no unit of money. */
static unsigned level_at(const char *p, const char *end)
{
	if (!char_in(p, end, "块元圆毛角分"))
		return LEVELS;
	return AT(p, end, "分") ? 2 : AT(p, end, "毛") || AT(p, end, "角") ? 1 : 0;
}

/* One digit of the script of the number before it; 0 when there is none. Its length in *len. */
static unsigned digit_at(const char *p, const char *end, bool han, unsigned *len)
{
	unsigned c = p < end ? char_class(p, len) : CG_NONE;
	if (han && c == CC_LIANG)
		return 2;
	return CC_GROUP(c) == (han ? CG_HAN : CG_DIGIT) || (han && CC_GROUP(c) == CG_FORMAL) ? CC_VALUE(c) : 0;
}

/* 1块8: what may follow a last digit without a unit. */
static bool ends_amount(const char *p, const char *end)
{
	static const char *const after[] = { "一斤", "一公斤", "一个", "一袋", "一箱", "每", "的",
					     "左右", "以上",   "钱",   "”",    "」",   "）", ")" };
	return p == end || (flags_at(p, end) & CF_STOP) || ANY_AT(p, end, after);
}

void money_behind(const struct lex *x, struct item *it)
{
	const char *p = it->end, *end = x->end;
	unsigned level = it->unit.name.n == 3 ? level_at(it->unit.start, end) : LEVELS, parts = 0, len = 0, digit;
	const unsigned base = level;
	if (level >= LEVELS || it->num.point || it->num.inner || it->num.ranged || it->num.scale >= 4)
		return;
	bool spoken = !AT(it->unit.start, end, "元") && !char_in(it->unit.start, end, "圆分");
	while (level + 1 < LEVELS && (digit = digit_at(p, end, it->num.han, &len)) != 0) {
		struct ds_decimal part = ds_decimal_from((int64_t)digit);
		unsigned next = level_at(p + len, end);
		bool named = next < LEVELS && next > level;
		if (!named && !(spoken && ends_amount(p + len, end)))
			break;
		level = named ? next : level + 1;
		if (!decimal_shift(part, -(int)(level - base), &part) ||
		    !decimal_add(it->num.value, part, &it->num.value))
			return;
		p += named ? len + 3 : len;
		parts++;
		if (!named)
			break;
	}
	if (!parts)
		return;
	if (char_in(p, end, "钱"))
		p += 3;
	it->end = p;
	it->unit.kind = DS_KIND_MONEY;
	it->unit.flags |= UNIT_MEASURE;
}

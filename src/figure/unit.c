/* unit.c: units and classifiers after a number: the longest row of the table, and compounds made of rows (元/吨,
 * 场(次), 批次). What a row means to the number before it is decided in amount.c. */
#include "lex.h"

static const struct word rows[] = {
#include "units.inc"
};
#include "units_index.inc"
static const struct word_index units = { rows, units_vetoes, units_slots, units_filter, units_BITS };

/* Units that begin with a multiplier and are so named; a multiplier before them stays theirs. */
static const char *const named[] = {
	"千瓦时", "千瓦",   "千克", "千米", "千伏", "千卡", "千帕", "千焦",   "千赫",
	"百帕",   "百分点", "兆瓦", "兆焦", "兆帕", "兆赫", "兆伏", "兆比特", "兆字节",
};

bool unit_named(const char *p, const char *end)
{
	return char_in(p + 3, end, "瓦克米伏卡帕焦赫分比字") && ANY_AT(p, end, named); /* their second characters */
}

static bool is_ascii_word(const char *p)
{
	return is_alpha(*p) || ((unsigned char)*p == 0xce && (unsigned char)p[1] == 0xbc) || *p == '\xc2';
}

/* The row at p. Latin units end where the letters end: 5G is no 5 grams, 3M no metres. */
static const struct word *row_at(const char *p, const char *end)
{
	if (p >= end)
		return NULL;
	const struct word *w = word_find(&units, p, end);
	if (w && is_ascii_word(w->z) && p + w->n < end && (is_alpha(p[w->n]) || is_digit(p[w->n])))
		return NULL;
	return w;
}

/* A slash of a compound unit: 元/吨, 微克／立方米. */
static const char *slash_at(const char *p, const char *end)
{
	if (AT(p, end, "/"))
		return p + 1;
	if (AT(p, end, "／") || AT(p, end, "∕"))
		return p + 3;
	return NULL;
}

/* 元/吨, 元/人·天, 立方米/秒: what stands after a slash must be a unit too. */
static const char *per_read(const char *p, const char *end)
{
	const char *q;
	for (int parts = 0; parts < 3; parts++) {
		q = slash_at(p, end);
		if (!q && parts && AT(p, end, "·"))
			q = p + 2;
		if (!q)
			break;
		while (q < end && is_digit(*q))
			q++; /* mg/100ml */
		if (char_in(q, end, "十百千万亿"))
			q += 3;
		const char *open = AT(q, end, "(") ? q + 1 : AT(q, end, "（") ? q + 3 : NULL;
		const struct word *w = row_at(open ? open : q, end);
		if (w) {
			p = (open ? open : q) + w->n;
			continue;
		}
		static const char *const more[] = { "月", "户",   "株",   "头",     "千人", "百人",
						    "s",  "万人", "10万", "百公里", "时",   "标箱" };
		size_t known = ANY_AT(q, end, more);
		if (!known)
			break;
		p = q + known;
	}
	return p;
}

/* 千克每立方米, 毫克每升: a measure of so much of another. 公斤每天 is none: 每 begins what follows. */
static const char *each_read(const struct word *w, const char *p, const char *end)
{
	static const char *const times[] = { "秒", "分钟", "小时" };
	if (!(w->b & UNIT_MEASURE) || w->a == DS_KIND_MONEY || w->a == DS_KIND_PERCENT ||
	    w->a == DS_KIND_MULTIPLE || !AT(p, end, "每"))
		return p;
	size_t time = ANY_AT(p + 3, end, times);
	if (time)
		return p + 3 + time;
	const struct word *of = row_at(p + 3, end);
	bool space = of && (of->a == DS_KIND_VOLUME || of->a == DS_KIND_AREA || of->a == DS_KIND_MASS);
	return space ? p + 3 + of->n : p;
}

/* 场(次), 户（次）, 件(套), 台(套): a second unit in brackets. */
static const char *bracket_read(const char *p, const char *end)
{
	const char *q = AT(p, end, "(") ? p + 1 : AT(p, end, "（") ? p + 3 : NULL;
	const struct word *w = q ? row_at(q, end) : NULL;
	if (!w)
		return p;
	q += w->n;
	if (AT(q, end, ")"))
		return q + 1;
	return AT(q, end, "）") ? q + 3 : p;
}

/* 西屯區1,021棟次之: 次之 is second to something; 3万人次之多 is no such word. */
static bool ranks_second(const char *p, const char *end)
{
	return AT(p, end, "次之") && !char_in(p + 6, end, "多久内后前间");
}

/* Classifiers written together: 批次, 篇条, 台套, 户次: 次 after a classifier that counts things. */
static const char *times_read(const struct word *w, const char *p, const char *end)
{
	if (w->a != DS_KIND_COUNT || w->b || !AT(p, end, "次") || char_in(p + 3, end, "日级要序数") ||
	    ranks_second(p, end))
		return p;
	return p + 3;
}

/* 3万人均收入: does the word behind 均 say what each has? */
static bool is_had(const char *p, const char *end)
{
	static const char *const had[] = { "年",   "月",   "日",   "收入", "可支", "纯收", "增收", "净收",
					   "生产", "国内", "地区", "GDP",  "产值", "消费", "面积", "住房",
					   "居住", "占有", "拥有", "耕地", "用水", "用电", "工资", "财",
					   "存款", "预期", "受教", "公园", "绿地", "水资", "分" };
	return ANY_AT(p, end, had) > 0;
}

/* 7个体育场馆: the classifier 个, where 个体 is no word; 5人均已到案, 6户均按时搬离. */
static const struct word *piece_at(const char *p, const char *end)
{
	static const struct word pieces[] = { W("个", DS_KIND_COUNT, 0, NULL), W("人", DS_KIND_COUNT, 0, NULL),
					      W("位", DS_KIND_COUNT, 0, NULL), W("户", DS_KIND_COUNT, 0, NULL) };
	if (AT(p, end, "位居民"))
		return &pieces[2]; /* where 位居 is no word */
	if (AT(p, end, "人均") || AT(p, end, "户均"))
		return is_had(p + 6, end) ? NULL : &pieces[AT(p, end, "户") ? 3 : 1];
	static const char *const bodies[] = { "体育", "体系", "体检", "体验", "体能" };
	size_t n = AT(p, end, "个") ? ANY_AT(p + 3, end, bodies) : 0;
	return n ? &pieces[0] : NULL;
}

bool unit_read(const struct lex *x, const char *p, bool han, struct unit *out)
{
	const char *end = x->end, *q = p;
	if (!han && AT(q, end, " ") && !x->row)
		q++;
	static const char *const rates[] = { "/L",    "/l",  "/升", "/mL",   "/ml",    "/毫升",
					     "/10万", "/万", "/千", "/百万", "／10万", "/十万" };
	size_t rate = slash_at(q, end) ? ANY_AT(q, end, rates) : 0;
	if (rate) {
		*out = (struct unit){
			.start = q,
			.end = q + rate,
			.name = {q, rate},
			.kind = DS_KIND_RATE,
			.flags = UNIT_MEASURE
		};
		return true;
	}
	const struct word *w = row_at(q, end);
	if (!w)
		w = piece_at(q, end);
	if (!w)
		return false;
	if (w->n > 3 && ranks_second(q + w->n - 3, end)) {
		const struct word *shorter = row_at(q, q + w->n - 3);
		w = shorter ? shorter : w;
	}
	const char *stop = q + w->n;
	stop = times_read(w, stop, end);
	stop = bracket_read(stop, end);
	const char *plain = stop;
	stop = each_read(w, per_read(stop, end), end);
	out->start = q;
	out->end = stop;
	out->name = (struct ds_str){ q, (size_t)(stop - q) };
	if (ds_str_eq(out->name, DS_STR("％")))
		out->name = DS_STR("%"); /* one unit in a table, however wide it is written */
	if (ds_str_eq(out->name, DS_STR("元人民币")))
		out->name.n = 3; /* as in 人民币50万元 */
	out->kind = w->a;
	out->flags = w->b;
	if (stop > plain) {
		out->kind = w->a == DS_KIND_MONEY ? DS_KIND_MONEY : DS_KIND_RATE;
		out->flags |= UNIT_MEASURE;
	}
	return true;
}

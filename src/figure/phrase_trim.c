/* phrase_trim.c: what stands at the edges of a phrase and is no part of the name of a row: words that only point, how much of
 * a thing, how it is done or reckoned. It knows the words of the phrase alone, not their sentence.
 */
#include "phrase.h"

static struct ds_str without_head(struct ds_str s, size_t n)
{
	return (struct ds_str){ s.p + n, s.n - n };
}

/* 当地|19万人受灾: words that point at something and name nothing. */
static bool only_points(struct ds_str s)
{
	return s.n <= 4 * CHAR && is_sort(s, S_POINTING);
}

/* 按平均汇率计算: by what something is reckoned. */
static bool is_basis(struct ds_str s)
{
	static const char *const ends[] = { "汇率计算", "汇率折算", "价格计算", "价计算", "口径计算",
					    "匯率計算", "标准计算", "汇率换算", "价折算", "人口计算" };
	return s.n > 4 * CHAR && char_before_in(s.p + s.n, s.p, "算") && ENDS_ANY(s, ends);
}

/* 部分|农户: how many of them. */
static struct ds_str without_part(struct ds_str s)
{
	static const char *const parts[] = { "部分", "部份", "大部分", "绝大部分", "多数", "大多数" };
	if (s.n <= 3 * CHAR || !char_in(s.p, s.p + CHAR, "部大绝多"))
		return s; /* mostly */
	for (size_t i = 0; STARTS_ANY(s, parts) && i < DS_COUNT(parts); i++) {
		struct ds_str part = ds_str_of(parts[i]);
		if (ds_str_starts(s, part) && s.n >= part.n + 2 * CHAR && s.p[part.n] != '\xef')
			return without_head(s, part.n);
	}
	return s;
}

struct ds_str phrase_trim_before(struct ds_str s, bool bare)
{
	static const char *const guesses[] = { "不过", "不過", "估算", "大概", "差不多",
					       "足足", "拢共", "整体", "普遍" };
	if (only_points(s) || is_basis(s))
		return DS_STR("");
	if (bare && s.n > CHAR && ds_str_ends(s, DS_STR("了")))
		s.n -= CHAR; /* 捐|了500元 */
	s = without_part(s);
	/* 八月的时候|一级肉, 按|市场价格 */
	static const char *const heads[] = { "时候", "基础上", "基礎上", "時候", "按" };
	size_t head = s.n > 3 * CHAR && char_in(s.p, s.p + CHAR, "时時基按") ? ANY_AT(s.p, s.p + s.n, heads) : 0;
	if (s.n >= head + 2 * CHAR && !(head == CHAR && char_in(s.p + CHAR, s.p + 2 * CHAR, "摩揭钮键时期")))
		s = without_head(s, head);
	/* 不良贷款率|较低,分别为3%和1% */
	static const char *const levels[] = { "较低", "较高", "偏低", "偏高", "最低", "最高", "较小", "较大" };
	size_t level = s.n >= 5 * CHAR && char_before_in(s.p + s.n, s.p, "低高小大") ? ENDS_ANY(s, levels) : 0;
	if (level && phrase_is_amount((struct ds_str){ s.p, s.n - level }))
		s.n -= level;
	/* 一棚草莓|能产3000斤 */
	static const char *const yields[] = { "能产", "可产", "能收", "可收", "能采", "可采", "能摘", "可摘" };
	size_t yield = s.n >= 4 * CHAR && char_before_in(s.p + s.n, s.p, "产收采摘") ? ENDS_ANY(s, yields) : 0;
	s.n -= yield;
	/* 项目要求|年龄不超过50岁 */
	size_t asks = !bare && s.n >= 5 * CHAR && s.n <= 10 * CHAR ? ds_str_find(s, DS_STR("要求"), 0) : SIZE_MAX;
	if (asks != SIZE_MAX && asks >= CHAR && s.n >= asks + 4 * CHAR)
		s = without_head(s, asks + 2 * CHAR);
	if (ds_str_starts(s, DS_STR("使")) && s.n > 3 * CHAR &&
	    !char_in(s.p + CHAR, s.p + 2 * CHAR, "用者馆命领团"))
		s = without_head(s, CHAR); /* 使|回收率 */
	/* 降雪|使|路面积雪 */
	size_t makes = !bare && s.n >= 5 * CHAR ? ds_str_find(s, DS_STR("使"), CHAR) : SIZE_MAX;
	if (makes != SIZE_MAX && makes + 3 * CHAR <= s.n &&
	    !char_before_in(s.p + makes, s.p, "天大行驱促即致出公特迫假唆支") &&
	    !char_in(s.p + makes + CHAR, s.p + s.n, "用者馆命领团得"))
		s = without_head(s, makes + CHAR);
	size_t guess =
	    s.n > 3 * CHAR && char_before_in(s.p + s.n, s.p, "过過算概多足共体遍") ? ENDS_ANY(s, guesses) : 0;
	if (s.n >= guess + 2 * CHAR)
		s.n -= guess;
	/* 每亩|可|采叶1500斤 */
	if (!bare && s.n > 2 * CHAR && s.n <= 6 * CHAR &&
	    (ds_str_starts(s, DS_STR("可")) || ds_str_starts(s, DS_STR("能"))) &&
	    !char_in(s.p + CHAR, s.p + 2 * CHAR, "支再用食耕回比利分量力耗源级靠燃移见信塑控观持变编视降行能乐口"))
		s = without_head(s, CHAR);
	if (s.n == 5 * CHAR && ds_str_eq(s, DS_STR("人民币现金")))
		s = without_head(s, 3 * CHAR);
	return s;
}

/* 30辆双层公交车正式|投入运营: how something is done is no part of the noun before the verb. */
struct ds_str phrase_without_how(struct ds_str s)
{
	static const char *const hows[] = { "正式", "免费", "免費", "集体", "集中", "统一", "就近", "现场",
					    "集體", "提前", "陆续", "相继", "先后", "顺利", "同时", "明确",
					    "全面", "主动", "自愿", "迅速", "连夜", "紧急", "全额", "当场",
					    "悄声", "如期", "随即", "有序", "直接", "加紧", "进展", "实质性",
					    "抓紧", "初步", "绝对", "随机", "联合", "联动", "牵头", "结伴",
					    "携手", "踊跃", "稳步", "逐步", "全力", "合力", "轮流", "争相",
					    "纷纷", "主要", "整体", "定向", "双双", "来回" };
	for (size_t how; (how = ENDS_ANY(s, hows)) > 0 && s.n >= how + 2 * CHAR;)
		s.n -= how;
	/* 两个指头|小心地|将饭勺举起 */
	if (s.n >= 5 * CHAR && ds_str_ends(s, DS_STR("地")) &&
	    !char_before_in(s.p + s.n - CHAR, s.p,
			    "基产工营林耕绿湿用场土草内外当实园菜田旱荒山坡宅圣胜阵空境各两盆高低目封领"))
		s = phrase_cut(s, s.n - 3 * CHAR);
	if (s.n > 3 * CHAR && ds_str_ends(s, DS_STR("多")) &&
	    !char_before_in(s.p + s.n - CHAR, s.p, "众众许许繁至加摩诸夜更眾許"))
		s.n -= CHAR; /* 18个子项目多|处于勘探阶段 */
	if (s.n > 2 * CHAR && ds_str_ends(s, DS_STR("正")) &&
	    !char_before_in(s.p + s.n - CHAR, s.p, "公纠改修端校订真反廉"))
		s.n -= CHAR; /* 6头黄牛|正吃草 */
	return s;
}

/* 茶园|给公司, 羊|送完“早餐”: what is done with it. */
static struct ds_str without_gift(struct ds_str s)
{
	size_t at = ds_str_find(s, DS_STR("给"), 0);
	if (at != SIZE_MAX && at >= CHAR && !char_before_in(s.p + at, s.p, "供补自配发救") &&
	    !(at + CHAR < s.n && char_in(s.p + at + CHAR, s.p + at + 2 * CHAR, "水料养予付排氧药")))
		s.n = at;
	size_t open = ds_str_ends(s, DS_STR("”")) ? ds_str_find(s, DS_STR("“"), 0) : SIZE_MAX;
	if (open == SIZE_MAX || open < 2 * CHAR || !char_before_in(s.p + open, s.p, "完喂成叫称获送唱当"))
		return s;
	bool done = open > 2 * CHAR && ds_str_eq((struct ds_str){ s.p + open - CHAR, CHAR }, DS_STR("完"));
	return (struct ds_str){ s.p, open - (done ? 2 * CHAR : CHAR) };
}

struct ds_str phrase_trim_after(struct ds_str s, bool money, bool of, bool closed)
{
	s = without_gift(without_part(s));
	if (s.n > 2 * CHAR && char_before_in(s.p + s.n, s.p, "和与及與跟") && !ds_str_ends(s, DS_STR("以及")))
		s.n -= CHAR; /* 老人|和全村教师 */
	if (!money || s.n < 2 * CHAR)
		return s;
	if (!of && ds_str_starts(s, DS_STR("作为")) && s.n > 3 * CHAR)
		s = without_head(s, 2 * CHAR); /* 66万元|作为|奖学金 */
	size_t as = of ? SIZE_MAX : ds_str_find(s, DS_STR("作为"), 2 * CHAR);
	if (as != SIZE_MAX)
		s.n = as; /* 4万元流转资金|作为收入 */
	/* 1万元营业款|去银行存起来 */
	size_t going = of ? SIZE_MAX : ds_str_find(s, DS_STR("去"), 0);
	if (going != SIZE_MAX && going >= 2 * CHAR && !char_before_in(s.p + going, s.p, "过除失") &&
	    ds_str_find(s, DS_STR("去年"), going) != going)
		s.n = going;
	/* 骗取5万元|后逃逸: what came then */
	if (!of && ds_str_starts(s, DS_STR("后")) && !char_in(s.p + CHAR, s.p + 2 * CHAR, "备勤台续期方代卫援果年"))
		return DS_STR("");
	/* 领回5万元|现金时 */
	if (closed && s.n > 2 * CHAR && ds_str_ends(s, DS_STR("时")) &&
	    !char_in(s.p + s.n - 2 * CHAR, s.p + s.n - CHAR, "小同及临按定实平当课工延即准限"))
		s.n -= CHAR;
	return s;
}

/* 某高速江苏|段交通流量: what only says how far the place before it reaches. */
struct ds_str phrase_without_reach(struct ds_str s)
{
	static const char *const parts[] = { "段", "处", "期", "型", "方", "籍", "队", "镇", "乡", "片", "地区" };
	if (IS_ANY(s, parts))
		return DS_STR("");
	static const char *const reaches[] = { "段内", "段", "境内", "境內", "籍", "辖区", "轄區" };
	for (size_t i = 0; i < DS_COUNT(reaches); i++) {
		struct ds_str head = ds_str_of(reaches[i]);
		if (ds_str_starts(s, head) && s.n >= head.n + 2 * CHAR)
			return (struct ds_str){ s.p + head.n, s.n - head.n };
	}
	return s;
}

/* 受疫情影响: why, not what. */
bool phrase_is_cause(struct ds_str s)
{
	static const char *const heads[] = { "受", "因", "由于", "由於" };
	static const char *const ends[] = { "影响", "影響", "拖累", "冲击", "衝擊", "推动",
					    "带动", "提振", "因素", "原因", "缘故" };
	return STARTS_ANY(s, heads) && ENDS_ANY(s, ends);
}

/* 综合能耗[3]: the mark of a footnote. */
struct ds_str phrase_without_note(struct ds_str s)
{
	size_t at = s.n;
	if (at < 3 || s.p[--at] != ']')
		return s;
	while (at > 0 && s.p[at - 1] >= '0' && s.p[at - 1] <= '9')
		at--;
	return at > 1 && s.p[at - 1] == '[' ? (struct ds_str){ s.p, at - 1 } : s;
}

/* 该|行贷款余额: a body that is pointed at is the subject. */
struct ds_str phrase_without_body(struct ds_str det, struct ds_str s)
{
	static const char *const bodies[] = { "公司", "集团", "企业", "项目", "学校", "医院", "中心", "合作社" };
	if (!ds_str_eq(det, DS_STR("该")) && !ds_str_eq(det, DS_STR("該")))
		return s;
	for (size_t i = 0; i < DS_COUNT(bodies); i++) {
		struct ds_str body = ds_str_of(bodies[i]);
		if (ds_str_starts(s, body) && s.n >= body.n + 2 * CHAR)
			return without_head(s, body.n);
	}
	bool body = char_in(s.p, s.p + CHAR, "行局院校厂所社队站店园团馆") &&
		    !char_in(s.p + CHAR, s.p + 2 * CHAR, "长士员点区队友业为动政车程人列舍址内里、");
	return body ? without_head(s, CHAR) : s;
}

/* change.c: is a number a level, or how much something went up or down; and what a rate is per. Both read the words before
 * the number, back to the mark that ends its clause. */
#include "phrase.h"

#define PER_LOOK_BACK 24 /* lexemes */

/* ---- change ----------------------------------------------------------------------------------------------- */

static const char *const compared[] = { "同比", "环比", "按年", "按月", "按季" };

/* 上届, 前一轮: the one before in time. */
static bool is_last(struct ds_str s)
{
	static const char *const heads[] = { "上届", "上轮", "上次", "上一", "上赛季",
					     "前一", "前周", "往年", "往届", "常年" };
	return STARTS_ANY(s, heads);
}

/* 比去年多12个: a difference in time is a change. */
static enum ds_change difference(const struct reader *rd, const struct lexeme *l)
{
	bool up = lexeme_says(rd, l, "多") || lexeme_says(rd, l, "高"),
	     down = lexeme_says(rd, l, "少") || lexeme_says(rd, l, "低");
	if (!up && !down)
		return DS_CHANGE_LEVEL;
	const struct lexeme *k = l - 1;
	bool before = ENDS_ANY(lexeme_text(rd, k), compared); /* 同比低12.3% */
	while (k->kind == LEX_TIME || is_word(k, W_ADV | W_RESP) || lexeme_says(rd, k, "要") ||
	       (is_word(k, W_AND) && k[-1].kind == LEX_TIME && k[1].kind == LEX_TIME))
		k--; /* 比2月和上年同期分别低24个基点 */
	if (k->kind == LEX_TEXT && is_word(k - 1, W_CMP) && is_last(lexeme_text(rd, k)))
		before = true;
	if (!before && (!is_word(k, W_CMP) || k[1].kind != LEX_TIME))
		return DS_CHANGE_LEVEL;
	return up ? DS_CHANGE_UP : DS_CHANGE_DOWN;
}

/* 比常年多5天, 比去年同期多加开139列, 比往年贵0.3元: more or less than at another time, told by the word before the number or
 * by the one before a short verb. */
static enum ds_change than_before(const struct reader *rd, const struct lexeme *number)
{
	static const char *const ups[] = { "多", "贵" }, *const downs[] = { "少", "便宜" };
	static const char *const times[] = { "常年", "原来", "往常", "平时", "平日", "以往", "以前" };
	const struct lexeme *l = number - 1;
	while (token_of(rd, number)->kind == DS_KIND_MONEY && is_word(l, W_LE))
		l--;
	if (token_of(rd, number)->kind == DS_KIND_MONEY && !(rd->said & W_CMP) && l->end - l->start <= 2 * CHAR) {
		static const char *const dear[] = { "贵" }, *const cheap[] = { "便宜" };
		const struct ds_str s = lexeme_text(rd, l);
		return IS_ANY(s, dear) ? DS_CHANGE_UP : IS_ANY(s, cheap) ? DS_CHANGE_DOWN : DS_CHANGE_LEVEL;
	}
	if (!(rd->said & W_CMP) || ends_clause(l))
		return DS_CHANGE_LEVEL;
	if (l->end - l->start <= 2 * CHAR && !STARTS_ANY(lexeme_text(rd, l), ups) &&
	    !STARTS_ANY(lexeme_text(rd, l), downs))
		l--;
	const bool up = STARTS_ANY(lexeme_text(rd, l), ups), down = STARTS_ANY(lexeme_text(rd, l), downs);
	if (!up && !down)
		return DS_CHANGE_LEVEL;
	const struct lexeme *then = l - 1;
	if (then->kind == LEX_TEXT && then[-1].kind == LEX_TIME)
		then--; /* 比去年灯会多2场 */
	while (is_word(then, W_ADV | W_REACH) && !IS_ANY(lexeme_text(rd, then), times))
		then--;
	if ((then->kind != LEX_TIME && !IS_ANY(lexeme_text(rd, then), times)) || !is_word(then - 1, W_CMP))
		return DS_CHANGE_LEVEL;
	return up ? DS_CHANGE_UP : DS_CHANGE_DOWN;
}

/* 较常年偏多三成, 扩招200人 */
static enum ds_change deviation(const struct reader *rd, const struct lexeme *l)
{
	static const char *const ups[] = { "偏多", "偏高", "偏大", "偏强", "略多", "略高", "扩招" };
	static const char *const downs[] = { "偏少", "偏低", "偏小", "偏弱", "略少", "略低" };
	if (l->end - l->start != 2 * CHAR)
		return DS_CHANGE_LEVEL;
	struct ds_str s = lexeme_text(rd, l);
	return IS_ANY(s, ups) ? DS_CHANGE_UP : IS_ANY(s, downs) ? DS_CHANGE_DOWN : DS_CHANGE_LEVEL;
}

/* 6%以上的增长, where nothing moves before the number: 下降6%的改善目标. */
static enum ds_change growth_behind(const struct reader *rd, const struct lexeme *number)
{
	const struct lexeme *next = number + 1;
	if (token_of(rd, number)->kind != DS_KIND_PERCENT || is_word(number - 1, W_UP | W_DOWN))
		return DS_CHANGE_LEVEL;
	while (is_word(next, W_AFTER | W_DE))
		next++;
	if (next == number + 1 && next[1].kind == LEX_NUMBER)
		return DS_CHANGE_LEVEL; /* 较上年的94%提升4个百分点 */
	if (is_word(next, W_TO))
		return DS_CHANGE_LEVEL;
	if (is_word(next, W_UP | W_RATEUP))
		return DS_CHANGE_UP;
	return next > number + 1 && is_word(next, W_DOWN | W_RATEDOWN) ? DS_CHANGE_DOWN : DS_CHANGE_LEVEL;
}

/* 增速8%, 涨幅0.1元: is what the noun before names the growth of the number? Not 高于全省增速2个百分点, a distance. */
static bool is_growth(const struct reader *rd, const struct lexeme *number, const struct lexeme *noun)
{

	const struct token *t = token_of(rd, number);
	if (t->kind == DS_KIND_MONEY)
		return noun == number - 1 || (noun == number - 2 && is_word(number - 1, W_REACH));
	if (t->kind == DS_KIND_TEMPERATURE)
		return true; /* 气温降幅可达12℃ */
	if (t->kind != DS_KIND_PERCENT)
		return false;
	if (t->unit.n <= CHAR) /* % */
		return true;
	static const char *const by[] = { "高", "低", "快", "慢" };
	if (IS_ANY(lexeme_text(rd, number - 1), by))
		return false; /* 比全国增速高2个百分点 */
	for (noun--; !ends_clause(noun); noun--)
		if (is_word(noun, W_LEVELBY))
			return false;
	return true;
}

/* 高于去年同期1.5个百分点, 低于2019年3%: more or less than at another time. 高于去年的3% has the level of that time. */
static enum ds_change beyond_time(const struct reader *rd, const struct lexeme *number)
{
	static const char *const ups[] = { "高于", "超过", "多于", "快于", "大于" };
	static const char *const downs[] = { "低于", "少于", "慢于", "小于" };
	static const char *const levels[] = { "水平", "同期", "平均水平", "均值" };
	const struct lexeme *l = number - 1;
	while (is_word(l, W_REACH | W_ADV) || IS_ANY(lexeme_text(rd, l), levels))
		l--;
	if (l->kind != LEX_TIME)
		return DS_CHANGE_LEVEL;
	const struct ds_str s = lexeme_text(rd, l - 1);
	return ENDS_ANY(s, ups) ? DS_CHANGE_UP : ENDS_ANY(s, downs) ? DS_CHANGE_DOWN : DS_CHANGE_LEVEL;
}

/* 燃油消耗节约10%, 节水30%: a share that is saved. */
static bool is_saved(const struct reader *rd, const struct lexeme *number)
{
	static const char *const saves[] = {
		"节约", "节省", "节水", "节电", "节能", "节油", "节肥", "节药", "节地"
	};
	static const char *const rates[] = { "率" };
	const struct token *t = token_of(rd, number);
	const struct lexeme *l = number - 1;
	if (t->kind != DS_KIND_PERCENT || t->unit.n > CHAR)
		return false;
	while (is_word(l, W_REACH | W_ADV | W_LE))
		l--;
	if (l->kind == LEX_TEXT && l->end - l->start <= 3 * CHAR && !ENDS_ANY(lexeme_text(rd, l), rates) &&
	    STARTS_ANY(lexeme_text(rd, l - 1), saves))
		return true; /* 节约成本15% */
	return ENDS_ANY(lexeme_text(rd, l), saves);
}

/* 拉低利润增速2.9个百分点: the growth is made less. */
static bool is_dragged(const struct reader *rd, const struct lexeme *noun)
{
	static const char *const drags[] = { "拉低", "拖累", "下拉" };
	for (const struct lexeme *l = noun - 1; !ends_clause(l); l--)
		if (STARTS_ANY(lexeme_text(rd, l), drags))
			return true;
	return false;
}

/* 提升3061个村的饮水条件: what is better is a quality of so many. */
static bool has_quality(const struct reader *rd, const struct lexeme *number)
{
	static const char *const qualities[] = { "条件", "水平", "能力", "质量", "环境", "品质", "效率", "服务" };
	const struct lexeme *l = number + 1;
	if (token_of(rd, number)->kind != DS_KIND_COUNT)
		return false;
	while (!ends_clause(l) && !is_word(l, W_UP | W_DOWN | W_TO))
		l++;
	return ENDS_ANY(lexeme_text(rd, l - 1), qualities) > 0;
}

/* 降低成本35条措施, 改善灌溉面积3万亩: what goes up or down before its object may be another thing than what is counted. */
static bool moves_count(const struct reader *rd, const struct lexeme *number)
{
	static const char *const manners[] = { "加快", "改善", "拓宽", "加宽", "提速", "提振", "降价" };

	const struct token *t = token_of(rd, number);
	if ((ds_str_eq(t->unit, DS_STR("条")) || ds_str_eq(t->unit, DS_STR("项"))) && number[1].kind == LEX_TEXT)
		return false;
	if (t->kind == DS_KIND_PERCENT)
		return true;
	const struct lexeme *l = number - 1;
	while (!ends_clause(l) && !is_word(l, W_UP | W_DOWN))
		l--;
	return !IS_ANY(lexeme_text(rd, l), manners);
}

/* A part of what moved, or the next of a list: 其中甲县15.1%、乙县9.7%. */
static bool goes_on(const struct reader *rd, uint32_t i, const struct label *label)
{
	const struct token *t = token_of(rd, &rd->lx[i]);
	const struct lexeme *l = &rd->lx[i];
	const struct flow *f = &rd->flow;
	if (i > 1 && t->kind == DS_KIND_PERCENT && f->change != DS_CHANGE_LEVEL && l[-1].kind == LEX_PLACE &&
	    (lexeme_says(rd, l - 2, "其中") || l[-2].kind == LEX_DUN || l[-2].kind == LEX_OPEN ||
	     ends_clause(l - 2)) &&
	    ds_str_eq(label->text, f->label))
		return true;
	/* 压减水泥产能30万吨、炼铁产能5万吨 */
	if (i > 3 && l[-1].kind == LEX_TEXT && l[-2].kind == LEX_DUN && l[-3].kind == LEX_NUMBER &&
	    l[-4].kind == LEX_TEXT && f->change != DS_CHANGE_LEVEL && is_word(l - 5, W_UP | W_DOWN) &&
	    ds_str_eq(f->unit, t->unit))
		return true;
	/* 增加6个教学班,270个学位 */
	return i > 3 && t->kind == DS_KIND_COUNT && l[-1].kind == LEX_COMMA && l[-2].kind == LEX_TEXT &&
	       l[-3].kind == LEX_NUMBER && token_of(rd, l - 3)->kind == DS_KIND_COUNT &&
	       is_word(l - 4, W_UP | W_DOWN);
}

/* Is it said right behind another number that moved, which it shares that with or says again? */
static bool is_beside(const struct reader *rd, const struct lexeme *l)
{
	if ((l[-1].kind == LEX_DUN || is_word(l - 1, W_AND)) &&
	    (l[-2].kind == LEX_NUMBER || is_word(l - 2, W_AFTER)))
		return true;
	/* 下降近一半(45.5%) */
	return l[-1].kind == LEX_OPEN && l[1].kind == LEX_CLOSE && l[-2].kind == LEX_NUMBER &&
	       token_of(rd, l)->kind == DS_KIND_PERCENT;
}

/* 降价30个, 改善350户, 农房品质提升7项行动: does the word that moves tell of something else than the number? */
static bool moves_other(const struct reader *rd, const struct lexeme *l, const struct lexeme *number)
{
	static const char *const there[] = { "现有", "原有", "已有" };
	static const char *const prices[] = { "降价", "加价" };
	static const char *const manners[] = { "改善", "拓宽", "加宽", "提速", "提振" };

	const enum ds_kind kind = (enum ds_kind)token_of(rd, number)->kind;
	const bool counts = kind == DS_KIND_COUNT, moves = is_word(l, W_UP | W_DOWN);
	if ((l->cls & (W_HAS | W_ADV)) && IS_ANY(lexeme_text(rd, l), there))
		return true; /* 提升现有20个示范县 */
	if (counts && moves && IS_ANY(lexeme_text(rd, l), prices))
		return true;
	if ((counts || kind == DS_KIND_MONEY) && is_word(l, W_UP) && IS_ANY(lexeme_text(rd, l), manners))
		return true;
	if (counts && moves && l == number - 1 && l[-1].kind == LEX_TEXT &&
	    starts_sort(lexeme_text(rd, number + 1), S_SCHEME))
		return true;
	return is_word(l, W_UP) && has_quality(rd, number);
}

/* What the words right before the number say. *l: the last of them, or the lexeme before, where they say nothing;
 * false: they say. */
static bool words_silent(const struct reader *rd, const struct lexeme *number, const struct lexeme **last,
			 enum ds_change *out)
{
	const struct lexeme *l = number - 1;
	static const char *const causes[] = { "致", "造成", "导致", "致使" };
	*out = DS_CHANGE_LEVEL;
	for (; l->kind == LEX_WORD; l--) {
		if (IS_ANY(lexeme_text(rd, l), causes))
			return false; /* 路面下沉致3人受伤 */
		if ((*out = deviation(rd, l)) != DS_CHANGE_LEVEL)
			return false;
		if ((l->cls & (W_TO | W_LEVELBY)) || moves_other(rd, l, number))
			return false;
		if (l->cls & (W_UP | W_DOWN)) {
			*out = (l->cls & W_UP) ? DS_CHANGE_UP : DS_CHANGE_DOWN;
			return false;
		}
		if ((l->cls & (W_RATEUP | W_RATEDOWN)) && is_growth(rd, number, l)) {
			*out = is_word(l, W_RATEUP) && !is_dragged(rd, l) ? DS_CHANGE_UP : DS_CHANGE_DOWN;
			return false;
		}
		if ((*out = difference(rd, l)) != DS_CHANGE_LEVEL)
			return false;
		bool within = l->end == number->start && lexeme_says(rd, l, "在"); /* 涨幅在1.1%到3.7%之间 */
		if (!within && !(l->cls & (W_REACH | W_ADV | W_LE | W_PER | W_AFTER | W_RESP)))
			break;
	}
	*last = l;
	return true;
}

/* 降息25个基点, 年均增幅也高达9.5%: what the name of a share or rate says. */
static enum ds_change rate_change(const struct reader *rd, const struct lexeme *number, const struct lexeme *last,
				  const struct label *label)
{
	static const char *const growths[] = { "增速", "增幅", "涨幅", "增长率" };
	static const char *const falls[] = { "降幅", "跌幅" };
	static const char *const eased[] = { "降准", "降息" }, *const raised[] = { "加息" };
	const struct lexeme *before = number - 1;
	const bool level = label->change == DS_CHANGE_LEVEL;
	if (level && is_word(before, W_ADV) && IS_ANY(lexeme_text(rd, before), compared))
		return DS_CHANGE_UP; /* 同比7.3% */
	if (last == before && ENDS_ANY(lexeme_text(rd, before), eased))
		return DS_CHANGE_DOWN;
	if (last == before && ENDS_ANY(lexeme_text(rd, before), raised))
		return DS_CHANGE_UP;
	if (!ds_str_eq(token_of(rd, number)->unit, DS_STR("%")) || !level || rd->flow.target)
		return DS_CHANGE_LEVEL;
	return ENDS_ANY(label->text, growths) ? DS_CHANGE_UP
	       : ENDS_ANY(label->text, falls) ? DS_CHANGE_DOWN
					      : DS_CHANGE_LEVEL;
}

enum ds_change state_change(const struct reader *rd, uint32_t i, const struct label *label)
{
	static const char *const shares[] = { "贡献率", "贡献度", "占比", "比重" };
	const struct token *t = token_of(rd, &rd->lx[i]);
	const struct lexeme *number = &rd->lx[i], *last;
	if (t->move != DS_CHANGE_LEVEL)
		return (enum ds_change)t->move;
	enum ds_change said = growth_behind(rd, number);
	if (said != DS_CHANGE_LEVEL)
		return said;
	if (is_beside(rd, number))
		return (enum ds_change)rd->flow.change;
	said = than_before(rd, number);
	if (said == DS_CHANGE_LEVEL)
		said = beyond_time(rd, number);
	if (said != DS_CHANGE_LEVEL)
		return said;
	if (is_saved(rd, number))
		return DS_CHANGE_DOWN;
	if (!words_silent(rd, number, &last, &said))
		return said;
	if (goes_on(rd, i, label))
		return (enum ds_change)rd->flow.change;
	if (is_word(number - 1, W_FROM))
		return DS_CHANGE_LEVEL; /* 从214家扩充至457家 */
	if (is_word(number - 1, W_INVEST) && is_word(number + 1, W_DE))
		return DS_CHANGE_LEVEL; /* 加快建设总投资7亿元的医院 */
	if (t->kind == DS_KIND_PERCENT) {
		said = rate_change(rd, number, last, label);
		if (said != DS_CHANGE_LEVEL)
			return said;
		if (t->unit.n <= CHAR && ENDS_ANY(label->text, shares))
			return DS_CHANGE_LEVEL; /* 对增长的贡献率达到45% */
	}
	return label->change != DS_CHANGE_LEVEL && moves_count(rd, number) ? (enum ds_change)label->change
									   : DS_CHANGE_LEVEL;
}

/* ---- per -------------------------------------------------------------------------------------------------- */

/* 每名党员, 每人每年, 每棵古树每年: from the first 每 to the noun of the last. */
static struct ds_str each_phrase(const struct reader *rd, const struct lexeme *number, const struct lexeme *l)
{
	const struct lexeme *first = l, *last = l;
	while (is_word(first - 1, W_EACHALL | W_EACHHEAD))
		first--;
	uint32_t noun = phrase_each_noun(rd, number, l);
	if (noun != EACH_ALL)
		return text_of(rd, first->start, l->end + noun);
	if (is_word(l, W_EACHHEAD | W_EACH))
		while (last[1].kind == LEX_TEXT || last[1].kind == LEX_PLACE || last[1].kind == LEX_OTHER ||
		       last[1].kind == LEX_OPEN || last[1].kind == LEX_CLOSE ||
		       (last == l && last[1].kind == LEX_NUMBER && is_word(l, W_EACH)))
			last++;
	/* 每棵古树每年: the noun between two. */
	if (first[-1].kind == LEX_TEXT &&
	    (is_word(first - 2, W_EACHHEAD) ||
	     (is_word(first - 2, W_EACHALL) && first[-1].end - first[-1].start <= 2 * CHAR)))
		first -= 2;
	struct ds_str per = text_of(rd, first->start, last->end);
	if (per.n >= 5 * CHAR && ds_str_ends(per, DS_STR("中")))
		per.n -= CHAR; /* 每百元营业收入中的成本 */
	/* 每茬|收入, 每10万人|死亡率: what is so much of it */
	static const char *const measures[] = { "纯收入", "净收入", "收入", "产值", "产量", "死亡率",
						"发病率", "利润",   "成本", "工资", "费用", "售价" };
	const size_t measure = ENDS_ANY(per, measures);
	/* not 每百元营业收入, whose income it is of */
	if (measure && ds_str_find(per, DS_STR("元"), 0) == SIZE_MAX)
		per.n -= measure;
	return per;
}

/* 年|增加农民收入6000万元: how much it moves in a year; NULL. */
static const struct lexeme *moved_yearly(const struct reader *rd, const struct lexeme *l)
{
	for (; !ends_clause(l) && l->kind != LEX_NUMBER; l--)
		if (is_word(l, W_UP | W_DOWN))
			return l[-1].kind == LEX_TEXT && ds_str_ends(lexeme_text(rd, l - 1), DS_STR("年")) ? l
													   : NULL;
	return NULL;
}

/* 亩产油量最高,|达到81公斤: the yield of the clause before, which has no number; NULL. */
static const struct lexeme *per_before(const struct reader *rd, const struct lexeme *l)
{
	while (is_word(l, W_REACH | W_ADV))
		l--;
	if (l->kind != LEX_COMMA || !(rd->said & W_PERHEAD))
		return NULL;
	for (l--; !ends_clause(l) && l->kind != LEX_NUMBER; l--)
		if (is_word(l, W_PERHEAD))
			return l;
	return NULL;
}

/* 一个产值9亿元的产业, 一瓶2.5元的饮料: one thing, described; not 一斤5元的价格. */
static bool describes_one(const struct reader *rd, const struct lexeme *each, const struct lexeme *noun)
{
	static const char *const prices[] = { "价", "收",   "标准", "成本", "利", "费",
					      "租", "工资", "补",   "速度", "薪" };
	return ds_str_starts(lexeme_text(rd, each), DS_STR("一")) && !HAS_ANY(lexeme_text(rd, noun), prices);
}

struct ds_str state_per(const struct reader *rd, uint32_t i, enum ds_change change)
{
	const struct token *t = token_of(rd, &rd->lx[i]);

	if (change != DS_CHANGE_LEVEL && t->kind != DS_KIND_PERCENT) {
		const struct lexeme *verb = moved_yearly(rd, &rd->lx[i] - 1);
		if (verb)
			return text_of(rd, verb->start - CHAR, verb->start);
	}
	if (!(rd->said & (W_PER | W_PERHEAD | W_EACHALL | W_EACHHEAD | W_EACH)))
		return rd->flow.each;
	/* 1.1元每斤 */
	const struct lexeme *next = &rd->lx[i] + 1;

	static const char *const coins[] = { "钱" };
	if (t->kind == DS_KIND_MONEY && IS_ANY(lexeme_text(rd, next), coins))
		next++; /* 9元钱一斤 */
	if (t->kind == DS_KIND_MONEY && is_word(next, W_EACHALL))
		return lexeme_text(rd, next); /* 18元一斤 */
	bool growth = change != DS_CHANGE_LEVEL && t->kind == DS_KIND_PERCENT, noun = false, joined = false;
	const struct lexeme *l = &rd->lx[i] - 1;
	/* 每天出动5台吊车,百余名工人: nothing but the next of a list */
	if (l->kind == LEX_COMMA && t->kind == DS_KIND_COUNT && ds_str_starts(rd->flow.per, DS_STR("每")) &&
	    l[-1].kind == LEX_TEXT && l[-2].kind == LEX_NUMBER && next->kind == LEX_TEXT && ends_clause(next + 1))
		return rd->flow.per;
	const struct lexeme *yield = t->kind == DS_KIND_MASS && is_word(l, W_REACH) ? per_before(rd, l) : NULL;
	if (yield)
		return text_of(rd, yield->start, yield->start + CHAR);
	for (int n = 0; n < PER_LOOK_BACK; n++, l--) {
		if (ends_clause(l))
			break;
		if (l->kind == LEX_NUMBER && token_of(rd, l)->minor && is_word(l + 1, W_AFTER))
			continue; /* 每千人口拥有3岁以下婴幼儿托位数4.5个 */
		if (l->kind == LEX_NUMBER) {
			if (t->kind == DS_KIND_PERCENT && token_of(rd, l)->kind != DS_KIND_PERCENT)
				return rd->flow.each; /* 户均贷款5万元和集中度60% */
			joined =
			    joined && (!ds_str_eq(rd->flow.per, DS_STR("年")) || ds_str_eq(rd->flow.unit, t->unit));
			return joined ? rd->flow.per : rd->flow.each; /* 执业医师3.2人、注册护士3.9人 */
		}
		bool lands =
		    lexeme_says(rd, l, "地均") &&
		    char_before_in(rd->r->text.p + l->start, rd->r->text.p + rd->lx[0].start, "内各两等外本当");
		if (is_word(l, W_PER) && !(growth && noun) && !lands) /* 内地|均 */
			return lexeme_text(rd, l);
		if (is_word(l, W_PERHEAD) && !growth && !is_word(l - 1, W_PER | W_EACHALL | W_EACHHEAD))
			return text_of(rd, l->start, l->start + 3);
		if (is_word(l, W_EACHALL) && is_word(next, W_DE) && describes_one(rd, l, next + 1))
			continue;
		if (is_word(l, W_EACHALL | W_EACHHEAD | W_EACH) && !growth)
			return each_phrase(rd, &rd->lx[i], l);
		noun |= l->kind == LEX_TEXT;
		joined |= l->kind == LEX_DUN || is_word(l, W_AND | W_TO);
	}
	return rd->flow.each;
}

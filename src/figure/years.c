/* years.c: years that look like something else: before the name of what is held in them (2024台北时装周), without a century
 * (16年公司营收), of the republic (109年國內旅遊); and jubilees (建城400年), which tell no length of time.
 */
#include "meaning.h"
#include "time_part.h"

#define NAME_BYTES 24u /* that are cut into words behind a year */
#define NEAR_BYTES 600 /* on either side, in which another year may be written so */

/* 2024台|北时装周, 2025家|居展: is the unit only the head of a longer word, and the number a year? */
bool year_is_glued(const struct lex *x, const struct amount *a)
{
	static const struct ds_decimal low = { .lo = 1949 }, high = { .lo = 2050 };
	const struct numeral *n = &a->num;
	struct ds_word first;
	/* 2023萬年|季: no twenty million years */
	if (n->digits == 4 && n->scale == 4 && !n->point && unit_is(a, "年") && AT(n->start, n->end, "20") &&
	    is_cjk_at(a->end, x->end) && !char_in(a->end, x->end, "前后来历的以左之多"))
		return true;
	if (!a->has_unit || a->ranged || n->han || n->point || n->scale || n->digits != 4 ||
	    a->num_end - a->num_start != 4 || a->unit.name.n != HAN_BYTES || a->unit.start != a->num_end ||
	    ds_decimal_cmp(n->value, low) < 0 || ds_decimal_cmp(n->value, high) > 0)
		return false;
	if ((unit_is(a, "台")) && char_in(a->unit.end, x->end, "中南东西"))
		return true; /* 台中 is no word of the table */
	size_t left = (size_t)(x->end - a->unit.start);
	const struct ds_str behind = { a->unit.start, left };
	while (left > NAME_BYTES || (left < behind.n && ((unsigned char)behind.p[left] & 0xc0) == 0x80))
		left--;
	return ds_words_cut((struct ds_str){ behind.p, left }, &first, 1) && first.at.end > HAN_BYTES;
}

/* 建城400年, 臺南400年: so old a place or house is at a feast. */
bool year_is_jubilee(const struct lex *x, const struct amount *a)
{
	static const char *const founded[] = { "建城", "建市", "建县", "建州", "建置", "建埠",
					       "开埠", "置县", "置郡", "建党", "建军", "建国" };
	static const char *const eras[] = { "改革开放", "新中国成立", "祖国成立" };
	static const struct ds_decimal hundred = { .lo = 100 };
	if (!unit_is(a, "年") || a->ranged || a->num.approx)
		return false;
	if (ANY_BEFORE(a->start, x->begin, eras))
		return true; /* 改革开放四十年 */
	if (a->num.han || a->num.point || AT(a->end, x->end, "多"))
		return false;
	if (ANY_BEFORE(a->start, x->begin, founded))
		return true;
	if (ds_decimal_cmp(a->num.value, hundred) <= 0 || a->start - x->begin < (ptrdiff_t)PAIR_BYTES)
		return false;
	return ds_word_pos((struct ds_str){ a->start - PAIR_BYTES, PAIR_BYTES }) == DS_POS_NAME;
}

/* What is told of a year and of no length of time. */
static bool tells_of_year(const char *p, const char *end, unsigned value)
{
	static const char *const sure[] = { "公司",   "营收",   "主营",   "净利", "归母",   "上半年", "下半年",
					    "全年",   "年报",   "业绩",   "毛利", "扣非",   "一季度", "二季度",
					    "三季度", "四季度", "前三季", "同比", "实现营", "底",     "末",
					    "度",     "EPS",    "ROE",    "PE",   "Q1",     "Q2",     "Q3",
					    "Q4",     "H1",     "H2",     "财报" };
	/* 10年收入翻番 */
	static const char *const likely[] = { "收入", "利润", "产量", "销量", "增速", "销售", "实现", "预计" };
	return ANY_AT(p, end, sure) || (value % 10 && ANY_AT(p, end, likely));
}

static bool opens_year(const struct lex *x, const char *p)
{
	static const char *const opens[] = { "较", "比", "自", "预计", "和", "与", "至", "到", "在", "于" };
	return p == x->begin || (flags_before(p, x->begin) & CF_STOP) || char_before_in(p, x->begin, "(（") ||
	       ANY_BEFORE(p, x->begin, opens);
}

/* Is a year that is surely one, at most three away from this, written so near p? */
static bool has_neighbour(const struct lex *x, const char *p, unsigned value)
{
	const char *from = p - x->begin > NEAR_BYTES ? p - NEAR_BYTES : x->begin;
	const char *to = x->end - p > NEAR_BYTES ? p + NEAR_BYTES : x->end;
	for (const char *q = from; to - q > 5; q++) {
		if (q == p || !is_digit(q[0]) || !is_digit(q[1]) || !AT(q + 2, to, "年") ||
		    (q > x->begin && is_digit(q[-1])))
			continue;
		const unsigned other = (unsigned)(q[0] - '0') * 10 + (unsigned)(q[1] - '0');
		if (other + 3 >= value && other <= value + 3 && tells_of_year(q + 5, x->end, other))
			return true;
	}
	return false;
}

/* 16年公司营收, 增速较15年有所放缓: a year of two digits, by what is told of it. */
bool year_is_short(const struct lex *x, const char *p, const char *behind, unsigned value)
{
	static const char *const moves[] = { "有所", "同期", "增", "下降", "提", "上升", "减", "略", "大幅" };
	if (p > x->begin && (is_digit(p[-1]) || p[-1] == '.' || char_before_in(p, x->begin, "近满达了过约")))
		return false;
	if (char_in(behind, x->end, "多来间以"))
		return false;
	const bool than = char_before_in(p, x->begin, "较比") && ANY_AT(behind, x->end, moves);
	return than || tells_of_year(behind, x->end, value) ||
	       (opens_year(x, p) && !char_in(behind, x->end, "前后") && has_neighbour(x, p, value));
}

/* 109年國內旅遊, 較111年增加: in traditional script, where nothing around it tells how long. */
bool year_of_republic(const struct lex *x, const char *p, const char *behind, unsigned value)
{
	static const char *const lasting[] = { "建城", "建市", "建县", "建校", "创立", "成立", "创校", "长达",
					       "走过", "睽违", "历经", "历时", "历史", "迎接", "超过", "届满",
					       "创业", "创建", "开业", "传承", "欢庆", "庆祝", "纪念", "高龄" };
	static const char *const long_ago[] = { "历史", "时间", "老", "古", "风华", "传统", "特展", "庆" };
	if (!x->traditional || value <= 100 || value > 130 || char_before_in(p, x->begin, "达近约有满逾过了这") ||
	    ANY_BEFORE(p, x->begin, lasting) || ANY_AT(behind, x->end, long_ago))
		return false;
	return true;
}

/* scan_test.c: the tokens of single sentences: which spans are numbers, which are times, which are neither, and that
 * no input whatever breaks what tokens promise. Values and units are tested by the cases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "figure/lex.h"
#include "figure/rules.h"

static struct tokens scan_text(struct ds_str text, enum ds_block_kind kind, struct ds_arena *a)
{
	struct ds_block b = {
		.at = {0, (uint32_t)text.n},
                  .kind = (uint8_t)kind
	};
	struct ds_reading r = { .text = text, .blocks = &b, .blocks_n = 1 };
	struct tokens t;
	scan_block(&r, 0, a, &t);
	return t;
}

/* Tokens as one line: n[…] for numbers, t[…] for times, x[…] for what is neither. */
static void assert_tokens(const char *text, const char *want)
{
	struct ds_arena a = { 0 };
	struct ds_buf b = { 0 };
	struct ds_str s = ds_str_of(text);
	struct tokens t = scan_text(s, DS_BLOCK_PARAGRAPH, &a);
	for (uint32_t i = 0; i < t.n; i++) {
		ds_buf_addc(&b, "ntx"[t.v[i].type]);
		ds_buf_addc(&b, '[');
		ds_buf_adds(&b, ds_str_slice(s, t.v[i].at));
		ds_buf_addc(&b, ']');
	}
	ds_buf_addc(&b, '\0');
	assert_string_equal(b.p, want);
	ds_buf_done(&b);
	ds_arena_done(&a);
}

static void finds_times_as_written(void **state)
{
	(void)state;
	assert_tokens("今年前3个月,全市经济提速", "t[今年前3个月]");
	assert_tokens("5月12日至16日,采访团走进兴安盟", "t[5月12日至16日]");
	assert_tokens("截至6月底,已完成45项", "t[截至6月底]n[45项]");
	assert_tokens("到2025年,常住人口达120万人", "t[2025年]n[120万人]");
	assert_tokens("2021-04-16 10:20:22来源:日报", "t[2021-04-16 10:20:22]");
	assert_tokens("每周三晚7时至9时自习", "t[周三晚7时至9时]");
	assert_tokens("始建于上世纪70年代", "t[上世纪70年代]");
	assert_tokens("较2020年底翻一番", "t[2020年底]n[翻一番]");
	assert_tokens("4月14日起,共130人参加", "t[4月14日起]n[130人]");
	assert_tokens("“十四五”期间投资20亿元", "t[“十四五”期间]n[20亿元]");
	assert_tokens("一季度、上半年和全年", "t[一季度]t[上半年]t[全年]");
	assert_tokens("2016—2020年建成5座", "t[2016—2020年]n[5座]");
	assert_tokens("1—9月份实现利润3亿元", "t[1—9月份]n[3亿元]");
	assert_tokens("近三年来治理荒漠2万亩", "t[近三年来]n[2万亩]");
	assert_tokens("民国三十八年修建", "t[民国三十八年]");
	assert_tokens("二〇二一年十一月二十六日", "t[二〇二一年十一月二十六日]");
}

/* A block is gone through in pieces: wherever they meet, what stands there is found as elsewhere. */
static void reads_on_where_pieces_meet(void **state)
{
	(void)state;
	static const char sentence[] = "今年前3个月，达1.2万人（1!2）。";
	char text[3 * 800 + sizeof(sentence)];
	for (size_t n = 330; n < 350; n++)
		for (size_t ascii = 0; ascii < 3; ascii++) {
			for (size_t i = 0; i < n; i++)
				memcpy(text + 3 * i, "水", 3);
			memset(text + 3 * n, 'a', ascii);
			memcpy(text + 3 * n + ascii, sentence, sizeof(sentence));
			struct ds_arena a = { 0 };
			struct tokens t = scan_text(ds_str_of(text), DS_BLOCK_PARAGRAPH, &a);
			assert_true(t.n >= 2);
			assert_int_equal(t.v[0].type, TOKEN_TIME);
			assert_int_equal(t.v[0].at.start, 3 * n + ascii);
			assert_int_equal(t.v[1].type, TOKEN_NUMBER);
			assert_int_equal(t.v[1].value.lo, 12000);
			ds_arena_done(&a);
		}
}

static void a_number_of_years_is_no_date(void **state)
{
	(void)state;
	assert_tokens("为期3天的学习", "n[3天]");
	assert_tokens("连续签约服务5年", "n[5年]");
	assert_tokens("每天早晨出门前20分钟", "n[20分钟]");
	assert_tokens("距今约2000年历史", "n[2000年]");
	assert_tokens("二十七点三", "n[二十七点三]");
	assert_tokens("晚上八点三十分", "t[晚上八点三十分]");
	assert_tokens("应在30日内提出", "n[30日]");
}

static void names_what_is_no_figure(void **state)
{
	(void)state;
	assert_tokens("开展“五个一”活动", "x[五个一]");
	assert_tokens("《2021年统计公报》", "x[2021年统计公报]");
	assert_tokens("党的十九届六中全会", "x[十九届]x[六中全会]");
	assert_tokens("1、加强领导", "x[1、]");
	assert_tokens("（二）主要任务", "x[（二）]");
	assert_tokens("拨打12345热线", "x[12345]");
	assert_tokens("沿G6高速行驶", "x[6]");
	assert_tokens("5A级景区3处", "x[5A级]n[3处]");
	assert_tokens("国发〔2021〕5号文件", "x[〔2021〕5号]");
	assert_tokens("进一步提高一个个单位", "x[一步]x[一个个]");
	assert_tokens("7×24小时服务", "x[7×24小时]");
	assert_tokens("成立100周年", "x[100周年]");
}

static void shares_units_in_lists(void **state)
{
	(void)state;
	struct ds_arena a = { 0 };
	struct ds_str s = DS_STR("分别压缩至68个和56个工作日，门票为200、300元");
	struct tokens t = scan_text(s, DS_BLOCK_PARAGRAPH, &a);
	assert_int_equal(t.n, 4);
	assert_true(ds_str_eq(t.v[0].unit, DS_STR("个工作日")) && t.v[0].shared_unit);
	assert_true(ds_str_eq(t.v[1].unit, DS_STR("个工作日")) && !t.v[1].shared_unit);
	assert_true(ds_str_eq(t.v[2].unit, DS_STR("元")) && t.v[2].shared_unit);
	assert_int_equal(t.v[2].at.end - t.v[2].at.start, 3);
	ds_arena_done(&a);
}

static void reads_cells_of_a_table(void **state)
{
	(void)state;
	struct ds_arena a = { 0 };
	struct tokens t = scan_text(DS_STR("生产总值\t1234.5\t6.8\t第一产业"), DS_BLOCK_TABLE_ROW, &a);
	assert_int_equal(t.n, 3);
	assert_int_equal(t.v[0].type, TOKEN_NUMBER);
	assert_true(t.v[0].bare);
	assert_int_equal(t.v[1].type, TOKEN_NUMBER);
	assert_int_equal(t.v[2].type, TOKEN_OTHER);
	ds_arena_done(&a);
}

static uint64_t next_random(uint64_t *s)
{
	*s ^= *s << 13;
	*s ^= *s >> 7;
	return *s ^= *s << 17;
}

/* Whatever the text, tokens are sorted, disjoint, not empty, on code point boundaries and inside the block. */
static void tokens_keep_their_promises(void **state)
{
	(void)state;
	static const char *const pieces[] = {
		"1",    "23",   "456",    "0",  ",",        ".",      "-",  "－",   "~",    "至",   "到",
		"、",   "和",   "一",     "二", "三",       "两",     "十", "百",   "千",   "万",   "亿",
		"兆",   "零",   "〇",     "半", "几",       "数",     "余", "多",   "第",   "年",   "月",
		"日",   "时",   "点",     "分", "个",       "工作日", "元", "/",    "吨",   "%",    "百分之",
		"分之", "成",   "倍",     "翻", "番",       "“",      "”",  "《",   "》",   "(",    ")",
		"（",   "〔",   "①",      "今", "上",       "前",     "近", "超过", "以上", "约",   "零下",
		"级",   "号",   " ",      "\t", "\n",       "：",     ":",  "比",   "A",    "km",   "G",
		"×",    "壹",   "拾",     "伍", "廿",       "截至",   "周", "星期", "间",   "的",   "𠀀",
		"é",    "$",    "￥",     "+",  "个百分点", "人次",   "块", "毛",   "角",   "期",   "把",
		"HK",   "不得", "每",     "斤", "首",       "村",     "镇", "比分", "约占", "国道", "起",
		"价",   "注",   "如一日", "到", "不等",     "从",     "、", "、5元"
	};
	uint64_t seed = 1234567;
	struct ds_buf b = { 0 };
	for (int i = 0; i < 30000; i++) {
		ds_buf_reset(&b);
		for (uint64_t n = next_random(&seed) % 24; n--;)
			ds_buf_addz(&b, pieces[next_random(&seed) % DS_COUNT(pieces)]);
		/* an exact copy, so that a read past the end is seen by the sanitizer */
		char *copy = malloc(b.n + 1);
		memcpy(copy, b.p ? b.p : "", b.n);
		char *exact = realloc(copy, b.n ? b.n : 1);
		struct ds_arena a = { 0 };
		struct ds_str s = { exact, b.n };
		struct tokens t = scan_text(s, i % 3 ? DS_BLOCK_PARAGRAPH : DS_BLOCK_TABLE_ROW, &a);
		uint32_t last = 0;
		for (uint32_t k = 0; k < t.n; k++) {
			const struct token *o = &t.v[k];
			assert_true(o->at.start >= last && o->at.end > o->at.start && o->at.end <= s.n);
			assert_true(o->number.start >= o->at.start && o->number.end <= o->at.end);
			assert_true(((unsigned char)s.p[o->at.start] & 0xc0) != 0x80);
			assert_true(o->at.end == s.n || ((unsigned char)s.p[o->at.end] & 0xc0) != 0x80);
			assert_true(o->type != TOKEN_NUMBER || o->rule != RULE_NONE);
			assert_true(!o->ranged || ds_decimal_cmp(o->value, o->high) < 0);
			last = o->at.end;
		}
		ds_arena_done(&a);
		free(exact);
	}
	ds_buf_done(&b);
}

/* What the one-character look-aheads refuse must agree with the tables they stand for. */
static void words_are_found_again(void **state)
{
	(void)state;
	static const struct word table[] = {
#include "figure/units.inc"
	};
	static const struct word names[] = {
#include "figure/names.inc"
	};
	static const struct word times[] = {
#define TIME_WHOLE       1
#define TIME_PART        2
#define TIME_BEFORE_SPAN 3
#define TIME_ERA         4
#define TIME_FESTIVAL    5
#define TIME_HOLIDAY     6
#include "figure/times.inc"
	};
	for (size_t i = 0; i < DS_COUNT(table); i++) {
		assert_true(i == 0 || strcmp(table[i - 1].z, table[i].z) < 0);
		assert_ptr_equal(word_at(table, DS_COUNT(table), table[i].z, table[i].z + table[i].n), &table[i]);
		assert_int_equal(strlen(table[i].z), table[i].n);
	}
	for (size_t i = 0; i < DS_COUNT(names); i++) {
		assert_true(i == 0 || strcmp(names[i - 1].z, names[i].z) < 0);
		assert_ptr_equal(word_at(names, DS_COUNT(names), names[i].z, names[i].z + names[i].n), &names[i]);
		assert_true(class_at(names[i].z, names[i].z + names[i].n) != CG_NONE);
	}
	for (size_t i = 0; i < DS_COUNT(times); i++) {
		const char *end = times[i].z + times[i].n, *second = times[i].z + char_len(times[i].z);
		assert_true(i == 0 || strcmp(times[i - 1].z, times[i].z) < 0);
		assert_int_equal(class_at(times[i].z, end), CC_TIME);
		assert_true(second == end || (flags_at(second, end) & CF_TIME2));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_times_as_written),  cmocka_unit_test(a_number_of_years_is_no_date),
		cmocka_unit_test(names_what_is_no_figure), cmocka_unit_test(shares_units_in_lists),
		cmocka_unit_test(reads_cells_of_a_table),  cmocka_unit_test(tokens_keep_their_promises),
		cmocka_unit_test(words_are_found_again),   cmocka_unit_test(reads_on_where_pieces_meet),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

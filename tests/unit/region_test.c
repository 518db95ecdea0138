/* region_test.c: the gazetteer's look-ups and search over the whole table, and mentions in readings made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "dushu/region.h"

static ds_region region_of(const char *path)
{
	ds_region r = ds_region_of_path(ds_str_of(path));
	if (!r)
		fail_msg("no region %s", path);
	return r;
}

static void assert_path(struct ds_place p, const char *want)
{
	struct ds_buf b = { 0 };
	ds_place_path(p, &b);
	ds_buf_addc(&b, 0);
	assert_string_equal(b.p, want);
	ds_buf_done(&b);
}

/* ---- the tree ------------------------------------------------------------------------------------------- */

static void tree_is_sound(void **state)
{
	(void)state;
	uint32_t levels[DS_LEVELS] = { 0 };
	assert_int_equal(ds_region_next(DS_REGION_CHINA), ds_region_count());
	assert_int_equal(ds_region_parent(DS_REGION_CHINA), DS_REGION_NONE);
	for (ds_region r = DS_REGION_CHINA; r < ds_region_count(); r++) {
		ds_region up = ds_region_parent(r);
		struct ds_str name = ds_region_name(r), said = ds_region_short(r);
		levels[ds_region_level(r)]++;
		assert_true(name.n > 0 && said.n > 0 && ds_utf8_valid(name) && ds_utf8_valid(said));
		assert_true(ds_region_next(r) > r && ds_region_next(r) <= ds_region_count());
		if (r == DS_REGION_CHINA)
			continue;
		assert_true(up < r && r < ds_region_next(up) && ds_region_next(r) <= ds_region_next(up));
	}
	assert_int_equal(levels[DS_LEVEL_PROVINCE], 34);
	assert_int_equal(levels[DS_LEVEL_PREFECTURE], 333 + 20);
	assert_true(levels[DS_LEVEL_COUNTY] > 2840 && levels[DS_LEVEL_TOWNSHIP] > 40000);
	assert_true(levels[DS_LEVEL_VILLAGE] > 600000);
}

static void codes_lead_back(void **state)
{
	(void)state;
	char code[16];
	uint32_t with = 0;
	for (ds_region r = DS_REGION_CHINA + 1; r < ds_region_count();
	     r += ds_region_level(r) < DS_LEVEL_TOWNSHIP ? 1 : 7) {
		size_t n = ds_region_code(r, code);
		if (!n)
			continue;
		with++;
		assert_true(n == 6 || n == 9 || n == 12);
		if (ds_region_of_code((struct ds_str){ code, n }) != r)
			fail_msg("%s leads elsewhere", code);
	}
	assert_true(with > 80000);
	assert_int_equal(ds_region_of_code(DS_STR("15")), region_of("内蒙古自治区"));
	assert_int_equal(ds_region_of_code(DS_STR("1504")), region_of("内蒙古自治区/赤峰市"));
	assert_int_equal(ds_region_of_code(DS_STR("150400")), region_of("内蒙古自治区/赤峰市"));
	assert_int_equal(ds_region_of_code(DS_STR("150404400002")),
			 region_of("内蒙古自治区/赤峰市/松山区/玉龙街道/王府社区"));
	assert_int_equal(ds_region_of_code(DS_STR("659001")), region_of("新疆维吾尔自治区/石河子市"));
	static const char *const none[] = { "", "9", "99", "150499", "1504x", "0", "1504041", "999999999999999" };
	for (size_t i = 0; i < DS_COUNT(none); i++)
		assert_int_equal(ds_region_of_code(ds_str_of(none[i])), DS_REGION_NONE);
	assert_int_equal(ds_region_code(region_of("台湾省/台北市/大安区"), code), 0);
	assert_string_equal(code, "");
}

static void paths_lead_back(void **state)
{
	(void)state;
	static const struct {
		const char *asked, *path;
	} rows[] = {
		{"内蒙古自治区/赤峰市/林西县",                              "内蒙古自治区/赤峰市/林西县"            },
		{ "内蒙古/赤峰/林西",					    "内蒙古自治区/赤峰市/林西县"            },
		{ "内蒙古/林西县",						"内蒙古自治区/赤峰市/林西县"            },
		{ "赤峰市",							  "内蒙古自治区/赤峰市"                      },
		{ "湖北省/襄樊市",						"湖北省/襄阳市"                               },
		{ "内蒙古自治区/昭乌达盟",                                    "内蒙古自治区/赤峰市"                      },
		{ "内蒙古自治区/兴安盟/科右中旗",                          "内蒙古自治区/兴安盟/科尔沁右翼中旗"},
		{ "广东省/东莞市/虎门镇",                                      "广东省/东莞市/虎门镇"                     },
		{ "海南省/琼中黎族苗族自治县",                              "海南省/琼中黎族苗族自治县"             },
		{ "河北省/雄安新区",					     "河北省/雄安新区"                            },
		{ "海南省/三沙市/西沙区",                                      "海南省/三沙市/西沙区"                     },
		{ "新疆维吾尔自治区/和田地区/和康县",                    "新疆维吾尔自治区/和田地区/和康县"   },
		{ "新疆维吾尔自治区/新疆生产建设兵团/第八师/143团",
                 "新疆维吾尔自治区/新疆生产建设兵团/第八师/一四三团"                                                 },
		{ "香港特别行政区/观塘区",                                    "香港特别行政区/观塘区"                   },
		{ "150424",							     "内蒙古自治区/赤峰市/林西县"            },
		{ "中国",							     "中国"					    },
	};
	for (size_t i = 0; i < DS_COUNT(rows); i++)
		assert_path((struct ds_place){ .region = region_of(rows[i].asked) }, rows[i].path);
	static const char *const none[] = {
		"", "/", "内蒙古自治区/", "内蒙古自治区//林西县", "火星省", "赤峰市/无此县"
	};
	for (size_t i = 0; i < DS_COUNT(none); i++) {
		ds_region r = ds_region_of_path(ds_str_of(none[i]));
		assert_true(r == DS_REGION_NONE || i == 2); /* a slash at the end is no level */
	}
}

static void places_have_levels_and_common_grounds(void **state)
{
	(void)state;
	ds_region town = region_of("黑龙江省/牡丹江市/海林市/柴河镇");
	struct ds_place village = { town, DS_STR("佛塔村") };
	assert_path(village, "黑龙江省/牡丹江市/海林市/柴河镇/佛塔村");
	assert_int_equal(ds_place_level(village), DS_LEVEL_VILLAGE);
	assert_int_equal(ds_place_level((struct ds_place){ .region = town }), DS_LEVEL_TOWNSHIP);
	ds_region a = region_of("江苏省/徐州市/鼓楼区"), b = region_of("江苏省/南京市/鼓楼区");
	assert_int_equal(ds_region_common(a, b), region_of("江苏省"));
	assert_int_equal(ds_region_common(a, DS_REGION_NONE), DS_REGION_NONE);
	assert_true(ds_place_eq(ds_place_common(village, village), village));
	assert_path(ds_place_common(village, (struct ds_place){ .region = town }),
		    "黑龙江省/牡丹江市/海林市/柴河镇");
	assert_true(ds_region_contains(a, a) && ds_region_contains(DS_REGION_CHINA, a) &&
		    !ds_region_contains(a, b));
}

static void places_have_a_past(void **state)
{
	(void)state;
	static const struct {
		const char *path, *said, *then, *code;
		unsigned year;
	} rows[] = {
		{"上海市/静安区",                      "闸北区",    "上海市/闸北区",                     "310108", 2010},
		{ "上海市/静安区",                     "闸北",       "上海市/闸北区",                     "310108", 2015},
		{ "上海市/静安区",                     "闸北区",    "上海市/静安区",                     "310106", 2016},
		{ "上海市/静安区",                     "静安区",    "上海市/静安区",                     "310106", 2010},
		{ "山东省/济南市/莱芜区",           "莱芜市",    "山东省/莱芜市",                     "371200", 2018},
		{ "山东省/济南市/莱芜区",           "",             "山东省/莱芜市/莱城区",           "371202", 2018},
		{ "山东省/济南市/钢城区",           "钢城区",    "山东省/莱芜市/钢城区",           "371203", 2005},
		{ "山东省/青岛市/即墨区",           "即墨市",    "山东省/青岛市/即墨市",           "370282", 2012},
		{ "安徽省/合肥市/巢湖市",           "巢湖市",    "安徽省/巢湖市",                     "341400", 2009},
		{ "安徽省/合肥市/巢湖市",           "巢湖市",    "安徽省/合肥市/巢湖市",           "340181", 2012},
		{ "湖北省/襄阳市",                     "襄樊",       "湖北省/襄樊市",                     "420600", 2008},
		{ "湖北省/襄阳市/枣阳市",           "枣阳市",    "湖北省/襄樊市/枣阳市",           "420683", 2008},
		{ "湖北省/襄阳市/枣阳市/琚湾镇", "琚湾镇",    "湖北省/襄樊市/枣阳市/琚湾镇", "",       2008},
		{ "江苏省/苏州市/姑苏区",           "",             "江苏省/苏州市/姑苏区",           "320508", 2008},
		{ "湖北省/襄阳市",                     "襄阳地区", "湖北省/襄阳地区",                  "422500", 1982},
		{ "四川省/达州市",                     "",             "四川省/达川地区",                  "513000", 1997},
		{ "四川省/达州市/通川区",           "达县市",    "四川省/达县地区/达县市",        "513001", 1990},
		{ "重庆市",			       "重庆市",    "四川省/重庆市",                     "510200", 1990},
		{ "重庆市/渝北区",                     "江北县",    "四川省/重庆市/江北县",           "510224", 1990},
		{ "海南省/海口市",                     "海口市",    "广东省/海口市",                     "441000", 1986},
		{ "海南省/儋州市",                     "",             "广东省/海南行政区/儋县",        "442129", 1985},
		{ "江苏省/泰州市",                     "泰州市",    "江苏省/扬州地区/泰州市",        "322402", 1982},
		{ "江苏省/泰州市",                     "泰州市",    "江苏省/扬州市/泰州市",           "321082", 1994},
		{ "云南省/昆明市/东川区",           "",             "云南省/东川市",                     "530200", 1996},
		{ "山东省/聊城市/东阿县",           "",             "山东省/聊城地区/东阿县",        "372525", 1996},
	};
	for (size_t i = 0; i < DS_COUNT(rows); i++) {
		struct ds_buf b = { 0 };
		char code[16];
		enum ds_level level;
		bool other = ds_place_then((struct ds_place){ .region = region_of(rows[i].path) },
					   ds_str_of(rows[i].said), rows[i].year, &b, code, &level);
		ds_buf_addc(&b, 0);
		assert_string_equal(b.p, rows[i].then);
		assert_string_equal(code, rows[i].code);
		assert_int_equal(other, strcmp(rows[i].then, rows[i].path) != 0);
		ds_buf_done(&b);
	}
	struct ds_former f;
	uint32_t n = 0;
	for (ds_region r = 1; r < ds_region_count(); r++) {
		for (uint32_t i = 0; ds_region_former(r, i, &f); i++, n++) {
			assert_true(f.now == r && f.until >= 1981 && f.until < 2100 && strlen(f.code) == 6);
			assert_true(ds_utf8_valid(f.path) && ds_str_ends(f.path, f.name));
		}
	}
	assert_true(n > 3400);
	assert_true(ds_region_former_called(DS_STR("370282"), 0, &f));
	assert_int_equal(f.now, region_of("山东省/青岛市/即墨区"));
	assert_false(ds_region_former_called(DS_STR("370282"), 1, &f));
	assert_false(ds_region_former_called(DS_STR("海淀区"), 0, &f));
}

static void readings_are_those_of_places(void **state)
{
	(void)state;
	static const struct {
		const char *path, *pinyin;
	} rows[] = {
		{"湖南省/长沙市",                              "chang sha shi"    },
		{ "安徽省/六安市",                             "lu an shi"        },
		{ "安徽省/蚌埠市",                             "beng bu shi"      },
		{ "山东省/菏泽市/单县",                      "shan xian"        },
		{ "河北省/唐山市/乐亭县",                   "lao ting xian"    },
		{ "福建省/厦门市",                             "xia men shi"      },
		{ "重庆市",				       "chong qing shi"   },
		{ "西藏自治区",				 "xi zang zi zhi qu"},
		{ "山西省/长治市/长子县",                   "zhang zi xian"    },
		{ "河北省/张家口市/蔚县",                   "yu xian"          },
		{ "北京市/朝阳区",                             "chao yang qu"     },
		{ "浙江省/台州市",                             "tai zhou shi"     },
		{ "四川省/成都市",                             "cheng du shi"     },
		{ "新疆维吾尔自治区/喀什地区/莎车县", "sha che xian"     },
	};
	for (size_t i = 0; i < DS_COUNT(rows); i++) {
		struct ds_str got = ds_region_pinyin(region_of(rows[i].path));
		if (!ds_str_eq(got, ds_str_of(rows[i].pinyin)))
			fail_msg("%s is read %.*s", rows[i].path, (int)got.n, got.p);
	}
}

/* ---- search --------------------------------------------------------------------------------------------- */

static void search_finds_by_any_way_of_typing(void **state)
{
	(void)state;
	static const struct {
		const char *query, *within, *first;
	} rows[] = {
		{"赤峰",        "",				       "内蒙古自治区/赤峰市"                                    },
		{ "chifeng",      "",				       "内蒙古自治区/赤峰市"                                    },
		{ "CHIFENG",      "",				       "内蒙古自治区/赤峰市"                                    },
		{ "chi feng",     "",				       "内蒙古自治区/赤峰市"                                    },
		{ "chif",         "",				       "内蒙古自治区/赤峰市"                                    },
		{ "赤f",         "",				       "内蒙古自治区/赤峰市"                                    },
		{ "150400",       "",				       "内蒙古自治区/赤峰市"                                    },
		{ "1504",         "",				       "内蒙古自治区/赤峰市"                                    },
		{ "chongqing",    "",				       "重庆市"						       },
		{ "臺北",       "",				       "台湾省/台北市"                                             },
		{ "keyouzhongqi", "",				       "内蒙古自治区/兴安盟/科尔沁右翼中旗"              },
		{ "科右中旗", "",				       "内蒙古自治区/兴安盟/科尔沁右翼中旗"              },
		{ "lx",           "内蒙古自治区/赤峰市",           "内蒙古自治区/赤峰市/林西县"                          },
		{ "xishangen",    "内蒙古自治区/赤峰市/林西县", "内蒙古自治区/赤峰市/林西县/十二吐乡/西山根村"},
	};
	for (size_t i = 0; i < DS_COUNT(rows); i++) {
		ds_region within = *rows[i].within ? region_of(rows[i].within) : DS_REGION_NONE, out[8];
		size_t n = ds_region_search(ds_str_of(rows[i].query), within, out, DS_COUNT(out));
		if (n == 0)
			fail_msg("%s finds nothing", rows[i].query);
		assert_path((struct ds_place){ .region = out[0] }, rows[i].first);
	}
	ds_region out[8];
	assert_int_equal(ds_region_search(DS_STR(""), DS_REGION_NONE, out, 8), 0);
	assert_int_equal(ds_region_search(DS_STR("zzzzqq"), DS_REGION_NONE, out, 8), 0);
	assert_int_equal(ds_region_search(DS_STR("a"), DS_REGION_NONE, out, 3), 3);
	assert_int_equal(ds_region_search(DS_STR("a"), DS_REGION_NONE, out, 0), 0);
}

static void matching_knows_places_without_a_row(void **state)
{
	(void)state;
	struct ds_place p = { region_of("黑龙江省/牡丹江市/海林市/柴河镇"), DS_STR("佛塔村") };
	static const char *const yes[] = { "佛塔", "fota", "ftc", "佛t", "塔村" };
	static const char *const no[] = { "", "柴河", "fotax", "西" };
	for (size_t i = 0; i < DS_COUNT(yes); i++)
		assert_true(ds_region_matches(ds_str_of(yes[i]), p));
	for (size_t i = 0; i < DS_COUNT(no); i++)
		assert_false(ds_region_matches(ds_str_of(no[i]), p));
}

/* ---- mentions ------------------------------------------------------------------------------------------- */

/* One article of one paragraph. */
static struct ds_mentions mentions_opt(const char *text, const struct ds_region_options *opt,
				       struct ds_arena *arena)
{
	struct ds_reading *r = DS_NEW(arena, struct ds_reading);
	struct ds_block *block = DS_NEW(arena, struct ds_block);
	struct ds_article *article = DS_NEW(arena, struct ds_article);
	r->text = ds_arena_copy(arena, ds_str_of(text));
	*block = (struct ds_block){
		.at = {0, (uint32_t)r->text.n},
                  .kind = DS_BLOCK_PARAGRAPH
	};
	*article = (struct ds_article){ .block = 0, .block_n = 1 };
	r->blocks = block;
	r->articles = article;
	r->blocks_n = r->articles_n = 1;
	struct ds_mentions m;
	ds_mentions_find(r, opt, arena, &m);
	return m;
}

static struct ds_mentions mentions_of(const char *text, ds_region context, struct ds_arena *arena)
{
	return mentions_opt(text, &(struct ds_region_options){ .context = context }, arena);
}

static void mentions_lie_in_order(void **state)
{
	(void)state;
	struct ds_arena arena = { 0 };
	const char *text =
	    "内蒙古赤峰市林西县十二吐乡西山根村与北京市朝阳区结对,全市、全县、该村都派了人,京蒙协作。";
	struct ds_mentions m = mentions_of(text, DS_REGION_NONE, &arena);
	assert_true(m.n >= 11);
	for (uint32_t i = 0; i < m.n; i++) {
		assert_true(m.v[i].at.start < m.v[i].at.end && m.v[i].at.end <= strlen(text));
		assert_true(i == 0 || m.v[i].at.start >= m.v[i - 1].at.end);
		assert_true(ds_utf8_valid(ds_str_slice(ds_str_of(text), m.v[i].at)));
	}
	assert_path(m.v[4].place, "内蒙古自治区/赤峰市/林西县/十二吐乡/西山根村");
	ds_arena_done(&arena);
}

static void same_names_stay_open_without_context(void **state)
{
	(void)state;
	struct ds_arena arena = { 0 };
	struct ds_mentions m = mentions_of("西安区给老楼加装了电梯。", DS_REGION_NONE, &arena);
	assert_int_equal(m.n, 1);
	assert_int_equal(m.v[0].place.region, DS_REGION_NONE);
	assert_int_equal(m.v[0].candidates_n, 2);
	m = mentions_of("西安区给老楼加装了电梯。", region_of("黑龙江省/牡丹江市"), &arena);
	assert_path(m.v[0].place, "黑龙江省/牡丹江市/西安区");
	assert_int_equal(m.v[0].candidates_n, 0);
	ds_arena_done(&arena);
}

/* What is told of each choice agrees with it, and is told only when asked for. */
static void reasons_agree_with_choices(void **state)
{
	(void)state;
	struct ds_arena arena = { 0 };
	const char *text =
	    "鼓楼区在忙。牡丹江市西安区海南朝鲜族乡中兴村的大理石运到重庆路,该区、全市和京津冀三地都要,"
	    "陈桂林说合作好,内蒙古自治区林西县西山根村没有来。";
	assert_null(mentions_of(text, DS_REGION_NONE, &arena).why);
	struct ds_mentions plain = mentions_of(text, DS_REGION_NONE, &arena);
	struct ds_mentions m = mentions_opt(text, &(struct ds_region_options){ .explain = true }, &arena);
	assert_int_equal(m.n, plain.n);
	uint32_t next = 0, refused = 0, chosen = 0;
	for (uint32_t i = 0; i < m.why_n; i++) {
		const struct ds_why *w = &m.why[i];
		assert_true(w->rest <= w->evidence_n);
		for (uint32_t k = 0; k < w->evidence_n; k++)
			assert_true(ds_reason_word((enum ds_reason)w->evidence[k].reason)[0] &&
				    w->evidence[k].at.end <= strlen(text));
		for (uint32_t k = 0; k < w->candidates_n; k++) {
			const struct ds_candidate *c = &w->candidates[k];
			assert_true(c->evidence + c->evidence_n <= w->rest);
			assert_true(ds_standing_word((enum ds_standing)c->standing)[0]);
			chosen += c->standing == DS_STANDING_CHOSEN;
		}
		refused += w->mention == UINT32_MAX;
		if (w->mention == UINT32_MAX)
			continue;
		const struct ds_mention *v = &m.v[w->mention];
		assert_int_equal(w->mention, next++); /* every mention, in order */
		assert_true(v->at.start == w->at.start && v->at.end == w->at.end);
		assert_true(ds_place_eq(v->place, plain.v[w->mention].place));
		assert_true(w->candidates_n > 0 && v->confidence > 0);
		if (v->place.region)
			assert_true(ds_place_eq(w->candidates[0].place, v->place));
		else
			assert_int_equal(w->candidates[0].standing, DS_STANDING_OPEN);
	}
	assert_int_equal(next, m.n);
	assert_true(refused >= 3 && chosen == m.n - 1);
	ds_arena_done(&arena);
}

/* Any bytes that are valid UTF-8, however odd, and names cut anywhere. */
static void odd_texts_do_no_harm(void **state)
{
	(void)state;
	struct ds_arena arena = { 0 };
	const char *text =
	    "村社区嘎查全市该旗》《《》内蒙古自治区/赤峰市林西县村村村𠮷村é\x01😀大柴旦一四三团京津冀蒙辽宁";
	size_t n = strlen(text);
	char cut[512];
	for (size_t from = 0; from < n; from++) {
		for (size_t to = from; to <= n; to++) {
			struct ds_str s = { text + from, to - from };
			if (!ds_utf8_valid(s))
				continue;
			memcpy(cut, s.p, s.n);
			cut[s.n] = 0;
			ds_region context = from % 2 ? region_of("内蒙古自治区/赤峰市/林西县") : DS_REGION_NONE;
			mentions_opt(cut, &(struct ds_region_options){ context, to % 2 }, &arena);
		}
		ds_arena_done(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tree_is_sound),
		cmocka_unit_test(codes_lead_back),
		cmocka_unit_test(paths_lead_back),
		cmocka_unit_test(places_have_levels_and_common_grounds),
		cmocka_unit_test(places_have_a_past),
		cmocka_unit_test(readings_are_those_of_places),
		cmocka_unit_test(search_finds_by_any_way_of_typing),
		cmocka_unit_test(matching_knows_places_without_a_row),
		cmocka_unit_test(mentions_lie_in_order),
		cmocka_unit_test(same_names_stay_open_without_context),
		cmocka_unit_test(reasons_agree_with_choices),
		cmocka_unit_test(odd_texts_do_no_harm),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* veto.c: what merely looks like a place because of the characters around it: people, roads, other places whose
 * name goes on, words such as 健全市场. Single words that contain a name are in the automaton as blocks. */
#include "region/resolve.h"

/* Surnames that end no other word often; and those that do, where more must speak for a person. */
static const struct ds_str surnames = {
	"陈王李张刘陳張劉杨楊赵趙周吴吳徐孙孫胡朱郭罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂卢盧蒋"
	"蔣"
	"蔡贾賈丁魏薛叶葉阎潘杜戴钟鍾汪姜姚谭譚廖邹熊陆陸郝崔邱秦顾侯邵孟尹黎乔喬贺賀赖龚欧柯翁樊",
	0
};
static const struct ds_str doubtful = { "于高方文常任金江白史万段易余石田马馬林何黄黃夏范康毛雷钱汤龙武苏", 0 };

static struct ds_str whole(struct ds_str s)
{
	return s.n ? s : ds_str_of(s.p);
}

static bool any_at(struct ds_str text, size_t off, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (text_at(text, off, ds_str_of(words[i])))
			return true;
	}
	return false;
}

static bool any_before(struct ds_str text, size_t off, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (text_before(text, off, ds_str_of(words[i])))
			return true;
	}
	return false;
}

/* 陈桂林介绍, 记者 高海林, 书记金海东说 */
static bool is_person(struct ds_str text, struct ds_span at)
{
	static const char *const says[] = { "说",   "説",   "說",   "介绍", "表示", "告诉",
					    "坦言", "认为", "回忆", "指出", "笑",   "家" };
	static const char *const roles[] = { "记者", "記者", "通讯员", "书记", "主任", "村民", "局长",
					     "市长", "县长", "区长",   "镇长", "厂长", "经理", "老师",
					     "校长", "教授", "医生",   "队长", "主席", "委员", "代表",
					     "民警", "法官", "院长",   "会长", "同志", "先生" };
	if (at.start < 3)
		return false;
	size_t name = at.start - 3;
	bool speaks = any_at(text, at.end, says, DS_COUNT(says));
	bool stands = !han_before(text, name) || any_before(text, name, roles, DS_COUNT(roles));
	if (char_in(text, name, whole(surnames)))
		return true;
	return char_in(text, name, whole(doubtful)) && stands &&
	       (speaks || any_before(text, name, roles, DS_COUNT(roles)));
}

static bool is_road(struct ds_str text, size_t end)
{
	static const char *const roads[] = { "路", "大道", "大街", "胡同", "巷", "街", "立交", "高架" };
	static const char *const not_roads[] = { "街道", "街镇", "路桥", "路径", "路线", "路演", "路段" };
	static const struct ds_str sides = { "东西南北中東", 18 };
	if (any_at(text, end, not_roads, DS_COUNT(not_roads)))
		return false;
	if (any_at(text, end, roads, DS_COUNT(roads)))
		return true;
	if (!char_in(text, end, sides))
		return false;
	return (text_at(text, end + 3, DS_STR("路")) || text_at(text, end + 3, DS_STR("街"))) &&
	       !any_at(text, end + 3, not_roads, DS_COUNT(not_roads));
}

/* 东方村, 长安镇: the name goes on to a smaller place that no list has */
static bool goes_on(struct ds_str text, size_t end)
{
	static const char *const on[] = { "镇",   "鎮",   "乡",   "鄉", "村", "屯", "苏木", "嘎查", "社区", "社區",
					  "街道", "小区", "小學", "寺", "庙", "湖", "河",   "桥",   "水库" };
	static const char *const not_on[] = { "乡村", "村镇", "乡镇", "村级", "村干", "镇街", "村村",
					      "镇村", "乡亲", "乡土", "乡贤", "河段", "湖区", "村委",
					      "村民", "村庄", "乡愁", "乡间", "镇域", "河湖", "湖泊",
					      "桥梁", "河流", "河道", "湖长", "河长" };
	return any_at(text, end, on, DS_COUNT(on)) && !any_at(text, end, not_on, DS_COUNT(not_on));
}

bool place_vetoed(struct ds_str text, const struct hit *h, const struct entry *e, bool two_chars)
{
	if (e->form == DS_FORM_FULL)
		return false;
	enum ds_level level = ds_region_level(e->region);
	bool small = level >= DS_LEVEL_COUNTY;
	if (is_road(text, h->at.end))
		return true;
	if (two_chars && level >= DS_LEVEL_PREFECTURE && e->form == DS_FORM_SHORT && is_person(text, h->at))
		return true;
	if (two_chars && level >= DS_LEVEL_PREFECTURE && goes_on(text, h->at.end))
		return true;
	static const struct ds_str dot = { "·", 2 };
	return small && two_chars && (text_at(text, h->at.end, dot) || text_before(text, h->at.start, dot));
}

bool anaphor_vetoed(struct ds_str text, const struct hit *h)
{
	/* characters before 全, 本, 该, 我 with which they are another word: 健全市场, 日本市场, 应该, 自我 */
	static const struct {
		struct ds_str head, before;
	} heads[] = {
		{{ "全", 3 },  { "安健完保齐周双俱万成两齊雙十", 0 }                  },
		{ { "本", 3 }, { "根基成资日版课脚样标剧文原书副蓝人资亏股", 0 }},
		{ { "该", 3 }, { "应", 3 }							 },
		{ { "我", 3 }, { "自", 3 }							 },
		{ { "自", 3 }, { "", 0 }							    },
	};
	/* what follows with which the last character is another word: 全市场, 该区域, 本区间 */
	static const struct {
		struct ds_str tail;
		const char *next[12];
	} tails[] = {
		{{ "市", 3 },  { "场", "場", "民", "值", "面" }              },
		{ { "区", 3 }, { "域", "间", "块", "别", "分" }              },
		{ { "省", 3 }, { "略", "力", "心", "钱" }                     },
		{ { "县", 3 }, { "域" }					  },
		{ { "旗", 3 }, { "舰", "下", "帜" }                            },
		{ { "盟", 3 }, { "友", "军", "国", "主", "员" }              },
		{ { "镇", 3 }, { "静", "痛", "定", "压" }                     },
		{ { "乡", 3 }, { "村", "土", "愁", "亲", "镇" }              },
		{ { "团", 3 }, { "队", "体", "员", "结", "圆", "伙", "购" }},
		{ { "师", 3 }, { "生", "范", "傅", "德", "资" }              },
		{ { "港", 3 }, { "口" }					  },
		{ { "州", 3 }, { "际" }					  },
	};
	struct ds_str word = ds_str_slice(text, h->at);
	for (size_t i = 0; i < DS_COUNT(heads); i++) {
		if (ds_str_starts(word, heads[i].head) && h->at.start >= 3 &&
		    char_in(text, h->at.start - 3, whole(heads[i].before)))
			return true;
	}
	for (size_t i = 0; i < DS_COUNT(tails); i++) {
		if (!ds_str_ends(word, tails[i].tail))
			continue;
		for (size_t k = 0; k < DS_COUNT(tails[i].next) && tails[i].next[k]; k++) {
			if (!text_at(text, h->at.end, ds_str_of(tails[i].next[k])))
				continue;
			/* 全市民政系统, 全市场馆 keep their 市 */
			if (text_at(text, h->at.end, DS_STR("民政")) || text_at(text, h->at.end, DS_STR("民营")) ||
			    text_at(text, h->at.end, DS_STR("民生")) || text_at(text, h->at.end, DS_STR("民族")))
				continue;
			return true;
		}
	}
	return false;
}

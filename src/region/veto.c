/* veto.c: what merely looks like a place because of the characters around it: people, roads, other places whose
 * name goes on, words such as 健全市场; and schools, which speak for one. Single words that contain a name are in the automaton as blocks. */
#include "region/follow.h"
#include "region/home.h"

/* 上|周|湘潭普降小雨, 黄金|周|凯里迎客: a week, and nobody of that name. */
static bool is_week(struct ds_str text, size_t at)
{
	static const struct ds_str which = WORD("本上下每一二两三四五六几首近双逐金前后当这该同整单隔周");
	return text_at(text, at, DS_STR("周")) && at >= 3 &&
	       (char_in(text, at - 3, which) || is_digit((unsigned char)text.p[at - 1]));
}

/* 陈桂林介绍, 记者 高海林, 书记金海东说: a surname before, and for one that also ends other words (位于桂林) some word
 * that only a person has beside him. */
static bool is_person(struct ds_str text, struct ds_span at, const struct follows *after)
{
	static const struct ds_str roles[] = {
		WORD("记者"), WORD("通讯员"), WORD("书记"), WORD("主任"), WORD("村民"), WORD("局长"),
		WORD("市长"), WORD("县长"),   WORD("区长"), WORD("镇长"), WORD("厂长"), WORD("经理"),
		WORD("老师"), WORD("校长"),   WORD("教授"), WORD("医生"), WORD("队长"), WORD("主席"),
		WORD("委员"), WORD("代表"),   WORD("民警"), WORD("法官"), WORD("院长"), WORD("会长"),
		WORD("同志"), WORD("先生"),   WORD("乡长"), WORD("议员"), WORD("处长"), WORD("主委"),
		WORD("医师"), WORD("摄影"),   WORD("编辑"), WORD("责编"), WORD("作者"), WORD("实习生")
	};
	if (!han_before(text, at.start) || text_before(text, at.start, DS_STR("登陆")))
		return false; /* 台风登陆玉环 */
	size_t name = at.start - 3, role = name;
	const enum ds_surname surname = surname_before(text, at.start);
	if (surname == DS_SURNAME_SURE)
		return !is_week(text, name);
	if (surname < DS_SURNAME_COMMON)
		return false;
	if (text_before(text, role, DS_STR(" ")))
		role--;
	else if (text_before(text, role, DS_STR("　")))
		role -= 3;
	return any_before(text, role, roles, DS_COUNT(roles)) ||
	       (!han_before(text, name) && after->set & FOLLOW_SAYS);
}

/* 县委副书记任重庆致辞: a province may be the given name of an official, when his office stands before the surname. */
static bool is_official(struct ds_str text, struct ds_span at)
{
	static const struct ds_str roles[] = { WORD("书记"), WORD("主任"), WORD("局长"), WORD("市长"), WORD("县长"),
					       WORD("区长"), WORD("镇长"), WORD("经理"), WORD("校长"), WORD("院长"),
					       WORD("会长"), WORD("主席"), WORD("村民"), WORD("记者"), WORD("农民"),
					       WORD("议员"), WORD("处长"), WORD("主委") };
	if (!han_before(text, at.start) || at.start < 9 || !any_before(text, at.start - 3, roles, DS_COUNT(roles)))
		return false;
	return surname_before(text, at.start) >= DS_SURNAME_COMMON &&
	       !char_in(text, at.end, (struct ds_str)WORD("市省的"));
}

static bool is_one_but_not(const struct follows *f, enum follow class, enum follow but)
{
	return f->set & (unsigned)class && follows_len(f, but) < follows_len(f, class);
}

/* 江汉平原: lands larger than a county that have its name. */
static bool is_land(struct ds_str text, uint32_t end)
{
	static const struct ds_str lands[] = { WORD("平原"), WORD("盆地"), WORD("高原"), WORD("沙漠"),
					       WORD("沙地"), WORD("海峡"), WORD("流域") };
	for (size_t i = 0; i < DS_COUNT(lands); i++) {
		if (text_at(text, end, lands[i]))
			return true;
	}
	/* 曲江大河, but 积石山县大河家镇 */
	return text_at(text, end, DS_STR("大河")) &&
	       !char_in(text, end + 6, (struct ds_str)WORD("镇乡家村口坝湾沟边店坎"));
}

/* 黄海|南部, 长江西岸, 太行山东麓: the last character of a name in which a province seems to end says which side of a water
 * or a mountain. */
static bool is_side(struct ds_str text, struct ds_span at)
{
	static const struct ds_str sides = WORD("东南西北东"), edges = WORD("部岸侧麓缘坡延侧缘");
	static const struct ds_str parted = WORD("分署门队委长级属");       /* 河南|部分地区 */
	static const struct ds_str others = WORD("津长安边川吉庆续期迟误"); /* 河南|延津, 河南|延续 */
	return at.end - at.start == 6 && han_before(text, at.start) && char_in(text, at.end - 3, sides) &&
	       char_in(text, at.end, edges) &&
	       !(text_at(text, at.end, DS_STR("部")) && char_in(text, at.end + 3, parted)) &&
	       !(text_at(text, at.end, DS_STR("延")) && char_in(text, at.end + 3, others));
}

#define BYLINE_MAX 96u /* bytes of a bracket up to a name in it */

/* 新华社拉萨5月6日电(记者 贡嘎多吉 某某): among those who report, in the bracket behind a dateline or one that says so.
 * 〔記者某/屏東報導〕 is where they report from. */
static bool is_in_byline(struct ds_str text, struct ds_span at)
{
	static const struct ds_str ends[] = { WORD("电"), WORD("讯"), WORD("电 "), WORD("讯 ") };
	static const struct ds_str opens[] = { WORD("("), WORD("（") };
	if (at.start < 12)
		return false;
	/* 记者 蒲南溪: one character before it, which is no 在 */
	const bool given = han_before(text, at.start) && text.p[at.start - 4] == ' ' && !han_at(text, at.end) &&
			   !char_in(text, at.start - 3, (struct ds_str)WORD("在自从于赴到"));
	const unsigned char last = (unsigned char)text.p[at.start - 1];
	if (!given &&
	    ((last != ' ' && last != '(' && last != 0x88) || han_before(text, at.start) || !han_at(text, at.end)))
		return false; /* a blank or either bracket */
	for (uint32_t off = at.start; off > 3 && off + BYLINE_MAX > at.start && text.p[off - 1] != '\n'; off--) {
		if (text.p[off - 1] == ')' || text_before(text, off, DS_STR("）")))
			return false;
		for (size_t i = 0; i < DS_COUNT(opens); i++) {
			if (text_before(text, off, opens[i]))
				return any_before(text, off - opens[i].n, ends, DS_COUNT(ends)) ||
				       ds_str_find(ds_str_slice(text, (struct ds_span){ off, at.start }),
						   DS_STR("记者 "), 0) != SIZE_MAX;
		}
	}
	return false;
}

enum ds_reason place_veto(struct ds_str text, const struct hit *h, const struct entry *e, enum ds_level level,
			  bool two_chars, bool adjacent)
{
	static const struct ds_str dot = { "·", 2 };
	struct follows after;
	if (e->form == DS_FORM_FULL)
		return DS_REASONS;
	follows_at(text, h->at.end, text.n, &after);
	/* 循化|街子镇 */
	const bool street = follows_len(&after, FOLLOW_ROAD) == 3 && h->joined;
	if ((!street && is_one_but_not(&after, FOLLOW_ROAD, FOLLOW_NO_ROAD)) ||
	    (text_at(text, h->at.end, DS_STR("路段")) && text_before(text, h->at.start, DS_STR("路至"))))
		return DS_REASON_ROAD; /* 长江路至黄山路段 */
	if (text_at(text, h->at.end, DS_STR("行政村")) || text_at(text, h->at.end, DS_STR("自然村")))
		return DS_REASON_LARGER; /* 丁集镇河北行政村 */
	if (two_chars && level == DS_LEVEL_PROVINCE && e->form == DS_FORM_SHORT && is_official(text, h->at))
		return DS_REASON_PERSON;
	if (two_chars && is_side(text, h->at))
		return DS_REASON_LARGER;
	if (level < DS_LEVEL_PREFECTURE || (!two_chars && level < DS_LEVEL_COUNTY))
		return DS_REASONS;
	if (level >= DS_LEVEL_COUNTY && (is_land(text, h->at.end) || text_at(text, h->at.end, DS_STR("族"))))
		return DS_REASON_LARGER; /* 东乡族 */
	/* 厦门|湖里, 大埔|屯门: but 清水河东岸 is no 清水 */
	const bool parted =
	    h->joined && follows_len(&after, FOLLOW_SMALLER) == 3 &&
	    (level == DS_LEVEL_PREFECTURE || !char_in(text, h->at.end, (struct ds_str)WORD("河湖江溪湾沟")));
	if (is_one_but_not(&after, FOLLOW_SMALLER, FOLLOW_NO_SMALLER) && !parted &&
	    !(level == DS_LEVEL_PREFECTURE && (adjacent || text_at(text, h->at.end, DS_STR("岛")))))
		return DS_REASON_LARGER; /* but 山西太原河西市场, 厦门岛 */
	if (two_chars && !adjacent && e->form == DS_FORM_SHORT && is_person(text, h->at, &after))
		return DS_REASON_PERSON;
	if (e->form == DS_FORM_SHORT && is_in_byline(text, h->at) && !names_paper(text, h->at))
		return DS_REASON_PERSON;
	/* 白朗说, in a clause of its own: a place says nothing */
	if (two_chars && level == DS_LEVEL_COUNTY && !han_before(text, h->at.start) &&
	    (text_at(text, h->at.end, DS_STR("说")) || text_at(text, h->at.end, DS_STR("告诉"))))
		return DS_REASON_PERSON;
	if (level >= DS_LEVEL_COUNTY && !adjacent &&
	    (text_at(text, h->at.end, dot) || text_before(text, h->at.start, dot)))
		return DS_REASON_PERSON; /* 买买提·和田 */
	return DS_REASONS;
}

bool is_town_office(struct ds_str text, uint32_t end)
{
	static const struct ds_str offices[] = { WORD("派出所"), WORD("工商所"), WORD("司法所"), WORD("财政所"),
						 WORD("国土所"), WORD("土管所"), WORD("税务所"), WORD("边防所"),
						 WORD("卫生院"), WORD("供电所"), WORD("信用社"), WORD("法庭"),
						 WORD("办事处"), WORD("镇政府"), WORD("乡政府"), WORD("镇党委"),
						 WORD("乡党委") };
	/* third bytes of their first characters: no others are compared */
	static const bool thirds[256] = { [0x87] = true, [0x8e] = true, [0x95] = true, [0x9b] = true, [0x9e] = true,
					  [0x9f] = true, [0xa1] = true, [0xa2] = true, [0xa5] = true, [0xab] = true,
					  [0xb8] = true, [0xb9] = true, [0xbd] = true, [0xbe] = true };
	/* and of their second */
	static const bool sixths[256] = {
		[0x86] = true, [0x8b] = true, [0x95] = true, [0x9a] = true, [0x9f] = true, [0xa1] = true,
		[0xa8] = true, [0xad] = true, [0xb2] = true, [0xb5] = true, [0xba] = true, [0xbf] = true
	};
	return end + 6 <= text.n && thirds[(unsigned char)text.p[end + 2]] &&
	       sixths[(unsigned char)text.p[end + 5]] && any_at(text, end, offices, DS_COUNT(offices));
}

/* 桑枣五一小学, 贵驷二小, 界牌陶瓷工业园: what serves or stands in a small town is named after it; a name of its own may stand
 * between. */
bool is_local(struct ds_str text, uint32_t end)
{
	static const struct ds_str things[] = {
		WORD("小学"),   WORD("中学"),   WORD("学校"),   WORD("幼儿园"), WORD("卫生院"), WORD("派出所"),
		WORD("中心校"), WORD("法庭"),   WORD("敬老院"), WORD("初中"),   WORD("高中"),   WORD("卫生所"),
		WORD("司法所"), WORD("供电所"), WORD("国小"),   WORD("工业园"), WORD("工业区"), WORD("产业园"),
		WORD("园区"),   WORD("集中区"), WORD("开发区"), WORD("基地"),   WORD("水库"),   WORD("电站"),
		WORD("景区"),   WORD("林场"),   WORD("茶场"),   WORD("煤矿"),   WORD("收费站"), WORD("服务区"),
		WORD("集镇"),   WORD("片区"),   WORD("电商"),   WORD("粮站"),   WORD("税务所"), WORD("信用社"),
		WORD("支行"),   WORD("分理处"), WORD("营业所"), WORD("敬老"),
	};
	/* third bytes of their first characters: no others are compared */
	static const bool thirds[256] = {
		[0x80] = true, [0x86] = true, [0x87] = true, [0x8d] = true, [0x8e] = true, [0x8f] = true,
		[0x95] = true, [0x97] = true, [0x98] = true, [0x9b] = true, [0x9d] = true, [0xa1] = true,
		[0xa4] = true, [0xa5] = true, [0xa6] = true, [0xa7] = true, [0xab] = true, [0xac] = true,
		[0xad] = true, [0xae] = true, [0xaf] = true, [0xb4] = true, [0xb5] = true, [0xb6] = true,
		[0xb8] = true, [0xba] = true, [0xbc] = true, [0xbd] = true, [0xbe] = true
	};
	static const struct ds_str numbers = WORD("一二三四五六七八九十"), joins = WORD("和与及的在");
	if (char_in(text, end, numbers) &&
	    (text_at(text, end + 3, DS_STR("小")) || text_at(text, end + 3, DS_STR("中"))))
		return !text_at(text, end + 3, DS_STR("小时"));
	uint32_t at = end;
	for (unsigned n = 0; n <= 6; n++, at += 3) {
		if (!han_at(text, at) || (char_in(text, at, joins) && !text_at(text, at, DS_STR("和平"))))
			return false;
		for (size_t i = 0; thirds[(unsigned char)text.p[at + 2]] && i < DS_COUNT(things); i++) {
			if (text_at(text, at, things[i]))
				return true;
		}
	}
	return false;
}

/* 日本全国, 缅甸岗房村: of a foreign country that stands right before. */
bool is_foreign(struct ds_str text, uint32_t off)
{
	static const struct ds_str lands[] = {
		WORD("日本"), WORD("朝鲜"),   WORD("越南"),   WORD("印度"),     WORD("伊朗"),
		WORD("巴西"), WORD("菲律宾"), WORD("俄罗斯"), WORD("乌克兰"),   WORD("意大利"),
		WORD("瑞士"), WORD("瑞典"),   WORD("西班牙"), WORD("葡萄牙"),   WORD("委内瑞拉"),
		WORD("古巴"), WORD("加拿大"), WORD("以色列"), WORD("巴勒斯坦"), WORD("澳大利亚"),
		WORD("埃及"), WORD("新加坡"), WORD("土耳其"), WORD("墨西哥"),   WORD("马来西亚"),
		WORD("缅甸"), WORD("老挝"),   WORD("柬埔寨"), WORD("阿根廷"),   WORD("巴基斯坦"),
		WORD("智利"), WORD("秘鲁"),   WORD("叙利亚"), WORD("伊拉克"),   WORD("印度尼西亚"),
		WORD("寮国"), WORD("泰国"),   WORD("尼泊尔"), WORD("蒙古国"),   WORD("哈萨克斯坦"),
	};
	/* by the last byte of those which bytes stand before it, without their lead bits */
	static const uint64_t lasts[256] = { [0x81] = 0x4000000000000u,
					     [0x89] = 0x800u,
					     [0x8a] = 0x8000u,
					     [0x8b] = 0x10000020u,
					     [0x93] = 0x8000000000000u,
					     [0x94] = 0x1000000000000u,
					     [0x97] = 0x10002100u,
					     [0x99] = 0x200u,
					     [0x9a] = 0x400000000000000u,
					     [0x9c] = 0x4000000000000u,
					     [0x9d] = 0x1000u,
					     [0x9e] = 0x400000000000000u,
					     [0xa1] = 0x20000000u,
					     [0xa5] = 0x80000u,
					     [0xa6] = 0x400000020000000u,
					     [0xa7] = 0x1000000000u,
					     [0xa8] = 0x800000000000u,
					     [0xa9] = 0x100u,
					     [0xab] = 0x800000000u,
					     [0xac] = 0x10000000u,
					     [0xaf] = 0x400000u,
					     [0xb0] = 0x20u,
					     [0xb4] = 0x80000000000000u,
					     [0xb6] = 0x20u,
					     [0xb7] = 0x800000000000000u,
					     [0xb8] = 0x100020u,
					     [0xbd] = 0x8000000u,
					     [0xbe] = 0x400000000000u,
					     [0xbf] = 0x2000000000u };
	static const struct ds_str first = WORD("美英法德韩泰韩");
	if (off < 6 || !(lasts[(unsigned char)text.p[off - 1]] >> ((unsigned char)text.p[off - 2] & 63) & 1))
		return false;
	if ((text_before(text, off, DS_STR("国"))))
		return char_in(text, off - 6, first);
	for (size_t i = 0; i < DS_COUNT(lands); i++) {
		if (text_before(text, off, lands[i]))
			return true;
	}
	return false;
}

bool anaphor_vetoed(struct ds_str text, const struct hit *h, bool free)
{
	/* characters before 全, 本, 该, 我 with which they are another word: 健全市场, 日本市场, 应该, 自我 */
	static const struct {
		struct ds_str head, before;
	} heads[] = {
		{WORD("全"),  WORD("安健完齐双俱万齐双十")                           },
		{ WORD("本"), WORD("根基成资日版课脚样标剧文原书副蓝人亏股")},
		{ WORD("该"), WORD("应")						      },
		{ WORD("我"), WORD("自")						      },
	};
	/* what follows with which the last character is another word: 全市场, 该区域, 本区间 */
	static const struct {
		struct ds_str tail, next;
	} tails[] = {
		{WORD("市"),  WORD("场场民值面")      },
		{ WORD("区"), WORD("域间块别分")      },
		{ WORD("省"), WORD("略力心钱")         },
		{ WORD("县"), WORD("域")                  },
		{ WORD("旗"), WORD("舰下帜")            },
		{ WORD("盟"), WORD("友军国主员")      },
		{ WORD("镇"), WORD("静痛定压")         },
		{ WORD("乡"), WORD("村土愁亲镇")      },
		{ WORD("团"), WORD("队体员结圆伙购")},
		{ WORD("师"), WORD("生范傅德资")      },
		{ WORD("台"), WORD("风阶词套设风")   },
		{ WORD("港"), WORD("口")                  },
		{ WORD("州"), WORD("际")                  },
	};
	const struct ds_str word = ds_str_slice(text, h->at);
	const bool led = !free && han_before(text, h->at.start);
	if (led && ds_str_starts(word, heads[0].head) && text_before(text, h->at.start, DS_STR("保")) &&
	    !text_before(text, h->at.start, DS_STR("确保")) && !text_before(text, h->at.start, DS_STR("力保")))
		return true; /* 保全市场主体, but 确保全市供应 */
	for (size_t i = 0; led && i < DS_COUNT(heads); i++) {
		if (ds_str_starts(word, heads[i].head))
			if (char_in(text, h->at.start - 3, heads[i].before))
				return true;
	}
	for (size_t i = 0; i < DS_COUNT(tails); i++) {
		if (memcmp(word.p + word.n - 3, tails[i].tail.p, 3) != 0) /* an anaphor has two characters */
			continue;
		/* 全市民政系统, 全市民营企业 keep their 市 */
		return char_in(text, h->at.end, tails[i].next) && !text_at(text, h->at.end, DS_STR("民政")) &&
		       !text_at(text, h->at.end, DS_STR("民营")) && !text_at(text, h->at.end, DS_STR("民生")) &&
		       !text_at(text, h->at.end, DS_STR("民族"));
	}
	return false;
}

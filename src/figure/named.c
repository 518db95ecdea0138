/* named.c: numbers with units that count nothing, for they are part of a name or say which of an order: of villages and
 * towns, people, events of sport, buildings, classes, coordinates, jubilees. Names without a unit stand in name.c. */
#include "lex.h"
#include "rules.h"

#include <limits.h>

#define NO_CLASS UINT_MAX

/* 张三, 李四: the usual names for anybody. */
static bool is_person(const struct lex *x, const struct amount *a)
{
	return a->num.end - a->num.start == 3 && !a->num.bare &&
	       ((AT(a->start, a->end, "三") && char_before_in(a->start, x->begin, "张")) ||
		(AT(a->start, a->end, "四") && char_before_in(a->start, x->begin, "李")) ||
		(AT(a->start, a->end, "五") && char_before_in(a->start, x->begin, "王")));
}

/* 北纬30度, 东经120°: coordinates. */
static bool is_place(const struct lex *x, const struct amount *a)
{
	static const char *const axes[] = { "北纬", "南纬", "东经", "西经" };
	const char *b = a->start - x->begin > LOOK_BACK ? a->start - LOOK_BACK : x->begin;
	struct ds_str before = { b, (size_t)(a->start - b) };
	return (a->unit.kind == DS_KIND_TEMPERATURE || unit_is(a, "分") || unit_is(a, "秒")) &&
	       HAS_ANY(before, axes);
}

/* 100米自由泳, 57公斤级: events and classes of sport are called so. */
static bool is_event(const struct lex *x, const struct amount *a)
{
	static const char *const events[] = { "预赛",   "决赛",   "半决赛", "自由泳", "蛙泳", "仰泳", "蝶泳",
					      "混合泳", "个人混", "接力",   "栏",     "短跑", "障碍", "气步枪",
					      "气手枪", "跳台",   "跳板",   "台",     "速滑", "赛跑", "跑",
					      "级",     "竞走",   "手枪",   "步枪",   "飞碟" };
	static const char *const ages[] = { "以下组", "以上组", "组", "级别", "以下级" };
	if ((unit_is(a, "岁")) && !char_in(a->end + 3, x->end, "织成长") && ANY_AT(a->end, x->end, ages))
		return true; /* 女子18岁以下组 */
	if ((a->unit.kind != DS_KIND_LENGTH && a->unit.kind != DS_KIND_MASS) || a->num.point || a->num.scale >= 4)
		return false;
	static const char *const groups[] = { "男子", "女子", "男女",   "混合",   "甲组",
					      "乙组", "丙组", "青年组", "少年组", "成年组" };
	if (ANY_BEFORE(a->start, x->begin, groups))
		return true; /* 男子100米冠军 */
	size_t n = ANY_AT(a->end, x->end, events);
	return n > 0 &&
	       (n > 3 || a->unit.kind == DS_KIND_MASS ? true : !AT(a->end, x->end, "级") && unit_is(a, "米"));
}

/* 四合镇坤三村: the name of a village behind its township. */
static bool is_village(const struct lex *x, const struct amount *a)
{
	if (a->num.end - a->num.start != 3 || !unit_is(a, "村") || a->start == x->begin)
		return false;
	const char *name = ds_utf8_prev(a->start, x->begin);
	return is_cjk_at(name, x->end) && !char_in(name, x->end, "有共各等的辖了及和与至到镇乡") &&
	       char_before_in(name, x->begin, "镇乡");
}

/* 小区6栋业主: the number of a building, where 4栋楼 are counted. */
static bool is_building(const struct lex *x, const struct amount *a)
{
	static const char *const within[] = { "业主", "业委", "居民", "住户", "单元", "某室", "某单元",
					      "一楼", "二楼", "楼下", "楼上", "楼道", "楼顶", "楼门",
					      "门口", "首层", "电梯", "旁",   "前",   "后" };
	static const char *const floors[] = { "一楼", "二楼", "三楼", "四楼", "五楼", "六楼", "单元" };
	if (!unit_is(a, "栋") && !unit_is(a, "幢") && !unit_is(a, "栋"))
		return false;
	if (a->num.han)
		return a->num.end - a->num.start == 3 && ANY_AT(a->end, x->end, floors);
	if (a->num.digits > 2 || a->num.end - a->num.start > a->num.digits)
		return false;
	const char *p = a->end; /* 2栋4号楼 */
	while (p < x->end && is_digit(*p))
		p++;
	if (p > a->end && AT(p, x->end, "号"))
		return true;
	return char_before_in(a->start, x->begin, "区苑园庭城府湾轩邸舍寓里居墅坊") &&
	       ANY_AT(a->end, x->end, within);
}

/* 第三、四批, 第一、二、三次: one of order, as those before it. */
static bool follows_order(const struct lex *x, const struct amount *a)
{
	if (!BEFORE(a->start, x->begin, "、") || a->start - x->begin < 9)
		return false;
	for (const char *p = a->start, *q; BEFORE(p, x->begin, "、"); p = q) {
		q = p -= 3;
		while (q > x->begin && is_numeral_class(class_at(ds_utf8_prev(q, x->begin), x->end)))
			q = ds_utf8_prev(q, x->begin);
		if (q == p)
			return false;
		if (char_before_in(q, x->begin, "第"))
			return true;
	}
	return false;
}

/* 二次装修, 三类水质, 二期水稻: what comes second or belongs to a class, where 两次, 三类人 are counted. */
static bool is_class(const struct lex *x, const struct amount *a)
{
	static const char *const classes[] = { "以上", "以下", "标准", "水质", "水体", "水域", "水",   "地区",
					       "医院", "高校", "疫苗", "费用", "用地", "土地", "器械", "城市" };
	static const char *const crops[] = { "水稻", "稻", "作物", "稻作" };
	if (a->num.end - a->num.start != 3 || a->unit.name.n != 3 || a->num.bare)
		return false;
	bool second = AT(a->start, a->end, "二");
	if (unit_is(a, "次"))
		return second && !char_before_in(a->start, x->begin, "后共计达每各有了过前再至");
	if (unit_is(a, "班"))
		return second; /* 战斗二班 */
	static const char *const bodies[] = { "人大", "政协", "党代会", "人代会", "常委", "全会", "全委" };
	if (unit_is(a, "届"))
		return ANY_AT(a->end, x->end, bodies) > 0; /* 市五届人大 */
	if (unit_is(a, "期") || unit_is(a, "季"))
		return ANY_AT(a->end, x->end, crops) && !AT(a->start, a->end, "两");
	return unit_is(a, "类") && !AT(a->start, a->end, "两") &&
	       !char_before_in(a->start, x->begin, "等共分有这几") && ANY_AT(a->end, x->end, classes);
}

/* 中铁21局, 葛洲坝三公司: a body of a company that is called by its number; 2组贫困户: a group of a village. */
static bool is_body(const struct lex *x, const struct amount *a)
{
	static const char *const heads[] = {
		"中铁", "中建", "中交", "中冶", "铁建", "水电", "电建", "交建", "中水"
	};
	static const char *const folk[] = { "贫困户", "村民", "居民", "农户", "脱贫户", "低保户", "党员" };
	static const char *const villages[] = { "村委会", "居委会", "社区", "组和", "组与", "组、" };
	if (unit_is(a, "局"))
		return ANY_BEFORE(a->start, x->begin, heads);
	if (unit_is(a, "组") && a->num.han && a->num.end - a->num.start == 3 && !AT(a->start, a->end, "两") &&
	    ANY_BEFORE(a->start, x->begin, villages))
		return true; /* 某某村委会三组和四组 */
	return unit_is(a, "组") && ANY_AT(a->end, x->end, folk) &&
	       (a->start == x->begin || (flags_before(a->start, x->begin) & CF_STOP));
}

/* 柳林新村三区: a part of a quarter that is called by its number. */
static bool is_quarter(const struct lex *x, const struct amount *a)
{
	static const char *const quarters[] = { "新村", "小区", "花园", "家园", "社区",
						"公寓", "苑",   "花苑", "新城", "名城" };
	return unit_is(a, "区") && !AT(a->start, a->end, "两") && ANY_BEFORE(a->start, x->begin, quarters);
}

/* 清潭四村社区: the name of a quarter. */
static bool is_estate(const struct lex *x, const struct amount *a)
{
	static const char *const kinds[] = { "社区", "居委会", "小区", "小学", "农贸市场", "菜市场", "菜场" };
	return unit_is(a, "村") && (a->num.han ? a->num.end - a->num.start == 3 : a->num.digits == 1) &&
	       !a->num.bare && is_cjk_at(a->start > x->begin ? ds_utf8_prev(a->start, x->begin) : x->end, x->end) &&
	       !char_before_in(a->start, x->begin, "的了有等共和与及在这") && ANY_AT(a->end, x->end, kinds);
}

/* 向四周蔓延: on all sides; four weeks last or pass. */
static bool are_sides(const struct lex *x, const struct amount *a)
{
	return unit_is(a, "周") && AT(a->start, a->end, "四") && a->num.end - a->num.start == 3 &&
	       !char_before_in(a->start, x->begin, "第前后了达期近约过续满用共有每时") &&
	       !char_in(a->end, x->end, "内后前时以多左年的岁、");
}

/* 三厂街道, 五里镇, in lists 三口井、…等村: places whose names begin with a numeral. A count of towns has 个 or nothing between. */
static bool is_place_name(const struct lex *x, const struct amount *a)
{
	static const char *const kinds[] = { "街道", "镇" };
	static const char *const others[] = { "街道两", "镇长", "镇村", "镇上", "镇区", "镇乡" };
	if (a->num.end - a->num.start != 3 || a->num.bare || a->unit.name.n != 3 || a->end != a->unit.end ||
	    char_in(a->unit.name.p, x->end, "个省市区县镇乡村街条名位年天人月"))
		return false;
	static const char *const works[] = { "河道", "河堤", "河岸", "河段", "台地", "塘坝" };
	if (unit_is(a, "里") && char_in(a->end, x->end, "沟河坪铺庄店堡湾墩岗屯营桥台塘街巷香"))
		return !ANY_AT(a->end, x->end, works); /* 七里河, 八里街 */
	/* 八里四路, 八里电子物流园: of a place of that name, unless it is told how far */
	if (unit_is(a, "里") && is_cjk_at(a->end, x->end) && a->start > x->begin &&
	    is_cjk_at(ds_utf8_prev(a->start, x->begin), x->end) &&
	    !char_before_in(a->start, x->begin, "走行跑近约距离达有出了过来足长宽方") &&
	    !char_in(a->end, x->end, "路地外远长多左之的处宽山水程以范内坡见就才半余"))
		return true;
	if (ANY_AT(a->end, x->end, kinds))
		return !unit_is(a, "家") && !ANY_AT(a->end, x->end, others);
	/* one more character, and other names of the list until 等村 */
	static const char *const end[] = { "等村", "等镇", "等乡", "等社区", "等街道", "等行政村" };
	const char *p = a->end;
	if (!is_cjk_at(p, x->end) || (!AT(p + char_len(p), x->end, "、") && !ANY_AT(p + char_len(p), x->end, end)))
		return false;
	for (int i = 0; i < 20 && p < x->end && (AT(p, x->end, "、") || !(flags_at(p, x->end) & CF_STOP)); i++) {
		if (CC_GROUP(class_at(p, x->end)) == CG_DIGIT)
			return false;
		if (ANY_AT(p, x->end, end))
			return true;
		p += char_len(p);
	}
	return false;
}

#define CAMPAIGN_CHARS 10

/* 十万农户增收工程, 千名干部下乡行动, 百村示范工程: what is to be done for a round number of them is called so. */
static bool is_campaign(const struct lex *x, const struct amount *a)
{
	static const char *const kinds[] = { "工程", "行动", "人才计划", "英才计划", "培养计划", "培育计划" };
	const char *p = a->num_start;
	if (!a->num.han || a->kind != DS_KIND_COUNT || a->ranged || !char_in(p, x->end, "十百千万亿"))
		return false;
	if (a->has_unit && !(a->unit.name.n == 3 && char_in(a->unit.name.p, x->end, "名人村户镇乡企家校店师")))
		return false; /* 千份年菜 are counted */
	while (p < a->num_end && char_in(p, a->num_end, "十百千万亿"))
		p += 3;
	if (p < a->num_end)
		return false;
	p = a->end;
	for (int i = 0; i < CAMPAIGN_CHARS && is_cjk_at(p, x->end); i++, p += char_len(p)) {
		if (i && ANY_AT(p, x->end, kinds))
			return true;
		if (char_in(p, x->end, "的了参投在与将被等"))
			return false;
	}
	return false;
}

#define WAY_CHARS 8 /* （石家庄|方向） */

#define CIRCLE_CHARS 8 /* 15分钟便民生活|圈 */

/* 十五分钟生活圈, 三公里的文化圈: the ring of what lies so near is called so; 5公里商圈有3家店 is no other. */
static bool is_circle(const struct lex *x, const struct amount *a)
{
	const char *p = a->end;
	if ((!(a->unit.flags & UNIT_TIME) && a->unit.kind != DS_KIND_LENGTH) || char_in(p, x->end, "绕跑走转"))
		return false;
	for (int i = 0; i < CIRCLE_CHARS && is_cjk_at(p, x->end); i++, p += char_len(p)) {
		if (i && AT(p, x->end, "圈"))
			return true;
		if (char_in(p, x->end, "一内外里处形建成打有是到"))
			return false; /* 3公里内形成商圈 */
	}
	return false;
}

/* 六天工作制, 24小时值班制度: a regime is called by how long it lasts, 三班倒 by who takes turns. */
static bool is_regime(const struct lex *x, const struct amount *a)
{
	if (unit_is(a, "班") && a->num.han && char_in(a->end, x->end, "制倒"))
		return true;
	static const char *const kinds[] = { "工作制", "工时制", "轮班制", "倒班制", "值班制",
					     "值守制", "带班制", "双休制", "轮休制", "休假制" };
	return (a->unit.flags & UNIT_TIME) && ANY_AT(a->end, x->end, kinds);
}

/* 312公里（昆明方向）: is it told in brackets which way the road leads? */
static bool leads_somewhere(const char *p, const char *end)
{
	if (!char_in(p, end, "（("))
		return false;
	for (int i = 0; i < WAY_CHARS && p < end && !char_in(p, end, "）)"); i++) {
		p += char_len(p);
		if (AT(p, end, "方向"))
			return true;
	}
	return false;
}

/* 318国道25公里处, G30线1200公里路段: where on a road. */
static bool is_milepost(const struct lex *x, const struct amount *a)
{
	static const char *const roads[] = { "国道", "省道", "县道", "高速", "公路", "国线", "省线", "干线", "线" };
	static const char *const spots[] = { "处",   "附近",   "周边", "路段", "地段", "位置",
					     "里程", "往北方", "下坡", "上坡", "隧道", "匝道" };
	return a->unit.kind == DS_KIND_LENGTH && !a->num.han &&
	       (leads_somewhere(a->end, x->end) ||
		(ANY_AT(a->end, x->end, spots) && ANY_BEFORE(a->start, x->begin, roads)));
}

/* 货三轮, 电动三轮: a vehicle; 三轮排查 are counted. */
static bool is_tricycle(const struct lex *x, const struct amount *a)
{
	static const char *const kinds[] = { "货", "电动", "人力", "机动", "农用", "摩托", "载客" };
	return unit_is(a, "轮") && AT(a->start, a->end, "三") && ANY_BEFORE(a->start, x->begin, kinds);
}

/* What only a number in Chinese numerals can be. */
static unsigned han_class_of(const struct lex *x, const struct amount *a)
{
	if (is_class(x, a) || follows_order(x, a))
		return DS_CLASS_ORDINAL;
	bool three = unit_is(a, "样") && char_before_in(a->start, x->begin, "新老"); /* 新三样 */
	bool name = three || is_person(x, a) || is_village(x, a) || is_place_name(x, a) || are_sides(x, a) ||
		    is_quarter(x, a) || is_tricycle(x, a);
	return name ? DS_CLASS_NAME : NO_CLASS;
}

static unsigned class_of(const struct lex *x, const struct amount *a)
{
	if (is_place(x, a) || is_building(x, a) || is_milepost(x, a))
		return DS_CLASS_ID;
	const unsigned han = a->num.han ? han_class_of(x, a) : NO_CLASS;
	if (han != NO_CLASS)
		return han;
	/* 十种有色金属 is one product of the statistics */
	bool metals = unit_is(a, "种") && AT(a->end, x->end, "有色金属") &&
		      ds_decimal_cmp(a->num.value, ds_decimal_from(10)) == 0;
	bool name = metals || is_estate(x, a) || is_body(x, a) || is_event(x, a) || unit_is(a, "周年") ||
		    year_is_jubilee(x, a) || is_regime(x, a) || is_circle(x, a);
	return name ? DS_CLASS_NAME : NO_CLASS;
}

bool amount_named(const struct lex *x, const struct amount *a, struct verdict *other)
{
	static const uint16_t rules[] = {
		[DS_CLASS_ID] = RULE_ID,
		[DS_CLASS_ORDINAL] = RULE_ORDINAL,
		[DS_CLASS_DATE] = RULE_TIME,
		[DS_CLASS_NAME] = RULE_NAME,
	};
	unsigned c = a->has_unit ? class_of(x, a) : NO_CLASS;
	if (c == NO_CLASS && is_campaign(x, a))
		c = DS_CLASS_NAME;
	if (c == NO_CLASS)
		return false;
	*other = (struct verdict){ (uint8_t)c, rules[c] };
	return true;
}

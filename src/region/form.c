/* form.c: places embedded in the names of organisations, products and events; and those that do not count: names of
 * railway bureaus, brands and titles of works. */
#include "region/resolve.h"

/* Words that may stand between a place and the head of an organisation's name. */
static const char *const modifiers[] = {
	"人民",   "民族",   "实验",     "职业",     "技术", "科技", "中级",   "高级",       "基层",   "第",
	"一",     "二",     "三",       "四",       "五",   "六",   "七",     "八",         "九",     "十",
	"农牧",   "农业",   "林业",     "牧业",     "工业", "商业", "教育",   "卫生",       "健康",   "医疗",
	"保障",   "公安",   "司法",     "民政",     "财政", "税务", "统计",   "气象",       "水利",   "交通",
	"运输",   "住房",   "城乡",     "建设",     "自然", "资源", "生态",   "环境",       "文化",   "旅游",
	"体育",   "广播",   "电视",     "新闻",     "市场", "监督", "管理",   "行政",       "审批",   "政务",
	"服务",   "数据",   "大数据",   "应急",     "消防", "救援", "退役",   "军人",       "事务",   "人力",
	"社会",   "发展",   "改革",     "发改",     "信息", "化",   "商务",   "外事",       "审计",   "国有",
	"资产",   "乡村",   "振兴",     "农村",     "信用", "供销", "合作",   "残疾人",     "妇女",   "儿童",
	"青年",   "少年",   "党史",     "文明",     "宣传", "组织", "统战",   "政法",       "机关",   "直",
	"工作",   "委员会", "人民代表", "政治",     "协商", "监察", "检察",   "纪律",       "检查",   "巡察",
	"巡视",   "特殊",   "幼儿",     "师范",     "理工", "医科", "中医",   "蒙医",       "财经",   "交通",
	"外国语", "大学",   "附属",     "专科",     "高等", "综合", "中心",   "蒙古族",     "回族",   "藏",
	"学习",   "党",     "网信",     "和",       "城市", "投资", "控股",   "旅游",       "能源",   "电力",
	"供电",   "煤业",   "钢铁",     "银行",     "农商", "村镇", "自治区", "工业和信息", "革命",   "历史",
	"烈士",   "红色",   "抗战",     "爱国主义", "图书", "博物", "美术",   "艺术",       "科学",   "研究",
	"勘察",   "规划",   "设计",     "地质",     "地震", "海事", "出入境", "边防",       "边境",   "国际",
	"高新",   "经济",   "产业",     "物流",     "综合", "保税", "创新",   "创业",       "农产品", "水产",
	"畜牧",   "疾病",   "预防",     "控制",     "急救", "血液", "公共",   "公交",       "地铁",   "轨道",
	"客运",   "汽车",   "机",       "火车",     "高铁", "航空", "港务",   "集装箱",     "自来水", "燃气",
	"热力",   "环卫",   "园林",     "绿化",     "城管", "执法",
};
static const char *const heads[] = {
	"委宣传部", "委组织部",   "委政法委", "委网信办", "委",       "党委",
	"纪委",     "监委",       "政府",     "人大",     "政协",     "局",
	"厅",       "办公厅",     "办公室",   "办",       "部",       "处",
	"法院",     "检察院",     "院",       "大学",     "学院",     "学校",
	"中学",     "小学",       "一中",     "二中",     "三中",     "幼儿园",
	"医院",     "银行",       "公司",     "集团",     "日报",     "晚报",
	"晨报",     "早报",       "商报",     "都市报",   "报社",     "报",
	"电视台",   "电台",       "广播台",   "卫视",     "台",       "频道",
	"协会",     "学会",       "联合会",   "妇联",     "工商联",   "工会",
	"总工会",   "团委",       "文联",     "残联",     "社联",     "作协",
	"科协",     "侨联",       "红十字会", "基金会",   "商会",     "馆",
	"站",       "公园",       "机场",     "港",       "大桥",     "水库",
	"电厂",     "工厂",       "厂",       "农场",     "牧场",     "中心",
	"基地",     "支队",       "大队",     "总队",     "分队",     "队",
	"联社",     "合作社",     "研究所",   "所",       "剧团",     "乐团",
	"歌舞团",   "艺术团",     "乌兰牧骑", "宣讲团",   "讲师团",   "口岸",
	"海关",     "总站",       "分局",     "开发区",   "高新区",   "经开区",
	"工业园",   "产业园",     "科技园",   "园区",     "自贸区",   "自由贸易试验区",
	"保税区",   "示范区",     "书记",     "委员会",   "代表大会", "联盟",
	"同乡会",   "证券交易所", "交易所",   "大剧院",   "博物院",   "纪念馆",
	"体育场",   "体育馆",     "动物园",   "植物园",   "监狱",     "军区",
	"武警",     "舰",         "号",       "论坛",     "博览会",   "交易会",
	"峰会",     "马拉松",     "电影节",   "艺术节",   "文化节",   "旅游节",
	"美食节",   "冰雪节",     "大赛",     "公开赛",   "联赛",     "杯",
	"展",       "大米",       "牛肉",     "羊肉",     "羊",       "奶酪",
	"苹果",     "脐橙",       "茶",       "小米",     "黑木耳",   "木耳",
	"白酒",     "风光",       "精神",     "故事",     "直机关",   "直属",
	"党校",     "干部学院",   "社科院",   "科学院",   "农科院",   "中院",
	"高院",     "公检法",     "市政",     "铁路局",   "客运段",   "车务段",
	"机务段",   "工务段",     "车辆段",   "局集团",   "蓝",       "菜",
	"话",       "人",         "籍",       "方言",     "料理",     "小吃",
	"烤鸭",     "火锅",       "热干面",   "米粉",     "拉面",     "刀削面",
	"火腿",     "大闸蟹",     "龙井",     "毛尖",     "普洱",
};

/* The longest of the words that stands at off, in bytes; 0 for none. */
static size_t word_at(struct ds_str text, size_t off, size_t end, const char *const *words, size_t n)
{
	size_t best = 0;
	for (size_t i = 0; i < n; i++) {
		struct ds_str w = ds_str_of(words[i]);
		if (w.n > best && off + w.n <= end && text_at(text, off, w))
			best = w.n;
	}
	return best;
}

/* Does a name of an organisation, product or event go on at off? At most a few modifiers, then its head. */
static bool goes_on_as_name(struct ds_str text, size_t off, size_t end)
{
	static const char *const quotes[] = { "“", "\"", "‘" };
	static const char *const not_heads[] = {
		"人民生活", "人均",   "人口", "人大代表建议", "处于", "处在",   "展开",   "展现", "展示",
		"号召",     "队伍",   "部分", "部门",         "部署", "所有",   "所在",   "台阶", "台风",
		"报告",     "报道",   "报送", "站在",         "站稳", "菜篮子", "菜农",   "办理", "办好",
		"办结", "办起", "办了", "办事", "办学", "办成", "办会", "办展", "办一", "办出", "办得", "办公楼",     "办公区", "院内", "港口",         "委托", "人次",   "话题",   "羊绒", "厂区",
		"局部",     "局面",   "杯水", "茶农",         "茶园", "展望",   "书记员", "人才", "人员",
		"人们",     "直接",   "人工", "人气",         "人文", "人间"
	};
	if (word_at(text, off, end, quotes, DS_COUNT(quotes)))
		return false;
	for (unsigned i = 0; i < 7 && off < end; i++) {
		if (word_at(text, off, end, not_heads, DS_COUNT(not_heads)))
			return false;
		size_t head = word_at(text, off, end, heads, DS_COUNT(heads));
		size_t modifier = word_at(text, off, end, modifiers, DS_COUNT(modifiers));
		if (head && head >= modifier)
			return true;
		if (!modifier)
			return head > 0;
		off += modifier;
	}
	return false;
}

/* A railway bureau, or one of its parts: they are named after towns far from where they work. */
static bool is_railway(struct ds_str text, size_t off)
{
	static const char *const railways[] = { "铁路局", "铁路集团", "局集团", "铁路公安", "客运段", "车务段", "机务段",
		                                "工务段", "电务段", "车辆段", "供电段", "车队" };
	for (size_t i = 0; i < DS_COUNT(railways); i++) {
		if (text_at(text, off, ds_str_of(railways[i])))
			return true;
	}
	return false;
}

/* Inside 《…》 that is no document of an authority. */
static bool in_title(struct ds_str text, struct ds_span at, struct ds_span block)
{
	static const char *const documents[] = { "方案", "通知", "意见", "条例", "规划", "报告", "办法", "规定",
						 "决定", "公报", "计划", "纲要", "措施", "清单", "公告", "标准",
						 "细则", "协议", "年鉴", "指南", "导则", "若干" };
	static const struct ds_str open = { "《", 3 }, close = { "》", 3 };
	size_t from = at.start > block.start + 120 ? at.start - 120 : block.start;
	size_t i = at.start;
	for (; i > from; i--) {
		if (text_before(text, i, close))
			return false;
		if (text_before(text, i, open))
			break;
	}
	if (i <= from)
		return false;
	for (size_t j = at.end; j + 3 <= block.end && j < at.end + 150u; j++) {
		if (!text_at(text, j, close))
			continue;
		struct ds_str title = { text.p + i, j - i };
		for (size_t d = 0; d < DS_COUNT(documents); d++) {
			if (ds_str_find(title, ds_str_of(documents[d]), 0) != SIZE_MAX)
				return false;
		}
		return true;
	}
	return false;
}

void forms_settle(const struct resolver *r, size_t from, size_t to)
{
	for (size_t i = to; i-- > from;) {
		struct ds_mention *m = &r->v[i].m;
		struct ds_span block = r->reading->blocks[m->block].at;
		const struct draft *next = i + 1 < to ? &r->v[i + 1] : NULL;
		bool chained = next && next->m.at.start == m->at.end && next->m.form == DS_FORM_EMBEDDED &&
			       ds_region_contains(m->place.region, next->m.place.region);
		if (is_railway(r->text, m->at.end) || in_title(r->text, m->at, block))
			m->counts = false;
		if (m->form == DS_FORM_ANAPHOR)
			continue;
		if (chained || goes_on_as_name(r->text, m->at.end, block.end))
			m->form = DS_FORM_EMBEDDED;
		if (m->form == DS_FORM_EMBEDDED && m->place.region == DS_REGION_CHINA)
			m->counts = false;
	}
}

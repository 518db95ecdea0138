/* table_head.c: what the heads of the columns and rows of a table say: 产量(万吨), 2024年预算数, 比上年增长%, 其中：税收收入. */
#include "table.h"
#include "written.h"

/* Columns whose numbers are no figures; with a unit (排名时间(秒)) they are. */
static const char *const serial_tails[] = {
	"序号", "位次",   "排名", "名次", "排位", "排序", "编号", "编码", "代码",   "代号",   "证号",
	"号码", "电话",   "手机", "邮编", "学号", "座号", "考号", "日期", "时间",   "年限",   "年月",
	"页码", "班次",   "车次", "航班", "楼号", "房号", "户号", "文号", "联系人", "责任人", "联系方式",
	"地址", "身份证", "传真", "期号", "票号", "学期", "号",   "届次", "经度",   "纬度",   "No",
	"No.",  "行次",   "规格", "型号", "等级", "级别", "次序"
};

static const char *const growth_words[] = { "增长", "增速", "增幅", "增减", "涨幅", "涨跌", "升降", "变动",
					    "同比", "环比", "±",    "+-",   "＋－", "+/-",  "增降", "升幅" };

static const char *const level_words[] = { "自然增长率", "自然变动", "增长点" };
static const char *const both_ways[] = { "涨跌", "升降", "增减", "增降", "增长" };
static const char *const fall_words[] = { "降幅", "下降", "跌幅", "减幅" };

/* 比上年, 较年初: heads that begin so tell of growth too. */
static const char *const than_words[] = { "比上",   "比去",   "比年初", "比同期", "比常年", "较上",
					  "较去",   "较年初", "较同期", "较常年", "与上年", "与去年",
					  "与同期", "比前",   "比历年", "较前" };

/* What a head of growth may end in beside the name of what grows. */
static const char *const growth_tails[] = {
	"涨跌幅", "增长",     "增速",     "增幅",   "增减",   "涨幅",   "涨跌",     "升降",     "变动",
	"变化",   "同比",     "环比",     "降幅",   "下降",   "跌幅",   "增加",     "减少",     "增长速度",
	"增减幅", "增减额",   "增减数",   "增减量", "增加额", "净增",   "比上年",   "比去年",   "较上年",
	"较去年", "上年同期", "去年同期", "同期",   "比年初", "较年初", "比上年末", "比上月",   "较上月",
	"比常年", "较常年",   "与上年",   "相比",   "比较",   "幅度",   "实际",     "名义",     "±",
	"、",     "，",       "的",       "比",     "较",     "±%",     "+-",       "按可比价", "率",
	"本期",   "本报告期", "报告期",   "比例",   "比率",   "比同期", "+/-",      "升幅"
};

/* Heads that say no more than which number it is. */
static const char *const plain_names[] = {
	"绝对额", "绝对数", "绝对值",   "绝对量", "数值",   "数量",       "总量",     "指标值", "本月",   "当月",
	"本期",   "本月数", "本期数",   "累计",   "累计数", "本年累计",   "实绩",     "实际",   "实际数", "完成",
	"完成数", "完成值", "实际完成", "执行数", "决算数", "预算执行数", "年末数",   "期末数", "数",     "值",
	"本年",   "本年数", "上年数",   "上年",   "全年",   "当年",       "完成情况", "合计",   "总计",   "小计",
	"实际值", "年末",   "期末",     "金额",   "数额",   "余额",       "总数",     "本季"
};

static const char *const plan_names[] = { "目标",     "目标值",   "计划",       "计划数",   "年度计划",
					  "年度目标", "预期目标", "年初计划",   "计划任务", "任务数",
					  "目标任务", "年度任务", "完成计划",   "预算数",   "年初预算数",
					  "年初预算", "调整预算", "调整预算数", "预计",     "预计数" };

static const char *const unit_names[] = { "单位", "计量单位" };
static const char *const aim_words[] = { "目标", "计划", "预算数", "年初预算", "预算安排", "调整预算" };
static const char *const share_tails[] = { "率",     "比重",   "占比",   "比例", "完成预算",
					   "为预算", "为上年", "为去年", "比率" };
/* Shares of an aim or of the year before say nothing of what has them: 完成预算, 决算数为预算数的. */
static const char *const share_plain[] = { "为预算", "完成预算",   "为年初",   "为调整",   "占预算", "占年度",
					   "完成年", "完成计划",   "为计划",   "占计划",   "为上年", "为去年",
					   "占年初", "为上年同期", "完成调整", "完成目标", "占全年", "进度" };
static const char *const amount_tails[] = { "额", "数", "量", "值" };
static const char *const wholes[] = { "合计", "总计", "小计", "共计", "全国", "全省", "全市",
				      "全县", "全区", "全州", "全盟", "全旗", "全镇", "全乡" };

static const char *const row_names[] = { "指标", "项目", "科目",     "产品名称", "品名",
					 "品种", "名称", "支出项目", "收入项目" };

bool head_names_rows(const struct column *c)
{
	return c->kind == COLUMN_VALUE && !c->unit.n && STARTS_ANY(c->said, row_names) && c->said.n <= 14 * CHAR;
}

bool head_is_total(struct ds_str name)
{
	static const char *const sums[] = { "合计", "总计", "汇总" }; /* 全省|合计 */
	const size_t sum = ENDS_ANY(name, sums);
	const struct ds_str whole = { name.p, name.n - sum };
	return IS_ANY(name, wholes) || (sum && IS_ANY(whole, wholes));
}

/* 绝 对 数: a head set wide, without its blanks. */
static struct ds_str head_narrow(struct reader *rd, struct ds_str s)
{
	size_t n = 0;
	if (!s.n || (!memchr(s.p, ' ', s.n) && ds_str_find(s, DS_STR("　"), 0) == SIZE_MAX))
		return s;
	char *p = ds_arena_raw(rd->arena, s.n, 1);
	for (size_t i = 0; i < s.n;) {
		size_t len = char_len(s.p + i), blank = s.p[i] == ' '                                   ? 1
							: s.n - i >= 3 && memcmp(s.p + i, "　", 3) == 0 ? 3
													: 0;
		if (blank && n && (unsigned char)p[n - 1] >= 0x80) {
			i += blank; /* behind Han */
			continue;
		}
		memcpy(p + n, s.p + i, len);
		copy_note(rd, p + n, (struct ds_str){ s.p + i, len });
		n += len;
		i += len;
	}
	return (struct ds_str){ p, n };
}

/* Where the last bracket of s opens that closes at its end; SIZE_MAX without one. */
static size_t bracket_at(struct ds_str s, size_t *open, size_t *close)
{
	static const char *const opens[] = { "(", "（" };
	static const char *const closes[] = { ")", "）" };
	*close = ENDS_ANY(s, closes);
	for (size_t at = s.n - *close; *close && at > 0; at--) {
		const struct ds_str rest = { s.p + at - 1, s.n - at + 1 };
		*open = HEAD_LEN(rest, opens);
		if (*open)
			return at - 1;
	}
	return SIZE_MAX;
}

/* 产量(万吨): name and unit. 产量(2020年) has a time there, 班级(含寄宿) a remark, and they stay in the name. */
static void head_split(struct reader *rd, struct ds_str cell, struct column *c)
{
	static const char *const percents[] = { "±%", "%", "％", "±％", "+-%", "+/-%" };
	size_t open, close, at = bracket_at(cell, &open, &close);
	c->name = cell;
	if (at != SIZE_MAX) {
		struct ds_str inside = { cell.p + at + open, cell.n - at - open - close };
		if (ENDS_ANY(inside, percents))
			inside = DS_STR("%");
		if (cell_is_unit(rd, inside) || (inside.n && ds_str_find(inside, DS_STR("/"), 0) != SIZE_MAX)) {
			c->unit = inside;
			c->name.n = at;
		}
	}
	const size_t percent = c->unit.n ? 0 : ENDS_ANY(c->name, percents);
	if (percent) {
		c->name.n -= percent;
		c->unit = DS_STR("%");
	}
}

struct ds_str head_of_growth(struct ds_str name)
{
	static const char *const more[] = { "较上月", "较去年", "较上年", "与上年", "较上周", "比上期",
					    "较上期", "增减率", "增减数", "增减额", "比上周", "与去年" };
	for (size_t cut; name.n && ((cut = ENDS_ANY(name, growth_tails)) || (cut = ENDS_ANY(name, more)));)
		name.n -= cut;
	return name;
}

/* What kind of column it is, and whether its name names anything. */
static void head_kind(struct column *c, bool percent)
{
	const struct ds_str name = c->name;
	if (IS_ANY(name, unit_names)) {
		c->kind = COLUMN_UNIT;
		c->plain = true;
	} else if (!c->unit.n && ENDS_ANY(name, serial_tails) && !ds_str_ends(name, DS_STR("季学期"))) {
		c->kind = COLUMN_SERIAL;
		c->plain = true;
	} else if (HAS_ANY(name, level_words)) {
		c->kind = COLUMN_VALUE;
	} else if (HAS_ANY(name, fall_words) && !HAS_ANY(name, both_ways)) {
		c->kind = COLUMN_FALL;
	} else if (HAS_ANY(name, growth_words) || STARTS_ANY(name, than_words)) {
		c->kind = COLUMN_GROWTH;
	}
	if (c->kind == COLUMN_GROWTH || c->kind == COLUMN_FALL) {
		static const char *const unsure[] = { "增减", "变动", "涨跌", "升降", "比上年", "比年初" };
		c->amount = c->unit.n ? !percent : ENDS_ANY(name, amount_tails) > 0;
		c->unsure = !c->unit.n && !c->amount && ENDS_ANY(name, unsure) > 0;
		c->name = head_of_growth(name);
		c->plain = c->name.n == 0;
	}
	c->share = ENDS_ANY(name, share_tails) > 0;
	if (c->kind == COLUMN_VALUE && (percent || !c->unit.n) && HAS_ANY(name, share_plain))
		c->share = c->plain = true;
	c->target = HAS_ANY(name, aim_words) && !c->share && !percent && c->kind == COLUMN_VALUE;
}

static struct ds_str join_heads(struct reader *rd, struct ds_str row, struct ds_str column)
{
	return !row.n ? column : !column.n ? row : phrase_join(rd, row, column);
}

/* 2023年|执行数: takes the time out of the name of a column of values. */
static void head_time(struct reader *rd, struct ds_span cell, struct column *c)
{
	static const char *const looks[] = { "为", "占", "比", "较", "与" };
	const struct ds_str text = rd->r->text;
	for (uint32_t t = 0; t < rd->tokens.n; t++) {
		const struct token *k = &rd->tokens.v[t];
		if (k->type != TOKEN_TIME || k->at.start < cell.start || k->at.end > cell.end)
			continue;
		const struct ds_str time = ds_str_slice(text, k->at);
		if (c->kind != COLUMN_VALUE && k->at.start == cell.start &&
		    !char_in(text.p + k->at.end, text.p + cell.end, "比较与")) { /* 1-5月|同比 */
			c->period = time;
			if (ds_str_starts(c->name, time))
				c->name = (struct ds_str){ c->name.p + time.n, c->name.n - time.n };
			c->plain |= !c->name.n;
			return;
		}
		if (c->kind != COLUMN_VALUE || STARTS_ANY(ds_str_slice(text, cell), looks)) {
			c->plain |= STARTS_ANY(ds_str_slice(text, cell), looks) && c->kind == COLUMN_VALUE;
			return;
		}
		const size_t at = ds_str_find(c->name, time, 0);
		c->period = time;
		if (at == SIZE_MAX)
			continue;
		if (at == 0)
			c->name = (struct ds_str){ c->name.p + time.n, c->name.n - time.n };
		else if (at + time.n == c->name.n)
			c->name.n = at;
	}
	if (!c->period.n && cell_is_year(c->name)) {
		c->period = c->name;
		c->name.n = 0;
	}
	c->plain |= c->period.n && (!c->name.n || c->name.n <= CHAR);
	c->plain |= c->kind == COLUMN_VALUE && (IS_ANY(c->name, plain_names) || IS_ANY(c->name, plan_names));
}

/* 人均可支配收入, 亩产: what a measure is per. */
static struct ds_str per_of(struct ds_str name)
{
	static const struct {
		const char *head, *per;
	} pers[] = {
		{"人均",  "人均"},
                { "生均", "生均"},
                { "户均", "户均"},
		{ "亩均", "亩均"},
                { "日均", "日均"},
                { "亩产", "亩"   },
	};
	for (size_t i = 0; i < DS_COUNT(pers); i++)
		if (ds_str_find(name, ds_str_of(pers[i].head), 0) != SIZE_MAX)
			return ds_str_of(pers[i].per);
	return DS_STR("");
}

/* A second row of heads goes below the first. */
static void head_below(struct reader *rd, const struct column *before, struct column *c)
{
	const bool grows = c->kind == COLUMN_GROWTH || c->kind == COLUMN_FALL;
	if (before->name.n && c->plain && !before->plain && c->kind != COLUMN_UNIT) {
		c->name = before->name;
		c->plain = false;
	} else if (before->name.n && !before->plain && !c->plain && !before->all_place &&
		   (c->kind == COLUMN_VALUE || grows)) {
		c->name = join_heads(rd, before->name, c->name); /* 水稻 over 面积 */
	}
	if (!c->period.n)
		c->period = before->period;
	if (!c->place) {
		c->place = before->place;
	}
	if (before->kind == COLUMN_GROWTH && c->kind == COLUMN_VALUE && c->plain) {
		c->kind = COLUMN_GROWTH; /* 同比增长 over 2021年 */
		c->amount = before->amount;
	}
	c->target |= before->target && c->kind == COLUMN_VALUE;
}

/* 其中：, #, 1., （一）: bytes of what stands before the name of a row. */
static size_t row_mark(struct ds_str s)
{
	static const char *const marks[] = { "其中：", "其中:",  "其中",   "#",      "＃",     "＋",     "+",
					     "·",      "－",     "—",      "-",      "•",      "○",      "●",
					     "※",      "*",      "＊",     "一、",   "二、",   "三、",   "四、",
					     "五、",   "六、",   "七、",   "八、",   "九、",   "十、",   "(一)",
					     "(二)",   "(三)",   "(四)",   "(五)",   "(六)",   "（一）", "（二）",
					     "（三）", "（四）", "（五）", "（六）", "（七）", "（八）", "①",
					     "②",      "③",      "④",      "⑤",      "⑥",      "　",     " ",
					     "：",     ":",      "、" };
	static const char *const points[] = { ".", "、", "．", ")", "）" };
	static const char *const opens[] = { "(", "（" };
	const size_t mark = HEAD_LEN(s, marks), open = HEAD_LEN(s, opens);
	size_t n = open;
	if (mark)
		return mark;
	while (n < s.n && n < open + 2 && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	const struct ds_str rest = { s.p + n, s.n - n };
	const size_t point = n > open ? HEAD_LEN(rest, points) : 0;
	return point && !(rest.n > point && rest.p[point] >= '0' && rest.p[point] <= '9') ? n + point : 0;
}

bool head_is_numbered(struct ds_str name)
{
	static const char *const numerals[] = { "一、", "二、", "三、", "四、", "五、",
						"六、", "七、", "八、", "九、", "十、" };
	return STARTS_ANY(name, numerals) || (name.n && name.p[0] >= '0' && name.p[0] <= '9' && row_mark(name));
}

void head_read(struct reader *rd, struct ds_span cell, struct column *c)
{
	struct column before = *c;
	struct ds_str text = ds_str_slice(rd->r->text, cell);
	if (!text.n)
		return;
	*c = (struct column){ .unit = before.unit };
	struct ds_str unit = before.unit;
	c->unit = DS_STR("");
	struct ds_str name = head_narrow(rd, text);
	while (ds_str_starts(name, DS_STR("其中")) && name.n > 9 && row_mark(name))
		name = (struct ds_str){ name.p + row_mark(name), name.n - row_mark(name) };
	head_split(rd, name, c);
	const bool bracketed = c->unit.n && !c->name.n && before.said.n;
	if (bracketed || (!c->unit.n && before.name.n && !IS_ANY(c->name, row_names) &&
			  cell_is_unit(rd, c->name))) { /* (万吨) in a row of its own */
		const struct ds_str own = bracketed ? c->unit : text;
		*c = before;
		c->unit = own;
		return;
	}
	const struct ds_str whole = c->name;
	c->said = whole;
	head_kind(c, ds_str_eq(c->unit, DS_STR("%")));
	head_time(rd, cell, c);
	if (!c->unit.n)
		c->unit = unit;
	if (!c->name.n && !c->period.n)
		c->name = c->plain && c->kind == COLUMN_VALUE ? whole : c->name;
	c->per = per_of(c->name);
	for (uint32_t m = rd->mention; m < rd->m->n && rd->m->v[m].at.start < cell.end; m++)
		if (rd->m->v[m].at.start >= cell.start && rd->m->v[m].counts)
			c->place = &rd->m->v[m];
	c->all_place = c->place && cell_is_place(rd, cell);
	head_below(rd, &before, c);
}

void head_of_row(struct reader *rd, struct ds_span cell, struct column *c)
{
	struct ds_str name = head_narrow(rd, ds_str_slice(rd->r->text, cell));
	struct ds_span named = cell; /* 一、|长治市 */
	*c = (struct column){ .kind = COLUMN_VALUE };
	for (size_t n; (n = row_mark(name)) != 0 && n < name.n;) {
		name = (struct ds_str){ name.p + n, name.n - n };
		named.start =
		    name.p + name.n == rd->r->text.p + cell.end ? cell.end - (uint32_t)name.n : cell.start;
	}
	static const char *const notes[] = { "①", "②", "③", "④", "⑤", "⑥", "*", "＊" };
	for (size_t n; (n = ENDS_ANY(name, notes)) != 0 && n < name.n;)
		name.n -= n;
	head_split(rd, name, c);
	const struct ds_str whole = c->name;
	head_kind(c, ds_str_eq(c->unit, DS_STR("%")));
	if (c->kind == COLUMN_SERIAL || c->kind == COLUMN_UNIT) {
		c->kind = COLUMN_VALUE;
		c->name = whole;
	}
	c->plain = c->target = false;
	c->per = per_of(c->name);
	c->place = cell_place(rd, cell);
	c->all_place = cell_is_place(rd, named);
	for (uint32_t t = 0; t < rd->tokens.n; t++) /* 2018年 */
		if (rd->tokens.v[t].type == TOKEN_TIME && rd->tokens.v[t].at.start == cell.start &&
		    (rd->tokens.v[t].at.end == cell.end ||
		     char_in(rd->r->text.p + rd->tokens.v[t].at.end, rd->r->text.p + cell.end, "度份末底")))
			c->period = ds_str_slice(rd->r->text, rd->tokens.v[t].at);
}

bool heads_are_entry(const struct table *t)
{
	static const char *const keys[] = { "名称",     "姓名",     "标题", "单位名称",
					    "项目单位", "建设单位", "地址", "地点" };
	const struct column *value = &t->columns[1];
	if (t->n != 2 || !ENDS_ANY(t->columns[0].said, keys) || value->unit.n || value->plain || value->share ||
	    value->kind != COLUMN_VALUE || value->said.n < 4 * CHAR)
		return false;
	return !phrase_tail(value->said).n && !phrase_names_measure(value->said) && !phrase_is_amount(value->said);
}

/* Does the column hold a value in the row at hand, with its unit or not? */
static bool is_value_column(const struct reader *rd, const struct cells *row, uint32_t i)
{
	if (i >= row->n)
		return false;
	const struct ds_span at = row->at[i];
	const struct ds_str s = ds_str_slice(rd->r->text, at);
	if (cell_is_number(s))
		return !cell_is_year(s);
	for (uint32_t t = 0; t < rd->tokens.n; t++)
		if (rd->tokens.v[t].type == TOKEN_NUMBER && rd->tokens.v[t].at.start == at.start &&
		    rd->tokens.v[t].at.end == at.end)
			return true;
	return false;
}

/* 序号 | 企业, but 时间 | 销量; a row of nothing but values has no name. */
static uint32_t head_column(const struct reader *rd, const struct table *t)
{
	const struct cells row = cells_of(rd->r->text, rd->block->at);
	uint32_t head = 0;
	while (head + 1 < t->n && t->columns[head].kind == COLUMN_SERIAL && !is_value_column(rd, &row, head + 1))
		head++;
	if (t->n < 2 || head || !cell_is_number(ds_str_slice(rd->r->text, row.at[0])) || t->columns[0].plain ||
	    !t->columns[0].name.n)
		return head;
	/* 楼层 | 面积: of several rows the first column names them, if it has no unit */
	const bool more = rd->block_index + 1 < rd->r->blocks_n && rd->block[1].kind == DS_BLOCK_TABLE_ROW;
	if (more && !t->columns[0].unit.n && t->columns[0].kind != COLUMN_SERIAL)
		return head;
	return is_value_column(rd, &row, 1) || t->columns[0].kind == COLUMN_SERIAL ? NO_HEAD : head;
}

/* 早稻(亩) | 中稻(亩) | 小计: a sum without a unit has that of all the columns it sums up. */
static void sums_take_unit(struct table *t)
{
	struct ds_str unit = DS_STR("");
	for (uint32_t i = t->head + 1; i < t->n; i++) {
		const struct column *c = &t->columns[i];
		if (c->kind != COLUMN_VALUE || c->share || head_is_total(c->said))
			continue;
		if (!c->unit.n || (unit.n && !ds_str_eq(unit, c->unit)))
			return;
		unit = c->unit;
	}
	for (uint32_t i = t->head + 1; i < t->n; i++)
		if (head_is_total(t->columns[i].said) && !t->columns[i].unit.n)
			t->columns[i].unit = unit;
}

void heads_end(struct reader *rd, struct table *t)
{
	t->head = head_column(rd, t);
	if (!t->unit.n)
		sums_take_unit(t);
	for (uint32_t i = t->head + 1; i < t->n; i++) {
		struct column *c = &t->columns[i];
		static const char *const before[] = { "上年同期", "去年同期", "上年", "上期", "同期", "上年数" };
		static const char *const moves[] = { "涨跌", "升降", "涨跌额" };
		t->indicators |= c->kind == COLUMN_UNIT;
		const bool other =
		    c->plain && c->kind == COLUMN_VALUE && IS_ANY(c->said, before); /* of what stands left */
		if (!other && ((c->kind != COLUMN_GROWTH && c->kind != COLUMN_FALL) || !c->plain))
			continue;
		const bool is_points = ds_str_ends(c->unit, DS_STR("百分点")); /* 比重 | 提高(百分点) */
		for (uint32_t k = i; k-- > t->head + 1;) {
			const struct column *left = &t->columns[k];
			if (c->amount && c->unit.n && left->unit.n && k > t->head + 1 &&
			    !ds_str_eq(c->unit, left->unit))
				continue; /* 产量(吨) | 单产(公斤) | 增加(吨) */
			if (left->kind != COLUMN_VALUE || (left->share && !is_points))
				continue;
			if (!left->plain && left->name.n && !left->all_place) {
				c->name = left->name;
				c->plain = false;
			}
			static const char *const counts[] = { "人数", "户数", "人口数", "人口" };
			c->amount |=
			    c->unsure && !t->unit.n && ENDS_ANY(left->said, counts); /* 人口数 | 较上月增减 */
			/* 最高价 | 涨跌: not 涨跌幅 */
			c->amount |= IS_ANY(c->said, moves) && ds_str_find(left->said, DS_STR("价"), 0) != SIZE_MAX;
			if (!c->place)
				c->place = left->place;
			/* 前三季度 | 同比增长, not 2022年 | 2021年 | 增长 */
			if (!c->period.n && !IS_ANY(left->said, before) &&
			    !(k > t->head + 1 && left[-1].kind == COLUMN_VALUE && left[-1].period.n))
				c->period = left->period;
			break;
		}
	}
}

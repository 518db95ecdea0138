/* place.c: what a place is in its clause: its subject, where something happens, with whom something is done, a way that
 * begins there. Looks at the lexemes around it and remembers nothing; what follows from it for figures stands in scope.c.
 */
#include "scope.h"

#define NAMED_MAX   15u /* bytes of 地级市 */
#define ORIGIN_MAX  18u /* bytes of 内地旅客 */
#define COMPANY_MAX 48u /* bytes of 铜业股份有限公司 */

/* 今年完工的丰原区安康段: does what stands before 的 say no more of the place, from the start of the clause? */
static bool is_modified(const struct reader *rd, const struct lexeme *de)
{
	const struct lexeme *k = de - 1;
	/* 在与甲村相隔不远的乙村 */
	while (!ends_clause(k) && k->kind != LEX_NUMBER && k->kind != LEX_PLACE && !is_word(k, W_DE))
		k--;
	while (k->kind == LEX_PLACE)
		k--;
	if (k[1].kind == LEX_PLACE && is_word(k, W_WITH | W_FROM))
		return ends_clause(k - 1) || (is_word(k - 1, W_PREP) && ends_clause(k - 2));
	/* 位于县城以南10公里的甲镇 */
	static const char *const lies[] = { "位于", "地处", "坐落" };
	k = de - 1;
	for (int n = 0; n < 12 && !ends_clause(k - 1); n++)
		k--;
	if (STARTS_ANY(lexeme_text(rd, k), lies))
		return true;
	/* 总投资3亿元的甲镇污水厂 */
	k = de - 1;
	if (k->kind == LEX_NUMBER) {
		do
			k--;
		while (k->kind == LEX_TEXT || is_word(k, W_REACH | W_ADV | W_ATTR | W_INVEST));
		return ends_clause(k);
	}
	/* 实力强大的甲队 */
	if (k->kind == LEX_OTHER && !ends_clause(k - 1))
		k--; /* 排名第二的甲市 */
	if ((k->kind == LEX_TEXT || k->kind == LEX_OTHER) && ends_clause(k - 1))
		return true;
	if (!is_word(k, W_VERB | W_LIGHT))
		return false;
	while (is_word(k, W_VERB | W_LIGHT | W_ADV | W_CONN) || k->kind == LEX_TIME)
		k--;
	return ends_clause(k);
}

/* 居首的是, 其次是: what stands behind is the subject. */
static bool is_named_last(const struct reader *rd, const struct lexeme *is)
{
	static const char *const orders[] = { "其次", "依次", "分别", "首先", "最后" };
	/* 面积最大的县是 */
	if (is[-1].kind == LEX_TEXT && is[-1].end - is[-1].start <= NAMED_MAX && is_word(is - 2, W_DE) &&
	    ds_str_find(text_of(rd, rd->lx[0].start, is->start), DS_STR("最"), 0) != SIZE_MAX)
		return true;
	return is_word(is - 1, W_DE) || IS_ANY(lexeme_text(rd, is - 1), orders);
}

/* 〔记者甲/乙市报道〕, 讯(记者 甲): does the bracket that l ends say no more than who reports? */
static bool is_byline(const struct reader *rd, const struct lexeme *l)
{
	static const char *const who[] = { "记者", "通讯员", "特约记者", "见习记者" };
	const struct lexeme *open = l;
	for (int n = 0; n < 12 && open->kind != LEX_OPEN && open->kind != LEX_STOP; n++)
		open--;
	return open->kind == LEX_OPEN && STARTS_ANY(text_of(rd, open->end, l->start), who);
}

/* Does the clause begin with this place, but for times, connectives and 在? */
bool place_is_subject(const struct reader *rd, const struct lexeme *l)
{
	for (const struct lexeme *k = l - 1;; k--) {
		if (ends_clause(k) || k->kind == LEX_OPEN)
			return true;
		if (k->kind == LEX_CLOSE && is_byline(rd, k))
			return true;
		if (k == l - 1 && is_word(k, W_DE) && is_modified(rd, k))
			return true;
		if (k == l - 1 && (lexeme_says(rd, k, "是") || lexeme_says(rd, k, "为")) && is_named_last(rd, k))
			return true; /* 增速最快的是甲县,达9% */
		if (lexeme_says(rd, k, "届"))
			continue; /* 本届|省运会 */
		if (k->kind == LEX_TIME || k->kind == LEX_OTHER ||
		    (k[1].kind == LEX_TIME && is_word(k, W_TO | W_FROM)))
			continue;
		if (is_word(k, W_PREP) && !is_word(k, W_ADV | W_CONN) && !lexeme_says(rd, k, "在") &&
		    !lexeme_says(rd, k, "由"))
			return false;
		if (!is_word(k, W_CONN | W_ADV | W_NOW | W_TARGET | W_DET | W_PREP | W_FROM))
			return false;
	}
}

/* 与北京、浙江等地商超签了1.8万吨: those with whom or for whom something is done do not govern it. */
bool place_is_partner(const struct reader *rd, const struct lexeme *l)
{
	static const char *const to[] = { "与", "向", "对", "面向", "销往", "来自", "跟", "出口" };
	while (l->kind == LEX_PLACE || l->kind == LEX_DUN || is_word(l, W_AND)) {
		if (is_word(l, W_WITH))
			if (l[-1].kind != LEX_PLACE) /* 销往甲市和乙市 */
				return !ends_clause(l - 1);
		l--;
	}
	if (ends_clause(l - 1))
		return false;
	return IS_ANY(lexeme_text(rd, l), to);
}

/* 新华社北京3月8日电, 江州日报南江讯: from where the news was sent and who sent it, no more. */
bool place_is_dateline(const struct reader *rd, const struct lexeme *l)
{
	static const char *const heads[] = { "电", "讯" };
	/* 某局长21日在北京透露 */
	static const char *const says[] = { "透露", "表示", "宣布", "介绍说", "指出", "通报" };
	if (lexeme_says(rd, l - 1, "在") && STARTS_ANY(lexeme_text(rd, l + 1), says))
		return true;
	const struct ds_place at = rd->m->v[l->ref].place;
	static const char *const papers[] = { "报", "网" };
	static const char *const sent[] = { "报讯", "网讯", "报电" };
	l++;
	while (l->kind == LEX_TIME || l->kind == LEX_PLACE ||
	       (l->kind == LEX_TEXT && ENDS_ANY(lexeme_text(rd, l), papers) && l[1].kind == LEX_PLACE))
		l++;
	const struct ds_str said = lexeme_text(rd, l);
	if (l->kind != LEX_TEXT)
		return false;
	if (STARTS_ANY(said, heads)) /* 全市电子商务交易额 is no telegram */
		return said.n == HAN_BYTES || !char_in(said.p + HAN_BYTES, said.p + said.n,
						       "子力网商影视动信话气缆池站价厂器梯费量竞源压机热能");
	/* 江州日报讯: the paper of the place that is told of, unless the story lies deeper */
	const struct scope *base = &rd->flow.base;
	return base->known && ENDS_ANY(lexeme_text(rd, l), sent) && !ds_place_eq(base->place, at) &&
	       holds((struct scope){ at, true }, base->place);
}

/* 高于全省5个百分点,全省第一; 在全国率先: among whom something comes first. */
bool place_is_ranking(const struct reader *rd, const struct lexeme *l)
{
	static const char *const ranks[] = { "首位", "首个", "首家", "前列", "榜首", "之首",
					     "领先", "率先", "唯一", "首例", "排名" };
	const struct lexeme *next = l + 1;
	const struct ds_mention *m = &rd->m->v[l->ref];
	/* 甲省排名第三,接待…: who ranks, in a story that is not of a place in it */
	if (ends_clause(l - 1) && ds_str_starts(lexeme_text(rd, next), DS_STR("排名")) &&
	    !holds((struct scope){ m->place, true }, rd->flow.base.place))
		return false;
	/* 甲村率先流转荒山: who is first, unless it is 在 them */
	if (ds_str_starts(lexeme_text(rd, next), DS_STR("率先")) &&
	    ds_place_level(rd->m->v[l->ref].place) >= DS_LEVEL_TOWNSHIP)
		return lexeme_says(rd, l - 1, "在");
	if (lexeme_says(rd, l - 1, "在") && ds_str_ends(lexeme_text(rd, l - 2), DS_STR("率先")))
		return true;
	/* 全国每两株菜苗就有一株来自甲市, in a story of it */
	if (ds_str_starts(lexeme_text(rd, next), DS_STR("每")) && !ds_place_eq(rd->flow.base.place, m->place) &&
	    holds((struct scope){ m->place, true }, rd->flow.base.place))
		return true;
	if (next->kind == LEX_OTHER && ds_str_starts(lexeme_text(rd, next), DS_STR("第")))
		return ends_clause(next + 1) || ends_clause(next + 2);
	return (next->kind == LEX_TEXT || next->kind == LEX_WORD) && STARTS_ANY(lexeme_text(rd, next), ranks);
}

/* 香港旅客, 云南籍学生, 内地游客: who came from there is counted where he came to. */
bool place_is_origin(const struct reader *rd, const struct lexeme *l)
{
	static const char *const leaves[] = { "开往", "驶往", "飞往", "发往", "前往", "运往", "出发" };
	const struct lexeme *first = l;
	while (l[1].kind == LEX_PLACE && l[1].start == l->end)
		l++;
	/* 甲县、乙县游客 in a story of their city: who came there */
	const bool here =
	    l->kind == LEX_PLACE && rd->flow.base.known && holds(rd->flow.base, rd->m->v[l->ref].place);
	while ((l[1].kind == LEX_DUN || is_word(l + 1, W_AND)) && l[2].kind == LEX_PLACE)
		l += 2; /* 甲省、乙省旅客: from either */
	struct ds_str s = lexeme_text(rd, l + 1);
	if (ds_str_eq(s, DS_STR("人")) && (ends_clause(l + 2) || l[2].kind == LEX_CLOSE))
		return true; /* 男,35岁,甲市人 */
	static const char *const starts[] = { "坐", "乘", "赶", "走", "骑", "开车", "来", "出来" };
	if (is_word(first - 1, W_FROM) && (STARTS_ANY(s, leaves) || STARTS_ANY(s, starts)))
		return true; /* 由甲市开往乙市, 从甲村坐车 */
	if (is_word(l + 1, W_DE) && l[2].kind == LEX_TEXT && has_sort(lexeme_text(rd, l + 2), S_GUEST))
		return !here; /* 甲省的自驾游客 */
	/* 甲省货车, 乙市牌照的轿车 */
	static const char *const vehicles[] = { "大货车", "货车",   "大客车", "客车", "轿车",
						"小车",   "越野车", "面包车", "牌照", "车牌" };
	if (l[1].kind == LEX_TEXT && STARTS_ANY(s, vehicles))
		return true;
	if (s.n > ORIGIN_MAX)
		s.n = ORIGIN_MAX; /* 内地旅客 */
	return l[1].kind == LEX_TEXT && (has_sort(s, S_ORIGIN) || (!here && has_sort(s, S_GUEST)));
}

/* 甲乙(丙市)食品有限公司: a place in brackets inside the name of a company. */
bool place_is_branch(const struct reader *rd, const struct lexeme *l)
{
	static const char *const others[] = { "有限", "分行", "支行" };
	if (l[-1].kind != LEX_OPEN || l[1].kind != LEX_CLOSE || ends_clause(l + 2))
		return false;
	uint32_t end = l + 3 < rd->lx + rd->lx_n && !ends_clause(l + 3) ? l[3].end : l[2].end;
	const struct ds_str rest = text_of(rd, l[2].start, end);
	return has_sort(rest, S_COMPANY) || HAS_ANY(rest, others);
}

bool place_is_aside(const struct lexeme *l)
{
	const struct lexeme *first = l;
	while (first[-1].kind == LEX_PLACE)
		first--;
	while (l->kind == LEX_PLACE)
		l++;
	if (first[-1].kind != LEX_OPEN || l->kind != LEX_CLOSE)
		return false;
	/* 6省(自治区)11市 */
	return first[-2].kind == LEX_NUMBER ||
	       (l[1].kind != LEX_NUMBER && (first[-2].kind == LEX_TEXT || first[-2].kind == LEX_QUOTE));
}

bool place_fills_bracket(const struct lexeme *l)
{
	const struct lexeme *first = l - 1;
	while (first->kind == LEX_PLACE)
		first--;
	return first < l - 1 && first->kind == LEX_OPEN;
}

bool place_is_nation_aside(const struct reader *rd, const struct ds_mention *m)
{
	static const char *const firms[] = { "人寿", "平安", "石油", "石化", "移动", "联通", "电信",    "银行",
					     "神华", "铝业", "中车", "中铁", "中冶", "重工", "太保",    "建筑",
					     "财险", "国航", "海油", "建材", "黄金", "化工", "海外发展" };
	if (m->place.region != DS_REGION_CHINA || m->place.tail.n || rd->flow.base.place.region <= DS_REGION_CHINA)
		return false;
	return m->form != DS_FORM_ANAPHOR &&
	       STARTS_ANY(text_of(rd, m->at.end, rd->r->blocks[m->block].at.end), firms);
}

/* 甲省铜业股份有限公司, 甲市大学: the name of a body begins with the place that ends before `rest`. wider: a place that holds what
 * is told of; there any spot and any works may be named after it. */
bool place_names_company(struct ds_str rest, bool wider)
{
	rest.n = rest.n < COMPANY_MAX ? rest.n : COMPANY_MAX;
	const char *p = rest.p, *end = rest.p + rest.n;
	/* 全国119个景区 are counted, 甲县已成立合作社 is told of the county */
	while (p < end && !char_in(p, end, "，。；：“” 　,;:已将把被") && !(*p >= '0' && *p <= '9'))
		p += char_len(p);
	rest.n = p < end ? (size_t)(p - rest.p) : rest.n;
	return wider ? has_sort(rest, S_COMPANY | S_SPOT) : has_sort(rest, S_COMPANY);
}

bool place_is_teller(const struct reader *rd, const struct lexeme *l)
{
	static const char *const tells[] = { "通报称", "通报", "通报说", "消息称", "公告称", "发布消息" };
	while (!ends_clause(l + 1))
		l++;
	return l[1].kind == LEX_COMMA && ENDS_ANY(text_of(rd, rd->lx[0].start, l->end), tells);
}

/* 记者在甲乡看到,…; 走进甲村,…; 在甲县,…: what is told from here on happens there. */
bool place_is_scene(const struct reader *rd, const struct lexeme *l)
{
	const struct lexeme *k = l - 1, *last = l + 1;
	while (k->kind == LEX_PLACE)
		k--;
	for (int n = 0; n < 8 && last->kind == LEX_PLACE; n++)
		last++;
	/* 206线甲县乙村路段 */
	static const char *const stretches[] = { "路段", "境内" };
	if (STARTS_ANY(lexeme_text(rd, last), stretches))
		return true;
	/* 车行至沪陕高速信阳段时 */
	static const char *const roads[] = { "高速", "公路", "国道", "省道", "铁路", "线" };
	if (ds_str_starts(lexeme_text(rd, last), DS_STR("段")) && k->kind == LEX_TEXT &&
	    ENDS_ANY(lexeme_text(rd, k), roads))
		return true;
	const char *begin = rd->r->text.p + rd->lx[0].start, *end = rd->r->text.p + k->end;
	const bool at = end - begin >= (ptrdiff_t)HAN_BYTES && memcmp(end - HAN_BYTES, "在", HAN_BYTES) == 0;
	if (at ? char_before_in(end - HAN_BYTES, begin, "走站步行") /* 站在, 漫步在 */
	       : ends_sort(text_of(rd, rd->lx[0].start, k->end), S_ARRIVAL | S_PASSING))
		return true;
	/* 工作队初到甲村时,… */
	static const char *const whens[] = { "时", "后", "之后", "以后" };
	if (char_before_in(rd->r->text.p + k->end, rd->r->text.p + k->start, "到进抵") && ends_clause(l + 2) &&
	    IS_ANY(lexeme_text(rd, l + 1), whens))
		return true;
	if (!lexeme_says(rd, k, "在"))
		return false;
	static const char *const reporters[] = { "记者" };
	return ends_clause(l + 1) || ENDS_ANY(lexeme_text(rd, k - 1), reporters);
}

bool place_is_inner(const struct reader *rd, const struct lexeme *l)
{
	/* 送重庆, 转往合肥, 轻轨横琴线: a way or a goal, not a part of what the clause is about */
	const struct lexeme *k = l - 1;
	const char *text = rd->r->text.p;
	if (char_before_in(text + k->end, text + k->start, "送往赴到至去从来向发运销达经抵驻对为自通飞轨跨"))
		return false;
	if (k->kind != LEX_TEXT || !(ends_clause(k - 1) || (k[-1].kind == LEX_TIME && ends_clause(k - 2))))
		return false;
	for (l++; l->kind == LEX_TEXT || l->kind == LEX_PLACE || is_word(l, W_ADV | W_RESP); l++)
		;
	return is_word(l, W_VERB | W_LIGHT | W_REACH | W_GAIN | W_UP | W_DOWN | W_TARGET);
}

bool place_is_seat(const struct reader *rd, const struct lexeme *l)
{
	static const char *const at[] = { "在", "于", "位于", "坐落", "坐落于", "坐落在", "地处" };
	do
		l--;
	while (l->kind == LEX_PLACE);
	return IS_ANY(lexeme_text(rd, l), at);
}

bool place_is_news(struct ds_str s)
{
	static const char *const heads[] = { "日前", "近日", "昨日", "昨天", "前不久", "不久前" };
	if (ds_str_starts(s, DS_STR("　　")))
		s = (struct ds_str){ s.p + 2 * HAN_BYTES, s.n - 2 * HAN_BYTES };
	return STARTS_ANY(s, heads);
}

/* Stands a place at off where a clause or a sentence begins? */
bool place_opens_clause(struct ds_str text, uint32_t from, uint32_t off)
{
	struct ds_str head = ds_str_slice(text, (struct ds_span){ from, off });
	if (head.n == 0)
		return true;
	if (ds_str_ends(head, DS_STR("在")) && char_before_in(head.p + head.n - HAN_BYTES, head.p, "藏躲住设放落"))
		return false; /* 嫌疑人藏在甲省 */
	return char_before_in(head.p + head.n, head.p, ",;，；。在：　 :") || ends_sort(head, S_ARRIVAL);
}

/* home_lead.c: the place in which the first paragraph of an article sets what it tells. 甲省一工厂起火 heads a story of the village
 * that its first sentence names: what follows happens there, though the headline says no more than the province. What an
 * article is about otherwise is home_last.c's. */
#include "region/home.h"

#define LEAD_WEIGHT 3u   /* times that of a place named later */
#define LEAD_LAST   2u   /* paragraphs before it at most */
#define VENUE_MAX   36u  /* bytes behind a place */
#define HEAD_MAX    600u /* bytes of the first paragraph that tell what it reports */

/* Words of what happens once and at one place. */
static bool tells_event(struct ds_str s)
{
	static const struct ds_str words[] = {
		WORD("事故"), WORD("火灾"),   WORD("起火"),     WORD("着火"),   WORD("失火"), WORD("大火"),
		WORD("中毒"), WORD("爆炸"),   WORD("坍塌"),     WORD("追尾"),   WORD("相撞"), WORD("车祸"),
		WORD("侧翻"), WORD("被困"),   WORD("溺水"),     WORD("落水"),   WORD("身亡"), WORD("遇难"),
		WORD("泄漏"), WORD("塌方"),   WORD("滑坡"),     WORD("透水"),   WORD("报警"), WORD("民警"),
		WORD("警方"), WORD("嫌疑人"), WORD("被盗"),     WORD("盗窃案"), WORD("抢劫"), WORD("绑架"),
		WORD("命案"), WORD("诈骗案"), WORD("失踪"),     WORD("走失"),   WORD("坠"),   WORD("获救"),
		WORD("员警"), WORD("嫌犯"),   WORD("受困"),     WORD("抢案"),   WORD("窃案"), WORD("溺毙"),
		WORD("宣判"), WORD("获刑"),   WORD("开庭审理"),

	};
	return ds_str_has_any(s, words, DS_COUNT(words));
}

/* 海口往三亚方向, 甲至乙段: an end of a way. */
static bool is_way(struct ds_str text, struct ds_span at)
{
	static const struct ds_str ways[] = { WORD("往"), WORD("至"), WORD("到"), WORD("开往"), WORD("方向") };
	/* bytes of 往, 至, 到, 开 and 方: the third behind, the last before */
	const unsigned char behind = at.end + 3 <= text.n ? (unsigned char)text.p[at.end + 2] : 0,
			    before = at.start ? (unsigned char)text.p[at.start - 1] : 0;
	static const bool of_way[256] = {
		[0x80] = true, [0xb3] = true, [0xb0] = true, [0xb9] = true, [0x91] = true
	};
	if (!of_way[behind] && !of_way[before])
		return false;
	for (size_t i = 0; i < DS_COUNT(ways); i++) {
		if (text_at(text, at.end, ways[i]) || text_before(text, at.start, ways[i]))
			return true;
	}
	return false;
}

/* Is the mention one of several named together? */
static bool is_listed(struct ds_str text, struct ds_span at)
{
	static const struct ds_str joins[] = { WORD("、"), WORD("及"), WORD("和"), WORD("与") };
	for (size_t i = 0; i < DS_COUNT(joins); i++) {
		if (text_before(text, at.start, joins[i]) || text_at(text, at.end, joins[i]))
			return true;
	}
	return false;
}

/* 在甲村举行, 在甲县拉开帷幕: where people meet about something that may be of anywhere. */
static bool is_venue(struct ds_str text, struct ds_span at)
{
	static const struct ds_str meets[] = { WORD("举行"),     WORD("举办"), WORD("召开"),
					       WORD("拉开帷幕"), WORD("启动"), WORD("开幕") };
	for (uint32_t off = at.end; off < at.end + VENUE_MAX && han_at(text, off); off += 3) {
		for (size_t i = 0; i < DS_COUNT(meets); i++) {
			if (text_at(text, off, meets[i]))
				return true;
		}
	}
	return false;
}

bool names_paper(struct ds_str text, struct ds_span at)
{
	static const struct ds_str papers[] = { WORD("日报"),   WORD("晚报"), WORD("早报"), WORD("晨报"),
						WORD("商报"),   WORD("都市"), WORD("网"),   WORD("新闻网"),
						WORD("电视台"), WORD("发布"), WORD("融媒"), WORD("市报"),
						WORD("讯") };
	/* third bytes of their first characters: no others are compared */
	static const bool third[256] = { [0xa5] = true, [0x9a] = true, [0xa9] = true, [0xa8] = true, [0x86] = true,
					 [0xbd] = true, [0x91] = true, [0xb0] = true, [0xb5] = true, [0xbc] = true,
					 [0x8d] = true, [0x82] = true, [0xaf] = true, [0x9c] = true };
	if (at.end + 3 > text.n || !third[(unsigned char)text.p[at.end + 2]])
		return false;
	for (size_t i = 0; i < DS_COUNT(papers); i++) {
		if (text_at(text, at.end, papers[i]))
			return true;
	}
	return false;
}

/* 东华派出所, 某镇卫生院: who is called to where it happened */
static bool is_station(struct ds_str text, struct ds_span at)
{
	static const struct ds_str stations[] = { WORD("派出所"), WORD("卫生院"), WORD("中队"), WORD("法庭"),
						  WORD("分局"),   WORD("消防"),   WORD("支行") };
	for (size_t i = 0; i < DS_COUNT(stations); i++) {
		if (text_at(text, at.end, stations[i]))
			return true;
	}
	return false;
}

/* Where the chain of places begins that mention i ends: 到|甲县的乙镇. */
static uint32_t chain_start(const struct resolver *r, size_t i)
{
	for (; i > r->article_from; i--) {
		const uint32_t start = r->v[i].m.at.start, end = r->v[i - 1].m.at.end;
		if (end != start && !(end + 3 == start && text_at(r->text, end, DS_STR("的"))))
			break;
	}
	return r->v[i].m.at.start;
}

/* 甲县开工10个项目。位于乙镇的一个…, 其中,丙镇…: is a part told of as an example, behind what it is a part of? */
static bool is_example(struct ds_str text, struct ds_span at, bool behind)
{
	static const struct ds_str parts[] = { WORD("其中"), WORD("其中，"), { "其中,", 7 } },
				   lies[] = { WORD("位于"), WORD("地处"), WORD("坐落于") };
	return any_before(text, at.start, parts, DS_COUNT(parts)) ||
	       (behind && text_at(text, at.end, DS_STR("的")) && any_before(text, at.start, lies, DS_COUNT(lies)));
}

#define SENT_BACK 15u /* bytes before a place that somebody is sent to */

/* 到甲县乙镇去摘棉花, 送她们到乙镇: where people only go. */
static bool is_goal(struct ds_str text, struct ds_span at)
{
	static const struct ds_str ways = WORD("到往"), works[] = { WORD("去"), WORD("打工"), WORD("务工") };
	if (at.start < SENT_BACK || !char_in(text, at.start - 3, ways))
		return false;
	return any_at(text, at.end, works, DS_COUNT(works)) ||
	       ds_str_find(ds_str_slice(text, (struct ds_span){ at.start - SENT_BACK, at.start }), DS_STR("送"),
			   0) != SIZE_MAX;
}

/* Does mention i say nothing of where what is told happens: where it is reported from, where goods go, one of a list? */
static bool is_passing(const struct resolver *r, size_t i)
{
	const struct ds_mention *m = &r->v[i].m;
	return !m->counts || m->place.region <= DS_REGION_CHINA || sends_wire(r->text, m->at) ||
	       is_way(r->text, m->at) || is_goal(r->text, (struct ds_span){ chain_start(r, i), m->at.end }) ||
	       names_paper(r->text, m->at);
}

static bool place_holds(struct ds_place around, struct ds_place p)
{
	return around.tail.n ? ds_place_eq(around, p) : region_holds(around.region, p.region);
}

/* 全省, 我县: all of the place */
static bool is_whole(const struct resolver *r, const struct ds_mention *m)
{
	return m->form == DS_FORM_ANAPHOR &&
	       (text_at(r->text, m->at.start, DS_STR("全")) || text_at(r->text, m->at.start, DS_STR("我")) ||
		text_at(r->text, m->at.start, DS_STR("本")));
}

/* The narrowest place in `top` of the first paragraph that names one there, *block: or `top`, when it names several. */
static struct ds_place lead_of(const struct resolver *r, ds_region top, uint32_t *block)
{
	struct ds_place lead = { .region = top };
	bool several = false;
	*block = UINT32_MAX;
	for (size_t i = r->article_from; i < r->n; i++) {
		const struct ds_mention *m = &r->v[i].m;
		if (r->reading->blocks[m->block].kind != DS_BLOCK_PARAGRAPH ||
		    !region_holds(top, m->place.region) || mention_leads(r, i) || is_passing(r, i) ||
		    is_listed(r->text, m->at) || is_station(r->text, m->at))
			continue;
		if (*block != UINT32_MAX && m->block != *block)
			break;
		if (is_example(r->text, (struct ds_span){ chain_start(r, i), m->at.end }, *block != UINT32_MAX))
			return (struct ds_place){ .region = top };
		*block = m->block;
		if (is_whole(r, m) && ds_place_eq(m->place, lead))
			break; /* 甲镇…,全镇…: what comes behind is a part of it */
		if (!place_holds(lead, m->place) && !place_holds(m->place, lead))
			lead = ds_place_common(lead, m->place), several = true;
		else if (!several && place_holds(lead, m->place))
			lead = m->place;
		if (is_venue(r->text, m->at))
			return (struct ds_place){ .region = top };
	}
	return lead;
}

/* “…。”甲县乙村村民张三说: a mention that says no more than where the one lives whose words the article begins with. */
static bool is_speaker_of(const struct resolver *r, const struct ds_mention *m)
{
	static const struct ds_str folk[] = { WORD("村民"), WORD("农民"), WORD("居民"),   WORD("群众"),
					      WORD("果农"), WORD("菜农"), WORD("种植户"), WORD("养殖户") };
	if (!text_at(r->text, r->reading->blocks[m->block].at.start, DS_STR("“")))
		return false;
	for (size_t i = 0; i < DS_COUNT(folk); i++) {
		if (text_at(r->text, m->at.end, folk[i]))
			return true;
	}
	return false;
}

/* Lies more of what the article names in `top` in `part`, where its lead is, than beside it? What it tells of all of `top` lies
 * beside it too; in a report of an event no more than that. */
static bool most_within(const struct resolver *r, ds_region top, struct ds_place part, bool event)
{
	unsigned within = event ? LEAD_WEIGHT : LEAD_WEIGHT - 1, beside = 0, named = 0;
	const struct ds_mention *last = NULL; /* the last in `part` */
	for (size_t i = r->article_from; i < r->n; i++) {
		const struct ds_mention *m = &r->v[i].m;
		if (!region_holds(top, m->place.region) || mention_leads(r, i) || is_passing(r, i) ||
		    (event && is_listed(r->text, m->at)))
			continue;
		if (place_holds(part, m->place)) {
			within++, named++;
			last = m;
		} else if (m->place.region != top || m->place.tail.n) {
			beside++;
		} else if (is_whole(r, m)) {
			beside += event ? 1 : 2;
		} else if (!event) {
			const bool title = r->reading->blocks[m->block].kind == DS_BLOCK_TITLE;
			beside += title ? 2 : m->form != DS_FORM_EMBEDDED;
		}
	}
	if (!event && named == 1 && is_speaker_of(r, last))
		return false;
	return within > beside;
}

/* Does the title, or the paragraph that leads, report an event? */
static bool reports_event(const struct resolver *r, uint32_t lead)
{
	const struct ds_block *blocks = r->reading->blocks;
	struct ds_str head = ds_str_slice(r->text, blocks[lead].at);
	head.n = head.n < HEAD_MAX ? head.n : HEAD_MAX;
	if (tells_event(head))
		return true;
	for (uint32_t b = lead; b > 0 && blocks[b - 1].article == blocks[lead].article; b--) {
		if (blocks[b - 1].kind == DS_BLOCK_TITLE)
			return tells_event(ds_str_slice(r->text, blocks[b - 1].at));
	}
	return false;
}

/* How many paragraphs of its article stand before block b? */
static uint32_t paragraphs_before(const struct resolver *r, uint32_t b)
{
	const struct ds_block *blocks = r->reading->blocks;
	const uint32_t article = blocks[b].article;
	uint32_t n = 0;
	while (b > 0 && blocks[b - 1].article == article && n < LEAD_LAST + 1)
		n += blocks[--b].kind == DS_BLOCK_PARAGRAPH;
	return n;
}

struct ds_place home_of_lead(const struct resolver *r, ds_region top)
{
	uint32_t block;
	struct ds_place at = { .region = top };
	if (top <= DS_REGION_CHINA)
		return at;
	const struct ds_place lead = lead_of(r, top, &block);
	if (ds_place_eq(lead, at))
		return at;
	const uint32_t before = paragraphs_before(r, block);
	if (before > LEAD_LAST)
		return at;
	const bool event = reports_event(r, block);
	/* 某行在甲县投放贷款: a county may be but an example */
	if (!event && ds_place_level(lead) < DS_LEVEL_TOWNSHIP)
		return at;
	if (!event && before > 0)
		return at;
	while (!ds_place_eq(at, lead)) { /* downwards, as long as most lies there */
		struct ds_place part = { .region = lead.region };
		while (part.region != at.region && region_parent(part.region) != at.region)
			part.region = region_parent(part.region);
		if (part.region == at.region)
			part = lead;
		if (!most_within(r, at.region, part, event))
			break;
		at = part;
	}
	return at;
}

/* home.h: private to src/region. What home.c, home_lead.c and home_last.c ask of a place that an article names. */
#ifndef DUSHU_REGION_HOME_H
#define DUSHU_REGION_HOME_H

#include "region/resolve.h"

#define OWN_WEIGHT  8u /* times that of a place named otherwise */
#define SENT_WEIGHT 3u /* of one whose report it is: 本报黎川讯 */

bool sends_wire(struct ds_str text, struct ds_span at);
/* Where in `top` the first paragraph sets what an article about that tells; `top` where it tells of more. */
struct ds_place home_of_lead(const struct resolver *r, ds_region top);
/* The one county that has all the townships which the article names and no other has; NONE where there are several. */
ds_region home_hinted(struct resolver *r);
/* 兰州晚报, 甲县新闻网: is the place in the name of who reports? */
bool names_paper(struct ds_str text, struct ds_span at);
/* 甲县|乙镇|丙村: does mention i only lead to the one behind it? */
static inline bool mention_leads(const struct resolver *r, size_t i)
{
	return i + 1 < r->n && r->v[i + 1].m.at.start == r->v[i].m.at.end &&
	       draft_holds(&r->v[i], r->v[i + 1].m.place.region);
}

bool sends_wire_from_taibei(struct ds_str text, struct ds_span at);

/* 北京 where an agency of the capital sends the text from. */
static inline bool is_wire(struct ds_str text, struct ds_span at)
{
	if ((text_at(text, at.start, DS_STR("台北"))) && sends_wire_from_taibei(text, at))
		return true;
	if (!text_at(text, at.start, DS_STR("北京")))
		return false;
	/* 某经济网北京6月2日讯 */
	static const struct ds_str papers = WORD("网网社报报");
	if (at.start >= 3 && char_in(text, at.start - 3, papers) && at.end < text.n &&
	    is_digit((unsigned char)text.p[at.end]))
		return true;
	/* 21日在北京透露: where the capital's offices speak of anything */
	return (sends_wire(text, at) || text_at(text, at.end, DS_STR("透露")) ||
		text_at(text, at.end, DS_STR("介绍说")));
}

/* 深圳证券交易所: where any firm is listed. */
static inline bool is_bourse(struct ds_str text, uint32_t end)
{
	return text_at(text, end, DS_STR("证券交易所"));
}

bool lies_beside(struct ds_str text, struct ds_span at);

/* 与含山县接壤: a neighbour of what is spoken of. */
static inline bool is_neighbour(struct ds_str text, struct ds_span at)
{
	/* third bytes of 接, 毗, 相, 交 and 为 */
	const unsigned char third = at.end + 3 <= text.n ? (unsigned char)text.p[at.end + 2] : 0;
	return (third == 0xa5 || third == 0x97 || third == 0xb8 || third == 0xa4 || third == 0xba) &&
	       lies_beside(text, at);
}

/* 天水讯, 黎川訊, 天水网讯 */
static inline bool is_report(struct ds_str text, uint32_t end)
{
	/* third bytes of 讯, 訊, 网 and 融 */
	const unsigned char third = end + 3 <= text.n ? (unsigned char)text.p[end + 2] : 0;
	if (third != 0xaf && third != 0x8a && third != 0x91 && third != 0x8d)
		return false;
	return text_at(text, end, DS_STR("讯")) || text_at(text, end, DS_STR("网讯")) ||
	       text_at(text, end, DS_STR("融媒讯"));
}

#endif

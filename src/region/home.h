/* home.h: private to src/region. What home.c and home_last.c ask of a place that an article names. */
#ifndef DUSHU_REGION_HOME_H
#define DUSHU_REGION_HOME_H

#include "region/resolve.h"

#define OWN_WEIGHT  8u /* times that of a place named otherwise */
#define SENT_WEIGHT 3u /* of one whose report it is: 本报黎川讯 */

/* 北京 where an agency of the capital sends the text from. */
bool is_wire(struct ds_str text, struct ds_span at);
/* 销往香港: a place that goods go to. */
bool is_goal(struct ds_str text, struct ds_span at);

/* 天水讯, 黎川訊 */
static inline bool is_report(struct ds_str text, uint32_t end)
{
	return text_at(text, end, DS_STR("讯")) || text_at(text, end, DS_STR("訊"));
}

#endif

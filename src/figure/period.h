/* period.h: which time holds for a figure. Private to period.c and period_other.c. */
#ifndef DUSHU_FIGURE_PERIOD_H
#define DUSHU_FIGURE_PERIOD_H

#include "phrase.h"

/* The first four digits of s as a year, 0 when there are none. */
unsigned period_year(struct ds_str s);
/* 6月3日, 昨晚: a day, or a part of one. */
bool period_is_day(struct ds_str s);
/* Does the clause say that something is made known? 发布预警 is news itself. */
bool period_reports(struct ds_str clause);
/* Does the time at l take over? One that holds for the next number alone becomes flow.once. */
bool period_takes_over(struct reader *rd, const struct lexeme *l);
/* The number behind l in its clause; NULL: there is none. */
const struct lexeme *period_number_ahead(const struct lexeme *l);
/* 花期持续到|6月底: does the time behind these words only end or bound what is told? */
bool period_is_limit(struct ds_str before);
/* 举办了|2014年|迎春招聘会: is the year part of the name of what was held? */
bool period_of_event(struct ds_str before, struct ds_str time, struct ds_str behind);

/* 新高, 最大降雨: is what stands behind 以来 the most since then? */
bool period_is_best(struct ds_str s);

static inline struct ds_str words_ahead_of(const struct reader *rd, const struct lexeme *l)
{
	return text_of(rd, rd->lx[0].start, l->start);
}

static inline struct ds_str words_behind(const struct reader *rd, const struct lexeme *l)
{
	return text_of(rd, l->end, rd->lx[rd->lx_n].start);
}

#endif

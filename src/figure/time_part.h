/* time_part.h: the parts of a time that begin with a number. Private to time.c and time_part.c. */
#ifndef DUSHU_FIGURE_TIME_PART_H
#define DUSHU_FIGURE_TIME_PART_H

#include "lex.h"

/* A small whole number in digits or Chinese numerals. */
struct whole {
	const char *end;
	unsigned value, digits;
	bool han, row; /* row: Chinese digits one after the other, 二〇二一 */
};

static inline const char *blank_skip(const char *p, const char *end)
{
	return p < end && *p == ' ' ? p + 1 : p;
}

static inline bool is_year(const struct whole *w)
{
	return w->digits == 4 && (!w->han || w->row) && w->value >= 1000 && w->value < 2200;
}

static inline bool in_range(const struct whole *w, unsigned low, unsigned high)
{
	return w->value >= low && w->value <= high && w->digits <= (w->han ? 3 : 2) && !(w->han && w->row);
}

/* Reads the number at p; false when there is none, or one of more than four digits. */
bool whole_read(const char *p, const char *end, struct whole *out);

/* What follows reads one part each, and says where it ends; NULL when there is none. */

/* Month m, whose 月 follows: 5月. */
const char *month_read(const struct whole *m, const char *end);
/* A quarter: Q3. */
const char *quarter_read(const char *p, const char *end);
/* Any part of a date or clock at p, which begins with the number w. `seen` says that parts stood before, `sure` that a word for a time of day did. */
const char *numeric_atom(const struct lex *x, const char *p, const struct whole *w, bool seen, bool sure);
/* Does what stands before p, a number of days, say that it lasts so long: 处以5至10日拘留? */
bool lasts_days(const struct lex *x, const char *p);
/* A duration that the words around it make a time: 3个月 after 前, 三年 after 近. */
const char *span_read(const char *p, const char *end);
/* 五年来, 3天后: a duration that its suffix makes a time. w is the number at p; NULL when whole_read reads none there. */
const char *span_with_suffix(const char *p, const struct whole *w, const char *end);
/* Does what stands behind 年 say how long: 2000年历史? */
bool is_span_of_years(const char *p, const char *end);

/* years.c: is the number at p, with 年 up to `behind`, a year without its century (16年公司营收), one of the republic (109年國內旅遊)? */
bool year_is_short(const struct lex *x, const char *p, const char *behind, unsigned value);
bool year_of_republic(const struct lex *x, const char *p, const char *behind, unsigned value);

#endif

/* number.h: what the files that read numerals share: number.c the grammar, number_usual.c the usual forms. Private to
 * them. */
#ifndef DUSHU_FIGURE_NUMBER_H
#define DUSHU_FIGURE_NUMBER_H

#include "lex.h"

static inline bool in_group(unsigned c, unsigned group)
{
	return CC_GROUP(c) == group;
}

static inline unsigned han_value(unsigned c)
{
	return c == CC_LIANG ? 2 : CC_VALUE(c);
}

/* 1200, 12.5, 2.4万: is the numeral at p one that the grammar need not look at? */
bool numeral_plain(const char *p, const char *end, struct numeral *out);
/* 三, 两, 十: the same of one Chinese numeral. */
bool numeral_lone(const char *p, const char *end, struct numeral *out);

#endif

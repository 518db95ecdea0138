/* amount.h: what the files that read amounts share: item.c one number with its unit, share.c shares and words that are
 * figures, money.c spoken money, amount.c ranges, ratios and the whole. Private to them. */
#ifndef DUSHU_FIGURE_AMOUNT_H
#define DUSHU_FIGURE_AMOUNT_H

#include "lex.h"
#include "rules.h"

struct item {
	const char *start, *num_start, *num_end, *end;
	struct numeral num;
	struct unit unit;
	bool has_unit, half, more_inside;
};

/* One number with its unit at p; n is its numeral when that has been read already, else NULL. */
bool item_read(const struct lex *x, const char *p, const struct numeral *n, struct item *out);

/* 块 followed by 毛 and 分: one amount. */
/* 个多小时, 块多钱: a unit at p that takes 多 or 半 inside, into `it`. */
bool split_unit_read(const struct lex *x, const char *p, struct item *it);
void money_behind(const struct lex *x, struct item *it);

/* Where the second number of a range may begin; NULL when no connector stands at p. */
const char *connector_skip(const char *p, const char *end);

/* Gives the amount a unit that is not written as such: % for 三成, 倍 for 翻番. */
void amount_unit(struct amount *a, const char *at, const char *name, unsigned kind);

bool special_read(const struct lex *x, const char *p, struct amount *out); /* 半数, 翻一番, 成百上千 */
/* 百分之五, and with the numeral before 分之 三分之一; ranges of the former. */
bool share_read(const struct lex *x, const char *p, const struct numeral *n, struct amount *out);
bool slash_share_read(const struct lex *x, const struct item *a, struct amount *out); /* 3/4的 */
/* 三成; b is the second item of 六至七成, else NULL. */
bool tenths_read(const struct lex *x, const struct item *a, const struct item *b, struct amount *out);

#endif

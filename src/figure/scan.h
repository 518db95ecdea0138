/* scan.h: private to src/figure. What the scanner (numbers, units, times, things that are no figures) hands to the
 * reader of meaning (label, region, period, status, change, per, tables).
 *
 * The scanner decides, from a block's bytes alone: which spans are numbers with their units, their exact values,
 * kind, approx, shared units in lists (12个和9个工作日), and which spans are dates, times, ordinals, names, ids,
 * idioms. Numbers and dates compete in one analysis. The reader of meaning may drop a number, never move it.
 */
#ifndef DUSHU_FIGURE_SCAN_H
#define DUSHU_FIGURE_SCAN_H

#include "dushu/figure.h"

enum token_type {
	TOKEN_NUMBER, /* a figure */
	TOKEN_TIME, /* a date, period or time of day: 2021年11月26日, 今年前5个月, 3月4日至7日, 截至6月底 */
	TOKEN_OTHER, /* looks like a figure and is none; cls says why */
};

/* What the reader of meaning looks at again and again comes first, within one line of the cache. */
struct token {
	struct ds_span at;    /* in the reading */
	struct ds_span cue;   /* leading or trailing word that set approx (近, 以上); empty when none */
	struct ds_str unit;   /* slice of the reading or of a static table */
	uint8_t type;         /* enum token_type */
	uint8_t kind, approx; /* enum ds_kind, ds_approx */
	uint8_t cls;          /* enum ds_class, for TOKEN_OTHER; DS_CLASS_DATE for TOKEN_TIME */
	bool ranged;
	bool chinese;     /* written in Chinese numerals */
	bool minor;       /* by its form: structural counts, vague multitudes, ratios, 级 sizes */
	bool shared_unit; /* unit comes from a later item of its list */
	bool bare;        /* no unit at all */
	uint8_t move;     /* enum ds_change that the number's own form says (翻一番, 零下 no): level mostly */
	uint16_t rule;    /* enum scan_rule of rules.h */

	struct ds_decimal value, high;
	struct ds_span number;  /* the digits or numerals alone, sign included */
	struct ds_span unit_at; /* the unit after it; empty when it has none or shares a later one */
};

struct tokens {
	struct token *v; /* sorted by at.start, disjoint */
	uint32_t n;
};

/* What one pass over blocks finds, a growing row of each; the owner frees v and ends. */
struct token_row {
	struct token *v;
	size_t n, cap;
	uint32_t *
	    ends; /* in the reading: where sentences end, behind their stop and the quotation marks that close there */
	size_t ends_n, ends_cap;
	uint8_t topics; /* which of enum topic the block speaks of that was scanned last */
};

/* Appends the tokens of one block. Linear time. */
void scan_append(const struct ds_reading *r, uint32_t block, struct token_row *row);
/* The same alone; *out lives in arena. */
void scan_block(const struct ds_reading *r, uint32_t block, struct ds_arena *arena, struct tokens *out);

#endif

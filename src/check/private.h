/* private.h: what the finders of checks share. A block becomes a row of items, one for each of its figures with the
 * words around it in simplified script; a finder walks the row and adds the checks it is sure of. */
#ifndef DUSHU_CHECK_PRIVATE_H
#define DUSHU_CHECK_PRIVATE_H

#include "dushu/check.h"
#include "range.h"

struct item {
	const struct ds_figure *f;
	uint32_t index;    /* of f */
	uint32_t sentence; /* in the block */
	bool level;        /* a plain level, not minor, whose digits say how exact it is */
	bool aside;        /* in brackets: 受理811件(不含旧存61件) */
	/* Folded to simplified script; offsets and lengths are those of the text. */
	struct ds_str gap;   /* from the figure before, or the start of the sentence, to this one */
	struct ds_str head;  /* of that, what stands behind the last mark */
	struct ds_str tail;  /* behind it, to the next mark or figure */
	struct ds_str text;  /* as written */
	struct ds_str label; /* of the figure */
	struct range v, coarse;
};

struct finder {
	const struct ds_reading *r;
	const struct ds_mentions *m;
	const struct ds_figures *figures;
	struct ds_arena *arena;  /* of the caller: what checks cite */
	struct ds_arena scratch; /* of the block */
	struct item *items;      /* of the block */
	uint32_t n;
	struct ds_check *v;
	size_t found, cap;
};

/* item.c: fills f->items with the figures [first, last), all of one block. */
void items_make(struct finder *f, uint32_t block, uint32_t first, uint32_t last);
struct ds_str text_fold(struct ds_arena *arena, struct ds_str s);

/* words.c */

/* Does s contain one of the words of a list separated by blanks? */
bool has_any(struct ds_str s, const char *words);
/* The one that stands last in s: where it begins; SIZE_MAX when there is none. */
size_t last_of(struct ds_str s, const char *words, size_t *len);
/* Nothing but such words and commas? */
bool only_words(struct ds_str s, const char *words);
/* Without the longest of the words that it begins or ends with, again and again. */
struct ds_str strip_head(struct ds_str s, const char *words);
struct ds_str strip_tail(struct ds_str s, const char *words);
struct ds_str from(struct ds_str s, size_t at);

/* Do two figures count the same: unit, kind and per; place and time? */
bool same_unit(const struct item *a, const struct item *b);
bool same_scope(const struct item *a, const struct item *b);
bool same_time(const struct item *whole, const struct item *part);
bool lies_in(const struct item *part, const struct item *whole); /* its place in the other's */
bool is_percent(const struct item *i);                           /* of something, no percentage points */
/* Is t said only in brackets, and the part is not: no total of it? */
bool is_aside(const struct item *t, const struct item *part);
/* Is the word said of the item: in its clause before it, or in its label? */
bool says(const struct item *i, const char *words);

/* check.c */

/* Adds a check unless one of its kind with the same stated figure, or the same parts, is there. */
void check_add(struct finder *f, enum ds_check_kind kind, const struct item *total, const struct item *const *parts,
	       uint32_t parts_n, const struct item *stated, struct range computed, enum ds_verdict verdict);
bool check_cites(const struct finder *f, enum ds_check_kind kind, uint32_t total, uint32_t part);

/* One a kind. Each reads the row of items. */
void rates_find(struct finder *f);    /* rate.c */
void shares_find(struct finder *f);   /* share.c */
void growth_find(struct finder *f);   /* growth.c */
void parts_find(struct finder *f);    /* parts.c */
void pairs_find(struct finder *f);    /* pair.c */
void balances_find(struct finder *f); /* balance.c */
/* table.c: the figures [first, last) of one table. */
void table_find(struct finder *f, uint32_t first, uint32_t last);

#define LOOK_BACK 12u /* items */
#define PARTS_MAX 64u

#endif

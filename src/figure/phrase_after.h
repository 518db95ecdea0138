/* phrase_after.h: the words behind a number while they are read, step by step. Private to phrase_after.c and phrase_noun.c. */
#ifndef DUSHU_FIGURE_PHRASE_AFTER_H
#define DUSHU_FIGURE_PHRASE_AFTER_H

#include "phrase.h"

/* A step that is a bool says whether p is the answer, so that the steps behind it are not asked. */
struct behind {
	const struct reader *rd;
	uint32_t i; /* the number */
	const struct token *t;
	const struct lexeme *l, *last; /* the noun phrase; last < l: there is none */
	const struct lexeme *next;     /* what it stands before, over 达到 and adverbs */
	struct phrase *p;              /* what is found */
	bool open;                     /* 有5万元|未追回: a sum of which a verb is said */
};

/* What the noun phrase from l to last says is counted; false when there is none. phrase_noun.c */
bool phrase_noun(struct behind *b);

/* 按每亩4吨计算: it says how, not what. */
bool phrase_is_reckoning(struct ds_str verb);

#endif

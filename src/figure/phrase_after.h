/* phrase_after.h: the words behind a number while they are read, step by step. Private to phrase_after.c and phrase_noun.c. */
#ifndef DUSHU_FIGURE_PHRASE_AFTER_H
#define DUSHU_FIGURE_PHRASE_AFTER_H

#include "phrase_own.h"

/* A step that is a bool says whether p is the answer, so that the steps behind it are not asked. */
struct behind {
	const struct reader *rd;
	const struct lexeme *number;
	const struct token *t;
	const struct lexeme *l, *last; /* the noun phrase; last < l: there is none */
	const struct lexeme *next;     /* what it stands before, over 达到 and adverbs */
	struct phrase p;               /* what is found */
	struct ds_str denied;          /* 不 before it; empty */
	bool self;                     /* its unit names what it counts */
	bool counts;                   /* things or people, and no 的 behind their unit */
};

/* s names what the number counts. */
static inline bool behind_named(struct behind *b, struct ds_str s)
{
	b->p.text = b->p.noun = s;
	return true;
}

/* s is what is done by them or with them. */
static inline bool behind_done(struct behind *b, struct ds_str s)
{
	b->p.text = s;
	b->p.verbal = true;
	return true;
}

/* The noun that begins at l. */
static inline struct ds_str noun_at(const struct reader *rd, const struct lexeme *l)
{
	return said_unquoted(rd, text_of(rd, l->start, phrase_ahead(l)->end));
}

/* What the noun phrase from l to last says is counted; false when there is none. phrase_noun.c */
bool phrase_noun(struct behind *b);

#endif

/* complete.h: private to src/view. What a command line may go on with. */
#ifndef DUSHU_VIEW_COMPLETE_H
#define DUSHU_VIEW_COMPLETE_H

#include "keymap.h"

enum { COMPLETIONS_MOST = 160 };

/* What fits the line as it was when Tab was first pressed. */
struct completion {
	const char *word[COMPLETIONS_MOST]; /* whole last words of the line; static strings */
	size_t n;
	size_t now;   /* the one in the line; n: the line is only as long as is certain */
	size_t start; /* where the last word begins */
	size_t end;   /* of the line that Tab made; another one is completed anew */
	char *own;    /* words of settings, cut apart; owned */
};

/* The words that the last word of the line may become, in their table's order. */
void complete_find(struct completion *c, enum context where, struct ds_str line);
/* How many bytes all of them have in common. */
size_t complete_common(const struct completion *c);
void complete_done(struct completion *c);

#endif

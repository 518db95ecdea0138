/* label.h: what label.c, which names one number, and label_list.c and list_names.c, which name those of a list, ask of
 * each other. Private to them. */
#ifndef DUSHU_FIGURE_LABEL_H
#define DUSHU_FIGURE_LABEL_H

#include "phrase.h"

static inline bool is_measure(const struct token *t)
{
	return t->kind != DS_KIND_COUNT;
}

/* label.c: the label of number i alone; previous: of the number that stands right before it, NULL without one. */
struct label label_one(struct reader *rd, uint32_t i, const struct label *previous);

/* label_list.c */

/* The last number of the list that begins at i: 1.5%、2%和3%; i itself when it is none. */
uint32_t list_end(const struct reader *rd, uint32_t i);
/* Gives the numbers from first to last the names of the list in order. */
void label_list(struct reader *rd, uint32_t first, uint32_t last, struct label *out);

/* list_names.c: fills out with as many names as the list behind 分别 that begins with number i has values, where they
 * stand in another shape than a row of nouns; 0: they do not. whole: the phrase before number i. */
uint32_t list_names(struct reader *rd, uint32_t i, uint32_t values, const struct phrase *whole, struct phrase *out);

#endif

/* tree.h: the region tree of what is open, with the articles of every subtree. */
#ifndef DUSHU_LIBRARY_TREE_H
#define DUSHU_LIBRARY_TREE_H

#include "gather.h"

/* Article ids, ascending. They are only ever added at the end. */
struct ids {
	ds_article_id *v;
	size_t n, cap;
};

#define TREE_ROOT 0u
#define TREE_NONE 0xffffffffu

struct node {
	struct ds_place place; /* tail in the tree's arena */
	uint32_t parent;       /* index; TREE_NONE for the root */
	uint32_t figures;      /* in the subtree */
	struct ids articles;   /* with a mention or figure in the subtree */
	uint32_t *children;    /* in the order `sorted` */
	size_t children_n, children_cap;
	uint8_t sorted; /* 1 + enum ds_region_sort; 0: in no order */
	bool listed;    /* is among its parent's children */
};

struct tree {
	struct node *nodes; /* the first is the root: no place, above all */
	size_t nodes_n, nodes_cap;
	uint32_t *slots; /* hash table of indices of nodes, 0: free; a power of two */
	size_t slots_n;
	struct ds_arena arena;
};

void tree_init(struct tree *t);
void tree_done(struct tree *t);
/* Adds an article, whose id must be higher than all before, and the places it speaks of. */
void tree_add(struct tree *t, ds_article_id id, const struct found_article *a);
/* The node of a place; TREE_NONE when nothing open speaks of it. */
uint32_t tree_find(const struct tree *t, struct ds_place p);
void tree_sort(struct tree *t, uint32_t node, enum ds_region_sort sort);

/* Index of the first id that is not below `id`. */
size_t ids_rank(const struct ids *ids, ds_article_id id);

#endif

/* tree.c: the region tree of what is open. A node keeps the sorted ids of all articles of its subtree, so counting,
 * stepping and ranking are look-ups; adding an article costs its distinct places times the depth of the tree. */
#include "tree.h"

#include <stdlib.h>

void tree_init(struct tree *t)
{
	*t = (struct tree){ .slots_n = 64 };
	t->nodes = ds_grow(NULL, &t->nodes_cap, 64, sizeof *t->nodes);
	t->nodes[t->nodes_n++] = (struct node){ .parent = TREE_NONE, .listed = true };
	t->slots = ds_alloc(t->slots_n * sizeof *t->slots);
	memset(t->slots, 0, t->slots_n * sizeof *t->slots);
}

void tree_done(struct tree *t)
{
	for (size_t i = 0; i < t->nodes_n; i++) {
		free(t->nodes[i].children);
		free(t->nodes[i].articles.v);
	}
	free(t->nodes);
	free(t->slots);
	ds_arena_done(&t->arena);
}

/* ---- finding -------------------------------------------------------------------------------------------- */

static uint64_t place_hash(struct ds_place p)
{
	uint64_t h = p.region * UINT64_C(0x9e3779b97f4a7c15);
	for (size_t i = 0; i < p.tail.n; i++)
		h = (h ^ (unsigned char)p.tail.p[i]) * UINT64_C(0x100000001b3);
	return h ^ h >> 32;
}

/* The slot of a place, or the free one where it would stand. */
static size_t slot_of(const struct tree *t, struct ds_place p)
{
	size_t mask = t->slots_n - 1, i = (size_t)place_hash(p) & mask;
	while (t->slots[i] && !ds_place_eq(t->nodes[t->slots[i]].place, p))
		i = (i + 1) & mask;
	return i;
}

uint32_t tree_find(const struct tree *t, struct ds_place p)
{
	if (p.region == DS_REGION_NONE)
		return TREE_ROOT;
	uint32_t node = t->slots[slot_of(t, p)];
	return node ? node : TREE_NONE;
}

/* ---- adding --------------------------------------------------------------------------------------------- */

static void slots_grow(struct tree *t)
{
	t->slots_n *= 2;
	t->slots = ds_realloc(t->slots, t->slots_n * sizeof *t->slots);
	memset(t->slots, 0, t->slots_n * sizeof *t->slots);
	for (size_t i = 1; i < t->nodes_n; i++)
		t->slots[slot_of(t, t->nodes[i].place)] = (uint32_t)i;
}

static struct ds_place place_above(struct ds_place p)
{
	if (p.tail.n)
		return (struct ds_place){ .region = p.region };
	ds_region above = ds_region_parent(p.region);
	/* 中国 stands beside the provinces: what is about the whole country is not about each of them. */
	return (struct ds_place){ .region = above == DS_REGION_CHINA ? DS_REGION_NONE : above };
}

/* The node of a place, made when it is new, parents and all: they are as deep as the gazetteer at most. */
static uint32_t node_make(struct tree *t, struct ds_place p)
{
	uint32_t first = tree_find(t, p), below = TREE_NONE;
	if (first != TREE_NONE)
		return first;
	for (;;) {
		uint32_t node = tree_find(t, p);
		bool known = node != TREE_NONE;
		if (!known) {
			if (t->nodes_n * 2 >= t->slots_n)
				slots_grow(t);
			if (p.tail.n)
				p.tail = ds_arena_copy(&t->arena, p.tail);
			node = (uint32_t)t->nodes_n++;
			t->nodes = ds_grow(t->nodes, &t->nodes_cap, t->nodes_n, sizeof *t->nodes);
			t->nodes[node] = (struct node){ .place = p, .parent = TREE_NONE };
			t->slots[slot_of(t, p)] = node;
		}
		if (below == TREE_NONE)
			first = node;
		else
			t->nodes[below].parent = node;
		if (known)
			return first;
		below = node;
		p = place_above(p);
	}
}

static void child_list(struct tree *t, uint32_t node)
{
	struct node *child = &t->nodes[node], *parent = &t->nodes[child->parent];
	child->listed = true;
	parent->children =
	    ds_grow(parent->children, &parent->children_cap, parent->children_n + 1, sizeof *parent->children);
	parent->children[parent->children_n++] = node;
	parent->sorted = 0;
}

static void ids_add(struct ids *ids, ds_article_id id)
{
	if (ids->n && ids->v[ids->n - 1] == id)
		return;
	ids->v = ds_grow(ids->v, &ids->cap, ids->n + 1, sizeof *ids->v);
	ids->v[ids->n++] = id;
}

void tree_add(struct tree *t, ds_article_id id, const struct found_article *a)
{
	t->nodes[TREE_ROOT].figures += a->figures; /* those of no place too */
	for (uint32_t i = 0; i < a->places_n; i++) {
		uint32_t node = node_make(t, a->places[i].place);
		for (; node != TREE_ROOT; node = t->nodes[node].parent) {
			struct node *n = &t->nodes[node];
			ids_add(&n->articles, id);
			n->figures += a->places[i].figures;
			if (!n->listed)
				child_list(t, node);
			else if (t->nodes[n->parent].sorted == 1 + DS_SORT_COUNT)
				t->nodes[n->parent].sorted = 0;
		}
	}
}

size_t ids_rank(const struct ids *ids, ds_article_id id)
{
	size_t low = 0, high = ids->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (ids->v[mid] < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* ---- order ---------------------------------------------------------------------------------------------- */

static int str_cmp(struct ds_str a, struct ds_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;
	return order ? order : (a.n > b.n) - (a.n < b.n);
}

/* Regions stand in the gazetteer in the order of their codes; what no list has comes after, by name. */
static int code_cmp(const struct node *a, const struct node *b)
{
	if ((a->place.tail.n > 0) != (b->place.tail.n > 0))
		return a->place.tail.n > 0 ? 1 : -1;
	if (a->place.region != b->place.region)
		return a->place.region < b->place.region ? -1 : 1;
	return str_cmp(a->place.tail, b->place.tail);
}

static int count_cmp(const struct node *a, const struct node *b)
{
	if (a->articles.n != b->articles.n)
		return a->articles.n > b->articles.n ? -1 : 1;
	if (a->figures != b->figures)
		return a->figures > b->figures ? -1 : 1;
	return code_cmp(a, b);
}

static int pinyin_cmp(const struct node *a, const struct node *b)
{
	int order = 0;
	if (a->place.tail.n == 0 && b->place.tail.n == 0)
		order = str_cmp(ds_region_pinyin(a->place.region), ds_region_pinyin(b->place.region));
	return order ? order : code_cmp(a, b);
}

static int (*const orders[])(const struct node *, const struct node *) = {
	[DS_SORT_CODE] = code_cmp,
	[DS_SORT_COUNT] = count_cmp,
	[DS_SORT_PINYIN] = pinyin_cmp,
};

struct order {
	const struct node *nodes;
	enum ds_region_sort sort;
};

static int child_cmp(const void *a, const void *b, void *ctx)
{
	const struct order *o = ctx;
	return orders[o->sort](&o->nodes[*(const uint32_t *)a], &o->nodes[*(const uint32_t *)b]);
}

void tree_sort(struct tree *t, uint32_t node, enum ds_region_sort sort)
{
	struct node *n = &t->nodes[node];
	struct order order = { t->nodes, sort };
	if (n->sorted == 1 + sort)
		return;
	if (n->children_n)
		qsort_r(n->children, n->children_n, sizeof *n->children, child_cmp, &order);
	n->sorted = (uint8_t)(1 + sort);
}

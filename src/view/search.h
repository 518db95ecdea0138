/* search.h: private to src/view. What was typed, found in one article step by step. */
#ifndef DUSHU_VIEW_SEARCH_H
#define DUSHU_VIEW_SEARCH_H

#include "dushu/view.h"
#include "match.h"
#include "page.h"

/* A query ready for comparing. */
struct search_query {
	struct match match;
	bool place;               /* letters only: may be a place's name in pinyin */
	char text[MATCH_CPS * 4]; /* as typed */
};

struct span_list {
	struct ds_span *v;
	size_t n, cap;
};

struct search {
	struct search_query query;
	bool on;              /* there is a query */
	bool done;            /* the whole article has been looked through */
	uint32_t block, last; /* the block to look at next, and where the present run ends */
	uint32_t origin;      /* block where it began; it goes on from the article's start */
	bool wrapped;
	struct span_list before, after; /* hits in front of the origin and behind it, each sorted */
	uint32_t version;               /* goes up when they change */
};

void search_done(struct search *s);
void search_off(struct search *s);
bool search_query_set(struct search_query *q, struct ds_str typed); /* false when it is empty */
/* Begins at a byte of the page's article. */
void search_start(struct search *s, const struct page *p, struct ds_str typed, uint32_t from);
void search_again(struct search *s, const struct page *p, uint32_t from); /* the same query, another article */
/* Looks through about `bytes` more; false when it is done. */
bool search_work(struct search *s, const struct page *p, size_t bytes);
uint32_t search_n(const struct search *s);
struct ds_span search_at(const struct search *s, uint32_t i);
/* Index of the first hit at or after a byte; search_n when there is none. */
uint32_t search_from(const struct search *s, uint32_t byte);
struct hits search_hits(const struct search *s, uint32_t now);

void span_add(struct span_list *l, struct ds_span at);
/* Hits of one block, in order, added to out. Returns the bytes looked at. */
size_t search_block(const struct search_query *q, const struct ds_doc *d, uint32_t block, struct span_list *out);

#endif

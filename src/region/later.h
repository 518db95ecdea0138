/* later.h: private to src/region. What later.c and less.c put among the mentions of an article that are known already. */
#ifndef DUSHU_REGION_LATER_H
#define DUSHU_REGION_LATER_H

#include "region/resolve.h"

/* What was found, before it is put among the others. */
struct found {
	struct draft v[64];
	size_t n;
};

/* The first mention of the article that ends behind off. */
size_t mention_behind(const struct resolver *r, uint32_t off);
/* As `like`, unless another stands there. */
void found_put(const struct resolver *r, struct found *f, const struct draft *like, struct ds_span at,
	       enum ds_form form, uint32_t block, uint32_t sentence);
/* Where the name stands in the block from `at` on; SIZE_MAX: nowhere. */
size_t name_find(struct ds_str block, struct ds_str name, size_t at);

/* later_free.c: villages that stand before or far from every place they lie in. */
void villages_free(struct resolver *r, struct found *f);
/* 河东村位于某市某区乙镇: the county or township in which the village that ends there is said to lie; NONE. */
ds_region village_defined(const struct resolver *r, uint32_t end, uint32_t block);

/* less.c: places that stand with less than their name, or with a blank in it: 新区, 沪 heading a title, 绵 阳. */
void less_settle(const struct resolver *r, struct found *f);

/* later_own.c: “我们村…。”甲镇乙村村民说: the place of who is quoted. */
void own_settle(struct resolver *r, struct found *f);

#endif

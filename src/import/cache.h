/* cache.h: pages that were fetched, kept in $XDG_CACHE_HOME/dushu/pages, one file each. */
#ifndef DUSHU_IMPORT_CACHE_H
#define DUSHU_IMPORT_CACHE_H

#include "dushu/base.h"

#define CACHE_MAX ((uint64_t)256 << 20) /* bytes; beyond it the oldest go */

struct cached {
	struct ds_bytes file; /* what everything below points into */
	struct ds_str location, type, etag, modified;
	int64_t fetched; /* when, seconds since 1970 */
	int64_t wait;    /* the server wants no question before; 0 */
	struct ds_str body;
	bool page; /* there is a body; false: only `wait` is known */
};

/* False when there is none of that address. */
bool cache_read(const char *address, struct cached *c);
/* Replaces what there is as a whole. What cannot be written is as if it had been thrown away. file is not used. */
void cache_write(const char *address, const struct cached *c);
void cached_free(struct cached *c);

#endif

/* gazetteer.h: private to src/region. What the matcher, the search and the resolver ask the table besides
 * dushu/region.h. */
#ifndef DUSHU_REGION_GAZETTEER_H
#define DUSHU_REGION_GAZETTEER_H

#include "region/table.h"

/* The look-ups of dushu/region.h without a call, for the loops of the resolver. r must be a region of the table. */
static inline ds_region region_parent(ds_region r)
{
	return row_parent(row_at(r));
}

static inline enum ds_level region_level(ds_region r)
{
	return (enum ds_level)ROW_LEVEL(row_at(r)->bits);
}

static inline bool region_holds(ds_region above, ds_region below)
{
	return above != DS_REGION_NONE && below >= above && below < row_at(above)->next;
}

/* The other names of r: aliases and abolished names. */
uint32_t region_aliases(ds_region r, const struct alias **out);
/* Is `name` the full, short, other or an old name of r? */
bool region_is_called(ds_region r, struct ds_str name);

/* Was r called by the same name with another end once: 莱芜区, which was 莱芜市, with 市? */
bool region_was_called(ds_region r, struct ds_str end);

/* What is today where a division of this full name was that lay in `above`: 石家庄市's 桥东区; NONE. */
ds_region former_below(ds_region above, struct ds_str name);

#endif

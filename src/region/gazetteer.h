/* gazetteer.h: private to src/region. What the matcher, the search and the resolver ask the table besides
 * dushu/region.h. */
#ifndef DUSHU_REGION_GAZETTEER_H
#define DUSHU_REGION_GAZETTEER_H

#include "region/table.h"

/* The other names of r: aliases and abolished names. */
uint32_t region_aliases(ds_region r, const struct alias **out);
/* Is `name` the full, short, other or an old name of r? */
bool region_is_called(ds_region r, struct ds_str name);

#endif

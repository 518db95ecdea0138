/* names.c: prints the full name of every region down to townships, one a line: what the search for plain strings
 * is given to look for beside our own. */
#include <stdio.h>

#include "dushu/region.h"

int main(void)
{
	for (ds_region r = DS_REGION_CHINA + 1; r < ds_region_count(); r++) {
		struct ds_str name = ds_region_name(r);
		if (ds_region_level(r) <= DS_LEVEL_TOWNSHIP && name.n > 3)
			printf("%.*s\n", (int)name.n, name.p);
	}
	return 0;
}

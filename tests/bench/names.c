/* names.c: prints the full name of every region down to townships, or down to counties when that is asked, one a line:
 * what the search for plain strings is given to look for beside our own.
 *
 *   names [counties] */
#include <stdio.h>
#include <string.h>

#include "dushu/region.h"

int main(int argc, char **argv)
{
	const enum ds_level most =
	    argc > 1 && strcmp(argv[1], "counties") == 0 ? DS_LEVEL_COUNTY : DS_LEVEL_TOWNSHIP;
	for (ds_region r = DS_REGION_CHINA + 1; r < ds_region_count(); r++) {
		struct ds_str name = ds_region_name(r);
		if (ds_region_level(r) <= most && name.n > 3)
			printf("%.*s\n", (int)name.n, name.p);
	}
	return 0;
}

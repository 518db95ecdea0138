/* fetch_main.c: dushu-import-fetch, which dushu-import becomes when it is asked for an address: the only one of these
 * programs that uses the network and writes files, and it parses nothing but HTTP. */
#include "import.h"

int main(int argc, char **argv)
{
	struct job job;
	job_start(&job, 0, argv);
	if (argc < 4)
		return 2;
	say_begin();
	address_fetch(&job, argv[2], strcmp(argv[3], "cached") == 0);
	say_done(&job, "there is nothing at that address");
	return 0;
}

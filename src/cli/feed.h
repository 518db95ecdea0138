/* feed.h: private to src/cli. dushu feed. */
#ifndef DUSHU_CLI_FEED_H
#define DUSHU_CLI_FEED_H

#include "options.h"

/* Exit code, or DS_CLI_READER with the paths of reader set: they live as long as the program. */
int feed_run(const struct args *a, struct ds_cli_reader *reader);

#endif

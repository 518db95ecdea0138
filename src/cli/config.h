/* config.h: private to src/cli. dushu config and dushu doctor. */
#ifndef DUSHU_CLI_CONFIG_H
#define DUSHU_CLI_CONFIG_H

#include "options.h"

struct ds_config;

int config_run(const struct args *a); /* exit code */
int doctor_run(const struct args *a, ds_doctor_fn *terminal);
/* Names every problem with its file and line on standard error; DS_EXIT_FAILED when there is one. */
int config_problems(struct ds_config *c);

#endif

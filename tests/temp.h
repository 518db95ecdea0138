/* temp.h: a folder of its own for what a test program writes, taken away when the program ends, however the tests went. */
#ifndef DUSHU_TESTS_TEMP_H
#define DUSHU_TESTS_TEMP_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char temp_path[200];
static pid_t temp_owner;

static int temp_drop(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	remove(path);
	return 0;
}

static void temp_remove(void)
{
	if (getpid() == temp_owner) /* not a child of it */
		nftw(temp_path, temp_drop, 16, FTW_DEPTH | FTW_PHYS);
}

/* Its path; "" when there is no place for one. */
static inline const char *temp_dir(void)
{
	const char *tmp = getenv("TMPDIR");
	if (temp_owner)
		return temp_path;
	snprintf(temp_path, sizeof(temp_path), "%.150s/dushu-test-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	if (!mkdtemp(temp_path))
		temp_path[0] = 0;
	else if (atexit(temp_remove) == 0)
		temp_owner = getpid();
	return temp_path;
}

/* A new folder in it, named after `name`. */
static inline const char *temp_folder(char *path, size_t room, const char *name)
{
	snprintf(path, room, "%s/%s-XXXXXX", temp_dir(), name);
	return mkdtemp(path);
}

#endif

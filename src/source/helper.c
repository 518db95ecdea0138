/* helper.c: where the helper program is, and what an importer holds. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "private.h"

static char *copy_of(const char *z)
{
	const size_t n = strlen(z) + 1;
	return memcpy(ds_alloc(n), z, n);
}

char *helper_find(const char *given)
{
	static const char *const places[] = { "dushu-import", "../libexec/dushu/dushu-import" };
	char path[PATH_MAX];
	const char *env = getenv("DUSHU_IMPORT");
	if (given || (env && *env))
		return copy_of(given ? given : env);
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 64);
	while (n > 0 && path[n - 1] != '/')
		n--;
	for (size_t i = 0; n > 0 && i < DS_COUNT(places); i++) {
		memcpy(path + n, places[i], strlen(places[i]) + 1);
		if (access(path, X_OK) == 0)
			return copy_of(path);
	}
	return NULL;
}

struct ds_importer *ds_importer_new(const struct ds_importer_options *opt)
{
	struct ds_importer *im = ds_alloc(sizeof *im);
	*im = (struct ds_importer){ 0 };
	im->helper = helper_find(opt ? opt->helper : NULL);
	filters_read(&im->filters, opt ? opt->config : NULL);
	return im;
}

void ds_importer_free(struct ds_importer *im)
{
	if (!im)
		return;
	filters_free(&im->filters);
	free(im->helper);
	free(im);
}

const struct ds_error *ds_importer_complaint(const struct ds_importer *im)
{
	return im->filters.complaint;
}

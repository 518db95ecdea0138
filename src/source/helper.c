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

enum ds_status ds_importer_formats(const struct ds_importer *im, struct ds_buf *out, struct ds_error *e)
{
	const struct child_limits limits = { 0, 10, true };
	struct child c = { .err = -1 };
	char b[1024];
	size_t n = 0;
	if (!im->helper)
		return ds_fail(e, DS_ERR_NOT_FOUND,
			       "dushu-import is not beside the program; make builds it, make install installs it");
	enum ds_status st = child_start(&c, (const char *const[]){ im->helper, "formats", NULL }, -1, &limits, e);
	if (st != DS_OK)
		return st;
	do {
		st = child_read(&c, b, sizeof b, 1000, &n);
		ds_buf_add(out, b, st == DS_OK ? n : 0);
	} while (st == DS_ERR_INTERRUPTED || (st == DS_OK && n > 0));
	child_stop(&c);
	return st == DS_OK ? DS_OK : ds_fail(e, st, "%s does not answer", im->helper);
}

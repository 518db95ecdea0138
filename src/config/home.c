/* home.c: where a person's files live, and how they are written so that none is ever lost half-way. */
#include "dushu/config.h"

#include <errno.h>
#include <fcntl.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct {
	const char *variable, *below_home;
} homes[DS_HOMES] = {
	[DS_HOME_CONFIG] = {"XDG_CONFIG_HOME", ".config"     },
	[DS_HOME_STATE] = { "XDG_STATE_HOME", ".local/state"},
	[DS_HOME_CACHE] = { "XDG_CACHE_HOME", ".cache"      },
};

bool ds_home_path(enum ds_home what, const char *name, struct ds_buf *out)
{
	const char *xdg = getenv(homes[what].variable), *home = getenv("HOME");
	if (xdg && xdg[0] == '/')
		ds_buf_addf(out, "%s/dushu", xdg);
	else if (home && home[0] == '/')
		ds_buf_addf(out, "%s/%s/dushu", home, homes[what].below_home);
	else
		return false;
	if (name[0])
		ds_buf_addf(out, "/%s", name);
	ds_buf_addc(out, 0);
	out->n--;
	return true;
}

void ds_home_expand(const char *path, struct ds_buf *out)
{
	const char *home = path[0] == '~' && path[1] == '/' ? getenv("HOME") : NULL;
	ds_buf_addz(out, home ? home : "");
	ds_buf_add(out, home ? path + 1 : path, strlen(home ? path + 1 : path) + 1);
}

enum ds_status ds_home_make(const char *path, struct ds_error *e)
{
	struct ds_buf b = { 0 };
	enum ds_status st = DS_OK;
	ds_buf_add(&b, path, strlen(path) + 1);
	for (char *p = strchr(b.p + 1, '/'); p && st == DS_OK; p = strchr(p + 1, '/')) {
		*p = 0;
		if (mkdir(b.p, 0700) != 0 && errno != EEXIST)
			st = ds_fail(e, DS_ERR_WRITE, "%s: cannot make this folder: %s", b.p,
				     ds_say(strerror(errno)));
		*p = '/';
	}
	ds_buf_done(&b);
	return st;
}

static bool write_all(int fd, struct ds_str s)
{
	while (s.n > 0) {
		ssize_t n = write(fd, s.p, s.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		s.p += n;
		s.n -= (size_t)n;
	}
	return true;
}

enum ds_status ds_home_write(const char *path, struct ds_str bytes, struct ds_error *e)
{
	struct ds_buf beside = { 0 };
	enum ds_status st = ds_home_make(path, e);
	if (st != DS_OK)
		return st;
	ds_buf_addf(&beside, "%s.XXXXXX", path);
	ds_buf_addc(&beside, 0);
	int fd = mkstemp(beside.p);
	bool ok = fd >= 0 && write_all(fd, bytes) && fsync(fd) == 0;
	int error = errno;
	if (fd >= 0 && close(fd) != 0 && ok) {
		ok = false;
		error = errno;
	}
	if (ok && rename(beside.p, path) != 0) {
		ok = false;
		error = errno;
	}
	if (!ok) {
		if (fd >= 0)
			unlink(beside.p);
		st = ds_fail(e, DS_ERR_WRITE, "%s: cannot be written: %s", path, ds_say(strerror(error)));
	}
	ds_buf_done(&beside);
	return st;
}

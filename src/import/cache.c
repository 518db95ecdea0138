/* cache.c: fetched pages in files: a head of lines, an empty line, the body. A file is named after a hash of its address
 * and says the address itself, so that two of one hash are never taken for each other. */
#include "cache.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dushu/config.h"
#include "http.h"

#define MAGIC "dushu-page 1\n"

static bool path_of(const char *address, struct ds_buf *path)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);
	char name[40];
	for (const char *p = address; *p; p++)
		h = (h ^ (unsigned char)*p) * UINT64_C(0x100000001b3);
	snprintf(name, sizeof name, "pages/%016" PRIx64, h);
	return ds_home_path(DS_HOME_CACHE, name, path);
}

static int64_t number_of(struct ds_str s)
{
	int64_t n = 0;
	for (size_t i = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && n < INT64_MAX / 16; i++)
		n = n * 10 + (s.p[i] - '0');
	return n;
}

bool cache_read(const char *address, struct cached *c)
{
	struct ds_buf path = { 0 };
	*c = (struct cached){ 0 };
	const bool read = path_of(address, &path) && ds_bytes_read(path.p, &c->file, NULL) == DS_OK;
	ds_buf_done(&path);
	const size_t body = read && ds_str_starts(c->file.s, DS_STR(MAGIC)) ? http_body(c->file.s) : SIZE_MAX;
	const struct ds_str head = { c->file.s.p, body == SIZE_MAX ? 0 : body };
	if (body == SIZE_MAX || !ds_str_eq(http_header(head, "address"), ds_str_of(address))) {
		cached_free(c);
		return false;
	}
	c->location = http_header(head, "location");
	c->type = http_header(head, "type");
	c->etag = http_header(head, "etag");
	c->modified = http_header(head, "modified");
	c->fetched = number_of(http_header(head, "fetched"));
	c->wait = number_of(http_header(head, "wait"));
	c->page = c->fetched > 0;
	c->body = (struct ds_str){ c->file.s.p + body, c->file.s.n - body };
	return true;
}

/* The oldest go until the rest has room. */
static void cache_prune(void)
{
	struct entry {
		char name[32];
		int64_t time;
		uint64_t size;
	} *v = NULL;
	struct ds_buf dir = { 0 };
	size_t n = 0, cap = 0;
	uint64_t all = 0;
	struct stat st;
	DIR *d = ds_home_path(DS_HOME_CACHE, "pages", &dir) ? opendir(dir.p) : NULL;
	for (struct dirent *e; d && (e = readdir(d));) {
		if (strlen(e->d_name) != 16 || fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
		    !S_ISREG(st.st_mode))
			continue;
		v = ds_grow(v, &cap, n + 1, sizeof *v);
		memcpy(v[n].name, e->d_name, 17);
		v[n].time = st.st_mtime;
		v[n++].size = (uint64_t)st.st_size;
		all += (uint64_t)st.st_size;
	}
	while (d && all > CACHE_MAX && n > 0) {
		size_t oldest = 0;
		for (size_t i = 1; i < n; i++)
			if (v[i].time < v[oldest].time)
				oldest = i;
		unlinkat(dirfd(d), v[oldest].name, 0);
		all -= v[oldest].size;
		v[oldest] = v[--n];
	}
	if (d)
		closedir(d);
	free(v);
	ds_buf_done(&dir);
}

static void line_add(struct ds_buf *b, const char *key, struct ds_str value)
{
	if (value.n == 0 || memchr(value.p, '\n', value.n) || memchr(value.p, '\r', value.n))
		return;
	ds_buf_addf(b, "%s: %.*s\n", key, (int)value.n, value.p);
}

void cache_write(const char *address, const struct cached *c)
{
	struct ds_buf b = { 0 }, path = { 0 };
	ds_buf_addz(&b, MAGIC);
	line_add(&b, "address", ds_str_of(address));
	line_add(&b, "location", c->location);
	line_add(&b, "type", c->type);
	line_add(&b, "etag", c->etag);
	line_add(&b, "modified", c->modified);
	ds_buf_addf(&b, "fetched: %" PRId64 "\nwait: %" PRId64 "\n\n", c->page ? c->fetched : 0, c->wait);
	ds_buf_adds(&b, c->body);
	if (path_of(address, &path) && ds_home_make(path.p, NULL) == DS_OK &&
	    ds_home_write(path.p, (struct ds_str){ b.p, b.n }, NULL) == DS_OK)
		cache_prune();
	ds_buf_done(&b);
	ds_buf_done(&path);
}

void cached_free(struct cached *c)
{
	ds_bytes_done(&c->file);
	*c = (struct cached){ 0 };
}

/* feeds.c: the feeds that somebody follows, and their entries as files. Knows no network and no format of feeds: both
 * are behind ds_source_open. */
#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "dushu/config.h"
#include "private.h"

#define HASH_CHARS 16
#define FULL_MAX   200u /* pages fetched in one update: the rest keeps its summaries */

static char *copy_of(const char *p, size_t n)
{
	char *z = memcpy(ds_alloc(n + 1), p, n);
	z[n] = '\0';
	return z;
}

/* ---- the list --------------------------------------------------------------------------------------------- */

static void line_read(struct ds_feeds *f, struct ds_str line)
{
	const char *tab = memchr(line.p, '\t', line.n);
	const char *end = line.p + line.n;
	const char *second = tab ? memchr(tab + 1, '\t', (size_t)(end - tab - 1)) : NULL;
	if (!second || memchr(line.p, '\0', line.n))
		return;
	const char *third = memchr(second + 1, '\t', (size_t)(end - second - 1));
	const struct ds_str rest = { third ? third + 1 : end, third ? (size_t)(end - third - 1) : 0 };
	f->v = ds_grow(f->v, &f->cap, f->n + 1, sizeof *f->v);
	f->v[f->n++] = (struct ds_feed){ .address = copy_of(line.p, (size_t)(tab - line.p)),
					 .title = copy_of(second + 1, (size_t)((third ? third : end) - second - 1)),
					 .updated = strtoll(tab + 1, NULL, 10),
					 .full = ds_str_eq(rest, DS_STR("full")) };
}

enum ds_status ds_feeds_load(struct ds_feeds *f, struct ds_error *e)
{
	struct ds_buf path = { 0 };
	struct ds_bytes bytes;
	enum ds_status status = DS_OK;
	*f = (struct ds_feeds){ 0 };
	if (!ds_home_path(DS_HOME_STATE, "feeds", &path))
		return ds_fail(e, DS_ERR_NOT_FOUND, "no home to keep feeds in; set HOME or XDG_STATE_HOME");
	if (access(path.p, F_OK) == 0)
		status = ds_bytes_read(path.p, &bytes, e);
	for (size_t i = 0; status == DS_OK && access(path.p, F_OK) == 0 && i < bytes.s.n;) {
		const char *stop = memchr(bytes.s.p + i, '\n', bytes.s.n - i);
		const size_t n = stop ? (size_t)(stop - bytes.s.p) - i : bytes.s.n - i;
		line_read(f, (struct ds_str){ bytes.s.p + i, n });
		i += n + 1;
	}
	if (status == DS_OK && access(path.p, F_OK) == 0)
		ds_bytes_done(&bytes);
	ds_buf_done(&path);
	return status;
}

enum ds_status ds_feeds_save(const struct ds_feeds *f, struct ds_error *e)
{
	struct ds_buf path = { 0 }, all = { 0 };
	enum ds_status status;
	for (size_t i = 0; i < f->n; i++)
		ds_buf_addf(&all, "%s\t%" PRId64 "\t%s%s\n", f->v[i].address, f->v[i].updated, f->v[i].title,
			    f->v[i].full ? "\tfull" : "");
	if (ds_home_path(DS_HOME_STATE, "feeds", &path))
		status = ds_home_write(path.p, (struct ds_str){ all.p, all.n }, e);
	else
		status = ds_fail(e, DS_ERR_WRITE, "no home to keep feeds in; set HOME or XDG_STATE_HOME");
	ds_buf_done(&path);
	ds_buf_done(&all);
	return status;
}

static void feed_free(struct ds_feed *feed)
{
	free(feed->address);
	free(feed->title);
}

void ds_feeds_free(struct ds_feeds *f)
{
	for (size_t i = 0; i < f->n; i++)
		feed_free(&f->v[i]);
	free(f->v);
	*f = (struct ds_feeds){ 0 };
}

struct ds_feed *ds_feeds_add(struct ds_feeds *f, const char *address)
{
	struct ds_buf clean = { 0 };
	ds_line_clean(&clean, ds_str_of(address)); /* no tab or line end may come into the list */
	ds_buf_addc(&clean, '\0');
	struct ds_feed *feed = NULL;
	for (size_t i = 0; i < f->n && !feed; i++)
		if (strcmp(f->v[i].address, clean.p) == 0)
			feed = &f->v[i];
	if (!feed) {
		f->v = ds_grow(f->v, &f->cap, f->n + 1, sizeof *f->v);
		feed = &f->v[f->n++];
		*feed = (struct ds_feed){ copy_of(clean.p, clean.n - 1), copy_of("", 0), 0, false };
	}
	ds_buf_done(&clean);
	return feed;
}

/* ---- pages ------------------------------------------------------------------------------------------------ */

static uint64_t hash_of(struct ds_str s, uint64_t h)
{
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001b3);
	return h;
}

#define HASH_BEGIN UINT64_C(0xcbf29ce484222325)

bool ds_feed_folder(const struct ds_feed *feed, struct ds_buf *out)
{
	char name[64];
	snprintf(name, sizeof name, "feeds.d/%016" PRIx64, hash_of(ds_str_of(feed->address), HASH_BEGIN));
	return ds_home_path(DS_HOME_STATE, name, out);
}

/* A page of ours: DATE-HASH.html. Returns where the hash begins; NULL for other files. */
static const char *page_hash(const char *name)
{
	const size_t n = strlen(name);
	if (name[0] == '.' || n < HASH_CHARS + 6 || strcmp(name + n - 5, ".html") != 0 ||
	    name[n - 6 - HASH_CHARS] != '-')
		return NULL;
	return name + n - 5 - HASH_CHARS;
}

struct names {
	char **v;
	size_t n, cap;
};

static void names_read(const struct ds_feed *feed, struct names *out)
{
	struct ds_buf folder = { 0 };
	DIR *dir = ds_feed_folder(feed, &folder) ? opendir(folder.p) : NULL;
	*out = (struct names){ 0 };
	for (struct dirent *e; dir && (e = readdir(dir));) {
		if (!page_hash(e->d_name))
			continue;
		out->v = ds_grow(out->v, &out->cap, out->n + 1, sizeof *out->v);
		out->v[out->n++] = copy_of(e->d_name, strlen(e->d_name));
	}
	if (dir)
		closedir(dir);
	ds_buf_done(&folder);
}

static void names_free(struct names *names)
{
	while (names->n > 0)
		free(names->v[--names->n]);
	free(names->v);
}

static int newest_cmp(const void *a, const void *b)
{
	return strcmp(*(char *const *)b, *(char *const *)a);
}

size_t ds_feed_pages(const struct ds_feed *feed, struct ds_buf *out)
{
	struct names names;
	names_read(feed, &names);
	const size_t n = names.n;
	if (n)
		qsort(names.v, n, sizeof *names.v, newest_cmp);
	for (size_t i = 0; i < n; i++) {
		ds_feed_folder(feed, out);
		ds_buf_addc(out, '/');
		ds_buf_add(out, names.v[i], strlen(names.v[i]) + 1);
	}
	names_free(&names);
	return n;
}

void ds_feeds_remove(struct ds_feeds *f, size_t i)
{
	struct ds_buf folder = { 0 };
	struct names names;
	names_read(&f->v[i], &names);
	const int dir = ds_feed_folder(&f->v[i], &folder) ? open(folder.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	for (size_t k = 0; dir >= 0 && k < names.n; k++)
		unlinkat(dir, names.v[k], 0);
	if (dir >= 0)
		close(dir);
	if (folder.n)
		rmdir(folder.p); /* stays when somebody keeps other files there */
	names_free(&names);
	ds_buf_done(&folder);
	feed_free(&f->v[i]);
	memmove(f->v + i, f->v + i + 1, (f->n - i - 1) * sizeof *f->v);
	f->n--;
}

/* ---- updating --------------------------------------------------------------------------------------------- */

/* 20211126T191400 of an ISO date, so that names sort by time; today's without one. */
static void date_name(struct ds_str iso, char out[20])
{
	size_t n = 0;
	for (size_t i = 0; i < iso.n && n < 15; i++)
		if ((iso.p[i] >= '0' && iso.p[i] <= '9') || (iso.p[i] == 'T' && n == 8))
			out[n++] = iso.p[i];
	out[n] = '\0';
	if (n < 4) {
		const time_t now = time(NULL);
		struct tm tm;
		localtime_r(&now, &tm);
		strftime(out, 20, "%Y%m%dT%H%M%S", &tm);
	}
}

/* An entry is the same when it links to the same page, or without a link has the same title and date. */
static uint64_t entry_hash(const struct ds_hints *h)
{
	if (h->link.n)
		return hash_of(h->link, HASH_BEGIN);
	return hash_of(h->published, hash_of(h->title, HASH_BEGIN));
}

static bool is_known(const struct names *names, const char *hash)
{
	for (size_t i = 0; i < names->n; i++)
		if (memcmp(page_hash(names->v[i]), hash, HASH_CHARS) == 0)
			return true;
	return false;
}

/* What an update works with. */
struct update {
	const struct ds_importer *im;
	const struct ds_feed *feed;
	const struct ds_source_options *opt;
	ds_complain_fn *complain;
	struct ds_feed_news *news;
	struct names known;
};

/* The page at an address as a file by itself: where it came from and in which encoding stands before what its own head
 * says of that. False: it cannot be had. */
static bool page_fetch(const struct update *u, const char *address, struct ds_buf *page, struct ds_error *e)
{
	struct ds_source *source;
	struct ds_source_doc doc;
	if (ds_source_open(u->im, address, u->opt, &source, e) != DS_OK)
		return false;
	const bool got = ds_source_next(source, &doc, e) == DS_OK && doc.name.p;
	const bool wide = got && (ds_str_starts(doc.bytes.s, DS_STR("\xff\xfe")) ||
				  ds_str_starts(doc.bytes.s, DS_STR("\xfe\xff")));
	if (got && ds_str_starts(doc.bytes.s, DS_STR("\xef\xbb\xbf")))
		ds_buf_addz(page, "\xef\xbb\xbf");
	if (got && !wide) { /* nothing can be put before UTF-16, which says itself what it is */
		if (doc.charset)
			ds_buf_addf(page, "<meta charset=\"%s\">", doc.charset);
		ds_buf_addz(page, "<base href=\"");
		for (size_t i = 0; i < doc.hints.link.n; i++) {
			const char c = doc.hints.link.p[i];
			ds_buf_addz(page, c == '"' ? "%22" : c == '&' ? "&amp;" : c == '<' ? "%3C" : "");
			if (!memchr("\"&<", c, 3))
				ds_buf_addc(page, c);
		}
		ds_buf_addz(page, "\">\n");
	}
	if (got) {
		ds_buf_adds(page, doc.bytes.s);
		ds_bytes_done(&doc.bytes);
	}
	ds_source_close(source);
	return got;
}

/* The bytes to keep of an entry: its own, or of the page that it sums up. */
static struct ds_str entry_bytes(const struct update *u, const struct ds_source_doc *doc, struct ds_buf *page)
{
	struct ds_error e;
	if (!u->feed->full || !doc->brief || !doc->hints.link.n || u->news->whole == FULL_MAX)
		return doc->bytes.s;
	if (!ds_is_address(doc->hints.link.p))
		return doc->bytes.s;
	u->news->whole++;
	if (page_fetch(u, doc->hints.link.p, page, &e))
		return (struct ds_str){ page->p, page->n };
	u->news->whole--;
	u->news->failures++;
	u->complain(u->opt ? u->opt->ctx : NULL, &e);
	return doc->bytes.s;
}

static enum ds_status entry_save(struct update *u, const struct ds_source_doc *doc, struct ds_error *e)
{
	char hash[HASH_CHARS + 1], date[20], name[64];
	struct ds_buf path = { 0 }, page = { 0 };
	enum ds_status status = DS_OK;
	u->news->entries++;
	snprintf(hash, sizeof hash, "%016" PRIx64, entry_hash(&doc->hints));
	if (is_known(&u->known, hash))
		return DS_OK;
	date_name(doc->hints.published, date);
	const int n = snprintf(name, sizeof name, "%s-%s.html", date, hash);
	if (!ds_feed_folder(u->feed, &path))
		return ds_fail(e, DS_ERR_WRITE, "no home to keep feeds in; set HOME or XDG_STATE_HOME");
	ds_buf_addc(&path, '/');
	ds_buf_add(&path, name, (size_t)n + 1);
	status = ds_home_write(path.p, entry_bytes(u, doc, &page), e);
	if (status == DS_OK) {
		struct names *known = &u->known;
		u->news->fresh++;
		known->v = ds_grow(known->v, &known->cap, known->n + 1, sizeof *known->v);
		known->v[known->n++] = copy_of(name, (size_t)n);
	}
	ds_buf_done(&page);
	ds_buf_done(&path);
	return status;
}

enum ds_status ds_feed_update(const struct ds_importer *im, struct ds_feed *feed,
			      const struct ds_source_options *opt, ds_complain_fn *complain,
			      struct ds_feed_news *news, struct ds_error *e)
{
	struct ds_source *source;
	struct ds_source_doc doc;
	struct update u = { .im = im, .feed = feed, .opt = opt, .complain = complain, .news = news };
	struct ds_error own;
	enum ds_status status;
	*news = (struct ds_feed_news){ 0 };
	if ((status = ds_source_open(im, feed->address, opt, &source, e)) != DS_OK)
		return status;
	names_read(feed, &u.known);
	for (;;) {
		if (ds_source_next(source, &doc, &own) != DS_OK) {
			if (news->entries == 0)
				status = ds_fail(e, own.status, "%s", own.text);
			else
				complain(opt ? opt->ctx : NULL, &own);
			news->failures++;
			continue;
		}
		if (!doc.name.p)
			break;
		if (!strchr(doc.name.p + strlen(feed->address), '#'))
			status = ds_fail(e, DS_ERR_USAGE,
					 "%s: is no feed; give the address of the site's RSS or Atom feed",
					 feed->address);
		else
			status = entry_save(&u, &doc, e);
		ds_bytes_done(&doc.bytes);
		if (news->entries == 1 && doc.hints.source.n) {
			free(feed->title);
			feed->title = copy_of(doc.hints.source.p, doc.hints.source.n);
		}
		if (status != DS_OK || doc.whole)
			break;
	}
	if (status == DS_OK)
		feed->updated = (int64_t)time(NULL);
	ds_source_close(source);
	names_free(&u.known);
	return status;
}

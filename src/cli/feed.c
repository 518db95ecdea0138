/* feed.c: dushu feed: feeds that somebody follows are added, listed, updated, opened. What a feed is, src/source knows. */
#include "feed.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "dushu/extract.h"
#include "dushu/frame.h"
#include "dushu/source.h"

/* What an update has to tell, and where. */
struct teller {
	const char *address;
	size_t at, of;
	bool terminal; /* somebody watches */
	bool shown;    /* a line of progress stands there */
};

static int complain(const struct ds_error *e)
{
	struct ds_buf line = { 0 };
	ds_line_clean(&line, ds_str_of(e->text));
	fprintf(stderr, "dushu: %.*s\n", (int)line.n, line.n ? line.p : "");
	ds_buf_done(&line);
	return DS_EXIT_FAILED;
}

static void progress_clear(struct teller *t)
{
	if (t->shown)
		fputs("\r\033[K", stderr);
	t->shown = false;
}

static bool progress_show(void *ctx, const char *name, uint64_t done, uint64_t total)
{
	struct teller *t = ctx;
	if (!t->terminal)
		return true;
	struct ds_buf line = { 0 };
	ds_line_clean(&line, ds_str_of(name)); /* the feed, or the page of an entry */
	const struct ds_str cut = { line.p, line.n };
	fprintf(stderr, "\r\033[K[%zu/%zu] %.*s", t->at, t->of, (int)(cut.n < 60 ? cut.n : 60), cut.p);
	ds_buf_done(&line);
	if (total)
		fprintf(stderr, " %" PRIu64 "%%", done * 100 / total);
	t->shown = true;
	return true;
}

static void entry_complain(void *ctx, const struct ds_error *e)
{
	progress_clear(ctx);
	complain(e);
}

/* Updates one feed and says what came of it. What is wrong with the feed itself is left in e, and not said, when `e` is
 * given. */
static int feed_update(const struct ds_importer *im, struct ds_feed *feed, size_t at, size_t of,
		       struct ds_error *left)
{
	struct teller t = { feed->address, at, of, isatty(STDERR_FILENO) == 1, false };
	const struct ds_source_options opt = { .progress = progress_show, .ctx = &t };
	struct ds_feed_news news;
	struct ds_error e;
	progress_show(&t, feed->address, 0, 0);
	const enum ds_status status = ds_feed_update(im, feed, &opt, entry_complain, &news, &e);
	progress_clear(&t);
	if (status != DS_OK && left) {
		*left = e;
		return DS_EXIT_FAILED;
	}
	if (status != DS_OK)
		return complain(&e);
	printf(ds_say("%s: %u new of %u"), feed->title[0] ? feed->title : feed->address, news.fresh, news.entries);
	printf(news.whole ? ds_say(", %u of them whole\n") : "\n", news.whole);
	return news.failures ? DS_EXIT_FAILED : DS_EXIT_OK;
}

/* ---- the commands ----------------------------------------------------------------------------------------- */

/* The feed that a number of the list or an address names; SIZE_MAX with a complaint. */
static size_t feed_find(const struct ds_feeds *f, const char *name)
{
	char *end;
	const unsigned long n = strtoul(name, &end, 10);
	if (*name >= '0' && *name <= '9' && *end == '\0' && n >= 1 && n <= f->n)
		return n - 1;
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->v[i].address, name) == 0)
			return i;
	fprintf(stderr, ds_say("dushu: feed: %s is none of the feeds; dushu feed list shows them\n"), name);
	return SIZE_MAX;
}

static int feeds_list(const struct ds_feeds *f)
{
	for (size_t i = 0; i < f->n; i++) {
		struct ds_buf pages = { 0 };
		char when[32] = "-";
		struct tm tm;
		const time_t t = (time_t)f->v[i].updated;
		const size_t n = ds_feed_pages(&f->v[i], &pages);
		if (t && localtime_r(&t, &tm))
			strftime(when, sizeof when, "%Y-%m-%d %H:%M", &tm);
		printf("%zu\t%zu\t%s\t%s\t%s\n", i + 1, n, when, f->v[i].address, f->v[i].title);
		ds_buf_done(&pages);
	}
	if (f->n == 0)
		fputs(ds_say("dushu: no feed is followed; dushu feed add ADDRESS\n"), stderr);
	return DS_EXIT_OK;
}

/* The addresses of the feeds that a page names, each with a NUL, at the end of out; how many. */
static uint32_t feeds_named(const struct ds_importer *im, const char *address, struct ds_buf *out)
{
	const struct ds_source_options cached = { .cached = true }; /* it was fetched a moment ago */
	const struct ds_extract_options text = { .depth = DS_DEPTH_TEXT };
	struct ds_source *source;
	struct ds_source_doc from;
	struct ds_doc *doc = NULL;
	uint32_t n = 0;
	if (ds_source_open(im, address, &cached, &source, NULL) != DS_OK)
		return 0;
	if (ds_source_next(source, &from, NULL) == DS_OK && from.name.p) {
		const struct ds_extract_options opt = ds_extract_options_of(&text, &from);
		if (ds_extract(from.bytes.s, &opt, &doc, NULL) == DS_OK)
			for (uint32_t i = 0; i < doc->reading.feeds_n; i++)
				if (ds_is_address(doc->reading.feeds[i].p)) {
					ds_line_clean(out, doc->reading.feeds[i]);
					ds_buf_addc(out, '\0');
					n++;
				}
		ds_doc_free(doc);
		ds_bytes_done(&from.bytes);
	}
	ds_source_close(source);
	return n;
}

/* Follows a feed; of a page, the first that it names. */
static int feed_add(const struct ds_importer *im, struct ds_feeds *f, const char *address, bool full, size_t at,
		    size_t of)
{
	struct ds_buf named = { 0 };
	struct ds_error e;
	int code = DS_EXIT_OK;
	for (bool again = true; again;) {
		const size_t before = f->n;
		struct ds_feed *feed = ds_feeds_add(f, address);
		again = false;
		e.status = DS_OK;
		feed->full = feed->full || full;
		code = feed_update(im, feed, at, of, &e);
		if (e.status != DS_OK && f->n > before && feed->updated == 0)
			ds_feeds_remove(f, f->n - 1); /* it is none */
		if (e.status == DS_ERR_USAGE && named.n == 0 && feeds_named(im, address, &named) > 0) {
			printf(ds_say("%s: its feed is %s\n"), address, named.p);
			for (size_t i = strlen(named.p) + 1; i < named.n; i += strlen(named.p + i) + 1)
				printf(ds_say("%s: another feed is %s\n"), address, named.p + i);
			address = named.p;
			again = true;
		} else if (e.status != DS_OK) {
			complain(&e);
		}
	}
	ds_buf_done(&named);
	return code;
}

static int feeds_add(struct ds_feeds *f, const struct args *a, struct ds_error *e)
{
	struct ds_importer *im = ds_importer_new(&(struct ds_importer_options){ .config = a->config });
	int code = DS_EXIT_OK;
	for (size_t i = 1; i < a->operands_n; i++) {
		const char *address = a->operands[i];
		if (!ds_is_address(address)) {
			fprintf(stderr, ds_say("dushu: feed: %s: is no http: or https: address\n"), address);
			code = DS_EXIT_FAILED;
			continue;
		}
		if (feed_add(im, f, address, a->full, i, a->operands_n - 1) != DS_EXIT_OK)
			code = DS_EXIT_FAILED;
	}
	ds_importer_free(im);
	return ds_feeds_save(f, e) == DS_OK ? code : complain(e);
}

/* Calls for the feeds that are named, or for all. */
static int feeds_each(struct ds_feeds *f, const struct args *a,
		      int (*call)(struct ds_feed *, size_t, size_t, void *), void *ctx)
{
	int code = DS_EXIT_OK;
	const size_t named = a->operands_n - 1;
	for (size_t i = 0; i < (named ? named : f->n); i++) {
		const size_t at = named ? feed_find(f, a->operands[i + 1]) : i;
		if (at == SIZE_MAX || call(&f->v[at], i + 1, named ? named : f->n, ctx) != DS_EXIT_OK)
			code = DS_EXIT_FAILED;
	}
	return code;
}

static int update_call(struct ds_feed *feed, size_t at, size_t of, void *ctx)
{
	return feed_update(ctx, feed, at, of, NULL);
}

static int feeds_update(struct ds_feeds *f, const struct args *a, struct ds_error *e)
{
	struct ds_importer *im = ds_importer_new(&(struct ds_importer_options){ .config = a->config });
	const int code = feeds_each(f, a, update_call, im);
	ds_importer_free(im);
	return ds_feeds_save(f, e) == DS_OK ? code : complain(e);
}

static int path_call(struct ds_feed *feed, size_t at, size_t of, void *ctx)
{
	struct ds_buf folder = { 0 };
	(void)at;
	(void)of;
	(void)ctx;
	const bool home = ds_feed_folder(feed, &folder);
	if (home)
		puts(folder.p);
	ds_buf_done(&folder);
	return home ? DS_EXIT_OK : DS_EXIT_FAILED;
}

static int feeds_remove(struct ds_feeds *f, const struct args *a, struct ds_error *e)
{
	int code = a->operands_n > 1 ? DS_EXIT_OK : usage_error("feed remove: name a feed; see dushu feed list");
	/* From the last, so that the numbers of the others stay what they are. */
	for (size_t i = f->n; i-- > 0;)
		for (size_t k = 1; k < a->operands_n; k++) {
			char number[24];
			snprintf(number, sizeof number, "%zu", i + 1);
			if (strcmp(a->operands[k], number) == 0 || strcmp(a->operands[k], f->v[i].address) == 0) {
				printf("%s\n", f->v[i].address);
				ds_feeds_remove(f, i);
				break;
			}
		}
	return ds_feeds_save(f, e) == DS_OK ? code : complain(e);
}

static int pages_call(struct ds_feed *feed, size_t at, size_t of, void *ctx)
{
	(void)at;
	(void)of;
	ds_feed_pages(feed, ctx);
	return DS_EXIT_OK;
}

static int page_cmp(const void *a, const void *b)
{
	const char *x = strrchr(*(const char *const *)a, '/'), *y = strrchr(*(const char *const *)b, '/');
	return strcmp(y, x);
}

/* The reader on the pages of all that are named, newest first whichever feed they are of. */
static int feeds_open(struct ds_feeds *f, const struct args *a, struct ds_cli_reader *reader)
{
	struct ds_buf pages = { 0 };
	size_t n = 0, k = 0;
	if (feeds_each(f, a, pages_call, &pages) != DS_EXIT_OK || pages.n == 0) {
		if (pages.n == 0)
			fputs(ds_say("dushu: feed: there are no entries yet; dushu feed add ADDRESS, dushu feed "
				     "update\n"),
			      stderr);
		ds_buf_done(&pages);
		return DS_EXIT_FAILED;
	}
	for (size_t i = 0; i < pages.n; i++)
		n += pages.p[i] == '\0';
	/* One block: the pointers, then what they point to. */
	const char **paths = ds_alloc(n * sizeof *paths + pages.n);
	char *room = memcpy(paths + n, pages.p, pages.n);
	for (size_t i = 0; i < pages.n; i += strlen(room + i) + 1)
		paths[k++] = room + i;
	ds_buf_done(&pages);
	qsort(paths, n, sizeof *paths, page_cmp);
	*reader = (struct ds_cli_reader){ .paths = paths, .paths_n = n, .config = a->config, .owned = paths };
	return DS_CLI_READER;
}

int feed_run(const struct args *a, struct ds_cli_reader *reader)
{
	const char *what = a->operands_n ? a->operands[0] : "list";
	struct ds_feeds f;
	struct ds_error e;
	int code;
	if (ds_feeds_load(&f, &e) != DS_OK)
		return complain(&e);
	if (strcmp(what, "list") == 0)
		code = feeds_list(&f);
	else if (strcmp(what, "add") == 0)
		code = a->operands_n > 1 ? feeds_add(&f, a, &e) : usage_error("feed add: name an address");
	else if (strcmp(what, "update") == 0)
		code = feeds_update(&f, a, &e);
	else if (strcmp(what, "remove") == 0)
		code = feeds_remove(&f, a, &e);
	else if (strcmp(what, "path") == 0)
		code = feeds_each(&f, a, path_call, NULL);
	else if (strcmp(what, "open") == 0)
		code = feeds_open(&f, a, reader);
	else
		code =
		    usage_error("feed %s: say add, list, update, open, path or remove; see dushu help feed", what);
	ds_feeds_free(&f);
	return code;
}

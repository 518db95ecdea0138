/* documents_test.c: a library of documents that a helper unpacks: their names, fields and order, opening them again, a
 * source that breaks off, and closing while the helper is still at work (skipped where this build has no helper); and an
 * article far behind the beginning of a long text. */
#include "unit.h"
#include "temp.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "dushu/library.h"

/* The helper stands one folder above the tests. */
static bool helper_is_there(void)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 32);
	for (int up = 0; up < 2 && n > 0; up++)
		while (n > 0 && path[--n] != '/')
			;
	if (n <= 0)
		return false;
	strcpy(path + n, "/dushu-import");
	setenv("DUSHU_IMPORT", path, 1);
	return access(path, X_OK) == 0;
}

/* A feed of n entries, each with a figure; cut: it ends inside another. */
static void feed_write(char path[240], int n, bool cut)
{
	snprintf(path, 240, "%s/%s.xml", temp_dir(), cut ? "broken" : "feed");
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs("<rss><channel><title>江海日报</title>", f);
	for (int i = 1; i <= n; i++)
		fprintf(f, "<item><title>第%d日快讯</title><description>如皋市新建公园%d个。</description></item>",
			i, i);
	fputs(cut ? "<item><title>断" : "</channel></rss>", f);
	fclose(f);
}

static void rows_test(void **state)
{
	char feed[240], broken[240], name[300];
	struct ds_library *lib;
	struct ds_article_row row;
	const struct ds_doc *doc;
	struct ds_error e;
	uint32_t at;
	(void)state;
	if (!helper_is_there())
		skip();
	feed_write(feed, 9, false);
	feed_write(broken, 2, true);
	const char *const paths[] = { feed, broken };
	assert_int_equal(ds_library_open(paths, 2, NULL, &lib, &e), DS_OK);
	ds_library_wait(lib);
	const struct ds_library_progress p = ds_library_poll(lib);
	assert_int_equal(p.failed, 1);
	assert_int_equal(p.sources, p.read);
	assert_non_null(strstr(ds_library_failure(lib, 0)->text, "breaks off behind entry 2"));
	const struct ds_place all = { 0 };
	assert_int_equal(ds_library_count(lib, all), 11);
	/* From the last to the first, so that none is among the few that are kept open. */
	for (uint32_t i = 11; i-- > 0;) {
		assert_true(ds_library_row(lib, i, &row));
		snprintf(name, sizeof name, "%s#%u", i < 9 ? feed : broken, i < 9 ? i + 1 : i - 8);
		assert_string_equal(row.doc, name);
		assert_true(ds_str_eq(row.source, DS_STR("江海日报")));
		assert_int_equal(row.figures, 1);
		assert_int_equal(ds_library_open_doc(lib, i, &doc, &at, &e), DS_OK);
		assert_int_equal(doc->figures.n, 1);
		assert_true(ds_str_eq(doc->reading.articles[at].source, DS_STR("江海日报")));
	}
	ds_library_close(lib);
	/* One of them by its name. */
	snprintf(name, sizeof name, "%s#4", feed);
	const char *const one[] = { name };
	assert_int_equal(ds_library_open(one, 1, NULL, &lib, &e), DS_OK);
	ds_library_wait(lib);
	assert_int_equal(ds_library_count(lib, all), 1);
	assert_true(ds_library_row(lib, 0, &row));
	assert_true(ds_str_eq(row.title, DS_STR("第4日快讯")));
	ds_library_close(lib);
}

/* Whoever leaves does not wait for a helper. */
static void close_test(void **state)
{
	char feed[240];
	struct ds_library *lib;
	struct ds_error e;
	(void)state;
	if (!helper_is_there())
		skip();
	feed_write(feed, 20000, false);
	const char *const paths[] = { feed };
	for (int i = 0; i < 3; i++) {
		assert_int_equal(ds_library_open(paths, 1, NULL, &lib, &e), DS_OK);
		ds_library_close(lib);
	}
}

/* Stories one after the other, more than are read while somebody waits. */
static void stories_write(char path[240])
{
	static const char *const files[] = { "src/share/articles/01-rugao-gongshui.txt",
					     "src/share/articles/03-yuexi-baoyu.txt" };
	struct ds_bytes story[2];
	struct ds_error e;
	for (int i = 0; i < 2; i++)
		assert_int_equal(ds_bytes_read(files[i], &story[i], &e), DS_OK);
	snprintf(path, 240, "%s/stories.txt", temp_dir());
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	for (int i = 0; i < 60; i++)
		fprintf(f, "%.*s\n\n", (int)story[i % 2].s.n, story[i % 2].s.p);
	fclose(f);
	for (int i = 0; i < 2; i++)
		ds_bytes_done(&story[i]);
}

static void until(struct ds_library *lib, bool (*is)(struct ds_library *lib, ds_article_id id), ds_article_id id)
{
	while (!is(lib, id)) {
		struct pollfd fd = { ds_library_fd(lib), POLLIN, 0 };
		poll(&fd, 1, 1000);
	}
}

static bool is_whole(struct ds_library *lib, ds_article_id id)
{
	(void)id;
	return ds_library_poll(lib).whole;
}

static bool is_ready(struct ds_library *lib, ds_article_id id)
{
	ds_library_poll(lib);
	return ds_library_ready(lib, id);
}

/* An article far behind the beginning of a long text: its title stands for it until a thread has read all. */
static void late_test(void **state)
{
	char stories[240];
	const char *const paths[] = { "src/share/articles/02-mianyang-gongbao.txt", stories };
	const struct ds_place all = { 0 };
	struct ds_library *lib;
	struct ds_article_row row;
	const struct ds_doc *doc;
	struct ds_error e;
	uint32_t at;
	(void)state;
	stories_write(stories);
	for (int looks = 0; looks < 2; looks++) {
		assert_int_equal(ds_library_open_with(paths, 2, NULL, NULL, true, &lib, &e), DS_OK);
		ds_library_wait(lib);
		const ds_article_id last = ds_library_count(lib, all) - 1;
		assert_true(last >= 50);
		assert_true(ds_library_row(lib, last, &row));
		if (looks == 0) {
			assert_int_equal(ds_library_open_soon(lib, last, &doc, &at, &e), DS_OK);
			assert_true(ds_library_beginning(lib));
			assert_int_equal(at, 0);
			assert_true(ds_str_find(doc->reading.text, row.title, 0) != SIZE_MAX);
			assert_int_equal(doc->figures.n, 0);
			until(lib, is_whole, last);
			ds_library_whole(lib);
		} else {
			assert_false(ds_library_ready(lib, last));
			until(lib, is_ready, last);
		}
		assert_int_equal(ds_library_open_soon(lib, last, &doc, &at, &e), DS_OK);
		assert_false(ds_library_beginning(lib));
		assert_int_equal(at, last - 1);
		assert_true(doc->figures.n > 1000);
		ds_library_close(lib);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(rows_test), cmocka_unit_test(close_test),
					    cmocka_unit_test(late_test) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}

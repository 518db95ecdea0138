/* library_test.c: the library against what its header promises: many files from a background thread, every count,
 * rank and step compared with a plain search over documents extracted one by one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include <sys/stat.h>

#include "dushu/library.h"
#include "temp.h"

#define FILES 60

/* Texts with places and figures; the n-th file gets the n-th, so neighbours differ. */
static const char *const sentences[] = {
	"赤峰市城镇新增就业1.4万人,比上年增长9.7%。林西县建成养老服务站28处。",
	"牡丹江市新建公园12个,投资3亿元。",
	"全国粮食产量6.8亿吨。",
	"会议讨论了文件。",
	"内蒙古自治区兴安盟科尔沁右翼中旗完成造林20万亩,阿尔山市接待游客30万人次。",
	"广东省广州市越秀区有学校100所。黑龙江省哈尔滨市供热面积3亿平方米。",
};

struct place_dir {
	char path[240];
};

static void file_write(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static int dir_make(void **state)
{
	struct place_dir *d = calloc(1, sizeof *d);
	char path[300];
	assert_non_null(temp_folder(d->path, sizeof d->path, "library"));
	for (int i = 0; i < FILES; i++) {
		snprintf(path, sizeof path, "%s/%s", d->path, i % 2 ? "b" : "a");
		mkdir(path, 0700);
		snprintf(path, sizeof path, "%s/%s/%03d.txt", d->path, i % 2 ? "b" : "a", i);
		file_write(path, sentences[(size_t)i % DS_COUNT(sentences)]);
	}
	snprintf(path, sizeof path, "%s/.hidden", d->path);
	file_write(path, "河北省有11个市。");
	snprintf(path, sizeof path, "%s/link", d->path);
	assert_int_equal(symlink("/etc", path), 0);
	*state = d;
	return 0;
}

static int dir_forget(void **state)
{
	free(*state);
	return 0;
}

static struct ds_library *dir_open(const struct place_dir *d)
{
	const char *paths[] = { d->path };
	struct ds_library *lib = NULL;
	struct ds_error e = { 0 };
	assert_int_equal(ds_library_open(paths, 1, NULL, &lib, &e), DS_OK);
	ds_library_wait(lib);
	return lib;
}

static void walks_sorted_and_leaves_out_hidden_and_links(void **state)
{
	const struct place_dir *d = *state;
	const char *paths[] = { d->path }, *path;
	struct ds_walk *w = ds_walk_new(paths, 1);
	char last[300] = "";
	int n = 0;
	while (ds_walk_next(w, &path, NULL) == DS_OK && path) {
		assert_true(strcmp(last, path) < 0);
		assert_null(strstr(path, "hidden"));
		assert_null(strstr(path, "link"));
		snprintf(last, sizeof last, "%s", path);
		n++;
	}
	assert_int_equal(n, FILES);
	ds_walk_free(w);
}

static void says_which_directory_is_empty(void **state)
{
	(void)state;
	char dir[240];
	assert_non_null(temp_folder(dir, sizeof dir, "empty"));
	const char *paths[] = { dir };
	struct ds_library *lib = NULL;
	struct ds_error e = { 0 };
	assert_int_equal(ds_library_open(paths, 1, NULL, &lib, &e), DS_ERR_NOT_FOUND);
	assert_non_null(strstr(e.text, dir));
	assert_null(lib);
}

static void reads_all_in_order(void **state)
{
	struct ds_library *lib = dir_open(*state);
	struct ds_library_progress p = ds_library_poll(lib);
	struct ds_article_row row, before = { 0 };
	assert_true(p.done);
	assert_int_equal(p.sources, FILES);
	assert_int_equal(p.read, FILES);
	assert_int_equal(p.failed, 0);
	uint32_t n = ds_library_count(lib, (struct ds_place){ 0 });
	assert_int_equal(n, FILES);
	for (uint32_t i = 0; i < n; i++) {
		assert_true(ds_library_row(lib, i, &row));
		assert_true(i == 0 || strcmp(before.doc, row.doc) < 0);
		assert_int_equal(row.article, 1);
		before = row;
	}
	assert_false(ds_library_row(lib, n, &row));
	ds_library_close(lib);
}

/* Does an article speak of something in the subtree, by looking at everything in it? */
static bool speaks_of(struct ds_library *lib, ds_article_id id, struct ds_place within, uint32_t *figures)
{
	const struct ds_doc *doc;
	uint32_t index;
	bool found = false;
	assert_int_equal(ds_library_open_doc(lib, id, &doc, &index, NULL), DS_OK);
	/* The row of 中国 is for figures of the whole country alone. */
	for (uint32_t i = 0; i < doc->mentions.n && within.region != DS_REGION_CHINA; i++) {
		const struct ds_mention *m = &doc->mentions.v[i];
		if (m->counts && doc->reading.blocks[m->block].article == index &&
		    m->place.region != DS_REGION_NONE)
			found |= ds_region_contains(within.region, m->place.region) &&
				 m->place.region != DS_REGION_CHINA;
	}
	for (uint32_t i = 0; i < doc->figures.n; i++) {
		const struct ds_figure *f = &doc->figures.v[i];
		if (f->minor || doc->reading.blocks[f->block].article != index || f->place.region == DS_REGION_NONE)
			continue;
		if (within.region == DS_REGION_CHINA ? f->place.region == DS_REGION_CHINA
						     : ds_region_contains(within.region, f->place.region)) {
			found = true;
			++*figures;
		}
	}
	return found;
}

static void row_check(struct ds_library *lib, const struct ds_region_row *row)
{
	uint32_t articles = 0, figures = 0, all = ds_library_count(lib, (struct ds_place){ 0 });
	ds_article_id last = DS_ARTICLE_NONE;
	for (ds_article_id id = 0; id < all; id++) {
		assert_int_equal(ds_library_rank(lib, row->place, id), articles);
		if (!speaks_of(lib, id, row->place, &figures)) {
			assert_int_equal(ds_library_step(lib, row->place, id, -1), last);
			continue;
		}
		assert_int_equal(ds_library_step(lib, row->place, last, +1), id);
		assert_int_equal(ds_library_step(lib, row->place, id, -1), last);
		assert_int_equal(ds_library_at(lib, row->place, articles), id);
		articles++;
		last = id;
	}
	assert_int_equal(row->articles, articles);
	assert_int_equal(row->figures, figures);
	assert_int_equal(ds_library_count(lib, row->place), articles);
	assert_int_equal(ds_library_at(lib, row->place, articles), DS_ARTICLE_NONE);
	assert_int_equal(ds_library_step(lib, row->place, DS_ARTICLE_NONE, -1), last);
	assert_int_equal(ds_library_step(lib, row->place, last, +1), DS_ARTICLE_NONE);
}

/* Every row below parent, and that paging gives the same rows as asking at once. Returns how many there are. */
static uint32_t subtree_check(struct ds_library *lib, struct ds_place parent, enum ds_region_sort sort)
{
	struct ds_region_row rows[64], one;
	uint32_t n = ds_library_children(lib, parent, sort, 0, rows, DS_COUNT(rows)), total = n;
	for (uint32_t i = 0; i < n; i++) {
		assert_int_equal(ds_library_children(lib, parent, sort, i, &one, 1), 1);
		assert_true(ds_place_eq(one.place, rows[i].place));
		if (i > 0 && sort == DS_SORT_CODE)
			assert_true(rows[i - 1].place.region < rows[i].place.region);
		if (i > 0 && sort == DS_SORT_COUNT)
			assert_true(rows[i - 1].articles >= rows[i].articles);
		assert_true(ds_library_region(lib, rows[i].place, &one));
		assert_int_equal(one.articles, rows[i].articles);
		row_check(lib, &rows[i]);
		uint32_t below = subtree_check(lib, rows[i].place, sort);
		assert_int_equal(below > 0, rows[i].has_children);
		total += below;
	}
	assert_int_equal(ds_library_children(lib, parent, sort, n, &one, 1), 0);
	return total;
}

static void counts_like_a_plain_search(void **state)
{
	struct ds_library *lib = dir_open(*state);
	uint32_t rows = subtree_check(lib, (struct ds_place){ 0 }, DS_SORT_CODE);
	assert_true(rows >= 10);
	assert_int_equal(subtree_check(lib, (struct ds_place){ 0 }, DS_SORT_COUNT), rows);
	assert_int_equal(subtree_check(lib, (struct ds_place){ 0 }, DS_SORT_PINYIN), rows);
	ds_library_close(lib);
}

static void finds_regions_that_are_open(void **state)
{
	struct ds_library *lib = dir_open(*state);
	struct ds_place found[8];
	uint32_t n = ds_library_find_region(lib, DS_STR("赤峰"), found, 8);
	assert_int_equal(n, 1);
	assert_int_equal(found[0].region, ds_region_of_path(DS_STR("内蒙古自治区/赤峰市")));
	assert_int_equal(ds_library_find_region(lib, DS_STR("chifeng"), found, 8), 1);
	assert_int_equal(ds_library_find_region(lib, DS_STR("河北"), found, 8), 0);
	assert_int_equal(ds_library_find_region(lib, DS_STR("市"), found, 2), 2);
	ds_library_close(lib);
}

static void names_what_could_not_be_read(void **state)
{
	const struct place_dir *d = *state;
	char binary[300];
	snprintf(binary, sizeof binary, "%s/z.bin", d->path);
	FILE *f = fopen(binary, "w");
	for (int i = 0; i < 4096; i++)
		fputc(i * 7 % 256, f);
	fclose(f);
	const char *paths[] = { "/nonexistent/a", d->path, "/nonexistent/b" };
	struct ds_library *lib = NULL;
	assert_int_equal(ds_library_open(paths, 3, NULL, &lib, NULL), DS_OK);
	ds_library_wait(lib);
	struct ds_library_progress p = ds_library_poll(lib);
	assert_int_equal(p.failed, 3);
	assert_int_equal(p.read, FILES + 3);
	assert_non_null(strstr(ds_library_failure(lib, 0)->text, "/nonexistent/a"));
	assert_non_null(strstr(ds_library_failure(lib, 1)->text, "z.bin"));
	assert_non_null(strstr(ds_library_failure(lib, 2)->text, "/nonexistent/b"));
	assert_null(ds_library_failure(lib, 3));
	ds_library_close(lib);
	assert_int_equal(unlink(binary), 0);
}

static void closes_in_the_middle(void **state)
{
	const struct place_dir *d = *state;
	const char *paths[] = { d->path };
	for (int i = 0; i < 20; i++) {
		struct ds_library *lib = NULL;
		assert_int_equal(ds_library_open(paths, 1, NULL, &lib, NULL), DS_OK);
		if (i % 2)
			ds_library_poll(lib);
		ds_library_close(lib);
	}
}

static void keeps_documents_and_makes_them_again(void **state)
{
	struct ds_library *lib = dir_open(*state);
	const struct ds_doc *first, *again;
	uint32_t index;
	assert_int_equal(ds_library_open_doc(lib, 0, &first, &index, NULL), DS_OK);
	assert_int_equal(ds_library_open_doc(lib, 1, &again, &index, NULL), DS_OK);
	assert_int_equal(ds_library_open_doc(lib, 0, &again, &index, NULL), DS_OK);
	assert_ptr_equal(first, again);
	for (ds_article_id id = 1; id < 10; id++) {
		const struct ds_doc *doc;
		assert_int_equal(ds_library_open_doc(lib, id, &doc, &index, NULL), DS_OK);
		assert_true(doc->reading.articles_n > index);
	}
	assert_int_equal(ds_library_open_doc(lib, FILES, &again, &index, NULL), DS_ERR_USAGE);
	ds_library_close(lib);
}

static ds_article_id visit_wait(struct ds_library *lib, enum ds_visit expected)
{
	ds_article_id first;
	while (ds_library_visited(lib, &first) == DS_VISIT_BUSY)
		ds_library_wait(lib);
	assert_int_equal(ds_library_visited(lib, &first), expected);
	return first;
}

static void goes_on_to_another_source(void **state)
{
	const struct place_dir *d = *state;
	char path[300], missing[300];
	struct ds_error e;
	snprintf(path, sizeof path, "%s/.hidden", d->path);
	snprintf(missing, sizeof missing, "%s/nothing", d->path);
	struct ds_library *lib = dir_open(*state);
	ds_library_wait(lib);
	assert_int_equal(ds_library_visited(lib, NULL), DS_VISIT_NONE);
	const struct ds_library_progress before = ds_library_poll(lib);
	assert_int_equal(ds_library_visit(lib, path, &e), DS_OK);
	assert_false(ds_library_poll(lib).done && ds_library_visited(lib, NULL) == DS_VISIT_BUSY);
	assert_int_equal(visit_wait(lib, DS_VISIT_HERE), FILES);
	struct ds_article_row row;
	assert_true(ds_library_row(lib, FILES, &row));
	assert_string_equal(row.doc, path);
	ds_library_wait(lib);
	/* again: nothing is read a second time */
	assert_int_equal(ds_library_visit(lib, path, &e), DS_OK);
	assert_int_equal(visit_wait(lib, DS_VISIT_HERE), FILES);
	assert_int_equal(ds_library_count(lib, (struct ds_place){ 0 }), FILES + 1);
	assert_int_equal(ds_library_visit(lib, missing, &e), DS_OK);
	assert_int_equal(ds_library_visit(lib, path, &e), DS_ERR_USAGE);
	assert_int_equal(visit_wait(lib, DS_VISIT_FAILED), DS_ARTICLE_NONE);
	const struct ds_library_progress after = ds_library_poll(lib);
	assert_true(after.done);
	assert_int_equal(after.failed, before.failed + 1);
	assert_int_equal(after.read, before.read + 2);
	assert_int_equal(after.sources, before.sources + 2);
	assert_non_null(strstr(ds_library_failure(lib, after.failed - 1)->text, "nothing"));
	/* stopped, and closed while it reads */
	assert_int_equal(ds_library_visit(lib, missing, &e), DS_OK);
	ds_library_visit_stop(lib);
	assert_int_not_equal(ds_library_visited(lib, NULL), DS_VISIT_BUSY);
	assert_int_equal(ds_library_visit(lib, missing, &e), DS_OK);
	ds_library_close(lib);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(walks_sorted_and_leaves_out_hidden_and_links),
		cmocka_unit_test(says_which_directory_is_empty),
		cmocka_unit_test(reads_all_in_order),
		cmocka_unit_test(counts_like_a_plain_search),
		cmocka_unit_test(finds_regions_that_are_open),
		cmocka_unit_test(names_what_could_not_be_read),
		cmocka_unit_test(closes_in_the_middle),
		cmocka_unit_test(keeps_documents_and_makes_them_again),
		cmocka_unit_test(goes_on_to_another_source),
	};
	return cmocka_run_group_tests_name("library", tests, dir_make, dir_forget);
}

/* library.h: the articles that are open, however many. The door of src/library.
 *
 * Views never hold the articles: they ask for the rows on the screen, so that nothing but this folder knows that files
 * are read by a background thread and kept in memory.
 *
 * Threads: all calls are for one thread, the owner's. The background reader hands its results over inside
 * ds_library_poll, so nothing changes between two polls.
 */
#ifndef DUSHU_LIBRARY_H
#define DUSHU_LIBRARY_H

#include "base.h"
#include "extract.h"
#include "region.h"
#include "source.h"

/* ---- finding sources ------------------------------------------------------------------------------------- */

/* The files that paths stand for, in order: files and "-" as they are given; of a directory every regular file at
 * any depth, sorted by name, hidden ones and symbolic links inside left out. Directories are read as they are
 * reached, so the first file comes at once however many there are. */
struct ds_walk;
struct ds_walk *ds_walk_new(const char *const *paths, size_t n); /* owned; paths are borrowed until ds_walk_free */
void ds_walk_free(struct ds_walk *w);
/* The next one: DS_OK with *path borrowed until the next call, or NULL at the end. Anything else: a directory that
 * could not be read or has no file in it; go on calling. */
enum ds_status ds_walk_next(struct ds_walk *w, const char **path, struct ds_error *e);

/* ---- the library ----------------------------------------------------------------------------------------- */

struct ds_library;

/* An article of the library: stable for the library's life. Numbered from 0 in the order of the sources. */
typedef uint32_t ds_article_id;
#define DS_ARTICLE_NONE 0xffffffffu

struct ds_article_row {
	ds_article_id id;
	const char *doc;     /* path as given, "-" for standard input */
	uint32_t article;    /* number in the source, from 1 */
	struct ds_str title; /* the end of the document's name when the article has none */
	struct ds_str source, published;
	struct ds_place place;
	uint32_t figures, mentions; /* minor figures are not counted */
};

/* A row of the region tree: everything in the subtree counted. Borrowed until the next ds_library_poll. */
struct ds_region_row {
	struct ds_place place;
	uint32_t articles; /* articles with a mention or figure in the subtree */
	uint32_t figures;  /* figures in the subtree, minor ones not counted */
	bool has_children;
};

enum ds_region_sort { DS_SORT_CODE, DS_SORT_COUNT, DS_SORT_PINYIN };

struct ds_library_progress {
	uint32_t sources, read, failed; /* known so far, finished, of those failed */
	bool done;                      /* no thread reads */
	bool beginning, whole; /* what is looked at is shown by its beginning; ds_library_whole has it whole */
	uint64_t version;      /* grows whenever an answer of the library may have changed */
};

/* Opens files, directories (walked in the background, sorted, hidden files left out) and "-". The first source is
 * read before the call returns, so that something can be painted; the rest by a background thread. Fails only when
 * nothing at all can be read; failures of single sources are listed by ds_library_failure. */
enum ds_status ds_library_open(const char *const *paths, size_t n, const struct ds_extract_options *opt,
			       struct ds_library **out, struct ds_error *e);
/* The same with filters and helper as `importer` says; NULL: the usual ones. With `soon` a first source that is a long text is
 * read only as far as a few screens need, and a thread goes on (progress.beginning). */
enum ds_status ds_library_open_with(const char *const *paths, size_t n, const struct ds_extract_options *opt,
				    const struct ds_importer_options *importer, bool soon, struct ds_library **out,
				    struct ds_error *e);
/* Takes in the whole of what was shown by its beginning, once progress.whole. When that was the first source, every row and id of
 * before means nothing now, but what they point to, and the document of the beginning, stay until ds_library_close. */
void ds_library_whole(struct ds_library *lib);
void ds_library_close(struct ds_library *lib); /* stops the background reader */

/* Takes in what the background reader has finished, for at most about 2 ms. ds_library_fd becomes readable when
 * there is something to take in. */
struct ds_library_progress ds_library_poll(struct ds_library *lib);
int ds_library_fd(const struct ds_library *lib);
void ds_library_wait(struct ds_library *lib); /* until everything is read; for tests and for commands */
const char *ds_library_source(const struct ds_library *lib,
			      uint32_t i); /* its name; NULL: there are not so many yet */
const struct ds_error *ds_library_failure(const struct ds_library *lib, uint32_t i); /* i < progress.failed */

/* Going on from what is open. */
enum ds_visit {
	DS_VISIT_NONE,
	DS_VISIT_BUSY,   /* nothing to show yet */
	DS_VISIT_HERE,   /* its first article is there; more may follow */
	DS_VISIT_FAILED, /* the last failure says why */
};
/* Opens one more source, a file or an address, beside what is open: read by a thread of its own, its articles come
 * last. One that was opened so before is there at once. One at a time: DS_ERR_USAGE while another is read. */
enum ds_status ds_library_visit(struct ds_library *lib, const char *name, struct ds_error *e);
/* How the last one stands; *first (may be NULL) gets its first article or DS_ARTICLE_NONE. */
enum ds_visit ds_library_visited(const struct ds_library *lib, ds_article_id *first);
void ds_library_visit_stop(struct ds_library *lib); /* what has come stays */

/* Articles with a mention or figure in the subtree of `within`; all for a place of NONE. */
uint32_t ds_library_count(const struct ds_library *lib, struct ds_place within);
/* The next such article after (dir > 0) or before (dir < 0) id, which may be DS_ARTICLE_NONE for the first or
 * last. DS_ARTICLE_NONE when there is none. */
ds_article_id ds_library_step(const struct ds_library *lib, struct ds_place within, ds_article_id id, int dir);
/* Rank of id among those, from 0. */
uint32_t ds_library_rank(const struct ds_library *lib, struct ds_place within, ds_article_id id);
/* n-th of those. DS_ARTICLE_NONE past the end. */
ds_article_id ds_library_at(const struct ds_library *lib, struct ds_place within, uint32_t n);
bool ds_library_row(const struct ds_library *lib, ds_article_id id, struct ds_article_row *out);

/* Children of a place in the tree of what is open, the rows first … first + max - 1; returns how many were
 * written. Children of NONE: the roots. 中国 stands among the provinces, not above them, and only when figures are
 * about it: its row counts what is about the whole country and not the provinces once more. */
uint32_t ds_library_children(const struct ds_library *lib, struct ds_place parent, enum ds_region_sort sort,
			     uint32_t first, struct ds_region_row *out, uint32_t max);
/* The row of one place; of NONE: of everything, what is about no place counted too. False: nothing open speaks of it. */
bool ds_library_region(const struct ds_library *lib, struct ds_place place, struct ds_region_row *out);
/* Places of the tree that match what was typed (Chinese, pinyin, initials, code), best first. */
uint32_t ds_library_find_region(const struct ds_library *lib, struct ds_str query, struct ds_place *out,
				uint32_t max);

/* The document that holds an article; borrowed until the next call of ds_library_open_doc with another document
 * (the last few are kept). The article is doc->reading.articles[*index]. */
enum ds_status ds_library_open_doc(struct ds_library *lib, ds_article_id id, const struct ds_doc **doc,
				   uint32_t *index, struct ds_error *e);
/* The same for who looks at it now: of a long text that is not there any more only the beginning, while a thread makes the
 * whole (progress.beginning, progress.whole). The document of the beginning is borrowed until the next long text. */
enum ds_status ds_library_open_soon(struct ds_library *lib, ds_article_id id, const struct ds_doc **doc,
				    uint32_t *index, struct ds_error *e);
/* Can ds_library_open_doc have it without reading a long text? If not, a thread reads it and ds_library_fd tells when. */
bool ds_library_ready(struct ds_library *lib, ds_article_id id);
bool ds_library_beginning(const struct ds_library *lib); /* what was opened last so is only a beginning */

#endif

/* library.c: the articles that are open: rows, the region tree over them, and documents made again on demand. */
#include "dushu/library.h"

#include <poll.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

#include "lib.h"

#define POLL_NS 2000000

/* ---- taking in ------------------------------------------------------------------------------------------ */

static void take_in(struct ds_library *lib, struct found *f)
{
	uint32_t source = (uint32_t)lib->sources_n;
	lib->sources = ds_grow(lib->sources, &lib->sources_cap, lib->sources_n + 1, sizeof *lib->sources);
	lib->sources[lib->sources_n++] = (struct source){ f, (ds_article_id)lib->articles_n };
	lib->progress.read++;
	lib->progress.version++;
	if (f->failure) {
		lib->failures =
		    ds_grow(lib->failures, &lib->failures_cap, lib->failures_n + 1, sizeof *lib->failures);
		lib->failures[lib->failures_n++] = f->failure;
		lib->progress.failed++;
		return;
	}
	lib->articles =
	    ds_grow(lib->articles, &lib->articles_cap, lib->articles_n + f->articles_n, sizeof *lib->articles);
	for (uint32_t i = 0; i < f->articles_n; i++) {
		tree_add(&lib->tree, (ds_article_id)lib->articles_n, &f->articles[i]);
		lib->articles[lib->articles_n++] = (struct article){ &f->articles[i], source };
	}
}

static int64_t now_ns(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* The thread of a visit has ended, or ends now. */
static void visit_end(struct ds_library *lib)
{
	reader_free(lib->visit.reader);
	lib->visit.reader = NULL;
	lib->read_before += lib->visit.taken;
	lib->visit.taken = 0;
	if (lib->visit.state == DS_VISIT_BUSY)
		lib->visit.state = DS_VISIT_FAILED;
}

void reader_start(struct ds_library *lib, struct reader **r, struct ds_walk *walk, struct queue *queue,
		  const char *first)
{
	*r = reader_new(walk, queue, first);
	struct epoll_event in = { .events = EPOLLIN };
	epoll_ctl(lib->wake, EPOLL_CTL_ADD, reader_fd(*r), &in);
}

/* What comes while a beginning is shown waits; of its own source the last is enough. */
static void beginning_hold(struct beginning *b, struct found *f)
{
	if (b->held && b->held->part) {
		found_free(b->held);
		b->tail = &b->held;
	}
	f->next = NULL;
	*b->tail = f;
	b->tail = &f->next;
}

/* What a reader has finished. Returns how many sources it knows of. */
static uint32_t reader_poll(struct ds_library *lib, struct reader *r, int64_t until, bool *done)
{
	for (struct found *f; (f = reader_take(r));) {
		if (lib->beginning.shown) {
			beginning_hold(&lib->beginning, f);
			continue;
		}
		lib->visit.taken += r == lib->visit.reader;
		if (r == lib->visit.reader && !f->failure && lib->visit.first == DS_ARTICLE_NONE) {
			lib->visit.first = lib->visited[lib->visited_n - 1].first = (ds_article_id)lib->articles_n;
			lib->visit.state = DS_VISIT_HERE;
		}
		take_in(lib, f);
		if (f->part)
			lib->beginning.shown = true;
		if (f->doc)
			doc_keep(lib, (uint32_t)lib->sources_n - 1, f);
		if (now_ns() > until)
			break;
	}
	return reader_known(r, done);
}

struct ds_library_progress ds_library_poll(struct ds_library *lib)
{
	again_poll(lib);
	lib->progress.beginning = ds_library_beginning(lib);
	lib->progress.whole =
	    lib->beginning.shown ? lib->beginning.held != NULL : lib->again.shown && !lib->again.reader;
	if (!lib->reader && !lib->visit.reader)
		return lib->progress;
	const int64_t until = now_ns() + POLL_NS;
	uint32_t known = 0, visiting = 0;
	bool done = false;
	if (lib->reader)
		known = reader_poll(lib, lib->reader, until, &lib->reader_done);
	if (lib->visit.reader)
		visiting = reader_poll(lib, lib->visit.reader, until, &done);
	if (done) {
		visit_end(lib);
		visiting = 0;
	}
	lib->progress.sources = lib->read_before + known + visiting;
	done = (!lib->reader || lib->reader_done) && !lib->visit.reader && !lib->beginning.shown;
	if (lib->beginning.shown)
		lib->progress.whole = lib->beginning.held != NULL;
	lib->progress.version += done && !lib->progress.done;
	lib->progress.done = done;
	return lib->progress;
}

/* What was shown by the beginning before this one: nobody looks at it any more. */
static void beginning_drop(struct beginning *b)
{
	doc_drop(&b->doc);
	if (b->found)
		tree_done(&b->tree);
	found_free(b->found);
	b->found = NULL;
}

void ds_library_whole(struct ds_library *lib)
{
	struct beginning *b = &lib->beginning;
	struct found *f = b->held, *next;
	if (!b->shown && lib->progress.whole)
		again_take(lib);
	if (!b->shown || !f)
		return;
	b->shown = f->part;
	b->held = NULL;
	b->tail = &b->held;
	if (!f->failure) { /* else there is no more of it than its beginning */
		beginning_drop(b);
		b->found = lib->sources[0].found;
		b->doc = lib->docs[0];
		lib->docs[0] = (struct kept_doc){ 0 };
		doc_keep(lib, 0, f);
		b->tree = lib->tree;
		tree_init(&lib->tree);
		lib->sources_n = lib->articles_n = 0;
		lib->progress.read = 0;
	}
	for (; f; f = next) {
		next = f->next;
		take_in(lib, f);
	}
	if (b->shown)
		lib->progress.read = 0; /* it is still to be */
}

int ds_library_fd(const struct ds_library *lib)
{
	return lib->wake;
}

void ds_library_wait(struct ds_library *lib)
{
	while (!ds_library_poll(lib).done) {
		ds_library_whole(lib);
		struct pollfd fd = { ds_library_fd(lib), POLLIN, 0 };
		poll(&fd, 1, 1000);
	}
}

const char *ds_library_source(const struct ds_library *lib, uint32_t i)
{
	return i < lib->sources_n ? lib->sources[i].found->path : NULL;
}

const struct ds_error *ds_library_failure(const struct ds_library *lib, uint32_t i)
{
	return i < lib->failures_n ? lib->failures[i] : NULL;
}

/* ---- opening -------------------------------------------------------------------------------------------- */

static bool always(void *ctx, struct ds_str so_far)
{
	(void)ctx;
	(void)so_far;
	return true;
}

/* Reads sources until one can be read; its document is kept, as it will be shown first. False: the walk ended. */
static bool first_read(struct ds_library *lib, struct ds_walk *walk, bool soon)
{
	for (;;) {
		struct ds_error e = { 0 };
		const char *path = NULL;
		struct ds_bytes bytes;
		struct ds_doc *doc = NULL;
		struct found *f;
		if (ds_walk_next(walk, &path, &e) != DS_OK) {
			f = found_new("");
			found_fail(f, &e);
			take_in(lib, f);
			continue;
		}
		if (!path)
			return false;
		if (soon && lib->sources_n == 0 && (f = queue_head(&lib->queue, path, &bytes, &doc))) {
			take_in(lib, f);
			lib->beginning.shown = lib->progress.beginning = true;
		} else if (lib->queue.input.n > 0 && !lib->queue.input_ended) {
			lib->later = true; /* a page that comes slowly: who waits for it sees so */
			return true;
		} else if (lib->queue.input.p) {
			queue_open_input(&lib->queue, always, NULL);
		} else {
			queue_open(&lib->queue, path, NULL);
		}
		while (!doc && (f = queue_next(&lib->queue, &bytes, &doc)))
			take_in(lib, f);
		if (!doc)
			continue;
		lib->docs[0] = (struct kept_doc){ (uint32_t)lib->sources_n - 1, doc, bytes, ++lib->clock };
		return true;
	}
}

enum ds_status ds_library_open(const char *const *paths, size_t n, const struct ds_extract_options *opt,
			       struct ds_library **out, struct ds_error *e)
{
	return ds_library_open_with(paths, n, opt, NULL, false, out, e);
}

enum ds_status ds_library_open_with(const char *const *paths, size_t n, const struct ds_extract_options *opt,
				    const struct ds_importer_options *importer, bool soon, struct ds_library **out,
				    struct ds_error *e)
{
	struct ds_library *lib = ds_alloc(sizeof *lib);
	struct ds_walk *walk = ds_walk_new(paths, n);
	*lib = (struct ds_library){ .wake = epoll_create1(EPOLL_CLOEXEC), .importer = ds_importer_new(importer) };
	*out = NULL;
	tree_init(&lib->tree);
	if (opt)
		lib->opt = *opt;
	if (lib->opt.charset)
		lib->opt.charset = lib->charset = strdup(lib->opt.charset);
	lib->soon = soon;
	lib->queue = (struct queue){ .im = lib->importer, .opt = lib->opt };
	lib->beginning.tail = &lib->beginning.held;
	bool more = first_read(lib, walk, soon);
	lib->read_before = lib->progress.sources = lib->progress.read + lib->later;
	if (lib->beginning.shown)
		lib->progress.read = 0; /* it is still to be */
	if (!more) {
		ds_walk_free(walk);
		if (lib->articles_n == 0) {
			enum ds_status status =
			    lib->failures_n ? ds_fail(e, lib->failures[0]->status, "%s", lib->failures[0]->text)
					    : ds_fail(e, DS_ERR_USAGE, "nothing was named to open");
			ds_library_close(lib);
			return status;
		}
		lib->progress.done = true;
	} else if (n == 1 && !lib->queue.source && !lib->beginning.shown && !lib->later &&
		   strcmp(paths[0], lib->sources[0].found->path) == 0) {
		ds_walk_free(walk); /* one file: there is nothing left for a thread to do */
		lib->progress.done = true;
	} else {
		reader_start(lib, &lib->reader, walk, &lib->queue,
			     lib->later             ? "-"
			     : lib->beginning.shown ? lib->sources[0].found->path
						    : NULL);
	}
	*out = lib;
	return DS_OK;
}

void ds_library_close(struct ds_library *lib)
{
	if (!lib)
		return;
	reader_free(lib->reader);
	reader_free(lib->visit.reader);
	again_done(lib);
	queue_close(&lib->queue);
	for (struct found *f; (f = lib->beginning.held);) {
		lib->beginning.held = f->next;
		found_free(f);
	}
	beginning_drop(&lib->beginning);
	for (size_t i = 0; i < DOCS_KEPT; i++)
		doc_drop(&lib->docs[i]);
	for (size_t i = 0; i < lib->sources_n; i++)
		found_free(lib->sources[i].found);
	tree_done(&lib->tree);
	ds_importer_free(lib->importer);
	free(lib->sources);
	free(lib->articles);
	free(lib->failures);
	free(lib->charset);
	for (size_t i = 0; i < lib->visited_n; i++)
		free(lib->visited[i].name);
	free(lib->visited);
	close(lib->wake);
	free(lib);
}

/* ---- going on ------------------------------------------------------------------------------------------- */

enum ds_status ds_library_visit(struct ds_library *lib, const char *name, struct ds_error *e)
{
	struct visit *v = &lib->visit;
	if (v->reader || lib->beginning.shown)
		return ds_fail(e, DS_ERR_USAGE, "%s is still being read",
			       v->reader ? v->path : lib->sources[0].found->path);
	for (size_t i = 0; i < lib->visited_n; i++) {
		if (strcmp(lib->visited[i].name, name) != 0 || lib->visited[i].first == DS_ARTICLE_NONE)
			continue;
		v->first = lib->visited[i].first;
		v->state = DS_VISIT_HERE;
		return DS_OK;
	}
	lib->visited = ds_grow(lib->visited, &lib->visited_cap, lib->visited_n + 1, sizeof *lib->visited);
	lib->visited[lib->visited_n++] = (struct visited){ strdup(name), DS_ARTICLE_NONE };
	v->path = lib->visited[lib->visited_n - 1].name;
	v->first = DS_ARTICLE_NONE;
	v->state = DS_VISIT_BUSY;
	lib->progress.done = false;
	struct queue queue = { .im = lib->importer, .opt = lib->opt };
	reader_start(lib, &v->reader, ds_walk_new(&v->path, 1), &queue, NULL);
	return DS_OK;
}

enum ds_visit ds_library_visited(const struct ds_library *lib, ds_article_id *first)
{
	if (first)
		*first = lib->visit.state == DS_VISIT_HERE ? lib->visit.first : DS_ARTICLE_NONE;
	return lib->visit.state;
}

void ds_library_visit_stop(struct ds_library *lib)
{
	if (!lib->visit.reader)
		return;
	visit_end(lib);
	lib->progress.done = !lib->reader || lib->reader_done;
	lib->progress.sources = lib->progress.done ? lib->progress.read : lib->progress.sources;
	lib->progress.version++;
}

/* ---- articles ------------------------------------------------------------------------------------------- */

/* The ids of a place, NULL for all articles; *none when nothing open speaks of it. */
static const struct ids *ids_of(const struct ds_library *lib, struct ds_place within, bool *none)
{
	uint32_t node = tree_find(&lib->tree, within);
	*none = node == TREE_NONE;
	return node == TREE_ROOT || *none ? NULL : &lib->tree.nodes[node].articles;
}

uint32_t ds_library_count(const struct ds_library *lib, struct ds_place within)
{
	bool none;
	const struct ids *ids = ids_of(lib, within, &none);
	return none ? 0 : (uint32_t)(ids ? ids->n : lib->articles_n);
}

ds_article_id ds_library_at(const struct ds_library *lib, struct ds_place within, uint32_t n)
{
	bool none;
	const struct ids *ids = ids_of(lib, within, &none);
	if (none || n >= (ids ? ids->n : lib->articles_n))
		return DS_ARTICLE_NONE;
	return ids ? ids->v[n] : n;
}

uint32_t ds_library_rank(const struct ds_library *lib, struct ds_place within, ds_article_id id)
{
	bool none;
	const struct ids *ids = ids_of(lib, within, &none);
	if (none)
		return 0;
	if (ids)
		return (uint32_t)ids_rank(ids, id);
	return id < lib->articles_n ? id : (uint32_t)lib->articles_n;
}

ds_article_id ds_library_step(const struct ds_library *lib, struct ds_place within, ds_article_id id, int dir)
{
	uint32_t count = ds_library_count(lib, within);
	uint32_t rank = ds_library_rank(lib, within, id);
	if (id == DS_ARTICLE_NONE)
		return dir > 0 ? ds_library_at(lib, within, 0) : count ? ds_library_at(lib, within, count - 1) : id;
	if (dir < 0)
		return rank > 0 ? ds_library_at(lib, within, rank - 1) : DS_ARTICLE_NONE;
	bool here = ds_library_at(lib, within, rank) == id;
	return ds_library_at(lib, within, rank + here);
}

/* What an article without a title is called: the last part of its source's path. */
static struct ds_str name_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return ds_str_of(slash && slash[1] ? slash + 1 : path);
}

bool ds_library_row(const struct ds_library *lib, ds_article_id id, struct ds_article_row *out)
{
	if (id >= lib->articles_n)
		return false;
	const struct article *a = &lib->articles[id];
	const struct source *s = &lib->sources[a->source];
	*out = (struct ds_article_row){
		.id = id,
		.doc = s->found->path,
		.article = id - s->first + 1,
		.title = a->row->title.n ? a->row->title : name_of(s->found->path),
		.source = a->row->source,
		.published = a->row->published,
		.place = a->row->place,
		.figures = a->row->figures,
		.mentions = a->row->mentions,
	};
	return true;
}

/* ---- regions -------------------------------------------------------------------------------------------- */

static struct ds_region_row region_row(const struct node *n)
{
	return (struct ds_region_row){ n->place, (uint32_t)n->articles.n, n->figures, n->children_n > 0 };
}

uint32_t ds_library_children(const struct ds_library *lib, struct ds_place parent, enum ds_region_sort sort,
			     uint32_t first, struct ds_region_row *out, uint32_t max)
{
	/* Sorting is put off until somebody looks; the tree is the library's own, so const callers see no change. */
	struct tree *tree = (struct tree *)&lib->tree;
	uint32_t node = tree_find(tree, parent), n = 0;
	if (node == TREE_NONE)
		return 0;
	tree_sort(tree, node, sort);
	for (size_t i = first; i < tree->nodes[node].children_n && n < max; i++)
		out[n++] = region_row(&tree->nodes[tree->nodes[node].children[i]]);
	return n;
}

bool ds_library_region(const struct ds_library *lib, struct ds_place place, struct ds_region_row *out)
{
	uint32_t node = tree_find(&lib->tree, place);
	if (node == TREE_NONE)
		return false;
	*out = region_row(&lib->tree.nodes[node]);
	if (node == TREE_ROOT) /* it keeps no list of them */
		out->articles = (uint32_t)lib->articles_n;
	return true;
}

/* How well a place fits what was typed; lower is better. */
static unsigned misfit(struct ds_str query, struct ds_place p)
{
	struct ds_str name = ds_place_name(p), brief = p.tail.n ? p.tail : ds_region_short(p.region);
	unsigned level = (unsigned)ds_place_level(p);
	if (ds_str_eq(query, name) || ds_str_eq(query, brief))
		return level;
	return (ds_str_starts(name, query) ? 1u : 2u) * DS_LEVELS + level;
}

uint32_t ds_library_find_region(const struct ds_library *lib, struct ds_str query, struct ds_place *out,
				uint32_t max)
{
	uint32_t n = 0;
	for (size_t i = 1; i < lib->tree.nodes_n && max > 0; i++) {
		const struct node *node = &lib->tree.nodes[i];
		if (!node->listed || !ds_region_matches(query, node->place))
			continue;
		/* Insert behind what fits as well; what falls off the end is the worst. */
		unsigned fit = misfit(query, node->place);
		uint32_t at = n;
		while (at > 0 && misfit(query, out[at - 1]) > fit)
			at--;
		if (at == max)
			continue;
		n += n < max;
		memmove(out + at + 1, out + at, (n - at - 1) * sizeof *out);
		out[at] = node->place;
	}
	return n;
}

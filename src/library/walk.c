/* walk.c: the files that paths stand for, one after the other, directories read as they are reached. Reads no
 * file. */
#include "dushu/library.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

/* A directory being walked: its entries that are still to come, sorted by name, last first. */
struct level {
	char **names;
	size_t n;
	size_t path_n; /* bytes of walk.path that name the directory */
	bool empty;    /* no file found in it or below so far */
	bool given;    /* named by the caller */
};

struct ds_walk {
	const char *const *paths;
	size_t paths_n, next;
	struct level *levels;
	size_t depth, cap;
	struct ds_buf path; /* NUL-terminated whenever it is handed out */
};

struct ds_walk *ds_walk_new(const char *const *paths, size_t n)
{
	struct ds_walk *w = ds_alloc(sizeof *w);
	*w = (struct ds_walk){ .paths = paths, .paths_n = n };
	return w;
}

static void level_pop(struct ds_walk *w)
{
	struct level *l = &w->levels[--w->depth];
	while (l->n > 0)
		free(l->names[--l->n]);
	free(l->names);
	if (w->depth > 0 && !l->empty)
		w->levels[w->depth - 1].empty = false;
}

void ds_walk_free(struct ds_walk *w)
{
	if (!w)
		return;
	while (w->depth > 0)
		level_pop(w);
	free(w->levels);
	ds_buf_done(&w->path);
	free(w);
}

static int name_cmp_down(const void *a, const void *b)
{
	return strcmp(*(char *const *)b, *(char *const *)a);
}

static void path_end(struct ds_walk *w)
{
	ds_buf_addc(&w->path, '\0');
	w->path.n--;
}

/* Reads the directory that walk.path names and makes it the innermost level. */
static enum ds_status level_push(struct ds_walk *w, bool given, struct ds_error *e)
{
	struct level l = { .path_n = w->path.n, .empty = true, .given = given };
	size_t cap = 0;
	path_end(w);
	DIR *dir = opendir(w->path.p);
	if (!dir)
		return ds_fail(e, DS_ERR_READ, "%s: the directory cannot be read: %s", w->path.p,
			       ds_say(strerror(errno)));
	for (struct dirent *entry; (entry = readdir(dir));) {
		if (entry->d_name[0] == '.')
			continue;
		l.names = ds_grow(l.names, &cap, l.n + 1, sizeof *l.names);
		size_t n = strlen(entry->d_name) + 1;
		l.names[l.n++] = memcpy(ds_alloc(n), entry->d_name, n);
	}
	closedir(dir);
	if (l.n)
		qsort(l.names, l.n, sizeof *l.names, name_cmp_down);
	w->levels = ds_grow(w->levels, &w->cap, w->depth + 1, sizeof *w->levels);
	w->levels[w->depth++] = l;
	return DS_OK;
}

/* The next entry of the innermost directory: a file is handed out, a directory entered. */
static enum ds_status entry_next(struct ds_walk *w, const char **path, struct ds_error *e)
{
	struct level *l = &w->levels[w->depth - 1];
	struct stat st;
	w->path.n = l->path_n;
	if (l->n == 0) {
		bool nothing = l->empty && l->given;
		path_end(w);
		level_pop(w);
		return nothing ? ds_fail(e, DS_ERR_NOT_FOUND,
					 "%s: no file to read in this directory; name one that has", w->path.p)
			       : DS_OK;
	}
	char *name = l->names[--l->n];
	if (w->path.n && w->path.p[w->path.n - 1] != '/')
		ds_buf_addc(&w->path, '/');
	ds_buf_addz(&w->path, name);
	free(name);
	path_end(w);
	if (lstat(w->path.p, &st) != 0)
		return DS_OK; /* gone since the directory was read */
	if (S_ISDIR(st.st_mode))
		return level_push(w, false, e);
	if (S_ISREG(st.st_mode)) {
		l->empty = false;
		*path = w->path.p;
	}
	return DS_OK;
}

enum ds_status ds_walk_next(struct ds_walk *w, const char **path, struct ds_error *e)
{
	enum ds_status status = DS_OK;
	*path = NULL;
	while (!*path && status == DS_OK) {
		struct stat st;
		if (w->depth > 0) {
			status = entry_next(w, path, e);
			continue;
		}
		if (w->next == w->paths_n)
			return DS_OK;
		const char *given = w->paths[w->next++];
		ds_buf_reset(&w->path);
		ds_buf_addz(&w->path, given);
		if (strcmp(given, "-") != 0 && stat(given, &st) == 0 && S_ISDIR(st.st_mode))
			status = level_push(w, true, e);
		else
			*path = given; /* whoever reads it will find out what is wrong with it */
	}
	return status;
}

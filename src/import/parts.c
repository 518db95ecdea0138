/* parts.c: chosen members of a zip in memory. They are found by name among what the archive lists, so a path that
 * leads out of it leads nowhere. */
#include "book.h"

#include <stdlib.h>

#include "pack.h"

size_t parts_want(struct parts *p, struct ds_str path)
{
	for (size_t i = 0; i < p->n; i++)
		if (ds_str_eq(ds_str_of(p->v[i].path), path))
			return i;
	p->v = ds_grow(p->v, &p->cap, p->n + 1, sizeof *p->v);
	p->v[p->n] = (struct part){ .path = ds_alloc(path.n + 1) };
	memcpy(p->v[p->n].path, path.p, path.n);
	p->v[p->n].path[path.n] = '\0';
	return p->n++;
}

static int path_cmp(const void *a, const void *b)
{
	return strcmp((*(struct part *const *)a)->path, (*(struct part *const *)b)->path);
}

static void part_load(struct parts *all, struct part *part, struct pack *p, bool encrypted)
{
	const size_t left = HELD_MAX - (all->held < HELD_MAX ? all->held : HELD_MAX);
	part->found = true;
	part->why = encrypted ? ds_say("it is encrypted") : NULL;
	if (encrypted)
		return;
	if (!pack_read_all(p, &part->bytes, left < MEMBER_MAX ? left : MEMBER_MAX, &part->why)) {
		ds_buf_done(&part->bytes);
		part->why = ds_say("it is damaged, cut off or too large");
	}
	all->held += part->bytes.n;
}

void parts_load(struct parts *all, struct job *job)
{
	/* Looked up by bisection: a book may have many chapters and an archive many members. */
	struct part **sorted = ds_alloc((all->n + 1) * sizeof(struct part *));
	size_t n = 0, left = 0;
	for (size_t i = 0; i < all->n; i++)
		if (!all->v[i].found)
			sorted[n++] = &all->v[i];
	left = n;
	if (n)
		qsort(sorted, n, sizeof(struct part *), path_cmp);
	struct pack *p = pack_open(PACK_ARCHIVE);
	struct member m;
	const char *why = NULL;
	while (left > 0 && pack_next(p, &m, &why)) {
		struct part key = { .path = (char *)m.path }, *want = &key;
		struct part **hit = n ? bsearch(&want, sorted, n, sizeof(struct part *), path_cmp) : NULL;
		if (hit && !(*hit)->found) {
			part_load(all, *hit, p, m.encrypted);
			left--;
		}
		if (m.number >= MEMBERS_MAX)
			break;
		say_progress(job, pack_at(p));
	}
	if (why && left > 0)
		say_error(job, DS_ERR_FORMAT, "is cut off or damaged: %s", why);
	pack_close(p);
	free(sorted);
}

struct ds_str part_bytes(const struct parts *p, size_t i)
{
	return (struct ds_str){ p->v[i].bytes.p, p->v[i].bytes.n };
}

void parts_free(struct parts *p)
{
	for (size_t i = 0; i < p->n; i++) {
		free(p->v[i].path);
		ds_buf_done(&p->v[i].bytes);
	}
	free(p->v);
}

/* arena.c: memory by lifetime. Out of memory ends the process after the terminal was given back; nobody carries a
 * branch for it. Huge pages save nine faults in ten and take longer all the same: they are cleared as a whole. */
#include "dushu/base.h"

#include <stdlib.h>
#include <unistd.h>

#define BLOCK_MIN     65536u /* most documents fit in a few */
#define BLOCK_MAX     (8u << 20)
#define EXIT_OS_ERROR 71 /* EX_OSERR of sysexits.h */

static ds_oom_fn *oom_fn; /* set once, before any thread starts */

void ds_oom_handler(ds_oom_fn *fn)
{
	oom_fn = fn;
}

static _Noreturn void out_of_memory(void)
{
	static const char message[] =
	    "dushu: out of memory; a text takes some fifteen times its size, so split a large one\n";
	if (oom_fn)
		oom_fn();
	ssize_t n = write(STDERR_FILENO, message, sizeof(message) - 1);
	(void)n; /* nothing is left to do about it */
	_exit(EXIT_OS_ERROR);
}

void *ds_alloc(size_t n)
{
	void *p = malloc(n ? n : 1);
	if (!p)
		out_of_memory();
	return p;
}

void *ds_realloc(void *p, size_t n)
{
	p = realloc(p, n ? n : 1);
	if (!p)
		out_of_memory();
	return p;
}

/* So many items to make room for. */
static size_t grown(size_t cap, size_t need, size_t item)
{
	size_t to = cap < 16 ? 16 : cap + cap / 2;
	if (to < need)
		to = need;
	if (to > (SIZE_MAX - 64) / item) /* with the header of a row */
		out_of_memory();
	return to;
}

void *ds_grow(void *p, size_t *cap, size_t need, size_t item)
{
	if (need <= *cap)
		return p;
	*cap = grown(*cap, need, item);
	return ds_realloc(p, *cap * item);
}

/* The bytes follow the header, which is aligned for any type. */
struct ds_arena_block {
	struct ds_arena_block *older;
	size_t size; /* bytes after the header */
	_Alignas(max_align_t) unsigned char bytes[];
};

static struct ds_arena_block *block_new(struct ds_arena *a, size_t n)
{
	size_t size = a->head ? a->head->size * 2 : BLOCK_MIN;
	if (size > BLOCK_MAX)
		size = BLOCK_MAX;
	if (size < n)
		size = n;
	if (size > SIZE_MAX - sizeof(struct ds_arena_block))
		out_of_memory();
	struct ds_arena_block *b = ds_alloc(sizeof(*b) + size);
	b->older = a->head;
	b->size = size;
	a->total += size;
	return b;
}

void *ds_arena_raw(struct ds_arena *a, size_t n, size_t align)
{
	size_t at = (a->used + align - 1) & ~(align - 1);
	if (!a->head || at > a->head->size || n > a->head->size - at) {
		a->head = block_new(a, n);
		at = 0;
	}
	a->used = at + n;
	return a->head->bytes + at;
}

void *ds_arena_alloc(struct ds_arena *a, size_t n)
{
	return memset(ds_arena_raw(a, n, _Alignof(max_align_t)), 0, n);
}

struct ds_str ds_arena_copy(struct ds_arena *a, struct ds_str s)
{
	char *p = ds_arena_raw(a, s.n + 1, 1);
	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return (struct ds_str){ p, s.n };
}

/* ---- rows: blocks that stand alone until an arena takes them behind its newest --------------------------------- */

static struct ds_arena_block *row_block(void *row)
{
	return row ? (struct ds_arena_block *)((char *)row - offsetof(struct ds_arena_block, bytes)) : NULL;
}

void *ds_row_grow(void *row, size_t *cap, size_t need, size_t item)
{
	if (need <= *cap)
		return row;
	*cap = grown(*cap, need, item);
	struct ds_arena_block *b = ds_realloc(row_block(row), sizeof(*b) + *cap * item);
	b->size = *cap * item;
	return b->bytes;
}

void ds_arena_keep(struct ds_arena *a, void *row)
{
	struct ds_arena_block *b = row_block(row);
	if (!b)
		return;
	if (a->head) {
		b->older = a->head->older;
		a->head->older = b;
	} else {
		b->older = NULL;
		a->head = b;
		a->used = b->size;
	}
	a->total += b->size;
}

void ds_row_free(void *row)
{
	free(row_block(row));
}

struct ds_arena_mark ds_arena_mark(const struct ds_arena *a)
{
	return (struct ds_arena_mark){ a->head, a->used };
}

void ds_arena_release(struct ds_arena *a, struct ds_arena_mark m)
{
	while (a->head != m.head) {
		struct ds_arena_block *b = a->head;
		a->head = b->older;
		a->total -= b->size;
		free(b);
	}
	a->used = m.used;
}

void ds_arena_done(struct ds_arena *a)
{
	ds_arena_release(a, (struct ds_arena_mark){ NULL, 0 });
}

/* reader.c: the background thread. It shares nothing with its owner but a queue under a lock; a descriptor tells
 * the owner's poll loop that the queue is not empty. */
#include "reader.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

/* Entries walked ahead for each file read, so that the total is known long before everything is read. */
#define WALK_AHEAD 64

enum { PAUSE_MS = 150, PART_REST = 4 };

struct reader {
	pthread_t thread;
	bool started;
	struct ds_walk *walk; /* owned by the thread from here on */
	struct queue queue;   /* likewise */
	char *first;          /* owned; NULL */
	int wake;             /* eventfd for the owner */
	int stop;             /* eventfd for the thread */
	atomic_bool stopped;
	size_t told;  /* bytes of standard input that were handed over before its end */
	int64_t next; /* when that may be done again */

	pthread_mutex_t lock; /* for what follows */
	struct found *head, **tail;
	uint32_t known;
	bool done;
};

/* ---- the thread's side ---------------------------------------------------------------------------------- */

/* Adds to the queue (f may be NULL) and tells the owner. */
static void hand_over(struct reader *r, struct found *f, uint32_t known, bool done)
{
	const uint64_t one = 1;
	pthread_mutex_lock(&r->lock);
	if (f) {
		f->next = NULL;
		*r->tail = f;
		r->tail = &f->next;
	}
	r->known += known;
	r->done = done;
	if ((f || done) && write(r->wake, &one, sizeof one) < 0) {
		/* The counter is full, so the owner has been told often enough. */
	}
	pthread_mutex_unlock(&r->lock);
}

static int64_t now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* A pipe has paused (tail -f): what came so far is handed over. The longer that takes, the rarer it is done. */
static void part_hand_over(struct reader *r, struct ds_str so_far)
{
	const int64_t began = now_ms();
	struct found *f = queue_part(&r->queue, so_far, r->told);
	r->told = so_far.n;
	if (f)
		hand_over(r, f, 0, false);
	const int64_t now = now_ms();
	r->next = now + PART_REST * (now - began);
}

/* Waits for more of standard input; false when the owner wants to stop before. */
static bool stdin_wait(void *ctx, struct ds_str so_far)
{
	struct reader *r = ctx;
	struct pollfd fds[] = {
		{STDIN_FILENO, POLLIN, 0},
                { r->stop,     POLLIN, 0}
	};
	const int64_t left = r->next - now_ms();
	int n = 0;
	if (so_far.n > r->told)
		n = poll(fds, 2, left > PAUSE_MS ? (int)left : PAUSE_MS);
	if (n == 0 && so_far.n > r->told)
		part_hand_over(r, so_far);
	while (n <= 0 && (n = poll(fds, 2, -1)) < 0 && errno == EINTR)
		;
	return fds[1].revents == 0;
}

/* Hands over every document of the source that is open in the queue; `begun` when one of them was already, `whole` with
 * the documents themselves. */
static void source_read(struct reader *r, bool begun, bool whole)
{
	struct ds_bytes bytes;
	struct ds_doc *doc;
	struct found *f;
	while (!atomic_load(&r->stopped) && (f = queue_next(&r->queue, &bytes, &doc))) {
		if (whole) {
			f->doc = doc;
			f->bytes = bytes;
		} else if (doc) {
			ds_doc_free(doc);
			ds_bytes_done(&bytes);
		}
		hand_over(r, f, begun, false);
		begun = true;
	}
	queue_close(&r->queue);
}

/* Paths walked and not yet read. */
struct ahead {
	char **v;
	size_t n, next, cap;
	bool end;
};

static void walk_on(struct reader *r, struct ahead *a)
{
	uint32_t known = 0;
	for (int i = 0; i < WALK_AHEAD && !a->end; i++) {
		struct ds_error e = { 0 };
		const char *path = NULL;
		if (ds_walk_next(r->walk, &path, &e) != DS_OK) {
			struct found *f = found_new("");
			found_fail(f, &e);
			hand_over(r, f, 1, false);
		} else if (!path) {
			a->end = true;
		} else {
			a->v = ds_grow(a->v, &a->cap, a->n + 1, sizeof *a->v);
			a->v[a->n++] = strdup(path);
			known++;
		}
	}
	hand_over(r, NULL, known, false);
}

static void path_open(struct reader *r, const char *path)
{
	if (strcmp(path, "-") == 0)
		queue_open_input(&r->queue, stdin_wait, r);
	else
		queue_open(&r->queue, path, NULL);
}

static void *reader_run(void *arg)
{
	struct reader *r = arg;
	struct ahead a = { 0 };
	if (r->first) {
		path_open(r, r->first);
		source_read(r, false, true);
	} else if (r->queue.source) {
		source_read(r, true, false);
	}
	while (!atomic_load(&r->stopped)) {
		if (!a.end)
			walk_on(r, &a);
		if (a.next == a.n && a.end)
			break;
		if (a.next == a.n)
			continue;
		path_open(r, a.v[a.next]);
		free(a.v[a.next++]);
		source_read(r, false, false);
	}
	while (a.next < a.n)
		free(a.v[a.next++]);
	free(a.v);
	hand_over(r, NULL, 0, true);
	return NULL;
}

/* ---- the owner's side ----------------------------------------------------------------------------------- */

/* A helper that takes its time is not waited for when nobody wants its answer any more. */
static bool go_on(void *ctx, const char *name, uint64_t done, uint64_t total)
{
	struct reader *r = ctx;
	(void)name;
	(void)done;
	(void)total;
	return !atomic_load(&r->stopped);
}

struct reader *reader_new(struct ds_walk *walk, struct queue *queue, const char *first)
{
	struct reader *r = ds_alloc(sizeof *r);
	*r = (struct reader){ .walk = walk, .queue = *queue };
	r->queue.source_opt = (struct ds_source_options){ .progress = go_on, .ctx = r };
	ds_source_options(r->queue.source, &r->queue.source_opt);
	*queue = (struct queue){ 0 };
	if (r->queue.input.n <= DS_SOURCE_HEAD)
		r->told = r->queue.input.n;
	r->first = first ? strdup(first) : NULL;
	r->tail = &r->head;
	r->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	r->stop = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	pthread_mutex_init(&r->lock, NULL);
	/* Signals are the owner's: resizes must interrupt its wait, not a read here. */
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	r->started = pthread_create(&r->thread, NULL, reader_run, r) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (!r->started)
		reader_run(r); /* no thread to be had: read now rather than never */
	return r;
}

void reader_free(struct reader *r)
{
	const uint64_t one = 1;
	if (!r)
		return;
	atomic_store(&r->stopped, true);
	if (write(r->stop, &one, sizeof one) == (ssize_t)sizeof one && r->started)
		pthread_join(r->thread, NULL);
	for (struct found *f; (f = r->head);) {
		r->head = f->next;
		found_free(f);
	}
	queue_close(&r->queue);
	ds_walk_free(r->walk);
	pthread_mutex_destroy(&r->lock);
	close(r->wake);
	close(r->stop);
	free(r->first);
	free(r);
}

struct found *reader_take(struct reader *r)
{
	uint64_t count;
	pthread_mutex_lock(&r->lock);
	struct found *f = r->head;
	if (f) {
		r->head = f->next;
		if (!r->head)
			r->tail = &r->head;
	}
	/* Nothing waits any more: quiet again, under the lock so that no newer signal is lost. */
	if (!r->head && read(r->wake, &count, sizeof count) < 0) {
		/* It was quiet already. */
	}
	pthread_mutex_unlock(&r->lock);
	return f;
}

uint32_t reader_known(struct reader *r, bool *done)
{
	pthread_mutex_lock(&r->lock);
	uint32_t known = r->known;
	*done = r->done && !r->head;
	pthread_mutex_unlock(&r->lock);
	return known;
}

int reader_fd(const struct reader *r)
{
	return r->wake;
}

/* queue.c: sources to documents to what the library keeps of them. Knows neither threads nor directories. */
#include "queue.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

/* Documents out of books and archives stay in memory up to this, as making them again costs more than reading a file. */
#define KEPT_MAX ((size_t)64 << 20)

static struct found *failed(const char *name, const struct ds_error *e)
{
	struct found *f = found_new(name);
	found_fail(f, e);
	return f;
}

void queue_open(struct queue *q, const char *path, struct ds_bytes *bytes)
{
	struct ds_error e = { 0 };
	const size_t n = strlen(path) + 1;
	enum ds_status status;
	queue_close(q);
	q->path = memcpy(ds_alloc(n), path, n);
	if (bytes)
		status = ds_source_open_bytes(q->im, path, bytes, &q->source_opt, &q->source, &e);
	else
		status = ds_source_open(q->im, path, &q->source_opt, &q->source, &e);
	if (status != DS_OK)
		q->failure = failed(path, &e);
}

void queue_close(struct queue *q)
{
	ds_source_close(q->source);
	found_free(q->failure);
	free(q->path);
	q->source = NULL;
	q->failure = NULL;
	q->path = NULL;
	q->docs = 0;
}

/* Standard input cannot be read again; what was unpacked or fetched should not be once more. */
static void bytes_keep(struct queue *q, struct found *f, const struct ds_source_doc *from, struct ds_bytes *bytes)
{
	const bool input = strcmp(q->path, "-") == 0, file = from->whole && !ds_is_address(q->path);
	if (!bytes->owned || (!input && (file || q->kept + bytes->s.n > KEPT_MAX)))
		return;
	q->kept += bytes->s.n;
	found_keep(f, from, bytes);
}

static struct found *doc_make(struct queue *q, const struct ds_source_doc *from, struct ds_bytes *bytes,
			      struct ds_doc **doc)
{
	const struct ds_extract_options opt = ds_extract_options_of(&q->opt, from);
	struct ds_error e = { 0 }, named;
	*bytes = from->bytes;
	if (ds_extract(bytes->s, &opt, doc, &e) != DS_OK) {
		ds_fail(&named, e.status, "%s: %s",
			strcmp(from->name.p, "-") == 0 ? ds_say("standard input") : from->name.p, e.text);
		ds_bytes_done(bytes);
		return failed(from->name.p, &named);
	}
	struct found *f = found_new(from->name.p);
	found_gather(f, *doc);
	bytes_keep(q, f, from, bytes);
	return f;
}

struct found *queue_next(struct queue *q, struct ds_bytes *bytes, struct ds_doc **doc)
{
	struct ds_source_doc from;
	struct ds_error e = { 0 };
	struct found *f = q->failure;
	*doc = NULL;
	*bytes = (struct ds_bytes){ 0 };
	q->failure = NULL;
	if (f || !q->source)
		return f;
	if (ds_source_next(q->source, &from, &e) != DS_OK) {
		q->docs++;
		return failed(q->path, &e);
	}
	if (from.name.p) {
		q->docs++;
		f = doc_make(q, &from, bytes, doc);
	} else if (q->docs == 0) {
		ds_fail(&e, DS_ERR_NOT_FOUND, "%s: there is no text in it", q->path);
		f = failed(q->path, &e);
	}
	if (!from.name.p || from.whole)
		queue_close(q);
	return f;
}

void queue_open_input(struct queue *q, bool (*go_on)(void *ctx, struct ds_str so_far), void *ctx)
{
	struct ds_buf all = q->input;
	ssize_t got = 1;
	q->input = (struct ds_buf){ 0 };
	while (got > 0 && go_on(ctx, (struct ds_str){ all.p, all.n }) && all.n <= DS_TEXT_MAX) {
		all.p = ds_grow(all.p, &all.cap, all.n + 65536, 1);
		while ((got = read(STDIN_FILENO, all.p + all.n, all.cap - all.n)) < 0 && errno == EINTR)
			;
		all.n += got > 0 ? (size_t)got : 0;
	}
	if (got < 0) {
		free(all.p);
		queue_open(q, "-", NULL); /* says what is wrong */
		return;
	}
	struct ds_bytes bytes = {
		.s = {all.p ? all.p : "", all.n},
                  .owned = all.p
	};
	queue_open(q, "-", &bytes);
}

/* The document of some bytes of a source, which are its own then; NULL, and nothing is left of them: there is no text in it. */
static struct found *part_make(const struct queue *q, const char *path, struct ds_bytes *bytes, struct ds_doc **doc)
{
	if (ds_extract(bytes->s, &q->opt, doc, NULL) != DS_OK || (*doc)->reading.articles_n == 0) {
		ds_doc_free(*doc);
		ds_bytes_done(bytes);
		*doc = NULL;
		return NULL;
	}
	struct found *f = found_new(path);
	found_gather(f, *doc);
	return f;
}

struct found *queue_head(struct queue *q, const char *path, struct ds_bytes *bytes, struct ds_doc **doc)
{
	const bool input = strcmp(path, "-") == 0;
	*doc = NULL;
	if (q->opt.format == DS_FORMAT_HTML)
		return NULL;
	if (!(input ? ds_source_head_input(&q->input, &q->input_ended, bytes) : ds_source_head(q->im, path, bytes)))
		return NULL;
	return part_make(q, path, bytes, doc);
}

struct found *queue_part(const struct queue *q, struct ds_str so_far, size_t least)
{
	struct ds_bytes bytes = { 0 };
	struct ds_doc *doc = NULL;
	if (q->opt.format == DS_FORMAT_HTML || !ds_source_cut(&so_far, least))
		return NULL;
	bytes.owned = memcpy(ds_alloc(so_far.n), so_far.p, so_far.n);
	bytes.s = (struct ds_str){ bytes.owned, so_far.n };
	struct found *f = part_make(q, "-", &bytes, &doc);
	if (f) {
		f->doc = doc;
		f->bytes = bytes;
		f->part = true;
	}
	return f;
}

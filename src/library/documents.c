/* documents.c: the documents of what is open, made again when somebody looks: the last few are kept. */
#include "dushu/library.h"

#include "lib.h"

void doc_drop(struct kept_doc *k)
{
	ds_doc_free(k->doc);
	if (k->bytes.owned)
		ds_bytes_done(&k->bytes);
	*k = (struct kept_doc){ 0 };
}

/* Makes the document of a source anew: from what was kept of it, or from the source itself. */
static enum ds_status doc_again(const struct ds_library *lib, const struct found *f, struct kept_doc *k,
				struct ds_error *e)
{
	const struct ds_source_options cached = { .cached = true };
	struct ds_source_doc from = { 0 };
	struct ds_source *source = NULL;
	if (f->kept.owned) {
		const struct ds_extract_options opt = ds_extract_options_of(&lib->opt, f->from);
		k->bytes.s = f->kept.s;
		return ds_extract(f->kept.s, &opt, &k->doc, e);
	}
	enum ds_status status = ds_source_open(lib->importer, f->path, &cached, &source, e);
	if (status == DS_OK)
		status = ds_source_next(source, &from, e);
	if (status == DS_OK && !from.name.p)
		status = ds_fail(e, DS_ERR_NOT_FOUND, "%s: is not there any more; open it again", f->path);
	if (status == DS_OK) {
		const struct ds_extract_options opt = ds_extract_options_of(&lib->opt, &from);
		k->bytes = from.bytes;
		status = ds_extract(k->bytes.s, &opt, &k->doc, e);
	}
	ds_source_close(source);
	return status;
}

static struct kept_doc *doc_kept(struct ds_library *lib, uint32_t source)
{
	for (size_t i = 0; i < DOCS_KEPT; i++)
		if (lib->docs[i].doc && lib->docs[i].source == source)
			return &lib->docs[i];
	return NULL;
}

struct kept_doc *doc_slot(struct ds_library *lib, uint32_t source)
{
	struct kept_doc *k = doc_kept(lib, source);
	for (size_t i = 0; i < DOCS_KEPT && !k; i++)
		if (!lib->docs[i].doc)
			k = &lib->docs[i];
	if (!k) {
		k = &lib->docs[0];
		for (size_t i = 1; i < DOCS_KEPT; i++)
			k = lib->docs[i].used < k->used ? &lib->docs[i] : k;
	}
	doc_drop(k);
	return k;
}

enum ds_status ds_library_open_doc(struct ds_library *lib, ds_article_id id, const struct ds_doc **doc,
				   uint32_t *index, struct ds_error *e)
{
	*doc = NULL;
	if (id >= lib->articles_n)
		return ds_fail(e, DS_ERR_USAGE, "there is no article %u", id);
	uint32_t source = lib->articles[id].source;
	const struct found *f = lib->sources[source].found;
	struct kept_doc *k = doc_kept(lib, source);
	if (!k) {
		struct kept_doc fresh = { .source = source };
		enum ds_status status = doc_again(lib, f, &fresh, e);
		if (status != DS_OK) {
			doc_drop(&fresh);
			return status;
		}
		k = doc_slot(lib, source);
		*k = fresh;
	}
	k->used = ++lib->clock;
	*index = id - lib->sources[source].first;
	if (*index >= k->doc->reading.articles_n)
		return ds_fail(e, DS_ERR_NOT_FOUND, "%s: has changed and holds fewer articles now; open it again",
			       f->path);
	*doc = k->doc;
	return DS_OK;
}

/* ---- a long text by its beginning --------------------------------------------------------------------------- */

/* One thread at a time: who goes on from one long text to the next sees the beginning of each, and the whole of the last. */
static void again_start(struct ds_library *lib, uint32_t source)
{
	struct again *a = &lib->again;
	struct queue queue = { .im = lib->importer, .opt = lib->opt };
	if (a->reader)
		return;
	a->source = source;
	reader_start(lib, &a->reader, ds_walk_new(NULL, 0), &queue, lib->sources[source].found->path);
}

/* What the thread brought is one of the documents that are kept. */
static void whole_keep(struct ds_library *lib)
{
	struct again *a = &lib->again;
	struct found *f = a->whole;
	a->whole = NULL;
	if (f && f->doc) {
		struct kept_doc *k = doc_slot(lib, a->source);
		*k = (struct kept_doc){ a->source, f->doc, f->bytes, ++lib->clock };
		f->doc = NULL;
		f->bytes = (struct ds_bytes){ 0 };
	}
	found_free(f);
}

void again_poll(struct ds_library *lib)
{
	struct again *a = &lib->again;
	bool done;
	if (!a->reader)
		return;
	for (struct found *f; (f = reader_take(a->reader));) {
		found_free(a->whole);
		a->whole = f;
	}
	reader_known(a->reader, &done);
	if (!done)
		return;
	reader_free(a->reader);
	a->reader = NULL;
	if (a->shown && a->source == a->head.source)
		return;
	whole_keep(lib); /* another is looked at by now */
	if (a->shown)
		again_start(lib, a->head.source);
}

void again_take(struct ds_library *lib)
{
	lib->again.shown = false;
	whole_keep(lib);
}

void again_done(struct ds_library *lib)
{
	reader_free(lib->again.reader);
	found_free(lib->again.whole);
	doc_drop(&lib->again.head);
}

/* The beginning of a source as a document; false: it is no long text, or the article is not in it. */
static bool head_make(struct ds_library *lib, uint32_t source, uint32_t index)
{
	struct again *a = &lib->again;
	struct queue queue = { .im = lib->importer, .opt = lib->opt };
	const char *path = lib->sources[source].found->path;
	struct kept_doc head = { .source = source };
	struct found *f = strcmp(path, "-") == 0 ? NULL : queue_head(&queue, path, &head.bytes, &head.doc);
	if (!f || index >= f->articles_n) {
		doc_drop(&head);
		found_free(f);
		return false;
	}
	found_free(f);
	doc_drop(&a->head);
	a->head = head;
	return true;
}

enum ds_status ds_library_open_soon(struct ds_library *lib, ds_article_id id, const struct ds_doc **doc,
				    uint32_t *index, struct ds_error *e)
{
	struct again *a = &lib->again;
	if (id >= lib->articles_n || lib->beginning.shown || !lib->soon)
		return ds_library_open_doc(lib, id, doc, index, e);
	const uint32_t source = lib->articles[id].source;
	const bool same = a->shown && a->head.source == source;
	*index = id - lib->sources[source].first;
	if (doc_kept(lib, source) ||
	    !(same ? *index < a->head.doc->reading.articles_n : head_make(lib, source, *index))) {
		a->shown = false;
		return ds_library_open_doc(lib, id, doc, index, e);
	}
	a->shown = true;
	again_start(lib, source);
	*doc = a->head.doc;
	return DS_OK;
}

bool ds_library_beginning(const struct ds_library *lib)
{
	return lib->beginning.shown || lib->again.shown;
}

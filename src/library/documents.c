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

void doc_keep(struct ds_library *lib, uint32_t source, struct found *f)
{
	struct kept_doc *k = doc_slot(lib, source);
	*k = (struct kept_doc){ source, f->doc, f->bytes, ++lib->clock };
	f->doc = NULL;
	f->bytes = (struct ds_bytes){ 0 };
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
	if (f && f->doc)
		doc_keep(lib, a->source, f);
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
	a->tried = a->source + 1;
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

/* Of an article far behind the beginning only the title: it alone as a document. */
static bool title_make(struct ds_str title, struct kept_doc *head)
{
	char *p = memcpy(ds_alloc(title.n + 1), title.p, title.n);
	doc_drop(head);
	head->bytes = (struct ds_bytes){
		{p, title.n},
                p
	};
	return ds_extract(head->bytes.s, NULL, &head->doc, NULL) == DS_OK && head->doc->reading.articles_n > 0;
}

/* The beginning of a source as a document, *index becoming that of the article in it; false: it is no long text. */
static bool head_make(struct ds_library *lib, ds_article_id id, uint32_t *index)
{
	struct again *a = &lib->again;
	struct queue queue = { .im = lib->importer, .opt = lib->opt };
	const uint32_t source = lib->articles[id].source;
	const char *path = lib->sources[source].found->path;
	const struct ds_str title = lib->articles[id].row->title;
	struct kept_doc head = { 0 };
	struct found *f = strcmp(path, "-") == 0 ? NULL : queue_head(&queue, path, &head.bytes, &head.doc);
	bool made = f != NULL;
	if (made && *index >= f->articles_n) {
		made = title.n > 0 && title_make(title, &head);
		*index = 0;
		a->title_of = id;
	} else {
		a->title_of = DS_ARTICLE_NONE;
	}
	found_free(f);
	if (!made) {
		doc_drop(&head);
		return false;
	}
	doc_drop(&a->head);
	a->head = head;
	a->head.source = source;
	return true;
}

enum ds_status ds_library_open_soon(struct ds_library *lib, ds_article_id id, const struct ds_doc **doc,
				    uint32_t *index, struct ds_error *e)
{
	struct again *a = &lib->again;
	if (id >= lib->articles_n || lib->beginning.shown || !lib->soon)
		return ds_library_open_doc(lib, id, doc, index, e);
	const uint32_t source = lib->articles[id].source;
	*index = id - lib->sources[source].first;
	const bool title = a->title_of != DS_ARTICLE_NONE,
		   same = a->shown && a->head.source == source &&
			  (title ? a->title_of == id : *index < a->head.doc->reading.articles_n);
	*index = same && title ? 0 : *index;
	if (doc_kept(lib, source) || (!same && !head_make(lib, id, index))) {
		a->shown = false;
		return ds_library_open_doc(lib, id, doc, index, e);
	}
	a->shown = true;
	again_start(lib, source);
	*doc = a->head.doc;
	return DS_OK;
}

bool ds_library_ready(struct ds_library *lib, ds_article_id id)
{
	struct ds_bytes head;
	if (id >= lib->articles_n || !lib->soon)
		return true;
	const uint32_t source = lib->articles[id].source;
	const char *path = lib->sources[source].found->path;
	const bool tried = lib->again.tried == source + 1; /* it could not be read: ds_library_open_doc says why */
	lib->again.tried = 0;
	if (tried || doc_kept(lib, source) || strcmp(path, "-") == 0 || !ds_source_head(lib->importer, path, &head))
		return true;
	ds_bytes_done(&head);
	again_start(lib, source);
	return false;
}

bool ds_library_beginning(const struct ds_library *lib)
{
	return lib->beginning.shown || lib->again.shown;
}

/* gather.h: what the library keeps of a source. */
#ifndef DUSHU_LIBRARY_GATHER_H
#define DUSHU_LIBRARY_GATHER_H

#include "dushu/library.h"

/* A place that an article speaks of, and how many of its figures are about that very place. */
struct found_place {
	struct ds_place place;
	uint32_t article;
	uint32_t figures;
};

struct found_article {
	struct ds_str title, source, published; /* title empty when the article has none */
	struct ds_place place;
	uint32_t figures, mentions;
	const struct found_place *places; /* distinct */
	uint32_t places_n;
};

/* What came of one source. Rows, places and their strings are one allocation, as there may be very many sources. */
struct found {
	struct found *next;             /* in the queue */
	char *path;                     /* owned */
	struct found_article *articles; /* owned; what it points to lies behind it */
	uint32_t articles_n;
	struct ds_bytes kept;       /* what cannot be read again, or not cheaply */
	struct ds_source_doc *from; /* what the source said of kept; owned; its strings lie behind it */
	struct ds_error *failure;   /* owned; NULL: it was read */
	struct ds_doc *doc;         /* its document, when somebody waits for it; owned, borrows bytes; NULL */
	struct ds_bytes bytes;
	bool part; /* more of the source is to come, and all of it anew */
};

/* Fills f->articles from a document, copying what it keeps. */
void found_gather(struct found *f, const struct ds_doc *doc);
void found_fail(struct found *f, const struct ds_error *e);
/* Keeps the bytes of a document and what was said of it. */
void found_keep(struct found *f, const struct ds_source_doc *from, struct ds_bytes *bytes);
struct found *found_new(const char *path);
void found_free(struct found *f);

#endif

/* lib.h: private to library.c and documents.c: the library and what it holds. */
#ifndef DUSHU_LIBRARY_LIB_H
#define DUSHU_LIBRARY_LIB_H

#include "reader.h"
#include "tree.h"

#define DOCS_KEPT 4

struct source {
	struct found *found; /* owned: path, rows, kept bytes */
	ds_article_id first; /* its first article */
};

/* A document that is open; a source may be made again any time. */
struct kept_doc {
	uint32_t source;
	struct ds_doc *doc; /* NULL: free */
	struct ds_bytes bytes;
	uint64_t used;
};

struct article {
	const struct found_article *row;
	uint32_t source;
};

/* A source that was opened later, and its first article. */
struct visited {
	char *name; /* owned */
	ds_article_id first;
};

/* The one that is being opened. */
struct visit {
	struct reader *reader; /* NULL: none */
	const char *path;      /* of the last in `visited`, for the walk */
	enum ds_visit state;
	ds_article_id first;
	uint32_t taken; /* sources taken in from it */
};

/* A long text that is shown by its beginning until all of it is here. */
struct beginning {
	bool shown;          /* the first source is only that */
	struct found *held;  /* what came meanwhile, the whole first; owned */
	struct found **tail; /* of held */
	struct found *found; /* what was shown, when it no longer is: others may still look at it; owned */
	struct kept_doc doc;
	struct tree tree;
};

/* A long text that was gone to is shown by its beginning while a thread makes the document of all of it. */
struct again {
	struct reader *reader;  /* NULL: none */
	uint32_t source;        /* what it reads */
	struct kept_doc head;   /* what was shown last by its beginning; its bytes are always its own */
	ds_article_id title_of; /* it is no beginning but the title of this article; NONE */
	uint32_t tried;         /* source + 1 that was read last; 0: none */
	bool shown;             /* it is so still */
	struct found *whole;    /* what the thread brought for it; owned */
};

struct ds_library {
	struct ds_extract_options opt;
	char *charset; /* owned copy for opt */
	struct ds_importer *importer;
	struct queue queue; /* until the reader takes it over */
	struct source *sources;
	size_t sources_n, sources_cap;
	struct article *articles;
	size_t articles_n, articles_cap;
	struct ds_error **failures; /* borrowed from sources */
	size_t failures_n, failures_cap;
	struct tree tree;
	struct reader *reader; /* NULL: everything is read */
	bool reader_done;
	uint32_t read_before; /* sources read before the reader began, or by visits that ended */
	struct visit visit;
	struct visited *visited;
	size_t visited_n, visited_cap;
	struct ds_library_progress progress;
	struct beginning beginning;
	struct again again;
	bool later; /* of what comes first there is no beginning to show */
	bool soon;  /* long texts are shown by their beginnings */
	int wake;   /* epoll over the readers' descriptors; never readable without one */
	struct kept_doc docs[DOCS_KEPT];
	uint64_t clock;
};

/* ---- library.c */
void reader_start(struct ds_library *lib, struct reader **r, struct ds_walk *walk, struct queue *queue,
		  const char *first);

/* ---- documents.c */
void doc_drop(struct kept_doc *k);
/* The slot for the document of a source: the one that holds it, else the one that was used longest ago, emptied. */
struct kept_doc *doc_slot(struct ds_library *lib, uint32_t source);
void doc_keep(struct ds_library *lib, uint32_t source, struct found *f); /* the document that came with it */
void again_poll(struct ds_library *lib);
void again_take(struct ds_library *lib); /* the whole takes the place of the beginning */
void again_done(struct ds_library *lib);

#endif

/* source.h: from what somebody names to documents, one after the other. A door of src/source.
 *
 * A source is a file, standard input or an address. Text and HTML are read here and now, as fast as the system reads.
 * Everything that has to be parsed before it is text (EPUB, DOCX, PDF, feeds, archives, compressed files, WARC) and
 * everything that comes from the network is left to a helper program, dushu-import, which runs with little memory,
 * little time, no right to write files and, unless it fetches, no network; see frame.h for what it answers. What a
 * file is, its first bytes say, not its name.
 *
 * Names. A source that holds one document has the name it was opened by. Of one that may hold several each document
 * is called NAME#N and can be opened by that: book.epub#3. N counts from 1
 *   EPUB            places in the reading order (spine)
 *   feed            entries, in the order of the file
 *   zip, tar, 7z    files in the archive, also those that are no text
 *   WARC            records, also those that are no page
 * PDF, DOCX and a compressed file are one document, without #N.
 *
 * Limits   one document 256 MiB; one source 16 GiB and a million documents; the helper 1 GiB of memory, 5 minutes of
 *          processor time, one minute without a word. Addresses: 64 MiB, 2 minutes, 8 redirects, 20 s to connect,
 *          never less than 200 bytes a second for 20 s. Filters: 256 MiB, 2 minutes of processor time, 3 minutes.
 */
#ifndef DUSHU_SOURCE_H
#define DUSHU_SOURCE_H

#include "base.h"

/* ---- importers -------------------------------------------------------------------------------------------- */

/* What is needed to open any source: where the helper is, which filters there are. Made once, then only read, so
 * threads may share it. */
struct ds_importer;

struct ds_importer_options {
	const char *helper; /* NULL: $DUSHU_IMPORT, then dushu-import beside the program, then ../libexec/dushu */
	const char *config; /* NULL: $XDG_CONFIG_HOME/dushu/config */
};

/* opt may be NULL. Lines of the configuration that make no sense are told by ds_importer_complaint. */
struct ds_importer *ds_importer_new(const struct ds_importer_options *opt);
void ds_importer_free(struct ds_importer *im);
/* The first thing wrong with the configuration; NULL. */
const struct ds_error *ds_importer_complaint(const struct ds_importer *im);

/* What the helper can read: appends a line for each format, "pdf  PDF; left out, it needs PACKAGE". */
enum ds_status ds_importer_formats(const struct ds_importer *im, struct ds_buf *out, struct ds_error *e);

/* ---- sources ---------------------------------------------------------------------------------------------- */

struct ds_source;

/* What the source says about a document beside its text; empty where it says nothing. Clean UTF-8. */
struct ds_hints {
	struct ds_str title, author, published, source, link;
};

struct ds_source_doc {
	struct ds_str name;    /* NUL-terminated; p is NULL at the end of the source */
	struct ds_bytes bytes; /* owned by the caller from here on: ds_bytes_done */
	enum ds_format format; /* AUTO unless the source knows */
	const char *charset;   /* declared by the source, not yet believed; NULL */
	struct ds_hints hints; /* with name and charset: borrowed until the next call */
	bool brief;            /* an entry of a feed that seems to be no more than a summary */
	bool whole;            /* nothing follows, no complaint either */
};

/* How far a slow source is. Called at most some ten times a second, and whenever a second passes in silence (done 0,
 * total 0). False stops the source, which then fails with DS_ERR_INTERRUPTED. */
typedef bool ds_progress_fn(void *ctx, const char *name, uint64_t done, uint64_t total);

struct ds_source_options {
	bool cached; /* addresses: any copy in the cache will do, however old */
	ds_progress_fn *progress;
	void *ctx;
};

/* Opens a file, "-", an address or one document of them (NAME#N). opt may be NULL, im and opt are borrowed until
 * ds_source_close. *out owned. */
enum ds_status ds_source_open(const struct ds_importer *im, const char *name, const struct ds_source_options *opt,
			      struct ds_source **out, struct ds_error *e);

/* The same of bytes that were read already; they are the source's from here on, also when it fails. */
enum ds_status ds_source_open_bytes(const struct ds_importer *im, const char *name, struct ds_bytes *bytes,
				    const struct ds_source_options *opt, struct ds_source **out,
				    struct ds_error *e);

/* The next document. Anything but DS_OK: a part of the source could not be read; go on calling until doc->name.p is
 * NULL. */
enum ds_status ds_source_next(struct ds_source *s, struct ds_source_doc *doc, struct ds_error *e);
enum { DS_SOURCE_HEAD = 32 << 10 }; /* bytes of it: several screens */
/* The beginning of a plain text that is long, up to the end of a line; owned. False: it is short, or no such text. */
bool ds_source_head(const struct ds_importer *im, const char *name, struct ds_bytes *out);
/* The same of standard input, as soon as it is long or pauses. What was read of it is added to *all; false: it has ended
 * (*ended), is no such text, or is typed. */
bool ds_source_head_input(struct ds_buf *all, bool *ended, struct ds_bytes *out);
/* Cuts a plain text behind a line's end. False: it is none, may be a page, or has no more than `least` bytes then. */
bool ds_source_cut(struct ds_str *s, size_t least);
void ds_source_close(struct ds_source *s); /* stops the helper */
/* Other options from now on, when a source goes from one thread to another; s may be NULL. */
void ds_source_options(struct ds_source *s, const struct ds_source_options *opt);

/* ---- feeds ------------------------------------------------------------------------------------------------ */

/* Feeds that somebody follows: a list in $XDG_STATE_HOME/dushu/feeds, one a line (address, when it was updated, title,
 * "full" where whole pages are wanted, parted by tabs), and each feed's entries as pages in a folder beside it, named DATE-HASH.html, so that every command
 * reads them like any files. */
struct ds_feed {
	char *address, *title; /* title may be "" */
	int64_t updated;       /* seconds since 1970; 0: never */
	bool full;             /* the page an entry links to is fetched where the entry is a summary */
};

struct ds_feeds {
	struct ds_feed *v;
	size_t n, cap;
};

/* An empty list when there is no file. */
enum ds_status ds_feeds_load(struct ds_feeds *f, struct ds_error *e);
enum ds_status ds_feeds_save(const struct ds_feeds *f, struct ds_error *e);
void ds_feeds_free(struct ds_feeds *f);
/* Adds a feed at the end, borrowed until the list changes; the one that is there when it is followed already. */
struct ds_feed *ds_feeds_add(struct ds_feeds *f, const char *address);
/* Takes a feed off the list and its pages off the disk. */
void ds_feeds_remove(struct ds_feeds *f, size_t i);

/* Fetches a feed and writes the entries that are new. What a single entry or the end of the feed lacks is told to
 * `complain`, all else counts. Fails when there is no feed at that address. */
struct ds_feed_news {
	uint32_t entries, fresh; /* in the feed now; of them new */
	uint32_t whole;          /* of those, fetched as pages; at most 200 in one update */
	uint32_t failures;       /* told to complain */
};
typedef void ds_complain_fn(void *ctx, const struct ds_error *e);
enum ds_status ds_feed_update(const struct ds_importer *im, struct ds_feed *feed,
			      const struct ds_source_options *opt, ds_complain_fn *complain,
			      struct ds_feed_news *news, struct ds_error *e);

/* The pages of a feed, newest first: paths, each with a NUL, at the end of out; returns how many. */
size_t ds_feed_pages(const struct ds_feed *feed, struct ds_buf *out);
/* The folder they are in, at the end of out with a NUL. False: there is no home. */
bool ds_feed_folder(const struct ds_feed *feed, struct ds_buf *out);

/* ---- links ------------------------------------------------------------------------------------------------ */

enum ds_link_way {
	DS_LINK_NET,     /* an address of the network */
	DS_LINK_NEAR,    /* a file in the document's folder or below it */
	DS_LINK_FAR,     /* a file elsewhere, by .. , / or a symbolic link */
	DS_LINK_HERE,    /* in the same document */
	DS_LINK_INSIDE,  /* another part of the book or archive the document is in */
	DS_LINK_GONE,    /* there is no such file */
	DS_LINK_NOWHERE, /* mail, scripts, folders, devices */
};

/* Where a link leads from the document `doc` (a name as documents have them). NET, NEAR and FAR put a name that
 * ds_source_open takes into out, with a NUL; for FAR it is the real path, for whoever is asked about it. */
enum ds_link_way ds_link_resolve(const char *doc, struct ds_str href, struct ds_buf *out);

/* Is this an address that ds_source_open would fetch? Only http: and https: are. */
bool ds_is_address(const char *name);

#endif

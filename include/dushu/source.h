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
void ds_source_close(struct ds_source *s); /* stops the helper */
/* Other options from now on, when a source goes from one thread to another; s may be NULL. */
void ds_source_options(struct ds_source *s, const struct ds_source_options *opt);

/* Is this an address that ds_source_open would fetch? Only http: and https: are. */
bool ds_is_address(const char *name);

#endif

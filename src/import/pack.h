/* pack.h: archives and compressed streams on descriptor 0. The only door to libarchive in dushu-import. */
#ifndef DUSHU_IMPORT_PACK_H
#define DUSHU_IMPORT_PACK_H

#include "dushu/base.h"

struct pack;

/* ARCHIVE: zip, tar, 7z, each maybe compressed. STREAM: one stream of bytes, compressed or not. */
enum pack_form { PACK_ARCHIVE, PACK_STREAM };

struct member {
	const char *path; /* as it stands in the archive: never a name to open; borrowed until the next member */
	uint32_t number;  /* of the files, from 1 */
	bool encrypted;
};

/* Opens what stands on descriptor 0, from its beginning. Never NULL; what is wrong pack_next says. */
struct pack *pack_open(enum pack_form form);
void pack_close(struct pack *p);
/* The next file; links, directories and devices are passed over. False at the end: *why NULL or what is wrong. */
bool pack_next(struct pack *p, struct member *m, const char **why);
/* Next bytes of the file; n 0 at its end. False when it is damaged or cut off. Borrowed until the next call. */
bool pack_read(struct pack *p, struct ds_str *bytes, const char **why);
/* All bytes of the file, at most max. */
bool pack_read_all(struct pack *p, struct ds_buf *out, size_t max, const char **why);
uint64_t pack_at(const struct pack *p); /* bytes of the input that were used */

/* Undoes what HTTP or a WARC calls gzip or zstd, at most max bytes. False: damaged, or more than that. */
bool pack_inflate(struct ds_str in, struct ds_buf *out, size_t max);

#endif

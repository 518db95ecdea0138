/* import.h: what the files of dushu-import share: the job, what is said about it, the readers of each kind of file.
 *
 * dushu-import KIND NUMBER CHARSET ADDRESS   reads descriptor 0, writes frames (dushu/frame.h) to descriptor 1
 * dushu-import fetch ADDRESS cached|fresh    the same from the network
 * dushu-import formats                       says which formats were built in
 *
 * It runs on input that may be meant to break it, so: no recursion on depth of the input, every size bounded before
 * it is allocated, nothing written to any file but by the cache of fetch. */
#ifndef DUSHU_IMPORT_IMPORT_H
#define DUSHU_IMPORT_IMPORT_H

#include "dushu/frame.h"

#define MEMBER_MAX  ((size_t)64 << 20)  /* bytes of one member of an archive that is held in memory */
#define HELD_MAX    ((size_t)256 << 20) /* of all that are held at once */
#define MEMBERS_MAX 100000u             /* files looked at in one EPUB or DOCX */
#define DOC_MAX     ((size_t)256 << 20) /* bytes of one document */

struct job {
	uint32_t only;       /* the one document that is wanted; 0: all */
	const char *charset; /* what a server declared; NULL */
	const char *address; /* where it was found, for relative links; NULL */
	uint64_t size;       /* of the input, 0 when unknown */
	uint64_t told;       /* progress was said up to here */
	uint32_t docs, complaints;
};

/* What the command line asks for, and a process as all of these want it. */
void job_start(struct job *job, int argc, char **argv);

static inline bool job_wants(const struct job *job, uint32_t number)
{
	return job->only == 0 || job->only == number;
}

/* ---- say.c ------------------------------------------------------------------------------------------------ */

struct doc {
	uint32_t number; /* 0: the source is this one document */
	enum ds_format format;
	struct ds_str charset, title, author, published, source, link;
	bool brief; /* an entry that seems to be a summary */
};

void say_begin(void);
void say_doc(struct job *job, const struct doc *d);
void say_bytes(struct ds_str bytes);
void say_end(void);
void say_progress(struct job *job, uint64_t done);
/* What could not be read, why, and what helps. Drops the document that is open. */
void say_error(struct job *job, enum ds_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Ends the stream; complains first when there was nothing at all to say. */
void say_done(struct job *job, const char *nothing);

/* ---- html.c: documents that are made here ----------------------------------------------------------------- */

/* The beginning of a page with a byte order mark, so that nobody has to guess its encoding. */
void html_begin(struct ds_buf *b, const struct doc *d);
void html_end(struct ds_buf *b);
void html_text(struct ds_buf *b, struct ds_str s); /* & < > " escaped, control characters blanks */

/* ---- utf8.c ----------------------------------------------------------------------------------------------- */

/* Bytes of an XML document as UTF-8 without a byte order mark and without characters that XML forbids, whatever the
 * declaration says; `charset` is what a server declared, or NULL. */
void xml_to_utf8(struct ds_str in, const char *charset, struct ds_buf *out);
/* Begins like something that is no text in any encoding. */
bool looks_binary(struct ds_str head);
/* 2021-11-26T19:14:00 in Chinese time for a date of RFC 822 or RFC 3339; as exact as it is. False: it is none. */
bool date_iso(struct ds_str s, char iso[32]);
struct ds_str trimmed(struct ds_str s);

/* ---- readers ---------------------------------------------------------------------------------------------- */

/* Each reads descriptor 0 to its end and says what it holds. */
void zip_import(struct job *job);
void archive_import(struct job *job);
void compressed_import(struct job *job);
void warc_import(struct job *job);
void feed_import(struct job *job);
void pdf_import(struct job *job);
void address_fetch(struct job *job, const char *address, bool cached);

/* The bytes of a feed, of the parts of a DOCX, of a package file: apart from where they come from, so that fuzzing can
 * begin here. */
void feed_read(struct job *job, struct ds_str bytes);

/* All of descriptor 0, at most `max` bytes; false when it holds more or cannot be read. */
bool input_read(struct ds_buf *out, size_t max);

/* ---- sandbox.c -------------------------------------------------------------------------------------------- */

/* Gives up what reading a file never needs, where the kernel can: the network, other processes, writing files. */
void sandbox_enter(void);

#endif

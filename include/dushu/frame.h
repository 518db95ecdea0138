/* frame.h: what dushu and its helper dushu-import say to each other over a pipe. A door of src/source.
 *
 * Nothing the helper says is trusted: it may have been taken over by the document that it reads. The reader of the
 * stream bounds every size and every order of frames, and cleans every string before anybody sees it.
 *
 *   stream   DS_FRAME_MAGIC, then frames up to DS_FRAME_DONE
 *   frame    type (1 byte), length of the body (4 bytes, big-endian, at most DS_FRAME_MAX), body
 *   fields   the body of DOC, ERROR and PROGRESS: key=value, each followed by a NUL; unknown keys are passed over
 *
 *   DOC       number, format (text, html), charset, title, author, published, source, link: a document begins
 *   BYTES     the next bytes of the document that is open
 *   END       the document is whole
 *   ERROR     status (a number of enum ds_status), text; a document that is open is dropped
 *   PROGRESS  done, total: bytes of the input, as decimal numbers
 *   DONE      all was said; a stream that ends without it was cut off
 */
#ifndef DUSHU_FRAME_H
#define DUSHU_FRAME_H

#include "base.h"

#define DS_FRAME_MAGIC "dushu-import 1\n"
#define DS_FRAME_MAX   (1u << 18)
#define DS_FRAME_HEAD  5u

enum ds_frame_type {
	DS_FRAME_DOC = 'D',
	DS_FRAME_BYTES = 'B',
	DS_FRAME_END = 'E',
	DS_FRAME_ERROR = 'X',
	DS_FRAME_PROGRESS = 'P',
	DS_FRAME_DONE = 'Z',
};

/* ---- kinds of bytes --------------------------------------------------------------------------------------- */

/* What has to be unpacked or parsed before it is text. */
enum ds_wrap {
	DS_WRAP_PLAIN,      /* text, HTML, or nothing known: read as it is */
	DS_WRAP_ZIP,        /* EPUB, DOCX or an archive */
	DS_WRAP_ARCHIVE,    /* tar, 7z */
	DS_WRAP_COMPRESSED, /* one file, a tar or a WARC, compressed */
	DS_WRAP_PDF,
	DS_WRAP_FEED,
	DS_WRAP_WARC,
	DS_WRAP_OLE, /* Word before 2007 and its like: nothing of ours reads it */
	DS_WRAP_RAR, /* nor this */
	DS_WRAPS
};

#define DS_WRAP_BYTES 4096 /* as many bytes are enough to tell */

enum ds_wrap ds_wrap_of(struct ds_str head);
const char *ds_wrap_word(enum ds_wrap k);  /* what the helper is asked for; NULL: it cannot be asked */
const char *ds_wrap_shown(enum ds_wrap k); /* for messages: "a PDF" */

/* ---- writing, for the helper ------------------------------------------------------------------------------ */

/* Adds one field; NULs in the value become blanks, a value of more than 2000 bytes is cut on a boundary. An empty
 * value adds nothing. */
void ds_field_add(struct ds_buf *fields, const char *key, struct ds_str value);

/* Writes one frame; a body of BYTES may be of any length and becomes several frames. False: nobody reads any more. */
bool ds_frame_write(int fd, enum ds_frame_type type, struct ds_str body);

/* ---- reading, for the program ----------------------------------------------------------------------------- */

/* The value of a field as it was sent; empty when there is none. Borrowed from fields. */
struct ds_str ds_field(struct ds_str fields, const char *key);

/* What one source may amount to at most. */
struct ds_intake_limits {
	size_t doc;     /* bytes of one document */
	uint64_t total; /* bytes of all */
	uint32_t docs;
};

/* Collects frames into documents. Zero-initialised with limits set it is ready for use. */
struct ds_intake {
	struct ds_intake_limits limits;
	struct ds_buf pending; /* bytes that are no whole frame yet */
	size_t used;           /* of pending */
	bool begun, open, done;
	struct ds_buf fields; /* of the document that is open or was the last */
	struct ds_buf bytes;  /* of that document; the taker may keep them by zeroing this */
	uint64_t total;
	uint32_t docs;
	uint64_t at, of;       /* PROGRESS */
	struct ds_error error; /* after DS_GOT_ERROR and DS_GOT_BROKEN; cleaned */
};

enum ds_got {
	DS_GOT_NOTHING, /* more bytes are needed */
	DS_GOT_DOC,     /* fields and bytes hold a document */
	DS_GOT_ERROR,   /* something could not be read; more may follow */
	DS_GOT_PROGRESS,
	DS_GOT_DONE,   /* nothing more follows */
	DS_GOT_BROKEN, /* the stream is none, or goes beyond the limits: stop the helper */
};

/* Takes in what a read gave. */
void ds_intake_feed(struct ds_intake *in, struct ds_str bytes);
/* What that amounts to; call until DS_GOT_NOTHING. */
enum ds_got ds_intake_next(struct ds_intake *in);
void ds_intake_done(struct ds_intake *in); /* memory released */

/* s as one line that is safe to show: broken UTF-8, control and bidi control characters become U+FFFD, whitespace
 * one blank. */
void ds_line_clean(struct ds_buf *out, struct ds_str s);

#endif

/* base.h: what every other header stands on. Strings and spans, decimals' home is figure.h.
 *
 * Conventions of the whole library
 *   units      `off`, `start`, `end`, `len`, `n` count bytes; `cp` is a Unicode code point; `col`, `width` count
 *              terminal cells. A span is half-open and both ends lie on code point boundaries.
 *   ownership  "owned": the caller frees it with the matching _free. "borrowed until X": valid until X is freed.
 *              What an arena gave lives exactly as long as the arena.
 *   errors     Fallible calls return enum ds_status and put the result in the last out-parameter before the
 *              error. A struct ds_error may be NULL when nobody wants the words. Odd input (broken bytes, an
 *              unknown unit, an ambiguous name) is data, not an error.
 *   threads    No function keeps mutable state outside its arguments. Two threads may call anything on
 *              different handles at the same time. The one exception is ds_oom_handler, set once at start.
 */
#ifndef DUSHU_BASE_H
#define DUSHU_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Bytes that somebody else owns; no terminating NUL is promised. p may be NULL when n is 0. */
struct ds_str {
	const char *p;
	size_t n;
};

/* Half-open byte range [start, end) in one text. Texts are limited to DS_TEXT_MAX bytes, so 32 bits suffice. */
struct ds_span {
	uint32_t start, end;
};

#define DS_TEXT_MAX 0xf0000000u
#define DS_STR(lit) ((struct ds_str){ (lit), sizeof(lit) - 1 })
#define DS_COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* The first of n rows of `row` bytes, sorted by the uint32_t that stands `start` bytes into each, where it is at least
 * `byte`; n when there is none. DS_FROM asks rows with a span `at`: figures, mentions, links. */
size_t ds_first_from(const void *rows, size_t n, size_t row, size_t start, uint32_t byte);
#define DS_FROM(v, n, byte)                                                                                        \
	((uint32_t)ds_first_from((v), (n), sizeof(*(v)), offsetof(__typeof__(*(v)), at.start), (byte)))

static inline struct ds_str ds_str_of(const char *z)
{
	return (struct ds_str){ z, z ? strlen(z) : 0 };
}

/* The last bytes are compared first: where they differ, as they mostly do in Chinese, nothing is called. */
static inline bool ds_str_eq(struct ds_str a, struct ds_str b)
{
	return a.n == b.n && (a.n == 0 || (a.p[a.n - 1] == b.p[b.n - 1] && memcmp(a.p, b.p, a.n) == 0));
}

static inline bool ds_str_starts(struct ds_str s, struct ds_str head)
{
	return s.n >= head.n &&
	       (head.n == 0 || (s.p[head.n - 1] == head.p[head.n - 1] && memcmp(s.p, head.p, head.n) == 0));
}

static inline bool ds_str_ends(struct ds_str s, struct ds_str tail)
{
	return s.n >= tail.n && (tail.n == 0 || (s.p[s.n - 1] == tail.p[tail.n - 1] &&
						 memcmp(s.p + (s.n - tail.n), tail.p, tail.n) == 0));
}

static inline struct ds_str ds_str_slice(struct ds_str s, struct ds_span at)
{
	return (struct ds_str){ s.p + at.start, at.end - at.start };
}

/* First place of `what` in s at or after `from`; SIZE_MAX when there is none. */
size_t ds_str_find(struct ds_str s, struct ds_str what, size_t from);
/* Does one of the words, 64 at most and each of three bytes or more, stand in s? One walk over s, which for fifty words costs a
 * third of looking for each; for a dozen it costs more. */
bool ds_str_has_any(struct ds_str s, const struct ds_str *words, size_t n);

static inline uint32_t ds_span_len(struct ds_span s)
{
	return s.end - s.start;
}

static inline bool ds_span_overlaps(struct ds_span a, struct ds_span b)
{
	return a.start < b.end && b.start < a.end;
}

/* ---- errors ------------------------------------------------------------------------------------------- */

enum ds_status {
	DS_OK = 0,
	DS_ERR_USAGE,     /* the caller asked for something that does not exist */
	DS_ERR_NOT_FOUND, /* no such file or directory, or nothing in it */
	DS_ERR_READ,      /* the system refused to read */
	DS_ERR_BINARY,    /* the bytes are no text */
	DS_ERR_EMPTY,     /* there is nothing to read */
	DS_ERR_TOO_LARGE,
	DS_ERR_FORMAT,      /* a document that cannot be parsed */
	DS_ERR_UNSUPPORTED, /* left out of this build, or not possible on this terminal */
	DS_ERR_WRITE,
	DS_ERR_INTERRUPTED,
};

/* One message for a person: what happened, where, and what helps. UTF-8, no newline. */
struct ds_error {
	enum ds_status status;
	char text[512];
};

/* Words for a person in the language of the interface: ds_language_take (config.h) finds it, English without. Texts in
 * tables are marked with DS_SAY and given to ds_say where they are shown. */
const char *ds_say(const char *english) __attribute__((format_arg(1)));
#define DS_SAY(english) (english)

/* Fills e (unless NULL) and returns status; the format is given to ds_say. A message too long is cut on a code point
 * boundary. */
enum ds_status ds_fail(struct ds_error *e, enum ds_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* ---- memory ------------------------------------------------------------------------------------------- */

/* Called when memory runs out, then the process ends with exit code 71. The terminal layer sets one that gives
 * the screen back first. */
typedef void ds_oom_fn(void);
void ds_oom_handler(ds_oom_fn *fn);

void *ds_alloc(size_t n);                                      /* never NULL; release with free() */
void *ds_realloc(void *p, size_t n);                           /* never NULL */
void *ds_grow(void *p, size_t *cap, size_t need, size_t item); /* capacity at least `need` items, doubling */

/* An arena gives memory that is released all at once. Zero-initialised it is ready for use. */
struct ds_arena_block;
struct ds_arena {
	struct ds_arena_block *head; /* newest block */
	size_t used;                 /* bytes used of head */
	size_t total;                /* bytes held in all blocks */
};

/* A position to go back to: everything allocated after ds_arena_mark is given back by ds_arena_release. */
struct ds_arena_mark {
	struct ds_arena_block *head;
	size_t used;
};

void *ds_arena_alloc(struct ds_arena *a, size_t n);               /* zeroed, aligned for any type */
void *ds_arena_raw(struct ds_arena *a, size_t n, size_t align);   /* not zeroed */
struct ds_str ds_arena_copy(struct ds_arena *a, struct ds_str s); /* with a NUL after it */
struct ds_str ds_arena_printf(struct ds_arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct ds_arena_mark ds_arena_mark(const struct ds_arena *a);
void ds_arena_release(struct ds_arena *a, struct ds_arena_mark m);
void ds_arena_done(struct ds_arena *a);

/* A row of items that grows and that an arena gets when it is complete, without a copy: ds_row_grow as ds_grow, NULL to
 * begin with; then ds_arena_keep, or ds_row_free. */
void *ds_row_grow(void *row, size_t *cap, size_t need, size_t item);
void ds_arena_keep(struct ds_arena *a, void *row); /* NULL: nothing */
void ds_row_free(void *row);

#define DS_NEW(arena, type)          ((type *)ds_arena_alloc((arena), sizeof(type)))
#define DS_NEW_ARRAY(arena, type, n) ((type *)ds_arena_alloc((arena), (n) * sizeof(type)))

/* ---- a growing byte buffer ---------------------------------------------------------------------------- */

struct ds_buf {
	char *p; /* owned; NULL while cap is 0 */
	size_t n, cap;
};

void ds_buf_add(struct ds_buf *b, const void *p, size_t n);
void ds_buf_adds(struct ds_buf *b, struct ds_str s);
void ds_buf_addz(struct ds_buf *b, const char *z);
void ds_buf_addc(struct ds_buf *b, char c);
void ds_buf_addf(struct ds_buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void ds_buf_reset(struct ds_buf *b); /* empty, memory kept */
void ds_buf_done(struct ds_buf *b);  /* memory released; ready for use again */

/* ---- files -------------------------------------------------------------------------------------------- */

/* The whole of a file, "-" for standard input. On success the bytes stay as they are until ds_bytes_done,
 * whatever becomes of the file. Refuses directories, files of more than DS_TEXT_MAX bytes, pipes
 * of more than 1 GiB and devices of more than 16 MiB (a terminal is a pipe). */
struct ds_bytes {
	struct ds_str s;
	void *owned; /* private: what to release */
};
enum ds_status ds_bytes_read(const char *path, struct ds_bytes *out, struct ds_error *e);
/* The same from the place where an open descriptor stands, which stays open; path is for messages. */
enum ds_status ds_bytes_read_fd(int fd, const char *path, struct ds_bytes *out, struct ds_error *e);
/* Opens for that, with the same messages; -1 when it cannot be. */
int ds_bytes_open(const char *path, struct ds_error *e);
void ds_bytes_done(struct ds_bytes *b);

/* How bytes are to be read; AUTO: as their beginning looks. */
enum ds_format { DS_FORMAT_AUTO, DS_FORMAT_TEXT, DS_FORMAT_HTML };

/* ---- UTF-8 -------------------------------------------------------------------------------------------- */

/* The code point at p, which must be a boundary of valid UTF-8 with p < end; *len gets its bytes (1-4). */
static inline uint32_t ds_utf8_at(const char *p, unsigned *len)
{
	const unsigned char *u = (const unsigned char *)p;
	if ((u[0] & 0xf0) == 0xe0) { /* mostly; the marks of the three bytes are taken away at once */
		*len = 3;
		return ((uint32_t)u[0] << 12) + ((uint32_t)u[1] << 6) + u[2] - 0xe2080;
	}
	if (u[0] < 0x80) {
		*len = 1;
		return u[0];
	}
	if (u[0] < 0xe0) {
		*len = 2;
		return (uint32_t)(u[0] & 0x1f) << 6 | (u[1] & 0x3f);
	}
	*len = 4;
	return (uint32_t)(u[0] & 0x07) << 18 | (uint32_t)(u[1] & 0x3f) << 12 | (uint32_t)(u[2] & 0x3f) << 6 |
	       (u[3] & 0x3f);
}

/* Start of the code point before p (p > begin). */
static inline const char *ds_utf8_prev(const char *p, const char *begin)
{
	if (p - begin >= 3 && ((unsigned char)p[-3] & 0xf0) == 0xe0) /* mostly: what begins there ends here */
		return p - 3;
	do {
		p--;
	} while (p > begin && ((unsigned char)*p & 0xc0) == 0x80);
	return p;
}

unsigned ds_utf8_put(uint32_t cp, char out[4]); /* bytes written; cp must be a scalar value */

/* Well-formed by Unicode's table 3-7: all of s; how many bytes from its beginning. */
bool ds_utf8_valid(struct ds_str s);
size_t ds_utf8_valid_prefix(struct ds_str s);
/* Bytes of the maximal broken subpart that s begins with, which one U+FFFD stands for; 0 when it begins well. */
size_t ds_utf8_broken(struct ds_str s);
/* Appends s to out with every maximal broken subpart replaced by U+FFFD; how many there were. */
size_t ds_utf8_repair(struct ds_str s, struct ds_buf *out);

#endif

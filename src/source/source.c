/* source.c: opens what somebody names and hands out its documents. Plain files are read here; helpers are started,
 * watched and given up on here; what their streams say is intake.c's, what a file is wrap.c's. */
#include <ctype.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "private.h"

#define HELPER_CPU     300
#define HELPER_MEMORY  (UINT64_C(1) << 30)
#define HELPER_SILENCE 60000
#define FETCH_TIME     130000 /* its own limit is 120 s; this one is for a helper that does not keep it */
#define PROGRESS_MS    100
#define EXIT_OOM       71
#define LARGE          (64 << 20)
#define ZEROS          16

static const struct ds_intake_limits limits_file = { 256u << 20, UINT64_C(16) << 30, 1000000 };
static const struct ds_intake_limits limits_address = { 64u << 20, 64u << 20, 4 };

enum stage { STAGE_PLAIN, STAGE_FETCH, STAGE_IMPORT, STAGE_END };

struct ds_source {
	const struct ds_importer *im;
	struct ds_source_options opt;
	enum stage stage;
	char *name;            /* as messages and documents have it, without #N; owned */
	uint32_t only;         /* the one document that is wanted; 0: all */
	struct ds_bytes bytes; /* STAGE_PLAIN */
	enum ds_wrap kind;
	struct child child;
	struct ds_intake intake;
	int64_t heard;        /* when the helper said something last, ms */
	int64_t told;         /* when progress was told last */
	struct ds_error note; /* said after the documents: what was fetched is an old copy */
	bool noted;
	struct ds_buf words;            /* what a document's strings point into */
	struct ds_buf address, charset; /* what was fetched: where it was found, what the server said; with NUL */
};

/* ---- names ------------------------------------------------------------------------------------------------ */

bool ds_is_address(const char *name)
{
	return strncasecmp(name, "http://", 7) == 0 || strncasecmp(name, "https://", 8) == 0;
}

/* The N of NAME#N, and where the # stands; 0 when it is no such name. */
static uint32_t number_of(const char *name, size_t *at)
{
	const char *mark = strrchr(name, '#');
	char *end;
	if (!mark || mark == name || mark[1] < '1' || mark[1] > '9')
		return 0;
	const unsigned long n = strtoul(mark + 1, &end, 10);
	*at = (size_t)(mark - name);
	return *end == '\0' && n <= limits_file.docs ? (uint32_t)n : 0;
}

static const char *shown(const struct ds_source *s)
{
	return strcmp(s->name, "-") == 0 ? ds_say("standard input") : s->name;
}

/* ---- helpers ---------------------------------------------------------------------------------------------- */

static enum ds_status helper_missing(const struct ds_source *s, const char *what, struct ds_error *e)
{
	return ds_fail(
	    e, DS_ERR_UNSUPPORTED,
	    "%s: %s is read by dushu-import, which is not there; it is made with dushu (make) and looked "
	    "for beside it, in ../libexec/dushu and in $DUSHU_IMPORT",
	    shown(s), what);
}

static enum ds_status helper_start(struct ds_source *s, const char *const *argv, int input,
				   const struct child_limits *limits, struct ds_error *e)
{
	struct ds_error why;
	enum ds_status status = child_start(&s->child, argv, input, limits, &why);
	if (status != DS_OK)
		return ds_fail(e, status, "%s: %s", shown(s), why.text);
	s->heard = s->told = now_ms();
	return DS_OK;
}

static enum ds_status import_start(struct ds_source *s, int fd, struct ds_error *e)
{
	const struct child_limits limits = { HELPER_MEMORY, HELPER_CPU, true };
	char only[16];
	snprintf(only, sizeof only, "%u", s->only);
	const char *const argv[] = { s->im->helper,
				     ds_wrap_word(s->kind),
				     only,
				     s->charset.n ? s->charset.p : "",
				     s->address.n ? s->address.p : "",
				     NULL };
	if (!ds_wrap_word(s->kind))
		return ds_fail(e, DS_ERR_UNSUPPORTED, "%s: is %s", shown(s), ds_wrap_shown(s->kind));
	if (!s->im->helper)
		return helper_missing(s, ds_wrap_shown(s->kind), e);
	s->intake.limits = limits_file;
	s->stage = STAGE_IMPORT;
	return helper_start(s, argv, fd, &limits, e);
}

/* Bytes in memory: as they are, or through a file in memory to the helper. */
static enum ds_status bytes_open(struct ds_source *s, struct ds_bytes *bytes, struct ds_error *e)
{
	enum ds_status status;
	s->kind =
	    ds_wrap_of((struct ds_str){ bytes->s.p, bytes->s.n < DS_WRAP_BYTES ? bytes->s.n : DS_WRAP_BYTES });
	if (s->kind == DS_WRAP_PLAIN) {
		s->stage = STAGE_PLAIN;
		s->bytes = *bytes;
		return DS_OK;
	}
	int fd = memfd_create("document", MFD_CLOEXEC);
	struct ds_str rest = bytes->s;
	while (fd >= 0 && rest.n > 0) {
		const ssize_t n = write(fd, rest.p, rest.n);
		if (n <= 0)
			break;
		rest.p += n;
		rest.n -= (size_t)n;
	}
	if (fd < 0 || rest.n > 0 || lseek(fd, 0, SEEK_SET) != 0)
		status = ds_fail(e, DS_ERR_READ, "%s: no memory to unpack it", shown(s));
	else
		status = import_start(s, fd, e);
	if (fd >= 0)
		close(fd);
	ds_bytes_done(bytes);
	return status;
}

static enum ds_status fetch_start(struct ds_source *s, struct ds_error *e)
{
	const struct child_limits limits = { HELPER_MEMORY, HELPER_CPU, false };
	const char *const argv[] = { s->im->helper, "fetch", s->name, s->opt.cached ? "cached" : "fresh", NULL };
	if (!s->im->helper)
		return helper_missing(s, ds_say("an address"), e);
	s->intake.limits = limits_address;
	s->stage = STAGE_FETCH;
	enum ds_status status = helper_start(s, argv, -1, &limits, e);
	s->child.deadline = now_ms() + FETCH_TIME;
	return status;
}

/* ---- opening ---------------------------------------------------------------------------------------------- */

/* A large file is read whole before anybody looks at it. Zeros one after another stand in no text of any encoding. */
static bool is_large_and_binary(const char *head, size_t n, const struct stat *st)
{
	static const char zeros[ZEROS];
	if (st->st_size < LARGE)
		return false;
	for (size_t i = 0; i + ZEROS <= n; i++)
		if (memcmp(head + i, zeros, ZEROS) == 0)
			return true;
	return false;
}

static enum ds_status file_open(struct ds_source *s, struct ds_error *e)
{
	char head[DS_WRAP_BYTES];
	struct stat st;
	enum ds_status status;
	int fd = ds_bytes_open(s->name, e);
	if (fd < 0)
		return e->status;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
		const ssize_t n = pread(fd, head, sizeof head, 0);
		s->kind = ds_wrap_of((struct ds_str){ head, n > 0 ? (size_t)n : 0 });
		if (s->kind != DS_WRAP_PLAIN)
			status = import_start(s, fd, e);
		else if (n > 0 && is_large_and_binary(head, (size_t)n, &st))
			status =
			    ds_fail(e, DS_ERR_BINARY,
				    "%s: not a text but a binary file; dushu reads text and web pages", s->name);
		else
			status = ds_bytes_read_fd(fd, s->name, &s->bytes, e);
	} else {
		struct ds_bytes bytes;
		status = ds_bytes_read_fd(fd, s->name, &bytes, e);
		if (status == DS_OK)
			status = bytes_open(s, &bytes, e);
	}
	close(fd);
	return status;
}

static enum ds_status any_open(struct ds_source *s, struct ds_error *e)
{
	struct ds_bytes bytes;
	enum ds_status status;
	const struct filter *filter = filter_of(&s->im->filters, s->name);
	if (strcmp(s->name, "-") == 0)
		status = ds_bytes_read("-", &bytes, e);
	else if (ds_is_address(s->name))
		return fetch_start(s, e);
	else if (filter && access(s->name, R_OK) == 0)
		status = filter_run(filter, s->name, &bytes, e);
	else
		return file_open(s, e);
	return status == DS_OK ? bytes_open(s, &bytes, e) : status;
}

static struct ds_source *source_new(const struct ds_importer *im, const char *name,
				    const struct ds_source_options *opt)
{
	struct ds_source *s = ds_alloc(sizeof *s);
	const size_t n = strlen(name);
	*s = (struct ds_source){
		.im = im, .child = {.out = -1, .err = -1}
	};
	if (opt)
		s->opt = *opt;
	s->name = memcpy(ds_alloc(n + 1), name, n + 1);
	return s;
}

static enum ds_status opened(struct ds_source *s, enum ds_status status, struct ds_source **out, struct ds_error *e)
{
	*out = NULL;
	if (status == DS_OK && s->stage == STAGE_PLAIN && s->only)
		status =
		    ds_fail(e, DS_ERR_NOT_FOUND, "%s: is one document; open it without #%u", shown(s), s->only);
	if (status == DS_OK)
		*out = s;
	else
		ds_source_close(s);
	return status;
}

enum ds_status ds_source_open(const struct ds_importer *im, const char *name, const struct ds_source_options *opt,
			      struct ds_source **out, struct ds_error *e)
{
	struct ds_error own;
	struct ds_source *s = source_new(im, name, opt);
	size_t mark = 0;
	const uint32_t number = number_of(name, &mark);
	/* A file that is really called so comes before what is in another. */
	if (number && (ds_is_address(name) || access(name, F_OK) != 0)) {
		s->name[mark] = '\0';
		s->only = number;
	}
	e = e ? e : &own;
	return opened(s, any_open(s, e), out, e);
}

enum ds_status ds_source_open_bytes(const struct ds_importer *im, const char *name, struct ds_bytes *bytes,
				    const struct ds_source_options *opt, struct ds_source **out, struct ds_error *e)
{
	struct ds_error own;
	struct ds_source *s = source_new(im, name, opt);
	e = e ? e : &own;
	return opened(s, bytes_open(s, bytes, e), out, e);
}

void ds_source_close(struct ds_source *s)
{
	if (!s)
		return;
	child_stop(&s->child);
	ds_intake_done(&s->intake);
	ds_bytes_done(&s->bytes);
	ds_buf_done(&s->words);
	ds_buf_done(&s->address);
	ds_buf_done(&s->charset);
	free(s->name);
	free(s);
}

void ds_source_options(struct ds_source *s, const struct ds_source_options *opt)
{
	if (s)
		s->opt = *opt;
}

/* ---- documents -------------------------------------------------------------------------------------------- */

/* A label of an encoding as anything may be that a server sends: nothing but its letters is believed. */
static bool is_charset(struct ds_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!isalnum((unsigned char)s.p[i]) && !memchr("-_:.", s.p[i], 4))
			return false;
	return s.n > 0 && s.n <= 40;
}

/* One string of a document, clean and with a NUL, at the end of words. Returns where it begins. */
static size_t word_add(struct ds_source *s, struct ds_str value)
{
	const size_t at = s->words.n;
	ds_line_clean(&s->words, value);
	ds_buf_addc(&s->words, '\0');
	return at;
}

/* The document in the intake as the caller gets it. */
static void doc_make(struct ds_source *s, struct ds_source_doc *doc)
{
	static const char *const keys[] = { "title", "author", "published", "source", "link", "charset" };
	struct ds_str *const to[] = { &doc->hints.title,  &doc->hints.author, &doc->hints.published,
				      &doc->hints.source, &doc->hints.link,   NULL };
	const struct ds_str fields = { s->intake.fields.p, s->intake.fields.n };
	const struct ds_str number = ds_field(fields, "number"), format = ds_field(fields, "format");
	size_t at[DS_COUNT(keys)];
	*doc = (struct ds_source_doc){ 0 };
	ds_buf_reset(&s->words);
	ds_buf_addz(&s->words, s->name);
	if (number.n) {
		ds_buf_addc(&s->words, '#');
		for (size_t i = 0; i < number.n && i < 9 && isdigit((unsigned char)number.p[i]); i++)
			ds_buf_addc(&s->words, number.p[i]);
	}
	const size_t name_n = s->words.n;
	ds_buf_addc(&s->words, '\0');
	for (size_t i = 0; i < DS_COUNT(keys); i++)
		at[i] = word_add(s, ds_field(fields, keys[i]));
	for (size_t i = 0; i < DS_COUNT(keys); i++)
		if (to[i])
			*to[i] = ds_str_of(s->words.p + at[i]);
	doc->brief = ds_field(fields, "brief").n > 0;
	if (is_charset(ds_str_of(s->words.p + at[5])))
		doc->charset = s->words.p + at[5];
	doc->name = (struct ds_str){ s->words.p, name_n };
	doc->format = ds_str_eq(format, DS_STR("html"))   ? DS_FORMAT_HTML
		      : ds_str_eq(format, DS_STR("text")) ? DS_FORMAT_TEXT
							  : DS_FORMAT_AUTO;
	doc->bytes = (struct ds_bytes){
		.s = {s->intake.bytes.p ? s->intake.bytes.p : "", s->intake.bytes.n},
                  .owned = s->intake.bytes.p
	};
	s->intake.bytes = (struct ds_buf){ 0 };
}

/* A plain file is its own and only document. */
static enum ds_status plain_next(struct ds_source *s, struct ds_source_doc *doc)
{
	*doc = (struct ds_source_doc){
		.name = {s->name,       strlen(s->name)                    },
		.bytes = s->bytes,
		.charset = s->charset.n ? s->charset.p : NULL,
		.hints.link = { s->address.p, s->address.n ? s->address.n - 1 : 0},
		.whole = !s->noted,
	};
	s->bytes = (struct ds_bytes){ 0 };
	s->stage = STAGE_END;
	return DS_OK;
}

/* The helper has closed its output and did not say that this was all. */
static enum ds_status cut_off(struct ds_source *s, struct ds_error *e)
{
	close(s->child.out);
	s->child.out = -1;
	const int code = child_stop(&s->child);
	s->stage = STAGE_END;
	if (WIFSIGNALED(code) && WTERMSIG(code) == SIGXCPU)
		return ds_fail(e, DS_ERR_TOO_LARGE, "%s: was given up after %d minutes of work on it", shown(s),
			       HELPER_CPU / 60);
	if ((WIFEXITED(code) && WEXITSTATUS(code) == EXIT_OOM) || (WIFSIGNALED(code) && WTERMSIG(code) == SIGABRT))
		return ds_fail(e, DS_ERR_TOO_LARGE, "%s: needs more memory than it may have", shown(s));
	if (WIFSIGNALED(code))
		return ds_fail(e, DS_ERR_FORMAT,
			       "%s: the helper broke on it (signal %d); it is damaged or meant to do harm",
			       shown(s), WTERMSIG(code));
	return ds_fail(e, DS_ERR_FORMAT, "%s: %s stopped before its end; is it dushu-import of this version?",
		       shown(s), s->im->helper);
}

/* Tells how far it is. False: whoever is told wants no more. */
static bool progress_tell(struct ds_source *s)
{
	const int64_t now = now_ms();
	if (!s->opt.progress || now - s->told < PROGRESS_MS)
		return true;
	s->told = now;
	return s->opt.progress(s->opt.ctx, shown(s), s->intake.at, s->intake.of);
}

/* The next bytes of the helper into the intake. */
static enum ds_status more_read(struct ds_source *s, struct ds_error *e)
{
	char buf[65536];
	size_t n;
	enum ds_status status = child_read(&s->child, buf, sizeof buf, s->opt.progress ? PROGRESS_MS : 1000, &n);
	const int64_t now = now_ms();
	if (!progress_tell(s))
		status = ds_fail(e, DS_ERR_INTERRUPTED, "%s: reading was stopped", shown(s));
	else if (status == DS_OK && n == 0)
		return cut_off(s, e);
	else if (status == DS_OK) {
		s->heard = now;
		ds_intake_feed(&s->intake, (struct ds_str){ buf, n });
		return DS_OK;
	} else if (status == DS_ERR_INTERRUPTED &&
		   now - s->heard < (s->child.deadline ? FETCH_TIME : HELPER_SILENCE)) {
		return DS_OK;
	} else {
		status = ds_fail(e, DS_ERR_TOO_LARGE, "%s: took too long and was given up", shown(s));
	}
	child_stop(&s->child);
	s->stage = STAGE_END;
	return status;
}

/* What the fetcher says behind the document. */
static void rest_hear(struct ds_source *s)
{
	for (enum ds_got got = DS_GOT_NOTHING; got != DS_GOT_DONE && got != DS_GOT_BROKEN;) {
		got = ds_intake_next(&s->intake);
		if (got == DS_GOT_ERROR && !s->noted) {
			s->noted = true;
			ds_fail(&s->note, s->intake.error.status, "%s: %s", shown(s), s->intake.error.text);
		} else if (got == DS_GOT_NOTHING && more_read(s, NULL) != DS_OK) {
			break;
		}
	}
}

/* What was fetched becomes what a file would be. */
static enum ds_status fetched_open(struct ds_source *s, struct ds_error *e)
{
	struct ds_source_doc doc;
	doc_make(s, &doc);
	ds_buf_adds(&s->address, doc.hints.link);
	ds_buf_addc(&s->address, '\0');
	if (doc.charset) {
		ds_buf_addz(&s->charset, doc.charset);
		ds_buf_addc(&s->charset, '\0');
	}
	rest_hear(s);
	child_stop(&s->child);
	ds_intake_done(&s->intake);
	s->intake = (struct ds_intake){ 0 };
	enum ds_status status = bytes_open(s, &doc.bytes, e);
	if (status == DS_OK && s->stage == STAGE_PLAIN && s->only)
		status =
		    ds_fail(e, DS_ERR_NOT_FOUND, "%s: is one document; open it without #%u", shown(s), s->only);
	if (status != DS_OK)
		s->stage = STAGE_END;
	return status;
}

static enum ds_status helper_next(struct ds_source *s, struct ds_source_doc *doc, struct ds_error *e)
{
	struct ds_error *said = &s->intake.error;
	for (;;) {
		enum ds_status status = DS_OK;
		switch (ds_intake_next(&s->intake)) {
		case DS_GOT_NOTHING:
			status = more_read(s, e);
			break;
		case DS_GOT_PROGRESS:
			break;
		case DS_GOT_DOC:
			if (s->stage == STAGE_IMPORT) {
				doc_make(s, doc);
				return DS_OK;
			}
			status = fetched_open(s, e);
			if (status == DS_OK && s->stage == STAGE_PLAIN)
				return plain_next(s, doc);
			break;
		case DS_GOT_DONE:
			child_stop(&s->child);
			s->stage = STAGE_END;
			return DS_OK;
		case DS_GOT_ERROR:
			status = ds_fail(e, said->status, "%s: %s", shown(s), said->text);
			break;
		case DS_GOT_BROKEN:
			status = ds_fail(e, said->status, "%s: %s", shown(s), said->text);
			child_stop(&s->child);
			s->stage = STAGE_END;
			break;
		}
		if (status != DS_OK)
			return status;
	}
}

enum ds_status ds_source_next(struct ds_source *s, struct ds_source_doc *doc, struct ds_error *e)
{
	struct ds_error own;
	*doc = (struct ds_source_doc){ 0 };
	if (s->stage == STAGE_END && s->noted) {
		s->noted = false;
		return ds_fail(e, s->note.status, "%s", s->note.text);
	}
	if (s->stage == STAGE_END)
		return DS_OK;
	return s->stage == STAGE_PLAIN ? plain_next(s, doc) : helper_next(s, doc, e ? e : &own);
}

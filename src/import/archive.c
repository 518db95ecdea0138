/* archive.c: archives of texts and pages, and files that are compressed. Every text in an archive is a document;
 * pictures and programs are passed over in silence, archives in archives with a word. */
#include <string.h>

#include "book.h"
#include "import.h"
#include "pack.h"

/* Larger ones hold no books; finding out takes half a minute. */
#define ZIP_MAX (1024ull << 20)

/* Files that no person put there. */
static bool is_hidden(const char *path)
{
	const char *name = strrchr(path, '/');
	return (name ? name[1] : path[0]) == '.' || strncmp(path, "__MACOSX/", 9) == 0;
}

/* The text that begins with `head` and goes on in p, as one document. False: it broke off, which was said. */
static bool text_say(struct job *job, struct pack *p, struct ds_str head, const struct doc *d, const char *path)
{
	const char *why = NULL;
	size_t n = head.n;
	say_doc(job, d);
	say_bytes(head);
	for (struct ds_str s; pack_read(p, &s, &why);) {
		if (s.n == 0) {
			say_end();
			return true;
		}
		n += s.n;
		if (n > DOC_MAX) {
			say_error(
			    job, DS_ERR_TOO_LARGE,
			    "%s%sunpacks to more than %zu MB, more than one document may have; this may be a bomb",
			    path, *path ? ": " : "", DOC_MAX >> 20);
			return false;
		}
		say_bytes(s);
		say_progress(job, pack_at(p));
	}
	say_end();
	say_error(job, DS_ERR_FORMAT, "%s%sis cut off or damaged after %zu bytes (%s); what stands before is shown",
		  path, *path ? ": " : "", n, why);
	return false;
}

/* The first bytes of a file, enough to know what it is. */
static bool head_read(struct pack *p, struct ds_buf *head, const char **why)
{
	ds_buf_reset(head);
	while (head->n < DS_WRAP_BYTES) {
		struct ds_str s;
		if (!pack_read(p, &s, why))
			return false;
		if (s.n == 0)
			return true;
		ds_buf_adds(head, s);
	}
	return true;
}

static void member_say(struct job *job, struct pack *p, const struct member *m, struct ds_buf *buf)
{
	const struct doc d = { .number = m->number };
	const char *why = NULL;
	if (m->encrypted) {
		say_error(job, DS_ERR_UNSUPPORTED, "%s: is encrypted; unpack it with its password first", m->path);
		return;
	}
	if (!head_read(p, buf, &why) && buf->n == 0) {
		say_error(job, DS_ERR_FORMAT, "%s: cannot be unpacked: %s", m->path, why);
		return;
	}
	const struct ds_str head = { buf->p, buf->n };
	const enum ds_wrap kind = ds_wrap_of(head);
	if (kind != DS_WRAP_PLAIN)
		say_error(job, DS_ERR_UNSUPPORTED, "%s: is %s inside an archive; unpack it first", m->path,
			  kind == DS_WRAP_COMPRESSED ? ds_say("a compressed file") : ds_wrap_shown(kind));
	else if (head.n && !looks_binary(head))
		text_say(job, p, head, &d, m->path);
}

void archive_import(struct job *job)
{
	struct pack *p = pack_open(PACK_ARCHIVE);
	struct ds_buf head = { 0 };
	struct member m;
	const char *why;
	while (pack_next(p, &m, &why)) {
		if (job_wants(job, m.number) && !is_hidden(m.path))
			member_say(job, p, &m, &head);
		say_progress(job, pack_at(p));
		if (job->only && m.number >= job->only)
			break;
	}
	if (why)
		say_error(job, DS_ERR_FORMAT, "is cut off or damaged: %s", why);
	pack_close(p);
	ds_buf_done(&head);
}

/* A zip is an EPUB or a DOCX by the files in it, else an archive. */
void zip_import(struct job *job)
{
	struct member m;
	const char *why;
	enum { ARCHIVE, EPUB, DOCX, SHEET } is = ARCHIVE;
	if (job->size > ZIP_MAX) {
		say_error(job, DS_ERR_TOO_LARGE, "is a zip of more than %llu MB; unpack it first", ZIP_MAX >> 20);
		return;
	}
	struct pack *p = pack_open(PACK_ARCHIVE);
	while (is == ARCHIVE && pack_next(p, &m, &why) && m.number < MEMBERS_MAX) {
		if (strcmp(m.path, "META-INF/container.xml") == 0)
			is = EPUB;
		else if (strcmp(m.path, "word/document.xml") == 0)
			is = DOCX;
		else if (strcmp(m.path, "xl/workbook.xml") == 0 || strcmp(m.path, "ppt/presentation.xml") == 0)
			is = SHEET;
	}
	pack_close(p);
	if (is == EPUB)
		epub_import(job);
	else if (is == DOCX)
		docx_import(job);
	else if (is == SHEET)
		say_error(
		    job, DS_ERR_UNSUPPORTED,
		    "is a spreadsheet or slides; save it as DOCX, PDF or CSV, or say in the configuration what "
		    "converts it (filter *.xlsx xlsx2csv %%s)");
	else
		archive_import(job);
}

void compressed_import(struct job *job)
{
	struct pack *p = pack_open(PACK_STREAM);
	struct ds_buf all = { 0 };
	const struct doc d = { .charset = ds_str_of(job->charset), .link = ds_str_of(job->address) };
	struct member m;
	const char *why = NULL;
	const bool any = pack_next(p, &m, &why), whole = any && head_read(p, &all, &why);
	const struct ds_str head = { all.p, all.n };
	const enum ds_wrap kind = ds_wrap_of(head);
	if (!any && !why) {
		say_doc(job, &d);
		say_end();
	} else if (head.n == 0 && !whole) {
		say_error(job, DS_ERR_FORMAT, "cannot be unpacked: %s", why);
	} else if (kind == DS_WRAP_ARCHIVE || kind == DS_WRAP_WARC) {
		pack_close(p);
		ds_buf_done(&all);
		kind == DS_WRAP_WARC ? warc_import(job) : archive_import(job);
		return;
	} else if (kind == DS_WRAP_FEED) {
		if (pack_read_all(p, &all, MEMBER_MAX, &why))
			feed_read(job, (struct ds_str){ all.p, all.n });
		else
			say_error(job, DS_ERR_FORMAT, "cannot be unpacked: %s", why);
	} else if (kind != DS_WRAP_PLAIN) {
		say_error(job, DS_ERR_UNSUPPORTED, "is %s, compressed; unpack it first",
			  kind == DS_WRAP_COMPRESSED ? ds_say("a compressed file") : ds_wrap_shown(kind));
	} else if (looks_binary(head)) {
		say_error(job, DS_ERR_BINARY, "what is compressed in it is no text");
	} else if (!job->only) {
		text_say(job, p, head, &d, "");
	}
	pack_close(p);
	ds_buf_done(&all);
}

/* pack.c: libarchive behind pack.h. Only formats and filters that it reads by itself: those that start other programs
 * are left out, as is everything that writes. */
#include "pack.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct pack {
	struct archive *a;
	uint32_t number;
	const char *why; /* could not be opened */
};

static void filters_support(struct archive *a)
{
	archive_read_support_filter_gzip(a);
	archive_read_support_filter_bzip2(a);
	archive_read_support_filter_xz(a);
	archive_read_support_filter_zstd(a);
	archive_read_support_filter_lz4(a);
}

static const char *words(struct archive *a)
{
	const char *said = archive_error_string(a);
	return said && *said ? said : ds_say("it is damaged or cut off");
}

struct pack *pack_open(enum pack_form form)
{
	struct pack *p = ds_alloc(sizeof *p);
	*p = (struct pack){ .a = archive_read_new() };
	if (!p->a) {
		p->why = ds_say("no memory");
		return p;
	}
	filters_support(p->a);
	if (form == PACK_ARCHIVE) {
		archive_read_support_format_zip(p->a);
		archive_read_support_format_tar(p->a);
		archive_read_support_format_7zip(p->a);
	} else {
		archive_read_support_format_raw(p->a);
		archive_read_support_format_empty(p->a);
	}
	lseek(STDIN_FILENO, 0, SEEK_SET);
	if (archive_read_open_fd(p->a, STDIN_FILENO, 65536) != ARCHIVE_OK)
		p->why = words(p->a);
	return p;
}

void pack_close(struct pack *p)
{
	archive_read_free(p->a);
	free(p);
}

bool pack_next(struct pack *p, struct member *m, const char **why)
{
	struct archive_entry *entry;
	*why = p->why;
	while (!p->why) {
		const int got = archive_read_next_header(p->a, &entry);
		if (got == ARCHIVE_EOF)
			return false;
		if (got < ARCHIVE_WARN) {
			*why = words(p->a);
			return false;
		}
		/* A raw stream has no type. */
		if (archive_entry_filetype(entry) != AE_IFREG && archive_entry_filetype(entry) != 0)
			continue;
		if (archive_entry_hardlink(entry))
			continue;
		const char *path = archive_entry_pathname(entry);
		const char *utf8 = path ? NULL : archive_entry_pathname_utf8(entry);
		*m = (struct member){ .path = path   ? path
					      : utf8 ? utf8
						     : "?",
				      .number = ++p->number,
				      .encrypted = archive_entry_is_data_encrypted(entry) > 0 };
		return true;
	}
	return false;
}

bool pack_read(struct pack *p, struct ds_str *bytes, const char **why)
{
	const void *block;
	size_t n = 0;
	la_int64_t at;
	int got = ARCHIVE_OK;
	*bytes = (struct ds_str){ 0 };
	while (n == 0 && got >= ARCHIVE_WARN && got != ARCHIVE_EOF)
		got = archive_read_data_block(p->a, &block, &n, &at);
	if (got == ARCHIVE_EOF)
		return true;
	if (got < ARCHIVE_WARN) {
		*why = words(p->a);
		return false;
	}
	*bytes = (struct ds_str){ block, n };
	return true;
}

bool pack_read_all(struct pack *p, struct ds_buf *out, size_t max, const char **why)
{
	struct ds_str s;
	while (pack_read(p, &s, why)) {
		if (s.n == 0)
			return true;
		if (s.n > max - (out->n < max ? out->n : max)) {
			*why = ds_say("it unpacks to more than it may; this may be a bomb");
			return false;
		}
		ds_buf_adds(out, s);
	}
	return false;
}

uint64_t pack_at(const struct pack *p)
{
	const la_int64_t n = archive_filter_bytes(p->a, -1);
	return n > 0 ? (uint64_t)n : 0;
}

bool pack_inflate(struct ds_str in, struct ds_buf *out, size_t max)
{
	struct pack p = { .a = archive_read_new() };
	struct member m;
	const char *why = NULL;
	bool done = false;
	if (p.a) {
		filters_support(p.a);
		archive_read_support_format_raw(p.a);
		archive_read_support_format_empty(p.a);
		if (archive_read_open_memory(p.a, in.p, in.n) == ARCHIVE_OK)
			done = !pack_next(&p, &m, &why) ? !why : pack_read_all(&p, out, max, &why);
	}
	archive_read_free(p.a);
	return done;
}

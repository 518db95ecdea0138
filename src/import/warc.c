/* warc.c: web archives (ISO 28500): every page and plain text in them. Read as one stream, record by record, so that
 * an archive of any size needs the memory of its largest page. libarchive's own WARC reader is not used: it passes over
 * addresses that end in a slash, which are the front pages. */
#include <stdlib.h>

#include "coding.h"
#include "http.h"
#include "import.h"
#include "pack.h"

#define HEAD_MAX ((size_t)64 << 10)

/* The stream: what has been unpacked and is not used yet. */
struct stream {
	struct pack *p;
	struct ds_str left;
	struct ds_buf head;
	const char *why; /* the stream broke off */
	bool end;
};

static bool stream_more(struct stream *s)
{
	while (s->left.n == 0 && !s->end)
		if (!pack_read(s->p, &s->left, &s->why) || s->left.n == 0)
			s->end = true;
	return s->left.n > 0;
}

static bool byte_next(struct stream *s, char *c)
{
	if (!stream_more(s))
		return false;
	*c = *s->left.p++;
	s->left.n--;
	return true;
}

/* The lines up to an empty one, in s->head. False: the stream ended, or this is no head. */
static bool head_read(struct stream *s)
{
	size_t line = 0; /* where the last one begins */
	char c;
	ds_buf_reset(&s->head);
	while (byte_next(s, &c)) {
		if (s->head.n == 0 && (c == '\r' || c == '\n'))
			continue;
		ds_buf_addc(&s->head, c);
		if (s->head.n > HEAD_MAX)
			return false;
		if (c != '\n')
			continue;
		const size_t n = s->head.n - line;
		if (n == 1 || (n == 2 && s->head.p[line] == '\r'))
			return ds_str_starts((struct ds_str){ s->head.p, s->head.n }, DS_STR("WARC/"));
		line = s->head.n;
	}
	return false;
}

/* n bytes: kept when there is room for them, else passed over. Returns how many there were. */
static uint64_t block_read(struct stream *s, uint64_t n, struct ds_buf *out, size_t max)
{
	uint64_t left = n;
	while (left > 0 && stream_more(s)) {
		const size_t take = s->left.n < left ? s->left.n : (size_t)left;
		const size_t keep = out->n < max ? max - out->n : 0;
		ds_buf_add(out, s->left.p, take < keep ? take : keep);
		s->left.p += take;
		s->left.n -= take;
		left -= take;
	}
	return n - left;
}

/* The body as the page's author sent it. False: it was said why not. */
static bool body_unpack(struct job *job, uint32_t number, struct ds_str head, struct ds_str *body,
			struct ds_buf room[4])
{
	char why[300];
	const char *wrong =
	    coding_undo(http_header(head, "transfer-encoding"), body, room, MEMBER_MAX, why, sizeof why);
	if (!wrong)
		wrong =
		    coding_undo(http_header(head, "content-encoding"), body, room + 2, MEMBER_MAX, why, sizeof why);
	if (wrong)
		say_error(job, DS_ERR_FORMAT, "record %u: %s", number, wrong);
	return !wrong;
}

static void record_say(struct job *job, uint32_t number, struct ds_str head, struct ds_str block)
{
	struct ds_buf room[4] = { 0 };
	const struct ds_str type = http_header(head, "warc-type");
	struct doc d = { .number = number, .link = http_header(head, "warc-target-uri") };
	struct ds_str media = http_header(head, "content-type");
	bool page = ds_str_eq(type, DS_STR("resource"));
	if (ds_str_eq(type, DS_STR("response")) && http_status(block) / 100 == 2) {
		const size_t at = http_body(block);
		const struct ds_str http = { block.p, at == SIZE_MAX ? block.n : at };
		block = at == SIZE_MAX ? (struct ds_str){ 0 } : (struct ds_str){ block.p + at, block.n - at };
		media = http_header(http, "content-type");
		page = http_format(media) != DS_FORMAT_AUTO && body_unpack(job, number, http, &block, room);
	}
	d.format = http_format(media);
	d.charset = http_charset(media);
	if (page && d.format != DS_FORMAT_AUTO && block.n) {
		say_doc(job, &d);
		say_bytes(block);
		say_end();
	}
	for (size_t i = 0; i < DS_COUNT(room); i++)
		ds_buf_done(&room[i]);
}

static bool length_of(struct ds_str s, uint64_t *n)
{
	*n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || *n > UINT64_MAX / 16)
			return false;
		*n = *n * 10 + (uint64_t)(s.p[i] - '0');
	}
	return s.n > 0;
}

void warc_import(struct job *job)
{
	struct stream s = { .p = pack_open(PACK_STREAM) };
	struct ds_buf block = { 0 };
	struct member m;
	uint32_t number = 0;
	if (!pack_next(s.p, &m, &s.why))
		s.end = true;
	while (!s.end && head_read(&s)) {
		const struct ds_str head = { s.head.p, s.head.n };
		const bool wanted = job_wants(job, ++number);
		uint64_t n;
		ds_buf_reset(&block);
		if (!length_of(http_header(head, "content-length"), &n)) {
			say_error(job, DS_ERR_FORMAT, "record %u has no length; the rest cannot be found", number);
			break;
		}
		const uint64_t got = block_read(&s, n, &block, wanted && n <= MEMBER_MAX ? MEMBER_MAX : 0);
		say_progress(job, pack_at(s.p));
		if (got < n) {
			say_error(job, DS_ERR_FORMAT, "is cut off in record %u%s%s", number, s.why ? ": " : "",
				  s.why ? s.why : "");
			break;
		}
		if (wanted && n > MEMBER_MAX && ds_str_eq(http_header(head, "warc-type"), DS_STR("response")))
			say_error(job, DS_ERR_TOO_LARGE, "record %u: has %llu MB, more than a page may have",
				  number, (unsigned long long)(n >> 20));
		else if (wanted)
			record_say(job, number, head, (struct ds_str){ block.p, block.n });
		if (job->only && number >= job->only)
			break;
	}
	if (s.head.n && !s.end && job->complaints == 0 && (!job->only || number < job->only))
		say_error(job, DS_ERR_FORMAT, "what follows record %u is no record", number);
	else if (s.why && job->complaints == 0)
		say_error(job, DS_ERR_FORMAT, "is cut off or damaged behind record %u: %s", number, s.why);
	pack_close(s.p);
	ds_buf_done(&s.head);
	ds_buf_done(&block);
}

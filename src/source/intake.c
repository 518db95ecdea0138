/* intake.c: a stream of frames becomes documents. The stream comes from a process that hostile bytes may have taken
 * over, so every size, order and string is checked here and nowhere else. */
#include "dushu/frame.h"

#define FIELDS_MAX 16384

static enum ds_got broken(struct ds_intake *in, enum ds_status status, const char *what)
{
	ds_fail(&in->error, status, "%s", ds_say(what));
	in->done = true;
	return DS_GOT_BROKEN;
}

void ds_intake_feed(struct ds_intake *in, struct ds_str bytes)
{
	if (in->used == in->pending.n)
		in->used = in->pending.n = 0;
	if (in->used > 0 && in->used >= in->pending.n / 2) {
		in->pending.n -= in->used;
		memmove(in->pending.p, in->pending.p + in->used, in->pending.n);
		in->used = 0;
	}
	ds_buf_adds(&in->pending, bytes);
}

void ds_intake_done(struct ds_intake *in)
{
	ds_buf_done(&in->pending);
	ds_buf_done(&in->fields);
	ds_buf_done(&in->bytes);
}

/* ---- frames ----------------------------------------------------------------------------------------------- */

static enum ds_got doc_begin(struct ds_intake *in, struct ds_str body)
{
	if (in->open)
		return broken(in, DS_ERR_FORMAT, "the helper began a document inside another");
	if (body.n > FIELDS_MAX)
		return broken(in, DS_ERR_FORMAT, "the helper says too much about a document");
	if (++in->docs > in->limits.docs)
		return broken(in, DS_ERR_TOO_LARGE, "more documents than can be read at once; split it first");
	in->open = true;
	ds_buf_reset(&in->fields);
	ds_buf_reset(&in->bytes);
	ds_buf_adds(&in->fields, body);
	return DS_GOT_NOTHING;
}

static enum ds_got bytes_add(struct ds_intake *in, struct ds_str body)
{
	if (!in->open)
		return broken(in, DS_ERR_FORMAT, "the helper sent bytes of no document");
	in->total += body.n;
	if (in->bytes.n + body.n > in->limits.doc)
		return broken(in, DS_ERR_TOO_LARGE,
			      "unpacks to more than one document may have; this may be a bomb");
	if (in->total > in->limits.total)
		return broken(in, DS_ERR_TOO_LARGE, "unpacks to more than can be read at once; split it first");
	ds_buf_adds(&in->bytes, body);
	return DS_GOT_NOTHING;
}

static enum ds_got error_take(struct ds_intake *in, struct ds_str body)
{
	const struct ds_str code = ds_field(body, "status"), text = ds_field(body, "text");
	const bool known = code.n == 1 && code.p[0] > '0' && code.p[0] <= '9';
	struct ds_buf line = { 0 };
	if (body.n > FIELDS_MAX)
		return broken(in, DS_ERR_FORMAT, "the helper complains at too great a length");
	if (++in->docs > in->limits.docs)
		return broken(in, DS_ERR_TOO_LARGE, "more documents than can be read at once; split it first");
	in->open = false;
	ds_line_clean(&line, text);
	ds_fail(&in->error, known ? (enum ds_status)(code.p[0] - '0') : DS_ERR_FORMAT, "%.*s",
		(int)(line.n < 500 ? line.n : 500), line.n ? line.p : "");
	if (line.n == 0)
		ds_fail(&in->error, DS_ERR_FORMAT, "cannot be read");
	ds_buf_done(&line);
	return DS_GOT_ERROR;
}

static uint64_t number_of(struct ds_str s)
{
	uint64_t n = 0;
	for (size_t i = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && n < UINT64_MAX / 16; i++)
		n = n * 10 + (uint64_t)(s.p[i] - '0');
	return n;
}

static enum ds_got frame_take(struct ds_intake *in, enum ds_frame_type type, struct ds_str body)
{
	switch (type) {
	case DS_FRAME_DOC:
		return doc_begin(in, body);
	case DS_FRAME_BYTES:
		return bytes_add(in, body);
	case DS_FRAME_END:
		if (!in->open)
			return broken(in, DS_ERR_FORMAT, "the helper ended a document that it had not begun");
		in->open = false;
		return DS_GOT_DOC;
	case DS_FRAME_ERROR:
		return error_take(in, body);
	case DS_FRAME_PROGRESS:
		in->at = number_of(ds_field(body, "done"));
		in->of = number_of(ds_field(body, "total"));
		return DS_GOT_PROGRESS;
	case DS_FRAME_DONE:
		in->done = true;
		return in->open ? broken(in, DS_ERR_FORMAT, "the helper stopped inside a document") : DS_GOT_DONE;
	}
	return broken(in, DS_ERR_FORMAT, "the helper does not speak this version's language; build both anew");
}

enum ds_got ds_intake_next(struct ds_intake *in)
{
	static const size_t magic = sizeof DS_FRAME_MAGIC - 1;
	for (enum ds_got got = DS_GOT_NOTHING; !in->done;) {
		const char *p = in->pending.p + in->used;
		const size_t n = in->pending.n - in->used;
		if (!in->begun) {
			const size_t seen = n < magic ? n : magic;
			if (seen && memcmp(p, DS_FRAME_MAGIC, seen) != 0)
				return broken(in, DS_ERR_FORMAT,
					      "the helper does not speak this version's language; build both anew");
			if (n < magic)
				return DS_GOT_NOTHING;
			in->begun = true;
			in->used += magic;
			continue;
		}
		if (n < DS_FRAME_HEAD)
			return DS_GOT_NOTHING;
		const size_t len = (size_t)(unsigned char)p[1] << 24 | (size_t)(unsigned char)p[2] << 16 |
				   (size_t)(unsigned char)p[3] << 8 | (unsigned char)p[4];
		if (len > DS_FRAME_MAX)
			return broken(in, DS_ERR_FORMAT, "the helper sent a frame that is too long");
		if (n < DS_FRAME_HEAD + len)
			return DS_GOT_NOTHING;
		in->used += DS_FRAME_HEAD + len;
		got = frame_take(in, (enum ds_frame_type)p[0], (struct ds_str){ p + DS_FRAME_HEAD, len });
		if (got != DS_GOT_NOTHING)
			return got;
	}
	return DS_GOT_NOTHING;
}

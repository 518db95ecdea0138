/* reading.c: the door: chooses the reader for a text, and maps a reading back to its source. */
#include "article/private.h"

static enum ds_status reading_make(const struct ds_text *t, enum ds_format format, struct ds_str base,
				   struct ds_arena *arena, struct ds_reading *out, struct ds_error *e)
{
	const struct ds_str source = ds_text_str(t);
	*out = (struct ds_reading){ 0 };
	if (format == DS_FORMAT_HTML)
		return html_read(source, base, arena, out, e);
	/* what only looks like HTML, and cannot be read as such, is shown as it is */
	struct ds_error why = { 0 };
	const bool page = format == DS_FORMAT_AUTO && html_looks_like(source);
	if (page && html_read(source, base, arena, out, &why) == DS_OK)
		return DS_OK;
	plain_read(source, arena, out);
	if (page)
		out->as_text = ds_arena_copy(arena, ds_str_of(why.text));
	return DS_OK;
}

enum ds_status ds_reading_make_at(const struct ds_text *t, enum ds_format format, struct ds_str base,
				  struct ds_arena *arena, struct ds_reading *out, struct ds_error *e)
{
	const enum ds_status status = reading_make(t, format, base, arena, out, e);
	if (status == DS_OK)
		out->normal = normal_make(out, arena);
	return status;
}

enum ds_status ds_reading_make(const struct ds_text *t, enum ds_format format, struct ds_arena *arena,
			       struct ds_reading *out, struct ds_error *e)
{
	return ds_reading_make_at(t, format, (struct ds_str){ 0 }, arena, out, e);
}

/* The last piece that begins at or before off; 0 when there is none. */
static uint32_t piece_at(const struct ds_reading *r, uint32_t off)
{
	uint32_t low = 0, high = r->pieces_n;
	while (high - low > 1) {
		const uint32_t mid = low + (high - low) / 2;
		if (r->pieces[mid].read <= off)
			low = mid;
		else
			high = mid;
	}
	return low;
}

struct ds_span ds_reading_source(const struct ds_reading *r, struct ds_span at)
{
	if (r->pieces_n == 0)
		return (struct ds_span){ 0, 0 };
	const struct ds_piece *a = &r->pieces[piece_at(r, at.start)];
	const struct ds_piece *z = at.end > at.start ? &r->pieces[piece_at(r, at.end - 1)] : a;
	struct ds_span s = { a->src, z->src + z->src_len };
	if (a->len == a->src_len) {
		const uint32_t in = at.start - a->read;
		s.start += in < a->len ? in : a->len;
	}
	if (at.end <= at.start)
		s.end = s.start;
	else if (z->len == z->src_len) {
		const uint32_t in = at.end - z->read;
		s.end = z->src + (in < z->len ? in : z->len);
	}
	/* a block whose parts stand in the source in another order */
	if (s.end < s.start || (s.end == s.start && at.end > at.start))
		s = (struct ds_span){ z->src, a->src + a->src_len };
	/* text that the parser gave for the source of the piece before it: a broken entity and what stood behind */
	for (unsigned k = 0; k < 8 && s.end == s.start && at.end > at.start && a > r->pieces; k++) {
		a--;
		s.start = a->src < s.end ? a->src : s.end;
	}
	return s;
}

struct ds_str ds_reading_written(const struct ds_reading *r, struct ds_str s)
{
	const struct ds_reading *n = r->normal;
	const uintptr_t from = n ? (uintptr_t)s.p - (uintptr_t)n->text.p : 0;
	if (!n || !s.n || from >= n->text.n)
		return s;
	const uint32_t start = (uint32_t)from;
	return ds_str_slice(r->text, ds_reading_source(n, (struct ds_span){ start, start + (uint32_t)s.n }));
}

uint32_t ds_reading_block(const struct ds_reading *r, uint32_t off)
{
	uint32_t low = 0, high = r->blocks_n;
	while (high - low > 1) {
		const uint32_t mid = low + (high - low) / 2;
		if (r->blocks[mid].at.start <= off)
			low = mid;
		else
			high = mid;
	}
	return low;
}

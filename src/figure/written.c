/* written.c: from the normal form of a reading back to its own bytes. Most strings are slices of the normal form, and its pieces
 * know where they stand; labels of several places are copies, of which copy_note says what of. */
#include "written.h"

#include "dushu/text.h"

#include <stdlib.h>

void copy_note(const struct reader *rd, const char *p, struct ds_str s)
{
	struct copies *c = rd->copies;
	if (!c || !s.n)
		return;
	c->v = ds_grow(c->v, &c->cap, c->n + 1, sizeof(*c->v));
	c->v[c->n++] = (struct copy){ p, s };
}

static int copy_cmp(const void *a, const void *b)
{
	const uintptr_t x = (uintptr_t)((const struct copy *)a)->p, y = (uintptr_t)((const struct copy *)b)->p;
	return (x > y) - (x < y);
}

/* The copy that the byte at p belongs to, of those sorted; NULL when it is none's. */
static const struct copy *copy_at(const struct copies *c, const char *p)
{
	size_t low = 0, high = c->n;
	while (low < high) {
		const size_t half = low + (high - low) / 2;
		if ((uintptr_t)c->v[half].p <= (uintptr_t)p)
			low = half + 1;
		else
			high = half;
	}
	const struct copy *found = low ? &c->v[low - 1] : NULL;
	return found && (uintptr_t)p - (uintptr_t)found->p < found->of.n ? found : NULL;
}

/* Appends s as r has it. A copy is made of copies that were made before it, so this ends. */
static void written_add(const struct ds_reading *r, const struct copies *c, struct ds_str s, struct ds_buf *to)
{
	while (s.n) {
		const struct copy *of = copy_at(c, s.p);
		if (!of) {
			ds_buf_adds(to, ds_reading_written(r, s));
			return;
		}
		const size_t in = (size_t)(s.p - of->p), left = of->of.n - in, n = s.n < left ? s.n : left;
		written_add(r, c, (struct ds_str){ of->of.p + in, n }, to);
		s.p += n;
		s.n -= n;
	}
}

static struct ds_str written(const struct reader *rd, const struct ds_reading *r, struct ds_str s)
{
	if (!s.n || !copy_at(rd->copies, s.p))
		return ds_reading_written(r, s);
	struct ds_buf b = { 0 };
	written_add(r, rd->copies, s, &b);
	const struct ds_str copy = ds_arena_copy(rd->arena, (struct ds_str){ b.p, b.n });
	ds_buf_done(&b);
	return copy;
}

static struct ds_span span_written(const struct ds_reading *r, struct ds_span at)
{
	return at.end > at.start ? ds_reading_source(r->normal, at) : at;
}

/* 个小时 of 1個多小時 is the table's: its characters as they stand in the figure, as far as all do. */
static struct ds_str unit_written(const struct reader *rd, const struct ds_reading *r, struct ds_str unit,
				  struct ds_str figure)
{
	const struct ds_str w = written(rd, r, unit);
	if (w.p != unit.p || !unit.n)
		return w;
	char *out = ds_arena_raw(rd->arena, figure.n + 1, 1);
	size_t n = 0, at = 0;
	unsigned len, of;
	for (size_t i = 0; i < unit.n; i += len) {
		const uint32_t cp = ds_utf8_at(unit.p + i, &len);
		while (at < figure.n && ds_fold(ds_utf8_at(figure.p + at, &of)) != cp)
			at += of;
		if (at >= figure.n)
			return unit;
		memcpy(out + n, figure.p + at, of);
		n += of;
		at += of;
	}
	return (struct ds_str){ out, n };
}

void figures_write(struct reader *rd, const struct ds_reading *r)
{
	if (rd->copies->n)
		qsort(rd->copies->v, rd->copies->n, sizeof(*rd->copies->v), copy_cmp);
	for (size_t i = 0; i < rd->figures_n; i++) {
		struct ds_figure *f = &rd->figures[i];
		f->at = span_written(r, f->at);
		if (!ds_str_eq(f->unit, DS_STR("%")))
			f->unit = unit_written(rd, r, f->unit, ds_str_slice(r->text, f->at));
		f->label = written(rd, r, f->label);
		f->per = written(rd, r, f->per);
		f->period = written(rd, r, f->period);
		for (unsigned k = 0; rd->why && k < DS_FIGURE_FIELDS; k++)
			rd->why[i].of[k].at = span_written(r, rd->why[i].of[k].at);
	}
	for (size_t i = 0; i < rd->non_n; i++)
		rd->non[i].at = span_written(r, rd->non[i].at);
}

/* check.c: goes through the figures block by block and table by table, lets each finder look, and puts the checks in
 * the order of the text. What makes a check is in rate.c, share.c, growth.c, parts.c, pair.c, balance.c and table.c. */
#include "private.h"

#include <stdlib.h>

const char *ds_check_word(enum ds_check_kind k)
{
	static const char *const words[DS_CHECK_KINDS] = { "parts", "rate", "growth", "pair" };
	return words[k];
}

static bool same_parts(const struct ds_check *c, const uint32_t *parts, uint32_t n)
{
	return c->parts_n == n && memcmp(c->parts, parts, n * sizeof *parts) == 0;
}

bool check_cites(const struct finder *f, enum ds_check_kind kind, uint32_t total, uint32_t part)
{
	for (size_t k = f->found; k > 0 && f->found - k < 64; k--) {
		const struct ds_check *c = &f->v[k - 1];
		if (c->kind == kind && c->total == total && c->parts_n == 1 && c->parts[0] == part)
			return true;
	}
	return false;
}

/* From the first to the last figure cited in the block. */
static struct ds_span hull(const struct finder *f, const struct ds_check *c)
{
	const struct ds_figure *v = f->figures->v;
	struct ds_span at = { UINT32_MAX, 0 };
	for (uint32_t k = 0; k < c->parts_n + 2; k++) {
		uint32_t i = k < c->parts_n ? c->parts[k] : k == c->parts_n ? c->total : c->stated;
		if (i == DS_CHECK_NONE || v[i].block != c->block)
			continue;
		at.start = v[i].at.start < at.start ? v[i].at.start : at.start;
		at.end = v[i].at.end > at.end ? v[i].at.end : at.end;
	}
	return at;
}

void check_add(struct finder *f, enum ds_check_kind kind, const struct item *total, const struct item *const *parts,
	       uint32_t parts_n, const struct item *stated, struct range computed, enum ds_verdict verdict)
{
	if (!computed.ok || parts_n == 0)
		return;
	struct ds_check c = { .kind = (uint8_t)kind,
			      .verdict = (uint8_t)verdict,
			      .total = total ? total->index : DS_CHECK_NONE,
			      .stated = stated ? stated->index : DS_CHECK_NONE,
			      .computed = computed.mid,
			      .block = parts[0]->f->block };
	uint32_t cited[PARTS_MAX];
	for (uint32_t k = 0; k < parts_n && k < PARTS_MAX; k++)
		cited[k] = parts[k]->index;
	c.parts_n = parts_n < PARTS_MAX ? parts_n : PARTS_MAX;
	for (size_t k = f->found; k > 0 && f->found - k < 64; k--) {
		const struct ds_check *d = &f->v[k - 1];
		if (d->kind == kind && d->stated == c.stated && d->total == c.total &&
		    (c.stated != DS_CHECK_NONE ? kind != DS_CHECK_PARTS || same_parts(d, cited, c.parts_n)
					       : same_parts(d, cited, c.parts_n)))
			return;
	}
	uint32_t *own = DS_NEW_ARRAY(f->arena, uint32_t, c.parts_n);
	memcpy(own, cited, c.parts_n * sizeof *own);
	c.parts = own;
	if (stated)
		c.block = stated->f->block;
	c.at = hull(f, &c);
	f->v = ds_grow(f->v, &f->cap, f->found + 1, sizeof *f->v);
	f->v[f->found++] = c;
}

/* ---- the whole ------------------------------------------------------------------------------------------------ */

static int check_cmp(const void *a, const void *b)
{
	const struct ds_check *x = a, *y = b;
	if (x->at.start != y->at.start)
		return x->at.start < y->at.start ? -1 : 1;
	if (x->at.end != y->at.end)
		return x->at.end < y->at.end ? -1 : 1;
	if (x->stated != y->stated)
		return x->stated < y->stated ? -1 : 1;
	return (x->kind > y->kind) - (x->kind < y->kind);
}

static void block_find(struct finder *f, uint32_t block, uint32_t first, uint32_t last)
{
	struct ds_arena_mark mark = ds_arena_mark(&f->scratch);
	items_make(f, block, first, last);
	rates_find(f);
	shares_find(f);
	growth_find(f);
	parts_find(f);
	pairs_find(f);
	balances_find(f);
	ds_arena_release(&f->scratch, mark);
}

void ds_checks_find(const struct ds_reading *r, const struct ds_mentions *m, const struct ds_figures *figures,
		    struct ds_arena *arena, struct ds_checks *out)
{
	struct finder f = { .r = r, .m = m, .figures = figures, .arena = arena };
	const struct ds_figure *v = figures->v;
	for (uint32_t i = 0, k; i < figures->n; i = k) {
		const struct ds_block *b = &r->blocks[v[i].block];
		bool row = b->kind == DS_BLOCK_TABLE_ROW;
		for (k = i + 1; k < figures->n; k++)
			if (v[k].block != v[i].block && !(row && r->blocks[v[k].block].table == b->table))
				break;
		if (row)
			table_find(&f, i, k);
		else
			block_find(&f, v[i].block, i, k);
	}
	ds_arena_done(&f.scratch);
	if (f.found)
		qsort(f.v, f.found, sizeof *f.v, check_cmp);
	*out = (struct ds_checks){ .n = (uint32_t)f.found };
	if (f.found)
		out->v = memcpy(ds_arena_raw(arena, f.found * sizeof *f.v, _Alignof(struct ds_check)), f.v,
				f.found * sizeof *f.v);
	free(f.v);
}

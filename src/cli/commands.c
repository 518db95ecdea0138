/* commands.c: what each command prints of one document. */
#include "commands.h"

#include <stdlib.h>

void figures_print(struct job *job)
{
	const struct ds_figures *all = &job->record.doc->figures;
	struct cell cells[FIGURE_FIELDS];
	uint32_t k = 0; /* of what is no figure */
	for (uint32_t i = 0; i <= all->n; i++) {
		for (; job->args->with && k < all->non_n; k++) {
			if (i < all->n && all->non[k].at.start > all->v[i].at.start)
				break;
			if (!(job->args->with & 1u << all->non[k].cls))
				continue;
			record_of_nonfigure(&job->record, &all->non[k], cells);
			job_row(job, cells);
		}
		if (i == all->n)
			break;
		record_of_figure(&job->record, &all->v[i], cells);
		if (all->why)
			record_of_grounds(&job->record, &all->v[i], &all->why[i], cells);
		job_row(job, cells);
	}
}

void checks_print(struct job *job)
{
	const struct ds_doc *doc = job->record.doc;
	struct ds_arena arena = { 0 };
	struct ds_checks all;
	struct cell cells[CHECK_FIELDS];
	ds_checks_find(&doc->reading, &doc->mentions, &doc->figures, &arena, &all);
	for (uint32_t i = 0; i < all.n; i++) {
		record_of_check(&job->record, &all.v[i], cells);
		job_row(job, cells);
	}
	ds_arena_done(&arena);
}

/* With the reasons names come in that were refused; both lists are in the order of the text. */
static void reasons_print(struct job *job)
{
	const struct ds_mentions *all = &job->record.doc->mentions;
	struct cell cells[MENTION_FIELDS];
	for (uint32_t i = 0; i < all->why_n; i++) {
		const struct ds_why *why = &all->why[i];
		if (why->mention != UINT32_MAX)
			record_of_mention(&job->record, &all->v[why->mention], cells);
		record_of_why(&job->record, why, cells);
		job_row(job, cells);
	}
}

void regions_print(struct job *job)
{
	const struct ds_mentions *all = &job->record.doc->mentions;
	struct cell cells[MENTION_FIELDS];
	if (job->args->extract.explain) {
		reasons_print(job);
		return;
	}
	for (uint32_t i = 0; i < all->n; i++) {
		record_of_mention(&job->record, &all->v[i], cells);
		job_row(job, cells);
	}
}

void articles_print(struct job *job)
{
	const struct ds_doc *doc = job->record.doc;
	const struct ds_reading *r = &doc->reading;
	uint32_t *figures = ds_alloc((r->articles_n + 1) * sizeof *figures);
	uint32_t *mentions = ds_alloc((r->articles_n + 1) * sizeof *mentions);
	struct cell cells[ARTICLE_FIELDS];
	memset(figures, 0, (r->articles_n + 1) * sizeof *figures);
	memset(mentions, 0, (r->articles_n + 1) * sizeof *mentions);
	for (uint32_t i = 0; i < doc->figures.n; i++)
		figures[r->blocks[doc->figures.v[i].block].article] += !doc->figures.v[i].minor;
	for (uint32_t i = 0; i < doc->mentions.n; i++)
		mentions[r->blocks[doc->mentions.v[i].block].article] += doc->mentions.v[i].counts;
	for (uint32_t i = 0; i < r->articles_n; i++) {
		record_of_article(&job->record, i, figures[i], mentions[i], cells);
		job_row(job, cells);
	}
	free(figures);
	free(mentions);
}

void links_print(struct job *job)
{
	struct cell cells[LINK_FIELDS];
	for (uint32_t i = 0; i < job->record.doc->reading.links_n; i++) {
		record_of_link(&job->record, i, cells);
		job_row(job, cells);
	}
}

/* ---- text ----------------------------------------------------------------------------------------------- */

enum { WIDTH_USUAL = 80 };

/* Adds what the reader would show, which is not every byte; returns its cells. */
static uint32_t glyphs_add(struct ds_buf *b, struct ds_str s, enum ds_ambiguous amb)
{
	uint32_t cells = 0;
	for (size_t off = 0; off < s.n;) {
		struct ds_glyph g;
		ds_glyph_next(s, off, amb, &g);
		if (g.width > 0)
			ds_buf_add(b, g.s, g.n);
		cells += g.width;
		off = g.end;
	}
	return cells;
}

/* Blanks at the end of a line, which the reader shows as nothing. */
static void line_end(struct ds_buf *b, size_t from)
{
	for (;;) {
		if (b->n > from && b->p[b->n - 1] == ' ')
			b->n--;
		else if (b->n >= from + 3 && memcmp(b->p + b->n - 3, "\xe3\x80\x80", 3) == 0)
			b->n -= 3;
		else
			return;
	}
}

/* A block set in columns, as the reader sets it; the row of each piece begins a line. The first of an article has no
 * blank rows above. */
static void block_set(struct job *job, uint32_t block, bool first)
{
	const struct ds_doc *doc = job->record.doc;
	struct ds_buf *b = &job->out.buf;
	struct ds_set_block set;
	unsigned width = job->args->width ? job->args->width : WIDTH_USUAL;
	enum ds_ambiguous amb = job->args->ambiguous ? job->args->ambiguous : DS_AMBIGUOUS_NARROW;
	uint32_t row = 0, col = 0;
	ds_setter_run(job->setter, doc, block, (int)width, &set);
	for (uint32_t i = 0; i < set.above && !first; i++)
		ds_buf_addc(b, '\n');
	size_t from = b->n;
	for (uint32_t i = 0; i < set.n; i++) {
		const struct ds_set_piece *p = &set.v[i];
		for (; row < p->row; row++, col = 0) {
			line_end(b, from);
			ds_buf_addc(b, '\n');
			from = b->n;
		}
		for (; col < p->col; col++)
			ds_buf_addc(b, ' ');
		struct ds_str text = ds_str_slice(doc->reading.text, (struct ds_span){ p->start, p->end });
		col += glyphs_add(b, p->over ? ds_str_of(p->over) : text, amb);
	}
	line_end(b, from);
}

/* Paragraphs, one a line; a blank line between articles. */
void text_print(struct job *job)
{
	const struct ds_reading *r = &job->record.doc->reading;
	struct ds_buf *b = &job->out.buf;
	uint32_t article = UINT32_MAX;
	bool open = false; /* a line without its end stands last */
	for (uint32_t i = 0; i < r->blocks_n; i++) {
		const struct ds_block *block = &r->blocks[i];
		if (block->kind == DS_BLOCK_BOILERPLATE)
			continue;
		if (open && !(block->continues && !job->setter))
			ds_buf_addc(b, '\n');
		bool first = block->article != article;
		if (first && job->printed)
			ds_buf_addc(b, '\n');
		article = block->article;
		if (job->setter)
			block_set(job, i, first);
		else
			out_shown(b, ds_block_text(r, block), true);
		open = job->printed = true;
		out_more(&job->out);
	}
	if (open)
		ds_buf_addc(b, '\n');
}

/* ---- region --------------------------------------------------------------------------------------------- */

static size_t places_find(const struct args *args, struct ds_str query, ds_region *found)
{
	ds_region r = ds_region_of_path(query);
	if (r == DS_REGION_NONE)
		r = ds_region_of_code(query);
	size_t n = 0;
	if (r != DS_REGION_NONE &&
	    (args->extract.context == DS_REGION_NONE || ds_region_contains(args->extract.context, r)))
		found[n++] = r;
	n += ds_region_search(query, args->extract.context, found + n, args->max);
	for (size_t i = 1; i < n; i++)
		if (found[i] == r) /* it came first already */
			memmove(found + i, found + i + 1, (--n - i) * sizeof *found);
	return n < args->max ? n : args->max;
}

void places_print(struct job *job)
{
	const struct args *args = job->args;
	ds_region *found = ds_alloc((args->max + 1) * sizeof *found);
	struct cell cells[REGION_FIELDS];
	for (size_t k = 0; k < args->operands_n; k++) {
		struct ds_str query = ds_str_of(args->operands[k]);
		struct ds_former former;
		uint32_t formers = 0;
		size_t n = places_find(args, query, found);
		for (uint32_t i = 0; ds_region_former_called(query, i, &former); i++) {
			if (args->extract.context != DS_REGION_NONE &&
			    !ds_region_contains(args->extract.context, former.now))
				continue;
			record_of_former(&job->record, &former, cells);
			job_row(job, cells);
			formers++;
		}
		if (n == 0 && formers == 0)
			job_complain(job,
				     "%s: no place of that name, pinyin or code; below county level say where: "
				     "--context 赤峰市",
				     args->operands[k]);
		for (size_t i = 0; i < n; i++) {
			record_of_region(&job->record, found[i], cells);
			job_row(job, cells);
		}
	}
	free(found);
}

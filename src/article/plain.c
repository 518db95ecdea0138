/* plain.c: runs the stages over a page and writes its blocks, article by article, in reading order. */
#include "article/private.h"

#include <stdlib.h>

static bool is_latin(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
	       (cp >= 0xc0 && cp < 0x250);
}

static void row_emit(struct builder *b, const struct page *p, const struct line *l)
{
	const struct ds_str row = line_str(p, l);
	struct ds_span cell;
	unsigned cells = 0;
	uint32_t before = l->corner ? l->at.start : NO_LINE; /* where the last cell ended */
	if (l->loose == LOOSE_WHOLE) {
		builder_source(b, l->at.start, l->at.end);
		return;
	}
	if (l->loose == LOOSE_LINES) {
		for (;; l = &p->v[l->next]) {
			if (before != NO_LINE)
				builder_text(b, DS_STR("\t"), before, l->at.start);
			builder_source(b, l->at.start, l->at.end);
			before = l->at.end;
			if (l->next == NO_LINE)
				return;
		}
	}
	for (size_t off = 0; l->loose ? table_word(row, &off, &cell) : table_cell(row, &off, &cell);) {
		const uint32_t start = l->at.start + cell.start, end = l->at.start + cell.end;
		for (unsigned k = 0; l->lead && !l->span && before == NO_LINE && k < l->lead; k++)
			builder_text(b, DS_STR("\t"), start, start);
		if (before != NO_LINE)
			builder_text(b, DS_STR("\t"), before, start);
		builder_source(b, start, end);
		before = end;
		cells++;
		for (unsigned k = 1; cells > l->lead && k < l->span; k++)
			builder_text(b, DS_STR("\t"), end, end);
	}
}

/* A source line without its counters and switches, and these as boilerplate behind it. */
static void source_emit(struct builder *b, const struct page *p, const struct line *l, struct ds_block as)
{
	struct ds_span junk[JUNK_MAX];
	const struct ds_str s = line_str(p, l);
	const unsigned n = credits_junk(s, junk);
	uint32_t from = 0;
	builder_block(b, as);
	for (unsigned k = 0; k <= n; k++) {
		const struct ds_span part = { from, k < n ? junk[k].start : (uint32_t)s.n };
		const struct ds_span kept = k == n || n == 0 ? part : span_trim(s, part);
		builder_source(b, l->at.start + kept.start, l->at.start + kept.end);
		from = k < n ? junk[k].end : from;
	}
	builder_block_end(b);
	as.kind = DS_BLOCK_BOILERPLATE;
	builder_block(b, as);
	for (unsigned k = 0; k < n; k++)
		builder_source(b, l->at.start + junk[k].start, l->at.start + junk[k].end);
	builder_block_end(b);
}

static bool is_digit(uint32_t cp)
{
	return cp - '0' < 10u;
}

static void line_emit(struct builder *b, const struct page *p, uint32_t i)
{
	const struct line *l = &p->v[i];
	const uint8_t kind = l->kind == LINE_RULE    ? (uint8_t)DS_BLOCK_BOILERPLATE
			     : l->kind >= LINE_SHORT ? (uint8_t)DS_BLOCK_PARAGRAPH
						     : l->kind;
	const struct ds_block as = {
		.kind = kind, .level = l->level, .head = l->head, .article = l->article, .table = l->table
	};
	if (kind == DS_BLOCK_SOURCE && l->next == NO_LINE) {
		source_emit(b, p, l, as);
		return;
	}
	builder_block(b, as);
	if (kind == DS_BLOCK_TABLE_ROW) {
		row_emit(b, p, l);
		builder_block_end(b);
		return;
	}
	for (;;) {
		builder_source(b, l->at.start, l->at.end);
		if (l->next == NO_LINE)
			break;
		const struct line *after = &p->v[l->next];
		/* words of another script do not run into each other, nor a caption and its credit; 860|0万元 is one number */
		const uint32_t end = cp_last(line_str(p, l)), begin = cp_first(line_str(p, after));
		if (kind == DS_BLOCK_CAPTION ||
		    (is_latin(end) && is_latin(begin) && !(is_digit(end) && is_digit(begin))))
			builder_text(b, DS_STR(" "), l->at.end,
				     l->at.end < after->at.start ? l->at.end + 1 : l->at.end);
		l = after;
	}
	builder_block_end(b);
}

/* Does this kind stand before the text of its article, wherever the page has it? */
static bool is_headline(uint8_t kind)
{
	return kind == DS_BLOCK_TITLE || kind == DS_BLOCK_SUBTITLE;
}

/* The lines [from, to) of one article: a headline that stands behind the text goes first. */
static void article_emit(struct builder *b, const struct page *p, uint32_t from, uint32_t to)
{
	bool body = false;
	uint32_t late = NO_LINE;
	for (uint32_t i = from; i < to && late == NO_LINE; i++) {
		body |= p->v[i].kind == DS_BLOCK_PARAGRAPH;
		if (body && is_headline(p->v[i].kind))
			late = i;
	}
	for (uint32_t i = late; i < to; i++)
		if (is_headline(p->v[i].kind) || p->v[i].kind == DS_BLOCK_BYLINE)
			line_emit(b, p, i);
	for (uint32_t i = from; i < to; i++)
		if (p->v[i].kind != LINE_GOES_ON &&
		    !(i >= late && (is_headline(p->v[i].kind) || p->v[i].kind == DS_BLOCK_BYLINE)))
			line_emit(b, p, i);
}

void page_read(struct page *p, const struct ds_piece *map, size_t map_n, struct ds_arena *arena,
	       struct ds_reading *out)
{
	struct builder b;
	if (!p->markup) { /* a block of HTML is whole */
		page_loose_tables(p);
		page_unwrap(p);
	}
	page_tables(p);
	page_classify(p);
	page_captions(p);
	page_notices(p);
	page_join(p);
	page_articles(p, arena);
	builder_begin(&b, &p->forms, arena);
	b.map = map;
	b.map_n = map_n;
	for (uint32_t i = 0, a = 0; i < p->n; a++) {
		const uint32_t from = i;
		p->articles[a].block = (uint32_t)b.blocks_n;
		while (i < p->n && p->v[i].article == a)
			i++;
		article_emit(&b, p, from, i);
		p->articles[a].block_n = (uint32_t)b.blocks_n - p->articles[a].block;
	}
	builder_end(&b, out);
	out->articles = p->articles;
	out->articles_n = p->articles_n;
	free(p->v);
	forms_done(&p->forms);
}

void plain_read(struct ds_str source, struct ds_arena *arena, struct ds_reading *out)
{
	if (radicals_have(source)) {
		const struct ds_str copy = ds_arena_copy(arena, source);
		radicals_fold((char *)(uintptr_t)copy.p, copy.n);
		source = copy;
	}
	struct ds_piece *map = NULL;
	size_t map_n = 0;
	if (markdown_is(source))
		source = markdown_strip(source, arena, &map, &map_n);
	struct page p = { 0 };
	forms_make(source, arena, &p.forms);
	p.s = p.forms.read;
	page_split(&p);
	page_markdown(&p);
	page_digest(&p);
	page_read(&p, map, map_n, arena, out);
	free(map);
}

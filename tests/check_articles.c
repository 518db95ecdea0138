/* check_articles.c: cases of structure: the articles of a source, what is shown of it and what is not; and what
 * must hold for the spans of any document. */
#include <stdio.h>
#include <stdlib.h>

#include "cases.h"

/* Is the list v of the case the same bag of strings as got? */
static bool same_bag(yajl_val v, const struct ds_str *got, size_t n)
{
	bool *used = ds_alloc(n + 1);
	bool same = json_len(v) == n;
	memset(used, 0, n + 1);
	for (size_t k = 0; same && k < n; k++) {
		size_t i = 0;
		while (i < n && (used[i] || !json_accepts(v->u.array.values[k], got[i])))
			i++;
		same = i < n;
		if (same)
			used[i] = true;
	}
	free(used);
	return same;
}

static void list_check(struct run *run, yajl_val want, const char *key, struct ds_str title,
		       const struct ds_str *got, size_t n)
{
	yajl_val v = json_get(want, key);
	struct ds_buf words = { 0 }, mine = { 0 };
	if (!v)
		return;
	json_show(v, &words);
	for (size_t i = 0; i < n; i++)
		ds_buf_addf(&mine, "%s“%.*s”", i ? " or " : "", (int)got[i].n, got[i].p);
	case_check(run, key, same_bag(v, got, n), title, (struct ds_str){ words.p, words.n },
		   n ? (struct ds_str){ mine.p, mine.n } : DS_STR("nothing"));
	ds_buf_done(&words);
	ds_buf_done(&mine);
}

static void str_check(struct run *run, yajl_val want, const char *key, struct ds_str title, struct ds_str got)
{
	yajl_val v = json_get(want, key);
	struct ds_buf words = { 0 };
	if (!v)
		return;
	json_show(v, &words);
	case_check(run, key, json_accepts(v, got), title, (struct ds_str){ words.p, words.n },
		   got.n ? got : DS_STR("nothing"));
	ds_buf_done(&words);
}

/* The blocks of one kind in an article, as texts; *n how many. Freed by the caller. */
static struct ds_str *blocks_of(const struct ds_doc *doc, const struct ds_article *a, enum ds_block_kind kind,
				size_t *n)
{
	struct ds_str *v = ds_alloc((a->block_n + 1) * sizeof *v);
	*n = 0;
	for (uint32_t b = a->block; b < a->block + a->block_n; b++)
		if (doc->reading.blocks[b].kind == kind)
			v[(*n)++] = ds_block_text(&doc->reading, &doc->reading.blocks[b]);
	return v;
}

static void article_check(struct run *run, yajl_val want, const struct ds_doc *doc, const struct ds_article *a)
{
	struct ds_str title = json_str(want, "title");
	size_t n;
	str_check(run, want, "title", title, a->title);
	str_check(run, want, "subtitle", title, a->subtitle);
	str_check(run, want, "column", title, a->column);
	str_check(run, want, "source", title, a->source);
	str_check(run, want, "published", title, a->published);
	list_check(run, want, "authors", title, a->authors, a->authors_n);
	list_check(run, want, "editors", title, a->editors, a->editors_n);
	struct ds_str *v = blocks_of(doc, a, DS_BLOCK_HEADING, &n);
	list_check(run, want, "headings", title, v, n);
	free(v);
	v = blocks_of(doc, a, DS_BLOCK_CAPTION, &n);
	list_check(run, want, "captions", title, v, n);
	free(v);
}

/* Is s in a block that readers see? A case may quote several paragraphs with LF between them. */
static bool is_shown(struct ds_str readable, struct ds_str s)
{
	return ds_str_find(readable, s, 0) != SIZE_MAX;
}

static bool is_body(uint8_t kind)
{
	return kind == DS_BLOCK_PARAGRAPH || kind == DS_BLOCK_LIST_ITEM || kind == DS_BLOCK_TABLE_ROW ||
	       kind == DS_BLOCK_HEADING;
}

/* Where the body of the only article begins and ends: its first and its last block, as they stand. */
static void body_check(struct run *run, yajl_val c, const struct ds_reading *r)
{
	const struct ds_block *first = NULL, *last = NULL;
	for (uint32_t b = 0; b < r->blocks_n; b++)
		if (is_body(r->blocks[b].kind)) {
			first = first ? first : &r->blocks[b];
			last = &r->blocks[b];
		}
	const struct ds_str title = DS_STR("body"), none = DS_STR("nothing");
	const struct ds_str begin = json_str(c, "begin"), end = json_str(c, "end");
	const struct ds_str got_first = first ? ds_block_text(r, first) : none;
	const struct ds_str got_last = last ? ds_block_text(r, last) : none;
	if (begin.n)
		case_check(run, "begin", ds_str_eq(begin, got_first), title, begin, got_first);
	if (end.n)
		case_check(run, "end", ds_str_eq(end, got_last), title, end, got_last);
}

void check_articles(struct run *run, yajl_val c, const struct ds_doc *doc)
{
	yajl_val articles = json_get(c, "articles"), shown = json_get(c, "shown"), hidden = json_get(c, "hidden");
	struct ds_buf readable = { 0 };
	if (articles && json_len(articles) != doc->reading.articles_n)
		case_wrong(run, "%zu articles wanted, %u found", json_len(articles), doc->reading.articles_n);
	for (size_t k = 0; k < json_len(articles) && k < doc->reading.articles_n; k++)
		article_check(run, articles->u.array.values[k], doc, &doc->reading.articles[k]);
	body_check(run, c, &doc->reading);
	for (uint32_t b = 0; b < doc->reading.blocks_n; b++) {
		if (doc->reading.blocks[b].kind == DS_BLOCK_BOILERPLATE)
			continue;
		ds_buf_adds(&readable, ds_block_text(&doc->reading, &doc->reading.blocks[b]));
		ds_buf_addc(&readable, '\n');
	}
	struct ds_str text = { readable.p, readable.n };
	for (size_t k = 0; k < json_len(shown); k++) {
		struct ds_str s = ds_str_of(YAJL_GET_STRING(shown->u.array.values[k]));
		case_check(run, "shown", is_shown(text, s), s, DS_STR("shown"), DS_STR("not"));
	}
	for (size_t k = 0; k < json_len(hidden); k++) {
		struct ds_str s = ds_str_of(YAJL_GET_STRING(hidden->u.array.values[k]));
		case_check(run, "hidden", !is_shown(text, s), s, DS_STR("hidden"), DS_STR("shown"));
	}
	ds_buf_done(&readable);
}

/* ---- what must always hold ------------------------------------------------------------------------------ */

static bool on_boundary(struct ds_str s, size_t off)
{
	return off == s.n || (off < s.n && ((unsigned char)s.p[off] & 0xc0) != 0x80);
}

/* A found span: after the one before, within its block, on boundaries here and in the source. */
static void span_check(struct run *run, const struct ds_doc *doc, const char *what, struct ds_span at,
		       uint32_t block, uint32_t *end)
{
	const struct ds_reading *r = &doc->reading;
	struct ds_str source = ds_text_str(doc->text);
	if (at.start < *end || at.start >= at.end || at.end > r->text.n) {
		case_wrong(run, "%s at %u-%u: out of order or range", what, at.start, at.end);
		return;
	}
	*end = at.end;
	if (!on_boundary(r->text, at.start) || !on_boundary(r->text, at.end))
		case_wrong(run, "%s at %u-%u: cuts a character", what, at.start, at.end);
	if (block >= r->blocks_n || at.start < r->blocks[block].at.start || at.end > r->blocks[block].at.end)
		case_wrong(run, "%s at %u-%u: not inside its block", what, at.start, at.end);
	else if (r->blocks[block].kind == DS_BLOCK_BOILERPLATE)
		case_wrong(run, "%s at %u-%u: in boilerplate", what, at.start, at.end);
	struct ds_span src = ds_reading_source(r, at);
	if (src.start >= src.end || src.end > source.n || !on_boundary(source, src.start) ||
	    !on_boundary(source, src.end))
		case_wrong(run, "%s at %u-%u: bad source span %u-%u", what, at.start, at.end, src.start, src.end);
}

void check_spans(struct run *run, const struct ds_doc *doc)
{
	uint32_t end = 0;
	for (uint32_t i = 0; i < doc->reading.blocks_n; i++) {
		const struct ds_block *b = &doc->reading.blocks[i];
		if (b->at.start < end || b->at.end < b->at.start || b->at.end > doc->reading.text.n ||
		    b->at.end - b->at.start > DS_BLOCK_MAX)
			case_wrong(run, "block %u at %u-%u: out of order, range or length", i, b->at.start,
				   b->at.end);
		end = b->at.end;
	}
	end = 0;
	for (uint32_t i = 0; i < doc->figures.n; i++)
		span_check(run, doc, "figure", doc->figures.v[i].at, doc->figures.v[i].block, &end);
	end = 0;
	for (uint32_t i = 0; i < doc->mentions.n; i++)
		span_check(run, doc, "mention", doc->mentions.v[i].at, doc->mentions.v[i].block, &end);
}

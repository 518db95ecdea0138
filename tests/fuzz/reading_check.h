/* reading_check.h: what must hold for the reading of any bytes. */
#ifndef DUSHU_TESTS_READING_CHECK_H
#define DUSHU_TESTS_READING_CHECK_H

#include <stdlib.h>

#include "dushu/article.h"

#define MUST(what)                                                                                                 \
	do {                                                                                                       \
		if (!(what))                                                                                       \
			abort();                                                                                   \
	} while (0)

static bool on_boundary(struct ds_str s, size_t off)
{
	return off == s.n || (off < s.n && ((unsigned char)s.p[off] & 0xc0) != 0x80);
}

static void pieces_check(const struct ds_reading *r, struct ds_str source)
{
	uint32_t end = 0;
	for (uint32_t i = 0; i < r->pieces_n; i++) {
		const struct ds_piece *p = &r->pieces[i];
		MUST(p->read >= end && p->len <= r->text.n && p->read <= r->text.n - p->len);
		MUST(p->src_len <= source.n && p->src <= source.n - p->src_len);
		MUST(on_boundary(source, p->src) && on_boundary(source, p->src + p->src_len));
		MUST(on_boundary(r->text, p->read));
		end = p->read + p->len;
	}
}

static void reading_check(const struct ds_reading *r, struct ds_str source)
{
	uint32_t end = 0;
	MUST(ds_utf8_valid(r->text));
	pieces_check(r, source);
	for (uint32_t i = 0; i < r->blocks_n; i++) {
		const struct ds_block *b = &r->blocks[i];
		MUST(b->at.start >= end && b->at.end >= b->at.start && b->at.end <= r->text.n);
		MUST(b->at.end - b->at.start <= DS_BLOCK_MAX && b->article < r->articles_n);
		MUST(on_boundary(r->text, b->at.start) && on_boundary(r->text, b->at.end));
		MUST(b->kind < DS_BLOCK_KINDS);
		end = b->at.end;
	}
	uint32_t block = 0;
	for (uint32_t i = 0; i < r->articles_n; i++) {
		const struct ds_article *a = &r->articles[i];
		MUST(a->block == block && a->block_n <= r->blocks_n - block);
		MUST(ds_utf8_valid(a->title) && ds_utf8_valid(a->source) && ds_utf8_valid(a->column));
		for (uint32_t k = 0; k < a->authors_n; k++)
			MUST(a->authors[k].n > 0 && ds_utf8_valid(a->authors[k]));
		block += a->block_n;
	}
	for (uint32_t i = 0; i < r->links_n; i++) {
		const struct ds_span at = r->links[i].at;
		MUST(at.start < at.end && at.end <= r->text.n && r->links[i].href.n > 0);
		MUST(on_boundary(r->text, at.start) && on_boundary(r->text, at.end));
		MUST(r->blocks[ds_reading_block(r, at.start)].kind != DS_BLOCK_BOILERPLATE);
	}
}

/* Reads bytes as a text, and that in the given format, and checks both. */
static void format_check(struct ds_str bytes, enum ds_format format)
{
	const struct ds_text_options opt = { .allow_binary = true };
	struct ds_text *t = NULL;
	struct ds_arena arena = { 0 };
	struct ds_reading r;
	if (ds_text_decode(bytes, &opt, &t, NULL) != DS_OK)
		return;
	if (ds_reading_make_at(t, format, DS_STR("https://example.com/a/b.html?c"), &arena, &r, NULL) == DS_OK)
		reading_check(&r, ds_text_str(t));
	ds_arena_done(&arena);
	ds_text_free(t);
}

#endif

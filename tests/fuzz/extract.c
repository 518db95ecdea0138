/* extract.c: any bytes through the whole way, as text and as HTML, and what must hold for every result. */
#include <stdlib.h>

#include "dushu/check.h"
#include "dushu/extract.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(what)                                                                                                 \
	do {                                                                                                       \
		if (!(what))                                                                                       \
			abort();                                                                                   \
	} while (0)

static bool on_boundary(struct ds_str s, size_t off)
{
	return off == s.n || (off < s.n && ((unsigned char)s.p[off] & 0xc0) != 0x80);
}

static void span_check(const struct ds_doc *d, struct ds_span at, uint32_t block, uint32_t *end)
{
	const struct ds_reading *r = &d->reading;
	MUST(at.start >= *end && at.start < at.end && at.end <= r->text.n);
	MUST(on_boundary(r->text, at.start) && on_boundary(r->text, at.end));
	MUST(block < r->blocks_n && r->blocks[block].kind != DS_BLOCK_BOILERPLATE);
	MUST(at.start >= r->blocks[block].at.start && at.end <= r->blocks[block].at.end);
	struct ds_span source = ds_reading_source(r, at);
	MUST(source.start < source.end && source.end <= ds_text_str(d->text).n);
	*end = at.end;
}

static void doc_check(const struct ds_doc *d)
{
	uint32_t end = 0;
	MUST(ds_utf8_valid(ds_text_str(d->text)));
	MUST(ds_utf8_valid(d->reading.text));
	for (uint32_t i = 0; i < d->reading.blocks_n; i++) {
		const struct ds_block *b = &d->reading.blocks[i];
		MUST(b->at.start >= end && b->at.end >= b->at.start && b->at.end <= d->reading.text.n);
		MUST(b->at.end - b->at.start <= DS_BLOCK_MAX && b->article < d->reading.articles_n);
		end = b->at.end;
	}
	end = 0;
	for (uint32_t i = 0; i < d->mentions.n; i++)
		span_check(d, d->mentions.v[i].at, d->mentions.v[i].block, &end);
	end = 0;
	for (uint32_t i = 0; i < d->figures.n; i++) {
		char digits[DS_DECIMAL_CHARS];
		struct ds_decimal again;
		size_t n = ds_decimal_format(d->figures.v[i].value, digits);
		span_check(d, d->figures.v[i].at, d->figures.v[i].block, &end);
		MUST(n > 0 && n <= DS_DECIMAL_CHARS && ds_decimal_parse((struct ds_str){ digits, n }, &again));
		MUST(ds_decimal_cmp(again, d->figures.v[i].value) == 0);
	}
}

static void checks_check(const struct ds_doc *d)
{
	struct ds_arena arena = { 0 };
	struct ds_checks all;
	ds_checks_find(&d->reading, &d->mentions, &d->figures, &arena, &all);
	for (uint32_t i = 0; i < all.n; i++) {
		const struct ds_check *c = &all.v[i];
		MUST(c->kind < DS_CHECK_KINDS && c->verdict < DS_VERDICTS && c->parts_n > 0);
		MUST(c->at.start < c->at.end && c->at.end <= d->reading.text.n);
		MUST(c->total == DS_CHECK_NONE || c->total < d->figures.n);
		MUST(c->stated == DS_CHECK_NONE || c->stated < d->figures.n);
		for (uint32_t k = 0; k < c->parts_n; k++)
			MUST(c->parts[k] < d->figures.n);
		MUST(i == 0 || all.v[i - 1].at.start <= c->at.start);
	}
	ds_arena_done(&arena);
}

static void grounds_check(const struct ds_doc *d)
{
	for (uint32_t i = 0; d->figures.why && i < d->figures.n; i++)
		for (int k = 0; k < DS_FIGURE_FIELDS; k++) {
			const struct ds_ground *g = &d->figures.why[i].of[k];
			MUST(g->kind < DS_GROUNDS && g->at.start <= g->at.end && g->at.end <= d->reading.text.n);
			MUST(on_boundary(d->reading.text, g->at.start) && on_boundary(d->reading.text, g->at.end));
		}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum ds_format formats[] = { DS_FORMAT_AUTO, DS_FORMAT_HTML };
	for (size_t i = 0; i < DS_COUNT(formats); i++) {
		const struct ds_extract_options opt = { .format = formats[i], .explain = i > 0 };
		struct ds_doc *d = NULL;
		/* A copy of the exact size, so that reading one byte too far is noticed. */
		char *bytes = malloc(size ? size : 1);
		MUST(bytes);
		memcpy(bytes, data, size);
		if (ds_extract((struct ds_str){ bytes, size }, &opt, &d, NULL) == DS_OK) {
			doc_check(d);
			checks_check(d);
			grounds_check(d);
		}
		ds_doc_free(d);
		free(bytes);
	}
	return 0;
}

/* builder.c: writes a reading block by block: text, pieces that lead back to the source, blocks of bounded length.
 * Decides nothing about structure. */
#include "article/private.h"

#include <stdlib.h>

void builder_begin(struct builder *b, const struct forms *forms, struct ds_arena *arena)
{
	const struct ds_str source = forms->written;
	*b = (struct builder){ .source = source, .forms = forms, .arena = arena };
	/* A reading is hardly ever longer than its source: line ends and tags outweigh the LFs added. */
	b->cap = source.n + source.n / 4096 + 64;
	b->text = ds_arena_raw(arena, b->cap, 1);
}

static void text_reserve(struct builder *b, size_t more)
{
	if (b->n + more <= b->cap)
		return;
	const size_t cap = (b->n + more) * 2;
	char *text = ds_arena_raw(b->arena, cap, 1);
	memcpy(text, b->text, b->n);
	b->text = text;
	b->cap = cap;
}

static void piece_add(struct builder *b, struct ds_piece p)
{
	struct ds_piece *last = b->pieces_n ? &b->pieces[b->pieces_n - 1] : NULL;
	if (last && last->len == last->src_len && p.len == p.src_len && last->read + last->len == p.read &&
	    last->src + last->src_len == p.src) {
		last->len += p.len;
		last->src_len += p.src_len;
		return;
	}
	b->pieces = ds_grow(b->pieces, &b->pieces_cap, b->pieces_n + 1, sizeof *b->pieces);
	b->pieces[b->pieces_n++] = p;
}

void builder_block(struct builder *b, struct ds_block as)
{
	b->open = as;
	b->begin = b->n;
}

/* ---- blocks of bounded length ---------------------------------------------------------------------------- */

static bool is_sentence_end(const char *p, size_t n)
{
	static const struct ds_str ends[] = {
		{"。",  3},
                { "！", 3},
                { "？", 3},
                { "；", 3},
                { "”", 3},
                { "…", 3}
	};
	if (n && strchr("!?;\n", *p))
		return true;
	for (size_t i = 0; i < DS_COUNT(ends); i++)
		if (n >= 3 && memcmp(p, ends[i].p, 3) == 0)
			return true;
	return false;
}

/* Where to split text[begin, begin + DS_BLOCK_MAX]: after the last sentence of its second half, else at the last
 * code point boundary. */
static size_t split_at(const char *text, size_t begin)
{
	const size_t limit = begin + DS_BLOCK_MAX;
	size_t edge = limit;
	while (((unsigned char)text[edge] & 0xc0) == 0x80)
		edge--;
	for (size_t i = edge; i > begin + DS_BLOCK_MAX / 2;) {
		const char *p = ds_utf8_prev(text + i, text + begin);
		const size_t at = (size_t)(p - text);
		if (is_sentence_end(p, i - at))
			return i;
		i = at;
	}
	return edge;
}

static void block_close(struct builder *b, size_t start, size_t end)
{
	b->blocks = ds_grow(b->blocks, &b->blocks_cap, b->blocks_n + 1, sizeof *b->blocks);
	struct ds_block *k = &b->blocks[b->blocks_n++];
	*k = b->open;
	k->at = (struct ds_span){ (uint32_t)start, (uint32_t)end };
}

/* Puts an LF at `at`, inside the open block; the pieces behind it move by one. */
static void lf_insert(struct builder *b, size_t at)
{
	text_reserve(b, 1);
	memmove(b->text + at + 1, b->text + at, b->n - at);
	b->text[at] = '\n';
	b->n++;
	size_t i = b->pieces_n;
	while (i > 0 && b->pieces[i - 1].read >= at)
		b->pieces[--i].read++;
	if (i == 0 || b->pieces[i - 1].read + b->pieces[i - 1].len <= at)
		return;
	struct ds_piece *cut = &b->pieces[i - 1];
	const uint32_t head = (uint32_t)at - cut->read;
	struct ds_piece tail = { (uint32_t)at + 1, cut->len - head, cut->src, cut->src_len };
	if (cut->len == cut->src_len) {
		tail.src += head;
		tail.src_len -= head;
		cut->src_len = head;
	}
	cut->len = head;
	b->pieces = ds_grow(b->pieces, &b->pieces_cap, b->pieces_n + 1, sizeof *b->pieces);
	memmove(b->pieces + i + 1, b->pieces + i, (b->pieces_n - i) * sizeof *b->pieces);
	b->pieces[i] = tail;
	b->pieces_n++;
}

/* Closes the first part of the open block while it is too long. */
static void block_split(struct builder *b)
{
	while (b->n - b->begin > DS_BLOCK_MAX) {
		const size_t at = split_at(b->text, b->begin);
		lf_insert(b, at);
		block_close(b, b->begin, at);
		b->open.continues = true;
		b->begin = at + 1;
	}
}

/* Page bytes [start, end) that stand for source bytes as a piece; n of them at most a block's length. */
static void run_add(struct builder *b, uint32_t start, uint32_t n, struct ds_piece piece)
{
	text_reserve(b, n);
	memcpy(b->text + b->n, b->source.p + start, n);
	piece.read = (uint32_t)b->n;
	piece.len = n;
	piece_add(b, piece);
	b->n += n;
	block_split(b);
}

/* Index of the last piece of the map that begins at or before page byte off. Pages are written forward: the place
 * of the last look-up is mostly the right one or the one before it. */
static size_t map_find(struct builder *b, uint32_t off)
{
	size_t low = b->map_at, high = b->map_n;
	if (b->map[low].read > off)
		low = 0;
	else if (low + 1 >= high || b->map[low + 1].read > off)
		return low;
	while (high - low > 1) {
		const size_t mid = low + (high - low) / 2;
		if (b->map[mid].read <= off)
			low = mid;
		else
			high = mid;
	}
	b->map_at = low;
	return low;
}

/* Source bytes of page bytes [start, start + n), which lie in one piece. */
static struct ds_piece map_cut(const struct ds_piece *m, uint32_t start, uint32_t n)
{
	struct ds_piece cut = { 0, n, m->src, m->src_len };
	if (m->len == m->src_len) {
		cut.src += start - m->read;
		cut.src_len = n;
	}
	return cut;
}

void builder_source(struct builder *b, uint32_t start, uint32_t end)
{
	const struct ds_span as = forms_written(b->forms, (struct ds_span){ start, end });
	start = as.start;
	end = as.end;
	/* in portions, so that splitting never moves more than one block */
	while (start < end) {
		uint32_t n = end - start;
		if (n > DS_BLOCK_MAX) {
			n = DS_BLOCK_MAX;
			while (((unsigned char)b->source.p[start + n] & 0xc0) == 0x80)
				n--;
		}
		struct ds_piece piece = { 0, n, start, n };
		if (b->map_n) {
			const struct ds_piece *m = &b->map[map_find(b, start)];
			if (m->read + m->len - start < n)
				n = m->read + m->len - start;
			piece = map_cut(m, start, n);
		}
		run_add(b, start, n, piece);
		start += n;
	}
}

/* A span of the page as a span of the source. */
static struct ds_span map_span(struct builder *b, uint32_t start, uint32_t end)
{
	start = forms_written(b->forms, (struct ds_span){ start, start }).start;
	end = forms_written(b->forms, (struct ds_span){ end, end }).start;
	if (b->map_n == 0)
		return (struct ds_span){ start, end };
	const struct ds_piece *a = &b->map[map_find(b, start)];
	const uint32_t from =
	    a->len == a->src_len && start <= a->read + a->len ? a->src + (start - a->read) : a->src + a->src_len;
	const struct ds_piece *z = &b->map[map_find(b, end)];
	const uint32_t to = z->len == z->src_len && end <= z->read + z->len ? z->src + (end - z->read) : z->src;
	return (struct ds_span){ from, to > from ? to : from };
}

void builder_text(struct builder *b, struct ds_str text, uint32_t start, uint32_t end)
{
	if (text.n == 0)
		return;
	text_reserve(b, text.n);
	memcpy(b->text + b->n, text.p, text.n);
	const struct ds_span at = map_span(b, start, end);
	piece_add(b, (struct ds_piece){ (uint32_t)b->n, (uint32_t)text.n, at.start, at.end - at.start });
	b->n += text.n;
	block_split(b);
}

void builder_block_end(struct builder *b)
{
	if (b->n == b->begin)
		return;
	block_close(b, b->begin, b->n);
	text_reserve(b, 1);
	b->text[b->n++] = '\n';
	b->begin = b->n;
}

static void *arena_take(struct ds_arena *arena, void *items, size_t bytes)
{
	void *p = ds_arena_raw(arena, bytes ? bytes : 1, _Alignof(max_align_t));
	if (bytes)
		memcpy(p, items, bytes);
	free(items);
	return p;
}

void builder_end(struct builder *b, struct ds_reading *out)
{
	out->text = (struct ds_str){ b->text, b->n };
	out->pieces_n = (uint32_t)b->pieces_n;
	out->blocks_n = (uint32_t)b->blocks_n;
	out->pieces = arena_take(b->arena, b->pieces, b->pieces_n * sizeof *b->pieces);
	out->blocks = arena_take(b->arena, b->blocks, b->blocks_n * sizeof *b->blocks);
	*b = (struct builder){ 0 };
}

/* set.c: a block of a reading becomes rows of a given width. Lines end where Chinese typography lets them, figures
 * stay whole, closing punctuation may hang; when nothing else fits, a row ends at any grapheme. Knows blocks and
 * figures; tables are in set_table.c, what is on the screen in page.c.
 *
 * Adjacent punctuation (》《 and 。”) keeps its width. Squeezing it from two ems to one and a half is an adjustment of clreq
 * (3.1.6.2) beside its prohibitions, and a terminal draws a full-width mark in whole cells only. Other characters in its
 * place would not be the text any more, and Unicode has five of them: ｡｢｣､･ but nothing for ， “ or 《. */
#include "set.h"
#include "glyph.h"

#include <stdlib.h>

#define HANG          2  /* cells kept free for hanging punctuation */
#define HANG_FROM     24 /* narrower rows have no room for that */
#define INDENT        4  /* two characters */
#define INDENT_NARROW 2
#define NARROW        40

struct ds_setter *ds_setter_new(enum ds_ambiguous amb)
{
	struct ds_setter *s = ds_alloc(sizeof(*s));
	*s = (struct ds_setter){ .amb = amb ? amb : DS_AMBIGUOUS_NARROW };
	return s;
}

void ds_setter_free(struct ds_setter *s)
{
	if (!s)
		return;
	ds_breaker_free(s->breaker);
	free(s->v);
	free(s->breaks);
	free(s->keep);
	ds_speaker_free(s->speaker);
	free(s->wider_store);
	free(s->known);
	free(s->apart);
	free(s);
}

void ds_setter_forget(struct ds_setter *s)
{
	s->table.doc = NULL;
}

int set_width(struct ds_setter *s, struct ds_str text, uint32_t start, uint32_t end)
{
	int w = 0;
	for (size_t off = start; off < end;) {
		struct ds_glyph g;
		ds_glyph_next(text, off, s->amb, &g);
		w += (int)g.width + (s->wider ? s->wider[off] : 0);
		off = g.end;
	}
	return w;
}

/* Closing marks light enough to stand outside the measure. */
static bool may_hang(const struct ds_glyph *g)
{
	static const char *const marks[] = { "，", "。", "、", "；", "：", ",",  ".", ";",
					     ":",  "”",  "’",  "」", "）", "》", ")" };
	for (size_t i = 0; i < DS_COUNT(marks); i++) {
		if (g->n == strlen(marks[i]) && memcmp(g->s, marks[i], g->n) == 0)
			return true;
	}
	return false;
}

static bool is_blank(const struct ds_glyph *g)
{
	return (g->n == 1 && g->s[0] == ' ') || (g->n == 3 && memcmp(g->s, "\xe3\x80\x80", 3) == 0);
}

struct fit {
	uint32_t end; /* where the row ends */
	int width;    /* without the blanks at its end */
};

/* How much of text from start on goes into `room` cells: to the last of the best places where a line may end; where there
 * is none, as far as there is room. */
static struct fit row_fit(struct ds_setter *s, struct ds_str text, uint32_t start, uint32_t end, int room, int hang)
{
	struct fit best = { start, 0 }; /* the last place where the row may end */
	uint8_t how = DS_BREAK_FORCED;  /* how well it may end there */
	struct fit last = { start, 0 }; /* before the glyph being looked at */
	struct fit blank = best;        /* the last one behind a blank */
	int used = 0, inked = 0;
	for (uint32_t p = start; p < end;) {
		struct ds_glyph g;
		if (p > start && s->breaks[p] >= how && s->breaks[p] > DS_BREAK_FORCED) {
			best = (struct fit){ p, inked };
			how = s->breaks[p];
			if (how == DS_BREAK_YES && text.p[p - 1] == ' ')
				blank = best;
		}
		unsigned width, n = glyph_simple(text.p + p, text.p + end, s->amb, &width);
		unsigned wider = s->wider ? s->wider[p] : 0;
		width += wider;
		if (n > 0 && text.p[p] != ' ' && used + (int)width <= room && (unsigned char)text.p[p] != 0xe3) {
			used += (int)width;
			inked = used;
			p += n;
			last = (struct fit){ p, inked };
			continue;
		}
		ds_glyph_next(text, p, s->amb, &g);
		g.width += wider;
		if (is_blank(&g)) {
			used += (int)g.width;
		} else {
			bool over = used + (int)g.width > room;
			if (over && !(used + (int)g.width <= room + hang && may_hang(&g))) {
				if (best.end == start) /* nothing allowed: anywhere, but not nowhere */
					return last.end > start ? last
								: (struct fit){ (uint32_t)g.end, (int)g.width };
				return s->at_blanks && blank.end > start ? blank : best;
			}
			used += (int)g.width;
			inked = used;
		}
		p = (uint32_t)g.end < end ? (uint32_t)g.end : end;
		last = (struct fit){ p, inked };
	}
	return last;
}

static uint32_t rows_needed(struct ds_setter *s, struct ds_str text, uint32_t start, uint32_t end, int room)
{
	uint32_t rows = 0;
	for (uint32_t p = start; p < end; rows++)
		p = row_fit(s, text, p, end, room, 0).end;
	return rows;
}

/* The narrowest room that takes no more rows: so a title of two rows has two of about the same length. */
static int room_balanced(struct ds_setter *s, struct ds_str text, uint32_t start, uint32_t end, int room)
{
	uint32_t rows = rows_needed(s, text, start, end, room);
	if (rows < 2 || rows > 6)
		return room;
	int low = room / 2, high = room;
	while (low < high) {
		int mid = (low + high) / 2;
		if (rows_needed(s, text, start, end, mid) <= rows)
			high = mid;
		else
			low = mid + 1;
	}
	return high;
}

uint32_t set_fill(struct ds_setter *s, struct ds_str text, uint32_t start, uint32_t end, uint32_t base,
		  uint32_t row, const struct set_form *form)
{
	int col = form->first;
	int room = form->end;
	if (form->centre) { /* a title of two parts, a date and a source: apart rather than full */
		room = form->end - form->col;
		uint32_t rows = rows_needed(s, text, start, end, room);
		s->at_blanks = true;
		s->at_blanks = rows_needed(s, text, start, end, room) <= rows;
		room = room_balanced(s, text, start, end, room) + form->col;
	}
	do {
		struct fit f = row_fit(s, text, start, end, room - col, form->hang);
		int at = col;
		if (form->centre)
			at = form->col + (form->end - form->col - f.width) / 2;
		else if (form->right)
			at = form->end - f.width;
		s->v = ds_grow(s->v, &s->cap, s->n + 1, sizeof(*s->v));
		s->v[s->n++] = (struct ds_set_piece){
			.start = base + start, .end = base + f.end, .row = row++, .col = (uint16_t)(at < 0 ? 0 : at)
		};
		start = f.end;
		col = form->col;
	} while (start < end);
	s->at_blanks = false;
	return row;
}

/* Cells of the blanks a paragraph begins with: its own indent counts. */
static int blanks_before(struct ds_setter *s, struct ds_str text)
{
	int w = 0;
	for (size_t off = 0; off < text.n && w < INDENT;) {
		struct ds_glyph g;
		ds_glyph_next(text, off, s->amb, &g);
		if (!is_blank(&g))
			break;
		w += (int)g.width;
		off = g.end;
	}
	return w;
}

/* How each kind of block stands: first and other rows' indent in units of the width's indent, centred, and the blank
 * rows above it. */
static const struct {
	uint8_t first, rest; /* in halves of the indent */
	bool centre;
	uint8_t above;
} forms[DS_BLOCK_KINDS] = {
	[DS_BLOCK_TITLE] = {0,  0, true,  1},
          [DS_BLOCK_SUBTITLE] = { 0, 0, true,  0},
	[DS_BLOCK_COLUMN] = { 0, 0, true,  0},
          [DS_BLOCK_BYLINE] = { 0, 0, true,  0},
	[DS_BLOCK_SOURCE] = { 0, 0, true,  0},
          [DS_BLOCK_HEADING] = { 0, 0, false, 1},
	[DS_BLOCK_PARAGRAPH] = { 2, 0, false, 0},
          [DS_BLOCK_CAPTION] = { 2, 2, false, 1},
	[DS_BLOCK_LIST_ITEM] = { 1, 2, false, 0},
          [DS_BLOCK_TABLE_ROW] = { 0, 0, false, 0},
	[DS_BLOCK_BOILERPLATE] = { 0, 0, false, 0},
};

/* Kinds that stand together at the head of an article. */
static bool is_head(uint8_t kind)
{
	return kind == DS_BLOCK_TITLE || kind == DS_BLOCK_SUBTITLE || kind == DS_BLOCK_COLUMN ||
	       kind == DS_BLOCK_BYLINE || kind == DS_BLOCK_SOURCE;
}

static const struct ds_block *block_before(const struct ds_doc *d, uint32_t block)
{
	const struct ds_block *blocks = d->reading.blocks;
	for (uint32_t i = block; i > 0 && blocks[i - 1].article == blocks[block].article && block - i < 64;) {
		if (blocks[--i].kind != DS_BLOCK_BOILERPLATE)
			return &blocks[i];
	}
	return NULL;
}

static uint32_t rows_above(const struct ds_doc *d, uint32_t block)
{
	const struct ds_block *b = &d->reading.blocks[block], *before = block_before(d, block);
	if (!before || b->continues)
		return 0;
	if (b->kind == DS_BLOCK_HEADING && before->kind == DS_BLOCK_HEADING)
		return 0;
	if (forms[b->kind].above > 0)
		return forms[b->kind].above - (is_head(b->kind) && is_head(before->kind) ? 1u : 0u);
	if (is_head(b->kind) && is_head(before->kind))
		return 0;
	/* between two groups: head and body, list and prose, one table and the next, a caption and what follows it */
	bool apart = is_head(b->kind) || is_head(before->kind) || before->kind == DS_BLOCK_CAPTION ||
		     (b->kind == DS_BLOCK_LIST_ITEM) != (before->kind == DS_BLOCK_LIST_ITEM) ||
		     b->table != before->table;
	return apart && before->kind != DS_BLOCK_HEADING ? 1 : is_head(before->kind) ? 1 : 0;
}

/* The figures of a block, relative to it: they stay whole. */
static size_t keep_collect(struct ds_setter *s, const struct ds_figures *f, struct ds_span block)
{
	size_t n = 0;
	for (uint32_t low = DS_FROM(f->v, f->n, block.start); low < f->n && f->v[low].at.end <= block.end; low++) {
		s->keep = ds_grow(s->keep, &s->keep_cap, n + 1, sizeof(*s->keep));
		s->keep[n++] = (struct ds_span){ f->v[low].at.start - block.start, f->v[low].at.end - block.start };
	}
	return n;
}

void ds_setter_text(struct ds_setter *s, struct ds_str text, int width, struct ds_set_block *out)
{
	const int hang = width >= HANG_FROM ? HANG : 0;
	s->n = 0;
	s->wider = NULL;
	s->breaks = ds_grow(s->breaks, &s->breaks_cap, text.n + 1, 1);
	if (!s->breaker)
		s->breaker = ds_breaker_new();
	ds_breaker_run(s->breaker, text, NULL, 0, s->breaks);
	const struct set_form form = { .end = width - hang, .hang = hang };
	const uint32_t rows = set_fill(s, text, 0, (uint32_t)text.n, 0, 0, &form);
	*out = (struct ds_set_block){ .v = s->v, .n = (uint32_t)s->n, .rows = rows };
}

void ds_setter_run(struct ds_setter *s, const struct ds_doc *d, uint32_t block, int width, struct ds_set_block *out)
{
	const struct ds_block *b = &d->reading.blocks[block];
	struct ds_str text = ds_block_text(&d->reading, b);
	if (width < 4)
		width = 4;
	s->n = 0;
	set_pinyin_prepare(s, d, block, width);
	s->breaks = ds_grow(s->breaks, &s->breaks_cap, text.n + 1, 1);
	if (!s->breaker)
		s->breaker = ds_breaker_new();
	size_t keep_n = keep_collect(s, &d->figures, b->at);
	ds_breaker_run(s->breaker, text, s->keep, keep_n, s->breaks);

	uint32_t rows;
	if (b->kind == DS_BLOCK_TABLE_ROW) {
		rows = set_table_row(s, d, block, width);
	} else {
		int unit = (width < NARROW ? INDENT_NARROW : INDENT) / 2;
		int hang = width >= HANG_FROM ? HANG : 0;
		if (width < 12)
			unit = 0;
		int deeper = b->kind == DS_BLOCK_LIST_ITEM && b->level > 1 && width >= NARROW
				 ? (b->level < 6 ? b->level - 1 : 5) * unit
				 : 0;
		struct set_form form = {
			.first = forms[b->kind].first * unit + deeper,
			.col = forms[b->kind].rest * unit + deeper,
			.end = width - hang,
			.hang = hang,
			.centre = forms[b->kind].centre,
		};
		if (b->kind == DS_BLOCK_CAPTION)
			form.end -= 2 * unit;
		if (b->continues)
			form.first = form.col;
		int own = blanks_before(s, text);
		form.first -= own < form.first ? own : form.first;
		rows = set_fill(s, text, 0, (uint32_t)text.n, b->at.start, 0, &form);
	}
	bool over = set_pinyin_place(s, text, b->at.start);
	*out = (struct ds_set_block){ .v = s->v,
				      .n = (uint32_t)s->n,
				      .rows = over ? 2 * rows : rows,
				      .above = rows_above(d, block),
				      .over = over };
}

/* page.c: where the reader is in an article, and the ways to move. Rows are set when they are looked at and kept for
 * a while, so that no move costs more in a long article than in a short one. Drawing is in page_draw.c. */
#include "page.h"

#include <limits.h>
#include <stdlib.h>

enum { AHEAD_MOST = 20000 }; /* bytes of a block that is set before anybody asks for it */
enum { AIRY_H = 20 };        /* rows from which on a blank one parts the title from the line above it */

void page_init(struct page *p, struct ds_library *lib, enum ds_ambiguous amb)
{
	*p = (struct page){ .lib = lib, .amb = amb, .id = DS_ARTICLE_NONE, .first = 1 };
	p->setter = ds_setter_new(amb);
	for (size_t i = 0; i < PAGE_SLOTS; i++)
		p->slots[i].block = UINT32_MAX;
}

void page_done(struct page *p)
{
	for (size_t i = 0; i < PAGE_SLOTS; i++) {
		free(p->slots[i].v);
		free(p->slots[i].shown);
	}
	ds_script_close(p->script);
	ds_setter_free(p->setter);
	free(p->nav);
}

static void slots_forget(struct page *p)
{
	p->laid++;
	for (size_t i = 0; i < PAGE_SLOTS; i++)
		p->slots[i].block = UINT32_MAX;
}

/* The cache is no part of what the page means, so that looking at a const page may fill it. */
const struct page_slot *page_set(const struct page *p, uint32_t block)
{
	struct page_slot *slot = (struct page_slot *)&p->slots[block % PAGE_SLOTS];
	if (slot->block == block)
		return slot;
	ds_setter_run(p->setter, p->doc, block, p->width, &slot->set);
	slot->v = ds_grow(slot->v, &slot->cap, slot->set.n + 1, sizeof(*slot->v));
	if (slot->set.n > 0)
		memcpy(slot->v, slot->set.v, slot->set.n * sizeof(*slot->v));
	slot->set.v = slot->v;
	slot->block = block;
	if (p->script) {
		struct ds_str text = ds_block_text(&p->doc->reading, &p->doc->reading.blocks[block]);
		slot->shown = ds_grow(slot->shown, &slot->shown_cap, text.n + 1, 1);
		ds_script_convert(p->script, text, slot->shown);
	}
	if (block == p->first)
		slot->set.above = p->at.h >= AIRY_H ? 1 : 0;
	return slot;
}

bool page_has_text(const struct page *p)
{
	return p->doc && p->first <= p->last;
}

uint32_t page_height(const struct page *p, uint32_t block)
{
	const struct page_slot *slot = page_set(p, block);
	return slot->set.above + slot->set.rows;
}

bool page_step(const struct page *p, uint32_t *block, int dir)
{
	const struct ds_block *blocks = p->doc->reading.blocks;
	uint32_t b = *block;
	while (dir > 0 ? b < p->last : b > p->first) {
		b = dir > 0 ? b + 1 : b - 1;
		if (blocks[b].kind != DS_BLOCK_BOILERPLATE) {
			*block = b;
			return true;
		}
	}
	return false;
}

/* ---- places ------------------------------------------------------------------------------------------------- */

/* n rows further down; returns how many rows were missing at the end. */
static uint32_t place_down(const struct page *p, struct page_place *at, uint32_t n)
{
	for (;;) {
		uint32_t height = page_height(p, at->block);
		if (at->line + n < height) {
			at->line += n;
			return 0;
		}
		n -= height - 1 - at->line;
		at->line = height - 1;
		if (n == 0 || !page_step(p, &at->block, 1))
			return n;
		at->line = 0;
		n--;
	}
}

static uint32_t place_up(const struct page *p, struct page_place *at, uint32_t n)
{
	for (;;) {
		if (at->line >= n) {
			at->line -= n;
			return 0;
		}
		n -= at->line;
		at->line = 0;
		if (!page_step(p, &at->block, -1))
			return n;
		at->line = page_height(p, at->block) - 1;
		n--;
	}
}

/* The piece of a block that holds a byte, or the last one before it. */
static uint32_t piece_of(const struct page_slot *slot, uint32_t byte)
{
	uint32_t best = 0;
	bool found = false;
	for (uint32_t i = 0; i < slot->set.n; i++) { /* tables: pieces are not in the order of bytes */
		if (slot->v[i].start <= byte && (!found || slot->v[i].start >= slot->v[best].start)) {
			best = i;
			found = true;
		}
	}
	return best;
}

static struct page_place place_of_byte(const struct page *p, uint32_t byte)
{
	uint32_t block = ds_reading_block(&p->doc->reading, byte);
	if (block < p->first)
		block = p->first;
	if (block > p->last)
		block = p->last;
	if (p->doc->reading.blocks[block].kind == DS_BLOCK_BOILERPLATE && !page_step(p, &block, 1))
		page_step(p, &block, -1);
	const struct page_slot *slot = page_set(p, block);
	uint32_t row = slot->set.n > 0 ? slot->v[piece_of(slot, byte)].row : 0;
	row -= slot->set.over ? row % 2 : 0; /* the readings belong to the row */
	return (struct page_place){ block, slot->set.above + row };
}

static uint32_t byte_of_place(const struct page *p, struct page_place at)
{
	const struct page_slot *slot = page_set(p, at.block);
	const struct ds_block *b = &p->doc->reading.blocks[at.block];
	if (at.line < slot->set.above)
		return b->at.start;
	for (uint32_t i = 0; i < slot->set.n; i++) {
		if (slot->v[i].row >= at.line - slot->set.above)
			return slot->v[i].start;
	}
	return b->at.end;
}

/* Rows from the top to a place: 0 for the first row of the pane; -1 above it; at.h below it. */
static int row_of_place(const struct page *p, struct page_place at)
{
	if (at.block < p->top.block || (at.block == p->top.block && at.line < p->top.line))
		return -1;
	uint32_t rows = 0;
	struct page_place t = p->top;
	while (t.block < at.block && rows < (uint32_t)p->at.h) {
		rows += page_height(p, t.block) - t.line;
		t.line = 0;
		if (!page_step(p, &t.block, 1))
			break;
	}
	if (t.block == at.block)
		rows += at.line - t.line;
	return rows < (uint32_t)p->at.h ? (int)rows : p->at.h;
}

/* Is it a row of text under its readings? */
static bool is_under(const struct page *p, struct page_place at)
{
	const struct page_slot *slot = page_set(p, at.block);
	return slot->set.over && at.line >= slot->set.above && (at.line - slot->set.above) % 2 == 1;
}

/* The last rows fill the pane, the first is no row without its readings. */
static void top_settle(struct page *p)
{
	struct page_place end = p->top;
	uint32_t missing = place_down(p, &end, p->at.h > 0 ? (uint32_t)p->at.h - 1 : 0);
	if (missing > 0)
		place_up(p, &p->top, missing);
	if (is_under(p, p->top))
		place_up(p, &p->top, 1);
}

static bool top_set(struct page *p, struct page_place top)
{
	struct page_place old = p->top;
	p->top = top;
	top_settle(p);
	return p->top.block != old.block || p->top.line != old.line;
}

/* ---- opening ------------------------------------------------------------------------------------------------ */

static void nav_collect(struct page *p)
{
	const struct ds_figures *f = &p->doc->figures;
	p->nav_n = 0;
	for (uint32_t i = DS_FROM(f->v, f->n, p->bytes.start); i < f->n && f->v[i].at.start < p->bytes.end; i++) {
		if (f->v[i].minor && !p->minor)
			continue;
		p->nav = ds_grow(p->nav, &p->nav_cap, (size_t)p->nav_n + 1, sizeof(*p->nav));
		p->nav[p->nav_n++] = i;
	}
}

static void bounds_find(struct page *p, uint32_t index)
{
	const struct ds_reading *r = &p->doc->reading;
	const struct ds_article *a = &r->articles[index];
	p->first = a->block;
	p->last = a->block + a->block_n - 1;
	p->bytes = (struct ds_span){ 0, 0 };
	if (a->block_n == 0) {
		p->first = 1;
		p->last = 0;
		return;
	}
	while (p->first < p->last && r->blocks[p->first].kind == DS_BLOCK_BOILERPLATE)
		p->first++;
	while (p->last > p->first && r->blocks[p->last].kind == DS_BLOCK_BOILERPLATE)
		p->last--;
	if (r->blocks[p->first].kind == DS_BLOCK_BOILERPLATE)
		p->last = p->first - 1;
	else
		p->bytes = (struct ds_span){ r->blocks[p->first].at.start, r->blocks[p->last].at.end };
	p->mention_first = DS_FROM(p->doc->mentions.v, p->doc->mentions.n, p->bytes.start);
	p->mention_end = DS_FROM(p->doc->mentions.v, p->doc->mentions.n, p->bytes.end);
}

bool page_open(struct page *p, ds_article_id id)
{
	uint32_t index = 0;
	const struct ds_doc *doc = NULL;
	slots_forget(p);
	ds_setter_forget(p->setter);
	p->id = id;
	p->now = NOW_NONE;
	p->nav_n = 0;
	p->top = (struct page_place){ 0, 0 };
	p->hits = (struct hits){ .now = UINT32_MAX };
	p->error.status = DS_OK;
	p->doc = NULL;
	if (id == DS_ARTICLE_NONE || ds_library_open_soon(p->lib, id, &doc, &index, &p->error) != DS_OK)
		return false;
	p->doc = doc;
	bounds_find(p, index);
	nav_collect(p);
	p->top.block = p->first;
	if (page_has_text(p))
		page_follow(p);
	return true;
}

void page_refresh(struct page *p)
{
	uint32_t index;
	const struct ds_doc *doc;
	if (!p->doc)
		return;
	if (ds_library_open_soon(p->lib, p->id, &doc, &index, &p->error) != DS_OK) {
		p->doc = NULL;
	} else if (doc != p->doc) { /* the same bytes give the same document: places stay right */
		p->doc = doc;
		slots_forget(p);
		ds_setter_forget(p->setter);
	}
}

static bool now_is_seen(const struct page *p)
{
	int x, y;
	struct ds_span now = page_now_span(p);
	return page_has_text(p) && p->width > 0 && p->at.h > 0 && now.end > now.start &&
	       page_cell(p, now.start, &x, &y);
}

/* After the rows were set anew, from a place on: what was current and seen is so still. */
static void set_anew(struct page *p, struct page_place top, bool seen)
{
	p->top = top;
	top_settle(p);
	if (seen && !now_is_seen(p))
		page_go_byte(p, page_now_span(p).start);
	page_follow(p);
}

void page_place_at(struct page *p, struct ds_rect at)
{
	const bool seen = now_is_seen(p);
	uint32_t byte = page_has_text(p) && p->width > 0 ? byte_of_place(p, p->top) : 0;
	bool at_top = p->top.block == p->first && p->top.line == 0;
	struct page_place was = p->top;
	bool airy = p->at.h >= AIRY_H;
	int room = at.w - 3; /* a margin at the left, another and the gutter at the right */
	p->at = at;
	int width = room < p->measure ? room : p->measure;
	if (width < 4)
		width = 4;
	p->left = at.x + 1 + (room > width ? (room - width) / 2 : 0);
	bool same = width == p->width && airy == (at.h >= AIRY_H);
	if (!same)
		slots_forget(p);
	p->width = width;
	if (!page_has_text(p))
		return;
	set_anew(p, same ? was : at_top ? (struct page_place){ p->first, 0 } : place_of_byte(p, byte), seen);
}

void page_set_measure(struct page *p, uint32_t cells)
{
	p->measure = cells ? (int)cells : INT_MAX;
	if (p->at.w > 0)
		page_place_at(p, p->at);
}

void page_set_ambiguous(struct page *p, enum ds_ambiguous amb)
{
	uint32_t byte = page_top_byte(p);
	p->amb = amb;
	ds_setter_free(p->setter);
	p->setter = ds_setter_new(amb);
	ds_setter_pinyin(p->setter, p->pinyin);
	slots_forget(p);
	if (page_has_text(p) && p->width > 0)
		p->top = place_of_byte(p, byte);
}

void page_set_pinyin(struct page *p, bool on)
{
	const bool seen = now_is_seen(p);
	uint32_t byte = p->width > 0 ? page_top_byte(p) : 0;
	bool at_top = p->top.block == p->first && p->top.line == 0;
	p->pinyin = on;
	ds_setter_pinyin(p->setter, on);
	slots_forget(p);
	if (!page_has_text(p) || p->width == 0)
		return;
	set_anew(p, at_top ? (struct page_place){ p->first, 0 } : place_of_byte(p, byte), seen);
}

bool page_set_script(struct page *p, enum ds_script_form form, struct ds_error *e)
{
	struct ds_script *script = NULL;
	bool ok = form == DS_SCRIPT_AS_WRITTEN || ds_script_open(form, &script, e) == DS_OK;
	ds_script_close(p->script);
	p->script = script;
	p->form = ok ? form : DS_SCRIPT_AS_WRITTEN;
	slots_forget(p);
	return ok;
}

void page_set_minor(struct page *p, bool minor)
{
	p->minor = minor;
	p->laid++; /* other figures stand out */
	if (!p->doc)
		return;
	nav_collect(p);
	const struct ds_figure *f = page_now_figure(p);
	if (f && f->minor && !minor)
		p->now = NOW_NONE;
	page_follow(p);
}

static bool follow(struct page *p, long rows);

/* ---- moving ------------------------------------------------------------------------------------------------- */

bool page_scroll(struct page *p, long rows)
{
	if (!page_has_text(p))
		return false;
	struct page_place to = p->top;
	if (rows > 0)
		place_down(p, &to, (uint32_t)rows);
	else
		place_up(p, &to, (uint32_t)-rows);
	if (rows > 0 && is_under(p, to))
		place_down(p, &to, 1);
	bool moved = top_set(p, to);
	return follow(p, rows) || moved;
}

bool page_first(struct page *p)
{
	if (!page_has_text(p))
		return false;
	bool moved = top_set(p, (struct page_place){ p->first, 0 });
	return page_follow(p) || moved;
}

bool page_last(struct page *p)
{
	if (!page_has_text(p))
		return false;
	bool moved = top_set(p, (struct page_place){ p->last, page_height(p, p->last) - 1 });
	return page_follow(p) || moved;
}

bool page_go_byte(struct page *p, uint32_t byte)
{
	if (!page_has_text(p))
		return false;
	struct page_place at = place_of_byte(p, byte);
	int row = row_of_place(p, at);
	int margin = p->at.h >= 8 || p->pinyin ? 1 : 0;
	if (row >= margin && row < p->at.h - margin)
		return false;
	if (row >= 0 && row < p->at.h) { /* on the first or last row: at the article's ends that is all right */
		struct page_place old = p->top;
		if (row < margin)
			place_up(p, &p->top, 1);
		else
			place_down(p, &p->top, 1);
		if (row >= margin && is_under(p, p->top))
			place_down(p, &p->top, 1);
		top_settle(p);
		return p->top.block != old.block || p->top.line != old.line;
	}
	place_up(p, &at, (uint32_t)p->at.h / 3);
	return top_set(p, at);
}

void page_top_at(struct page *p, uint32_t byte)
{
	if (!page_has_text(p))
		return;
	p->top = place_of_byte(p, byte);
	top_settle(p);
	page_follow(p);
}

bool page_go_percent(struct page *p, unsigned percent)
{
	if (!page_has_text(p))
		return false;
	if (percent > 100)
		percent = 100;
	uint32_t byte = p->bytes.start + (uint32_t)((uint64_t)ds_span_len(p->bytes) * percent / 100);
	bool moved = percent == 0     ? page_first(p)
		     : percent == 100 ? page_last(p)
				      : top_set(p, place_of_byte(p, byte));
	return page_follow(p) || moved;
}

/* The byte at the beginning of a row of the pane. */
static uint32_t byte_of_row(const struct page *p, int row)
{
	struct page_place at = p->top;
	return row > 0 && place_down(p, &at, (uint32_t)row) > 0 ? p->bytes.end : byte_of_place(p, at);
}

/* What is current left the screen by a move of so many rows. A reader who moves by single rows reads about the middle,
 * and there it goes on, so that it does not change with each row; one who turned a page begins at its edge. False:
 * nothing else became current. */
static bool follow(struct page *p, long rows)
{
	int x, y, half = p->at.h / 2;
	struct ds_span now = page_now_span(p);
	if (!page_has_text(p) || p->at.h <= 0 || (now.end > now.start && page_cell(p, now.start, &x, &y)))
		return false;
	uint32_t end = page_end_byte(p), first = page_nav_at(p, page_top_byte(p)), after = page_nav_at(p, end);
	if (first == after)
		return false;
	bool up = now.end > now.start && now.start >= end;
	long eye = up ? half + (rows < 0 ? -rows : rows) : half - (rows < 0 ? -rows : rows);
	uint32_t to = eye <= 0 ? first : eye >= p->at.h ? after : page_nav_at(p, byte_of_row(p, (int)eye));
	if (up)
		to = to > first ? to - 1 : first;
	p->now = NOW_FIGURE;
	p->now_i = p->nav[to < after ? to : after - 1];
	p->by_itself = true;
	return true;
}

bool page_follow(struct page *p)
{
	return follow(p, p->at.h);
}

/* Sets one block that the next keys may bring in, of those up to a screen above and below; false when all are. */
bool page_ahead(const struct page *p)
{
	if (!page_has_text(p) || p->width <= 0)
		return false;
	for (int dir = 1; dir >= -1; dir -= 2) {
		uint32_t block = p->top.block;
		long rows = dir > 0 ? 2L * p->at.h : p->at.h;
		while (rows > 0 && page_step(p, &block, dir)) {
			bool set = p->slots[block % PAGE_SLOTS].block == block;
			uint32_t way = dir > 0 ? block - p->top.block : p->top.block - block;
			if (way > PAGE_SLOTS / 4) /* blocks nearer to each other never have the same slot */
				break;
			if (!set && ds_span_len(p->doc->reading.blocks[block].at) > AHEAD_MOST)
				break;
			rows -= page_height(p, block);
			if (!set)
				return true;
		}
	}
	return false;
}

/* ---- what is shown ------------------------------------------------------------------------------------------ */

uint32_t page_top_byte(const struct page *p)
{
	return page_has_text(p) ? byte_of_place(p, p->top) : 0;
}

uint32_t page_end_byte(const struct page *p)
{
	if (!page_has_text(p))
		return 0;
	struct page_place end = p->top;
	if (place_down(p, &end, (uint32_t)p->at.h) > 0)
		return p->bytes.end;
	return byte_of_place(p, end);
}

bool page_fits(const struct page *p)
{
	return page_has_text(p) && p->top.block == p->first && p->top.line == 0 && page_end_byte(p) == p->bytes.end;
}

int page_percent(const struct page *p)
{
	uint32_t len = ds_span_len(p->bytes);
	return len == 0 ? 100 : (int)((uint64_t)(page_end_byte(p) - p->bytes.start) * 100 / len);
}

/* page_draw.c: the rows of the article pane with what was found in them. Changes nothing. */
#include "page.h"
#include "words.h"

/* ---- highlights --------------------------------------------------------------------------------------------- */

/* Walks the found spans together with the text: which role a byte has, and how far it holds. */
struct paint {
	const struct page *p;
	uint32_t figure, mention, hit; /* first of each that does not end before the byte */
	enum ds_role base;
};

static uint32_t hits_n(const struct hits *h)
{
	return h->before_n + h->after_n;
}

static struct ds_span hit_span(const struct hits *h, uint32_t i)
{
	return i < h->before_n ? h->before[i] : h->after[i - h->before_n];
}

/* First of n sorted, disjoint spans that ends after byte. */
#define FIRST_AFTER(result, count, span_at)                                                                        \
	do {                                                                                                       \
		uint32_t low_ = 0, high_ = (count);                                                                \
		while (low_ < high_) {                                                                             \
			uint32_t i = low_ + (high_ - low_) / 2;                                                    \
			if ((span_at).end <= byte)                                                                 \
				low_ = i + 1;                                                                      \
			else                                                                                       \
				high_ = i;                                                                         \
		}                                                                                                  \
		(result) = low_;                                                                                   \
	} while (0)

static void paint_seek(struct paint *t, uint32_t byte)
{
	const struct ds_doc *d = t->p->doc;
	FIRST_AFTER(t->figure, d->figures.n, d->figures.v[i].at);
	FIRST_AFTER(t->mention, d->mentions.n, d->mentions.v[i].at);
	FIRST_AFTER(t->hit, hits_n(&t->p->hits), hit_span(&t->p->hits, i));
}

/* Is byte inside the span? Narrows *end to where that changes. */
static bool covers(struct ds_span at, uint32_t byte, uint32_t *end)
{
	uint32_t change = at.start <= byte ? at.end : at.start;
	if (change < *end)
		*end = change;
	return at.start <= byte;
}

static enum ds_role paint_role(struct paint *t, uint32_t byte, uint32_t *end)
{
	const struct page *p = t->p;
	const struct ds_figures *f = &p->doc->figures;
	const struct ds_mentions *m = &p->doc->mentions;
	enum ds_role role = t->base;

	while (t->mention < m->n && m->v[t->mention].at.end <= byte)
		t->mention++;
	while (t->figure < f->n && f->v[t->figure].at.end <= byte)
		t->figure++;
	while (t->hit < hits_n(&p->hits) && hit_span(&p->hits, t->hit).end <= byte)
		t->hit++;
	if (t->mention < m->n && covers(m->v[t->mention].at, byte, end)) {
		role = place_inside(p->within, m->v[t->mention].place) ? DS_ROLE_MENTION : DS_ROLE_MENTION_DIM;
		if (m->v[t->mention].candidates_n)
			role = DS_ROLE_OPEN;
		if (p->now == NOW_MENTION && p->now_i == t->mention)
			role = DS_ROLE_MENTION_NOW;
	}
	if (t->figure < f->n && covers(f->v[t->figure].at, byte, end)) {
		const struct ds_figure *g = &f->v[t->figure];
		bool now = p->now == NOW_FIGURE && p->now_i == t->figure;
		if (now)
			role = DS_ROLE_FIGURE_NOW;
		else if (!g->minor || p->minor)
			role = place_inside(p->within, g->place) && !g->minor ? DS_ROLE_FIGURE : DS_ROLE_FIGURE_DIM;
	}
	if (t->hit < hits_n(&p->hits) && covers(hit_span(&p->hits, t->hit), byte, end) &&
	    role != DS_ROLE_FIGURE_NOW && role != DS_ROLE_MENTION_NOW)
		role = t->hit == p->hits.now ? DS_ROLE_HIT_NOW : DS_ROLE_HIT;
	return role;
}

static const uint8_t block_roles[DS_BLOCK_KINDS] = {
	[DS_BLOCK_TITLE] = DS_ROLE_TITLE,       [DS_BLOCK_SUBTITLE] = DS_ROLE_HEADING,
	[DS_BLOCK_COLUMN] = DS_ROLE_QUIET,      [DS_BLOCK_BYLINE] = DS_ROLE_QUIET,
	[DS_BLOCK_SOURCE] = DS_ROLE_QUIET,      [DS_BLOCK_HEADING] = DS_ROLE_HEADING,
	[DS_BLOCK_PARAGRAPH] = DS_ROLE_TEXT,    [DS_BLOCK_CAPTION] = DS_ROLE_QUIET,
	[DS_BLOCK_LIST_ITEM] = DS_ROLE_TEXT,    [DS_BLOCK_TABLE_ROW] = DS_ROLE_TEXT,
	[DS_BLOCK_BOILERPLATE] = DS_ROLE_QUIET,
};

/* Where the piece before ended. */
struct ink {
	int x, y;
	uint32_t end;
	enum ds_role role;
};

static void piece_draw(const struct page *p, struct ds_screen *s, const struct page_slot *slot,
		       const struct ds_set_piece *piece, const struct ds_block *b, int y, struct ink *ink)
{
	struct ds_str text =
	    p->script ? (struct ds_str){ slot->shown, ds_span_len(b->at) } : ds_block_text(&p->doc->reading, b);
	struct paint t = { .p = p, .base = b->head ? DS_ROLE_HEADING : (enum ds_role)block_roles[b->kind] };
	int x = p->left + piece->col, right = p->left + p->width;
	bool open = false; /* a place that could not be settled stands in the piece */
	if (piece->over) {
		ds_screen_put(s, x, y, right, ds_str_of(piece->over), DS_ROLE_QUIET);
		return;
	}
	paint_seek(&t, piece->start);
	for (uint32_t byte = piece->start; byte < piece->end;) {
		uint32_t end = piece->end;
		enum ds_role role = paint_role(&t, byte, &end);
		bool goes_on = byte == ink->end && y == ink->y && role == ink->role && role != t.base;
		if (goes_on && x > ink->x) /* one figure, its characters apart under their readings */
			ds_screen_clear(s, ink->x, y, x - ink->x, 1, role);
		x = ds_screen_put(s, x, y, right,
				  ds_str_slice(text, (struct ds_span){ byte - b->at.start, end - b->at.start }),
				  role);
		*ink = (struct ink){ x, y, end, role };
		open |= t.mention < p->doc->mentions.n && p->doc->mentions.v[t.mention].candidates_n &&
			p->doc->mentions.v[t.mention].at.start <= byte;
		byte = end;
	}
	if (open && p->left > p->at.x) /* seen without colours too, and where the line is long */
		ds_screen_put(s, p->left - 1, y, p->left, DS_STR("?"), DS_ROLE_OPEN);
}

/* ---- the pane ----------------------------------------------------------------------------------------------- */

bool page_cell(const struct page *p, uint32_t byte, int *x, int *y)
{
	struct page_place at = p->top;
	for (int row = 0; row < p->at.h;) {
		const struct page_slot *slot = page_set(p, at.block);
		const struct ds_block *b = &p->doc->reading.blocks[at.block];
		if (b->at.start > byte)
			return false;
		for (uint32_t i = 0; b->at.end > byte && i < slot->set.n; i++) {
			const struct ds_set_piece *v = &slot->v[i];
			if (byte < v->start || byte >= v->end)
				continue;
			long line = (long)(slot->set.above + v->row) - (long)at.line + row;
			if (line < 0 || line >= p->at.h)
				return false;
			*y = p->at.y + (int)line;
			*x = p->left + v->col;
			struct ds_str text = ds_str_slice(p->doc->reading.text, (struct ds_span){ v->start, byte });
			for (size_t off = 0; off < text.n;) {
				struct ds_glyph g;
				ds_glyph_next(text, off, p->amb, &g);
				off = g.end;
				*x += (int)g.width;
			}
			return true;
		}
		row += (int)(slot->set.above + slot->set.rows - at.line);
		at.line = 0;
		if (!page_step(p, &at.block, 1))
			return false;
	}
	return false;
}

void page_draw(const struct page *p, struct ds_screen *s, bool focus)
{
	ds_screen_clear(s, p->at.x, p->at.y, p->at.w, p->at.h, DS_ROLE_TEXT);
	if (focus) {
		s->cursor_x = p->left;
		s->cursor_y = p->at.y;
	}
	if (!page_has_text(p))
		return;
	struct page_place at = p->top;
	struct ink ink = { .y = -1 };
	uint32_t i = 0;
	const struct page_slot *slot = page_set(p, at.block);
	for (int row = 0; row < p->at.h; row++) {
		uint32_t line = at.line - slot->set.above; /* wraps around on the blank rows above */
		while (at.line >= slot->set.above && i < slot->set.n && slot->v[i].row <= line) {
			bool cut = slot->v[i].over && row == p->at.h - 1; /* readings whose text is below */
			if (slot->v[i].row == line && !cut)
				piece_draw(p, s, slot, &slot->v[i], &p->doc->reading.blocks[at.block],
					   p->at.y + row, &ink);
			i++;
		}
		if (++at.line < slot->set.above + slot->set.rows)
			continue;
		at.line = 0;
		i = 0;
		if (!page_step(p, &at.block, 1))
			break;
		slot = page_set(p, at.block);
	}
	struct ds_span now = page_now_span(p);
	int x, y;
	if (now.end == now.start && p->hits.now < hits_n(&p->hits))
		now = hit_span(&p->hits, p->hits.now);
	if (focus && now.end > now.start && page_cell(p, now.start, &x, &y)) {
		s->cursor_x = x;
		s->cursor_y = y;
	}
}

bool page_click(struct page *p, int x, int y)
{
	struct ds_span best = { 0, 0 };
	int bx, by;
	if (!page_has_text(p))
		return false;
	uint32_t end = page_end_byte(p);
	struct paint t = { .p = p };
	paint_seek(&t, page_top_byte(p));
	const struct ds_figures *f = &p->doc->figures;
	for (uint32_t i = t.figure; i < f->n && f->v[i].at.start < end; i++) {
		if (page_cell(p, f->v[i].at.start, &bx, &by) && by == y && bx <= x) {
			p->now = NOW_FIGURE;
			p->now_i = i;
			best = f->v[i].at;
		}
	}
	const struct ds_mentions *m = &p->doc->mentions;
	for (uint32_t i = t.mention; i < m->n && m->v[i].at.start < end; i++) {
		if (page_cell(p, m->v[i].at.start, &bx, &by) && by == y && bx <= x &&
		    m->v[i].at.start >= best.end) {
			p->now = NOW_MENTION;
			p->now_i = i;
			best = m->v[i].at;
		}
	}
	return best.end > 0;
}

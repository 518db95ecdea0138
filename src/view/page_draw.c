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

struct ds_span page_hit_span(const struct page *p)
{
	return p->hits.now < hits_n(&p->hits) ? hit_span(&p->hits, p->hits.now) : (struct ds_span){ 0, 0 };
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

/* Rows from the first of the pane down to a place that was the first, at most h; negative when it is above. */
static int rows_since(const struct page *p, struct page_place was)
{
	bool down = was.block < p->top.block || (was.block == p->top.block && was.line < p->top.line);
	struct page_place at = down ? was : p->top, to = down ? p->top : was;
	long rows = 0, most = p->at.h;
	while (at.block < to.block && rows < most) {
		rows += (long)page_height(p, at.block) - (long)at.line;
		at.line = 0;
		if (!page_step(p, &at.block, 1))
			return (int)most;
	}
	rows += (long)to.line - (long)at.line;
	if (at.block != to.block || rows > most)
		rows = most;
	return (int)(down ? rows : -rows);
}

/* What must be drawn: rows that came into the pane, and those that hold what was or is current. */
struct stale {
	int first, end;        /* rows that stayed */
	struct ds_span now[4]; /* of a figure or place, and of a hit: the one before and this one */
};

static struct ds_span current_span(const struct page *p, uint32_t kind, uint32_t i)
{
	return kind == NOW_FIGURE    ? p->doc->figures.v[i].at
	       : kind == NOW_MENTION ? p->doc->mentions.v[i].at
				     : (struct ds_span){ 0, 0 };
}

/* Moves what is drawn already to where it stands now. Readings above the words are drawn anew. */
static struct stale stale_find(const struct page *p, struct ds_screen *s, bool whole)
{
	const struct ds_drawn *d = &s->drawn;
	struct stale all = { 0 };
	if (whole || p->pinyin || d->hits != p->hits.version || d->doc != p->doc || d->laid != p->laid ||
	    memcmp(&d->at, &p->at, sizeof(d->at)) != 0)
		return all;
	int by = rows_since(p, (struct page_place){ d->block, d->line });
	if (by >= p->at.h || by <= -p->at.h)
		return all;
	ds_screen_scroll(s, p->at, by);
	struct stale rest = { .first = by < 0 ? -by : 0, .end = by > 0 ? p->at.h - by : p->at.h };
	if (d->now != (uint32_t)p->now || d->now_i != p->now_i) {
		rest.now[0] = current_span(p, d->now, d->now_i);
		rest.now[1] = page_now_span(p);
	}
	const struct ds_span hit = page_hit_span(p);
	if (hit.start != d->hit.start || hit.end != d->hit.end) {
		rest.now[2] = d->hit;
		rest.now[3] = hit;
	}
	return rest;
}

/* Does the piece hold something that was or is current? */
static bool holds_now(const struct stale *stale, const struct ds_set_piece *v)
{
	for (size_t i = 0; i < DS_COUNT(stale->now); i++) {
		if (stale->now[i].start < v->end && stale->now[i].end > v->start)
			return true;
	}
	return false;
}

/* The pieces [i, end) of a block are those of a row. */
static void row_draw(const struct page *p, struct ds_screen *s, const struct page_slot *slot, uint32_t i,
		     uint32_t end, int row, const struct stale *stale)
{
	const struct ds_block *b = &p->doc->reading.blocks[slot->block];
	struct ink ink = { .y = -1 };
	bool draw = row < stale->first || row >= stale->end;
	for (uint32_t k = i; k < end && !draw; k++)
		draw = holds_now(stale, &slot->v[k]);
	if (!draw)
		return;
	ds_screen_clear(s, p->at.x, p->at.y + row, p->at.w, 1, DS_ROLE_TEXT);
	for (; i < end; i++) {
		if (!slot->v[i].over || row < p->at.h - 1) /* not readings whose text is below */
			piece_draw(p, s, slot, &slot->v[i], b, p->at.y + row, &ink);
	}
}

static void rows_draw(const struct page *p, struct ds_screen *s, const struct stale *stale)
{
	struct page_place at = p->top;
	uint32_t i = 0;
	const struct page_slot *slot = page_set(p, at.block);
	for (int row = 0; row < p->at.h; row++) {
		uint32_t line = at.line - slot->set.above, from; /* wraps around on the blank rows above */
		bool blank = at.line < slot->set.above;
		while (!blank && i < slot->set.n && slot->v[i].row < line)
			i++;
		for (from = i; !blank && i < slot->set.n && slot->v[i].row == line;)
			i++;
		row_draw(p, s, slot, from, i, row, stale);
		if (++at.line < slot->set.above + slot->set.rows)
			continue;
		at.line = 0;
		i = 0;
		if (!page_step(p, &at.block, 1)) {
			ds_screen_clear(s, p->at.x, p->at.y + row + 1, p->at.w, p->at.h - row - 1, DS_ROLE_TEXT);
			return;
		}
		slot = page_set(p, at.block);
	}
}

bool page_draw(const struct page *p, struct ds_screen *s, bool focus, bool whole)
{
	if (focus) {
		s->cursor_x = p->left;
		s->cursor_y = p->at.y;
	}
	if (!page_has_text(p)) {
		s->drawn.doc = NULL;
		ds_screen_clear(s, p->at.x, p->at.y, p->at.w, p->at.h, DS_ROLE_TEXT);
		return true;
	}
	struct stale stale = stale_find(p, s, whole);
	rows_draw(p, s, &stale);
	s->drawn = (struct ds_drawn){ .doc = p->doc,
				      .at = p->at,
				      .laid = p->laid,
				      .block = p->top.block,
				      .line = p->top.line,
				      .now = (uint32_t)p->now,
				      .now_i = p->now_i,
				      .hits = p->hits.version,
				      .hit = page_hit_span(p) };
	struct ds_span now = page_now_span(p);
	int x, y;
	if (now.end == now.start)
		now = page_hit_span(p);
	if (focus && now.end > now.start && page_cell(p, now.start, &x, &y)) {
		s->cursor_x = x;
		s->cursor_y = y;
	}
	return stale.end == 0;
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

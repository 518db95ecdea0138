/* html_page.c: writes what the parser finds as a page of lines, with the source place of every byte: blanks folded, cells
 * of tables that reach over rows and columns repeated where they are heads, parts of a credit line kept apart. Knows
 * no parser. */
#include "article/html.h"

/* A cell's text is repeated in the rows and columns that it reaches when it is no longer. */
#define REPEAT_BYTES 90u

static void text_add(struct html_page *p, struct ds_str s, struct ds_span at)
{
	struct html_doc *d = p->d;
	const struct ds_piece piece = { (uint32_t)d->text.n, (uint32_t)s.n, at.start, at.end - at.start };
	struct ds_piece *last = d->map_n ? &d->map[d->map_n - 1] : NULL;
	if (last && last->len == last->src_len && piece.len == piece.src_len &&
	    last->read + last->len == piece.read && last->src + last->src_len == piece.src) {
		last->len += piece.len;
		last->src_len += piece.src_len;
	} else {
		d->map = ds_grow(d->map, &d->map_cap, d->map_n + 1, sizeof *d->map);
		d->map[d->map_n++] = piece;
	}
	ds_buf_adds(&d->text, s);
	if (p->link)
		p->line_links += (uint32_t)s.n;
}

/* ---- lines ------------------------------------------------------------------------------------------------- */

void html_seam(struct html_page *p)
{
	const uint32_t at = (uint32_t)p->d->text.n;
	if (at > p->line && !p->blank && p->seams_n < SEAMS_MAX &&
	    (p->seams_n == 0 || p->seams[p->seams_n - 1] != at))
		p->seams[p->seams_n++] = at;
}

/* The line with a wide blank at every seam. */
static struct ds_str seamed(const struct html_page *p, char store[SHORT_BYTES + 3 * SEAMS_MAX])
{
	const struct ds_buf *text = &p->d->text;
	size_t n = 0, from = p->line;
	for (uint32_t k = 0; k <= p->seams_n; k++) {
		const size_t to = k < p->seams_n ? p->seams[k] : text->n;
		memcpy(store + n, text->p + from, to - from);
		n += to - from;
		from = to;
		if (k < p->seams_n && to < text->n) {
			memcpy(store + n, "　", 3);
			n += 3;
		}
	}
	return (struct ds_str){ store, n };
}

/* Does the line say who and when once its parts are kept apart? <a>东江日报</a><span>小字号</span> */
static bool is_credit_line(const struct html_page *p)
{
	char store[SHORT_BYTES + 3 * SEAMS_MAX];
	struct credits c;
	if (p->seams_n == 0 || p->d->text.n - p->line > SHORT_BYTES || p->table)
		return false;
	const struct ds_str s = seamed(p, store);
	return (credits_parse_source(s, &c) && (c.published[0] || c.source.n || c.editors.n || c.authors.n)) ||
	       credits_parse_byline(s, &c);
}

/* Writes the line again with a blank at every seam. */
static void seams_open(struct html_page *p)
{
	struct html_doc *d = p->d;
	char line[SHORT_BYTES];
	struct ds_piece pieces[SHORT_BYTES];
	size_t first = d->map_n, pieces_n = 0;
	while (first > 0 && d->map[first - 1].read >= p->line)
		first--;
	memcpy(line, d->text.p + p->line, d->text.n - p->line);
	for (size_t i = first; i < d->map_n; i++)
		pieces[pieces_n++] = d->map[i];
	d->map_n = first;
	d->text.n = p->line;
	const bool link = p->link;
	p->link = false; /* counted already */
	uint32_t seam = 0;
	for (size_t i = 0; i < pieces_n; i++) {
		struct ds_piece q = pieces[i];
		while (q.len) {
			if (seam < p->seams_n && p->seams[seam] == q.read) {
				text_add(p, DS_STR("　"), (struct ds_span){ q.src, q.src });
				seam++;
			}
			uint32_t n = q.len;
			if (seam < p->seams_n && p->seams[seam] < q.read + q.len && q.len == q.src_len)
				n = p->seams[seam] - q.read;
			const uint32_t src_n = n == q.len ? q.src_len : n;
			text_add(p, (struct ds_str){ line + (q.read - p->line), n },
				 (struct ds_span){ q.src, q.src + src_n });
			q.read += n;
			q.len -= n;
			q.src += src_n;
			q.src_len -= src_n;
		}
	}
	p->link = link;
}

/* Ends the line; in a cell, `last` says that the cell ends with it. */
static void line_close(struct html_page *p, size_t src, bool last, bool head)
{
	struct html_doc *d = p->d;
	p->blank = false;
	if (d->text.n > p->line || last) {
		if (is_credit_line(p))
			seams_open(p);
		d->lines = ds_grow(d->lines, &d->lines_cap, d->lines_n + 1, sizeof *d->lines);
		d->lines[d->lines_n++] = (struct html_line){
			.at = {(uint32_t)p->line, (uint32_t)d->text.n},
			.node = p->node,
			.table = p->table,
			.row = p->table ? p->row : 0,
			.links = p->line_links,
			.hint = p->hint,
			.level = p->level,
			.cell = last,
			.head = head,
			.name = p->name
		};
		/* the line end belongs to the source where the line does: pieces cover the page */
		const bool link = p->link;
		p->link = false;
		text_add(p, DS_STR("\n"), (struct ds_span){ (uint32_t)src, (uint32_t)src });
		p->link = link;
		p->line = d->text.n;
		p->line_links = 0;
	}
	p->seams_n = 0;
}

void html_line_end(struct html_page *p, size_t src)
{
	line_close(p, src, false, false);
}

/* ---- characters -------------------------------------------------------------------------------------------- */

/* Blanks become one, none at a line's beginning, none for a line end of the source beside Chinese. */
static void blank_flush(struct html_page *p, uint32_t next)
{
	struct html_doc *d = p->d;
	if (!p->blank)
		return;
	p->blank = false;
	if (d->text.n == p->line)
		return;
	const uint32_t before = cp_last((struct ds_str){ d->text.p + p->line, d->text.n - p->line });
	if (p->blank_line && (before >= 0x2e80 || next >= 0x2e80)) {
		html_seam(p);
		return;
	}
	text_add(p, DS_STR(" "), p->blank_at);
}

void html_chars(struct html_page *p, struct ds_str s, struct ds_span at)
{
	const bool same = at.end - at.start == s.n;
	size_t start = 0;
	for (size_t i = 0; i <= s.n;) {
		size_t to = i;
		const uint32_t cp = i < s.n ? cp_next(s, &to) : 0;
		const bool blank = i < s.n && cp_is_blank(cp);
		if (i == s.n || blank) {
			if (start < i) {
				const struct ds_str run = { s.p + start, i - start };
				const struct ds_span part = { at.start + (uint32_t)start, at.start + (uint32_t)i };
				blank_flush(p, cp_first(run));
				text_add(p, run, same ? part : at);
			}
			start = to;
		}
		if (i == s.n)
			break;
		if (blank) {
			const uint32_t from = same ? at.start + (uint32_t)i : at.start,
				       end = same ? at.start + (uint32_t)to : at.end;
			if (!p->blank) {
				p->blank_at = (struct ds_span){ from, end };
				p->blank_line = false;
			}
			p->blank = true;
			p->blank_line |= cp == '\n';
			p->blank_at.end = end;
		}
		i = to;
	}
}

/* ---- tables ------------------------------------------------------------------------------------------------ */

void html_table_begin(struct html_page *p)
{
	p->table = ++p->tables;
	memset(p->reach, 0, sizeof p->reach);
	p->cell = (struct html_cell){ 0 };
}

void html_table_end(struct html_page *p)
{
	p->table = 0;
	p->cell = (struct html_cell){ 0 };
}

/* A cell that nothing was written for: empty, or the text of the one that reaches here. */
static void cell_repeat(struct html_page *p, struct ds_span text, struct ds_span at, bool head, size_t src)
{
	if (text.end > text.start) {
		char copy[REPEAT_BYTES];
		const size_t n = text.end - text.start;
		memcpy(copy, p->d->text.p + text.start, n);
		text_add(p, (struct ds_str){ copy, n }, at);
	}
	line_close(p, src, true, head);
}

/* Cells of rows above that reach into this column and those behind it. */
static void reaches_take(struct html_page *p, size_t src)
{
	while (p->cell.col < SPAN_MAX && p->reach[p->cell.col].left) {
		struct reach *r = &p->reach[p->cell.col++];
		r->left--;
		cell_repeat(p, r->text, r->src, r->head, src);
	}
}

void html_row_begin(struct html_page *p, size_t src)
{
	html_line_end(p, src);
	p->row = ++p->rows;
	p->cell = (struct html_cell){ 0 };
}

void html_row_end(struct html_page *p, size_t src)
{
	if (p->table && p->cell.col)
		reaches_take(p, src);
}

void html_cell_begin(struct html_page *p, uint32_t across, uint32_t down, bool head, size_t src)
{
	if (p->table)
		reaches_take(p, src);
	p->cell.across = across;
	p->cell.down = down;
	p->cell.head = head;
	p->cell.open = true;
	p->cell.text = p->d->text.n;
	p->cell.map = p->d->map_n;
	p->cell.line = (uint32_t)p->d->lines_n;
}

/* What of the cell may be repeated: a short text of one line. */
static struct ds_span cell_text(const struct html_page *p, struct ds_span *src)
{
	const struct html_doc *d = p->d;
	const struct html_cell *c = &p->cell;
	struct ds_span none = { 0, 0 };
	/* the last piece is the line end */
	if (d->lines_n != c->line + 1 || c->map + 1 >= d->map_n)
		return none;
	const struct ds_span at = d->lines[c->line].at;
	const struct ds_piece *a = &d->map[c->map], *b = &d->map[d->map_n - 2];
	if (at.start != c->text || a->read != at.start || at.end - at.start > REPEAT_BYTES || b->src < a->src)
		return none;
	*src = (struct ds_span){ a->src, b->src + b->src_len };
	return at;
}

void html_cell_end(struct html_page *p, size_t src)
{
	struct html_cell *c = &p->cell;
	struct ds_span at = { 0, 0 };
	line_close(p, src, true, c->head);
	if (!p->table || !c->open)
		return;
	c->open = false;
	const struct ds_span text = cell_text(p, &at);
	const struct ds_span none = { 0, 0 };
	for (uint32_t k = 0; k < c->across && c->col < SPAN_MAX; k++, c->col++) {
		struct reach *r = &p->reach[c->col];
		/* a row's name holds for all its rows, a head for all its columns; a number is said once */
		*r = (struct reach){ .left = c->down - 1,
				     .text = c->head || c->col == 0 ? text : none,
				     .src = at,
				     .head = c->head };
		if (k)
			cell_repeat(p, c->head ? text : none, at, c->head, src);
	}
}

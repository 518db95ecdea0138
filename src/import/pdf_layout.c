/* pdf_layout.c: reading order of a page by its white space. Characters are joined to pieces of lines; a page is cut at
 * the gutters between its columns, where headlines that span them stay before what stands below; in each part rows of
 * several pieces are tables, the rest paragraphs, told apart by indents and by lines that end early. */
#include "pdf_page.h"

#include <stdlib.h>

#include "import.h"

#define BINS      256  /* across the width, to find gutters */
#define DEPTH_MAX 12   /* columns in columns */
#define GAP       0.9f /* in heights of a character: white space that parts pieces of a row */

/* The size in the middle of all. */
static float size_middle(const struct piece *v, size_t n)
{
	float *sizes = ds_alloc((n + 1) * sizeof *sizes);
	for (size_t i = 0; i < n; i++)
		sizes[i] = size_of(&v[i]);
	if (n)
		qsort(sizes, n, sizeof *sizes, float_cmp);
	const float middle = n ? sizes[n / 2] : 0;
	free(sizes);
	return middle;
}

/* ---- pieces ----------------------------------------------------------------------------------------------- */

static bool is_blank(const struct glyph *g)
{
	return g->n == 0 || (g->n == 1 && (unsigned char)g->s[0] <= ' ') ||
	       (g->n == 2 && memcmp(g->s, "\xc2\xa0", 2) == 0) ||
	       (g->n == 3 && memcmp(g->s, "\xe3\x80\x80", 3) == 0);
}

static bool is_joined(const struct piece *p, const struct glyph *g)
{
	const float size = size_of(p), both = least(p->y1, g->y1) - most(p->y0, g->y0);
	return both > 0.5f * least(size, g->y1 - g->y0) && g->x0 > p->x1 - 0.4f * size &&
	       g->x0 < p->x1 + GAP * size;
}

/* Sane numbers only: comparisons with NaN and the like would lead anywhere. */
static bool is_box(const struct glyph *g, const struct page *pg)
{
	return g->x0 > -pg->width && g->x1 < 2 * pg->width && g->x1 >= g->x0 && g->y0 > -pg->height &&
	       g->y1 < 2 * pg->height && g->y1 > g->y0;
}

static void pieces_make(struct page *pg, const struct glyph *g, size_t n)
{
	struct piece *p = NULL;
	bool blank = false;
	for (size_t i = 0; i < n && i < LAYOUT_GLYPHS_MAX; i++) {
		if (is_blank(&g[i]) || !is_box(&g[i], pg)) {
			blank = true;
			continue;
		}
		if (!p || !is_joined(p, &g[i])) {
			pg->v = ds_grow(pg->v, &pg->cap, pg->n + 1, sizeof *pg->v);
			p = &pg->v[pg->n++];
			*p = (struct piece){ g[i].x0, g[i].y0, g[i].x1, g[i].y1, (uint32_t)pg->words.n, 0 };
			blank = false;
		}
		/* Blanks are kept between Latin words; between others they are the gap of a justified line. */
		const bool latin = pg->words.n && (unsigned char)pg->words.p[pg->words.n - 1] < 0x80 && g[i].n == 1;
		if ((blank && latin) || (latin && g[i].x0 > p->x1 + 0.25f * size_of(p))) {
			ds_buf_addc(&pg->words, ' ');
			p->n++;
		}
		ds_buf_add(&pg->words, g[i].s, g[i].n);
		p->n += g[i].n;
		p->x1 = most(p->x1, g[i].x1);
		p->y0 = least(p->y0, g[i].y0);
		p->y1 = most(p->y1, g[i].y1);
		blank = false;
	}
}

/* ---- paragraphs ------------------------------------------------------------------------------------------- */

void para_close(struct layout *l)
{
	if (l->para.n) {
		const struct ds_str text = { l->para.p, l->para.n };
		if (l->para_head)
			ds_buf_addf(&l->out, "<h%u>", l->para_head);
		else
			ds_buf_addz(&l->out, "<p>");
		html_text(&l->out, text);
		if (l->para_head)
			ds_buf_addf(&l->out, "</h%u>\n", l->para_head);
		else
			ds_buf_addz(&l->out, "</p>\n");
	}
	ds_buf_reset(&l->para);
	l->para_size = 0;
	l->para_head = 0;
}

/* Where a sentence ends, no line goes on. */
static bool is_ended(struct ds_str s)
{
	static const char *const ends[] = { "。", "!", "?", "”", "：", ":", "；", "!", "?" };
	for (size_t i = 0; i < DS_COUNT(ends); i++)
		if (ds_str_ends(s, ds_str_of(ends[i])))
			return true;
	return false;
}

/* Adds a line to the paragraph that is open when it goes on in it, or begins another. left, right: edges of the column;
 * first: the line is the first of its column. */
static void line_add(struct page *pg, const struct piece *p, float left, float right, bool first, bool close)
{
	struct layout *l = pg->l;
	const float size = size_of(p);
	const struct ds_str s = text_of(pg, p);
	const bool same = l->para_size > 0 && size < 1.15f * l->para_size && size > 0.85f * l->para_size;
	const bool indented = p->x0 > left + 1.2f * size;
	const uint8_t head = l->body > 0 && size > 1.22f * l->body ? (l->titled ? 2 : 1) : 0;
	bool goes_on = same && l->para.n && !indented && (close || first) && l->para_full;
	if (first && is_ended((struct ds_str){ l->para.p, l->para.n }))
		goes_on = false;
	/* Lines of one headline are of one size and follow each other, whatever their length. */
	if (l->para_head && head && same && close && !first)
		goes_on = true;
	if (!goes_on) {
		para_close(l);
		l->para_head = head;
		l->titled = l->titled || head;
	} else if ((unsigned char)l->para.p[l->para.n - 1] < 0x80 && (unsigned char)s.p[0] < 0x80) {
		ds_buf_addc(&l->para, ' ');
	}
	ds_buf_adds(&l->para, s);
	l->para_size = size;
	l->para_full = p->x1 > right - 1.6f * size;
}

/* ---- one column ------------------------------------------------------------------------------------------- */

static int down_cmp(const void *a, const void *b)
{
	const struct piece *p = a, *q = b;
	const float x = p->y0 + p->y1, y = q->y0 + q->y1;
	return x < y ? -1 : x > y ? 1 : (p->x0 > q->x0) - (p->x0 < q->x0);
}

static int right_cmp(const void *a, const void *b)
{
	const struct piece *p = a, *q = b;
	return (p->x0 > q->x0) - (p->x0 < q->x0);
}

/* Pieces [from, to) to rows; returns how many. */
static size_t rows_make(struct page *pg, size_t from, size_t to, struct row *rows)
{
	size_t n = 0;
	qsort(pg->v + from, to - from, sizeof *pg->v, down_cmp);
	for (size_t i = from; i < to; i++) {
		struct piece *p = &pg->v[i];
		struct row *r = n ? &rows[n - 1] : NULL;
		if (r && least(r->y1, p->y1) - most(r->y0, p->y0) > 0.5f * least(r->y1 - r->y0, size_of(p))) {
			r->n++;
			r->y1 = most(r->y1, p->y1);
		} else {
			rows[n++] = (struct row){ i, 1, p->y0, p->y1 };
		}
	}
	for (size_t i = 0; i < n; i++)
		qsort(pg->v + rows[i].from, rows[i].n, sizeof *pg->v, right_cmp);
	return n;
}

/* The edge at the right: of the lines of text where there are some, as tables may be wider. */
static float right_edge(const struct page *pg, const struct row *rows, size_t n)
{
	float text = -1e9f, all = -1e9f;
	size_t lines = 0;
	for (size_t i = 0; i < n; i++) {
		const float x1 = pg->v[rows[i].from + rows[i].n - 1].x1;
		all = most(all, x1);
		if (rows[i].n > 1)
			continue;
		text = most(text, x1);
		lines++;
	}
	return lines >= 3 ? text : all;
}

static void column_say(struct page *pg, size_t from, size_t to)
{
	struct row *rows = ds_alloc((to - from + 1) * sizeof *rows);
	const size_t n = rows_make(pg, from, to, rows);
	const float right = right_edge(pg, rows, n);
	float left = 1e9f;
	for (size_t i = from; i < to; i++)
		left = least(left, pg->v[i].x0);
	for (size_t i = 0; i < n;) {
		const size_t end = table_end(pg, rows, i, n);
		if (end > i) {
			table_say(pg, rows + i, end - i);
			i = end;
			continue;
		}
		const bool close = i > 0 && rows[i].y0 - rows[i - 1].y1 < 1.3f * (rows[i].y1 - rows[i].y0);
		for (size_t k = rows[i].from; k < rows[i].from + rows[i].n; k++)
			line_add(pg, &pg->v[k], left, right, i == 0, close && k == rows[i].from);
		i++;
	}
	free(rows);
}

/* ---- columns ---------------------------------------------------------------------------------------------- */

/* Do the lines on one side of a gutter look like text set in a column: several, wide, and most of them full? */
static bool is_column(const struct piece *v, size_t n, float x0, float x1, float size)
{
	size_t lines = 0, full = 0;
	float left = 1e9f, right = -1e9f;
	for (size_t i = 0; i < n; i++)
		if (v[i].x0 >= x0 && v[i].x1 <= x1) {
			left = least(left, v[i].x0);
			right = most(right, v[i].x1);
		}
	for (size_t i = 0; i < n; i++)
		if (v[i].x0 >= x0 && v[i].x1 <= x1) {
			lines++;
			full += v[i].x1 - v[i].x0 > 0.75f * (right - left);
		}
	return lines >= 3 && full * 2 >= lines && right - left > 7 * size;
}

/* A gutter between columns: the middle of the widest stretch that fewest pieces cross; 0 when there is none. */
static float gutter_find(const struct piece *v, size_t n)
{
	uint32_t cover[BINS + 1] = { 0 };
	float left = 1e9f, right = -1e9f;
	const float size = size_middle(v, n);
	for (size_t i = 0; i < n; i++) {
		left = least(left, v[i].x0);
		right = most(right, v[i].x1);
	}
	const float step = (right - left) / BINS;
	if (n < 6 || step <= 0 || size <= 0)
		return 0;
	for (size_t i = 0; i < n; i++) {
		const int from = (int)((v[i].x0 - left) / step), to = (int)((v[i].x1 - left) / step);
		for (int b = from < 0 ? 0 : from; b <= to && b < BINS; b++)
			cover[b]++;
	}
	uint32_t fewest = UINT32_MAX;
	for (int b = BINS / 8; b < BINS - BINS / 8; b++)
		fewest = cover[b] < fewest ? cover[b] : fewest;
	if (fewest * 4 > n)
		return 0;
	/* A stretch is a gutter when both sides are columns; the widest first is not worth a sort: all are tried. */
	for (int b = BINS / 8; b < BINS - BINS / 8; b++) {
		int end = b;
		while (end < BINS - BINS / 8 && cover[end] <= fewest + fewest / 2)
			end++;
		if ((float)(end - b) * step > 0.8f * size) {
			const float x = left + ((float)(b + end) / 2) * step;
			if (is_column(v, n, left - 1, x, size) && is_column(v, n, x, right + 1, size))
				return x;
		}
		b = end > b ? end : b;
	}
	return 0;
}

/* A part of the page that is still to be said. */
struct part {
	size_t from, to;
	unsigned depth;
};

/* Pieces [from, to) that a gutter at x parts: into spanning ones and columns between them, as parts in reading order. */
static size_t gutter_cut(struct page *pg, struct part whole, float x, struct part *parts, size_t max)
{
	const size_t n = whole.to - whole.from;
	struct piece *sorted = ds_alloc((n + 1) * sizeof *sorted);
	size_t parts_n = 0, at = whole.from, i = 0;
	qsort(pg->v + whole.from, n, sizeof *pg->v, down_cmp);
	memcpy(sorted, pg->v + whole.from, n * sizeof *sorted);
	while (i < n && parts_n + 3 <= max) {
		size_t end = i, begin = at;
		while (end < n && sorted[end].x0 < x && sorted[end].x1 > x)
			pg->v[at++] = sorted[end++];
		if (at > begin)
			parts[parts_n++] = (struct part){ begin, at, DEPTH_MAX };
		i = end;
		while (end < n && !(sorted[end].x0 < x && sorted[end].x1 > x))
			end++;
		if (parts_n + 6 > max)
			end = n; /* the last band takes the rest */
		for (int side = 0; side < 2; side++) {
			begin = at;
			for (size_t k = i; k < end; k++)
				if ((sorted[k].x0 >= x) == (side == 1))
					pg->v[at++] = sorted[k];
			if (at > begin)
				parts[parts_n++] = (struct part){ begin, at, whole.depth + 1 };
		}
		i = end;
	}
	free(sorted);
	return parts_n;
}

static void parts_say(struct page *pg)
{
	enum { PARTS = 192, MOST = 64 };
	struct part stack[PARTS], cut[MOST];
	size_t n = 1;
	stack[0] = (struct part){ 0, pg->n, 0 };
	while (n > 0) {
		const struct part p = stack[--n];
		const float x =
		    p.depth < DEPTH_MAX && n + MOST < PARTS ? gutter_find(pg->v + p.from, p.to - p.from) : 0;
		if (x <= 0) {
			column_say(pg, p.from, p.to);
			continue;
		}
		size_t k = gutter_cut(pg, p, x, cut, MOST);
		while (k > 0)
			stack[n++] = cut[--k];
	}
}

/* ---- a page ----------------------------------------------------------------------------------------------- */

/* 12, - 12 -, 第12页 and the like; what is left of a line without digits tells running heads from page to page. */
static bool is_folio(struct ds_str s, struct ds_buf *rest)
{
	bool digits = false;
	size_t letters = 0;
	ds_buf_reset(rest);
	for (size_t i = 0; i < s.n; i++) {
		const char c = s.p[i];
		digits = digits || (c >= '0' && c <= '9');
		if ((c >= '0' && c <= '9') || c == ' ')
			continue;
		ds_buf_addc(rest, c);
		letters += !strchr("-/.|", c) && ((unsigned char)c & 0xc0) != 0x80;
	}
	return digits && s.n < 24 && letters <= 2;
}

/* Takes away the first or last line of a page when it is its number, or what stands there on every page. */
static void edge_drop(struct page *pg, int which)
{
	size_t at = 0;
	struct ds_buf rest = { 0 };
	if (pg->n == 0)
		return;
	for (size_t i = 1; i < pg->n; i++)
		if (which == 0 ? pg->v[i].y0 < pg->v[at].y0 : pg->v[i].y1 > pg->v[at].y1)
			at = i;
	const struct piece p = pg->v[at];
	const bool outside = which == 0 ? p.y1 < 0.1f * pg->height : p.y0 > 0.9f * pg->height;
	const bool folio = is_folio(text_of(pg, &p), &rest);
	struct ds_buf *before = &pg->l->edge[which];
	const bool again =
	    rest.n > 0 && ds_str_eq((struct ds_str){ rest.p, rest.n }, (struct ds_str){ before->p, before->n });
	if (outside && (folio || again)) {
		memmove(pg->v + at, pg->v + at + 1, (pg->n - at - 1) * sizeof *pg->v);
		pg->n--;
	}
	ds_buf_reset(before);
	if (outside)
		ds_buf_add(before, rest.p, rest.n);
	ds_buf_done(&rest);
}

void layout_page(struct layout *l, const struct glyph *glyphs, size_t n, float width, float height)
{
	struct page pg = { .l = l, .width = width, .height = height };
	pieces_make(&pg, glyphs, n);
	edge_drop(&pg, 0);
	edge_drop(&pg, 1);
	const float middle = size_middle(pg.v, pg.n);
	if (middle > 0)
		l->body = l->body > 0 && pg.n < 10 ? l->body : middle;
	if (pg.n)
		parts_say(&pg);
	free(pg.v);
	ds_buf_done(&pg.words);
}

void layout_end(struct layout *l)
{
	para_close(l);
}

void layout_free(struct layout *l)
{
	ds_buf_done(&l->out);
	ds_buf_done(&l->para);
	ds_buf_done(&l->edge[0]);
	ds_buf_done(&l->edge[1]);
}

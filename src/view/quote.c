/* quote.c: below a list, the rows of the text in which the chosen row's figure stands, so that it can be checked without leaving
 * the list. */
#include "app.h"

enum { QUOTED = 3, FROM_ROWS = 16 };

/* Rows of a list's body that the quotation and the line above it take. */
int quote_rows(int body)
{
	return body >= FROM_ROWS ? QUOTED + 1 : 0;
}

/* The figure that the chosen row of the list is about; NULL: there is none. */
static const struct ds_figure *figure_of(const struct ds_view *v)
{
	const struct ds_figure *f = v->page.doc ? v->page.doc->figures.v : NULL;
	const struct ds_check *check = v->overlay == IN_CHECKS ? checks_now(&v->checks) : NULL;
	if (v->overlay == IN_TABLE)
		return table_figure(&v->table);
	if (v->overlay == IN_COMPARE && v->compare.now < v->compare.n)
		return &f[v->compare.v[v->compare.now]];
	return check ? &f[checks_figure(&v->checks, check)] : NULL;
}

static void piece_draw(struct ds_screen *s, struct ds_str text, const struct ds_set_piece *piece,
		       struct ds_span strong, int x, int y, int end)
{
	const struct {
		uint32_t to;
		enum ds_role role;
	} parts[] = {
		{strong.start, DS_ROLE_TEXT      },
		{ strong.end,  DS_ROLE_FIGURE_NOW},
		{ piece->end,  DS_ROLE_TEXT      },
	};
	uint32_t from = piece->start;
	for (size_t i = 0; i < DS_COUNT(parts); i++) {
		const uint32_t to = parts[i].to < piece->end ? parts[i].to : piece->end;
		if (to <= from)
			continue;
		x = ds_screen_put(s, x, y, end, ds_str_slice(text, (struct ds_span){ from, to }), parts[i].role);
		from = to;
	}
}

/* The rows of a text that was set, those around what stands out. */
static void rows_draw(struct ds_screen *s, struct ds_rect at, struct ds_str text, const struct ds_set_block *set,
		      struct ds_span strong)
{
	uint32_t row = 0;
	for (uint32_t i = 0; i < set->n && set->v[i].start <= strong.start; i++)
		row = set->v[i].row;
	const uint32_t h = (uint32_t)at.h;
	uint32_t first = row > 0 ? row - 1 : 0;
	if (first + h > set->rows)
		first = set->rows > h ? set->rows - h : 0;
	for (uint32_t i = 0; i < set->n; i++) {
		const struct ds_set_piece *piece = &set->v[i];
		if (piece->row < first || piece->row >= first + h)
			continue;
		const int x = at.x + piece->col, y = at.y + (int)(piece->row - first);
		if (piece->over)
			ds_screen_put(s, x, y, at.x + at.w, ds_str_of(piece->over), DS_ROLE_QUIET);
		else
			piece_draw(s, text, piece, strong, x, y, at.x + at.w);
	}
}

/* In the line: which article it is. */
static void title_draw(struct ds_screen *s, int x, int y, int end, struct ds_str title)
{
	x = ds_screen_put(s, x, y, end, DS_STR(" "), DS_ROLE_QUIET);
	x = ds_screen_put_cut(s, x, y, end - 1, title, DS_ROLE_QUIET);
	ds_screen_put(s, x, y, end, DS_STR(" "), DS_ROLE_QUIET);
}

/* `at`: the rows that quote_rows asked for, the first of them for the line. */
void quote_draw(const struct ds_view *v, struct ds_screen *s, struct ds_rect at)
{
	const struct ds_figure *f = figure_of(v);
	const struct table_held *held = v->overlay == IN_TABLE ? table_held(&v->table) : NULL;
	const struct ds_rect below = { at.x + 1, at.y + 1, at.w - 1, at.h - 1 };
	struct ds_set_block set;
	ds_screen_clear(s, at.x, at.y, at.w, at.h, DS_ROLE_TEXT);
	if (!f)
		return;
	for (int x = at.x; x < at.x + at.w; x++)
		ds_screen_put(s, x, at.y, x + 1, ds_str_of(v->amb == DS_AMBIGUOUS_WIDE ? "-" : "─"), DS_ROLE_FRAME);
	if (held) {
		struct ds_article_row row;
		if (ds_library_row(v->lib, held->id, &row))
			title_draw(s, at.x + 1, at.y, at.x + at.w - 1, row.title);
		const uint32_t n = f->at.end - f->at.start;
		ds_setter_text(v->page.setter, held->around, at.w - 2, &set);
		rows_draw(s, below, held->around, &set, (struct ds_span){ held->at, held->at + n });
		return;
	}
	ds_setter_run(v->page.setter, v->page.doc, f->block, at.w - 2, &set);
	rows_draw(s, below, v->page.doc->reading.text, &set, f->at);
}

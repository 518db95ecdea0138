/* csv.c: records as CSV (RFC 4180: CR LF, quotes doubled) and as TSV (LF; tab, line ends and backslash as \t \n \r
 * \\). Missing values are empty; the items of a list are separated by "; "; records
 * inside a cell are lines to read. */
#include "writer.h"

/* Bytes that need care: in CSV the field is quoted, in TSV they are escaped by this letter. */
static const char quoted[256] = { ['"'] = 1, [','] = 1, ['\n'] = 1, ['\r'] = 1 };
static const char escapes[256] = { ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\\'] = '\\' };

typedef void add_fn(struct ds_buf *b, struct ds_str s);

static void csv_add(struct ds_buf *b, struct ds_str s)
{
	bool quote = s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' ');
	for (size_t i = 0; i < s.n && !quote; i++)
		quote = quoted[(unsigned char)s.p[i]];
	if (!quote) {
		ds_buf_adds(b, s);
		return;
	}
	char *start = out_room(b, 2 * s.n + 2), *p = start;
	*p++ = '"';
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			*p++ = '"';
		*p++ = s.p[i];
	}
	*p++ = '"';
	b->n += (size_t)(p - start);
}

static void tsv_add(struct ds_buf *b, struct ds_str s)
{
	char *start = out_room(b, 2 * s.n), *p = start;
	for (size_t i = 0; i < s.n; i++) {
		char letter = escapes[(unsigned char)s.p[i]];
		if (letter)
			*p++ = '\\';
		*p++ = letter ? letter : s.p[i];
	}
	b->n += (size_t)(p - start);
}

static void list_add(struct ds_buf *b, const struct cell *c, add_fn *add)
{
	struct ds_buf all = { 0 };
	cell_flat(c, &all);
	add(b, (struct ds_str){ all.p, all.n });
	ds_buf_done(&all);
}

static void cell_add(struct ds_buf *b, const struct cell *c, add_fn *add)
{
	switch (c->type) {
	case CELL_NULL:
		break;
	case CELL_TEXT:
		add(b, c->s);
		break;
	case CELL_NUMBER:
		ds_buf_adds(b, c->s);
		break;
	case CELL_TRUE:
		ds_buf_add(b, "true", 4);
		break;
	case CELL_FALSE:
		ds_buf_add(b, "false", 5);
		break;
	case CELL_LIST:
	case CELL_ITEMS:
	case CELL_OBJECT:
		list_add(b, c, add);
		break;
	}
}

static void head_add(struct sink *s, char separator, const char *end)
{
	for (size_t i = 0; i < s->pick_n; i++) {
		if (i)
			ds_buf_addc(&s->out->buf, separator);
		ds_buf_addz(&s->out->buf, s->kind->fields[s->pick[i]].name);
	}
	ds_buf_addz(&s->out->buf, end);
}

static void row_add(struct sink *s, const struct cell *cells, char separator, add_fn *add, const char *end)
{
	struct ds_buf *b = &s->out->buf;
	for (size_t i = 0; i < s->pick_n; i++) {
		if (i)
			ds_buf_addc(b, separator);
		cell_add(b, &cells[s->pick[i]], add);
	}
	ds_buf_addz(b, end);
}

static void csv_begin(struct sink *s)
{
	head_add(s, ',', "\r\n");
}

static void csv_row(struct sink *s, const struct cell *cells)
{
	row_add(s, cells, ',', csv_add, "\r\n");
}

static void tsv_begin(struct sink *s)
{
	head_add(s, '\t', "\n");
}

static void tsv_row(struct sink *s, const struct cell *cells)
{
	row_add(s, cells, '\t', tsv_add, "\n");
}

static void nothing_more(struct sink *s)
{
	(void)s;
}

const struct writer writer_csv = { "csv", csv_begin, csv_row, nothing_more, "RFC 4180, with a header" };
const struct writer writer_tsv = { "tsv", tsv_begin, tsv_row, nothing_more, "tab separated, with a header" };

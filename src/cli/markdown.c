/* markdown.c: records as a table of Markdown (GFM, 4.10), numbers at the right. A cell is one line of plain text: what
 * Markdown would read in it is escaped by a backslash, a line end is a blank. */
#include "writer.h"

static const char signs[256] = { ['\\'] = 1, ['`'] = 1, ['*'] = 1, ['_'] = 1, ['['] = 1, [']'] = 1,
				 ['<'] = 1,  ['>'] = 1, ['&'] = 1, ['|'] = 1, ['~'] = 1 };

static void text_add(struct ds_buf *out, struct ds_str s)
{
	char *start = out_room(out, 2 * s.n), *p = start;
	for (size_t i = 0; i < s.n; i++) {
		if (signs[(unsigned char)s.p[i]])
			*p++ = '\\';
		*p++ = s.p[i] == '\n' || s.p[i] == '\r' || s.p[i] == '\t' ? ' ' : s.p[i];
	}
	out->n += (size_t)(p - start);
}

static void table_begin(struct sink *s)
{
	struct ds_buf *b = &s->out->buf;
	for (size_t i = 0; i < s->pick_n; i++)
		ds_buf_addf(b, "| %s ", s->kind->fields[s->pick[i]].name);
	ds_buf_addz(b, "|\n");
	for (size_t i = 0; i < s->pick_n; i++)
		ds_buf_addz(b, s->kind->fields[s->pick[i]].flags & FIELD_NUMBER ? "| ---: " : "| --- ");
	ds_buf_addz(b, "|\n");
}

static void table_row(struct sink *s, const struct cell *cells)
{
	struct ds_buf *b = &s->out->buf, words = { 0 };
	for (size_t i = 0; i < s->pick_n; i++) {
		ds_buf_reset(&words);
		cell_plain(&cells[s->pick[i]], &words);
		ds_buf_addz(b, "| ");
		text_add(b, (struct ds_str){ words.p, words.n });
		ds_buf_addz(b, words.n > 0 ? " " : "");
	}
	ds_buf_addz(b, "|\n");
	ds_buf_done(&words);
}

static void table_end(struct sink *s)
{
	(void)s;
}

const struct writer writer_md = { "md", table_begin, table_row, table_end, "a table of Markdown" };

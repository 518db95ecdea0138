/* plain.c: reads plain text: every line that is not blank is a block, a short first line the title. */
#include "article/private.h"

/* Blanks of both widths at either end. */
static struct ds_span line_trim(struct ds_str s, struct ds_span at)
{
	for (;;) {
		if (at.start < at.end && strchr(" \t\r\f\v", s.p[at.start]) && s.p[at.start])
			at.start++;
		else if (at.end - at.start >= 3 && memcmp(s.p + at.start, "\xe3\x80\x80", 3) == 0)
			at.start += 3;
		else
			break;
	}
	for (;;) {
		if (at.start < at.end && strchr(" \t\r\f\v", s.p[at.end - 1]) && s.p[at.end - 1])
			at.end--;
		else if (at.end - at.start >= 3 && memcmp(s.p + at.end - 3, "\xe3\x80\x80", 3) == 0)
			at.end -= 3;
		else
			break;
	}
	return at;
}

void plain_read(struct ds_str source, struct ds_arena *arena, struct ds_reading *out)
{
	struct builder b;
	struct ds_article *article = DS_NEW(arena, struct ds_article);
	builder_begin(&b, source, arena);
	for (size_t i = 0; i < source.n;) {
		const char *lf = memchr(source.p + i, '\n', source.n - i);
		const size_t end = lf ? (size_t)(lf - source.p) : source.n;
		const struct ds_span line = line_trim(source, (struct ds_span){ (uint32_t)i, (uint32_t)end });
		i = end + 1;
		if (line.start >= line.end)
			continue;
		const bool title = b.blocks_n == 0 && line.end - line.start <= 180;
		builder_block(&b, (struct ds_block){ .kind = title ? DS_BLOCK_TITLE : DS_BLOCK_PARAGRAPH });
		builder_source(&b, line.start, line.end);
		builder_block_end(&b);
		if (title)
			article->title = ds_str_slice(source, line);
	}
	builder_end(&b, out);
	article->block_n = out->blocks_n;
	out->articles = article;
	out->articles_n = out->blocks_n ? 1 : 0;
}

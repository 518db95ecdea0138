/* html.c: the pages that the helper makes itself. What they say about the article stands in them the way web pages
 * say it, so that one reader of structure serves both. */
#include "import.h"

void html_text(struct ds_buf *b, struct ds_str s)
{
	size_t plain = 0;
	if (s.n == 0)
		return;
	for (size_t i = 0; i <= s.n; i++) {
		const char c = i < s.n ? s.p[i] : '\0';
		const char *to = NULL;
		if (c == '&')
			to = "&amp;";
		else if (c == '<')
			to = "&lt;";
		else if (c == '>')
			to = "&gt;";
		else if (c == '"')
			to = "&quot;";
		else if (i < s.n && (unsigned char)c < 0x20 && c != '\n' && c != '\t')
			to = " ";
		if (!to && i < s.n)
			continue;
		ds_buf_add(b, s.p + plain, i - plain);
		ds_buf_addz(b, to ? to : "");
		plain = i + 1;
	}
}

static void meta(struct ds_buf *b, const char *name, struct ds_str value)
{
	if (value.n == 0)
		return;
	ds_buf_addf(b, "<meta name=\"%s\" content=\"", name);
	html_text(b, value);
	ds_buf_addz(b, "\">\n");
}

void html_begin(struct ds_buf *b, const struct doc *d)
{
	ds_buf_addz(b, "\xef\xbb\xbf<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n");
	if (d->title.n) {
		ds_buf_addz(b, "<title>");
		html_text(b, d->title);
		ds_buf_addz(b, "</title>\n");
	}
	meta(b, "author", d->author);
	meta(b, "article:published_time", d->published);
	meta(b, "source", d->source);
	if (d->link.n) {
		ds_buf_addz(b, "<link rel=\"canonical\" href=\"");
		html_text(b, d->link);
		ds_buf_addz(b, "\">\n<base href=\"");
		html_text(b, d->link);
		ds_buf_addz(b, "\">\n");
	}
	ds_buf_addz(b, "</head><body><article>\n");
}

void html_end(struct ds_buf *b)
{
	ds_buf_addz(b, "</article></body></html>\n");
}

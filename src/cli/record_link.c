/* record_link.c: a link as cells. */
#include "record.h"

/* clang-format off */
static const struct field link_fields[LINK_FIELDS] = {
	[LINK_DOC]     = { "doc",     5, FIELD_PATH,   "the file as named, - for standard input" },
	[LINK_ARTICLE] = { "article", 6, FIELD_NUMBER, "number of the article in the file, from 1" },
	[LINK_LINE]    = { "line",    4, FIELD_NUMBER, "line of the file it begins in, from 1" },
	[LINK_START]   = { "start",   0, FIELD_NUMBER, "byte where the underlined words begin, in the decoded text" },
	[LINK_END]     = { "end",     0, FIELD_NUMBER, "byte after them" },
	[LINK_NUMBER]  = { "number",  1, FIELD_NUMBER, "number of the link in the file, from 1" },
	[LINK_TEXT]    = { "text",    2, FIELD_TEXT,   "the words that are underlined" },
	[LINK_HREF]    = { "href",    1, FIELD_TEXT,   "the address, made absolute where the page says its own" },
};
/* clang-format on */

const struct record_kind record_link = { "links", link_fields, LINK_FIELDS };

void record_of_link(struct record_doc *d, uint32_t link, struct cell *cells)
{
	const struct ds_reading *r = &d->doc->reading;
	const struct ds_link *k = &r->links[link];
	ds_arena_done(&d->scratch);
	span_cells(d, k->at, ds_reading_block(r, k->at.start), cells);
	cells[LINK_NUMBER] =
	    decimal_cell(ds_arena_raw(&d->scratch, DS_DECIMAL_CHARS, 1), ds_decimal_from(link + 1));
	cells[LINK_TEXT] = text_cell(ds_str_slice(r->text, k->at));
	cells[LINK_HREF] = text_cell(k->href);
}

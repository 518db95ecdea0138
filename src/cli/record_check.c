/* record_check.c: a check as cells: the numbers as numbers, and the figures they come from with their places. */
#include "record.h"

/* clang-format off */
static const struct field check_fields[CHECK_FIELDS] = {
	[CHECK_DOC]        = { "doc",         9, FIELD_PATH,   "the file as named, - for standard input" },
	[CHECK_ARTICLE]    = { "article",    10, FIELD_NUMBER, "number of the article in the file, from 1" },
	[CHECK_LINE]       = { "line",        2, FIELD_NUMBER, "line of the file it begins in, from 1" },
	[CHECK_START]      = { "start",       0, FIELD_NUMBER, "byte where the first figure cited begins, in the decoded text" },
	[CHECK_END]        = { "end",         0, FIELD_NUMBER, "byte after the last figure cited" },
	[CHECK_KIND]       = { "kind",        1, FIELD_TEXT,   "parts, rate, growth or pair" },
	[CHECK_CONSISTENT] = { "consistent",  1, FIELD_VERDICT, "true: agrees within rounding; false; null: cannot tell" },
	[CHECK_TEXT]       = { "text",        6, FIELD_TEXT,   "as written, from the first to the last figure cited" },
	[CHECK_LABEL]      = { "label",       3, FIELD_TEXT,   "what is counted: the label of the stated figure or of the total" },
	[CHECK_TOTAL]      = { "total",       2, FIELD_NUMBER, "the total, the whole, the level reached, what was received; null: 100 percent" },
	[CHECK_PARTS]      = { "parts",       2, FIELD_TEXT,   "list: the parts, the part, the level before or the amount of growth, what was closed" },
	[CHECK_COMPUTED]   = { "computed",    1, FIELD_NUMBER, "what follows from them: the sum, the rate, the growth" },
	[CHECK_STATED]     = { "stated",      1, FIELD_NUMBER, "what the text says instead; null for a pair" },
	[CHECK_UNIT]       = { "unit",        4, FIELD_TEXT,   "unit of computed and stated" },
	[CHECK_REGION]     = { "region",      7, FIELD_PATH,   "path of the place it is about" },
	[CHECK_CITES]      = { "cites",       8, FIELD_TEXT,   "list of the figures it comes from: role, text, start, end" },
};
/* clang-format on */

const struct record_kind record_check = { "checks", check_fields, CHECK_FIELDS };

static const char *const cite_names[] = { "role", "text", "start", "end" };

static struct cell number_cell(struct record_doc *d, struct ds_decimal v)
{
	return decimal_cell(ds_arena_raw(&d->scratch, DS_DECIMAL_CHARS, 1), v);
}

static struct cell cite_cell(struct record_doc *d, const char *role, uint32_t figure)
{
	const struct ds_figure *f = &d->doc->figures.v[figure];
	struct ds_span at = ds_reading_source(&d->doc->reading, f->at);
	struct cell *v = DS_NEW_ARRAY(&d->scratch, struct cell, DS_COUNT(cite_names));
	v[0] = word_cell(role);
	v[1] = text_cell(ds_str_slice(d->doc->reading.text, f->at));
	v[2] = number_cell(d, ds_decimal_from(at.start));
	v[3] = number_cell(d, ds_decimal_from(at.end));
	return (
	    struct cell){ .type = CELL_OBJECT, .items = v, .names = cite_names, .list_n = DS_COUNT(cite_names) };
}

/* A rate with two places more than the text has, no digits without end. */
static struct ds_decimal rounded(const struct ds_check *c, const struct ds_figure *stated)
{
	struct ds_decimal out = c->computed;
	int places = 2;
	if (c->kind == DS_CHECK_PARTS)
		return out;
	if (stated && stated->value.exp < 0)
		places -= stated->value.exp;
	ds_decimal_div(c->computed, ds_decimal_from(1), places, DS_ROUND_NEAREST, &out);
	return out;
}

static struct cell verdict_cell(uint8_t verdict)
{
	return (struct cell){ .type = verdict == DS_VERDICT_TRUE    ? CELL_TRUE
				      : verdict == DS_VERDICT_FALSE ? CELL_FALSE
								    : CELL_NULL };
}

void record_of_check(struct record_doc *d, const struct ds_check *c, struct cell *cells)
{
	const struct ds_figure *v = d->doc->figures.v;
	const struct ds_figure *total = c->total != DS_CHECK_NONE ? &v[c->total] : NULL;
	const struct ds_figure *stated = c->stated != DS_CHECK_NONE ? &v[c->stated] : NULL;
	const struct ds_figure *named = stated ? stated : total ? total : &v[c->parts[0]];
	bool shared = c->stated == c->total;
	ds_arena_done(&d->scratch);
	span_cells(d, c->at, c->block, cells);
	cells[CHECK_KIND] = word_cell(ds_check_word((enum ds_check_kind)c->kind));
	cells[CHECK_CONSISTENT] = verdict_cell(c->verdict);
	cells[CHECK_TEXT] = text_cell(ds_str_slice(d->doc->reading.text, c->at));
	cells[CHECK_LABEL] = text_cell(named->label);
	cells[CHECK_TOTAL] = total ? number_cell(d, total->value) : (struct cell){ 0 };
	struct cell *parts = DS_NEW_ARRAY(&d->scratch, struct cell, c->parts_n);
	struct cell *cites = DS_NEW_ARRAY(&d->scratch, struct cell, c->parts_n + 2);
	uint32_t n = 0;
	if (total)
		cites[n++] = cite_cell(d, "total", c->total);
	for (uint32_t i = 0; i < c->parts_n; i++) {
		parts[i] = number_cell(d, v[c->parts[i]].value);
		cites[n++] = cite_cell(d, "part", c->parts[i]);
	}
	if (stated && !shared)
		cites[n++] = cite_cell(d, "stated", c->stated);
	cells[CHECK_PARTS] = (struct cell){ .type = CELL_ITEMS, .items = parts, .list_n = c->parts_n };
	cells[CHECK_COMPUTED] = number_cell(d, rounded(c, stated));
	cells[CHECK_STATED] = stated   ? number_cell(d, stated->value)
			      : !total ? number_cell(d, ds_decimal_from(100))
				       : (struct cell){ 0 };
	bool percent = c->kind == DS_CHECK_PAIR || (!stated && !total);
	cells[CHECK_UNIT] = percent ? word_cell("%") : text_cell(named->unit);
	cells[CHECK_REGION] = place_cell(d, named->place);
	cells[CHECK_CITES] = (struct cell){ .type = CELL_ITEMS, .items = cites, .list_n = n };
}

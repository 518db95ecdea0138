/* docx.c: the text of a DOCX as a page: headings, paragraphs with the numbers Word shows before them, lists, tables
 * with their merged cells, footnotes at the end. Pictures, fields, deleted text and looks are left out. */
#include <stdio.h>
#include <stdlib.h>

#include "book.h"
#include "xml.h"

#define TABLES_MAX 16 /* inside each other; deeper ones are text */
#define COLUMNS    64
#define PARAS_MAX  8 /* inside each other: text boxes */
#define NOTES_MAX  10000u
#define TEXT_MAX   ((size_t)128 << 20)

struct para {
	struct ds_buf text;
	struct docx_look look;
	bool centred, listed;
};

/* A table that is open. Where a merged cell grows downward its rowspan is counted up in what was written already. */
struct table {
	size_t rowspan[COLUMNS]; /* offset of its five digits in out; 0: none */
	uint32_t rows[COLUMNS];
	uint32_t column, span;
	enum { CELL_PLAIN, CELL_TOP, CELL_BELOW } cell;
	bool cell_begun;
	size_t hidden; /* where out stood when a cell that goes on from above began */
};

struct docx_reader {
	struct xml *x;
	struct docx_styles *styles;
	struct ds_buf *out;
	struct para paras[PARAS_MAX];
	unsigned paras_n, paras_beyond;
	struct table tables[TABLES_MAX];
	unsigned tables_n, tables_beyond;
	bool in_list, titled;
	uint32_t blocks; /* written so far */
	uint32_t notes;
	bool in_text; /* inside w:t */
};

/* ---- paragraphs ------------------------------------------------------------------------------------------- */

static struct para *para_of(struct docx_reader *r)
{
	return r->paras_n ? &r->paras[r->paras_n - 1] : NULL;
}

static void para_begin(struct docx_reader *r)
{
	if (r->paras_n == PARAS_MAX) {
		r->paras_beyond++;
		return;
	}
	struct para *p = &r->paras[r->paras_n++];
	ds_buf_reset(&p->text);
	p->look = (struct docx_look){ 0 };
	p->centred = p->listed = false;
}

static void list_end(struct docx_reader *r)
{
	if (r->in_list)
		ds_buf_addz(r->out, "</ul>\n");
	r->in_list = false;
}

static void cell_begin(struct docx_reader *r);

static void para_end(struct docx_reader *r)
{
	if (r->paras_beyond) {
		r->paras_beyond--;
		return;
	}
	struct para *p = para_of(r);
	if (!p)
		return;
	struct ds_buf number = { 0 };
	const struct ds_str text = trimmed((struct ds_str){ p->text.p, p->text.n });
	r->paras_n--;
	if (r->tables_n)
		cell_begin(r);
	if (text.n == 0)
		return;
	const bool listed = p->look.list && docx_number(r->styles, p->look.list, p->look.level, &number);
	const bool item = listed && number.n == 0 && !p->look.outline && r->tables_n == 0;
	/* Without a style for it the title is the first line that stands in the middle. */
	if (!r->titled && !p->look.outline && p->centred && r->blocks < 3 && r->tables_n == 0)
		p->look.outline = 1;
	r->titled = r->titled || p->look.outline == 1;
	const unsigned h = p->look.outline < 6 ? p->look.outline : 6;
	if (item != r->in_list) {
		list_end(r);
		if (item)
			ds_buf_addz(r->out, "<ul>\n");
		r->in_list = item;
	}
	if (h)
		ds_buf_addf(r->out, "<h%u>", h);
	else
		ds_buf_addz(r->out, item ? "<li>" : "<p>");
	html_text(r->out, (struct ds_str){ number.p, number.n });
	ds_buf_adds(r->out, text);
	if (h)
		ds_buf_addf(r->out, "</h%u>\n", h);
	else
		ds_buf_addz(r->out, item ? "</li>\n" : "</p>\n");
	r->blocks++;
	ds_buf_done(&number);
}

/* ---- tables ----------------------------------------------------------------------------------------------- */

static struct table *table_of(struct docx_reader *r)
{
	return r->tables_n && !r->tables_beyond ? &r->tables[r->tables_n - 1] : NULL;
}

static void table_begin(struct docx_reader *r)
{
	list_end(r);
	if (r->tables_n == TABLES_MAX) {
		r->tables_beyond++;
		return;
	}
	if (r->tables_n)
		cell_begin(r);
	r->tables[r->tables_n++] = (struct table){ .column = 0 };
	ds_buf_addz(r->out, "<table>\n");
}

static void table_end(struct docx_reader *r)
{
	if (r->tables_beyond)
		r->tables_beyond--;
	else if (r->tables_n) {
		r->tables_n--;
		ds_buf_addz(r->out, "</table>\n");
		r->blocks++;
	}
}

/* The tag of a cell is written when its first content comes: its properties stand before that. */
static void cell_begin(struct docx_reader *r)
{
	struct table *t = table_of(r);
	if (!t || t->cell_begun)
		return;
	t->cell_begun = true;
	t->hidden = 0;
	const uint32_t c = t->column < COLUMNS ? t->column : COLUMNS - 1;
	if (t->cell == CELL_BELOW && t->rowspan[c]) {
		char digits[8];
		snprintf(digits, sizeof digits, "%05u", ++t->rows[c] % 100000);
		memcpy(r->out->p + t->rowspan[c], digits, 5);
		t->hidden = r->out->n;
		return;
	}
	ds_buf_addz(r->out, "<td");
	if (t->span > 1)
		ds_buf_addf(r->out, " colspan=\"%u\"", t->span);
	t->rowspan[c] = 0;
	if (t->cell == CELL_TOP) {
		ds_buf_addz(r->out, " rowspan=\"00001\"");
		t->rowspan[c] = r->out->n - 6;
		t->rows[c] = 1;
	}
	ds_buf_addc(r->out, '>');
}

static void cell_end(struct docx_reader *r)
{
	struct table *t = table_of(r);
	if (!t)
		return;
	list_end(r);
	cell_begin(r);
	if (t->hidden)
		r->out->n = t->hidden;
	else
		ds_buf_addz(r->out, "</td>");
	t->column += t->span;
}

/* ---- elements --------------------------------------------------------------------------------------------- */

enum tag {
	TAG_OTHER,
	TAG_P,
	TAG_T,
	TAG_TAB,
	TAG_BR,
	TAG_TBL,
	TAG_TR,
	TAG_TC,
	TAG_SPAN,
	TAG_MERGE,
	TAG_STYLE,
	TAG_LIST,
	TAG_LEVEL,
	TAG_OUTLINE,
	TAG_JC,
	TAG_NOTE,
	TAG_NOTE_REF,
	TAG_SKIP,
	TAG_HYPHEN,
};

static const struct tag_row {
	const char *name;
	uint8_t tag;
} tags[] = {
	{"p",		  TAG_P       },
	{ "t",		 TAG_T       },
	{ "tab",               TAG_TAB     },
	{ "br",		TAG_BR      },
	{ "cr",		TAG_BR      },
	{ "tbl",               TAG_TBL     },
	{ "tr",		TAG_TR      },
	{ "tc",		TAG_TC      },
	{ "gridSpan",          TAG_SPAN    },
	{ "vMerge",            TAG_MERGE   },
	{ "pStyle",            TAG_STYLE   },
	{ "numId",             TAG_LIST    },
	{ "ilvl",              TAG_LEVEL   },
	{ "outlineLvl",        TAG_OUTLINE },
	{ "jc",		TAG_JC      },
	{ "footnote",          TAG_NOTE    },
	{ "footnoteReference", TAG_NOTE_REF},
	{ "noBreakHyphen",     TAG_HYPHEN  },
 /* The same text once more for older programs; text that was deleted; what is no text. */
	{ "Fallback",          TAG_SKIP    },
	{ "del",               TAG_SKIP    },
	{ "moveFrom",          TAG_SKIP    },
	{ "instrText",         TAG_SKIP    },
	{ "sectPr",            TAG_SKIP    },
	{ "rPr",               TAG_SKIP    },
	{ "tabs",              TAG_SKIP    },
	{ "pPrChange",         TAG_SKIP    },
};

static enum tag tag_of(const char *name)
{
	for (size_t i = 0; i < DS_COUNT(tags); i++)
		if (strcmp(tags[i].name, name) == 0)
			return (enum tag)tags[i].tag;
	return TAG_OTHER;
}

static void style_take(struct docx_reader *r, struct para *p)
{
	struct docx_look look;
	const struct ds_str id = xml_attr(r->x, "val");
	if (!docx_style_of(r->styles, id, &look))
		return;
	p->look.outline = look.outline;
	if (!p->listed) {
		p->look.list = look.list;
		p->look.level = look.level;
	}
}

static unsigned digit_of(struct ds_str s, unsigned max)
{
	const unsigned long n = s.n ? strtoul(s.p, NULL, 10) : 0;
	return n < max ? (unsigned)n : max;
}

/* What stands in a row or a cell. */
static void table_element(struct docx_reader *r, struct table *t, enum tag tag, struct ds_str val)
{
	switch (tag) {
	case TAG_TR:
		ds_buf_addz(r->out, "<tr>");
		t->column = 0;
		break;
	case TAG_TC:
		t->span = 1;
		t->cell = CELL_PLAIN;
		t->cell_begun = false;
		break;
	case TAG_SPAN:
		t->span = digit_of(val, 1000) > 0 ? digit_of(val, 1000) : t->span;
		break;
	case TAG_MERGE:
		t->cell = ds_str_eq(val, DS_STR("restart")) ? CELL_TOP : CELL_BELOW;
		break;
	default:
		break;
	}
}

/* What stands in a paragraph, or says how it looks. */
static void para_element(struct docx_reader *r, struct para *p, enum tag tag, struct ds_str val)
{
	switch (tag) {
	case TAG_TAB:
		ds_buf_addc(&p->text, '\t');
		break;
	case TAG_BR:
		ds_buf_addz(&p->text, "<br>");
		break;
	case TAG_HYPHEN:
		ds_buf_addc(&p->text, '-');
		break;
	case TAG_STYLE:
		style_take(r, p);
		break;
	case TAG_LIST:
		p->look.list = digit_of(val, 1u << 30);
		p->listed = true;
		break;
	case TAG_LEVEL:
		p->look.level = (uint8_t)digit_of(val, DOCX_LEVELS);
		break;
	case TAG_OUTLINE:
		if (digit_of(val, 9) < 9)
			p->look.outline = (uint8_t)(digit_of(val, 9) + 2);
		break;
	case TAG_JC:
		p->centred = ds_str_eq(val, DS_STR("center"));
		break;
	case TAG_NOTE_REF:
		if (r->notes < NOTES_MAX)
			ds_buf_addf(&p->text, "[%u]", ++r->notes);
		break;
	default:
		break;
	}
}

/* An element begins. False: the document breaks in it. */
static bool element_begin(struct docx_reader *r, enum tag tag)
{
	struct para *p = para_of(r);
	struct table *t = table_of(r);
	const struct ds_str val = tag >= TAG_SPAN && tag <= TAG_JC ? xml_attr(r->x, "val") : (struct ds_str){ 0 };
	switch (tag) {
	case TAG_P:
		para_begin(r);
		break;
	case TAG_T:
		r->in_text = true;
		break;
	case TAG_TBL:
		table_begin(r);
		break;
	case TAG_SKIP:
		return xml_skip(r->x);
	default:
		if (t)
			table_element(r, t, tag, val);
		if (p)
			para_element(r, p, tag, val);
		break;
	}
	return true;
}

static void element_end(struct docx_reader *r, enum tag tag)
{
	if (tag == TAG_P)
		para_end(r);
	else if (tag == TAG_T)
		r->in_text = false;
	else if (tag == TAG_TC)
		cell_end(r);
	else if (tag == TAG_TR && table_of(r))
		ds_buf_addz(r->out, "</tr>\n");
	else if (tag == TAG_TBL)
		table_end(r);
}

/* ---- the whole -------------------------------------------------------------------------------------------- */

/* One part of the document: its body, or its notes with their numbers before them. */
static const char *part_read(struct docx_reader *r, struct ds_str bytes, bool notes)
{
	struct ds_buf utf8 = { 0 };
	const char *wrong = NULL;
	uint32_t note = 0;
	xml_to_utf8(bytes, NULL, &utf8);
	r->x = xml_open((struct ds_str){ utf8.p, utf8.n });
	for (enum xml_event ev; !wrong && (ev = xml_next(r->x)) != XML_DONE;) {
		const enum tag tag = ev <= XML_END && ev != XML_TEXT ? tag_of(xml_name(r->x)) : TAG_OTHER;
		struct para *p = para_of(r);
		if (ev == XML_BROKEN || r->out->n > TEXT_MAX)
			wrong = ev == XML_BROKEN ? ds_say("the rest is damaged") : ds_say("it is too long");
		else if (ev == XML_TEXT && r->in_text && p && p->text.n < TEXT_MAX)
			html_text(&p->text, xml_text(r->x));
		else if (ev == XML_START && tag == TAG_NOTE && xml_attr(r->x, "type").n)
			wrong =
			    xml_skip(r->x) ? NULL : ds_say("the rest is damaged"); /* the line above the notes */
		else if (ev == XML_START && tag == TAG_NOTE && notes)
			note++;
		else if (ev == XML_START)
			wrong = element_begin(r, tag) ? NULL : ds_say("the rest is damaged");
		else if (ev == XML_END)
			element_end(r, tag);
		if (ev == XML_START && tag == TAG_P && notes && note && r->paras_n == 1 && note <= r->notes)
			ds_buf_addf(&r->paras[0].text, "[%u] ", note);
	}
	while (r->paras_n || r->paras_beyond)
		para_end(r);
	while (r->tables_n || r->tables_beyond)
		table_end(r);
	list_end(r);
	xml_close(r->x);
	ds_buf_done(&utf8);
	return wrong;
}

static void about_read(struct ds_str core, struct docx_about *about)
{
	struct ds_buf utf8 = { 0 }, *to = NULL;
	xml_to_utf8(core, NULL, &utf8);
	struct xml *x = xml_open((struct ds_str){ utf8.p, utf8.n });
	for (enum xml_event ev; utf8.n && (ev = xml_next(x)) < XML_DONE;) {
		if (ev == XML_TEXT && to && to->n < 1000)
			ds_buf_adds(to, xml_text(x));
		else if (ev == XML_START)
			to = strcmp(xml_name(x), "title") == 0     ? &about->title
			     : strcmp(xml_name(x), "creator") == 0 ? &about->author
			     : strcmp(xml_name(x), "created") == 0 ? &about->created
								   : NULL;
		else
			to = NULL;
	}
	xml_close(x);
	ds_buf_done(&utf8);
}

void docx_about_free(struct docx_about *a)
{
	ds_buf_done(&a->title);
	ds_buf_done(&a->author);
	ds_buf_done(&a->created);
}

const char *docx_read(const struct docx *d, struct docx_about *about, struct ds_buf *out)
{
	struct docx_reader r = { .styles = docx_styles_read(d->styles, d->numbering), .out = out };
	html_begin(out, &(const struct doc){ .format = DS_FORMAT_HTML });
	const char *wrong = part_read(&r, d->document, false);
	if (!wrong && r.notes)
		part_read(&r, d->footnotes, true);
	html_end(out);
	about_read(d->core, about);
	for (size_t i = 0; i < PARAS_MAX; i++)
		ds_buf_done(&r.paras[i].text);
	docx_styles_free(r.styles);
	return wrong;
}

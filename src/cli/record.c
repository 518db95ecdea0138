/* record.c: figures, mentions, articles and regions as cells. The only place that knows which field is what. */
#include "record.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

/* clang-format off */
static const struct field figure_fields[FIGURE_FIELDS] = {
	[FIGURE_DOC]          = { "doc",         9, FIELD_PATH,   "the file as named, - for standard input" },
	[FIGURE_ARTICLE]      = { "article",    13, FIELD_NUMBER, "number of the article in the file, from 1" },
	[FIGURE_LINE]         = { "line",        2, FIELD_NUMBER, "line of the file it begins in, from 1" },
	[FIGURE_START]        = { "start",       0, FIELD_NUMBER, "byte it begins at in the decoded text" },
	[FIGURE_END]          = { "end",         0, FIELD_NUMBER, "byte after its last one" },
	[FIGURE_TEXT]         = { "text",        1, FIELD_TEXT,   "as written: 2.4万余条" },
	[FIGURE_VALUE]        = { "value",       1, FIELD_NUMBER, "plain exact number: 24000" },
	[FIGURE_HIGH]         = { "high",        6, FIELD_NUMBER, "upper end of a range" },
	[FIGURE_UNIT]         = { "unit",        1, FIELD_TEXT,   "unit or classifier as written, without multiplier" },
	[FIGURE_APPROX]       = { "approx",      7, FIELD_TEXT,   "exact, more, less, near or about" },
	[FIGURE_KIND]         = { "kind",       10, FIELD_TEXT,   "count, money, percent, area, length, mass, volume, duration, multiple, temperature, rate, score or other" },
	[FIGURE_LABEL]        = { "label",       1, FIELD_TEXT,   "what is counted or measured, in words of the text" },
	[FIGURE_REGION]       = { "region",      3, FIELD_PATH,   "path of official names of the place it is about" },
	[FIGURE_CODE]         = { "code",        0, FIELD_TEXT,   "official code of that place" },
	[FIGURE_STATUS]       = { "status",      8, FIELD_TEXT,   "actual, target or norm" },
	[FIGURE_CHANGE]       = { "change",      5, FIELD_TEXT,   "level, up or down" },
	[FIGURE_PER]          = { "per",        11, FIELD_TEXT,   "what a rate is per: 人均" },
	[FIGURE_PERIOD]       = { "period",      4, FIELD_TEXT,   "time it holds for, as written" },
	[FIGURE_MINOR]        = { "minor",      12, FIELD_TEXT,   "true: a small structural count or vague quantity" },
	[FIGURE_WHY]          = { "why",         1, FIELD_WHY | FIELD_BELOW, "with --explain: for each field what it was read from: rule, about, text, start, end" },
	[FIGURE_CLASS]        = { "class",       3, FIELD_EXTRA,  "figure, or what --with adds: date, ordinal, name, id, idiom, list" },
};

static const struct field mention_fields[MENTION_FIELDS] = {
	[MENTION_DOC]         = { "doc",         5, FIELD_PATH,   "the file as named, - for standard input" },
	[MENTION_ARTICLE]     = { "article",     6, FIELD_NUMBER, "number of the article in the file, from 1" },
	[MENTION_LINE]        = { "line",        2, FIELD_NUMBER, "line of the file it begins in, from 1" },
	[MENTION_START]       = { "start",       0, FIELD_NUMBER, "byte it begins at in the decoded text" },
	[MENTION_END]         = { "end",         0, FIELD_NUMBER, "byte after its last one" },
	[MENTION_TEXT]        = { "text",        1, FIELD_TEXT,   "as written: 科右中旗" },
	[MENTION_PATH]        = { "path",        1, FIELD_PATH,   "path of official names; null when it could not be settled" },
	[MENTION_CODE]        = { "code",        3, FIELD_TEXT,   "official code" },
	[MENTION_LEVEL]       = { "level",       3, FIELD_TEXT,   "country, province, prefecture, county, township, village or other" },
	[MENTION_FORM]        = { "form",        4, FIELD_TEXT,   "full, short, alias, anaphor or embedded" },
	[MENTION_UNTIL]       = { "until",       4, FIELD_NUMBER, "of a former name: the year it ended in" },
	[MENTION_COUNTS]      = { "counts",      7, FIELD_TEXT,   "false: found in a name that does not count for the place" },
	[MENTION_CANDIDATES]  = { "candidates",  8, FIELD_TEXT,   "paths of all that it may be, when it could not be settled" },
	[MENTION_CHOICE]      = { "choice",      1, FIELD_WHY,  "with --explain: settled, open (several are as good) or refused (no place here)" },
	[MENTION_CONFIDENCE]  = { "confidence",  1, FIELD_WHY | FIELD_NUMBER, "how sure the path is, 0 to 1; when open, each candidate" },
	[MENTION_CONSIDERED]  = { "considered",  1, FIELD_WHY | FIELD_BELOW,  "with --explain: each candidate with path, code, score, verdict, evidence" },
	[MENTION_EVIDENCE]    = { "evidence",    1, FIELD_WHY | FIELD_BELOW,  "with --explain: what else was seen: reason, words, where they stand" },
};

static const struct field article_fields[ARTICLE_FIELDS] = {
	[ARTICLE_DOC]         = { "doc",         2, FIELD_PATH,   "the file as named, - for standard input" },
	[ARTICLE_ARTICLE]     = { "article",     3, FIELD_NUMBER, "number of the article in the file, from 1" },
	[ARTICLE_TITLE]       = { "title",       1, FIELD_TEXT,   "its title" },
	[ARTICLE_SUBTITLE]    = { "subtitle",    9, FIELD_TEXT,   "what stands under or over the title" },
	[ARTICLE_COLUMN]      = { "column",     10, FIELD_TEXT,   "the column it appeared in: 小康答卷" },
	[ARTICLE_AUTHORS]     = { "authors",     7, FIELD_TEXT,   "list of names" },
	[ARTICLE_SOURCE]      = { "source",      5, FIELD_TEXT,   "who published it" },
	[ARTICLE_PUBLISHED]   = { "published",   4, FIELD_TEXT,   "ISO 8601, as exact as the text is" },
	[ARTICLE_EDITORS]     = { "editors",    11, FIELD_TEXT,   "list of names" },
	[ARTICLE_REGION]      = { "region",      6, FIELD_PATH,   "path of the place it is about" },
	[ARTICLE_HEADINGS]    = { "headings",    0, FIELD_TEXT,   "list of the headings inside" },
	[ARTICLE_CAPTIONS]    = { "captions",    0, FIELD_TEXT,   "list of captions" },
	[ARTICLE_FIGURES]     = { "figures",     3, FIELD_NUMBER, "how many figures, minor ones not counted" },
	[ARTICLE_MENTIONS]    = { "mentions",    8, FIELD_NUMBER, "how many mentions of places that count" },
};

static const struct field region_fields[REGION_FIELDS] = {
	[REGION_NAME]         = { "name",        1, FIELD_TEXT,   "official name" },
	[REGION_PATH]         = { "path",        1, FIELD_PATH,   "official names from the province down" },
	[REGION_CODE]         = { "code",        1, FIELD_TEXT,   "official code" },
	[REGION_LEVEL]        = { "level",       1, FIELD_TEXT,   "country, province, prefecture, county, township, village or other" },
	[REGION_SHORT]        = { "short",       3, FIELD_TEXT,   "as people say it" },
	[REGION_PINYIN]       = { "pinyin",      2, FIELD_TEXT,   "of the official name" },
	[REGION_CHILDREN]     = { "children",    2, FIELD_NUMBER, "how many divisions are directly below it" },
	[REGION_NAMES]        = { "names",       5, FIELD_TEXT,   "other names it has" },
	[REGION_FORMER]       = { "former",      4, FIELD_TEXT,   "names it had, and what became part of it, with the year it ended" },
	[REGION_UNTIL]        = { "until",       4, FIELD_NUMBER, "of a former division: the year it ended in" },
	[REGION_SUCCESSOR]    = { "successor",   4, FIELD_PATH,   "of a former division: what is there today" },
	[REGION_PARTS]        = { "parts",       6, FIELD_TEXT,   "names of the divisions directly below it" },
};
/* clang-format on */

const struct record_kind record_figure = { "figures", figure_fields, FIGURE_FIELDS };
const struct record_kind record_mention = { "regions", mention_fields, MENTION_FIELDS };
const struct record_kind record_article = { "articles", article_fields, ARTICLE_FIELDS };
const struct record_kind record_region = { "region", region_fields, REGION_FIELDS };

_Static_assert(FIGURE_FIELDS <= RECORD_FIELDS_MAX, "RECORD_FIELDS_MAX is too small");

static const char *const level_words[DS_LEVELS] = {
	[DS_LEVEL_COUNTRY] = "country", [DS_LEVEL_PROVINCE] = "province", [DS_LEVEL_PREFECTURE] = "prefecture",
	[DS_LEVEL_COUNTY] = "county",   [DS_LEVEL_TOWNSHIP] = "township", [DS_LEVEL_VILLAGE] = "village",
	[DS_LEVEL_OTHER] = "other",
};

static const char *const form_words[DS_FORMS] = {
	[DS_FORM_FULL] = "full",       [DS_FORM_SHORT] = "short",       [DS_FORM_ALIAS] = "alias",
	[DS_FORM_ANAPHOR] = "anaphor", [DS_FORM_EMBEDDED] = "embedded",
};

static const char *const class_words[DS_CLASSES] = {
	[DS_CLASS_DATE] = "date", [DS_CLASS_ORDINAL] = "ordinal", [DS_CLASS_NAME] = "name",
	[DS_CLASS_ID] = "id",     [DS_CLASS_IDIOM] = "idiom",     [DS_CLASS_LIST] = "list",
};

const char *record_level_word(enum ds_level l)
{
	return level_words[l];
}

const char *record_class_word(enum ds_class c)
{
	return class_words[c];
}

void record_doc_init(struct record_doc *d)
{
	*d = (struct record_doc){ 0 };
}

void record_doc_done(struct record_doc *d)
{
	ds_buf_done(&d->path);
	ds_buf_done(&d->words);
	ds_arena_done(&d->scratch);
	free(d->list);
	d->list = NULL;
}

/* ---- cells ---------------------------------------------------------------------------------------------- */

struct cell text_cell(struct ds_str s)
{
	return (struct cell){ .type = s.n ? CELL_TEXT : CELL_NULL, .s = s };
}

struct cell word_cell(const char *word)
{
	return (struct cell){ .type = CELL_TEXT, .s = ds_str_of(word) };
}

static struct cell bool_cell(bool b)
{
	return (struct cell){ .type = b ? CELL_TRUE : CELL_FALSE };
}

struct cell list_cell(const struct ds_str *v, size_t n)
{
	return (struct cell){ .type = CELL_LIST, .list = v, .list_n = (uint32_t)n };
}

struct cell count_cell(char digits[DS_DECIMAL_CHARS], uint32_t n)
{
	char *end = digits + DS_DECIMAL_CHARS, *p = end;
	do {
		*--p = (char)('0' + n % 10);
	} while (n /= 10);
	return (struct cell){
		.type = CELL_NUMBER, .s = {p, (size_t)(end - p)}
	};
}

struct cell decimal_cell(char digits[DS_DECIMAL_CHARS], struct ds_decimal v)
{
	size_t n = ds_decimal_format(v, digits);
	return (struct cell){
		.type = CELL_NUMBER, .s = {digits, n}
	};
}

/* The year for which places of a block's article are wanted; 0 today. */
static unsigned year_of(const struct record_doc *d, uint32_t article)
{
	if (d->as_of != UINT_MAX)
		return d->as_of;
	struct ds_str date = d->doc->reading.articles[article].published;
	unsigned year = 0;
	for (size_t i = 0; i < 4; i++) {
		if (i >= date.n || date.p[i] < '0' || date.p[i] > '9')
			return 0;
		year = year * 10 + (unsigned)(date.p[i] - '0');
	}
	return year;
}

/* Makes d->path, d->code and d->level those of p in a year (0: today), called `said` in the text; neighbouring records
 * are mostly about one place. */
static void place_set_then(struct record_doc *d, struct ds_place p, struct ds_str said, unsigned year)
{
	if (ds_place_eq(d->place, p) && p.region != DS_REGION_NONE && d->year == year &&
	    (year == 0 || ds_str_eq(d->said, said)))
		return;
	d->place = p;
	d->year = year;
	d->said = said;
	ds_buf_reset(&d->path);
	if (year) {
		ds_place_then(p, said, year, &d->path, d->code, &d->level);
		return;
	}
	ds_place_path(p, &d->path);
	d->code[0] = '\0';
	d->level = p.region != DS_REGION_NONE ? ds_place_level(p) : DS_LEVEL_COUNTRY;
	if (p.region != DS_REGION_NONE && p.tail.n == 0)
		ds_region_code(p.region, d->code);
}

static void place_set(struct record_doc *d, struct ds_place p)
{
	place_set_then(d, p, DS_STR(""), 0);
}

/* The name that the text last used for p before byte `end`; empty when it did so by none within a page or so. */
static struct ds_str name_used(const struct record_doc *d, struct ds_place p, uint32_t end)
{
	enum { FAR = 200 };
	const struct ds_mentions *all = &d->doc->mentions;
	const uint32_t lo = DS_FROM(all->v, all->n, end);
	for (uint32_t i = lo; i > 0 && lo - i < FAR; i--) {
		const struct ds_mention *m = &all->v[i - 1];
		if (m->form != DS_FORM_ANAPHOR && ds_place_eq(m->place, p))
			return ds_str_slice(d->doc->reading.text, m->at);
	}
	return DS_STR("");
}

static struct cell path_cell(const struct record_doc *d)
{
	return text_cell((struct ds_str){ d->path.p, d->path.n });
}

struct cell place_cell(struct record_doc *d, struct ds_place p)
{
	place_set(d, p);
	return path_cell(d);
}

static void where_cells(struct record_doc *d, uint32_t article, uint32_t line, struct ds_span source,
			struct cell *cells)
{
	cells[FIGURE_DOC] = text_cell(d->name);
	cells[FIGURE_ARTICLE] = count_cell(d->digits[0], article);
	cells[FIGURE_LINE] = count_cell(d->digits[1], line);
	cells[FIGURE_START] = count_cell(d->digits[2], source.start);
	cells[FIGURE_END] = count_cell(d->digits[3], source.end);
}

void span_cells(struct record_doc *d, struct ds_span at, uint32_t block, struct cell *cells)
{
	const struct ds_reading *r = &d->doc->reading;
	struct ds_span source = ds_reading_source(r, at);
	where_cells(d, r->blocks[block].article + 1, ds_text_line(d->doc->text, source.start), source, cells);
}

/* What it means, where the place is set. */
static void figure_cells(struct record_doc *d, const struct ds_figure *f, struct ds_str text, struct cell *cells)
{
	cells[FIGURE_TEXT] = text_cell(text);
	cells[FIGURE_VALUE] = decimal_cell(d->digits[4], f->value);
	cells[FIGURE_HIGH] = f->ranged ? decimal_cell(d->digits[5], f->high) : (struct cell){ 0 };
	cells[FIGURE_UNIT] = (struct cell){ .type = CELL_TEXT, .s = f->unit };
	cells[FIGURE_APPROX] = word_cell(ds_approx_word(f->approx));
	cells[FIGURE_KIND] = word_cell(ds_kind_word(f->kind));
	cells[FIGURE_LABEL] = text_cell(f->label);
	cells[FIGURE_REGION] = path_cell(d);
	cells[FIGURE_CODE] = text_cell(ds_str_of(d->code));
	cells[FIGURE_STATUS] = word_cell(ds_status_word(f->status));
	cells[FIGURE_CHANGE] = word_cell(ds_change_word(f->change));
	cells[FIGURE_PER] = text_cell(f->per);
	cells[FIGURE_PERIOD] = text_cell(f->period);
	cells[FIGURE_MINOR] = bool_cell(f->minor);
	cells[FIGURE_CLASS] = word_cell("figure");
	cells[FIGURE_WHY] = (struct cell){ 0 };
}

void record_of_figure(struct record_doc *d, const struct ds_figure *f, struct cell *cells)
{
	span_cells(d, f->at, f->block, cells);
	unsigned year = d->as_of ? year_of(d, d->doc->reading.blocks[f->block].article) : 0;
	place_set_then(d, f->place, year ? name_used(d, f->place, f->at.end) : DS_STR(""), year);
	figure_cells(d, f, ds_str_slice(d->doc->reading.text, f->at), cells);
}

void record_of_row(struct record_doc *d, const struct ds_view_figure *row, struct cell *cells)
{
	where_cells(d, row->article, row->line, row->source, cells);
	place_set(d, row->figure->place);
	figure_cells(d, row->figure, row->text, cells);
}

void record_of_nonfigure(struct record_doc *d, const struct ds_nonfigure *f, struct cell *cells)
{
	memset(cells, 0, FIGURE_FIELDS * sizeof *cells);
	span_cells(d, f->at, f->block, cells);
	cells[FIGURE_TEXT] = text_cell(ds_str_slice(d->doc->reading.text, f->at));
	cells[FIGURE_CLASS] = word_cell(class_words[f->cls]);
}

/* Paths of the candidates of a mention as a list in d. */
static struct cell candidates_cell(struct record_doc *d, const struct ds_mention *m)
{
	size_t n = m->candidates ? m->candidates_n : 0, start[256];
	d->list = ds_grow(d->list, &d->list_cap, n, sizeof *d->list);
	ds_buf_reset(&d->words);
	for (size_t i = 0; i < n; i++) {
		start[i] = d->words.n;
		ds_place_path((struct ds_place){ .region = m->candidates[i] }, &d->words);
	}
	for (size_t i = 0; i < n; i++)
		d->list[i] =
		    (struct ds_str){ d->words.p + start[i], (i + 1 < n ? start[i + 1] : d->words.n) - start[i] };
	return n ? list_cell(d->list, n) : (struct cell){ 0 };
}

/* The year in which the division of that name ended; names of today and short ones of them have none. */
static struct cell until_cell(struct record_doc *d, const struct ds_mention *m)
{
	const unsigned year =
	    m->form == DS_FORM_ALIAS ? ds_place_ended(m->place, ds_str_slice(d->doc->reading.text, m->at)) : 0;
	return year ? count_cell(d->digits[6], year) : (struct cell){ 0 };
}

void record_of_mention(struct record_doc *d, const struct ds_mention *m, struct cell *cells)
{
	span_cells(d, m->at, m->block, cells);
	cells[MENTION_TEXT] = text_cell(ds_str_slice(d->doc->reading.text, m->at));
	unsigned year = d->as_of ? year_of(d, d->doc->reading.blocks[m->block].article) : 0;
	struct ds_str said = DS_STR("");
	if (year) /* 全市 behind 莱芜市 is what that was */
		said = m->form == DS_FORM_ANAPHOR ? name_used(d, m->place, m->at.start)
						  : ds_str_slice(d->doc->reading.text, m->at);
	place_set_then(d, m->place, said, year);
	cells[MENTION_PATH] = path_cell(d);
	cells[MENTION_CODE] = text_cell(ds_str_of(d->code));
	cells[MENTION_LEVEL] = m->place.region == DS_REGION_NONE
				   ? (struct cell){ 0 }
				   : word_cell(level_words[year ? d->level : m->level]);
	cells[MENTION_FORM] = word_cell(form_words[m->form]);
	cells[MENTION_UNTIL] = until_cell(d, m);
	cells[MENTION_COUNTS] = bool_cell(m->counts);
	cells[MENTION_CANDIDATES] = candidates_cell(d, m);
	cells[MENTION_CHOICE] = word_cell(m->place.region == DS_REGION_NONE ? "open" : "settled");
	cells[MENTION_CONFIDENCE] = (struct cell){
		.type = CELL_NUMBER,
		.s = {d->digits[5],
                      (size_t)snprintf(d->digits[5], sizeof d->digits[5], "%.2f", m->confidence / 100.0)}
	};
	cells[MENTION_CONSIDERED] = cells[MENTION_EVIDENCE] = (struct cell){ 0 };
}

void record_of_article(struct record_doc *d, uint32_t article, uint32_t figures, uint32_t mentions,
		       struct cell *cells)
{
	const struct ds_reading *r = &d->doc->reading;
	const struct ds_article *a = &r->articles[article];
	size_t headings = 0, captions = 0;
	d->list = ds_grow(d->list, &d->list_cap, a->block_n, sizeof *d->list);
	for (uint32_t b = a->block; b < a->block + a->block_n; b++)
		if (r->blocks[b].kind == DS_BLOCK_HEADING)
			d->list[headings++] = ds_block_text(r, &r->blocks[b]);
	for (uint32_t b = a->block; b < a->block + a->block_n; b++)
		if (r->blocks[b].kind == DS_BLOCK_CAPTION)
			d->list[headings + captions++] = ds_block_text(r, &r->blocks[b]);
	unsigned year = d->as_of ? year_of(d, article) : 0;
	struct ds_place about =
	    d->doc->mentions.article ? d->doc->mentions.article[article] : (struct ds_place){ 0 };
	const struct ds_block *last = &r->blocks[a->block + a->block_n - (a->block_n > 0)];
	place_set_then(d, about, year && a->block_n ? name_used(d, about, last->at.end) : DS_STR(""), year);
	cells[ARTICLE_DOC] = text_cell(d->name);
	cells[ARTICLE_ARTICLE] = count_cell(d->digits[0], article + 1);
	cells[ARTICLE_TITLE] = text_cell(a->title);
	cells[ARTICLE_SUBTITLE] = text_cell(a->subtitle);
	cells[ARTICLE_COLUMN] = text_cell(a->column);
	cells[ARTICLE_AUTHORS] = list_cell(a->authors, a->authors_n);
	cells[ARTICLE_SOURCE] = text_cell(a->source);
	cells[ARTICLE_PUBLISHED] = text_cell(a->published);
	cells[ARTICLE_EDITORS] = list_cell(a->editors, a->editors_n);
	cells[ARTICLE_REGION] = path_cell(d);
	cells[ARTICLE_HEADINGS] = list_cell(d->list, headings);
	cells[ARTICLE_CAPTIONS] = list_cell(d->list + headings, captions);
	cells[ARTICLE_FIGURES] = count_cell(d->digits[1], figures);
	cells[ARTICLE_MENTIONS] = count_cell(d->digits[2], mentions);
}

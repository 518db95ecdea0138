/* html.c: HTML to a page of lines by libxml2's SAX parser, the only file that knows it. Finds blocks, tables, links and
 * metadata; which lines are the article is markup.c's.
 *
 * No tree is built and no recursion follows the nesting of tags: an element deeper than DEPTH_MAX counts as text of
 * the one above it. Every run of characters is looked up in the source again, so that pieces stay exact.
 */
#include "article/private.h"

#include <limits.h>
#include <stdlib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#define DEPTH_MAX     512u
/* Longest character reference: &CounterClockwiseContourIntegral; */
#define REFERENCE_MAX 40u
/* Cells that one colspan may add. */
#define SPAN_MAX      60

enum tag_kind {
	TAG_INLINE,
	TAG_BLOCK, /* begins and ends a line, holds others */
	TAG_BREAK, /* <br> */
	TAG_SKIP,  /* its text is not for readers */
	TAG_ASIDE, /* for readers, but not of the article */
	TAG_HEADING,
	TAG_ITEM,
	TAG_CAPTION,
	TAG_TABLE,
	TAG_ROW,
	TAG_CELL,
	TAG_LINK,
	TAG_TITLE,
	TAG_META,
	TAG_SCRIPT,
};

struct tag {
	const char *name;
	uint8_t kind, level;
};

static const struct tag tags[] = {
	{"p",           TAG_BLOCK,   0},
        { "div",        TAG_BLOCK,   0},
	{ "br",         TAG_BREAK,   0},
        { "a",          TAG_LINK,    0},
	{ "li",         TAG_ITEM,    1},
        { "td",         TAG_CELL,    0},
	{ "tr",         TAG_ROW,     0},
        { "th",         TAG_CELL,    1},
	{ "table",      TAG_TABLE,   0},
        { "section",    TAG_BLOCK,   0},
	{ "article",    TAG_BLOCK,   0},
        { "main",       TAG_BLOCK,   0},
	{ "h1",         TAG_HEADING, 1},
        { "h2",         TAG_HEADING, 2},
	{ "h3",         TAG_HEADING, 3},
        { "h4",         TAG_HEADING, 4},
	{ "h5",         TAG_HEADING, 5},
        { "h6",         TAG_HEADING, 6},
	{ "ul",         TAG_BLOCK,   0},
        { "ol",         TAG_BLOCK,   0},
	{ "dl",         TAG_BLOCK,   0},
        { "dt",         TAG_BLOCK,   0},
	{ "dd",         TAG_BLOCK,   0},
        { "hr",         TAG_BREAK,   0},
	{ "blockquote", TAG_BLOCK,   0},
        { "center",     TAG_BLOCK,   0},
	{ "form",       TAG_BLOCK,   0},
        { "pre",        TAG_BLOCK,   0},
	{ "address",    TAG_BLOCK,   0},
        { "fieldset",   TAG_BLOCK,   0},
	{ "figure",     TAG_BLOCK,   0},
        { "figcaption", TAG_CAPTION, 0},
	{ "caption",    TAG_CAPTION, 0},
        { "header",     TAG_BLOCK,   0},
	{ "hgroup",     TAG_BLOCK,   0},
        { "body",       TAG_BLOCK,   0},
	{ "thead",      TAG_BLOCK,   0},
        { "tbody",      TAG_BLOCK,   0},
	{ "tfoot",      TAG_BLOCK,   0},
        { "details",    TAG_BLOCK,   0},
	{ "summary",    TAG_BLOCK,   0},
        { "nav",        TAG_ASIDE,   0},
	{ "footer",     TAG_ASIDE,   0},
        { "aside",      TAG_ASIDE,   0},
	{ "style",      TAG_SKIP,    0},
        { "noscript",   TAG_SKIP,    0},
	{ "iframe",     TAG_SKIP,    0},
        { "template",   TAG_SKIP,    0},
	{ "svg",        TAG_SKIP,    0},
        { "select",     TAG_SKIP,    0},
	{ "button",     TAG_SKIP,    0},
        { "textarea",   TAG_SKIP,    0},
	{ "object",     TAG_SKIP,    0},
        { "option",     TAG_SKIP,    0},
	{ "map",        TAG_SKIP,    0},
        { "title",      TAG_TITLE,   0},
	{ "meta",       TAG_META,    0},
        { "script",     TAG_SCRIPT,  0},
	{ "video",      TAG_SKIP,    0},
        { "audio",      TAG_SKIP,    0},
};

/* An open element. */
struct open_tag {
	uint32_t node; /* that holds its text */
	uint8_t kind, level;
};

struct parse {
	htmlParserCtxtPtr ctxt;
	struct ds_str source;
	struct html_doc *d;
	struct open_tag stack[DEPTH_MAX];
	uint32_t depth, too_deep;                 /* too_deep: open elements that are not on the stack */
	uint32_t skipped, links, scripts, titles; /* open elements of these kinds */
	uint32_t tables, table, row, rows;
	uint8_t hint, level; /* of the line being read */
	size_t line;         /* where it begins in the page */
	uint32_t line_links;
	bool blank;      /* a blank waits */
	bool blank_line; /* … and it held a line end */
	struct ds_span blank_at;
	size_t pos; /* source bytes that are done with */
};

/* ---- source positions ------------------------------------------------------------------------------------ */

static size_t parse_pos(const struct parse *p)
{
	const xmlParserInputPtr in = p->ctxt->input;
	if (!in)
		return p->source.n;
	const size_t at = in->consumed + (size_t)(in->cur - in->base);
	return at < p->source.n ? at : p->source.n;
}

static bool source_is(const struct parse *p, size_t at, struct ds_str s)
{
	return at <= p->source.n && s.n <= p->source.n - at && memcmp(p->source.p + at, s.p, s.n) == 0;
}

/* Where the character reference that ends at cur begins; SIZE_MAX when none does. */
static size_t reference_start(const struct parse *p, size_t cur)
{
	for (size_t i = cur; i > p->pos && cur - i < REFERENCE_MAX;) {
		const char c = p->source.p[--i];
		if (c == '&')
			return i;
		const bool name = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
		if (!name && c != '#' && !(c == ';' && i + 1 == cur))
			break;
	}
	return SIZE_MAX;
}

/* Where the characters s, just reported, stand: behind the last ones, before the parser's place, in a reference, or,
 * when the parser has filled its buffer, with the last character still before it. */
static struct ds_span source_of(const struct parse *p, struct ds_str s)
{
	const size_t cur = parse_pos(p), last = (size_t)(s.p + s.n - ds_utf8_prev(s.p + s.n, s.p));
	if (source_is(p, p->pos, s))
		return (struct ds_span){ (uint32_t)p->pos, (uint32_t)(p->pos + s.n) };
	if (cur >= p->pos + s.n && source_is(p, cur - s.n, s))
		return (struct ds_span){ (uint32_t)(cur - s.n), (uint32_t)cur };
	const size_t reference = s.n <= 8 ? reference_start(p, cur) : SIZE_MAX;
	if (reference != SIZE_MAX)
		return (struct ds_span){ (uint32_t)reference, (uint32_t)cur };
	if (cur + last >= p->pos + s.n && source_is(p, cur + last - s.n, s))
		return (struct ds_span){ (uint32_t)(cur + last - s.n), (uint32_t)(cur + last) };
	return (struct ds_span){ (uint32_t)(p->pos < cur ? p->pos : cur), (uint32_t)cur };
}

/* ---- the page -------------------------------------------------------------------------------------------- */

static void text_add(struct parse *p, struct ds_str s, struct ds_span at)
{
	struct html_doc *d = p->d;
	const struct ds_piece piece = { (uint32_t)d->text.n, (uint32_t)s.n, at.start, at.end - at.start };
	struct ds_piece *last = d->map_n ? &d->map[d->map_n - 1] : NULL;
	if (last && last->len == last->src_len && piece.len == piece.src_len &&
	    last->read + last->len == piece.read && last->src + last->src_len == piece.src) {
		last->len += piece.len;
		last->src_len += piece.src_len;
	} else {
		d->map = ds_grow(d->map, &d->map_cap, d->map_n + 1, sizeof *d->map);
		d->map[d->map_n++] = piece;
	}
	ds_buf_adds(&d->text, s);
	if (p->links)
		p->line_links += (uint32_t)s.n;
}

static struct open_tag *top(struct parse *p)
{
	return &p->stack[p->depth - 1];
}

static void line_end(struct parse *p, bool cell, bool head)
{
	struct html_doc *d = p->d;
	p->blank = false;
	if (d->text.n == p->line && !cell)
		return;
	d->lines = ds_grow(d->lines, &d->lines_cap, d->lines_n + 1, sizeof *d->lines);
	d->lines[d->lines_n++] = (struct html_line){
		.at = {(uint32_t)p->line, (uint32_t)d->text.n},
		.node = top(p)->node,
		.table = p->table,
		.row = p->table ? p->row : 0,
		.links = p->line_links,
		.hint = p->hint,
		.level = p->level,
		.cell = cell,
		.head = head,
		.name = p->titles > 0
	};
	/* the line end belongs to the source where the line does: pieces cover the page */
	const uint32_t at = (uint32_t)(p->pos < p->source.n ? p->pos : p->source.n);
	const uint32_t links = p->links;
	p->links = 0;
	text_add(p, DS_STR("\n"), (struct ds_span){ at, at });
	p->links = links;
	p->line = d->text.n;
	p->line_links = 0;
}

/* Blanks become one, none at a line's beginning, none for a line end of the source beside Chinese. */
static void blank_flush(struct parse *p, uint32_t next)
{
	struct html_doc *d = p->d;
	if (!p->blank)
		return;
	p->blank = false;
	if (d->text.n == p->line)
		return;
	const uint32_t before = cp_last((struct ds_str){ d->text.p + p->line, d->text.n - p->line });
	if (p->blank_line && (before >= 0x2e80 || next >= 0x2e80))
		return;
	text_add(p, DS_STR(" "), p->blank_at);
}

static void chars_add(struct parse *p, struct ds_str s, struct ds_span at)
{
	const bool same = at.end - at.start == s.n;
	size_t start = 0;
	for (size_t i = 0; i <= s.n;) {
		size_t to = i;
		const uint32_t cp = i < s.n ? cp_next(s, &to) : 0;
		const bool blank = i < s.n && cp_is_blank(cp);
		if (i == s.n || blank) {
			if (start < i) {
				const struct ds_str run = { s.p + start, i - start };
				blank_flush(p, cp_first(run));
				text_add(
				    p, run,
				    same ? (struct ds_span){ at.start + (uint32_t)start, at.start + (uint32_t)i }
					 : at);
			}
			start = to;
		}
		if (i == s.n)
			break;
		if (blank) {
			const uint32_t from = same ? at.start + (uint32_t)i : at.start,
				       end = same ? at.start + (uint32_t)to : at.end;
			if (!p->blank) {
				p->blank_at = (struct ds_span){ from, end };
				p->blank_line = false;
			}
			p->blank = true;
			p->blank_line |= cp == '\n';
			p->blank_at.end = end;
		}
		i = to;
	}
}

static void on_characters(void *user, const xmlChar *chars, int n)
{
	struct parse *p = user;
	const struct ds_str s = { (const char *)chars, (size_t)n };
	if (n <= 0)
		return;
	const struct ds_span at = source_of(p, s);
	if (!p->skipped && !p->scripts && ds_utf8_valid(s))
		chars_add(p, s, at);
	p->pos = at.end;
}

/* ---- metadata -------------------------------------------------------------------------------------------- */

struct meta {
	const char *name;
	char field; /* p, s, a: published, source, author */
};

static const struct meta metas[] = {
	{"article:published_time",    'p'},
	{ "pubdate",                  'p'},
	{ "publishdate",              'p'},
	{ "og:release_date",          'p'},
	{ "weibo: article:create_at", 'p'},
	{ "publish-date",             'p'},
	{ "date",		     'p'},
	{ "bytedance:published_time", 'p'},
	{ "contentsource",            's'},
	{ "source",                   's'},
	{ "mediaid",                  's'},
	{ "article:author",           'a'},
	{ "author",                   'a'},
	{ "og:article:author",        'a'},
};

/* A value of an attribute as it stands in the tag just read; empty when it was written with references. */
static struct ds_str value_in_source(const struct parse *p, const char *value)
{
	const struct ds_str v = str_trim(ds_str_of(value));
	const size_t cur = parse_pos(p), from = cur > 2000 ? cur - 2000 : 0;
	size_t at = SIZE_MAX;
	const struct ds_str near = { p->source.p + from, cur - from };
	for (size_t k = 0; v.n && (k = ds_str_find(near, v, k)) != SIZE_MAX; k++)
		at = k;
	return at == SIZE_MAX ? (struct ds_str){ 0 } : (struct ds_str){ near.p + at, v.n };
}

static void field_set(struct html_doc *d, char field, struct ds_str v)
{
	struct ds_str *to = field == 'p' ? &d->published : field == 's' ? &d->source : &d->author;
	if (to->n == 0 && v.n <= 100)
		*to = v;
}

static void meta_read(struct parse *p, const xmlChar **atts)
{
	const char *name = NULL, *content = NULL;
	for (; atts && atts[0]; atts += 2) {
		const char *k = (const char *)atts[0], *v = (const char *)atts[1];
		if (v && (strcmp(k, "name") == 0 || strcmp(k, "property") == 0 || strcmp(k, "itemprop") == 0))
			name = v;
		else if (v && strcmp(k, "content") == 0)
			content = v;
	}
	for (size_t i = 0; name && content && i < DS_COUNT(metas); i++)
		if (xmlStrcasecmp((const xmlChar *)name, (const xmlChar *)metas[i].name) == 0)
			field_set(p->d, metas[i].field, value_in_source(p, content));
}

/* The string that stands after the key at `at`, as it stands in the source; empty when it is not plain. */
static struct ds_str json_string(const struct parse *p, struct ds_str s, size_t at)
{
	while (at < s.n && strchr(" :=\"'", s.p[at]))
		at++;
	size_t end = at;
	while (end < s.n && end - at < 60 && s.p[end] != '"' && s.p[end] != '\'')
		end++;
	const struct ds_str value = { s.p + at, end - at };
	const size_t from = p->pos > s.n + 4096 ? p->pos - s.n - 4096 : 0;
	const size_t found = value.n ? ds_str_find(p->source, value, from) : SIZE_MAX;
	return found == SIZE_MAX ? (struct ds_str){ 0 } : (struct ds_str){ p->source.p + found, value.n };
}

/* "author":{"@type":"Person","name":"张三"} */
static void script_author(struct parse *p, struct ds_str s)
{
	const size_t author = ds_str_find(s, DS_STR("\"author\""), 0);
	if (author == SIZE_MAX)
		return;
	const size_t name = ds_str_find(s, DS_STR("\"name\""), author);
	if (name != SIZE_MAX && name - author < 120)
		field_set(p->d, 'a', json_string(p, s, name + 6));
}

/* "datePublished":"2021-…", var createTime = '2021-…' */
static void script_read(struct parse *p, struct ds_str s)
{
	static const struct ds_str keys[] = {
		{"\"datePublished\"", 15},
                { "\"pubDate\"",      9 },
                { "var createTime",   14}
	};
	for (size_t k = 0; k < DS_COUNT(keys) && p->d->published.n == 0; k++) {
		const size_t at = ds_str_find(s, keys[k], 0);
		if (at == SIZE_MAX)
			continue;
		char iso[32];
		const struct ds_str value = json_string(p, s, at + keys[k].n);
		if (date_parse(value, iso))
			field_set(p->d, 'p', value);
	}
	script_author(p, s);
}

static void on_cdata(void *user, const xmlChar *chars, int n)
{
	struct parse *p = user;
	if (p->scripts && n > 0)
		script_read(p, (struct ds_str){ (const char *)chars, (size_t)n });
	const size_t cur = parse_pos(p);
	if (cur > p->pos)
		p->pos = cur;
}

/* ---- elements -------------------------------------------------------------------------------------------- */

static struct tag tag_of(const xmlChar *name)
{
	for (size_t i = 0; i < DS_COUNT(tags); i++)
		if (strcmp((const char *)name, tags[i].name) == 0)
			return tags[i];
	return (struct tag){ NULL, TAG_INLINE, 0 };
}

/* What id and class say; display:none hides. */
static struct html_named named_of(const xmlChar **atts, bool *hidden)
{
	struct html_named n = { HTML_PLAIN, 0 };
	for (; atts && atts[0]; atts += 2) {
		const char *k = (const char *)atts[0];
		const struct ds_str v = ds_str_of((const char *)atts[1]);
		if (strcmp(k, "style") == 0)
			*hidden |= str_has(v, DS_STR("display:none")) || str_has(v, DS_STR("display: none"));
		else if (strcmp(k, "id") == 0)
			html_name_id(v, &n);
		else if (strcmp(k, "class") == 0)
			html_name_class(v, &n);
	}
	return n;
}

static uint32_t node_add(struct parse *p, uint8_t role)
{
	struct html_doc *d = p->d;
	d->nodes = ds_grow(d->nodes, &d->nodes_cap, d->nodes_n + 1, sizeof *d->nodes);
	d->nodes[d->nodes_n] = (struct html_node){ .parent = p->depth ? top(p)->node : 0, .role = role };
	return (uint32_t)d->nodes_n++;
}

static void cells_add(struct parse *p, const xmlChar **atts)
{
	for (; atts && atts[0]; atts += 2)
		if (atts[1] && strcmp((const char *)atts[0], "colspan") == 0) {
			const int n = atoi((const char *)atts[1]);
			for (int i = 1; i < n && i < SPAN_MAX; i++)
				line_end(p, true, false);
		}
}

static bool is_block(uint8_t kind)
{
	return kind != TAG_INLINE && kind != TAG_LINK && kind != TAG_META && kind != TAG_SCRIPT && kind != TAG_SKIP;
}

static void on_start(void *user, const xmlChar *name, const xmlChar **atts)
{
	struct parse *p = user;
	struct tag t = tag_of(name);
	if (t.kind == TAG_META) {
		meta_read(p, atts);
		return;
	}
	if (p->depth == DEPTH_MAX || p->too_deep) {
		p->too_deep++;
		return;
	}
	bool hidden = false;
	const struct html_named named = named_of(atts, &hidden);
	if (hidden && is_block(t.kind) && t.kind != TAG_BREAK && t.kind != TAG_TITLE)
		t.kind = TAG_SKIP;
	if (named.hint && !is_block(t.kind))
		t.kind = TAG_BLOCK;
	if (is_block(t.kind))
		line_end(p, false, false);
	struct open_tag o = { top(p)->node, t.kind, t.level };
	if (is_block(t.kind) && t.kind != TAG_BREAK)
		o.node = node_add(p, t.kind == TAG_ASIDE ? (uint8_t)HTML_ASIDE : named.role);
	p->skipped += t.kind == TAG_SKIP;
	p->links += t.kind == TAG_LINK;
	p->scripts += t.kind == TAG_SCRIPT;
	p->titles += t.kind == TAG_TITLE;
	if (t.kind == TAG_HEADING) {
		p->hint = HTML_HINT(DS_BLOCK_HEADING);
		p->level = t.level;
	} else if (t.kind == TAG_ITEM) {
		p->hint = HTML_HINT(DS_BLOCK_LIST_ITEM);
		p->level = 1;
	} else if (t.kind == TAG_CAPTION) {
		p->hint = HTML_HINT(DS_BLOCK_CAPTION);
	} else if (t.kind == TAG_TABLE) {
		p->table = ++p->tables;
	} else if (t.kind == TAG_ROW) {
		p->row = ++p->rows;
	}
	if (named.hint)
		p->hint = named.hint;
	p->stack[p->depth++] = o;
	if (t.kind == TAG_CELL)
		cells_add(p, atts);
}

static void on_end(void *user, const xmlChar *name)
{
	struct parse *p = user;
	const struct tag t = tag_of(name);
	if (t.kind == TAG_META)
		return;
	if (p->too_deep) {
		p->too_deep--;
		return;
	}
	if (p->depth <= 1)
		return;
	const struct open_tag o = *top(p);
	if (o.kind == TAG_CELL)
		line_end(p, true, o.level == 1);
	else if (is_block(o.kind))
		line_end(p, false, false);
	p->skipped -= o.kind == TAG_SKIP;
	p->links -= o.kind == TAG_LINK;
	p->scripts -= o.kind == TAG_SCRIPT;
	p->titles -= o.kind == TAG_TITLE;
	if (is_block(o.kind) && o.kind != TAG_BREAK) {
		p->hint = 0;
		p->level = 0;
	}
	if (o.kind == TAG_TABLE)
		p->table = 0;
	p->depth--;
}

/* ---- the door -------------------------------------------------------------------------------------------- */

enum ds_status html_parse(struct ds_str source, struct html_doc *out, struct ds_error *e)
{
	*out = (struct html_doc){ 0 };
	if (source.n > INT_MAX)
		return ds_fail(e, DS_ERR_TOO_LARGE, "HTML above %d bytes", INT_MAX);
	if (source.n == 0) {
		out->nodes = ds_alloc(sizeof *out->nodes);
		*out->nodes = (struct html_node){ 0 };
		out->nodes_n = 1;
		return DS_OK;
	}
	if (html_is_nested_too_deep(source))
		return ds_fail(e, DS_ERR_FORMAT, "HTML with too many unclosed tags");
	struct parse *p = ds_alloc(sizeof *p);
	*p = (struct parse){ .source = source, .d = out };
	node_add(p, HTML_PLAIN);
	p->stack[p->depth++] = (struct open_tag){ 0, TAG_BLOCK, 0 };
	p->ctxt = htmlCreateMemoryParserCtxt(source.p, (int)source.n);
	if (!p->ctxt) {
		free(p);
		html_done(out);
		return ds_fail(e, DS_ERR_FORMAT, "the HTML parser cannot start");
	}
	htmlSAXHandler sax = {
		.startElement = on_start,
		.endElement = on_end,
		.characters = on_characters,
		.ignorableWhitespace = on_characters,
		.cdataBlock = on_cdata,
	};
	htmlSAXHandlerPtr own = p->ctxt->sax;
	void *own_data = p->ctxt->userData;
	htmlCtxtUseOptions(p->ctxt, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
					HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
	xmlSwitchEncoding(p->ctxt, XML_CHAR_ENCODING_UTF8);
	p->ctxt->sax = &sax;
	p->ctxt->userData = p;
	htmlParseDocument(p->ctxt);
	line_end(p, false, false);
	p->ctxt->sax = own;
	p->ctxt->userData = own_data;
	htmlFreeParserCtxt(p->ctxt);
	free(p);
	return DS_OK;
}

void html_done(struct html_doc *d)
{
	ds_buf_done(&d->text);
	free(d->map);
	free(d->nodes);
	free(d->lines);
	*d = (struct html_doc){ 0 };
}

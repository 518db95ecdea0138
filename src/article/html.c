/* html.c: HTML to a page of lines by libxml2's SAX parser, the only file that knows it. Finds blocks, tables, links and
 * metadata; which lines are the article is markup.c's.
 *
 * No tree is built and no recursion follows the nesting of tags: an element deeper than DEPTH_MAX counts as text of
 * the one above it. Every run of characters is looked up in the source again, so that pieces stay exact.
 */
#include "article/html.h"

#include <limits.h>
#include <stdlib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <libxml/xmlversion.h>

#define DEPTH_MAX     512u
/* Longest character reference: &CounterClockwiseContourIntegral; */
#define REFERENCE_MAX 40u

/* An open element. */
struct open_tag {
	uint32_t node;  /* that holds its text */
	uint32_t inner; /* … and that of blocks inside: not of <p>, which holds none where end tags are left out */
	uint8_t kind, level;
	bool thead;
};

struct parse {
	htmlParserCtxtPtr ctxt;
	struct ds_str source;
	struct html_doc *d;
	struct open_tag stack[DEPTH_MAX];
	uint32_t depth, too_deep;                 /* too_deep: open elements that are not on the stack */
	uint32_t skipped, links, scripts, titles; /* open elements of these kinds */
	uint32_t lists, theads;
	bool linked; /* the last of d->links is open */
	struct html_page page;
	size_t pos; /* source bytes that are done with */
};

/* ---- source positions ------------------------------------------------------------------------------------ */

static size_t parse_pos(const struct parse *p)
{
	const xmlParserInputPtr in = p->ctxt->input;
	if (!in)
		return p->source.n;
	size_t at = in->consumed + (size_t)(in->cur - in->base);
	if (at >= p->source.n)
		return p->source.n;
	/* behind a NUL the parser may stand inside a character */
	while (at > 0 && ((unsigned char)p->source.p[at] & 0xc0) == 0x80)
		at--;
	return at;
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
	struct ds_span whole = { (uint32_t)(p->pos < cur ? p->pos : cur), (uint32_t)cur };
	/* equally long, and yet other bytes: the lengths must say that no byte stands for one */
	if (whole.end - whole.start == s.n && s.n > 4)
		whole.end = (uint32_t)(ds_utf8_prev(p->source.p + whole.end, p->source.p) - p->source.p);
	return whole;
}

static struct open_tag *top(struct parse *p)
{
	return &p->stack[p->depth - 1];
}

static size_t line_pos(const struct parse *p)
{
	return p->pos < p->source.n ? p->pos : p->source.n;
}

/* The open link's text goes on to here. */
static void link_reach(struct parse *p, struct ds_span at)
{
	if (!p->linked)
		return;
	struct html_link *l = &p->d->links[p->d->links_n - 1];
	l->src.start = l->src.end ? l->src.start : at.start;
	l->src.end = at.end;
}

static void on_characters(void *user, const xmlChar *chars, int n)
{
	struct parse *p = user;
	const struct ds_str s = { (const char *)chars, (size_t)n };
	if (n <= 0)
		return;
	const struct ds_span at = source_of(p, s);
	if (!p->skipped && !p->scripts && ds_utf8_valid(s)) {
		html_chars(&p->page, s, at);
		link_reach(p, at);
	}
	p->pos = at.end;
}

/* ---- metadata -------------------------------------------------------------------------------------------- */

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
	if (name && content)
		html_meta_read(p->d, p->source, parse_pos(p), name, content);
}

static void on_cdata(void *user, const xmlChar *chars, int n)
{
	struct parse *p = user;
	if (p->scripts && n > 0)
		html_script_read(p->d, p->source, p->pos, (struct ds_str){ (const char *)chars, (size_t)n });
	const size_t cur = parse_pos(p);
	if (cur > p->pos)
		p->pos = cur;
}

/* ---- elements -------------------------------------------------------------------------------------------- */

/* What id and class say; display:none hides. */
static struct html_named named_of(const xmlChar *name, const xmlChar **atts, bool *hidden)
{
	struct html_named n = { HTML_PLAIN, 0 };
	html_name_tag((const char *)name, &n);
	for (; atts && atts[0]; atts += 2) {
		const char *k = (const char *)atts[0];
		const struct ds_str v = ds_str_of((const char *)atts[1]);
		if (strcmp(k, "hidden") == 0)
			*hidden = true;
		else if (strcmp(k, "style") == 0)
			*hidden |= str_has(v, DS_STR("display:none")) || str_has(v, DS_STR("display: none"));
		else if (strcmp(k, "id") == 0)
			html_name_id(v, &n);
		else if (strcmp(k, "class") == 0)
			html_name_class(v, &n);
	}
	return n;
}

static uint32_t node_add(struct parse *p, uint32_t parent, uint8_t role)
{
	struct html_doc *d = p->d;
	d->nodes = ds_grow(d->nodes, &d->nodes_cap, d->nodes_n + 1, sizeof *d->nodes);
	d->nodes[d->nodes_n] = (struct html_node){ .parent = parent, .role = role };
	return (uint32_t)d->nodes_n++;
}

/* A positive number of an attribute, 1 without it. */
static uint32_t span_of(const xmlChar **atts, const char *name)
{
	for (; atts && atts[0]; atts += 2)
		if (atts[1] && strcmp((const char *)atts[0], name) == 0) {
			const int n = atoi((const char *)atts[1]);
			return n < 1 ? 1 : n > 1000 ? 1000 : (uint32_t)n;
		}
	return 1;
}

static struct ds_span href_add(struct parse *p, const xmlChar **atts)
{
	struct html_doc *d = p->d;
	for (; atts && atts[0]; atts += 2)
		if (atts[1] && strcmp((const char *)atts[0], "href") == 0) {
			const uint32_t start = (uint32_t)d->hrefs.n;
			ds_buf_adds(&d->hrefs, str_trim(ds_str_of((const char *)atts[1])));
			return (struct ds_span){ start, (uint32_t)d->hrefs.n };
		}
	return (struct ds_span){ 0, 0 };
}

static void link_begin(struct parse *p, const xmlChar **atts)
{
	struct html_doc *d = p->d;
	const struct ds_span href = href_add(p, atts);
	p->linked = false;
	if (href.end == href.start)
		return;
	d->links = ds_grow(d->links, &d->links_cap, d->links_n + 1, sizeof *d->links);
	d->links[d->links_n++] = (struct html_link){ .href = href };
	p->linked = true;
}

static bool is_block(uint8_t kind)
{
	return kind != TAG_INLINE && kind != TAG_LINK && kind != TAG_META && kind != TAG_SCRIPT && kind != TAG_SKIP;
}

/* What a block says about its lines. */
static void block_hint(struct parse *p, struct html_tag t)
{
	struct html_page *page = &p->page;
	if (t.kind == TAG_HEADING) {
		page->hint = HTML_HINT(DS_BLOCK_HEADING);
		page->level = t.level;
	} else if (t.kind == TAG_ITEM) {
		page->hint = HTML_HINT(DS_BLOCK_LIST_ITEM);
		page->level = (uint8_t)(p->lists < 1 ? 1 : p->lists > 9 ? 9 : p->lists);
	} else if (t.kind == TAG_CAPTION) {
		page->hint = HTML_HINT(DS_BLOCK_CAPTION);
	} else if (t.kind == TAG_TABLE) {
		html_table_begin(page);
	} else if (t.kind == TAG_ROW) {
		html_row_begin(page, line_pos(p));
	}
}

static void count(struct parse *p, const struct open_tag *o, int by)
{
	p->skipped += (uint32_t)(o->kind == TAG_SKIP ? by : 0);
	p->links += (uint32_t)(o->kind == TAG_LINK ? by : 0);
	p->scripts += (uint32_t)(o->kind == TAG_SCRIPT ? by : 0);
	p->titles += (uint32_t)(o->kind == TAG_TITLE ? by : 0);
	p->lists += (uint32_t)(o->kind == TAG_LIST ? by : 0);
	p->theads += (uint32_t)(o->thead ? by : 0);
	p->page.link = p->links > 0;
	p->page.name = p->titles > 0;
}

/* <link rel="alternate" type="application/rss+xml" href="…">: where the feed of this site is. */
static void feed_read(struct parse *p, const xmlChar **atts)
{
	struct html_doc *d = p->d;
	const xmlChar **all = atts;
	bool alternate = false, feed = false;
	for (; atts && atts[0]; atts += 2) {
		const char *k = (const char *)atts[0], *v = (const char *)atts[1];
		if (v && strcmp(k, "rel") == 0)
			alternate = strcasecmp(v, "alternate") == 0;
		else if (v && strcmp(k, "type") == 0)
			feed =
			    strcasecmp(v, "application/rss+xml") == 0 || strcasecmp(v, "application/atom+xml") == 0;
	}
	if (!alternate || !feed || d->feeds_n == FEEDS_MAX)
		return;
	const struct ds_span href = href_add(p, all);
	if (href.end > href.start)
		d->feeds[d->feeds_n++] = href;
}

static void on_start(void *user, const xmlChar *name, const xmlChar **atts)
{
	struct parse *p = user;
	struct html_tag t = html_tag_of((const char *)name);
	if (t.kind == TAG_META) {
		if (t.level == 1)
			p->d->base = href_add(p, atts);
		else if (t.level == 2)
			feed_read(p, atts);
		else
			meta_read(p, atts);
		return;
	}
	if (p->depth == DEPTH_MAX || p->too_deep) {
		p->too_deep++;
		return;
	}
	bool hidden = false;
	const struct html_named named = named_of(name, atts, &hidden);
	if (hidden && t.kind != TAG_BREAK && t.kind != TAG_TITLE && t.kind != TAG_SCRIPT)
		t.kind = TAG_SKIP;
	if ((named.hint && !is_block(t.kind) && t.kind != TAG_SKIP) || (named.role && t.kind == TAG_INLINE))
		t.kind = TAG_BLOCK;
	struct open_tag o = { top(p)->node, top(p)->inner, t.kind, t.level, false };
	if (is_block(t.kind)) {
		html_line_end(&p->page, line_pos(p));
		if (t.kind != TAG_BREAK)
			o.node = node_add(p, o.inner, t.kind == TAG_ASIDE ? (uint8_t)HTML_ASIDE : named.role);
		o.inner = strcmp((const char *)name, "p") == 0 ? o.inner : o.node;
		o.thead = strcmp((const char *)name, "thead") == 0;
		block_hint(p, t);
		if (named.hint)
			p->page.hint = named.hint;
	} else if (t.kind != TAG_SCRIPT) {
		html_seam(&p->page);
		if (t.kind == TAG_LINK)
			link_begin(p, atts);
	}
	count(p, &o, 1);
	p->stack[p->depth++] = o;
	p->page.node = o.node;
	if (t.kind == TAG_CELL)
		html_cell_begin(&p->page, span_of(atts, "colspan"), span_of(atts, "rowspan"), t.level || p->theads,
				line_pos(p));
}

static void on_end(void *user, const xmlChar *name)
{
	struct parse *p = user;
	const struct html_tag t = html_tag_of((const char *)name);
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
		html_cell_end(&p->page, line_pos(p));
	else if (is_block(o.kind))
		html_line_end(&p->page, line_pos(p));
	else
		html_seam(&p->page);
	count(p, &o, -1);
	p->linked = p->linked && o.kind != TAG_LINK;
	if (is_block(o.kind) && o.kind != TAG_BREAK) {
		p->page.hint = 0;
		p->page.level = 0;
	}
	if (o.kind == TAG_ROW)
		html_row_end(&p->page, line_pos(p));
	if (o.kind == TAG_TABLE)
		html_table_end(&p->page);
	p->depth--;
	p->page.node = top(p)->node;
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
	if (html_is_crowded(source))
		return ds_fail(e, DS_ERR_FORMAT, "HTML with too many attributes in one tag");
	struct parse *p = ds_alloc(sizeof *p);
	*p = (struct parse){ .source = source, .d = out, .page = { .d = out } };
	node_add(p, 0, HTML_PLAIN);
	p->stack[p->depth++] = (struct open_tag){ .kind = TAG_BLOCK };
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
	html_line_end(&p->page, line_pos(p));
	p->ctxt->sax = own;
	p->ctxt->userData = own_data;
	htmlFreeParserCtxt(p->ctxt);
	free(p);
	return DS_OK;
}

struct ds_str html_resolve(struct ds_str base, struct ds_str href, struct ds_arena *arena)
{
	static const struct ds_str nowhere[] = {
		{"javascript:", 11},
                { "data:",      5 },
                { "about:",     6 },
                { "#",          1 }
	};
	for (size_t k = 0; k < DS_COUNT(nowhere); k++)
		if (ds_str_starts(href, nowhere[k]))
			return (struct ds_str){ 0 };
	if (base.n == 0)
		return ds_arena_copy(arena, href);
	const struct ds_str z = ds_arena_copy(arena, href), bz = ds_arena_copy(arena, base);
	xmlChar *uri = xmlBuildURI((const xmlChar *)z.p, (const xmlChar *)bz.p);
	const struct ds_str out = uri ? ds_arena_copy(arena, ds_str_of((const char *)uri)) : z;
	xmlFree(uri);
	return out;
}

void html_done(struct html_doc *d)
{
	ds_buf_done(&d->text);
	free(d->map);
	free(d->nodes);
	free(d->lines);
	free(d->links);
	ds_buf_done(&d->hrefs);
	*d = (struct html_doc){ 0 };
}

const char *ds_reading_engine(void)
{
	return LIBXML_DOTTED_VERSION;
}

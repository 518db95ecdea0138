/* xml.c: libxml2's push parser behind xml.h. It is fed piece by piece and its callbacks write down what they are told;
 * xml_next reads that. No tree is built, nothing is loaded, no entity is expanded but the characters that HTML names. */
#include "xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <stdio.h>
#include <stdlib.h>

#include "import.h"

#define PIECE 16384

struct event {
	uint8_t type;
	uint32_t name, space; /* in words, with a NUL; of XML_TEXT: begin and length */
	uint32_t attrs, attrs_n;
};

struct attr {
	uint32_t name, value, value_n; /* in words, both with a NUL */
};

struct xml {
	xmlParserCtxt *ctxt;
	xmlSAXHandler sax;
	xmlEntity entity; /* the one that was asked for last */
	xmlChar entity_text[8];
	struct ds_str rest; /* not parsed yet */
	struct ds_buf words;
	struct event *events;
	size_t events_n, events_cap, next;
	struct attr *attrs;
	size_t attrs_n, attrs_cap;
	unsigned depth;
	bool end, stay; /* xml_inside has read its element's end already */
	char complaint[256];
};

/* ---- callbacks -------------------------------------------------------------------------------------------- */

static uint32_t word_add(struct xml *x, const void *p, size_t n)
{
	const size_t at = x->words.n;
	ds_buf_add(&x->words, p, n);
	ds_buf_addc(&x->words, '\0');
	return (uint32_t)at;
}

static uint32_t name_add(struct xml *x, const xmlChar *name)
{
	return word_add(x, name ? (const char *)name : "", name ? strlen((const char *)name) : 0);
}

static struct event *event_add(struct xml *x, enum xml_event type)
{
	x->events = ds_grow(x->events, &x->events_cap, x->events_n + 1, sizeof *x->events);
	x->events[x->events_n] = (struct event){ .type = (uint8_t)type, .attrs = (uint32_t)x->attrs_n };
	return &x->events[x->events_n++];
}

static void fail(struct xml *x, const char *why)
{
	if (!x->complaint[0])
		snprintf(x->complaint, sizeof x->complaint, ds_say("line %d: %s"), xmlSAX2GetLineNumber(x->ctxt),
			 why);
	xmlStopParser(x->ctxt);
	x->end = true;
}

static void on_start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces_n,
		     const xmlChar **spaces, int n, int defaulted, const xmlChar **atts)
{
	struct xml *x = ctx;
	(void)prefix;
	(void)spaces_n;
	(void)spaces;
	(void)defaulted;
	if (++x->depth > XML_DEPTH_MAX) {
		fail(x, ds_say("elements stand inside each other too deep"));
		return;
	}
	struct event *e = event_add(x, XML_START);
	e->name = name_add(x, name);
	e->space = name_add(x, space);
	/* Five pointers an attribute: local name, prefix, namespace, begin and end of its value. */
	for (int i = 0; i < n; i++, atts += 5) {
		x->attrs = ds_grow(x->attrs, &x->attrs_cap, x->attrs_n + 1, sizeof *x->attrs);
		struct attr *a = &x->attrs[x->attrs_n++];
		a->name = name_add(x, atts[0]);
		a->value_n = (uint32_t)(atts[4] - atts[3]);
		a->value = word_add(x, atts[3], a->value_n);
	}
	e->attrs_n = (uint32_t)n;
}

static void on_end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
	struct xml *x = ctx;
	(void)prefix;
	if (x->depth == 0 || x->end)
		return;
	x->depth--;
	struct event *e = event_add(x, XML_END);
	e->name = name_add(x, name);
	e->space = name_add(x, space);
}

static void on_text(void *ctx, const xmlChar *text, int n)
{
	struct xml *x = ctx;
	struct event *e = event_add(x, XML_TEXT);
	e->name = word_add(x, text, (size_t)n);
	e->space = (uint32_t)n;
}

/* Entities of the document's own were never taken down; those of HTML are given as if it had declared them. */
static xmlEntity *on_entity(void *ctx, const xmlChar *name)
{
	struct xml *x = ctx;
	xmlEntity *predefined = xmlGetPredefinedEntity(name);
	const htmlEntityDesc *known = predefined ? NULL : htmlEntityLookup(name);
	char utf8[4];
	if (predefined)
		return predefined;
	const uint32_t cp = known && known->value >= 0x80 && known->value < 0xd800 ? known->value : ' ';
	const unsigned n = ds_utf8_put(cp, utf8);
	memcpy(x->entity_text, utf8, n);
	x->entity_text[n] = '\0';
	x->entity = (xmlEntity){ .type = XML_ENTITY_DECL,
				 .etype = XML_INTERNAL_PREDEFINED_ENTITY,
				 .name = BAD_CAST "x",
				 .orig = x->entity_text,
				 .content = x->entity_text,
				 .length = (int)n };
	return &x->entity;
}

static void on_error(void *ctx, xmlErrorPtr error)
{
	struct xml *x = ctx;
	if (x->complaint[0] || !error || error->level < XML_ERR_FATAL || !error->message)
		return;
	char words[200];
	snprintf(words, sizeof words, "%.*s", (int)strcspn(error->message, "\n"), error->message);
	snprintf(x->complaint, sizeof x->complaint, ds_say("line %d is no XML (%s)"), error->line, words);
}

/* ---- events ----------------------------------------------------------------------------------------------- */

struct xml *xml_open(struct ds_str bytes)
{
	struct xml *x = ds_alloc(sizeof *x);
	*x = (struct xml){ .rest = bytes };
	x->sax = (xmlSAXHandler){
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.cdataBlock = on_text,
		.ignorableWhitespace = on_text,
		.getEntity = on_entity,
		.serror = on_error,
	};
	x->ctxt = xmlCreatePushParserCtxt(&x->sax, x, NULL, 0, NULL);
	if (x->ctxt) {
		xmlCtxtUseOptions(x->ctxt, XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_IGNORE_ENC);
		xmlSwitchEncoding(x->ctxt, XML_CHAR_ENCODING_UTF8);
	}
	return x;
}

void xml_close(struct xml *x)
{
	if (x->ctxt)
		xmlFreeParserCtxt(x->ctxt);
	ds_buf_done(&x->words);
	free(x->events);
	free(x->attrs);
	free(x);
}

static void piece_parse(struct xml *x)
{
	const size_t n = x->rest.n < PIECE ? x->rest.n : PIECE;
	x->events_n = x->next = x->attrs_n = 0;
	ds_buf_reset(&x->words);
	if (!x->ctxt) {
		x->end = true;
		return;
	}
	xmlParseChunk(x->ctxt, n ? x->rest.p : "", (int)n, n == x->rest.n);
	if (n)
		x->rest.p += n;
	x->rest.n -= n;
	if (x->rest.n == 0 || x->ctxt->errNo == XML_ERR_NO_MEMORY || x->ctxt->instate == XML_PARSER_EOF)
		x->end = true;
}

static const struct event *event_of(const struct xml *x)
{
	return &x->events[x->next - 1];
}

enum xml_event xml_next(struct xml *x)
{
	if (x->stay) {
		x->stay = false;
		return XML_END;
	}
	while (x->next == x->events_n) {
		if (x->end)
			return x->depth == 0 && x->ctxt && x->rest.n == 0 ? XML_DONE : XML_BROKEN;
		piece_parse(x);
	}
	return (enum xml_event)x->events[x->next++].type;
}

const char *xml_name(const struct xml *x)
{
	return x->next && event_of(x)->type != XML_TEXT ? x->words.p + event_of(x)->name : "";
}

const char *xml_namespace(const struct xml *x)
{
	return x->next && event_of(x)->type != XML_TEXT ? x->words.p + event_of(x)->space : "";
}

struct ds_str xml_text(const struct xml *x)
{
	return (struct ds_str){ x->words.p + event_of(x)->name, event_of(x)->space };
}

struct ds_str xml_attr(const struct xml *x, const char *name)
{
	const struct event *e = event_of(x);
	for (uint32_t i = 0; i < e->attrs_n; i++) {
		const struct attr *a = &x->attrs[e->attrs + i];
		if (strcmp(x->words.p + a->name, name) == 0)
			return (struct ds_str){ x->words.p + a->value, a->value_n };
	}
	return (struct ds_str){ 0 };
}

static void start_write(const struct xml *x, struct ds_buf *out)
{
	const struct event *e = event_of(x);
	ds_buf_addf(out, "<%s", x->words.p + e->name);
	for (uint32_t i = 0; i < e->attrs_n; i++) {
		const struct attr *a = &x->attrs[e->attrs + i];
		ds_buf_addf(out, " %s=\"", x->words.p + a->name);
		html_text(out, (struct ds_str){ x->words.p + a->value, a->value_n });
		ds_buf_addc(out, '"');
	}
	ds_buf_addc(out, '>');
}

bool xml_inside(struct xml *x, struct ds_buf *out)
{
	for (unsigned depth = 1;;) {
		const enum xml_event ev = xml_next(x);
		if (ev >= XML_DONE)
			return false;
		depth += ev == XML_START;
		depth -= ev == XML_END;
		if (depth == 0)
			break;
		if (ev == XML_START && out)
			start_write(x, out);
		else if (ev == XML_END && out)
			ds_buf_addf(out, "</%s>", xml_name(x));
		else if (out)
			html_text(out, xml_text(x));
	}
	x->stay = true;
	return true;
}

bool xml_skip(struct xml *x)
{
	const bool whole = xml_inside(x, NULL);
	x->stay = false;
	return whole;
}

const char *xml_complaint(const struct xml *x)
{
	return x->complaint[0] ? x->complaint : x->ctxt ? ds_say("it ends too early") : ds_say("no memory");
}

void xml_resolve(struct ds_str ref, struct ds_str base, struct ds_buf *out)
{
	struct ds_buf z = { 0 };
	ds_buf_adds(&z, ref);
	ds_buf_addc(&z, '\0');
	const size_t at = z.n;
	ds_buf_adds(&z, base);
	ds_buf_addc(&z, '\0');
	xmlChar *whole = base.n && ref.n < 8192 && base.n < 8192
			     ? xmlBuildURI((const xmlChar *)z.p, (const xmlChar *)(z.p + at))
			     : NULL;
	ds_buf_addz(out, whole ? (const char *)whole : z.p);
	xmlFree(whole);
	ds_buf_done(&z);
}

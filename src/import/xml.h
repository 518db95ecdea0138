/* xml.h: XML as one event after the other, in bounded memory. The only door to the XML library in dushu-import. */
#ifndef DUSHU_IMPORT_XML_H
#define DUSHU_IMPORT_XML_H

#include "dushu/base.h"

struct xml;

enum xml_event {
	XML_START,
	XML_TEXT,
	XML_END,
	XML_DONE,
	XML_BROKEN, /* what follows cannot be parsed; what came before counts */
};

#define XML_DEPTH_MAX 256

/* bytes: UTF-8, borrowed until xml_close. Entities that a document declares itself stand for nothing, so that none can
 * load a file or grow into a bomb; those of HTML are known. Deeper than XML_DEPTH_MAX a document is broken. */
struct xml *xml_open(struct ds_str bytes);
void xml_close(struct xml *x);

enum xml_event xml_next(struct xml *x);
/* Of the last event; all borrowed until the next call of xml_next. */
const char *xml_name(const struct xml *x);      /* local name, after XML_START and XML_END; else "" */
const char *xml_namespace(const struct xml *x); /* "" when none */
struct ds_str xml_text(const struct xml *x);
struct ds_str xml_attr(const struct xml *x, const char *name); /* by local name, in any namespace; with a NUL */
/* All there is inside the element that has just begun, as markup, at the end of out. Its XML_END comes next. False:
 * the document breaks in it. */
bool xml_inside(struct xml *x, struct ds_buf *out);
bool xml_skip(struct xml *x); /* the same, thrown away, and its XML_END with it */
/* Why it is broken: one line, with the number of the line in the file. */
const char *xml_complaint(const struct xml *x);
/* ref as seen from base, at the end of out; ref itself when that makes no sense. */
void xml_resolve(struct ds_str ref, struct ds_str base, struct ds_buf *out);

#endif

/* html_tags.c: what each element of HTML is for a reader. Data and one look-up; knows no parser. */
#include "article/html.h"

/* Sorted by name. */
static const struct html_tag tags[] = {
	{"a",           TAG_LINK,    0},
	{ "address",    TAG_BLOCK,   0},
	{ "article",    TAG_BLOCK,   0},
	{ "aside",      TAG_ASIDE,   0},
	{ "audio",      TAG_SKIP,    0},
	{ "base",       TAG_META,    1},
	{ "blockquote", TAG_BLOCK,   0},
	{ "body",       TAG_BLOCK,   0},
	{ "br",         TAG_BREAK,   0},
	{ "button",     TAG_SKIP,    0},
	{ "caption",    TAG_CAPTION, 0},
	{ "center",     TAG_BLOCK,   0},
	{ "dd",         TAG_BLOCK,   0},
	{ "details",    TAG_BLOCK,   0},
	{ "div",        TAG_BLOCK,   0},
	{ "dl",         TAG_BLOCK,   0},
	{ "dt",         TAG_BLOCK,   0},
	{ "fieldset",   TAG_BLOCK,   0},
	{ "figcaption", TAG_CAPTION, 0},
	{ "figure",     TAG_BLOCK,   0},
	{ "footer",     TAG_ASIDE,   0},
	{ "form",       TAG_BLOCK,   0},
	{ "h1",         TAG_HEADING, 1},
	{ "h2",         TAG_HEADING, 2},
	{ "h3",         TAG_HEADING, 3},
	{ "h4",         TAG_HEADING, 4},
	{ "h5",         TAG_HEADING, 5},
	{ "h6",         TAG_HEADING, 6},
	{ "header",     TAG_BLOCK,   0},
	{ "hgroup",     TAG_BLOCK,   0},
	{ "hr",         TAG_BREAK,   0},
	{ "iframe",     TAG_SKIP,    0},
	{ "li",         TAG_ITEM,    1},
	{ "link",       TAG_META,    2},
	{ "main",       TAG_BLOCK,   0},
	{ "map",        TAG_SKIP,    0},
	{ "meta",       TAG_META,    0},
	{ "nav",        TAG_ASIDE,   0},
	{ "noscript",   TAG_SKIP,    0},
	{ "object",     TAG_SKIP,    0},
	{ "ol",         TAG_LIST,    0},
	{ "option",     TAG_SKIP,    0},
	{ "p",          TAG_BLOCK,   0},
	{ "pre",        TAG_BLOCK,   0},
	{ "script",     TAG_SCRIPT,  0},
	{ "section",    TAG_BLOCK,   0},
	{ "select",     TAG_SKIP,    0},
	{ "style",      TAG_SKIP,    0},
	{ "summary",    TAG_BLOCK,   0},
	{ "svg",        TAG_SKIP,    0},
	{ "table",      TAG_TABLE,   0},
	{ "tbody",      TAG_BLOCK,   0},
	{ "td",         TAG_CELL,    0},
	{ "template",   TAG_SKIP,    0},
	{ "textarea",   TAG_SKIP,    0},
	{ "tfoot",      TAG_BLOCK,   0},
	{ "th",         TAG_CELL,    1},
	{ "thead",      TAG_BLOCK,   0},
	{ "title",      TAG_TITLE,   0},
	{ "tr",         TAG_ROW,     0},
	{ "ul",         TAG_LIST,    0},
	{ "video",      TAG_SKIP,    0},
};

/* Elements of newspapers' publishing systems, which say what they hold. */
static const struct {
	const char *name;
	struct html_named is;
} named[] = {
	{"founder-title",     { HTML_PLAIN, HTML_HINT(DS_BLOCK_TITLE) }   },
	{ "founder-subtitle", { HTML_PLAIN, HTML_HINT(DS_BLOCK_SUBTITLE) }},
	{ "founder-author",   { HTML_PLAIN, HTML_HINT(DS_BLOCK_BYLINE) }  },
	{ "founder-content",  { HTML_CONTENT, 0 }                         },
};

struct html_tag html_tag_of(const char *name)
{
	size_t low = 0, n = DS_COUNT(tags);
	while (n) {
		const size_t mid = low + n / 2;
		const int order = strcmp(name, tags[mid].name);
		if (order == 0)
			return tags[mid];
		if (order > 0)
			low = mid + 1;
		n = order > 0 ? n - n / 2 - 1 : n / 2;
	}
	return (struct html_tag){ NULL, TAG_INLINE, 0 };
}

void html_name_tag(const char *name, struct html_named *out)
{
	for (size_t i = 0; name[0] == 'f' && i < DS_COUNT(named); i++)
		if (strcmp(name, named[i].name) == 0)
			*out = named[i].is;
}

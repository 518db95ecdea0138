/* html_names.c: what ids and classes say an element is, and which nesting no page has. Knows no parser. */
#include "article/html.h"

/* Longer values are looked at no further. */
#define VALUE_BYTES 200u

struct id_name {
	struct ds_str name;
	struct html_named is;
};

#define W(lit)                                                                                                     \
	{                                                                                                          \
		(lit), sizeof(lit) - 1                                                                             \
	}

static const struct id_name ids[] = {
	{W("js_content"),         { HTML_CONTENT, 0 }                       },
	{ W("UCAP-CONTENT"),      { HTML_CONTENT, 0 }                       },
	{ W("ozoom"),             { HTML_CONTENT, 0 }                       },
	{ W("rwb_zw"),            { HTML_CONTENT, 0 }                       },
	{ W("zoom"),              { HTML_CONTENT, 0 }                       },
	{ W("Zoom"),              { HTML_CONTENT, 0 }                       },
	{ W("activity-name"),     { HTML_PLAIN, HTML_HINT(DS_BLOCK_TITLE) } },
	{ W("js_name"),           { HTML_PLAIN, HTML_HINT(DS_BLOCK_SOURCE) }},
	{ W("publish_time"),      { HTML_PLAIN, HTML_HINT(DS_BLOCK_SOURCE) }},
	{ W("js_author_name"),    { HTML_PLAIN, HTML_HINT(DS_BLOCK_BYLINE) }},
	{ W("js_profile_qrcode"), { HTML_ASIDE, 0 }                         },
	{ W("js_pc_qr_code"),     { HTML_ASIDE, 0 }                         },
};

/* Parts of class names and ids of what is not the article: share-box, relatedNews. */
static const struct ds_str aside_words[] = {
	W("share"),      W("related"),  W("recommend"),  W("comment"),   W("footer"),     W("sidebar"),
	W("breadcrumb"), W("crumb"),    W("pagination"), W("copyright"), W("toolbar"),    W("navbar"),
	W("menu"),       W("hotnews"),  W("qrcode"),     W("advert"),    W("guess"),      W("rank"),
	W("login"),      W("search"),   W("download"),   W("subscribe"), W("friendlink"), W("links"),
	W("position"),   W("fontsize"), W("fenxiang"),
};

static char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool ascii_same(const char *p, struct ds_str low)
{
	for (size_t i = 0; i < low.n; i++)
		if (ascii_lower(p[i]) != low.p[i])
			return false;
	return true;
}

/* Does a part of the value begin with the word? Parts follow blanks, - and _, or begin with a capital. */
static bool word_within(struct ds_str value, struct ds_str word)
{
	for (size_t i = 0; i + word.n <= value.n; i++) {
		const bool part =
		    i == 0 || strchr(" -_", value.p[i - 1]) || (value.p[i] >= 'A' && value.p[i] <= 'Z');
		if (part && ascii_same(value.p + i, word))
			return true;
	}
	return false;
}

/* … and of the texts of pictures. */
static const struct ds_str caption_words[] = {
	W("caption"), W("pictext"), W("picdesc"), W("imgdesc"), W("imgnote"), W("photodesc"),
};

void html_name_class(struct ds_str value, struct html_named *out)
{
	if (value.n > VALUE_BYTES)
		return;
	for (size_t i = 0; i < DS_COUNT(caption_words) && out->role == HTML_PLAIN && !out->hint; i++)
		if (word_within(value, caption_words[i]))
			out->hint = HTML_HINT(DS_BLOCK_CAPTION);
	for (size_t i = 0; i < DS_COUNT(aside_words) && out->role == HTML_PLAIN && !out->hint; i++)
		if (word_within(value, aside_words[i]))
			out->role = HTML_ASIDE;
}

void html_name_id(struct ds_str value, struct html_named *out)
{
	for (size_t i = 0; i < DS_COUNT(ids); i++)
		if (ds_str_eq(value, ids[i].name)) {
			*out = ids[i].is;
			return;
		}
	html_name_class(value, out);
}

/* libxml2 looks for an end tag's element through all open ones. The product of both is bounded, so that unclosed tags by
 * the hundred thousand cannot hold the program up. */
#define WORK_MAX 300000000u

/* Elements whose end tags pages leave out, or that have none: they do not nest. */
static bool is_unnested(const char *name, size_t n)
{
	static const char *const names[] = { "p",  "li", "br", "hr", "img", "meta",   "link", "input",
					     "dt", "dd", "td", "tr", "th",  "option", "col",  "area" };
	for (size_t i = 0; i < DS_COUNT(names); i++)
		if (strlen(names[i]) == n && ascii_same(name, (struct ds_str){ names[i], n }))
			return true;
	return false;
}

bool html_is_nested_too_deep(struct ds_str s)
{
	uint64_t depth = 0, deepest = 0, ends = 0;
	for (size_t i = 0; i < s.n;) {
		const char *p = memchr(s.p + i, '<', s.n - i);
		if (!p)
			break;
		i = (size_t)(p - s.p) + 1;
		const bool end = i < s.n && s.p[i] == '/';
		size_t n = 0;
		i += end;
		while (i + n < s.n && ((s.p[i + n] | 0x20) >= 'a') && ((s.p[i + n] | 0x20) <= 'z'))
			n++;
		ends += end;
		if (n == 0 || is_unnested(s.p + i, n))
			continue;
		if (!end)
			depth++;
		else if (depth)
			depth--;
		deepest = depth > deepest ? depth : deepest;
	}
	return deepest > 1000 && deepest * ends > WORK_MAX;
}

/* libxml2 compares each attribute of a tag with all before it, too. */
#define PAIRS_MAX 50000000u

bool html_is_crowded(struct ds_str s)
{
	uint64_t pairs = 0;
	for (size_t i = 0; i < s.n;) {
		const char *p = memchr(s.p + i, '<', s.n - i);
		if (!p)
			break;
		i = (size_t)(p - s.p) + 1;
		if (i == s.n || (s.p[i] | 0x20) < 'a' || (s.p[i] | 0x20) > 'z')
			continue;
		/* Blanks outside quotes stand before attributes. */
		for (uint64_t attrs = 0; i < s.n && s.p[i] != '>' && pairs <= PAIRS_MAX; i++) {
			const char c = s.p[i];
			if (c == '"' || c == '\'') {
				const char *close = memchr(s.p + i + 1, c, s.n - i - 1);
				if (close)
					i = (size_t)(close - s.p);
			} else if (c == ' ' || (c >= '\t' && c <= '\r') || c == '/') {
				pairs += ++attrs;
			}
		}
	}
	return pairs > PAIRS_MAX;
}

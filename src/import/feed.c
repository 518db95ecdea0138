/* feed.c: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom: every entry becomes a page of its own. A feed that is broken gives
 * the entries before the place where it breaks. */
#include <stdio.h>
#include <stdlib.h>

#include "import.h"
#include "xml.h"

#define FEED_MAX      ((size_t)64 << 20)
#define ENTRY_MAX     ((size_t)16 << 20)
#define ENTRIES_MAX   100000u
#define BRIEF_SUMMARY 1500u /* bytes of text: five hundred characters */
#define BRIEF_CONTENT 600u

enum field { TITLE, LINK, AUTHOR, DATE, UPDATED, SUMMARY, CONTENT, GUID, FIELDS };

/* What an element of an entry, or of the feed, says. Where several say the same, the higher worth wins. */
static const struct known {
	const char *name;
	uint8_t field;
	uint8_t worth;
} knowns[] = {
	{"title",        TITLE,   1},
        { "link",        LINK,    2},
        { "guid",        GUID,    1},
	{ "author",      AUTHOR,  1},
        { "creator",     AUTHOR,  2},
        { "pubDate",     DATE,    3},
	{ "published",   DATE,    3},
        { "issued",      DATE,    2},
        { "date",        DATE,    2},
	{ "updated",     UPDATED, 1},
        { "modified",    UPDATED, 1},
        { "description", SUMMARY, 1},
	{ "summary",     SUMMARY, 1},
        { "encoded",     CONTENT, 2},
        { "content",     CONTENT, 1},
};

struct value {
	struct ds_buf b;
	uint8_t worth;
	bool html; /* markup, not text */
};

struct feed {
	struct job *job;
	struct xml *x;
	struct value head[FIELDS], entry[FIELDS];
	bool inside;    /* an entry */
	unsigned depth; /* elements open below the entry or the channel */
	uint32_t number;
	struct ds_buf page;
};

static struct ds_str value_of(const struct value *v)
{
	return trimmed((struct ds_str){ v->b.p, v->b.n });
}

static void values_reset(struct value *v)
{
	for (size_t i = 0; i < FIELDS; i++) {
		ds_buf_reset(&v[i].b);
		v[i].worth = 0;
		v[i].html = false;
	}
}

/* ---- an entry's page -------------------------------------------------------------------------------------- */

/* Names of RSS stand behind an address: "editor@example.cn (张三)". */
static struct ds_str author_of(struct ds_str s)
{
	const char *open = s.n && s.p[s.n - 1] == ')' ? memrchr(s.p, '(', s.n) : NULL;
	if (open && memchr(s.p, '@', (size_t)(open - s.p)))
		return trimmed((struct ds_str){ open + 1, (size_t)(s.p + s.n - 1 - open) - 1 });
	return s.n && memchr(s.p, '@', s.n) ? (struct ds_str){ 0 } : s;
}

/* Text without its tags, for a title that has some. */
static void untagged(struct ds_buf *out, struct ds_str s)
{
	bool tag = false;
	for (size_t i = 0; i < s.n; i++) {
		const bool opens = s.p[i] == '<' && i + 1 < s.n && (s.p[i + 1] == '/' || (s.p[i + 1] | 32) >= 'a');
		if (opens)
			tag = true;
		if (!tag)
			ds_buf_addc(out, s.p[i]);
		if (tag && s.p[i] == '>')
			tag = false;
	}
}

/* A feed that gives whole articles seldom calls them a summary, and a summary is short. */
static bool is_brief(struct ds_str body, bool content)
{
	struct ds_buf text = { 0 };
	untagged(&text, body);
	const bool brief = text.n < (content ? BRIEF_CONTENT : BRIEF_SUMMARY);
	ds_buf_done(&text);
	return brief;
}

static void entry_say(struct feed *f)
{
	struct value *e = f->entry, *head = f->head;
	struct ds_buf title = { 0 }, link = { 0 }, home = { 0 };
	char iso[32] = "";
	f->number++;
	if (!job_wants(f->job, f->number))
		return;
	if (!date_iso(value_of(&e[DATE]), iso))
		date_iso(value_of(&e[UPDATED]), iso);
	untagged(&title, value_of(&e[TITLE]));
	const struct ds_str guid = value_of(&e[GUID]);
	const struct ds_str ref = value_of(&e[LINK]).n                  ? value_of(&e[LINK])
				  : ds_str_starts(guid, DS_STR("http")) ? guid
									: (struct ds_str){ 0 };
	xml_resolve(value_of(&head[LINK]), ds_str_of(f->job->address), &home);
	xml_resolve(ref, (struct ds_str){ home.p, home.n }, &link);
	const struct value *body = value_of(&e[CONTENT]).n ? &e[CONTENT] : &e[SUMMARY];
	const struct doc d = {
		.number = f->number,
		.format = DS_FORMAT_HTML,
		.title = trimmed((struct ds_str){title.p,                title.n           }
                   ),
		.author = author_of(value_of(e[AUTHOR].b.n ? &e[AUTHOR] : &head[AUTHOR])),
		.published = ds_str_of(iso),
		.source = value_of(&head[TITLE]),
		.link = { ref.n ? link.p : NULL, ref.n ? link.n : 0},
		.brief = is_brief(value_of(body), body == &e[CONTENT]),
	};
	ds_buf_reset(&f->page);
	html_begin(&f->page, &d);
	if (d.title.n) {
		ds_buf_addz(&f->page, "<h1>");
		html_text(&f->page, d.title);
		ds_buf_addz(&f->page, "</h1>\n");
	}
	if (body->html) {
		ds_buf_adds(&f->page, value_of(body));
	} else {
		ds_buf_addz(&f->page, "<p>");
		html_text(&f->page, value_of(body));
		ds_buf_addz(&f->page, "</p>");
	}
	ds_buf_addz(&f->page, "\n");
	html_end(&f->page);
	say_doc(f->job, &d);
	say_bytes((struct ds_str){ f->page.p, f->page.n });
	say_end();
	ds_buf_done(&title);
	ds_buf_done(&link);
	ds_buf_done(&home);
}

/* ---- elements --------------------------------------------------------------------------------------------- */

/* Reads one element to its end. Returns false when the feed breaks in it. */
static bool field_read(struct feed *f, const struct known *k)
{
	struct value *v = &(f->inside ? f->entry : f->head)[k->field];
	const struct ds_str type = xml_attr(f->x, "type"), href = xml_attr(f->x, "href"),
			    rel = xml_attr(f->x, "rel");
	const bool atom = strstr(xml_namespace(f->x), "Atom") || strstr(xml_namespace(f->x), "atom");
	const bool markup = ds_str_eq(type, DS_STR("xhtml"));
	struct value fresh = { .worth = k->worth };
	bool whole = true;
	/* RSS says HTML without saying so; Atom says what it is. */
	fresh.html = (k->field == SUMMARY || k->field == CONTENT) &&
		     (!atom || markup || ds_str_eq(type, DS_STR("html")) || ds_str_eq(type, DS_STR("text/html")));
	if (k->field == LINK && href.n) {
		const bool self = rel.n && !ds_str_eq(rel, DS_STR("alternate"));
		ds_buf_adds(&fresh.b, href);
		fresh.worth = self ? 0 : 3;
	}
	if (markup) {
		whole = xml_inside(f->x, &fresh.b) && xml_next(f->x) == XML_END;
	}
	bool name = true; /* of an author: Atom has an address of mail and page beside it */
	for (unsigned depth = 1; whole && !markup && depth > 0;) {
		const enum xml_event ev = xml_next(f->x);
		whole = ev < XML_DONE;
		depth += ev == XML_START;
		depth -= ev == XML_END;
		if (ev == XML_START)
			name = k->field != AUTHOR || strcmp(xml_name(f->x), "name") == 0;
		else if (ev == XML_END)
			name = k->field != AUTHOR;
		else if (ev == XML_TEXT && name && fresh.b.n < ENTRY_MAX)
			ds_buf_adds(&fresh.b, xml_text(f->x));
	}
	if (fresh.worth > v->worth && value_of(&fresh).n) {
		ds_buf_done(&v->b);
		*v = fresh;
	} else {
		ds_buf_done(&fresh.b);
	}
	return whole;
}

static const struct known *known_of(const char *name)
{
	for (size_t i = 0; i < DS_COUNT(knowns); i++)
		if (strcmp(knowns[i].name, name) == 0)
			return &knowns[i];
	return NULL;
}

/* What has a title or a link of its own that is not the entry's. */
static bool is_foreign(const struct xml *x)
{
	static const char *const names[] = { "image", "textInput", "source", "group", "comments" };
	for (size_t i = 0; i < DS_COUNT(names); i++)
		if (strcmp(xml_name(x), names[i]) == 0)
			return true;
	return strstr(xml_namespace(x), "search.yahoo.com/mrss") != NULL;
}

/* One element begins. Returns false when the feed breaks in it. */
static bool element_read(struct feed *f)
{
	const char *name = xml_name(f->x);
	const struct known *k = known_of(name);
	if (!f->inside && (strcmp(name, "item") == 0 || strcmp(name, "entry") == 0)) {
		f->inside = true;
		f->depth = 0;
		values_reset(f->entry);
		return true;
	}
	if (is_foreign(f->x))
		return xml_skip(f->x);
	if (k)
		return field_read(f, k);
	f->depth += f->inside;
	return true;
}

void feed_read(struct job *job, struct ds_str bytes)
{
	struct feed f = { .job = job };
	struct ds_buf utf8 = { 0 };
	enum xml_event ev;
	xml_to_utf8(bytes, job->charset, &utf8);
	f.x = xml_open((struct ds_str){ utf8.p, utf8.n });
	while ((ev = xml_next(f.x)) < XML_DONE && f.number < ENTRIES_MAX) {
		if (ev == XML_START && !element_read(&f)) {
			ev = XML_BROKEN;
			break;
		}
		if (ev != XML_END || !f.inside)
			continue;
		if (f.depth > 0) {
			f.depth--;
		} else {
			entry_say(&f);
			f.inside = false;
		}
	}
	if (ev == XML_BROKEN && (!job->only || f.number < job->only))
		say_error(job, DS_ERR_FORMAT, "this feed breaks off behind entry %u: %s", f.number,
			  xml_complaint(f.x));
	else if (f.number == 0)
		say_error(job, DS_ERR_NOT_FOUND, "this feed has no entry");
	xml_close(f.x);
	for (size_t i = 0; i < FIELDS; i++) {
		ds_buf_done(&f.head[i].b);
		ds_buf_done(&f.entry[i].b);
	}
	ds_buf_done(&f.page);
	ds_buf_done(&utf8);
}

void feed_import(struct job *job)
{
	struct ds_buf all = { 0 };
	if (input_read(&all, FEED_MAX))
		feed_read(job, (struct ds_str){ all.p, all.n });
	else
		say_error(job, DS_ERR_TOO_LARGE, "is a feed of more than %zu MB, or cannot be read",
			  FEED_MAX >> 20);
	ds_buf_done(&all);
}

/* opf.c: the package of an EPUB: which file it is, the reading order, title and author. Knows no zip. */
#include <stdlib.h>

#include "book.h"
#include "xml.h"

#define ITEMS_MAX 20000u

bool container_read(struct ds_str bytes, struct ds_buf *out)
{
	struct ds_buf utf8 = { 0 };
	bool found = false;
	xml_to_utf8(bytes, NULL, &utf8);
	struct xml *x = xml_open((struct ds_str){ utf8.p, utf8.n });
	for (enum xml_event ev; !found && (ev = xml_next(x)) < XML_DONE;) {
		if (ev != XML_START || strcmp(xml_name(x), "rootfile") != 0)
			continue;
		const struct ds_str path = xml_attr(x, "full-path");
		ds_buf_adds(out, path);
		found = path.n > 0;
	}
	xml_close(x);
	ds_buf_done(&utf8);
	return found;
}

/* ---- paths ------------------------------------------------------------------------------------------------ */

static int hex_of(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* Adds href up to its fragment or query, with %xx decoded. */
static void href_decode(struct ds_buf *out, struct ds_str href)
{
	for (size_t i = 0; i < href.n && href.p[i] != '#' && href.p[i] != '?'; i++) {
		const bool escape = href.p[i] == '%' && i + 2 < href.n;
		const int high = escape ? hex_of(href.p[i + 1]) : -1, low = escape ? hex_of(href.p[i + 2]) : -1;
		const bool code = high >= 0 && low >= 0 && high + low > 0;
		ds_buf_addc(out, code ? (char)(unsigned char)((unsigned)high << 4 | (unsigned)low) : href.p[i]);
		i += code ? 2 : 0;
	}
}

/* href as seen from the package file. Steps are taken after decoding: neither .. nor %2e%2e leads above the top. */
static void path_add(struct ds_buf *out, struct ds_str base, struct ds_str href)
{
	const size_t top = out->n;
	struct ds_buf whole = { 0 };
	href_decode(&whole, href);
	size_t dir = base.n;
	while (dir > 0 && base.p[dir - 1] != '/')
		dir--;
	if (whole.n && whole.p[0] != '/')
		ds_buf_add(out, base.p, dir);
	for (size_t i = 0; i < whole.n;) {
		size_t to = i;
		while (to < whole.n && whole.p[to] != '/')
			to++;
		const struct ds_str step = { whole.p + i, to - i };
		if (ds_str_eq(step, DS_STR(".."))) {
			out->n -= out->n > top; /* its slash */
			while (out->n > top && out->p[out->n - 1] != '/')
				out->n--;
		} else if (step.n && !ds_str_eq(step, DS_STR("."))) {
			ds_buf_add(out, step.p, step.n);
			if (to < whole.n)
				ds_buf_addc(out, '/');
		}
		i = to + (to < whole.n);
	}
	ds_buf_done(&whole);
}

/* ---- the package ------------------------------------------------------------------------------------------ */

/* The manifest: ids and paths in one buffer, found by a hash table of offsets. */
struct item {
	size_t id, path; /* in words; NUL-terminated */
	bool page;
};

struct manifest {
	struct ds_buf words;
	struct item *v;
	size_t n, cap;
	uint32_t *slots; /* index + 1; a power of two of them, at least twice n */
	size_t slots_n;
};

static size_t hash_of(const char *z)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);
	for (; *z; z++)
		h = (h ^ (unsigned char)*z) * UINT64_C(0x100000001b3);
	return (size_t)(h ^ h >> 32);
}

static void slots_fill(struct manifest *m)
{
	size_t n = 64;
	while (n < m->n * 2)
		n *= 2;
	m->slots = ds_realloc(m->slots, n * sizeof *m->slots);
	memset(m->slots, 0, n * sizeof *m->slots);
	m->slots_n = n;
	for (size_t i = 0; i < m->n; i++) {
		size_t at = hash_of(m->words.p + m->v[i].id) & (n - 1);
		while (m->slots[at])
			at = (at + 1) & (n - 1);
		m->slots[at] = (uint32_t)i + 1;
	}
}

static const struct item *item_of(const struct manifest *m, const char *id)
{
	for (size_t at = hash_of(id) & (m->slots_n - 1); m->slots[at]; at = (at + 1) & (m->slots_n - 1))
		if (strcmp(m->words.p + m->v[m->slots[at] - 1].id, id) == 0)
			return &m->v[m->slots[at] - 1];
	return NULL;
}

static void item_read(struct manifest *m, struct xml *x, struct ds_str path)
{
	const struct ds_str id = xml_attr(x, "id"), href = xml_attr(x, "href"), type = xml_attr(x, "media-type");
	struct item item = { .id = m->words.n };
	if (m->n == ITEMS_MAX || !href.n)
		return;
	ds_buf_adds(&m->words, id);
	ds_buf_addc(&m->words, '\0');
	item.path = m->words.n;
	path_add(&m->words, path, href);
	ds_buf_addc(&m->words, '\0');
	item.page = ds_str_find(type, DS_STR("html"), 0) != SIZE_MAX || type.n == 0 ||
		    ds_str_find(type, DS_STR("dtbook"), 0) != SIZE_MAX;
	m->v = ds_grow(m->v, &m->cap, m->n + 1, sizeof *m->v);
	m->v[m->n++] = item;
}

/* Metadata that stands between tags: the first of each that says something. */
static void words_read(struct xml *x, struct ds_buf *to)
{
	struct ds_buf s = { 0 };
	for (enum xml_event ev; (ev = xml_next(x)) == XML_TEXT;)
		ds_buf_adds(&s, xml_text(x));
	const struct ds_str said = trimmed((struct ds_str){ s.p, s.n });
	if (to->n == 0 && said.n <= 500)
		ds_buf_adds(to, said);
	ds_buf_done(&s);
}

const char *opf_read(struct ds_str bytes, struct ds_str path, struct spine *out)
{
	struct manifest m = { 0 };
	struct ds_buf utf8 = { 0 };
	const char *wrong = NULL;
	enum xml_event ev;
	xml_to_utf8(bytes, NULL, &utf8);
	struct xml *x = xml_open((struct ds_str){ utf8.p, utf8.n });
	slots_fill(&m);
	while ((ev = xml_next(x)) < XML_DONE) {
		if (ev != XML_START)
			continue;
		const char *name = xml_name(x);
		if (strcmp(name, "item") == 0) {
			item_read(&m, x, path);
		} else if (strcmp(name, "spine") == 0) {
			slots_fill(&m);
		} else if (strcmp(name, "itemref") == 0 && out->n < ITEMS_MAX) {
			/* What is not linear is a note or an answer: it has its place all the same. */
			const struct ds_str id = xml_attr(x, "idref");
			const struct item *item = id.n ? item_of(&m, id.p) : NULL;
			out->n++;
			ds_buf_addz(&out->paths, item && item->page ? m.words.p + item->path : "");
			ds_buf_addc(&out->paths, '\0');
		} else if (strcmp(name, "title") == 0) {
			words_read(x, &out->title);
		} else if (strcmp(name, "creator") == 0) {
			words_read(x, &out->author);
		} else if (strcmp(name, "date") == 0) {
			words_read(x, &out->published);
		}
	}
	if (out->n == 0 && ev == XML_BROKEN)
		wrong = ds_say("its package file is broken");
	/* Without a reading order the pages come as the package lists them. */
	for (size_t i = 0; out->n == 0 && !wrong && i < m.n; i++)
		if (m.v[i].page)
			ds_buf_add(&out->paths, m.words.p + m.v[i].path, strlen(m.words.p + m.v[i].path) + 1);
	if (out->n == 0)
		for (size_t i = 0; i < out->paths.n; i++)
			out->n += out->paths.p[i] == '\0';
	if (out->n == 0 && !wrong)
		wrong = ds_say("its package file lists no page");
	xml_close(x);
	ds_buf_done(&utf8);
	ds_buf_done(&m.words);
	free(m.v);
	free(m.slots);
	return wrong;
}

void spine_free(struct spine *s)
{
	ds_buf_done(&s->paths);
	ds_buf_done(&s->title);
	ds_buf_done(&s->author);
	ds_buf_done(&s->published);
}

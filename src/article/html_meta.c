/* html_meta.c: what <meta> and scripts say about an article: when, from where, by whom. Values are borrowed from the
 * source, where they stand as they are; knows no parser. */
#include "article/html.h"

#include <strings.h>

/* A tag is not longer. */
#define TAG_BYTES 2000u

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
	{ "datepublished",            'p'},
	{ "firstpublishedtime",       'p'},
	{ "bytedance:published_time", 'p'},
	{ "contentsource",            's'},
	{ "source",                   's'},
	{ "mediaid",                  's'},
	{ "article:author",           'a'},
	{ "author",                   'a'},
	{ "og:article:author",        'a'},
};

static void field_set(struct html_doc *d, char field, struct ds_str v)
{
	struct ds_str *to = field == 'p' ? &d->published : field == 's' ? &d->source : &d->author;
	if (to->n == 0 && v.n <= 100)
		*to = v;
}

/* A value of an attribute as it stands in the tag that ends at `end`; empty when it was written with references. */
static struct ds_str value_in_source(struct ds_str source, size_t end, const char *value)
{
	const struct ds_str v = str_trim(ds_str_of(value));
	const size_t from = end > TAG_BYTES ? end - TAG_BYTES : 0;
	size_t at = SIZE_MAX;
	const struct ds_str near = { source.p + from, end - from };
	for (size_t k = 0; v.n && (k = ds_str_find(near, v, k)) != SIZE_MAX; k++)
		at = k;
	return at == SIZE_MAX ? (struct ds_str){ 0 } : (struct ds_str){ near.p + at, v.n };
}

void html_meta_read(struct html_doc *d, struct ds_str source, size_t end, const char *name, const char *content)
{
	for (size_t i = 0; i < DS_COUNT(metas); i++)
		if (strcasecmp(name, metas[i].name) == 0)
			field_set(d, metas[i].field, value_in_source(source, end, content));
}

/* The string that stands after the key at `at` of the script s, as it stands in the source before `end`; empty when it is
 * not plain. */
static struct ds_str json_string(struct ds_str source, size_t end, struct ds_str s, size_t at)
{
	while (at < s.n && s.p[at] && strchr(" :=\"'", s.p[at]))
		at++;
	size_t to = at;
	while (to < s.n && to - at < 60 && s.p[to] != '"' && s.p[to] != '\'')
		to++;
	const struct ds_str value = { s.p + at, to - at };
	const size_t from = end > s.n + 4096 ? end - s.n - 4096 : 0;
	const size_t found = value.n ? ds_str_find(source, value, from) : SIZE_MAX;
	return found == SIZE_MAX ? (struct ds_str){ 0 } : (struct ds_str){ source.p + found, value.n };
}

void html_script_read(struct html_doc *d, struct ds_str source, size_t end, struct ds_str s)
{
	static const struct ds_str keys[] = {
		{"\"datePublished\"", 15},
                { "\"pubDate\"",      9 },
                { "var createTime",   14},
		{ "\"pubtime\"",      9 },
                { "\"newsTime\"",     10},
	};
	for (size_t k = 0; k < DS_COUNT(keys) && d->published.n == 0; k++) {
		const size_t at = ds_str_find(s, keys[k], 0);
		if (at == SIZE_MAX)
			continue;
		char iso[32];
		const struct ds_str value = json_string(source, end, s, at + keys[k].n);
		if (date_parse(value, iso))
			field_set(d, 'p', value);
	}
	/* "author":{"@type":"Person","name":"张三"} */
	const size_t author = ds_str_find(s, DS_STR("\"author\""), 0);
	const size_t name = author == SIZE_MAX ? SIZE_MAX : ds_str_find(s, DS_STR("\"name\""), author);
	if (name != SIZE_MAX && name - author < 120)
		field_set(d, 'a', json_string(source, end, s, name + 6));
}

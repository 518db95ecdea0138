/* export.c: the figures of a list as a file. What is asked for here others write. */
#include "app.h"

/* What it is called unless somebody says otherwise: as the text, in the folder one is in. */
static void name_suggest(const struct ds_article_row *row, struct ds_buf *out)
{
	const char *slash = strrchr(row->doc, '/'), *name = slash && slash[1] ? slash + 1 : row->doc;
	const char *dot = strrchr(name, '.');
	struct ds_str stem = { name, dot && dot > name ? (size_t)(dot - name) : strlen(name) };
	if (stem.n == 0 || stem.p[0] == '-' || memchr(stem.p, '/', stem.n))
		stem = DS_STR("figures");
	ds_buf_adds(out, stem);
	ds_buf_addz(out, ".csv");
}

unsigned act_export(struct ds_view *v, struct ds_key key)
{
	struct ds_article_row row = { .doc = "" };
	struct ds_buf name = { 0 };
	if (v->overlay != IN_TABLE)
		act_figures(v, key);
	if (v->overlay != IN_TABLE || v->table.n == 0)
		return 0;
	if (!v->table.every)
		ds_library_row(v->lib, v->page.id, &row);
	name_suggest(&row, &name);
	prompt_open(&v->prompt, PROMPT_EXPORT, (struct ds_str){ name.p, name.n });
	ds_buf_done(&name);
	return DS_STALE_ALL;
}

unsigned export_entered(struct ds_view *v, struct ds_str path)
{
	ds_buf_reset(&v->export);
	ds_buf_adds(&v->export, path);
	ds_buf_addc(&v->export, 0);
	return path.n > 0 ? DS_WANT_EXPORT : 0;
}

struct ds_view_export ds_view_export(const struct ds_view *v)
{
	return (struct ds_view_export){ v->export.p, v, v->overlay == IN_TABLE ? v->table.n : 0 };
}

struct ds_view_figure ds_view_export_row(const struct ds_view *v, uint32_t i)
{
	const struct table *t = &v->table;
	const struct ds_doc *d = v->page.doc;
	struct ds_article_row row = { .doc = "" };
	struct ds_view_figure out = { .figure = table_figure_of(t, t->v[i]), .text = table_text(t, t->v[i]) };
	ds_library_row(v->lib, t->every ? t->held[t->v[i]].id : v->page.id, &row);
	out.doc = row.doc;
	out.article = row.article;
	out.source = t->every ? t->held[t->v[i]].source : ds_reading_source(&d->reading, out.figure->at);
	out.line = t->every ? t->held[t->v[i]].line : ds_text_line(d->text, out.source.start);
	return out;
}

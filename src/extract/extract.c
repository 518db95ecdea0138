/* extract.c: runs the stages in their order on one source. Knows nothing of what any of them does. */
#include "dushu/extract.h"

#include <stdlib.h>

struct ds_extract_options ds_extract_options_of(const struct ds_extract_options *opt,
						const struct ds_source_doc *doc)
{
	struct ds_extract_options of = *opt;
	if (!of.charset)
		of.charset = doc->charset;
	if (doc->format != DS_FORMAT_AUTO)
		of.format = doc->format;
	of.hints = &doc->hints;
	of.base = doc->hints.link;
	return of;
}

static void field_fill(struct ds_arena *arena, struct ds_str *field, struct ds_str hint)
{
	if (field->n == 0 && hint.n)
		*field = ds_arena_copy(arena, hint);
}

/* What a feed or a book says about its texts holds for each article in them, but for the title. */
static void hints_apply(struct ds_doc *d, const struct ds_hints *hints)
{
	struct ds_article *articles = (struct ds_article *)d->reading.articles; /* in our arena */
	for (uint32_t i = 0; i < d->reading.articles_n; i++) {
		struct ds_article *a = &articles[i];
		if (i == 0)
			field_fill(&d->arena, &a->title, hints->title);
		field_fill(&d->arena, &a->published, hints->published);
		field_fill(&d->arena, &a->source, hints->source);
		if (a->authors_n == 0 && hints->author.n) {
			a->authors = DS_NEW(&d->arena, struct ds_str);
			a->authors[a->authors_n++] = ds_arena_copy(&d->arena, hints->author);
		}
	}
}

enum ds_status ds_extract(struct ds_str bytes, const struct ds_extract_options *opt, struct ds_doc **out,
			  struct ds_error *e)
{
	static const struct ds_extract_options plain = { 0 };
	if (!opt)
		opt = &plain;
	*out = NULL;
	struct ds_doc *d = ds_alloc(sizeof(*d));
	*d = (struct ds_doc){ 0 };

	const struct ds_text_options text_opt = { .charset = opt->charset };
	enum ds_status status = ds_text_decode(bytes, &text_opt, &d->text, e);
	if (status == DS_OK)
		status = ds_reading_make_at(d->text, opt->format, opt->base, &d->arena, &d->reading, e);
	if (status != DS_OK) {
		ds_doc_free(d);
		return status;
	}
	if (opt->hints)
		hints_apply(d, opt->hints);
	const struct ds_region_options region_opt = { .context = opt->context, .explain = opt->explain };
	if (opt->depth != DS_DEPTH_TEXT)
		ds_mentions_find(&d->reading, &region_opt, &d->arena, &d->mentions);
	if (opt->depth == DS_DEPTH_ALL && opt->explain)
		ds_figures_explain(&d->reading, &d->mentions, 0, d->reading.blocks_n, &d->arena, &d->figures);
	else if (opt->depth == DS_DEPTH_ALL)
		ds_figures_find(&d->reading, &d->mentions, &d->arena, &d->figures);
	*out = d;
	return DS_OK;
}

void ds_doc_free(struct ds_doc *d)
{
	if (!d)
		return;
	ds_text_free(d->text);
	ds_arena_done(&d->arena);
	free(d);
}

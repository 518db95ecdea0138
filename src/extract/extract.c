/* extract.c: runs the stages in their order on one source. Knows nothing of what any of them does. */
#include "dushu/extract.h"

#include <stdlib.h>

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
		status = ds_reading_make(d->text, opt->format, &d->arena, &d->reading, e);
	if (status != DS_OK) {
		ds_doc_free(d);
		return status;
	}
	const struct ds_region_options region_opt = { .context = opt->context, .explain = opt->explain };
	if (opt->depth != DS_DEPTH_TEXT)
		ds_mentions_find(&d->reading, &region_opt, &d->arena, &d->mentions);
	if (opt->depth == DS_DEPTH_ALL)
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

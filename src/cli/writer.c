/* writer.c: the list of formats. */
#include "writer.h"

static const struct writer *const writers[] = {
	&writer_jsonl, &writer_json, &writer_csv, &writer_tsv, &writer_md, &writer_table,
};

const struct writer *writer_of(struct ds_str name)
{
	for (size_t i = 0; i < DS_COUNT(writers); i++)
		if (ds_str_eq(name, ds_str_of(writers[i]->name)))
			return writers[i];
	return NULL;
}

const struct writer *writer_nth(size_t i)
{
	return i < DS_COUNT(writers) ? writers[i] : NULL;
}

/* writer.h: records to bytes, one struct writer for each format. */
#ifndef DUSHU_CLI_WRITER_H
#define DUSHU_CLI_WRITER_H

#include "out.h"
#include "record.h"

struct sink;

struct writer {
	const char *name;
	void (*begin)(struct sink *s);
	void (*row)(struct sink *s, const struct cell *cells);
	void (*end)(struct sink *s);
	const char *about;
};

/* One stream of records. */
struct sink {
	const struct writer *writer;
	const struct record_kind *kind;
	struct out *out;
	uint8_t pick[RECORD_FIELDS_MAX]; /* the fields wanted, in order */
	size_t pick_n;
	bool picked;    /* by --fields: the table shows all of them */
	unsigned width; /* table: cells; 0: as wide as it gets */
	uint64_t rows;
	struct ds_buf keys; /* json: `"name":` of each field */
	uint32_t keys_end[RECORD_FIELDS_MAX];
	struct table *table; /* table: rows not yet written */
};

extern const struct writer writer_jsonl, writer_json, writer_csv, writer_tsv, writer_md, writer_table;

/* By name; NULL when there is none. Nth of all for lists; NULL past the end. */
const struct writer *writer_of(struct ds_str name);
const struct writer *writer_nth(size_t i);

#endif

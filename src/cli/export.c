/* export.c: the figures that a person chose in the reader, written to a file as the command figures prints them. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "commands.h"
#include "dushu/cli.h"
#include "dushu/config.h"

static int file_new(const char *path, struct ds_error *e)
{
	struct ds_buf whole = { 0 };
	ds_home_expand(path, &whole);
	const int fd = open(whole.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0 && errno == EEXIST)
		ds_fail(e, DS_ERR_WRITE, "%s is there already; choose another name", path);
	else if (fd < 0)
		ds_fail(e, DS_ERR_WRITE, "%s: cannot be written: %s", path, ds_say(strerror(errno)));
	ds_buf_done(&whole);
	return fd;
}

/* One that could not be filled would be in the way of the next try. */
static void file_drop(const char *path)
{
	struct ds_buf whole = { 0 };
	ds_home_expand(path, &whole);
	unlink(whole.p);
	ds_buf_done(&whole);
}

/* What a person reads, and where it stands. */
static void fields_read(struct sink *sink)
{
	static const uint8_t fields[] = { FIGURE_TEXT,   FIGURE_VALUE,  FIGURE_UNIT,   FIGURE_CHANGE, FIGURE_LABEL,
					  FIGURE_REGION, FIGURE_PERIOD, FIGURE_STATUS, FIGURE_DOC,    FIGURE_LINE };
	memcpy(sink->pick, fields, sizeof(fields));
	sink->pick_n = DS_COUNT(fields);
}

enum ds_status ds_figures_write(const struct ds_view_export *x, struct ds_error *e)
{
	const char *dot = strrchr(x->path, '.');
	const struct writer *writer = writer_of(ds_str_of(dot ? dot + 1 : ""));
	struct sink sink = { .kind = &record_figure, .writer = writer };
	struct record_doc record;
	struct ds_buf scratch = { 0 };
	struct cell cells[FIGURE_FIELDS];
	struct out out;
	if (!writer || writer == &writer_table)
		return ds_fail(e, DS_ERR_USAGE, "the name says the format: .csv .tsv .md .json .jsonl");
	const int fd = file_new(x->path, e);
	if (fd < 0)
		return DS_ERR_WRITE;
	out_init(&out, fd);
	sink.out = &out;
	if (writer == &writer_md)
		fields_read(&sink);
	else
		fields_usual(&sink);
	record_doc_init(&record);
	if (writer == &writer_csv)
		ds_buf_addz(&out.buf, "\xef\xbb\xbf"); /* else Excel takes it for GBK */
	writer->begin(&sink);
	for (uint32_t i = 0; i < x->n; i++) {
		const struct ds_view_figure f = ds_view_export_row(x->view, i);
		ds_buf_reset(&scratch);
		record.name = name_clean(f.doc, &scratch);
		record_of_row(&record, &f, cells);
		writer->row(&sink, cells);
		sink.rows++;
		out_more(&out);
	}
	writer->end(&sink);
	out_flush(&out);
	if (close(fd) != 0 && !out.error)
		out.error = errno;
	if (out.error) {
		ds_fail(e, DS_ERR_WRITE, "%s: cannot be written: %s", x->path, ds_say(strerror(out.error)));
		file_drop(x->path);
	}
	ds_buf_done(&out.buf);
	ds_buf_done(&scratch);
	record_doc_done(&record);
	return out.error ? DS_ERR_WRITE : DS_OK;
}

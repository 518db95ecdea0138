/* run.c: runs a command over its sources. Each source that cannot be read is named on standard error; all others
 * are printed. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "commands.h"
#include "config.h"
#include "dushu/cli.h"
#include "dushu/frame.h"
#include "dushu/library.h"
#include "feed.h"

static void (*const printers[COMMANDS])(struct job *) = {
	[COMMAND_FIGURES] = figures_print,   [COMMAND_CHECKS] = checks_print, [COMMAND_REGIONS] = regions_print,
	[COMMAND_ARTICLES] = articles_print, [COMMAND_TEXT] = text_print,     [COMMAND_LINKS] = links_print,
};

void job_complain(struct job *job, const char *format, ...)
{
	struct ds_buf line = { 0 };
	char text[2048];
	va_list ap;
	out_flush(&job->out); /* so that it stands after what was printed before it */
	va_start(ap, format);
	vsnprintf(text, sizeof text, ds_say(format), ap);
	va_end(ap);
	ds_line_clean(&line, ds_str_of(text)); /* names of files may hold what commands a terminal */
	fprintf(stderr, "dushu: %.*s\n", (int)line.n, line.n ? line.p : "");
	ds_buf_done(&line);
	job->failed = true;
}

void job_row(struct job *job, const struct cell *cells)
{
	job->sink.writer->row(&job->sink, cells);
	job->sink.rows++;
	out_more(&job->out);
}

/* ---- sources -------------------------------------------------------------------------------------------- */

/* Notes about what was read all the same; the exit code does not speak of them. */
static void doc_remarks(const char *name, const struct ds_doc *doc)
{
	size_t bad = ds_text_replaced(doc->text);
	if (ds_text_str(doc->text).n == 0)
		fprintf(stderr, ds_say("dushu: %s: is empty, there is nothing to print\n"), name);
	if (doc->reading.as_text.n)
		fprintf(stderr, ds_say("dushu: %s: is shown as plain text: %.*s\n"), name,
			(int)doc->reading.as_text.n, doc->reading.as_text.p);
	if (bad)
		fprintf(stderr,
			ds_say("dushu: %s: %zu broken sequences of %s became U+FFFD; say --charset if it is "
			       "another encoding\n"),
			name, bad, ds_text_charset(doc->text));
}

struct ds_str name_clean(const char *path, struct ds_buf *scratch)
{
	struct ds_str s = ds_str_of(path);
	if (ds_utf8_valid(s))
		return s;
	ds_buf_reset(scratch);
	for (size_t i = 0; i < s.n;) {
		size_t n = 4;
		while (n > 0 && (n > s.n - i || !ds_utf8_valid((struct ds_str){ s.p + i, n })))
			n--;
		ds_buf_add(scratch, n ? s.p + i : "\xef\xbf\xbd", n ? n : 3);
		i += n ? n : 1;
	}
	return (struct ds_str){ scratch->p, scratch->n };
}

/* Only as far as the command needs; text set in columns needs figures, since lines never break inside one. */
static struct ds_extract_options extract_options(const struct args *a)
{
	struct ds_extract_options opt = a->extract;
	if (a->command == COMMAND_REGIONS)
		opt.depth = DS_DEPTH_REGIONS;
	else if (a->command == COMMAND_LINKS || (a->command == COMMAND_TEXT && !a->width && !a->pinyin))
		opt.depth = DS_DEPTH_TEXT;
	return opt;
}

/* One document of a source. */
static void doc_print(struct job *job, struct ds_source_doc *from, struct ds_buf *scratch)
{
	struct ds_error e = { 0 };
	struct ds_doc *doc = NULL;
	const struct ds_extract_options all = extract_options(job->args), opt = ds_extract_options_of(&all, from);
	const char *name = strcmp(from->name.p, "-") == 0 ? ds_say("standard input") : from->name.p;
	if (ds_extract(from->bytes.s, &opt, &doc, &e) == DS_OK) {
		job->record.doc = doc;
		job->record.name = name_clean(from->name.p, scratch);
		job->record.place = (struct ds_place){ 0 }; /* its name may be in a text that is gone */
		doc_remarks(name, doc);
		printers[job->args->command](job);
		if (job->setter)
			ds_setter_forget(job->setter); /* the next one may come to stand where this one stood */
		ds_doc_free(doc);
	} else {
		job_complain(job, "%s: %s", name, e.text);
	}
	ds_bytes_done(&from->bytes);
}

static void source_print(struct job *job, const char *path, struct ds_buf *scratch)
{
	struct ds_error e = { 0 };
	struct ds_source *source;
	struct ds_source_doc doc = { 0 };
	if (ds_source_open(job->importer, path, NULL, &source, &e) != DS_OK) {
		job_complain(job, "%s", e.text);
		return;
	}
	do {
		if (ds_source_next(source, &doc, &e) != DS_OK)
			job_complain(job, "%s", e.text);
		else if (doc.name.p)
			doc_print(job, &doc, scratch);
		else
			break;
	} while (!doc.whole && !job->out.error);
	ds_source_close(source);
}

static void sources_print(struct job *job)
{
	static const char *const standard_input[] = { "-" };
	const struct args *a = job->args;
	job->importer = ds_importer_new(&(struct ds_importer_options){ .config = a->config });
	if (ds_importer_complaint(job->importer))
		job_complain(job, "%s", ds_importer_complaint(job->importer)->text);
	struct ds_walk *walk =
	    ds_walk_new(a->operands_n ? a->operands : standard_input, a->operands_n ? a->operands_n : 1);
	struct ds_buf scratch = { 0 };
	for (;;) {
		struct ds_error e = { 0 };
		const char *path = NULL;
		if (ds_walk_next(walk, &path, &e) != DS_OK)
			job_complain(job, "%s", e.text);
		else if (!path)
			break;
		else
			source_print(job, path, &scratch);
		if (job->out.error)
			break;
	}
	ds_walk_free(walk);
	ds_importer_free(job->importer);
	ds_buf_done(&scratch);
}

/* ---- what is printed ------------------------------------------------------------------------------------ */

void fields_usual(struct sink *sink)
{
	for (size_t i = 0; i < sink->kind->n; i++)
		if (!(sink->kind->fields[i].flags & (FIELD_EXTRA | FIELD_WHY)))
			sink->pick[sink->pick_n++] = (uint8_t)i;
}

/* The fields of --fields, or all that need not be asked for. Returns -1 or DS_EXIT_USAGE. */
static int fields_pick(struct sink *sink, const struct args *args)
{
	const struct record_kind *kind = sink->kind;
	for (size_t i = 0; i < kind->n && !args->fields; i++)
		if ((!(kind->fields[i].flags & FIELD_EXTRA) || args->with) &&
		    (!(kind->fields[i].flags & FIELD_WHY) || args->extract.explain))
			sink->pick[sink->pick_n++] = (uint8_t)i;
	sink->picked = args->fields != NULL;
	for (const char *p = args->fields; p && *p; p += *p == ',') {
		size_t n = strcspn(p, ","), i = 0;
		while (i < kind->n && !ds_str_eq((struct ds_str){ p, n }, ds_str_of(kind->fields[i].name)))
			i++;
		if (i == kind->n)
			return usage_error("--fields: %s has no field “%.*s”; see dushu help %s", kind->command,
					   (int)n, p, kind->command);
		if (sink->pick_n == RECORD_FIELDS_MAX)
			return usage_error("--fields: at most %d fields", RECORD_FIELDS_MAX);
		sink->pick[sink->pick_n++] = (uint8_t)i;
		p += n;
	}
	return sink->pick_n ? -1 : usage_error("--fields: name at least one field");
}

static unsigned terminal_width(void)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 8)
		return size.ws_col;
	return 80;
}

static int sink_open(struct job *job)
{
	struct sink *sink = &job->sink;
	*sink = (struct sink){ .out = &job->out, .kind = command_rows[job->args->command].kind };
	if (!sink->kind)
		return -1;
	sink->writer = job->args->writer ? job->args->writer : job->out.terminal ? &writer_table : &writer_jsonl;
	sink->width = job->args->width ? job->args->width : job->out.terminal ? terminal_width() : 0;
	int code = fields_pick(sink, job->args);
	if (code < 0)
		sink->writer->begin(sink);
	return code;
}

static int job_run(struct job *job)
{
	const struct args *a = job->args;
	if (a->command == COMMAND_REGION && a->operands_n == 0)
		return usage_error("region: name a place; see dushu help region");
	if (a->command == COMMAND_NOTES && a->operands_n > 0)
		return usage_error("notes: takes no names; see dushu help notes");
	bool sources = a->command != COMMAND_REGION && a->command != COMMAND_NOTES;
	if (sources && a->operands_n == 0 && isatty(STDIN_FILENO))
		return usage_error("%s: name files or directories, or - to type the text; see dushu help %s",
				   command_rows[a->command].name, command_rows[a->command].name);
	int code = sink_open(job);
	if (code >= 0)
		return code;
	record_doc_init(&job->record);
	job->record.as_of = a->as_of;
	if (a->command == COMMAND_TEXT && (a->width || a->pinyin)) {
		job->setter = ds_setter_new(a->ambiguous ? a->ambiguous : DS_AMBIGUOUS_NARROW);
		ds_setter_pinyin(job->setter, a->pinyin);
	}
	if (a->command == COMMAND_REGION)
		places_print(job);
	else if (a->command == COMMAND_NOTES)
		notes_print(job);
	else
		sources_print(job);
	if (job->sink.kind)
		job->sink.writer->end(&job->sink);
	ds_setter_free(job->setter);
	record_doc_done(&job->record);
	return job->failed ? DS_EXIT_FAILED : DS_EXIT_OK;
}

static int command_run(int argc, char **argv, struct ds_cli_reader *reader, ds_doctor_fn *terminal)
{
	struct args args;
	int code = args_read(argc, argv, &args);
	if (code >= 0)
		return code;
	if (args.command == COMMAND_READER) {
		*reader = (struct ds_cli_reader){
			args.operands, args.operands_n, args.extract, args.ambiguous, args.theme,
			args.colours,  args.mouse,      args.plain,   args.config,    NULL
		};
		return DS_CLI_READER;
	}
	if (args.command == COMMAND_FEED)
		return feed_run(&args, reader);
	if (args.command == COMMAND_CONFIG)
		return config_run(&args);
	if (args.command == COMMAND_DOCTOR)
		return doctor_run(&args, terminal);
	struct job job = { .args = &args };
	out_init(&job.out, STDOUT_FILENO);
	code = job_run(&job);
	int written = out_done(&job.out);
	return written != DS_EXIT_OK ? written : code;
}

int ds_cli_run(int argc, char **argv, struct ds_cli_reader *reader, ds_doctor_fn *terminal)
{
	int code = command_run(argc, argv, reader, terminal);
	return code == DS_CLI_READER ? code : out_stdio_done(code);
}

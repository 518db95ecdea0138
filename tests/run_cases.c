/* run_cases.c: runs the case files of tests/cases, one JSON case a line, and says what is wrong in each.
 *
 *   run_cases [--known LIST] [--fields] [--each] [--only ID] FILE…
 *
 * A case has its text in "text", or names a file beside its own in "file", which is read as bytes of any encoding.
 * --each prints a line for every case.
 *
 * A case that LIST names (one id a line, then why) is known to fail: it counts neither way, but when it passes
 * after all that is a failure, so that the list stays true. The checks of a case are in check_*.c. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cases.h"

/* Seconds for one case, a thousand times what any needs: who takes longer hangs, and SIGALRM ends the run. */
#define CASE_SECONDS 20

struct known {
	char **ids;
	bool *seen;
	size_t n, cap;
};

struct totals {
	unsigned passed, failed, known;
};

void case_wrong(struct run *run, const char *format, ...)
{
	char line[2048];
	va_list ap;
	va_start(ap, format);
	vsnprintf(line, sizeof line, format, ap);
	va_end(ap);
	ds_buf_addf(&run->wrong, "    %s\n", line);
}

void case_check(struct run *run, const char *field, bool ok, struct ds_str what, struct ds_str want,
		struct ds_str got)
{
	size_t i = 0;
	while (i < run->tally_n && strcmp(run->tally[i].field, field) != 0)
		i++;
	if (i == run->tally_n && run->tally_n < DS_COUNT(run->tally))
		run->tally[run->tally_n++] = (struct tally){ field, 0, 0 };
	if (i < run->tally_n) {
		run->tally[i].checked++;
		run->tally[i].right += ok;
	}
	if (!ok)
		case_wrong(run, "%.*s: %s: want %.*s, got %.*s", (int)what.n, what.p, field, (int)want.n, want.p,
			   (int)got.n, got.n ? got.p : "");
}

bool quote_find(struct ds_str text, struct ds_str quote, unsigned occ, struct ds_span *out)
{
	size_t at = 0;
	if (quote.n == 0)
		return false;
	for (unsigned i = 0; i < occ; i++) {
		at = ds_str_find(text, quote, i ? at + 1 : 0);
		if (at == SIZE_MAX)
			return false;
	}
	*out = (struct ds_span){ (uint32_t)at, (uint32_t)(at + quote.n) };
	return true;
}

/* ---- one case ------------------------------------------------------------------------------------------- */

static const struct {
	const char *key;
	void (*check)(struct run *, yajl_val, const struct ds_doc *);
} checks[] = {
	{"figures",     check_figures   },
        { "mentions",   check_mentions  },
        { "articles",   check_articles  },
	{ "checks",     check_checks    },
        { "nonfigures", check_nonfigures},
        { "shown",      check_articles  },
	{ "hidden",     check_articles  },
};

/* The bytes of the file that the case names; empty when it names none. */
static void case_file(struct run *run, yajl_val c, struct ds_bytes *out)
{
	const struct ds_str name = json_str(c, "file");
	const char *slash = strrchr(run->file, '/');
	char path[4096];
	struct ds_error e;
	if (name.n == 0)
		return;
	snprintf(path, sizeof path, "%.*s%s", slash ? (int)(slash + 1 - run->file) : 0, run->file, name.p);
	if (ds_bytes_read(path, out, &e) != DS_OK)
		case_wrong(run, "%s", e.text);
}

static void case_extract(struct run *run, yajl_val c, struct ds_str text)
{
	struct ds_str context = json_str(c, "context");
	struct ds_extract_options opt = { 0 };
	if (context.n) {
		opt.context = ds_region_of_path(context);
		if (opt.context == DS_REGION_NONE)
			case_wrong(run, "context %s is no region", context.p);
	}
	opt.explain = YAJL_IS_TRUE(json_get(c, "explain"));
	struct ds_doc *doc = NULL;
	struct ds_error e = { 0 };
	if (ds_extract(text, &opt, &doc, &e) != DS_OK) {
		case_wrong(run, "not extracted: %s", e.text);
		return;
	}
	check_spans(run, doc);
	void (*last)(struct run *, yajl_val, const struct ds_doc *) = NULL;
	for (size_t i = 0; i < DS_COUNT(checks); i++) {
		if (!json_get(c, checks[i].key) || checks[i].check == last)
			continue;
		last = checks[i].check;
		last(run, c, doc);
	}
	if (!last)
		case_wrong(run, "the case checks nothing");
	ds_doc_free(doc);
}

static void case_run(struct run *run, yajl_val c)
{
	struct ds_bytes file = { 0 };
	case_file(run, c, &file);
	if (YAJL_IS_STRING(json_get(c, "text")))
		case_extract(run, c, json_str(c, "text"));
	else if (file.s.n)
		case_extract(run, c, file.s);
	else
		case_wrong(run, "the case has no text");
	ds_bytes_done(&file);
}

/* ---- files ---------------------------------------------------------------------------------------------- */

static bool known_load(struct known *known, const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0;
	if (!f) {
		perror(path);
		return false;
	}
	while (getline(&line, &cap, f) > 0) {
		size_t n = strcspn(line, " \t\r\n");
		if (n == 0 || line[0] == '#')
			continue;
		size_t ids_cap = known->cap;
		known->ids = ds_grow(known->ids, &ids_cap, known->n + 1, sizeof *known->ids);
		known->seen = ds_realloc(known->seen, ids_cap * sizeof *known->seen);
		known->cap = ids_cap;
		known->ids[known->n] = strndup(line, n);
		known->seen[known->n++] = false;
	}
	free(line);
	fclose(f);
	return true;
}

static bool known_has(struct known *known, const char *id)
{
	for (size_t i = 0; i < known->n; i++)
		if (strcmp(known->ids[i], id) == 0)
			return known->seen[i] = true;
	return false;
}

static void line_run(struct run *run, const char *line, struct known *known, const char *only, struct totals *t)
{
	char words[512], unnamed[32];
	yajl_val c = yajl_tree_parse(line, words, sizeof words);
	snprintf(unnamed, sizeof unnamed, "line %u", run->line);
	run->id = c && json_str(c, "id").n ? json_str(c, "id").p : unnamed;
	ds_buf_reset(&run->wrong);
	if (only && strcmp(only, run->id) != 0) {
		yajl_tree_free(c);
		return;
	}
	fflush(stdout); /* so that the last line shows which case came before one that hangs or crashes */
	alarm(CASE_SECONDS);
	if (c)
		case_run(run, c);
	else
		case_wrong(run, "no JSON: %.*s", (int)strcspn(words, "\n"), words);
	bool expected = known_has(known, run->id);
	if (expected && run->wrong.n) {
		t->known++;
	} else if (expected) {
		t->failed++;
		printf("%s:%u: %s passes: take it off the list of known failures\n", run->file, run->line, run->id);
	} else if (run->wrong.n) {
		t->failed++;
		printf("%s:%u: %s\n", run->file, run->line, run->id);
		fwrite(run->wrong.p, 1, run->wrong.n, stdout);
	} else {
		t->passed++;
	}
	if (run->each)
		printf("%-4s %s\n", run->wrong.n ? "FAIL" : "ok", run->id);
	yajl_tree_free(c);
}

static bool file_run(struct run *run, const char *path, struct known *known, const char *only, struct totals *t)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0;
	if (!f) {
		perror(path);
		return false;
	}
	run->file = path;
	run->line = 0;
	while (getline(&line, &cap, f) > 0) {
		run->line++;
		if (line[strspn(line, " \t\r\n")] != '\0' && line[0] != '#')
			line_run(run, line, known, only, t);
	}
	free(line);
	fclose(f);
	return true;
}

static void fields_print(const struct run *run)
{
	for (size_t i = 0; i < run->tally_n; i++) {
		const struct tally *t = &run->tally[i];
		printf("  %-12s %5u of %5u  %5.1f%%\n", t->field, t->right, t->checked,
		       100.0 * t->right / t->checked);
	}
}

int main(int argc, char **argv)
{
	struct run run = { 0 };
	struct known known = { 0 };
	struct totals t = { 0 };
	const char *only = NULL;
	bool fields = false, broken = false;
	int i = 1;
	for (; i < argc && strncmp(argv[i], "--", 2) == 0; i++) {
		if (strcmp(argv[i], "--fields") == 0)
			fields = true;
		else if (strcmp(argv[i], "--each") == 0)
			run.each = true;
		else if (strcmp(argv[i], "--known") == 0 && i + 1 < argc)
			broken |= !known_load(&known, argv[++i]);
		else if (strcmp(argv[i], "--only") == 0 && i + 1 < argc)
			only = argv[++i];
		else
			broken = true;
	}
	if (broken || i == argc) {
		fprintf(stderr, "usage: run_cases [--known LIST] [--fields] [--each] [--only ID] FILE…\n");
		return 2;
	}
	for (; i < argc; i++)
		t.failed += !file_run(&run, argv[i], &known, only, &t);
	for (size_t k = 0; !only && k < known.n; k++) {
		if (!known.seen[k]) {
			t.failed++;
			printf("%s is on the list of known failures, and no case has that id\n", known.ids[k]);
		}
		free(known.ids[k]);
	}
	if (fields)
		fields_print(&run);
	if (t.known)
		printf("%u known failures\n", t.known);
	free(known.ids);
	free(known.seen);
	ds_buf_done(&run.wrong);
	printf("%u passed, %u failed\n", t.passed, t.failed);
	return t.failed ? 1 : 0;
}

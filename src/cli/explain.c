/* explain.c: why a name is that place, as cells: for programs as nested records, for people as lines. */
#include "record.h"

/* Digits that last as long as the record. */
static struct cell number_cell(struct record_doc *d, int64_t n)
{
	return (struct cell){ .type = CELL_NUMBER, .s = ds_arena_printf(&d->scratch, "%lld", (long long)n) };
}

static struct cell path_text(struct record_doc *d, struct ds_place p)
{
	struct ds_buf path = { 0 };
	ds_place_path(p, &path);
	struct cell c = text_cell(ds_arena_copy(&d->scratch, (struct ds_str){ path.p, path.n }));
	ds_buf_done(&path);
	return c;
}

static struct cell code_text(struct record_doc *d, struct ds_place p)
{
	char code[16];
	size_t n = p.region == DS_REGION_NONE || p.tail.n ? 0 : ds_region_code(p.region, code);
	return n ? text_cell(ds_arena_copy(&d->scratch, (struct ds_str){ code, n })) : (struct cell){ 0 };
}

static struct cell evidence_object(struct record_doc *d, const struct ds_evidence *e)
{
	enum { REASON, WEIGHT, TEXT, START, END, PATH, MEMBERS };
	static const char *const names[MEMBERS] = { "reason", "weight", "text", "start", "end", "path" };
	const struct ds_reading *r = &d->doc->reading;
	struct cell *v = DS_NEW_ARRAY(&d->scratch, struct cell, MEMBERS);
	v[REASON] = word_cell(ds_reason_word((enum ds_reason)e->reason));
	v[WEIGHT] = number_cell(d, e->weight);
	v[TEXT] = text_cell(ds_str_slice(r->text, e->at));
	if (e->at.end > e->at.start) {
		struct ds_span source = ds_reading_source(r, e->at);
		v[START] = number_cell(d, source.start);
		v[END] = number_cell(d, source.end);
	}
	v[PATH] = path_text(d, (struct ds_place){ .region = e->region });
	return (struct cell){ .type = CELL_OBJECT, .list_n = MEMBERS, .items = v, .names = names };
}

/* parent +4100 内蒙古 */
static void evidence_say(const struct record_doc *d, const struct ds_evidence *e, struct ds_buf *line)
{
	struct ds_str words = ds_str_slice(d->doc->reading.text, e->at);
	ds_buf_addz(line, ds_reason_word((enum ds_reason)e->reason));
	if (e->weight)
		ds_buf_addf(line, " %+d", (int)e->weight);
	if (words.n) {
		ds_buf_addc(line, ' ');
		ds_buf_adds(line, words);
	} else if (e->region != DS_REGION_NONE) {
		ds_buf_addc(line, ' ');
		ds_buf_adds(line, ds_region_name(e->region));
	}
}

static struct cell evidence_cell(struct record_doc *d, const struct ds_evidence *v, size_t n, struct ds_buf *line)
{
	struct cell *objects = DS_NEW_ARRAY(&d->scratch, struct cell, n + 1);
	for (size_t i = 0; i < n; i++) {
		objects[i] = evidence_object(d, &v[i]);
		ds_buf_addz(line, i ? ", " : "");
		evidence_say(d, &v[i], line);
	}
	return (struct cell){ .type = CELL_ITEMS, .list_n = (uint32_t)n, .items = objects };
}

static struct cell considered_cell(struct record_doc *d, const struct ds_why *why)
{
	enum { PATH, CODE, SCORE, VERDICT, EVIDENCE, MEMBERS };
	static const char *const marks[DS_STANDINGS] = {
		[DS_STANDING_CHOSEN] = "=",
		[DS_STANDING_OPEN] = "?",
		[DS_STANDING_LESS] = "-",
		[DS_STANDING_REFUSED] = "x",
	};
	static const char *const names[MEMBERS] = { "path", "code", "score", "verdict", "evidence" };
	struct cell *objects = DS_NEW_ARRAY(&d->scratch, struct cell, why->candidates_n + 1);
	struct ds_buf lines = { 0 };
	for (uint32_t i = 0; i < why->candidates_n; i++) {
		const struct ds_candidate *c = &why->candidates[i];
		struct cell *v = DS_NEW_ARRAY(&d->scratch, struct cell, MEMBERS);
		v[PATH] = path_text(d, c->place);
		v[CODE] = code_text(d, c->place);
		v[SCORE] = number_cell(d, c->score);
		v[VERDICT] = word_cell(ds_standing_word((enum ds_standing)c->standing));
		ds_buf_addf(&lines, "%s%s ", i ? "\n" : "", marks[c->standing]);
		ds_buf_adds(&lines, v[PATH].s);
		if (v[CODE].s.n)
			ds_buf_addf(&lines, " %.*s", (int)v[CODE].s.n, v[CODE].s.p);
		if (c->score)
			ds_buf_addf(&lines, " %u", (unsigned)c->score);
		ds_buf_addz(&lines, c->evidence_n ? ": " : "");
		v[EVIDENCE] = evidence_cell(d, why->evidence + c->evidence, c->evidence_n, &lines);
		objects[i] = (struct cell){ .type = CELL_OBJECT, .list_n = MEMBERS, .items = v, .names = names };
	}
	struct ds_str s = ds_arena_copy(&d->scratch, (struct ds_str){ lines.p, lines.n });
	ds_buf_done(&lines);
	return (struct cell){ .type = CELL_ITEMS, .list_n = why->candidates_n, .items = objects, .s = s };
}

void record_of_why(struct record_doc *d, const struct ds_why *why, struct cell *cells)
{
	struct ds_buf line = { 0 };
	ds_arena_done(&d->scratch);
	if (why->mention == UINT32_MAX) {
		memset(cells, 0, MENTION_FIELDS * sizeof *cells);
		span_cells(d, why->at, why->block, cells);
		cells[MENTION_TEXT] = text_cell(ds_str_slice(d->doc->reading.text, why->at));
		cells[MENTION_COUNTS] = (struct cell){ .type = CELL_FALSE };
		cells[MENTION_CHOICE] = word_cell("refused");
		cells[MENTION_CONFIDENCE] = (struct cell){ 0 };
	}
	cells[MENTION_CONSIDERED] = considered_cell(d, why);
	struct cell rest = evidence_cell(d, why->evidence + why->rest, why->evidence_n - why->rest, &line);
	rest.s = ds_arena_copy(&d->scratch, (struct ds_str){ line.p, line.n });
	cells[MENTION_EVIDENCE] = rest;
	ds_buf_done(&line);
}

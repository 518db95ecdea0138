/* grounds.c: why a figure means what it says, as a cell: an object with a record for each field, and as lines. */
#include "record.h"

enum { RULE, ABOUT, TEXT, START, END, STEP, MEMBERS };

static struct cell number_cell(struct record_doc *d, uint32_t n)
{
	return (struct cell){ .type = CELL_NUMBER, .s = ds_arena_printf(&d->scratch, "%u", (unsigned)n) };
}

static struct cell ground_cell(struct record_doc *d, const struct ds_figure *f, enum ds_figure_field field,
			       const struct ds_figure_why *why)
{
	static const char *const names[MEMBERS] = { "rule", "about", "text", "start", "end", "step" };
	const struct ds_ground *g = &why->of[field];
	const struct ds_reading *r = &d->doc->reading;
	bool value = field == DS_FIELD_VALUE;
	if (g->kind == DS_GROUND_NONE)
		return (struct cell){ 0 };
	struct cell *v = DS_NEW_ARRAY(&d->scratch, struct cell, MEMBERS);
	v[RULE] = word_cell(value ? ds_figure_rule_word(f->rule) : ds_ground_word((enum ds_ground_kind)g->kind));
	v[ABOUT] = word_cell(value ? ds_figure_rule_about(f->rule) : ds_ground_about((enum ds_ground_kind)g->kind));
	if (g->at.end > g->at.start) {
		struct ds_span source = ds_reading_source(r, g->at);
		v[TEXT] = text_cell(ds_str_slice(r->text, g->at));
		v[START] = number_cell(d, source.start);
		v[END] = number_cell(d, source.end);
	}
	const bool step = field == DS_FIELD_LABEL && why->label_step;
	if (step)
		v[STEP] = word_cell(why->label_step);
	return (struct cell){ .type = CELL_OBJECT, .list_n = step ? MEMBERS : STEP, .items = v, .names = names };
}

/* label   words before the number in its clause: 受理诉求 */
static void ground_say(const struct cell *c, const char *field, struct ds_buf *lines)
{
	if (c->type == CELL_NULL)
		return;
	ds_buf_addf(lines, "%s%-7s %.*s", lines->n ? "\n" : "", field, (int)c->items[ABOUT].s.n,
		    c->items[ABOUT].s.p);
	if (c->items[TEXT].s.n) {
		ds_buf_addz(lines, ": ");
		ds_buf_adds(lines, c->items[TEXT].s);
	}
}

void record_of_grounds(struct record_doc *d, const struct ds_figure *f, const struct ds_figure_why *why,
		       struct cell *cells)
{
	struct ds_buf lines = { 0 };
	ds_arena_done(&d->scratch);
	struct cell *v = DS_NEW_ARRAY(&d->scratch, struct cell, DS_FIGURE_FIELDS);
	const char **own = DS_NEW_ARRAY(&d->scratch, const char *, DS_FIGURE_FIELDS);
	for (int k = 0; k < DS_FIGURE_FIELDS; k++) {
		own[k] = ds_figure_field_word((enum ds_figure_field)k);
		v[k] = ground_cell(d, f, (enum ds_figure_field)k, why);
		ground_say(&v[k], own[k], &lines);
	}
	struct ds_str s = ds_arena_copy(&d->scratch, (struct ds_str){ lines.p, lines.n });
	ds_buf_done(&lines);
	cells[FIGURE_WHY] =
	    (struct cell){ .type = CELL_OBJECT, .list_n = DS_FIGURE_FIELDS, .items = v, .names = own, .s = s };
}

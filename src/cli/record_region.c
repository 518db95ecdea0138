/* record_region.c: a place of the gazetteer as cells, and one that is there no longer. */
#include "record.h"

/* Lists grow before cells point into them. */
static void list_add(struct record_doc *d, size_t *n, struct ds_str s)
{
	d->list = ds_grow(d->list, &d->list_cap, *n + 1, sizeof *d->list);
	d->list[(*n)++] = s;
}

/* Does r, or a part of it, have the i-th former name until a later year too, but under another whole? */
static bool is_said_later(ds_region r, uint32_t i, struct ds_str name)
{
	struct ds_former f;
	while (!ds_str_eq(name, ds_region_name(r)) && ds_region_former(r, ++i, &f)) {
		if (ds_str_eq(f.name, name))
			return true;
	}
	return false;
}

/* Names r had, with the year where it is known: 闸北区 (2015). Those with a year come first. */
static void formers_add(struct record_doc *d, size_t *n, ds_region r)
{
	struct ds_former f;
	bool old;
	const size_t from = *n;
	for (uint32_t i = 0; ds_region_former(r, i, &f); i++) {
		if (is_said_later(r, i, f.name))
			continue;
		struct ds_str name = ds_str_eq(f.name, ds_region_name(r)) ? f.path : f.name;
		list_add(d, n, ds_arena_printf(&d->scratch, "%.*s (%u)", (int)name.n, name.p, (unsigned)f.until));
	}
	for (uint32_t i = 0;; i++) {
		struct ds_str name = ds_region_alias(r, i, &old);
		bool known = !old;
		for (size_t k = from; k < *n && !known; k++)
			known =
			    ds_str_starts(d->list[k], name) && d->list[k].n > name.n && d->list[k].p[name.n] == ' ';
		if (name.n == 0)
			return;
		if (!known)
			list_add(d, n, name);
	}
}

void record_of_region(struct record_doc *d, ds_region r, struct cell *cells)
{
	size_t names = 0, formers, parts;
	bool old;
	ds_arena_done(&d->scratch);
	memset(cells, 0, REGION_FIELDS * sizeof *cells);
	for (uint32_t i = 0;; i++) {
		struct ds_str name = ds_region_alias(r, i, &old);
		if (name.n == 0)
			break;
		if (!old)
			list_add(d, &names, name);
	}
	formers = names;
	formers_add(d, &formers, r);
	parts = formers;
	for (ds_region c = r + 1, end = ds_region_next(r); c < end; c = ds_region_next(c))
		list_add(d, &parts, ds_region_name(c));
	cells[REGION_PATH] = place_cell(d, (struct ds_place){ .region = r });
	cells[REGION_NAME] = text_cell(ds_region_name(r));
	cells[REGION_CODE] = text_cell(ds_str_of(d->code));
	cells[REGION_LEVEL] = word_cell(record_level_word(ds_region_level(r)));
	cells[REGION_SHORT] = text_cell(ds_region_short(r));
	cells[REGION_PINYIN] = text_cell(ds_region_pinyin(r));
	cells[REGION_CHILDREN] = count_cell(d->digits[0], (uint32_t)(parts - formers));
	if (names)
		cells[REGION_NAMES] = list_cell(d->list, names);
	if (formers > names)
		cells[REGION_FORMER] = list_cell(d->list + names, formers - names);
	if (parts > formers)
		cells[REGION_PARTS] = list_cell(d->list + formers, parts - formers);
}

void record_of_former(struct record_doc *d, const struct ds_former *f, struct cell *cells)
{
	ds_arena_done(&d->scratch);
	memset(cells, 0, REGION_FIELDS * sizeof *cells);
	cells[REGION_SUCCESSOR] = place_cell(d, (struct ds_place){ .region = f->now });
	cells[REGION_NAME] = text_cell(f->name);
	cells[REGION_PATH] = text_cell(f->path);
	cells[REGION_CODE] = text_cell(ds_arena_copy(&d->scratch, ds_str_of(f->code)));
	cells[REGION_LEVEL] = word_cell(record_level_word((enum ds_level)f->level));
	cells[REGION_UNTIL] = count_cell(d->digits[0], f->until);
}

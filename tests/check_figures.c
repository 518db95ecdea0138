/* check_figures.c: cases of figures and of mentions: the span, then each field that the case names. */
#include <stdio.h>
#include <stdlib.h>

#include "cases.h"

static struct ds_str source_text(const struct ds_doc *doc, struct ds_span reading, struct ds_span *at)
{
	*at = ds_reading_source(&doc->reading, reading);
	return ds_str_slice(ds_text_str(doc->text), *at);
}

/* Index of the item nearest to `at` that overlaps it, exact span first; n when there is none. */
static size_t nearest(const struct ds_span *v, const bool *used, size_t n, struct ds_span at)
{
	size_t best = n, best_off = SIZE_MAX;
	for (size_t i = 0; i < n; i++) {
		if (used[i] || !ds_span_overlaps(v[i], at))
			continue;
		size_t off =
		    (size_t)abs((int)v[i].start - (int)at.start) + (size_t)abs((int)v[i].end - (int)at.end);
		if (off < best_off) {
			best = i;
			best_off = off;
		}
	}
	return best;
}

/* Finds the quote of each expected item among the spans found. hit[k] gets the index of what stands there or n. */
static void items_match(struct run *run, yajl_val list, const struct ds_doc *doc, const struct ds_span *v, size_t n,
			bool *used, size_t *hit)
{
	struct ds_str text = ds_text_str(doc->text);
	for (size_t k = 0; k < json_len(list); k++) {
		yajl_val want = list->u.array.values[k];
		yajl_val occ = json_get(want, "occ");
		struct ds_str quote = json_str(want, "quote");
		struct ds_span at;
		hit[k] = n;
		if (!quote_find(text, quote, YAJL_IS_INTEGER(occ) ? (unsigned)YAJL_GET_INTEGER(occ) : 1, &at)) {
			case_wrong(run, "%.*s: the quote is not in the text", (int)quote.n, quote.p);
			continue;
		}
		hit[k] = nearest(v, used, n, at);
		case_check(run, "found", hit[k] < n, quote, DS_STR("a hit"), DS_STR("none"));
		if (hit[k] == n)
			continue;
		used[hit[k]] = true;
		case_check(run, "span", v[hit[k]].start == at.start && v[hit[k]].end == at.end, quote, quote,
			   ds_str_slice(text, v[hit[k]]));
	}
}

/* A field of the item against the case: exact, or by resemblance. Left out of the case: not checked. */
static void field_check(struct run *run, yajl_val want, const char *key, struct ds_str got, bool loose)
{
	yajl_val v = json_get(want, key);
	struct ds_buf words = { 0 };
	if (!v)
		return;
	json_show(v, &words);
	case_check(run, key, loose ? json_resembles(v, got) : json_accepts(v, got), json_str(want, "quote"),
		   (struct ds_str){ words.p, words.n }, got.n ? got : DS_STR("nothing"));
	ds_buf_done(&words);
}

static void bool_check(struct run *run, yajl_val want, const char *key, bool got)
{
	yajl_val v = json_get(want, key);
	if (v)
		case_check(run, key, YAJL_IS_TRUE(v) == got, json_str(want, "quote"),
			   YAJL_IS_TRUE(v) ? DS_STR("true") : DS_STR("false"),
			   got ? DS_STR("true") : DS_STR("false"));
}

/* Numbers are compared as numbers: "5.50" and "5.5" agree. */
static void decimal_check(struct run *run, yajl_val want, const char *key, bool given, struct ds_decimal got)
{
	yajl_val v = json_get(want, key);
	struct ds_decimal d;
	char chars[DS_DECIMAL_CHARS];
	size_t n = given ? ds_decimal_format(got, chars) : 0;
	struct ds_str written = { chars, n };
	if (!v)
		return;
	struct ds_str s = YAJL_IS_NUMBER(v) ? ds_str_of(YAJL_GET_NUMBER(v)) : ds_str_of(YAJL_GET_STRING(v));
	bool ok = s.n == 0 ? !given : given && ds_decimal_parse(s, &d) && ds_decimal_cmp(d, got) == 0;
	case_check(run, key, ok, json_str(want, "quote"), s.n ? s : DS_STR("none"), n ? written : DS_STR("none"));
}

/* Something found that the case does not know. */
static void case_extra(struct run *run, const char *what, struct ds_str got)
{
	case_wrong(run, "%.*s: is no %s and was found as one", (int)got.n, got.p, what);
}

static void figure_check(struct run *run, yajl_val want, const struct ds_figure *f)
{
	struct ds_buf path = { 0 };
	ds_place_path(f->place, &path);
	decimal_check(run, want, "value", true, f->value);
	decimal_check(run, want, "high", f->ranged, f->high);
	field_check(run, want, "unit", f->unit, false);
	field_check(run, want, "approx", ds_str_of(ds_approx_word(f->approx)), false);
	field_check(run, want, "kind", ds_str_of(ds_kind_word(f->kind)), false);
	field_check(run, want, "label", f->label, true);
	field_check(run, want, "region", (struct ds_str){ path.p, path.n }, false);
	field_check(run, want, "status", ds_str_of(ds_status_word(f->status)), false);
	field_check(run, want, "change", ds_str_of(ds_change_word(f->change)), false);
	field_check(run, want, "per", f->per, false);
	field_check(run, want, "period", f->period, true);
	bool_check(run, want, "minor", f->minor);
	ds_buf_done(&path);
}

/* "why":{"label":"carried 地区生产总值","region":"article"}: the word of the ground, and what is written there; null for
 * nothing. The number's is the rule that read it. */
static void why_check(struct run *run, yajl_val want, const struct ds_doc *doc, const struct ds_figure *f,
		      const struct ds_figure_why *why)
{
	static const char *const tallies[DS_FIGURE_FIELDS] = { "why value",  "why unit",   "why approx",
							       "why label",  "why region", "why status",
							       "why change", "why per",    "why period" };
	yajl_val v = json_get(want, "why");
	for (int k = 0; k < DS_FIGURE_FIELDS && v; k++) {
		const struct ds_ground *g = &why->of[k];
		const char *field = ds_figure_field_word((enum ds_figure_field)k);
		yajl_val wanted = json_get(v, field);
		struct ds_buf got = { 0 };
		if (!wanted)
			continue;
		const char *word = k == DS_FIELD_VALUE ? ds_figure_rule_word(f->rule)
						       : ds_ground_word((enum ds_ground_kind)g->kind);
		struct ds_str s = ds_str_of(YAJL_GET_STRING(wanted));
		if (g->kind != DS_GROUND_NONE)
			ds_buf_addz(&got, word);
		if (g->at.end > g->at.start && memchr(s.p ? s.p : "", ' ', s.n)) {
			ds_buf_addc(&got, ' ');
			ds_buf_adds(&got, ds_str_slice(doc->reading.text, g->at));
		}
		case_check(run, tallies[k], ds_str_eq(s, (struct ds_str){ got.p, got.n }), json_str(want, "quote"),
			   s, (struct ds_str){ got.p, got.n });
		ds_buf_done(&got);
	}
}

void check_figures(struct run *run, yajl_val c, const struct ds_doc *doc)
{
	yajl_val list = json_get(c, "figures");
	size_t n = doc->figures.n;
	struct ds_span *v = ds_alloc((n + 1) * sizeof *v);
	bool *used = ds_alloc(n + 1);
	size_t *hit = ds_alloc((json_len(list) + 1) * sizeof *hit);
	memset(used, 0, n + 1);
	for (size_t i = 0; i < n; i++)
		source_text(doc, doc->figures.v[i].at, &v[i]);
	items_match(run, list, doc, v, n, used, hit);
	for (size_t k = 0; k < json_len(list); k++)
		if (hit[k] < n) {
			figure_check(run, list->u.array.values[k], &doc->figures.v[hit[k]]);
			if (doc->figures.why)
				why_check(run, list->u.array.values[k], doc, &doc->figures.v[hit[k]],
					  &doc->figures.why[hit[k]]);
		}
	for (size_t i = 0; i < n && !YAJL_IS_FALSE(json_get(c, "complete")); i++)
		if (!used[i] && !doc->figures.v[i].minor)
			case_extra(run, "figure", ds_str_slice(ds_text_str(doc->text), v[i]));
	free(v);
	free(used);
	free(hit);
}

/* "nonfigures":[{"quote","class"}]: what looks like a figure and is none; all of them when "complete" is true. */
void check_nonfigures(struct run *run, yajl_val c, const struct ds_doc *doc)
{
	static const char *const classes[DS_CLASSES] = { "date", "ordinal", "name", "id", "idiom", "list" };
	yajl_val list = json_get(c, "nonfigures");
	size_t n = doc->figures.non_n;
	struct ds_span *v = ds_alloc((n + 1) * sizeof *v);
	bool *used = ds_alloc(n + 1);
	size_t *hit = ds_alloc((json_len(list) + 1) * sizeof *hit);
	memset(used, 0, n + 1);
	for (size_t i = 0; i < n; i++)
		source_text(doc, doc->figures.non[i].at, &v[i]);
	items_match(run, list, doc, v, n, used, hit);
	for (size_t k = 0; k < json_len(list); k++)
		if (hit[k] < n)
			field_check(run, list->u.array.values[k], "class",
				    ds_str_of(classes[doc->figures.non[hit[k]].cls]), false);
	for (size_t i = 0; i < n && YAJL_IS_TRUE(json_get(c, "complete")); i++)
		if (!used[i])
			case_extra(run, "date, name or code", ds_str_slice(ds_text_str(doc->text), v[i]));
	free(v);
	free(used);
	free(hit);
}

void check_mentions(struct run *run, yajl_val c, const struct ds_doc *doc)
{
	static const char *const levels[DS_LEVELS] = { "country",  "province", "prefecture", "county",
						       "township", "village",  "other" };
	static const char *const forms[DS_FORMS] = { "full", "short", "alias", "anaphor", "embedded" };
	yajl_val list = json_get(c, "mentions");
	size_t n = doc->mentions.n;
	struct ds_span *v = ds_alloc((n + 1) * sizeof *v);
	bool *used = ds_alloc(n + 1);
	size_t *hit = ds_alloc((json_len(list) + 1) * sizeof *hit);
	memset(used, 0, n + 1);
	for (size_t i = 0; i < n; i++)
		source_text(doc, doc->mentions.v[i].at, &v[i]);
	items_match(run, list, doc, v, n, used, hit);
	for (size_t k = 0; k < json_len(list); k++) {
		if (hit[k] == n)
			continue;
		yajl_val want = list->u.array.values[k];
		const struct ds_mention *m = &doc->mentions.v[hit[k]];
		struct ds_buf path = { 0 };
		ds_place_path(m->place, &path);
		field_check(run, want, "path", (struct ds_str){ path.p, path.n }, false);
		field_check(run, want, "level", ds_str_of(levels[m->level]), false);
		field_check(run, want, "form", ds_str_of(forms[m->form]), false);
		bool_check(run, want, "counts", m->counts);
		ds_buf_done(&path);
	}
	for (size_t i = 0; i < n && !YAJL_IS_FALSE(json_get(c, "complete")); i++)
		if (!used[i] && doc->mentions.v[i].counts)
			case_extra(run, "mention", ds_str_slice(ds_text_str(doc->text), v[i]));
	free(v);
	free(used);
	free(hit);
}

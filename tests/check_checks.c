/* check_checks.c: cases of derived facts. A case lists the checks that a text allows, in order; by their kind, the
 * values of what they cite, what is worked out and the verdict. More or fewer than listed is wrong. */
#include <stdio.h>
#include <stdlib.h>

#include "cases.h"
#include "dushu/check.h"

static struct ds_str decimal_str(struct ds_decimal d, char out[DS_DECIMAL_CHARS])
{
	return (struct ds_str){ out, ds_decimal_format(d, out) };
}

/* Is v (a number, or null for nothing) the value of that figure? */
static void value_check(struct run *run, yajl_val want, const char *key, const struct ds_doc *doc, uint32_t figure,
			struct ds_str what)
{
	yajl_val v = json_get(want, key);
	char chars[DS_DECIMAL_CHARS];
	struct ds_str got =
	    figure == DS_CHECK_NONE ? DS_STR("none") : decimal_str(doc->figures.v[figure].value, chars);
	if (!v)
		return;
	struct ds_decimal d;
	struct ds_str s = YAJL_IS_NUMBER(v) ? ds_str_of(YAJL_GET_NUMBER(v)) : DS_STR("none");
	bool ok = figure == DS_CHECK_NONE ? !YAJL_IS_NUMBER(v)
					  : YAJL_IS_NUMBER(v) && ds_decimal_parse(s, &d) &&
						ds_decimal_cmp(d, doc->figures.v[figure].value) == 0;
	case_check(run, key, ok, what, s, got);
}

/* What is worked out, to as many places as the case has. */
static void computed_check(struct run *run, yajl_val want, struct ds_decimal got, struct ds_str what)
{
	yajl_val v = json_get(want, "computed");
	char chars[DS_DECIMAL_CHARS];
	struct ds_decimal d, rounded;
	if (!YAJL_IS_NUMBER(v))
		return;
	struct ds_str s = ds_str_of(YAJL_GET_NUMBER(v));
	bool ok = ds_decimal_parse(s, &d) &&
		  ds_decimal_div(got, ds_decimal_from(1), d.exp < 0 ? -d.exp : 0, DS_ROUND_NEAREST, &rounded) &&
		  ds_decimal_cmp(d, rounded) == 0;
	case_check(run, "computed", ok, what, s, decimal_str(got, chars));
}

static void parts_check(struct run *run, yajl_val want, const struct ds_doc *doc, const struct ds_check *c,
			struct ds_str what)
{
	yajl_val v = json_get(want, "parts");
	struct ds_buf wanted = { 0 }, got = { 0 };
	char chars[DS_DECIMAL_CHARS];
	if (!v)
		return;
	bool ok = json_len(v) == c->parts_n;
	for (size_t i = 0; i < json_len(v); i++) {
		struct ds_decimal d;
		struct ds_str s = ds_str_of(YAJL_GET_NUMBER(v->u.array.values[i]));
		ds_buf_addf(&wanted, "%s%.*s", i ? " " : "", (int)s.n, s.p);
		ok = ok && ds_decimal_parse(s, &d) && ds_decimal_cmp(d, doc->figures.v[c->parts[i]].value) == 0;
	}
	for (uint32_t i = 0; i < c->parts_n; i++) {
		struct ds_str s = decimal_str(doc->figures.v[c->parts[i]].value, chars);
		ds_buf_addf(&got, "%s%.*s", i ? " " : "", (int)s.n, s.p);
	}
	case_check(run, "parts", ok, what, (struct ds_str){ wanted.p, wanted.n }, (struct ds_str){ got.p, got.n });
	ds_buf_done(&wanted);
	ds_buf_done(&got);
}

static struct ds_str verdict_word(int verdict)
{
	return verdict == DS_VERDICT_TRUE    ? DS_STR("true")
	       : verdict == DS_VERDICT_FALSE ? DS_STR("false")
					     : DS_STR("null");
}

void check_checks(struct run *run, yajl_val c, const struct ds_doc *doc)
{
	yajl_val list = json_get(c, "checks");
	struct ds_arena arena = { 0 };
	struct ds_checks all;
	ds_checks_find(&doc->reading, &doc->mentions, &doc->figures, &arena, &all);
	for (size_t i = 0; i < json_len(list) || i < all.n; i++) {
		if (i >= all.n) {
			struct ds_str kind = json_str(list->u.array.values[i], "kind");
			case_wrong(run, "check %zu: %.*s: not made", i + 1, (int)kind.n, kind.p);
			continue;
		}
		struct ds_str at = ds_str_slice(doc->reading.text, all.v[i].at);
		if (i >= json_len(list)) {
			case_wrong(run, "%.*s: a %s check (%.*s) that should not be", (int)at.n, at.p,
				   ds_check_word((enum ds_check_kind)all.v[i].kind),
				   (int)verdict_word(all.v[i].verdict).n, verdict_word(all.v[i].verdict).p);
			continue;
		}
		yajl_val want = list->u.array.values[i], v = json_get(want, "consistent");
		struct ds_str kind = ds_str_of(ds_check_word((enum ds_check_kind)all.v[i].kind));
		case_check(run, "check", ds_str_eq(json_str(want, "kind"), kind), at, json_str(want, "kind"), kind);
		value_check(run, want, "total", doc, all.v[i].total, at);
		value_check(run, want, "stated", doc, all.v[i].stated, at);
		parts_check(run, want, doc, &all.v[i], at);
		computed_check(run, want, all.v[i].computed, at);
		int verdict = YAJL_IS_TRUE(v)    ? DS_VERDICT_TRUE
			      : YAJL_IS_FALSE(v) ? DS_VERDICT_FALSE
						 : DS_VERDICT_OPEN;
		case_check(run, "consistent", verdict == all.v[i].verdict, at, verdict_word(verdict),
			   verdict_word(all.v[i].verdict));
	}
	ds_arena_done(&arena);
}

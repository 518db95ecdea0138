/* checks.c: the checks of an article as a list. They are found when the list is opened, for this article alone; what
 * does not agree stands first and is marked with a word and a sign, not with colour alone. */
#include "checks.h"
#include "table.h"
#include "rows.h"
#include "words.h"

#include <stdio.h>

enum { FROM_PARTS = 4 };  /* numbers shown of a long sum */
enum { AT_ONCE = 20000 }; /* figures among which checks are found before anybody sees a key wait */

static const char *const verdicts[DS_VERDICTS] = {
	[DS_VERDICT_OPEN] = N_("open"),
	[DS_VERDICT_TRUE] = N_("agrees"),
	[DS_VERDICT_FALSE] = N_("differs"),
};
static const char *const signs[DS_VERDICTS] = { "?", " ", "!" };
static const char *const kinds[DS_CHECK_KINDS] = {
	[DS_CHECK_PARTS] = N_("sum"),
	[DS_CHECK_RATE] = N_("rate"),
	[DS_CHECK_GROWTH] = N_("growth"),
	[DS_CHECK_PAIR] = N_("pair"),
};

const char *verdict_text(uint8_t verdict)
{
	return _(verdicts[verdict < DS_VERDICTS ? verdict : 0]);
}

/* The figures of the article: a run of the document's, since those are sorted by place. */
static struct ds_figures figures_of(const struct page *p, uint32_t *first)
{
	const struct ds_figures *all = &p->doc->figures;
	const uint32_t a = DS_FROM(all->v, all->n, p->bytes.start);
	uint32_t b = a;
	*first = a;
	while (b < all->n && all->v[b].at.start < p->bytes.end)
		b++;
	return (struct ds_figures){ .v = all->v + a, .n = b - a };
}

void checks_done(struct checks *c)
{
	ds_arena_done(&c->arena);
	c->all = (struct ds_checks){ .n = 0 };
	c->now = c->top = 0;
}

bool checks_move(struct checks *c, long rows)
{
	return rows_move(c->all.n, &c->now, &c->top, c->h, rows);
}

const struct ds_check *checks_now(const struct checks *c)
{
	return c->now < c->all.n ? &c->all.v[c->v[c->now]] : NULL;
}

uint32_t checks_figure(const struct checks *c, const struct ds_check *k)
{
	uint32_t i = k->stated != DS_CHECK_NONE ? k->stated : k->total != DS_CHECK_NONE ? k->total : k->parts[0];
	return c->first + i;
}

struct ds_str checks_text(const struct checks *c)
{
	const struct ds_check *k = checks_now(c);
	return k ? ds_str_slice(c->page->doc->reading.text, k->at) : DS_STR("");
}

/* ---- drawing ------------------------------------------------------------------------------------------------ */

static struct ds_str written(const struct checks *c, uint32_t figure)
{
	const struct ds_doc *d = c->page->doc;
	return ds_str_slice(d->reading.text, d->figures.v[c->first + figure].at);
}

/* What it is worked out from: 9593件 / 9648件, 6.2亿元 + 3.4亿元, 120家 > 150家, +12家 = 150家. */
static void sources_write(const struct checks *c, const struct ds_check *k, struct ds_buf *out)
{
	static const char *const between[DS_CHECK_KINDS] = { " + ", " / ", " > ", " / " };
	const struct ds_figure *v = c->page->doc->figures.v + c->first;
	uint8_t change = v[k->parts[0]].change;
	if (k->kind == DS_CHECK_GROWTH && change != DS_CHANGE_LEVEL) { /* +2.3万亩 = 124.5万亩 */
		ds_buf_addz(out, change == DS_CHANGE_UP ? "+" : "-");
		ds_buf_adds(out, written(c, k->parts[0]));
		ds_buf_addz(out, " = ");
		ds_buf_adds(out, written(c, k->total));
		return;
	}
	for (uint32_t i = 0; i < k->parts_n && i < FROM_PARTS; i++) {
		ds_buf_addz(out, i ? between[k->kind] : "");
		ds_buf_adds(out, written(c, k->parts[i]));
	}
	if (k->parts_n > FROM_PARTS)
		ds_buf_addz(out, " + …");
	if (k->kind != DS_CHECK_PARTS && k->total != DS_CHECK_NONE) {
		ds_buf_addz(out, between[k->kind]);
		ds_buf_adds(out, written(c, k->total));
	}
}

/* A rate to two places more than it is stated with; a sum as it is. */
static void computed_write(const struct checks *c, const struct ds_check *k, struct ds_buf *out)
{
	const struct ds_figure *v = c->page->doc->figures.v + c->first;
	struct ds_decimal d = k->computed;
	char digits[2 * DS_DECIMAL_CHARS];
	int places = k->stated != DS_CHECK_NONE && v[k->stated].value.exp < 0 ? 2 - v[k->stated].value.exp : 2;
	if (k->kind != DS_CHECK_PARTS)
		ds_decimal_div(k->computed, ds_decimal_from(1), places, DS_ROUND_NEAREST, &d);
	ds_buf_add(out, digits, value_pretty(d, digits));
	bool percent = k->kind == DS_CHECK_PAIR || (k->stated == DS_CHECK_NONE && k->total == DS_CHECK_NONE);
	struct ds_str unit = percent                      ? DS_STR("%")
			     : k->stated != DS_CHECK_NONE ? v[k->stated].unit
							  : v[k->total].unit;
	if (!ds_str_eq(unit, DS_STR("%")))
		ds_buf_addc(out, ' ');
	ds_buf_adds(out, unit);
}

enum { CHECKS_VERDICT, CHECKS_KIND, CHECKS_LABEL, CHECKS_FROM, CHECKS_COMPUTED, CHECKS_STATED, CHECKS_COLUMNS };

/* A window less than NARROW wide has no more columns than these. */
enum { NARROW = 70, NARROW_COLUMNS = 1 << CHECKS_VERDICT | 1 << CHECKS_LABEL | 1 << CHECKS_COMPUTED };

static const char *const titles[CHECKS_COLUMNS] = {
	[CHECKS_VERDICT] = N_("verdict"), [CHECKS_KIND] = N_("check"),         [CHECKS_LABEL] = N_("what"),
	[CHECKS_FROM] = N_("from"),       [CHECKS_COMPUTED] = N_("works out"), [CHECKS_STATED] = N_("as written"),
};

/* What stands in a row. */
struct row {
	struct ds_str text[CHECKS_COLUMNS];
	struct ds_buf verdict, from, computed; /* owned */
};

static void row_make(const struct checks *c, uint32_t i, struct row *r)
{
	const struct ds_check *k = &c->all.v[c->v[i]];
	const struct ds_figure *v = c->page->doc->figures.v + c->first;
	ds_buf_reset(&r->verdict);
	ds_buf_reset(&r->from);
	ds_buf_reset(&r->computed);
	ds_buf_addf(&r->verdict, "%s %s", signs[k->verdict], verdict_text(k->verdict));
	sources_write(c, k, &r->from);
	computed_write(c, k, &r->computed);
	r->text[CHECKS_VERDICT] = (struct ds_str){ r->verdict.p, r->verdict.n };
	r->text[CHECKS_KIND] = ds_str_of(_(kinds[k->kind]));
	r->text[CHECKS_LABEL] = v[checks_figure(c, k) - c->first].label;
	r->text[CHECKS_FROM] = (struct ds_str){ r->from.p, r->from.n };
	r->text[CHECKS_COMPUTED] = (struct ds_str){ r->computed.p, r->computed.n };
	r->text[CHECKS_STATED] = k->stated != DS_CHECK_NONE  ? written(c, k->stated)
				 : k->total == DS_CHECK_NONE ? DS_STR("100%")
							     : DS_STR("");
}

static void row_done(struct row *r)
{
	ds_buf_done(&r->verdict);
	ds_buf_done(&r->from);
	ds_buf_done(&r->computed);
}

static void columns_measure(struct checks *c)
{
	struct row r = { 0 };
	c->columns = (struct columns){ .n = CHECKS_COLUMNS };
	c->columns.v[CHECKS_VERDICT].whole = c->columns.v[CHECKS_COMPUTED].whole = true;
	for (int k = 0; k < CHECKS_COLUMNS; k++)
		columns_need(&c->columns, k, ds_str_of(_(titles[k])), c->page->amb);
	for (uint32_t i = 0; i < c->all.n && i < COLUMNS_MEASURED; i++) {
		row_make(c, i, &r);
		for (int k = 0; k < CHECKS_COLUMNS; k++)
			columns_need(&c->columns, k, r.text[k], c->page->amb);
	}
	row_done(&r);
}

static void row_draw(const struct checks *c, struct ds_screen *s, struct ds_rect at, const struct columns *k,
		     uint32_t i, int y)
{
	const struct ds_check *check = &c->all.v[c->v[i]];
	const bool now = i == c->now, bad = check->verdict == DS_VERDICT_FALSE;
	const enum ds_role role = now ? DS_ROLE_TREE_NOW : DS_ROLE_TEXT;
	const enum ds_role alert = now || !bad ? role : DS_ROLE_ALERT, figure = now ? role : DS_ROLE_FIGURE;
	const enum ds_role roles[CHECKS_COLUMNS] = {
		alert, role, role, figure, alert, check->stated != DS_CHECK_NONE ? figure : role
	};
	struct row r = { 0 };
	row_make(c, i, &r);
	if (now)
		ds_screen_clear(s, at.x, y, at.w, 1, role);
	for (int column = 0; column < CHECKS_COLUMNS; column++)
		columns_put(k, s, column, y, r.text[column], roles[column]);
	row_done(&r);
}

void checks_open(struct checks *c, const struct page *p)
{
	checks_done(c);
	c->page = p;
	c->waits = true;
	if (p->nav_n < AT_ONCE)
		checks_work(c);
}

void checks_work(struct checks *c)
{
	static const uint8_t order[] = { DS_VERDICT_FALSE, DS_VERDICT_OPEN, DS_VERDICT_TRUE };
	const struct page *p = c->page;
	c->waits = false;
	struct ds_figures figures = figures_of(p, &c->first);
	ds_checks_find(&p->doc->reading, &p->doc->mentions, &figures, &c->arena, &c->all);
	c->v = DS_NEW_ARRAY(&c->arena, uint32_t, c->all.n + 1);
	uint32_t n = 0;
	for (size_t o = 0; o < DS_COUNT(order); o++)
		for (uint32_t i = 0; i < c->all.n; i++)
			if (c->all.v[i].verdict == order[o])
				c->v[n++] = i;
	c->now = c->top = 0;
	columns_measure(c);
}

void checks_draw(const struct checks *c, struct ds_screen *s, struct ds_rect at)
{
	struct columns columns = c->columns;
	ds_screen_clear(s, at.x, at.y, at.w, at.h, DS_ROLE_TEXT);
	columns_fit(&columns, at.w < NARROW ? NARROW_COLUMNS : (1u << CHECKS_COLUMNS) - 1, at.x + 1,
		    at.x + at.w - 1);
	for (int k = 0; k < CHECKS_COLUMNS; k++)
		columns_put(&columns, s, k, at.y, ds_str_of(_(titles[k])), DS_ROLE_PANE);
	for (int y = 1; y < at.h && c->top + (uint32_t)y - 1 < c->all.n; y++)
		row_draw(c, s, at, &columns, c->top + (uint32_t)y - 1, at.y + y);
	s->cursor_x = at.x + 1;
	s->cursor_y = at.y + 1 + (int)(c->now - c->top);
}

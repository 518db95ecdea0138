/* markup.c: finds the article in a document of HTML: the smallest element that holds most of the punctuation, its title,
 * and the credits around it. Everything else becomes boilerplate; what is inside is read like any page. */
#include "article/html.h"

#include <stdlib.h>

/* Cells longer than this mean that a table only lays out the page. */
#define CELL_BYTES  400u
#define CELL_LINES  4u
/* A child that holds so many hundredths of the punctuation holds the article. */
#define MAIN_SHARE  80u
/* Credits are looked for so many lines before and after the article. */
#define BEFORE      12u
/* … and a page's date so many before. */
#define DATE_BEFORE 40u
#define AFTER       16u

bool html_looks_like(struct ds_str source)
{
	/* Those of the WHATWG MIME Sniffing Standard, 7.1, and a few that pages saved in part begin with. */
	static const struct ds_str heads[] = {
		{"<!doctype", 9},
                { "<html",    5},
                { "<head",    5},
                { "<script",  7},
                { "<iframe",  7},
		{ "<h1",      3},
                { "<h2",      3},
                { "<div",     4},
                { "<font",    5},
                { "<table",   6},
		{ "<a",       2},
                { "<style",   6},
                { "<title",   6},
                { "<b",       2},
                { "<body",    5},
		{ "<br",      3},
                { "<p",       2},
                { "<meta",    5},
                { "<link",    5},
                { "<base",    5},
		{ "<center",  7},
                { "<section", 8},
                { "<article", 8},
                { "<span",    5},
                { "<ul",      3},
	};
	struct ds_str s = { source.p, source.n < 2000 ? source.n : 2000 };
	while (s.n && ((unsigned char)s.p[0] <= ' '))
		s = str_from(s, 1);
	/* comments and processing instructions may stand first */
	while (ds_str_starts(s, DS_STR("<!--")) || ds_str_starts(s, DS_STR("<?"))) {
		const struct ds_str close = s.p[1] == '!' ? DS_STR("-->") : DS_STR(">");
		const size_t end = ds_str_find(s, close, 0);
		if (end == SIZE_MAX)
			return true;
		s = str_from(s, end + close.n);
		while (s.n && ((unsigned char)s.p[0] <= ' '))
			s = str_from(s, 1);
	}
	for (size_t k = 0; k < DS_COUNT(heads); k++) {
		size_t i = 0;
		while (i < heads[k].n && i < s.n && (s.p[i] | 0x20) == (heads[k].p[i] | 0x20))
			i++;
		if (i == heads[k].n && i < s.n && ((unsigned char)s.p[i] <= ' ' || s.p[i] == '>' || s.p[i] == '/'))
			return true;
	}
	return false;
}

static struct ds_str html_line_str(const struct html_doc *d, const struct html_line *l)
{
	return ds_str_slice(d->read, l->at);
}

/* ---- tables ---------------------------------------------------------------------------------------------- */

/* Do the lines [from, to) of one table hold data, not the layout of the page? */
static bool is_data_table(const struct html_doc *d, size_t from, size_t to)
{
	uint32_t row = 0, rows = 0, cells = 0, most = 0, in_cell = 0;
	for (size_t i = from; i < to; i++) {
		const struct html_line *l = &d->lines[i];
		if (l->row != row) {
			row = l->row;
			rows++;
			cells = 0;
		}
		in_cell++;
		if (l->at.end - l->at.start > CELL_BYTES || in_cell > CELL_LINES)
			return false;
		if (l->cell) {
			in_cell = 0;
			if (++cells > most)
				most = cells;
		}
	}
	return rows >= 2 && most >= 2;
}

/* The lines [from, to) of one row become one: cells end with TAB, parts of a cell are parted by a blank. */
static void row_merge(struct html_doc *d, size_t from, size_t to)
{
	struct html_line *first = &d->lines[from];
	bool head = true;
	for (size_t i = from; i < to; i++) {
		const struct html_line *l = &d->lines[i];
		head &= !l->cell || l->head;
		if (i + 1 < to)
			d->text.p[l->at.end] = l->cell ? '\t' : ' ';
	}
	first->at.end = d->lines[to - 1].at.end;
	first->hint = DS_BLOCK_TABLE_ROW + 1;
	first->head = head;
	for (size_t i = from + 1; i < to; i++) {
		d->lines[i].at.end = d->lines[i].at.start = first->at.end;
		d->lines[i].hint = 0;
		d->lines[i].table = 0;
	}
}

static void tables_merge(struct html_doc *d)
{
	for (size_t i = 0; i < d->lines_n;) {
		const uint32_t table = d->lines[i].table;
		size_t to = i + 1;
		while (to < d->lines_n && d->lines[to].table == table)
			to++;
		if (table && is_data_table(d, i, to)) {
			for (size_t k = i; k < to;) {
				size_t end = k + 1;
				while (end < to && d->lines[end].row == d->lines[k].row)
					end++;
				/* a caption stands in the table but in no row */
				if (d->lines[k].hint != DS_BLOCK_CAPTION + 1)
					row_merge(d, k, end);
				k = end;
			}
		}
		i = to;
	}
}

/* ---- where the article is --------------------------------------------------------------------------------- */

static uint32_t count_marks(struct ds_str s, uint32_t *chars)
{
	uint32_t marks = 0, before = 0;
	*chars = 0;
	for (size_t i = 0; i < s.n;) {
		const uint32_t cp = cp_next(s, &i);
		++*chars;
		marks += cp_in(cp, u"，。、；：！？”") ||
			 (before >= 0x4e00 && cp < 0x80 && strchr(",.;:!?", (int)cp) && cp);
		before = cp;
	}
	return marks;
}

/* Cells of a row that begin with a number: a table of them is text as much as sentences are. */
static uint32_t count_numbers(struct ds_str row)
{
	uint32_t numbers = 0;
	for (size_t i = 0; i < row.n; i++) {
		const size_t at = i > 0 && strchr("+-", row.p[i]) && i + 1 < row.n ? i + 1 : i;
		numbers += i > 0 && row.p[i - 1] == '\t' && row.p[at] >= '0' && row.p[at] <= '9';
	}
	return numbers;
}

static void nodes_weigh(struct html_doc *d)
{
	for (size_t i = 0; i < d->lines_n; i++) {
		const struct html_line *l = &d->lines[i];
		struct html_node *n = &d->nodes[l->node];
		uint32_t chars;
		const uint32_t marks = count_marks(html_line_str(d, l), &chars);
		const bool linked = l->links * 2 > l->at.end - l->at.start;
		n->text += chars;
		n->links += linked ? chars : 0;
		n->marks += linked || l->name || chars < 10 ? 0 : marks;
		if (l->hint == DS_BLOCK_TABLE_ROW + 1 && !linked)
			n->marks += count_numbers(html_line_str(d, l));
	}
	uint32_t *all = ds_alloc(d->nodes_n * sizeof *all); /* marks with those of asides */
	for (size_t i = 0; i < d->nodes_n; i++)
		all[i] = d->nodes[i].marks;
	for (size_t i = d->nodes_n; i-- > 1;)
		all[d->nodes[i].parent] += all[i];
	/* a name that says aside does not count where the text itself says otherwise */
	for (size_t i = 1; i < d->nodes_n; i++) {
		struct html_node *n = &d->nodes[i];
		if (n->role == HTML_ASIDE && (uint64_t)all[i] * 2 > all[0])
			n->role = HTML_PLAIN;
		else if (d->nodes[n->parent].role == HTML_ASIDE && n->role != HTML_CONTENT)
			n->role = HTML_ASIDE;
	}
	free(all);
	for (size_t i = d->nodes_n; i-- > 1;) {
		struct html_node *up = &d->nodes[d->nodes[i].parent];
		if (d->nodes[i].role == HTML_ASIDE)
			continue;
		up->text += d->nodes[i].text;
		up->links += d->nodes[i].links;
		up->marks += d->nodes[i].marks;
	}
}

/* The element that all rows of the table of line `from` lie in; *to: the line behind them. */
static uint32_t table_node(const struct html_doc *d, size_t from, size_t *to)
{
	uint32_t at = d->lines[from].node;
	size_t i = from;
	for (; i < d->lines_n &&
	       (d->lines[i].table == d->lines[from].table || d->lines[i].at.start >= d->lines[i].at.end);
	     i++)
		for (uint32_t other = d->lines[i].table ? d->lines[i].node : at; at != other;)
			*(at > other ? &at : &other) = d->nodes[at > other ? at : other].parent;
	*to = i;
	return at;
}

static bool is_below(const struct html_doc *d, uint32_t node, uint32_t above)
{
	while (node > above)
		node = d->nodes[node].parent;
	return node == above;
}

/* An article is more than one of its tables: the unit and the title stand outside. */
static uint32_t table_leave(const struct html_doc *d, uint32_t main)
{
	for (size_t i = 0, to; i < d->lines_n; i = to) {
		to = i + 1;
		if (d->lines[i].hint != DS_BLOCK_TABLE_ROW + 1)
			continue;
		const uint32_t table = table_node(d, i, &to);
		if (table == 0 || (!is_below(d, main, table) && !is_below(d, table, main)))
			continue;
		if (is_below(d, main, table))
			main = table;
		while (main && d->nodes[main].text <= d->nodes[table].text)
			main = d->nodes[main].parent;
	}
	return main;
}

/* The element that holds the article; 0 for the whole document. */
static uint32_t main_find(const struct html_doc *d)
{
	for (uint32_t i = 1; i < d->nodes_n; i++)
		if (d->nodes[i].role == HTML_CONTENT && d->nodes[i].text >= 20)
			return i;
	uint32_t *best = ds_alloc(d->nodes_n * sizeof *best);
	memset(best, 0, d->nodes_n * sizeof *best);
	for (uint32_t i = (uint32_t)d->nodes_n; i-- > 1;) {
		const struct html_node *n = &d->nodes[i];
		const uint32_t rival = best[n->parent];
		if (n->role != HTML_ASIDE && (rival == 0 || n->marks >= d->nodes[rival].marks))
			best[n->parent] = i;
	}
	uint32_t at = 0;
	/* a paragraph by itself is not the article: its element has no children that hold text */
	while (best[at] && d->nodes[best[at]].marks * 100 >= d->nodes[at].marks * MAIN_SHARE && best[best[at]])
		at = best[at];
	free(best);
	return table_leave(d, at);
}

/* ---- the page --------------------------------------------------------------------------------------------- */

struct chosen {
	size_t first, last; /* lines of the article */
	size_t title;       /* SIZE_MAX when there is none */
};

/* Marks which nodes lie in the article: inside[i] for every node, in one pass because parents stand first. */
static bool *inside_main(const struct html_doc *d, uint32_t main)
{
	bool *inside = ds_alloc(d->nodes_n * sizeof *inside);
	for (size_t i = 0; i < d->nodes_n; i++) {
		const struct html_node *n = &d->nodes[i];
		inside[i] = (i == main || (i > main && inside[n->parent])) && n->role != HTML_ASIDE;
	}
	return inside;
}

/* What a site puts behind the title: 标题_频道_某网, 标题 - 某网. */
static struct ds_str name_cut(struct ds_str s)
{
	static const struct ds_str parts[] = {
		{"_",      1},
                { "|",     1},
                { " - ",   3},
                { "--",    2},
		{ "－",   3},
                { "｜",   3},
                { " – ", 5},
                { "-",     1}
	};
	for (size_t k = 0; k < DS_COUNT(parts); k++) {
		const size_t at = ds_str_find(s, parts[k], 0);
		if (at != SIZE_MAX && at >= 9)
			return str_trim((struct ds_str){ s.p, at });
	}
	return s;
}

/* 云岭县政府网, 雾岭日报: the name of every page of a site. */
static bool is_site_name(struct ds_str s)
{
	return s.n == 0 || words_tail(WORDS_SITE_TAIL, s) || words_tail(WORDS_PRESS_TAIL, s) ||
	       words_tail(WORDS_MASTHEAD_TAIL, s);
}

/* The line above the one that says when: a headline that no markup tells from the text. SIZE_MAX when there is none. */
static size_t title_by_credit(const struct html_doc *d, const struct chosen *c)
{
	size_t above = SIZE_MAX;
	for (size_t i = 0; i < d->lines_n && i <= c->first + AFTER; i++) {
		const struct html_line *l = &d->lines[i];
		const struct ds_str s = html_line_str(d, l);
		struct credits credits;
		if (l->name || s.n == 0 || s.n > SHORT_BYTES)
			continue;
		if (credits_parse_source(s, &credits) && credits.published[0]) {
			if (above != SIZE_MAX)
				return above;
			continue;
		}
		const bool headline = s.n >= 15 && !l->links && str_ending(s) != END_FINAL &&
				      !credits_parse_byline(s, &credits) && d->nodes[l->node].role != HTML_ASIDE;
		above = headline ? i : l->links ? SIZE_MAX : above;
	}
	return SIZE_MAX;
}

static size_t title_find(const struct html_doc *d, const struct chosen *c)
{
	struct ds_str name = { 0 };
	size_t named = SIZE_MAX, heading = SIZE_MAX;
	for (size_t i = 0; i < d->lines_n; i++) {
		const struct html_line *l = &d->lines[i];
		if (l->hint == DS_BLOCK_TITLE + 1)
			return i;
		if (l->name && named == SIZE_MAX) {
			named = i;
			name = html_line_str(d, l);
		}
	}
	for (size_t i = 0; i < d->lines_n && i <= c->last; i++) {
		const struct html_line *l = &d->lines[i];
		const struct ds_str s = html_line_str(d, l);
		if (l->name || s.n < 12 || d->nodes[l->node].role == HTML_ASIDE)
			continue;
		if (name.n && str_has(name, s) && s.n * 2 >= name_cut(name).n)
			return i;
		if (l->hint == DS_BLOCK_HEADING + 1 && l->level == 1 && heading == SIZE_MAX)
			heading = i;
	}
	if (heading != SIZE_MAX)
		return heading;
	const size_t line = is_site_name(name_cut(name)) ? title_by_credit(d, c) : SIZE_MAX;
	return line != SIZE_MAX ? line : named;
}

/* The title line without what stands behind the headline in it, when <title> begins with the headline: a tag's name. */
static size_t title_bytes(const struct html_doc *d, struct ds_str s)
{
	for (size_t i = 0; i < d->lines_n; i++) {
		if (!d->lines[i].name)
			continue;
		const struct ds_str name = name_cut(html_line_str(d, &d->lines[i]));
		const size_t rest = s.n - name.n;
		return name.n >= 12 && ds_str_starts(s, name) && rest && rest <= 30 && s.p[name.n] == ' ' ? name.n
													  : s.n;
	}
	return s.n;
}

/* Is this line, outside the article's text, still one of its credits? */
static bool is_near_credit(struct ds_str s, bool before)
{
	struct credits c;
	if (s.n > SHORT_BYTES)
		return false;
	if (credits_parse_source(s, &c))
		return before ? c.published[0] || c.source.n || c.authors.n || c.editors.n
			      : c.editors.n || c.authors.n;
	return credits_parse_byline(s, &c) || (before && ds_str_starts(s, DS_STR("——")));
}

/* A date and next to nothing else. */
static bool is_date(struct ds_str s)
{
	struct credits c;
	return s.n <= SHORT_BYTES && credits_parse_source(s, &c) && c.published[0];
}

static bool is_link_line(const struct html_line *l)
{
	return l->links * 10 >= (l->at.end - l->at.start) * 8 && l->hint != DS_BLOCK_TABLE_ROW + 1;
}

/* The block kind that a line gets from its place; 0 when its text shall tell. */
static uint8_t line_hint(const struct html_doc *d, const bool *inside, const struct chosen *c, size_t i)
{
	const struct html_line *l = &d->lines[i];
	const struct ds_str s = html_line_str(d, l);
	if (i == c->title)
		return DS_BLOCK_TITLE + 1;
	const bool own =
	    l->hint == DS_BLOCK_SOURCE + 1 || l->hint == DS_BLOCK_BYLINE + 1 || l->hint == DS_BLOCK_SUBTITLE + 1;
	if (!l->name && inside[l->node] && !is_link_line(l)) {
		/* a heading that is a sentence, or longer than one, is text */
		if (l->hint == DS_BLOCK_HEADING + 1 && (s.n > 180 || str_ending(s) == END_FINAL))
			return 0;
		return l->hint == DS_BLOCK_TITLE + 1 ? DS_BLOCK_HEADING + 1 : l->hint;
	}
	const size_t from = c->title < c->first ? c->title : c->first;
	const bool before =
	    i < c->first && i + (is_date(s) ? DATE_BEFORE : 4) >= from && i <= from + BEFORE + BEFORE;
	const bool after = i > c->last && i <= c->last + AFTER;
	if (!l->name && (before || after || own) && (own || (!is_link_line(l) && is_near_credit(s, i < c->first))))
		return own ? l->hint : l->hint == DS_BLOCK_TABLE_ROW + 1 ? DS_BLOCK_SOURCE + 1 : 0;
	return DS_BLOCK_BOILERPLATE + 1;
}

/* A TAB becomes a blank, in what is read and in what is shown. */
static void tabs_blank(const struct page *p, struct html_doc *d, struct ds_span at)
{
	for (uint32_t k = at.start; k < at.end; k++)
		if (d->read.p[k] == '\t') {
			*(char *)(uintptr_t)(d->read.p + k) = ' ';
			d->text.p[forms_written(&p->forms, (struct ds_span){ k, k + 1 }).start] = ' ';
		}
}

static void page_fill(struct page *p, struct html_doc *d, const bool *inside, const struct chosen *c)
{
	for (size_t i = 0; i < d->lines_n; i++) {
		const struct html_line *l = &d->lines[i];
		if (l->at.start >= l->at.end)
			continue;
		struct line *to = page_line_add(p, l->at, l->at, 1);
		to->hint = line_hint(d, inside, c, i);
		/* 发文机关: … 成文日期: …: a row that is no part of a table */
		if (to->hint == DS_BLOCK_SOURCE + 1)
			tabs_blank(p, d, l->at);
		to->level = to->hint == DS_BLOCK_HEADING + 1 || to->hint == DS_BLOCK_LIST_ITEM + 1 ? l->level : 0;
		to->table = to->hint == DS_BLOCK_TABLE_ROW + 1 ? l->table : 0;
		to->head = l->head && to->table;
		if (i == c->title) {
			const struct ds_str s = html_line_str(d, l);
			to->at.end = to->at.start + (uint32_t)(l->name ? name_cut(s).n : title_bytes(d, s));
		}
	}
}

/* What <meta> and scripts say counts only where the page shows nothing. */
static void metadata_fill(struct page *p, const struct html_doc *d, struct ds_arena *arena)
{
	if (p->articles_n == 0)
		return;
	struct ds_article *a = &p->articles[0];
	char iso[32];
	if (a->published.n == 0 && date_parse(d->published, iso))
		a->published = ds_arena_copy(arena, ds_str_of(iso));
	if (a->source.n == 0 && d->source.n && d->source.n <= 60)
		a->source = ds_arena_copy(arena, d->source);
	if (a->authors_n == 0 && d->author.n && name_is_plausible(d->author, true)) {
		a->authors = DS_NEW(arena, struct ds_str);
		a->authors[0] = ds_arena_copy(arena, d->author);
		a->authors_n = 1;
	}
}

/* From here on the lines are spans of the page as it is read. */
static void doc_as_read(struct html_doc *d, struct ds_arena *arena, struct forms *forms)
{
	forms_make((struct ds_str){ d->text.p, d->text.n }, arena, forms);
	d->read = forms->read;
	for (size_t i = 0; i < d->lines_n && forms->n; i++)
		d->lines[i].at = (struct ds_span){ forms_read(forms, d->lines[i].at.start),
						   forms_read(forms, d->lines[i].at.end) };
}

enum ds_status html_read(struct ds_str source, struct ds_str base, struct ds_arena *arena, struct ds_reading *out,
			 struct ds_error *e)
{
	struct html_doc d;
	const enum ds_status status = html_parse(source, &d, e);
	if (status != DS_OK)
		return status;
	radicals_fold(d.text.p, d.text.n);
	tables_merge(&d);
	struct page p = { .gap = 1, .markup = true };
	doc_as_read(&d, arena, &p.forms);
	nodes_weigh(&d);
	const uint32_t main = main_find(&d);
	bool *inside = inside_main(&d, main);
	struct chosen c = { SIZE_MAX, 0, SIZE_MAX };
	for (size_t i = 0; i < d.lines_n; i++)
		if (inside[d.lines[i].node] && !d.lines[i].name && d.lines[i].at.end > d.lines[i].at.start) {
			c.first = c.first == SIZE_MAX ? i : c.first;
			c.last = i;
		}
	c.title = title_find(&d, &c);
	p.s = p.forms.read;
	page_fill(&p, &d, inside, &c);
	page_read(&p, d.map, d.map_n, arena, out);
	metadata_fill(&p, &d, arena);
	links_read(&d, base, arena, out);
	free(inside);
	html_done(&d);
	return DS_OK;
}

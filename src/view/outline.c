/* outline.c: the cursor in the tree of regions. The tree itself is the library's, which is asked for single rows: a
 * node knows the way to it, and the rows around it are found by stepping. Drawing is in outline_draw.c. */
#include "outline_walk.h"

#include <stdlib.h>

void outline_init(struct outline *t, struct ds_library *lib)
{
	*t = (struct outline){ .lib = lib };
}

void outline_done(struct outline *t)
{
	free(t->open.v);
	free(t->find.v);
	ds_arena_done(&t->tails);
	ds_buf_done(&t->now_tails);
}

/* ---- which regions are open --------------------------------------------------------------------------------- */

static int place_cmp(struct ds_place a, struct ds_place b)
{
	if (a.region != b.region)
		return a.region < b.region ? -1 : 1;
	size_t n = a.tail.n < b.tail.n ? a.tail.n : b.tail.n;
	int c = n > 0 ? memcmp(a.tail.p, b.tail.p, n) : 0;
	return c != 0 ? c : a.tail.n < b.tail.n ? -1 : a.tail.n > b.tail.n;
}

static size_t open_at(const struct outline *t, struct ds_place place)
{
	size_t low = 0, high = t->open.n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (place_cmp(t->open.v[mid], place) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool outline_is_open(const struct outline *t, struct ds_place place)
{
	size_t i = open_at(t, place);
	return place.region == DS_REGION_NONE || (i < t->open.n && ds_place_eq(t->open.v[i], place));
}

static void open_add(struct outline *t, struct ds_place place)
{
	size_t i = open_at(t, place);
	if (place.region == DS_REGION_NONE || (i < t->open.n && ds_place_eq(t->open.v[i], place)))
		return;
	t->open.v = ds_grow(t->open.v, &t->open.cap, t->open.n + 1, sizeof(*t->open.v));
	memmove(t->open.v + i + 1, t->open.v + i, (t->open.n - i) * sizeof(*t->open.v));
	if (place.tail.n > 0)
		place.tail = ds_arena_copy(&t->tails, place.tail);
	t->open.v[i] = place;
	t->open.n++;
}

static void open_remove(struct outline *t, struct ds_place place)
{
	size_t i = open_at(t, place);
	if (i < t->open.n && ds_place_eq(t->open.v[i], place)) {
		t->open.n--;
		memmove(t->open.v + i, t->open.v + i + 1, (t->open.n - i) * sizeof(*t->open.v));
	}
}

/* ---- stepping ----------------------------------------------------------------------------------------------- */

bool outline_child(const struct outline *t, const struct outline_node *parent, uint32_t i, struct outline_node *out,
		   struct ds_region_row *row)
{
	struct ds_region_row r;
	struct ds_place above = parent->place[parent->depth];
	if (parent->depth + 1 >= OUTLINE_DEPTH || ds_library_children(t->lib, above, t->sort, i, &r, 1) != 1)
		return false;
	if (out != parent)
		*out = *parent;
	out->depth++;
	out->place[out->depth] = r.place;
	out->index[out->depth] = i;
	*row = r;
	return true;
}

/* How many children a row has: by doubling, then halving. */
static uint32_t children_n(const struct outline *t, struct ds_place parent)
{
	struct ds_region_row r;
	uint32_t low = 0, high = 1;
	while (ds_library_children(t->lib, parent, t->sort, high - 1, &r, 1) == 1) {
		low = high;
		high *= 2;
	}
	while (low < high) { /* children 0 … low - 1 exist, high - 1 does not */
		uint32_t mid = low + (high - low) / 2;
		if (ds_library_children(t->lib, parent, t->sort, mid, &r, 1) == 1)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool outline_next(const struct outline *t, struct outline_node *n, struct ds_region_row *row)
{
	struct outline_node to = *n;
	if (outline_is_open(t, to.place[to.depth]) && outline_child(t, n, 0, &to, row)) {
		*n = to;
		return true;
	}
	while (to.depth > 0) {
		uint32_t i = to.index[to.depth] + 1;
		to.depth--;
		struct outline_node sibling;
		if (outline_child(t, &to, i, &sibling, row)) {
			*n = sibling;
			return true;
		}
	}
	return false;
}

static void node_row(const struct outline *t, const struct outline_node *n, struct ds_region_row *row)
{
	*row = (struct ds_region_row){ 0 };
	ds_library_region(t->lib, n->place[n->depth], row);
	row->has_children = row->has_children || n->depth == 0;
	row->place = n->place[n->depth];
}

/* Goes down to the last row that shows below n. */
static void node_last(const struct outline *t, struct outline_node *n, struct ds_region_row *row)
{
	while (outline_is_open(t, n->place[n->depth])) {
		uint32_t count = children_n(t, n->place[n->depth]);
		struct outline_node to;
		if (count == 0 || !outline_child(t, n, count - 1, &to, row))
			return;
		*n = to;
	}
}

bool outline_prev(const struct outline *t, struct outline_node *n, struct ds_region_row *row)
{
	if (n->depth == 0)
		return false;
	uint32_t i = n->index[n->depth];
	n->depth--;
	struct outline_node to;
	if (i > 0 && outline_child(t, n, i - 1, &to, row)) {
		*n = to;
		node_last(t, n, row);
	} else {
		node_row(t, n, row);
	}
	return true;
}

/* ---- the cursor --------------------------------------------------------------------------------------------- */

/* Names that no gazetteer holds are the library's only until it reads on: the cursor keeps its own. */
static void tails_keep(struct outline *t)
{
	struct ds_buf old = t->now_tails;
	struct ds_buf own = { 0 };
	for (int d = 1; d <= t->now.depth; d++)
		ds_buf_adds(&own, t->now.place[d].tail);
	size_t at = 0;
	for (int d = 1; d <= t->now.depth; d++) {
		struct ds_str *tail = &t->now.place[d].tail;
		tail->p = tail->n > 0 ? own.p + at : NULL;
		at += tail->n;
	}
	t->now_tails = own;
	ds_buf_done(&old);
}

/* Keeps the cursor inside the pane, and no more rows above it than there are. */
static void cursor_settle(struct outline *t)
{
	int h = t->at.h > 0 ? t->at.h : 1;
	if (t->offset >= h)
		t->offset = h - 1;
	if (t->offset < 0)
		t->offset = 0;
	struct outline_node n = t->now;
	struct ds_region_row row;
	int above = 0;
	while (above < t->offset && outline_prev(t, &n, &row))
		above++;
	t->offset = above;
	tails_keep(t);
	node_row(t, &t->now, &t->row);
}

void outline_place_at(struct outline *t, struct ds_rect at)
{
	t->at = at;
	cursor_settle(t);
}

struct ds_place outline_now(const struct outline *t)
{
	return t->now.place[t->now.depth];
}

bool outline_is_empty(const struct outline *t)
{
	struct ds_region_row row;
	return ds_library_children(t->lib, (struct ds_place){ 0 }, t->sort, 0, &row, 1) == 0;
}

bool outline_move(struct outline *t, long rows)
{
	struct ds_region_row row;
	bool moved = false;
	for (; rows > 0 && outline_next(t, &t->now, &row); rows--, moved = true)
		t->offset++;
	for (; rows < 0 && outline_prev(t, &t->now, &row); rows++, moved = true)
		t->offset--;
	cursor_settle(t);
	return moved;
}

bool outline_first(struct outline *t)
{
	bool moved = t->now.depth > 0;
	t->now.depth = 0;
	t->offset = 0;
	cursor_settle(t);
	return moved;
}

bool outline_last(struct outline *t)
{
	t->now.depth = 0;
	node_last(t, &t->now, &t->row);
	t->offset = t->at.h - 1;
	cursor_settle(t);
	return true;
}

bool outline_expand(struct outline *t)
{
	if (t->now.depth == 0 || !t->row.has_children || outline_is_open(t, outline_now(t)))
		return false;
	open_add(t, outline_now(t));
	return true;
}

bool outline_collapse(struct outline *t)
{
	if (t->now.depth == 0)
		return false;
	if (t->row.has_children && outline_is_open(t, outline_now(t))) {
		open_remove(t, outline_now(t));
		return true;
	}
	struct outline_node n = t->now;
	struct ds_region_row row;
	int up = 0; /* rows between it and its parent, as many as are on the screen */
	while (up <= t->offset && n.depth >= t->now.depth && outline_prev(t, &n, &row))
		up++;
	t->now.depth--;
	t->offset -= up;
	cursor_settle(t);
	return true;
}

/* The number of a place among its siblings; false when it is not there. */
static bool index_of(const struct outline *t, struct ds_place parent, struct ds_place place, uint32_t *out)
{
	struct ds_region_row rows[64];
	for (uint32_t first = 0;;) {
		uint32_t n = ds_library_children(t->lib, parent, t->sort, first, rows, DS_COUNT(rows));
		for (uint32_t i = 0; i < n; i++) {
			if (ds_place_eq(rows[i].place, place)) {
				*out = first + i;
				return true;
			}
		}
		if (n < DS_COUNT(rows))
			return false;
		first += n;
	}
}

/* Finds the ways of a node anew after the order or the number of rows changed; what is gone is cut off. */
static void node_renew(struct outline *t, struct outline_node *n)
{
	for (int d = 1; d <= n->depth; d++) {
		if (!index_of(t, n->place[d - 1], n->place[d], &n->index[d])) {
			n->depth = d - 1;
			return;
		}
	}
}

void outline_refresh(struct outline *t)
{
	node_renew(t, &t->now);
	cursor_settle(t);
}

void outline_sort_by(struct outline *t, enum ds_region_sort sort)
{
	t->sort = sort;
	outline_refresh(t);
}

void outline_sort_next(struct outline *t)
{
	outline_sort_by(t, t->sort == DS_SORT_PINYIN ? DS_SORT_CODE : t->sort + 1);
}

/* The child of n, among the rows of the library, that holds place. */
static bool child_towards(const struct outline *t, const struct outline_node *n, struct ds_place place,
			  struct outline_node *out, struct ds_region_row *row)
{
	struct ds_region_row rows[64];
	for (uint32_t first = 0;;) {
		uint32_t count =
		    ds_library_children(t->lib, n->place[n->depth], t->sort, first, rows, DS_COUNT(rows));
		for (uint32_t i = 0; i < count; i++) {
			struct ds_place p = rows[i].place;
			bool same_tail =
			    p.tail.n == 0 || (p.region == place.region && ds_str_starts(place.tail, p.tail));
			bool root = p.region == DS_REGION_CHINA && place.region != DS_REGION_CHINA;
			if (!root && same_tail && ds_region_contains(p.region, place.region))
				return outline_child(t, n, first + i, out, row);
		}
		if (count < DS_COUNT(rows))
			return false;
		first += count;
	}
}

bool outline_show(struct outline *t, struct ds_place place)
{
	struct outline_node n = { .depth = 0 }, to;
	struct ds_region_row row;
	while (!ds_place_eq(n.place[n.depth], place)) {
		if (!child_towards(t, &n, place, &to, &row))
			break;
		open_add(t, n.place[n.depth]);
		n = to;
	}
	if (n.depth == 0)
		return false;
	t->now = n;
	t->offset = t->at.h / 2;
	cursor_settle(t);
	return ds_place_eq(outline_now(t), place);
}

void outline_open_first(struct outline *t, struct ds_place place)
{
	struct outline_node n = { .depth = 0 }, to;
	struct ds_region_row row;
	while (!ds_place_eq(n.place[n.depth], place) && child_towards(t, &n, place, &to, &row)) {
		n = to;
		open_add(t, n.place[n.depth]);
	}
	cursor_settle(t);
}

bool outline_toggle(struct outline *t)
{
	if (!t->row.has_children)
		return false;
	return outline_is_open(t, outline_now(t)) ? outline_collapse(t) : outline_expand(t);
}

bool outline_click(struct outline *t, int y)
{
	return outline_move(t, y - t->at.y - t->offset);
}

/* ---- finding ------------------------------------------------------------------------------------------------ */

enum { FIND_MAX = 100 };

void outline_find_start(struct outline *t)
{
	t->find.on = true;
	t->find.n = t->find.now = 0;
	if (!t->find.v)
		t->find.v = ds_alloc(FIND_MAX * sizeof(*t->find.v));
}

void outline_find_query(struct outline *t, struct ds_str query)
{
	t->find.now = 0;
	t->find.n = query.n > 0 ? ds_library_find_region(t->lib, query, t->find.v, FIND_MAX) : 0;
}

void outline_find_step(struct outline *t, int dir)
{
	if (t->find.n > 0)
		t->find.now = (t->find.now + (dir > 0 ? 1 : t->find.n - 1)) % t->find.n;
}

void outline_find_end(struct outline *t, bool keep)
{
	t->find.on = false;
	if (keep && t->find.n > 0)
		outline_show(t, t->find.v[t->find.now]);
}

/* gazetteer.c: looks things up in the table of regions: names, levels, parents, codes, paths. Finds nothing in
 * texts (match.c) and ranks nothing (search.c). */
#include "region/gazetteer.h"

_Static_assert(sizeof(struct row) == 12 && sizeof(struct entry) == 4 && sizeof(struct key) == 4 &&
		   sizeof(struct rank) == 4 && sizeof(struct word_edge) == 12,
	       "the tool that makes the table and the program must agree");

#define BITS2(n) n, n + 1, n + 1, n + 2
#define BITS4(n) BITS2(n), BITS2(n + 1), BITS2(n + 1), BITS2(n + 2)
#define BITS6(n) BITS4(n), BITS4(n + 1), BITS4(n + 1), BITS4(n + 2)
const uint8_t ds_bits_of_byte[256] = { BITS6(0), BITS6(1), BITS6(1), BITS6(2) };

static const struct row *row_of(ds_region r)
{
	return row_at(r < ds_region_table.regions ? r : DS_REGION_NONE);
}

static const struct detail *detail_of(ds_region r)
{
	bool upper;
	const uint32_t rank = rank_of(r < ds_region_table.regions ? r : DS_REGION_NONE, &upper);
	const struct detail *d = (const struct detail *)section_at(SECTION_DETAILS) + rank;
	return upper && (d->pinyin || d->said) ? d : NULL;
}

ds_region ds_region_count(void)
{
	return ds_region_table.regions;
}

struct ds_str ds_region_name(ds_region r)
{
	return name_at(row_of(r)->name);
}

struct ds_str ds_region_short(ds_region r)
{
	const struct row *row = row_of(r);
	if (ROW_LEVEL(row->bits) == DS_LEVEL_COUNTY) {
		const struct detail *d = detail_of(r);
		if (d && d->said)
			return name_at(d->said);
	}
	struct ds_str name = name_at(row->name);
	return (struct ds_str){ name.p, ROW_SHORT(row->bits) };
}

struct ds_str ds_region_pinyin(ds_region r)
{
	const struct detail *d = detail_of(r);
	return d ? name_at(d->pinyin) : DS_STR(""); /* offset 0 is an empty name */
}

enum ds_level ds_region_level(ds_region r)
{
	return (enum ds_level)ROW_LEVEL(row_of(r)->bits);
}

ds_region ds_region_parent(ds_region r)
{
	return row_parent(row_of(r));
}

ds_region ds_region_next(ds_region r)
{
	return row_of(r)->next;
}

bool ds_region_contains(ds_region above, ds_region below)
{
	return above != DS_REGION_NONE && (below == above || (below > above && below < row_of(above)->next));
}

bool ds_region_may_run(ds_region zone, ds_region town)
{
	const struct row *row = row_of(zone);
	if (zone == DS_REGION_NONE || row->next != zone + 1 || ROW_LEVEL(row->bits) != DS_LEVEL_OTHER ||
	    town == DS_REGION_NONE)
		return false;
	const enum ds_level level = ROW_LEVEL(row_of(town)->bits);
	return (level == DS_LEVEL_TOWNSHIP || level == DS_LEVEL_VILLAGE) &&
	       ds_region_contains(row_parent(row), town);
}

ds_region ds_region_common(ds_region a, ds_region b)
{
	if (a == DS_REGION_NONE || b == DS_REGION_NONE)
		return DS_REGION_NONE;
	while (!ds_region_contains(a, b))
		a = row_parent(row_of(a));
	return a;
}

/* ---- codes ---------------------------------------------------------------------------------------------- */

/* The digits that r adds to its parent's code; returns how many. */
static size_t code_part(ds_region r, char out[8])
{
	const struct row *row = row_of(r);
	size_t n = ROW_DIGITS(row->bits);
	uint32_t code = ROW_CODE(row->bits);
	for (size_t i = n; i > 0; i--, code /= 10)
		out[i - 1] = (char)('0' + code % 10);
	return n;
}

size_t ds_region_code(ds_region r, char out[16])
{
	char part[8], digits[16];
	size_t at = sizeof(digits);
	out[0] = 0;
	for (ds_region up = r; up > DS_REGION_CHINA; up = ds_region_parent(up)) {
		size_t n = code_part(up, part);
		if (n == 0 || n > at)
			return 0;
		at -= n;
		memcpy(digits + at, part, n);
	}
	size_t n = sizeof(digits) - at;
	if (n == 0 || n > 12)
		return 0;
	memcpy(out, digits + at, n);
	while (n < 6) /* provinces and prefectures are written with six digits */
		out[n++] = '0';
	out[n] = 0;
	return n;
}

/* The region whose code is exactly these digits. */
static ds_region code_walk(const char *code, size_t n)
{
	ds_region at = DS_REGION_CHINA;
	for (size_t used = 0; used < n;) {
		ds_region found = DS_REGION_NONE;
		size_t digits = 0;
		for (ds_region c = at + 1; c < ds_region_next(at) && !found; c = ds_region_next(c)) {
			char part[8];
			digits = code_part(c, part);
			if (digits && used + digits <= n && memcmp(part, code + used, digits) == 0)
				found = c;
		}
		if (!found)
			return DS_REGION_NONE;
		at = found;
		used += digits;
	}
	return at == DS_REGION_CHINA ? DS_REGION_NONE : at;
}

ds_region ds_region_of_code(struct ds_str code)
{
	static const uint8_t units[] = { 12, 9, 6, 4, 2 };
	size_t n = code.n;
	for (size_t i = 0; i < n; i++) {
		if (code.p[i] < '0' || code.p[i] > '9')
			return DS_REGION_NONE;
	}
	ds_region found = code_walk(code.p, n);
	for (size_t i = 0; i + 1 < DS_COUNT(units) && !found; i++) { /* zeros at the end: levels not given */
		size_t shorter = units[i + 1];
		bool zeros = n == units[i];
		for (size_t k = shorter; k < n && zeros; k++)
			zeros = code.p[k] == '0';
		if (zeros) {
			n = shorter;
			found = code_walk(code.p, n);
		}
	}
	return found;
}

/* ---- paths ---------------------------------------------------------------------------------------------- */

uint32_t region_aliases(ds_region r, const struct alias **out)
{
	const struct alias *v = section_at(SECTION_ALIASES);
	uint32_t lo = 0, hi = section_n(SECTION_ALIASES);
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (v[mid].region < r)
			lo = mid + 1;
		else
			hi = mid;
	}
	uint32_t n = 0;
	while (lo + n < section_n(SECTION_ALIASES) && v[lo + n].region == r)
		n++;
	*out = v + lo;
	return n;
}

bool region_is_called(ds_region r, struct ds_str name)
{
	if (ds_str_eq(ds_region_name(r), name) || ds_str_eq(ds_region_short(r), name))
		return true;
	const struct row *row = row_of(r);
	struct ds_str full = name_at(row->name);
	if (ds_str_eq((struct ds_str){ full.p, ROW_SHORT(row->bits) }, name))
		return true;
	const struct alias *a;
	for (uint32_t i = 0, n = region_aliases(r, &a); i < n; i++) {
		if (ds_str_eq(name_at(a[i].name & ~ALIAS_OLD), name))
			return true;
	}
	return false;
}

bool region_was_called(ds_region r, struct ds_str end)
{
	const struct alias *a;
	const struct ds_str said = ds_region_short(r);
	for (uint32_t i = 0, n = region_aliases(r, &a); i < n; i++) {
		const struct ds_str old = name_at(a[i].name & ~ALIAS_OLD);
		if (a[i].name & ALIAS_OLD && old.n == said.n + end.n && ds_str_starts(old, said) &&
		    ds_str_ends(old, end))
			return true;
	}
	return false;
}

/* The region called `name` among the children of `at`, or among theirs: a path may leave out one level. An exact
 * full name wins over a short one. */
static ds_region child_called(ds_region at, struct ds_str name, unsigned deeper)
{
	ds_region called = DS_REGION_NONE;
	for (ds_region c = at + 1; c < ds_region_next(at); c = ds_region_next(c)) {
		if (ds_str_eq(ds_region_name(c), name))
			return c;
		if (!called && region_is_called(c, name))
			called = c;
	}
	for (ds_region c = at + 1; deeper && !called && c < ds_region_next(at); c = ds_region_next(c))
		called = child_called(c, name, deeper - 1);
	return called;
}

ds_region ds_region_of_path(struct ds_str path)
{
	if (ds_str_eq(path, DS_STR("中国")))
		return DS_REGION_CHINA;
	ds_region at = DS_REGION_CHINA;
	for (size_t i = 0; i < path.n;) {
		const char *slash = memchr(path.p + i, '/', path.n - i);
		size_t stop = slash ? (size_t)(slash - path.p) : path.n;
		struct ds_str part = { path.p + i, stop - i };
		at = child_called(at, part, at == DS_REGION_CHINA ? 2 : 1);
		if (at == DS_REGION_NONE)
			return ds_region_of_code(path);
		i = stop + 1;
	}
	return at == DS_REGION_CHINA ? DS_REGION_NONE : at;
}

static void path_add(ds_region r, struct ds_buf *out)
{
	ds_region chain[16];
	size_t n = 0;
	for (; r > DS_REGION_CHINA && n < DS_COUNT(chain); r = ds_region_parent(r))
		chain[n++] = r;
	while (n > 0) {
		ds_buf_adds(out, ds_region_name(chain[--n]));
		if (n > 0)
			ds_buf_addc(out, '/');
	}
}

void ds_place_path(struct ds_place p, struct ds_buf *out)
{
	if (p.region == DS_REGION_NONE)
		return;
	if (p.region == DS_REGION_CHINA)
		ds_buf_adds(out, ds_region_name(p.region));
	path_add(p.region, out);
	if (p.tail.n) {
		ds_buf_addc(out, '/');
		ds_buf_adds(out, p.tail);
	}
}

enum ds_level ds_place_level(struct ds_place p)
{
	if (!p.tail.n)
		return ds_region_level(p.region);
	static const struct {
		struct ds_str tail;
		enum ds_level level;
	} tails[] = {
		{{ "镇", 3 },     DS_LEVEL_TOWNSHIP},
		{ { "乡", 3 },    DS_LEVEL_TOWNSHIP},
		{ { "街道", 6 }, DS_LEVEL_TOWNSHIP},
		{ { "苏木", 6 }, DS_LEVEL_TOWNSHIP},
	};
	for (size_t i = 0; i < DS_COUNT(tails); i++) {
		if (ds_str_ends(p.tail, tails[i].tail))
			return tails[i].level;
	}
	return DS_LEVEL_VILLAGE;
}

struct ds_str ds_place_name(struct ds_place p)
{
	if (!p.tail.n)
		return ds_region_name(p.region);
	const char *slash = memrchr(p.tail.p, '/', p.tail.n);
	const size_t from = slash ? (size_t)(slash + 1 - p.tail.p) : 0;
	return (struct ds_str){ p.tail.p + from, p.tail.n - from };
}

struct ds_place ds_place_common(struct ds_place a, struct ds_place b)
{
	if (ds_place_eq(a, b))
		return a;
	return (struct ds_place){ .region = ds_region_common(a.region, b.region) };
}

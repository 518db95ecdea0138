/* former.c: divisions that are gone, renamed or moved: what a place was in an earlier year. Knows nothing of texts. */
#include "region/gazetteer.h"

#include <stdio.h>

static const struct former *formers_of(ds_region r, uint32_t *n)
{
	const struct former *v = section_at(SECTION_FORMERS);
	uint32_t lo = 0, hi = section_n(SECTION_FORMERS), all = hi;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (v[mid].region < r)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (*n = 0; lo + *n < all && v[lo + *n].region == r;)
		++*n;
	return v + lo;
}

static struct ds_str last_part(struct ds_str path)
{
	const char *slash = memrchr(path.p, '/', path.n);
	size_t from = slash ? (size_t)(slash - path.p) + 1 : 0;
	return (struct ds_str){ path.p + from, path.n - from };
}

ds_region former_below(ds_region above, struct ds_str name)
{
	const struct former *v = section_at(SECTION_FORMERS), *end = v + section_n(SECTION_FORMERS);
	const struct ds_str up = ds_region_name(above);
	const ds_region next = ds_region_next(above);
	ds_region found = DS_REGION_NONE;
	size_t lo = 0, hi = (size_t)(end - v);
	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;
		if (v[mid].region < above)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (const struct former *f = v + lo; f < end && f->region < next; f++) {
		const struct ds_str path = name_at(f->path);
		if (path.n <= name.n + up.n || !ds_str_ends(path, name) || path.p[path.n - name.n - 1] != '/')
			continue;
		const struct ds_str rest = { path.p, path.n - name.n - 1 };
		if (ds_str_ends(rest, up))
			found = found ? ds_region_common(found, f->region) : f->region;
	}
	return found;
}

static void former_fill(const struct former *f, struct ds_former *out)
{
	struct ds_str path = name_at(f->path);
	*out = (struct ds_former){
		.path = path,
		.name = last_part(path),
		.until = f->until,
		.level = f->level,
		.goes_on = f->goes_on,
		.now = f->region,
	};
	snprintf(out->code, sizeof(out->code), "%06u", (unsigned)(f->code % 1000000u));
}

struct ds_str ds_region_alias(ds_region r, uint32_t i, bool *old)
{
	const struct alias *v;
	uint32_t n = region_aliases(r, &v);
	*old = i < n && v[i].name & ALIAS_OLD;
	return i < n ? name_at(v[i].name & ~ALIAS_OLD) : DS_STR("");
}

bool ds_region_former(ds_region r, uint32_t i, struct ds_former *out)
{
	uint32_t n;
	const struct former *v = formers_of(r, &n);
	if (i >= n)
		return false;
	former_fill(&v[i], out);
	return true;
}

bool ds_region_former_called(struct ds_str query, uint32_t i, struct ds_former *out)
{
	const struct former *v = section_at(SECTION_FORMERS);
	for (uint32_t k = 0; k < section_n(SECTION_FORMERS); k++) {
		former_fill(&v[k], out);
		if (!ds_str_eq(out->name, query) && !ds_str_eq(out->path, query) &&
		    !ds_str_eq(ds_str_of(out->code), query))
			continue;
		if (i-- == 0)
			return true;
	}
	return false;
}

/* How a name as written fits one of a former division. */
enum fit { FIT_NOT, FIT_NEXT, FIT_STEM, FIT_SHORT, FIT_EXACT };

/* Is the name of the other kind of the same: 琼山县 and 琼山市? */
static bool same_stem(struct ds_str a, struct ds_str b)
{
	return a.n == b.n && a.n > 6 && memcmp(a.p, b.p, a.n - 3) == 0;
}

/* The best is the name itself, wherever in r or above it; then, of r alone, what the name may be short for (of two that
 * bear it the one that goes on), a name of the same stem, and what r is the one continuation of. */
static enum fit fit_of(const struct former *f, ds_region r, struct ds_str said)
{
	struct ds_str name = last_part(name_at(f->path));
	if (said.n && ds_str_eq(said, name))
		return FIT_EXACT;
	if (f->region != r)
		return FIT_NOT;
	if (said.n >= 6 && ds_str_starts(name, said) && (f->goes_on || !ds_str_starts(ds_region_name(r), said)))
		return FIT_SHORT;
	if (same_stem(said, name))
		return FIT_STEM;
	return f->goes_on ? FIT_NEXT : FIT_NOT;
}

/* Of two that end in one year: which is more likely to have been r? */
static unsigned nearness(const struct former *f, ds_region r)
{
	return ds_str_eq(last_part(name_at(f->path)), ds_region_name(r)) * 2u + (f->level == region_level(r));
}

/* The row that fits best so far. */
struct pick {
	const struct former *row;
	enum fit fit;
	bool twice; /* another is as good */
};

static void pick_among(struct pick *best, const struct former *v, const struct former *end, ds_region r,
		       struct ds_str said, unsigned year)
{
	for (; v < end; v++) {
		const enum fit fit = v->until < year ? FIT_NOT : fit_of(v, r, said);
		if (fit == FIT_NOT || fit < best->fit || (fit == best->fit && v->until > best->row->until))
			continue;
		if (fit == best->fit && v->until == best->row->until) {
			const unsigned x = nearness(v, r), y = nearness(best->row, r);
			best->twice |= x == y && v->path != best->row->path;
			if (x <= y)
				continue;
		}
		*best = (struct pick){ v, fit, false };
	}
}

/* What r was in that year, by the name it is called by: of those that fit best the one that ended first, for each row
 * is what stood until then. NULL: nothing else than today, or not to be told. */
static const struct former *former_in(ds_region r, struct ds_str said, unsigned year)
{
	struct pick best = { 0 };
	const ds_region next = ds_region_next(r);
	uint32_t n;
	const struct former *v = formers_of(r, &n), *end = v + n;
	if (said.n) {
		const struct former *last =
		    (const struct former *)section_at(SECTION_FORMERS) + section_n(SECTION_FORMERS);
		while (end < last && end->region < next)
			end++;
	}
	pick_among(&best, v, end, r, said, year);
	for (ds_region up = region_parent(r); said.n && best.fit < FIT_EXACT && up > DS_REGION_CHINA;
	     up = region_parent(up)) {
		v = formers_of(up, &n);
		struct pick above = { 0 };
		pick_among(&above, v, v + n, r, said, year);
		if (above.fit == FIT_EXACT)
			best = above;
	}
	return best.twice && best.fit < FIT_SHORT ? NULL : best.row;
}

unsigned ds_place_ended(struct ds_place p, struct ds_str said)
{
	const struct former *all = section_at(SECTION_FORMERS), *end = all + section_n(SECTION_FORMERS);
	unsigned year = 0;
	uint32_t n;
	if (p.tail.n || said.n == 0)
		return 0;
	for (ds_region r = p.region; r > DS_REGION_CHINA; r = region_parent(r)) {
		if (ds_str_starts(ds_region_name(r), said))
			return 0;
		const ds_region next = r == p.region ? ds_region_next(r) : r + 1;
		for (const struct former *f = formers_of(r, &n); f < end && f->region < next; f++) {
			const enum fit fit = fit_of(f, p.region, said);
			if ((fit == FIT_EXACT || fit == FIT_SHORT) && f->until > year)
				year = f->until;
		}
	}
	return year;
}

static void part_add(struct ds_buf *path, struct ds_str part)
{
	ds_buf_addc(path, '/');
	ds_buf_adds(path, part);
}

bool ds_place_then(struct ds_place p, struct ds_str said, unsigned year, struct ds_buf *path, char code[16],
		   enum ds_level *level)
{
	ds_region chain[8];
	unsigned n = 0;
	code[0] = 0;
	*level = p.region == DS_REGION_NONE ? DS_LEVEL_COUNTRY : ds_place_level(p);
	for (ds_region r = p.region; r > DS_REGION_CHINA && n < DS_COUNT(chain); r = region_parent(r)) {
		const struct former *f = former_in(r, n == 0 && !p.tail.n ? said : DS_STR(""), year);
		if (!f) {
			chain[n++] = r;
			continue;
		}
		ds_buf_adds(path, name_at(f->path));
		if (n == 0 && !p.tail.n) {
			snprintf(code, 16, "%06u", (unsigned)(f->code % 1000000u));
			*level = (enum ds_level)f->level;
		}
		while (n > 0)
			part_add(path, ds_region_name(chain[--n]));
		if (p.tail.n)
			part_add(path, p.tail);
		return true;
	}
	ds_place_path(p, path);
	if (p.region != DS_REGION_NONE && !p.tail.n)
		ds_region_code(p.region, code);
	return false;
}

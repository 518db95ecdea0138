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

/* May `said` be short for the name: 莱芜 for 莱芜市? */
static bool is_said_for(struct ds_str said, struct ds_str name)
{
	return said.n >= 6 && ds_str_starts(name, said);
}

/* What r was in that year: by the name it is called by, else what it is the one continuation of. `by_name` also takes
 * what became a part of r. NULL: nothing else than today. */
static const struct former *former_in(ds_region r, struct ds_str said, unsigned year)
{
	uint32_t n;
	const struct former *v = formers_of(r, &n), *best = NULL;
	unsigned best_fit = 0;
	bool twice = false;
	for (uint32_t i = 0; i < n; i++) {
		if (v[i].until < year || (best && v[i].until > best->until && best_fit >= 3))
			continue;
		struct ds_str name = last_part(name_at(v[i].path));
		unsigned fit = 0;
		if (said.n)
			fit = is_said_for(said, name) ? 3 : 0;
		else if (v[i].goes_on)
			fit = ds_str_eq(name, ds_region_name(r)) ? 3 : v[i].level == region_level(r) ? 2 : 0;
		if (fit == 0 || fit < best_fit)
			continue;
		twice = fit == best_fit && best->until == v[i].until;
		if (fit == best_fit && best->until < v[i].until)
			continue;
		best = &v[i];
		best_fit = fit;
	}
	return twice && best_fit < 3 ? NULL : best;
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

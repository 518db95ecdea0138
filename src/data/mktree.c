/* mktree.c: reads the tree of regions; composes the pinyin of their names. Part of mkregions. */
#include "mk.h"

#include <stdlib.h>

static enum ds_level level_of(char c)
{
	switch (c) {
	case 'p':
		return DS_LEVEL_PROVINCE;
	case 'r':
		return DS_LEVEL_PREFECTURE;
	case 'c':
		return DS_LEVEL_COUNTY;
	case 't':
		return DS_LEVEL_TOWNSHIP;
	case 'v':
		return DS_LEVEL_VILLAGE;
	case 'o':
		return DS_LEVEL_OTHER;
	default:
		mk_die("level %c?", c);
	}
}

static unsigned number_of(struct ds_str s)
{
	unsigned n = 0;
	for (size_t i = 0; i < s.n; i++)
		n = n * 10 + (unsigned)(s.p[i] - '0');
	return n;
}

/* Syllables of a name from the readings of its characters; empty when one has none. */
static uint32_t pinyin_of(struct mk *m, struct ds_str name)
{
	char out[256];
	size_t n = 0;
	unsigned len;
	for (size_t i = 0; i < name.n; i += len) {
		uint32_t cp = ds_utf8_at(name.p + i, &len);
		if (cp > 0xffff || !m->sound[cp])
			return 0;
		struct ds_str sound = mk_str_at(m, m->sound[cp]);
		if (n + sound.n + 1 > sizeof(out))
			return 0;
		if (n)
			out[n++] = ' ';
		memcpy(out + n, sound.p, sound.n);
		n += sound.n;
	}
	return n ? mk_name_of(m, (struct ds_str){ out, n }) : 0;
}

/* The list calls some townships 济源市承留镇: bytes of the county's name that they begin with, 0 for others. */
static size_t doubled_head(const struct mk *m, uint32_t parent, struct ds_str full)
{
	struct ds_str up = mk_str_at(m, m->regions[parent].row.name);
	bool town =
	    ds_str_ends(full, DS_STR("镇")) || ds_str_ends(full, DS_STR("乡")) || ds_str_ends(full, DS_STR("街道"));
	return town && up.n >= 6 && full.n >= up.n + 9 && ds_str_starts(full, up) ? up.n : 0;
}

static uint32_t region_add(struct mk *m, uint32_t parent, unsigned depth, enum ds_level level, struct ds_str code,
			   struct ds_str name, struct ds_str pinyin)
{
	m->regions = mk_grow(m->regions, &m->regions_cap, m->regions_n + 1, sizeof(*m->regions));
	uint32_t id = (uint32_t)m->regions_n++;
	char plain[256];
	size_t n = 0, said = 0;
	for (size_t i = 0; i < name.n && n < sizeof(plain); i++) {
		if (name.p[i] == '|')
			said = n;
		else
			plain[n++] = name.p[i];
	}
	if (code.n > 7 || number_of(code) > 0x1ffff || (said ? said : n) > 255)
		mk_die("%.*s: does not fit", (int)name.n, name.p);
	struct ds_str full = { plain, n };
	size_t above = level == DS_LEVEL_TOWNSHIP ? doubled_head(m, parent, full) : 0;
	if (above) {
		full = (struct ds_str){ plain + above, n -= above };
		said = said > above ? said - above : 0;
	}
	m->regions[id] = (struct mk_region){
		.row = {.name = mk_name_of(m, full),
                        .next = id + 1,
                        .parent = parent,
                        .bits = ROW_BITS(number_of(code), code.n, level, said ? said : n)},
		.depth = (uint8_t)depth,
	};
	if (pinyin.n)
		m->regions[id].pinyin = mk_name_of(m, pinyin);
	else if (level != DS_LEVEL_VILLAGE)
		m->regions[id].pinyin = pinyin_of(m, full);
	for (uint32_t up = parent; up; up = m->regions[up].row.parent)
		m->regions[up].row.next = id + 1;
	return id;
}

void tree_read(struct mk *m, const char *path)
{
	m->regions_n = 1; /* 0 is no region */
	m->regions = mk_grow(m->regions, &m->regions_cap, 1, sizeof(*m->regions));
	m->regions[0] = (struct mk_region){ 0 };
	uint32_t at[8] = { region_add(m, 0, 0, DS_LEVEL_COUNTRY, DS_STR(""), DS_STR("中国"), DS_STR("zhong guo")) };
	struct rows r;
	for (rows_open(&r, path); rows_next(&r);) {
		unsigned depth = number_of(r.field[0]);
		if (r.fields < 4 || depth < 1 || depth >= DS_COUNT(at) || r.field[1].n != 1)
			mk_die("%s:%u: not a row", path, r.at);
		at[depth] = region_add(m, at[depth - 1], depth, level_of(*r.field[1].p), r.field[2], r.field[3],
				       r.fields > 4 ? r.field[4] : DS_STR(""));
	}
	rows_close(&r);
}

uint32_t tree_path(const struct mk *m, struct ds_str path)
{
	uint32_t at = DS_REGION_CHINA;
	if (ds_str_eq(path, DS_STR("中国")))
		return at;
	for (size_t i = 0; i <= path.n;) {
		const char *slash = memchr(path.p + i, '/', path.n - i);
		size_t stop = slash ? (size_t)(slash - path.p) : path.n;
		struct ds_str part = { path.p + i, stop - i };
		uint32_t found = 0;
		for (uint32_t c = at + 1; c < m->regions[at].row.next; c = m->regions[c].row.next) {
			if (ds_str_eq(mk_str_at(m, m->regions[c].row.name), part)) {
				found = c;
				break;
			}
		}
		if (!found)
			return 0;
		at = found;
		i = stop + 1;
	}
	return at;
}

/* The rows of former.tsv: path then, code then, year, on or into, paths today. */
void tree_read_former(struct mk *m, const char *path)
{
	struct rows r;
	for (rows_open(&r, path); rows_next(&r);) {
		if (r.fields < 5)
			mk_die("%s:%u: not a row", path, r.at);
		struct ds_str code = r.field[1], paths = r.field[4];
		struct former f = {
			.path = mk_name_of(m, r.field[0]),
			.code = number_of(code),
			.until = (uint16_t)number_of(r.field[2]),
			.level = DS_LEVEL_COUNTY,
			.goes_on = ds_str_eq(r.field[3], DS_STR("on")),
		};
		if (ds_str_ends(code, DS_STR("00")))
			f.level = ds_str_ends(code, DS_STR("0000")) ? DS_LEVEL_PROVINCE : DS_LEVEL_PREFECTURE;
		for (size_t i = 0; i < paths.n;) {
			const char *blank = memchr(paths.p + i, ' ', paths.n - i);
			size_t stop = blank ? (size_t)(blank - paths.p) : paths.n;
			f.region = tree_path(m, (struct ds_str){ paths.p + i, stop - i });
			if (!f.region)
				mk_die("%s:%u: no such place", path, r.at);
			m->formers = mk_grow(m->formers, &m->formers_cap, m->formers_n + 1, sizeof(*m->formers));
			m->formers[m->formers_n++] = f;
			i = stop + 1;
		}
	}
	rows_close(&r);
}

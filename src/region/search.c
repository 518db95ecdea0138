/* search.c: names of regions by what was typed: Chinese, pinyin, initials, any mixture, or a code.
 *
 * One matcher serves all: a character of the name is met by itself (in either script) or by the first letters of
 * its reading, all of them at most. So chifeng, cf, chif, 赤f and 赤峰 all meet 赤峰. */
#include "region/gazetteer.h"

#include "dushu/text.h"

#define QUERY_MAX 48u
#define NAME_MAX  48u

/* What was typed, simplified and in small letters without blanks; cp[i] is below 0x80 for letters. */
struct query {
	uint32_t cp[QUERY_MAX];
	unsigned n;
	bool digits;
	char code[QUERY_MAX];
};

struct name {
	uint32_t cp[NAME_MAX];
	struct ds_str sound[NAME_MAX];
	unsigned n;
};

static void query_make(struct ds_str s, struct query *q)
{
	unsigned len;
	q->n = 0;
	q->digits = true;
	for (size_t i = 0; i < s.n && q->n < QUERY_MAX; i += len) {
		uint32_t cp = ds_fold(ds_utf8_at(s.p + i, &len));
		if (cp == ' ' || cp == 0x3000 || cp == '\'' || cp == '/')
			continue;
		if (cp >= 'A' && cp <= 'Z')
			cp += 'a' - 'A';
		if (cp == 0xfc) /* ü is typed v */
			cp = 'v';
		q->digits = q->digits && cp >= '0' && cp <= '9';
		q->code[q->n] = (char)(cp & 0x7f);
		q->cp[q->n++] = cp;
	}
	q->digits = q->digits && q->n > 0;
}

static struct ds_str sound_of(uint32_t cp)
{
	if (cp < 0x4e00 || cp >= 0xa000)
		return DS_STR("");
	uint32_t off = ((const uint32_t *)section_at(SECTION_SOUNDS))[cp - 0x4e00];
	return off ? name_at(off) : DS_STR("");
}

/* pinyin may be empty: then each character has its usual reading. */
static void name_make(struct ds_str s, struct ds_str pinyin, struct name *out)
{
	unsigned len;
	size_t at = 0;
	out->n = 0;
	for (size_t i = 0; i < s.n && out->n < NAME_MAX; i += len) {
		uint32_t cp = ds_fold(ds_utf8_at(s.p + i, &len));
		struct ds_str sound = sound_of(cp);
		if (pinyin.n) {
			size_t stop = at;
			while (stop < pinyin.n && pinyin.p[stop] != ' ')
				stop++;
			sound = (struct ds_str){ pinyin.p + at, stop - at };
			at = stop < pinyin.n ? stop + 1 : stop;
		}
		out->cp[out->n] = cp;
		out->sound[out->n++] = sound;
	}
}

/* Characters of the name from `from` that the whole query meets; 0 when it does not. Bit j of `here` says that the
 * first j typed characters are met. */
static unsigned query_meets(const struct query *q, const struct name *name, unsigned from)
{
	uint64_t here = 1, done = (uint64_t)1 << q->n;
	for (unsigned i = from; i < name->n && here; i++) {
		uint64_t next = 0;
		for (unsigned j = 0; j < q->n; j++) {
			if (!(here >> j & 1))
				continue;
			if (q->cp[j] == name->cp[i])
				next |= (uint64_t)1 << (j + 1);
			struct ds_str sound = name->sound[i];
			for (unsigned k = 0; k < sound.n && j + k < q->n && q->cp[j + k] == (uint32_t)sound.p[k];
			     k++)
				next |= (uint64_t)1 << (j + k + 1);
		}
		if (next & done)
			return i - from + 1;
		here = next;
	}
	return 0;
}

/* How well the query meets the name, 0 not at all. A name met from its head, and met whole, is better; of two ways
 * of typing the one that meets fewer characters said more about each. */
static unsigned name_score(const struct query *q, const struct name *name, unsigned said)
{
	if (q->n == 0)
		return 0;
	unsigned met = query_meets(q, name, 0);
	if (met)
		return 4000 + (met == said || met == name->n ? 2000u : 0u) - met * 16;
	for (unsigned from = 1; from < name->n; from++) {
		met = query_meets(q, name, from);
		if (met)
			return 2000 - met * 16 - from;
	}
	return 0;
}

static unsigned chars_of(struct ds_str s)
{
	unsigned n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

static unsigned region_score(const struct query *q, ds_region r)
{
	if (q->digits) {
		char code[16];
		size_t n = ds_region_code(r, code);
		size_t typed = q->n;
		while (typed > 2 && q->code[typed - 1] == '0' && typed > n)
			typed--;
		if (n >= typed && typed > 0 && memcmp(code, q->code, typed) == 0)
			return 5000 - (unsigned)n;
	}
	struct name name;
	name_make(ds_region_name(r), ds_region_pinyin(r), &name);
	unsigned best = name_score(q, &name, ROW_SHORT(row_at(r)->bits) / 3);
	const struct alias *a;
	for (uint32_t i = 0, n = region_aliases(r, &a); i < n; i++) {
		name_make(name_at(a[i].name & ~ALIAS_OLD), DS_STR(""), &name);
		unsigned score = name_score(q, &name, name.n);
		score -= score > 500 ? 500 : 0;
		best = score > best ? score : best;
	}
	return best;
}

size_t ds_region_search(struct ds_str query, ds_region within, ds_region *out, size_t max)
{
	struct query q;
	query_make(query, &q);
	bool all = within != DS_REGION_NONE;
	ds_region from = all ? within + 1 : DS_REGION_CHINA + 1;
	ds_region to = ds_region_next(all ? within : DS_REGION_CHINA);
	size_t n = 0;
	uint32_t scores[64];
	max = max < DS_COUNT(scores) ? max : DS_COUNT(scores);
	for (ds_region r = from; r < to && max;) {
		enum ds_level level = ds_region_level(r);
		unsigned score = region_score(&q, r);
		if (score)
			score = score * 8 + (7 - (unsigned)level);
		if (score && (n < max || score > scores[n - 1])) {
			size_t at = n < max ? n++ : n - 1;
			for (; at > 0 && scores[at - 1] < score; at--) {
				scores[at] = scores[at - 1];
				out[at] = out[at - 1];
			}
			scores[at] = score;
			out[at] = r;
		}
		r = all || level < DS_LEVEL_COUNTY || r + 1 == ds_region_next(r) ? r + 1 : ds_region_next(r);
	}
	return n;
}

bool ds_region_matches(struct ds_str query, struct ds_place p)
{
	struct query q;
	query_make(query, &q);
	if (!p.tail.n)
		return p.region != DS_REGION_NONE && region_score(&q, p.region) > 0;
	struct name name;
	name_make(p.tail, DS_STR(""), &name);
	return name_score(&q, &name, chars_of(p.tail)) > 0;
}

/* mkregions.c: the build tool that makes the gazetteer's table from its text sources.
 *
 *   mkregions OUT regions.txt names.tsv words.tsv follow.tsv fold.tsv pinyin.tsv
 *
 * Writes the bytes that src/region/table.h describes, in this machine's byte order. Knows nothing of texts. */
#include "mk.h"

#include <stdarg.h>
#include <stdlib.h>

_Noreturn void mk_die(const char *format, ...)
{
	va_list ap;
	va_start(ap, format);
	fputs("mkregions: ", stderr);
	vfprintf(stderr, format, ap);
	fputc('\n', stderr);
	va_end(ap);
	exit(1);
}

void *mk_grow(void *p, size_t *cap, size_t need, size_t item)
{
	if (need <= *cap)
		return p;
	while (*cap < need)
		*cap = *cap ? *cap * 2 : 64;
	p = realloc(p, *cap * item);
	if (!p)
		mk_die("out of memory");
	return p;
}

void bytes_add(struct bytes *b, const void *p, size_t n)
{
	b->p = mk_grow(b->p, &b->cap, b->n + n, 1);
	memcpy(b->p + b->n, p, n);
	b->n += n;
}

struct ds_str mk_keep(struct ds_str s)
{
	char *p = malloc(s.n + 1);
	if (!p)
		mk_die("out of memory");
	memcpy(p, s.p, s.n);
	p[s.n] = 0;
	return (struct ds_str){ p, s.n };
}

struct ds_str mk_str_at(const struct mk *m, uint32_t name)
{
	const unsigned char *p = (const unsigned char *)m->names.p + name;
	return (struct ds_str){ (const char *)p + 1, *p };
}

static uint32_t hash_of(struct ds_str s)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
	return h ^ h >> 15;
}

static void name_slots_grow(struct mk *m)
{
	size_t n = m->name_slots_n ? m->name_slots_n * 2 : 1u << 16;
	uint32_t *slots = calloc(n, sizeof(*slots));
	if (!slots)
		mk_die("out of memory");
	for (size_t i = 0; i < m->name_slots_n; i++) {
		if (!m->name_slots[i])
			continue;
		size_t at = hash_of(mk_str_at(m, m->name_slots[i])) & (n - 1);
		while (slots[at])
			at = (at + 1) & (n - 1);
		slots[at] = m->name_slots[i];
	}
	free(m->name_slots);
	m->name_slots = slots;
	m->name_slots_n = n;
}

uint32_t mk_name_of(struct mk *m, struct ds_str s)
{
	if (s.n == 0 || s.n > 255)
		mk_die("a name of %zu bytes", s.n);
	if (m->names_n * 2 >= m->name_slots_n)
		name_slots_grow(m);
	size_t at = hash_of(s) & (m->name_slots_n - 1);
	for (; m->name_slots[at]; at = (at + 1) & (m->name_slots_n - 1)) {
		if (ds_str_eq(mk_str_at(m, m->name_slots[at]), s))
			return m->name_slots[at];
	}
	uint32_t off = (uint32_t)m->names.n;
	unsigned char len = (unsigned char)s.n;
	bytes_add(&m->names, &len, 1);
	bytes_add(&m->names, s.p, s.n);
	m->name_slots[at] = off;
	m->names_n++;
	return off;
}

/* ---- files ---------------------------------------------------------------------------------------------- */

void rows_open(struct rows *r, const char *path)
{
	*r = (struct rows){ .f = fopen(path, "r"), .path = path };
	if (!r->f)
		mk_die("%s cannot be read", path);
}

bool rows_next(struct rows *r)
{
	ssize_t n;
	while ((n = getline(&r->line, &r->cap, r->f)) >= 0) {
		r->at++;
		if (n > 0 && r->line[n - 1] == '\n')
			n--;
		if (n == 0 || r->line[0] == '#')
			continue;
		char *p = r->line, *end = r->line + n;
		for (r->fields = 0; r->fields < DS_COUNT(r->field); r->fields++) {
			char *tab = memchr(p, '\t', (size_t)(end - p));
			char *stop = tab ? tab : end;
			r->field[r->fields] = (struct ds_str){ p, (size_t)(stop - p) };
			if (!tab) {
				r->fields++;
				break;
			}
			p = tab + 1;
		}
		return true;
	}
	return false;
}

void rows_close(struct rows *r)
{
	free(r->line);
	fclose(r->f);
}

static void read_characters(struct mk *m, const char *fold, const char *pinyin)
{
	m->fold = malloc(0x10000 * sizeof(*m->fold));
	m->sound = calloc(0x10000, sizeof(*m->sound));
	if (!m->fold || !m->sound)
		mk_die("out of memory");
	for (uint32_t i = 0; i < 0x10000; i++)
		m->fold[i] = (uint16_t)(i >= 0xff01 && i <= 0xff5e ? i - 0xfee0 : i);
	unsigned len;
	struct rows r;
	for (rows_open(&r, fold); rows_next(&r);)
		m->fold[ds_utf8_at(r.field[0].p, &len) & 0xffff] = (uint16_t)ds_utf8_at(r.field[1].p, &len);
	rows_close(&r);
	for (rows_open(&r, pinyin); rows_next(&r);)
		m->sound[ds_utf8_at(r.field[0].p, &len) & 0xffff] = mk_name_of(m, r.field[1]);
	rows_close(&r);
}

/* ---- writing -------------------------------------------------------------------------------------------- */

static void section_put(struct bytes *out, enum section s, const void *p, size_t n, size_t item)
{
	static const char zeros[64];
	bytes_add(out, zeros, (64 - out->n % 64) % 64);
	struct table *t = (struct table *)(void *)out->p;
	t->section[s].off = (uint32_t)out->n;
	t->section[s].n = (uint32_t)n;
	bytes_add(out, p, n * item);
}

static int alias_order(const void *a, const void *b)
{
	const struct alias *x = a, *y = b;
	return x->region != y->region ? (x->region > y->region ? 1 : -1)
				      : (x->name > y->name) - (x->name < y->name);
}

static int former_order(const void *a, const void *b)
{
	const struct former *x = a, *y = b;
	if (x->region != y->region)
		return x->region > y->region ? 1 : -1;
	return x->until != y->until ? x->until - y->until : (x->path > y->path) - (x->path < y->path);
}

static int letter_order(const void *a, const void *b)
{
	const struct letter *x = a, *y = b;
	return x->class - y->class;
}

/* Names in the order in which they are likely to be wanted together: those of places above the village first, what
 * only searches ask for last. */
struct moved {
	struct bytes names;
	uint32_t *to; /* new offset of each old one; 0 not moved yet */
};

static void name_move(struct mk *m, struct moved *v, uint32_t *name)
{
	const uint32_t flag = *name & ALIAS_OLD, old = *name & ~ALIAS_OLD;
	if (!old)
		return;
	if (!v->to[old]) {
		const unsigned char *p = (const unsigned char *)m->names.p + old;
		v->to[old] = (uint32_t)v->names.n;
		bytes_add(&v->names, p, *p + 1u);
	}
	*name = v->to[old] | flag;
}

static bool is_upper(const struct mk_region *r)
{
	return ROW_LEVEL(r->row.bits) != DS_LEVEL_VILLAGE;
}

static void names_order(struct mk *m)
{
	struct moved v = { .to = calloc(m->names.n, sizeof(*v.to)) };
	if (!v.to)
		mk_die("out of memory");
	bytes_add(&v.names, "", 1); /* offset 0 is no name */
	for (unsigned pass = 0; pass < 3; pass++) {
		for (size_t i = 1; i < m->regions_n; i++) {
			const bool upper = is_upper(&m->regions[i]);
			const bool town = ROW_LEVEL(m->regions[i].row.bits) == DS_LEVEL_TOWNSHIP;
			if (pass == (upper ? town : 2u))
				name_move(m, &v, &m->regions[i].row.name);
		}
		for (size_t i = 0; i < m->aliases_n && pass == 1; i++)
			name_move(m, &v, &m->aliases[i].name);
	}
	for (size_t i = 0; i < m->formers_n; i++)
		name_move(m, &v, &m->formers[i].path);
	for (size_t i = 1; i < m->regions_n; i++) {
		name_move(m, &v, &m->regions[i].said);
		name_move(m, &v, &m->regions[i].pinyin);
	}
	for (size_t i = 0x4e00; i < 0xa000; i++)
		name_move(m, &v, &m->sound[i]);
	free(v.to);
	m->names = v.names;
}

static void *zeros_of(size_t n, size_t item)
{
	void *p = calloc(n, item);
	if (!p)
		mk_die("out of memory");
	return p;
}

static struct row row_packed(const struct mk_row *r)
{
	struct row out = { .bits = r->bits };
	if (r->name >> 24 || r->next >> 20 || r->parent >> 20)
		mk_die("a row does not fit");
	out.next = r->next & 0xfffffu;
	out.name = r->name & 0xffffffu;
	out.parent_low = r->parent & 0xfffu;
	out.parent_high = r->parent >> 12 & 0xffu;
	return out;
}

static void put_regions(struct mk *m, struct bytes *out)
{
	struct row *put = zeros_of(m->regions_n, sizeof(*put));
	uint16_t *stamps = zeros_of(m->regions_n, sizeof(*stamps));
	struct detail *details = zeros_of(m->regions_n, sizeof(*details));
	struct rank *ranks = zeros_of(m->regions_n / 8 + 1, sizeof(*ranks));
	uint32_t upper = 1, village = 0;
	for (size_t i = 1; i < m->regions_n; i++)
		stamps[i] = name_stamp(mk_str_at(m, m->regions[i].row.name));
	qsort(m->aliases, m->aliases_n, sizeof(*m->aliases), alias_order);
	qsort(m->formers, m->formers_n, sizeof(*m->formers), former_order);
	names_order(m);
	ranks[0].upper = 1; /* region 0 has a row like those above the village */
	for (uint32_t i = 1; i < m->regions_n; i++) {
		if (i % 8 == 0)
			ranks[i / 8].before = (uint16_t)upper;
		if (!is_upper(&m->regions[i]))
			continue;
		ranks[i / 8].upper = (uint8_t)(ranks[i / 8].upper | 1u << i % 8);
		details[upper] = (struct detail){ m->regions[i].pinyin, m->regions[i].said };
		put[upper++] = row_packed(&m->regions[i].row);
	}
	if (upper > UINT16_MAX)
		mk_die("%u regions above the village do not fit", upper);
	for (size_t i = 1; i < m->regions_n; i++) {
		if (!is_upper(&m->regions[i]))
			put[upper + village++] = row_packed(&m->regions[i].row);
	}
	((struct table *)(void *)out->p)->upper = upper;
	section_put(out, SECTION_RANKS, ranks, m->regions_n / 8 + 1, sizeof(*ranks));
	section_put(out, SECTION_ROWS, put, m->regions_n, sizeof(*put));
	section_put(out, SECTION_NAMES, m->names.p, m->names.n, 1);
	section_put(out, SECTION_ALIASES, m->aliases, m->aliases_n, sizeof(*m->aliases));
	section_put(out, SECTION_FORMERS, m->formers, m->formers_n, sizeof(*m->formers));
	section_put(out, SECTION_STAMPS, stamps, m->regions_n, sizeof(*stamps));
	section_put(out, SECTION_DETAILS, details, upper, sizeof(*details));
	section_put(out, SECTION_SOUNDS, m->sound + 0x4e00, 0xa000 - 0x4e00, sizeof(*m->sound));
	free(put);
	free(stamps);
	free(details);
	free(ranks);
}

/* The six bytes of each that hold something. */
static void nodes_put(const struct trie *t, struct bytes *out)
{
	unsigned char *v = zeros_of(t->nodes_n + 1, NODE_BYTES);
	for (size_t i = 0; i < t->nodes_n; i++) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
		const uint64_t w = t->nodes[i] << 16;
#else
		const uint64_t w = t->nodes[i];
#endif
		memcpy(v + i * NODE_BYTES, &w, NODE_BYTES);
	}
	section_put(out, SECTION_NODES, v, t->nodes_n + 1, NODE_BYTES);
	free(v);
}

int main(int argc, char **argv)
{
	if (argc != 9)
		mk_die("usage: mkregions OUT regions.txt names.tsv words.tsv follow.tsv fold.tsv pinyin.tsv "
		       "former.tsv");
	struct mk m = { 0 };
	bytes_add(&m.names, "", 1); /* offset 0 is no name */
	read_characters(&m, argv[6], argv[7]);
	tree_read(&m, argv[2]);
	tree_read_former(&m, argv[8]);
	keys_read_words(&m, argv[4]);
	keys_read_follow(&m, argv[5]);
	keys_of_regions(&m);
	keys_read_names(&m, argv[3]);
	keys_of_letters(&m);
	struct trie t = { 0 };
	trie_make(&m, &t);
	for (size_t i = 0; i < m.letters_n; i++)
		m.letters[i].class = t.classes[m.letters[i].class];
	qsort(m.letters, m.letters_n, sizeof(*m.letters), letter_order);

	struct bytes out = { 0 };
	struct table head = { .magic = TABLE_MAGIC, .regions = (uint32_t)m.regions_n };
	bytes_add(&out, &head, sizeof(head));
	section_put(&out, SECTION_CLASSES, t.classes, 0x10000, sizeof(*t.classes));
	section_put(&out, SECTION_FILTER, t.filter, t.filter_n, sizeof(*t.filter));
	section_put(&out, SECTION_WORDS, t.words, t.words_n, sizeof(*t.words));
	section_put(&out, SECTION_SECONDS, t.seconds, SECOND_SLOTS, sizeof(*t.seconds));
	nodes_put(&t, &out);
	section_put(&out, SECTION_KEYS, t.keys, t.keys_n, sizeof(*t.keys));
	section_put(&out, SECTION_ENTRIES, t.entries, t.entries_n, sizeof(*t.entries));
	section_put(&out, SECTION_LETTERS, m.letters, m.letters_n, sizeof(*m.letters));
	put_regions(&m, &out);
	FILE *f = fopen(argv[1], "wb");
	if (!f || fwrite(out.p, 1, out.n, f) != out.n || fclose(f) != 0)
		mk_die("%s cannot be written", argv[1]);
	fprintf(stderr, "mkregions: %zu regions, %zu keys, %zu nodes, %zu bytes\n", m.regions_n - 1, t.keys_n - 2,
		t.nodes_n, out.n);
	return 0;
}

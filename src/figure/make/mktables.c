/* mktables.c: the build tool that makes the look-up tables of src/figure from its rows of words and from the tables
 * of characters, so that nothing is computed when a text is read.
 *
 *   mktables lexicon_index|sorts_index|sorts_masks|scan_stops|scan_seconds|names_index|units_index|times_index > FILE
 *
 * It prints initialisers of static arrays; what they mean stands where they are included. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figure/lex.h"
#include "figure/lexicon_index.h"
#include "figure/sort_classes.h"
#include "figure/sorts_index.h"

#include "figure/lexicon.h"
#define WORD(z) .p = z, .n = sizeof(z) - 1, .cls
static const struct lexicon_word {
	uint64_t cls;
	uint32_t n;
	char p[40];
} words[] = {
#include "figure/lexicon.inc"
};

static void print_bits(const char *type, const char *name, const uint64_t *v, size_t n)
{
	printf("%s %s[%zu] = {\n", type, name, n);
	for (size_t i = 0; i < n; i++)
		printf("0x%llx,%s", (unsigned long long)v[i], i % 8 == 7 ? "\n" : " ");
	printf("\n};\n");
}

static void put3(uint32_t cp, char *p)
{
	p[0] = (char)(0xe0 | cp >> 12);
	p[1] = (char)(0x80 | (cp >> 6 & 0x3f));
	p[2] = (char)(0x80 | (cp & 0x3f));
}

static void set_add(uint64_t *set, const char *p)
{
	set[char_set_word(p)] |= UINT64_C(1) << ((unsigned char)p[2] & 63);
}

static void print_set(const char *name, const uint64_t *set)
{
	print_bits("static const uint64_t", name, set, CHAR_SET_WORDS);
}

static bool is_head(const struct lexicon_word *w)
{
	bool han = (unsigned char)w->p[0] >= 0xe4 && (unsigned char)w->p[0] <= 0xe9;
	return han && (w->n == HAN_BYTES || w->n >= PAIR_BYTES);
}

static void fail(const char *what, const char *word)
{
	fprintf(stderr, "mktables: %s: %s\n", what, word);
	exit(1);
}

/* From 1: no word has class 0. */
static uint32_t class_number(uint64_t cls)
{
	static uint64_t numbered[1u << LEXICON_CLASS_BITS];
	static uint32_t n = 1;
	if (cls == 0) { /* print them */
		print_bits("const uint64_t", "lexicon_classes", numbered, n);
		return 0;
	}
	for (uint32_t i = 0; i < n; i++)
		if (numbered[i] == cls)
			return i;
	if (n == DS_COUNT(numbered))
		fail("too many classes", "");
	numbered[n] = cls;
	return n++;
}

/* The rows of words[first, end), which share their first two characters, and what follows these; returns the first row. */
static uint32_t rows_add(size_t first, size_t end, uint32_t *rows, uint32_t *rows_n, char *rests, uint32_t *rests_n)
{
	uint32_t start = *rows_n;
	for (size_t i = end; i-- > first;) {
		const struct lexicon_word *w = &words[i];
		uint32_t row = (uint32_t)w->n | class_number(w->cls) << LEXICON_BYTES_BITS;
		if (w->n >= 1u << LEXICON_BYTES_BITS || *rests_n + w->n >= 1u << (32 - LEXICON_REST_SHIFT))
			fail("no room for", w->p);
		rows[(*rows_n)++] = row | *rests_n << LEXICON_REST_SHIFT | (i == first ? LEXICON_LAST : 0);
		memcpy(rests + *rests_n, w->p + PAIR_BYTES, w->n - PAIR_BYTES);
		*rests_n += w->n - PAIR_BYTES;
	}
	return start;
}

static void print_lexicon(void)
{
	static uint64_t slots[LEXICON_SLOTS];
	static uint64_t filter[LEXICON_FILTER_WORDS], singles[CHAR_SET_WORDS];
	static uint32_t rows[DS_COUNT(words)], ones[HAN_NUMBERS];
	static char rests[1u << (32 - LEXICON_REST_SHIFT)];
	uint32_t rows_n = 0, rests_n = 0, heads = 0;
	for (size_t i = 0, end; i < DS_COUNT(words); i = end) {
		const struct lexicon_word *w = &words[i];
		end = i + 1;
		if (!is_head(w))
			fail("a word of the lexicon begins with no Han character", w->p);
		if (w->n == HAN_BYTES) {
			set_add(singles, w->p);
			ones[han_number(w->p)] = class_number(w->cls);
			if (ones[han_number(w->p)] > UINT8_MAX)
				fail("too many classes", w->p);
			continue;
		}
		for (; end < DS_COUNT(words) && words[end].n >= PAIR_BYTES &&
		       memcmp(words[end].p, w->p, PAIR_BYTES) == 0;)
			end++;
		uint64_t bytes = bytes_first(bytes8(w->p), PAIR_BYTES);
		uint32_t key = lexicon_key(bytes), slot = lexicon_slot_of(key);
		filter[lexicon_bit_of(key) / 64] |= UINT64_C(1) << (lexicon_bit_of(key) % 64);
		for (; slots[slot]; slot = (slot + 1) % LEXICON_SLOTS)
			if (lexicon_slot_is(slots[slot], bytes))
				fail("not in the order of its bytes", w->p);
		bool alone = end == i + 1 && w->n == PAIR_BYTES;
		uint32_t what =
		    alone ? LEXICON_ALONE | class_number(w->cls) : rows_add(i, end, rows, &rows_n, rests, &rests_n);
		slots[slot] = bytes | (uint64_t)what << LEXICON_WHAT_SHIFT;
		if (++heads > LEXICON_HEADS_MOST)
			fail("LEXICON_SLOT_BITS is too small for", w->p);
	}
	print_bits("const uint64_t", "lexicon_filter", filter, LEXICON_FILTER_WORDS);
	print_bits("const uint64_t", "lexicon_singles", singles, CHAR_SET_WORDS);
	class_number(0);
	printf("const uint32_t lexicon_rows[%u] = {\n", rows_n);
	for (uint32_t i = 0; i < rows_n; i++)
		printf("0x%x,%s", rows[i], i % 8 == 7 ? "\n" : " ");
	printf("};\nconst char lexicon_rests[%u] = {\n", rests_n + 8); /* eight are read at once */
	for (uint32_t i = 0; i < rests_n; i++)
		printf("%d,%s", rests[i], i % 16 == 15 ? "\n" : " ");
	printf("};\n");
	print_bits("const uint64_t", "lexicon_slots", slots, LEXICON_SLOTS);
	printf("const uint8_t lexicon_ones[HAN_NUMBERS] = {\n");
	for (uint32_t i = 0; i < HAN_NUMBERS; i++)
		if (ones[i])
			printf("[%u] = %u,%s", i, ones[i], i % 8 == 7 ? "\n" : " ");
	printf("};\n");
}

/* Characters of three bytes that the scanner stops at. */
static void print_stops(void)
{
	static uint64_t stops[CHAR_SET_WORDS];
	char p[4];
	for (uint32_t cp = 0x800; cp < 0x10000; cp++)
		if (char_classes[cp] != CG_NONE && !(cp >= 0xd800 && cp < 0xe000)) {
			put3(cp, p);
			set_add(stops, p);
		}
	print_set("stops", stops);
}

/* Those that may stand second in a time or a share. */
static void print_seconds(void)
{
	static uint64_t seconds[CHAR_SET_WORDS];
	char p[4];
	for (uint32_t cp = 0x800; cp < 0x10000; cp++)
		if (char_flags[cp] & (CF_TIME2 | CF_SPECIAL)) {
			put3(cp, p);
			set_add(seconds, p);
		}
	print_set("seconds", seconds);
}

/* ---- tables of words ----------------------------------------------------------------------------------------- */

#undef W
#define W(z, a, b, veto)                                                                                           \
	{                                                                                                          \
		z, sizeof(z) - 1, 0, 0, veto                                                                       \
	}
static const struct word names[] = {
#include "figure/names.inc"
};
static const struct word units[] = {
#include "figure/units.inc"
};
static const struct word times[] = {
#include "figure/times.inc"
};
static const struct word suffixes[] = {
#include "figure/time_suffixes.inc"
};

/* Of each row the last bytes of the characters that may not follow it. */
static void print_vetoes(const char *name, const struct word *rows, size_t n)
{
	printf("static const uint64_t %s_vetoes[%zu] = {\n", name, n);
	for (size_t i = 0; i < n; i++) {
		uint64_t mask = 0;
		for (const char *p = rows[i].veto ? rows[i].veto : ""; *p; p += char_len(p))
			mask |= mask_bit(p[char_len(p) - 1]);
		printf("0x%llx,%s", (unsigned long long)mask, i % 8 == 7 ? "\n" : " ");
	}
	printf("};\n");
}

/* Rows that share the beginning that word_find looks for; see lex.h. */
static void print_words(const char *name, const struct word *rows, size_t n)
{
	static struct word_slot slots[1u << 16];
	uint64_t filter[(1u << WORD_FILTER_BITS) / 64] = { 0 };
	char filter_name[64];
	unsigned bits = 4;
	while (2 * (1u << bits) < 3 * n)
		bits++;
	memset(slots, 0, sizeof(slots));
	for (size_t i = 0; i < n; i++) {
		const char *z = rows[i].z;
		unsigned len, next;
		uint32_t first = ds_utf8_at(z, &len);
		uint32_t second = len == 3 && rows[i].n > 3 ? ds_utf8_at(z + 3, &next) : 0;
		uint32_t key = word_key(first, second), slot = word_slot_of(key, bits);
		uint32_t bit = word_slot_of(key, WORD_FILTER_BITS);
		filter[bit / 64] |= UINT64_C(1) << (bit % 64);
		while (slots[slot].n && slots[slot].key != key)
			slot = (slot + 1) & ((1u << bits) - 1);
		if (slots[slot].n && slots[slot].row + slots[slot].n != i)
			fail("not in the order of its bytes", z);
		if (!slots[slot].n)
			slots[slot] = (struct word_slot){ key, (uint16_t)i, 0 };
		slots[slot].n++;
	}
	printf("static const struct word_slot %s_slots[%u] = {\n", name, 1u << bits);
	for (size_t i = 0; i < 1u << bits; i++)
		if (slots[i].n)
			printf("[%zu] = { 0x%x, %u, %u },\n", i, slots[i].key, slots[i].row, slots[i].n);
	printf("};\n#define %s_BITS %u\n", name, bits);
	snprintf(filter_name, sizeof(filter_name), "%s_filter", name);
	print_bits("static const uint64_t", filter_name, filter, DS_COUNT(filter));
	print_vetoes(name, rows, n);
}

/* ---- sorts of words ------------------------------------------------------------------------------------------- */

static const struct lexicon_word sort_words[] = {
#include "figure/sorts.inc"
};
static struct sort_row sort_rows[DS_COUNT(sort_words)];
static const size_t sort_rows_n = DS_COUNT(sort_words);

static int by_bytes(const void *a, const void *b)
{
	return strcmp(((const struct sort_row *)a)->z, ((const struct sort_row *)b)->z);
}

/* Those that end alike stand together. */
static int by_tail(const void *a, const void *b)
{
	const struct sort_row *x = &sort_rows[*(const uint16_t *)a], *y = &sort_rows[*(const uint16_t *)b];
	const int tails = memcmp(x->z + x->n - SORT_TWO_BYTES, y->z + y->n - SORT_TWO_BYTES, SORT_TWO_BYTES);
	return tails ? tails : *(const uint16_t *)a - *(const uint16_t *)b;
}

static struct sort_slot *slot_of(struct sort_slot *slots, const char *p, unsigned n)
{
	const uint64_t key = sort_key(p, n);
	uint32_t slot = sort_slot_of(key);
	while (slots[slot].key && slots[slot].key != key)
		slot = (slot + 1) % SORT_SLOTS;
	slots[slot].key = key;
	return &slots[slot];
}

/* Takes down a word that begins, or ends, with the two characters at p, of which `one` is the first, or the last. */
static void slot_add(struct sort_slot *slots, const struct sort_row *r, const char *p, const char *one, size_t i)
{
	struct sort_slot *alone = slot_of(slots, one, SORT_ONE_BYTES);
	if (r->n == SORT_ONE_BYTES) {
		alone->sorts = r->sorts;
		return;
	}
	alone->more = 1;
	struct sort_slot *both = slot_of(slots, p, SORT_TWO_BYTES);
	if (r->n == SORT_TWO_BYTES)
		both->sorts = r->sorts;
	else if (!both->n++)
		both->first = (uint16_t)i;
}

static void print_slots(const char *name, const struct sort_slot *slots)
{
	size_t used = 0;
	printf("static const struct sort_slot %s[SORT_SLOTS] = {\n", name);
	for (size_t i = 0; i < SORT_SLOTS; i++)
		if (slots[i].key && ++used)
			printf("[%zu] = { 0x%llx, 0x%llx, %u, %u, %u },\n", i, (unsigned long long)slots[i].key,
			       (unsigned long long)slots[i].sorts, slots[i].first, slots[i].n, slots[i].more);
	printf("};\n");
	if (used > SORT_SLOTS / 2)
		fail("SORT_SLOT_BITS is too small for", name);
}

/* All words, sorted. */
static void sorts_read(void)
{
	for (size_t i = 0; i < DS_COUNT(sort_words); i++) {
		const struct lexicon_word *w = &sort_words[i];
		if (w->n < SORT_ONE_BYTES || w->n % SORT_ONE_BYTES != 0 || w->n >= SORT_WORD_MOST)
			fail("too short, too long or not of Han characters", w->p);
		sort_rows[i] = (struct sort_row){ .sorts = w->cls, .n = (uint8_t)w->n };
		memcpy(sort_rows[i].z, w->p, w->n);
	}
	qsort(sort_rows, sort_rows_n, sizeof(*sort_rows), by_bytes);
	for (size_t i = 1; i < sort_rows_n; i++)
		if (strcmp(sort_rows[i - 1].z, sort_rows[i].z) == 0)
			fail("twice", sort_rows[i].z);
}

static void print_sorts(void)
{
	static struct sort_slot heads[SORT_SLOTS], tails[SORT_SLOTS];
	static uint16_t order[DS_COUNT(sort_words)];
	size_t n = 0; /* of longer words, which have a row */
	sorts_read();
	for (size_t i = 0; i < sort_rows_n; i++) {
		const struct sort_row r = sort_rows[i];
		slot_add(heads, &r, r.z, r.z, n);
		if (r.n > SORT_TWO_BYTES)
			sort_rows[n++] = r;
		else
			slot_add(tails, &r, r.z, r.z + r.n - SORT_ONE_BYTES, 0);
	}
	printf("static const struct sort_row sort_rows[%zu] = {\n", n);
	for (size_t i = 0; i < n; i++) {
		const struct sort_row *r = &sort_rows[i];
		printf("{ 0x%llx, %u, \"%s\" },\n", (unsigned long long)r->sorts, r->n, r->z);
		order[i] = (uint16_t)i;
	}
	printf("};\nstatic const uint16_t sort_by_tail[%zu] = {\n", n);
	qsort(order, n, sizeof(*order), by_tail);
	for (size_t i = 0; i < n; i++) {
		const struct sort_row *r = &sort_rows[order[i]];
		printf("%u,%s", order[i], i % 16 == 15 ? "\n" : " ");
		slot_add(tails, r, r->z + r->n - SORT_TWO_BYTES, r->z + r->n - SORT_ONE_BYTES, i);
	}
	printf("};\n");
	print_slots("sort_heads", heads);
	print_slots("sort_tails", tails);
}

/* Of the words of each sort the bytes at p that a look at them begins with. */
static void print_masks(const char *name, bool tail)
{
	printf("static const struct list_mask %s[SORTS_MOST] = {\n", name);
	for (unsigned bit = 0; bit < SORTS_MOST; bit++) {
		struct list_mask m = { 0, 0 };
		for (size_t i = 0; i < sort_rows_n; i++) {
			const struct sort_row *r = &sort_rows[i];
			const char *p = tail ? r->z + r->n - SORT_ONE_BYTES : r->z;
			if (r->sorts >> bit & 1)
				m = (struct list_mask){ m.last | mask_bit(p[2]), m.other | mask_bit(p[1]) };
		}
		printf("{ 0x%llx, 0x%llx },\n", (unsigned long long)m.last, (unsigned long long)m.other);
	}
	printf("};\n");
}

static void print_sort_masks(void)
{
	sorts_read();
	print_masks("sort_head_masks", false);
	print_masks("sort_tail_masks", true);
}

int main(int argc, char **argv)
{
	const char *what = argc == 2 ? argv[1] : "";
	printf("/* Made by mktables.c. */\n");
	if (strcmp(what, "lexicon_index") == 0)
		print_lexicon();
	else if (strcmp(what, "sorts_index") == 0)
		print_sorts();
	else if (strcmp(what, "sorts_masks") == 0)
		print_sort_masks();
	else if (strcmp(what, "scan_stops") == 0)
		print_stops();
	else if (strcmp(what, "scan_seconds") == 0)
		print_seconds();
	else if (strcmp(what, "names_index") == 0)
		print_words("names", names, DS_COUNT(names));
	else if (strcmp(what, "units_index") == 0)
		print_words("units", units, DS_COUNT(units));
	else if (strcmp(what, "times_index") == 0) {
		print_words("times", times, DS_COUNT(times));
		print_words("suffixes", suffixes, DS_COUNT(suffixes));
	} else
		return 2;
	return fflush(stdout) != 0;
}

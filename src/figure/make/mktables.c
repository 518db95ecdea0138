/* mktables.c: the build tool that makes the look-up tables of src/figure from its rows of words and from the tables
 * of characters, so that nothing is computed when a text is read.
 *
 *   mktables lexicon_index|scan_stops|han_folded|names_index|units_index|times_index > FILE
 *
 * It prints initialisers of static arrays; what they mean stands where they are included. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dushu/text.h"
#include "figure/lex.h"
#include "figure/lexicon_index.h"

#define WORD(z) .p = z, .n = sizeof(z) - 1, .cls
#define word    lexicon_word /* lex.h has rows of its own */
#include "figure/lexicon.h"
static const struct lexicon_word words[] = {
#include "figure/lexicon.inc"
};
#undef word

static void print_bits(const char *type, const char *name, const uint64_t *v, size_t n)
{
	printf("static const %s %s[%zu] = {\n", type, name, n);
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
	print_bits("uint64_t", name, set, CHAR_SET_WORDS);
}

static bool is_head(const struct lexicon_word *w)
{
	bool han = (unsigned char)w->p[0] >= 0xe4 && (unsigned char)w->p[0] <= 0xe9;
	return han && (w->n == HAN_BYTES || w->n >= PAIR_BYTES);
}

static void not_sorted(const char *word)
{
	fprintf(stderr, "mktables: %s is not in the order of its bytes\n", word);
	exit(1);
}

static void print_lexicon(void)
{
	static struct lexicon_slot slots[LEXICON_SLOTS];
	static uint64_t filter[LEXICON_FILTER_WORDS], singles[CHAR_SET_WORDS];
	for (size_t i = 0; i < DS_COUNT(words); i++) {
		const struct lexicon_word *w = &words[i];
		unsigned head = w->n == HAN_BYTES ? HAN_BYTES : PAIR_BYTES;
		if (!is_head(w)) {
			fprintf(stderr, "mktables: a word of the lexicon begins with no Han character: %s\n", w->p);
			exit(1);
		}
		uint32_t key = lexicon_key(bytes_first(bytes8(w->p), head)), slot = lexicon_slot_of(key);
		if (head == HAN_BYTES)
			set_add(singles, w->p);
		else
			filter[lexicon_bit_of(key) / 64] |= UINT64_C(1) << (lexicon_bit_of(key) % 64);
		uint64_t bytes = bytes_first(bytes8(w->p), head);
		while (slots[slot].head && !lexicon_slot_is(&slots[slot], bytes))
			slot = (slot + 1) % LEXICON_SLOTS;
		struct lexicon_slot *to = &slots[slot];
		uint32_t row = to->rows & ((1u << LEXICON_ROW_BITS) - 1), more = to->rows >> LEXICON_ROW_BITS;
		if (!to->head)
			*to = (struct lexicon_slot){ (uint32_t)(bytes >> 16), (uint16_t)bytes, (uint16_t)i };
		else if (memcmp(words[row].p, w->p, head) != 0 || memcmp(words[i - 1].p, w->p, head) != 0)
			not_sorted(w->p);
		else if (more < LEXICON_MORE_MAX)
			to->rows = (uint16_t)(row | (more + 1) << LEXICON_ROW_BITS);
	}
	print_bits("uint64_t", "filter", filter, LEXICON_FILTER_WORDS);
	print_set("singles", singles);
	printf("static const struct lexicon_slot slots[LEXICON_SLOTS] = {\n");
	for (size_t i = 0; i < LEXICON_SLOTS; i++)
		if (slots[i].head)
			printf("[%zu] = { 0x%x, 0x%x, %u },\n", i, slots[i].tail, slots[i].head, slots[i].rows);
	printf("};\n");
}

/* Characters of three bytes that the scanner stops at, and those that may stand second in a time or a share. */
static void print_stops(void)
{
	static uint64_t stops[CHAR_SET_WORDS], seconds[CHAR_SET_WORDS];
	char p[4];
	for (uint32_t cp = 0x800; cp < 0x10000; cp++)
		if (char_classes[cp] != CG_NONE && !(cp >= 0xd800 && cp < 0xe000)) {
			put3(cp, p);
			set_add(stops, p);
		}
	for (uint32_t cp = 0x800; cp < 0x10000; cp++)
		if (char_flags[cp] & (CF_TIME2 | CF_SPECIAL)) {
			put3(cp, p);
			set_add(seconds, p);
		}
	print_set("stops", stops);
	print_set("seconds", seconds);
}

/* Han characters that have another simplified form. */
static void print_folded(void)
{
	static uint64_t folded[CHAR_SET_WORDS];
	char p[4];
	for (uint32_t cp = 0x4e00; cp < 0xa000; cp++)
		if (ds_fold(cp) != cp) {
			put3(cp, p);
			set_add(folded, p);
		}
	print_set("folded", folded);
}

/* ---- tables of words ----------------------------------------------------------------------------------------- */

#undef W
#define W(z, a, b, veto)                                                                                           \
	{                                                                                                          \
		z, sizeof(z) - 1, 0, 0, NULL                                                                       \
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

/* Rows that share the beginning that word_find looks for; see lex.h. */
static void print_words(const char *name, const struct word *rows, size_t n)
{
	static struct word_slot slots[1u << 16];
	unsigned bits = 4;
	while ((1u << bits) < 3 * n)
		bits++;
	memset(slots, 0, sizeof(slots));
	for (size_t i = 0; i < n; i++) {
		const char *z = rows[i].z;
		unsigned len, next;
		uint32_t first = ds_utf8_at(z, &len);
		uint32_t second = len == 3 && rows[i].n > 3 ? ds_utf8_at(z + 3, &next) : 0;
		uint32_t key = word_key(first, second), slot = word_slot_of(key, bits);
		while (slots[slot].n && slots[slot].key != key)
			slot = (slot + 1) & ((1u << bits) - 1);
		if (slots[slot].n && slots[slot].row + slots[slot].n != i) {
			fprintf(stderr, "mktables: %s is not in the order of its bytes\n", z);
			exit(1);
		}
		if (!slots[slot].n)
			slots[slot] = (struct word_slot){ key, (uint16_t)i, 0 };
		slots[slot].n++;
	}
	printf("static const struct word_slot %s_slots[%u] = {\n", name, 1u << bits);
	for (size_t i = 0; i < 1u << bits; i++)
		if (slots[i].n)
			printf("[%zu] = { 0x%x, %u, %u },\n", i, slots[i].key, slots[i].row, slots[i].n);
	printf("};\n#define %s_BITS %u\n", name, bits);
}

int main(int argc, char **argv)
{
	const char *what = argc == 2 ? argv[1] : "";
	printf("/* Made by mktables.c. */\n");
	if (strcmp(what, "lexicon_index") == 0)
		print_lexicon();
	else if (strcmp(what, "scan_stops") == 0)
		print_stops();
	else if (strcmp(what, "han_folded") == 0)
		print_folded();
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

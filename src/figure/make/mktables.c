/* mktables.c: the build tool that makes the look-up tables of src/figure from its rows of words and from the tables
 * of characters, so that nothing is computed when a text is read.
 *
 *   mktables lexicon|stops|folded > FILE
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

static uint32_t first_of(const char *p)
{
	unsigned len;
	uint32_t cp = ds_utf8_at(p, &len);
	if (cp < HAN_FIRST || cp > HAN_LAST) {
		fprintf(stderr, "mktables: a word of the lexicon begins with no Han character: %s\n", p);
		exit(1);
	}
	return cp;
}

/* The words that share their first two characters, in an open hash; words of one character have no second. */
static void print_lexicon(void)
{
	static struct lexicon_slot slots[LEXICON_SLOTS];
	static uint64_t filter[LEXICON_FILTER_WORDS], singles[HAN_WORDS];
	for (size_t i = 0; i < DS_COUNT(words); i++) {
		unsigned len;
		uint32_t first = first_of(words[i].p),
			 second = words[i].n > 3 ? ds_utf8_at(words[i].p + 3, &len) : 0;
		if (!second)
			singles[(first - HAN_FIRST) / 64] |= UINT64_C(1) << ((first - HAN_FIRST) % 64);
		uint32_t key = lexicon_key(first, second), slot = lexicon_slot_of(key);
		if (second)
			filter[lexicon_bit_of(key) / 64] |= UINT64_C(1) << (lexicon_bit_of(key) % 64);
		while (slots[slot].n && slots[slot].key != key)
			slot = (slot + 1) % LEXICON_SLOTS;
		if (!slots[slot].n)
			slots[slot] = (struct lexicon_slot){ key, (uint16_t)i, 0 };
		slots[slot].n++;
	}
	print_bits("uint64_t", "filter", filter, LEXICON_FILTER_WORDS);
	print_bits("uint64_t", "singles", singles, HAN_WORDS);
	printf("static const struct lexicon_slot slots[LEXICON_SLOTS] = {\n");
	for (size_t i = 0; i < LEXICON_SLOTS; i++)
		if (slots[i].n)
			printf("[%zu] = { 0x%x, %u, %u },\n", i, slots[i].key, slots[i].row, slots[i].n);
	printf("};\n");
}

/* One row for the last twelve bits of a character of three bytes, one bit for its first four. */
static void print_stops(void)
{
	static uint64_t stops[4096];
	for (uint32_t cp = 0x800; cp < 0x10000; cp++)
		if (char_classes[cp] != CG_NONE)
			stops[cp & 0xfff] |= UINT64_C(1) << (cp >> 12);
	print_bits("uint16_t", "stops", stops, DS_COUNT(stops));
}

/* Which Han characters have another simplified form. */
static void print_folded(void)
{
	static uint64_t folded[HAN_WORDS];
	for (uint32_t cp = HAN_FIRST; cp <= HAN_LAST; cp++)
		if (ds_fold(cp) != cp)
			folded[(cp - HAN_FIRST) / 64] |= UINT64_C(1) << ((cp - HAN_FIRST) % 64);
	print_bits("uint64_t", "folded_bits", folded, HAN_WORDS);
}

int main(int argc, char **argv)
{
	const char *what = argc == 2 ? argv[1] : "";
	printf("/* Made by mktables.c. */\n");
	if (strcmp(what, "lexicon") == 0)
		print_lexicon();
	else if (strcmp(what, "stops") == 0)
		print_stops();
	else if (strcmp(what, "folded") == 0)
		print_folded();
	else
		return 2;
	return fflush(stdout) != 0;
}

/* mkdictionary.c: the build tool that lays out the words of dictionary.txt as src/text/dictionary.h describes.
 *
 *   mkdictionary dictionary.txt FILE
 *
 * Rows stand in the order of code points; a row is   word TAB cost TAB letter of the part of speech. */
#include "text/dictionary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MOST = 1 << 19, CHARACTERS = DICT_LAST - DICT_FIRST + 1 };

struct word {
	uint16_t text[DICT_MOST]; /* code points, then numbers */
	uint8_t n, cost, pos;
};

static const char letters[] = DICT_LETTERS; /* the first stands for no word */

static struct word words[WORDS_MOST];
static uint32_t words_n;
static uint16_t number[CHARACTERS];
static uint32_t node[WORDS_MOST], group[WORDS_MOST];
static uint32_t nodes_n = 1, groups_n, characters_n;
static struct dict_block blocks[WORDS_MOST / 32 + 1];
static uint32_t pairs[DICT_PAIRS];

_Noreturn static void die(const char *what, const char *detail)
{
	fprintf(stderr, "mkdictionary: %s: %s\n", what, detail);
	exit(1);
}

static int order(const struct word *a, const struct word *b)
{
	for (unsigned i = 0; i < a->n && i < b->n; i++) {
		if (a->text[i] != b->text[i])
			return a->text[i] < b->text[i] ? -1 : 1;
	}
	return a->n - b->n;
}

static void word_read(struct word *w, const char *line)
{
	const unsigned char *u = (const unsigned char *)line;
	for (; *u != '\t'; u += 3) {
		if (w->n == DICT_MOST || u[0] >> 4 != 0xe || u[1] >> 6 != 2 || u[2] >> 6 != 2)
			die("no word", line);
		const uint32_t cp = (uint32_t)(u[0] & 0xf) << 12 | (uint32_t)(u[1] & 0x3f) << 6 | (u[2] & 0x3f);
		if (cp < DICT_FIRST || cp > DICT_LAST)
			die("no character of the table", line);
		w->text[w->n++] = (uint16_t)cp;
		number[cp - DICT_FIRST] = 1;
	}
	char *end;
	const long cost = strtol((const char *)u, &end, 10);
	const char *letter = *end == '\t' ? strchr(letters + 1, end[1]) : NULL;
	if (!w->n || cost < 1 || cost > 255 || !letter || !*letter)
		die("no row of words", line);
	w->cost = (uint8_t)cost;
	w->pos = (uint8_t)(letter - letters);
}

static void words_read(const char *path)
{
	char line[256];
	FILE *f = fopen(path, "r");
	if (!f)
		die("cannot read", path);
	for (; fgets(line, sizeof(line), f); words_n++) {
		if (words_n == WORDS_MOST)
			die("too many words", path);
		word_read(&words[words_n], line);
		if (words_n && order(&words[words_n - 1], &words[words_n]) >= 0)
			die("not in order", line);
	}
	fclose(f);
}

static void characters_number(void)
{
	for (uint32_t c = 0; c < CHARACTERS; c++) {
		if (number[c]) {
			number[c] = (uint16_t)++characters_n;
			node[nodes_n++] = DICT_NODE(characters_n, 0, 0);
		}
	}
	for (uint32_t i = 0; i < words_n; i++) {
		for (unsigned k = 0; k < words[i].n; k++)
			words[i].text[k] = number[words[i].text[k] - DICT_FIRST];
	}
}

static void word_put(uint32_t at, const struct word *w)
{
	node[at] |= DICT_NODE(0, w->cost, w->pos);
}

static void pair_put(uint32_t first, uint32_t second, uint32_t at)
{
	const uint32_t hash = dict_pair_hash(first, second);
	uint32_t far = 0;
	while (pairs[dict_pair_place(hash, far)])
		far++;
	if (first >> DICT_NUMBER_BITS || second >> DICT_NUMBER_BITS || at >> DICT_NODE_BITS || far >> DICT_FAR_BITS)
		die("too many pairs", "");
	pairs[dict_pair_place(hash, far)] = dict_pair_slot(hash, far, at);
}

/* The heads one character longer than those of the level before: at[i] is the node of word i's head. */
static void level_make(uint32_t *at, unsigned chars)
{
	uint32_t parent = 0;
	const struct word *before = NULL;
	for (uint32_t i = 0; i < words_n; i++) {
		const struct word *w = &words[i];
		if (w->n < chars)
			continue;
		if (!before || memcmp(before->text, w->text, chars * sizeof(*w->text)) != 0) {
			if (nodes_n == WORDS_MOST)
				die("too many heads of words", "");
			if (parent != at[i]) {
				parent = at[i];
				blocks[parent / 32].parents |= UINT32_C(1) << parent % 32;
				group[groups_n++] = nodes_n;
			}
			if (chars == 2)
				pair_put(w->text[0], w->text[1], nodes_n);
			node[nodes_n++] = DICT_NODE(w->text[chars - 1], 0, 0);
		}
		before = w;
		at[i] = nodes_n - 1;
		if (w->n == chars)
			word_put(at[i], w);
	}
}

static void tree_make(void)
{
	uint32_t *at = calloc(words_n, sizeof(*at));
	if (!at)
		die("out of memory", "");
	for (uint32_t i = 0; i < words_n; i++) {
		at[i] = words[i].text[0];
		if (words[i].n == 1)
			word_put(at[i], &words[i]);
	}
	for (unsigned chars = 2; chars <= DICT_MOST; chars++)
		level_make(at, chars);
	group[groups_n] = nodes_n;
	for (uint32_t b = 1; b <= nodes_n / 32; b++)
		blocks[b].before = blocks[b - 1].before + (uint32_t)__builtin_popcount(blocks[b - 1].parents);
	free(at);
}

int main(int argc, char **argv)
{
	if (argc != 3)
		die("usage", "mkdictionary dictionary.txt FILE");
	words_read(argv[1]);
	characters_number();
	tree_make();
	const struct dict_head head = { characters_n, nodes_n, groups_n, nodes_n / 32 + 1 };
	FILE *f = fopen(argv[2], "wb");
	if (!f)
		die("cannot write", argv[2]);
	fwrite(&head, sizeof(head), 1, f);
	fwrite(pairs, sizeof(*pairs), DICT_PAIRS, f);
	fwrite(blocks, sizeof(*blocks), head.blocks, f);
	fwrite(group, sizeof(*group), groups_n + 1, f);
	fwrite(node, sizeof(*node), nodes_n, f);
	fwrite(number, sizeof(*number), CHARACTERS, f);
	if (ferror(f) || fclose(f) != 0)
		die("cannot write", argv[2]);
	return 0;
}

/* mk.h: private to the tool that makes the gazetteer. Arrays that grow, and what its parts hand to each other. */
#ifndef DUSHU_DATA_MK_H
#define DUSHU_DATA_MK_H

#include "region/table.h"

#include <stdio.h>

struct bytes {
	char *p;
	size_t n, cap;
};

/* A row that is not packed yet. */
struct mk_row {
	uint32_t name, next, parent, bits;
};

struct mk_region {
	struct mk_row row;
	uint32_t pinyin, said, first_child;
	uint8_t depth;
	bool deep; /* below a region that has no level of its own kind (the 兵团) */
};

/* An entry that is not packed yet. */
struct mk_entry {
	uint32_t region;
	uint8_t form, need, rank, old;
};

/* One name of one region, before names are gathered into keys; or, of KEY_KINDS, a word beside names, whose set stands
 * in place of the region. */
#define MK_WORD KEY_KINDS
struct mk_name {
	struct ds_str text;
	struct mk_entry entry;
	uint8_t kind; /* enum key_kind */
};

struct mk {
	struct bytes names;
	uint32_t *name_slots; /* open addressing over names: offset, 0 empty */
	size_t name_slots_n, names_n;
	struct mk_region *regions;
	size_t regions_n, regions_cap;
	struct mk_name *keys;
	size_t keys_n, keys_cap;
	struct alias *aliases;
	size_t aliases_n, aliases_cap;
	struct former *formers;
	size_t formers_n, formers_cap;
	struct letter *letters; /* class holds the code point until classes are known */
	size_t letters_n, letters_cap;
	struct words *words;
	uint16_t *fold;  /* BMP: simplified form */
	uint32_t *sound; /* BMP: reading in names, 0 none */
};

_Noreturn void mk_die(const char *format, ...) __attribute__((format(printf, 1, 2)));
void *mk_grow(void *p, size_t *cap, size_t need, size_t item);
void bytes_add(struct bytes *b, const void *p, size_t n);
struct ds_str mk_keep(struct ds_str s);             /* a copy that lives to the end */
uint32_t mk_name_of(struct mk *m, struct ds_str s); /* its offset in names, added when new */
struct ds_str mk_str_at(const struct mk *m, uint32_t name);

/* Lines of a file, fields parted by TAB; lines that begin with # are left out. */
struct rows {
	FILE *f;
	char *line;
	size_t cap;
	struct ds_str field[8];
	unsigned fields;
	const char *path;
	unsigned at;
};
void rows_open(struct rows *r, const char *path);
bool rows_next(struct rows *r);
void rows_close(struct rows *r);

void tree_read(struct mk *m, const char *path);
uint32_t tree_path(const struct mk *m, struct ds_str path); /* 0 when there is none */

void tree_read_former(struct mk *m, const char *path);
void keys_read_names(struct mk *m, const char *path);
void keys_read_words(struct mk *m, const char *path);
void keys_read_follow(struct mk *m, const char *path);
void keys_of_regions(struct mk *m);
void keys_of_letters(struct mk *m);

/* The sections of the automaton. */
struct trie {
	uint16_t *classes;
	uint32_t *filter;
	size_t filter_n;
	struct word_edge *words;
	size_t words_n;
	uint64_t *nodes; /* NODE_… */
	size_t nodes_n;
	uint16_t *seconds; /* SECOND_SLOTS */
	struct key *keys;
	size_t keys_n;
	struct entry *entries;
	size_t entries_n;
};
void trie_make(struct mk *m, struct trie *t);

#endif

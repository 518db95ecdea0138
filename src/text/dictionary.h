/* dictionary.h: how the table of words lies in the program. make/mkdictionary.c writes it, words.c reads it as it is.
 *
 * A tree of the heads of words, without pointers. Nodes 1 to `characters` are the characters that words have, in the order
 * of their code points; behind them stand the heads of two characters, of three and so on, in the order of the words, so
 * that children of one node stand together, and in the order of their parents: those that have any are groups in the
 * same order. Which group is a node's own is how many nodes before it have children: counted once for each block of 32.
 *
 * The children of a single character are hundreds, and to search them goes through lines that no cache has: most of the
 * time of cutting. So the heads of two characters stand in a hash besides.
 *
 * In the file: head, pairs[DICT_PAIRS], blocks, group[groups + 1], node[nodes], number[DICT_LAST - DICT_FIRST + 1]. */
#ifndef DUSHU_TEXT_DICTIONARY_H
#define DUSHU_TEXT_DICTIONARY_H

#include <stdint.h>

#define DICT_FIRST   0x4e00u
#define DICT_LAST    0x9fffu
#define DICT_MOST    7u /* characters of a word */
/* What stands for each part of speech in dictionary.txt, in the order of enum ds_pos. */
#define DICT_LETTERS "-nNjvVabdftmqrcix"

/* The hash of two characters' numbers, which no others have: its upper bits are the place where their slot is looked for. A
 * slot holds the node, and above it how far from that place it stands and the lower bits; 0 is empty. */
#define DICT_NUMBER_BITS 14u
#define DICT_REST_BITS   10u
#define DICT_NODE_BITS   17u
#define DICT_FAR_BITS    (32u - DICT_REST_BITS - DICT_NODE_BITS)
#define DICT_PAIRS       (1u << (2 * DICT_NUMBER_BITS - DICT_REST_BITS))

static inline uint32_t dict_pair_hash(uint32_t first, uint32_t second)
{
	const uint32_t key = first << DICT_NUMBER_BITS | second;
	return key * UINT32_C(0x9e3779b1) << (32 - 2 * DICT_NUMBER_BITS) >> (32 - 2 * DICT_NUMBER_BITS);
}

static inline uint32_t dict_pair_place(uint32_t hash, uint32_t far)
{
	return ((hash >> DICT_REST_BITS) + far) % DICT_PAIRS;
}

static inline uint32_t dict_pair_slot(uint32_t hash, uint32_t far, uint32_t node)
{
	return (far << DICT_REST_BITS | (hash & ((1u << DICT_REST_BITS) - 1))) << DICT_NODE_BITS | node;
}

struct dict_head {
	uint32_t characters; /* numbered from 1 */
	uint32_t nodes;      /* with node 0, which is none */
	uint32_t groups;     /* nodes that have children */
	uint32_t blocks;     /* of 32 nodes */
};

struct dict_block {
	uint32_t before;  /* nodes before the block that have children */
	uint32_t parents; /* bit i: node i of the block has children */
};

/* A node: the number of its last character; what its word costs, 0 where the head is no word; its part of speech. */
#define DICT_NODE(character, cost, pos) ((uint32_t)(character) | (uint32_t)(cost) << 16 | (uint32_t)(pos) << 24)
#define DICT_CHARACTER(node)            ((node)&0xffffu)
#define DICT_COST(node)                 ((node) >> 16 & 0xffu)
#define DICT_POS(node)                  ((node) >> 24)

#endif

/* words.c: cuts a text into words: of all ways to cut it the one whose words are the most frequent together. */
#include "text/dictionary.h"
#include "text/private.h"

extern const unsigned char ds_dictionary_bytes[]; /* dictionary.S */

_Static_assert(sizeof(DICT_LETTERS) - 1 == DS_POS_COUNT, "each part of speech has its letter");

struct dictionary {
	uint32_t characters;
	const uint32_t *pairs;
	const struct dict_block *blocks;
	const uint32_t *group, *node;
	const uint16_t *number;
};

static struct dictionary dictionary(void)
{
	const struct dict_head *h = (const void *)ds_dictionary_bytes;
	struct dictionary d;
	d.characters = h->characters;
	d.pairs = (const void *)(h + 1);
	d.blocks = (const void *)(d.pairs + DICT_PAIRS);
	d.group = (const void *)(d.blocks + h->blocks);
	d.node = d.group + h->groups + 1;
	d.number = (const void *)(d.node + h->nodes);
	return d;
}

/* The number of a character, which is its node too; 0 when no word has it. */
static unsigned number_of(const struct dictionary *d, uint32_t folded)
{
	return folded >= DICT_FIRST && folded <= DICT_LAST ? d->number[folded - DICT_FIRST] : 0;
}

/* The node of a single character with one more. */
static inline uint32_t step_first(const struct dictionary *d, uint32_t node, unsigned number)
{
	const uint32_t hash = dict_pair_hash(node, number);
	for (uint32_t far = 0; far >> DICT_FAR_BITS == 0; far++) {
		const uint32_t slot = d->pairs[dict_pair_place(hash, far)], own = dict_pair_slot(hash, far, 0);
		if (!slot || (slot ^ own) >> DICT_NODE_BITS == 0)
			return slot & ((1u << DICT_NODE_BITS) - 1);
	}
	return 0; /* none stands farther away */
}

/* The node of a head with one character more; 0 when no word begins so. */
static uint32_t step(const struct dictionary *d, uint32_t node, unsigned number)
{
	if (node <= d->characters)
		return step_first(d, node, number);
	const struct dict_block *b = &d->blocks[node / 32];
	const uint32_t bit = UINT32_C(1) << node % 32;
	if (!(b->parents & bit))
		return 0;
	const uint32_t *group = &d->group[b->before + (uint32_t)__builtin_popcount(b->parents & (bit - 1))];
	const uint32_t *v = d->node + group[0];
	for (uint32_t n = group[1] - group[0]; n > 1; n -= n / 2) /* no branch depends on the characters */
		v += DICT_CHARACTER(v[n / 2]) <= number ? n / 2 : 0;
	return DICT_CHARACTER(*v) == number ? (uint32_t)(v - d->node) : 0;
}

/* The node that the character at p leads to from `node`, which is 0 before the first; 0: no word goes on so. */
static uint32_t node_behind(const struct dictionary *d, uint32_t node, const char *p, unsigned *len)
{
	const unsigned number = number_of(d, ds_fold(ds_utf8_at(p, len)));
	return number && node ? step(d, node, number) : number;
}

enum ds_pos ds_word_pos(struct ds_str word)
{
	const struct dictionary d = dictionary();
	uint32_t node = 0;
	unsigned len;
	for (size_t i = 0; i < word.n; i += len) {
		node = node_behind(&d, node, word.p + i, &len);
		if (!node)
			return DS_POS_NONE;
	}
	return (enum ds_pos)DICT_POS(d.node[node]);
}

bool ds_pos_nominal(enum ds_pos pos)
{
	return pos == DS_POS_NOUN || pos == DS_POS_VERBAL_NOUN || pos == DS_POS_ADJECTIVE ||
	       pos == DS_POS_ATTRIBUTIVE || pos == DS_POS_IDIOM;
}

size_t ds_noun_at(struct ds_str s)
{
	const struct dictionary d = dictionary();
	uint32_t node = 0;
	size_t longest = 0;
	unsigned len;
	for (size_t i = 0; i < s.n; i += len) {
		node = node_behind(&d, node, s.p + i, &len);
		if (!node)
			break;
		if (DICT_COST(d.node[node]) && ds_pos_nominal((enum ds_pos)DICT_POS(d.node[node])))
			longest = i + len;
	}
	return longest;
}

/* What is cut in one go: characters, and runs of letters and digits, which count as one. A longer text is cut in several,
 * and all but the last lose what is found in their last SHARED: the next begins there, knowing what follows. */
#define WINDOW  64u
#define SHARED  16u
#define UNKNOWN 143u /* what a character costs that no row has: as one that was counted once */

struct window {
	uint32_t at[WINDOW + 1]; /* bytes */
	uint16_t number[WINDOW];
	uint8_t chars[WINDOW], pos[WINDOW]; /* of the best word that begins there */
	unsigned n;
};

static bool is_run(uint32_t cp)
{
	return cp <= 0x24f && ((cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') ||
			       (cp >= 0xc0 && cp != 0xd7 && cp != 0xf7)); /* é is a letter, × is none */
}

static void window_fill(struct window *w, const struct dictionary *d, struct ds_str s, size_t from)
{
	bool run = false;
	size_t i = from;
	unsigned len;
	for (w->n = 0; i < s.n; i += len) {
		const uint32_t cp = ds_fold(ds_utf8_at(s.p + i, &len));
		const bool joins = run && is_run(cp);
		run = is_run(cp);
		if (joins)
			continue;
		if (w->n == WINDOW)
			break;
		w->at[w->n] = (uint32_t)i;
		w->number[w->n++] = (uint16_t)number_of(d, cp);
	}
	w->at[w->n] = (uint32_t)i;
}

/* From the end to the beginning: what the rest costs is known when a word before it is looked at. */
static void window_solve(struct window *w, const struct dictionary *d)
{
	uint32_t best[WINDOW + 1];
	best[w->n] = 0;
	for (unsigned i = w->n; i-- > 0;) {
		uint32_t node = w->number[i];
		best[i] = UNKNOWN + best[i + 1];
		w->chars[i] = 1;
		w->pos[i] = DS_POS_NONE;
		for (unsigned k = 1; node; k++) {
			const uint32_t cost = DICT_COST(d->node[node]);
			if (cost && cost + best[i + k] <= best[i]) { /* the longer of two that cost the same */
				best[i] = cost + best[i + k];
				w->chars[i] = (uint8_t)k;
				w->pos[i] = (uint8_t)DICT_POS(d->node[node]);
			}
			node = i + k < w->n && w->number[i + k] ? step(d, node, w->number[i + k]) : 0;
		}
	}
}

size_t ds_words_cut(struct ds_str s, struct ds_word *out, size_t most)
{
	const struct dictionary d = dictionary();
	struct window w;
	size_t n = 0;
	for (size_t from = 0; from < s.n && n < most;) {
		window_fill(&w, &d, s, from);
		window_solve(&w, &d);
		const unsigned stop = w.at[w.n] < s.n ? WINDOW - SHARED : w.n;
		unsigned i = 0;
		for (; i < stop && n < most; i += w.chars[i])
			out[n++] = (struct ds_word){
				{w.at[i], w.at[i + w.chars[i]]},
                                w.pos[i]
			};
		from = w.at[i];
	}
	return n;
}

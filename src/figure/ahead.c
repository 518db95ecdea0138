/* ahead.c: reads ahead of the meaning. The blocks of a window are scanned for tokens, then sentence after sentence with a
 * figure is cut into lexemes, so many that they stay in the cache; then their meaning is read. What each of these three
 * needs of the code fills the cache by itself: read in turn for every sentence, they would put each other out of it. It
 * gives no meaning to anything.
 *
 * What reading figures costs: no loop stands out; a figure of news takes some eighteen thousand instructions in a hundred
 * and fifty places, four tenths of them in the scanner, two in cutting sentences, the others in meaning. About half of
 * the time goes into branches that nothing foretells, some three hundred for a figure as valgrind foretells them. (It is not the code that is not in the cache: one
 * reader run over all numbers of a window, with its code at hand, took as long as among the others.) So it helps
 *  - to ask less: a rule first looks at what is at hand, the classes of the sentence (said) or of one lexeme, what the
 *    scanner noted (topics.h), where the numbers of the sentence stand (numbers_from) and where its clause begins (clause),
 *    before it walks or compares words; what is true or false in most texts comes first;
 *  - to look words up, not through lists, where more than a dozen of one sort are asked for at an end (sorts.h): two bytes
 *    refuse nearly all, two characters find the rest; and to ask once for several sorts instead of list after list;
 *  - to read a number, a unit or a clause once and hand it to all who ask (time.c), and to split what only Chinese numerals
 *    can be from what any number can (named.c);
 *  - to list first and look then, without a branch on what is listed, where nothing tells what comes: scan.c does so with
 *    what it stops at, lists.c with the words of a list, figure.c with the lexemes that speak;
 *  - to let no compiler clear or copy a struct by rep instructions (the Makefile).
 * What did not help, each measured: layout by a profile of the branches gave a twentieth, all else of a profile took it back;
 * linking as one (LTO) gave a fiftieth, -O3, small code, aligned or position dependent code nothing.
 */
#include "phrase.h"

#define AHEAD_LEXEMES 1024u /* so many are cut ahead, and the sentence that passes them */

bool block_counts(const struct ds_block *b)
{
	return b->kind == DS_BLOCK_TITLE || b->kind == DS_BLOCK_SUBTITLE || b->kind == DS_BLOCK_HEADING ||
	       b->kind == DS_BLOCK_PARAGRAPH || b->kind == DS_BLOCK_CAPTION || b->kind == DS_BLOCK_LIST_ITEM;
}

bool block_ends_open(struct ds_str s)
{
	return ds_str_ends(s, DS_STR("：")) || ds_str_ends(s, DS_STR(":"));
}

static void blocks_scan(struct reader *rd, uint32_t first)
{
	struct ahead *a = &rd->ahead;
	uint32_t b = first, bytes = 0;
	a->row.n = a->row.ends_n = 0;
	a->starts[0] = a->ends[0] = 0;
	for (; b < rd->r->blocks_n && b - first < AHEAD_BLOCKS && bytes < AHEAD_BYTES &&
	       rd->r->blocks[b].kind != DS_BLOCK_TABLE_ROW;
	     b++) {
		a->topics[b - first] = 0;
		if (block_counts(&rd->r->blocks[b])) {
			scan_append(rd->r, b, &a->row);
			a->topics[b - first] = a->row.topics;
			bytes += ds_span_len(rd->r->blocks[b].at);
		}
		a->starts[b + 1 - first] = (uint32_t)a->row.n;
		a->ends[b + 1 - first] = (uint32_t)a->row.ends_n;
	}
	a->first = first;
	a->last = b;
	a->block = first;
	a->begun = false;
	a->taken = a->sentences_n = 0;
}

static struct tokens tokens_of(const struct ahead *a, uint32_t block)
{
	uint32_t i = block - a->first, from = a->starts[i];
	/* no tokens yet: nothing to move on from */
	return (struct tokens){ from ? a->row.v + from : a->row.v, a->starts[i + 1] - from };
}

struct tokens block_tokens(struct reader *rd)
{
	if (rd->block_index >= rd->ahead.last)
		blocks_scan(rd, rd->block_index);
	rd->topics = rd->ahead.topics[rd->block_index - rd->ahead.first];
	return tokens_of(&rd->ahead, rd->block_index);
}

/* ---- sentences -------------------------------------------------------------------------------------------- */

/* Where the next sentence of the block ends: behind its stop or with the block. */
static uint32_t sentence_end(struct reader *rd)
{
	struct ahead *a = &rd->ahead;
	uint32_t i = rd->block_index - a->first, at = a->ends[i] + a->stops++;
	return at < a->ends[i + 1] ? a->row.ends[at] : rd->block->at.end;
}

/* Does anything of the block reach beyond its last number? That matters only to what comes below. */
static bool block_leaves(const struct reader *rd)
{
	const struct ds_block *b = rd->block;
	bool more = rd->block_index + 1 < rd->r->blocks_n && b[1].continues;
	return more || b->kind == DS_BLOCK_HEADING ||
	       (b->kind == DS_BLOCK_PARAGRAPH && block_ends_open(ds_block_text(rd->r, b)));
}

/* Is a village or a township named in what is left of the block? Who is of it is told of below too. */
static bool rest_names(const struct reader *rd)
{
	const struct ds_mention *v = rd->m->v, *end = v + rd->m->n;
	for (v += rd->ahead.mention; v < end && v->at.start < rd->block->at.end; v++)
		if (ds_place_level(v->place) >= DS_LEVEL_TOWNSHIP)
			return true;
	return false;
}

/* Begins block a->block. */
static void block_begin(struct reader *rd)
{
	struct ahead *a = &rd->ahead;
	a->begun = true;
	a->at = rd->block->at.start;
	a->stops = a->token = a->number = 0;
	a->leaves = block_leaves(rd);
	while (a->mention < rd->m->n && rd->m->v[a->mention].at.start < a->at)
		a->mention++;
}

/* Cuts the sentence, which has a figure, unless it has to wait. */
static void sentence_cut(struct reader *rd, struct sentence *s)
{
	struct ahead *a = &rd->ahead;
	rd->token = a->token;
	rd->mention = a->mention;
	rd->lx_from = a->lexemes;
	sentence_lex(rd, s->from, s->to);
	s->lx = a->lexemes + LEXEMES_ROUND;
	s->lx_n = rd->lx_n;
	s->conditions = rd->conditions;
	s->token = a->token = rd->token;
	s->mention = a->mention = rd->mention;
	a->lexemes += rd->lx_n + 2 * LEXEMES_ROUND;
}

/* Passes the sentence, which has none. */
static void sentence_pass(struct reader *rd, const struct sentence *s)
{
	struct ahead *a = &rd->ahead;
	while (a->token < rd->tokens.n && rd->tokens.v[a->token].at.start < s->to)
		a->token++;
	while (a->mention < rd->m->n && rd->m->v[a->mention].at.start < s->to)
		a->mention++;
}

/* The next sentence of block a->block; false: there is none that matters. */
static bool sentence_find(struct reader *rd, struct sentence *s)
{
	struct ahead *a = &rd->ahead;
	const struct tokens *t = &rd->tokens;
	if (a->at >= rd->block->at.end)
		return false;
	while (a->number < t->n && (t->v[a->number].type != TOKEN_NUMBER || t->v[a->number].at.start < a->at))
		a->number++;
	if (a->number == t->n && !a->leaves && !(a->leaves = rest_names(rd)))
		return false;
	*s = (struct sentence){ .from = a->at, .to = sentence_end(rd), .block = a->block };
	s->counts = a->number < t->n && t->v[a->number].at.start < s->to;
	while (s->counts && t->v[a->number].at.end > s->to) /* a stop inside a number: 1!2 */
		s->to = sentence_end(rd);
	a->at = s->to;
	return true;
}

/* Fills the row of sentences anew, from the block that is read now on. */
static void sentences_fill(struct reader *rd)
{
	struct ahead *a = &rd->ahead;
	const struct ds_block *block = rd->block;
	const struct tokens tokens = rd->tokens;
	const uint32_t index = rd->block_index, token = rd->token, mention = rd->mention;
	a->taken = a->sentences_n = 0;
	a->lexemes = 0;
	if (!a->begun)
		a->mention = mention;
	while (a->block < a->last && a->lexemes < AHEAD_LEXEMES) {
		struct sentence s;
		rd->block = &rd->r->blocks[a->block];
		rd->block_index = a->block;
		rd->tokens = tokens_of(a, a->block);
		if (!a->begun && block_counts(rd->block))
			block_begin(rd);
		if (!a->begun || !sentence_find(rd, &s)) {
			a->block++;
			a->begun = false;
			continue;
		}
		if (s.counts)
			sentence_cut(rd, &s);
		else
			sentence_pass(rd, &s);
		if (a->sentences_n == a->sentences_cap)
			a->sentences =
			    ds_grow(a->sentences, &a->sentences_cap, a->sentences_n + 1, sizeof(*a->sentences));
		a->sentences[a->sentences_n++] = s;
	}
	rd->block = block;
	rd->block_index = index;
	rd->tokens = tokens;
	rd->token = token;
	rd->mention = mention;
}

const struct sentence *sentence_take(struct reader *rd)
{
	struct ahead *a = &rd->ahead;
	if (a->taken == a->sentences_n && a->block <= rd->block_index)
		sentences_fill(rd);
	if (a->taken == a->sentences_n || a->sentences[a->taken].block != rd->block_index)
		return NULL;
	const struct sentence *s = &a->sentences[a->taken++];
	if (!s->counts)
		return s;
	rd->lx = rd->lx_owned + s->lx;
	rd->lx_n = s->lx_n;
	rd->conditions = s->conditions;
	rd->token = s->token;
	rd->mention = s->mention;
	return s;
}

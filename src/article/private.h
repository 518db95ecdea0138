/* private.h: what the files of src/article share. Nothing outside this folder includes it. */
#ifndef DUSHU_ARTICLE_PRIVATE_H
#define DUSHU_ARTICLE_PRIVATE_H

#include "dushu/article.h"

/* ---- builder.c: writes a reading block by block ---------------------------------------------------------- */

struct builder {
	struct ds_str source;
	struct ds_arena *arena;
	char *text; /* of the arena */
	size_t n, cap;
	struct ds_piece *pieces;
	size_t pieces_n, pieces_cap;
	struct ds_block *blocks;
	size_t blocks_n, blocks_cap;
	size_t begin;         /* of the open block in text */
	struct ds_block open; /* its attributes */
};

void builder_begin(struct builder *b, struct ds_str source, struct ds_arena *arena);

/* Opens a block of these attributes; `at` is set by builder_block_end. */
void builder_block(struct builder *b, struct ds_block as);

/* Appends source bytes as they are. */
void builder_source(struct builder *b, uint32_t start, uint32_t end);

/* Appends text that stands for the source bytes [start, end) as a whole. */
void builder_text(struct builder *b, struct ds_str text, uint32_t start, uint32_t end);

/* Closes the open block: an empty one vanishes, a long one is split after sentences. */
void builder_block_end(struct builder *b);

/* Moves everything into the arena; the builder is empty afterwards. out->articles is not touched. */
void builder_end(struct builder *b, struct ds_reading *out);

/* ---- plain.c --------------------------------------------------------------------------------------------- */

void plain_read(struct ds_str source, struct ds_arena *arena, struct ds_reading *out);

#endif

/* pictures.c: stories that a picture tells: a title, what the picture shows and who took it. On a newspaper's page they stand
 * between the lines of another story, which goes on behind them: in the reading they stand behind it. */
#include "article/private.h"

#include <stdlib.h>

/* What the captions in [from, …) below the title of a picture's story are: its text, and who took the picture. */
static uint32_t captions_name(struct page *p, uint32_t from)
{
	uint32_t i = from;
	for (; i < p->n && !(p->v[i].flags & LINE_PICTURE); i++) {
		struct line *l = &p->v[i];
		if (is_skipped(l->kind))
			continue;
		if (l->kind != DS_BLOCK_CAPTION)
			break;
		if (l->next != NO_LINE) { /* a credit right below it */
			p->v[l->next].kind = DS_BLOCK_BYLINE;
			l->next = NO_LINE;
			l->last = i;
		}
		l->kind = l->flags & LINE_CREDIT ? DS_BLOCK_BYLINE : DS_BLOCK_PARAGRAPH;
	}
	return i;
}

uint32_t picture_story_take(struct page *p, uint32_t title, uint32_t article)
{
	p->v[title].kind = DS_BLOCK_TITLE;
	const uint32_t to = captions_name(p, title + 1);
	for (uint32_t i = title; i < to; i++)
		p->v[i].article = article;
	return to;
}

void page_gather(struct page *p, uint32_t articles)
{
	uint32_t sorted = 1;
	while (sorted < p->n && p->v[sorted].article >= p->v[sorted - 1].article)
		sorted++;
	if (sorted >= p->n) /* as on most pages */
		return;
	uint32_t *at = ds_alloc(((size_t)articles + 1 + p->n) * sizeof *at), *moved = at + articles + 1;
	struct line *v = ds_alloc((size_t)p->n * sizeof *v);
	memset(at, 0, ((size_t)articles + 1) * sizeof *at);
	for (uint32_t i = 0; i < p->n; i++)
		at[p->v[i].article + 1]++;
	for (uint32_t a = 1; a <= articles; a++)
		at[a] += at[a - 1];
	for (uint32_t i = 0; i < p->n; i++)
		moved[i] = at[p->v[i].article]++;
	for (uint32_t i = 0; i < p->n; i++) {
		struct line *l = &v[moved[i]];
		*l = p->v[i];
		l->last = moved[l->last];
		l->next = l->next == NO_LINE ? NO_LINE : moved[l->next];
	}
	memcpy(p->v, v, (size_t)p->n * sizeof *v);
	free(v);
	free(at);
}

/* contents.c: the articles that are open, those of the tree's region where it has one chosen, and the headings of the one
 * being read. */
#include "app.h"

enum { AROUND = 5000 }; /* articles listed before and after the open one */

/* The headings of the open article. *now becomes the last row that begins at or before byte. */
static void headings_add(struct ds_view *v, uint32_t byte, uint32_t *now)
{
	const struct page *p = &v->page;
	const struct ds_reading *r = &p->doc->reading;
	for (uint32_t b = p->first; b <= p->last; b++) {
		const struct ds_block *block = &r->blocks[b];
		bool heading = block->kind == DS_BLOCK_HEADING || block->kind == DS_BLOCK_SUBTITLE;
		if (!heading || block->at.end == block->at.start)
			continue;
		if (block->at.start <= byte)
			*now = v->list.all;
		uint8_t level = block->level > 0 && block->level < 7 ? block->level : 1;
		list_add(&v->list, (struct list_row){ .id = p->id,
						      .byte = block->at.start,
						      .indent = level,
						      .role = DS_ROLE_TEXT,
						      .text = ds_block_text(r, block) });
	}
}

bool contents_open(struct ds_view *v)
{
	struct ds_article_row row;
	struct ds_place within = v->page.within;
	uint32_t now = 0, rank = ds_library_rank(v->lib, within, v->page.id);
	if (!page_has_text(&v->page))
		return false;
	if (ds_library_at(v->lib, within, rank) != v->page.id) { /* it tells nothing of that region */
		within = (struct ds_place){ 0 };
		rank = ds_library_rank(v->lib, within, v->page.id);
	}
	struct ds_span current = page_now_span(&v->page);
	uint32_t byte = current.end > current.start ? current.start : page_top_byte(&v->page);
	list_start(&v->list, LIST_CONTENTS);
	for (uint32_t i = rank > AROUND ? rank - AROUND : 0; i <= rank + AROUND; i++) {
		ds_article_id id = ds_library_at(v->lib, within, i);
		if (!ds_library_row(v->lib, id, &row))
			break;
		bool here = id == v->page.id;
		if (here)
			now = v->list.all;
		list_add(&v->list, (struct list_row){ .id = id,
						      .byte = here ? v->page.bytes.start : 0,
						      .role = here ? DS_ROLE_TITLE : DS_ROLE_TEXT,
						      .text = row.title,
						      .detail = ds_place_name(row.place) });
		if (here)
			headings_add(v, byte, &now);
	}
	list_show(&v->list, now);
	return true;
}

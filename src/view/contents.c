/* contents.c: the contents of the source that is open: its articles, and the headings of the one being read. */
#include "app.h"

enum { AROUND = 500 }; /* articles looked at before and after the open one */

/* Number of steps from the open article to the first (dir < 0) or last one of the same source. */
static uint32_t source_reach(const struct ds_view *v, const char *doc, int dir)
{
	struct ds_article_row row;
	uint32_t n = 0;
	for (ds_article_id id = v->page.id; n < AROUND; n++) {
		if (dir < 0 && id == 0)
			break;
		id = dir < 0 ? id - 1 : id + 1;
		if (!ds_library_row(v->lib, id, &row) || strcmp(row.doc, doc) != 0)
			break;
	}
	return n;
}

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
	struct ds_article_row open, row;
	uint32_t now = 0;
	if (!page_has_text(&v->page) || !ds_library_row(v->lib, v->page.id, &open))
		return false;
	uint32_t before = source_reach(v, open.doc, -1), after = source_reach(v, open.doc, 1);
	struct ds_span current = page_now_span(&v->page);
	uint32_t byte = current.end > current.start ? current.start : page_top_byte(&v->page);
	list_start(&v->list, LIST_CONTENTS);
	for (ds_article_id id = v->page.id - before; id <= v->page.id + after; id++) {
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

/* page.h: private to src/view. The article pane: which rows it shows, what is current in it. */
#ifndef DUSHU_VIEW_PAGE_H
#define DUSHU_VIEW_PAGE_H

#include "dushu/view.h"

/* A row of the article: a line of a block, the blank ones above it counted first. */
struct page_place {
	uint32_t block, line;
};

enum now_kind { NOW_NONE, NOW_FIGURE, NOW_MENTION };

enum { PAGE_SLOTS = 256 };
struct page_slot {
	uint32_t block; /* UINT32_MAX: empty */
	struct ds_set_block set;
	struct ds_set_piece *v; /* owned copy behind set.v */
	size_t cap;
	char *shown; /* the block's text in another script, byte for byte in its place; unused when as written */
	size_t shown_cap;
};

/* Search hits as the page needs them: sorted spans of the reading. */
struct hits {
	const struct ds_span *before, *after; /* two sorted runs, the first wholly in front of the second */
	uint32_t before_n, after_n;
	uint32_t now;     /* index of the current one; UINT32_MAX: none */
	uint32_t version; /* another one: other hits */
};

struct page {
	struct ds_library *lib;
	struct ds_setter *setter;
	enum ds_ambiguous amb;
	ds_article_id id;         /* DS_ARTICLE_NONE: nothing is open */
	const struct ds_doc *doc; /* of the library */
	struct ds_error error;    /* why the article could not be opened; status DS_OK otherwise */
	uint32_t first, last;     /* its first and last shown block; first > last: no text */
	struct ds_span bytes;     /* of the reading, all its blocks */
	uint32_t *nav, nav_n;     /* figures that ] and [ visit, as indices into the document's */
	size_t nav_cap;
	uint32_t mention_first, mention_end;
	bool minor;        /* visit minor figures too */
	struct ds_rect at; /* where the pane stands; rows of text are at.h */
	int left, width;   /* first column and cells of the text */
	int measure;       /* the most cells that the text may take */
	struct page_place top;
	enum now_kind now;
	uint32_t now_i;         /* index into the document's figures or mentions */
	bool by_itself;         /* nobody chose it: it was the one on the screen */
	struct ds_place within; /* figures elsewhere are dim; NONE: none are */
	struct hits hits;
	bool pinyin; /* above the words */
	enum ds_script_form form;
	struct ds_script *script; /* NULL: as written */
	uint32_t laid;            /* how often the rows were set or what stands out in them was chosen anew */
	struct page_slot slots[PAGE_SLOTS];
};

void page_init(struct page *p, struct ds_library *lib, enum ds_ambiguous amb);
void page_done(struct page *p);
bool page_open(struct page *p, ds_article_id id); /* from its top; false when it cannot be read */
/* Another document was opened meanwhile: makes sure that the page's own is still there. */
void page_refresh(struct page *p);
void page_place_at(struct page *p, struct ds_rect at);          /* keeps the byte at the top */
void page_set_ambiguous(struct page *p, enum ds_ambiguous amb); /* to be placed again */
/* Shows the text in a script. False, with the reason in e, when that cannot be; it is as written then. */
bool page_set_script(struct page *p, enum ds_script_form form, struct ds_error *e);
void page_set_pinyin(struct page *p, bool on); /* keeps the byte at the top */
void page_set_minor(struct page *p, bool minor);
void page_set_measure(struct page *p, uint32_t cells); /* 0: as many as there are */

bool page_has_text(const struct page *p);
uint32_t page_top_byte(const struct page *p);
uint32_t page_end_byte(const struct page *p); /* after the last row shown */
int page_percent(const struct page *p);
bool page_fits(const struct page *p); /* all of it is on the screen */

/* All of them answer whether anything changed. */
bool page_scroll(struct page *p, long rows);
bool page_first(struct page *p);
bool page_last(struct page *p);
bool page_go_byte(struct page *p, uint32_t byte); /* shows the row with this byte, moving only when it must */
void page_top_at(struct page *p, uint32_t byte);  /* the row with this byte becomes the first shown */
bool page_go_percent(struct page *p, unsigned percent);
bool page_figure(struct page *p, long steps); /* negative: backward; false at the end */
bool page_mention(struct page *p, long steps);
bool page_mention_within(struct page *p, struct ds_place within); /* the first mention or figure of the region */
void page_choose(struct page *p, enum now_kind kind, uint32_t i); /* makes it current and shows it */
/* First of the figures that ] visits at or after a byte, as an index of nav. */
uint32_t page_nav_at(const struct page *p, uint32_t byte);
bool page_choose_at(struct page *p, uint32_t byte); /* the figure or place that begins there; false: none does */
bool page_click(struct page *p, int x, int y);
bool page_ahead(const struct page *p); /* true: call again when nothing else is to be done */
/* After scrolling: what is current must be on the screen, if anything there can be. */
bool page_follow(struct page *p); /* true: it changed */

struct ds_span page_now_span(const struct page *p);            /* empty when nothing is current */
struct ds_span page_hit_span(const struct page *p);            /* of the current hit; empty when there is none */
const struct ds_figure *page_now_figure(const struct page *p); /* NULL when no figure is current */
struct ds_place page_now_region(const struct page *p);
/* Its number among the figures that are visited, from 1; 0 when it is not one of them. */
uint32_t page_ordinal(const struct page *p, const struct ds_figure *f);

bool place_inside(struct ds_place within, struct ds_place place);

/* minimap.c: in a row of cells or, one wide, a column; false, and nothing drawn, when all is on the screen */
bool minimap_draw(const struct page *p, struct ds_screen *s, struct ds_rect at);

/* page_draw.c */
/* whole: what was drawn before is not there any more. True when all of it was drawn. */
bool page_draw(const struct page *p, struct ds_screen *s, bool focus, bool whole);
const struct page_slot *page_set(const struct page *p, uint32_t block); /* the rows of a block, from the cache */
uint32_t page_height(const struct page *p, uint32_t block);             /* its rows with the blank ones above */
bool page_step(const struct page *p, uint32_t *block, int dir);         /* next shown block; false at the end */
bool page_cell(const struct page *p, uint32_t byte, int *x, int *y);    /* where a byte is on the screen */

#endif

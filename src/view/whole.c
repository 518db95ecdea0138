/* whole.c: a long text is shown as soon as its beginning is read; here the whole takes that one's place, and a reader sees
 * nothing of it but what was not known before. */
#include "app.h"

enum { QUOTE = 60 }; /* bytes by which a place is found again */

/* The byte of the whole text that stands where `byte` of the beginning stood. */
static uint32_t byte_again(const struct ds_reading *was, const struct ds_reading *is, uint32_t byte)
{
	struct ds_str quote = { was->text.p + byte, was->text.n - byte };
	if (quote.n > QUOTE)
		quote.n = QUOTE;
	if (byte + quote.n <= is->text.n && memcmp(is->text.p + byte, quote.p, quote.n) == 0)
		return byte;
	const size_t at = ds_str_find(is->text, quote, 0);
	return at < is->text.n ? (uint32_t)at : byte < is->text.n ? byte : 0;
}

/* The article that holds a byte of the source of another. */
static ds_article_id article_at(const struct page *p, uint32_t byte)
{
	const struct ds_reading *r = &p->doc->reading;
	struct ds_article_row row;
	if (r->blocks_n == 0 || !ds_library_row(p->lib, p->id, &row))
		return p->id;
	return p->id + 1 - row.article + r->blocks[ds_reading_block(r, byte)].article;
}

/* What lies over the panes is of the text before: made anew. */
static void overlay_again(struct ds_view *v, enum context overlay)
{
	static const struct {
		enum context overlay;
		unsigned (*open)(struct ds_view *v, struct ds_key key);
	} opens[] = {
		{IN_TABLE,    act_figures},
                { IN_COMPARE, act_compare},
                { IN_CHECKS,  act_checks },
		{ IN_WHY,     act_why    },
                { IN_LINKS,   act_links  },
	};
	const bool unread = overlay == IN_LIST && v->list.kind == LIST_UNREAD;
	const bool contents = !unread && overlay == IN_LIST && v->list.kind == LIST_CONTENTS;
	const bool every = overlay == IN_TABLE && v->table.every;
	v->count = 0;
	v->table.every = false; /* its rows are of articles that have other numbers now */
	v->overlay = overlay == IN_HELP || (overlay == IN_LIST && !contents && !unread) ? overlay : IN_ANY;
	if (unread)
		act_unread(v, (struct ds_key){ 0 });
	if (every)
		act_survey(v, (struct ds_key){ 0 });
	if (contents)
		act_contents(v, (struct ds_key){ 0 });
	for (size_t i = 0; i < DS_COUNT(opens); i++)
		if (opens[i].overlay == overlay && !every)
			opens[i].open(v, (struct ds_key){ 0 });
}

/* The page of the beginning, as it stands, shows the whole text. */
static void page_again(struct ds_view *v)
{
	struct page *p = &v->page;
	const struct ds_doc *was = p->doc;
	const struct ds_span now = page_now_span(p);
	const enum now_kind kind = p->now;
	const bool by_itself = p->by_itself, top = p->top.block == p->first && p->top.line == 0;
	uint32_t byte = page_top_byte(p);
	struct ds_article_row row;
	const bool title = ds_library_row(p->lib, p->id, &row) &&
			   row.article > was->reading.articles_n; /* no more of it was there */
	if ((!page_open(p, p->id) && !page_open(p, 0)) || title)
		return;
	byte = byte_again(&was->reading, &p->doc->reading, byte);
	const ds_article_id id = article_at(p, byte);
	if (id != p->id)
		page_open(p, id);
	if (p->width <= 0 || !page_has_text(p))
		return;
	if (!top)
		page_top_at(p, byte);
	if (kind != NOW_NONE && page_choose_at(p, byte_again(&was->reading, &p->doc->reading, now.start)))
		p->by_itself = by_itself;
	if (!top)
		page_top_at(p, byte);
}

/* Goes where the last key led, be it behind the beginning, and who has pressed none to where reading stopped. */
static void aim_reach(struct ds_view *v, unsigned far)
{
	if (far > 0)
		page_go_percent(&v->page, far - 1);
	else if (v->aim > 0 && page_has_text(&v->page))
		spot_go(v, (struct spot){ article_at(&v->page, v->aim), v->aim });
	else if (v->aim_within)
		page_mention_within(&v->page, v->page.within);
	else if (!v->moved)
		position_take(v);
}

unsigned whole_take(struct ds_view *v)
{
	const enum context overlay = v->overlay;
	const unsigned far = v->far;
	if (!v->progress.whole || v->prompt.kind != PROMPT_NONE || v->waiting != WAIT_NOTHING || v->across.on ||
	    v->typed_n > 0)
		return 0;
	const bool shown = v->page.doc != NULL;
	const size_t broken = shown ? ds_text_replaced(v->page.doc->text) : 0;
	ds_library_whole(v->lib);
	v->progress = ds_library_poll(v->lib);
	if (shown)
		page_again(v);
	outline_refresh(&v->tree);
	within_set(v);
	v->hit = v->hit_byte = UINT32_MAX;
	if (v->search.on) {
		search_again(&v->search, &v->page, page_top_byte(&v->page));
		search_publish(v);
	}
	aim_reach(v, far);
	overlay_again(v, overlay);
	if (v->page.doc && ds_text_replaced(v->page.doc->text) > broken)
		damage_note(v);
	return DS_STALE_ALL | DS_MORE;
}

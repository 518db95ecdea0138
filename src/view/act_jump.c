/* act_jump.c: going away from where one reads and coming back: jumps, marks, and where reading stopped last time. */
#include "app.h"
#include "words.h"

#include <stdio.h>

struct spot spot_here(const struct ds_view *v)
{
	struct ds_span now = page_now_span(&v->page);
	return (struct spot){ v->page.id, now.end > now.start ? now.start : page_top_byte(&v->page) };
}

unsigned spot_go(struct ds_view *v, struct spot to)
{
	unsigned stale = DS_STALE_ALL;
	v->overlay = IN_ANY;
	if (to.id != v->page.id)
		stale |= act_open_article(v, to.id);
	if (v->progress.beginning && to.byte >= v->page.bytes.end)
		v->aim = to.byte;
	page_go_byte(&v->page, to.byte);
	if (page_choose_at(&v->page, to.byte))
		return stale;
	v->page.now = NOW_NONE;
	page_follow(&v->page);
	return stale;
}

/* ---- jumps -------------------------------------------------------------------------------------------------- */

static bool spot_same(struct spot a, struct spot b)
{
	return a.id == b.id && a.byte == b.byte;
}

void jump_from(struct ds_view *v, struct spot from)
{
	v->back = from;
	v->jump_n = v->jump_at; /* what was ahead is forgotten */
	if (v->jump_n > 0 && spot_same(v->jumps[v->jump_n - 1], from))
		return;
	if (v->jump_n == JUMPS_MOST) {
		memmove(v->jumps, v->jumps + 1, (JUMPS_MOST - 1) * sizeof(v->jumps[0]));
		v->jump_n--;
	}
	v->jumps[v->jump_n++] = from;
	v->jump_at = v->jump_n;
}

unsigned act_jump_back(struct ds_view *v, struct ds_key key)
{
	(void)key;
	struct spot here = spot_here(v);
	if (v->jump_at > 0 && v->jump_at == v->jump_n) { /* leaving the newest place: it is one to come back to */
		jump_from(v, here);
		v->jump_at = v->jump_n - 1;
	}
	while (v->jump_at > 0 && spot_same(v->jumps[v->jump_at - 1], here))
		v->jump_at--;
	if (v->jump_at == 0) {
		view_note(v, false, "%s", _("no jump before this"));
		return DS_STALE_BAR;
	}
	return spot_go(v, v->jumps[--v->jump_at]);
}

unsigned act_jump_forward(struct ds_view *v, struct ds_key key)
{
	(void)key;
	if (v->jump_at + 1 >= v->jump_n) {
		view_note(v, false, "%s", _("no jump after this"));
		return DS_STALE_BAR;
	}
	return spot_go(v, v->jumps[++v->jump_at]);
}

/* ---- marks -------------------------------------------------------------------------------------------------- */

unsigned act_mark_wait(struct ds_view *v, struct ds_key key)
{
	(void)key;
	if (!page_has_text(&v->page)) {
		view_note(v, true, "%s", _("no text here to mark"));
		return DS_STALE_BAR;
	}
	v->waiting = WAIT_MARK;
	view_note(v, false, "%s", _("mark: a letter a-z"));
	return DS_STALE_BAR;
}

unsigned act_mark_go_wait(struct ds_view *v, struct ds_key key)
{
	(void)key;
	v->waiting = WAIT_MARK_GO;
	view_note(v, false, "%s", _("go to mark: a letter, or ' back"));
	return DS_STALE_BAR;
}

unsigned act_mark(struct ds_view *v, struct ds_key key)
{
	enum waiting what = v->waiting;
	if (what == WAIT_VISIT)
		return visit_answer(v, key);
	bool letter = key.code >= 'a' && key.code <= 'z';
	v->waiting = WAIT_NOTHING;
	if (key.code == DS_KEY_ESC || (!letter && !(what == WAIT_MARK_GO && key.code == '\'')))
		return DS_STALE_BAR;
	struct spot here = spot_here(v);
	if (what == WAIT_MARK) {
		v->marks[key.code - 'a'] = here;
		note_write(v, here, (char)key.code, DS_STR(""));
		struct ds_buf name = { 0 };
		uint32_t article;
		const char *trouble = v->state ? ds_state_trouble(v->state) : NULL;
		if (!trouble && v->state && !article_name(v, here.id, &name, &article))
			trouble = _("what comes from a pipe has no name to keep notes by");
		ds_buf_done(&name);
		if (trouble)
			view_note(v, true, _("marked %c until you quit: %s"), (int)key.code, trouble);
		else
			view_note(v, false, _("marked %c"), (int)key.code);
		return DS_STALE_BAR;
	}
	struct spot to = letter ? v->marks[key.code - 'a'] : v->back;
	const struct ds_note *kept = letter && to.id == DS_ARTICLE_NONE ? note_marked(v, (char)key.code) : NULL;
	if (kept) { /* of another day */
		to = note_spot(v, kept);
		if (to.id == DS_ARTICLE_NONE)
			return visit_note(v, kept);
	}
	if (to.id == DS_ARTICLE_NONE) {
		view_note(v, false, "%s", _("no such mark"));
		return DS_STALE_BAR;
	}
	jump_from(v, here);
	return spot_go(v, to);
}

/* ---- where reading stopped ---------------------------------------------------------------------------------- */

/* The source's name in the journals and the article's number in it; false for what no journal knows. */
bool article_name(const struct ds_view *v, ds_article_id id, struct ds_buf *name, uint32_t *article)
{
	struct ds_article_row row;
	if (!v->state || id == DS_ARTICLE_NONE || !ds_library_row(v->lib, id, &row))
		return false;
	ds_state_name(row.doc, name);
	*article = row.article;
	return name->n > 0;
}

void position_leave(struct ds_view *v)
{
	struct ds_buf name = { 0 };
	uint32_t article;
	if (!page_has_text(&v->page) || !article_name(v, v->page.id, &name, &article)) {
		ds_buf_done(&name);
		return;
	}
	uint32_t byte = page_top_byte(&v->page);
	const bool first = byte <= v->page.bytes.start;
	if (first && v->progress.beginning) { /* where one stopped may not have been there yet */
		ds_buf_done(&name);
		return;
	}
	const bool through = page_percent(&v->page) == 100;
	ds_state_position_set(v->state, name.p, article, first || through ? 0 : byte);
	ds_buf_done(&name);
}

void position_take(struct ds_view *v)
{
	struct ds_buf name = { 0 };
	uint32_t article, byte;
	bool wanted = v->config && ds_config_choice(v->config, DS_SET_RESUME) == 0;
	if (wanted && page_has_text(&v->page) && article_name(v, v->page.id, &name, &article) &&
	    ds_state_position(v->state, name.p, article, &byte) && byte > v->page.bytes.start &&
	    byte < v->page.bytes.end) {
		if (v->page.width > 0)
			page_top_at(&v->page, byte);
		else
			v->resume = byte;
		view_hint(v, false, "%s", _("you stopped reading here   {top} the beginning"));
	}
	ds_buf_done(&name);
}

/* act_tree.c: what is done with the chosen row of the tree of regions. */
#include "app.h"
#include "words.h"

unsigned act_to_region(struct ds_view *v, struct ds_key key)
{
	(void)key;
	struct ds_place place = page_now_region(&v->page);
	if (place.region == DS_REGION_NONE) {
		view_note(v, false, "%s", _("this belongs to no region"));
		return DS_STALE_BAR;
	}
	outline_show(&v->tree, place);
	v->focus = IN_TREE;
	return act_select(v);
}

unsigned act_enter(struct ds_view *v, struct ds_key key)
{
	(void)key;
	if (v->overlay != IN_ANY)
		return overlay_enter(v);
	struct ds_place place = outline_now(&v->tree);
	v->focus = IN_PAGE;
	jump_from(v, spot_here(v));
	act_select(v);
	if (place.region == DS_REGION_NONE || page_mention_within(&v->page, place))
		return DS_STALE_ALL;
	ds_article_id id = ds_library_step(v->lib, place, DS_ARTICLE_NONE, 1);
	if (id == DS_ARTICLE_NONE)
		return DS_STALE_ALL;
	unsigned stale = act_open_article(v, id);
	v->aim_within = !page_mention_within(&v->page, place) && v->progress.beginning;
	return stale;
}

unsigned act_open(struct ds_view *v, struct ds_key key)
{
	if (outline_expand(&v->tree))
		return DS_STALE_TREE | DS_STALE_BAR;
	if (v->tree.row.has_children && outline_move(&v->tree, 1))
		return act_select(v);
	return act_enter(v, key);
}

unsigned act_close(struct ds_view *v, struct ds_key key)
{
	(void)key;
	return outline_collapse(&v->tree) ? act_select(v) : 0;
}

unsigned act_sort(struct ds_view *v, struct ds_key key)
{
	(void)key;
	outline_sort_next(&v->tree);
	return DS_STALE_ALL;
}

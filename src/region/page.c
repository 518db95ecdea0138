/* page.c: what the articles of one page tell of each other: the city whose paper it is, the county of which the one before was. */
#include "region/page.h"
#include "region/home.h"

#define REPORT_MAX 60u /* bytes of 新闻网5月6日消息 behind a name */

/* Cities and counties have papers whose stories need not name them; 重庆 is a city too. */
static bool is_paper_home(ds_region page)
{
	return page > DS_REGION_CHINA &&
	       (region_level(page) >= DS_LEVEL_PREFECTURE || ds_str_ends(ds_region_name(page), DS_STR("市")));
}

/* 我省, 全省: the paper of a province, whose stories need not name it. */
static bool speaks_of_province(const struct resolver *r)
{
	for (size_t i = 0; i < r->hits_n; i++) {
		if (r->hits[i].kind == KEY_ANAPHOR && text_before(r->text, r->hits[i].at.end, DS_STR("省")))
			return true;
	}
	return false;
}

/* Does the article say 我县 or the like, as one of the place would? */
static bool is_own_of(const struct resolver *r, ds_region place)
{
	const struct ds_str name = ds_region_name(place), kind = { name.p + name.n - 3, 3 };
	for (size_t i = 0; i < r->hits_n; i++) {
		const struct hit *h = &r->hits[i];
		if (h->kind == KEY_ANAPHOR && char_in(r->text, h->at.start, (struct ds_str)WORD("我本")) &&
		    text_before(r->text, h->at.end, kind))
			return true;
	}
	return false;
}

/* 江州新闻网5月6日消息: what begins a paragraph and reports it, by a site or paper of the place. */
static bool reports_paper(const struct resolver *r, const struct ds_mention *m)
{
	const struct ds_block *b = &r->reading->blocks[m->block];
	if (b->kind != DS_BLOCK_PARAGRAPH || b->at.start != m->at.start)
		return false;
	struct ds_str head = ds_str_slice(r->text, (struct ds_span){ m->at.end, b->at.end });
	head.n = head.n < REPORT_MAX ? head.n : REPORT_MAX;
	return ds_str_find(head, DS_STR("消息"), 0) != SIZE_MAX || ds_str_find(head, DS_STR("讯"), 3) != SIZE_MAX;
}

/* 来源:宁波晚报: the city or county whose paper a source line of the article names, or the head of a paragraph; NONE. */
static ds_region paper_named(const struct resolver *r)
{
	for (size_t i = r->article_from; i < r->n; i++) {
		const struct ds_mention *m = &r->v[i].m;
		/* where it stands refuses nearly all */
		if ((r->reading->blocks[m->block].kind == DS_BLOCK_SOURCE || reports_paper(r, m)) &&
		    is_paper_home(m->place.region) && region_level(m->place.region) <= DS_LEVEL_COUNTY &&
		    names_paper(r->text, m->at))
			return m->place.region;
	}
	return DS_REGION_NONE;
}

/* Does a title of the article name the place, or one in it? */
static bool is_titled(const struct resolver *r, ds_region place)
{
	for (size_t i = 0; i < r->hits_n; i++) {
		const struct hit *h = &r->hits[i];
		if (h->kind == KEY_PLACE && r->reading->blocks[h->block].kind == DS_BLOCK_TITLE &&
		    region_holds(place, entries_at(key_at(h->key))->region))
			return true;
	}
	return false;
}

void page_begin(struct page *p)
{
	p->homeless = p->lent = false;
	p->homes_n = 0;
}

/* 我市, 我县 in an article that names no more than their province, if that: the latest of what those before are about that is
 * so called, or lies in what is. */
static ds_region home_called(const struct page *p, const struct resolver *r, ds_region seems)
{
	for (unsigned n = 1; n <= p->homes_n && n <= DS_COUNT(p->homes); n++) {
		const ds_region home = p->homes[(p->homes_n - n) % DS_COUNT(p->homes)];
		if (!region_holds(seems ? seems : DS_REGION_CHINA, home))
			continue;
		for (ds_region up = home; up > DS_REGION_CHINA && up != seems; up = region_parent(up)) {
			if (is_own_of(r, up))
				return home;
		}
	}
	return DS_REGION_NONE;
}

/* What the page lends an article whose own places say that it is about *seems, which may be given up for it; NONE. */
ds_region page_lends(struct page *p, const struct resolver *r, ds_region *seems)
{
	if (p->paper > DS_REGION_CHINA && *seems != DS_REGION_NONE && !region_holds(p->paper, *seems) &&
	    is_own_of(r, p->paper) && !is_titled(r, *seems)) {
		*seems = DS_REGION_NONE; /* 我县 of the paper's county, whatever other places the story has */
		return p->paper;
	}
	const ds_region home = p->paper ? DS_REGION_NONE : home_called(p, r, *seems);
	if (home || *seems != DS_REGION_NONE)
		return home;
	if (p->about > DS_REGION_CHINA && (is_paper_home(p->about) || speaks_of_province(r))) {
		p->lent = true;
		return p->about;
	}
	return DS_REGION_NONE;
}

void page_learns(struct page *p, const struct resolver *r, ds_region home)
{
	p->homeless = p->homeless || (!p->about && home <= DS_REGION_CHINA);
	while (home > DS_REGION_CHINA && region_level(home) > DS_LEVEL_COUNTY &&
	       region_level(home) != DS_LEVEL_OTHER)
		home = region_parent(home); /* no paper is a village's */
	const ds_region paper = paper_named(r);
	if (paper)
		p->paper = !p->paper || p->paper == paper ? paper : DS_REGION_CHINA;
	if (paper)
		p->about = paper;
	else if (home > DS_REGION_CHINA)
		p->about = p->about ? ds_region_common(p->about, home) : home;
	if (home > DS_REGION_CHINA)
		p->homes[p->homes_n++ % DS_COUNT(p->homes)] = home;
}

bool page_wants_again(const struct page *p)
{
	return p->about > DS_REGION_CHINA ? p->homeless : p->lent;
}

/* page_now.c: the figure or place that is current in the article, and the ways from one to the next. */
#include "page.h"

/* First of nav at or after a byte. */
uint32_t page_nav_at(const struct page *p, uint32_t byte)
{
	uint32_t low = 0, high = p->nav_n;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (p->doc->figures.v[p->nav[mid]].at.start < byte)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Steps through n sorted things of which the one at `here` stands first at or after the current byte, `on` when it is
 * the current one itself. False when there is none that way. */
static bool step_to(uint32_t n, uint32_t here, bool on, long steps, uint32_t *to)
{
	long i = (long)here + steps - (steps > 0 && !on ? 1 : 0);
	if (n == 0 || (steps > 0 && here + (on ? 1 : 0) >= n) || (steps < 0 && here == 0))
		return false;
	*to = i < 0 ? 0 : i >= (long)n ? n - 1 : (uint32_t)i;
	return true;
}

static uint32_t here_byte(const struct page *p, bool *on)
{
	struct ds_span now = page_now_span(p);
	int x, y;
	*on = now.end > now.start;
	if (!*on)
		now = page_hit_span(p);
	if (now.end > now.start && page_cell(p, now.start, &x, &y))
		return now.start;
	*on = false;
	return page_top_byte(p);
}

bool page_figure(struct page *p, long steps)
{
	bool on;
	uint32_t to;
	if (!page_has_text(p))
		return false;
	uint32_t byte = here_byte(p, &on), here = page_nav_at(p, byte);
	on = on && here < p->nav_n && p->doc->figures.v[p->nav[here]].at.start == byte;
	if (!step_to(p->nav_n, here, on, steps, &to))
		return false;
	page_choose(p, NOW_FIGURE, p->nav[to]);
	return true;
}

bool page_mention(struct page *p, long steps)
{
	bool on;
	uint32_t to;
	if (!page_has_text(p))
		return false;
	const struct ds_mention *m = p->doc->mentions.v + p->mention_first;
	uint32_t byte = here_byte(p, &on),
		 here = DS_FROM(p->doc->mentions.v, p->doc->mentions.n, byte) - p->mention_first;
	uint32_t n = p->mention_end - p->mention_first;
	if (steps > 0 && p->now == NOW_FIGURE &&
	    p->by_itself) /* the first on the screen, be it before that figure */
		here = DS_FROM(p->doc->mentions.v, p->doc->mentions.n, page_top_byte(p)) - p->mention_first;
	on = on && here < n && m[here].at.start == byte;
	if (!step_to(n, here, on, steps, &to))
		return false;
	page_choose(p, NOW_MENTION, p->mention_first + to);
	return true;
}

bool place_inside(struct ds_place within, struct ds_place place)
{
	if (within.region == DS_REGION_NONE)
		return true;
	if (place.region == DS_REGION_NONE)
		return false;
	if (within.tail.n > 0)
		return within.region == place.region && ds_str_starts(place.tail, within.tail);
	return ds_region_contains(within.region, place.region);
}

bool page_mention_within(struct page *p, struct ds_place within)
{
	if (!page_has_text(p))
		return false;
	for (uint32_t i = p->mention_first; i < p->mention_end; i++) {
		if (place_inside(within, p->doc->mentions.v[i].place)) {
			page_choose(p, NOW_MENTION, i);
			return true;
		}
	}
	for (uint32_t i = 0; i < p->nav_n; i++) {
		if (place_inside(within, p->doc->figures.v[p->nav[i]].place)) {
			page_choose(p, NOW_FIGURE, p->nav[i]);
			return true;
		}
	}
	return false;
}

void page_choose(struct page *p, enum now_kind kind, uint32_t i)
{
	p->now = kind;
	p->now_i = i;
	p->by_itself = false;
	page_go_byte(p, page_now_span(p).start);
}

bool page_choose_at(struct page *p, uint32_t byte)
{
	if (!page_has_text(p))
		return false;
	uint32_t i = page_nav_at(p, byte);
	if (i < p->nav_n && p->doc->figures.v[p->nav[i]].at.start == byte) {
		page_choose(p, NOW_FIGURE, p->nav[i]);
		return true;
	}
	for (i = p->mention_first; i < p->mention_end && p->doc->mentions.v[i].at.start <= byte; i++) {
		if (p->doc->mentions.v[i].at.start == byte) {
			page_choose(p, NOW_MENTION, i);
			return true;
		}
	}
	return false;
}

struct ds_span page_now_span(const struct page *p)
{
	if (!p->doc || p->now == NOW_NONE)
		return (struct ds_span){ 0, 0 };
	return p->now == NOW_FIGURE ? p->doc->figures.v[p->now_i].at : p->doc->mentions.v[p->now_i].at;
}

const struct ds_figure *page_now_figure(const struct page *p)
{
	return p->doc && p->now == NOW_FIGURE ? &p->doc->figures.v[p->now_i] : NULL;
}

struct ds_place page_now_region(const struct page *p)
{
	if (!p->doc || p->now == NOW_NONE)
		return (struct ds_place){ 0 };
	return p->now == NOW_FIGURE ? p->doc->figures.v[p->now_i].place : p->doc->mentions.v[p->now_i].place;
}

uint32_t page_ordinal(const struct page *p, const struct ds_figure *f)
{
	uint32_t i = page_nav_at(p, f->at.start);
	return i < p->nav_n && &p->doc->figures.v[p->nav[i]] == f ? i + 1 : 0;
}

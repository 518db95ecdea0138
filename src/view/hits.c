/* hits.c: the list of what is said of something in all articles, a sentence a row below the title of its article: of the words
 * of a search, or of a region. Articles are looked through one after the other while the list is there. */
#include "app.h"

#include <stdlib.h>

enum {
	HITS_MOST = 20000,
	LEAD_BYTES = 36,
	LEAD_NARROW = 12,
	NARROW = 60,
	STEP_BYTES = 400000,
	SENTENCE_BYTES = 900
};

/* What is wanted of one article: where the words stand in a part of its blocks, or its places and figures in the region. */
static void place_spans(const struct ds_view *v, const struct ds_doc *d, struct ds_span in, struct span_list *out)
{
	const struct ds_mentions *m = &d->mentions;
	const struct ds_figures *f = &d->figures;
	uint32_t i = DS_FROM(m->v, m->n, in.start), k = DS_FROM(f->v, f->n, in.start);
	for (;;) {
		const struct ds_mention *place = i < m->n && m->v[i].at.start < in.end ? &m->v[i] : NULL;
		const struct ds_figure *figure = k < f->n && f->v[k].at.start < in.end ? &f->v[k] : NULL;
		if (!place && !figure)
			return;
		const bool first = place && (!figure || place->at.start <= figure->at.start);
		if (first && place->counts && place_inside(v->page.within, place->place))
			span_add(out, place->at);
		if (!first && !figure->minor && place_inside(v->page.within, figure->place))
			span_add(out, figure->at);
		i += first;
		k += !first;
	}
}

/* The sentence with its beginning left out where that keeps the hit from sight: …达到61.98亿元. */
static void row_add(struct ds_view *v, ds_article_id id, struct ds_str sentence, uint32_t at, struct ds_span hit)
{
	struct ds_buf b = { 0 };
	const size_t lead = v->w < NARROW ? LEAD_NARROW : LEAD_BYTES;
	size_t off = hit.start - at, from = 0, n;
	if (off > lead) {
		for (from = off - lead; from > 0 && ((unsigned char)sentence.p[from] & 0xc0) == 0x80;)
			from--;
		ds_buf_addz(&b, from > 0 ? "…" : "");
	}
	const uint32_t start = (uint32_t)(b.n + off - from);
	for (n = sentence.n; n - from > SENTENCE_BYTES;)
		n = (size_t)(ds_utf8_prev(sentence.p + n, sentence.p) - sentence.p);
	ds_buf_add(&b, sentence.p + from, n - from);
	for (size_t i = 0; i < b.n; i++)
		b.p[i] = b.p[i] == '\t' || b.p[i] == '\n' ? ' ' : b.p[i];
	uint32_t end = start + hit.end - hit.start;
	list_add(&v->list, (struct list_row){
			       .id = id,
			       .byte = hit.start,
			       .indent = 1,
			       .role = DS_ROLE_TEXT,
			       .text = {b.p,    b.n                            },
			       .strong = { start, end < b.n ? end : (uint32_t)b.n},
        });
	ds_buf_done(&b);
}

/* The rows of an article, its title above them: a sentence is listed once, however often it has the words. */
static void rows_add(struct ds_view *v, ds_article_id id, const struct ds_reading *r)
{
	struct sweep *w = &v->sweep;
	struct ds_article_row row;
	uint32_t last = UINT32_MAX;
	if (w->found.n == 0 || !ds_library_row(v->lib, id, &row))
		return;
	list_add(&v->list, (struct list_row){ .id = id,
					      .byte = w->found.v[0].start,
					      .role = DS_ROLE_TITLE,
					      .text = row.title,
					      .detail = ds_place_name(row.place) });
	for (size_t i = 0; i < w->found.n; i++) {
		struct ds_str sentence = sentence_around(r, w->found.v[i]);
		const uint32_t at = (uint32_t)(sentence.p - r->text.p);
		if (at == last)
			continue;
		last = at;
		row_add(v, id, sentence, at < w->found.v[i].start ? at : w->found.v[i].start, w->found.v[i]);
		w->rows++;
	}
	w->articles++;
}

/* A part of an article's blocks; true when it has been looked through. */
static bool article_look(struct ds_view *v, ds_article_id id)
{
	struct sweep *w = &v->sweep;
	const struct ds_doc *doc;
	uint32_t index;
	if (ds_library_open_doc(v->lib, id, &doc, &index, NULL) != DS_OK)
		return true;
	const struct ds_article *a = &doc->reading.articles[index];
	size_t seen = 0;
	for (; w->block < a->block_n && seen < STEP_BYTES; w->block++) {
		const uint32_t block = a->block + w->block;
		const struct ds_span at = doc->reading.blocks[block].at;
		if (w->place)
			place_spans(v, doc, at, &w->found);
		else
			search_block(&v->search.query, doc, block, &w->found);
		seen += at.end - at.start;
	}
	const bool done = w->block >= a->block_n;
	if (done)
		rows_add(v, id, &doc->reading);
	page_refresh(&v->page);
	return done;
}

unsigned hits_step(struct ds_view *v)
{
	struct sweep *w = &v->sweep;
	if (v->overlay != IN_LIST || v->list.kind != LIST_HITS) {
		w->on = false; /* goes on when the list is opened again */
		return 0;
	}
	const ds_article_id id = ds_library_at(v->lib, v->page.within, w->looked);
	if (id == DS_ARTICLE_NONE || w->rows >= HITS_MOST) {
		w->on = !v->progress.done && w->rows < HITS_MOST; /* more may come */
		return DS_STALE_ALL;                              /* an empty list says so now */
	}
	if (!ds_library_ready(v->lib, id))
		return DS_STALE_BAR; /* goes on when it is read */
	const uint32_t before = v->list.all, now = v->list.n > 0 ? v->list.shown[v->list.now] : 0;
	if (!article_look(v, id))
		return DS_MORE;
	w->looked++;
	w->block = 0;
	w->found.n = 0;
	if (v->list.all == before)
		return DS_MORE | (w->looked % 16 ? 0 : DS_STALE_BAR);
	list_show(&v->list, now);
	return DS_STALE_ALL | DS_MORE;
}

unsigned hits_list(struct ds_view *v, bool place, bool again)
{
	struct sweep *w = &v->sweep;
	v->overlay = IN_LIST;
	if (!again || v->list.kind != LIST_HITS || place || w->place) {
		free(w->found.v);
		*w = (struct sweep){ .place = place };
		list_start(&v->list, LIST_HITS);
		list_show(&v->list, 0);
	}
	if (place) { /* what was searched before is not what is looked at now */
		search_off(&v->search);
		v->hit = v->hit_byte = UINT32_MAX;
		search_publish(v);
	}
	w->on = true;
	return DS_STALE_ALL | DS_MORE;
}

unsigned act_hits(struct ds_view *v, struct ds_key key)
{
	(void)key;
	if (v->overlay == IN_ANY && v->focus == IN_TREE && v->page.within.region != DS_REGION_NONE)
		return hits_list(v, true, false);
	return act_prompt_open(v, PROMPT_HITS);
}

unsigned hits_enter(struct ds_view *v, const struct list_row *row)
{
	const uint32_t byte = row->byte;
	unsigned stale = spot_go(v, (struct spot){ row->id, byte });
	if (v->sweep.place)
		return stale;
	search_again(&v->search, &v->page, byte);
	if (search_work(&v->search, &v->page, 100000))
		stale |= DS_MORE;
	v->hit_byte = byte;
	v->page.now = NOW_NONE;
	search_publish(v);
	page_go_byte(&v->page, byte);
	return stale | DS_STALE_ALL;
}

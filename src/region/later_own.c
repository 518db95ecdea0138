/* later_own.c: “我们村有120户。”甲镇乙村村民张三说: what the one who is quoted says of his village or township, whose name stands behind
 * the quotation. later.c calls it, when all names are found. */
#include "region/later.h"

#define QUOTATION_MAX 900u /* bytes of it that are looked through */
#define SPEAKER_MAX   90u  /* between it and the place of who is quoted */

/* 我们村, 全镇: how the place's name must end; 0 long for what is larger. */
static struct ds_str kind_of(struct ds_str said)
{
	static const struct ds_str heads = WORD("我咱俺本全"),
				   kinds[] = { WORD("村"), WORD("镇"), WORD("乡"), WORD("社区") };
	for (size_t i = 0; i < DS_COUNT(kinds) && char_in(said, 0, heads); i++) {
		if (ds_str_ends(said, kinds[i]))
			return kinds[i];
	}
	return (struct ds_str){ NULL, 0 };
}

/* Where the quotation that off stands in ends; 0 when it stands in none. */
static uint32_t quotation_end(struct ds_str text, uint32_t off, uint32_t end)
{
	while (off < end && !text_at(text, off, DS_STR("“")) && !text_at(text, off, DS_STR("”")))
		off++;
	return off < end && text_at(text, off, DS_STR("”")) ? off + 3 : 0;
}

/* The place of who is quoted, in the sentence that goes on behind the quotation; NULL. */
static const struct draft *place_of_quoted(const struct resolver *r, uint32_t off, uint32_t end, struct ds_str kind)
{
	size_t i = mention_behind(r, off);
	for (; i < r->n && r->v[i].m.at.start < end && r->v[i].m.at.start < off + SPEAKER_MAX; i++) {
		const struct draft *d = &r->v[i];
		const struct ds_str between = ds_str_slice(r->text, (struct ds_span){ off, d->m.at.start });
		if (ds_str_find(between, DS_STR("。"), 0) != SIZE_MAX ||
		    ds_str_find(between, DS_STR("“"), 0) != SIZE_MAX)
			return NULL;
		if (d->m.form != DS_FORM_ANAPHOR && d->m.level >= DS_LEVEL_TOWNSHIP &&
		    ds_str_ends(ds_place_name(d->m.place), kind))
			return d;
	}
	return NULL;
}

void own_settle(struct resolver *r, struct found *f)
{
	for (size_t i = 0; i < r->hits_n; i++) {
		const struct hit *h = &r->hits[i];
		if (h->kind != KEY_ANAPHOR)
			continue;
		const struct ds_str kind = kind_of(ds_str_slice(r->text, h->at));
		if (!kind.n)
			continue;
		const uint32_t end = r->reading->blocks[h->block].at.end,
			       stop = end - h->at.end > QUOTATION_MAX ? h->at.end + QUOTATION_MAX : end,
			       off = quotation_end(r->text, h->at.end, stop);
		const struct draft *as = off ? place_of_quoted(r, off, end, kind) : NULL;
		if (!as)
			continue;
		struct draft *said = &r->v[mention_behind(r, h->at.start)]; /* one stands behind: as */
		if (said->m.at.start == h->at.start) {
			said->m.place = as->m.place;
			said->m.level = as->m.level;
			said->next = as->next;
			said->parent = as->parent;
			said->level = as->level;
		} else {
			found_put(r, f, as, h->at, DS_FORM_ANAPHOR, h->block, h->sentence);
		}
	}
}
